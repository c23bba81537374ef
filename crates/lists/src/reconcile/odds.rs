//! From weights of pairs to odds: how many rows have a counterpart at all, and what rivals take away.

use std::collections::BTreeMap;

use super::pieces::{Scored, of_share};
use super::rivals::{ROUNDS, Weighed, odds};
use super::units::Units;
use crate::evidence::Bits;

/// Two units of two lists that may be one human.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    /// The units, in the order of the lists.
    pub(crate) one: u32,
    pub(crate) other: u32,
    /// Which of their rows fit best.
    pub(crate) rows: (u32, u32),
    /// What those weigh, before anything is compared counted in.
    pub(crate) weight: Bits,
    /// The odds of one human, rivals considered; never above the weight.
    pub(crate) odds: Bits,
    /// Whether a field contradicts it.
    pub(crate) contradicted: bool,
    /// How much less it would weigh between namesakes, where years of birth differ.
    pub(crate) in_doubt: Bits,
}

/// The links between two lists.
#[derive(Clone, Debug, Default)]
pub(crate) struct Links {
    /// What any two rows weigh before they are compared.
    pub(crate) before: Bits,
    /// The links, by units.
    pub(crate) links: Vec<Link>,
}

/// How often the share of rows with a counterpart is found out anew from what the last one led to.
const TURNS: usize = 4;

/// The share wants no more rounds than this.
const ROUNDS_FOR_SHARE: usize = 6;

/// So many rows are taken to be half with a counterpart, whatever the lists say: a short list cannot tell its own share.
const SUPPOSED: u64 = 10;

/// A greater share, in thousandths, is never supposed: where nearly all others have found theirs, the two that are left over
/// are not therefore one human.
const SHARE_MOST: u64 = 700;

impl Links {
    /// The links between the lists `from` and `to`, from their compared pairs.
    pub(crate) fn new((from, to): (usize, usize), units: &Units, pairs: &[Scored]) -> Self {
        let mut best: BTreeMap<(u32, u32), Link> = BTreeMap::new();
        for pair in pairs {
            let (one, other) = (units.of_row[pair.one as usize], units.of_row[pair.other as usize]);
            let overlap = units.lists[one as usize] & units.lists[other as usize] != 0;
            if one == other || overlap || units.are_apart(one, other) {
                continue;
            }
            let link = Link {
                one,
                other,
                rows: (pair.one, pair.other),
                weight: pair.sum.all,
                odds: Bits::ZERO,
                contradicted: pair.sum.contradicted,
                in_doubt: pair.sum.in_doubt(),
            };
            let kept = best.entry((one, other)).or_insert(link);
            if link.weight > kept.weight {
                *kept = link;
            }
        }
        let mut links: Vec<Link> = best.into_values().collect();
        let ((ones, joined), (others, _)) = (units.on(from, to), units.on(to, from));
        let before = weigh(&mut links, units.count(), (ones - joined, others - joined));
        Self { before, links }
    }

    /// The link between two units.
    pub(crate) fn between(&self, one: u32, other: u32) -> Option<&Link> {
        self.links.binary_search_by_key(&(one, other), |link| (link.one, link.other)).ok().map(|at| &self.links[at])
    }
}

/// Finds the share of rows with a counterpart and the odds of each link; says what any two rows weigh before.
fn weigh(links: &mut [Link], units: usize, (ones, others): (u64, u64)) -> Bits {
    let shorter = ones.min(others);
    if shorter == 0 {
        return Bits::ZERO;
    }
    let mut thousandths = 500;
    let mut before = of_share(thousandths, ones, others);
    for turn in 0..TURNS {
        let weighed = |link: &Link| Weighed { left: link.one, right: link.other, weight: link.weight + before };
        let pairs: Vec<Weighed> = links.iter().map(weighed).collect();
        let last = turn + 1 == TURNS;
        let odds = odds(units, units, &pairs, if last { ROUNDS } else { ROUNDS_FOR_SHARE });
        if last {
            for (link, (pair, odds)) in links.iter_mut().zip(pairs.iter().zip(odds)) {
                (link.weight, link.odds) = (pair.weight, odds);
            }
            break;
        }
        let millionths: u64 = odds.iter().map(|odds| u64::from(odds.probability().in_millionths())).sum();
        let supposed = millionths / 1000 + SUPPOSED * 500;
        thousandths = (supposed / (shorter + SUPPOSED)).clamp(50, SHARE_MOST);
        before = of_share(thousandths, ones, others);
    }
    before
}
