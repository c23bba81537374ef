//! A key that lies in a folder of its owner's own, and not in a browser: the desk is shown that it is somebody's, and takes what it signs for theirs.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse as _, Redirect, Response};
use serde::Deserialize;

use super::super::signed_in::{Cookies, SignedIn, wait_for};
use super::super::{AccountsError, SessionId};
use super::{kept, spoken};
use crate::running::hex::unhex_array;
use crate::server::app::App;
use crate::server::http::{Form, Page, Refusal, show};

#[derive(Template)]
#[template(path = "accounts/own-key.html")]
struct OwnKeyPage {
    page: Page,
    account: String,
    challenge: String,
}

fn is_recent(app: &App, session: SessionId) -> Result<(), AccountsError> {
    if app.accounts.is_recent(session) { Ok(()) } else { Err(AccountsError::NotRecent) }
}

/// `GET /account/devices/own`: what is to be signed, and where the proof is put.
pub(crate) async fn page(State(app): State<App>, who: SignedIn, page: Page) -> Result<Response, Refusal> {
    is_recent(&app, who.session)?;
    let page = spoken(page, &app, &who.account);
    let begun = app.accounts.start_device(who.account.id)?;
    let text = |name: &str| begun.options[name].as_str().unwrap_or_default().to_owned();
    let shown = show(&OwnKeyPage { page, account: text("account"), challenge: text("challenge") });
    let cookie = [(SET_COOKIE, Cookies::of(&app).ceremony(&begun.kept))];
    Ok((AppendHeaders(cookie), shown).into_response())
}

/// The line that `takas record prove` writes: the public half, and the signature.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Proof {
    label: String,
    proof: String,
}

/// `POST /account/devices/own`: what is signed by it is theirs from now on.
pub(crate) async fn add(
    State(app): State<App>,
    who: SignedIn,
    headers: HeaderMap,
    Form(sent): Form<Proof>,
) -> Result<Response, Refusal> {
    is_recent(&app, who.session)?;
    let begun = kept(&headers)?;
    let (key, signature) = sent.proof.trim().split_once(' ').unwrap_or_default();
    let (Some(key), Some(signature)) = (unhex_array(key), unhex_array(signature.trim())) else {
        return Err(AccountsError::Device.into());
    };
    let account = who.account.id;
    wait_for(&app, move |app| app.accounts.finish_device(account, &begun, &sent.label, &key, &signature)).await?;
    let cookie = [(SET_COOKIE, Cookies::of(&app).no_ceremony())];
    Ok((AppendHeaders(cookie), Redirect::to("/account")).into_response())
}
