//! Cases: an objective that counts a few choices is settled choice by choice, and each case by a tree of its own.
//!
//! Where such an objective is a little short of what the relaxation allows, the question left is for each way to choose whether it has a solution at
//! all, and the relaxation of the whole says little about that. So after some nodes the tree begins again at its root with branches on
//! the choices alone; a node at which they are all made becomes a program of its own, with cuts of its own. Its refutation closes the node, bounds and rows
//! of which it starts from. Source: Achterberg, *Constraint Integer Programming* (2007), on restarts.

use takas_model::proof::{End, Refutation, Step};

use super::record::Context;
use super::tree::{Open, Tree, Work, number};
use super::{Ending, Limits, Program};

/// Nodes after which the tree begins again.
pub(super) const NODES: u64 = 60;
/// Choices open at the root at most.
const CHOICES_MAX: usize = 24;

/// The refutation of a program that began at a node: its rows by the engine's numbers, and its cuts after them.
#[derive(Clone, Debug, Default)]
pub(super) struct Settled {
    pub(super) rows: Vec<u32>,
    pub(super) refutation: Refutation,
}

impl Settled {
    /// The engine's rows that it leans on, each once.
    pub(super) fn rows_used(&self) -> Vec<u32> {
        let mut is_used = vec![false; self.rows.len()];
        for node in &self.refutation.nodes {
            let steps = node.steps.iter().map(|step| match step {
                Step::Bound { combination, .. } | Step::Cut { combination, .. } => combination,
            });
            let end = if let End::Contradiction(combination) = &node.end { Some(combination) } else { None };
            for &(row, _) in steps.chain(end).flat_map(|combination| &combination.0) {
                if let Some(is_used) = is_used.get_mut(row as usize) {
                    *is_used = true;
                }
            }
        }
        self.rows.iter().zip(is_used).filter(|(_, is_used)| *is_used).map(|(&row, _)| row).collect()
    }

    /// Whether it leans on bounds that no row of it speaks of.
    pub(super) fn has_crossed(&self) -> bool {
        let is_crossed = |end: &End| matches!(end, End::Contradiction(combination) if combination.0.is_empty());
        self.refutation.nodes.iter().any(|node| is_crossed(&node.end))
    }
}

impl Tree<'_, '_> {
    /// Begins again with cases when it is time and they are few: the root to go on with.
    pub(super) fn begin_cases(&mut self) -> Option<Open> {
        if self.has_cases || self.is_inner || self.explored < self.cases_after || self.best.is_none() {
            return None;
        }
        self.has_cases = true;
        let open = self.choices(&self.root).count();
        let is_choice = |&(variable, _): &(u32, i64)| {
            let (lower, upper) = self.root[variable as usize];
            upper.saturating_sub(lower) <= 1
        };
        if open == 0 || open > CHOICES_MAX || !self.goal.iter().flat_map(|goal| &goal.terms).all(is_choice) {
            return None;
        }
        self.splits_cases = true;
        self.forget_open();
        self.record.begin_again();
        Some(self.root_node())
    }

    /// The variables of the objective that are not fixed within the bounds.
    fn choices<'s>(&'s self, bounds: &'s [(i64, i64)]) -> impl Iterator<Item = usize> + 's {
        let variables = self.goal.iter().flat_map(|goal| &goal.terms).map(|term| term.0 as usize);
        variables.filter(|&variable| bounds[variable].0 < bounds[variable].1)
    }

    /// The choice to branch on, where cases are split: the one nearest to a half.
    pub(super) fn next_choice(&self, bounds: &[(i64, i64)]) -> Option<usize> {
        let distance = |variable: usize| (self.simplex.value(variable) - bounds[variable].0 as f64 - 0.5).abs();
        let choices = self.choices(bounds).filter(|_| self.splits_cases);
        choices.min_by(|&one, &other| distance(one).total_cmp(&distance(other)).then(one.cmp(&other)))
    }

    /// Settles a node at which all choices are made; the node again where that is not so, or where a limit came first.
    pub(super) fn settle_case(&mut self, work: Work) -> Option<Work> {
        if !self.splits_cases || self.choices(&work.bounds).next().is_some() {
            return Some(work);
        }
        let cuts = self.relaxed_rows.iter().copied().filter(|&row| row as usize >= self.program.rows.len());
        let own = (0..number(self.program.rows.len())).chain(self.goal_row());
        let rows: Vec<u32> = own.chain(cuts).collect();
        let taken = rows.iter().map(|&row| self.rows[row as usize].clone()).collect();
        let program = Program { bounds: work.bounds.clone(), rows: taken };
        let limits = Limits {
            work: self.limits.work.saturating_sub(self.work),
            nodes: self.limits.nodes.saturating_sub(self.explored),
            memory_bytes: self.limits.memory_bytes,
            proof_numbers: if self.record.keeps { self.limits.proof_numbers } else { 0 },
            stop: self.limits.stop,
        };
        let mut silent = |_: &super::Progress| {};
        let answer = Tree::new(&program, None, &limits, &mut silent).guided(self.guide.as_deref()).run(None);
        self.work += answer.work;
        self.explored += answer.nodes;
        match (answer.ending, answer.solution) {
            (_, Some(solution)) => {
                self.offer(solution);
                self.push(work.open);
                None
            }
            (Ending::Infeasible, None) => {
                self.close_settled(work, answer.refutation.map(|refutation| Settled { rows, refutation }));
                None
            }
            _ => {
                self.splits_cases = false;
                Some(work)
            }
        }
    }

    /// Closes a node by the refutation of a program that began there; by none, where none is kept.
    fn close_settled(&mut self, work: Work, settled: Option<Settled>) {
        let Work { open, bounds, steps } = work;
        let mut context = Context { rows: &self.rows, bounds: &bounds, root: &self.root, sum: &mut self.sum };
        self.record.close_settled(open.number, steps, settled, &mut context);
        self.work += core::mem::take(&mut self.sum.work);
    }
}
