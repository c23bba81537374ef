//! Cuts at the root, and the row that holds what the relaxation knows about the objective.

use takas_model::proof::{Combination, Step};

use super::cuts::{self, Cut, Point};
use super::simplex::Relaxed;
use super::tree::{ITERATIONS_MAX, Tree};
use super::{Inequality, proof};

/// Rounds of cuts at most, and so many in a row without effect.
const ROUNDS: (usize, usize) = (60, 8);
/// Cuts in one round.
const PER_ROUND: usize = 60;
/// Rows of the tableau looked at in one round.
const TABLEAU_ROWS: usize = 120;

/// How often the objective's row is in the row of reduced costs: multipliers are rounded to parts of it.
const SCALE: u32 = 2_520;

impl Tree<'_, '_> {
    /// Cuts at the root, round after round, as long as they press the bound. What contradicts, when nothing is left.
    pub(super) fn cut_off(&mut self, bounds: &[(i64, i64)], steps: &mut Vec<Step>) -> Option<Combination> {
        let mut stalled = 0;
        let mut before = self.relaxed_total(bounds);
        for _ in 0..ROUNDS.0 {
            if (self.limits.stop)() || self.work >= self.limits.work || self.fractional(bounds).next().is_none() {
                return None;
            }
            let found = self.separate(bounds);
            if found.is_empty() {
                return None;
            }
            for cut in found {
                self.add_cut(cut.row, cut.step, steps);
            }
            self.simplex.renew();
            let stop = || (self.limits.stop)();
            let relaxed = self.simplex.solve(ITERATIONS_MAX, &stop);
            self.work += core::mem::take(&mut self.simplex.work);
            match relaxed {
                Relaxed::Optimal => {}
                Relaxed::Infeasible(multipliers) => {
                    let multipliers = self.in_rows(multipliers);
                    return proof::contradiction(&self.rows, bounds, &multipliers, None, &mut self.work);
                }
                Relaxed::Lost => return None,
            }
            let after = self.relaxed_total(bounds);
            stalled = if before - after > 1e-3 * (1.0 + after.abs() * 0.01) { 0 } else { stalled + 1 };
            before = after;
            if stalled == ROUNDS.1 || self.is_closed_by(bounds) {
                return None;
            }
            self.drop_loose();
        }
        None
    }

    /// The bound has come down to the incumbent.
    fn is_closed_by(&self, bounds: &[(i64, i64)]) -> bool {
        self.best.is_some() && self.objective.is_some() && !self.is_guided && self.relaxed_bound(bounds) <= self.value()
    }

    fn separate(&mut self, bounds: &[(i64, i64)]) -> Vec<Cut> {
        let values: Vec<f64> = (0..bounds.len()).map(|variable| self.simplex.value(variable)).collect();
        let tableau = self.simplex.fractional_rows(TABLEAU_ROWS);
        let tableau: Vec<Vec<(usize, f64)>> =
            tableau.into_iter().map(|multipliers| self.in_rows(multipliers)).collect();
        let mut point = Point::new(&self.rows, bounds, &values);
        let own = self.program.rows.len();
        let mut found: Vec<Cut> = (0..own).filter_map(|row| point.of_row(row)).collect();
        found.extend(tableau.iter().filter_map(|multipliers| point.of_tableau(multipliers)));
        self.work += point.work;
        cuts::select(found, &self.rows[own..], PER_ROUND)
    }

    /// Adds a row that follows, to the rows and to the relaxation.
    fn add_cut(&mut self, row: Inequality, step: Step, steps: &mut Vec<Step>) {
        self.relax(&row, self.rows.len());
        self.watch.add(&row, self.rows.len());
        self.rows.push(row);
        steps.push(step);
    }

    /// Cuts that do not hold the relaxation leave it; they stay rows.
    fn drop_loose(&mut self) {
        let first = self.first_cut();
        let lp_rows = &self.lp_rows;
        let left = self.simplex.drop_rows(|row| lp_rows[row] >= first);
        if left.iter().all(|left| *left) {
            return;
        }
        let mut index = 0;
        self.lp_rows.retain(|_| {
            index += 1;
            left[index - 1]
        });
        self.simplex.renew();
    }

    /// The row that says what the relaxation at hand knows about the objective: the objective in terms of reduced costs. Propagated, it
    /// fixes variables by reduced cost, here and further down, and more of them with every better incumbent.
    pub(super) fn keep_reduced_costs(&mut self, steps: &mut Vec<Step>) {
        let (Some(objective), None, false) = (self.objective_row(), self.cost_row, self.is_guided) else { return };
        let multipliers = self.in_rows(self.simplex.multipliers());
        let variables = self.program.bounds.len();
        let Some((row, combination)) = proof::aggregate(&self.rows, variables, &multipliers, (objective, SCALE)) else {
            return;
        };
        self.cost_row = Some((self.rows.len(), SCALE));
        self.watch.add(&row, self.rows.len());
        self.rows.push(row);
        steps.push(Step::Cut { combination, divisor: 1, complemented: Vec::new() });
    }
}
