//! Reading a case and showing what is wrong with it.

use std::io::IsTerminal as _;
use std::path::Path;

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode};
use takas_formats::{CaseFiles, Diagnostic, Reading, Severity, nearest, read_case};
use takas_model::{Case, PartyRef};

use crate::dossier::Dossier;
use crate::excerpt::{Excerpt, plain};
use crate::failure::Failure;

/// The case in these files; reports errors and warnings on standard error.
///
/// # Errors
/// When there is any error.
pub fn case_or_report(of: &dyn Dossier, files: &CaseFiles) -> Result<Case, Failure> {
    Ok(read_or_report(of, files)?.0)
}

/// The case in these files, and whatever else its reading found; likewise.
///
/// # Errors
/// When there is any error.
pub fn read_or_report(of: &dyn Dossier, files: &CaseFiles) -> Result<(Case, Reading), Failure> {
    let path = &of.told("");
    let mut found = read_case(&of.id(), files);
    let case = found.case.take();
    let told: Vec<&Diagnostic> =
        found.diagnostics.iter().filter(|told| case.is_none() || told.severity == Severity::Error).collect();
    show(path, files, &told);
    let Some(case) = case else {
        return Err(Failure::Mistakes(summary(&found.diagnostics, path)));
    };
    let warnings = found.diagnostics.iter().filter(|told| told.severity == Severity::Warning).count();
    // What lies at a desk has no folder to be named, and its pages tell the warnings.
    if warnings > 0 && !path.as_os_str().is_empty() {
        let count = if warnings == 1 { "1 warning".to_owned() } else { format!("{warnings} warnings") };
        tell!("takas: {count} about this case; `takas check {}` shows them", path.display());
    }
    Ok((case, found))
}

/// The party of that id.
///
/// # Errors
/// When the case has none.
pub fn party(case: &Case, id: &str) -> Result<PartyRef, Failure> {
    case.find_party(id)
        .ok_or_else(|| Failure::Usage(format!("the case has no party `{id}`{}", nearest_party(case, id))))
}

/// Which party may have been meant, as the end of a sentence; empty where none is near.
pub fn nearest_party(case: &Case, id: &str) -> String {
    let near = nearest(id, case.parties.iter().map(|party| party.id.as_str()));
    near.map_or_else(String::new, |near| format!("; did you mean {near}?"))
}

/// Writes diagnostics to standard error, each with its source underlined.
pub fn show(path: &Path, files: &CaseFiles, diagnostics: &[&Diagnostic]) {
    let handler = handler();
    for found in diagnostics {
        let text = files.get(&found.file).map_or("", valid_text);
        let shown = Shown::new(found, &path.join(&found.file).display().to_string(), text);
        let mut rendered = String::new();
        if handler.render_report(&mut rendered, &shown).is_ok() {
            tell!("{}", rendered.trim_end_matches('\n'));
        } else {
            tell!("{found}");
        }
        for related in &found.related {
            let label = &related.label;
            let file = path.join(&related.file).display().to_string();
            tell!("      see {}:{}:{}: {}", plain(&file), label.line, label.column, plain(&label.text));
        }
    }
}

/// What was read from a neighbour's files; reports errors and warnings, but no notes.
///
/// # Errors
/// When nothing could be read; `path` is what the mistakes are told of.
pub fn foreign<T>(found: Option<T>, diagnostics: &[Diagnostic], files: &CaseFiles, path: &Path) -> Result<T, Failure> {
    let shown: Vec<_> = diagnostics.iter().filter(|found| found.severity != Severity::Note).collect();
    show(Path::new(""), files, &shown);
    found.ok_or_else(|| Failure::Mistakes(summary(diagnostics, path)))
}

/// Reports the mistakes of a question and says what they come to.
pub fn refuse_question(text: &str, diagnostics: &[Diagnostic]) -> Failure {
    refuse_typed(text, diagnostics, format!("the question `{text}` cannot be asked"))
}

/// Reports the mistakes of something typed on the command line; `sum` says what they come to.
pub fn refuse_typed(text: &str, diagnostics: &[Diagnostic], sum: String) -> Failure {
    let handler = handler();
    for found in diagnostics {
        let shown = Shown::new(found, &found.file, text);
        let mut rendered = String::new();
        if handler.render_report(&mut rendered, &shown).is_ok() {
            tell!("{}", rendered.trim_end_matches('\n'));
        }
    }
    Failure::Usage(sum)
}

/// The text that places are in: as far as the bytes are UTF-8.
fn valid_text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_else(|error| {
        let valid = &bytes[..error.valid_up_to()];
        std::str::from_utf8(valid).unwrap_or_default()
    })
}

fn handler() -> GraphicalReportHandler {
    let theme =
        if std::io::stderr().is_terminal() { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    GraphicalReportHandler::new_themed(theme).with_width(100).with_links(false)
}

/// How many errors, warnings and notes.
pub fn summary(diagnostics: &[Diagnostic], path: &Path) -> String {
    let count = |severity| diagnostics.iter().filter(|found| found.severity == severity).count();
    let part = |count: usize, one: &str, many: &str| match count {
        1 => format!("1 {one}"),
        other => format!("{other} {many}"),
    };
    format!(
        "{}: {}, {}, {}; `takas explain CODE` tells more about a code",
        path.display(),
        part(count(Severity::Error), "error", "errors"),
        part(count(Severity::Warning), "warning", "warnings"),
        part(count(Severity::Note), "note", "notes"),
    )
}

/// A diagnostic as miette draws it.
#[derive(Debug)]
struct Shown {
    message: String,
    code: &'static str,
    help: String,
    severity: miette::Severity,
    labels: Vec<LabeledSpan>,
    source: Option<Excerpt>,
}

impl Shown {
    fn new(found: &Diagnostic, name: &str, text: &str) -> Self {
        let places: Vec<_> =
            std::iter::once(&found.span).chain(found.labels.iter().map(|label| &label.span)).cloned().collect();
        let (excerpt, places) = Excerpt::new(name.to_owned(), text, &places, found.column);
        let words = std::iter::once(None).chain(found.labels.iter().map(|label| Some(plain(&label.text))));
        let mut labels: Vec<LabeledSpan> =
            places.iter().zip(words).map(|(place, words)| LabeledSpan::new(words, place.start, place.len())).collect();
        labels[0] = LabeledSpan::new_primary_with_span(None, (places[0].start, places[0].len()));
        let severity = match found.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        };
        let has_source = !text.is_empty();
        let message = plain(&found.message);
        Self {
            message: if has_source { message } else { format!("{}: {message}", plain(name)) },
            code: found.code.id(),
            help: plain(&found.help),
            severity,
            labels: if has_source { labels } else { Vec::new() },
            source: has_source.then_some(excerpt),
        }
    }
}

impl std::fmt::Display for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Shown {}

impl miette::Diagnostic for Shown {
    fn code<'a>(&'a self) -> Option<Box<dyn std::fmt::Display + 'a>> {
        Some(Box::new(self.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn std::fmt::Display + 'a>> {
        Some(Box::new(&self.help))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_ref().map(|source| source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}
