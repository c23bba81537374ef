//! The landscape by looking at every deal: the Pareto front, and the best deals far from others.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{Deal, ItemRef, Objective, PartyRef, PhaseRef, Value};

use super::{Enumeration, better, deal_of, is_protected, objective_values, satisfactions};

/// The front of a small case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SmallFront {
    /// The parties that count, with their bests, in order of positions.
    pub counted: Vec<(PartyRef, u64)>,
    /// Every vector of satisfactions on the front.
    pub points: BTreeSet<Vec<u64>>,
}

impl Enumeration<'_> {
    /// The satisfactions that no deal beats, for one party and for all; where the case has the objective, among the deals that
    /// release most protected people. None where there is no deal.
    pub fn front(&self) -> Option<SmallFront> {
        let case = self.case;
        let feasible: Vec<usize> = (0..self.len()).filter(|&index| self.is_feasible(index)).collect();
        let reached: Vec<Vec<u64>> = feasible.iter().map(|&index| satisfactions(case, &self.deals[index])).collect();
        let asking = case.positions.iter().filter(|position| !position.asks.is_empty()).map(|p| p.party);
        let best_of = |party: usize| reached.iter().map(|vector| vector[party]).max();
        let bests: Vec<(PartyRef, u64)> =
            asking.enumerate().map(|(at, party)| Some((party, best_of(at)?))).collect::<Option<_>>()?;
        let counts: Vec<bool> = bests.iter().map(|&(_, best)| best >= 1).collect();
        let protected = |index: usize| -> u64 {
            self.deals[index].iter().filter(|m| is_protected(case, m.item)).map(|m| m.units).sum()
        };
        let most = feasible.iter().map(|&index| protected(index)).max()?;
        let pinned = case.objectives.contains(&Objective::Protected);
        let vectors: BTreeSet<Vec<u64>> = feasible
            .iter()
            .zip(&reached)
            .filter(|&(&index, _)| !pinned || protected(index) == most)
            .map(|(_, vector)| vector.iter().zip(&counts).filter(|(_, counts)| **counts).map(|(u, _)| *u).collect())
            .collect();
        let beaten = |one: &Vec<u64>| {
            vectors.iter().any(|other| other != one && one.iter().zip(other).all(|(mine, theirs)| mine <= theirs))
        };
        let points = vectors.iter().filter(|vector| !beaten(vector)).cloned().collect();
        Some(SmallFront { counted: bests.into_iter().filter(|&(_, best)| best >= 1).collect(), points })
    }

    /// Among the deals that differ in at least `differ` transfers from each of `others`: the best values of the case's objectives and
    /// every deal that reaches them. None where there is no such deal.
    pub fn best_distant(&self, others: &[Deal], differ: u64) -> Option<(Vec<Value>, Vec<Deal>)> {
        let feasible: Vec<usize> = (0..self.len()).filter(|&index| self.is_feasible(index)).collect();
        let reached: Vec<Vec<u64>> =
            feasible.iter().map(|&index| satisfactions(self.case, &self.deals[index])).collect();
        let parties = reached.first()?.len();
        let bests: Vec<u64> =
            (0..parties).map(|at| reached.iter().map(|vector| vector[at]).max().unwrap_or(0)).collect();
        let mut found: Option<(Vec<Value>, Vec<Deal>)> = None;
        for (&index, reached) in feasible.iter().zip(&reached) {
            let deal = deal_of(&self.deals[index]);
            if others.iter().any(|other| distance(other, &deal) < differ) {
                continue;
            }
            let here = objective_values(self.case, &self.deals[index], reached, &bests);
            match &mut found {
                Some((best, deals)) if *best == here => deals.push(deal),
                Some((best, _)) if !better(&self.case.objectives, &here, best) => {}
                _ => found = Some((here, vec![deal])),
            }
        }
        found
    }
}

/// In how many ways of moving two deals differ.
fn distance(one: &Deal, other: &Deal) -> u64 {
    let mut ways: BTreeMap<(ItemRef, Option<PartyRef>, PhaseRef), (u64, u64)> = BTreeMap::new();
    for t in one.transfers() {
        ways.entry((t.item, t.to, t.phase)).or_default().0 += t.quantity;
    }
    for t in other.transfers() {
        ways.entry((t.item, t.to, t.phase)).or_default().1 += t.quantity;
    }
    ways.values().filter(|(mine, theirs)| mine != theirs).count() as u64
}
