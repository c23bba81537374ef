//! Words of tables, marks and small sentences.

/// Column: party.
pub const PARTY: &str = "party";
/// Column: gives.
pub const GIVES: &str = "gives";
/// Column: receives.
pub const RECEIVES: &str = "receives";
/// Column: how much of what a party could get at best is met.
pub const OF_ITS_BEST: &str = "of its best";
/// In the place of a share over a whole: only another case could meet so much.
pub const OVER_ITS_BEST: &str = "over its best as the case is";
/// Column: name.
pub const NAME: &str = "name";
/// Column: from.
pub const FROM: &str = "from";
/// Column: to.
pub const TO: &str = "to";
/// Column: legal ground.
pub const LEGAL: &str = "ground stated by the holder";
/// Column: consent.
pub const CONSENT: &str = "own will";
/// Column: objective.
pub const OBJECTIVE: &str = "objective";
/// Column: value.
pub const VALUE: &str = "value";
/// Column: bound.
pub const BOUND: &str = "bound";
/// Column: condition.
pub const CONDITION: &str = "condition";
/// Column: what would change.
pub const WITHOUT_IT: &str = "without it";
/// Column: this deal.
pub const THIS_DEAL: &str = "this deal";
/// Column: alternative.
pub const ALTERNATIVE: &str = "alternative";
/// Undertakes.
pub const UNDERTAKES: &str = "undertakes";
/// Asks.
pub const ASKS: &str = "Asks";
/// Conditions.
pub const CONDITIONS: &str = "Conditions, all of which hold";
/// Protected.
pub const PROTECTED: &str = "protected by law";
/// The mark of protected people.
pub const PROTECTED_MARK: &str = "◆";
/// Comes in.
pub const COMES: &str = "comes in";
/// Drops out.
pub const GOES: &str = "drops out";
/// Otherwise.
pub const OTHERWISE: &str = "otherwise";
/// A party outside the comparison.
pub const OUTSIDE: &str = "no asks to compare";
/// Also known as.
pub const ALSO: &str = "also";
/// Deal.
pub const DEAL: &str = "Deal";
/// Case digest.
pub const DIGEST: &str = "case digest";
/// Cost.
pub const COST: &str = "cost";
/// Difficulty.
pub const DIFFICULTY: &str = "difficulty";
/// Unlocks.
pub const UNLOCKS: &str = "unlocks";
/// No decisive condition.
pub const NONE_DECISIVE: &str = "No single condition was: without any one of them the best deal is as good.";
/// No alternative.
pub const NO_ALTERNATIVE: &str = "None was found.";
/// No concession.
pub const NO_CONCESSION: &str = "None of the concessions that the mediator thinks possible unlocks a deal.";
/// No further concession.
pub const EXHAUSTED: &str = "There is no further set.";
/// A set not proved cheapest.
pub const NOT_PROVED_CHEAPEST: &str = "not proved to be the cheapest";
/// If this name drops out.
pub const IF_NAME: &str = "if this name drops out";
/// If this party walks away.
pub const IF_PARTY: &str = "if this party walks away";
/// What falls with it.
pub const FALLS: &str = "falls with it";
/// Replacements.
pub const REPLACED: &str = "comes instead";
/// Same.
pub const SAME: &str = "the same deal";
