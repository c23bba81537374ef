//! Another plan becomes the target: whether it keeps what has happened, and what of the state it takes over.
//!
//! Two plans know the same things by the same names: places, vehicles, checks, measures and gates by id or name, a ride by its vehicle
//! and which of its rides it is.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{Act, CheckRef, Duty, GateRef, PartyRef, PlaceRef, Reason, Scope, UnitRef};

use crate::balance::take;
use crate::course::Course;
use crate::state::{GateState, PartyState, State, TripState, Whereabouts, WorkState};

/// What a plan's things are called in another.
struct Names<'c> {
    old: &'c Course,
    new: &'c Course,
}

impl Names<'_> {
    fn place(&self, place: PlaceRef) -> Option<PlaceRef> {
        let id = &self.old.target.handover.place(place).id;
        self.new.target.handover.places.iter().position(|other| other.id == *id).map(PlaceRef::new)
    }

    fn trip(&self, trip: usize) -> Option<usize> {
        let id = &self.old.target.handover.vehicle(self.old.vehicle(trip)).id;
        let vehicle = self.new.target.handover.vehicles.iter().position(|other| other.id == *id)?;
        self.new.rides_of[vehicle].get(self.old.trips[trip].ordinal).copied()
    }

    fn gate(&self, gate: GateRef) -> Option<GateRef> {
        let name = &self.old.target.handover.gate(gate).name;
        self.new.target.handover.gates.iter().position(|other| other.name == *name).map(GateRef::new)
    }

    fn check(&self, check: CheckRef) -> Option<CheckRef> {
        let id = &self.old.target.handover.check(check).id;
        self.new.target.handover.checks.iter().position(|other| other.id == *id).map(CheckRef::new)
    }

    /// The work for the same thing: a measure for the same ride, a check of these units, or of any of the old lot's.
    fn work(&self, work: usize, units: &[UnitRef]) -> Option<usize> {
        let same_measure = |one, other| {
            let (old, new) = (&self.old.target.handover, &self.new.target.handover);
            old.measure(one).id == new.measure(other).id
        };
        let mut works = self.new.target.plan.works.iter();
        match self.old.target.plan.works[work].duty {
            Duty::Once(measure) => {
                works.position(|other| matches!(other.duty, Duty::Once(one) if same_measure(measure, one)))
            }
            Duty::Measure(measure, trip) => {
                let trip = self.trip(trip)?;
                works.position(
                    |other| matches!(other.duty, Duty::Measure(one, of) if of == trip && same_measure(measure, one)),
                )
            }
            Duty::Check(check, lot) => {
                let check = self.check(check)?;
                let members = if units.is_empty() { self.old.members(lot) } else { units };
                let lots: BTreeSet<usize> = members.iter().filter_map(|unit| self.new.lot_of[unit.index()]).collect();
                works.position(|other| matches!(other.duty, Duty::Check(one, of) if one == check && lots.contains(&of)))
            }
        }
    }

    fn scope(&self, scope: Scope) -> Option<Scope> {
        Some(match scope {
            Scope::Everything | Scope::Unit(_) => scope,
            Scope::Trip(trip) => Scope::Trip(self.trip(trip)?),
            Scope::Gate(gate) => Scope::Gate(self.gate(gate)?),
        })
    }
}

/// An act by one plan, all of whose references are there, as it reads by another; none where that has nothing for it.
pub(crate) fn translated(act: &Act, old: &Course, new: &Course) -> Option<Act> {
    let names = Names { old, new };
    Some(match act {
        Act::WorkBegun(work) => Act::WorkBegun(names.work(*work, &[])?),
        Act::WorkEnded(work, units) => ended(&names, *work, units)?,
        Act::Board(trip, units) => Act::Board(names.trip(*trip)?, units.clone()),
        Act::Boarded(trip, units) => Act::Boarded(names.trip(*trip)?, units.clone()),
        Act::Alighted(trip, units) => Act::Alighted(names.trip(*trip)?, units.clone()),
        Act::Go(trips) => {
            let trips: Option<BTreeSet<usize>> = trips.iter().map(|trip| names.trip(*trip)).collect();
            Act::Go(trips?.into_iter().collect())
        }
        Act::Departed(trip) => Act::Departed(names.trip(*trip)?),
        Act::Arrived(trip, place) => Act::Arrived(names.trip(*trip)?, names.place(*place)?),
        Act::Agree(gate) => Act::Agree(names.gate(*gate)?),
        Act::TakeBack(gate) => Act::TakeBack(names.gate(*gate)?),
        Act::Release(gate) => Act::Release(names.gate(*gate)?),
        Act::Hold(scope) => Act::Hold(names.scope(*scope)?),
        Act::Resume(scope) => Act::Resume(names.scope(*scope)?),
        other => other.clone(),
    })
}

/// The end of a check is told of those who still have it by the new plan.
fn ended(names: &Names<'_>, work: usize, units: &[UnitRef]) -> Option<Act> {
    let Duty::Check(check, lot) = names.old.target.plan.works[work].duty else {
        return Some(Act::WorkEnded(names.work(work, &[])?, units.to_vec()));
    };
    if !units.iter().all(|unit| names.old.lot_of[unit.index()] == Some(lot)) {
        return None;
    }
    let check = names.check(check)?;
    let has_it =
        |unit: &UnitRef| names.new.lot(*unit).is_some_and(|lot| lot.checks.iter().any(|(other, _)| *other == check));
    let kept: Vec<UnitRef> = units.iter().copied().filter(has_it).collect();
    if kept.is_empty() && !units.is_empty() {
        return None;
    }
    let work = names.work(work, &kept)?;
    let of_lot = |lot| kept.iter().all(|unit| names.new.lot_of[unit.index()] == Some(lot));
    // Whose lot was parted is told of anew.
    let is_whole = matches!(names.new.target.plan.works[work].duty, Duty::Check(_, lot) if of_lot(lot));
    is_whole.then_some(Act::WorkEnded(work, kept))
}

/// What a plan that is to be adopted has against it.
pub(crate) fn against_adoption(state: &State, old: &Course, new: &Course) -> Vec<Reason> {
    if state.aborted.is_some() {
        return vec![Reason::Aborted];
    }
    let Some(after) = entered(state, old, new) else { return vec![Reason::Target] };
    let owed = |(party, stand): (&PartyRef, &PartyState)| {
        // What has the word to go is taken to leave: another plan takes that word back.
        let before = state.owed_when_gone(old, *party);
        let more = stand.owed() > stand.accepts && stand.owed() > before;
        more.then(|| Reason::Owed(*party, stand.owed() - stand.accepts))
    };
    after.parties.iter().filter_map(owed).collect()
}

/// Makes another plan the target; none where it does not keep what has happened: then nothing is changed.
pub(crate) fn enter(state: &mut State, old: &Course, new: &Course) -> Option<()> {
    *state = entered(state, old, new)?;
    Some(())
}

/// The state with another plan as the target: goes through all of it, which another plan rightly concerns.
fn entered(state: &State, old: &Course, new: &Course) -> Option<State> {
    let names = Names { old, new };
    let mut next = state.clone();
    next.targets.push(new.target.digest);
    next.trips = trips(state, &names)?;
    next.vehicles = vehicles(state, &names)?;
    next.works = works(state, &names)?;
    next.gates = gates(state, &names)?;
    next.going = BTreeSet::new();
    next.holds = state.holds.iter().filter_map(|scope| names.scope(*scope)).collect();
    for (index, unit) in next.units.iter_mut().enumerate() {
        let who = UnitRef::new(index);
        let here = state.place(old, who);
        unit.at = match here {
            Some(place) => Whereabouts::Place(names.place(place)?),
            None => Whereabouts::Ride(names.trip(state.ride(who)?)?),
        };
        unit.ridden = unit.ridden.iter().map(|trip| names.trip(*trip)).collect::<Option<_>>()?;
        unit.passed = unit.passed.iter().filter_map(|check| names.check(*check)).collect();
        unit.is_stopped &= new.lot(who).is_none_or(|lot| lot.stays);
        if new.withdrawn.contains(&who) && !old.withdrawn.contains(&who) {
            if unit.is_past || here.is_none() {
                return None;
            }
            withdraw(&mut next.parties, old, who);
        }
    }
    for index in old.units.len()..new.units.len() {
        next.join(new, UnitRef::new(index));
    }
    let keeps = |index| keeps_way(&next, new, UnitRef::new(index));
    if !(0..new.units.len()).all(keeps) {
        return None;
    }
    next.count_steps(new);
    let parties: Vec<_> = next.parties.keys().copied().collect();
    for party in parties {
        let before = state.parties.get(&party).map_or(0, PartyState::owed);
        next.watch_owed(party, before, state.at);
    }
    Some(next)
}

/// Rides that have left are the first ones of their vehicles, from and to where they went.
fn trips(state: &State, names: &Names<'_>) -> Option<Vec<TripState>> {
    let mut trips = vec![TripState::default(); names.new.trips.len()];
    for (index, trip) in state.trips.iter().enumerate().filter(|(_, trip)| trip.has_left) {
        let other = names.trip(index)?;
        let (was, is) = (names.old.trip(index), names.new.trip(other));
        let to = trip.arrived.unwrap_or(was.to);
        let from = state.leaves_from(names.old, index);
        if (names.place(from)?, names.place(to)?) != (is.from, is.to) {
            return None;
        }
        let arrived = match trip.arrived {
            Some(place) => Some(names.place(place)?),
            None => None,
        };
        trips[other] = TripState { arrived, go: None, ..trip.clone() };
    }
    Some(trips)
}

/// Each vehicle is where it was; one that is new is where it starts.
fn vehicles(state: &State, names: &Names<'_>) -> Option<Vec<PlaceRef>> {
    let old = &names.old.target.handover.vehicles;
    let vehicles = names.new.target.handover.vehicles.iter().map(|vehicle| {
        match old.iter().position(|other| other.id == vehicle.id) {
            Some(index) => names.place(state.vehicles[index]),
            None => Some(vehicle.start),
        }
    });
    vehicles.collect()
}

/// A measure that has begun is planned for the same ride, if that is in the plan; checks are known by who passed them.
fn works(state: &State, names: &Names<'_>) -> Option<Vec<WorkState>> {
    let mut works = vec![WorkState::default(); names.new.target.plan.works.len()];
    for (index, work) in state.works.iter().enumerate().filter(|(_, work)| **work != WorkState::default()) {
        match names.work(index, &[]) {
            Some(other) => works[other] = *work,
            None => match names.old.target.plan.works[index].duty {
                Duty::Measure(_, trip) if names.trip(trip).is_some() => return None,
                _ => {}
            },
        }
    }
    Some(works)
}

/// A gate that has opened is there, and holds nobody who travels and whom it did not hold.
fn gates(state: &State, names: &Names<'_>) -> Option<Vec<GateState>> {
    let mut gates = vec![GateState::default(); names.new.gates.len()];
    for (index, gate) in state.gates.iter().enumerate() {
        let Some(other) = names.gate(GateRef::new(index)) else {
            if gate.opened.is_some() {
                return None;
            }
            continue;
        };
        let (was, is) = (&names.old.gates[index], &names.new.gates[other.index()]);
        let held: BTreeSet<&UnitRef> = was.holds.iter().collect();
        if gate.opened.is_some() && is.holds.iter().any(|unit| !held.contains(unit)) {
            return None;
        }
        // Who confirmed a gate confirmed it for these people: for others it is confirmed anew.
        let is_same = was == is && names.old.target.gates[index] == names.new.target.gates[other.index()];
        if gate.opened.is_some() || is_same {
            gates[other.index()] = gate.clone();
        }
    }
    Some(gates)
}

/// Nobody is owed who is withdrawn.
fn withdraw(parties: &mut BTreeMap<PartyRef, PartyState>, old: &Course, unit: UnitRef) {
    let one = &old.units[unit.index()];
    if let (Some(step), Some(receiver)) = (old.step(unit), parties.get_mut(&one.receiver)) {
        take(&mut receiver.outstanding, step, one.quantity);
    }
}

/// Whether a unit's rides so far are the first of its lot's, it is where they lead, and none to come has left.
fn keeps_way(next: &State, new: &Course, unit: UnitRef) -> bool {
    let one = &next.units[unit.index()];
    let Some(lot) = new.lot(unit) else { return true };
    let Some(to_come) = lot.rides.strip_prefix(one.ridden.as_slice()) else { return false };
    let is_there = match one.at {
        Whereabouts::Place(place) => place == lot.places[one.ridden.len()],
        Whereabouts::Ride(trip) => one.ridden.last() == Some(&trip),
    };
    is_there && (!lot.stays || to_come.is_empty()) && !to_come.iter().any(|trip| next.trips[*trip].has_left)
}
