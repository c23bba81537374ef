//! The safe order of a deal: pieces, what binds them, and the order in which nobody is ahead by more than need be
//! (`docs/reference/sequence.md`).
//!
//! Pieces that do the same to everybody and stand alike to all others are taken for one another, so that a state is how many of each kind are
//! done. Over these states the least greatest exposure is a bottleneck path, found by Dijkstra's algorithm with a maximum in the place of the sum
//! (M. Pollack, "The maximum capacity through a network", 1960); then the least excess, a bottleneck path again among the calm states; then the least sum, a shortest path
//! among those left. A greedy order goes before, and a beam search comes after where limits came first.

mod balance;
mod beam;
mod order;
mod pieces;

use takas_model::{Case, Deal, OrderValue, Sequence, SequenceFound, SequenceOutcome, SequenceTerms};

use crate::engine::{Engine, Progress, Stage};
use crate::error::ClearingError;
use balance::Balance;
use order::{Ended, Lattice, Path};
use pieces::Pieces;

/// A deal with more pieces than this is not put in order: larger batches say the same.
const PIECES_MAX: usize = 5_000;

/// What one search for an order may spend, and what it has spent.
pub(super) struct Purse<'e, 'a> {
    engine: &'e mut Engine<'a>,
    states_left: usize,
    ticks: u32,
}

impl Purse<'_, '_> {
    /// Pays for one state; false when a limit has come.
    pub(super) fn pay(&mut self, work: u64, best: Option<u64>, bound: Option<u64>) -> bool {
        self.ticks = self.ticks.wrapping_add(1);
        let limits_hold = self.engine.charge(work);
        if self.ticks.is_multiple_of(1024) {
            let signed = |number: Option<u64>| number.and_then(|number| i64::try_from(number).ok());
            let (incumbent, bound) = (signed(best), signed(bound));
            let (nodes, work) = (u64::from(self.ticks), self.engine.effort().work);
            self.engine.tell(&Progress { stage: Stage::Order, incumbent, bound, nodes, work });
        }
        self.states_left = self.states_left.saturating_sub(1);
        limits_hold && self.states_left > 0
    }

    /// The next search may visit as many states again.
    fn refill(&mut self, states: usize) {
        self.states_left = states;
    }
}

impl Engine<'_> {
    /// The order of the deal's pieces in which no party is exposed by more than it must; or the circle that leaves none.
    ///
    /// # Errors
    /// When numbers cannot be added up exactly, or the deal has more than 5,000 pieces.
    pub fn sequence(
        &mut self,
        case: &Case,
        deal: &Deal,
        terms: &SequenceTerms,
    ) -> Result<SequenceOutcome, ClearingError> {
        let pieces = Pieces::new(case, deal, terms);
        if pieces.steps.len() > PIECES_MAX {
            return Err(ClearingError::TooManyPieces);
        }
        if let Some(circle) = pieces.circle() {
            return Ok(SequenceOutcome::Circle(circle.into_iter().map(|piece| pieces.steps[piece].clone()).collect()));
        }
        let balance = Balance::new(case, deal).ok_or(ClearingError::TooLarge)?;
        let lattice = Lattice::new(&pieces, &balance).ok_or(ClearingError::TooLarge)?;
        let states = (self.memory_bytes() / lattice.state_bytes()).clamp(1_000, 4_000_000);
        let mut purse = Purse { engine: self, states_left: states, ticks: 0 };
        let first = beam::search(&lattice, 1, &mut purse);
        let (mut path, closed, bound) = prove(&lattice, first, &mut purse, states);
        if closed == 0 {
            purse.refill(states);
            let wide = beam::search(&lattice, beam::WIDE, &mut purse);
            if wide.value < path.value {
                path = wide;
            }
        }
        let steps: Vec<_> = lattice.order(&path.classes).into_iter().map(|piece| pieces.steps[piece].clone()).collect();
        Ok(SequenceOutcome::Found(SequenceFound {
            sequence: Sequence { steps },
            value: path.value,
            closed,
            exposure_bound: bound,
        }))
    }
}

/// The three measures, one after the other: the path, how many of them are closed, and what no exposure can be under.
fn prove(lattice: &Lattice<'_>, mut best: Path, purse: &mut Purse<'_, '_>, states: usize) -> (Path, usize, u64) {
    let keep = |best: &mut Path, found: Path| {
        if found.value < best.value {
            *best = found;
        }
    };
    purse.refill(states);
    match lattice.bottleneck(|here| here.exposure, |_| true, purse) {
        Ended::Closed(found) => keep(&mut best, found),
        Ended::Open(bound) => return (best.clone(), 0, bound.min(best.value.exposure)),
    }
    let exposure = best.value.exposure;
    purse.refill(states);
    match lattice.bottleneck(|here| here.excess, |here| here.exposure <= exposure, purse) {
        Ended::Closed(found) => keep(&mut best, found),
        Ended::Open(_) => return (best, 1, exposure),
    }
    let excess = best.value.excess;
    purse.refill(states);
    match lattice.shortest(|here| here.exposure <= exposure && here.excess <= excess, purse) {
        Ended::Closed(found) => keep(&mut best, found),
        Ended::Open(_) => return (best, 2, exposure),
    }
    (best, 3, exposure)
}

/// Adds a moment to what an order comes to.
fn add(value: OrderValue, here: balance::Moment) -> OrderValue {
    OrderValue {
        exposure: value.exposure.max(here.exposure),
        excess: value.excess.max(here.excess),
        total: value.total.saturating_add(here.sum),
    }
}
