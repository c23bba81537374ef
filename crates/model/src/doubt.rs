//! Doubts: lines of a position that may be otherwise than written, as the mediator weighs it. And the cases that come of it.
//!
//! Doubts are independent of each other; lines that stand or fall together make one doubt. What is said with them is defined in
//! `docs/reference/uncertainty.md`.

use core::cmp::Ordering;

use crate::case::{Case, ItemRef, PartyRef};
use crate::deal::Deal;
use crate::natural::Natural;
use crate::proof::Refutation;
use crate::rule::{RuleRef, Sentence};

/// A line that is doubted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DoubtedLine {
    /// A party's rule, refusal or must-ask.
    Rule(RuleRef),
    /// A party's readiness to let this go, or to undertake it.
    Hold(ItemRef),
}

/// What a doubted line may really say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Version {
    /// What is written.
    Written,
    /// Nothing: the rule is none, the thing is not on offer.
    Dropped,
    /// Something else. Of rules only.
    Instead {
        /// What.
        sentence: Box<Sentence>,
        /// As it reads.
        text: String,
    },
}

/// One way in which the lines of a doubt may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoubtReading {
    /// How much it weighs beside the others; at least 1.
    pub weight: u64,
    /// One for each line of the doubt.
    pub versions: Vec<Version>,
}

/// Lines of one party of which the mediator is not sure; one of the readings is so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Whose lines.
    pub party: PartyRef,
    /// The lines, in the order of the case; never empty.
    pub lines: Vec<DoubtedLine>,
    /// The readings, never empty; their weights add up to less than 2⁵³.
    pub readings: Vec<DoubtReading>,
}

impl Doubt {
    /// The sum of the weights.
    pub fn total(&self) -> u64 {
        self.readings.iter().fold(0, |sum, reading| sum.saturating_add(reading.weight))
    }
}

/// An exact chance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chance {
    /// At most the denominator.
    pub numerator: Natural,
    /// At least 1. Not in lowest terms: chances of one case have the same.
    pub denominator: Natural,
}

impl Chance {
    /// In parts of so many, rounded down: `parts(1000)` gives thousandths.
    pub fn parts(&self, scale: u64) -> u64 {
        self.numerator.share_of(&self.denominator, scale)
    }
}

impl Ord for Chance {
    fn cmp(&self, other: &Self) -> Ordering {
        self.numerator.times(&other.denominator).cmp(&other.numerator.times(&self.denominator))
    }
}

impl PartialOrd for Chance {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Case {
    /// The case without any doubted rule. What is doubted to be on offer stays on offer.
    #[must_use]
    pub fn without_doubted_rules(&self, doubts: &[Doubt]) -> Self {
        let doubted = |rule| doubts.iter().any(|doubt| doubt.lines.contains(&DoubtedLine::Rule(rule)));
        self.retaining_rules(|rule, _| !doubted(rule))
    }

    /// The case in which a deal is one exactly if, of each doubt, at least these readings accept it; `accepted` has for each doubt a
    /// truth for each of its readings.
    #[must_use]
    pub fn accepted_by(&self, doubts: &[Doubt], accepted: &[Vec<bool>]) -> Self {
        let mut variant = self.clone();
        let mut kept = Vec::new();
        for (doubt, accepted) in doubts.iter().zip(accepted) {
            for (reading, _) in doubt.readings.iter().zip(accepted).filter(|(_, accepts)| **accepts) {
                for (line, version) in doubt.lines.iter().zip(&reading.versions) {
                    match (line, version) {
                        (DoubtedLine::Rule(rule), Version::Written) => kept.push(*rule),
                        (DoubtedLine::Rule(rule), Version::Instead { sentence, text }) => {
                            let mut instead = self.rule(*rule).clone();
                            instead.sentence = (**sentence).clone();
                            instead.text.clone_from(text);
                            variant.rules.push(instead);
                        }
                        (DoubtedLine::Hold(item), Version::Dropped) => {
                            for position in &mut variant.positions {
                                position.holds.retain(|hold| hold.item != *item);
                            }
                        }
                        (DoubtedLine::Rule(_), Version::Dropped) | (DoubtedLine::Hold(_), _) => {}
                    }
                }
            }
        }
        let doubted = |rule| doubts.iter().any(|doubt| doubt.lines.contains(&DoubtedLine::Rule(rule)));
        variant.retaining_rules(|rule, _| !doubted(rule) || kept.contains(&rule))
    }

    /// The case in which these readings are so: one index for each doubt.
    #[must_use]
    pub fn in_world(&self, doubts: &[Doubt], readings: &[usize]) -> Self {
        let mut world = self.clone();
        let mut dropped = Vec::new();
        for (doubt, &reading) in doubts.iter().zip(readings) {
            for (line, version) in doubt.lines.iter().zip(&doubt.readings[reading].versions) {
                match (line, version) {
                    (_, Version::Written) | (DoubtedLine::Hold(_), Version::Instead { .. }) => {}
                    (DoubtedLine::Rule(rule), Version::Dropped) => dropped.push(*rule),
                    (DoubtedLine::Rule(rule), Version::Instead { sentence, text }) => {
                        world.rules[rule.index()].sentence = (**sentence).clone();
                        world.rules[rule.index()].text.clone_from(text);
                    }
                    (DoubtedLine::Hold(item), Version::Dropped) => {
                        for position in &mut world.positions {
                            position.holds.retain(|hold| hold.item != *item);
                        }
                    }
                }
            }
        }
        world.retaining_rules(|rule, _| !dropped.contains(&rule))
    }
}

/// What was found of the most likely deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likely {
    /// The doubt and the reading that are taken to be settled.
    pub answer: Option<(usize, usize)>,
    /// Where the case has the objective: the most units of protected people that any deal releases, with the proof.
    pub protected: Option<(u64, Option<Refutation>)>,
    /// The deal; none: whatever is so, no deal is accepted.
    pub deal: Option<LikelyDeal>,
    /// That no deal has a greater chance; or that none has any. None when a limit came first or it grew over the size limit.
    pub proof: Option<Refutation>,
}

/// A deal with its chance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LikelyDeal {
    /// The deal.
    pub deal: Deal,
    /// The chance that it is accepted; the settled doubt is not counted.
    pub chance: Chance,
    /// Whether the search ended by itself: no deal is more likely.
    pub is_best: bool,
    /// How many doubts of each class the deals met ran into; what the proof leaves out.
    pub counts: Vec<Vec<u64>>,
}

/// What asking about one doubt would bring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inquiry {
    /// Its index.
    pub doubt: usize,
    /// The most likely deal for each answer, in the order of the readings.
    pub answers: Vec<Likely>,
    /// The chance of the most likely deal that is to be expected once the answer is known.
    pub expected: Chance,
}

/// In which worlds there is any deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worlds {
    /// Whether they are a sample. If not, they are all worlds, each with its weight.
    pub sampled: bool,
    /// How many were looked at.
    pub seen: u64,
    /// The weight of all that were seen; in a sample, their number.
    pub whole: Natural,
    /// The weight of those that have a deal.
    pub alive: Natural,
    /// For each doubt and each of its readings: the weight of those with it, and of those of them that have a deal.
    pub by_reading: Vec<Vec<(Natural, Natural)>>,
}

impl Worlds {
    /// Nothing seen yet.
    pub fn none(doubts: &[Doubt], sampled: bool) -> Self {
        let nothing = || (Natural::default(), Natural::default());
        let by_reading = doubts.iter().map(|doubt| doubt.readings.iter().map(|_| nothing()).collect()).collect();
        Self { sampled, seen: 0, whole: Natural::default(), alive: Natural::default(), by_reading }
    }

    /// One more world: its readings, and whether it has a deal.
    pub fn count(&mut self, doubts: &[Doubt], world: &[usize], alive: bool) {
        let weight = if self.sampled {
            Natural::one()
        } else {
            Natural::product(doubts.iter().zip(world).map(|(doubt, &reading)| doubt.readings[reading].weight))
        };
        let live = if alive { weight.clone() } else { Natural::default() };
        self.seen += 1;
        self.whole = self.whole.plus(&weight);
        self.alive = self.alive.plus(&live);
        for (readings, &reading) in self.by_reading.iter_mut().zip(world) {
            let (whole, part) = &mut readings[reading];
            *whole = whole.plus(&weight);
            *part = part.plus(&live);
        }
    }
}
