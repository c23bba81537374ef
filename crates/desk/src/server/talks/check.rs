//! What is wrong with a text while it is written: the same findings, with code, place and mend, as `takas check` tells.
//!
//! Whoever is bound to a party has the text read against the case as that party knows it, so that no finding, no name that was meant and no
//! number comes from elsewhere. Whether it fits with the rest of the case is only said with yes or no.

use takas_formats::positions::{Provenance, SOMEBODY, position_merged};
use takas_formats::{CaseFiles, Code, Diagnostic, Severity, read_case, read_contacts};
use takas_model::Case;
use takas_views::draft_as_known;

use super::sheet::Sheet;
use crate::server::cabinet::Contents;
use crate::talks::Talks;

/// The longest text that is read while somebody writes it.
pub(super) const TEXT_BYTES_MAX: usize = 200 << 10;

/// How much of the case somebody sees who writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sight {
    /// Bound to the party of the sheet: the case is what that party knows of it.
    pub(super) is_bound: bool,
    /// Sees all lines of the sheet.
    pub(super) is_whole: bool,
}

/// A text that was looked at.
#[derive(Clone, Debug)]
pub(super) struct Checked {
    /// What is wrong with it, as far as whoever wrote it may know.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What would lie in the case; none: the two texts cannot be put together.
    pub(super) whole: Option<String>,
    /// Whether it has an error.
    pub(super) has_errors: bool,
    /// Whether it does not fit with the rest of the case, though it has no error by itself.
    pub(super) breaks_the_case: bool,
}

impl Checked {
    /// Whether it can be written.
    pub(super) fn is_fit(&self) -> bool {
        !self.has_errors && !self.breaks_the_case && self.whole.is_some()
    }
}

/// Warnings that speak of the text alone and of nothing that others hold, ask or refuse.
const OF_THE_TEXT: [Code; 8] = [
    Code::ByteOrderMark,
    Code::RepeatedValue,
    Code::RepeatedName,
    Code::ExceptNothing,
    Code::TogetherOfOne,
    Code::ProtectedConditionedThen,
    Code::ProtectedRefused,
    Code::ProtectedDelayedThen,
];

/// Looks at a text of a sheet. `files` are those of the case and of its contacts.
pub(super) fn check(
    sheet: &Sheet,
    sight: Sight,
    talks: &Talks,
    files: &CaseFiles,
    contents: &Contents,
    text: &str,
    provenance: &Provenance,
) -> Checked {
    let now = sheet.whole(contents);
    let whole = match sheet {
        Sheet::Position(_) if !sight.is_whole => position_merged(&now, text, provenance),
        _ => Some(text.to_owned()),
    };
    let mut own = if sight.is_bound {
        findings_as_known(sheet, sight, talks, contents, text)
    } else {
        findings(sheet, talks, files, text).0
    };
    if sight.is_bound {
        own.retain(|found| found.severity == Severity::Error || OF_THE_TEXT.contains(&found.code));
        for found in &mut own {
            found.related.clear();
            found.help = found.help.replace(&format!(", {SOMEBODY}"), "");
        }
    }
    let has_errors = own.iter().any(|found| found.severity == Severity::Error);
    let fits = whole.as_ref().is_some_and(|whole| findings(sheet, talks, files, whole).1);
    Checked { diagnostics: own, whole, has_errors, breaks_the_case: !has_errors && !fits }
}

/// The findings about a text in the case as it is, and whether the case can be read with it.
fn findings(sheet: &Sheet, talks: &Talks, files: &CaseFiles, text: &str) -> (Vec<Diagnostic>, bool) {
    let mut files = files.clone();
    files.insert(sheet.file(), text);
    match sheet {
        Sheet::Position(_) => {
            let found = read_case(&talks.case.id, &files);
            // Other files count where they have an error: a concession for a rule that is no more.
            let is_told = |one: &Diagnostic| one.file == sheet.file() || one.severity == Severity::Error;
            let told: Vec<Diagnostic> = found.diagnostics.into_iter().filter(is_told).collect();
            (told, found.case.is_some())
        }
        Sheet::Contacts(_) | Sheet::Book => {
            let found = read_contacts(&talks.case, &files);
            (found.diagnostics, found.contacts.is_some())
        }
    }
}

/// The findings about a text in the case as the party of the sheet knows it.
fn findings_as_known(sheet: &Sheet, sight: Sight, talks: &Talks, contents: &Contents, text: &str) -> Vec<Diagnostic> {
    let Some((id, party)) = sheet.party().and_then(|id| Some((id, talks.case.find_party(id)?))) else {
        return Vec::new();
    };
    let position = Sheet::Position(id.to_owned());
    let mut seen = position.seen(&position.whole(contents), sight.is_whole);
    if matches!(sheet, Sheet::Contacts(_)) {
        seen += &sheet.whole(contents);
    }
    let case_file = contents.files.get("case.toml").map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let case_file = case_file.unwrap_or_default();
    let as_known = |draft: &str| draft_as_known(&talks.case, &case_file, party, &seen, draft);
    match sheet {
        Sheet::Position(_) => {
            let found = read_case(&talks.case.id, &as_known(text));
            found.diagnostics.into_iter().filter(|one| one.file == sheet.file()).collect()
        }
        Sheet::Contacts(_) => {
            let empty = format!("format = 1\nparty = \"{id}\"\n");
            let case: Option<Case> = read_case(&talks.case.id, &as_known(&empty)).case;
            let files: CaseFiles = [(sheet.file(), text)].into_iter().collect();
            case.map(|case| read_contacts(&case, &files).diagnostics).unwrap_or_default()
        }
        Sheet::Book => Vec::new(),
    }
}
