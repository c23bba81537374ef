//! What an action is about: a compartment of a case, in the state that the case is in.

use super::super::role::{CaseKey, Role};

/// Whose part of a case something is. Parties are named by their ids in the case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Compartment {
    /// The mediators'.
    Mediator,
    /// A party's: what it says, and what the mediator keeps about it.
    Party(String),
    /// The doctors'.
    Medical,
    /// The neutral's.
    Interviewer,
    /// The field officers'.
    Field,
    /// The observers'.
    Observer,
    /// A guarantor's.
    Guarantor(String),
    /// The desk's own: accounts, keys, the log of access, checkpoints. No reader's.
    Desk,
}

impl Compartment {
    /// Every compartment, with these parties.
    pub fn all<'p>(parties: impl IntoIterator<Item = &'p str>) -> Vec<Self> {
        let mut all = vec![Self::Mediator, Self::Medical, Self::Interviewer, Self::Field, Self::Observer, Self::Desk];
        for party in parties {
            all.extend([Self::Party(party.to_owned()), Self::Guarantor(party.to_owned())]);
        }
        all
    }

    /// The compartment from which somebody in this role reads; a witness has none but what the desk shows to everybody.
    #[must_use]
    pub fn of(role: &Role) -> Self {
        match role {
            Role::Lead | Role::CoMediator | Role::Analyst => Self::Mediator,
            Role::Liaison(party) | Role::Delegate(party) => Self::Party(party.clone()),
            Role::Guarantor(party) => Self::Guarantor(party.clone()),
            Role::Field => Self::Field,
            Role::Medical => Self::Medical,
            Role::Interviewer => Self::Interviewer,
            Role::Observer => Self::Observer,
            Role::Witness => Self::Desk,
        }
    }

    /// The party whose it is, or that its guarantor watches over.
    #[must_use]
    pub fn party(&self) -> Option<&str> {
        match self {
            Self::Party(party) | Self::Guarantor(party) => Some(party),
            _ => None,
        }
    }

    /// The name that it has in the policies; it says nothing of which party.
    #[must_use]
    pub fn name(&self) -> &'static str {
        Self::NAMES[self.number()]
    }

    /// The compartment of that name and party; none where there is none.
    pub(super) fn of_name(name: &str, party: Option<String>) -> Option<Self> {
        Some(match (name, party) {
            ("mediator", None) => Self::Mediator,
            ("party", Some(party)) => Self::Party(party),
            ("medical", None) => Self::Medical,
            ("interviewer", None) => Self::Interviewer,
            ("field", None) => Self::Field,
            ("observer", None) => Self::Observer,
            ("guarantor", Some(party)) => Self::Guarantor(party),
            ("desk", None) => Self::Desk,
            _ => return None,
        })
    }

    /// The names in the policies, by number.
    pub(super) const NAMES: [&str; 8] =
        ["mediator", "party", "medical", "interviewer", "field", "observer", "guarantor", "desk"];

    pub(super) fn number(&self) -> usize {
        match self {
            Self::Mediator => 0,
            Self::Party(_) => 1,
            Self::Medical => 2,
            Self::Interviewer => 3,
            Self::Field => 4,
            Self::Observer => 5,
            Self::Guarantor(_) => 6,
            Self::Desk => 7,
        }
    }
}

/// How far a case has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CaseState {
    /// Talks: there is no deal that is agreed.
    Preparing,
    /// A deal is agreed; its operation has not begun.
    Agreed,
    /// Its operation is rehearsed, and has not begun.
    Rehearsing,
    /// The operation runs.
    Running,
    /// Everything is held.
    Held,
    /// The operation was broken off.
    Aborted,
    /// `Close` was said in the operation: reports still come, words do not.
    Over,
    /// The case itself is closed.
    Closed,
    /// The case is marked historical, whatever runs of it.
    Historical,
}

impl CaseState {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Preparing,
        Self::Agreed,
        Self::Rehearsing,
        Self::Running,
        Self::Held,
        Self::Aborted,
        Self::Over,
        Self::Closed,
        Self::Historical,
    ];

    /// The name that it has in the policies.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Preparing => "preparing",
            Self::Agreed => "agreed",
            Self::Rehearsing => "rehearsing",
            Self::Running => "running",
            Self::Held => "held",
            Self::Aborted => "aborted",
            Self::Over => "over",
            Self::Closed => "closed",
            Self::Historical => "historical",
        }
    }
}

/// What an action is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    /// The case.
    pub case: CaseKey,
    /// Whose part of it.
    pub compartment: Compartment,
    /// The state that the case is in.
    pub state: CaseState,
}
