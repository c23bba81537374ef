//! Words of the safe order.

/// Title of the mediator's page.
pub fn title(case: &str) -> String {
    format!("{case}: the safe order")
}

/// Title of a party's page.
pub fn title_of(case: &str, party: &str) -> String {
    format!("{case}: the order of what concerns {party}")
}

/// All three measures closed and verified.
pub const BEST: &str = "No order exposes any party less: the greatest exposure, then the lead in people, then the sum of exposures are least. The judge went through the orders itself.";
/// Closed by the engine; too many orders for the judge.
pub const UNVERIFIED: &str = "The engine found no better order; there are too many for the judge to go through, so that this one is best is not verified.";

/// The first measure is least; a limit came before the others.
pub const EXPOSURE_LEAST: &str =
    "No order has a lesser greatest exposure; a limit came before the order was shown to be the calmest of these.";

/// Nothing is closed.
pub fn gap(bound: &str) -> String {
    format!("A limit came first: this is the best order found. No order has a greatest exposure under {bound}.")
}

/// Nobody is ever exposed.
pub const NEVER: &str = "No party is ever ahead of what it received.";

/// Where breaking off would hurt most.
pub fn worst(party: &str, exposure: &str, step: usize) -> String {
    format!(
        "Breaking off would hurt most after step {step}: {party} would be exposed by {exposure} of what it gives and gets."
    )
}

/// How many people somebody is ahead.
pub fn excess(people: u64) -> String {
    format!("At most {} ahead of what remains at the end.", super::people(people))
}

/// Step.
pub const STEP: &str = "step";
/// What moves.
pub const WHAT: &str = "what moves";
/// Exposure.
pub const EXPOSURE: &str = "How far each party is exposed after each step: what it has given of what it gives, less what it has received of what it asked and gets. Protected people stand outside.";
/// Before the parties that are exposed.
pub const EXPOSED: &str = "exposed:";
/// The picture.
pub const PICTURE: &str = "Exposure after each step";
/// The published order.
pub const PUBLISHED: &str = "The order on record";
/// The best order.
pub const SAFE: &str = "The safe order";
/// Nothing moves in it.
pub const MARK: &str = "nothing moves";
/// A party's people so far.
pub const GIVEN: &str = "people released so far";
/// A party's people so far.
pub const RECEIVED: &str = "people received so far";
/// Nothing concerns the party.
pub const NOTHING: &str = "No step concerns you.";

/// Two steps that stand the wrong way round.
pub fn wrong_way(first: usize, then: usize) -> String {
    format!("step {first} should come after step {then}, by what binds the order")
}
