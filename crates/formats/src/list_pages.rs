//! What the desk's API says of lists and takes about them, as JSON, version 1. What is laid side by side has the shapes of
//! [`reconciliations`](crate::reconciliations).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::decisions::Verdict;
use crate::reconciliations::{PairOut, RowOut};
use crate::sheets::DiagnosticOut;

/// The version of these formats.
pub const FORMAT: u32 = 1;

/// The lists of a case that somebody may see.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ListsNowOut {
    /// Version.
    pub format: u32,
    /// The lists, in the order of their parties.
    pub lists: Vec<ListNowOut>,
}

/// A list of a party.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ListNowOut {
    /// What is wrong with it, without what stands in its cells.
    pub diagnostics: Vec<DiagnosticOut>,
    /// Its file in the case.
    pub file: String,
    /// Whose it is, by id.
    pub party: String,
    /// What it means to stand on it: `claims`, `acknowledges`, `saw`.
    pub role: String,
    /// How many rows name somebody; null: it cannot be read.
    pub rows: Option<usize>,
}

/// Pairs of rows that wait for somebody to say who is who.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PairsOut {
    /// Version.
    pub format: u32,
    /// The pairs, the likeliest first.
    pub pairs: Vec<OpenPairOut>,
}

/// A pair that waits.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OpenPairOut {
    /// By which it is decided: another one as soon as one of the two rows has changed.
    pub id: String,
    /// Who else looks at it now, by the name of the account; null: nobody does.
    pub looked_at_by: Option<String>,
    /// The rows, and what speaks for and against.
    pub pair: PairOut,
}

/// What somebody says of a pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecideIn {
    /// Version of this format: 1.
    pub format: u32,
    /// The pair, by its id.
    pub pair: String,
    /// What is said.
    pub says: PairSaysIn,
    /// Why.
    #[serde(default)]
    pub why: Option<String>,
}

/// What may be said of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PairSaysIn {
    /// Both rows are about one human.
    Same,
    /// They are about two.
    Different,
    /// Whoever says it cannot tell.
    NotSure,
    /// What the same person said before does not count any more.
    TakenBack,
}

impl PairSaysIn {
    /// The same as decisions have it.
    #[must_use]
    pub fn verdict(self) -> Verdict {
        match self {
            Self::Same => Verdict::Same,
            Self::Different => Verdict::Different,
            Self::NotSure => Verdict::NotSure,
            Self::TakenBack => Verdict::TakenBack,
        }
    }
}

/// That a word about a pair was written down.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DecidedOut {
    /// Version.
    pub format: u32,
    /// Who has said otherwise, so that nothing is decided.
    pub otherwise: Vec<String>,
}

/// A list of a party that is handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListIn {
    /// The file, in base 64.
    pub content: String,
    /// The name of the file: its ending says which kind it is kept as.
    pub file: String,
    /// Version of this format: 1.
    pub format: u32,
    /// What its columns hold, as the text of a mapping; without it, what the former list's mapping says where the headings are the same, and
    /// guesses.
    #[serde(default)]
    pub mapping: Option<String>,
}

/// A list as it was read.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ListReadOut {
    /// Everything that is wrong with it.
    pub diagnostics: Vec<DiagnosticOut>,
    /// Version.
    pub format: u32,
    /// Whether it can be taken; of one that was handed in, that it was.
    pub is_fit: bool,
    /// What its columns hold, as the text of a mapping.
    pub mapping: String,
    /// What became of its rows.
    pub rows: RowsOut,
}

/// What became of the rows of a file: the others sum to the first.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RowsOut {
    /// Rows that became a person.
    pub claims: u64,
    /// Empty rows.
    pub empty: u64,
    /// Rows of headings, and what stands above them.
    pub headings: u64,
    /// Rows that add to a person.
    pub joined: u64,
    /// Rows of the file.
    pub rows: u64,
    /// Rows that became none, each told with a code.
    pub told: u64,
}

/// The rows of the lists that are laid side by side.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ListRowsOut {
    /// Version.
    pub format: u32,
    /// The rows, list by list.
    pub rows: Vec<ListRowOut>,
}

/// A row of a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ListRowOut {
    /// By which it is released: another one as soon as the row has changed.
    pub id: String,
    /// The row.
    pub row: RowOut,
}

/// That a row is to go to a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReleaseIn {
    /// Version of this format: 1.
    pub format: u32,
    /// The row, by its id.
    pub row: String,
    /// The party, by its id.
    pub to: String,
    /// Why.
    #[serde(default)]
    pub why: Option<String>,
}

/// What was put into the people of the case.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SettledOut {
    /// How many were added.
    pub added: usize,
    /// Of how many the status was changed.
    pub changed: usize,
    /// Whose status has to be changed in `case.toml` by its writer, by their ids.
    pub elsewhere: Vec<String>,
    /// Version.
    pub format: u32,
}
