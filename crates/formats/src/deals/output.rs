//! The shape of `takas deals --json`, version 1.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::landscape::{DistinctOut, FrontOut};
use super::lists::ListOut;
use super::measure::{ObjectiveOut, SatisfactionOut};

/// How the search ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The deal is best, and the judge followed every proof.
    Optimal,
    /// A deal that all accept; it may not be the best, or that it is could not be verified.
    Feasible,
    /// There is no deal.
    Infeasible,
    /// A limit came first: neither a deal nor a proof that there is none.
    Interrupted,
}

/// Everything that `takas deals` found. The mediator's compartment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// Version of this format: 1.
    pub format: u32,
    /// The case's id.
    pub case: String,
    /// Digest of the case's files.
    pub digest: String,
    /// How the search ended.
    pub status: Status,
    /// Whether the judge followed every proof that `status` rests on.
    pub bound_verified: bool,
    /// Whether no other deal is as good in every objective; null when that was not found out.
    pub unique: Option<bool>,
    /// What was asked with `--with` and `--without`, in words; empty when nothing was.
    pub question: Vec<String>,
    /// Warnings that go on every output.
    pub warnings: Vec<String>,
    /// Lists open to objection.
    pub lists: Vec<ListOut>,
    /// The objectives at the best deal, in turn; empty without a deal.
    pub objectives: Vec<ObjectiveOut>,
    /// The best deal; empty without one.
    pub deals: Vec<DealOut>,
    /// The next best deals, best first.
    pub alternatives: Vec<DealOut>,
    /// The front over the parties' satisfaction; null unless asked for.
    pub front: Option<FrontOut>,
    /// Deals that differ by much; null unless asked for.
    pub distinct: Option<DistinctOut>,
    /// Rules that cannot hold together; null when there is a deal or the rules were not looked for.
    pub conflict: Option<ConflictOut>,
    /// The cheapest ways to unlock a deal; null when not looked for.
    pub concessions: Option<ConcessionsOut>,
    /// Rules without which the best deal would be another; null when not looked for.
    pub decisive: Option<Vec<DecisiveOut>>,
    /// What hangs on whom; null unless asked for by name.
    pub fragility: Option<FragilityOut>,
}

/// A deal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DealOut {
    /// The id it is saved under, if it is.
    pub id: Option<String>,
    /// What moves and what is undertaken.
    pub transfers: Vec<TransferOut>,
    /// Its objectives.
    pub objectives: Vec<ObjectiveOut>,
    /// How far each party that asks for something is met.
    pub satisfaction: Vec<SatisfactionOut>,
}

/// Units of one thing moved in one phase; or an undertaking begun in one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TransferOut {
    /// The id of a person, group, remains, goods or undertaking (a pseudonym where they were asked for).
    pub what: String,
    /// Who lets go, or undertakes.
    pub from: String,
    /// Who receives; null for an undertaking.
    pub to: Option<String>,
    /// The phase.
    pub phase: String,
    /// How many units; 1 or more.
    pub quantity: u64,
}

/// A named rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleOut {
    /// A party's id, `case` or `question`.
    pub owner: String,
    /// Its name.
    pub name: String,
    /// Its sentence.
    pub sentence: String,
}

/// Rules that cannot hold together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConflictOut {
    /// The rules.
    pub rules: Vec<RuleOut>,
    /// Whether that a deal moves something at all is part of the conflict.
    pub something_moves: bool,
    /// Whether each of them is needed: without any one of them there is a deal.
    pub irreducible: bool,
    /// Whether it is proved that no conflict has fewer members, that a deal moves something counted among them.
    pub shortest: bool,
}

/// What some other search came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerOut {
    /// How it ended. `optimal` means closed bounds; these answers are judged as deals, not proved to the last row.
    pub status: Status,
    /// The deal, if there is one.
    pub deal: Option<DealOut>,
}

/// One rule weakened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeOut {
    /// The rule as it stands.
    pub rule: RuleOut,
    /// What it would say; `dropped` when it would go.
    pub to: String,
    /// The mediator's estimate.
    pub difficulty: u64,
}

/// Concessions that together unlock a deal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConcessionSetOut {
    /// Sum of the difficulties.
    pub cost: u64,
    /// What is conceded.
    pub changes: Vec<ChangeOut>,
    /// The best deal then.
    pub unlocks: AnswerOut,
}

/// The cheapest concessions, in order of cost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConcessionsOut {
    /// Each unlocks a deal.
    pub sets: Vec<ConcessionSetOut>,
    /// Whether there are no others.
    pub exhausted: bool,
}

/// What dropping one rule would change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecisiveOut {
    /// The rule.
    pub rule: RuleOut,
    /// The best deal without it.
    pub without: AnswerOut,
}

/// What hangs on one name or one party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LossOut {
    /// The id of the person, thing or party that drops out.
    pub of: String,
    /// The best deal then.
    pub left: AnswerOut,
    /// Transfers that are gone.
    pub gone: Vec<TransferOut>,
    /// Transfers that come in their place.
    pub replacements: Vec<TransferOut>,
}

/// How much of the deal hangs on each name and each party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FragilityOut {
    /// By person and thing.
    pub items: Vec<LossOut>,
    /// By party.
    pub parties: Vec<LossOut>,
}
