//! What a new version of a list changes: rows that are new, rows that are gone, and rows of which a cell changed.
//!
//! A row is taken for the same by its key; else by all its cells; else by its name, where only one row has it on either side; else, where a
//! name was corrected, by everything but the name. What cannot be told is said to be gone and new, so that somebody looks.

use std::collections::{BTreeMap, BTreeSet};

use takas_lists::{Claim, ClaimRef, List};

use super::row::{cells, digest, shown_name};

/// How many cells beside the names have to be alike for a name to be taken for corrected.
const CELLS_ALIKE_MIN: usize = 2;

/// What a new version of a list changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListChanges {
    /// Rows that are as they were.
    pub kept: Vec<(ClaimRef, ClaimRef)>,
    /// Rows of which a cell changed, in the order of the new version.
    pub changed: Vec<RowChange>,
    /// Rows that the new version alone has.
    pub added: Vec<ClaimRef>,
    /// Rows that the former version alone has.
    pub gone: Vec<ClaimRef>,
}

/// A row of which cells changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowChange {
    /// The row in the former version.
    pub before: ClaimRef,
    /// The row in the new one.
    pub now: ClaimRef,
    /// Its changed cells; empty only where nothing but the key changed.
    pub cells: Vec<CellChange>,
}

/// A cell that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellChange {
    /// What it is.
    pub column: String,
    /// What stood in it; none: nothing.
    pub before: Option<String>,
    /// What stands in it; none: nothing.
    pub now: Option<String>,
}

/// Lays two versions of a list side by side. Each row of either is in exactly one part of the answer.
#[must_use]
pub fn list_changes(before: &List, now: &List) -> ListChanges {
    let mut pairing = Pairing::new(before, now);
    pairing.pair(|claim| claim.key.clone(), Unique::Yes);
    pairing.pair(|claim| Some(digest(claim)), Unique::No);
    pairing.pair(|claim| Some(shown_name(claim)).filter(|name| !name.is_empty()), Unique::Yes);
    pairing.pair(all_but_the_name, Unique::Yes);
    pairing.finish()
}

/// Whether rows are taken for one only where no other row of their list is like them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unique {
    Yes,
    No,
}

struct Pairing<'a> {
    before: &'a List,
    now: &'a List,
    /// The new row of each former one.
    pairs: BTreeMap<ClaimRef, ClaimRef>,
    taken: BTreeSet<ClaimRef>,
}

impl<'a> Pairing<'a> {
    fn new(before: &'a List, now: &'a List) -> Self {
        Self { before, now, pairs: BTreeMap::new(), taken: BTreeSet::new() }
    }

    /// Pairs rows that have the same mark, in the order of the lists.
    fn pair(&mut self, mark: impl Fn(&Claim) -> Option<String>, unique: Unique) {
        let mut waiting: BTreeMap<String, (Vec<ClaimRef>, Vec<ClaimRef>)> = BTreeMap::new();
        for claim in refs(self.before).filter(|claim| !self.pairs.contains_key(claim)) {
            if let Some(mark) = mark(&self.before.claims[claim.0 as usize]) {
                waiting.entry(mark).or_default().0.push(claim);
            }
        }
        for claim in refs(self.now).filter(|claim| !self.taken.contains(claim)) {
            if let Some(mark) = mark(&self.now.claims[claim.0 as usize]) {
                waiting.entry(mark).or_default().1.push(claim);
            }
        }
        for (before, now) in waiting.into_values() {
            if unique == Unique::Yes && (before.len() != 1 || now.len() != 1) {
                continue;
            }
            for (before, now) in before.into_iter().zip(now) {
                self.pairs.insert(before, now);
                self.taken.insert(now);
            }
        }
    }

    fn finish(self) -> ListChanges {
        let mut changes = ListChanges::default();
        for (before, now) in &self.pairs {
            let (was, is) = (&self.before.claims[before.0 as usize], &self.now.claims[now.0 as usize]);
            if digest(was) == digest(is) && was.key == is.key {
                changes.kept.push((*before, *now));
            } else {
                changes.changed.push(RowChange { before: *before, now: *now, cells: changed_cells(was, is) });
            }
        }
        changes.changed.sort_by_key(|change| change.now);
        changes.gone = refs(self.before).filter(|claim| !self.pairs.contains_key(claim)).collect();
        changes.added = refs(self.now).filter(|claim| !self.taken.contains(claim)).collect();
        changes
    }
}

fn refs(list: &List) -> impl Iterator<Item = ClaimRef> + use<> {
    (0..u32::try_from(list.claims.len()).unwrap_or(u32::MAX)).map(ClaimRef)
}

/// Every cell but the names, where there are enough of them to know somebody by.
fn all_but_the_name(claim: &Claim) -> Option<String> {
    let nameless = Claim { names: Vec::new(), ..claim.clone() };
    (cells(&nameless).len() >= CELLS_ALIKE_MIN).then(|| digest(&nameless))
}

fn changed_cells(before: &Claim, now: &Claim) -> Vec<CellChange> {
    let (before, now) = (by_column(before), by_column(now));
    let columns: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
    let change = |column: &String| CellChange {
        column: column.clone(),
        before: before.get(column).cloned(),
        now: now.get(column).cloned(),
    };
    columns.into_iter().map(change).filter(|change| change.before != change.now).collect()
}

/// The cells of a row; several of one column together.
fn by_column(claim: &Claim) -> BTreeMap<String, String> {
    let mut out: BTreeMap<String, String> = BTreeMap::new();
    for cell in cells(claim) {
        let known = out.entry(cell.column).or_default();
        if !known.is_empty() {
            known.push_str("; ");
        }
        known.push_str(&cell.text);
    }
    out
}
