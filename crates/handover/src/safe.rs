//! The safe state of every moment: where everybody is, and in whose hands, if the exchange is broken off then.
//!
//! Follows `docs/reference/plan.md`, *If it is broken off*. Decides nothing: a plan has one safe state at each moment.

use std::collections::BTreeSet;

use takas_model::{Handover, Hands, Minutes, Plan, Safe, SafeState};

/// The safe states of a plan, from minute 0 on, each until the next begins.
pub fn safe_states(handover: &Handover, plan: &Plan) -> Vec<SafeState> {
    let mut moments: BTreeSet<Minutes> = BTreeSet::from([0]);
    for lot in &plan.lots {
        let handed = handover.group(lot.group).routes[lot.route].handover_ride();
        moments.extend(lot.rides.iter().take(handed + 1).map(|&trip| plan.trips[trip].departs));
    }
    moments.into_iter().map(|from| state(handover, plan, from)).collect()
}

fn state(handover: &Handover, plan: &Plan, at: Minutes) -> SafeState {
    let has_left = |trip: usize| plan.trips[trip].departs <= at;
    let completed = completed(handover, plan, at);
    let is_over = |trip: usize| has_left(trip) || completed.contains(&trip);
    let lots = plan.lots.iter().enumerate().map(|(index, lot)| {
        let group = handover.group(lot.group);
        let route = &group.routes[lot.route];
        let end = *route.places.last().expect("a route has a place");
        // Who stays is handed over to nobody.
        let handed = if group.stays.is_some() { lot.rides.len() } else { route.handover_ride() };
        if lot.rides.get(handed).is_some_and(|&trip| is_over(trip)) {
            return Safe { lot: index, place: end, hands: Hands::Receiver };
        }
        let before = lot.rides.iter().take(handed).enumerate().rev();
        match before.filter(|(_, trip)| is_over(**trip)).map(|(ride, _)| ride).next() {
            Some(ride) => Safe { lot: index, place: route.places[ride + 1], hands: Hands::Host },
            None => Safe { lot: index, place: route.places[0], hands: Hands::Holder },
        }
    });
    SafeState { from: at, lots: lots.collect(), completed: completed.into_iter().collect() }
}

/// A simultaneous departure that has begun is completed: what others that have left, or are completed, bind.
fn completed(handover: &Handover, plan: &Plan, at: Minutes) -> BTreeSet<usize> {
    let mut completed: BTreeSet<usize> = BTreeSet::new();
    loop {
        let before = completed.len();
        for one in &handover.simultaneous {
            let lots = plan.lots.iter().filter(|lot| one.groups.contains(&lot.group));
            let rides = lots.filter_map(|lot| {
                let group = handover.group(lot.group);
                lot.rides.get(group.routes[lot.route].handover_ride()).filter(|_| group.stays.is_none()).copied()
            });
            let rides: BTreeSet<usize> = rides.collect();
            if rides.iter().any(|trip| plan.trips[*trip].departs <= at || completed.contains(trip)) {
                completed.extend(rides.into_iter().filter(|&trip| plan.trips[trip].departs > at));
            }
        }
        if completed.len() == before {
            return completed;
        }
    }
}
