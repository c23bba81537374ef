//! The branch tree: nodes, bounds, branching, and the proof that is written as it goes.
//!
//! Plunging: after a branch the child on the side the relaxation leans to comes next; after a leaf, the open node with the
//! best bound. Pseudocosts after Bénichou et al. (1971), product score after Achterberg (2007).

use std::collections::BinaryHeap;

use takas_model::proof::{Combination, End, Node, Refutation, Row, Step, Variable};

use super::branch::Pseudocost;
use super::guide::Lead;
use super::neighbour::Looks;
use super::node::{Open, Stage};
use super::propagate::{Propagated, Watch};
use super::simplex::Simplex;
use super::{Answer, Ending, Inequality, Limits, Program, Progress, Why, gcd, proof};

/// How far from an integer a value may be and still be taken for one by heuristics and branching.
pub(super) const INTEGRAL: f64 = 1e-6;
pub(super) const ITERATIONS_MAX: usize = 50_000;

/// One solve.
pub(super) struct Tree<'p, 'l> {
    pub(super) program: &'p Program,
    /// The program's rows, then, with an objective, its row `objective ≥ incumbent + 1`, then cuts.
    pub(super) rows: Vec<Inequality>,
    pub(super) objective: Option<Vec<(Variable, i64)>>,
    /// What leads the relaxation where the objective says nothing.
    pub(super) lead: Lead,
    /// Multipliers of the program's rows in the relaxation of the root.
    prices: Vec<(Row, i64)>,
    /// The greatest common divisor of the objective's coefficients.
    pub(super) grain: i64,
    pub(super) watch: Watch,
    pub(super) simplex: Simplex,
    pub(super) limits: &'l Limits<'l>,
    pub(super) work: u64,
    pub(super) best: Option<Vec<i64>>,
    value: i64,
    pub(super) nodes: Vec<Node>,
    pub(super) numbers: usize,
    pub(super) keeps_proof: bool,
    pub(super) explored: u64,
    pub(super) open: BinaryHeap<Open>,
    pub(super) open_numbers: usize,
    pub(super) pseudo: Vec<Pseudocost>,
    /// Sum and number of all observations of pseudocosts.
    pub(super) pseudo_all: (f64, u32),
    /// For each row of the relaxation, its row in `rows`.
    pub(super) lp_rows: Vec<usize>,
    /// The row of reduced costs, and how often the objective's row is in it.
    pub(super) cost_row: Option<(usize, u32)>,
    pub(super) root_fractional: Option<bool>,
    pub(super) objective_ceiling: i64,
    /// The stage that the nodes at hand are in: see `node.rs`. A root that is guided is one by itself.
    pub(super) stage: Option<Box<Stage>>,
    pub(super) root_is_guided: bool,
    /// Cuts from this row on may leave the relaxation when they are loose.
    pub(super) cuts_from: usize,
    /// How many programs this one is a neighbourhood within.
    pub(super) nested: u8,
    pub(super) looks: Looks,
    /// A point that is no solution, but may be near one.
    pub(super) reference: Option<Vec<i64>>,
}

impl<'p, 'l> Tree<'p, 'l> {
    pub(super) fn new(program: &'p Program, objective: Option<&[(Variable, i64)]>, limits: &'l Limits<'l>) -> Self {
        let mut rows = program.rows.clone();
        let objective = objective.map(|terms| {
            let mut copy = program.clone();
            let row = copy.add_row(terms, i64::MIN / 4);
            copy.rows.swap_remove(row as usize).terms
        });
        let mut cost = vec![0.0; program.bounds.len()];
        let mut ceiling: i128 = 0;
        let mut grain: i64 = 0;
        if let Some(terms) = &objective {
            for &(variable, coefficient) in terms {
                cost[variable as usize] = -(coefficient as f64);
                let (lower, upper) = program.bounds[variable as usize];
                ceiling += i128::from(coefficient) * i128::from(if coefficient > 0 { upper } else { lower });
                grain = gcd(grain, coefficient);
            }
        }
        if let Some(terms) = &objective {
            rows.push(Inequality { terms: terms.clone(), right: i64::MIN / 4 });
        }
        let mut tree = Self {
            program,
            watch: Watch::new(program.bounds.len(), &rows),
            simplex: Simplex::new(&program.bounds, &cost),
            rows,
            objective,
            grain: grain.max(1),
            limits,
            work: 0,
            best: None,
            value: 0,
            nodes: Vec::new(),
            numbers: 0,
            keeps_proof: limits.proof_numbers > 0,
            explored: 0,
            open: BinaryHeap::new(),
            open_numbers: 0,
            pseudo_all: (0.0, 0),
            lp_rows: Vec::new(),
            cost_row: None,
            pseudo: vec![Pseudocost::default(); program.bounds.len()],
            root_fractional: None,
            objective_ceiling: i64::try_from(ceiling.clamp(i128::from(i64::MIN / 4), i128::from(i64::MAX / 4)))
                .unwrap_or(i64::MAX / 4),
            nested: 0,
            stage: None,
            root_is_guided: false,
            cuts_from: 0,
            lead: Lead::default(),
            prices: Vec::new(),
            looks: Looks::new(),
            reference: None,
        };
        tree.cuts_from = tree.rows.len();
        for (index, row) in program.rows.iter().enumerate() {
            tree.relax(row, index);
        }
        tree.simplex.renew();
        tree
    }

    /// Adds a row to the relaxation; [`Simplex::renew`] comes after the last.
    pub(super) fn relax(&mut self, row: &Inequality, index: usize) {
        let terms = row.terms.iter().map(|&(v, c)| (v as usize, c as f64)).collect();
        self.simplex.add_row(terms, row.right as f64, &self.program.bounds);
        self.lp_rows.push(index);
    }

    pub(super) fn run(mut self, start: Option<&[i64]>, progress: &mut dyn FnMut(&Progress)) -> Answer {
        if let Some(start) = start.filter(|start| start.len() == self.program.bounds.len())
            && !self.offer(start.to_vec())
        {
            let within = |(&value, &(lower, upper)): (&i64, &(i64, i64))| value.min(upper).max(lower);
            self.reference = Some(start.iter().zip(&self.program.bounds).map(within).collect());
        }
        let root = self.new_node();
        let mut next =
            Some(Open { bound: self.objective_ceiling, depth: 0, number: root, changed: Vec::new(), branched: None });
        let mut interrupted = None;
        while let Some(node) = next.take().or_else(|| self.pop()) {
            if let Some(why) = self.limit_reached() {
                self.open.push(node);
                interrupted = Some(why);
                break;
            }
            self.explored += 1;
            next = self.explore(node);
            if self.objective.is_none() && self.best.is_some() {
                break;
            }
            if self.explored.is_multiple_of(16) {
                let bound = self.bound(next.as_ref());
                progress(&Progress {
                    incumbent: self.best.as_ref().map(|_| self.value),
                    bound,
                    nodes: self.explored,
                    work: self.work,
                });
            }
        }
        self.answer(interrupted)
    }

    /// A tree with a lead.
    pub(super) fn led(mut self, lead: Lead) -> Self {
        self.lead = lead;
        self
    }

    /// A tree that does not look for solutions.
    pub(super) fn without_search(mut self) -> Self {
        self.nested = u8::MAX;
        self
    }

    /// The incumbent, or else a point that may be near one.
    pub(super) fn near(&self) -> Option<&Vec<i64>> {
        self.best.as_ref().or(self.reference.as_ref())
    }

    fn answer(mut self, interrupted: Option<Why>) -> Answer {
        let ending = match (interrupted, &self.best) {
            (Some(why), _) => Ending::Interrupted(why),
            (None, Some(_)) => Ending::Optimal,
            (None, None) => Ending::Infeasible,
        };
        let has_objective = self.objective.is_some();
        let bound = match ending {
            Ending::Optimal if has_objective => Some(self.value),
            Ending::Interrupted(_) if has_objective => self.bound(None),
            _ => None,
        };
        let complete = ending == Ending::Infeasible || (ending == Ending::Optimal && has_objective);
        let refutation = (complete && self.keeps_proof).then(|| Refutation { nodes: core::mem::take(&mut self.nodes) });
        let refutation = if ending == Ending::Infeasible && has_objective {
            refutation.map(|refutation| proof::without_row(refutation, self.program.rows.len()))
        } else {
            refutation
        };
        let value = self.best.as_ref().filter(|_| has_objective).map(|_| self.value);
        Answer {
            ending,
            solution: self.best,
            value,
            bound,
            refutation,
            nodes: self.explored,
            work: self.work,
            root_fractional: self.root_fractional,
            prices: self.prices,
        }
    }

    fn bound(&self, current: Option<&Open>) -> Option<i64> {
        self.objective.as_ref()?;
        let outside = self.stage.iter().flat_map(|stage| &stage.open);
        let open = self.open.iter().chain(outside).chain(current).map(|open| open.bound).max();
        let incumbent = self.best.as_ref().map(|_| self.value);
        open.into_iter().chain(incumbent).max()
    }

    pub(super) fn pop(&mut self) -> Option<Open> {
        let node = loop {
            match self.open.pop() {
                Some(node) => break node,
                None if self.end_stage() => {}
                None => return None,
            }
        };
        self.open_numbers -= node.changed.len() + 4;
        Some(node)
    }

    pub(super) fn limit_reached(&self) -> Option<Why> {
        if (self.limits.stop)() {
            return Some(Why::Stopped);
        }
        if self.work >= self.limits.work || self.explored >= self.limits.nodes {
            return Some(Why::Work);
        }
        let bytes = 24 * self.open_numbers + 16 * self.numbers;
        (bytes > self.limits.memory_bytes).then_some(Why::Memory)
    }

    /// Takes the values as the incumbent when they are a solution and better than it.
    pub(super) fn offer(&mut self, values: Vec<i64>) -> bool {
        if !self.program.satisfied_by(&values) {
            return false;
        }
        let value = self.objective.as_ref().map_or(0, |terms| {
            let sum: i128 = terms.iter().map(|&(v, c)| i128::from(c) * i128::from(values[v as usize])).sum();
            i64::try_from(sum).unwrap_or(i64::MIN / 4)
        });
        if self.best.is_some() && value <= self.value {
            return false;
        }
        self.value = value;
        self.best = Some(values);
        if self.objective.is_some() {
            let row = self.program.rows.len();
            let by = value.saturating_add(1).saturating_sub(self.rows[row].right);
            self.rows[row].right = value.saturating_add(1);
            if let Some((row, scale)) = self.cost_row {
                self.rows[row].right = self.rows[row].right.saturating_add(by.saturating_mul(i64::from(scale)));
            }
        }
        true
    }

    pub(super) fn has_objective(&self) -> bool {
        self.objective.is_some()
    }

    /// How far above the incumbent a solution could still be, as far as is known.
    pub(super) fn room(&self) -> i64 {
        self.objective_ceiling.saturating_sub(self.value)
    }

    /// The incumbent's value.
    pub(super) fn value(&self) -> i64 {
        self.value
    }

    /// Costs of the relaxation beyond which a node holds nothing better.
    pub(super) fn cutoff(&self) -> f64 {
        if self.objective.is_none() || self.best.is_none() || self.lead.is_on {
            return f64::INFINITY;
        }
        let wanted = self.value.saturating_add(self.grain) as f64;
        -wanted + 1e-5 * (1.0 + wanted.abs() * 1e-6)
    }

    /// Remembers the multipliers of the program's rows, in millionths of the largest.
    pub(super) fn keep_prices(&mut self) {
        let own = self.program.rows.len();
        let multipliers = self.in_rows(self.simplex.multipliers());
        let largest = multipliers.iter().map(|&(_, value)| value).fold(0.0, f64::max);
        #[expect(clippy::cast_possible_truncation, reason = "at most a million")]
        let prices = multipliers
            .into_iter()
            .filter(|&(row, _)| row < own)
            .map(|(row, value)| (Row::try_from(row).unwrap_or(0), (1e6 * value / largest).round() as i64));
        self.prices = prices.collect();
    }

    /// Nothing better is possible, or no time is left.
    pub(super) fn done_looking(&self) -> bool {
        (self.limits.stop)() || self.work >= self.limits.work || self.best.is_some() && self.room() <= 0
    }

    pub(super) fn settle(&mut self, bounds: &mut [(i64, i64)], first: &[u32], steps: &mut Vec<Step>) -> Propagated {
        self.watch.propagate(&self.rows, bounds, first, steps, &mut self.work)
    }

    /// The row of the objective once it says something.
    pub(super) fn objective_row(&self) -> Option<usize> {
        (self.objective.is_some() && self.best.is_some()).then_some(self.program.rows.len())
    }

    /// The relaxation's values rounded to integers within the bounds.
    pub(super) fn rounded(&self, bounds: &[(i64, i64)]) -> Vec<i64> {
        bounds
            .iter()
            .enumerate()
            .map(|(variable, &(lower, upper))| {
                #[expect(clippy::cast_possible_truncation, reason = "clamped to bounds of 64 bits just after")]
                let value = self.simplex.value(variable).round() as i64;
                value.clamp(lower, upper)
            })
            .collect()
    }

    /// Variables with a fractional value, and the fraction above the floor.
    pub(super) fn fractional<'s>(&'s self, bounds: &'s [(i64, i64)]) -> impl Iterator<Item = (usize, f64)> + 's {
        bounds.iter().enumerate().filter(|(_, (lower, upper))| lower < upper).filter_map(|(variable, _)| {
            let value = self.simplex.value(variable);
            let fraction = value - value.floor();
            (fraction > INTEGRAL && fraction < 1.0 - INTEGRAL).then_some((variable, fraction))
        })
    }

    /// The relaxation's bound on the objective, rounded down with a margin for its errors, and to the objective's grain.
    pub(super) fn relaxed_bound(&self, bounds: &[(i64, i64)]) -> i64 {
        if self.lead.is_on {
            return self.fixed_value(bounds).unwrap_or(self.objective_ceiling);
        }
        let total = self.relaxed_total(bounds);
        if self.objective.is_none() || !total.is_finite() || total.abs() > 9e15 {
            return self.objective_ceiling;
        }
        #[expect(clippy::cast_possible_truncation, reason = "checked to be within 9e15")]
        let floor = (total + 1e-6 * (1.0 + total.abs() * 1e-6)).floor() as i64;
        floor.div_euclid(self.grain) * self.grain
    }

    /// The objective's value where all its variables are fixed.
    fn fixed_value(&self, bounds: &[(i64, i64)]) -> Option<i64> {
        let parts = self.objective.iter().flatten().map(|&(v, c)| i128::from(c) * i128::from(bounds[v as usize].1));
        i64::try_from(parts.sum::<i128>()).ok()
    }

    /// The relaxation's bound on what it maximises, as the multipliers of its rows give it.
    pub(super) fn relaxed_total(&self, bounds: &[(i64, i64)]) -> f64 {
        let mut reduced = vec![0.0; bounds.len()];
        if self.lead.is_on {
            for &(variable, coefficient) in self.lead.terms.iter().flatten() {
                reduced[variable as usize] = coefficient;
            }
        } else if let Some(terms) = &self.objective {
            for &(variable, coefficient) in terms {
                reduced[variable as usize] = coefficient as f64;
            }
        } else {
            return 0.0;
        }
        let mut total = 0.0;
        for (row, multiplier) in self.in_rows(self.simplex.multipliers()) {
            total -= multiplier * self.rows[row].right as f64;
            for &(variable, coefficient) in &self.rows[row].terms {
                reduced[variable as usize] += multiplier * coefficient as f64;
            }
        }
        for (variable, &(lower, upper)) in bounds.iter().enumerate() {
            total += reduced[variable] * if reduced[variable] > 0.0 { upper as f64 } else { lower as f64 };
        }
        total
    }

    /// Rows of the relaxation as rows of the tree.
    pub(super) fn in_rows(&self, multipliers: Vec<(usize, f64)>) -> Vec<(usize, f64)> {
        multipliers.into_iter().map(|(row, value)| (self.lp_rows[row], value)).collect()
    }

    pub(super) fn new_node(&mut self) -> u32 {
        if !self.keeps_proof {
            return 0;
        }
        self.nodes.push(Node { steps: Vec::new(), end: End::Contradiction(Combination::default()) });
        u32::try_from(self.nodes.len() - 1).unwrap_or(u32::MAX)
    }

    pub(super) fn write(&mut self, number: u32, node: Node) {
        if !self.keeps_proof {
            return;
        }
        let one = Refutation { nodes: vec![node] };
        self.numbers += one.size();
        if self.numbers > self.limits.proof_numbers {
            self.keeps_proof = false;
            self.nodes = Vec::new();
            self.numbers = 0;
            return;
        }
        if let (Some(place), Some(node)) = (self.nodes.get_mut(number as usize), one.nodes.into_iter().next()) {
            *place = node;
        }
    }
}
