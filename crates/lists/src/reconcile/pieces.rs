//! The comparing of rows, in pieces that any thread may do: which pairs, and what each weighs.
//!
//! A piece is some rows of one list against a whole list. What pieces find does not depend on one another; nothing is
//! decided here.

use std::ops::Range;

use super::result::{Limits, Side};
use super::rows::Rows;
use crate::block::Index;
use crate::evidence::{Bits, Ready, Scorer, Sum};

/// Some rows of one list, to be compared with another list or with the rest of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The list whose rows they are, and the list they are compared with; the same for duplicates.
    pub(crate) lists: (usize, usize),
    /// The rows, by number.
    pub(crate) rows: Range<u32>,
}

impl Piece {
    /// How many rows it has: what there is to do, for telling progress.
    pub fn rows(&self) -> usize {
        self.rows.len()
    }
}

/// What comparing a piece found.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    pub(crate) lists: (usize, usize),
    pub(crate) pairs: Vec<Scored>,
    pub(crate) count: u64,
    pub(crate) too_common: u64,
    pub(crate) left_out: u64,
}

/// Two rows, by number and in order, with what they weigh together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scored {
    pub(crate) one: u32,
    pub(crate) other: u32,
    pub(crate) sum: Sum,
}

/// What comparing needs.
pub(crate) struct Comparing {
    pub(crate) ready: Ready,
    /// For each list the index of its keys, where some list is too long to be compared whole.
    indexes: Vec<Option<Index>>,
}

/// Compares pieces, and keeps what it found out about words from one to the next: each thread should have one.
///
/// What it keeps changes nothing but its speed, and is bounded.
pub struct Comparer<'a> {
    comparing: &'a Comparing,
    rows: &'a Rows,
    limits: &'a Limits,
    scorer: Scorer<'a>,
}

/// How many rows a piece has: enough to fill the memory of words, few enough to share among threads.
const PIECE: u32 = 512;

/// A pair that weighs less than this, before anything is compared counted in, is forgotten at once: the share of
/// counterparts, which is found out later, cannot make it a question any more.
const FORGOTTEN: Bits = Bits::hundredths(-1200);

impl Comparing {
    pub(crate) fn new(sides: &[Side<'_>], rows: &Rows, limits: &Limits) -> Self {
        let ready = crate::evidence::ready(sides.iter().map(|side| side.list));
        let lists = 0..rows.lists();
        let is_in_keys =
            |list: usize| (0..rows.lists()).any(|other| !whole(rows, limits, (list.min(other), list.max(other))));
        let indexes = lists.map(|list| is_in_keys(list).then(|| Index::new(&ready, rows.range(list)))).collect();
        Self { ready, indexes }
    }

    /// One who compares.
    pub(crate) fn comparer<'a>(&'a self, rows: &'a Rows, limits: &'a Limits) -> Comparer<'a> {
        Comparer { comparing: self, rows, limits, scorer: Scorer::new(&self.ready) }
    }
}

impl Comparer<'_> {
    /// Compares the rows of a piece.
    pub fn compare(&mut self, piece: &Piece) -> Compared {
        let mut compared = Compared { lists: piece.lists, ..Compared::default() };
        let Self { comparing, rows, limits, scorer } = self;
        let (from, to) = piece.lists;
        let before = before(rows, piece.lists);
        let mut add = |one: u32, other: u32, compared: &mut Compared| {
            let sum = scorer.score(one, other);
            compared.count += 1;
            if sum.all + before >= FORGOTTEN {
                compared.pairs.push(Scored { one, other, sum });
            }
        };
        let all = if from == to { None } else { Some(rows.range(to)) };
        for one in piece.rows.clone() {
            let index = comparing.indexes[to].as_ref().filter(|_| !whole(rows, limits, piece.lists));
            let Some(index) = index else {
                let others = all.clone().unwrap_or(one + 1..rows.range(from).end);
                others.for_each(|other| add(one, other, &mut compared));
                continue;
            };
            let after = (from == to).then_some(one);
            // Doubles are rows that are nearly alike, so that the first few that share most are enough.
            let most = limits.candidates_per_row;
            let most = if from == to { most.div_ceil(4) } else { most };
            let bounds = (most, limits.rows_per_key);
            let candidates = index.candidates(&comparing.ready, one, after, bounds);
            candidates.rows.iter().for_each(|&other| add(one, other, &mut compared));
            compared.too_common += candidates.too_common;
            compared.left_out += candidates.left_out;
        }
        compared
    }
}

/// The pieces into which the comparing of all lists falls.
pub(crate) fn pieces(rows: &Rows) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for from in 0..rows.lists() {
        for to in from..rows.lists() {
            let Range { start, end } = rows.range(from);
            let mut at = start;
            while at < end {
                let next = at.saturating_add(PIECE).min(end);
                pieces.push(Piece { lists: (from, to), rows: at..next });
                at = next;
            }
        }
    }
    pieces
}

/// Whether all pairs of two lists are compared.
pub(crate) fn whole(rows: &Rows, limits: &Limits, (from, to): (usize, usize)) -> bool {
    (rows.of_list(from) as u64).saturating_mul(rows.of_list(to) as u64) <= limits.every_pair_until
}

/// What any two rows of two lists weigh before they are compared, as long as nothing is known of their counterparts:
/// half of the shorter list has one; of one list one row in fifty is a double.
pub(crate) fn before(rows: &Rows, (from, to): (usize, usize)) -> Bits {
    let [one, other] = [from, to].map(|list| rows.of_list(list).max(1) as u64);
    if from == to { Bits::of_ratio(1, one.saturating_mul(50)) } else { of_share(500, one, other) }
}

/// The same, where `thousandths` of the shorter list's rows have a counterpart: the odds of two rows being one human
/// against neither having a counterpart.
pub(crate) fn of_share(thousandths: u64, one: u64, other: u64) -> Bits {
    let matches = thousandths.saturating_mul(one.min(other)).max(1);
    let without = |count: u64| count.saturating_mul(1000).saturating_sub(matches).max(1);
    Bits::of_ratio(matches.saturating_mul(1000), without(one).saturating_mul(without(other)))
}
