//! What is written of work: events of the stream `desk/work`, sealed.

use serde::{Deserialize, Serialize};
use takas_model::Instant;
use takas_views::Phrase;

use super::ground::Progress;
use super::state::How;
use super::task::{Task, WorkId};

/// Something that happened to work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Event {
    pub(super) format: u32,
    pub(super) at: Instant,
    pub(super) what: What,
}

/// What.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum What {
    /// Somebody asks for it.
    Asked { id: WorkId, case: String, by: String, task: Task, files: u64, seconds: u32 },
    /// A desk begins it, anew where another had begun.
    Claimed { id: WorkId, desk: String },
    /// A desk is still at it.
    Beats { id: WorkId, desk: String, progress: Option<Progress> },
    /// A desk that ends lets go of it.
    LetGo { id: WorkId, desk: String },
    /// Somebody wants it to stop.
    Cancelled { id: WorkId, by: String },
    /// It has ended.
    Ended {
        id: WorkId,
        how: How,
        /// The revision of the files that it is of.
        of: u64,
        /// The number of the stream in which lies what was found.
        found: Option<u32>,
        /// In a line, for lists, in English.
        headline: Option<String>,
        /// The same as it is said in any language; none: it was written before that was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        said: Option<Phrase>,
    },
}

impl Event {
    /// The bytes of it.
    pub(super) fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("texts and numbers alone")
    }

    /// The event of these bytes; none where they are none.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice::<Self>(bytes).ok().filter(|event| event.format == 1)
    }
}
