//! The shapes of commands, events and charters in JSON.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What an author says, in canonical form: the payload that is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CommandOut {
    /// Version of this format: 1.
    pub format: u32,
    /// By which plan its author speaks: 0 is the first that was run, each adoption adds one.
    pub plan: u32,
    /// What is said.
    pub says: ActOut,
}

/// A command as another program hands it to `takas run --json`: one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SpokenOut {
    /// Version of this format: 1.
    pub format: u32,
    /// Who says it: the id of an author.
    pub author: String,
    /// By which plan: 0 is the first that was run, each adoption adds one; left out: the present one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<u32>,
    /// The author's own number, from 1 without a gap; left out: the next. A number that was answered is answered as before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sequence: Option<u64>,
    /// By the author's clock, in seconds since the beginning of 1970, UTC; left out: the desk's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<i64>,
    /// What is said.
    pub says: ActOut,
}

/// A command that its author signed elsewhere, as it is handed to `takas run --json`: one line. Every text is base64 with padding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignedOut {
    /// The envelope: the bytes that its author signed (docs/reference/record.md, section 2).
    pub envelope: String,
    /// Version of this format: 1.
    pub format: u32,
    /// What it says, in canonical form.
    pub payload: String,
    /// The 32 bytes by which its author committed to that.
    pub salt: String,
    /// The 64 bytes of the signature.
    pub signature: String,
}

/// What is said: a word or a report, with the names of what it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "act", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ActOut {
    /// A personal gate of a unit is in hand.
    InHand {
        /// Which of its gates: `consent`, `fit`, `legal`, `document`, `identity`, `family`.
        gate: String,
        /// Whose.
        unit: String,
    },
    /// What was in hand is not any more.
    NotInHand {
        /// Which of its gates.
        gate: String,
        /// Whose.
        unit: String,
    },
    /// The unit travels so.
    Needs {
        /// `seat`, `stretcher` or `load`.
        room: String,
        /// Who.
        unit: String,
    },
    /// The unit does not travel.
    NotTravelling {
        /// Who.
        unit: String,
    },
    /// A work of the plan has begun.
    Begun {
        /// Which.
        work: String,
    },
    /// A work of the plan has ended.
    Ended {
        /// For these; who is left out has not passed. Empty for a measure.
        units: Vec<String>,
        /// Which.
        work: String,
    },
    /// A party confirms a gate.
    Agree {
        /// Which.
        gate: String,
    },
    /// A party takes back its confirmation.
    TakeBack {
        /// Of which gate.
        gate: String,
    },
    /// The mediator releases a gate.
    Release {
        /// Which.
        gate: String,
    },
    /// These may board this ride.
    Board {
        /// Which.
        ride: String,
        /// Who.
        units: Vec<String>,
    },
    /// These have boarded this ride.
    Boarded {
        /// Which.
        ride: String,
        /// Who.
        units: Vec<String>,
    },
    /// These have got off this ride before it left.
    Alighted {
        /// Which.
        ride: String,
        /// Who.
        units: Vec<String>,
    },
    /// These rides may leave.
    Go {
        /// Which.
        rides: Vec<String>,
    },
    /// A ride has left.
    Departed {
        /// Which.
        ride: String,
    },
    /// A ride has arrived.
    Arrived {
        /// Where.
        place: String,
        /// Which.
        ride: String,
    },
    /// The receiver has verified these.
    Verified {
        /// Who.
        units: Vec<String>,
    },
    /// These have been handed over.
    HandedOver {
        /// Who.
        units: Vec<String>,
    },
    /// The unit was seen again afterwards.
    FollowedUp {
        /// Who.
        unit: String,
    },
    /// A party requests something.
    Request(RequestOut),
    /// A request was met.
    Met {
        /// Its number.
        number: u32,
        /// Whose.
        party: String,
    },
    /// Nothing within the scope goes on.
    Hold {
        /// What is held.
        scope: ScopeOut,
    },
    /// It does again.
    Resume {
        /// What goes on.
        scope: ScopeOut,
    },
    /// The exchange is broken off.
    Abort {},
    /// Another plan is the target from now on.
    Adopt {
        /// By its digest: 64 hexadecimal digits.
        plan: String,
    },
    /// The speaker's party accepts to be owed so many units at most.
    Accept {
        /// So many.
        units: u64,
    },
    /// The operation is over.
    Close {},
}

/// A request of a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestOut {
    /// About whom; null: about nobody.
    pub about: Option<String>,
    /// By when, in seconds since the beginning of 1970, UTC.
    pub due: i64,
    /// `call`, `document`, `doctor`, `media` or `other`.
    pub kind: String,
    /// Its number, of the party's choice.
    pub number: u32,
    /// Who sees to it: the id of an author.
    pub owner: String,
}

/// What is held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum ScopeOut {
    /// Everything but protected people.
    Everything,
    /// One ride.
    Ride(String),
    /// One gate.
    Gate(String),
    /// One unit.
    Unit(String),
}

/// One event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EventOut {
    /// When it was accepted, by the desk's clock, in seconds since the beginning of 1970, UTC.
    pub at: i64,
    /// Version of this format: 1.
    pub format: u32,
    /// Its number, from 0 without a gap.
    pub number: u64,
    /// What happened.
    pub what: HappenedOut,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum HappenedOut {
    /// Somebody said something.
    Said {
        /// Who: the id of an author.
        author: String,
        /// By which plan: 0 is the first that was run, each adoption adds one.
        plan: u32,
        /// What.
        says: ActOut,
        /// The author's own number.
        sequence: u64,
        /// By the author's clock.
        time: i64,
        /// How it counts.
        weight: WeightOut,
    },
    /// Something follows; the desk says it.
    Follows(ConsequenceOut),
}

/// How something that was said counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum WeightOut {
    /// It counts.
    Counts,
    /// It says what is so already.
    Repeats,
    /// It counts when what must come before it has come.
    Waits,
    /// It should not have happened: it counts, and these lines were broken.
    Irregular(Vec<ReasonOut>),
}

/// What follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "follows", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ConsequenceOut {
    /// Every personal gate of the unit is in hand.
    ClearToTravel {
        /// Who.
        unit: String,
    },
    /// It is not clear to travel any more.
    NoLongerClear {
        /// Who.
        unit: String,
    },
    /// The unit does not travel.
    NotTravelling {
        /// Who.
        unit: String,
    },
    /// A gate has opened.
    Opened {
        /// Which.
        gate: String,
    },
    /// A report that waited counts now.
    CountsNow {
        /// The lines that were broken; empty: none.
        broken: Vec<ReasonOut>,
        /// The number of its event.
        event: u64,
    },
    /// A report that waited says what is so already, or cannot be any more.
    Lapsed {
        /// The number of its event.
        event: u64,
    },
    /// A request was not met in time.
    Overdue {
        /// Its number.
        number: u32,
        /// Whose.
        party: String,
    },
    /// A party has given and has waited too long.
    Withheld {
        /// Who.
        party: String,
        /// For so many.
        units: u64,
    },
    /// It waits no more.
    Cured {
        /// Who.
        party: String,
    },
    /// Everybody is where the safe state has them.
    Safe {},
}

/// Why something is refused, or which line something irregular broke. The word is the reason's code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "reason", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ReasonOut {
    /// The author's seat may not say this.
    Seat {},
    /// The author's number is not the next one.
    Sequence {
        /// This is.
        next: u64,
    },
    /// The author has said something else under this number.
    Contradicts {
        /// This one.
        number: u64,
    },
    /// More waits or is requested than an operation keeps.
    TooMuch {},
    /// Nothing of this name exists in the operation.
    Unknown {},
    /// It cannot be.
    NotSo {},
    /// The operation is over.
    Closed {},
    /// It was broken off.
    Aborted {},
    /// It is held.
    Held {
        /// What is.
        scope: ScopeOut,
    },
    /// The unit is not clear to travel.
    NotClear {
        /// Who.
        unit: String,
    },
    /// The unit does not travel.
    DoesNotTravel {
        /// Who.
        unit: String,
    },
    /// The unit has not passed a check.
    NotChecked {
        /// Which.
        check: String,
        /// Who.
        unit: String,
    },
    /// A measure is not done.
    NotDone {
        /// Which.
        work: String,
    },
    /// The unit is not where the ride leaves.
    NotThere {
        /// Who.
        unit: String,
    },
    /// The unit does not belong to the ride by the plan.
    NotPlanned {
        /// Who.
        unit: String,
    },
    /// The unit was not let board by the mediator's word.
    NoWord {
        /// Who.
        unit: String,
    },
    /// The ride has no word to go.
    NoGo {
        /// Which.
        ride: String,
    },
    /// The vehicle is not where the ride leaves.
    VehicleElsewhere {
        /// Which ride's.
        ride: String,
    },
    /// A gate that holds the unit has not opened.
    Shut {
        /// Which.
        gate: String,
        /// Who.
        unit: String,
    },
    /// A gate still waits for this unit.
    WaitsFor {
        /// Which.
        gate: String,
        /// Who.
        unit: String,
    },
    /// A gate is not confirmed by this party.
    NotConfirmed {
        /// Which.
        gate: String,
        /// Whom.
        party: String,
    },
    /// The release of a gate takes another person.
    SecondPerson {
        /// Which.
        gate: String,
    },
    /// A gate does not open yet, by the plan.
    TooEarly {
        /// Which.
        gate: String,
    },
    /// A unit of an earlier step has not left.
    OutOfOrder {
        /// Who waits.
        unit: String,
        /// For whom.
        before: String,
    },
    /// The party would be owed so many units more than it accepts.
    Owed {
        /// Which.
        party: String,
        /// So many.
        units: u64,
    },
    /// Somebody who belongs together is not in the word, or not aboard this ride.
    NotTogether {
        /// Which.
        ride: String,
    },
    /// The unit is under way, or has not been handed over.
    NotOver {
        /// Who.
        unit: String,
    },
    /// A protected person is not held.
    Protected {
        /// Who.
        unit: String,
    },
    /// No room of the kind that the unit needs.
    NoRoom {
        /// Who.
        unit: String,
    },
    /// People who do not meet would ride together.
    Apart {
        /// These,
        unit: String,
        /// and these.
        other: String,
    },
    /// The plan to be adopted does not keep what has happened.
    Target {},
    /// The word is too old, or from a clock that is too far ahead.
    Stale {
        /// This moment by the desk's clock, in seconds since the beginning of 1970.
        now: i64,
    },
    /// More would leave than a quota lets through in its time.
    Quota {
        /// Which.
        quota: String,
    },
}

/// What an operation is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum KindOut {
    /// The day itself.
    Live,
    /// A rehearsal.
    Rehearsal,
    /// What happened, told afterwards.
    Historical,
}

/// Somebody or something that travels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitOut {
    /// The personal gates that must be in hand before it sets out.
    pub gates: Vec<String>,
    /// The party that lets go.
    pub holder: String,
    /// What moves: an item of the case.
    pub item: String,
    /// Whether this is a living person.
    pub living: bool,
    /// Its name in commands and events.
    pub name: String,
    /// Which of the transfer's units, from 1.
    pub number: u64,
    /// In which phase of the deal.
    pub phase: String,
    /// Whether the law protects it: nothing holds it.
    pub protected: bool,
    /// How many: 1 for people and remains.
    pub quantity: u64,
    /// The party that receives.
    pub receiver: String,
    /// Its step of the agreed sequence, from 1; null: it stands outside.
    pub step: Option<usize>,
}

/// Who signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuthorOut {
    /// The id.
    pub id: String,
    /// The Ed25519 public key: 64 hexadecimal digits.
    pub key: String,
    /// For whom: `lead`, `delegate of RUS`, …
    pub seat: String,
}

/// What a gate asks for besides its checks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GateTermsOut {
    /// The parties that confirm it.
    pub confirmed_by: Vec<String>,
    /// The gate.
    pub gate: String,
    /// Whether its release takes two people of the mediator.
    pub two_persons: bool,
}
