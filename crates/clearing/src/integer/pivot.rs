//! One iteration of the dual simplex: leaving and entering variable, and what changes with them.
//!
//! Bound flipping ratio test with Harris' tolerance, dual steepest edge after Forrest and Goldfarb, *Steepest-edge simplex algorithms for
//! linear programming* (1992).

use super::simplex::{DUAL_TOLERANCE, PRIMAL_TOLERANCE, Simplex, Stepped};

const PIVOT_TOLERANCE: f64 = 1e-9;

impl Simplex {
    /// The row whose basic variable is furthest out of its bounds, measured by its weight.
    pub(super) fn choose_leaving(&self) -> Option<usize> {
        let mut best = None;
        let mut score = 0.0;
        for (row, &variable) in self.at.basis.iter().enumerate() {
            let value = self.at.x[variable];
            let excess = (self.lower[variable] - value).max(value - self.upper[variable]);
            if excess > PRIMAL_TOLERANCE {
                let merit = excess * excess / self.at.weight[row];
                if merit > score && excess > PRIMAL_TOLERANCE * (1.0 + value.abs()) && !self.barred.contains(&row) {
                    score = merit;
                    best = Some(row);
                }
            }
        }
        best
    }

    /// Takes the basic variable of the row out of the basis.
    pub(super) fn step(&mut self, row: usize) -> Stepped {
        let mut price = core::mem::take(&mut self.scratch.price);
        price[row] = 1.0;
        self.at.factor.backward(&mut price);
        let mut column = core::mem::take(&mut self.scratch.column);
        let stepped = self.step_with(row, &price, &mut column);
        price.fill(0.0);
        column.fill(0.0);
        self.scratch.price = price;
        self.scratch.column = column;
        self.work += self.rows as u64 / 2;
        stepped
    }

    fn step_with(&mut self, row: usize, price: &[f64], column: &mut [f64]) -> Stepped {
        let leaving = self.at.basis[row];
        let above = self.at.x[leaving] > self.upper[leaving];
        let sign = if above { 1.0 } else { -1.0 };
        let bound = if above { self.upper[leaving] } else { self.lower[leaving] };
        let pivots = self.pivot_row(price);
        let Some(choice) = self.choose_entering(&pivots, sign, (self.at.x[leaving] - bound).abs()) else {
            let multipliers = price
                .iter()
                .enumerate()
                .filter_map(|(row, &value)| (sign * value > 1e-11).then_some((row, sign * value)))
                .collect();
            return Stepped::Infeasible(multipliers);
        };
        let Entering { variable: entering, in_row, flips } = choice;
        self.load_column(entering, 1.0, column);
        let mut spike = core::mem::take(&mut self.scratch.spike);
        self.at.factor.forward(column, Some(&mut spike));
        self.scratch.spike = spike;
        let pivot = column[row];
        if pivot.abs() < PIVOT_TOLERANCE || (pivot - in_row).abs() > 1e-6 * (1.0 + pivot.abs()) {
            return Stepped::Unstable;
        }
        self.flip(&flips);
        let dual_step = self.at.reduced[entering] / in_row;
        for &(variable, value) in &pivots {
            self.at.reduced[variable] -= dual_step * value;
        }
        self.at.reduced[entering] = 0.0;
        self.at.reduced[leaving] = -dual_step;
        let primal_step = (self.at.x[leaving] - bound) / pivot;
        for (place, &value) in column.iter().enumerate() {
            if value != 0.0 {
                self.at.x[self.at.basis[place]] -= primal_step * value;
            }
        }
        self.at.x[entering] += primal_step;
        self.at.x[leaving] = bound;
        self.update_weights(row, price, column);
        self.at.row_of[leaving] = usize::MAX;
        self.at.row_of[entering] = row;
        self.at.basis[row] = entering;
        self.iterations += 1;
        let spike = core::mem::take(&mut self.scratch.spike);
        let is_sound = self.at.factor.replace(row, &spike, pivot);
        self.scratch.spike = spike;
        Stepped::Done { dual_step, is_sound }
    }

    /// Entries of the pivot row for nonbasic variables.
    fn pivot_row(&mut self, price: &[f64]) -> Vec<(usize, f64)> {
        let mut dense = core::mem::take(&mut self.scratch.dense);
        let mut touched = core::mem::take(&mut self.scratch.touched);
        let mut entries = Vec::new();
        for (row, &value) in price.iter().enumerate() {
            if value == 0.0 || value.abs() < 1e-13 {
                continue;
            }
            let slack = self.structurals + row;
            if self.at.row_of[slack] == usize::MAX {
                entries.push((slack, value));
            }
            for &(variable, coefficient) in &self.by_row[row] {
                if self.at.row_of[variable] == usize::MAX {
                    if dense[variable] == 0.0 {
                        touched.push(variable);
                    }
                    dense[variable] += value * coefficient;
                }
            }
            self.work += self.by_row[row].len() as u64;
        }
        for variable in touched.drain(..) {
            let value = core::mem::replace(&mut dense[variable], 0.0);
            if value.abs() > 1e-12 {
                entries.push((variable, value));
            }
        }
        self.scratch.dense = dense;
        self.scratch.touched = touched;
        entries
    }

    /// The entering variable and those that go to their other bound; none when nothing can mend the row.
    fn choose_entering(&self, pivots: &[(usize, f64)], sign: f64, infeasibility: f64) -> Option<Entering> {
        let mut candidates: Vec<Candidate> = Vec::new();
        for &(variable, value) in pivots {
            let value = sign * value;
            let range = self.upper[variable] - self.lower[variable];
            let is_slack = variable >= self.structurals;
            if range <= 0.0 && !is_slack || value.abs() < PIVOT_TOLERANCE {
                continue;
            }
            let at_upper = self.at.x[variable] > self.lower[variable] + 0.5 * range.min(1.0) || range <= 0.0;
            if (at_upper && value < 0.0) || (!at_upper && value > 0.0) {
                let range = if is_slack { f64::INFINITY } else { range };
                let size = value.abs();
                let reduced = self.at.reduced[variable].abs();
                candidates.push(Candidate { variable, size, reduced, fall: size * range });
            }
        }
        let mut slope = infeasibility;
        let mut flips = Vec::new();
        while !candidates.is_empty() {
            let limit = candidates
                .iter()
                .map(|candidate| (candidate.reduced + DUAL_TOLERANCE) / candidate.size)
                .fold(f64::INFINITY, f64::min);
            let is_near = |candidate: &Candidate| candidate.reduced <= limit * candidate.size;
            let fall: f64 = candidates.iter().filter(|candidate| is_near(candidate)).map(|near| near.fall).sum();
            let is_last = candidates.iter().all(is_near);
            if slope - fall < 0.0 || is_last && slope - fall < 1e-12 {
                let entering = candidates
                    .iter()
                    .filter(|candidate| is_near(candidate))
                    .max_by(|one, other| one.size.total_cmp(&other.size).then(other.variable.cmp(&one.variable)))?;
                let in_row = pivots.iter().find(|&&(variable, _)| variable == entering.variable)?.1;
                return Some(Entering { variable: entering.variable, in_row, flips });
            }
            slope -= fall;
            candidates.retain(|candidate| {
                let near = is_near(candidate);
                if near {
                    flips.push(candidate.variable);
                }
                !near
            });
        }
        None
    }

    fn flip(&mut self, flips: &[usize]) {
        if flips.is_empty() {
            return;
        }
        let mut change = core::mem::take(&mut self.scratch.tau);
        for &variable in flips {
            let to = if self.at.x[variable] > self.lower[variable] + 0.5 {
                self.lower[variable]
            } else {
                self.upper[variable]
            };
            let by = to - self.at.x[variable];
            self.at.x[variable] = to;
            self.load_column(variable, by, &mut change);
        }
        self.at.factor.forward(&mut change, None);
        for (row, value) in change.iter_mut().enumerate() {
            if *value != 0.0 {
                self.at.x[self.at.basis[row]] -= *value;
                *value = 0.0;
            }
        }
        self.scratch.tau = change;
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

    fn update_weights(&mut self, row: usize, price: &[f64], column: &[f64]) {
        let exact: f64 = price.iter().map(|value| value * value).sum();
        let mut tau = core::mem::take(&mut self.scratch.tau);
        tau.copy_from_slice(price);
        self.at.factor.forward(&mut tau, None);
        let pivot = column[row];
        for (place, &value) in column.iter().enumerate() {
            if place != row && value != 0.0 {
                let ratio = value / pivot;
                let updated = self.at.weight[place] - 2.0 * ratio * tau[place] + ratio * ratio * exact;
                self.at.weight[place] = updated.max(1e-4);
            }
        }
        self.at.weight[row] = (exact / (pivot * pivot)).max(1e-4);
        tau.fill(0.0);
        self.scratch.tau = tau;
    }
}

/// A variable that may enter: the size of its pivot, of its reduced cost, and how much the slope falls when it is passed.
struct Candidate {
    variable: usize,
    size: f64,
    reduced: f64,
    fall: f64,
}

struct Entering {
    variable: usize,
    in_row: f64,
    flips: Vec<usize>,
}
