//! Looking for solutions: rounding with propagation, and dives into the relaxation.

use super::jump::Jump;
use super::propagate::Propagated;
use super::simplex::Relaxed;
use super::tree::Tree;

/// Relaxations solved in one dive.
const DIVE_DEPTH: usize = 60;

/// Steps of one local search: so many for each variable, within limits.
const JUMPS: (u64, u64, u64) = (30, 2_000, 200_000);

impl Tree<'_, '_> {
    /// Local search from a point, asking for ever better ones: first for a good part of what is still possible, then for less.
    pub(super) fn jump(&mut self, from: Vec<i64>) {
        let steps = (JUMPS.0 * self.program.bounds.len() as u64).clamp(JUMPS.1, JUMPS.2);
        let mut point = from;
        let mut ahead = (self.room() / 4).max(1);
        for _ in 0..40 {
            let target = (self.has_objective() && self.best.is_some()).then(|| self.value().saturating_add(ahead));
            if target.is_some() && self.room() <= 0 {
                return;
            }
            let last = self.program.rows.len() + usize::from(target.is_some());
            let mut search = Jump::new(&self.rows[..last], &self.program.bounds, point, target);
            let stop = || (self.limits.stop)();
            let found = search.run(steps, &stop);
            self.work += search.work;
            match found {
                Some(better) if self.offer(better.clone()) && self.has_objective() => {
                    point = better;
                    ahead = ahead.min((self.room() / 2).max(1));
                }
                _ if ahead > 1 && target.is_some() => {
                    ahead = (ahead / 4).max(1);
                    point = self.best.clone().unwrap_or_default();
                }
                _ => return,
            }
        }
    }

    /// Fixes variable after variable where the relaxation leans, with propagation and a fresh relaxation after each handful.
    pub(super) fn dive(&mut self, from: &[(i64, i64)]) {
        let mut bounds = from.to_vec();
        self.round_all(&bounds.clone());
        for _ in 0..DIVE_DEPTH {
            if (self.limits.stop)() || self.work >= self.limits.work {
                return;
            }
            let mut leaning: Vec<(f64, usize)> = self
                .fractional(&bounds)
                .map(|(variable, fraction)| {
                    (fraction.min(1.0 - fraction) - 0.2 * f64::from(u8::from(fraction > 0.5)), variable)
                })
                .collect();
            if leaning.is_empty() {
                self.round_all(&bounds.clone());
                return;
            }
            leaning.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
            let handful = (leaning.len() / 5).max(1);
            for &(_, variable) in leaning.iter().take(handful) {
                if !self.fix_near(&mut bounds, variable) {
                    return;
                }
            }
            self.simplex.set_bounds(&bounds);
            self.aim(&bounds);
            let stop = || (self.limits.stop)();
            let relaxed = self.simplex.solve(5_000, &stop);
            self.work += core::mem::take(&mut self.simplex.work);
            if relaxed != Relaxed::Optimal {
                if relaxed == Relaxed::Lost {
                    self.simplex.reset();
                }
                return;
            }
        }
    }

    /// Fixes every variable at its rounded value in turn, most integral first, propagating; offers what comes out.
    fn round_all(&mut self, from: &[(i64, i64)]) {
        let mut bounds = from.to_vec();
        let mut order: Vec<(f64, usize)> = (0..bounds.len())
            .filter(|&variable| bounds[variable].0 < bounds[variable].1)
            .map(|variable| {
                let value = self.simplex.value(variable);
                ((value - value.round()).abs() - 0.01 * value.signum(), variable)
            })
            .collect();
        order.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        for (_, variable) in order {
            if !self.fix_near(&mut bounds, variable) {
                return;
            }
        }
        let values = bounds.iter().map(|&(lower, _)| lower).collect();
        self.offer(values);
    }

    /// Fixes the variable near its value in the relaxation, or, where that fails, on the other side. False when both fail.
    fn fix_near(&mut self, bounds: &mut Vec<(i64, i64)>, variable: usize) -> bool {
        let (lower, upper) = bounds[variable];
        if lower == upper {
            return true;
        }
        let value = self.simplex.value(variable);
        #[expect(clippy::cast_possible_truncation, reason = "clamped to bounds of 64 bits just after")]
        let near = (value.round() as i64).clamp(lower, upper);
        #[expect(clippy::cast_possible_truncation, reason = "clamped to bounds of 64 bits just after")]
        let other = if near as f64 > value { value.floor() as i64 } else { value.ceil() as i64 }.clamp(lower, upper);
        let watched = self.watch.rows_of(u32::try_from(variable).unwrap_or(0)).to_vec();
        for choice in [near, other] {
            let mut tried = bounds.clone();
            tried[variable] = (choice, choice);
            let mut steps = Vec::new();
            if self.settle(&mut tried, &watched, &mut steps) == Propagated::Settled {
                *bounds = tried;
                return true;
            }
            if near == other {
                break;
            }
        }
        false
    }
}
