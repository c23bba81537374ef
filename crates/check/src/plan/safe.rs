//! Where everybody is safe: whether the safe states of a plan are those of the section 'If it is broken off'.

use std::collections::BTreeSet;

use takas_model::{Handover, Hands, Plan, Safe, SafeState, Turned};

use super::Faults;
use super::view::{Moment, Ridden, View, wide};

/// What is wrong with the safe states of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SafeFault {
    /// A reference of the plan points nowhere, or a lot does not follow its route: nothing can be said.
    Unsound,
    /// There is no state at the beginning.
    Uncovered,
    /// The state of this index does not begin after the one before it.
    Descends(usize),
    /// The state of this index has not one entry for each lot, in order.
    Lots(usize),
    /// At this minute, which the state of this index covers, this lot is safe elsewhere or in other hands.
    Elsewhere {
        /// Index of the state.
        state: usize,
        /// The minute.
        at: i128,
        /// What is said.
        said: Safe,
        /// What is so.
        is: Safe,
    },
    /// At this minute, which the state of this index covers, other departures are to be completed: these.
    Completed {
        /// Index of the state.
        state: usize,
        /// The minute.
        at: i128,
        /// Indices into [`Plan::trips`], ascending.
        is: Vec<usize>,
    },
    /// In the state of this index this lot is back in hands that had let it go.
    Returned {
        /// Index of the state.
        state: usize,
        /// Index into [`Plan::lots`].
        lot: usize,
    },
    /// At this minute somebody of a step of the sequence has left for the handover, and somebody of an earlier step has not.
    Order {
        /// The minute.
        at: i128,
        /// The later step.
        step: usize,
    },
}

/// Everything that is wrong with the safe states of a plan of a sound handover; empty: at every moment each lot is where and in whose
/// hands the page says, nobody released returns to custody, and what has been handed over is a beginning of the order.
pub fn safe_faults(handover: &Handover, plan: &Plan, states: &[SafeState]) -> Vec<SafeFault> {
    let (turned, mut told) = (Turned::default(), Faults::default());
    let view = View::new(handover, plan, &turned, &mut told);
    if !told.found.is_empty() {
        return vec![SafeFault::Unsound];
    }
    let mut faults = Vec::new();
    if states.first().is_none_or(|first| first.from > 0) {
        faults.push(SafeFault::Uncovered);
    }
    let moments = moments(&view);
    for (index, state) in states.iter().enumerate() {
        if states.get(index + 1).is_some_and(|next| next.from <= state.from) {
            faults.push(SafeFault::Descends(index + 1));
        }
        if !state.lots.iter().map(|safe| safe.lot).eq(0..plan.lots.len()) {
            faults.push(SafeFault::Lots(index));
            continue;
        }
        let until = states.get(index + 1).map_or(Moment::MAX, |next| wide(next.from));
        state_faults(&view, (index, state), until, &moments, &mut faults);
        let before = index.checked_sub(1).map(|before| &states[before]);
        faults.extend(before.into_iter().flat_map(|before| returned(index, before, state)));
    }
    faults.extend(moments.iter().filter_map(|&at| order_fault(&view, at)));
    faults
}

/// The departures after which something is otherwise: all until the handover.
fn moments(view: &View<'_>) -> BTreeSet<Moment> {
    let rides = view.followed().flat_map(|lot| lot.rides.iter().take(lot.route.handover_ride() + 1));
    rides.map(|&ride| view.trip(ride).departs).collect()
}

/// A state is right from its beginning on, and no departure before its end makes it wrong: the first of these at which it is.
fn state_faults(
    view: &View<'_>,
    (index, state): (usize, &SafeState),
    until: Moment,
    moments: &BTreeSet<Moment>,
    faults: &mut Vec<SafeFault>,
) {
    let from = wide(state.from);
    if from >= until {
        return;
    }
    for at in core::iter::once(from).chain(moments.range(from + 1..until).copied()) {
        let before = faults.len();
        let completed = completed(view, at);
        for (lot, &said) in view.followed().zip(&state.lots) {
            let is = safe(view, lot, at, &completed);
            if is != said {
                faults.push(SafeFault::Elsewhere { state: index, at, said, is });
            }
        }
        if !completed.iter().eq(&state.completed) {
            faults.push(SafeFault::Completed { state: index, at, is: completed.into_iter().collect() });
        }
        if faults.len() > before {
            return;
        }
    }
}

/// Where a lot is safe at a moment.
fn safe(view: &View<'_>, lot: &Ridden<'_>, at: Moment, completed: &BTreeSet<usize>) -> Safe {
    let is_over = |ride: usize| view.trip(lot.rides[ride]).departs <= at || completed.contains(&lot.rides[ride]);
    // Who stays is handed over to nobody.
    let handover_ride = if lot.group.stays.is_some() { lot.rides.len() } else { lot.route.handover_ride() };
    let places = &lot.route.places;
    let (place, hands) = if handover_ride < lot.rides.len() && is_over(handover_ride) {
        (places[places.len() - 1], Hands::Receiver)
    } else {
        // The place where its last ride lands; at its first place it is with its holder.
        match (0..lot.rides.len().min(handover_ride)).rev().find(|&ride| is_over(ride)) {
            Some(ride) => (places[ride + 1], Hands::Host),
            None => (places[0], Hands::Holder),
        }
    };
    Safe { lot: lot.index, place, hands }
}

/// The departures still to come that others, which are simultaneous with them and have left, bind: these, and whom these bind again.
fn completed(view: &View<'_>, at: Moment) -> BTreeSet<usize> {
    let mut completed = BTreeSet::new();
    loop {
        let before = completed.len();
        for one in &view.handover.simultaneous {
            let trips: BTreeSet<usize> =
                view.lots_of_all(&one.groups).filter_map(super::view::Ridden::handover_trip).collect();
            let has_left = |trip: &usize| view.trip(*trip).departs <= at || completed.contains(trip);
            if trips.iter().any(has_left) {
                completed.extend(trips.into_iter().filter(|&trip| view.trip(trip).departs > at));
            }
        }
        if completed.len() == before {
            return completed;
        }
    }
}

/// The lots that are back in hands that had let them go.
fn returned(index: usize, before: &SafeState, state: &SafeState) -> Vec<SafeFault> {
    let pairs = before.lots.iter().zip(&state.lots);
    let back = pairs.filter(|(before, now)| before.lot == now.lot && now.hands < before.hands);
    back.map(|(_, now)| SafeFault::Returned { state: index, lot: now.lot }).collect()
}

/// Whether what has been handed over at a moment is no beginning of the order.
fn order_fault(view: &View<'_>, at: Moment) -> Option<SafeFault> {
    let order = &view.handover.order;
    let leaves = |step: usize| view.lots_of_all(&order[step]).filter_map(|lot| view.leaves(lot));
    let first_open = (0..order.len()).find(|&step| leaves(step).any(|leaves| leaves > at))?;
    let later = (first_open + 1..order.len()).find(|&step| leaves(step).any(|leaves| leaves <= at))?;
    Some(SafeFault::Order { at, step: later })
}
