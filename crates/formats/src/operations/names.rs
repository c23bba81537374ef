//! The names of everything that is spoken of in an operation, and back.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::operation::{Author, Charter, Seat, Target, TargetRef, Unit};
use takas_model::{Case, Duty, Handover, PlaceRef, Plan, UnitRef};

use crate::plans::{NameList, PlanNames};

/// The name of a unit in what is signed and kept: `unit-1` is the first.
pub fn unit_name(unit: UnitRef) -> String {
    format!("unit-{}", unit.index() + 1)
}

/// The unit of such a name; none for every other name.
pub fn unit_of(name: &str) -> Option<UnitRef> {
    name.strip_prefix("unit-")?.parse::<usize>().ok()?.checked_sub(1).map(UnitRef::new)
}

/// The names of an operation while one plan is its target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperationNames {
    /// Of units: `krasikov`; `prisoners#3` of a group; `aid@truce-2#1` where the case has phases.
    pub units: NameList,
    /// Of authors: their ids.
    pub authors: NameList,
    /// Of parties: their ids.
    pub parties: NameList,
    /// Of the target's rides: `america-1/2`, the second ride of a vehicle.
    pub rides: NameList,
    /// Of its works: `identity of krasikov`, `search for america-1/2`, `perimeter`.
    pub works: NameList,
    /// Of places.
    pub places: NameList,
    /// Of vehicles.
    pub vehicles: NameList,
    /// Of checks.
    pub checks: NameList,
    /// Of gates.
    pub gates: NameList,
    /// Of quotas.
    pub quotas: NameList,
    /// The units of each ride by the plan, ascending.
    pub(super) aboard: Vec<Vec<usize>>,
    /// The units of each work's lot, ascending; none for a measure.
    pub(super) checked: Vec<Vec<usize>>,
    /// Where each ride ends by the plan.
    pub(super) ends: Vec<PlaceRef>,
}

impl OperationNames {
    /// The names while `target` is the plan that is run, of all the units that there are by then.
    ///
    /// # Panics
    /// When an index of the units or the target points to nothing.
    pub fn new(case: &Case, authors: &[Author], units: &[Unit], target: &Target) -> Self {
        Self::with(case, authors, unit_names(case, units, target), target)
    }

    /// Likewise, with `unit-1`, `unit-2`, … for the names of units.
    ///
    /// # Panics
    /// When an index of the target points to nothing.
    pub fn numbered(case: &Case, authors: &[Author], units: usize, target: &Target) -> Self {
        Self::with(case, authors, (0..units).map(|index| unit_name(UnitRef::new(index))).collect(), target)
    }

    fn with(case: &Case, authors: &[Author], units: Vec<String>, target: &Target) -> Self {
        let names = PlanNames::new(&target.handover);
        let rides = ride_names(&names, &target.plan);
        let works = work_names(&names, &units, &rides, target);
        let list = |ids: &[String]| NameList::new(ids.iter().map(String::as_str));
        let of_lot = |lot: usize| target.lots[lot].iter().map(|unit| unit.index());
        let aboard = (0..target.plan.trips.len()).map(|trip| {
            let lots = target.plan.lots.iter().enumerate().filter(|(_, lot)| lot.rides.contains(&trip));
            let mut units: Vec<usize> = lots.flat_map(|(index, _)| of_lot(index)).collect();
            units.sort_unstable();
            units
        });
        let checked = target.plan.works.iter().map(|work| match work.duty {
            Duty::Check(_, lot) => of_lot(lot).collect(),
            Duty::Measure(..) | Duty::Once(_) => Vec::new(),
        });
        Self {
            authors: NameList::new(authors.iter().map(|author| author.id.as_str())),
            parties: NameList::new(case.parties.iter().map(|party| party.id.as_str())),
            aboard: aboard.collect(),
            checked: checked.collect(),
            ends: target.plan.trips.iter().map(|trip| trip.to).collect(),
            units: list(&units),
            rides: list(&rides),
            works: list(&works),
            places: names.places,
            vehicles: names.vehicles,
            checks: names.checks,
            gates: names.gates,
            quotas: names.quotas,
        }
    }
}

/// The names of an operation by each plan that is or was its target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vocabulary {
    units: Vec<Unit>,
    is_numbered: bool,
    targets: Vec<OperationNames>,
}

impl Vocabulary {
    /// The names that people use, by the plan that is run at first.
    ///
    /// # Panics
    /// When an index of the charter points to nothing.
    pub fn new(case: &Case, charter: &Charter) -> Self {
        Self::of_kind(case, charter, false)
    }

    /// The names of what is kept: units by number, so that whoever is erased leaves a number. Who is which is written down once, for each
    /// apart.
    ///
    /// # Panics
    /// When an index of the charter points to nothing.
    pub fn numbered(case: &Case, charter: &Charter) -> Self {
        Self::of_kind(case, charter, true)
    }

    fn of_kind(case: &Case, charter: &Charter, is_numbered: bool) -> Self {
        let mut all = Self { units: charter.units.clone(), is_numbered, targets: Vec::new() };
        all.put(case, &charter.authors, &charter.target);
        all
    }

    /// By another plan, that was adopted.
    ///
    /// # Panics
    /// When an index of the target points to nothing.
    pub fn adopt(&mut self, case: &Case, authors: &[Author], target: &Target) {
        self.units.extend_from_slice(&target.joins);
        self.put(case, authors, target);
    }

    fn put(&mut self, case: &Case, authors: &[Author], target: &Target) {
        let names = if self.is_numbered {
            OperationNames::numbered(case, authors, self.units.len(), target)
        } else {
            OperationNames::new(case, authors, &self.units, target)
        };
        self.targets.push(names);
    }

    /// By the plan that is the target now.
    pub fn present(&self) -> &OperationNames {
        self.targets.last().expect("there is a first plan")
    }

    /// Which that is.
    pub fn present_target(&self) -> TargetRef {
        TargetRef::new(self.targets.len() - 1)
    }

    /// By the plan that is or was a target.
    pub fn of(&self, target: TargetRef) -> Option<&OperationNames> {
        self.targets.get(target.index())
    }
}

/// The name of each unit. One that is the same as an earlier one (a group of which some go elsewhere) has its receiver in it, so that
/// units that come later change no name that was given; but for those whom the plan has no more: where somebody comes back by another
/// number, the name is of whoever goes.
fn unit_names(case: &Case, units: &[Unit], target: &Target) -> Vec<String> {
    let goes: BTreeSet<usize> = target.lots.iter().flatten().map(|unit| unit.index()).collect();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut names = vec![String::new(); units.len()];
    let (first, last): (Vec<usize>, Vec<usize>) = (0..units.len()).partition(|index| goes.contains(index));
    for index in first.into_iter().chain(last) {
        let unit = &units[index];
        let item = case.item(unit.item);
        let phase = if case.phases.len() > 1 { format!("@{}", case.phase(unit.phase).id) } else { String::new() };
        let number = if item.quantity > 1 { format!("#{}", unit.number) } else { String::new() };
        let short = format!("{}{phase}{number}", item.id);
        let long = format!("{}{phase}:{}{number}", item.id, case.party(unit.receiver).id);
        let mut name = short;
        let mut count = 1;
        while taken.contains(&name) {
            name = if count == 1 { long.clone() } else { format!("{long}/{count}") };
            count += 1;
        }
        taken.insert(name.clone());
        names[index] = name;
    }
    names
}

/// The rides of a plan: by their vehicle, and counted from 1 in the order in which it makes them.
fn ride_names(names: &PlanNames, plan: &Plan) -> Vec<String> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    let name = |trip: &takas_model::Trip| {
        let count = counts.entry(trip.vehicle.index()).or_default();
        *count += 1;
        format!("{}/{count}", names.vehicles.of(trip.vehicle.index()))
    };
    plan.trips.iter().map(name).collect()
}

fn work_names(names: &PlanNames, units: &[String], rides: &[String], target: &Target) -> Vec<String> {
    let name = |work: &takas_model::Work| match work.duty {
        Duty::Check(check, lot) => {
            let first = target.lots[lot].first().map_or("nobody", |unit| units[unit.index()].as_str());
            format!("{} of {first}", names.checks.of(check.index()))
        }
        Duty::Measure(measure, ride) => format!("{} for {}", names.measures.of(measure.index()), rides[ride]),
        Duty::Once(measure) => names.measures.of(measure.index()).to_owned(),
    };
    target.plan.works.iter().map(name).collect()
}

/// A seat as files and outputs write it: `lead`, `delegate of RUS`.
pub fn seat_words(case: &Case, seat: Seat) -> String {
    let of = |what: &str, party| format!("{what} of {}", case.party(party).id);
    match seat {
        Seat::Lead => "lead".to_owned(),
        Seat::CoMediator => "co-mediator".to_owned(),
        Seat::Field => "field".to_owned(),
        Seat::Medical => "medical".to_owned(),
        Seat::Interviewer => "interviewer".to_owned(),
        Seat::Delegate(party) => of("delegate", party),
        Seat::Guarantor(party) => of("guarantor", party),
        Seat::Observer => "observer".to_owned(),
        Seat::Desk => "desk".to_owned(),
    }
}

/// The names of a handover's gates and places are those of its plans.
pub(super) fn gate_names(handover: &Handover) -> NameList {
    PlanNames::new(handover).gates
}
