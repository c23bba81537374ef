//! Words of the drawing.

use std::collections::BTreeMap;

/// Units of an arrow in digits: people and remains together, goods by unit.
pub fn short<'a>(things: impl Iterator<Item = (u64, Option<&'a str>)>) -> String {
    let mut humans = 0_u64;
    let mut goods: BTreeMap<&str, u64> = BTreeMap::new();
    for (quantity, unit) in things {
        let slot = unit.map_or(&mut humans, |unit| goods.entry(unit).or_default());
        *slot = slot.saturating_add(quantity);
    }
    let people = (humans > 0).then(|| super::number(humans));
    let goods = goods.into_iter().map(|(unit, count)| super::goods(count, unit));
    people.into_iter().chain(goods).collect::<Vec<String>>().join(" + ")
}

/// What a party gives and receives.
pub fn note(gives: &str, receives: &str) -> Vec<String> {
    let said = |verb: &str, what: &str| (what != super::NOTHING).then(|| format!("{verb} {what}"));
    said(super::label::GIVES, gives).into_iter().chain(said(super::label::RECEIVES, receives)).collect()
}

/// An arrow in words.
pub fn arrow(route: &str, count: &str) -> String {
    format!("{route}: {count}")
}

/// The whole drawing in words.
pub fn description<'a>(routes: impl Iterator<Item = (&'a str, &'a str, &'a str)>) -> String {
    let routes: Vec<String> = routes.map(|(from, to, count)| format!("{count} from {from} to {to}")).collect();
    format!("{}.", routes.join("; "))
}
