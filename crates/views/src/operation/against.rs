//! What the engine answers about a moment, for the mediator's board and page.

use takas_model::{Act, Consequence, GateRef, Happened, Instant, OperationEvent, Reason};
use takas_operation::{HistoryFault, Operation, State};

use super::SafeMoment;

/// What stands against each ride and gate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Against {
    /// Against each ride of the plan in force: against boarding while somebody is expected, else against going, with those that go together.
    pub rides: Vec<Vec<Reason>>,
    /// Against the opening of each gate.
    pub gates: Vec<Vec<Reason>>,
}

impl Against {
    /// Asks the engine.
    pub fn of(operation: &Operation, state: &State, now: Instant) -> Self {
        let plan = &operation.target(state).plan;
        let ride = |trip: usize| {
            if state.trip(trip).is_none_or(|ride| ride.has_left) {
                return Vec::new();
            }
            if operation.expected_on(state, trip).is_empty() {
                return operation.what_stands_against_go(state, &operation.goes_together(state, trip), now);
            }
            operation.what_stands_against_board(state, trip, now)
        };
        let gate = |gate| operation.what_stands_against_release(state, GateRef::new(gate), now);
        Self { rides: (0..plan.trips.len()).map(ride).collect(), gates: (0..plan.gates.len()).map(gate).collect() }
    }
}

/// The safe state of each moment of an operation: one where it changes.
///
/// # Errors
/// When the events are not those of the operation.
pub fn safe_moments(operation: &Operation, events: &[OperationEvent]) -> Result<Vec<SafeMoment>, HistoryFault> {
    let mut state = operation.begin();
    let now = |state: &State, from: Instant| {
        let safe = operation.safe_now(state);
        let units = safe.units.iter().map(|safe| (safe.unit, safe.place, safe.hands)).collect();
        SafeMoment { from, units, completed: safe.completed.into_iter().collect() }
    };
    let begins = operation.charter().target.handover.begins;
    let first = events.first().map_or(begins, |event| event.at.min(begins));
    let mut moments = vec![now(&state, first)];
    for event in events {
        operation.apply(&mut state, event)?;
        if !moves_somebody(event) {
            continue;
        }
        if event.adopts().is_some() {
            // Places and rides of the plan before have other numbers in this one.
            moments.clear();
        }
        let next = now(&state, event.at);
        let last = moments.last_mut().filter(|last| last.from == next.from);
        if let Some(last) = last {
            *last = next;
        } else if moments.last().is_none_or(|last| (&last.units, &last.completed) != (&next.units, &next.completed)) {
            moments.push(next);
        }
    }
    Ok(moments)
}

/// Whether an event may change where somebody is safe.
fn moves_somebody(event: &OperationEvent) -> bool {
    match &event.what {
        Happened::Said(said, _) => matches!(
            said.act,
            Act::Boarded(..)
                | Act::Alighted(..)
                | Act::Departed(_)
                | Act::Arrived(..)
                | Act::Adopt(_)
                | Act::NotTravelling(_)
                | Act::Abort
        ),
        Happened::Follows(consequence) => {
            matches!(consequence, Consequence::CountsNow(..) | Consequence::NotTravelling(_))
        }
    }
}
