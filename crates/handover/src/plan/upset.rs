//! What moving rides later, or rides that are late, may upset: stands, halls, people kept apart, duty.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::handover::REST;
use takas_model::{Minutes, Mode, PlaceRef, VehicleRef};

use super::choices::Choices;
use super::problem::Problem;
use super::timing::Timed;

/// Whether everybody has a stand or a hall, with nobody there whom they may not meet.
pub(crate) fn has_room(problem: &Problem<'_>, choices: &Choices, timed: &Timed) -> bool {
    debug_assert_eq!(choices.carriages.len(), timed.trip_of.len(), "every carriage has a trip");
    crowds(problem, timed).is_empty() && halls(problem, timed)
}

/// Comings (+) and goings (-) at one place or hall, by time; goings first.
fn peak(mut moves: Vec<(Minutes, i64)>) -> i64 {
    moves.sort_unstable();
    let (mut here, mut most) = (0, 0);
    for (_, change) in moves {
        here += change;
        most = most.max(here);
    }
    most
}

/// The places at which more aircraft stand at one moment than there are stands, with how many do.
pub(crate) fn crowds(problem: &Problem<'_>, timed: &Timed) -> Vec<(PlaceRef, u64)> {
    let handover = problem.handover;
    let mut moves: BTreeMap<PlaceRef, Vec<(Minutes, i64)>> = BTreeMap::new();
    let mut last: BTreeMap<VehicleRef, (PlaceRef, Minutes)> = BTreeMap::new();
    let mut note = |place: PlaceRef, from: Minutes, until: Minutes| {
        if until > from && handover.place(place).stands.is_some() {
            moves.entry(place).or_default().extend([(from, 1), (until, -1)]);
        }
    };
    for (trip, _) in timed.trips.iter().filter(|(trip, _)| handover.vehicle(trip.vehicle).mode == Mode::Air) {
        let turnaround = handover.vehicle(trip.vehicle).turnaround;
        let from = last.insert(trip.vehicle, (trip.to, trip.arrives)).map_or(trip.departs - turnaround, |(_, at)| at);
        note(trip.from, from, trip.departs);
    }
    for (vehicle, (place, at)) in last {
        note(place, at, at + handover.vehicle(vehicle).turnaround);
    }
    let peaks = moves.into_iter().map(|(place, moves)| (place, u64::try_from(peak(moves)).unwrap_or(0)));
    peaks.filter(|(place, most)| handover.place(*place).stands.is_some_and(|stands| *most > stands)).collect()
}

/// Who waits where: at each place, in each hall or at one without any.
fn waits(timed: &Timed) -> BTreeMap<(PlaceRef, Option<usize>), Vec<Stay>> {
    let mut waits: BTreeMap<(PlaceRef, Option<usize>), Vec<Stay>> = BTreeMap::new();
    for (lot, laid) in timed.lots.iter().enumerate() {
        for (ride, pair) in laid.rides.windows(2).enumerate() {
            let [came, leaves] = [pair[0], pair[1]].map(|carriage| timed.trips[timed.trip_of[carriage]].0);
            waits.entry((came.to, timed.halls[lot][ride])).or_default().push((lot, came.arrives, leaves.departs));
        }
    }
    waits
}

/// How many people wait at one moment at most.
fn most(problem: &Problem<'_>, timed: &Timed, waits: &[Stay]) -> i64 {
    let people = |lot: usize| {
        let laid = &timed.lots[lot];
        let counts = problem.handover.group(laid.group).are_people;
        if counts { i64::try_from(laid.count).unwrap_or(i64::MAX / 2) } else { 0 }
    };
    peak(waits.iter().flat_map(|&(lot, from, until)| [(from, people(lot)), (until, -people(lot))]).collect())
}

/// How many people a hall holds.
fn room(problem: &Problem<'_>, place: PlaceRef, hall: Option<usize>) -> i64 {
    let hall = hall.and_then(|hall| problem.handover.place(place).halls.get(hall));
    hall.map_or(i64::MAX, |hall| i64::try_from(hall.people_max).unwrap_or(i64::MAX))
}

fn halls(problem: &Problem<'_>, timed: &Timed) -> bool {
    waits(timed).iter().all(|((place, hall), waits)| {
        most(problem, timed, waits) <= room(problem, *place, *hall) && !meets(problem, timed, waits)
    })
}

/// Gives those who come from `now` on another hall where theirs is full or holds somebody whom they may not meet.
pub(crate) fn settle(problem: &Problem<'_>, timed: &mut Timed, now: Minutes) {
    for lot in 0..timed.lots.len() {
        for ride in 0..timed.halls[lot].len() {
            let Some(&carriage) = timed.lots[lot].rides.get(ride) else { continue };
            let came = timed.trips[timed.trip_of[carriage]].0;
            let (true, Some(hall)) = (came.arrives >= now, timed.halls[lot][ride]) else { continue };
            let count = problem.handover.place(came.to).halls.len();
            let others = (0..count).filter(|&other| other != hall);
            for other in std::iter::once(hall).chain(others) {
                timed.halls[lot][ride] = Some(other);
                let here = waits(timed).remove(&(came.to, Some(other))).unwrap_or_default();
                if most(problem, timed, &here) <= room(problem, came.to, Some(other)) && !meets(problem, timed, &here) {
                    break;
                }
                timed.halls[lot][ride] = Some(hall);
            }
        }
    }
}

/// The halls in which more people wait at one moment than they hold, with how many do.
pub(crate) fn full_halls(problem: &Problem<'_>, timed: &Timed) -> Vec<(PlaceRef, usize, u64)> {
    let waits = waits(timed);
    let full = waits.iter().filter_map(|((place, hall), waits)| {
        let people = most(problem, timed, waits);
        let is_full = people > room(problem, *place, *hall);
        is_full.then(|| Some((*place, (*hall)?, u64::try_from(people).unwrap_or(0)))).flatten()
    });
    full.collect()
}

/// Whether two who are kept apart wait in one hall, or at one place without halls.
pub(crate) fn any_meet(problem: &Problem<'_>, timed: &Timed) -> bool {
    waits(timed).values().any(|waits| meets(problem, timed, waits))
}

/// A lot, from when until when.
type Stay = (usize, Minutes, Minutes);

/// Whether two who are kept apart are there at one time.
fn meets(problem: &Problem<'_>, timed: &Timed, waits: &[Stay]) -> bool {
    let shy: Vec<_> =
        waits.iter().filter(|(lot, ..)| !problem.apart[timed.lots[*lot].group.index()].is_empty()).collect();
    shy.iter().enumerate().any(|(index, (lot, from, until))| {
        shy[..index].iter().any(|(other, its_from, its_until)| {
            from < its_until && its_from < until && problem.is_apart(timed.lots[*lot].group, timed.lots[*other].group)
        })
    })
}

/// The vehicles whose crews are on duty too long.
pub(crate) fn tired(problem: &Problem<'_>, timed: &Timed) -> BTreeSet<VehicleRef> {
    let mut state: BTreeMap<VehicleRef, (Minutes, Minutes)> = BTreeMap::new();
    let mut tired = BTreeSet::new();
    for (trip, _) in &timed.trips {
        let Some(most) = problem.handover.vehicle(trip.vehicle).duty_max else { continue };
        let began = match state.get(&trip.vehicle) {
            Some(&(began, last)) if trip.departs < last + REST => began,
            _ => trip.departs,
        };
        state.insert(trip.vehicle, (began, trip.arrives));
        if trip.arrives - began > most {
            tired.insert(trip.vehicle);
        }
    }
    tired
}
