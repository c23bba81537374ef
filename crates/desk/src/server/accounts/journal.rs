//! The journal of accounts: catching up with what was written, and deciding over it.

use std::sync::atomic::Ordering;
use std::sync::{PoisonError, RwLockReadGuard};
use std::time::Duration;

use takas_model::Instant;
use takas_store::{Append, Entry, Revision, StoreError};

use super::Accounts;
use super::error::AccountsError;
use super::event::{Event, What};
use super::id::{AccountId, random};
use super::limits::STALE_SECONDS;
use super::state::State;
use crate::running::hex::hex;

/// Events read at once.
const READ_MAX: usize = 1_000;
/// How often it is decided anew because another desk wrote in between.
const ATTEMPTS: usize = 16;

/// What was decided: the events, and what the caller is told.
pub(super) type Decision<T> = Result<(Vec<What>, T), AccountsError>;

impl Accounts {
    /// What is, as far as it was read.
    pub(super) fn state(&self) -> RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the clock says.
    pub(super) fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Folds what was written since, here or elsewhere.
    ///
    /// # Errors
    /// When it cannot be read or opened.
    pub fn catch_up(&self) -> Result<(), AccountsError> {
        loop {
            let from = self.state().revision + 1;
            let read = self.store.read(&self.stream, Revision(from), READ_MAX)?;
            let count = read.len();
            let mut events = Vec::with_capacity(count);
            for kept in read {
                let revision = kept.revision.0;
                let plain = self.seals.open_event(self.stream.as_str(), revision, &kept.bytes);
                let plain = plain.ok_or(AccountsError::Sealed { revision })?;
                events.push((revision, Event::read(&plain, revision)?));
            }
            self.fold(&events);
            if count < READ_MAX {
                self.looked.store(self.now(), Ordering::Relaxed);
                return Ok(());
            }
        }
    }

    /// Catches up, unless that was done a moment ago.
    pub(super) fn freshen(&self) -> Result<(), AccountsError> {
        if self.is_stale() { self.catch_up() } else { Ok(()) }
    }

    /// Whether another desk may have written what is not known here.
    pub(super) fn is_stale(&self) -> bool {
        let since = self.now() - self.looked.load(Ordering::Relaxed);
        !(0..STALE_SECONDS).contains(&since)
    }

    /// Folds those events that come next; others have been folded by somebody else in the meantime.
    fn fold(&self, events: &[(u64, Event)]) {
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        for (revision, event) in events {
            if *revision == state.revision + 1 {
                state.apply(*revision, event);
            }
        }
    }

    /// Looks at what is, decides, and writes what was decided if nothing came in between; otherwise decides anew. What is decided is
    /// all on the disk, or none of it.
    pub(super) fn decide<T>(
        &self,
        by: Option<AccountId>,
        decide: impl Fn(&State, Instant) -> Decision<T>,
    ) -> Result<T, AccountsError> {
        let _deciding = self.deciding.lock().unwrap_or_else(PoisonError::into_inner);
        for attempt in 0..ATTEMPTS {
            if attempt > 0 {
                // Others decide, too: whoever was overtaken lets them go on, so that not the same one is overtaken each time.
                let most = 1_u64 << attempt.min(5);
                std::thread::sleep(Duration::from_millis(u64::from(random::<1>()?[0]) % most + 1));
            }
            self.catch_up()?;
            let now = self.now();
            let (revision, decided) = {
                let state = self.state();
                (state.revision, decide(&state, now))
            };
            let (whats, told) = decided?;
            let events = (revision + 1..).zip(whats.into_iter().map(|what| Event::new(now, by, what)));
            let events: Vec<(u64, Event)> = events.collect();
            match self.write(revision, &events) {
                Ok(()) => {
                    self.fold(&events);
                    return Ok(told);
                }
                Err(AccountsError::Store(StoreError::WrongRevision { .. })) => {}
                Err(error) => return Err(error),
            }
        }
        Err(AccountsError::Busy)
    }

    fn write(&self, after: u64, events: &[(u64, Event)]) -> Result<(), AccountsError> {
        if events.is_empty() {
            return Ok(());
        }
        let seal = |(revision, event): &(u64, Event)| {
            self.seals.seal_event(self.stream.as_str(), *revision, &event.bytes()).map(Entry::journal)
        };
        let entries = events.iter().map(seal).collect::<Result<Vec<_>, _>>()?;
        let key = hex(&random::<16>()?);
        let append = Append::new(self.stream.clone(), entries).expecting(Revision(after)).with_key(key);
        match self.store.append(append.clone()) {
            // Whether it was written is not known; under its key it is written once.
            Err(StoreError::Unreachable { .. }) => self.store.append(append)?,
            answer => answer?,
        };
        Ok(())
    }
}
