//! Words of the rounds of proposals.

use takas_model::{Says, ZoneState};

/// Title of the mediator's page.
pub fn title(case: &str) -> String {
    format!("{case}: rounds")
}

/// Title of a party's page.
pub fn title_of(case: &str, party: &str) -> String {
    format!("{case}: proposals laid before {party}")
}

/// No round yet.
pub const NONE: &str = "No proposal has been laid before the parties: `takas propose` begins the first round.";
/// Nothing was laid before this party.
pub const NONE_OF_YOURS: &str = "No proposal has been laid before you.";
/// Every party accepted.
pub fn agreed(round: u32) -> String {
    format!("Agreed: every party accepts the proposal of round {round}.")
}

/// Heading of a round.
pub fn round(number: u32, on: &str) -> String {
    format!("Round {number}, {on}")
}

/// The deal proposed.
pub const PROPOSED: &str = "Proposed: deal";
/// Answers.
pub const ANSWERS: &str = "Answers";
/// The zone.
pub const ZONE: &str = "Zone of agreement";
/// Party.
pub const PARTY: &str = "Party";
/// Why.
pub const REASON: &str = "In its own words";
/// Moment.
pub const MOMENT: &str = "When";
/// What is known then.
pub const KNOWN: &str = "The zone then";
/// What each party gets.
pub const REACH: &str =
    "What the best deal meets of what each party asks, and the most that any deal of the zone meets";
/// No answer yet.
pub const AWAITED: &str = "has yet to answer";
/// When the proposal was made.
pub const WHEN_PROPOSED: &str = "when proposed";
/// An answer that is not in the mediator's file of the round.
pub const NOT_CLEARED: &str = "answered, not cleared since";

/// After an answer.
pub fn after(party: &str, says: Option<Says>) -> String {
    match says {
        Some(says) => format!("after {party} {}", says.word()),
        None => format!("after the answer of {party}"),
    }
}

/// What a party says.
pub fn says(says: Says) -> &'static str {
    says.word()
}

/// The zone in a sentence.
pub fn zone(state: ZoneState, people: u64, stands: bool) -> String {
    let best = match state {
        ZoneState::Open => format!("open; the best deal moves {}", super::people(people)),
        ZoneState::OpenUnproved => {
            format!("open; the best deal found moves {}, not proved best", super::people(people))
        }
        ZoneState::Empty => return "empty: no deal keeps every rule of every party".to_owned(),
        ZoneState::Unknown if stands => {
            return "open: the proposal is in it; a limit came before its best deal".to_owned();
        }
        ZoneState::Unknown => {
            return "not known: a limit came first; the proposal is no longer in it".to_owned();
        }
    };
    let stands = if stands { "the proposal is in it" } else { "the proposal is no longer in it" };
    format!("{best}; {stands}")
}

/// The rules in conflict.
pub fn conflict(rules: &[String]) -> String {
    format!("cannot hold together: {}", super::list(rules))
}

/// How far a party is met, and what changed.
pub fn reach(party: &str, met: u64, best: u64, before: Option<(u64, u64)>) -> String {
    let was = |was: u64, is: u64| if was == is { String::new() } else { format!(" (was {})", super::number(was)) };
    let (met_was, best_was) = before.map_or((String::new(), String::new()), |(m, b)| (was(m, met), was(b, best)));
    format!("{party}: meets {}{met_was} of at most {}{best_was}", super::number(met), super::number(best))
}

/// What was answered, for the party itself.
pub fn you_answered(says: Says) -> &'static str {
    match says {
        Says::Accepts => "you accepted",
        Says::Refuses => "you refused",
        Says::Amends => "you asked for changes",
    }
}

/// No stated answer.
pub const YOU_HAVE_NOT: &str = "awaits your answer";
/// The party's own id.
pub const PROPOSAL: &str = "Proposal";
