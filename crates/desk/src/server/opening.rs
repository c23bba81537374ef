//! Makes the open desk: what is under its keys, and what stands on that.

use std::path::PathBuf;

use super::accounts::{Accounts, Clock, Membership};
use super::app::{App, Inner};
use super::http::desk::{Opened, Opener};
use super::live::Cases;
use super::policy::Policy;
use super::role::{CaseKey, Role};
use super::words::Words;
use crate::running::keys::KeyFolder;

/// The key under which accounts are kept.
const ACCOUNTS_KEY: &str = "desk/accounts";
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
        let cases = Cases::default();
        let case_keys: Vec<CaseKey> = cases.iter().map(|case| case.key.clone()).collect();
        accounts.give_leads(&case_keys)?;
        let leads: Vec<Membership> = case_keys.into_iter().map(|case| Membership { case, role: Role::Lead }).collect();
        let first = accounts.first_invitation(FIRST_NAME, &leads)?;
        let leads_to = first.map_or_else(|| "/".to_owned(), |first| format!("/join/{}", first.secret.as_str()));
        let parts = Inner {
            settings: desk.settings().clone(),
            store: desk.store().clone(),
            accounts,
            policy: Policy::default(),
            cases,
            words: Words::new(),
        };
        Ok(Opened { app: App::new(parts), leads_to })
    })
}
