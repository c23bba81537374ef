//! The projection: the only place that decides what a party may know.
//!
//! A [`PartyView`] holds, and nothing else:
//!
//! - the title of the case, the historical warning, the parties whose roles are public (mediator, co-mediator, host);
//! - the party's own opaque id of the deal;
//! - what the party gives and to whom, what it receives and from whom, phase by phase;
//! - what it undertakes, and what others undertake that its own asks name;
//! - those lines of its own position whose standing is *stated*: what it holds ready, asks (and how many units of it are
//!   met), refuses, demands. A line that is hinted, inferred or assumed is the mediator's guess about the party, and as much
//!   the mediator's secret as another party's position. Who reported a line, when, and from which source is never shown;
//! - lists open to objection that it made itself, with their places; of those that others stated and published to it, who is on them and
//!   until when objections are heard; and its own objections.
//!
//! It does not hold, by construction: objectives, bounds, whether the deal is best, alternatives, conflicts, concessions, fragility, the front and its
//! points, deals far apart, chances and what is in doubt,
//! decisive conditions, a question asked; any satisfaction as a share (its denominator depends on the positions of others); anything
//! of another party's position, its objections and the places of its lists among it; the rules and families of the case; consent, protection, legal grounds, status and places of no return
//! of any person; parties with which the party does not exchange and that it does not name itself; people whom it neither gives nor
//! receives nor names itself, also not through counts, sets, numbers of pseudonyms or colours.
//!
//! Counts: an ask that the party stated for a *named* person or set says how many of its units are met, wherever they go, for that is
//! what the party asked, and whether that is all; but not how many there would be, unless the party gave the number or sees them all.
//! `everyone` and `protected` name nobody: of these only such units count as the party can see.
//!
//! Whether there is no deal, or none was found in time, is the mediator's to tell: both look alike here.
//!
//! What the party calls by a name of its own (`[names]` of its position) stands under that name wherever it is named; no other view
//! knows these names.
//!
//! Names with letters that run right to left stand between U+2068 and U+2069.
//!
//! **Invariant.** All fields are owned, plain, and written by [`project`] alone (the types are `non_exhaustive`); renderers of party
//! pages take a `PartyView` and no case.

mod carried;
mod contacts;
mod known;
mod liaison;
mod lists;
mod operation;
mod plan;
mod project;
mod reconciliation;
mod rounds;
mod sequence;
mod sight;

pub(crate) use carried::sheets;
pub use carried::{CarriedPlan, carried_plan};
pub use contacts::{
    ChannelLine, ContactsView, GoesTo, InterlocutorLine, MandateState, NoteLine, Obstacle, PassedLine, PermissionLine,
    StatementLine, TalkLine, Unsayable, brief_contacts, may_go_on, may_say, project_contacts,
};
pub use known::{PersonLine, brief_people, draft_as_known, known_things, project_parties, project_people};
pub use liaison::{LiaisonLine, LiaisonQuestion, LiaisonView, project_question};
pub use lists::{PartyList, PartyObjection};
pub(crate) use operation::sides;
pub use operation::{
    Carried, CarriedRide, Compartments, Excerpt, Fact, NextInLine, OperationShown, Reader, Telling, is_private,
    project_operation, readers, readers_of, told,
};
pub use plan::{PartyLot, PartyPlace, PartyPlan, PartyRide, project_plan};
pub use project::project;
pub use reconciliation::{PartySheet, ReceivedLine, SheetOf, project_sheet};
pub use rounds::{PartyProposal, PartyRounds, project_rounds};
pub use sequence::{PartySequence, PartyStep, project_sequence};

pub use crate::names::PartyName;

use crate::phrase::Phrase;

/// Everything that one party may know.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PartyView {
    /// Whose view it is.
    pub party: PartyName,
    /// Title of the case.
    pub title: String,
    /// Whether the case is historical.
    pub historical: bool,
    /// The historical warning, if the case is historical; none that was made from somebody's rules.
    pub warnings: Vec<Phrase>,
    /// Public roles: `Türkiye: mediator, host`.
    pub table: Vec<Phrase>,
    /// What is laid before the party; none when nothing is.
    pub deal: Option<PartyDeal>,
    /// Lists open to objection that the party has made, or that were published to it.
    pub lists: Vec<PartyList>,
    /// Its own position as it stated it.
    pub position: OwnPosition,
    /// Whether people stand under pseudonyms.
    pub pseudonyms: bool,
}

/// A party's part of a deal.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PartyDeal {
    /// The party's own opaque id.
    pub id: Option<String>,
    /// The phases in which anything concerns the party, in order of time.
    pub phases: Vec<PartyPhase>,
}

/// A party's part of a phase.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PartyPhase {
    /// Name of the phase.
    pub name: String,
    /// Its days in words, if dated or longer than a day.
    pub days: Option<Phrase>,
    /// What the party lets go.
    pub gives: Vec<Movement>,
    /// What it receives.
    pub receives: Vec<Movement>,
    /// What it undertakes.
    pub undertakes: Vec<String>,
    /// What others undertake and its own asks name.
    pub undertaken: Vec<Undertaken>,
}

/// What kind of thing moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MovementKind {
    /// A named person.
    Person,
    /// People of a group.
    Group,
    /// Remains of the dead.
    Remains,
    /// Goods, in this unit.
    Goods(String),
}

/// Units on their way from or to the party.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Movement {
    /// Name or pseudonym.
    pub name: String,
    /// Kind.
    pub kind: MovementKind,
    /// Units.
    pub quantity: u64,
    /// The other side.
    pub partner: PartyName,
}

/// An undertaking of another party.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Undertaken {
    /// Who undertakes.
    pub by: PartyName,
    /// What.
    pub name: String,
}

/// The stated lines of a position.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct OwnPosition {
    /// What the party is ready to let go.
    pub holds: Vec<OwnHold>,
    /// What it is ready to undertake.
    pub undertakes: Vec<OwnHold>,
    /// What it asks.
    pub asks: Vec<OwnAsk>,
    /// What it refuses.
    pub refuses: Vec<OwnRule>,
    /// To whose release it objects.
    pub objections: Vec<PartyObjection>,
    /// Its rules.
    pub rules: Vec<OwnRule>,
}

impl OwnPosition {
    /// Whether the party stated nothing.
    pub fn is_empty(&self) -> bool {
        self.holds.is_empty()
            && self.undertakes.is_empty()
            && self.asks.is_empty()
            && self.refuses.is_empty()
            && self.objections.is_empty()
            && self.rules.is_empty()
    }
}

/// Readiness to let go or to undertake.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OwnHold {
    /// What.
    pub name: String,
    /// To whom; empty for an undertaking.
    pub to: Vec<String>,
    /// What becomes of it in the deal, in words; none without a deal.
    pub becomes: Option<Phrase>,
}

/// An ask and how far it is met.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OwnAsk {
    /// What is asked.
    pub name: Phrase,
    /// `must`, `high`, `wish`, or the party's own number.
    pub weight: Phrase,
    /// Units met; none without a deal.
    pub met: Option<u64>,
    /// Units that count: the party's own number, or what it can see in full; none where the number would tell how many
    /// others hold.
    pub at_most: Option<u64>,
    /// Whether all that was asked is met; none without a deal, and for an ask that names nobody.
    pub in_full: Option<bool>,
    /// Of a ranking of options: which of them came out, in words; none without a deal, and for any other ask.
    pub choice: Option<Phrase>,
}

/// A rule or refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OwnRule {
    /// Its name.
    pub name: String,
    /// Its sentence.
    pub sentence: String,
    /// Whether it holds in the deal: true by construction; none without a deal.
    pub holds: Option<bool>,
}
