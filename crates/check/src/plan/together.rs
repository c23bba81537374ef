//! Groups that are in by one moment, each as the gate asks that waits for it: how long before it they come at least, counted back.

use std::collections::{BTreeSet, BinaryHeap};

use core::cmp::Reverse;

use takas_model::{CheckRef, Gate, Handover, Nature, Occasion, PlaceRef, Room};

use super::exposure::{Exposed, at_once, is_exchange_check, there};
use super::runs::Runs;
use super::view::{Moment, wide};

/// No more units than these are counted together.
const TOGETHER_MAX: u64 = 200_000;

/// A group with the gate that waits for it.
pub(super) type Awaited<'a> = (&'a Exposed<'a>, &'a Gate);

/// Groups, each with the gate that waits for it.
pub(super) struct Together<'a> {
    handover: &'a Handover,
    groups: &'a [Awaited<'a>],
    /// Their exchange points.
    places: BTreeSet<PlaceRef>,
    /// How many units.
    count: usize,
}

impl<'a> Together<'a> {
    /// None where there are none or too many, or where a live case forbids the gate.
    pub(super) fn new(handover: &'a Handover, groups: &'a [Awaited<'a>]) -> Option<Self> {
        let is_forbidden = handover.nature == Nature::Live && groups.iter().any(|(one, _)| one.group.is_protected);
        let count = groups.iter().try_fold(0_u64, |sum, (one, _)| sum.checked_add(one.group.count))?;
        if is_forbidden || count == 0 || count > TOGETHER_MAX {
            return None;
        }
        let places = groups.iter().flat_map(|(one, _)| one.passages.iter().map(|passage| passage.place)).collect();
        Some(Self { handover, groups, places, count: usize::try_from(count).ok()? })
    }

    pub(super) fn groups(&self) -> impl Iterator<Item = &'a Exposed<'a>> {
        self.groups.iter().map(|(one, _)| *one)
    }

    /// How many units.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// The least sum of what lies between the arrivals of units and the moment at which everything is in; none where they cannot come.
    pub(super) fn least_back(&self) -> Option<Moment> {
        let (units, trips) = (self.units(), self.trips());
        Runs::new(&units, self.units_max()?, &trips).least_sum()
    }

    /// For each unit, from the smallest, what lies at least between its arrival and the moment at which everything is in.
    pub(super) fn units(&self) -> Vec<Moment> {
        let mut units = Vec::with_capacity(self.count);
        for (one, gate) in self.groups {
            units.extend((0..one.group.count).map(|_| one.near(gate)));
        }
        units.sort_unstable();
        let arrival = self.places.iter().map(|&place| there(self.handover, place)).min().unwrap_or(0);
        for (index, check) in self.handover.checks.iter().enumerate() {
            let check_ref = CheckRef::new(index);
            let is_awaited = |gate: &Gate| gate.checks.binary_search(&check_ref).is_ok();
            let checked =
                self.groups.iter().filter(|(one, gate)| is_awaited(gate) && is_exchange_check(check, one.group_ref));
            let checked: u128 = checked.map(|(one, _)| u128::from(one.group.count)).sum();
            let wide_enough = at_once(self.handover, check_ref, &self.places);
            if wide_enough == 0 {
                continue;
            }
            let checked = usize::try_from(checked).unwrap_or(self.count);
            for (order, unit) in (1_u128..).zip(&mut units[self.count - checked..]) {
                let sittings = Moment::try_from(order.div_ceil(wide_enough)).unwrap_or(Moment::MAX);
                *unit = (arrival + sittings * wide(check.takes.usual)).max(*unit);
            }
        }
        units
    }

    /// The rides that bring them.
    fn rides_in(&self) -> BTreeSet<(PlaceRef, PlaceRef)> {
        let passages = self.groups.iter().flat_map(|(one, _)| &one.passages);
        passages.map(|passage| (passage.before, passage.place)).collect()
    }

    /// The most units that one trip can bring; none where none can.
    pub(super) fn units_max(&self) -> Option<usize> {
        let rides = self.rides_in();
        let lie = self.groups.iter().any(|(one, _)| one.group.room == Room::Stretcher);
        let fewest_escorts = self.groups.iter().map(|(one, _)| match one.group.escorted_by {
            0 => u64::MAX,
            units => units,
        });
        let each = u128::from(fewest_escorts.max().unwrap_or(u64::MAX));
        let bringing =
            self.handover.vehicles.iter().filter(|vehicle| rides.iter().any(|ride| vehicle.ways.contains_key(ride)));
        let most = bringing.map(|vehicle| {
            let room = u128::from(vehicle.seats) + if lie { u128::from(vehicle.stretchers) } else { 0 };
            // Of each `each + 1` who find room, one is an escort; of what is left, too.
            let (full, rest) = (room / (each + 1), room % (each + 1));
            full * each + rest.saturating_sub(u128::from(each < u128::from(u64::MAX)))
        });
        let most = most.max().filter(|&most| most > 0)?;
        Some(usize::try_from(most).unwrap_or(self.count).min(self.count))
    }

    /// For each trip, from the nearest, what lies at least between its arrival and the moment at which everything is in.
    pub(super) fn trips(&self) -> Vec<Moment> {
        let mut trips = self.arrivals();
        let [place] = self.places.iter().copied().collect::<Vec<_>>()[..] else { return trips };
        for (index, measure) in self.handover.measures.iter().enumerate() {
            if measure.place != place || measure.occasion != Occasion::Arrival {
                continue;
            }
            let takers = self
                .handover
                .teams
                .iter()
                .filter(|team| team.place == place && team.measures.iter().any(|one| one.index() == index));
            let takers = takers.count();
            if takers == 0 {
                continue;
            }
            for (order, trip) in trips.iter_mut().enumerate() {
                let rounds = Moment::try_from((order + 1).div_ceil(takers)).unwrap_or(Moment::MAX);
                *trip = (rounds * wide(measure.takes.usual)).max(*trip);
            }
        }
        trips
    }

    /// How far apart trips arrive at least: the time between the last of so many and the first.
    fn arrivals(&self) -> Vec<Moment> {
        let rides = self.rides_in();
        let mut next: BinaryHeap<Reverse<(Moment, Option<Moment>)>> = BinaryHeap::new();
        for vehicle in &self.handover.vehicles {
            let takes =
                |(&(from, to), way): (&(PlaceRef, PlaceRef), &takas_model::Way)| (from, to, wide(way.takes.usual));
            let ways: Vec<(PlaceRef, PlaceRef, Moment)> = vehicle.ways.iter().map(takes).collect();
            let bringing: Vec<_> = ways.iter().filter(|(from, to, _)| rides.contains(&(*from, *to))).collect();
            if bringing.is_empty() {
                continue;
            }
            let turnaround = wide(vehicle.turnaround);
            let out = ways.iter().filter(|(from, _, _)| self.places.contains(from)).map(|way| way.2).min();
            // From one of the places to another directly, or out and in again.
            let cycles = bringing.iter().filter_map(|(from, _, minutes)| {
                let is_direct = self.places.contains(from);
                if is_direct { Some(turnaround + minutes) } else { Some(2 * turnaround + out? + minutes) }
            });
            next.push(Reverse((0, cycles.min())));
        }
        let mut arrivals = Vec::with_capacity(self.count);
        while let Some(Reverse((moment, cycle))) = next.pop() {
            arrivals.push(moment);
            if arrivals.len() == self.count {
                break;
            }
            if let Some(cycle) = cycle {
                next.push(Reverse((moment + cycle, Some(cycle))));
            }
        }
        arrivals
    }
}
