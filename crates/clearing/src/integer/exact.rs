//! Sums of rows in exact arithmetic, and what follows from them. Every claim of the engine passes through here.

use takas_model::proof::{Side, Variable};

use super::Inequality;

/// A sum of rows with integer multipliers.
pub(super) type Multiples = Vec<(u32, u64)>;

/// Numbers beyond this are given up on, well before 128 bits end.
const LIMIT: i128 = 1 << 120;

/// Bounds of all variables.
pub(super) type Bounds = [(i64, i64)];

/// Room for one summed row `Σ aⱼ·xⱼ ≥ right`, used again and again.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    values: Vec<i128>,
    is_touched: Vec<bool>,
    touched: Vec<Variable>,
    pub(super) right: i128,
    /// Terms touched since last asked.
    pub(super) work: u64,
}

impl Sum {
    pub(super) fn new(variables: usize) -> Self {
        Self { values: vec![0; variables], is_touched: vec![false; variables], touched: Vec::new(), right: 0, work: 0 }
    }

    fn clear(&mut self) {
        for &variable in &self.touched {
            self.values[variable as usize] = 0;
            self.is_touched[variable as usize] = false;
        }
        self.touched.clear();
        self.right = 0;
    }

    /// Adds up the rows. False when a number grows too large; nothing follows then.
    pub(super) fn load(&mut self, rows: &[Inequality], multiples: &[(u32, u64)]) -> bool {
        self.clear();
        for &(row, multiplier) in multiples {
            let row = &rows[row as usize];
            self.work += row.terms.len() as u64 + 1;
            let Some(right) = scaled(self.right, row.right, i128::from(multiplier)) else { return false };
            self.right = right;
            for &(variable, coefficient) in &row.terms {
                let place = variable as usize;
                if !self.is_touched[place] {
                    self.is_touched[place] = true;
                    self.touched.push(variable);
                }
                let Some(value) = added(self.values[place], coefficient, multiplier) else { return false };
                self.values[place] = value;
            }
        }
        true
    }

    /// The terms that are left, in no particular but a fixed order.
    pub(super) fn terms(&self) -> impl Iterator<Item = (Variable, i128)> + '_ {
        self.touched.iter().map(|&variable| (variable, self.values[variable as usize])).filter(|term| term.1 != 0)
    }

    /// The coefficient of the variable.
    pub(super) fn coefficient(&self, variable: Variable) -> i128 {
        self.values[variable as usize]
    }

    /// The greatest value of the left side within the bounds; none when it is too large to compute.
    pub(super) fn greatest(&self, bounds: &Bounds) -> Option<i128> {
        let mut total: i128 = 0;
        for (variable, value) in self.terms() {
            let (lower, upper) = bounds[variable as usize];
            total = added_product(total, value, if value > 0 { upper } else { lower })?;
        }
        Some(total)
    }

    /// Whether the summed row fails everywhere within the bounds.
    pub(super) fn contradicts(&self, bounds: &Bounds) -> bool {
        self.greatest(bounds).is_some_and(|greatest| greatest < self.right)
    }

    /// The bound of the variable that follows, with the side, when it is tighter than the one at hand. `slack` is `greatest - right`, not negative.
    pub(super) fn bound_of(&self, variable: usize, bounds: &Bounds, slack: i128) -> Option<(Side, i64)> {
        implied(self.values[variable], bounds[variable], slack)
    }
}

/// The tighter bound that a row with this coefficient and `slack = greatest - right ≥ 0` implies.
pub(super) fn implied(coefficient: i128, (lower, upper): (i64, i64), slack: i128) -> Option<(Side, i64)> {
    if coefficient == 0 {
        return None;
    }
    // The variable may leave its favourable bound by this much at most.
    let leave = slack / coefficient.abs();
    if leave >= i128::from(upper) - i128::from(lower) {
        return None;
    }
    let (side, value) = if coefficient > 0 {
        (Side::Lower, i128::from(upper) - leave)
    } else {
        (Side::Upper, i128::from(lower) + leave)
    };
    i64::try_from(value).ok().map(|value| (side, value))
}

/// The sum with `coefficient · multiplier` added. Quick where the product fits into 64 bits: of those, no number of terms that a program
/// can have leaves 128 bits.
fn added(sum: i128, coefficient: i64, multiplier: u64) -> Option<i128> {
    match i64::try_from(multiplier).ok().and_then(|multiplier| coefficient.checked_mul(multiplier)) {
        Some(product) => Some(sum + i128::from(product)),
        None => scaled(sum, coefficient, i128::from(multiplier)),
    }
}

/// The same for a value that is a sum itself.
fn added_product(sum: i128, value: i128, bound: i64) -> Option<i128> {
    match i64::try_from(value).ok().and_then(|value| value.checked_mul(bound)) {
        Some(product) => Some(sum + i128::from(product)),
        None => value.checked_mul(i128::from(bound))?.checked_add(sum).filter(|total| total.abs() < LIMIT),
    }
}

fn scaled(sum: i128, value: i64, multiplier: i128) -> Option<i128> {
    i128::from(value).checked_mul(multiplier)?.checked_add(sum).filter(|sum| sum.abs() < LIMIT)
}

/// Integer multipliers close to the given ones up to a common factor, in the order worth trying.
///
/// `fixed` is a row that counts with exactly the common factor (the objective's).
pub(super) fn roundings(multipliers: &[(u32, f64)], fixed: Option<u32>) -> impl Iterator<Item = Multiples> + '_ {
    let largest = multipliers.iter().map(|entry| entry.1).fold(0.0, f64::max);
    let unit = if fixed.is_some() || largest <= 0.0 { 1.0 } else { 1.0 / largest };
    let common = denominator(multipliers.iter().map(|entry| entry.1 * unit), 1 << 20).map(|value| value as f64);
    let scales = common.into_iter().chain([60.0, 1e4, 1e6, 1e9]);
    scales.filter_map(move |scale| {
        let mut rounded: Multiples = Vec::with_capacity(multipliers.len() + 1);
        for &(row, value) in multipliers {
            let value = (value * unit * scale).round();
            if value >= 1e15 {
                return None;
            }
            if let Some(value) = whole(value).filter(|&value| value > 0) {
                rounded.push((row, value));
            }
        }
        if let Some(row) = fixed {
            rounded.push((row, whole(scale)?));
        }
        (!rounded.is_empty()).then_some(rounded)
    })
}

/// A whole number held in a float.
pub(super) fn whole(value: f64) -> Option<u64> {
    #[expect(clippy::cast_possible_truncation, reason = "checked to be within 0 and 2^53")]
    (0.0..=9e15).contains(&value).then_some(value as u64)
}

/// The least number that makes all of the values whole, about; none when it is over `most`.
///
/// By continued fractions: Khinchin, *Continued Fractions* (1964).
pub(super) fn denominator(values: impl Iterator<Item = f64>, most: u64) -> Option<u64> {
    let mut common: u64 = 1;
    for value in values {
        let scaled = value * common as f64;
        let mut rest = (scaled - scaled.round()).abs();
        if !rest.is_finite() {
            return None;
        }
        let tolerance = 1e-7 * (1.0 + scaled.abs() * 1e-3);
        let start = rest;
        let (mut before, mut at) = (0_u64, 1_u64);
        while (start * at as f64 - (start * at as f64).round()).abs() > tolerance * at as f64 {
            rest = 1.0 / rest;
            let digit = whole(rest.floor())?;
            rest -= rest.floor();
            (before, at) = (at, at.checked_mul(digit)?.checked_add(before)?);
            if at.saturating_mul(common) > most {
                return None;
            }
        }
        common = common.checked_mul(at)?;
    }
    Some(common)
}
