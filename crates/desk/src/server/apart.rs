//! Work that waits, apart from the threads that answer requests.
//!
//! Handlers run on a few threads that all share: whoever waits there for the store, a disk or a lock holds up everybody, and the driver of
//! PostgreSQL refuses to. What may wait is handed to [`apart`]; where it is forgotten, the store says so in every build with debug assertions
//! ([`takas_store::without_waiting`], around whatever makes an answer). Long work, such as looking for a deal, is no matter for this: it
//! would hold a place for minutes.

use std::any::Any;

use tokio::sync::Semaphore;
use tokio::task::{JoinError, spawn_blocking};

/// So much waits at once in this process; what is more comes when there is a place again, in order. Each may hold a connection to a database
/// that serves perhaps a hundred, to several desks.
pub const PLACES: usize = 16;

static ROOM: Semaphore = Semaphore::const_new(PLACES);

/// Does work that may wait, where waiting holds up nobody: `apart(move || cabinet.now()).await`. Begun, it is done to its end, even if whoever
/// asked has gone away.
///
/// # Panics
/// When the work does.
pub async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let done = with_a_place(Box::new(move || Box::new(work()))).await;
    *done.downcast().expect("what the work returns is a T")
}

type Done = Box<dyn Any + Send>;

/// For every kind of work the same, so that a task of the runtime is compiled once and not for each of more than a hundred.
async fn with_a_place(work: Box<dyn FnOnce() -> Done + Send>) -> Done {
    let place = ROOM.acquire().await;
    let done = spawn_blocking(move || {
        let _place = place;
        work()
    });
    match done.await.map_err(JoinError::try_into_panic) {
        Ok(done) => done,
        Err(Ok(panicked)) => std::panic::resume_unwind(panicked),
        // The process is ending, and whoever asked ends with it.
        Err(Err(_)) => std::future::pending().await,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::{Duration, Instant};

    use super::{PLACES, apart};

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn so_much_waits_at_once_and_no_more_and_all_of_it_is_done() {
        static NOW: AtomicUsize = AtomicUsize::new(0);
        static MOST: AtomicUsize = AtomicUsize::new(0);
        let work = || {
            MOST.fetch_max(NOW.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            // Nobody goes before so many have come; then a while longer, so that one more would be seen.
            let begun = Instant::now();
            while MOST.load(Ordering::SeqCst) < PLACES && begun.elapsed() < Duration::from_secs(10) {
                std::thread::sleep(Duration::from_millis(1));
            }
            std::thread::sleep(Duration::from_millis(20));
            NOW.fetch_sub(1, Ordering::SeqCst);
            1
        };
        let all: Vec<_> = (0..4 * PLACES).map(|_| tokio::spawn(apart(work))).collect();
        let mut done = 0;
        for one in all {
            done += one.await.expect("it is done");
        }
        assert_eq!((done, MOST.load(Ordering::SeqCst)), (4 * PLACES, PLACES));
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_panic_is_that_of_whoever_asked_and_takes_no_place() {
        for _ in 0..2 * PLACES {
            let asked = tokio::spawn(apart(|| -> usize { panic!("a defect") }));
            assert!(asked.await.is_err_and(|error| error.is_panic()));
        }
        assert_eq!(apart(|| 7).await, 7);
    }
}
