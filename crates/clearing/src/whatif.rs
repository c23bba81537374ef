//! Questions around a best deal: the next best, which rules were decisive, what hangs on each name and each party.

use takas_model::{
    Alternative, Case, Certificate, Deal, Decisive, Fragility, ItemRef, Loss, Nature, ObjectiveValue, Outcome,
    PartyRef, Transfer,
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

    /// The rules without which a better deal would be possible, in order, each with that deal.
    ///
    /// # Errors
    /// When numbers of the case cannot be added up exactly.
    pub fn decisive(
        &mut self,
        case: &Case,
        best: &Deal,
        objectives: &[ObjectiveValue],
        certificate: &Certificate,
    ) -> Result<Vec<Decisive>, ClearingError> {
        let bests = bests_of(certificate);
        let mut found = Vec::new();
        for rule in case.rule_refs() {
            let without = self.clear_quietly(&case.without_rule(rule), vec![best.clone()], &bests)?;
            let Outcome::Deal { objectives: reached, closed, .. } = &without else { continue };
            let differs = reached.iter().zip(objectives).any(|(new, old)| new.value != old.value);
            if differs && *closed {
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
