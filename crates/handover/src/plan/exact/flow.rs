//! The least weighted sum of moments that keep so many minutes between each other.
//!
//! Minimises `Σ weight(x)·x` over moments with `x(to) - x(from) >= least` for each row. The dual is a flow of greatest worth along the
//! rows, found by cheapest paths one after the other (R. Busacker, P. Gowen, 1961; potentials: J. Edmonds, R. Karp, 1972). All numbers
//! are whole, and so is what comes of it: exact.

use std::collections::VecDeque;

/// The moment of `to` is at least `least` after that of `from`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) least: i64,
}

/// Moments and what they come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Least {
    pub(super) sum: i64,
    /// Moment 0 is 0.
    pub(super) moments: Vec<i64>,
}

/// The least sum; none where the rows cannot all be kept. Moment 0 is the beginning, and has a row to each other; it weighs what makes
/// the sum of weights 0.
///
/// # Panics
/// When the sum has no least: some moment that weighs less than nothing is not held by any row.
pub(super) fn least_sum(rows: &[Row], weights: &[i64]) -> Option<Least> {
    let mut flow = Flow::new(rows, weights)?;
    for source in 0..weights.len() {
        while flow.excess[source] > 0 {
            flow.push(source);
        }
    }
    let begin = flow.moments[0];
    let moments: Vec<i64> = flow.moments.iter().map(|moment| moment - begin).collect();
    let sum = moments.iter().zip(weights).map(|(moment, weight)| moment * weight).sum();
    Some(Least { sum, moments })
}

/// What flows along the rows.
struct Flow<'a> {
    rows: &'a [Row],
    /// Moments that keep all rows, and every row along which something flows exactly.
    moments: Vec<i64>,
    /// What still has to flow off; less than 0: flow in.
    excess: Vec<i64>,
    along: Vec<i64>,
    /// For each moment: the rows that go from it, and the rows that come to it.
    from: Vec<Vec<usize>>,
    to: Vec<Vec<usize>>,
}

impl<'a> Flow<'a> {
    fn new(rows: &'a [Row], weights: &[i64]) -> Option<Self> {
        let count = weights.len();
        let (mut from, mut to) = (vec![Vec::new(); count], vec![Vec::new(); count]);
        for (index, row) in rows.iter().enumerate() {
            from[row.from].push(index);
            to[row.to].push(index);
        }
        let moments = earliest(rows, &from)?;
        let mut excess: Vec<i64> = weights.iter().map(|weight| -weight).collect();
        excess[0] += weights.iter().sum::<i64>();
        Some(Self { rows, moments, excess, along: vec![0; rows.len()], from, to })
    }

    /// Lets something flow off a moment, to the nearest that wants it (E. W. Dijkstra, 1959, over all moments).
    fn push(&mut self, source: usize) {
        let count = self.moments.len();
        let (mut far, mut by) = (vec![i64::MAX; count], vec![None; count]);
        let mut is_done = vec![false; count];
        far[source] = 0;
        let target = loop {
            let open = (0..count).filter(|&one| !is_done[one] && far[one] < i64::MAX);
            let nearest = open.min_by_key(|&one| far[one]).expect("every weight is held by a row");
            is_done[nearest] = true;
            if self.excess[nearest] < 0 {
                break nearest;
            }
            for &index in &self.from[nearest] {
                let row = self.rows[index];
                let slack = self.moments[row.to] - self.moments[row.from] - row.least;
                if far[nearest] + slack < far[row.to] {
                    far[row.to] = far[nearest] + slack;
                    by[row.to] = Some((index, nearest));
                }
            }
            for &index in self.to[nearest].iter().filter(|&&index| self.along[index] > 0) {
                let back = self.rows[index].from;
                if far[nearest] < far[back] {
                    far[back] = far[nearest];
                    by[back] = Some((index, nearest));
                }
            }
        };
        let reach = far[target];
        let mut most = self.excess[source].min(-self.excess[target]);
        let mut at = target;
        while let Some((index, before)) = by[at].filter(|_| at != source) {
            if self.rows[index].to != at {
                most = most.min(self.along[index]);
            }
            at = before;
        }
        at = target;
        while let Some((index, before)) = by[at].filter(|_| at != source) {
            self.along[index] += if self.rows[index].to == at { most } else { -most };
            at = before;
        }
        self.excess[source] -= most;
        self.excess[target] += most;
        for (moment, far) in self.moments.iter_mut().zip(far) {
            *moment -= far.min(reach);
        }
    }
}

/// The earliest moments from 0 on that keep all rows (R. Bellman, 1958); none where they rise for ever.
fn earliest(rows: &[Row], from: &[Vec<usize>]) -> Option<Vec<i64>> {
    let count = from.len();
    let mut moments = vec![0; count];
    // A moment that is waited for more often than there are moments lies on a circle that rises.
    let mut entered = vec![0; count];
    let mut open: VecDeque<usize> = (0..count).collect();
    let mut is_open = vec![true; count];
    while let Some(one) = open.pop_front() {
        is_open[one] = false;
        for &index in &from[one] {
            let row = rows[index];
            if moments[one] + row.least > moments[row.to] {
                moments[row.to] = moments[one] + row.least;
                if row.to == 0 {
                    return None;
                }
                if !std::mem::replace(&mut is_open[row.to], true) {
                    entered[row.to] += 1;
                    if entered[row.to] > count {
                        return None;
                    }
                    open.push_back(row.to);
                }
            }
        }
    }
    Some(moments)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_rows_between_two_moments_are_no_circle() {
        let row = |from, to, least| Row { from, to, least };
        let rows = [row(0, 1, 0), row(0, 1, 1), row(0, 1, 2), row(0, 1, 3), row(1, 0, -6)];
        assert_eq!(earliest(&rows, &[vec![0, 1, 2, 3], vec![4]]), Some(vec![0, 3]));
    }

    /// Every vector of moments up to 6.
    fn by_trying(rows: &[Row], weights: &[i64]) -> Option<i64> {
        let count = weights.len();
        let all = (0..7_usize.pow(u32::try_from(count - 1).unwrap())).map(|number| {
            let mut moments = vec![0_i64];
            let mut left = number;
            for _ in 1..count {
                moments.push(i64::try_from(left % 7).unwrap());
                left /= 7;
            }
            moments
        });
        let keeps = |moments: &Vec<i64>| rows.iter().all(|row| moments[row.to] - moments[row.from] >= row.least);
        all.filter(keeps).map(|moments| moments.iter().zip(weights).map(|(one, weight)| one * weight).sum()).min()
    }

    #[test]
    fn the_least_sum_is_that_of_trying_all_moments() {
        let mut state = 7_u64;
        let mut draw = move |count: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            i64::try_from((state >> 33) % count).unwrap()
        };
        let mut found = 0;
        for _ in 0..600 {
            let count = usize::try_from(2 + draw(3)).unwrap();
            let weights: Vec<i64> = (0..count).map(|_| draw(9) - 4).collect();
            let mut rows = Vec::new();
            for one in 1..count {
                rows.push(Row { from: 0, to: one, least: draw(3) });
                rows.push(Row { from: one, to: 0, least: -6 });
            }
            for _ in 0..draw(6) {
                let (from, to) = (usize::try_from(draw(4)).unwrap() % count, usize::try_from(draw(4)).unwrap() % count);
                if from != to {
                    rows.push(Row { from, to, least: draw(7) - 3 });
                }
            }
            let least = least_sum(&rows, &weights);
            if let Some(least) = &least {
                assert!(rows.iter().all(|row| least.moments[row.to] - least.moments[row.from] >= row.least));
                found += 1;
            }
            assert_eq!(least.map(|least| least.sum), by_trying(&rows, &weights), "{rows:?} {weights:?}");
        }
        assert!(found > 200);
    }
}
