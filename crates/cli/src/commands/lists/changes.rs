//! `takas lists changes`: what a new version of a list changes.

use std::path::Path;

use takas_desk::lists::open::read_file;
use takas_formats::deals::to_json;
use takas_formats::decisions::{list_changes, read_decisions};
use takas_lists::List;
use takas_views::reconciliation::{brief_changes, changes_out};
use takas_views::{English, html, text};

use super::put_all;
use crate::COLUMNS;
use crate::arguments::ListsChanges;
use crate::exit;
use crate::failure::Failure;
use crate::folder;
use crate::reading;

/// Runs the command.
///
/// # Errors
/// When files cannot be read or written, or have mistakes.
pub(super) fn run(arguments: &ListsChanges) -> Result<u8, Failure> {
    let before = read_file(&arguments.before)?;
    let now = read_file(&arguments.now)?;
    let beside = arguments.before.parent().unwrap_or(Path::new("")).join("decisions.toml");
    let path = arguments.decisions.clone().unwrap_or(beside);
    let bytes = match folder::read_capped(&path) {
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && arguments.decisions.is_none() => None,
        Err(error) => {
            return Err(folder::FileError::new(&path, "cannot be read", "see that the file can be read", error).into());
        }
    };
    // Decisions name the list as it was called when they were made: the new version is looked at under that name.
    let renamed = List { title: before.title.clone(), claims: now.claims.clone() };
    let stand = match bytes {
        None => None,
        Some(bytes) => {
            let name = path.display().to_string();
            let read = read_decisions(&name, &bytes, &[&renamed]);
            if read.decisions.is_none() {
                let files = [(name, bytes)].into_iter().collect();
                reading::show(Path::new(""), &files, &read.diagnostics.iter().collect::<Vec<_>>());
                return Err(Failure::Mistakes(reading::summary(&read.diagnostics, &path)));
            }
            Some(read.stand)
        }
    };
    let changes = list_changes(&before, &now);
    let view = brief_changes(&before, &now, &changes, stand.as_ref(), arguments.shown.names());
    let shown = &arguments.shown;
    put_all(
        shown.html.as_ref(),
        || html::changes(&view, &English),
        || if shown.json { to_json(&changes_out(&view)) } else { text::changes(&view, COLUMNS) },
    )?;
    Ok(exit::DONE)
}
