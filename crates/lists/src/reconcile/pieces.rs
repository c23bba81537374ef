//! The comparing of rows, in pieces that any thread may do: which pairs, and what each weighs.
//!
//! A piece is some rows of one list against a whole list. What pieces find does not depend on one another; nothing is
//! decided here.

use std::ops::Range;

use super::result::{Limits, Row, Side};
use super::rows::{RowNumber, Rows};
use crate::block::{Index, RowKeys, Shared};
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
    /// The keys of all rows, where some list is too long to be compared whole.
    keys: Option<RowKeys>,
    /// For each list the index of its keys, where it or another is too long to be compared whole.
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
    shared: Shared,
}

/// How many rows a piece has: enough to fill the memory of words, few enough to share among threads.
const PIECE: u32 = 512;

/// A pair that weighs less than this, before anything is compared counted in, is forgotten at once: the share of
/// counterparts, which is found out later, cannot make it a question any more.
pub(super) const FORGOTTEN: Bits = Bits::hundredths(-1200);

impl Comparing {
    pub(crate) fn new(sides: &[Side<'_>], rows: &Rows, limits: &Limits) -> Self {
        let ready = crate::evidence::ready(sides.iter().map(|side| side.list));
        let is_in_keys =
            |list: usize| (0..rows.lists()).any(|other| !whole(rows, limits, (list.min(other), list.max(other))));
        let keys = (0..rows.lists()).any(is_in_keys).then(|| RowKeys::new(&ready));
        let index =
            |list: usize| keys.as_ref().filter(|_| is_in_keys(list)).map(|keys| Index::new(keys, rows.range(list)));
        let indexes = (0..rows.lists()).map(index).collect();
        Self { ready, keys, indexes }
    }

    /// One who compares.
    pub(crate) fn comparer<'a>(&'a self, rows: &'a Rows, limits: &'a Limits) -> Comparer<'a> {
        Comparer { comparing: self, rows, limits, scorer: Scorer::new(&self.ready), shared: Shared::default() }
    }
}

impl Comparer<'_> {
    /// Compares the rows of a piece.
    pub fn compare(&mut self, piece: &Piece) -> Compared {
        let mut compared = Compared { lists: piece.lists, ..Compared::default() };
        let (before, kin) = (before(self.rows, piece.lists), kin(self.rows, piece.lists));
        for one in piece.rows.clone() {
            let others = self.others(piece, one, &mut compared);
            for other in others {
                compared.count += 1;
                // Relatives only take away, so that most pairs need not be asked about them.
                let Some(sum) = self.scorer.score(one, other, FORGOTTEN - before) else { continue };
                let sum = self.scorer.less_relatives((one, other), kin, sum);
                if sum.all + before >= FORGOTTEN {
                    compared.pairs.push(Scored { one, other, sum });
                }
            }
        }
        compared
    }

    /// The pairs of rows that [`Comparer::compare`] would compare of a piece: for who wants to know what it leaves out.
    pub fn pairs(&mut self, piece: &Piece) -> Vec<(Row, Row)> {
        let mut pairs = Vec::new();
        for one in piece.rows.clone() {
            let others = self.others(piece, one, &mut Compared::default());
            let row = |number| self.rows.row(RowNumber(number));
            pairs.extend(others.map(|other| (row(one), row(other))));
        }
        pairs
    }

    /// What a row of a piece is to be compared with, in order; what is left out is counted.
    fn others(&mut self, piece: &Piece, one: u32, compared: &mut Compared) -> Others {
        let Self { comparing, rows, limits, shared, .. } = self;
        let (from, to) = piece.lists;
        let index = comparing.indexes[to].as_ref().filter(|_| !whole(rows, limits, piece.lists));
        let Some((index, keys)) = index.zip(comparing.keys.as_ref()) else {
            let all = rows.range(to);
            return Others::All(if from == to { one + 1..all.end } else { all });
        };
        let after = (from == to).then_some(one);
        // Doubles are rows that are nearly alike, so that the first few that share most are enough.
        let most = limits.candidates_per_row;
        let most = if from == to { most.div_ceil(4) } else { most };
        let candidates = index.candidates(keys, one, after, (most, limits.rows_per_key), shared);
        compared.too_common += candidates.too_common;
        compared.left_out += candidates.left_out;
        Others::Some(candidates.rows.into_iter())
    }
}

/// Rows to compare one row with.
enum Others {
    All(Range<u32>),
    Some(std::vec::IntoIter<u32>),
}

impl Iterator for Others {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        match self {
            Self::All(rows) => rows.next(),
            Self::Some(rows) => rows.next(),
        }
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
/// half of the shorter list has one; of one list some rows are doubles.
pub(crate) fn before(rows: &Rows, (from, to): (usize, usize)) -> Bits {
    let [one, other] = [from, to].map(|list| rows.of_list(list) as u64);
    if from == to { of_doubles(DOUBLES, one) } else { of_share(500, one.max(1), other.max(1)) }
}

/// So many pairs among a thousand rows of one list are supposed to be doubles, before the list says so itself: one row in
/// fifty has one.
pub(super) const DOUBLES: u64 = 10;

/// What any two rows of one list weigh before they are compared, where among a thousand rows there are so many pairs of
/// doubles.
pub(super) fn of_doubles(thousandths: u64, rows: u64) -> Bits {
    // Of a thousand rows there are half a million pairs.
    Bits::of_ratio(1, rows.max(1).saturating_mul(500 / DOUBLES)) + Bits::of_ratio(thousandths, DOUBLES)
}

/// The same, where `thousandths` of the shorter list's rows have a counterpart: the odds of two rows being one human
/// against neither having a counterpart.
pub(crate) fn of_share(thousandths: u64, one: u64, other: u64) -> Bits {
    let matches = thousandths.saturating_mul(one.min(other)).max(1);
    let without = |count: u64| count.saturating_mul(1000).saturating_sub(matches).max(1);
    Bits::of_ratio(matches.saturating_mul(1000), without(one).saturating_mul(without(other)))
}

/// What any two rows of two lists have of being relatives, before they are compared: one row in ten has a near relative on
/// the other list, or on its own.
pub(crate) fn kin(rows: &Rows, (from, to): (usize, usize)) -> Bits {
    let longer = rows.of_list(from).max(rows.of_list(to)).max(1) as u64;
    Bits::of_ratio(1, longer.saturating_mul(10))
}
