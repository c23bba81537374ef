//! A plan executed with durations as they may turn out.

use takas_model::{Dispatch, Duty, Handover, Minutes, Plan, PlanNetwork, Takes, Turned};

use crate::network::{Draws, ExecutionFault, execute};

use super::{Faults, PlanFault, PlanLine, plan_faults};

/// What went wrong when a plan was tried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TrialFault {
    /// The network has not one event for each departure, arrival, beginning, end and opening of the plan.
    OtherPlan,
    /// The dispatch does not execute the network.
    Execution {
        /// The contingent durations, in their order.
        durations: Vec<Minutes>,
        /// What went wrong.
        fault: ExecutionFault,
    },
    /// What came of it breaks lines, or takes what nothing can take.
    Plan {
        /// The contingent durations, in their order.
        durations: Vec<Minutes>,
        /// What is wrong.
        faults: Vec<PlanFault>,
    },
}

/// Executes a plan so many times with durations from a seed, each the shortest, the longest or any between with the same chance, and
/// judges what came of it by every line, with what each way, work and confirmation took.
///
/// # Errors
/// The first durations with which something is broken, and what.
pub fn try_out_plan(
    handover: &Handover,
    plan: &Plan,
    network: &PlanNetwork,
    dispatch: &Dispatch,
    executions: u64,
    seed: u64,
) -> Result<(), TrialFault> {
    if !is_of(plan, network) {
        return Err(TrialFault::OtherPlan);
    }
    let mut draws = Draws::new(seed);
    for _ in 0..executions {
        let durations = draws.durations(&network.network);
        let times = match execute(&network.network, dispatch, &durations) {
            Ok(times) => times,
            Err(fault) => return Err(TrialFault::Execution { durations, fault }),
        };
        let (done, turned) = network.executed(plan, &times);
        let mut faults = Faults { found: plan_faults(handover, &done, &turned) };
        possible(handover, plan, &turned, &mut faults);
        if !faults.found.is_empty() {
            return Err(TrialFault::Plan { durations, faults: faults.found });
        }
    }
    Ok(())
}

/// Whether a network has events for a plan.
fn is_of(plan: &Plan, network: &PlanNetwork) -> bool {
    let (trips, works, gates) = (plan.trips.len(), plan.works.len(), plan.gates.len());
    let lists = [
        (&network.departs, trips),
        (&network.arrives, trips),
        (&network.starts, works),
        (&network.ends, works),
        (&network.asked, gates),
        (&network.opens, gates),
    ];
    let events = network.network.events().len();
    lists.iter().all(|(list, count)| list.len() == *count && list.iter().all(|event| event.index() < events))
}

/// What each way, work and confirmation took lies from its shortest to its longest.
fn possible(handover: &Handover, plan: &Plan, turned: &Turned, faults: &mut Faults) {
    let mut look = |line: PlanLine, what: String, took: Minutes, takes: Option<Takes>| {
        // What points nowhere has been told.
        let Some(takes) = takes else { return };
        if took < takes.shortest || took > takes.longest {
            let words = format!("{what} took {took} minutes, not {} to {}", takes.shortest, takes.longest);
            faults.tell(line, words);
        }
    };
    for (index, trip) in plan.trips.iter().enumerate() {
        let vehicle = handover.vehicles.get(trip.vehicle.index());
        let way = vehicle.and_then(|vehicle| vehicle.ways.get(&(trip.from, trip.to)));
        let took = turned.trips.get(&index).copied();
        look(
            PlanLine::Way,
            format!("trip {index}"),
            took.unwrap_or(0),
            way.map(|way| way.takes).filter(|_| took.is_some()),
        );
    }
    for (index, work) in plan.works.iter().enumerate() {
        let took = turned.works.get(&index).copied();
        let (line, takes) = match work.duty {
            Duty::Check(check, lot) => (PlanLine::Check, sittings(handover, plan, index, check.index(), lot)),
            Duty::Measure(measure, _) | Duty::Once(measure) => {
                (PlanLine::Measure, handover.measures.get(measure.index()).map(|measure| measure.takes))
            }
        };
        look(line, format!("work {index}"), took.unwrap_or(0), takes.filter(|_| took.is_some()));
    }
    for (index, gate) in handover.gates.iter().enumerate() {
        let took = turned.gates.get(&index).copied();
        look(PlanLine::Gate, gate.name.clone(), took.unwrap_or(0), took.map(|_| gate.takes));
    }
}

/// What all sittings of a check take.
fn sittings(handover: &Handover, plan: &Plan, work: usize, check: usize, lot: usize) -> Option<Takes> {
    let team = handover.teams.get(plan.works[work].team.index())?;
    let sittings = plan.lots.get(lot)?.count.div_ceil(team.at_once.max(1));
    let sittings = i64::try_from(sittings).ok()?;
    let takes = handover.checks.get(check)?.takes;
    takes.longest.checked_mul(sittings).map(|_| takes.times(sittings))
}
