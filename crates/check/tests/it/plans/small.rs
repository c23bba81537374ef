//! A small exchange made by hand, and a plan that keeps everything: two aircraft, one exchange point, two gates that wait for each
//! other's people; and one wounded by road, held by nothing.

use std::collections::BTreeMap;

use takas_model::{
    Apart, Check, CheckRef, Duty, Family, Gate, Group, GroupRef, Hall, Handover, Hours, ItemRef, Lot, Measure,
    MeasureRef, Minutes, Mode, Nature, Occasion, PartyRef, PhaseRef, Place, PlaceRef, Plan, Quota, QuotaSpan, Room,
    Route, Simultaneous, Takes, Team, TeamRef, Trip, Vehicle, VehicleRef, Way, Where, Work,
};

pub(super) const MOSCOW: usize = 0;
pub(super) const BERLIN: usize = 1;
pub(super) const ANKARA: usize = 2;
pub(super) const RUSSIAN: usize = 0;
pub(super) const GERMAN: usize = 1;
pub(super) const AMBULANCE: usize = 2;
pub(super) const ACTIVISTS: usize = 0;
pub(super) const JOURNALIST: usize = 1;
pub(super) const OFFICER: usize = 2;
pub(super) const PARENT: usize = 3;
pub(super) const CHILD: usize = 4;
pub(super) const WOUNDED: usize = 5;
pub(super) const PAPERS: usize = 6;
pub(super) const IDENTITY: usize = 0;
pub(super) const HEALTH: usize = 1;
pub(super) const RECEPTION: usize = 2;
pub(super) const PERIMETER: usize = 0;
pub(super) const SEARCH: usize = 1;
pub(super) const WEAPONS: usize = 2;
pub(super) const ONE: usize = 0;
pub(super) const TWO: usize = 1;
pub(super) const DOCTORS: usize = 2;
pub(super) const SEARCHERS: usize = 3;
pub(super) const GUARDS: usize = 4;
pub(super) const RECEIVERS: usize = 5;

pub(super) fn groups(list: &[usize]) -> Vec<GroupRef> {
    list.iter().map(|&group| GroupRef::new(group)).collect()
}

fn takes(shortest: Minutes, usual: Minutes, longest: Minutes) -> Takes {
    Takes { shortest, usual, longest }
}

fn vehicle(id: &str, mode: Mode, start: usize, ways: &[(usize, usize, Takes)]) -> Vehicle {
    let way = |&(from, to, takes): &(usize, usize, Takes)| {
        let ends = (PlaceRef::new(from), PlaceRef::new(to));
        (ends, Way { takes, points: Vec::new(), conditions: Vec::new() })
    };
    Vehicle {
        id: id.to_owned(),
        name: id.to_owned(),
        mode,
        registry: None,
        operator: None,
        seats: 6,
        stretchers: 0,
        load: 0,
        start: PlaceRef::new(start),
        hours: Hours { from: 40, until: 900 },
        turnaround: 30,
        boarding: 20,
        duty_max: Some(500),
        ways: ways.iter().map(way).collect::<BTreeMap<_, _>>(),
    }
}

fn team(id: &str, place: usize, checks: &[usize], measures: &[usize], at_once: u64) -> Team {
    Team {
        id: id.to_owned(),
        name: id.to_owned(),
        place: PlaceRef::new(place),
        checks: checks.iter().map(|&check| CheckRef::new(check)).collect(),
        measures: measures.iter().map(|&measure| MeasureRef::new(measure)).collect(),
        at_once,
        hours: Vec::new(),
    }
}

pub(super) fn check(id: &str, at: Where, usual: Minutes, list: &[usize]) -> Check {
    Check {
        id: id.to_owned(),
        name: id.to_owned(),
        at,
        takes: takes(usual - 1, usual, usual + 5),
        groups: groups(list),
    }
}

fn measure(id: &str, occasion: Occasion, usual: Minutes) -> Measure {
    let place = PlaceRef::new(ANKARA);
    Measure { id: id.to_owned(), name: id.to_owned(), place, occasion, takes: takes(usual - 5, usual, usual + 5) }
}

fn group(id: &str, count: u64, places: &[usize]) -> Group {
    let route = Route {
        places: places.iter().map(|&place| PlaceRef::new(place)).collect(),
        exchange: (places.len() == 3).then_some(1),
    };
    Group {
        id: id.to_owned(),
        item: ItemRef::new(0),
        holder: PartyRef::new(0),
        receiver: PartyRef::new(1),
        phase: PhaseRef::new(0),
        count,
        are_people: true,
        routes: vec![route],
        whole: count == 1,
        room: Room::Seat,
        escorted_by: 0,
        modes: vec![Mode::Air],
        ready: 30,
        due: 700,
        is_protected: false,
        gates: Vec::new(),
        stays: None,
    }
}

pub(super) fn gate(name: &str, of: &[usize], holds: &[usize]) -> Gate {
    let checks = vec![CheckRef::new(IDENTITY)];
    let (name, takes) = (name.to_owned(), takes(5, 10, 15));
    Gate { name, of: groups(of), checks, takes, not_before: None, holds: groups(holds) }
}

/// The handover.
pub(super) fn handover() -> Handover {
    let mut ankara = Place::named("ankara");
    ankara.is_exchange = true;
    ankara.stands = Some(2);
    ankara.halls =
        [("east", 4), ("west", 3)].map(|(name, people_max)| Hall { name: name.to_owned(), people_max }).into();
    ankara.open = vec![Hours { from: 200, until: 600 }];
    let flight = |place, usual| {
        let takes = takes(usual - 20, usual, usual + 30);
        [(place, ANKARA, takes), (ANKARA, place, takes)]
    };
    let road = takes(500, 600, 640);
    let mut ambulance = vehicle("ambulance", Mode::Road, MOSCOW, &[(MOSCOW, BERLIN, road)]);
    (ambulance.seats, ambulance.stretchers, ambulance.load, ambulance.boarding) = (1, 1, 1, 15);
    ambulance.hours.from = 0;
    ambulance.duty_max = None;
    let mut one = team("one", ANKARA, &[IDENTITY], &[], 2);
    one.hours = vec![Hours { from: 0, until: 20 }, Hours { from: 300, until: 360 }];
    let mut officer = group("officer", 1, &[BERLIN, ANKARA, MOSCOW]);
    officer.escorted_by = 1;
    let mut wounded = group("wounded", 1, &[MOSCOW, BERLIN]);
    (wounded.room, wounded.escorted_by, wounded.is_protected) = (Room::Stretcher, 1, true);
    let mut papers = group("papers", 1, &[MOSCOW, BERLIN]);
    (papers.room, papers.are_people) = (Room::Load, false);
    (wounded.modes, papers.modes) = (vec![Mode::Road], vec![Mode::Road]);
    let to_berlin = [ACTIVISTS, JOURNALIST];
    let to_moscow = [OFFICER, PARENT, CHILD];
    Handover {
        nature: Nature::Live,
        begins: 0,
        ends: 1000,
        host: None,
        places: vec![Place::named("moscow"), Place::named("berlin"), ankara],
        vehicles: vec![
            vehicle("russian", Mode::Air, MOSCOW, &flight(MOSCOW, 200)),
            vehicle("german", Mode::Air, BERLIN, &flight(BERLIN, 210)),
            ambulance,
        ],
        teams: vec![
            one,
            team("two", ANKARA, &[IDENTITY], &[], 1),
            team("doctors", MOSCOW, &[HEALTH], &[], 2),
            team("searchers", ANKARA, &[], &[SEARCH], 1),
            team("guards", ANKARA, &[], &[PERIMETER, WEAPONS], 1),
            team("receivers", MOSCOW, &[RECEPTION], &[], 1),
        ],
        checks: vec![
            check("identity", Where::Exchange, 5, &[ACTIVISTS, JOURNALIST, OFFICER, PARENT, CHILD]),
            check("health", Where::Origin, 10, &[ACTIVISTS]),
            check("reception", Where::Destination, 20, &[OFFICER]),
        ],
        measures: vec![
            measure("perimeter", Occasion::Once, 60),
            measure("search", Occasion::Arrival, 15),
            measure("weapons", Occasion::Departure, 10),
        ],
        groups: vec![
            group("activists", 3, &[MOSCOW, ANKARA, BERLIN]),
            group("journalist", 1, &[MOSCOW, ANKARA, BERLIN]),
            officer,
            group("parent", 1, &[BERLIN, ANKARA, MOSCOW]),
            group("child", 1, &[BERLIN, ANKARA, MOSCOW]),
            wounded,
            papers,
        ],
        families: vec![Family { name: "family".to_owned(), groups: groups(&[PARENT, CHILD]) }],
        apart: vec![Apart { name: "apart".to_owned(), one: groups(&[ACTIVISTS]), other: groups(&[OFFICER]) }],
        gates: vec![gate("to moscow", &to_berlin, &to_moscow), gate("to berlin", &to_moscow, &to_berlin)],
        simultaneous: vec![Simultaneous {
            name: "together".to_owned(),
            groups: groups(&[ACTIVISTS, OFFICER]),
            within: 10,
        }],
        quotas: Vec::new(),
        order: vec![groups(&to_berlin), groups(&to_moscow)],
    }
}

pub(super) fn quota(of: &[usize], at_most: u64, span: QuotaSpan) -> Quota {
    Quota { name: "quota".to_owned(), of: groups(of), at_most, span }
}

pub(super) fn trip(vehicle: usize, (from, to): (usize, usize), departs: Minutes, arrives: Minutes) -> Trip {
    let [from, to] = [from, to].map(PlaceRef::new);
    Trip { vehicle: VehicleRef::new(vehicle), from, to, departs, arrives }
}

pub(super) fn lot(group: usize, count: u64, rides: &[usize], halls: &[usize]) -> Lot {
    let halls = halls.iter().map(|&hall| Some(hall)).collect();
    Lot { group: GroupRef::new(group), count, route: 0, rides: rides.to_vec(), halls }
}

pub(super) fn work(team: usize, duty: Duty, starts: Minutes, ends: Minutes) -> Work {
    Work { team: TeamRef::new(team), duty, starts, ends }
}

pub(super) fn checked(team: usize, check: usize, lot: usize, starts: Minutes, ends: Minutes) -> Work {
    work(team, Duty::Check(CheckRef::new(check), lot), starts, ends)
}

pub(super) fn measured(team: usize, measure: usize, trip: usize, starts: Minutes, ends: Minutes) -> Work {
    work(team, Duty::Measure(MeasureRef::new(measure), trip), starts, ends)
}

/// A plan of it that keeps every line.
pub(super) fn plan() -> Plan {
    Plan {
        trips: vec![
            trip(RUSSIAN, (MOSCOW, ANKARA), 100, 300),
            trip(GERMAN, (BERLIN, ANKARA), 100, 310),
            trip(GERMAN, (ANKARA, BERLIN), 370, 580),
            trip(RUSSIAN, (ANKARA, MOSCOW), 375, 575),
            trip(AMBULANCE, (MOSCOW, BERLIN), 50, 650),
        ],
        lots: vec![
            lot(ACTIVISTS, 2, &[0, 2], &[0]),
            lot(ACTIVISTS, 1, &[0, 2], &[0]),
            lot(JOURNALIST, 1, &[0, 2], &[0]),
            lot(OFFICER, 1, &[1, 3], &[1]),
            lot(PARENT, 1, &[1, 3], &[1]),
            lot(CHILD, 1, &[1, 3], &[1]),
            lot(WOUNDED, 1, &[4], &[]),
            lot(PAPERS, 1, &[4], &[]),
        ],
        works: vec![
            work(GUARDS, Duty::Once(MeasureRef::new(PERIMETER)), 0, 60),
            checked(DOCTORS, HEALTH, 0, 40, 50),
            checked(DOCTORS, HEALTH, 1, 50, 60),
            measured(SEARCHERS, SEARCH, 0, 300, 315),
            measured(SEARCHERS, SEARCH, 1, 315, 330),
            checked(ONE, IDENTITY, 0, 315, 320),
            checked(ONE, IDENTITY, 2, 320, 325),
            checked(TWO, IDENTITY, 1, 315, 320),
            checked(ONE, IDENTITY, 3, 330, 335),
            checked(TWO, IDENTITY, 4, 330, 335),
            checked(TWO, IDENTITY, 5, 335, 340),
            measured(GUARDS, WEAPONS, 2, 330, 340),
            measured(GUARDS, WEAPONS, 3, 340, 350),
            checked(RECEIVERS, RECEPTION, 3, 575, 595),
        ],
        gates: vec![340, 350],
    }
}
