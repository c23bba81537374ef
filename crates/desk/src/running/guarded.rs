//! Files that nobody but their owner can read: keys.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use crate::failure::Failure;
use crate::folder::FileError;

/// What to do about a folder of keys.
pub(crate) const MEND: &str =
    "see that the folder of keys is there and is yours; without its keys nobody opens what they have sealed";

/// The lowest bits of a mode: what its group and all others may do.
#[cfg(unix)]
const OTHERS: u32 = 6;

/// A key that others can read is none.
#[cfg(unix)]
pub(crate) fn refuse_open(path: &Path) -> Result<(), Failure> {
    use std::os::unix::fs::PermissionsExt as _;
    let kind = fs::metadata(path).map_err(|error| FileError::new(path, "cannot be read", MEND, error))?;
    if kind.permissions().mode().trailing_zeros() >= OTHERS {
        return Ok(());
    }
    let shown = path.display();
    Err(Failure::Usage(format!(
        "{shown}: others can read this key; `chmod 600` it, and take a new one if they may have"
    )))
}

#[cfg(not(unix))]
pub(crate) fn refuse_open(_: &Path) -> Result<(), Failure> {
    Ok(())
}

/// Makes a folder for its owner alone.
pub(crate) fn make_folder(path: &Path) -> Result<(), Failure> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(path).map_err(|error| FileError::new(path, "cannot be made", MEND, error).into())
}

/// Writes a file whole or not at all, for its owner alone.
pub(crate) fn write(path: &Path, content: &[u8]) -> Result<(), Failure> {
    if let Some(parent) = path.parent() {
        make_folder(parent)?;
    }
    let beside = path.with_extension("part");
    let written = put(&beside, content).and_then(|()| fs::rename(&beside, path)).and_then(|()| sync_folder(path));
    written.map_err(|error| {
        let _ = fs::remove_file(&beside);
        FileError::new(path, "cannot be written", MEND, error).into()
    })
}

fn put(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    file.write_all(content)?;
    file.sync_all()
}

fn sync_folder(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), |parent| File::open(parent)?.sync_all())
}

/// Writes this over a file where it stands, with spaces to its old length: nothing of the key is left.
pub(crate) fn overwrite(path: &Path, mut content: Vec<u8>) -> io::Result<()> {
    let length = usize::try_from(fs::metadata(path)?.len()).unwrap_or(0);
    content.resize(content.len().max(length), b' ');
    let mut file = OpenOptions::new().write(true).open(path)?;
    file.write_all(&content)?;
    file.sync_all()
}
