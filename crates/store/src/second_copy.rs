//! The second copy: what it must do, and the thread that keeps it up to date and says what is confirmed.
//!
//! An append that demands a second copy is answered by this thread. It never holds up the writer, and never says that
//! something is confirmed before the copy said so.

use std::collections::VecDeque;
use std::io::{BufReader, BufWriter, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::engine::sqlite::{Role, Sqlite};
use crate::engine::{Engine, Intent, within};
use crate::error::StoreError;
use crate::shipment::{self, Shipment};
use crate::words::{Appended, Confirmation};
use crate::writer::Reply;
use crate::{backup, facts};

/// The most bytes of shipments kept for a copy that is away.
const KEPT_BYTES_MAX: usize = 64 << 20;

/// How long a copy that failed is left alone.
const PAUSE: Duration = Duration::from_millis(500);

/// A second copy of a store, in another file or on another host. Each call returns when the copy has it on its disk.
pub trait Replica: Send {
    /// How many commits it has; none when it has nothing yet, or something of another store.
    ///
    /// # Errors
    /// When the copy does not answer.
    fn position(&mut self) -> Result<Option<u64>, StoreError>;

    /// Applies what one commit wrote, the next after its position.
    ///
    /// # Errors
    /// When it is not the next, or the copy failed.
    fn apply(&mut self, shipment: &[u8]) -> Result<(), StoreError>;

    /// Becomes what this backup holds.
    ///
    /// # Errors
    /// When the backup cannot be read, or the copy failed.
    fn replace(&mut self, backup: &mut dyn Read) -> Result<(), StoreError>;
}

/// A second copy in a SQLite file, best on another disk.
pub struct FileReplica {
    engine: Sqlite,
    identity: [u8; 16],
}

impl FileReplica {
    /// Opens or makes the file. `identity` is that of the store, by [`crate::Store::identity`].
    ///
    /// # Errors
    /// When the file cannot be opened.
    pub fn open(path: &Path, identity: [u8; 16]) -> Result<Self, StoreError> {
        Ok(FileReplica { engine: Sqlite::open(path, Role::Writer, PAUSE)?, identity })
    }
}

impl Replica for FileReplica {
    fn position(&mut self) -> Result<Option<u64>, StoreError> {
        let identity = self.identity;
        within(&mut self.engine, Intent::Read, |engine| {
            if engine.is_new()? || facts::read(engine)?.identity != identity {
                return Ok(None);
            }
            facts::counters(engine).map(|counters| Some(counters.commits))
        })
    }

    fn apply(&mut self, shipment: &[u8]) -> Result<(), StoreError> {
        let applied = shipment::apply(&mut self.engine, shipment);
        if applied.is_err() {
            drop(self.engine.recover());
        }
        self.engine.tidy_up()?;
        applied
    }

    fn replace(&mut self, backup: &mut dyn Read) -> Result<(), StoreError> {
        backup::replace(&mut self.engine, backup)
    }
}

/// An append that is durable and waits to be confirmed.
pub(crate) struct Pending {
    pub(crate) reply: Reply,
    pub(crate) appended: Appended,
}

enum Note {
    Shipment(Shipment),
    Pending(Pending, u64),
    Stop,
}

/// The thread that keeps the copy.
pub(crate) struct SecondCopy {
    notes: Sender<Note>,
    wants_shipments: bool,
    /// The last commit that was shipped.
    shipped: Arc<AtomicU64>,
    thread: Option<JoinHandle<()>>,
}

/// What keeps the copy: a replica that is shipped to, or the engine's own standbys.
pub(crate) enum Keeper {
    /// The replica, and a connection to make whole copies from.
    Shipped(Box<dyn Replica>, Box<dyn Engine>),
    /// A connection that can ask for the standbys.
    Standbys(Box<dyn Engine>),
}

impl SecondCopy {
    /// Starts the thread. `wait` is how long an append waits to be confirmed; `confirmed` is told each number up to which all is.
    pub(crate) fn start(keeper: Keeper, wait: Duration, confirmed: Arc<AtomicU64>) -> Self {
        let (notes, inbox) = channel();
        let wants_shipments = matches!(keeper, Keeper::Shipped(..));
        let thread = thread::spawn(move || {
            let state =
                Keeping { inbox, wait, confirmed, kept: VecDeque::new(), pending: VecDeque::new(), stopped: false };
            match keeper {
                Keeper::Shipped(replica, source) => state.ship(replica, source),
                Keeper::Standbys(engine) => state.ask(engine),
            }
        });
        SecondCopy { notes, wants_shipments, shipped: Arc::default(), thread: Some(thread) }
    }

    /// Whether the writer is to record what it writes.
    pub(crate) fn wants_shipments(&self) -> bool {
        self.wants_shipments
    }

    /// Hands over what one commit wrote.
    pub(crate) fn ship(&self, shipment: Shipment) {
        self.shipped.store(shipment.commit, Ordering::Release);
        drop(self.notes.send(Note::Shipment(shipment)));
    }

    /// Hands over the answer to an append that is committed and shipped.
    pub(crate) fn confirm(&self, pending: Pending) {
        let commit = self.shipped.load(Ordering::Acquire);
        drop(self.notes.send(Note::Pending(pending, commit)));
    }
}

impl Drop for SecondCopy {
    fn drop(&mut self) {
        drop(self.notes.send(Note::Stop));
        drop(self.thread.take().map(JoinHandle::join));
    }
}

/// Makes the replica a copy of the whole store, which goes through a pipe and is never in memory at once; says how many commits it has.
fn copy_whole(replica: &mut dyn Replica, source: &mut dyn Engine) -> Result<u64, StoreError> {
    let (reader, writer) = std::io::pipe().map_err(|error| StoreError::file("a pipe", &error))?;
    thread::scope(|scope| {
        let written = scope.spawn(move || backup::write(source, BufWriter::new(writer)));
        let mut reader = BufReader::new(reader);
        let replaced = replica.replace(&mut reader);
        // A copy that failed stops reading, and what writes must not wait for it.
        drop(reader);
        let written = written.join().unwrap_or(Err(StoreError::Closed));
        replaced.and(written)
    })
}

/// An answer that waits, since when, and for which commit.
struct Waiting {
    pending: Pending,
    commit: u64,
    since: Instant,
}

struct Keeping {
    inbox: Receiver<Note>,
    wait: Duration,
    confirmed: Arc<AtomicU64>,
    kept: VecDeque<Shipment>,
    pending: VecDeque<Waiting>,
    stopped: bool,
}

impl Keeping {
    /// Ships each commit to the replica.
    fn ship(mut self, mut replica: Box<dyn Replica>, mut source: Box<dyn Engine>) {
        let mut position = None;
        let mut failed_at: Option<Instant> = None;
        loop {
            self.take_in(PAUSE.min(self.wait));
            let rested = failed_at.is_none_or(|at| at.elapsed() >= PAUSE);
            let behind = position.is_none() || !self.kept.is_empty();
            if rested && behind {
                // Why it failed is of no use to an append; that it is not confirmed is what counts.
                position = self.bring_up(replica.as_mut(), source.as_mut(), position).ok();
                failed_at = position.is_none().then(Instant::now);
            }
            self.answer(position);
            if self.stopped {
                return self.give_up();
            }
        }
    }

    /// Brings the replica to the last commit, by what is kept if that suffices.
    fn bring_up(
        &mut self,
        replica: &mut dyn Replica,
        source: &mut dyn Engine,
        position: Option<u64>,
    ) -> Result<u64, StoreError> {
        let known = match position {
            Some(position) => Some(position),
            None => replica.position()?,
        };
        let now = within(source, Intent::Read, facts::counters)?.commits;
        let kept_from = self.kept.front().map_or(now + 1, |first| first.commit);
        let mut position = match known {
            Some(position) if position + 1 >= kept_from && position <= now => position,
            _ => copy_whole(replica, source)?,
        };
        while let Some(next) = self.kept.front() {
            if next.commit > position {
                replica.apply(&next.bytes)?;
                position = next.commit;
            }
            self.kept.pop_front();
        }
        Ok(position)
    }

    /// Asks the engine whether a standby has what is committed.
    fn ask(mut self, mut engine: Box<dyn Engine>) {
        loop {
            self.take_in(PAUSE.min(self.wait));
            if !self.pending.is_empty() {
                let last = self.pending.back().map_or(0, |waiting| waiting.commit);
                let has = engine.second_copy(self.wait);
                if has.is_err() {
                    drop(engine.recover());
                }
                self.answer(matches!(has, Ok(Some(true))).then_some(last));
            }
            if self.stopped {
                return self.give_up();
            }
        }
    }

    /// Takes in all notes there are; waits for the first.
    fn take_in(&mut self, wait: Duration) {
        let mut next = match self.inbox.recv_timeout(wait) {
            Ok(note) => Some(note),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Note::Stop),
        };
        while let Some(note) = next {
            match note {
                Note::Shipment(shipment) => self.kept.push_back(shipment),
                Note::Pending(pending, commit) => {
                    self.pending.push_back(Waiting { pending, commit, since: Instant::now() });
                }
                Note::Stop => self.stopped = true,
            }
            next = self.inbox.try_recv().ok();
        }
        let mut bytes: usize = self.kept.iter().map(|shipment| shipment.bytes.len()).sum();
        while bytes > KEPT_BYTES_MAX {
            bytes -= self.kept.pop_front().map_or(bytes, |oldest| oldest.bytes.len());
        }
    }

    /// Answers those whose commit the copy has, and those that waited too long.
    fn answer(&mut self, position: Option<u64>) {
        while let Some(waiting) = self.pending.front() {
            let has = position.is_some_and(|position| position >= waiting.commit);
            if !has && waiting.since.elapsed() < self.wait {
                return;
            }
            let Some(Waiting { pending: Pending { reply, mut appended }, .. }) = self.pending.pop_front() else {
                return;
            };
            if has {
                appended.confirmation = Confirmation::Replicated;
                let last = appended.numbers.first + appended.numbers.count.saturating_sub(1);
                self.confirmed.fetch_max(last, Ordering::AcqRel);
            }
            drop(reply.send(Ok(appended)));
        }
    }

    /// Tells the rest what they are: durable.
    fn give_up(mut self) {
        for Waiting { pending: Pending { reply, appended }, .. } in self.pending.drain(..) {
            drop(reply.send(Ok(appended)));
        }
    }
}
