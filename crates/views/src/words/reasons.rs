//! Phrases of reasons: what stands against something in an operation, or was broken by something that happened.

use super::{amounts, counted};
use crate::phrase::Phrase;

phrases! {
    fixed {
        /// The seat.
        SEAT "reason-seat" "this is not for this seat to say";
        /// Too much waits.
        TOO_MUCH "reason-too-much" "more is waiting than is kept: to be said again later";
        /// Points to nothing.
        UNKNOWN "reason-unknown" "this speaks of something that there is not";
        /// Cannot be.
        NOT_SO "reason-not-so" "this cannot be: somebody is elsewhere, a ride is over, or a number is taken";
        /// Broken off.
        ABORTED "reason-aborted" "the exchange was broken off";
        /// Held.
        EVERYTHING_HELD "reason-everything-held" "everything is held";
        /// Elsewhere.
        NOT_THERE "reason-not-there" "not there yet";
        /// On no such ride.
        NOT_PLANNED "reason-not-planned" "on another ride by the plan";
        /// Not let board.
        NO_WORD "reason-no-word" "no word to board";
        /// Not over.
        NOT_OVER "reason-not-over" "under way, or not handed over";
        /// Nothing holds them.
        PROTECTED "reason-protected" "protected: held by nothing";
        /// No room.
        NO_ROOM "reason-no-room" "no room of the kind that is needed";
        /// Said too long ago, by a clock that may be wrong.
        STALE "reason-stale" "said too long ago, or by a clock that is wrong: it is said anew if it is meant";
        /// Another plan.
        TARGET "reason-target" "another plan is in force, or the new one does not keep what has happened";
        /// A measure is not done.
        NOT_DONE "reason-not-done" "not done";
        /// Not let go.
        NO_GO "reason-no-go" "no word to go";
        /// Signed for something else.
        OTHER_OPERATION "reason-other-operation" "it was signed for another operation";
        /// An author nobody knows.
        NOBODY "reason-nobody" "nobody who may speak here has this id";
        /// The signature is wrong.
        SIGNATURE "reason-signature" "the signature is not its author's";
        /// What comes with the signature is something else.
        COMMITMENT "reason-commitment" "what it says is not what its author committed to";
        /// On the record or not.
        OTHER_RECORD "reason-other-record" "it was signed for the record and is on none, or the other way round";
        /// It says nothing that can be read.
        UNREADABLE "reason-unreadable" "what it says cannot be read";
        /// Either of three, and the reader is not told which.
        NOT_YOURS "reason-not-yours"
            "this cannot be read, is not yours to say, or names what is not known here; nothing has changed";
    }
    made {
        /// The next number.
        next_number(next: Phrase) "reason-sequence" ("the author's next number is {next}");
        /// Two things under one number.
        two_things(number: Phrase) "reason-contradicts" ("the author has said something else under the number {number}");
        /// Held.
        held(scope: Phrase) "reason-held" ("{scope} is held");
        /// A check was not passed.
        not_checked(check: Phrase) "reason-not-checked" ("{check} not passed");
        /// The vehicle.
        elsewhere(vehicle: Phrase) "reason-elsewhere" ("{vehicle} is not there yet");
        /// A gate is shut.
        shut(gate: Phrase) "reason-shut" ("{gate} is shut");
        /// A gate waits for people.
        waits_for(gate: Phrase, who: Phrase) "reason-waits-for" ("{gate} waits for {who}");
        /// A party has not confirmed.
        not_confirmed(gate: Phrase, party: Phrase) "reason-not-confirmed" ("{gate} is not confirmed by {party}");
        /// Another person.
        second_person(gate: Phrase) "reason-second-person" ("{gate} is released by two persons");
        /// By the plan.
        too_early(gate: Phrase) "reason-too-early" ("{gate} does not open yet by the plan");
        /// The sequence.
        out_of_order(who: Phrase, earlier: Phrase) "reason-out-of-order" ("{who} leaves after {earlier}");
        /// The balance.
        owed(party: Phrase, units: u64) "reason-owed" ("{party} would be owed {} more than it accepts", counted(units, "unit", "units"));
        /// Leaves together.
        not_together(ride: Phrase) "reason-not-together" ("who leaves together is not all in this word and aboard: {ride}");
        /// Kept apart.
        apart(one: Phrase, other: Phrase) "reason-apart" ("{one} and {other} do not ride together");
        /// People who may not go.
        barred(code: Phrase, who: Phrase) "reason-barred" ("{code}: nobody is adopted into the plan who may not go: {who}");
        /// Somebody's consent, or the law.
        may_not_go(who: Phrase) "reason-may-not-go" ("{who} may not go there, by consent or non-refoulement");
        /// The holder has not said that they hold them.
        not_acknowledged(who: Phrase) "reason-not-acknowledged" ("{who} is not acknowledged by who holds them");
        /// A crossing.
        quota(name: Phrase) "reason-quota" ("more would leave than {name} lets through in its time");
    }
}

/// The next number.
pub fn sequence(next: u64) -> Phrase {
    next_number(Phrase::figures(next))
}

/// Two things under one number.
pub fn contradicts(number: u64) -> Phrase {
    two_things(Phrase::figures(number))
}

/// A measure is not done.
pub fn not_done(work: Phrase) -> Phrase {
    amounts::with(work, NOT_DONE.phrase())
}

/// Not let go.
pub fn no_go(ride: Phrase) -> Phrase {
    amounts::with(ride, NO_GO.phrase())
}
