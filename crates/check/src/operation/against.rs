//! What stands against a word: the sections of the page on rides, gates, order and balance, holds and abort.
//!
//! A few sentences of the page can be read in two ways. Narrowly read, only what every reader must see stands against a word: who lets it
//! pass in spite of that is at fault. Widely read, everything that any reader might see does: where even so nothing stands against a word,
//! who refuses it is at fault.

use std::collections::BTreeSet;

use takas_model::{Act, GateRef, Instant, Occasion, PartyRef, QuotaSpan, Reason, Scope, UnitRef};

use super::OperationLine;
use super::course::Course;
use super::facts::{Facts, Whereabouts, is_free};

/// How the page is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// Only what every reader must see.
    Narrow,
    /// Everything that any reader might see.
    Wide,
}

/// A reason, and the line of *What holds in every state* that would be broken.
pub(super) type Against = Vec<(OperationLine, Reason)>;

/// What words are looked at with.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) course: &'a Course<'a>,
    pub(super) facts: &'a Facts,
    pub(super) reading: Reading,
}

impl Words<'_> {
    fn is_wide(&self) -> bool {
        self.reading == Reading::Wide
    }

    pub(super) fn is_free(&self, unit: UnitRef) -> bool {
        is_free(self.course, unit)
    }

    /// Whether a unit is clear to travel.
    pub(super) fn is_clear(&self, unit: UnitRef) -> bool {
        self.facts.is_clear(unit, &self.course.units[unit.index()])
    }

    /// What stands against a word; every index of it exists.
    pub(super) fn against(&self, act: &Act, at: Instant) -> Against {
        let mut found = match act {
            Act::Board(trip, units) => self.board(*trip, units, at),
            Act::Go(trips) => self.go(trips, at),
            Act::Release(gate) => self.release(*gate, at),
            Act::TakeBack(gate) if self.facts.gates[gate.index()].opened => {
                vec![(OperationLine::Once, Reason::NotSo)]
            }
            Act::Hold(Scope::Unit(unit)) if self.is_free(*unit) => {
                vec![(OperationLine::Protected, Reason::Protected(*unit))]
            }
            Act::Close => self.close(),
            Act::Adopt(_) if self.facts.aborted => vec![(OperationLine::Abort, Reason::Aborted)],
            _ => Vec::new(),
        };
        if self.facts.closed && is_word(act) {
            found.push((OperationLine::Record, Reason::Closed));
        }
        found
    }

    /// What stands against letting these board a ride.
    fn board(&self, trip: usize, units: &[UnitRef], at: Instant) -> Against {
        // A word that lets protected units alone board is held by nothing, whoever else is aboard.
        let is_free = !self.is_wide() && units.iter().all(|&unit| self.is_free(unit));
        let riders = if is_free { units.to_vec() } else { self.joined(trip, units) };
        let mut found = self.ride(trip, &riders);
        // Who is aboard and does not go on gets off before it leaves.
        found.extend(self.broken_off(units));
        if units.is_empty() {
            found.push((OperationLine::Record, Reason::Unknown));
        }
        for &unit in units {
            found.extend(self.rider(unit, trip));
            let is_aboard = self.facts.unit(unit).whereabouts == Whereabouts::Riding(trip);
            if !is_aboard && !self.facts.is_there(self.course, unit, trip) {
                found.push((OperationLine::Somewhere, Reason::NotThere(unit)));
            }
        }
        let joined = self.joined(trip, units);
        found.extend(self.company(trip, &joined, units));
        if self.facts.trips[trip].go.is_some() && !self.goes_free(trip, &joined) {
            let leaving = units.iter().copied().filter(|&unit| self.course.hands_over(unit, trip)).collect();
            found.extend(self.order_and_balance(&leaving));
            found.extend(self.quotas(&leaving, at));
        }
        found
    }

    /// Those who are aboard and these; widely read, also those who were let board and may come yet.
    fn joined(&self, trip: usize, units: &[UnitRef]) -> Vec<UnitRef> {
        let mut joined: BTreeSet<UnitRef> = self.facts.aboard(trip).chain(units.iter().copied()).collect();
        if self.is_wide() {
            joined.extend(&self.facts.trips[trip].let_board);
        }
        joined.into_iter().collect()
    }

    /// What stands against a ride itself, with these in it.
    fn ride(&self, trip: usize, riders: &[UnitRef]) -> Against {
        let (course, facts) = (self.course, self.facts);
        let mut found = Vec::new();
        if facts.trips[trip].left {
            found.push((OperationLine::Somewhere, Reason::NotSo));
            return found;
        }
        let from = course.plan.trips[trip].from;
        if !facts.vehicle_is_back(course, trip) || facts.vehicle_at(course, trip) != Some(from) {
            found.push((OperationLine::Somewhere, Reason::VehicleElsewhere(trip)));
        }
        let of_last = course.before[trip].into_iter().flat_map(|last| course.measures(last, Occasion::Arrival));
        let of_this = course.measures(trip, Occasion::Departure);
        let once = course.once_at(from);
        let undone = of_last.chain(of_this).chain(once).filter(|&work| !facts.works[work].ended);
        found.extend(undone.map(|work| (OperationLine::Gates, Reason::NotDone(work))));
        if !self.goes_free(trip, riders) {
            let held = facts.holds.iter().filter(|scope| self.is_within(**scope, trip, riders));
            found.extend(held.map(|&scope| (OperationLine::Gates, Reason::Held(scope))));
        }
        found
    }

    /// Whether a ride carries protected units alone, and at least one. Widely read, also all who belong to it by the plan are protected.
    fn goes_free(&self, trip: usize, riders: &[UnitRef]) -> bool {
        let belong = self.course.riders[trip].iter().copied();
        let by_plan: Vec<UnitRef> = belong.filter(|_| self.is_wide()).collect();
        !riders.is_empty() && riders.iter().chain(&by_plan).all(|&unit| self.is_free(unit))
    }

    /// That it was broken off, and not all of these go on.
    pub(super) fn broken_off(&self, about: &[UnitRef]) -> Option<(OperationLine, Reason)> {
        let is_stopped = self.facts.aborted && !self.go_on(about);
        is_stopped.then_some((OperationLine::Abort, Reason::Aborted))
    }

    /// Whether a ride with these in it is within a scope.
    fn is_within(&self, scope: Scope, trip: usize, riders: &[UnitRef]) -> bool {
        match scope {
            Scope::Everything => true,
            Scope::Trip(held) => held == trip,
            Scope::Unit(unit) => riders.contains(&unit),
            Scope::Gate(gate) => {
                let waits = |unit: UnitRef| self.course.path_of(unit).held_by.contains(&gate);
                // A gate holds no protected person: neither does a hold of it.
                let is_bound = |unit: UnitRef| !self.is_free(unit) && waits(unit);
                riders.iter().any(|&unit| self.course.hands_over(unit, trip) && is_bound(unit))
            }
        }
    }

    /// Whether a hold of this scope stands against a ride with these in it.
    pub(super) fn is_held_by(&self, scope: Scope, trip: usize, riders: &[UnitRef]) -> bool {
        !self.goes_free(trip, riders) && self.is_within(scope, trip, riders)
    }

    /// Whether all of these go on after an abort. Widely read, there is somebody.
    fn go_on(&self, units: &[UnitRef]) -> bool {
        let empty_counts = !self.is_wide() || !units.is_empty();
        empty_counts && units.iter().all(|&unit| self.facts.goes_on(self.course, unit))
    }

    /// What stands against a unit on a ride, wherever it is just now.
    pub(super) fn rider(&self, unit: UnitRef, trip: usize) -> Against {
        let mut found = self.unfit(unit, trip);
        if !self.facts.is_let_in(self.course, unit) {
            found.push((OperationLine::Gates, Reason::NotThere(unit)));
        }
        if self.course.path_of(unit).ride_of(trip).is_none() {
            found.push((OperationLine::Somewhere, Reason::NotPlanned(unit)));
        }
        found
    }

    /// The line `gates` for a unit on a ride, but for the word.
    pub(super) fn unfit(&self, unit: UnitRef, trip: usize) -> Against {
        let mut found = Vec::new();
        if !self.facts.unit(unit).travels {
            found.push((OperationLine::Gates, Reason::DoesNotTravel(unit)));
        } else if !self.is_clear(unit) {
            found.push((OperationLine::Gates, Reason::NotClear(unit)));
        }
        let ride = self.course.path_of(unit).ride_of(trip);
        let unchecked = ride.and_then(|ride| self.facts.unchecked(self.course, unit, ride));
        found.extend(unchecked.map(|check| (OperationLine::Gates, Reason::NotChecked(unit, check))));
        let shut = self.facts.shut(self.course, unit, trip, self.is_free(unit));
        found.extend(shut.map(|gate| (OperationLine::Gates, Reason::Shut(unit, gate))));
        found
    }

    /// Room, and people who do not meet: among those who are in a ride together, as far as it is about these.
    pub(super) fn company(&self, trip: usize, joined: &[UnitRef], about: &[UnitRef]) -> Against {
        let mut found = Vec::new();
        for &one in about {
            let apart = joined.iter().copied().filter(|&other| other != one && self.course.are_apart(one, other));
            found.extend(apart.map(|other| (OperationLine::Gates, Reason::Apart(one, other))));
        }
        if let Some(&unit) = about.last()
            && !self.facts.have_room(self.course, trip, joined)
        {
            found.push((OperationLine::Somewhere, Reason::NoRoom(unit)));
        }
        found
    }

    /// What stands against letting these rides leave.
    pub(super) fn go(&self, trips: &[usize], at: Instant) -> Against {
        let mut found = Vec::new();
        let mut leaving = BTreeSet::new();
        if trips.is_empty() {
            found.push((OperationLine::Record, Reason::Unknown));
        }
        for &trip in trips {
            let aboard: Vec<UnitRef> = self.facts.aboard(trip).collect();
            found.extend(self.ride(trip, &aboard));
            found.extend(self.broken_off(&aboard));
            for &unit in &aboard {
                found.extend(self.rider(unit, trip));
                if !self.facts.trips[trip].let_board.contains(&unit) {
                    found.push((OperationLine::Gates, Reason::NoWord(unit)));
                }
            }
            found.extend(self.company(trip, &aboard, &aboard));
            found.extend(self.left_behind(trip, &aboard));
            if !self.goes_free(trip, &aboard) {
                found.extend(self.apart_from_others(trip, trips));
            }
            leaving.extend(aboard.into_iter().filter(|&unit| self.course.hands_over(unit, trip)));
        }
        found.extend(self.order_and_balance(&leaving));
        found.extend(self.quotas(&leaving, at));
        found
    }

    /// Quotas: with all who left in its time and who have the word to leave, no more than it lets through. Widely read, all who were let
    /// board leave.
    pub(super) fn quotas(&self, leaving: &BTreeSet<UnitRef>, at: Instant) -> Against {
        let (course, facts) = (self.course, self.facts);
        let mut found = Vec::new();
        for (index, quota) in course.handover.quotas.iter().enumerate() {
            let is_counted = |unit: UnitRef| course.is_of(unit, &quota.of) && !self.is_free(unit);
            if !leaving.iter().any(|&unit| is_counted(unit)) {
                continue;
            }
            let mut counted = facts.about_to_leave(course);
            counted.extend(leaving);
            if self.is_wide() {
                counted.extend(facts.trips.iter().filter(|trip| !trip.left).flat_map(|trip| &trip.let_board));
            }
            let minute = |at: Instant| at.saturating_sub(course.handover.begins).div_euclid(60);
            counted.extend((0..course.units.len()).map(UnitRef::new).filter(|&unit| {
                facts.left_for_handover(course, unit).is_some_and(|left| match &quota.span {
                    QuotaSpan::Within(within) => at.saturating_sub(left) < within.saturating_mul(60),
                    QuotaSpan::Days(begins) => {
                        let crossed = |begin: &i64| minute(left) < *begin && *begin <= minute(at);
                        !begins.iter().any(crossed)
                    }
                })
            }));
            let units = counted.into_iter().filter(|&unit| is_counted(unit));
            let sum = units.map(|unit| u128::from(course.units[unit.index()].quantity)).sum::<u128>();
            if sum > u128::from(quota.at_most) {
                found.push((OperationLine::Gates, Reason::Quota(index)));
            }
        }
        found
    }

    /// What order and balance say against these leaving for their handover together.
    pub(super) fn order_and_balance(&self, leaving: &BTreeSet<UnitRef>) -> Against {
        let bound: Vec<UnitRef> = leaving.iter().copied().filter(|&unit| !self.is_free(unit)).collect();
        let mut found = self.order(&bound, leaving);
        if !bound.is_empty() {
            found.extend(self.balance(leaving));
        }
        found
    }

    /// Families go together: somebody of one is aboard, another who travels is left behind. Narrowly read, a ride that carries protected
    /// units alone waits only for those who are protected, and nobody waits for one who has been handed over.
    fn left_behind(&self, trip: usize, aboard: &[UnitRef]) -> Against {
        let goes_free = self.goes_free(trip, aboard) && !self.is_wide();
        let stays = |&other: &UnitRef| {
            let facts = self.facts.unit(other);
            let waits = self.is_wide() || self.course.path_of(other).rides.get(facts.made) == Some(&trip);
            facts.travels && waits && !aboard.contains(&other) && (!goes_free || self.is_free(other))
        };
        let of_family = |other: &UnitRef| aboard.iter().any(|&one| self.course.are_family(one, *other));
        let mut units = (0..self.course.units.len()).map(UnitRef::new);
        let is_apart = units.any(|unit| stays(&unit) && of_family(&unit));
        is_apart.then_some((OperationLine::Gates, Reason::NotTogether(trip))).into_iter().collect()
    }

    /// Simultaneous departures: each ride that has not left is in the word, and everybody who travels is aboard. Narrowly read, a ride by
    /// which nobody of them travels any more is none of them.
    fn apart_from_others(&self, trip: usize, trips: &[usize]) -> Against {
        let mut missing = BTreeSet::new();
        for members in self.course.together(trip) {
            let waits = |unit: &&UnitRef| self.facts.unit(**unit).travels && !self.facts.unit(**unit).is_past;
            let is_one = members.iter().filter(waits).any(|&unit| self.course.hands_over(unit, trip));
            if !is_one && !self.is_wide() {
                continue;
            }
            for &unit in members.iter().filter(|unit| waits(unit) || self.is_wide()) {
                let Some(other) = self.course.path_of(unit).handover_trip() else { continue };
                let is_aboard = self.facts.unit(unit).whereabouts == Whereabouts::Riding(other);
                let is_behind = !is_aboard && waits(&&unit);
                if !self.facts.trips[other].left && (!trips.contains(&other) || is_behind) {
                    missing.insert(other);
                }
            }
        }
        missing.into_iter().map(|other| (OperationLine::Gates, Reason::NotTogether(other))).collect()
    }

    /// Order: everybody who travels of every earlier step has left, or has the word to leave, or leaves with these.
    fn order(&self, about: &[UnitRef], leaving: &BTreeSet<UnitRef>) -> Against {
        let mut found = Vec::new();
        let about_to_leave = self.facts.about_to_leave(self.course);
        for &unit in about {
            let Some(step) = self.course.units[unit.index()].step else { continue };
            let is_behind = |other: &UnitRef| {
                let facts = self.facts.unit(*other);
                let earlier = self.course.units[other.index()].step.is_some_and(|earlier| earlier < step);
                let leaves = leaving.contains(other) || about_to_leave.contains(other);
                earlier && facts.travels && !facts.is_past && !leaves && !self.is_free(*other)
            };
            let behind = (0..self.course.units.len()).map(UnitRef::new).find(is_behind);
            found.extend(behind.map(|other| (OperationLine::Balance, Reason::OutOfOrder(unit, other))));
        }
        found
    }

    /// Balance: no party is owed more than it accepts when these have left. Narrowly read, a party that is no worse off does not count.
    fn balance(&self, leaving: &BTreeSet<UnitRef>) -> Against {
        let mut with: BTreeSet<UnitRef> = self.facts.about_to_leave(self.course);
        let before = self.facts.owed(self.course, &with);
        with.extend(leaving);
        let after = self.facts.owed(self.course, &with);
        let over = after.iter().filter(|(party, owed)| {
            let accepts = self.facts.accepts.get(*party).copied().unwrap_or(0);
            let is_worse = **owed > before.get(*party).copied().unwrap_or(0);
            **owed > accepts && (is_worse || self.is_wide())
        });
        let told = |(party, owed): (&PartyRef, &u64)| {
            let accepts = self.facts.accepts.get(party).copied().unwrap_or(0);
            (OperationLine::Balance, Reason::Owed(*party, *owed - accepts))
        };
        over.map(told).collect()
    }

    /// What a gate still waits for. Who is in a ride that has not left is where it leaves.
    pub(super) fn release(&self, gate: GateRef, at: Instant) -> Against {
        let mut found: Against = Vec::new();
        let facts = &self.facts.gates[gate.index()];
        let handover = self.course.handover;
        if facts.opened {
            found.push((OperationLine::Once, Reason::NotSo));
        }
        let of = handover.gate(gate);
        let not_before = of.not_before.map(|minute| handover.begins.saturating_add(minute.saturating_mul(60)));
        if not_before.is_some_and(|not_before| at < not_before) {
            found.push((OperationLine::Gates, Reason::TooEarly(gate)));
        }
        for index in 0..self.course.units.len() {
            let unit = UnitRef::new(index);
            let path = self.course.path_of(unit);
            if !self.course.is_of(unit, &of.of) || !self.facts.unit(unit).travels {
                continue;
            }
            if self.facts.unit(unit).is_past {
                continue;
            }
            let whereabouts = self.facts.unit(unit).whereabouts;
            let here = match whereabouts {
                Whereabouts::At(at) => Some(at),
                Whereabouts::Riding(trip) if !self.facts.trips[trip].left => Some(self.course.plan.trips[trip].from),
                Whereabouts::Riding(_) => None,
            };
            let is_here = here == Some(path.handover_place());
            let passed = &self.facts.unit(unit).passed;
            let unchecked = path.checks.iter().any(|(check, _)| of.checks.contains(check) && !passed.contains(check));
            if !is_here || unchecked {
                found.push((OperationLine::Gates, Reason::WaitsFor(gate, unit)));
            }
        }
        let silent =
            self.course.target.gates[gate.index()].confirmed_by.iter().filter(|party| !facts.agreed.contains(party));
        found.extend(silent.map(|&party| (OperationLine::Gates, Reason::NotConfirmed(gate, party))));
        if self.facts.aborted && !self.lets_complete(gate) {
            found.push((OperationLine::Abort, Reason::Aborted));
        }
        if self.is_wide() && self.facts.holds.iter().any(|hold| matches!(hold, Scope::Everything | Scope::Gate(_))) {
            found.push((OperationLine::Gates, Reason::Held(Scope::Gate(gate))));
        }
        found
    }

    /// Whether a gate holds somebody whose departure is completed after an abort.
    fn lets_complete(&self, gate: GateRef) -> bool {
        let is_held = |unit: &UnitRef| self.course.path_of(*unit).held_by.contains(&gate);
        let mut held = (0..self.course.units.len()).map(UnitRef::new).filter(is_held);
        held.any(|unit| self.facts.is_completed(self.course, unit))
    }

    /// Close waits for everybody; when it was broken off and everybody is safe, for protected people alone.
    fn close(&self) -> Against {
        let is_safe = self.facts.aborted && self.facts.told_safe;
        let is_open = |unit: &UnitRef| {
            let facts = self.facts.unit(*unit);
            let under_way = match facts.whereabouts {
                Whereabouts::Riding(trip) => self.facts.trips[trip].left || self.is_wide(),
                Whereabouts::At(_) => false,
            };
            (!is_safe || self.is_free(*unit)) && (under_way || (facts.travels && !facts.handed_over))
        };
        let open = (0..self.course.units.len()).map(UnitRef::new).find(is_open);
        open.map(|unit| (OperationLine::Once, Reason::NotOver(unit))).into_iter().collect()
    }
}

/// Whether this asks before something may be.
pub(super) fn is_word(act: &Act) -> bool {
    matches!(
        act,
        Act::Board(..)
            | Act::Go(_)
            | Act::Release(_)
            | Act::Agree(_)
            | Act::TakeBack(_)
            | Act::Adopt(_)
            | Act::Accept(_)
            | Act::Resume(_)
            | Act::Close
            | Act::InHand(..)
            | Act::Request { .. }
    )
}

/// Whether this lets something be that was not: such a word is good for a while alone.
pub(super) fn loosens(facts: &Facts, party: Option<PartyRef>, act: &Act) -> bool {
    match act {
        Act::Accept(amount) => {
            let accepts = party.and_then(|party| facts.accepts.get(&party)).copied().unwrap_or(0);
            *amount > accepts
        }
        Act::Board(..) | Act::Go(_) | Act::Release(_) | Act::Agree(_) | Act::Adopt(_) | Act::Resume(_) | Act::Close => {
            true
        }
        _ => false,
    }
}

/// Whether this is never refused to a seat that may say it.
pub(super) fn is_stop(act: &Act) -> bool {
    matches!(act, Act::Hold(_) | Act::Abort | Act::NotTravelling(_) | Act::NotInHand(..))
}

/// The handover rides that an abort lets be completed: others that are simultaneous with them have left, or are completed themselves.
pub(super) fn completed(course: &Course<'_>, facts: &Facts) -> BTreeSet<usize> {
    let mut completed: BTreeSet<usize> = BTreeSet::new();
    let travels = |unit: &UnitRef| facts.unit(*unit).travels;
    loop {
        let before = completed.len();
        for trip in (0..facts.trips.len()).filter(|&trip| !facts.trips[trip].left) {
            let has_left = |unit: &UnitRef| {
                let trip = course.path_of(*unit).handover_trip();
                facts.unit(*unit).is_past || (travels(unit) && trip.is_some_and(|trip| completed.contains(&trip)))
            };
            let waits = |unit: &UnitRef| travels(unit) && course.hands_over(*unit, trip);
            let binds = |members: Vec<UnitRef>| members.iter().any(has_left) && members.iter().any(waits);
            if course.together(trip).any(binds) {
                completed.insert(trip);
            }
        }
        if completed.len() == before {
            return completed;
        }
    }
}
