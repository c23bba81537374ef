//! A name as text, cut into words of small letters: what is no letter goes, and what stood between words is remembered.
//!
//! Marks of direction, joiners, stretching strokes, vowel marks of Arabic and Hebrew, digits and what stands in brackets
//! are left out; letters that only look like those of the rest of their word are put right. The supplied text stays as it is.

use unicode_normalization::UnicodeNormalization as _;

use super::script::{Script, looks_like};

/// One word of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Its letters, small, composed.
    pub(super) text: String,
    /// Its script: that of most of its letters.
    pub(super) script: Script,
    /// Joined to the word before it by a hyphen.
    pub(super) joined: bool,
    /// A comma stood before it.
    pub(super) after_comma: bool,
    /// A letter or two with a dot: an initial.
    pub(super) dotted: bool,
}

/// Letters of a word that are kept; a longer one is no name, and would only cost time.
const LETTERS_MAX: usize = 40;

/// Characters of a name that are read.
const TEXT_MAX: usize = 2_000;

/// How what is no letter parts words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    Nothing,
    Space,
    Hyphen,
    Comma,
    Dot,
}

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<Word> {
    let text: String = text.chars().take(TEXT_MAX).collect();
    let open = without_brackets(&text);
    let text = if open.chars().any(char::is_alphabetic) { open } else { text };
    let mut found: Vec<Word> = Vec::new();
    let mut letters: Vec<(char, bool)> = Vec::new();
    let (mut joined, mut comma) = (false, false);
    for character in text.nfkc().chain(std::iter::once(' ')) {
        let gap = gap(character, &letters);
        let Some(gap) = gap else {
            if letters.len() >= LETTERS_MAX {
                continue;
            }
            let capital = character.is_uppercase();
            letters.extend(
                character.to_lowercase().filter(|small| Script::of(*small).is_some()).map(|small| (small, capital)),
            );
            if is_stroke(character) {
                letters.push(('\'', false));
            }
            continue;
        };
        if gap == Gap::Nothing {
            continue;
        }
        if !letters.is_empty() {
            let dotted = gap == Gap::Dot && letters.len() <= 2;
            found.extend(word(&letters, joined, comma, dotted));
            letters.clear();
            comma = false;
        }
        joined = gap == Gap::Hyphen && !found.is_empty();
        comma |= gap == Gap::Comma && !found.is_empty();
    }
    found
}

/// What stands outside of brackets; a bracket that is never closed stays a space.
fn without_brackets(text: &str) -> String {
    let closes = |open: char| match open {
        '(' => Some(')'),
        '[' => Some(']'),
        '{' => Some('}'),
        '（' => Some('）'),
        '﴾' => Some('﴿'),
        _ => None,
    };
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let after = &rest[next.len_utf8()..];
        let close = closes(next);
        kept.push(if close.is_some() { ' ' } else { next });
        let end = close.and_then(|close| after.find(close).map(|end| end + close.len_utf8()));
        rest = &after[end.unwrap_or(0)..];
    }
    kept
}

/// How `character` parts words; nothing where it belongs to one.
fn gap(character: char, before: &[(char, bool)]) -> Option<Gap> {
    Some(match character {
        // Apostrophes within words: hard signs, glottal stops, elisions. The stroke of Hebrew is a part of its letter.
        '\'' | '’' | '‘' | 'ʼ' | 'ʹ' | 'ʻ' | 'ʾ' | 'ʿ' | '`' | '´' | '′' | '״' | '"' | '”' | '“' | '″' | 'ˈ' => {
            if is_stroke(character) && before.last().is_some_and(|(letter, _)| Script::of(*letter) == Some(Script::Hebrew)) {
                return None;
            }
            Gap::Nothing
        }
        '-' | '‐' | '‑' | '‒' | '–' | '—' | '−' | '־' | '\u{200c}' => Gap::Hyphen,
        ',' | '،' | ';' | '؛' => Gap::Comma,
        '.' | '·' | '․' => Gap::Dot,
        '׳' => return None,
        // Stretching stroke, joiners and marks of direction, soft hyphen, byte order mark.
        '\u{640}' | '\u{200b}' | '\u{200d}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{ad}'
        | '\u{61c}' | '\u{feff}' | '\u{180e}'
        // Vowel marks and accents that have no composed letter.
        | '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' | '\u{8d3}'..='\u{8ff}' => Gap::Nothing,
        _ if Script::of(character).is_some() => return None,
        _ if character.is_alphabetic() => return None,
        '0'..='9' => Gap::Nothing,
        _ => Gap::Space,
    })
}

/// The stroke that changes the sound of a Hebrew letter.
fn is_stroke(character: char) -> bool {
    matches!(character, '׳' | '\'' | '’')
}

fn word(letters: &[(char, bool)], joined: bool, after_comma: bool, dotted: bool) -> Option<Word> {
    let script = most(letters)?;
    let text: String = letters
        .iter()
        .filter_map(|(letter, capital)| match Script::of(*letter) {
            Some(own) if own == script => Some(*letter),
            Some(_) => looks_like(*letter, *capital, script).or(Some(*letter)),
            None => (script == Script::Hebrew).then_some(*letter),
        })
        .collect();
    (!text.is_empty()).then_some(Word { text, script, joined, after_comma, dotted })
}

/// The script of most letters, the first of them where as many are of another.
fn most(letters: &[(char, bool)]) -> Option<Script> {
    let scripts = || letters.iter().filter_map(|(letter, _)| Script::of(*letter));
    let count = |script: Script| scripts().filter(|other| *other == script).count();
    scripts().reduce(|best, script| if count(script) > count(best) { script } else { best })
}
