//! Looking for solutions: rounding with propagation, dives into the relaxation, local search.
//!
//! Source of the dives: Berthold, *Primal heuristics for mixed integer programs* (2006). What is found is offered, and verified there.

use takas_model::proof::Side;

use super::Inequality;
use super::jump::Jump;
use super::propagate::{Implied, Propagated};
use super::simplex::Relaxed;
use super::tree::{INTEGRAL, Tree, Work};

/// Handfuls taken back in one dive.
const SETBACKS_MAX: usize = 12;
/// Work of one local search: so much for each term of the program, and more at the root.
const JUMPED: u64 = 100;
/// Attempts of one local search, and the steps of each: one for so many variables, within limits.
const JUMPS: (u64, u64, u64, u64) = (8, 8, 200, 2_000);

/// Which way a dive goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lean {
    /// Where the relaxation is nearest to whole.
    Nearest,
    /// Where the incumbent is.
    Incumbent,
    /// Up, which in packings settles most.
    Up,
}

impl Tree<'_, '_> {
    /// Looks for better solutions from the relaxation at hand, then comes back to it. None: the node has been closed on the way.
    pub(super) fn look_around(&mut self, work: Work) -> Option<Work> {
        if work.open.depth == 0 {
            let from = self.best.clone().unwrap_or_else(|| self.rounded(&work.bounds));
            self.jump(from, self.work / 2);
        }
        if work.open.depth > 0 && (self.best.is_none() || work.open.bound > self.level) {
            // By turns from the incumbent and from where the relaxation is.
            let best = self.best.clone().filter(|_| self.attempts.is_multiple_of(2));
            self.jump(best.unwrap_or_else(|| self.rounded(&work.bounds)), 0);
        }
        let jumped_from = self.best.as_ref().map(|_| self.level);
        let saved = self.simplex.save();
        if work.open.depth == 0 && !self.is_blind() && work.open.bound > self.level {
            self.dive(&work.bounds, Lean::Nearest);
            self.simplex.set_bounds(&work.bounds);
            self.simplex.restore(&saved);
        }
        let is_open = self.best.is_none() || work.open.bound > self.level;
        if is_open && !self.is_inner && (work.open.depth == 0 || self.explored.is_multiple_of(200)) {
            self.search_inside(&work.bounds);
            self.simplex.set_bounds(&work.bounds);
        }
        let leans: &[Lean] = match (self.is_blind(), work.open.depth) {
            (true, _) => &[Lean::Nearest, Lean::Up],
            (false, 0) => &[Lean::Up, Lean::Incumbent],
            (false, _) => &[Lean::Incumbent],
        };
        for &lean in leans {
            if (self.best.is_some() && work.open.bound <= self.level) || self.is_satisfied() {
                break;
            }
            self.dive(&work.bounds, lean);
            self.simplex.set_bounds(&work.bounds);
            self.simplex.restore(&saved);
        }
        let work = self.unless_satisfied(work)?;
        if work.open.depth == 0 && jumped_from.is_some_and(|level| self.level > level) && work.open.bound > self.level {
            self.jump(self.best.clone().unwrap_or_default(), self.work / 2);
        }
        self.relax(work)
    }

    /// A first dive before any cut, where there is a solution to beat and the relaxation says which way.
    pub(super) fn dive_first(&mut self, work: Work) -> Option<Work> {
        if self.is_blind() || self.fractional(&work.bounds).next().is_none() {
            return Some(work);
        }
        let saved = self.simplex.save();
        for lean in [Lean::Nearest, Lean::Up] {
            if work.open.bound > self.level {
                self.dive(&work.bounds, lean);
                self.simplex.set_bounds(&work.bounds);
                self.simplex.restore(&saved);
            }
        }
        self.relax(work)
    }

    /// Whether nothing says how near a solution that is worth having may be: there is no incumbent, or the relaxation follows the guide.
    pub(super) fn is_blind(&self) -> bool {
        self.best.is_none() || self.is_guided
    }

    /// Local search from a point, asking for ever better ones: first for a good part of what is still possible, then for less.
    pub(super) fn jump(&mut self, from: Vec<i64>, more: u64) {
        if !self.watch.are_small() {
            return;
        }
        let begun = self.work;
        let terms: usize = self.program.rows.iter().map(|row| row.terms.len()).sum();
        let allowance = JUMPED * terms as u64 + more;
        let mut point = from;
        let goal = self.goal.as_ref().map(|goal| goal.row as usize);
        let known = self.program.rows.len();
        let mut rows = self.rows[..known].to_vec();
        let mut ahead = (self.ceiling.saturating_sub(self.level) / 4).max(1);
        for _ in 0..40 {
            let has_target = goal.is_some() && self.best.is_some();
            let spent = self.work - begun;
            if has_target && self.level >= self.ceiling || spent > allowance || self.limit_reached().is_some() {
                return;
            }
            rows.truncate(known);
            if let Some(row) = goal.filter(|_| has_target) {
                rows.push(self.rows[row].clone());
            }
            let target = has_target.then(|| self.level.saturating_add(ahead));
            match self.jumped(&rows, &point, target, allowance - spent) {
                Some(better) if self.offer(better.clone()) && goal.is_some() => {
                    point = better;
                    ahead = ahead.min((self.ceiling.saturating_sub(self.level) / 2).max(1));
                }
                _ if ahead > 1 && has_target => {
                    ahead = (ahead / 4).max(1);
                    point = self.best.clone().unwrap_or_default();
                }
                _ => return,
            }
        }
    }

    /// A few attempts from the point, each on another way: many short ones lead further than a long one.
    fn jumped(&mut self, rows: &[Inequality], point: &[i64], target: Option<i64>, work: u64) -> Option<Vec<i64>> {
        let steps = (self.root.len() as u64 / JUMPS.1).clamp(JUMPS.2, JUMPS.3);
        let mut left = work;
        for _ in 0..JUMPS.0 {
            let attempt = self.attempts;
            self.attempts += 1;
            let mut search = Jump::new(rows, &self.program.bounds, point.to_vec(), target, attempt);
            let found = search.run(steps, left, self.limits.stop);
            self.work += search.work;
            left = left.saturating_sub(search.work);
            if found.is_some() || left == 0 {
                return found;
            }
        }
        None
    }

    /// Fixes variable after variable where it leans, with propagation and a fresh relaxation after each handful. Where that fails, goes back
    /// a handful and fixes the first of it the other way.
    fn dive(&mut self, from: &[(i64, i64)], lean: Lean) {
        let allowance = self.work / if self.is_blind() { 2 } else { 8 } + 1_000_000;
        let begun = self.work;
        let mut bounds = from.to_vec();
        let mut setbacks = 0;
        loop {
            if self.limit_reached().is_some() || self.work > begun + allowance {
                return;
            }
            let leaning = self.leaning(&bounds, lean);
            let Some(&first) = leaning.first() else { break };
            let before = bounds.clone();
            let mut fixed = bounds.clone();
            let handful = if setbacks == 0 { (leaning.len() / 5).max(1) } else { (leaning.len() / 15).max(1) };
            let holds = leaning.iter().take(handful).all(|&(_, variable, near)| {
                let other = if self.simplex.value(variable) < near as f64 {
                    near.saturating_sub(1)
                } else {
                    near.saturating_add(1)
                };
                self.fix(&mut bounds, &mut fixed, variable, [near, other])
            });
            self.simplex.set_bounds(&bounds);
            if holds && self.solve_relaxation(2_000) == Relaxed::Optimal {
                continue;
            }
            setbacks += 1;
            let (_, variable, near) = first;
            bounds = before;
            let is_up = self.simplex.value(variable) < near as f64;
            let bound = &mut bounds[variable];
            *bound = if is_up { (bound.0, near.saturating_sub(1)) } else { (near.saturating_add(1), bound.1) };
            if setbacks > SETBACKS_MAX || bound.0 > bound.1 {
                return;
            }
            self.watch.wake_rows_of(variable, if is_up { Side::Upper } else { Side::Lower });
            if !self.settles(&mut bounds, &mut Vec::new()) {
                return;
            }
            self.simplex.set_bounds(&bounds);
            if self.solve_relaxation(2_000) != Relaxed::Optimal {
                return;
            }
        }
        self.round(&bounds);
    }

    /// The fractional variables in the order in which to fix them, each with its value to try first.
    fn leaning(&self, bounds: &[(i64, i64)], lean: Lean) -> Vec<(f64, usize, i64)> {
        let mut leaning: Vec<(f64, usize, i64)> = self
            .fractional(bounds)
            .map(|(variable, fraction)| {
                let floor = self.simplex.value(variable).floor();
                let is_up = match (lean, &self.best) {
                    (Lean::Incumbent, Some(best)) => best[variable] as f64 > floor + 0.5,
                    (Lean::Up, _) => fraction > 0.2,
                    _ => fraction > 0.5,
                };
                let distance = if is_up { 1.0 - fraction } else { fraction + 0.2 };
                #[expect(clippy::cast_possible_truncation, reason = "within the variable's bounds of 64 bits")]
                let near = (floor as i64).saturating_add(i64::from(is_up));
                (distance, variable, near)
            })
            .collect();
        leaning.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        leaning
    }

    /// Has the rows looked at that fixing a variable leaves less room.
    fn wake_fixed(&mut self, variable: usize, (lower, upper): (i64, i64), at: i64) {
        for side in [(at > lower).then_some(Side::Lower), (at < upper).then_some(Side::Upper)].into_iter().flatten() {
            self.watch.wake_rows_of(variable, side);
        }
    }

    /// Propagates from the rows awake; false when that leads to a contradiction.
    fn settles(&mut self, bounds: &mut [(i64, i64)], found: &mut Vec<Implied>) -> bool {
        let propagated = self.watch.propagate(&self.rows, bounds, found);
        self.work += core::mem::take(&mut self.watch.work) + 1;
        propagated == Propagated::Settled
    }

    /// The relaxation's values rounded to integers within the bounds.
    pub(super) fn rounded(&self, bounds: &[(i64, i64)]) -> Vec<i64> {
        let near = |(variable, &(lower, upper)): (usize, &(i64, i64))| {
            #[expect(clippy::cast_possible_truncation, reason = "clamped to bounds of 64 bits just after")]
            let value = self.simplex.value(variable).round() as i64;
            value.clamp(lower, upper)
        };
        bounds.iter().enumerate().map(near).collect()
    }

    /// Fixes every variable at its rounded value in turn, most integral first, propagating; offers what comes out.
    pub(super) fn round(&mut self, from: &[(i64, i64)]) {
        let (mut bounds, mut before) = (from.to_vec(), from.to_vec());
        let mut order: Vec<(f64, usize)> = (0..bounds.len())
            .filter(|&variable| bounds[variable].0 < bounds[variable].1)
            .map(|variable| {
                let value = self.simplex.value(variable);
                ((value - value.round()).abs() - 0.01 * value.signum(), variable)
            })
            .collect();
        order.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        self.fix_whole(&mut bounds, &mut before, &order);
        for (_, variable) in order {
            let value = self.simplex.value(variable);
            let (lower, upper) = bounds[variable];
            #[expect(clippy::cast_possible_truncation, reason = "clamped to bounds of 64 bits just after")]
            let (near, floor) = (value.round() as i64, value.floor() as i64);
            let near = near.clamp(lower, upper);
            let other = if near > floor { floor } else { floor.saturating_add(1) }.clamp(lower, upper);
            if !self.fix(&mut bounds, &mut before, variable, [near, other]) {
                return;
            }
        }
        let values = bounds.iter().map(|&(lower, _)| lower).collect();
        self.offer(values);
    }

    /// Fixes all variables with a whole value at it at once, if propagation does not refute that.
    fn fix_whole(&mut self, bounds: &mut [(i64, i64)], before: &mut [(i64, i64)], order: &[(f64, usize)]) {
        for &(_, variable) in order {
            let value = self.simplex.value(variable);
            #[expect(clippy::cast_possible_truncation, reason = "kept only where it lies within the bounds")]
            let near = value.round() as i64;
            let (lower, upper) = bounds[variable];
            if (value - near as f64).abs() < INTEGRAL && near >= lower && near <= upper {
                bounds[variable] = (near, near);
                self.wake_fixed(variable, (lower, upper), near);
            }
        }
        let propagated = self.watch.propagate(&self.rows, bounds, &mut Vec::new());
        self.work += core::mem::take(&mut self.watch.work) + bounds.len() as u64;
        if propagated == Propagated::Settled { before.copy_from_slice(bounds) } else { bounds.copy_from_slice(before) }
    }

    /// Fixes the variable at the first of the values that propagation does not refute. False when both are refuted. `before` equals the
    /// bounds when called and after.
    fn fix(
        &mut self,
        bounds: &mut [(i64, i64)],
        before: &mut [(i64, i64)],
        variable: usize,
        choices: [i64; 2],
    ) -> bool {
        let (lower, upper) = bounds[variable];
        if lower == upper {
            return true;
        }
        for (place, &choice) in choices.iter().enumerate() {
            if choice < lower || choice > upper || (place == 1 && choice == choices[0]) {
                continue;
            }
            bounds[variable] = (choice, choice);
            let mut found = Vec::new();
            self.wake_fixed(variable, (lower, upper), choice);
            let holds = self.settles(bounds, &mut found);
            let changed = found.iter().map(|implied| implied.variable as usize).chain([variable]);
            if holds {
                changed.for_each(|changed| before[changed] = bounds[changed]);
                return true;
            }
            changed.for_each(|changed| bounds[changed] = before[changed]);
        }
        false
    }
}
