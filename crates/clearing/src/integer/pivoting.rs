//! The dual simplex method itself: the iterations, and the factorisation and values they lean on.
//!
//! What a relaxation is and what may be asked of it stands in `simplex`; sources there.

use super::factors::Factors;
use super::ratio::{Candidate, choose_entering};
use super::simplex::{NOWHERE, Relaxed, Room, Simplex};

/// Values this far from a bound count as at it.
const PRIMAL_TOLERANCE: f64 = 1e-8;
const DUAL_TOLERANCE: f64 = 1e-9;
const PIVOT_TOLERANCE: f64 = 1e-7;
/// Iterations of one solve after which costs are perturbed against stalling.
const PERTURB_AFTER: usize = 40;

impl Simplex {
    /// Solves from the basis at hand. Gives up after `iterations_max`, after `work_max` or when `stop` says so.
    pub(super) fn solve(&mut self, iterations_max: usize, work_max: u64, stop: &dyn Fn() -> bool) -> Relaxed {
        let relaxed = self.iterate(iterations_max, work_max, stop);
        if self.is_perturbed {
            self.unperturb();
        }
        self.take_work();
        relaxed
    }

    pub(super) fn take_work(&mut self) {
        self.work += core::mem::take(&mut self.factors.work);
    }

    fn iterate(&mut self, iterations_max: usize, work_max: u64, stop: &dyn Fn() -> bool) -> Relaxed {
        self.activate();
        self.place_nonbasic();
        let mut is_fresh = false;
        let mut may_perturb = true;
        for iteration in 0..iterations_max {
            if may_perturb && iteration == PERTURB_AFTER {
                self.perturb();
                may_perturb = false;
            }
            if iteration % 8 == 7 {
                self.take_work();
                if self.work > work_max || stop() {
                    return Relaxed::Lost;
                }
                if self.is_cut_off() {
                    return Relaxed::CutOff(self.multipliers());
                }
            }
            if self.factors.is_stale() {
                self.refresh();
                is_fresh = true;
            }
            let Some(leaving) = self.choose_leaving() else {
                if self.is_perturbed {
                    self.unperturb();
                    may_perturb = false;
                    is_fresh = true;
                    continue;
                }
                // Not checked on fresh factors: nothing is decided by it, and what leans on it is verified.
                return Relaxed::Optimal;
            };
            match self.step(leaving) {
                Step::Done => is_fresh = false,
                Step::Infeasible(multipliers) => {
                    if is_fresh || self.factors.eta_count() == 0 {
                        return Relaxed::Infeasible(multipliers);
                    }
                    self.refresh();
                    is_fresh = true;
                }
                Step::Unstable => {
                    if is_fresh || self.factors.eta_count() == 0 {
                        return Relaxed::Lost;
                    }
                    self.refresh();
                    is_fresh = true;
                }
            }
        }
        Relaxed::Lost
    }

    /// Whether the multipliers at hand already push the objective over the cutoff.
    fn is_cut_off(&self) -> bool {
        if self.cutoff == f64::INFINITY || self.objective() <= self.cutoff {
            return false;
        }
        self.lagrangian() > self.cutoff
    }

    /// What the multipliers at hand prove of the objective (minimised), about.
    pub(super) fn lagrangian(&self) -> f64 {
        let mut reduced = self.true_cost.clone();
        let mut total = 0.0;
        for row in 0..self.rows {
            let slack = self.structurals + row;
            let multiplier = if self.place[slack] == NOWHERE { -self.reduced[slack] } else { 0.0 };
            if multiplier > 1e-11 {
                total -= multiplier * self.upper[slack];
                for &(variable, coefficient) in self.by_row.of(row) {
                    reduced[variable] -= multiplier * coefficient;
                }
            }
        }
        for (variable, &value) in reduced.iter().enumerate() {
            total += value * if value > 0.0 { self.lower[variable] } else { self.upper[variable] };
        }
        total
    }

    /// Moves the costs of nonbasic variables a little away from degeneracy, always the way that keeps them dual feasible.
    fn perturb(&mut self) {
        let mut state: u64 = 0x9e37_79b9_7f4a_7c15;
        for variable in 0..self.structurals {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            if self.place[variable] != NOWHERE || self.lower[variable] >= self.upper[variable] {
                continue;
            }
            let random = (state >> 40) as f64 / f64::from(1_u32 << 24);
            let at_upper = self.x[variable] > self.lower[variable];
            let step = (1.0 + random) * 5e-4 * (1.0 + self.cost[variable].abs()) * if at_upper { -1.0 } else { 1.0 };
            self.cost[variable] += step;
            self.reduced[variable] += step;
        }
        self.is_perturbed = true;
    }

    fn unperturb(&mut self) {
        self.cost.clone_from(&self.true_cost);
        self.is_perturbed = false;
        self.refresh();
    }

    /// Back to the slack basis: the way out when numbers went astray.
    pub(super) fn reset(&mut self) {
        for row in 0..self.rows {
            self.basis[row] = self.structurals + row;
        }
        self.weight.fill(1.0);
        self.refresh();
    }

    /// Puts nonbasic variables at the bound their reduced cost asks for and computes the basic ones.
    fn place_nonbasic(&mut self) {
        for variable in 0..self.structurals + self.rows {
            if self.place[variable] != NOWHERE {
                continue;
            }
            let reduced = self.reduced[variable];
            let (lower, upper) = (self.lower[variable], self.upper[variable]);
            let is_nearer_upper = upper - self.x[variable] < self.x[variable] - lower;
            self.x[variable] = if reduced > DUAL_TOLERANCE {
                lower
            } else if reduced < -DUAL_TOLERANCE || is_nearer_upper || variable >= self.structurals {
                upper
            } else {
                lower
            };
        }
        self.compute_basic();
    }

    fn compute_basic(&mut self) {
        let mut vector = vec![0.0; self.rows];
        for variable in 0..self.structurals + self.rows {
            let value = self.x[variable];
            if self.place[variable] == NOWHERE && value != 0.0 {
                self.load_column(variable, -value, &mut vector);
            }
        }
        self.factors.forward(&mut vector);
        for (row, &value) in vector.iter().enumerate() {
            self.x[self.basis[row]] = value;
        }
        for row in 0..self.rows {
            self.excess[row] = self.excess_of(row);
        }
        self.work += (self.structurals + self.rows) as u64;
    }

    fn choose_leaving(&self) -> Option<usize> {
        let mut best = None;
        let mut score = 0.0;
        for (row, (&excess, &weight)) in self.excess.iter().zip(&self.weight).enumerate() {
            if excess > score * weight {
                score = excess / weight;
                best = Some(row);
            }
        }
        best
    }

    /// The square of how far the basic variable of the row is outside its bounds.
    fn excess_of(&self, row: usize) -> f64 {
        let variable = self.basis[row];
        let value = self.x[variable];
        let excess = (self.lower[variable] - value).max(value - self.upper[variable]);
        if excess > PRIMAL_TOLERANCE && excess > PRIMAL_TOLERANCE * value.abs() { excess * excess } else { 0.0 }
    }

    /// Gathers the columns that are not fixed, when another set of them would do better: those alone take part in pivot rows.
    fn activate(&mut self) {
        let (mut free, mut active, mut is_missing) = (0_usize, 0_usize, false);
        for variable in 0..self.structurals {
            let is_free = self.lower[variable] < self.upper[variable];
            free += usize::from(is_free);
            active += usize::from(self.is_active[variable]);
            is_missing |= is_free && !self.is_active[variable];
        }
        if !is_missing && 10 * free >= 7 * active {
            return;
        }
        for variable in 0..self.structurals {
            let is_free = self.lower[variable] < self.upper[variable];
            if is_free && !self.is_active[variable] {
                self.reduce(variable);
            }
            self.is_active[variable] = is_free;
        }
        self.active.entries.clear();
        self.active.start.truncate(1);
        for row in 0..self.rows {
            let kept = self.by_row.of(row).iter().filter(|entry| self.is_active[entry.0]);
            self.active.entries.extend(kept);
            self.active.start.push(self.active.entries.len());
        }
        self.work += self.by_row.entries.len() as u64;
    }

    /// Computes the reduced cost of a structural variable from the multipliers of the rows.
    pub(super) fn reduce(&mut self, variable: usize) {
        if self.place[variable] != NOWHERE {
            self.reduced[variable] = 0.0;
            return;
        }
        let column = self.by_column.of(variable);
        let sum: f64 = column.iter().map(|&(row, c)| self.reduced[self.structurals + row] * c).sum();
        self.reduced[variable] = self.cost[variable] + sum;
    }

    fn step(&mut self, row: usize) -> Step {
        let mut room = core::mem::take(&mut self.room);
        room.price[row] = 1.0;
        let step = self.step_in(row, &mut room);
        room.price.fill(0.0);
        room.column.fill(0.0);
        self.room = room;
        step
    }

    fn step_in(&mut self, row: usize, room: &mut Room) -> Step {
        let leaving = self.basis[row];
        let above = self.x[leaving] > self.upper[leaving];
        let sign = if above { 1.0 } else { -1.0 };
        let bound = if above { self.upper[leaving] } else { self.lower[leaving] };
        self.factors.backward(&mut room.price);
        self.pivot_row(sign, room);
        let distance = (self.x[leaving] - bound).abs();
        let Some((entering, flips)) = choose_entering(&mut room.candidates, distance, DUAL_TOLERANCE) else {
            let multipliers = room
                .price
                .iter()
                .enumerate()
                .filter_map(|(row, &value)| (sign * value > 1e-10).then_some((row, sign * value * self.scale[row])))
                .collect();
            return Step::Infeasible(multipliers);
        };
        let in_row = sign * entering.pivot;
        let entering = entering.variable;
        let Room { price, column, pivots, nonzero, change, .. } = room;
        self.load_column(entering, 1.0, column);
        self.factors.forward(column);
        let pivot = column[row];
        if pivot.abs() < PIVOT_TOLERANCE || (pivot - in_row).abs() > 1e-6 * (1.0 + pivot.abs()) {
            return Step::Unstable;
        }
        self.flip(&flips, change);
        let dual_step = self.reduced[entering] / in_row;
        if dual_step != 0.0 {
            for &(variable, value) in pivots.iter() {
                self.reduced[variable] -= dual_step * value;
            }
        }
        self.reduced[entering] = 0.0;
        self.reduced[leaving] = -dual_step;
        let primal_step = (self.x[leaving] - bound) / pivot;
        nonzero.clear();
        nonzero.extend((0..self.rows).filter(|&place| column[place] != 0.0));
        for &place in nonzero.iter() {
            self.x[self.basis[place]] -= primal_step * column[place];
        }
        self.x[entering] += primal_step;
        self.x[leaving] = bound;
        self.update_weights(row, price, column, nonzero);
        self.factors.replace(row, column, nonzero);
        self.place[leaving] = NOWHERE;
        self.place[entering] = row;
        self.basis[row] = entering;
        for &place in nonzero.iter() {
            self.excess[place] = self.excess_of(place);
        }
        self.iterations += 1;
        self.work += (4 * self.rows + nonzero.len()) as u64 / 4;
        Step::Done
    }

    /// Entries of the pivot row for nonbasic variables that are not fixed, and those of them that may enter.
    fn pivot_row(&mut self, sign: f64, room: &mut Room) {
        let Room { dense, price, touched, pivots, candidates, .. } = room;
        pivots.clear();
        candidates.clear();
        let mut offer = |variable: usize, value: f64| {
            let (lower, upper, at) = (self.lower[variable], self.upper[variable], self.x[variable]);
            if lower >= upper || value.abs() < PIVOT_TOLERANCE * 1e-2 {
                return;
            }
            let pivot = sign * value;
            let is_at_upper = upper - at < at - lower;
            if is_at_upper == (pivot < 0.0) {
                let reduced = self.reduced[variable].abs();
                candidates.push(Candidate { variable, pivot, reduced, range: upper - lower });
            }
        };
        let mut work = 0;
        for (row, &value) in price.iter().enumerate() {
            if value.abs() < 1e-13 {
                continue;
            }
            let slack = self.structurals + row;
            if self.place[slack] == NOWHERE {
                pivots.push((slack, value));
                offer(slack, value);
            }
            let entries = self.active.of(row);
            work += entries.len() as u64;
            for &(variable, coefficient) in entries {
                let sum = &mut dense[variable];
                if *sum == 0.0 {
                    touched.push(variable);
                }
                *sum += value * coefficient;
            }
        }
        for variable in touched.drain(..) {
            let value = core::mem::take(&mut dense[variable]);
            if value.abs() > 1e-12 && self.place[variable] == NOWHERE {
                pivots.push((variable, value));
                offer(variable, value);
            }
        }
        self.work += work;
    }

    fn flip(&mut self, flips: &[usize], change: &mut [f64]) {
        if flips.is_empty() {
            return;
        }
        for &variable in flips {
            let (lower, upper) = (self.lower[variable], self.upper[variable]);
            let to = if upper - self.x[variable] < self.x[variable] - lower { lower } else { upper };
            let by = to - self.x[variable];
            self.x[variable] = to;
            self.load_column(variable, by, change);
        }
        self.factors.forward(change);
        for (row, value) in change.iter_mut().enumerate() {
            if *value != 0.0 {
                self.x[self.basis[row]] -= *value;
                self.excess[row] = self.excess_of(row);
                *value = 0.0;
            }
        }
    }

    fn load_column(&self, variable: usize, factor: f64, into: &mut [f64]) {
        if variable >= self.structurals {
            into[variable - self.structurals] += factor;
        } else {
            for &(row, coefficient) in self.by_column.of(variable) {
                into[row] += factor * coefficient;
            }
        }
    }

    /// Dual steepest edge weights after Forrest and Goldfarb (1992).
    fn update_weights(&mut self, row: usize, price: &mut [f64], column: &[f64], nonzero: &[usize]) {
        let exact: f64 = price.iter().map(|value| value * value).sum();
        self.factors.forward(price);
        let tau = price;
        let pivot = column[row];
        for &place in nonzero {
            if place != row {
                let ratio = column[place] / pivot;
                let updated = self.weight[place] - 2.0 * ratio * tau[place] + ratio * ratio * exact;
                self.weight[place] = updated.max(1e-4 + ratio * ratio);
            }
        }
        self.weight[row] = (exact / (pivot * pivot)).max(1e-4);
    }

    /// Factorises the basis anew and recomputes values and reduced costs. Dependent columns give way to slacks.
    pub(super) fn refresh(&mut self) {
        self.factorise();
        let mut price: Vec<f64> =
            self.basis.iter().map(|&v| if v < self.structurals { self.cost[v] } else { 0.0 }).collect();
        self.factors.backward(&mut price);
        for variable in 0..self.structurals {
            self.reduced[variable] = if self.place[variable] == NOWHERE {
                let sum: f64 = self.by_column.of(variable).iter().map(|&(row, c)| price[row] * c).sum();
                self.cost[variable] - sum
            } else {
                0.0
            };
        }
        for (row, &multiplier) in price.iter().enumerate() {
            let slack = self.structurals + row;
            self.reduced[slack] = if self.place[slack] == NOWHERE { -multiplier } else { 0.0 };
        }
        self.work += self.by_column.entries.len() as u64;
        self.place_nonbasic();
    }

    fn factorise(&mut self) {
        let old = core::mem::take(&mut self.basis);
        let mut weight_of = vec![1.0; self.structurals + self.rows];
        for (&variable, &weight) in old.iter().zip(&self.weight) {
            weight_of[variable] = weight;
        }
        let mut is_unit = vec![false; self.rows];
        let mut structural = Vec::new();
        for &variable in &old {
            if variable >= self.structurals {
                is_unit[variable - self.structurals] = true;
            } else {
                structural.push(variable);
            }
        }
        let columns: Vec<&[(usize, f64)]> = structural.iter().map(|&v| self.by_column.of(v)).collect();
        let born = self.factors.born + 1;
        let (factors, row_of) = Factors::new(&is_unit, &columns);
        self.work += core::mem::take(&mut self.factors.work);
        self.factors = factors;
        self.factors.born = born;
        self.place.fill(NOWHERE);
        self.basis = (self.structurals..self.structurals + self.rows).collect();
        for (&variable, row) in structural.iter().zip(row_of) {
            if let Some(row) = row {
                self.basis[row] = variable;
            }
        }
        for (row, &variable) in self.basis.iter().enumerate() {
            self.place[variable] = row;
            self.weight[row] = weight_of[variable];
        }
    }
}

enum Step {
    Done,
    Infeasible(Vec<(usize, f64)>),
    Unstable,
}
