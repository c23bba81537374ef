//! Charters: what is wrong with one is told, all of it; and what they are made of.

use takas_model::handover::{TeamRef, VehicleRef};
use takas_model::{Author, Charter, Duty, GroupRef, PersonGate, PlaceRef, Seat, Target, UnitRef, Work};
use takas_operation::{CharterFault, Operation, QUANTITY_MAX, usual_terms};

use crate::world::{World, party};
use crate::worlds::{ONE, STEPS, TOGETHER};

/// The faults of a charter after a change, by their codes.
fn faults(change: impl Fn(&mut Charter)) -> Vec<&'static str> {
    let mut charter = World::read(ONE).charter();
    change(&mut charter);
    match Operation::new(charter) {
        Ok(_) => Vec::new(),
        Err(faults) => {
            for fault in &faults {
                assert!(fault.to_string().len() > 15, "{fault:?}: {fault}");
            }
            faults.iter().map(CharterFault::code).collect()
        }
    }
}

#[test]
fn a_sound_charter_has_no_fault() {
    assert_eq!(faults(|_| {}), [""; 0]);
}

#[test]
fn one_author_is_the_desk_and_each_has_an_id_of_his_own() {
    assert_eq!(faults(|charter| charter.authors.retain(|author| author.seat != Seat::Desk)), ["charter/desk"]);
    let desk = Author { id: "lead".to_owned(), seat: Seat::Desk };
    assert_eq!(faults(|charter| charter.authors.push(desk.clone())), ["charter/desk", "charter/author-twice"]);
}

#[test]
fn what_points_to_nothing_is_told() {
    let points = "charter/points-to-nothing";
    let target = |change: fn(&mut Target)| faults(|charter| change(&mut charter.target));
    assert_eq!(target(|target| target.plan.trips[0].vehicle = VehicleRef::new(9)), [points]);
    assert_eq!(target(|target| target.plan.trips[0].to = PlaceRef::new(9)), [points, "charter/route"]);
    assert_eq!(target(|target| target.plan.lots[0].group = GroupRef::new(9)), [points]);
    assert_eq!(target(|target| target.plan.lots[0].rides[0] = 9), [points]);
    assert_eq!(target(|target| target.handover.gates[0].of[0] = GroupRef::new(9)), [points]);
    assert_eq!(target(|target| target.handover.vehicles[0].start = PlaceRef::new(9)), [points]);
    assert_eq!(target(|target| target.handover.groups[0].routes[0].exchange = Some(2)), [points]);
    assert_eq!(target(|target| target.handover.groups[0].routes[0].places.clear()), [points, points, "charter/route"]);
    assert_eq!(target(|target| target.plan.works[0].team = TeamRef::new(9)), [points]);
    assert_eq!(target(|target| target.plan.gates.clear()), ["charter/length"]);
    let stray = |target: &mut Target| {
        let work = Work { duty: Duty::Check(takas_model::CheckRef::new(0), 9), ..target.plan.works[0] };
        target.plan.works.push(work);
    };
    assert_eq!(faults(|charter| stray(&mut charter.target)), [points]);
    // All of it at once.
    let both = |charter: &mut Charter| {
        charter.target.plan.trips[1].vehicle = VehicleRef::new(9);
        charter.authors.clear();
    };
    assert_eq!(faults(both), ["charter/desk", points]);
}

#[test]
fn every_unit_is_in_one_lot_of_its_group() {
    assert_eq!(faults(|charter| charter.target.lots[0].clear()), ["charter/count", "charter/lots"]);
    assert_eq!(faults(|charter| charter.target.lots.clear()), ["charter/length"]);
    assert_eq!(
        faults(|charter| charter.target.lots[0].push(UnitRef::new(0))),
        ["charter/not-ascending", "charter/count", "charter/lots"]
    );
    assert_eq!(
        faults(|charter| charter.target.lots[0] = vec![UnitRef::new(7)]),
        ["charter/points-to-nothing", "charter/count", "charter/lots"]
    );
    assert_eq!(faults(|charter| charter.units[0].receiver = party("C")), ["charter/not-of-group"]);
    assert_eq!(faults(|charter| charter.units[0].quantity = QUANTITY_MAX + 1), ["charter/quantity"]);
    assert_eq!(faults(|charter| charter.units[0].gates.push(PersonGate::Consent)), ["charter/not-ascending"]);
    assert_eq!(faults(|charter| charter.target.gates.clear()), ["charter/length"]);
}

#[test]
fn nobody_joins_the_first_plan_or_is_withdrawn_from_it() {
    assert_eq!(faults(|charter| charter.target.withdrawn.push(UnitRef::new(0))), ["charter/first"]);
}

#[test]
fn a_plan_that_is_brought_is_looked_at_alike() {
    let charter = World::read(ONE).charter();
    let mut operation = Operation::new(charter.clone()).expect("a sound charter");
    let state = operation.begin();
    let mut target = Target { digest: [7; 32], ..charter.target.clone() };
    // Whoever joins is in a lot, and is not withdrawn at once.
    target.joins = vec![charter.units[0].clone()];
    target.withdrawn = vec![UnitRef::new(1)];
    let found = operation.bring(&state, target).expect_err("nobody is withdrawn who joins");
    assert!(found.iter().any(|fault| fault.code() == "charter/points-to-nothing"), "{found:?}");
}

#[test]
fn a_charter_has_a_unit_for_each_person_and_a_consignment_for_each_lot() {
    let charter = World::read(
        "place mos
         place ber
         vehicle lorry mos load 9
         group block A B mos ber x 3 step 1 gates fit consent
         group flour A B mos ber goods x 9 step 0
         group dead A B mos ber goods x 2 protected
         trip lorry mos ber
         lot block lorry.1 x 2
         lot block lorry.1 x 1
         lot flour lorry.1 x 4
         lot flour lorry.1 x 5
         lot dead lorry.1",
    )
    .charter();
    let told: Vec<_> = charter.units.iter().map(|unit| (unit.number, unit.quantity, unit.step)).collect();
    let people = [(1, 1, Some(1)), (2, 1, Some(1)), (3, 1, Some(1))];
    let others = [(1, 4, Some(0)), (2, 5, Some(0)), (1, 1, None), (2, 1, None)];
    assert_eq!(told, [&people[..], &others[..]].concat());
    assert_eq!(charter.units[0].gates, [PersonGate::Consent, PersonGate::Fit]);
    let lots: Vec<usize> = charter.target.lots.iter().map(Vec::len).collect();
    assert_eq!(lots, [2, 1, 1, 1, 2]);
}

#[test]
fn who_holds_or_receives_confirms_a_gate_and_who_mediates_does_not() {
    let handover = World::read(TOGETHER).handover;
    let terms = usual_terms(&handover, &[party("C")]);
    assert_eq!(terms[0].confirmed_by, [party("A"), party("B")]);
    assert_eq!(usual_terms(&handover, &[party("A")])[0].confirmed_by, [party("B")]);
    assert_eq!(usual_terms(&World::read(STEPS).handover, &[]), []);
}
