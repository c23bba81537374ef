//! `takas contacts`: who was told what, by whom, when, with whose permission, and what may go on to whom.

use takas_atlas::Instant;
use takas_desk::running::clock;
use takas_formats::deals::to_json;
use takas_formats::{ReadContacts, read_contacts};
use takas_views::{brief_contacts, contacts_out, project_contacts, text};

use crate::COLUMNS;
use crate::arguments::Contacts;
use crate::exit;
use crate::failure::Failure;
use crate::folder;
use crate::put;
use crate::reading;

/// Runs the command.
///
/// # Errors
/// When files cannot be read, or have mistakes.
pub(crate) fn run(arguments: &Contacts) -> Result<u8, Failure> {
    let files = folder::read(&arguments.case)?;
    let case = reading::case_or_report(&arguments.case, &files)?;
    let ReadContacts { contacts, diagnostics } = read_contacts(&case, &files);
    reading::show(&arguments.case, &files, &diagnostics.iter().collect::<Vec<_>>());
    let Some(contacts) = contacts else {
        return Err(Failure::Mistakes(reading::summary(&diagnostics, &arguments.case.join("contacts"))));
    };
    let now = match &arguments.at {
        Some(written) => {
            let read = Instant::read(written, &case.zone);
            read.map_err(|error| Failure::Usage(format!("--at: {error}")))?.seconds()
        }
        None => clock::now(),
    };
    let names = arguments.hidden.names();
    let view = match &arguments.view {
        Some(id) => project_contacts(&case, &contacts, reading::party(&case, id)?, now, names),
        None => brief_contacts(&case, &contacts, now, names),
    };
    put(&if arguments.json { to_json(&contacts_out(&view)) } else { text::contacts(&view, COLUMNS) })?;
    Ok(exit::DONE)
}
