//! The charter and the plans adopted so far; and what is the same in two of these plans.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{
    Act, Charter, CheckRef, Duty, GateRef, GroupRef, Lot, MeasureRef, PlaceRef, Plan, Said, Scope, Target, Unit,
    UnitRef, VehicleRef,
};

/// What is fixed of an operation at one moment.
#[derive(Clone, Copy, Debug)]
pub struct Course<'a> {
    /// What was fixed before it began.
    pub charter: &'a Charter,
    /// The plans adopted so far, in order: the last is in force, or the charter's where there is none.
    pub adopted: &'a [Target],
}

impl<'a> Course<'a> {
    /// At the beginning.
    pub fn new(charter: &'a Charter) -> Self {
        Self { charter, adopted: &[] }
    }

    /// After so many plans were adopted.
    pub fn after(charter: &'a Charter, adopted: &'a [Target]) -> Self {
        Self { charter, adopted }
    }

    /// The plan in force.
    pub fn target(self) -> &'a Target {
        self.adopted.last().unwrap_or(&self.charter.target)
    }

    /// All units there are: the charter's, and those who joined by a plan that was adopted.
    pub fn units(self) -> impl Iterator<Item = &'a Unit> {
        self.charter.units.iter().chain(self.adopted.iter().flat_map(|target| &target.joins))
    }

    /// A unit.
    pub(crate) fn unit(self, unit: UnitRef) -> Option<&'a Unit> {
        let (mut index, charter) = (unit.index(), &self.charter.units);
        if let Some(unit) = charter.get(index) {
            return Some(unit);
        }
        index -= charter.len();
        for target in self.adopted {
            if let Some(unit) = target.joins.get(index) {
                return Some(unit);
            }
            index -= target.joins.len();
        }
        None
    }

    /// What was said, in rides, works, gates and places of the plan in force; none where it points to nothing there.
    pub(crate) fn in_present(self, said: &Said) -> Option<Act> {
        let spoken = match said.target.index() {
            at if at == self.adopted.len() => return Some(said.act.clone()),
            0 => &self.charter.target,
            at => self.adopted.get(at - 1)?,
        };
        let across = Across::new(spoken, self.target());
        let act = match &said.act {
            Act::WorkBegun(work) => Act::WorkBegun(across.work(*work)?),
            Act::WorkEnded(work, units) => Act::WorkEnded(across.work(*work)?, units.clone()),
            Act::Agree(gate) => Act::Agree(across.gate(*gate)?),
            Act::TakeBack(gate) => Act::TakeBack(across.gate(*gate)?),
            Act::Release(gate) => Act::Release(across.gate(*gate)?),
            Act::Board(trip, units) => Act::Board(across.ride(*trip)?, units.clone()),
            Act::Boarded(trip, units) => Act::Boarded(across.ride(*trip)?, units.clone()),
            Act::Alighted(trip, units) => Act::Alighted(across.ride(*trip)?, units.clone()),
            Act::Go(trips) => Act::Go(trips.iter().filter_map(|&trip| across.ride(trip)).collect()),
            Act::Departed(trip) => Act::Departed(across.ride(*trip)?),
            Act::Arrived(trip, place) => Act::Arrived(across.ride(*trip)?, across.place(*place)?),
            Act::Hold(scope) => Act::Hold(across.scope(*scope)?),
            Act::Resume(scope) => Act::Resume(across.scope(*scope)?),
            other => other.clone(),
        };
        Some(act)
    }
}

/// The ride by which a lot is handed over; none where it has none.
pub(crate) fn handover_ride(target: &Target, lot: &Lot) -> Option<usize> {
    let group = target.handover.groups.get(lot.group.index())?;
    let route = group.routes.get(lot.route)?;
    lot.rides.get(route.handover_ride()).copied()
}

/// Where a lot sets out.
pub(crate) fn origin(target: &Target, lot: &Lot) -> Option<PlaceRef> {
    let group = target.handover.groups.get(lot.group.index())?;
    group.routes.get(lot.route)?.places.first().copied()
}

/// What of one plan is the same in another.
pub(crate) struct Across<'a> {
    before: &'a Target,
    after: &'a Target,
    rides: BTreeMap<usize, usize>,
}

impl<'a> Across<'a> {
    pub(crate) fn new(before: &'a Target, after: &'a Target) -> Self {
        let after_by: BTreeMap<(&str, usize), usize> = numbered(after).into_iter().zip(0..).collect();
        let same = numbered(before).into_iter().enumerate();
        let rides = same.filter_map(|(old, key)| Some((old, *after_by.get(&key)?))).collect();
        Self { before, after, rides }
    }

    /// The same ride of the same vehicle.
    pub(crate) fn ride(&self, trip: usize) -> Option<usize> {
        self.rides.get(&trip).copied()
    }

    /// The gate of the same name.
    pub(crate) fn gate(&self, gate: GateRef) -> Option<GateRef> {
        let name = &self.before.handover.gates.get(gate.index())?.name;
        self.after.handover.gates.iter().position(|gate| gate.name == *name).map(GateRef::new)
    }

    /// Whether two gates are of the same units and hold the same ones: what was confirmed of one holds for the other.
    pub(crate) fn is_same_gate(&self, old: GateRef, new: GateRef) -> bool {
        let units = |target: &Target, gate: GateRef| {
            let gate = target.handover.gates.get(gate.index());
            let of = |groups: &[GroupRef]| -> BTreeSet<UnitRef> {
                let lots = target.plan.lots.iter().zip(&target.lots);
                lots.filter(|(lot, _)| groups.contains(&lot.group))
                    .flat_map(|(_, units)| units.iter().copied())
                    .collect()
            };
            gate.map(|gate| (of(&gate.of), of(&gate.holds)))
        };
        units(self.before, old) == units(self.after, new)
    }

    /// The place of the same id.
    pub(crate) fn place(&self, place: PlaceRef) -> Option<PlaceRef> {
        let id = &self.before.handover.places.get(place.index())?.id;
        self.after.handover.places.iter().position(|place| place.id == *id).map(PlaceRef::new)
    }

    fn check(&self, check: CheckRef) -> Option<CheckRef> {
        let id = &self.before.handover.checks.get(check.index())?.id;
        self.after.handover.checks.iter().position(|check| check.id == *id).map(CheckRef::new)
    }

    fn measure(&self, measure: MeasureRef) -> Option<MeasureRef> {
        let id = &self.before.handover.measures.get(measure.index())?.id;
        self.after.handover.measures.iter().position(|measure| measure.id == *id).map(MeasureRef::new)
    }

    /// The same check of any of the same people, or the same measure for the same ride.
    pub(crate) fn work(&self, work: usize) -> Option<usize> {
        let people = |target: &'a Target, lot: usize| target.lots.get(lot).map_or(&[][..], Vec::as_slice);
        let same: Box<dyn Fn(Duty) -> bool + '_> = match self.before.plan.works.get(work)?.duty {
            Duty::Check(check, lot) => {
                let (check, members) = (self.check(check)?, people(self.before, lot));
                let shares = move |other: usize| people(self.after, other).iter().any(|unit| members.contains(unit));
                Box::new(move |duty| matches!(duty, Duty::Check(other, lot) if other == check && shares(lot)))
            }
            Duty::Measure(measure, trip) => {
                let now = Duty::Measure(self.measure(measure)?, self.ride(trip)?);
                Box::new(move |duty| duty == now)
            }
            Duty::Once(measure) => {
                let now = Duty::Once(self.measure(measure)?);
                Box::new(move |duty| duty == now)
            }
        };
        self.after.plan.works.iter().position(|work| same(work.duty))
    }

    fn scope(&self, scope: Scope) -> Option<Scope> {
        Some(match scope {
            Scope::Trip(trip) => Scope::Trip(self.ride(trip)?),
            Scope::Gate(gate) => Scope::Gate(self.gate(gate)?),
            Scope::Everything | Scope::Unit(_) => scope,
        })
    }
}

/// The rides of a plan, each as the so manieth of its vehicle.
fn numbered(target: &Target) -> Vec<(&str, usize)> {
    let plan: &Plan = &target.plan;
    let mut counts: BTreeMap<VehicleRef, usize> = BTreeMap::new();
    let number = |trip: &takas_model::Trip| {
        let count = counts.entry(trip.vehicle).or_insert(0);
        *count += 1;
        let vehicle = target.handover.vehicles.get(trip.vehicle.index());
        (vehicle.map_or("", |vehicle| vehicle.id.as_str()), *count)
    };
    plan.trips.iter().map(number).collect()
}
