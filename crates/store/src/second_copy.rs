//! The second copy of a store in a file, in another file; and the thread that keeps it up to date and says what is confirmed.
//!
//! An append that demands a second copy is answered by this thread. It never holds up the writer, and never says that
//! something is confirmed before the copy said so. A copy that has what the store does not is not touched.

use std::collections::VecDeque;
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::backup;
use crate::engine::sqlite::{Role, Sqlite};
use crate::engine::{Engine, Intent, within};
use crate::error::StoreError;
use crate::facts::{self, Position};
use crate::shipment::{self, Shipment};
use crate::words::{Appended, Confirmation};
use crate::writer::Reply;

/// The most bytes of shipments kept for a copy that is away: the largest append fits, with a batch before it.
const KEPT_BYTES_MAX: usize = 96 << 20;

/// How long a copy that failed is left alone.
const PAUSE: Duration = Duration::from_millis(500);

/// What is known of the second copy, for those who ask.
#[derive(Debug, Default)]
pub(crate) struct Watch {
    confirmed: AtomicU64,
    trouble: Mutex<Option<StoreError>>,
}

impl Watch {
    /// The highest number that is known to be on the copy.
    pub(crate) fn confirmed(&self) -> u64 {
        self.confirmed.load(Ordering::Acquire)
    }

    /// Takes down that the copy has everything up to this number.
    fn confirm(&self, number: u64) {
        self.confirmed.fetch_max(number, Ordering::AcqRel);
    }

    /// Why the copy is not what the store is.
    pub(crate) fn trouble(&self) -> Option<StoreError> {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set_trouble(&self, trouble: Option<StoreError>) {
        *self.trouble.lock().unwrap_or_else(PoisonError::into_inner) = trouble;
    }
}

/// The file of the copy, and a connection to it while it can be had.
pub(crate) struct CopyFile {
    path: PathBuf,
    engine: Option<Sqlite>,
}

impl CopyFile {
    /// The copy at `path` of the store at `store`, which `source` reads. One that cannot be opened now is tried again later.
    pub(crate) fn new(store: &Path, path: PathBuf, source: &mut dyn Engine) -> Result<Self, StoreError> {
        let is_same = |file: &Path| {
            file.canonicalize().ok().is_some_and(|file| store.canonicalize().is_ok_and(|store| store == file))
        };
        if is_same(&path) {
            return Err(StoreError::Unfit { what: "the second copy is the file of the store itself".to_owned() });
        }
        let mut copy = CopyFile { path, engine: None };
        let now = within(source, Intent::Read, facts::position)?;
        match copy.position(&now) {
            Err(
                refusal @ (StoreError::Ahead { .. }
                | StoreError::Newer { .. }
                | StoreError::Occupied { .. }
                | StoreError::Unfit { .. }),
            ) => Err(refusal),
            _ => Ok(copy),
        }
    }

    fn engine(&mut self) -> Result<&mut Sqlite, StoreError> {
        if self.engine.is_none() {
            self.engine = Some(Sqlite::open(&self.path, Role::Writer, PAUSE)?);
        }
        self.engine.as_mut().ok_or(StoreError::Closed)
    }

    /// How many commits it has, if it is what the store was when it had so many; none when it has nothing yet, or is to be made anew.
    fn position(&mut self, store: &Position) -> Result<Option<u64>, StoreError> {
        let copy = within(self.engine()?, Intent::Read, |engine| {
            if engine.is_new()? { Ok(None) } else { facts::position(engine).map(Some) }
        })?;
        let Some(copy) = copy else { return Ok(None) };
        if copy.identity != store.identity {
            return Err(StoreError::Occupied { what: format!("{}, a copy of another store,", self.path.display()) });
        }
        if copy.format > store.format {
            return Err(StoreError::Newer { found: copy.format, known: store.format });
        }
        if !copy.is_before(store) {
            return Err(StoreError::Ahead { store: store.commits, copy: copy.commits });
        }
        Ok((copy.format == store.format).then_some(copy.commits))
    }

    /// Applies what one commit wrote, the next after its position, and returns when it is on the disk.
    fn apply(&mut self, shipment: &[u8]) -> Result<(), StoreError> {
        let engine = self.engine()?;
        shipment::apply(engine, shipment)?;
        engine.tidy_up()
    }

    /// The last number that it has.
    fn number(&mut self) -> Result<u64, StoreError> {
        within(self.engine()?, Intent::Read, facts::counters).map(|counters| counters.number)
    }

    /// Becomes a copy of the whole store, which goes through a pipe and is never in memory at once; says how many commits it has.
    fn replace(&mut self, source: &mut dyn Engine) -> Result<u64, StoreError> {
        let engine = self.engine()?;
        let (reader, writer) = std::io::pipe().map_err(|error| StoreError::file("a pipe", &error))?;
        thread::scope(|scope| {
            let written = scope.spawn(move || backup::write(source, BufWriter::new(writer)));
            let mut reader = BufReader::new(reader);
            let replaced = backup::replace(engine, &mut reader);
            // A copy that failed stops reading, and what writes must not wait for it.
            drop(reader);
            let written = written.join().unwrap_or(Err(StoreError::Closed));
            replaced.and(written)
        })
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
    shipment_bytes_max: Option<usize>,
    wait: Duration,
    /// The last commit that was shipped.
    shipped: Arc<AtomicU64>,
    thread: Option<JoinHandle<()>>,
}

/// What keeps the copy: a file that is shipped to, or the engine's own standbys.
pub(crate) enum Keeper {
    /// The file, and a connection to make whole copies from.
    Shipped(Box<CopyFile>, Box<dyn Engine>),
    /// A connection that can ask for the standbys.
    Standbys(Box<dyn Engine>),
}

impl SecondCopy {
    /// Starts the thread. `wait` is how long an append waits to be confirmed; `watch` is told what became of the copy.
    pub(crate) fn start(keeper: Keeper, wait: Duration, watch: Arc<Watch>) -> Self {
        let (notes, inbox) = channel();
        let shipment_bytes_max = matches!(keeper, Keeper::Shipped(..)).then_some(KEPT_BYTES_MAX);
        let thread = thread::spawn(move || {
            let (kept, pending) = (VecDeque::new(), VecDeque::new());
            let state = Keeping { inbox, wait, watch, kept, last: 0, pending, stopped: false };
            match keeper {
                Keeper::Shipped(copy, source) => state.ship(copy, source),
                Keeper::Standbys(engine) => state.ask(engine),
            }
        });
        SecondCopy { notes, shipment_bytes_max, wait, shipped: Arc::default(), thread: Some(thread) }
    }

    /// Up to how many bytes of each commit the writer is to record; none where nothing is shipped.
    pub(crate) fn shipment_bytes_max(&self) -> Option<usize> {
        self.shipment_bytes_max
    }

    /// Hands over what one commit wrote.
    pub(crate) fn ship(&self, shipment: Shipment) {
        self.shipped.store(shipment.commit, Ordering::Release);
        drop(self.notes.send(Note::Shipment(shipment)));
    }

    /// Hands over the answer to an append that is committed and shipped. Where it is not to wait, it is answered here: the thread may be
    /// busy with the copy.
    pub(crate) fn confirm(&self, pending: Pending) {
        if self.wait.is_zero() {
            drop(pending.reply.send(Ok(pending.appended)));
            return;
        }
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

/// An answer that waits, since when, and for which commit.
struct Waiting {
    pending: Pending,
    commit: u64,
    since: Instant,
}

struct Keeping {
    inbox: Receiver<Note>,
    wait: Duration,
    watch: Arc<Watch>,
    /// Shipments without a gap, each with its commit.
    kept: VecDeque<(u64, Vec<u8>)>,
    /// The last commit that was shipped, whether it is kept or not.
    last: u64,
    pending: VecDeque<Waiting>,
    stopped: bool,
}

impl Keeping {
    /// Ships each commit to the copy.
    fn ship(mut self, mut copy: Box<CopyFile>, mut source: Box<dyn Engine>) {
        let mut position = None;
        let mut failed_at: Option<Instant> = None;
        loop {
            self.take_in();
            let rested = failed_at.is_none_or(|at| at.elapsed() >= PAUSE);
            if rested && position.is_none_or(|position| position < self.last) {
                let brought = self.bring_up(&mut copy, source.as_mut(), position);
                let brought = brought.and_then(|position| copy.number().map(|number| (position, number)));
                let brought = brought.map(|(position, number)| {
                    self.watch.confirm(number);
                    position
                });
                position = brought.as_ref().ok().copied();
                failed_at = position.is_none().then(Instant::now);
                // After a failure it is opened anew: its file may be another by then.
                copy.engine.take_if(|_| brought.is_err());
                self.watch.set_trouble(brought.err());
            }
            self.answer(position);
            if self.stopped {
                return self.give_up();
            }
        }
    }

    /// Brings the copy to the last commit, by what is kept if that suffices.
    fn bring_up(
        &mut self,
        copy: &mut CopyFile,
        source: &mut dyn Engine,
        position: Option<u64>,
    ) -> Result<u64, StoreError> {
        let known = match position {
            Some(position) => Some(position),
            None => copy.position(&within(source, Intent::Read, facts::position)?)?,
        };
        let kept_from = match self.kept.front() {
            Some((first, _)) => *first,
            None => within(source, Intent::Read, facts::counters)?.commits + 1,
        };
        let mut position = match known {
            Some(position) if position + 1 >= kept_from => position,
            _ => copy.replace(source)?,
        };
        while let Some((commit, bytes)) = self.kept.front() {
            if *commit > position {
                copy.apply(bytes)?;
                position = *commit;
            }
            self.kept.pop_front();
        }
        Ok(position)
    }

    /// Asks the engine whether a standby has what is committed.
    fn ask(mut self, mut engine: Box<dyn Engine>) {
        loop {
            self.take_in();
            let last = self.pending.back().map_or(0, |waiting| waiting.commit);
            let has = self.look_at_standbys(engine.as_mut());
            if has.is_err() {
                drop(engine.recover());
            }
            self.answer(has.is_ok_and(|has| has).then_some(last));
            if self.stopped {
                return self.give_up();
            }
        }
    }

    /// Whether a standby has all that is committed by now; waits for it if somebody waits for the answer.
    fn look_at_standbys(&mut self, engine: &mut dyn Engine) -> Result<bool, StoreError> {
        let number = within(engine, Intent::Read, facts::counters)?.number;
        if self.pending.is_empty() && number <= self.watch.confirmed() {
            return Ok(true);
        }
        let wait = if self.pending.is_empty() { Duration::ZERO } else { self.wait };
        let has = engine.second_copy(wait)? == Some(true);
        if has {
            self.watch.confirm(number);
        }
        Ok(has)
    }

    /// Takes in all notes there are; waits for the first, as long as nobody has waited too long for an answer.
    fn take_in(&mut self) {
        let wait = if self.pending.is_empty() { PAUSE } else { PAUSE.min(self.wait) };
        let mut next = match self.inbox.recv_timeout(wait) {
            Ok(note) => Some(note),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Note::Stop),
        };
        while let Some(note) = next {
            match note {
                Note::Shipment(Shipment { commit, bytes }) => {
                    self.last = commit;
                    match bytes {
                        Some(bytes) => self.kept.push_back((commit, bytes)),
                        // What was before it is of no use without it.
                        None => self.kept.clear(),
                    }
                }
                Note::Pending(pending, commit) => {
                    self.pending.push_back(Waiting { pending, commit, since: Instant::now() });
                }
                Note::Stop => self.stopped = true,
            }
            next = self.inbox.try_recv().ok();
        }
        let mut bytes: usize = self.kept.iter().map(|(_, bytes)| bytes.len()).sum();
        while bytes > KEPT_BYTES_MAX && self.kept.len() > 1 {
            bytes -= self.kept.pop_front().map_or(bytes, |(_, oldest)| oldest.len());
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
                self.watch.confirm(last);
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
