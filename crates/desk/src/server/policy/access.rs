//! Who asked for what, and what came of it: the stream `desk/access` of the store.
//!
//! What is asked again and again, such as a board that is looked at, is counted. What is grave ([`Action::is_grave`]) is on the disk before
//! the answer goes out, if the store takes it; all else within a second. Where the store takes nothing, nobody is kept from anything: what
//! was asked waits in memory.
//!
//! An event is `1 || span || nonce || ciphertext`: the version, the span of 30 days since 1970 in two bytes, and the sealed JSON, filled up to
//! whole 1024 bytes. Each span has a key of its own in the vault; a span that is over for longer than it is kept loses its key.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use takas_model::Instant;
use takas_store::{Append, Entry, Revision, Store, StoreError, Stream};

use super::super::role::CaseKey;
use super::super::sealing;
use super::super::vault::{Vault, VaultError};
use super::action::Action;
use super::grave;
use super::object::{Compartment, Object};
use crate::running::hex::{hex, unhex_array};

/// The stream.
pub const STREAM: &str = "desk/access";
/// A span has so many seconds: 30 days.
const SPAN_SECONDS: Instant = 30 * 24 * 60 * 60;
/// So many spans are kept beside the present one: a year and some days.
pub const SPANS_KEPT: u16 = 12;
/// So long something that is not grave may wait.
const WAIT: Duration = Duration::from_secs(1);
/// So many different things may wait. More are counted as left out.
const WAITING_MAX: usize = 10_000;
/// So many of them are in one event.
const EVENT_MAX: usize = 500;
const UNIT: usize = 1_024;
const VERSION: u8 = 1;

/// Something that was asked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asked {
    /// By whom: the id of the account.
    pub who: [u8; 16],
    /// In which case.
    pub case: CaseKey,
    /// What.
    pub action: Action,
    /// About whose part.
    pub compartment: Compartment,
    /// Whether it was allowed.
    pub is_allowed: bool,
}

/// Something that was asked, with when and how often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// What.
    pub asked: Asked,
    /// When, the first time.
    pub first: Instant,
    /// When, the last time.
    pub last: Instant,
    /// How often.
    pub times: u64,
}

/// A part of the log, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pages {
    /// What was asked.
    pub noted: Vec<Noted>,
    /// So many were left out, for there were more than there was room for.
    pub left_out: u64,
    /// So many events cannot be read any more: their span is over and its key erased.
    pub forgotten: u64,
    /// From where the part before this one is read; none: this is the first.
    pub before: Option<u64>,
}

/// Why the log cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum AccessError {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The keys.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The system gives no random numbers.
    #[error("the system gives no random numbers: {0}")]
    Random(getrandom::Error),
    /// An event is not what was written.
    #[error("event {0} of the log of access is damaged")]
    Damaged(u64),
}

/// The log. Whoever drops it waits until what is known is written, but for threads of a runtime: there it is written soon after.
pub struct AccessLog {
    shared: Arc<Shared>,
    stop: Option<Sender<()>>,
    writer: Option<JoinHandle<()>>,
}

struct Shared {
    store: Store,
    vault: Arc<Vault>,
    stream: Stream,
    waiting: Mutex<Waiting>,
    /// Held while an event is written, so that what waits is written once.
    writing: Mutex<()>,
}

#[derive(Default)]
struct Waiting {
    asked: BTreeMap<Asked, (Instant, Instant, u64)>,
    left_out: u64,
    /// Whether the last attempt to write failed.
    is_stuck: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EventFile {
    asked: Vec<AskedFile>,
    #[serde(default)]
    left_out: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AskedFile {
    who: String,
    case: String,
    action: String,
    part: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    party: Option<String>,
    allowed: bool,
    first: Instant,
    last: Instant,
    times: u64,
}

impl AccessLog {
    /// The log of this store, under keys of this vault.
    ///
    /// # Panics
    /// When no thread can be had.
    #[must_use]
    pub fn open(store: Store, vault: Arc<Vault>) -> Self {
        let stream = Stream::new(STREAM).expect("a name");
        let (waiting, writing) = (Mutex::default(), Mutex::default());
        let shared = Arc::new(Shared { store, vault, stream, waiting, writing });
        let (stop, stopped) = channel();
        let writes = Arc::clone(&shared);
        let writer = std::thread::Builder::new().name("takas-access".to_owned());
        let writer = writer.spawn(move || write_on(&writes, &stopped)).expect("a thread");
        Self { shared, stop: Some(stop), writer: Some(writer) }
    }

    /// Writes down what was asked at that moment. What is grave is on the disk when this returns, or, while an answer is made, before that goes
    /// out ([`written_first`](super::grave::written_first)).
    pub fn note(&self, asked: Asked, now: Instant) {
        let is_grave = asked.is_allowed && asked.action.is_grave();
        self.shared.wait_for(asked, now);
        if is_grave && !grave::is_owed() {
            // Where the store takes nothing, it waits with the rest: names are needed also when a disk is full.
            let _ = self.shared.write();
        }
    }

    /// Writes what waits. Before the vault is locked, so that nothing waits for its keys.
    ///
    /// # Errors
    /// When the store takes nothing, or the vault is locked.
    pub fn flush(&self) -> Result<(), AccessError> {
        self.shared.write()
    }

    /// Whether what was asked waits because it could not be written.
    pub fn is_stuck(&self) -> bool {
        self.shared.waiting().is_stuck
    }

    /// The newest events, or those before one: so many events at most, of these cases alone.
    ///
    /// # Errors
    /// When store or vault do not give them.
    pub fn read(&self, cases: &[CaseKey], before: Option<u64>, events: u16) -> Result<Pages, AccessError> {
        let shared = &self.shared;
        let newest = shared.store.streams(Some(shared.stream.case()))?;
        let newest = newest.into_iter().find(|state| state.stream == shared.stream);
        let newest = newest.map_or(0, |state| state.revision.0);
        let end = before.map_or(newest, |before| before.saturating_sub(1).min(newest));
        let begin = end.saturating_sub(u64::from(events)) + 1;
        let count = usize::try_from(end + 1 - begin).unwrap_or(0);
        let mut pages = Pages { before: (begin > 1).then_some(begin), ..Pages::default() };
        if count == 0 {
            return Ok(pages);
        }
        for event in shared.store.read(&shared.stream, Revision(begin), count)?.into_iter().rev() {
            let Some(file) = shared.open_event(event.revision.0, &event.bytes)? else {
                pages.forgotten += 1;
                continue;
            };
            pages.left_out = pages.left_out.saturating_add(file.left_out);
            let noted = file.asked.into_iter().map(|asked| asked.noted().ok_or(AccessError::Damaged(event.revision.0)));
            let mut noted = noted.collect::<Result<Vec<Noted>, AccessError>>()?;
            noted.retain(|noted| cases.contains(&noted.asked.case));
            noted.sort_by_key(|noted| std::cmp::Reverse(noted.last));
            pages.noted.append(&mut noted);
        }
        Ok(pages)
    }
}

impl fmt::Debug for AccessLog {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("AccessLog(not shown)")
    }
}

impl Drop for AccessLog {
    fn drop(&mut self) {
        drop(self.stop.take());
        // The last request of a desk that was locked may drop it, where nothing waits.
        let may_wait = tokio::runtime::Handle::try_current().is_err();
        if let Some(writer) = self.writer.take().filter(|_| may_wait) {
            let _ = writer.join();
        }
    }
}

fn write_on(shared: &Shared, stopped: &Receiver<()>) {
    while stopped.recv_timeout(WAIT) == Err(RecvTimeoutError::Timeout) {
        let _ = shared.write();
    }
    let _ = shared.write();
}

impl Shared {
    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait_for(&self, asked: Asked, now: Instant) {
        let mut waiting = self.waiting();
        let is_full = waiting.asked.len() >= WAITING_MAX;
        if let Some((_, last, times)) = waiting.asked.get_mut(&asked) {
            (*last, *times) = (now, times.saturating_add(1));
        } else if is_full {
            waiting.left_out = waiting.left_out.saturating_add(1);
        } else {
            waiting.asked.insert(asked, (now, now, 1));
        }
    }

    /// Writes what waits, some of it in an event; what could not be written waits on.
    fn write(&self) -> Result<(), AccessError> {
        let _alone = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let (some, left_out) = {
                let waiting = self.waiting();
                if waiting.asked.is_empty() && waiting.left_out == 0 {
                    return Ok(());
                }
                let some = waiting.asked.iter().take(EVENT_MAX).map(|(asked, times)| (asked.clone(), *times));
                (some.collect::<Vec<_>>(), waiting.left_out)
            };
            let written = self.write_event(&some, left_out);
            let mut waiting = self.waiting();
            waiting.is_stuck = written.is_err();
            written?;
            for (asked, (_, _, written)) in &some {
                // What was asked again meanwhile waits on, less what is written.
                if let Some((first, last, times)) = waiting.asked.get_mut(asked) {
                    if *times <= *written {
                        waiting.asked.remove(asked);
                    } else {
                        (*first, *times) = (*last, *times - written);
                    }
                }
            }
            waiting.left_out -= left_out;
        }
    }

    fn write_event(&self, some: &[(Asked, (Instant, Instant, u64))], left_out: u64) -> Result<(), AccessError> {
        let last = some.iter().map(|(_, (_, last, _))| *last).max().unwrap_or(0);
        let span = u16::try_from(last.max(0) / SPAN_SECONDS).unwrap_or(u16::MAX);
        let asked = some.iter().map(|(asked, times)| AskedFile::of(asked, *times)).collect();
        let mut text = serde_json::to_vec(&EventFile { asked, left_out }).expect("texts and numbers alone");
        text.resize(text.len().next_multiple_of(UNIT), b' ');
        let is_new = self.vault.find(&key_name(span))?.is_none();
        let key = self.vault.key(&key_name(span))?.secret;
        let head = head(span);
        let sealed = sealing::seal(&key, &head, &text).map_err(AccessError::Random)?;
        let bytes = [&head[STREAM.len()..], &sealed].concat();
        self.store.append(Append::new(self.stream.clone(), vec![Entry::journal(bytes)]))?;
        if is_new {
            self.forget(span)?;
        }
        Ok(())
    }

    /// Erases the keys of spans that are over for longer than they are kept.
    fn forget(&self, present: u16) -> Result<(), AccessError> {
        for (name, is_erased) in self.vault.names(KEYS)? {
            let span = name.strip_prefix(KEYS).and_then(|span| span.parse::<u16>().ok());
            if !is_erased && span.is_some_and(|span| span.saturating_add(SPANS_KEPT) < present) {
                self.vault.erase(&name)?;
            }
        }
        Ok(())
    }

    /// What an event holds; none where its key was erased.
    fn open_event(&self, number: u64, bytes: &[u8]) -> Result<Option<EventFile>, AccessError> {
        let damaged = || AccessError::Damaged(number);
        let (&[version, high, low], sealed) = bytes.split_first_chunk::<3>().ok_or_else(damaged)?;
        if version != VERSION {
            return Err(damaged());
        }
        let span = u16::from_be_bytes([high, low]);
        let key = match self.vault.find(&key_name(span)) {
            Ok(Some(key)) => key.secret,
            Err(VaultError::Erased) => return Ok(None),
            Ok(None) => return Err(damaged()),
            Err(error) => return Err(error.into()),
        };
        let text = sealing::open(&key, &head(span), sealed).ok_or_else(damaged)?;
        serde_json::from_slice(&text).map(Some).map_err(|_| damaged())
    }
}

const KEYS: &str = "access/";

fn key_name(span: u16) -> String {
    format!("{KEYS}{span}")
}

/// The name of the stream, then what stands in the clear before the nonce.
fn head(span: u16) -> Vec<u8> {
    [STREAM.as_bytes(), &[VERSION], &span.to_be_bytes()].concat()
}

impl AskedFile {
    fn of(asked: &Asked, (first, last, times): (Instant, Instant, u64)) -> Self {
        Self {
            who: hex(&asked.who),
            case: asked.case.as_str().to_owned(),
            action: asked.action.name().to_owned(),
            part: asked.compartment.name().to_owned(),
            party: asked.compartment.party().map(str::to_owned),
            allowed: asked.is_allowed,
            first,
            last,
            times,
        }
    }

    fn noted(self) -> Option<Noted> {
        let action = Action::ALL.iter().copied().find(|action| action.name() == self.action)?;
        let asked = Asked {
            who: unhex_array(&self.who)?,
            case: CaseKey::parse(&self.case)?,
            action,
            compartment: Compartment::of_name(&self.part, self.party)?,
            is_allowed: self.allowed,
        };
        Some(Noted { asked, first: self.first, last: self.last, times: self.times })
    }
}

impl Asked {
    /// That somebody asked for this.
    #[must_use]
    pub fn new(who: [u8; 16], action: Action, object: &Object, is_allowed: bool) -> Self {
        Self { who, case: object.case.clone(), action, compartment: object.compartment.clone(), is_allowed }
    }
}
