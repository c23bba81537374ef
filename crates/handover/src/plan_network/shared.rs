//! The lines of a plan that bind several: steps, simultaneous departures, teams, stands, halls, people kept apart. Where one comes after
//! another in the plan, it stays so.

use std::collections::BTreeMap;

use takas_model::{EventRef, GroupRef, Minutes, Mode, PlaceRef, Quota, QuotaSpan};

use super::{Maker, Tag};

/// Somebody at a place, from a ride to a ride.
#[derive(Clone, Copy, Debug)]
struct Visit {
    from: Minutes,
    until: Minutes,
    /// The ride that begins it; none: so long before the ride that ends it.
    came: Option<usize>,
    /// The ride that ends it; none: so long after the ride that began it.
    leaves: Option<usize>,
    /// Minutes before or after, where a ride is missing.
    around: Minutes,
}

/// A lot, the ride that brings it and the ride that takes it away.
type Wait = (usize, usize, usize);

impl Maker<'_> {
    pub(super) fn shared(&mut self) {
        self.teams();
        self.together();
        self.quotas();
        self.steps();
        self.stands();
        self.halls();
    }

    fn teams(&mut self) {
        let mut works: Vec<usize> = (0..self.plan.works.len()).collect();
        works.sort_by_key(|&index| {
            let work = &self.plan.works[index];
            (work.team, work.starts, work.ends, index)
        });
        for pair in works.windows(2) {
            let [one, other] = [pair[0], pair[1]].map(|index| self.plan.works[index]);
            if one.team == other.team {
                let name = format!("{} does one thing at a time", self.handover.team(one.team).name);
                self.after(Tag::Team(one.team), name, self.events_of.ends[pair[0]], self.events_of.starts[pair[1]], 0);
            }
        }
    }

    /// The handover rides of groups.
    fn handovers(&self, groups: &[GroupRef]) -> Vec<usize> {
        let lots = self.plan.lots.iter().filter(|lot| groups.contains(&lot.group));
        let rides = lots.filter_map(|lot| {
            let route = &self.handover.group(lot.group).routes[lot.route];
            lot.rides.get(route.handover_ride()).copied()
        });
        let mut rides: Vec<usize> = rides.collect();
        rides.sort_unstable();
        rides.dedup();
        rides
    }

    fn together(&mut self) {
        for one in &self.handover.simultaneous {
            let rides = self.handovers(&one.groups);
            for (index, &first) in rides.iter().enumerate() {
                for &second in &rides[index + 1..] {
                    let ends = (self.events_of.departs[first], self.events_of.departs[second]);
                    let name = format!("\"{}\": within {} minutes", one.name, one.within);
                    self.require(Tag::Together, name, ends, Some(-one.within), Some(one.within));
                }
            }
        }
    }

    /// Where a quota cannot let all through in one time, they leave in the order and on the days planned, and in this order those who
    /// are too many together do not leave in one time.
    fn quotas(&mut self) {
        for quota in &self.handover.quotas {
            let rides = self.plan.let_through(self.handover, quota);
            if rides.iter().map(|(.., units)| *units).fold(0, u64::saturating_add) <= quota.at_most {
                continue;
            }
            match &quota.span {
                QuotaSpan::Within(within) => self.one_time(quota, &rides, *within),
                QuotaSpan::Days(days) => {
                    for &(departs, ride, _) in &rides {
                        let ends = days.iter().find(|day| departs < **day).map(|day| day - 1);
                        let name = format!("\"{}\" has room on the day planned", quota.name);
                        self.require(Tag::Limit, name, (self.origin, self.events_of.departs[ride]), None, ends);
                    }
                }
            }
        }
    }

    fn one_time(&mut self, quota: &Quota, rides: &[(Minutes, usize, u64)], within: Minutes) {
        let departs: Vec<EventRef> = rides.iter().map(|&(_, ride, _)| self.events_of.departs[ride]).collect();
        let name = format!("\"{}\" lets {} through in {within} minutes", quota.name, quota.at_most);
        let (mut first, mut sum) = (0, 0_u64);
        for (last, &(.., units)) in rides.iter().enumerate() {
            if let Some(before) = last.checked_sub(1) {
                self.after(Tag::Order, name.clone(), departs[before], departs[last], 0);
            }
            sum = sum.saturating_add(units);
            while sum > quota.at_most && first < last {
                self.after(Tag::Order, name.clone(), departs[first], departs[last], within);
                sum -= rides[first].2;
                first += 1;
            }
        }
    }

    fn steps(&mut self) {
        let steps: Vec<Vec<usize>> = self.handover.order.iter().map(|step| self.handovers(step)).collect();
        let steps: Vec<Vec<usize>> = steps.into_iter().filter(|rides| !rides.is_empty()).collect();
        for pair in steps.windows(2) {
            for &earlier in &pair[0] {
                for &later in &pair[1] {
                    let name = "the order of the sequence";
                    self.after(Tag::Order, name, self.events_of.departs[earlier], self.events_of.departs[later], 0);
                }
            }
        }
    }

    /// Each stay gets a stand; who comes to a stand comes after who was there before.
    fn stands(&mut self) {
        let mut visits: BTreeMap<PlaceRef, Vec<Visit>> = BTreeMap::new();
        for (index, trip) in self.plan.trips.iter().enumerate() {
            let vehicle = self.handover.vehicle(trip.vehicle);
            if vehicle.mode != Mode::Air {
                continue;
            }
            let around = vehicle.turnaround;
            if self.before[index].is_none() {
                let visit =
                    Visit { from: trip.departs - around, until: trip.departs, came: None, leaves: Some(index), around };
                visits.entry(trip.from).or_default().push(visit);
            }
            let leaves = self.next[index];
            let until = leaves.map_or(trip.arrives + around, |next| self.plan.trips[next].departs);
            let visit = Visit { from: trip.arrives, until, came: Some(index), leaves, around };
            visits.entry(trip.to).or_default().push(visit);
        }
        for (place, mut visits) in visits {
            let of = self.handover.place(place);
            let Some(stands) = of.stands.filter(|stands| u64::try_from(visits.len()).unwrap_or(u64::MAX) > *stands)
            else {
                continue;
            };
            visits.sort_by_key(|visit| (visit.from, visit.until, visit.came, visit.leaves));
            let mut last: Vec<Visit> = Vec::new();
            for visit in visits {
                if let Some(free) = last.iter_mut().filter(|one| one.until <= visit.from).max_by_key(|one| one.until) {
                    let before = std::mem::replace(free, visit);
                    self.one_after_the_other(&before, &visit, &format!("a stand at {}", of.name));
                } else {
                    debug_assert!(u64::try_from(last.len()).unwrap_or(u64::MAX) < stands, "the plan keeps its stands");
                    last.push(visit);
                }
            }
        }
    }

    fn one_after_the_other(&mut self, before: &Visit, then: &Visit, name: &str) {
        let (from, more) = match (before.leaves, before.came) {
            (Some(ride), _) => (self.events_of.departs[ride], 0),
            (None, Some(ride)) => (self.events_of.arrives[ride], before.around),
            (None, None) => return,
        };
        let (to, less) = match (then.came, then.leaves) {
            (Some(ride), _) => (self.events_of.arrives[ride], 0),
            (None, Some(ride)) => (self.events_of.departs[ride], then.around),
            (None, None) => return,
        };
        self.after(Tag::Order, name, from, to, more + less);
    }

    /// Who came to a full hall after others had left comes after they have left; so do those who may not meet.
    fn halls(&mut self) {
        let mut waits: BTreeMap<(PlaceRef, Option<usize>), Vec<Wait>> = BTreeMap::new();
        for (index, lot) in self.plan.lots.iter().enumerate() {
            for (at, pair) in lot.rides.windows(2).enumerate() {
                let place = self.plan.trips[pair[0]].to;
                let hall = lot.halls.get(at).copied().flatten();
                waits.entry((place, hall)).or_default().push((index, pair[0], pair[1]));
            }
        }
        for ((place, hall), waits) in waits {
            let most = hall
                .and_then(|hall| self.handover.place(place).halls.get(hall))
                .map_or(u64::MAX, |hall| hall.people_max);
            let people = waits.iter().map(|(lot, ..)| &self.plan.lots[*lot]);
            let people = people.filter(|lot| self.handover.group(lot.group).are_people).map(|lot| lot.count);
            let is_tight = people.fold(0, u64::saturating_add) > most;
            self.passing(&waits, is_tight);
            for &(one, _, leaves) in &waits {
                for &(other, comes, _) in &waits {
                    let is_after = self.plan.trips[leaves].departs <= self.plan.trips[comes].arrives;
                    if one != other && is_after && (is_tight || self.are_apart(one, other)) {
                        let name = format!("room at {}", self.handover.place(place).name);
                        self.after(Tag::Order, name, self.events_of.departs[leaves], self.events_of.arrives[comes], 0);
                    }
                }
            }
        }
    }

    /// Who leaves in the minute of the arrival, through a hall that others fill or are not to be met in, leaves at once always.
    fn passing(&mut self, waits: &[Wait], is_tight: bool) {
        for &(one, comes, leaves) in waits {
            let passes = self.plan.trips[comes].arrives == self.plan.trips[leaves].departs;
            let meets = || waits.iter().any(|&(other, ..)| other != one && self.are_apart(one, other));
            if passes && (is_tight || meets()) {
                let name = format!("{} passes through", self.handover.group(self.plan.lots[one].group).id);
                let ends = (self.events_of.arrives[comes], self.events_of.departs[leaves]);
                self.require(Tag::Limit, name, ends, None, Some(0));
            }
        }
    }

    fn are_apart(&self, one: usize, other: usize) -> bool {
        let [one, other] = [one, other].map(|lot| self.plan.lots[lot].group);
        self.handover.apart.iter().any(|pair| {
            pair.one.contains(&one) && pair.other.contains(&other)
                || pair.one.contains(&other) && pair.other.contains(&one)
        })
    }
}
