//! An operation: a plan being run. Who may say what, what is said, what follows from it.
//!
//! What the words mean is fixed by `docs/reference/run.md`; the engine (`takas-operation`) and the judge (`takas-check`) each follow that
//! page and share no code. Nothing here decides. Instants are seconds since the beginning of 1970, UTC; a plan's own times stay minutes.

use crate::case::{ItemRef, PartyRef, PhaseRef};
use crate::handover::{CheckRef, GateRef, Handover, PersonGate, PlaceRef, Room};
use crate::plan::Plan;
use crate::reference::reference;

reference! {
    "an operation",
    /// A unit: an index into [`Charter::units`], or beyond them into what joined by [`Target::joins`], one adoption after the other.
    UnitRef
}
reference! {
    "an operation",
    /// An author: an index into [`Charter::authors`].
    AuthorRef
}
reference! {
    "an operation",
    /// A plan that is or was the target: 0 is [`Charter::target`], each adoption adds one.
    TargetRef
}

/// Seconds since the beginning of 1970, UTC.
pub type Instant = i64;

/// What an operation is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OperationKind {
    /// The day itself.
    Live,
    /// A rehearsal: its confirmations are played, and every output says so.
    Rehearsal,
    /// What happened, told afterwards: only what is known is said, the rest is *not known*; nothing is permitted or refused.
    Historical,
}

/// Somebody or something that travels: one person, one of an anonymous block, the remains of one; or a consignment of goods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// What moves.
    pub item: ItemRef,
    /// In which phase of the deal.
    pub phase: PhaseRef,
    /// Which of the transfer's units, from 1.
    pub number: u64,
    /// How many: 1 for people and remains.
    pub quantity: u64,
    /// Who lets go.
    pub holder: PartyRef,
    /// Who receives.
    pub receiver: PartyRef,
    /// Whether this is a living person.
    pub is_living: bool,
    /// Nothing holds it: protected by the law.
    pub is_protected: bool,
    /// Its step of the agreed sequence; none: it stands outside the sequence and outside the balance.
    pub step: Option<usize>,
    /// The personal gates that must be in hand before it sets out, ascending; empty for goods and remains.
    pub gates: Vec<PersonGate>,
}

/// For whom an author speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Seat {
    /// The mediator who leads: his word lets people board.
    Lead,
    /// A second mediator: the other person of the two-person rule.
    CoMediator,
    /// A field officer: reports what happens at places and in vehicles.
    Field,
    /// A doctor.
    Medical,
    /// The neutral who interviews people in private.
    Interviewer,
    /// Speaks for a party.
    Delegate(PartyRef),
    /// Watches for a guarantor.
    Guarantor(PartyRef),
    /// Watches.
    Observer,
    /// The desk itself: timers and what follows from what was said.
    Desk,
}

/// Who signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// The id in files and on the record: opaque to readers who are not told.
    pub id: String,
    /// For whom.
    pub seat: Seat,
}

/// What a gate of the plan asks for besides its checks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GateTerms {
    /// The parties that confirm it, ascending: each through a delegate of its own.
    pub confirmed_by: Vec<PartyRef>,
    /// Whether its release takes two people of the mediator: the lead and another.
    pub two_persons: bool,
}

/// A plan that is run, and who of the units is in which of its lots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// What the plan is of.
    pub handover: Handover,
    /// The plan.
    pub plan: Plan,
    /// For each gate of the handover, in order.
    pub gates: Vec<GateTerms>,
    /// Units that come with this plan, beside those there are: somebody goes in another's place. Empty for the first plan.
    pub joins: Vec<Unit>,
    /// Units that the deal of this plan has no more, ascending: in no lot, they do not travel, and nobody is owed them.
    pub withdrawn: Vec<UnitRef>,
    /// The units of each lot of the plan, ascending; every unit that is not withdrawn, by this plan or one before, is in exactly one.
    pub lots: Vec<Vec<UnitRef>>,
    /// The digest by which the plan is known.
    pub digest: [u8; 32],
}

/// Everything that is fixed before an operation begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charter {
    /// What it is for.
    pub kind: OperationKind,
    /// Who and what travels.
    pub units: Vec<Unit>,
    /// Who may speak; exactly one has the seat [`Seat::Desk`].
    pub authors: Vec<Author>,
    /// The plan that is run at first.
    pub target: Target,
    /// How long is waited.
    pub patience: Patience,
}

/// How long is waited before something is told, and how long a word is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// Seconds that a party which has given has to wait for what it was to get, before that is told as withheld.
    pub owed: Instant,
    /// Seconds for which a word that lets something be is good, and by which its author's clock may be wrong.
    pub words: Instant,
}

impl Default for Patience {
    /// An hour, and a quarter of one.
    fn default() -> Self {
        Self { owed: 3_600, words: 900 }
    }
}

/// What a request of a party is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RequestKind {
    /// A call home.
    Call,
    /// A document.
    Document,
    /// A particular doctor.
    Doctor,
    /// What is said to the media, and when.
    Media,
    /// Anything else.
    Other,
}

/// What is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Everything but protected people.
    Everything,
    /// One ride: an index into the plan's trips.
    Trip(usize),
    /// One gate.
    Gate(GateRef),
    /// One unit, never a protected one.
    Unit(UnitRef),
}

/// What an author says. Words (*may*) are asked for before; reports (*has*) tell what has happened, and are never lost.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// A personal gate of a unit is in hand. [`PersonGate::Identity`] counts for the side of the author: holder and receiver each confirm.
    InHand(UnitRef, PersonGate),
    /// What was in hand is not any more: consent is withdrawn, an identity is doubted.
    NotInHand(UnitRef, PersonGate),
    /// The unit travels so.
    Needs(UnitRef, Room),
    /// The unit does not travel: why is in the speaker's own compartment, and looks alike to all others.
    NotTravelling(UnitRef),
    /// A work of the plan has begun: an index into its works.
    WorkBegun(usize),
    /// A work of the plan has ended, for these of its lot, ascending; who is left out has not passed. Empty for a measure.
    WorkEnded(usize, Vec<UnitRef>),
    /// A party confirms a gate.
    Agree(GateRef),
    /// A party takes back its confirmation of a gate that has not opened.
    TakeBack(GateRef),
    /// The mediator releases a gate; with two persons, each says so.
    Release(GateRef),
    /// The mediator's word: these may board this ride. The units ascend.
    Board(usize, Vec<UnitRef>),
    /// These have boarded this ride, ascending.
    Boarded(usize, Vec<UnitRef>),
    /// These have got off this ride before it left, ascending.
    Alighted(usize, Vec<UnitRef>),
    /// The mediator's word: these rides may leave, ascending; whoever leaves simultaneously is in one word.
    Go(Vec<usize>),
    /// A ride has left.
    Departed(usize),
    /// A ride has arrived, at its end or elsewhere.
    Arrived(usize, PlaceRef),
    /// The receiver has verified these, ascending.
    Verified(Vec<UnitRef>),
    /// These have been handed over to the receiver, ascending.
    HandedOver(Vec<UnitRef>),
    /// The unit was seen again afterwards.
    FollowedUp(UnitRef),
    /// A party requests something, under a number of its choice.
    Request {
        /// Its number: new for this party.
        number: u32,
        /// About whom, if anybody.
        about: Option<UnitRef>,
        /// What.
        kind: RequestKind,
        /// Who sees to it.
        owner: AuthorRef,
        /// By when.
        due: Instant,
    },
    /// A request was met: the party's and its number.
    Met(PartyRef, u32),
    /// Nothing within the scope goes on.
    Hold(Scope),
    /// It does again.
    Resume(Scope),
    /// The exchange is broken off: everybody goes to the safe state of this moment.
    Abort,
    /// Another plan is the target from now on, by its digest. The plan itself is brought by whoever calls.
    Adopt([u8; 32]),
    /// The speaker's party accepts to be owed so many units at most: it goes on although it has not got what it was to get.
    Accept(u64),
    /// The operation is over.
    Close,
}

/// What was said, by whom, when by the speaker's clock.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Said {
    /// Who.
    pub author: AuthorRef,
    /// The author's own number, from 1 without a gap.
    pub sequence: u64,
    /// By the author's clock: told, never trusted.
    pub time: Instant,
    /// By which plan the author speaks: rides, works, gates and places of the act are this plan's.
    pub target: TargetRef,
    /// What.
    pub act: Act,
}

/// How something that was said counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// It counts.
    Counts,
    /// It says what is so already.
    Repeats,
    /// It is kept and counts when what must come before it has come: a report that overtook another.
    Waits,
    /// It tells of something that happened and should not have: it counts, for it is so, and these lines were broken.
    Irregular(Vec<Reason>),
}

/// What follows from what was said; the desk says it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Consequence {
    /// Every personal gate of the unit is in hand.
    ClearToTravel(UnitRef),
    /// It was clear to travel and is not any more.
    NoLongerClear(UnitRef),
    /// The unit does not travel.
    NotTravelling(UnitRef),
    /// A gate has opened.
    Opened(GateRef),
    /// A report that waited counts now: the number of its event; if it is irregular, the lines that were broken.
    CountsNow(u64, Vec<Reason>),
    /// A report that waited says what is so already, or cannot be any more: the number of its event.
    Lapsed(u64),
    /// A request was not met in time.
    Overdue(PartyRef, u32),
    /// A party has given and has waited too long for so many units.
    Withheld(PartyRef, u64),
    /// It waits no more: it got them, or accepted.
    Cured(PartyRef),
    /// Everybody is where the safe state has them.
    Safe,
}

/// What happened, as the operation counts it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Happened {
    /// Somebody said something.
    Said(Said, Weight),
    /// Something follows.
    Follows(Consequence),
}

/// One event: what state is folded from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OperationEvent {
    /// Its number, from 0 without a gap.
    pub number: u64,
    /// When it was accepted, by the desk's clock; never before the event before it.
    pub at: Instant,
    /// What.
    pub what: Happened,
}

impl OperationEvent {
    /// The digest of the plan that is in force from now on, if another one is adopted.
    pub fn adopts(&self) -> Option<&[u8; 32]> {
        match &self.what {
            Happened::Said(Said { act: Act::Adopt(digest), .. }, Weight::Counts) => Some(digest),
            _ => None,
        }
    }
}

/// Why something is refused, or which line something irregular broke.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The author's seat may not say this.
    Seat,
    /// The author's number is not the next one: this is.
    Sequence(u64),
    /// The author has said something else under this number.
    Contradicts(u64),
    /// More waits or is requested than an operation keeps: to be said again later.
    TooMuch,
    /// Nothing of this index or number exists in the operation.
    Unknown,
    /// It cannot be: somebody is elsewhere, a ride is over, a number is taken.
    NotSo,
    /// The operation is over.
    Closed,
    /// It was broken off.
    Aborted,
    /// It is held.
    Held(Scope),
    /// The unit is not clear to travel.
    NotClear(UnitRef),
    /// The unit does not travel.
    DoesNotTravel(UnitRef),
    /// The unit has not passed a check.
    NotChecked(UnitRef, CheckRef),
    /// A measure for a ride or place is not done: an index into the plan's works.
    NotDone(usize),
    /// The unit is not where the ride leaves.
    NotThere(UnitRef),
    /// The unit does not belong to the ride by the plan.
    NotPlanned(UnitRef),
    /// The unit was not let board by the mediator's word.
    NoWord(UnitRef),
    /// The ride has no word to go.
    NoGo(usize),
    /// The vehicle of this ride is not where it leaves.
    VehicleElsewhere(usize),
    /// A gate that holds the unit has not opened.
    Shut(UnitRef, GateRef),
    /// A gate still waits for this unit.
    WaitsFor(GateRef, UnitRef),
    /// A gate is not confirmed by this party.
    NotConfirmed(GateRef, PartyRef),
    /// The release of a gate takes another person.
    SecondPerson(GateRef),
    /// A gate does not open yet, by the plan.
    TooEarly(GateRef),
    /// A unit of an earlier step has not left.
    OutOfOrder(UnitRef, UnitRef),
    /// The party would be owed so many units more than it accepts.
    Owed(PartyRef, u64),
    /// Somebody who belongs together is not in the word, or not aboard this ride: of a family, or of a simultaneous departure.
    NotTogether(usize),
    /// The unit is under way, or has not been handed over.
    NotOver(UnitRef),
    /// A protected person is not held.
    Protected(UnitRef),
    /// No room of the kind that the unit needs.
    NoRoom(UnitRef),
    /// People who do not meet would ride together.
    Apart(UnitRef, UnitRef),
    /// The plan to be adopted does not keep what has happened.
    Target,
    /// The word is too old, or from a clock that is too far ahead: it is this moment by the desk's clock.
    Stale(Instant),
    /// More would leave than a quota lets through in its time: an index into the quotas of the handover.
    Quota(usize),
}
