//! Case folders on disk: reading the files of a case, writing what commands make.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use takas_formats::CaseFiles;
use thiserror::Error;

/// A file or folder that could not be read or written.
#[derive(Debug, Error)]
#[error("{}: {what}: {source}\n  {mend}", path.display())]
pub(crate) struct FileError {
    path: PathBuf,
    what: &'static str,
    mend: &'static str,
    source: io::Error,
}

impl FileError {
    /// What went wrong with `path`, and what the user can do.
    pub(crate) fn new(path: &Path, what: &'static str, mend: &'static str, source: io::Error) -> Self {
        Self { path: path.to_owned(), what, mend, source }
    }
}

/// The largest file that is read whole. Larger ones are cut there; the reader reports them by their size.
const READ_LIMIT: u64 = 9 << 20;

/// The id of the case in a folder: the folder's name.
pub(crate) fn case_id(folder: &Path) -> String {
    let absolute = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    absolute.file_name().map_or_else(|| "case".to_owned(), |name| name.to_string_lossy().into_owned())
}

/// Every file of the case: `case.toml`, `positions/*.toml`, `mediator/*.toml`, `lists/*.csv`.
///
/// # Errors
/// When the folder or a file in it cannot be read.
pub(crate) fn read(folder: &Path) -> Result<CaseFiles, FileError> {
    let mut files = CaseFiles::new();
    let top = folder.join("case.toml");
    let mend = "name the folder of a case, one that holds case.toml; `takas new FOLDER` makes one";
    let bytes = read_capped(&top).map_err(|source| FileError::new(&top, "cannot be read", mend, source))?;
    files.insert("case.toml".to_owned(), bytes);
    for (part, ending) in [("positions", "toml"), ("mediator", "toml"), ("lists", "csv")] {
        read_part(folder, part, ending, &mut files)?;
    }
    Ok(files)
}

fn read_part(folder: &Path, part: &str, ending: &str, files: &mut CaseFiles) -> Result<(), FileError> {
    let path = folder.join(part);
    let mend = "see that the folder and its files can be read";
    let entries = match fs::read_dir(&path) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(FileError::new(&path, "cannot be listed", mend, error)),
    };
    for entry in entries {
        let entry = entry.map_err(|error| FileError::new(&path, "cannot be listed", mend, error))?;
        let file = entry.path();
        if file.extension().is_none_or(|found| found != ending) || !file.is_file() {
            continue;
        }
        let bytes = read_capped(&file).map_err(|error| FileError::new(&file, "cannot be read", mend, error))?;
        files.insert(format!("{part}/{}", entry.file_name().to_string_lossy()), bytes);
    }
    Ok(())
}

/// The file's bytes, at most [`READ_LIMIT`] of them.
pub(crate) fn read_capped(path: &Path) -> io::Result<Vec<u8>> {
    use io::Read as _;
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(READ_LIMIT).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes a file whole or not at all: beside its place first, then moved there.
///
/// # Errors
/// When the folder cannot be made or the file not written.
pub(crate) fn write(path: &Path, content: &[u8]) -> Result<(), FileError> {
    let mend = "see that there is room and that you may write there";
    let failed = |error| FileError::new(path, "cannot be written", mend, error);
    if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        fs::create_dir_all(parent).map_err(failed)?;
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    let beside = PathBuf::from(beside);
    fs::write(&beside, content).map_err(failed)?;
    fs::rename(&beside, path).map_err(failed)
}
