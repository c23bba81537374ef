//! A plan after something has happened: what has begun stays, what can stay as planned does, the rest is chosen and timed anew.
//!
//! First the rides that an event took away are given to other vehicles, everything else no earlier than planned; only where that leaves
//! somebody behind is more given up. Fallbacks are such plans, made beforehand for each single failure.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{
    Duty, GateRef, GroupRef, Handover, Minutes, Plan, PlanEvent, PlanFound, PlanOutcome, PlanValue, TeamRef, Turned,
    VehicleRef, Work,
};

use super::choices::{Carriage, Choices, NOWHERE, Pack, pack};
use super::events::{Changed, has_left};
use super::exhausted::Begun;
use super::past::{Past, Planned, WorkKey};
use super::problem::Problem;
use super::timing::{Timed, time};
use super::{PlanLimits, bound, in_the_way, numbered, reasons, upset, value};

/// What came of events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replanned {
    /// The handover as the events leave it: by it the new plan is judged.
    pub handover: Handover,
    /// Durations of what has begun, where they are not the usual ones, by the new plan's indices.
    pub turned: Turned,
    /// The new plan, or why there is none.
    pub outcome: PlanOutcome,
}

/// A plan prepared for a failure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fallback {
    /// What fails.
    pub event: PlanEvent,
    /// When: the worst moment, just before it is needed.
    pub at: Minutes,
    /// What is done then.
    pub replanned: Replanned,
}

/// Plans anew at a moment after events, keeping what has begun by then. Rides that have left before `now`, works that have begun and
/// gates that have opened are as they are in `plan`.
pub fn replan(
    handover: &Handover,
    plan: &Plan,
    turned: &Turned,
    now: Minutes,
    events: &[PlanEvent],
    limits: &PlanLimits<'_>,
) -> Replanned {
    let mut changed = Changed::new(handover, plan, turned);
    for event in events {
        changed.apply(event, now);
    }
    let problem = Problem::new(&changed.handover);
    let mut repair = Repair::new(&problem, &changed, now, limits);
    let mut outcome = repair.run();
    if let Some(timed) = outcome
        .as_mut()
        .filter(|timed| !upset::full_halls(&problem, timed).is_empty() || upset::any_meet(&problem, timed))
    {
        upset::settle(&problem, timed, now);
    }
    // Who may not meet does not, even if nobody can go on.
    outcome = outcome.filter(|timed| !upset::any_meet(&problem, timed));
    let mut after = changed.handover.clone();
    if let Some(timed) = &outcome {
        // Who is under way lands and is let in, though others that leave later than planned are still there.
        for (place, most) in upset::crowds(&problem, timed) {
            after.places[place.index()].stands = Some(most);
        }
        for (place, hall, people) in upset::full_halls(&problem, timed) {
            after.places[place.index()].halls[hall].people_max = people;
        }
    }
    let (outcome, turned) = match outcome {
        Some(timed) => {
            let (plan, turned) = finished(&problem, &timed, now);
            let value = value(&problem, &timed);
            let bound = bound::bounds(&problem);
            // Durations that turned out shorter than usual can make it better than any plan of usual ones.
            let bound = PlanValue {
                exposure: bound.exposure.min(value.exposure),
                makespan: bound.makespan.min(value.makespan),
                rides: bound.rides.min(value.rides),
            };
            (PlanOutcome::Found(PlanFound { plan, value, bound }), turned)
        }
        None => (repair.failed(), Turned::default()),
    };
    Replanned { handover: after, turned, outcome }
}

/// The handover as events leave it, without planning anew: that of [`replan`].
pub fn after_events(handover: &Handover, plan: &Plan, turned: &Turned, now: Minutes, events: &[PlanEvent]) -> Handover {
    let mut changed = Changed::new(handover, plan, turned);
    for event in events {
        changed.apply(event, now);
    }
    changed.handover
}

/// The plan, and what turned out other than usual in what has begun.
fn finished(problem: &Problem<'_>, timed: &Timed, now: Minutes) -> (Plan, Turned) {
    let (plan, _) = numbered(timed);
    let mut turned = Turned::default();
    for (index, trip) in plan.trips.iter().enumerate().filter(|(_, trip)| trip.departs < now) {
        let took = trip.arrives - trip.departs;
        if problem.way(trip.vehicle, trip.from, trip.to).is_none_or(|way| way.takes.usual != took) {
            turned.trips.insert(index, took);
        }
    }
    for (index, work) in plan.works.iter().enumerate().filter(|(_, work)| work.starts < now) {
        let usual = match work.duty {
            Duty::Check(check, lot) => problem.check_takes(check, work.team, plan.lots[lot].count),
            Duty::Measure(measure, _) | Duty::Once(measure) => problem.handover.measure(measure).takes.usual,
        };
        if work.ends - work.starts != usual {
            turned.works.insert(index, work.ends - work.starts);
        }
    }
    (plan, turned)
}

/// Choices taken from a plan, with the rides that are open.
struct Repair<'r, 'a> {
    problem: &'r Problem<'a>,
    now: Minutes,
    limits: &'r PlanLimits<'r>,
    choices: Choices,
    past: Past,
    begun: Begun,
    /// Packs and rides that need a vehicle, those of one former ride together.
    open: Vec<Vec<(usize, usize)>>,
    best: Option<Timed>,
}

impl<'r, 'a> Repair<'r, 'a> {
    fn new(problem: &'r Problem<'a>, changed: &Changed, now: Minutes, limits: &'r PlanLimits<'r>) -> Self {
        let plan = &changed.plan;
        let mut repair = Self {
            problem,
            now,
            limits,
            choices: Choices { is_laid_out: true, ..Choices::default() },
            past: Past { now, ..Past::default() },
            begun: Begun { now, ..Begun::default() },
            open: Vec::new(),
            best: None,
        };
        let (lots, pack_of) = repair.packs(plan);
        repair.carriages(changed, &pack_of);
        repair.history(changed, &lots);
        repair
    }

    /// A pack for each lot, or for lots of a family that ride together; for each old lot its new number, and its pack.
    fn packs(&mut self, plan: &Plan) -> (Vec<usize>, Vec<usize>) {
        let mut cluster_of = vec![0; self.problem.handover.groups.len()];
        for (index, cluster) in self.problem.clusters.iter().enumerate() {
            for group in cluster {
                cluster_of[group.index()] = index;
            }
        }
        let mut joined: BTreeMap<(usize, &[usize], usize), Vec<usize>> = BTreeMap::new();
        for (index, lot) in plan.lots.iter().enumerate() {
            let cluster = cluster_of[lot.group.index()];
            let is_family = self.problem.clusters[cluster].len() > 1;
            joined.entry((cluster, &lot.rides, if is_family { 0 } else { index })).or_default().push(index);
        }
        let (mut number, mut pack_of) = (vec![0; plan.lots.len()], vec![0; plan.lots.len()]);
        let mut next = 0;
        for lots in joined.into_values() {
            let parts: Vec<(GroupRef, u64)> =
                lots.iter().map(|&lot| (plan.lots[lot].group, plan.lots[lot].count)).collect();
            let made = pack(self.problem, &parts, plan.lots[lots[0]].route);
            let packs: Vec<(Vec<usize>, Pack)> = match made {
                Some(made) => vec![(lots, made)],
                // A family whose ways part: each by itself.
                None => lots
                    .into_iter()
                    .filter_map(|lot| {
                        let one = &plan.lots[lot];
                        Some((vec![lot], pack(self.problem, &[(one.group, one.count)], one.route)?))
                    })
                    .collect(),
            };
            for (lots, made) in packs {
                for lot in lots {
                    number[lot] = next;
                    pack_of[lot] = self.choices.packs.len();
                    next += 1;
                }
                self.choices.of.push(vec![NOWHERE; made.rides()]);
                self.choices.packs.push(made);
            }
        }
        (number, pack_of)
    }

    fn carriages(&mut self, changed: &Changed, pack_of: &[usize]) {
        let plan = &changed.plan;
        let open: BTreeSet<(usize, usize)> = changed.open.iter().map(|&(lot, ride)| (pack_of[lot], ride)).collect();
        let mut aboard: Vec<BTreeSet<(usize, usize)>> = vec![BTreeSet::new(); plan.trips.len()];
        for (lot, one) in plan.lots.iter().enumerate() {
            one.rides.iter().enumerate().for_each(|(ride, &trip)| {
                aboard[trip].insert((pack_of[lot], ride));
            });
        }
        let mut empty_before: BTreeMap<VehicleRef, Minutes> = BTreeMap::new();
        let mut set_aside: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        for (index, trip) in plan.trips.iter().enumerate() {
            let staying: Vec<(usize, usize)> =
                aboard[index].iter().copied().filter(|one| !open.contains(one)).collect();
            set_aside.insert(index, aboard[index].iter().copied().filter(|one| open.contains(one)).collect());
            let left = has_left(plan, index, self.now);
            if staying.is_empty() {
                if left {
                    self.past.trips.push((*trip, None));
                } else {
                    empty_before.insert(trip.vehicle, trip.departs);
                }
                continue;
            }
            let carriage = self.choices.carriages.len();
            self.choices.carriages.push(Carriage {
                vehicle: trip.vehicle,
                ends: (trip.from, trip.to),
                packs: Vec::new(),
                rank: 0,
            });
            for (pack, ride) in staying {
                self.choices.put(carriage, pack, ride);
            }
            if left {
                self.past.trips.push((*trip, Some(carriage)));
            } else {
                self.past.departs.insert(carriage, trip.departs);
                if let Some(departs) = empty_before.remove(&trip.vehicle) {
                    self.past.empties.insert(carriage, departs);
                }
            }
        }
        self.open = set_aside.into_values().filter(|packs| !packs.is_empty()).collect();
        let known: BTreeSet<(usize, usize)> = self.open.iter().flatten().copied().collect();
        self.open.extend(open.into_iter().filter(|one| !known.contains(one)).map(|one| vec![one]));
        self.past.trips.sort_by_key(|(trip, _)| (trip.departs, trip.arrives));
        for &(vehicle, free) in &changed.free {
            let known = self.past.free.entry(vehicle).or_default();
            *known = (*known).max(free);
        }
    }

    fn history(&mut self, changed: &Changed, number: &[usize]) {
        let plan = &changed.plan;
        let mut carriage_of: BTreeMap<usize, usize> = BTreeMap::new();
        for (lot, one) in plan.lots.iter().enumerate() {
            let pack = self.pack_with(number[lot]);
            for (ride, &trip) in one.rides.iter().enumerate() {
                if let Some(&carriage) = self.choices.of[pack].get(ride).filter(|carriage| **carriage != NOWHERE) {
                    carriage_of.insert(trip, carriage);
                }
            }
        }
        for work in &plan.works {
            let key = match work.duty {
                Duty::Check(check, lot) => WorkKey::Check(check, number[lot]),
                Duty::Measure(measure, trip) => {
                    let Some(&carriage) = carriage_of.get(&trip) else { continue };
                    WorkKey::Measure(measure, carriage)
                }
                Duty::Once(measure) => WorkKey::Once(measure),
            };
            let Work { team, starts, ends, .. } = *work;
            if starts < self.now {
                self.begun.note(plan, work.duty);
            }
            self.past.works.insert(key, Planned { team, starts, ends, has_begun: starts < self.now });
        }
        for (gate, &opens) in plan.gates.iter().enumerate() {
            if opens < self.now {
                self.past.opened.insert(gate, opens);
            } else {
                self.past.opens.insert(gate, opens);
            }
        }
        for (lot, one) in plan.lots.iter().enumerate() {
            for (at, hall) in one.halls.iter().enumerate() {
                if let Some(&hall) = hall.as_ref() {
                    self.past.halls.insert((number[lot], at), hall);
                }
            }
        }
    }

    /// The pack that holds the lot of this number.
    fn pack_with(&self, number: usize) -> usize {
        let mut first = 0;
        for (index, pack) in self.choices.packs.iter().enumerate() {
            first += pack.parts.len();
            if number < first {
                return index;
            }
        }
        NOWHERE
    }

    /// Gives open rides to vehicles and times everything; the new plan if everybody can be received.
    fn run(&mut self) -> Option<Timed> {
        for packs in std::mem::take(&mut self.open) {
            self.give(&packs);
        }
        let timed = time(self.problem, &self.choices, &self.past);
        if timed.is_whole() {
            return Some(timed);
        }
        self.note(timed);
        self.give_up_more()
    }

    fn note(&mut self, timed: Timed) {
        let key = |timed: &Timed| (timed.stuck.len(), timed.late);
        if self.best.as_ref().is_none_or(|best| key(&timed) < key(best)) {
            self.best = Some(timed);
        }
    }

    /// Gives packs that rode together to the vehicle with which everything goes best; apart where none takes all of them.
    fn give(&mut self, packs: &[(usize, usize)]) {
        let &(first, ride) = &packs[0];
        let mut best: Option<((usize, Minutes, PlanValue, bool), Choices)> = None;
        let consider = |choices: Choices, is_new: bool, best: &mut Option<_>| {
            let timed = time(self.problem, &choices, &self.past);
            let key = (timed.stuck.len(), timed.late, value(self.problem, &timed), is_new);
            if best.as_ref().is_none_or(|(known, _)| key < *known) {
                *best = Some((key, choices));
            }
        };
        for carriage in 0..self.choices.carriages.len() {
            let has_left = self.past.trips.iter().any(|(_, whose)| *whose == Some(carriage));
            if has_left || self.choices.carriages[carriage].ends != self.choices.packs[first].ends(ride) {
                continue;
            }
            let mut choices = self.choices.clone();
            let all = packs.iter().all(|&(pack, ride)| {
                let joins = choices.may_join(self.problem, carriage, pack, ride);
                if joins {
                    choices.put(carriage, pack, ride);
                }
                joins
            });
            if all {
                consider(choices, false, &mut best);
            }
        }
        for vehicle in self.problem.vehicles() {
            if !Choices::may_carry(self.problem, vehicle, &self.choices.packs[first], ride) {
                continue;
            }
            let mut choices = self.choices.clone();
            let carriage = choices.begin(vehicle, first, ride, 0);
            let all = packs[1..].iter().all(|&(pack, ride)| {
                let joins = choices.may_join(self.problem, carriage, pack, ride);
                if joins {
                    choices.put(carriage, pack, ride);
                }
                joins
            });
            if all {
                consider(choices, true, &mut best);
            }
        }
        match best {
            Some((_, choices)) => self.choices = choices,
            None if packs.len() > 1 => {
                let (one, other) = packs.split_at(packs.len() / 2);
                self.give(one);
                self.give(other);
            }
            None => {}
        }
    }

    /// What was planned but has not begun no longer binds: first its times, then its vehicles, more and more of them.
    fn give_up_more(&mut self) -> Option<Timed> {
        let mut loose = self.past.clone();
        loose.departs.clear();
        loose.opens.clear();
        loose.empties.clear();
        loose.works.retain(|_, planned| planned.has_begun);
        loose.halls.retain(|&(lot, _), _| {
            let pack = self.pack_with(lot);
            self.choices.of[pack]
                .first()
                .is_some_and(|carriage| self.past.trips.iter().any(|(_, whose)| *whose == Some(*carriage)))
        });
        self.past = loose;
        let timed = time(self.problem, &self.choices, &self.past);
        if timed.is_whole() {
            return Some(timed);
        }
        self.note(timed);
        for _ in 0..12 {
            if (self.limits.stop)() {
                return None;
            }
            let stuck: BTreeSet<usize> =
                self.best.iter().flat_map(|timed| timed.stuck.iter().map(|(carriage, _)| *carriage)).collect();
            let left: BTreeSet<usize> = self.past.trips.iter().filter_map(|(_, whose)| *whose).collect();
            let mut taken = false;
            for carriage in stuck {
                if carriage >= self.choices.carriages.len() || left.contains(&carriage) {
                    continue;
                }
                let packs = self.choices.carriages[carriage].packs.clone();
                if packs.is_empty() {
                    continue;
                }
                for &(pack, ride) in &packs {
                    self.choices.take(pack, ride);
                }
                self.give(&packs);
                taken = true;
            }
            // Carriages that nobody rides in any more are no longer waited for.
            self.drop_empty();
            let timed = time(self.problem, &self.choices, &self.past);
            if timed.is_whole() {
                return Some(timed);
            }
            self.best = Some(timed);
            if !taken {
                break;
            }
        }
        None
    }

    /// Forgets carriages without packs, and renumbers what speaks of carriages.
    fn drop_empty(&mut self) {
        let mut number = vec![NOWHERE; self.choices.carriages.len()];
        let mut next = 0;
        for (index, carriage) in self.choices.carriages.iter().enumerate() {
            if !carriage.packs.is_empty() {
                number[index] = next;
                next += 1;
            }
        }
        self.choices.tidy();
        let past = &mut self.past;
        for (_, carriage) in &mut past.trips {
            *carriage = carriage.map(|carriage| number[carriage]).filter(|carriage| *carriage != NOWHERE);
        }
        let renumber = |map: &mut BTreeMap<usize, Minutes>| {
            *map = std::mem::take(map).into_iter().map(|(carriage, at)| (number[carriage], at)).collect();
            map.remove(&NOWHERE);
        };
        renumber(&mut past.departs);
        renumber(&mut past.empties);
        past.works = std::mem::take(&mut past.works)
            .into_iter()
            .filter_map(|(key, planned)| match key {
                WorkKey::Measure(measure, carriage) => {
                    let carriage = Some(number[carriage]).filter(|carriage| *carriage != NOWHERE)?;
                    Some((WorkKey::Measure(measure, carriage), planned))
                }
                key => Some((key, planned)),
            })
            .collect();
    }

    fn failed(&self) -> PlanOutcome {
        let reasons = reasons::reasons(self.problem, &self.begun);
        if !reasons.is_empty() {
            return PlanOutcome::Infeasible(reasons);
        }
        PlanOutcome::Open { words: self.best.as_ref().map(|timed| in_the_way(self.problem, timed)).unwrap_or_default() }
    }
}

/// For each single failure a plan: each vehicle and each team that is used lost just before it is first needed, each gate refused when it
/// was to open, each group that goes by itself not travelling when it was to leave.
pub fn fallbacks(handover: &Handover, plan: &Plan, limits: &PlanLimits<'_>) -> Vec<Fallback> {
    let mut failures: Vec<(Minutes, PlanEvent)> = Vec::new();
    let mut vehicles: BTreeMap<VehicleRef, Minutes> = BTreeMap::new();
    for trip in &plan.trips {
        vehicles.entry(trip.vehicle).or_insert(trip.departs);
    }
    failures.extend(vehicles.into_iter().map(|(vehicle, at)| (at, PlanEvent::VehicleLost(vehicle))));
    let mut teams: BTreeMap<TeamRef, Minutes> = BTreeMap::new();
    for work in &plan.works {
        let first = teams.entry(work.team).or_insert(work.starts);
        *first = (*first).min(work.starts);
    }
    failures.extend(teams.into_iter().map(|(team, at)| (at, PlanEvent::TeamLost(team))));
    for (index, &opens) in plan.gates.iter().enumerate() {
        failures.push((opens, PlanEvent::Refused { gate: GateRef::new(index), until: None }));
    }
    for (index, group) in handover.groups.iter().enumerate().filter(|(_, group)| group.are_people && group.count == 1) {
        let group_ref = GroupRef::new(index);
        let lot = plan.lots.iter().find(|lot| lot.group == group_ref && group.stays.is_none());
        if let Some(&first) = lot.and_then(|lot| lot.rides.first()) {
            failures.push((plan.trips[first].departs, PlanEvent::NotTravelling { group: group_ref, count: 1 }));
        }
    }
    failures.sort_by_key(|(at, _)| *at);
    let prepared = failures.into_iter().take_while(|_| !(limits.stop)()).map(|(at, event)| {
        let replanned = replan(handover, plan, &Turned::default(), at, std::slice::from_ref(&event), limits);
        Fallback { event, at, replanned }
    });
    prepared.collect()
}
