//! A passkey as a way to open the desk: what its pseudo-random function gives for a salt (Web Authentication, level 3, section 10.1.4).
//!
//! The browser asks the authenticator and hands in what it gave. Nothing is verified of it but that the passkey is one of the account's: who
//! hands in something else has made a way for himself that only he can open. When the passkey is struck off, its way goes along.

use axum::http::StatusCode;
use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;
use serde_json::json;
use zeroize::Zeroize as _;

use super::Keeper;
use super::page::Opens;
use crate::running::clock::now;
use crate::running::hex::unhex_array;
use crate::server::accounts::AccountId;
use crate::server::http::{Desk, Json, Refusal};
use crate::server::vault::{NewWay, Owner, Secret, Way};

/// What the authenticator gave, in hexadecimal digits; the passkey in base64url. Wiped when it is done with.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NewPasskey {
    credential: String,
    salt: String,
    secret: String,
    opens: Opens,
}

impl Drop for NewPasskey {
    fn drop(&mut self) {
        self.secret.zeroize();
    }
}

/// `POST /keys/passkey`.
pub(super) async fn add(
    keeper: Keeper,
    Json(new): Json<NewPasskey>,
) -> Result<(StatusCode, axum::Json<serde_json::Value>), Refusal> {
    keeper.signed_in_a_moment_ago()?;
    let is_own = keeper.who.account.credentials().any(|own| own == new.credential);
    let credential = BASE64URL_NOPAD.decode(new.credential.as_bytes()).ok().filter(|_| is_own);
    let (Some(credential), Some(salt), Some(mut secret)) =
        (credential, unhex_array(&new.salt), unhex_array::<32>(&new.secret))
    else {
        return Err(Refusal::Malformed);
    };
    let (owner, power) = (keeper.owner(), new.opens.into());
    let added = keeper.with_vault(move |vault| {
        let (of, credential) = (Secret::Passkey(&secret), Some(credential));
        let new = NewWay { owner, power, secret: of, salt: Some(salt), credential, added: now() };
        let added = vault.enrol(&new);
        secret.zeroize();
        added
    });
    added.await?.map_err(|error| keeper.refused(&error))?;
    Ok((StatusCode::CREATED, axum::Json(json!({ "next": "/keys" }))))
}

/// A passkey was struck off: so are the ways that it opens. The last way that there is stays, for without it nobody could open the desk;
/// the page of the ways shows it until there is another. It waits for the disk.
pub(in crate::server) fn take_along(desk: &Desk, credential: &str) {
    let Ok(credential) = BASE64URL_NOPAD.decode(credential.as_bytes()) else { return };
    strike_off(desk, |way| way.credential.as_deref() == Some(&credential));
}

/// Somebody works here no more: neither do the ways that were theirs. Likewise.
pub(in crate::server) fn take_all_along(desk: &Desk, account: AccountId) {
    strike_off(desk, |way| way.owner == Owner(account.0));
}

fn strike_off(desk: &Desk, is_gone: impl Fn(&Way) -> bool) {
    let Some(vault) = desk.vault() else { return };
    for way in vault.ways().unwrap_or_default().iter().filter(|way| is_gone(way)) {
        let _ = vault.strike_off(way.id);
    }
}
