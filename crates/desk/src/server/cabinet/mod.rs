//! The files of a case, as every page of the desk reads and writes them: all of them at one revision, and a change whole or not at all.
//!
//! A page shows what lay there at a revision and hands that in again with what it changes: whoever was overtaken is told so, and nothing
//! is overwritten unseen. Files lie in the store, in a stream that bears the key of the case and no name of it; what they become is sealed
//! entry by entry ([`entry`]), under a key of the part of the case that they belong to ([`part`]), which is in the vault. Several desks may
//! have one store: each looks at what was written since whenever it is asked.
//!
//! - [`fold`]: what lies there, from what was written;
//! - [`register`]: which cases there are;
//! - [`papers`]: the same files for what reads and writes a case wherever it lies;
//! - [`taking`]: a folder taken in, and given out again; [`pages`]: cases that are begun or taken in by the browser.

mod entry;
mod error;
mod fold;
#[cfg(test)]
mod laws;
pub(in crate::server) mod pages;
mod papers;
mod part;
pub(in crate::server) mod register;
mod taking;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant as Tick};

use takas_model::{Case, Instant};
use takas_store::{Append, Entry as Stored, Revision, Store, StoreError, Stream};

pub use error::CabinetError;
pub use part::Part;
pub use taking::{Taken, give_out};

use crate::failure::Failure;
use crate::running::hex::hex;
use crate::running::keys::random;
use crate::server::role::CaseKey;
use crate::server::vault::Vault;
use crate::talks::{self, Talks};
use entry::{Entry, Head};
use fold::Folded;
use papers::Papers;

/// What stands after the key of the case in the name of the stream.
const STREAM: &str = "files";
/// Entries read at once: each may have 16 MiB.
const READ_MAX: usize = 64;
/// The most bytes of a file that are sealed in one entry, and of a file.
const STRETCH_MAX: usize = 8 << 20;
const FILE_MAX: usize = 48 << 20;
/// The most files of a case, and of one change: an append has so many entries at most.
const FILES_MAX: usize = 20_000;
const CHANGE_MAX: usize = 900;
/// The longest name of a file.
const NAME_MAX: usize = 120;
/// So long what is known is good for what asks all the time and decides nothing.
const KNOWN_FOR: Duration = Duration::from_secs(1);

/// The revision of a case's files: another one whenever any of them has changed. Two are the same or not; there is no order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct FilesRevision(pub u64);

/// Files by their names.
type Files = BTreeMap<String, Arc<[u8]>>;

/// Everything that lies in a case's cabinet at one revision.
#[derive(Debug)]
pub struct Contents {
    /// The revision.
    pub revision: FilesRevision,
    /// The files by their names from the case's folder: `positions/DEU.toml`, `deals/4f0c.json`.
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// So many entries cannot be read any more, for their keys were erased.
    pub erased: u64,
    talks: OnceLock<Result<Arc<Talks>, String>>,
}

/// Files beside the lists that are no party's list.
const NO_LISTS: [&str; 2] = [takas_formats::PEOPLE_FILE, takas_formats::decisions::DECISIONS_FILE];

/// A change of several files by one account.
#[derive(Clone, Debug)]
pub struct Change {
    /// Who makes it: the id of the account.
    pub by: String,
    /// When.
    pub at: Instant,
    /// The files, each with what it becomes; none: it is taken away.
    pub files: Vec<(String, Option<Vec<u8>>)>,
}

/// What a file became, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// The place of it among all that was written: by it the file is read as it was.
    pub place: u64,
    /// The account that changed it.
    pub by: String,
    /// When.
    pub at: Instant,
    /// Whether it was there from then on.
    pub is_there: bool,
}

/// Why a change was not made.
#[derive(Debug, thiserror::Error)]
pub enum NotPut {
    /// Somebody has changed a file of the case since that revision: it is read again, and the change looked at again.
    #[error("the case has been changed meanwhile")]
    Overtaken(FilesRevision),
    /// It cannot be written now, or its name is none that a case has.
    #[error(transparent)]
    Failed(#[from] Failure),
}

/// Where the files of a case lie; cheap to clone. Reading and writing wait for the disk: they are called where that holds up nobody.
#[derive(Clone)]
pub struct Cabinet {
    inner: Arc<Inner>,
}

struct Inner {
    id: String,
    key: CaseKey,
    stream: Stream,
    store: Store,
    vault: Arc<Vault>,
    /// Held by whoever reads or writes the store: within one process one after the other.
    folded: Mutex<Folded>,
    /// Held for a moment.
    known: Mutex<Known>,
}

/// What is known of what lies there.
#[derive(Default)]
struct Known {
    contents: Arc<Contents>,
    looked: Option<Tick>,
    /// The case as it was read last without a mistake, and at which revision that was tried.
    case: Option<Arc<Case>>,
    tried: Option<FilesRevision>,
}

impl Cabinet {
    /// The cabinet of a case, under the keys of a vault that is open. Nothing is read yet.
    ///
    /// # Errors
    /// When the key of the case cannot be part of a name: our defect.
    pub fn at(store: &Store, vault: &Arc<Vault>, key: &CaseKey, id: &str) -> Result<Self, Failure> {
        let stream = Stream::new(&format!("{}/{STREAM}", key.as_str()))?;
        let (store, vault, folded, known) = (store.clone(), Arc::clone(vault), Mutex::default(), Mutex::default());
        Ok(Self { inner: Arc::new(Inner { id: id.to_owned(), key: key.clone(), stream, store, vault, folded, known }) })
    }

    /// The id of the case.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.inner.id
    }

    /// What lies there now.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn now(&self) -> Result<Arc<Contents>, Failure> {
        self.catch_up(&mut self.folded())
    }

    /// What is known of what lies there: the store is not asked, and nobody is waited for.
    #[must_use]
    pub fn known(&self) -> Arc<Contents> {
        Arc::clone(&self.state().contents)
    }

    /// Whether the store was not asked for a second or more.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        self.state().looked.is_none_or(|looked| looked.elapsed() >= KNOWN_FOR)
    }

    /// Makes a change, if nothing has changed since that revision. When this returns, the disk has it.
    ///
    /// # Errors
    /// When somebody was faster, or it cannot be written: then nothing has changed.
    pub fn put(&self, change: &Change, after: FilesRevision) -> Result<Arc<Contents>, NotPut> {
        let mut folded = self.folded();
        let before = self.catch_up(&mut folded)?;
        if before.revision != after {
            return Err(NotPut::Overtaken(before.revision));
        }
        fits(change, &before)?;
        let mut entries = Vec::new();
        for (name, content) in &change.files {
            let part = Part::of(name).key_name(&self.inner.key);
            let key = self.inner.vault.key(&part).map_err(Failure::from)?;
            for entry in stretches(change, name, content.as_deref()) {
                let place = after.0 + 1 + entries.len() as u64;
                entries.push(Stored::journal(entry::seal(&key, &self.inner.stream, place, &entry)?));
            }
        }
        if entries.is_empty() {
            return Ok(before);
        }
        let append = Append::new(self.inner.stream.clone(), entries).expecting(Revision(after.0));
        let append = append.with_key(hex(&random::<16>()?));
        let appended = match self.inner.store.append(append.clone()) {
            // Whether it was written is not known; under its key it is written once.
            Err(StoreError::Unreachable { .. }) => self.inner.store.append(append),
            answer => answer,
        };
        match appended {
            Ok(_) => Ok(self.catch_up(&mut folded)?),
            Err(StoreError::WrongRevision { .. }) => Err(NotPut::Overtaken(self.catch_up(&mut folded)?.revision)),
            Err(error) => Err(Failure::from(error).into()),
        }
    }

    /// The case with its rounds and answers, read once for each revision.
    ///
    /// # Errors
    /// When files cannot be read or have mistakes.
    pub fn talks(&self) -> Result<Arc<Talks>, Failure> {
        self.talks_of(&self.now()?)
    }

    fn talks_of(&self, contents: &Arc<Contents>) -> Result<Arc<Talks>, Failure> {
        let read = || {
            let papers = Papers::new(&self.inner.id, contents);
            talks::read(&papers).map(Arc::new).map_err(|failure| failure.to_string())
        };
        contents.talks.get_or_init(read).clone().map_err(Failure::Mistakes)
    }

    /// The same without the lists of the parties: what is wrong with a list, or with what its columns are said to hold, keeps nobody from seeing what
    /// it is and mending it.
    ///
    /// # Errors
    /// When files cannot be read or others have mistakes.
    pub fn talks_but_for_lists(&self, contents: &Contents) -> Result<Arc<Talks>, Failure> {
        let is_kept = |name: &str| !name.starts_with("lists/") || NO_LISTS.contains(&name);
        let files = contents.files.iter().filter(|(name, _)| is_kept(name));
        let files = files.map(|(name, bytes)| (name.clone(), Arc::clone(bytes))).collect();
        let rest = Contents { revision: contents.revision, files, erased: contents.erased, talks: OnceLock::new() };
        talks::read(&Papers::new(&self.inner.id, &rest)).map(Arc::new)
    }

    /// The case as it was read last without a mistake; none: it never was. It is that of what is known, and the store is not asked.
    #[must_use]
    pub fn case(&self) -> Option<Arc<Case>> {
        let contents = {
            let known = self.state();
            if known.tried == Some(known.contents.revision) {
                return known.case.clone();
            }
            Arc::clone(&known.contents)
        };
        let read = self.talks_of(&contents).map(|talks| Arc::new(talks.case.clone()));
        let mut known = self.state();
        known.tried = Some(contents.revision);
        if let Ok(case) = read {
            known.case = Some(case);
        }
        known.case.clone()
    }

    /// What a file has become, first to last. What was written under a key that was erased is not in it.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn history(&self, name: &str) -> Result<Vec<Past>, Failure> {
        let mut folded = self.folded();
        self.catch_up(&mut folded)?;
        Ok(folded.history(name).to_vec())
    }

    /// A file as it was from one place of its history on; none: it was not there, or its key was erased.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn past(&self, name: &str, place: u64) -> Result<Option<Vec<u8>>, Failure> {
        let Inner { store, vault, key, stream, .. } = &*self.inner;
        let mut from = place;
        let mut content = Vec::new();
        loop {
            let Some(event) = store.read(stream, Revision(from), 1)?.pop() else { return Ok(None) };
            let Some(Entry { head, bytes }) = entry::open((vault, key), stream, event.revision.0, &event.bytes)? else {
                return Ok(None);
            };
            if head.name != name || head.bytes.is_none() {
                return Ok(None);
            }
            content.extend_from_slice(&bytes);
            if head.more == 0 {
                return Ok(Some(content));
            }
            from += 1;
        }
    }

    fn folded(&self) -> MutexGuard<'_, Folded> {
        self.inner.folded.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn state(&self) -> MutexGuard<'_, Known> {
        self.inner.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads what was written since, here or at another desk.
    fn catch_up(&self, folded: &mut Folded) -> Result<Arc<Contents>, Failure> {
        let Inner { store, vault, key, stream, .. } = &*self.inner;
        let before = self.known();
        let mut revision = before.revision.0;
        // What was begun is thrown away with a failure, so that the next attempt begins where this one did.
        let mut after: Option<(Folded, Files, u64)> = None;
        loop {
            let events = store.read(stream, Revision(revision + 1), READ_MAX)?;
            for event in &events {
                revision = event.revision.0;
                let (folded, files, erased) =
                    after.get_or_insert_with(|| (folded.clone(), before.files.clone(), before.erased));
                match entry::open((vault, key), stream, revision, &event.bytes)? {
                    Some(entry) => folded.fold(files, revision, entry)?,
                    None => *erased += 1,
                }
            }
            if events.len() < READ_MAX {
                break;
            }
        }
        let mut contents = before;
        if let Some((after, files, erased)) = after {
            after.is_whole(revision)?;
            *folded = after;
            contents = Arc::new(Contents { revision: FilesRevision(revision), files, erased, talks: OnceLock::new() });
        }
        let mut known = self.state();
        known.contents = Arc::clone(&contents);
        known.looked = Some(Tick::now());
        Ok(contents)
    }
}

/// The cabinets of all cases of a store, by the keys of the cases.
///
/// # Errors
/// When the register cannot be read, or the vault is locked.
pub fn all(store: &Store, vault: &Arc<Vault>) -> Result<Vec<(CaseKey, Cabinet)>, Failure> {
    let cases = register::Register::of(store, vault)?.all()?;
    cases.into_iter().map(|(key, id)| Cabinet::at(store, vault, &key, &id).map(|it| (key, it))).collect()
}

impl Default for Contents {
    /// A cabinet in which nothing lies.
    fn default() -> Self {
        let (revision, files) = (FilesRevision::default(), BTreeMap::new());
        Self { revision, files, erased: 0, talks: OnceLock::new() }
    }
}

/// Nothing of what lies in it is shown.
impl fmt::Debug for Cabinet {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Cabinet({})", self.inner.key.as_str())
    }
}

/// Whether a change is one that a cabinet takes.
fn fits(change: &Change, contents: &Contents) -> Result<(), Failure> {
    let refused = |why: String| Err(Failure::Usage(why));
    let mut seen = BTreeSet::new();
    for (name, content) in &change.files {
        if !is_name(name) {
            return refused(format!("`{name}` is no name of a file of a case"));
        }
        if !seen.insert(name) {
            return refused(format!("`{name}` stands twice in one change"));
        }
        if content.as_ref().is_some_and(|content| content.len() > FILE_MAX) {
            return refused(format!("`{name}` is larger than 48 MiB"));
        }
    }
    if change.files.len() > CHANGE_MAX {
        return refused("more than 900 files are changed at once".to_owned());
    }
    if contents.files.len() + change.files.len() > FILES_MAX {
        return refused("a case has 20,000 files at most".to_owned());
    }
    Ok(())
}

/// What is sealed of what a file becomes: one entry, or where it is long one for each stretch.
fn stretches<'a>(change: &'a Change, name: &'a str, content: Option<&'a [u8]>) -> impl Iterator<Item = Entry> + 'a {
    let head = move |bytes, more| Head { name: name.to_owned(), by: change.by.clone(), at: change.at, bytes, more };
    let parts: Vec<&[u8]> = match content {
        None | Some([]) => vec![&[]],
        Some(content) => content.chunks(STRETCH_MAX).collect(),
    };
    let last = parts.len() - 1;
    let is_there = content.is_some();
    parts.into_iter().enumerate().map(move |(index, bytes)| Entry {
        head: head(is_there.then_some(bytes.len()), last - index),
        bytes: bytes.to_vec(),
    })
}

/// Whether something can be the name of a file of a case: one folder at most, letters, digits and a few signs, not hidden.
#[must_use]
pub fn is_name(name: &str) -> bool {
    let is_part = |part: &str| {
        let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        let is_being_written = part.len() > 5 && part.as_bytes()[part.len() - 5..] == *b".part";
        !part.is_empty() && !part.starts_with('.') && !is_being_written && part.bytes().all(is_sign)
    };
    let parts: Vec<&str> = name.split('/').collect();
    name.len() <= NAME_MAX && parts.len() <= 2 && parts.iter().all(|part| is_part(part))
}
