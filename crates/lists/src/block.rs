//! Which rows are worth comparing: those that share a key, the rarer the better, within bounded memory.
//!
//! Keys are made of names over scripts, of names with a birth year, of whole birth dates and of documents. A key that too
//! many rows share makes no pairs by itself. What is left out is counted. Nothing is weighed here.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use crate::evidence::{Bits, Ready};
use crate::names;

/// A key by its hash. Two keys with one hash only make a pair that is compared in vain.
type Key = u64;

/// What a key is made of, so that a name is never a document.
#[derive(Clone, Copy, Hash)]
enum Kind {
    Name,
    NameAndYear,
    Birth,
    Document,
}

/// So many rows with a shared key are looked at for each that is compared.
const KEPT_PER_CANDIDATE: usize = 25;

/// The keys of rows, each with its rows in order.
pub(crate) struct Index {
    /// Keys with a row, sorted by key, then row.
    entries: Vec<(Key, u32)>,
    /// How many rows there are.
    rows: u32,
}

/// What one row is to be compared with.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Candidates {
    /// The rows, in order.
    pub(crate) rows: Vec<u32>,
    /// Keys of the row that too many rows share.
    pub(crate) too_common: u64,
    /// Rows that share a key and were left out.
    pub(crate) left_out: u64,
}

impl Index {
    /// Indexes the rows of one list.
    pub(crate) fn new(ready: &Ready, rows: std::ops::Range<u32>) -> Self {
        let count = rows.end - rows.start;
        let mut entries = Vec::new();
        for row in rows {
            entries.extend(keys(ready, row).into_iter().map(|key| (key, row)));
        }
        entries.sort_unstable();
        Self { entries, rows: count }
    }

    /// The rows of a key.
    fn rows(&self, key: Key) -> &[(Key, u32)] {
        let from = self.entries.partition_point(|entry| entry.0 < key);
        let rest = &self.entries[from..];
        &rest[..rest.partition_point(|entry| entry.0 == key)]
    }

    /// Rows that share keys with `row`, those that share the rarest first, at most `most`; only those after `after`.
    pub(crate) fn candidates(
        &self,
        ready: &Ready,
        row: u32,
        after: Option<u32>,
        (most, rows_per_key): (usize, usize),
    ) -> Candidates {
        let mut candidates = Candidates::default();
        let mut of_keys: Vec<&[(Key, u32)]> = Vec::new();
        for key in keys(ready, row) {
            let rows = self.rows(key);
            if rows.len() > rows_per_key {
                candidates.too_common += 1;
            } else if !rows.is_empty() {
                of_keys.push(rows);
            }
        }
        // The rarest keys first, until there are so many rows that more would only be left out again.
        of_keys.sort_by_key(|rows| (rows.len(), rows[0].0));
        let mut shared: Vec<(u32, Bits)> = Vec::new();
        for rows in of_keys {
            let wanted = rows.iter().map(|&(_, other)| other).filter(|&other| after.is_none_or(|after| other > after));
            if shared.len() > most.saturating_mul(KEPT_PER_CANDIDATE) {
                candidates.left_out += wanted.count() as u64;
                continue;
            }
            let rarity = Bits::of_ratio(u64::from(self.rows), rows.len() as u64);
            shared.extend(wanted.map(|other| (other, rarity)));
        }
        shared.sort_unstable();
        shared.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        if shared.len() > most {
            shared.sort_unstable_by_key(|&(row, rarity)| (std::cmp::Reverse(rarity), row));
            candidates.left_out += (shared.len() - most) as u64;
            shared.truncate(most);
        }
        candidates.rows = shared.into_iter().map(|(row, _)| row).collect();
        candidates.rows.sort_unstable();
        candidates
    }
}

/// The keys of a row, each once.
fn keys(ready: &Ready, row: u32) -> Vec<Key> {
    let row = &ready.rows[row as usize];
    let days = &ready.days[row.born.start as usize..row.born.end as usize];
    let mut keys = Vec::new();
    for &name in &ready.name_numbers[row.names.start as usize..row.names.end as usize] {
        for key in names::blocking_keys(&ready.names[name as usize], &ready.tokens) {
            keys.push(hashed(Kind::Name, &key));
            keys.extend(days.iter().map(|day| hashed(Kind::NameAndYear, &(&key, day.year_and_month().0))));
        }
    }
    // Day and month in order of size, so that a pair in which they are swapped shares the key.
    let whole = days.iter().filter(|day| day.day() != 0);
    keys.extend(whole.map(|day| {
        let ((year, month), day) = (day.year_and_month(), day.day());
        hashed(Kind::Birth, &(year, month.min(day), month.max(day)))
    }));
    let documents = &ready.document_numbers[row.documents.start as usize..row.documents.end as usize];
    keys.extend(documents.iter().map(|number| hashed(Kind::Document, number)));
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The hash of a key, the same in every run.
fn hashed(kind: Kind, of: &impl std::hash::Hash) -> Key {
    BuildHasherDefault::<DefaultHasher>::default().hash_one((kind, of))
}
