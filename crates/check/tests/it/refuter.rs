//! A tiny exhaustive solver for tests: a solution, or a refutation by branching on every variable with single-row inferences.

use takas_check::{Bounds, Program};
use takas_model::proof::{Combination, End, Node, Refutation, Side, Step, Variable};

/// A solution of the program, or the proof that there is none.
pub(crate) fn solve(program: &Program) -> Result<Vec<i128>, Refutation> {
    let mut refuter = Refuter { program, nodes: Vec::new() };
    match refuter.search(program.variables.clone()) {
        Some(solution) => Ok(solution),
        None => Err(Refutation { nodes: refuter.nodes }),
    }
}

/// The proof that the program has no solution.
pub(crate) fn refute(program: &Program) -> Option<Refutation> {
    solve(program).err()
}

struct Refuter<'a> {
    program: &'a Program,
    nodes: Vec<Node>,
}

impl Refuter<'_> {
    /// Searches below the bounds, and writes the nodes of the search.
    fn search(&mut self, mut bounds: Vec<Bounds>) -> Option<Vec<i128>> {
        let here = self.nodes.len();
        let mut steps = Vec::new();
        self.nodes.push(Node { steps: Vec::new(), end: End::Contradiction(Combination::default()) });
        if let Some(row) = self.propagate(&mut bounds, &mut steps) {
            self.nodes[here] = Node { steps, end: End::Contradiction(single(row)) };
            return None;
        }
        let Some(variable) = bounds.iter().position(|b| b.lower < b.upper) else {
            return Some(bounds.iter().map(|b| b.lower).collect());
        };
        let at = bounds[variable].lower;
        let below = self.nodes.len();
        let mut left = bounds.clone();
        left[variable].upper = at;
        if let Some(solution) = self.search(left) {
            return Some(solution);
        }
        let above = self.nodes.len();
        bounds[variable].lower = at + 1;
        if let Some(solution) = self.search(bounds) {
            return Some(solution);
        }
        let end = End::Branch {
            variable: number(variable),
            at: i64::try_from(at).unwrap(),
            below: number(below),
            above: number(above),
        };
        self.nodes[here] = Node { steps, end };
        None
    }

    /// Tightens bounds row by row until nothing moves; gives a row that cannot hold.
    fn propagate(&self, bounds: &mut [Bounds], steps: &mut Vec<Step>) -> Option<usize> {
        loop {
            let mut moved = false;
            for (index, row) in self.program.rows.iter().enumerate() {
                let most = |&(variable, factor): &(Variable, i128)| {
                    let b = bounds[variable as usize];
                    if factor > 0 { factor * b.upper } else { factor * b.lower }
                };
                let whole: i128 = row.terms.iter().map(most).sum();
                if whole < row.at_least {
                    return Some(index);
                }
                let slack = whole - row.at_least;
                for &(variable, factor) in &row.terms {
                    let b = &mut bounds[variable as usize];
                    let reach = slack / factor.abs();
                    let side = if factor > 0 { Side::Lower } else { Side::Upper };
                    let tighter = b.upper - b.lower > reach;
                    if tighter {
                        match side {
                            Side::Lower => b.lower = b.upper - reach,
                            Side::Upper => b.upper = b.lower + reach,
                        }
                        steps.push(Step::Bound { combination: single(index), variable, side });
                        moved = true;
                    }
                }
            }
            if !moved {
                return None;
            }
        }
    }
}

fn single(row: usize) -> Combination {
    Combination(vec![(number(row), 1)])
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap()
}
