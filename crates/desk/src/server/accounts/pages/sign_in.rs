//! The way in and out: with a passkey, or with a recovery code, and the end of a session.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;
use serde_json::json;
use webauthn_rs::prelude::PublicKeyCredential;

use super::super::limits::{FREE_OF_ACCOUNT, FREE_OF_ADDRESS, WAIT_SECONDS, WAIT_SECONDS_MAX};
use super::super::signed_in::{Cookies, Restricted, Visitor, own_path, wait_for};
use super::{Nothing, answer, kept, started};
use crate::server::app::App;
use crate::server::http::{Form, Json, Page, Refusal, show};

/// Where somebody goes on who did not say where.
const BEGINNING: &str = "/";

#[derive(Template)]
#[template(path = "accounts/sign-in.html")]
struct SignInPage {
    page: Page,
    next: String,
}

impl SignInPage {
    /// What failing costs, in numbers.
    fn waits(&self) -> String {
        let numbers = [
            ("account", FREE_OF_ACCOUNT.into()),
            ("address", FREE_OF_ADDRESS.into()),
            ("seconds", WAIT_SECONDS.into()),
            ("minutes", (WAIT_SECONDS_MAX / 60).into()),
        ];
        self.page.speaker.say("sign-in-waits", &numbers)
    }
}

/// What the address of the page says.
#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    /// Where to go on.
    #[serde(default)]
    next: String,
}

/// `GET /sign-in`.
pub(crate) async fn page(Query(asked): Query<Asked>, page: Page) -> Response {
    let next = own_path(&asked.next).unwrap_or(BEGINNING).to_owned();
    show(&SignInPage { page, next })
}

/// `POST /sign-in/start`: a challenge.
pub(crate) async fn start(
    State(app): State<App>,
    from: Visitor,
    Json(Nothing {}): Json<Nothing>,
) -> Result<Response, Refusal> {
    Ok(started(&app, app.accounts.start_sign_in(&app.settings.origin, from.address)?))
}

/// What the authenticator answered to a challenge.
#[derive(Debug, Deserialize)]
pub(crate) struct Answered {
    credential: PublicKeyCredential,
    #[serde(default)]
    next: String,
}

/// `POST /sign-in/finish`: a session.
pub(crate) async fn finish(
    State(app): State<App>,
    from: Visitor,
    headers: HeaderMap,
    Json(sent): Json<Answered>,
) -> Result<Response, Refusal> {
    let kept = kept(&headers)?;
    let next = own_path(&sent.next).unwrap_or(BEGINNING).to_owned();
    let entered = wait_for(&app, move |app| {
        let from = (from.address, from.browser.as_str());
        app.accounts.finish_sign_in(&app.settings.origin, &kept, &sent.credential, from)
    });
    let opened = entered.await?.opened;
    let cookies = Cookies::of(&app);
    Ok(answer(json!({ "next": next }), [cookies.session(&opened), cookies.no_ceremony()]))
}

/// A recovery code, as it was typed.
#[derive(Deserialize)]
pub(crate) struct Typed {
    code: String,
}

/// `POST /sign-in/recover`: a session that is good for registering a passkey.
pub(crate) async fn recover(
    State(app): State<App>,
    from: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Refusal> {
    let entered = wait_for(&app, move |app| {
        let code = zeroize::Zeroizing::new(typed.code);
        app.accounts.recover(&code, (from.address, &from.browser))
    });
    let cookie = Cookies::of(&app).session(&entered.await?.opened);
    Ok(([(SET_COOKIE, cookie)], Redirect::to("/account")).into_response())
}

/// `POST /sign-out`.
pub(crate) async fn sign_out(
    State(app): State<App>,
    who: Restricted,
    Form(Nothing {}): Form<Nothing>,
) -> Result<Response, Refusal> {
    let (account, session) = (who.account.id, who.session);
    wait_for(&app, move |app| app.accounts.end_session(account, account, session)).await?;
    Ok(([(SET_COOKIE, Cookies::of(&app).no_session())], Redirect::to("/sign-in")).into_response())
}
