//! The branch tree: open nodes, limits, the incumbent, and the way a node goes: propagate, relax, close or branch.
//!
//! Plunging: after a branch the child on the side the relaxation leans to comes next; after a leaf, the open node with the
//! best bound. The proof is written as it goes, by `record`.

use std::collections::BinaryHeap;
use std::rc::Rc;

use takas_model::proof::{Row, Side, Variable};

use super::branching::Pseudocosts;
use super::cases;
use super::exact::{Multiples, Sum, roundings};
use super::propagate::{Propagated, Watch};
use super::record::{Context, Inference, Record, RootStep, Source};
use super::simplex::{Basis, Relaxed, Simplex};
use super::{Answer, Ending, Inequality, Limits, Program, Progress, Why};

/// How far from an integer a value may be and still be taken for one by heuristics and branching.
pub(super) const INTEGRAL: f64 = 1e-6;
pub(super) const ITERATIONS_MAX: usize = 100_000;
/// Right-hand side of the goal row while there is no incumbent: says nothing.
const NOTHING: i64 = i64::MIN / 4;

/// An open node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Open {
    /// Nothing below exceeds this (in grains).
    pub(super) bound: i64,
    pub(super) depth: u32,
    /// Its place in the record.
    pub(super) number: u32,
    /// Bounds that differ from the root's.
    pub(super) changed: Rc<Vec<(Variable, i64, i64)>>,
    /// The branch that leads here: variable and new bounds.
    pub(super) branched: Option<(Variable, i64, i64)>,
    /// Whether that is the branch's upper side.
    pub(super) is_upper: bool,
    /// Bits of the parent's relaxed objective and of the distance to its solution, for pseudocosts.
    pub(super) parent: (u64, u64),
    /// Whether that objective was the guide.
    pub(super) was_guided: bool,
    /// The basis to begin with; none when it is the one at hand.
    pub(super) basis: Option<Rc<Basis>>,
}

impl Open {
    /// How many numbers it holds, about.
    fn size(&self) -> usize {
        8 + self.changed.len() + self.basis.as_ref().map_or(0, |basis| basis.size())
    }
}

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

/// What is maximised, divided by the greatest common divisor of its coefficients.
#[derive(Clone, Debug)]
pub(super) struct Goal {
    pub(super) terms: Vec<(Variable, i64)>,
    /// The common divisor.
    pub(super) grain: i64,
    /// The row `objective ≥ incumbent + 1`, divided and rounded where there is a grain.
    pub(super) row: u32,
}

/// A node at work.
pub(super) struct Work {
    pub(super) open: Open,
    pub(super) bounds: Vec<(i64, i64)>,
    pub(super) steps: Vec<Inference>,
}

/// One solve.
pub(super) struct Tree<'p, 'l> {
    pub(super) program: &'p Program,
    pub(super) limits: &'l Limits<'l>,
    /// The program's rows; with an objective its row, and with a grain that row divided; then the cuts.
    pub(super) rows: Vec<Inequality>,
    pub(super) goal: Option<Goal>,
    /// What the relaxation maximises where the goal says nothing.
    pub(super) guide: Option<Vec<(Variable, i64)>>,
    /// Whether it does so now.
    pub(super) is_guided: bool,
    /// Multipliers of the program's rows in the relaxation of the root.
    pub(super) prices: Vec<(Row, i64)>,
    /// Bounds at the root.
    pub(super) root: Vec<(i64, i64)>,
    pub(super) watch: Watch,
    pub(super) sum: Sum,
    pub(super) simplex: Simplex,
    /// The engine's row behind each row of the relaxation.
    pub(super) relaxed_rows: Vec<u32>,
    pub(super) record: Record,
    pub(super) work: u64,
    pub(super) best: Option<Vec<i64>>,
    /// The incumbent's value in grains.
    pub(super) level: i64,
    /// Nothing exceeds this (in grains).
    pub(super) ceiling: i64,
    pub(super) explored: u64,
    open: BinaryHeap<Open>,
    open_numbers: usize,
    pub(super) pseudo: Pseudocosts,
    pub(super) root_fractional: Option<bool>,
    /// Whether this is a tree within a tree, which has none within.
    pub(super) is_inner: bool,
    /// Attempts of local search so far.
    pub(super) attempts: u64,
    /// Nodes after which it begins again with cases, where they are few.
    pub(super) cases_after: u64,
    /// Whether it has been asked if the tree should begin again with cases.
    pub(super) has_cases: bool,
    /// Whether branches are on the objective's variables alone, and cases settled by trees of their own.
    pub(super) splits_cases: bool,
    /// A solution was met whose value leaves 64 bits.
    is_beyond: bool,
    progress: &'l mut dyn FnMut(&Progress),
    /// Bound of the node at work.
    current: Option<i64>,
    /// Work at which progress was last reported.
    told: u64,
}

impl<'p, 'l> Tree<'p, 'l> {
    pub(super) fn new(
        program: &'p Program,
        objective: Option<&[(Variable, i64)]>,
        limits: &'l Limits<'l>,
        progress: &'l mut dyn FnMut(&Progress),
    ) -> Self {
        let variables = program.bounds.len();
        let mut tree = Self {
            program,
            limits,
            rows: program.rows.clone(),
            goal: None,
            guide: None,
            is_guided: false,
            prices: Vec::new(),
            root: program.bounds.clone(),
            watch: Watch::new(variables),
            sum: Sum::new(variables),
            simplex: Simplex::new(&[], &[], Vec::new()),
            relaxed_rows: Vec::new(),
            record: Record::new(variables, limits.proof_numbers),
            work: 0,
            best: None,
            level: 0,
            ceiling: i64::MAX - 1,
            explored: 0,
            open: BinaryHeap::new(),
            open_numbers: 0,
            pseudo: Pseudocosts::new(variables),
            root_fractional: None,
            is_inner: false,
            attempts: 0,
            cases_after: cases::NODES,
            has_cases: false,
            splits_cases: false,
            is_beyond: false,
            progress,
            current: None,
            told: 0,
        };
        if let Some(terms) = objective {
            tree.set_goal(terms);
        }
        tree
    }

    /// A tree with a guide.
    pub(super) fn guided(mut self, guide: Option<&[(Variable, i64)]>) -> Self {
        self.guide = guide.map(<[_]>::to_vec);
        self
    }

    fn set_goal(&mut self, terms: &[(Variable, i64)]) {
        let mut copy = Program { bounds: self.program.bounds.clone(), rows: Vec::new() };
        copy.add_row(terms, NOTHING);
        self.rows.append(&mut copy.rows);
        let mut row = self.rows.len() - 1;
        let terms = self.rows[row].terms.clone();
        let grain = terms.iter().fold(0, |grain, &(_, coefficient)| gcd(grain, coefficient)).max(1);
        let terms: Vec<(Variable, i64)> = terms.into_iter().map(|(v, c)| (v, c / grain)).collect();
        if grain > 1 {
            self.rows.push(Inequality { terms: terms.clone(), right: NOTHING });
            self.record.root_steps.push(RootStep::Cut {
                combination: vec![(number(row), 1)],
                divisor: grain.unsigned_abs(),
                complemented: Vec::new(),
                row: number(row + 1),
            });
            row += 1;
        }
        let ceiling: i128 = terms
            .iter()
            .map(|&(variable, coefficient)| {
                let (lower, upper) = self.program.bounds[variable as usize];
                i128::from(coefficient) * i128::from(if coefficient > 0 { upper } else { lower })
            })
            .fold(0, i128::saturating_add);
        let most = i128::from(i64::MAX - 1);
        self.ceiling = i64::try_from(ceiling.clamp(-most, most)).unwrap_or(i64::MAX - 1);
        self.watch.silent = Some(number(row));
        self.goal = Some(Goal { terms, grain, row: number(row) });
    }

    pub(super) fn run(mut self, start: Option<&[i64]>) -> Answer {
        if let Some(start) = start {
            self.offer(start.to_vec());
        }
        self.current = Some(self.ceiling);
        let root = self.root_node();
        let mut next = self.explore_root(root);
        let mut interrupted = None;
        while !self.record.is_complete() && !self.is_satisfied() {
            next = self.begin_cases().or(next);
            let Some(node) = next.take().or_else(|| self.pop()) else { break };
            if let Some(why) = self.limit_reached() {
                self.push(node);
                interrupted = Some(why);
                break;
            }
            if self.record.is_dead(node.number) {
                continue;
            }
            self.explored += 1;
            self.current = Some(node.bound);
            next = self.explore(node);
            self.current = next.as_ref().map(|node| node.bound);
            self.report();
        }
        self.answer(interrupted)
    }

    pub(super) fn root_node(&self) -> Open {
        Open {
            bound: self.ceiling,
            depth: 0,
            number: 0,
            changed: Rc::default(),
            branched: None,
            is_upper: false,
            parent: (f64::NAN.to_bits(), 0),
            was_guided: false,
            basis: None,
        }
    }

    /// Lets go of all open nodes.
    pub(super) fn forget_open(&mut self) {
        self.open.clear();
        self.open_numbers = 0;
    }

    /// Says now and then how far the solve is.
    fn report(&mut self) {
        if self.work >= self.told + 2_000_000 {
            self.told = self.work;
            let (incumbent, bound) = (self.value(), self.bound());
            (self.progress)(&Progress { incumbent, bound, nodes: self.explored, work: self.work });
        }
    }

    /// Whether any solution was asked for and one is known.
    pub(super) fn is_satisfied(&self) -> bool {
        self.goal.is_none() && self.best.is_some()
    }

    /// The node to go on with; none, and the node put back, when any solution was asked for and one is known.
    pub(super) fn unless_satisfied(&mut self, work: Work) -> Option<Work> {
        if self.is_satisfied() {
            self.push(work.open);
            return None;
        }
        Some(work)
    }

    /// The incumbent's value.
    fn value(&self) -> Option<i64> {
        let goal = self.goal.as_ref()?;
        self.best.as_ref().map(|_| self.level.saturating_mul(goal.grain))
    }

    fn answer(mut self, interrupted: Option<Why>) -> Answer {
        let is_complete = self.record.is_complete();
        let ending = match (interrupted, &self.best) {
            (_, Some(_)) if is_complete || self.is_satisfied() => Ending::Optimal,
            (_, None) if is_complete => Ending::Infeasible,
            (why, _) => Ending::Interrupted(why.unwrap_or(Why::Stopped)),
        };
        let bound = match ending {
            Ending::Optimal => self.value(),
            Ending::Interrupted(_) => {
                self.current = None;
                self.bound()
            }
            Ending::Infeasible => None,
        };
        let value = self.value();
        let refutation = (is_complete && self.record.keeps).then(|| {
            let rows = number(self.program.rows.len());
            let with_goal = u32::from(self.goal.is_some());
            let shift = if self.best.is_some() { with_goal } else { 0 };
            self.record.refutation(
                &self.rows,
                (&self.program.bounds, &self.root),
                &mut self.sum,
                (rows + with_goal, rows + shift),
            )
        });
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

    fn bound(&self) -> Option<i64> {
        let goal = self.goal.as_ref()?;
        let open = self.open.iter().map(|open| open.bound).chain(self.current).map(|bound| bound.min(self.ceiling));
        let level = self.best.as_ref().map(|_| self.level);
        open.chain(level).max().map(|bound| bound.saturating_mul(goal.grain))
    }

    fn pop(&mut self) -> Option<Open> {
        let node = self.open.pop()?;
        self.open_numbers -= node.size();
        Some(node)
    }

    pub(super) fn push(&mut self, node: Open) {
        self.open_numbers += node.size();
        self.open.push(node);
    }

    pub(super) fn limit_reached(&self) -> Option<Why> {
        if self.is_beyond {
            return Some(Why::Range);
        }
        if (self.limits.stop)() {
            return Some(Why::Stopped);
        }
        if self.work >= self.limits.work || self.explored >= self.limits.nodes {
            return Some(Why::Work);
        }
        let bytes =
            24_usize.saturating_mul(self.open_numbers).saturating_add(16_usize.saturating_mul(self.record.numbers));
        (bytes > self.limits.memory_bytes).then_some(Why::Memory)
    }

    /// Takes the values as the incumbent when they are a solution and better than it.
    pub(super) fn offer(&mut self, values: Vec<i64>) -> bool {
        self.work += 1 + self.program.rows.len() as u64;
        if !self.program.satisfied_by(&values) {
            return false;
        }
        let Some(goal) = &self.goal else {
            let is_first = self.best.is_none();
            self.best.get_or_insert(values);
            return is_first;
        };
        let sum = goal
            .terms
            .iter()
            .map(|&(v, c)| i128::from(c) * i128::from(values[v as usize]))
            .fold(0, i128::saturating_add);
        let most = i128::from(i64::MAX - 1) / i128::from(goal.grain);
        let Some(level) = i64::try_from(sum).ok().filter(|_| sum.abs() <= most) else {
            self.is_beyond = true;
            return false;
        };
        if self.best.is_some() && level <= self.level {
            return false;
        }
        self.level = level;
        self.best = Some(values);
        let right = level.saturating_add(1);
        self.rows[goal.row as usize].right = right;
        if goal.grain > 1 {
            self.rows[goal.row as usize - 1].right = level.saturating_mul(goal.grain).saturating_add(1);
        }
        self.watch.silent = None;
        self.simplex.cutoff = self.cutoff();
        true
    }

    /// Remembers the multipliers of the program's rows, in thousandths of the largest.
    fn keep_prices(&mut self, multipliers: &[(usize, f64)]) {
        let own = number(self.program.rows.len());
        let multipliers = self.numbered(multipliers);
        let largest = multipliers.iter().map(|entry| entry.1).fold(0.0, f64::max);
        #[expect(clippy::cast_possible_truncation, reason = "at most a thousand")]
        let prices = multipliers
            .into_iter()
            .filter(|&(row, _)| row < own)
            .map(|(row, value)| (row, (1e3 * value / largest).round() as i64));
        self.prices = prices.collect();
    }

    /// The row of the objective once it says something.
    pub(super) fn goal_row(&self) -> Option<u32> {
        self.goal.as_ref().filter(|_| self.best.is_some()).map(|goal| goal.row)
    }

    /// Works on a node to its end; returns the child to go on with.
    fn explore(&mut self, node: Open) -> Option<Open> {
        let mut work = self.unpacked(node);
        if let Some(crossed) = Self::crossed(&work) {
            self.close(work, Vec::new(), Some(crossed));
            return None;
        }
        if let Some((variable, _, _)) = work.open.branched {
            let side = if work.open.is_upper { Side::Lower } else { Side::Upper };
            self.watch.wake_rows_of(variable as usize, side);
        }
        if let Some(row) = self.goal_row() {
            self.watch.wake(row);
        }
        if let Some(row) = self.settle(&mut work) {
            self.note_gain(&work.open, None);
            self.close(work, vec![(row, 1)], None);
            return None;
        }
        self.simplex.set_bounds(&work.bounds);
        if let Some(basis) = work.open.basis.take() {
            self.simplex.begin_with(&basis);
        }
        let mut work = self.relax(work)?;
        let relaxed = self.simplex.objective();
        self.note_gain(&work.open, Some(relaxed));
        if self.fix_by_cost(&mut work) {
            self.watch_goal();
            if let Some(row) = self.settle(&mut work) {
                self.close(work, vec![(row, 1)], None);
                return None;
            }
            self.simplex.set_bounds(&work.bounds);
            if !self.simplex.is_within_bounds() {
                work = self.relax(work)?;
            }
        }
        if self.explored.is_multiple_of(if self.is_blind() { 20 } else { 100 }) {
            work = self.look_around(work)?;
        }
        let work = self.settle_case(work)?;
        self.branch(work)
    }

    pub(super) fn watch_goal(&mut self) {
        if let Some(row) = self.goal_row() {
            self.watch.wake(row);
        }
    }

    fn unpacked(&self, open: Open) -> Work {
        let mut bounds = self.root.clone();
        let branched = open.branched.as_ref();
        for &(variable, lower, upper) in open.changed.iter().chain(branched) {
            let bound = &mut bounds[variable as usize];
            *bound = (bound.0.max(lower), bound.1.min(upper));
        }
        Work { open, bounds, steps: Vec::new() }
    }

    fn crossed(work: &Work) -> Option<Variable> {
        let branched = work.open.branched.iter();
        let mut places = work.open.changed.iter().chain(branched).map(|change| change.0);
        places.find(|&variable| work.bounds[variable as usize].0 > work.bounds[variable as usize].1)
    }

    /// Propagates from the rows awake; the row that fails, if one does.
    pub(super) fn settle(&mut self, work: &mut Work) -> Option<u32> {
        let mut found = Vec::new();
        let propagated = self.watch.propagate(&self.rows, &mut work.bounds, &mut found);
        self.work += core::mem::take(&mut self.watch.work);
        let steps = found.into_iter().map(|implied| Inference {
            source: Source::Row(implied.row),
            variable: implied.variable,
            side: implied.side,
        });
        work.steps.extend(steps);
        match propagated {
            Propagated::Conflict(row) => Some(row),
            Propagated::Settled => None,
        }
    }

    /// Solves the relaxation within the bounds set. Gives the node back unless it was closed, or put back because a limit was reached.
    pub(super) fn relax(&mut self, mut work: Work) -> Option<Work> {
        self.aim(&work.bounds);
        for attempt in 0..2 {
            match self.solve_relaxation(ITERATIONS_MAX) {
                Relaxed::Infeasible(multipliers) => {
                    if let Some(rows) = self.contradiction(&work.bounds, &multipliers, false) {
                        self.note_gain(&work.open, None);
                        self.close(work, rows, None);
                        return None;
                    }
                    self.simplex.reset();
                }
                Relaxed::CutOff(multipliers) => {
                    if work.open.depth == 0 {
                        self.keep_prices(&multipliers);
                    }
                    if let Some(rows) = self.contradiction(&work.bounds, &multipliers, true) {
                        self.note_gain(&work.open, None);
                        self.close(work, rows, None);
                        return None;
                    }
                    let cutoff = core::mem::replace(&mut self.simplex.cutoff, f64::INFINITY);
                    let again = self.solve_relaxation(ITERATIONS_MAX);
                    self.simplex.cutoff = cutoff;
                    if again == Relaxed::Optimal {
                        return self.take_optimum(work);
                    }
                }
                Relaxed::Optimal => return self.take_optimum(work),
                Relaxed::Lost => {
                    if self.limit_reached().is_some() {
                        work.steps.clear();
                        self.push(work.open);
                        return None;
                    }
                    self.simplex.reset();
                }
            }
            if attempt == 1 {
                break;
            }
        }
        Some(work)
    }

    pub(super) fn solve_relaxation(&mut self, iterations_max: usize) -> Relaxed {
        let left = self.limits.work.saturating_sub(self.work);
        let relaxed = self.simplex.solve(iterations_max, left, self.limits.stop);
        self.work += core::mem::take(&mut self.simplex.work);
        self.report();
        relaxed
    }

    fn take_optimum(&mut self, mut work: Work) -> Option<Work> {
        if work.open.depth == 0 && !self.is_guided && self.goal.is_some() {
            self.keep_prices(&self.simplex.multipliers());
        }
        work.open.bound = work.open.bound.min(self.relaxed_bound());
        if self.fractional(&work.bounds).next().is_none() {
            let rounded = self.rounded(&work.bounds);
            self.offer(rounded);
            work = self.unless_satisfied(work)?;
        }
        self.prune(work)
    }

    /// Closes the node if its relaxation is no better than the incumbent; else gives it back.
    pub(super) fn prune(&mut self, work: Work) -> Option<Work> {
        if self.best.is_none() || self.is_guided || work.open.bound > self.level {
            return Some(work);
        }
        let multipliers = self.simplex.multipliers();
        let Some(rows) = self.contradiction(&work.bounds, &multipliers, true) else { return Some(work) };
        self.close(work, rows, None);
        None
    }

    /// Integer multipliers of rows whose sum fails within the bounds, verified; with the goal row when `with_goal`.
    pub(super) fn contradiction(
        &mut self,
        bounds: &[(i64, i64)],
        multipliers: &[(usize, f64)],
        with_goal: bool,
    ) -> Option<Multiples> {
        let fixed = if with_goal { Some(self.goal_row()?) } else { None };
        let multipliers = self.numbered(multipliers);
        let mut found = None;
        for rows in roundings(&multipliers, fixed) {
            if self.sum.load(&self.rows, &rows) && self.sum.contradicts(bounds) {
                found = Some(rows);
                break;
            }
        }
        self.work += core::mem::take(&mut self.sum.work);
        found
    }

    /// Multipliers by the engine's row numbers.
    pub(super) fn numbered(&self, multipliers: &[(usize, f64)]) -> Vec<(u32, f64)> {
        multipliers.iter().map(|&(row, value)| (self.relaxed_rows[row], value)).collect()
    }

    /// The relaxation's bound on the objective in grains, rounded down with a margin for its errors.
    pub(super) fn relaxed_bound(&self) -> i64 {
        let total = -self.simplex.objective();
        if self.goal.is_none() || self.is_guided || !total.is_finite() || total.abs() > 9e15 {
            return self.ceiling;
        }
        #[expect(clippy::cast_possible_truncation, reason = "checked to be within 9e15")]
        let floor = (total + 1e-6 * (1.0 + total.abs() * 1e-6)).floor() as i64;
        floor
    }

    pub(super) fn close(&mut self, work: Work, contradiction: Multiples, crossed: Option<Variable>) {
        let Work { open, bounds, steps } = work;
        let mut context = Context { rows: &self.rows, bounds: &bounds, root: &self.root, sum: &mut self.sum };
        self.record.close(open.number, steps, contradiction, crossed, &mut context);
        self.work += core::mem::take(&mut self.sum.work);
        self.pseudo.blame(&self.record.blamed);
    }

    fn branch(&mut self, work: Work) -> Option<Open> {
        let Some((variable, at, up_first)) = self.choose(&work) else {
            self.close_point(work);
            return None;
        };
        let changed: Vec<(Variable, i64, i64)> = work
            .bounds
            .iter()
            .zip(&self.root)
            .enumerate()
            .filter(|(_, (now, before))| now != before)
            .map(|(index, (&(lower, upper), _))| (number(index), lower, upper))
            .collect();
        let changed = Rc::new(changed);
        let value = self.simplex.value(variable);
        let objective = self.simplex.objective();
        let was_guided = self.is_guided;
        let (lower, upper) = work.bounds[variable];
        let [below, above] = self.record.branch(work.open.number, work.steps, number(variable), at);
        let child = |place: u32, lower: i64, upper: i64, distance: f64| Open {
            bound: work.open.bound,
            depth: work.open.depth + 1,
            number: place,
            changed: Rc::clone(&changed),
            branched: Some((number(variable), lower, upper)),
            is_upper: place == above,
            parent: (objective.to_bits(), distance.to_bits()),
            was_guided,
            basis: None,
        };
        let down = child(below, lower, at, value - at as f64);
        let up = child(above, at + 1, upper, (at + 1) as f64 - value);
        let (first, mut second) = if up_first { (up, down) } else { (down, up) };
        second.basis = Some(Rc::new(self.simplex.basis()));
        self.push(second);
        Some(first)
    }

    /// All variables are fixed: either the point is a solution, or some row fails there.
    fn close_point(&mut self, work: Work) {
        let values: Vec<i64> = work.bounds.iter().map(|&(lower, _)| lower).collect();
        self.offer(values.clone());
        if let Some(row) = self.rows.iter().position(|row| !row.holds(&values)) {
            self.close(work, vec![(number(row), 1)], None);
        } else {
            // Only a solution to `satisfy`, where the search ends with it.
            self.push(work.open);
        }
    }
}

/// Indices of variables and rows are 32 bits wide.
pub(super) fn number(index: usize) -> u32 {
    u32::try_from(index).expect("a program has fewer than 2^32 variables and rows")
}

fn gcd(a: i64, b: i64) -> i64 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    i64::try_from(a).unwrap_or(1)
}
