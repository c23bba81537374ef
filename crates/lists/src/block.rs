//! Which rows are worth comparing: those that share a key, the rarer the better, within bounded memory.
//!
//! Keys are made of names over scripts, of names with a birth year or a birth place, of whole birth dates and of
//! documents. A key that too many rows share makes no pairs by itself. What is left out is counted. Nothing is weighed here.

use std::cmp::Reverse;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::ops::Range;

use crate::evidence::{Bits, Ready};
use crate::names;

/// A key by its hash. Two keys with one hash only make a pair that is compared in vain.
type Key = u64;

/// What a key is made of, so that a name is never a document.
#[derive(Clone, Copy, Hash)]
enum Kind {
    Name,
    NameAndYear,
    NameAndPlace,
    Birth,
    Document,
}

/// So many rows with a shared key are looked at for each that is compared.
const KEPT_PER_CANDIDATE: usize = 25;

/// The keys of all rows, made once: a row is asked for its own in each list that it is compared with.
pub(crate) struct RowKeys {
    keys: Vec<Key>,
    /// Where each row's keys begin; one more than there are rows.
    first: Vec<usize>,
}

impl RowKeys {
    /// The keys of all rows.
    pub(crate) fn new(ready: &Ready) -> Self {
        let mut own = Self { keys: Vec::new(), first: vec![0] };
        for row in 0..ready.rows.len() {
            own.keys.extend(keys(ready, row));
            own.first.push(own.keys.len());
        }
        own
    }

    fn of(&self, row: u32) -> &[Key] {
        &self.keys[self.first[row as usize]..self.first[row as usize + 1]]
    }
}

/// The rows of one list by their keys.
pub(crate) struct Index {
    /// The keys that a row has, in order, each once.
    keys: Vec<Key>,
    /// Where each key's rows begin; one more than there are keys.
    first: Vec<u32>,
    /// The rows of the keys, in order.
    of_keys: Vec<u32>,
    /// Which keys begin with the same bits, so that a key is found among a handful; one more than there are beginnings.
    beginnings: Vec<u32>,
    /// How many bits those are.
    bits: u32,
    rows: Range<u32>,
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

/// What rows share with one row, kept so that its memory is used again.
#[derive(Debug, Default)]
pub(crate) struct Shared {
    /// How rare together the keys are that each row of the list shares; none where it shares none.
    rarity: Vec<Option<Bits>>,
    /// The rows that share any.
    rows: Vec<u32>,
}

impl Shared {
    fn begin(&mut self, rows: usize) {
        for row in self.rows.drain(..) {
            self.rarity[row as usize] = None;
        }
        if self.rarity.len() < rows {
            self.rarity.resize(rows, None);
        }
    }

    fn add(&mut self, row: u32, rarity: Bits) {
        match &mut self.rarity[row as usize] {
            Some(sum) => *sum += rarity,
            none => {
                *none = Some(rarity);
                self.rows.push(row);
            }
        }
    }
}

impl Index {
    /// Indexes the rows of one list.
    pub(crate) fn new(of_rows: &RowKeys, rows: Range<u32>) -> Self {
        let pairs = rows.clone().flat_map(|row| of_rows.of(row).iter().map(move |&key| (key, row)));
        let mut entries: Vec<(Key, u32)> = pairs.collect();
        entries.sort_unstable();
        // A beginning has four keys or so.
        let bits = (entries.len() / 4).max(2).ilog2();
        let mut own = Self {
            keys: Vec::new(),
            first: Vec::new(),
            of_keys: Vec::with_capacity(entries.len()),
            beginnings: vec![0; (1 << bits) + 1],
            bits,
            rows,
        };
        for (key, row) in entries {
            if own.keys.last() != Some(&key) {
                own.keys.push(key);
                own.first.push(count(own.of_keys.len()));
                own.beginnings[beginning(key, bits) + 1] += 1;
            }
            own.of_keys.push(row);
        }
        own.first.push(count(own.of_keys.len()));
        for at in 1..own.beginnings.len() {
            own.beginnings[at] += own.beginnings[at - 1];
        }
        own
    }

    /// The rows of a key.
    fn rows(&self, key: Key) -> &[u32] {
        let at = beginning(key, self.bits);
        let (from, to) = (self.beginnings[at] as usize, self.beginnings[at + 1] as usize);
        match self.keys[from..to].iter().position(|&other| other == key) {
            Some(place) => &self.of_keys[self.first[from + place] as usize..self.first[from + place + 1] as usize],
            None => &[],
        }
    }

    /// Rows that share keys with `row`, those that share the rarest first, at most `most`; only those after `after`.
    pub(crate) fn candidates(
        &self,
        of_rows: &RowKeys,
        row: u32,
        after: Option<u32>,
        (most, rows_per_key): (usize, usize),
        shared: &mut Shared,
    ) -> Candidates {
        let mut candidates = Candidates::default();
        let mut of_keys: Vec<&[u32]> = Vec::new();
        for &key in of_rows.of(row) {
            let rows = self.rows(key);
            if rows.len() > rows_per_key {
                candidates.too_common += 1;
            } else if !rows.is_empty() {
                of_keys.push(rows);
            }
        }
        // The rarest keys first, until there are so many rows that more would only be left out again.
        of_keys.sort_by_key(|rows| (rows.len(), rows[0]));
        shared.begin(self.rows.len());
        let mut looked_at = 0;
        for rows in of_keys {
            let wanted = after.map_or(rows, |after| &rows[rows.partition_point(|&other| other <= after)..]);
            if looked_at > most.saturating_mul(KEPT_PER_CANDIDATE) {
                candidates.left_out += wanted.len() as u64;
                continue;
            }
            looked_at += wanted.len();
            let rarity = Bits::of_ratio(self.rows.len() as u64, rows.len() as u64);
            for &other in wanted {
                shared.add(other - self.rows.start, rarity);
            }
        }
        if shared.rows.len() > most {
            candidates.left_out += (shared.rows.len() - most) as u64;
            let rarity = &shared.rarity;
            let mut best = shared.rows.clone();
            best.select_nth_unstable_by_key(most, |&row| (Reverse(rarity[row as usize]), row));
            best.truncate(most);
            candidates.rows = best;
        } else {
            candidates.rows.clone_from(&shared.rows);
        }
        candidates.rows.iter_mut().for_each(|row| *row += self.rows.start);
        candidates.rows.sort_unstable();
        candidates
    }
}

/// A count of entries, which are fewer than 32 bits can number: a list has no more rows than that, and a row few keys.
fn count(entries: usize) -> u32 {
    u32::try_from(entries).unwrap_or(u32::MAX)
}

/// The first bits of a key: hashes are spread evenly over them.
fn beginning(key: Key, bits: u32) -> usize {
    usize::try_from(key >> (Key::BITS - bits)).unwrap_or(0)
}

/// The keys of a row, each once.
fn keys(ready: &Ready, row: usize) -> Vec<Key> {
    let row = &ready.rows[row];
    let days = &ready.days[row.born.start as usize..row.born.end as usize];
    let place = row.birth_place.map(|text| &ready.texts[text as usize].prepared);
    let places = place.map(|place| names::blocking_keys(place, &ready.tokens)).unwrap_or_default();
    let mut keys = Vec::new();
    for &name in &ready.name_numbers[row.names.start as usize..row.names.end as usize] {
        for key in names::blocking_keys(&ready.names[name as usize], &ready.tokens) {
            keys.push(hashed(Kind::Name, &key));
            keys.extend(days.iter().map(|day| hashed(Kind::NameAndYear, &(&key, day.year_and_month().0))));
            keys.extend(places.iter().map(|place| hashed(Kind::NameAndPlace, &(&key, place))));
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
