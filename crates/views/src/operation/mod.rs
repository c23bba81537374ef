//! What one reader knows of an operation: rides, gates, checks, people, balance, requests, what stands on top, and what was said.
//!
//! [`project_operation`](crate::project_operation) alone makes it, from the excerpts of events that the reader may have. A live operation
//! and one long past look alike; in a historical one, what nobody said is *not known* instead of *not yet*.

mod against;
mod build;
mod chronicle;
mod course;
mod people;
mod safe;

pub use against::{Against, safe_moments};
pub use course::Course;
pub use safe::{SafeMoment, SafeNow, SafeNowRow};

pub(crate) use build::{Known, event_line, view};
pub(crate) use chronicle::Chronicle;

use takas_model::{Minutes, OperationKind};

use crate::names::PartyName;
use crate::phrase::Phrase;
use crate::plan::Time;

/// What one reader knows of an operation at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OperationView {
    /// Title of the case.
    pub title: String,
    /// Who reads: a party's name, `the field officers`; none: the mediator.
    pub reader: Option<String>,
    /// What the operation is for.
    pub kind: OperationKind,
    /// Whether the case is historical.
    pub historical: bool,
    /// What stands on every output: that it is a rehearsal, that it is historical, warnings of the case.
    pub warnings: Vec<Phrase>,
    /// Whether people stand under pseudonyms.
    pub pseudonyms: bool,
    /// The moment.
    pub now: Time,
    /// The moment to the second: `10:31:05Z`.
    pub clock: String,
    /// Where the whole stands.
    pub stage: Stage,
    /// What stands on top: holds, what was irregular, what is withheld or late; the newest first.
    pub alerts: Vec<Alert>,
    /// Rides of the plan in force, in order of time.
    pub rides: Vec<RideNow>,
    /// Gates.
    pub gates: Vec<GateNow>,
    /// Checks and measures, in order of time.
    pub works: Vec<WorkNow>,
    /// People and goods: units of whom the same is known stand together.
    pub people: Vec<PeopleNow>,
    /// What each party has given and received.
    pub balance: Vec<BalanceNow>,
    /// Units outside the sequence and the balance.
    pub outside: u64,
    /// Requests, the earliest deadline first.
    pub requests: Vec<RequestNow>,
    /// What was said and what followed.
    pub events: Vec<EventLine>,
    /// The safe state of each span of time; the mediator's.
    pub safe: Vec<SafeNow>,
    /// The zone of times that belong to no single place.
    pub zone: String,
    /// Seconds since the beginning of 1970 at minute 0.
    pub begins: i64,
    /// The first and the last minute of anything planned or happened.
    pub span: (Minutes, Minutes),
}

/// Where the whole stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It goes on.
    Running,
    /// Everything but protected people is held.
    Held,
    /// It was broken off, and not everybody is safe yet.
    Aborted,
    /// It was broken off, and everybody is safe.
    Safe,
    /// It is over.
    Closed,
}

/// Something that stands on top.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Alert {
    /// What kind of thing.
    pub kind: AlertKind,
    /// Since when.
    pub since: Time,
    /// What.
    pub words: Phrase,
    /// Whether it is so still; what was irregular and is resumed stays told.
    pub stands: bool,
}

/// Kinds of what stands on top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AlertKind {
    /// Broken off.
    Aborted,
    /// Something happened that should not have.
    Irregular,
    /// Held.
    Held,
    /// A party has waited too long.
    Withheld,
    /// A report came before what must precede it.
    Waiting,
    /// A request was not met in time.
    Overdue,
    /// Somebody does not travel, and a line says who is next.
    Substitute,
    /// Something is stored, and no second copy has it yet though one is demanded.
    Unconfirmed,
    /// The second copy is not what the store is.
    CopyTrouble,
}

/// A ride now.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RideNow {
    /// Its vehicle, or how it moves.
    pub by: Phrase,
    /// From: the place's name,
    pub from: String,
    /// to.
    pub to: String,
    /// The same in short: `LTAC → UUWW`.
    pub way: String,
    /// When it was to leave.
    pub departs: Time,
    /// When it was to arrive.
    pub arrives: Time,
    /// When it left.
    pub left: Option<Time>,
    /// When it arrived.
    pub came: Option<Time>,
    /// Where, if elsewhere than planned.
    pub came_at: Option<String>,
    /// Where it stands.
    pub stage: RideStage,
    /// Who and what goes by it that the reader knows.
    pub who: Phrase,
    /// How many units go by it that the reader knows.
    pub units: u64,
    /// How many of them are on board, or were.
    pub on_board: u64,
    /// What it waits for, in words.
    pub waits: Vec<Phrase>,
    /// Whether a hold names it.
    pub held: bool,
}

/// Where a ride stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RideStage {
    /// Nothing was said of it.
    Waits,
    /// Nothing stands against the mediator's word.
    Ready,
    /// Some may board, or have.
    Boarding,
    /// It may leave.
    MayLeave,
    /// It has left.
    UnderWay,
    /// It has arrived.
    Arrived,
    /// It does not go any more: the operation is over or broken off.
    Off,
    /// A historical ride of which nobody said anything.
    NotKnown,
}

/// A gate now.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GateNow {
    /// Its name.
    pub name: String,
    /// When it was to open.
    pub planned: Time,
    /// When it opened.
    pub opened: Option<Time>,
    /// The parties that confirm it, and when they did.
    pub sides: Vec<(PartyName, Option<Time>)>,
    /// How many have released it, of how many: 1, or 2 with two persons; none: not the reader's to know.
    pub released: Option<(u64, u64)>,
    /// What it waits for, in words.
    pub waits: Vec<Phrase>,
    /// Whether a hold names it.
    pub held: bool,
}

/// A check or measure now.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct WorkNow {
    /// Its name.
    pub name: String,
    /// Whom or what it is for.
    pub of: Phrase,
    /// When it was to begin.
    pub starts: Time,
    /// When it was to end.
    pub ends: Time,
    /// When it began.
    pub begun: Option<Time>,
    /// When it ended.
    pub ended: Option<Time>,
    /// How many passed, of how many; none for a measure.
    pub passed: Option<(u64, u64)>,
}

/// Units of whom the same is known.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PeopleNow {
    /// Who.
    pub who: Phrase,
    /// The name in its own script, beside a transliteration; none under pseudonyms.
    pub written: Option<String>,
    /// How many units.
    pub units: u64,
    /// Who lets go.
    pub holder: PartyName,
    /// Who receives.
    pub receiver: PartyName,
    /// Whether the law protects them; told to the mediator alone.
    pub protected: bool,
    /// Whether they may travel.
    pub travels: Travels,
    /// Personal gates that the reader may know, and whether they are in hand.
    pub gates: Vec<(Phrase, bool)>,
    /// What they need on the way.
    pub needs: Option<Phrase>,
    /// Where they are, in words.
    pub whereabouts: Phrase,
    /// Whether their handover ride has left: nobody takes that back.
    pub is_past_return: bool,
    /// When the receiver verified them.
    pub verified: Option<Time>,
    /// When they were handed over.
    pub handed_over: Option<Time>,
    /// When they were seen again.
    pub followed_up: Option<Time>,
}

/// Whether somebody may travel: all that is told of consent, health, papers and identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Travels {
    /// Goods and remains: nothing has to be in hand.
    NeedsNothing,
    /// Nothing stands against it.
    Clear,
    /// Something is not in hand yet.
    NotYet,
    /// It was clear to travel and is not any more.
    NotAnyMore,
    /// Does not travel.
    Stays,
    /// Historical, and nobody said anything.
    NotKnown,
}

/// A party's balance.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BalanceNow {
    /// Whose.
    pub party: PartyName,
    /// Units that it has given, and those that the sequence comes to.
    pub given: (u64, u64),
    /// Units that it has received, and those that the sequence comes to.
    pub received: (u64, u64),
    /// Units that it is owed.
    pub owed: u64,
    /// How many it accepts to be owed.
    pub accepts: u64,
    /// Since when it has waited too long.
    pub withheld: Option<Time>,
    /// How given and received grew, one step for each moment at which either did.
    pub course: Vec<BalanceStep>,
    /// How they grow by the plan in force.
    pub planned: Vec<BalanceStep>,
}

/// What a party has given and received from a moment on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BalanceStep {
    /// From when on.
    pub at: Time,
    /// Units given.
    pub given: u64,
    /// Units received.
    pub received: u64,
}

impl BalanceStep {
    /// By how many units the party is ahead of the others: below zero, they of it.
    #[must_use]
    pub fn ahead(&self) -> i64 {
        let whole = |units: u64| i64::try_from(units).unwrap_or(i64::MAX);
        whole(self.given).saturating_sub(whole(self.received))
    }
}

/// A request now.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RequestNow {
    /// Its number, and whose.
    pub number: Phrase,
    /// What, for whom.
    pub what: Phrase,
    /// Who sees to it.
    pub owner: Phrase,
    /// By when.
    pub due: Time,
    /// When it was met.
    pub met: Option<Time>,
    /// Whether it is late.
    pub is_overdue: bool,
}

/// A line of what was said.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct EventLine {
    /// The number of the event.
    pub number: u64,
    /// When it was accepted.
    pub at: Time,
    /// The same to the second: `10:31:05Z`.
    pub clock: String,
    /// Who said it; empty: the desk, or not told.
    pub by: Phrase,
    /// What.
    pub words: Phrase,
    /// How it counts, in words; empty: as it should.
    pub weight: Phrase,
    /// When, by the speaker's clock, if that is a minute or more off.
    pub own_clock: Option<String>,
}
