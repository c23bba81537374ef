//! Chvátal-Gomory cuts at the root: rows that follow by adding rows up, dividing, and rounding.
//!
//! Multipliers come from single rows (every coefficient as a divisor, as for knapsack covers) and from the simplex tableau, where
//! they are the fractional parts of a row of the basis inverse (Gomory 1958; multiples of them after Letchford and Lodi, *Strengthening
//! Chvátal-Gomory cuts and Gomory fractional cuts*, 2002). A cut is computed exactly; floating point only proposes.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::proof::{Combination, Row, Step, Variable};

use super::Inequality;

/// The smallest violation, over the length of the cut's normal, that makes a cut worth its row.
const EFFICACY_MIN: f64 = 0.02;
/// Coefficients beyond this make rows that the relaxation cannot hold apart.
const COEFFICIENT_MAX: i128 = 1_000;

/// A cut and how it follows.
#[derive(Clone, Debug)]
pub(super) struct Cut {
    pub(super) row: Inequality,
    pub(super) step: Step,
    pub(super) efficacy: f64,
}

/// What a cut is separated from: the bounds in force and the values of the relaxation.
pub(super) struct Point<'a> {
    pub(super) rows: &'a [Inequality],
    pub(super) bounds: &'a [(i64, i64)],
    pub(super) values: &'a [f64],
}

impl Point<'_> {
    /// Cuts from one row by itself.
    pub(super) fn from_row(&self, row: usize) -> Option<Cut> {
        let terms = &self.rows[row].terms;
        let divisors: BTreeSet<u64> = terms.iter().map(|&(_, c)| c.unsigned_abs()).filter(|&c| c > 1).collect();
        let number = Row::try_from(row).ok()?;
        divisors
            .into_iter()
            .rev()
            .take(8)
            .filter_map(|divisor| self.cut(vec![(number, 1)], divisor))
            .max_by(|one, other| one.efficacy.total_cmp(&other.efficacy))
    }

    /// Cuts from fractional multipliers: `multipliers · denominator` are whole numbers, about.
    pub(super) fn from_multipliers(&self, multipliers: &[(usize, f64)]) -> Option<Cut> {
        let denominator = denominator(multipliers)?;
        let whole = |value: f64, factor: i64| -> u64 {
            #[expect(clippy::cast_possible_truncation, reason = "a multiplier times a denominator of at most 120")]
            let scaled = (value * denominator as f64).round() as i64;
            (scaled * factor).rem_euclid(denominator).unsigned_abs()
        };
        let mut best: Option<Cut> = None;
        for factor in [1, -1, 2, -2, 3, -3] {
            let mut combination: Vec<(Row, u64)> = Vec::new();
            for &(row, value) in multipliers {
                let multiplier = whole(value, factor);
                if multiplier > 0 {
                    combination.push((Row::try_from(row).ok()?, multiplier));
                }
            }
            if combination.is_empty() {
                continue;
            }
            if let Some(cut) = self.cut(combination, denominator.unsigned_abs())
                && best.as_ref().is_none_or(|best| cut.efficacy > best.efficacy)
            {
                best = Some(cut);
            }
        }
        best
    }

    /// The cut of a combination and a divisor, if the values violate it well enough.
    fn cut(&self, combination: Vec<(Row, u64)>, divisor: u64) -> Option<Cut> {
        let mut sum: BTreeMap<Variable, i128> = BTreeMap::new();
        let mut right: i128 = 0;
        for &(row, multiplier) in &combination {
            let row = &self.rows[row as usize];
            right = right.checked_add(i128::from(row.right).checked_mul(i128::from(multiplier))?)?;
            for &(variable, coefficient) in &row.terms {
                *sum.entry(variable).or_insert(0) += i128::from(coefficient).checked_mul(i128::from(multiplier))?;
            }
        }
        sum.retain(|_, coefficient| *coefficient != 0);
        let divisor_wide = i128::from(divisor);
        let mut complemented = Vec::new();
        let mut terms = Vec::with_capacity(sum.len());
        let mut constant: i128 = 0;
        for (&variable, &coefficient) in &sum {
            let (lower, upper) = self.bounds[variable as usize];
            let value = self.values[variable as usize];
            let from_upper = value - lower as f64 > upper as f64 - value;
            let (origin, toward) = if from_upper { (upper, -coefficient) } else { (lower, coefficient) };
            if from_upper {
                complemented.push(variable);
            }
            right = right.checked_sub(coefficient.checked_mul(i128::from(origin))?)?;
            let rounded = ceiling(toward, divisor_wide);
            // Back from the distance to the variable itself.
            let own = if from_upper { -rounded } else { rounded };
            constant += own * i128::from(origin);
            if own != 0 {
                terms.push((variable, own));
            }
        }
        let right = ceiling(right, divisor_wide) + constant;
        let efficacy = self.efficacy(&terms, right)?;
        let row = Inequality {
            terms: terms.iter().map(|&(v, c)| Some((v, i64::try_from(c).ok()?))).collect::<Option<Vec<_>>>()?,
            right: i64::try_from(right).ok()?,
        };
        let step = Step::Cut { combination: Combination(combination), divisor, complemented };
        Some(Cut { row, step, efficacy })
    }

    fn efficacy(&self, terms: &[(Variable, i128)], right: i128) -> Option<f64> {
        if terms.is_empty() || terms.iter().any(|&(_, c)| c.abs() > COEFFICIENT_MAX) {
            return None;
        }
        let mut left = 0.0;
        let mut square = 0.0;
        for &(variable, coefficient) in terms {
            left += coefficient as f64 * self.values[variable as usize];
            square += (coefficient as f64).powi(2);
        }
        let efficacy = (right as f64 - left) / square.sqrt();
        (efficacy > EFFICACY_MIN).then_some(efficacy)
    }
}

fn ceiling(value: i128, divisor: i128) -> i128 {
    -(-value).div_euclid(divisor)
}

/// The least number up to 120 that makes all of them whole, about.
fn denominator(multipliers: &[(usize, f64)]) -> Option<i64> {
    const TOLERANCE: f64 = 1e-6;
    let is_whole = |value: f64| (value - value.round()).abs() < TOLERANCE;
    let found = (2..=120_i64).find(|&d| multipliers.iter().all(|&(_, value)| is_whole(value * d as f64)))?;
    multipliers.iter().any(|&(_, value)| !is_whole(value)).then_some(found)
}
