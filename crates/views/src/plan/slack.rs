//! How much later each part of a plan may be without the last arrival being later or anything else being broken, and the chain of parts
//! that decides when it ends.
//!
//! A plan is a web of moments: departures, arrivals, beginnings and ends of works, openings of gates. Each waits for others as
//! `docs/reference/plan.md` says, and in the order in which the plan uses vehicles, teams, stands and halls. The latest moments follow
//! backwards from what limits them. Where two moments bound each other from both sides (duty, simultaneous departures), the other is
//! taken as planned, so a slack is never too great. Durations are the planned ones; what holds when they turn out otherwise is for the
//! dispatcher ([controllability](takas_model::network)).

use std::collections::BTreeSet;

use takas_model::handover::REST;
use takas_model::{Handover, Hours, Minutes, Plan, QuotaSpan};

use super::web::Web;

/// A part of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A ride: index into the plan's trips.
    Ride(usize),
    /// A work.
    Work(usize),
    /// A gate.
    Gate(usize),
}

/// What may wait, and what decides the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Slack {
    /// Minutes by which each ride may leave later.
    pub(crate) rides: Vec<Minutes>,
    /// Minutes by which each work may begin later.
    pub(crate) works: Vec<Minutes>,
    /// Minutes by which each gate may open later.
    pub(crate) gates: Vec<Minutes>,
    /// From the first part to the last arrival: each begins the moment the one before lets it.
    pub(crate) path: Vec<Part>,
}

/// The slack of every part of a plan, and its critical path.
pub(crate) fn slack(handover: &Handover, plan: &Plan) -> Slack {
    let mut web = Web::new(handover, plan);
    web.limits();
    web.settle();
    Slack {
        rides: (0..plan.trips.len()).map(|trip| web.room(Web::departs(trip))).collect(),
        works: (0..plan.works.len()).map(|work| web.room(web.starts(work))).collect(),
        gates: (0..plan.gates.len()).map(|gate| web.room(web.opens(gate))).collect(),
        path: web.path(),
    }
}

impl Web<'_> {
    fn no_later(&mut self, moment: usize, than: Minutes) {
        self.latest[moment] = self.latest[moment].min(than);
    }

    /// What nothing may be later than.
    fn limits(&mut self) {
        self.latest.fill(self.handover.ends);
        let makespan = self.last_arrival().map_or(self.handover.ends, |trip| self.plan.trips[trip].arrives);
        for (trip, planned) in self.plan.trips.iter().enumerate() {
            let (departs, arrives) = (Self::departs(trip), self.arrives(trip));
            let hours = self.handover.vehicle(planned.vehicle).hours;
            self.no_later(arrives, hours.until);
            self.no_later(departs, closes(&self.handover.place(planned.from).open, planned.departs));
            self.no_later(arrives, closes(&self.handover.place(planned.to).open, planned.arrives));
            if !self.riders[trip].is_empty() {
                self.no_later(arrives, makespan);
            }
        }
        for pair in self.plan.lots.iter().flat_map(|lot| lot.rides.windows(2)) {
            // Who leaves in the minute of the arrival needs no hall and meets nobody only as long as that is so.
            let leaves = self.plan.trips[pair[1]].departs;
            if self.plan.trips[pair[0]].arrives == leaves {
                self.no_later(Self::departs(pair[1]), leaves);
            }
        }
        for lot in &self.plan.lots {
            if let Some(&last) = lot.rides.last() {
                self.no_later(self.arrives(last), self.handover.group(lot.group).due);
            }
        }
        for (index, work) in self.plan.works.iter().enumerate() {
            self.no_later(self.ends(index), closes(&self.handover.team(work.team).hours, work.ends));
        }
        for simultaneous in &self.handover.simultaneous {
            let trips = self.handed_over(&simultaneous.groups);
            if let Some(first) = trips.iter().map(|&trip| self.plan.trips[trip].departs).min() {
                for &trip in &trips {
                    self.no_later(trip, first + simultaneous.within);
                }
            }
        }
        for quota in &self.handover.quotas {
            let QuotaSpan::Days(days) = &quota.span else { continue };
            let leaves = self.plan.let_through(self.handover, quota);
            if leaves.iter().map(|(.., units)| *units).fold(0, u64::saturating_add) > quota.at_most {
                for (departs, trip, _) in leaves {
                    let day_ends = days.iter().find(|day| departs < **day).map_or(self.handover.ends, |day| day - 1);
                    self.no_later(Self::departs(trip), day_ends);
                }
            }
        }
        self.duties();
    }

    /// From a departure to a later arrival without a rest between.
    fn duties(&mut self) {
        for (vehicle, trips) in self.handover.vehicles.iter().zip(self.by_vehicle()) {
            let Some(most) = vehicle.duty_max else { continue };
            let mut begun: Option<Minutes> = None;
            let mut before: Option<usize> = None;
            for trip in trips {
                let planned = self.plan.trips[trip];
                if let Some(before) = before.filter(|&before| planned.departs - self.plan.trips[before].arrives >= REST)
                {
                    begun = None;
                    // The rest stays one.
                    self.wait(Self::departs(trip), self.arrives(before), REST);
                }
                let from = *begun.get_or_insert(planned.departs);
                // One that opens its duty may move as a whole.
                if from != planned.departs {
                    self.no_later(self.arrives(trip), from + most);
                }
                before = Some(trip);
            }
        }
    }

    /// Hands the limits back along everything that waits, until nothing moves.
    fn settle(&mut self) {
        let mut order: Vec<usize> = (0..self.at.len()).collect();
        order.sort_by_key(|&moment| std::cmp::Reverse((self.at[moment], moment)));
        let mut moved = true;
        while moved {
            moved = false;
            for &moment in &order {
                for &(before, at_least) in &self.waits[moment] {
                    // Never before its own time, so that no circle of a plan that breaks its rules goes on for ever.
                    let latest = (self.latest[moment] - at_least).max(self.at[before]);
                    if latest < self.latest[before] {
                        self.latest[before] = latest;
                        moved = true;
                    }
                }
            }
        }
    }

    fn room(&self, moment: usize) -> Minutes {
        (self.latest[moment] - self.at[moment]).max(0)
    }

    /// The trip that brings somebody or something last.
    fn last_arrival(&self) -> Option<usize> {
        let carrying = (0..self.plan.trips.len()).filter(|&trip| !self.riders[trip].is_empty());
        carrying.max_by_key(|&trip| (self.plan.trips[trip].arrives, std::cmp::Reverse(trip)))
    }

    fn path(&self) -> Vec<Part> {
        let mut path: Vec<Part> = Vec::new();
        let mut seen = BTreeSet::new();
        let mut next = self.last_arrival().map(|trip| self.arrives(trip));
        while let Some(moment) = next.filter(|&moment| seen.insert(moment)) {
            if path.last() != Some(&self.part(moment)) {
                path.push(self.part(moment));
            }
            let tight = self.waits[moment]
                .iter()
                .filter(|&&(before, lag)| self.at[before].saturating_add(lag) == self.at[moment]);
            next = tight.map(|&(before, _)| before).max_by_key(|&before| (self.at[before], std::cmp::Reverse(before)));
        }
        path.reverse();
        path
    }
}

/// The end of the span of hours that holds a moment; without hours there is none.
fn closes(hours: &[Hours], moment: Minutes) -> Minutes {
    let within = hours.iter().find(|span| (span.from..=span.until).contains(&moment));
    within.map_or(Minutes::MAX, |span| span.until)
}
