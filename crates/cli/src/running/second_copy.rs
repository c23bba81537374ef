//! The second copy of a store that is a file: another file, best on another disk, that is opened whenever it can be. One that is not there
//! when an operation begins, or goes away meanwhile, holds up nothing: it is brought up to date when it comes back.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use takas_store::{FileReplica, Replica, StoreError};

/// The copy.
pub(crate) struct SecondCopy {
    path: PathBuf,
    identity: [u8; 16],
    open: Option<FileReplica>,
}

impl SecondCopy {
    /// The copy of a store in a file of this folder.
    pub(crate) fn new(folder: &Path, identity: [u8; 16]) -> Self {
        Self { path: file_in(folder), identity, open: None }
    }

    /// Does something with the copy. After a failure it is opened anew.
    fn with<T>(&mut self, act: impl FnOnce(&mut FileReplica) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let mut replica = match self.open.take() {
            // A file that is not where it was is another one now, or none.
            Some(replica) if self.path.is_file() => replica,
            _ => {
                if let Some(folder) = self.path.parent() {
                    // Where it cannot be made, opening says so.
                    let _ = fs::create_dir_all(folder);
                }
                FileReplica::open(&self.path, self.identity)?
            }
        };
        let done = act(&mut replica)?;
        self.open = Some(replica);
        Ok(done)
    }
}

impl Replica for SecondCopy {
    fn position(&mut self) -> Result<Option<u64>, StoreError> {
        self.with(FileReplica::position)
    }

    fn apply(&mut self, shipment: &[u8]) -> Result<(), StoreError> {
        self.with(|replica| replica.apply(shipment))
    }

    fn replace(&mut self, backup: &mut dyn Read) -> Result<(), StoreError> {
        self.with(|replica| replica.replace(backup))
    }
}

/// The file of a copy in its folder.
pub(crate) fn file_in(folder: &Path) -> PathBuf {
    folder.join("store.sqlite")
}
