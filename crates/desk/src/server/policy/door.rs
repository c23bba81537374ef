//! Accounts and policies, as operations ask them: whoever is signed in, what the policies say, and what was asked written down.

use axum::extract::FromRequestParts as _;
use axum::http::request::Parts;
use axum::response::Response;
use futures_util::future::BoxFuture;

use super::super::accounts::{AccountId, SessionId, SignedIn, TokenId};
use super::super::app::App;
use super::super::live::{Asks, Caller, Door, Guest};
use super::action::Action;
use super::asking::Asking;
use super::object::{Compartment, Object};
use crate::running::clock;
use crate::server::http::token::bearer;

/// The door of a desk that has accounts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Doorkeeper;

impl Door for Doorkeeper {
    fn guest<'a>(&'a self, app: &'a App, parts: &'a mut Parts) -> BoxFuture<'a, Result<Guest, Response>> {
        Box::pin(async move {
            let SignedIn { account, session } = SignedIn::from_request_parts(parts, app).await?;
            // A program reads English, whatever its account reads.
            let is_program = bearer(&parts.headers).is_some();
            let memberships = account.memberships.iter().map(|one| (one.case.clone(), one.role.clone()));
            Ok(Guest {
                account: account.id.to_string(),
                session: session.to_string(),
                name: account.name.clone(),
                language: if is_program { Some("en".to_owned()) } else { account.language.clone() },
                memberships: memberships.collect(),
                devices: account.signing_keys().map(|key| *key.bytes()).collect(),
            })
        })
    }

    fn allows(&self, caller: Caller<'_>, action: Action, part: &Compartment, asks: Asks) -> bool {
        let Caller { app, guest, case, role } = caller;
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
