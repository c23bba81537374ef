//! What whoever does a work has at hand: the files, a question whether to stop, an ear for how far it is.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant as Tick};

pub use takas_formats::work::Progress;
use takas_views::Phrase;

use crate::failure::Failure;
use crate::server::cabinet::{Cabinet, Contents, FilesRevision};

/// Files, each with what it becomes; none: it is taken away.
pub type Altered = Vec<(String, Option<Vec<u8>>)>;

/// What changes in the cabinet when a work has ended, by what lies there then: it is asked again when somebody was faster.
pub type Alter = Box<dyn Fn(&Contents) -> Result<Altered, Failure> + Send>;

/// What came of a work.
#[derive(Default)]
pub struct Found {
    /// The revision of the files that it is of.
    pub of: FilesRevision,
    /// What is kept sealed, to be shown.
    pub body: Option<Vec<u8>>,
    /// What is put into the cabinet.
    pub alter: Option<Alter>,
    /// In a line, for lists. The mediators' own.
    pub headline: Option<Phrase>,
    /// Whether it came to its end by itself: else it is what there was when it was stopped.
    pub is_whole: bool,
}

/// What a work stands on.
pub struct Ground {
    /// The files of the case.
    pub cabinet: Cabinet,
    /// Since when it goes on here.
    pub(super) begun: Tick,
    pub(super) until: Tick,
    pub(super) stop: Arc<AtomicBool>,
    pub(super) progress: Arc<Mutex<Option<Progress>>>,
}

impl Ground {
    /// What it stands on for so long, with what asks it to stop and where it says how far it is.
    pub(super) fn new(
        cabinet: Cabinet,
        seconds: u32,
        stop: &Arc<AtomicBool>,
        progress: &Arc<Mutex<Option<Progress>>>,
    ) -> Self {
        let begun = Tick::now();
        let until = begun + Duration::from_secs(seconds.into());
        Self { cabinet, begun, until, stop: Arc::clone(stop), progress: Arc::clone(progress) }
    }

    /// Whether to stop: somebody has cancelled it, the desk ends, or its time is over. To be asked many times a second.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.stop.load(Ordering::Relaxed) || Tick::now() >= self.until
    }

    /// How long it has gone on.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.begun.elapsed()
    }

    /// Says how far it is.
    pub fn tell(&self, progress: Progress) {
        *self.progress.lock().unwrap_or_else(PoisonError::into_inner) = Some(progress);
    }
}
