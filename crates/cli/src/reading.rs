//! Reading a case and showing what is wrong with it.

use std::io::IsTerminal as _;
use std::path::Path;

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, SourceCode};
use takas_formats::{CaseFiles, Diagnostic, Reading, Severity, read_case};
use takas_model::Case;

use crate::failure::Failure;
use crate::folder;

/// The case in these files; reports errors and warnings on standard error.
///
/// # Errors
/// When there is any error.
pub(crate) fn case_or_report(path: &Path, files: &CaseFiles) -> Result<Case, Failure> {
    let Reading { case, diagnostics, .. } = read_case(&folder::case_id(path), files);
    let told: Vec<&Diagnostic> =
        diagnostics.iter().filter(|found| case.is_none() || found.severity == Severity::Error).collect();
    show(path, files, &told);
    let Some(case) = case else {
        return Err(Failure::Mistakes(summary(&diagnostics, path)));
    };
    let warnings = diagnostics.iter().filter(|found| found.severity == Severity::Warning).count();
    if warnings > 0 {
        let count = if warnings == 1 { "1 warning".to_owned() } else { format!("{warnings} warnings") };
        tell!("takas: {count} about this case; `takas check {}` shows them", path.display());
    }
    Ok(case)
}

/// Writes diagnostics to standard error, each with its source underlined.
pub(crate) fn show(path: &Path, files: &CaseFiles, diagnostics: &[&Diagnostic]) {
    let handler = handler();
    for found in diagnostics {
        let text = files.get(&found.file).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        let shown = Shown::new(found, path.join(&found.file).display().to_string(), text.unwrap_or_default());
        let mut rendered = String::new();
        if handler.render_report(&mut rendered, &shown).is_ok() {
            tell!("{}", rendered.trim_end_matches('\n'));
        } else {
            tell!("{found}");
        }
        for related in &found.related {
            let label = &related.label;
            tell!("      see {}:{}:{}: {}", path.join(&related.file).display(), label.line, label.column, label.text);
        }
    }
}

/// Reports the mistakes of a question and says what they come to.
pub(crate) fn refuse_question(text: &str, diagnostics: &[Diagnostic]) -> Failure {
    let handler = handler();
    for found in diagnostics {
        let shown = Shown::new(found, found.file.clone(), text.to_owned());
        let mut rendered = String::new();
        if handler.render_report(&mut rendered, &shown).is_ok() {
            tell!("{}", rendered.trim_end_matches('\n'));
        }
    }
    Failure::Usage(format!("the question `{text}` cannot be asked"))
}

fn handler() -> GraphicalReportHandler {
    let theme =
        if std::io::stderr().is_terminal() { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    GraphicalReportHandler::new_themed(theme).with_width(100).with_links(false)
}

/// How many errors, warnings and notes.
pub(crate) fn summary(diagnostics: &[Diagnostic], path: &Path) -> String {
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
    source: Option<NamedSource<String>>,
}

impl Shown {
    fn new(found: &Diagnostic, name: String, text: String) -> Self {
        let span = |span: &std::ops::Range<usize>| {
            let start = span.start.min(text.len());
            (start, span.end.clamp(start, text.len()) - start)
        };
        let mut labels = vec![LabeledSpan::new_primary_with_span(None, span(&found.span))];
        labels.extend(
            found.labels.iter().map(|label| LabeledSpan::new_with_span(Some(label.text.clone()), span(&label.span))),
        );
        let severity = match found.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        };
        let has_source = !text.is_empty();
        Self {
            message: if has_source { found.message.clone() } else { format!("{name}: {}", found.message) },
            code: found.code.id(),
            help: found.help.clone(),
            severity,
            labels: if has_source { labels } else { Vec::new() },
            source: has_source.then(|| NamedSource::new(name, text)),
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
