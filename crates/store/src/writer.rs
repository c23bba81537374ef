//! The one thread that writes. It takes what has come in while the disk was busy, decides it append by append, commits all
//! of it at once, and answers.
//!
//! It also keeps the store read-only while the disk is full or fails, and tries whether it is good again.

use std::collections::BTreeSet;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::decide::{Answer, Batch, Book, Counters, Head, Prepared, decide};
use crate::engine::{Engine, How, Intent, Value, one, within};
use crate::error::StoreError;
use crate::facts;
use crate::schema::{ANSWER, CERTIFICATE, EVENT, OUTBOX, PROJECTION, STORE, STREAM};
use crate::second_copy::{Pending, SecondCopy};
use crate::shipment::Recorder;
use crate::signal::Signal;
use crate::words::{Appended, Confirmation};

/// The most appends of one transaction: at some point those that wait longest matter more than a sync saved.
const BATCH_MAX: usize = 1_000;

/// The most bytes of entries of one transaction.
const BATCH_BYTES_MAX: usize = 16 << 20;

/// Where the answer to an append goes.
pub(crate) type Reply = SyncSender<Result<Appended, StoreError>>;

/// A piece of work that is no append.
pub(crate) type Work = Box<dyn FnOnce(&mut dyn Engine) -> Result<(), StoreError> + Send>;

/// What the writer is asked to do.
pub(crate) enum Job {
    /// An append, with the place for its answer.
    Append(Box<Prepared>, Reply),
    /// Something else in a transaction of its own; told once it is committed.
    Run(Work, SyncSender<Result<(), StoreError>>),
    /// Overwriting what was deleted.
    Scrub(SyncSender<Result<(), StoreError>>),
    /// The end.
    Stop,
}

/// Why the store does not write at present; shared with those who ask.
pub(crate) type Trouble = Arc<Mutex<Option<StoreError>>>;

pub(crate) struct Writer {
    pub(crate) engine: Box<dyn Engine>,
    pub(crate) jobs: Receiver<Job>,
    pub(crate) answers: Sender<Vec<Answered>>,
    pub(crate) second_copy: Option<SecondCopy>,
    pub(crate) signal: Arc<Signal>,
    pub(crate) trouble: Trouble,
    pub(crate) probe_every: Duration,
    /// Whether nothing was committed since the store was opened.
    pub(crate) is_first: bool,
    pub(crate) tried: Option<Instant>,
}

/// An answer on its way.
pub(crate) type Answered = (Reply, Result<Appended, StoreError>);

impl Writer {
    /// Works until it is told to stop, or nobody can ask any more.
    pub(crate) fn run(mut self) {
        while let Some(first) = self.wait() {
            let mut appends = Vec::new();
            let mut bytes = 0;
            let mut next = Some(first);
            while let Some(Job::Append(prepared, reply)) = next {
                bytes += prepared.append.bytes();
                appends.push((*prepared, reply));
                let full = appends.len() >= BATCH_MAX || bytes >= BATCH_BYTES_MAX;
                next = if full { None } else { self.jobs.try_recv().ok() };
            }
            if !appends.is_empty() {
                self.append(appends);
            }
            match next {
                Some(Job::Run(work, reply)) => {
                    let done = self.ready().and_then(|()| self.commit(work)).map_err(as_read_only);
                    drop(reply.send(done));
                    self.tidy_up();
                }
                Some(Job::Scrub(reply)) => {
                    let done = self.ready().and_then(|()| self.engine.scrub());
                    drop(reply.send(done.map_err(|error| StoreError::Lingering { why: why(error) })));
                }
                Some(Job::Stop) => return,
                Some(Job::Append(..)) | None => {}
            }
        }
    }

    /// The next job; meanwhile tries whether the disk is good again.
    fn wait(&mut self) -> Option<Job> {
        loop {
            if self.tried.is_none() {
                return self.jobs.recv().ok();
            }
            match self.jobs.recv_timeout(self.probe_every) {
                Ok(job) => return Some(job),
                Err(RecvTimeoutError::Timeout) => drop(self.ready()),
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
    }

    /// Whether writing can be tried.
    fn ready(&mut self) -> Result<(), StoreError> {
        let Some(tried) = self.tried else { return Ok(()) };
        let trouble = self.trouble.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(trouble) = trouble.filter(|_| tried.elapsed() < self.probe_every) {
            return Err(trouble);
        }
        let recovered = self.engine.recover();
        self.note(recovered.as_ref().err());
        if recovered.is_ok() {
            self.tried = None;
            self.set_trouble(None);
        }
        recovered.map_err(as_read_only)
    }

    /// Remembers a failure that makes the store read-only.
    fn note(&mut self, failure: Option<&StoreError>) {
        // Whatever fails while writing is unknown ground: no more is written until a trial succeeds.
        let why = match failure {
            Some(
                StoreError::ReadOnly { why }
                | StoreError::Engine { what: why }
                | StoreError::Unreachable { why }
                // Connected to anew, the server may be set otherwise than when the store was opened.
                | StoreError::Unfit { what: why },
            ) => why.clone(),
            Some(StoreError::File { what, why }) => format!("{what}: {why}"),
            _ => return,
        };
        self.tried = Some(Instant::now());
        self.set_trouble(Some(StoreError::ReadOnly { why }));
    }

    fn set_trouble(&self, trouble: Option<StoreError>) {
        *self.trouble.lock().unwrap_or_else(PoisonError::into_inner) = trouble;
    }

    fn append(&mut self, appends: Vec<(Prepared, Reply)>) {
        let (prepared, replies): (Vec<_>, Vec<_>) = appends.into_iter().unzip();
        let demands: Vec<Confirmation> = prepared.iter().map(|prepared| prepared.append.demand).collect();
        let results = match self.ready() {
            Ok(()) => self.decide(&prepared),
            Err(trouble) => prepared.iter().map(|_| Err(trouble.clone())).collect(),
        };
        let mut answered = Vec::new();
        for ((reply, result), demand) in replies.into_iter().zip(results).zip(demands) {
            match (&self.second_copy, result) {
                (Some(second), Ok(appended)) if demand == Confirmation::Replicated => {
                    second.confirm(Pending { reply, appended });
                }
                (_, result) => answered.push((reply, result)),
            }
        }
        // Waking two hundred threads takes as long as a good part of a sync; another thread does it.
        drop(self.answers.send(answered));
        self.tidy_up();
    }

    /// Commits all of a batch at once, or each append by itself where the engine refuses one of them.
    fn decide(&mut self, appends: &[Prepared]) -> Vec<Result<Appended, StoreError>> {
        match self.commit(|engine| write(engine, appends)) {
            Ok(results) => results,
            Err(StoreError::Engine { .. }) if appends.len() > 1 => {
                // Once a commit fails for more than its append, whatever follows would lean on a log whose sync failed.
                let mut broken: Option<StoreError> = None;
                let mut results = Vec::with_capacity(appends.len());
                for one in appends.chunks(1) {
                    if let Some(error) = &broken {
                        results.push(Err(as_read_only(error.clone())));
                        continue;
                    }
                    match self.commit(|engine| write(engine, one)) {
                        Ok(mut made) => results.push(made.pop().ok_or(StoreError::Closed).flatten()),
                        Err(error) => {
                            if !matches!(error, StoreError::Engine { .. }) {
                                broken = Some(error.clone());
                            }
                            results.push(Err(as_read_only(error)));
                        }
                    }
                }
                if broken.is_none() && results.iter().any(Result::is_ok) {
                    self.tried = None;
                    self.set_trouble(None);
                }
                results
            }
            Err(error) => appends.iter().map(|_| Err(as_read_only(error.clone()))).collect(),
        }
    }

    /// Runs `work` in a transaction, ships what it wrote, and tells who waits.
    fn commit<T>(&mut self, work: impl FnOnce(&mut dyn Engine) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let bytes_max = self.second_copy.as_ref().and_then(SecondCopy::shipment_bytes_max);
        let mut recorder = Recorder::new(self.engine.as_mut(), bytes_max, self.is_first);
        let result = within(&mut recorder, Intent::Write, |recorder| work(recorder));
        self.is_first &= result.is_err() || !recorder.has_written();
        let shipment = recorder.into_shipment();
        if result.is_ok() {
            if let (Some(second), Some(shipment)) = (&self.second_copy, shipment) {
                second.ship(shipment);
            }
            self.signal.raise();
        }
        self.note(result.as_ref().err());
        result
    }

    fn tidy_up(&mut self) {
        if self.tried.is_none() {
            let tidied = self.engine.tidy_up();
            self.note(tidied.as_ref().err());
        }
    }
}

/// Any failure of the engine while writing is told as what it makes of the store.
fn as_read_only(error: StoreError) -> StoreError {
    match error {
        StoreError::Engine { what: why } | StoreError::Unreachable { why } | StoreError::Unfit { what: why } => {
            StoreError::ReadOnly { why }
        }
        StoreError::File { what, why } => StoreError::ReadOnly { why: format!("{what}: {why}") },
        other => other,
    }
}

/// The reason alone, without what it makes of the store.
fn why(error: StoreError) -> String {
    match as_read_only(error) {
        StoreError::ReadOnly { why } => why,
        other => other.to_string(),
    }
}

/// Decides all of a batch and writes what is accepted. A row that is damaged refuses the appends that need it, no others.
fn write(engine: &mut dyn Engine, appends: &[Prepared]) -> Result<Vec<Result<Appended, StoreError>>, StoreError> {
    let mut book = read_book(engine, appends)?;
    let mut batch = Batch::default();
    let decided: Vec<_> = appends.iter().map(|prepared| decide(&mut book, &mut batch, prepared)).collect();
    if batch.is_empty() {
        return Ok(decided);
    }
    let heads = batch.heads(&book);
    let (put, taken) = batch.projections();
    let counters = facts::counters_row(Counters { commits: book.counters.commits + 1, ..book.counters });
    engine.write(&[
        (&STREAM, How::Put, &heads),
        (&EVENT, How::Add, &batch.events),
        (&ANSWER, How::Add, &batch.answers),
        (&PROJECTION, How::Put, &put),
        (&OUTBOX, How::Add, &batch.messages),
        (&STORE, How::Put, &[counters]),
    ])?;
    engine.remove(&PROJECTION, &["case_name", "name", "key"], &taken)?;
    engine.announce()?;
    Ok(decided)
}

/// What the store knows about the streams and keys of these appends.
fn read_book(engine: &mut dyn Engine, appends: &[Prepared]) -> Result<Book, StoreError> {
    let mut book = Book { counters: facts::counters_to_write(engine)?, ..Book::default() };
    let mut asked = BTreeSet::new();
    for prepared in appends {
        let stream = &prepared.append.stream;
        if !asked.insert(stream) {
            continue;
        }
        let found = engine.query(&STREAM.select("WHERE name = $1"), &[stream.as_str().into()])?;
        if let Some(row) = found.first() {
            match STREAM.verify(row).and_then(|()| Head::read(row)) {
                Ok(head) => drop(book.heads.insert(stream.clone(), head)),
                Err(fault) => drop(book.faults.insert(stream.clone(), fault)),
            }
        } else if one(engine, &CERTIFICATE, vec![stream.case().into()])?.is_some() {
            book.destroyed.push(stream.case().to_owned());
        }
    }
    let keys: Vec<Vec<Value>> = appends
        .iter()
        .filter_map(|prepared| {
            let head = book.heads.get(&prepared.append.stream)?;
            Some(vec![head.id.into(), prepared.key?.as_slice().into()])
        })
        .collect();
    for row in engine.find(&ANSWER, &keys)? {
        let key = (row.integer(0)?, row.array(1)?);
        match ANSWER.verify(&row).and_then(|()| Answer::read(&row)) {
            Ok(answer) => drop(book.answers.insert(key, answer)),
            Err(fault) => {
                let damaged = book.heads.values().find(|head| head.id == key.0).map(|head| head.stream.clone());
                book.faults.extend(damaged.map(|stream| (stream, fault)));
            }
        }
    }
    Ok(book)
}
