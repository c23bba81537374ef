//! A bounded dual simplex method that guides the search; nothing is decided by it.
//!
//! Minimises `c·x` subject to `a_i·x + s_i = 0` with finite bounds on every `x_j` and `s_i ≤ -b_i`, that is `a_i·x ≥ b_i`. As every
//! variable is boxed (a slack by the greatest activity of its row), any basis is dual feasible once nonbasic variables are put at the bound their
//! reduced cost asks for: nodes of a branch tree need no basis of their own, and costs may change at any time.
//!
//! Source: Koberstein, *The dual simplex method, techniques for a fast and stable implementation* (2005). One iteration is in
//! `pivot.rs`, the basis and its inverse in `factor.rs`.

use super::factor::Factor;

/// Values this far from a bound count as at it.
pub(super) const PRIMAL_TOLERANCE: f64 = 1e-9;
pub(super) const DUAL_TOLERANCE: f64 = 1e-9;
/// Steps without progress after which costs are perturbed.
const STALLED: usize = 30;
/// Updates after which the basis is factorised anew.
const UPDATES_MAX: usize = 100;
/// After so few updates an optimum needs no second look.
const TRUSTED: usize = 20;
/// How often costs may be perturbed in one solve.
const PERTURBATIONS_MAX: u32 = 8;

/// How a relaxation ended.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Relaxed {
    /// Optimal, or the bound is already beyond the cut-off: multipliers of the rows are in `multipliers`.
    Optimal,
    /// No solution: the sum of the rows with these multipliers shows it.
    Infeasible(Vec<(usize, f64)>),
    /// Out of iterations or numerically lost.
    Lost,
}

/// One relaxation, kept warm between nodes.
#[derive(Clone, Debug)]
pub(super) struct Simplex {
    pub(super) structurals: usize,
    pub(super) rows: usize,
    pub(super) columns: Vec<Vec<(usize, f64)>>,
    pub(super) by_row: Vec<Vec<(usize, f64)>>,
    pub(super) lower: Vec<f64>,
    pub(super) upper: Vec<f64>,
    /// Costs in force: the true ones, or those perturbed against degeneracy.
    cost: Vec<f64>,
    true_cost: Vec<f64>,
    pub(super) at: Place,
    /// Rows passed over as leaving, because their pivots were not to be trusted.
    pub(super) barred: Vec<usize>,
    /// Costs beyond this are as good as infeasible.
    pub(super) cutoff: f64,
    pub(super) scratch: Scratch,
    /// Touched non-zeros since last asked.
    pub(super) work: u64,
    /// Iterations since last asked.
    pub(super) iterations: u64,
}

/// Where the method stands; can be kept and gone back to.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The basic variable of each row.
    pub(super) basis: Vec<usize>,
    /// Row of a basic variable, `usize::MAX` for a nonbasic one.
    pub(super) row_of: Vec<usize>,
    pub(super) x: Vec<f64>,
    pub(super) reduced: Vec<f64>,
    /// Dual steepest edge weights by row.
    pub(super) weight: Vec<f64>,
    pub(super) factor: Factor,
}

/// Dense vectors that are zero between uses.
#[derive(Clone, Debug, Default)]
pub(super) struct Scratch {
    pub(super) price: Vec<f64>,
    pub(super) column: Vec<f64>,
    pub(super) tau: Vec<f64>,
    pub(super) dense: Vec<f64>,
    pub(super) touched: Vec<usize>,
    pub(super) spike: Vec<(usize, f64)>,
}

impl Simplex {
    /// A relaxation with columns for `structurals` variables and no rows yet.
    pub(super) fn new(bounds: &[(i64, i64)], cost: &[f64]) -> Self {
        let structurals = bounds.len();
        let at = Place {
            basis: Vec::new(),
            row_of: vec![usize::MAX; structurals],
            x: vec![0.0; structurals],
            reduced: cost.to_vec(),
            weight: Vec::new(),
            factor: Factor::default(),
        };
        let mut simplex = Self {
            structurals,
            rows: 0,
            columns: vec![Vec::new(); structurals],
            by_row: Vec::new(),
            lower: vec![0.0; structurals],
            upper: vec![0.0; structurals],
            cost: cost.to_vec(),
            true_cost: cost.to_vec(),
            at,
            barred: Vec::new(),
            cutoff: f64::INFINITY,
            scratch: Scratch { dense: vec![0.0; structurals], ..Scratch::default() },
            work: 0,
            iterations: 0,
        };
        simplex.set_bounds(bounds);
        simplex
    }

    /// The bounds of the structural variables from now on.
    pub(super) fn set_bounds(&mut self, bounds: &[(i64, i64)]) {
        for (variable, &(lower, upper)) in bounds.iter().enumerate() {
            self.lower[variable] = lower as f64;
            self.upper[variable] = upper as f64;
        }
    }

    /// The costs from now on.
    pub(super) fn set_costs(&mut self, cost: Vec<f64>) {
        self.cost.clone_from(&cost);
        self.true_cost = cost;
        self.compute_reduced();
    }

    /// Value of a structural variable.
    pub(super) fn value(&self, variable: usize) -> f64 {
        self.at.x[variable]
    }

    /// Multipliers of the rows at an optimum, none negative.
    pub(super) fn multipliers(&self) -> Vec<(usize, f64)> {
        (0..self.rows)
            .filter_map(|row| {
                let slack = self.structurals + row;
                let multiplier = if self.at.row_of[slack] == usize::MAX { -self.at.reduced[slack] } else { 0.0 };
                (multiplier > 1e-11).then_some((row, multiplier))
            })
            .collect()
    }

    /// Adds the row `terms ≥ right`, its slack in the basis. [`Self::renew`] comes after the last.
    pub(super) fn add_row(&mut self, terms: Vec<(usize, f64)>, right: f64, bounds: &[(i64, i64)]) {
        let row = self.rows;
        let mut greatest = 0.0;
        for &(variable, value) in &terms {
            self.columns[variable].push((row, value));
            let (lower, upper) = bounds[variable];
            greatest += value * if value > 0.0 { upper as f64 } else { lower as f64 };
        }
        self.by_row.push(terms);
        self.rows += 1;
        self.lower.push((-greatest).min(-right));
        self.upper.push(-right);
        self.at.row_of.push(row);
        self.at.x.push(0.0);
        self.at.reduced.push(0.0);
        self.at.weight.push(1.0);
        self.at.basis.push(self.structurals + row);
    }

    /// Takes rows out for which `is_gone` says so; only those with a basic slack go. Returns for each old row whether it is left.
    pub(super) fn drop_rows(&mut self, is_gone: impl Fn(usize) -> bool) -> Vec<bool> {
        let is_left: Vec<bool> =
            (0..self.rows).map(|row| self.at.row_of[self.structurals + row] == usize::MAX || !is_gone(row)).collect();
        let mut number = vec![usize::MAX; self.rows];
        let mut count = 0;
        for (row, _) in is_left.iter().enumerate().filter(|(_, left)| **left) {
            number[row] = count;
            count += 1;
        }
        let structurals = self.structurals;
        let keep = |values: &mut Vec<f64>| {
            let mut index = 0;
            values.retain(|_| {
                index += 1;
                index <= structurals || is_left[index - 1 - structurals]
            });
        };
        keep(&mut self.lower);
        keep(&mut self.upper);
        keep(&mut self.at.x);
        keep(&mut self.at.reduced);
        for column in &mut self.columns {
            column.retain_mut(|(row, _)| {
                *row = number[*row];
                *row != usize::MAX
            });
        }
        let mut index = 0;
        self.by_row.retain(|_| {
            index += 1;
            is_left[index - 1]
        });
        let weights: Vec<f64> = core::mem::take(&mut self.at.weight);
        let mut basis = Vec::with_capacity(count);
        for (row, &variable) in self.at.basis.iter().enumerate() {
            let variable = match variable.checked_sub(structurals) {
                None => variable,
                Some(slack) if number[slack] == usize::MAX => continue,
                Some(slack) => structurals + number[slack],
            };
            basis.push(variable);
            self.at.weight.push(weights[row]);
        }
        self.at.basis = basis;
        self.rows = count;
        self.at.row_of = vec![usize::MAX; structurals + count];
        for (row, &variable) in self.at.basis.iter().enumerate() {
            self.at.row_of[variable] = row;
        }
        is_left
    }

    /// Factorises after rows were added or dropped.
    pub(super) fn renew(&mut self) {
        let rows = self.rows;
        for vector in [&mut self.scratch.price, &mut self.scratch.column, &mut self.scratch.tau] {
            vector.clear();
            vector.resize(rows, 0.0);
        }
        self.refresh();
    }

    /// Rows of the basis inverse for basic variables with a fractional value, the most fractional first: multipliers of the rows.
    pub(super) fn fractional_rows(&mut self, most: usize) -> Vec<Vec<(usize, f64)>> {
        let mut places: Vec<(f64, usize)> = (0..self.rows)
            .filter(|&row| self.at.basis[row] < self.structurals)
            .map(|row| {
                let value = self.at.x[self.at.basis[row]];
                ((value - value.floor() - 0.5).abs(), row)
            })
            .filter(|&(distance, _)| distance < 0.499)
            .collect();
        places.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        places.truncate(most);
        let mut price = vec![0.0; self.rows];
        places
            .into_iter()
            .map(|(_, row)| {
                price.fill(0.0);
                price[row] = 1.0;
                self.at.factor.backward(&mut price);
                price.iter().copied().enumerate().filter(|(_, value)| value.abs() > 1e-9).collect()
            })
            .collect()
    }

    /// Solves from the basis at hand. Gives up after `iterations_max` or when `stop` says so.
    pub(super) fn solve(&mut self, iterations_max: usize, stop: &dyn Fn() -> bool) -> Relaxed {
        self.barred.clear();
        let relaxed = self.iterate(iterations_max, stop);
        if self.cost != self.true_cost {
            self.cost.clone_from(&self.true_cost);
            self.refresh();
        }
        self.work += core::mem::take(&mut self.at.factor.work);
        relaxed
    }

    fn iterate(&mut self, iterations_max: usize, stop: &dyn Fn() -> bool) -> Relaxed {
        self.place_nonbasic();
        let mut stalled = 0;
        let mut perturbations = 0;
        for iteration in 0..iterations_max {
            if iteration % 16 == 15 && stop() {
                return Relaxed::Lost;
            }
            if self.at.factor.updates() >= UPDATES_MAX {
                self.refresh();
            }
            let is_perturbed = stalled > STALLED && perturbations < PERTURBATIONS_MAX;
            if is_perturbed {
                perturbations += 1;
                stalled = 0;
                self.perturb(perturbations);
            }
            let Some(leaving) = self.choose_leaving() else {
                if self.cost != self.true_cost {
                    self.cost.clone_from(&self.true_cost);
                    self.refresh();
                    continue;
                }
                if self.at.factor.updates() < TRUSTED {
                    return if self.barred.is_empty() { Relaxed::Optimal } else { Relaxed::Lost };
                }
                self.refresh();
                continue;
            };
            let is_fresh = self.at.factor.updates() == 0;
            match self.step(leaving) {
                Stepped::Done { dual_step, is_sound } => {
                    self.barred.clear();
                    if !is_sound {
                        self.refresh();
                    }
                    stalled = if dual_step.abs() > 1e-9 { 0 } else { stalled + 1 };
                }
                Stepped::Infeasible(multipliers) if is_fresh => return Relaxed::Infeasible(multipliers),
                Stepped::Unstable if is_fresh => self.barred.push(leaving),
                Stepped::Infeasible(_) | Stepped::Unstable => self.refresh(),
            }
            if iteration % 8 == 7 && self.is_beyond() {
                return Relaxed::Optimal;
            }
        }
        Relaxed::Lost
    }

    /// The bound is beyond the cut-off already: with a dual feasible basis, the costs at hand are a bound.
    fn is_beyond(&self) -> bool {
        if !self.cutoff.is_finite() || self.cost != self.true_cost {
            return false;
        }
        let total: f64 = self.cost.iter().zip(&self.at.x).map(|(cost, x)| cost * x).sum();
        total > self.cutoff
    }

    /// Moves the costs of nonbasic variables a little away from degeneracy, always the way that keeps them dual feasible.
    fn perturb(&mut self, round: u32) {
        let mut state: u64 = 0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(u64::from(round));
        for variable in 0..self.structurals {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            if self.at.row_of[variable] != usize::MAX || self.lower[variable] >= self.upper[variable] {
                continue;
            }
            let random = (state >> 40) as f64 / f64::from(1_u32 << 24);
            let at_upper = self.at.x[variable] > self.lower[variable];
            let step = (1.0 + random) * 5e-4 * (1.0 + self.cost[variable].abs()) * if at_upper { -1.0 } else { 1.0 };
            self.cost[variable] += step;
            self.at.reduced[variable] += step;
        }
    }

    /// Back to the slack basis: the way out when numbers went astray.
    pub(super) fn reset(&mut self) {
        self.at.row_of.fill(usize::MAX);
        for row in 0..self.rows {
            self.at.basis[row] = self.structurals + row;
            self.at.row_of[self.structurals + row] = row;
        }
        self.at.weight.fill(1.0);
        self.refresh();
    }

    /// Puts nonbasic variables at the bound their reduced cost asks for and computes the basic ones.
    fn place_nonbasic(&mut self) {
        for variable in 0..self.structurals + self.rows {
            if self.at.row_of[variable] != usize::MAX {
                continue;
            }
            let reduced = self.at.reduced[variable];
            let (lower, upper) = (self.lower[variable], self.upper[variable]);
            let stays_up = variable >= self.structurals || (self.at.x[variable] - upper).abs() < 0.5;
            self.at.x[variable] =
                if reduced > DUAL_TOLERANCE || reduced >= -DUAL_TOLERANCE && !stays_up { lower } else { upper };
        }
        self.compute_basic();
    }

    fn compute_basic(&mut self) {
        let mut right = core::mem::take(&mut self.scratch.column);
        for variable in 0..self.structurals {
            let value = self.at.x[variable];
            if self.at.row_of[variable] == usize::MAX && value != 0.0 {
                for &(row, coefficient) in &self.columns[variable] {
                    right[row] -= coefficient * value;
                }
                self.work += self.columns[variable].len() as u64;
            }
        }
        for (row, sum) in right.iter_mut().enumerate() {
            let slack = self.structurals + row;
            if self.at.row_of[slack] == usize::MAX {
                *sum -= self.at.x[slack];
            }
        }
        self.at.factor.forward(&mut right, None);
        for (row, value) in right.iter_mut().enumerate() {
            self.at.x[self.at.basis[row]] = core::mem::take(value);
        }
        self.scratch.column = right;
        self.work += (self.structurals + self.rows) as u64;
    }

    /// Factorises the basis anew and recomputes values and reduced costs. Columns that depend on others give way to slacks.
    pub(super) fn refresh(&mut self) {
        let earlier = self.at.factor.work;
        let unit: Vec<[(usize, f64); 1]> = (0..self.rows).map(|row| [(row, 1.0)]).collect();
        let columns: Vec<&[(usize, f64)]> = self
            .at
            .basis
            .iter()
            .map(|&variable| match variable.checked_sub(self.structurals) {
                None => self.columns[variable].as_slice(),
                Some(slack) => unit[slack].as_slice(),
            })
            .collect();
        let (factor, pivots) = Factor::new(self.rows, &columns);
        self.at.factor = factor;
        self.at.factor.work += earlier;
        let old = core::mem::take(&mut self.at.basis);
        let weights = core::mem::take(&mut self.at.weight);
        self.at.basis = (self.structurals..self.structurals + self.rows).collect();
        self.at.weight = vec![1.0; self.rows];
        let mut is_free = vec![true; self.rows];
        for (slot, &variable) in old.iter().enumerate() {
            self.at.row_of[variable] = usize::MAX;
            if let Some(row) = pivots.row_of[slot] {
                is_free[row] = false;
                self.at.basis[row] = variable;
                self.at.weight[row] = weights[slot];
            }
        }
        for (row, &variable) in self.at.basis.iter().enumerate() {
            self.at.row_of[variable] = row;
        }
        self.compute_reduced();
        self.place_nonbasic();
    }

    fn compute_reduced(&mut self) {
        let mut price = core::mem::take(&mut self.scratch.price);
        for (row, &variable) in self.at.basis.iter().enumerate() {
            price[row] = if variable < self.structurals { self.cost[variable] } else { 0.0 };
        }
        self.at.factor.backward(&mut price);
        for variable in 0..self.structurals {
            self.at.reduced[variable] = if self.at.row_of[variable] == usize::MAX {
                let sum: f64 = self.columns[variable].iter().map(|&(row, c)| price[row] * c).sum();
                self.work += self.columns[variable].len() as u64;
                self.cost[variable] - sum
            } else {
                0.0
            };
        }
        for (row, value) in price.iter_mut().enumerate() {
            let slack = self.structurals + row;
            self.at.reduced[slack] = if self.at.row_of[slack] == usize::MAX { -*value } else { 0.0 };
            *value = 0.0;
        }
        self.scratch.price = price;
    }
}

/// What one iteration came to.
pub(super) enum Stepped {
    /// The basis changed; `is_sound` is false when it must be factorised anew.
    Done {
        dual_step: f64,
        is_sound: bool,
    },
    Infeasible(Vec<(usize, f64)>),
    Unstable,
}
