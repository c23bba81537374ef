//! What somebody is in a case.

use takas_model::{Case, Seat};

/// The id of a case on the desk: random, so that no address says what a case is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseKey(String);

impl CaseKey {
    /// So many hexadecimal digits as an id has.
    pub const DIGITS: usize = 32;

    /// The id that is written so; none where it is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_id = text.len() == Self::DIGITS && text.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
        is_id.then(|| Self(text.to_owned()))
    }

    /// How it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What somebody is in a case. Parties are named by their ids in the case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Leads the mediation: unlocks the desk, invites, releases.
    Lead,
    /// The other person of the two-person rule.
    CoMediator,
    /// Works on positions, deals and plans.
    Analyst,
    /// Carries the talks with a party.
    Liaison(String),
    /// Reports what happens at places and in vehicles.
    Field,
    /// A doctor.
    Medical,
    /// Interviews people in private.
    Interviewer,
    /// Speaks for a party.
    Delegate(String),
    /// Watches over a party's part.
    Guarantor(String),
    /// Watches.
    Observer,
    /// Cosigns the record.
    Witness,
}

impl Role {
    /// Every role, with these parties.
    pub fn all<'p>(parties: impl IntoIterator<Item = &'p str>) -> Vec<Self> {
        let mut roles = vec![
            Self::Lead,
            Self::CoMediator,
            Self::Analyst,
            Self::Field,
            Self::Medical,
            Self::Interviewer,
            Self::Observer,
            Self::Witness,
        ];
        for party in parties {
            let party = party.to_owned();
            roles.extend([Self::Liaison(party.clone()), Self::Delegate(party.clone()), Self::Guarantor(party)]);
        }
        roles
    }

    /// Its word in what is kept, in forms and for programs, without the party.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::CoMediator => "co-mediator",
            Self::Analyst => "analyst",
            Self::Liaison(_) => "liaison",
            Self::Field => "field",
            Self::Medical => "medical",
            Self::Interviewer => "interviewer",
            Self::Delegate(_) => "delegate",
            Self::Guarantor(_) => "guarantor",
            Self::Observer => "observer",
            Self::Witness => "witness",
        }
    }

    /// The party that it is bound to.
    #[must_use]
    pub fn party(&self) -> Option<&str> {
        match self {
            Self::Liaison(party) | Self::Delegate(party) | Self::Guarantor(party) => Some(party),
            _ => None,
        }
    }

    /// The seat that it has in an operation; none: it says nothing there and sees it, if at all, as its policies have it.
    #[must_use]
    pub fn seat(&self, case: &Case) -> Option<Seat> {
        Some(match self {
            Self::Lead => Seat::Lead,
            Self::CoMediator => Seat::CoMediator,
            Self::Field => Seat::Field,
            Self::Medical => Seat::Medical,
            Self::Interviewer => Seat::Interviewer,
            Self::Observer => Seat::Observer,
            Self::Delegate(party) => Seat::Delegate(case.find_party(party)?),
            Self::Guarantor(party) => Seat::Guarantor(case.find_party(party)?),
            Self::Analyst | Self::Liaison(_) | Self::Witness => return None,
        })
    }
}
