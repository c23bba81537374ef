//! The exact search: shows that no plan is better than one that is known, measure by measure, or how much better one could be at most.
//!
//! Choices are made one after the other (`course`); what all plans of a course come to at least is a least sum of moments (`rows`,
//! `flow`), so a course that comes to no less than the best plan is left alone. The course with the least sum goes on first (best
//! first; A. Land, A. Doig, 1960), now and then one is followed by the choices that come to least until it is a whole plan,
//! and where moments want more of a team than it can do, or bring people together who may not meet, the order of two rides is chosen, too.
//! `docs/reference/plan.md` has the rows; the judge searches by them with code of its own.

mod course;
mod flow;
mod rows;

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use takas_model::{GateRef, Minutes, Mode, PlaceRef, PlanValue, VehicleRef};

use super::PlanLimits;
use super::choices::{Choices, NOWHERE, pack};
use super::past::Past;
use super::problem::Problem;
use super::timing::Timed;
use super::{scheduled_after, value};

use course::{Course, Edge, Step, Unit, units};
use rows::{Weights, awaited, need, no_earlier, no_later, timed};

/// No search where there are more units than this.
const UNITS_MAX: usize = 60;

/// Before one in so many courses, the quickest way to a plan is followed from it to the end.
const DIVE_EVERY: u64 = 64;

/// A course that is open: what its plans come to at least, the number of its steps, when it was found, and the steps.
type Open = Reverse<(i64, Reverse<usize>, usize, Vec<Step>)>;

/// What a search came to.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    /// No plan that is least in the measures before comes to less, measure by measure; after one that is not reached, nothing is shown.
    pub(crate) bound: PlanValue,
    /// A better plan, if one was found.
    pub(crate) better: Option<Timed>,
}

/// Which measures are weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measure {
    Exposure,
    Makespan,
    Rides,
}

/// See the module.
struct Search<'s, 'a> {
    problem: &'s Problem<'a>,
    units: &'s [Unit],
    limits: &'s PlanLimits<'s>,
    /// The value of the best plan; worse than any where none is known.
    best: PlanValue,
    is_known: bool,
    better: Option<Timed>,
    bound: PlanValue,
    work: u64,
    work_max: u64,
}

/// Searches within so much work; `best` is the value of a plan if one is known, `bound` what is known before. None where the handover
/// is too large, or its values are.
pub(crate) fn search(
    problem: &Problem<'_>,
    best: Option<PlanValue>,
    bound: PlanValue,
    limits: &PlanLimits<'_>,
    work: u64,
) -> Option<Shown> {
    let units = units(problem, UNITS_MAX)?;
    let most = WORTH_MAX / RIDES / (problem.handover.ends + 1) - 1;
    let any = PlanValue { exposure: most, makespan: problem.handover.ends, rides: 0 };
    let is_known = best.is_some();
    let best = best.unwrap_or(any);
    if best.exposure > most || units.iter().any(|unit| unit.people > most / (problem.handover.ends + 1)) {
        return None;
    }
    let mut search =
        Search { problem, units: &units, limits, best, is_known, better: None, bound, work: 0, work_max: work };
    for measure in [Measure::Exposure, Measure::Makespan, Measure::Rides] {
        if !search.close(measure) || !search.is_known {
            break;
        }
    }
    Some(Shown { bound: search.bound, better: search.better })
}

impl Search<'_, '_> {
    /// Raises the bound of one measure, those before being closed; whether it is closed, too.
    fn close(&mut self, measure: Measure) -> bool {
        let floor = self.worth(self.bound, measure);
        let mut found = 0;
        let mut open: BinaryHeap<Open> = BinaryHeap::new();
        let mut looked_at: u64 = 0;
        open.push(Reverse((floor, Reverse(0), 0, Vec::new())));
        // The least of courses of which nothing more can be chosen and whose plans could not be made so good.
        let mut left = i64::MAX;
        let mut least = floor;
        while let Some(Reverse((sum, _, _, steps))) = open.pop() {
            least = least.max(sum.min(left));
            if least >= self.worth(self.best, measure) {
                break;
            }
            if left <= sum || self.work >= self.work_max || (self.limits.stop)() {
                return self.told(least, measure);
            }
            let mut course = Course::new(self.problem, self.units);
            for step in &steps {
                course.take(*step);
            }
            if looked_at.is_multiple_of(DIVE_EVERY) {
                self.dive(course.clone(), measure);
            }
            looked_at += 1;
            let next = match self.next(&course, measure) {
                Next::Steps(next) => next,
                Next::Chosen(timed) => {
                    self.try_out(&course, timed);
                    if self.worth(self.best, measure) > sum {
                        left = left.min(sum);
                    }
                    continue;
                }
            };
            for step in next {
                let mut then = course.clone();
                then.take(step);
                let Some(comes_to) = self.measure(&then, measure).map(|comes_to| comes_to.max(sum)) else { continue };
                if comes_to < self.worth(self.best, measure) {
                    found += 1;
                    let mut longer = steps.clone();
                    longer.push(step);
                    open.push(Reverse((comes_to, Reverse(longer.len()), found, longer)));
                }
            }
        }
        let least = if open.is_empty() { left.min(self.worth(self.best, measure)).max(least) } else { least };
        self.told(least, measure)
    }

    /// Goes on by the choice that comes to least, until everything is chosen or no better plan can come of it.
    fn dive(&mut self, mut course: Course<'_, '_>, measure: Measure) {
        while self.work < self.work_max && !(self.limits.stop)() {
            let next = match self.next(&course, measure) {
                Next::Steps(next) => next,
                Next::Chosen(timed) => return self.try_out(&course, timed),
            };
            let mut least: Option<(i64, Course<'_, '_>)> = None;
            for step in next {
                let mut then = course.clone();
                then.take(step);
                let Some(comes_to) = self.measure(&then, measure) else { continue };
                let enough = least.as_ref().map_or(self.worth(self.best, measure), |(known, _)| *known);
                if comes_to < enough {
                    least = Some((comes_to, then));
                }
            }
            let Some((_, then)) = least else { return };
            course = then;
        }
    }

    /// Takes a bound over; whether it is reached.
    fn told(&mut self, least: i64, measure: Measure) -> bool {
        let scale = self.scale();
        let best = self.worth(self.best, measure);
        let least = least.min(best);
        match measure {
            Measure::Exposure => self.bound.exposure = self.bound.exposure.max(least),
            Measure::Makespan => self.bound.makespan = self.bound.makespan.max(least.rem_euclid(scale)),
            Measure::Rides => {
                let rides = u64::try_from(least.rem_euclid(RIDES)).unwrap_or(0);
                self.bound.rides = self.bound.rides.max(rides);
            }
        }
        if self.is_known {
            (self.limits.tell)(self.best, self.bound);
        }
        least == best
    }

    /// More than any makespan.
    fn scale(&self) -> i64 {
        self.problem.handover.ends + 1
    }

    /// The measures up to this one in one number: less is better.
    fn worth(&self, value: PlanValue, measure: Measure) -> i64 {
        let rides = i64::try_from(value.rides).unwrap_or(RIDES - 1).min(RIDES - 1);
        match measure {
            Measure::Exposure => value.exposure,
            Measure::Makespan => value.exposure * self.scale() + value.makespan,
            Measure::Rides => (value.exposure * self.scale() + value.makespan) * RIDES + rides,
        }
    }

    fn weights(&self, measure: Measure) -> Weights {
        match measure {
            Measure::Exposure => Weights { exposure: 1, makespan: 0 },
            Measure::Makespan | Measure::Rides => Weights { exposure: self.scale(), makespan: 1 },
        }
    }

    /// What all plans of a course come to at least; none where there are none.
    fn measure(&mut self, course: &Course<'_, '_>, measure: Measure) -> Option<i64> {
        self.work += work(course);
        let sum = timed(course, self.weights(measure))?.sum;
        Some(if measure == Measure::Rides {
            // What is too large to be told is worse than any plan.
            sum.saturating_mul(RIDES).saturating_add(rides(course))
        } else {
            sum
        })
    }

    /// How to go on: in which order rides come that moments bring too near to each other, or where the next unit rides.
    fn next(&mut self, course: &Course<'_, '_>, measure: Measure) -> Next {
        self.work += work(course);
        let Some(timed) = timed(course, self.weights(measure)) else { return Next::Chosen(None) };
        if let Some(steps) = crowded(course, &timed) {
            return Next::Steps(steps);
        }
        let steps = course.choices();
        if !steps.is_empty() {
            return Next::Steps(steps);
        }
        let found = meeting(course, &timed.rides).or_else(|| stands(course, &timed.rides));
        found.filter(|steps| !steps.is_empty()).map_or(Next::Chosen(Some(timed)), Next::Steps)
    }

    /// Makes a plan of a course of which everything is chosen, if it has moments.
    fn try_out(&mut self, course: &Course<'_, '_>, timed: Option<rows::Timed>) {
        let Some(timed) = timed else { return };
        let choices = choices(self.problem, course, &timed.rides);
        for past in [Past::default(), Self::past(&timed)] {
            let made = scheduled_after(self.problem, &choices, past);
            self.work += u64::try_from(made.trips.len() + made.works.len()).unwrap_or(1) + 1;
            if made.is_whole() && value(self.problem, &made) < self.best {
                self.best = value(self.problem, &made);
                self.is_known = true;
                self.better = Some(made);
                (self.limits.tell)(self.best, self.bound);
            }
        }
    }

    /// Nothing before the moments of the course.
    fn past(timed: &rows::Timed) -> Past {
        let departs = timed.rides.iter().enumerate().map(|(ride, (departs, _))| (ride, *departs));
        let opens = timed.gates.iter().copied().enumerate();
        Past { departs: departs.collect(), opens: opens.collect(), ..Past::default() }
    }
}

/// How a course goes on.
enum Next {
    /// By one of these.
    Steps(Vec<Step>),
    /// Everything is chosen; its moments, if there are any.
    Chosen(Option<rows::Timed>),
}

/// What the moments of a course cost: their number, about.
fn work(course: &Course<'_, '_>) -> u64 {
    u64::try_from(course.rides.len() + 2 * course.units.len()).unwrap_or(u64::MAX)
}

/// The most that a plan may come to, all measures in one number.
const WORTH_MAX: i64 = 1 << 62;

/// More rides than there are.
const RIDES: i64 = 1 << 16;

/// The rides of a course, with an empty one wherever a vehicle has to be elsewhere first.
fn rides(course: &Course<'_, '_>) -> i64 {
    let mut count = 0;
    for (day, vehicle) in course.days.iter().zip(&course.handover().vehicles) {
        let mut at = vehicle.start;
        for &ride in day {
            let (from, to) = course.rides[ride].ends;
            count += if at == from { 1 } else { 2 };
            at = to;
        }
    }
    count
}

/// Rides that bring more people than the teams can check before a gate: which of two comes no later, or which of two gates is asked no
/// later.
fn crowded(course: &Course<'_, '_>, timed: &rows::Timed) -> Option<Vec<Step>> {
    let arrives = |ride: usize| timed.rides[ride].1;
    let gates = &course.handover().gates;
    let asked = |gate: usize| timed.gates[gate] - gates[gate].takes.usual;
    for (ride, gate) in (0..course.rides.len()).flat_map(|ride| (0..gates.len()).map(move |gate| (ride, gate))) {
        let place = course.rides[ride].ends.1;
        let later: Vec<usize> = (0..course.rides.len())
            .filter(|&other| course.rides[other].ends.1 == place && arrives(other) >= arrives(ride))
            .collect();
        let sooner: Vec<usize> = (0..gates.len()).filter(|&other| asked(other) <= asked(gate)).collect();
        let all: Vec<GateRef> = sooner.iter().copied().map(GateRef::new).collect();
        let is_awaited = !awaited(course, &all, ride).is_empty();
        if !is_awaited || arrives(ride) + need(course, place, &later, &all) <= asked(gate) {
            continue;
        }
        let (known, known_gates) = (no_earlier(course, ride), no_later(course, gate));
        if let Some(&other) = sooner.iter().find(|&&other| !known_gates.contains(&GateRef::new(other))) {
            return Some(vec![Step::Opens { first: other, second: gate }, Step::Opens { first: gate, second: other }]);
        }
        if let Some(&other) = later.iter().find(|other| !known.contains(other)) {
            return Some(either(Edge::Arrives(ride), Edge::Arrives(other)));
        }
    }
    None
}

/// Either moment is no later than the other.
fn either(one: Edge, other: Edge) -> Vec<Step> {
    vec![Step::After { first: one, second: other, least: 0 }, Step::After { first: other, second: one, least: 0 }]
}

/// Two who are kept apart and are at one place without halls at one time: who of them leaves before the other comes.
fn meeting(course: &Course<'_, '_>, times: &[(Minutes, Minutes)]) -> Option<Vec<Step>> {
    let mut stays = Vec::new();
    for (unit, of) in course.of.iter().enumerate() {
        for pair in of.windows(2) {
            let place = course.rides[pair[0]].ends.1;
            if course.handover().place(place).halls.is_empty() {
                stays.push((unit, place, pair[0], pair[1]));
            }
        }
    }
    let are_apart = |one: usize, other: usize| {
        let parts = |unit: usize| course.units[unit].parts.iter().map(|part| part.0);
        parts(one).any(|one| parts(other).any(|other| course.problem.is_apart(one, other)))
    };
    for (index, &(one, place, came, leaves)) in stays.iter().enumerate() {
        for &(other, there, came_too, leaves_too) in &stays[index + 1..] {
            let meet = times[came].1 < times[leaves_too].0 && times[came_too].1 < times[leaves].0;
            if place == there && meet && are_apart(one, other) {
                let gone =
                    |leaves, comes| Step::After { first: Edge::Leaves(leaves), second: Edge::Arrives(comes), least: 0 };
                return Some(vec![gone(leaves, came_too), gone(leaves_too, came)]);
            }
        }
    }
    None
}

/// An aircraft on its stand: from a moment until another, each so long after an edge of a ride.
#[derive(Clone, Copy, Debug)]
struct Stand {
    vehicle: VehicleRef,
    place: PlaceRef,
    from: (Edge, Minutes),
    until: (Edge, Minutes),
}

/// More aircraft than stands at one place: which of them leaves before which other comes.
fn stands(course: &Course<'_, '_>, times: &[(Minutes, Minutes)]) -> Option<Vec<Step>> {
    let at = |(edge, plus): (Edge, Minutes)| {
        plus + match edge {
            Edge::Leaves(ride) => times[ride].0,
            Edge::Arrives(ride) => times[ride].1,
        }
    };
    let all = stays(course);
    for one in &all {
        let (Some(most), from) = (course.handover().place(one.place).stands, at(one.from)) else { continue };
        let here =
            all.iter().filter(|other| other.place == one.place && at(other.from) <= from && from < at(other.until));
        let mut here: Vec<&Stand> = here.collect();
        here.dedup_by_key(|stand| stand.vehicle);
        let Some(crowd) = usize::try_from(most).ok().and_then(|most| here.get(..=most)) else { continue };
        let pairs = crowd.iter().flat_map(|one| crowd.iter().map(move |other| (one, other)));
        let steps = pairs.filter(|(one, other)| one.vehicle != other.vehicle).map(|(leaves, comes)| Step::After {
            first: leaves.until.0,
            second: comes.from.0,
            least: leaves.until.1 - comes.from.1,
        });
        // Or one of them leaves the place empty and comes back.
        let away = crowd.iter().filter_map(|stand| match (stand.from, stand.until) {
            ((first @ Edge::Arrives(_), 0), (second @ Edge::Leaves(_), 0)) => {
                Some(Step::After { first, second, least: away(course, stand.vehicle, stand.place)? })
            }
            _ => None,
        });
        let steps = steps.chain(away);
        return Some(steps.collect());
    }
    None
}

/// The least minutes in which a vehicle leaves a place empty after an arrival, comes back and can leave again.
fn away(course: &Course<'_, '_>, vehicle: VehicleRef, place: PlaceRef) -> Option<Minutes> {
    let others = (0..course.handover().places.len()).map(PlaceRef::new).filter(|other| *other != place);
    let around = others.filter_map(|other| {
        let (out, back) = (course.problem.hop(vehicle, place, other)?, course.problem.hop(vehicle, other, place)?);
        Some(out.0 + back.0)
    });
    Some(around.min()? + 3 * course.handover().vehicle(vehicle).turnaround)
}

/// When each aircraft of a course stands where at least.
fn stays(course: &Course<'_, '_>) -> Vec<Stand> {
    let mut all = Vec::new();
    for (day, vehicle) in course.days.iter().zip(course.problem.vehicles()) {
        let of = course.handover().vehicle(vehicle);
        if of.mode != Mode::Air || of.turnaround == 0 {
            continue;
        }
        for (index, &ride) in day.iter().enumerate() {
            let (from, to) = course.rides[ride].ends;
            let leaves = Edge::Leaves(ride);
            let before = Stand { vehicle, place: from, from: (leaves, -of.turnaround), until: (leaves, 0) };
            let came = index.checked_sub(1).map(|before| day[before]).filter(|came| course.rides[*came].ends.1 == from);
            let has_been_away = came.is_some_and(|came| {
                let away = away(course, vehicle, from);
                let gone = |&(first, second, least): &(Edge, Edge, Minutes)| {
                    (first, second) == (Edge::Arrives(came), leaves) && away.is_some_and(|away| least >= away)
                };
                course.after.iter().any(gone)
            });
            match came.filter(|_| !has_been_away) {
                Some(came) => {
                    // It has stood here since it came.
                    let arrives = (Edge::Arrives(came), 0);
                    all.retain(|stand: &Stand| stand.from != arrives);
                    all.push(Stand { from: arrives, ..before });
                }
                None => all.push(before),
            }
            let arrives = Edge::Arrives(ride);
            all.push(Stand { vehicle, place: to, from: (arrives, 0), until: (arrives, of.turnaround) });
        }
    }
    all
}

/// The choices of a course as the planner times them.
fn choices(problem: &Problem<'_>, course: &Course<'_, '_>, times: &[(Minutes, Minutes)]) -> Choices {
    let mut choices = Choices::default();
    for group in problem.handover.group_refs().filter(|group| problem.handover.group(*group).stays.is_some()) {
        if let Some(pack) = pack(problem, &[(group, problem.handover.group(group).count)], 0) {
            choices.of.push(vec![NOWHERE; pack.rides()]);
            choices.packs.push(pack);
        }
    }
    for (index, unit) in course.units.iter().enumerate() {
        let route = course.routes[index].map_or(0, |route| unit.routes[route][0]);
        let Some(pack) = pack(problem, &unit.parts, route) else { continue };
        choices.of.push(vec![NOWHERE; pack.rides()]);
        choices.packs.push(pack);
        let pack = choices.packs.len() - 1;
        for (step, &ride) in course.of[index].iter().enumerate() {
            while choices.carriages.len() <= ride {
                let ride = &course.rides[choices.carriages.len()];
                let rank = u32::try_from(times[choices.carriages.len()].0).unwrap_or(0);
                let (vehicle, ends) = (ride.vehicle, ride.ends);
                choices.carriages.push(super::choices::Carriage { vehicle, ends, packs: Vec::new(), rank });
            }
            choices.put(ride, pack, step);
        }
    }
    choices
}
