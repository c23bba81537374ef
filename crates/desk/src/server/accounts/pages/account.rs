//! Somebody's own account: passkeys, devices, sessions, recovery codes, language.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Extension, Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;
use serde_json::json;
use takas_model::Instant;

use super::super::signed_in::{Cookies, Restricted, SignedIn, Visitor, wait_for};
use super::super::{
    Account, AccountsError, DeviceId, OwnPasskey, PasskeyId, RecoveryCodes, Session, SessionId, SignedInBy,
};
use super::join::Registered;
use super::{Nothing, answer, kept, moment_in_words, spoken, started};
use crate::running::hex::unhex_array;
use crate::server::app::App;
use crate::server::http::{Desk, Form, Json, Page, Refusal, show};
use crate::server::ways::take_along;
use crate::server::words::Value;

/// Where the account is seen.
const HERE: &str = "/account";

#[derive(Template)]
#[template(path = "accounts/account.html")]
struct AccountPage {
    page: Page,
    account: Arc<Account>,
    sessions: Vec<Session>,
    session: SessionId,
    browser: String,
    /// Whether it was a recovery code that opened the session, so that a passkey has to be registered first.
    is_restricted: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand in references")]
impl AccountPage {
    fn since(&self, at: &Instant) -> String {
        moment_in_words(&self.page, "since", *at)
    }

    fn seen(&self, at: &Instant) -> String {
        moment_in_words(&self.page, "session-seen", *at)
    }

    fn struck_off(&self, at: &Instant) -> String {
        moment_in_words(&self.page, "struck-off-on", *at)
    }

    fn codes_left(&self) -> String {
        self.page.speaker.say("codes-left", &[("count", Value::from(self.account.codes_left))])
    }
}

#[derive(Template)]
#[template(path = "accounts/codes.html")]
struct CodesPage {
    page: Page,
    codes: RecoveryCodes,
}

/// `GET /account`.
pub(crate) async fn page(State(app): State<App>, who: Restricted, from: Visitor, page: Page) -> Response {
    let page = spoken(page, &app, &who.account);
    let sessions = app.accounts.sessions(who.account.id);
    let is_restricted = who.by == SignedInBy::RecoveryCode;
    let Restricted { account, session, .. } = who;
    show(&AccountPage { page, account, sessions, session, browser: from.browser, is_restricted })
}

/// Keys are changed by those alone who signed in a moment ago: a browser that was left open is not enough.
fn is_recent(app: &App, session: SessionId) -> Result<(), AccountsError> {
    if app.accounts.is_recent(session) { Ok(()) } else { Err(AccountsError::NotRecent) }
}

/// `POST /account/passkeys/start`: a challenge for another passkey.
pub(crate) async fn start_passkey(
    State(app): State<App>,
    who: Restricted,
    Json(Nothing {}): Json<Nothing>,
) -> Result<Response, Refusal> {
    is_recent(&app, who.session)?;
    Ok(started(&app, app.accounts.start_passkey(&app.settings.origin, who.account.id)?))
}

/// `POST /account/passkeys/finish`: it is registered.
pub(crate) async fn finish_passkey(
    State(app): State<App>,
    who: Restricted,
    headers: HeaderMap,
    Json(sent): Json<Registered>,
) -> Result<Response, Refusal> {
    is_recent(&app, who.session)?;
    let kept = kept(&headers)?;
    let opened = wait_for(&app, move |app| {
        let accounts = &app.accounts;
        accounts.finish_passkey(&app.settings.origin, &kept, &sent.credential, &sent.label, who.session)
    });
    let (told, cookies) = (json!({ "next": HERE }), Cookies::of(&app));
    Ok(match opened.await? {
        Some(opened) => answer(told, [cookies.session(&opened), cookies.no_ceremony()]),
        None => answer(told, [cookies.no_ceremony()]),
    })
}

/// `POST /account/passkeys/{passkey}/strike-off`.
pub(crate) async fn strike_off_passkey(
    State(app): State<App>,
    who: SignedIn,
    Path(passkey): Path<String>,
    desk: Option<Extension<Desk>>,
    Form(Nothing {}): Form<Nothing>,
) -> Result<Redirect, Refusal> {
    let passkey = PasskeyId::parse(&passkey).ok_or(Refusal::NotFound)?;
    is_recent(&app, who.session)?;
    let account = who.account.id;
    let struck = who.account.passkeys.iter().find(|own| own.id == passkey).map(OwnPasskey::credential_id);
    wait_for(&app, move |app| {
        app.accounts.strike_off_passkey(account, account, passkey, Some(who.session))?;
        if let (Some(Extension(desk)), Some(struck)) = (desk, struck) {
            take_along(&desk, &struck);
        }
        Ok(())
    })
    .await?;
    Ok(Redirect::to(HERE))
}

/// `POST /account/devices/start`: a challenge for the key of a device.
pub(crate) async fn start_device(
    State(app): State<App>,
    who: SignedIn,
    Json(Nothing {}): Json<Nothing>,
) -> Result<Response, Refusal> {
    is_recent(&app, who.session)?;
    Ok(started(&app, app.accounts.start_device(who.account.id)?))
}

/// A device's key, with its proof, in hexadecimal digits.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Shown {
    label: String,
    key: String,
    signature: String,
}

/// `POST /account/devices/finish`: it signs from now on.
pub(crate) async fn finish_device(
    State(app): State<App>,
    who: SignedIn,
    headers: HeaderMap,
    Json(sent): Json<Shown>,
) -> Result<Response, Refusal> {
    is_recent(&app, who.session)?;
    let kept = kept(&headers)?;
    let (Some(key), Some(signature)) = (unhex_array(&sent.key), unhex_array(&sent.signature)) else {
        return Err(Refusal::Malformed);
    };
    let account = who.account.id;
    let device = wait_for(&app, move |app| app.accounts.finish_device(account, &kept, &sent.label, &key, &signature));
    Ok(answer(json!({ "device": device.await?.to_string() }), [Cookies::of(&app).no_ceremony()]))
}

/// `POST /account/devices/{device}/strike-off`. At any time: what is lost is lost.
pub(crate) async fn strike_off_device(
    State(app): State<App>,
    who: SignedIn,
    Path(device): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Result<Redirect, Refusal> {
    let device = DeviceId::parse(&device).ok_or(Refusal::NotFound)?;
    let account = who.account.id;
    wait_for(&app, move |app| app.accounts.strike_off_device(account, account, device)).await?;
    Ok(Redirect::to(HERE))
}

/// `POST /account/sessions/{session}/end`.
pub(crate) async fn end_session(
    State(app): State<App>,
    who: SignedIn,
    Path(session): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Result<Redirect, Refusal> {
    let session = SessionId::parse(&session).ok_or(Refusal::NotFound)?;
    let account = who.account.id;
    wait_for(&app, move |app| app.accounts.end_session(account, account, session)).await?;
    Ok(Redirect::to(HERE))
}

/// `POST /account/sessions/end-others`.
pub(crate) async fn end_other_sessions(
    State(app): State<App>,
    who: SignedIn,
    Form(Nothing {}): Form<Nothing>,
) -> Result<Redirect, Refusal> {
    wait_for(&app, move |app| app.accounts.end_other_sessions(who.account.id, Some(who.session))).await?;
    Ok(Redirect::to(HERE))
}

/// `POST /account/recovery-codes`: new ones, which this page shows and no other. Those before are good no more.
pub(crate) async fn renew_codes(
    State(app): State<App>,
    who: SignedIn,
    page: Page,
    Form(Nothing {}): Form<Nothing>,
) -> Result<Response, Refusal> {
    is_recent(&app, who.session)?;
    let page = spoken(page, &app, &who.account);
    let codes = wait_for(&app, move |app| app.accounts.renew_codes(who.account.id)).await?;
    Ok(show(&CodesPage { page, codes }))
}

/// What somebody is to be called.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Called {
    name: String,
}

/// `POST /account/name`.
pub(crate) async fn rename(
    State(app): State<App>,
    who: SignedIn,
    Form(called): Form<Called>,
) -> Result<Redirect, Refusal> {
    wait_for(&app, move |app| app.accounts.rename(who.account.id, &called.name)).await?;
    Ok(Redirect::to(HERE))
}

/// The code of a language; none for that of the browser.
#[derive(Debug, Deserialize)]
pub(crate) struct Chosen {
    #[serde(default)]
    language: String,
}

/// `POST /account/language`.
pub(crate) async fn choose_language(
    State(app): State<App>,
    who: SignedIn,
    Form(chosen): Form<Chosen>,
) -> Result<Response, Refusal> {
    wait_for(&app, move |app| {
        let language = Some(chosen.language.as_str()).filter(|code| !code.is_empty());
        app.accounts.choose_language(who.account.id, language)
    })
    .await?;
    Ok(Redirect::to(HERE).into_response())
}
