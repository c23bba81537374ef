//! What exactly has been verified of a claim.

use takas_model::{Objective, PartyRef};

use crate::fault::Fault;
use crate::refusal::Refusal;

/// Whether one claim is proven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Its proof was replayed and holds.
    Proven,
    /// It may be true; nothing that was checked shows it.
    Unverified(Why),
}

impl Finding {
    /// Whether it is [`Finding::Proven`].
    pub fn is_proven(&self) -> bool {
        *self == Self::Proven
    }
}

impl From<Result<(), Refusal>> for Finding {
    fn from(replayed: Result<(), Refusal>) -> Self {
        match replayed {
            Ok(()) => Self::Proven,
            Err(refusal) => Self::Unverified(Why::Refused(refusal)),
        }
    }
}

/// Why a claim is not proven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nobody claims it.
    NotClaimed,
    /// It comes without a proof: a limit came first, or the proof grew over the size limit.
    NoProof,
    /// Its proof does not hold.
    Refused(Refusal),
    /// What it is claimed of has faults.
    Faulty,
    /// It rests on a party's best that is not proven.
    BestUnproven(PartyRef),
    /// It rests on an objective that is not proven.
    LevelUnproven(Objective),
    /// The witness at this index, from zero, does not show what it should.
    Witness(usize),
    /// Nothing shows that there is no deal with at least these satisfactions, and no point covers them.
    NotCovered(Vec<u64>),
}

/// What has been verified of an [`takas_model::Outcome`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What is wrong with the deal and what is claimed of it. Nothing may be shown that has faults.
    pub faults: Vec<Fault>,
    /// For each party that asks for anything: that no deal gives it more than its best.
    pub bests: Vec<(PartyRef, Finding)>,
    /// For each objective in order: that no deal is better in it and as good in those before it.
    pub levels: Vec<(Objective, Finding)>,
    /// That no deal is better. Proven only when every level is.
    pub optimal: Finding,
    /// That no other deal is as good.
    pub unique: Finding,
    /// That there is no deal.
    pub infeasible: Finding,
}

impl Verdict {
    /// A verdict of nothing.
    pub(crate) fn nothing() -> Self {
        let none = || Finding::Unverified(Why::NotClaimed);
        Self {
            faults: Vec::new(),
            bests: Vec::new(),
            levels: Vec::new(),
            optimal: none(),
            unique: none(),
            infeasible: none(),
        }
    }

    /// Whether the deal is one and everything said of it in numbers is so; optimality apart.
    ///
    /// # Errors
    /// The faults.
    pub fn deal_ok(&self) -> Result<(), &[Fault]> {
        if self.faults.is_empty() { Ok(()) } else { Err(&self.faults) }
    }
}

/// What has been verified of a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictVerdict {
    /// That the members cannot hold together.
    pub conflict: Finding,
    /// That they can as soon as any one of them is dropped.
    pub irreducible: Finding,
    /// That no conflict has fewer members.
    pub shortest: Finding,
}

/// What has been verified of one set of concessions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetVerdict {
    /// What is wrong with the set, its cost, or its place in the order; the deal it unlocks apart.
    pub faults: Vec<Fault>,
    /// That no cheaper set unlocks a deal, except those that concede at least as much as a set before it everywhere.
    pub cheapest: Finding,
    /// What has been verified of the deal it unlocks.
    pub unlocks: Verdict,
}

/// What has been verified of concessions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConcessionsVerdict {
    /// Each set in order.
    pub sets: Vec<SetVerdict>,
    /// That there is no further set. No proof of it is kept: where it is claimed, it stays a claim.
    pub exhausted: Finding,
}

/// What has been verified of a Pareto front.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontVerdict {
    /// What is wrong with the points. Nothing may be shown that has faults.
    pub faults: Vec<Fault>,
    /// For each point: that no deal is as good for every party and better for one.
    pub points: Vec<Finding>,
    /// That every deal is covered to within the tolerance claimed.
    pub cover: Finding,
}

/// What has been verified of deals that differ by much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DistinctVerdict {
    /// For each deal: what is wrong with it; that it is best of those that differ enough from all before it.
    pub deals: Vec<(Vec<Fault>, Finding)>,
    /// That no further deal differs enough.
    pub exhausted: Finding,
}
