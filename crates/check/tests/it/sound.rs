//! No proof of anything false: whatever is written at random, a program with a solution is never refuted; and nothing that is
//! written makes the judge panic.

use takas_check::oracle::SplitMix;
use takas_check::{Bounds, Inequality, Program, replay};
use takas_model::proof::{Combination, End, Node, Refutation, Side, Step};

use crate::refuter::{refute, solve};

/// A program of two to four small variables and a few rows.
fn program(chance: &mut SplitMix) -> Program {
    let variables = 2 + chance.index(3);
    let number = |chance: &mut SplitMix, reach: u64| i128::from(chance.between(0, 2 * reach)) - i128::from(reach);
    let bounds = (0..variables).map(|_| Bounds { lower: 0, upper: i128::from(chance.between(1, 3)) }).collect();
    let rows = (0..2 + chance.index(4))
        .map(|_| {
            let mut terms = Vec::new();
            for variable in 0..u32::try_from(variables).unwrap() {
                let factor = number(chance, 4);
                if factor != 0 {
                    terms.push((variable, factor));
                }
            }
            Inequality { terms, at_least: number(chance, 5) }
        })
        .collect();
    Program { variables: bounds, rows, ..Program::default() }
}

/// A refutation of a shape that could be one, with steps and sums that are good only by chance.
struct Scribe<'a> {
    chance: &'a mut SplitMix,
    rows: u32,
    variables: u32,
    nodes: Vec<Node>,
}

impl Scribe<'_> {
    fn sum(&mut self, cuts: u32) -> Combination {
        let count = 1 + self.chance.index(3);
        let all = u64::from(self.rows + cuts) - 1;
        let row = |chance: &mut SplitMix| (u32::try_from(chance.between(0, all)).unwrap(), chance.between(1, 3));
        Combination((0..count).map(|_| row(self.chance)).collect())
    }

    fn variable(&mut self) -> u32 {
        u32::try_from(self.chance.index(self.variables as usize)).unwrap()
    }

    fn write(&mut self, depth: usize, mut cuts: u32) {
        let here = self.nodes.len();
        let mut steps = Vec::new();
        for _ in 0..self.chance.index(4) {
            let combination = self.sum(cuts);
            if self.chance.chance(60) {
                let complemented = (0..self.variables).filter(|_| self.chance.chance(40)).collect();
                steps.push(Step::Cut { combination, divisor: self.chance.between(1, 5), complemented });
                cuts += 1;
            } else {
                let side = if self.chance.chance(50) { Side::Lower } else { Side::Upper };
                steps.push(Step::Bound { combination, variable: self.variable(), side });
            }
        }
        if depth == 0 || self.chance.chance(60) {
            let sum = if self.chance.chance(30) { Combination::default() } else { self.sum(cuts) };
            self.nodes.push(Node { steps, end: End::Contradiction(sum) });
            return;
        }
        self.nodes.push(Node { steps: Vec::new(), end: End::Contradiction(Combination::default()) });
        let (variable, at) = (self.variable(), i64::try_from(self.chance.between(0, 2)).unwrap());
        let below = u32::try_from(self.nodes.len()).unwrap();
        self.write(depth - 1, cuts);
        let above = u32::try_from(self.nodes.len()).unwrap();
        self.write(depth - 1, cuts);
        self.nodes[here] = Node { steps, end: End::Branch { variable, at, below, above } };
    }
}

#[test]
fn no_program_with_a_solution_is_refuted() {
    let mut chance = SplitMix::new(42);
    let (mut accepted, mut solvable) = (0, 0);
    for _ in 0..20_000 {
        let program = program(&mut chance);
        let has_solution = solve(&program).is_ok();
        solvable += usize::from(has_solution);
        for _ in 0..12 {
            let rows = u32::try_from(program.rows.len()).unwrap();
            let variables = u32::try_from(program.variables.len()).unwrap();
            let mut scribe = Scribe { chance: &mut chance, rows, variables, nodes: Vec::new() };
            scribe.write(2, 0);
            let refutation = Refutation { nodes: scribe.nodes };
            if replay(&program, &refutation).is_ok() {
                assert!(!has_solution, "{program:?} refuted by {refutation:?}");
                accepted += 1;
            }
        }
    }
    assert!(accepted > 1_000 && solvable > 5_000, "{accepted} accepted, {solvable} with a solution");
}

#[test]
fn a_proof_does_not_outlive_its_program() {
    let mut chance = SplitMix::new(7);
    let (mut kept, mut refused) = (0, 0);
    for _ in 0..20_000 {
        let mut program = program(&mut chance);
        let Some(mut refutation) = refute(&program) else { continue };
        assert_eq!(replay(&program, &refutation), Ok(()));
        // Change one thing, in the program or in the proof.
        match chance.index(4) {
            0 => {
                let row = chance.index(program.rows.len());
                program.rows[row].at_least -= 1;
            }
            1 => {
                let variable = chance.index(program.variables.len());
                program.variables[variable].upper += 1;
            }
            2 => {
                let node = chance.index(refutation.nodes.len());
                refutation.nodes[node].steps.pop();
            }
            _ => {
                let node = chance.index(refutation.nodes.len());
                if let End::Branch { at, .. } = &mut refutation.nodes[node].end {
                    *at += 1;
                }
            }
        }
        match replay(&program, &refutation) {
            Ok(()) => {
                assert!(solve(&program).is_err(), "{program:?} refuted by {refutation:?}");
                kept += 1;
            }
            Err(_) => refused += 1,
        }
    }
    assert!(kept > 100 && refused > 100, "{kept} kept, {refused} refused");
}

#[test]
fn any_numbers_are_read_without_panic() {
    let mut chance = SplitMix::new(9);
    let wild = |chance: &mut SplitMix| match chance.index(6) {
        0 => i128::MAX - i128::from(chance.between(0, 2)),
        1 => i128::MIN + i128::from(chance.between(0, 2)),
        2 => i128::from(i64::MAX),
        3 => i128::from(u64::MAX) << 30,
        _ => i128::from(chance.between(0, 6)) - 3,
    };
    for _ in 0..20_000 {
        let mut program = program(&mut chance);
        for row in &mut program.rows {
            row.terms.iter_mut().for_each(|term| term.1 = wild(&mut chance));
            row.at_least = wild(&mut chance);
        }
        for bounds in &mut program.variables {
            *bounds = Bounds { lower: wild(&mut chance), upper: wild(&mut chance) };
        }
        let (rows, variables) = (u32::try_from(program.rows.len()).unwrap() + 1, 5);
        let mut scribe = Scribe { chance: &mut chance, rows, variables, nodes: Vec::new() };
        scribe.write(3, 0);
        let _ = replay(&program, &Refutation { nodes: scribe.nodes });
    }
}
