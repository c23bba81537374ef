//! Questions around a best deal: the next best, which rules were decisive, what hangs on each name and each party.

use core::cmp::Ordering;

use takas_model::{
    Alternative, Case, Certificate, Deal, Decisive, Fragility, ItemRef, Loss, Nature, Objective, ObjectiveValue,
    Outcome, PartyRef, Transfer, Value,
};

use crate::engine::Engine;
use crate::error::ClearingError;
use crate::search::Start;

impl Engine<'_> {
    /// The next best deals in order, each different from all before it and from `best`.
    ///
    /// Their satisfaction is measured by the bests in `certificate`, so that the columns compare.
    ///
    /// # Errors
    /// When numbers of the case cannot be added up exactly.
    pub fn alternatives(
        &mut self,
        case: &Case,
        best: &Deal,
        certificate: &Certificate,
        how_many: usize,
    ) -> Result<Vec<Alternative>, ClearingError> {
        let bests = bests_of(certificate);
        let mut other_than = vec![best.clone()];
        let mut found = Vec::new();
        while found.len() < how_many {
            let start = Start { bests: Some(bests.clone()), other_than: other_than.clone(), ..Start::default() };
            let outcome = self.without_proofs(|engine| engine.clear_from(case, &start))?;
            let Outcome::Deal { deal, objectives, closed: true, .. } = outcome else { break };
            other_than.push(deal.clone());
            found.push(Alternative { deal, objectives });
        }
        Ok(found)
    }

    /// The rules that make this deal the best one, in order, each with a deal that would be better without it, or, where the deal is the
    /// only best one (`unique`), as good.
    ///
    /// Satisfaction is measured by the bests of the case as it is.
    ///
    /// # Errors
    /// When numbers of the case cannot be added up exactly.
    pub fn decisive(
        &mut self,
        case: &Case,
        best: &Deal,
        objectives: &[ObjectiveValue],
        certificate: &Certificate,
        unique: bool,
    ) -> Result<Vec<Decisive>, ClearingError> {
        let bests = bests_of(certificate);
        let mut found = Vec::new();
        for rule in case.rule_refs() {
            let variant = case.without_rule(rule);
            // Mostly nothing is better without the rule, and that is soon shown from the deal itself. To look at once for the best of all
            // other deals would be to look for the second best, which is hard and of no use here.
            let ask_unique = unique;
            let start = Start { deals: vec![best.clone()], bests: Some(bests.clone()), ask_unique, ..Start::default() };
            let mut without = self.without_proofs(|engine| engine.clear_from(&variant, &start))?;
            let Some((order, same, alone)) = beside(&without, objectives, best) else { continue };
            if order == Ordering::Equal && unique && same && !alone {
                let start = Start { bests: Some(bests.clone()), other_than: vec![best.clone()], ..Start::default() };
                without = self.without_proofs(|engine| engine.clear_from(&variant, &start))?;
            }
            let Some((order, same, _)) = beside(&without, objectives, best) else { continue };
            if order == Ordering::Greater || (order == Ordering::Equal && unique && !same) {
                found.push(Decisive { rule, without });
            }
        }
        Ok(found)
    }

    /// What is left when each name of the deal drops out, or each of its parties walks away. For the mediator's compartment only.
    ///
    /// Protected people of a live case are passed over: nothing may hang on them.
    ///
    /// # Errors
    /// When numbers of the case cannot be added up exactly.
    pub fn fragility(
        &mut self,
        case: &Case,
        best: &Deal,
        certificate: &Certificate,
    ) -> Result<Fragility, ClearingError> {
        let bests = bests_of(certificate);
        let mut fragility = Fragility::default();
        for item in moved_items(best) {
            if case.nature == Nature::Live && case.item(item).protection.is_some() {
                continue;
            }
            let loss = self.loss(&case.without_item(item), best, &bests)?;
            fragility.items.push((item, loss));
        }
        for party in case.party_refs().filter(|&party| takes_part(best, party)) {
            let loss = self.loss(&case.without_party(party), best, &bests)?;
            fragility.parties.push((party, loss));
        }
        Ok(fragility)
    }

    fn loss(&mut self, variant: &Case, best: &Deal, bests: &[(PartyRef, u64)]) -> Result<Loss, ClearingError> {
        let left = self.clear_quietly(variant, Vec::new(), bests)?;
        let nothing = Deal::default();
        let deal = match &left {
            Outcome::Deal { deal, .. } => deal,
            Outcome::Infeasible { .. } | Outcome::Interrupted => &nothing,
        };
        let gone = only_in_first(best, deal);
        let replacements = only_in_first(deal, best);
        Ok(Loss { left, gone, replacements })
    }
}

/// How the deal found stands beside the best of the case: better or not, whether it is the same, and whether it is known to be the
/// only one as good. None where none was found, or its bound is open.
fn beside(found: &Outcome, objectives: &[ObjectiveValue], best: &Deal) -> Option<(Ordering, bool, bool)> {
    let Outcome::Deal { deal, objectives: reached, closed: true, unique, .. } = found else { return None };
    Some((compare(reached, objectives), deal == best, *unique == Some(true)))
}

/// Whether the first values are better than the second, objective by objective.
fn compare(one: &[ObjectiveValue], other: &[ObjectiveValue]) -> Ordering {
    let pairs = one.iter().zip(other);
    pairs
        .map(|(one, other)| match (one.objective, &one.value, &other.value) {
            (Objective::Protected | Objective::People, Value::Number(one), Value::Number(other)) => one.cmp(other),
            (_, Value::Number(one), Value::Number(other)) => other.cmp(one),
            (_, Value::Leximin(one), Value::Leximin(other)) => one.cmp(other),
            _ => Ordering::Equal,
        })
        .find(|ordering| ordering.is_ne())
        .unwrap_or(Ordering::Equal)
}

fn bests_of(certificate: &Certificate) -> Vec<(PartyRef, u64)> {
    certificate.bests.iter().map(|best| (best.party, best.best)).collect()
}

fn moved_items(deal: &Deal) -> Vec<ItemRef> {
    let mut items: Vec<ItemRef> = deal.transfers().iter().map(|transfer| transfer.item).collect();
    items.dedup();
    items
}

fn takes_part(deal: &Deal, party: PartyRef) -> bool {
    deal.transfers().iter().any(|transfer| transfer.from == party || transfer.to == Some(party))
}

fn only_in_first(first: &Deal, second: &Deal) -> Vec<Transfer> {
    first.transfers().iter().filter(|transfer| !second.transfers().contains(transfer)).copied().collect()
}
