//! The branch tree: nodes, bounds, branching, and the proof that is written as it goes.
//!
//! Plunging: after a branch the child on the side the relaxation leans to comes next; after a leaf, the open node with the
//! best bound. Pseudocosts after Bénichou et al. (1971), product score after Achterberg (2007).

use std::collections::BinaryHeap;

use takas_model::proof::{Combination, End, Node, Refutation, Row, Step, Variable};

use super::branch::Pseudocost;
use super::neighbour::Random;
use super::propagate::{Propagated, Watch};
use super::simplex::{Relaxed, Simplex};
use super::{Answer, Ending, Inequality, Limits, Program, Progress, Why, gcd, proof};

/// How far from an integer a value may be and still be taken for one by heuristics and branching.
pub(super) const INTEGRAL: f64 = 1e-6;
pub(super) const ITERATIONS_MAX: usize = 50_000;

/// An open node.
#[derive(Clone, Debug)]
struct Open {
    /// Nothing below exceeds this.
    bound: i64,
    depth: u32,
    /// Its place in the proof.
    number: u32,
    /// Bounds that differ from the root's.
    changed: Vec<(Variable, i64, i64)>,
    /// Rows to wake.
    branched: Option<Branched>,
}

/// How a node came to be.
#[derive(Clone, Copy, Debug)]
struct Branched {
    variable: Variable,
    is_up: bool,
    /// How far the relaxation's value had to move.
    part: f64,
    /// The relaxation's bound before.
    total: f64,
}

impl PartialEq for Open {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number && self.bound == other.bound && self.depth == other.depth
    }
}

impl Eq for Open {}

impl Ord for Open {
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        (self.bound, self.depth, other.number).cmp(&(other.bound, other.depth, self.number))
    }
}

impl PartialOrd for Open {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// A node has been dealt with.
struct Closed;

/// One solve.
pub(super) struct Tree<'p, 'l> {
    pub(super) program: &'p Program,
    /// The program's rows, then, with an objective, its row `objective ≥ incumbent + 1`, then cuts.
    pub(super) rows: Vec<Inequality>,
    pub(super) objective: Option<Vec<(Variable, i64)>>,
    /// What the relaxation maximises where the objective says nothing.
    pub(super) guide: Option<Vec<(Variable, i64)>>,
    /// Whether it does so now.
    pub(super) is_guided: bool,
    /// Multipliers of the program's rows in the relaxation of the root.
    prices: Vec<(Row, i64)>,
    /// The greatest common divisor of the objective's coefficients.
    grain: i64,
    pub(super) watch: Watch,
    pub(super) simplex: Simplex,
    pub(super) limits: &'l Limits<'l>,
    pub(super) work: u64,
    pub(super) best: Option<Vec<i64>>,
    value: i64,
    nodes: Vec<Node>,
    numbers: usize,
    keeps_proof: bool,
    explored: u64,
    open: BinaryHeap<Open>,
    open_numbers: usize,
    pub(super) pseudo: Vec<Pseudocost>,
    /// Sum and number of all observations of pseudocosts.
    pub(super) pseudo_all: (f64, u32),
    /// For each row of the relaxation, its row in `rows`.
    pub(super) lp_rows: Vec<usize>,
    /// The row of reduced costs, and how often the objective's row is in it.
    pub(super) cost_row: Option<(usize, u32)>,
    root_fractional: Option<bool>,
    objective_ceiling: i64,
    /// How many programs this one is a neighbourhood within.
    pub(super) nested: u8,
    /// Neighbourhoods searched, and the work they took.
    pub(super) looks: u64,
    pub(super) look_work: u64,
    /// Of a hundred variables, so many are left open in a random neighbourhood.
    pub(super) openness: i64,
    pub(super) random: Random,
}

impl<'p, 'l> Tree<'p, 'l> {
    pub(super) fn new(program: &'p Program, objective: Option<&[(Variable, i64)]>, limits: &'l Limits<'l>) -> Self {
        let mut rows = program.rows.clone();
        let objective = objective.map(|terms| {
            let mut copy = program.clone();
            let row = copy.add_row(terms, i64::MIN);
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
            rows.push(Inequality { terms: terms.clone(), right: i64::MIN });
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
            guide: None,
            is_guided: false,
            prices: Vec::new(),
            looks: 0,
            look_work: 0,
            openness: 30,
            random: Random::new(),
        };
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
        if self.program.bounds.iter().any(|(lower, upper)| lower > upper) {
            // The root, without a step, is the contradiction.
            self.new_node();
            return self.answer(None);
        }
        if let Some(start) = start {
            self.offer(start.to_vec());
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

    /// A tree with a guide.
    pub(super) fn guided(mut self, guide: Option<&[(Variable, i64)]>) -> Self {
        self.guide = guide.map(<[_]>::to_vec);
        self
    }

    /// Lets the relaxation maximise the guide where the objective says nothing: where there is none, or all its variables are fixed.
    pub(super) fn aim(&mut self, bounds: &[(i64, i64)]) {
        let Some(guide) = &self.guide else { return };
        let is_open = |&(variable, _): &(Variable, i64)| bounds[variable as usize].0 < bounds[variable as usize].1;
        let by_guide = !self.objective.iter().flatten().any(is_open);
        if by_guide == self.is_guided {
            return;
        }
        self.is_guided = by_guide;
        let terms = if by_guide { Some(guide) } else { self.objective.as_ref() };
        let mut cost = vec![0.0; self.program.bounds.len()];
        for &(variable, coefficient) in terms.into_iter().flatten() {
            cost[variable as usize] -= coefficient as f64;
        }
        self.simplex.set_costs(cost);
    }

    /// The row that the first cut will have.
    pub(super) fn first_cut(&self) -> usize {
        self.program.rows.len() + usize::from(self.objective.is_some())
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
        let open = self.open.iter().chain(current).map(|open| open.bound).max();
        let incumbent = self.best.as_ref().map(|_| self.value);
        open.into_iter().chain(incumbent).max()
    }

    fn pop(&mut self) -> Option<Open> {
        let node = self.open.pop()?;
        self.open_numbers -= node.changed.len() + 4;
        Some(node)
    }

    fn limit_reached(&self) -> Option<Why> {
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

    /// Works on a node to its end; returns the child to go on with.
    fn explore(&mut self, node: Open) -> Option<Open> {
        let mut bounds = self.program.bounds.clone();
        for &(variable, lower, upper) in &node.changed {
            bounds[variable as usize] = (lower, upper);
        }
        let mut steps = Vec::new();
        let objective_row = self.objective_row();
        let mut first: Vec<u32> = match node.branched {
            Some(branched) => self.watch.rows_of(branched.variable).to_vec(),
            None => (0..self.rows.len()).map(|row| u32::try_from(row).unwrap_or(0)).collect(),
        };
        let cost_row = self.cost_row.map(|(row, _)| row);
        first.extend(objective_row.into_iter().chain(cost_row).map(|row| u32::try_from(row).unwrap_or(0)));
        if let Propagated::Conflict(row) = self.settle(&mut bounds, &first, &mut steps) {
            return self.close(node.number, steps, Combination(vec![(row, 1)]));
        }
        self.simplex.set_bounds(&bounds);
        self.aim(&bounds);
        self.simplex.cutoff = self.cutoff();
        let stop = || (self.limits.stop)();
        let relaxed = self.simplex.solve(ITERATIONS_MAX, &stop);
        self.simplex.cutoff = f64::INFINITY;
        self.work += core::mem::take(&mut self.simplex.work);
        let mut bound = node.bound;
        let solved = relaxed == Relaxed::Optimal;
        match relaxed {
            Relaxed::Infeasible(multipliers) => {
                let multipliers = self.in_rows(multipliers);
                if let Some(combination) = proof::contradiction(&self.rows, &bounds, &multipliers, None, &mut self.work)
                {
                    return self.close(node.number, steps, combination);
                }
                self.simplex.reset();
            }
            Relaxed::Optimal => {
                let total = self.relaxed_total(&bounds);
                if let Some(Branched { variable, is_up, part, total: before }) = &node.branched {
                    self.learn(*variable as usize, *is_up, (before - total) / part);
                }
                bound = bound.min(self.relaxed_bound(&bounds));
                if node.depth == 0 {
                    self.objective_ceiling = bound;
                }
                if node.depth == 0 && self.root_fractional.is_none() {
                    let fractional = self.fractional(&bounds).next().is_some();
                    self.root_fractional = Some(fractional);
                }
                if self.try_integral(&node, &bounds, bound, &mut steps).is_some() {
                    return None;
                }
                if node.depth == 0 {
                    if let Some(combination) = self.cut_off(&bounds, &mut steps) {
                        return self.close(node.number, steps, combination);
                    }
                    self.keep_prices();
                    bound = bound.min(self.relaxed_bound(&bounds));
                    self.objective_ceiling = bound;
                    self.keep_reduced_costs(&mut steps);
                    if self.try_integral(&node, &bounds, bound, &mut steps).is_some() {
                        return None;
                    }
                }
            }
            Relaxed::Lost => self.simplex.reset(),
        }
        if (node.depth == 0 || self.explored.is_multiple_of(50)) && solved {
            self.search_solutions(&bounds, node.depth == 0);
            if self.try_prune(&node, &bounds, bound, &mut steps).is_some() {
                return None;
            }
            let objective: Vec<u32> =
                self.objective_row().into_iter().map(|row| u32::try_from(row).unwrap_or(0)).collect();
            if let Propagated::Conflict(row) = self.settle(&mut bounds, &objective, &mut steps) {
                return self.close(node.number, steps, Combination(vec![(row, 1)]));
            }
        }
        self.branch(node, &bounds, bound, steps)
    }

    /// Tries what may give better solutions, then goes back to the node's relaxation.
    fn search_solutions(&mut self, bounds: &[(i64, i64)], is_root: bool) {
        const LOOKS_AT_ROOT: usize = 6;
        if is_root && self.nested == 0 {
            let from = self.best.clone().unwrap_or_else(|| self.rounded(bounds));
            self.jump(from);
        }
        for _ in 0..LOOKS_AT_ROOT {
            if self.done_looking() || !is_root && 4 * self.look_work > self.work {
                break;
            }
            self.look_around(bounds);
            if !is_root {
                break;
            }
        }
        if !self.done_looking() {
            self.dive(bounds);
        }
        self.simplex.set_bounds(bounds);
        self.aim(bounds);
        let _ = self.simplex.solve(ITERATIONS_MAX, &|| false);
        self.work += core::mem::take(&mut self.simplex.work);
    }

    /// Costs of the relaxation beyond which a node holds nothing better.
    pub(super) fn cutoff(&self) -> f64 {
        if self.objective.is_none() || self.best.is_none() || self.is_guided {
            return f64::INFINITY;
        }
        let wanted = self.value.saturating_add(self.grain) as f64;
        -wanted + 1e-5 * (1.0 + wanted.abs() * 1e-6)
    }

    /// Remembers the multipliers of the program's rows, in thousandths of the largest.
    fn keep_prices(&mut self) {
        let own = self.program.rows.len();
        let multipliers = self.in_rows(self.simplex.multipliers());
        let largest = multipliers.iter().map(|&(_, value)| value).fold(0.0, f64::max);
        #[expect(clippy::cast_possible_truncation, reason = "at most a thousand")]
        let prices = multipliers
            .into_iter()
            .filter(|&(row, _)| row < own)
            .map(|(row, value)| (Row::try_from(row).unwrap_or(0), (1e3 * value / largest).round() as i64));
        self.prices = prices.collect();
    }

    /// Nothing better is possible, or no time is left.
    fn done_looking(&self) -> bool {
        (self.limits.stop)() || self.work >= self.limits.work || self.best.is_some() && self.room() <= 0
    }

    pub(super) fn settle(&mut self, bounds: &mut [(i64, i64)], first: &[u32], steps: &mut Vec<Step>) -> Propagated {
        self.watch.propagate(&self.rows, bounds, first, steps, &mut self.work)
    }

    /// The row of the objective once it says something.
    pub(super) fn objective_row(&self) -> Option<usize> {
        (self.objective.is_some() && self.best.is_some()).then_some(self.program.rows.len())
    }

    /// When the relaxation's solution is integral, offers it; then closes the node if it can be.
    fn try_integral(
        &mut self,
        node: &Open,
        bounds: &[(i64, i64)],
        bound: i64,
        steps: &mut Vec<Step>,
    ) -> Option<Closed> {
        let rounded = self.rounded(bounds);
        self.offer(rounded);
        if self.objective.is_none() && self.best.is_some() {
            return Some(Closed);
        }
        self.try_prune(node, bounds, bound, steps)
    }

    fn try_prune(&mut self, node: &Open, bounds: &[(i64, i64)], bound: i64, steps: &mut Vec<Step>) -> Option<Closed> {
        let row = self.objective_row()?;
        if bound > self.value {
            return None;
        }
        let multipliers = self.in_rows(self.simplex.multipliers());
        let combination = proof::contradiction(&self.rows, bounds, &multipliers, Some(row), &mut self.work)?;
        self.close(node.number, core::mem::take(steps), combination);
        Some(Closed)
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
        if self.is_guided {
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

    /// The relaxation's bound on the objective, or on the guide, as the multipliers of its rows give it.
    pub(super) fn relaxed_total(&self, bounds: &[(i64, i64)]) -> f64 {
        let terms = if self.is_guided { &self.guide } else { &self.objective };
        let Some(terms) = terms else { return 0.0 };
        let mut reduced = vec![0.0; bounds.len()];
        for &(variable, coefficient) in terms {
            reduced[variable as usize] = coefficient as f64;
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

    fn new_node(&mut self) -> u32 {
        if !self.keeps_proof {
            return 0;
        }
        self.nodes.push(Node { steps: Vec::new(), end: End::Contradiction(Combination::default()) });
        u32::try_from(self.nodes.len() - 1).unwrap_or(u32::MAX)
    }

    fn write(&mut self, number: u32, node: Node) {
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

    fn close(&mut self, number: u32, steps: Vec<Step>, combination: Combination) -> Option<Open> {
        self.write(number, Node { steps, end: End::Contradiction(combination) });
        None
    }

    fn branch(&mut self, node: Open, bounds: &[(i64, i64)], bound: i64, steps: Vec<Step>) -> Option<Open> {
        let total = self.relaxed_total(bounds);
        let Some((variable, at, up_first)) = self.choose(bounds) else {
            return self.close_point(node.number, bounds, steps);
        };
        let (below, above) = (self.new_node(), self.new_node());
        let number = Variable::try_from(variable).expect("a program has fewer than 2^32 variables");
        self.write(node.number, Node { steps, end: End::Branch { variable: number, at, below, above } });
        let changed: Vec<(Variable, i64, i64)> = bounds
            .iter()
            .zip(&self.program.bounds)
            .enumerate()
            .filter(|(index, (now, before))| now != before && *index != variable)
            .map(|(index, (&(lower, upper), _))| (Variable::try_from(index).unwrap_or(0), lower, upper))
            .collect();
        let (lower, upper) = bounds[variable];
        let fraction = (self.simplex.value(variable) - at as f64).clamp(1e-3, 1.0 - 1e-3);
        let child = |place: u32, is_up: bool, (lower, upper): (i64, i64)| {
            let mut changed = changed.clone();
            changed.push((number, lower, upper));
            let part = if is_up { 1.0 - fraction } else { fraction };
            let branched = Some(Branched { variable: number, is_up, part, total });
            Open { bound, depth: node.depth + 1, number: place, changed, branched }
        };
        let down = child(below, false, (lower, at));
        let up = child(above, true, (at + 1, upper));
        let (first, second) = if up_first { (up, down) } else { (down, up) };
        self.open_numbers += second.changed.len() + 4;
        self.open.push(second);
        Some(first)
    }

    /// All variables are fixed: either the point is a solution, or some row fails there.
    fn close_point(&mut self, number: u32, bounds: &[(i64, i64)], steps: Vec<Step>) -> Option<Open> {
        let values: Vec<i64> = bounds.iter().map(|&(lower, _)| lower).collect();
        self.offer(values.clone());
        let failing = self.rows.iter().position(|row| !row.holds(&values));
        let row =
            failing.map_or_else(Combination::default, |row| Combination(vec![(Row::try_from(row).unwrap_or(0), 1)]));
        self.close(number, steps, row)
    }
}
