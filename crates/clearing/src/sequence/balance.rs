//! What each party has given and received: counters, and exposure read off them in exact integers.

use std::collections::BTreeMap;

use takas_model::sequence::WHOLE;
use takas_model::{Case, Deal, ItemRef, PartyRef, Transfer};

/// All parties at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Moment {
    /// The greatest exposure, in thousand-millionths.
    pub(super) exposure: u64,
    /// The greatest excess of a lead in people.
    pub(super) excess: u64,
    /// The sum of the exposures.
    pub(super) sum: u64,
}

/// What counts, for whom, and how.
pub(super) struct Balance {
    /// For each item that counts, what a unit of it does: counters go up by the number of units.
    by_item: BTreeMap<ItemRef, Vec<Gate>>,
    counters: usize,
    parties: Vec<Side>,
}

/// A counter and the transfers that it counts.
struct Gate {
    counter: usize,
    from: Option<PartyRef>,
    to: Vec<PartyRef>,
    phases: Option<takas_model::Span>,
}

/// One party: its counters.
#[derive(Default)]
struct Side {
    people_given: Option<usize>,
    people_received: Option<usize>,
    /// Lead in people that remains at the end.
    lead_at_end: u64,
    /// `Σ coefficient · counter - whole · met / u`, over `whole`; none for a party that is never exposed.
    scale: Option<Scale>,
}

struct Scale {
    /// Counters of what is given, with their coefficients.
    given: Vec<(usize, i128)>,
    /// Counters of asks: counter, at most, coefficient.
    asks: Vec<(usize, u64, i128)>,
    whole: i128,
}

impl Balance {
    /// The balance of a deal; none where a number leaves the range.
    pub(super) fn new(case: &Case, deal: &Deal) -> Option<Self> {
        let mut balance = Self { by_item: BTreeMap::new(), counters: 0, parties: Vec::new() };
        let mut drafts = Vec::new();
        for party in case.party_refs() {
            drafts.push(balance.draft(case, party));
        }
        let end = balance.effect(deal.transfers());
        for draft in drafts {
            let side = draft.weigh(&end)?;
            balance.parties.push(side);
        }
        Some(balance)
    }

    /// How many counters there are.
    pub(super) fn counters(&self) -> usize {
        self.counters
    }

    /// What these transfers add to the counters.
    pub(super) fn effect(&self, transfers: &[Transfer]) -> Vec<u64> {
        let mut sums = vec![0_u64; self.counters];
        for transfer in transfers {
            for gate in self.by_item.get(&transfer.item).into_iter().flatten() {
                let passes = gate.from.is_none_or(|from| from == transfer.from)
                    && (gate.to.is_empty() || transfer.to.is_some_and(|to| gate.to.contains(&to)))
                    && gate.phases.is_none_or(|span| span.contains(transfer.phase));
                if passes {
                    sums[gate.counter] = sums[gate.counter].saturating_add(transfer.quantity);
                }
            }
        }
        sums
    }

    /// How all parties stand with these counters; none where a number leaves the range.
    pub(super) fn moment(&self, counters: &[u64]) -> Option<Moment> {
        let mut moment = Moment::default();
        for side in &self.parties {
            let exposure = side.exposure(counters)?;
            moment.exposure = moment.exposure.max(exposure);
            moment.sum = moment.sum.checked_add(exposure)?;
            moment.excess = moment.excess.max(side.lead(counters).saturating_sub(side.lead_at_end));
        }
        Some(moment)
    }

    fn counter(&mut self) -> usize {
        self.counters += 1;
        self.counters - 1
    }

    fn gate(
        &mut self,
        item: ItemRef,
        counter: usize,
        from: Option<PartyRef>,
        to: &[PartyRef],
        phases: Option<takas_model::Span>,
    ) {
        self.by_item.entry(item).or_default().push(Gate { counter, from, to: to.to_vec(), phases });
    }

    /// Gives a party its counters.
    fn draft(&mut self, case: &Case, party: PartyRef) -> Draft {
        let counts = |item: &ItemRef| case.item(*item).protection.is_none();
        let (people_given, people_received, undertakings) = (self.counter(), self.counter(), self.counter());
        let mut given = vec![people_given, undertakings];
        for item in case.item_refs().filter(counts) {
            let found = case.item(item);
            if found.is_people() {
                self.gate(item, people_given, Some(party), &[], None);
                self.gate(item, people_received, None, &[party], None);
            } else if found.is_undertaking() {
                self.gate(item, undertakings, Some(party), &[], None);
            } else if found.holder == party {
                let counter = self.counter();
                self.gate(item, counter, Some(party), &[], None);
                given.push(counter);
            }
        }
        let mut asks = Vec::new();
        for ask in case.position(party).map_or(&[][..], |position| &position.asks) {
            let counter = self.counter();
            for item in ask.flow.selection.items.iter().filter(|item| counts(item)) {
                let holder = case.item(*item).holder;
                if ask.flow.from.is_empty() || ask.flow.from.contains(&holder) {
                    self.gate(*item, counter, None, &ask.flow.to, Some(ask.flow.phases));
                }
            }
            asks.push((counter, ask.at_most, ask.weight));
        }
        Draft { people_given, people_received, given, asks }
    }
}

/// A party's counters before it is known what they come to in the end.
struct Draft {
    people_given: usize,
    people_received: usize,
    given: Vec<usize>,
    asks: Vec<(usize, u64, u64)>,
}

impl Draft {
    fn weigh(self, end: &[u64]) -> Option<Side> {
        let kinds: Vec<(usize, u64)> =
            self.given.iter().map(|&counter| (counter, end[counter])).filter(|(_, all)| *all > 0).collect();
        let mut met: i128 = 0;
        for &(counter, at_most, weight) in &self.asks {
            met = met.checked_add(i128::from(end[counter].min(at_most)).checked_mul(i128::from(weight))?)?;
        }
        let mut side = Side {
            people_given: Some(self.people_given),
            people_received: Some(self.people_received),
            ..Side::default()
        };
        side.lead_at_end = side.lead(end);
        if met > 0 && !kinds.is_empty() {
            let count = i128::try_from(kinds.len()).ok()?;
            let mut whole = met;
            for &(_, all) in &kinds {
                whole = least_common_multiple(whole, count.checked_mul(i128::from(all))?)?;
            }
            let given = kinds.iter().map(|&(counter, all)| (counter, whole / (count * i128::from(all)))).collect();
            let unit = whole / met;
            let asks: Option<Vec<_>> = self
                .asks
                .iter()
                .map(|&(counter, at_most, weight)| Some((counter, at_most, unit.checked_mul(i128::from(weight))?)))
                .collect();
            side.scale = Some(Scale { given, asks: asks?, whole });
        }
        Some(side)
    }
}

impl Side {
    fn lead(&self, counters: &[u64]) -> u64 {
        let at = |counter: Option<usize>| counter.map_or(0, |counter| counters[counter]);
        at(self.people_given).saturating_sub(at(self.people_received))
    }

    fn exposure(&self, counters: &[u64]) -> Option<u64> {
        let Some(scale) = &self.scale else { return Some(0) };
        let mut over: i128 = 0;
        for &(counter, coefficient) in &scale.given {
            over = over.checked_add(coefficient.checked_mul(i128::from(counters[counter]))?)?;
        }
        for &(counter, at_most, coefficient) in &scale.asks {
            over = over.checked_sub(coefficient.checked_mul(i128::from(counters[counter].min(at_most)))?)?;
        }
        if over <= 0 {
            return Some(0);
        }
        let scaled = over.checked_mul(i128::from(WHOLE))?;
        u64::try_from(scaled.checked_add(scale.whole - 1)? / scale.whole).ok()
    }
}

fn least_common_multiple(a: i128, b: i128) -> Option<i128> {
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    (a / x).checked_mul(b)
}
