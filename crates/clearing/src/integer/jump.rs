//! Local search for solutions: jump from point to point, weighing the rows that stay broken more and more.
//!
//! After Luteberget and Sartor, *Feasibility Jump: an LP-free Lagrangian MIP heuristic* (2023), with moves sampled from broken
//! rows and a short taboo. All arithmetic is in integers; what it finds is offered like any other point.

use super::Inequality;

/// Moves weighed before one is taken.
const SAMPLE: usize = 40;
/// Steps for which a variable stays where it was put.
const TABOO: u64 = 12;

/// A local search over the points within the bounds.
pub(super) struct Jump<'a> {
    rows: &'a [Inequality],
    bounds: &'a [(i64, i64)],
    /// Where the terms of each variable begin among those of all; one more: their number.
    first: Vec<usize>,
    /// The terms by variable: row and coefficient.
    columns: Vec<(u32, i64)>,
    point: Vec<i64>,
    /// For each row, its left side less its right side.
    slack: Vec<i128>,
    weight: Vec<i128>,
    broken: Vec<u32>,
    /// Place of each row among the broken, `u32::MAX` where it holds.
    place: Vec<u32>,
    taboo: Vec<u64>,
    random: u64,
    /// Terms touched.
    pub(super) work: u64,
}

impl<'a> Jump<'a> {
    /// A search over these rows from a point within the bounds; `target` takes the place of the last row's right side.
    pub(super) fn new(rows: &'a [Inequality], bounds: &'a [(i64, i64)], point: Vec<i64>, target: Option<i64>) -> Self {
        let (first, columns) = by_variable(rows, bounds.len());
        let mut jump = Self {
            rows,
            bounds,
            first,
            columns,
            slack: vec![0; rows.len()],
            weight: vec![1; rows.len()],
            broken: Vec::new(),
            place: vec![u32::MAX; rows.len()],
            taboo: vec![0; bounds.len()],
            random: 0x2545_f491_4f6c_dd1d,
            point,
            work: 0,
        };
        for (index, row) in rows.iter().enumerate() {
            let sum: i128 = row.terms.iter().map(|&(v, c)| i128::from(c) * i128::from(jump.point[v as usize])).sum();
            let right = target.filter(|_| index + 1 == rows.len()).unwrap_or(row.right);
            jump.set_slack(index, sum - i128::from(right));
        }
        jump
    }

    /// How many rows are broken.
    pub(super) fn broken_count(&self) -> u64 {
        self.broken.len() as u64
    }

    /// Searches for so many steps; a point that keeps every row, if one was met.
    pub(super) fn run(&mut self, steps: u64, stop: &dyn Fn() -> bool) -> Option<Vec<i64>> {
        for step in 1..=steps {
            if self.broken.is_empty() {
                return Some(self.point.clone());
            }
            if step % 64 == 0 && stop() {
                return None;
            }
            let (best, gain) = self.best_move(step);
            let Some((variable, value)) = best else {
                self.weigh();
                continue;
            };
            if gain <= 0 {
                self.weigh();
            }
            self.put(variable, value);
            self.taboo[variable] = step + TABOO;
        }
        self.broken.is_empty().then(|| self.point.clone())
    }

    fn next(&mut self, count: usize) -> usize {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        usize::try_from(self.random % (count.max(1) as u64)).unwrap_or(0)
    }

    /// The best of a sample of moves that mend a broken row, and what it gains in weighted violation.
    fn best_move(&mut self, step: u64) -> (Option<(usize, i64)>, i128) {
        let mut best = None;
        let mut best_gain = i128::MIN;
        for _ in 0..SAMPLE {
            let pick = self.next(self.broken.len());
            let row = self.broken[pick] as usize;
            let count = self.rows[row].terms.len();
            if count == 0 {
                continue;
            }
            let (variable, coefficient) = self.rows[row].terms[self.next(count)];
            let variable = variable as usize;
            if self.taboo[variable] > step {
                continue;
            }
            let (lower, upper) = self.bounds[variable];
            let scale = i128::from(coefficient.unsigned_abs());
            let needed = i64::try_from(divided(scale - 1 - self.slack[row], scale)).unwrap_or(i64::MAX);
            let now = self.point[variable];
            let value = if coefficient > 0 { now.saturating_add(needed) } else { now.saturating_sub(needed) }
                .clamp(lower, upper);
            if value == now {
                continue;
            }
            let gain = self.gain(variable, value);
            if gain > best_gain {
                best_gain = gain;
                best = Some((variable, value));
            }
        }
        (best, best_gain)
    }

    fn gain(&mut self, variable: usize, value: i64) -> i128 {
        let by = i128::from(value) - i128::from(self.point[variable]);
        let mut gain = 0;
        let terms = self.first[variable]..self.first[variable + 1];
        self.work += terms.len() as u64;
        for &(row, coefficient) in &self.columns[terms] {
            let before = self.slack[row as usize];
            let after = before + i128::from(coefficient) * by;
            let scale = i128::from(coefficient.unsigned_abs());
            gain += divided(self.weight[row as usize] * (after.min(0) - before.min(0)) * 8, scale);
            // A row that breaks or mends counts besides by how much.
            gain += self.weight[row as usize] * (i128::from(before < 0) - i128::from(after < 0)) * 4;
        }
        gain
    }

    fn put(&mut self, variable: usize, value: i64) {
        let by = i128::from(value) - i128::from(self.point[variable]);
        self.point[variable] = value;
        for place in self.first[variable]..self.first[variable + 1] {
            let (row, coefficient) = self.columns[place];
            let slack = self.slack[row as usize] + i128::from(coefficient) * by;
            self.set_slack(row as usize, slack);
        }
    }

    fn set_slack(&mut self, row: usize, slack: i128) {
        self.slack[row] = slack;
        let place = self.place[row];
        if slack < 0 && place == u32::MAX {
            self.place[row] = u32::try_from(self.broken.len()).unwrap_or(u32::MAX);
            self.broken.push(u32::try_from(row).unwrap_or(u32::MAX));
        } else if slack >= 0 && place != u32::MAX {
            self.broken.swap_remove(place as usize);
            if let Some(&moved) = self.broken.get(place as usize) {
                self.place[moved as usize] = place;
            }
            self.place[row] = u32::MAX;
        }
    }

    /// Every broken row weighs more from now on.
    fn weigh(&mut self) {
        for &row in &self.broken {
            self.weight[row as usize] += 1;
        }
        self.work += self.broken.len() as u64;
    }
}

/// The terms of the rows by variable, in the order of rows, and where those of each variable begin.
fn by_variable(rows: &[Inequality], variables: usize) -> (Vec<usize>, Vec<(u32, i64)>) {
    let mut first = vec![0; variables + 1];
    let all = || rows.iter().flat_map(|row| &row.terms);
    for &(variable, _) in all() {
        first[variable as usize + 1] += 1;
    }
    for variable in 0..variables {
        first[variable + 1] += first[variable];
    }
    let mut next = first.clone();
    let mut columns = vec![(0, 0); first[variables]];
    for (index, row) in rows.iter().enumerate() {
        for &(variable, coefficient) in &row.terms {
            let place = &mut next[variable as usize];
            columns[*place] = (u32::try_from(index).unwrap_or(u32::MAX), coefficient);
            *place += 1;
        }
    }
    (first, columns)
}

/// The quotient; nearly all numbers here fit into 64 bits, which divide much faster than 128.
fn divided(number: i128, by: i128) -> i128 {
    match (i64::try_from(number), i64::try_from(by)) {
        _ if by == 1 => number,
        (Ok(number), Ok(by)) if by > 0 => i128::from(number / by),
        _ => number / by,
    }
}
