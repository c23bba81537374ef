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

impl Wish {
    /// What the policies are asked for.
    #[must_use]
    pub fn action(self) -> Action {
        match self {
            Self::SeeCase => Action::SeeCase,
            Self::SeeBoard => Action::SeeBoard,
            Self::SeePeople => Action::SeePeople,
            Self::SeeNames => Action::SeeNames,
            Self::SeeRequests => Action::SeeRequests,
            Self::SeePlan => Action::SeePlan,
            Self::Say => Action::Say,
            Self::SeeRecord => Action::SeeRecord,
            Self::ExportRecord => Action::ExportRecord,
        }
    }
}

/// Whether something is asked for, or only looked at whether it is to be offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// It is asked for: that is written down.
    ForIt,
    /// Whether it is to be offered.
    WhetherToOffer,
}

/// Who asks at the door, about which case, as what.
#[derive(Clone, Copy)]
pub struct Caller<'a> {
    /// At which desk.
    pub app: &'a App,
    /// Who.
    pub guest: &'a Guest,
    /// About which case.
    pub case: &'a CaseKey,
    /// As what.
    pub role: &'a Role,
}

/// Accounts and policies, as far as an operation asks them.
pub trait Door: Send + Sync {
    /// Who sent a request.
    ///
    /// # Errors
    /// What is answered to nobody who is signed in.
    fn guest<'a>(&'a self, app: &'a App, parts: &'a mut Parts) -> BoxFuture<'a, Result<Guest, Response>>;

    /// Whether somebody may do something with that part of a case. What is asked for is written down, what is only offered is not.
    fn allows(&self, caller: Caller<'_>, action: Action, part: &Compartment, asks: Asks) -> bool;

    /// Whether somebody may, of the part from which they read: what is offered on a page.
    fn may(&self, caller: Caller<'_>, wish: Wish) -> bool {
        self.allows(caller, wish.action(), &Compartment::of(caller.role), Asks::WhetherToOffer)
    }

    /// The same where it is asked for: that is written down.
    fn wants(&self, caller: Caller<'_>, wish: Wish) -> bool {
        self.allows(caller, wish.action(), &Compartment::of(caller.role), Asks::ForIt)
    }

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

    fn allows(&self, _: Caller<'_>, _: Action, _: &Compartment, _: Asks) -> bool {
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
