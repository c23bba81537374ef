//! Every state of the small operations, the engine judged in each; and defects planted in the engine, each of which is found.

use takas_check::oracle::{ExploreLimits, explore, small_operations};

use crate::operation_runner::{DEFECTS, Played};

/// Enough for every state without disturbance, and with one.
const STATES: usize = 2_000_000;

#[test]
fn every_state_of_the_small_operations_keeps_every_line() {
    for small in small_operations() {
        let limits = ExploreLimits { disturbances: 0, states: STATES, until: None };
        let found = explore(&small, &Played::whole(&small), limits);
        assert!(found.faults.is_empty(), "{}: {:#?}", small.name, found.faults);
        assert!(found.is_complete && found.states > 100 && found.aborted > 100, "{}: {found:?}", small.name);
        println!("{}: {} states, {} granted, {} refused", small.name, found.states, found.granted, found.refused);
    }
}

/// With a disturbance one ride of a departure leaves while another of it is still to be come to: what is completed then is the people, with
/// the rides by which they come, and nobody else on these.
#[test]
fn rides_by_which_people_come_to_a_departure_are_completed_for_them_alone() {
    let small = small_operations().into_iter().find(|small| small.name == "legs together").expect("it is there");
    let limits = ExploreLimits { disturbances: 1, states: 20_000, until: None };
    let found = explore(&small, &Played::whole(&small), limits);
    assert!(found.faults.is_empty(), "{:#?}", found.faults);
}

#[test]
fn each_planted_defect_is_found() {
    for defect in DEFECTS {
        let small = small_operations().into_iter().find(|small| small.name == defect.operation);
        let small = small.expect("there is one of this name");
        let limits = ExploreLimits { disturbances: 1, states: 20_000, until: Some(defect.line) };
        let found = explore(&small, &Played::with(&small, *defect), limits);
        assert!(found.faults.contains_key(&defect.line), "{} is not found: {:#?}", defect.name, found.faults);
    }
}
