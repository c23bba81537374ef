//! The lines of a plan that bind single rides, lots, works and gates.

use takas_model::handover::REST;
use takas_model::{Duty, EventRef, Hours, Minutes, Occasion, Takes, Work};

use super::{Maker, Tag};

impl Maker<'_> {
    /// Rides: how long they take, when they may leave and arrive, and what their vehicle asks.
    pub(super) fn trips(&mut self) {
        let (handover, plan) = (self.handover, self.plan);
        for (index, trip) in plan.trips.iter().enumerate() {
            let vehicle = handover.vehicle(trip.vehicle);
            let [from, to] = [trip.from, trip.to].map(|place| handover.place(place));
            let again = (0..index).filter(|other| plan.trips[*other].vehicle == trip.vehicle).count();
            let turn = if again == 0 { String::new() } else { format!(" (ride {})", again + 1) };
            let departs = self.event(format!("{} leaves {}{turn}", vehicle.name, from.name));
            let arrives = self.event(format!("{} reaches {}{turn}", vehicle.name, to.name));
            self.events_of.departs.push(departs);
            self.events_of.arrives.push(arrives);
            let takes = vehicle
                .ways
                .get(&(trip.from, trip.to))
                .map_or(Takes::always(trip.arrives - trip.departs), |way| way.takes);
            self.takes(
                format!("the way of {} from {} to {}{turn}", vehicle.name, from.name, to.name),
                (departs, arrives),
                takes,
            );
            self.after(
                Tag::Planned,
                format!("{} leaves {} no earlier than planned", vehicle.name, from.name),
                self.origin,
                departs,
                trip.departs,
            );
            let leaving = window(&from.open, trip.departs);
            let arriving = window(&to.open, trip.arrives);
            let hours = format!("the hours of {} and {}", vehicle.name, from.name);
            let until = least(leaving.map(|hours| hours.until), vehicle.hours.until);
            self.require(Tag::Limit, hours, (self.origin, departs), None, Some(until));
            let hours = format!("the hours of {} and {}", vehicle.name, to.name);
            let until = least(arriving.map(|hours| hours.until), vehicle.hours.until).min(handover.ends);
            self.require(Tag::Limit, hours, (self.origin, arrives), arriving.map(|hours| hours.from), Some(until));
            if let Some(before) = self.before[index] {
                let earlier = self.events_of.arrives[before];
                self.after(
                    Tag::Order,
                    format!("the turnaround of {}", vehicle.name),
                    earlier,
                    departs,
                    vehicle.turnaround,
                );
            }
        }
        self.duty();
    }

    /// Crews: rests stay rests, and between two of them no more is asked than may be.
    fn duty(&mut self) {
        let (handover, plan) = (self.handover, self.plan);
        for (index, trip) in plan.trips.iter().enumerate() {
            let Some(most) = handover.vehicle(trip.vehicle).duty_max else { continue };
            let name = format!("the duty of the crew of {}", handover.vehicle(trip.vehicle).name);
            let mut first = index;
            while let Some(before) =
                self.before[first].filter(|&before| plan.trips[first].departs - plan.trips[before].arrives < REST)
            {
                first = before;
            }
            let (departs, arrives) = (self.events_of.departs[first], self.events_of.arrives[index]);
            self.require(Tag::Limit, name.clone(), (departs, arrives), None, Some(most));
            if let Some(before) = self.before[first].filter(|_| first == index) {
                let earlier = self.events_of.arrives[before];
                let departs = self.events_of.departs[index];
                self.after(Tag::Limit, name, earlier, departs, REST);
            }
        }
    }

    /// The events from which on the people of a ride are there.
    pub(super) fn met(&self, trip: usize) -> Vec<EventRef> {
        let measures = self.met_by[trip].iter();
        let mut events: Vec<EventRef> = measures.filter_map(|&index| self.events_of.ends.get(index).copied()).collect();
        if events.is_empty() {
            events.push(self.events_of.arrives[trip]);
        }
        events
    }

    /// Lots: ready and due. What they wait for at each place is with the works.
    pub(super) fn lots(&mut self) {
        let (handover, plan) = (self.handover, self.plan);
        for lot in &plan.lots {
            let group = handover.group(lot.group);
            if let (Some(&first), Some(&last)) = (lot.rides.first(), lot.rides.last()) {
                let boarding = handover.vehicle(plan.trips[first].vehicle).boarding;
                let (departs, arrives) = (self.events_of.departs[first], self.events_of.arrives[last]);
                self.after(Tag::Limit, format!("{} is ready", group.id), self.origin, departs, group.ready + boarding);
                let due = format!("{} is received when due", group.id);
                self.require(Tag::Limit, due, (self.origin, arrives), None, Some(group.due));
            }
        }
    }

    /// Works: how long they take, what they come after and before.
    pub(super) fn works(&mut self) {
        let (handover, plan) = (self.handover, self.plan);
        for work in &plan.works {
            let (name, takes) = self.what(work);
            let starts = self.event(format!("{name} begins"));
            let ends = self.event(format!("{name} ends"));
            self.events_of.starts.push(starts);
            self.events_of.ends.push(ends);
            self.takes(name, (starts, ends), takes);
            let hours = window(&handover.team(work.team).hours, work.starts);
            let of = format!("the hours of {}", handover.team(work.team).name);
            self.require(
                Tag::Limit,
                of.clone(),
                (self.origin, starts),
                Some(hours.map_or(0, |hours| hours.from)),
                None,
            );
            let until = least(hours.map(|hours| hours.until), handover.ends);
            self.require(Tag::Limit, of, (self.origin, ends), None, Some(until));
        }
        for (index, work) in plan.works.iter().enumerate() {
            match work.duty {
                Duty::Check(check, lot) => self.check(index, handover.check(check).at, lot),
                Duty::Measure(measure, trip) => self.measure(index, handover.measure(measure).occasion, trip),
                Duty::Once(measure) => {
                    let (place, ends) = (handover.measure(measure).place, self.events_of.ends[index]);
                    let name = format!("\"{}\" first", handover.measure(measure).name);
                    for (trip, of) in plan.trips.iter().enumerate() {
                        if self.aboard[trip].is_empty() {
                            continue;
                        }
                        if of.to == place {
                            self.after(Tag::Order, name.clone(), ends, self.events_of.arrives[trip], 0);
                        }
                        if of.from == place {
                            let boarding = handover.vehicle(of.vehicle).boarding;
                            self.after(Tag::Order, name.clone(), ends, self.events_of.departs[trip], boarding);
                        }
                    }
                }
            }
        }
        self.rides();
        self.one_check_at_a_time();
    }

    fn what(&self, work: &Work) -> (String, Takes) {
        let handover = self.handover;
        match work.duty {
            Duty::Check(check, lot) => {
                let lot_of = &self.plan.lots[lot];
                let sittings = lot_of.count.div_ceil(handover.team(work.team).at_once.max(1));
                let takes = handover.check(check).takes.times(i64::try_from(sittings).unwrap_or(i64::MAX >> 32));
                let whole = handover.group(lot_of.group).count == lot_of.count;
                let part = if whole { String::new() } else { format!(" ({} of them, lot {})", lot_of.count, lot + 1) };
                (format!("\"{}\" of {}{part}", handover.check(check).name, handover.group(lot_of.group).id), takes)
            }
            Duty::Measure(measure, trip) => {
                let vehicle = &handover.vehicle(self.plan.trips[trip].vehicle).name;
                let name = &handover.measure(measure).name;
                (format!("\"{name}\" for {vehicle} (ride {})", trip + 1), handover.measure(measure).takes)
            }
            Duty::Once(measure) => (format!("\"{}\"", handover.measure(measure).name), handover.measure(measure).takes),
        }
    }

    fn check(&mut self, index: usize, at: takas_model::Where, lot: usize) {
        let one = &self.plan.lots[lot];
        let group = self.handover.group(one.group);
        let place = group.routes[one.route].place_of(at);
        let starts = self.events_of.starts[index];
        match place.checked_sub(1).and_then(|ride| one.rides.get(ride)) {
            Some(&trip) => {
                for met in self.met(trip) {
                    self.after(Tag::Order, format!("{} is there", group.id), met, starts, 0);
                }
            }
            None => self.after(Tag::Limit, format!("{} is ready", group.id), self.origin, starts, group.ready),
        }
        if let Some(&trip) = one.rides.get(place) {
            let boarding = self.handover.vehicle(self.plan.trips[trip].vehicle).boarding;
            let (ends, departs) = (self.events_of.ends[index], self.events_of.departs[trip]);
            self.after(Tag::Order, format!("{} is checked before it boards", group.id), ends, departs, boarding);
        }
    }

    fn measure(&mut self, index: usize, occasion: Occasion, trip: usize) {
        let of = self.plan.trips[trip];
        let vehicle = self.handover.vehicle(of.vehicle);
        let (starts, ends) = (self.events_of.starts[index], self.events_of.ends[index]);
        if occasion == Occasion::Arrival {
            self.after(Tag::Order, format!("{} has arrived", vehicle.name), self.events_of.arrives[trip], starts, 0);
            if let Some(next) = self.next[trip] {
                self.after(
                    Tag::Order,
                    format!("{} is searched before it leaves", vehicle.name),
                    ends,
                    self.events_of.departs[next],
                    0,
                );
            }
            return;
        }
        if let Some(before) = self.before[trip] {
            self.after(Tag::Order, format!("{} has arrived", vehicle.name), self.events_of.arrives[before], starts, 0);
            for met in self.met(before) {
                self.after(
                    Tag::Order,
                    format!("the measures after {}'s arrival come first", vehicle.name),
                    met,
                    starts,
                    0,
                );
            }
        }
        self.after(
            Tag::Order,
            format!("nobody boards {} before", vehicle.name),
            ends,
            self.events_of.departs[trip],
            vehicle.boarding,
        );
    }

    /// From one ride to the next.
    fn rides(&mut self) {
        for lot in &self.plan.lots {
            for pair in lot.rides.windows(2) {
                let boarding = self.handover.vehicle(self.plan.trips[pair[1]].vehicle).boarding;
                for met in self.met(pair[0]) {
                    let name = format!("{} is there before it boards", self.handover.group(lot.group).id);
                    self.after(Tag::Order, name, met, self.events_of.departs[pair[1]], boarding);
                }
            }
        }
    }

    fn one_check_at_a_time(&mut self) {
        let mut works: Vec<(usize, usize)> = Vec::new();
        for (index, work) in self.plan.works.iter().enumerate() {
            if let Duty::Check(_, lot) = work.duty {
                works.push((lot, index));
            }
        }
        works.sort_by_key(|&(lot, index)| (lot, self.plan.works[index].starts, self.plan.works[index].ends, index));
        for pair in works.windows(2) {
            if pair[0].0 == pair[1].0 {
                let name =
                    format!("one check of {} at a time", self.handover.group(self.plan.lots[pair[0].0].group).id);
                self.after(Tag::Order, name, self.events_of.ends[pair[0].1], self.events_of.starts[pair[1].1], 0);
            }
        }
    }

    /// Gates: what they wait for, how long the confirmation takes, whom they let go.
    pub(super) fn gates(&mut self) {
        let (handover, plan) = (self.handover, self.plan);
        for gate in &handover.gates {
            let asked = self.event(format!("\"{}\" has what it waits for", gate.name));
            let opens = self.event(format!("\"{}\" opens", gate.name));
            self.events_of.asked.push(asked);
            self.events_of.opens.push(opens);
            self.takes(format!("the confirmation of \"{}\"", gate.name), (asked, opens), gate.takes);
            self.after(Tag::Limit, format!("\"{}\" opens not before", gate.name), self.origin, asked, 0);
            if let Some(not_before) = gate.not_before {
                self.after(Tag::Limit, format!("\"{}\" opens not before", gate.name), self.origin, opens, not_before);
            }
            for (index, lot) in plan.lots.iter().enumerate() {
                let group = handover.group(lot.group);
                let handed = group.routes[lot.route].handover_ride();
                if gate.of.binary_search(&lot.group).is_ok() {
                    match handed.checked_sub(1).and_then(|ride| lot.rides.get(ride)) {
                        Some(&trip) => {
                            for met in self.met(trip) {
                                let name = format!("\"{}\" waits for {}", gate.name, group.id);
                                self.after(Tag::Order, name, met, asked, 0);
                            }
                        }
                        None => {
                            self.after(Tag::Limit, format!("{} is ready", group.id), self.origin, asked, group.ready);
                        }
                    }
                    for (work, of) in plan.works.iter().enumerate() {
                        if matches!(of.duty, Duty::Check(check, whose) if whose == index && gate.checks.contains(&check))
                        {
                            let name = format!("\"{}\" waits until {} is checked", gate.name, group.id);
                            self.after(Tag::Order, name, self.events_of.ends[work], asked, 0);
                        }
                    }
                }
                if gate.holds.binary_search(&lot.group).is_ok()
                    && let Some(&trip) = lot.rides.get(handed)
                {
                    let boarding = handover.vehicle(plan.trips[trip].vehicle).boarding;
                    let name = format!("\"{}\" holds {}", gate.name, group.id);
                    self.after(Tag::Order, name, opens, self.events_of.departs[trip], boarding);
                }
            }
        }
    }
}

/// The span of hours that a moment lies in.
fn window(hours: &[Hours], at: Minutes) -> Option<Hours> {
    hours.iter().copied().find(|hours| hours.from <= at && at <= hours.until)
}

fn least(one: Option<Minutes>, other: Minutes) -> Minutes {
    one.map_or(other, |one| one.min(other))
}
