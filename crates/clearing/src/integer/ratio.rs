//! The bound flipping ratio test: which nonbasic variable enters the basis, and which go to their other bound on the way.
//!
//! Sources: Maros, *A generalized dual phase-2 simplex algorithm* (2003); Harris, *Pivot selection methods of the Devex LP code* (1973).

/// A nonbasic variable that may enter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) variable: usize,
    /// Its entry in the pivot row, in the sign of the leaving variable's violation.
    pub(super) pivot: f64,
    /// Its reduced cost's size.
    pub(super) reduced: f64,
    /// Distance of its bounds.
    pub(super) range: f64,
}

/// The entering candidate and the variables that flip. None: the dual step has no end, so the primal has no solution.
pub(super) fn choose_entering(
    candidates: &mut Vec<Candidate>,
    infeasibility: f64,
    tolerance: f64,
) -> Option<(Candidate, Vec<usize>)> {
    let mut slope = infeasibility;
    let mut flips = Vec::new();
    // The best pivot of an earlier group and how many flips came before that group.
    let mut earlier: Option<(Candidate, usize)> = None;
    while !candidates.is_empty() {
        let limit = candidates
            .iter()
            .map(|candidate| (candidate.reduced + tolerance) / candidate.pivot.abs())
            .fold(f64::INFINITY, f64::min);
        let mut fall = 0.0;
        let mut best: Option<Candidate> = None;
        let before = flips.len();
        candidates.retain(|candidate| {
            if candidate.reduced / candidate.pivot.abs() > limit {
                return true;
            }
            fall += candidate.pivot.abs() * candidate.range;
            flips.push(candidate.variable);
            if best.is_none_or(|best| candidate.pivot.abs() > best.pivot.abs()) {
                best = Some(*candidate);
            }
            false
        });
        let best = best?;
        slope -= fall;
        if slope < 0.0 || (candidates.is_empty() && slope <= 1e-8) {
            if best.pivot.abs() < 1e-5
                && let Some((entering, count)) =
                    earlier.filter(|(other, _)| other.pivot.abs() > 10.0 * best.pivot.abs())
            {
                flips.truncate(count);
                return Some((entering, flips));
            }
            flips.truncate(before);
            return Some((best, flips));
        }
        if earlier.is_none_or(|(other, _)| best.pivot.abs() >= other.pivot.abs().min(1e-3)) {
            earlier = Some((best, before));
        }
    }
    None
}
