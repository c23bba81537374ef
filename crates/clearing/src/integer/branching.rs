//! What to branch on: pseudocosts, strong branching where they are not reliable yet, and how often a variable was to blame.
//!
//! Sources: Bénichou et al., *Experiments in mixed-integer linear programming* (1971); Achterberg, Koch, Martin, *Branching rules
//! revisited* (2005); Achterberg and Berthold, *Hybrid branching* (2009). Guidance only: any choice is right, some are quicker.

use takas_model::proof::Variable;

use super::simplex::Relaxed;
use super::tree::{INTEGRAL, Open, Tree, Work};

/// Observations after which a pseudocost is relied on.
const RELIABLE: u32 = 4;
/// Candidates tried by strong branching at one node.
const TRIED_MAX: usize = 10;
/// Iterations of one trial.
const TRIAL_ITERATIONS: usize = 60;
/// Gain credited for a side that turned out empty, as a multiple of an average gain.
const EMPTY: f64 = 10.0;

/// What is known of the variables from branching on them.
#[derive(Clone, Debug)]
pub(super) struct Pseudocosts {
    /// Sum of gains per unit of distance, and how many, for the lower and the upper side.
    sides: [Vec<(f64, u32)>; 2],
    /// The same over all variables.
    overall: [(f64, u32); 2],
    blame: Vec<f64>,
    blame_step: f64,
}

impl Pseudocosts {
    pub(super) fn new(variables: usize) -> Self {
        let none = vec![(0.0, 0); variables];
        Self { sides: [none.clone(), none], overall: [(0.0, 0); 2], blame: vec![0.0; variables], blame_step: 1.0 }
    }

    fn note(&mut self, variable: usize, is_upper: bool, gain_per_unit: f64) {
        if !gain_per_unit.is_finite() {
            return;
        }
        let side = usize::from(is_upper);
        for entry in [&mut self.sides[side][variable], &mut self.overall[side]] {
            entry.0 += gain_per_unit.max(0.0);
            entry.1 += 1;
        }
    }

    fn average(&self, is_upper: bool) -> f64 {
        let (sum, count) = self.overall[usize::from(is_upper)];
        if count == 0 { 1.0 } else { sum / f64::from(count) }
    }

    fn expected(&self, variable: usize, is_upper: bool) -> f64 {
        let (sum, count) = self.sides[usize::from(is_upper)][variable];
        if count == 0 { self.average(is_upper) } else { sum / f64::from(count) }
    }

    fn is_reliable(&self, variable: usize) -> bool {
        self.sides.iter().all(|side| side[variable].1 >= RELIABLE)
    }

    /// These variables were needed in a contradiction. The recent counts more.
    pub(super) fn blame(&mut self, variables: &[Variable]) {
        for &variable in variables {
            self.blame[variable as usize] += self.blame_step;
        }
        self.blame_step *= 1.02;
        if self.blame_step > 1e100 {
            self.blame.iter_mut().for_each(|blame| *blame *= 1e-100);
            self.blame_step *= 1e-100;
        }
    }
}

/// A fractional variable on offer.
#[derive(Clone, Copy, Debug)]
struct Offer {
    variable: usize,
    fraction: f64,
    score: f64,
}

impl Tree<'_, '_> {
    /// Variables with a fractional value, and the fraction above the floor.
    pub(super) fn fractional<'s>(&'s self, bounds: &'s [(i64, i64)]) -> impl Iterator<Item = (usize, f64)> + 's {
        bounds.iter().enumerate().filter(|(_, (lower, upper))| lower < upper).filter_map(|(variable, _)| {
            let value = self.simplex.value(variable);
            let fraction = value - value.floor();
            (fraction > INTEGRAL && fraction < 1.0 - INTEGRAL).then_some((variable, fraction))
        })
    }

    /// Learns from a child how much its branch was worth; none: the child was empty.
    pub(super) fn note_gain(&mut self, open: &Open, relaxed: Option<f64>) {
        let Some((variable, _, _)) = open.branched else { return };
        let is_upper = open.is_upper;
        let (before, distance) = (f64::from_bits(open.parent.0), f64::from_bits(open.parent.1));
        if distance < INTEGRAL || !before.is_finite() || open.was_guided != self.is_guided {
            return;
        }
        let gain = match relaxed {
            Some(after) => (after - before) / distance,
            None => self.closing(before, is_upper, distance) / distance,
        };
        self.pseudo.note(variable as usize, is_upper, gain);
    }

    /// What to branch on: variable, greatest value below, and whether the upper side goes first.
    pub(super) fn choose(&mut self, work: &Work) -> Option<(usize, i64, bool)> {
        if let Some(variable) = self.next_choice(&work.bounds) {
            return Some((variable, work.bounds[variable].0, self.simplex.value(variable) > 0.5));
        }
        let mut offers: Vec<Offer> = self
            .fractional(&work.bounds)
            .map(|(variable, fraction)| Offer { variable, fraction, score: 0.0 })
            .collect();
        let gap = self.gap(self.simplex.objective());
        for offer in &mut offers {
            let down = self.pseudo.expected(offer.variable, false) * offer.fraction;
            let up = self.pseudo.expected(offer.variable, true) * (1.0 - offer.fraction);
            offer.score = self.score(offer.variable, (down, up), gap);
        }
        offers.sort_by(|one, other| other.score.total_cmp(&one.score).then(one.variable.cmp(&other.variable)));
        let best = if offers.len() > 1 { self.try_offers(work, &offers) } else { offers.first().copied() };
        if let Some(Offer { variable, fraction, .. }) = best {
            let (lower, upper) = work.bounds[variable];
            #[expect(clippy::cast_possible_truncation, reason = "clamped to bounds of 64 bits just after")]
            let floor = (self.simplex.value(variable).floor() as i64).clamp(lower, upper - 1);
            return Some((variable, floor, fraction > 0.4));
        }
        let open = work.bounds.iter().enumerate().filter(|(_, (lower, upper))| lower < upper);
        let (variable, &(lower, upper)) = open.min_by_key(|(_, (lower, upper))| upper.saturating_sub(*lower))?;
        #[expect(clippy::cast_possible_truncation, reason = "clamped to bounds of 64 bits just after")]
        let value = (self.simplex.value(variable).round() as i64).clamp(lower, upper);
        Some((variable, value.min(upper - 1), value > lower))
    }

    /// What closing a node is credited with: how far its relaxed objective was from that, and not endlessly more than the usual.
    fn closing(&self, objective: f64, is_upper: bool, distance: f64) -> f64 {
        self.gap(objective).min(EMPTY * self.pseudo.average(is_upper).max(1e-3) * distance)
    }

    /// How far a relaxed objective (minimised) is from closing its node; infinite where nothing says so.
    fn gap(&self, objective: f64) -> f64 {
        if self.goal_row().is_some() && !self.is_guided {
            (-objective - self.level as f64).max(1.0)
        } else {
            f64::INFINITY
        }
    }

    /// What a branch is worth that moves the objective so much on its sides, but `gap` at most.
    fn score(&self, variable: usize, (down, up): (f64, f64), gap: f64) -> f64 {
        let average = self.pseudo.average(false).max(self.pseudo.average(true)).max(1e-6);
        let (down, up) = (down.min(gap), up.min(gap));
        let gain = (down / average).max(1e-4) * (up / average).max(1e-4);
        let blame = self.pseudo.blame[variable] / (self.pseudo.blame_step * 20.0);
        gain + 0.05 * blame + 1e-6 * self.watch.row_count_of(variable) as f64
    }

    /// Tries the first offers that are not reliable yet by looking a few iterations ahead; the best offer.
    fn try_offers(&mut self, work: &Work, offers: &[Offer]) -> Option<Offer> {
        let mut best = *offers.first()?;
        best.score = if self.pseudo.is_reliable(best.variable) { best.score } else { -1.0 };
        let before = self.simplex.objective();
        let gap = self.gap(before);
        let mut saved = None;
        let mut without_gain = 0;
        for offer in offers.iter().take(TRIED_MAX) {
            let mut score = offer.score;
            if !self.pseudo.is_reliable(offer.variable) {
                let saved = saved.get_or_insert_with(|| self.simplex.save());
                let value = self.simplex.value(offer.variable);
                let mut gains = [0.0; 2];
                for (is_upper, gain) in [false, true].into_iter().zip(&mut gains) {
                    let distance = if is_upper { 1.0 - offer.fraction } else { offer.fraction };
                    *gain = self
                        .trial(work, offer.variable, value, is_upper, before)
                        .unwrap_or_else(|| self.closing(before, is_upper, distance));
                    self.pseudo.note(offer.variable, is_upper, *gain / distance);
                    self.simplex.restore(saved);
                }
                score = self.score(offer.variable, gains.into(), gap);
            }
            if score > best.score {
                best = Offer { score, ..*offer };
                without_gain = 0;
            } else {
                without_gain += 1;
            }
            if without_gain >= 5 || self.limit_reached().is_some() {
                break;
            }
        }
        if saved.is_some() {
            self.simplex.set_bounds(&work.bounds);
        }
        Some(best)
    }

    /// How much the objective falls on one side of a branch, looking a few iterations ahead; none when that side is empty.
    fn trial(&mut self, work: &Work, variable: usize, value: f64, is_upper: bool, before: f64) -> Option<f64> {
        let (lower, upper) = work.bounds[variable];
        #[expect(clippy::cast_possible_truncation, reason = "clamped to bounds of 64 bits just after")]
        let floor = (value.floor() as i64).clamp(lower, upper - 1);
        self.simplex.set_bound(variable, if is_upper { (floor + 1, upper) } else { (lower, floor) });
        let relaxed = self.solve_relaxation(TRIAL_ITERATIONS);
        let after = self.simplex.objective();
        self.simplex.set_bound(variable, (lower, upper));
        match relaxed {
            Relaxed::Infeasible(_) | Relaxed::CutOff(_) => None,
            Relaxed::Optimal | Relaxed::Lost => Some((after - before).max(0.0)),
        }
    }
}
