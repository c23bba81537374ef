//! The zone of agreement at a moment: the case cleared, judged, and told in a few numbers.

use takas_check::{judge, verify_conflict};
use takas_clearing::Engine;
use takas_model::{Case, Conflict, ConflictMember, Deal, Outcome, Owner, Reach, Zone, ZoneState};
use takas_views::Proven;

use super::gather::judged;
use crate::failure::Failure;

/// A case cleared.
#[derive(Debug)]
pub struct Cleared {
    /// What the engine found.
    pub outcome: Outcome,
    /// How far the judge followed.
    pub proven: Proven,
    /// Where there is no deal: why.
    conflict: Option<Conflict>,
}

/// Clears a case and has the judge look at it.
///
/// # Errors
/// When numbers cannot be added up, or the judge refuses what the engine found.
pub fn clear(engine: &mut Engine<'_>, case: &Case) -> Result<Cleared, Failure> {
    let outcome = engine.clear(case)?;
    let conflict = match outcome {
        Outcome::Infeasible { .. } => engine.conflict(case)?,
        Outcome::Deal { .. } | Outcome::Interrupted => None,
    };
    let proven = judged(case, &outcome)?;
    // A conflict that the judge cannot follow is not told.
    let conflict = conflict.filter(|conflict| verify_conflict(case, conflict).conflict.is_proven());
    Ok(Cleared { outcome, proven, conflict })
}

/// The zone before anybody has cleared the case for it.
#[must_use]
pub fn unknown(case: &Case, proposed: &Deal) -> Zone {
    let stands = judge(case, proposed).passed();
    Zone { state: ZoneState::Unknown, stands, people: 0, reach: Vec::new(), conflict: Vec::new() }
}

impl Cleared {
    /// The zone in numbers; `proposed` is the deal of the round.
    #[must_use]
    pub fn zone(&self, case: &Case, proposed: &Deal) -> Zone {
        let stands = judge(case, proposed).passed();
        let (state, people, reach) = match &self.outcome {
            Outcome::Deal { deal, certificate, .. } => {
                let state = if self.proven == Proven::Checked { ZoneState::Open } else { ZoneState::OpenUnproved };
                let reach = certificate.bests.iter().map(|best| {
                    let met = case.position(best.party).map_or(0, |position| position.met(deal));
                    Reach { party: best.party, met, best: best.best.max(met) }
                });
                (state, people(case, deal), reach.collect())
            }
            Outcome::Infeasible { .. } => (ZoneState::Empty, 0, Vec::new()),
            Outcome::Interrupted => (ZoneState::Unknown, 0, Vec::new()),
        };
        let members = self.conflict.iter().flat_map(|conflict| &conflict.members);
        let conflict = members.filter_map(|member| match member {
            ConflictMember::Rule(rule) => {
                let rule = case.rule(*rule);
                let owner = match rule.owner {
                    Owner::Party(party) => case.party(party).id.clone(),
                    Owner::Case | Owner::Question => "case".to_owned(),
                };
                Some((owner, rule.name.clone()))
            }
            ConflictMember::SomethingMoves => None,
        });
        Zone { state, stands, people, reach, conflict: conflict.collect() }
    }
}

fn people(case: &Case, deal: &Deal) -> u64 {
    let people = deal.transfers().iter().filter(|transfer| case.item(transfer.item).is_people());
    people.fold(0, |sum, transfer| sum.saturating_add(transfer.quantity))
}
