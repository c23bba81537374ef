//! What a list may not say that comes from whoever is bound to a party: which person of the case a row means. Whether there is somebody of that id, and how it
//! stands with them, is told by what the case says to such a list; and that is not a party's to know of the people of others. Their columns of ids
//! are kept as they stand, and looked up nowhere. Mediators say who is meant.

use takas_formats::claims::{Field, Mapping, MappingShown, PERSON_HEADING};

use super::ground::ReadList;
use crate::server::live::visit::Visit;
use crate::server::policy::Compartment;

/// Whether a visitor is bound to a party.
pub(super) fn is_bound(visit: &Visit) -> bool {
    matches!(visit.part(), Compartment::Party(_))
}

/// Whether a list says of any row which person of the case it means.
pub(super) fn gives_ids(read: &ReadList) -> bool {
    let mut kept = read.list.iter().flat_map(|list| &list.claims).flat_map(|claim| &claim.other);
    kept.any(|(heading, _)| heading == PERSON_HEADING)
}

/// The mapping by which a visitor's list is read: to whoever is bound to a party a column of ids is one like any other. For them there is always
/// one, for without it the case would read the list as another party's with the same headings.
pub(super) fn without_ids(visit: &Visit, (name, bytes): (&str, &[u8]), mapping: Option<Mapping>) -> Option<Mapping> {
    if !is_bound(visit) {
        return mapping;
    }
    let mut mapping = mapping.unwrap_or_default();
    let read = ReadList::new(name, bytes, Some(mapping.to_toml().as_bytes()));
    if gives_ids(&read) {
        let spared = columns_of_ids(&read.shown);
        mapping.columns.retain(|(column, _)| !spared.iter().any(|(other, _)| other == column));
        mapping.columns.splice(0..0, spared);
    }
    Some(mapping)
}

/// The columns of ids, and what they hold instead. One that is headed as such ids are kept would be taken for them again: it is left out.
fn columns_of_ids(shown: &MappingShown) -> Vec<(String, Field)> {
    let mut found: Vec<(String, Field)> = Vec::new();
    for sheet in &shown.sheets {
        let keys = MappingShown { sheets: vec![sheet.clone()], ..MappingShown::default() }.to_mapping().columns;
        for ((key, field), column) in keys.into_iter().zip(&sheet.columns) {
            let is_so_headed = column.heading.trim() == PERSON_HEADING;
            let instead = if is_so_headed { Field::Nothing } else { Field::Other };
            let is_spared = field == Field::Person || is_so_headed;
            if is_spared && found.iter().all(|(other, _)| *other != key) {
                found.push((key, instead));
            }
        }
    }
    found
}
