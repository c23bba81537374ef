//! What whoever plays an operation asks of the plan and of the state: who is checked where, what can begin, what takes how long.

use takas_model::{Duty, Occasion, Takes, Target, UnitRef};

use crate::operation::Operation;
use crate::state::{State, Whereabouts};

/// How long a work takes: a check so many times as its team takes to see all of the lot.
pub(super) fn work_takes(target: &Target, work: usize) -> Takes {
    let work = target.plan.works[work];
    match work.duty {
        Duty::Check(check, lot) => {
            let at_once = target.handover.team(work.team).at_once.max(1);
            let sittings = target.plan.lots[lot].count.div_ceil(at_once);
            target.handover.check(check).takes.times(i64::try_from(sittings).unwrap_or(i64::MAX))
        }
        Duty::Measure(measure, _) | Duty::Once(measure) => target.handover.measure(measure).takes,
    }
}

/// How long a ride takes.
pub(super) fn ride_takes(target: &Target, trip: usize) -> Takes {
    let planned = target.plan.trips[trip];
    let way = target.handover.vehicle(planned.vehicle).ways.get(&(planned.from, planned.to));
    way.map_or(Takes::always(planned.arrives - planned.departs), |way| way.takes)
}

/// Those of the lot of a check who travel and are where it is; nobody for a measure.
pub(super) fn checked_by(operation: &Operation, state: &State, work: usize) -> Vec<UnitRef> {
    let target = operation.target(state);
    let Duty::Check(check, lot) = target.plan.works[work].duty else { return Vec::new() };
    let planned = &target.plan.lots[lot];
    let route = &target.handover.group(planned.group).routes[planned.route];
    let place = Whereabouts::Place(route.places[route.place_of(target.handover.check(check).at)]);
    let is_here = |unit: &UnitRef| state.units[unit.index()].at == place && operation.travels(state, *unit);
    target.lots[lot].iter().copied().filter(is_here).collect()
}

/// Whether a work can begin: all who are checked and travel have come, or the vehicle has.
pub(super) fn can_begin(operation: &Operation, state: &State, work: usize) -> bool {
    let target = operation.target(state);
    match target.plan.works[work].duty {
        Duty::Check(_, lot) => {
            let travelling = target.lots[lot].iter().filter(|unit| operation.travels(state, **unit)).count();
            travelling > 0 && checked_by(operation, state, work).len() == travelling
        }
        Duty::Once(_) => true,
        Duty::Measure(measure, trip) => match target.handover.measure(measure).occasion {
            Occasion::Arrival => state.trips[trip].arrived.is_some(),
            Occasion::Departure | Occasion::Once => state.is_next(operation.course(state), trip),
        },
    }
}

/// Whether a ride brings its vehicle to a later one that somebody is expected on or has boarded.
pub(super) fn brings(operation: &Operation, state: &State, trip: usize) -> bool {
    let course = operation.course(state);
    let vehicle = course.vehicle(trip).index();
    course.rides_of[vehicle].iter().any(|&other| other > trip && carries(operation, state, other))
}

/// Whether somebody is expected on a ride or has boarded it.
pub(super) fn carries(operation: &Operation, state: &State, trip: usize) -> bool {
    !state.trips[trip].aboard.is_empty() || !operation.expected_on(state, trip).is_empty()
}
