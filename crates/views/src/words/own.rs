//! Phrases of whose something is: the mediator's compartment, and what one party has of its own.

use crate::phrase::Phrase;

phrases! {
    fixed {
        /// Above the title of what only the mediator may read.
        COMPARTMENT "own-compartment" "Mediator's compartment";
        /// Under that title.
        COMPARTMENT_MEANS "own-compartment-means"
            "Holds the positions of several parties. Not to be shown, sent or left where a party can read it.";
        /// Says what the page is.
        ONLY "own-only" "This page holds what concerns you, and nothing of what others hold, ask or refuse.";
        /// Nothing of a plan concerns the party.
        NOTHING_OF_PLAN "own-nothing-of-plan" "Nothing of this handover concerns you.";
        /// How times are written where each has its place.
        HOW_TIMES_STAND_THERE "own-how-times-stand"
            "Times are in UTC (Z), below them the local time of the place with its offset from UTC.";
    }
    made {
        /// Title of an extract of a plan.
        plan_title(case: Phrase, party: Phrase) "own-plan-title" ("{case}: the handover, for {party}");
        /// Above the title.
        kicker(party: Phrase) "own-kicker" ("For {party} alone");
    }
}
