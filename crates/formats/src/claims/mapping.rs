//! Which column of a list holds what: as the mapping file says it, and as it was used and why.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};
use takas_lists::Calendar;
use takas_lists::reconcile::Role;

use super::cell::{column_of, letters};
use super::field::Field;
use super::values::dates::DateOrder;
use super::values::plain::plain;

/// What a mapping file says, `lists/NAME.mapping.toml`. What it does not say is guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// The headings for which it was made, as a digest.
    pub fingerprint: Option<String>,
    /// The rows of headings, from 1; no row where there are none.
    pub headings: Option<Vec<u32>>,
    /// The sheets to read; the others are left out.
    pub sheets: Option<Vec<String>>,
    /// The encoding of a text: `utf-8`, `utf-16le`, `utf-16be`, `windows-1251` ….
    pub encoding: Option<String>,
    /// What stands between the cells of a text.
    pub separator: Option<u8>,
    /// Which number of a date is the day.
    pub dates: Option<DateOrder>,
    /// The calendar of years that could be of two.
    pub calendar: Option<Calendar>,
    /// What it means to stand on the list; none: it follows from whose list it is, and from the others.
    pub role: Option<Role>,
    /// What columns hold, by heading or as `column C`.
    pub columns: Vec<(String, Field)>,
}

/// How a file was read: to be shown, corrected and kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MappingShown {
    /// The encoding of a text; none for workbooks and JSON.
    pub encoding: Option<&'static str>,
    /// Each sheet that was read, in the order of the file.
    pub sheets: Vec<SheetShown>,
    /// Sheets that were left out because no column of them is known to hold names: what they would need is a mapping.
    pub without_names: Vec<SheetShown>,
}

/// How a sheet was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetShown {
    /// Its name; empty where there are none.
    pub sheet: String,
    /// The rows of its headings, from 1.
    pub headings: Vec<u32>,
    /// The digest of its headings.
    pub fingerprint: String,
    /// Its columns, from the first.
    pub columns: Vec<ColumnShown>,
    /// Its first rows below the headings, cell by cell, as they stand there; long cells cut off. None where a reader makes claims of something
    /// else than rows.
    pub first: Vec<Vec<String>>,
}

/// How a column was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnShown {
    /// Its heading, as it stands in the file; of two rows of headings, both. Empty where there is none.
    pub heading: String,
    /// What it holds.
    pub field: Field,
    /// Why that is believed.
    pub why: Why,
    /// Which number of its dates is the day, where that is known.
    pub dates: Option<DateOrder>,
}

/// Why a column is believed to hold what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The mapping file says so.
    File,
    /// The heading is this phrase.
    Heading(&'static str),
    /// This phrase is in the heading.
    HeadingHolds(&'static str),
    /// The other headings say which of two meanings this one has.
    OtherHeadings(&'static str),
    /// What stands in its cells looks like it.
    Contents,
    /// Nothing says what it is.
    NotKnown,
}

impl Why {
    /// The reason in words.
    pub fn words(&self) -> String {
        match self {
            Self::File => "the mapping file says so".to_owned(),
            Self::Heading(phrase) => format!("the heading is \"{phrase}\""),
            Self::HeadingHolds(phrase) => format!("the heading holds \"{phrase}\""),
            Self::OtherHeadings(words) => (*words).to_owned(),
            Self::Contents => "what stands in its cells looks like it".to_owned(),
            Self::NotKnown => "nothing says what it is: kept, and compared with nothing".to_owned(),
        }
    }
}

impl Mapping {
    /// What the file says of a column.
    pub(super) fn field(&self, heading: &str, column: usize) -> Option<Field> {
        let by_letters = format!("column {}", letters(column));
        let heading = plain(heading);
        let is_meant =
            |key: &str| key == by_letters || (!heading.is_empty() && plain(key) == heading && !is_by_letters(key));
        self.columns.iter().find(|(key, _)| is_meant(key)).map(|(_, field)| *field)
    }

    /// Whether it was made for these headings.
    pub fn fits(&self, fingerprint: &str) -> bool {
        self.fingerprint.as_deref() == Some(fingerprint)
    }
}

/// Whether a key of the mapping names a column by its letters.
pub(super) fn is_by_letters(key: &str) -> bool {
    key.strip_prefix("column ").is_some_and(|letters| column_of(letters).is_some())
}

impl MappingShown {
    /// The columns of a sheet that hold a field, from 0: with the sheet and row of a claim, where each of its cells stands.
    pub fn columns_of(&self, sheet: &str, field: Field) -> Vec<usize> {
        let shown = self.sheets.iter().find(|shown| shown.sheet == sheet);
        let columns = shown.map_or(&[][..], |shown| shown.columns.as_slice());
        columns.iter().enumerate().filter(|(_, column)| column.field == field).map(|(index, _)| index).collect()
    }

    /// The mapping that reads the file as it was read, without guessing again what columns hold. Of several sheets with
    /// different headings, the first; where none was read, the first of those that no column of names is known of.
    pub fn to_mapping(&self) -> Mapping {
        let Some(first) = self.sheets.first().or(self.without_names.first()) else { return Mapping::default() };
        let named = |(index, column): (usize, &ColumnShown)| {
            let twice =
                first.columns.iter().filter(|other| plain(&other.heading) == plain(&column.heading)).count() > 1;
            let by_letters = plain(&column.heading).is_empty() || twice || is_by_letters(&column.heading);
            let key = if by_letters { format!("column {}", letters(index)) } else { column.heading.clone() };
            (key, column.field)
        };
        Mapping {
            fingerprint: Some(first.fingerprint.clone()),
            encoding: self.encoding.filter(|encoding| *encoding != "utf-8").map(str::to_owned),
            columns: first.columns.iter().enumerate().map(named).collect(),
            ..Mapping::default()
        }
    }
}

/// The digest of headings: what is remembered for one list counts for the next one with the same.
pub(super) fn fingerprint(headings: &[String]) -> String {
    let mut digest = Sha256::new();
    for heading in headings {
        digest.update(plain(heading).as_bytes());
        digest.update([0x1f]);
    }
    let mut text = String::new();
    for byte in digest.finalize().iter().take(8) {
        // Writing into a text never fails.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
