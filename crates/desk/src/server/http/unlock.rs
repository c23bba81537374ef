//! The page that opens the desk, and the duress lock that closes it.

use std::net::SocketAddr;

use askama::Template;
use axum::extract::{ConnectInfo, Extension, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use zeroize::{Zeroize as _, Zeroizing};

use super::desk::Desk;
use super::log::Happening;
use super::page::{Page, show};
use super::rates::neighbour;
use super::refusal::Refusal;
use super::token::{Form, is_same};
use crate::server::accounts::Restricted;

/// The longest passphrase, in bytes.
const PASSPHRASE_BYTES_MAX: usize = 1_024;
/// The shortest that a new desk takes, in characters.
const PASSPHRASE_MIN: usize = 12;

/// Why the desk stayed locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    None,
    /// It is not the passphrase.
    Wrong,
    /// The two that were typed are not the same.
    Differs,
    /// It is too short.
    Short,
    /// It is not the code of the terminal.
    Code,
}

impl Fault {
    fn message(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Wrong => "unlock-wrong",
            Self::Differs => "unlock-differs",
            Self::Short => "unlock-short",
            Self::Code => "unlock-code-wrong",
        }
    }
}

#[derive(Template)]
#[template(path = "unlock.html")]
struct UnlockPage<'a> {
    page: &'a Page,
    is_new: bool,
    fault: &'a str,
}

/// What the page sends. Wiped when it is done with.
#[derive(Deserialize)]
pub struct Unlocking {
    passphrase: String,
    #[serde(default)]
    again: String,
    #[serde(default)]
    code: String,
}

impl Drop for Unlocking {
    fn drop(&mut self) {
        self.passphrase.zeroize();
        self.again.zeroize();
        self.code.zeroize();
    }
}

/// `GET /unlock`.
pub async fn page(State(desk): State<Desk>, page: Page) -> Response {
    if desk.is_open() {
        return Redirect::to("/").into_response();
    }
    shown(&desk, &page, Fault::None)
}

fn shown(desk: &Desk, page: &Page, fault: Fault) -> Response {
    let mut response = show(&UnlockPage { page, is_new: desk.first_code().is_some(), fault: fault.message() });
    if fault != Fault::None && response.status().is_success() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    response
}

/// `POST /unlock`: opens the desk for everybody who may work at it. Attempts are few for each address and one at a time for all.
pub async fn open(
    State(desk): State<Desk>,
    ConnectInfo(address): ConnectInfo<SocketAddr>,
    page: Page,
    Form(unlocking): Form<Unlocking>,
) -> Response {
    if desk.is_open() {
        return Redirect::to("/").into_response();
    }
    if let Err(wait) = desk.rates().unlocking.take(neighbour(address.ip())) {
        return Refusal::TooMany(wait).into_response();
    }
    if let Err(fault) = checked(&desk, &unlocking) {
        desk.log().happened(Happening::NotUnlocked);
        return shown(&desk, &page, fault);
    }
    let _alone = desk.opening().lock().await;
    let opened = {
        let (desk, passphrase) = (desk.clone(), Zeroizing::new(unlocking.passphrase.clone()));
        tokio::task::spawn_blocking(move || desk.open(Some(passphrase.as_str()))).await
    };
    match opened {
        Ok(Ok(leads_to)) => Redirect::to(&leads_to).into_response(),
        // Which of the two it was, the passphrase or what is under it, is on the terminal's side of the desk.
        Ok(Err(_)) => {
            desk.log().happened(Happening::NotUnlocked);
            shown(&desk, &page, Fault::Wrong)
        }
        Err(_) => Refusal::Defect.into_response(),
    }
}

fn checked(desk: &Desk, unlocking: &Unlocking) -> Result<(), Fault> {
    let Unlocking { passphrase, again, code } = unlocking;
    if passphrase.is_empty() || passphrase.len() > PASSPHRASE_BYTES_MAX {
        return Err(Fault::Wrong);
    }
    let Some(first_code) = desk.first_code() else { return Ok(()) };
    if !is_same(first_code.as_bytes(), code.trim().as_bytes()) {
        return Err(Fault::Code);
    }
    if passphrase != again {
        return Err(Fault::Differs);
    }
    if passphrase.chars().count() < PASSPHRASE_MIN {
        return Err(Fault::Short);
    }
    Ok(())
}

/// What `POST /lock` sends besides its token: nothing.
#[derive(Debug, Deserialize)]
pub struct Nothing {}

/// `POST /lock`: the duress lock, for whoever is signed in, however they came in. One gesture: it asks nothing back, and says nothing but that
/// the desk is locked.
pub async fn lock(_: Restricted, Extension(desk): Extension<Desk>, Form(Nothing {}): Form<Nothing>) -> Response {
    // It waits for the store, for no place among others that do, and goes on even if whoever asked is cut off.
    let locked = tokio::task::spawn_blocking(move || desk.lock());
    let _ = locked.await;
    let cleared = [("clear-site-data", "\"cache\", \"cookies\"")];
    (cleared, Redirect::to("/unlock")).into_response()
}
