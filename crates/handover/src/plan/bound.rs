//! What no plan is better than: `docs/reference/plan.md`, *How good a plan can be*.
//!
//! The bound on exposure counts back from the opening of a gate: teams check so many at a time, vehicles bring so many at a time, so
//! of all who wait for the gate the `i`-th to come has been there at least so long. No search.

use std::collections::BTreeSet;

use takas_model::{CheckRef, GateRef, GroupRef, Minutes, Occasion, PlaceRef, PlanValue, Room, Where};

use super::earliest::{Lines, Moments, earliest, there};
use super::problem::Problem;

/// The bounds of all three measures.
pub(crate) fn bounds(problem: &Problem<'_>) -> PlanValue {
    let makespan = match earliest(problem, &Lines::all(problem)) {
        Moments::Kept(all) => {
            let moves = problem.handover.group_refs().filter(|group| problem.handover.group(*group).stays.is_none());
            moves.map(|group| all[group.index()].arrives).max().unwrap_or(0)
        }
        Moments::Broken(_) => 0,
    };
    PlanValue { exposure: exposure(problem), makespan, rides: rides(problem) }
}

/// What one unit of a group needs at its exchange point.
#[derive(Clone, Copy, Debug)]
struct Alone {
    /// All by itself.
    least: Minutes,
    boarding: Minutes,
}

fn exposure(problem: &Problem<'_>) -> i64 {
    let handover = problem.handover;
    let alone = handover.group_refs().map(|group| alone(problem, group)).collect();
    let mut count = Count { problem, alone, taken: BTreeSet::new(), sum: 0 };
    for index in 0..handover.gates.len() {
        count.gate(GateRef::new(index));
    }
    for index in 0..handover.gates.len() {
        for other in index + 1..handover.gates.len() {
            count.two_gates(GateRef::new(index), GateRef::new(other));
        }
    }
    let others: Vec<GroupRef> = handover.group_refs().filter(|group| !count.taken.contains(group)).collect();
    count.sum.saturating_add(count.all_alone(&others))
}

/// Groups as they are counted, each once.
struct Count<'c, 'a> {
    problem: &'c Problem<'a>,
    alone: Vec<Option<Alone>>,
    taken: BTreeSet<GroupRef>,
    sum: i64,
}

impl Count<'_, '_> {
    /// The groups in both lists that are exposed, may be held, and are not counted yet.
    fn open(&self, one: &[GroupRef], other: &[GroupRef]) -> Vec<GroupRef> {
        let both = one.iter().copied().filter(|group| {
            other.binary_search(group).is_ok()
                && self.alone[group.index()].is_some()
                && !self.problem.is_free(*group)
                && !self.taken.contains(group)
        });
        both.collect()
    }

    fn units(&self, group: GroupRef) -> i64 {
        i64::try_from(self.problem.handover.group(group).count).unwrap_or(i64::MAX / 4)
    }

    fn all_alone(&self, groups: &[GroupRef]) -> i64 {
        let each = groups
            .iter()
            .map(|group| self.alone[group.index()].map_or(0, |alone| alone.least.saturating_mul(self.units(*group))));
        each.fold(0, i64::saturating_add)
    }

    /// What groups come to that are all in, checked as one gate asks, before another takes so long to open for them.
    fn all_together(&self, checked: GateRef, opening: GateRef, groups: &[GroupRef]) -> i64 {
        let takes = self.problem.handover.gate(opening).takes.usual;
        let backs = together(self.problem, &self.problem.handover.gate(checked).checks, groups);
        let rest = groups.iter().map(|group| {
            let boarding = self.alone[group.index()].map_or(0, |alone| alone.boarding);
            (takes + boarding).saturating_mul(self.units(*group))
        });
        rest.fold(backs, i64::saturating_add)
    }

    fn gate(&mut self, gate: GateRef) {
        let of = self.problem.handover.gate(gate);
        let groups = self.open(&of.of, &of.holds);
        let together = self.all_together(gate, gate, &groups);
        if !groups.is_empty() && together >= self.all_alone(&groups) {
            self.sum = self.sum.saturating_add(together);
            self.taken.extend(groups);
        }
    }

    /// Each waits for whom the other holds: one side is in no later than the other, and waits for it.
    fn two_gates(&mut self, one: GateRef, other: GateRef) {
        let [first, second] = [one, other].map(|gate| self.problem.handover.gate(gate));
        let side = self.open(&first.of, &second.holds);
        let mut facing = self.open(&second.of, &first.holds);
        facing.retain(|group| !side.contains(group));
        if side.is_empty() || facing.is_empty() {
            return;
        }
        let [side_alone, facing_alone] = [&side, &facing].map(|groups| self.all_alone(groups));
        let facing_waits = self.all_together(other, one, &facing).max(facing_alone);
        let side_waits = self.all_together(one, other, &side).max(side_alone);
        let least = facing_waits.saturating_add(side_alone).min(side_waits.saturating_add(facing_alone));
        self.sum = self.sum.saturating_add(least);
        self.taken.extend(side);
        self.taken.extend(facing);
    }
}

/// What one unit of a group is exposed for at least, whatever it does; none for those who need not be exposed.
pub(crate) fn least_alone(problem: &Problem<'_>, group: GroupRef) -> Option<Minutes> {
    alone(problem, group).map(|alone| alone.least)
}

/// What one unit of a group needs by itself; none for those who are not exposed on every route.
fn alone(problem: &Problem<'_>, group: GroupRef) -> Option<Alone> {
    let of = problem.handover.group(group);
    if !of.are_people || of.stays.is_some() || of.routes.is_empty() {
        return None;
    }
    let mut best: Option<Alone> = None;
    for route in &of.routes {
        let at = route.exchange?;
        let place = route.places[at];
        if !problem.handover.place(place).is_exchange {
            return None;
        }
        let onward = (place, route.places[at + 1]);
        let able = problem.vehicles().filter(|vehicle| problem.way(*vehicle, onward.0, onward.1).is_some());
        let boarding = able.map(|vehicle| problem.handover.vehicle(vehicle).boarding).min().unwrap_or(0);
        let sum = |gate: Option<GateRef>| -> Minutes {
            let own = problem.checks_of[group.index()].iter().map(|check| (check, problem.handover.check(*check)));
            let here = own.filter(|(check, of)| {
                of.at == Where::Exchange && gate.is_none_or(|gate| problem.handover.gate(gate).checks.contains(check))
            });
            here.map(|(_, of)| of.takes.usual).sum()
        };
        let gates = problem.awaited_by[group.index()].iter();
        let both = gates.filter(|gate| problem.held_by[group.index()].contains(gate) && !problem.is_free(group));
        let gated = both.map(|gate| sum(Some(*gate)) + problem.handover.gate(*gate).takes.usual);
        let checks = gated.max().unwrap_or(0).max(sum(None));
        let least = there(problem, place) + checks + boarding;
        best = Some(best.map_or(Alone { least, boarding }, |known| Alone {
            least: known.least.min(least),
            boarding: known.boarding.min(boarding),
        }));
    }
    best
}

/// The least sum of minutes from arrival to a moment at which all units of these groups are there and have had these checks, and none
/// has left.
fn together(problem: &Problem<'_>, checks: &[CheckRef], groups: &[GroupRef]) -> i64 {
    let handover = problem.handover;
    let places: BTreeSet<PlaceRef> = groups
        .iter()
        .flat_map(|group| handover.group(*group).routes.iter().filter_map(|route| Some(route.places[route.exchange?])))
        .collect();
    let least_there = places.iter().map(|place| there(problem, *place)).min().unwrap_or(0);
    let mut units: Vec<Minutes> = Vec::new();
    for &group in groups {
        let own = problem.checks_of[group.index()].iter().filter(|check| checks.contains(check));
        let here = own.map(|check| handover.check(*check)).filter(|check| check.at == Where::Exchange);
        let needed: Minutes = here.map(|check| check.takes.usual).sum();
        let routes = handover.group(group).routes.iter().filter_map(|route| Some(route.places[route.exchange?]));
        let met = routes.map(|place| there(problem, place)).min().unwrap_or(0);
        let count = usize::try_from(handover.group(group).count).unwrap_or(usize::MAX).min(UNITS_MAX);
        units.extend(std::iter::repeat_n(met + needed, count));
        if units.len() >= UNITS_MAX {
            return 0;
        }
    }
    units.sort_unstable();
    for &check in checks.iter().filter(|check| handover.check(**check).at == Where::Exchange) {
        let have = groups.iter().filter(|group| problem.checks_of[group.index()].contains(&check));
        let have: u64 = have.map(|group| handover.group(*group).count).sum();
        let teams = places.iter().flat_map(|place| problem.teams_at(check, *place));
        let at_once: u64 = teams.map(|team| handover.team(team).at_once).sum();
        let without = units.len() - usize::try_from(have).unwrap_or(units.len()).min(units.len());
        if at_once == 0 {
            continue;
        }
        for (index, back) in units.iter_mut().enumerate().skip(without) {
            let slot = u64::try_from(index - without + 1).unwrap_or(u64::MAX).div_ceil(at_once);
            let minutes = handover.check(check).takes.usual * i64::try_from(slot).unwrap_or(0);
            *back = (*back).max(least_there + minutes);
        }
    }
    runs(&units, &Rides::new(problem, groups, &places))
}

/// The most units that are counted one by one.
const UNITS_MAX: usize = 20_000;

/// How people come: how many in a ride at most, and how soon before the gate the rides can be.
struct Rides {
    most: usize,
    backs: Vec<Minutes>,
}

impl Rides {
    fn new(problem: &Problem<'_>, groups: &[GroupRef], places: &BTreeSet<PlaceRef>) -> Self {
        let handover = problem.handover;
        let ends: BTreeSet<(PlaceRef, PlaceRef)> = groups
            .iter()
            .flat_map(|group| &handover.group(*group).routes)
            .filter_map(|route| route.exchange.map(|at| (route.places[at - 1], route.places[at])))
            .collect();
        let units: u64 = groups.iter().map(|group| handover.group(*group).count).sum();
        let units = usize::try_from(units).unwrap_or(UNITS_MAX);
        let escorted = groups.iter().map(|group| handover.group(*group).escorted_by);
        let escorted = if escorted.clone().any(|by| by == 0) { 0 } else { escorted.max().unwrap_or(0) };
        let (mut most, mut cycles) = (0, Vec::new());
        for vehicle in problem.vehicles() {
            let of = handover.vehicle(vehicle);
            if !ends.iter().any(|one| of.ways.contains_key(one)) {
                continue;
            }
            let room = usize::try_from(of.seats.saturating_add(of.stretchers)).unwrap_or(usize::MAX).min(units);
            most = most.max(with_escorts(room, escorted));
            let out = of.ways.iter().filter(|((from, _), _)| places.contains(from)).map(|(_, way)| way.takes.usual);
            let back = of.ways.iter().filter(|((_, to), _)| places.contains(to)).map(|(_, way)| way.takes.usual);
            let around = out.min().zip(back.min()).map(|(out, back)| out + back + 2 * of.turnaround);
            // From one of the places straight to another.
            let across = ends.iter().filter(|(from, _)| places.contains(from)).filter_map(|one| of.ways.get(one));
            let across = across.map(|way| way.takes.usual + of.turnaround).min();
            cycles.push(around.into_iter().chain(across).min());
        }
        if most == 0 {
            return Self { most: 0, backs: Vec::new() };
        }
        let needed = units.div_ceil(most) + cycles.len() + units;
        let mut backs: Vec<Minutes> = vec![0; cycles.len()];
        for cycle in cycles.into_iter().flatten().filter(|cycle| *cycle > 0) {
            let times = i64::try_from(needed).unwrap_or(i64::MAX).min(4_000);
            backs.extend((1..=times).map(|time| cycle * time));
        }
        backs.sort_unstable();
        backs.truncate(needed);
        if let [place] = places.iter().copied().collect::<Vec<_>>()[..] {
            for &measure in problem.measures(place, Occasion::Arrival) {
                let teams = i64::try_from(problem.measure_teams[measure.index()].len().max(1)).unwrap_or(1);
                for (back, ride) in backs.iter_mut().zip(1_i64..) {
                    let turn = (ride + teams - 1) / teams;
                    *back = (*back).max(turn * handover.measure(measure).takes.usual);
                }
            }
        }
        Self { most, backs }
    }
}

/// How many units go into so many seats and stretchers, each `by` of them with an escort.
fn with_escorts(room: usize, by: u64) -> usize {
    let Ok(by) = usize::try_from(by) else { return room };
    if by == 0 {
        return room;
    }
    let mut units = room * by / (by + 1);
    while units + 1 + (units + 1).div_ceil(by) <= room {
        units += 1;
    }
    units
}

/// The least sum over all ways to cut the sorted units into runs, each of one ride.
fn runs(units: &[Minutes], rides: &Rides) -> i64 {
    let count = units.len();
    if count == 0 || rides.most == 0 {
        return units.iter().sum();
    }
    let last = units[count - 1];
    // Rides that are further back than the last unit have to be come no nearer by more of them.
    let near = rides.backs.iter().take_while(|back| **back < last).count();
    let most_rides = (near + count.div_ceil(rides.most)).min(rides.backs.len()).min(count);
    let mut sums = vec![i64::MAX; count + 1];
    sums[0] = 0;
    let mut best = i64::MAX;
    for ride in 0..most_rides {
        let back = rides.backs[ride];
        let mut next = vec![i64::MAX; count + 1];
        for (until, sum) in next.iter_mut().enumerate().skip(1) {
            let each = units[until - 1].max(back);
            let from = until.saturating_sub(rides.most);
            for (begin, &before) in sums.iter().enumerate().take(until).skip(from) {
                if before < i64::MAX {
                    let run = i64::try_from(until - begin).unwrap_or(i64::MAX);
                    *sum = (*sum).min(before.saturating_add(run.saturating_mul(each)));
                }
            }
        }
        best = best.min(next[count]);
        sums = next;
    }
    if best == i64::MAX { units.iter().sum() } else { best }
}

fn rides(problem: &Problem<'_>) -> u64 {
    let handover = problem.handover;
    let most = |room: fn(&takas_model::Vehicle) -> u64| handover.vehicles.iter().map(room).max().unwrap_or(0);
    let rooms = [
        (Room::Seat, most(|vehicle| vehicle.seats)),
        (Room::Stretcher, most(|vehicle| vehicle.stretchers)),
        (Room::Load, most(|vehicle| vehicle.load)),
    ];
    let mut sum = 0;
    for place in (0..handover.places.len()).map(PlaceRef::new) {
        let pass = handover.groups.iter().filter(|group| {
            group.stays.is_none()
                && group.routes.iter().all(|route| route.places[..route.places.len() - 1].contains(&place))
        });
        let pass: Vec<_> = pass.collect();
        let needed = rooms.iter().filter(|(_, most)| *most > 0).map(|(room, most)| {
            let units = pass.iter().filter(|group| group.room == *room).map(|group| group.count);
            units.fold(0, u64::saturating_add).div_ceil(*most)
        });
        sum += needed.max().unwrap_or(0);
    }
    sum
}
