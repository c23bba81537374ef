//! Chances by looking at every deal in every world: no product, no logarithm.

use std::collections::BTreeSet;

use takas_model::{
    Case, Deal, Doubt, DoubtReading, DoubtedLine, ItemRef, Objective, Origin, Owner, RuleRef, Sentence, Version,
};

use super::make::SplitMix;
use super::truth::{Move, says};
use super::{Enumeration, deal_of, is_protected};

/// All that is likely, over the same denominator: the product of the totals of the doubts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SmallChances {
    /// The product of the totals.
    pub whole: u128,
    /// The weight of the worlds in which the most likely deal is accepted; 0: no deal is in any.
    pub best: u128,
    /// Every deal of that weight; empty where it is 0.
    pub deals: Vec<Deal>,
    /// For each doubt: the expected weight once it is known which of its readings is so.
    pub informed: Vec<u128>,
    /// The weight of the worlds in which any deal is accepted.
    pub any: u128,
}

impl Enumeration<'_> {
    /// The chances of a case with doubts. Deals count that keep every rule in no doubt and release most protected people of those that
    /// some world accepts (where the case has that objective); for an answer: that some world with it accepts.
    pub fn chances(&self, doubts: &[Doubt]) -> SmallChances {
        let doubted = |rule| doubts.iter().any(|doubt| doubt.lines.contains(&DoubtedLine::Rule(rule)));
        let sure: Vec<RuleRef> = self.case.rule_refs().filter(|&rule| !doubted(rule)).collect();
        let kept = |index: usize| !self.deals[index].is_empty() && sure.iter().all(|&rule| self.keeps(index, rule));
        let deals: Vec<&Vec<Move>> = (0..self.len()).filter(|&i| kept(i)).map(|i| &self.deals[i]).collect();
        // For each deal and doubt, the readings that accept.
        let accepted: Vec<Vec<Vec<bool>>> = deals
            .iter()
            .map(|moves| {
                let of = |doubt: &Doubt| doubt.readings.iter().map(|r| accepts(self.case, doubt, r, moves)).collect();
                doubts.iter().map(of).collect()
            })
            .collect();
        let worlds = worlds(doubts);
        // For each deal, the worlds that accept it.
        let lives: Vec<Vec<usize>> = accepted
            .iter()
            .map(|accepted| {
                let fits = |world: &[usize]| world.iter().zip(accepted).all(|(&reading, doubt)| doubt[reading]);
                (0..worlds.len()).filter(|&world| fits(&worlds[world].0)).collect()
            })
            .collect();
        let weigh = |deal: usize, holds: &dyn Fn(&[usize]) -> bool| -> u128 {
            lives[deal].iter().map(|&world| &worlds[world]).filter(|world| holds(&world.0)).map(|world| world.1).sum()
        };
        let pins = self.case.objectives.contains(&Objective::Protected);
        let protected = |deal: usize| -> u64 {
            deals[deal].iter().filter(|m| is_protected(self.case, m.item)).map(|m| m.units).sum()
        };
        // The greatest weight, and the deals of it.
        let best = |holds: &dyn Fn(&[usize]) -> bool| -> (u128, Vec<usize>) {
            let weights: Vec<(usize, u128)> =
                (0..deals.len()).map(|deal| (deal, weigh(deal, holds))).filter(|(_, weight)| *weight > 0).collect();
            let most = weights.iter().map(|&(deal, _)| protected(deal)).max().unwrap_or(0);
            let eligible = || weights.iter().filter(|&&(deal, _)| !pins || protected(deal) == most);
            let greatest = eligible().map(|&(_, weight)| weight).max().unwrap_or(0);
            (greatest, eligible().filter(|(_, weight)| *weight == greatest).map(|&(deal, _)| deal).collect())
        };
        let (now, likeliest) = best(&|_| true);
        let informed = doubts.iter().enumerate().map(|(asked, doubt)| {
            (0..doubt.readings.len()).map(|reading| best(&|world: &[usize]| world[asked] == reading).0).sum()
        });
        let alive: BTreeSet<usize> = lives.iter().flatten().copied().collect();
        let any = alive.iter().map(|&world| worlds[world].1).sum();
        SmallChances {
            whole: doubts.iter().map(|doubt| u128::from(doubt.total())).product(),
            best: now,
            deals: likeliest.into_iter().map(|deal| deal_of(deals[deal])).collect(),
            informed: informed.collect(),
            any,
        }
    }
}

fn accepts(case: &Case, doubt: &Doubt, reading: &DoubtReading, moves: &[Move]) -> bool {
    doubt.lines.iter().zip(&reading.versions).all(|(line, version)| match (line, version) {
        (DoubtedLine::Rule(rule), Version::Written) => says(case, moves, &case.rule(*rule).sentence),
        (DoubtedLine::Rule(_), Version::Instead { sentence, .. }) => says(case, moves, sentence),
        (DoubtedLine::Hold(item), Version::Dropped) => !moves.iter().any(|m| m.item == *item),
        _ => true,
    })
}

/// Every world: a reading for each doubt, and its weight.
fn worlds(doubts: &[Doubt]) -> Vec<(Vec<usize>, u128)> {
    let mut all: Vec<(Vec<usize>, u128)> = vec![(Vec::new(), 1)];
    for doubt in doubts {
        let mut more = Vec::new();
        for (world, weight) in &all {
            for (index, reading) in doubt.readings.iter().enumerate() {
                more.push(([world.as_slice(), &[index]].concat(), weight * u128::from(reading.weight)));
            }
        }
        all = more;
    }
    all
}

/// Some doubts about the lines of a small case, from a seed: at most `most`, of every kind.
pub fn random_doubts(case: &Case, seed: u64, most: usize) -> Vec<Doubt> {
    let mut chance = SplitMix::new(seed ^ 0x646f_7562_7400);
    let mut lines: Vec<(takas_model::PartyRef, DoubtedLine)> = Vec::new();
    for rule in case.rule_refs() {
        if let (Owner::Party(party), true) = (case.rule(rule).owner, case.rule(rule).origin != Origin::Family) {
            lines.push((party, DoubtedLine::Rule(rule)));
        }
    }
    for position in &case.positions {
        // The first hold of an item is the one that counts.
        let held: BTreeSet<ItemRef> = position.holds.iter().map(|hold| hold.item).collect();
        lines.extend(held.into_iter().map(|item| (position.party, DoubtedLine::Hold(item))));
    }
    let mut doubts: Vec<Doubt> = Vec::new();
    while doubts.len() < most && !lines.is_empty() {
        let (party, line) = lines.swap_remove(chance.index(lines.len()));
        let mut together = vec![line];
        if chance.chance(25)
            && let Some(at) = lines.iter().position(|(other, _)| *other == party)
        {
            together.push(lines.swap_remove(at).1);
        }
        together.sort_unstable();
        // Round numbers, so that many deals are as likely as others.
        let percent = [10, 20, 50, 50, 70, 70, 90, chance.between(0, 100)][chance.index(8)];
        let mut readings = vec![(percent, Version::Written), (100 - percent, Version::Dropped)];
        if let ([DoubtedLine::Rule(rule)], true) = (together.as_slice(), chance.chance(40)) {
            let other = RuleRef::new(chance.index(case.rules.len()));
            let sentence: Sentence = case.rule(if chance.chance(70) { other } else { *rule }).sentence.clone();
            if sentence != case.rule(*rule).sentence {
                readings.push((
                    chance.between(1, 60),
                    Version::Instead { sentence: Box::new(sentence), text: "another".to_owned() },
                ));
            }
        }
        let readings = readings.into_iter().filter(|(weight, _)| *weight > 0);
        let readings: Vec<DoubtReading> = readings
            .map(|(weight, version)| DoubtReading { weight, versions: vec![version; together.len()] })
            .collect();
        doubts.push(Doubt { party, lines: together, readings });
    }
    doubts.sort_by_key(|doubt| (doubt.party, doubt.lines[0]));
    doubts
}
