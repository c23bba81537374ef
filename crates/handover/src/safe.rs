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
        let changes = [lot.rides.first(), lot.rides.get(handed)];
        moments.extend(changes.into_iter().flatten().map(|&trip| plan.trips[trip].departs));
    }
    moments.into_iter().map(|from| state(handover, plan, from)).collect()
}

fn state(handover: &Handover, plan: &Plan, at: Minutes) -> SafeState {
    let has_left = |trip: usize| plan.trips[trip].departs <= at;
    // A simultaneous departure that has begun is completed.
    let mut completed: BTreeSet<usize> = BTreeSet::new();
    for one in &handover.simultaneous {
        let lots = plan.lots.iter().filter(|lot| one.groups.contains(&lot.group));
        let rides: BTreeSet<usize> = lots
            .filter_map(|lot| lot.rides.get(handover.group(lot.group).routes[lot.route].handover_ride()).copied())
            .collect();
        if rides.iter().any(|&trip| has_left(trip)) {
            completed.extend(rides.into_iter().filter(|&trip| !has_left(trip)));
        }
    }
    let lots = plan.lots.iter().enumerate().map(|(index, lot)| {
        let group = handover.group(lot.group);
        let route = &group.routes[lot.route];
        let end = *route.places.last().expect("a route has a place");
        let handed = lot.rides.get(route.handover_ride()).filter(|_| group.stays.is_none());
        if handed.is_some_and(|&trip| has_left(trip) || completed.contains(&trip)) {
            return Safe { lot: index, place: end, hands: Hands::Receiver };
        }
        let rides = lot.rides.iter().take_while(|&&trip| has_left(trip)).count();
        if rides == 0 {
            return Safe { lot: index, place: route.places[0], hands: Hands::Holder };
        }
        Safe { lot: index, place: route.places[rides], hands: Hands::Host }
    });
    SafeState { from: at, lots: lots.collect(), completed: completed.into_iter().collect() }
}
