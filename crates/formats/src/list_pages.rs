//! What the desk's API says of lists and takes about them, as JSON, version 1. What is laid side by side has the shapes of
//! [`reconciliations`](crate::reconciliations).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::decisions::Verdict;
use crate::reconciliations::{PairOut, RowOut, ScreeningOut};
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
    /// By which another list is put in its place and in that of no other (`If-Match`): another as soon as the list or its mapping is another.
    pub version: String,
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
    /// What the evidence is known by, for whoever decides upon it: another as soon as something else speaks for or against; null: there is none.
    pub seen: Option<String>,
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
    /// The evidence upon which it is said, as the pair has it. Where there is other evidence by now, nothing is written.
    #[serde(default)]
    pub seen: Option<String>,
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

/// What becomes of what was decided about the rows of a list, once another is in its place.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CarriedOut {
    /// Words about rows that have changed: they count, and are marked.
    pub changed: usize,
    /// Words about rows that are as they were.
    pub kept: usize,
    /// Words about rows that are not found any more: they are kept, and count for nothing.
    pub lost: usize,
    /// Releases that hold now and would not any more, for they are of the row as it was.
    pub releases_lost: usize,
}

/// A list as it was read.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ListReadOut {
    /// What becomes of decisions; null: it is not for whoever asks, there is no list that lies there, or one of the two cannot be read.
    pub decisions: Option<CarriedOut>,
    /// Everything that is wrong with it.
    pub diagnostics: Vec<DiagnosticOut>,
    /// Version.
    pub format: u32,
    /// Whether it can be taken; of one that was handed in, that it was.
    pub is_fit: bool,
    /// What its columns hold, as the text of a mapping.
    pub mapping: String,
    /// The version of the list in whose place it comes, for `If-Match`; also where none lies there.
    pub replaces: String,
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

/// That a party asked about a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListAskedIn {
    /// When: `2025-03-01T10:00` by the clock of the case's zone, or with an offset; now, where it is left out.
    #[serde(default)]
    pub at: Option<String>,
    /// Which party asked, by its id.
    pub by: String,
    /// Version of this format: 1.
    pub format: u32,
    /// Who of the mediators heard it; whoever writes it, where it is left out.
    #[serde(default)]
    pub heard_by: Option<String>,
    /// A remark.
    #[serde(default)]
    pub note: Option<String>,
    /// The row, by its id.
    pub row: String,
}

/// That a party was told of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListToldIn {
    /// When: `2025-03-01T10:00` by the clock of the case's zone, or with an offset; now, where it is left out.
    #[serde(default)]
    pub at: Option<String>,
    /// Who of the mediators told it; whoever writes it, where it is left out.
    #[serde(default)]
    pub by: Option<String>,
    /// Version of this format: 1.
    pub format: u32,
    /// A remark.
    #[serde(default)]
    pub note: Option<String>,
    /// The row, by its id.
    pub row: String,
    /// Which party was told, by its id.
    pub to: String,
}

/// That a row is not to go to a party any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawIn {
    /// Version of this format: 1.
    pub format: u32,
    /// The row, by its id.
    pub row: String,
    /// The party, by its id.
    pub to: String,
}

/// That a row is to go to a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReleaseIn {
    /// Version of this format: 1.
    pub format: u32,
    /// The row, by its id.
    pub row: String,
    /// Whether it is meant: without it nothing is written, and the answer (422) says what would go out, and to whom.
    #[serde(default)]
    pub sure: bool,
    /// The party, by its id.
    pub to: String,
    /// Why.
    #[serde(default)]
    pub why: Option<String>,
}

/// Published lists that are brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishedIn {
    /// Their files: of the list of the Office of Foreign Assets Control also those of further names and addresses.
    pub files: Vec<PublishedFileIn>,
    /// Version of this format: 1.
    pub format: u32,
}

/// A file of a published list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishedFileIn {
    /// The file, in base 64.
    pub content: String,
    /// Its name, under which it is kept: another of the same name takes its place.
    pub file: String,
}

/// What came of published lists that were brought.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PublishedReadOut {
    /// Version.
    pub format: u32,
    /// Whether they are kept: all or none.
    pub is_kept: bool,
    /// Where they are not: each, with what is wrong with it.
    pub published: Vec<PublishedOut>,
}

/// A published list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PublishedOut {
    /// What is wrong with it.
    pub diagnostics: Vec<DiagnosticOut>,
    /// How many entries it has; null: it cannot be read.
    pub entries: Option<usize>,
    /// The name of its file.
    pub file: String,
}

/// Who is hired for the operation of a case, and published lists.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ScreeningNowOut {
    /// Version.
    pub format: u32,
    /// How many are hired; null: it cannot be read.
    pub hired: Option<usize>,
    /// Hits that wait for somebody to say who is who.
    pub open: Vec<OpenHitOut>,
    /// The published lists that lie with the case.
    pub published: Vec<PublishedOut>,
    /// What was found; null: it was not screened since something of it changed.
    pub screening: Option<ScreeningOut>,
}

/// A hit that waits.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OpenHitOut {
    /// By which it is decided: another one as soon as one of the two rows has changed.
    pub id: String,
    /// The rows, and what speaks for and against.
    pub pair: PairOut,
    /// What the evidence is known by, for whoever decides upon it.
    pub seen: String,
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
