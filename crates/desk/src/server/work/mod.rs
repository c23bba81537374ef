//! Work in the background: what takes longer than a page may take. Asked for by somebody, for a case, at a revision of its files; done one
//! thread each, so many at once as there are cores; told of while it lasts; stopped when somebody cancels it, when its time is over, or
//! when the desk ends.
//!
//! What is asked for, and what comes of it, lies sealed in the stream `desk/work` of the store ([`event`], [`journal`]): work that was going
//! on when a desk died is begun anew, by one desk alone. A desk claims it and says every few seconds that it is still at it; a claim of which
//! nothing is heard any more lapses ([`keeper`]). What is found is sealed beside it, or put into the case's cabinet.
//!
//! What there is to be done is in [`task`], how it is done in [`run`], what whoever does it has at hand in [`ground`], and what is
//! found about deals and rehearsals in [`body`].

pub(in crate::server) mod body;
pub(in crate::server) mod engine;
mod event;
mod ground;
mod journal;
mod keeper;
pub(in crate::server) mod pages;
mod run;
mod seal;
mod state;
mod task;

use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{JoinHandle, ThreadId};
use std::time::Duration;

use takas_ledger::SecretKey;
use takas_store::{Location, Store};

use super::cabinet::{Cabinet, FilesRevision};
use super::http::Refusal;
use super::role::CaseKey;
use crate::failure::Failure;
use crate::running::hex::hex;
use crate::running::keys::random;

pub use ground::{Alter, Altered, Found, Ground, Progress};
pub use run::run;
pub use state::{Ended, How, Standing, Work};
pub use task::{Task, WorkId, action, word};

use event::What;
use journal::Journal;
use keeper::{Keeper, Note};

/// So much of one case waits or goes on; more is not taken.
pub const WAITING_MAX: usize = 16;
/// Where nothing else is said, work lasts so long at most, in seconds.
pub const SECONDS: u32 = 600;
/// So long it may be given at most, in seconds: a day.
pub const SECONDS_MAX: u32 = 86_400;

/// Does a task: [`run()`], or something else in a test.
pub type Run = Arc<dyn Fn(&Task, &Ground) -> Result<Found, Failure> + Send + Sync>;
/// Finds the files of a case; none: there is no such case any more.
pub type Find = Arc<dyn Fn(&CaseKey) -> Option<Cabinet> + Send + Sync>;

/// What somebody asks for.
#[derive(Clone, Debug)]
pub struct Asking {
    /// For which case.
    pub case: CaseKey,
    /// Who: the id of the account.
    pub by: String,
    /// What.
    pub task: Task,
    /// The revision of the files that whoever asks has seen.
    pub files: FilesRevision,
    /// How long it may last, in seconds.
    pub seconds: u32,
}

/// Why work is not taken.
#[derive(Debug, thiserror::Error)]
pub enum NotTaken {
    /// As much as may wait of this case waits already.
    #[error("{WAITING_MAX} works of this case wait already; wait until one is done, or cancel one")]
    Full,
    /// The store.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<NotTaken> for Refusal {
    fn from(why: NotTaken) -> Self {
        match why {
            NotTaken::Full => Self::TooMany(Duration::from_secs(10)),
            NotTaken::Failed(_) => Self::Unavailable,
        }
    }
}

/// How much work there is at a desk: numbers for whoever looks after the machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Waits.
    pub waiting: usize,
    /// Goes on, at whatever desk.
    pub running: usize,
    /// Has ended since this desk was opened, however.
    pub ended: u64,
}

/// How a desk works: tests choose for themselves.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// So many at once.
    pub at_once: usize,
    /// How often a desk says that it is still at it.
    pub beat: Duration,
    /// A claim of which so long nothing is heard lapses.
    pub lapse: Duration,
}

impl Pace {
    /// One for each core. Where a store is one process's own, whoever claimed something before is dead.
    pub(super) fn of(store: &Store) -> Self {
        let at_once = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let is_alone = matches!(store.location(), Location::File(_));
        let lapse = if is_alone { Duration::ZERO } else { Duration::from_secs(15) };
        Self { at_once, beat: Duration::from_secs(3), lapse }
    }
}

/// The work of a desk. Whoever drops it asks what goes on to stop, and lets go of it, so that it is begun anew elsewhere.
pub struct Works {
    journal: Arc<Journal>,
    to: Sender<Note>,
    keeper: Mutex<Option<JoinHandle<()>>>,
    thread: ThreadId,
}

impl Works {
    /// The work that lies in a store, under a key; what has not ended goes on.
    ///
    /// # Errors
    /// When the store does not answer or is damaged, or no thread can be had.
    pub fn open(store: &Store, key: &SecretKey, find: Find, run: Run, pace: Pace) -> Result<Self, Failure> {
        let journal = Arc::new(Journal::open(store, key)?);
        let (to, from) = channel();
        let keeper = Keeper::new(Arc::clone(&journal), (find, run), pace, hex(&random::<16>()?), (to.clone(), from));
        let keeper = std::thread::Builder::new().name("takas-works".to_owned()).spawn(move || keeper.stay());
        let keeper = keeper.map_err(|error| Failure::Record(format!("no thread can be had for work: {error}")))?;
        let thread = keeper.thread().id();
        Ok(Self { journal, to, keeper: Mutex::new(Some(keeper)), thread })
    }

    /// Asks for something. The same that is waiting or going on for the same files already is that work and no second one. It waits for
    /// the store.
    ///
    /// # Errors
    /// When so much waits already, or the store takes nothing.
    pub fn ask(&self, asking: &Asking) -> Result<WorkId, NotTaken> {
        let seconds = asking.seconds.clamp(1, SECONDS_MAX);
        let fresh = WorkId::random()?;
        let id = self.journal.decide(|state| {
            let own = || state.of_case(&asking.case).filter(|work| work.ended.is_none());
            let is_same = |work: &&Work| work.task == asking.task && work.files == asking.files && !work.is_cancelled;
            if let Some(same) = own().find(is_same) {
                return (Vec::new(), Ok(same.id.clone()));
            }
            if own().count() >= WAITING_MAX {
                return (Vec::new(), Err(NotTaken::Full));
            }
            let asked = What::Asked {
                id: fresh.clone(),
                case: asking.case.as_str().to_owned(),
                by: asking.by.clone(),
                task: asking.task.clone(),
                files: asking.files.0,
                seconds,
            };
            (vec![asked], Ok(fresh.clone()))
        })??;
        let _ = self.to.send(Note::Look);
        Ok(id)
    }

    /// Asks for work of a case to stop; whether there is such work that has not ended. What was found so far is kept, if it is something.
    ///
    /// # Errors
    /// When the store takes nothing.
    pub fn cancel(&self, case: &CaseKey, id: &WorkId, by: &str) -> Result<bool, Failure> {
        // What has not begun has ended by that.
        let is_there = self.journal.decide(|state| match state.get(case, id).filter(|work| work.ended.is_none()) {
            None => (Vec::new(), false),
            Some(work) if work.is_cancelled => (Vec::new(), true),
            Some(work) if work.standing() == Standing::Waiting => {
                let (id, of) = (id.clone(), work.files.0);
                (vec![What::Ended { id, how: How::Cancelled, of, found: None, headline: None, said: None }], true)
            }
            Some(_) => (vec![What::Cancelled { id: id.clone(), by: by.to_owned() }], true),
        })?;
        let _ = self.to.send(Note::Look);
        Ok(is_there)
    }

    /// The work of a case, the newest first.
    ///
    /// # Errors
    /// When the store does not answer.
    pub fn of_case(&self, case: &CaseKey) -> Result<Vec<Work>, Failure> {
        self.journal.look(|state| state.of_case(case).rev().cloned().collect())
    }

    /// Work of a case.
    ///
    /// # Errors
    /// When the store does not answer.
    pub fn get(&self, case: &CaseKey, id: &WorkId) -> Result<Option<Work>, Failure> {
        self.journal.look(|state| state.get(case, id).cloned())
    }

    /// What work of a case has found; none where it has found nothing, or put it into the cabinet.
    ///
    /// # Errors
    /// When the store does not answer or is damaged.
    pub fn found(&self, case: &CaseKey, id: &WorkId) -> Result<Option<Vec<u8>>, Failure> {
        let ended = self.journal.look(|state| state.get(case, id).and_then(|work| work.ended.clone()))?;
        match ended.and_then(|ended| ended.found) {
            Some(stream) => self.journal.found(id, stream).map(Some),
            None => Ok(None),
        }
    }

    /// How much there is, as far as this desk knows.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.journal.counts()
    }

    /// Leaves everything as it is without a word, as a process that is killed does: for tests.
    #[doc(hidden)]
    pub fn die(&self) {
        let _ = self.to.send(Note::Die);
        let keeper = self.keeper.lock().unwrap_or_else(PoisonError::into_inner).take();
        let _ = keeper.map(JoinHandle::join);
    }

    /// Asks what goes on to stop and lets go of it, within two seconds. Nothing is begun here any more.
    pub fn end(&self) {
        let _ = self.to.send(Note::End);
        let keeper = self.keeper.lock().unwrap_or_else(PoisonError::into_inner).take();
        // What a keeper did last may be what drops this.
        if let Some(keeper) = keeper.filter(|_| std::thread::current().id() != self.thread) {
            let _ = keeper.join();
        }
    }
}

impl std::fmt::Debug for Works {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Works(not shown)")
    }
}

impl Drop for Works {
    fn drop(&mut self) {
        self.end();
    }
}
