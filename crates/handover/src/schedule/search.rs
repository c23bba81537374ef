//! The exact search: lazy clause generation with restarts, led by the best schedule so far.
//!
//! O. Ohrimenko, P. Stuckey, M. Codish, "Propagation via lazy clause generation" (2009); A. Schutt, T. Feydy, P. Stuckey,
//! M. Wallace, "Solving RCPSP/max by lazy clause generation" (2013). Runs from above (anything better than the best) and from below
//! (nothing worse than the bound) take turns; what either learns serves both.

use super::clauses::Clauses;
use super::instance::Instance;
use super::learn::Learning;
use super::order::Order;
use super::propagate::{Clash, Propagation};
use super::state::{Claim, Reason, State, small};

/// Clashes to a restart, times a term of Luby's sequence.
const RESTART: u64 = 100;

/// How a run of the search ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// A schedule was found: [`Search::found`].
    Found,
    /// There is none (better than the best).
    Exhausted,
    /// The clashes granted are used up.
    Paused,
    /// Stopped from outside.
    Stopped,
}

/// See the module.
pub(super) struct Search<'a> {
    pub(super) state: State<'a>,
    clauses: Clauses,
    propagation: Propagation,
    learning: Learning,
    order: Order,
    /// The value of each variable in the best schedule; empty where there is none.
    guide: Vec<i32>,
    /// The starts last found.
    pub(super) found: Vec<i32>,
    pub(super) clashes: u64,
    clause_step: f64,
    clauses_max: usize,
    stop: &'a dyn Fn() -> bool,
    work_max: u64,
}

impl<'a> Search<'a> {
    pub(super) fn new(instance: &'a Instance, work_max: u64, stop: &'a dyn Fn() -> bool) -> Self {
        let state = State::new(instance);
        let clauses = Clauses::new(&state.least);
        let order = Order::new(clauses.places());
        let learning = Learning::new(state.least.len());
        Self {
            clauses,
            propagation: Propagation::new(instance.count, instance.capacities.len()),
            learning,
            order,
            guide: Vec::new(),
            found: Vec::new(),
            clashes: 0,
            clause_step: 1.0,
            clauses_max: 4_000,
            stop,
            work_max,
            state,
        }
    }

    /// So many steps of work were done beside the search.
    pub(super) fn work(&mut self, steps: u64) {
        self.propagation.work = self.propagation.work.saturating_add(steps);
    }

    /// What no makespan is less than.
    pub(super) fn bound(&self) -> i32 {
        self.state.root[2 * self.state.instance.count]
    }

    /// Follows what holds anyway. Whether anything can.
    pub(super) fn begin(&mut self) -> bool {
        let outcome = self.propagation.run(&mut self.state, &mut self.clauses, 0);
        self.settle(outcome)
    }

    /// From now on these starts lead.
    pub(super) fn follow(&mut self, starts: &[i32]) {
        let instance = self.state.instance;
        self.guide.clear();
        self.guide.extend_from_slice(starts);
        let ends = starts.iter().zip(&instance.durations).map(|(start, duration)| start + duration);
        self.guide.push(ends.max().unwrap_or(0));
        self.guide.extend(instance.pairs.iter().map(|pair| i32::from(starts[pair.first] < starts[pair.second])));
    }

    /// From now on only lesser makespans are looked for. Whether there can be any.
    pub(super) fn below(&mut self, makespan: i32) -> bool {
        self.back_to(0);
        self.at_root(Claim::new(2 * self.state.instance.count + 1, 1 - makespan))
    }

    /// Whether these starts are a schedule: whether nothing refutes them, each decided in turn.
    pub(super) fn keeps_all(&mut self, starts: &[i32]) -> bool {
        self.back_to(0);
        self.state.levels.push(self.state.trail.len());
        let mut keeps = true;
        for (activity, &start) in starts.iter().enumerate() {
            let from = self.state.trail.len();
            let pushed = Propagation::push(&mut self.state, 2 * activity, start, Reason::Decision)
                .and_then(|()| Propagation::push(&mut self.state, 2 * activity + 1, -start, Reason::Decision))
                .and_then(|()| self.propagation.run(&mut self.state, &mut self.clauses, from));
            keeps &= self.state.least[2 * activity] == start && self.state.least[2 * activity + 1] == -start;
            if pushed.is_err() || !keeps {
                keeps = false;
                break;
            }
        }
        self.back_to(0);
        keeps
    }

    /// Takes the claim as given. Whether it can be.
    fn at_root(&mut self, claim: Claim) -> bool {
        let pushed = Propagation::push(&mut self.state, claim.side(), claim.least, Reason::Decision);
        let outcome = pushed.and_then(|()| self.propagation.run(&mut self.state, &mut self.clauses, 0));
        self.settle(outcome)
    }

    fn settle(&mut self, outcome: Result<(), Clash>) -> bool {
        if outcome.is_ok() {
            self.state.settle();
        }
        outcome.is_ok()
    }

    fn back_to(&mut self, level: usize) {
        self.state.back_to(level);
        self.order.back_to(level);
    }

    /// Searches for so many clashes, with the makespan no more than `makespan_max` if that is given.
    pub(super) fn run(&mut self, clashes: u64, makespan_max: Option<i32>) -> Ended {
        let end = self.clashes + clashes;
        let mut term = 1;
        self.propagation.energy.turn(makespan_max.is_some());
        while self.clashes < end {
            let grant = (RESTART * luby(term)).min(end - self.clashes);
            term += 1;
            let ended = self.until_restart(grant, makespan_max);
            self.back_to(0);
            if ended != Ended::Paused {
                return ended;
            }
            if self.clauses.all.len() > self.clauses_max {
                self.clauses.reduce(&self.state.root);
                self.clauses_max += self.clauses_max / 20;
            }
            if makespan_max.is_some_and(|most| most < self.bound()) {
                return Ended::Paused;
            }
        }
        Ended::Paused
    }

    fn until_restart(&mut self, clashes: u64, makespan_max: Option<i32>) -> Ended {
        let instance = self.state.instance;
        let end = self.clashes + clashes;
        let mut from = self.state.trail.len();
        loop {
            if let Err(clash) = self.propagation.run(&mut self.state, &mut self.clauses, from) {
                self.clashes += 1;
                if !self.learn(&clash) {
                    return Ended::Exhausted;
                }
                from = self.state.trail.len() - usize::from(self.state.level() > 0);
                if makespan_max.is_some_and(|most| most < self.bound()) {
                    return Ended::Paused;
                }
                continue;
            }
            if self.clashes >= end {
                return Ended::Paused;
            }
            if self.propagation.work > self.work_max || (self.stop)() {
                return Ended::Stopped;
            }
            let claim = match makespan_max {
                Some(most) if self.state.level() == 0 => Some(Claim::new(2 * instance.count + 1, -most)),
                _ => self.decide(),
            };
            let Some(claim) = claim else {
                self.found = self.starts();
                return Ended::Found;
            };
            from = self.state.trail.len();
            self.state.levels.push(from);
            if !self.state.holds(claim) {
                self.state.assign(claim.side(), claim.least, Reason::Decision);
            }
        }
    }

    /// The starts where the search stands.
    fn starts(&self) -> Vec<i32> {
        (0..self.state.instance.count).map(|activity| self.state.least[2 * activity]).collect()
    }

    /// Learns from the clash, goes back and draws the conclusion. Whether there is a way out.
    fn learn(&mut self, clash: &Clash) -> bool {
        if self.state.level() == 0 || !self.learning.run(&mut self.state, &self.clauses, clash) {
            return false;
        }
        for place in 0..self.learning.seen.len() {
            let claim = self.learning.seen[place];
            // The value of a variable is that of its lower side; the upper side says the contrary of one more.
            let value = if claim.side.is_multiple_of(2) { claim.least } else { 1 - claim.least };
            let side = claim.side() & !1;
            self.order.bump(self.clauses.bucket(side, value), small(side / 2), value);
        }
        self.order.grow();
        for &clause in &self.learning.used {
            self.clauses.all[clause as usize].activity += self.clause_step;
        }
        self.clause_step *= 1.001;
        if self.clause_step > 1e100 {
            self.clauses.all.iter_mut().for_each(|clause| clause.activity *= 1e-100);
            self.clause_step *= 1e-100;
        }
        self.back_to(self.learning.level);
        let claim = self.learning.learned[0];
        if self.learning.learned.len() == 1 {
            return self.at_root(claim);
        }
        let clause = self.clauses.add(&self.learning.learned, self.learning.spread, self.clause_step);
        self.state.assign(claim.side(), claim.least, Reason::Clause(clause));
        true
    }

    /// What to decide next; none where every start is fixed.
    fn decide(&mut self) -> Option<Claim> {
        let level = self.state.level() + 1;
        while let Some((variable, value)) = self.order.take(level) {
            let claim = Claim { side: 2 * variable, least: value };
            if self.state.holds(claim) || self.state.is_refuted(claim) {
                continue;
            }
            let is_up = self.guide.get(variable as usize).is_some_and(|&guide| guide >= value);
            return Some(if is_up { claim } else { claim.negated() });
        }
        self.next_start()
    }

    /// The open activity that can start earliest: at its start in the best schedule where that still can be, else as early as it can.
    fn next_start(&self) -> Option<Claim> {
        let state = &self.state;
        let open = (0..state.instance.count).filter(|&activity| !state.is_fixed(activity));
        let next = open.min_by_key(|&activity| (state.least[2 * activity], -state.least[2 * activity + 1]))?;
        let (first, last) = (state.least[2 * next], -state.least[2 * next + 1]);
        let wanted = self.guide.get(next).map_or(first, |&guide| guide.clamp(first, last));
        Some(if wanted < last { Claim::new(2 * next + 1, -wanted) } else { Claim::new(2 * next, wanted) })
    }
}

/// The terms of Luby's sequence, from 1: 1, 1, 2, 1, 1, 2, 4, … (M. Luby, A. Sinclair, D. Zuckerman, 1993).
fn luby(term: u64) -> u64 {
    let mut term = term;
    loop {
        let bits = u64::BITS - term.leading_zeros();
        if term == (1 << bits) - 1 {
            return 1 << (bits - 1);
        }
        term -= (1 << (bits - 1)) - 1;
    }
}
