//! Why this and not that, in words: decisive conditions, alternatives, conflicts, concessions, fragility.

use std::collections::BTreeSet;

use takas_model::{Alternative, ConflictMember, Deal, ItemRef, Loss, Outcome, Transfer};

use super::build::Maker;
use super::{
    Alternatives, Answer, ConcessionSetView, ConcessionView, ConcessionsView, ConflictView, DecisiveView,
    FragilityView, LossView, MatrixRow, RuleView,
};
use crate::measure::{self, Tally};
use crate::phrase::Phrase;
use crate::words::{deal as of_deals, why as said};

impl Maker<'_> {
    pub(super) fn decisive(&self) -> Option<Vec<DecisiveView>> {
        let decisive = self.findings.decisive?;
        let view = decisive.iter().map(|d| DecisiveView {
            rule: self.rule(self.case.rule(d.rule)),
            without: self.answer(Some(self.findings.outcome), &d.without),
        });
        Some(view.collect())
    }

    /// An outcome against another; whole where there is nothing to compare it with.
    fn answer(&self, base: Option<&Outcome>, found: &Outcome) -> Answer {
        match found {
            Outcome::Infeasible { .. } => Answer::NoDeal,
            Outcome::Interrupted => Answer::Unknown,
            Outcome::Deal { deal, .. } => match base.and_then(|base| self.change(base, found)) {
                Some(difference) => Answer::Deal(difference),
                None => Answer::Whole { headline: self.headline(deal), bundles: self.bundles(deal.transfers()) },
            },
        }
    }

    pub(super) fn alternatives(&self) -> Option<Alternatives> {
        self.beside(self.findings.alternatives?)
    }

    /// Other deals beside the one shown; none where there is none.
    pub(super) fn beside(&self, others: &[Alternative]) -> Option<Alternatives> {
        let Outcome::Deal { deal, objectives, certificate, .. } = self.findings.outcome else { return None };
        let bests = &certificate.bests;
        let deals: Vec<&Deal> = std::iter::once(deal).chain(others.iter().map(|o| &o.deal)).collect();
        let rows_of_values = objectives.iter().enumerate().map(|(index, first)| MatrixRow {
            name: of_deals::objective(first.objective).phrase(),
            cells: std::iter::once(of_deals::value(&first.value))
                .chain(
                    others
                        .iter()
                        .map(|o| o.objectives.get(index).map_or(Phrase::default(), |v| of_deals::value(&v.value))),
                )
                .collect(),
        });
        let rows_of_shares = self.case.party_refs().filter_map(|party| {
            let shares: Vec<_> = deals.iter().map(|d| measure::satisfaction(self.case, d, bests, party)).collect();
            shares.windows(2).any(|pair| pair[0] != pair[1]).then(|| MatrixRow {
                name: Phrase::supplied(self.party_word(party)),
                cells: shares.into_iter().map(|s| s.map_or(Phrase::default(), of_deals::share)).collect(),
            })
        });
        let differing: BTreeSet<ItemRef> =
            others.iter().flat_map(|o| measure::differences(deal, &o.deal)).map(|d| d.item).collect();
        let rows_of_items = differing.into_iter().map(|item| MatrixRow {
            name: Phrase::supplied(self.namer.item(item)),
            cells: deals.iter().map(|d| self.cell(d, item)).collect(),
        });
        Some(Alternatives {
            differences: others.iter().map(|o| self.alternative((deal, objectives, bests), o)).collect(),
            objectives: rows_of_values.collect(),
            satisfaction: rows_of_shares.collect(),
            items: rows_of_items.collect(),
        })
    }

    pub(super) fn conflict(&self) -> Option<ConflictView> {
        let conflict = self.findings.conflict?;
        let members = conflict.members.iter().map(|member| match member {
            ConflictMember::Rule(rule) => self.rule(self.case.rule(*rule)),
            ConflictMember::SomethingMoves => RuleView {
                owner: of_deals::OWNER_CASE.phrase(),
                name: said::SOMETHING_MOVES.phrase(),
                sentence: said::SOMETHING_MOVES_SENTENCE.phrase(),
                provenance: Phrase::default(),
            },
        });
        let irreducible = conflict.witnesses.len() == conflict.members.len();
        Some(ConflictView {
            sentence: said::conflict(conflict.members.len(), irreducible, conflict.shortest.is_some()),
            members: members.collect(),
        })
    }

    pub(super) fn concessions(&self) -> Option<ConcessionsView> {
        let found = self.findings.concessions?;
        // With no deal to compare with, the first is shown whole and the others as differences to it.
        let base = measure::deal_of(self.findings.outcome).map(|_| self.findings.outcome);
        let first = found.sets.first().map(|set| &set.unlocks);
        let sets = found.sets.iter().enumerate().map(|(index, set)| ConcessionSetView {
            concessions: set.choices.iter().map(|&(c, o)| self.concession(c, o)).collect(),
            cost: set.cost,
            proved: set.proof.is_some(),
            unlocks: self.answer(base.or(first.filter(|_| index > 0)), &set.unlocks),
        });
        Some(ConcessionsView { sets: sets.collect(), exhausted: found.exhausted })
    }

    fn concession(&self, concession: usize, option: usize) -> ConcessionView {
        let concession = &self.case.concessions[concession];
        let option = &concession.options[option];
        ConcessionView {
            rule: self.rule(self.case.rule(concession.rule)),
            to: option.to.as_ref().map(|_| Phrase::english(self.namer.prose(&option.text))),
            difficulty: option.difficulty,
        }
    }

    pub(super) fn fragility(&self) -> Option<FragilityView> {
        let fragility = self.findings.fragility?;
        let items = fragility
            .items
            .iter()
            .map(|(item, loss)| (self.people_left(loss), self.loss(self.namer.item(*item), loss, |t| t.item == *item)));
        let parties = fragility.parties.iter().map(|(party, loss)| {
            let own = |t: &Transfer| t.from == *party || t.to == Some(*party);
            (self.people_left(loss), self.loss(self.party_word(*party), loss, own))
        });
        Some(FragilityView { items: worst_first(items), parties: worst_first(parties) })
    }

    /// `own`: transfers that are gone by the very assumption; what falls with them is what tells.
    fn loss(&self, name: String, loss: &Loss, own: impl Fn(&Transfer) -> bool) -> LossView {
        let before = measure::deal_of(self.findings.outcome).map_or(&[][..], Deal::transfers);
        let (left, falls) = match &loss.left {
            Outcome::Deal { deal, .. } => {
                let (after, before) = (Tally::of(self.case, deal.transfers()), Tally::of(self.case, before));
                (said::left(&after, &before), loss.gone.as_slice())
            }
            Outcome::Infeasible { .. } => (said::LEFT_NOTHING.phrase(), &[][..]),
            Outcome::Interrupted => (said::LEFT_UNKNOWN.phrase(), &[][..]),
        };
        LossView {
            name,
            left,
            falls: falls.iter().filter(|t| !own(t)).map(|t| self.named_route(t)).collect(),
            replacements: loss.replacements.iter().map(|t| self.named_route(t)).collect(),
        }
    }

    /// For the order: nobody where no deal is left, all where it is not known.
    fn people_left(&self, loss: &Loss) -> u64 {
        match &loss.left {
            Outcome::Deal { deal, .. } => 1 + Tally::of(self.case, deal.transfers()).people,
            Outcome::Infeasible { .. } => 0,
            Outcome::Interrupted => u64::MAX,
        }
    }
}

/// The gravest losses first; equal ones as they come.
fn worst_first(losses: impl Iterator<Item = (u64, LossView)>) -> Vec<LossView> {
    let mut losses: Vec<(u64, LossView)> = losses.collect();
    losses.sort_by_key(|(left, _)| *left);
    losses.into_iter().map(|(_, loss)| loss).collect()
}
