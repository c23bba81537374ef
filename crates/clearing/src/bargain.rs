//! The front of a negotiation over issues whose utilities add up: issue by issue, keeping of the partial outcomes those that none betters.
//!
//! A partial outcome that another betters can be completed to no point of the front, as utilities are sums (Nemhauser and Ullmann, *Discrete dynamic
//! programming and capital allocation*, 1969, for knapsacks). What is left after the last issue is the front, each point with the
//! number of its outcomes. Of three parties the better ones are found by a sweep with a staircase (Kung, Luccio, Preparata, *On finding the
//! maxima of a set of vectors*, 1975), of more by comparison.

use core::cmp::Ordering;
use std::collections::BTreeMap;

use takas_model::Landmarks;
use takas_model::bargain::{Bargain, BargainPoint, Bargainer, Negotiation};
use takas_model::natural::Natural;

use crate::engine::{Engine, Progress, Stage};
use crate::landmarks::greatest;

/// Outcomes of the issues so far that have these utilities.
struct Partial {
    utilities: Vec<i128>,
    /// The number of the first of them, the first issue counting most.
    first: u128,
    outcomes: u128,
}

impl Engine<'_> {
    /// The front of a negotiation with the points that stand out; none when a limit came first, or there are 2¹²⁸ outcomes and more.
    pub fn bargain(&mut self, negotiation: &Negotiation) -> Option<Bargain> {
        negotiation.outcomes()?;
        let parties = negotiation.parties.len();
        let room = self.memory_bytes() / (core::mem::size_of::<Partial>() + 16 * parties + 16);
        let mut front = vec![Partial { utilities: vec![0; parties], first: 0, outcomes: 1 }];
        for (index, issue) in negotiation.issues.iter().enumerate() {
            let values = issue.values.len();
            let mut longer = Vec::with_capacity((front.len() * values).min(1 << 16));
            for partial in &front {
                if !self.charge((values * parties) as u64) || longer.len() + values > room {
                    return None;
                }
                longer.extend((0..values).map(|value| {
                    Partial {
                        utilities: negotiation
                            .parties
                            .iter()
                            .zip(&partial.utilities)
                            .map(|(party, &so_far)| so_far + party.worth[index][value])
                            .collect(),
                        first: partial.first * values as u128 + value as u128,
                        outcomes: partial.outcomes,
                    }
                }));
            }
            front = self.unbettered(longer, parties)?;
            let done = i64::try_from(front.len()).unwrap_or(i64::MAX);
            let (nodes, work) = (index as u64 + 1, self.effort().work);
            self.tell(&Progress { stage: Stage::Bargain, incumbent: Some(done), bound: None, nodes, work });
        }
        let points: Vec<BargainPoint> = front.into_iter().map(|partial| point(negotiation, partial)).collect();
        let landmarks = landmarks(&negotiation.parties, &points);
        Some(Bargain { points, landmarks })
    }

    /// Those that no other betters, one for each vector of utilities, the greatest of the first party first.
    fn unbettered(&mut self, mut partials: Vec<Partial>, parties: usize) -> Option<Vec<Partial>> {
        partials.sort_unstable_by(|one, other| other.utilities.cmp(&one.utilities).then(one.first.cmp(&other.first)));
        partials.dedup_by(|later, kept| {
            let same = later.utilities == kept.utilities;
            kept.outcomes += if same { later.outcomes } else { 0 };
            same
        });
        let mut kept: Vec<Partial> = Vec::new();
        let mut stairs = Stairs::default();
        for partial in partials {
            let is_bettered = match *partial.utilities.as_slice() {
                [] | [_] => !kept.is_empty(),
                [_, second] => kept.last().is_some_and(|last| last.utilities[1] >= second),
                [_, second, third] => !stairs.climb(second, third),
                _ => {
                    let at_least =
                        |other: &Partial| other.utilities.iter().zip(&partial.utilities).all(|(a, b)| a >= b);
                    let found = kept.iter().rposition(at_least);
                    if !self.charge((parties * (kept.len() - found.unwrap_or(0))) as u64) {
                        return None;
                    }
                    found.is_some()
                }
            };
            if !is_bettered {
                kept.push(partial);
            }
        }
        Some(kept)
    }
}

/// The pairs met so far that none of them is at or above: the first ascending, the second descending.
#[derive(Default)]
struct Stairs(BTreeMap<i128, i128>);

impl Stairs {
    /// Adds the pair, unless a pair met is at or above it.
    fn climb(&mut self, first: i128, second: i128) -> bool {
        if self.0.range(first..).next().is_some_and(|(_, &height)| height >= second) {
            return false;
        }
        while let Some((&under, _)) = self.0.range(..=first).next_back().filter(|(_, height)| **height <= second) {
            self.0.remove(&under);
        }
        self.0.insert(first, second);
        true
    }
}

fn point(negotiation: &Negotiation, partial: Partial) -> BargainPoint {
    let mut rest = partial.first;
    let mut outcome = Vec::with_capacity(negotiation.issues.len());
    for issue in negotiation.issues.iter().rev() {
        let values = issue.values.len() as u128;
        outcome.push(usize::try_from(rest % values).unwrap_or(0));
        rest /= values;
    }
    outcome.reverse();
    BargainPoint { utilities: partial.utilities, outcome, outcomes: partial.outcomes }
}

/// A quotient of two numbers.
struct Quotient(Natural, Natural);

impl Quotient {
    fn new(over: u128, under: u128) -> Self {
        Self(Natural::wide(over), Natural::wide(under))
    }

    fn compare(&self, other: &Self) -> Ordering {
        self.0.times(&other.1).cmp(&other.0.times(&self.1))
    }
}

/// What points are compared by.
struct Place {
    index: usize,
    /// Gains by party, in utilities, ascending.
    gains: Vec<Quotient>,
    /// Gains over bests, ascending, of the parties that can gain.
    shares: Vec<Quotient>,
    /// How many gain, and the product of their gains.
    gaining: usize,
    product: Quotient,
}

impl Place {
    fn new(parties: &[Bargainer], bests: &[u128], index: usize, own: &[u128]) -> Self {
        let scales = || parties.iter().map(|party| party.scale.unsigned_abs());
        let ascending = |quotients: Vec<Quotient>| {
            let mut quotients = quotients;
            quotients.sort_by(Quotient::compare);
            quotients
        };
        let gaining = || own.iter().copied().zip(scales()).filter(|(gain, _)| *gain > 0);
        let product =
            |of: Vec<u128>| of.into_iter().fold(Natural::one(), |product, n| product.times(&Natural::wide(n)));
        Self {
            index,
            gains: ascending(own.iter().zip(scales()).map(|(&gain, scale)| Quotient::new(gain, scale)).collect()),
            shares: ascending(
                own.iter()
                    .zip(bests)
                    .filter(|(_, best)| **best > 0)
                    .map(|(&gain, &best)| Quotient::new(gain, best))
                    .collect(),
            ),
            gaining: gaining().count(),
            product: Quotient(
                product(gaining().map(|(gain, _)| gain).collect()),
                product(gaining().map(|(_, s)| s).collect()),
            ),
        }
    }

    fn nash(&self, other: &Self) -> Ordering {
        self.gaining.cmp(&other.gaining).then_with(|| self.product.compare(&other.product))
    }

    fn kalai_smorodinsky(&self, other: &Self) -> Ordering {
        let by = |one: Option<&Quotient>, other: Option<&Quotient>| match (one, other) {
            (Some(one), Some(other)) => one.compare(other),
            _ => Ordering::Equal,
        };
        by(self.shares.first(), other.shares.first()).then_with(|| by(other.shares.last(), self.shares.last()))
    }

    fn leximin(&self, other: &Self) -> Ordering {
        let pairs = self.gains.iter().zip(&other.gains);
        pairs.map(|(one, other)| one.compare(other)).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    }
}

/// The points that stand out; see [`Bargain::landmarks`].
fn landmarks(parties: &[Bargainer], points: &[BargainPoint]) -> Landmarks {
    let gains = |point: &BargainPoint| -> Option<Vec<u128>> {
        let pairs = point.utilities.iter().zip(parties);
        pairs.map(|(utility, party)| u128::try_from(utility - party.reservation).ok()).collect()
    };
    let rational: Vec<(usize, Vec<u128>)> =
        points.iter().enumerate().filter_map(|(index, point)| Some((index, gains(point)?))).collect();
    let best = |party: usize| rational.iter().map(|(_, gains)| gains[party]).max().unwrap_or(0);
    let bests: Vec<u128> = (0..parties.len()).map(best).collect();
    let places: Vec<Place> = rational.iter().map(|(index, gains)| Place::new(parties, &bests, *index, gains)).collect();
    let of = |compare: fn(&Place, &Place) -> Ordering| {
        greatest(&places, compare).into_iter().map(|at| places[at].index).collect()
    };
    let sums: Vec<[Natural; 2]> = points.iter().map(|point| sum(parties, point)).collect();
    Landmarks {
        nash: of(Place::nash),
        kalai_smorodinsky: of(Place::kalai_smorodinsky),
        egalitarian: of(Place::leximin),
        utilitarian: greatest(&sums, |[more, less], [other_more, other_less]| {
            more.plus(other_less).cmp(&other_more.plus(less))
        }),
    }
}

/// The sum of the utilities over the product of all scales: what is over zero, and what is under.
fn sum(parties: &[Bargainer], point: &BargainPoint) -> [Natural; 2] {
    let mut sum = [Natural::default(), Natural::default()];
    for (at, &utility) in point.utilities.iter().enumerate() {
        let others = parties.iter().enumerate().filter(|&(other, _)| other != at);
        let scales = others
            .fold(Natural::one(), |product, (_, party)| product.times(&Natural::wide(party.scale.unsigned_abs())));
        let side = &mut sum[usize::from(utility < 0)];
        *side = side.plus(&scales.times(&Natural::wide(utility.unsigned_abs())));
    }
    sum
}
