//! A bounded dual simplex method that guides the search; nothing is decided by it.
//!
//! Minimises `c·x` subject to `a_i·x + s_i = 0` with finite bounds on every `x_j` and `s_i ≤ -b_i`, that is `a_i·x ≥ b_i`. As every
//! structural variable is boxed, the slack basis is dual feasible, and so is any basis after a change of bounds once nonbasic
//! variables are put at the bound their reduced cost asks for: nodes of a branch tree need no basis of their own.
//!
//! Sources: Koberstein, *The dual simplex method, techniques for a fast and stable implementation* (2005): bound
//! flipping ratio test, dual steepest edge; product form of the inverse after Dantzig and Orchard-Hays (1954).

/// Values this far from a bound count as at it.
const PRIMAL_TOLERANCE: f64 = 1e-9;
const PIVOT_TOLERANCE: f64 = 1e-9;
const DUAL_TOLERANCE: f64 = 1e-9;
const INFINITE: f64 = 1e30;
/// Iterations after which costs are perturbed against stalling.
const PERTURB_AFTER: usize = 60;
/// Etas after which the basis is factorised anew.
const ETAS_MAX: usize = 100;

/// How a relaxation ended.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Relaxed {
    /// Optimal: multipliers of the rows are in `multipliers`.
    Optimal,
    /// No solution: the sum of the rows with these multipliers shows it.
    Infeasible(Vec<(usize, f64)>),
    /// Out of iterations or numerically lost.
    Lost,
}

#[derive(Clone, Debug)]
struct Eta {
    pivot: usize,
    value: f64,
    others: Vec<(usize, f64)>,
}

/// One relaxation, kept warm between nodes.
#[derive(Clone, Debug)]
pub(super) struct Simplex {
    structurals: usize,
    rows: usize,
    columns: Vec<Vec<(usize, f64)>>,
    by_row: Vec<Vec<(usize, f64)>>,
    lower: Vec<f64>,
    upper: Vec<f64>,
    /// Costs in force: the true ones, or those perturbed against degeneracy.
    cost: Vec<f64>,
    true_cost: Vec<f64>,
    right: Vec<f64>,
    basis: Vec<usize>,
    /// Row of a basic variable, `usize::MAX` for a nonbasic one.
    place: Vec<usize>,
    x: Vec<f64>,
    reduced: Vec<f64>,
    weight: Vec<f64>,
    etas: Vec<Eta>,
    base_etas: usize,
    /// Touched non-zeros since last asked.
    pub(super) work: u64,
    /// Iterations since last asked.
    pub(super) iterations: u64,
}

impl Simplex {
    /// A relaxation with columns for `structurals` variables and rows `terms ≥ right`.
    pub(super) fn new(structurals: usize, rows: &[(Vec<(usize, f64)>, f64)], cost: &[f64]) -> Self {
        let count = rows.len();
        let mut columns = vec![Vec::new(); structurals];
        for (row, (terms, _)) in rows.iter().enumerate() {
            for &(variable, value) in terms {
                columns[variable].push((row, value));
            }
        }
        let total = structurals + count;
        let mut simplex = Self {
            structurals,
            rows: count,
            columns,
            by_row: rows.iter().map(|(terms, _)| terms.clone()).collect(),
            lower: vec![0.0; total],
            upper: vec![0.0; total],
            cost: cost.to_vec(),
            true_cost: cost.to_vec(),
            right: rows.iter().map(|&(_, right)| right).collect(),
            basis: (structurals..total).collect(),
            place: vec![usize::MAX; total],
            x: vec![0.0; total],
            reduced: vec![0.0; total],
            weight: vec![1.0; count],
            etas: Vec::new(),
            base_etas: 0,
            work: 0,
            iterations: 0,
        };
        for row in 0..count {
            simplex.lower[structurals + row] = -INFINITE;
            simplex.upper[structurals + row] = -simplex.right[row];
            simplex.place[structurals + row] = row;
        }
        simplex.reduced[..structurals].copy_from_slice(&simplex.cost);
        simplex
    }

    /// The bounds of the structural variables from now on.
    pub(super) fn set_bounds(&mut self, bounds: &[(i64, i64)]) {
        for (variable, &(lower, upper)) in bounds.iter().enumerate() {
            self.lower[variable] = lower as f64;
            self.upper[variable] = upper as f64;
        }
    }

    /// Value of a structural variable.
    pub(super) fn value(&self, variable: usize) -> f64 {
        self.x[variable]
    }

    /// Multipliers of the rows at an optimum, none negative.
    pub(super) fn multipliers(&self) -> Vec<(usize, f64)> {
        (0..self.rows)
            .filter_map(|row| {
                let slack = self.structurals + row;
                let multiplier = if self.place[slack] == usize::MAX { -self.reduced[slack] } else { 0.0 };
                (multiplier > 1e-11).then_some((row, multiplier))
            })
            .collect()
    }

    /// Adds the row `terms ≥ right`, its slack in the basis.
    pub(super) fn add_row(&mut self, terms: &[(usize, f64)], right: f64) {
        let row = self.rows;
        for &(variable, value) in terms {
            self.columns[variable].push((row, value));
        }
        self.by_row.push(terms.to_vec());
        self.right.push(right);
        self.rows += 1;
        let slack = self.structurals + row;
        self.lower.push(-INFINITE);
        self.upper.push(-right);
        self.place.push(row);
        self.x.push(0.0);
        self.reduced.push(0.0);
        self.weight.push(1.0);
        self.basis.push(slack);
    }

    /// Factorises after rows were added.
    pub(super) fn renew(&mut self) {
        if !self.refresh() {
            self.reset();
        }
    }

    /// Rows of the basis inverse for basic variables with a fractional value, the most fractional first: multipliers of the rows.
    pub(super) fn fractional_rows(&mut self, most: usize) -> Vec<Vec<(usize, f64)>> {
        let mut places: Vec<(f64, usize)> = (0..self.rows)
            .filter(|&row| self.basis[row] < self.structurals)
            .map(|row| {
                let value = self.x[self.basis[row]];
                ((value - value.floor() - 0.5).abs(), row)
            })
            .filter(|&(distance, _)| distance < 0.499)
            .collect();
        places.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        places.truncate(most);
        places
            .into_iter()
            .map(|(_, row)| {
                let mut price = vec![0.0; self.rows];
                price[row] = 1.0;
                self.backward(&mut price);
                price.into_iter().enumerate().filter(|(_, value)| value.abs() > 1e-9).collect()
            })
            .collect()
    }

    /// Solves from the basis at hand. Gives up after `iterations_max` or when `stop` says so.
    pub(super) fn solve(&mut self, iterations_max: usize, stop: &dyn Fn() -> bool) -> Relaxed {
        let relaxed = self.iterate(iterations_max, stop);
        if self.cost != self.true_cost {
            self.cost.clone_from(&self.true_cost);
            if !self.refresh() {
                self.reset();
            }
        }
        relaxed
    }

    fn iterate(&mut self, iterations_max: usize, stop: &dyn Fn() -> bool) -> Relaxed {
        self.place_nonbasic();
        let mut refreshed = false;
        let mut perturbation = Perturbation::NotYet;
        for iteration in 0..iterations_max {
            if iteration == PERTURB_AFTER {
                self.perturb();
                perturbation = Perturbation::InForce;
            }
            if iteration % 16 == 15 && stop() {
                return Relaxed::Lost;
            }
            if self.etas.len() - self.base_etas > ETAS_MAX && !self.refresh() {
                return Relaxed::Lost;
            }
            let Some(leaving) = self.choose_leaving() else {
                if perturbation == Perturbation::InForce {
                    perturbation = Perturbation::Removed;
                    self.cost.clone_from(&self.true_cost);
                    if !self.refresh() {
                        return Relaxed::Lost;
                    }
                    refreshed = true;
                    continue;
                }
                if refreshed || self.etas.len() == self.base_etas {
                    return Relaxed::Optimal;
                }
                refreshed = true;
                if !self.refresh() {
                    return Relaxed::Lost;
                }
                continue;
            };
            match self.step(leaving) {
                Step::Done => refreshed = false,
                Step::Infeasible(multipliers) => {
                    if refreshed || self.etas.len() == self.base_etas {
                        return Relaxed::Infeasible(multipliers);
                    }
                    refreshed = true;
                    if !self.refresh() {
                        return Relaxed::Lost;
                    }
                }
                Step::Unstable => {
                    if refreshed || !self.refresh() {
                        return Relaxed::Lost;
                    }
                    refreshed = true;
                }
            }
        }
        Relaxed::Lost
    }

    /// Moves the costs of nonbasic variables a little away from degeneracy, always the way that keeps them dual feasible.
    fn perturb(&mut self) {
        let mut state: u64 = 0x9e37_79b9_7f4a_7c15;
        for variable in 0..self.structurals {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            if self.place[variable] != usize::MAX || self.lower[variable] >= self.upper[variable] {
                continue;
            }
            let random = (state >> 40) as f64 / f64::from(1_u32 << 24);
            let at_upper = self.x[variable] > self.lower[variable];
            let step = (1.0 + random) * 5e-4 * (1.0 + self.cost[variable].abs()) * if at_upper { -1.0 } else { 1.0 };
            self.cost[variable] += step;
            self.reduced[variable] += step;
        }
    }

    /// Back to the slack basis: the way out when numbers went astray.
    pub(super) fn reset(&mut self) {
        self.etas.clear();
        self.base_etas = 0;
        self.place.fill(usize::MAX);
        for row in 0..self.rows {
            self.basis[row] = self.structurals + row;
            self.place[self.structurals + row] = row;
        }
        self.weight.fill(1.0);
        self.reduced.fill(0.0);
        self.reduced[..self.structurals].copy_from_slice(&self.cost);
    }

    /// Puts nonbasic variables at the bound their reduced cost asks for and computes the basic ones.
    fn place_nonbasic(&mut self) {
        for variable in 0..self.structurals {
            if self.place[variable] != usize::MAX {
                continue;
            }
            let reduced = self.reduced[variable];
            self.x[variable] = if reduced > DUAL_TOLERANCE {
                self.lower[variable]
            } else if reduced < -DUAL_TOLERANCE || (self.x[variable] - self.upper[variable]).abs() < 0.5 {
                self.upper[variable]
            } else {
                self.lower[variable]
            };
        }
        for row in 0..self.rows {
            let slack = self.structurals + row;
            if self.place[slack] == usize::MAX {
                self.x[slack] = self.upper[slack];
            }
        }
        self.compute_basic();
    }

    fn compute_basic(&mut self) {
        let mut work = vec![0.0; self.rows];
        for variable in 0..self.structurals {
            let value = self.x[variable];
            if self.place[variable] == usize::MAX && value != 0.0 {
                for &(row, coefficient) in &self.columns[variable] {
                    work[row] -= coefficient * value;
                }
            }
        }
        for (row, sum) in work.iter_mut().enumerate() {
            let slack = self.structurals + row;
            if self.place[slack] == usize::MAX {
                *sum -= self.x[slack];
            }
        }
        self.forward(&mut work);
        for (row, &value) in work.iter().enumerate() {
            self.x[self.basis[row]] = value;
        }
        self.work += (self.structurals + self.rows) as u64;
    }

    fn forward(&mut self, work: &mut [f64]) {
        for eta in &self.etas {
            let value = work[eta.pivot];
            if value == 0.0 {
                continue;
            }
            let value = value / eta.value;
            work[eta.pivot] = value;
            for &(row, coefficient) in &eta.others {
                work[row] -= coefficient * value;
            }
            self.work += eta.others.len() as u64;
        }
    }

    fn backward(&mut self, work: &mut [f64]) {
        for eta in self.etas.iter().rev() {
            let mut value = work[eta.pivot];
            for &(row, coefficient) in &eta.others {
                value -= coefficient * work[row];
            }
            work[eta.pivot] = value / eta.value;
            self.work += eta.others.len() as u64;
        }
    }

    fn choose_leaving(&self) -> Option<usize> {
        let mut best = None;
        let mut score = 0.0;
        for (row, &variable) in self.basis.iter().enumerate() {
            let value = self.x[variable];
            let scale = PRIMAL_TOLERANCE * (1.0 + value.abs());
            let excess = (self.lower[variable] - value).max(value - self.upper[variable]);
            if excess > scale {
                let merit = excess * excess / self.weight[row];
                if merit > score {
                    score = merit;
                    best = Some(row);
                }
            }
        }
        best
    }

    fn step(&mut self, row: usize) -> Step {
        let leaving = self.basis[row];
        let above = self.x[leaving] > self.upper[leaving];
        let sign = if above { 1.0 } else { -1.0 };
        let bound = if above { self.upper[leaving] } else { self.lower[leaving] };
        let mut price = vec![0.0; self.rows];
        price[row] = 1.0;
        self.backward(&mut price);
        let pivots = self.pivot_row(&price);
        let Some((entering, flips)) = self.choose_entering(&pivots, sign, (self.x[leaving] - bound).abs()) else {
            let multipliers = price
                .iter()
                .enumerate()
                .filter_map(|(row, &value)| (sign * value > 1e-11).then_some((row, sign * value)))
                .collect();
            return Step::Infeasible(multipliers);
        };
        let in_row = pivots.iter().find(|&&(variable, _)| variable == entering).map_or(0.0, |&(_, value)| value);
        let mut column = vec![0.0; self.rows];
        self.load_column(entering, 1.0, &mut column);
        self.forward(&mut column);
        let pivot = column[row];
        if pivot.abs() < PIVOT_TOLERANCE || (pivot - in_row).abs() > 1e-6 * (1.0 + pivot.abs()) {
            return Step::Unstable;
        }
        self.flip(&flips);
        let dual_step = self.reduced[entering] / in_row;
        for &(variable, value) in &pivots {
            self.reduced[variable] -= dual_step * value;
        }
        self.reduced[entering] = 0.0;
        self.reduced[leaving] = -dual_step;
        let primal_step = (self.x[leaving] - bound) / pivot;
        for (place, &value) in column.iter().enumerate() {
            if value != 0.0 {
                self.x[self.basis[place]] -= primal_step * value;
            }
        }
        self.x[entering] += primal_step;
        self.x[leaving] = bound;
        self.update_weights(row, &price, &column);
        self.etas.push(eta_of(row, &column));
        self.place[leaving] = usize::MAX;
        self.place[entering] = row;
        self.basis[row] = entering;
        self.iterations += 1;
        Step::Done
    }

    /// Entries of the pivot row for nonbasic variables that are not fixed.
    fn pivot_row(&mut self, price: &[f64]) -> Vec<(usize, f64)> {
        let mut dense = vec![0.0; self.structurals];
        let mut touched = Vec::new();
        let mut entries = Vec::new();
        for (row, &value) in price.iter().enumerate() {
            if value.abs() < 1e-13 {
                continue;
            }
            let slack = self.structurals + row;
            if self.place[slack] == usize::MAX {
                entries.push((slack, value));
            }
            for &(variable, coefficient) in &self.by_row[row] {
                if self.place[variable] == usize::MAX {
                    if dense[variable] == 0.0 {
                        touched.push(variable);
                    }
                    dense[variable] += value * coefficient;
                }
            }
            self.work += self.by_row[row].len() as u64;
        }
        touched.sort_unstable();
        touched.dedup();
        entries.extend(touched.into_iter().filter(|&v| dense[v].abs() > 1e-12).map(|v| (v, dense[v])));
        entries
    }

    /// Bound flipping ratio test with Harris' tolerance: the entering variable and those that go to their other bound.
    fn choose_entering(&self, pivots: &[(usize, f64)], sign: f64, infeasibility: f64) -> Option<(usize, Vec<usize>)> {
        let mut candidates: Vec<(usize, f64)> = Vec::new();
        for &(variable, value) in pivots {
            let value = sign * value;
            let range = self.upper[variable] - self.lower[variable];
            if range <= 0.0 || value.abs() < PIVOT_TOLERANCE {
                continue;
            }
            let at_upper = self.x[variable] > self.lower[variable] + 0.5 * range.min(1.0) || range >= INFINITE / 2.0;
            if (at_upper && value < 0.0) || (!at_upper && value > 0.0) {
                candidates.push((variable, value));
            }
        }
        let mut slope = infeasibility;
        let mut flips = Vec::new();
        while !candidates.is_empty() {
            let limit = candidates
                .iter()
                .map(|&(variable, value)| (self.reduced[variable].abs() + DUAL_TOLERANCE) / value.abs())
                .fold(f64::INFINITY, f64::min);
            let (near, far): (Vec<_>, Vec<_>) = candidates
                .into_iter()
                .partition(|&(variable, value)| self.reduced[variable].abs() / value.abs() <= limit);
            let fall: f64 =
                near.iter().map(|&(variable, value)| value.abs() * (self.upper[variable] - self.lower[variable])).sum();
            if slope - fall < 0.0 || far.is_empty() && slope - fall < 1e-12 {
                let (entering, _) = near
                    .iter()
                    .copied()
                    .max_by(|one, other| one.1.abs().total_cmp(&other.1.abs()).then(other.0.cmp(&one.0)))?;
                return Some((entering, flips));
            }
            slope -= fall;
            flips.extend(near.into_iter().map(|(variable, _)| variable));
            candidates = far;
        }
        None
    }

    fn flip(&mut self, flips: &[usize]) {
        if flips.is_empty() {
            return;
        }
        let mut change = vec![0.0; self.rows];
        for &variable in flips {
            let to =
                if self.x[variable] > self.lower[variable] + 0.5 { self.lower[variable] } else { self.upper[variable] };
            let by = to - self.x[variable];
            self.x[variable] = to;
            self.load_column(variable, by, &mut change);
        }
        self.forward(&mut change);
        for (row, &value) in change.iter().enumerate() {
            if value != 0.0 {
                self.x[self.basis[row]] -= value;
            }
        }
    }

    fn load_column(&self, variable: usize, factor: f64, into: &mut [f64]) {
        if variable >= self.structurals {
            into[variable - self.structurals] += factor;
        } else {
            for &(row, coefficient) in &self.columns[variable] {
                into[row] += factor * coefficient;
            }
        }
    }

    /// Dual steepest edge weights after Forrest and Goldfarb (1992).
    fn update_weights(&mut self, row: usize, price: &[f64], column: &[f64]) {
        let exact: f64 = price.iter().map(|value| value * value).sum();
        let mut tau = price.to_vec();
        self.forward(&mut tau);
        let pivot = column[row];
        for (place, &value) in column.iter().enumerate() {
            if place != row && value != 0.0 {
                let ratio = value / pivot;
                let updated = self.weight[place] - 2.0 * ratio * tau[place] + ratio * ratio * exact;
                self.weight[place] = updated.max(1e-4);
            }
        }
        self.weight[row] = (exact / (pivot * pivot)).max(1e-4);
    }

    /// Factorises the basis anew and recomputes values and reduced costs. False when the basis is singular beyond repair.
    fn refresh(&mut self) -> bool {
        self.factorise();
        let mut price: Vec<f64> =
            self.basis.iter().map(|&v| if v < self.structurals { self.cost[v] } else { 0.0 }).collect();
        self.backward(&mut price);
        for variable in 0..self.structurals {
            if self.place[variable] == usize::MAX {
                let sum: f64 = self.columns[variable].iter().map(|&(row, c)| price[row] * c).sum();
                self.reduced[variable] = self.cost[variable] - sum;
            } else {
                self.reduced[variable] = 0.0;
            }
        }
        let mut lost = false;
        for (row, &multiplier) in price.iter().enumerate() {
            let slack = self.structurals + row;
            self.reduced[slack] = if self.place[slack] == usize::MAX { -multiplier } else { 0.0 };
            if self.reduced[slack] > 1e-7 {
                lost = true;
            }
            self.reduced[slack] = self.reduced[slack].min(0.0);
        }
        self.place_nonbasic();
        !lost
    }

    /// Product form of the inverse: slacks for nothing, then columns by fewest entries left, pivots in rows still free.
    fn factorise(&mut self) {
        self.etas.clear();
        let old: Vec<usize> = self.basis.clone();
        let mut free = vec![true; self.rows];
        let mut structural = Vec::new();
        for &variable in &old {
            if variable >= self.structurals {
                let row = variable - self.structurals;
                free[row] = false;
                self.basis[row] = variable;
                self.place[variable] = row;
            } else {
                structural.push(variable);
            }
        }
        for variable in self.ordered(structural, &free) {
            let mut column = vec![0.0; self.rows];
            self.load_column(variable, 1.0, &mut column);
            self.forward(&mut column);
            let largest = (0..self.rows).filter(|&row| free[row]).map(|row| column[row].abs()).fold(0.0, f64::max);
            if largest < 1e-8 {
                // Dependent: a slack takes its place.
                self.place[variable] = usize::MAX;
                self.x[variable] = self.lower[variable];
                continue;
            }
            let pivot = (0..self.rows)
                .filter(|&row| free[row] && column[row].abs() >= 0.1 * largest)
                .min_by_key(|&row| (self.by_row[row].len(), row));
            let Some(row) = pivot else { continue };
            free[row] = false;
            self.basis[row] = variable;
            self.place[variable] = row;
            if !(column[row] == 1.0 && column.iter().filter(|value| **value != 0.0).count() == 1) {
                self.etas.push(eta_of(row, &column));
            }
        }
        for (row, &is_free) in free.iter().enumerate() {
            if is_free {
                let slack = self.structurals + row;
                self.basis[row] = slack;
                self.place[slack] = row;
            }
        }
        self.base_etas = self.etas.len();
    }

    /// Columns in an order that keeps the product form sparse: singletons among the free rows first, again and again.
    fn ordered(&self, columns: Vec<usize>, free: &[bool]) -> Vec<usize> {
        let mut count: Vec<usize> = vec![0; self.structurals];
        let mut in_rows: Vec<Vec<usize>> = vec![Vec::new(); self.rows];
        for &variable in &columns {
            for &(row, _) in &self.columns[variable] {
                if free[row] {
                    count[variable] += 1;
                    in_rows[row].push(variable);
                }
            }
        }
        // Rows met by one column only come last in elimination order; columns with one free row come first.
        let mut taken_row = vec![false; self.rows];
        let mut done = vec![false; self.structurals];
        let mut first = Vec::new();
        let mut queue: Vec<usize> = columns.iter().copied().filter(|&variable| count[variable] == 1).collect();
        while let Some(variable) = queue.pop() {
            if done[variable] {
                continue;
            }
            let Some(&(row, _)) = self.columns[variable].iter().find(|&&(row, _)| free[row] && !taken_row[row]) else {
                continue;
            };
            done[variable] = true;
            taken_row[row] = true;
            first.push(variable);
            for &other in &in_rows[row] {
                if !done[other] {
                    count[other] = count[other].saturating_sub(1);
                    if count[other] == 1 {
                        queue.push(other);
                    }
                }
            }
        }
        let mut rest: Vec<usize> = columns.into_iter().filter(|&variable| !done[variable]).collect();
        rest.sort_by_key(|&variable| (count[variable], variable));
        first.extend(rest);
        first
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Perturbation {
    NotYet,
    InForce,
    Removed,
}

enum Step {
    Done,
    Infeasible(Vec<(usize, f64)>),
    Unstable,
}

fn eta_of(pivot: usize, column: &[f64]) -> Eta {
    let others = column
        .iter()
        .enumerate()
        .filter(|&(row, value)| row != pivot && value.abs() > 1e-13)
        .map(|(r, &v)| (r, v))
        .collect();
    Eta { pivot, value: column[pivot], others }
}
