//! `takas lists status` and `takas lists settle`.

use takas_desk::lists::{Opened, Wanted, reconciled, settling};
use takas_formats::deals::to_json;
use takas_formats::settled::{Fed, Settled};
use takas_lists::reconcile::Reconciliation;
use takas_model::Instant;
use takas_views::reconciliation::{Reconciled, StatusesView, brief_statuses, statuses_out};
use takas_views::{English, Names, html, text};

use super::{open, put_all, time, with_progress, zone};
use crate::COLUMNS;
use crate::arguments::{ListsSettle, ListsStatus};
use crate::exit;
use crate::failure::Failure;

/// Runs `takas lists status`.
///
/// # Errors
/// When files cannot be read or written, or have mistakes.
pub(super) fn run(arguments: &ListsStatus) -> Result<u8, Failure> {
    let opened = open(&arguments.which)?;
    let found = with_progress(arguments.progress.quiet, |tell| reconciled(&opened, tell))?;
    let (settled, _) = settling::settled(&opened, &found);
    let now = time(arguments.when.at.as_deref(), zone(&opened))?;
    let view = view(&opened, &found, &settled, None, now, arguments.shown.names());
    let shown = &arguments.shown;
    put_all(
        shown.html.as_ref(),
        || html::statuses(&view, &English),
        || if shown.json { to_json(&statuses_out(&view)) } else { text::statuses(&view, COLUMNS) },
    )?;
    Ok(exit::DONE)
}

/// Runs `takas lists settle`.
///
/// # Errors
/// When files cannot be read or written, or have mistakes.
pub(super) fn settle(arguments: &ListsSettle) -> Result<u8, Failure> {
    let wanted = Wanted { paths: vec![arguments.case.clone()], roles: arguments.role.clone(), decisions: None };
    let opened = takas_desk::lists::open(&wanted)?;
    let found = with_progress(arguments.progress.quiet, |tell| reconciled(&opened, tell))?;
    let (settled, fed) = settling::settled(&opened, &found);
    let Some(fed) = fed else {
        return Err(Failure::Usage(format!("{} is no case: name its folder", arguments.case.display())));
    };
    let now = time(None, zone(&opened))?;
    let view = view(&opened, &found, &settled, Some(&fed), now, arguments.hidden.names());
    crate::put(&if arguments.json { to_json(&statuses_out(&view)) } else { text::settlement(&view, COLUMNS) })?;
    if !arguments.write {
        tell!("takas: nothing was written; `takas lists settle {} --write` does", arguments.case.display());
        return Ok(exit::DONE);
    }
    let elsewhere = settling::write(&opened, &fed)?;
    tell!("wrote {}", arguments.case.join(takas_formats::PEOPLE_FILE).display());
    if let Some(case) = &opened.case {
        for item in elsewhere {
            tell!("takas: change the status of `{}` in case.toml, where it stands", case.item(item).id);
        }
    }
    Ok(exit::DONE)
}

fn view(
    opened: &Opened,
    found: &Reconciliation,
    settled: &[Settled],
    fed: Option<&Fed>,
    now: Instant,
    names: Names,
) -> StatusesView {
    let owned = opened.owned();
    let all = Reconciled {
        case: opened.case.as_ref(),
        lists: &owned,
        found,
        decisions: &opened.decisions,
        stand: &opened.stand,
    };
    brief_statuses(&all, settled, &opened.book, fed, now, names)
}
