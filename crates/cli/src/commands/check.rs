//! `takas check`: every mistake of a case at once; and a saved deal judged against it.

use std::path::Path;

use serde::Serialize;
use takas_check::judge;
use takas_formats::deals::{case_digest, read_deal};
use takas_formats::decisions::{DECISIONS_FILE, SCREENING_FILE, read_decisions};
use takas_formats::list_book::read_list_book;
use takas_formats::{CaseFiles, Diagnostic, Reading, read_case, read_contacts, read_sequence};
use takas_model::Case;

use crate::exit;
use crate::failure::Failure;
use crate::folder;
use crate::put;
use crate::reading;

/// Runs the command.
///
/// # Errors
/// When files cannot be read.
pub(crate) fn run(path: &Path, deal: Option<&str>, json: bool) -> Result<u8, Failure> {
    let files = folder::read(path)?;
    let Reading { case, mut diagnostics, lists, .. } = read_case(&folder::case_id(path), &files);
    // The order is no part of the case, and is read against one without mistakes.
    let order = case.as_ref().map(|case| read_sequence(case, &files));
    let broken = order.as_ref().is_some_and(|order| order.terms.is_none());
    diagnostics.extend(order.into_iter().flat_map(|order| order.diagnostics));
    // Neither are the contacts.
    let contacts = case.as_ref().map(|case| read_contacts(case, &files));
    let broken = broken || contacts.as_ref().is_some_and(|contacts| contacts.contacts.is_none());
    diagnostics.extend(contacts.into_iter().flat_map(|contacts| contacts.diagnostics));
    // Nor what was decided about lists, and who was told of whom.
    let book = case.as_ref().map(|case| read_list_book(case, &files));
    let mut broken = broken || book.as_ref().is_some_and(|book| book.book.is_none());
    diagnostics.extend(book.into_iter().flat_map(|book| book.diagnostics));
    for name in [DECISIONS_FILE, SCREENING_FILE] {
        let Some(bytes) = files.get(name) else { continue };
        let read = read_decisions(name, bytes, &[]);
        broken |= read.decisions.is_none();
        diagnostics.extend(read.diagnostics);
    }
    if json {
        put(&as_json(&diagnostics))?;
    } else {
        reading::show(path, &files, &diagnostics.iter().collect::<Vec<_>>());
    }
    tell!("{}", reading::summary(&diagnostics, path));
    for list in &lists {
        tell!(
            "list of {}: {} rows, {} agree with the case, {} differ, {} name nobody of it",
            list.party,
            list.rows,
            list.agree,
            list.differ,
            list.unmatched
        );
    }
    let Some(case) = case.filter(|_| !broken) else { return Ok(exit::MISTAKES) };
    match deal {
        Some(deal) => judge_saved(path, &files, &case, deal),
        None => Ok(exit::DONE),
    }
}

fn judge_saved(path: &Path, files: &CaseFiles, case: &Case, deal: &str) -> Result<u8, Failure> {
    let by_id = path.join("deals").join(format!("{deal}.json"));
    let file = if by_id.is_file() { by_id } else { deal.into() };
    let mend = "name the id of a deal under the case's folder deals/, or a file";
    let bytes =
        folder::read_capped(&file).map_err(|error| folder::FileError::new(&file, "cannot be read", mend, error))?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let read = read_deal(&name, &bytes, case, &case_digest(files));
    let mut shown = CaseFiles::new();
    shown.insert(name, bytes);
    reading::show(Path::new(""), &shown, &read.diagnostics.iter().collect::<Vec<_>>());
    let Some((saved, deal)) = read.deal else { return Ok(exit::MISTAKES) };
    let judgement = judge(case, &deal);
    if judgement.passed() {
        put(&format!("deal {}: every rule of every party holds\n", saved.id))?;
        return Ok(exit::DONE);
    }
    for fault in &judgement.faults {
        put(&format!("{}\n", fault.words(case)))?;
    }
    Ok(exit::NO_DEAL)
}

/// What `check --json` writes.
#[derive(Serialize)]
struct ChecksOut<'a> {
    diagnostics: Vec<CheckOut<'a>>,
    format: u32,
}

#[derive(Serialize)]
struct CheckOut<'a> {
    code: &'static str,
    column: usize,
    file: &'a str,
    help: &'a str,
    line: usize,
    message: &'a str,
    severity: String,
}

impl<'a> CheckOut<'a> {
    fn of(found: &'a Diagnostic) -> Self {
        Self {
            code: found.code.id(),
            column: found.column,
            file: &found.file,
            help: &found.help,
            line: found.line,
            message: &found.message,
            severity: format!("{:?}", found.severity).to_lowercase(),
        }
    }
}

fn as_json(diagnostics: &[Diagnostic]) -> String {
    let out = ChecksOut { diagnostics: diagnostics.iter().map(CheckOut::of).collect(), format: 1 };
    serde_json::to_string_pretty(&out).expect("texts and numbers alone") + "\n"
}
