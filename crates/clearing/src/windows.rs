//! How many units of an item lists and objections leave free to go, and from when on.
//!
//! Section 1 of `docs/reference/encoding.md`. Does not know how many places a list has: that is a rule.

use std::collections::BTreeMap;

use takas_model::{Case, Decision, ItemRef, PhaseRef};

/// For items on a list or objected to: what keeps how many units in, and until when. Any other item is free.
#[derive(Clone, Debug, Default)]
pub(crate) struct Free {
    of_item: BTreeMap<ItemRef, Vec<Kept>>,
}

/// Units kept in before a phase, or for good.
#[derive(Clone, Copy, Debug)]
struct Kept {
    units: u64,
    until: Option<PhaseRef>,
}

impl Free {
    pub(crate) fn of(case: &Case) -> Self {
        let mut of_item: BTreeMap<ItemRef, Vec<Kept>> = BTreeMap::new();
        for window in &case.windows {
            for &item in &window.listed.items {
                // As many as there are, which no objection adds to.
                of_item.entry(item).or_default().push(Kept { units: u64::MAX, until: Some(window.first) });
            }
        }
        for objection in &case.objections {
            let until = match objection.decision {
                Decision::Pending | Decision::Upheld => None,
                Decision::Rejected(from) => Some(from),
            };
            for &(item, units) in &objection.units {
                of_item.entry(item).or_default().push(Kept { units, until });
            }
        }
        Self { of_item }
    }

    /// How many units may have gone by the end of the phase.
    pub(crate) fn by(&self, case: &Case, item: ItemRef, phase: PhaseRef) -> u64 {
        let kept = self.of_item.get(&item).into_iter().flatten();
        let kept = kept.filter(|kept| kept.until.is_none_or(|until| phase < until));
        kept.fold(case.item(item).quantity, |free, kept| free.saturating_sub(kept.units))
    }

    /// How many units may have gone by the end of the last phase.
    pub(crate) fn at_last(&self, case: &Case, item: ItemRef) -> u64 {
        self.by(case, item, case.all_phases().last)
    }

    /// For each phase after which more units are free than in it: the phase, and how many are free in it; ascending.
    pub(crate) fn steps(&self, case: &Case, item: ItemRef) -> Vec<(PhaseRef, u64)> {
        let Some(kept) = self.of_item.get(&item) else { return Vec::new() };
        let mut ends: Vec<usize> = kept.iter().filter_map(|kept| Some(kept.until?.index())).collect();
        ends.sort_unstable();
        ends.dedup();
        let step = |end: usize| {
            let before = PhaseRef::new(end.checked_sub(1)?);
            let now = self.by(case, item, before);
            (end < case.phases.len() && now < self.by(case, item, PhaseRef::new(end))).then_some((before, now))
        };
        ends.into_iter().filter_map(step).collect()
    }
}
