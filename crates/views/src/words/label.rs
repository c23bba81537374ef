//! Words of tables, marks and small sentences.

use super::papers;
use crate::phrase::Phrase;

/// Column: party.
pub const PARTY: &str = "party";
/// Column: value.
pub const VALUE: &str = papers::VALUE.as_str();
/// Column: bound.
pub const BOUND: &str = papers::BOUND.as_str();
/// Column: from.
pub const FROM: &str = COMES_FROM.as_str();
/// Column: to.
pub const TO: &str = GOES_TO.as_str();
/// Deal, before its id.
pub const DEAL: &str = "Deal";
/// Case digest, before it.
pub const DIGEST: &str = "case digest";
/// Cost, before it.
pub const COST: &str = "cost";
/// Protected.
pub const PROTECTED: &str = papers::PROTECTED.as_str();
/// The mark of protected people.
pub const PROTECTED_MARK: &str = "◆";

phrases! {
    fixed {
        /// Column: gives.
        GIVES "clearing-gives" "gives";
        /// Column: receives.
        RECEIVES "clearing-receives" "receives";
        /// Column: how much of what a party could get at best is met.
        OF_ITS_BEST "clearing-of-its-best" "of its best";
        /// In the place of a share over a whole: only another case could meet so much.
        OVER_ITS_BEST "clearing-over-its-best" "over its best as the case is";
        /// Column: name.
        NAME "clearing-name" "name";
        /// Column: from.
        COMES_FROM "clearing-from" "from";
        /// Column: to.
        GOES_TO "clearing-goes-to" "to";
        /// Column: legal ground.
        LEGAL "clearing-legal" "ground stated by the holder";
        /// Column: consent.
        CONSENT "clearing-consent" "own will";
        /// Column: objective.
        OBJECTIVE "clearing-objective" "objective";
        /// Column: condition.
        CONDITION "clearing-condition" "condition";
        /// Column: what would change.
        WITHOUT_IT "clearing-without-it" "without it";
        /// Column: this deal.
        THIS_DEAL "clearing-this-deal" "this deal";
        /// Column: alternative.
        ALTERNATIVE "clearing-alternative" "alternative";
        /// Undertakes.
        UNDERTAKES "clearing-undertakes" "undertakes";
        /// Asks.
        ASKS "clearing-asks" "Asks";
        /// Conditions.
        CONDITIONS "clearing-conditions" "Conditions, all of which hold";
        /// Comes in.
        COMES "clearing-comes" "comes in";
        /// Drops out.
        GOES "clearing-goes" "drops out";
        /// Otherwise.
        OTHERWISE "clearing-otherwise" "otherwise";
        /// A party outside the comparison.
        OUTSIDE "clearing-outside" "no asks to compare";
        /// Unlocks.
        UNLOCKS "clearing-unlocks" "unlocks";
        /// No decisive condition.
        NONE_DECISIVE "clearing-none-decisive"
            "No single condition was: without any one of them the best deal is as good.";
        /// No alternative.
        NO_ALTERNATIVE "clearing-no-alternative" "None was found.";
        /// No concession.
        NO_CONCESSION "clearing-no-concession"
            "None of the concessions that the mediator thinks possible unlocks a deal.";
        /// No further concession.
        EXHAUSTED "clearing-exhausted" "There is no further set.";
        /// A set not proved cheapest.
        NOT_PROVED_CHEAPEST "clearing-not-proved-cheapest" "not proved to be the cheapest";
        /// If this name drops out.
        IF_NAME "clearing-if-name" "if this name drops out";
        /// If this party walks away.
        IF_PARTY "clearing-if-party" "if this party walks away";
        /// What falls with it.
        FALLS "clearing-falls" "falls with it";
        /// Replacements.
        REPLACED "clearing-replaced" "comes instead";
        /// Same.
        SAME "clearing-same" "the same deal";
    }
    made {
        /// One of several things that are called so.
        numbered(called: Phrase, number: Phrase) "clearing-numbered" ("{called} {number}");
        /// The id of a deal.
        deal_of(id: Phrase) "clearing-deal-of" ("Deal {id}");
        /// The digest of a case.
        digest_of(digest: Phrase) "clearing-digest-of" ("case digest {digest}");
        /// Other names of somebody.
        also_known(names: Phrase) "clearing-also-known" ("also {names}");
        /// What a set of concessions costs.
        costs(cost: u64) "clearing-costs" ("cost {}", super::number(cost));
        /// How difficult a concession is.
        difficult(difficulty: u64) "clearing-difficult" ("difficulty {}", super::number(difficulty));
        /// A party's share.
        of_party(party: Phrase, share: Phrase) "clearing-of-party" ("{party} {share}");
    }
}

/// One of several things that are called so, by its number.
pub fn nth(called: impl Into<Phrase>, number: usize) -> Phrase {
    numbered(called.into(), Phrase::figures(number))
}
