//! What is looked for in texts: whole names, aliases and ids of people, and the parts of names.

use std::collections::BTreeMap;

use takas_model::{Case, Item, ItemRef, Kind};

use super::word::{Token, tokens};
use crate::words::{self, amounts::SOMEBODY};

/// Parts of names shorter than this are not looked for.
pub(super) const PART_CHARS_MIN: usize = 3;
/// Parts from this length on are found in small letters, too; shorter ones could be ordinary words.
pub(super) const SMALL_CHARS_MIN: usize = 5;
/// Names in scripts without capitals are looked for within words from this length on.
const CASELESS_CHARS_MIN: usize = 2;

/// Something that is looked for, and what takes its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Needle {
    /// Folded words, the first included.
    pub(super) words: Vec<String>,
    pub(super) replacement: String,
    /// A part of a name, not a whole name or id.
    pub(super) part: bool,
    /// Only where the text has a capital: a short part of a name could be an ordinary word.
    pub(super) capital: bool,
    /// A part that stands last in no name: a given name, as far as can be told.
    pub(super) given: bool,
}

/// A part of names while they are gathered.
struct Part {
    replacement: String,
    capital: bool,
    given: bool,
}

/// What is looked for in texts, by its first word, the longest first.
pub(super) fn needles(case: &Case, labels: &BTreeMap<ItemRef, String>) -> BTreeMap<String, Vec<Needle>> {
    let mut exact: BTreeMap<Vec<String>, String> = BTreeMap::new();
    let mut parts: BTreeMap<String, Part> = BTreeMap::new();
    for item in case.item_refs().filter(|&i| is_named_human(case.item(i))) {
        let label = labels.get(&item).map_or(SOMEBODY.as_str(), String::as_str);
        let item = case.item(item);
        let others: Vec<&String> = match &item.kind {
            Kind::Person(person) => person.aliases.iter().chain(&person.written).collect(),
            _ => Vec::new(),
        };
        for name in [&item.name, &item.id].into_iter().chain(others.iter().copied()) {
            let words: Vec<String> = tokens(name).into_iter().map(|t| t.folded).collect();
            if !words.is_empty() {
                claim(&mut exact, words, label);
            }
        }
        for name in std::iter::once(&item.name).chain(others) {
            let all = tokens(name);
            let last = all.len().saturating_sub(1);
            for (place, part) in all.into_iter().enumerate().filter(|(_, part)| is_telling(part)) {
                let capital = part.folded.chars().count() < SMALL_CHARS_MIN && part.capital;
                let first = || Part { replacement: label.to_owned(), capital, given: true };
                let entry = parts.entry(part.folded).or_insert_with(first);
                entry.given &= place < last;
                if entry.replacement != label {
                    SOMEBODY.as_str().clone_into(&mut entry.replacement);
                }
            }
        }
    }
    let mut needles: BTreeMap<String, Vec<Needle>> = BTreeMap::new();
    for (words, replacement) in exact {
        let needle = Needle { replacement, part: false, capital: false, given: false, words };
        needles.entry(needle.words[0].clone()).or_default().push(needle);
    }
    for (part, Part { replacement, capital, given }) in parts {
        let needle = Needle { words: vec![part.clone()], replacement, part: true, capital, given };
        needles.entry(part).or_default().push(needle);
    }
    for list in needles.values_mut() {
        list.sort_by_key(|needle| std::cmp::Reverse(needle.words.len()));
    }
    needles
}

/// Names of one word in scripts without capitals, the longest first.
pub(super) fn caseless(needles: &BTreeMap<String, Vec<Needle>>) -> Vec<(String, String)> {
    let single = needles.values().flatten().filter(|n| n.words.len() == 1);
    let mut found: Vec<(String, String)> = single
        .filter(|n| n.words[0].chars().count() >= CASELESS_CHARS_MIN && n.words[0].chars().all(is_caseless))
        .map(|n| (n.words[0].clone(), n.replacement.clone()))
        .collect();
    found.sort_by_key(|(name, _)| std::cmp::Reverse(name.chars().count()));
    found
}

fn is_caseless(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

fn claim(exact: &mut BTreeMap<Vec<String>, String>, words: Vec<String>, label: &str) {
    let entry = exact.entry(words).or_insert_with(|| label.to_owned());
    if entry != label {
        SOMEBODY.as_str().clone_into(entry);
    }
}

/// Whether the item is one human being, living or dead, or may be.
pub(super) fn is_named_human(item: &Item) -> bool {
    matches!(item.kind, Kind::Person(_) | Kind::Remains)
}

/// Whether a part of a name tells who it is.
fn is_telling(part: &Token) -> bool {
    let length = part.folded.chars().count();
    let number = part.folded.chars().all(|c| c.is_ascii_digit());
    length >= PART_CHARS_MIN
        && !number
        && (part.capital || part.caseless)
        && !words::NOT_TELLING.contains(&part.folded.as_str())
}
