//! What work there is: folded from events, and from nothing else.

use std::collections::BTreeMap;

pub use takas_formats::work::How;
use takas_model::Instant;
use takas_views::Phrase;

use super::event::{Event, What};
use super::ground::Progress;
use super::task::{Task, WorkId};
use crate::server::cabinet::FilesRevision;
use crate::server::role::CaseKey;

/// So much of one case that has ended is remembered; the oldest makes room.
const ENDED_MAX: usize = 100;
/// Work that has brought so many desks down is not begun again.
pub(super) const ATTEMPTS_MAX: u32 = 3;

/// What came of work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// When.
    pub at: Instant,
    /// How.
    pub how: How,
    /// The revision of the files that it is of.
    pub of: FilesRevision,
    /// The number of the stream in which lies what was found; none: nothing, or it is in the cabinet.
    pub found: Option<u32>,
    /// In a line.
    pub headline: Option<Phrase>,
}

/// Where work stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It waits for its turn.
    Waiting,
    /// It goes on.
    Running,
    /// It has been asked to stop.
    Stopping,
    /// It has ended.
    Ended,
}

/// A work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// Its id.
    pub id: WorkId,
    /// The case.
    pub case: CaseKey,
    /// Who asked for it: the id of the account.
    pub by: String,
    /// When.
    pub at: Instant,
    /// What is to be done.
    pub task: Task,
    /// The revision of the files that whoever asked had seen.
    pub files: FilesRevision,
    /// How long it may last, in seconds.
    pub seconds: u32,
    /// The desk that is at it, and the revision at which it was heard of last.
    pub(super) claim: Option<(String, u64)>,
    /// How often it was begun.
    pub attempts: u32,
    /// How far it was when its desk was heard of last.
    pub progress: Option<Progress>,
    /// Whether it was asked to stop.
    pub is_cancelled: bool,
    /// What came of it.
    pub ended: Option<Ended>,
}

impl Work {
    /// Where it stands.
    #[must_use]
    pub fn standing(&self) -> Standing {
        match (&self.ended, &self.claim) {
            (Some(_), _) => Standing::Ended,
            (None, _) if self.is_cancelled => Standing::Stopping,
            (None, Some(_)) => Standing::Running,
            (None, None) => Standing::Waiting,
        }
    }

    /// Whether a desk is at it.
    pub(super) fn is_claimed_by(&self, desk: &str) -> bool {
        self.ended.is_none() && self.claim.as_ref().is_some_and(|(own, _)| own == desk)
    }
}

/// All of it.
#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) revision: u64,
    /// By the revision at which it was asked for.
    works: BTreeMap<u64, Work>,
    places: BTreeMap<WorkId, u64>,
    /// How much has ended since this was first folded.
    pub(super) ended: u64,
}

impl State {
    /// The work of a case, the oldest first.
    pub(super) fn of_case(&self, case: &CaseKey) -> impl DoubleEndedIterator<Item = &Work> {
        self.works.values().filter(move |work| work.case == *case)
    }

    /// Work of a case.
    pub(super) fn get(&self, case: &CaseKey, id: &WorkId) -> Option<&Work> {
        self.find(id).filter(|work| work.case == *case)
    }

    /// Work.
    pub(super) fn find(&self, id: &WorkId) -> Option<&Work> {
        self.works.get(self.places.get(id)?)
    }

    /// What has not ended, in the order in which it was asked for.
    pub(super) fn open(&self) -> impl Iterator<Item = &Work> {
        self.works.values().filter(|work| work.ended.is_none())
    }

    /// Folds an event.
    pub(super) fn apply(&mut self, revision: u64, event: &Event) {
        self.revision = revision;
        match &event.what {
            What::Asked { id, case, by, task, files, seconds } => {
                let Some(case) = CaseKey::parse(case) else { return };
                let work = Work {
                    id: id.clone(),
                    case,
                    by: by.clone(),
                    at: event.at,
                    task: task.clone(),
                    files: FilesRevision(*files),
                    seconds: *seconds,
                    claim: None,
                    attempts: 0,
                    progress: None,
                    is_cancelled: false,
                    ended: None,
                };
                self.places.insert(id.clone(), revision);
                self.works.insert(revision, work);
            }
            What::Claimed { id, desk } => self.change(id, |work| {
                work.claim = Some((desk.clone(), revision));
                work.attempts += 1;
                work.progress = None;
            }),
            What::Beats { id, desk, progress } => self.change(id, |work| {
                if work.is_claimed_by(desk) {
                    work.claim = Some((desk.clone(), revision));
                    work.progress.clone_from(progress);
                }
            }),
            What::LetGo { id, desk } => self.change(id, |work| {
                if work.is_claimed_by(desk) {
                    // Whoever lets go in order has not been brought down by it.
                    (work.claim, work.progress) = (None, None);
                    work.attempts = work.attempts.saturating_sub(1);
                }
            }),
            What::Cancelled { id, .. } => self.change(id, |work| work.is_cancelled = true),
            What::Ended { id, how, of, found, headline, said } => {
                let (of, found, headline) =
                    (FilesRevision(*of), *found, said.clone().or_else(|| headline.clone().map(Phrase::english)));
                let ended = Ended { at: event.at, how: how.clone(), of, found, headline };
                self.change(id, |work| (work.ended, work.progress) = (Some(ended), None));
                self.ended += 1;
                self.forget_old(id);
            }
        }
    }

    fn change(&mut self, id: &WorkId, change: impl FnOnce(&mut Work)) {
        let place = self.places.get(id);
        if let Some(work) = place.and_then(|place| self.works.get_mut(place)).filter(|work| work.ended.is_none()) {
            change(work);
        }
    }

    fn forget_old(&mut self, ended: &WorkId) {
        let Some(case) = self.find(ended).map(|work| work.case.clone()) else { return };
        let old: Vec<WorkId> =
            self.of_case(&case).filter(|work| work.ended.is_some()).map(|work| work.id.clone()).collect();
        for id in old.iter().take(old.len().saturating_sub(ENDED_MAX)) {
            if let Some(place) = self.places.remove(id) {
                self.works.remove(&place);
            }
        }
    }
}
