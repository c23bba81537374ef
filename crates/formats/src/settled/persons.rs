//! Which person of the case a row means: by the id that the row gives, or by a name that is the same letter by letter and only one person has.
//! Nothing is guessed: a name in another spelling is for the reconciliation, and for a human.

use std::collections::{BTreeMap, BTreeSet};

use takas_lists::Claim;
use takas_lists::reconcile::Row;
use takas_model::{Case, ItemRef, Kind};

use super::{Owned, Settled};
use crate::claims::PERSON_HEADING;

/// The person whose id a row gives, in the column for it.
#[must_use]
pub fn person_of(case: &Case, claim: &Claim) -> Option<ItemRef> {
    let (_, id) = claim.other.iter().find(|(column, _)| column == PERSON_HEADING)?;
    let id = id.trim();
    case.item_refs().find(|item| case.item(*item).id == id && matches!(case.item(*item).kind, Kind::Person(_)))
}

/// Finds the person of each human. Where two humans would be one person by name, neither is.
pub(super) fn link(lists: &[Owned<'_>], case: &Case, settled: &mut [Settled]) {
    let names = Names::of(case);
    let claim = |row: Row| &lists[usize::from(row.list.0)].side.list.claims[row.claim.0 as usize];
    let mut by_id: BTreeSet<ItemRef> = BTreeSet::new();
    for one in settled.iter_mut() {
        let meant: BTreeSet<ItemRef> = one.words.iter().filter_map(|word| person_of(case, claim(word.row))).collect();
        if let (Some(item), 1) = (meant.first(), meant.len()) {
            one.person = Some(*item);
            by_id.insert(*item);
        }
    }
    let mut by_name: BTreeMap<ItemRef, Vec<usize>> = BTreeMap::new();
    for (index, one) in settled.iter().enumerate().filter(|(_, one)| one.person.is_none()) {
        let gives_ids = one.words.iter().any(|word| person_of(case, claim(word.row)).is_some());
        let meant: BTreeSet<ItemRef> = one.words.iter().filter_map(|word| names.of_claim(claim(word.row))).collect();
        if let (Some(item), 1, false) = (meant.first(), meant.len(), gives_ids) {
            by_name.entry(*item).or_default().push(index);
        }
    }
    for (item, humans) in by_name {
        if let ([only], false) = (humans.as_slice(), by_id.contains(&item)) {
            settled[*only].person = Some(item);
        }
    }
}

/// People of the case by every name that only one of them has.
struct Names {
    known: BTreeMap<String, Option<ItemRef>>,
}

impl Names {
    fn of(case: &Case) -> Self {
        let mut known: BTreeMap<String, Option<ItemRef>> = BTreeMap::new();
        for item in case.item_refs() {
            let whole = case.item(item);
            let Kind::Person(person) = &whole.kind else { continue };
            let names = std::iter::once(&whole.name).chain(&person.written).chain(&person.aliases);
            for name in names.map(|name| folded(name)).filter(|name| !name.is_empty()) {
                known.entry(name).and_modify(|one| *one = one.filter(|one| *one == item)).or_insert(Some(item));
            }
        }
        Self { known }
    }

    fn of_claim(&self, claim: &Claim) -> Option<ItemRef> {
        let meant: BTreeSet<ItemRef> =
            claim.names.iter().filter_map(|name| self.known.get(&folded(&name.shown())).copied().flatten()).collect();
        meant.first().copied().filter(|_| meant.len() == 1)
    }
}

/// A name without regard to capitals and spaces.
fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
