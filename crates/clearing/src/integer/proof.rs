//! From floating-point multipliers to integer combinations that contradict, verified exactly.

use std::collections::BTreeMap;

use takas_model::proof::{Combination, End, Refutation, Row, Step};

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
        if !combination.is_empty() && contradicts(rows, bounds, &combination, work) {
            return Some(Combination(combination));
        }
    }
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
pub(super) fn contradicts(
    rows: &[Inequality],
    bounds: &[(i64, i64)],
    combination: &[(Row, u64)],
    work: &mut u64,
) -> bool {
    sum(rows, combination, work).is_some_and(|(terms, right)| {
        let mut greatest: i128 = 0;
        for (variable, coefficient) in terms {
            let (lower, upper) = bounds[variable as usize];
            let bound = if coefficient > 0 { upper } else { lower };
            let Some(next) = coefficient.checked_mul(i128::from(bound)).and_then(|part| greatest.checked_add(part))
            else {
                return false;
            };
            greatest = next;
        }
        greatest < right
    })
}

/// The summed row; none when it leaves 128 bits.
fn sum(rows: &[Inequality], combination: &[(Row, u64)], work: &mut u64) -> Option<(BTreeMap<u32, i128>, i128)> {
    let mut terms: BTreeMap<u32, i128> = BTreeMap::new();
    let mut right: i128 = 0;
    for &(row, multiplier) in combination {
        let row = &rows[row as usize];
        let multiplier = i128::from(multiplier);
        right = right.checked_add(i128::from(row.right).checked_mul(multiplier)?)?;
        for &(variable, coefficient) in &row.terms {
            let entry = terms.entry(variable).or_insert(0);
            *entry = entry.checked_add(i128::from(coefficient).checked_mul(multiplier)?)?;
        }
        *work += 4 * row.terms.len() as u64;
    }
    Some((terms, right))
}
