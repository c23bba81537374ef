//! The program of a case taken apart by rules, so that the program of a few rules is put together from what these need alone.
//!
//! A rule speaks of some candidates; the others stay at 0 and only ever use stocks up, so a program without them has the same answer, and its refutation, renumbered,
//! refutes the base program of the same members (`docs/reference/encoding.md`, section 4). So it is with choices of concessions, which only ever cost: a refutation by a few
//! rules, renumbered, refutes the program of concessions of all rules.

use core::ops::Range;
use std::collections::BTreeSet;

use takas_model::proof::{Combination, End, Node, Refutation, Row, Step, Variable};
use takas_model::{Case, ConflictMember, RuleRef};

use crate::candidates::Candidates;
use crate::encode::{Encoding, all_members};
use crate::error::ClearingError;
use crate::formula::{Formula, Translator, variable};
use crate::integer::{Inequality, Program};

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

/// No place.
const NOWHERE: Variable = Variable::MAX;

struct Part {
    rows: Range<usize>,
    /// The variables that it alone has: choices of its concession, then switches.
    auxiliaries: Range<usize>,
    /// What the rule says as it is written. None for *something moves*.
    formula: Option<Formula>,
}

/// The program of some members, reduced to what they need.
pub(crate) struct Reduced {
    pub(crate) program: Program,
    /// For each variable of the whole its own, [`NOWHERE`] where it has none.
    places: Vec<Variable>,
    /// Its variables in the whole.
    variables: Vec<Variable>,
    /// Its variables in the base program of these members.
    canonical: Vec<Variable>,
    /// Its rows in the whole.
    rows: Vec<Row>,
    /// For each of its rows, its number in the base program of these members; how many rows that has.
    canonical_rows: Vec<Row>,
    row_count: usize,
    /// For each of its rows, the member it belongs to.
    owners: Vec<Option<usize>>,
}

impl Parts {
    /// Every rule of the case, in order, and that something moves.
    pub(crate) fn of(case: &Case, candidates: &Candidates) -> Result<Self, ClearingError> {
        Self::made(case, candidates, |encoding, _, _, formula| encoding.enforce(formula.clone()))
    }

    /// The same, each rule written down by `enforce`, which gets its formula.
    pub(crate) fn made(
        case: &Case,
        candidates: &Candidates,
        mut enforce: impl FnMut(&mut Encoding, Translator<'_>, RuleRef, &Formula) -> Result<(), ClearingError>,
    ) -> Result<Self, ClearingError> {
        let mut encoding = Encoding::of_items(case, candidates)?;
        let structure = encoding.program.row_count();
        let translator = Translator { case, candidates };
        let mut parts = Vec::new();
        for member in all_members(case) {
            let (row, auxiliary) = (encoding.program.row_count(), encoding.program.bounds().len());
            let formula = match member {
                ConflictMember::Rule(rule) => {
                    let formula = translator.sentence(&case.rule(rule).sentence);
                    enforce(&mut encoding, translator, rule, &formula)?;
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

    /// How many variables the whole has.
    pub(crate) fn variable_count(&self) -> usize {
        self.program.bounds().len()
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
            ConflictMember::Rule(RuleRef::new(place))
        }
    }

    /// The members that candidates of these values break.
    pub(crate) fn broken(&self, values: &[i64]) -> Vec<usize> {
        (0..self.members.len()).filter(|&place| self.breaks(values, place)).collect()
    }

    /// For each candidate, the members that speak of it; *something moves*, which speaks of all, is left out.
    pub(crate) fn speaking(&self) -> Vec<Vec<usize>> {
        let mut speaking = vec![Vec::new(); self.candidates];
        for (place, part) in self.members.iter().enumerate() {
            let Some(formula) = &part.formula else { continue };
            formula.for_each_variable(&mut |known| {
                let members: &mut Vec<usize> = &mut speaking[known as usize];
                if members.last() != Some(&place) {
                    members.push(place);
                }
            });
        }
        speaking
    }

    /// Whether candidates of these values keep to all stocks.
    pub(crate) fn keeps_stocks(&self, values: &[i64]) -> bool {
        self.program.rows()[..self.structure].iter().all(|row| row.holds(values))
    }

    /// Whether candidates of these values break a member.
    pub(crate) fn breaks(&self, values: &[i64], place: usize) -> bool {
        match &self.members[place].formula {
            Some(formula) => !formula.holds(values),
            None => values.iter().all(|&value| value == 0),
        }
    }

    /// Adds a row that belongs to no member, after those of all members; [`Reduced::take_further`] takes it.
    pub(crate) fn push_further(&mut self, terms: &[(Variable, i64)], right: i64) {
        self.program.add_row(terms, right);
    }

    /// The program of these members, ascending.
    pub(crate) fn reduced(&self, members: impl Iterator<Item = usize> + Clone) -> Reduced {
        self.reduced_at(members, |_| None, &BTreeSet::new())
    }

    /// The program of these members, ascending, with some variables fixed, and with further candidates.
    pub(crate) fn reduced_at(
        &self,
        members: impl Iterator<Item = usize> + Clone,
        fixed: impl Fn(Variable) -> Option<i64>,
        further: &BTreeSet<Variable>,
    ) -> Reduced {
        let all = self.program.rows();
        let mut places = vec![NOWHERE; self.program.bounds().len()];
        for &known in further {
            places[known as usize] = 0;
        }
        let mut row_count = self.structure;
        let mut before = 0;
        for part in members.clone().map(|place| &self.members[place]) {
            row_count += part.rows.len();
            before += part.auxiliaries.len();
            places[part.auxiliaries.clone()].fill(0);
            for row in &all[part.rows.clone()] {
                row.terms.iter().for_each(|term| places[term.0 as usize] = 0);
            }
        }
        let mut variables = Vec::new();
        for (known, place) in places.iter_mut().enumerate().filter(|(_, place)| **place != NOWHERE) {
            *place = variable(variables.len());
            variables.push(variable(known));
        }
        let of_items = variables.partition_point(|&known| (known as usize) < self.candidates);
        let mut canonical = variables[..of_items].to_vec();
        canonical.extend((0..before).map(|place| variable(self.candidates + place)));
        let mut reduced = Reduced {
            program: Program::new(),
            places,
            variables,
            canonical,
            rows: Vec::new(),
            canonical_rows: Vec::new(),
            row_count,
            owners: Vec::new(),
        };
        for &known in &reduced.variables {
            let (lower, upper) = fixed(known).map_or(self.program.bounds()[known as usize], |value| (value, value));
            reduced.program.add_variable(lower, upper);
        }
        let candidates = &reduced.variables[..of_items];
        let mut stocks: Vec<Row> =
            candidates.iter().flat_map(|&known| self.structure_of[known as usize].iter().copied()).collect();
        stocks.sort_unstable();
        stocks.dedup();
        for row in stocks {
            reduced.take(&all[row as usize], row, row, None);
        }
        let mut next = self.structure;
        for place in members {
            for row in self.members[place].rows.clone() {
                reduced.take(&all[row], variable(row), variable(next), Some(place));
                next += 1;
            }
        }
        reduced
    }
}

impl Reduced {
    /// Takes the rows that belong to no member, so far as they speak of its variables.
    pub(crate) fn take_further(&mut self, parts: &Parts) {
        let first = parts.members.last().map_or(parts.structure, |part| part.rows.end);
        for (place, row) in parts.program.rows().iter().enumerate().skip(first) {
            self.take(row, variable(place), variable(place), None);
        }
    }

    fn take(&mut self, row: &Inequality, whole: Row, canonical: Row, owner: Option<usize>) {
        let mut terms = Vec::with_capacity(row.terms.len());
        terms.extend(row.terms.iter().filter_map(|&(known, factor)| Some((self.place(known)?, factor))));
        let upper = |variable: Variable| self.program.bounds()[variable as usize].1;
        // A stock that cannot be used up.
        let least = || terms.iter().map(|&(of, factor)| i128::from(factor) * i128::from(upper(of))).sum::<i128>();
        if owner.is_none() && least() >= i128::from(row.right) {
            return;
        }
        self.program.add_inequality(Inequality { terms, right: row.right });
        self.rows.push(whole);
        self.canonical_rows.push(canonical);
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

    /// Its variables in the whole.
    pub(crate) fn variables(&self) -> &[Variable] {
        &self.variables
    }

    /// Its variables' values out of those of all variables of the whole, within its bounds.
    pub(crate) fn taken_from(&self, whole: &[i64]) -> Vec<i64> {
        let bounds = self.program.bounds();
        let within = |(&known, &(lower, upper)): (&Variable, &(i64, i64))| whole[known as usize].clamp(lower, upper);
        self.variables.iter().zip(bounds).map(within).collect()
    }

    /// The members that have rows in it.
    pub(crate) fn members(&self) -> BTreeSet<usize> {
        self.owners.iter().copied().flatten().collect()
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

    /// Its variables' places, by their numbers in the whole.
    pub(crate) fn place(&self, known: Variable) -> Option<Variable> {
        Some(self.places[known as usize]).filter(|&place| place != NOWHERE)
    }

    /// The refutation in the numbers of the base program of these members.
    pub(crate) fn renumbered(&self, refutation: Refutation) -> Refutation {
        let rows = &self.canonical_rows;
        renumbered(refutation, numbered(rows, self.row_count), |known| self.canonical[known as usize])
    }

    /// The refutation in the numbers of the whole.
    pub(crate) fn renumbered_in_whole(&self, parts: &Parts, refutation: Refutation) -> Refutation {
        let count = parts.program.row_count();
        renumbered(refutation, numbered(&self.rows, count), |known| self.variables[known as usize])
    }
}

/// The numbers of rows elsewhere, where those after its own, which steps add, stand after `count` rows.
fn numbered(rows: &[Row], count: usize) -> impl Fn(Row) -> Row {
    move |row| match rows.get(row as usize) {
        Some(&other) => other,
        None => variable(row as usize - rows.len() + count),
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
