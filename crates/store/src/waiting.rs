//! Threads that must not wait. A store's calls wait for the disk or for a server; on a thread that answers many at once that would hold up
//! all of them, and the driver of PostgreSQL refuses to work there. Whoever has such threads says so, and finds the call that is wrong.

use std::cell::Cell;

thread_local! {
    /// Whether this thread must not wait now.
    static IS_BARRED: Cell<bool> = const { Cell::new(false) };
}

/// Does something during which this thread must not wait: in a build with debug assertions a call of a store panics then, with any engine.
pub fn without_waiting<T>(work: impl FnOnce() -> T) -> T {
    /// Puts back what was, however the work ends.
    struct Before(bool);
    impl Drop for Before {
        fn drop(&mut self) {
            IS_BARRED.set(self.0);
        }
    }
    let _before = Before(IS_BARRED.replace(true));
    work()
}

/// Sees that the thread that calls may wait.
#[track_caller]
pub(crate) fn may_wait() {
    debug_assert!(!IS_BARRED.get(), "a store is called on a thread that must not wait");
}
