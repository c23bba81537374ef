//! Makes the table of other names of towns: of all names of each town, those that the engine does not take for one by itself.
//!
//! Nothing is lost by what is left out: of two names of a town both are in the table (in Latin letters, where it is found by
//! these), or their words are found to be alike. A town of which every name is a name of another one is left out as well.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use takas_lists::evidence::learning::{Spellings, place_in_latin, place_key};
use takas_lists::names::learning::{Script, script_of};

/// Makes the table from lines of names between tabs, each line a town, its usual name first.
pub(crate) fn table(path: &Path) -> Result<String, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let towns: BTreeSet<Vec<String>> = text.lines().filter_map(needed).collect();
    let mut by_name: BTreeMap<&str, Vec<&Vec<String>>> = BTreeMap::new();
    for (name, town) in towns.iter().flat_map(|town| town.iter().map(move |name| (name.as_str(), town))) {
        by_name.entry(name).or_default().push(town);
    }
    let has_all = |one: &Vec<String>, other: &Vec<String>| one.iter().all(|name| other.contains(name));
    let is_within = |town: &&Vec<String>, other: &&Vec<String>| {
        // Of two with the same names the first stays.
        has_all(town, other) && (!has_all(other, town) || other < town)
    };
    let mut table = String::new();
    for town in &towns {
        let beside = by_name.get(town[0].as_str()).into_iter().flatten();
        if !beside.into_iter().any(|other| is_within(&town, other)) {
            table.push_str(&town.join("\t"));
            table.push('\n');
        }
    }
    Ok(table)
}

/// The names of a town that the table needs, the usual one first, as it has them; none where words alone tell.
fn needed(line: &str) -> Option<Vec<String>> {
    let writings: Vec<Writing<'_>> = line.split('\t').filter_map(Writing::of).collect();
    let usual = Writing::of(line.split('\t').next()?)?.key;
    let mut spellings = Spellings::new(writings.iter().map(|writing| writing.text));
    let mut needed: BTreeSet<&str> = BTreeSet::new();
    for (at, one) in writings.iter().enumerate() {
        for (other_at, other) in writings.iter().enumerate().skip(at + 1).filter(|(_, other)| other.key != one.key) {
            let both = [one.key.as_str(), other.key.as_str()];
            if !both.iter().all(|name| needed.contains(name)) && !spellings.are_alike(at, other_at) {
                needed.extend(both);
            }
        }
    }
    if needed.is_empty() {
        return None;
    }
    // What is found in Latin letters need not stand there in its own.
    let is_read = |latin: &Option<String>| latin.as_ref().is_some_and(|latin| needed.contains(latin.as_str()));
    let is_found = |name: &str| writings.iter().filter(|one| one.key == name).all(|one| is_read(&one.latin));
    let others = needed.iter().filter(|name| **name != usual && !is_found(name)).map(|name| (*name).to_owned());
    Some(std::iter::once(usual.clone()).chain(others).collect())
}

/// A name as the source has it, and as the table would.
struct Writing<'l> {
    text: &'l str,
    key: String,
    latin: Option<String>,
}

impl<'l> Writing<'l> {
    /// A text, if it is a name in a script that is known, long enough to be none of many, and without a number.
    fn of(text: &'l str) -> Option<Self> {
        let key = place_key(text);
        if key.contains(char::is_numeric) {
            return None;
        }
        let script = script_of(&key)?;
        // Without vowels two letters are a whole name: قم, إب, לוד.
        let least = if matches!(script, Script::Arabic | Script::Hebrew) { 2 } else { 3 };
        (key.chars().count() >= least).then(|| Self { text, latin: place_in_latin(text), key })
    }
}
