//! What `takas run --json` answers to a line.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use takas_model::operation::OperationEvent;

use super::FORMAT;
use super::codec::canonical;
use super::names::Vocabulary;
use super::output::{EventOut, ReasonOut};
use super::write::{event_out, reason_out};
use crate::codes::Code;
use crate::diagnostic::Diagnostic;

/// The answer to one command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerOut {
    /// How many events, from the first, a second copy of the store has: those alone are confirmed. Left out where none is demanded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<u64>,
    /// Version of this format: 1.
    pub format: u32,
    /// What came of it.
    pub outcome: OutcomeOut,
}

/// What came of a command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum OutcomeOut {
    /// It was accepted, and the disk has these events; none: it was said before.
    Accepted(Vec<EventOut>),
    /// It was refused, for all these reasons; nothing has changed.
    Refused(Vec<RefusalOut>),
    /// It could not be read, for all these mistakes; nothing has changed.
    Mistakes(Vec<MistakeOut>),
    /// The store does not take anything now; nothing has changed, and it can be said again.
    NotStored(String),
    /// The clock brought these events; the disk has them. Not an answer to anything.
    Clock(Vec<EventOut>),
    /// A second copy has more events by now. Not an answer to anything.
    Confirmed,
}

/// Why a command was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RefusalOut {
    /// The reason; null where it points to what has no name.
    pub why: Option<ReasonOut>,
    /// In words.
    pub words: String,
}

/// What is wrong with a command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MistakeOut {
    /// The code: `takas explain` tells more.
    pub code: String,
    /// How to mend it.
    pub help: String,
    /// What is wrong.
    pub message: String,
}

impl AnswerOut {
    /// An answer.
    pub fn new(outcome: OutcomeOut) -> Self {
        Self { confirmed: None, format: FORMAT, outcome }
    }

    /// The same, where so many events are confirmed.
    #[must_use]
    pub fn confirming(self, confirmed: Option<u64>) -> Self {
        Self { confirmed, ..self }
    }

    /// Its line, with a line end.
    pub fn line(&self) -> String {
        let mut line = String::from_utf8(canonical(self)).expect("JSON is UTF-8");
        line.push('\n');
        line
    }
}

impl OutcomeOut {
    /// Accepted, with these events by the names that people use.
    pub fn accepted(names: &Vocabulary, events: &[OperationEvent]) -> Self {
        Self::Accepted(events_out(names, events))
    }

    /// What the clock brought.
    pub fn clock(names: &Vocabulary, events: &[OperationEvent]) -> Self {
        Self::Clock(events_out(names, events))
    }

    /// Mistakes.
    pub fn mistakes(told: &[Diagnostic]) -> Self {
        let one = |told: &Diagnostic| MistakeOut {
            code: told.code.id().to_owned(),
            help: told.help.clone(),
            message: told.message.clone(),
        };
        Self::Mistakes(told.iter().map(one).collect())
    }

    /// One mistake that is in no text.
    pub fn mistake(code: Code, message: String, help: &str) -> Self {
        Self::Mistakes(vec![MistakeOut { code: code.id().to_owned(), help: help.to_owned(), message }])
    }
}

impl RefusalOut {
    /// A reason with its words.
    pub fn new(names: &Vocabulary, reason: &takas_model::operation::Reason, words: String) -> Self {
        Self { why: reason_out(names.present(), reason), words }
    }
}

fn events_out(names: &Vocabulary, events: &[OperationEvent]) -> Vec<EventOut> {
    events.iter().filter_map(|event| event_out(names, event)).collect()
}
