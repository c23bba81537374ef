//! The least sum over all ways to cut sorted units into runs, one for each trip.

use super::view::Moment;

/// A sum that no sum of minutes reaches: nothing can be so.
const NEVER: Moment = 1 << 100;

/// So many steps at most: where they do not do, the sum is bounded from below by what is open.
const STEPS_MAX: usize = 40_000_000;

/// Units that are cut into runs of at most `most`.
pub(super) struct Runs<'a> {
    /// What each counts at least, ascending.
    units: &'a [Moment],
    most: usize,
    /// What each unit of a run counts at least, run by run, ascending.
    trips: &'a [Moment],
    /// For each unit the end of those equal to it.
    same: Vec<usize>,
}

impl<'a> Runs<'a> {
    pub(super) fn new(units: &'a [Moment], most: usize, trips: &'a [Moment]) -> Self {
        let mut same = vec![units.len(); units.len()];
        for index in (0..units.len().saturating_sub(1)).rev() {
            same[index] = if units[index] == units[index + 1] { same[index + 1] } else { index + 1 };
        }
        Self { units, most, trips, same }
    }

    /// No cut comes to less, where each unit of the `b`-th run counts the greater of the run's last unit and of `trips[b]`. None where
    /// they cannot be cut so. It is the least sum itself, unless that takes more than [`STEPS_MAX`] steps.
    pub(super) fn least_sum(&self) -> Option<Moment> {
        self.waits(self.units, 0).least_sum()
    }

    /// Each unit counts so much less, but the floor of its place (ascending) at least.
    pub(super) fn waits(&'a self, floors: &'a [Moment], less: Moment) -> Waits<'a> {
        let own: Vec<Moment> = self.units.iter().zip(floors).map(|(unit, floor)| (unit - less).max(*floor)).collect();
        Waits { runs: self, floors, less, floor_sums: sums(floors), sums: sums(&own), own }
    }

    fn trip(&self, run: usize) -> Moment {
        self.trips.get(run).copied().unwrap_or(NEVER)
    }

    /// Where a run that begins here may end. One that ends among equal units is full: else units of the next one count no more in it.
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

    /// The runs from this unit on where all are full: each with its number, first unit and end.
    fn full(&self, run: usize, from: usize) -> impl Iterator<Item = (usize, usize, usize)> {
        let starts = (from..self.units.len()).step_by(self.most).enumerate();
        starts.map(move |(further, from)| (run + further, from, (from + self.most).min(self.units.len())))
    }
}

/// Sums of the first of them, from none to all.
fn sums(all: &[Moment]) -> Vec<Moment> {
    let mut sums = vec![0];
    for one in all {
        sums.push(sums[sums.len() - 1] + one);
    }
    sums
}

/// What units count in runs.
pub(super) struct Waits<'a> {
    runs: &'a Runs<'a>,
    floors: &'a [Moment],
    less: Moment,
    floor_sums: Vec<Moment>,
    /// What each unit counts whatever its run.
    own: Vec<Moment>,
    sums: Vec<Moment>,
}

impl Waits<'_> {
    /// See [`Runs::least_sum`]. Cuts are followed run by run; of two that reach the same unit, the one with fewer runs is better unless
    /// it has cost more, since trips ascend.
    pub(super) fn least_sum(&self) -> Option<Moment> {
        let count = self.own.len();
        if count == 0 || self.runs.most == 0 {
            return (count == 0).then_some(0);
        }
        let mut best: Moment = self.runs.full(0, 0).map(|(run, from, end)| self.cost(run, from, end)).sum();
        let mut cheapest = vec![NEVER * 2; count];
        let mut layer: Vec<(usize, Moment)> = vec![(0, 0)];
        let mut steps = 0;
        for run in 0.. {
            let mut next: Vec<(usize, Moment)> = Vec::new();
            let mut reached = vec![NEVER * 2; count];
            for &(done, cost) in &layer {
                for end in self.runs.ends(done) {
                    steps += 1;
                    let cost = cost + self.cost(run, done, end);
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
                    steps += 1 + (count - done) / self.runs.most;
                    if cost + self.rest(run + 1, done) < best {
                        next.push((done, cost));
                    }
                }
            }
            layer = next;
            if layer.is_empty() || steps > STEPS_MAX {
                let open = layer.iter().map(|&(done, cost)| cost + self.rest(run + 1, done));
                best = open.fold(best, Moment::min);
                break;
            }
        }
        (best < NEVER / 2).then_some(best)
    }

    /// No cut comes to less, and this is found at once.
    pub(super) fn at_least(&self) -> Moment {
        if self.runs.most == 0 { 0 } else { self.rest(0, 0) }
    }

    fn cost(&self, run: usize, from: usize, end: usize) -> Moment {
        let each = self.runs.units[end - 1].max(self.runs.trip(run)).min(NEVER) - self.less;
        counted(&self.floors[from..end], &self.floor_sums[from..=end], each)
    }

    /// No cut of the units from here on, into runs from this one on, comes to less: each unit counts itself, and the trip in which it
    /// is if all are full.
    fn rest(&self, run: usize, from: usize) -> Moment {
        let full = self.runs.full(run, from);
        let sums = full.map(|(run, from, end)| {
            counted(&self.own[from..end], &self.sums[from..=end], self.runs.trip(run) - self.less)
        });
        sums.sum()
    }
}

/// The sum of the greater of each of these (ascending, with their sums) and of `each`.
fn counted(these: &[Moment], sums: &[Moment], each: Moment) -> Moment {
    let under = these.partition_point(|&one| one < each);
    each * Moment::try_from(under).unwrap_or(NEVER) + sums[these.len()] - sums[under]
}

#[cfg(test)]
mod tests {
    use super::super::super::oracle::SplitMix;
    use super::*;

    /// What units count: what they and their trips say, so much less, and their floors at least.
    struct Said<'a> {
        units: &'a [Moment],
        most: usize,
        trips: &'a [Moment],
        floors: &'a [Moment],
        less: Moment,
    }

    impl Said<'_> {
        /// Every cut of the units from here on.
        fn by_trying(&self, from: usize, run: usize) -> Moment {
            let ends = from + 1..=(from + self.most).min(self.units.len());
            let least = ends.map(|end| {
                let each = self.units[end - 1].max(self.trips.get(run).copied().unwrap_or(NEVER)) - self.less;
                let run_sum: Moment = self.floors[from..end].iter().map(|&floor| floor.max(each)).sum();
                run_sum + self.by_trying(end, run + 1)
            });
            if from == self.units.len() { 0 } else { least.min().unwrap() }
        }
    }

    fn numbers(chance: &mut SplitMix, count: usize, most: u64) -> Vec<Moment> {
        let mut all: Vec<Moment> = (0..count).map(|_| Moment::from(chance.between(0, most))).collect();
        all.sort_unstable();
        all
    }

    #[test]
    fn the_least_sum_is_that_of_trying_every_cut() {
        let mut chance = SplitMix::new(1);
        for _ in 0..3000 {
            let range = chance.between(1, 12);
            let count = usize::try_from(chance.between(1, 10)).unwrap();
            let units = numbers(&mut chance, count, range);
            let trip_count = usize::try_from(chance.between(5, 12)).unwrap();
            let trips = numbers(&mut chance, trip_count, 9);
            let floors = numbers(&mut chance, count, 8);
            let most = usize::try_from(chance.between(2, 5)).unwrap();
            let runs = Runs::new(&units, most, &trips);
            let plain = Said { units: &units, most, trips: &trips, floors: &units, less: 0 }.by_trying(0, 0);
            assert_eq!(runs.least_sum(), Some(plain), "{units:?} {most} {trips:?}");
            for less in [0, 3, 7, 20] {
                let tried = Said { units: &units, most, trips: &trips, floors: &floors, less }.by_trying(0, 0);
                let waits = runs.waits(&floors, less);
                assert_eq!(waits.least_sum(), Some(tried), "{units:?} {most} {trips:?} {floors:?} {less}");
                assert!(waits.at_least() <= tried, "{units:?} {most} {trips:?} {floors:?} {less}");
            }
        }
    }
}
