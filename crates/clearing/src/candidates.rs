//! The ways in which units can move: the first variables of every program.
//!
//! Order and bounds are fixed by section 1 of `docs/reference/encoding.md`.

use core::ops::Range;

use takas_model::{Case, Deal, Flow, ItemRef, Kind, PartyRef, PhaseRef, Span, Transfer};

use crate::windows::Free;

/// One way for units of one item: a destination (none for an undertaking) and a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub(crate) item: ItemRef,
    pub(crate) from: PartyRef,
    pub(crate) to: Option<PartyRef>,
    pub(crate) phase: PhaseRef,
    pub(crate) upper: u64,
}

/// All candidates of a case in canonical order, and which belong to which item.
#[derive(Clone, Debug)]
pub(crate) struct Candidates {
    pub(crate) all: Vec<Candidate>,
    of_item: Vec<Range<usize>>,
    free: Free,
}

impl Candidates {
    pub(crate) fn of(case: &Case) -> Self {
        let free = Free::of(case);
        let mut all = Vec::new();
        let mut of_item = Vec::with_capacity(case.items.len());
        for item in case.item_refs() {
            let start = all.len();
            push_candidates(case, &free, item, &mut all);
            of_item.push(start..all.len());
        }
        Self { all, of_item, free }
    }

    pub(crate) fn of_item(&self, item: ItemRef) -> Range<usize> {
        self.of_item[item.index()].clone()
    }

    /// The stock an item draws on: the first of its items, the candidates of all of them, and how many units there are. The options of
    /// an undertaking are one stock of one unit; any other item is a stock of its own, without those who are struck off.
    pub(crate) fn stock(&self, case: &Case, item: ItemRef) -> (ItemRef, Range<usize>, u64) {
        match case.undertaking(item).filter(|act| act.is_choice()).map(|act| act.items.as_slice()) {
            Some([first, .., last]) => (*first, self.of_item(*first).start..self.of_item(*last).end, 1),
            _ => (item, self.of_item(item), self.free.at_last(case, item)),
        }
    }

    /// For each phase after which more units of the item are free than in it: the phase, and how many are free in it.
    pub(crate) fn steps(&self, case: &Case, item: ItemRef) -> Vec<(PhaseRef, u64)> {
        self.free.steps(case, item)
    }

    /// Indices of the candidates within the flow, ascending.
    pub(crate) fn within<'a>(&'a self, flow: &'a Flow) -> impl Iterator<Item = usize> + 'a {
        flow.selection.items.iter().flat_map(|&item| self.of_item(item)).filter(|&index| {
            let candidate = &self.all[index];
            (flow.from.is_empty() || flow.from.contains(&candidate.from))
                && (flow.to.is_empty() || candidate.to.is_some_and(|to| flow.to.contains(&to)))
                && flow.phases.contains(candidate.phase)
        })
    }

    /// The deal in which candidate `i` has the value `values[i]`.
    pub(crate) fn deal(&self, values: &[i64]) -> Deal {
        Deal::new(self.all.iter().zip(values).map(|(candidate, &value)| Transfer {
            item: candidate.item,
            from: candidate.from,
            to: candidate.to,
            phase: candidate.phase,
            quantity: u64::try_from(value).unwrap_or(0),
        }))
    }

    /// The values of the candidates at a deal. Transfers that are no candidate are passed over.
    pub(crate) fn values(&self, deal: &Deal) -> Vec<i64> {
        let mut values = vec![0; self.all.len()];
        for transfer in deal.transfers() {
            let found = self.of_item(transfer.item).find(|&index| {
                let candidate = &self.all[index];
                (candidate.to, candidate.phase) == (transfer.to, transfer.phase)
            });
            if let Some(index) = found {
                values[index] = i64::try_from(transfer.quantity).unwrap_or(i64::MAX);
            }
        }
        values
    }
}

fn push_candidates(case: &Case, free: &Free, item: ItemRef, all: &mut Vec<Candidate>) {
    let description = case.item(item);
    let from = description.holder;
    let Some(hold) = case.position(from).and_then(|p| p.holds.iter().find(|hold| hold.item == item)) else {
        return;
    };
    let mut push = |to: Option<PartyRef>, span: Span| {
        for phase in case.phase_refs().filter(|&phase| span.contains(phase)) {
            let upper = upper(case, free, item, phase);
            if upper > 0 {
                all.push(Candidate { item, from, to, phase, upper });
            }
        }
    };
    if description.is_undertaking() {
        push(None, hold.phases);
        return;
    }
    for (place, &to) in hold.to.iter().enumerate() {
        if to != from && !hold.to[..place].contains(&to) && description.may_go_to(to) {
            push(Some(to), hold.phases);
        }
    }
}

/// The most units that can go one way in the phase.
fn upper(case: &Case, free: &Free, item: ItemRef, phase: PhaseRef) -> u64 {
    if case.item(item).is_undertaking() {
        return 1;
    }
    let units = free.by(case, item, phase);
    daily_limit(case, item, phase).map_or(units, |limit| limit.min(units))
}

/// The most units of goods that can move in the whole phase, where they move by the day.
pub(crate) fn daily_limit(case: &Case, item: ItemRef, phase: PhaseRef) -> Option<u64> {
    match case.item(item).kind {
        Kind::Goods { per_day: Some(per_day), .. } => Some(per_day.saturating_mul(case.phase(phase).days)),
        _ => None,
    }
}
