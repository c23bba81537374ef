//! First choices for a plan, by construction: routes, then rides stage by stage, each with the vehicle that is there first.
//!
//! Times are guessed here (a vehicle's clock, a group's readiness); `timing` finds the real ones.

mod exchange;
mod packs;

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{GateRef, Minutes, PhaseRef, PlaceRef, VehicleRef, Where};

use super::choices::{Choices, NOWHERE, Pack};
use super::problem::Problem;
use super::turns::{self, Passing};

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
    /// Which of two sides that wait for each other comes when the other is in.
    pub(crate) passing: Passing,
}

impl Style {
    /// Every style that makes a difference.
    pub(crate) fn all(problem: &Problem<'_>) -> Vec<Self> {
        let mut all = Vec::new();
        for (staggers, mixes) in [(false, true), (false, false), (true, true), (true, false)] {
            let style = Self { shares: false, mixes, staggers, passing: Passing::Neither };
            all.extend([style, Self { shares: true, ..style }]);
        }
        for passing in [Passing::More, Passing::Fewer].into_iter().filter(|_| !problem.mutual.is_empty()) {
            all.extend([false, true].map(|staggers| Self { shares: true, mixes: true, staggers, passing }));
        }
        all
    }
}

/// Choices of a style. Packs that no vehicle can carry are left without a carriage.
pub(crate) fn build(problem: &Problem<'_>, style: Style) -> Choices {
    let mut choices = Choices { packs: packs::packs(problem), ..Choices::default() };
    choices.of = choices.packs.iter().map(|pack| vec![NOWHERE; pack.rides()]).collect();
    let turns = if style.staggers { turns::turns(problem) } else { vec![0; problem.handover.groups.len()] };
    choices.passing = turns::passing(problem, style.passing);
    let mut passing = vec![false; problem.handover.groups.len()];
    for (mutual, side) in problem.mutual.iter().zip(&choices.passing) {
        side.iter().flat_map(|&side| &mutual.sides[side]).for_each(|group| passing[group.index()] = true);
    }
    for pack in &mut choices.packs {
        // Whatever can leave in an earlier turn goes before, however late.
        let later = problem.handover.ends.saturating_mul(i64::from(turns[pack.parts[0].group.index()]));
        pack.rank = u32::try_from(later).unwrap_or(u32::MAX);
    }
    let mut builder = Builder::new(problem, style, choices, turns, passing);
    let stages = builder.choices.packs.iter().map(Pack::rides).max().unwrap_or(0);
    let all: BTreeSet<Turn> = builder.choices.packs.iter().map(|pack| builder.turn(pack)).collect();
    for turn in all {
        builder.go(turn, stages);
    }
    builder.choices
}

/// The first phase in which any of a pack moves, and the turn of its group.
type Turn = (Option<PhaseRef>, u32);

/// Those whose ride is looked for: of a turn, and whether they are of a side that passes through another.
type Side = (Turn, bool);

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
    /// For each group: its turn, and whether it passes through.
    turns: Vec<u32>,
    passing: Vec<bool>,
}

impl<'p, 'a> Builder<'p, 'a> {
    fn new(problem: &'p Problem<'a>, style: Style, choices: Choices, turns: Vec<u32>, passing: Vec<bool>) -> Self {
        let handover = problem.handover;
        let clocks =
            handover.vehicles.iter().map(|one| Clock { place: one.start, at: one.hours.from.max(0) }).collect();
        let ready = choices
            .packs
            .iter()
            .map(|pack| pack.parts.iter().map(|part| handover.group(part.group).ready).max().unwrap_or(0));
        Self { problem, style, clocks, ready: ready.collect(), choices, turns, passing }
    }

    /// The first phase in which any of a pack moves.
    fn phase(&self, pack: &Pack) -> Option<PhaseRef> {
        pack.parts.iter().map(|part| self.problem.handover.group(part.group).phase).min()
    }

    fn turn(&self, pack: &Pack) -> Turn {
        (self.phase(pack), self.turns[pack.parts[0].group.index()])
    }

    fn side(&self, pack: &Pack) -> Side {
        (self.turn(pack), self.passing[pack.parts[0].group.index()])
    }

    /// The rides of those who move in this turn. Who passes through comes and goes before the others go on, who wait for that.
    fn go(&mut self, turn: Turn, stages: usize) {
        let (waits, passes) = ((turn, false), (turn, true));
        if !self.choices.packs.iter().any(|pack| self.side(pack) == passes) {
            for stage in 0..stages {
                self.stage(waits, stage);
                self.gather(waits, stage);
            }
            return;
        }
        self.exchange(waits, passes);
        // Whom that has left over.
        for side in [waits, passes] {
            self.stage(side, 0);
            self.gather(side, 0);
        }
        for side in [passes, waits] {
            self.wait(side, 0);
            for stage in 1..stages {
                self.stage(side, stage);
                self.gather(side, stage);
            }
        }
    }

    /// The rides of this number of those who move in this turn, on this side.
    fn stage(&mut self, side: Side, stage: usize) {
        let mut kinds: BTreeMap<Kind, Vec<usize>> = BTreeMap::new();
        for (index, pack) in self.choices.packs.iter().enumerate() {
            if pack.rides() > stage && self.side(pack) == side && self.choices.of[index][stage] == NOWHERE {
                kinds.entry(self.kind(pack, stage)).or_default().push(index);
            }
        }
        let mut kinds: Vec<(Kind, Vec<usize>)> = kinds.into_iter().collect();
        // Long ways first: they decide when everybody is there.
        kinds.sort_by_key(|(kind, _)| (kind.turn, !kind.is_free, kind.step, -shortest(self.problem, kind.ends)));
        for (kind, packs) in kinds {
            self.carry(&kind, packs, stage);
        }
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
    fn gather(&mut self, side: Side, stage: usize) {
        let handover = self.problem.handover;
        for (index, pack) in self.choices.packs.iter().enumerate() {
            if pack.handover_ride == Some(stage + 1) && self.side(pack) == side {
                let checks = pack.parts.iter().flat_map(|part| &self.problem.checks_of[part.group.index()]);
                let here = checks.filter(|check| handover.check(**check).at == Where::Exchange);
                self.ready[index] += here.map(|check| handover.check(*check).takes.usual).max().unwrap_or(0);
            }
        }
        self.wait(side, stage);
    }

    /// Who goes on for the handover goes when its gates have opened.
    fn wait(&mut self, side: Side, stage: usize) {
        let mut opens = vec![0; self.problem.handover.gates.len()];
        for (index, pack) in self.choices.packs.iter().enumerate() {
            for part in &pack.parts {
                for gate in &self.problem.awaited_by[part.group.index()] {
                    opens[gate.index()] = self.ready[index].max(opens[gate.index()]);
                }
            }
        }
        for (index, pack) in self.choices.packs.iter().enumerate() {
            if pack.handover_ride == Some(stage + 1) && self.side(pack) == side {
                let gates = pack.parts.iter().flat_map(|part| &self.problem.held_by[part.group.index()]);
                let last = gates.map(|gate| opens[gate.index()]).max().unwrap_or(0);
                self.ready[index] = self.ready[index].max(last);
            }
        }
    }
}
