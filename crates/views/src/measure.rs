//! What a deal amounts to: counts, satisfaction, tallies, differences. Numbers only, no words.

use std::collections::BTreeMap;

use takas_model::{
    Ask, Case, Deal, Fraction, ItemRef, Kind, Natural, Outcome, PartyBest, PartyRef, Position, Transfer, Worlds,
};

/// The options of a line that ranks some, best first; none for a line that does not.
pub(crate) fn ranked(asks: &[Ask]) -> Option<Vec<ItemRef>> {
    let mut ranked: Vec<ItemRef> = Vec::new();
    for ask in asks {
        let next = ask.flow.selection.items.iter().find(|item| !ranked.contains(item))?;
        ranked.push(*next);
    }
    (asks.len() > 1).then_some(ranked)
}

/// Which of the ranked options came out.
pub(crate) fn came_out(deal: &Deal, asks: &[Ask]) -> Option<usize> {
    asks.iter().position(|ask| ask.met(deal) > 0)
}

/// What a line counts in all, in the party's own number.
pub(crate) fn weight(position: &Position, asks: &[Ask]) -> u64 {
    asks.iter().fold(0_u64, |sum, ask| sum.saturating_add(ask.weight)) / position.scale.max(1)
}

/// The deal of an outcome, if it has one.
pub(crate) fn deal_of(outcome: &Outcome) -> Option<&Deal> {
    match outcome {
        Outcome::Deal { deal, .. } => Some(deal),
        Outcome::Infeasible { .. } | Outcome::Interrupted => None,
    }
}

/// The bests of an outcome; none without a deal.
pub(crate) fn bests_of(outcome: &Outcome) -> &[PartyBest] {
    match outcome {
        Outcome::Deal { certificate, .. } => &certificate.bests,
        Outcome::Infeasible { .. } | Outcome::Interrupted => &[],
    }
}

/// A party's satisfaction at a deal; none when it asks for nothing that it could get.
pub(crate) fn satisfaction(case: &Case, deal: &Deal, bests: &[PartyBest], party: PartyRef) -> Option<Fraction> {
    let best = bests.iter().find(|b| b.party == party)?.best;
    Fraction::new(case.position(party)?.met(deal), best)
}

/// Units by kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) people: u64,
    pub(crate) remains: u64,
    /// By unit.
    pub(crate) goods: BTreeMap<String, u64>,
    pub(crate) undertakings: u64,
    /// How many of the people are protected.
    pub(crate) protected: u64,
}

impl Tally {
    /// Adds up transfers.
    pub(crate) fn of<'a>(case: &Case, transfers: impl IntoIterator<Item = &'a Transfer>) -> Self {
        let mut tally = Self::default();
        for transfer in transfers {
            let item = case.item(transfer.item);
            let slot = match &item.kind {
                Kind::Person(_) | Kind::Group => {
                    if item.protection.is_some() {
                        tally.protected = tally.protected.saturating_add(transfer.quantity);
                    }
                    &mut tally.people
                }
                Kind::Remains => &mut tally.remains,
                Kind::Goods { unit, .. } => tally.goods.entry(unit.clone()).or_default(),
                Kind::Undertaking => &mut tally.undertakings,
            };
            *slot = slot.saturating_add(transfer.quantity);
        }
        tally
    }
}

/// Protected people and remains that could go somewhere, by the law's gates, and do not.
pub(crate) fn protected_left(case: &Case, deal: Option<&Deal>) -> Tally {
    let mut left = Tally::default();
    for (reference, item) in case.item_refs().zip(&case.items).filter(|(_, item)| item.protection.is_some()) {
        let could_go = case.party_refs().any(|to| to != item.holder && item.may_go_to(to));
        let stay = item.quantity.saturating_sub(deal.map_or(0, |deal| deal.moved(reference)));
        let slot = if item.is_people() { &mut left.people } else { &mut left.remains };
        *slot = slot.saturating_add(if could_go { stay } else { 0 });
    }
    left
}

/// One item that two deals treat differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ItemDifference {
    pub(crate) item: ItemRef,
    /// Its transfers in the first deal.
    pub(crate) before: Vec<Transfer>,
    /// Its transfers in the second.
    pub(crate) after: Vec<Transfer>,
}

/// The items that two deals treat differently, ascending.
pub(crate) fn differences(before: &Deal, after: &Deal) -> Vec<ItemDifference> {
    let mut by_item: BTreeMap<ItemRef, (Vec<Transfer>, Vec<Transfer>)> = BTreeMap::new();
    for transfer in before.transfers() {
        by_item.entry(transfer.item).or_default().0.push(*transfer);
    }
    for transfer in after.transfers() {
        by_item.entry(transfer.item).or_default().1.push(*transfer);
    }
    by_item
        .into_iter()
        .filter(|(_, (before, after))| before != after)
        .map(|(item, (before, after))| ItemDifference { item, before, after })
        .collect()
}

/// The mutual information, in bits, between the answer to a doubt and whether there is a deal; of all worlds.
///
/// For reading only: it is computed in floating point and decides nothing.
pub(crate) fn information(worlds: &Worlds, doubt: usize) -> f64 {
    const SCALE: u32 = 1 << 31;
    let parts = |part: &Natural| u32::try_from(part.share_of(&worlds.whole, u64::from(SCALE))).unwrap_or(SCALE);
    let share = |part: &Natural| f64::from(parts(part)) / f64::from(SCALE);
    let entropy =
        |parts: &[f64]| -> f64 { parts.iter().filter(|part| **part > 0.0).map(|part| -part * part.log2()).sum() };
    let alive = share(&worlds.alive);
    let mut joint = Vec::new();
    let mut answers = Vec::new();
    for (whole, live) in &worlds.by_reading[doubt] {
        let (whole, live) = (share(whole), share(live));
        answers.push(whole);
        joint.extend([live, whole - live]);
    }
    (entropy(&[alive, 1.0 - alive]) + entropy(&answers) - entropy(&joint)).max(0.0)
}

/// Within how many thousandths of the truth the share in a sample lies, with a chance of at least 95 %, rounded up (Hoeffding, 1963).
pub(crate) fn hoeffding_permille(count: u64) -> u64 {
    // 1000² · ln(2 / 0.05) / 2, rounded up, over the count; and its square root, rounded up.
    const SQUARE: u64 = 1_844_440;
    (SQUARE.saturating_sub(1) / count.max(1)).isqrt() + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use takas_model::PhaseRef;

    fn transfer(item: usize, to: usize, quantity: u64) -> Transfer {
        Transfer {
            item: ItemRef::new(item),
            from: PartyRef::new(0),
            to: Some(PartyRef::new(to)),
            phase: PhaseRef::new(0),
            quantity,
        }
    }

    #[test]
    fn differences_name_exactly_the_items_treated_differently() {
        let before = Deal::new([transfer(0, 1, 1), transfer(1, 1, 1), transfer(2, 1, 5)]);
        let after = Deal::new([transfer(0, 1, 1), transfer(1, 2, 1), transfer(3, 1, 1)]);
        let found = differences(&before, &after);
        let items: Vec<usize> = found.iter().map(|d| d.item.index()).collect();
        assert_eq!(items, [1, 2, 3]);
        assert!(found[1].after.is_empty() && found[2].before.is_empty());
        assert!(differences(&before, &before).is_empty());
    }
}
