//! Looking for better solutions in the neighbourhood of a good one: most variables are fixed, the small program that is left is
//! solved for a few nodes.
//!
//! Fixed are the variables on which incumbent and relaxation agree (Danna, Rothberg, Le Pape, *Exploring relaxation induced neighborhoods to
//! improve MIP solutions*, 2005), without incumbent those the relaxation leaves whole (Berthold's RENS, 2014), or, by turns, a random part of the incumbent's.

use takas_model::proof::Variable;

use super::propagate::Propagated;
use super::tree::{INTEGRAL, Tree};
use super::{Ending, Limits, Program};

/// Nodes of one neighbourhood.
const NODES: u64 = 40;
/// How many neighbourhoods may lie within one another.
const NESTED_MAX: u8 = 1;

/// A program with some variables fixed and taken out.
struct Part {
    program: Program,
    objective: Vec<(Variable, i64)>,
    guide: Option<Vec<(Variable, i64)>>,
    /// The variables that are left.
    kept: Vec<usize>,
}

impl Tree<'_, '_> {
    /// Solves one neighbourhood of the relaxation at hand and the incumbent. True when it gave a better solution.
    pub(super) fn look_around(&mut self, bounds: &[(i64, i64)]) -> bool {
        if self.nested > NESTED_MAX || self.objective.is_none() && self.best.is_some() {
            return false;
        }
        self.looks += 1;
        let Some(fixed) = self.fixed_near(bounds) else { return false };
        let free = fixed.iter().filter(|(lower, upper)| lower < upper).count();
        let free_before = bounds.iter().filter(|(lower, upper)| lower < upper).count();
        if free == 0 || 10 * free > 8 * free_before {
            return false;
        }
        let part = self.part(&fixed);
        let start: Option<Vec<i64>> =
            self.best.as_ref().map(|best| part.kept.iter().map(|&variable| best[variable]).collect());
        let limits = Limits {
            work: self.limits.work.saturating_sub(self.work).min(200_000_000),
            nodes: NODES,
            memory_bytes: self.limits.memory_bytes / 4,
            proof_numbers: 0,
            stop: self.limits.stop,
        };
        let objective = self.objective.is_some().then_some(part.objective.as_slice());
        let mut tree = Tree::new(&part.program, objective, &limits).guided(part.guide.as_deref());
        tree.nested = self.nested + 1;
        let answer = tree.run(start.as_deref(), &mut |_| {});
        self.work += answer.work;
        self.look_work += answer.work;
        let better = answer.solution.is_some_and(|solution| {
            let mut values: Vec<i64> = fixed.iter().map(|&(lower, _)| lower).collect();
            for (&variable, value) in part.kept.iter().zip(solution) {
                values[variable] = value;
            }
            self.offer(values)
        });
        // A neighbourhood searched to the end was too small, one that was not too large.
        let step = if answer.ending == Ending::Optimal || answer.ending == Ending::Infeasible { 10 } else { -10 };
        self.openness = (self.openness + step).clamp(10, 80);
        better
    }

    /// The bounds with variables fixed, and what follows from that; none when nothing fits.
    fn fixed_near(&mut self, bounds: &[(i64, i64)]) -> Option<Vec<(i64, i64)>> {
        let mut fixed = bounds.to_vec();
        let at_random = self.best.is_some() && self.looks.is_multiple_of(2);
        for variable in 0..fixed.len() {
            let (lower, upper) = fixed[variable];
            if lower == upper {
                continue;
            }
            let relaxed = self.simplex.value(variable);
            #[expect(clippy::cast_possible_truncation, reason = "clamped to bounds of 64 bits just after")]
            let whole = (relaxed.round() as i64).clamp(lower, upper);
            let is_whole = (relaxed - whole as f64).abs() < INTEGRAL;
            let value = match &self.best {
                None if is_whole => whole,
                Some(best) if !at_random && is_whole && best[variable] == whole => whole,
                Some(best) if at_random && self.random.next() % 100 >= self.openness.unsigned_abs() => best[variable],
                _ => continue,
            };
            fixed[variable] = (value.max(lower).min(upper), value.max(lower).min(upper));
        }
        let all: Vec<u32> = (0..self.program.rows.len()).map(|row| u32::try_from(row).unwrap_or(0)).collect();
        match self.settle(&mut fixed, &all, &mut Vec::new()) {
            Propagated::Settled => Some(fixed),
            Propagated::Conflict(_) => None,
        }
    }

    fn part(&self, fixed: &[(i64, i64)]) -> Part {
        let mut program = Program::new();
        let mut kept = Vec::new();
        let mut number = vec![Variable::MAX; fixed.len()];
        for (variable, &(lower, upper)) in fixed.iter().enumerate() {
            if lower < upper {
                number[variable] = program.add_variable(lower, upper);
                kept.push(variable);
            }
        }
        for row in &self.program.rows {
            let mut terms = Vec::new();
            let mut right = i128::from(row.right);
            let mut least = 0;
            for &(variable, coefficient) in &row.terms {
                let (lower, upper) = fixed[variable as usize];
                let wide = i128::from(coefficient);
                if lower == upper {
                    right -= wide * i128::from(lower);
                } else {
                    least += wide * i128::from(if coefficient > 0 { lower } else { upper });
                    terms.push((number[variable as usize], coefficient));
                }
            }
            // A row that holds anyway is left out; one beyond 64 bits too: what comes back is tested by all rows.
            if let (true, Ok(right)) = (least < right, i64::try_from(right)) {
                program.add_row(&terms, right);
            }
        }
        let left = |terms: &[(Variable, i64)]| {
            let open = terms.iter().filter(|&&(variable, _)| number[variable as usize] != Variable::MAX);
            open.map(|&(variable, coefficient)| (number[variable as usize], coefficient)).collect::<Vec<_>>()
        };
        let objective = left(self.objective.as_deref().unwrap_or_default());
        let guide = self.guide.as_deref().map(left);
        Part { program, objective, guide, kept }
    }
}

/// A xorshift generator after Marsaglia (2003): the same numbers in every run.
#[derive(Clone, Debug)]
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new() -> Self {
        Self(0x2545_f491_4f6c_dd1d)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}
