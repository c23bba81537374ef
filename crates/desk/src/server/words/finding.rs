//! Something that was found wrong with a text, as a page tells it: what it is about in the language of the reader, beside what the reader of
//! files says of the very place, which is English.

use takas_formats::{Code, Diagnostic, Severity};

use super::{Language, Speaker};

/// Something that was found wrong; `finding.html` shows it.
pub(in crate::server) struct Finding {
    /// The class of its row: `fault` or `wait`.
    pub(in crate::server) class: &'static str,
    /// Place and code, or the code alone.
    pub(in crate::server) mark: String,
    /// Where it is, in words, where no place says so.
    pub(in crate::server) at: String,
    /// What it is about, in the language of the reader; none: what is said already is in that language.
    pub(in crate::server) title: Option<String>,
    /// What is wrong and how it is mended, in English; none: whoever looks may not read it.
    pub(in crate::server) says: Option<(String, String)>,
}

impl Finding {
    /// A finding, marked by its code.
    pub(in crate::server) fn new(speaker: &Speaker, found: &Diagnostic) -> Self {
        Self {
            class: if found.severity == Severity::Error { "fault" } else { "wait" },
            mark: found.code.id().to_owned(),
            at: String::new(),
            title: (speaker.language() != Language::English).then(|| speaker.title(found.code)),
            says: Some((found.message.clone(), found.help.clone())),
        }
    }

    /// The same with its place: line and column, and the file where that is not the one that is looked at.
    pub(in crate::server) fn placed(speaker: &Speaker, found: &Diagnostic, own_file: &str) -> Self {
        let file = if found.file == own_file { String::new() } else { format!("{}:", found.file) };
        let mark = format!("{file}{}:{} {}", found.line, found.column, found.code.id());
        Self { mark, ..Self::new(speaker, found) }
    }

    /// The same for whoever may not read what it says of the place: what it is about is told in every language, then.
    pub(in crate::server) fn untold(speaker: &Speaker, found: &Diagnostic) -> Self {
        Self { title: Some(speaker.title(found.code)), says: None, ..Self::new(speaker, found) }
    }
}

impl Speaker {
    /// What a code is about, in a few words: what `takas explain` has above it.
    #[must_use]
    pub fn title(&self, code: Code) -> String {
        self.word(&format!("code-{}", code.id()))
    }

    /// What is wrong with something short that was typed, in a sentence: in English what is said of it, else what it is about.
    pub(in crate::server) fn titles(&self, found: &[Diagnostic]) -> String {
        let one = |found: &Diagnostic| match self.language() {
            Language::English => format!("{}; {}", found.message, found.help),
            _ => format!("{} ({})", self.title(found.code), found.code.id()),
        };
        found.iter().map(one).collect::<Vec<_>>().join(" \u{b7} ")
    }
}
