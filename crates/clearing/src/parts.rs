//! The program of a case taken apart by rules, so that the program of a few rules is put together from what these need alone.
//!
//! A rule speaks of some candidates; the others stay at 0 and only ever use stocks up, so a program without them has the same answer, and its refutation, renumbered,
//! refutes the base program of the same members (`docs/reference/encoding.md`, section 4).

use core::ops::Range;
use std::collections::BTreeSet;

use takas_model::proof::{Combination, End, Node, Refutation, Row, Step, Variable};
use takas_model::{Case, ConflictMember};

use crate::candidates::Candidates;
use crate::encode::{Encoding, all_members};
use crate::error::ClearingError;
use crate::formula::{Formula, Translator, variable};
use crate::integer::Program;

/// All rules of a case, encoded once.
pub(crate) struct Parts {
    candidates: usize,
    program: Program,
    /// How many rows stand before those of the first rule.
    structure: usize,
    /// For each candidate, the rows of its stock.
    structure_of: Vec<Vec<Row>>,
    /// For each member in order.
    members: Vec<Part>,
}

struct Part {
    rows: Range<usize>,
    auxiliaries: Range<usize>,
    /// None for *something moves*.
    formula: Option<Formula>,
}

/// The program of some members, reduced to what they need.
pub(crate) struct Reduced {
    pub(crate) program: Program,
    /// Its variables in the whole.
    variables: Vec<Variable>,
    /// Its variables in the base program of these members.
    canonical: Vec<Variable>,
    /// Its rows in the base program of these members; the number of that program's rows.
    rows: Vec<Row>,
    row_count: usize,
    /// For each of its rows, the member it belongs to.
    owners: Vec<Option<usize>>,
}

impl Parts {
    /// Every rule of the case, in order, and that something moves.
    pub(crate) fn of(case: &Case, candidates: &Candidates) -> Result<Self, ClearingError> {
        let mut encoding = Encoding::of_items(case, candidates)?;
        let structure = encoding.program.row_count();
        let translator = Translator { case, candidates };
        let mut parts = Vec::new();
        for member in all_members(case) {
            let (row, auxiliary) = (encoding.program.row_count(), encoding.program.bounds().len());
            let formula = match member {
                ConflictMember::Rule(rule) => {
                    let formula = translator.sentence(&case.rule(rule).sentence);
                    encoding.enforce(formula.clone())?;
                    Some(formula)
                }
                ConflictMember::SomethingMoves => {
                    encoding.push_something_moves()?;
                    None
                }
            };
            let (rows, auxiliaries) = (encoding.program.row_count(), encoding.program.bounds().len());
            parts.push(Part { rows: row..rows, auxiliaries: auxiliary..auxiliaries, formula });
        }
        let mut structure_of = vec![Vec::new(); candidates.all.len()];
        for (number, row) in encoding.program.rows().iter().enumerate().take(structure) {
            for &(candidate, _) in &row.terms {
                structure_of[candidate as usize].push(variable(number));
            }
        }
        Ok(Self {
            candidates: candidates.all.len(),
            program: encoding.program,
            structure,
            structure_of,
            members: parts,
        })
    }

    /// How many members there are: the rules, and that something moves.
    pub(crate) fn len(&self) -> usize {
        self.members.len()
    }

    /// A member by its place.
    pub(crate) fn member(&self, place: usize) -> ConflictMember {
        if place + 1 == self.members.len() {
            ConflictMember::SomethingMoves
        } else {
            ConflictMember::Rule(takas_model::RuleRef::new(place))
        }
    }

    /// The members that candidates of these values break.
    pub(crate) fn broken(&self, values: &[i64]) -> Vec<usize> {
        let breaks = |part: &Part| match &part.formula {
            Some(formula) => !formula.holds(values),
            None => values.iter().all(|&value| value == 0),
        };
        (0..self.members.len()).filter(|&place| breaks(&self.members[place])).collect()
    }

    /// The program of these members, ascending.
    pub(crate) fn reduced(&self, members: impl Iterator<Item = usize> + Clone) -> Reduced {
        let all = self.program.rows();
        let mut needed = BTreeSet::new();
        let mut row_count = self.structure;
        let mut before = Vec::new();
        for part in members.clone().map(|place| &self.members[place]) {
            row_count += part.rows.len();
            needed.extend(part.auxiliaries.clone().map(variable));
            needed.extend(all[part.rows.clone()].iter().flat_map(|row| row.terms.iter().map(|term| term.0)));
            before.extend(part.auxiliaries.clone().map(variable));
        }
        let variables: Vec<Variable> = needed.into_iter().collect();
        let of_items = variables.partition_point(|&known| (known as usize) < self.candidates);
        let mut canonical = variables[..of_items].to_vec();
        canonical.extend((0..before.len()).map(|place| variable(self.candidates + place)));
        let mut reduced =
            Reduced { program: Program::new(), variables, canonical, rows: Vec::new(), row_count, owners: Vec::new() };
        for &known in &reduced.variables {
            let (lower, upper) = self.program.bounds()[known as usize];
            reduced.program.add_variable(lower, upper);
        }
        let candidates = &reduced.variables[..of_items];
        let stocks: BTreeSet<Row> =
            candidates.iter().flat_map(|&known| self.structure_of[known as usize].iter().copied()).collect();
        for row in stocks {
            reduced.take(&all[row as usize], row, None);
        }
        let mut next = self.structure;
        for place in members {
            for row in &all[self.members[place].rows.clone()] {
                reduced.take(row, variable(next), Some(place));
                next += 1;
            }
        }
        reduced
    }
}

impl Reduced {
    fn take(&mut self, row: &crate::integer::Inequality, canonical: Row, owner: Option<usize>) {
        let known =
            |term: &(Variable, i64)| self.variables.binary_search(&term.0).ok().map(|place| (variable(place), term.1));
        let terms: Vec<(Variable, i64)> = row.terms.iter().filter_map(known).collect();
        let upper = |variable: Variable| self.program.bounds()[variable as usize].1;
        // A stock that cannot be used up.
        let least = || terms.iter().map(|&(of, factor)| i128::from(factor) * i128::from(upper(of))).sum::<i128>();
        if owner.is_none() && least() >= i128::from(row.right) {
            return;
        }
        self.program.add_row(&terms, row.right);
        self.rows.push(canonical);
        self.owners.push(owner);
    }

    /// Every candidate's value at a solution: 0 where no member speaks of it.
    pub(crate) fn values(&self, parts: &Parts, solution: &[i64]) -> Vec<i64> {
        let mut values = vec![0; parts.candidates];
        for (&known, &value) in self.variables.iter().zip(solution) {
            if let Some(place) = values.get_mut(known as usize) {
                *place = value;
            }
        }
        values
    }

    /// The members whose rows the refutation used.
    pub(crate) fn used(&self, refutation: &Refutation) -> BTreeSet<usize> {
        used_rows(refutation).iter().filter_map(|&row| self.owners.get(row as usize).copied().flatten()).collect()
    }

    /// The candidates among its variables, each with this factor.
    pub(crate) fn all_candidates(&self, parts: &Parts, factor: i64) -> Vec<(Variable, i64)> {
        let count = self.variables.partition_point(|&known| (known as usize) < parts.candidates);
        (0..count).map(|place| (variable(place), factor)).collect()
    }

    /// The refutation in the numbers of the base program of these members.
    pub(crate) fn renumbered(&self, refutation: Refutation) -> Refutation {
        let row = |row: Row| match self.rows.get(row as usize) {
            Some(&canonical) => canonical,
            None => variable(row as usize - self.rows.len() + self.row_count),
        };
        renumbered(refutation, row, |known| self.canonical[known as usize])
    }
}

/// The refutation with other numbers for its rows and variables.
pub(crate) fn renumbered(
    mut refutation: Refutation,
    row: impl Fn(Row) -> Row,
    known: impl Fn(Variable) -> Variable,
) -> Refutation {
    let rows = |sum: &mut Combination| sum.0.iter_mut().for_each(|term| term.0 = row(term.0));
    for Node { steps, end } in &mut refutation.nodes {
        for step in steps {
            match step {
                Step::Bound { combination, variable, .. } => {
                    rows(combination);
                    *variable = known(*variable);
                }
                Step::Cut { combination, complemented, .. } => {
                    rows(combination);
                    for variable in complemented.iter_mut() {
                        *variable = known(*variable);
                    }
                }
            }
        }
        match end {
            End::Contradiction(combination) => rows(combination),
            End::Branch { variable, .. } => *variable = known(*variable),
        }
    }
    refutation
}

/// The rows that steps and ends of the refutation sum.
pub(crate) fn used_rows(refutation: &Refutation) -> BTreeSet<Row> {
    let mut rows = BTreeSet::new();
    let mut note = |combination: &Combination| rows.extend(combination.0.iter().map(|&(row, _)| row));
    for node in &refutation.nodes {
        for step in &node.steps {
            match step {
                Step::Bound { combination, .. } | Step::Cut { combination, .. } => note(combination),
            }
        }
        if let End::Contradiction(combination) = &node.end {
            note(combination);
        }
    }
    rows
}
