//! What the relaxation maximises: the goal, or the guide where the goal says nothing.

use takas_model::proof::Variable;

use super::tree::Tree;

impl Tree<'_, '_> {
    /// Costs of the relaxation over which a node holds nothing better.
    pub(super) fn cutoff(&self) -> f64 {
        if self.goal_row().is_none() || self.is_guided {
            return f64::INFINITY;
        }
        let wanted = self.level as f64 + 1.0;
        -wanted + 1e-6 * (1.0 + wanted.abs() * 1e-6)
    }

    /// Lets the relaxation maximise the guide where the goal says nothing: where there is none, or all its variables are fixed.
    pub(super) fn aim(&mut self, bounds: &[(i64, i64)]) {
        let Some(guide) = &self.guide else { return };
        let is_open = |&(variable, _): &(Variable, i64)| bounds[variable as usize].0 < bounds[variable as usize].1;
        let is_blind = !self.goal.iter().flat_map(|goal| &goal.terms).any(is_open);
        if is_blind == self.is_guided {
            return;
        }
        let terms = if is_blind { Some(guide) } else { self.goal.as_ref().map(|goal| &goal.terms) };
        let mut cost = vec![0.0; self.root.len()];
        for &(variable, coefficient) in terms.into_iter().flatten() {
            cost[variable as usize] -= coefficient as f64;
        }
        self.is_guided = is_blind;
        self.simplex.set_costs(cost);
        self.simplex.cutoff = self.cutoff();
    }
}
