//! The ways to open the desk, as its keepers keep them: each adds and strikes off, takes new keys, and shares with somebody else.
//!
//! The keys themselves are in the vault; nothing of a secret that is handed in here is kept, and none is shown but a key file, once. Keys are the
//! desk's and leads are of cases: who may is whoever keeps the keys, which is the one who set the desk up and those whom keepers name.

mod page;
mod passkey;

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Extension, FromRequestParts};
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};

use super::accounts::{AccountsError, SignedIn};
use super::app::App;
use super::http::{Desk, Page, Refusal};
use super::policy::{Action, Compartment, Object};
use super::role::CaseKey;
use super::vault::{Owner, Vault, VaultError};

pub(in crate::server) use passkey::{take_all_along, take_along};

/// The routes.
pub(in crate::server) fn routes() -> Router<App> {
    Router::new()
        .route("/keys", get(page::page))
        .route("/keys/passphrase", post(page::add_passphrase))
        .route("/keys/key-file", post(page::add_key_file))
        .route("/keys/passkey", post(passkey::add))
        .route("/keys/rotate", post(page::rotate))
        .route("/keys/keepers", post(page::name_keeper))
        .route("/keys/keepers/{account}/strike-off", post(page::strike_off_keeper))
        .route("/keys/{way}/strike-off", post(page::strike_off))
}

/// Somebody who keeps the keys of the desk, and may change the ways to open it.
pub(in crate::server) struct Keeper {
    who: SignedIn,
    app: App,
    vault: Arc<Vault>,
    page: Page,
}

impl FromRequestParts<App> for Keeper {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let who = SignedIn::from_request_parts(parts, app).await?;
        let Ok(page) = Page::from_request_parts(parts, app).await;
        let language = super::words::language_of(who.account.language.as_deref(), &parts.headers);
        let page = page.spoken(app.words.of(language));
        let desk = Extension::<Desk>::from_request_parts(parts, app).await.ok();
        let vault = desk.and_then(|Extension(desk)| desk.vault().cloned());
        let vault = vault.ok_or_else(|| Refusal::NotFound.into_response())?;
        let (asking, asked) = (who.clone(), app.clone());
        let allowed = tokio::task::spawn_blocking(move || asked.may_as_keeper(&asking, Action::Rotate)).await;
        if matches!(allowed, Ok(Ok(()))) {
            Ok(Self { who, app: app.clone(), vault, page })
        } else {
            Err(Refusal::NotFound.into_response())
        }
    }
}

/// Whether one of the cases in which somebody has a part lets him do this with the desk: that is written to its log. It waits for the store.
pub(in crate::server) fn may(app: &App, who: &SignedIn, action: Action) -> bool {
    let own: BTreeSet<CaseKey> = who.account.memberships.iter().map(|one| one.case.clone()).collect();
    let object = |case| {
        let state = app.cases.get(&case)?.state();
        Some(Object { case, compartment: Compartment::Desk, state })
    };
    own.into_iter().filter_map(object).any(|object| app.may(who, action, &object).is_ok())
}

impl Keeper {
    /// Whose ways somebody's are.
    fn owner(&self) -> Owner {
        Owner(self.who.account.id.0)
    }

    /// Keys are changed by those alone who signed in a moment ago: a browser that was left open is not enough.
    fn signed_in_a_moment_ago(&self) -> Result<(), Refusal> {
        if self.app.accounts.is_recent(self.who.session) { Ok(()) } else { Err(AccountsError::NotRecent.into()) }
    }

    /// Does something with the vault where waiting holds up nobody.
    async fn with_vault<T: Send + 'static>(
        &self,
        does: impl FnOnce(&Vault) -> Result<T, VaultError> + Send + 'static,
    ) -> Result<Result<T, VaultError>, Refusal> {
        let vault = Arc::clone(&self.vault);
        tokio::task::spawn_blocking(move || does(&vault)).await.map_err(|_| Refusal::Defect)
    }

    /// What is told of why the vault does not do something.
    fn refused(&self, error: &VaultError) -> Refusal {
        let word = |id| Refusal::Unfit(self.page.speaker.word(id));
        match error {
            VaultError::Locked => Refusal::Locked,
            VaultError::LastWay => word("keys-last-way"),
            VaultError::Short(_) => word("unlock-short"),
            VaultError::TooMuch(_) => word("keys-too-many"),
            VaultError::NoWay => Refusal::NotFound,
            _ => Refusal::Defect,
        }
    }
}
