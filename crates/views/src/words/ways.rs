//! Phrases of how something moves, what a measure is taken for, and in whose hands somebody is.

use takas_model::{Hands, Mode, Occasion};

use crate::phrase::{Fixed, Phrase};

phrases! {
    fixed {
        /// By air.
        AIR "way-air" "by air";
        /// By road or rail.
        ROAD "way-road" "by road or rail";
        /// By sea.
        SEA "way-sea" "by sea";
        /// Once.
        BEFORE_ALL "way-before-all" "before anybody comes or leaves";
        /// Sheltered.
        SHELTERED "hands-sheltered" "sheltered where they land; in nobody's custody, sent back to nobody";
    }
    made {
        /// After a ride has come.
        after_arrival(ride: Phrase) "way-after-arrival" ("after the arrival of {ride}");
        /// Before a ride leaves.
        before_departure(ride: Phrase) "way-before-departure" ("before the departure of {ride}");
        /// Still with the holder.
        with_holder(holder: Phrase) "hands-holder" ("with {holder}, where they are");
        /// With the host.
        with_host(state: Phrase) "hands-host" ("sheltered by the host ({state}); in nobody's custody, sent back to nobody");
        /// With the receiver.
        with_receiver(receiver: Phrase) "hands-receiver" ("with {receiver}: received, or on the way there to the end");
    }
}

/// How a vehicle moves.
pub fn mode(mode: Mode) -> Fixed {
    match mode {
        Mode::Air => AIR,
        Mode::Road => ROAD,
        Mode::Sea => SEA,
    }
}

/// What a measure is taken for.
pub fn occasion(occasion: Occasion, ride: Phrase) -> Phrase {
    match occasion {
        Occasion::Once => BEFORE_ALL.phrase(),
        Occasion::Arrival => after_arrival(ride),
        Occasion::Departure => before_departure(ride),
    }
}

/// In whose hands somebody is.
pub fn hands(hands: Hands, holder: &str, receiver: &str, state: Option<&str>) -> Phrase {
    match (hands, state) {
        (Hands::Holder, _) => with_holder(Phrase::supplied(holder)),
        (Hands::Host, Some(state)) => with_host(Phrase::supplied(state)),
        (Hands::Host, None) => SHELTERED.phrase(),
        (Hands::Receiver, _) => with_receiver(Phrase::supplied(receiver)),
    }
}
