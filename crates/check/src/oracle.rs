//! A brute-force oracle and random cases, for tests and for teaching: exponential, and meant to be.
//!
//! No part of the judge, and neither uses the other: the oracle enumerates every deal of a small case and reads the sentences
//! in a third way of its own, so that engine, judge and oracle can be held against each other.
//!
//! - [`Enumeration`]: all deals of a small case; the optimum, conflicts and concessions found by looking at each.
//! - [`random_case`]: small cases of every kind of rule, hard for their size; [`random_listed_case`]: with lists and objections. [`growth_case`]: large ones with a deal in them.
//!   [`infeasible_case`]: large ones without.
//! - [`project`]: the least makespan of tiny projects, and projects.
//! - [`best_plan`]: the best plan of a tiny handover by trying everything; [`random_handover`], [`mutual_handover`]: tiny ones; [`large_handover`]: large ones.
//! - [`random_charter`]: random operations. [`small_operations`]: those in which everything can be tried; [`explore`] tries it.
//! - [`Grid`]: the shortest way around closed ground, over a fine grid.

mod explore;
mod fingerprint;
mod grid;
mod growth;
mod handover;
mod handover_large;
mod handover_mutual;
mod handover_parts;
mod handover_random;
mod handover_works;
mod infeasible;
mod landscape;
mod listed;
mod make;
pub mod network;
mod operation;
mod operation_random;
pub mod project;
mod random;
mod random_lists;
mod random_rules;
mod truth;
mod worlds;

use std::collections::BTreeSet;

use takas_model::{
    Case, ConflictMember, Deal, Fraction, ItemRef, Kind, Nature, Objective, Origin, PartyRef, PhaseRef, RuleRef,
    Sentence, Transfer, Value,
};

pub use explore::{ExploreLimits, Explored, Runner, explore};
pub use grid::Grid;
pub use growth::{growth_case, planted_deal, roomy_growth_case, scaled_growth_case};
pub use handover::{TooMany, best_plan};
pub use handover_large::{HandoverShape, large_handover};
pub use handover_mutual::mutual_handover;
pub use handover_random::random_handover;
pub use infeasible::{droppable, infeasible_case};
pub use landscape::SmallFront;
pub use make::SplitMix;
pub use operation::{NOON, SmallOperation, small_operations};
pub use operation_random::random_charter;
pub use random::{random_case, random_listed_case};
pub use worlds::{SmallChances, random_doubts};

use truth::{Move, count, says};

/// Every deal of a small case, sound in its transfers (the empty one, which is no deal, included), with the rules it breaks.
#[derive(Clone, Debug)]
pub struct Enumeration<'a> {
    case: &'a Case,
    deals: Vec<Vec<Move>>,
    /// For each deal a bit for each rule broken, and [`EMPTY`] for the empty deal.
    broken: Vec<u128>,
    /// For each deal a bit for each option of the concessions whose sentence is broken.
    options_broken: Vec<u128>,
}

/// The bit of the empty deal: it breaks *something moves*.
const EMPTY: u128 = 1 << 127;

/// The best of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Optimum {
    /// For each party that asks for anything, in order of positions: the most of its satisfaction over all deals.
    pub bests: Vec<(PartyRef, u64)>,
    /// The values of the case's objectives in order.
    pub values: Vec<Value>,
    /// Every deal that reaches them, ascending.
    pub deals: Vec<Deal>,
    /// How many deals satisfy every rule.
    pub feasible: usize,
}

/// Choices as in [`takas_model::ConcessionSet::choices`].
pub type Choices = Vec<(usize, usize)>;

impl<'a> Enumeration<'a> {
    /// Enumerates; none where there are more than `limit` deals, or more than 120 rules or options of concessions.
    pub fn new(case: &'a Case, limit: usize) -> Option<Self> {
        let options: Vec<Option<&Sentence>> =
            case.concessions.iter().flat_map(|c| c.options.iter().map(|option| option.to.as_ref())).collect();
        if case.rules.len() > 120 || options.len() > 120 {
            return None;
        }
        let deals = all_deals(case, limit)?;
        let mut broken = Vec::with_capacity(deals.len());
        let mut options_broken = Vec::with_capacity(deals.len());
        for moves in &deals {
            let rules = case.rules.iter().map(|rule| !says(case, moves, &rule.sentence));
            broken.push(bits(rules) | if moves.is_empty() { EMPTY } else { 0 });
            options_broken.push(bits(options.iter().map(|option| option.is_some_and(|s| !says(case, moves, s)))));
        }
        Some(Self { case, deals, broken, options_broken })
    }

    /// How many deals there are, the empty one included.
    pub fn len(&self) -> usize {
        self.deals.len()
    }

    /// Never: the empty deal is always there.
    pub fn is_empty(&self) -> bool {
        self.deals.is_empty()
    }

    /// The deal of an index.
    pub fn deal(&self, index: usize) -> Deal {
        deal_of(&self.deals[index])
    }

    /// Whether the deal of an index satisfies every rule and moves something.
    pub fn is_feasible(&self, index: usize) -> bool {
        self.broken[index] == 0
    }

    /// Whether the deal of an index keeps a rule.
    pub fn keeps(&self, index: usize, rule: RuleRef) -> bool {
        self.broken[index] >> rule.index() & 1 == 0
    }

    /// The best of the case; none where there is no deal.
    pub fn optimum(&self) -> Option<Optimum> {
        let feasible: Vec<&Vec<Move>> =
            self.deals.iter().zip(&self.broken).filter(|(_, broken)| **broken == 0).map(|(moves, _)| moves).collect();
        let reached: Vec<Vec<u64>> = feasible.iter().map(|moves| satisfactions(self.case, moves)).collect();
        let mut bests = reached.first()?.clone();
        for one in &reached {
            bests.iter_mut().zip(one).for_each(|(best, &value)| *best = (*best).max(value));
        }
        let mut values: Option<Vec<Value>> = None;
        let mut deals = Vec::new();
        for (moves, reached) in feasible.iter().zip(&reached) {
            let here = objective_values(self.case, moves, reached, &bests);
            let better = values.as_ref().is_none_or(|best| better(&self.case.objectives, &here, best));
            if better {
                deals.clear();
            }
            if better || values.as_ref() == Some(&here) {
                deals.push(deal_of(moves));
                values = Some(here);
            }
        }
        deals.sort_unstable();
        let asking = self.case.positions.iter().filter(|position| !position.asks.is_empty());
        let bests = asking.map(|position| position.party).zip(bests).collect();
        Some(Optimum { bests, values: values?, deals, feasible: feasible.len() })
    }

    /// A deal, possibly empty, that satisfies all these members.
    pub fn satisfying(&self, members: &[ConflictMember]) -> Option<Deal> {
        let wanted = member_bits(members);
        self.broken.iter().position(|broken| broken & wanted == 0).map(|index| self.deal(index))
    }

    /// Whether no deal, not even an empty one, satisfies all these members.
    pub fn is_conflict(&self, members: &[ConflictMember]) -> bool {
        let wanted = member_bits(members);
        self.broken.iter().all(|broken| broken & wanted != 0)
    }

    /// Whether they are a conflict and without any one of them are none.
    pub fn is_irreducible(&self, members: &[ConflictMember]) -> bool {
        let without = |dropped: usize| {
            let mut others = members.to_vec();
            others.remove(dropped);
            others
        };
        self.is_conflict(members) && (0..members.len()).all(|dropped| !self.is_conflict(&without(dropped)))
    }

    /// Every irreducible conflict, ascending; none where there are more than 14 rules.
    pub fn minimal_conflicts(&self) -> Option<Vec<Vec<ConflictMember>>> {
        let mut all: Vec<ConflictMember> = self.case.rule_refs().map(ConflictMember::Rule).collect();
        all.push(ConflictMember::SomethingMoves);
        if all.len() > 15 {
            return None;
        }
        let distinct: BTreeSet<u128> = self.broken.iter().copied().collect();
        let conflict: Vec<bool> = (0..1_usize << all.len())
            .map(|subset| {
                let wanted = member_bits(&chosen(&all, subset));
                distinct.iter().all(|broken| broken & wanted != 0)
            })
            .collect();
        let minimal = |subset: usize| {
            let drops = (0..all.len()).filter(|member| subset >> member & 1 == 1);
            conflict[subset] && drops.clone().all(|member| !conflict[subset & !(1 << member)])
        };
        let mut found: Vec<Vec<ConflictMember>> =
            (0..conflict.len()).filter(|&subset| minimal(subset)).map(|subset| chosen(&all, subset)).collect();
        found.sort_unstable();
        Some(found)
    }

    /// The cost of the cheapest set of concessions that unlocks a deal and that does not concede at least as much as one of
    /// the earlier sets everywhere; with the first such set in order of choices. Nothing else decides among equals.
    pub fn next_concessions(&self, earlier: &[Choices]) -> Option<(u64, Choices)> {
        let mut distinct: BTreeSet<(u128, u128)> = BTreeSet::new();
        distinct.extend(self.broken.iter().copied().zip(self.options_broken.iter().copied()));
        let mut best: Option<(u64, Choices)> = None;
        for choices in all_choices(self.case) {
            let cost = choices.iter().map(|&(c, o)| self.case.concessions[c].options[o].difficulty).sum();
            let dominates = |set: &Choices| set.iter().all(|&(c, o)| choices.iter().any(|&(d, p)| d == c && p >= o));
            let cheaper = best.as_ref().is_none_or(|(least, set)| (cost, &choices) < (*least, set));
            if cheaper && !earlier.iter().any(dominates) && self.unlocks(&distinct, &choices) {
                best = Some((cost, choices));
            }
        }
        best
    }

    /// Whether the case with these choices conceded has a deal.
    pub fn is_unlocked(&self, choices: &Choices) -> bool {
        let all: BTreeSet<(u128, u128)> =
            self.broken.iter().copied().zip(self.options_broken.iter().copied()).collect();
        self.unlocks(&all, choices)
    }

    fn unlocks(&self, distinct: &BTreeSet<(u128, u128)>, choices: &Choices) -> bool {
        let mut conceded = 0_u128;
        let mut options = 0_u128;
        for &(concession, option) in choices {
            conceded |= 1 << self.case.concessions[concession].rule.index();
            let before: usize = self.case.concessions[..concession].iter().map(|c| c.options.len()).sum();
            options |= 1 << (before + option);
        }
        distinct.iter().any(|&(rules, instead)| rules & !conceded == 0 && instead & options == 0)
    }

    /// The cheapest sets of concessions one after the other, at most `limit` of them.
    pub fn concessions(&self, limit: usize) -> Vec<(u64, Choices)> {
        let mut found: Vec<(u64, Choices)> = Vec::new();
        while found.len() < limit {
            let earlier: Vec<Choices> = found.iter().map(|(_, choices)| choices.clone()).collect();
            match self.next_concessions(&earlier) {
                Some(next) => found.push(next),
                None => break,
            }
        }
        found
    }

    /// Whether letting one more unit of a protected item go, or one go in an earlier phase, all else unchanged, breaks the rule
    /// at some deal. Never of `only to`, `never to`, refusals, and families all of whose members are protected and have one
    /// holder.
    pub fn conditions_protected(&self, rule: RuleRef) -> bool {
        let rule_said = self.case.rule(rule);
        let exempt = match &rule_said.sentence {
            Sentence::OnlyTo(..) | Sentence::NeverTo(..) => true,
            Sentence::Together(s) => {
                let holder = |&item: &ItemRef| self.case.item(item).holder;
                let one = s.items.iter().all(|item| Some(holder(item)) == s.items.first().map(holder));
                one && s.items.iter().all(|&item| self.case.item(item).protection.is_some())
            }
            _ => rule_said.origin == Origin::Refusal,
        };
        if exempt {
            return false;
        }
        // Deals as lists of moves, to find each deal's neighbours by.
        let kept: BTreeSet<&Vec<Move>> =
            (0..self.len()).filter(|&i| self.keeps(i, rule)).map(|i| &self.deals[i]).collect();
        (0..self.len()).filter(|&index| !self.keeps(index, rule)).any(|index| {
            let moves = &self.deals[index];
            moves.iter().enumerate().any(|(at, m)| {
                let mut fewer = moves.clone();
                fewer[at].units -= 1;
                fewer.retain(|m| m.units > 0);
                let kept_later = || self.later(&fewer, m).any(|deal| kept.contains(&deal));
                is_protected(self.case, m.item) && (kept.contains(&fewer) || kept_later())
            })
        })
    }

    /// The deals in which a unit that was taken away as `earlier` goes in a later phase, to the same place.
    fn later<'s>(&'s self, fewer: &'s [Move], earlier: &'s Move) -> impl Iterator<Item = Vec<Move>> + 's {
        self.case.phase_refs().filter(|&phase| phase > earlier.phase).map(move |phase| {
            let mut later = fewer.to_vec();
            let same = |m: &Move| m.item == earlier.item && m.to == earlier.to && m.phase == phase;
            match later.iter_mut().find(|m| same(m)) {
                Some(found) => found.units += 1,
                None => later.push(Move { phase, units: 1, ..*earlier }),
            }
            later.sort_unstable();
            later
        })
    }
}

/// Whether the rule makes the release of a protected item depend on anything, found by enumerating the deals of the case;
/// none where there are more than `limit`. See [`Enumeration::conditions_protected`].
pub fn conditions_protected(case: &Case, rule: RuleRef, limit: usize) -> Option<bool> {
    Enumeration::new(case, limit).map(|all| all.conditions_protected(rule))
}

/// Whether the case is live and a rule conditions a protected item: such a case is refused when it is read.
pub fn is_unlawful(all: &Enumeration<'_>) -> bool {
    all.case.nature == Nature::Live && all.case.rule_refs().any(|rule| all.conditions_protected(rule))
}

fn is_protected(case: &Case, item: ItemRef) -> bool {
    let item = case.item(item);
    item.protection.is_some() && (item.is_people() || item.kind == Kind::Remains)
}

fn bits(flags: impl Iterator<Item = bool>) -> u128 {
    flags.enumerate().fold(0, |all, (index, flag)| if flag { all | 1 << index } else { all })
}

fn member_bits(members: &[ConflictMember]) -> u128 {
    members.iter().fold(0, |all, member| match member {
        ConflictMember::Rule(rule) => all | 1 << rule.index(),
        ConflictMember::SomethingMoves => all | EMPTY,
    })
}

fn chosen(all: &[ConflictMember], subset: usize) -> Vec<ConflictMember> {
    all.iter().enumerate().filter(|(index, _)| subset >> index & 1 == 1).map(|(_, member)| *member).collect()
}

fn deal_of(moves: &[Move]) -> Deal {
    Deal::new(moves.iter().map(|m| Transfer {
        item: m.item,
        from: m.from,
        to: m.to,
        phase: m.phase,
        quantity: m.units,
    }))
}

/// Every set of choices, one option of a concession at most.
fn all_choices(case: &Case) -> Vec<Choices> {
    let mut sets: Vec<Choices> = vec![Vec::new()];
    for (concession, offered) in case.concessions.iter().enumerate() {
        let mut more = sets.clone();
        for option in 0..offered.options.len() {
            more.extend(sets.iter().map(|set| [set.clone(), vec![(concession, option)]].concat()));
        }
        sets = more;
    }
    sets
}

/// Every way in which the units of an item can be spread, as lists of moves, the first being that none moves; none where
/// there are more than `limit`.
fn ways(case: &Case, item_ref: ItemRef, limit: usize) -> Option<Vec<Vec<Move>>> {
    let item = case.item(item_ref);
    let from = item.holder;
    let position = case.positions.iter().find(|position| position.party == from);
    let Some(hold) = position.and_then(|position| position.holds.iter().find(|hold| hold.item == item_ref)) else {
        return Some(vec![Vec::new()]);
    };
    let offered: BTreeSet<Option<PartyRef>> = if item.kind == Kind::Undertaking {
        BTreeSet::from([None])
    } else {
        hold.to.iter().filter(|&&to| to != from && item.may_go_to(to)).map(|&to| Some(to)).collect()
    };
    let mut all: Vec<Vec<Move>> = vec![Vec::new()];
    for to in offered {
        for phase in case.phase_refs().filter(|&phase| hold.phases.contains(phase)) {
            let mut more = Vec::new();
            for moves in &all {
                let gone: u64 = moves.iter().map(|m| m.units).sum();
                let today: u64 = moves.iter().filter(|m| m.phase == phase).map(|m| m.units).sum();
                let mut left = item.quantity - gone;
                if let Kind::Goods { per_day: Some(per_day), .. } = item.kind {
                    left = left.min(per_day * case.phase(phase).days - today);
                }
                for units in 1..=left {
                    if all.len() + more.len() > limit {
                        return None;
                    }
                    more.push([moves.clone(), vec![Move { item: item_ref, from, to, phase, units }]].concat());
                }
            }
            all.extend(more);
        }
    }
    all.retain(|moves| listed::may_go(case, item_ref, moves));
    Some(all)
}

/// Every sound list of moves, ascending by item; none where there are more than `limit`.
fn all_deals(case: &Case, limit: usize) -> Option<Vec<Vec<Move>>> {
    let mut deals: Vec<Vec<Move>> = vec![Vec::new()];
    for item in case.item_refs() {
        let ways = ways(case, item, limit)?;
        let other_options: Vec<ItemRef> = case
            .undertakings
            .iter()
            .filter(|act| act.items.contains(&item))
            .flat_map(|act| act.items.iter().copied().filter(|&other| other != item))
            .collect();
        let fits =
            |deal: &[Move], way: &[Move]| way.is_empty() || deal.iter().all(|m| !other_options.contains(&m.item));
        let mut more = Vec::new();
        for deal in &deals {
            more.extend(ways.iter().filter(|way| fits(deal, way)).map(|way| [deal.as_slice(), way].concat()));
            if more.len() > limit {
                return None;
            }
        }
        deals = more;
    }
    for deal in &mut deals {
        deal.sort_unstable();
    }
    Some(deals)
}

/// For each position with at least one ask: its satisfaction.
fn satisfactions(case: &Case, moves: &[Move]) -> Vec<u64> {
    let phases: Vec<PhaseRef> = case.phase_refs().collect();
    let asking = case.positions.iter().filter(|position| !position.asks.is_empty());
    let met = asking.map(|position| {
        let asks = position.asks.iter();
        asks.map(|ask| {
            let moved = u64::try_from(count(moves, &ask.flow, &phases)).unwrap_or(u64::MAX);
            ask.weight * moved.min(ask.at_most)
        })
        .sum()
    });
    met.collect()
}

fn objective_values(case: &Case, moves: &[Move], reached: &[u64], bests: &[u64]) -> Vec<Value> {
    let units = |counts: &dyn Fn(&Move) -> bool| moves.iter().filter(|m| counts(m)).map(|m| m.units).sum();
    let value = |objective: &Objective| match objective {
        Objective::Protected => Value::Number(units(&|m| is_protected(case, m.item))),
        Objective::People => Value::Number(units(&|m| case.item(m.item).is_people())),
        Objective::FewestTransfers => Value::Number(moves.len() as u64),
        Objective::Earliest => Value::Number(moves.iter().map(|m| m.units * m.phase.index() as u64).sum()),
        Objective::WorstOff => {
            let shares = reached.iter().zip(bests).filter_map(|(&reached, &best)| Fraction::new(reached, best));
            let mut shares: Vec<Fraction> = shares.collect();
            shares.sort_unstable();
            Value::Leximin(shares)
        }
    };
    case.objectives.iter().map(value).collect()
}

fn better(objectives: &[Objective], a: &[Value], b: &[Value]) -> bool {
    let differs = objectives.iter().zip(a.iter().zip(b)).find(|(_, (a, b))| a != b);
    differs.is_some_and(|(objective, pair)| match (objective, pair) {
        (Objective::Protected | Objective::People, (Value::Number(a), Value::Number(b))) => a > b,
        (_, (Value::Number(a), Value::Number(b))) => a < b,
        (_, (Value::Leximin(a), Value::Leximin(b))) => a > b,
        _ => false,
    })
}
