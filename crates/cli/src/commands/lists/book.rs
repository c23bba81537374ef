//! `takas lists release`, `asked` and `told`: the mediator's book of names, a line each at its end.

use std::path::Path;

use takas_desk::lists::{Opened, Wanted, deciding, open};
use takas_lists::reconcile::Row;
use takas_model::{Case, Instant, PartyRef};

use super::rows::row;
use super::{time, zone};
use crate::arguments::{ListsAsked, ListsRelease, ListsTold};
use crate::exit;
use crate::failure::Failure;
use crate::reading;

/// Runs `takas lists release`.
///
/// # Errors
/// When files cannot be read or written, or have mistakes.
pub(super) fn release(arguments: &ListsRelease) -> Result<u8, Failure> {
    let line = Line::read(&arguments.case, &arguments.row, arguments.when.at.as_deref())?;
    let mut to = Vec::new();
    for id in &arguments.to {
        to.push(line.party(id)?);
    }
    let by = named("--by", &arguments.by, "write who of the mediators releases it")?;
    let path = deciding::release(&line.opened, line.row, &to, by, arguments.why.as_deref(), line.at)?;
    tell!("wrote {}", path.display());
    Ok(exit::DONE)
}

/// Runs `takas lists asked`.
///
/// # Errors
/// When files cannot be read or written, or have mistakes.
pub(super) fn asked(arguments: &ListsAsked) -> Result<u8, Failure> {
    let line = Line::read(&arguments.case, &arguments.row, arguments.when.at.as_deref())?;
    let party = line.party(&arguments.by)?;
    let heard_by = named("--heard-by", &arguments.heard_by, "write who of the mediators heard it")?;
    let path = deciding::asked(&line.opened, line.row, party, Some(heard_by), arguments.note.as_deref(), line.at)?;
    tell!("wrote {}", path.display());
    Ok(exit::DONE)
}

/// Runs `takas lists told`.
///
/// # Errors
/// When the row was not released to the party, files cannot be read or written, or have mistakes.
pub(super) fn told(arguments: &ListsTold) -> Result<u8, Failure> {
    let line = Line::read(&arguments.case, &arguments.row, arguments.when.at.as_deref())?;
    let party = line.party(&arguments.to)?;
    let by = named("--by", &arguments.by, "write who of the mediators told it")?;
    let path = deciding::told(&line.opened, line.row, party, by, arguments.note.as_deref(), line.at)?;
    tell!("wrote {}", path.display());
    Ok(exit::DONE)
}

/// What a line of the book is about, and when.
struct Line {
    opened: Opened,
    row: Row,
    at: Instant,
}

impl Line {
    fn read(case: &Path, named: &str, at: Option<&str>) -> Result<Self, Failure> {
        let opened = open(&Wanted { paths: vec![case.to_owned()], ..Wanted::default() })?;
        if opened.case.is_none() {
            return Err(Failure::Usage(format!("{} is no case: name its folder", case.display())));
        }
        let row = row(&opened, named)?;
        let at = time(at, zone(&opened))?;
        Ok(Self { opened, row, at })
    }

    fn party(&self, id: &str) -> Result<PartyRef, Failure> {
        let case: &Case = self.opened.case.as_ref().expect("lists of no case are refused before");
        reading::party(case, id)
    }
}

/// A name that is not left empty.
fn named<'n>(option: &str, name: &'n str, mend: &str) -> Result<&'n str, Failure> {
    if name.trim().is_empty() { Err(Failure::Usage(format!("{option}: {mend}"))) } else { Ok(name) }
}
