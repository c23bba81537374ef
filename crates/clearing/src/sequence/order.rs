//! The states of an order, and the best paths through them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use takas_model::{OrderValue, PhaseRef};

use super::balance::{Balance, Moment};
use super::pieces::Pieces;
use super::{Purse, add};

/// How many pieces of each class are done.
type State = Vec<u16>;

/// An order of classes, and what it comes to.
#[derive(Clone, Debug, Default)]
pub(super) struct Path {
    pub(super) classes: Vec<usize>,
    pub(super) value: OrderValue,
}

/// How a search ended.
pub(super) enum Ended {
    /// With the best path.
    Closed(Path),
    /// A limit came first; nothing is better than this.
    Open(u64),
}

/// What makes pieces alike: phase, what they add to the counters, what comes before them, what after.
type Nature<'a> = (PhaseRef, Vec<u64>, &'a [usize], &'a [usize]);

/// Pieces that do the same and stand alike.
struct Class {
    phase: PhaseRef,
    /// Pieces, ascending.
    pieces: Vec<usize>,
    /// What each of them adds to the counters.
    effect: Vec<u64>,
    /// Classes all of whose pieces come before.
    before: Vec<usize>,
}

/// All states of an order.
pub(super) struct Lattice<'b> {
    balance: &'b Balance,
    classes: Vec<Class>,
    /// For each phase in which there are pieces, ascending: its classes.
    phases: Vec<Vec<usize>>,
    pub(super) length: usize,
}

impl<'b> Lattice<'b> {
    /// The lattice of the pieces; none where a number leaves the range.
    pub(super) fn new(pieces: &Pieces, balance: &'b Balance) -> Option<Self> {
        let count = pieces.steps.len();
        let mut after: Vec<Vec<usize>> = vec![Vec::new(); count];
        for (piece, before) in pieces.before.iter().enumerate() {
            for &first in before {
                after[first].push(piece);
            }
        }
        let mut by_nature: BTreeMap<Nature<'_>, Vec<usize>> = BTreeMap::new();
        for (piece, step) in pieces.steps.iter().enumerate() {
            let nature = (step.phase, balance.effect(&step.transfers), &pieces.before[piece][..], &after[piece][..]);
            by_nature.entry(nature).or_default().push(piece);
        }
        let mut class_of = vec![0; count];
        for (class, members) in by_nature.values().enumerate() {
            for &piece in members {
                class_of[piece] = class;
            }
        }
        let classes: Vec<Class> = by_nature
            .into_iter()
            .map(|((phase, effect, before, _), members)| {
                let mut before: Vec<usize> = before.iter().map(|&piece| class_of[piece]).collect();
                before.sort_unstable();
                before.dedup();
                Class { phase, pieces: members, effect, before }
            })
            .collect();
        let mut phases: BTreeMap<PhaseRef, Vec<usize>> = BTreeMap::new();
        for (index, class) in classes.iter().enumerate() {
            u16::try_from(class.pieces.len()).ok()?;
            phases.entry(class.phase).or_default().push(index);
        }
        let lattice = Self { balance, classes, phases: phases.into_values().collect(), length: count };
        // The whole deal's numbers are the largest: where they fit, all do.
        let whole: State = lattice.classes.iter().map(|class| u16::try_from(class.pieces.len()).unwrap_or(0)).collect();
        lattice.moment(&whole)?;
        Some(lattice)
    }

    /// The state in which nothing is done.
    pub(super) fn start(&self) -> State {
        vec![0; self.classes.len()]
    }

    /// The bytes that a visited state takes, about.
    pub(super) fn state_bytes(&self) -> usize {
        4 * self.classes.len() + 160
    }

    /// What a state costs in units of work.
    pub(super) fn work(&self) -> u64 {
        u64::try_from(self.classes.len() + self.balance.counters()).unwrap_or(u64::MAX)
    }

    /// The classes of which a piece can come next, ascending.
    pub(super) fn open(&self, state: &State) -> Vec<usize> {
        let is_done = |class: usize| usize::from(state[class]) == self.classes[class].pieces.len();
        let phase = self.phases.iter().find(|classes| !classes.iter().all(|&class| is_done(class)));
        let open = phase.into_iter().flatten().copied();
        open.filter(|&class| !is_done(class) && self.classes[class].before.iter().all(|&first| is_done(first)))
            .collect()
    }

    /// How all parties stand in a state; none where a number leaves the range.
    pub(super) fn moment(&self, state: &State) -> Option<Moment> {
        let mut counters = vec![0_u64; self.balance.counters()];
        for (class, &done) in self.classes.iter().zip(state).filter(|(_, done)| **done > 0) {
            for (sum, each) in counters.iter_mut().zip(&class.effect) {
                *sum = sum.saturating_add(each.saturating_mul(u64::from(done)));
            }
        }
        self.balance.moment(&counters)
    }

    /// The pieces of an order of classes: of each class from the first to the last.
    pub(super) fn order(&self, classes: &[usize]) -> Vec<usize> {
        let mut taken = vec![0; self.classes.len()];
        let piece = |&class: &usize| {
            taken[class] += 1;
            self.classes[class].pieces[taken[class] - 1]
        };
        classes.iter().map(piece).collect()
    }

    /// What an order of classes comes to.
    fn value(&self, classes: &[usize]) -> OrderValue {
        let mut state = self.start();
        let mut value = OrderValue::default();
        for &class in classes {
            state[class] += 1;
            value = add(value, self.moment(&state).unwrap_or_default());
        }
        value
    }

    /// The path whose greatest measure is least, through allowed states.
    pub(super) fn bottleneck(
        &self,
        measure: impl Fn(Moment) -> u64,
        allowed: impl Fn(Moment) -> bool,
        purse: &mut Purse<'_, '_>,
    ) -> Ended {
        self.best_first(|so_far, here| so_far.max(measure(here)), allowed, purse)
    }

    /// The path of the least sum of exposures, through allowed states.
    pub(super) fn shortest(&self, allowed: impl Fn(Moment) -> bool, purse: &mut Purse<'_, '_>) -> Ended {
        self.best_first(|so_far, here| so_far.saturating_add(here.sum), allowed, purse)
    }

    /// Dijkstra's algorithm over the states, for any measure that never falls along a path.
    fn best_first(
        &self,
        along: impl Fn(u64, Moment) -> u64,
        allowed: impl Fn(Moment) -> bool,
        purse: &mut Purse<'_, '_>,
    ) -> Ended {
        let mut reached: BTreeMap<State, (u64, usize)> = BTreeMap::from([(self.start(), (0, usize::MAX))]);
        let mut moments: BTreeMap<State, Option<Moment>> = BTreeMap::new();
        // Among equals the longest first: it is the nearest to the end.
        let mut heap = BinaryHeap::from([(Reverse(0_u64), 0_usize, Reverse(self.start()))]);
        while let Some((Reverse(so_far), depth, Reverse(state))) = heap.pop() {
            if reached.get(&state).is_some_and(|(best, _)| *best < so_far) {
                continue;
            }
            if depth == self.length {
                return Ended::Closed(self.path(state, &reached));
            }
            for class in self.open(&state) {
                let mut next = state.clone();
                next[class] += 1;
                let known = moments.get(&next).copied();
                let here = known.unwrap_or_else(|| self.moment(&next).filter(|here| allowed(*here)));
                if known.is_none() {
                    moments.insert(next.clone(), here);
                    if !purse.pay(self.work(), None, Some(so_far)) {
                        return Ended::Open(so_far);
                    }
                }
                let Some(here) = here else { continue };
                let then = along(so_far, here);
                if reached.get(&next).is_none_or(|(best, _)| then < *best) {
                    reached.insert(next.clone(), (then, class));
                    heap.push((Reverse(then), depth + 1, Reverse(next)));
                }
            }
        }
        // Every state is allowed on some path found before; without one the measure says nothing.
        Ended::Open(0)
    }

    fn path(&self, mut state: State, reached: &BTreeMap<State, (u64, usize)>) -> Path {
        let mut classes = Vec::with_capacity(self.length);
        while let Some(&(_, class)) = reached.get(&state).filter(|(_, class)| *class != usize::MAX) {
            classes.push(class);
            state[class] -= 1;
        }
        classes.reverse();
        Path { value: self.value(&classes), classes }
    }
}
