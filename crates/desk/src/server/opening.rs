//! Makes the open desk: what is under its keys, and what stands on that.

use std::path::PathBuf;
use std::sync::Arc;

use super::accounts::{Accounts, Clock, Membership};
use super::app::{App, Inner};
use super::cabinet::Taken;
use super::http::desk::{Opened, Opener};
use super::http::log::Happening;
use super::live::{CaseSource, Cases, Played};
use super::policy::{AccessLog, Doorkeeper, Policy};
use super::role::{CaseKey, Role};
use super::vault::Vault;
use super::words::Words;
use super::work;
use crate::failure::Failure;

/// The key under which accounts are kept.
const ACCOUNTS_KEY: &str = "desk/accounts";
/// The key under which work in the background is kept.
const WORK_KEY: &str = "desk/work";
/// A rehearsal is played so many times faster than the clock.
const PACE: u32 = 60;

/// What a desk works on.
#[derive(Clone, Debug)]
pub struct Work {
    /// The folder of its keys.
    pub keys: PathBuf,
    /// The folders that are taken in.
    pub cases: Vec<PathBuf>,
    /// Its operations are rehearsals.
    pub is_rehearsal: bool,
}

/// What opens a desk for this work.
///
/// # Errors
/// When the folder of keys cannot be made or read.
pub fn opener(work: Work) -> Result<Opener, Failure> {
    let vault = Arc::new(Vault::at(&work.keys)?);
    let keys = Arc::clone(&vault);
    Ok(Opener::new(vault, move |desk| {
        let accounts = Accounts::open(desk.store(), &keys.key(ACCOUNTS_KEY)?.secret, Clock::system())?;
        let cases = Cases::open(desk.store(), &keys, sources(&work), Arc::new(Doorkeeper))?;
        for case in cases.iter() {
            match case.taken {
                Some(Taken::In(_)) => desk.log().happened(Happening::CaseTaken),
                Some(Taken::Differs(_)) => desk.log().happened(Happening::CaseDiffers),
                Some(Taken::Before) | None => {}
            }
        }
        if cases.has_left_out() {
            desk.log().happened(Happening::CaseLeftOut);
        }
        let case_keys: Vec<CaseKey> = cases.iter().map(|case| case.key.clone()).collect();
        accounts.give_leads(&case_keys)?;
        let leads: Vec<Membership> = case_keys.into_iter().map(|case| Membership { case, role: Role::Lead }).collect();
        // Under no name: whoever sets up the desk says what they are called.
        let first = accounts.first_invitation("", &leads)?;
        let leads_to = first.map_or_else(|| "/".to_owned(), |first| format!("/join/{}", first.secret.as_str()));
        let parts = Inner {
            settings: desk.settings().clone(),
            store: desk.store().clone(),
            accounts,
            policy: Policy::with_log(AccessLog::open(desk.store().clone(), Arc::clone(&keys))),
            cases,
            words: Words::new(),
        };
        let app = App::new(parts);
        app.begin_work(&keys.key(WORK_KEY)?.secret, Arc::new(work::run))?;
        Ok(Opened { app, leads_to })
    }))
}

/// The folders that are taken in.
fn sources(work: &Work) -> Vec<CaseSource> {
    let rehearse = work.is_rehearsal.then_some(Played { pace: PACE, seed: 0 });
    let source = |folder: &PathBuf| CaseSource { folder: folder.clone(), rehearse };
    work.cases.iter().map(source).collect()
}
