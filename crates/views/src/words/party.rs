//! Phrases of a party's own page.

use super::{amounts, deal, number, own};
use crate::phrase::{Fixed, Phrase};
use crate::projection::{Movement, MovementKind, OwnAsk};

phrases! {
    fixed {
        /// Nothing is laid before the party.
        NO_DEAL "clearing-own-no-deal" "No exchange is laid before you at present.";
        /// A deal that does not concern the party.
        NOTHING_MOVES "clearing-own-nothing-moves" "Nothing moves from you or to you.";
        /// Gives.
        GIVES "clearing-own-gives" "You release";
        /// Receives.
        RECEIVES "clearing-own-receives" "You receive";
        /// Undertakes.
        UNDERTAKES "clearing-own-undertakes" "You undertake";
        /// Undertaken by others.
        UNDERTAKEN "clearing-own-undertaken" "Others undertake";
        /// Position.
        POSITION "clearing-own-position" "Your position, as you stated it";
        /// Holds.
        HOLDS "clearing-own-holds" "Ready to release";
        /// Ready to undertake.
        READY "clearing-own-ready" "Ready to undertake";
        /// Refusals.
        REFUSES "clearing-own-refuses" "Refuses";
        /// Rules.
        RULES "clearing-own-rules" "Conditions";
        /// The picture.
        PICTURE "clearing-own-picture" "Your part of the exchange";
        /// A rule in a deal.
        RULE_HOLDS "clearing-own-rule-holds" "holds";
        /// A rule that a deal breaks.
        RULE_BROKEN "clearing-own-rule-broken" "does not hold";
    }
    made {
        /// Destinations of a readiness.
        may_go_to(to: Phrase) "clearing-own-may-go" ("may go to {to}");
        /// One or another.
        either(first: Phrase, last: Phrase) "clearing-or" ("{first} or {last}");
        /// What becomes of what the party holds ready.
        in_exchange(what: Phrase) "clearing-own-becomes" ("in this exchange: {what}");
        /// An ask of which it is known how much there is.
        met_of(met: u64, all: u64) "clearing-own-met-of" ("{} of {} met", number(met), number(all));
        /// An ask.
        met_in_full(met: u64) "clearing-own-met-in-full" ("{} met, in full", number(met));
        /// An ask.
        met_in_part(met: u64) "clearing-own-met-in-part" ("{} met, not in full", number(met));
        /// An ask that names nobody.
        met_in_sight(met: u64) "clearing-own-met-in-sight" ("{} met that you can see", number(met));
        /// An ask without a deal.
        up_to(all: u64) "clearing-own-up-to" ("up to {}", number(all));
        /// What the party gives and receives, in a sentence.
        headline(gives: Phrase, receives: Phrase) "clearing-own-headline" ("You release {gives} and receive {receives}.");
    }
}

/// Title of the page.
pub fn title(case: &str, party: &str) -> String {
    format!("{case}: for {party}")
}

/// Above the title.
pub fn kicker(party: &str) -> String {
    own::kicker(Phrase::supplied(party)).to_string()
}

/// Destinations of a readiness.
pub fn may_go(to: &[String]) -> Phrase {
    to.iter().map(Phrase::supplied).reduce(either).map(may_go_to).unwrap_or_default()
}

/// What becomes of what the party holds ready, from the places where its units go.
pub fn becomes(places: Vec<Phrase>, undertaking: bool) -> Phrase {
    in_exchange(match (places.is_empty(), undertaking) {
        (true, true) => deal::NOT_UNDERTAKEN.phrase(),
        (true, false) => deal::STAYS.phrase(),
        (false, true) => deal::UNDERTAKEN.phrase(),
        (false, false) => Phrase::list(places),
    })
}

/// How far an ask is met.
pub fn met(ask: &OwnAsk) -> Phrase {
    if let Some(choice) = &ask.choice {
        return choice.clone();
    }
    match (ask.met, ask.at_most, ask.in_full) {
        (Some(met), Some(all), _) => met_of(met, all),
        (Some(met), None, Some(true)) => met_in_full(met),
        (Some(met), None, Some(false)) => met_in_part(met),
        (Some(met), None, None) => met_in_sight(met),
        (None, Some(all), _) => up_to(all),
        (None, None, _) => Phrase::default(),
    }
}

/// Whether a rule holds.
pub fn holds(holds: bool) -> Fixed {
    if holds { RULE_HOLDS } else { RULE_BROKEN }
}

/// The sum of movements.
pub fn total<'a>(movements: impl IntoIterator<Item = &'a Movement>) -> Phrase {
    let mut tally = crate::measure::Tally::default();
    for movement in movements {
        let slot = match &movement.kind {
            MovementKind::Person | MovementKind::Group => &mut tally.people,
            MovementKind::Remains => &mut tally.remains,
            MovementKind::Goods(unit) => tally.goods.entry(unit.clone()).or_default(),
        };
        *slot = slot.saturating_add(movement.quantity);
    }
    amounts::tally(&tally)
}
