//! What can be asked for in the background.

use serde::{Deserialize, Serialize};
pub use takas_formats::work::Task;

use crate::failure::Failure;
use crate::running::hex::hex;
use crate::running::keys::random;
use crate::server::policy::Action;

/// The id of a work: 32 random hexadecimal digits, which say nothing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WorkId(String);

impl WorkId {
    /// A new one.
    pub(super) fn random() -> Result<Self, Failure> {
        Ok(Self(hex(&random::<16>()?)))
    }

    /// The id that is written so; none where it is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_id = text.len() == 32 && text.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
        is_id.then(|| Self(text.to_owned()))
    }

    /// How it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The message that names a kind of task.
#[must_use]
pub fn word(task: &Task) -> &'static str {
    match task {
        Task::Clear { .. } => "work-clear",
        Task::Landscape { .. } => "work-landscape",
        Task::Concessions { .. } => "work-concessions",
        Task::Fragility {} => "work-fragility",
        Task::Question {} => "work-question",
        Task::Sequence { .. } => "work-sequence",
        Task::Zone { .. } => "work-zone",
        Task::Plan { .. } => "work-plan",
        Task::Replan { .. } => "work-replan",
        Task::Rehearse { .. } => "work-rehearse",
        Task::Lists { .. } => "work-lists",
        Task::Screening {} => "work-screening",
    }
}

/// What whoever asks for a task, or for what came of it, has to be permitted of the mediators' part. (The zone follows from what somebody
/// said, and nobody asks for it.)
#[must_use]
pub fn action(task: &Task) -> Action {
    match task {
        Task::Fragility {} => Action::SeeFragility,
        Task::Plan { .. } | Task::Replan { .. } | Task::Rehearse { .. } => Action::MakePlan,
        Task::Lists { .. } => Action::SeeLists,
        Task::Screening {} => Action::Screen,
        _ => Action::Clear,
    }
}
