//! Integer programs: bounded variables and rows `Σ aⱼ·xⱼ ≥ b`, with checked arithmetic.

use takas_model::proof::Variable;

use crate::refusal::Refusal;

/// What a variable may be, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The least value.
    pub lower: i128,
    /// The greatest value.
    pub upper: i128,
}

/// The row `Σ aⱼ·xⱼ ≥ at_least`: variables ascend, no coefficient is zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inequality {
    /// Variables and their coefficients.
    pub terms: Vec<(Variable, i128)>,
    /// The right-hand side.
    pub at_least: i128,
}

/// An integer program in the numbering of `docs/reference/encoding.md`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Program {
    /// Bounds of the variables.
    pub variables: Vec<Bounds>,
    /// The rows.
    pub rows: Vec<Inequality>,
    /// Runs of variables that are the candidates of one stock (an item, or the options of one undertaking), ascending: the
    /// first, the one after the last, and the stock's quantity, which they cannot exceed together.
    pub stocks: Vec<(Variable, Variable, i128)>,
}

impl Program {
    pub(crate) fn add_variable(&mut self, upper: i128) -> Result<Variable, Refusal> {
        let number = Variable::try_from(self.variables.len()).map_err(|_| Refusal::Overflow)?;
        self.variables.push(Bounds { lower: 0, upper });
        Ok(number)
    }

    pub(crate) fn add_row(&mut self, form: Form, at_least: i128) {
        self.rows.push(Inequality { terms: form.0, at_least });
    }

    /// Whether the values keep every bound and every row; refused where there are not as many values as variables.
    ///
    /// # Errors
    /// [`Refusal::Overflow`], [`Refusal::UnknownReference`].
    pub fn holds(&self, values: &[i128]) -> Result<bool, Refusal> {
        if values.len() != self.variables.len() {
            return Err(Refusal::UnknownReference);
        }
        let within = |(value, bounds): (&i128, &Bounds)| bounds.lower <= *value && *value <= bounds.upper;
        if !values.iter().zip(&self.variables).all(within) {
            return Ok(false);
        }
        for row in &self.rows {
            let mut sum = 0;
            for &(variable, factor) in &row.terms {
                sum = add(sum, multiply(factor, values[variable as usize])?)?;
            }
            if sum < row.at_least {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// A linear form, always added up: variables ascend, no coefficient is zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Form(pub(crate) Vec<(Variable, i128)>);

impl Form {
    /// The sum of the terms, in any order and with repetitions.
    pub(crate) fn sum(terms: impl IntoIterator<Item = (Variable, i128)>) -> Result<Self, Refusal> {
        let mut all: Vec<(Variable, i128)> = terms.into_iter().collect();
        all.sort_unstable_by_key(|&(variable, _)| variable);
        let mut merged: Vec<(Variable, i128)> = Vec::with_capacity(all.len());
        for (variable, factor) in all {
            match merged.last_mut() {
                Some(last) if last.0 == variable => last.1 = add(last.1, factor)?,
                _ => merged.push((variable, factor)),
            }
        }
        merged.retain(|&(_, factor)| factor != 0);
        Ok(Self(merged))
    }

    /// The sum of forms, each times its factor.
    pub(crate) fn combine(parts: &[(i128, &Form)]) -> Result<Self, Refusal> {
        let mut terms = Vec::new();
        for &(factor, form) in parts {
            for &(variable, coefficient) in &form.0 {
                terms.push((variable, multiply(factor, coefficient)?));
            }
        }
        Self::sum(terms)
    }

    pub(crate) fn negated(&self) -> Result<Self, Refusal> {
        Self::combine(&[(-1, self)])
    }

    /// The least and the greatest value: stock by stock within its quantity, variable by variable within its bounds.
    pub(crate) fn range(&self, program: &Program) -> Result<(i128, i128), Refusal> {
        let (mut least, mut greatest) = (0, 0);
        let mut rest = self.0.as_slice();
        while let Some(&(variable, factor)) = rest.first() {
            let next = program.stocks.partition_point(|&(_, end, _)| end <= variable);
            match program.stocks.get(next) {
                Some(&(first, end, quantity)) if first <= variable => {
                    let (part, beyond) = rest.split_at(rest.partition_point(|term| term.0 < end));
                    least = subtract(least, most(program, part, quantity, -1)?)?;
                    greatest = add(greatest, most(program, part, quantity, 1)?)?;
                    rest = beyond;
                }
                _ => {
                    let Bounds { lower, upper } = program.variables[variable as usize];
                    let (at_lower, at_upper) = (multiply(factor, lower)?, multiply(factor, upper)?);
                    least = add(least, at_lower.min(at_upper))?;
                    greatest = add(greatest, at_lower.max(at_upper))?;
                    rest = &rest[1..];
                }
            }
        }
        Ok((least, greatest))
    }
}

/// The most that `sign` times the part of one stock can come to: the best candidates first, until the quantity is used up.
fn most(program: &Program, part: &[(Variable, i128)], quantity: i128, sign: i128) -> Result<i128, Refusal> {
    let mut worth = Vec::new();
    for &(variable, factor) in part {
        worth.push((multiply(sign, factor)?, program.variables[variable as usize].upper));
    }
    worth.retain(|&(each, _)| each > 0);
    worth.sort_unstable();
    let (mut sum, mut left) = (0, quantity);
    for &(each, upper) in worth.iter().rev() {
        let units = upper.min(left);
        sum = add(sum, multiply(each, units)?)?;
        left -= units;
    }
    Ok(sum)
}

pub(crate) fn add(a: i128, b: i128) -> Result<i128, Refusal> {
    a.checked_add(b).ok_or(Refusal::Overflow)
}

pub(crate) fn subtract(a: i128, b: i128) -> Result<i128, Refusal> {
    a.checked_sub(b).ok_or(Refusal::Overflow)
}

pub(crate) fn multiply(a: i128, b: i128) -> Result<i128, Refusal> {
    a.checked_mul(b).ok_or(Refusal::Overflow)
}
