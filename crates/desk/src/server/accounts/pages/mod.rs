//! What people see of accounts: the way in, an invitation, their own account, the team of a case.
//!
//! Handlers hand what may wait for the store to a thread where waiting holds up nobody, and turn errors into refusals that tell a stranger nothing.

pub(crate) mod account;
pub(crate) mod join;
pub(crate) mod keys;
pub(crate) mod sign_in;
pub(crate) mod team;
pub(crate) mod tokens;

use std::time::Duration;

use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{AppendHeaders, IntoResponse as _, Response};
use serde::Deserialize;
use serde_json::Value;
use takas_model::Instant;
use takas_store::StoreError;

use super::limits::{RECENT_SECONDS, TOKEN_SECONDS_MAX};
use super::signed_in::{CEREMONY, Cookies};
use super::{Account, AccountsError, Started, role_code};
use crate::server::app::App;
use crate::server::http::token::cookie;
use crate::server::http::{Page, Refusal};
use crate::server::role::Role;
use crate::server::words::Language;

/// What is sent where there is nothing to say.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Nothing {}

impl From<AccountsError> for Refusal {
    fn from(error: AccountsError) -> Self {
        match error {
            AccountsError::Store(StoreError::ReadOnly { .. } | StoreError::Unreachable { .. } | StoreError::Closed)
            | AccountsError::Busy => Self::Unavailable,
            AccountsError::Store(_)
            | AccountsError::Random(_)
            | AccountsError::Sealed { .. }
            | AccountsError::Newer { .. }
            | AccountsError::Origin { .. } => Self::Defect,
            AccountsError::Wait { seconds } => Self::TooMany(Duration::from_secs(seconds.into())),
            AccountsError::Absent => Self::NotFound,
            AccountsError::LastKeeper | AccountsError::Keeper => Self::Conflict,
            AccountsError::Invitation => Self::Unable("unfit-invitation", 0),
            AccountsError::Ceremony => Self::Unable("unfit-ceremony", 0),
            AccountsError::Passkey => Self::Unable("unfit-passkey", 0),
            AccountsError::Code => Self::Unable("unfit-code", 0),
            AccountsError::Device => Self::Unable("unfit-device", 0),
            AccountsError::TokenTerms => Self::Unable("unfit-token", counted(TOKEN_SECONDS_MAX / 86_400)),
            AccountsError::LastPasskey => Self::Unable("unfit-last-passkey", 0),
            AccountsError::NotRecent => Self::Unable("unfit-not-recent", counted(RECENT_SECONDS / 60)),
            AccountsError::Full { most, .. } => Self::Unable("unfit-full", counted(most)),
            AccountsError::Text { most, .. } => Self::Unable("unfit-text", counted(most)),
        }
    }
}

fn counted(count: impl TryInto<u64>) -> u64 {
    count.try_into().unwrap_or(0)
}

/// The page in the language of an account, if it chose one.
fn spoken(page: Page, app: &App, account: &Account) -> Page {
    match account.language.as_deref().and_then(Language::of_code) {
        Some(language) => page.spoken(app.words.of(language)),
        None => page,
    }
}

/// A message about a moment, such as `since 1 August 2024, 07:00 UTC`.
fn moment_in_words(page: &Page, message: &str, at: Instant) -> String {
    page.speaker.say(message, &[("moment", page.speaker.moment(at, "").into())])
}

/// What a role is called.
fn role_in_words(page: &Page, role: &Role) -> String {
    let code = role_code::code(role);
    let word = code.split(':').next().unwrap_or_default();
    page.speaker.say(&format!("role-{word}"), &[("party", role.party().unwrap_or_default().into())])
}

/// The answer to a script that began a ceremony.
fn started(app: &App, begun: Started) -> Response {
    answer(begun.options, [Cookies::of(app).ceremony(&begun.kept)])
}

/// An answer to a script, with cookies.
fn answer<const N: usize>(told: Value, cookies: [HeaderValue; N]) -> Response {
    (AppendHeaders(cookies.map(|cookie| (SET_COOKIE, cookie))), axum::Json(told)).into_response()
}

/// The ceremony that the browser kept.
fn kept(headers: &HeaderMap) -> Result<String, AccountsError> {
    cookie(headers, CEREMONY).map(str::to_owned).ok_or(AccountsError::Ceremony)
}
