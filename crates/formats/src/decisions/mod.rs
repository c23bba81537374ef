//! What humans decided about rows of lists: kept in a file beside the lists, by the identity of the rows, so that it survives new versions
//! of a list. Written at the end of the file and never in its middle; a later word of the same person takes the place of the earlier one,
//! and both stay to be read.
//!
//! Nothing is compared here, and no score is known here: what a human said is above every score.

mod changes;
mod row;
mod stand;
pub(crate) mod write;

use takas_model::Instant;

pub use crate::reading::decisions::{ReadDecisions, read_decisions};
pub use changes::{CellChange, ListChanges, RowChange, list_changes};
pub use row::{Cell, Found, RowKey, cells, date_words, find_row};
pub use stand::{Clash, PairSays, PairStand, RowAt, Side, Stand, stand};
pub use write::append_decision;

/// The decisions beside the lists of a case.
pub const DECISIONS_FILE: &str = "lists/decisions.toml";
/// What was decided about hits of a screening; the mediator's own.
pub const SCREENING_FILE: &str = "mediator/screening.toml";

/// What somebody said of two rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// They are one human.
    Same,
    /// They are two.
    Different,
    /// Whoever looked cannot tell.
    NotSure,
    /// The earlier word of the same person does not count any more.
    TakenBack,
}

/// The words of files for verdicts.
pub const VERDICTS: &[(&str, Verdict)] = &[
    ("same", Verdict::Same),
    ("different", Verdict::Different),
    ("not sure", Verdict::NotSure),
    ("taken back", Verdict::TakenBack),
];

impl Verdict {
    /// As files write it.
    #[must_use]
    pub fn word(self) -> &'static str {
        VERDICTS.iter().find(|(_, verdict)| *verdict == self).map_or("", |(word, _)| word)
    }
}

/// A word of one person about two rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// One row.
    pub one: RowKey,
    /// The other.
    pub other: RowKey,
    /// What was said.
    pub says: Verdict,
    /// By whom: a name of the mediators.
    pub by: String,
    /// When.
    pub at: Instant,
    /// Why.
    pub why: Option<String>,
}
