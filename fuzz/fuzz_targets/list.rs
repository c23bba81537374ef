//! A party's list and a published list, of whatever kind: no panic, bounded memory, and every row accounted for.
#![no_main]

use libfuzzer_sys::fuzz_target;
use takas_formats::Severity;
use takas_formats::claims::{ListLimits, RowCount, read_claims, read_published};
use takas_lists::List;

fuzz_target!(|bytes: &[u8]| {
    let limits = ListLimits::default();
    let read = read_claims(bytes, "list", None, &limits);
    assert_eq!(read.list.is_none(), read.diagnostics.iter().any(|found| found.severity == Severity::Error));
    if let Some(list) = &read.list {
        accounted(&read.rows, list);
        assert_eq!(read.left_out.iter().map(|left| left.rows).sum::<u64>(), read.rows.told);
        // How it was read reads it again, with the same claims.
        let again = read_claims(bytes, "list", Some(&read.mapping.to_mapping()), &limits);
        assert!(again.list.is_none() || again.rows.rows == read.rows.rows);
    }
    let published = read_published(bytes, "list", &[("beside", bytes)], &limits);
    if let Some(list) = &published.list {
        accounted(&published.rows, list);
        assert_eq!(list.claims.len(), published.subjects.len());
    }
});

fn accounted(rows: &RowCount, list: &List) {
    assert_eq!(rows.rows, rows.headings + rows.empty + rows.claims + rows.joined + rows.told);
    assert_eq!(rows.claims, list.claims.len() as u64);
}
