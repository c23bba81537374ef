//! Every word the views say, in English. What is a phrase ([`crate::phrase`]) can be said in another language.
//!
//! People are moved or released; units are spelled out. No markup, no layout.

pub mod amounts;
pub mod chances;
pub mod changes;
pub mod contacts;
pub mod deal;
pub mod evidence;
pub mod heading;
pub mod label;
pub mod landscape;
pub mod lists;
pub mod operation;
pub mod own;
pub mod page;
pub mod papers;
pub mod party;
pub mod picture;
pub mod plan;
pub mod protocol;
pub mod reasons;
pub mod reconciliation;
pub mod rehearsal;
pub mod rounds;
pub mod sequence;
pub mod ways;
pub mod why;
pub mod worth;

use takas_model::{Date, Fraction, Nature, Protection, Standing, Status as PersonStatus};

// ---- people -----------------------------------------------------------------------------------------------------

/// Words in names that tell nobody's identity, in small letters: never taken for a part of a name.
pub const NOT_TELLING: &[&str] = &[
    "abu",
    "and",
    "bin",
    "body",
    "boy",
    "brother",
    "captain",
    "child",
    "children",
    "civilian",
    "colonel",
    "corporal",
    "dead",
    "der",
    "des",
    "doctor",
    "elder",
    "fallen",
    "family",
    "father",
    "fifth",
    "first",
    "fourth",
    "from",
    "general",
    "girl",
    "group",
    "ibn",
    "infant",
    "junior",
    "lieutenant",
    "major",
    "man",
    "minor",
    "mother",
    "name",
    "officer",
    "person",
    "prisoner",
    "private",
    "remains",
    "second",
    "senior",
    "sergeant",
    "sister",
    "sixth",
    "soldier",
    "son",
    "daughter",
    "the",
    "their",
    "third",
    "two",
    "unidentified",
    "unknown",
    "unnamed",
    "van",
    "von",
    "with",
    "wife",
    "husband",
    "woman",
    "younger",
];

/// A person's status.
pub fn person_status(status: PersonStatus) -> &'static str {
    match status {
        PersonStatus::Acknowledged => "acknowledged",
        PersonStatus::Claimed => "claimed, not acknowledged",
        PersonStatus::Denied => "denied by the alleged holder",
        PersonStatus::Missing => "missing",
        PersonStatus::Unknown => "unknown",
        PersonStatus::Dead => "dead",
        PersonStatus::Released => "released",
    }
}

/// Why somebody is protected. What a doctor found is not said.
pub fn protection(protection: Protection) -> &'static str {
    match protection {
        Protection::WoundedOrSick | Protection::Accompanying | Protection::Minor => "protected",
        Protection::Remains => "remains",
    }
}

/// How a line is known.
pub fn standing(standing: Standing) -> &'static str {
    deal::standing(standing).as_str()
}

// ---- warnings ---------------------------------------------------------------------------------------------------

/// The historical warning in short, for running heads.
pub const HISTORICAL_SHORT: &str = "Historical case: records what happened.";
/// The historical warning in full.
pub const HISTORICAL: &str = operation::HISTORICAL_CASE.as_str();

/// The historical warning, if the case is historical.
pub fn historical(nature: Nature) -> Option<&'static str> {
    match nature {
        Nature::Historical => Some(HISTORICAL),
        Nature::Live => None,
    }
}

/// At the top of the mediator's pages.
pub const COMPARTMENT: &str = own::COMPARTMENT.as_str();
/// What that means.
pub const COMPARTMENT_MEANS: &str = own::COMPARTMENT_MEANS.as_str();
/// Under pseudonyms.
pub const UNDER_PSEUDONYMS: &str = "People stand under pseudonyms.";

// ---- numbers ----------------------------------------------------------------------------------------------------

/// `1 person`, `12 people`, `1,027 people`.
pub fn people(count: u64) -> String {
    counted(count, "person", "people")
}

/// A count with its noun.
pub fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", number(count), if count == 1 { one } else { many })
}

/// Digits in groups of three.
pub fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Goods in their unit, which is written in the singular.
pub fn goods(count: u64, unit: &str) -> String {
    if count == 1 { format!("1 {unit}") } else { format!("{} {}", number(count), plural(unit)) }
}

/// The plural of an English unit; other words stay.
fn plural(unit: &str) -> String {
    let last = unit.chars().last();
    match last {
        Some('s' | 'x' | 'z') | None => unit.to_owned(),
        Some(c) if c.is_ascii_lowercase() => format!("{unit}s"),
        Some(_) => unit.to_owned(),
    }
}

/// `a, b and c`.
pub fn list<S: AsRef<str>>(parts: &[S]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [many @ .., last] => {
            let many: Vec<&str> = many.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", many.join(", "), last.as_ref())
        }
    }
}

/// With a capital at its beginning.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Thousandths as `87.5 %`.
pub fn tenths(permille: u64) -> String {
    if permille.is_multiple_of(10) {
        format!("{} %", permille / 10)
    } else {
        format!("{}.{} %", permille / 10, permille % 10)
    }
}

/// A share in thousandths, rounded to the nearest, but never up to a whole or down to nothing.
pub fn permille(share: Fraction) -> u64 {
    let (n, d) = (u128::from(share.numerator()), u128::from(share.denominator()));
    let rounded = (n * 2000 + d) / (2 * d);
    let bounded = match n {
        0 => 0,
        _ if n < d => rounded.clamp(1, 999),
        _ => rounded,
    };
    u64::try_from(bounded).unwrap_or(u64::MAX)
}

/// A date in words: `1 August 2024`.
pub fn date(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = usize::from(date.month).checked_sub(1).and_then(|m| MONTHS.get(m)).copied().unwrap_or("?");
    format!("{} {month} {}", date.day, date.year)
}

// ---- status -----------------------------------------------------------------------------------------------------

/// Proved best.
pub const OPTIMAL: &str = deal::OPTIMAL.as_str();
/// Not proved best.
pub const FEASIBLE: &str = deal::FEASIBLE.as_str();

// ---- names and rules --------------------------------------------------------------------------------------------

/// What a place in a bundle reads like.
pub fn route(from: &str, to: &str) -> String {
    format!("{from} → {to}")
}

/// More than are shown.
pub fn and_more(count: usize) -> String {
    format!("and {} more", number(count as u64))
}

/// A rule by its name.
pub fn quoted(name: &str) -> String {
    format!("“{name}”")
}

/// A rule with its owner.
pub fn owned(owner: &str, name: &str) -> String {
    format!("{owner}: “{name}”")
}

/// What a rule is weakened to.
pub fn conceded(to: Option<&str>) -> String {
    match to {
        Some(to) => format!("becomes: {to}"),
        None => "is dropped".to_owned(),
    }
}

/// What a rule said before.
pub fn instead_of_sentence(sentence: &str) -> String {
    format!("now: {sentence}")
}

/// A number that differs.
pub fn value_change(name: &str, before: &str, after: &str) -> String {
    format!("{name}: {before} → {after}")
}

/// `A` to `Z`, then `AA`, `AB`, …
pub fn key(index: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(index % 26).unwrap_or(0));
    match index / 26 {
        0 => letter.to_string(),
        more => format!("{}{letter}", key(more - 1)),
    }
}
