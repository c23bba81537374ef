//! `takas fmt`: the files of a case, formatted.

use std::path::{Path, PathBuf};

use takas_formats::{CaseFiles, format_file};

use crate::exit;
use crate::failure::Failure;
use crate::folder;
use crate::put;
use crate::reading;

/// Formats the files of case folders, and single files.
///
/// # Errors
/// When files cannot be read or written, or are not TOML.
pub(crate) fn run(paths: &[PathBuf], check: bool) -> Result<u8, Failure> {
    let mut changed = Vec::new();
    let mut broken = 0;
    for (base, relative) in paths.iter().map(|path| files_of(path)).collect::<Result<Vec<_>, _>>()?.concat() {
        let path = base.join(&relative);
        let mend = "see that the file can be read";
        let bytes =
            folder::read_capped(&path).map_err(|error| folder::FileError::new(&path, "cannot be read", mend, error))?;
        let text = String::from_utf8_lossy(&bytes);
        match format_file(&relative, &text) {
            Ok(formatted) if formatted.as_bytes() == bytes => {}
            Ok(formatted) => {
                if !check {
                    folder::write(&path, formatted.as_bytes())?;
                }
                changed.push(path.display().to_string());
            }
            Err(diagnostics) => {
                let mut files = CaseFiles::new();
                files.insert(relative.clone(), bytes.clone());
                reading::show(&base, &files, &diagnostics.iter().collect::<Vec<_>>());
                broken += 1;
            }
        }
    }
    put(&changed.iter().flat_map(|path| [path.as_str(), "\n"]).collect::<String>())?;
    if broken > 0 {
        let message = match broken {
            1 => "1 file could not be formatted; it was left as it is".to_owned(),
            more => format!("{more} files could not be formatted; they were left as they are"),
        };
        return Err(Failure::Mistakes(message));
    }
    Ok(if check && !changed.is_empty() { exit::NOT_FORMATTED } else { exit::DONE })
}

/// The TOML files behind a path, as folder and relative path.
fn files_of(path: &Path) -> Result<Vec<(PathBuf, String)>, Failure> {
    if path.is_dir() {
        let files = folder::read(path)?;
        let is_part = |name: &str| {
            name == "case.toml"
                || ["positions/", "contacts/", "mediator/", "lists/"].iter().any(|part| name.starts_with(part))
        };
        let own = |name: &str| is_part(name) && Path::new(name).extension().is_some_and(|ending| ending == "toml");
        let names = files.iter().map(|(name, _)| name.to_owned()).filter(|name| own(name));
        return Ok(names.map(|name| (path.to_owned(), name)).collect());
    }
    // A single file is known by the folder it lies in.
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let parent = path.parent().unwrap_or(Path::new(""));
    let part = parent.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if ["positions", "contacts", "mediator", "lists"].contains(&part.as_str()) {
        let base = parent.parent().unwrap_or(Path::new("")).to_owned();
        return Ok(vec![(base, format!("{part}/{name}"))]);
    }
    Ok(vec![(parent.to_owned(), name)])
}
