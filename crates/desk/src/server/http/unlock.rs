//! The page that opens the desk, and the duress lock that closes it.

use std::net::SocketAddr;

use askama::Template;
use axum::extract::{ConnectInfo, Extension, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use serde_json::{Value, json};
use zeroize::{Zeroize as _, Zeroizing};

use super::desk::{Came, Desk};
use super::log::Happening;
use super::page::{Page, show};
use super::rates::neighbour;
use super::refusal::Refusal;
use super::token::{Form, Json, is_same};
use super::upload::Upload;
use crate::failure::Failure;
use crate::running::hex::{hex, unhex_array};
use crate::server::accounts::Restricted;
use crate::server::vault::{Secret, Way, WayId, WayKind, read_key_file};

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
    /// Somebody has come, and somebody else has to come as well.
    is_half_open: bool,
    asks_passphrase: bool,
    asks_file: bool,
    /// The ways of passkeys, as the script reads them.
    passkeys: String,
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

/// What may be asked of the page.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// Somebody has come, of two.
    half: Option<String>,
}

/// `GET /unlock`.
pub async fn page(State(desk): State<Desk>, page: Page, Query(asked): Query<Asked>) -> Response {
    if desk.is_open() {
        return Redirect::to("/").into_response();
    }
    shown(&desk, &page, Fault::None, asked.half.is_some()).await
}

/// The page, with the ways that there are to open the desk.
async fn shown(desk: &Desk, page: &Page, fault: Fault, is_half_open: bool) -> Response {
    let vault = desk.vault().cloned();
    let ways = tokio::task::spawn_blocking(move || vault.and_then(|vault| vault.ways().ok()).unwrap_or_default()).await;
    let (ways, is_new) = (ways.unwrap_or_default(), desk.first_code().is_some());
    let has = |kind| ways.iter().any(|way| way.kind == kind);
    let passkey = |way: &Way| {
        let credential = data_encoding::BASE64URL_NOPAD.encode(way.credential.as_deref()?);
        (way.kind == WayKind::Passkey).then(|| format!("{}:{credential}:{}", hex(&way.id.0), hex(&way.salt)))
    };
    let passkeys: Vec<String> = ways.iter().filter_map(passkey).collect();
    let mut response = show(&UnlockPage {
        page,
        is_new,
        fault: fault.message(),
        is_half_open,
        asks_passphrase: is_new || ways.is_empty() || has(WayKind::Passphrase),
        asks_file: has(WayKind::KeyFile),
        passkeys: passkeys.join(" "),
    });
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
    if let Err(refusal) = may_try(&desk, address) {
        return refusal.into_response();
    }
    if let Err(fault) = checked(&desk, &unlocking) {
        desk.log().happened(Happening::NotUnlocked);
        return shown(&desk, &page, fault, false).await;
    }
    let (is_new, passphrase) = (desk.first_code().is_some(), Zeroizing::new(unlocking.passphrase.clone()));
    let came = tried(&desk, move |desk| {
        let secret = Secret::Passphrase(passphrase.as_str());
        if is_new {
            desk.make_keys(&secret)?;
        }
        desk.open_by(None, &secret)
    });
    match came.await {
        Ok(Some(Came::Open(leads_to))) => Redirect::to(&leads_to).into_response(),
        Ok(Some(Came::OneOfTwo)) => Redirect::to("/unlock?half=").into_response(),
        Ok(None) => shown(&desk, &page, Fault::Wrong, false).await,
        Err(refusal) => refusal.into_response(),
    }
}

/// `POST /unlock/key-file`: the file is read, and kept nowhere.
pub async fn open_by_file(
    State(desk): State<Desk>,
    ConnectInfo(address): ConnectInfo<SocketAddr>,
    page: Page,
    upload: Upload,
) -> Response {
    if desk.is_open() {
        return Redirect::to("/").into_response();
    }
    if let Err(refusal) = may_try(&desk, address) {
        return refusal.into_response();
    }
    let key = upload.files("file").find_map(|(_, content)| read_key_file(content));
    let came = match key {
        Some(key) => tried(&desk, move |desk| desk.open_by(None, &Secret::KeyFile(key.expose()))).await,
        None => Ok(None),
    };
    match came {
        Ok(Some(Came::Open(leads_to))) => Redirect::to(&leads_to).into_response(),
        Ok(Some(Came::OneOfTwo)) => Redirect::to("/unlock?half=").into_response(),
        Ok(None) => shown(&desk, &page, Fault::Wrong, false).await,
        Err(refusal) => refusal.into_response(),
    }
}

/// What a passkey gave, in hexadecimal digits. Wiped when it is done with.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Given {
    way: String,
    secret: String,
}

impl Drop for Given {
    fn drop(&mut self) {
        self.secret.zeroize();
    }
}

/// `POST /unlock/passkey`, by the page's script: where it goes on.
///
/// # Errors
/// When it opens nothing, or was tried too often.
pub async fn open_by_passkey(
    State(desk): State<Desk>,
    ConnectInfo(address): ConnectInfo<SocketAddr>,
    page: Page,
    Json(given): Json<Given>,
) -> Result<axum::Json<Value>, Refusal> {
    let next = |next: &str| Ok(axum::Json(json!({ "next": next })));
    if desk.is_open() {
        return next("/");
    }
    may_try(&desk, address)?;
    let (way, secret) = (unhex_array(&given.way).map(WayId), unhex_array::<32>(&given.secret).map(Zeroizing::new));
    let (Some(way), Some(secret)) = (way, secret) else { return Err(Refusal::Malformed) };
    match tried(&desk, move |desk| desk.open_by(Some(way), &Secret::Passkey(&secret))).await? {
        Some(Came::Open(leads_to)) => next(&leads_to),
        Some(Came::OneOfTwo) => next("/unlock?half="),
        None => Err(Refusal::Unfit(page.speaker.word(Fault::Wrong.message()))),
    }
}

/// Whether somebody at that address may try now.
fn may_try(desk: &Desk, address: SocketAddr) -> Result<(), Refusal> {
    desk.rates().unlocking.take(neighbour(address.ip())).map_err(Refusal::TooMany)
}

/// Tries to open the desk, one attempt at a time; none: it stayed locked. Which it was, what was given or what is under it, nobody is told
/// on this side of the desk.
async fn tried(
    desk: &Desk,
    opens: impl FnOnce(&Desk) -> Result<Came, Failure> + Send + 'static,
) -> Result<Option<Came>, Refusal> {
    let _alone = desk.opening().lock().await;
    let opening = desk.clone();
    let came = tokio::task::spawn_blocking(move || opens(&opening)).await.map_err(|_| Refusal::Defect)?;
    if came.is_err() {
        desk.log().happened(Happening::NotUnlocked);
    }
    Ok(came.ok())
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
