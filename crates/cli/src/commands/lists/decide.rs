//! `takas lists decide`: one word about two rows, at the end of its file.

use takas_desk::lists::deciding::{Said, say};
use takas_formats::decisions::Verdict;

use super::rows::row;
use super::{open, time};
use crate::arguments::ListsDecide;
use crate::exit;
use crate::failure::Failure;

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
    let at = time(arguments.when.at.as_deref(), "UTC")?;
    let said = say(&mut opened, (one, other), says, &arguments.by, arguments.why.as_deref(), at)?;
    tell!("wrote {}", opened.place.told().display());
    if let Said::Otherwise(others) = said {
        let others = others.join(", ");
        tell!("takas: {others} decided otherwise: both words are kept, and nothing is decided until one is changed");
    }
    Ok(exit::DONE)
}
