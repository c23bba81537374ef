//! The contacts of a case as JSON, version 1: what `takas contacts --json` writes and the desk's API answers.

use schemars::JsonSchema;
use serde::Serialize;

/// What one reader may know of the contacts of a case.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ContactsOut {
    /// By which ways is spoken.
    pub channels: Vec<ChannelOut>,
    /// Version.
    pub format: u32,
    /// Who speaks.
    pub interlocutors: Vec<InterlocutorOut>,
    /// The mediators' notes; empty for whoever carries the talks with a party.
    pub notes: Vec<NoteOut>,
    /// When it was so: RFC 3339, UTC.
    pub now: String,
    /// The party with which the talks are; none: the mediators' book, with all.
    pub party: Option<String>,
    /// Statements.
    pub statements: Vec<StatementOut>,
    /// What was said, the last first.
    pub talks: Vec<TalkOut>,
    /// The title of the case.
    pub title: String,
}

/// Somebody who speaks.
#[derive(Debug, Serialize, JsonSchema)]
pub struct InterlocutorOut {
    /// The group within the party.
    pub group: Option<String>,
    /// Where the mandate comes from.
    pub mandate: Option<String>,
    /// Name.
    pub name: String,
    /// On what; empty: on everything.
    pub on: Vec<String>,
    /// For whom.
    pub party: String,
    /// Since when.
    pub since: String,
    /// `not-yet`, `in-force`, `ends-soon`, `ended`.
    pub state: String,
    /// Until when.
    pub until: Option<String>,
}

/// A channel.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ChannelOut {
    /// Whether it may still be used.
    pub is_open: bool,
    /// What it is.
    pub kind: Option<String>,
    /// Name.
    pub name: String,
    /// With whom.
    pub party: String,
    /// From when on it is not used any more.
    pub until: Option<String>,
}

/// A word that was said.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TalkOut {
    /// About what.
    pub about: Vec<String>,
    /// When.
    pub at: String,
    /// Who of the mediators told or heard it.
    pub by: String,
    /// By which channel.
    pub channel: Option<String>,
    /// To whom it may go on now; empty for whoever carries the talks with a party.
    pub may_go: Vec<GoesOut>,
    /// Its name.
    pub name: String,
    /// In the talks with whom.
    pub party: String,
    /// What its party permitted of it.
    pub permissions: Vec<PermissionOut>,
    /// What was said.
    pub says: String,
    /// What went into it; empty for whoever carries the talks with a party.
    pub sources: Vec<PassedOut>,
    /// `heard` or `told`.
    pub way: String,
    /// Where it went on; likewise.
    pub went_to: Vec<PassedOut>,
    /// Who of the party said it or was told.
    pub with: String,
}

/// A permission.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PermissionOut {
    /// When it was given.
    pub at: String,
    /// Who gave it.
    pub by: String,
    /// Whether it may be said from whom the word comes.
    pub is_named: bool,
    /// An embargo.
    pub not_before: Option<String>,
    /// To whom.
    pub to: Vec<String>,
    /// Until when.
    pub until: Option<String>,
    /// When it was taken back.
    pub withdrawn: Option<String>,
}

/// Whether a word may go on to a party.
#[derive(Debug, Serialize, JsonSchema)]
pub struct GoesOut {
    /// Why not; empty: it may.
    pub obstacles: Vec<ObstacleOut>,
    /// To whom.
    pub to: String,
}

/// What keeps a word.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ObstacleOut {
    /// The name of the word or permission that it is about.
    pub about: String,
    /// `not-permitted`, `no-mandate`, `other-mandate`, `not-before`, `ended`, `withdrawn`.
    pub kind: String,
    /// From when on it may, where that is known.
    pub not_before: Option<String>,
}

/// A word that went into another, or out of it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PassedOut {
    /// In the talks with whom.
    pub party: String,
    /// Whether it was permitted at that time.
    pub was_permitted: bool,
    /// The word.
    pub word: String,
}

/// A statement.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StatementOut {
    /// Who has agreed, and when.
    pub agreed: Vec<AgreedOut>,
    /// Nobody says it or passes it on before.
    pub embargo: Option<String>,
    /// Whether everybody has agreed.
    pub is_agreed: bool,
    /// Whether the embargo is in force.
    pub is_embargoed: bool,
    /// Who has yet to agree.
    pub missing: Vec<String>,
    /// Its name.
    pub name: String,
    /// Who may say it.
    pub said_by: Vec<String>,
    /// The words.
    pub says: String,
}

/// Who has agreed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AgreedOut {
    /// When.
    pub at: String,
    /// Who.
    pub party: String,
}

/// A note.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NoteOut {
    /// When.
    pub at: Option<String>,
    /// Whose.
    pub by: Option<String>,
    /// Its name.
    pub name: String,
    /// What.
    pub says: String,
}
