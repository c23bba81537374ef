//! What a route asks: whether somebody may do something, which is written down.

use takas_model::Instant;

use super::super::accounts::SignedIn;
use super::super::app::App;
use super::super::role::{CaseKey, Role};
use super::access::Asked;
use super::action::Action;
use super::object::{CaseState, Compartment, Object};
use super::rules::Policy;
use crate::running::clock;

/// It is not allowed. It says nothing: what is denied looks like what is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Denied;

/// Whoever asks.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    /// The id of the account.
    pub who: [u8; 16],
    /// What the account is, in which case. Of one that was struck off: nothing.
    pub roles: &'a [(&'a CaseKey, &'a Role)],
    /// Now.
    pub now: Instant,
}

impl Policy {
    /// Whether whoever asks may do this; it is written to the log. Whoever has no role in the case at all is denied without a line there:
    /// nobody of that case could read it, and an address that is guessed is no news.
    ///
    /// # Errors
    /// When no policy permits it.
    pub fn may(&self, asking: &Asking<'_>, action: Action, object: &Object) -> Result<(), Denied> {
        let is_allowed = self.allows_any(asking.roles.iter().copied(), action, object);
        let is_in_case = asking.roles.iter().any(|(case, _)| **case == object.case);
        if let Some(log) = self.log().filter(|_| is_in_case) {
            log.note(Asked::new(asking.who, action, object, is_allowed), asking.now);
        }
        if is_allowed { Ok(()) } else { Err(Denied) }
    }
}

impl App {
    /// Whether whoever is signed in may do this; it is written to the log, which may wait for the store.
    ///
    /// # Errors
    /// When no policy permits it.
    pub fn may(&self, who: &SignedIn, action: Action, object: &Object) -> Result<(), Denied> {
        let account = &who.account;
        let memberships = account.memberships.iter().filter(|_| !account.is_closed);
        let roles: Vec<(&CaseKey, &Role)> = memberships.map(|one| (&one.case, &one.role)).collect();
        self.policy.may(&Asking { who: account.id.0, roles: &roles, now: clock::now() }, action, object)
    }

    /// Whether whoever is signed in may do this as a keeper of the desk. That it was done concerns every case, and is written to the log of each;
    /// that it was denied, to those in which whoever asks is known.
    ///
    /// # Errors
    /// When they keep no keys, or no policy permits it.
    pub fn may_as_keeper(&self, who: &SignedIn, action: Action) -> Result<(), Denied> {
        let account = &who.account;
        let object = |case: &CaseKey, state| Object { case: case.clone(), compartment: Compartment::Desk, state };
        // In what state a case is makes no difference to keys; a test holds it.
        let (is_keeper, now) = (account.is_keeper && !account.is_closed, clock::now());
        let nowhere = CaseKey::parse(&"0".repeat(CaseKey::DIGITS)).expect("digits");
        let is_allowed = is_keeper && self.policy.allows_keeper(action, &object(&nowhere, CaseState::Preparing));
        if let Some(log) = self.policy.log() {
            for case in self.cases.iter().filter(|case| is_allowed || account.roles(&case.key).next().is_some()) {
                log.note(Asked::new(account.id.0, action, &object(&case.key, case.state()), is_allowed), now);
            }
        }
        if is_allowed { Ok(()) } else { Err(Denied) }
    }
}
