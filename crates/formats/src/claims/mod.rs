//! Lists of persons as parties hand them over: CSV, workbooks, JSON, Follow the Money; and published lists for screening.
//!
//! Whatever comes, nothing panics, memory stays within [`ListLimits`], and every row is accounted for: it is a claim, a
//! heading, empty, or told with a code. What columns hold is guessed from headings in many languages and from contents, shown
//! with the reason, and corrected by a mapping file. Claims hold what was supplied, letter by letter, with the place it has.

mod build;
mod cell;
mod field;
mod findings;
mod follow_the_money;
mod gather;
mod guess;
mod headings;
mod json;
mod limits;
mod mapping;
mod published;
mod text;
mod values;
#[cfg(feature = "spreadsheets")]
mod workbook;
mod write;

pub use build::{PERSON_HEADING, SECTION_HEADING};
pub use field::Field;
pub use gather::{LeftOut, RowCount};
pub use limits::{ListLimits, PACKED_FREELY_BYTES};
pub use mapping::{ColumnShown, Mapping, MappingShown, SheetShown, Why};
pub use published::{Kind, ReadPublished, Subject, read_published};
pub use values::dates::DateOrder;

use std::collections::BTreeMap;
use std::ops::Range;

use findings::Findings;
use gather::{Gathered, Gatherer, Stop};
use takas_lists::List;
use text::encoding::{self, NoText, Sure};
pub(crate) use write::{CALENDARS, ORDERS, ROLES};

use crate::codes::Code;
use crate::diagnostic::Diagnostic;

/// Encodings as mapping files name them.
pub(crate) const ENCODINGS: &[&str] = &[
    "utf-8",
    "utf-16le",
    "utf-16be",
    "windows-1250",
    "windows-1251",
    "windows-1252",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
];

/// What came of reading a list.
#[derive(Clone, Debug)]
pub struct ReadClaims {
    /// The list; none where there is any error.
    pub list: Option<List>,
    /// How the file was read, to be shown and corrected.
    pub mapping: MappingShown,
    /// What became of the rows.
    pub rows: RowCount,
    /// The rows that became no claim, all of them.
    pub left_out: Vec<LeftOut>,
    /// Every finding; of kinds that repeat themselves, the first of each sheet and how many more there are. The line of a
    /// diagnostic is the row, its column the column of the cell.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a party's list. `file` is its name, for findings and for the title; which kind of file it is shows in its contents.
pub fn read_claims(bytes: &[u8], file: &str, mapping: Option<&Mapping>, limits: &ListLimits) -> ReadClaims {
    let mut gatherer = Gatherer::new(title_of(file), mapping, limits, Findings::new(file));
    // What stops the reading was told.
    let _ = read(bytes, mapping, &mut gatherer);
    let Gathered { list, shown, count, left_out, findings } = gatherer.finish();
    let list = (!findings.has_errors()).then_some(list);
    ReadClaims { list, mapping: shown, rows: count, left_out, diagnostics: findings.finish() }
}

/// Reads the list of a case: as [`read_claims`], and where the file is UTF-8, findings and rows have their places in it. Gives
/// what was read and where rows stand.
pub(crate) fn read_placed(
    bytes: &[u8],
    file: &str,
    mapping: Option<&Mapping>,
) -> (ReadClaims, BTreeMap<u32, Range<usize>>) {
    let mut read = read_claims(bytes, file, mapping, &ListLimits::default());
    let Some(text) = std::str::from_utf8(bytes).ok().filter(|_| read.mapping.encoding == Some("utf-8")) else {
        return (read, BTreeMap::new());
    };
    // A mark at the beginning is none of the first row.
    let mark = bytes.len() - text.trim_start_matches('\u{feff}').len();
    let placed = text::delimited::places(&text[mark..], mapping.and_then(|mapping| mapping.separator));
    let places: BTreeMap<u32, Range<usize>> =
        placed.into_iter().map(|(row, place)| (row, place.start + mark..place.end + mark)).collect();
    for found in &mut read.diagnostics {
        let row = u32::try_from(found.line).unwrap_or(u32::MAX);
        if let Some(place) = places.get(&row) {
            found.span = place.clone();
            found.line = text[..place.start].matches('\n').count() + 1;
            found.column = 1;
        }
    }
    (read, places)
}

/// The name of a file without its folder.
fn title_of(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or(file)
}

fn too_large(bytes: &[u8], gatherer: &mut Gatherer<'_>) -> Result<(), Stop> {
    if bytes.len() <= gatherer.limits.bytes_max {
        return Ok(());
    }
    let message = format!("the file has {} bytes; at most {} are read", bytes.len(), gatherer.limits.bytes_max);
    gatherer.findings.whole(Code::ListTooLarge, message, "divide the list into several files");
    Err(Stop)
}

fn read(bytes: &[u8], mapping: Option<&Mapping>, gatherer: &mut Gatherer<'_>) -> Result<(), Stop> {
    too_large(bytes, gatherer)?;
    if let Some((what, help)) = refused(bytes) {
        gatherer.findings.whole(Code::ListKind, format!("the file is {what}, which is not read"), help);
        return Err(Stop);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return workbook(bytes, mapping, gatherer);
    }
    let decoded = decoded(bytes, mapping, gatherer)?;
    let begin = decoded.text.trim_start();
    if json::looks_like_it(begin) {
        return json::read(&decoded.text, gatherer);
    }
    if begin.starts_with("<?xml") || begin.to_ascii_lowercase().starts_with("<html") || begin.starts_with("<!DOCTYPE") {
        let help = "save the list as CSV or XLSX; published lists are read for screening";
        gatherer.findings.whole(Code::ListKind, "the file is XML or a page, which is not read as a list", help);
        return Err(Stop);
    }
    gatherer.encoding(decoded.encoding);
    text::delimited::read(&decoded.text, mapping.and_then(|mapping| mapping.separator), gatherer)
}

/// Kinds of files that are known and not read, by their first bytes.
fn refused(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    const KINDS: &[(&[u8], &str, &str)] = &[
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "a workbook of the old kind (XLS), or one that is locked with a password",
            "open it, take the password off, and save it as XLSX or CSV",
        ),
        (b"%PDF", "a PDF", "ask for the list as a workbook or CSV"),
        (b"\x89PNG", "a picture", "ask for the list as a workbook or CSV"),
        (b"\xff\xd8\xff", "a picture", "ask for the list as a workbook or CSV"),
        (b"{\\rtf", "a text document (RTF)", "copy the table into a workbook, or save it as CSV"),
        (b"\x1f\x8b", "packed (gzip)", "unpack it first"),
        (b"Rar!", "packed (RAR)", "unpack it first"),
        (b"7z\xbc\xaf", "packed (7-Zip)", "unpack it first"),
    ];
    KINDS.iter().find(|(begin, ..)| bytes.starts_with(begin)).map(|(_, what, help)| (*what, *help))
}

#[cfg(feature = "spreadsheets")]
fn workbook(bytes: &[u8], mapping: Option<&Mapping>, gatherer: &mut Gatherer<'_>) -> Result<(), Stop> {
    workbook::read(bytes, mapping, gatherer)
}

#[cfg(not(feature = "spreadsheets"))]
fn workbook(_: &[u8], _: Option<&Mapping>, gatherer: &mut Gatherer<'_>) -> Result<(), Stop> {
    let help = "save the list as CSV, or build with `--features spreadsheets`";
    gatherer.findings.whole(
        Code::WorkbooksLeftOut,
        "this program was built without reading workbooks (XLSX, ODS)",
        help,
    );
    Err(Stop)
}

/// The text of the file; how it was decoded is told where it was guessed.
fn decoded(bytes: &[u8], mapping: Option<&Mapping>, gatherer: &mut Gatherer<'_>) -> Result<encoding::Decoded, Stop> {
    let wanted = mapping.and_then(|mapping| mapping.encoding.as_deref());
    let help = "say in the mapping file which encoding it is: `encoding = \"windows-1251\"`";
    let (code, message, help) = match encoding::decode(bytes, wanted) {
        Ok(decoded) => {
            match decoded.sure {
                Sure::Certain => {}
                Sure::Guessed(words) => {
                    let message = format!("the file is not UTF-8: read as {} ({words})", decoded.encoding);
                    gatherer.findings.whole(Code::EncodingGuessed, message, help);
                }
                Sure::Doubtful(words, other) => {
                    let message = format!(
                        "the file is not UTF-8: read as {} ({words}), though it may be that of {other}",
                        decoded.encoding
                    );
                    gatherer.findings.whole(Code::EncodingDoubtful, message, help);
                }
            }
            return Ok(decoded);
        }
        Err(NoText::Binary) => {
            (Code::ListKind, "the file is neither a text nor a workbook".to_owned(), "save the list as CSV or XLSX")
        }
        Err(NoText::Broken(at)) => {
            let message = format!("byte {} of the file is no character of its encoding: it is damaged", at + 1);
            (Code::ListDamaged, message, "ask for the file again, or save it again as UTF-8")
        }
        Err(NoText::NoPage) => (Code::ListDamaged, "the file is in no encoding that is known".to_owned(), help),
        Err(NoText::UnknownName) => {
            (Code::ListDamaged, "the mapping file names an encoding that is not known".to_owned(), help)
        }
    };
    gatherer.findings.whole(code, message, help);
    Err(Stop)
}
