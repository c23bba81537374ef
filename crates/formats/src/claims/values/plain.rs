//! Texts made plain to be looked up in a table of words: never kept, never shown, never compared as names.

use crate::claims::cell::is_invisible;

/// Small letters and digits, single blanks between words; without signs, accents, marks of vowels and marks that are not
/// seen. Only `№` stays, which is a heading by itself. Every digit becomes an ASCII one.
pub(in crate::claims) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut pending_blank = false;
    for character in text.chars().flat_map(char::to_lowercase) {
        if is_mark(character) || is_invisible(character) {
            continue;
        }
        let folded = fold(character);
        if folded.is_alphanumeric() || folded == '№' {
            if pending_blank && !out.is_empty() {
                out.push(' ');
            }
            pending_blank = false;
            out.push(folded);
        } else {
            pending_blank = true;
        }
    }
    out
}

/// Marks that stand on other characters: accents by themselves, vowels of Arabic and Hebrew, and the stroke that makes
/// Arabic words longer.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// The letter without its accent, the digit of ASCII; of letters that keyboards exchange, one.
fn fold(c: char) -> char {
    const LETTERS: &[(char, &str)] = &[
        ('a', "àáâãäåāăą"),
        ('c', "çćčĉ"),
        ('d', "ďđ"),
        ('e', "èéêëēĕėęěə"),
        ('g', "ğĝģǧ"),
        ('i', "ìíîïīĭįı"),
        ('l', "ĺļľł"),
        ('n', "ñńņň"),
        ('o', "òóôõöøōŏő"),
        ('r', "ŕŗř"),
        ('s', "śŝşšșß"),
        ('t', "ţťț"),
        ('u', "ùúûüũūŭůűų"),
        ('y', "ýÿ"),
        ('z', "źżž"),
        ('α', "ά"),
        ('ε', "έ"),
        ('η', "ή"),
        ('ι', "ίϊΐ"),
        ('ο', "ό"),
        ('υ', "ύϋΰ"),
        ('ω', "ώ"),
        ('σ', "ς"),
        ('е', "ё"),
        // Alef with and without hamza, final ya, and the letters that Persian and Arabic keyboards exchange.
        ('\u{627}', "\u{622}\u{623}\u{625}\u{671}"),
        ('\u{64a}', "\u{649}\u{6cc}"),
        ('\u{643}', "\u{6a9}"),
        ('\u{647}', "\u{629}\u{6c0}"),
    ];
    if let Some(digit) = digit(c) {
        return char::from(b'0' + digit);
    }
    if c.is_ascii() {
        return c;
    }
    LETTERS.iter().find(|(_, from)| from.contains(c)).map_or(c, |(to, _)| *to)
}

/// The value of a digit: ASCII, Arabic-Indic, Persian, or of full width.
pub(in crate::claims) fn digit(c: char) -> Option<u8> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return None,
    };
    u8::try_from(u32::from(c) - u32::from(zero)).ok()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn texts_are_made_plain() {
        for (text, expected) in [
            ("  DATE of\u{a0}Birth: ", "date of birth"),
            ("DOĞUM TARİHİ", "dogum tarihi"),
            ("Doğum tarihi", "dogum tarihi"),
            ("Ф.И.О.", "ф и о"),
            ("Ім’я", "ім я"),
            ("\u{200f}الأسم\u{640}", "الاسم"),
            ("ΕΠΩΝΥΜΟ", "επωνυμο"),
            ("Επώνυμο", "επωνυμο"),
            ("۱۳۶۰/٠٣", "1360 03"),
            ("", ""),
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
    }
}
