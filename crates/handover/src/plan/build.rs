//! First choices for a plan, by construction: routes, then rides stage by stage, each with the vehicle that is there first.
//!
//! Times are guessed here (a vehicle's clock, a group's readiness); `timing` finds the real ones.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{GateRef, Minutes, PhaseRef, PlaceRef, VehicleRef, Where};

use super::choices::{Choices, NOWHERE, Pack, pack};
use super::problem::Problem;
use super::quotas;

/// How packs are put into rides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Style {
    /// Shared out among the vehicles that are there, so that fewer wait for one another; else as few rides as can be.
    pub(crate) shares: bool,
    /// People of different steps of the order ride together, and so all between them leave at one moment; else each step by itself.
    pub(crate) mixes: bool,
    /// Those whom no gate joins go one after the other: all vehicles bring those of the first to their gate and take them on, then those
    /// of the next, so that fewer have to fly twice before one gate.
    pub(crate) staggers: bool,
}

impl Style {
    /// Every style.
    pub(crate) const ALL: [Self; 8] = [
        Self { shares: false, mixes: true, staggers: false },
        Self { shares: true, mixes: true, staggers: false },
        Self { shares: false, mixes: false, staggers: false },
        Self { shares: true, mixes: false, staggers: false },
        Self { shares: false, mixes: true, staggers: true },
        Self { shares: true, mixes: true, staggers: true },
        Self { shares: false, mixes: false, staggers: true },
        Self { shares: true, mixes: false, staggers: true },
    ];
}

/// In so many packs at most, about, the people of all groups are cut.
const PACKS: u64 = 400;

/// Choices of a style. Packs that no vehicle can carry are left without a carriage.
pub(crate) fn build(problem: &Problem<'_>, style: Style) -> Choices {
    let mut choices = Choices { packs: packs(problem), ..Choices::default() };
    choices.of = choices.packs.iter().map(|pack| vec![NOWHERE; pack.rides()]).collect();
    let turns = if style.staggers { turns(problem) } else { vec![0; problem.handover.groups.len()] };
    for pack in &mut choices.packs {
        // Whatever can leave in an earlier turn goes before, however late.
        let later = problem.handover.ends.saturating_mul(i64::from(turns[pack.parts[0].group.index()]));
        pack.rank = u32::try_from(later).unwrap_or(u32::MAX);
    }
    let mut builder = Builder::new(problem, style, choices);
    let stages = builder.choices.packs.iter().map(Pack::rides).max().unwrap_or(0);
    let all: BTreeSet<Turn> = builder.choices.packs.iter().map(|pack| builder.turn(pack)).collect();
    for turn in all {
        for stage in 0..stages {
            builder.stage(turn, stage);
        }
    }
    builder.choices
}

/// The first phase in which any of a pack moves, and the rank of those who go at one time.
type Turn = (Option<PhaseRef>, u32);

/// For each group the turn in which it goes: those whom gates join, over other gates too, have one; whom no gate knows goes in the first.
fn turns(problem: &Problem<'_>) -> Vec<u32> {
    let mut turns: Vec<Option<u32>> = vec![None; problem.handover.groups.len()];
    let mut next = 0;
    for gate in &problem.handover.gates {
        let here = || gate.of.iter().chain(&gate.holds).map(|group| group.index());
        let known: BTreeSet<u32> = here().filter_map(|group| turns[group]).collect();
        let turn = known.first().copied().unwrap_or(next);
        next = next.max(turn + 1);
        here().for_each(|group| turns[group] = Some(turn));
        turns.iter_mut().flatten().filter(|one| known.contains(one)).for_each(|one| *one = turn);
    }
    turns.into_iter().map(|turn| turn.unwrap_or(0)).collect()
}

/// The groups cut to packs.
fn packs(problem: &Problem<'_>) -> Vec<Pack> {
    let handover = problem.handover;
    let total: u64 = handover.groups.iter().map(|group| group.count).fold(0, u64::saturating_add);
    let block = total.div_ceil(PACKS).max(1);
    let routes = routes(problem);
    let mut packs = Vec::new();
    for (cluster, &route) in problem.clusters.iter().zip(&routes) {
        let all: Vec<_> = cluster.iter().map(|&group| (group, handover.group(group).count)).collect();
        let alone = handover.group(cluster[0]);
        if cluster.len() > 1 || alone.whole || alone.count == 1 {
            packs.extend(pack(problem, &all, route));
            continue;
        }
        let most = carried(problem, cluster[0], route).min(quotas::most(problem, cluster[0]));
        let mut size = block.min(most).max(1);
        if alone.escorted_by > 1 {
            size = size.next_multiple_of(alone.escorted_by).min(most).max(1);
        }
        let parts = alone.count.div_ceil(size).min(100_000);
        for index in 0..parts {
            let (from, to) = (alone.count * index / parts, alone.count * (index + 1) / parts);
            packs.extend(pack(problem, &[(cluster[0], to - from)], route));
        }
    }
    packs
}

/// The most units of a group that one vehicle carries over each ride of a route.
fn carried(problem: &Problem<'_>, group: takas_model::GroupRef, route: usize) -> u64 {
    let of = problem.handover.group(group);
    let places = &of.routes[route].places;
    let over = |ends: (PlaceRef, PlaceRef)| {
        let able = problem.vehicles().filter(|&vehicle| {
            of.modes.contains(&problem.handover.vehicle(vehicle).mode) && problem.way(vehicle, ends.0, ends.1).is_some()
        });
        able.map(|vehicle| most(problem, group, vehicle)).max().unwrap_or(0)
    };
    places.windows(2).map(|pair| over((pair[0], pair[1]))).min().unwrap_or(of.count)
}

/// The most units of a group that a vehicle has room for.
fn most(problem: &Problem<'_>, group: takas_model::GroupRef, vehicle: VehicleRef) -> u64 {
    let room = problem.room(vehicle);
    let (mut fits, mut too_many) = (0, problem.handover.group(group).count + 1);
    while too_many - fits > 1 {
        let middle = fits + (too_many - fits) / 2;
        if problem.need(group, middle).fits(room) { fits = middle } else { too_many = middle }
    }
    fits
}

/// For each cluster, a route: short, and over exchange points that are not crowded; those whom one gate joins over the same.
fn routes(problem: &Problem<'_>) -> Vec<usize> {
    let handover = problem.handover;
    let mut crowd: BTreeMap<PlaceRef, i64> = BTreeMap::new();
    let mut of_gate: BTreeMap<GateRef, PlaceRef> = BTreeMap::new();
    let mut chosen = Vec::new();
    for cluster in &problem.clusters {
        let group = handover.group(cluster[0]);
        let gates = || {
            cluster
                .iter()
                .flat_map(|group| problem.held_by[group.index()].iter().chain(&problem.awaited_by[group.index()]))
        };
        let cost = |route: &takas_model::Route| {
            let ways = route.places.windows(2).map(|pair| shortest(problem, (pair[0], pair[1])));
            let mut cost: i64 = ways.sum();
            if let Some(exchange) = route.exchange.map(|at| route.places[at]) {
                let teams = handover.teams.iter().filter(|team| team.place == exchange).count();
                let strangers =
                    gates().filter(|gate| of_gate.get(gate).is_some_and(|place| *place != exchange)).count();
                cost += crowd.get(&exchange).copied().unwrap_or(0) / i64::try_from(teams.max(1)).unwrap_or(1);
                cost += 10_000 * i64::try_from(strangers).unwrap_or(0);
            }
            cost
        };
        let routes = group.routes.iter().enumerate();
        let usable = routes.filter(|(index, _)| {
            let all: Vec<_> = cluster.iter().map(|&group| (group, 1)).collect();
            pack(problem, &all, *index).is_some()
        });
        let best = usable.min_by_key(|(index, route)| (cost(route), *index)).map_or(0, |(index, _)| index);
        if let Some(route) = group.routes.get(best)
            && let Some(exchange) = route.exchange.map(|at| route.places[at])
        {
            *crowd.entry(exchange).or_default() += i64::try_from(group.count).unwrap_or(i64::MAX / 2);
            gates().for_each(|gate| {
                of_gate.entry(*gate).or_insert(exchange);
            });
        }
        chosen.push(best);
    }
    chosen
}

/// The shortest usual way of any vehicle.
fn shortest(problem: &Problem<'_>, ends: (PlaceRef, PlaceRef)) -> Minutes {
    let ways = problem.vehicles().filter_map(|vehicle| problem.way(vehicle, ends.0, ends.1));
    ways.map(|way| way.takes.usual).min().unwrap_or(1_000_000)
}

/// Packs that can share a ride without waiting for different things.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Kind {
    turn: Turn,
    step: Option<usize>,
    ends: (PlaceRef, PlaceRef),
    is_free: bool,
    gates: Vec<GateRef>,
}

/// Where a vehicle is, as far as guessed.
#[derive(Clone, Copy, Debug)]
struct Clock {
    place: PlaceRef,
    at: Minutes,
}

struct Builder<'p, 'a> {
    problem: &'p Problem<'a>,
    style: Style,
    choices: Choices,
    clocks: Vec<Clock>,
    /// For each pack: when it can board next.
    ready: Vec<Minutes>,
}

impl<'p, 'a> Builder<'p, 'a> {
    fn new(problem: &'p Problem<'a>, style: Style, choices: Choices) -> Self {
        let handover = problem.handover;
        let clocks =
            handover.vehicles.iter().map(|one| Clock { place: one.start, at: one.hours.from.max(0) }).collect();
        let ready = choices
            .packs
            .iter()
            .map(|pack| pack.parts.iter().map(|part| handover.group(part.group).ready).max().unwrap_or(0));
        Self { problem, style, clocks, ready: ready.collect(), choices }
    }

    /// The first phase in which any of a pack moves.
    fn phase(&self, pack: &Pack) -> Option<PhaseRef> {
        pack.parts.iter().map(|part| self.problem.handover.group(part.group).phase).min()
    }

    fn turn(&self, pack: &Pack) -> Turn {
        (self.phase(pack), pack.rank)
    }

    /// The rides of this number of those who move in this turn.
    fn stage(&mut self, turn: Turn, stage: usize) {
        let mut kinds: BTreeMap<Kind, Vec<usize>> = BTreeMap::new();
        for (index, pack) in self.choices.packs.iter().enumerate() {
            if pack.rides() > stage && self.turn(pack) == turn {
                kinds.entry(self.kind(pack, stage)).or_default().push(index);
            }
        }
        let mut kinds: Vec<(Kind, Vec<usize>)> = kinds.into_iter().collect();
        // Long ways first: they decide when everybody is there.
        kinds.sort_by_key(|(kind, _)| (kind.turn, !kind.is_free, kind.step, -shortest(self.problem, kind.ends)));
        for (kind, packs) in kinds {
            self.carry(&kind, packs, stage);
        }
        self.gather(turn, stage);
    }

    fn kind(&self, pack: &Pack, ride: usize) -> Kind {
        let is_handover = pack.handover_ride == Some(ride);
        let mut gates: Vec<GateRef> = Vec::new();
        if is_handover {
            gates.extend(pack.parts.iter().flat_map(|part| &self.problem.held_by[part.group.index()]));
            gates.sort_unstable();
            gates.dedup();
        }
        let step = pack.steps.filter(|_| is_handover && !self.style.mixes).map(|steps| steps.0);
        Kind { turn: self.turn(pack), step, ends: pack.ends(ride), is_free: is_handover && pack.is_free, gates }
    }

    /// Finds vehicles for packs of one kind.
    fn carry(&mut self, kind: &Kind, mut packs: Vec<usize>, ride: usize) {
        packs.sort_by_key(|&pack| {
            let need = self.choices.packs[pack].need;
            (std::cmp::Reverse(need.seats + need.stretchers + need.load), pack)
        });
        let share = self.share(kind, &packs, ride);
        while let Some(&first) = packs.first() {
            let open = (0..self.choices.carriages.len()).find(|&carriage| {
                self.choices.carriages[carriage].ends == kind.ends
                    && self.is_alike(carriage, kind, ride)
                    && self.choices.may_join(self.problem, carriage, first, ride)
            });
            if let Some(carriage) = open.filter(|_| !self.style.shares) {
                self.choices.put(carriage, first, ride);
                packs.remove(0);
                continue;
            }
            let Some((vehicle, arrives)) = self.vehicle(kind, first, ride) else {
                // With others, whatever they wait for, rather than not at all.
                let some = (0..self.choices.carriages.len())
                    .find(|&carriage| self.choices.may_join(self.problem, carriage, first, ride));
                if let Some(carriage) = some {
                    self.choices.put(carriage, first, ride);
                } else {
                    // Some vehicle, in whatever order it can: the guessed clocks may have it too far away.
                    let pack = &self.choices.packs[first];
                    let able = |vehicle: &VehicleRef| Choices::may_carry(self.problem, *vehicle, pack, ride);
                    if let Some(vehicle) = self.problem.vehicles().find(able) {
                        self.choices.begin(vehicle, first, ride, self.choices.packs[first].rank);
                    }
                }
                packs.remove(0);
                continue;
            };
            let carriage = self.choices.begin(vehicle, first, ride, self.choices.packs[first].rank);
            let mut aboard = self.choices.packs[first].need.seats;
            packs.remove(0);
            packs.retain(|&pack| {
                let need = self.choices.packs[pack].need;
                let joins = share.is_none_or(|share| aboard + need.seats <= share)
                    && self.choices.may_join(self.problem, carriage, pack, ride);
                if joins {
                    aboard += need.seats;
                    self.choices.put(carriage, pack, ride);
                }
                !joins
            });
            let turnaround = self.problem.handover.vehicle(vehicle).turnaround;
            self.clocks[vehicle.index()] = Clock { place: kind.ends.1, at: arrives + turnaround };
            for &(pack, _) in &self.choices.carriages[carriage].packs {
                self.ready[pack] = self.ready[pack].max(arrives);
            }
        }
    }

    /// Whether a carriage holds packs of this kind.
    fn is_alike(&self, carriage: usize, kind: &Kind, ride: usize) -> bool {
        let packs = &self.choices.carriages[carriage].packs;
        packs.iter().all(|&(pack, its)| its == ride && self.kind(&self.choices.packs[pack], its) == *kind)
    }

    /// How many seats each vehicle is to use, where they are shared out.
    fn share(&self, kind: &Kind, packs: &[usize], ride: usize) -> Option<u64> {
        let first = *packs.first()?;
        let there = self.problem.vehicles().filter(|&vehicle| {
            self.clocks[vehicle.index()].place == kind.ends.0
                && Choices::may_carry(self.problem, vehicle, &self.choices.packs[first], ride)
        });
        let count = u64::try_from(there.count()).unwrap_or(1).max(1);
        let seats: u64 = packs.iter().map(|&pack| self.choices.packs[pack].need.seats).sum();
        let most = packs.iter().map(|&pack| self.choices.packs[pack].need.seats).max().unwrap_or(0);
        (self.style.shares && seats > 0).then(|| seats.div_ceil(count).max(most))
    }

    /// The vehicle that brings a pack there first, and when.
    fn vehicle(&self, kind: &Kind, pack: usize, ride: usize) -> Option<(VehicleRef, Minutes)> {
        let problem = self.problem;
        let able =
            problem.vehicles().filter(|&vehicle| Choices::may_carry(problem, vehicle, &self.choices.packs[pack], ride));
        let found = able.filter_map(|vehicle| {
            let of = problem.handover.vehicle(vehicle);
            let Clock { place, mut at } = self.clocks[vehicle.index()];
            let is_there = place == kind.ends.0;
            if !is_there {
                at += problem.hop(vehicle, place, kind.ends.0)?.0 + of.turnaround;
            }
            let leaves = problem.fit(vehicle, kind.ends, at.max(self.ready[pack] + of.boarding))?;
            let arrives = leaves + problem.way(vehicle, kind.ends.0, kind.ends.1)?.takes.usual;
            Some((arrives, !is_there, of.start != kind.ends.1, vehicle))
        });
        found.min().map(|(arrives, _, _, vehicle)| (vehicle, arrives))
    }

    /// After a stage: who has come to an exchange point waits for checks and, at a gate, for the others.
    fn gather(&mut self, turn: Turn, stage: usize) {
        let handover = self.problem.handover;
        for (index, pack) in self.choices.packs.iter().enumerate() {
            if pack.handover_ride == Some(stage + 1) && self.turn(pack) == turn {
                let checks = pack.parts.iter().flat_map(|part| &self.problem.checks_of[part.group.index()]);
                let here = checks.filter(|check| handover.check(**check).at == Where::Exchange);
                self.ready[index] += here.map(|check| handover.check(*check).takes.usual).max().unwrap_or(0);
            }
        }
        let mut opens = vec![0; handover.gates.len()];
        for (index, pack) in self.choices.packs.iter().enumerate() {
            for part in &pack.parts {
                for gate in &self.problem.awaited_by[part.group.index()] {
                    opens[gate.index()] = self.ready[index].max(opens[gate.index()]);
                }
            }
        }
        for (index, pack) in self.choices.packs.iter().enumerate() {
            if pack.handover_ride == Some(stage + 1) && self.turn(pack) == turn {
                let gates = pack.parts.iter().flat_map(|part| &self.problem.held_by[part.group.index()]);
                let last = gates.map(|gate| opens[gate.index()]).max().unwrap_or(0);
                self.ready[index] = self.ready[index].max(last);
            }
        }
    }
}
