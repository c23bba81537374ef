//! Exact integer programming: bounded integer variables, rows `Σ aⱼ·xⱼ ≥ b`, one linear objective.
//!
//! Branch and bound over a dual simplex relaxation that only guides: a solution counts when all rows hold in integers, a node is
//! closed when a sum of rows with integer multipliers contradicts its bounds, computed exactly. What cannot
//! be closed so is branched on, down to single points, where some row fails by itself.

mod branching;
mod cases;
mod cuts;
mod dive;
mod exact;
mod factors;
mod fixing;
mod guide;
mod halves;
mod inside;
mod jump;
mod pivoting;
mod propagate;
mod ratio;
mod record;
mod root;
mod simplex;
mod tree;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod trials;

use takas_model::proof::{Refutation, Row, Variable};

/// An integer program: variables with bounds, rows `Σ aⱼ·xⱼ ≥ b`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Program {
    bounds: Vec<(i64, i64)>,
    rows: Vec<Inequality>,
}

/// `Σ aⱼ·xⱼ ≥ right`, terms ascending by variable, none zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Inequality {
    pub(crate) terms: Vec<(Variable, i64)>,
    pub(crate) right: i64,
}

impl Program {
    /// No variables, no rows.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a variable with `lower ≤ x ≤ upper`.
    ///
    /// # Panics
    /// With 2³² variables.
    pub fn add_variable(&mut self, lower: i64, upper: i64) -> Variable {
        self.bounds.push((lower, upper));
        Variable::try_from(self.bounds.len() - 1).expect("a program has fewer than 2^32 variables")
    }

    /// Adds the row `Σ aⱼ·xⱼ ≥ right`. Terms may come in any order; repeated variables are added up.
    ///
    /// # Panics
    /// With 2³² rows, when a variable is not there, or when repeated terms leave the range of 64 bits.
    pub fn add_row(&mut self, terms: &[(Variable, i64)], right: i64) -> Row {
        assert!(terms.iter().all(|&(variable, _)| (variable as usize) < self.bounds.len()), "a row of known variables");
        let mut terms = terms.to_vec();
        terms.sort_unstable_by_key(|&(variable, _)| variable);
        let mut merged: Vec<(Variable, i64)> = Vec::with_capacity(terms.len());
        for (variable, coefficient) in terms {
            match merged.last_mut() {
                Some((last, sum)) if *last == variable => {
                    *sum = sum.checked_add(coefficient).expect("a coefficient fits into 64 bits");
                }
                _ => merged.push((variable, coefficient)),
            }
        }
        merged.retain(|&(_, coefficient)| coefficient != 0);
        self.add_inequality(Inequality { terms: merged, right })
    }

    /// Adds a row whose terms are in order, of known variables, none of them zero.
    pub(crate) fn add_inequality(&mut self, row: Inequality) -> Row {
        self.rows.push(row);
        Row::try_from(self.rows.len() - 1).expect("a program has fewer than 2^32 rows")
    }

    /// Lower and upper bound of every variable.
    pub fn bounds(&self) -> &[(i64, i64)] {
        &self.bounds
    }

    /// How many rows there are.
    pub fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// The rows, in order.
    pub(crate) fn rows(&self) -> &[Inequality] {
        &self.rows
    }

    /// Whether these values keep all bounds and rows, in exact arithmetic.
    pub fn satisfied_by(&self, values: &[i64]) -> bool {
        values.len() == self.bounds.len()
            && values.iter().zip(&self.bounds).all(|(value, (lower, upper))| lower <= value && value <= upper)
            && self.rows.iter().all(|row| row.holds(values))
    }
}

/// The lower half of 128 bits.
const HALF: i128 = (1 << 64) - 1;

impl Inequality {
    pub(crate) fn holds(&self, values: &[i64]) -> bool {
        // A product of two numbers of 64 bits fits into 128, the sum of many may not: halves are summed apart.
        let (mut high, mut low): (i128, i128) = (0, 0);
        for &(variable, coefficient) in &self.terms {
            let product = i128::from(coefficient) * i128::from(values[variable as usize]);
            high += product >> 64;
            low += product & HALF;
        }
        (high + (low >> 64), low & HALF) >= (i128::from(self.right) >> 64, i128::from(self.right) & HALF)
    }

    /// Whether its terms add up well within 64 bits anywhere within these bounds, its right side too where that is asked.
    fn is_small(&self, bounds: &[(i64, i64)], with_right: bool) -> bool {
        let mut total = if with_right { u128::from(self.right.unsigned_abs()) } else { 0 };
        for &(variable, coefficient) in &self.terms {
            let (lower, upper) = bounds[variable as usize];
            // At least 1, so that the coefficient of a variable fixed at zero is small too.
            let most = u128::from(lower.unsigned_abs().max(upper.unsigned_abs()).max(1));
            total = total.saturating_add(u128::from(coefficient.unsigned_abs()) * most);
        }
        total < 1 << 60
    }
}

/// What one solve may spend.
pub struct Limits<'a> {
    /// Deterministic units of work (about the non-zeros touched); `u64::MAX`: no limit.
    pub work: u64,
    /// Nodes of the branch tree; `u64::MAX`: no limit.
    pub nodes: u64,
    /// Bytes for open nodes and the proof, about.
    pub memory_bytes: usize,
    /// A proof of more numbers is dropped; the solve goes on.
    pub proof_numbers: usize,
    /// Asked every few milliseconds.
    pub stop: &'a dyn Fn() -> bool,
}

/// How far a solve is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The best value so far.
    pub incumbent: Option<i64>,
    /// What no solution exceeds.
    pub bound: Option<i64>,
    /// Nodes so far.
    pub nodes: u64,
    /// Work so far.
    pub work: u64,
}

/// Which limit came first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The limit on work.
    Work,
    /// The limit on memory.
    Memory,
    /// `stop` said so.
    Stopped,
    /// A solution was met whose value leaves the range of 64 bits.
    Range,
}

/// How a solve ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The solution is best (for [`satisfy`]: there is one).
    Optimal,
    /// There is no solution.
    Infeasible,
    /// A limit came first.
    Interrupted(Why),
}

/// What a solve found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// How it ended.
    pub ending: Ending,
    /// The best solution found.
    pub solution: Option<Vec<i64>>,
    /// Its objective value.
    pub value: Option<i64>,
    /// No solution has a greater value; none when not even that is known.
    pub bound: Option<i64>,
    /// For an optimum of value `v`: refutes the program with the row `objective ≥ v + 1` after its own rows; for infeasibility: the
    /// program. None when there is nothing to refute, a limit came first, or it grew over its limit.
    pub refutation: Option<Refutation>,
    /// Nodes of the branch tree.
    pub nodes: u64,
    /// Units of work done.
    pub work: u64,
    /// Whether the relaxation at the root was fractional; none when it was not solved.
    pub root_fractional: Option<bool>,
    /// Multipliers of the program's rows in the relaxation of the root after cuts, in thousandths of the largest: hints, nothing more.
    pub prices: Vec<(Row, i64)>,
}

/// What may help a solve; it changes the way to the answer, not the answer's truth.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hints<'a> {
    /// A solution to begin with; what is none is passed over.
    pub start: Option<&'a [i64]>,
    /// A form whose greatest value lies near good solutions: the relaxation maximises it where the objective says nothing, because there
    /// is none or because all its variables are fixed.
    pub guide: Option<&'a [(Variable, i64)]>,
}

/// The greatest value of the objective over the program's solutions.
///
/// # Panics
/// When the objective has a variable that is not there, or repeated terms of it leave the range of 64 bits.
pub fn maximise(
    program: &Program,
    objective: &[(Variable, i64)],
    hints: Hints<'_>,
    limits: &Limits<'_>,
    progress: &mut dyn FnMut(&Progress),
) -> Answer {
    tree::Tree::new(program, Some(objective), limits, progress).guided(hints.guide).run(hints.start)
}

/// Any solution of the program, or a proof that there is none.
pub fn satisfy(
    program: &Program,
    hints: Hints<'_>,
    limits: &Limits<'_>,
    progress: &mut dyn FnMut(&Progress),
) -> Answer {
    tree::Tree::new(program, None, limits, progress).guided(hints.guide).run(hints.start)
}

/// Steps of a search near a point, and so many more for each row that is broken there: several times what was needed where it led to a solution.
const NEAR: (u64, u64) = (60, 6);

/// A solution near a point within the bounds, by a short local search, and the units of work it took. None: none was met, which says nothing.
///
/// # Panics
/// When the point has not a value for each variable.
pub fn near(program: &Program, point: Vec<i64>, stop: &dyn Fn() -> bool) -> (Option<Vec<i64>>, u64) {
    assert_eq!(point.len(), program.bounds.len(), "a value for each variable");
    if !program.rows.iter().all(|row| row.is_small(&program.bounds, true)) {
        return (None, 1);
    }
    let mut search = jump::Jump::new(&program.rows, &program.bounds, point, None, 0);
    let steps = NEAR.0 + NEAR.1 * search.broken_count();
    let found = search.run(steps, u64::MAX, stop);
    let work = search.work + program.rows.len() as u64;
    (found.filter(|found| program.satisfied_by(found)), work)
}
