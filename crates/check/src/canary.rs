//! Looks for planted words in bytes, as text and in the spellings in which bytes leak.
//!
//! A word that is planted in every field that is to be encrypted must be found nowhere in what is stored, handed out or logged.
//! It is searched for as UTF-8 and UTF-16, in lower and upper case, in hexadecimal, in Base64 (both alphabets, at each of its three
//! alignments), as a row of decimal numbers (so a log prints bytes), percent-encoded and with the escapes of JSON. What is
//! compressed is not unpacked. Files are read by the caller.

use std::collections::BTreeSet;
use std::fmt;

/// The fewest bytes of a word: shorter ones are in anything by chance.
pub const CANARY_BYTES_MIN: usize = 8;

/// How a word was spelled where it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spelling {
    /// As it is, or in another case.
    Utf8,
    /// Two bytes for a unit, the lower first.
    Utf16LittleEndian,
    /// Two bytes for a unit, the higher first.
    Utf16BigEndian,
    /// Two hexadecimal digits for a byte.
    Hexadecimal,
    /// Base64 of bytes among which it is.
    Base64,
    /// Decimal numbers with commas.
    Decimal,
    /// As in an address.
    Percent,
    /// With `\u` for what is not ASCII.
    Escaped,
}

/// A planted word that was found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sighting {
    /// Where: what the caller calls these bytes.
    pub place: String,
    /// The first byte of it, from 0.
    pub at: usize,
    /// The word as it was planted.
    pub word: String,
    /// How it is spelled there.
    pub spelling: Spelling,
}

impl fmt::Display for Sighting {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {:?} at byte {}, as {:?}", self.place, self.word, self.at, self.spelling)
    }
}

/// Words in all their spellings, ready to be looked for.
#[derive(Debug, Clone)]
pub struct Canaries {
    words: Vec<String>,
    /// Bytes to look for, with spelling and word; in order of the bytes.
    forms: Vec<(Vec<u8>, Spelling, usize)>,
    /// For each two bytes, where the forms that begin with them start; one more at the end.
    starts: Vec<usize>,
}

impl Canaries {
    /// Prepares the search; a word has at least [`CANARY_BYTES_MIN`] bytes, or the search would prove nothing.
    pub fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
        let mut forms = Vec::new();
        for (index, word) in words.iter().enumerate() {
            assert!(word.len() >= CANARY_BYTES_MIN, "a canary of {} bytes is found by chance", word.len());
            let cases = BTreeSet::from([word.clone(), word.to_lowercase(), word.to_uppercase()]);
            for case in &cases {
                forms.extend(spelled(case).into_iter().map(|(bytes, spelling)| (bytes, spelling, index)));
            }
        }
        forms.sort();
        forms.dedup_by(|one, other| one.0 == other.0 && one.2 == other.2);
        let starts = (0..=1 << 16).map(|two| forms.partition_point(|(bytes, ..)| first_two(bytes) < two)).collect();
        Self { words, forms, starts }
    }

    /// Every place in `bytes` where one of the words stands; `place` is what to call them.
    pub fn sightings(&self, place: &str, bytes: &[u8]) -> Vec<Sighting> {
        let mut found = Vec::new();
        for (at, rest) in (0..bytes.len().saturating_sub(1)).map(|at| (at, &bytes[at..])) {
            let two = first_two(rest);
            for (form, spelling, word) in &self.forms[self.starts[two]..self.starts[two + 1]] {
                if rest.starts_with(form) {
                    let word = self.words[*word].clone();
                    found.push(Sighting { place: place.to_owned(), at, word, spelling: *spelling });
                }
            }
        }
        found
    }
}

/// The first two bytes as one number, of at least two.
fn first_two(bytes: &[u8]) -> usize {
    usize::from(bytes[0]) << 8 | usize::from(bytes[1])
}

/// A word in every spelling; in its own case.
fn spelled(word: &str) -> Vec<(Vec<u8>, Spelling)> {
    let bytes = word.as_bytes();
    let mut forms = vec![(bytes.to_vec(), Spelling::Utf8)];
    forms.push((word.encode_utf16().flat_map(u16::to_le_bytes).collect(), Spelling::Utf16LittleEndian));
    forms.push((word.encode_utf16().flat_map(u16::to_be_bytes).collect(), Spelling::Utf16BigEndian));
    let hexadecimal = bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    forms.push((hexadecimal.to_uppercase().into_bytes(), Spelling::Hexadecimal));
    forms.push((hexadecimal.into_bytes(), Spelling::Hexadecimal));
    for alphabet in [STANDARD, URL_SAFE] {
        forms.extend((0..3).map(|before| (base64_within(bytes, before, alphabet), Spelling::Base64)));
    }
    for comma in [",", ", "] {
        let numbers: Vec<String> = bytes.iter().map(u8::to_string).collect();
        forms.push((numbers.join(comma).into_bytes(), Spelling::Decimal));
    }
    if !word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        for digits in [upper as fn(u8) -> String, lower] {
            let one =
                |byte: &u8| if byte.is_ascii_alphanumeric() { char::from(*byte).to_string() } else { digits(*byte) };
            forms.push((bytes.iter().map(one).collect::<String>().into_bytes(), Spelling::Percent));
        }
    }
    if !word.is_ascii() {
        for form in [escaped(word, |unit| format!("\\u{unit:04x}")), escaped(word, |unit| format!("\\u{unit:04X}"))] {
            forms.push((form.into_bytes(), Spelling::Escaped));
        }
    }
    forms
}

fn upper(byte: u8) -> String {
    format!("%{byte:02X}")
}

fn lower(byte: u8) -> String {
    format!("%{byte:02x}")
}

fn escaped(word: &str, escape: impl Fn(u16) -> String) -> String {
    let ascii = |unit: u16| u8::try_from(unit).ok().filter(u8::is_ascii).map(|byte| char::from(byte).to_string());
    word.encode_utf16().map(|unit| ascii(unit).unwrap_or_else(|| escape(unit))).collect()
}

const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const URL_SAFE: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The digits that Base64 has for `bytes` whatever stands before and after, where so many bytes (modulo 3) stand before.
fn base64_within(bytes: &[u8], before: usize, alphabet: &[u8; 64]) -> Vec<u8> {
    let bit = |index: usize| usize::from(bytes[index / 8] >> (7 - index % 8) & 1);
    let bits = bytes.len() * 8;
    // The first digit that lies wholly within begins after the bits that it would share with the byte before.
    let first = (6 - before * 8 % 6) % 6;
    let digits = (first..bits.saturating_sub(5)).step_by(6);
    digits.map(|start| alphabet[(start..start + 6).fold(0, |digit, index| digit << 1 | bit(index))]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORD: &str = "Kanarya-\u{131}\u{15f}\u{131}k-7";

    fn found(bytes: &[u8]) -> BTreeSet<Spelling> {
        let canaries = Canaries::new([WORD, "another canary"]);
        canaries.sightings("here", bytes).into_iter().map(|sighting| sighting.spelling).collect()
    }

    fn base64(bytes: &[u8]) -> Vec<u8> {
        // With zeros behind, so that the last digits are whole; what they say is not looked at.
        base64_within(&[bytes, &[0; 3]].concat(), 0, STANDARD)
    }

    #[test]
    fn each_spelling_is_found_among_other_bytes() {
        let utf16 = |order: fn(u16) -> [u8; 2]| WORD.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        for (planted, spelling) in [
            (WORD.into(), Spelling::Utf8),
            (WORD.to_lowercase().into(), Spelling::Utf8),
            (WORD.to_uppercase().into(), Spelling::Utf8),
            (utf16(u16::to_le_bytes), Spelling::Utf16LittleEndian),
            (utf16(u16::to_be_bytes), Spelling::Utf16BigEndian),
            (b"4b616e617279612dc4b1c59fc4b16b2d37".to_vec(), Spelling::Hexadecimal),
            (b"4B616E617279612DC4B1C59FC4B16B2D37".to_vec(), Spelling::Hexadecimal),
            (format!("{:?}", WORD.as_bytes()).into(), Spelling::Decimal),
            (format!("{:?}", WORD.as_bytes()).replace(' ', "").into(), Spelling::Decimal),
            (b"Kanarya%2D%C4%B1%C5%9F%C4%B1k%2D7".to_vec(), Spelling::Percent),
            (b"Kanarya-\\u0131\\u015f\\u0131k-7".to_vec(), Spelling::Escaped),
        ] {
            let bytes = [&[0xff, 0, 0x4b][..], &planted, &[0x37, 0xff]].concat();
            assert_eq!(found(&bytes), BTreeSet::from([spelling]), "{planted:?}");
        }
    }

    #[test]
    fn base64_is_found_at_every_alignment_and_length() {
        for before in 0..7 {
            for after in 0..4 {
                let bytes = [vec![0xa7; before], WORD.into(), vec![0x5c; after]].concat();
                let encoded = base64(&bytes);
                assert_eq!(found(&encoded), BTreeSet::from([Spelling::Base64]), "{before} before, {after} after");
            }
        }
        assert_eq!(base64(b"Man is"), b"TWFuIGlzAAAA");
    }

    #[test]
    fn what_is_not_planted_is_not_found() {
        assert_eq!(found(b""), BTreeSet::new());
        assert_eq!(found(&[0x4b]), BTreeSet::new());
        let almost = &WORD.as_bytes()[..WORD.len() - 1];
        for bytes in [almost.to_vec(), base64(almost), b"Kanarya and another canar".to_vec()] {
            assert_eq!(found(&bytes), BTreeSet::new());
        }
    }

    #[test]
    fn a_sighting_says_where_and_how() {
        let sightings = Canaries::new([WORD]).sightings("store.db-wal", format!("..{WORD}").as_bytes());
        assert_eq!(sightings.len(), 1);
        assert_eq!(sightings[0].to_string(), format!("store.db-wal: {WORD:?} at byte 2, as Utf8"));
    }

    #[test]
    #[should_panic(expected = "found by chance")]
    fn a_word_too_short_to_prove_anything_is_our_mistake() {
        let _ = Canaries::new(["short"]);
    }
}
