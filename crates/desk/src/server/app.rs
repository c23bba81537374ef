//! What every request shares.

use std::net::SocketAddr;
use std::sync::Arc;

use takas_store::Store;

use super::accounts::Accounts;
use super::live::Cases;
use super::policy::Policy;
use super::words::Words;

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
}

impl std::ops::Deref for App {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}
