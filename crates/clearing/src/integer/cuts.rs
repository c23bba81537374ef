//! Chvátal-Gomory cuts: sums of rows, divided and rounded, that cut off the relaxation's solution.
//!
//! Candidates come from rows of the simplex tableau (Gomory's fractional cuts), from triples of rows (`halves`) and from single rows, which with the right divisor
//! and the right variables complemented give knapsack covers and cliques. A cut is computed in exact arithmetic from integer
//! multipliers; only the decision whether it is worth having is a float's.
//!
//! Sources: Gomory, *Outline of an algorithm for integer solutions to linear programs* (1958); Chvátal (1973); Letchford and Lodi,
//! *Strengthening Chvátal-Gomory cuts and Gomory fractional cuts* (2002).

use takas_model::proof::Variable;

use super::Inequality;
use super::exact::{Multiples, Sum, denominator, whole};
use super::tree::{INTEGRAL, Tree};

/// Largest coefficient of a cut.
const COEFFICIENT_MAX: i128 = 1_000_000;
/// Largest right-hand side on the way to a cut: far from where 128 bits end.
const RIGHT_MAX: i128 = 1 << 100;
/// Least distance of the relaxation's solution from a cut.
const EFFICACY_MIN: f64 = 0.01;
/// Rows of the tableau looked at in one round.
const TABLEAU_ROWS_MAX: usize = 400;

/// A cut with its derivation.
#[derive(Clone, Debug)]
pub(super) struct Cut {
    pub(super) combination: Multiples,
    pub(super) divisor: u64,
    pub(super) complemented: Vec<Variable>,
    pub(super) row: Inequality,
    /// Distance of the relaxation's solution from it.
    pub(super) efficacy: f64,
}

/// A term of a summed row measured from a bound: `c·y`, `y ≥ 0`.
#[derive(Clone, Copy, Debug)]
struct Term {
    variable: Variable,
    is_complemented: bool,
    coefficient: i128,
    /// The coefficient about, for guesses.
    size: f64,
    /// Value of `y` in the relaxation's solution.
    value: f64,
}

/// A summed row `Σ c·y ≥ d`.
struct Shifted {
    terms: Vec<Term>,
    right: i128,
}

impl Shifted {
    fn new(sum: &Sum, bounds: &[(i64, i64)], value: impl Fn(usize) -> f64) -> Option<Self> {
        let mut right = sum.right;
        let mut terms = Vec::new();
        for (variable, coefficient) in sum.terms() {
            let (lower, upper) = bounds[variable as usize];
            let x = value(variable as usize);
            let (from_lower, from_upper) = ((x - lower as f64).max(0.0), (upper as f64 - x).max(0.0));
            let is_complemented = from_upper < from_lower;
            let bound = if is_complemented { upper } else { lower };
            right = right.checked_sub(coefficient.checked_mul(i128::from(bound))?)?;
            if right.abs() > RIGHT_MAX {
                return None;
            }
            let coefficient = if is_complemented { -coefficient } else { coefficient };
            terms.push(Term {
                variable,
                is_complemented,
                coefficient,
                size: coefficient as f64,
                value: if is_complemented { from_upper } else { from_lower },
            });
        }
        Some(Self { terms, right })
    }

    /// What rounding with this divisor comes to, about; exact while numbers have 53 bits.
    fn rounded(&self, divisor: u64) -> Rounded {
        let divisor = divisor as f64;
        let mut rounded = Rounded { violation: up(self.right as f64 / divisor), norm: 0.0 };
        for term in &self.terms {
            rounded.add(term, divisor, 1.0);
        }
        rounded
    }

    fn complement(&mut self, index: usize, bounds: &[(i64, i64)]) -> Option<()> {
        let term = &mut self.terms[index];
        let (lower, upper) = bounds[term.variable as usize];
        let range = i128::from(upper) - i128::from(lower);
        self.right = self.right.checked_sub(term.coefficient.checked_mul(range)?).filter(|r| r.abs() < RIGHT_MAX)?;
        term.coefficient = -term.coefficient;
        term.size = -term.size;
        term.is_complemented = !term.is_complemented;
        term.value = range as f64 - term.value;
        Some(())
    }

    /// The cut with this divisor, written back in `x`; none when its numbers are too large.
    fn cut(&self, combination: Multiples, divisor: u64, bounds: &[(i64, i64)], efficacy: f64) -> Option<Cut> {
        let mut right = ceiling(self.right, i128::from(divisor));
        let mut terms = Vec::with_capacity(self.terms.len());
        let mut complemented = Vec::new();
        for term in &self.terms {
            let coefficient = ceiling(term.coefficient, i128::from(divisor));
            if coefficient.abs() > COEFFICIENT_MAX {
                return None;
            }
            let (lower, upper) = bounds[term.variable as usize];
            let (coefficient, bound) = if term.is_complemented { (-coefficient, upper) } else { (coefficient, lower) };
            if term.is_complemented {
                complemented.push(term.variable);
            }
            right = right.checked_add(coefficient.checked_mul(i128::from(bound))?)?;
            if coefficient != 0 {
                terms.push((term.variable, i64::try_from(coefficient).ok()?));
            }
        }
        complemented.sort_unstable();
        terms.sort_unstable_by_key(|term| term.0);
        let row = Inequality { terms, right: i64::try_from(right).ok()? };
        Some(Cut { combination, divisor, complemented, row, efficacy })
    }
}

/// How far the relaxation's solution is from a cut, times its length, and the square of that length.
#[derive(Clone, Copy, Debug)]
struct Rounded {
    violation: f64,
    norm: f64,
}

impl Rounded {
    /// Adds a term so many times.
    fn add(&mut self, term: &Term, divisor: f64, times: f64) {
        let coefficient = up(term.size / divisor);
        self.violation -= times * coefficient * term.value;
        self.norm += times * coefficient * coefficient;
    }

    fn efficacy(self) -> f64 {
        if self.norm > 0.5 {
            self.violation / self.norm.sqrt()
        } else if self.violation > 0.0 {
            f64::INFINITY
        } else {
            0.0
        }
    }
}

/// The next whole number; `ceil` is a call on processors that need not have it.
fn up(value: f64) -> f64 {
    if value.abs() >= 4e15 {
        return value.ceil();
    }
    #[expect(clippy::cast_possible_truncation, reason = "checked to be within 2^52")]
    let whole = value as i64 as f64;
    if whole < value { whole + 1.0 } else { whole }
}

fn ceiling(value: i128, divisor: i128) -> i128 {
    -value.saturating_neg().div_euclid(divisor)
}

impl Tree<'_, '_> {
    /// Cuts worth adding now, best first, no two of them nearly the same.
    pub(super) fn separate(&mut self, most: usize) -> Vec<Cut> {
        let mut found = Vec::new();
        self.separate_rows(&mut found);
        for triple in self.triples() {
            self.try_sum(triple.map(|row| (row, 1)).to_vec(), Some(2), &mut found);
        }
        self.separate_tableau(&mut found);
        found.sort_by(|one, other| {
            other.efficacy.total_cmp(&one.efficacy).then(one.row.terms.len().cmp(&other.row.terms.len()))
        });
        let mut kept: Vec<Cut> = Vec::new();
        let mut dense = vec![0.0; self.root.len()];
        for cut in found {
            if kept.len() >= most || (self.limits.stop)() {
                break;
            }
            for &(variable, coefficient) in &cut.row.terms {
                dense[variable as usize] = coefficient as f64;
            }
            let own = length(&cut.row);
            let is_new = kept.iter().all(|other| {
                let product: f64 = other.row.terms.iter().map(|&(v, c)| dense[v as usize] * c as f64).sum();
                product < 0.9 * own * length(&other.row)
            });
            for &(variable, _) in &cut.row.terms {
                dense[variable as usize] = 0.0;
            }
            self.work += (kept.len() * 8 + cut.row.terms.len()) as u64;
            if is_new {
                kept.push(cut);
            }
        }
        kept
    }

    /// Cuts from single rows that bind.
    fn separate_rows(&mut self, found: &mut Vec<Cut>) {
        for place in 0..self.relaxed_rows.len() {
            if !self.simplex.is_slack_basic(place) {
                let row = self.relaxed_rows[place];
                self.try_sum(vec![(row, 1)], None, found);
            }
        }
    }

    /// Gomory's cuts: for every fractional basic variable, the multipliers of its tableau row, less their whole parts.
    fn separate_tableau(&mut self, found: &mut Vec<Cut>) {
        let mut fractional: Vec<(usize, f64)> = (0..self.simplex.row_count())
            .filter_map(|row| {
                let value = self.simplex.value(self.simplex.basic(row)?);
                let distance = (value - value.round()).abs();
                (distance > INTEGRAL * 100.0).then_some((row, distance))
            })
            .collect();
        fractional.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        fractional.truncate(TABLEAU_ROWS_MAX);
        for (row, _) in fractional {
            if (self.limits.stop)() {
                return;
            }
            let inverse = self.simplex.inverse_row(row);
            let inverse: Vec<(usize, f64)> =
                inverse.into_iter().filter(|&(place, _)| self.simplex.is_tight(place)).collect();
            self.work += self.simplex.row_count() as u64;
            for sign in [1.0, -1.0] {
                let parts: Vec<(u32, f64)> = inverse
                    .iter()
                    .map(|&(place, value)| {
                        let value = sign * value;
                        (self.relaxed_rows[place], value - (value + 1e-7).floor())
                    })
                    .filter(|part| part.1 > 1e-6)
                    .collect();
                let Some(divisor) = denominator(parts.iter().map(|part| part.1), 20_000) else { continue };
                let rows: Option<Multiples> = parts
                    .iter()
                    .map(|&(row, value)| whole((value * divisor as f64).round()).filter(|&m| m > 0).map(|m| (row, m)))
                    .collect();
                if let Some(rows) = rows.filter(|rows| !rows.is_empty()) {
                    self.try_sum(rows, Some(divisor), found);
                }
            }
        }
    }

    /// Tries divisors on the summed row; the best cut, if one is good, goes to `found`.
    fn try_sum(&mut self, rows: Multiples, divisor: Option<u64>, found: &mut Vec<Cut>) {
        let is_loaded = self.sum.load(&self.rows, &rows);
        self.work += core::mem::take(&mut self.sum.work);
        if !is_loaded {
            return;
        }
        let Some(mut shifted) = Shifted::new(&self.sum, &self.root, |variable| self.simplex.value(variable)) else {
            return;
        };
        let mut divisors: Vec<u64> = divisor.into_iter().collect();
        if shifted.terms.len() <= 2000 {
            for term in &shifted.terms {
                let size = term.coefficient.unsigned_abs();
                if term.value > INTEGRAL
                    && size > 1
                    && let Ok(size) = u64::try_from(size)
                    && divisors.len() < 12
                    && !divisors.contains(&size)
                {
                    divisors.push(size);
                }
            }
        }
        let mut best: Option<(Rounded, u64)> = None;
        for &divisor in &divisors {
            let rounded = shifted.rounded(divisor);
            self.work += shifted.terms.len() as u64 / 2;
            if best.is_none_or(|(most, _)| rounded.efficacy() > most.efficacy()) {
                best = Some((rounded, divisor));
            }
        }
        let Some((mut rounded, divisor)) = best else { return };
        if rounded.efficacy() < -0.5 {
            return;
        }
        // Complementing the other way round may round better.
        let mut flips = 0;
        for index in 0..shifted.terms.len() {
            let Term { variable, value, .. } = shifted.terms[index];
            let (lower, upper) = self.root[variable as usize];
            if value < 1e-3 || upper as f64 - lower as f64 - value < 1e-3 || flips >= 12 {
                continue;
            }
            flips += 1;
            let before = rounded;
            let (right, divided) = (shifted.right, divisor as f64);
            rounded.add(&shifted.terms[index], divided, -1.0);
            if shifted.complement(index, &self.root).is_none() {
                return;
            }
            rounded.add(&shifted.terms[index], divided, 1.0);
            rounded.violation += up(shifted.right as f64 / divided) - up(right as f64 / divided);
            if rounded.efficacy() > before.efficacy() + 1e-9 {
                continue;
            }
            rounded = before;
            if shifted.complement(index, &self.root).is_none() {
                return;
            }
        }
        let efficacy = shifted.rounded(divisor).efficacy();
        if efficacy > EFFICACY_MIN
            && let Some(cut) = shifted.cut(rows, divisor, &self.root, efficacy)
            && cut.row.terms.len() <= 1000 + self.root.len() / 5
        {
            found.push(cut);
        }
    }
}

fn length(row: &Inequality) -> f64 {
    row.terms.iter().map(|&(_, coefficient)| (coefficient as f64) * (coefficient as f64)).sum::<f64>().sqrt()
}
