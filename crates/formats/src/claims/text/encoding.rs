//! Bytes to text where the file does not say in which encoding it is: marks, UTF-16, UTF-8, and code pages of Windows by
//! what makes words of them.
//!
//! A guess is told and can be corrected by the mapping file. Nothing is replaced: a text in which a byte has no character is
//! refused, unless whoever read it named the page.

use super::codepages::{CodePage, PAGES};

/// A text and how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::claims) struct Decoded {
    pub(in crate::claims) text: String,
    /// As mapping files name it.
    pub(in crate::claims) encoding: &'static str,
    /// How sure that is.
    pub(in crate::claims) sure: Sure,
}

/// How sure an encoding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::claims) enum Sure {
    /// The file says so, it is UTF-8, or the mapping file says so.
    Certain,
    /// What words look like says so, and says nothing else nearly as loud. For what the page is.
    Guessed(&'static str),
    /// Another page would do about as well: for what the page is, and the other one.
    Doubtful(&'static str, &'static str),
}

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::claims) enum NoText {
    /// There are bytes of zero in it: it is no text at all.
    Binary,
    /// It is UTF-8 or UTF-16 but for some byte: how many come before it.
    Broken(usize),
    /// No page that is known makes words of it.
    NoPage,
    /// There is no encoding of that name.
    UnknownName,
}

/// How many bytes are looked at to guess.
const LOOKED_AT: usize = 256 << 10;

/// Reads a text; `wanted` is the encoding that the mapping file names.
pub(in crate::claims) fn decode(bytes: &[u8], wanted: Option<&str>) -> Result<Decoded, NoText> {
    if let Some(wanted) = wanted {
        return decode_as(bytes, wanted);
    }
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => decode_as(bytes, "utf-8"),
        [0xff, 0xfe, ..] => decode_as(bytes, "utf-16le"),
        [0xfe, 0xff, ..] => decode_as(bytes, "utf-16be"),
        _ if bytes.contains(&0) => match zeros(bytes) {
            (0, 1..) => decode_as(bytes, "utf-16le"),
            (1.., 0) => decode_as(bytes, "utf-16be"),
            _ => Err(NoText::Binary),
        },
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(certain(text.to_owned(), "utf-8")),
            Err(error) if is_mostly_utf8(bytes) => Err(NoText::Broken(error.valid_up_to())),
            Err(_) => guess(bytes),
        },
    }
}

fn certain(text: String, encoding: &'static str) -> Decoded {
    Decoded { text, encoding, sure: Sure::Certain }
}

fn decode_as(bytes: &[u8], wanted: &str) -> Result<Decoded, NoText> {
    if wanted.eq_ignore_ascii_case("utf-8") {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).map_err(|error| NoText::Broken(error.valid_up_to()))?;
        return Ok(certain(text.to_owned(), "utf-8"));
    }
    for (name, mark, is_big) in [("utf-16le", b"\xff\xfe", false), ("utf-16be", b"\xfe\xff", true)] {
        if wanted.eq_ignore_ascii_case(name) {
            let bytes = bytes.strip_prefix(mark).unwrap_or(bytes);
            return Ok(certain(utf16(bytes, is_big)?, name));
        }
    }
    let page = CodePage::find(wanted).ok_or(NoText::UnknownName)?;
    Ok(certain(page.decode(bytes), page.name))
}

fn utf16(bytes: &[u8], is_big: bool) -> Result<String, NoText> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(NoText::Broken(bytes.len() - 1));
    }
    let unit = |pair: &[u8; 2]| if is_big { u16::from_be_bytes(*pair) } else { u16::from_le_bytes(*pair) };
    let mut at = 0;
    let mut text = String::with_capacity(bytes.len());
    for character in char::decode_utf16(pairs.iter().map(unit)) {
        let character = character.map_err(|_| NoText::Broken(at))?;
        at += 2 * character.len_utf16();
        text.push(character);
    }
    Ok(text)
}

/// How many bytes of zero stand at even and at odd places: of the blanks, digits and commas of UTF-16 all stand at one.
fn zeros(bytes: &[u8]) -> (usize, usize) {
    let looked_at = &bytes[..bytes.len().min(LOOKED_AT)];
    let count = |from: usize| looked_at.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    (count(0), count(1))
}

/// Whether there are ten times as many whole characters of several bytes as places where bytes fit none: then it is UTF-8 that was
/// damaged, and no page of Windows.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let mut whole = 0;
    let mut broken = 0;
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole >= 10 * broken.max(1)
}

/// The page in which most words look like words.
fn guess(bytes: &[u8]) -> Result<Decoded, NoText> {
    let looked_at = &bytes[..bytes.len().min(LOOKED_AT)];
    let mut scores: Vec<(i64, &CodePage)> = PAGES.iter().map(|page| (score(looked_at, page), page)).collect();
    // Stable: of two that do as well, the earlier page of the table stays first.
    scores.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let (best, page) = scores[0];
    if best <= 0 {
        return Err(NoText::NoPage);
    }
    let text = page.decode(bytes);
    let other = scores[1..]
        .iter()
        .find(|(score, other)| score * 5 >= best * 4 && other.decode(looked_at) != page.decode(looked_at));
    if text.contains(char::REPLACEMENT_CHARACTER) {
        return Err(NoText::NoPage);
    }
    let sure = other.map_or(Sure::Guessed(page.words), |(_, other)| Sure::Doubtful(page.words, other.words));
    Ok(Decoded { text, encoding: page.name, sure })
}

/// The scripts that pages write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Greek,
    Hebrew,
    Arabic,
}

fn script(c: char) -> Option<Script> {
    match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' if !matches!(c, '×' | '÷') => Some(Script::Latin),
        '\u{386}'..='\u{3ff}' => Some(Script::Greek),
        '\u{400}'..='\u{4ff}' => Some(Script::Cyrillic),
        '\u{5d0}'..='\u{5f4}' => Some(Script::Hebrew),
        '\u{621}'..='\u{6d3}' => Some(Script::Arabic),
        _ => None,
    }
}

/// The letters that names have most of, by script: what tells Greek from Cyrillic that was read in its page. Of Latin,
/// those with marks that names of the languages of each page have.
const COMMON: &str = "оеаинтсрвлкмдйяьуію\
    οαιεητσνρςλκπμ\
    \u{5d9}\u{5d5}\u{5d4}\u{5dc}\u{5d0}\u{5e8}\u{5de}\u{5d1}\u{5df}\u{5e0}\u{5e9}\u{5ea}\u{5dd}\u{5d3}\u{5db}\
    \u{627}\u{644}\u{64a}\u{645}\u{646}\u{648}\u{631}\u{62f}\u{628}\u{62d}\u{639}\u{633}\u{647}\u{629}\
    éèêëçïôâäöüßñóáíúãåøæ\
    ğışİöüçŞĞ\
    łśżźćńęąŁŚŻ";

/// How much the words with upper bytes look like words in this page.
fn score(bytes: &[u8], page: &CodePage) -> i64 {
    let table = page.table();
    let common: std::collections::BTreeSet<char> = COMMON.chars().collect();
    let is_part = |byte: &u8| *byte >= 0x80 || byte.is_ascii_alphabetic();
    let words = bytes.split(|byte| !is_part(byte)).filter(|word| word.iter().any(|byte| *byte >= 0x80));
    words
        .map(|word| {
            let decoded: Vec<char> = word
                .iter()
                .map(|byte| byte.checked_sub(0x80).map_or(char::from(*byte), |upper| table[usize::from(upper)]))
                .collect();
            score_word(&decoded, &common)
        })
        .sum()
}

fn score_word(word: &[char], common: &std::collections::BTreeSet<char>) -> i64 {
    // Quotation marks, dashes and blanks around a word say nothing about its letters.
    let is_around = |c: &char| !c.is_alphanumeric() && *c != char::REPLACEMENT_CHARACTER;
    let Some(first) = word.iter().position(|c| !is_around(c)) else { return 0 };
    let last = word.iter().rposition(|c| !is_around(c)).unwrap_or(first);
    let word = &word[first..=last];
    let Some(own) = script(word[0]) else { return -4 };
    if word.iter().any(|c| script(*c) != Some(own)) {
        return -4;
    }
    let upper: Vec<char> = word.iter().copied().filter(|c| !c.is_ascii()).collect();
    let mut score = 1 + i64::try_from(upper.iter().filter(|c| common.contains(c)).count()).unwrap_or(0);
    score -= 2 * i64::try_from(word.windows(2).filter(|pair| pair[0].is_lowercase() && pair[1].is_uppercase()).count())
        .unwrap_or(0);
    if word.len() > 1 && word[0].is_lowercase() {
        score -= 1;
    }
    // Words of Latin letters have few that are not ASCII.
    if own == Script::Latin && word.len() > 1 {
        let plain = word.len() - upper.len();
        score -= 2 * i64::try_from(upper.len().saturating_sub(plain.max(1))).unwrap_or(0);
        if plain == 0 {
            score -= 2;
        }
        score += i64::try_from(plain.min(2)).unwrap_or(0);
    }
    score
}

#[cfg(test)]
mod tests {
    use super::{CodePage, NoText, PAGES, Sure, decode};

    /// The bytes of a text in a page: the reverse of its table.
    fn encoded(text: &str, page: &CodePage) -> Vec<u8> {
        let table = page.table();
        text.chars()
            .map(|c| match u8::try_from(c) {
                Ok(byte) if byte < 0x80 => byte,
                _ => 0x80 + u8::try_from(table.iter().position(|upper| *upper == c).unwrap()).unwrap(),
            })
            .collect()
    }

    #[test]
    fn names_tell_the_page_they_were_saved_in() {
        for (name, text) in [
            ("windows-1251", "Фамилия;Имя\nИванов;Пётр\nКОВАЛЬЧУК;Ольга\n"),
            ("windows-1251", "Прізвище\nЩербак Їжакевич\n"),
            ("windows-1252", "Prénom;Nom\nHélène;Lefèvre\nMüller;Jürgen\n"),
            ("windows-1254", "Adı;Soyadı\nAyşe;Yıldız\nŞükrü;Gündoğdu\n"),
            ("windows-1250", "Imię;Nazwisko\nŁukasz;Wiśniewski\nGrażyna;Błaszczyk\n"),
            ("windows-1253", "Όνομα;Επώνυμο\nΓεώργιος;Παπαδόπουλος\n"),
            (
                "windows-1255",
                "\u{5e9}\u{5dd};\u{5de}\u{5e9}\u{5e4}\u{5d7}\u{5d4}\n\u{5d3}\u{5d5}\u{5d3};\u{5db}\u{5d4}\u{5df}\n",
            ),
            (
                "windows-1256",
                "\u{627}\u{644}\u{627}\u{633}\u{645};\u{627}\u{644}\u{644}\u{642}\u{628}\n\u{645}\u{62d}\u{645}\u{62f};\u{639}\u{628}\u{62f} \u{627}\u{644}\u{644}\u{647}\n",
            ),
        ] {
            let page = PAGES.iter().find(|page| page.name == name).unwrap();
            let read = decode(&encoded(text, page), None).unwrap();
            assert_eq!((read.encoding, read.text.as_str()), (name, text));
            assert_ne!(read.sure, Sure::Certain);
        }
    }

    #[test]
    fn utf_16_is_known_by_its_mark_or_its_zeros() {
        let text = "Name;Born\n\u{645}\u{62d}\u{645}\u{62f};1980\n";
        for (mark, is_big) in [(true, false), (true, true), (false, false), (false, true)] {
            let with_mark = format!("{}{text}", if mark { "\u{feff}" } else { "" });
            let units = with_mark.encode_utf16();
            let bytes: Vec<u8> =
                units.flat_map(|unit| if is_big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect();
            assert_eq!(decode(&bytes, None).unwrap().text, text, "{mark} {is_big}");
        }
        assert_eq!(decode(b"\xff\xfea\0b", None), Err(NoText::Broken(2)));
        assert_eq!(decode(b"\xff\xfe\0\xd8a\0", None), Err(NoText::Broken(0)));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decode(b"\0\0a\0\0", None), Err(NoText::Binary));
        let damaged = ["Иванов; Пётр; Ковальчук".as_bytes(), b"\xd0"].concat();
        assert_eq!(decode(&damaged, None), Err(NoText::Broken(damaged.len() - 1)));
        assert_eq!(decode(b"a", Some("klingon")), Err(NoText::UnknownName));
    }
}
