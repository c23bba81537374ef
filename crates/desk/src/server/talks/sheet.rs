//! A file that people write at the desk: the position of a party, the talks with it, the mediators' own book. Who may see and write it, what a
//! reader sees of it, and what it is known by.

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};
use takas_formats::positions::position_excerpt;

use crate::server::cabinet::Contents;
use crate::server::http::Refusal;
use crate::server::live::visit::Visit;
use crate::server::policy::{Action, Compartment};

/// A file that is written here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sheet {
    /// What a party holds, asks and refuses.
    Position(String),
    /// The talks with a party.
    Contacts(String),
    /// What went from one party to another, statements, notes.
    Book,
}

impl Sheet {
    /// Its name in the case.
    pub(super) fn file(&self) -> String {
        match self {
            Self::Position(party) => format!("positions/{party}.toml"),
            Self::Contacts(party) => format!("contacts/{party}.toml"),
            Self::Book => "mediator/contacts.toml".to_owned(),
        }
    }

    /// Begins the names of what belongs to it among the drafts: whose part, then what.
    fn stem(&self) -> String {
        match self {
            Self::Position(party) => format!("drafts/{party}.position"),
            Self::Contacts(party) => format!("drafts/{party}.contacts"),
            Self::Book => "drafts/mediator.contacts".to_owned(),
        }
    }

    /// Where somebody keeps what does not count yet.
    pub(super) fn draft(&self, account: &str) -> String {
        format!("{}.draft.{account}.json", self.stem())
    }

    /// What the names of all drafts of it begin with.
    pub(super) fn drafts(&self) -> String {
        format!("{}.draft.", self.stem())
    }

    /// Where its history is kept.
    pub(super) fn history(&self) -> String {
        format!("{}.history.json", self.stem())
    }

    /// The end of its address, below that of the case.
    pub(super) fn path(&self) -> String {
        match self {
            Self::Position(party) => format!("positions/{party}"),
            Self::Contacts(party) => format!("contacts/{party}"),
            Self::Book => "book".to_owned(),
        }
    }

    /// Whose part of the case it is.
    pub(super) fn part(&self) -> Compartment {
        match self {
            Self::Position(party) | Self::Contacts(party) => Compartment::Party(party.clone()),
            Self::Book => Compartment::Mediator,
        }
    }

    /// The party that it is about.
    pub(super) fn party(&self) -> Option<&str> {
        match self {
            Self::Position(party) | Self::Contacts(party) => Some(party),
            Self::Book => None,
        }
    }

    /// What is asked to see it.
    pub(super) fn see(&self) -> Action {
        match self {
            Self::Position(_) => Action::SeePosition,
            Self::Contacts(_) | Self::Book => Action::SeeContacts,
        }
    }

    /// What is asked to write it.
    pub(super) fn write(&self) -> Action {
        match self {
            Self::Position(_) => Action::WritePosition,
            Self::Contacts(_) | Self::Book => Action::WriteContacts,
        }
    }

    /// Whether the case has the party of this sheet, and the visitor may see it. One that there is not looks like one that is not for the visitor.
    pub(super) fn is_asked_by(&self, visit: &Visit) -> Result<(), Refusal> {
        if self.party().is_some_and(|party| visit.case.case().find_party(party).is_none()) {
            return Err(Refusal::NotFound);
        }
        visit.asks_for(self.see(), &self.part())
    }

    /// Whether the visitor sees all of it: of a position, also what is hinted, inferred or assumed.
    pub(super) fn is_whole_to(&self, visit: &Visit) -> bool {
        !matches!(self, Self::Position(_)) || visit.is_offered(Action::SeeInferred, &self.part())
    }

    /// The text as it lies in the case; where there is none yet, the beginning of one.
    pub(super) fn whole(&self, contents: &Contents) -> String {
        match contents.files.get(&self.file()) {
            Some(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            None => match self {
                Self::Position(party) => format!("format = 1\nparty = \"{party}\"\nstanding = \"stated\"\n"),
                Self::Contacts(party) => format!("format = 1\nparty = \"{party}\"\n"),
                Self::Book => "format = 1\n".to_owned(),
            },
        }
    }

    /// What a reader sees of a text of it.
    pub(super) fn seen(&self, whole: &str, is_whole: bool) -> String {
        match self {
            Self::Position(party) if !is_whole => position_excerpt(whole, party),
            _ => whole.to_owned(),
        }
    }
}

/// What a text is known by when it is handed in again. It is taken over what its reader saw and nothing else, so that it does not tell of what
/// others wrote elsewhere.
pub(super) fn known_by(text: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(text.as_bytes())[..16])
}
