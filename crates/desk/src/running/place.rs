//! Where an operation is kept: its store, its stream, its keys; and that one process alone runs it.

use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use takas_store::{Location, Options, Store, Stream};

use super::keys::{Chest, KeyFolder};
use crate::failure::Failure;
use crate::folder::{self, FileError};

/// The file of a store in its folder.
const STORE: &str = "store.sqlite";
/// How long something that is said waits for the second copy before it is answered as stored and not yet confirmed.
const CONFIRM_WITHIN: Duration = Duration::from_secs(1);

/// Where store and keys are, as far as somebody said so.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// The store: a file, or `postgres://…`; none: in the case's folder.
    pub store: Option<String>,
    /// The folder of keys; none: beside the case's folder.
    pub keys: Option<PathBuf>,
    /// The file whose first line is the passphrase of the keys; none: they are not locked.
    pub passphrase_file: Option<PathBuf>,
}

/// A store that is open, with what is needed to open it again.
pub struct Place {
    /// With what the names of the streams of the case's operations begin: its id, or on a desk the key of the case, which says nothing.
    case: String,
    /// The store.
    location: Location,
    /// The keys.
    keys: Keys,
    /// Held as long as the store is written by this process.
    lock: Option<File>,
}

/// Where the keys of a case's operations are.
enum Keys {
    /// A folder of folders.
    Folder { path: PathBuf, passphrase: Option<String> },
    /// A part of a chest.
    Chest { chest: Arc<dyn Chest>, folder: String },
}

impl Place {
    /// The place of a case's operations, by default or as said.
    ///
    /// # Errors
    /// When keys and store would lie in one folder, or the passphrase cannot be read.
    pub fn new(case: &Path, named: &Named) -> Result<Self, Failure> {
        let location = named.store.as_deref().map_or_else(|| Location::File(in_case(case)), Location::read);
        let keys = named.keys.clone().unwrap_or_else(|| beside(case));
        let passphrase = named.passphrase_file.as_ref().map(|path| passphrase(path)).transpose()?;
        if let Location::File(store) = &location {
            keep_apart(store, &keys)?;
        }
        let keys = Keys::Folder { path: keys, passphrase };
        Ok(Self { case: folder::case_id(case), location, keys, lock: None })
    }

    /// Opens the store to read it alone: one of an older format is left as it is.
    ///
    /// # Errors
    /// When it is not there or cannot be opened.
    pub fn store_to_read(&self) -> Result<Store, Failure> {
        if let Location::File(path) = &self.location
            && !path.exists()
        {
            let mend = "name the store with --store, or run an operation first: `takas run`";
            let error = std::io::Error::from(std::io::ErrorKind::NotFound);
            return Err(FileError::new(path, "cannot be read", mend, error).into());
        }
        Ok(Store::open_to_read(&self.location, Options::default())?)
    }

    /// The place of a case's operations in a store that is open already, with their keys in a chest: by whoever opened it, no other
    /// process writes there.
    #[must_use]
    pub fn on_desk(case: &str, store: &Store, chest: Arc<dyn Chest>, folder: &str) -> Self {
        let keys = Keys::Chest { chest, folder: folder.to_owned() };
        Self { case: case.to_owned(), location: store.location().clone(), keys, lock: None }
    }

    /// Opens the store to write. No other process may.
    ///
    /// # Errors
    /// When it cannot be opened, or another process writes it.
    pub fn store_to_write(&mut self) -> Result<Store, Failure> {
        self.open(Options::default())
    }

    /// Opens the store to add what is part of no operation that another process may run in it, such as a cosignature.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn store_beside(&self) -> Result<Store, Failure> {
        Ok(Store::open(&self.location, Options::default())?)
    }

    fn open(&mut self, options: Options) -> Result<Store, Failure> {
        if let Location::File(path) = &self.location {
            self.lock = Some(lock(path)?);
        }
        Ok(Store::open(&self.location, options)?)
    }

    /// Opens the store to run an operation, with a second copy in a folder. On PostgreSQL the server's standbys are the copy.
    ///
    /// # Errors
    /// As [`Self::store_to_write`], and when the copy would lie where the store or the keys lie.
    pub fn store_to_run(&mut self, copy: Option<&Path>) -> Result<Store, Failure> {
        let options = match (copy, &self.location) {
            (None, _) => Options::default(),
            (Some(_), Location::Server(_)) => {
                let message = "on PostgreSQL the second copy is a standby of the server: leave --second-copy out";
                return Err(Failure::Usage(message.to_owned()));
            }
            (Some(folder), Location::File(path)) => {
                let copy = folder.join(STORE);
                if let Keys::Folder { path, .. } = &self.keys {
                    keep_apart(&copy, path)?;
                }
                if std::path::absolute(&copy).ok() == std::path::absolute(path).ok() {
                    let message = format!("{}: this is the store itself; name another folder", copy.display());
                    return Err(Failure::Usage(message));
                }
                // One that cannot be made now is tried again: a copy that is not there holds up nothing.
                let _ = fs::create_dir_all(folder);
                Options { second_copy: Some(copy), ..Options::default() }
            }
        };
        self.open(Options { confirm_within: CONFIRM_WITHIN, ..options })
    }

    /// The folder of one operation's keys.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn key_folder(&self, operation: &str) -> Result<KeyFolder, Failure> {
        match &self.keys {
            Keys::Folder { path, passphrase } => KeyFolder::open(&path.join(operation), passphrase.as_deref()),
            Keys::Chest { chest, folder } => {
                Ok(KeyFolder::in_chest(Arc::clone(chest), &format!("{folder}/{operation}")))
            }
        }
    }

    /// The stream of an operation.
    ///
    /// # Errors
    /// When its name cannot be one.
    pub fn stream(&self, operation: &str) -> Result<Stream, Failure> {
        Ok(Stream::new(&format!("{}/{operation}", self.case))?)
    }
}

/// The store of a case where nothing else is said.
pub fn in_case(case: &Path) -> PathBuf {
    case.join("operation").join(STORE)
}

/// Keys lie beside the case's folder, not in it: whoever copies the case does not copy its keys.
fn beside(case: &Path) -> PathBuf {
    let absolute = case.canonicalize().unwrap_or_else(|_| case.to_owned());
    let name = absolute.file_name().map_or_else(|| "case".into(), std::ffi::OsStr::to_os_string);
    let mut own = name;
    own.push(".keys");
    absolute.with_file_name(own)
}

fn keep_apart(store: &Path, keys: &Path) -> Result<(), Failure> {
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let folder = absolute(store).parent().map(Path::to_owned).unwrap_or_default();
    let keys = absolute(keys);
    if keys.starts_with(&folder) || folder.starts_with(&keys) {
        let shown = keys.display();
        return Err(Failure::Usage(format!(
            "{shown}: keys and store do not lie in one folder, or one backup would hold both; name another folder with --keys"
        )));
    }
    Ok(())
}

/// The passphrase in a file: its first line.
///
/// # Errors
/// When the file cannot be read, or its first line is empty.
pub fn passphrase(path: &Path) -> Result<String, Failure> {
    let mend = "name a file whose first line is the passphrase";
    let bytes = folder::read_capped(path).map_err(|error| FileError::new(path, "cannot be read", mend, error))?;
    let text = String::from_utf8_lossy(&bytes);
    let line = text.lines().next().unwrap_or_default().to_owned();
    if line.is_empty() {
        return Err(Failure::Usage(format!("{}: its first line is empty; {mend}", path.display())));
    }
    Ok(line)
}

/// Holds the store's lock: the system takes it back when the process ends, however it ends.
fn lock(store: &Path) -> Result<File, Failure> {
    let mut name = store.as_os_str().to_owned();
    name.push(".lock");
    let path = PathBuf::from(name);
    let mend = "see that there is room and that you may write there";
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(|error| FileError::new(parent, "cannot be made", mend, error))?;
    }
    let open = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
    let file = open.map_err(|error| FileError::new(&path, "cannot be written", mend, error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(Failure::Busy(store.to_owned())),
        Err(fs::TryLockError::Error(error)) => Err(FileError::new(&path, "cannot be locked", mend, error).into()),
    }
}
