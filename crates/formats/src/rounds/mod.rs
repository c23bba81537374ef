//! Rounds of proposals: the mediator's file of each round (`rounds/N.json`), and how an answer is written into a party's position.
//!
//! The file of a round is the mediator's compartment: it holds the zone of agreement before and after each answer. What a party answered and why
//! stands in that party's position alone. What one party may see of the rounds is decided in `takas-views`.

mod answer;
mod file;
mod refusal;

pub use answer::{AnswerError, NewAnswer, NewLine, Table, write_answer};
pub use file::{
    AnswerOut, MovedOut, ReachOut, ReadRounds, RoundFile, RoundsReport, RuleName, StateOut, ToOut, ZoneOut,
    read_rounds, report, write_round,
};
pub use refusal::not_as_proposed;

/// The version of the formats of this module.
pub const FORMAT: u32 = 1;
