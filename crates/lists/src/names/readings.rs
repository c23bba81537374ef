//! The readings of a word: in which letters it can be read, and what each reading costs.
//!
//! Not one romanisation but a few, each with its price in bits: the marks of Latin letters left out or spoken, endings
//! that a language puts on names taken off, an article written together with its name.

use super::letters::{self, Side};
use super::script::Script;

/// A way to read a word.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reading {
    pub(super) side: Side,
    /// The word in the letters of its side.
    pub(super) text: String,
    pub(super) symbols: Vec<u8>,
    /// What it costs to read the word so, in bits.
    pub(super) cost: f32,
    /// Written in Latin by our table and not by whoever wrote the list.
    pub(super) derived: bool,
}

/// The readings of a word, the plainest first.
pub(super) fn of(text: &str, script: Script) -> Vec<Reading> {
    let mut readings: Vec<Reading> = Vec::new();
    let mut add = |side: Side, text: String, cost: f32, derived: bool| {
        let symbols = side.write(&text);
        let known = readings.iter().any(|known| known.side == side && known.symbols == symbols);
        if symbols.len() > 2 && !known {
            readings.push(Reading { side, text, symbols, cost, derived });
        }
    };
    match script {
        Script::Latin => {
            let plain = letters::plain_latin(text);
            let stem = stem(&plain, LATIN_ENDINGS);
            add(Side::Latin, plain, 0.0, false);
            add(Side::Latin, letters::spoken_latin(text), 0.5, false);
            if let Some(sounds) = letters::phonetic_latin(text) {
                if let Some(stem) = baltic_stem(text, &sounds) {
                    add(Side::Sounds, stem, 1.5, false);
                }
                add(Side::Sounds, sounds, 1.0, false);
            }
            if let Some(stem) = stem {
                add(Side::Latin, stem, 3.0, false);
            }
        }
        Script::Arabic => {
            let letters = letters::arabic_letters(text);
            add(Side::Arabic, letters.clone(), 0.0, false);
            if let Some(bare) = letters.strip_prefix("ال").filter(|bare| bare.chars().count() >= 3) {
                add(Side::Arabic, bare.to_owned(), 1.0, false);
            }
        }
        Script::Hebrew => add(Side::Hebrew, letters::hebrew_letters(text), 0.0, false),
        Script::Cyrillic | Script::Greek | Script::Armenian | Script::Georgian => {
            let sounds = letters::in_sounds(text, script).unwrap_or_default();
            let endings = if script == Script::Georgian { GEORGIAN_ENDINGS } else { SOUND_ENDINGS };
            let cost = if script == Script::Georgian { 1.0 } else { 3.0 };
            let stem = stem(&sounds, endings);
            if script == Script::Greek && sounds.contains("нт") {
                add(Side::Sounds, sounds.replace("нт", "д"), 0.5, false);
            }
            add(Side::Sounds, sounds, 0.0, false);
            if let Some(stem) = stem {
                add(Side::Sounds, stem, cost, false);
            }
        }
        Script::Other => {}
    }
    if script != Script::Latin
        && let Some(latin) = letters::in_latin(text, script)
    {
        add(Side::Latin, latin, 0.0, true);
    }
    readings
}

/// Endings that are put on the names of women, or of everybody in one language, and what is left.
const LATIN_ENDINGS: &[(&str, &str)] = &[
    ("ova", "ov"),
    ("eva", "ev"),
    ("skaya", "sky"),
    ("skaia", "sky"),
    ("ska", "ski"),
    ("cka", "cki"),
    ("dzka", "dzki"),
    ("ina", "in"),
    ("opoulou", "opoulos"),
    ("idou", "idis"),
    ("iene", "is"),
    ("aite", "as"),
    ("yte", "is"),
    ("ute", "us"),
    ("is", ""),
    ("as", ""),
    ("us", ""),
];

const SOUND_ENDINGS: &[(&str, &str)] = &[
    ("ова", "ов"),
    ("ева", "ев"),
    ("ская", "ский"),
    ("цкая", "цкий"),
    ("ска", "ски"),
    ("ина", "ин"),
    ("опулу", "опулос"),
    ("иду", "идис"),
];

/// Georgian puts an ending on foreign names that end in a consonant.
const GEORGIAN_ENDINGS: &[(&str, &str)] = &[("и", "")];

fn stem(word: &str, endings: &[(&str, &str)]) -> Option<String> {
    endings.iter().find_map(|(ending, left)| {
        let bare = word.strip_suffix(ending)?;
        (bare.chars().count() >= 3).then(|| format!("{bare}{left}"))
    })
}

/// Latvian and Lithuanian put `s` on the names of foreign men.
fn baltic_stem(text: &str, sounds: &str) -> Option<String> {
    let endings = ["ис", "ас", "ус", "с"];
    if !text.ends_with('s') {
        return None;
    }
    let bare = endings.iter().find_map(|ending| sounds.strip_suffix(ending))?;
    (bare.chars().count() >= 3).then(|| bare.to_owned())
}

/// With which sounds a reading may begin, as bits: for initials.
pub(super) fn begins(reading: &Reading) -> u32 {
    let bit = |group: u32| 1 << group;
    if reading.side != Side::Latin {
        return 0;
    }
    let mut letters = reading.text.chars();
    let (Some(first), second) = (letters.next(), letters.next()) else { return 0 };
    match first {
        'a' => bit(0),
        'b' => bit(1) | bit(15),
        'c' => bit(2) | bit(18) | bit(19),
        'd' => bit(3),
        'e' => bit(4) | bit(24),
        'f' => bit(5),
        'g' => bit(6) | bit(9),
        'h' => bit(7) | bit(6),
        'i' => bit(8) | bit(24) | bit(9),
        'j' => bit(9) | bit(24) | bit(25) | bit(3),
        'k' if second == Some('h') => bit(10) | bit(7) | bit(23),
        'k' | 'q' => bit(10) | bit(2) | bit(6),
        'l' => bit(11),
        'm' => bit(12),
        'n' => bit(13),
        'o' => bit(14) | bit(22),
        'p' => bit(15) | bit(5),
        'r' => bit(17),
        's' => bit(18),
        't' => bit(19),
        'u' => bit(20) | bit(14) | bit(22),
        'v' | 'w' => bit(21) | bit(22) | bit(20) | bit(1) | bit(5),
        'x' => bit(23) | bit(10) | bit(7) | bit(18),
        'y' => bit(24) | bit(8) | bit(4) | bit(9) | bit(20),
        'z' => bit(25) | bit(18) | bit(9),
        _ => 0,
    }
}
