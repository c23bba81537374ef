//! Looking for better solutions in the neighbourhood of a good one: most variables are fixed, the small program that is left is
//! solved for a few nodes.
//!
//! Fixed are the variables on which incumbent and relaxation agree (Danna, Rothberg, Le Pape, *Exploring relaxation induced neighborhoods to
//! improve MIP solutions*, 2005), without incumbent those the relaxation leaves whole (Berthold's RENS, 2014), or, by turns, a random part of the incumbent's.

use takas_model::proof::Variable;

use super::guide::Lead;
use super::propagate::Propagated;
use super::tree::{INTEGRAL, Tree};
use super::{Ending, Limits, Program};

/// Nodes of one neighbourhood.
const NODES: u64 = 40;
/// Work on one neighbourhood.
const WORK_MAX: u64 = 100_000_000;
/// How many neighbourhoods may lie within one another.
const NESTED_MAX: u8 = 1;

/// A program with some variables fixed and taken out.
struct Part {
    program: Program,
    objective: Vec<(Variable, i64)>,
    guide: Option<Vec<(Variable, f64)>>,
    /// The variables that are left.
    kept: Vec<usize>,
}

/// What a neighbourhood is drawn around.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Around {
    /// What is whole in the relaxation.
    Relaxation,
    /// What the relaxation and the incumbent agree on.
    Both,
    /// A random part of the incumbent.
    Incumbent,
}

/// What the neighbourhoods searched so far have taught.
#[derive(Clone, Debug)]
pub(super) struct Looks {
    count: u64,
    pub(super) work: u64,
    /// Of a hundred variables, so many are left open in a random neighbourhood.
    openness: u64,
    /// Incumbent's value and relaxation's total at the last neighbourhood of the relaxation and of both.
    seen: [Option<(Option<i64>, u64)>; 2],
    random: Random,
}

impl Looks {
    pub(super) fn new() -> Self {
        Self { count: 0, work: 0, openness: 30, seen: [None; 2], random: Random::new() }
    }
}

impl Tree<'_, '_> {
    /// Searches neighbourhoods by turns; stops after `most`, or half as many in a row in vain.
    pub(super) fn look_around(&mut self, bounds: &[(i64, i64)], most: usize) {
        if self.nested > NESTED_MAX {
            return;
        }
        let mut in_vain = 0;
        for _ in 0..most {
            if self.done_looking() || in_vain > most / 2 {
                return;
            }
            in_vain = if self.look(bounds) { 0 } else { in_vain + 1 };
        }
    }

    /// Solves one neighbourhood of the relaxation at hand and the incumbent. True when it gave a better solution.
    fn look(&mut self, bounds: &[(i64, i64)]) -> bool {
        let around = self.next_around(bounds);
        let Some(fixed) = self.fixed_around(bounds, around) else { return false };
        let free = fixed.iter().filter(|(lower, upper)| lower < upper).count();
        let free_before = bounds.iter().filter(|(lower, upper)| lower < upper).count();
        if 10 * free > 8 * free_before {
            self.looks.openness = self.looks.openness.saturating_sub(10).max(5);
            return false;
        }
        let part = self.part(&fixed);
        let start: Option<Vec<i64>> =
            self.near().map(|best| part.kept.iter().map(|&variable| best[variable]).collect());
        let limits = Limits {
            work: self.limits.work.saturating_sub(self.work).min(WORK_MAX),
            nodes: NODES,
            memory_bytes: self.limits.memory_bytes / 4,
            proof_numbers: 0,
            stop: self.limits.stop,
        };
        let objective = self.objective.is_some().then_some(part.objective.as_slice());
        let mut tree = Tree::new(&part.program, objective, &limits).led(Lead::of_terms(part.guide.clone()));
        tree.nested = self.nested + 1;
        let answer = tree.run(start.as_deref(), &mut |_| {});
        self.work += answer.work;
        self.looks.work += answer.work;
        if around == Around::Incumbent {
            // A neighbourhood searched to the end was too small, one that was not too large.
            self.looks.openness = match answer.ending {
                Ending::Optimal | Ending::Infeasible => self.looks.openness + 10,
                Ending::Interrupted(_) => self.looks.openness - 5,
            }
            .clamp(10, 90);
        }
        answer.solution.is_some_and(|solution| {
            let mut values: Vec<i64> = fixed.iter().map(|&(lower, _)| lower).collect();
            for (&variable, value) in part.kept.iter().zip(solution) {
                values[variable] = value;
            }
            self.offer(values)
        })
    }

    /// The relaxation has its turn when it or the incumbent is new, else the incumbent.
    fn next_around(&mut self, bounds: &[(i64, i64)]) -> Around {
        let now = Some((self.best.as_ref().map(|_| self.value()), self.relaxed_total(bounds).to_bits()));
        self.looks.count += 1;
        if self.near().is_none() {
            return Around::Relaxation;
        }
        for (index, around) in [Around::Both, Around::Relaxation].into_iter().enumerate() {
            let is_new = match around {
                // The relaxation alone does not ask for the incumbent.
                Around::Relaxation => self.looks.seen[index].map(|seen| seen.1) != now.map(|now| now.1),
                _ => self.looks.seen[index] != now,
            };
            if is_new {
                self.looks.seen[index] = now;
                return around;
            }
        }
        Around::Incumbent
    }

    /// The bounds with variables fixed, and what follows from that; none when nothing fits.
    fn fixed_around(&mut self, bounds: &[(i64, i64)], around: Around) -> Option<Vec<(i64, i64)>> {
        let mut fixed = bounds.to_vec();
        for variable in 0..fixed.len() {
            let (lower, upper) = fixed[variable];
            if lower == upper {
                continue;
            }
            let relaxed = self.simplex.value(variable);
            #[expect(clippy::cast_possible_truncation, reason = "clamped to bounds of 64 bits just after")]
            let whole = (relaxed.round() as i64).clamp(lower, upper);
            let is_whole = (relaxed - whole as f64).abs() < INTEGRAL;
            let own = self.near().map(|best| best[variable].clamp(lower, upper));
            let is_fixed = match around {
                Around::Relaxation => is_whole,
                Around::Both => is_whole && own == Some(whole),
                // What is at its lower bound is held less: it gives room to what is let go.
                Around::Incumbent => {
                    let openness = if own > Some(lower) { self.looks.openness } else { 50 + self.looks.openness / 2 };
                    self.looks.random.next() % 100 >= openness
                }
            };
            if is_fixed {
                let value = if around == Around::Incumbent { own.unwrap_or(whole) } else { whole };
                fixed[variable] = (value, value);
            }
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
        let objective = left(self.objective.as_deref().unwrap_or_default(), &number);
        let guide = self.lead.terms.as_deref().filter(|_| self.lead.is_on).map(|terms| left(terms, &number));
        Part { program, objective, guide, kept }
    }
}

/// The terms of the variables that are left, by their new numbers.
fn left<T: Copy>(terms: &[(Variable, T)], number: &[Variable]) -> Vec<(Variable, T)> {
    let open = terms.iter().filter(|&&(variable, _)| number[variable as usize] != Variable::MAX);
    open.map(|&(variable, coefficient)| (number[variable as usize], coefficient)).collect()
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
