//! Makes the open desk: what is under its keys, and what stands on that.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::accounts::{Accounts, Clock, Membership};
use super::app::{App, Inner};
use super::http::desk::{Opened, Opener};
use super::live::{CaseSource, Cases, Played};
use super::policy::{AccessLog, Doorkeeper, Policy};
use super::role::{CaseKey, Role};
use super::vault::{NewWay, Owner, Power, Secret, Vault, VaultError};
use super::words::Words;
use super::work;
use crate::failure::Failure;
use crate::running::clock::now;
use crate::running::keys::KeyFolder;

/// The key under which accounts are kept.
const ACCOUNTS_KEY: &str = "desk/accounts";
/// The key that opens the vault, in which the keys of the access log are.
const VAULT_KEY: &str = "desk/vault";
/// The key in the vault under which work in the background is kept.
const WORK_KEY: &str = "desk/work";
/// The vault's folder, in that of the keys.
const VAULT: &str = "vault";
/// A rehearsal is played so many times faster than the clock.
const PACE: u32 = 60;
/// What whoever sets up the desk is called, until they are called something else.
const FIRST_NAME: &str = "Lead mediator";

/// What a desk works on.
#[derive(Clone, Debug)]
pub struct Work {
    /// The folder of its keys.
    pub keys: PathBuf,
    /// The folders of its cases.
    pub cases: Vec<PathBuf>,
    /// Its operations are rehearsals.
    pub is_rehearsal: bool,
}

/// What opens a desk for this work.
#[must_use]
pub fn opener(work: Work) -> Opener {
    Box::new(move |desk, passphrase| {
        let keys = KeyFolder::open(&work.keys, passphrase)?;
        let key = keys.get_or_make(ACCOUNTS_KEY)?.secret;
        let accounts = Accounts::open(desk.store(), &key, Clock::system())?;
        let vault = vault(&work.keys.join(VAULT), keys.get_or_make(VAULT_KEY)?.secret.expose())?;
        let work_key = vault.key(WORK_KEY).map_err(|error| locked_out(&error))?.secret;
        let cases = Cases::open(desk.store(), sources(&work, passphrase), Arc::new(Doorkeeper))?;
        let case_keys: Vec<CaseKey> = cases.iter().map(|case| case.key.clone()).collect();
        accounts.give_leads(&case_keys)?;
        let leads: Vec<Membership> = case_keys.into_iter().map(|case| Membership { case, role: Role::Lead }).collect();
        let first = accounts.first_invitation(FIRST_NAME, &leads)?;
        let leads_to = first.map_or_else(|| "/".to_owned(), |first| format!("/join/{}", first.secret.as_str()));
        let parts = Inner {
            settings: desk.settings().clone(),
            store: desk.store().clone(),
            accounts,
            policy: Policy::with_log(AccessLog::open(desk.store().clone(), Arc::new(vault))),
            cases,
            words: Words::new(),
        };
        let app = App::new(parts);
        app.begin_work(&work_key, Arc::new(work::run))?;
        Ok(Opened { app, leads_to })
    })
}

/// The cases, each with the keys of its operations beside its folder.
fn sources(work: &Work, passphrase: Option<&str>) -> Vec<CaseSource> {
    let rehearse = work.is_rehearsal.then_some(Played { pace: PACE, seed: 0 });
    let source = |folder: &PathBuf| CaseSource {
        folder: folder.clone(),
        keys: None,
        passphrase: passphrase.map(str::to_owned),
        rehearse,
    };
    work.cases.iter().map(source).collect()
}

/// The vault in that folder, opened by a key; made where there is none.
fn vault(folder: &Path, key: &[u8; 32]) -> Result<Vault, Failure> {
    let failed = |error: VaultError| locked_out(&error);
    let vault = Vault::at(folder).map_err(failed)?;
    let secret = Secret::KeyFile(key);
    if vault.is_made().map_err(failed)? {
        vault.unlock(None, &secret, now()).map_err(failed)?;
    } else {
        // It is nobody's own: who has the passphrase of the keys has this.
        let owner = Owner([0; 16]);
        let way = NewWay { owner, power: Power::Alone, secret, salt: None, credential: None, added: now() };
        vault.create(&[way]).map_err(failed)?;
    }
    Ok(vault)
}

fn locked_out(error: &VaultError) -> Failure {
    Failure::Record(format!("the vault of the desk: {error}"))
}
