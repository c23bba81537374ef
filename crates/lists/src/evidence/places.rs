//! Other names of towns: what a town is called in other languages, what it was called before, by a table.
//!
//! The table is `data/places.tsv`, made of `GeoNames` by `cargo xtask learn places`: a line for each town of which words alone
//! do not show that all names are its own (`Köln`, `Cologne`; `Bakhmut`, `Артемівськ`). It is read when first a place is asked
//! for. Towns that share a name are not told apart: two texts may be one place as soon as there is a town that both may mean.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::texts;
use crate::names;

static TABLE: LazyLock<Table<'static>> = LazyLock::new(|| Table::read(include_str!("../../data/places.tsv")));

/// The towns that a text may mean, in order; `folded` is the text in small letters, with one space for all signs between
/// words. A text of an alphabet is looked up as it stands and in Latin letters.
pub(crate) fn towns(folded: &str) -> Box<[u32]> {
    TABLE.towns(folded)
}

/// Whether two texts may mean one town, by the towns of each.
pub(crate) fn meet(ones: &[u32], others: &[u32]) -> bool {
    let (mut ones, mut others) = (ones.iter().peekable(), others.iter().peekable());
    while let (Some(one), Some(other)) = (ones.peek(), others.peek()) {
        match one.cmp(other) {
            std::cmp::Ordering::Less => ones.next(),
            std::cmp::Ordering::Greater => others.next(),
            std::cmp::Ordering::Equal => return true,
        };
    }
    false
}

/// The parts of a text between commas and brackets, folded; none where it has but one, or so many that it is no place.
pub(crate) fn parts(text: &str) -> Vec<String> {
    if !text.contains(is_between_parts) {
        return Vec::new();
    }
    let parts = text.split(is_between_parts).map(texts::folded).filter(|part| !part.is_empty());
    let parts: Vec<String> = parts.take(PARTS_MAX + 1).collect();
    if (2..=PARTS_MAX).contains(&parts.len()) { parts } else { Vec::new() }
}

/// Parts that a place has at most: those of two texts are laid side by side.
const PARTS_MAX: usize = 8;

fn is_between_parts(letter: char) -> bool {
    matches!(letter, ',' | ';' | '/' | '|' | '\n' | '(' | ')' | '[' | ']' | '،' | '؛' | '，' | '（' | '）')
}

/// A name as the table has it: in small letters, without marks on them, and one letter for those that only writers of
/// different languages tell apart.
pub fn key(name: &str) -> String {
    plain(&texts::folded(name))
}

/// A name of an alphabet by which it is found as well: in Latin letters.
pub fn latin_key(name: &str) -> Option<String> {
    names::text_in_latin(&texts::folded(name))
}

fn plain(folded: &str) -> String {
    let mut plain = String::with_capacity(folded.len());
    for letter in folded.nfkd().filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            'ς' => plain.push('σ'),
            // Persian, Kurdish and Arabic keyboards; the end of a feminine word, with or without its dots.
            'ی' | 'ى' => plain.push('ي'),
            'ک' => plain.push('ك'),
            'ٱ' => plain.push('ا'),
            'ة' | 'ە' | 'ہ' | 'ھ' => plain.push('ه'),
            _ => match names::of_one_piece(letter) {
                Some(letters) => plain.push_str(letters),
                None => plain.push(letter),
            },
        }
    }
    plain
}

/// Words that say that a name is that of a town, before or behind it. A village of a town's name is another place, so its
/// words are not here.
const TOWN: &[&str] = &[
    "г",
    "гор",
    "город",
    "городе",
    "м",
    "місто",
    "місті",
    "пгт",
    "смт",
    "city",
    "town",
    "of",
    "the",
    "gorod",
    "g",
    "misto",
    "m",
    "smt",
    "pgt",
    "ville",
    "de",
    "stadt",
    "sehri",
    "مدينه",
    "شهر",
    "עיר",
    "העיר",
    "քաղաք",
    "ქალაქი",
];

/// Names with the towns that bear them.
struct Table<'t> {
    /// In order; a name stands once for each of its towns.
    names: Vec<(&'t str, u32)>,
}

impl<'t> Table<'t> {
    /// Reads lines of names between tabs, each line a town.
    fn read(text: &'t str) -> Self {
        let line = |(town, line): (u32, &'t str)| line.split('\t').map(move |name| (name, town));
        let mut names: Vec<_> = (0..).zip(text.lines()).flat_map(line).collect();
        names.sort_unstable();
        Self { names }
    }

    /// The towns of a text, in order.
    fn towns(&self, folded: &str) -> Box<[u32]> {
        let mut towns = self.named_or_shorter(&plain(folded));
        if let Some(latin) = names::text_in_latin(folded) {
            towns.extend(self.named_or_shorter(&latin));
            towns.sort_unstable();
            towns.dedup();
        }
        towns.into()
    }

    /// The towns of a name; where there are none, of what is left without words that say that it is a town.
    fn named_or_shorter(&self, name: &str) -> Vec<u32> {
        let towns: Vec<u32> = self.named(name).collect();
        let words: Vec<&str> = name.split(' ').collect();
        let is_name = |word: &&str| !TOWN.contains(word);
        match (words.iter().position(is_name), words.iter().rposition(is_name)) {
            (Some(from), Some(to)) if towns.is_empty() && to + 1 < words.len() + from => {
                self.named(&words[from..=to].join(" ")).collect()
            }
            _ => towns,
        }
    }

    fn named(&self, name: &str) -> impl Iterator<Item = u32> {
        let from = self.names.partition_point(|(other, _)| *other < name);
        self.names[from..].iter().take_while(move |(other, _)| *other == name).map(|&(_, town)| town)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMBEDDED: &str = include_str!("../../data/places.tsv");

    /// Towns that are two, whatever they are called.
    const TWO: &[(&str, &str)] = &[
        ("Mariupol", "Melitopol"),
        ("Kyiv", "Kharkiv"),
        ("Киев", "Харьков"),
        ("Donetsk", "Luhansk"),
        ("Bakhmut", "Pokrovsk"),
        ("Kropyvnytskyi", "Dnipro"),
        ("Kherson", "Zaporizhzhia"),
        ("Alexandria", "Cairo"),
        ("Ivanovo", "Ivano-Frankivsk"),
        ("Homs", "Hama"),
        ("Aleppo", "Damascus"),
        ("Mosul", "Baghdad"),
        ("Sanaa", "Aden"),
        ("Gaza", "Jerusalem"),
        ("Yerevan", "Gyumri"),
        ("Tbilisi", "Baku"),
        ("Istanbul", "Ankara"),
        ("Moscow", "Saint Petersburg"),
        ("Athens", "Thessaloniki"),
        ("Köln", "Berlin"),
    ];

    /// What is wrong with a table: lines that are not as they are read, and towns of `TWO` that it makes one.
    fn defects(text: &str) -> Vec<String> {
        let mut defects = Vec::new();
        let mut before: Vec<&str> = Vec::new();
        for line in text.lines() {
            let names: Vec<&str> = line.split('\t').collect();
            let is_name = |name: &&str| {
                key(name) == **name && name.chars().count() > 1 && !name.contains(|letter: char| letter.is_numeric())
            };
            if names.len() < 2 || !names[1..].is_sorted_by(|one, other| one < other) || names[1..].contains(&names[0]) {
                defects.push(format!("not several names in order: {line}"));
            }
            if !names.iter().all(is_name) {
                defects.push(format!("not as names are looked up: {line}"));
            }
            if before >= names {
                defects.push(format!("not in its place: {line}"));
            }
            before = names;
        }
        let table = Table::read(text);
        let towns = |name: &str| table.towns(&texts::folded(name));
        let joined = TWO.iter().filter(|(one, other)| meet(&towns(one), &towns(other)));
        defects.extend(joined.map(|pair| format!("one town: {pair:?}")));
        defects
    }

    #[test]
    fn the_table_is_as_it_is_read_and_a_planted_line_is_seen() {
        assert_eq!(defects(EMBEDDED), Vec::<String>::new());
        assert!(EMBEDDED.lines().count() > 10_000);
        for (planted, seen) in [
            ("ჿჿ\tmariupol\tmelitopol", Some("one town: (\"Mariupol\"")),
            ("ჿჿ\tkharkiv\tkyiv", Some("one town: (\"Kyiv\"")),
            ("ჿჿ\tkharkov\tkiev", Some("one town: (\"Киев\"")),
            ("ჿჿ", Some("not several names")),
            ("ჿჿ\tb2", Some("not as names")),
            ("ჿჿ\tbb\taa", Some("not several names")),
            ("ჿჿ\tbb\tჿჿ", Some("not several names")),
            ("ჿჿ\tZzz", Some("not as names")),
            ("ჿჿ\tköln", Some("not as names")),
            ("ჿჿ\tz", Some("not as names")),
            ("aa\tbb", Some("not in its place")),
            ("ჿჿ\tbb\tcc", None),
        ] {
            let defects = defects(&format!("{EMBEDDED}{planted}\n"));
            let found = defects.iter().find(|defect| seen.is_some_and(|seen| defect.starts_with(seen)));
            assert_eq!(
                (found.is_some(), defects.is_empty()),
                (seen.is_some(), seen.is_none()),
                "{planted}: {defects:?}"
            );
        }
        // Two lines that are one town by a name that both have.
        let joined = EMBEDDED.replace("\nmelitopol\t", "\nmelitopol\tmariupol\t");
        assert!(defects(&joined).iter().any(|defect| defect.contains("Melitopol")));
    }

    #[test]
    fn towns_are_found_in_any_writing_of_a_name() {
        let one = |name: &str| towns(&texts::folded(name));
        for (name, other) in [
            ("KYIV", "г. Киев"),
            ("Lwów", "lwow"),
            ("Ростов-на-Дону", "Rostov na Donu"),
            ("الإسكندرية", "الاسكندرية"),
            ("کرکوک", "كركوك"),
            ("Θεσσαλονίκη", "ΘΕΣΣΑΛΟΝΙΚΗ"),
            ("Санкт-Петербург", "ЛЕНИНГРАД"),
            ("Константинополь", "Konstantinopol"),
            ("City of Cologne", "köln"),
        ] {
            assert!(!one(name).is_empty() && meet(&one(name), &one(other)), "{name}, {other}");
            assert!(one(name).is_sorted_by(|first, second| first < second), "{name}");
        }
        for nothing in ["", " ", "12", "١٢", "г.", "city of", "Colony 12", "Kyiv 12", "Киев 12", "Киев12", "-", "x"]
        {
            assert_eq!(one(nothing).len(), 0, "{nothing}");
        }
    }

    #[test]
    fn two_sets_meet_where_they_have_one_in_common() {
        assert!(meet(&[1, 5, 9], &[2, 3, 9]) && meet(&[2, 3, 9], &[1, 5, 9]) && meet(&[4], &[4]));
        assert!(!meet(&[1, 5, 9], &[2, 3, 8]) && !meet(&[], &[1]) && !meet(&[], &[]));
    }

    #[test]
    fn parts_stand_between_commas_and_brackets() {
        assert_eq!(parts("Podil (Kyiv), Ukraine"), ["podil", "kyiv", "ukraine"]);
        assert_eq!(parts("القدس، فلسطين"), ["القدس", "فلسطين"]);
        for one in ["Kyiv", "Kyiv, ", "(Kyiv)", ",", "Ивано-Франковск", "", "a,b,c,d,e,f,g,h,i"] {
            assert_eq!(parts(one), Vec::<String>::new(), "{one}");
        }
    }

    #[test]
    fn words_for_a_town_are_as_they_are_looked_up() {
        for word in TOWN {
            assert_eq!(key(word), *word);
        }
    }
}
