//! What to branch on.
//!
//! Pseudocosts after Bénichou et al. (1971), product score and strong branching until they are reliable after Achterberg, Koch, Martin,
//! *Branching rules revisited* (2005).

use takas_model::proof::Variable;

use super::simplex::Relaxed;
use super::tree::Tree;

/// Observations on each side that make a pseudocost reliable.
const RELIABLE: u32 = 3;
/// Variables tried out at one node, and the dual simplex iterations of one try.
const TRIES: usize = 10;
const TRY_ITERATIONS: usize = 60;

/// What branching on a variable has done to the bound, by unit of fraction.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pseudocost {
    down: (f64, u32),
    up: (f64, u32),
}

impl Pseudocost {
    pub(super) fn learn(&mut self, is_up: bool, gain: f64) {
        let side = if is_up { &mut self.up } else { &mut self.down };
        side.0 += gain.max(0.0);
        side.1 += 1;
    }

    fn is_reliable(&self) -> bool {
        self.down.1 >= RELIABLE && self.up.1 >= RELIABLE
    }
}

/// A branching: variable, greatest value below, and whether the upper side goes first.
pub(super) type Choice = (usize, i64, bool);

impl Tree<'_, '_> {
    /// What to branch on at this node, none when every variable is fixed.
    pub(super) fn choose(&mut self, bounds: &[(i64, i64)]) -> Option<Choice> {
        let mut candidates: Vec<(f64, usize, f64)> = self
            .fractional(bounds)
            .map(|(variable, fraction)| (self.score(variable, fraction), variable, fraction))
            .collect();
        candidates.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        let Some(&(_, mut variable, mut fraction)) = candidates.first() else {
            return self.choose_whole(bounds);
        };
        let values: Vec<f64> = candidates.iter().map(|&(_, variable, _)| self.simplex.value(variable)).collect();
        if (self.objective.is_some() || self.is_guided)
            && candidates.iter().take(TRIES).any(|c| !self.pseudo[c.1].is_reliable())
        {
            (variable, fraction) = self.try_out(bounds, &candidates);
        }
        let value = candidates.iter().position(|c| c.1 == variable).map_or(0.0, |place| values[place]);
        let (lower, upper) = bounds[variable];
        #[expect(clippy::cast_possible_truncation, reason = "clamped to bounds of 64 bits just after")]
        let floor = (value.floor() as i64).clamp(lower, upper - 1);
        Some((variable, floor, fraction > 0.5 || upper - lower == 1))
    }

    fn choose_whole(&self, bounds: &[(i64, i64)]) -> Option<Choice> {
        let (variable, &(lower, upper)) = bounds.iter().enumerate().find(|(_, (lower, upper))| lower < upper)?;
        #[expect(clippy::cast_possible_truncation, reason = "clamped to bounds of 64 bits just after")]
        let value = (self.simplex.value(variable).round() as i64).clamp(lower, upper);
        Some((variable, value.min(upper - 1), value > lower))
    }

    fn score(&self, variable: usize, fraction: f64) -> f64 {
        let pseudo = self.pseudo[variable];
        let (all, count) = self.pseudo_all;
        let usual = if count == 0 { 1.0 } else { all / f64::from(count) };
        let cost = |(sum, count): (f64, u32)| if count == 0 { usual } else { sum / f64::from(count) };
        let degree = self.watch.rows_of(Variable::try_from(variable).unwrap_or(0)).len() as f64;
        (cost(pseudo.down) * fraction).max(1e-4) * (cost(pseudo.up) * (1.0 - fraction)).max(1e-4) * (1.0 + 0.1 * degree)
    }

    /// Solves both sides of the best candidates a little way, learns from it, and takes the best.
    fn try_out(&mut self, bounds: &[(i64, i64)], candidates: &[(f64, usize, f64)]) -> (usize, f64) {
        let before = self.relaxed_total(bounds);
        let place = self.simplex.at.clone();
        let mut best = (f64::NEG_INFINITY, candidates[0].1, candidates[0].2);
        let mut without_gain = 0;
        self.simplex.cutoff = self.cutoff();
        for &(guess, variable, fraction) in candidates.iter().take(TRIES) {
            if (self.limits.stop)() || without_gain == 4 {
                break;
            }
            let mut score = guess;
            if !self.pseudo[variable].is_reliable() {
                let down = self.try_side(bounds, (variable, fraction, false), before);
                self.simplex.at.clone_from(&place);
                let up = self.try_side(bounds, (variable, fraction, true), before);
                self.simplex.at.clone_from(&place);
                let degree = self.watch.rows_of(Variable::try_from(variable).unwrap_or(0)).len() as f64;
                score = down.max(1e-4) * up.max(1e-4) * (1.0 + 0.1 * degree);
            }
            if score > best.0 {
                best = (score, variable, fraction);
                without_gain = 0;
            } else {
                without_gain += 1;
            }
        }
        self.simplex.cutoff = f64::INFINITY;
        self.simplex.set_bounds(bounds);
        (best.1, best.2)
    }

    /// How far the bound falls on one side of the variable.
    fn try_side(&mut self, bounds: &[(i64, i64)], (variable, fraction, is_up): (usize, f64, bool), before: f64) -> f64 {
        let mut tried = bounds.to_vec();
        let value = self.simplex.value(variable);
        #[expect(clippy::cast_possible_truncation, reason = "between bounds of 64 bits")]
        if is_up {
            tried[variable].0 = (value.floor() as i64 + 1).clamp(bounds[variable].0, bounds[variable].1);
        } else {
            tried[variable].1 = (value.floor() as i64).clamp(bounds[variable].0, bounds[variable].1);
        }
        self.simplex.set_bounds(&tried);
        let stop = || (self.limits.stop)();
        let relaxed = self.simplex.solve(TRY_ITERATIONS, &stop);
        self.work += core::mem::take(&mut self.simplex.work);
        let room = if self.is_guided { 1.0 + before.abs() } else { (before - self.value() as f64).max(1.0) };
        let gain = match relaxed {
            Relaxed::Infeasible(_) => return 2.0 * room,
            Relaxed::Optimal | Relaxed::Lost => (before - self.relaxed_total(&tried)).clamp(0.0, room),
        };
        let part = if is_up { 1.0 - fraction } else { fraction };
        self.learn(variable, is_up, gain / part.max(1e-3));
        gain
    }

    pub(super) fn learn(&mut self, variable: usize, is_up: bool, gain: f64) {
        self.pseudo[variable].learn(is_up, gain);
        self.pseudo_all.0 += gain.max(0.0);
        self.pseudo_all.1 += 1;
    }
}
