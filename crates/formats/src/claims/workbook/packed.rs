//! What a packed workbook unpacks to, counted before any of it is kept.
//!
//! An archive's own word on its sizes is not believed. Each part is unpacked through a small buffer; what is counted is its
//! length, how much longer it is than packed, and the longest stretch without a tag, which readers of XML keep whole.
//! Shared strings say beforehand how many there are, and `calamine` makes room for as many: that number is looked at, too.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use crate::claims::limits::{ListLimits, PACKED_FREELY_BYTES};
use crate::codes::Code;

/// The most parts of an archive.
const PARTS_MAX: usize = 10_000;
/// The most bytes of a part that is no sheet: shared strings are the largest.
const OTHER_PART_BYTES_MAX: u64 = 256 << 20;
/// The longest stretch within a tag, a text, a comment or a section of characters.
const STRETCH_BYTES_MAX: u64 = 4 << 20;
/// The most shared strings that may be announced.
const STRINGS_MAX: u64 = 8_000_000;

/// What a workbook is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Ods,
}

/// Why a workbook is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It is an archive of another kind.
    Other(&'static str),
    Damaged(String),
    /// A part of it, by name, would unpack to too much.
    Bomb(String, &'static str),
}

impl Refusal {
    /// As it is told: code, message, help.
    pub(super) fn told(self) -> (Code, String, &'static str) {
        match self {
            Self::Other(what) => {
                let message = format!("the file is {what}, which is not read as a list");
                (Code::ListKind, message, "save the list as XLSX, ODS or CSV")
            }
            Self::Damaged(what) => {
                let message = format!("the workbook cannot be unpacked: {what}");
                (Code::ListDamaged, message, "ask for the file again, or save it anew")
            }
            Self::Bomb(part, what) => {
                let message = format!("the part `{part}` of the workbook {what}: it is not unpacked");
                (Code::ListPacked, message, "copy the list into a new workbook, or save it as CSV")
            }
        }
    }
}

/// Unpacks every part that a reader looks at into nothing, and says what the workbook is.
pub(super) fn check(bytes: &[u8], limits: &ListLimits) -> Result<Kind, Refusal> {
    let damaged = |error: &dyn std::fmt::Display| Refusal::Damaged(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    if archive.len() > PARTS_MAX {
        return Err(Refusal::Bomb("[all]".to_owned(), "is one of more parts than any workbook has"));
    }
    let kind = kind(&archive)?;
    let mut unpacked_all = 0;
    let mut buffer = vec![0; 64 << 10];
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|error| damaged(&error))?;
        let name = part.name().to_lowercase();
        let is_read = [".xml", ".rels", "mimetype"].iter().any(|ending| name.ends_with(ending));
        if !is_read {
            continue;
        }
        let packed = part.compressed_size().max(1);
        let mut scan = Scan::new(name.ends_with("sharedstrings.xml"));
        let mut unpacked = 0;
        loop {
            let count = part.read(&mut buffer).map_err(|error| damaged(&error))?;
            if count == 0 {
                break;
            }
            let length = u64::try_from(count).unwrap_or(u64::MAX);
            unpacked += length;
            unpacked_all += length;
            let is_sheet = name.contains("worksheets/") || name.ends_with("content.xml");
            let refused = if unpacked_all > limits.unpacked_bytes_max {
                Some("unpacks, with those before it, to more than any list has")
            } else if unpacked > PACKED_FREELY_BYTES && unpacked / packed > limits.unpacked_ratio_max {
                Some("is packed tighter than any list can be")
            } else if !is_sheet && unpacked > OTHER_PART_BYTES_MAX {
                Some("is longer than such a part of any list")
            } else {
                scan.take(&buffer[..count])
            };
            if let Some(what) = refused {
                return Err(Refusal::Bomb(name.chars().take(80).collect(), what));
            }
        }
    }
    Ok(kind)
}

fn kind(archive: &ZipArchive<Cursor<&[u8]>>) -> Result<Kind, Refusal> {
    let has = |ending: &str| archive.file_names().any(|name| name.to_lowercase().replace('\\', "/").ends_with(ending));
    if has("workbook.xml") {
        Ok(Kind::Xlsx)
    } else if has("workbook.bin") {
        Err(Refusal::Other("a binary workbook (XLSB)"))
    } else if has("word/document.xml") {
        Err(Refusal::Other("a text document (DOCX)"))
    } else if has("content.xml") && has("mimetype") {
        Ok(Kind::Ods)
    } else {
        Err(Refusal::Other("an archive and no workbook"))
    }
}

/// What an XML reader would be within.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Within {
    Text,
    Tag,
    Comment,
    Characters,
    Instruction,
}

/// Measures stretches of XML, without reading it.
struct Scan {
    within: Within,
    stretch: u64,
    /// The last bytes, to know the ends of things by.
    last: [u8; 8],
    /// Where shared strings announce how many they are: the digits so far, once the word was seen.
    announced: Option<Announced>,
}

/// The number after `uniqueCount`.
#[derive(Clone, Copy, Debug, Default)]
struct Announced {
    matched: usize,
    number: u64,
    is_in_number: bool,
}

const WORD: &[u8] = b"uniqueCount";

impl Scan {
    fn new(announces: bool) -> Self {
        Self { within: Within::Text, stretch: 0, last: [0; 8], announced: announces.then(Announced::default) }
    }

    /// Looks at more bytes; what is wrong with them, in words.
    fn take(&mut self, mut bytes: &[u8]) -> Option<&'static str> {
        while !bytes.is_empty() {
            // Within a text nothing matters but the next tag, and within a tag, once it is known to be one, its end.
            let awaited = match self.within {
                Within::Text => Some(b'<'),
                Within::Tag if self.stretch > 9 && self.announced.is_none() => Some(b'>'),
                _ => None,
            };
            let passed =
                awaited.map_or(0, |awaited| bytes.iter().position(|byte| *byte == awaited).unwrap_or(bytes.len()));
            self.stretch += u64::try_from(passed).unwrap_or(u64::MAX);
            if self.stretch > STRETCH_BYTES_MAX {
                return Some("has a text or a tag longer than any cell");
            }
            bytes = &bytes[passed..];
            if let Some((byte, rest)) = bytes.split_first() {
                self.last.rotate_left(1);
                self.last[7] = *byte;
                self.stretch += 1;
                self.step(*byte);
                if let Some(announced) = &mut self.announced
                    && announced.take(*byte) > STRINGS_MAX
                {
                    return Some("announces more texts than any list has");
                }
                bytes = rest;
            }
        }
        None
    }

    fn step(&mut self, byte: u8) {
        let ends_with = |end: &[u8]| self.last.ends_with(end);
        let next = match self.within {
            Within::Text if byte == b'<' => Within::Tag,
            Within::Tag if self.stretch <= 8 && ends_with(b"<!--") => Within::Comment,
            // The first of nine bytes went out of sight; what is left tells it as well.
            Within::Tag if self.stretch <= 9 && ends_with(b"![CDATA[") => Within::Characters,
            Within::Tag if self.stretch <= 2 && ends_with(b"<?") => Within::Instruction,
            Within::Tag if byte == b'>' => Within::Text,
            Within::Comment if ends_with(b"-->") => Within::Text,
            Within::Characters if ends_with(b"]]>") => Within::Text,
            Within::Instruction if ends_with(b"?>") => Within::Text,
            within => within,
        };
        if next != self.within && (self.within == Within::Text || next == Within::Text) {
            self.stretch = u64::from(next == Within::Tag);
        }
        self.within = next;
    }
}

impl Announced {
    /// Looks at a byte; the number that was announced so far.
    fn take(&mut self, byte: u8) -> u64 {
        if self.matched < WORD.len() {
            self.matched = if byte == WORD[self.matched] { self.matched + 1 } else { usize::from(byte == WORD[0]) };
        } else if byte.is_ascii_digit() {
            self.is_in_number = true;
            self.number = self.number.saturating_mul(10).saturating_add(u64::from(byte - b'0'));
        } else if self.is_in_number || byte == b'>' || byte == b'<' {
            // Done with this one; another may follow.
            *self = Self::default();
        }
        self.number
    }
}

#[cfg(test)]
mod tests {
    use super::{STRETCH_BYTES_MAX, Scan};

    fn told(bytes: &[u8]) -> Option<&'static str> {
        let mut scan = Scan::new(true);
        bytes.chunks(1000).find_map(|chunk| scan.take(chunk))
    }

    #[test]
    fn stretches_that_a_reader_would_keep_whole_are_told() {
        let long = usize::try_from(STRETCH_BYTES_MAX).unwrap() + 10;
        let fill = |pattern: &str| pattern.repeat(long / pattern.len() + 1);
        for (before, pattern, after, is_told) in [
            ("<a>", "x", "</a>", true),
            ("<a>", "<b>x</b>", "</a>", false),
            ("<a b=\"", "x>", "\"/>", true),
            ("<a><!-- ", "<b>", " --></a>", true),
            ("<a><![CDATA[", "<b>", "]]></a>", true),
            ("<?pi ", "<b>", "?>", true),
            ("<a>", "<!-- b --><![CDATA[c]]><?d?>", "</a>", false),
        ] {
            let text = format!("{before}{}{after}", fill(pattern));
            assert_eq!(told(text.as_bytes()).is_some(), is_told, "{before}{pattern}");
        }
    }

    #[test]
    fn announced_numbers_are_looked_at() {
        assert!(told(b"<sst count=\"1\" uniqueCount=\"99999999999999999999\">").is_some());
        assert!(told(b"<sst uniqueCount = '9000000' x=\"\">").is_some());
        assert!(told(b"<sst uniqueuniqueCount='9000000'>").is_some());
        assert!(told(b"<sst uniqueCount=\"12\" count=\"9000000\">").is_none());
    }
}
