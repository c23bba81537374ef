//! What a party must never read of a handover plan: every string of the handover is a canary with the list of parties that may see it.

use takas_model::{Apart, Case, GroupRef, Handover, PartyRef, Plan, Quota, QuotaSpan, Simultaneous, VehicleRef};
use takas_views::{English, Names, PartyPlan, export, html, project_plan, text};

use crate::canary::Aviary;
use crate::mini::{ADW, DEU, RUS, TUR, USA, mini};

pub(crate) struct Cage {
    pub(crate) aviary: Aviary,
    pub(crate) case: Case,
    pub(crate) handover: Handover,
    pub(crate) plan: Plan,
}

/// As a plan shows it: nobody but the mediator reads the names of gates.
fn cage() -> Cage {
    cage_with_gates::<0>(&[[], []])
}

/// The small handover with a canary for every name. Who may read it follows from whose people go where in what; of gates it is given.
pub(crate) fn cage_with_gates<const N: usize>(readers_of_gates: &[[PartyRef; N]]) -> Cage {
    let crate::mini::Mini { mut case, mut handover, found, .. } = mini();
    let plan = found.plan;
    let mut birds = Aviary::default();
    let all: Vec<PartyRef> = case.party_refs().collect();
    case.title = birds.word("title", &all);
    case.id = birds.word("case id", &[]);
    let concerned = |handover: &Handover, group: GroupRef| {
        let group = handover.group(group);
        [group.holder, group.receiver]
    };
    // Places: whoever's people pass them, and whoever's vehicles reach them.
    for (index, place) in handover.places.clone().iter().enumerate() {
        let mut readers: Vec<PartyRef> = Vec::new();
        for lot in &plan.lots {
            let passes = lot.rides.iter().any(|&ride| {
                let trip = plan.trips[ride];
                trip.from.index() == index || trip.to.index() == index
            });
            readers.extend(concerned(&handover, lot.group).into_iter().filter(|_| passes));
        }
        for trip in plan.trips.iter().filter(|trip| trip.from.index() == index || trip.to.index() == index) {
            readers.extend(handover.vehicle(trip.vehicle).operator);
        }
        let airport = place.airport.as_ref().map(|_| birds.word("airport", &readers));
        let name = birds.word("place", &readers);
        let halls: Vec<String> = place.halls.iter().map(|_| birds.word("hall", &[])).collect();
        let place = &mut handover.places[index];
        (place.id, place.state) = (birds.word("id of a place", &[]), Some(birds.word("state", &[])));
        (place.airport, place.name) = (airport, name);
        place.halls.iter_mut().zip(halls).for_each(|(hall, name)| hall.name = name);
    }
    // Vehicles: their operators.
    for vehicle in &mut handover.vehicles {
        vehicle.id = birds.word("id of a vehicle", &[]);
        vehicle.registry = Some(birds.word("registry", &[]));
        let readers: Vec<PartyRef> = vehicle.operator.into_iter().collect();
        vehicle.name = birds.word("vehicle", &readers);
        for way in vehicle.ways.values_mut() {
            way.conditions = vec![birds.word("condition of a way", &[])];
        }
    }
    // People: who lets them go and who receives them.
    for index in 0..handover.groups.len() {
        let readers = concerned(&handover, GroupRef::new(index));
        let group = &mut handover.groups[index];
        group.id = birds.word("id of a group", &[]);
        group.gates.iter_mut().for_each(|(_, since)| *since = birds.word("since when", &[]));
        group.stays = group.stays.take().map(|_| birds.word("why somebody stays", &[]));
        let item = &mut case.items[group.item.index()];
        item.id = birds.word("id of an item", &[]);
        item.name = birds.word("who", &readers);
        item.pseudonym = birds.word("pseudonym", &[]);
    }
    for name in handover.teams.iter_mut().flat_map(|team| [&mut team.id, &mut team.name]) {
        *name = birds.word("team", &[]);
    }
    for name in handover.checks.iter_mut().flat_map(|check| [&mut check.id, &mut check.name]) {
        *name = birds.word("check", &[]);
    }
    for name in handover.measures.iter_mut().flat_map(|measure| [&mut measure.id, &mut measure.name]) {
        *name = birds.word("measure", &[]);
    }
    let (one, other) = (vec![GroupRef::new(0)], vec![GroupRef::new(3)]);
    handover.apart = vec![Apart { name: birds.word("apart", &[]), one, other }];
    for (gate, readers) in handover.gates.iter_mut().zip(readers_of_gates) {
        gate.name = birds.word("gate", readers);
    }
    let groups = vec![GroupRef::new(0), GroupRef::new(1)];
    handover.simultaneous = vec![Simultaneous { name: birds.word("simultaneous", &[]), groups, within: 60 }];
    let of = vec![GroupRef::new(0), GroupRef::new(3)];
    let span = QuotaSpan::Within(60);
    handover.quotas = vec![Quota { name: birds.word("quota", &[]), of, at_most: 20, span }];
    Cage { aviary: birds, case, handover, plan }
}

impl Cage {
    fn project(&self, party: usize, names: Names) -> PartyPlan {
        project_plan(&self.handover, &self.plan, &self.case, PartyRef::new(party), names)
    }
}

/// Everything that can be made of a party's extract.
fn outputs(view: &PartyPlan) -> Vec<(&'static str, String)> {
    vec![
        ("debug", format!("{view:?}")),
        ("text", text::party_plan(view, 200)),
        ("html", html::party_plan(view, &English)),
        ("ics", export::party_ics(view, 0).replace("\r\n ", "")),
        ("csv", export::party_csv(view)),
        ("geojson", export::party_geojson(view)),
    ]
}

#[test]
fn no_party_reads_a_word_of_the_plan_that_is_not_its_to_know() {
    let cage = cage();
    for party in [RUS, USA, DEU, TUR] {
        for names in [Names::Real, Names::Pseudonyms] {
            for (kind, output) in outputs(&cage.project(party, names)) {
                let leaks = cage.aviary.leaks(&output, PartyRef::new(party));
                assert!(leaks.is_empty(), "party {party}, {names:?}, {kind} leaks {leaks:#?}\n{output}");
            }
        }
    }
}

#[test]
fn every_party_reads_what_is_its_own() {
    let cage = cage();
    for party in [RUS, USA, DEU, TUR] {
        for (kind, output) in outputs(&cage.project(party, Names::Real)) {
            let mut missing = cage.aviary.missing(&output, PartyRef::new(party));
            // Files for other programs have no title; a table and rides have no room for who has no ride.
            if !["debug", "text", "html"].contains(&kind) {
                let tells = |word: &String| kind == "csv" || !word.contains("who");
                missing.retain(|word| !word.contains("title") && tells(word));
            }
            assert_eq!(missing, Vec::<String>::new(), "party {party}, {kind}\n{output}");
        }
    }
}

#[test]
fn pseudonyms_hide_every_person_from_everybody() {
    let cage = cage();
    for party in [RUS, USA, DEU, TUR] {
        for (kind, output) in outputs(&cage.project(party, Names::Pseudonyms)) {
            // The group has no name of a person.
            for item in cage.case.items.iter().filter(|item| item.quantity == 1) {
                assert!(!output.contains(&item.name), "party {party}, {kind}: {}", item.name);
            }
        }
    }
}

#[test]
fn a_planted_leak_is_found() {
    let mut cage = cage();
    let american = PartyRef::new(USA);
    for (kind, output) in outputs(&cage.project(DEU, Names::Real)) {
        assert!(!cage.aviary.leaks(&output, american).is_empty(), "{kind}");
    }
    // Somebody else's people taken for theirs.
    cage.handover.groups[1].receiver = american;
    for (kind, output) in outputs(&cage.project(USA, Names::Real)) {
        let leaks = cage.aviary.leaks(&output, american);
        assert!(leaks.iter().any(|leak| leak.contains("who")), "{kind}: {leaks:?}");
    }
}

#[test]
fn a_party_reads_its_own_counts_alone() {
    let cage = cage();
    let american = cage.project(USA, Names::Real);
    // One of fourteen people rides to the exchange point, and rides on with nobody else.
    let loads: Vec<&str> = american.rides.iter().map(|ride| ride.load.as_str()).collect();
    assert_eq!(loads, ["1 person", "1 person"]);
    let german = cage.project(DEU, Names::Real);
    let loads: Vec<&str> = german.rides.iter().map(|ride| ride.load.as_str()).collect();
    // Their prisoner by van and aircraft, theirs to come, the one to go.
    assert_eq!(
        loads,
        ["1 person", "1 person", "13 people and 1 of the dead", "13 people and 1 of the dead", "1 person"]
    );
    let host = cage.project(TUR, Names::Real);
    assert!(host.lots.is_empty() && host.rides.is_empty() && host.places.is_empty());
}

#[test]
fn parts_of_a_block_are_told_apart() {
    let mut cage = cage();
    cage.plan.lots[1].count = 5;
    cage.plan.lots.push(takas_model::Lot { count: 7, ..cage.plan.lots[1].clone() });
    let whole = cage.project(RUS, Names::Real);
    let parts: Vec<&str> = whole
        .lots
        .iter()
        .filter(|lot| lot.who.contains("part"))
        .map(|lot| lot.who.split(": ").nth(1).unwrap())
        .collect();
    assert_eq!(parts, ["5 people (part 1 of 2)", "7 people (part 2 of 2)"]);
}

#[test]
fn an_empty_ride_of_an_own_aircraft_looks_like_one_with_others() {
    let mut cage = cage();
    cage.handover.vehicles[5 - 3].operator = Some(PartyRef::new(TUR));
    let with_others = cage.project(TUR, Names::Real);
    assert_eq!(with_others.own_rides.len(), 1);
    cage.plan.lots[0].rides.pop();
    assert_eq!(cage.project(TUR, Names::Real), with_others);
    assert_eq!(cage.plan.trips[5].vehicle, VehicleRef::new(2));
    assert_eq!(cage.plan.trips[5].to.index(), ADW);
}

type Change = fn(&mut Cage);

#[test]
fn nothing_of_others_changes_what_a_party_reads() {
    let base = cage().project(USA, Names::Pseudonyms);
    let changes: [(&str, Change); 8] = [
        ("gates and works", |c| {
            c.handover.gates.clear();
            c.plan.gates.clear();
            c.plan.works.clear();
        }),
        ("others' lots", |c| {
            c.plan.lots.truncate(1);
            c.plan.lots.push(takas_model::Lot { group: GroupRef::new(5), ..c.plan.lots[0].clone() });
            c.plan.lots[1].rides.clear();
        }),
        ("others' trips at other times", |c| {
            for at in [0, 1, 3, 4] {
                c.plan.trips[at].departs += 7;
                c.plan.trips[at].arrives += 7;
            }
        }),
        ("how many others ride", |c| {
            c.handover.groups[1].count = 99;
            c.plan.lots[1].count = 99;
        }),
        ("the halls, and the hall that hers waits in", |c| c.plan.lots[0].halls = vec![Some(1)]),
        ("the way around what is closed", |c| {
            c.handover.vehicles.iter_mut().flat_map(|v| v.ways.values_mut()).for_each(|way| way.points.clear());
        }),
        ("why hers does not travel", |c| c.handover.groups[5].stays = Some("illness".to_owned())),
        ("seats and hours of vehicles", |c| {
            for vehicle in &mut c.handover.vehicles {
                vehicle.seats += 5;
                vehicle.hours.until += 60;
            }
        }),
    ];
    for (what, change) in changes {
        let mut changed = cage();
        change(&mut changed);
        assert_eq!(changed.project(USA, Names::Pseudonyms), base, "{what}");
    }
}
