//! The safe state of the moment: where everybody is, and in whose hands, if the exchange is broken off now.
//!
//! Follows `docs/reference/plan.md`, *If it is broken off*, from where everybody is and not from the clock.

use std::collections::BTreeSet;

use takas_model::{Hands, PlaceRef, UnitRef};

use crate::course::Course;
use crate::operation::Operation;
use crate::state::{State, Whereabouts};

/// Where one unit is safe if the exchange is broken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SafeUnit {
    /// Who.
    pub unit: UnitRef,
    /// Where.
    pub place: PlaceRef,
    /// In whose hands.
    pub hands: Hands,
}

/// What is done if the exchange is broken off now; after an abort, what that fixed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeNow {
    /// One for each unit, in order.
    pub units: Vec<SafeUnit>,
    /// Rides that are completed all the same, because others that leave simultaneously with them have left, ascending.
    pub completed: BTreeSet<usize>,
}

impl Operation {
    /// The safe state of the moment. Protected people go on all the same: for them it says where they are if nobody moves any more.
    pub fn safe_now(&self, state: &State) -> SafeNow {
        let course = self.course(state);
        let completed = match &state.aborted {
            Some(aborted) => aborted.completed.clone(),
            None => completed(course, state),
        };
        let units = (0..state.units.len()).map(UnitRef::new);
        let units = units.map(|unit| {
            let (place, hands) = safe(course, state, &completed, unit);
            SafeUnit { unit, place, hands }
        });
        SafeNow { units: units.collect(), completed }
    }
}

fn safe(course: &Course, state: &State, completed: &BTreeSet<usize>, unit: UnitRef) -> (PlaceRef, Hands) {
    let one = &state.units[unit.index()];
    let here = match one.at {
        Whereabouts::Place(place) => place,
        Whereabouts::Ride(trip) if state.trips[trip].has_left => course.trip(trip).to,
        Whereabouts::Ride(trip) => course.trip(trip).from,
    };
    let goes_on = state.travels(course, unit) && (one.is_past || is_completed(course, state, completed, unit));
    match course.lot(unit) {
        Some(lot) if goes_on => (lot.end(), Hands::Receiver),
        _ if one.is_past => (here, Hands::Receiver),
        _ if one.has_set_out() => (here, Hands::Host),
        _ => (here, Hands::Holder),
    }
}

/// Whether a unit has still to leave in a ride that is completed.
fn is_completed(course: &Course, state: &State, completed: &BTreeSet<usize>, unit: UnitRef) -> bool {
    // Whom a ride left behind it completes no more.
    let is_open = |trip: &usize| completed.contains(trip) && !state.trips[*trip].has_left;
    let handover = course.handover_trip(unit).filter(is_open);
    handover.is_some() && state.is_awaited(course, unit)
}

/// The rides that are completed: what those that have left, or are completed, bind.
pub(crate) fn completed(course: &Course, state: &State) -> BTreeSet<usize> {
    let mut completed: BTreeSet<usize> = BTreeSet::new();
    loop {
        let before = completed.len();
        for lots in &course.simultaneous {
            let has_begun = |lot: &&usize| {
                let is_bound = course.lots[**lot].handover_trip().is_some_and(|trip| completed.contains(&trip));
                is_bound || course.members(**lot).iter().any(|unit| state.units[unit.index()].is_past)
            };
            if lots.iter().any(|lot| has_begun(&lot)) {
                completed.extend(lots.iter().filter_map(|lot| still_to_leave(course, state, *lot)));
            }
        }
        if completed.len() == before {
            return completed;
        }
    }
}

/// The handover ride of a lot, if it has not left and somebody of the lot is to leave with it.
pub(crate) fn still_to_leave(course: &Course, state: &State, lot: usize) -> Option<usize> {
    let trip = course.lots[lot].handover_trip().filter(|trip| !state.trips[*trip].has_left)?;
    course.members(lot).iter().any(|unit| state.is_awaited(course, *unit)).then_some(trip)
}

impl State {
    /// Whether a unit still goes on although the exchange was broken off.
    pub(crate) fn goes_on(&self, course: &Course, unit: UnitRef) -> bool {
        let Some(aborted) = &self.aborted else { return true };
        let one = &self.units[unit.index()];
        one.is_past || course.is_protected(unit) || is_completed(course, self, &aborted.completed, unit)
    }

    /// Whether, after an abort, nobody is under way any more who has to land or to be completed.
    pub(crate) fn is_everybody_safe(&self, course: &Course) -> bool {
        let Some(aborted) = &self.aborted else { return false };
        let lots = course.simultaneous.iter().flatten();
        let mut to_leave = lots.filter_map(|lot| still_to_leave(course, self, *lot));
        self.under_way == 0 && !to_leave.any(|trip| aborted.completed.contains(&trip))
    }
}
