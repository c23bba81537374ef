//! What would mend a network that is not controllable: which bounds, loosened by how much.
//!
//! An order stays an order: what comes first is never loosened to come second. Loosening a requirement can only help, so the least amount for one bound alone is found by halving. Where no bound alone is
//! enough, bounds of one conflict after the other are loosened together and each then taken back as far as it goes: nothing of such a
//! mend is superfluous, but another one may be smaller in sum.

use std::collections::BTreeSet;

use takas_model::network::BOUND_MAX;
use takas_model::{Controllability, Network, Side};

use crate::control::controllability;

/// One bound of one requirement, looser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Loosening {
    /// By how much; over 0.
    pub by: i64,
    /// The requirement: an index into [`Network::requirements`].
    pub requirement: usize,
    /// Whether its least bound, else its greatest.
    pub is_least: bool,
}

/// What makes a network controllable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mend {
    /// Each of these alone, by the least amount; the smallest first, and with it the least of all mends of one bound.
    Alone(Vec<Loosening>),
    /// No bound alone does; these together do, and none of them could be less.
    Together(Vec<Loosening>),
    /// No loosening of these requirements does.
    Hopeless,
}

/// Mends by loosening requirements of which `may` is true (index of the requirement). None where the network is controllable
/// as it is.
pub fn mends(network: &Network, may: impl Fn(usize) -> bool) -> Option<Mend> {
    let Controllability::Conflict(conflict) = controllability(network) else { return None };
    // A bound outside this conflict leaves the conflict as it is.
    let bounds: BTreeSet<(usize, bool)> = loosable(&conflict.sides, &may).collect();
    let mut alone: Vec<Loosening> = bounds.iter().filter_map(|&bound| least(network, bound)).collect();
    alone.sort_unstable();
    if alone.is_empty() { Some(together(network, &may)) } else { Some(Mend::Alone(alone)) }
}

fn loosable(sides: &[Side], may: impl Fn(usize) -> bool) -> impl Iterator<Item = (usize, bool)> {
    sides.iter().filter_map(move |side| match *side {
        Side::Most(index) if may(index) => Some((index, false)),
        Side::Least(index) if may(index) => Some((index, true)),
        _ => None,
    })
}

/// How far a bound may be loosened: as far as could ever matter, but not so that two events change their order.
fn furthest(network: &Network, (requirement, is_least): (usize, bool)) -> i64 {
    let one = &network.requirements()[requirement];
    match (is_least, one.least, one.most) {
        (true, Some(least @ 0..), _) => least,
        (false, _, Some(most @ ..=0)) => -most,
        _ => enough(network),
    }
}

/// More than any sum of bounds that a requirement could be short of.
fn enough(network: &Network) -> i64 {
    let sizes = network.requirements().iter().flat_map(|one| [one.least, one.most]).flatten().map(i64::abs);
    let all: i64 = sizes.chain(network.contingent().iter().map(|one| one.most)).fold(1, i64::saturating_add);
    all.min(BOUND_MAX * 1024)
}

fn is_controllable(network: &Network) -> bool {
    matches!(controllability(network), Controllability::Controllable(_))
}

/// The least loosening of one bound that makes the network controllable, if any does.
fn least(network: &Network, (requirement, is_least): (usize, bool)) -> Option<Loosening> {
    let does = |by: i64| is_controllable(&network.loosened(requirement, is_least, by));
    let mut most = furthest(network, (requirement, is_least));
    if most == 0 || !does(most) {
        return None;
    }
    let mut too_little = 0;
    while most - too_little > 1 {
        let middle = too_little + (most - too_little) / 2;
        if does(middle) { most = middle } else { too_little = middle }
    }
    Some(Loosening { by: most, requirement, is_least })
}

fn together(network: &Network, may: &impl Fn(usize) -> bool) -> Mend {
    let furthest = |bound| furthest(network, bound);
    let mut loosened: BTreeSet<(usize, bool)> = BTreeSet::new();
    let with = |set: &[((usize, bool), i64)]| {
        set.iter().fold(network.clone(), |network, &((index, is_least), by)| network.loosened(index, is_least, by))
    };
    loop {
        let all: Vec<_> = loosened.iter().map(|&bound| (bound, furthest(bound))).collect();
        let Controllability::Conflict(conflict) = controllability(&with(&all)) else { break };
        let fresh: Vec<_> =
            loosable(&conflict.sides, may).filter(|bound| !loosened.contains(bound) && furthest(*bound) > 0).collect();
        if fresh.is_empty() {
            return Mend::Hopeless;
        }
        loosened.extend(fresh);
    }
    let mut amounts: Vec<((usize, bool), i64)> = loosened.into_iter().map(|bound| (bound, furthest(bound))).collect();
    for place in 0..amounts.len() {
        let (mut too_little, mut most) = (-1, amounts[place].1);
        while most - too_little > 1 {
            let middle = too_little + (most - too_little) / 2;
            amounts[place].1 = middle;
            if is_controllable(&with(&amounts)) { most = middle } else { too_little = middle }
        }
        amounts[place].1 = most;
    }
    let kept = amounts.into_iter().filter(|(_, by)| *by > 0);
    Mend::Together(kept.map(|((requirement, is_least), by)| Loosening { by, requirement, is_least }).collect())
}
