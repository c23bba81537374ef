//! The desk as a process: locked, or open.
//!
//! What needs keys (accounts, cases, everything that is in [`App`]) is there only while the desk is open. To lock it is to drop it: sessions
//! are closed, streams end, and with the last request that still runs the keys are wiped from memory. Until somebody opens it again every
//! page leads to where that is done.

use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use axum::Router;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use takas_store::Store;
use tokio::sync::watch;
use tower::ServiceExt as _;

use super::limits::Limits;
use super::log::{Happening, Log};
use super::rates::{Rates, Ticks};
use super::refusal::Refusal;
use super::watch::Metrics;
use crate::failure::Failure;
use crate::running::clock::now;
use crate::server::app::{App, Settings};
use crate::server::policy::AccessLog;
use crate::server::router::routes;
use crate::server::vault::{NewWay, Owner, Power, Secret, Unlocked, Vault, WayId};
use crate::server::words::Words;
use crate::server::work::{Counts, Works};

/// What makes the open desk, once its keys are open.
type Make = Box<dyn Fn(&Desk) -> Result<Opened, Failure> + Send + Sync>;

/// The keys of a desk, and what is made of them when somebody has opened them.
pub struct Opener {
    vault: Arc<Vault>,
    make: Make,
}

impl Opener {
    /// Opens a desk with these keys.
    pub fn new(vault: Arc<Vault>, make: impl Fn(&Desk) -> Result<Opened, Failure> + Send + Sync + 'static) -> Self {
        Self { vault, make: Box::new(make) }
    }

    /// The keys.
    #[must_use]
    pub fn vault(&self) -> &Arc<Vault> {
        &self.vault
    }
}

/// What came of opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Came {
    /// The desk is open, and whoever opened it goes on there.
    Open(String),
    /// One of two: somebody else has to come within ten minutes.
    OneOfTwo,
}

/// What opening came to.
pub struct Opened {
    /// The open desk.
    pub app: App,
    /// Where whoever opened it goes on: the first invitation, where nobody works here yet.
    pub leads_to: String,
}

/// How a desk is reached, and what it lets through.
#[derive(Debug)]
pub struct Edge {
    /// Limits.
    pub limits: Limits,
    /// The proxies whose word on where a request comes from is believed.
    pub proxies: Vec<IpAddr>,
    /// The clock by which rates are counted.
    pub ticks: Ticks,
    /// Where the log goes.
    pub log: Log,
    /// What has to be said, besides the passphrase, to make keys where there are none yet: it stands on the terminal.
    pub first_code: Option<String>,
}

impl Default for Edge {
    fn default() -> Self {
        Self {
            limits: Limits::default(),
            proxies: Vec::new(),
            ticks: Ticks::of_the_system(),
            log: Log::nowhere(),
            first_code: None,
        }
    }
}

/// The desk as a process; cheap to clone.
#[derive(Clone)]
pub struct Desk(Arc<Inner>);

struct Inner {
    settings: Settings,
    store: Store,
    edge: Edge,
    words: Words,
    metrics: Arc<Metrics>,
    rates: Buckets,
    /// None: in tests and measurements.
    opener: Option<Opener>,
    open: RwLock<Option<Open>>,
    /// One attempt at a time: each takes much memory on purpose.
    opening: tokio::sync::Mutex<()>,
    is_new: AtomicBool,
    /// Whether the desk ends.
    ending: watch::Sender<bool>,
}

/// The tables of rates.
pub(super) struct Buckets {
    pub(super) by_address: Rates,
    pub(super) by_session: Rates,
    pub(super) guesses: Rates,
    pub(super) unlocking: Rates,
}

/// An open desk with its routes, and the signal for its streams to end.
struct Open {
    app: App,
    routes: Router,
    ends: watch::Sender<bool>,
}

impl Desk {
    /// A desk that is locked.
    #[must_use]
    pub fn locked(settings: Settings, store: Store, edge: Edge, opener: Opener) -> Self {
        Self::with(settings, store, edge, Some(opener))
    }

    fn with(settings: Settings, store: Store, edge: Edge, opener: Option<Opener>) -> Self {
        let Limits { by_address, by_session, guesses, unlocking, .. } = edge.limits;
        let rates = |rate| Rates::new(rate, edge.ticks.clone());
        let rates = Buckets {
            by_address: rates(by_address),
            by_session: rates(by_session),
            guesses: rates(guesses),
            unlocking: rates(unlocking),
        };
        let is_new = AtomicBool::new(edge.first_code.is_some());
        Self(Arc::new(Inner {
            settings,
            store,
            edge,
            words: Words::new(),
            metrics: Arc::default(),
            rates,
            opener,
            open: RwLock::new(None),
            opening: tokio::sync::Mutex::new(()),
            is_new,
            ending: watch::channel(false).0,
        }))
    }

    /// A desk that is open with these routes, and cannot be opened again once it is locked: for tests and measurements.
    #[must_use]
    pub fn of(app: App, routes: Router, edge: Edge) -> Self {
        let desk = Self::with(app.settings.clone(), app.store.clone(), edge, None);
        desk.take(app, routes);
        desk
    }

    /// Where it is, and under which origin.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// Its store.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// Its limits.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.0.edge.limits
    }

    /// The proxies that are believed.
    #[must_use]
    pub fn proxies(&self) -> &[IpAddr] {
        &self.0.edge.proxies
    }

    /// Its log.
    #[must_use]
    pub fn log(&self) -> &Log {
        &self.0.edge.log
    }

    /// What it counts.
    #[must_use]
    pub fn metrics(&self) -> &Arc<Metrics> {
        &self.0.metrics
    }

    /// What its pages say.
    #[must_use]
    pub fn words(&self) -> &Words {
        &self.0.words
    }

    /// Whether it is reached over a secure connection.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.0.settings.origin.starts_with("https:")
    }

    pub(super) fn rates(&self) -> &Buckets {
        &self.0.rates
    }

    pub(super) fn opening(&self) -> &tokio::sync::Mutex<()> {
        &self.0.opening
    }

    /// The code that the first opening asks for; none once it was opened.
    pub(super) fn first_code(&self) -> Option<&str> {
        self.0.edge.first_code.as_deref().filter(|_| self.0.is_new.load(Ordering::Relaxed))
    }

    /// Whether it is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.0.open.read().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// Its keys; none: in tests and measurements.
    #[must_use]
    pub fn vault(&self) -> Option<&Arc<Vault>> {
        self.0.opener.as_ref().map(|opener| &opener.vault)
    }

    /// Opens it by a passphrase, or by the key file that lies beside its keys, and says where whoever opened it goes on. Where there are no
    /// keys yet they are made so. One that is open stays as it is.
    ///
    /// # Errors
    /// When this does not open it alone, or what is needed cannot be had.
    pub fn open(&self, passphrase: Option<&str>) -> Result<String, Failure> {
        let vault = &self.opener()?.vault;
        match passphrase {
            _ if vault.is_open() => {}
            None => vault.open_by_itself(now())?,
            Some(passphrase) => {
                let secret = Secret::Passphrase(passphrase);
                if !vault.is_made()? {
                    self.make_keys(&secret)?;
                } else if vault.unlock(None, &secret, now())? == Unlocked::OneOfTwo {
                    return Err(Failure::Usage(
                        "this opens the desk together with somebody else's way alone".to_owned(),
                    ));
                }
            }
        }
        self.opened()
    }

    /// Makes its keys, which this opens, if there are none yet. They are open then, and the desk is not yet.
    ///
    /// # Errors
    /// When the passphrase can be guessed, or the folder cannot be written.
    pub(super) fn make_keys(&self, secret: &Secret<'_>) -> Result<(), Failure> {
        // It is nobody's own yet: nobody works here.
        let (owner, power) = (Owner([0; 16]), Power::Alone);
        let first = NewWay { owner, power, secret: *secret, salt: None, credential: None, added: now() };
        let vault = &self.opener()?.vault;
        if !vault.is_made()? {
            vault.create(&[first])?;
        }
        Ok(())
    }

    /// Opens it by a way that is named, or whichever of its kind this opens.
    ///
    /// # Errors
    /// When it opens nothing here, or what is needed cannot be had.
    pub(super) fn open_by(&self, way: Option<WayId>, secret: &Secret<'_>) -> Result<Came, Failure> {
        match self.opener()?.vault.unlock(way, secret, now())? {
            Unlocked::Open => self.opened().map(Came::Open),
            Unlocked::OneOfTwo => Ok(Came::OneOfTwo),
        }
    }

    /// Makes the open desk, now that its keys are open.
    pub(super) fn opened(&self) -> Result<String, Failure> {
        if self.is_open() {
            return Ok("/".to_owned());
        }
        let opener = self.opener()?;
        let Opened { app, leads_to } = (opener.make)(self).inspect_err(|_| opener.vault.lock())?;
        self.0.is_new.store(false, Ordering::Relaxed);
        self.take(app.clone(), routes(app));
        self.log().happened(Happening::Unlocked);
        Ok(leads_to)
    }

    fn opener(&self) -> Result<&Opener, Failure> {
        self.0.opener.as_ref().ok_or_else(|| Failure::Usage("nobody opens this desk again".to_owned()))
    }

    fn take(&self, app: App, routes: Router) {
        let open = Open { app, routes, ends: watch::channel(false).0 };
        *self.0.open.write().unwrap_or_else(PoisonError::into_inner) = Some(open);
    }

    /// Locks it: ends every stream, closes every session, forgets the keys. It waits for the store when nothing can be reached any more.
    pub fn lock(&self) {
        let open = self.0.open.write().unwrap_or_else(PoisonError::into_inner).take();
        let Some(Open { app, routes, ends }) = open else { return };
        ends.send_replace(true);
        drop(routes);
        self.log().happened(Happening::Locked);
        // While the keys are there.
        let _ = app.policy.log().map(AccessLog::flush);
        // Other desks learn it by the store. Here nobody comes in any more, whether it takes that or not.
        let _ = app.accounts.close_all_sessions();
        self.forget_keys(&app);
    }

    /// Lets go of what goes on in the background, and wipes the keys, when what was asked is written down as far as the store takes it.
    fn forget_keys(&self, app: &App) {
        if let Some(works) = app.cases.works() {
            works.end();
        }
        let _ = app.policy.log().map(AccessLog::flush);
        if let Some(vault) = self.vault() {
            vault.lock();
        }
    }

    /// Forgets the keys when the process ends, after what they are for is written. Nobody's session is closed by that.
    pub(super) fn forget(&self) {
        let open = self.0.open.write().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(open) = open {
            self.forget_keys(&open.app);
        }
    }

    /// How much goes on in the background; none while it is locked.
    pub(super) fn work_counts(&self) -> Option<Counts> {
        let open = self.0.open.read().unwrap_or_else(PoisonError::into_inner);
        open.as_ref().and_then(|open| open.app.cases.works()).map(Works::counts)
    }

    /// Ends it: streams end, and connections with what runs on them.
    pub fn end(&self) {
        self.0.ending.send_replace(true);
        if let Some(open) = &*self.0.open.read().unwrap_or_else(PoisonError::into_inner) {
            open.ends.send_replace(true);
        }
    }

    /// Whether it ends.
    #[must_use]
    pub fn is_ending(&self) -> bool {
        *self.0.ending.borrow()
    }

    /// Tells when it ends.
    #[must_use]
    pub fn ending(&self) -> watch::Receiver<bool> {
        self.0.ending.subscribe()
    }

    /// Tells when streams that begin now have to end.
    pub(super) fn streams_end(&self) -> watch::Receiver<bool> {
        let open = self.0.open.read().unwrap_or_else(PoisonError::into_inner);
        open.as_ref().map_or_else(|| self.ending(), |open| open.ends.subscribe())
    }

    /// What is under its keys, while it is open.
    #[must_use]
    pub fn app(&self) -> Option<App> {
        self.0.open.read().unwrap_or_else(PoisonError::into_inner).as_ref().map(|open| open.app.clone())
    }

    fn open_routes(&self) -> Option<Router> {
        self.0.open.read().unwrap_or_else(PoisonError::into_inner).as_ref().map(|open| open.routes.clone())
    }
}

/// Whatever needs an open desk.
pub(super) async fn through_the_lock(State(desk): State<Desk>, mut request: Request) -> Response {
    let Some(routes) = desk.open_routes() else { return Refusal::Locked.into_response() };
    // So that a route of the open desk can lock it.
    request.extensions_mut().insert(desk);
    match routes.oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}
