//! Several names in one cell: separators, words for "alias", line breaks, parentheses at the end.
//!
//! Every piece is a part of what was supplied, letter by letter; nothing is put together, turned round or corrected. What
//! stands between two pieces is a reason that is told.

use super::plain::plain;
use super::words;
use crate::claims::cell::{is_blank, is_invisible};

/// The names of a cell, the first of which is the name and the others are further spellings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::claims) struct Split {
    pub(in crate::claims) names: Vec<String>,
    /// What stood in parentheses and is no name.
    pub(in crate::claims) notes: Vec<String>,
    /// Why the cell was cut; none where it was not.
    pub(in crate::claims) why: Option<&'static str>,
}

/// Words between a name and another one of the same human.
const ALSO: &str = "a k a|aka|f k a|fka|alias|also known as|known as|nom de guerre|call sign|callsign|takma adı|namı diğer|nam ı diğer|kod adı|lakaplı|ləqəbi|\
    он же|она же|известен как|известная как|по прозвищу|позывной|псевдоним|він же|вона ж|відомий як|позивний|псевдо|المعروف ب|المعروف باسم|الملقب ب|الملقب|المكنى|المكنى ب|معروف به|مشهور به|ملقب به|\
    המכונה|מכונה|dit|dite|surnommé|surnommée|genannt|հայտնի որպես|იგივე|მეტსახელად|γνωστός ως|γνωστή ως";

/// Signs that stand between names and within none.
const BETWEEN: &[char] = &[';', '|', '\u{61b}', '•'];

/// Cuts the cell of a column of names or, where commas stand between names too, of aliases.
pub(in crate::claims) fn split(text: &str, is_of_aliases: bool) -> Split {
    let mut found = Split::default();
    for line in text.split(['\n', '\r']).filter(|line| !is_blank(line)) {
        if !found.names.is_empty() {
            found.why = found.why.or(Some("a line break"));
        }
        for piece in between(line, is_of_aliases, &mut found.why) {
            for name in also(piece, &mut found.why) {
                parenthesis(name, &mut found);
            }
        }
    }
    found
}

/// Cuts at separators: a slash counts where letters stand on both sides.
fn between<'t>(line: &'t str, is_of_aliases: bool, why: &mut Option<&'static str>) -> Vec<&'t str> {
    let has_letters = |piece: &str| piece.chars().any(char::is_alphabetic);
    let mut pieces: Vec<&str> = line.split(BETWEEN).collect();
    let by_slash: Vec<&str> = pieces.iter().flat_map(|piece| piece.split('/')).collect();
    if by_slash.iter().all(|piece| has_letters(piece) && piece.trim().chars().count() > 2) {
        pieces = by_slash;
    }
    if is_of_aliases {
        // "Petrov, Ivan" is one name; "Abu Omar, Abu Ali" and "Grom, Volk, Tikhy" are not.
        let by_comma: Vec<&str> = pieces.iter().flat_map(|piece| piece.split([',', '\u{60c}'])).collect();
        let words = |piece: &&str| piece.split_whitespace().count();
        if by_comma.len() > pieces.len() + 1 || by_comma.iter().all(|piece| words(piece) > 1) {
            pieces = by_comma;
        }
    }
    pieces.retain(|piece| !is_blank(piece));
    if pieces.len() > 1 {
        *why = why.or(Some("a separator"));
    }
    pieces
}

/// Cuts at words for "alias".
fn also<'t>(piece: &'t str, why: &mut Option<&'static str>) -> Vec<&'t str> {
    static ALSO_WORDS: std::sync::OnceLock<Vec<String>> = std::sync::OnceLock::new();
    let phrases = ALSO_WORDS.get_or_init(|| ALSO.split('|').map(plain).collect());
    // Words with the places where they begin and end; each made plain as far as phrases are.
    let words: Vec<(usize, usize, String)> = piece
        .split_whitespace()
        .map(|word| {
            let start = word.as_ptr().addr() - piece.as_ptr().addr();
            (start, start + word.len(), plain(word))
        })
        .collect();
    let mut names = Vec::new();
    let (mut begin, mut at) = (0, 0);
    while at < words.len() {
        let longest = (1..=4.min(words.len() - at)).rev().find(|length| {
            let joined = words[at..at + length].iter().map(|(.., word)| word.as_str()).collect::<Vec<_>>().join(" ");
            phrases.contains(&joined)
        });
        if let Some(length) = longest
            && at > 0
            && at + length < words.len()
        {
            names.push(&piece[begin..words[at].0]);
            begin = words[at + length - 1].1;
            at += length;
            *why = why.or(Some("a word for \"alias\""));
        } else {
            at += 1;
        }
    }
    names.push(&piece[begin..]);
    names
}

/// Takes apart what stands in parentheses or quotation marks at the end.
fn parenthesis(name: &str, found: &mut Split) {
    let trimmed = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '-' | '–' | '\u{60c}'));
    for (open, close) in [('(', ')'), ('[', ']'), ('«', '»'), ('"', '"'), ('“', '”')] {
        let Some(inner) = trimmed.strip_suffix(close) else { continue };
        let Some(at) = inner.rfind(open).filter(|at| *at > 0) else { continue };
        let (outside, inside) = (inner[..at].trim(), inner[at + open.len_utf8()..].trim());
        if is_blank(outside) || is_blank(inside) {
            continue;
        }
        push(outside, found);
        if is_name(inside) {
            push(inside, found);
        } else {
            found.notes.push(inside.to_owned());
        }
        found.why = found.why.or(Some("parentheses"));
        return;
    }
    push(trimmed, found);
}

fn push(name: &str, found: &mut Split) {
    let name = name.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '\u{60c}'));
    if !is_blank(name) && !found.names.iter().any(|known| known == name) {
        found.names.push(name.to_owned());
    }
}

/// Whether what stands in parentheses is a name: letters without digits, few words, and none that says what became of somebody.
fn is_name(text: &str) -> bool {
    let words_count = text.split_whitespace().count();
    let begins_large = text.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    (1..=5).contains(&words_count)
        && begins_large
        && !text.chars().any(char::is_numeric)
        && words::standing(text).is_none()
        && words::sex(text).is_none()
        && !words::says_nothing(text)
}

/// What in a name is not seen and yet makes it another text: marks, and letters of two scripts in one word. In words.
pub(in crate::claims) fn unseen(name: &str) -> Option<&'static str> {
    // The marks that join and part letters are spelling in Persian and elsewhere.
    if name.chars().any(|c| is_invisible(c) && !matches!(c, '\u{200c}' | '\u{200d}')) {
        return Some("there are marks in it that are not seen");
    }
    let is_mixed = |word: &str| {
        let latin = word.chars().any(|c| c.is_ascii_alphabetic());
        let other = word.chars().any(|c| matches!(c, '\u{370}'..='\u{52f}'));
        latin && other
    };
    name.split_whitespace().any(is_mixed).then_some("a word of it has letters of two scripts that look alike")
}

#[cfg(test)]
mod tests {
    use super::{split, unseen};

    #[test]
    fn names_are_cut_where_something_says_so() {
        for (text, is_of_aliases, names, why) in [
            ("Petrov, Ivan", false, &["Petrov, Ivan"][..], None),
            ("Petrov Ivan; Grom", false, &["Petrov Ivan", "Grom"], Some("a separator")),
            ("Ivan Petrov a.k.a. Grom", false, &["Ivan Petrov", "Grom"], Some("a word for \"alias\"")),
            ("Иванов Пётр, он же Гром", false, &["Иванов Пётр", "Гром"], Some("a word for \"alias\"")),
            ("محمد علي الملقب ب أبو عمر", false, &["محمد علي", "أبو عمر"], Some("a word for \"alias\"")),
            ("Ivan Petrov (Иван Петров)", false, &["Ivan Petrov", "Иван Петров"], Some("parentheses")),
            ("Ivan Petrov (born 1980)", false, &["Ivan Petrov"], Some("parentheses")),
            ("Ivan Petrov\nІван Петров", false, &["Ivan Petrov", "Іван Петров"], Some("a line break")),
            ("Ivan (Vanya) Petrov", false, &["Ivan (Vanya) Petrov"], None),
            ("Abu Omar, Abu Ali", true, &["Abu Omar", "Abu Ali"], Some("a separator")),
            ("Petrov, Ivan", true, &["Petrov, Ivan"], None),
            ("Anna/Hanna", false, &["Anna", "Hanna"], Some("a separator")),
            ("alias", false, &["alias"], None),
            ("  ", false, &[], None),
        ] {
            let found = split(text, is_of_aliases);
            assert_eq!(
                (found.names.as_slice(), found.why),
                (names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>().as_slice(), why),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_not_seen_is_told() {
        assert!(unseen("Ivan\u{200f} Petrov").is_some());
        assert!(unseen("Pеtrov").is_some(), "the second letter is Cyrillic");
        assert!(unseen("Ivan Петров").is_none());
        assert!(unseen("علی\u{200c}رضا").is_none());
    }
}
