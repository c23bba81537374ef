//! What is found while a list is read, row by row, as diagnostics of the ordinary kind.
//!
//! A sheet of a million rows may have the same fault a million times: of each kind the first few are told one by one, the
//! rest counted. Which rows became no claim is kept apart, whole, in `LeftOut`.

use std::collections::BTreeMap;

use super::cell::letters;
use crate::codes::Code;
use crate::diagnostic::{Diagnostic, Severity};

/// How many findings of one code in one sheet are told one by one.
const EACH_MAX: u64 = 20;

/// Where findings about one list go.
#[derive(Debug)]
pub(super) struct Findings {
    file: String,
    /// The sheet that is being read; empty where there are none.
    sheet: String,
    told: Vec<Diagnostic>,
    /// How many there are of each code in this sheet, and the row of the last.
    counted: BTreeMap<Code, (u64, u32)>,
    has_errors: bool,
}

impl Findings {
    pub(super) fn new(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            sheet: String::new(),
            told: Vec::new(),
            counted: BTreeMap::new(),
            has_errors: false,
        }
    }

    /// From here on findings are about that sheet.
    pub(super) fn turn_to(&mut self, sheet: &str) {
        self.count_the_rest();
        sheet.clone_into(&mut self.sheet);
    }

    /// Whether any finding is an error: then there is no list.
    pub(super) fn has_errors(&self) -> bool {
        self.has_errors
    }

    /// A finding about the file as a whole.
    pub(super) fn whole(&mut self, code: Code, message: impl Into<String>, help: &str) {
        self.push(code, 1, 1, message.into(), help);
    }

    /// A finding about a row, or about a cell of it: the column counts from 0.
    pub(super) fn at(&mut self, code: Code, row: u32, column: Option<usize>, message: &str, help: &str) {
        let counted = self.counted.entry(code).or_default();
        *counted = (counted.0 + 1, row);
        if code.severity() != Severity::Error && counted.0 > EACH_MAX {
            return;
        }
        let sheet = if self.sheet.is_empty() { String::new() } else { format!("sheet \"{}\", ", self.sheet) };
        let place = match column {
            Some(column) => format!("{sheet}row {row}, column {}: {message}", letters(column)),
            None => format!("{sheet}row {row}: {message}"),
        };
        self.push(code, row, column.map_or(1, |column| column + 1), place, help);
    }

    fn push(&mut self, code: Code, row: u32, column: usize, message: String, help: &str) {
        let severity = code.severity();
        self.has_errors |= severity == Severity::Error;
        self.told.push(Diagnostic {
            code,
            severity,
            file: self.file.clone(),
            span: 0..0,
            line: usize::try_from(row).unwrap_or(usize::MAX).max(1),
            column,
            message,
            help: help.to_owned(),
            labels: Vec::new(),
            related: Vec::new(),
        });
    }

    /// Tells how many more there were of each code than were told one by one.
    fn count_the_rest(&mut self) {
        for (code, (count, last)) in std::mem::take(&mut self.counted) {
            if count <= EACH_MAX || code.severity() == Severity::Error {
                continue;
            }
            let sheet = if self.sheet.is_empty() { String::new() } else { format!("sheet \"{}\": ", self.sheet) };
            let message = format!("{sheet}{}: {} more, the last in row {last}", code.title(), count - EACH_MAX);
            self.push(code, last, 1, message, "see those that are told one by one");
        }
    }

    /// Every finding, by row; those about the whole file first.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        self.count_the_rest();
        self.told
    }
}
