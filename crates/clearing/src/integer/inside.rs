//! Looking for solutions in a small part of the program: a tree within the tree.
//!
//! Everything that is whole in the relaxation (and, where there is an incumbent, agrees with it) is fixed; what is left is solved as
//! a program of its own with few nodes. Sources: Berthold, *RENS: the optimal rounding* (2014); Danna, Rothberg, Le Pape, *Exploring
//! relaxation induced neighborhoods* (2005). What comes out is offered like any other point.

use super::tree::{INTEGRAL, Tree};
use super::{Ending, Inequality, Limits, Program};

/// Nodes of a tree within the tree.
const NODES_MAX: u64 = 100;
/// At least this part of the open variables must get fixed, in percent.
const FIXED_MIN: usize = 30;

impl Tree<'_, '_> {
    /// Solves what is left when the relaxation's whole values are taken as they are; where that was too narrow, when most of them are.
    pub(super) fn search_inside(&mut self, bounds: &[(i64, i64)]) {
        for percent in [100, 80, 60] {
            let known = self.best.as_ref().map(|_| self.level);
            let was_narrow = self.search_part(bounds, percent);
            if !was_narrow || known != self.best.as_ref().map(|_| self.level) || self.limit_reached().is_some() {
                return;
            }
        }
    }

    /// Fixes so many percent of what is whole. Whether the part had no better solution.
    fn search_part(&mut self, bounds: &[(i64, i64)], percent: u64) -> bool {
        let (mut fixed, mut open) = (0, 0);
        let is_blind = self.is_blind();
        let mut inner = bounds.to_vec();
        let mut chance = self.explored ^ 0x9e37_79b9_7f4a_7c15;
        for (variable, bound) in inner.iter_mut().enumerate() {
            if bound.0 == bound.1 {
                continue;
            }
            open += 1;
            let value = self.simplex.value(variable);
            #[expect(clippy::cast_possible_truncation, reason = "clamped to bounds of 64 bits just after")]
            let whole = (value.round() as i64).clamp(bound.0, bound.1);
            let agrees = is_blind || self.best.as_ref().is_none_or(|best| best[variable] == whole);
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            if (value - whole as f64).abs() < INTEGRAL && agrees && (chance >> 33) % 100 < percent {
                *bound = (whole, whole);
                fixed += 1;
            }
        }
        if open == 0 || fixed * 100 < open * FIXED_MIN {
            return false;
        }
        let mut rows = self.program.rows.clone();
        if let Some(row) = self.goal_row() {
            let Inequality { terms, right } = &self.rows[row as usize];
            rows.push(Inequality { terms: terms.clone(), right: *right });
        }
        let program = Program { bounds: inner, rows };
        let limits = Limits {
            work: (self.work / 4 + 1_000_000).min(self.limits.work.saturating_sub(self.work)),
            nodes: NODES_MAX,
            memory_bytes: self.limits.memory_bytes,
            proof_numbers: 0,
            stop: self.limits.stop,
        };
        let terms = self.goal.as_ref().map(|goal| goal.terms.clone());
        let mut silent = |_: &super::Progress| {};
        let mut tree = Tree::new(&program, terms.as_deref(), &limits, &mut silent);
        tree.is_inner = true;
        let answer = tree.guided(self.guide.as_deref()).run(None);
        self.work += answer.work;
        if let Some(solution) = answer.solution {
            self.offer(solution);
        }
        answer.ending == Ending::Infeasible
    }
}
