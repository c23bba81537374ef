//! Two sides that wait for each other: what they come to at least, whichever is in first.
//!
//! *Two gates* of `docs/reference/plan.md`, *How good a plan can be*. The side that is in first waits for the other, and the other
//! may come and go meanwhile: every minute spares it some waiting and costs all of the first one more.

use takas_model::{GateRef, GroupRef, Minutes};

use super::Count;
use super::queue::{Awaited, Queue};

/// A side, and the gate that waits for it.
pub(super) type Side<'s> = (GateRef, &'s [GroupRef]);

/// So many spans of `later` are looked at, each of one minute where they do.
const SPANS: Minutes = 1_024;

/// Two sides, the first in no later than the last.
pub(super) struct Sides {
    /// What the first side comes to that is in as its gate asks, if the last side is in at the same moment; nothing where that is
    /// not known.
    first: i64,
    first_alone: i64,
    last_alone: i64,
    first_units: i64,
    /// Both as one queue, with the floors of their waits, and what comes to the waits for confirmations and boarding.
    both: Option<(Queue, Vec<Minutes>, i64)>,
}

impl Sides {
    pub(super) fn new(count: &Count<'_, '_>, first: Side<'_>, last: Side<'_>) -> Self {
        let takes = |gate: GateRef| count.problem.handover.gate(gate).takes.usual;
        let awaited = |(gate, groups): Side<'_>| -> Vec<Awaited> { groups.iter().map(|&one| (one, gate)).collect() };
        let (first_alone, last_alone) = (count.all_alone(first.1), count.all_alone(last.1));
        let first_units = first.1.iter().map(|&group| count.units(group)).sum();
        let none = Self { first: 0, first_alone, last_alone, first_units, both: None };
        let Some(before) = Queue::new(count.problem, &awaited(first)) else { return none };
        let after_first = count.after(takes(last.0), first.1);
        let both = Queue::new(count.problem, &[awaited(first), awaited(last)].concat()).map(|both| {
            let mut floors = before.units.clone();
            for &group in last.1 {
                let floor = count.alone[group.index()].map_or(0, |alone| alone.least - alone.boarding - takes(first.0));
                floors.extend(std::iter::repeat_n(floor, usize::try_from(count.units(group)).unwrap_or(0)));
            }
            floors.sort_unstable();
            (both, floors, after_first.saturating_add(count.after(takes(first.0), last.1)))
        });
        Self { first: before.least_back().saturating_add(after_first), both, ..none }
    }

    /// What they come to at least, whenever the last side is in.
    pub(super) fn least(&self) -> i64 {
        let Some((both, floors, after)) = &self.both else { return self.apart(0) };
        let with = |later: Minutes, waits: i64| {
            let as_one = waits.saturating_add(*after).saturating_add(later.saturating_mul(self.first_units));
            as_one.max(self.apart(later))
        };
        let at_once = with(0, both.counted(floors, 0).least());
        let range = self.range(at_once);
        let span = (range + SPANS - 1) / SPANS;
        let mut open: Vec<(i64, Minutes)> = Vec::new();
        let mut later = 0;
        while later < range {
            open.push((with(later, both.counted(floors, later + span - 1).at_least()), later));
            later += span;
        }
        open.sort_unstable();
        let mut least = at_once;
        for (at_least, later) in open {
            if at_least >= least {
                break;
            }
            least = least.min(with(later, both.counted(floors, later + span - 1).least()));
        }
        least
    }

    /// What both come to, each by itself, if the last side is in so much later.
    fn apart(&self, later: Minutes) -> i64 {
        let first = self.first.saturating_add(later.saturating_mul(self.first_units));
        first.max(self.first_alone).saturating_add(self.last_alone)
    }

    /// The first `later` with which the sides by themselves come to no less than this.
    fn range(&self, sum: i64) -> Minutes {
        let left = sum.saturating_sub(self.last_alone).saturating_sub(self.first);
        if self.apart(0) >= sum || left <= 0 { 0 } else { (left + self.first_units - 1) / self.first_units.max(1) }
    }
}
