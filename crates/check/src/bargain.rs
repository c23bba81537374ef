//! The judge of the front of a negotiation: whether its points are outcomes that none betters, and whether there are no others. Written from
//! `docs/reference/negotiation.md`.
//!
//! Goes through all outcomes as a tree, issue by issue, and leaves a branch only where even the best of every party apart is bettered by a
//! point of the front. Knows nothing of partial outcomes that better one another.

use takas_model::bargain::{Bargain, BargainPoint, Bargainer, Negotiation};
use takas_model::natural::Natural;

use crate::refusal::Refusal;
use crate::verdict::{Finding, Why};

/// Branches of the tree of outcomes that are gone through at most.
const BRANCHES_MAX: u64 = 50_000_000;

/// What is wrong with a front.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BargainFault {
    /// The outcome of the point of this index is none, or has other utilities.
    Utilities(usize),
    /// The point of this index is not in its place, or is there twice.
    Order(usize),
    /// The point of this index is bettered by an outcome.
    Bettered(usize),
    /// No point betters an outcome with these utilities.
    Missing(Vec<i128>),
    /// The number of outcomes of the point of this index, or the first of them, is another.
    Outcomes(usize),
    /// These points do not stand out as they should.
    Landmark(&'static str),
}

/// What the judge finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BargainVerdict {
    /// What is wrong with it; nothing may be shown that has faults.
    pub faults: Vec<BargainFault>,
    /// Whether the points are all there are.
    pub complete: Finding,
}

/// Judges a front.
pub fn verify_bargain(negotiation: &Negotiation, found: &Bargain) -> BargainVerdict {
    let mut faults = Vec::new();
    for (index, point) in found.points.iter().enumerate() {
        if utilities(negotiation, &point.outcome).as_ref() != Some(&point.utilities) {
            faults.push(BargainFault::Utilities(index));
        }
        if index > 0 && found.points[index - 1].utilities <= point.utilities {
            faults.push(BargainFault::Order(index));
        }
        // Those before it have no less for the first party; of two parties, the last of them has most for the second if it is a point at all.
        let before = &found.points[if point.utilities.len() == 2 { index.saturating_sub(1) } else { 0 }..index];
        if before.iter().any(|other| other.utilities.iter().zip(&point.utilities).all(|(a, b)| a >= b)) {
            faults.push(BargainFault::Bettered(index));
        }
    }
    if faults.is_empty() {
        faults.extend(landmark_faults(&negotiation.parties, found).map(BargainFault::Landmark));
    }
    if !faults.is_empty() {
        return BargainVerdict { faults, complete: Finding::Unverified(Why::Faulty) };
    }
    let mut walk = Walk::new(negotiation, &found.points);
    let complete = match walk.enter(0, &vec![0; negotiation.parties.len()]) {
        Some(()) => Finding::Proven,
        None => Finding::Unverified(Why::Refused(Refusal::TooMuchWork)),
    };
    if complete.is_proven() {
        let wrong = |(index, point): (usize, &BargainPoint)| {
            (walk.met[index] != (point.outcomes, Some(point.outcome.clone()))).then_some(BargainFault::Outcomes(index))
        };
        walk.faults.extend(found.points.iter().enumerate().filter_map(wrong));
    }
    let complete = if walk.faults.is_empty() { complete } else { Finding::Unverified(Why::Faulty) };
    BargainVerdict { faults: walk.faults, complete }
}

/// What an outcome is worth to each party; none where it is no outcome.
fn utilities(negotiation: &Negotiation, outcome: &[usize]) -> Option<Vec<i128>> {
    let fits = outcome.len() == negotiation.issues.len();
    let of = |party: &Bargainer| {
        let parts = party.worth.iter().zip(outcome).map(|(values, &value)| values.get(value).copied());
        parts.sum::<Option<i128>>()
    };
    negotiation.parties.iter().map(of).collect::<Option<_>>().filter(|_| fits)
}

struct Walk<'a> {
    negotiation: &'a Negotiation,
    points: &'a [BargainPoint],
    /// By issue, and one more: the most that each party can get from there on.
    ahead: Vec<Vec<i128>>,
    chosen: Vec<usize>,
    /// For each point how many outcomes have its utilities, and the first of them.
    met: Vec<(u128, Option<Vec<usize>>)>,
    branches: u64,
    /// The point that answered last: often the next one too.
    last: usize,
    faults: Vec<BargainFault>,
}

/// How outcomes under a bound stand to the front.
enum Standing {
    /// A point betters them.
    Bettered,
    /// A point of this index has exactly the bound.
    On(usize),
    /// The bound betters this point.
    Over(usize),
    /// None of these.
    Open,
}

impl<'a> Walk<'a> {
    fn new(negotiation: &'a Negotiation, points: &'a [BargainPoint]) -> Self {
        let mut ahead = vec![vec![0; negotiation.parties.len()]];
        for issue in (0..negotiation.issues.len()).rev() {
            let later = &ahead[ahead.len() - 1];
            let most = |(party, rest): (&Bargainer, &i128)| rest + party.worth[issue].iter().max().unwrap_or(&0);
            ahead.push(negotiation.parties.iter().zip(later).map(most).collect());
        }
        ahead.reverse();
        let met = vec![(0, None); points.len()];
        Self { negotiation, points, ahead, chosen: Vec::new(), met, branches: 0, last: 0, faults: Vec::new() }
    }

    /// Goes through what follows on the values chosen; none when that is too much.
    fn enter(&mut self, issue: usize, so_far: &[i128]) -> Option<()> {
        self.branches += 1;
        if self.branches > BRANCHES_MAX {
            return None;
        }
        let bound: Vec<i128> = so_far.iter().zip(&self.ahead[issue]).map(|(have, rest)| have + rest).collect();
        let standing = self.standing(&bound);
        if matches!(standing, Standing::Bettered) || !self.faults.is_empty() {
            return Some(());
        }
        let Some(values) = self.negotiation.issues.get(issue).map(|issue| issue.values.len()) else {
            match standing {
                Standing::On(index) => {
                    let (count, first) = &mut self.met[index];
                    *count += 1;
                    first.get_or_insert_with(|| self.chosen.clone());
                }
                Standing::Over(index) => self.faults.push(BargainFault::Bettered(index)),
                _ => self.faults.push(BargainFault::Missing(bound)),
            }
            return Some(());
        };
        for value in 0..values {
            let worth = |(have, party): (&i128, &Bargainer)| have + party.worth[issue][value];
            let then: Vec<i128> = so_far.iter().zip(&self.negotiation.parties).map(worth).collect();
            self.chosen.push(value);
            let done = self.enter(issue + 1, &then);
            self.chosen.pop();
            done?;
        }
        Some(())
    }

    fn standing(&mut self, bound: &[i128]) -> Standing {
        let at_most = |one: &[i128], other: &[i128]| one.iter().zip(other).all(|(a, b)| a <= b);
        let of = |index: usize| -> Option<Standing> {
            let point = &self.points[index].utilities;
            match (at_most(bound, point), at_most(point, bound)) {
                (true, true) => Some(Standing::On(index)),
                (true, false) => Some(Standing::Bettered),
                (false, true) => Some(Standing::Over(index)),
                (false, false) => None,
            }
        };
        if self.last < self.points.len()
            && let Some(found @ Standing::Bettered) = of(self.last)
        {
            return found;
        }
        // Of two parties: the points descend by the first and ascend by the second, so the last that gives the first enough gives the second most.
        let places = if bound.len() == 2 {
            let enough = self.points.partition_point(|point| point.utilities[0] >= bound[0]);
            enough.saturating_sub(1)..(enough + 1).min(self.points.len())
        } else {
            0..self.points.len()
        };
        let mut over = Standing::Open;
        for index in places {
            match of(index) {
                Some(Standing::Over(index)) => over = Standing::Over(index),
                Some(found) => {
                    self.last = index;
                    return found;
                }
                None => {}
            }
        }
        over
    }
}

/// The names whose points are not those that no other beats, by the definitions on [`Bargain::landmarks`] and on `takas_model::Landmarks`.
fn landmark_faults(parties: &[Bargainer], found: &Bargain) -> impl Iterator<Item = &'static str> {
    // Everything as whole numbers of one very small part: a utility of 1 is the product of all scales.
    let scales: Vec<Natural> = parties.iter().map(|party| Natural::wide(party.scale.unsigned_abs())).collect();
    let others = |of: &[Natural], but: usize| {
        let rest = of.iter().enumerate().filter(|&(at, _)| at != but);
        rest.fold(Natural::one(), |product, (_, factor)| product.times(factor))
    };
    let mut rational = Vec::new();
    let mut owed = Natural::default();
    for (index, point) in found.points.iter().enumerate() {
        let over = |(at, party): (usize, &Bargainer)| u128::try_from(point.utilities[at] - party.reservation).ok();
        if let Some(gains) = parties.iter().enumerate().map(over).collect::<Option<Vec<u128>>>() {
            rational.push((index, gains));
        }
        let under = |at: usize| Natural::wide(point.utilities[at].min(0).unsigned_abs()).times(&others(&scales, at));
        let sum = (0..parties.len()).fold(Natural::default(), |sum, at| sum.plus(&under(at)));
        owed = owed.max(sum);
    }
    // Sums are compared with so much added that none is under zero.
    let sums: Vec<(usize, Natural)> = found
        .points
        .iter()
        .enumerate()
        .map(|(index, point)| {
            let part = |at: usize| Natural::wide(point.utilities[at].unsigned_abs()).times(&others(&scales, at));
            let side = |negative: bool| {
                let parts = (0..parties.len()).filter(|&at| (point.utilities[at] < 0) == negative).map(part);
                parts.fold(Natural::default(), |sum, part| sum.plus(&part))
            };
            (index, side(false).plus(&owed).minus(&side(true)).unwrap_or_default())
        })
        .collect();
    let bests: Vec<Natural> = (0..parties.len())
        .map(|at| Natural::wide(rational.iter().map(|(_, gains)| gains[at]).max().unwrap_or(0)))
        .collect();
    let could_gain: Vec<Natural> = bests.iter().filter(|best| !best.is_zero()).cloned().collect();
    let mut nash = Vec::new();
    let mut even = Vec::new();
    let mut ray = Vec::new();
    for (index, gains) in &rational {
        let scaled: Vec<Natural> =
            gains.iter().enumerate().map(|(at, &gain)| Natural::wide(gain).times(&others(&scales, at))).collect();
        let gaining: Vec<&Natural> = scaled.iter().filter(|gain| !gain.is_zero()).collect();
        let product = gaining.iter().fold(Natural::one(), |product, gain| product.times(gain));
        nash.push((*index, (gaining.len(), product)));
        let mut sorted = scaled.clone();
        sorted.sort();
        even.push((*index, sorted));
        let able = gains.iter().zip(&bests).filter(|(_, best)| !best.is_zero());
        let shares: Vec<Natural> =
            able.enumerate().map(|(at, (&gain, _))| Natural::wide(gain).times(&others(&could_gain, at))).collect();
        let (lowest, highest) = (shares.iter().min().cloned(), shares.iter().max().cloned());
        ray.push((*index, (lowest, core::cmp::Reverse(highest))));
    }
    let marks = &found.landmarks;
    let all = [
        ("Nash", unbeaten(&nash) == marks.nash),
        ("Kalai-Smorodinsky", unbeaten(&ray) == marks.kalai_smorodinsky),
        ("egalitarian", unbeaten(&even) == marks.egalitarian),
        ("utilitarian", unbeaten(&sums) == marks.utilitarian),
    ];
    all.into_iter().filter(|(_, right)| !right).map(|(name, _)| name)
}

/// The indices of those with the greatest measure.
fn unbeaten<M: Ord>(measured: &[(usize, M)]) -> Vec<usize> {
    let most = measured.iter().map(|(_, measure)| measure).max();
    measured.iter().filter(|(_, measure)| Some(measure) == most).map(|&(index, _)| index).collect()
}
