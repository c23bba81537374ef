//! What no plan is better than: `docs/reference/plan.md`, *How good a plan can be*.
//!
//! The bound on exposure counts back from the opening of a gate: teams check so many at a time, vehicles bring so many at a time, so
//! of all who wait for the gate the `i`-th to come has been there at least so long. No search.

mod queue;
mod sides;

use std::collections::BTreeSet;

use takas_model::{GateRef, GroupRef, Minutes, PlaceRef, PlanValue, Room, Where};

use queue::Queue;
use sides::Sides;

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

    /// What comes to each unit of groups after a moment, and its boarding.
    fn after(&self, minutes: Minutes, groups: &[GroupRef]) -> i64 {
        let each = groups.iter().map(|&group| {
            let boarding = self.alone[group.index()].map_or(0, |alone| alone.boarding);
            (minutes + boarding).saturating_mul(self.units(group))
        });
        each.fold(0, i64::saturating_add)
    }

    fn gate(&mut self, gate: GateRef) {
        let of = self.problem.handover.gate(gate);
        let groups = self.open(&of.of, &of.holds);
        let awaited: Vec<_> = groups.iter().map(|&group| (group, gate)).collect();
        let Some(queue) = Queue::new(self.problem, &awaited) else { return };
        let together = queue.least_back().saturating_add(self.after(of.takes.usual, &groups));
        if together >= self.all_alone(&groups) {
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
        let sides = |first, last| Sides::new(self, first, last).least();
        let least = sides((one, &side), (other, &facing)).min(sides((other, &facing), (one, &side)));
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
