//! Who may say what: the table of the page.

use takas_model::{Act, Author, AuthorRef, PartyRef, PersonGate, Scope, Seat, UnitRef};

use super::course::Course;

/// Whether an author's seat may say this. Every index of the act exists; `owner` is who sees to the request that it speaks of.
pub(super) fn may_say(
    course: &Course<'_>,
    author: &Author,
    me: AuthorRef,
    owner: Option<AuthorRef>,
    act: &Act,
) -> bool {
    let seat = author.seat;
    let holder = |unit: &UnitRef| seat == Seat::Delegate(course.units[unit.index()].holder);
    let receiver = |unit: &UnitRef| seat == Seat::Delegate(course.units[unit.index()].receiver);
    let is_mediator = matches!(seat, Seat::Lead | Seat::CoMediator);
    match act {
        Act::InHand(unit, gate) | Act::NotInHand(unit, gate) => match gate {
            PersonGate::Consent => seat == Seat::Interviewer,
            PersonGate::Fit => seat == Seat::Medical,
            PersonGate::Legal | PersonGate::Document => is_mediator || holder(unit),
            PersonGate::Identity => holder(unit) || receiver(unit),
            PersonGate::Family => is_mediator || seat == Seat::Interviewer,
        },
        Act::Needs(..) => seat == Seat::Medical,
        Act::NotTravelling(unit) => matches!(seat, Seat::Interviewer | Seat::Medical | Seat::Lead) || receiver(unit),
        Act::WorkBegun(_)
        | Act::WorkEnded(..)
        | Act::Boarded(..)
        | Act::Alighted(..)
        | Act::Departed(_)
        | Act::Arrived(..)
        | Act::HandedOver(_) => is_mediator || seat == Seat::Field,
        Act::Verified(units) => units.iter().all(receiver) && matches!(seat, Seat::Delegate(_)),
        Act::FollowedUp(_) => matches!(seat, Seat::Interviewer | Seat::Medical | Seat::Lead),
        Act::Agree(gate) | Act::TakeBack(gate) => {
            delegate_of(seat).is_some_and(|party| course.target.gates[gate.index()].confirmed_by.contains(&party))
        }
        Act::Release(gate) => {
            seat == Seat::Lead || (seat == Seat::CoMediator && course.target.gates[gate.index()].two_persons)
        }
        Act::Board(..) | Act::Go(_) | Act::Adopt(_) | Act::Resume(_) | Act::Close => seat == Seat::Lead,
        Act::Abort => is_mediator,
        Act::Hold(scope) => {
            is_mediator
                || delegate_of(seat).is_some()
                || (matches!(scope, Scope::Unit(_)) && matches!(seat, Seat::Medical | Seat::Interviewer))
                || (matches!(scope, Scope::Trip(_)) && seat == Seat::Field)
        }
        Act::Met(..) => seat == Seat::Lead || owner == Some(me),
        Act::Request { .. } | Act::Accept(_) => delegate_of(seat).is_some(),
    }
}

/// The party that a delegate speaks for.
pub(super) fn delegate_of(seat: Seat) -> Option<PartyRef> {
    match seat {
        Seat::Delegate(party) => Some(party),
        _ => None,
    }
}
