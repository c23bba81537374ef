//! What somebody may say next, as it is signed: the payload, the ids and the number that the envelope bears.

use takas_ledger::{AuthorId, CaseId, OperationId};
use takas_model::{Act, AuthorRef, Instant};
use takas_views::Phrase;

/// Somebody who speaks in an operation, with what the next envelope is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Who, in the charter.
    pub author: AuthorRef,
    /// The author's id in the team: what is called by.
    pub name: String,
    /// The author's id on the record.
    pub id: AuthorId,
    /// The key by which is signed.
    pub key: [u8; 32],
    /// The case's id on the record.
    pub case: CaseId,
    /// The operation's id on the record.
    pub operation: OperationId,
    /// The id under which is signed what is on no record.
    pub journal: OperationId,
    /// The next number on the record.
    pub next: u64,
    /// The next number of what is on no record.
    pub next_private: u64,
    /// The desk's clock, in seconds since 1970.
    pub clock: Instant,
    /// Whether the author's own clock is what is signed; else it is the desk's, which stands still while nothing is told.
    pub is_live: bool,
}

impl Speaker {
    /// The id and the number that an envelope around an offer bears.
    #[must_use]
    pub fn chain(&self, offer: &Offer) -> (OperationId, u64) {
        if offer.is_private { (self.journal, self.next_private) } else { (self.operation, self.next) }
    }
}

/// Something that may be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What, for a reader.
    pub words: Phrase,
    /// The same as a line of a script, by the numbers of the record.
    pub line: String,
    /// What is signed, in canonical form.
    pub payload: Vec<u8>,
    /// Whether it is on no record.
    pub is_private: bool,
    /// What it is about.
    pub kind: OfferKind,
}

/// What an offer is about: in which order offers stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OfferKind {
    /// A gate.
    Gate,
    /// A ride.
    Ride,
    /// People who have arrived.
    Arrival,
    /// Checks and measures.
    Work,
    /// What has to be in hand of people.
    Person,
    /// All else.
    Other,
}

impl From<&Act> for OfferKind {
    fn from(act: &Act) -> Self {
        match act {
            Act::Agree(_) | Act::TakeBack(_) | Act::Release(_) => Self::Gate,
            Act::Board(..)
            | Act::Boarded(..)
            | Act::Alighted(..)
            | Act::Go(_)
            | Act::Departed(_)
            | Act::Arrived(..) => Self::Ride,
            Act::Verified(_) | Act::HandedOver(_) | Act::FollowedUp(_) => Self::Arrival,
            Act::WorkBegun(_) | Act::WorkEnded(..) => Self::Work,
            Act::InHand(..) | Act::NotInHand(..) | Act::Needs(..) | Act::NotTravelling(_) => Self::Person,
            Act::Request { .. }
            | Act::Met(..)
            | Act::Hold(_)
            | Act::Resume(_)
            | Act::Abort
            | Act::Adopt(_)
            | Act::Accept(_)
            | Act::Close => Self::Other,
        }
    }
}

impl OfferKind {
    /// Its word in addresses, classes and JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Gate => "gate",
            Self::Ride => "ride",
            Self::Arrival => "arrival",
            Self::Work => "work",
            Self::Person => "person",
            Self::Other => "other",
        }
    }
}
