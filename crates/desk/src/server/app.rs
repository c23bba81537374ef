//! What every request shares.

use std::net::SocketAddr;
use std::sync::Arc;

use takas_ledger::SecretKey;
use takas_store::Store;

use super::accounts::Accounts;
use super::live::Cases;
use super::policy::Policy;
use super::words::Words;
use super::work::{Pace, Run, Works};
use crate::failure::Failure;

/// What is said when the desk is started.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where it listens.
    pub listen: SocketAddr,
    /// The origin under which people reach it, such as `https://desk.example`: passkeys are bound to it.
    pub origin: String,
}

/// What every request shares; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// The parts of a desk.
pub struct Inner {
    /// What was said when it was started.
    pub settings: Settings,
    /// Journal and record.
    pub store: Store,
    /// Who works here.
    pub accounts: Accounts,
    /// Who may do what.
    pub policy: Policy,
    /// The cases and the operations that run.
    pub cases: Cases,
    /// What pages say.
    pub words: Words,
}

impl App {
    /// A desk of these parts.
    #[must_use]
    pub fn new(parts: Inner) -> Self {
        Self(Arc::new(parts))
    }

    /// Begins the work in the background that lies in the store, under a key. Work keeps no desk open: it finds its case as long as the
    /// desk is.
    ///
    /// # Errors
    /// When the store does not answer or is damaged.
    pub fn begin_work(&self, key: &SecretKey, run: Run) -> Result<(), Failure> {
        self.begin_work_at(key, run, Pace::of(&self.store))
    }

    /// The same at a pace.
    ///
    /// # Errors
    /// As [`App::begin_work`].
    pub fn begin_work_at(&self, key: &SecretKey, run: Run, pace: Pace) -> Result<(), Failure> {
        let desk = Arc::downgrade(&self.0);
        let find = move |case: &super::role::CaseKey| Some(desk.upgrade()?.cases.get(case)?.cabinet.clone());
        self.cases.take_works(Works::open(&self.store, key, Arc::new(find), run, pace)?);
        Ok(())
    }
}

impl std::ops::Deref for App {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}
