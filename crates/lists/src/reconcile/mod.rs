//! Two or three lists side by side: who is on which, with the evidence, and what is left to a human.
//!
//! [`reconcile`] does it in one go; [`Reconciling`] in pieces that the caller may give to threads. What humans decided is
//! kept whatever the scores say. Nothing here reads files or decides what a status means.

mod assemble;
mod doubles;
mod odds;
mod pieces;
mod result;
mod rivals;
mod rows;
mod solve;
mod units;
mod words;

use std::collections::BTreeMap;

use assemble::Assembling;
use odds::Links;
pub use pieces::{Compared, Comparer, Piece};
use pieces::{Comparing, Scored};
pub use result::{
    Band, Contradiction, Decision, Group, GroupRef, Knot, Limits, ListRef, Member, Pair, Proven, Reach, Reason,
    ReconcileError, Reconciliation, Role, Row, Side, Verdict,
};
use rows::Rows;
use units::Double;
use words::Words;

use crate::evidence::{Bits, Scorer};

/// Reconciles one list with itself (for its doubles), two lists, or three.
///
/// # Errors
///
/// Where there are no lists or more than three, or one that is too long.
pub fn reconcile(
    sides: &[Side<'_>],
    decisions: &[Decision],
    limits: &Limits,
) -> Result<Reconciliation, ReconcileError> {
    let reconciling = Reconciling::new(sides, decisions, limits)?;
    let mut comparer = reconciling.comparer();
    let compared = reconciling.pieces().iter().map(|piece| comparer.compare(piece)).collect();
    drop(comparer);
    reconciling.finish(compared, &|| false)
}

/// A reconciliation in pieces: [`Reconciling::pieces`], each to a [`Comparer`] on any thread, and all
/// to [`Reconciling::finish`]. In which order they come back is of no consequence.
pub struct Reconciling<'a> {
    sides: &'a [Side<'a>],
    limits: Limits,
    rows: Rows,
    words: Words,
    comparing: Comparing,
}

impl<'a> Reconciling<'a> {
    /// Makes the lists ready.
    ///
    /// # Errors
    ///
    /// Where there are no lists or more than three, or one that is too long.
    pub fn new(sides: &'a [Side<'a>], decisions: &[Decision], limits: &Limits) -> Result<Self, ReconcileError> {
        if !(1..=3).contains(&sides.len()) {
            return Err(ReconcileError::Lists { lists: sides.len() });
        }
        let rows = Rows::new(sides)?;
        let words = Words::new(&rows, decisions);
        let comparing = Comparing::new(sides, &rows, limits);
        Ok(Self { sides, limits: *limits, rows, words, comparing })
    }

    /// The pieces of the comparing.
    pub fn pieces(&self) -> Vec<Piece> {
        pieces::pieces(&self.rows)
    }

    /// One who compares pieces: each thread should have one of its own and keep it from piece to piece.
    pub fn comparer(&self) -> Comparer<'_> {
        self.comparing.comparer(&self.rows, &self.limits)
    }

    /// Compares the rows of a single piece.
    pub fn compare(&self, piece: &Piece) -> Compared {
        self.comparer().compare(piece)
    }

    /// Solves the whole from all that was compared. `stop` is asked once for every part of the solution and for every group and question of the
    /// result: on long lists thousands of times a second.
    ///
    /// # Errors
    ///
    /// Where it was asked to stop.
    pub fn finish(self, compared: Vec<Compared>, stop: &dyn Fn() -> bool) -> Result<Reconciliation, ReconcileError> {
        self.solved(compared, stop).ok_or(ReconcileError::Stopped)
    }

    fn solved(self, compared: Vec<Compared>, stop: &dyn Fn() -> bool) -> Option<Reconciliation> {
        let mut reach = Reach { every_pair: true, ..Reach::default() };
        let mut pairs: BTreeMap<(usize, usize), Vec<Scored>> = BTreeMap::new();
        for piece in compared {
            reach.pairs_compared += piece.count;
            reach.keys_too_common += piece.too_common;
            reach.pairs_left_out += piece.left_out;
            pairs.entry(piece.lists).or_default().extend(piece.pairs);
        }
        self.add_spoken_of(&mut pairs);
        for (&lists, pairs) in &mut pairs {
            reach.every_pair &= pieces::whole(&self.rows, &self.limits, lists);
            pairs.sort_unstable_by_key(|pair| (pair.one, pair.other));
            pairs.dedup_by_key(|pair| (pair.one, pair.other));
        }
        if stop() {
            return None;
        }
        let doubles = self.doubles(&pairs);
        let units = units::units(&self.rows, &self.words, &doubles);
        let mut links = BTreeMap::new();
        for one in 0..self.rows.lists() {
            for other in one + 1..self.rows.lists() {
                if stop() {
                    return None;
                }
                let compared = pairs.get(&(one, other)).map(Vec::as_slice).unwrap_or_default();
                links.insert((one, other), Links::new((one, other), &units, compared));
            }
        }
        let solution = solve::solve(self.rows.lists(), &units, &links, &self.limits, stop)?;
        let given = (self.sides, &self.rows, &self.limits);
        Assembling::new(given, &self.comparing, (&self.words, &units, &links))
            .assemble(&solution, &doubles, reach, stop)
    }

    /// Pairs that humans spoke of are compared, too, whether or not they share a key.
    fn add_spoken_of(&self, pairs: &mut BTreeMap<(usize, usize), Vec<Scored>>) {
        let mut scorer = Scorer::new(&self.comparing.ready);
        let spoken = self.words.unsure().chain(self.words.disputed_pairs());
        for (one, other) in spoken {
            let lists = (self.rows.list(one), self.rows.list(other));
            let kin = pieces::kin(&self.rows, lists);
            let sum = scorer.score(one.0, other.0, Bits::LEAST).unwrap_or_default();
            let sum = scorer.less_relatives((one.0, other.0), kin, sum);
            pairs.entry(lists).or_default().push(Scored { one: one.0, other: other.0, sum });
        }
    }

    /// The pairs of each list that may be doubles.
    fn doubles(&self, pairs: &BTreeMap<(usize, usize), Vec<Scored>>) -> Vec<Double> {
        let mut doubles = Vec::new();
        for (&(list, _), pairs) in pairs.iter().filter(|((list, other), _)| list == other) {
            doubles.extend(doubles::doubles(&self.rows, &self.words, list, pairs, self.limits.same));
        }
        doubles
    }
}
