//! Phrases of the drawing.

use std::collections::BTreeMap;

use super::amounts;
use super::label::{GIVES, RECEIVES};
use super::papers::NOTHING;
use crate::phrase::{Fixed, Phrase};

phrases! {
    fixed {}
    made {
        /// What a party gives or receives, below its name.
        note_of(verb: Phrase, what: Phrase) "clearing-picture-note" ("{verb} {what}");
        /// An arrow, for those who hear the drawing.
        between(count: Phrase, from: Phrase, to: Phrase) "clearing-picture-between" ("{count} from {from} to {to}");
    }
}

/// Units of an arrow in digits: people and remains together, goods by unit.
pub fn short<'a>(things: impl Iterator<Item = (u64, Option<&'a str>)>) -> Phrase {
    let mut humans = 0_u64;
    let mut goods: BTreeMap<&str, u64> = BTreeMap::new();
    for (quantity, unit) in things {
        let slot = unit.map_or(&mut humans, |unit| goods.entry(unit).or_default());
        *slot = slot.saturating_add(quantity);
    }
    let people = (humans > 0).then(|| Phrase::amount(humans));
    let goods = goods.into_iter().map(|(unit, count)| amounts::goods(count, unit));
    Phrase::row(" + ", people.into_iter().chain(goods))
}

/// What a party gives and receives.
pub fn note(gives: &Phrase, receives: &Phrase) -> Vec<Phrase> {
    let said = |verb: Fixed, what: &Phrase| (*what != NOTHING.phrase()).then(|| note_of(verb.phrase(), what.clone()));
    said(GIVES, gives).into_iter().chain(said(RECEIVES, receives)).collect()
}

/// An arrow in words.
pub fn arrow(route: Phrase, count: Phrase) -> Phrase {
    amounts::with(route, count)
}

/// The whole drawing in words.
pub fn description<'a>(routes: impl Iterator<Item = (&'a str, &'a str, &'a Phrase)>) -> Phrase {
    Phrase::row(
        "; ",
        routes.map(|(from, to, count)| between(count.clone(), Phrase::supplied(from), Phrase::supplied(to))),
    )
}
