//! A target, followed once: the rides and places of each unit, who belongs to each ride, which checks and measures each waits for.

use std::collections::BTreeMap;

use takas_model::{
    Act, CheckRef, Duty, GateRef, Group, GroupRef, Handover, MeasureRef, Occasion, PlaceRef, Plan, Room, Scope, Target,
    Unit, UnitRef, Vehicle,
};

/// How one unit goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Path {
    /// Which lot of the plan, and of which group; none: withdrawn.
    pub(super) lot: Option<(usize, GroupRef)>,
    /// Its places, from the origin on.
    pub(super) places: Vec<PlaceRef>,
    /// Its rides, from each place to the next.
    pub(super) rides: Vec<usize>,
    /// Which of its rides hands it over; none where it stays.
    pub(super) handover: Option<usize>,
    /// The checks that the plan has for it, each with the index of the place at which it is: what has to be passed before that ride.
    pub(super) checks: Vec<(CheckRef, usize)>,
    /// The gates that hold it.
    pub(super) held_by: Vec<GateRef>,
}

impl Path {
    /// The trip that hands it over.
    pub(super) fn handover_trip(&self) -> Option<usize> {
        self.handover.and_then(|ride| self.rides.get(ride)).copied()
    }

    /// The place from which it is handed over, or where it ends.
    pub(super) fn handover_place(&self) -> PlaceRef {
        self.places[self.handover.unwrap_or(self.places.len() - 1)]
    }

    /// Where it is received.
    pub(super) fn end(&self) -> PlaceRef {
        self.places[self.places.len() - 1]
    }

    /// Which of its rides a trip is.
    pub(super) fn ride_of(&self, trip: usize) -> Option<usize> {
        self.rides.iter().position(|&ride| ride == trip)
    }
}

/// A target with every index followed.
#[derive(Clone, Debug)]
pub(super) struct Course<'a> {
    pub(super) handover: &'a Handover,
    pub(super) plan: &'a Plan,
    /// The target itself.
    pub(super) target: &'a Target,
    /// Everybody and everything that is or was to travel: whoever joined with a plan included.
    pub(super) units: Vec<Unit>,
    /// By unit: nobody is owed it any more.
    pub(super) withdrawn: Vec<bool>,
    /// By unit.
    pub(super) paths: Vec<Path>,
    /// By trip: who belongs to it by the plan.
    pub(super) riders: Vec<Vec<UnitRef>>,
    /// By trip: the trip of the same vehicle before it.
    pub(super) before: Vec<Option<usize>>,
}

impl<'a> Course<'a> {
    /// The first target. None where an index points nowhere, a unit is in no lot or in two, or a lot does not follow its route.
    pub(super) fn first(units: &[Unit], target: &'a Target) -> Option<Self> {
        Self::of(units.to_vec(), target, None)
    }

    /// The target after this one.
    pub(super) fn next<'b>(&self, target: &'b Target) -> Option<Course<'b>> {
        let units = self.units.iter().chain(&target.joins).cloned().collect();
        Course::of(units, target, Some((&self.paths, &self.withdrawn)))
    }

    fn of(units: Vec<Unit>, target: &'a Target, old: Option<(&[Path], &[bool])>) -> Option<Self> {
        let (handover, plan) = (&target.handover, &target.plan);
        let mut before: Vec<Option<usize>> = Vec::with_capacity(plan.trips.len());
        for (index, trip) in plan.trips.iter().enumerate() {
            handover.vehicles.get(trip.vehicle.index())?;
            before.push((0..index).rev().find(|&other| plan.trips[other].vehicle == trip.vehicle));
        }
        let (paths, withdrawn) = old.unwrap_or_default();
        let is_withdrawn = |index: usize| {
            withdrawn.get(index).copied().unwrap_or(false) || target.withdrawn.contains(&UnitRef::new(index))
        };
        let mut course = Self {
            handover,
            plan,
            target,
            withdrawn: (0..units.len()).map(is_withdrawn).collect(),
            units,
            paths: Vec::new(),
            riders: vec![Vec::new(); plan.trips.len()],
            before,
        };
        if target.lots.len() != plan.lots.len() || target.gates.len() != handover.gates.len() || !course.works_exist() {
            return None;
        }
        for index in 0..course.units.len() {
            let path = course.path(index, paths)?;
            for &trip in path.rides.iter().filter(|_| path.lot.is_some()) {
                course.riders[trip].push(UnitRef::new(index));
            }
            course.paths.push(path);
        }
        Some(course)
    }

    fn path(&self, index: usize, old: &[Path]) -> Option<Path> {
        let unit = UnitRef::new(index);
        let mut lots = (0..self.target.lots.len()).filter(|&lot| self.target.lots[lot].contains(&unit));
        match (lots.next(), lots.next(), self.withdrawn[index]) {
            (Some(lot), None, false) => self.path_of_lot(lot),
            (None, None, true) => {
                let old = old.get(index)?;
                Some(Path { places: old.places[..1].to_vec(), ..Path::default() })
            }
            _ => None,
        }
    }

    fn path_of_lot(&self, lot: usize) -> Option<Path> {
        let planned = &self.plan.lots[lot];
        let group = self.handover.groups.get(planned.group.index())?;
        let route = group.routes.get(planned.route)?;
        if planned.rides.len() + 1 != route.places.len() {
            return None;
        }
        for (step, &ride) in planned.rides.iter().enumerate() {
            let trip = self.plan.trips.get(ride)?;
            if (trip.from, trip.to) != (route.places[step], route.places[step + 1]) {
                return None;
            }
        }
        let duties = self.plan.works.iter().map(|work| work.duty);
        let checks = duties.filter_map(|duty| match duty {
            Duty::Check(check, of) if of == lot => Some((check, route.place_of(self.handover.check(check).at))),
            _ => None,
        });
        let stays = group.stays.is_some() || planned.rides.is_empty();
        let gates = self.handover.gates.iter().enumerate().filter(|(_, gate)| gate.holds.contains(&planned.group));
        Some(Path {
            lot: Some((lot, planned.group)),
            places: route.places.clone(),
            rides: planned.rides.clone(),
            handover: (!stays).then(|| route.handover_ride()),
            checks: checks.collect(),
            held_by: gates.map(|(index, _)| GateRef::new(index)).collect(),
        })
    }

    fn works_exist(&self) -> bool {
        self.plan.works.iter().all(|work| match work.duty {
            Duty::Check(check, lot) => lot < self.plan.lots.len() && check.index() < self.handover.checks.len(),
            Duty::Measure(measure, trip) => {
                trip < self.plan.trips.len() && measure.index() < self.handover.measures.len()
            }
            Duty::Once(measure) => measure.index() < self.handover.measures.len(),
        })
    }

    pub(super) fn path_of(&self, unit: UnitRef) -> &Path {
        &self.paths[unit.index()]
    }

    /// The group of a unit; none: it is withdrawn.
    pub(super) fn group_of(&self, unit: UnitRef) -> Option<&'a Group> {
        self.path_of(unit).lot.map(|(_, group)| self.handover.group(group))
    }

    /// Whether a unit is of one of these groups.
    pub(super) fn is_of(&self, unit: UnitRef, groups: &[GroupRef]) -> bool {
        self.path_of(unit).lot.is_some_and(|(_, group)| groups.contains(&group))
    }

    pub(super) fn vehicle_of(&self, trip: usize) -> &'a Vehicle {
        self.handover.vehicle(self.plan.trips[trip].vehicle)
    }

    /// Whether a trip hands this unit over.
    pub(super) fn hands_over(&self, unit: UnitRef, trip: usize) -> bool {
        self.path_of(unit).handover_trip() == Some(trip)
    }

    /// The works of measures for a trip, of this occasion.
    pub(super) fn measures(&self, trip: usize, occasion: Occasion) -> impl Iterator<Item = usize> + '_ {
        let is_one = move |duty: Duty| match duty {
            Duty::Measure(measure, of) => of == trip && self.handover.measure(measure).occasion == occasion,
            _ => false,
        };
        self.plan.works.iter().enumerate().filter(move |(_, work)| is_one(work.duty)).map(|(index, _)| index)
    }

    /// The works of measures that are taken once at a place.
    pub(super) fn once_at(&self, place: PlaceRef) -> impl Iterator<Item = usize> + '_ {
        let is_one = move |duty: Duty| match duty {
            Duty::Once(measure) => self.handover.measure(measure).place == place,
            _ => false,
        };
        self.plan.works.iter().enumerate().filter(move |(_, work)| is_one(work.duty)).map(|(index, _)| index)
    }

    /// For each simultaneous departure of which this trip is one, everybody of it.
    pub(super) fn together(&self, trip: usize) -> impl Iterator<Item = Vec<UnitRef>> + '_ {
        let units = |groups: &[GroupRef]| -> Vec<UnitRef> {
            (0..self.paths.len()).map(UnitRef::new).filter(|&unit| self.is_of(unit, groups)).collect()
        };
        let departures = self.handover.simultaneous.iter().map(move |one| units(&one.groups));
        departures.filter(move |units| units.iter().any(|&unit| self.hands_over(unit, trip)))
    }

    /// Whether two units are kept apart.
    pub(super) fn are_apart(&self, one: UnitRef, other: UnitRef) -> bool {
        self.handover.apart.iter().any(|apart| {
            let meets = |a, b| self.is_of(a, &apart.one) && self.is_of(b, &apart.other);
            meets(one, other) || meets(other, one)
        })
    }

    /// Whether two units are of one family.
    pub(super) fn are_family(&self, one: UnitRef, other: UnitRef) -> bool {
        let mut families = self.handover.families.iter();
        families.any(|family| self.is_of(one, &family.groups) && self.is_of(other, &family.groups))
    }

    /// The room that units take together, each in the room given for it: seats, stretchers, load.
    pub(super) fn room_taken(&self, riders: &[(UnitRef, Room, u64)]) -> [u64; 3] {
        let mut taken = [0_u64; 3];
        let mut of_lot: BTreeMap<(usize, GroupRef), u64> = BTreeMap::new();
        for &(unit, room, quantity) in riders {
            let kind = match room {
                Room::Seat => 0,
                Room::Stretcher => 1,
                Room::Load => 2,
            };
            taken[kind] = taken[kind].saturating_add(quantity);
            if let Some(lot) = self.path_of(unit).lot {
                let here = of_lot.entry(lot).or_default();
                *here = here.saturating_add(quantity);
            }
        }
        for ((_, group), count) in of_lot {
            let group = self.handover.group(group);
            let escorts = if group.escorted_by == 0 { 0 } else { count.div_ceil(group.escorted_by) };
            taken[0] = taken[0].saturating_add(escorts);
        }
        taken
    }

    /// The place of this target that is this one of an earlier one.
    pub(super) fn same_place(&self, old: &Course<'_>, place: PlaceRef) -> Option<PlaceRef> {
        let id = &old.handover.place(place).id;
        self.handover.places.iter().position(|place| place.id == *id).map(PlaceRef::new)
    }

    /// The check of this target that is this one of an earlier one.
    pub(super) fn same_check(&self, old: &Course<'_>, check: CheckRef) -> Option<CheckRef> {
        let id = &old.handover.check(check).id;
        self.handover.checks.iter().position(|check| check.id == *id).map(CheckRef::new)
    }

    /// The gate of this target that is this one of an earlier one.
    pub(super) fn same_gate(&self, old: &Course<'_>, gate: GateRef) -> Option<GateRef> {
        let name = &old.handover.gate(gate).name;
        self.handover.gates.iter().position(|gate| gate.name == *name).map(GateRef::new)
    }

    /// The scope of this target that is this one of an earlier one.
    pub(super) fn same_scope(&self, old: &Course<'_>, scope: Scope) -> Option<Scope> {
        match scope {
            Scope::Everything | Scope::Unit(_) => Some(scope),
            Scope::Trip(trip) => self.same_trip(old, trip).map(Scope::Trip),
            Scope::Gate(gate) => self.same_gate(old, gate).map(Scope::Gate),
        }
    }

    /// The trip of this target that is this one of an earlier one: of the same vehicle, as many-th.
    pub(super) fn same_trip(&self, old: &Course<'_>, trip: usize) -> Option<usize> {
        let of = |course: &Course<'_>, other: usize| {
            course.handover.vehicle(course.plan.trips[other].vehicle).id == old.vehicle_of(trip).id
        };
        let number = (0..trip).filter(|&other| of(old, other)).count();
        (0..self.plan.trips.len()).filter(|&other| of(self, other)).nth(number)
    }

    /// The work of this target that is this one of an earlier one: the same measure for the same trip, or the same check of somebody of
    /// the lot.
    pub(super) fn same_work(&self, old: &Course<'_>, work: usize) -> Option<usize> {
        let name = |course: &Course<'_>, measure: MeasureRef| course.handover.measure(measure).id.clone();
        let is_same = |duty: Duty| match (old.plan.works[work].duty, duty) {
            (Duty::Measure(one, trip), Duty::Measure(other, there)) => {
                name(old, one) == name(self, other) && self.same_trip(old, trip) == Some(there)
            }
            (Duty::Once(one), Duty::Once(other)) => name(old, one) == name(self, other),
            (Duty::Check(one, lot), Duty::Check(other, there)) => {
                let is_in = |path: &Path, lot: usize| path.lot.is_some_and(|(of, _)| of == lot);
                let mut both = old.paths.iter().zip(&self.paths);
                self.same_check(old, one) == Some(other)
                    && both.any(|(before, after)| is_in(before, lot) && is_in(after, there))
            }
            _ => false,
        };
        (0..self.plan.works.len()).find(|&index| is_same(self.plan.works[index].duty))
    }

    /// What was said by an earlier target, in the words of this one; none: there is nothing of the kind any more.
    pub(super) fn translated(&self, old: &Course<'_>, act: &Act) -> Option<Act> {
        let trip = |index: usize| self.same_trip(old, index);
        let work = |index: usize| self.same_work(old, index);
        Some(match act {
            Act::WorkBegun(index) => Act::WorkBegun(work(*index)?),
            Act::WorkEnded(index, units) => Act::WorkEnded(work(*index)?, units.clone()),
            Act::Boarded(index, units) => Act::Boarded(trip(*index)?, units.clone()),
            Act::Alighted(index, units) => Act::Alighted(trip(*index)?, units.clone()),
            Act::Departed(index) => Act::Departed(trip(*index)?),
            Act::Arrived(index, at) => Act::Arrived(trip(*index)?, self.same_place(old, *at)?),
            Act::Hold(scope) => Act::Hold(self.same_scope(old, *scope)?),
            other => other.clone(),
        })
    }
}
