//! The best solution over all lists at once, and what hangs together in it.
//!
//! Units are chosen into groups so that the weights of their pairs sum to the most. Two lists are always solved to the
//! end; three are, as long as their separate parts are small, and where not, the bound is told.

use std::collections::{BTreeMap, BTreeSet};

use super::odds::{Link, Links};
use super::result::{Limits, Proven};
use super::units::Units;
use crate::assign::{Choice, Edge, Packing, Search, TwoLists, parts};
use crate::evidence::Bits;

/// The links between each two lists, by the lists.
pub(crate) type AllLinks = BTreeMap<(usize, usize), Links>;

/// What was chosen.
#[derive(Debug, Default)]
pub(crate) struct Solution {
    /// Groups of units, each in order; units that are in none stand alone.
    pub(crate) groups: Vec<Vec<u32>>,
    /// Other solutions that are nearly as good, the nearest first.
    pub(crate) knots: Vec<OtherSolution>,
    /// Whether there is no better one.
    pub(crate) proven: Proven,
}

/// A solution that is nearly as good, by the pairs of units in which it differs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct OtherSolution {
    pub(crate) behind: Bits,
    pub(crate) without: Vec<(u32, u32)>,
    pub(crate) with: Vec<(u32, u32)>,
}

/// What a pair weighs that is in a group of three although the two were not worth comparing.
const NOT_COMPARED: i64 = -10 * 1024;

/// Groups of three are looked for in parts with at most so many pairs; in larger ones pairs alone are.
const PAIRS_FOR_THREE: usize = 4_000;

/// What hangs together is looked for in parts of three lists with at most so many groups to choose from.
const CHOICES_FOR_OTHERS: usize = 400;

/// Solves; none where it was asked to stop, which is asked for every part.
pub(crate) fn solve(
    lists: usize,
    units: &Units,
    links: &AllLinks,
    limits: &Limits,
    stop: &dyn Fn() -> bool,
) -> Option<Solution> {
    // A pair that is so unlikely is neither chosen nor in any solution that is told of.
    let wanted = |link: &&Link| link.weight > -limits.knot;
    let all: Vec<&Link> = links.values().flat_map(|links| &links.links).filter(wanted).collect();
    let (part_of, count) = parts(units.count(), all.iter().map(|link| (link.one, link.other)));
    let mut of_part: Vec<Vec<&Link>> = vec![Vec::new(); count];
    for link in all {
        of_part[part_of[link.one as usize] as usize].push(link);
    }
    let mut solution = Solution::default();
    for part in of_part.iter().filter(|part| !part.is_empty()) {
        if stop() {
            return None;
        }
        if lists == 2 { solution.two(part, limits) } else { solution.three(part, units, links, limits) }
    }
    solution.groups.sort();
    solution.knots.sort();
    solution.knots.dedup();
    Some(solution)
}

impl Solution {
    /// A part of two lists.
    fn two(&mut self, part: &[&Link], limits: &Limits) {
        let number = |of: fn(&Link) -> u32| -> Vec<u32> {
            part.iter().map(|link| of(link)).collect::<BTreeSet<_>>().into_iter().collect()
        };
        let (lefts, rights) = (number(|link| link.one), number(|link| link.other));
        let place =
            |among: &[u32], unit: u32| among.binary_search(&unit).map_or(0, |at| u32::try_from(at).unwrap_or(0));
        let edge = |link: &&Link| Edge {
            left: place(&lefts, link.one),
            right: place(&rights, link.other),
            weight: i64::from(link.weight.parts()),
        };
        let solved = TwoLists::solve(lefts.len(), rights.len(), part.iter().map(edge).collect());
        let pair = |edge: usize| {
            let edge = solved.edges()[edge];
            (lefts[edge.left as usize], rights[edge.right as usize])
        };
        let mut search = Search::new(lefts.len(), rights.len());
        for chosen in solved.chosen() {
            let (one, other) = pair(chosen);
            self.groups.push(vec![one, other]);
            if let Some(other) = solved.without(chosen, i64::from(limits.knot.parts()), &mut search) {
                self.knots.push(OtherSolution {
                    behind: bits(other.behind),
                    without: other.without.into_iter().map(pair).collect(),
                    with: other.with.into_iter().map(pair).collect(),
                });
            }
        }
    }

    /// A part of three lists.
    fn three(&mut self, part: &[&Link], units: &Units, links: &AllLinks, limits: &Limits) {
        let all: Vec<u32> =
            part.iter().flat_map(|link| [link.one, link.other]).collect::<BTreeSet<_>>().into_iter().collect();
        let groups = groups(part, units, links);
        let place = |unit: &u32| all.binary_search(unit).map_or(0, |at| u32::try_from(at).unwrap_or(0));
        let choice =
            |(group, weight): &(Vec<u32>, i64)| Choice { nodes: group.iter().map(place).collect(), weight: *weight };
        let packing = Packing::new(all.len(), groups.iter().map(choice).collect());
        let found = packing.best(None, 0, limits.steps);
        if found.bound > found.worth {
            self.proven = more(self.proven, bits(found.bound - found.worth));
        }
        self.groups.extend(found.chosen.iter().map(|&number| groups[number].0.clone()));
        if groups.len() > CHOICES_FOR_OTHERS {
            return;
        }
        let least = found.worth - i64::from(limits.knot.parts());
        for &without in &found.chosen {
            let other = packing.best(Some(without), least - 1, limits.steps / 16);
            if other.worth < least {
                continue;
            }
            let pairs = |chosen: &[usize]| -> BTreeSet<(u32, u32)> {
                chosen.iter().flat_map(|&number| pairs(&groups[number].0)).collect()
            };
            let (best, second) = (pairs(&found.chosen), pairs(&other.chosen));
            self.knots.push(OtherSolution {
                behind: bits(found.worth - other.worth),
                without: best.difference(&second).copied().collect(),
                with: second.difference(&best).copied().collect(),
            });
        }
    }
}

/// All pairs of a group.
pub(crate) fn pairs(group: &[u32]) -> Vec<(u32, u32)> {
    let of = |(at, &one): (usize, &u32)| group[at + 1..].iter().map(move |&other| (one, other));
    group.iter().enumerate().flat_map(of).collect()
}

/// Groups of two and of three units that are worth something, each in the order of its lists' units.
fn groups(part: &[&Link], units: &Units, links: &AllLinks) -> Vec<(Vec<u32>, i64)> {
    let mut beside: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    let mut groups: BTreeMap<Vec<u32>, i64> = BTreeMap::new();
    for link in part {
        let both = units.lists[link.one as usize] | units.lists[link.other as usize];
        // A unit that a human joined over two lists is tied by two pairs; `joined` counts both.
        let group = vec![link.one, link.other];
        let weight = if both.count_ones() == 2 { i64::from(link.weight.parts()) } else { joined(&group, links) };
        groups.insert(group, weight);
        if link.weight > Bits::ZERO {
            beside.entry(link.one).or_default().push(link.other);
            beside.entry(link.other).or_default().push(link.one);
        }
    }
    if part.len() <= PAIRS_FOR_THREE {
        for (&middle, ends) in &beside {
            for (one, other) in pairs(ends) {
                let mut group = vec![middle, one, other];
                group.sort_unstable();
                let lists: Vec<u8> = group.iter().map(|&unit| units.lists[unit as usize]).collect();
                let disjoint = lists[0] & lists[1] == 0 && (lists[0] | lists[1]) & lists[2] == 0;
                if disjoint && !units.are_apart(one, other) {
                    let weight = joined(&group, links);
                    groups.insert(group, weight);
                }
            }
        }
    }
    groups.into_iter().filter(|&(_, weight)| weight > 0).collect()
}

/// What a group over three lists is worth: two thirds of the sum of its pairs' weights.
///
/// Three rows of one human are two coincidences, not three: given that A is B and B is C, that A is C is no news.
fn joined(group: &[u32], links: &AllLinks) -> i64 {
    let weight = |(one, other): (u32, u32)| {
        let link = links.values().find_map(|links| links.between(one, other));
        link.map_or(NOT_COMPARED, |link| i64::from(link.weight.parts()))
    };
    let sum: i64 = pairs(group).into_iter().map(weight).sum();
    if group.len() == 3 { (2 * sum).div_euclid(3) } else { sum }
}

/// One part more that was cut off.
fn more(before: Proven, behind: Bits) -> Proven {
    match before {
        Proven::Best => Proven::Within { parts: 1, behind },
        Proven::Within { parts, behind: sofar } => Proven::Within { parts: parts + 1, behind: sofar + behind },
    }
}

fn bits(parts: i64) -> Bits {
    Bits::from_parts(i32::try_from(parts).unwrap_or(i32::MAX))
}
