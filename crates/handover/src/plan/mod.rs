//! The planner: who rides when in what, which team checks whom, when gates open.
//!
//! `build` makes first choices, `timing` gives them times, `late` moves people towards their gates, `improve` looks for better choices
//! in neighbourhoods of the best, `bound` says how good a plan can be and `reasons` why there is none. What a plan keeps and is worth
//! is fixed by `docs/reference/plan.md`. Nothing here judges its own work.

mod bound;
mod build;
mod bundles;
mod choices;
mod earliest;
mod events;
mod exact;
mod exhausted;
mod improve;
mod late;
mod layout;
mod pass;
mod past;
mod problem;
mod quotas;
mod reasons;
mod replan;
mod resources;
mod timing;
mod turns;
mod upset;

use std::collections::BTreeSet;

use takas_model::{Duty, Handover, Lot, Minutes, Plan, PlanFound, PlanOutcome, PlanValue};

use build::Style;
use choices::Choices;
use exhausted::Begun;
use past::Past;
use problem::Problem;
use timing::{Blocked, Timed, time};

pub use replan::{Fallback, Replanned, after_events, fallbacks, replan};

/// When to stop looking for something better, and whom to tell of it.
#[derive(Clone, Copy)]
pub struct PlanLimits<'a> {
    /// So many steps of work at most: one for each ride and work that is given a time.
    pub work: u64,
    /// So many steps without anything better end the search.
    pub patience: u64,
    /// Where the choices of the search begin: the same seed and work, the same plan.
    pub seed: u64,
    /// Asked every few steps; true to stop.
    pub stop: &'a dyn Fn() -> bool,
    /// Told what the best plan comes to and the bound, whenever either gets better.
    pub tell: &'a dyn Fn(PlanValue, PlanValue),
}

impl Default for PlanLimits<'_> {
    /// Never, but when nothing better has come for long.
    fn default() -> Self {
        Self { work: u64::MAX, patience: 3_000, seed: 0, stop: &|| false, tell: &|_, _| {} }
    }
}

/// Finds a plan, as good as the limits allow, with bounds; or says why there is none. A first plan is made whatever the limits are.
pub fn plan(handover: &Handover, limits: &PlanLimits<'_>) -> PlanOutcome {
    let problem = Problem::new(handover);
    let reasons = reasons::reasons(&problem, &Begun::default());
    if !reasons.is_empty() {
        return PlanOutcome::Infeasible(reasons);
    }
    let bound = bound::bounds(&problem);
    let mut search = improve::Search::new(&problem, limits, bound);
    for style in Style::all(&problem) {
        search.begin(build::build(&problem, style));
    }
    search.run();
    let Some((_, timed)) = search.best() else { return PlanOutcome::Open { words: Vec::new() } };
    let known = timed.is_whole().then(|| value(&problem, timed));
    let work = limits.work.saturating_sub(search.work()).min(EXACT_WORK);
    let shown = exact::search(&problem, known, bound, limits, work);
    let bound = shown.as_ref().map_or(bound, |shown| shown.bound);
    let better = shown.as_ref().and_then(|shown| shown.better.as_ref());
    match better.or(known.is_some().then_some(timed)) {
        Some(timed) => PlanOutcome::Found(PlanFound { plan: as_plan(timed), value: value(&problem, timed), bound }),
        None => PlanOutcome::Open { words: in_the_way(&problem, timed) },
    }
}

/// So much work at most for the exact search, and so half as many courses that are open at once.
const EXACT_WORK: u64 = 400_000;

/// Times for choices, with everybody as late as the gates allow where that is better.
fn scheduled(problem: &Problem<'_>, choices: &Choices) -> Timed {
    scheduled_after(problem, choices, Past::default())
}

/// Likewise, with nothing before what `past` says.
fn scheduled_after(problem: &Problem<'_>, choices: &Choices, past: Past) -> Timed {
    if choices.passing.iter().any(Option::is_some)
        && let Some(passed) = pass::passed(problem, choices, &past)
    {
        return passed;
    }
    settled(problem, choices, past)
}

/// Times of choices with everybody in at about the same time before each gate.
fn settled(problem: &Problem<'_>, choices: &Choices, mut past: Past) -> Timed {
    let mut first = time(problem, choices, &past);
    // Crews that were on duty too long set out later, if that is all.
    for _ in 0..3 {
        if first.later.is_empty() {
            break;
        }
        for &(carriage, departs) in &first.later {
            let known = past.departs.entry(carriage).or_default();
            *known = (*known).max(departs);
        }
        first = time(problem, choices, &past);
    }
    if !first.is_whole() {
        return first;
    }
    let mut best = first.clone();
    let mut timed = first;
    for _ in 0..6 {
        match late::late(problem, choices, &past, &timed, &BTreeSet::new()) {
            late::Moved::Fits(moved) => {
                if value(problem, &moved) < value(problem, &best) {
                    best = moved;
                }
                break;
            }
            late::Moved::No | late::Moved::Tires(_) => break,
            late::Moved::Needs(gates, carriages) => {
                past.raise(&gates, &carriages);
                timed = time(problem, choices, &past);
                if !timed.is_whole() {
                    break;
                }
            }
        }
    }
    best
}

/// What timed choices come to.
fn value(problem: &Problem<'_>, timed: &Timed) -> PlanValue {
    let handover = problem.handover;
    let mut value = PlanValue { rides: u64::try_from(timed.trips.len()).unwrap_or(u64::MAX), ..PlanValue::default() };
    for (trip, carriage) in &timed.trips {
        if carriage.is_some() {
            value.makespan = value.makespan.max(trip.arrives);
        }
    }
    for laid in timed.lots.iter().filter(|laid| handover.group(laid.group).are_people) {
        let count = i64::try_from(laid.count).unwrap_or(i64::MAX);
        for pair in laid.rides.windows(2) {
            let trip = |carriage: usize| timed.trips.get(*timed.trip_of.get(carriage)?).map(|(trip, _)| *trip);
            let (Some(came), Some(leaves)) = (trip(pair[0]), trip(pair[1])) else { continue };
            if handover.place(came.to).is_exchange {
                let stay: Minutes = leaves.departs - came.arrives;
                value.exposure = value.exposure.saturating_add(stay.saturating_mul(count));
            }
        }
    }
    value
}

/// The plan as others read it: rides and works in the order of their times.
fn as_plan(timed: &Timed) -> Plan {
    numbered(timed).0
}

/// The plan, and for each timed ride its number there.
fn numbered(timed: &Timed) -> (Plan, Vec<usize>) {
    let mut order: Vec<usize> = (0..timed.trips.len()).collect();
    order.sort_by_key(|&index| (timed.trips[index].0.departs, timed.trips[index].0.arrives, index));
    let mut number = vec![0; order.len()];
    order.iter().enumerate().for_each(|(new, &old)| number[old] = new);
    let lots = timed.lots.iter().zip(&timed.halls).map(|(laid, halls)| Lot {
        group: laid.group,
        count: laid.count,
        route: laid.route,
        rides: laid.rides.iter().map(|&carriage| number[timed.trip_of[carriage]]).collect(),
        halls: halls.clone(),
    });
    let mut works = timed.works.clone();
    for work in &mut works {
        if let Duty::Measure(_, trip) = &mut work.duty {
            *trip = number[*trip];
        }
    }
    works.sort_unstable_by_key(|work| (work.starts, work.ends, work.team, work.duty));
    let plan = Plan {
        trips: order.iter().map(|&index| timed.trips[index].0).collect(),
        lots: lots.collect(),
        works,
        gates: timed.gates.clone(),
    };
    (plan, number)
}

/// What was in the way of the choices that came nearest, in words.
fn in_the_way(problem: &Problem<'_>, timed: &Timed) -> Vec<String> {
    let handover = problem.handover;
    let mut reasons: Vec<Blocked> = timed.stuck.iter().map(|(_, reason)| *reason).collect();
    reasons.sort_unstable();
    reasons.dedup();
    let mut words: Vec<String> = reasons
        .into_iter()
        .map(|reason| match reason {
            Blocked::Unassigned(group) => format!("no vehicle was found for {}", handover.group(group).id),
            Blocked::Hours(vehicle) => {
                format!(
                    "the hours of {} and its places, or its crew's duty, left no time",
                    handover.vehicle(vehicle).name
                )
            }
            Blocked::Stands(place) => format!("no stand was free at {}", handover.place(place).name),
            Blocked::Halls(place) => {
                format!("no hall was free at {} for who may wait there", handover.place(place).name)
            }
            Blocked::Team(place) => format!("no team was free at {}", handover.place(place).name),
            Blocked::Quota(quota) => format!("\"{}\" let nobody through in time", handover.quotas[quota].name),
            Blocked::Together => "rides that have to leave together could not".to_owned(),
            Blocked::Waiting => "some waited for others who could not come".to_owned(),
        })
        .collect();
    if timed.late > 0 {
        words.push(format!("some were received after they were due, by {} minutes in all", timed.late));
    }
    words
}
