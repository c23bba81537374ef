//! Accounts and policies, as operations ask them: whoever is signed in, what the policies say, and what was asked written down.

use axum::extract::FromRequestParts as _;
use axum::http::request::Parts;
use axum::response::Response;
use futures_util::future::BoxFuture;

use super::super::accounts::{AccountId, SessionId, SignedIn, TokenId};
use super::super::app::App;
use super::super::live::{Asks, Door, Guest, Wish};
use super::super::role::{CaseKey, Role};
use super::action::Action;
use super::asking::Asking;
use super::object::{Compartment, Object};
use crate::running::clock;

/// The door of a desk that has accounts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Doorkeeper;

impl Door for Doorkeeper {
    fn guest<'a>(&'a self, app: &'a App, parts: &'a mut Parts) -> BoxFuture<'a, Result<Guest, Response>> {
        Box::pin(async move {
            let SignedIn { account, session } = SignedIn::from_request_parts(parts, app).await?;
            let memberships = account.memberships.iter().map(|one| (one.case.clone(), one.role.clone()));
            Ok(Guest {
                account: account.id.to_string(),
                session: session.to_string(),
                name: account.name.clone(),
                language: account.language.clone(),
                memberships: memberships.collect(),
                devices: account.signing_keys().map(|key| *key.bytes()).collect(),
            })
        })
    }

    fn may(&self, app: &App, _: &Guest, case: &CaseKey, role: &Role, wish: Wish) -> bool {
        object(app, case, role).is_some_and(|object| app.policy.allows(role, action(wish), &object))
    }

    fn wants(&self, app: &App, guest: &Guest, case: &CaseKey, role: &Role, wish: Wish) -> bool {
        let (Some(object), Some(who)) = (object(app, case, role), AccountId::parse(&guest.account)) else {
            return false;
        };
        let asking = Asking { who: who.0, roles: &[(case, role)], now: clock::now() };
        app.policy.may(&asking, action(wish), &object).is_ok()
    }

    fn allows(
        &self,
        app: &App,
        guest: &Guest,
        case: &CaseKey,
        role: &Role,
        action: Action,
        part: &Compartment,
        asks: Asks,
    ) -> bool {
        let (Some(live), Some(who)) = (app.cases.get(case), AccountId::parse(&guest.account)) else { return false };
        let object = Object { case: case.clone(), compartment: part.clone(), state: live.state() };
        match asks {
            Asks::WhetherToOffer => app.policy.allows(role, action, &object),
            Asks::ForIt => {
                let asking = Asking { who: who.0, roles: &[(case, role)], now: clock::now() };
                app.policy.may(&asking, action, &object).is_ok()
            }
        }
    }

    fn is_open(&self, app: &App, guest: &Guest) -> bool {
        let has_session = |id| app.accounts.session(id).is_some();
        SessionId::parse(&guest.session).is_some_and(has_session)
            || TokenId::parse(&guest.session).is_some_and(|token| app.accounts.has_token(token))
    }
}

/// The part of a case from which somebody in this role reads; none where there is no such case.
fn object(app: &App, case: &CaseKey, role: &Role) -> Option<Object> {
    let state = app.cases.get(case)?.state();
    Some(Object { case: case.clone(), compartment: Compartment::of(role), state })
}

fn action(wish: Wish) -> Action {
    match wish {
        Wish::SeeCase => Action::SeeCase,
        Wish::SeeBoard => Action::SeeBoard,
        Wish::SeePeople => Action::SeePeople,
        Wish::SeeNames => Action::SeeNames,
        Wish::SeeRequests => Action::SeeRequests,
        Wish::SeePlan => Action::SeePlan,
        Wish::Say => Action::Say,
        Wish::SeeRecord => Action::SeeRecord,
        Wish::ExportRecord => Action::ExportRecord,
    }
}
