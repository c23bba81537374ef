//! Who comes to an operation, and what they may: asked of whoever keeps accounts and policies.
//!
//! Nothing here decides anything. Whoever has no account, no part in a case or no leave gets the answer of what is not there.

use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};
use futures_util::future::BoxFuture;
use takas_model::Case;
use takas_views::Reader;

use crate::server::app::App;
use crate::server::http::Refusal;
use crate::server::policy::{Action, Compartment};
use crate::server::role::{CaseKey, Role};

/// Somebody who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    /// The account's id, as it stands in addresses.
    pub account: String,
    /// The session's id.
    pub session: String,
    /// What is called by; shown to nobody but the person.
    pub name: String,
    /// The code of the language that the person wants; none: what the browser asks for.
    pub language: Option<String>,
    /// What the person is in which case.
    pub memberships: Vec<(CaseKey, Role)>,
    /// The public halves of the person's keys, without those that were struck off.
    pub devices: Vec<[u8; 32]>,
}

impl Guest {
    /// What the person is in a case.
    #[must_use]
    pub fn role(&self, case: &CaseKey) -> Option<&Role> {
        self.memberships.iter().find(|(key, _)| key == case).map(|(_, role)| role)
    }
}

/// What somebody wants of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wish {
    /// See that there is a case, by its title.
    SeeCase,
    /// See the board: rides, gates, alerts, the last events.
    SeeBoard,
    /// See people, and whether they may travel.
    SeePeople,
    /// See names instead of pseudonyms; written down.
    SeeNames,
    /// See requests.
    SeeRequests,
    /// See what is printed of the plan: manifests, checklists, the abort card.
    SeePlan,
    /// Say something that was signed.
    Say,
    /// See the record: entries, checkpoint.
    SeeRecord,
    /// Take receipts and disclosures along.
    ExportRecord,
}

/// Whether something is asked for, or only looked at whether it is to be offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// It is asked for: that is written down.
    ForIt,
    /// Whether it is to be offered.
    WhetherToOffer,
}

/// Accounts and policies, as far as an operation asks them.
pub trait Door: Send + Sync {
    /// Who sent a request.
    ///
    /// # Errors
    /// What is answered to nobody who is signed in.
    fn guest<'a>(&'a self, app: &'a App, parts: &'a mut Parts) -> BoxFuture<'a, Result<Guest, Response>>;

    /// Whether a guest may: what is offered on a page.
    fn may(&self, app: &App, guest: &Guest, case: &CaseKey, role: &Role, wish: Wish) -> bool;

    /// The same where the guest asks for it: that is written down.
    fn wants(&self, app: &App, guest: &Guest, case: &CaseKey, role: &Role, wish: Wish) -> bool {
        self.may(app, guest, case, role, wish)
    }

    /// Whether a guest may do something with that part of a case. What is asked for is written down, what is only offered is not.
    #[expect(
        clippy::too_many_arguments,
        reason = "who asks, of what, and what for: nothing of it belongs together elsewhere"
    )]
    fn allows(
        &self,
        app: &App,
        guest: &Guest,
        case: &CaseKey,
        role: &Role,
        action: Action,
        part: &Compartment,
        asked: Asks,
    ) -> bool;

    /// Whether a session is still good: asked of a stream that stays open.
    fn is_open(&self, app: &App, guest: &Guest) -> bool;
}

/// A door through which nobody comes: that of a desk without accounts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shut;

impl Door for Shut {
    fn guest<'a>(&'a self, _: &'a App, _: &'a mut Parts) -> BoxFuture<'a, Result<Guest, Response>> {
        Box::pin(std::future::ready(Err(Refusal::SignIn.into_response())))
    }

    fn may(&self, _: &App, _: &Guest, _: &CaseKey, _: &Role, _: Wish) -> bool {
        false
    }

    fn allows(&self, _: &App, _: &Guest, _: &CaseKey, _: &Role, _: Action, _: &Compartment, _: Asks) -> bool {
        false
    }

    fn is_open(&self, _: &App, _: &Guest) -> bool {
        false
    }
}

/// The compartment that somebody reads an operation from. An analyst works on what the mediator knows; a liaison sees what the party
/// sees; a witness cosigns and needs no more than observers.
#[must_use]
pub fn reader_of(role: &Role, case: &Case) -> Option<Reader> {
    Some(match role {
        Role::Lead | Role::CoMediator | Role::Analyst => Reader::Mediator,
        Role::Field => Reader::Field,
        Role::Medical => Reader::Medical,
        Role::Interviewer => Reader::Interviewer,
        Role::Observer | Role::Witness => Reader::Observer,
        Role::Liaison(party) | Role::Delegate(party) => Reader::Party(case.find_party(party)?),
        Role::Guarantor(party) => Reader::Guarantor(case.find_party(party)?),
    })
}
