//! Which named rules cannot hold together: a smallest-by-inclusion set, with a witness against sparing any one.
//!
//! Deletion with core refinement: a refutation names the rows it used, so rules that own none of them go at once; the rest are
//! tried one by one. Source: Marques-Silva, *Minimal unsatisfiability: models, algorithms and applications* (2010).

use std::collections::BTreeSet;

use takas_model::proof::{Combination, End, Refutation, Row, Step};
use takas_model::{Case, Conflict, ConflictMember, Deal};

use crate::candidates::Candidates;
use crate::encode::{Encoding, all_members, deal_of};
use crate::engine::{Engine, Stage};
use crate::error::ClearingError;
use crate::integer::{Answer, Ending, Hints};

impl Engine<'_> {
    /// An irreducible conflict of a case without a deal. None when the case has a deal or a limit came before that was known.
    ///
    /// # Errors
    /// When numbers of the case cannot be added up exactly.
    pub fn conflict(&mut self, case: &Case) -> Result<Option<Conflict>, ClearingError> {
        let candidates = Candidates::of(case);
        let everything = all_members(case);
        let Some(core) = self.core_of(case, &candidates, &everything)? else { return Ok(None) };
        let mut undecided: Vec<ConflictMember> = core.into_iter().collect();
        let mut needed: Vec<(ConflictMember, Deal)> = Vec::new();
        while let Some(tried) = undecided.pop() {
            let mut rest: Vec<ConflictMember> = undecided.clone();
            rest.extend(needed.iter().map(|(member, _)| *member));
            let (encoding, answer) = self.try_members(case, &candidates, &rest)?;
            match (answer.ending, &answer.solution) {
                (_, Some(solution)) => needed.push((tried, deal_of(&candidates, solution))),
                (Ending::Infeasible, None) => {
                    if let Some(core) = used_members(&encoding, &answer) {
                        undecided.retain(|member| core.contains(member));
                    }
                }
                _ => {
                    undecided.push(tried);
                    break;
                }
            }
        }
        let interrupted = !undecided.is_empty();
        needed.sort_by_key(|(member, _)| *member);
        let mut members: Vec<ConflictMember> = needed.iter().map(|(member, _)| *member).chain(undecided).collect();
        members.sort_unstable();
        let (_, last) = self.try_members(case, &candidates, &members)?;
        let witnesses = if interrupted { Vec::new() } else { needed.into_iter().map(|(_, deal)| deal).collect() };
        Ok(Some(Conflict { members, proof: last.refutation, witnesses }))
    }

    fn core_of(
        &mut self,
        case: &Case,
        candidates: &Candidates,
        members: &[ConflictMember],
    ) -> Result<Option<BTreeSet<ConflictMember>>, ClearingError> {
        let (encoding, answer) = self.try_members(case, candidates, members)?;
        if answer.ending != Ending::Infeasible {
            return Ok(None);
        }
        Ok(Some(used_members(&encoding, &answer).unwrap_or_else(|| members.iter().copied().collect())))
    }

    fn try_members(
        &mut self,
        case: &Case,
        candidates: &Candidates,
        members: &[ConflictMember],
    ) -> Result<(Encoding, Answer), ClearingError> {
        let encoding = Encoding::base(case, candidates, members)?;
        let answer = self.satisfy(Stage::Conflict, &encoding.program, Hints::default());
        Ok((encoding, answer))
    }
}

/// The members whose rows the refutation used; none without a refutation.
fn used_members(encoding: &Encoding, answer: &Answer) -> Option<BTreeSet<ConflictMember>> {
    answer.refutation.as_ref().map(|refutation| encoding.members_of(&used_rows(refutation)))
}

fn used_rows(refutation: &Refutation) -> BTreeSet<Row> {
    let mut rows = BTreeSet::new();
    let mut note = |combination: &Combination| rows.extend(combination.0.iter().map(|&(row, _)| row));
    for node in &refutation.nodes {
        for step in &node.steps {
            match step {
                Step::Bound { combination, .. } | Step::Cut { combination, .. } => note(combination),
            }
        }
        if let End::Contradiction(combination) = &node.end {
            note(combination);
        }
    }
    rows
}
