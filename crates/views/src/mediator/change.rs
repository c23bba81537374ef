//! How one deal differs from another, in words.

use takas_model::{Alternative, Case, Deal, Fraction, ItemRef, ObjectiveValue, Outcome, PartyBest, Transfer};

use super::build::Maker;
use super::{Change, Difference, ValueChange};
use crate::measure::{self, ItemDifference};
use crate::phrase::Phrase;
use crate::words::{amounts, deal as said, label};

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
            None => label::OUTSIDE.phrase(),
            Some(share) if share.numerator() > share.denominator() => label::OVER_ITS_BEST.phrase(),
            Some(share) => said::share(share),
        };
        self.case
            .party_refs()
            .filter_map(|party| {
                let [before, after] =
                    [before, after].map(|(deal, bests)| measure::satisfaction(self.case, deal, bests, party));
                (before != after).then(|| ValueChange {
                    name: Phrase::supplied(self.party_word(party)),
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
    fn otherwise(&self, after: &[Transfer], before: &[Transfer]) -> Phrase {
        let only = |these: &[Transfer], those: &[Transfer]| -> Vec<Transfer> {
            these.iter().filter(|transfer| !those.contains(transfer)).copied().collect()
        };
        let (comes, goes) = (only(after, before), only(before, after));
        match (comes.is_empty(), goes.is_empty()) {
            (false, true) => said::also(self.places(&comes)),
            (true, false) => said::no_longer(self.places(&goes)),
            _ => said::instead(self.places(&comes), self.places(&goes)),
        }
    }

    /// `Russia → Germany`, with units and phases where there are several.
    pub(super) fn routes(&self, transfers: &[Transfer]) -> Phrase {
        let route = |transfer: &Transfer| {
            let from = self.party_word(transfer.from);
            let way = match transfer.to {
                Some(to) => {
                    let way = said::way(&from, &self.party_word(to));
                    units(self.case, transfer).map_or_else(|| way.clone(), |units| said::units_on(units, way.clone()))
                }
                None => amounts::with(Phrase::supplied(from), said::UNDERTAKEN.phrase()),
            };
            self.phased(way, transfer)
        };
        Phrase::row("; ", transfers.iter().map(route))
    }

    /// `to Germany`, with units and phases where there are several.
    pub(super) fn places(&self, transfers: &[Transfer]) -> Phrase {
        let place = |transfer: &Transfer| {
            let to = transfer.to.map(|to| self.party_word(to));
            self.phased(said::to_where(units(self.case, transfer), to), transfer)
        };
        Phrase::row(", ", transfers.iter().map(place))
    }

    /// With the phase where the case has several.
    fn phased(&self, what: Phrase, transfer: &Transfer) -> Phrase {
        if self.case.phases.len() > 1 {
            said::in_phase(what, Phrase::supplied(self.namer.prose(&self.case.phase(transfer.phase).name)))
        } else {
            what
        }
    }

    /// A name with its route, for lists.
    pub(super) fn named_route(&self, transfer: &Transfer) -> Phrase {
        amounts::noted(Phrase::supplied(self.namer.item(transfer.item)), self.routes(&[*transfer]))
    }

    /// The place of an item in a deal for the alternatives' matrix.
    pub(super) fn cell(&self, deal: &Deal, item: ItemRef) -> Phrase {
        let transfers: Vec<Transfer> = deal.transfers().iter().copied().filter(|t| t.item == item).collect();
        match transfers.is_empty() {
            false => self.places(&transfers),
            true if self.case.item(item).is_undertaking() => said::NOT_UNDERTAKEN.phrase(),
            true => said::STAYS.phrase(),
        }
    }
}

/// The units, unless it is a single thing.
fn units(case: &Case, transfer: &Transfer) -> Option<Phrase> {
    let item = case.item(transfer.item);
    (item.quantity > 1).then(|| Phrase::amount(transfer.quantity))
}

fn values_changed(before: &[ObjectiveValue], after: &[ObjectiveValue]) -> Vec<ValueChange> {
    before
        .iter()
        .filter_map(|b| {
            let a = after.iter().find(|a| a.objective == b.objective)?;
            (a.value != b.value).then(|| ValueChange {
                name: said::objective(b.objective).phrase(),
                before: said::value(&b.value),
                after: said::value(&a.value),
            })
        })
        .collect()
}
