//! Case folders on disk: reading the files of a case, writing what commands make.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use takas_formats::CaseFiles;
use thiserror::Error;

/// A file or folder that could not be read or written.
#[derive(Debug, Error)]
#[error("{}: {what}: {source}\n  {mend}", path.display())]
pub struct FileError {
    path: PathBuf,
    what: &'static str,
    mend: &'static str,
    source: io::Error,
}

impl FileError {
    /// What went wrong with `path`, and what the user can do.
    pub fn new(path: &Path, what: &'static str, mend: &'static str, source: io::Error) -> Self {
        Self { path: path.to_owned(), what, mend, source }
    }
}

/// The largest file that is read whole. Larger ones are cut there; the reader reports them by their size.
pub const READ_LIMIT: u64 = 9 << 20;

/// The largest list of a party that is read whole with its case; likewise.
const LIST_READ_LIMIT: u64 = takas_formats::limits::LIST_BYTES_MAX as u64 + 1;

/// The id of the case in a folder: the folder's name.
pub fn case_id(folder: &Path) -> String {
    let absolute = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    absolute.file_name().map_or_else(|| "case".to_owned(), |name| name.to_string_lossy().into_owned())
}

/// The ending of a file that is being written, beside its place.
const BESIDE: &str = ".part";

/// The folders of a case that are looked into, with the endings of their files; the case's own folder first.
const PARTS: [(&str, &[&str]); 5] = [
    ("", &["toml"]),
    ("positions", &["toml"]),
    ("contacts", &["toml"]),
    ("mediator", &["toml"]),
    ("lists", &["csv", "toml"]),
];

/// Every file of the case: `case.toml`, `positions/*.toml`, `contacts/*.toml`, `mediator/*.toml`, `lists/*.csv`, `lists/*.toml`.
///
/// TOML and CSV files that lie somewhere else in the folder are named, unread, so that nobody thinks they count: a position
/// in `position/`, or one named `DEU.TOML`.
///
/// # Errors
/// When the folder or a file in it cannot be read.
pub fn read(folder: &Path) -> Result<CaseFiles, FileError> {
    let mut files = CaseFiles::new();
    let top = folder.join("case.toml");
    let mend = "name the folder of a case, one that holds case.toml; `takas new FOLDER` makes one";
    let bytes = read_capped(&top).map_err(|source| FileError::new(&top, "cannot be read", mend, source))?;
    files.insert("case.toml".to_owned(), bytes);
    for (part, endings) in PARTS {
        read_part(folder, part, endings, &mut files)?;
    }
    for entry in list(folder)?.iter().filter(|entry| entry.path().is_dir()) {
        let part = entry.file_name().to_string_lossy().into_owned();
        let known = PARTS.iter().any(|(known, _)| *known == part);
        if !known && !part.starts_with('.') && !folder.join(&part).join("case.toml").exists() {
            read_part(folder, &part, &[], &mut files)?;
        }
    }
    Ok(files)
}

/// The entries of a folder in order; none when it is not there.
fn list(path: &Path) -> Result<Vec<fs::DirEntry>, FileError> {
    let failed =
        |error| FileError::new(path, "cannot be listed", "see that the folder and its files can be read", error);
    let entries = match fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(error)),
    };
    let mut entries = entries.collect::<Result<Vec<_>, _>>().map_err(failed)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    Ok(entries)
}

/// Reads the files of those endings, and names other TOML and CSV files.
fn read_part(folder: &Path, part: &str, endings: &[&str], files: &mut CaseFiles) -> Result<(), FileError> {
    let mend = "see that the folder and its files can be read";
    for entry in list(&folder.join(part))? {
        let file = entry.path();
        let name = Path::new(part).join(entry.file_name()).to_string_lossy().replace('\\', "/");
        let found = file.extension().map(|found| found.to_string_lossy().into_owned()).unwrap_or_default();
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if file.is_dir() || hidden || files.get(&name).is_some() {
            continue;
        }
        if endings.contains(&found.as_str()) && !part.is_empty() {
            let bytes_max = if part == "lists" && found == "csv" { LIST_READ_LIMIT } else { READ_LIMIT };
            let bytes =
                read_at_most(&file, bytes_max).map_err(|error| FileError::new(&file, "cannot be read", mend, error))?;
            files.insert(name, bytes);
        } else if ["toml", "csv"].contains(&found.to_lowercase().as_str()) {
            files.insert(name, Vec::new());
        }
    }
    Ok(())
}

/// The names of the files of one folder of the case, from the case's own folder, in order. What is hidden, or half written, is left out.
///
/// # Errors
/// When the folder cannot be listed.
pub fn names(folder: &Path, part: &str) -> Result<Vec<String>, FileError> {
    let mut names = Vec::new();
    for entry in list(&folder.join(part))? {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') && !name.ends_with(BESIDE) && entry.path().is_file() {
            names.push(if part.is_empty() { name } else { format!("{part}/{name}") });
        }
    }
    Ok(names)
}

/// Whether a file of this name is one of those that make a case, as [`read`] reads them.
#[must_use]
pub fn makes_case(name: &str) -> bool {
    let (part, file) = name.rsplit_once('/').unwrap_or(("", name));
    if part.is_empty() {
        return file == "case.toml";
    }
    let ends_so = |ending: &str| file.strip_suffix(ending).is_some_and(|stem| stem.ends_with('.') && stem.len() > 1);
    PARTS.iter().any(|(known, endings)| *known == part && endings.iter().any(|ending| ends_so(ending)))
}

/// The file's bytes, at most [`READ_LIMIT`] of them. A pipe or a device is not opened: reading it might never end.
///
/// # Errors
/// When it cannot be read, or is neither a file nor a folder.
pub fn read_capped(path: &Path) -> io::Result<Vec<u8>> {
    read_at_most(path, READ_LIMIT)
}

/// Likewise, at most so many bytes.
///
/// # Errors
/// When it cannot be read, or is neither a file nor a folder.
pub fn read_at_most(path: &Path, bytes_max: u64) -> io::Result<Vec<u8>> {
    use io::Read as _;
    let mut bytes = Vec::new();
    let kind = fs::metadata(path)?;
    if !kind.is_file() && !kind.is_dir() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is neither a file nor a folder"));
    }
    fs::File::open(path)?.take(bytes_max).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes a file whole or not at all: beside its place first, then, when it is on the disk, moved there. A link stays a link: what it
/// points to is written.
///
/// # Errors
/// When the folder cannot be made or the file not written.
pub fn write(path: &Path, content: &[u8]) -> Result<(), FileError> {
    let mend = "see that there is room and that you may write there";
    let asked = path;
    let failed = |error| FileError::new(asked, "cannot be written", mend, error);
    if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        fs::create_dir_all(parent).map_err(failed)?;
    }
    let target = if path.is_symlink() { fs::canonicalize(path).map_err(failed)? } else { path.to_owned() };
    let path = target.as_path();
    let mut beside = path.as_os_str().to_owned();
    beside.push(BESIDE);
    let beside = PathBuf::from(beside);
    let before = fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|kind| kind.permissions());
    let outcome = write_through(&beside, before, content).and_then(|()| fs::rename(&beside, path));
    outcome.map_err(|error| {
        // A page or a deal that did not reach its place must not stay beside it, where nobody looks for it.
        let _ = fs::remove_file(&beside);
        failed(error)
    })
}

/// Writes a page to a file and says so.
///
/// # Errors
/// When it cannot be written.
pub fn put_page(path: &Path, page: &str) -> Result<(), FileError> {
    write(path, page.as_bytes())?;
    tell!("wrote {}", path.display());
    Ok(())
}

/// Writes a file and waits until the disk has it. Who could not read the file that it replaces cannot read it either.
fn write_through(path: &Path, permissions: Option<fs::Permissions>, content: &[u8]) -> io::Result<()> {
    use io::Write as _;
    let mut file = fs::File::create(path)?;
    if let Some(permissions) = permissions {
        file.set_permissions(permissions)?;
    }
    file.write_all(content)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::ErrorKind;
    use std::path::Path;

    use super::{read_capped, write};

    #[cfg(unix)]
    #[test]
    fn what_never_ends_is_not_read() {
        let error = read_capped(Path::new("/dev/zero")).expect_err("a device");
        assert_eq!(error.kind(), ErrorKind::InvalidInput);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_is_written_again_is_open_to_nobody_new() {
        use std::os::unix::fs::PermissionsExt as _;

        let folder = std::env::temp_dir().join(format!("takas-sealed-{}", std::process::id()));
        let position = folder.join("positions/DEU.toml");
        write(&position, b"first").expect("written");
        fs::set_permissions(&position, fs::Permissions::from_mode(0o600)).expect("sealed");
        write(&position, b"second").expect("written again");
        let mode = fs::metadata(&position).expect("there").permissions().mode() & 0o777;
        fs::remove_dir_all(&folder).expect("the folder");
        assert_eq!(mode, 0o600);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = std::env::temp_dir().join(format!("takas-link-{}", std::process::id()));
        let (link, file) = (folder.join("positions/DEU.toml"), folder.join("sealed/DEU.toml"));
        write(&file, b"first").expect("written");
        fs::create_dir_all(folder.join("positions")).expect("a folder");
        std::os::unix::fs::symlink("../sealed/DEU.toml", &link).expect("a link");
        write(&link, b"second").expect("written again");
        let (is_link, text) = (link.is_symlink(), fs::read(&file).expect("there"));
        fs::remove_dir_all(&folder).expect("the folder");
        assert!(is_link);
        assert_eq!(text, b"second");
    }

    #[test]
    fn what_cannot_be_put_in_its_place_is_not_left_beside_it() {
        let folder = std::env::temp_dir().join(format!("takas-folder-{}", std::process::id()));
        let page = folder.join("page.html");
        fs::create_dir_all(page.join("in the way")).expect("a folder");
        write(&page, b"confidential").expect_err("a folder is in the way");
        let left = fs::read_dir(&folder).expect("the folder").count();
        fs::remove_dir_all(&folder).expect("the folder");
        assert_eq!(left, 1);
    }
}
