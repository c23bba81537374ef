//! Why there is no plan: sets of lines that cannot hold together, in words.
//!
//! Looks at what stands in the way of every plan, however vehicles and teams are used; a plan may be missing for other reasons.

use takas_model::{CheckRef, GateRef, GroupRef, Obstacle, Occasion, PlaceRef, PlanConflict};

use super::choices::{Choices, pack};
use super::earliest::{Lines, Moments, earliest};
use super::exhausted::{Begun, exhausted};
use super::problem::Problem;
use super::quotas::too_narrow;

/// Every reason that is found; `begun` is what has happened where a plan is made anew.
pub(crate) fn reasons(problem: &Problem<'_>, begun: &Begun) -> Vec<PlanConflict> {
    let mut found = Vec::new();
    families_apart(problem, &mut found);
    families_held(problem, &mut found);
    for cluster in &problem.clusters {
        carried(problem, cluster, &mut found);
    }
    staffed(problem, &mut found);
    exhausted(problem, begun, &mut found);
    crowded(problem, &mut found);
    too_narrow(problem, &mut found);
    if found.is_empty() {
        found.extend(moments(problem));
    }
    found.sort_by(|one, other| one.obstacles.cmp(&other.obstacles));
    found.dedup();
    found
}

pub(crate) fn conflict(mut obstacles: Vec<Obstacle>, words: Vec<String>) -> PlanConflict {
    obstacles.sort();
    obstacles.dedup();
    PlanConflict { obstacles, words }
}

fn families_apart(problem: &Problem<'_>, found: &mut Vec<PlanConflict>) {
    let handover = problem.handover;
    for (index, family) in handover.families.iter().enumerate() {
        for (number, apart) in handover.apart.iter().enumerate() {
            let one = family.groups.iter().find(|group| apart.one.contains(group));
            let other = family.groups.iter().find(|group| apart.other.contains(group));
            let (Some(one), Some(other)) = (one, other) else { continue };
            let [one, other] = [one, other].map(|group| &handover.group(*group).id);
            found.push(conflict(
                vec![Obstacle::Family(index), Obstacle::Apart(number)],
                vec![
                    format!("\"{}\" keeps {one} and {other} in the same vehicles", family.name),
                    format!("\"{}\" keeps them from meeting", apart.name),
                ],
            ));
        }
    }
}

/// In a live case nobody protected rides with somebody whom a gate, a step, a simultaneous departure or a quota holds.
fn families_held(problem: &Problem<'_>, found: &mut Vec<PlanConflict>) {
    let handover = problem.handover;
    for (index, family) in handover.families.iter().enumerate() {
        let travel = || family.groups.iter().copied().filter(|group| handover.group(*group).stays.is_none());
        let free = travel().find(|group| problem.is_free(*group));
        let held = travel().find(|group| problem.is_bound(*group) && !problem.is_free(*group));
        if let (Some(free), Some(held)) = (free, held) {
            found.push(conflict(
                vec![Obstacle::Family(index), Obstacle::Group(free), Obstacle::Group(held)],
                vec![
                    format!(
                        "\"{}\" keeps {} and {} in the same vehicles",
                        family.name,
                        handover.group(free).id,
                        handover.group(held).id
                    ),
                    format!(
                        "{} is protected and waits for nobody, {} is held",
                        handover.group(free).id,
                        handover.group(held).id
                    ),
                ],
            ));
        }
    }
}

/// Whether somebody can carry a cluster along one of its routes.
fn carried(problem: &Problem<'_>, cluster: &[GroupRef], found: &mut Vec<PlanConflict>) {
    let handover = problem.handover;
    if cluster.iter().any(|group| handover.group(*group).stays.is_some()) {
        return;
    }
    let first = handover.group(cluster[0]);
    let together = cluster.len() > 1 || first.whole;
    let parts: Vec<(GroupRef, u64)> =
        cluster.iter().map(|&group| (group, if together { handover.group(group).count } else { 1 })).collect();
    let obstacles = || {
        let families = handover.families.iter().enumerate().filter(|(_, family)| family.groups.contains(&cluster[0]));
        let families = families.map(|(index, _)| Obstacle::Family(index)).filter(|_| cluster.len() > 1);
        families.chain(cluster.iter().map(|group| Obstacle::Group(*group))).collect::<Vec<_>>()
    };
    let names = cluster.iter().map(|group| handover.group(*group).id.as_str()).collect::<Vec<_>>().join(", ");
    let mut words = Vec::new();
    for route in 0..first.routes.len() {
        let Some(pack) = pack(problem, &parts, route) else { continue };
        let stuck = (0..pack.rides())
            .find(|&ride| !problem.vehicles().any(|vehicle| Choices::can_carry(problem, vehicle, &pack, ride)));
        let Some(ride) = stuck else { return };
        let (from, to) = pack.ends(ride);
        let [from, to] = [from, to].map(|place| &handover.place(place).name);
        let need = pack.need;
        let mut needed = Vec::new();
        for (count, word) in [(need.seats, "seat"), (need.stretchers, "stretcher"), (need.load, "unit of load")] {
            if count > 0 {
                needed.push(format!("{count} {word}{}", if count == 1 || word.len() > 9 { "" } else { "s" }));
            }
        }
        let with = if together { " in one vehicle" } else { "" };
        words.push(format!(
            "no vehicle that may carry {names} goes from {from} to {to} with {}{with}",
            needed.join(" and ")
        ));
    }
    if words.is_empty() {
        words.push(format!("{names} have to ride together and have no route in common"));
    }
    found.push(conflict(obstacles(), words));
}

/// Checks and measures that nobody does where they are needed.
fn staffed(problem: &Problem<'_>, found: &mut Vec<PlanConflict>) {
    let handover = problem.handover;
    for (index, check) in handover.checks.iter().enumerate() {
        let check_ref = CheckRef::new(index);
        for &group in &check.groups {
            let of = handover.group(group);
            if of.stays.is_some() {
                continue;
            }
            let places: Vec<PlaceRef> = of.routes.iter().map(|route| route.places[route.place_of(check.at)]).collect();
            if places.iter().any(|place| problem.teams_at(check_ref, *place).next().is_some()) {
                continue;
            }
            let names: Vec<&str> = places.iter().map(|place| handover.place(*place).name.as_str()).collect();
            found.push(conflict(
                vec![Obstacle::Check(check_ref), Obstacle::Group(group)],
                vec![format!(
                    "{} has to have \"{}\" at {}, and no team does it there",
                    of.id,
                    check.name,
                    names.join(" or ")
                )],
            ));
        }
    }
    for (place, of) in handover.places.iter().enumerate() {
        let place_ref = PlaceRef::new(place);
        for when in [Occasion::Once, Occasion::Arrival, Occasion::Departure] {
            for &measure in problem.measures(place_ref, when) {
                let needed = handover.groups.iter().any(|group| {
                    group.stays.is_none() && group.routes.iter().all(|route| uses(&route.places, place_ref, when))
                });
                if needed && problem.measure_teams[measure.index()].is_empty() {
                    let name = &handover.measure(measure).name;
                    found.push(conflict(
                        vec![Obstacle::Measure(measure), Obstacle::Place(place_ref)],
                        vec![format!("no team at {} takes the measure \"{name}\"", of.name)],
                    ));
                }
            }
        }
    }
}

fn uses(places: &[PlaceRef], place: PlaceRef, when: Occasion) -> bool {
    match when {
        Occasion::Once => places.contains(&place),
        Occasion::Arrival => places.iter().skip(1).any(|one| *one == place),
        Occasion::Departure => places.iter().rev().skip(1).any(|one| *one == place),
    }
}

/// People whom a gate makes be in one place at one time, and who do not fit into its halls or may not meet.
fn crowded(problem: &Problem<'_>, found: &mut Vec<PlanConflict>) {
    let handover = problem.handover;
    for (index, gate) in handover.gates.iter().enumerate() {
        for (place, of) in handover.places.iter().enumerate() {
            let place_ref = PlaceRef::new(place);
            let here = gate.of.iter().copied().filter(|group| {
                let routes = &handover.group(*group).routes;
                gate.holds.contains(group)
                    && handover.group(*group).stays.is_none()
                    && !problem.is_free(*group)
                    && routes.iter().all(|route| route.exchange.is_some_and(|at| route.places[at] == place_ref))
            });
            let here: Vec<GroupRef> = here.collect();
            let people = here.iter().map(|group| handover.group(*group)).filter(|group| group.are_people);
            let people: u64 = people.map(|group| group.count).fold(0, u64::saturating_add);
            let room = of.halls.iter().map(|hall| hall.people_max).fold(0, u64::saturating_add);
            let gate_ref = Obstacle::Gate(GateRef::new(index));
            if !of.halls.is_empty() && people > room {
                found.push(conflict(
                    vec![gate_ref.clone(), Obstacle::Place(place_ref)],
                    vec![
                        format!(
                            "\"{}\" lets {people} people leave {} only when all of them are there",
                            gate.name, of.name
                        ),
                        format!("its halls hold {room}"),
                    ],
                ));
            }
            if !of.halls.is_empty() {
                continue;
            }
            for (number, apart) in handover.apart.iter().enumerate() {
                let one = here.iter().find(|group| apart.one.contains(group));
                let other = here.iter().find(|group| apart.other.contains(group));
                if let (Some(one), Some(other)) = (one, other) {
                    let [one, other] = [one, other].map(|group| &handover.group(*group).id);
                    found.push(conflict(
                        vec![gate_ref.clone(), Obstacle::Apart(number), Obstacle::Place(place_ref)],
                        vec![
                            format!("\"{}\" makes {one} and {other} be at {} at one time", gate.name, of.name),
                            format!("\"{}\" keeps them from meeting, and {} has one room", apart.name, of.name),
                        ],
                    ));
                }
            }
        }
    }
}

/// Moments that cannot all be kept: everything that is not needed for it left out.
fn moments(problem: &Problem<'_>) -> Option<PlanConflict> {
    let handover = problem.handover;
    let mut lines = Lines::all(problem);
    let Moments::Broken(_) = earliest(problem, &lines) else { return None };
    let breaks = |lines: &Lines| matches!(earliest(problem, lines), Moments::Broken(_));
    let mut try_without = |change: &dyn Fn(&mut Lines, bool)| {
        change(&mut lines, false);
        if !breaks(&lines) {
            change(&mut lines, true);
        }
    };
    for index in 0..handover.groups.len() {
        try_without(&|lines, on| lines.due[index] = on);
    }
    try_without(&|lines, on| lines.order = on);
    for index in 0..handover.gates.len() {
        try_without(&|lines, on| lines.gates[index] = on);
    }
    for index in 0..handover.places.len() {
        try_without(&|lines, on| lines.places[index] = on);
    }
    let Moments::Broken(group) = earliest(problem, &lines) else { return None };
    let mut obstacles = vec![Obstacle::Group(group)];
    let mut words = Vec::new();
    for (index, gate) in handover.gates.iter().enumerate().filter(|(index, _)| lines.gates[*index]) {
        obstacles.push(Obstacle::Gate(GateRef::new(index)));
        words.push(format!("\"{}\" opens only when all it waits for are there and checked", gate.name));
    }
    if lines.order {
        obstacles.push(Obstacle::Order);
        words.push("the order of the sequence makes later steps wait".to_owned());
    }
    for (index, place) in
        handover.places.iter().enumerate().filter(|(index, place)| lines.places[*index] && !place.open.is_empty())
    {
        obstacles.push(Obstacle::Place(PlaceRef::new(index)));
        words.push(format!("{} is open only at its hours", place.name));
    }
    words.push(format!(
        "{} cannot be received when it is due, however many vehicles and teams there were",
        handover.group(group).id
    ));
    Some(conflict(obstacles, words))
}
