//! The journal of work: catching up with what was written, deciding over it, and keeping what was found.

use std::sync::{Mutex, MutexGuard, PoisonError};

use takas_ledger::SecretKey;
use takas_store::{Append, Entry, Revision, Store, StoreError, Stream};

use super::Counts;
use super::event::{Event, What};
use super::seal::Seals;
use super::state::{Standing, State};
use super::task::WorkId;
use crate::failure::Failure;
use crate::running::clock::now;
use crate::running::hex::hex;
use crate::running::keys::random;

/// The stream.
const STREAM: &str = "desk/work";
/// Events read at once.
const READ_MAX: usize = 1_000;
/// How often it is decided anew because another desk wrote in between.
const ATTEMPTS: usize = 64;
/// What is found is kept in pieces of so many bytes.
const PIECE: usize = 1 << 20;
/// So many bytes at most: more is a defect of whoever found it.
const FOUND_MAX: usize = 24 << 20;

/// The journal of a store, under a key.
pub(super) struct Journal {
    store: Store,
    stream: Stream,
    seals: Seals,
    state: Mutex<State>,
    /// How much had ended when this was opened.
    before: u64,
}

impl Journal {
    pub(super) fn open(store: &Store, key: &SecretKey) -> Result<Self, Failure> {
        let (stream, seals) = (Stream::new(STREAM)?, Seals::new(key));
        let mut journal = Self { store: store.clone(), stream, seals, state: Mutex::default(), before: 0 };
        journal.before = journal.look(|state| state.ended)?;
        Ok(journal)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks at what is, after catching up.
    pub(super) fn look<T>(&self, look: impl FnOnce(&State) -> T) -> Result<T, Failure> {
        let mut state = self.state();
        self.catch_up(&mut state)?;
        Ok(look(&state))
    }

    pub(super) fn counts(&self) -> Counts {
        let state = self.state();
        let with = |standing: &[Standing]| state.open().filter(|work| standing.contains(&work.standing())).count();
        Counts {
            waiting: with(&[Standing::Waiting]),
            running: with(&[Standing::Running, Standing::Stopping]),
            ended: state.ended - self.before,
        }
    }

    fn catch_up(&self, state: &mut State) -> Result<(), Failure> {
        loop {
            let read = self.store.read(&self.stream, Revision(state.revision + 1), READ_MAX)?;
            for kept in &read {
                let revision = kept.revision.0;
                let plain = self.seals.open(self.stream.as_str(), revision, &kept.bytes);
                let event = plain.and_then(|plain| Event::read(&plain));
                let damaged = || Failure::Record(format!("{STREAM}: event {revision} is damaged, or of another key"));
                state.apply(revision, &event.ok_or_else(damaged)?);
            }
            if read.len() < READ_MAX {
                return Ok(());
            }
        }
    }

    /// Looks at what is, decides, and writes what was decided, if nothing came in between; otherwise decides anew.
    pub(super) fn decide<T>(&self, decide: impl Fn(&State) -> (Vec<What>, T)) -> Result<T, Failure> {
        let mut state = self.state();
        for _ in 0..ATTEMPTS {
            self.catch_up(&mut state)?;
            let (whats, told) = decide(&state);
            let after = state.revision;
            let event = |what| Event { format: 1, at: now(), what };
            let events: Vec<(u64, Event)> = (after + 1..).zip(whats.into_iter().map(event)).collect();
            match self.write(after, &events) {
                Ok(()) => {
                    for (revision, event) in &events {
                        state.apply(*revision, event);
                    }
                    return Ok(told);
                }
                Err(Failure::Store(StoreError::WrongRevision { .. })) => {}
                Err(failure) => return Err(failure),
            }
        }
        Err(Failure::Record(format!("{STREAM}: other desks write without an end")))
    }

    fn write(&self, after: u64, events: &[(u64, Event)]) -> Result<(), Failure> {
        if events.is_empty() {
            return Ok(());
        }
        let seal = |(revision, event): &(u64, Event)| {
            self.seals.seal(self.stream.as_str(), *revision, &event.bytes()).map(Entry::journal)
        };
        let entries = events.iter().map(seal).collect::<Result<Vec<_>, _>>()?;
        self.append(Append::new(self.stream.clone(), entries).expecting(Revision(after)))
    }

    fn append(&self, append: Append) -> Result<(), Failure> {
        let append = append.with_key(hex(&random::<16>()?));
        match self.store.append(append.clone()) {
            // Whether it was written is not known; under its key it is written once.
            Err(StoreError::Unreachable { .. }) => self.store.append(append)?,
            answer => answer?,
        };
        Ok(())
    }

    /// Keeps what was found, in a stream of its own for each attempt.
    pub(super) fn keep(&self, id: &WorkId, attempt: u32, body: &[u8]) -> Result<(), Failure> {
        if body.len() > FOUND_MAX {
            return Err(Failure::Usage("what was found is larger than is kept; ask for less at once".to_owned()));
        }
        let stream = found_stream(id, attempt)?;
        let pieces = if body.is_empty() { vec![body] } else { body.chunks(PIECE).collect() };
        let sealed = (1..).zip(pieces).map(|(revision, piece)| self.seals.seal(stream.as_str(), revision, piece));
        let entries = sealed.map(|sealed| sealed.map(Entry::journal)).collect::<Result<Vec<_>, _>>()?;
        self.append(Append::new(stream, entries).expecting(Revision(0)))
    }

    /// What was kept.
    pub(super) fn found(&self, id: &WorkId, attempt: u32) -> Result<Vec<u8>, Failure> {
        let stream = found_stream(id, attempt)?;
        let mut body = Vec::new();
        for piece in self.store.read(&stream, Revision(1), READ_MAX)? {
            let plain = self.seals.open(stream.as_str(), piece.revision.0, &piece.bytes);
            let damaged = || Failure::Record("what was found is damaged, or of another key".to_owned());
            body.extend_from_slice(&plain.ok_or_else(damaged)?);
        }
        Ok(body)
    }
}

fn found_stream(id: &WorkId, attempt: u32) -> Result<Stream, Failure> {
    Ok(Stream::new(&format!("desk/found-{}-{attempt}", id.as_str()))?)
}
