//! A transcript: runs of the command one after the other, held against a file.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::desk::{Desk, Ran};

/// Runs that are shown one after the other in one file.
pub(crate) struct Transcript {
    name: &'static str,
    pub(crate) desk: Desk,
    pub(crate) text: String,
}

impl Transcript {
    pub(crate) fn new(name: &'static str, examples: &[&str]) -> Self {
        Self::at(name, Desk::with_examples(&format!("transcript-{name}"), examples))
    }

    /// At a desk on which something was done before.
    pub(crate) fn at(name: &'static str, desk: Desk) -> Self {
        Self { name, desk, text: String::new() }
    }

    /// Runs `takas` and writes down what came of it.
    pub(crate) fn run(&mut self, arguments: &[&str]) -> Ran {
        let ran = self.desk.takas(arguments);
        self.text.push_str(&self.without_chance(&ran.shown()));
        self.text.push('\n');
        ran
    }

    /// Writes down what was done between two runs.
    pub(crate) fn note(&mut self, text: &str) {
        let _ = writeln!(self.text, "# {text}\n");
    }

    /// Compares with the file, or writes it.
    #[track_caller]
    pub(crate) fn holds(self) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/it/transcripts/{}.txt", self.name));
        if std::env::var_os("TAKAS_BLESS").is_some() {
            fs::write(&path, &self.text).expect("a transcript can be written");
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        if kept != self.text {
            let line = kept.lines().zip(self.text.lines()).take_while(|(a, b)| a == b).count();
            let window = |text: &str| text.lines().skip(line.saturating_sub(3)).take(12).collect::<Vec<_>>().join("\n");
            panic!(
                "{} differs from line {} on (TAKAS_BLESS=1 accepts it)\n--- kept\n{}\n--- now\n{}",
                path.display(),
                line + 1,
                window(&kept),
                window(&self.text)
            );
        }
    }

    /// The text with a name in the place of whatever differs from run to run.
    fn without_chance(&self, text: &str) -> String {
        let text = text.replace(&self.desk.path("").display().to_string(), "DESK/");
        let mut out = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some(start) = rest.find(|c: char| c.is_ascii_hexdigit()) {
            let before = rest[..start].chars().next_back();
            let end = rest[start..].find(|c: char| !c.is_ascii_hexdigit()).map_or(rest.len(), |length| start + length);
            let word = &rest[start..end];
            let starts_a_word = before.is_none_or(|c| !c.is_alphanumeric());
            out.push_str(&rest[..start]);
            out.push_str(match word.len() {
                64 if starts_a_word => "DIGEST",
                32 if starts_a_word => "SALT",
                20 if starts_a_word => "ID",
                _ => word,
            });
            rest = &rest[end..];
        }
        out.push_str(rest);
        without_seconds(&out)
    }
}

/// `0.05 s` becomes `N s`.
fn without_seconds(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(' ') {
        let number = word.trim_end();
        let decimal = number.contains('.') && number.parse::<f64>().is_ok();
        out.push_str(if decimal { "N " } else { word });
    }
    out
}
