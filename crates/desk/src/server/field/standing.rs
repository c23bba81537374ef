//! Whether a device may keep what it took along. A session runs out by itself while an officer is without a network, and then nothing is lost:
//! he signs in again. But what somebody ended, struck off or took away is forgotten on the device at its next contact.
//!
//! Whoever asks is signed in no more, so the question is signed by the device's own key: nobody else learns anything by it.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use serde::{Deserialize, Serialize};
use takas_ledger::PublicKey;

use crate::running::hex::unhex_array;
use crate::server::accounts::{AccountId, Device, SessionId};
use crate::server::app::App;
use crate::server::http::Refusal;
use crate::server::live::{Caller, Guest, Wish};
use crate::server::role::CaseKey;

/// The longest question.
const BYTES_MAX: usize = 1_024;

/// What a device asks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StandingIn {
    account: String,
    key: String,
    session: String,
    /// Of [`question`], by that key, in hexadecimal digits.
    signature: String,
}

/// What it is answered.
#[derive(Debug, Serialize)]
struct StandingOut {
    /// Whether it may keep what it has.
    stands: bool,
}

/// What a device signs to ask: it names what it is for, so that nothing else is ever signed by signing it.
fn question(case: &CaseKey, account: AccountId, session: SessionId) -> String {
    format!("takas.standing/1\n{}\n{account}\n{session}\n", case.as_str())
}

/// `POST /c/{case}/field/standing`.
pub(super) async fn standing(
    State(app): State<App>,
    Path(case): Path<String>,
    body: Bytes,
) -> Result<Response, Refusal> {
    if body.len() > BYTES_MAX {
        return Err(Refusal::TooLarge);
    }
    let asked: StandingIn = serde_json::from_slice(&body).map_err(|_| Refusal::Malformed)?;
    let case = CaseKey::parse(&case).ok_or(Refusal::NotFound)?;
    let looked = tokio::task::spawn_blocking(move || stands(&app, &case, &asked)).await;
    let stands = looked.map_err(|_| Refusal::Defect)??;
    Ok(axum::Json(StandingOut { stands }).into_response())
}

fn stands(app: &App, case: &CaseKey, asked: &StandingIn) -> Result<bool, Refusal> {
    let not_there = || Refusal::NotFound;
    let account = AccountId::parse(&asked.account).ok_or_else(not_there)?;
    let session = SessionId::parse(&asked.session).ok_or_else(not_there)?;
    let key = unhex_array(&asked.key).and_then(|bytes| PublicKey::new(&bytes)).ok_or_else(not_there)?;
    let signature = unhex_array(&asked.signature).ok_or_else(not_there)?;
    // First what others wrote: an account may have been closed at another desk.
    let was_ended = app.accounts.was_session_ended(account, session)?;
    let owner = app.accounts.account(account).ok_or_else(not_there)?;
    let device = owner.devices.iter().find(|device| device.key == key).ok_or_else(not_there)?;
    if !key.verifies(question(case, account, session).as_bytes(), &signature) {
        return Err(not_there());
    }
    let is_good = |device: &Device| device.struck_off.is_none() && !owner.is_closed && !was_ended;
    let memberships = owner.memberships.iter().map(|one| (one.case.clone(), one.role.clone())).collect();
    let guest = Guest {
        account: owner.id.to_string(),
        session: session.to_string(),
        name: owner.name.clone(),
        language: None,
        memberships,
        devices: vec![*key.bytes()],
    };
    let may = guest.role(case).is_some_and(|role| {
        let caller = Caller { app, guest: &guest, case, role };
        app.cases.door().may(caller, Wish::Say)
    });
    Ok(is_good(device) && may)
}
