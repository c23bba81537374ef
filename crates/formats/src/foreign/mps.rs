//! Integer programs as free MPS, for any other solver. Exact: a number that such solvers cannot hold exactly is refused, not rounded.
//!
//! Readers differ in what they take beyond the oldest form of the format; this keeps to what all of those tried take (`HiGHS`, CBC, SCIP, the reader of OR-Tools): no `OBJSENSE`
//! (CBC reads it and minimises all the same), so that the objective is negated; every variable integer between markers, in a column of its own even
//! where no row holds it; bounds always written; no ranges; no constant. Names are `x1`, `x2`, …, `r1`, `r2`, … and tell nothing.

use core::fmt::Write as _;

/// The greatest number that a double holds with all below it.
const EXACT_MAX: u128 = 1 << 53;
/// How many of the numbers that are too large are named.
const NAMED_MAX: usize = 20;

/// A program to be written: `objective` made greatest, every row `Σ … ≥ …`.
#[derive(Clone, Debug)]
pub struct MpsProgram<'a> {
    /// Comments to stand at the head, a line each.
    pub comments: &'a [String],
    /// For each variable, the least and the greatest value.
    pub bounds: Vec<(i128, i128)>,
    /// The rows.
    pub rows: Vec<MpsRow<'a>>,
    /// The terms of the objective.
    pub objective: &'a [(u32, i128)],
}

/// A row: the sum of the terms is at least a number. Variables are counted from 0; each stands once.
#[derive(Clone, Copy, Debug)]
pub struct MpsRow<'a> {
    /// The variables and their coefficients.
    pub terms: &'a [(u32, i128)],
    /// The right-hand side.
    pub at_least: i128,
}

/// Writes the program.
///
/// # Errors
/// The places of numbers beyond 2^53, which other solvers would round: the first twenty.
pub fn write_mps(program: &MpsProgram<'_>) -> Result<String, Vec<String>> {
    let wrong = too_large(program);
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let mut text = String::new();
    for comment in program.comments {
        let line: String = comment.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
        put(&mut text, format_args!("* {line}"));
    }
    text.push_str("NAME takas\nROWS\n N objective\n");
    for row in 1..=program.rows.len() {
        put(&mut text, format_args!(" G r{row}"));
    }
    text.push_str("COLUMNS\n integers 'MARKER' 'INTORG'\n");
    for (variable, column) in columns(program).iter().enumerate() {
        if column.is_empty() {
            // So that it is there at all.
            put(&mut text, format_args!(" x{} objective 0", variable + 1));
        }
        for &(row, factor) in column {
            match row {
                None => put(&mut text, format_args!(" x{} objective {}", variable + 1, -factor)),
                Some(row) => put(&mut text, format_args!(" x{} r{} {factor}", variable + 1, row + 1)),
            }
        }
    }
    text.push_str(" end 'MARKER' 'INTEND'\nRHS\n");
    for (number, row) in program.rows.iter().enumerate().filter(|(_, row)| row.at_least != 0) {
        put(&mut text, format_args!(" rhs r{} {}", number + 1, row.at_least));
    }
    text.push_str("BOUNDS\n");
    for (variable, (least, greatest)) in program.bounds.iter().enumerate() {
        put(&mut text, format_args!(" LO bounds x{} {least}", variable + 1));
        put(&mut text, format_args!(" UP bounds x{} {greatest}", variable + 1));
    }
    text.push_str("ENDATA\n");
    Ok(text)
}

fn put(text: &mut String, line: core::fmt::Arguments<'_>) {
    writeln!(text, "{line}").expect("a text takes every line");
}

/// For each variable, its coefficients: the objective's first (no row), then those of the rows, ascending.
fn columns(program: &MpsProgram<'_>) -> Vec<Vec<(Option<usize>, i128)>> {
    let mut columns = vec![Vec::new(); program.bounds.len()];
    let mut add = |row: Option<usize>, terms: &[(u32, i128)]| {
        for &(variable, factor) in terms {
            columns[variable as usize].push((row, factor));
        }
    };
    add(None, program.objective);
    for (number, row) in program.rows.iter().enumerate() {
        add(Some(number), row.terms);
    }
    columns
}

fn too_large(program: &MpsProgram<'_>) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut look = |number: i128, place: &dyn Fn() -> String| {
        if number.unsigned_abs() > EXACT_MAX && wrong.len() < NAMED_MAX {
            wrong.push(format!("{} is {number}", place()));
        }
    };
    for (variable, &(least, greatest)) in program.bounds.iter().enumerate() {
        look(least, &|| format!("the lower bound of x{}", variable + 1));
        look(greatest, &|| format!("the upper bound of x{}", variable + 1));
    }
    for &(variable, factor) in program.objective {
        look(factor, &|| format!("the coefficient of x{} in the objective", variable + 1));
    }
    for (number, row) in program.rows.iter().enumerate() {
        look(row.at_least, &|| format!("the right-hand side of r{}", number + 1));
        for &(variable, factor) in row.terms {
            look(factor, &|| format!("the coefficient of x{} in r{}", variable + 1, number + 1));
        }
    }
    wrong
}
