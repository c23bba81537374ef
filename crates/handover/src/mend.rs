//! What would mend a network that is not controllable: which bounds, loosened by how much.
//!
//! An order stays an order: what comes first is never loosened to come second. Loosening a requirement can only help, so the least amount for one bound alone is found by halving. Where no bound alone is
//! enough, bounds of one conflict after the other are loosened together and each then taken back as far as it goes: nothing of such a
//! mend is superfluous, but another one may be smaller in sum.

use std::cell::Cell;
use std::collections::BTreeSet;

use takas_model::network::BOUND_MAX;
use takas_model::{Controllability, Network, NetworkConflict, Side};

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
    /// Not found out within the limit.
    Unfinished,
}

/// Mends by loosening requirements of which `may` is true (index of the requirement). None where the network is controllable
/// as it is. At most `asks_max` networks are looked at.
pub fn mends(network: &Network, may: impl Fn(usize) -> bool, asks_max: u64) -> Option<Mend> {
    let Controllability::Conflict(conflict) = controllability(network) else { return None };
    let asked = Asked { left: Cell::new(asks_max) };
    // A bound outside this conflict leaves the conflict as it is.
    let bounds: BTreeSet<(usize, bool)> = loosable(&conflict.sides, &may).collect();
    let alone: Result<Vec<Option<Loosening>>, AtLimit> =
        bounds.iter().map(|&bound| least(network, bound, &asked)).collect();
    let Ok(alone) = alone else { return Some(Mend::Unfinished) };
    let mut alone: Vec<Loosening> = alone.into_iter().flatten().collect();
    alone.sort_unstable();
    if alone.is_empty() {
        return Some(together(network, &may, &asked).unwrap_or(Mend::Unfinished));
    }
    Some(Mend::Alone(alone))
}

/// No more networks may be looked at.
struct AtLimit;

/// How many networks may still be looked at.
struct Asked {
    left: Cell<u64>,
}

impl Asked {
    /// What stands against the network, if anything.
    fn conflict(&self, network: &Network) -> Result<Option<NetworkConflict>, AtLimit> {
        self.left.set(self.left.get().checked_sub(1).ok_or(AtLimit)?);
        Ok(match controllability(network) {
            Controllability::Controllable(_) => None,
            Controllability::Conflict(conflict) => Some(conflict),
        })
    }

    fn is_controllable(&self, network: &Network) -> Result<bool, AtLimit> {
        Ok(self.conflict(network)?.is_none())
    }
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

/// The least loosening of one bound that makes the network controllable, if any does.
fn least(
    network: &Network,
    (requirement, is_least): (usize, bool),
    asked: &Asked,
) -> Result<Option<Loosening>, AtLimit> {
    let does = |by: i64| asked.is_controllable(&network.loosened(requirement, is_least, by));
    let mut most = furthest(network, (requirement, is_least));
    if most == 0 || !does(most)? {
        return Ok(None);
    }
    let mut too_little = 0;
    while most - too_little > 1 {
        let middle = too_little + (most - too_little) / 2;
        if does(middle)? { most = middle } else { too_little = middle }
    }
    Ok(Some(Loosening { by: most, requirement, is_least }))
}

/// Bounds that mend the network together.
fn together(network: &Network, may: &impl Fn(usize) -> bool, asked: &Asked) -> Result<Mend, AtLimit> {
    let furthest = |bound| furthest(network, bound);
    let mut loosened: BTreeSet<(usize, bool)> = BTreeSet::new();
    let with = |set: &[((usize, bool), i64)]| {
        set.iter().fold(network.clone(), |network, &((index, is_least), by)| network.loosened(index, is_least, by))
    };
    loop {
        let all: Vec<_> = loosened.iter().map(|&bound| (bound, furthest(bound))).collect();
        let Some(conflict) = asked.conflict(&with(&all))? else { break };
        let fresh: Vec<_> =
            loosable(&conflict.sides, may).filter(|bound| !loosened.contains(bound) && furthest(*bound) > 0).collect();
        if fresh.is_empty() {
            return Ok(Mend::Hopeless);
        }
        loosened.extend(fresh);
    }
    let mut amounts: Vec<((usize, bool), i64)> = loosened.into_iter().map(|bound| (bound, furthest(bound))).collect();
    for place in 0..amounts.len() {
        let (mut too_little, mut most) = (-1, amounts[place].1);
        while most - too_little > 1 {
            let middle = too_little + (most - too_little) / 2;
            amounts[place].1 = middle;
            if asked.is_controllable(&with(&amounts))? { most = middle } else { too_little = middle }
        }
        amounts[place].1 = most;
    }
    let kept = amounts.into_iter().filter(|(_, by)| *by > 0);
    Ok(Mend::Together(kept.map(|((requirement, is_least), by)| Loosening { by, requirement, is_least }).collect()))
}
