//! Words of a party's own page.

use crate::projection::{Movement, MovementKind, OwnAsk};

/// Title of the page.
pub fn title(case: &str, party: &str) -> String {
    format!("{case}: for {party}")
}

/// Says what the page is.
pub const ONLY: &str = "This page holds what concerns you, and nothing of what others hold, ask or refuse.";
/// Nothing is laid before the party.
pub const NO_DEAL: &str = "No exchange is laid before you at present.";
/// A deal that does not concern the party.
pub const NOTHING_MOVES: &str = "Nothing moves from you or to you.";
/// Gives.
pub const GIVES: &str = "You release";
/// Receives.
pub const RECEIVES: &str = "You receive";
/// Undertakes.
pub const UNDERTAKES: &str = "You undertake";
/// Undertaken by others.
pub const UNDERTAKEN: &str = "Others undertake";
/// Position.
pub const POSITION: &str = "Your position, as you stated it";
/// Holds.
pub const HOLDS: &str = "Ready to release";
/// Ready to undertake.
pub const READY: &str = "Ready to undertake";
/// Refusals.
pub const REFUSES: &str = "Refuses";
/// Rules.
pub const RULES: &str = "Conditions";
/// The picture.
pub const PICTURE: &str = "Your part of the exchange";

/// A phase with its days.
pub fn phase(name: &str, days: Option<&str>) -> String {
    days.map_or_else(|| name.to_owned(), |days| format!("{name}: {days}"))
}

/// Destinations of a readiness.
pub fn may_go(to: &[String]) -> String {
    if to.is_empty() { String::new() } else { format!("may go to {}", to.join(" or ")) }
}

/// What becomes of what the party holds ready, from the places where its units go.
pub fn becomes(places: &[String], undertaking: bool) -> String {
    let what = match (places.is_empty(), undertaking) {
        (true, true) => super::NOT_UNDERTAKEN.to_owned(),
        (true, false) => super::STAYS.to_owned(),
        (false, true) => super::UNDERTAKEN.to_owned(),
        (false, false) => super::list(places),
    };
    format!("in this exchange: {what}")
}

/// How far an ask is met.
pub fn met(ask: &OwnAsk) -> String {
    if let Some(choice) = &ask.choice {
        return choice.clone();
    }
    match (ask.met, ask.at_most, ask.in_full) {
        (Some(met), Some(all), _) => format!("{} of {} met", super::number(met), super::number(all)),
        (Some(met), None, Some(true)) => format!("{} met, in full", super::number(met)),
        (Some(met), None, Some(false)) => format!("{} met, not in full", super::number(met)),
        (Some(met), None, None) => format!("{} met that you can see", super::number(met)),
        (None, Some(all), _) => format!("up to {}", super::number(all)),
        (None, None, _) => String::new(),
    }
}

/// Whether a rule holds.
pub fn holds(holds: bool) -> &'static str {
    if holds { "holds" } else { "does not hold" }
}

/// The sum of movements in words.
pub fn total<'a>(movements: impl IntoIterator<Item = &'a Movement>) -> String {
    let mut tally = crate::measure::Tally::default();
    for movement in movements {
        let slot = match &movement.kind {
            MovementKind::Person | MovementKind::Group => &mut tally.people,
            MovementKind::Remains => &mut tally.remains,
            MovementKind::Goods(unit) => tally.goods.entry(unit.clone()).or_default(),
        };
        *slot = slot.saturating_add(movement.quantity);
    }
    super::tally(&tally)
}

/// Above the title.
pub fn kicker(party: &str) -> String {
    format!("For {party} alone")
}

/// What the party gives and receives, in a sentence.
pub fn headline(gives: &str, receives: &str) -> String {
    format!("You release {gives} and receive {receives}.")
}
