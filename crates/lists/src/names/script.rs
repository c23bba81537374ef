//! Scripts of letters, and letters that only look like those of another script.
//!
//! A script is told by its ranges in Unicode. What is written in none of the scripts known here is compared as it stands.

/// A script in which names are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// Latin, with all its languages.
    Latin,
    /// Cyrillic.
    Cyrillic,
    /// Greek.
    Greek,
    /// Armenian.
    Armenian,
    /// Georgian.
    Georgian,
    /// Arabic, with the letters of Persian, Kurdish and Urdu.
    Arabic,
    /// Hebrew.
    Hebrew,
    /// Another one: compared letter by letter, and only with itself.
    Other,
}

impl Script {
    /// The script of a letter; nothing for what is no letter of a word.
    pub(super) fn of(letter: char) -> Option<Self> {
        Some(match letter {
            'a'..='z' | 'A'..='Z' | '\u{aa}' | '\u{ba}' | '\u{c0}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}'
                if letter.is_alphabetic() =>
            {
                Self::Latin
            }
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' if letter.is_alphabetic() => Self::Greek,
            '\u{400}'..='\u{52f}' if letter.is_alphabetic() => Self::Cyrillic,
            '\u{531}'..='\u{587}' if letter.is_alphabetic() => Self::Armenian,
            '\u{10a0}'..='\u{10ff}' | '\u{1c90}'..='\u{1cbf}' if letter.is_alphabetic() => Self::Georgian,
            '\u{620}'..='\u{64a}'
            | '\u{66e}'..='\u{6d3}'
            | '\u{6d5}'
            | '\u{6fa}'..='\u{6ff}'
            | '\u{750}'..='\u{77f}' => Self::Arabic,
            '\u{5d0}'..='\u{5f2}' => Self::Hebrew,
            _ if letter.is_alphabetic() => Self::Other,
            _ => return None,
        })
    }

    /// The script of a text, if all its letters are of one.
    pub(super) fn of_text(text: &str) -> Option<Self> {
        let mut scripts = text.chars().filter_map(Self::of);
        let first = scripts.next()?;
        scripts.all(|script| script == first).then_some(first)
    }
}

/// Pairs of small letters that look alike in print: Latin, Cyrillic, Greek (a blank where there is none).
const ALIKE: &[(char, char, char)] = &[
    ('a', 'а', 'α'),
    ('b', 'ь', ' '),
    ('c', 'с', ' '),
    ('e', 'е', ' '),
    ('h', 'һ', ' '),
    ('i', 'і', 'ι'),
    ('ï', 'ї', 'ϊ'),
    ('j', 'ј', 'ϳ'),
    ('k', 'к', 'κ'),
    ('m', 'м', ' '),
    ('n', 'п', 'η'),
    ('o', 'о', 'ο'),
    ('p', 'р', 'ρ'),
    ('s', 'ѕ', ' '),
    ('t', 'т', 'τ'),
    ('u', ' ', 'υ'),
    ('v', 'ѵ', 'ν'),
    ('w', 'ԝ', 'ω'),
    ('x', 'х', 'χ'),
    ('y', 'у', 'γ'),
    ('ë', 'ё', ' '),
    ('ə', 'ә', ' '),
];

/// Pairs of capital letters that look alike: Latin, Cyrillic, Greek, all written small.
const ALIKE_CAPITAL: &[(char, char, char)] = &[
    ('b', 'в', 'β'),
    ('e', 'е', 'ε'),
    ('h', 'н', 'η'),
    ('i', 'і', 'ι'),
    ('m', 'м', 'μ'),
    ('n', ' ', 'ν'),
    ('z', ' ', 'ζ'),
    ('y', 'у', 'υ'),
    ('x', 'х', 'χ'),
];

/// The letter of `wanted` that looks like `letter`, a small letter of another script that was written as a capital or not.
pub(super) fn looks_like(letter: char, capital: bool, wanted: Script) -> Option<char> {
    let column = |row: &(char, char, char), script: Script| match script {
        Script::Latin => Some(row.0),
        Script::Cyrillic => Some(row.1),
        Script::Greek => Some(row.2),
        _ => None,
    };
    let from = Script::of(letter)?;
    let look = |rows: &[(char, char, char)]| {
        let row = rows.iter().find(|row| column(row, from) == Some(letter))?;
        column(row, wanted).filter(|found| *found != ' ')
    };
    if capital { look(ALIKE_CAPITAL).or_else(|| look(ALIKE)) } else { look(ALIKE) }
}
