//! The earliest moments at which everything can be, if there were as many vehicles and teams as are asked for.
//!
//! Gates, steps and rides raise one another's moments until none rises: the bound on the makespan, and, where they rise beyond the
//! end, a reason why there is no plan.

use takas_model::{GateRef, GroupRef, Minutes, Occasion, PlaceRef};

use super::problem::Problem;

/// Which lines of the handover are looked at: all of them for a bound, fewer to find out which are in each other's way.
#[derive(Clone, Debug)]
pub(crate) struct Lines {
    pub(crate) gates: Vec<bool>,
    pub(crate) order: bool,
    /// Opening hours of places.
    pub(crate) places: Vec<bool>,
    /// Of whom it is asked whether they are received when due.
    pub(crate) due: Vec<bool>,
}

impl Lines {
    pub(crate) fn all(problem: &Problem<'_>) -> Self {
        Self {
            gates: vec![true; problem.handover.gates.len()],
            order: true,
            places: vec![true; problem.handover.places.len()],
            due: vec![true; problem.handover.groups.len()],
        }
    }

    /// None of them: what groups and vehicles alone ask.
    pub(crate) fn none(problem: &Problem<'_>) -> Self {
        Self {
            gates: vec![false; problem.handover.gates.len()],
            order: false,
            places: vec![false; problem.handover.places.len()],
            due: vec![false; problem.handover.groups.len()],
        }
    }
}

/// How early each group can be where.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Early {
    /// There and checked as its gates ask.
    pub(crate) checked: Minutes,
    /// Leaves for the handover.
    pub(crate) leaves: Minutes,
    /// Received.
    pub(crate) arrives: Minutes,
}

/// What came of it.
pub(crate) enum Moments {
    /// For each group; those that stay are where they are.
    Kept(Vec<Early>),
    /// This group cannot be received in time.
    Broken(GroupRef),
}

/// The earliest moments.
pub(crate) fn earliest(problem: &Problem<'_>, lines: &Lines) -> Moments {
    let handover = problem.handover;
    let mut opens: Vec<Minutes> = handover.gates.iter().map(|gate| gate.not_before.unwrap_or(0)).collect();
    let mut floors: Vec<Minutes> = vec![0; handover.order.len()];
    let secured: Vec<Minutes> =
        (0..handover.places.len()).map(|place| longest(problem, PlaceRef::new(place), Occasion::Once)).collect();
    loop {
        let mut all = Vec::with_capacity(handover.groups.len());
        for group in handover.group_refs() {
            match one(problem, lines, group, &opens, &floors, &secured) {
                Some(early) => all.push(early),
                None => return Moments::Broken(group),
            }
        }
        let mut rose = false;
        for (index, gate) in handover.gates.iter().enumerate().filter(|(index, _)| lines.gates[*index]) {
            let last = gate.of.iter().map(|group| all[group.index()].checked + gate.takes.usual).max();
            let next = opens[index].max(last.unwrap_or(0));
            rose |= next > opens[index];
            opens[index] = next;
            if next > handover.ends {
                let whose = gate.holds.first().or(gate.of.first()).copied();
                return whose.map_or(Moments::Kept(all), Moments::Broken);
            }
        }
        let mut floor = 0;
        for (index, step) in handover.order.iter().enumerate().filter(|_| lines.order) {
            rose |= floor > floors[index];
            floors[index] = floors[index].max(floor);
            floor = step.iter().map(|group| all[group.index()].leaves).max().unwrap_or(0).max(floor);
        }
        if !rose {
            return Moments::Kept(all);
        }
    }
}

/// How long the longest measure of an occasion takes at a place.
pub(crate) fn longest(problem: &Problem<'_>, place: PlaceRef, when: Occasion) -> Minutes {
    let measures = problem.measures(place, when);
    measures.iter().map(|measure| problem.handover.measure(*measure).takes.usual).max().unwrap_or(0)
}

/// The longest of the measures after an arrival at a place.
pub(crate) fn there(problem: &Problem<'_>, place: PlaceRef) -> Minutes {
    longest(problem, place, Occasion::Arrival)
}

/// The best of the routes of a group, moment by moment; none where no route is in time.
fn one(
    problem: &Problem<'_>,
    lines: &Lines,
    group: GroupRef,
    opens: &[Minutes],
    floors: &[Minutes],
    secured: &[Minutes],
) -> Option<Early> {
    let of = problem.handover.group(group);
    if of.stays.is_some() {
        return Some(Early::default());
    }
    let mut best: Option<Early> = None;
    for route in 0..of.routes.len() {
        let Some(found) = along(problem, lines, (group, route), opens, floors, secured) else { continue };
        best = Some(best.map_or(found, |known| Early {
            checked: known.checked.min(found.checked),
            leaves: known.leaves.min(found.leaves),
            arrives: known.arrives.min(found.arrives),
        }));
    }
    best
}

fn along(
    problem: &Problem<'_>,
    lines: &Lines,
    (group, route): (GroupRef, usize),
    opens: &[Minutes],
    floors: &[Minutes],
    secured: &[Minutes],
) -> Option<Early> {
    let of = problem.handover.group(group);
    let path = &of.routes[route];
    let handed = path.handover_ride();
    let mut early = Early::default();
    let mut here = of.ready.max(0);
    for (ride, pair) in path.places.windows(2).enumerate() {
        let checks: Vec<_> = problem.checks_at(group, route, ride).collect();
        let all: Minutes = checks.iter().map(|check| problem.handover.check(*check).takes.usual).sum();
        let mut boards = (here + all).max(secured[pair[0].index()]);
        if ride == handed {
            let gated: Vec<GateRef> =
                problem.awaited_by[group.index()].iter().copied().filter(|gate| lines.gates[gate.index()]).collect();
            let sum = |gate: &GateRef| -> Minutes {
                let its = &problem.handover.gate(*gate).checks;
                let asked = checks.iter().filter(|check| its.contains(check));
                asked.map(|check| problem.handover.check(*check).takes.usual).sum()
            };
            early.checked = here + gated.iter().map(sum).max().unwrap_or(0);
            for gate in problem.held_by[group.index()].iter().filter(|gate| lines.gates[gate.index()]) {
                boards = boards.max(opens[gate.index()]);
            }
        }
        let floor =
            problem.step[group.index()].filter(|_| ride == handed && lines.order).map_or(0, |step| floors[step]);
        let rides = problem.vehicles().filter_map(|vehicle| {
            let of_vehicle = problem.handover.vehicle(vehicle);
            let able = of.modes.contains(&of_vehicle.mode) && problem.need(group, 1).fits(problem.room(vehicle));
            let takes = problem.way(vehicle, pair[0], pair[1]).filter(|_| able)?.takes.usual;
            let wanted = (boards + of_vehicle.boarding).max(floor);
            let leaves = if lines.places[pair[0].index()] && lines.places[pair[1].index()] {
                problem.fit(vehicle, (pair[0], pair[1]), wanted)?
            } else {
                wanted.max(of_vehicle.hours.from)
            };
            Some((leaves + takes, leaves))
        });
        let rides: Vec<(Minutes, Minutes)> = rides.collect();
        let arrives = rides.iter().map(|ride| ride.0).min()?;
        if ride == handed {
            early.leaves = rides.iter().map(|ride| ride.1).min()?;
        }
        early.arrives = arrives;
        here = arrives.max(secured[pair[1].index()]) + there(problem, pair[1]);
        if lines.due[group.index()] && ride + 2 == path.places.len() && arrives > of.due {
            return None;
        }
    }
    Some(early)
}
