//! `takas new`: a commented case that checks clean.

use std::path::Path;

use takas_formats::new_case;

use crate::exit;
use crate::failure::Failure;
use crate::folder;

/// Makes the folder and its files.
///
/// # Errors
/// When the folder holds something already, or cannot be written.
pub(crate) fn run(path: &Path) -> Result<u8, Failure> {
    if path.read_dir().is_ok_and(|mut entries| entries.next().is_some()) || path.is_file() {
        let words = format!("{} is there already and not empty; name a new folder", path.display());
        return Err(Failure::Usage(words));
    }
    let id = path.file_name().map_or_else(|| "case".to_owned(), |name| name.to_string_lossy().into_owned());
    for (file, bytes) in new_case(&id).iter() {
        folder::write(&path.join(file), bytes)?;
    }
    let shown = path.display();
    tell!("made {shown}. Next:\n  takas check {shown}\n  takas deals {shown}");
    Ok(exit::DONE)
}
