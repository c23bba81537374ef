//! Whether anything is told on standard error.
//!
//! A command talks to whoever typed it. A server does not: its log is read by people who may not know what a case holds.

use std::sync::atomic::{AtomicBool, Ordering};

static HUSHED: AtomicBool = AtomicBool::new(false);

/// From now on nothing is told.
pub fn hush() {
    HUSHED.store(true, Ordering::Relaxed);
}

/// Whether nothing is told.
#[must_use]
pub fn is_hushed() -> bool {
    HUSHED.load(Ordering::Relaxed)
}
