//! Phrases of who speaks in an operation, what a personal gate is about, and what a request is.

use takas_model::{PersonGate, RequestKind, Seat};

use super::super::amounts::noted;
use crate::phrase::{Fixed, Phrase};

phrases! {
    fixed {
        /// The mediator.
        LEAD "seat-lead" "mediator";
        /// A co-mediator.
        CO_MEDIATOR "seat-co-mediator" "co-mediator";
        /// A field officer.
        FIELD "seat-field" "field officer";
        /// A doctor.
        MEDICAL "seat-medical" "doctor";
        /// The neutral.
        INTERVIEWER "seat-interviewer" "neutral interviewer";
        /// An observer.
        OBSERVER "seat-observer" "observer";
        /// The desk.
        DESK "seat-desk" "desk";
        /// A person's own will.
        CONSENT "gate-consent" "consent";
        /// Fit to travel.
        FIT "gate-fit" "fit to travel";
        /// The legal basis.
        LEGAL "gate-legal" "legal basis";
        /// The travel document.
        DOCUMENT "gate-document" "travel document";
        /// Who somebody is.
        IDENTITY "gate-identity" "identity";
        /// The family.
        FAMILY "gate-family" "family told";
        /// A call.
        CALL "request-call" "a call home";
        /// A document.
        PAPER "request-document" "a document";
        /// A doctor.
        DOCTOR "request-doctor" "a particular doctor";
        /// The media.
        MEDIA "request-media" "what the media are told";
        /// Something else.
        OTHER "request-other" "something else";
    }
    made {
        /// A party's delegate.
        delegate(party: Phrase) "seat-delegate" ("delegate of {party}");
        /// A guarantor.
        guarantor(party: Phrase) "seat-guarantor" ("guarantor, {party}");
        /// A side's confirmation of an identity.
        identity_of(party: Phrase) "gate-identity-by" ("identity by {party}");
        /// A request by its number.
        numbered(number: Phrase) "request-number" ("request {number}");
        /// A request by its number, and whose it is.
        numbered_of(number: Phrase, party: Phrase) "request-number-of" ("request {number} of {party}");
        /// What a request is, and for whom.
        kind_for(kind: Phrase, about: Phrase) "request-for" ("{kind} for {about}");
    }
}

/// A seat. `party` names that of a delegate or guarantor.
pub fn seat(seat: Seat, party: &str) -> Phrase {
    match seat {
        Seat::Lead => LEAD.phrase(),
        Seat::CoMediator => CO_MEDIATOR.phrase(),
        Seat::Field => FIELD.phrase(),
        Seat::Medical => MEDICAL.phrase(),
        Seat::Interviewer => INTERVIEWER.phrase(),
        Seat::Delegate(_) => delegate(Phrase::supplied(party)),
        Seat::Guarantor(_) => guarantor(Phrase::supplied(party)),
        Seat::Observer => OBSERVER.phrase(),
        Seat::Desk => DESK.phrase(),
    }
}

/// An author with the seat.
pub fn author(id: String, seat: Phrase) -> Phrase {
    noted(Phrase::supplied(id), seat)
}

/// A personal gate.
pub fn gate(gate: PersonGate) -> Phrase {
    let words: Fixed = match gate {
        PersonGate::Consent => CONSENT,
        PersonGate::Fit => FIT,
        PersonGate::Legal => LEGAL,
        PersonGate::Document => DOCUMENT,
        PersonGate::Identity => IDENTITY,
        PersonGate::Family => FAMILY,
    };
    words.phrase()
}

/// A side's confirmation of an identity.
pub fn identity_by(party: &str) -> Phrase {
    identity_of(Phrase::supplied(party))
}

/// What a request is about.
pub fn request_kind(kind: RequestKind) -> Phrase {
    let words: Fixed = match kind {
        RequestKind::Call => CALL,
        RequestKind::Document => PAPER,
        RequestKind::Doctor => DOCTOR,
        RequestKind::Media => MEDIA,
        RequestKind::Other => OTHER,
    };
    words.phrase()
}

/// A request's number, and whose; empty: the reader's own.
pub fn request_number(number: u32, party: &str) -> Phrase {
    let number = Phrase::figures(number);
    if party.is_empty() { numbered(number) } else { numbered_of(number, Phrase::supplied(party)) }
}

/// What a request is, and for whom.
pub fn request_what(kind: Phrase, about: Option<Phrase>) -> Phrase {
    match about {
        Some(about) => kind_for(kind, about),
        None => kind,
    }
}
