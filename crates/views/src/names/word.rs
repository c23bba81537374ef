//! The words of a text, folded: in small letters, without the marks of Latin letters, and so that what nobody sees hides nothing.

use std::collections::BTreeSet;

/// A word of a text.
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    /// In small letters, without the marks of Latin letters.
    pub(super) folded: String,
    /// Begins with a capital.
    pub(super) capital: bool,
    /// In a script without capitals.
    pub(super) caseless: bool,
}

/// The words of a text, in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut open = false;
    for (start, c) in text.char_indices() {
        if !c.is_alphanumeric() {
            // A combining mark belongs to its word, and what nobody sees must not hide it; everything else ends it.
            open &= ('\u{300}'..='\u{36f}').contains(&c) || is_invisible(c);
            continue;
        }
        if !open {
            let cased = c.is_lowercase() || c.is_uppercase();
            let token = Token { start, end: start, folded: String::new(), capital: c.is_uppercase(), caseless: !cased };
            found.push(token);
            open = true;
        }
        if let Some(token) = found.last_mut() {
            token.end = start + c.len_utf8();
            for small in c.to_lowercase().filter(|c| !('\u{300}'..='\u{36f}').contains(c)) {
                fold(small, &mut token.folded);
            }
        }
    }
    found
}

/// Soft hyphens, joiners and marks without width.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// A small Latin letter without its marks; any other letter as it is.
fn fold(small: char, out: &mut String) {
    let plain = match small {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return out.push(small),
    };
    out.push_str(plain);
}

/// The words of texts, folded.
pub(super) fn folded<'s>(texts: impl Iterator<Item = &'s String>) -> BTreeSet<String> {
    texts.flat_map(|t| tokens(t)).map(|t| t.folded).collect()
}
