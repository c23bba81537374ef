//! What the desk's API says of a case, of positions and of what is written in them, as JSON, version 1.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Severity};

/// A case, as one reader may know it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CaseNowOut {
    /// Its key.
    pub case: String,
    /// Version.
    pub format: u32,
    /// Whether the case is historical.
    pub historical: bool,
    /// Pages that the reader may open, by the last part of their address.
    pub pages: Vec<String>,
    /// Parties that the reader may know, by their ids.
    pub parties: Vec<String>,
    /// People and things that the reader may know, by pseudonym unless names were asked for.
    pub people: Vec<PersonOut>,
    /// What the reader is.
    pub role: String,
    /// How far it has come.
    pub state: String,
    /// What happened when, first to last.
    pub timeline: Vec<TimelineOut>,
    /// Its title.
    pub title: String,
    /// What waits.
    pub waiting: Vec<WaitingOut>,
}

/// Somebody, or a group.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PersonOut {
    /// How many; none: that is not known to the reader.
    pub count: Option<u64>,
    /// Who holds them; likewise.
    pub holder: Option<String>,
    /// Pseudonym or name.
    pub who: String,
}

/// Something that happened.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TimelineOut {
    /// When: a day, or an instant by RFC 3339.
    pub at: String,
    /// What: `proposed`, `answered`, `proposed-to-you`, `you-answered`, `heard`, `told`, `written`, `mandate-ends`, `embargo-ends`,
    /// `approved`, `begun`, `gate-opened`, `arrived`, `held`, `broken-off`.
    pub kind: String,
    /// Whom or what it is about.
    pub of: Vec<String>,
}

/// Something that waits.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WaitingOut {
    /// What: `answer`, `own-answer`, `draft`, `own-draft`, `mandate`, `pairs` (that nobody has decided; `of` is how many), `statement`,
    /// `begin`.
    pub kind: String,
    /// Whom or what it is about.
    pub of: Vec<String>,
}

/// The positions that somebody may see.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PositionsOut {
    /// Version.
    pub format: u32,
    /// Their parties, by id.
    pub parties: Vec<String>,
}

/// A position as one reader may see it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PositionOut {
    /// Version.
    pub format: u32,
    /// Whether the text is only the part that the reader may see: the stated lines.
    pub is_part: bool,
    /// The lines.
    pub lines: Vec<PositionLineOut>,
    /// Whose.
    pub party: String,
    /// What the text is known by: handed in again with what is written instead.
    pub read: String,
    /// The text.
    pub text: String,
}

/// A line of a position.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PositionLineOut {
    /// Who said so.
    pub by: Option<String>,
    /// Its name.
    pub name: String,
    /// A remark.
    pub note: Option<String>,
    /// When.
    pub on: Option<String>,
    /// What it says: a sentence, or TOML.
    pub says: String,
    /// The table in which it stands.
    pub section: String,
    /// Sources.
    pub sources: Vec<String>,
    /// `stated`, `hinted`, `inferred`, `assumed`.
    pub standing: Option<String>,
}

/// Talks with a party, or the mediators' own book, as they are written.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SheetNowOut {
    /// Version.
    pub format: u32,
    /// What the text is known by: handed in again with what is written instead.
    pub read: String,
    /// The text.
    pub text: String,
}

/// A text to be looked at, or written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SheetIn {
    /// Version.
    pub format: u32,
    /// What the text was known by when it was read. Needed to write.
    #[serde(default)]
    pub read: Option<String>,
    /// The text.
    pub text: String,
}

/// What is wrong with a text.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CheckedOut {
    /// Every finding.
    pub diagnostics: Vec<DiagnosticOut>,
    /// Version.
    pub format: u32,
    /// Whether it could be written.
    pub is_fit: bool,
    /// Whether only the mediators can see why it cannot be written: with the rest of the case it does not fit.
    pub is_for_the_mediators: bool,
}

/// What came of writing.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WrittenOut {
    /// Version.
    pub format: u32,
    /// What the text is known by now.
    pub read: String,
}

/// A finding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DiagnosticOut {
    /// Its code, which `takas explain` tells more about.
    pub code: String,
    /// Column in characters, from 1.
    pub column: usize,
    /// The first character, counted from 0 over the whole text.
    pub from: usize,
    /// How to mend it.
    pub help: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
    /// `error`, `warning`, `note`.
    pub severity: String,
    /// What the code is about, in the language that is asked for; message and help are English.
    pub title: String,
    /// The first character after it.
    pub until: usize,
}

impl DiagnosticOut {
    /// A finding about a text, with the title of its code in some language.
    pub fn new(found: &Diagnostic, text: &str, title: String) -> Self {
        let characters = |bytes: usize| text.get(..bytes).map_or(0, |before| before.chars().count());
        Self {
            code: found.code.id().to_owned(),
            column: found.column,
            from: characters(found.span.start),
            help: found.help.clone(),
            line: found.line,
            message: found.message.clone(),
            severity: match found.severity {
                Severity::Error => "error".to_owned(),
                Severity::Warning => "warning".to_owned(),
                Severity::Note => "note".to_owned(),
            },
            title,
            until: characters(found.span.end),
        }
    }
}
