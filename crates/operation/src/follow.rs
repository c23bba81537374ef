//! What follows from what was said: the desk says it in the same step.

use takas_model::{Act, Consequence, Happened, Instant, OperationEvent, PartyRef, PersonGate, UnitRef};

use crate::course::Course;
use crate::operation::Operation;
use crate::report::{self, Standing};
use crate::state::State;

/// Says what follows from an act that counts, and from what counts because of it, until nothing more does.
pub(crate) fn follow(
    operation: &Operation,
    state: &mut State,
    act: Act,
    before: Option<&State>,
    now: Instant,
    events: &mut Vec<OperationEvent>,
) {
    // In a historical operation nothing follows from what is told.
    let mut next = Some(act).filter(|_| !operation.is_historical());
    while let Some(act) = next {
        for consequence in consequences(operation, state, &act, before) {
            operation.happens(state, Happened::Follows(consequence), now, events);
        }
        if state.aborted.as_ref().is_some_and(|aborted| !aborted.is_safe)
            && state.is_everybody_safe(operation.course(state))
        {
            operation.happens(state, Happened::Follows(Consequence::Safe), now, events);
        }
        next = if may_wake(&act) { waited(operation, state, now, events) } else { None };
    }
}

/// Whether a report may have waited for this.
fn may_wake(act: &Act) -> bool {
    matches!(
        act,
        Act::Adopt(_)
            | Act::NotTravelling(_)
            | Act::WorkBegun(_)
            | Act::WorkEnded(..)
            | Act::Boarded(..)
            | Act::Alighted(..)
            | Act::Departed(_)
            | Act::Arrived(..)
            | Act::Verified(_)
            | Act::HandedOver(_)
    )
}

/// The first report that waited and counts now; those that lapse are told on the way.
fn waited(operation: &Operation, state: &mut State, now: Instant, events: &mut Vec<OperationEvent>) -> Option<Act> {
    let waiting: Vec<u64> = state.waiting.keys().copied().collect();
    for number in waiting {
        let said = state.waiting.get(&number)?.clone();
        let seat = operation.author(said.author)?.seat;
        let act = operation.known_act(state, &said).map(std::borrow::Cow::into_owned);
        let standing = act
            .as_ref()
            .map_or(Standing::Impossible, |act| report::standing(operation, state, seat, act, now.max(state.at)));
        match standing {
            Standing::Early => {}
            Standing::New(reasons) => {
                let counts = Consequence::CountsNow(number, reasons);
                operation.happens(state, Happened::Follows(counts), now, events);
                return act;
            }
            Standing::Known | Standing::Impossible => {
                operation.happens(state, Happened::Follows(Consequence::Lapsed(number)), now, events);
            }
        }
    }
    None
}

fn consequences(operation: &Operation, state: &State, act: &Act, before: Option<&State>) -> Vec<Consequence> {
    let course = operation.course(state);
    match act {
        Act::InHand(unit, _) => becomes_clear(state, course, *unit).into_iter().collect(),
        Act::NotInHand(unit, _) => {
            let one = &state.units[unit.index()];
            let is_taken_back = one.is_clear && !one.has_set_out() && !is_in_hand(state, course, *unit);
            is_taken_back.then_some(Consequence::NoLongerClear(*unit)).into_iter().collect()
        }
        Act::NotTravelling(unit) => vec![Consequence::NotTravelling(*unit)],
        Act::Release(gate) => {
            let opens = state.opens(course, *gate);
            opens.then_some(Consequence::Opened(*gate)).into_iter().collect()
        }
        Act::Departed(trip) | Act::Boarded(trip, _) | Act::Arrived(trip, _) => {
            let received = state.trips[*trip].aboard.iter().map(|unit| course.units[unit.index()].receiver);
            cured(state, received.collect())
        }
        Act::Accept(_) => cured(state, state.parties.keys().copied().collect()),
        Act::Adopt(_) => adopted(operation, state, course, before),
        _ => Vec::new(),
    }
}

/// Another plan: who does not travel by it, who travels again and is clear, who waits no more.
fn adopted(operation: &Operation, state: &State, course: &Course, before: Option<&State>) -> Vec<Consequence> {
    let mut told = Vec::new();
    let Some(before) = before else { return told };
    let old = operation.course(before);
    for unit in (0..state.units.len()).map(UnitRef::new) {
        let travelled = unit.index() < before.units.len() && before.travels(old, unit);
        if travelled && !state.travels(course, unit) {
            told.push(Consequence::NotTravelling(unit));
        }
        told.extend(becomes_clear(state, course, unit));
    }
    told.extend(cured(state, state.parties.keys().copied().collect()));
    told
}

/// A unit whose gates are all in hand, and that travels and was not clear.
fn becomes_clear(state: &State, course: &Course, unit: UnitRef) -> Option<Consequence> {
    let is_new = !state.units[unit.index()].is_clear && state.travels(course, unit) && is_in_hand(state, course, unit);
    is_new.then_some(Consequence::ClearToTravel(unit))
}

fn is_in_hand(state: &State, course: &Course, unit: UnitRef) -> bool {
    let one = &state.units[unit.index()];
    let holds =
        |gate: &PersonGate| one.in_hand.contains(gate) && (*gate != PersonGate::Identity || one.receiver_identified);
    course.units[unit.index()].gates.iter().all(holds)
}

/// Parties for which something was withheld and that wait no more.
fn cured(state: &State, parties: std::collections::BTreeSet<PartyRef>) -> Vec<Consequence> {
    let waits_no_more = |party: &PartyRef| {
        state.parties.get(party).is_some_and(|stand| stand.is_withheld && stand.owed_since.is_none())
    };
    parties.into_iter().filter(waits_no_more).map(Consequence::Cured).collect()
}
