//! Plans made in the background: of a saved deal, and after something has happened to a plan.

use std::cell::Cell;
use std::path::Path;
use std::time::{Duration, Instant as Tick};

use takas_atlas::Instant;
use takas_formats::Severity;
use takas_formats::deals::case_digest;
use takas_formats::plans::{
    PastPlan, PlanSource, SavedPlan, minute_of, operation_digest, read_event, save, write_plan,
};
use takas_formats::work::Task;
use takas_handover::{PlanLimits, plan, replan};
use takas_model::{Handover, Minutes, PlanFound, PlanOutcome, PlanValue, Sequence, Turned};
use takas_views::Phrase;
use takas_views::words::worth::in_a_line;

use crate::deals::order::{self, Order};
use crate::failure::Failure;
use crate::kept::{self, Kept};
use crate::planning::{self, Shown};
use crate::running::clock::now;
use crate::running::keys::random;
use crate::server::cabinet::Contents;
use crate::server::deals::saved::{Read, read};
use crate::server::work::engine::with_engine;
use crate::server::work::{Alter, Found, Ground, Progress};

use super::rehearsing::rehearse;

/// How often it is told how far it is, at most.
const PAUSE: Duration = Duration::from_millis(200);
/// From which seed plans are looked for: the same work finds the same plan, as long as its time allows.
const SEED: u64 = 0;

/// Does a task about plans; none: it is about something else.
///
/// # Errors
/// When files have mistakes, there is no plan, or the judge refuses what was found.
pub(in crate::server) fn make(task: &Task, ground: &Ground) -> Option<Result<Found, Failure>> {
    match task {
        Task::Plan { deal } => Some(of_deal(ground, deal)),
        Task::Replan { plan, happened } => Some(after(ground, plan, happened)),
        Task::Rehearse { plan, runs } => Some(rehearse(ground, plan, *runs)),
        _ => None,
    }
}

/// A plan of a saved deal, in the safest order that is found for it.
fn of_deal(ground: &Ground, id: &str) -> Result<Found, Failure> {
    let read = read(&ground.cabinet)?;
    let (_, deal) = read.deal(id).ok_or_else(|| Failure::Usage("there is no such saved deal any more".to_owned()))?;
    let (case, talks) = (read.case(), &*read.talks);
    let terms = order::terms(Path::new(""), talks)?;
    let order = match with_engine(ground, case, |engine| order::safe_order(engine, case, &deal, &terms))? {
        Order::Safe(safe) => safe.0.sequence,
        Order::Circle(circle) => {
            let why = "no order keeps what binds the steps: each of these comes before the next, and the last before the first";
            return Err(Failure::Mistakes(format!("{why}: {}", circle.join("; "))));
        }
    };
    let handover = planning::handover(&ground.cabinet, talks, &deal, &order)?;
    let outcome = with_planner(ground, |limits| plan(&handover, limits));
    let made = Made { read: &read, deal: id, order: &order, handover: &handover, turned: Turned::default() };
    made.kept(ground, outcome, Vec::new())
}

/// Another plan after something has happened, which is known as of now; where the clock shows no time of the plan, as of its beginning.
fn after(ground: &Ground, id: &str, happened: &[String]) -> Result<Found, Failure> {
    let read = read(&ground.cabinet)?;
    let Kept { saved, order, planned, .. } = kept::of_id(id, &ground.cabinet, &read.talks, Severity::Error)?;
    let earliest = planned.history.last().map_or(0, |past| past.at);
    let at = clock(&planned.handover).filter(|at| (earliest..=planned.handover.ends).contains(at)).unwrap_or(earliest);
    let mut events = Vec::with_capacity(happened.len());
    for words in happened {
        events.push(read_event(&planned.handover, at, words).map_err(|told| {
            let why: Vec<String> = told.into_iter().map(|told| format!("{}; {}", told.message, told.help)).collect();
            Failure::Usage(format!("`{words}` cannot be told: {}", why.join("; ")))
        })?);
    }
    let again = replan_within(ground, &planned, at, &events);
    let mut history = planned.history;
    history.push(PastPlan { handover: planned.handover, plan: planned.plan, turned: planned.turned, at, events });
    let (outcome, handover, turned) = again;
    let made = Made { read: &read, deal: &saved.deal, order: &order, handover: &handover, turned };
    made.kept(ground, outcome, history)
}

fn replan_within(
    ground: &Ground,
    planned: &takas_formats::plans::Planned,
    at: Minutes,
    events: &[takas_model::PlanEvent],
) -> (PlanOutcome, Handover, Turned) {
    let again =
        with_planner(ground, |limits| replan(&planned.handover, &planned.plan, &planned.turned, at, events, limits));
    (again.outcome, again.handover, again.turned)
}

/// The minute that it is.
fn clock(handover: &Handover) -> Option<Minutes> {
    Some(minute_of(handover, Instant::of_seconds(now()).ok()?))
}

/// Does something with the planner, which stops when the work is to stop and says how far it is.
fn with_planner<T>(ground: &Ground, act: impl FnOnce(&PlanLimits<'_>) -> T) -> T {
    let told: Cell<Option<Tick>> = Cell::new(None);
    let stop = || ground.is_over();
    let tell = |value: PlanValue, bound: PlanValue| {
        if told.get().is_some_and(|told| told.elapsed() < PAUSE) {
            return;
        }
        told.set(Some(Tick::now()));
        ground.tell(Progress {
            phase: "work-at-plan".to_owned(),
            best: Some(value.exposure),
            bound: Some(bound.exposure),
            ..Progress::default()
        });
    };
    act(&PlanLimits { seed: SEED, stop: &stop, tell: &tell, ..PlanLimits::default() })
}

/// What a plan is made of.
struct Made<'a> {
    read: &'a Read,
    deal: &'a str,
    order: &'a Sequence,
    handover: &'a Handover,
    turned: Turned,
}

impl Made<'_> {
    /// The plan, judged, to be put beside the others.
    fn kept(&self, ground: &Ground, outcome: PlanOutcome, history: Vec<PastPlan>) -> Result<Found, Failure> {
        let found = match outcome {
            PlanOutcome::Found(found) => found,
            PlanOutcome::Infeasible(conflicts) => {
                let why: Vec<String> = conflicts.into_iter().map(|conflict| conflict.words.join(" ")).collect();
                return Err(Failure::Mistakes(format!("there is no plan: {}", why.join("; "))));
            }
            PlanOutcome::Open { words } => {
                return Err(Failure::Mistakes(format!("no plan was found in that time: {}", words.join("; "))));
            }
        };
        let (saved, headline) = self.judged(found, history)?;
        let name = format!("plans/{}.json", saved.id);
        let text = write_plan(&saved).into_bytes();
        let alter: Alter = Box::new(move |_: &Contents| Ok(vec![(name.clone(), Some(text.clone()))]));
        let of = self.read.revision();
        Ok(Found { of, body: None, alter: Some(alter), headline: Some(headline), is_whole: !ground.is_over() })
    }

    fn judged(&self, mut found: PlanFound, history: Vec<PastPlan>) -> Result<(SavedPlan, Phrase), Failure> {
        let (case, files) = (self.read.case(), &self.read.talks.files);
        let judged = planning::judged(self.handover, &mut found, &self.turned)?;
        let safe = planning::safe(self.handover, &found.plan)?;
        let digest = case_digest(files);
        let shown = Shown {
            case,
            handover: self.handover,
            found: &found,
            judged,
            files,
            digest: &digest,
            deal: Some(self.deal),
            id: None,
            safe: &safe,
            control: None,
            prepared: None,
        };
        let operation = operation_digest(files);
        let source = PlanSource { case, digest: &digest, operation: &operation, deal: self.deal, order: self.order };
        let saved = save(&source, &random::<16>()?, &shown.planned(self.turned.clone(), history));
        // Counts alone: in a list nobody is named.
        Ok((saved, in_a_line(found.value.exposure, found.value.rides)))
    }
}
