//! Lists as parties hand them over: what is read of each kind of file, what is told, and that every row is accounted for.

mod codes;
mod damage;
#[cfg(feature = "spreadsheets")]
mod made;
mod mappings;
mod planted;
mod published;
mod tables;
mod texts;
#[cfg(feature = "spreadsheets")]
mod workbooks;

use takas_formats::claims::{ListLimits, Mapping, ReadClaims, RowCount, read_claims};
use takas_formats::{Code, Severity};
use takas_lists::{Claim, List, PartialDate};

/// Reads a list and holds what must hold of every reading.
pub(crate) fn read(bytes: &[u8], mapping: Option<&Mapping>) -> ReadClaims {
    read_within(bytes, mapping, &ListLimits::default())
}

/// The same within other limits.
pub(crate) fn read_within(bytes: &[u8], mapping: Option<&Mapping>, limits: &ListLimits) -> ReadClaims {
    let read = read_claims(bytes, "lists/AAA.csv", mapping, limits);
    let errors = read.diagnostics.iter().any(|found| found.severity == Severity::Error);
    assert_eq!(read.list.is_none(), errors, "a list is there exactly when there is no error");
    for found in &read.diagnostics {
        assert!(!found.message.is_empty() && !found.help.is_empty() && found.line > 0 && found.column > 0, "{found:?}");
    }
    if let Some(list) = &read.list {
        accounted(&read.rows, list);
        let told: u64 = read.left_out.iter().map(|left| left.rows).sum();
        assert_eq!(told, read.rows.told, "every row that was left out is told: {:?}", read.left_out);
        for code in read.left_out.iter().filter(|left| left.rows > 0).map(|left| left.code) {
            assert!(
                read.diagnostics.iter().any(|found| found.code == code || found.code == Code::TotalDiffers),
                "{code:?}"
            );
        }
    }
    read
}

/// Rows in are rows accounted for.
pub(crate) fn accounted(rows: &RowCount, list: &List) {
    assert_eq!(rows.rows, rows.headings + rows.empty + rows.claims + rows.joined + rows.told, "{rows:?}");
    assert_eq!(rows.claims, u64::try_from(list.claims.len()).unwrap());
    let mut places: Vec<_> = list.claims.iter().map(|claim| claim.origin.clone()).collect();
    let count = places.len();
    places.sort();
    places.dedup();
    assert_eq!(places.len(), count, "no two claims stand in one row");
}

/// What was told, by code.
pub(crate) fn told(read: &ReadClaims) -> Vec<Code> {
    let mut codes: Vec<Code> = read.diagnostics.iter().map(|found| found.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// A claim in short, as rows of tests have it: what it says, field by field.
pub(crate) fn short(claim: &Claim) -> String {
    let mut said = vec![format!("{}", claim.origin.row)];
    said.extend(claim.key.iter().map(|key| format!("key {key}")));
    said.push(claim.names.iter().map(takas_lists::Name::shown).collect::<Vec<_>>().join(" = "));
    said.extend(claim.father.iter().map(|name| format!("father {}", name.shown())));
    said.extend(claim.mother.iter().map(|name| format!("mother {}", name.shown())));
    said.extend(claim.sex.iter().map(|sex| format!("{sex:?}")));
    if !claim.born.is_empty() {
        said.push(format!("born {}", claim.born.iter().map(PartialDate::shown).collect::<Vec<_>>().join(" or ")));
    }
    said.extend(claim.birth_place.iter().map(|place| format!("in {place}")));
    said.extend(claim.nationalities.iter().map(|nation| format!("of {nation}")));
    said.extend(claim.documents.iter().map(|document| format!("document {document}")));
    said.extend(claim.unit.iter().map(|unit| format!("unit {unit}")));
    said.extend(claim.held_at.iter().map(|place| format!("at {place}")));
    said.extend(claim.standing.iter().map(|standing| format!("{standing:?}")));
    if !claim.since.is_empty() {
        said.push(format!("since {}", claim.since.iter().map(PartialDate::shown).collect::<Vec<_>>().join(" or ")));
    }
    said.extend(claim.other.iter().map(|(heading, text)| format!("[{heading}] {text}")));
    said.join(", ")
}

/// Every claim in short.
pub(crate) fn all(read: &ReadClaims) -> Vec<String> {
    read.list.iter().flat_map(|list| &list.claims).map(short).collect()
}
