//! What lists and objections leave free to go, phase by phase: section 1 of `docs/reference/encoding.md`.

use std::collections::BTreeMap;

use takas_model::{Case, Decision, Item, ItemRef, PhaseRef};

/// For every item on a list or objected to: for each phase, how many units may have gone by its end.
#[derive(Clone, Debug)]
pub(crate) struct FreeUnits {
    by_phase: BTreeMap<ItemRef, Vec<u64>>,
}

impl FreeUnits {
    pub(crate) fn of(case: &Case) -> Self {
        let mut by_phase: BTreeMap<ItemRef, Vec<u64>> = BTreeMap::new();
        let everyone = |item: &ItemRef| vec![case.items.get(item.index()).map_or(0, |i| i.quantity); case.phases.len()];
        for objection in &case.objections {
            for &(item, units) in &objection.units {
                for (phase, free) in by_phase.entry(item).or_insert_with(|| everyone(&item)).iter_mut().enumerate() {
                    let may_go = match objection.decision {
                        Decision::Pending | Decision::Upheld => false,
                        Decision::Rejected(from) => from.index() <= phase,
                    };
                    if !may_go {
                        *free = free.saturating_sub(units);
                    }
                }
            }
        }
        for window in &case.windows {
            for &item in &window.listed.items {
                let free = by_phase.entry(item).or_insert_with(|| everyone(&item));
                free.iter_mut().take(window.first.index()).for_each(|free| *free = 0);
            }
        }
        Self { by_phase }
    }

    /// How many units of the item may have gone by the end of the phase: all, where nothing is said of it.
    pub(crate) fn at(&self, item_ref: ItemRef, item: &Item, phase: PhaseRef) -> u64 {
        let told = self.by_phase.get(&item_ref).filter(|_| !item.is_undertaking());
        told.and_then(|phases| phases.get(phase.index())).copied().unwrap_or(item.quantity)
    }
}
