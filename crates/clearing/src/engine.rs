//! The engine's front: limits, progress, and the questions it answers.

use takas_model::{Case, Deal, Objective, Outcome, PartyRef};

use crate::error::ClearingError;
use crate::formula::Form;
use crate::integer::{self, Answer, Hints, Program};
use crate::search::{Opened, Search, Start, objective_terms};

/// Nodes of a look for a better start: the root and its heuristics, and a little more.
const RAISE_NODES: u64 = 8;

/// What an engine may spend. All limits hold for everything one [`Engine`] does, taken together.
pub struct Limits<'a> {
    /// Deterministic units of work (about the non-zeros touched); `u64::MAX`: no limit.
    pub work: u64,
    /// Bytes for open nodes and proofs, about.
    pub memory_bytes: usize,
    /// A proof longer than so many numbers is dropped: the answer stands, unverified.
    pub proof_numbers: usize,
    /// Asked every few milliseconds: stop now? A wall clock and Ctrl-C come in here.
    pub stop: &'a dyn Fn() -> bool,
}

impl Limits<'static> {
    /// No limit but a gigabyte of memory and ten million numbers to a proof.
    pub fn generous() -> Self {
        Self { work: u64::MAX, memory_bytes: 1 << 30, proof_numbers: 10_000_000, stop: &|| false }
    }
}

/// What the engine is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Looking for any deal.
    AnyDeal,
    /// What one party could get at best.
    Best(PartyRef),
    /// An objective of the case.
    Objective(Objective),
    /// Whether the best deal is the only one.
    Unique,
    /// Which rules cannot hold together.
    Conflict,
    /// Which of the conflicts is shortest.
    Shortest,
    /// Which concessions would unlock a deal.
    Concessions,
    /// In which order a deal is safest.
    Order,
    /// How many transplants a pool allows.
    Transplants,
    /// The front of a negotiation over issues.
    Bargain,
    /// The front, so many points of which are known.
    Front(usize),
    /// A deal that differs by much from so many others.
    Distinct(usize),
    /// The deal most likely to be accepted.
    Likely,
}

/// How far the engine is with the question at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What it is at.
    pub stage: Stage,
    /// The best value so far, in the sign of the maximised form.
    pub incumbent: Option<i64>,
    /// The value that nothing can exceed.
    pub bound: Option<i64>,
    /// Nodes of the branch tree so far.
    pub nodes: u64,
    /// Units of work so far, over all questions.
    pub work: u64,
}

/// Counts of what was done, for benches and tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effort {
    /// Units of work.
    pub work: u64,
    /// Nodes of all branch trees.
    pub nodes: u64,
    /// Integer programs solved.
    pub programs: u64,
    /// Of those, with a fractional relaxation at the root.
    pub fractional_roots: u64,
}

/// Answers questions about cases within limits.
pub struct Engine<'a> {
    limits: Limits<'a>,
    progress: &'a mut dyn FnMut(&Progress),
    effort: Effort,
    keeps_proofs: bool,
}

impl<'a> Engine<'a> {
    /// An engine with these limits, which tells `progress` now and then how far it is.
    pub fn new(limits: Limits<'a>, progress: &'a mut dyn FnMut(&Progress)) -> Self {
        Self { limits, progress, effort: Effort::default(), keeps_proofs: true }
    }

    /// What it has done so far.
    pub fn effort(&self) -> Effort {
        self.effort
    }

    /// The best deal by the case's objectives with its certificate, or that there is none.
    ///
    /// # Errors
    /// When numbers of the case cannot be added up exactly.
    pub fn clear(&mut self, case: &Case) -> Result<Outcome, ClearingError> {
        self.clear_from(case, &Start { ask_unique: true, ..Start::default() })
    }

    pub(crate) fn clear_from(&mut self, case: &Case, start: &Start) -> Result<Outcome, ClearingError> {
        match Search::open(self, case, start)? {
            Opened::Ended(outcome) => Ok(outcome),
            Opened::Search(search) => search.run(start.ask_unique),
        }
    }

    /// A clearing whose evidence nobody will ask for: a what-if.
    pub(crate) fn clear_quietly(
        &mut self,
        case: &Case,
        deals: Vec<Deal>,
        bests: &[(PartyRef, u64)],
    ) -> Result<Outcome, ClearingError> {
        let start = Start { deals, bests: Some(bests.to_vec()), ..Start::default() };
        self.without_proofs(|engine| engine.clear_from(case, &start))
    }

    /// Books work done outside integer programs; false when a limit has come.
    pub(crate) fn charge(&mut self, work: u64) -> bool {
        self.effort.work = self.effort.work.saturating_add(work);
        self.effort.work < self.limits.work && !(self.limits.stop)()
    }

    /// Tells how far it is.
    pub(crate) fn tell(&mut self, at: &Progress) {
        (self.progress)(at);
    }

    /// The limit on memory.
    pub(crate) fn memory_bytes(&self) -> usize {
        self.limits.memory_bytes
    }

    pub(crate) fn without_proofs<T>(&mut self, act: impl FnOnce(&mut Self) -> T) -> T {
        let before = core::mem::replace(&mut self.keeps_proofs, false);
        let result = act(self);
        self.keeps_proofs = before;
        result
    }

    pub(crate) fn maximise(
        &mut self,
        stage: Stage,
        program: &Program,
        form: &Form,
        hints: Hints<'_>,
    ) -> Result<Answer, ClearingError> {
        let terms = objective_terms(form)?;
        Ok(self.maximise_terms(stage, program, &terms, hints))
    }

    pub(crate) fn maximise_terms(
        &mut self,
        stage: Stage,
        program: &Program,
        terms: &[(takas_model::proof::Variable, i64)],
        hints: Hints<'_>,
    ) -> Answer {
        self.solve(stage, u64::MAX, |limits, progress| integer::maximise(program, terms, hints, limits, progress))
    }

    pub(crate) fn satisfy(&mut self, stage: Stage, program: &Program, hints: Hints<'_>) -> Answer {
        self.solve(stage, u64::MAX, |limits, progress| integer::satisfy(program, hints, limits, progress))
    }

    /// A solution near a point, by a short local search; none says nothing.
    pub(crate) fn near(&mut self, program: &Program, point: Vec<i64>) -> Option<Vec<i64>> {
        let (found, work) = integer::near(program, point, self.limits.stop);
        self.charge(work).then_some(found)?
    }

    /// A short look for a better start: bounded work, no proof.
    pub(crate) fn raise(
        &mut self,
        program: &Program,
        form: &Form,
        start: Option<&[i64]>,
    ) -> Result<Answer, ClearingError> {
        self.glance(Stage::Objective(Objective::WorstOff), RAISE_NODES, program, form, start)
    }

    /// A search of so many nodes, without proof: for what claims nothing.
    pub(crate) fn glance(
        &mut self,
        stage: Stage,
        nodes: u64,
        program: &Program,
        form: &Form,
        start: Option<&[i64]>,
    ) -> Result<Answer, ClearingError> {
        let terms = objective_terms(form)?;
        Ok(self.without_proofs(|engine| {
            engine.solve(stage, nodes, |limits, progress| {
                integer::maximise(program, &terms, Hints { start, guide: None }, limits, progress)
            })
        }))
    }

    fn solve(
        &mut self,
        stage: Stage,
        nodes: u64,
        act: impl FnOnce(&integer::Limits<'_>, &mut dyn FnMut(&integer::Progress)) -> Answer,
    ) -> Answer {
        let limits = integer::Limits {
            work: self.limits.work.saturating_sub(self.effort.work),
            nodes,
            memory_bytes: self.limits.memory_bytes,
            proof_numbers: if self.keeps_proofs { self.limits.proof_numbers } else { 0 },
            stop: self.limits.stop,
        };
        let before = self.effort.work;
        let listener = &mut *self.progress;
        let mut tell = |at: &integer::Progress| {
            listener(&Progress {
                stage,
                incumbent: at.incumbent,
                bound: at.bound,
                nodes: at.nodes,
                work: before.saturating_add(at.work),
            });
        };
        let answer = act(&limits, &mut tell);
        self.effort.work = self.effort.work.saturating_add(answer.work);
        self.effort.nodes = self.effort.nodes.saturating_add(answer.nodes);
        self.effort.programs += 1;
        self.effort.fractional_roots += u64::from(answer.root_fractional == Some(true));
        answer
    }
}
