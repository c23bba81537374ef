//! What humans decided, made into what the solver must keep: rows that are one, rows that are two, and where humans
//! contradict one another.
//!
//! A contradiction is told and its rows are left to a human; no word in it is carried out.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::result::{Contradiction, Decision, Verdict};
use super::rows::{RowNumber, Rows};

/// The words of humans, by rows.
#[derive(Debug, Default)]
pub(crate) struct Words {
    /// For each row that was said to be the same as others, the first row of its human.
    first_of: BTreeMap<RowNumber, RowNumber>,
    /// Pairs of rows that are two humans, each in order, with the decision.
    apart: BTreeMap<(RowNumber, RowNumber), usize>,
    /// Pairs of rows that were said to be one human, with the decision.
    same: BTreeMap<(RowNumber, RowNumber), usize>,
    /// Pairs that somebody looked at and could not tell, with the decision.
    unsure: BTreeMap<(RowNumber, RowNumber), usize>,
    /// Rows about which humans contradict one another, with the contradiction.
    disputed: BTreeMap<RowNumber, usize>,
    /// The contradictions.
    pub(crate) contradictions: Vec<Contradiction>,
    /// Decisions about rows that are not there, or about a row and itself.
    pub(crate) unused: Vec<usize>,
}

/// A pair of rows in order.
pub(crate) fn in_order(one: RowNumber, other: RowNumber) -> (RowNumber, RowNumber) {
    if one <= other { (one, other) } else { (other, one) }
}

impl Words {
    /// Reads the decisions; of several about one pair with one verdict, the first is told as the reason.
    pub(crate) fn new(rows: &Rows, decisions: &[Decision]) -> Self {
        let mut own = Self::default();
        for (number, decision) in decisions.iter().enumerate() {
            let pair = rows.number(decision.one).zip(rows.number(decision.other));
            let Some(pair) = pair.filter(|(one, other)| one != other).map(|(one, other)| in_order(one, other)) else {
                own.unused.push(number);
                continue;
            };
            let of = match decision.verdict {
                Verdict::Same => &mut own.same,
                Verdict::Different => &mut own.apart,
                Verdict::NotSure => &mut own.unsure,
            };
            of.entry(pair).or_insert(number);
        }
        own.find_contradictions();
        own.join();
        own
    }

    /// Pairs said to be two that other words make one, by the shortest chain of those.
    fn find_contradictions(&mut self) {
        let mut beside: BTreeMap<RowNumber, Vec<(RowNumber, usize)>> = BTreeMap::new();
        for (&(one, other), &number) in &self.same {
            beside.entry(one).or_default().push((other, number));
            beside.entry(other).or_default().push((one, number));
        }
        for (&(one, other), &different) in &self.apart {
            let Some(chain) = chain(&beside, one, other) else { continue };
            let contradiction = self.contradictions.len();
            for row in reached(&beside, one) {
                self.disputed.entry(row).or_insert(contradiction);
            }
            let mut same = chain;
            same.sort_unstable();
            self.contradictions.push(Contradiction { different, same });
        }
    }

    /// Joins rows said to be one, where nobody contradicts it.
    fn join(&mut self) {
        let mut beside: BTreeMap<RowNumber, Vec<(RowNumber, usize)>> = BTreeMap::new();
        for (&(one, other), &number) in &self.same {
            if !self.disputed.contains_key(&one) {
                beside.entry(one).or_default().push((other, number));
                beside.entry(other).or_default().push((one, number));
            }
        }
        for &row in beside.keys() {
            if !self.first_of.contains_key(&row) {
                for other in reached(&beside, row) {
                    self.first_of.insert(other, row);
                }
            }
        }
    }

    /// The first row of the human that a row is, as far as humans said.
    pub(crate) fn first(&self, row: RowNumber) -> RowNumber {
        self.first_of.get(&row).copied().unwrap_or(row)
    }

    /// Rows that were joined, with the first row of each human.
    pub(crate) fn joined(&self) -> impl Iterator<Item = (RowNumber, RowNumber)> + '_ {
        self.first_of.iter().map(|(&row, &first)| (row, first))
    }

    /// Pairs that were said to be two, and are not disputed.
    pub(crate) fn apart(&self) -> impl Iterator<Item = (RowNumber, RowNumber)> + '_ {
        self.apart.keys().copied().filter(|(one, _)| !self.disputed.contains_key(one))
    }

    /// The decision by which two rows are one; for rows joined by a chain, that of any of its links.
    pub(crate) fn says_same(&self, one: RowNumber, other: RowNumber) -> Option<usize> {
        if !self.first_of.contains_key(&one) || self.first(one) != self.first(other) {
            return None;
        }
        let direct = self.same.get(&in_order(one, other)).copied();
        direct.or_else(|| {
            let touching = self.same.iter().find(|((first, second), _)| [first, second].contains(&&one));
            touching.map(|(_, &number)| number)
        })
    }

    /// The decision by which somebody could not tell whether two rows are one.
    pub(crate) fn says_unsure(&self, one: RowNumber, other: RowNumber) -> Option<usize> {
        self.unsure.get(&in_order(one, other)).copied()
    }

    /// The pairs about which somebody was not sure.
    pub(crate) fn unsure(&self) -> impl Iterator<Item = (RowNumber, RowNumber)> + '_ {
        self.unsure.keys().copied()
    }

    /// Pairs on which a disputed word was said, with the contradiction.
    pub(crate) fn disputed_pairs(&self) -> impl Iterator<Item = (RowNumber, RowNumber)> + '_ {
        let pairs: BTreeSet<_> = self.same.keys().chain(self.apart.keys()).copied().collect();
        pairs.into_iter().filter(|(one, other)| self.dispute(*one, *other).is_some())
    }

    /// The contradiction about two rows that both stand in it.
    pub(crate) fn dispute(&self, one: RowNumber, other: RowNumber) -> Option<usize> {
        let contradiction = self.disputed.get(&one)?;
        (self.disputed.get(&other) == Some(contradiction)).then_some(*contradiction)
    }
}

/// All rows that chains of words lead to, the first included.
fn reached(beside: &BTreeMap<RowNumber, Vec<(RowNumber, usize)>>, from: RowNumber) -> BTreeSet<RowNumber> {
    let mut seen = BTreeSet::from([from]);
    let mut open = vec![from];
    while let Some(row) = open.pop() {
        for &(next, _) in beside.get(&row).into_iter().flatten() {
            if seen.insert(next) {
                open.push(next);
            }
        }
    }
    seen
}

/// The decisions of a shortest chain from one row to another.
fn chain(beside: &BTreeMap<RowNumber, Vec<(RowNumber, usize)>>, from: RowNumber, to: RowNumber) -> Option<Vec<usize>> {
    let mut came: BTreeMap<RowNumber, Option<(RowNumber, usize)>> = BTreeMap::from([(from, None)]);
    let mut open = VecDeque::from([from]);
    while let Some(row) = open.pop_front() {
        if row == to {
            let mut chain = Vec::new();
            let mut at = row;
            while let Some(Some((before, number))) = came.get(&at) {
                chain.push(*number);
                at = *before;
            }
            return Some(chain);
        }
        for &(next, number) in beside.get(&row).into_iter().flatten() {
            came.entry(next).or_insert_with(|| {
                open.push_back(next);
                Some((row, number))
            });
        }
    }
    None
}
