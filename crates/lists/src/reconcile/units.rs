//! Rows that are one human before lists are laid side by side: doubles within a list, and what humans joined.

use std::collections::{BTreeMap, BTreeSet};

use super::rows::{RowNumber, Rows};
use super::words::Words;
use crate::evidence::Bits;

/// The units: each the rows of one human.
pub(crate) struct Units {
    /// The unit of each row.
    pub(crate) of_row: Vec<u32>,
    /// The rows of each unit, in order.
    pub(crate) rows: Vec<Vec<u32>>,
    /// The lists that each unit stands on, a bit for each.
    pub(crate) lists: Vec<u8>,
    /// Units that are two humans, as a human said; both orders.
    apart: BTreeSet<(u32, u32)>,
}

/// Two rows of one list with what they weigh together, before anything is compared counted in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Double {
    pub(crate) one: u32,
    pub(crate) other: u32,
    /// What any two rows of the list weigh before they are compared.
    pub(crate) before: Bits,
    pub(crate) weight: Bits,
    /// Whether the two are joined without asking.
    pub(crate) joins: bool,
}

/// Joins rows: those that humans joined, then doubles, the surest first.
///
/// Two groups of doubles only become one if every row of one is likelier than not a row of the other: a chain of
/// likenesses is no likeness.
pub(crate) fn units(rows: &Rows, words: &Words, doubles: &[Double]) -> Units {
    let mut first: Vec<u32> = (0..u32::try_from(rows.count()).unwrap_or(u32::MAX)).collect();
    for (row, head) in words.joined() {
        first[row.0 as usize] = head.0;
    }
    let mut members: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (row, &head) in first.iter().enumerate() {
        members.entry(head).or_default().push(u32::try_from(row).unwrap_or(u32::MAX));
    }
    let apart: BTreeSet<(u32, u32)> =
        words.apart().flat_map(|(one, other)| [(one.0, other.0), (other.0, one.0)]).collect();
    let weights: BTreeMap<(u32, u32), Bits> =
        doubles.iter().map(|pair| ((pair.one, pair.other), pair.weight)).collect();
    let mut joining: Vec<&Double> = doubles.iter().filter(|double| double.joins).collect();
    joining.sort_by_key(|double| (std::cmp::Reverse(double.weight), double.one, double.other));
    let may_join = |one: u32, other: u32| {
        if apart.contains(&(one, other)) {
            return false;
        }
        let same_list = rows.list(RowNumber(one)) == rows.list(RowNumber(other));
        let weight = weights.get(&(one.min(other), one.max(other)));
        !same_list || weight.is_some_and(|&weight| weight > Bits::ZERO)
    };
    for double in joining {
        let (one, other) = (first[double.one as usize], first[double.other as usize]);
        let (head, tail) = (one.min(other), one.max(other));
        if head == tail {
            continue;
        }
        let (heads, tails) = (&members[&head], &members[&tail]);
        if !heads.iter().all(|&one| tails.iter().all(|&other| may_join(one, other))) {
            continue;
        }
        let tails = members.remove(&tail).unwrap_or_default();
        for &row in &tails {
            first[row as usize] = head;
        }
        members.entry(head).or_default().extend(tails);
    }
    numbered(rows, members, &apart)
}

/// Gives the units their numbers, in the order of their first rows.
fn numbered(rows: &Rows, members: BTreeMap<u32, Vec<u32>>, apart_rows: &BTreeSet<(u32, u32)>) -> Units {
    let mut own = Units { of_row: vec![0; rows.count()], rows: Vec::new(), lists: Vec::new(), apart: BTreeSet::new() };
    for mut of_unit in members.into_values() {
        of_unit.sort_unstable();
        let number = u32::try_from(own.rows.len()).unwrap_or(u32::MAX);
        let mut lists = 0;
        for &row in &of_unit {
            own.of_row[row as usize] = number;
            lists |= 1 << rows.list(RowNumber(row));
        }
        own.rows.push(of_unit);
        own.lists.push(lists);
    }
    own.apart = apart_rows.iter().map(|&(one, other)| (own.of_row[one as usize], own.of_row[other as usize])).collect();
    own
}

impl Units {
    /// Whether a human said that two units are two humans.
    pub(crate) fn are_apart(&self, one: u32, other: u32) -> bool {
        self.apart.contains(&(one, other))
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.rows.len()
    }

    /// How many stand on a list, and how many of those on another, too.
    pub(crate) fn on(&self, list: usize, other: usize) -> (u64, u64) {
        let (own, both) = (1_u8 << list, (1_u8 << list) | (1_u8 << other));
        let count = |mask: u8| self.lists.iter().filter(|&&lists| lists & mask == mask).count() as u64;
        (count(own), count(both))
    }
}
