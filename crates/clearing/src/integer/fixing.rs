//! Bounds that follow from reduced costs: what would push the relaxation below the incumbent is ruled out, exactly.
//!
//! Source: Dantzig, Fulkerson, Johnson, *Solution of a large-scale traveling-salesman problem* (1954).

use std::rc::Rc;

use takas_model::proof::Side;

use super::exact::roundings;
use super::record::{Inference, Source};
use super::tree::{Tree, Work, number};

impl Tree<'_, '_> {
    /// Tightens bounds that the relaxation's reduced costs and the incumbent imply. Whether any was.
    pub(super) fn fix_by_cost(&mut self, work: &mut Work) -> bool {
        let Some(goal) = self.goal_row().filter(|_| !self.is_guided) else { return false };
        let gap = -self.simplex.objective() - (self.level + 1) as f64;
        let is_fixable = |reduced: f64, (lower, upper): (i64, i64)| {
            lower < upper && reduced.abs() * (upper as f64 - lower as f64) > gap + 1e-7 && reduced.abs() > 1e-7
        };
        let candidates: Vec<usize> = (0..work.bounds.len())
            .filter(|&variable| is_fixable(self.simplex.reduced(variable), work.bounds[variable]))
            .collect();
        if candidates.is_empty() {
            return false;
        }
        let multipliers = self.numbered(&self.simplex.multipliers());
        let mut any = false;
        for rows in roundings(&multipliers, Some(goal)).take(2) {
            if !self.sum.load(&self.rows, &rows) {
                continue;
            }
            let Some(greatest) = self.sum.greatest(&work.bounds) else { continue };
            let slack = greatest - self.sum.right;
            if slack < 0 {
                break;
            }
            let rows = Rc::new(rows);
            for &variable in &candidates {
                let Some((side, value)) = self.sum.bound_of(variable, &work.bounds, slack) else { continue };
                let bound = &mut work.bounds[variable];
                match side {
                    Side::Lower => bound.0 = value,
                    Side::Upper => bound.1 = value,
                }
                let source = Source::Sum(Rc::clone(&rows));
                work.steps.push(Inference { source, variable: number(variable), side });
                self.watch.wake_rows_of(variable, side);
                any = true;
            }
            if any {
                break;
            }
        }
        self.work += core::mem::take(&mut self.sum.work);
        any
    }
}
