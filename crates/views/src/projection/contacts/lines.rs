//! What a reader's view of the contacts holds.

use takas_model::{Direction, Instant};

use super::may_go::Obstacle;
use crate::names::PartyName;

/// How a mandate stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MandateState {
    /// It is not in force yet.
    NotYet,
    /// It is in force.
    InForce,
    /// It is in force, and ends within two weeks.
    EndsSoon,
    /// It has ended.
    Ended,
}

/// Somebody who speaks for a party.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct InterlocutorLine {
    /// For whom.
    pub party: PartyName,
    /// Name.
    pub name: String,
    /// The group within the party.
    pub group: Option<String>,
    /// Where the mandate comes from.
    pub mandate: Option<String>,
    /// On what, by names; empty: on everything.
    pub on: Vec<String>,
    /// Since when.
    pub since: Instant,
    /// Until when.
    pub until: Option<Instant>,
    /// How the mandate stands.
    pub state: MandateState,
}

/// A channel.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ChannelLine {
    /// With whom.
    pub party: PartyName,
    /// Name.
    pub name: String,
    /// What it is.
    pub kind: Option<String>,
    /// From when on it is not used any more.
    pub until: Option<Instant>,
    /// Whether it may still be used.
    pub is_open: bool,
}

/// A permission of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PermissionLine {
    /// To whom.
    pub to: Vec<PartyName>,
    /// Who gave it.
    pub by: String,
    /// When.
    pub at: Instant,
    /// Not before.
    pub not_before: Option<Instant>,
    /// Until when.
    pub until: Option<Instant>,
    /// When it was taken back.
    pub withdrawn: Option<Instant>,
    /// Whether it may be said from whom the word comes.
    pub is_named: bool,
}

/// Whether a word may go on to a party now: for the mediators alone.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GoesTo {
    /// To whom.
    pub to: PartyName,
    /// Why not, each with the name of the word or permission that it is about; empty: it may.
    pub obstacles: Vec<(Obstacle, String)>,
}

/// A word that went into another, or came out of it: for the mediators alone.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PassedLine {
    /// The talks in which the other word is.
    pub party: PartyName,
    /// Its name.
    pub word: String,
    /// Whether it was permitted at the moment when it went on.
    pub was_permitted: bool,
}

/// A word that was said.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TalkLine {
    /// In the talks with whom.
    pub party: PartyName,
    /// Its name.
    pub name: String,
    /// From the party, or to it.
    pub way: Direction,
    /// Who of the party.
    pub with: String,
    /// Who of the mediators.
    pub by: String,
    /// When.
    pub at: Instant,
    /// By which channel.
    pub channel: Option<String>,
    /// What.
    pub says: String,
    /// About what.
    pub about: Vec<String>,
    /// What its party permitted of it.
    pub permissions: Vec<PermissionLine>,
    /// What went into it; empty for a party's reader.
    pub sources: Vec<PassedLine>,
    /// Where it went on; empty for a party's reader.
    pub went_to: Vec<PassedLine>,
    /// To whom it may go on now; empty for a party's reader.
    pub may_go: Vec<GoesTo>,
}

/// A statement.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StatementLine {
    /// Its name.
    pub name: String,
    /// The words.
    pub says: String,
    /// Who has agreed, and when; of a party's reader, the party alone.
    pub agreed: Vec<(PartyName, Instant)>,
    /// Who has yet to agree; of a party's reader, the party alone.
    pub missing: Vec<PartyName>,
    /// Whether everybody has agreed.
    pub is_agreed: bool,
    /// Who may say it.
    pub said_by: Vec<PartyName>,
    /// Nobody says it or passes it on before.
    pub embargo: Option<Instant>,
    /// Whether the embargo is in force.
    pub is_embargoed: bool,
}

/// A note of the mediators.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NoteLine {
    /// Its name.
    pub name: String,
    /// Whose.
    pub by: Option<String>,
    /// When.
    pub at: Option<Instant>,
    /// What.
    pub says: String,
}

/// What one reader may know of the contacts of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ContactsView {
    /// Title of the case.
    pub title: String,
    /// Whose talks it is about; none: the mediators' book, with all.
    pub party: Option<PartyName>,
    /// The zone beside which moments stand.
    pub zone: String,
    /// When it was so.
    pub now: Instant,
    /// Whether people stand under pseudonyms.
    pub pseudonyms: bool,
    /// Who speaks.
    pub interlocutors: Vec<InterlocutorLine>,
    /// By which ways.
    pub channels: Vec<ChannelLine>,
    /// What was said, the last first.
    pub talks: Vec<TalkLine>,
    /// Statements.
    pub statements: Vec<StatementLine>,
    /// The mediators' notes; empty for a party's reader.
    pub notes: Vec<NoteLine>,
}
