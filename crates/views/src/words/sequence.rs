//! Phrases of the safe order.

use super::amounts;
use crate::phrase::Phrase;

phrases! {
    fixed {
        /// All three measures closed and verified.
        BEST "clearing-order-best"
            "No order exposes any party less: the greatest exposure, then the lead in people, then the sum of exposures are least. The judge went through the orders itself.";
        /// Closed by the engine; too many orders for the judge.
        UNVERIFIED "clearing-order-unverified"
            "The engine found no better order; there are too many for the judge to go through, so that this one is best is not verified.";
        /// The first measure is least; a limit came before the others.
        EXPOSURE_LEAST "clearing-order-exposure-least"
            "No order has a lesser greatest exposure; a limit came before the order was shown to be the calmest of these.";
        /// Nobody is ever exposed.
        NEVER "clearing-order-never" "No party is ever ahead of what it received.";
        /// Step.
        STEP "clearing-order-step" "step";
        /// What moves.
        WHAT "clearing-order-what" "what moves";
        /// Exposure.
        EXPOSURE "clearing-order-exposure"
            "How far each party is exposed after each step: what it has given of what it gives, less what it has received of what it asked and gets. Protected people stand outside.";
        /// The picture.
        PICTURE "clearing-order-picture" "Exposure after each step";
        /// The published order.
        PUBLISHED "clearing-order-published" "The order on record";
        /// The best order.
        SAFE "clearing-order-safe" "The safe order";
        /// A party's people so far.
        GIVEN "clearing-order-given" "people released so far";
        /// A party's people so far.
        RECEIVED "clearing-order-received" "people received so far";
        /// Nothing concerns the party.
        NOTHING "clearing-order-nothing" "No step concerns you.";
    }
    made {
        /// Nothing is closed.
        gap(bound: Phrase) "clearing-order-gap"
            ("A limit came first: this is the best order found. No order has a greatest exposure under {bound}.");
        /// Where breaking off would hurt most.
        worst(party: Phrase, exposure: Phrase, step: Phrase) "clearing-order-worst"
            ("Breaking off would hurt most after step {step}: {party} would be exposed by {exposure} of what it gives and gets.");
        /// How many people somebody is ahead.
        excess(people: u64) "clearing-order-excess" ("At most {} ahead of what remains at the end.", super::people(people));
        /// Two steps that stand the wrong way round.
        wrong_way(first: Phrase, then: Phrase) "clearing-order-wrong-way"
            ("step {first} should come after step {then}, by what binds the order");
        /// What a party undertakes.
        undertakes(party: Phrase, what: Phrase) "clearing-order-undertakes" ("{party} undertakes: {what}");
        /// What the reader's party lets go.
        you_release(what: Phrase, party: Phrase) "clearing-order-you-release" ("You release: {what}, to {party}");
        /// What the reader's party receives.
        you_receive(what: Phrase, party: Phrase) "clearing-order-you-receive" ("You receive: {what}, from {party}");
    }
}

/// Before the parties that are exposed.
pub const EXPOSED: &str = "exposed:";

/// Title of the mediator's page.
pub fn title(case: &str) -> String {
    format!("{case}: the safe order")
}

/// Title of a party's page.
pub fn title_of(case: &str, party: &str) -> String {
    format!("{case}: the order of what concerns {party}")
}

/// What the reader's party undertakes.
pub fn you_undertake(what: Phrase) -> Phrase {
    amounts::with(super::party::UNDERTAKES.phrase(), what)
}

/// Something with its number where there are several.
pub fn units_of(name: String, units: Option<Phrase>) -> Phrase {
    Phrase::row(", ", std::iter::once(Phrase::supplied(name)).chain(units))
}
