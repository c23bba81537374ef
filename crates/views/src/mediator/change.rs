//! How one deal differs from another, in words.

use takas_model::{Alternative, Case, Deal, Fraction, ItemRef, ObjectiveValue, Outcome, PartyBest, Transfer};

use super::build::Maker;
use super::{Change, Difference, ValueChange};
use crate::measure::{self, ItemDifference};
use crate::words;

impl Difference {
    /// Whether neither the deals nor any value differ.
    pub fn is_nothing(&self) -> bool {
        self.is_empty() && self.objectives.is_empty() && self.satisfaction.is_empty()
    }

    /// Whether the deals are the same.
    pub fn is_empty(&self) -> bool {
        self.comes.is_empty() && self.goes.is_empty() && self.otherwise.is_empty()
    }
}

impl Maker<'_> {
    /// The second outcome's deal against the first's; none unless both have one.
    pub(super) fn change(&self, before: &Outcome, after: &Outcome) -> Option<Difference> {
        let Outcome::Deal { objectives: values_before, .. } = before else { return None };
        let Outcome::Deal { objectives: values_after, .. } = after else { return None };
        let (deal_before, deal_after) = (measure::deal_of(before)?, measure::deal_of(after)?);
        let mut difference = self.moves_changed(&measure::differences(deal_before, deal_after));
        difference.objectives = values_changed(values_before, values_after);
        // Both by one yardstick, the bests of the case that is compared with: what a question costs somebody would vanish
        // if that one's best were measured anew under the question.
        let bests = match measure::bests_of(before) {
            [] => measure::bests_of(after),
            bests => bests,
        };
        difference.satisfaction = self.shares_changed((deal_before, bests), (deal_after, bests));
        Some(difference)
    }

    /// A deal with objectives against the deal shown, with the same bests.
    pub(super) fn alternative(
        &self,
        shown: (&Deal, &[ObjectiveValue], &[PartyBest]),
        other: &Alternative,
    ) -> Difference {
        let (deal, values, bests) = shown;
        let mut difference = self.moves_changed(&measure::differences(deal, &other.deal));
        difference.objectives = values_changed(values, &other.objectives);
        difference.satisfaction = self.shares_changed((deal, bests), (&other.deal, bests));
        difference
    }

    /// Parties whose satisfaction differs.
    fn shares_changed(&self, before: (&Deal, &[PartyBest]), after: (&Deal, &[PartyBest])) -> Vec<ValueChange> {
        // A variant of the case may meet more of a party's asks than its best, which is that of the case as it is.
        let words = |share: Option<Fraction>| match share {
            None => words::label::OUTSIDE.to_owned(),
            Some(share) if share.numerator() > share.denominator() => words::label::OVER_ITS_BEST.to_owned(),
            Some(share) => words::share(share),
        };
        self.case
            .party_refs()
            .filter_map(|party| {
                let [before, after] =
                    [before, after].map(|(deal, bests)| measure::satisfaction(self.case, deal, bests, party));
                (before != after).then(|| ValueChange {
                    name: self.party_word(party),
                    before: words(before),
                    after: words(after),
                })
            })
            .collect()
    }

    fn moves_changed(&self, changed: &[ItemDifference]) -> Difference {
        let mut difference = Difference::default();
        for change in changed {
            let name = self.namer.item(change.item);
            if change.before.is_empty() {
                difference.comes.push(Change { name, how: self.routes(&change.after) });
            } else if change.after.is_empty() {
                difference.goes.push(Change { name, how: self.routes(&change.before) });
            } else {
                let how = self.otherwise(&change.after, &change.before);
                difference.otherwise.push(Change { name, how });
            }
        }
        difference
    }

    /// What differs between two ways of one item; what is alike in both is left out.
    fn otherwise(&self, after: &[Transfer], before: &[Transfer]) -> String {
        let only = |these: &[Transfer], those: &[Transfer]| -> Vec<Transfer> {
            these.iter().filter(|transfer| !those.contains(transfer)).copied().collect()
        };
        let (comes, goes) = (only(after, before), only(before, after));
        match (comes.is_empty(), goes.is_empty()) {
            (false, true) => words::also(&self.places(&comes)),
            (true, false) => words::no_longer(&self.places(&goes)),
            _ => words::instead(&self.places(&comes), &self.places(&goes)),
        }
    }

    /// `Russia → Germany`, with units and phases where there are several.
    pub(super) fn routes(&self, transfers: &[Transfer]) -> String {
        let parts: Vec<String> = transfers
            .iter()
            .map(|t| match t.to {
                Some(to) => {
                    let mut said = words::route(&self.party_word(t.from), &self.party_word(to));
                    if let Some(quantity) = units(self.case, t) {
                        said = format!("{quantity} {said}");
                    }
                    self.phased(said, t)
                }
                None => self.phased(format!("{}: {}", self.party_word(t.from), words::UNDERTAKEN), t),
            })
            .collect();
        parts.join("; ")
    }

    /// `to Germany`, with units and phases where there are several.
    pub(super) fn places(&self, transfers: &[Transfer]) -> String {
        let parts: Vec<String> = transfers
            .iter()
            .map(|t| {
                let to = t.to.map(|to| self.party_word(to));
                let said = words::to_place(units(self.case, t).as_deref(), to.as_deref());
                self.phased(said, t)
            })
            .collect();
        parts.join(", ")
    }

    /// With the phase where the case has several.
    fn phased(&self, said: String, transfer: &Transfer) -> String {
        if self.case.phases.len() > 1 {
            words::in_phase(&said, &self.namer.prose(&self.case.phase(transfer.phase).name))
        } else {
            said
        }
    }

    /// A name with its route, for lists.
    pub(super) fn named_route(&self, transfer: &Transfer) -> String {
        format!("{} ({})", self.namer.item(transfer.item), self.routes(&[*transfer]))
    }

    /// The place of an item in a deal for the alternatives' matrix.
    pub(super) fn cell(&self, deal: &Deal, item: ItemRef) -> String {
        let transfers: Vec<Transfer> = deal.transfers().iter().copied().filter(|t| t.item == item).collect();
        match transfers.is_empty() {
            false => self.places(&transfers),
            true if self.case.item(item).is_undertaking() => words::NOT_UNDERTAKEN.to_owned(),
            true => words::STAYS.to_owned(),
        }
    }
}

/// The units, unless it is a single thing.
fn units(case: &Case, transfer: &Transfer) -> Option<String> {
    let item = case.item(transfer.item);
    (item.quantity > 1).then(|| words::number(transfer.quantity))
}

fn values_changed(before: &[ObjectiveValue], after: &[ObjectiveValue]) -> Vec<ValueChange> {
    before
        .iter()
        .filter_map(|b| {
            let a = after.iter().find(|a| a.objective == b.objective)?;
            (a.value != b.value).then(|| ValueChange {
                name: words::objective(b.objective).to_owned(),
                before: words::value(&b.value),
                after: words::value(&a.value),
            })
        })
        .collect()
}
