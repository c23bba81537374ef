//! Numbers of documents: made alike, and laid side by side.
//!
//! Which kind of document a number is of is not known here; two humans never share one, and one human may have several.

use super::{Bits, Finding};

/// A number of a document without what typing adds: capitals, digits of one script, nothing between.
pub(crate) fn normal(text: &str) -> Vec<u8> {
    text.chars().filter_map(plain).collect()
}

/// A letter or digit as a Latin capital or an ASCII digit; letters of other scripts that look like one count as it,
/// because a series is typed with whatever keyboard is at hand. Other letters become a mark of their own.
fn plain(letter: char) -> Option<u8> {
    let capital = letter.to_uppercase().next().unwrap_or(letter);
    if let Some(digit) = digit(letter) {
        return Some(digit);
    }
    match capital {
        'A'..='Z' => u8::try_from(capital).ok(),
        'А' | 'Α' => Some(b'A'),
        'В' | 'Β' => Some(b'B'),
        'С' => Some(b'C'),
        'Е' | 'Ε' => Some(b'E'),
        'Н' | 'Η' => Some(b'H'),
        'І' | 'Ι' => Some(b'I'),
        'К' | 'Κ' => Some(b'K'),
        'М' | 'Μ' => Some(b'M'),
        'О' | 'Ο' => Some(b'O'),
        'Р' | 'Ρ' => Some(b'P'),
        'Т' | 'Τ' => Some(b'T'),
        'Х' | 'Χ' => Some(b'X'),
        'У' | 'Υ' => Some(b'Y'),
        // Any other letter by its place in its alphabet, above all ASCII.
        _ if capital.is_alphabetic() => Some(0x80 | (u32::from(capital) & 0x7f) as u8),
        _ => None,
    }
}

/// An ASCII digit for a decimal digit of the scripts that lists come in.
pub(super) fn digit(letter: char) -> Option<u8> {
    let zero = match letter {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{966}'..='\u{96f}' => '\u{966}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return None,
    };
    u8::try_from(u32::from(letter) - u32::from(zero)).ok().map(|value| b'0' + value)
}

/// What two numbers show and weigh.
pub(crate) fn compare(one: &[u8], other: &[u8]) -> (Finding, Bits) {
    if one == other {
        return (Finding::Equal, of_equal(one.len()));
    }
    let shorter = one.len().min(other.len());
    if shorter >= NEAR_FROM && is_near(one, other) {
        // One in fifty numbers is mistyped, and of ten million numbers some seventy are one slip away.
        return (Finding::Near, of_equal(shorter) - Bits::hundredths(1000));
    }
    // One human has a passport on this list and an identity card on that in one of four cases.
    (Finding::Different, Bits::hundredths(-200))
}

/// Shorter numbers are too often one slip apart by chance.
const NEAR_FROM: usize = 6;

/// What equal numbers weigh: three bits a character; a digit has 3.3, and numbers run in series.
fn of_equal(length: usize) -> Bits {
    let length = i32::try_from(length.min(8)).unwrap_or(8);
    Bits::hundredths(length * 300)
}

/// Whether one becomes the other by one slip: a character wrong, missing or too many, or two neighbours swapped.
fn is_near(one: &[u8], other: &[u8]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let same_before = short.iter().zip(long).take_while(|(one, other)| one == other).count();
    let same_after = short.iter().rev().zip(long.iter().rev()).take_while(|(one, other)| one == other).count();
    match long.len() - short.len() {
        0 => {
            let rest = short.len().saturating_sub(same_before + same_after);
            let swapped =
                rest == 2 && short[same_before] == long[same_before + 1] && short[same_before + 1] == long[same_before];
            rest <= 1 || swapped
        }
        1 => same_before + same_after >= short.len(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_numbers_show() {
        for (one, other, finding) in [
            ("AB 123456", "ab-123456", Finding::Equal),
            ("АВ 123456", "AB123456", Finding::Equal),
            ("١٢٣٤٥٦٧", "1234567", Finding::Equal),
            ("۱۲۳۴۵۶۷", "1234567", Finding::Equal),
            ("AB123456", "AB123457", Finding::Near),
            ("AB123456", "AB132456", Finding::Near),
            ("AB123456", "AB12345", Finding::Near),
            ("AB123456", "B123456", Finding::Near),
            ("AB123456", "AB124365", Finding::Different),
            ("12345", "12346", Finding::Different),
            ("1", "123456789", Finding::Different),
            ("111111", "1111111", Finding::Near),
        ] {
            assert_eq!(compare(&normal(one), &normal(other)).0, finding, "{one} {other}");
            assert_eq!(compare(&normal(other), &normal(one)).0, finding, "{other} {one}");
        }
    }

    #[test]
    fn a_short_number_says_little() {
        assert!(compare(b"7", b"7").1 <= Bits::hundredths(300));
        assert!(compare(b"12345678", b"12345678").1 > Bits::hundredths(2000));
    }
}
