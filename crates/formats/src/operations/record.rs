//! The record of an operation as a desk tells it to one reader, as JSON. What is in it is verified by whoever gets it, and by nothing that is said
//! here.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A page of the entries that are the reader's: `GET /api/v1/cases/{case}/record`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordNowOut {
    /// The ids of the reader's own authors: all that these have said on the record is among the reader's entries.
    pub authors: Vec<String>,
    /// The signed head of the record, a note (c2sp.org/tlog-checkpoint).
    pub checkpoint: String,
    /// The entries, in order.
    pub entries: Vec<RecordLineOut>,
    /// Version of this format: 1.
    pub format: u32,
    /// The number from which the next page goes on; null: this was the last.
    pub next: Option<u64>,
    /// Ids and public keys, from which the record is verified: the text of `trust.json`.
    pub trust: String,
}

/// An entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordLineOut {
    /// When the desk accepted it, in seconds since 1970, UTC.
    pub accepted: u64,
    /// The author's id.
    pub author: String,
    /// Its number.
    pub entry: u64,
    /// Whether the checkpoint is over it: then there is a receipt of it.
    pub is_covered: bool,
    /// `command`, `desk` or `erasure`.
    pub kind: String,
    /// The hash of its leaf, in hexadecimal digits.
    pub leaf: String,
    /// What it says, as the text that was sealed; null where the reader does not open it.
    pub says: Option<String>,
    /// The number that its author has given it.
    pub sequence: u64,
    /// `opened`, `sealed` or `erased`.
    pub state: String,
    /// When its author says it was, in seconds since 1970, UTC.
    pub time: u64,
}

/// An entry with what proves it: `GET /api/v1/cases/{case}/record/{entry}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordEntryOut {
    /// What it says, with the salt by which its author committed to it; null where the reader does not open it.
    pub disclosure: Option<String>,
    /// Its bytes, in base64.
    pub entry: String,
    /// Version of this format: 1.
    pub format: u32,
    /// The proof that it stands in the record (c2sp.org/tlog-proof); null until a checkpoint is over it.
    pub receipt: Option<String>,
}
