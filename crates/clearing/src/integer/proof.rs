//! From floating-point multipliers to integer combinations that contradict, verified exactly.

use takas_model::proof::{Combination, End, Refutation, Row, Step, Variable};

use super::Inequality;

/// Scales tried in turn: small ones make short proofs, large ones lose less to rounding.
const SCALES: [f64; 9] = [1.0, 2.0, 6.0, 12.0, 60.0, 840.0, 1e4, 1e6, 1e9];

/// Rounds the multipliers to integers such that the summed row contradicts the bounds. `objective` is the row of the objective, which counts
/// with multiplier 1 before scaling.
pub(super) fn contradiction(
    rows: &[Inequality],
    bounds: &[(i64, i64)],
    multipliers: &[(usize, f64)],
    objective: Option<usize>,
    work: &mut u64,
) -> Option<Combination> {
    let largest = multipliers.iter().map(|&(_, value)| value).fold(0.0, f64::max);
    let mut sum = Sum::new(bounds.len());
    let unit = if objective.is_some() || largest <= 0.0 { 1.0 } else { 1.0 / largest };
    for scale in SCALES {
        let mut combination: Vec<(Row, u64)> = Vec::with_capacity(multipliers.len() + 1);
        for &(row, value) in multipliers {
            let rounded = (value * unit * scale).round();
            if (1.0..1e15).contains(&rounded) {
                #[expect(clippy::cast_possible_truncation, reason = "within 1 and 1e15")]
                combination.push((row_number(row), rounded as u64));
            }
        }
        if let Some(row) = objective {
            #[expect(clippy::cast_possible_truncation, reason = "scales are whole numbers up to 1e9")]
            combination.push((row_number(row), scale as u64));
        }
        if !combination.is_empty() && contradicts(rows, bounds, &combination, &mut sum) {
            *work += sum.work;
            return Some(Combination(combination));
        }
    }
    *work += sum.work;
    None
}

/// The same refutation in a numbering that lacks one row, which it does not use.
pub(super) fn without_row(mut refutation: Refutation, gone: usize) -> Refutation {
    let renumber = |combination: &mut Combination| {
        for (row, _) in &mut combination.0 {
            if *row as usize > gone {
                *row -= 1;
            }
        }
    };
    for node in &mut refutation.nodes {
        for step in &mut node.steps {
            match step {
                Step::Bound { combination, .. } | Step::Cut { combination, .. } => renumber(combination),
            }
        }
        if let End::Contradiction(combination) = &mut node.end {
            renumber(combination);
        }
    }
    refutation
}

fn row_number(row: usize) -> Row {
    Row::try_from(row).expect("a program has fewer than 2^32 rows")
}

/// Whether the summed row fails everywhere within the bounds; false when it cannot be computed in 128 bits.
fn contradicts(rows: &[Inequality], bounds: &[(i64, i64)], combination: &[(Row, u64)], sum: &mut Sum) -> bool {
    let Some(right) = sum.add_up(rows, combination) else { return false };
    let mut greatest: i128 = 0;
    for &variable in &sum.touched {
        let coefficient = sum.of[variable as usize];
        if coefficient == 0 || sum.seen[variable as usize] {
            continue;
        }
        sum.seen[variable as usize] = true;
        let (lower, upper) = bounds[variable as usize];
        let bound = if coefficient > 0 { upper } else { lower };
        let Some(next) = coefficient.checked_mul(i128::from(bound)).and_then(|part| greatest.checked_add(part)) else {
            return false;
        };
        greatest = next;
    }
    greatest < right
}

/// A dense place for sums of rows.
pub(super) struct Sum {
    of: Vec<i128>,
    seen: Vec<bool>,
    touched: Vec<Variable>,
    work: u64,
}

impl Sum {
    pub(super) fn new(variables: usize) -> Self {
        Self { of: vec![0; variables], seen: vec![false; variables], touched: Vec::new(), work: 0 }
    }

    /// Sums the rows; the right-hand side, unless something leaves 128 bits.
    fn add_up(&mut self, rows: &[Inequality], combination: &[(Row, u64)]) -> Option<i128> {
        for variable in self.touched.drain(..) {
            self.of[variable as usize] = 0;
            self.seen[variable as usize] = false;
        }
        let mut right: i128 = 0;
        for &(row, multiplier) in combination {
            let row = &rows[row as usize];
            let multiplier = i128::from(multiplier);
            right = right.checked_add(i128::from(row.right).checked_mul(multiplier)?)?;
            for &(variable, coefficient) in &row.terms {
                let place = &mut self.of[variable as usize];
                if *place == 0 {
                    self.touched.push(variable);
                }
                *place = place.checked_add(i128::from(coefficient).checked_mul(multiplier)?)?;
            }
            self.work += row.terms.len() as u64;
        }
        Some(right)
    }
}

/// The summed row by itself, with the multipliers rounded at the scale; the multiplier of the objective's row is the scale. None when its numbers are too
/// large.
pub(super) fn aggregate(
    rows: &[Inequality],
    variables: usize,
    multipliers: &[(usize, f64)],
    (objective, scale): (usize, u32),
) -> Option<(Inequality, Combination)> {
    let mut combination: Vec<(Row, u64)> = Vec::with_capacity(multipliers.len() + 1);
    for &(row, value) in multipliers {
        let rounded = (value * f64::from(scale)).round();
        if (1.0..1e12).contains(&rounded) {
            #[expect(clippy::cast_possible_truncation, reason = "within 1 and 1e12")]
            combination.push((row_number(row), rounded as u64));
        }
    }
    combination.push((row_number(objective), u64::from(scale)));
    let mut sum = Sum::new(variables);
    let right = sum.add_up(rows, &combination)?;
    sum.touched.sort_unstable();
    sum.touched.dedup();
    let mut terms = Vec::new();
    for &variable in &sum.touched {
        let coefficient = i64::try_from(sum.of[variable as usize]).ok()?;
        if coefficient.abs() > 1 << 40 {
            return None;
        }
        if coefficient != 0 {
            terms.push((variable, coefficient));
        }
    }
    let right = i64::try_from(right).ok().filter(|right| right.abs() < 1 << 60)?;
    Some((Inequality { terms, right }, Combination(combination)))
}
