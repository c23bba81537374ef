//! Tells those who wait that something was committed. It carries nothing: whoever wakes reads for himself.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// Counts what was committed, as far as this process knows.
#[derive(Debug, Default)]
pub(crate) struct Signal {
    count: Mutex<u64>,
    changed: Condvar,
}

impl Signal {
    /// The count so far. Taken before reading, so that what is committed while reading wakes the next wait.
    pub(crate) fn now(&self) -> u64 {
        *self.count.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Wakes all who wait.
    pub(crate) fn raise(&self) {
        *self.count.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.changed.notify_all();
    }

    /// Waits until the count is other than `seen`, but no longer than `wait`.
    pub(crate) fn wait(&self, seen: u64, wait: Duration) {
        let count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        drop(self.changed.wait_timeout_while(count, wait, |count| *count == seen));
    }
}
