//! Rows of a text whose cells stand between commas, semicolons, tabs or bars, quoted or not.
//!
//! Quoting and line ends are the work of `csv`; here is found which separator it is, and which row of the file a record
//! stands in as spreadsheets count: blank lines count, line breaks within a cell do not.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::claims::cell::{Cell, Row};
use crate::claims::gather::{Gatherer, Stop};
use crate::codes::Code;

/// The separators that are known, those that texts hold least often first: of two that do as well, the first counts.
const SEPARATORS: [u8; 4] = [b'\t', b';', b'|', b','];
/// How many records are looked at to tell which it is.
const LOOKED_AT: usize = 100;

/// Reads every record of the text.
pub(in crate::claims) fn read(text: &str, wanted: Option<u8>, gatherer: &mut Gatherer<'_>) -> Result<(), Stop> {
    let mut records = Records::new(text, wanted);
    gatherer.begin_sheet("");
    if records.skipped > 0 {
        gatherer.heading_apart(1);
    }
    let mut last = (1, 0..0);
    while let Some((number, place)) = records.next() {
        let cells: Vec<Cell> = records.record.iter().map(Cell::text).collect();
        gatherer.row(Row { number, cells, ..Row::default() })?;
        last = (number, place);
    }
    if is_open(text.get(last.1.start..).unwrap_or_default(), records.separator) {
        let message = "a quotation mark that is opened in this row is not closed";
        let help = "close it, and write two (\"\") for one inside a text; what comes after it cannot be told apart";
        gatherer.findings.at(Code::ListDamaged, last.0, None, message, help);
    }
    gatherer.end_sheet();
    Ok(())
}

/// Where each row stands in the text, in bytes.
pub(in crate::claims) fn places(text: &str, wanted: Option<u8>) -> BTreeMap<u32, Range<usize>> {
    let mut records = Records::new(text, wanted);
    std::iter::from_fn(|| records.next()).collect()
}

/// The records of a text, one after the other.
struct Records<'t> {
    text: &'t str,
    separator: u8,
    /// How many bytes the line has that announces the separator.
    skipped: usize,
    reader: csv::Reader<&'t [u8]>,
    lines: Lines<'t>,
    /// The record that was read last.
    record: csv::StringRecord,
}

impl<'t> Records<'t> {
    fn new(text: &'t str, wanted: Option<u8>) -> Self {
        let (announced, skipped) = announced(text);
        let separator = wanted.or(announced).unwrap_or_else(|| separator(text));
        let rest = &text[skipped..];
        let mut builder = csv::ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(separator);
        Self {
            text,
            separator,
            skipped,
            reader: builder.from_reader(rest.as_bytes()),
            lines: Lines::new(rest, usize::from(skipped > 0)),
            record: csv::StringRecord::new(),
        }
    }

    /// The row of the next record, and where it stands; none at the end.
    fn next(&mut self) -> Option<(u32, Range<usize>)> {
        if !self.reader.read_record(&mut self.record).unwrap_or(false) {
            return None;
        }
        let byte = |position: &csv::Position| usize::try_from(position.byte()).unwrap_or(usize::MAX);
        let start = self.record.position().map_or(0, byte);
        let number = self.lines.row_of_record(start);
        let range = self.skipped + start..(self.skipped + byte(self.reader.position())).min(self.text.len());
        let raw = self.text.get(range.clone()).unwrap_or_default();
        let begin = range.start + (raw.len() - raw.trim_start_matches(['\r', '\n']).len());
        Some((number, begin..(range.start + raw.trim_end().len()).max(begin)))
    }
}

/// The separator that a first line `sep=;` announces, which some spreadsheets write, and how many bytes that line has.
fn announced(text: &str) -> (Option<u8>, usize) {
    let Some(rest) = text.strip_prefix("sep=").or_else(|| text.strip_prefix("SEP=")) else { return (None, 0) };
    let Some(separator) = rest.bytes().next().filter(u8::is_ascii) else { return (None, 0) };
    let after = &rest[1..];
    let end = ["\r\n", "\n", "\r"].iter().find(|end| after.starts_with(**end));
    end.map_or((None, 0), |end| (Some(separator), "sep=".len() + 1 + end.len()))
}

/// The separator that cuts the first records into the most alike: most records that have as many cells as most have, then
/// most cells.
fn separator(text: &str) -> u8 {
    let measure = |separator: u8| {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .from_reader(text.as_bytes());
        let mut widths = BTreeMap::<usize, usize>::new();
        let mut record = csv::ByteRecord::new();
        let mut count = 0;
        while count < LOOKED_AT && reader.read_byte_record(&mut record).unwrap_or(false) {
            count += 1;
            if record.len() > 1 {
                *widths.entry(record.len()).or_default() += 1;
            }
        }
        // As many records as are alike; of as many, the wider.
        widths.into_iter().map(|(width, records)| (records, width)).max().unwrap_or((0, 0))
    };
    let best = SEPARATORS.into_iter().rev().max_by_key(|separator| measure(*separator));
    best.unwrap_or(b',')
}

/// Whether the text of the last record ends within quotation marks.
fn is_open(record: &str, separator: u8) -> bool {
    // A quotation mark opens only where a cell begins, and closes where it is not doubled.
    let (mut inside, mut at_beginning) = (false, true);
    let mut bytes = record.bytes().peekable();
    while let Some(byte) = bytes.next() {
        if inside {
            if byte == b'"' {
                if bytes.peek() == Some(&b'"') {
                    bytes.next();
                } else {
                    inside = false;
                }
            }
            at_beginning = false;
        } else if byte == b'"' && at_beginning {
            inside = true;
        } else {
            at_beginning = byte == separator || byte == b'\n' || byte == b'\r';
        }
    }
    inside
}

/// Counts the rows that blank lines are, which `csv` passes over.
struct Lines<'t> {
    text: &'t [u8],
    /// Records so far, and the line that announces the separator.
    records: u32,
    /// Blank lines so far.
    blank: u32,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str, before: usize) -> Self {
        Self { text: text.as_bytes(), records: u32::try_from(before).unwrap_or(0), blank: 0 }
    }

    /// The row of the record that begins at or after this byte: the line ends from there on are blank lines, but for the one
    /// that belongs to the record before (of `\r\n`, the reader may have taken the first half alone).
    fn row_of_record(&mut self, start: usize) -> u32 {
        let before = start.checked_sub(1).and_then(|before| self.text.get(before));
        let mut rest = self.text.get(start..).unwrap_or_default();
        if before == Some(&b'\r') && rest.first() == Some(&b'\n') {
            rest = &rest[1..];
        }
        loop {
            rest = match rest {
                [b'\r', b'\n', rest @ ..] | [b'\r' | b'\n', rest @ ..] => rest,
                _ => break,
            };
            self.blank = self.blank.saturating_add(1);
        }
        self.records = self.records.saturating_add(1);
        self.records.saturating_add(self.blank)
    }
}

#[cfg(test)]
mod tests {
    use super::{announced, is_open, separator};

    #[test]
    fn the_separator_is_the_one_that_makes_rows_alike() {
        for (text, expected) in [
            ("name;born\nPetrov, Ivan;1980\nSidorov, Oleg;1979\n", b';'),
            ("name,born\n\"Petrov; Ivan\",1980\n", b','),
            ("name\tborn, about\nA B\t1, 2\n", b'\t'),
            ("name\nA B\n", b'\t'),
        ] {
            assert_eq!(separator(text), expected, "{text}");
        }
        assert_eq!(announced("sep=|\r\na|b"), (Some(b'|'), 7));
        assert_eq!(announced("separate"), (None, 0));
    }

    #[test]
    fn an_open_quotation_mark_is_seen() {
        assert!(is_open("a;\"b\nc;d\n", b';'));
        assert!(!is_open("a;\"b\"\"c\";d 5\" e\n", b';'));
    }
}
