//! Being broken off, and durations as they turn out.

use super::small::*;
use takas_check::{PlanLine, SafeFault, TrialFault, safe_faults, try_out_plan};
use takas_model::Hands::{Holder, Host, Receiver};
use takas_model::{
    Contingent, Dispatch, EventRef, Handover, Hands, Minutes, Network, PlaceRef, Plan, PlanNetwork, Requirement, Safe,
    SafeState, Wait,
};

/// The safe states of the small plan, by hand: the wounded leave at 50, all others at 100, to Berlin at 370, to Moscow at 375; who is
/// simultaneous with those of 370 is completed.
fn states() -> Vec<SafeState> {
    let all = |spans: [(Minutes, [usize; 4], [Hands; 4]); 5]| -> Vec<SafeState> {
        let state = |(from, places, hands): (Minutes, [usize; 4], [Hands; 4])| {
            // Three lots to Berlin, the officer, two more to Moscow, two by road.
            let kinds = [0, 0, 0, 1, 2, 2, 3, 3];
            let safe =
                |(lot, &kind): (usize, &usize)| Safe { lot, place: PlaceRef::new(places[kind]), hands: hands[kind] };
            let completed = if from == 370 { vec![3] } else { Vec::new() };
            SafeState { from, lots: kinds.iter().enumerate().map(safe).collect(), completed }
        };
        spans.into_iter().map(state).collect()
    };
    all([
        (0, [MOSCOW, BERLIN, BERLIN, MOSCOW], [Holder; 4]),
        (50, [MOSCOW, BERLIN, BERLIN, BERLIN], [Holder, Holder, Holder, Receiver]),
        (100, [ANKARA, ANKARA, ANKARA, BERLIN], [Host, Host, Host, Receiver]),
        (370, [BERLIN, MOSCOW, MOSCOW, BERLIN], [Receiver; 4]),
        (375, [BERLIN, MOSCOW, MOSCOW, BERLIN], [Receiver; 4]),
    ])
}

#[test]
fn the_safe_states_of_the_small_plan_are_right() {
    assert_eq!(safe_faults(&handover(), &plan(), &states()), []);
}

#[test]
fn each_planted_danger_is_told() {
    type Row = (&'static str, fn(&mut Vec<SafeState>), fn(&SafeFault) -> bool);
    let rows: [Row; 9] = [
        ("no state", Vec::clear, |fault| matches!(fault, SafeFault::Uncovered)),
        ("late", |s| s[0].from = 1, |fault| matches!(fault, SafeFault::Uncovered)),
        ("descends", |s| s[1].from = 0, |fault| matches!(fault, SafeFault::Descends(1) | SafeFault::Elsewhere { .. })),
        (
            "a lot left out",
            |s| {
                s[2].lots.remove(3);
            },
            |fault| matches!(fault, SafeFault::Lots(2)),
        ),
        (
            "elsewhere",
            |s| s[2].lots[0].place = PlaceRef::new(MOSCOW),
            |fault| matches!(fault, SafeFault::Elsewhere { state: 2, at: 100, .. }),
        ),
        (
            "back in custody",
            |s| s[2].lots[6].hands = Hands::Holder,
            |fault| matches!(fault, SafeFault::Returned { state: 2, lot: 6 } | SafeFault::Elsewhere { state: 2, .. }),
        ),
        (
            "not completed",
            |s| s[3].completed.clear(),
            |fault| matches!(fault, SafeFault::Completed { state: 3, at: 370, is } if *is == [3]),
        ),
        (
            "a state missing",
            |s| {
                s.remove(4);
            },
            |fault| matches!(fault, SafeFault::Completed { state: 3, at: 375, .. }),
        ),
        (
            "a departure early",
            |s| s[1].from = 49,
            |fault| matches!(fault, SafeFault::Elsewhere { state: 1, at: 49, .. }),
        ),
    ];
    for (what, spoil, is_it) in rows {
        let mut states = states();
        spoil(&mut states);
        let faults = safe_faults(&handover(), &plan(), &states);
        assert!(!faults.is_empty() && faults.iter().all(is_it), "{what}: {faults:?}");
    }
    let returned = {
        let mut states = states();
        states[2].lots[6].hands = Hands::Host;
        safe_faults(&handover(), &plan(), &states)
    };
    assert!(returned.contains(&SafeFault::Returned { state: 2, lot: 6 }), "{returned:?}");
    let mut other_way = handover();
    other_way.order.reverse();
    assert_eq!(safe_faults(&other_way, &plan(), &states()), [SafeFault::Order { at: 370, step: 1 }]);
    let mut nowhere = plan();
    nowhere.lots[0].rides = vec![99, 99];
    assert_eq!(safe_faults(&handover(), &nowhere, &states()), [SafeFault::Unsound]);
}

/// The small plan's ride by road alone, and its network: leaves at 50, takes 500 to 640.
fn by_road() -> (Handover, Plan, PlanNetwork, Dispatch) {
    let (mut handover, mut plan) = (handover(), plan());
    handover.groups.drain(..WOUNDED);
    handover.checks.iter_mut().for_each(|check| check.groups.clear());
    handover.gates.clear();
    handover.families.clear();
    handover.apart.clear();
    handover.simultaneous.clear();
    handover.order.clear();
    plan =
        Plan { trips: vec![plan.trips[4]], lots: vec![lot(0, 1, &[0], &[]), lot(1, 1, &[0], &[])], ..Plan::default() };
    let [begin, departs, arrives] = [0, 1, 2].map(EventRef::new);
    let requirement =
        Requirement { name: "leaves".to_owned(), from: begin, to: departs, least: Some(50), most: Some(50) };
    let takes = Contingent { name: "road".to_owned(), from: departs, to: arrives, least: 500, most: 640 };
    let events = ["begin", "departs", "arrives"].map(str::to_owned).to_vec();
    let network = Network::new(events, vec![requirement], vec![takes]).unwrap();
    let network = PlanNetwork { network, departs: vec![departs], arrives: vec![arrives], ..PlanNetwork::default() };
    let dispatch = Dispatch { waits: vec![Wait { event: departs, after: begin, by: 50, unless: None }] };
    (handover, plan, network, dispatch)
}

#[test]
fn a_plan_is_tried_out_with_durations_as_they_turn_out() {
    let (handover, plan, network, dispatch) = by_road();
    assert_eq!(try_out_plan(&handover, &plan, &network, &dispatch, 200, 1), Ok(()));
    // Due before the longest: some durations keep that, and some do not.
    let mut strict = handover.clone();
    strict.groups[0].due = 600;
    let Err(TrialFault::Plan { durations, faults }) = try_out_plan(&strict, &plan, &network, &dispatch, 200, 1) else {
        panic!("the longest is told");
    };
    assert!(durations[0] > 550 && faults.iter().all(|fault| fault.line == PlanLine::Due), "{durations:?} {faults:?}");
    // A network in which the road takes less than any road.
    let mut faster = handover.clone();
    let way = faster.vehicles[AMBULANCE].ways.values_mut().next().unwrap();
    (way.takes.shortest, way.takes.usual) = (600, 610);
    let Err(TrialFault::Plan { faults, .. }) = try_out_plan(&faster, &plan, &network, &dispatch, 200, 1) else {
        panic!("an impossible duration is told");
    };
    assert!(faults.iter().all(|fault| fault.line == PlanLine::Way), "{faults:?}");
    let nothing = Dispatch::default();
    let fault = try_out_plan(&handover, &plan, &network, &nothing, 1, 1);
    assert!(matches!(fault, Err(TrialFault::Execution { .. })), "{fault:?}");
    let other = PlanNetwork { departs: Vec::new(), ..network };
    assert_eq!(try_out_plan(&handover, &plan, &other, &dispatch, 1, 1), Err(TrialFault::OtherPlan));
}
