//! What a desk says of an operation to programs: how it stands for one reader, what was said, what may be said next, what came of it.
//!
//! The shapes alone: who may know what has been decided before anything is put into them. Fields that are not the reader's to know are
//! left out, so that a reader's object says nothing by what it lacks.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The cases of somebody who is signed in: `GET /api/v1/cases`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CasesOut {
    /// The cases.
    pub cases: Vec<CaseLineOut>,
    /// Version of this format: 1.
    pub format: u32,
}

/// A case in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseLineOut {
    /// Its key: all that stands in addresses.
    pub case: String,
    /// Whether an operation has begun.
    pub has_operation: bool,
    /// What the reader is in it: `lead`, `delegate`, …
    pub role: String,
    /// Its title.
    pub title: String,
}

/// An operation as one reader knows it: `GET /api/v1/cases/{case}/operation`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OperationNowOut {
    /// What stands on top: holds, what was irregular, what is late.
    pub alerts: Vec<AlertOut>,
    /// What each party has given and received, as far as the reader may know.
    pub balance: Vec<BalanceOut>,
    /// Version of this format: 1.
    pub format: u32,
    /// Gates.
    pub gates: Vec<GateNowOut>,
    /// `live`, `rehearsal` or `historical`.
    pub kind: String,
    /// People and goods: units of whom the same is known stand together.
    pub people: Vec<PeopleOut>,
    /// Whether people stand under pseudonyms.
    pub pseudonyms: bool,
    /// Who reads; null: the mediator.
    pub reader: Option<String>,
    /// Requests.
    pub requests: Vec<RequestNowOut>,
    /// How many events there are; the number of the next.
    pub revision: u64,
    /// Rides, in order of time.
    pub rides: Vec<RideNowOut>,
    /// `running`, `held`, `aborted`, `safe` or `closed`.
    pub stage: String,
    /// The title of the case.
    pub title: String,
    /// What stands on every output: that it is a rehearsal, or historical.
    pub warnings: Vec<String>,
    /// The zone of times that belong to no single place.
    pub zone: String,
}

/// A moment: in UTC, and by the clock of a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TimeOut {
    /// `2024-08-01 10:00 +03:00`.
    pub local: String,
    /// `2024-08-01T07:00Z`.
    pub utc: String,
    /// `Europe/Istanbul`.
    pub zone: String,
}

/// Something that stands on top.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AlertOut {
    /// `aborted`, `irregular`, `held`, `withheld`, `waiting`, `overdue`, `substitute`, `unconfirmed`, `copy-trouble`.
    pub kind: String,
    /// Since when.
    pub since: TimeOut,
    /// Whether it is so still.
    pub stands: bool,
    /// What.
    pub words: String,
}

/// A ride.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RideNowOut {
    /// When it was to arrive.
    pub arrives: TimeOut,
    /// Its vehicle, or how it moves.
    pub by: String,
    /// When it arrived.
    pub came: Option<TimeOut>,
    /// When it was to leave.
    pub departs: TimeOut,
    /// From where.
    pub from: String,
    /// Whether a hold names it.
    pub held: bool,
    /// When it left.
    pub left: Option<TimeOut>,
    /// How many of the reader's are on board, or were.
    pub on_board: u64,
    /// `waits`, `ready`, `boarding`, `may-leave`, `under-way`, `arrived`, `off` or `not-known`.
    pub stage: String,
    /// To where.
    pub to: String,
    /// How many go by it that the reader knows.
    pub units: u64,
    /// What it waits for, in words.
    pub waits: Vec<String>,
    /// Who and what goes by it that the reader knows.
    pub who: String,
}

/// A gate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GateNowOut {
    /// Whether a hold names it.
    pub held: bool,
    /// Its name.
    pub name: String,
    /// When it opened.
    pub opened: Option<TimeOut>,
    /// When it was to open.
    pub planned: TimeOut,
    /// The parties that confirm it, as far as the reader may know.
    pub sides: Vec<SideOut>,
    /// What it waits for, in words.
    pub waits: Vec<String>,
}

/// A party's confirmation of a gate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SideOut {
    /// When it confirmed.
    pub agreed: Option<TimeOut>,
    /// The party's name.
    pub party: String,
}

/// Units of whom the same is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PeopleOut {
    /// When they were handed over.
    pub handed_over: Option<TimeOut>,
    /// Who lets go.
    pub holder: String,
    /// Who receives.
    pub receiver: String,
    /// Whether they may travel, in words: all that is told of consent, health, papers and identity.
    pub state: String,
    /// How many units.
    pub units: u64,
    /// When the receiver verified them.
    pub verified: Option<TimeOut>,
    /// Where they are, in words.
    pub whereabouts: String,
    /// Who.
    pub who: String,
}

/// A party's balance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BalanceOut {
    /// How many units it accepts to be owed.
    pub accepts: u64,
    /// How given and received grew, one step for each moment at which either did.
    pub course: Vec<BalanceStepOut>,
    /// How many it has given, and how many the sequence comes to.
    pub given: (u64, u64),
    /// How many it is owed.
    pub owed: u64,
    /// Whose.
    pub party: String,
    /// How they grow by the plan in force.
    pub planned: Vec<BalanceStepOut>,
    /// How many it has received, and how many the sequence comes to.
    pub received: (u64, u64),
    /// Since when it has waited too long.
    pub withheld: Option<TimeOut>,
}

/// What a party has given and received from a moment on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BalanceStepOut {
    /// From when on.
    pub at: TimeOut,
    /// Units given.
    pub given: u64,
    /// Units received.
    pub received: u64,
}

/// A request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestNowOut {
    /// By when.
    pub due: TimeOut,
    /// Whether it is late.
    pub is_overdue: bool,
    /// When it was met.
    pub met: Option<TimeOut>,
    /// Its number, and whose.
    pub number: String,
    /// Who sees to it.
    pub owner: String,
    /// What, for whom.
    pub what: String,
}

/// What one reader is told of what was said: `GET /api/v1/cases/{case}/events`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EventsOut {
    /// The events, in order. Numbers that are missing are not the reader's to know.
    pub events: Vec<EventLineOut>,
    /// Version of this format: 1.
    pub format: u32,
    /// From which number to ask for the next page; null: these were the last.
    pub next: Option<u64>,
    /// How many events there are, of all readers.
    pub revision: u64,
}

/// An event as one reader is told it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EventLineOut {
    /// When it was accepted.
    pub at: TimeOut,
    /// Who said it; null: the desk, or not the reader's to know.
    pub by: Option<String>,
    /// The moment to the second: `10:31:05Z`.
    pub clock: String,
    /// Its number.
    pub number: u64,
    /// How it counts, in words; null: as it should.
    pub weight: Option<String>,
    /// What.
    pub words: String,
}

/// What somebody may say next, and what an envelope around it is made of: `GET /api/v1/cases/{case}/offers`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OffersOut {
    /// Version of this format: 1.
    pub format: u32,
    /// What may be said: each counts if it is said now. Stops may be said besides, by their words.
    pub offers: Vec<OfferOut>,
    /// Who speaks; null: nobody, with the keys of this account.
    pub speaker: Option<SpeakerOut>,
}

/// Who speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SpeakerOut {
    /// The author's id on the record, 32 hexadecimal digits.
    pub author: String,
    /// The case's id on the record.
    pub case: String,
    /// The desk's clock, in seconds since the beginning of 1970, UTC.
    pub clock: i64,
    /// Whether an envelope bears the author's own time; else it bears the desk's.
    pub is_live: bool,
    /// The public half of the key by which is signed, 64 hexadecimal digits.
    pub key: String,
    /// What the author is called by in the team.
    pub name: String,
}

/// Something that may be said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfferOut {
    /// What it is about: `gate`, `ride`, `arrival`, `work`, `person` or `other`.
    pub kind: String,
    /// The same as a line of a script.
    pub line: String,
    /// The id under which it is signed: that of the operation, or that of its journal.
    pub operation: String,
    /// What is signed, in canonical form, as base64 with padding.
    pub payload: String,
    /// The number that the envelope bears.
    pub sequence: u64,
    /// What, in words.
    pub words: String,
}

/// Words that somebody would say: `POST /api/v1/cases/{case}/phrases`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PhraseIn {
    /// Version of this format: 1.
    pub format: u32,
    /// A line of a script, without time and author: `hold everything`.
    pub words: String,
}

/// What came of a signed line: `POST /api/v1/cases/{case}/commands`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SaidOut {
    /// Version of this format: 1.
    pub format: u32,
    /// What came of it.
    pub outcome: SaidOutcomeOut,
    /// How many events there are by now.
    pub revision: u64,
}

/// What came of a signed line, for whoever signed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum SaidOutcomeOut {
    /// The disk has it.
    Accepted {
        /// The number of the first event that came of it; null: it was said before.
        first: Option<u64>,
        /// And of the last.
        last: Option<u64>,
    },
    /// It was refused, and nothing has changed.
    Refused {
        /// Whether it was too old: sign it anew if it is still meant.
        is_stale: bool,
        /// The number that is expected of its author, if that was why.
        next: Option<u64>,
        /// Every reason, in words.
        reasons: Vec<String>,
    },
}
