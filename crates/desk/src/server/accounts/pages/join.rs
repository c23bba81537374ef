//! Joining by an invitation.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use serde_json::json;
use webauthn_rs::prelude::RegisterPublicKeyCredential;

use super::super::Invitation;
use super::super::signed_in::{Cookies, Visitor, wait_for};
use super::{answer, kept, moment_in_words, role_in_words, started};
use crate::server::app::App;
use crate::server::http::{Json, Page, Refusal, show};
use crate::server::words::Value;

#[derive(Template)]
#[template(path = "accounts/join.html")]
struct JoinPage {
    page: Page,
    invitation: Invitation,
    browser: String,
    secret: String,
}

impl JoinPage {
    fn greeting(&self) -> String {
        self.page.speaker.say("join-greeting", &[("name", Value::from(&self.invitation.name))])
    }

    /// What whoever sets up the desk is called unless they say otherwise; none: they were invited by somebody, under a name.
    fn first_name(&self) -> Option<String> {
        let name = &self.invitation.name;
        let usual = || if name.is_empty() { self.page.speaker.word("role-lead") } else { name.clone() };
        self.invitation.by.is_none().then(usual)
    }

    /// What they will be; in which cases is not told before they have come in.
    fn roles(&self) -> Vec<String> {
        self.invitation.memberships.iter().map(|one| role_in_words(&self.page, &one.role)).collect()
    }

    fn ends(&self) -> String {
        moment_in_words(&self.page, "invitation-until", self.invitation.ends)
    }
}

/// `GET /join/{secret}`: whom the invitation is for. It uses nothing up.
pub(crate) async fn page(
    State(app): State<App>,
    Path(secret): Path<String>,
    from: Visitor,
    page: Page,
) -> Result<Response, Refusal> {
    let asked = secret.clone();
    let invitation = wait_for(&app, move |app| app.accounts.invited(&asked, from.address)).await?;
    Ok(show(&JoinPage { page, invitation, browser: from.browser, secret }))
}

/// What whoever sets up the desk wants to be called.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Called {
    #[serde(default)]
    name: Option<String>,
}

/// `POST /join/{secret}/start`: a challenge.
pub(crate) async fn start(
    State(app): State<App>,
    Path(secret): Path<String>,
    from: Visitor,
    Json(called): Json<Called>,
) -> Result<Response, Refusal> {
    let begun = wait_for(&app, move |app| {
        let accounts = &app.accounts;
        accounts.start_join(&app.settings.origin, &secret, called.name.as_deref(), from.address)
    });
    Ok(started(&app, begun.await?))
}

/// What the authenticator answered to a challenge.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Registered {
    pub(super) credential: RegisterPublicKeyCredential,
    pub(super) label: String,
    #[serde(default)]
    name: Option<String>,
}

/// `POST /join/{secret}/finish`: an account and a session. The recovery codes are told now and never again.
pub(crate) async fn finish(
    State(app): State<App>,
    Path(_): Path<String>,
    from: Visitor,
    headers: HeaderMap,
    Json(sent): Json<Registered>,
) -> Result<Response, Refusal> {
    let kept = kept(&headers)?;
    let joined = wait_for(&app, move |app| {
        let from = (from.address, from.browser.as_str());
        let own = (sent.label.as_str(), sent.name.as_deref());
        app.accounts.finish_join(&app.settings.origin, &kept, &sent.credential, own, from)
    });
    let joined = joined.await?;
    let codes: Vec<&str> = joined.codes.iter().collect();
    let cookies = Cookies::of(&app);
    let told = json!({ "codes": codes, "next": "/account" });
    Ok(answer(told, [cookies.session(&joined.opened), cookies.no_ceremony()]))
}
