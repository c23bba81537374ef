//! A bounded dual simplex method that guides the search; nothing is decided by it.
//!
//! Minimises `c·x` subject to `a_i·x + s_i = 0` with finite bounds on every `x_j` and `-greatest_i ≤ s_i ≤ -b_i`, that is `a_i·x ≥ b_i`.
//! As every variable is boxed, every basis is dual feasible once nonbasic variables are put at the bound their reduced cost
//! asks for: there is no phase one, and nodes of a branch tree need no basis of their own.
//!
//! Sources: Koberstein, *The dual simplex method, techniques for a fast and stable implementation* (2005): bound flipping
//! ratio test with Harris' tolerance, perturbation; Forrest and Goldfarb, *Steepest-edge simplex algorithms* (1992).

use super::Inequality;
use super::factors::Factors;
use super::ratio::Candidate;
use super::tree::number;

/// Place of a nonbasic variable.
pub(super) const NOWHERE: usize = usize::MAX;

/// How a relaxation ended.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Relaxed {
    /// Optimal: multipliers of the rows are in `multipliers`.
    Optimal,
    /// No solution: the sum of the rows with these multipliers shows it.
    Infeasible(Vec<(usize, f64)>),
    /// The objective is over the cutoff whatever follows: these multipliers show it.
    CutOff(Vec<(usize, f64)>),
    /// Out of iterations or numerically lost.
    Lost,
}

/// A sparse matrix by rows or by columns.
#[derive(Clone, Debug, Default)]
pub(super) struct Sparse {
    pub(super) start: Vec<usize>,
    pub(super) entries: Vec<(usize, f64)>,
}

impl Sparse {
    pub(super) fn of(&self, index: usize) -> &[(usize, f64)] {
        &self.entries[self.start[index]..self.start[index + 1]]
    }

    fn transposed(&self, width: usize) -> Self {
        let mut start = vec![0; width + 1];
        for &(index, _) in &self.entries {
            start[index + 1] += 1;
        }
        for index in 0..width {
            start[index + 1] += start[index];
        }
        let mut next = start.clone();
        let mut entries = vec![(0, 0.0); self.entries.len()];
        for row in 0..self.start.len() - 1 {
            for &(index, value) in self.of(row) {
                entries[next[index]] = (row, value);
                next[index] += 1;
            }
        }
        Self { start, entries }
    }
}

/// Vectors used again and again, all zero or empty between uses.
#[derive(Clone, Debug, Default)]
pub(super) struct Room {
    /// By column.
    pub(super) dense: Vec<f64>,
    /// By row.
    pub(super) price: Vec<f64>,
    pub(super) column: Vec<f64>,
    pub(super) change: Vec<f64>,
    pub(super) touched: Vec<usize>,
    /// Entries of the pivot row.
    pub(super) pivots: Vec<(usize, f64)>,
    pub(super) candidates: Vec<Candidate>,
    pub(super) nonzero: Vec<usize>,
}

/// One relaxation, kept warm between nodes.
#[derive(Clone, Debug)]
pub(super) struct Simplex {
    pub(super) structurals: usize,
    pub(super) rows: usize,
    pub(super) by_row: Sparse,
    pub(super) by_column: Sparse,
    /// What each row was multiplied with.
    pub(super) scale: Vec<f64>,
    pub(super) lower: Vec<f64>,
    pub(super) upper: Vec<f64>,
    /// Costs in force: the true ones, or those perturbed against degeneracy.
    pub(super) cost: Vec<f64>,
    pub(super) true_cost: Vec<f64>,
    pub(super) is_perturbed: bool,
    pub(super) basis: Vec<usize>,
    /// Row of a basic variable, [`NOWHERE`] for a nonbasic one.
    pub(super) place: Vec<usize>,
    pub(super) x: Vec<f64>,
    pub(super) reduced: Vec<f64>,
    pub(super) weight: Vec<f64>,
    pub(super) factors: Factors,
    /// The solve may end once the objective (minimised) is over this.
    pub(super) cutoff: f64,
    /// Rows without the columns that are fixed for now: what a pivot row is computed from.
    pub(super) active: Sparse,
    /// Whether the column is in `active`; the reduced costs of the others are not kept up.
    pub(super) is_active: Vec<bool>,
    /// By row, the square of how far the basic variable is outside its bounds.
    pub(super) excess: Vec<f64>,
    pub(super) room: Room,
    /// Touched non-zeros since last asked.
    pub(super) work: u64,
    /// Iterations since last asked.
    pub(super) iterations: u64,
}

/// A basis to come back to.
#[derive(Clone, Debug)]
pub(super) struct Saved {
    basis: Vec<usize>,
    place: Vec<usize>,
    x: Vec<f64>,
    reduced: Vec<f64>,
    weight: Vec<f64>,
    is_active: Vec<bool>,
    etas: usize,
    base: u64,
}

/// What a basis consists of, small enough to be kept for each open node.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Basis {
    variables: Vec<u32>,
    weights: Vec<f32>,
}

impl Eq for Basis {}

impl Basis {
    /// How much room it takes, in the room of three numbers of 64 bits.
    pub(super) fn size(&self) -> usize {
        self.variables.len() / 3
    }
}

impl Simplex {
    /// A relaxation over the rows, from the slack basis. `bounds` are the widest the variables will ever have.
    pub(super) fn new(bounds: &[(i64, i64)], rows: &[&Inequality], cost: Vec<f64>) -> Self {
        let structurals = bounds.len();
        let mut simplex = Self {
            structurals,
            rows: 0,
            by_row: Sparse { start: vec![0], entries: Vec::new() },
            by_column: Sparse::default(),
            scale: Vec::new(),
            lower: bounds.iter().map(|bound| bound.0 as f64).collect(),
            upper: bounds.iter().map(|bound| bound.1 as f64).collect(),
            reduced: cost.clone(),
            true_cost: cost.clone(),
            cost,
            is_perturbed: false,
            basis: Vec::new(),
            place: vec![NOWHERE; structurals],
            x: vec![0.0; structurals],
            weight: Vec::new(),
            factors: Factors::default(),
            cutoff: f64::INFINITY,
            active: Sparse::default(),
            is_active: Vec::new(),
            excess: Vec::new(),
            room: Room { dense: vec![0.0; structurals], ..Room::default() },
            work: 0,
            iterations: 0,
        };
        simplex.add_rows(bounds, rows);
        simplex
    }

    /// Adds rows; their slacks become basic.
    pub(super) fn add_rows(&mut self, bounds: &[(i64, i64)], rows: &[&Inequality]) {
        for row in rows {
            let largest = row.terms.iter().map(|term| term.1.unsigned_abs()).max().unwrap_or(1).max(1) as f64;
            let scale = if largest <= 64.0 { 1.0 } else { (-(largest.log2().floor())).exp2() * 16.0 };
            let mut greatest = 0.0;
            for &(variable, coefficient) in &row.terms {
                let (lower, upper) = bounds[variable as usize];
                let coefficient = coefficient as f64;
                greatest += coefficient * if coefficient > 0.0 { upper as f64 } else { lower as f64 };
                self.by_row.entries.push((variable as usize, coefficient * scale));
            }
            self.by_row.start.push(self.by_row.entries.len());
            let slack = self.structurals + self.rows;
            let upper = -(row.right as f64) * scale;
            self.scale.push(scale);
            self.lower.push((-greatest * scale).min(upper) - 1.0);
            self.upper.push(upper);
            self.reduced.push(0.0);
            self.x.push(0.0);
            self.place.push(self.rows);
            self.basis.push(slack);
            self.weight.push(1.0);
            self.rows += 1;
        }
        self.reshape();
    }

    /// Takes on a new set of rows.
    fn reshape(&mut self) {
        self.by_column = self.by_row.transposed(self.structurals);
        self.active.clone_from(&self.by_row);
        self.is_active = vec![true; self.structurals];
        let Room { price, column, change, .. } = &mut self.room;
        for list in [price, column, change, &mut self.excess] {
            list.clear();
            list.resize(self.rows, 0.0);
        }
        self.refresh();
    }

    /// Drops the rows not kept; a dropped row's slack must be basic.
    pub(super) fn keep_rows(&mut self, keep: &[bool]) {
        let old = self.by_row.clone();
        let n = self.structurals;
        self.by_row = Sparse { start: vec![0], entries: Vec::new() };
        let mut number = vec![NOWHERE; self.rows];
        let mut count = 0;
        for row in 0..self.rows {
            if keep[row] {
                number[row] = count;
                self.by_row.entries.extend_from_slice(old.of(row));
                self.by_row.start.push(self.by_row.entries.len());
                self.lower[n + count] = self.lower[n + row];
                self.upper[n + count] = self.upper[n + row];
                self.x[n + count] = self.x[n + row];
                self.scale[count] = self.scale[row];
                count += 1;
            }
        }
        let renumbered = |variable: usize| if variable < n { variable } else { n + number[variable - n] };
        let dropped = |variable: usize| variable >= n && number[variable - n] == NOWHERE;
        let basic: Vec<(usize, f64)> = self
            .basis
            .iter()
            .zip(&self.weight)
            .filter(|&(&variable, _)| !dropped(variable))
            .map(|(&variable, &weight)| (renumbered(variable), weight))
            .collect();
        self.rows = count;
        for list in [&mut self.lower, &mut self.upper, &mut self.x, &mut self.reduced] {
            list.truncate(n + count);
        }
        self.scale.truncate(count);
        self.place.truncate(n + count);
        self.place.fill(NOWHERE);
        self.basis = basic.iter().map(|entry| entry.0).collect();
        self.weight = basic.iter().map(|entry| entry.1).collect();
        self.basis.resize(count, 0);
        self.weight.resize(count, 1.0);
        self.reshape();
    }

    /// The bounds of the structural variables from now on.
    pub(super) fn set_bounds(&mut self, bounds: &[(i64, i64)]) {
        for (variable, &(lower, upper)) in bounds.iter().enumerate() {
            self.lower[variable] = lower as f64;
            self.upper[variable] = upper as f64;
        }
    }

    /// The bounds of one structural variable from now on.
    pub(super) fn set_bound(&mut self, variable: usize, (lower, upper): (i64, i64)) {
        self.lower[variable] = lower as f64;
        self.upper[variable] = upper as f64;
    }

    /// Other costs from now on; the basis stays.
    pub(super) fn set_costs(&mut self, cost: Vec<f64>) {
        self.true_cost.clone_from(&cost);
        self.cost = cost;
        self.is_perturbed = false;
        self.refresh();
    }

    /// Value of a structural variable.
    pub(super) fn value(&self, variable: usize) -> f64 {
        self.x[variable]
    }

    /// Reduced cost of a structural variable.
    pub(super) fn reduced(&self, variable: usize) -> f64 {
        self.reduced[variable]
    }

    /// How many rows there are.
    pub(super) fn row_count(&self) -> usize {
        self.rows
    }

    /// The basic variable at a position of the basis, if it is structural.
    pub(super) fn basic(&self, row: usize) -> Option<usize> {
        Some(self.basis[row]).filter(|&variable| variable < self.structurals)
    }

    /// Whether the row's slack is basic: the row does not bind.
    pub(super) fn is_slack_basic(&self, row: usize) -> bool {
        self.place[self.structurals + row] != NOWHERE
    }

    /// Whether the row holds with equality because its slack is nonbasic at its right-hand side.
    pub(super) fn is_tight(&self, row: usize) -> bool {
        let slack = self.structurals + row;
        self.place[slack] == NOWHERE && self.x[slack] == self.upper[slack]
    }

    /// Multipliers of the rows at hand, none negative.
    pub(super) fn multipliers(&self) -> Vec<(usize, f64)> {
        (0..self.rows)
            .filter_map(|row| {
                let slack = self.structurals + row;
                let multiplier = if self.place[slack] == NOWHERE { -self.reduced[slack] } else { 0.0 };
                (multiplier > 1e-11).then_some((row, multiplier * self.scale[row]))
            })
            .collect()
    }

    /// Row of the inverse of the basis, as multipliers of the (unscaled) rows.
    pub(super) fn inverse_row(&mut self, row: usize) -> Vec<(usize, f64)> {
        let mut price = vec![0.0; self.rows];
        price[row] = 1.0;
        self.factors.backward(&mut price);
        self.take_work();
        price
            .iter()
            .enumerate()
            .filter(|(_, value)| value.abs() > 1e-10)
            .map(|(index, &value)| (index, value * self.scale[index]))
            .collect()
    }

    /// The objective (minimised) at the basic solution, with true costs.
    pub(super) fn objective(&self) -> f64 {
        self.true_cost.iter().zip(&self.x).map(|(cost, value)| cost * value).sum()
    }

    /// The basis at hand, to begin with at another node.
    pub(super) fn basis(&self) -> Basis {
        #[expect(clippy::cast_possible_truncation, reason = "weights are estimates")]
        let weights = self.weight.iter().map(|&weight| weight as f32).collect();
        Basis { variables: self.basis.iter().map(|&variable| number(variable)).collect(), weights }
    }

    /// Takes on the basis of another node; the bounds have been set.
    pub(super) fn begin_with(&mut self, basis: &Basis) {
        self.basis.clear();
        self.basis.extend(basis.variables.iter().map(|&variable| variable as usize));
        self.weight.clear();
        self.weight.extend(basis.weights.iter().map(|&weight| f64::from(weight)));
        self.refresh();
    }

    /// Whether the solution at hand keeps the bounds of all structural variables: where it was optimal, it still is.
    pub(super) fn is_within_bounds(&self) -> bool {
        let keeps = |v: usize| self.x[v] >= self.lower[v] - 1e-9 && self.x[v] <= self.upper[v] + 1e-9;
        (0..self.structurals).all(keeps)
    }

    /// The basis at hand, to come back to.
    pub(super) fn save(&mut self) -> Saved {
        Saved {
            basis: self.basis.clone(),
            place: self.place.clone(),
            x: self.x.clone(),
            reduced: self.reduced.clone(),
            weight: self.weight.clone(),
            is_active: self.is_active.clone(),
            etas: self.factors.eta_count(),
            base: self.factors.born,
        }
    }

    /// Back to a saved basis; bounds are the caller's to set again.
    pub(super) fn restore(&mut self, saved: &Saved) {
        self.basis.clone_from(&saved.basis);
        self.place.clone_from(&saved.place);
        self.x.clone_from(&saved.x);
        self.reduced.clone_from(&saved.reduced);
        self.weight.clone_from(&saved.weight);
        if self.factors.born == saved.base {
            self.factors.truncate(saved.etas);
            for variable in 0..self.structurals {
                if self.is_active[variable] && !saved.is_active[variable] {
                    self.reduce(variable);
                }
            }
        } else {
            self.refresh();
        }
    }
}
