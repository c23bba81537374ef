//! Whether a charter or target can be run: every index points to something, every unit is in exactly one lot.
//!
//! Does not judge the plan: `takas-check` does.

use std::collections::BTreeSet;

use takas_model::{Author, Charter, Duty, Handover, Seat, Target, Unit, UnitRef};

use crate::fault::CharterFault;

/// The most that one unit may be.
pub const QUANTITY_MAX: u64 = 1_000_000_000;

/// What is wrong with a charter: all of it.
pub(crate) fn charter_faults(charter: &Charter) -> Vec<CharterFault> {
    let mut faults = author_faults(&charter.authors);
    if !charter.target.joins.is_empty() || !charter.target.withdrawn.is_empty() {
        faults.push(CharterFault::First);
    }
    faults.extend(target_faults(&charter.target, &charter.units, &BTreeSet::new()));
    faults
}

fn author_faults(authors: &[Author]) -> Vec<CharterFault> {
    let mut faults = Vec::new();
    let desks = authors.iter().filter(|author| author.seat == Seat::Desk).count();
    if desks != 1 {
        faults.push(CharterFault::Desk(desks));
    }
    let mut seen = BTreeSet::new();
    for author in authors.iter().filter(|author| !seen.insert(&author.id)) {
        faults.push(CharterFault::AuthorTwice(author.id.clone()));
    }
    faults
}

/// What is wrong with a target for these units: all of it.
pub(crate) fn target_faults(target: &Target, units: &[Unit], withdrawn: &BTreeSet<UnitRef>) -> Vec<CharterFault> {
    let mut list = List(Vec::new());
    list.handover(&target.handover);
    list.plan(target);
    let gates = target.handover.gates.len();
    list.length("gate terms", target.gates.len(), gates);
    for (index, terms) in target.gates.iter().enumerate() {
        list.ascending("gate terms", index, &terms.confirmed_by);
    }
    for (index, unit) in units.iter().enumerate() {
        list.ascending("unit", index, &unit.gates);
        if !(1..=QUANTITY_MAX).contains(&unit.quantity) {
            list.0.push(CharterFault::Quantity { unit: UnitRef::new(index), quantity: unit.quantity });
        }
    }
    list.ascending("withdrawn", 0, &target.withdrawn);
    if list.0.is_empty() {
        list.units(target, units, withdrawn);
    }
    list.0
}

/// Faults, as they are found.
struct List(Vec<CharterFault>);

impl List {
    fn points(&mut self, what: &'static str, index: usize, to: &'static str, is_there: bool) {
        if !is_there {
            self.0.push(CharterFault::PointsToNothing { what, index, to });
        }
    }

    fn length(&mut self, what: &'static str, found: usize, wanted: usize) {
        if found != wanted {
            self.0.push(CharterFault::Length { what, found, wanted });
        }
    }

    fn ascending<T: Ord>(&mut self, what: &'static str, index: usize, list: &[T]) {
        if !list.is_sorted_by(|one, next| one < next) {
            self.0.push(CharterFault::NotAscending { what, index });
        }
    }

    fn handover(&mut self, handover: &Handover) {
        let (places, groups, checks) = (handover.places.len(), handover.groups.len(), handover.checks.len());
        for (index, vehicle) in handover.vehicles.iter().enumerate() {
            self.points("vehicle", index, "a place", vehicle.start.index() < places);
        }
        for (index, measure) in handover.measures.iter().enumerate() {
            self.points("measure", index, "a place", measure.place.index() < places);
        }
        for (index, group) in handover.groups.iter().enumerate() {
            for route in &group.routes {
                let is_whole = !route.places.is_empty() && route.places.iter().all(|place| place.index() < places);
                self.points("group", index, "a place", is_whole);
                let has_exchange = route.exchange.is_none_or(|at| at + 1 < route.places.len());
                self.points("group", index, "its exchange point", has_exchange);
            }
        }
        let named = [
            ("check", handover.checks.iter().map(|check| &check.groups).collect::<Vec<_>>()),
            ("gate", handover.gates.iter().map(|gate| &gate.of).collect()),
            ("gate", handover.gates.iter().map(|gate| &gate.holds).collect()),
            ("simultaneous departure", handover.simultaneous.iter().map(|one| &one.groups).collect()),
            ("people kept apart", handover.apart.iter().map(|apart| &apart.one).collect()),
            ("people kept apart", handover.apart.iter().map(|apart| &apart.other).collect()),
            ("family", handover.families.iter().map(|family| &family.groups).collect()),
            ("quota", handover.quotas.iter().map(|quota| &quota.of).collect()),
            ("step", handover.order.iter().collect()),
        ];
        for (what, lists) in named {
            for (index, list) in lists.into_iter().enumerate() {
                self.points(what, index, "a group", list.iter().all(|group| group.index() < groups));
            }
        }
        for (index, gate) in handover.gates.iter().enumerate() {
            self.points("gate", index, "a check", gate.checks.iter().all(|check| check.index() < checks));
        }
    }

    fn plan(&mut self, target: &Target) {
        let (handover, plan) = (&target.handover, &target.plan);
        for (index, trip) in plan.trips.iter().enumerate() {
            self.points("ride", index, "a vehicle", trip.vehicle.index() < handover.vehicles.len());
            let places = handover.places.len();
            self.points("ride", index, "a place", trip.from.index() < places && trip.to.index() < places);
        }
        for (index, work) in plan.works.iter().enumerate() {
            let is_there = match work.duty {
                Duty::Check(check, lot) => check.index() < handover.checks.len() && lot < plan.lots.len(),
                Duty::Measure(measure, trip) => measure.index() < handover.measures.len() && trip < plan.trips.len(),
                Duty::Once(measure) => measure.index() < handover.measures.len(),
            };
            self.points("work", index, "what it is for", is_there);
            self.points("work", index, "a team", work.team.index() < handover.teams.len());
        }
        self.length("moments of gates", plan.gates.len(), handover.gates.len());
        self.length("lists of units", target.lots.len(), plan.lots.len());
        for (index, lot) in plan.lots.iter().enumerate() {
            let route = handover.groups.get(lot.group.index()).and_then(|group| group.routes.get(lot.route));
            self.points("lot", index, "a group's route", route.is_some());
            let rides = lot.rides.iter().all(|ride| *ride < plan.trips.len());
            self.points("lot", index, "a ride", rides);
            let Some(route) = route.filter(|_| rides) else { continue };
            let follows = |(ride, step): (&usize, &[_])| {
                let trip = &plan.trips[*ride];
                [trip.from, trip.to] == *step
            };
            let is_whole = lot.rides.len() + 1 == route.places.len();
            if !is_whole || !lot.rides.iter().zip(route.places.windows(2)).all(follows) {
                self.0.push(CharterFault::Route(index));
            }
        }
    }

    fn units(&mut self, target: &Target, units: &[Unit], withdrawn: &BTreeSet<UnitRef>) {
        let mut times = vec![0_usize; units.len()];
        for (lot, members) in target.lots.iter().enumerate() {
            self.ascending("units of lot", lot, members);
            let planned = &target.plan.lots[lot];
            let group = target.handover.group(planned.group);
            let mut found = 0_u64;
            for member in members {
                let Some(unit) = units.get(member.index()) else {
                    self.points("lot", lot, "a unit", false);
                    continue;
                };
                times[member.index()] += 1;
                found = found.saturating_add(unit.quantity);
                let (one, other) = (
                    (unit.item, unit.phase, unit.holder, unit.receiver, unit.is_living),
                    (group.item, group.phase, group.holder, group.receiver, group.are_people),
                );
                if one != other {
                    self.0.push(CharterFault::NotOfGroup { unit: *member, lot });
                }
            }
            if found != planned.count {
                self.0.push(CharterFault::Count { lot, found, wanted: planned.count });
            }
        }
        for (index, lots) in times.into_iter().enumerate() {
            let unit = UnitRef::new(index);
            if lots != usize::from(!withdrawn.contains(&unit)) {
                self.0.push(CharterFault::Lots { unit, lots });
            }
        }
        let before = units.len().saturating_sub(target.joins.len());
        let known = target.withdrawn.iter().all(|unit| unit.index() < before);
        self.points("withdrawn", 0, "a unit", known);
    }
}
