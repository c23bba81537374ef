//! The policies and their decisions.
//!
//! A question names a role, an action, a compartment and a state. Parties are told apart from one another and by nothing else, so what can be
//! asked is finite: each question is decided once, by the policies, and remembered in a table. Policies are asked with `own` and `other` in
//! the place of parties: that a name makes a difference cannot happen.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityId, EntityTypeName, EntityUid, PolicySet, Request,
    RestrictedExpression, Schema,
};

use super::super::role::{CaseKey, Role};
use super::access::AccessLog;
use super::action::Action;
use super::object::{CaseState, Compartment, Object};

/// The policies, as they are read by people.
pub const POLICIES: &str = include_str!("../../../policies/desk.cedar");
/// The words that they may use.
pub const SCHEMA: &str = include_str!("../../../policies/desk.cedarschema");

/// Why a text holds no policies.
#[derive(Debug, thiserror::Error)]
pub enum PolicyError {
    /// The schema does not read.
    #[error("the words of the policies: {0}")]
    Schema(Box<cedar_policy::CedarSchemaError>),
    /// The policies do not read.
    #[error("the policies: {0}")]
    Policies(Box<cedar_policy::ParseErrors>),
}

/// The policies of a desk, with what they have decided so far; cheap to clone.
#[derive(Clone)]
pub struct Policy(Arc<Rules>);

struct Rules {
    schema: Schema,
    policies: PolicySet,
    kinds: Kinds,
    /// Where what is asked is written down; nowhere in tests alone.
    log: Option<AccessLog>,
    /// One byte for each question; see [`Question::place`].
    decided: Box<[AtomicU8]>,
}

const UNKNOWN: u8 = 0;
const DENIED: u8 = 1;
const ALLOWED: u8 = 2;

impl Policy {
    /// The policies of this program.
    ///
    /// # Panics
    /// When they do not read: the tests would not have passed.
    #[must_use]
    pub fn new() -> Self {
        Self::read(SCHEMA, POLICIES, None).expect("the policies of this program read: a test holds it")
    }

    /// The same, with a log into which what is asked is written.
    ///
    /// # Panics
    /// As [`Policy::new`].
    #[must_use]
    pub fn with_log(log: AccessLog) -> Self {
        Self::read(SCHEMA, POLICIES, Some(log)).expect("the policies of this program read: a test holds it")
    }

    /// The log, if there is one.
    #[must_use]
    pub fn log(&self) -> Option<&AccessLog> {
        self.0.log.as_ref()
    }

    /// The policies of these texts.
    ///
    /// # Errors
    /// When they do not read.
    pub fn read(schema: &str, policies: &str, log: Option<AccessLog>) -> Result<Self, PolicyError> {
        let schema = schema.parse::<Schema>().map_err(|error| PolicyError::Schema(Box::new(error)))?;
        let policies = policies.parse::<PolicySet>().map_err(|error| PolicyError::Policies(Box::new(error)))?;
        let decided = (0..Question::PLACES).map(|_| AtomicU8::new(UNKNOWN)).collect();
        Ok(Self(Arc::new(Rules { schema, policies, kinds: Kinds::new(), log, decided })))
    }

    /// Whether the policies let somebody in this role do this. The case is not looked at: that the role is one in that case is the caller's
    /// to see.
    #[must_use]
    pub fn allows(&self, role: &Role, action: Action, object: &Object) -> bool {
        self.decided(&Question::new(role, action, object))
    }

    /// Whether the policies let a keeper of the desk do this. A keeper is that in no single case; that somebody is one is the caller's to see.
    #[must_use]
    pub fn allows_keeper(&self, action: Action, object: &Object) -> bool {
        self.decided(&Question::of_keeper(action, object))
    }

    fn decided(&self, question: &Question) -> bool {
        let place = &self.0.decided[question.place()];
        match place.load(Ordering::Relaxed) {
            UNKNOWN => {
                let allowed = self.0.decide(question);
                place.store(if allowed { ALLOWED } else { DENIED }, Ordering::Relaxed);
                allowed
            }
            decided => decided == ALLOWED,
        }
    }

    /// Whether one of somebody's roles in the case of the object lets him do this. Roles in other cases count for nothing.
    #[must_use]
    pub fn allows_any<'r>(
        &self,
        roles: impl IntoIterator<Item = (&'r CaseKey, &'r Role)>,
        action: Action,
        object: &Object,
    ) -> bool {
        roles.into_iter().any(|(case, role)| *case == object.case && self.allows(role, action, object))
    }
}

impl Rules {
    /// What the policies say. Whatever goes wrong is a denial.
    fn decide(&self, question: &Question) -> bool {
        self.ask(question).is_some_and(|decision| decision == Decision::Allow)
    }

    fn ask(&self, question: &Question) -> Option<Decision> {
        let Kinds { member, part, role, compartment, state, action } = &self.kinds;
        let (member, part) = (uid(member, "asking"), uid(part, "asked"));
        let word = |kind, word| RestrictedExpression::new_entity_uid(uid(kind, word));
        let text = |text: &str| RestrictedExpression::new_string(text.to_owned());
        let asking = [
            ("role".to_owned(), word(role, question.role)),
            ("party".to_owned(), text(if question.is_bound { "own" } else { "" })),
        ];
        let asked = [
            ("compartment".to_owned(), word(compartment, Compartment::NAMES[question.compartment])),
            ("party".to_owned(), text(question.party.name())),
            ("state".to_owned(), word(state, question.state.name())),
        ];
        let entities = [
            Entity::new(member.clone(), HashMap::from(asking), [].into()).ok()?,
            Entity::new(part.clone(), HashMap::from(asked), [].into()).ok()?,
        ];
        // Without the schema, which would bring in every action with every question; that the words are its words, a test holds.
        let entities = Entities::from_entities(entities, None).ok()?;
        let action = uid(action, question.action.name());
        let request = Request::new(member, action, part, Context::empty(), Some(&self.schema)).ok()?;
        let response = Authorizer::new().is_authorized(&request, &self.policies, &entities);
        // A policy that cannot be evaluated counts as none; a forbidding one must not be lost that way.
        response.diagnostics().errors().next().is_none().then(|| response.decision())
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Policy {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Policy({} policies)", self.0.policies.policies().count())
    }
}

/// The kinds of the schema, read once: reading one takes longer than a decision.
struct Kinds {
    member: EntityTypeName,
    part: EntityTypeName,
    role: EntityTypeName,
    compartment: EntityTypeName,
    state: EntityTypeName,
    action: EntityTypeName,
}

impl Kinds {
    fn new() -> Self {
        let kind = |name: &str| name.parse().expect("the name of a kind");
        Self {
            member: kind("Member"),
            part: kind("Part"),
            role: kind("Role"),
            compartment: kind("Compartment"),
            state: kind("State"),
            action: kind("Action"),
        }
    }
}

fn uid(kind: &EntityTypeName, name: &str) -> EntityUid {
    EntityUid::from_type_name_and_id(kind.clone(), EntityId::new(name))
}

/// The party of a compartment, as seen by whoever asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    /// It is no party's.
    Nobody,
    /// The party that the role is bound to.
    Own,
    /// Another, or the role is bound to none.
    Other,
}

impl Whose {
    fn name(self) -> &'static str {
        match self {
            Self::Nobody => "",
            Self::Own => "own",
            Self::Other => "other",
        }
    }
}

/// A question with parties as `own` and `other`.
#[derive(Clone, Copy, Debug)]
struct Question {
    role: &'static str,
    role_number: usize,
    is_bound: bool,
    action: Action,
    compartment: usize,
    party: Whose,
    state: CaseState,
}

impl Question {
    const ROLES: usize = 12;
    const WHOSE: usize = 3;
    const PLACES: usize =
        Self::ROLES * Action::ALL.len() * Compartment::NAMES.len() * Self::WHOSE * CaseState::ALL.len();

    fn new(role: &Role, action: Action, object: &Object) -> Self {
        let (role_number, name) = match role {
            Role::Lead => (0, "lead"),
            Role::CoMediator => (1, "co-mediator"),
            Role::Analyst => (2, "analyst"),
            Role::Liaison(_) => (3, "liaison"),
            Role::Field => (4, "field"),
            Role::Medical => (5, "medical"),
            Role::Interviewer => (6, "interviewer"),
            Role::Delegate(_) => (7, "delegate"),
            Role::Guarantor(_) => (8, "guarantor"),
            Role::Observer => (9, "observer"),
            Role::Witness => (10, "witness"),
        };
        let party = match (object.compartment.party(), role.party()) {
            (None, _) => Whose::Nobody,
            (Some(asked), Some(own)) if asked == own => Whose::Own,
            (Some(_), _) => Whose::Other,
        };
        Self {
            role: name,
            role_number,
            is_bound: role.party().is_some(),
            action,
            compartment: object.compartment.number(),
            party,
            state: object.state,
        }
    }

    fn of_keeper(action: Action, object: &Object) -> Self {
        let party = if object.compartment.party().is_some() { Whose::Other } else { Whose::Nobody };
        Self {
            role: "keeper",
            role_number: 11,
            is_bound: false,
            action,
            compartment: object.compartment.number(),
            party,
            state: object.state,
        }
    }

    /// Where its decision is remembered. Whether the role is bound to a party follows from the role.
    fn place(&self) -> usize {
        let place = self.role_number * Action::ALL.len() + self.action as usize;
        let place = place * Compartment::NAMES.len() + self.compartment;
        let place = place * Self::WHOSE + self.party as usize;
        place * CaseState::ALL.len() + self.state as usize
    }
}
