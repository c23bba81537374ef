//! Subscriptions: reading without an end. Whatever wakes one, it reads on from where it stopped, so it misses nothing
//! and doubles nothing, however long it was away.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::error::StoreError;
use crate::store::Store;
use crate::words::{Event, Number, Revision, Stream};

/// How many events are read at a time: few, for each may have 16 MiB.
const READ_AHEAD: usize = 64;

/// Reads the events of a stream, or of all, in their order, and waits for more.
pub struct Subscription {
    store: Store,
    stream: Option<Stream>,
    /// The revision or number from which to read next.
    next: u64,
    ahead: VecDeque<Event>,
}

impl Store {
    /// Subscribes to `stream` from `from` on.
    pub fn subscribe(&self, stream: Stream, from: Revision) -> Subscription {
        Subscription { store: self.clone(), stream: Some(stream), next: from.0, ahead: VecDeque::new() }
    }

    /// Subscribes to all streams from `from` on.
    pub fn subscribe_all(&self, from: Number) -> Subscription {
        Subscription { store: self.clone(), stream: None, next: from.0, ahead: VecDeque::new() }
    }
}

impl Subscription {
    /// The next event; none if none came within `wait`. After an error it goes on where it was.
    ///
    /// # Errors
    /// When a row is damaged, or the engine does not answer.
    pub fn next(&mut self, wait: Duration) -> Result<Option<Event>, StoreError> {
        let began = Instant::now();
        let signal = Arc::clone(&self.store.inner.signal);
        loop {
            if let Some(event) = self.ahead.pop_front() {
                return Ok(Some(event));
            }
            let seen = signal.now();
            self.read_on()?;
            let left = wait.saturating_sub(began.elapsed());
            if self.ahead.is_empty() {
                if left.is_zero() {
                    return Ok(None);
                }
                signal.wait(seen, left.min(self.store.inner.poll_every));
            }
        }
    }

    fn read_on(&mut self) -> Result<(), StoreError> {
        let events = match &self.stream {
            Some(stream) => self.store.read(stream, Revision(self.next), READ_AHEAD)?,
            None => self.store.read_all(Number(self.next), READ_AHEAD)?,
        };
        if let Some(last) = events.last() {
            self.next = if self.stream.is_some() { last.revision.0 } else { last.number.0 } + 1;
        }
        self.ahead = events.into();
        Ok(())
    }
}
