//! How a report counts: at once, when what must precede it has come, as a repetition, as something irregular; or not, for it cannot be.
//!
//! Follows the table of `docs/reference/run.md`, *Words, reports, and what follows*. Stops are weighed here, too: they are never refused.

use takas_model::{Act, CheckRef, Duty, Instant, Occasion, Reason, Room, Seat, UnitRef, Weight};

use crate::course::Course;
use crate::operation::Operation;
use crate::state::{State, WAITING_MAX, Whereabouts};

/// How a report stands to what is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It is new, and these lines are broken by it: none as a rule.
    New(Vec<Reason>),
    /// It says what is so.
    Known,
    /// What must precede it has not come.
    Early,
    /// It cannot be.
    Impossible,
}

impl Standing {
    fn of(is_known: bool) -> Self {
        if is_known { Self::Known } else { Self::New(Vec::new()) }
    }
}

/// How a report or stop counts, or why it is refused.
pub(crate) fn weigh(
    operation: &Operation,
    state: &State,
    seat: Seat,
    act: &Act,
    now: Instant,
) -> Result<Weight, Vec<Reason>> {
    match standing(operation, state, seat, act, now) {
        Standing::New(reasons) if reasons.is_empty() => Ok(Weight::Counts),
        Standing::New(reasons) => Ok(Weight::Irregular(reasons)),
        Standing::Known => Ok(Weight::Repeats),
        Standing::Impossible => Err(vec![Reason::NotSo]),
        Standing::Early => {
            let is_waiting = |said: &takas_model::Said| operation.read(state, said).is_some_and(|one| *one == *act);
            if state.waiting.values().any(is_waiting) {
                Ok(Weight::Repeats)
            } else if state.waiting.len() >= WAITING_MAX {
                Err(vec![Reason::TooMuch])
            } else {
                Ok(Weight::Waits)
            }
        }
    }
}

/// How a report or stop stands to what is known.
pub(crate) fn standing(operation: &Operation, state: &State, seat: Seat, act: &Act, now: Instant) -> Standing {
    let course = operation.course(state);
    let standing = match act {
        Act::Boarded(trip, units) => boarded(state, course, *trip, units),
        Act::Alighted(trip, units) => alighted(state, *trip, units),
        Act::Departed(trip) => departed(state, course, *trip, now),
        Act::Arrived(trip, place) => match state.trips[*trip].arrived {
            Some(known) if known == *place => Standing::Known,
            Some(_) => Standing::Impossible,
            None if !state.trips[*trip].has_left => Standing::Early,
            None => Standing::New(Vec::new()),
        },
        Act::WorkBegun(work) => Standing::of(state.works[*work].began.is_some()),
        Act::WorkEnded(work, units) => ended(state, course, *work, units),
        Act::Verified(units) => {
            let is_verified = |unit: &UnitRef| state.units[unit.index()].is_verified;
            received(state, course, units, is_verified, |_| true)
        }
        Act::HandedOver(units) => {
            let is_handed = |unit: &UnitRef| state.units[unit.index()].handed_over.is_some();
            received(state, course, units, is_handed, |unit| state.units[unit.index()].is_verified)
        }
        Act::FollowedUp(unit) => {
            let is_awaited = state.travels(course, *unit) && state.units[unit.index()].handed_over.is_none();
            if is_awaited { Standing::Early } else { Standing::New(Vec::new()) }
        }
        Act::Needs(unit, room) => {
            let is_living = course.units[unit.index()].is_living;
            if is_living == (*room == Room::Load) {
                Standing::Impossible
            } else {
                Standing::of(state.units[unit.index()].room == Some(*room))
            }
        }
        Act::Met(party, number) => {
            Standing::of(state.requests.get(&(*party, *number)).is_some_and(|request| request.met.is_some()))
        }
        Act::NotInHand(unit, gate) => Standing::of(operation.is_told(state, seat, *unit, *gate, false)),
        Act::NotTravelling(unit) => {
            let is_over = state.units[unit.index()].handed_over.is_some();
            Standing::of(is_over || !state.travels(course, *unit))
        }
        Act::Hold(scope) => Standing::of(state.holds.contains(scope)),
        Act::Abort => Standing::of(state.aborted.is_some()),
        _ => Standing::Impossible,
    };
    match standing {
        // Nothing waits or is irregular in a historical operation: what is not said is not known.
        Standing::Early | Standing::New(_) if operation.is_historical() => Standing::New(Vec::new()),
        other => other,
    }
}

fn boarded(state: &State, course: &Course, trip: usize, units: &[UnitRef]) -> Standing {
    let of = &state.trips[trip];
    let new: Vec<UnitRef> = units.iter().copied().filter(|unit| !of.aboard.contains(unit)).collect();
    if new.is_empty() {
        return Standing::Known;
    }
    let is_next = state.is_next(course, trip);
    let mut is_early = !of.has_left && !is_next;
    for unit in &new {
        match coming(state, course, trip, *unit) {
            Coming::There => {}
            Coming::Later => is_early = true,
            Coming::Never => return Standing::Impossible,
        }
    }
    if is_early { Standing::Early } else { Standing::New(state.against_boarded(course, trip, &new)) }
}

/// Whether somebody can board a ride, as far as is known.
enum Coming {
    There,
    Later,
    Never,
}

fn coming(state: &State, course: &Course, trip: usize, unit: UnitRef) -> Coming {
    let one = &state.units[unit.index()];
    let planned = course.lot(unit).zip(course.ride_of(unit, trip));
    // The rides before this one have not all been told of.
    let has_rides_to_come = planned.is_some_and(|(lot, ride)| {
        let before = &lot.rides[..ride];
        before.starts_with(&one.ridden) && (one.ridden.len() < ride || state.is_under_way(unit))
    });
    match one.at {
        _ if has_rides_to_come => Coming::Later,
        // A vehicle that landed elsewhere takes on who is there: irregular, and so.
        Whereabouts::Place(place) if place == course.trip(trip).from || place == state.leaves_from(course, trip) => {
            Coming::There
        }
        _ => Coming::Never,
    }
}

fn alighted(state: &State, trip: usize, units: &[UnitRef]) -> Standing {
    let of = &state.trips[trip];
    if of.has_left {
        return Standing::Impossible;
    }
    if units.iter().all(|unit| of.alighted.contains(unit)) {
        return Standing::Known;
    }
    let has_boarded = |unit: &UnitRef| of.aboard.contains(unit) || of.alighted.contains(unit);
    if units.iter().all(has_boarded) { Standing::New(Vec::new()) } else { Standing::Early }
}

fn departed(state: &State, course: &Course, trip: usize, now: Instant) -> Standing {
    if state.trips[trip].has_left {
        Standing::Known
    } else if !state.is_next(course, trip) {
        Standing::Early
    } else {
        Standing::New(state.against_departure(course, trip, now))
    }
}

fn ended(state: &State, course: &Course, work: usize, units: &[UnitRef]) -> Standing {
    let of = &state.works[work];
    match course.target.plan.works[work].duty {
        Duty::Check(check, lot) => {
            let place = |unit: &UnitRef| place_of(course, *unit, check);
            if !units.iter().all(|unit| course.lot_of[unit.index()] == Some(lot)) {
                return Standing::Impossible;
            }
            let has_passed = |unit: &UnitRef| state.units[unit.index()].passed.contains(&check);
            let has_come = |unit: &UnitRef| place(unit).is_some_and(|place| has_reached(state, course, *unit, place));
            if of.ended.is_some() && units.iter().all(has_passed) {
                Standing::Known
            } else if of.began.is_none() || !units.iter().all(has_come) {
                Standing::Early
            } else {
                Standing::New(Vec::new())
            }
        }
        _ if !units.is_empty() => Standing::Impossible,
        _ if of.ended.is_some() => Standing::Known,
        Duty::Measure(measure, trip) => {
            let has_come = match course.target.handover.measure(measure).occasion {
                Occasion::Arrival => state.trips[trip].arrived.is_some(),
                Occasion::Departure | Occasion::Once => state.is_next(course, trip),
            };
            if of.began.is_some() && has_come { Standing::New(Vec::new()) } else { Standing::Early }
        }
        Duty::Once(_) => {
            if of.began.is_some() {
                Standing::New(Vec::new())
            } else {
                Standing::Early
            }
        }
    }
}

/// At which of its places a unit has a check.
fn place_of(course: &Course, unit: UnitRef, check: CheckRef) -> Option<usize> {
    course.lot(unit)?.checks.iter().find(|(one, _)| *one == check).map(|(_, place)| *place)
}

/// Whether a unit is at this place of its route or has been.
fn has_reached(state: &State, course: &Course, unit: UnitRef, place: usize) -> bool {
    // Rides that are not its own by the plan take it to no place of its route.
    let own = state.units[unit.index()].ridden.iter().filter_map(|trip| course.ride_of(unit, *trip));
    let rides = own.max().map_or(0, |ride| ride + 1);
    let planned = course.lot(unit).and_then(|lot| lot.places.get(place)).copied();
    rides > place || rides == place && planned.is_some() && state.place(course, unit) == planned
}

/// Verified, handed over: when those are past the point of no return, and where they go no further.
fn received(
    state: &State,
    course: &Course,
    units: &[UnitRef],
    is_known: impl Fn(&UnitRef) -> bool,
    is_next: impl Fn(&UnitRef) -> bool,
) -> Standing {
    if units.iter().all(&is_known) {
        return Standing::Known;
    }
    // Who does not travel may by another plan: what is told of him waits.
    let is_there = |unit: &UnitRef| is_known(unit) || is_received(state, course, *unit) && is_next(unit);
    if units.iter().all(is_there) { Standing::New(Vec::new()) } else { Standing::Early }
}

/// Whether a unit is past the point of no return and where it goes no further.
fn is_received(state: &State, course: &Course, unit: UnitRef) -> bool {
    let one = &state.units[unit.index()];
    let Whereabouts::Place(place) = one.at else { return false };
    let goes_no_further = match course.lot(unit) {
        Some(lot) if state.travels(course, unit) => {
            let has_gone = one.ridden.len();
            has_gone >= lot.rides.len() || lot.places.get(has_gone) != Some(&place)
        }
        _ => true,
    };
    one.is_past && goes_no_further
}
