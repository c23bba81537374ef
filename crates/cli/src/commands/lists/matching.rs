//! `takas lists match`.

use takas_desk::lists::{Opened, reconciled, settling};
use takas_formats::deals::to_json;
use takas_lists::reconcile::ListRef;
use takas_views::projection::{SheetOf, project_sheet};
use takas_views::reconciliation::{Reconciled, brief_reconciliation, party_sheet_out, reconciliation_out};
use takas_views::{English, html, text};

use super::{open, put_all, time, with_progress, zone};
use crate::COLUMNS;
use crate::arguments::ListsMatch;
use crate::exit;
use crate::failure::Failure;
use crate::reading;

/// Runs the command.
///
/// # Errors
/// When files cannot be read or written, or have mistakes.
pub(super) fn run(arguments: &ListsMatch) -> Result<u8, Failure> {
    let opened = open(&arguments.which)?;
    let found = with_progress(arguments.progress.quiet, |tell| reconciled(&opened, tell))?;
    let owned = opened.owned();
    let all = Reconciled {
        case: opened.case.as_ref(),
        lists: &owned,
        found: &found,
        decisions: &opened.decisions,
        stand: &opened.stand,
    };
    let (shown, names) = (&arguments.shown, arguments.shown.names());
    if let Some(id) = &arguments.view {
        let (settled, _) = settling::settled(&opened, &found);
        let now = time(arguments.when.at.as_deref(), zone(&opened))?;
        let view = project_sheet(&all, &settled, &opened.book, &sheet_of(&opened, id)?, now, names);
        put_all(
            shown.html.as_ref(),
            || html::party_sheet(&view, &English),
            || if shown.json { to_json(&party_sheet_out(&view)) } else { text::party_sheet(&view, COLUMNS) },
        )?;
        return Ok(exit::DONE);
    }
    let view = brief_reconciliation(&all, names);
    put_all(
        shown.html.as_ref(),
        || html::reconciliation(&view, &English),
        || if shown.json { to_json(&reconciliation_out(&view)) } else { text::reconciliation(&view, COLUMNS) },
    )?;
    Ok(exit::DONE)
}

/// Whose sheet is asked for: a party of the case, or whoever made a list.
fn sheet_of(opened: &Opened, id: &str) -> Result<SheetOf, Failure> {
    if let Some(case) = &opened.case {
        return Ok(SheetOf::Party(reading::party(case, id)?));
    }
    let titles: Vec<&str> = opened.lists.iter().map(|list| list.list.title.as_str()).collect();
    let is_meant = |title: &&str| *title == id || title.split_once('.').is_some_and(|(stem, _)| stem == id);
    let index = titles.iter().position(is_meant);
    let index = index.and_then(|index| u8::try_from(index).ok());
    index
        .map(|index| SheetOf::List(ListRef(index)))
        .ok_or_else(|| Failure::Usage(format!("--view: there is no list of {id}; the lists are {}", titles.join(", "))))
}
