//! Local search for solutions: jump from point to point, weighing the rows that stay broken more and more.
//!
//! Every variable has the value it would best jump to, all others staying where they are, and what that gains in weighted violation;
//! both are kept up as the point and the weights change, so that the best of a few jumps that gain is at hand at each step.
//! Source: Luteberget and Sartor, *Feasibility Jump: an LP-free Lagrangian MIP heuristic* (2023). All arithmetic is in
//! integers; what it finds is offered like any other point.

use super::Inequality;

/// Jumps that gain looked at before one is taken.
const SAMPLE: usize = 25;
/// Place of what is not in a set.
const NOWHERE: u32 = u32::MAX;

/// Some of the numbers from zero to a limit, each quickly put in, taken out, and chosen by its place.
struct Set {
    list: Vec<u32>,
    place: Vec<u32>,
}

impl Set {
    fn new(limit: usize) -> Self {
        Self { list: Vec::new(), place: vec![NOWHERE; limit] }
    }

    fn hold(&mut self, number: usize, is_in: bool) {
        let place = self.place[number];
        if is_in && place == NOWHERE {
            self.place[number] = u32::try_from(self.list.len()).unwrap_or(NOWHERE);
            self.list.push(u32::try_from(number).unwrap_or(NOWHERE));
        } else if !is_in && place != NOWHERE {
            self.list.swap_remove(place as usize);
            if let Some(&moved) = self.list.get(place as usize) {
                self.place[moved as usize] = place;
            }
            self.place[number] = NOWHERE;
        }
    }
}

/// A local search over the points within the bounds. The rows add up well within 64 bits.
pub(super) struct Jump<'a> {
    rows: &'a [Inequality],
    bounds: &'a [(i64, i64)],
    /// Where the terms of each variable begin among those of all; one more: their number.
    first: Vec<usize>,
    /// The terms by variable: row and coefficient.
    columns: Vec<(u32, i64)>,
    point: Vec<i64>,
    /// For each row, its left side less its right side.
    slack: Vec<i64>,
    /// For each row, the most that one variable can change its left side by: with more slack no jump breaks it.
    reach: Vec<i64>,
    weight: Vec<i64>,
    /// For each variable, where it would best jump to.
    wanted: Vec<i64>,
    /// For each variable, what that jump gains in weighted violation.
    gain: Vec<i128>,
    broken: Set,
    /// Variables whose jump gains.
    good: Set,
    random: u64,
    /// Terms touched.
    pub(super) work: u64,
}

impl<'a> Jump<'a> {
    /// A search over these rows from a point within the bounds; `target` takes the place of the last row's right side, and each
    /// `attempt` takes another way.
    pub(super) fn new(
        rows: &'a [Inequality],
        bounds: &'a [(i64, i64)],
        point: Vec<i64>,
        target: Option<i64>,
        attempt: u64,
    ) -> Self {
        let (first, columns) = by_variable(rows, bounds.len());
        let mut jump = Self {
            rows,
            bounds,
            first,
            columns,
            slack: Vec::with_capacity(rows.len()),
            reach: Vec::with_capacity(rows.len()),
            weight: vec![1; rows.len()],
            wanted: point.clone(),
            gain: vec![0; bounds.len()],
            broken: Set::new(rows.len()),
            good: Set::new(bounds.len()),
            random: 0x2545_f491_4f6c_dd1d ^ attempt.wrapping_mul(0x9e37_79b9_7f4a_7c15),
            point,
            work: 0,
        };
        for (index, row) in rows.iter().enumerate() {
            let sum: i64 = row.terms.iter().map(|&(variable, by)| by * jump.point[variable as usize]).sum();
            let right = target.filter(|_| index + 1 == rows.len()).unwrap_or(row.right);
            let reaches = row.terms.iter().map(|&(variable, by)| by.abs() * jump.width(variable as usize));
            jump.reach.push(reaches.max().unwrap_or(0));
            jump.slack.push(sum.saturating_sub(right));
            jump.broken.hold(index, jump.slack[index] < 0);
        }
        (0..bounds.len()).for_each(|variable| jump.look(variable));
        jump
    }

    /// How many rows are broken.
    pub(super) fn broken_count(&self) -> u64 {
        self.broken.list.len() as u64
    }

    /// Searches for so many steps and about so much work; a point that keeps every row, if one was met.
    pub(super) fn run(&mut self, steps: u64, work: u64, stop: &dyn Fn() -> bool) -> Option<Vec<i64>> {
        for step in 1..=steps {
            if self.broken.list.is_empty() {
                return Some(self.point.clone());
            }
            if self.work > work || step % 64 == 0 && stop() {
                return None;
            }
            let best = if self.good.list.is_empty() {
                self.weigh();
                self.least_bad()
            } else {
                self.best_good()
            };
            self.leap(best?);
        }
        self.broken.list.is_empty().then(|| self.point.clone())
    }

    fn next(&mut self, count: usize) -> usize {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        usize::try_from(self.random % (count.max(1) as u64)).unwrap_or(0)
    }

    fn width(&self, variable: usize) -> i64 {
        let (lower, upper) = self.bounds[variable];
        upper.saturating_sub(lower)
    }

    /// The best of a sample of the jumps that gain.
    fn best_good(&mut self) -> Option<usize> {
        self.work += SAMPLE as u64 / 4;
        let mut best = None;
        for _ in 0..SAMPLE {
            let pick = self.next(self.good.list.len());
            best = Some(self.better(best, self.good.list[pick] as usize));
        }
        best
    }

    /// The best jump of a variable in a broken row; none when that row has no variable that can move.
    fn least_bad(&mut self) -> Option<usize> {
        let pick = self.next(self.broken.list.len());
        let terms = &self.rows[self.broken.list[pick] as usize].terms;
        let (before, after) = terms.split_at(self.next(terms.len()));
        let mut best = None;
        for &(variable, _) in after.iter().chain(before) {
            if self.width(variable as usize) > 0 {
                best = Some(self.better(best, variable as usize));
            }
        }
        best
    }

    fn better(&self, best: Option<usize>, variable: usize) -> usize {
        best.filter(|&best| self.gain[best] >= self.gain[variable]).unwrap_or(variable)
    }

    /// Finds out where the variable would best jump to, and what that gains.
    fn look(&mut self, variable: usize) {
        let (lower, upper) = self.bounds[variable];
        let (now, width) = (self.point[variable], self.width(variable));
        if width == 0 {
            return;
        }
        let terms = self.first[variable]..self.first[variable + 1];
        if width == 1 {
            self.wanted[variable] = if now == lower { upper } else { lower };
            self.gain[variable] = self.gained(variable, self.wanted[variable]);
        } else {
            // The violation is least where a row begins to hold, or at a bound.
            let mut values = vec![lower, upper];
            for &(row, coefficient) in &self.columns[terms] {
                let spare = self.slack[row as usize].div_euclid(coefficient.abs());
                for spare in [spare, spare + 1] {
                    let value = if coefficient > 0 { now.saturating_sub(spare) } else { now.saturating_add(spare) };
                    values.push(value.clamp(lower, upper));
                }
            }
            values.sort_unstable();
            values.dedup();
            values.retain(|&value| value != now);
            let best = values.into_iter().map(|value| (self.gained(variable, value), value));
            let best = best.reduce(|best, other| if other.0 > best.0 { other } else { best });
            (self.gain[variable], self.wanted[variable]) = best.unwrap_or((0, now));
        }
        self.good.hold(variable, self.gain[variable] > 0);
    }

    /// The same for variables of which some may be named twice.
    fn look_again(&mut self, mut variables: Vec<usize>) {
        variables.sort_unstable();
        variables.dedup();
        for variable in variables {
            self.look(variable);
        }
    }

    /// How much less is violated, weighted, when the variable takes this value.
    fn gained(&mut self, variable: usize, value: i64) -> i128 {
        let by = value - self.point[variable];
        let terms = &self.columns[self.first[variable]..self.first[variable + 1]];
        self.work += terms.len() as u64;
        let gained = |&(row, coefficient): &(u32, i64)| {
            let (slack, weight) = (self.slack[row as usize], self.weight[row as usize]);
            i128::from(weight) * i128::from(eased(slack, slack + coefficient * by))
        };
        terms.iter().map(gained).sum()
    }

    /// The variable jumps.
    fn leap(&mut self, variable: usize) {
        let by = self.wanted[variable] - self.point[variable];
        self.point[variable] = self.wanted[variable];
        let mut again = vec![variable];
        for place in self.first[variable]..self.first[variable + 1] {
            let (row, coefficient) = self.columns[place];
            let row = row as usize;
            let before = self.slack[row];
            let after = before + coefficient * by;
            self.slack[row] = after;
            self.broken.hold(row, after < 0);
            self.work += 1;
            if before.min(after) < self.reach[row] {
                let weight = i128::from(self.weight[row]);
                let change = |by: i64| weight * i128::from(eased(after, after + by) - eased(before, before + by));
                self.regain(row, Some(variable), change, &mut again);
            }
        }
        self.look_again(again);
    }

    /// Every broken row weighs more from now on.
    fn weigh(&mut self) {
        let mut again = Vec::new();
        for place in 0..self.broken.list.len() {
            let row = self.broken.list[place] as usize;
            self.weight[row] += 1;
            let slack = self.slack[row];
            self.regain(row, None, |by| i128::from(eased(slack, slack + by)), &mut again);
        }
        self.look_again(again);
    }

    /// Keeps up the gains of the variables in a row, but for one: of those with two values by what `change` says of the row's share when the jump
    /// moves the row's left side by so much; the others are to be looked at again.
    fn regain(&mut self, row: usize, but: Option<usize>, change: impl Fn(i64) -> i128, again: &mut Vec<usize>) {
        let rows = self.rows;
        self.work += rows[row].terms.len() as u64;
        for &(variable, coefficient) in &rows[row].terms {
            let variable = variable as usize;
            match self.width(variable) {
                0 => {}
                1 if Some(variable) == but => {}
                1 => {
                    let change = change(coefficient * (self.wanted[variable] - self.point[variable]));
                    if change != 0 {
                        self.gain[variable] += change;
                        self.good.hold(variable, self.gain[variable] > 0);
                    }
                }
                _ => again.push(variable),
            }
        }
    }
}

/// How much less a row is violated when its slack changes so.
fn eased(before: i64, after: i64) -> i64 {
    after.min(0) - before.min(0)
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
