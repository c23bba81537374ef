//! Tiny handovers of two sides that wait for each other, for [`best_plan`](super::best_plan): here a bound that claims too much shows.
//!
//! Few kinds of rides and many units, so that queues before the gates are long beside everything else and it pays to let one side come
//! after the other is in.

use takas_model::{
    Check, CheckRef, GroupRef, Handover, Measure, MeasureRef, Minutes, Mode, Nature, Occasion, PlaceRef, Takes, Where,
};

use super::handover_parts::{empty, gate, group, place, team, vehicle, way};
use super::make::SplitMix;

/// A tiny handover from a seed: one exchange point, rarely two; from each end vehicles that bring people in and take the others
/// home; one or two groups of each side; a check that both gates wait for, or one of each; teams that check both sides, or one
/// alone; sometimes a check that no gate waits for, the search of vehicles, escorts, a gate that waits for more or holds fewer.
/// Sound; some have no plan.
pub fn mutual_handover(seed: u64) -> Handover {
    let mut chance = SplitMix::new(seed ^ 0x6D75_7475_616C);
    let mut handover = empty(Nature::Live, steps(&mut chance, 6, 8));
    handover.places.extend([place("west", false), place("east", false), place("point-0", true)]);
    if chance.chance(4) {
        handover.places.push(place("point-1", true));
    }
    vehicles(&mut handover, &mut chance);
    let sides = groups(&mut handover, &mut chance);
    checks(&mut handover, &sides, &mut chance);
    measures(&mut handover, &mut chance);
    gates(&mut handover, &sides, &mut chance);
    handover
}

/// All minutes are so many times this one, the grid on which plans are tried.
const STEP: Minutes = 10;

fn steps(chance: &mut SplitMix, low: u64, high: u64) -> Minutes {
    STEP * Minutes::try_from(chance.between(low, high)).expect("a small number")
}

fn ends() -> [PlaceRef; 2] {
    [0, 1].map(PlaceRef::new)
}

fn points(handover: &Handover) -> Vec<PlaceRef> {
    (2..handover.places.len()).map(PlaceRef::new).collect()
}

/// For each end one vehicle that goes to and fro, or one or two that bring people in and go no further; and one that takes the
/// others home.
fn vehicles(handover: &mut Handover, chance: &mut SplitMix) {
    let (takes, turnaround) = (Takes::always(STEP), steps(chance, 0, 1));
    let boarding = if chance.chance(20) { STEP } else { 0 };
    let two = chance.index(3);
    let mut kinds: Vec<(PlaceRef, bool, bool)> = Vec::new();
    for (side, end) in ends().into_iter().enumerate() {
        if chance.chance(25) {
            kinds.push((end, true, true));
        } else {
            kinds.extend([(end, true, false), (end, false, true)]);
            kinds.extend((side == two).then_some((end, true, false)));
        }
    }
    for (index, (end, brings, takes_home)) in kinds.into_iter().enumerate() {
        let start = if brings { end } else { PlaceRef::new(2) };
        let mut one = vehicle(format!("vehicle-{index}"), Mode::Road, start, handover.ends);
        one.seats = if brings { chance.pick(&[1, 2, 2, 3, 4]) } else { 6 };
        (one.turnaround, one.boarding) = (turnaround, boarding);
        for point in points(handover) {
            if brings {
                one.ways.insert((end, point), way(takes));
            }
            if takes_home {
                one.ways.insert((point, end), way(takes));
            }
        }
        handover.vehicles.push(one);
    }
}

/// The groups of each side.
fn groups(handover: &mut Handover, chance: &mut SplitMix) -> [Vec<GroupRef>; 2] {
    let mut sides = [Vec::new(), Vec::new()];
    let [west, east] = ends();
    for (side, (from, to)) in [(west, east), (east, west)].into_iter().enumerate() {
        for index in 0..chance.pick(&[1, 1, 1, 2]) {
            let through = chance.pick(&points(handover));
            let units = chance.pick(&[1, 2, 2, 3]);
            let mut one = group(format!("group-{side}-{index}"), units, vec![from, through, to], handover.ends);
            one.escorted_by = if chance.chance(5) { 2 } else { 0 };
            one.whole = chance.chance(20);
            one.is_protected = chance.chance(4);
            sides[side].push(GroupRef::new(handover.groups.len()));
            handover.groups.push(one);
        }
    }
    sides
}

fn checks(handover: &mut Handover, sides: &[Vec<GroupRef>; 2], chance: &mut SplitMix) {
    let all: Vec<GroupRef> = sides.concat();
    let lists = match chance.index(4) {
        // One that everybody has; one for each side; one that some have.
        0 | 1 => vec![all.clone()],
        2 => sides.to_vec(),
        _ => vec![all.clone(), chance.some(&all, 2)],
    };
    let takes = Takes::always(STEP);
    for (index, groups) in lists.into_iter().enumerate() {
        let id = format!("check-{index}");
        handover.checks.push(Check { name: id.clone(), id, at: Where::Exchange, takes, groups });
    }
    let every: Vec<CheckRef> = (0..handover.checks.len()).map(CheckRef::new).collect();
    let is_shared = chance.chance(60);
    for point in points(handover) {
        for index in 0..chance.pick(&[1, 1, 1, 2]) {
            let mut one = team(format!("team-{index} of {}", point.index()), point, chance.pick(&[1, 1, 1, 2]));
            one.checks.clone_from(&every);
            handover.teams.push(one);
        }
        if !is_shared && every.len() > 1 {
            // Each check has a team of its own.
            handover.teams.last_mut().expect("one was added").checks = vec![every[0]];
            let mut other = team(format!("other of {}", point.index()), point, 1);
            other.checks = every[1..].to_vec();
            handover.teams.push(other);
        }
    }
}

fn measures(handover: &mut Handover, chance: &mut SplitMix) {
    if !chance.chance(25) {
        return;
    }
    for point in points(handover) {
        let measure_ref = MeasureRef::new(handover.measures.len());
        let id = format!("search of {}", point.index());
        let takes = Takes::always(STEP);
        let occasion = Occasion::Arrival;
        handover.measures.push(Measure { name: id.clone(), id: id.clone(), place: point, occasion, takes });
        let mut searchers = team(id, point, 1);
        searchers.measures = vec![measure_ref];
        handover.teams.push(searchers);
    }
}

fn gates(handover: &mut Handover, sides: &[Vec<GroupRef>; 2], chance: &mut SplitMix) {
    let may_be_held = |group: &GroupRef| !handover.group(*group).is_protected;
    let [one, other] =
        [0, 1].map(|side: usize| sides[side].iter().copied().filter(may_be_held).collect::<Vec<GroupRef>>());
    let mut waits = vec![(one.clone(), other.clone()), (other.clone(), one.clone())];
    match chance.index(12) {
        // For the last of a side alone; whom nobody holds; over everybody, too.
        0 => waits[0].0 = one.last().copied().into_iter().collect(),
        1 => waits[1].1 = one.first().copied().into_iter().collect(),
        2 => waits.push(([one, other].concat(), Vec::new())),
        _ => {}
    }
    for (of, holds) in &mut waits {
        of.sort_unstable();
        holds.sort_unstable();
    }
    let every: Vec<CheckRef> = (0..handover.checks.len()).map(CheckRef::new).collect();
    for (index, (of, holds)) in waits.into_iter().enumerate() {
        let mut gate =
            gate(format!("gate-{index}"), of, holds, Takes::always(if chance.chance(25) { STEP } else { 0 }));
        gate.checks = match chance.index(8) {
            0 => Vec::new(),
            1 => vec![every[0]],
            _ => every.clone(),
        };
        gate.not_before = chance.chance(6).then(|| steps(chance, 2, 4));
        handover.gates.push(gate);
    }
}
