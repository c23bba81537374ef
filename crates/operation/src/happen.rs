//! What becomes of people, rides and holds when something happens: parts of how events change the state.

use std::collections::BTreeSet;

use takas_model::{Act, Duty, Instant, PlaceRef, Scope, UnitRef};

use crate::course::Course;
use crate::safe;
use crate::state::{Aborted, State, Whereabouts};

impl State {
    /// What was said by whomever takes effect.
    pub(crate) fn happen(&mut self, course: &Course, act: &Act, number: u64, at: Instant) {
        match act {
            Act::Needs(unit, room) => self.units[unit.index()].room = Some(*room),
            Act::WorkBegun(work) => _ = self.works[*work].began.get_or_insert(at),
            Act::WorkEnded(work, units) => {
                self.works[*work].ended.get_or_insert(at);
                if let Duty::Check(check, _) = course.target.plan.works[*work].duty {
                    for unit in units {
                        self.units[unit.index()].passed.insert(check);
                    }
                }
            }
            Act::Board(trip, units) => self.trips[*trip].let_board.extend(units),
            Act::Boarded(trip, units) => self.board(course, *trip, units, at),
            Act::Alighted(trip, units) => self.alight(course, *trip, units),
            Act::Go(trips) => {
                for trip in trips.iter().filter(|trip| !self.trips[**trip].has_left).copied().collect::<Vec<_>>() {
                    self.trips[trip].go = Some(number);
                    self.going.insert(trip);
                }
            }
            Act::Departed(trip) => self.depart(course, *trip, Some(at), at),
            Act::Arrived(trip, place) => self.arrive(course, *trip, *place, at),
            Act::Verified(units) => units.iter().for_each(|unit| self.units[unit.index()].is_verified = true),
            Act::HandedOver(units) => {
                for unit in units {
                    self.units[unit.index()].handed_over.get_or_insert(at);
                }
            }
            Act::FollowedUp(unit) => self.units[unit.index()].followed_up = Some(at),
            Act::Met(party, number) => {
                if let Some(request) = self.requests.get_mut(&(*party, *number)) {
                    request.met.get_or_insert(at);
                    self.due.remove(&(request.due, *party, *number));
                }
            }
            Act::Hold(scope) => self.hold(course, *scope),
            Act::Resume(scope) => _ = self.holds.remove(scope),
            Act::Abort => self.abort(course, at),
            Act::Close => self.is_closed = true,
            // What it changes follows from it, or it changes what an author's party has said.
            Act::NotTravelling(_)
            | Act::InHand(..)
            | Act::NotInHand(..)
            | Act::Agree(_)
            | Act::TakeBack(_)
            | Act::Release(_)
            | Act::Accept(_)
            | Act::Request { .. }
            | Act::Adopt(_) => {}
        }
    }

    /// A unit does not travel: it holds up no later step.
    pub(crate) fn stop(&mut self, course: &Course, unit: UnitRef) {
        if self.is_awaited(course, unit) {
            self.is_awaited_no_more(course, unit);
        }
        let of = &mut self.units[unit.index()];
        (of.is_stopped, of.is_clear) = (true, false);
    }

    /// Who boarded a ride that has left has left with it.
    fn board(&mut self, course: &Course, trip: usize, units: &[UnitRef], at: Instant) {
        let comes = |unit: &UnitRef| !self.trips[trip].aboard.contains(unit) && !self.is_under_way(*unit);
        let units: Vec<UnitRef> = units.iter().copied().filter(comes).collect();
        for unit in &units {
            if let Some(other) = self.ride(*unit) {
                self.trips[other].aboard.remove(unit);
            }
            self.units[unit.index()].at = Whereabouts::Ride(trip);
            let of = &mut self.trips[trip];
            of.aboard.insert(*unit);
            of.alighted.remove(unit);
        }
        if self.trips[trip].has_left {
            self.leave(course, trip, &units, at);
            if let Some(place) = self.trips[trip].arrived {
                self.land(&units, place);
            }
        }
    }

    fn alight(&mut self, course: &Course, trip: usize, units: &[UnitRef]) {
        let place = self.leaves_from(course, trip);
        let of = &mut self.trips[trip];
        if of.has_left {
            return;
        }
        for unit in units {
            of.let_board.remove(unit);
            of.alighted.insert(*unit);
            if of.aboard.remove(unit) {
                self.units[unit.index()].at = Whereabouts::Place(place);
            }
        }
    }

    fn depart(&mut self, course: &Course, trip: usize, left_at: Option<Instant>, at: Instant) {
        let of = &mut self.trips[trip];
        if of.has_left {
            return;
        }
        (of.has_left, of.left_at) = (true, left_at);
        self.going.remove(&trip);
        let aboard: Vec<UnitRef> = self.trips[trip].aboard.iter().copied().collect();
        self.leave(course, trip, &aboard, at);
    }

    fn leave(&mut self, course: &Course, trip: usize, units: &[UnitRef], at: Instant) {
        let is_handed = |unit: &UnitRef| course.hands_over(*unit, trip) && !self.units[unit.index()].is_past;
        let handed: Vec<UnitRef> = units.iter().copied().filter(is_handed).collect();
        for unit in units {
            self.units[unit.index()].ridden.push(trip);
        }
        self.under_way += units.len() as u64;
        if let Some(aborted) = self.aborted.as_mut().filter(|_| !units.is_empty()) {
            // Who goes on has to land, too.
            aborted.is_safe = false;
        }
        self.account(course, &handed, at);
    }

    fn arrive(&mut self, course: &Course, trip: usize, place: PlaceRef, at: Instant) {
        if self.trips[trip].arrived.is_some() {
            return;
        }
        // An arrival without a departure, in a historical operation: when it left is not known.
        self.depart(course, trip, None, at);
        let of = &mut self.trips[trip];
        (of.arrived, of.arrived_at) = (Some(place), Some(at));
        let aboard: Vec<UnitRef> = of.aboard.iter().copied().collect();
        self.vehicles[course.vehicle(trip).index()] = place;
        self.land(&aboard, place);
    }

    fn land(&mut self, units: &[UnitRef], place: PlaceRef) {
        for unit in units {
            self.units[unit.index()].at = Whereabouts::Place(place);
        }
        self.under_way = self.under_way.saturating_sub(units.len() as u64);
    }

    /// Holds a scope, and takes back the word to go from rides in it that have not left.
    pub(crate) fn hold(&mut self, course: &Course, scope: Scope) {
        self.holds.insert(scope);
        let stays = |trip: &usize| {
            let occupants = || self.occupants(*trip);
            let is_free = occupants().next().is_some() && occupants().all(|unit| course.is_protected(unit));
            is_free || !is_in_scope(course, *trip, occupants(), scope)
        };
        let kept = self.going.iter().copied().filter(stays).collect();
        self.keep_going(kept);
    }

    fn abort(&mut self, course: &Course, at: Instant) {
        if self.aborted.is_some() {
            return;
        }
        let completed = safe::completed(course, self);
        self.aborted = Some(Aborted { at, completed, is_safe: false });
        // Words to board rides that have not left are taken back, but of those who go on.
        for trip in (0..self.trips.len()).filter(|trip| !self.trips[*trip].has_left).collect::<Vec<_>>() {
            let kept = self.trips[trip].let_board.iter().copied().filter(|unit| self.goes_on(course, *unit)).collect();
            self.trips[trip].let_board = kept;
        }
        let goes_on = |trip: &usize| self.occupants(*trip).all(|unit| self.goes_on(course, unit));
        let kept = self.going.iter().copied().filter(goes_on).collect();
        self.keep_going(kept);
    }

    fn keep_going(&mut self, kept: BTreeSet<usize>) {
        for trip in self.going.difference(&kept) {
            self.trips[*trip].go = None;
        }
        self.going = kept;
    }

    /// Who has boarded a ride or may.
    pub(crate) fn occupants(&self, trip: usize) -> impl Iterator<Item = UnitRef> {
        self.trips[trip].aboard.union(&self.trips[trip].let_board).copied()
    }
}

/// Whether a hold of a scope is one of a ride with these in it.
pub(crate) fn is_in_scope(
    course: &Course,
    trip: usize,
    mut riders: impl Iterator<Item = UnitRef>,
    scope: Scope,
) -> bool {
    match scope {
        Scope::Everything => true,
        Scope::Trip(held) => held == trip,
        Scope::Unit(unit) => riders.any(|one| one == unit),
        Scope::Gate(gate) => riders.any(|unit| {
            let leaves = course.handover_trip(unit) == Some(trip);
            leaves && !course.is_protected(unit) && course.gates_holding(unit).contains(&gate)
        }),
    }
}
