//! Tiny random handovers with every construct; some have no plan. All minutes are tens, so that [`best_plan`](super::best_plan) can
//! try every plan.

use takas_model::{
    Apart, Check, CheckRef, Family, GroupRef, Hall, Handover, Hours, Measure, MeasureRef, Minutes, Mode, Nature,
    Occasion, PlaceRef, Quota, QuotaSpan, Room, Simultaneous, Takes, Where,
};

use super::handover_parts::{empty, gate, group, place, route, team, vehicle, way};
use super::make::SplitMix;

/// A tiny handover from a seed: 1 to 4 groups of 1 or 2 units, 1 to 3 vehicles, up to 2 teams, up to 2 checks and 2 measures, gates,
/// also of two who wait for each other; sometimes departures at one time, people kept apart, families, stands, halls, hours, an
/// order, a quota, protected people, goods, people who stay, a second exchange point. Sound; about six in ten have no plan.
pub fn random_handover(seed: u64) -> Handover {
    let mut chance = SplitMix::new(seed ^ 0x7469_6E79_706C_616E);
    let ends = tens(&mut chance, 13, 15);
    let nature = if chance.chance(80) { Nature::Live } else { Nature::Historical };
    let mut handover = empty(nature, ends);
    places(&mut handover, &mut chance);
    vehicles(&mut handover, &mut chance);
    groups(&mut handover, &mut chance);
    tasks(&mut handover, &mut chance);
    gates(&mut handover, &mut chance);
    terms(&mut handover, &mut chance);
    handover
}

/// So many tens of minutes.
fn tens(chance: &mut SplitMix, low: u64, high: u64) -> Minutes {
    10 * Minutes::try_from(chance.between(low, high)).expect("a small number")
}

fn takes(chance: &mut SplitMix, low: u64, high: u64) -> Takes {
    let usual = tens(chance, low, high);
    let (shorter, longer) = (tens(chance, 0, 1), tens(chance, 0, 2));
    Takes { shortest: (usual - shorter).max(usual.min(1)), usual, longest: usual + longer }
}

/// Two ends and one exchange point, rarely two.
fn places(handover: &mut Handover, chance: &mut SplitMix) {
    handover.places.extend(["west", "east"].map(|id| place(id, false)));
    for index in 0..if chance.chance(12) { 2 } else { 1 } {
        let mut point = place(&format!("point-{index}"), true);
        point.stands = chance.chance(25).then(|| chance.between(1, 2));
        for hall in 0..if chance.chance(30) { chance.between(1, 2) } else { 0 } {
            point.halls.push(Hall { name: format!("hall-{hall}"), people_max: chance.between(1, 4) });
        }
        if chance.chance(8) {
            let from = tens(chance, 0, 3);
            point.open = vec![Hours { from, until: from + tens(chance, 5, 12) }];
        }
        handover.places.push(point);
    }
}

/// The exchange points.
fn points(handover: &Handover) -> Vec<PlaceRef> {
    (2..handover.places.len()).map(PlaceRef::new).collect()
}

fn vehicles(handover: &mut Handover, chance: &mut SplitMix) {
    let [west, east] = [0, 1].map(PlaceRef::new);
    let count = chance.pick(&[1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3]);
    for index in 0..count {
        let start = if chance.chance(10) { PlaceRef::new(2) } else { PlaceRef::new(index % 2) };
        let mode = if chance.chance(75) { Mode::Air } else { Mode::Road };
        let mut one = vehicle(format!("vehicle-{index}"), mode, start, handover.ends);
        one.seats = chance.between(2, 4);
        one.stretchers = u64::from(chance.chance(85));
        one.load = u64::from(chance.chance(85));
        (one.turnaround, one.boarding) = (tens(chance, 1, 2), tens(chance, 0, 1));
        if chance.chance(8) {
            one.hours = Hours { from: tens(chance, 0, 3), until: handover.ends - tens(chance, 0, 3) };
        }
        one.duty_max = chance.chance(8).then(|| tens(chance, 8, 12));
        for point in points(handover) {
            for end in [west, east] {
                if chance.chance(97) {
                    let takes = takes(chance, 3, 4);
                    one.ways.insert((end, point), way(takes));
                    one.ways.insert((point, end), way(takes));
                }
            }
        }
        if chance.chance(20) {
            one.ways.insert((west, east), way(takes(chance, 6, 8)));
            one.ways.insert((east, west), way(takes(chance, 6, 8)));
        }
        handover.vehicles.push(one);
    }
}

fn groups(handover: &mut Handover, chance: &mut SplitMix) {
    let [west, east] = [0, 1].map(PlaceRef::new);
    let count = chance.pick(&[1, 2, 2, 2, 3, 3, 4]);
    for index in 0..count {
        let (from, to) = if index % 2 == 0 { (west, east) } else { (east, west) };
        let units = chance.pick(&[1, 1, 1, 2]);
        let through = chance.pick(&points(handover));
        let due = if chance.chance(10) { tens(chance, 8, 12) } else { handover.ends };
        let mut one = group(format!("group-{index}"), units, vec![from, through, to], due);
        if chance.chance(8) {
            one.routes.push(route(vec![from, to]));
        }
        for other in points(handover).into_iter().filter(|&other| other != through) {
            one.routes.push(route(vec![from, other, to]));
        }
        one.whole = units == 1 || chance.chance(40);
        one.ready = tens(chance, 0, 1);
        one.escorted_by = if chance.chance(10) { 2 } else { 0 };
        one.modes = if chance.chance(10) { vec![Mode::Air] } else { vec![Mode::Air, Mode::Road] };
        match chance.index(10) {
            0 => one.room = Room::Stretcher,
            1 => (one.room, one.are_people) = (Room::Load, false),
            _ => {}
        }
        one.is_protected = one.are_people && chance.chance(8);
        if chance.chance(4) {
            one.stays = Some("does not travel".to_owned());
            one.routes = vec![route(vec![from])];
        }
        handover.groups.push(one);
    }
}

/// The groups that something may hold: they travel, and a live case does not protect them.
fn holdable(handover: &Handover) -> Vec<GroupRef> {
    let is_live = handover.nature == Nature::Live;
    let may = |group: &GroupRef| {
        let group = handover.group(*group);
        group.stays.is_none() && !(is_live && group.is_protected)
    };
    handover.group_refs().filter(may).collect()
}

fn tasks(handover: &mut Handover, chance: &mut SplitMix) {
    let people = |handover: &Handover| -> Vec<GroupRef> {
        let travels = |group: &GroupRef| handover.group(*group).are_people && handover.group(*group).stays.is_none();
        handover.group_refs().filter(travels).collect()
    };
    let number = chance.pick(&[0, 1, 1, 2]);
    for index in 0..number {
        let at = chance.pick(&[Where::Exchange, Where::Exchange, Where::Exchange, Where::Origin, Where::Destination]);
        let (id, takes) = (format!("check-{index}"), takes(chance, 1, 1));
        let all = people(handover);
        let groups = if chance.chance(70) { all } else { chance.some(&all, 2) };
        handover.checks.push(Check { name: id.clone(), id, at, takes, groups });
    }
    let point = PlaceRef::new(2);
    for index in 0..chance.pick(&[0, 0, 0, 1, 1, 2]) {
        let occasion = chance.pick(&[Occasion::Arrival, Occasion::Arrival, Occasion::Departure, Occasion::Once]);
        let (id, takes) = (format!("measure-{index}"), takes(chance, 1, 1));
        handover.measures.push(Measure { name: id.clone(), id, place: point, occasion, takes });
    }
    let checks: Vec<CheckRef> = (0..handover.checks.len()).map(CheckRef::new).collect();
    let measures: Vec<MeasureRef> = (0..handover.measures.len()).map(MeasureRef::new).collect();
    // Where each check may have to be: mostly somebody does it there.
    let mut wanted: Vec<PlaceRef> = Vec::new();
    for check in &handover.checks {
        for group in &check.groups {
            let routes = &handover.group(*group).routes;
            wanted.extend(routes.iter().map(|route| route.places[route.place_of(check.at)]));
        }
    }
    wanted.extend(handover.measures.iter().map(|measure| measure.place));
    wanted.sort_unstable();
    wanted.dedup();
    for place in wanted {
        if chance.chance(4) {
            continue;
        }
        for index in 0..if chance.chance(25) { 2 } else { 1 } {
            let mut one = team(format!("team-{index} of {}", handover.place(place).id), place, chance.between(1, 2));
            (one.checks, one.measures) = (checks.clone(), measures.clone());
            if chance.chance(10) {
                one.hours = vec![Hours { from: tens(chance, 0, 4), until: tens(chance, 9, 14) }];
            }
            handover.teams.push(one);
        }
    }
}

/// None, one over everybody, or two sides that wait for each other.
fn gates(handover: &mut Handover, chance: &mut SplitMix) {
    let all = holdable(handover);
    let checks: Vec<CheckRef> = (0..handover.checks.len())
        .map(CheckRef::new)
        .filter(|check| handover.check(*check).at != Where::Destination)
        .collect();
    let side =
        |parity: usize| -> Vec<GroupRef> { all.iter().copied().filter(|one| one.index() % 2 == parity).collect() };
    let kinds = match chance.index(6) {
        0 => Vec::new(),
        1 | 2 => vec![(all.clone(), all.clone())],
        3 | 4 => vec![(side(0), side(1)), (side(1), side(0))],
        _ => vec![(chance.some(&all, 2), chance.some(&all, 2))],
    };
    for (index, (of, holds)) in kinds.into_iter().enumerate() {
        let mut one = gate(format!("gate-{index}"), of, holds, takes(chance, 0, 1));
        one.checks = if chance.chance(80) { checks.clone() } else { Vec::new() };
        one.not_before = chance.chance(10).then(|| tens(chance, 5, 10));
        handover.gates.push(one);
    }
}

fn terms(handover: &mut Handover, chance: &mut SplitMix) {
    let all: Vec<GroupRef> = handover.group_refs().collect();
    let free = holdable(handover);
    if chance.chance(15) && all.len() >= 2 {
        let two = chance.some(&all, 2);
        handover.apart.push(Apart { name: "apart".to_owned(), one: vec![two[0]], other: vec![two[1]] });
    }
    if chance.chance(15) && all.len() >= 3 {
        let groups = vec![all[0], all[2]];
        for group in &groups {
            handover.groups[group.index()].whole = true;
        }
        handover.families.push(Family { name: "family".to_owned(), groups });
    }
    if chance.chance(20) && free.len() >= 2 {
        let (groups, within) = (chance.some(&free, 2), tens(chance, 0, 2));
        handover.simultaneous.push(Simultaneous { name: "together".to_owned(), groups, within });
    }
    if chance.chance(25) && !free.is_empty() {
        let cut = chance.index(free.len() + 1);
        let (one, other) = free.split_at(cut);
        let mut steps = vec![one.to_vec(), other.to_vec()];
        if chance.chance(50) {
            steps.reverse();
        }
        handover.order = steps;
    }
    if chance.chance(25) && !free.is_empty() {
        let of = if chance.chance(60) { free } else { chance.some(&free, 2) };
        let span = if chance.chance(70) {
            QuotaSpan::Within(tens(chance, 1, 6))
        } else {
            QuotaSpan::Days(vec![tens(chance, 4, 10)])
        };
        handover.quotas.push(Quota { name: "quota".to_owned(), of, at_most: chance.between(1, 3), span });
    }
}
