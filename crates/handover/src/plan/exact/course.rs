//! A plan as far as it is chosen: which unit goes by which ride of which vehicle, ride by ride; and what can be chosen next.
//!
//! What may not be chosen is what no plan may do. Times are not chosen here.

use takas_model::{GroupRef, Handover, Minutes, PlaceRef, VehicleRef};

use super::super::problem::{Need, Problem, may_ride};
use super::super::quotas::{self, Counted};

/// What goes together whatever is chosen: a family, a whole group, or one unit of another.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Groups with how many of each.
    pub(super) parts: Vec<(GroupRef, u64)>,
    /// For each route that all of them have: its number in each group.
    pub(super) routes: Vec<Vec<usize>>,
    /// Units of one kind are the same to every line of a plan.
    pub(super) kind: usize,
    /// How many living people.
    pub(super) people: i64,
}

/// One choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    /// A unit goes by this route.
    Route { unit: usize, route: usize },
    /// A unit boards a ride that is there.
    Join { unit: usize, ride: usize },
    /// A unit boards a new ride of a vehicle, the one of this number in its day.
    Begin { unit: usize, vehicle: VehicleRef, at: usize },
    /// From the one moment to the other are at least so many minutes.
    After { first: Edge, second: Edge, least: Minutes },
    /// All that the first gate waits for is in no later than all that the second waits for.
    Opens { first: usize, second: usize },
}

/// When a ride leaves or arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Edge {
    Leaves(usize),
    Arrives(usize),
}

/// One ride with people or goods.
#[derive(Clone, Debug)]
pub(super) struct Ride {
    pub(super) vehicle: VehicleRef,
    pub(super) ends: (PlaceRef, PlaceRef),
    pub(super) takes: Minutes,
    /// Units, each with which of its rides this is.
    pub(super) aboard: Vec<(usize, usize)>,
}

/// See the module.
#[derive(Clone, Debug)]
pub(super) struct Course<'c, 'a> {
    pub(super) problem: &'c Problem<'a>,
    pub(super) units: &'c [Unit],
    /// For each unit: which of its routes.
    pub(super) routes: Vec<Option<usize>>,
    /// For each unit: its rides so far.
    pub(super) of: Vec<Vec<usize>>,
    pub(super) rides: Vec<Ride>,
    /// For each vehicle: its rides in their order.
    pub(super) days: Vec<Vec<usize>>,
    /// Moments that are so far apart at least.
    pub(super) after: Vec<(Edge, Edge, Minutes)>,
    /// Gates of which all that the first waits for is in no later.
    pub(super) opens: Vec<(usize, usize)>,
}

impl<'c, 'a> Course<'c, 'a> {
    /// Nothing is chosen.
    pub(super) fn new(problem: &'c Problem<'a>, units: &'c [Unit]) -> Self {
        let routes = units.iter().map(|unit| (unit.routes.len() == 1).then_some(0)).collect();
        Self {
            problem,
            units,
            routes,
            of: vec![Vec::new(); units.len()],
            rides: Vec::new(),
            days: vec![Vec::new(); problem.handover.vehicles.len()],
            after: Vec::new(),
            opens: Vec::new(),
        }
    }

    pub(super) fn handover(&self) -> &'a Handover {
        self.problem.handover
    }

    /// Takes a step.
    pub(super) fn take(&mut self, step: Step) {
        match step {
            Step::Route { unit, route } => self.routes[unit] = Some(route),
            Step::Join { unit, ride } => self.board(unit, ride),
            Step::Begin { unit, vehicle, at } => {
                let ends = self.next_ends(unit).expect("a unit that has a ride to go");
                let way = self.problem.way(vehicle, ends.0, ends.1).expect("a vehicle that has this way");
                let ride = self.rides.len();
                self.rides.push(Ride { vehicle, ends, takes: way.takes.usual, aboard: Vec::new() });
                self.days[vehicle.index()].insert(at, ride);
                self.board(unit, ride);
            }
            Step::After { first, second, least } => self.after.push((first, second, least)),
            Step::Opens { first, second } => self.opens.push((first, second)),
        }
    }

    fn board(&mut self, unit: usize, ride: usize) {
        self.rides[ride].aboard.push((unit, self.of[unit].len()));
        self.of[unit].push(ride);
    }

    /// The places of a unit's route, and which of them it is handed over at; none while its route is not chosen.
    pub(super) fn path(&self, unit: usize) -> Option<(&'a [PlaceRef], usize)> {
        let of = &self.units[unit];
        let route = &self.problem.handover.group(of.parts[0].0).routes[of.routes[self.routes[unit]?][0]];
        Some((&route.places, route.handover_ride()))
    }

    /// The ends of the next ride of a unit.
    fn next_ends(&self, unit: usize) -> Option<(PlaceRef, PlaceRef)> {
        let (places, _) = self.path(unit)?;
        let at = self.of[unit].len();
        Some((*places.get(at)?, *places.get(at + 1)?))
    }

    /// Every way to go on with the unit that is next: the one that has made the fewest rides; empty where everybody is there.
    pub(super) fn choices(&self) -> Vec<Step> {
        if let Some(unit) = self.routes.iter().position(Option::is_none) {
            let before = self.alike_before(unit).and_then(|other| self.routes[other]).unwrap_or(0);
            return (before..self.units[unit].routes.len()).map(|route| Step::Route { unit, route }).collect();
        }
        let open = (0..self.units.len()).filter(|&unit| self.next_ends(unit).is_some());
        let Some(unit) = open.min_by_key(|&unit| (self.of[unit].len(), unit)) else { return Vec::new() };
        let Some(ends) = self.next_ends(unit) else { return Vec::new() };
        let first = self.first_ride(unit);
        let joins =
            (first..self.rides.len()).filter(|&ride| self.rides[ride].ends == ends && self.may_join(unit, ride));
        let mut steps: Vec<Step> = joins.map(|ride| Step::Join { unit, ride }).collect();
        for vehicle in self.problem.vehicles().filter(|&vehicle| self.may_begin(unit, vehicle, ends)) {
            let day = self.days[vehicle.index()].len();
            steps.extend((0..=day).rev().map(|at| Step::Begin { unit, vehicle, at }));
        }
        steps
    }

    /// The unit before this one, if it is of its kind.
    fn alike_before(&self, unit: usize) -> Option<usize> {
        unit.checked_sub(1).filter(|&other| self.units[other].kind == self.units[unit].kind)
    }

    /// Units of a kind that went the same way so far go on in the order of the rides: this one in none that was there before the one
    /// that the unit before it took.
    fn first_ride(&self, unit: usize) -> usize {
        let done = self.of[unit].len();
        let Some(other) = self.alike_before(unit) else { return 0 };
        let is_same = self.routes[other] == self.routes[unit] && self.of[other][..done] == self.of[unit][..];
        if is_same { self.of[other].get(done).copied().unwrap_or(0) } else { 0 }
    }

    /// Whether a vehicle may make a ride for a unit, and is not one of several alike of which an earlier one is free.
    fn may_begin(&self, unit: usize, vehicle: VehicleRef, ends: (PlaceRef, PlaceRef)) -> bool {
        let is_used = !self.days[vehicle.index()].is_empty();
        let has_twin = self
            .problem
            .vehicles()
            .take(vehicle.index())
            .any(|other| self.days[other.index()].is_empty() && are_twins(self.handover(), other, vehicle));
        (is_used || !has_twin) && self.can_carry(&[unit], vehicle, ends) && self.lets(&[unit], self.of[unit].len())
    }

    fn may_join(&self, unit: usize, ride: usize) -> bool {
        let of = &self.rides[ride];
        let mut all: Vec<usize> = of.aboard.iter().map(|(other, _)| *other).collect();
        all.push(unit);
        let at = self.of[unit].len();
        let parts = |unit: usize| self.units[unit].parts.iter().map(|(group, _)| *group);
        let meets = of.aboard.iter().any(|&(other, its)| {
            let are_apart = parts(unit).any(|one| parts(other).any(|its| self.problem.is_apart(one, its)));
            let holds_up = |free: usize, ride: usize, bound: usize| {
                self.path(free).is_some_and(|(_, handed)| handed == ride)
                    && parts(free).any(|group| self.problem.is_free(group))
                    && parts(bound).any(|group| self.problem.is_bound(group))
            };
            are_apart || holds_up(unit, at, other) || holds_up(other, its, unit)
        });
        let handed: Vec<usize> =
            of.aboard.iter().filter(|(other, its)| self.is_handed(*other, *its)).map(|one| one.0).collect();
        let with: Vec<usize> = handed.into_iter().chain(self.is_handed(unit, at).then_some(unit)).collect();
        !meets && self.can_carry(&all, of.vehicle, of.ends) && self.lets_all(&with)
    }

    fn is_handed(&self, unit: usize, ride: usize) -> bool {
        self.path(unit).is_some_and(|(_, handed)| handed == ride)
    }

    fn lets(&self, units: &[usize], ride: usize) -> bool {
        let handed: Vec<usize> = units.iter().copied().filter(|&unit| self.is_handed(unit, ride)).collect();
        self.lets_all(&handed)
    }

    /// Whether quotas let these leave at once.
    fn lets_all(&self, units: &[usize]) -> bool {
        let mut counted = Counted::new();
        for &unit in units {
            for &(group, count) in &self.units[unit].parts {
                quotas::count(self.problem, group, count, &mut counted);
            }
        }
        quotas::lets(self.handover(), &counted)
    }

    /// Whether a vehicle has the way and the room, and is of a mode that suits. Units of one group are taken to be one lot: no plan needs
    /// fewer escorts.
    pub(super) fn can_carry(&self, units: &[usize], vehicle: VehicleRef, ends: (PlaceRef, PlaceRef)) -> bool {
        if self.problem.way(vehicle, ends.0, ends.1).is_none() {
            return false;
        }
        let mut parts: Vec<(GroupRef, u64)> = units.iter().flat_map(|&unit| self.units[unit].parts.clone()).collect();
        parts.sort_unstable();
        parts.dedup_by(|next, kept| {
            let is_same = next.0 == kept.0;
            kept.1 += if is_same { next.1 } else { 0 };
            is_same
        });
        let mode = self.handover().vehicle(vehicle).mode;
        let needs = parts.iter().map(|&(group, count)| self.problem.need(group, count));
        needs.fold(Need::default(), Need::plus).fits(self.problem.room(vehicle))
            && parts.iter().all(|(group, _)| may_ride(&self.handover().group(*group).modes, mode))
    }
}

/// The units of a handover, those of one kind one after the other; none where there are more than `most`.
pub(super) fn units(problem: &Problem<'_>, most: usize) -> Option<Vec<Unit>> {
    let handover = problem.handover;
    let mut units: Vec<Unit> = Vec::new();
    for cluster in &problem.clusters {
        let first = handover.group(cluster[0]);
        if first.stays.is_some() {
            continue;
        }
        let together = cluster.len() > 1 || first.whole;
        let parts: Vec<(GroupRef, u64)> =
            cluster.iter().map(|&group| (group, if together { handover.group(group).count } else { 1 })).collect();
        let people = parts.iter().filter(|(group, _)| handover.group(*group).are_people);
        let people = i64::try_from(people.map(|part| part.1).fold(0, u64::saturating_add)).ok()?;
        let unit = Unit { routes: routes(problem, cluster), parts, kind: 0, people };
        let times = if together { 1 } else { usize::try_from(first.count).ok()? };
        if units.len() + times > most {
            return None;
        }
        units.extend(std::iter::repeat_n(unit, times));
    }
    let mut kinds: Vec<Unit> = Vec::new();
    for unit in &mut units {
        unit.kind = kinds.iter().position(|other| are_alike(problem, unit, other)).unwrap_or_else(|| {
            kinds.push(unit.clone());
            kinds.len() - 1
        });
    }
    // Those of whom there are most first: they decide most.
    let size = |kind: usize| units.iter().filter(|unit| unit.kind == kind).map(|unit| unit.people).sum::<i64>();
    let sizes: Vec<i64> = (0..kinds.len()).map(size).collect();
    units.sort_by_key(|unit| (std::cmp::Reverse(sizes[unit.kind]), unit.kind));
    Some(units)
}

/// For each route of the first group that all the others have: its numbers.
fn routes(problem: &Problem<'_>, cluster: &[GroupRef]) -> Vec<Vec<usize>> {
    let of = |group: GroupRef| &problem.handover.group(group).routes;
    let all = of(cluster[0]).iter().map(|route| {
        let same = |group: &GroupRef| of(*group).iter().position(|one| one == route);
        cluster.iter().map(same).collect::<Option<Vec<usize>>>()
    });
    all.flatten().collect()
}

/// Whether two units are the same to every line of a plan.
fn are_alike(problem: &Problem<'_>, one: &Unit, other: &Unit) -> bool {
    let ([(first, count)], [(second, its)]) = (&one.parts[..], &other.parts[..]) else {
        return one.parts == other.parts;
    };
    let (left, right) = (problem.handover.group(*first), problem.handover.group(*second));
    let (a, b) = (first.index(), second.index());
    first == second
        || count == its
            && (left.are_people, &left.routes, left.room, left.escorted_by, &left.modes)
                == (right.are_people, &right.routes, right.room, right.escorted_by, &right.modes)
            && (left.ready, left.due, left.is_protected) == (right.ready, right.due, right.is_protected)
            && (left.count == 1 && right.count == 1 || left.whole && right.whole)
            && problem.checks_of[a] == problem.checks_of[b]
            && problem.held_by[a] == problem.held_by[b]
            && problem.awaited_by[a] == problem.awaited_by[b]
            && problem.step[a] == problem.step[b]
            && problem.apart[a] == problem.apart[b]
            && problem.simultaneous[a] == problem.simultaneous[b]
            && problem.quotas[a] == problem.quotas[b]
}

/// Whether two vehicles are the same to every line of a plan.
fn are_twins(handover: &Handover, one: VehicleRef, other: VehicleRef) -> bool {
    let (one, other) = (handover.vehicle(one), handover.vehicle(other));
    (one.mode, one.seats, one.stretchers, one.load) == (other.mode, other.seats, other.stretchers, other.load)
        && (one.start, one.hours, one.turnaround, one.boarding)
            == (other.start, other.hours, other.turnaround, other.boarding)
        && one.duty_max == other.duty_max
        && one.ways.len() == other.ways.len()
        && one
            .ways
            .iter()
            .zip(&other.ways)
            .all(|(left, right)| left.0 == right.0 && left.1.takes.usual == right.1.takes.usual)
}
