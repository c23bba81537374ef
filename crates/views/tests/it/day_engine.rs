//! What a reader knows against what the engine knows: whole rehearsals of the small handover, played by the engine, told event by event.

use takas_model::{Author, Charter, GateRef, GroupRef, OperationEvent, PartyRef, Patience, Seat};
use takas_operation::{
    Operation, RehearsalChances, RehearsalLimits, State, Terms, Whereabouts, charter_of, players, rehearse_run,
    usual_terms,
};
use takas_views::operation::Travels;
use takas_views::{Against, Names, OperationShown, OperationView, Reader, project_operation, safe_moments};

use crate::mini::{DEU, Mini, RUS, TUR, USA, mini};

const MUCH: RehearsalChances = RehearsalChances {
    not_travelling: 60,
    vehicle_late: 400,
    vehicle_late_minutes_max: 90,
    gate_late: 400,
    gate_late_minutes_max: 60,
    withheld: 60,
    patience_minutes: 60,
};

fn rehearsal() -> (Mini, Charter, Operation) {
    let mut mini = mini();
    let group = |list: &[usize]| list.iter().map(|&index| GroupRef::new(index)).collect::<Vec<_>>();
    mini.handover.order = vec![group(&[0, 3]), group(&[1])];
    let terms = Terms {
        kind: takas_model::OperationKind::Rehearsal,
        authors: vec![Author { id: "desk".to_owned(), seat: Seat::Desk }],
        gates: usual_terms(&mini.handover, &[PartyRef::new(TUR)]),
        patience: Patience::default(),
        digest: [0; 32],
    };
    let charter = players(&charter_of(mini.handover.clone(), mini.found.plan.clone(), terms));
    let operation = Operation::new(charter.clone()).expect("a sound charter");
    (mini, charter, operation)
}

fn view(mini: &Mini, charter: &Charter, events: &[OperationEvent], reader: Reader) -> OperationView {
    let now = events.last().map_or(charter.target.handover.begins, |event| event.at);
    project_operation(&OperationShown::new(&mini.case, charter, events, now), reader, Names::Real)
}

/// Holds a view against the state after the same events.
fn holds(operation: &Operation, state: &State, view: &OperationView) {
    let plan = &operation.target(state).plan;
    let mut order: Vec<usize> = (0..plan.trips.len()).collect();
    order.sort_by_key(|&trip| (plan.trips[trip].departs, plan.trips[trip].arrives, trip));
    for (ride, &trip) in view.rides.iter().zip(&order) {
        let one = &state.trips()[trip];
        assert_eq!(ride.left.is_some(), one.has_left, "{ride:?}");
        assert_eq!(ride.came.is_some(), one.arrived.is_some(), "{ride:?}");
    }
    for (index, gate) in view.gates.iter().enumerate() {
        let one = state.gate(GateRef::new(index)).expect("a gate");
        assert_eq!(gate.opened.is_some(), one.opened.is_some(), "{gate:?}");
        assert_eq!(gate.sides.iter().filter(|(_, at)| at.is_some()).count(), one.agreed.len(), "{gate:?}");
    }
    for (work, one) in view.works.iter().zip({
        let mut order: Vec<usize> = (0..plan.works.len()).collect();
        order.sort_by_key(|&work| (plan.works[work].starts, work));
        order.into_iter().map(|work| state.works()[work])
    }) {
        assert_eq!(
            (work.begun.is_some(), work.ended.is_some()),
            (one.began.is_some(), one.ended.is_some()),
            "{work:?}"
        );
    }
    let units = |holds: &dyn Fn(&takas_operation::UnitState) -> bool| {
        state.units().iter().filter(|unit| holds(unit)).count() as u64
    };
    let people = |holds: &dyn Fn(&takas_views::operation::PeopleNow) -> bool| -> u64 {
        view.people.iter().filter(|people| holds(people)).map(|people| people.units).sum()
    };
    assert_eq!(people(&|people| people.handed_over.is_some()), units(&|unit| unit.handed_over.is_some()));
    assert_eq!(people(&|people| people.verified.is_some()), units(&|unit| unit.is_verified));
    assert_eq!(people(&|people| people.is_past_return), units(&|unit| unit.is_past));
    let moving = |unit: &takas_operation::UnitState| match unit.at {
        Whereabouts::Ride(trip) => state.trips()[trip].has_left,
        Whereabouts::Place(_) => false,
    };
    assert_eq!(people(&|people| people.whereabouts.starts_with("under way")), units(&moving));
    for (party, balance) in operation.balance(state) {
        let id = ["RUS", "USA", "DEU", "TUR"][party.index()];
        let Some(row) = view.balance.iter().find(|row| row.party.id == id) else {
            assert_eq!((balance.gives, balance.receives), (0, 0), "{id}");
            continue;
        };
        assert_eq!(row.given, (balance.given, balance.gives), "{id} gives");
        assert_eq!(row.received, (balance.received, balance.receives), "{id} receives");
        assert_eq!((row.owed, row.accepts), (balance.owed, balance.accepts), "{id} is owed");
        assert_eq!(row.withheld.is_some(), balance.is_withheld, "{id} has something withheld");
    }
    assert_eq!(
        view.alerts.iter().filter(|alert| alert.kind == takas_views::operation::AlertKind::Held).count(),
        state.holds().len()
    );
}

#[test]
fn the_mediator_s_view_is_what_the_engine_has_after_every_event() {
    let (mini, charter, operation) = rehearsal();
    let limits = RehearsalLimits { seed: 11, runs: 12, chances: MUCH };
    let mut ends = std::collections::BTreeSet::new();
    for run in 0..limits.runs {
        let mut events = Vec::new();
        let report = rehearse_run(&operation, &limits, run, &mut |event| events.push(event.clone()));
        ends.insert(report.ending);
        let mut state = operation.begin();
        for (at, event) in events.iter().enumerate() {
            operation.apply(&mut state, event).expect("its own events");
            // What follows comes in the same step: held against the state where the step is over.
            let is_step_over =
                events.get(at + 1).is_none_or(|next| matches!(next.what, takas_model::Happened::Said(..)));
            if is_step_over && (at % 7 == 0 || at + 1 == events.len()) {
                holds(&operation, &state, &view(&mini, &charter, &events[..=at], Reader::Mediator));
            }
        }
    }
    assert!(ends.len() > 1, "not all runs end alike: {ends:?}");
}

#[test]
fn parties_know_of_their_own_what_the_engine_knows() {
    let (mini, charter, operation) = rehearsal();
    let limits = RehearsalLimits { seed: 3, runs: 6, chances: MUCH };
    for run in 0..limits.runs {
        let mut events = Vec::new();
        rehearse_run(&operation, &limits, run, &mut |event| events.push(event.clone()));
        let mut state = operation.begin();
        for event in &events {
            operation.apply(&mut state, event).expect("its own events");
        }
        for (index, id) in [(RUS, "RUS"), (USA, "USA"), (DEU, "DEU")] {
            let party = PartyRef::new(index);
            let view = view(&mini, &charter, &events, Reader::Party(party));
            let own = charter.units.iter().zip(state.units());
            let own: Vec<_> = own.filter(|(unit, _)| unit.holder == party || unit.receiver == party).collect();
            let handed_over = own.iter().filter(|(_, state)| state.handed_over.is_some()).count() as u64;
            let shown: u64 =
                view.people.iter().filter(|people| people.handed_over.is_some()).map(|people| people.units).sum();
            assert_eq!(shown, handed_over, "{id}, run {run}");
            let stopped = own.iter().filter(|(_, state)| state.is_stopped).count() as u64;
            let stays = view.people.iter().filter(|people| people.travels == Travels::Stays);
            assert!(stays.map(|people| people.units).sum::<u64>() >= stopped, "{id}, run {run}");
            let row = view.balance.iter().find(|row| row.party.id == id).expect("its own balance");
            assert_eq!(view.balance.len(), 1);
            let balance = operation.balance(&state)[&party];
            assert_eq!(
                (row.given.0, row.received.0, row.owed),
                (balance.given, balance.received, balance.owed),
                "{id}"
            );
        }
    }
}

#[test]
fn what_the_engine_is_asked_is_of_the_moment() {
    let (mini, charter, operation) = rehearsal();
    let limits =
        RehearsalLimits { seed: 5, runs: 1, chances: RehearsalChances { withheld: 0, not_travelling: 0, ..MUCH } };
    let mut events = Vec::new();
    rehearse_run(&operation, &limits, 0, &mut |event| events.push(event.clone()));
    let begin = operation.begin();
    let first = Against::of(&operation, &begin, charter.target.handover.begins);
    assert_eq!((first.rides.len(), first.gates.len()), (6, 2));
    assert!(first.rides.iter().all(|reasons| !reasons.is_empty()), "nobody is clear to travel yet");
    let mut state = operation.begin();
    for event in &events {
        operation.apply(&mut state, event).expect("its own events");
    }
    let last = Against::of(&operation, &state, events.last().expect("events").at);
    assert!(last.rides.iter().chain(&last.gates).all(Vec::is_empty), "{last:?}");
    let moments = safe_moments(&operation, &events).expect("its own events");
    assert!(moments.windows(2).all(|pair| pair[0].from < pair[1].from));
    // At home at first, received at last; six departures, of which each changes where somebody is safe.
    assert!(moments.len() >= 4, "{moments:#?}");
    let end = moments.last().expect("one");
    let received = end.units.iter().filter(|(_, _, hands)| *hands == takas_model::Hands::Receiver).count();
    assert_eq!(received, 16, "{end:?}");
    let shown = OperationShown {
        safe: &moments,
        ride_waits: &first.rides,
        gate_waits: &first.gates,
        ..OperationShown::new(&mini.case, &charter, &[], charter.target.handover.begins)
    };
    let view = project_operation(&shown, Reader::Mediator, Names::Real);
    assert_eq!(view.safe.len(), moments.len());
    assert!(view.rides.iter().all(|ride| !ride.waits.is_empty()));
    // Of nobody else.
    let party = project_operation(&shown, Reader::Party(PartyRef::new(USA)), Names::Real);
    assert!(party.safe.is_empty());
}
