//! The cases of a desk: each a folder, a random key that stands in addresses, and an operation that is open, if one has begun.
//!
//! The keys are kept in the stream `desk/cases`, so that an address is the same after a restart and at every desk of one store.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant as Tick};

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use takas_model::{Case, Nature, OperationKind};
use takas_store::{Append, Entry, Number, Revision, Store, StoreError, Stream};

use super::actor::LiveHandle;
use super::door::{Door, Shut};
use super::pictures::Drawn;
use super::running::{Opening, Played};
use crate::failure::Failure;
use crate::folder::case_id;
use crate::kept;
use crate::running::keys::random;
use crate::running::session::ATTEMPTS;
use crate::server::cabinet::Cabinet;
use crate::server::plans::Shelf;
use crate::server::policy::CaseState;
use crate::server::role::CaseKey;
use crate::talks;

/// Where keys of cases are kept.
const STREAM: &str = "desk/cases";
/// Entries read at once.
const READ_MAX: usize = 1_000;
/// So long names stay shown that somebody asked for.
const NAMES_FOR: Duration = Duration::from_secs(600);

/// A case that a desk is started with.
#[derive(Clone, Debug, Default)]
pub struct CaseSource {
    /// Its folder.
    pub folder: PathBuf,
    /// Its folder of keys; none: beside it.
    pub keys: Option<PathBuf>,
    /// The passphrase of the keys.
    pub passphrase: Option<String>,
    /// Begins a rehearsal and plays it, if nothing has begun.
    pub rehearse: Option<Played>,
}

/// The key of a case, as it is kept: the case by the digest of its id.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyLine {
    case: String,
    format: u32,
    key: String,
}

/// A case of a desk.
pub struct LiveCase {
    /// Its key.
    pub key: CaseKey,
    /// The case as it was read when the desk was started.
    pub case: Arc<Case>,
    /// Its files.
    pub cabinet: Cabinet,
    /// The last pictures of its operation, by their readers.
    pub(super) drawn: Drawn,
    /// Its saved plans, read.
    pub(in crate::server) shelf: Shelf,
    source: CaseSource,
    operation: RwLock<Option<LiveHandle>>,
}

impl LiveCase {
    /// The operation, if one has begun.
    #[must_use]
    pub fn operation(&self) -> Option<LiveHandle> {
        self.operation.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How far it has come, as the policies have it. While an operation is there it counts as running, whatever is held in it: what is offered
    /// in an operation and its end is the engine's to say.
    #[must_use]
    pub fn state(&self) -> CaseState {
        if self.case.nature == Nature::Historical {
            CaseState::Historical
        } else if self.operation().is_some() {
            CaseState::Running
        } else if self.folder().join("plans").is_dir() {
            CaseState::Agreed
        } else {
            CaseState::Preparing
        }
    }

    /// Its folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.source.folder
    }

    /// Leaves the operation without a word, as a process that is killed does: for tests.
    #[doc(hidden)]
    pub fn leave(&self) {
        self.operation.write().unwrap_or_else(PoisonError::into_inner).take();
    }
}

/// The cases of a desk.
pub struct Cases {
    all: BTreeMap<CaseKey, Arc<LiveCase>>,
    store: Option<Store>,
    door: Arc<dyn Door>,
    /// Until when names are shown, by session and case.
    names_shown: Mutex<BTreeMap<(String, CaseKey), Tick>>,
}

impl Default for Cases {
    /// A desk without cases.
    fn default() -> Self {
        Self { all: BTreeMap::new(), store: None, door: Arc::new(Shut), names_shown: Mutex::default() }
    }
}

impl Cases {
    /// Opens cases, and the operation of each that has begun.
    ///
    /// # Errors
    /// When a case has mistakes, or the store does not answer.
    pub fn open(store: &Store, sources: Vec<CaseSource>, door: Arc<dyn Door>) -> Result<Self, Failure> {
        let mut all = BTreeMap::new();
        let keys = keys(store, &sources)?;
        for (source, key) in sources.into_iter().zip(keys) {
            let case = Arc::new(talks::read(&source.folder)?.case);
            let live = LiveCase {
                key: key.clone(),
                case,
                cabinet: Cabinet::of_folder(&source.folder),
                drawn: Drawn::default(),
                shelf: Shelf::default(),
                source,
                operation: RwLock::new(None),
            };
            let opening = match begun(store, &live.source)? {
                Some(opening) => Some(opening),
                None => live
                    .source
                    .rehearse
                    .map(|played| opening(&live.source, None, OperationKind::Rehearsal, Some(played)))
                    .transpose()?,
            };
            if let Some(opening) = opening {
                let handle = LiveHandle::start(opening, store.clone())?;
                live.operation.write().unwrap_or_else(PoisonError::into_inner).replace(handle);
            }
            all.insert(key, Arc::new(live));
        }
        Ok(Self { all, store: Some(store.clone()), door, names_shown: Mutex::default() })
    }

    /// Who is asked who comes and what they may.
    #[must_use]
    pub fn door(&self) -> &dyn Door {
        &*self.door
    }

    /// The case of a key.
    #[must_use]
    pub fn get(&self, key: &CaseKey) -> Option<&Arc<LiveCase>> {
        self.all.get(key)
    }

    /// All cases, by their keys.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<LiveCase>> {
        self.all.values()
    }

    /// Begins an operation of a case by a saved plan (none: the only one); or opens the one that has begun.
    ///
    /// # Errors
    /// When there is no such plan, or no thread can be had. What is wrong with plan or team is told when it is opened.
    pub fn begin(&self, case: &LiveCase, plan: Option<&str>, kind: OperationKind) -> Result<LiveHandle, Failure> {
        let store = self.store.as_ref().ok_or_else(|| Failure::Usage("this desk has no store".to_owned()))?;
        let mut operation = case.operation.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(handle) = operation.as_ref() {
            return Ok(handle.clone());
        }
        let opening = match begun(store, &case.source)? {
            Some(opening) => opening,
            None => opening(&case.source, plan, kind, None)?,
        };
        let handle = LiveHandle::start(opening, store.clone())?;
        Ok(operation.insert(handle).clone())
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
        write!(out, "Cases({})", self.all.len())
    }
}

/// The operation of a case that has begun; of several, the one that was begun last.
fn begun(store: &Store, source: &CaseSource) -> Result<Option<Opening>, Failure> {
    let case = case_id(&source.folder);
    let named = |name: &str| {
        let (kind, plan) = name.split_once('-')?;
        let kind = [OperationKind::Live, OperationKind::Historical, OperationKind::Rehearsal]
            .into_iter()
            .find(|known| kind_word(*known) == kind)?;
        Some((kind, plan.to_owned()))
    };
    let prefix = format!("{case}/");
    let mut found: Option<(Number, OperationKind, String)> = None;
    for state in store.streams(Some(&case))? {
        let Some((kind, plan)) = state.stream.as_str().strip_prefix(&prefix).and_then(named) else { continue };
        let first = store.read(&state.stream, Revision(1), 1)?;
        let Some(first) = first.first().map(|event| event.number) else { continue };
        if found.as_ref().is_none_or(|(last, ..)| *last < first) {
            found = Some((first, kind, plan));
        }
    }
    found.map(|(_, kind, plan)| opening(source, Some(&plan), kind, source.rehearse)).transpose()
}

fn opening(
    source: &CaseSource,
    plan: Option<&str>,
    kind: OperationKind,
    played: Option<Played>,
) -> Result<Opening, Failure> {
    let plan = if let Some(plan) = plan {
        plan.to_owned()
    } else {
        let only = kept::only(&source.folder)?;
        only.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
    };
    Ok(Opening {
        folder: source.folder.clone(),
        keys: source.keys.clone(),
        passphrase: source.passphrase.clone(),
        name: format!("{}-{plan}", kind_word(kind)),
        plan: Some(plan),
        kind,
        played,
    })
}

fn kind_word(kind: OperationKind) -> &'static str {
    match kind {
        OperationKind::Live => "live",
        OperationKind::Rehearsal => "rehearsal",
        OperationKind::Historical => "historical",
    }
}

/// The key of each case, in order; those that have none yet get one.
fn keys(store: &Store, sources: &[CaseSource]) -> Result<Vec<CaseKey>, Failure> {
    let stream = Stream::new(STREAM)?;
    let digests: Vec<String> =
        sources.iter().map(|source| HEXLOWER.encode(&Sha256::digest(case_id(&source.folder).as_bytes()))).collect();
    for _ in 0..ATTEMPTS {
        let (known, revision) = known_keys(store, &stream)?;
        let mut entries = Vec::new();
        let mut keys = Vec::with_capacity(digests.len());
        for digest in &digests {
            let key = if let Some(key) = known.get(digest) {
                key.clone()
            } else {
                let line = KeyLine { case: digest.clone(), format: 1, key: HEXLOWER.encode(&random::<16>()?) };
                entries.push(Entry::journal(serde_json::to_vec(&line).expect("texts and numbers alone")));
                line.key
            };
            keys.push(CaseKey::parse(&key).ok_or_else(|| Failure::Record(format!("{STREAM}: a key cannot be read")))?);
        }
        if entries.is_empty() {
            return Ok(keys);
        }
        match store.append(Append::new(stream.clone(), entries).expecting(revision)) {
            Ok(_) => return Ok(keys),
            // Another desk is being started: what it has written counts.
            Err(StoreError::WrongRevision { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Failure::Record(format!("{STREAM}: other desks write without an end")))
}

fn known_keys(store: &Store, stream: &Stream) -> Result<(BTreeMap<String, String>, Revision), Failure> {
    let (mut known, mut revision) = (BTreeMap::new(), Revision(0));
    loop {
        let events = store.read(stream, Revision(revision.0 + 1), READ_MAX)?;
        for event in &events {
            let line: Result<KeyLine, _> = serde_json::from_slice(&event.bytes);
            let line = line.ok().filter(|line| line.format == 1);
            let line = line.ok_or_else(|| Failure::Record(format!("{STREAM}: a line cannot be read")))?;
            known.insert(line.case, line.key);
            revision = event.revision;
        }
        if events.len() < READ_MAX {
            return Ok((known, revision));
        }
    }
}
