//! A handover as the planner reads it: for each group, place and vehicle what binds it, looked up once.
//!
//! Decides nothing.

use takas_model::handover::REST;
use takas_model::{
    CheckRef, GateRef, GroupRef, Handover, Hours, MeasureRef, Minutes, Mode, Nature, Occasion, PlaceRef, Room, Team,
    TeamRef, Vehicle, VehicleRef, Way,
};

/// What units take in a vehicle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Need {
    pub(crate) seats: u64,
    pub(crate) stretchers: u64,
    pub(crate) load: u64,
}

impl Need {
    pub(crate) fn plus(self, other: Self) -> Self {
        Self {
            seats: self.seats + other.seats,
            stretchers: self.stretchers + other.stretchers,
            load: self.load + other.load,
        }
    }

    pub(crate) fn fits(self, room: Self) -> bool {
        self.seats <= room.seats && self.stretchers <= room.stretchers && self.load <= room.load
    }
}

/// How long a vehicle takes to a place, and where it goes first; none where it cannot come there.
type Hop = Option<(Minutes, PlaceRef)>;

/// Two sides that wait for each other: each gate waits for the side of its number, and holds the other.
#[derive(Debug)]
pub(crate) struct Mutual {
    pub(crate) gates: [GateRef; 2],
    pub(crate) sides: [Vec<GroupRef>; 2],
}

/// See the module.
#[derive(Debug)]
pub(crate) struct Problem<'a> {
    pub(crate) handover: &'a Handover,
    /// For each group: its checks.
    pub(crate) checks_of: Vec<Vec<CheckRef>>,
    /// For each group: the gates that hold it.
    pub(crate) held_by: Vec<Vec<GateRef>>,
    /// For each group: the gates that wait for it.
    pub(crate) awaited_by: Vec<Vec<GateRef>>,
    /// Sides that wait for each other, no group among two of them.
    pub(crate) mutual: Vec<Mutual>,
    /// For each group: its step in the order.
    pub(crate) step: Vec<Option<usize>>,
    /// For each group: the groups that it is kept apart from, ascending.
    pub(crate) apart: Vec<Vec<GroupRef>>,
    /// For each group: the simultaneous departures that it is part of.
    pub(crate) simultaneous: Vec<Vec<usize>>,
    /// For each group: the quotas that count it.
    pub(crate) quotas: Vec<Vec<usize>>,
    /// Groups that make the same rides, and groups alone, each ascending.
    pub(crate) clusters: Vec<Vec<GroupRef>>,
    /// For each place: its measures by occasion.
    measures: Vec<[Vec<MeasureRef>; 3]>,
    /// For each vehicle, from each place to each other: how long it takes to be there empty, and where it goes first.
    hops: Vec<Vec<Vec<Hop>>>,
    /// For each check: who does it.
    pub(crate) check_teams: Vec<Vec<TeamRef>>,
    /// For each measure: who takes it, at its place.
    pub(crate) measure_teams: Vec<Vec<TeamRef>>,
}

impl<'a> Problem<'a> {
    pub(crate) fn new(handover: &'a Handover) -> Self {
        let groups = handover.groups.len();
        let mut problem = Self {
            handover,
            checks_of: vec![Vec::new(); groups],
            mutual: mutual(handover),
            held_by: vec![Vec::new(); groups],
            awaited_by: vec![Vec::new(); groups],
            step: vec![None; groups],
            apart: vec![Vec::new(); groups],
            simultaneous: vec![Vec::new(); groups],
            quotas: vec![Vec::new(); groups],
            clusters: clusters(handover),
            measures: vec![Default::default(); handover.places.len()],
            hops: handover.vehicles.iter().map(|vehicle| hops(handover, vehicle)).collect(),
            check_teams: vec![Vec::new(); handover.checks.len()],
            measure_teams: vec![Vec::new(); handover.measures.len()],
        };
        for (index, check) in handover.checks.iter().enumerate() {
            for group in &check.groups {
                problem.checks_of[group.index()].push(CheckRef::new(index));
            }
        }
        for (index, gate) in handover.gates.iter().enumerate() {
            gate.holds.iter().for_each(|group| problem.held_by[group.index()].push(GateRef::new(index)));
            gate.of.iter().for_each(|group| problem.awaited_by[group.index()].push(GateRef::new(index)));
        }
        for (index, step) in handover.order.iter().enumerate() {
            for group in step {
                problem.step[group.index()] = Some(index);
            }
        }
        for pair in &handover.apart {
            for (one, other) in [(&pair.one, &pair.other), (&pair.other, &pair.one)] {
                for group in one {
                    problem.apart[group.index()].extend(other);
                }
            }
        }
        for list in &mut problem.apart {
            list.sort_unstable();
            list.dedup();
        }
        for (index, together) in handover.simultaneous.iter().enumerate() {
            together.groups.iter().for_each(|group| problem.simultaneous[group.index()].push(index));
        }
        for (index, quota) in handover.quotas.iter().enumerate() {
            quota.of.iter().for_each(|group| problem.quotas[group.index()].push(index));
        }
        for (index, measure) in handover.measures.iter().enumerate() {
            problem.measures[measure.place.index()][occasion(measure.occasion)].push(MeasureRef::new(index));
        }
        for (index, team) in handover.teams.iter().enumerate() {
            let team_ref = TeamRef::new(index);
            team.checks.iter().for_each(|check| problem.check_teams[check.index()].push(team_ref));
            for measure in &team.measures {
                if handover.measure(*measure).place == team.place {
                    problem.measure_teams[measure.index()].push(team_ref);
                }
            }
        }
        problem
    }

    pub(crate) fn measures(&self, place: PlaceRef, when: Occasion) -> &[MeasureRef] {
        &self.measures[place.index()][occasion(when)]
    }

    /// The teams that do a check at a place.
    pub(crate) fn teams_at(&self, check: CheckRef, place: PlaceRef) -> impl Iterator<Item = TeamRef> + '_ {
        let teams = &self.check_teams[check.index()];
        teams.iter().copied().filter(move |team| self.handover.team(*team).place == place)
    }

    /// The checks that a group has at the place of this index of its route.
    pub(crate) fn checks_at(&self, group: GroupRef, route: usize, at: usize) -> impl Iterator<Item = CheckRef> + '_ {
        let route = &self.handover.group(group).routes[route];
        let checks = self.checks_of[group.index()].iter().copied();
        checks.filter(move |check| route.place_of(self.handover.check(*check).at) == at)
    }

    /// Whether two groups are kept apart.
    pub(crate) fn is_apart(&self, one: GroupRef, other: GroupRef) -> bool {
        self.apart[one.index()].binary_search(&other).is_ok()
    }

    /// Whether nothing may hold a group.
    pub(crate) fn is_free(&self, group: GroupRef) -> bool {
        self.handover.nature == Nature::Live && self.handover.group(group).is_protected
    }

    /// Whether a gate, a step, a simultaneous departure or a quota holds a group.
    pub(crate) fn is_bound(&self, group: GroupRef) -> bool {
        let index = group.index();
        let is_counted = !self.simultaneous[index].is_empty() || !self.quotas[index].is_empty();
        !self.held_by[index].is_empty() || is_counted || self.step[index].is_some()
    }

    /// What a lot takes in a vehicle.
    pub(crate) fn need(&self, group: GroupRef, count: u64) -> Need {
        let group = self.handover.group(group);
        let escorts = if group.escorted_by == 0 { 0 } else { count.div_ceil(group.escorted_by) };
        match group.room {
            Room::Seat => Need { seats: count.saturating_add(escorts), ..Need::default() },
            Room::Stretcher => Need { seats: escorts, stretchers: count, load: 0 },
            Room::Load => Need { seats: escorts, stretchers: 0, load: count },
        }
    }

    /// The room of a vehicle.
    pub(crate) fn room(&self, vehicle: VehicleRef) -> Need {
        let vehicle = self.handover.vehicle(vehicle);
        Need { seats: vehicle.seats, stretchers: vehicle.stretchers, load: vehicle.load }
    }

    pub(crate) fn way(&self, vehicle: VehicleRef, from: PlaceRef, to: PlaceRef) -> Option<&'a Way> {
        self.handover.vehicle(vehicle).ways.get(&(from, to))
    }

    /// How long a vehicle takes from one place to another, turnarounds on the way counted, and to which place it goes first.
    pub(crate) fn hop(&self, vehicle: VehicleRef, from: PlaceRef, to: PlaceRef) -> Option<(Minutes, PlaceRef)> {
        self.hops[vehicle.index()][from.index()][to.index()]
    }

    pub(crate) fn vehicles(&self) -> impl Iterator<Item = VehicleRef> + use<> {
        (0..self.handover.vehicles.len()).map(VehicleRef::new)
    }

    /// The duration of a check of so many units by a team.
    pub(crate) fn check_takes(&self, check: CheckRef, team: TeamRef, count: u64) -> Minutes {
        let sittings = count.div_ceil(self.handover.team(team).at_once.max(1));
        self.handover.check(check).takes.usual * i64::try_from(sittings).unwrap_or(i64::MAX / 1_000_000)
    }

    /// The first minute from `departs` on at which the vehicle may leave, so that it arrives within all hours, too.
    pub(crate) fn fit(&self, vehicle: VehicleRef, ends: (PlaceRef, PlaceRef), departs: Minutes) -> Option<Minutes> {
        let takes = self.way(vehicle, ends.0, ends.1)?.takes.usual;
        let hours = self.handover.vehicle(vehicle).hours;
        let mut at = departs.max(hours.from).max(0);
        loop {
            let left = open_from(&self.handover.place(ends.0).open, at)?;
            let arrived = open_from(&self.handover.place(ends.1).open, left + takes)?;
            if arrived > hours.until.min(self.handover.ends) {
                return None;
            }
            if arrived == left + takes {
                return Some(left);
            }
            at = arrived - takes;
        }
    }

    /// The last minute up to `departs` at which the vehicle may leave.
    pub(crate) fn fit_late(
        &self,
        vehicle: VehicleRef,
        ends: (PlaceRef, PlaceRef),
        departs: Minutes,
    ) -> Option<Minutes> {
        let takes = self.way(vehicle, ends.0, ends.1)?.takes.usual;
        let hours = self.handover.vehicle(vehicle).hours;
        let mut at = departs.min(hours.until - takes).min(self.handover.ends - takes);
        loop {
            let left = open_until(&self.handover.place(ends.0).open, at)?;
            let arrived = open_until(&self.handover.place(ends.1).open, left + takes)?;
            if arrived - takes < hours.from.max(0) {
                return None;
            }
            if arrived == left + takes {
                return Some(left);
            }
            at = arrived - takes;
        }
    }

    /// Whether a vehicle that may be under way at most so long has to rest before a ride of this length.
    pub(crate) fn rests(
        &self,
        vehicle: VehicleRef,
        began: Option<Minutes>,
        last: Minutes,
        at: (Minutes, Minutes),
    ) -> bool {
        let most = self.handover.vehicle(vehicle).duty_max;
        matches!((most, began), (Some(most), Some(began)) if at.0 < last + REST && at.1 - began > most)
    }
}

/// The shortest chains of ways (R. Floyd, "Algorithm 97: shortest path", 1962).
fn hops(handover: &Handover, vehicle: &Vehicle) -> Vec<Vec<Hop>> {
    let count = handover.places.len();
    let mut hops = vec![vec![None; count]; count];
    for (&(from, to), way) in &vehicle.ways {
        hops[from.index()][to.index()] = Some((way.takes.usual, to));
    }
    let used: Vec<usize> = (0..count).filter(|&place| hops[place].iter().any(Option::is_some)).collect();
    for &middle in &used {
        for &from in &used {
            let Some((first, next)) = hops[from][middle].filter(|_| from != middle) else { continue };
            for to in (0..count).filter(|&to| to != from) {
                let Some((second, _)) = hops[middle][to] else { continue };
                let through = first + vehicle.turnaround + second;
                if hops[from][to].is_none_or(|(known, _)| through < known) {
                    hops[from][to] = Some((through, next));
                }
            }
        }
    }
    hops
}

fn occasion(when: Occasion) -> usize {
    match when {
        Occasion::Once => 0,
        Occasion::Arrival => 1,
        Occasion::Departure => 2,
    }
}

/// The first open minute from `at` on.
pub(crate) fn open_from(open: &[Hours], at: Minutes) -> Option<Minutes> {
    if open.is_empty() {
        return Some(at);
    }
    open.iter().find(|hours| hours.until >= at).map(|hours| hours.from.max(at))
}

/// The last open minute up to `at`.
pub(crate) fn open_until(open: &[Hours], at: Minutes) -> Option<Minutes> {
    if open.is_empty() {
        return Some(at);
    }
    open.iter().rev().find(|hours| hours.from <= at).map(|hours| hours.until.min(at))
}

/// The first minute from `at` on from which a team works so long on end.
pub(crate) fn works_from(team: &Team, at: Minutes, takes: Minutes) -> Option<Minutes> {
    if team.hours.is_empty() {
        return Some(at);
    }
    let fits = team.hours.iter().find(|hours| hours.from.max(at) + takes <= hours.until)?;
    Some(fits.from.max(at))
}

/// The last minute by which a team that works so long on end can have ended, up to `at`.
pub(crate) fn works_until(team: &Team, at: Minutes, takes: Minutes) -> Option<Minutes> {
    if team.hours.is_empty() {
        return Some(at);
    }
    let fits = team.hours.iter().rev().find(|hours| hours.until.min(at) - takes >= hours.from)?;
    Some(fits.until.min(at))
}

/// Groups joined by families; every other group by itself.
fn clusters(handover: &Handover) -> Vec<Vec<GroupRef>> {
    let mut of: Vec<usize> = (0..handover.groups.len()).collect();
    for family in &handover.families {
        let travel = || family.groups.iter().filter(|group| handover.group(**group).stays.is_none());
        let Some(first) = travel().next() else { continue };
        let into = of[first.index()];
        for group in travel() {
            let old = of[group.index()];
            of.iter_mut().filter(|mark| **mark == old).for_each(|mark| *mark = into);
        }
    }
    let mut clusters: Vec<Vec<GroupRef>> = vec![Vec::new(); handover.groups.len()];
    for group in handover.group_refs() {
        clusters[of[group.index()]].push(group);
    }
    clusters.retain(|cluster| !cluster.is_empty());
    clusters
}

/// Whether any of the modes of a group is the vehicle's.
pub(crate) fn may_ride(modes: &[Mode], mode: Mode) -> bool {
    modes.contains(&mode)
}

/// Sides that wait for each other, over the gates in their order; a group that is in one of them is in none after.
fn mutual(handover: &Handover) -> Vec<Mutual> {
    let mut all: Vec<Mutual> = Vec::new();
    let gates: Vec<GateRef> = (0..handover.gates.len()).map(GateRef::new).collect();
    for (index, &one) in gates.iter().enumerate() {
        for &other in &gates[index + 1..] {
            let both = |gate: GateRef, other: GateRef| -> Vec<GroupRef> {
                let (of, holds) = (&handover.gate(gate).of, &handover.gate(other).holds);
                of.iter().copied().filter(|group| holds.binary_search(group).is_ok()).collect()
            };
            let sides = [both(one, other), both(other, one)];
            let is_known =
                |group: &GroupRef| all.iter().any(|known| known.sides.iter().flatten().any(|one| one == group));
            let is_open = sides.iter().all(|side| !side.is_empty())
                && !sides.iter().flatten().any(is_known)
                && !sides[0].iter().any(|group| sides[1].contains(group));
            if is_open {
                all.push(Mutual { gates: [one, other], sides });
            }
        }
    }
    all
}
