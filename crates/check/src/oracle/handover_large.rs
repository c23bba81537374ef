//! Large handovers for measurements: exchanges like that of Ankara, many times over, each with a plan.

use takas_model::{
    Apart, Check, CheckRef, Family, GroupRef, Hall, Handover, Measure, MeasureRef, Minutes, Mode, Nature, Occasion,
    PlaceRef, Room, Simultaneous, Takes, Where,
};

use super::handover_parts::{empty, gate, group, place, route, team, vehicle, way};
use super::make::SplitMix;

/// How large a handover is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HandoverShape {
    /// How many people; at least the groups.
    pub people: u64,
    /// In how many groups; at least 1.
    pub groups: usize,
    /// How many aircraft; at least 1.
    pub vehicles: usize,
    /// How many exchange points; at least 1.
    pub points: usize,
    /// How many teams confirm identities at each; at least 1.
    pub teams: usize,
    /// Whether the people of each side wait for those of the other alone; else nobody leaves a point before all there are verified.
    pub is_mutual: bool,
}

const IDENTITY: usize = 0;
const MEDICAL: usize = 1;
const HEALTH: usize = 2;

/// A handover of a shape, from a seed. Custody places on two sides; at each exchange point stands, halls, teams, the search of every
/// aircraft that brings somebody, and gates over all of the point's groups; aircraft on both sides with ways everywhere; some who are
/// wounded and go directly, held by nothing; some families, some kept apart, some who leave at one time. There is a plan: one can
/// carry on until all are at their points, for halls hold everybody at once, and from there likewise.
pub fn large_handover(shape: &HandoverShape, seed: u64) -> Handover {
    let mut chance = SplitMix::new(seed ^ 0x6861_6E64_6F76_6572);
    let mut handover = empty(Nature::Live, ends(shape));
    let places = Places::add(&mut handover, shape, &mut chance);
    vehicles(&mut handover, shape, &places, &mut chance);
    // In the order of their references.
    for (id, at, minutes) in
        [("identity", Where::Exchange, 5), ("medical", Where::Exchange, 8), ("health", Where::Origin, 6)]
    {
        let (id, takes) = (id.to_owned(), range(minutes));
        handover.checks.push(Check { name: id.clone(), id, at, takes, groups: Vec::new() });
    }
    let at_points = groups(&mut handover, shape, &places, &mut chance);
    for (&point, sides) in places.points.iter().zip(&at_points) {
        tasks(&mut handover, shape, point, &mut chance);
        halls(&mut handover, point, sides);
        gates(&mut handover, shape, point, sides);
        terms(&mut handover, shape, point, sides);
    }
    for &custody in places.sides.iter().flatten() {
        let id = format!("doctors of {}", handover.place(custody).id);
        let mut doctors = team(id, custody, 2);
        doctors.checks = vec![CheckRef::new(HEALTH)];
        handover.teams.push(doctors);
    }
    handover
}

/// Five days, and time for every group and every twenty people to be flown to their point and onward, one after the other by each
/// vehicle, with the way back and a rest each time.
fn ends(shape: &HandoverShape) -> Minutes {
    let flights = shape.people / 20 + u64::try_from(shape.groups).unwrap_or(u64::MAX);
    let each = flights.div_ceil(u64::try_from(shape.vehicles).unwrap_or(1).max(1));
    5 * 24 * 60 + 2_000 * Minutes::try_from(each).unwrap_or(Minutes::MAX / 4_000)
}

/// About a tenth shorter, a fifth longer.
fn range(usual: Minutes) -> Takes {
    Takes { shortest: (usual - usual / 10).max(1), usual: usual.max(1), longest: usual.max(1) + usual / 5 + 1 }
}

/// Custody places on two sides, exchange points between.
struct Places {
    sides: [Vec<PlaceRef>; 2],
    points: Vec<PlaceRef>,
    /// On a map, in minutes of flight.
    at: Vec<(i64, i64)>,
}

impl Places {
    fn add(handover: &mut Handover, shape: &HandoverShape, chance: &mut SplitMix) -> Self {
        let mut places = Self { sides: [Vec::new(), Vec::new()], points: Vec::new(), at: Vec::new() };
        let mut add = |id: String, is_exchange: bool, east: i64, chance: &mut SplitMix| {
            let reference = PlaceRef::new(handover.places.len());
            handover.places.push(place(&id, is_exchange));
            let somewhere = |chance: &mut SplitMix, most: u64| i64::try_from(chance.between(0, most)).unwrap_or(0);
            places.at.push((east + somewhere(chance, 40), somewhere(chance, 80)));
            reference
        };
        for index in 0..shape.points.max(2) {
            places.sides[0].push(add(format!("west-{index}"), false, 0, chance));
            places.sides[1].push(add(format!("east-{index}"), false, 240, chance));
        }
        for index in 0..shape.points {
            places.points.push(add(format!("point-{index}"), true, 120, chance));
        }
        places
    }

    fn minutes(&self, from: PlaceRef, to: PlaceRef) -> Minutes {
        let ((east, north), (far_east, far_north)) = (self.at[from.index()], self.at[to.index()]);
        ((far_east - east).abs() + (far_north - north).abs() / 2).max(60)
    }
}

fn vehicles(handover: &mut Handover, shape: &HandoverShape, places: &Places, chance: &mut SplitMix) {
    let all: Vec<PlaceRef> = (0..handover.places.len()).map(PlaceRef::new).collect();
    for index in 0..shape.vehicles {
        let start = chance.pick(&places.sides[index % 2]);
        let mut aircraft = vehicle(format!("aircraft-{index}"), Mode::Air, start, handover.ends);
        aircraft.seats = chance.between(2, 15) * 10;
        aircraft.stretchers = chance.between(2, 6);
        (aircraft.turnaround, aircraft.boarding) = (chance.pick(&[30, 40, 60]), chance.pick(&[15, 20, 30]));
        aircraft.duty_max = Some(840);
        for &from in &all {
            for &to in all.iter().filter(|&&to| to != from) {
                aircraft.ways.insert((from, to), way(range(places.minutes(from, to))));
            }
        }
        handover.vehicles.push(aircraft);
    }
}

/// The groups of each side of each point.
fn groups(
    handover: &mut Handover,
    shape: &HandoverShape,
    places: &Places,
    chance: &mut SplitMix,
) -> Vec<[Vec<GroupRef>; 2]> {
    let mut at_points = vec![[Vec::new(), Vec::new()]; shape.points];
    let mut left = shape.people;
    for index in 0..shape.groups {
        let others = u64::try_from(shape.groups - index).unwrap_or(1);
        let most = (2 * left / others).saturating_sub(1).min(left.saturating_sub(others - 1)).max(1);
        let count = if others == 1 { left.max(1) } else { chance.between(1, most) };
        left = left.saturating_sub(count);
        let (point, side) = (index / 2 % shape.points, index % 2);
        let ends = [places.sides[side].as_slice(), &places.sides[1 - side]].map(|places| chance.pick(places));
        let mut one =
            group(format!("group-{index}"), count, vec![ends[0], places.points[point], ends[1]], handover.ends);
        one.modes = vec![Mode::Air];
        one.whole = count <= 20 && chance.chance(20);
        one.escorted_by = if one.whole { 0 } else { chance.pick(&[0, 0, 10]) };
        one.ready = chance.pick(&[0, 0, 60, 180]);
        let reference = GroupRef::new(index);
        if index >= 4 * shape.points && count <= 4 && chance.chance(30) {
            // Wounded: directly, held by nothing.
            one.routes = vec![route(ends.to_vec())];
            (one.room, one.is_protected, one.whole) = (Room::Stretcher, true, false);
            one.escorted_by = 4;
        } else {
            handover.checks[IDENTITY].groups.push(reference);
            if chance.chance(30) {
                handover.checks[MEDICAL].groups.push(reference);
            }
            at_points[point][side].push(reference);
        }
        if chance.chance(30) {
            handover.checks[HEALTH].groups.push(reference);
        }
        handover.groups.push(one);
    }
    at_points
}

/// What is done at a point, and by whom.
fn tasks(handover: &mut Handover, shape: &HandoverShape, point: PlaceRef, chance: &mut SplitMix) {
    let id = handover.place(point).id.clone();
    let [perimeter, search] = [0, 1].map(|more| MeasureRef::new(handover.measures.len() + more));
    for (name, occasion, minutes) in [("perimeter", Occasion::Once, 60), ("search", Occasion::Arrival, 15)] {
        let name = format!("{name} of {id}");
        handover.measures.push(Measure { id: name.clone(), name, place: point, occasion, takes: range(minutes) });
    }
    let mut add = |name: &str, number: usize, at_once: u64, check: Option<usize>, measure: Option<MeasureRef>| {
        for index in 0..number {
            let mut one = team(format!("{name}-{index} of {id}"), point, at_once);
            one.checks = check.map(CheckRef::new).into_iter().collect();
            one.measures = measure.into_iter().collect();
            handover.teams.push(one);
        }
    };
    add("identity", shape.teams, chance.pick(&[1, 2, 3]), Some(IDENTITY), None);
    add("medical", shape.teams.div_ceil(2), 2, Some(MEDICAL), None);
    add("search", shape.teams.div_ceil(2), 1, None, Some(search));
    add("guards", 1, 1, None, Some(perimeter));
    handover.places[point.index()].stands = Some(chance.between(3, 6));
}

/// Three halls, of which two hold everybody together.
fn halls(handover: &mut Handover, point: PlaceRef, sides: &[Vec<GroupRef>; 2]) {
    let people: u64 = sides.iter().flatten().map(|&group| handover.group(group).count).sum();
    let hall = |name: &str, people_max: u64| Hall { name: name.to_owned(), people_max };
    handover.places[point.index()].halls =
        vec![hall("north", people), hall("south", people / 2 + 1), hall("west", people / 2 + 1)];
}

fn gates(handover: &mut Handover, shape: &HandoverShape, point: PlaceRef, sides: &[Vec<GroupRef>; 2]) {
    let id = handover.place(point).id.clone();
    let mut all: Vec<GroupRef> = sides.concat();
    all.sort_unstable();
    let waits = if shape.is_mutual {
        vec![(sides[0].clone(), sides[1].clone()), (sides[1].clone(), sides[0].clone())]
    } else {
        vec![(all.clone(), all)]
    };
    for (index, (of, holds)) in waits.into_iter().enumerate() {
        let mut one = gate(format!("gate {index} of {id}"), of, holds, range(10));
        one.checks = vec![CheckRef::new(IDENTITY)];
        handover.gates.push(one);
    }
}

/// Who rides together, who does not meet, who leaves at one time: the first of each side.
fn terms(handover: &mut Handover, shape: &HandoverShape, point: PlaceRef, sides: &[Vec<GroupRef>; 2]) {
    let id = handover.place(point).id.clone();
    for side in sides {
        let small = |group: &&GroupRef| handover.group(**group).count <= 5;
        let members: Vec<GroupRef> = side.iter().filter(small).skip(1).take(2).copied().collect();
        let [one, other] = members[..] else { continue };
        let first = handover.group(one).clone();
        // A family sets out from one place and arrives at one.
        for member in [one, other] {
            let member = &mut handover.groups[member.index()];
            (member.whole, member.escorted_by) = (true, 0);
            member.routes.clone_from(&first.routes);
        }
        handover.families.push(Family { name: format!("family {} of {id}", one.index()), groups: vec![one, other] });
    }
    let [Some(&one), Some(&other)] = [sides[0].first(), sides[1].first()] else { return };
    handover.apart.push(Apart { name: format!("apart in {id}"), one: vec![one], other: vec![other] });
    if shape.vehicles >= 2 * shape.points.max(2) {
        for group in [one, other] {
            let group = &mut handover.groups[group.index()];
            group.whole = group.count <= 20;
            group.escorted_by = if group.whole { 0 } else { group.escorted_by };
        }
        let mut both = vec![one, other];
        both.retain(|&group| handover.group(group).whole);
        let name = format!("at one time from {id}");
        handover.simultaneous.push(Simultaneous { name, groups: both, within: 60 });
    }
}
