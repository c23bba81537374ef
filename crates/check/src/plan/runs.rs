//! The least sum over all ways to cut sorted units into runs, one for each trip.

use super::view::Moment;

/// A sum that no sum of minutes reaches: nothing can be so.
pub(super) const NEVER: Moment = 1 << 100;

/// So many steps at most: where they do not do, the sum is bounded from below by what is open.
const STEPS_MAX: usize = 40_000_000;

/// No cut of the `units` (ascending) into runs of at most `most` each comes to less, where each unit of the `b`-th run counts the
/// greater of the run's last unit and `trips[b]` (ascending). It is the least sum itself, unless that takes more than [`STEPS_MAX`]
/// steps.
///
/// A run that ends among equal units is full: else units of the next one count no more in it. So runs end where the units change,
/// or after `most`. Cuts are followed run by run; of two that reach the same unit, the one with fewer runs is better unless it has
/// cost more, since `trips` ascend.
pub(super) fn least_sum(units: &[Moment], most: usize, trips: &[Moment]) -> Moment {
    let count = units.len();
    if count == 0 || most == 0 {
        return if count == 0 { 0 } else { NEVER };
    }
    let runs = Runs::new(units, most, trips);
    let mut best = runs.all_full();
    let mut cheapest = vec![NEVER * 2; count];
    let mut layer: Vec<(usize, Moment)> = vec![(0, 0)];
    let mut steps = 0;
    for run in 0.. {
        let mut next: Vec<(usize, Moment)> = Vec::new();
        let mut reached = vec![NEVER * 2; count];
        for &(done, cost) in &layer {
            for end in runs.ends(done) {
                steps += 1;
                let cost = cost + runs.cost(run, done, end);
                if end == count {
                    best = best.min(cost);
                } else {
                    reached[end] = cost.min(reached[end]);
                }
            }
        }
        for (done, &cost) in reached.iter().enumerate() {
            if cost < cheapest[done] {
                cheapest[done] = cost;
                steps += 1 + (count - done) / most;
                if cost + runs.rest(run + 1, done) < best {
                    next.push((done, cost));
                }
            }
        }
        layer = next;
        if layer.is_empty() {
            return best;
        }
        if steps > STEPS_MAX {
            let open = layer.iter().map(|&(done, cost)| cost + runs.rest(run + 1, done));
            return open.fold(best, Moment::min);
        }
    }
    best
}

struct Runs<'a> {
    units: &'a [Moment],
    most: usize,
    trips: &'a [Moment],
    /// The sum of the first units.
    sums: Vec<Moment>,
    /// For each unit the end of those equal to it.
    same: Vec<usize>,
}

impl<'a> Runs<'a> {
    fn new(units: &'a [Moment], most: usize, trips: &'a [Moment]) -> Self {
        let mut sums = vec![0];
        for unit in units {
            sums.push(sums[sums.len() - 1] + unit);
        }
        let mut same = vec![units.len(); units.len()];
        for index in (0..units.len().saturating_sub(1)).rev() {
            same[index] = if units[index] == units[index + 1] { same[index + 1] } else { index + 1 };
        }
        Self { units, most, trips, sums, same }
    }

    fn trip(&self, run: usize) -> Moment {
        self.trips.get(run).copied().unwrap_or(NEVER)
    }

    fn cost(&self, run: usize, from: usize, end: usize) -> Moment {
        let each = self.units[end - 1].max(self.trip(run)).min(NEVER);
        each * Moment::try_from(end - from).unwrap_or(NEVER)
    }

    /// Where a run that begins here may end.
    fn ends(&self, from: usize) -> impl Iterator<Item = usize> {
        let full = (from + self.most).min(self.units.len());
        let mut end = Some(from);
        core::iter::from_fn(move || {
            let next = match end? {
                now if now == full => {
                    end = None;
                    return None;
                }
                now => self.same[now].min(full),
            };
            end = Some(next);
            Some(next)
        })
    }

    /// Every run full.
    fn all_full(&self) -> Moment {
        let starts = (0..self.units.len()).step_by(self.most).enumerate();
        starts.map(|(run, from)| self.cost(run, from, (from + self.most).min(self.units.len()))).sum()
    }

    /// No cut of the units from here on, into runs from this one on, comes to less: each unit counts itself, and the trip in which it
    /// is if all are full.
    fn rest(&self, run: usize, from: usize) -> Moment {
        let mut sum = 0;
        for (further, from) in (from..self.units.len()).step_by(self.most).enumerate() {
            let end = (from + self.most).min(self.units.len());
            let trip = self.trip(run + further);
            let over = from + self.units[from..end].partition_point(|&unit| unit < trip);
            sum += trip * Moment::try_from(over - from).unwrap_or(NEVER) + self.sums[end] - self.sums[over];
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::oracle::SplitMix;
    use super::*;

    /// Every cut.
    fn by_trying(units: &[Moment], most: usize, trips: &[Moment], run: usize) -> Moment {
        let ends = 1..=most.min(units.len());
        let least = ends.map(|end| {
            let each = units[end - 1].max(trips.get(run).copied().unwrap_or(NEVER));
            each * Moment::try_from(end).unwrap() + by_trying(&units[end..], most, trips, run + 1)
        });
        if units.is_empty() { 0 } else { least.min().unwrap() }
    }

    #[test]
    fn the_least_sum_is_that_of_trying_every_cut() {
        let mut chance = SplitMix::new(1);
        for _ in 0..3000 {
            let range = chance.between(1, 12);
            let mut units: Vec<Moment> =
                (0..chance.between(1, 10)).map(|_| Moment::from(chance.between(0, range))).collect();
            let mut trips: Vec<Moment> =
                (0..chance.between(5, 12)).map(|_| Moment::from(chance.between(0, 9))).collect();
            units.sort_unstable();
            trips.sort_unstable();
            let most = usize::try_from(chance.between(2, 5)).unwrap();
            let (least, tried) = (least_sum(&units, most, &trips), by_trying(&units, most, &trips, 0));
            assert_eq!(least, tried, "{units:?} {most} {trips:?}");
        }
    }
}
