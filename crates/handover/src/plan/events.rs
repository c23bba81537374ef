//! What an event changes about a handover: hours, gates, routes, groups that stay.
//!
//! The change is another handover, so planner and judge have no special words for events. What has happened stays as it was.

use std::collections::BTreeSet;

use takas_model::{
    CheckRef, Gate, GateRef, GroupRef, Handover, Hours, Lot, Minutes, PlaceRef, Plan, PlanEvent, Route, Turned,
    VehicleRef,
};

/// A handover and its plan as an event leaves them: some lots' rides may be gone.
#[derive(Clone, Debug)]
pub(crate) struct Changed {
    pub(crate) handover: Handover,
    pub(crate) plan: Plan,
    pub(crate) turned: Turned,
    /// No vehicle leaves on a further ride before.
    pub(crate) free: Vec<(VehicleRef, Minutes)>,
    /// Lots that have to find other rides from this one on: what was planned for them is gone.
    pub(crate) open: BTreeSet<(usize, usize)>,
}

/// Whether a ride has left.
pub(crate) fn has_left(plan: &Plan, trip: usize, now: Minutes) -> bool {
    plan.trips[trip].departs < now
}

impl Changed {
    pub(crate) fn new(handover: &Handover, plan: &Plan, turned: &Turned) -> Self {
        Self {
            handover: handover.clone(),
            plan: plan.clone(),
            turned: turned.clone(),
            free: Vec::new(),
            open: BTreeSet::new(),
        }
    }

    /// Applies an event.
    pub(crate) fn apply(&mut self, event: &PlanEvent, now: Minutes) {
        match *event {
            PlanEvent::Delayed { vehicle, by } => self.delay(vehicle, by, now),
            PlanEvent::VehicleLost(vehicle) => self.lose(vehicle, now),
            PlanEvent::TeamLost(team) => {
                let works = self.plan.works.iter().filter(|work| work.team == team && work.starts < now);
                let until = works.map(|work| work.ends).max().unwrap_or(0).max(now);
                let ends = self.handover.ends;
                let hours = &mut self.handover.teams[team.index()].hours;
                *hours = without(hours, Hours { from: until + 1, until: ends.max(until + 1) }, ends);
            }
            PlanEvent::Closed { place, hours } => self.close(place, hours, now),
            PlanEvent::NotTravelling { group, count } => self.not_travelling(group, count, now),
            PlanEvent::OtherDestination { group, to } => self.other_destination(group, to, now),
            PlanEvent::Refused { gate, .. } if self.plan.opens(gate) < now => {}
            PlanEvent::Refused { gate, until: Some(until) } => {
                let not_before = &mut self.handover.gates[gate.index()].not_before;
                *not_before = Some(not_before.unwrap_or(0).max(until));
            }
            PlanEvent::Refused { gate, until: None } => self.refuse(gate, now),
        }
    }

    fn delay(&mut self, vehicle: VehicleRef, by: Minutes, now: Minutes) {
        let trips = self.plan.trips.iter().enumerate();
        let next =
            trips.filter(|(_, trip)| trip.vehicle == vehicle && trip.arrives >= now).map(|(index, _)| index).next();
        let Some(index) = next else { return };
        let trip = &mut self.plan.trips[index];
        if trip.departs < now {
            trip.arrives += by;
            self.turned.trips.insert(index, trip.arrives - trip.departs);
            self.admit(index);
        } else {
            self.free.push((vehicle, trip.departs + by));
        }
    }

    /// What is under way arrives, whatever hours, duty and due times say.
    fn admit(&mut self, index: usize) {
        let trip = self.plan.trips[index];
        let (at, handover) = (trip.arrives, &mut self.handover);
        let vehicle = &mut handover.vehicles[trip.vehicle.index()];
        vehicle.hours.until = vehicle.hours.until.max(at);
        if let Some(most) = &mut vehicle.duty_max {
            let mut began = trip.departs;
            let mut last = trip.departs;
            for before in self.plan.trips[..index].iter().rev().filter(|before| before.vehicle == trip.vehicle) {
                if last - before.arrives >= takas_model::handover::REST {
                    break;
                }
                (began, last) = (before.departs, before.departs);
            }
            *most = (*most).max(at - began);
        }
        let open = &mut handover.places[trip.to.index()].open;
        if !open.is_empty() && !open.iter().any(|hours| hours.from <= at && at <= hours.until) {
            open.push(Hours { from: at, until: at });
            open.sort_unstable();
        }
        handover.ends = handover.ends.max(at);
        for lot in self.plan.lots.iter().filter(|lot| lot.rides.last() == Some(&index)) {
            let due = &mut handover.groups[lot.group.index()].due;
            *due = (*due).max(at);
        }
    }

    fn lose(&mut self, vehicle: VehicleRef, now: Minutes) {
        let left = self.plan.trips.iter().filter(|trip| trip.vehicle == vehicle && trip.departs < now);
        let until = left.map(|trip| trip.arrives).max().unwrap_or(0).max(now);
        let hours = &mut self.handover.vehicles[vehicle.index()].hours;
        hours.until = hours.until.min(until);
        hours.from = hours.from.min(hours.until);
        for (index, lot) in self.plan.lots.iter().enumerate() {
            for (ride, &trip) in lot.rides.iter().enumerate() {
                if self.plan.trips[trip].vehicle == vehicle && !has_left(&self.plan, trip, now) {
                    self.open.insert((index, ride));
                }
            }
        }
    }

    /// Who is under way lands; nothing else leaves or reaches the place.
    fn close(&mut self, place: PlaceRef, hours: Hours, now: Minutes) {
        let ends = self.handover.ends;
        let under_way = self.plan.trips.iter().filter(|trip| trip.departs < now && trip.to == place);
        let kept: Vec<Minutes> =
            under_way.map(|trip| trip.arrives).filter(|at| *at >= hours.from && *at <= hours.until).collect();
        let left = self.plan.trips.iter().filter(|trip| trip.departs < now && trip.from == place);
        let left: Vec<Minutes> =
            left.map(|trip| trip.departs).filter(|at| *at >= hours.from && *at <= hours.until).collect();
        let open = &mut self.handover.places[place.index()].open;
        *open = without(open, hours, ends);
        open.extend(kept.into_iter().chain(left).map(|at| Hours { from: at, until: at }));
        open.sort_unstable();
        open.dedup();
    }

    /// Units stay where they are, or where the ride that they are on ends.
    fn not_travelling(&mut self, group: GroupRef, count: u64, now: Minutes) {
        let mut left = count;
        for lot in 0..self.plan.lots.len() {
            if left == 0 {
                break;
            }
            let one = &self.plan.lots[lot];
            let is_received = one.rides.last().is_none_or(|&trip| has_left(&self.plan, trip, now));
            if one.group != group || is_received {
                continue;
            }
            let staying = left.min(one.count);
            left -= staying;
            let rides = self.rides_left(lot, now);
            self.stay(lot, staying, "does not travel", rides);
        }
    }

    /// How many rides of a lot have left.
    fn rides_left(&self, lot: usize, now: Minutes) -> usize {
        self.plan.lots[lot].rides.iter().take_while(|&&trip| has_left(&self.plan, trip, now)).count()
    }

    /// So many units of a lot go no further than after so many of its rides: all of them, or some in a lot of their own.
    fn stay(&mut self, lot: usize, count: u64, why: &str, rides: usize) {
        let old = self.plan.lots[lot].clone();
        let group = self.handover.group(old.group).clone();
        let places = group.routes[old.route].places[..=rides].to_vec();
        let of_group = self.plan.lots.iter().filter(|one| one.group == old.group).count();
        let staying = if count == group.count && of_group == 1 {
            old.group
        } else {
            self.handover.groups[old.group.index()].count -= count;
            self.handover.groups.push(takas_model::Group { count, ..group.clone() });
            GroupRef::new(self.handover.groups.len() - 1)
        };
        // Quotas go on counting who makes the handover ride.
        let old_route = &group.routes[old.route];
        let is_counted = rides > old_route.handover_ride();
        let exchange = old_route.exchange.filter(|_| is_counted);
        let stays = &mut self.handover.groups[staying.index()];
        stays.routes = vec![Route { places, exchange }];
        stays.stays = Some(why.to_owned());
        let (rides, halls) =
            (old.rides[..rides].to_vec(), old.halls.iter().take(rides.saturating_sub(1)).copied().collect());
        let new = Lot { group: staying, count, route: 0, rides, halls };
        if count == old.count {
            self.plan.lots[lot] = new;
            self.forget_checks(lot);
        } else {
            self.plan.lots[lot].count -= count;
            self.plan.lots.push(new);
        }
        let quotas = self.handover.quotas.clone();
        self.release(staying);
        for (quota, before) in self.handover.quotas.iter_mut().zip(quotas).filter(|_| is_counted) {
            quota.of = before.of;
            if quota.of.contains(&old.group) && !quota.of.contains(&staying) {
                quota.of.push(staying);
            }
        }
        if self.handover.groups[old.group.index()].count == 0 {
            // Every lot of the group stays in a group of its own: nothing is left of it to be planned.
            self.release(old.group);
        }
    }

    /// The works of a lot that stays are history; those to come are dropped.
    fn forget_checks(&mut self, lot: usize) {
        let of = |work: &takas_model::Work| matches!(work.duty, takas_model::Duty::Check(_, whose) if whose == lot);
        let mut kept = Vec::new();
        let mut number = vec![None; self.plan.works.len()];
        for (index, work) in self.plan.works.iter().enumerate() {
            if !of(work) {
                number[index] = Some(kept.len());
                kept.push(*work);
            }
        }
        self.plan.works = kept;
        let turned = std::mem::take(&mut self.turned.works);
        self.turned.works = turned.into_iter().filter_map(|(index, took)| Some((number[index]?, took))).collect();
    }

    /// Nothing waits for a group or holds it.
    fn release(&mut self, group: GroupRef) {
        let drop_from = |list: &mut Vec<GroupRef>| list.retain(|one| *one != group);
        let handover = &mut self.handover;
        for Gate { of, holds, .. } in &mut handover.gates {
            drop_from(of);
            drop_from(holds);
        }
        handover.checks.iter_mut().for_each(|check| drop_from(&mut check.groups));
        handover.simultaneous.iter_mut().for_each(|one| drop_from(&mut one.groups));
        handover.quotas.iter_mut().for_each(|one| drop_from(&mut one.of));
        handover.order.iter_mut().for_each(drop_from);
        handover.families.iter_mut().for_each(|family| drop_from(&mut family.groups));
        for apart in &mut handover.apart {
            drop_from(&mut apart.one);
            drop_from(&mut apart.other);
        }
    }

    /// Who asks for another place parts with the family, too.
    fn other_destination(&mut self, group: GroupRef, to: PlaceRef, now: Minutes) {
        self.handover.families.iter_mut().for_each(|family| family.groups.retain(|one| *one != group));
        let lots: Vec<usize> = (0..self.plan.lots.len()).filter(|&lot| self.plan.lots[lot].group == group).collect();
        let mut routes: Vec<Route> = Vec::new();
        let mut renumber = Vec::new();
        let mut asks_to_stay = Vec::new();
        for &lot in &lots {
            let one = &self.plan.lots[lot];
            let mut route = self.handover.group(group).routes[one.route].clone();
            let is_gone = one.rides.last().is_some_and(|&trip| has_left(&self.plan, trip, now));
            if route.places.last() == Some(&to) || self.handover.group(group).stays.is_some() {
                // It goes there already, or nowhere.
            } else if !is_gone && route.places.len() > 2 && route.places[route.places.len() - 2] == to {
                asks_to_stay.push(lot);
                continue;
            } else if is_gone {
                route.places.push(to);
                self.open.insert((lot, one.rides.len()));
            } else if let Some(last) = route.places.last_mut() {
                *last = to;
                self.open.insert((lot, one.rides.len() - 1));
            }
            let index = routes.iter().position(|known| *known == route).unwrap_or(routes.len());
            if index == routes.len() {
                routes.push(route);
            }
            renumber.push((lot, index));
        }
        for (lot, index) in renumber {
            self.plan.lots[lot].route = index;
        }
        if !routes.is_empty() {
            self.handover.groups[group.index()].routes = routes;
        }
        self.drop_checks_to_come(group, now);
        for lot in asks_to_stay {
            let (count, rides) = (self.plan.lots[lot].count, self.plan.lots[lot].rides.len() - 1);
            self.stay(lot, count, "asks to be received there", rides);
        }
    }

    /// Checks at the end of a route that is no more: to be planned anew.
    fn drop_checks_to_come(&mut self, group: GroupRef, now: Minutes) {
        let lots: BTreeSet<usize> =
            (0..self.plan.lots.len()).filter(|&lot| self.plan.lots[lot].group == group).collect();
        let at_end = |check: CheckRef| self.handover.check(check).at == takas_model::Where::Destination;
        let goes = |work: &takas_model::Work| {
            matches!(work.duty, takas_model::Duty::Check(check, lot) if lots.contains(&lot) && at_end(check))
                && work.starts >= now
        };
        let kept: Vec<_> = self.plan.works.iter().enumerate().filter(|(_, work)| !goes(work)).collect();
        let number: std::collections::BTreeMap<usize, usize> =
            kept.iter().enumerate().map(|(new, (old, _))| (*old, new)).collect();
        let works = kept.into_iter().map(|(_, work)| *work).collect();
        let turned = std::mem::take(&mut self.turned.works);
        self.turned.works = turned.into_iter().filter_map(|(index, took)| Some((*number.get(&index)?, took))).collect();
        self.plan.works = works;
    }

    /// A gate does not open at all: whom it holds, who was to leave with them, and whose step comes with theirs or later, stay.
    fn refuse(&mut self, gate: GateRef, now: Minutes) {
        let handover = &self.handover;
        let mut staying: BTreeSet<GroupRef> = handover.gate(gate).holds.iter().copied().collect();
        loop {
            let before = staying.len();
            for one in &handover.simultaneous {
                if one.groups.iter().any(|group| staying.contains(group)) {
                    staying.extend(&one.groups);
                }
            }
            let first = handover.order.iter().position(|step| step.iter().any(|group| staying.contains(group)));
            if let Some(first) = first {
                staying.extend(handover.order[first..].iter().flatten());
            }
            for one in &handover.gates {
                // Who waits for somebody who does not come waits for ever.
                if one.of.iter().any(|group| staying.contains(group)) {
                    staying.extend(&one.holds);
                }
            }
            for family in &handover.families {
                if family.groups.iter().any(|group| staying.contains(group)) {
                    staying.extend(&family.groups);
                }
            }
            if staying.len() == before {
                break;
            }
        }
        for lot in 0..self.plan.lots.len() {
            let one = &self.plan.lots[lot];
            let group = self.handover.group(one.group);
            let handed = one.rides.get(group.routes[one.route].handover_ride());
            let is_gone = handed.is_none_or(|&trip| has_left(&self.plan, trip, now));
            if staying.contains(&one.group) && !is_gone && group.stays.is_none() {
                let count = one.count;
                let rides = self.rides_left(lot, now);
                self.stay(lot, count, "the gate was refused", rides);
            }
        }
    }
}

/// Hours without some of them; no hours mean always.
fn without(hours: &[Hours], closed: Hours, ends: Minutes) -> Vec<Hours> {
    let all = [Hours { from: 0, until: ends }];
    let hours = if hours.is_empty() { &all[..] } else { hours };
    let mut left = Vec::new();
    for one in hours {
        let before = Hours { from: one.from, until: one.until.min(closed.from - 1) };
        let after = Hours { from: one.from.max(closed.until + 1), until: one.until };
        left.extend([before, after].into_iter().filter(|part| part.from <= part.until));
    }
    left.sort_unstable();
    left.dedup();
    if left.is_empty() {
        // Never: a span that no plan reaches.
        left.push(Hours { from: ends + 1, until: ends + 1 });
    }
    left
}
