//! The thread that has an operation, and the handle by which all others ask it.
//!
//! What is asked goes through a channel and is answered in order, so that nothing that is said meets another in the middle. When the
//! store does not answer, the operation is *away*: what was acknowledged is on the disk, what is said now is not taken, readers are
//! told so, and it goes on by itself when the store is back. A thread that fails opens the operation anew from the store: nothing of it
//! is anywhere else.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::thread;
use std::time::{Duration, Instant as Tick};

use takas_model::OperationKind;
use takas_store::{State, Store};
use tokio::sync::{oneshot, watch};

use super::running::{Opening, Running};
use crate::failure::Failure;
use crate::server::http::Refusal;
use crate::server::policy::CaseState;

/// How often the clock is looked at, and what other desks have written to a shared store, while nobody asks.
const GLANCE: Duration = Duration::from_millis(400);
/// How long is waited before an operation that cannot be opened is opened again.
const AGAIN: Duration = Duration::from_secs(1);
/// So many questions wait; one more is answered with *away*, so that what waits is bounded.
const WAITING_MAX: usize = 1_024;

/// How an operation stands in this process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is being opened.
    Opening,
    /// What is said is taken.
    Running,
    /// The store does not answer, or takes nothing: what is said is not taken.
    Away,
}

impl Standing {
    /// Its word on the wire: all are of one length, so that the length tells nothing.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Opening => "opens",
            Self::Running => "stays",
            Self::Away => "stops",
        }
    }
}

/// What subscribers are told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pulse {
    /// How many events there are: the same at every desk that has one store.
    pub revision: u64,
    /// How it stands here.
    pub standing: Standing,
    /// How far it has come, as the policies have it: running, held, aborted, over. Running until it is open.
    pub stage: CaseState,
    /// How many events a second copy has, where one is demanded.
    pub confirmed: Option<u64>,
}

/// The operation does not answer now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the operation is not at hand now; nothing that was acknowledged is lost")]
pub struct Away;

impl From<Away> for Refusal {
    fn from(_: Away) -> Self {
        Self::Unavailable
    }
}

type Question = Box<dyn FnOnce(Option<&mut Running>) + Send>;

/// By which an operation is asked; cheap to clone. When the last is dropped the operation is left: it goes on when it is opened again.
#[derive(Clone)]
pub struct LiveHandle {
    to: SyncSender<Question>,
    pulse: watch::Receiver<Pulse>,
    kind: OperationKind,
    plan: Option<Arc<str>>,
}

impl LiveHandle {
    /// Starts the thread of an operation.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub(super) fn start(opening: Opening, store: Store) -> Result<Self, Failure> {
        let (to, from) = sync_channel(WAITING_MAX);
        let kind = opening.kind;
        let first = Pulse { revision: 0, standing: Standing::Opening, stage: CaseState::Running, confirmed: None };
        let (told, pulse) = watch::channel(first);
        let plan = Some(Arc::from(opening.plan.as_str()));
        let run = move || Actor { opening, store, from, told }.run();
        let started = thread::Builder::new().name("operation".to_owned()).spawn(run);
        started.map_err(|error| Failure::Record(format!("no thread can be had for the operation: {error}")))?;
        Ok(Self { to, pulse, kind, plan })
    }

    /// The id of the plan by which it began.
    #[must_use]
    pub fn plan(&self) -> Option<&str> {
        self.plan.as_deref()
    }

    /// What subscribers are told of, whenever it changes.
    #[must_use]
    pub fn revision(&self) -> watch::Receiver<Pulse> {
        self.pulse.clone()
    }

    /// What is run.
    #[must_use]
    pub fn kind(&self) -> OperationKind {
        self.kind
    }

    /// Asks the operation.
    ///
    /// # Errors
    /// When it does not answer now.
    pub(in crate::server) async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&mut Running) -> T + Send + 'static,
    ) -> Result<T, Away> {
        let (to, answer) = oneshot::channel();
        let question: Question = Box::new(move |running| {
            if let Some(running) = running {
                // Whoever asked may have gone away.
                let _ = to.send(question(running));
            }
        });
        self.to.try_send(question).map_err(|error| match error {
            TrySendError::Full(_) | TrySendError::Disconnected(_) => Away,
        })?;
        answer.await.map_err(|_| Away)
    }
}

struct Actor {
    opening: Opening,
    store: Store,
    from: Receiver<Question>,
    told: watch::Sender<Pulse>,
}

impl Actor {
    fn run(&self) {
        loop {
            let Some(mut running) = self.open() else { return };
            // A defect in one answer ends what is in memory and nothing else: the store has the operation.
            match catch_unwind(AssertUnwindSafe(|| self.stay(&mut running))) {
                Ok(()) => return,
                Err(_) => self.stand(Standing::Away),
            }
        }
    }

    /// Opens the operation, however long that takes; none: nobody asks any more.
    fn open(&self) -> Option<Running> {
        loop {
            let opened = catch_unwind(AssertUnwindSafe(|| Running::open(&self.opening, &self.store)));
            if let Ok(Ok(running)) = opened {
                return Some(running);
            }
            self.stand(Standing::Away);
            // Who asks meanwhile is answered at once.
            let until = Tick::now() + AGAIN;
            while let Some(left) = until.checked_duration_since(Tick::now()) {
                match self.from.recv_timeout(left) {
                    Ok(question) => question(None),
                    Err(RecvTimeoutError::Timeout) => break,
                    Err(RecvTimeoutError::Disconnected) => return None,
                }
            }
        }
    }

    /// Answers until nobody asks any more.
    fn stay(&self, running: &mut Running) {
        let mut looked = Tick::now();
        self.look(running);
        loop {
            let played = running.player.as_ref().and_then(super::player::Player::due);
            let due = played.map_or(looked + GLANCE, |due| due.min(looked + GLANCE));
            match self.from.recv_timeout(due.saturating_duration_since(Tick::now())) {
                Ok(question) => {
                    question(Some(running));
                    self.tell(running, Standing::Running, true);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            if Tick::now() >= due {
                looked = Tick::now();
                self.look(running);
            }
        }
    }

    /// What the clock and other desks bring.
    fn look(&self, running: &mut Running) {
        let is_well = running.tick().is_ok() && self.store.state() == State::Writing;
        self.tell(running, if is_well { Standing::Running } else { Standing::Away }, false);
    }

    /// Tells subscribers what has changed. An answer says nothing of the store, so that it leaves standing what stood.
    fn tell(&self, running: &mut Running, standing: Standing, keeps: bool) {
        let (revision, stage, confirmed) = (running.revision(), running.stage(), running.session.journal.confirmed());
        let mut is_other = false;
        self.told.send_if_modified(|pulse| {
            let standing = if keeps && revision == pulse.revision { pulse.standing } else { standing };
            let next = Pulse { revision, standing, stage, confirmed };
            is_other = pulse.confirmed != next.confirmed;
            std::mem::replace(pulse, next) != next
        });
        if is_other {
            running.forget_views();
        }
    }

    fn stand(&self, standing: Standing) {
        self.told.send_if_modified(|pulse| std::mem::replace(&mut pulse.standing, standing) != standing);
    }
}
