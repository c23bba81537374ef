//! Diagnostics: what is wrong, where, and how to mend it.
//!
//! Reading code reports findings by [`Place`] into a [`Sink`]; at the end places become files, lines and columns.
//! Nothing is printed here.

use std::fmt;
use std::ops::Range;

use crate::codes::Code;
use crate::limits::DIAGNOSTICS_PER_FILE_MAX;
use crate::source::{Place, Text};
use crate::suggest;

/// How many pairs of names are compared in all, to find what was meant: in a small case all of them, in a large one with
/// many mistakes enough for the first.
const COMPARED_MAX: usize = 1_000_000;

/// How serious a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The case cannot be used.
    Error,
    /// The case can be used, but probably does not say what was meant; or the law has something to say.
    Warning,
    /// Worth knowing.
    Note,
}

/// A second place in the same file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Bytes in the file.
    pub span: Range<usize>,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is to be seen there.
    pub text: String,
}

/// A place in another file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Relative path.
    pub file: String,
    /// What is to be seen there, and where.
    pub label: Label,
}

/// One finding about one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code.
    pub code: Code,
    /// How serious.
    pub severity: Severity,
    /// Relative path of the file; for a question, the words `the question`.
    pub file: String,
    /// Bytes in the file.
    pub span: Range<usize>,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// How to mend it. Never empty.
    pub help: String,
    /// Further places in the same file.
    pub labels: Vec<Label>,
    /// Further places in other files.
    pub related: Vec<Related>,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {} {}", self.file, self.line, self.column, self.code.id(), self.message)?;
        write!(f, "\n  help: {}", self.help)
    }
}

/// A finding while reading.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub(crate) code: Code,
    pub(crate) place: Place,
    pub(crate) message: String,
    pub(crate) help: String,
    pub(crate) labels: Vec<(Place, String)>,
}

impl Finding {
    /// Points at a further place.
    pub(crate) fn see(&mut self, place: Place, text: impl Into<String>) {
        self.labels.push((place, text.into()));
    }
}

/// Where findings go.
#[derive(Debug, Default)]
pub(crate) struct Sink {
    findings: Vec<Finding>,
    /// How many pairs of names were compared so far: comparing is the slowest thing a reader does.
    compared: usize,
}

impl Sink {
    /// Adds a finding.
    pub(crate) fn add(
        &mut self,
        code: Code,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> &mut Finding {
        let finding = Finding { code, place, message: message.into(), help: help.into(), labels: Vec::new() };
        self.findings.push(finding);
        self.findings.last_mut().expect("just pushed")
    }

    /// A sentence that helps: the nearest name, or the names there are (when few), or what else to do.
    pub(crate) fn did_you_mean<'a>(
        &mut self,
        written: &str,
        candidates: impl IntoIterator<Item = &'a str> + Clone,
        otherwise: &str,
    ) -> String {
        if self.compared < COMPARED_MAX {
            let looked_through = candidates.clone().into_iter().take(COMPARED_MAX - self.compared);
            let mut count = 0;
            let near = suggest::nearest(written, looked_through.inspect(|_| count += 1));
            self.compared += count;
            if let Some(found) = near {
                return format!("did you mean `{found}`?");
            }
        }
        let all: Vec<&str> = candidates.into_iter().take(13).collect();
        match all.len() {
            1..=12 => format!("{otherwise}; there are: {}", all.join(", ")),
            _ => otherwise.to_owned(),
        }
    }

    /// How many findings so far: a mark for [`Sink::has_errors_since`].
    pub(crate) fn mark(&self) -> usize {
        self.findings.len()
    }

    /// Whether an error was added since the mark.
    pub(crate) fn has_errors_since(&self, mark: usize) -> bool {
        self.findings[mark..].iter().any(|finding| finding.code.severity() == Severity::Error)
    }

    /// Whether an error was added about this file.
    pub(crate) fn has_errors_in(&self, file: usize) -> bool {
        self.findings.iter().any(|finding| finding.place.file == file && finding.code.severity() == Severity::Error)
    }

    /// Whether any error was added.
    pub(crate) fn has_errors(&self) -> bool {
        self.has_errors_since(0)
    }

    /// The diagnostics by file and place, at most so many a file (errors first), repetitions left out.
    pub(crate) fn finish(mut self, texts: &[Text]) -> Vec<Diagnostic> {
        self.findings.sort_by_key(|finding| (finding.code.severity(), finding.place, finding.code));
        self.findings.dedup_by(|a, b| (a.place, a.code, &a.message) == (b.place, b.code, &b.message));
        let mut counted = vec![0_usize; texts.len()];
        self.findings.retain(|finding| {
            counted[finding.place.file] += 1;
            counted[finding.place.file] <= DIAGNOSTICS_PER_FILE_MAX
        });
        self.findings.sort_by_key(|finding| (finding.place, finding.code));
        let mut diagnostics: Vec<Diagnostic> = self.findings.iter().map(|finding| diagnostic(finding, texts)).collect();
        for (file, count) in counted.iter().enumerate().filter(|(_, count)| **count > DIAGNOSTICS_PER_FILE_MAX) {
            let place = Place { file, start: texts[file].content.len(), end: texts[file].content.len() };
            let more = count - DIAGNOSTICS_PER_FILE_MAX;
            let note = Finding {
                code: Code::MoreFindings,
                place,
                message: format!("{more} more findings in this file are not shown"),
                help: "mend those above and check again".to_owned(),
                labels: Vec::new(),
            };
            diagnostics.push(diagnostic(&note, texts));
        }
        diagnostics
    }
}

fn diagnostic(finding: &Finding, texts: &[Text]) -> Diagnostic {
    let text = &texts[finding.place.file];
    let here = label(finding.place, String::new(), texts);
    let mut labels = Vec::new();
    let mut related = Vec::new();
    for (place, words) in &finding.labels {
        let label = label(*place, words.clone(), texts);
        if place.file == finding.place.file {
            labels.push(label);
        } else {
            related.push(Related { file: texts[place.file].path.clone(), label });
        }
    }
    Diagnostic {
        code: finding.code,
        severity: finding.code.severity(),
        file: text.path.clone(),
        span: here.span,
        line: here.line,
        column: here.column,
        message: finding.message.clone(),
        help: finding.help.clone(),
        labels,
        related,
    }
}

fn label(place: Place, text: String, texts: &[Text]) -> Label {
    let source = &texts[place.file];
    let start = source.floor(place.start);
    let end = source.floor(place.end.max(place.start));
    let (line, column) = source.line_and_column(start);
    Label { span: start..end, line, column, text }
}
