//! What was settled about lists, held against the people of the case and, when it is asked for, written into `lists/people.csv`.

use takas_formats::PEOPLE_FILE;
use takas_formats::settled::{Fed, Settled, feed, settle, write_people};
use takas_lists::reconcile::Reconciliation;
use takas_model::ItemRef;

use super::Opened;
use crate::failure::Failure;

/// What lists say of each human; and, for a case, what its people would gain.
#[must_use]
pub fn settled(opened: &Opened, found: &Reconciliation) -> (Vec<Settled>, Option<Fed>) {
    let owned = opened.owned();
    let settled = settle(&owned, found, opened.case.as_ref());
    let fed = opened.case.as_ref().map(|case| feed(&owned, &settled, case));
    (settled, fed)
}

/// Writes what was settled into `lists/people.csv`. Whose status has to be changed in `case.toml` is handed back: that is its writer's.
///
/// # Errors
/// When the file cannot be read or written.
pub fn write(opened: &Opened, fed: &Fed) -> Result<Vec<ItemRef>, Failure> {
    let (Some(case), Some(dossier)) = (&opened.case, &opened.dossier) else {
        return Err(Failure::Usage("only the lists of a case can be settled: name its folder".to_owned()));
    };
    let before = opened.files.get(PEOPLE_FILE).map(String::from_utf8_lossy);
    let (text, elsewhere) = write_people(before.as_deref(), fed, case)
        .map_err(|error| Failure::Mistakes(format!("{}: {error}", dossier.told(PEOPLE_FILE).display())))?;
    if before.as_deref() != Some(text.as_str()) && (!fed.added.is_empty() || elsewhere.len() < fed.changed.len()) {
        dossier.write(PEOPLE_FILE, text.as_bytes())?;
    }
    Ok(elsewhere)
}
