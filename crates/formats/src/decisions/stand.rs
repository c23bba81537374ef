//! How decisions stand: what of all that was said about each pair of rows counts now, which rows have changed since, and where words do not
//! go together.
//!
//! Of each person the latest word about a pair counts. One who is not sure does not stand against another who is. Where two people
//! decided otherwise, nothing is decided: both are told, and the pair is asked about again.

use std::collections::{BTreeMap, BTreeSet};

use takas_lists::{ClaimRef, List};

use super::row::{Found, RowKey, find_row};
use super::{Decision, Verdict};

/// A row of one of the lists that are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowAt {
    /// Which list.
    pub list: usize,
    /// Which row.
    pub claim: ClaimRef,
}

/// What is said of a pair, all words taken together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PairSays {
    /// One human.
    Same,
    /// Two.
    Different,
    /// Looked at, and nobody can tell.
    NotSure,
    /// Some say one human, some two.
    Contested,
}

/// How a pair of rows stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairStand {
    /// The row that comes first.
    pub one: RowAt,
    /// The other.
    pub other: RowAt,
    /// What is said.
    pub says: PairSays,
    /// The words that count, by their number in the file: one of each person, the latest.
    pub words: Vec<usize>,
    /// Whether one of the rows has changed since the last of them.
    pub has_changed: bool,
}

/// One side of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Its list is not looked at.
    NotHere,
    /// Its list is, and the row is found or is not.
    Here(usize, Found),
}

/// Words that do not go together: `same` along a chain of rows, and `different` between its ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The word that says `different`.
    pub different: usize,
    /// Words that say `same`, which join the two rows.
    pub same: Vec<usize>,
}

/// How all decisions stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stand {
    /// Every pair of rows of which something is said, in the order of the rows.
    pub pairs: Vec<PairStand>,
    /// For each word of the file, where its rows are now.
    pub sides: Vec<(Side, Side)>,
    /// Words that do not go together.
    pub clashes: Vec<Clash>,
}

impl Stand {
    /// What is said of two rows.
    #[must_use]
    pub fn of(&self, one: RowAt, other: RowAt) -> Option<&PairStand> {
        let (one, other) = if one <= other { (one, other) } else { (other, one) };
        let at = self.pairs.binary_search_by_key(&(one, other), |pair| (pair.one, pair.other)).ok()?;
        self.pairs.get(at)
    }
}

/// How decisions stand with the lists as they are now.
#[must_use]
pub fn stand(decisions: &[Decision], lists: &[&List]) -> Stand {
    // The list of that very name first; else one that came again as another kind of file.
    let named = |key: &RowKey| {
        let by_name = lists.iter().position(|list| list.title == key.list);
        by_name.or_else(|| lists.iter().position(|list| key.is_of(list)))
    };
    let side = |key: &RowKey| match named(key) {
        Some(list) => Side::Here(list, find_row(lists[list], key)),
        None => Side::NotHere,
    };
    let sides: Vec<(Side, Side)> = decisions.iter().map(|word| (side(&word.one), side(&word.other))).collect();
    let mut latest: BTreeMap<(RowAt, RowAt), BTreeMap<&str, usize>> = BTreeMap::new();
    for (index, (word, (one, other))) in decisions.iter().zip(&sides).enumerate() {
        let (Some(one), Some(other)) = (row_of(*one), row_of(*other)) else { continue };
        let pair = if one <= other { (one, other) } else { (other, one) };
        let by = latest.entry(pair).or_default();
        let is_later = by.get(word.by.as_str()).is_none_or(|known| decisions[*known].at <= word.at);
        if is_later && one != other {
            by.insert(&word.by, index);
        }
    }
    let mut pairs = Vec::new();
    for ((one, other), by) in latest {
        let words: Vec<usize> = by.into_values().filter(|word| decisions[*word].says != Verdict::TakenBack).collect();
        let Some(says) = together(words.iter().map(|word| decisions[*word].says)) else { continue };
        // What somebody said after the change was said of the row as it is now.
        let changed = |word: &usize| {
            let (one, other) = sides[*word];
            [one, other].into_iter().any(|side| matches!(side, Side::Here(_, Found::Changed(_))))
        };
        let has_changed = words.iter().all(changed);
        pairs.push(PairStand { one, other, says, words, has_changed });
    }
    let clashes = clashes(&pairs);
    Stand { pairs, sides, clashes }
}

fn row_of(side: Side) -> Option<RowAt> {
    match side {
        Side::Here(list, found) => found.claim().map(|claim| RowAt { list, claim }),
        Side::NotHere => None,
    }
}

fn together(words: impl Iterator<Item = Verdict>) -> Option<PairSays> {
    let said: BTreeSet<Verdict> = words.collect();
    match (said.contains(&Verdict::Same), said.contains(&Verdict::Different)) {
        (true, true) => Some(PairSays::Contested),
        (true, false) => Some(PairSays::Same),
        (false, true) => Some(PairSays::Different),
        (false, false) => said.contains(&Verdict::NotSure).then_some(PairSays::NotSure),
    }
}

/// Pairs that are said to be two humans, though a chain of `same` leads from one to the other. The chain is the shortest.
fn clashes(pairs: &[PairStand]) -> Vec<Clash> {
    let mut near: BTreeMap<RowAt, Vec<(RowAt, usize)>> = BTreeMap::new();
    for pair in pairs.iter().filter(|pair| pair.says == PairSays::Same) {
        let Some(word) = pair.words.last() else { continue };
        near.entry(pair.one).or_default().push((pair.other, *word));
        near.entry(pair.other).or_default().push((pair.one, *word));
    }
    let mut found = Vec::new();
    for pair in pairs.iter().filter(|pair| pair.says == PairSays::Different) {
        let Some(different) = pair.words.last() else { continue };
        if let Some(same) = chain(&near, pair.one, pair.other) {
            found.push(Clash { different: *different, same });
        }
    }
    found
}

/// The words along the shortest way between two rows.
fn chain(near: &BTreeMap<RowAt, Vec<(RowAt, usize)>>, from: RowAt, to: RowAt) -> Option<Vec<usize>> {
    let mut came: BTreeMap<RowAt, (RowAt, usize)> = BTreeMap::new();
    let mut front = vec![from];
    while !front.is_empty() && !came.contains_key(&to) {
        let mut next = Vec::new();
        for row in front {
            for &(other, word) in near.get(&row).into_iter().flatten() {
                if other != from && !came.contains_key(&other) {
                    came.insert(other, (row, word));
                    next.push(other);
                }
            }
        }
        front = next;
    }
    let (mut words, mut at) = (Vec::new(), to);
    while at != from {
        let (before, word) = came.get(&at)?;
        words.push(*word);
        at = *before;
    }
    words.sort_unstable();
    words.dedup();
    Some(words)
}
