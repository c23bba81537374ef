//! Saved plans: written, read back, and every mistake that can be in one.

use std::collections::BTreeMap;

use takas_formats::plans::{
    Against, PastPlan, PlanSource, PlanStatus, Planned, ReadPlan, SavedPlan, operation_digest, parse_plan, read_plan,
    save, write_plan,
};
use takas_formats::{CaseFiles, Code, Severity, read_case};
use takas_model::{
    Case, Check, CheckRef, Duty, Gate, GateRef, Group, GroupRef, Hall, Handover, Hours, ItemRef, Lot, Measure,
    MeasureRef, Mode, Nature, Occasion, PartyRef, PhaseRef, Place, PlaceRef, Plan, PlanEvent, PlanValue, Quota,
    QuotaSpan, Room, Route, Sequence, Simultaneous, Step, Takes, Team, TeamRef, Transfer, Trip, Turned, Vehicle,
    VehicleRef, Way, Where, Work,
};

use crate::base::base;

const SALT: &[u8] = b"0123456789abcdef";

fn place(id: &str, airport: &str, zone: &str, is_exchange: bool) -> Place {
    let hall = |name: &str| Hall { name: name.to_owned(), people_max: 20 };
    Place {
        id: id.to_owned(),
        name: id.to_owned(),
        airport: Some(airport.to_owned()),
        state: None,
        zone: zone.to_owned(),
        at: None,
        is_exchange,
        stands: None,
        halls: if is_exchange { vec![hall("one"), hall("two")] } else { Vec::new() },
        open: Vec::new(),
    }
}

fn vehicle(id: &str, start: usize, ways: &[(usize, usize, i64)]) -> Vehicle {
    let way = |&(from, to, minutes): &(usize, usize, i64)| {
        let way = Way { takes: Takes::always(minutes), points: Vec::new(), conditions: Vec::new() };
        ((PlaceRef::new(from), PlaceRef::new(to)), way)
    };
    Vehicle {
        id: id.to_owned(),
        name: id.to_owned(),
        mode: Mode::Air,
        registry: None,
        operator: None,
        seats: 20,
        stretchers: 0,
        load: 0,
        start: PlaceRef::new(start),
        hours: Hours { from: 0, until: 1440 },
        turnaround: 30,
        boarding: 10,
        duty_max: None,
        ways: ways.iter().map(way).collect::<BTreeMap<_, _>>(),
    }
}

fn group(id: &str, item: usize, count: u64, from: usize, to: usize) -> Group {
    let places = [from, 1, to].into_iter().map(PlaceRef::new).collect();
    Group {
        id: id.to_owned(),
        item: ItemRef::new(item),
        holder: PartyRef::new(0),
        receiver: PartyRef::new(1),
        phase: PhaseRef::new(0),
        count,
        are_people: true,
        routes: vec![Route { places, exchange: Some(1) }],
        whole: false,
        room: Room::Seat,
        escorted_by: 0,
        modes: vec![Mode::Air],
        ready: 0,
        due: 1440,
        is_protected: false,
        gates: Vec::new(),
        stays: None,
    }
}

/// From Moscow and Berlin over Ankara and on: two groups, two aircraft, a team, a gate.
pub(crate) fn handover() -> Handover {
    let everybody = vec![GroupRef::new(0), GroupRef::new(1)];
    Handover {
        nature: Nature::Live,
        // 2024-08-01T06:00Z: nine o'clock in Moscow and Ankara.
        begins: 1_722_492_000,
        ends: 1440,
        host: None,
        places: vec![
            place("moscow", "UUWW", "Europe/Moscow", false),
            place("ankara", "LTAC", "Europe/Istanbul", true),
            place("berlin", "EDDB", "Europe/Berlin", false),
            place("bonn", "EDDK", "Europe/Berlin", false),
        ],
        vehicles: vec![
            vehicle("RU-1", 0, &[(0, 1, 180), (1, 0, 180)]),
            vehicle("TK-2", 2, &[(2, 1, 200), (1, 2, 200)]),
        ],
        teams: vec![Team {
            id: "identity-team".to_owned(),
            name: "identity".to_owned(),
            place: PlaceRef::new(1),
            checks: vec![CheckRef::new(0)],
            measures: vec![MeasureRef::new(0), MeasureRef::new(1)],
            at_once: 20,
            hours: Vec::new(),
        }],
        checks: vec![Check {
            id: "identity".to_owned(),
            name: "identity".to_owned(),
            at: Where::Exchange,
            takes: Takes { shortest: 10, usual: 15, longest: 30 },
            groups: everybody.clone(),
        }],
        measures: [("perimeter", Occasion::Once), ("search", Occasion::Departure)]
            .map(|(id, occasion)| Measure {
                id: id.to_owned(),
                name: id.to_owned(),
                place: PlaceRef::new(1),
                occasion,
                takes: Takes::always(20),
            })
            .to_vec(),
        groups: vec![group("prisoners", 0, 10, 0, 2), group("krasikov", 1, 1, 2, 0)],
        families: Vec::new(),
        apart: Vec::new(),
        gates: vec![Gate {
            name: "all verified".to_owned(),
            of: everybody.clone(),
            checks: vec![CheckRef::new(0)],
            takes: Takes::always(5),
            not_before: None,
            holds: everybody.clone(),
        }],
        simultaneous: vec![Simultaneous { name: "both".to_owned(), groups: everybody.clone(), within: 10 }],
        quotas: vec![Quota {
            name: "ten an hour".to_owned(),
            of: everybody.clone(),
            at_most: 10,
            span: QuotaSpan::Within(60),
        }],
        order: vec![everybody],
    }
}

/// A plan of it, with a search that took longer.
pub(crate) fn the_plan() -> (Plan, Turned) {
    let trip = |vehicle, from, to, departs, arrives| Trip {
        vehicle: VehicleRef::new(vehicle),
        from: PlaceRef::new(from),
        to: PlaceRef::new(to),
        departs,
        arrives,
    };
    let lot = |group, count, rides: [usize; 2], hall| Lot {
        group: GroupRef::new(group),
        count,
        route: 0,
        rides: rides.to_vec(),
        halls: vec![Some(hall)],
    };
    let work = |duty, starts, ends| Work { team: TeamRef::new(0), duty, starts, ends };
    let (check, search) = (CheckRef::new(0), MeasureRef::new(1));
    let plan = Plan {
        trips: vec![trip(0, 0, 1, 60, 240), trip(1, 2, 1, 30, 230), trip(0, 1, 0, 380, 560), trip(1, 1, 2, 380, 580)],
        lots: vec![lot(0, 10, [0, 3], 0), lot(1, 1, [1, 2], 1)],
        works: vec![
            work(Duty::Once(MeasureRef::new(0)), 0, 20),
            work(Duty::Check(check, 0), 240, 255),
            work(Duty::Check(check, 1), 255, 270),
            work(Duty::Measure(search, 2), 275, 320),
            work(Duty::Measure(search, 3), 320, 340),
        ],
        gates: vec![275],
    };
    let turned = Turned { works: BTreeMap::from([(3, 45)]), ..Turned::default() };
    (plan, turned)
}

fn planned() -> Planned {
    let (plan, turned) = the_plan();
    let value = PlanValue { exposure: 1550, makespan: 580, rides: 4 };
    Planned {
        handover: handover(),
        plan,
        turned,
        value,
        bound: PlanValue { exposure: 1100, ..value },
        proved: 0,
        history: Vec::new(),
    }
}

/// The same, made again after an aircraft was late: the applied event ends the handover later, so that it is seen.
fn planned_again() -> Planned {
    let before = planned();
    let delayed = PlanEvent::Delayed { vehicle: VehicleRef::new(1), by: 40 };
    let events = vec![delayed, PlanEvent::Refused { gate: GateRef::new(0), until: Some(400) }];
    let past = PastPlan {
        handover: before.handover.clone(),
        plan: before.plan.clone(),
        turned: before.turned.clone(),
        at: 100,
        events,
    };
    Planned { handover: applied(&past).unwrap(), history: vec![past], ..before }
}

#[expect(clippy::unnecessary_wraps, reason = "the shape of what applies events")]
fn applied(past: &PastPlan) -> Result<Handover, String> {
    let later = i64::try_from(past.events.len()).unwrap() * 40;
    Ok(Handover { ends: past.handover.ends + later, ..past.handover.clone() })
}

fn the_case() -> Case {
    read_case("base", &base()).case.unwrap()
}

/// Ann first, then three men.
fn order(case: &Case) -> Sequence {
    let step = |what: &str, to: &str, quantity| {
        let item = case.find_item(what).unwrap();
        let (from, to) = (case.item(item).holder, case.find_party(to));
        let phase = PhaseRef::new(0);
        Step { phase, transfers: vec![Transfer { item, from, to, phase, quantity }], mark: None, name: None }
    };
    Sequence { steps: vec![step("ann", "AAA", 1), step("men", "BBB", 3)] }
}

fn saved_with(case: &Case, salt: &[u8], planned: &Planned) -> SavedPlan {
    let order = order(case);
    let source = PlanSource { case, digest: "digest", operation: "operation", deal: "deal", order: &order };
    save(&source, salt, planned)
}

fn saved(case: &Case, planned: &Planned) -> SavedPlan {
    saved_with(case, SALT, planned)
}

fn read(case: &Case, bytes: &[u8]) -> ReadPlan {
    let handover = handover();
    let against = Against { case, digest: "digest", operation: "operation", handover: &handover };
    read_plan("plans/x.json", bytes, &against, &applied)
}

#[test]
fn a_saved_plan_reads_back() {
    let case = the_case();
    for planned in [planned(), planned_again()] {
        let file = saved(&case, &planned);
        let text = write_plan(&file);
        let read = read(&case, text.as_bytes());
        assert_eq!(read.diagnostics, []);
        let (again, found) = read.found.unwrap();
        assert_eq!(found, planned);
        assert_eq!(write_plan(&again), text);
        assert_eq!((file.id.len(), file.status), (20, PlanStatus::Feasible));
        assert_eq!(parse_plan("x", text.as_bytes(), &case).unwrap(), (file, order(&case)));
    }
}

#[test]
fn a_saved_plan_speaks_in_names_and_instants() {
    let text = write_plan(&saved(&the_case(), &planned_again()));
    for said in [
        "\"vehicle\": \"TK-2\"",
        "\"utc\": \"2024-08-01T06:30:00Z\"",
        "\"halls\": [\n          \"two\"\n        ]",
        "\"took\": 45",
        "\"gate\": \"all verified\"",
        "\"TK-2 delayed 40m\"",
        "\"gate \\\"all verified\\\" refused until 2024-08-01 12:40Z\"",
        "\"deal\": \"deal\"",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
}

#[test]
fn ids_tell_nothing_without_the_salt() {
    let (case, planned) = (the_case(), planned());
    let id = saved(&case, &planned).id;
    assert_eq!(id, saved(&case, &planned).id);
    assert_ne!(id, saved_with(&case, b"another salt 123", &planned).id);
    assert_ne!(id, saved(&case, &planned_again()).id);
    let mut moved = planned.clone();
    moved.plan.gates[0] += 1;
    assert_ne!(id, saved(&case, &moved).id);
}

/// The codes that a changed text brings.
#[track_caller]
fn check(text: &str, (find, replace): (&str, &str), expected: &[Code]) {
    assert!(text.contains(find), "{find} in {text}");
    let read = read(&the_case(), text.replacen(find, replace, 1).as_bytes());
    let mut codes: Vec<Code> = read.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    codes.dedup();
    codes.sort();
    assert_eq!(codes, expected, "{find} -> {replace}: {:?}", read.diagnostics);
    let failed = read.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    assert_eq!(read.found.is_none(), failed, "{find}");
}

#[test]
fn saved_plans_with_mistakes_are_refused() {
    let text = write_plan(&saved(&the_case(), &planned_again()));
    // Of the two plans in the file, the first is the one before.
    let rows: &[(&str, &str, &[Code])] = &[
        ("{\n", "[\n", &[Code::PlanNotJson]),
        ("\"format\": 1", "\"format\": 2", &[Code::PlanVersion]),
        ("\"salt\":", "\"sallt\":", &[Code::PlanField]),
        ("\"proved\": 0", "\"proved\": -1", &[Code::PlanField]),
        ("\"proved\": 0", "\"proved\": 3", &[Code::PlanField, Code::PlanId]),
        ("\"proved\": 0", "\"proved\": 4", &[Code::PlanField, Code::PlanId]),
        ("\"status\": \"feasible\"", "\"status\": \"open\"", &[Code::PlanField, Code::PlanId]),
        ("\"salt\": \"", "\"salt\": \"x", &[Code::PlanId]),
        ("\"case\": \"base\"", "\"case\": \"other\"", &[Code::PlanOtherCase, Code::PlanId]),
        ("\"digest\": \"", "\"digest\": \"0", &[Code::PlanStale, Code::PlanId]),
        ("\"operation\": \"", "\"operation\": \"0", &[Code::PlanStale, Code::PlanId]),
        ("\"deal\": \"", "\"deal\": \"0", &[Code::PlanId]),
        ("\"vehicle\": \"TK-2\"", "\"vehicle\": \"TK-3\"", &[Code::PlanUnknownName, Code::PlanId]),
        ("\"from\": \"berlin\"", "\"from\": \"berlim\"", &[Code::PlanUnknownName, Code::PlanId]),
        ("\"group\": \"krasikov\"", "\"group\": \"krasikow\"", &[Code::PlanUnknownName, Code::PlanId]),
        ("\"team\": \"identity-team\"", "\"team\": \"team\"", &[Code::PlanUnknownName, Code::PlanId]),
        ("\"of\": \"perimeter\"", "\"of\": \"identity\"", &[Code::PlanUnknownName, Code::PlanId]),
        ("\"gate\": \"all verified\"", "\"gate\": \"all\"", &[Code::PlanUnknownName, Code::PlanId]),
        ("            \"two\"\n", "            \"three\"\n", &[Code::PlanUnknownName, Code::PlanId]),
        ("            \"two\"\n", "\"two\", \"two\"\n", &[Code::PlanField, Code::PlanId]),
        ("\"exchange\": 2", "\"exchange\": null", &[Code::PlanUnknownName, Code::PlanId]),
        ("\"exchange\": 2", "\"exchange\": 4", &[Code::PlanNumber, Code::PlanId]),
        ("\"count\": 10", "\"count\": 11", &[Code::PlanNumber, Code::PlanId]),
        ("\"count\": 10", "\"count\": 0", &[Code::PlanNumber, Code::PlanId]),
        ("\"count\": 10", "\"count\": -1", &[Code::PlanField]),
        ("\"ride\": 2", "\"ride\": 3", &[Code::PlanNumber, Code::PlanId]),
        ("\"lot\": 2", "\"lot\": 1", &[Code::PlanNumber, Code::PlanId]),
        ("\"rides\": [\n              1,", "\"rides\": [\n            5,", &[Code::PlanNumber, Code::PlanId]),
        ("\"rides\": [\n              1,", "\"rides\": [\n            0,", &[Code::PlanNumber, Code::PlanId]),
        ("\"rides\": [\n              1,", "\"rides\": [", &[Code::PlanField, Code::PlanId]),
        ("\"took\": 45", "\"took\": -45", &[Code::PlanNumber, Code::PlanId]),
        ("\"minute\": 60", "\"minute\": 61", &[Code::PlanMoment, Code::PlanId]),
        ("\"minute\": 60", "\"minute\": 9223372036854775807", &[Code::PlanNumber, Code::PlanId]),
        ("T06:30:00Z", "T06:31:00Z", &[Code::PlanMoment, Code::PlanId]),
        ("\"task\": \"once\"", "\"task\": \"check\"", &[Code::PlanField, Code::PlanId]),
        ("\"task\": \"once\"", "\"task\": \"twice\"", &[Code::PlanField]),
        ("\"TK-2 delayed 40m\"", "\"TK-2 delayed\"", &[Code::EventTime, Code::PlanId]),
        ("\"TK-2 delayed 40m\"", "\"TK-3 delayed 40m\"", &[Code::EventName, Code::PlanId]),
        ("\"TK-2 delayed 40m\"", "\"TK-2 delayed 0m\"", &[Code::EventNumber, Code::PlanId]),
    ];
    for (find, replace, expected) in rows {
        check(&text, (find, replace), expected);
    }
}

#[test]
fn gates_stand_as_in_the_handover() {
    let text = write_plan(&saved(&the_case(), &planned()));
    check(&text, ("\"gates\": [", "\"gates\": [], \"x\": ["), &[Code::PlanField]);
    // A gate of the handover that the plan says nothing of.
    let start = text.find("\"gates\": [").unwrap();
    let end = start + text[start..].find(']').unwrap();
    check(&text, (&text[start..=end], "\"gates\": []"), &[Code::PlanField, Code::PlanId]);
}

#[test]
fn the_order_is_read_before_the_handover() {
    let case = the_case();
    let text = write_plan(&saved(&case, &planned()));
    for (find, replace, expected) in [
        ("\"what\": \"ann\"", "\"what\": \"anne\"", Code::PlanUnknownName),
        ("\"from\": \"BBB\"", "\"from\": \"BBC\"", Code::PlanUnknownName),
        ("\"to\": \"AAA\"", "\"to\": \"AAB\"", Code::PlanUnknownName),
        ("\"phase\": \"", "\"phase\": \"x", Code::PlanUnknownName),
        ("\"case\": \"base\"", "\"case\": \"other\"", Code::PlanOtherCase),
        ("\"format\": 1", "\"format\": 2", Code::PlanVersion),
        ("\"quantity\": 3", "\"quantity\": -3", Code::PlanField),
    ] {
        assert!(text.contains(find), "{find} in {text}");
        let told = parse_plan("plans/x.json", text.replacen(find, replace, 1).as_bytes(), &case).expect_err(find);
        assert_eq!(told.iter().map(|one| one.code).collect::<Vec<_>>(), [expected], "{find}");
    }
}

#[test]
fn every_mistake_is_told_at_once_with_its_place() {
    let text = write_plan(&saved(&the_case(), &planned()));
    let text = text.replacen("\"vehicle\": \"TK-2\"", "\"vehicle\": \"TK-3\"", 1).replacen(
        "\"count\": 1,",
        "\"count\": 2,",
        1,
    );
    let found = read(&the_case(), text.as_bytes());
    let told: Vec<(Code, bool)> = found
        .diagnostics
        .iter()
        .map(|told| {
            (told.code, text[told.span.clone()].contains("TK-3") || text[told.span.clone()].contains("krasikov"))
        })
        .collect();
    assert!(told.contains(&(Code::PlanUnknownName, true)) && told.contains(&(Code::PlanNumber, true)), "{told:?}");
    assert!(found.diagnostics.iter().any(|told| told.help == "did you mean `TK-2`?"), "{:?}", found.diagnostics);
}

#[test]
fn what_events_make_of_a_hostile_plan_is_not_guessed() {
    let case = the_case();
    let text = write_plan(&saved(&case, &planned_again()));
    let handover = handover();
    let against = Against { case: &case, digest: "digest", operation: "operation", handover: &handover };
    let refuse = |_: &PastPlan| Err("the judge refuses it".to_owned());
    let read = read_plan("plans/x.json", text.as_bytes(), &against, &refuse);
    assert!(read.found.is_none());
    assert!(read.diagnostics[0].message.contains("the judge refuses it"), "{:?}", read.diagnostics);
}

#[test]
fn no_bytes_are_too_hostile() {
    let case = the_case();
    let text = write_plan(&saved(&case, &planned_again()));
    let deep = "[".repeat(100_000);
    for bytes in [&b"\xff"[..], b"", b"null", b"{}", b"{\"format\": 1}", b"{\"format\": 1e400}", deep.as_bytes()] {
        assert!(read(&case, bytes).found.is_none());
        assert!(parse_plan("x", bytes, &case).is_err());
    }
    for end in (0..text.len()).step_by(97) {
        assert!(read(&case, &text.as_bytes()[..end]).found.is_none());
    }
    // Every number in turn becomes the largest, every text empty.
    for (at, _) in text.match_indices(": ").step_by(3) {
        let rest = text[at + 2..].find(['\n', ',']).unwrap();
        for new in ["18446744073709551615", "-1", "\"\"", "null", "[]"] {
            let changed = format!("{}{new}{}", &text[..at + 2], &text[at + 2 + rest..]);
            assert!(changed == text || read(&case, changed.as_bytes()).found.is_none(), "{changed}");
        }
    }
}

#[test]
fn the_operation_is_digested_with_the_order() {
    let mut files = CaseFiles::new();
    let none = operation_digest(&files);
    files.insert("mediator/operation.toml", "format = 1\n");
    let first = operation_digest(&files);
    files.insert("mediator/sequence.toml", "format = 1\n");
    let both = operation_digest(&files);
    assert!(none != first && first != both && none != both);
    assert_eq!(both.len(), 64);
    files.insert("case.toml", "format = 1\n");
    assert_eq!(operation_digest(&files), both);
}
