//! Who plays in an operation that is not real: an author for every seat that it takes.

use takas_model::{Act, Author, AuthorRef, Charter, OperationKind, PartyRef, PersonGate, Seat, Unit};

/// The charter as a rehearsal, with an author for every seat that somebody has to speak from.
pub fn players(charter: &Charter) -> Charter {
    let mut played = charter.clone();
    played.kind = OperationKind::Rehearsal;
    let sides = charter.units.iter().flat_map(|unit| [unit.holder, unit.receiver]);
    let confirming = charter.target.gates.iter().flat_map(|gate| gate.confirmed_by.iter().copied());
    let parties: std::collections::BTreeSet<PartyRef> = sides.chain(confirming).collect();
    let delegates = parties.into_iter().map(Seat::Delegate);
    let seats = [Seat::Lead, Seat::CoMediator, Seat::Field, Seat::Medical, Seat::Interviewer].into_iter();
    for seat in seats.chain(delegates) {
        if !played.authors.iter().any(|author| author.seat == seat) {
            let id = format!("player-{}", played.authors.len());
            played.authors.push(Author { id, seat });
        }
    }
    played
}

/// The first author with a seat.
pub(super) fn author(charter: &Charter, seat: Seat) -> Option<AuthorRef> {
    charter.authors.iter().position(|author| author.seat == seat).map(AuthorRef::new)
}

/// Whose word it is that a personal gate is in hand.
pub(super) fn confirms(unit: &Unit, gate: PersonGate) -> Vec<Seat> {
    match gate {
        PersonGate::Consent => vec![Seat::Interviewer],
        PersonGate::Fit => vec![Seat::Medical],
        PersonGate::Legal | PersonGate::Document | PersonGate::Family => vec![Seat::Lead],
        PersonGate::Identity => vec![Seat::Delegate(unit.holder), Seat::Delegate(unit.receiver)],
    }
}

/// From which seat an act is said, where it is one for all of its kind: what a delegate says is said for a party.
pub(super) fn seat_of(act: &Act) -> Seat {
    match act {
        Act::WorkBegun(_)
        | Act::WorkEnded(..)
        | Act::Boarded(..)
        | Act::Alighted(..)
        | Act::Departed(_)
        | Act::Arrived(..)
        | Act::HandedOver(_) => Seat::Field,
        Act::NotTravelling(_) => Seat::Interviewer,
        _ => Seat::Lead,
    }
}
