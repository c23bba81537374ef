//! Chvátal-Gomory cuts: rows that follow by adding rows up, dividing, and rounding.
//!
//! Multipliers come from single rows (every coefficient as a divisor, as for knapsack covers) and from the simplex tableau, where
//! they are the fractional parts of a row of the basis inverse (Gomory 1958; multiples of them after Letchford and Lodi, *Strengthening
//! Chvátal-Gomory cuts and Gomory fractional cuts*, 2002). A cut is computed exactly; floating point only proposes.

use std::collections::BTreeSet;

use takas_model::proof::{Combination, Row, Step, Variable};

use super::{Inequality, gcd};

/// The smallest violation, over the length of the cut's normal, that makes a cut worth its row.
const EFFICACY_MIN: f64 = 1e-3;
/// Coefficients beyond this make rows that the relaxation cannot hold apart.
const COEFFICIENT_MAX: i128 = 1_000;
/// Multipliers with a common denominator beyond this are not told apart well enough by floating point.
const DENOMINATOR_MAX: i64 = 1_000_000;
/// Multiples of a row of the tableau that are tried, each way.
const FACTORS: i64 = 16;

/// A cut and how it follows.
#[derive(Clone, Debug)]
pub(super) struct Cut {
    pub(super) row: Inequality,
    pub(super) step: Step,
    pub(super) efficacy: f64,
}

/// What cuts are separated from: the bounds in force and the values of the relaxation.
pub(super) struct Point<'a> {
    rows: &'a [Inequality],
    bounds: &'a [(i64, i64)],
    values: &'a [f64],
    /// Scratch: the sum at hand, zero between calls, and the variables in it.
    sum: Vec<i128>,
    touched: Vec<Variable>,
    /// Terms touched.
    pub(super) work: u64,
}

impl<'a> Point<'a> {
    pub(super) fn new(rows: &'a [Inequality], bounds: &'a [(i64, i64)], values: &'a [f64]) -> Self {
        Self { rows, bounds, values, sum: vec![0; bounds.len()], touched: Vec::new(), work: 0 }
    }

    /// The best cut from one row by itself.
    pub(super) fn of_row(&mut self, row: usize) -> Option<Cut> {
        let terms = &self.rows[row].terms;
        let divisors: BTreeSet<u64> = terms.iter().map(|&(_, c)| c.unsigned_abs()).filter(|&c| c > 1).collect();
        let number = Row::try_from(row).ok()?;
        let mut best = None;
        for divisor in divisors.into_iter().rev().take(8) {
            self.try_cut(&[(number, 1)], divisor, &mut best);
        }
        best
    }

    /// The best cut from fractional multipliers.
    pub(super) fn of_tableau(&mut self, multipliers: &[(usize, f64)]) -> Option<Cut> {
        let denominator = denominator(multipliers)?;
        let mut whole: Vec<(Row, i64)> = Vec::with_capacity(multipliers.len());
        for &(row, value) in multipliers {
            #[expect(clippy::cast_possible_truncation, reason = "a fraction times a denominator of at most a million")]
            let scaled = ((value - value.floor()) * denominator as f64).round() as i64;
            whole.push((Row::try_from(row).ok()?, scaled));
        }
        let most = FACTORS.min(denominator / 2);
        let mut best = None;
        let mut combination: Vec<(Row, u64)> = Vec::with_capacity(whole.len());
        for factor in (1..=most).flat_map(|factor| [factor, -factor]) {
            combination.clear();
            combination.extend(
                whole
                    .iter()
                    .map(|&(row, value)| (row, (value * factor).rem_euclid(denominator).unsigned_abs()))
                    .filter(|&(_, multiplier)| multiplier > 0),
            );
            self.try_cut(&combination, denominator.unsigned_abs(), &mut best);
        }
        best
    }

    /// Makes the cut of a combination and a divisor, and keeps it if it is violated, and better than the one at hand.
    fn try_cut(&mut self, combination: &[(Row, u64)], divisor: u64, best: &mut Option<Cut>) {
        let right = self.add_up(combination);
        let cut = right.and_then(|right| self.round(combination, right, divisor));
        for &variable in &self.touched {
            self.sum[variable as usize] = 0;
        }
        self.touched.clear();
        if let Some(cut) = cut
            && best.as_ref().is_none_or(|best| cut.efficacy > best.efficacy)
        {
            *best = Some(cut);
        }
    }

    /// Sums the rows into `sum`; the right-hand side, if all of it stays within 128 bits.
    fn add_up(&mut self, combination: &[(Row, u64)]) -> Option<i128> {
        let mut right: i128 = 0;
        for &(row, multiplier) in combination {
            let row = &self.rows[row as usize];
            let multiplier = i128::from(multiplier);
            right = right.checked_add(i128::from(row.right).checked_mul(multiplier)?)?;
            for &(variable, coefficient) in &row.terms {
                let place = &mut self.sum[variable as usize];
                if *place == 0 {
                    self.touched.push(variable);
                }
                *place = place.checked_add(i128::from(coefficient).checked_mul(multiplier)?)?;
            }
            self.work += row.terms.len() as u64;
        }
        Some(right)
    }

    /// The cut of the sum at hand, if the values violate it well enough.
    fn round(&mut self, combination: &[(Row, u64)], mut right: i128, divisor: u64) -> Option<Cut> {
        let divisor_wide = i128::from(divisor);
        self.touched.sort_unstable();
        self.touched.dedup();
        let mut complemented = Vec::new();
        let mut terms: Vec<(Variable, i64)> = Vec::with_capacity(self.touched.len());
        let mut constant: i128 = 0;
        let (mut left, mut square) = (0.0, 0.0);
        for &variable in &self.touched {
            let coefficient = self.sum[variable as usize];
            if coefficient == 0 {
                continue;
            }
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
            if own.abs() > COEFFICIENT_MAX {
                return None;
            }
            constant += own * i128::from(origin);
            if own != 0 {
                left += own as f64 * value;
                square += (own as f64).powi(2);
                terms.push((variable, i64::try_from(own).ok()?));
            }
        }
        let right = ceiling(right, divisor_wide) + constant;
        let efficacy = (right as f64 - left) / f64::sqrt(square);
        if terms.is_empty() || efficacy.is_nan() || efficacy < EFFICACY_MIN {
            return None;
        }
        let row = Inequality { terms, right: i64::try_from(right).ok()? };
        let step = Step::Cut { combination: Combination(combination.to_vec()), divisor, complemented };
        Some(Cut { row, step, efficacy })
    }
}

/// The best cuts by efficacy, none nearly parallel to a better one, none among the rows already.
pub(super) fn select(mut found: Vec<Cut>, present: &[Inequality], most: usize) -> Vec<Cut> {
    const PARALLEL: f64 = 0.95;
    found.sort_by(|one, other| {
        other.efficacy.total_cmp(&one.efficacy).then(one.row.terms.len().cmp(&other.row.terms.len()))
    });
    let mut kept: Vec<Cut> = Vec::new();
    for cut in found {
        if kept.len() == most {
            break;
        }
        if !kept.iter().any(|other| cosine(&other.row, &cut.row) > PARALLEL) && !present.contains(&cut.row) {
            kept.push(cut);
        }
    }
    kept
}

/// The cosine of the angle between the normals of two rows.
fn cosine(one: &Inequality, other: &Inequality) -> f64 {
    let length = |row: &Inequality| row.terms.iter().map(|&(_, c)| (c as f64).powi(2)).sum::<f64>().sqrt();
    let mut product = 0.0;
    let mut second = other.terms.iter().peekable();
    for &(variable, coefficient) in &one.terms {
        while second.next_if(|&&(v, _)| v < variable).is_some() {}
        if let Some(&&(_, c)) = second.peek().filter(|&&&(v, _)| v == variable) {
            product += coefficient as f64 * c as f64;
        }
    }
    product / (length(one) * length(other)).max(1e-9)
}

fn ceiling(value: i128, divisor: i128) -> i128 {
    -(-value).div_euclid(divisor)
}

/// The least common denominator of the multipliers, each taken for the simplest fraction near it; none when they are whole, or when
/// it would be too large to trust.
fn denominator(multipliers: &[(usize, f64)]) -> Option<i64> {
    let mut common: i64 = 1;
    for &(_, value) in multipliers {
        let own = simplest(value)?;
        common = common / gcd(common, own) * own;
        if common > DENOMINATOR_MAX {
            return None;
        }
    }
    (common > 1).then_some(common)
}

/// The denominator of the first convergent of the value's continued fraction that is as good as equal.
fn simplest(value: f64) -> Option<i64> {
    const TOLERANCE: f64 = 1e-8;
    let mut rest = value - value.floor();
    let target = rest;
    let (mut p, mut p_before, mut q, mut q_before) = (0.0, 1.0, 1.0, 0.0);
    for _ in 0..12 {
        if (p / q - target).abs() < TOLERANCE {
            #[expect(clippy::cast_possible_truncation, reason = "at most the limit")]
            return Some(q as i64);
        }
        let inverse = 1.0 / rest;
        let whole = inverse.floor();
        rest = inverse - whole;
        (p, p_before) = (whole * p + p_before, p);
        (q, q_before) = (whole * q + q_before, q);
        if q > DENOMINATOR_MAX as f64 {
            return None;
        }
    }
    None
}
