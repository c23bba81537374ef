//! `takas lists screen`: carriers, payers, suppliers and intermediaries against published lists.

use takas_desk::lists::screening::{Screening, THRESHOLD, screen};
use takas_formats::deals::to_json;
use takas_views::reconciliation::{Screened, ScreeningView, brief_screening, screening_out};
use takas_views::{English, Names, html, text};

use super::{put_all, review, with_progress};
use crate::COLUMNS;
use crate::arguments::ListsScreen;
use crate::exit;
use crate::failure::Failure;

/// Runs the command.
///
/// # Errors
/// When files cannot be read or written, have mistakes, or people of an exchange would be screened.
pub(super) fn run(arguments: &ListsScreen) -> Result<u8, Failure> {
    let mut screening = with_progress(arguments.progress.quiet, |tell| {
        screen(&arguments.who, arguments.case.as_deref(), &arguments.against, tell)
    })?;
    let (shown, names) = (&arguments.shown, arguments.shown.names());
    if let Some(by) = &arguments.review {
        return review::of_hits(&mut screening, by, names);
    }
    let view = view(&screening, names);
    put_all(
        shown.html.as_ref(),
        || html::screening(&view, &English),
        || if shown.json { to_json(&screening_out(&view)) } else { text::screening(&view, COLUMNS) },
    )?;
    Ok(exit::DONE)
}

/// A screening as it is shown.
pub(super) fn view(screening: &Screening, names: Names) -> ScreeningView {
    let owned = screening.opened.owned();
    let all = Screened {
        lists: &owned,
        hits: &screening.hits,
        threshold: THRESHOLD,
        decisions: &screening.opened.decisions,
        stand: &screening.opened.stand,
    };
    brief_screening(&all, names)
}
