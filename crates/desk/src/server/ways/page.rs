//! The page of the ways to open the desk, and what its forms ask for.

use std::sync::Arc;

use askama::Template;
use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;
use zeroize::{Zeroize as _, Zeroizing};

use super::Keeper;
use crate::running::clock::now;
use crate::running::hex::{hex, unhex_array};
use crate::server::accounts::{Account, AccountId, AccountsError};
use crate::server::apart;
use crate::server::http::{Form, Page, Refusal, show};
use crate::server::policy::Action;
use crate::server::vault::{NewWay, Owner, Power, Secret, Vault, Way, WayId, WayKind, new_key_file};
use crate::server::words::Value;

/// Where the ways are seen.
const HERE: &str = "/keys";
/// The longest passphrase, in bytes.
const PASSPHRASE_BYTES_MAX: usize = 1_024;

#[derive(Template)]
#[template(path = "keys/keys.html")]
struct KeysPage {
    page: Page,
    ways: Vec<WayShown>,
    /// The passkeys of whoever reads it, by which a way can be made.
    credentials: String,
    keepers: Vec<KeeperShown>,
    /// Who may be named: those who lead a case and keep no keys yet.
    others: Vec<KeeperShown>,
}

/// Somebody who keeps the keys, or may be named.
struct KeeperShown {
    id: String,
    name: String,
}

/// A way as the page shows it.
struct WayShown {
    id: String,
    kind: String,
    power: String,
    owner: String,
    since: String,
    /// Its owner keeps no keys any more.
    is_orphan: bool,
}

/// `GET /keys`.
pub(super) async fn page(keeper: Keeper) -> Result<Response, Refusal> {
    let ways = keeper.with_vault(Vault::ways).await?.map_err(|error| keeper.refused(&error))?;
    let ways = ways.iter().map(|way| shown(&keeper, way)).collect();
    let credentials: Vec<String> = keeper.who.account.credentials().collect();
    let named = |account: &Arc<Account>| KeeperShown { id: account.id.to_string(), name: account.name.clone() };
    let (keepers, others): (Vec<_>, Vec<_>) = keeper.app.accounts.accounts().into_iter().partition(|one| one.is_keeper);
    Ok(show(&KeysPage {
        page: keeper.page.clone(),
        ways,
        credentials: credentials.join(" "),
        keepers: keepers.iter().map(named).collect(),
        others: others.iter().filter(|other| other.leads()).map(named).collect(),
    }))
}

fn shown(keeper: &Keeper, way: &Way) -> WayShown {
    let speaker = &keeper.page.speaker;
    let account = keeper.app.accounts.account(AccountId(way.owner.0)).filter(|account| !account.is_closed);
    let leads = account.as_ref().is_some_and(|account| account.leads());
    let is_nobodys = way.owner == Owner([0; 16]);
    let owner = match &account {
        Some(account) => speaker.say("keys-of", &[("name", Value::from(account.name.as_str()))]),
        None if is_nobodys => speaker.word("keys-of-setup"),
        None => speaker.word("keys-of-nobody"),
    };
    WayShown {
        id: hex(&way.id.0),
        kind: speaker.word(match way.kind {
            WayKind::Passphrase => "keys-passphrase",
            WayKind::KeyFile => "keys-key-file",
            WayKind::Passkey => "keys-passkey",
        }),
        power: speaker.word(match way.power {
            Power::Alone => "keys-alone",
            Power::Together => "keys-together",
        }),
        owner,
        since: speaker.say("since", &[("moment", speaker.moment(way.added, "").into())]),
        is_orphan: !leads && !is_nobodys,
    }
}

/// What a way that is added opens.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Opens {
    Alone,
    Together,
}

impl From<Opens> for Power {
    fn from(opens: Opens) -> Self {
        match opens {
            Opens::Alone => Self::Alone,
            Opens::Together => Self::Together,
        }
    }
}

/// A passphrase that is to open the desk. Wiped when it is done with.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NewPassphrase {
    passphrase: String,
    again: String,
    opens: Opens,
}

impl Drop for NewPassphrase {
    fn drop(&mut self) {
        self.passphrase.zeroize();
        self.again.zeroize();
    }
}

/// `POST /keys/passphrase`.
pub(super) async fn add_passphrase(keeper: Keeper, Form(new): Form<NewPassphrase>) -> Result<Redirect, Refusal> {
    keeper.signed_in_a_moment_ago()?;
    if new.passphrase != new.again {
        return Err(Refusal::Unfit(keeper.page.speaker.word("unlock-differs")));
    }
    if new.passphrase.len() > PASSPHRASE_BYTES_MAX {
        return Err(Refusal::Malformed);
    }
    let (owner, power) = (keeper.owner(), new.opens.into());
    let passphrase = Zeroizing::new(new.passphrase.clone());
    let added = keeper.with_vault(move |vault| {
        let secret = Secret::Passphrase(&passphrase);
        vault.enrol(&NewWay { owner, power, secret, salt: None, credential: None, added: now() })
    });
    added.await?.map_err(|error| keeper.refused(&error))?;
    Ok(Redirect::to(HERE))
}

/// A key file that is to open the desk.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NewFile {
    opens: Opens,
}

/// `POST /keys/key-file`: the answer is the file, which is handed out once.
pub(super) async fn add_key_file(keeper: Keeper, Form(new): Form<NewFile>) -> Result<Response, Refusal> {
    keeper.signed_in_a_moment_ago()?;
    let (owner, power) = (keeper.owner(), new.opens.into());
    let made = keeper.with_vault(move |vault| {
        let (key, text) = new_key_file()?;
        let secret = Secret::KeyFile(key.expose());
        vault.enrol(&NewWay { owner, power, secret, salt: None, credential: None, added: now() })?;
        Ok(text)
    });
    let text = made.await?.map_err(|error| keeper.refused(&error))?;
    let headers =
        [(CONTENT_TYPE, "application/octet-stream"), (CONTENT_DISPOSITION, "attachment; filename=\"takas-desk.key\"")];
    Ok((headers, text.as_str().to_owned()).into_response())
}

/// What is sent where there is nothing to say.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Nothing {}

/// `POST /keys/{way}/strike-off`.
pub(super) async fn strike_off(
    keeper: Keeper,
    Path(way): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Result<Redirect, Refusal> {
    keeper.signed_in_a_moment_ago()?;
    let way = unhex_array(&way).map(WayId).ok_or(Refusal::NotFound)?;
    keeper.with_vault(move |vault| vault.strike_off(way)).await?.map_err(|error| keeper.refused(&error))?;
    Ok(Redirect::to(HERE))
}

/// `POST /keys/rotate`: a new root, and new keys for the files of every case. What was sealed before is read by the keys of before.
pub(super) async fn rotate(keeper: Keeper, Form(Nothing {}): Form<Nothing>) -> Result<Redirect, Refusal> {
    keeper.signed_in_a_moment_ago()?;
    let rotated = keeper.with_vault(|vault| {
        for (name, is_erased) in vault.names("cases/")? {
            if !is_erased && name.contains("/files/") {
                vault.renew(&name)?;
            }
        }
        vault.rotate()
    });
    rotated.await?.map_err(|error| keeper.refused(&error))?;
    Ok(Redirect::to(HERE))
}

/// Who is to keep the keys, too.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Named {
    account: String,
}

/// `POST /keys/keepers`.
pub(super) async fn name_keeper(keeper: Keeper, Form(named): Form<Named>) -> Result<Redirect, Refusal> {
    let account = AccountId::parse(&named.account).ok_or(Refusal::Malformed)?;
    changes_keepers(keeper, move |keeper| keeper.app.accounts.name_keeper(keeper.who.account.id, account)).await
}

/// `POST /keys/keepers/{account}/strike-off`: also of oneself, as long as there is another.
pub(super) async fn strike_off_keeper(
    keeper: Keeper,
    Path(account): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Result<Redirect, Refusal> {
    let account = AccountId::parse(&account).ok_or(Refusal::NotFound)?;
    changes_keepers(keeper, move |keeper| keeper.app.accounts.strike_off_keeper(keeper.who.account.id, account)).await
}

/// Changes who the keepers are, which is written down. It waits for the store.
async fn changes_keepers(
    keeper: Keeper,
    does: impl FnOnce(&Keeper) -> Result<(), AccountsError> + Send + 'static,
) -> Result<Redirect, Refusal> {
    keeper.signed_in_a_moment_ago()?;
    apart(move || {
        keeper.app.may_as_keeper(&keeper.who, Action::NameKeeper).map_err(|_| Refusal::NotFound)?;
        match does(&keeper) {
            Ok(()) => Ok(Redirect::to(HERE)),
            Err(AccountsError::LastKeeper) => Err(Refusal::Unfit(keeper.page.speaker.word("keys-last-keeper"))),
            Err(error) => Err(error.into()),
        }
    })
    .await
}
