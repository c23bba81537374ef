//! What the engine answers: deals with their objectives and certificates, conflicts, concessions, fragility.

use crate::case::{Objective, PartyRef};
use crate::deal::{Deal, Transfer};
use crate::fraction::Fraction;
use crate::proof::Refutation;
use crate::rule::RuleRef;

/// The value of one objective at a deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number: larger is better for [`Objective::Protected`] and [`Objective::People`], smaller for the
    /// others.
    Number(u64),
    /// Satisfactions in ascending order (leximin), one for each party that asks for something it could get.
    Leximin(Vec<Fraction>),
}

/// An objective, its value at the deal, and whether the bound is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectiveValue {
    /// Which.
    pub objective: Objective,
    /// Its value at the deal.
    pub value: Value,
    /// The best value not excluded: equal to `value` when closed; none when no bound is known.
    pub bound: Option<Value>,
}

/// A party's best satisfaction over all deals: what its satisfaction is divided by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyBest {
    /// Whose.
    pub party: PartyRef,
    /// The largest weighted number of its asks met by any deal. Zero: it stands outside leximin.
    pub best: u64,
    /// A deal in which it is met.
    pub witness: Deal,
    /// That no deal meets more. None when it was not closed or grew over the size limit.
    pub proof: Option<Refutation>,
}

/// The proof of one objective level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelProof {
    /// Which.
    pub objective: Objective,
    /// One refutation; for [`Objective::WorstOff`] one for each distinct satisfaction, ascending. None where it was not
    /// closed or grew over the size limit.
    pub proofs: Vec<Option<Refutation>>,
}

/// Everything a judge needs to see that a deal is best. The programs refuted are fixed by
/// `docs/reference/encoding.md`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Certificate {
    /// For each party that asks for anything, in party order.
    pub bests: Vec<PartyBest>,
    /// For each objective of the case, in order.
    pub levels: Vec<LevelProof>,
    /// That no other deal is as good in every objective.
    pub unique: Option<Refutation>,
}

/// What clearing found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A deal. Best when `closed`.
    Deal {
        /// The deal.
        deal: Deal,
        /// Every objective of the case in order.
        objectives: Vec<ObjectiveValue>,
        /// Whether every bound is closed.
        closed: bool,
        /// Whether there is no other deal as good in all objectives: none when it was not found out.
        unique: Option<bool>,
        /// The evidence.
        certificate: Box<Certificate>,
    },
    /// There is no deal.
    Infeasible {
        /// The evidence: refutes the base program of all rules. None when over the size limit.
        proof: Option<Refutation>,
    },
    /// A limit came first: neither a deal nor a proof that there is none.
    Interrupted,
}

/// One member of a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConflictMember {
    /// A named rule.
    Rule(RuleRef),
    /// That a deal moves or undertakes something at all.
    SomethingMoves,
}

/// Rules that cannot hold together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The members, ascending.
    pub members: Vec<ConflictMember>,
    /// That they cannot hold together: refutes the base program of these members alone.
    pub proof: Option<Refutation>,
    /// For each member, a deal (possibly empty) that satisfies all the others: none of them can be spared.
    /// Fewer than the members when a limit came first; then the conflict may not be irreducible.
    pub witnesses: Vec<Deal>,
    /// That no conflict has fewer members. None where that was not asked, not found out, or is over the size limit.
    pub shortest: Option<Shortest>,
}

/// Evidence that every conflict of a case has at least so many members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortest {
    /// Deals (possibly empty): every conflict holds a member that this deal breaks.
    pub deals: Vec<Deal>,
    /// That no smaller set holds one for each deal: refutes the program *Shortest conflict* of `docs/reference/encoding.md`.
    pub proof: Refutation,
}

/// Concessions that together unlock a deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConcessionSet {
    /// Index into [`crate::Case::concessions`] and of the option, ascending.
    pub choices: Vec<(usize, usize)>,
    /// Sum of the difficulties.
    pub cost: u64,
    /// The best deal of the case so weakened.
    pub unlocks: Outcome,
    /// That no set outside those before it is cheaper. None when not closed or over the size limit.
    pub proof: Option<Refutation>,
}

/// The cheapest concessions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concessions {
    /// In order of cost. A set that concedes at least as much as an earlier one everywhere is left out.
    pub sets: Vec<ConcessionSet>,
    /// Whether no further set exists.
    pub exhausted: bool,
}

/// Another deal, next in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// The deal.
    pub deal: Deal,
    /// Its objectives; worst-off in fractions of the same bests as the first deal.
    pub objectives: Vec<ObjectiveValue>,
}

/// What dropping one rule would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decisive {
    /// The rule.
    pub rule: RuleRef,
    /// The best deal without it, which differs in some objective.
    pub without: Outcome,
}

/// What is lost when one name or one party drops out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// What is left: the best deal then.
    pub left: Outcome,
    /// Transfers of the first deal that are gone.
    pub gone: Vec<Transfer>,
    /// Transfers that come in their place.
    pub replacements: Vec<Transfer>,
}

/// How much of a deal hangs on each name and each party. Mediator's compartment only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fragility {
    /// For each item moved, in order, except protected ones in a live case.
    pub items: Vec<(crate::case::ItemRef, Loss)>,
    /// For each party that gives or receives, in order.
    pub parties: Vec<(PartyRef, Loss)>,
}
