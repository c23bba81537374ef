//! Whether all that an act points to is there.

use takas_model::{Act, PersonGate, Scope, UnitRef};

use crate::course::Course;
use crate::operation::Operation;
use crate::state::State;

/// Whether everything that an act by the present plan points to is there.
pub(crate) fn is_known(operation: &Operation, state: &State, act: &Act) -> bool {
    let course = operation.course(state);
    is_in_plan(act, course)
        && match act {
            Act::InHand(unit, gate) | Act::NotInHand(unit, gate) => has_gate(course, *unit, *gate),
            Act::Request { owner, .. } => owner.index() < operation.charter().authors.len(),
            Act::Met(party, number) => state.requests.contains_key(&(*party, *number)),
            Act::Adopt(digest) => course.target.digest == *digest || operation.brought(state, *digest).is_some(),
            _ => true,
        }
}

/// Whether the units, rides, works, gates and places of an act are those of a plan.
pub(crate) fn is_in_plan(act: &Act, course: &Course) -> bool {
    let is_unit = |unit: &UnitRef| unit.index() < course.units.len();
    let is_trip = |trip: &usize| *trip < course.trips.len();
    match act {
        Act::InHand(unit, _)
        | Act::NotInHand(unit, _)
        | Act::Needs(unit, _)
        | Act::NotTravelling(unit)
        | Act::FollowedUp(unit) => is_unit(unit),
        Act::WorkBegun(work) => *work < course.target.plan.works.len(),
        Act::WorkEnded(work, units) => *work < course.target.plan.works.len() && units.iter().all(is_unit),
        Act::Agree(gate) | Act::TakeBack(gate) | Act::Release(gate) => gate.index() < course.gates.len(),
        Act::Board(trip, units) | Act::Boarded(trip, units) | Act::Alighted(trip, units) => {
            is_trip(trip) && units.iter().all(is_unit)
        }
        Act::Go(trips) => trips.iter().all(is_trip),
        Act::Departed(trip) => is_trip(trip),
        Act::Arrived(trip, place) => is_trip(trip) && place.index() < course.target.handover.places.len(),
        Act::Verified(units) | Act::HandedOver(units) => units.iter().all(is_unit),
        Act::Request { about, .. } => about.as_ref().is_none_or(is_unit),
        Act::Hold(scope) | Act::Resume(scope) => match scope {
            Scope::Everything => true,
            Scope::Trip(trip) => is_trip(trip),
            Scope::Gate(gate) => gate.index() < course.gates.len(),
            Scope::Unit(unit) => is_unit(unit),
        },
        Act::Met(..) | Act::Abort | Act::Adopt(_) | Act::Accept(_) | Act::Close => true,
    }
}

fn has_gate(course: &Course, unit: UnitRef, gate: PersonGate) -> bool {
    course.units[unit.index()].gates.contains(&gate)
}

/// Whether the lists of an act ascend and say something: an empty word or report says nothing.
pub(crate) fn is_well_said(act: &Act) -> bool {
    fn ascends<T: Ord>(list: &[T]) -> bool {
        list.is_sorted_by(|one, next| one < next)
    }
    match act {
        Act::Board(_, units)
        | Act::Boarded(_, units)
        | Act::Alighted(_, units)
        | Act::Verified(units)
        | Act::HandedOver(units) => !units.is_empty() && ascends(units),
        Act::WorkEnded(_, units) => ascends(units),
        Act::Go(trips) => !trips.is_empty() && ascends(trips),
        _ => true,
    }
}
