//! People who are in by one moment, counted back from it: teams check so many at a time, rides bring so many at a time.
//!
//! What is counted is fixed by `docs/reference/plan.md`, *How good a plan can be*.

use std::collections::BTreeSet;

use takas_model::{CheckRef, GateRef, GroupRef, Minutes, Occasion, PlaceRef, Where};

use super::super::earliest::there;
use super::super::problem::Problem;

/// A group with the gate that waits for it.
pub(super) type Awaited = (GroupRef, GateRef);

/// The most units that are counted one by one.
const UNITS_MAX: usize = 20_000;

/// See the module.
pub(super) struct Queue {
    /// For each unit how long before the moment it is there at least, ascending.
    pub(super) units: Vec<Minutes>,
    rides: Rides,
}

impl Queue {
    /// None where there is nobody, or too many.
    pub(super) fn new(problem: &Problem<'_>, awaited: &[Awaited]) -> Option<Self> {
        let handover = problem.handover;
        let exchanges = |group: GroupRef| {
            let routes = handover.group(group).routes.iter();
            routes.filter_map(|route| Some(route.places[route.exchange?]))
        };
        let places: BTreeSet<PlaceRef> = awaited.iter().flat_map(|(group, _)| exchanges(*group)).collect();
        let mut units: Vec<Minutes> = Vec::new();
        for &(group, gate) in awaited {
            let own = problem.checks_of[group.index()].iter();
            let own = own.filter(|check| handover.gate(gate).checks.contains(check));
            let here = own.map(|check| handover.check(*check)).filter(|check| check.at == Where::Exchange);
            let needed: Minutes = here.map(|check| check.takes.usual).sum();
            let met = exchanges(group).map(|place| there(problem, place)).min().unwrap_or(0);
            let count = usize::try_from(handover.group(group).count).ok().filter(|count| *count < UNITS_MAX)?;
            units.extend(std::iter::repeat_n(met + needed, count));
            if units.len() >= UNITS_MAX {
                return None;
            }
        }
        units.sort_unstable();
        let least_there = places.iter().map(|place| there(problem, *place)).min()?;
        let checks: BTreeSet<CheckRef> =
            awaited.iter().flat_map(|(_, gate)| &handover.gate(*gate).checks).copied().collect();
        for check in checks.into_iter().filter(|check| handover.check(*check).at == Where::Exchange) {
            let have = awaited.iter().filter(|(group, gate)| {
                problem.checks_of[group.index()].contains(&check) && handover.gate(*gate).checks.contains(&check)
            });
            let have: u64 = have.map(|(group, _)| handover.group(*group).count).sum();
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
        let rides = Rides::new(problem, awaited, &places);
        Some(Self { units, rides })
    }

    /// The least sum of the minutes from the arrivals to the moment.
    pub(super) fn least_back(&self) -> i64 {
        self.counted(&self.units, 0).least()
    }

    /// Likewise, so many minutes less for each unit, but no less than the floor of its place (ascending).
    pub(super) fn counted<'q>(&'q self, floors: &'q [Minutes], less: Minutes) -> Counted<'q> {
        Counted::new(self, floors, less)
    }
}

/// How people come: how many in a ride at most, and how soon before the gate the rides can be.
struct Rides {
    most: usize,
    backs: Vec<Minutes>,
}

impl Rides {
    fn new(problem: &Problem<'_>, awaited: &[Awaited], places: &BTreeSet<PlaceRef>) -> Self {
        let handover = problem.handover;
        let groups = || awaited.iter().map(|(group, _)| handover.group(*group));
        let ends: BTreeSet<(PlaceRef, PlaceRef)> = groups()
            .flat_map(|group| &group.routes)
            .filter_map(|route| route.exchange.map(|at| (route.places[at - 1], route.places[at])))
            .collect();
        let units: u64 = groups().map(|group| group.count).sum();
        let units = usize::try_from(units).unwrap_or(UNITS_MAX);
        let escorted = groups().map(|group| group.escorted_by);
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

/// The sum over all ways to cut the units of a queue into runs, each of one ride: every unit of a run counts the greater of the
/// run's last unit and of the ride, less some minutes, or its floor.
pub(super) struct Counted<'q> {
    queue: &'q Queue,
    floors: &'q [Minutes],
    less: Minutes,
    /// For each unit, what those before it count by their floors.
    before: Vec<i64>,
    /// For each unit, what it and those after it count at least, whatever their rides.
    rest: Vec<i64>,
}

impl<'q> Counted<'q> {
    fn new(queue: &'q Queue, floors: &'q [Minutes], less: Minutes) -> Self {
        let count = queue.units.len();
        let (mut before, mut rest) = (vec![0; count + 1], vec![0; count + 1]);
        for (index, floor) in floors.iter().enumerate() {
            before[index + 1] = before[index] + floor;
        }
        for index in (0..count).rev() {
            // The first rides at best are full of those before.
            let ride = index.checked_div(queue.rides.most).and_then(|ride| queue.rides.backs.get(ride));
            let back = ride.copied().unwrap_or(0).max(queue.units[index]);
            rest[index] = rest[index + 1] + floors[index].max(back - less);
        }
        Self { queue, floors, less, before, rest }
    }

    /// No cut comes to less; found at once.
    pub(super) fn at_least(&self) -> i64 {
        self.rest[0]
    }

    /// The least sum of all.
    pub(super) fn least(&self) -> i64 {
        let Queue { units, rides } = self.queue;
        let count = units.len();
        if count == 0 || rides.most == 0 {
            return self.rest[0];
        }
        // Rides that are further back than the last unit come no nearer by more of them.
        let near = rides.backs.iter().take_while(|back| **back < units[count - 1]).count();
        let most_rides = (near + count.div_ceil(rides.most)).min(rides.backs.len()).min(count);
        let mut fewest = vec![i64::MAX; count + 1];
        if count.div_ceil(rides.most) <= most_rides {
            let full = (0..count).step_by(rides.most).enumerate();
            fewest[count] = full.map(|(ride, begin)| self.run(ride, begin, (begin + rides.most).min(count))).sum();
        }
        let mut sums = vec![i64::MAX; count + 1];
        sums[0] = 0;
        for ride in 0..most_rides {
            let mut next = vec![i64::MAX; count + 1];
            for begin in (0..count).filter(|begin| sums[*begin] < i64::MAX) {
                for until in self.untils(begin) {
                    let sum = sums[begin].saturating_add(self.run(ride, begin, until));
                    // As many in fewer rides for no more are no worse: rides come ever further back.
                    if sum.saturating_add(self.rest[until]) < fewest[count] && sum < fewest[until] {
                        next[until] = next[until].min(sum);
                    }
                }
            }
            fewest.iter_mut().zip(&next).for_each(|(known, sum)| *known = (*known).min(*sum));
            sums = next;
        }
        if fewest[count] == i64::MAX { self.rest[0] } else { fewest[count] }
    }

    /// Where a run that begins here may end: where units change, or full. (Those like its last unit count no more in it than later.)
    fn untils(&self, begin: usize) -> impl Iterator<Item = usize> {
        let units = &self.queue.units;
        let full = (begin + self.queue.rides.most).min(units.len());
        (begin + 1..=full).filter(move |&until| until == full || units[until] > units[until - 1])
    }

    /// What a run counts.
    fn run(&self, ride: usize, begin: usize, until: usize) -> i64 {
        let Queue { units, rides } = self.queue;
        let each = units[until - 1].max(rides.backs[ride]) - self.less;
        let lower = begin + self.floors[begin..until].partition_point(|floor| *floor < each);
        each.saturating_mul(i64::try_from(lower - begin).unwrap_or(i64::MAX)) + self.before[until] - self.before[lower]
    }
}
