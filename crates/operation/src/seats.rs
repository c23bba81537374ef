//! Who may say what: the table of `docs/reference/run.md`.

use takas_model::{Act, Author, PartyRef, PersonGate, Reason, Scope, Seat, UnitRef};

use crate::course::Course;
use crate::state::State;

/// Why an author may not say this; none: he may.
pub(crate) fn against_seat(course: &Course, state: &State, author: (usize, &Author), act: &Act) -> Option<Reason> {
    let (index, seat) = (author.0, author.1.seat);
    let unit = |unit: &UnitRef| &course.units[unit.index()];
    let may = match act {
        Act::InHand(one, gate) | Act::NotInHand(one, gate) => {
            may_tell_gate(seat, *gate, unit(one).holder, unit(one).receiver)
        }
        Act::Needs(..) => seat == Seat::Medical,
        Act::NotTravelling(one) => match seat {
            Seat::Interviewer | Seat::Medical | Seat::Lead => true,
            Seat::Delegate(party) => party == unit(one).receiver,
            _ => false,
        },
        Act::WorkBegun(_)
        | Act::WorkEnded(..)
        | Act::Boarded(..)
        | Act::Alighted(..)
        | Act::Departed(_)
        | Act::Arrived(..)
        | Act::HandedOver(_) => matches!(seat, Seat::Field | Seat::Lead | Seat::CoMediator),
        Act::Verified(units) => {
            matches!(seat, Seat::Delegate(party) if units.iter().all(|one| unit(one).receiver == party))
        }
        Act::FollowedUp(_) => matches!(seat, Seat::Interviewer | Seat::Medical | Seat::Lead),
        Act::Agree(gate) | Act::TakeBack(gate) => {
            let terms = &course.target.gates[gate.index()];
            matches!(seat, Seat::Delegate(party) if terms.confirmed_by.contains(&party))
        }
        Act::Release(gate) => {
            let takes_two = course.target.gates[gate.index()].two_persons;
            seat == Seat::Lead || seat == Seat::CoMediator && takes_two
        }
        Act::Board(..) | Act::Go(_) | Act::Adopt(_) | Act::Resume(_) | Act::Close => seat == Seat::Lead,
        Act::Abort => matches!(seat, Seat::Lead | Seat::CoMediator),
        Act::Hold(scope) => {
            if let Scope::Unit(one) = scope
                && course.is_protected(*one)
            {
                return Some(Reason::Protected(*one));
            }
            may_hold(seat, *scope)
        }
        Act::Request { .. } | Act::Accept(_) => matches!(seat, Seat::Delegate(_)),
        Act::Met(party, number) => {
            let owner = state.requests.get(&(*party, *number)).map(|request| request.owner.index());
            seat == Seat::Lead || owner == Some(index) && is_heard(seat)
        }
    };
    (!may).then_some(Reason::Seat)
}

/// Whether a seat says anything at all: the desk says only what follows.
pub(crate) fn is_heard(seat: Seat) -> bool {
    !matches!(seat, Seat::Guarantor(_) | Seat::Observer | Seat::Desk)
}

/// In a historical operation whoever tells it tells all of it, but what a delegate says for the own party.
pub(crate) fn against_telling(author: &Author, act: &Act) -> Option<Reason> {
    let for_own_party = matches!(act, Act::Agree(_) | Act::TakeBack(_) | Act::Accept(_) | Act::Request { .. });
    let may = match author.seat {
        Seat::Delegate(_) => true,
        seat => is_heard(seat) && !for_own_party,
    };
    (!may).then_some(Reason::Seat)
}

fn may_tell_gate(seat: Seat, gate: PersonGate, holder: PartyRef, receiver: PartyRef) -> bool {
    match gate {
        PersonGate::Consent => seat == Seat::Interviewer,
        PersonGate::Fit => seat == Seat::Medical,
        PersonGate::Legal | PersonGate::Document => {
            matches!(seat, Seat::Lead | Seat::CoMediator) || seat == Seat::Delegate(holder)
        }
        PersonGate::Identity => seat == Seat::Delegate(holder) || seat == Seat::Delegate(receiver),
        PersonGate::Family => matches!(seat, Seat::Lead | Seat::CoMediator | Seat::Interviewer),
    }
}

fn may_hold(seat: Seat, scope: Scope) -> bool {
    match seat {
        Seat::Lead | Seat::CoMediator | Seat::Delegate(_) => true,
        Seat::Medical | Seat::Interviewer => matches!(scope, Scope::Unit(_)),
        Seat::Field => matches!(scope, Scope::Trip(_)),
        Seat::Guarantor(_) | Seat::Observer | Seat::Desk => false,
    }
}
