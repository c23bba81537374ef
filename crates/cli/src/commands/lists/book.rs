//! `takas lists release`, `asked`, `told` and `substitute`: the mediator's book of names, a line each at its end; and a release that is withdrawn.

use std::path::Path;

use takas_desk::lists::{Opened, Wanted, deciding, open};
use takas_formats::list_book::Substitutes;
use takas_lists::reconcile::Row;
use takas_model::{Case, Instant, ItemRef, Kind, PartyRef};

use super::rows::row;
use super::{time, zone};
use crate::arguments::{ListsAsked, ListsRelease, ListsSubstitute, ListsTold};
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
    let by = named("--by", &arguments.by, "write who of the mediators releases or withdraws it")?;
    let path = if arguments.withdraw {
        deciding::withdraw(&line.opened, line.row, &to, by, line.at)?
    } else {
        deciding::release(&line.opened, line.row, &to, by, arguments.why.as_deref(), line.at)?
    };
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

/// Runs `takas lists substitute`.
///
/// # Errors
/// When the case has no such persons, they cannot stand for one another, or files cannot be read or written.
pub(super) fn substitute(arguments: &ListsSubstitute) -> Result<u8, Failure> {
    let opened = opened(&arguments.case)?;
    let case: &Case = opened.case.as_ref().expect("lists of no case are refused before");
    let mut next = Vec::new();
    for id in &arguments.next {
        next.push(person(case, id)?);
    }
    let of = person(case, &arguments.of)?;
    let line = Substitutes { of, next, by: arguments.by.clone(), note: arguments.note.clone() };
    let path = deciding::substitutes(&opened, &line)?;
    tell!("wrote {}", path.display());
    Ok(exit::DONE)
}

/// A person of the case by id.
fn person(case: &Case, id: &str) -> Result<ItemRef, Failure> {
    let is_person = |item: &ItemRef| matches!(case.item(*item).kind, Kind::Person(_));
    case.find_item(id).filter(is_person).ok_or_else(|| Failure::Usage(format!("the case has no person `{id}`")))
}

/// The lists of a case.
fn opened(case: &Path) -> Result<Opened, Failure> {
    let opened = open(&Wanted { paths: vec![case.to_owned()], ..Wanted::default() })?;
    if opened.case.is_none() {
        return Err(Failure::Usage(format!("{} is no case: name its folder", case.display())));
    }
    Ok(opened)
}

/// What a line of the book is about, and when.
struct Line {
    opened: Opened,
    row: Row,
    at: Instant,
}

impl Line {
    fn read(case: &Path, named: &str, at: Option<&str>) -> Result<Self, Failure> {
        let opened = opened(case)?;
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
