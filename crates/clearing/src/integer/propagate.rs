//! Bounds that single rows imply, each remembered with its row so that it can stand in a proof.
//!
//! Works in 64 bits where a row's numbers are small enough, else in 128; rows whose numbers are beyond that imply nothing here.

use std::collections::VecDeque;

use takas_model::proof::{Side, Variable};

use super::Inequality;
use super::exact::{Bounds, implied};

/// A bound that one row implies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Implied {
    pub(super) row: u32,
    pub(super) variable: Variable,
    pub(super) side: Side,
}

/// What propagation came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Propagated {
    /// Nothing more follows.
    Settled,
    /// This row cannot hold within the bounds.
    Conflict(u32),
}

/// Which rows a variable is in, which rows wait to be looked at.
#[derive(Clone, Debug)]
pub(super) struct Watch {
    /// For each variable the rows that its upper bound tightens (it stands there with a positive coefficient), and those that its lower bound does.
    rows_of: Vec<[Vec<u32>; 2]>,
    /// Rows whose terms add up within 64 bits whatever the bounds.
    is_small: Vec<bool>,
    queue: VecDeque<u32>,
    is_queued: Vec<bool>,
    /// A row that says nothing yet and is passed over.
    pub(super) silent: Option<u32>,
    /// Terms touched since last asked.
    pub(super) work: u64,
}

impl Watch {
    pub(super) fn new(variables: usize) -> Self {
        Self {
            rows_of: vec![[Vec::new(), Vec::new()]; variables],
            is_small: Vec::new(),
            queue: VecDeque::new(),
            is_queued: Vec::new(),
            silent: None,
            work: 0,
        }
    }

    /// Whether the rows so far all add up within 64 bits.
    pub(super) fn are_small(&self) -> bool {
        self.is_small.iter().all(|&is_small| is_small)
    }

    /// Takes note of the next row; a row not `watched` never wakes by its variables.
    pub(super) fn add(&mut self, row: &Inequality, bounds: &Bounds, watched: bool) {
        let index = u32::try_from(self.is_queued.len()).expect("a program has fewer than 2^32 rows");
        self.is_queued.push(false);
        let is_goal = self.silent == Some(index);
        if watched {
            self.watch(index, row);
        }
        self.is_small.push(row.is_small(bounds, !is_goal));
    }

    /// From now on the row wakes with its variables.
    pub(super) fn watch(&mut self, index: u32, row: &Inequality) {
        for &(variable, coefficient) in &row.terms {
            self.rows_of[variable as usize][usize::from(coefficient < 0)].push(index);
        }
    }

    /// How many rows the variable is in.
    pub(super) fn row_count_of(&self, variable: usize) -> usize {
        self.rows_of[variable].iter().map(Vec::len).sum()
    }

    /// Has the row looked at.
    pub(super) fn wake(&mut self, row: u32) {
        if self.silent != Some(row) && !core::mem::replace(&mut self.is_queued[row as usize], true) {
            self.queue.push_back(row);
        }
    }

    /// Has the rows looked at that a tighter bound of the variable on this side leaves less room; nothing new follows from the others.
    pub(super) fn wake_rows_of(&mut self, variable: usize, side: Side) {
        let place = usize::from(side == Side::Lower);
        for index in 0..self.rows_of[variable][place].len() {
            self.wake(self.rows_of[variable][place][index]);
        }
    }

    /// Tightens bounds until nothing more follows from the rows awake. Chains that only creep are cut off by a limit on steps.
    pub(super) fn propagate(
        &mut self,
        rows: &[Inequality],
        bounds: &mut Bounds,
        found: &mut Vec<Implied>,
    ) -> Propagated {
        let mut left = 10 * bounds.len() + 200;
        while let Some(index) = self.queue.pop_front() {
            self.is_queued[index as usize] = false;
            let row = &rows[index as usize];
            self.work += row.terms.len() as u64;
            let Some(slack) = self.slack(index, row, bounds) else { continue };
            if slack < 0 {
                self.rest();
                return Propagated::Conflict(index);
            }
            let small = if self.is_small[index as usize] { i64::try_from(slack).ok() } else { None };
            for &(variable, coefficient) in &row.terms {
                let place = variable as usize;
                if small.is_some_and(|slack| coefficient.abs() * (bounds[place].1 - bounds[place].0) <= slack) {
                    continue;
                }
                let Some((side, value)) = implied(i128::from(coefficient), bounds[place], slack) else { continue };
                match side {
                    Side::Lower => bounds[place].0 = value,
                    Side::Upper => bounds[place].1 = value,
                }
                found.push(Implied { row: index, variable, side });
                left -= 1;
                self.wake_rows_of(place, side);
                if left == 0 {
                    self.rest();
                    return Propagated::Settled;
                }
            }
        }
        Propagated::Settled
    }

    fn slack(&self, index: u32, row: &Inequality, bounds: &Bounds) -> Option<i128> {
        if self.is_small[index as usize] {
            let mut total = -row.right;
            for &(variable, coefficient) in &row.terms {
                let (lower, upper) = bounds[variable as usize];
                total += coefficient * if coefficient > 0 { upper } else { lower };
            }
            return Some(i128::from(total));
        }
        let mut total = -i128::from(row.right);
        for &(variable, coefficient) in &row.terms {
            let (lower, upper) = bounds[variable as usize];
            let part = i128::from(coefficient) * i128::from(if coefficient > 0 { upper } else { lower });
            total = total.checked_add(part).filter(|total| total.unsigned_abs() < 1 << 120)?;
        }
        Some(total)
    }

    /// Puts all rows to sleep.
    pub(super) fn rest(&mut self) {
        for row in self.queue.drain(..) {
            self.is_queued[row as usize] = false;
        }
    }
}
