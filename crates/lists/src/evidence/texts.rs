//! Places, nationalities and units side by side: as words, over scripts, and weighed by how common they are in the lists.
//!
//! How often two humans share a place is read from the lists themselves; how often one human's two rows do is not.

use super::ready::TextColumn;
use super::{Bits, Finding, documents, places};
use crate::names::{Memory, PreparedName, Tokens};

/// A text made ready to compare.
#[derive(Debug)]
pub(crate) struct Text {
    folded: String,
    pub(crate) prepared: PreparedName,
    /// What it says beside itself as a name, in bits: nothing, until all lists are read.
    pub(crate) own: f64,
    /// Which words it has, by a few bits of their hashes: what one has and the other has not is no word of the other.
    marks: u64,
    /// Its numbers, without noughts before them.
    numbers: Vec<String>,
    /// How often it stands in each column.
    pub(crate) counts: [u32; 4],
    /// The towns that it may mean as a whole.
    pub(crate) towns: Box<[u32]>,
    /// The numbers of its parts among all texts, where commas or brackets cut it into several.
    pub(crate) parts: Box<[u32]>,
    /// The towns that it or any of its parts may mean.
    pub(crate) all_towns: Box<[u32]>,
}

impl Text {
    /// A text that was folded and prepared.
    pub(crate) fn new(folded: String, prepared: PreparedName) -> Self {
        let marks = folded.split(' ').fold(0, |marks, word| marks | mark(word));
        let numbers = numbers(&folded);
        let (towns, parts, all_towns) = <(Box<_>, Box<_>, Box<_>)>::default();
        Self { folded, prepared, own: 0.0, marks, numbers, counts: [0; 4], towns, parts, all_towns }
    }

    /// Finds out what it says beside itself, when all texts are known.
    pub(crate) fn weigh(&mut self, tokens: &Tokens, memory: &mut Memory) {
        self.own = crate::names::bits(&self.prepared, &self.prepared, tokens, memory);
    }

    /// Finds out which towns it may mean.
    pub(crate) fn look_up(&mut self) {
        self.towns = places::towns(&self.folded);
        self.all_towns.clone_from(&self.towns);
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.folded.split(' ')
    }

    /// Whether each of the two has a number that the other has not.
    pub(crate) fn has_other_numbers(&self, other: &Self) -> bool {
        other_numbers(&self.numbers, &other.numbers)
    }

    /// Whether both may mean towns, and none that both may mean.
    pub(crate) fn are_of_two_towns(&self, other: &Self) -> bool {
        !self.all_towns.is_empty() && !other.all_towns.is_empty() && !places::meet(&self.all_towns, &other.all_towns)
    }

    /// Whether all its words are words of the other.
    fn is_in(&self, other: &Self) -> bool {
        self.marks & !other.marks == 0 && self.words().all(|word| other.words().any(|other| other == word))
    }
}

/// The mark of a word: one bit of its hash (FNV-1a).
fn mark(word: &str) -> u64 {
    let hash = word.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    1 << (hash >> 26)
}

/// A text in small letters and digits of one script, with one space where there were signs and none at the ends.
pub(crate) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        // A stretched line between Arabic letters counts as a letter elsewhere.
        if let Some(digit) = documents::digit(letter) {
            out.push(char::from(digit));
        } else if letter.is_alphanumeric() && !is_silent(letter) {
            out.extend(letter.to_lowercase().filter(|letter| letter.is_alphanumeric()));
        } else if !is_silent(letter) && !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Marks that are no sign between words: of vowels, of direction, of joining, the apostrophe however it is written.
fn is_silent(letter: char) -> bool {
    matches!(letter, '\'' | '`' | '\u{b4}' | '\u{2018}' | '\u{2019}' | '\u{2b9}'..='\u{2bf}' | '\u{ad}' | '\u{640}'
        | '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// What two texts of a column show, in one byte, as it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// This, and it weighs whole.
    Said(Finding),
    /// They are different as words, but of two scripts, and may be one place that has a name of its own in each language.
    Doubtful,
}

impl Shown {
    /// What it is called.
    pub(crate) fn finding(self) -> Finding {
        match self {
            Self::Said(finding) => finding,
            Self::Doubtful => Finding::Different,
        }
    }
}

/// What two texts show as words. `said` is what they say as names, in bits, if that is as much as it is given: it is asked
/// for last, for it is slow.
pub(crate) fn find(column: TextColumn, one: &Text, other: &Text, said: impl FnOnce(f64) -> Option<f64>) -> Finding {
    if one.folded == other.folded {
        return Finding::Equal;
    }
    if one.is_in(other) || other.is_in(one) {
        return Finding::Contained;
    }
    if one.has_other_numbers(other) {
        return Finding::Different;
    }
    let one_people = column == TextColumn::Nationality && begins_alike(&one.folded, &other.folded);
    if one_people {
        return Finding::Spelling;
    }
    let own = one.own.min(other.own);
    let alike = own > 0.0 && said(own * ALIKE).is_some_and(|bits| bits / own >= ALIKE);
    if alike { Finding::Spelling } else { Finding::Different }
}

/// The numbers in a text, without noughts before them.
fn numbers(text: &str) -> Vec<String> {
    let runs = text.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| !digits.is_empty());
    runs.map(|digits| digits.trim_start_matches('0').to_owned()).collect()
}

/// Whether both have numbers, and each has one that the other has not: colony 12 is not colony 13, whatever else is alike.
fn other_numbers(ones: &[String], others: &[String]) -> bool {
    let lacks = |some: &[String], all: &[String]| some.iter().any(|number| !all.contains(number));
    lacks(ones, others) && lacks(others, ones)
}

/// The likeness from which two texts are taken as one.
const ALIKE: f64 = 0.6;

/// Whether one is short for the other (`ukr`, `ukraine`), or both are forms of one word (`ukrainian`, `ukraine`).
fn begins_alike(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.contains(' ') || long.contains(' ') {
        return false;
    }
    let same = short.chars().zip(long.chars()).take_while(|(one, other)| one == other).count();
    let length = short.chars().count();
    (length >= 2 && same == length) || (same >= 4 && same + 1 >= length)
}

/// What two texts say as names, in bits, if that is as much as `enough`; they are of those that were weighed.
pub(crate) fn said(one: &Text, other: &Text, tokens: &Tokens, memory: &mut Memory, enough: f64) -> Option<f64> {
    let least = Bits::from_bits(enough).parts().div_euclid(4) - 1;
    crate::names::bits_once_from(&one.prepared, &other.prepared, tokens, memory, least)
}

/// What it weighs that two texts of a column have nothing in common: half where that is doubtful.
pub(crate) fn weight_of_different(column: TextColumn, shown: Shown) -> Bits {
    let different = Bits::hundredths(terms(column).different);
    if shown == Shown::Doubtful { different.halved() } else { different }
}

/// What any other finding in a column weighs. `shared` is how often the commoner of the two texts stands there, `total` how
/// often any does.
pub(crate) fn weight(column: TextColumn, finding: Finding, shared: u32, total: u32) -> Bits {
    let terms = terms(column);
    // Twenty unseen texts are added, so that a short list does not make its every place rare.
    let rare = Bits::of_ratio(u64::from(total) + 20, u64::from(shared) + 1);
    let less = if finding == Finding::Equal { 50 } else { 120 };
    (rare - Bits::hundredths(less)).max(Bits::ZERO).min(Bits::hundredths(terms.most))
}

/// What a column can weigh, in hundredths of a bit.
struct Terms {
    /// What it weighs at most that two rows agree.
    most: i32,
    /// What it weighs that they do not.
    different: i32,
}

const fn terms(column: TextColumn) -> Terms {
    match column {
        // A village here, its district there: one human's places differ in one of three rows.
        TextColumn::BirthPlace => Terms { most: 700, different: -150 },
        // Two nationalities, or a former one, in one of twelve.
        TextColumn::Nationality => Terms { most: 500, different: -300 },
        // Units are written in so many ways that a difference says little.
        TextColumn::Unit => Terms { most: 500, different: -80 },
        // People are moved.
        TextColumn::HeldAt => Terms { most: 300, different: -30 },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(column: TextColumn, one: &str, other: &str, finding: Finding) {
        let mut tokens = crate::names::Tokens::default();
        let mut text = |text: &str| {
            let folded = folded(text);
            let prepared = crate::names::prepare(&crate::Name::whole(folded.as_str()), &mut tokens);
            Text { own: 10.0, ..Text::new(folded, prepared) }
        };
        let (one, other) = (text(one), text(other));
        assert_eq!(find(column, &one, &other, |_| None), finding, "{one:?} {other:?}");
        assert_eq!(find(column, &other, &one, |_| None), finding, "{other:?} {one:?}");
    }

    #[test]
    fn what_two_texts_show() {
        check(TextColumn::BirthPlace, "Kyiv", "KYIV.", Finding::Equal);
        check(TextColumn::BirthPlace, "Kyiv, Podil", "Kyiv", Finding::Contained);
        check(TextColumn::BirthPlace, "Podil (Kyiv)", "Kyiv, Podil", Finding::Contained);
        check(TextColumn::Nationality, "UKR", "Ukraine", Finding::Spelling);
        check(TextColumn::BirthPlace, "Ivan", "Ivanovo", Finding::Different);
        check(TextColumn::Nationality, "Ukrainian", "Ukraine", Finding::Spelling);
        check(TextColumn::BirthPlace, "Kyiv", "Lviv", Finding::Different);
        check(TextColumn::Nationality, "Austria", "Australia", Finding::Different);
        check(TextColumn::BirthPlace, "الـعراق", "العراق", Finding::Equal);
        // Numbers were not looked at, and all colonies were one.
        check(TextColumn::HeldAt, "Colony 12", "Colony 13", Finding::Different);
        check(TextColumn::Unit, "2nd border company", "12th border company", Finding::Different);
        check(TextColumn::HeldAt, "Colony 12", "Colony ١٢", Finding::Equal);
        check(TextColumn::HeldAt, "Colony 12", "Colony ١٣", Finding::Different);
        check(TextColumn::HeldAt, "Colony 12", "Colony 12, block 3", Finding::Contained);
    }

    #[test]
    fn numbers_are_the_same_however_they_are_written() {
        let other = |one: &str, other: &str| other_numbers(&numbers(one), &numbers(other));
        assert!(!other("colony 012", "12 kolonia"));
        assert!(!other("colony 12", "kolonia"));
        assert!(!other("colony 12 block 3", "kolonia 12"));
        assert!(other("colony 12 block 3", "kolonia 12 block 4"));
        // However alike the words are.
        let mut tokens = crate::names::Tokens::default();
        let mut text = |text: &str| Text {
            own: 10.0,
            ..Text::new(text.to_owned(), crate::names::prepare_text(text, &mut tokens))
        };
        let (one, other) = (text("colony 12"), text("colony 13"));
        assert_eq!(find(TextColumn::HeldAt, &one, &other, |_| Some(10.0)), Finding::Different);
    }

    #[test]
    fn a_rare_place_weighs_more_than_a_common_one() {
        let of = |shared| weight(TextColumn::BirthPlace, Finding::Equal, shared, 1_000);
        assert!(of(2) > of(500));
        assert!(of(1_000) <= Bits::hundredths(50));
        let one_of_two = weight(TextColumn::BirthPlace, Finding::Equal, 1, 2);
        assert!(one_of_two < Bits::hundredths(400), "a list of two rows makes no place rare: {one_of_two}");
    }
}
