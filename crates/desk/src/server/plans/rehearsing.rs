//! A plan tried out many times in the background, with nobody at the keys: where it breaks, how often, how late it ends, how long people wait.
//! It is the work of `takas rehearse`, with the chances that this takes where nothing else is said. An operation in which people rehearse is
//! something else: it is begun from the board.

use std::time::{Duration, Instant as Tick};

use takas_formats::Severity;
use takas_formats::deals::to_json;
use takas_operation::{Ending, Rehearsal, RehearsalChances, RehearsalLimits};
use takas_views::words::rehearsal as said;
use takas_views::{KeptView, Names, Phrase, RehearsalShown, brief_rehearsal};

use crate::failure::Failure;
use crate::kept;
use crate::rehearsing::{charter, rehearsed, report};
use crate::server::deals::saved::read;
use crate::server::work::body::{Body, Viewed};
use crate::server::work::{Found, Ground, Progress};

/// So many runs are made at most at a desk.
pub(in crate::server) const RUNS_MAX: u64 = 100_000;
/// Where drawing begins: the same plan and the same number of runs, the same report.
const SEED: u64 = 0;
/// How often it is told how far it is, at most.
const PAUSE: Duration = Duration::from_millis(200);
const BOTH: [Names; 2] = [Names::Real, Names::Pseudonyms];

/// Rehearses a saved plan so many times, on the thread that it is given and one other.
///
/// # Errors
/// When there is no such plan any more, no run was made in time, or the judge refuses a run.
pub(super) fn rehearse(ground: &Ground, id: &str, runs: u64) -> Result<Found, Failure> {
    let read = read(&ground.cabinet)?;
    let kept = kept::of_id(id, &ground.cabinet, &read.talks, Severity::Error)?;
    let charter = charter(&kept);
    let limits = RehearsalLimits { seed: SEED, runs: runs.clamp(1, RUNS_MAX), chances: RehearsalChances::default() };
    let mut told: Option<Tick> = None;
    let mut tell = |made: u64| {
        if told.is_none_or(|told| told.elapsed() >= PAUSE) {
            told = Some(Tick::now());
            let (phase, of) = ("work-at-rehearse".to_owned(), Some(limits.runs.to_string()));
            ground.tell(Progress { phase, of, done: Some(made), ..Progress::default() });
        }
    };
    let rehearsal = rehearsed(&charter, &limits, 1, &|| ground.is_over(), &mut tell)?;
    if rehearsal.runs == 0 {
        return Err(Failure::NoAnswer);
    }
    let shown = RehearsalShown {
        case: read.case(),
        charter: &charter,
        rehearsal: &rehearsal,
        chances: &limits.chances,
        asked: limits.runs,
        plan_id: Some(id),
    };
    let [named, pseudonyms] = BOTH.map(|names| Viewed {
        view: KeptView::Rehearsal(Box::new(brief_rehearsal(&shown, names))),
        json: to_json(&report(&shown, id, names)),
    });
    Ok(Found {
        of: read.revision(),
        body: Some(Body::new(named, pseudonyms, Vec::new()).bytes()),
        alter: None,
        headline: Some(in_a_line(&rehearsal)),
        is_whole: rehearsal.runs == limits.runs,
    })
}

/// Counts alone: in a list nobody is named.
fn in_a_line(rehearsal: &Rehearsal) -> Phrase {
    let ended = |ending| rehearsal.endings.get(&ending).copied().unwrap_or(0);
    said::in_a_line(rehearsal.runs, [Ending::Complete, Ending::Partial, Ending::BrokenOff].map(ended))
}
