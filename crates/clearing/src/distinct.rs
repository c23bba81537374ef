//! Deals that differ by much: one after the other, each the best of those far enough from all before it.
//!
//! A greedy sequence, and no more is claimed: another set of as many deals may be better on the whole. The program is section 5,
//! *Distance*, of `docs/reference/encoding.md`.

use takas_model::{Case, Certificate, Deal, Distinct, DistinctDeal, Outcome};

use crate::engine::Engine;
use crate::error::ClearingError;
use crate::search::Start;

impl Engine<'_> {
    /// Up to `how_many` deals after `best`, each best by the case's objectives among those that differ in at least `differ`
    /// transfers from `best` and from all before it. Satisfaction is measured by the bests in `certificate`, which hold for all deals.
    ///
    /// Ends early with a deal that is not closed, where a limit comes first.
    ///
    /// # Errors
    /// When numbers of the case cannot be added up exactly.
    pub fn distinct(
        &mut self,
        case: &Case,
        best: &Deal,
        certificate: &Certificate,
        how_many: usize,
        differ: u64,
    ) -> Result<Distinct, ClearingError> {
        let bests: Vec<_> = certificate.bests.iter().map(|best| (best.party, best.best)).collect();
        let mut found = Distinct { differ, ..Distinct::default() };
        let mut before = vec![best.clone()];
        while found.deals.len() < how_many {
            let start = Start {
                bests: Some(bests.clone()),
                bests_hold: true,
                distant: (before.clone(), differ),
                ..Start::default()
            };
            match self.clear_from(case, &start)? {
                Outcome::Deal { deal, objectives, closed, certificate, .. } => {
                    before.push(deal.clone());
                    found.deals.push(DistinctDeal { deal, objectives, closed, levels: certificate.levels });
                    if !closed {
                        break;
                    }
                }
                Outcome::Infeasible { proof } => {
                    found.exhausted = Some(proof);
                    break;
                }
                Outcome::Interrupted => break,
            }
        }
        Ok(found)
    }
}
