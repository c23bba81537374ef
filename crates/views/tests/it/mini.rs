//! A small handover and its plan by hand: after Ankara, with three aircraft, two gates, halls, a bus to change to, remains, and somebody who stays.

use std::collections::BTreeMap;

use takas_model::{
    Case, Check, CheckRef, Duty, Gate, Group, GroupRef, Hall, Handover, Hands, Hours, ItemRef, Kind, Lot, Measure,
    MeasureRef, Minutes, Mode, Nature, Occasion, PartyRef, PersonGate, PhaseRef, Place, PlaceRef, Plan, PlanFound,
    PlanValue, Protection, Role, Room, Route, Safe, SafeState, Takes, Team, TeamRef, Trip, Vehicle, VehicleRef, Way,
    Where, Work,
};

use crate::build::Builder;

/// The fixture.
pub(crate) struct Mini {
    pub(crate) case: Case,
    pub(crate) handover: Handover,
    pub(crate) found: PlanFound,
    pub(crate) safe: Vec<SafeState>,
}

/// 1 August 2024, 04:00 UTC.
const BEGINS: i64 = 1_722_484_800;
const END: Minutes = 1200;

pub(crate) const RUS: usize = 0;
pub(crate) const USA: usize = 1;
pub(crate) const DEU: usize = 2;
pub(crate) const TUR: usize = 3;

pub(crate) const VKO: usize = 0;
pub(crate) const ESB: usize = 1;
pub(crate) const CGN: usize = 2;
pub(crate) const ADW: usize = 3;
pub(crate) const FRA: usize = 4;

fn place(id: &str, name: &str, airport: Option<&str>, state: &str, zone: &str, at: (i32, i32)) -> Place {
    Place {
        id: id.to_owned(),
        name: name.to_owned(),
        airport: airport.map(str::to_owned),
        state: Some(state.to_owned()),
        zone: zone.to_owned(),
        at: Some(at),
        is_exchange: false,
        stands: None,
        halls: Vec::new(),
        open: Vec::new(),
    }
}

fn places() -> Vec<Place> {
    let hall = |name: &str, people_max| Hall { name: name.to_owned(), people_max };
    vec![
        place("VKO", "Vnukovo", Some("UUWW"), "RUS", "Europe/Moscow", (55_596_111, 37_267_500)),
        Place {
            is_exchange: true,
            stands: Some(4),
            halls: vec![hall("hall 1", 20), hall("hall 2", 10)],
            ..place("ESB", "Esenboğa", Some("LTAC"), "TUR", "Europe/Istanbul", (40_128_082, 32_995_083))
        },
        place("CGN", "Cologne Bonn", Some("EDDK"), "DEU", "Europe/Berlin", (50_865_917, 7_142_744)),
        place("ADW", "Andrews", Some("KADW"), "USA", "America/New_York", (38_810_806, -76_866_944)),
        place("JVA", "Frankfurt prison", None, "DEU", "Europe/Berlin", (50_150_000, 8_680_000)),
    ]
}

fn way(minutes: Minutes, points: &[(i32, i32)]) -> Way {
    Way {
        takes: Takes { shortest: minutes - minutes / 20, usual: minutes, longest: minutes + minutes / 8 },
        points: points.to_vec(),
        conditions: Vec::new(),
    }
}

fn vehicle(id: &str, name: &str, mode: Mode, operator: usize, start: usize, seats: u64) -> Vehicle {
    Vehicle {
        id: id.to_owned(),
        name: name.to_owned(),
        mode,
        registry: None,
        operator: Some(PartyRef::new(operator)),
        seats,
        stretchers: 2,
        load: 2,
        start: PlaceRef::new(start),
        hours: Hours { from: 0, until: END },
        turnaround: if mode == Mode::Air { 60 } else { 10 },
        boarding: if mode == Mode::Air { 15 } else { 0 },
        duty_max: None,
        ways: BTreeMap::new(),
    }
}

fn vehicles(places: &[Place]) -> Vec<Vehicle> {
    let mut list = vec![
        vehicle("RU-1", "Tu-204 RA-64059", Mode::Air, RUS, VKO, 100),
        vehicle("DE-1", "A340 16+01", Mode::Air, DEU, CGN, 60),
        vehicle("US-1", "Gulfstream N1", Mode::Air, USA, ESB, 14),
        vehicle("BUS", "prison van", Mode::Road, DEU, FRA, 4),
    ];
    for (at, from, to, minutes) in [
        (0, VKO, ESB, 170),
        (0, ESB, VKO, 170),
        (1, CGN, ESB, 200),
        (1, ESB, CGN, 215),
        (2, ESB, ADW, 660),
        (3, FRA, CGN, 120),
    ] {
        let ends = [from, to].map(|place| places[place].at.expect("known"));
        let mut points = vec![ends[0], ends[1]];
        if at == 0 {
            points.insert(1, (47_500_000, 42_000_000));
        }
        list[at].ways.insert((PlaceRef::new(from), PlaceRef::new(to)), way(minutes, &points));
    }
    let long = list[2].ways.values_mut().next().expect("one way");
    long.conditions = vec!["overflight clearance GRC-77, given by Greece, until 2 August 2024".to_owned()];
    list
}

struct Row {
    id: &'static str,
    item: ItemRef,
    from: usize,
    to: usize,
    count: u64,
    route: (&'static [usize], Option<usize>),
}

fn groups(rows: Vec<Row>, case: &Case) -> Vec<Group> {
    let group = |row: Row| Group {
        id: row.id.to_owned(),
        item: row.item,
        holder: PartyRef::new(row.from),
        receiver: PartyRef::new(row.to),
        phase: PhaseRef::new(0),
        count: row.count,
        are_people: case.item(row.item).is_people(),
        routes: vec![Route {
            places: row.route.0.iter().map(|&place| PlaceRef::new(place)).collect(),
            exchange: row.route.1,
        }],
        whole: true,
        room: if case.item(row.item).is_people() { Room::Seat } else { Room::Load },
        escorted_by: if case.item(row.item).is_people() { 4 } else { 0 },
        modes: vec![Mode::Air, Mode::Road],
        ready: 0,
        due: END,
        is_protected: case.item(row.item).protection.is_some(),
        gates: vec![(PersonGate::Consent, "since the interview of 30 July".to_owned())],
        stays: None,
    };
    rows.into_iter().map(group).collect()
}

fn case() -> (Case, [ItemRef; 6]) {
    let mut b = Builder::new("Ankara in small", Nature::Historical);
    "mini".clone_into(&mut b.case.id);
    for (id, name) in [("RUS", "Russia"), ("USA", "United States"), ("DEU", "Germany")] {
        b.party(id, name, &[Role::Side]);
    }
    b.party("TUR", "Türkiye", &[Role::Mediator, Role::Host]);
    let [rus, _, deu] = [RUS, USA, DEU].map(PartyRef::new);
    let items = [
        b.person("gershkovich", "Evan Gershkovich", rus),
        b.item("twelve", "Prisoners of conscience", rus, 12, Kind::Group),
        b.person("lik", "Kevin Lik", rus),
        b.person("krasikov", "Vadim Krasikov", deu),
        b.item("fallen", "Fallen soldier", rus, 1, Kind::Remains),
        b.person("stays", "Marc Fogel", rus),
    ];
    b.case.items[items[2].index()].protection = Some(Protection::Minor);
    (b.case, items)
}

fn handover(case: &Case, items: [ItemRef; 6]) -> Handover {
    let places = places();
    let vehicles = vehicles(&places);
    let to_germany: (&[usize], _) = (&[VKO, ESB, CGN], Some(1));
    let row = |id, item: usize, from, to, count, route| Row { id, item: items[item], from, to, count, route };
    let mut groups = groups(
        vec![
            row("gershkovich", 0, RUS, USA, 1, (&[VKO, ESB, ADW], Some(1))),
            row("twelve", 1, RUS, DEU, 12, to_germany),
            row("lik", 2, RUS, DEU, 1, to_germany),
            row("krasikov", 3, DEU, RUS, 1, (&[FRA, CGN, ESB, VKO], Some(2))),
            row("fallen", 4, RUS, DEU, 1, to_germany),
            row("stays", 5, RUS, USA, 1, (&[VKO], None)),
        ],
        case,
    );
    groups[5].stays = Some("refused in the interview".to_owned());
    let refs = |list: &[usize]| -> Vec<GroupRef> { list.iter().map(|&group| GroupRef::new(group)).collect() };
    let check = |id: &str, name: &str, list: &[usize]| Check {
        id: id.to_owned(),
        name: name.to_owned(),
        at: Where::Exchange,
        takes: Takes { shortest: 5, usual: 10, longest: 20 },
        groups: refs(list),
    };
    let team = |id: &str, name: &str, checks: &[usize], measures: &[usize], at_once| Team {
        id: id.to_owned(),
        name: name.to_owned(),
        place: PlaceRef::new(ESB),
        checks: checks.iter().map(|&check| CheckRef::new(check)).collect(),
        measures: measures.iter().map(|&measure| MeasureRef::new(measure)).collect(),
        at_once,
        hours: Vec::new(),
    };
    let gate = |name: &str, of: &[usize], holds: &[usize], not_before| Gate {
        name: name.to_owned(),
        of: refs(of),
        checks: vec![CheckRef::new(0), CheckRef::new(1)],
        takes: Takes { shortest: 2, usual: 5, longest: 15 },
        not_before,
        holds: refs(holds),
    };
    Handover {
        nature: Nature::Historical,
        begins: BEGINS,
        ends: END,
        host: Some(PartyRef::new(TUR)),
        checks: vec![check("identity", "identity check", &[0, 1, 3]), check("health", "health check", &[0, 1, 3])],
        measures: vec![Measure {
            id: "search".to_owned(),
            name: "search of the aircraft".to_owned(),
            place: PlaceRef::new(ESB),
            occasion: Occasion::Departure,
            takes: Takes::always(15),
        }],
        teams: vec![
            team("id", "identity team", &[0], &[], 3),
            team("med", "doctors of the host", &[1], &[], 6),
            team("sec", "search team", &[], &[0], 1),
        ],
        groups,
        families: Vec::new(),
        apart: Vec::new(),
        gates: vec![
            gate("all verified", &[0, 1, 3], &[1, 3], None),
            gate("Americans may leave", &[0], &[0], Some(370)),
        ],
        simultaneous: Vec::new(),
        quotas: Vec::new(),
        order: Vec::new(),
        places,
        vehicles,
    }
}

pub(crate) fn trip(vehicle: usize, from: usize, to: usize, departs: Minutes, takes: Minutes) -> Trip {
    Trip {
        vehicle: VehicleRef::new(vehicle),
        from: PlaceRef::new(from),
        to: PlaceRef::new(to),
        departs,
        arrives: departs + takes,
    }
}

fn lot(group: usize, count: u64, rides: &[usize], halls: &[Option<usize>]) -> Lot {
    Lot { group: GroupRef::new(group), count, route: 0, rides: rides.to_vec(), halls: halls.to_vec() }
}

fn work(team: usize, duty: Duty, starts: Minutes, takes: Minutes) -> Work {
    Work { team: TeamRef::new(team), duty, starts, ends: starts + takes }
}

/// The plan: the van first, both aircraft at Esenboğa at about the same time, checks, gates, and away.
fn plan() -> Plan {
    let (identity, health) = (CheckRef::new(0), CheckRef::new(1));
    Plan {
        trips: vec![
            trip(3, FRA, CGN, 0, 120),
            trip(1, CGN, ESB, 150, 200),
            trip(0, VKO, ESB, 180, 170),
            trip(1, ESB, CGN, 450, 215),
            trip(0, ESB, VKO, 455, 170),
            trip(2, ESB, ADW, 390, 660),
        ],
        lots: vec![
            lot(0, 1, &[2, 5], &[Some(0)]),
            lot(1, 12, &[2, 3], &[Some(0)]),
            lot(2, 1, &[2, 3], &[Some(0)]),
            lot(3, 1, &[0, 1, 4], &[None, Some(1)]),
            lot(4, 1, &[2, 3], &[None]),
            lot(5, 1, &[], &[]),
        ],
        works: vec![
            work(0, Duty::Check(identity, 3), 350, 10),
            work(0, Duty::Check(identity, 0), 360, 10),
            work(0, Duty::Check(identity, 1), 370, 40),
            work(1, Duty::Check(health, 0), 350, 10),
            work(1, Duty::Check(health, 1), 410, 20),
            work(1, Duty::Check(health, 3), 360, 10),
            work(2, Duty::Measure(MeasureRef::new(0), 5), 355, 15),
            work(2, Duty::Measure(MeasureRef::new(0), 3), 410, 15),
            work(2, Duty::Measure(MeasureRef::new(0), 4), 425, 15),
        ],
        gates: vec![435, 375],
    }
}

/// Who is where when: from the beginning, after the first departures, and once the Americans are away.
fn safe() -> Vec<SafeState> {
    let state = |from, lots: &[(usize, Hands)]| SafeState {
        from,
        lots: lots
            .iter()
            .enumerate()
            .map(|(lot, &(place, hands))| Safe { lot, place: PlaceRef::new(place), hands })
            .collect(),
        completed: Vec::new(),
    };
    let (holder, host, receiver) = (Hands::Holder, Hands::Host, Hands::Receiver);
    let [at_home, landed] = [(VKO, holder), (ESB, host)];
    vec![
        state(0, &[at_home, at_home, at_home, (CGN, host), at_home, at_home]),
        state(180, &[landed, landed, landed, landed, landed, at_home]),
        SafeState { completed: vec![5], ..state(390, &[(ADW, receiver), landed, landed, landed, landed, at_home]) },
        state(450, &[(ADW, receiver), (CGN, receiver), (CGN, receiver), landed, (CGN, receiver), at_home]),
        state(455, &[(ADW, receiver), (CGN, receiver), (CGN, receiver), (VKO, receiver), (CGN, receiver), at_home]),
    ]
}

/// The fixture.
pub(crate) fn mini() -> Mini {
    let (case, items) = case();
    let handover = handover(&case, items);
    // Fifteen people wait from 350 on: one to 390, thirteen to 450, one to 455.
    let value = PlanValue { exposure: 40 + 13 * 100 + 105, makespan: 1050, rides: 6 };
    let bound = PlanValue { exposure: 1200, makespan: 1050, rides: 5 };
    Mini { case, handover, found: PlanFound { plan: plan(), value, bound }, safe: safe() }
}

#[test]
fn the_plan_by_hand_keeps_every_rule_and_comes_to_what_it_says() {
    let mini = mini();
    let verdict = takas_check::verify_plan(&mini.handover, &mini.found);
    assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
    assert!(takas_check::handover_faults(&mini.handover).is_empty());
}
