//! Phrases of the rounds of proposals.

use takas_model::{Date, Says, ZoneState};

use super::{amounts, number};
use crate::phrase::{Fixed, Phrase};

phrases! {
    fixed {
        /// No round yet.
        NONE "round-none" "No proposal has been laid before the parties: `takas propose` begins the first round.";
        /// Nothing was laid before this party.
        NONE_OF_YOURS "round-none-of-yours" "No proposal has been laid before you.";
        /// The deal proposed.
        PROPOSED "round-proposed" "Proposed: deal";
        /// Answers.
        ANSWERS "round-answers" "Answers";
        /// The zone.
        ZONE "round-zone" "Zone of agreement";
        /// Party.
        PARTY "round-party" "Party";
        /// Why.
        REASON "round-reason" "In its own words";
        /// Moment.
        MOMENT "round-moment" "When";
        /// What is known then.
        KNOWN "round-known" "The zone then";
        /// What each party gets.
        REACH "round-reach"
            "What the best deal meets of what each party asks, and the most that any deal of the zone meets";
        /// It agrees.
        ACCEPTS "round-accepts" "accepts";
        /// It does not.
        REFUSES "round-refuses" "refuses";
        /// It would agree to something near it.
        AMENDS "round-amends" "amends";
        /// No answer yet.
        AWAITED "round-awaited" "has yet to answer";
        /// An answer that is not in the mediator's file of the round.
        NOT_CLEARED "round-not-cleared" "answered, not cleared since";
        /// When the proposal was made.
        WHEN_PROPOSED "round-when-proposed" "when proposed";
        /// Nothing is left.
        ZONE_EMPTY "round-zone-empty" "empty: no deal keeps every rule of every party";
        /// Something is, and no more is known.
        ZONE_HOLDS_IT "round-zone-holds-it" "open: the proposal is in it; a limit came before its best deal";
        /// Nothing is known.
        ZONE_UNKNOWN "round-zone-unknown" "not known: a limit came first; the proposal is no longer in it";
        /// The proposal keeps every rule.
        STANDS "round-stands" "the proposal is in it";
        /// It does not.
        STANDS_NO_LONGER "round-stands-no-longer" "the proposal is no longer in it";
        /// What was answered, for the party itself.
        YOU_ACCEPTED "round-you-accepted" "you accepted";
        /// What was answered, for the party itself.
        YOU_REFUSED "round-you-refused" "you refused";
        /// What was answered, for the party itself.
        YOU_AMENDED "round-you-amended" "you asked for changes";
        /// No stated answer.
        YOU_HAVE_NOT "round-you-have-not" "awaits your answer";
    }
    made {
        /// Every party accepted.
        agreed_in(round: Phrase) "round-agreed" ("Agreed: every party accepts the proposal of round {round}.");
        /// Heading of a round.
        round_of(number: Phrase, day: Phrase) "round-heading" ("Round {number}, {day}");
        /// After an answer.
        after_accepted(party: Phrase) "round-after-accepts" ("after {party} accepts");
        /// After an answer.
        after_refused(party: Phrase) "round-after-refuses" ("after {party} refuses");
        /// After an answer.
        after_amended(party: Phrase) "round-after-amends" ("after {party} amends");
        /// After an answer of which no more is known.
        after_answer(party: Phrase) "round-after-answer" ("after the answer of {party}");
        /// The best deal of the zone, proved.
        zone_open(people: Phrase) "round-zone-open" ("open; the best deal moves {people}");
        /// The best that was found.
        zone_open_unproved(people: Phrase) "round-zone-open-unproved"
            ("open; the best deal found moves {people}, not proved best");
        /// The rules in conflict.
        conflict(rules: Phrase) "round-conflict" ("cannot hold together: {rules}");
    }
}

/// Title of the mediator's page.
pub fn title(case: &str) -> String {
    format!("{case}: rounds")
}

/// Title of a party's page.
pub fn title_of(case: &str, party: &str) -> String {
    format!("{case}: proposals laid before {party}")
}

/// Every party accepted.
pub fn agreed(round: u32) -> Phrase {
    agreed_in(Phrase::figures(round))
}

/// Heading of a round.
pub fn round(number: u32, day: Phrase) -> Phrase {
    round_of(Phrase::figures(number), day)
}

/// A day.
pub fn day(date: Date) -> Phrase {
    Phrase::day(&format!("{:04}-{:02}-{:02}", date.year, date.month, date.day), super::date(date))
}

/// After an answer.
pub fn after(party: &str, says: Option<Says>) -> Phrase {
    let party = Phrase::supplied(party);
    match says {
        Some(Says::Accepts) => after_accepted(party),
        Some(Says::Refuses) => after_refused(party),
        Some(Says::Amends) => after_amended(party),
        None => after_answer(party),
    }
}

/// What a party says.
pub fn says(says: Says) -> Fixed {
    match says {
        Says::Accepts => ACCEPTS,
        Says::Refuses => REFUSES,
        Says::Amends => AMENDS,
    }
}

/// The zone in a sentence.
pub fn zone(state: ZoneState, people: u64, stands: bool) -> Phrase {
    let best = match state {
        ZoneState::Open => zone_open(amounts::people(people)),
        ZoneState::OpenUnproved => zone_open_unproved(amounts::people(people)),
        ZoneState::Empty => return ZONE_EMPTY.phrase(),
        ZoneState::Unknown if stands => return ZONE_HOLDS_IT.phrase(),
        ZoneState::Unknown => return ZONE_UNKNOWN.phrase(),
    };
    Phrase::row("; ", [best, if stands { STANDS } else { STANDS_NO_LONGER }.phrase()])
}

/// How far a party is met, and what changed.
pub fn reach(party: &str, met: u64, best: u64, before: Option<(u64, u64)>) -> String {
    let was = |was: u64, is: u64| if was == is { String::new() } else { format!(" (was {})", number(was)) };
    let (met_was, best_was) = before.map_or((String::new(), String::new()), |(m, b)| (was(m, met), was(b, best)));
    format!("{party}: meets {}{met_was} of at most {}{best_was}", number(met), number(best))
}

/// What was answered, for the party itself.
pub fn you_answered(says: Says) -> Fixed {
    match says {
        Says::Accepts => YOU_ACCEPTED,
        Says::Refuses => YOU_REFUSED,
        Says::Amends => YOU_AMENDED,
    }
}

/// The party's own id.
pub const PROPOSAL: &str = "Proposal";
