//! Which named rules cannot hold together: a set none of whose members can be spared, with a witness against sparing any one.
//!
//! First a set of rules that cannot hold together is gathered from below: whatever a deal of the rules so far breaks is added, so that rules which any deal keeps never
//! come in. Then deletion with core refinement: a refutation names the rows it used, so rules that own none of them go at once; the rest are tried one by one, unless a deal
//! met before shows that they are needed. Sources: Marques-Silva, *Minimal unsatisfiability: models, algorithms and applications* (2010); Mencía and
//! Marques-Silva, *Efficient relaxations of over-constrained CSPs* (2014).

use std::collections::BTreeSet;

use takas_model::proof::Refutation;
use takas_model::{Case, Conflict};

use crate::candidates::Candidates;
use crate::engine::{Engine, Stage};
use crate::error::ClearingError;
use crate::integer::{Ending, Hints};
use crate::parts::Parts;

/// So many times is a set grown by what its deal breaks; after that all rules come in.
const GROWTH_MAX: usize = 100;

impl Engine<'_> {
    /// An irreducible conflict of a case without a deal. None when the case has a deal or a limit came before that was known.
    ///
    /// # Errors
    /// When numbers of the case cannot be added up exactly.
    pub fn conflict(&mut self, case: &Case) -> Result<Option<Conflict>, ClearingError> {
        let candidates = Candidates::of(case);
        let mut finder = Finder::new(self, case, &candidates)?;
        let found = finder.any().map(|core| finder.shrink(core));
        Ok(found.map(|found| finder.told(found)))
    }

    /// The shortest conflict of a case without a deal, with the proof that there is none shorter; where a limit comes first, the shortest found, without. None as in
    /// [`Engine::conflict`].
    ///
    /// # Errors
    /// When numbers of the case cannot be added up exactly.
    pub fn shortest_conflict(&mut self, case: &Case) -> Result<Option<Conflict>, ClearingError> {
        let candidates = Candidates::of(case);
        let mut finder = Finder::new(self, case, &candidates)?;
        let Some(found) = finder.any().map(|core| finder.shrink(core)) else { return Ok(None) };
        if found.witnesses.is_none() {
            return Ok(Some(finder.told(found)));
        }
        let (found, shortest) = finder.shortest(found);
        Ok(Some(Conflict { shortest, ..finder.told(found) }))
    }
}

/// Looks for conflicts, and keeps the deals it meets.
pub(crate) struct Finder<'f, 'e> {
    pub(crate) engine: &'f mut Engine<'e>,
    pub(crate) candidates: &'f Candidates,
    pub(crate) parts: Parts,
    pub(crate) deals: Vec<Met>,
}

/// A deal that was met.
#[derive(Clone, Debug)]
pub(crate) struct Met {
    /// The values of its candidates.
    pub(crate) values: Vec<i64>,
    /// The members it breaks, ascending.
    pub(crate) broken: Vec<usize>,
}

/// What came of trying some members together.
pub(crate) enum Tried {
    /// They can hold: the deal is the last of those met.
    Hold,
    /// They cannot; these of them cannot.
    Fail(BTreeSet<usize>),
    /// A limit came first.
    Open,
}

/// A conflict, by the places of its members.
pub(crate) struct Found {
    pub(crate) members: Vec<usize>,
    proof: Option<Refutation>,
    /// For each member, the values of a deal; none where a limit came first.
    witnesses: Option<Vec<Vec<i64>>>,
}

impl<'f, 'e> Finder<'f, 'e> {
    fn new(engine: &'f mut Engine<'e>, case: &Case, candidates: &'f Candidates) -> Result<Self, ClearingError> {
        let parts = Parts::of(case, candidates)?;
        let values = vec![0; candidates.all.len()];
        let deals = vec![Met { broken: parts.broken(&values), values }];
        Ok(Self { engine, candidates, parts, deals })
    }

    /// Some members that cannot hold together; none where all can, or a limit came first.
    fn any(&mut self) -> Option<BTreeSet<usize>> {
        let moves = self.parts.len() - 1;
        let mut members = BTreeSet::new();
        for round in 0.. {
            let broken = &self.deals.last()?.broken;
            // That something moves speaks of all candidates: it comes in when nothing else is broken.
            match broken.as_slice() {
                [] => return None,
                _ if round == GROWTH_MAX => members.extend(0..=moves),
                [only] => drop(members.insert(*only)),
                several => members.extend(several.iter().copied().filter(|&place| place != moves)),
            }
            match self.attempt(&members) {
                Tried::Hold => {}
                Tried::Fail(core) => return Some(core),
                Tried::Open => return None,
            }
        }
        None
    }

    /// Tries whether these members can hold together, without a proof for others.
    pub(crate) fn attempt(&mut self, members: &BTreeSet<usize>) -> Tried {
        self.refute(members).0
    }

    fn refute(&mut self, members: &BTreeSet<usize>) -> (Tried, Option<Refutation>) {
        let reduced = self.parts.reduced(members.iter().copied());
        // Deals that move little break little.
        let guide = reduced.all_candidates(&self.parts, -1);
        let hints = Hints { guide: Some(&guide), ..Hints::default() };
        let answer = self.engine.satisfy(Stage::Conflict, &reduced.program, hints);
        match (answer.ending, answer.solution) {
            (_, Some(solution)) => {
                let values = reduced.values(&self.parts, &solution);
                let broken = self.parts.broken(&values);
                debug_assert!(broken.iter().all(|place| !members.contains(place)), "a deal keeps what it was made for");
                self.deals.push(Met { values, broken });
                (Tried::Hold, None)
            }
            (Ending::Infeasible, None) => {
                let Some(refutation) = answer.refutation else { return (Tried::Fail(members.clone()), None) };
                (Tried::Fail(reduced.used(&refutation)), Some(reduced.renumbered(refutation)))
            }
            _ => (Tried::Open, None),
        }
    }

    /// Leaves out of a conflict what can be spared.
    pub(crate) fn shrink(&mut self, core: BTreeSet<usize>) -> Found {
        let mut left = core;
        let mut needed: Vec<(usize, Vec<i64>)> = Vec::new();
        while let Some(tried) = left.iter().copied().rfind(|place| needed.iter().all(|known| known.0 != *place)) {
            if let Some(witness) = self.witness(&left, tried) {
                needed.push((tried, witness));
                continue;
            }
            left.remove(&tried);
            match self.attempt(&left) {
                Tried::Hold => {
                    left.insert(tried);
                    let witness = self.deals.last().map(|met| met.values.clone()).unwrap_or_default();
                    needed.push((tried, witness));
                }
                Tried::Fail(core) => left = core,
                Tried::Open => {
                    left.insert(tried);
                    break;
                }
            }
        }
        let (_, proof) = self.refute(&left);
        needed.sort_unstable_by_key(|known| known.0);
        let is_complete = needed.len() == left.len();
        let witnesses = is_complete.then(|| needed.into_iter().map(|(_, values)| values).collect());
        Found { members: left.into_iter().collect(), proof, witnesses }
    }

    /// A deal met before that breaks this one of the members and no other.
    fn witness(&self, members: &BTreeSet<usize>, tried: usize) -> Option<Vec<i64>> {
        let alone = |met: &&Met| {
            met.broken.binary_search(&tried).is_ok()
                && met.broken.iter().all(|place| *place == tried || !members.contains(place))
        };
        self.deals.iter().rev().find(alone).map(|met| met.values.clone())
    }

    fn told(&self, found: Found) -> Conflict {
        let witnesses = found.witnesses.unwrap_or_default();
        Conflict {
            members: found.members.iter().map(|&place| self.parts.member(place)).collect(),
            proof: found.proof,
            witnesses: witnesses.iter().map(|values| self.candidates.deal(values)).collect(),
            shortest: None,
        }
    }
}
