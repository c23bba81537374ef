//! The store as its users see it: opening, appending, reading, projections. One writer thread stands behind it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::mpsc::{Sender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::decide::{Head, Prepared};
use crate::engine::postgres;
use crate::engine::sqlite::{Role, Sqlite};
use crate::engine::{Engine, Intent, Row, Value, one, select, within};
use crate::error::StoreError;
use crate::facts::{self, Facts};
use crate::migrate;
use crate::place::{Location, Options, State, Terms};
use crate::schema::{EVENT, FORMAT, PROJECTION, STREAM, TABLES};
use crate::second_copy::{CopyFile, Keeper, SecondCopy, Watch};
use crate::signal::Signal;
use crate::waiting::may_wait;
use crate::words::{Append, Appended, Event, LogIndex, Number, Revision, Stream, StreamState};
use crate::writer::{Answered, Job, Trouble, Writer};

/// Why a store that was opened to be read alone takes no appends.
const TO_READ: &str = "it was opened to be read alone";

/// The most connections that are kept for reading.
const READERS_KEPT: usize = 8;

/// A store that is open. Clones share it; it closes with the last of them, on whatever thread.
///
/// Calls wait for the disk or the server: [`without_waiting`](crate::without_waiting) finds those on threads that must not.
#[derive(Clone)]
pub struct Store {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    location: Location,
    terms: Terms,
    facts: Facts,
    jobs: Option<Sender<Job>>,
    threads: Mutex<Vec<JoinHandle<()>>>,
    readers: Mutex<Vec<Box<dyn Engine>>>,
    trouble: Trouble,
    /// What is said of the second copy.
    watch: Arc<Watch>,
    probe_every: Duration,
    pub(crate) signal: Arc<Signal>,
    pub(crate) poll_every: Duration,
}

impl Store {
    /// Opens the store at `location`, and makes it if it is not there. One of an older format is migrated, after a backup.
    ///
    /// # Errors
    /// When the engine is unfit or does not answer, what is there is no store or one that this program cannot read, or the second copy has what
    /// the store does not.
    pub fn open(location: &Location, options: Options) -> Result<Self, StoreError> {
        may_wait();
        let terms = options.terms();
        let existing = look_at(location, &terms)?;
        if let Some(facts) = existing.filter(|facts| facts.format > FORMAT) {
            return Self::to_read(location, terms, facts, &options);
        }
        let mut engine = location.connect(&terms, Role::Writer)?;
        let facts = within(engine.as_mut(), Intent::Write, |engine| match look(engine)? {
            Some(facts) if facts.format < FORMAT => {
                migrate::back_up(engine, location, options.backup_to.as_deref())?;
                migrate::migrate(engine)?;
                facts::read(engine)
            }
            Some(facts) if facts.format > FORMAT => Err(StoreError::Newer { found: facts.format, known: FORMAT }),
            Some(facts) => Ok(facts),
            None => make(engine),
        })?;
        let mut inner = Inner::new(location, terms, facts, &options);
        let second_copy = inner.second_copy(options)?;
        inner.start(engine, second_copy);
        if let Location::Server(address) = location {
            postgres::listen(address, &inner.terms, &inner.signal)?;
        }
        Ok(Store { inner: Arc::new(inner) })
    }

    /// Opens the store at `location` to read it alone: nothing is made, migrated or written, whatever its format.
    ///
    /// # Errors
    /// When there is none, the engine is unfit or does not answer, or this program cannot read it.
    pub fn open_to_read(location: &Location, options: Options) -> Result<Self, StoreError> {
        may_wait();
        let terms = options.terms();
        let existing = look_at(location, &terms)?;
        let facts = existing.ok_or(StoreError::Absent { what: "anything".to_owned() })?;
        Self::to_read(location, terms, facts, &options)
    }

    fn to_read(location: &Location, terms: Terms, facts: Facts, options: &Options) -> Result<Self, StoreError> {
        if facts.readable_by > FORMAT {
            return Err(StoreError::Newer { found: facts.format, known: FORMAT });
        }
        Ok(Store { inner: Arc::new(Inner::new(location, terms, facts, options)) })
    }

    /// Who this store is: copies of it say the same, no other store does.
    pub fn identity(&self) -> [u8; 16] {
        self.inner.facts.identity
    }

    /// Where it is.
    pub fn location(&self) -> &Location {
        &self.inner.location
    }

    /// Whether it takes appends.
    pub fn state(&self) -> State {
        if self.inner.facts.format > FORMAT {
            return State::Newer { format: self.inner.facts.format };
        }
        if self.inner.jobs.is_none() {
            return State::ReadOnly { why: TO_READ.to_owned() };
        }
        match &*self.inner.trouble.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(StoreError::ReadOnly { why }) => State::ReadOnly { why: why.clone() },
            Some(other) => State::ReadOnly { why: other.to_string() },
            None => State::Writing,
        }
    }

    /// Stores an append, and answers once it is on the disk.
    ///
    /// # Errors
    /// When it is refused, or the disk does not take it. After [`StoreError::ReadOnly`] it may be there or not: send it again with
    /// the same key.
    pub fn append(&self, append: Append) -> Result<Appended, StoreError> {
        may_wait();
        let prepared = Box::new(Prepared::new(append)?);
        let (reply, answer) = sync_channel(1);
        self.jobs()?.send(Job::Append(prepared, reply)).map_err(|_| StoreError::Closed)?;
        answer.recv().map_err(|_| StoreError::Closed)?
    }

    /// At most `max` events of `stream`, from `from` on.
    ///
    /// # Errors
    /// When a row is damaged, or the engine does not answer.
    pub fn read(&self, stream: &Stream, from: Revision, max: usize) -> Result<Vec<Event>, StoreError> {
        self.reading(|engine| {
            let Some(head) = head_of(engine, stream)? else { return Ok(Vec::new()) };
            let rest = "WHERE stream = $1 AND revision >= $2 ORDER BY revision LIMIT $3";
            let rows = select(engine, &EVENT, rest, &[head.id.into(), from.0.into(), (max as u64).into()])?;
            rows.into_iter().map(|row| event(row, stream.clone())).collect()
        })
    }

    /// At most `max` events of all streams, from `from` on, in the order of their numbers.
    ///
    /// # Errors
    /// When a row is damaged, or the engine does not answer.
    pub fn read_all(&self, from: Number, max: usize) -> Result<Vec<Event>, StoreError> {
        self.reading(|engine| {
            let rest = "WHERE number >= $1 ORDER BY number LIMIT $2";
            let rows = select(engine, &EVENT, rest, &[from.0.into(), (max as u64).into()])?;
            let mut names = Names::default();
            rows.into_iter().map(|row| event(row.clone(), names.of(engine, row.integer(1)?)?)).collect()
        })
    }

    /// All streams, or those of one case, by name.
    ///
    /// # Errors
    /// When a row is damaged, or the engine does not answer.
    pub fn streams(&self, case: Option<&str>) -> Result<Vec<StreamState>, StoreError> {
        let heads = self.reading(|engine| heads(engine, case))?;
        Ok(heads.into_iter().map(Head::into_state).collect())
    }

    /// The value of one row of a projection.
    ///
    /// # Errors
    /// When the row is damaged, or the engine does not answer.
    pub fn projected(&self, case: &str, projection: &str, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.reading(|engine| {
            let row = one(engine, &PROJECTION, vec![case.into(), projection.into(), key.into()])?;
            row.map(|row| row.bytes(3).map(<[u8]>::to_vec)).transpose()
        })
    }

    /// All rows of a projection whose key begins with `prefix`, by key.
    ///
    /// # Errors
    /// When a row is damaged, or the engine does not answer.
    pub fn projection(&self, case: &str, projection: &str, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        let mut values: Vec<Value> = vec![case.into(), projection.into(), prefix.into()];
        let end = match after_all_with(prefix) {
            Some(end) => {
                values.push(Value::Text(end));
                "AND key < $4"
            }
            None => "",
        };
        let rest = format!("WHERE case_name = $1 AND name = $2 AND key >= $3 {end} ORDER BY key");
        let rows = self.reading(|engine| select(engine, &PROJECTION, &rest, &values))?;
        rows.iter().map(|row| Ok((row.text(2)?.to_owned(), row.bytes(3)?.to_vec()))).collect()
    }

    /// The highest number known to be on a second copy, with all before it. It follows the copy, whether an append waited for it or not.
    pub fn confirmed(&self) -> Number {
        Number(self.inner.watch.confirmed())
    }

    /// Why the second copy is not what the store is, as far as is known; none where it is, or where none is kept by the store itself.
    pub fn second_copy_trouble(&self) -> Option<StoreError> {
        self.inner.watch.trouble()
    }

    /// Runs `work` in a snapshot on a connection for reading.
    pub(crate) fn reading<T>(
        &self,
        work: impl FnOnce(&mut dyn Engine) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        may_wait();
        let kept = self.inner.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut engine = match kept {
            Some(engine) => engine,
            None => self.inner.connect(Role::Reader)?,
        };
        let result = within(engine.as_mut(), Intent::Read, work);
        let mut readers = self.inner.readers.lock().unwrap_or_else(PoisonError::into_inner);
        match &result {
            // A connection that failed may be broken, and the others with it; new ones are made when they are wanted.
            Err(StoreError::ReadOnly { .. } | StoreError::Engine { .. } | StoreError::Unreachable { .. }) => {
                readers.clear();
            }
            _ if readers.len() < READERS_KEPT => readers.push(engine),
            _ => {}
        }
        drop(readers);
        result
    }

    /// Runs `work` on the writer's connection in a transaction of its own.
    pub(crate) fn writing<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut dyn Engine) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        may_wait();
        let (made, outcome) = sync_channel(1);
        let work = Box::new(move |engine: &mut dyn Engine| {
            let done = work(engine)?;
            made.send(done).map_err(|_| StoreError::Closed)
        });
        let (reply, answer) = sync_channel(1);
        self.jobs()?.send(Job::Run(work, reply)).map_err(|_| StoreError::Closed)?;
        answer.recv().map_err(|_| StoreError::Closed)??;
        outcome.recv().map_err(|_| StoreError::Closed)
    }

    /// Copies a SQLite store page by page into a new file, while it is in use. Only what this engine can.
    ///
    /// # Errors
    /// When something is there, the store is no file, or the copy cannot be written.
    pub fn copy_to(&self, target: &Path) -> Result<(), StoreError> {
        may_wait();
        match self.location() {
            Location::File(path) => Sqlite::open(path, Role::Reader, self.inner.terms.lock_within)?.copy_to(target),
            Location::Server(_) => {
                Err(StoreError::Unfit { what: "PostgreSQL has no file to copy: make a backup".to_owned() })
            }
        }
    }

    /// Overwrites what was deleted, as far as the engine can.
    ///
    /// # Errors
    /// [`StoreError::Lingering`] when a reader is in the way.
    pub fn scrub(&self) -> Result<(), StoreError> {
        may_wait();
        let (reply, answer) = sync_channel(1);
        self.jobs()?.send(Job::Scrub(reply)).map_err(|_| StoreError::Closed)?;
        answer.recv().map_err(|_| StoreError::Closed)?
    }

    fn jobs(&self) -> Result<&Sender<Job>, StoreError> {
        self.inner.jobs.as_ref().ok_or_else(|| match self.inner.facts.format {
            found if found > FORMAT => StoreError::Newer { found, known: FORMAT },
            _ => StoreError::ReadOnly { why: TO_READ.to_owned() },
        })
    }
}

impl Inner {
    fn new(location: &Location, terms: Terms, facts: Facts, options: &Options) -> Self {
        Inner {
            location: location.clone(),
            terms,
            facts,
            jobs: None,
            threads: Mutex::default(),
            readers: Mutex::default(),
            trouble: Trouble::default(),
            watch: Arc::default(),
            probe_every: options.probe_every,
            signal: Arc::default(),
            poll_every: options.poll_every,
        }
    }

    fn connect(&self, role: Role) -> Result<Box<dyn Engine>, StoreError> {
        self.location.connect(&self.terms, role)
    }

    /// Starts what keeps the second copy, if there is one.
    fn second_copy(&self, options: Options) -> Result<Option<SecondCopy>, StoreError> {
        let keeper = match (&self.location, options.second_copy) {
            (Location::Server(_), Some(_)) => {
                let what = "the second copy of a store on PostgreSQL is a standby of the server, not a file";
                return Err(StoreError::Unfit { what: what.to_owned() });
            }
            (Location::Server(_), None) => Keeper::Standbys(self.connect(Role::Reader)?),
            (Location::File(_), None) => return Ok(None),
            (Location::File(store), Some(copy)) => {
                let mut source = self.connect(Role::Reader)?;
                let copy = CopyFile::new(store, copy, source.as_mut())?;
                Keeper::Shipped(Box::new(copy), source)
            }
        };
        let watch = Arc::clone(&self.watch);
        Ok(Some(SecondCopy::start(keeper, options.confirm_within, watch)))
    }

    /// Starts the threads that write and answer.
    fn start(&mut self, engine: Box<dyn Engine>, second_copy: Option<SecondCopy>) {
        let (jobs, inbox) = channel();
        let (answers, outbox) = channel::<Vec<Answered>>();
        let writer = Writer {
            engine,
            jobs: inbox,
            answers,
            second_copy,
            signal: Arc::clone(&self.signal),
            trouble: Arc::clone(&self.trouble),
            probe_every: self.probe_every,
            is_first: true,
            tried: None,
        };
        let threads = self.threads.get_mut().unwrap_or_else(PoisonError::into_inner);
        threads.push(thread::spawn(move || writer.run()));
        threads.push(thread::spawn(move || {
            for (reply, answer) in outbox.iter().flatten() {
                // Whoever asked may be gone.
                drop(reply.send(answer));
            }
        }));
        self.jobs = Some(jobs);
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let Some(jobs) = &self.jobs {
            drop(jobs.send(Job::Stop));
        }
        for thread in self.threads.get_mut().unwrap_or_else(PoisonError::into_inner).drain(..) {
            drop(thread.join());
        }
        // A connection to a server that is dropped waits for it; wherever a store is dropped, that must not be a thread of somebody's runtime.
        let readers = std::mem::take(&mut *self.readers.lock().unwrap_or_else(PoisonError::into_inner));
        if matches!(self.location, Location::Server(_)) && !readers.is_empty() {
            let waits = thread::Builder::new().spawn(move || drop(readers));
            drop(waits.map(JoinHandle::join));
        }
    }
}

/// What the store at a location says of itself, on a connection that writes nothing; none where there is none yet.
fn look_at(location: &Location, terms: &Terms) -> Result<Option<Facts>, StoreError> {
    if let Location::File(path) = location
        && !has_content(path)
    {
        return Ok(None);
    }
    let mut reader = location.connect(terms, Role::Reader)?;
    within(reader.as_mut(), Intent::Read, look)
}

/// What a store says of itself; none where there is none yet.
fn look(engine: &mut dyn Engine) -> Result<Option<Facts>, StoreError> {
    if engine.is_new()? { Ok(None) } else { facts::read(engine).map(Some) }
}

/// Makes a new store.
fn make(engine: &mut dyn Engine) -> Result<Facts, StoreError> {
    TABLES.iter().try_for_each(|table| engine.create(table))?;
    facts::write_first(engine, facts::random()?)?;
    facts::read(engine)
}

fn has_content(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|file| file.len() > 0)
}

/// The least text after all that begin with `prefix`, as both engines order texts; none where there is no such text.
fn after_all_with(prefix: &str) -> Option<String> {
    // The last character that has a next one is moved on to it; what follows it goes. Between U+D7FF and U+E000 is none.
    let (at, next) = prefix.char_indices().rev().find_map(|(at, last)| {
        let mut following = last..=char::MAX;
        following.nth(1).map(|next| (at, next))
    })?;
    Some(format!("{}{next}", &prefix[..at]))
}

/// Where a stream stands; none where it has not begun.
pub(crate) fn head_of(engine: &mut dyn Engine, stream: &Stream) -> Result<Option<Head>, StoreError> {
    let rows = select(engine, &STREAM, "WHERE name = $1", &[stream.as_str().into()])?;
    rows.first().map(Head::read).transpose()
}

/// All streams, or those of one case, by name.
pub(crate) fn heads(engine: &mut dyn Engine, case: Option<&str>) -> Result<Vec<Head>, StoreError> {
    let rows = match case {
        Some(case) => select(engine, &STREAM, "WHERE case_name = $1 ORDER BY name", &[case.into()])?,
        None => select(engine, &STREAM, "ORDER BY name", &[])?,
    };
    rows.iter().map(Head::read).collect()
}

/// The event of a row.
pub(crate) fn event(row: Row, stream: Stream) -> Result<Event, StoreError> {
    let (number, revision, log_index) = (row.integer(0)?, row.integer(2)?, row.maybe(3)?);
    let Some(Value::Bytes(bytes)) = row.0.into_iter().nth(4) else {
        return Err(StoreError::damaged(format!("event, number {number}"), "it has no bytes"));
    };
    Ok(Event {
        stream,
        revision: Revision(revision),
        number: Number(number),
        log_index: log_index.map(LogIndex),
        bytes,
    })
}

/// The names of streams by their ids, as far as they were asked for.
#[derive(Default)]
pub(crate) struct Names(BTreeMap<u64, Stream>);

impl Names {
    /// The stream with this id.
    pub(crate) fn of(&mut self, engine: &mut dyn Engine, id: u64) -> Result<Stream, StoreError> {
        if let Some(name) = self.0.get(&id) {
            return Ok(name.clone());
        }
        let row = one(engine, &STREAM, vec![id.into()])?
            .ok_or_else(|| StoreError::damaged(format!("stream, id {id}"), "it is missing"))?;
        let head = Head::read(&row)?;
        self.0.insert(id, head.stream.clone());
        Ok(head.stream)
    }
}

#[cfg(test)]
mod tests {
    use super::after_all_with;

    #[test]
    fn after_all_with_a_prefix_comes_the_next_text() {
        let last = char::MAX;
        let rows = [
            (String::new(), None),
            ("a".to_owned(), Some("b".to_owned())),
            ("a/".to_owned(), Some("a0".to_owned())),
            ("\u{d7ff}".to_owned(), Some("\u{e000}".to_owned())),
            (format!("a{last}"), Some("b".to_owned())),
            (format!("{last}{last}"), None),
        ];
        for (prefix, expected) in rows {
            assert_eq!(after_all_with(&prefix), expected, "{prefix:?}");
        }
    }
}
