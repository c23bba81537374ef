//! What somebody takes along who works without a network, what is delivered afterwards, and what a sheet of paper says, as JSON.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::output::SignedOut;
use super::shown::{SpeakerOut, TimeOut};

/// What is taken along: `GET /api/v1/cases/{case}/field`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldOut {
    /// The numbers that the next envelopes bear; empty: nobody speaks with the keys of this account.
    pub chains: Vec<ChainOut>,
    /// The desk's clock, in seconds since the beginning of 1970, UTC.
    pub clock: i64,
    /// Version of this format: 1.
    pub format: u32,
    /// What may be said as it stands.
    pub offers: Vec<FieldPhraseOut>,
    /// How many events there are.
    pub revision: u64,
    /// The rides that the reader has to do with, in order of time.
    pub rides: Vec<FieldRideOut>,
    /// Who speaks; null: nobody.
    pub speaker: Option<SpeakerOut>,
    /// Title of the case.
    pub title: String,
    /// What stands on every output: that it is a rehearsal, that it is historical.
    pub warnings: Vec<String>,
    /// The zone of times that belong to no single place.
    pub zone: String,
}

/// A chain of one author's envelopes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChainOut {
    /// The number that the next envelope bears.
    pub next: u64,
    /// The id under which it is signed: that of the operation, or that of its journal.
    pub operation: String,
}

/// A ride that is taken along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldRideOut {
    /// When it is to arrive.
    pub arrives: TimeOut,
    /// When it is to leave.
    pub departs: TimeOut,
    /// Its vehicle, or how it moves, and its way.
    pub name: String,
    /// Which of the plan's rides it is, from 0.
    pub number: usize,
    /// Who and what goes by it, that is the reader's to know.
    pub people: Vec<FieldPersonOut>,
    /// What may come to be said of it.
    pub phrases: Vec<FieldPhraseOut>,
}

/// Somebody or something that goes by a ride.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldPersonOut {
    /// What may come to be said.
    pub phrases: Vec<FieldPhraseOut>,
    /// The number on the record: `unit-7`.
    pub unit: String,
    /// By a pseudonym.
    pub who: String,
}

/// Something that may come to be said: signed as it stands when it has happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldPhraseOut {
    /// What is said: the word of the act, such as `boarded`.
    pub act: String,
    /// The id under which it is signed.
    pub operation: String,
    /// What is signed, in canonical form, as base64 with padding.
    pub payload: String,
    /// How it would count if it were said now: `counts`, `waits`, `repeats` (it is so already), `irregular`, or `refused`.
    pub weight: String,
    /// What, in words.
    pub words: String,
}

/// A signed line that was made without a network: `POST /api/v1/cases/{case}/field/deliveries`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeliveryIn {
    /// Version of this format: 1.
    pub format: u32,
    /// Whether it is said even if it is so already, or breaks a line: somebody was asked.
    pub is_sure: bool,
    /// The line.
    pub line: SignedOut,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeliveredOut {
    /// Version of this format: 1.
    pub format: u32,
    /// What came of it.
    pub outcome: DeliveredOutcomeOut,
    /// How many events there are by now.
    pub revision: u64,
}

/// What came of a line that was delivered. Only what is accepted has changed anything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum DeliveredOutcomeOut {
    /// The disk has it.
    Accepted {
        /// The first event that came of it; null: it was delivered before.
        first: Option<u64>,
        /// The last.
        last: Option<u64>,
    },
    /// It was signed under a number that is not the author's next: it is signed anew under this one.
    Number {
        /// The next.
        next: u64,
    },
    /// Somebody has said so before.
    Already {
        /// Who, what and when, as far as that is the reader's to know.
        told: Vec<String>,
    },
    /// It would count as irregular, and everything would be held.
    Irregular {
        /// The lines that it breaks, for those who may know them.
        reasons: Vec<String>,
    },
    /// It is refused.
    Refused {
        /// Whether it came too late: then it is said anew, if it is still meant.
        is_stale: bool,
        /// Every reason.
        reasons: Vec<String>,
    },
}
