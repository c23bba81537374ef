//! The bound on exposure: alone or together, gate by gate.

use std::collections::{BTreeSet, BinaryHeap};

use core::cmp::Reverse;

use takas_model::{Check, CheckRef, Gate, Group, GroupRef, Handover, Nature, Occasion, PlaceRef, Room, Where};

use super::runs::{NEVER, least_sum};
use super::view::{Moment, wide};

/// No more units than these are counted together.
const TOGETHER_MAX: u64 = 200_000;

/// What no plan has less of.
pub(super) fn exposure_bound(handover: &Handover) -> Moment {
    let exposed: Vec<Option<Exposed>> =
        handover.group_refs().map(|group_ref| Exposed::new(handover, group_ref)).collect();
    let mut count = Count { handover, exposed: &exposed, is_counted: vec![false; exposed.len()], sum: 0 };
    for gate in &handover.gates {
        count.gate(gate);
    }
    for (index, gate) in handover.gates.iter().enumerate() {
        for other in &handover.gates[index + 1..] {
            count.two_gates(gate, other);
        }
    }
    let rest: Vec<&Exposed> =
        exposed.iter().flatten().filter(|group| !count.is_counted[group.group_ref.index()]).collect();
    count.sum.saturating_add(all_alone(&rest))
}

/// What one unit of a group is exposed for at least; none where it need not be exposed.
pub(super) fn least_alone(handover: &Handover, group: GroupRef) -> Option<Moment> {
    Exposed::new(handover, group).map(|exposed| exposed.least)
}

/// Groups as they are counted, each once.
struct Count<'a> {
    handover: &'a Handover,
    exposed: &'a [Option<Exposed<'a>>],
    is_counted: Vec<bool>,
    sum: Moment,
}

impl<'a> Count<'a> {
    /// The groups in both lists that are not counted yet.
    fn open(&self, one: &[GroupRef], other: &[GroupRef]) -> Vec<&'a Exposed<'a>> {
        let both = one.iter().filter(|group| other.binary_search(group).is_ok() && !self.is_counted[group.index()]);
        both.filter_map(|group| self.exposed[group.index()].as_ref()).collect()
    }

    fn add(&mut self, groups: &[&Exposed<'_>], sum: Moment) {
        self.sum = self.sum.saturating_add(sum);
        for group in groups {
            self.is_counted[group.group_ref.index()] = true;
        }
    }

    /// Those for whom a gate both waits and whom it holds, unless they come to more alone.
    fn gate(&mut self, gate: &Gate) {
        let groups = self.open(&gate.of, &gate.holds);
        if let Some(together) = together(self.handover, gate, gate, &groups).filter(|sum| *sum >= all_alone(&groups)) {
            self.add(&groups, together);
        }
    }

    /// Two sides of which each leaves by the gate that waits for the other: the side for which waiting ends first waits for all of the
    /// other side, as its own gate would let it.
    fn two_gates(&mut self, gate: &Gate, other: &Gate) {
        let one_side = self.open(&gate.of, &other.holds);
        let mut other_side = self.open(&other.of, &gate.holds);
        other_side.retain(|group| one_side.iter().all(|one| one.group_ref != group.group_ref));
        if one_side.is_empty() || other_side.is_empty() {
            return;
        }
        let sum = |gate: &Gate, opening: &Gate, waiting: &[&Exposed<'_>], others: &[&Exposed<'_>]| {
            let alone = all_alone(waiting);
            let waiting = together(self.handover, gate, opening, waiting).map_or(alone, |sum| sum.max(alone));
            waiting.saturating_add(all_alone(others))
        };
        let least = sum(gate, other, &one_side, &other_side).min(sum(other, gate, &other_side, &one_side));
        self.add(&[one_side, other_side].concat(), least);
    }
}

fn all_alone(groups: &[&Exposed<'_>]) -> Moment {
    groups.iter().map(|group| group.alone()).fold(0, Moment::saturating_add)
}

/// What groups come to that a gate waits for and that leave by this opening, whose confirmation begins when all that
/// the gate waits for is in or later; none where that cannot be counted.
fn together(handover: &Handover, gate: &Gate, opening: &Gate, groups: &[&Exposed<'_>]) -> Option<Moment> {
    let together = Together::new(handover, gate, groups)?;
    let back = least_sum(&together.units(), together.units_max()?, &together.trips());
    let after = groups.iter().map(|one| {
        let each = wide(opening.takes.usual) + one.boarding();
        each * Moment::from(one.group.count)
    });
    (back < NEVER).then(|| back + after.sum::<Moment>())
}

/// A way of a group through an exchange point.
struct Passage {
    /// Where from.
    before: PlaceRef,
    /// The exchange point.
    place: PlaceRef,
    /// How long an arrival there takes.
    there: Moment,
    /// The durations of the checks of the group there.
    checks: Vec<(CheckRef, Moment)>,
    /// The least boarding of any vehicle onward.
    boarding: Moment,
}

/// A group that every plan exposes.
struct Exposed<'a> {
    group: &'a Group,
    group_ref: GroupRef,
    passages: Vec<Passage>,
    /// What each unit is exposed for at least.
    least: Moment,
}

impl<'a> Exposed<'a> {
    /// None where it need not be exposed, or where it cannot go at all.
    fn new(handover: &'a Handover, group_ref: GroupRef) -> Option<Self> {
        let group = handover.group(group_ref);
        if !group.are_people || group.stays.is_some() {
            return None;
        }
        let mut passages = Vec::new();
        for route in &group.routes {
            let exchange = route.exchange?;
            let steps = route.places.get(exchange - 1..=exchange + 1)?;
            passages.extend(Passage::new(handover, group_ref, steps));
        }
        let gates: Vec<&Gate> = handover
            .gates
            .iter()
            .filter(|gate| [&gate.of, &gate.holds].iter().all(|groups| groups.binary_search(&group_ref).is_ok()))
            .collect();
        let least = passages.iter().map(|passage| {
            let all: Moment = passage.checks.iter().map(|(_, minutes)| minutes).sum();
            let gated = gates.iter().map(|gate| passage.checks_of(gate) + wide(gate.takes.usual));
            passage.there + gated.fold(all, Moment::max) + passage.boarding
        });
        let least = least.min()?;
        Some(Self { group, group_ref, passages, least })
    }

    fn alone(&self) -> Moment {
        self.least.saturating_mul(Moment::from(self.group.count))
    }

    /// What lies at least between the arrival of a unit and the moment at which all that the gate waits for is in.
    fn near(&self, gate: &Gate) -> Moment {
        self.passages.iter().map(|passage| passage.there + passage.checks_of(gate)).min().unwrap_or(0)
    }

    fn boarding(&self) -> Moment {
        self.passages.iter().map(|passage| passage.boarding).min().unwrap_or(0)
    }
}

impl Passage {
    /// None where nothing goes on from there, or a check of the group has no team there.
    fn new(handover: &Handover, group_ref: GroupRef, steps: &[PlaceRef]) -> Option<Self> {
        let &[before, place, after] = steps else { return None };
        let onward = handover.vehicles.iter().filter(|vehicle| vehicle.ways.contains_key(&(place, after)));
        let boarding = onward.map(|vehicle| wide(vehicle.boarding)).min()?;
        let mut checks = Vec::new();
        for (index, check) in handover.checks.iter().enumerate() {
            if is_exchange_check(check, group_ref) {
                let check_ref = CheckRef::new(index);
                if at_once(handover, check_ref, &BTreeSet::from([place])) == 0 {
                    return None;
                }
                checks.push((check_ref, wide(check.takes.usual)));
            }
        }
        Some(Self { before, place, there: there(handover, place), checks, boarding })
    }

    /// Of its checks, those that the gate waits for.
    fn checks_of(&self, gate: &Gate) -> Moment {
        self.checks.iter().filter(|(check, _)| gate.checks.contains(check)).map(|(_, minutes)| minutes).sum()
    }
}

fn is_exchange_check(check: &Check, group_ref: GroupRef) -> bool {
    check.at == Where::Exchange && check.groups.binary_search(&group_ref).is_ok()
}

/// How many units all teams at these places that do a check take at once.
fn at_once(handover: &Handover, check: CheckRef, places: &BTreeSet<PlaceRef>) -> u128 {
    let teams = handover.teams.iter().filter(|team| places.contains(&team.place) && team.checks.contains(&check));
    teams.map(|team| u128::from(team.at_once)).sum()
}

/// How long an arrival at a place takes at least.
pub(super) fn there(handover: &Handover, place: PlaceRef) -> Moment {
    let measures = handover.measures.iter().filter(|one| one.place == place && one.occasion == Occasion::Arrival);
    measures.map(|one| wide(one.takes.usual)).max().unwrap_or(0)
}

/// Groups that a gate waits for.
struct Together<'a> {
    handover: &'a Handover,
    gate: &'a Gate,
    groups: &'a [&'a Exposed<'a>],
    /// Their exchange points.
    places: BTreeSet<PlaceRef>,
    /// How many units.
    count: usize,
}

impl<'a> Together<'a> {
    /// None where there are none or too many, or where a live case forbids the gate.
    fn new(handover: &'a Handover, gate: &'a Gate, groups: &'a [&'a Exposed<'a>]) -> Option<Self> {
        let is_forbidden = handover.nature == Nature::Live && groups.iter().any(|one| one.group.is_protected);
        let count = groups.iter().try_fold(0_u64, |sum, one| sum.checked_add(one.group.count))?;
        if is_forbidden || count == 0 || count > TOGETHER_MAX {
            return None;
        }
        let places = groups.iter().flat_map(|one| one.passages.iter().map(|passage| passage.place)).collect();
        Some(Self { handover, gate, groups, places, count: usize::try_from(count).ok()? })
    }

    /// For each unit, from the smallest, what lies at least between its arrival and the moment at which everything is in.
    fn units(&self) -> Vec<Moment> {
        let mut units = Vec::with_capacity(self.count);
        for one in self.groups {
            units.extend((0..one.group.count).map(|_| one.near(self.gate)));
        }
        units.sort_unstable();
        let arrival = self.places.iter().map(|&place| there(self.handover, place)).min().unwrap_or(0);
        for &check_ref in &self.gate.checks {
            let check = self.handover.check(check_ref);
            let checked = self.groups.iter().filter(|one| is_exchange_check(check, one.group_ref));
            let checked: u128 = checked.map(|one| u128::from(one.group.count)).sum();
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
        let passages = self.groups.iter().flat_map(|one| &one.passages);
        passages.map(|passage| (passage.before, passage.place)).collect()
    }

    /// The most units that one trip can bring; none where none can.
    fn units_max(&self) -> Option<usize> {
        let rides = self.rides_in();
        let lie = self.groups.iter().any(|one| one.group.room == Room::Stretcher);
        let fewest_escorts = self.groups.iter().map(|one| match one.group.escorted_by {
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
    fn trips(&self) -> Vec<Moment> {
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
