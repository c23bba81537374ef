//! The files of a case, as every page of the desk reads and writes them: all of them at one revision, and a change whole or not at all.
//!
//! A page shows what lay there at a revision and hands that in again with what it changes: whoever was overtaken is told so, and nothing
//! is overwritten unseen.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use sha2::{Digest as _, Sha256};
use takas_model::Instant;

use crate::failure::Failure;
use crate::folder;
use crate::talks::{self, Talks};

/// The folders of a case besides those that make it: what was found, proposed and planned, and who speaks.
const MADE: [&str; 5] = ["deals", "rounds", "plans", "contacts", "drafts"];

/// The revision of a case's files: another one whenever any of them has changed. Two are the same or not; there is no order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct FilesRevision(pub u64);

/// Everything that lies in a case's cabinet at one revision.
#[derive(Debug)]
pub struct Contents {
    /// The revision.
    pub revision: FilesRevision,
    /// The files by their names from the case's folder: `positions/DEU.toml`, `deals/4f0c.json`.
    pub files: BTreeMap<String, Arc<[u8]>>,
    talks: OnceLock<Result<Arc<Talks>, String>>,
}

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
#[derive(Clone, Debug)]
pub struct Cabinet {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    folder: PathBuf,
    last: Mutex<Option<Arc<Contents>>>,
}

impl Cabinet {
    /// A cabinet that is a folder.
    #[must_use]
    pub fn of_folder(folder: &Path) -> Self {
        Self { inner: Arc::new(Inner { folder: folder.to_owned(), last: Mutex::default() }) }
    }

    /// What lies there now.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn now(&self) -> Result<Arc<Contents>, Failure> {
        let mut last = self.inner.last.lock().unwrap_or_else(PoisonError::into_inner);
        self.read(&mut last)
    }

    /// Makes a change, if nothing has changed since that revision. When this returns, the disk has it.
    ///
    /// # Errors
    /// When somebody was faster, or it cannot be written: then nothing has changed.
    pub fn put(&self, change: &Change, after: FilesRevision) -> Result<Arc<Contents>, NotPut> {
        let mut last = self.inner.last.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.read(&mut last)?;
        if now.revision != after {
            return Err(NotPut::Overtaken(now.revision));
        }
        if let Some((name, _)) = change.files.iter().find(|(name, _)| !is_name(name)) {
            return Err(Failure::Usage(format!("`{name}` is no name of a file of a case")).into());
        }
        for (name, content) in &change.files {
            let path = self.inner.folder.join(name);
            match content {
                Some(content) => folder::write(&path, content).map_err(Failure::from)?,
                None => {
                    let mend = "see that you may write there";
                    std::fs::remove_file(&path).map_err(|error| {
                        Failure::from(folder::FileError::new(&path, "cannot be taken away", mend, error))
                    })?;
                }
            }
        }
        Ok(self.read(&mut last)?)
    }

    fn read(&self, last: &mut Option<Arc<Contents>>) -> Result<Arc<Contents>, Failure> {
        let mut files: BTreeMap<String, Arc<[u8]>> = BTreeMap::new();
        for (name, bytes) in folder::read(&self.inner.folder)?.iter() {
            files.insert(name.to_owned(), bytes.into());
        }
        for part in MADE {
            for entry in std::fs::read_dir(self.inner.folder.join(part)).into_iter().flatten().flatten() {
                let name = format!("{part}/{}", entry.file_name().to_string_lossy());
                if is_name(&name) && entry.path().is_file() {
                    let mend = "see that the files of the case can be read";
                    let bytes = folder::read_capped(&entry.path())
                        .map_err(|error| folder::FileError::new(&entry.path(), "cannot be read", mend, error))?;
                    files.insert(name, bytes.into());
                }
            }
        }
        let mut digest = Sha256::new();
        for (name, bytes) in &files {
            digest.update(name.as_bytes());
            digest.update([0]);
            digest.update(Sha256::digest(bytes));
        }
        let [a, b, c, d, e, f, g, h, ..] = <[u8; 32]>::from(digest.finalize());
        let revision = FilesRevision(u64::from_be_bytes([a, b, c, d, e, f, g, h]));
        if let Some(known) = last.as_ref().filter(|known| known.revision == revision) {
            return Ok(Arc::clone(known));
        }
        let found = Arc::new(Contents { revision, files, talks: OnceLock::new() });
        *last = Some(Arc::clone(&found));
        Ok(found)
    }

    /// The case with its rounds and answers, read once for each revision.
    ///
    /// # Errors
    /// When files cannot be read or have mistakes.
    pub fn talks(&self) -> Result<Arc<Talks>, Failure> {
        let contents = self.now()?;
        let read = contents
            .talks
            .get_or_init(|| talks::read(&self.inner.folder).map(Arc::new).map_err(|failure| failure.to_string()));
        read.clone().map_err(Failure::Mistakes)
    }
}

/// Whether something can be the name of a file of a case: one folder at most, letters, digits and a few signs, not hidden.
fn is_name(name: &str) -> bool {
    let is_part = |part: &str| {
        let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        !part.is_empty() && !part.starts_with('.') && !part.ends_with(".part") && part.bytes().all(is_sign)
    };
    let parts: Vec<&str> = name.split('/').collect();
    parts.len() <= 2 && parts.iter().all(|part| is_part(part))
}
