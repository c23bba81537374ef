//! The bound on the makespan: the earliest moments at which everything can be, each resource as often as it is asked for.

use std::collections::BTreeMap;

use takas_model::{CheckRef, Group, GroupRef, Handover, Hours, Occasion, PlaceRef, Route, Vehicle, Where};

use super::bound::may_carry;
use super::view::{Moment, wide};

/// Moments are raised so often at most; each round alone holds for every plan.
const ROUNDS_MAX: usize = 1_000;

/// No plan's last arrival is earlier.
pub(super) fn makespan_bound(handover: &Handover) -> Moment {
    let mut earliest = Earliest::new(handover);
    earliest.raise();
    earliest.of_groups.iter().flatten().map(|one| one.arrives).max().unwrap_or(0)
}

/// The earliest moments of a group, over its routes.
#[derive(Clone, PartialEq, Eq)]
struct Moments {
    /// It leaves for its handover.
    leaves: Moment,
    /// It arrives at the end of its route.
    arrives: Moment,
    /// By each gate that waits for it: what that waits for is in.
    is_in: Vec<Moment>,
}

struct Earliest<'a> {
    handover: &'a Handover,
    /// By ride: the vehicles that make it, and how long they take.
    makers: BTreeMap<(PlaceRef, PlaceRef), Vec<(usize, Moment)>>,
    /// By vehicle and place: when it may be there first; none: never.
    here: Vec<Vec<Option<Moment>>>,
    /// By place: the longest of its measures that are taken once, and of those after arrivals.
    once: Vec<Moment>,
    arrival: Vec<Moment>,
    /// By place: the longest of its measures before departures; none: without one.
    departure: Vec<Option<Moment>>,
    /// By group: its checks, the gates that wait for it, the gates that hold it.
    checks: Vec<Vec<CheckRef>>,
    waited: Vec<Vec<usize>>,
    held: Vec<Vec<usize>>,
    /// When each gate opens.
    opens: Vec<Moment>,
    /// By group: no earlier departure for the handover, by the order or a simultaneous departure.
    floor: Vec<Moment>,
    /// By group; none: no route can be gone.
    of_groups: Vec<Option<Moments>>,
    /// By group: the floor and the opening of its gates for which its moments were found.
    found_for: Vec<Option<(Moment, Moment)>>,
}

impl<'a> Earliest<'a> {
    fn new(handover: &'a Handover) -> Self {
        let mut makers: BTreeMap<(PlaceRef, PlaceRef), Vec<(usize, Moment)>> = BTreeMap::new();
        for (index, vehicle) in handover.vehicles.iter().enumerate() {
            for (&ends, way) in &vehicle.ways {
                makers.entry(ends).or_default().push((index, wide(way.takes.usual)));
            }
        }
        let longest = |occasion: Occasion| {
            let mut all = vec![0; handover.places.len()];
            for measure in handover.measures.iter().filter(|one| one.occasion == occasion) {
                let at: &mut Moment = &mut all[measure.place.index()];
                *at = wide(measure.takes.usual).max(*at);
            }
            all
        };
        let groups = handover.groups.len();
        let (mut checks, mut waited, mut held) =
            (vec![Vec::new(); groups], vec![Vec::new(); groups], vec![Vec::new(); groups]);
        for (index, check) in handover.checks.iter().enumerate() {
            check.groups.iter().for_each(|group| checks[group.index()].push(CheckRef::new(index)));
        }
        for (index, gate) in handover.gates.iter().enumerate() {
            gate.of.iter().for_each(|group| waited[group.index()].push(index));
            gate.holds.iter().for_each(|group| held[group.index()].push(index));
        }
        Self {
            handover,
            makers,
            here: handover.vehicles.iter().map(|vehicle| presence(handover, vehicle)).collect(),
            once: longest(Occasion::Once),
            arrival: longest(Occasion::Arrival),
            departure: departures(handover),
            checks,
            waited,
            held,
            opens: vec![0; handover.gates.len()],
            floor: vec![0; groups],
            of_groups: vec![None; groups],
            found_for: vec![None; groups],
        }
    }

    /// Until nothing rises.
    fn raise(&mut self) {
        for _ in 0..ROUNDS_MAX {
            let mut rises = false;
            for group in self.handover.group_refs() {
                rises |= self.raise_group(group);
            }
            rises |= self.raise_gates();
            rises |= self.raise_floors();
            if !rises {
                break;
            }
        }
    }

    fn raise_group(&mut self, group_ref: GroupRef) -> bool {
        let index = group_ref.index();
        let opens = self.held[index].iter().map(|&gate| self.opens[gate]).max().unwrap_or(0);
        let wanted = Some((self.floor[index], opens));
        if self.found_for[index] == wanted {
            return false;
        }
        self.found_for[index] = wanted;
        let group = self.handover.group(group_ref);
        let by_route = group.routes.iter().filter_map(|route| self.by_route(index, group, route, opens));
        let least = by_route.reduce(|one, other| Moments {
            leaves: one.leaves.min(other.leaves),
            arrives: one.arrives.min(other.arrives),
            is_in: one.is_in.iter().zip(&other.is_in).map(|(one, other)| *one.min(other)).collect(),
        });
        // Where no route can be gone any more there is no plan: what was found before stands.
        let rises = least.is_some() && self.of_groups[index] != least;
        if rises {
            self.of_groups[index] = least;
        }
        rises
    }

    fn by_route(&self, index: usize, group: &Group, route: &Route, opens: Moment) -> Option<Moments> {
        let mut there = wide(group.ready).max(0);
        let mut moments = Moments { leaves: 0, arrives: 0, is_in: vec![0; self.waited[index].len()] };
        for (step, &place) in route.places.iter().enumerate() {
            for (is_in, &gate) in moments.is_in.iter_mut().zip(&self.waited[index]) {
                let gate = &self.handover.gates[gate];
                let own = self.checks[index].iter().filter(|check| gate.checks.contains(check));
                let checked = self.minutes_of(own, route, step);
                if step == route.handover_ride() || checked > 0 {
                    *is_in = (there + checked).max(*is_in);
                }
            }
            let Some(&next) = route.places.get(step + 1) else { break };
            let is_handover = step == route.handover_ride();
            let mut boards =
                (there + self.minutes_of(self.checks[index].iter(), route, step)).max(self.once[place.index()]);
            let mut leaves = 0;
            if is_handover {
                (boards, leaves) = (boards.max(opens), self.floor[index]);
            }
            let (leaves, arrives) = self.ride(group, (place, next), boards, leaves)?;
            if is_handover {
                moments.leaves = leaves;
            }
            moments.arrives = arrives;
            there = arrives + self.arrival[next.index()];
        }
        (moments.arrives <= wide(group.due)).then_some(moments)
    }

    /// The minutes of these checks at a place of a route: one after the other.
    fn minutes_of<'b>(&self, checks: impl Iterator<Item = &'b CheckRef>, route: &Route, step: usize) -> Moment {
        let here = checks.map(|&check| self.handover.check(check)).filter(|check| {
            let at: Where = check.at;
            route.place_of(at) == step
        });
        here.map(|check| wide(check.takes.usual)).sum()
    }

    /// The earliest departure and the earliest arrival of a ride, each by any vehicle.
    fn ride(
        &self,
        group: &Group,
        (from, to): (PlaceRef, PlaceRef),
        boards: Moment,
        leaves: Moment,
    ) -> Option<(Moment, Moment)> {
        let mut least: Option<(Moment, Moment)> = None;
        for &(index, minutes) in self.makers.get(&(from, to))? {
            let vehicle = &self.handover.vehicles[index];
            if !may_carry(vehicle, group) {
                continue;
            }
            let Some(here) = self.here[index][from.index()] else { continue };
            let turned = if vehicle.start == from { here } else { here + wide(vehicle.turnaround) };
            // What is done before people board begins when the vehicle has come.
            let boards = self.departure[from.index()].map_or(boards, |minutes| boards.max(here + minutes));
            let at = (boards + wide(vehicle.boarding)).max(turned).max(leaves).max(self.once[to.index()] - minutes);
            let Some(departs) = first_departure(self.handover, vehicle, (from, to), minutes, at) else { continue };
            let arrives = departs + minutes;
            least = Some(least.map_or((departs, arrives), |least| (least.0.min(departs), least.1.min(arrives))));
        }
        least
    }

    /// Each gate opens after what it waits for.
    fn raise_gates(&mut self) -> bool {
        let mut rises = false;
        for (index, gate) in self.handover.gates.iter().enumerate() {
            let waits = gate.of.iter().filter_map(|group| {
                let position = self.waited[group.index()].iter().position(|&gate| gate == index)?;
                Some(self.of_groups[group.index()].as_ref()?.is_in[position] + wide(gate.takes.usual))
            });
            let opens = waits.max().unwrap_or(0).max(gate.not_before.map_or(0, wide));
            if opens > self.opens[index] {
                self.opens[index] = opens;
                rises = true;
            }
        }
        rises
    }

    /// Nobody leaves before those of earlier steps, or much before those with whom they leave.
    fn raise_floors(&mut self) -> bool {
        let mut rises = false;
        let mut latest: Moment = 0;
        for step in &self.handover.order {
            for group in step {
                rises |= self.raise_floor(*group, latest);
                rises |= self.raise_group(*group);
            }
            latest = latest.max(self.last_to_leave(step));
        }
        for one in &self.handover.simultaneous {
            let latest = self.last_to_leave(&one.groups) - wide(one.within);
            for group in &one.groups {
                rises |= self.raise_floor(*group, latest);
            }
        }
        rises
    }

    fn raise_floor(&mut self, group: GroupRef, to: Moment) -> bool {
        let floor = &mut self.floor[group.index()];
        let rises = to > *floor;
        *floor = to.max(*floor);
        rises
    }

    fn last_to_leave(&self, groups: &[GroupRef]) -> Moment {
        groups
            .iter()
            .filter_map(|group| self.of_groups[group.index()].as_ref())
            .map(|one| one.leaves)
            .max()
            .unwrap_or(0)
    }
}

/// By place: the longest measure before departures, if there is any.
fn departures(handover: &Handover) -> Vec<Option<Moment>> {
    let mut all: Vec<Option<Moment>> = vec![None; handover.places.len()];
    for measure in handover.measures.iter().filter(|one| one.occasion == Occasion::Departure) {
        let at = &mut all[measure.place.index()];
        *at = Some(wide(measure.takes.usual)).max(*at);
    }
    all
}

/// When a vehicle may be at each place first (E. W. Dijkstra, "A note on two problems in connexion with graphs", 1959: whoever leaves
/// later arrives no earlier). Where it starts it is from its first hour on.
fn presence(handover: &Handover, vehicle: &Vehicle) -> Vec<Option<Moment>> {
    let mut here: Vec<Option<Moment>> = vec![None; handover.places.len()];
    let mut is_done = vec![false; here.len()];
    let begins = wide(vehicle.hours.from).max(0);
    here[vehicle.start.index()] = Some(0);
    loop {
        let open = (0..here.len()).filter(|&place| !is_done[place]);
        let Some((moment, place)) = open.filter_map(|place| Some((here[place]?, place))).min() else { return here };
        is_done[place] = true;
        let is_start = place == vehicle.start.index();
        let at = if is_start { begins } else { moment + wide(vehicle.turnaround) };
        for (&(from, to), way) in vehicle.ways.iter().filter(|((from, _), _)| from.index() == place) {
            let minutes = wide(way.takes.usual);
            if let Some(departs) = first_departure(handover, vehicle, (from, to), minutes, at) {
                let arrives = departs + minutes;
                let known = &mut here[to.index()];
                *known = Some(known.map_or(arrives, |known| known.min(arrives)));
            }
        }
    }
}

/// The first departure from `at` on within the hours of the vehicle, of both places and of the handover.
fn first_departure(
    handover: &Handover,
    vehicle: &Vehicle,
    (from, to): (PlaceRef, PlaceRef),
    minutes: Moment,
    at: Moment,
) -> Option<Moment> {
    let last = wide(vehicle.hours.until.min(handover.ends)) - minutes;
    let mut departs = at.max(wide(vehicle.hours.from)).max(0);
    loop {
        departs = next_open(&handover.place(from).open, departs)?;
        let arrives = next_open(&handover.place(to).open, departs + minutes)?;
        if departs > last {
            return None;
        }
        if arrives == departs + minutes {
            return Some(departs);
        }
        departs = arrives - minutes;
    }
}

/// The first moment from this one on at which a place is open.
fn next_open(open: &[Hours], moment: Moment) -> Option<Moment> {
    if open.is_empty() {
        return Some(moment);
    }
    open.iter().find(|span| wide(span.until) >= moment).map(|span| wide(span.from).max(moment))
}
