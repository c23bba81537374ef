//! What stands against boarding and leaving: the lines of `docs/reference/run.md`, *What a ride waits for*.
//!
//! Every line that is broken is told, not the first. Order and balance are in `balance`, quotas in `quota`.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{GroupRef, Instant, Reason, Room, UnitRef};

use crate::course::Course;
use crate::happen::is_in_scope;
use crate::safe::still_to_leave;
use crate::state::State;

impl State {
    /// What stands against letting these board.
    pub(crate) fn against_board(&self, course: &Course, trip: usize, units: &[UnitRef], now: Instant) -> Vec<Reason> {
        let mut reasons = self.against_ride(course, trip);
        if !units.iter().all(|unit| course.is_protected(*unit)) {
            // What holds somebody aboard holds the ride.
            let with: Vec<UnitRef> = self.trips[trip].aboard.iter().chain(units).copied().collect();
            reasons.extend(self.against_held(course, trip, &with));
        }
        reasons.extend(self.against_broken_off(course, units));
        for unit in units {
            reasons.extend(self.against_unit(course, trip, *unit));
        }
        if self.trips[trip].go.is_some() {
            // It may leave at once: with them.
            let leaves = |unit: &UnitRef| course.hands_over(*unit, trip) && !self.units[unit.index()].is_past;
            let may = self.who_may_leave(course, trip).chain(units.iter().copied().filter(leaves)).collect();
            let sure = self.in_word(trip).iter().flat_map(|other| self.sure_leavers(course, *other)).collect();
            reasons.extend(self.against_balance(course, &may, &sure, None));
            reasons.extend(self.against_quotas(course, &may, None, now));
        }
        let others: BTreeSet<UnitRef> = self.occupants(trip).collect();
        reasons.extend(self.against_room(course, trip, &others, units));
        reasons.extend(Self::against_company(course, &others, units));
        told(reasons)
    }

    /// What stands against the word to go for these rides together.
    pub(crate) fn against_go(&self, course: &Course, word: &[usize], now: Instant) -> Vec<Reason> {
        let mut reasons = Vec::new();
        let together: BTreeSet<usize> = word.iter().copied().collect();
        for trip in word {
            reasons.extend(self.against_leaving(course, *trip, &together));
        }
        let may = word.iter().flat_map(|trip| self.who_may_leave(course, *trip)).collect();
        let sure = word.iter().flat_map(|trip| self.sure_leavers(course, *trip)).collect();
        reasons.extend(self.against_balance(course, &may, &sure, None));
        reasons.extend(self.against_quotas(course, &may, None, now));
        told(reasons)
    }

    /// Which lines a departure that is told breaks.
    pub(crate) fn against_departure(&self, course: &Course, trip: usize, now: Instant) -> Vec<Reason> {
        let together = self.in_word(trip);
        let mut reasons = self.against_leaving(course, trip, &together);
        if self.trips[trip].go.is_none() {
            reasons.push(Reason::NoGo(trip));
        }
        let leave: BTreeSet<UnitRef> = self.leavers(course, trip).collect();
        let with = together.iter().flat_map(|other| self.sure_leavers(course, *other));
        let sure = with.chain(leave.iter().copied()).collect();
        reasons.extend(self.against_balance(course, &leave, &sure, Some(trip)));
        reasons.extend(self.against_quotas(course, &leave, Some(trip), now));
        told(reasons)
    }

    /// The rides that have not left and have the word to go together with this one, itself among them.
    fn in_word(&self, trip: usize) -> BTreeSet<usize> {
        let go = self.trips[trip].go;
        let with = self.going.iter().copied().filter(|other| go.is_some() && self.trips[*other].go == go);
        with.chain([trip]).collect()
    }

    /// Which lines a boarding that is told breaks: of each unit; of a ride that has left, those of leaving with it, too.
    pub(crate) fn against_boarded(&self, course: &Course, trip: usize, units: &[UnitRef]) -> Vec<Reason> {
        let mut reasons = Vec::new();
        let of = &self.trips[trip];
        for unit in units.iter().filter(|unit| !of.aboard.contains(unit)) {
            if !of.let_board.contains(unit) {
                reasons.push(Reason::NoWord(*unit));
            }
            reasons.extend(self.against_unit(course, trip, *unit));
        }
        reasons.extend(self.against_room(course, trip, &of.aboard, units));
        reasons.extend(Self::against_company(course, &of.aboard, units));
        if of.has_left {
            let leaves = |unit: &UnitRef| course.hands_over(*unit, trip) && !self.units[unit.index()].is_past;
            let leave: BTreeSet<UnitRef> = units.iter().copied().filter(leaves).collect();
            reasons.extend(self.against_balance(course, &leave, &leave, None));
            if self.leaves_from(course, trip) != course.trip(trip).from {
                reasons.push(Reason::VehicleElsewhere(trip));
            }
        } else {
            reasons.extend(self.against_vehicle(course, trip));
            reasons.extend(self.against_measures(course, trip));
        }
        told(reasons)
    }

    /// What stands against a ride that is to leave with those aboard, in one word with others.
    fn against_leaving(&self, course: &Course, trip: usize, together: &BTreeSet<usize>) -> Vec<Reason> {
        let of = &self.trips[trip];
        let aboard: Vec<UnitRef> = of.aboard.iter().copied().collect();
        let mut reasons = self.against_ride(course, trip);
        let are_protected = !aboard.is_empty() && aboard.iter().all(|unit| course.is_protected(*unit));
        if !are_protected {
            reasons.extend(self.against_held(course, trip, &aboard));
            reasons.extend(self.against_simultaneous(course, trip, together));
        }
        reasons.extend(self.against_broken_off(course, &aboard));
        for unit in &aboard {
            if !of.let_board.contains(unit) {
                reasons.push(Reason::NoWord(*unit));
            }
            reasons.extend(self.against_unit(course, trip, *unit));
        }
        reasons.extend(self.against_room(course, trip, &BTreeSet::new(), &aboard));
        reasons.extend(Self::against_company(course, &BTreeSet::new(), &aboard));
        reasons.extend(self.against_family(course, trip));
        reasons
    }

    /// The ride itself: it has not left, its vehicle is there, measures are done.
    fn against_ride(&self, course: &Course, trip: usize) -> Vec<Reason> {
        let mut reasons = Vec::new();
        if self.trips[trip].has_left {
            reasons.push(Reason::NotSo);
        }
        reasons.extend(self.against_vehicle(course, trip));
        reasons.extend(self.against_measures(course, trip));
        reasons
    }

    fn against_vehicle(&self, course: &Course, trip: usize) -> Option<Reason> {
        let at = self.vehicles[course.vehicle(trip).index()];
        let is_there = self.is_next(course, trip) && at == course.trip(trip).from;
        (!is_there).then_some(Reason::VehicleElsewhere(trip))
    }

    fn against_measures(&self, course: &Course, trip: usize) -> Vec<Reason> {
        let before = course.trips[trip].previous.map_or(&[][..], |before| &course.trips[before].arrival);
        let works = before.iter().chain(&course.trips[trip].departure);
        self.not_done(works)
    }

    fn not_done<'w>(&self, works: impl Iterator<Item = &'w usize>) -> Vec<Reason> {
        works.filter(|work| self.works[**work].ended.is_none()).map(|work| Reason::NotDone(*work)).collect()
    }

    /// Holds of everything, of the ride, of somebody in it, of a gate that lets somebody leave with it.
    fn against_held(&self, course: &Course, trip: usize, units: &[UnitRef]) -> Vec<Reason> {
        let holds = self.holds.iter().copied();
        holds.filter(|scope| is_in_scope(course, trip, units.iter().copied(), *scope)).map(Reason::Held).collect()
    }

    /// After an abort only those who are completed, past the point of no return or protected go on.
    fn against_broken_off(&self, course: &Course, units: &[UnitRef]) -> Option<Reason> {
        let all_go_on = units.iter().all(|unit| self.goes_on(course, *unit));
        (!all_go_on).then_some(Reason::Aborted)
    }

    /// The lines of one unit: planned, there, clear, checked, and let through.
    fn against_unit(&self, course: &Course, trip: usize, unit: UnitRef) -> Vec<Reason> {
        let mut reasons = Vec::new();
        let one = &self.units[unit.index()];
        if !self.travels(course, unit) {
            reasons.push(Reason::DoesNotTravel(unit));
        } else if !one.is_clear {
            reasons.push(Reason::NotClear(unit));
        }
        let (Some(lot), Some(ride)) = (course.lot(unit), course.ride_of(unit, trip)) else {
            reasons.push(Reason::NotPlanned(unit));
            return reasons;
        };
        let is_there = self.place(course, unit) == Some(course.trip(trip).from)
            && one.ridden == lot.rides[..ride]
            && self.ride(unit).is_none_or(|aboard| aboard == trip);
        if !is_there && !one.ridden.contains(&trip) {
            reasons.push(Reason::NotThere(unit));
        }
        if let Some(before) = ride.checked_sub(1) {
            reasons.extend(self.not_done(course.trips[lot.rides[before]].arrival.iter()));
        }
        let checks = lot.checks.iter().filter(|(check, place)| *place <= ride && !one.passed.contains(check));
        reasons.extend(checks.map(|(check, _)| Reason::NotChecked(unit, *check)));
        if lot.handover == Some(ride) && !course.is_protected(unit) {
            let gates = course.gates_holding(unit).iter();
            let shut = gates.filter(|gate| self.gates[gate.index()].opened.is_none());
            reasons.extend(shut.map(|gate| Reason::Shut(unit, *gate)));
        }
        reasons
    }

    /// Room for each of `units` beside the others: seats, stretchers, load, and seats for their escorts.
    fn against_room(&self, course: &Course, trip: usize, others: &BTreeSet<UnitRef>, units: &[UnitRef]) -> Vec<Reason> {
        let vehicle = course.target.handover.vehicle(course.vehicle(trip));
        let mut taken = Taken::default();
        for unit in others.iter().filter(|unit| !units.contains(unit)) {
            taken.add(self, course, *unit);
        }
        let mut reasons = Vec::new();
        for unit in units {
            let escorts = taken.escorts;
            let room = taken.add(self, course, *unit);
            let takes_seat = room == Room::Seat || taken.escorts > escorts;
            let is_full = takes_seat && taken.seats + taken.escorts > vehicle.seats
                || room == Room::Stretcher && taken.stretchers > vehicle.stretchers
                || room == Room::Load && taken.load > vehicle.load;
            if is_full {
                reasons.push(Reason::NoRoom(*unit));
            }
        }
        reasons
    }

    /// What room a unit takes.
    pub(crate) fn room(&self, course: &Course, unit: UnitRef) -> Room {
        let group = course.group_of(unit).map(|group| course.target.handover.group(group).room);
        self.units[unit.index()].room.or(group).unwrap_or(Room::Seat)
    }

    /// Nobody rides with whom he does not meet.
    fn against_company(course: &Course, others: &BTreeSet<UnitRef>, units: &[UnitRef]) -> Vec<Reason> {
        let all = others.iter().chain(units);
        let mut by_group: BTreeMap<GroupRef, UnitRef> = BTreeMap::new();
        for unit in all {
            if let Some(group) = course.group_of(*unit) {
                by_group.entry(group).or_insert(*unit);
            }
        }
        let mut reasons = Vec::new();
        for unit in units {
            let Some(group) = course.group_of(*unit) else { continue };
            let apart = course.groups[group.index()].apart.iter();
            reasons.extend(apart.filter_map(|group| by_group.get(group)).map(|other| Reason::Apart(*unit, *other)));
        }
        reasons
    }

    /// Who leaves simultaneously leaves in one word, and everybody.
    fn against_simultaneous(&self, course: &Course, trip: usize, together: &BTreeSet<usize>) -> Vec<Reason> {
        let mut reasons = Vec::new();
        for one in &course.trips[trip].simultaneous {
            for lot in &course.simultaneous[*one] {
                let Some(other) = still_to_leave(course, self, *lot) else { continue };
                let mut awaited = course.members(*lot).iter().filter(|unit| self.is_awaited(course, **unit));
                let is_whole = awaited.all(|unit| self.trips[other].aboard.contains(unit));
                if !together.contains(&other) || !is_whole {
                    reasons.push(Reason::NotTogether(other));
                }
            }
        }
        reasons
    }

    /// Families go together.
    fn against_family(&self, course: &Course, trip: usize) -> Option<Reason> {
        let aboard = &self.trips[trip].aboard;
        let groups: BTreeSet<GroupRef> = aboard.iter().filter_map(|unit| course.group_of(*unit)).collect();
        let families: BTreeSet<usize> =
            groups.iter().flat_map(|group| course.groups[group.index()].families.iter().copied()).collect();
        let is_left_behind = |unit: &UnitRef| {
            let goes = course.ride_of(*unit, trip).is_some() && self.travels(course, *unit);
            goes && !aboard.contains(unit)
        };
        let mut members = families.iter().flat_map(|family| &course.families[*family]);
        members.any(is_left_behind).then_some(Reason::NotTogether(trip))
    }
}

/// What is taken of a vehicle.
#[derive(Default)]
struct Taken {
    seats: u64,
    stretchers: u64,
    load: u64,
    escorts: u64,
    /// Of each lot, how many.
    lots: BTreeMap<usize, u64>,
}

impl Taken {
    fn add(&mut self, state: &State, course: &Course, unit: UnitRef) -> Room {
        let (room, quantity) = (state.room(course, unit), course.units[unit.index()].quantity);
        match room {
            Room::Seat => self.seats += quantity,
            Room::Stretcher => self.stretchers += quantity,
            Room::Load => self.load += quantity,
        }
        if let Some(lot) = course.lot_of[unit.index()] {
            let each = course.target.handover.group(course.lots[lot].group).escorted_by;
            let of = self.lots.entry(lot).or_default();
            if each > 0 {
                self.escorts += (*of + quantity).div_ceil(each) - of.div_ceil(each);
            }
            *of += quantity;
        }
        room
    }
}

/// Each reason once, in order.
fn told(mut reasons: Vec<Reason>) -> Vec<Reason> {
    reasons.sort_unstable();
    reasons.dedup();
    reasons
}
