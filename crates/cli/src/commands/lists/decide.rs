//! `takas lists decide` and `takas lists release`: one word each, at the end of its file.

use takas_desk::lists::deciding::{Said, release as write_release, say};
use takas_desk::lists::{Wanted, open as open_lists};
use takas_formats::decisions::Verdict;

use super::rows::row;
use super::{open, time, zone};
use crate::arguments::{ListsDecide, ListsRelease};
use crate::exit;
use crate::failure::Failure;
use crate::reading;

/// Runs `takas lists decide`.
///
/// # Errors
/// When files cannot be read or written, or have mistakes.
pub(super) fn run(arguments: &ListsDecide) -> Result<u8, Failure> {
    let mut opened = open(&arguments.which)?;
    let (one, other) = (row(&opened, &arguments.one)?, row(&opened, &arguments.other)?);
    if one == other {
        return Err(Failure::Usage("both rows are the same row".to_owned()));
    }
    let says = match arguments.says.as_str() {
        "same" => Verdict::Same,
        "different" => Verdict::Different,
        "not-sure" => Verdict::NotSure,
        _ => Verdict::TakenBack,
    };
    if arguments.by.trim().is_empty() {
        return Err(Failure::Usage("--by: write who decides".to_owned()));
    }
    let at = time(arguments.at.as_deref(), "UTC")?;
    let said = say(&mut opened, (one, other), says, &arguments.by, arguments.why.as_deref(), at)?;
    tell!("wrote {}", opened.place.told().display());
    if let Said::Otherwise(others) = said {
        let others = others.join(", ");
        tell!("takas: {others} decided otherwise: both words are kept, and nothing is decided until one is changed");
    }
    Ok(exit::DONE)
}

/// Runs `takas lists release`.
///
/// # Errors
/// When files cannot be read or written, or have mistakes.
pub(super) fn release(arguments: &ListsRelease) -> Result<u8, Failure> {
    let opened = open_lists(&Wanted { paths: vec![arguments.case.clone()], ..Wanted::default() })?;
    let Some(case) = &opened.case else {
        return Err(Failure::Usage(format!("{} is no case: name its folder", arguments.case.display())));
    };
    let row = row(&opened, &arguments.row)?;
    let mut to = Vec::new();
    for id in &arguments.to {
        to.push(reading::party(case, id)?);
    }
    let at = time(arguments.at.as_deref(), zone(&opened))?;
    let path = write_release(&opened, row, &to, &arguments.by, arguments.why.as_deref(), at)?;
    tell!("wrote {}", path.display());
    Ok(exit::DONE)
}
