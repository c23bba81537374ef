//! The course of a plan: what the plan says, laid out so that each question of the day is answered without going through all of it.
//!
//! Fixed from the moment a plan is brought; knows nothing of what has happened.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{
    CheckRef, Duty, GateRef, GroupRef, Nature, Occasion, PlaceRef, Target, Trip, Unit, UnitRef, VehicleRef,
};

/// See the module.
#[derive(Clone, Debug)]
pub(crate) struct Course {
    pub(crate) target: Target,
    /// Every unit there is when this plan is the target.
    pub(crate) units: Vec<Unit>,
    /// Who was withdrawn, by this plan or one before.
    pub(crate) withdrawn: BTreeSet<UnitRef>,
    /// The lot of each unit.
    pub(crate) lot_of: Vec<Option<usize>>,
    pub(crate) lots: Vec<LotCourse>,
    pub(crate) trips: Vec<TripCourse>,
    /// The rides of each vehicle, in its order.
    pub(crate) rides_of: Vec<Vec<usize>>,
    pub(crate) gates: Vec<GateCourse>,
    pub(crate) groups: Vec<GroupCourse>,
    /// The units of each family.
    pub(crate) families: Vec<Vec<UnitRef>>,
    /// The lots of each simultaneous departure.
    pub(crate) simultaneous: Vec<Vec<usize>>,
    /// The units of each step of the agreed sequence, ascending.
    pub(crate) steps: BTreeMap<usize, Vec<UnitRef>>,
    /// The units that each quota counts: nobody who is protected.
    pub(crate) quotas: Vec<Vec<UnitRef>>,
    /// Whether protection is enforced: in every case but a historical one.
    pub(crate) law_binds: bool,
}

/// A lot on its way.
#[derive(Clone, Debug)]
pub(crate) struct LotCourse {
    pub(crate) group: GroupRef,
    /// The places of its route.
    pub(crate) places: Vec<PlaceRef>,
    pub(crate) rides: Vec<usize>,
    /// Which of its rides hands it over; none: it stays.
    pub(crate) handover: Option<usize>,
    pub(crate) stays: bool,
    /// Its checks, and at which of its places.
    pub(crate) checks: Vec<(CheckRef, usize)>,
}

impl LotCourse {
    /// The ride by which it is handed over.
    pub(crate) fn handover_trip(&self) -> Option<usize> {
        self.handover.and_then(|ride| self.rides.get(ride)).copied()
    }

    /// The last place of its route.
    pub(crate) fn end(&self) -> PlaceRef {
        self.places[self.places.len() - 1]
    }
}

/// A ride and what it waits for.
#[derive(Clone, Debug, Default)]
pub(crate) struct TripCourse {
    /// Which of its vehicle's rides.
    pub(crate) ordinal: usize,
    /// The vehicle's ride before.
    pub(crate) previous: Option<usize>,
    /// Works of measures after its arrival.
    pub(crate) arrival: Vec<usize>,
    /// Works of measures before its departure, and those done once where it leaves.
    pub(crate) departure: Vec<usize>,
    /// Simultaneous departures that it is the handover ride of somebody of.
    pub(crate) simultaneous: Vec<usize>,
}

/// A gate by units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct GateCourse {
    pub(crate) of: Vec<UnitRef>,
    pub(crate) holds: Vec<UnitRef>,
}

/// What concerns each unit of a group.
#[derive(Clone, Debug, Default)]
pub(crate) struct GroupCourse {
    /// Gates that hold it.
    pub(crate) gates: Vec<GateRef>,
    pub(crate) families: Vec<usize>,
    /// Whom it does not meet.
    pub(crate) apart: BTreeSet<GroupRef>,
}

impl Course {
    /// Lays out a target whose indices were checked.
    pub(crate) fn new(target: Target, units: Vec<Unit>, withdrawn: BTreeSet<UnitRef>) -> Self {
        let mut lot_of = vec![None; units.len()];
        for (lot, members) in target.lots.iter().enumerate() {
            for unit in members {
                lot_of[unit.index()] = Some(lot);
            }
        }
        let lots = lots(&target);
        let (trips, rides_of) = trips(&target, &lots);
        let of_groups = |groups: &[GroupRef]| -> Vec<UnitRef> {
            let mine = target.plan.lots.iter().zip(&target.lots).filter(|(lot, _)| groups.contains(&lot.group));
            let mut found: Vec<UnitRef> = mine.flat_map(|(_, members)| members.iter().copied()).collect();
            found.sort_unstable();
            found
        };
        let handover = &target.handover;
        let gates =
            handover.gates.iter().map(|gate| GateCourse { of: of_groups(&gate.of), holds: of_groups(&gate.holds) });
        let (gates, families) =
            (gates.collect(), handover.families.iter().map(|family| of_groups(&family.groups)).collect());
        let law_binds = handover.nature == Nature::Live;
        let quotas = handover.quotas.iter().map(|quota| {
            let mut counted = of_groups(&quota.of);
            counted.retain(|unit| !(law_binds && units[unit.index()].is_protected));
            counted
        });
        let quotas = quotas.collect();
        let simultaneous = handover.simultaneous.iter().map(|one| {
            let in_it = |lot: &LotCourse| lot.handover.is_some() && one.groups.contains(&lot.group);
            lots.iter().enumerate().filter(|(_, lot)| in_it(lot)).map(|(index, _)| index).collect()
        });
        let simultaneous = simultaneous.collect();
        let mut steps: BTreeMap<usize, Vec<UnitRef>> = BTreeMap::new();
        for (index, unit) in units.iter().enumerate() {
            if let Some(step) = unit.step.filter(|_| !(law_binds && unit.is_protected)) {
                steps.entry(step).or_default().push(UnitRef::new(index));
            }
        }
        let groups = groups(&target);
        Self {
            target,
            units,
            withdrawn,
            lot_of,
            lots,
            trips,
            rides_of,
            gates,
            groups,
            families,
            simultaneous,
            steps,
            quotas,
            law_binds,
        }
    }

    /// The lot of a unit, unless it is withdrawn.
    pub(crate) fn lot(&self, unit: UnitRef) -> Option<&LotCourse> {
        self.lot_of[unit.index()].map(|lot| &self.lots[lot])
    }

    /// The group of a unit.
    pub(crate) fn group_of(&self, unit: UnitRef) -> Option<GroupRef> {
        self.lot(unit).map(|lot| lot.group)
    }

    /// Which of a unit's rides this is.
    pub(crate) fn ride_of(&self, unit: UnitRef, trip: usize) -> Option<usize> {
        self.lot(unit)?.rides.iter().position(|ride| *ride == trip)
    }

    /// Whether a ride hands a unit over: it is its handover ride, or a later one.
    pub(crate) fn hands_over(&self, unit: UnitRef, trip: usize) -> bool {
        let handover = self.lot(unit).and_then(|lot| lot.handover);
        self.ride_of(unit, trip).zip(handover).is_some_and(|(ride, handover)| ride >= handover)
    }

    /// The ride by which a unit is handed over.
    pub(crate) fn handover_trip(&self, unit: UnitRef) -> Option<usize> {
        self.lot(unit).and_then(LotCourse::handover_trip)
    }

    /// Whether the law protects a unit, and binds.
    pub(crate) fn is_protected(&self, unit: UnitRef) -> bool {
        self.law_binds && self.units[unit.index()].is_protected
    }

    /// The step of a unit in the agreed sequence: none for who is protected or withdrawn.
    pub(crate) fn step(&self, unit: UnitRef) -> Option<usize> {
        let stands_outside = self.is_protected(unit) || self.withdrawn.contains(&unit);
        self.units[unit.index()].step.filter(|_| !stands_outside)
    }

    /// The units of a lot.
    pub(crate) fn members(&self, lot: usize) -> &[UnitRef] {
        &self.target.lots[lot]
    }

    /// A ride of the plan.
    pub(crate) fn trip(&self, trip: usize) -> &Trip {
        &self.target.plan.trips[trip]
    }

    /// The vehicle of a ride.
    pub(crate) fn vehicle(&self, trip: usize) -> VehicleRef {
        self.trip(trip).vehicle
    }

    /// Gates that hold a unit.
    pub(crate) fn gates_holding(&self, unit: UnitRef) -> &[GateRef] {
        self.group_of(unit).map_or(&[], |group| &self.groups[group.index()].gates)
    }
}

fn lots(target: &Target) -> Vec<LotCourse> {
    let mut lots: Vec<LotCourse> = target
        .plan
        .lots
        .iter()
        .map(|lot| {
            let group = target.handover.group(lot.group);
            let route = &group.routes[lot.route];
            let stays = group.stays.is_some();
            let handover = (!stays && !lot.rides.is_empty()).then(|| route.handover_ride());
            let (group, places, rides) = (lot.group, route.places.clone(), lot.rides.clone());
            LotCourse { group, places, rides, handover, stays, checks: Vec::new() }
        })
        .collect();
    for work in &target.plan.works {
        if let Duty::Check(check, lot) = work.duty {
            let route = &target.handover.group(target.plan.lots[lot].group).routes[target.plan.lots[lot].route];
            let place = route.place_of(target.handover.check(check).at);
            lots[lot].checks.push((check, place));
        }
    }
    lots
}

fn trips(target: &Target, lots: &[LotCourse]) -> (Vec<TripCourse>, Vec<Vec<usize>>) {
    let (handover, plan) = (&target.handover, &target.plan);
    let mut rides_of = vec![Vec::new(); handover.vehicles.len()];
    let mut trips = vec![TripCourse::default(); plan.trips.len()];
    for (index, trip) in plan.trips.iter().enumerate() {
        let rides: &mut Vec<usize> = &mut rides_of[trip.vehicle.index()];
        (trips[index].ordinal, trips[index].previous) = (rides.len(), rides.last().copied());
        rides.push(index);
    }
    for (index, work) in plan.works.iter().enumerate() {
        match work.duty {
            Duty::Check(..) => {}
            Duty::Measure(measure, trip) if handover.measure(measure).occasion == Occasion::Arrival => {
                trips[trip].arrival.push(index);
            }
            Duty::Measure(_, trip) => trips[trip].departure.push(index),
            Duty::Once(measure) => {
                let place = handover.measure(measure).place;
                let leaving = plan.trips.iter().zip(&mut trips).filter(|(trip, _)| trip.from == place);
                leaving.for_each(|(_, trip)| trip.departure.push(index));
            }
        }
    }
    for lot in lots {
        let Some(trip) = lot.handover_trip() else { continue };
        for (index, one) in handover.simultaneous.iter().enumerate() {
            if one.groups.contains(&lot.group) && !trips[trip].simultaneous.contains(&index) {
                trips[trip].simultaneous.push(index);
            }
        }
    }
    (trips, rides_of)
}

fn groups(target: &Target) -> Vec<GroupCourse> {
    let handover = &target.handover;
    let mut groups = vec![GroupCourse::default(); handover.groups.len()];
    for (index, gate) in handover.gates.iter().enumerate() {
        gate.holds.iter().for_each(|group| groups[group.index()].gates.push(GateRef::new(index)));
    }
    for (index, family) in handover.families.iter().enumerate() {
        family.groups.iter().for_each(|group| groups[group.index()].families.push(index));
    }
    for apart in &handover.apart {
        for (one, other) in [(&apart.one, &apart.other), (&apart.other, &apart.one)] {
            for group in one {
                groups[group.index()].apart.extend(other);
            }
        }
    }
    groups
}
