//! The cases of a desk: each a cabinet, a random key that stands in addresses, and an operation that is open, if one has begun.
//!
//! Which there are stands in the store; a folder with which the desk is started is taken in once.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};
use std::time::{Duration, Instant as Tick};

use takas_model::{Case, Nature, OperationKind};
use takas_store::Store;

use super::actor::LiveHandle;
use super::door::{Door, Shut};
use super::ground::Ground;
use super::pictures::Drawn;
use super::running::Played;
use crate::failure::Failure;
use crate::folder::case_id;
use crate::running::clock::now;
use crate::server::cabinet::register::Register;
use crate::server::cabinet::{Cabinet, Change, NotPut, Taken};
use crate::server::lists::ListShelf;
use crate::server::plans::Shelf;
use crate::server::policy::CaseState;
use crate::server::role::CaseKey;
use crate::server::vault::Vault;
use crate::server::work::Works;

/// So long names stay shown that somebody asked for.
const NAMES_FOR: Duration = Duration::from_secs(600);
/// How often it is looked whether another desk has begun a case, or an operation.
const LOOK: Duration = Duration::from_secs(1);
/// Whoever starts the desk takes folders in.
const STARTED: &str = "start";

/// A folder with which a desk is started.
#[derive(Clone, Debug, Default)]
pub struct CaseSource {
    /// The folder.
    pub folder: PathBuf,
    /// Begins a rehearsal and plays it, if nothing has begun.
    pub rehearse: Option<Played>,
}

/// A case of a desk.
pub struct LiveCase {
    /// Its key.
    pub key: CaseKey,
    /// Its files.
    pub cabinet: Cabinet,
    /// What came of its folder when the desk was started, if one was named.
    pub taken: Option<Taken>,
    pub(super) rehearse: Option<Played>,
    /// The case as it was when it was opened: what is shown as long as nothing newer is without mistakes.
    first: Arc<Case>,
    /// The last pictures of its operation, by their readers.
    pub(super) drawn: Drawn,
    /// Its saved plans, read.
    pub(in crate::server) shelf: Shelf,
    /// Its lists, read and laid side by side.
    pub(in crate::server) lists: ListShelf,
    operation: RwLock<Option<LiveHandle>>,
    /// When it was looked whether another desk has begun one; none: no other desk can.
    looked: Option<Mutex<Tick>>,
}

impl LiveCase {
    /// A case of which no operation is open.
    pub(super) fn new(
        key: CaseKey,
        cabinet: Cabinet,
        (taken, rehearse): (Option<Taken>, Option<Played>),
        first: Arc<Case>,
        looked: Option<Mutex<Tick>>,
    ) -> Self {
        let (drawn, shelf, lists) = (Drawn::default(), Shelf::default(), ListShelf::default());
        let operation = RwLock::new(None);
        Self { key, cabinet, taken, rehearse, first, drawn, shelf, lists, operation, looked }
    }

    /// Takes an operation in the place of what is open.
    pub(super) fn take(&self, handle: LiveHandle) {
        self.operation.write().unwrap_or_else(PoisonError::into_inner).replace(handle);
    }

    /// Whether the operation itself may still begin: none has, or people only rehearse.
    #[must_use]
    pub fn waits_for_its_operation(&self) -> bool {
        self.operation().is_none_or(|handle| handle.kind() == OperationKind::Rehearsal)
    }

    /// The case as it is now; while what lies in the cabinet has mistakes, as it was before.
    #[must_use]
    pub fn case(&self) -> Arc<Case> {
        self.cabinet.case().unwrap_or_else(|| Arc::clone(&self.first))
    }

    /// The operation, if one has begun.
    #[must_use]
    pub fn operation(&self) -> Option<LiveHandle> {
        self.operation.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How far it has come, as the policies have it.
    #[must_use]
    pub fn state(&self) -> CaseState {
        let operation = self.operation().map(|handle| (handle.kind(), handle.revision().borrow().stage));
        state_of(self.case().nature, operation, || {
            let files = &self.cabinet.known().files;
            files.contains_key("deals/agreed.json") || files.keys().any(|name| name.starts_with("plans/"))
        })
    }

    /// Whether another desk of this store may have begun an operation that is not known here.
    pub(super) fn is_to_be_looked_for(&self) -> bool {
        let is_due = |looked: &Mutex<Tick>| looked.lock().unwrap_or_else(PoisonError::into_inner).elapsed() >= LOOK;
        self.looked.as_ref().is_some_and(is_due) && self.waits_for_its_operation()
    }

    /// Leaves the operation without a word, as a process that is killed does: for tests.
    #[doc(hidden)]
    pub fn leave(&self) {
        self.operation.write().unwrap_or_else(PoisonError::into_inner).take();
    }
}

/// The cases of a desk.
pub struct Cases {
    all: RwLock<BTreeMap<CaseKey, Arc<LiveCase>>>,
    ground: Option<Ground>,
    /// Whether what lies in some cabinet could not be read.
    has_left_out: bool,
    door: Arc<dyn Door>,
    /// When was looked last whether there are more.
    looked: Mutex<Tick>,
    /// Until when names are shown, by session and case.
    names_shown: Mutex<BTreeMap<(String, CaseKey), Tick>>,
    /// Work in the background, once it has begun.
    works: OnceLock<Works>,
}

impl Default for Cases {
    /// A desk without cases.
    fn default() -> Self {
        let (all, looked, names_shown) = (RwLock::default(), Mutex::new(Tick::now()), Mutex::default());
        let (door, works) = (Arc::new(Shut), OnceLock::new());
        Self { all, ground: None, has_left_out: false, door, looked, names_shown, works }
    }
}

impl Cases {
    /// Opens every case that lies in the store, and the operation of each that has begun; folders are taken in before.
    ///
    /// # Errors
    /// When a folder cannot be taken in or has mistakes, or the store does not answer. A case that lies there and cannot be read is left out.
    pub fn open(
        store: &Store,
        vault: &Arc<Vault>,
        sources: Vec<CaseSource>,
        door: Arc<dyn Door>,
    ) -> Result<Self, Failure> {
        let ground = Ground { store: store.clone(), vault: Arc::clone(vault), register: Register::of(store, vault)? };
        let mut all = BTreeMap::new();
        for source in &sources {
            let id = case_id(&source.folder);
            let key = ground.register.find_or_begin(&id, STARTED, now())?;
            let cabinet = Cabinet::at(store, vault, &key, &id)?;
            let taken = cabinet.take_in(&source.folder)?;
            all.insert(key.clone(), Arc::new(ground.open(key, cabinet, Some(taken), source.rehearse)?));
        }
        let mut has_left_out = false;
        for (key, id) in ground.register.all()? {
            if all.contains_key(&key) {
                continue;
            }
            match ground.open_again(&key, &id) {
                Ok(case) => drop(all.insert(key, Arc::new(case))),
                Err(_) => has_left_out = true,
            }
        }
        let (all, looked, names_shown) = (RwLock::new(all), Mutex::new(Tick::now()), Mutex::default());
        Ok(Self { all, ground: Some(ground), has_left_out, door, looked, names_shown, works: OnceLock::new() })
    }

    /// Whether what lies in some cabinet could not be read when the desk was opened: its case is not among these.
    #[must_use]
    pub fn has_left_out(&self) -> bool {
        self.has_left_out
    }

    /// Who is asked who comes and what they may.
    #[must_use]
    pub fn door(&self) -> &dyn Door {
        &*self.door
    }

    /// The work in the background; none: this desk does none.
    #[must_use]
    pub fn works(&self) -> Option<&Works> {
        self.works.get()
    }

    /// Takes the work in the background: once.
    pub(in crate::server) fn take_works(&self, works: Works) {
        let _ = self.works.set(works);
    }

    /// The case of a key.
    #[must_use]
    pub fn get(&self, key: &CaseKey) -> Option<Arc<LiveCase>> {
        self.all.read().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    /// All cases, by their keys.
    pub fn iter(&self) -> impl Iterator<Item = Arc<LiveCase>> + use<> {
        let all = self.all.read().unwrap_or_else(PoisonError::into_inner);
        all.values().cloned().collect::<Vec<_>>().into_iter()
    }

    /// Whether another desk of this store may have begun a case that is not known here.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        let looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        self.ground.is_some() && looked.elapsed() >= LOOK
    }

    /// Opens the cases that another desk of this store has begun meanwhile. It waits for the store.
    pub fn look(&self) {
        let Some(ground) = &self.ground else { return };
        *self.looked.lock().unwrap_or_else(PoisonError::into_inner) = Tick::now();
        for (key, id) in ground.register.all().unwrap_or_default() {
            if self.get(&key).is_none()
                && let Ok(case) = ground.open_again(&key, &id)
            {
                self.add(case);
            }
        }
    }

    fn add(&self, case: LiveCase) -> Arc<LiveCase> {
        let mut all = self.all.write().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(all.entry(case.key.clone()).or_insert_with(|| Arc::new(case)))
    }

    /// Begins a case of these files, whose id is that, or with a number after it if there is one already.
    ///
    /// # Errors
    /// When the files have mistakes, or the store does not take them.
    pub fn begin_case(&self, id: &str, change: &Change) -> Result<Arc<LiveCase>, Failure> {
        let ground = self.ground()?;
        let (key, id) = ground.register.begin(id, &change.by, change.at)?;
        let cabinet = Cabinet::at(&ground.store, &ground.vault, &key, &id)?;
        let nothing = cabinet.now()?.revision;
        cabinet.put(change, nothing).map_err(|not_put| match not_put {
            NotPut::Failed(failure) => failure,
            NotPut::Overtaken(_) => Failure::Record("another desk is beginning this case now".to_owned()),
        })?;
        Ok(self.add(ground.open(key, cabinet, None, None)?))
    }

    /// Begins an operation of a case by a saved plan (none: the only one); or opens the one that has begun. A rehearsal that is open gives way to
    /// the operation itself: it stays in the store as it was, and is not opened any more.
    ///
    /// # Errors
    /// When there is no such plan, or no thread can be had. What is wrong with plan or team is told when it is opened.
    pub fn begin(&self, case: &LiveCase, plan: Option<&str>, kind: OperationKind) -> Result<LiveHandle, Failure> {
        let ground = self.ground()?;
        let mut operation = case.operation.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(handle) = operation.as_ref().filter(|open| !gives_way(open.kind(), kind)) {
            return Ok(handle.clone());
        }
        let opening = match ground.begun(case)?.filter(|begun| !gives_way(begun.kind, kind)) {
            Some(opening) => opening,
            None => ground.opening(case, plan, kind, None)?,
        };
        let handle = LiveHandle::start(opening, ground.store.clone())?;
        Ok(operation.insert(handle).clone())
    }

    /// Looks what another desk of the store has changed in a case, and opens the operation that it has begun, if it has. It waits for the
    /// store.
    pub(super) fn look_for(&self, case: &LiveCase) {
        // If the store does not answer, what is known is gone by.
        let _ = case.cabinet.now();
        let (Some(ground), Some(looked)) = (&self.ground, &case.looked) else { return };
        *looked.lock().unwrap_or_else(PoisonError::into_inner) = Tick::now();
        let Ok(Some(opening)) = ground.begun(case) else { return };
        let mut operation = case.operation.write().unwrap_or_else(PoisonError::into_inner);
        if operation.as_ref().is_none_or(|open| gives_way(open.kind(), opening.kind)) {
            *operation = LiveHandle::start(opening, ground.store.clone()).ok();
        }
    }

    fn ground(&self) -> Result<&Ground, Failure> {
        self.ground.as_ref().ok_or_else(|| Failure::Usage("this desk has no store".to_owned()))
    }

    /// Shows names to a session for a while.
    pub(super) fn show_names(&self, session: &str, case: &CaseKey) {
        let mut shown = self.names_shown.lock().unwrap_or_else(PoisonError::into_inner);
        shown.retain(|_, until| *until > Tick::now());
        shown.insert((session.to_owned(), case.clone()), Tick::now() + NAMES_FOR);
    }

    /// Shows pseudonyms again.
    pub(super) fn hide_names(&self, session: &str, case: &CaseKey) {
        let mut shown = self.names_shown.lock().unwrap_or_else(PoisonError::into_inner);
        shown.remove(&(session.to_owned(), case.clone()));
    }

    /// Whether names are shown to a session.
    pub(super) fn shows_names(&self, session: &str, case: &CaseKey) -> bool {
        let shown = self.names_shown.lock().unwrap_or_else(PoisonError::into_inner);
        shown.get(&(session.to_owned(), case.clone())).is_some_and(|until| *until > Tick::now())
    }
}

impl std::fmt::Debug for Cases {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Cases({})", self.iter().count())
    }
}

/// Whether an operation that is open gives way to one that is to begin.
fn gives_way(open: OperationKind, wanted: OperationKind) -> bool {
    open == OperationKind::Rehearsal && wanted != OperationKind::Rehearsal
}

/// How far a case has come. What is held or over in a rehearsal is so in play: the case is worked on as before.
fn state_of(
    nature: Nature,
    operation: Option<(OperationKind, CaseState)>,
    has_plan: impl FnOnce() -> bool,
) -> CaseState {
    match (nature, operation) {
        (Nature::Historical, _) => CaseState::Historical,
        (_, Some((OperationKind::Live, stage))) => stage,
        (_, Some(_)) => CaseState::Rehearsing,
        (_, None) if has_plan() => CaseState::Agreed,
        (_, None) => CaseState::Preparing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_has_come_as_far_as_its_live_operation() {
        use CaseState as S;
        for (nature, operation, has_plan, expected) in [
            (Nature::Live, None, false, S::Preparing),
            (Nature::Live, None, true, S::Agreed),
            (Nature::Live, Some((OperationKind::Live, S::Running)), true, S::Running),
            (Nature::Live, Some((OperationKind::Live, S::Held)), true, S::Held),
            (Nature::Live, Some((OperationKind::Live, S::Aborted)), true, S::Aborted),
            (Nature::Live, Some((OperationKind::Live, S::Over)), true, S::Over),
            (Nature::Live, Some((OperationKind::Rehearsal, S::Over)), true, S::Rehearsing),
            (Nature::Live, Some((OperationKind::Rehearsal, S::Running)), true, S::Rehearsing),
            (Nature::Historical, Some((OperationKind::Rehearsal, S::Running)), true, S::Historical),
            (Nature::Historical, Some((OperationKind::Historical, S::Over)), true, S::Historical),
            (Nature::Historical, None, false, S::Historical),
        ] {
            assert_eq!(state_of(nature, operation, || has_plan), expected, "{nature:?} {operation:?}");
        }
    }
}
