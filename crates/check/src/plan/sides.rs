//! What two sides come to of which each leaves by the gate that waits for the other: *Two gates* of `docs/reference/plan.md`.

use takas_model::{Gate, Handover};

use super::exposure::{Exposed, all_alone};
use super::runs::Runs;
use super::together::{Awaited, Together};
use super::view::{Moment, wide};

/// So many spans of time by which the one side is in after the other are looked at, each a minute where that does.
const SPANS_MAX: Moment = 1024;

/// With more units than these the sides are not counted as one.
const UNITS_MAX: usize = 20_000;

/// A side with the gate that waits for it.
pub(super) type Side<'a> = (&'a Gate, &'a [&'a Exposed<'a>]);

/// What two sides come to at least if the one is in no later than the other, each when the gate that waits for it begins to be confirmed.
pub(super) fn two_sides(handover: &Handover, first: Side<'_>, last: Side<'_>) -> Moment {
    let alone = [all_alone(first.1), all_alone(last.1)];
    let (waiting, passing) = (awaited(first), awaited(last));
    let Some(before) = Together::new(handover, &waiting) else { return alone[0].saturating_add(alone[1]) };
    let Some(back) = before.least_back() else { return alone[0].saturating_add(alone[1]) };
    let leaves = wide(last.0.takes.usual);
    let apart = Apart {
        waiting: waiting.iter().map(|(one, _)| one.each(1)).sum(),
        together: back + waiting.iter().map(|(one, _)| one.each(leaves + one.boarding())).sum::<Moment>(),
        alone,
    };
    let both = [waiting.clone(), passing].concat();
    let as_one = Together::new(handover, &both).filter(|both| both.count() <= UNITS_MAX);
    let as_one = as_one.and_then(|both| AsOne::new(&both, &before, first.0, last));
    as_one.and_then(|as_one| as_one.least(&apart)).unwrap_or_else(|| apart.at(0))
}

fn awaited((gate, side): Side<'_>) -> Vec<Awaited<'_>> {
    side.iter().map(|&one| (one, gate)).collect()
}

/// Each side by itself.
struct Apart {
    /// How many units wait for the other side.
    waiting: Moment,
    /// What they come to where the other side is in at the same moment.
    together: Moment,
    /// What each side comes to alone.
    alone: [Moment; 2],
}

impl Apart {
    /// What both come to if the other side is in so many minutes later.
    fn at(&self, later: Moment) -> Moment {
        (self.together + later * self.waiting).max(self.alone[0]) + self.alone[1]
    }

    /// From how many minutes on they come to no less than so much.
    fn reach(&self, sum: Moment) -> Moment {
        let left = sum - self.alone[1] - self.together;
        if self.at(0) >= sum || left <= 0 { 0 } else { (left + self.waiting - 1) / self.waiting }
    }
}

/// Both sides, whom the same teams check and the same vehicles bring.
struct AsOne {
    units: Vec<Moment>,
    units_max: usize,
    trips: Vec<Moment>,
    /// What each waits at least, whatever the others do, ascending.
    floors: Vec<Moment>,
    /// What comes to each wait: the confirmation of the gate and boarding, for all of them together.
    besides: Moment,
}

impl AsOne {
    /// None where nothing can bring them.
    fn new(both: &Together<'_>, before: &Together<'_>, gate: &Gate, last: Side<'_>) -> Option<Self> {
        let [opens, leaves] = [gate, last.0].map(|gate| wide(gate.takes.usual));
        let mut floors = before.units();
        for one in last.1 {
            let floor = one.least - opens - one.boarding();
            floors.extend((0..one.group.count).map(|_| floor));
        }
        floors.sort_unstable();
        let passing: Moment = last.1.iter().map(|one| one.each(opens + one.boarding())).sum();
        let waiting: Moment = before.groups().map(|one| one.each(leaves + one.boarding())).sum();
        let (units, units_max, trips) = (both.units(), both.units_max()?, both.trips());
        Some(Self { units, units_max, trips, floors, besides: passing + waiting })
    }

    /// The least over all minutes by which the other side is in later, each side by itself looked at, too.
    fn least(&self, apart: &Apart) -> Option<Moment> {
        let runs = Runs::new(&self.units, self.units_max, &self.trips);
        // What the units that wait come to from `later` on, with all waits as if it were `until`.
        let sum = |later: Moment, waits: Moment| (waits + self.besides + later * apart.waiting).max(apart.at(later));
        let at_once = sum(0, runs.waits(&self.floors, 0).least_sum()?);
        let range = apart.reach(at_once);
        let each = (range + SPANS_MAX - 1) / SPANS_MAX;
        let begins = (0..SPANS_MAX).map(|span| span * each).take_while(|begin| *begin < range);
        let spans = begins.map(|begin| {
            let end = begin + each - 1;
            (sum(begin, runs.waits(&self.floors, end).at_least()), begin, end)
        });
        let mut spans: Vec<(Moment, Moment, Moment)> = spans.collect();
        spans.sort_unstable();
        let mut least = at_once;
        for (at_least, begin, end) in spans {
            if at_least >= least {
                break;
            }
            if let Some(waits) = runs.waits(&self.floors, end).least_sum() {
                least = least.min(sum(begin, waits));
            }
        }
        Some(least)
    }
}
