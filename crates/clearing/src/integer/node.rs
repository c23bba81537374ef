//! One node of the branch tree, from its bounds to its end.
//!
//! Where the objective first says nothing more, because all it counts is decided, a *stage* begins: the relaxation turns to the guide, the
//! node gets cuts of its own, and its subtree is searched to the end before anything else, so that these cuts can be given up after it.

use std::collections::BinaryHeap;

use takas_model::proof::{Combination, End, Node, Row, Step, Variable};

use super::proof;
use super::propagate::Propagated;
use super::simplex::{Relaxed, Simplex};
use super::tree::{ITERATIONS_MAX, Tree};

/// How often open nodes are looked at for solutions.
const SEARCH_EVERY: u64 = 50;
/// Neighbourhoods searched at a root.
const LOOKS_AT_ROOT: usize = 10;

/// An open node.
#[derive(Clone, Debug)]
pub(super) struct Open {
    /// Nothing below exceeds this.
    pub(super) bound: i64,
    pub(super) depth: u32,
    /// Its place in the proof.
    pub(super) number: u32,
    /// Bounds that differ from the root's.
    pub(super) changed: Vec<(Variable, i64, i64)>,
    /// Rows to wake.
    pub(super) branched: Option<Branched>,
}

/// How a node came to be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Branched {
    variable: Variable,
    is_up: bool,
    /// How far the relaxation's value had to move.
    part: f64,
    /// The relaxation's bound before, and whether it was the guide's.
    total: f64,
    by_guide: bool,
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

/// What to go back to after a stage.
pub(super) struct Stage {
    rows: usize,
    simplex: Simplex,
    lp_rows: Vec<usize>,
    pub(super) open: BinaryHeap<Open>,
    cuts_from: usize,
}

/// A node has been dealt with.
pub(super) struct Closed;

/// A node at work.
pub(super) struct Here {
    node: Open,
    pub(super) bounds: Vec<(i64, i64)>,
    pub(super) steps: Vec<Step>,
    /// Nothing here exceeds this.
    bound: i64,
}

impl Tree<'_, '_> {
    /// Works on a node to its end; returns the child to go on with.
    pub(super) fn explore(&mut self, node: Open) -> Option<Open> {
        let mut bounds = self.program.bounds.clone();
        for &(variable, lower, upper) in &node.changed {
            bounds[variable as usize] = (lower, upper);
        }
        let is_root = node.depth == 0;
        let mut here = Here { bound: node.bound, node, bounds, steps: Vec::new() };
        let first: Vec<u32> = match here.node.branched {
            Some(branched) => self.watch.rows_of(branched.variable).to_vec(),
            None => (0..self.rows.len()).map(|row| u32::try_from(row).unwrap_or(0)).collect(),
        };
        if self.settle_here(&mut here, first).is_some() {
            return None;
        }
        self.aim(&here.bounds);
        let is_solved = match self.relax_here(&mut here) {
            Ok(is_solved) => is_solved,
            Err(Closed) => return None,
        };
        let begins = self.lead.is_on && !self.root_is_guided && self.stage.is_none();
        if is_solved && begins && !is_root {
            self.begin_stage();
            return self.work_on(here);
        }
        if is_solved && is_root {
            self.root_is_guided = self.lead.is_on;
            return self.work_on(here);
        }
        if is_solved && self.explored.is_multiple_of(SEARCH_EVERY) {
            self.search_solutions(&here.bounds, false);
            if self.try_prune(&mut here).or_else(|| self.settle_here(&mut here, Vec::new())).is_some() {
                return None;
            }
        }
        self.branch(here)
    }

    /// Bounds that follow, beginning with these rows and those of the objective.
    fn settle_here(&mut self, here: &mut Here, mut first: Vec<u32>) -> Option<Closed> {
        let objective = self.objective_row().into_iter().chain(self.cost_row.map(|(row, _)| row));
        first.extend(objective.map(|row| u32::try_from(row).unwrap_or(0)));
        match self.settle(&mut here.bounds, &first, &mut here.steps) {
            Propagated::Settled => None,
            Propagated::Conflict(row) => Some(self.close(here, Combination(vec![(row, 1)]))),
        }
    }

    /// Solves the relaxation; whether that came to a result.
    fn relax_here(&mut self, here: &mut Here) -> Result<bool, Closed> {
        self.simplex.set_bounds(&here.bounds);
        self.simplex.cutoff = self.cutoff();
        let stop = || (self.limits.stop)();
        let relaxed = self.simplex.solve(ITERATIONS_MAX, &stop);
        self.simplex.cutoff = f64::INFINITY;
        self.work += core::mem::take(&mut self.simplex.work);
        match relaxed {
            Relaxed::Infeasible(multipliers) => {
                let multipliers = self.in_rows(multipliers);
                let found = proof::contradiction(&self.rows, &here.bounds, &multipliers, None, &mut self.work);
                if let Some(combination) = found {
                    return Err(self.close(here, combination));
                }
                self.simplex.reset();
                Ok(false)
            }
            Relaxed::Optimal => {
                let total = self.relaxed_total(&here.bounds);
                if let Some(Branched { variable, is_up, part, total: before, by_guide }) = here.node.branched
                    && by_guide == self.lead.is_on
                {
                    self.learn(variable as usize, is_up, (before - total) / part);
                }
                here.bound = here.bound.min(self.relaxed_bound(&here.bounds));
                if here.node.depth == 0 {
                    self.objective_ceiling = here.bound;
                    if self.root_fractional.is_none() {
                        let is_fractional = self.fractional(&here.bounds).next().is_some();
                        self.root_fractional = Some(is_fractional);
                    }
                }
                self.try_integral(here).map_or(Ok(true), Err)
            }
            Relaxed::Lost => {
                self.simplex.reset();
                Ok(false)
            }
        }
    }

    /// The long way through a node: solutions, cuts, and solutions again.
    fn work_on(&mut self, mut here: Here) -> Option<Open> {
        let is_root = here.node.depth == 0;
        if self.nested == 0 && is_root {
            self.search_quickly(&here.bounds);
            if self.objective.is_none() && self.best.is_some() {
                return None;
            }
            if self.try_prune(&mut here).or_else(|| self.settle_here(&mut here, Vec::new())).is_some() {
                return None;
            }
            self.aim(&here.bounds);
            self.root_is_guided = self.lead.is_on;
            if self.relax_here(&mut here).is_err() {
                return None;
            }
        }
        if let Some(combination) = self.cut_off(&here.bounds, &mut here.steps) {
            self.close(&mut here, combination);
            return None;
        }
        here.bound = here.bound.min(self.relaxed_bound(&here.bounds));
        if is_root {
            self.keep_prices();
            self.objective_ceiling = here.bound;
            self.keep_reduced_costs(&mut here.steps);
        }
        if self.try_integral(&mut here).is_some() {
            return None;
        }
        self.search_solutions(&here.bounds, true);
        if self.try_prune(&mut here).or_else(|| self.settle_here(&mut here, Vec::new())).is_some() {
            return None;
        }
        self.branch(here)
    }

    /// Begins a stage at the node.
    fn begin_stage(&mut self) {
        self.stage = Some(Box::new(Stage {
            rows: self.rows.len(),
            simplex: self.simplex.clone(),
            lp_rows: self.lp_rows.clone(),
            open: core::mem::take(&mut self.open),
            cuts_from: core::mem::replace(&mut self.cuts_from, self.rows.len()),
        }));
    }

    /// Gives up the cuts of a stage and goes back to the nodes outside. False when there is no stage.
    pub(super) fn end_stage(&mut self) -> bool {
        let Some(stage) = self.stage.take() else { return false };
        self.cuts_from = stage.cuts_from;
        self.open = stage.open;
        self.lp_rows = stage.lp_rows;
        self.simplex = stage.simplex;
        self.lead.leave();
        self.rows.truncate(stage.rows);
        self.watch.truncate(stage.rows);
        true
    }

    /// Tries what gives solutions at little cost, then goes back to the node's relaxation.
    fn search_quickly(&mut self, bounds: &[(i64, i64)]) {
        let from = self.near().cloned().unwrap_or_else(|| self.rounded(bounds));
        self.jump(from);
        if !self.done_looking() {
            self.dive(bounds);
        }
        self.back_to(bounds);
    }

    fn back_to(&mut self, bounds: &[(i64, i64)]) {
        self.simplex.set_bounds(bounds);
        self.aim(bounds);
        let _ = self.simplex.solve(ITERATIONS_MAX, &|| false);
        self.work += core::mem::take(&mut self.simplex.work);
    }

    /// Tries what may give better solutions, then goes back to the node's relaxation.
    fn search_solutions(&mut self, bounds: &[(i64, i64)], is_root: bool) {
        if is_root || 4 * self.looks.work < self.work {
            self.look_around(bounds, if is_root { LOOKS_AT_ROOT } else { 1 });
        }
        if !self.done_looking() && self.nested < u8::MAX {
            self.dive(bounds);
        }
        self.back_to(bounds);
    }

    /// When the relaxation's solution is integral, offers it; then closes the node if it can be.
    fn try_integral(&mut self, here: &mut Here) -> Option<Closed> {
        let rounded = self.rounded(&here.bounds);
        self.offer(rounded);
        if self.objective.is_none() && self.best.is_some() {
            return Some(Closed);
        }
        self.try_prune(here)
    }

    fn try_prune(&mut self, here: &mut Here) -> Option<Closed> {
        let row = self.objective_row()?;
        here.bound = here.bound.min(self.relaxed_bound(&here.bounds));
        if here.bound > self.value() {
            return None;
        }
        let multipliers = self.in_rows(self.simplex.multipliers());
        let found = proof::contradiction(&self.rows, &here.bounds, &multipliers, Some(row), &mut self.work)?;
        Some(self.close(here, found))
    }

    fn close(&mut self, here: &mut Here, combination: Combination) -> Closed {
        let steps = core::mem::take(&mut here.steps);
        self.write(here.node.number, Node { steps, end: End::Contradiction(combination) });
        Closed
    }

    fn branch(&mut self, here: Here) -> Option<Open> {
        let total = self.relaxed_total(&here.bounds);
        let Some((variable, at, up_first)) = self.choose(&here.bounds) else {
            self.close_point(here);
            return None;
        };
        let Here { node, bounds, steps, bound } = here;
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
        let by_guide = self.lead.is_on;
        let fraction = (self.simplex.value(variable) - at as f64).clamp(1e-3, 1.0 - 1e-3);
        let child = |place: u32, is_up: bool, (lower, upper): (i64, i64)| {
            let mut changed = changed.clone();
            changed.push((number, lower, upper));
            let part = if is_up { 1.0 - fraction } else { fraction };
            let branched = Some(Branched { variable: number, is_up, part, total, by_guide });
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
    fn close_point(&mut self, mut here: Here) {
        let values: Vec<i64> = here.bounds.iter().map(|&(lower, _)| lower).collect();
        self.offer(values.clone());
        let failing = self.rows.iter().position(|row| !row.holds(&values));
        let row =
            failing.map_or_else(Combination::default, |row| Combination(vec![(Row::try_from(row).unwrap_or(0), 1)]));
        self.close(&mut here, row);
    }
}
