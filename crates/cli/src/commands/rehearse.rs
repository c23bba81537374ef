//! `takas rehearse`: a saved plan run many times against delays and refusals, by the engine itself, each run judged.

use takas_desk::rehearsing::{charter, rehearsed, report};
use takas_formats::Severity;
use takas_formats::deals::to_json;
use takas_operation::{RehearsalChances, RehearsalLimits};
use takas_views::{RehearsalShown, brief_rehearsal, html, text};

use crate::COLUMNS;
use crate::arguments::RehearseArguments;
use crate::exit;
use crate::failure::Failure;
use crate::kept;
use crate::limits::with_runs;
use crate::talks;
use crate::{put, put_page};

/// Runs the command.
///
/// # Errors
/// When files cannot be read or written or have mistakes, or the judge refuses a run.
pub(crate) fn run(arguments: &RehearseArguments) -> Result<u8, Failure> {
    let talks = talks::read(&arguments.case)?;
    let file = kept::file(&arguments.case, &arguments.plan);
    let kept = kept::read(&file, &arguments.case, &talks, Severity::Error)?;
    let charter = charter(&kept);
    let limits = RehearsalLimits { seed: arguments.seed, runs: arguments.runs, chances: chances(arguments) };
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let rehearsal = with_runs(arguments.time, arguments.progress.quiet, limits.runs, |stop, tell| {
        rehearsed(&charter, &limits, threads, stop, tell)
    })?;
    if rehearsal.runs == 0 {
        return Err(Failure::NoAnswer);
    }
    let names = arguments.shown.names();
    let shown = RehearsalShown {
        case: &talks.case,
        charter: &charter,
        rehearsal: &rehearsal,
        chances: &limits.chances,
        asked: limits.runs,
        plan_id: Some(&kept.saved.id),
    };
    let view = brief_rehearsal(&shown, names);
    if let Some(path) = &arguments.shown.html {
        put_page(path, &html::rehearsal(&view))?;
    }
    if arguments.shown.json {
        put(&to_json(&report(&shown, &kept.saved.id, names)))?;
    } else if arguments.shown.html.is_none() {
        put(&text::rehearsal(&view, COLUMNS))?;
    }
    Ok(if rehearsal.runs == limits.runs { exit::DONE } else { exit::NOT_PROVED })
}

fn chances(arguments: &RehearseArguments) -> RehearsalChances {
    let of = |permille: u64| u32::try_from(permille).unwrap_or(1000);
    RehearsalChances {
        not_travelling: of(arguments.not_travelling),
        vehicle_late: of(arguments.vehicle_late),
        vehicle_late_minutes_max: arguments.vehicle_late_by,
        gate_late: of(arguments.gate_late),
        gate_late_minutes_max: arguments.gate_late_by,
        withheld: of(arguments.withheld),
        patience_minutes: arguments.patience,
    }
}
