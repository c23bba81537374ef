//! Who asks, about which case, as what: looked up before any route is entered.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};
use takas_views::{Names, Reader};

use super::actor::LiveHandle;
use super::cases::LiveCase;
use super::door::{Asks, Caller, Guest, Wish, reader_of};
use crate::server::apart;
use crate::server::app::App;
use crate::server::http::{Page, Refusal};
use crate::server::policy::{Action, Compartment};
use crate::server::role::{CaseKey, Role};
use crate::server::words::language_of;

/// Somebody who is signed in.
pub(in crate::server) struct Visitor {
    /// Who.
    pub(in crate::server) guest: Guest,
    /// What every page needs, in the visitor's language.
    pub(in crate::server) page: Page,
}

impl FromRequestParts<App> for Visitor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let guest = app.cases.door().guest(app, parts).await?;
        let language = language_of(guest.language.as_deref(), &parts.headers);
        let Ok(page) = Page::from_request_parts(parts, app).await;
        Ok(Self { page: page.spoken(app.words.of(language)), guest })
    }
}

/// Somebody who asks about a case and has a part in it.
pub(in crate::server) struct Visit {
    /// Who.
    pub(in crate::server) guest: Guest,
    /// What every page needs, in the visitor's language.
    pub(in crate::server) page: Page,
    /// What the guest is in the case.
    pub(in crate::server) role: Role,
    /// The compartment that the guest reads from.
    pub(in crate::server) reader: Reader,
    /// The case.
    pub(in crate::server) case: Arc<LiveCase>,
    /// By which names people stand on pages for this session now.
    pub(in crate::server) names: Names,
    app: App,
}

impl FromRequestParts<App> for Visit {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let Visitor { guest, page } = Visitor::from_request_parts(parts, app).await?;
        let named = Path::<BTreeMap<String, String>>::from_request_parts(parts, app).await;
        let named = named.map(|Path(named)| named).unwrap_or_default();
        let refused = || Refusal::NotFound.into_response();
        let key = named.get("case").and_then(|key| CaseKey::parse(key)).ok_or_else(refused)?;
        if let Some(case) = app.cases.get(&key).filter(|case| case.is_to_be_looked_for() || case.cabinet.is_stale()) {
            let cases = app.clone();
            apart(move || cases.cases.look_for(&case)).await;
        }
        Self::of(app, guest, page, &key).ok_or_else(refused)
    }
}

impl Visit {
    /// Somebody who asks about that case; none: there is none, or the guest has no part in it.
    pub(in crate::server) fn of(app: &App, guest: Guest, page: Page, key: &CaseKey) -> Option<Self> {
        let role = guest.role(key).cloned()?;
        let case = app.cases.get(key)?;
        let reader = reader_of(&role, &case.case())?;
        let shows = app.cases.shows_names(&guest.session, key);
        let names = if shows { Names::Real } else { Names::Pseudonyms };
        Some(Self { guest, page, role, reader, case, names, app: app.clone() })
    }

    /// Goes on if the guest may.
    ///
    /// # Errors
    /// As what is not there.
    pub(in crate::server) fn wants(&self, wish: Wish) -> Result<(), Refusal> {
        if self.app.cases.door().wants(self.caller(), wish) { Ok(()) } else { Err(Refusal::NotFound) }
    }

    /// Whether the guest may.
    pub(in crate::server) fn may(&self, wish: Wish) -> bool {
        self.app.cases.door().may(self.caller(), wish)
    }

    /// Goes on if the guest may do this with that part of the case.
    ///
    /// # Errors
    /// As what is not there.
    pub(in crate::server) fn asks_for(&self, action: Action, part: &Compartment) -> Result<(), Refusal> {
        if self.allows(action, part, Asks::ForIt) { Ok(()) } else { Err(Refusal::NotFound) }
    }

    /// Whether the guest may do this with that part of the case: whether it is offered.
    pub(in crate::server) fn is_offered(&self, action: Action, part: &Compartment) -> bool {
        self.allows(action, part, Asks::WhetherToOffer)
    }

    fn caller(&self) -> Caller<'_> {
        Caller { app: &self.app, guest: &self.guest, case: &self.case.key, role: &self.role }
    }

    fn allows(&self, action: Action, part: &Compartment, asks: Asks) -> bool {
        self.app.cases.door().allows(self.caller(), action, part, asks)
    }

    /// The part of the case from which the guest reads.
    pub(in crate::server) fn part(&self) -> Compartment {
        Compartment::of(&self.role)
    }

    /// Whether names are offered: whether the guest may see them is asked, and written down, when they are asked for.
    pub(in crate::server) fn may_ask_for_names(&self) -> bool {
        !matches!(self.reader, Reader::Observer | Reader::Guarantor(_))
    }

    /// The operation.
    ///
    /// # Errors
    /// When none has begun: as what is not there.
    pub(in crate::server) fn operation(&self) -> Result<LiveHandle, Refusal> {
        self.case.operation().ok_or(Refusal::NotFound)
    }

    /// A message in the visitor's language.
    pub(in crate::server) fn word(&self, id: &str) -> String {
        self.page.speaker.word(id)
    }
}
