//! The files of one case by their names, wherever they lie: in a folder, for commands; sealed in the store, for a desk.
//!
//! What reads and writes a case stands on this and on no path, so that it does the same for both. A name is that from the case's folder:
//! `positions/DEU.toml`, `plans/4f0c.json`.

use std::fmt::Debug;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use takas_formats::CaseFiles;

use crate::failure::Failure;
use crate::folder;

/// The files of one case.
pub trait Dossier: Debug + Send + Sync {
    /// The id of the case.
    fn id(&self) -> String;

    /// How a file is called when something about it is told to whoever works with the case; with an empty name, the whole.
    fn told(&self, name: &str) -> PathBuf;

    /// The files that make the case, at one moment.
    ///
    /// # Errors
    /// When one cannot be read.
    fn files(&self) -> Result<CaseFiles, Failure>;

    /// The names of all files of a folder of the case, in order; none where there is no such folder.
    ///
    /// # Errors
    /// When it cannot be listed.
    fn names(&self, part: &str) -> Result<Vec<String>, Failure>;

    /// The bytes of a file, at most so many of them.
    ///
    /// # Errors
    /// When it is not there or cannot be read.
    fn read(&self, name: &str, bytes_max: u64) -> io::Result<Vec<u8>>;

    /// Writes a file whole or not at all. When this returns, the disk has it.
    ///
    /// # Errors
    /// When it cannot be written.
    fn write(&self, name: &str, content: &[u8]) -> Result<(), Failure>;

    /// A file that somebody names by its path, wherever it lies: whoever works with a folder may name any of his own. A desk reads no
    /// file because somebody says its name.
    fn elsewhere(&self, _path: &str, _bytes_max: u64) -> Option<Vec<u8>> {
        None
    }
}

/// The files of a folder of the case that end so, by their names.
///
/// # Errors
/// When one cannot be read.
pub fn part(case: &dyn Dossier, part: &str, ending: &str) -> Result<CaseFiles, Failure> {
    let mend = "see that the folder and its files can be read";
    let mut files = CaseFiles::new();
    for name in case.names(part)?.into_iter().filter(|name| name.ends_with(ending)) {
        let read = case.read(&name, folder::READ_LIMIT);
        let bytes = read.map_err(|error| folder::FileError::new(&case.told(&name), "cannot be read", mend, error))?;
        files.insert(name, bytes);
    }
    Ok(files)
}

/// The case in a folder, to be shared.
#[must_use]
pub fn of_folder(path: &Path) -> Arc<dyn Dossier> {
    Arc::new(path.to_owned())
}

/// A path is the case in the folder there.
impl Dossier for PathBuf {
    fn id(&self) -> String {
        folder::case_id(self)
    }

    fn told(&self, name: &str) -> PathBuf {
        if name.is_empty() { self.clone() } else { self.join(name) }
    }

    fn files(&self) -> Result<CaseFiles, Failure> {
        Ok(folder::read(self)?)
    }

    fn names(&self, part: &str) -> Result<Vec<String>, Failure> {
        Ok(folder::names(self, part)?)
    }

    fn read(&self, name: &str, bytes_max: u64) -> io::Result<Vec<u8>> {
        folder::read_at_most(&self.join(name), bytes_max)
    }

    fn write(&self, name: &str, content: &[u8]) -> Result<(), Failure> {
        Ok(folder::write(&self.join(name), content)?)
    }

    fn elsewhere(&self, path: &str, bytes_max: u64) -> Option<Vec<u8>> {
        folder::read_at_most(Path::new(path), bytes_max).ok()
    }
}
