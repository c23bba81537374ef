//! A project as the search reads it: times in 32 bits, lags as edges between bounds, teams as lists of who needs them.
//!
//! A *side* is a bound of a variable that only ever grows: side `2 v` is the least value of variable `v`, side `2 v + 1` the
//! negative of its greatest. So every lag, precedence and learned clause pushes sides up, and one code serves both ends. Variables
//! are the starts of the activities, then the makespan, then the order of each pair that cannot run together: 1 when the first
//! of the pair is first.

use takas_model::Project;

/// Pairs are looked for only where there are no more activities than this: they are quadratic, distances cubic.
const PAIRS_ACTIVITIES_MAX: usize = 400;

/// The most cells of time that profiles of use may have.
const CELLS_MAX: i64 = 1 << 26;

/// An edge to a side: it is at least what the edge comes from and `by` more.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub(super) to: usize,
    pub(super) by: i32,
}

/// Two activities that cannot run at the same moment, and whose order is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) first: usize,
    pub(super) second: usize,
}

/// See the module.
#[derive(Clone, Debug)]
pub(super) struct Instance {
    /// How many activities; the variable of this index is the makespan.
    pub(super) count: usize,
    pub(super) durations: Vec<i32>,
    /// What each activity uses: resource and need, both over 0; nothing where it takes no time.
    pub(super) needs: Vec<Vec<(usize, i64)>>,
    pub(super) capacities: Vec<i64>,
    /// Who uses each resource.
    pub(super) users: Vec<Vec<usize>>,
    /// From each side of activities and makespan.
    pub(super) edges: Vec<Vec<Edge>>,
    pub(super) pairs: Vec<Pair>,
    /// The pairs of each activity.
    pub(super) pairs_of: Vec<Vec<usize>>,
    /// The least value of each side of activities and makespan.
    pub(super) sides: Vec<i32>,
}

/// What can be said before any search.
pub(super) enum Read {
    /// There is no schedule.
    Infeasible,
    /// The times are so long that profiles of them do not fit in memory; no makespan is less than this.
    TooLong(i64),
    /// An instance.
    Ready(Box<Instance>),
}

impl Instance {
    /// Reads the project.
    pub(super) fn read(project: &Project) -> Read {
        let activities = project.activities();
        let count = activities.len();
        for one in activities {
            let fits = one.needs.iter().zip(project.capacities()).all(|(need, capacity)| need <= capacity);
            if one.duration > 0 && !fits {
                return Read::Infeasible;
            }
        }
        // If there is a schedule, there is one in which every activity starts so early that this is not passed.
        let mut longest: Vec<i64> = activities.iter().map(|one| one.duration).collect();
        for lag in project.lags() {
            let least = &mut longest[lag.from.index()];
            *least = (*least).max(lag.least);
        }
        let earliest = activities.iter().map(|one| one.earliest).max().unwrap_or(0);
        let sum = longest.iter().sum::<i64>() + earliest;
        let horizon = project.horizon().map_or(sum, |horizon| horizon.min(sum));
        let mut instance = Self {
            count,
            durations: activities.iter().map(|one| time(one.duration)).collect(),
            needs: activities.iter().map(needs).collect(),
            capacities: project.capacities().iter().map(|&capacity| i64::from(capacity)).collect(),
            users: vec![Vec::new(); project.capacities().len()],
            edges: vec![Vec::new(); 2 * count + 2],
            pairs: Vec::new(),
            pairs_of: vec![Vec::new(); count],
            sides: Vec::new(),
        };
        for (index, needs) in instance.needs.iter().enumerate() {
            for &(resource, _) in needs {
                instance.users[resource].push(index);
            }
        }
        for lag in project.lags() {
            instance.edge(lag.from.index(), lag.to.index(), time(lag.least));
        }
        for index in 0..count {
            instance.edge(index, count, instance.durations[index]);
        }
        let mut least: Vec<i64> = Vec::with_capacity(2 * count + 2);
        for one in activities {
            let latest = (horizon - one.duration).min(one.latest.unwrap_or(i64::MAX));
            least.extend([one.earliest, -latest]);
        }
        least.extend([0, -horizon]);
        let Some(least) = instance.tightened(least) else { return Read::Infeasible };
        let cells = i64::try_from(project.capacities().len().max(1)).unwrap_or(i64::MAX).saturating_mul(horizon + 1);
        if cells > CELLS_MAX || horizon > i64::from(i32::MAX / 4) {
            return Read::TooLong(least[2 * count]);
        }
        instance.sides = least.into_iter().map(time).collect();
        if count <= PAIRS_ACTIVITIES_MAX {
            instance.find_pairs();
        }
        Read::Ready(Box::new(instance))
    }

    fn edge(&mut self, from: usize, to: usize, by: i32) {
        self.edges[2 * from].push(Edge { to: 2 * to, by });
        self.edges[2 * to + 1].push(Edge { to: 2 * from + 1, by });
    }

    /// The sides pushed up along the edges; none where a variable is left without a value.
    fn tightened(&self, mut least: Vec<i64>) -> Option<Vec<i64>> {
        let mut open: Vec<usize> = (0..least.len()).collect();
        let mut is_open = vec![true; least.len()];
        let mut visits = vec![0; least.len()];
        let mut next = 0;
        while let Some(&side) = open.get(next) {
            next += 1;
            is_open[side] = false;
            visits[side] += 1;
            // A side that is pushed more often than there are sides is part of a circle that pushes itself.
            if least[side] + least[side ^ 1] > 0 || visits[side] > least.len() {
                return None;
            }
            for edge in &self.edges[side] {
                let pushed = least[side] + i64::from(edge.by);
                if pushed > least[edge.to] {
                    least[edge.to] = pushed;
                    if !std::mem::replace(&mut is_open[edge.to], true) {
                        open.push(edge.to);
                    }
                }
            }
        }
        Some(least)
    }

    /// The longest chains of lags between activities, by their numbers: the algorithm of Floyd and Warshall.
    fn distances(&self) -> Vec<Vec<i32>> {
        let count = self.count;
        let none = i32::MIN / 4;
        let mut distances = vec![vec![none; count]; count];
        for (from, row) in distances.iter_mut().enumerate() {
            for edge in self.edges[2 * from].iter().filter(|edge| edge.to < 2 * count) {
                let best = &mut row[edge.to / 2];
                *best = (*best).max(edge.by);
            }
        }
        for middle in 0..count {
            let through = distances[middle].clone();
            for row in &mut distances {
                let first = row[middle];
                if first > none {
                    for (best, &second) in row.iter_mut().zip(&through) {
                        *best = (*best).max(first.saturating_add(second)).max(none);
                    }
                }
            }
        }
        distances
    }

    /// Finds the pairs that cannot run together. Where the lags or windows leave one order only, it becomes a lag.
    fn find_pairs(&mut self) {
        let distances = self.distances();
        let mut forced = Vec::new();
        for first in 0..self.count {
            for second in first + 1..self.count {
                let collides = self.needs[first].iter().any(|&(resource, need)| {
                    let other = self.needs[second].iter().find(|(its, _)| *its == resource);
                    other.is_some_and(|(_, other)| need + other > self.capacities[resource])
                });
                if !collides {
                    continue;
                }
                let comes_first = |a: usize, b: usize| distances[a][b] >= self.durations[a];
                if comes_first(first, second) || comes_first(second, first) {
                    continue;
                }
                // Whether `b` can never come before `a`.
                let never = |a: usize, b: usize| {
                    distances[a][b] > -self.durations[b]
                        || self.sides[2 * b] + self.durations[b] > -self.sides[2 * a + 1]
                };
                if never(first, second) {
                    forced.push((first, second));
                } else if never(second, first) {
                    forced.push((second, first));
                } else {
                    let pair = self.pairs.len();
                    self.pairs.push(Pair { first, second });
                    self.pairs_of[first].push(pair);
                    self.pairs_of[second].push(pair);
                }
            }
        }
        for (first, second) in forced {
            self.edge(first, second, self.durations[first]);
        }
    }
}

fn needs(one: &takas_model::Activity) -> Vec<(usize, i64)> {
    let all = one.needs.iter().enumerate().map(|(resource, &need)| (resource, i64::from(need)));
    all.filter(|&(_, need)| need > 0 && one.duration > 0).collect()
}

/// A time in 32 bits; those of a project that is not too long fit.
fn time(time: i64) -> i32 {
    i32::try_from(time.clamp(i64::from(i32::MIN / 4), i64::from(i32::MAX / 4))).expect("clamped")
}
