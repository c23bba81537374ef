//! What every plan that goes a course keeps, as least minutes between its moments.
//!
//! Each row follows from lines of the table of `docs/reference/plan.md` and from what is chosen; not every line becomes a row. So the
//! least sum of the rows is a bound for all plans that go the course, also for those in which the rest is still to be chosen.

use std::collections::BTreeMap;

use takas_model::handover::REST;
use takas_model::{CheckRef, GateRef, GroupRef, Minutes, Occasion, PlaceRef, TeamRef, VehicleRef, Where};

use super::super::earliest::{longest, there};
use super::super::problem::Problem;
use super::course::{Course, Edge, Unit};
use super::flow::{Least, Row, least_sum};

/// A moment of the rows, and so many minutes after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct At {
    pub(super) moment: usize,
    pub(super) plus: Minutes,
}

/// A ride as the rows know it, chosen or not.
#[derive(Clone, Copy, Debug)]
struct Leg {
    departs: At,
    arrives: At,
    /// What boarding takes at least.
    boarding: Minutes,
}

/// Units that stand at the same point of the same course.
#[derive(Clone, Debug)]
struct Alike {
    /// The first of them.
    unit: usize,
    /// How many living people they are.
    people: i64,
    legs: Vec<Leg>,
}

/// See the module.
pub(super) struct Rows<'r, 'c, 'a> {
    course: &'r Course<'c, 'a>,
    all: Vec<Row>,
    weights: Vec<i64>,
    /// The moment of each ride's departure.
    departs: Vec<usize>,
    gates: Vec<usize>,
    last: usize,
    alike: Vec<Alike>,
    /// What no moment shows.
    known: i64,
}

/// What sums the moments are weighed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Weights {
    /// A person-minute of exposure.
    pub(super) exposure: i64,
    /// A minute of the makespan.
    pub(super) makespan: i64,
}

/// The least moments of a course.
#[derive(Clone, Debug)]
pub(super) struct Timed {
    pub(super) sum: i64,
    /// When each ride leaves, and arrives.
    pub(super) rides: Vec<(Minutes, Minutes)>,
    pub(super) gates: Vec<Minutes>,
}

/// The moments of a course with the least sum; none where no plan goes it.
pub(super) fn timed(course: &Course<'_, '_>, weights: Weights) -> Option<Timed> {
    let mut rows = Rows::new(course);
    rows.write(weights)?;
    let Least { sum, moments } = least_sum(&rows.all, &rows.weights)?;
    let rides = course.rides.iter().zip(&rows.departs).map(|(ride, &at)| (moments[at], moments[at] + ride.takes));
    Some(Timed {
        sum: sum + rows.known,
        rides: rides.collect(),
        gates: rows.gates.iter().map(|&gate| moments[gate]).collect(),
    })
}

impl<'r, 'c, 'a> Rows<'r, 'c, 'a> {
    fn new(course: &'r Course<'c, 'a>) -> Self {
        let mut rows = Self {
            course,
            all: Vec::new(),
            weights: vec![0],
            departs: Vec::new(),
            gates: Vec::new(),
            last: 0,
            alike: Vec::new(),
            known: 0,
        };
        rows.departs = course.rides.iter().map(|_| rows.moment()).collect();
        rows.gates = course.handover().gates.iter().map(|_| rows.moment()).collect();
        rows.last = rows.moment();
        rows
    }

    /// A further moment, between the beginning and the end.
    fn moment(&mut self) -> usize {
        let moment = self.weights.len();
        self.weights.push(0);
        self.all.push(Row { from: 0, to: moment, least: 0 });
        self.all.push(Row { from: moment, to: 0, least: -self.course.handover().ends });
        moment
    }

    /// The later is so many minutes after the earlier at least.
    fn after(&mut self, earlier: At, later: At, least: Minutes) {
        if earlier.moment != later.moment {
            self.all.push(Row { from: earlier.moment, to: later.moment, least: least + earlier.plus - later.plus });
        } else if later.plus - earlier.plus < least {
            // A moment cannot be after itself.
            self.all.push(Row { from: 0, to: 0, least: 1 });
        }
    }

    /// Writes everything down. None where something cannot be at all.
    fn write(&mut self, weights: Weights) -> Option<()> {
        self.vehicles()?;
        self.units(weights)?;
        for alike in std::mem::take(&mut self.alike) {
            self.walk(&alike, weights)?;
            self.alike.push(alike);
        }
        self.gates_open();
        self.order();
        self.simultaneous();
        self.teams();
        self.chosen_orders();
        self.weights[self.last] += weights.makespan;
        Some(())
    }

    fn ride(&self, ride: usize) -> (At, At) {
        let departs = At { moment: self.departs[ride], plus: 0 };
        (departs, At { plus: self.course.rides[ride].takes, ..departs })
    }

    /// Each vehicle makes its rides one after the other.
    fn vehicles(&mut self) -> Option<()> {
        let course = self.course;
        for (vehicle, day) in course.days.iter().enumerate() {
            let vehicle_ref = VehicleRef::new(vehicle);
            let of = course.handover().vehicle(vehicle_ref);
            let mut before: Option<usize> = None;
            for &ride in day {
                let (departs, arrives) = self.ride(ride);
                let ends = course.rides[ride].ends;
                self.after(arrives, BEGIN, -of.hours.until);
                let takes = course.rides[ride].takes;
                let from = before.map_or(of.start, |before| course.rides[before].ends.1);
                let hop =
                    if from == ends.0 { 0 } else { course.problem.hop(vehicle_ref, from, ends.0)?.0 + of.turnaround };
                let rests =
                    |span: Minutes| of.duty_max.is_some_and(|most| span > most).then_some(REST.max(of.turnaround));
                // Measures of its departure, then boarding, once it has come.
                let secured = match longest(course.problem, ends.0, Occasion::Departure) {
                    0 => 0,
                    takes => takes + of.boarding,
                };
                let last = secured.max(of.turnaround);
                if let Some(before) = before {
                    let (arrived, took) = (self.ride(before).1, course.rides[before].takes);
                    let met = there(course.problem, from);
                    let stands = if hop == 0 {
                        (met + secured).max(of.turnaround)
                    } else {
                        met.max(of.turnaround) + hop - of.turnaround + last
                    };
                    let rest = rests(took + of.turnaround + hop + takes).map_or(0, |rest| rest + hop);
                    self.after(arrived, departs, stands.max(rest));
                } else if hop == 0 {
                    self.after(BEGIN, departs, of.hours.from.max(0).max(secured));
                } else {
                    let comes = of.hours.from.max(0) + hop - of.turnaround;
                    self.after(BEGIN, departs, comes + last.max(rests(hop + takes).unwrap_or(0)));
                }
                before = Some(ride);
            }
        }
        Some(())
    }

    /// Units that stand alike, with the rides that they have and those that they still have to find. What those come to whose route is not
    /// chosen.
    fn units(&mut self, weights: Weights) -> Option<()> {
        let course = self.course;
        let mut alike: BTreeMap<(usize, usize, &[usize]), (usize, i64)> = BTreeMap::new();
        for (index, unit) in course.units.iter().enumerate() {
            let Some(route) = course.routes[index] else {
                self.known += weights.exposure * least_alone(course.problem, unit);
                continue;
            };
            let entry = alike.entry((unit.kind, route, &course.of[index][..])).or_insert((index, 0));
            entry.1 += unit.people;
        }
        for ((_, _, rides), (unit, people)) in alike {
            let (places, _) = course.path(unit)?;
            let mut legs = Vec::new();
            for (step, ends) in places.windows(2).enumerate() {
                legs.push(match rides.get(step) {
                    Some(&ride) => {
                        let (departs, arrives) = self.ride(ride);
                        let boarding = course.handover().vehicle(course.rides[ride].vehicle).boarding;
                        Leg { departs, arrives, boarding }
                    }
                    None => self.open_leg(unit, (ends[0], ends[1]))?,
                });
            }
            self.alike.push(Alike { unit, people, legs });
        }
        Some(())
    }

    /// A ride that is still to be found: as any vehicle could make it. None where none can.
    fn open_leg(&mut self, unit: usize, ends: (PlaceRef, PlaceRef)) -> Option<Leg> {
        let course = self.course;
        let able = || course.problem.vehicles().filter(|&vehicle| course.can_carry(&[unit], vehicle, ends));
        let takes =
            able().filter_map(|vehicle| Some(course.problem.way(vehicle, ends.0, ends.1)?.takes.usual)).min()?;
        let boarding = able().map(|vehicle| course.handover().vehicle(vehicle).boarding).min()?;
        let [departs, arrives] = [self.moment(), self.moment()].map(|moment| At { moment, plus: 0 });
        self.after(departs, arrives, takes);
        Some(Leg { departs, arrives, boarding })
    }

    /// Units go from ride to ride, checked and let through, and are exposed between two.
    fn walk(&mut self, alike: &Alike, weights: Weights) -> Option<()> {
        let course = self.course;
        let problem = course.problem;
        let unit = &course.units[alike.unit];
        let (places, handed) = course.path(alike.unit)?;
        let last = At { moment: self.last, plus: 0 };
        for (step, leg) in alike.legs.iter().enumerate() {
            let checked = self.checked(unit, places, step, None);
            if let Some(before) = step.checked_sub(1).map(|before| alike.legs[before]) {
                self.after(before.arrives, leg.departs, there(problem, places[step]) + checked + leg.boarding);
                if course.handover().place(places[step]).is_exchange {
                    let each = alike.people * weights.exposure;
                    self.weights[leg.departs.moment] += each;
                    self.weights[before.arrives.moment] -= each;
                    self.known += each * (leg.departs.plus - before.arrives.plus);
                }
            } else {
                let ready = unit.parts.iter().map(|(group, _)| course.handover().group(*group).ready).max()?.max(0);
                self.after(BEGIN, leg.departs, ready + checked + leg.boarding);
            }
            self.after(BEGIN, leg.departs, longest(problem, places[step], Occasion::Once) + leg.boarding);
            self.after(BEGIN, leg.arrives, longest(problem, places[step + 1], Occasion::Once));
            self.after(leg.arrives, last, 0);
        }
        for &(group, _) in &unit.parts {
            if let Some(leg) = alike.legs.last() {
                self.after(leg.arrives, BEGIN, -course.handover().group(group).due);
            }
            for &gate in &problem.held_by[group.index()] {
                if let Some(leg) = alike.legs.get(handed) {
                    self.after(self.opening(gate), leg.departs, leg.boarding);
                }
            }
            for &gate in &problem.awaited_by[group.index()] {
                let own = self.checked(unit, places, handed, Some(gate));
                let takes = course.handover().gate(gate).takes.usual;
                let come = handed.checked_sub(1).map(|before| alike.legs[before].arrives);
                let ready = course.handover().group(group).ready.max(0);
                let met = if come.is_some() { there(problem, places[handed]) } else { ready };
                self.after(come.unwrap_or(BEGIN), self.opening(gate), met + own + takes);
            }
        }
        Some(())
    }

    fn opening(&self, gate: GateRef) -> At {
        At { moment: self.gates[gate.index()], plus: 0 }
    }

    /// How long the checks of a unit at a place of its way take one after the other: of the group for which they take longest; of those
    /// that a gate waits for, if one is given.
    fn checked(&self, unit: &Unit, places: &[PlaceRef], step: usize, gate: Option<GateRef>) -> Minutes {
        let problem = self.course.problem;
        let of = |&(group, count): &(GroupRef, u64)| -> Minutes {
            let checks = checks_at(problem, group, places, step);
            let asked =
                checks.filter(|check| gate.is_none_or(|gate| problem.handover.gate(gate).checks.contains(check)));
            asked
                .map(|check| problem.handover.check(check).takes.usual * sittings(problem, check, places[step], count))
                .sum()
        };
        unit.parts.iter().map(of).max().unwrap_or(0)
    }

    fn gates_open(&mut self) {
        for (index, gate) in self.course.handover().gates.iter().enumerate() {
            let opens = At { moment: self.gates[index], plus: 0 };
            self.after(BEGIN, opens, gate.not_before.unwrap_or(0));
        }
    }

    /// The handover rides of a group.
    fn handed(&self, group: GroupRef) -> Vec<At> {
        let of = self.alike.iter().filter(|alike| {
            let unit = &self.course.units[alike.unit];
            // Those who stand alike are of the same lines, whatever group they are of.
            unit.parts.iter().any(|(part, _)| *part == group)
        });
        of.filter_map(|alike| Some(alike.legs.get(self.course.path(alike.unit)?.1)?.departs)).collect()
    }

    fn order(&mut self) {
        let mut before: Option<At> = None;
        for step in &self.course.handover().order {
            let between = At { moment: self.moment(), plus: 0 };
            let leaves: Vec<At> = step.iter().flat_map(|group| self.handed(*group)).collect();
            for departs in leaves {
                self.after(departs, between, 0);
                if let Some(before) = before {
                    self.after(before, departs, 0);
                }
            }
            if let Some(before) = before {
                self.after(before, between, 0);
            }
            before = Some(between);
        }
    }

    fn simultaneous(&mut self) {
        for one in &self.course.handover().simultaneous {
            let first = At { moment: self.moment(), plus: 0 };
            let leaves: Vec<At> = one.groups.iter().flat_map(|group| self.handed(*group)).collect();
            for departs in leaves {
                self.after(first, departs, 0);
                self.after(departs, first, -one.within);
            }
        }
    }

    /// Those who came no earlier than somebody have to be checked between that and the gate.
    fn teams(&mut self) {
        let course = self.course;
        let all = (0..course.handover().gates.len()).map(GateRef::new);
        for (ride, gate) in (0..course.rides.len()).flat_map(|ride| all.clone().map(move |gate| (ride, gate))) {
            // Each gate that is known to be asked no earlier than one that waits for somebody whom the ride brings.
            let gates = no_later(course, gate.index());
            if awaited(course, &gates, ride).is_empty() {
                continue;
            }
            let need = need(course, course.rides[ride].ends.1, &no_earlier(course, ride), &gates);
            self.after(self.ride(ride).1, self.opening(gate), need + course.handover().gate(gate).takes.usual);
        }
    }

    fn chosen_orders(&mut self) {
        let moment = |rows: &Self, edge: Edge| match edge {
            Edge::Leaves(ride) => rows.ride(ride).0,
            Edge::Arrives(ride) => rows.ride(ride).1,
        };
        for &(first, second, least) in &self.course.after {
            self.after(moment(self, first), moment(self, second), least);
        }
        for &(first, second) in &self.course.opens {
            let [first, second] = [first, second].map(GateRef::new);
            let takes = |gate: GateRef| self.course.handover().gate(gate).takes.usual;
            self.after(self.opening(first), self.opening(second), takes(second) - takes(first));
        }
    }
}

/// Minute 0.
const BEGIN: At = At { moment: 0, plus: 0 };

/// Those whom a ride brings to the place of their handover and for whom one of these gates waits: so many of each group.
pub(super) fn awaited(course: &Course<'_, '_>, gates: &[GateRef], ride: usize) -> Vec<(GroupRef, u64)> {
    let comes = |&&(unit, its): &&(usize, usize)| course.path(unit).is_some_and(|(_, handed)| handed == its + 1);
    let parts = course.rides[ride].aboard.iter().filter(comes).flat_map(|(unit, _)| &course.units[*unit].parts);
    let waited = |group: GroupRef| course.problem.awaited_by[group.index()].iter().any(|gate| gates.contains(gate));
    parts.copied().filter(|(group, _)| waited(*group)).collect()
}

/// How long it takes at least from the first arrival of rides at a place until all whom they brought and for whom these gates wait are
/// checked.
pub(super) fn need(course: &Course<'_, '_>, place: PlaceRef, rides: &[usize], gates: &[GateRef]) -> Minutes {
    let problem = course.problem;
    let mut units: BTreeMap<GroupRef, u64> = BTreeMap::new();
    let mut arrivals = 0;
    for &ride in rides.iter().filter(|&&ride| course.rides[ride].ends.1 == place) {
        let brought = awaited(course, gates, ride);
        arrivals += i64::from(!brought.is_empty());
        for (group, count) in brought {
            *units.entry(group).or_default() += count;
        }
    }
    let mut work = Work::default();
    for (index, check) in problem.handover.checks.iter().enumerate().filter(|(_, check)| check.at == Where::Exchange) {
        let check_ref = CheckRef::new(index);
        let asks = |group: GroupRef| {
            let waiting = problem.awaited_by[group.index()].iter().filter(|gate| gates.contains(gate));
            waiting.copied().any(|gate| problem.handover.gate(gate).checks.contains(&check_ref))
        };
        let checked = units.iter().filter(|(group, _)| check.groups.contains(group) && asks(**group));
        let all: Minutes = checked.map(|(_, count)| sittings(problem, check_ref, place, *count)).sum();
        work.add(all, check.takes.usual, problem.teams_at(check_ref, place).collect());
    }
    let met = there(problem, place);
    let checked = met + work.longest();
    let mut measures = Work::default();
    for &measure in problem.measures(place, Occasion::Arrival) {
        let (takes, teams) =
            (problem.handover.measure(measure).takes.usual, problem.measure_teams[measure.index()].clone());
        measures.add(arrivals, takes, teams.clone());
        work.add(arrivals, takes, teams);
    }
    checked.max(measures.longest()).max(work.shared())
}

/// What teams have to do.
#[derive(Default)]
struct Work {
    /// So many times, so long, by so many teams.
    kinds: Vec<(Minutes, Minutes, Minutes)>,
    teams: Vec<TeamRef>,
}

impl Work {
    fn add(&mut self, times: Minutes, takes: Minutes, teams: Vec<TeamRef>) {
        if let Ok(count @ 1..) = i64::try_from(teams.len())
            && times > 0
        {
            self.kinds.push((times, takes, count));
            self.teams.extend(teams);
            self.teams.sort_unstable();
            self.teams.dedup();
        }
    }

    /// The time of the kind that takes its teams longest.
    fn longest(&self) -> Minutes {
        let each = self.kinds.iter().map(|(times, takes, teams)| (times + teams - 1) / teams * takes);
        each.max().unwrap_or(0)
    }

    /// The time that all of it takes all teams.
    fn shared(&self) -> Minutes {
        let all: Minutes = self.kinds.iter().map(|(times, takes, _)| times * takes).sum();
        let teams = i64::try_from(self.teams.len().max(1)).unwrap_or(1);
        (all + teams - 1) / teams
    }
}

/// The rides that are known to arrive no earlier than this one, itself among them.
pub(super) fn no_earlier(course: &Course<'_, '_>, ride: usize) -> Vec<usize> {
    let mut found = vec![ride];
    let mut next = 0;
    while let Some(&one) = found.get(next) {
        next += 1;
        let after = course.after.iter().filter_map(|&(first, second, least)| match (first, second) {
            (Edge::Arrives(first), Edge::Arrives(second)) if first == one && least >= 0 => Some(second),
            _ => None,
        });
        let day = &course.days[course.rides[one].vehicle.index()];
        let later = day.iter().skip_while(|other| **other != one).skip(1).copied();
        let all: Vec<usize> = after.chain(later).filter(|other| !found.contains(other)).collect();
        found.extend(all);
    }
    found
}

/// The gates that are known to be asked no later than this one, itself among them.
pub(super) fn no_later(course: &Course<'_, '_>, gate: usize) -> Vec<GateRef> {
    let mut found = vec![gate];
    let mut next = 0;
    while let Some(&one) = found.get(next) {
        next += 1;
        for &(first, second) in &course.opens {
            if second == one && !found.contains(&first) {
                found.push(first);
            }
        }
    }
    found.into_iter().map(GateRef::new).collect()
}

/// The checks of a group at a place of its way.
fn checks_at<'p>(
    problem: &'p Problem<'_>,
    group: GroupRef,
    places: &'p [PlaceRef],
    step: usize,
) -> impl Iterator<Item = CheckRef> + 'p {
    let routes = &problem.handover.group(group).routes;
    let route = routes.iter().position(|route| route.places == places).unwrap_or(0);
    problem.checks_at(group, route, step)
}

/// How many sittings so many units of one group take at least, of any team there.
fn sittings(problem: &Problem<'_>, check: CheckRef, place: PlaceRef, count: u64) -> Minutes {
    let at_once = problem.teams_at(check, place).map(|team| problem.handover.team(team).at_once).max().unwrap_or(1);
    i64::try_from(count.div_ceil(at_once.max(1))).unwrap_or(i64::MAX / 1_000_000)
}

/// What a unit is exposed for at least on whatever route.
fn least_alone(problem: &Problem<'_>, unit: &Unit) -> i64 {
    let each = unit.parts.iter().map(|&(group, count)| {
        let least = super::super::bound::least_alone(problem, group).unwrap_or(0);
        least.saturating_mul(i64::try_from(count).unwrap_or(0))
    });
    each.fold(0, i64::saturating_add)
}
