//! What `takas plan --json` says of a plan, by names and under pseudonyms.

use takas_formats::deals::{Disguise, to_json};
use takas_formats::plans::{LotOut, ObstacleOut, Task, Teller};
use takas_formats::read_case;
use takas_model::{
    Case, CheckRef, GroupRef, Hands, ItemRef, Obstacle, PlaceRef, PlanConflict, PlanValue, Safe, SafeState, VehicleRef,
};

use crate::base::base;
use crate::plans::{handover, the_plan};

fn the_case() -> Case {
    read_case("base", &base()).case.unwrap()
}

#[test]
fn times_stand_in_utc_and_by_the_clock_of_their_place() {
    let (case, handover) = (the_case(), handover());
    let told = Teller::new(&case, &handover, None).plan(&the_plan().0);
    let ride = &told.rides[1];
    assert_eq!((ride.ride, ride.vehicle.as_str(), &ride.lots[..]), (2, "TK-2", &[2][..]));
    assert_eq!(ride.departs.utc.as_deref(), Some("2024-08-01T06:30:00Z"));
    assert_eq!(ride.departs.local.as_deref(), Some("2024-08-01 08:30 +02:00"));
    assert_eq!(ride.arrives.local.as_deref(), Some("2024-08-01 12:50 +03:00"));
    assert_eq!(ride.arrives.zone, "Europe/Istanbul");
    let lot = &told.lots[0];
    let expected = LotOut {
        lot: 1,
        group: "prisoners".to_owned(),
        count: 10,
        route: ["moscow", "ankara", "berlin"].map(str::to_owned).to_vec(),
        exchange: Some(2),
        rides: vec![1, 4],
        halls: vec![Some("one".to_owned())],
    };
    assert_eq!(*lot, expected);
    let works: Vec<_> = told.works.iter().map(|work| (work.task, work.of.as_str(), work.lot, work.ride)).collect();
    let expected = [
        (Task::Once, "perimeter", None, None),
        (Task::Check, "identity", Some(1), None),
        (Task::Check, "identity", Some(2), None),
        (Task::Measure, "search", None, Some(3)),
        (Task::Measure, "search", None, Some(4)),
    ];
    assert_eq!(works, expected);
    assert_eq!((&told.gates[0].of[..], &told.gates[0].holds[..]), (&[1, 2][..], &[1, 2][..]));
}

#[test]
fn who_stays_is_told() {
    let (case, mut handover) = (the_case(), handover());
    handover.groups[1].stays = Some("does not travel".to_owned());
    let told = Teller::new(&case, &handover, None).plan(&the_plan().0);
    assert_eq!(told.staying, ["krasikov"]);
    assert!(!to_json(&told).contains("does not travel"), "the reason is nobody's business");
}

#[test]
fn a_bound_that_is_not_confirmed_is_not_told() {
    let (case, handover) = (the_case(), handover());
    let value = PlanValue { exposure: 1550, makespan: 580, rides: 4 };
    let bound = PlanValue { exposure: 1100, ..value };
    let measures = Teller::new(&case, &handover, None).measures(value, bound, [true, false, true]);
    let told: Vec<_> = measures.iter().map(|m| (m.measure.as_str(), m.value, m.bound, m.gap)).collect();
    assert_eq!(
        told,
        [("exposure", 1550, Some(1100), Some(450)), ("makespan", 580, None, None), ("rides", 4, Some(4), Some(0))]
    );
}

#[test]
fn safe_states_and_conflicts_speak_in_names() {
    let (case, handover) = (the_case(), handover());
    let teller = Teller::new(&case, &handover, None);
    let safe = |lot, place, hands| Safe { lot, place: PlaceRef::new(place), hands };
    let states =
        [SafeState { from: 380, lots: vec![safe(0, 1, Hands::Host), safe(1, 0, Hands::Receiver)], completed: vec![3] }];
    let told = teller.safe(&the_plan().0, &states);
    assert_eq!(told[0].from.local.as_deref(), Some("2024-08-01 15:20 +03:00"));
    let lots: Vec<_> =
        told[0].lots.iter().map(|l| (l.lot, l.place.as_str(), l.hands.as_str(), l.party.as_deref())).collect();
    assert_eq!(lots, [(1, "ankara", "host", None), (2, "moscow", "receiver", Some(case.parties[1].id.as_str()))]);
    assert_eq!(told[0].completed, [4]);
    let conflict = PlanConflict {
        obstacles: vec![
            Obstacle::Group(GroupRef::new(1)),
            Obstacle::Simultaneous(0),
            Obstacle::Quota(0),
            Obstacle::Order,
            Obstacle::Vehicle(VehicleRef::new(0)),
            Obstacle::Check(CheckRef::new(0)),
        ],
        words: vec!["krasikov cannot be checked in time".to_owned()],
    };
    let told = teller.conflicts(&[conflict]);
    let named = |kind: &str, name: &str| ObstacleOut { kind: kind.to_owned(), name: name.to_owned() };
    let expected = [
        named("group", "krasikov"),
        named("simultaneous", "both"),
        named("quota", "ten an hour"),
        named("order", ""),
        named("vehicle", "RU-1"),
        named("check", "identity"),
    ];
    assert_eq!(told[0].obstacles, expected);
}

#[test]
fn under_pseudonyms_no_name_is_told() {
    let case = the_case();
    let mut handover = handover();
    let (ann, dan) = (case.find_item("ann").unwrap(), case.find_item("dan").unwrap());
    for (group, item, id) in [(0, ann, "ann (phase 1)"), (1, dan, "dan")] {
        (handover.groups[group].item, handover.groups[group].id) = (item, id.to_owned());
    }
    handover.gates[0].name = "ann is verified".to_owned();
    handover.vehicles[0].id = "the car of dan".to_owned();
    let item = |item: ItemRef| case.item(item).pseudonym.clone();
    let text = |text: &str| text.replace("ann", "X").replace("dan", "Y");
    let teller = Teller::new(&case, &handover, Some(Disguise { item: &item, text: &text }));
    let json = to_json(&teller.plan(&the_plan().0));
    for name in ["\"ann", "ann is", "\"dan\"", "of dan"] {
        assert!(!json.contains(name), "{name} in {json}");
    }
    for shown in [format!("\"{} (phase 1)\"", case.item(ann).pseudonym), "X is verified".to_owned()] {
        assert!(json.contains(&shown), "{shown} in {json}");
    }
}
