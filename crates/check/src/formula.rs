//! Formulas over linear forms and the rows that enforce them: sections 2 (simplify) and 3 of `docs/reference/encoding.md`.

use takas_model::proof::Variable;

use crate::program::{Form, Program, add, multiply, subtract};
use crate::refusal::Refusal;

/// A statement about the variables of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Formula {
    True,
    False,
    /// The form is at least the number.
    Atom(Form, i128),
    And(Vec<Formula>),
    Or(Vec<Formula>),
}

impl Formula {
    /// Bottom-up: decides atoms by their range, drops neutral parts, flattens. Never drops a repeated part.
    pub(crate) fn simplify(self, program: &Program) -> Result<Self, Refusal> {
        match self {
            Self::True | Self::False => Ok(self),
            Self::Atom(form, number) => {
                let (least, greatest) = form.range(program)?;
                Ok(if least >= number {
                    Self::True
                } else if greatest < number {
                    Self::False
                } else {
                    Self::Atom(form, number)
                })
            }
            Self::And(parts) => {
                let mut kept = Vec::new();
                for part in parts {
                    match part.simplify(program)? {
                        Self::True => {}
                        Self::False => return Ok(Self::False),
                        Self::And(inner) => kept.extend(inner),
                        other => kept.push(other),
                    }
                }
                Ok(if kept.is_empty() { Self::True } else { alone_or(kept, Self::And) })
            }
            Self::Or(parts) => {
                let mut kept = Vec::new();
                for part in parts {
                    match part.simplify(program)? {
                        Self::False => {}
                        Self::True => return Ok(Self::True),
                        Self::Or(inner) => kept.extend(inner),
                        other => kept.push(other),
                    }
                }
                Ok(if kept.is_empty() { Self::False } else { alone_or(kept, Self::Or) })
            }
        }
    }
}

fn alone_or(mut parts: Vec<Formula>, join: impl Fn(Vec<Formula>) -> Formula) -> Formula {
    if parts.len() == 1 { parts.remove(0) } else { join(parts) }
}

/// Simplifies the formula and adds the rows (and variables) that make it hold.
pub(crate) fn enforce(program: &mut Program, formula: Formula) -> Result<(), Refusal> {
    let simple = formula.simplify(program)?;
    enforce_simple(program, simple)
}

fn enforce_simple(program: &mut Program, formula: Formula) -> Result<(), Refusal> {
    match formula {
        Formula::True => Ok(()),
        Formula::False => {
            program.add_row(Form::default(), 1);
            Ok(())
        }
        Formula::Atom(form, number) => {
            program.add_row(form, number);
            Ok(())
        }
        Formula::And(parts) => {
            for part in parts {
                enforce_simple(program, part)?;
            }
            Ok(())
        }
        Formula::Or(parts) => enforce_some(program, parts),
    }
}

/// At least one of the parts holds.
fn enforce_some(program: &mut Program, parts: Vec<Formula>) -> Result<(), Refusal> {
    let (literals, others) = split_literals(program, parts)?;
    if let [Formula::Atom(form, number)] = others.as_slice() {
        // form + (number - least) · Σ literals ≥ number
        let (least, _) = form.range(program)?;
        let step = subtract(*number, least)?;
        let whole = Form::combine(&[(1, form), (step, &literals.form)])?;
        program.add_row(whole, subtract(*number, multiply(step, literals.constant)?)?);
        return Ok(());
    }
    count_row(program, literals, others, 1)
}

/// At least so many of the parts hold.
pub(crate) fn enforce_count(program: &mut Program, parts: Vec<Formula>, count: i128) -> Result<(), Refusal> {
    let (literals, others) = split_literals(program, parts)?;
    count_row(program, literals, others, count)
}

/// A switch for each part that is no literal, and the row that so many of all hold.
fn count_row(program: &mut Program, literals: Literals, others: Vec<Formula>, count: i128) -> Result<(), Refusal> {
    let mut some = literals.form.0;
    for part in others {
        let chosen = program.add_variable(1)?;
        imply(program, part, chosen)?;
        some.push((chosen, 1));
    }
    program.add_row(Form::sum(some)?, subtract(count, literals.constant)?);
    Ok(())
}

/// If `chosen` is 1, the formula holds.
pub(crate) fn imply(program: &mut Program, formula: Formula, chosen: Variable) -> Result<(), Refusal> {
    match formula {
        Formula::Atom(form, number) => {
            let (least, _) = form.range(program)?;
            let switch = Form(vec![(chosen, 1)]);
            let row = Form::combine(&[(1, &form), (subtract(least, number)?, &switch)])?;
            program.add_row(row, least);
            Ok(())
        }
        Formula::And(parts) => {
            for part in parts {
                imply(program, part, chosen)?;
            }
            Ok(())
        }
        Formula::Or(parts) => {
            let (literals, others) = split_literals(program, parts)?;
            let mut some = literals.form.0;
            for part in others {
                let inner = program.add_variable(1)?;
                imply(program, part, inner)?;
                some.push((inner, 1));
            }
            some.push((chosen, -1));
            program.add_row(Form::sum(some)?, subtract(0, literals.constant)?);
            Ok(())
        }
        // Cannot stand inside a simplified formula; said all the same.
        Formula::True => Ok(()),
        Formula::False => {
            program.add_row(Form(vec![(chosen, -1)]), 0);
            Ok(())
        }
    }
}

/// The sum of the values of literals: each is 0 or 1.
struct Literals {
    form: Form,
    constant: i128,
}

/// Takes the literals (atoms with `least = number - 1`, `greatest = number`) out of the parts.
fn split_literals(program: &Program, parts: Vec<Formula>) -> Result<(Literals, Vec<Formula>), Refusal> {
    let mut terms = Vec::new();
    let mut constant = 0;
    let mut others = Vec::new();
    for part in parts {
        match part {
            Formula::Atom(form, number) if form.range(program)? == (subtract(number, 1)?, number) => {
                terms.extend(form.0);
                constant = subtract(add(constant, 1)?, number)?;
            }
            other => others.push(other),
        }
    }
    Ok((Literals { form: Form::sum(terms)?, constant }, others))
}
