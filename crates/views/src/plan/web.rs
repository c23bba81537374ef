//! The moments of a plan and what each waits for, as `docs/reference/plan.md` says: departures, arrivals, beginnings and ends of works,
//! openings of gates. What may be how late is for [`slack`](super::slack()).

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{Duty, GateRef, GroupRef, Handover, MeasureRef, Minutes, Mode, Occasion, PlaceRef, Plan, QuotaSpan};

use super::slack::Part;

/// An aircraft on a stand: from so many minutes before a moment to so many after one.
struct Stay {
    comes: (usize, Minutes),
    goes: (usize, Minutes),
}

/// Somebody in a hall between two trips.
struct Guest {
    comes: usize,
    leaves: usize,
    count: u64,
}

/// A wait between two trips.
struct Stop {
    place: PlaceRef,
    hall: Option<usize>,
    comes: usize,
    leaves: usize,
}

/// The moments of a plan and what each waits for.
pub(super) struct Web<'a> {
    pub(super) handover: &'a Handover,
    pub(super) plan: &'a Plan,
    /// When each is planned.
    pub(super) at: Vec<Minutes>,
    /// The latest it may be.
    pub(super) latest: Vec<Minutes>,
    /// For each moment: what it waits for, and how long after that it may be at the soonest.
    pub(super) waits: Vec<Vec<(usize, Minutes)>>,
    /// Lots on each trip.
    pub(super) riders: Vec<Vec<usize>>,
    /// Ends of the measures taken for what a trip brings.
    cleared: BTreeMap<usize, Vec<usize>>,
    /// Checks of each lot: indices of works.
    checked: BTreeMap<usize, Vec<usize>>,
}

impl<'a> Web<'a> {
    pub(super) fn new(handover: &'a Handover, plan: &'a Plan) -> Self {
        let mut at: Vec<Minutes> = plan.trips.iter().map(|trip| trip.departs).collect();
        at.extend(plan.trips.iter().map(|trip| trip.arrives));
        at.extend(plan.works.iter().map(|work| work.starts));
        at.extend(plan.works.iter().map(|work| work.ends));
        at.extend(&plan.gates);
        let mut riders = vec![Vec::new(); plan.trips.len()];
        for (index, lot) in plan.lots.iter().enumerate() {
            lot.rides.iter().for_each(|&ride| riders[ride].push(index));
        }
        let (latest, waits) = (vec![Minutes::MAX; at.len()], vec![Vec::new(); at.len()]);
        let mut web =
            Self { handover, plan, at, latest, waits, riders, cleared: BTreeMap::new(), checked: BTreeMap::new() };
        for (index, work) in plan.works.iter().enumerate() {
            if let Duty::Check(_, lot) = work.duty {
                web.checked.entry(lot).or_default().push(index);
            }
            if let Duty::Measure(measure, trip) = work.duty
                && web.occasion(measure) == Occasion::Arrival
            {
                let end = web.ends(index);
                web.cleared.entry(trip).or_default().push(end);
            }
        }
        web.vehicles();
        web.lots();
        web.checks();
        web.measures();
        web.teams();
        web.gates();
        web.quotas();
        web.order();
        web.stands();
        web.halls();
        web.apart();
        web
    }

    pub(super) fn departs(trip: usize) -> usize {
        trip
    }

    pub(super) fn arrives(&self, trip: usize) -> usize {
        self.plan.trips.len() + trip
    }

    pub(super) fn starts(&self, work: usize) -> usize {
        2 * self.plan.trips.len() + work
    }

    pub(super) fn ends(&self, work: usize) -> usize {
        2 * self.plan.trips.len() + self.plan.works.len() + work
    }

    pub(super) fn opens(&self, gate: usize) -> usize {
        2 * (self.plan.trips.len() + self.plan.works.len()) + gate
    }

    pub(super) fn part(&self, moment: usize) -> Part {
        let (trips, works) = (self.plan.trips.len(), self.plan.works.len());
        match moment.checked_sub(2 * trips) {
            None => Part::Ride(moment % trips),
            Some(rest) if rest < 2 * works => Part::Work(rest % works),
            Some(rest) => Part::Gate(rest - 2 * works),
        }
    }

    fn occasion(&self, measure: MeasureRef) -> Occasion {
        self.handover.measure(measure).occasion
    }

    fn boarding(&self, trip: usize) -> Minutes {
        self.handover.vehicle(self.plan.trips[trip].vehicle).boarding
    }

    pub(super) fn wait(&mut self, moment: usize, for_what: usize, at_least: Minutes) {
        self.waits[moment].push((for_what, at_least));
    }

    /// What a trip brings is there, at the soonest, so long before this moment.
    fn wait_for_arrival(&mut self, moment: usize, trip: usize, at_least: Minutes) {
        self.wait(moment, self.arrives(trip), at_least);
        for end in self.cleared.get(&trip).cloned().unwrap_or_default() {
            self.wait(moment, end, at_least);
        }
    }

    /// The trips of each vehicle in the order in which it makes them.
    pub(super) fn by_vehicle(&self) -> Vec<Vec<usize>> {
        let mut trips = vec![Vec::new(); self.handover.vehicles.len()];
        for (index, trip) in self.plan.trips.iter().enumerate() {
            trips[trip.vehicle.index()].push(index);
        }
        trips
    }

    fn vehicles(&mut self) {
        for (trip, planned) in self.plan.trips.iter().enumerate() {
            self.wait(self.arrives(trip), Self::departs(trip), planned.arrives - planned.departs);
        }
        for (vehicle, trips) in self.handover.vehicles.iter().zip(self.by_vehicle()) {
            for pair in trips.windows(2) {
                self.wait(Self::departs(pair[1]), self.arrives(pair[0]), vehicle.turnaround);
                self.wait_for_arrival(Self::departs(pair[1]), pair[0], 0);
            }
        }
    }

    fn lots(&mut self) {
        for lot in &self.plan.lots {
            for pair in lot.rides.windows(2) {
                self.wait_for_arrival(Self::departs(pair[1]), pair[0], self.boarding(pair[1]));
            }
        }
    }

    fn checks(&mut self) {
        for (index, work) in self.plan.works.iter().enumerate() {
            self.wait(self.ends(index), self.starts(index), work.ends - work.starts);
            let Duty::Check(check, lot) = work.duty else { continue };
            let riding = &self.plan.lots[lot];
            let route = &self.handover.group(riding.group).routes[riding.route];
            let place = route.place_of(self.handover.check(check).at);
            if let Some(&ride) = place.checked_sub(1).and_then(|before| riding.rides.get(before)) {
                self.wait_for_arrival(self.starts(index), ride, 0);
            }
            if let Some(&ride) = riding.rides.get(place) {
                self.wait(Self::departs(ride), self.ends(index), self.boarding(ride));
            }
        }
        for works in self.checked.clone().into_values() {
            self.one_at_a_time(works);
        }
    }

    fn teams(&mut self) {
        let mut of_team: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (index, work) in self.plan.works.iter().enumerate() {
            of_team.entry(work.team).or_default().push(index);
        }
        for works in of_team.into_values() {
            self.one_at_a_time(works);
        }
    }

    fn one_at_a_time(&mut self, mut works: Vec<usize>) {
        works.sort_by_key(|&work| (self.plan.works[work].starts, self.plan.works[work].ends, work));
        for pair in works.windows(2) {
            self.wait(self.starts(pair[1]), self.ends(pair[0]), 0);
        }
    }

    fn measures(&mut self) {
        let before: BTreeMap<usize, usize> =
            self.by_vehicle().iter().flat_map(|trips| trips.windows(2)).map(|pair| (pair[1], pair[0])).collect();
        for (index, work) in self.plan.works.iter().enumerate() {
            let (start, end) = (self.starts(index), self.ends(index));
            match work.duty {
                Duty::Measure(measure, trip) if self.occasion(measure) == Occasion::Arrival => {
                    self.wait(start, self.arrives(trip), 0);
                }
                Duty::Measure(_, trip) => {
                    if let Some(&brought) = before.get(&trip) {
                        self.wait_for_arrival(start, brought, 0);
                    }
                    self.wait(Self::departs(trip), end, self.boarding(trip));
                }
                Duty::Once(measure) => self.once(self.handover.measure(measure).place, end),
                Duty::Check(..) => {}
            }
        }
    }

    /// What is taken once ends before any lot comes or boards there.
    fn once(&mut self, place: PlaceRef, end: usize) {
        for (trip, planned) in self.plan.trips.iter().enumerate().filter(|(trip, _)| !self.riders[*trip].is_empty()) {
            if planned.to == place {
                self.waits[self.plan.trips.len() + trip].push((end, 0));
            }
            if planned.from == place {
                let boarding = self.handover.vehicle(planned.vehicle).boarding;
                self.waits[trip].push((end, boarding));
            }
        }
    }

    fn gates(&mut self) {
        for (index, gate) in self.handover.gates.iter().enumerate() {
            let takes = gate.takes.usual;
            for (at, lot) in self.plan.lots.iter().enumerate() {
                let group = self.handover.group(lot.group);
                let handover_ride = group.routes[lot.route].handover_ride();
                if gate.of.binary_search(&lot.group).is_ok() {
                    if let Some(&ride) = handover_ride.checked_sub(1).and_then(|before| lot.rides.get(before)) {
                        self.wait_for_arrival(self.opens(index), ride, takes);
                    }
                    self.wait_for_checks(GateRef::new(index), at, takes);
                }
                if let Some(&ride) =
                    lot.rides.get(handover_ride).filter(|_| gate.holds.binary_search(&lot.group).is_ok())
                {
                    self.wait(Self::departs(ride), self.opens(index), self.boarding(ride));
                }
            }
        }
    }

    fn wait_for_checks(&mut self, gate: GateRef, lot: usize, takes: Minutes) {
        for index in self.checked.get(&lot).cloned().unwrap_or_default() {
            if let Duty::Check(check, _) = self.plan.works[index].duty
                && self.handover.gate(gate).checks.contains(&check)
            {
                self.wait(self.opens(gate.index()), self.ends(index), takes);
            }
        }
    }

    /// The trips by which a step's groups are handed over.
    pub(super) fn handed_over(&self, step: &[GroupRef]) -> BTreeSet<usize> {
        let lots = self.plan.lots.iter().filter(|lot| step.contains(&lot.group));
        lots.filter_map(|lot| {
            let route = &self.handover.group(lot.group).routes[lot.route];
            lot.rides.get(route.handover_ride()).copied()
        })
        .collect()
    }

    /// Who would be too many with those who left before waits until their time is over; the order stays.
    fn quotas(&mut self) {
        for quota in &self.handover.quotas {
            let QuotaSpan::Within(within) = quota.span else { continue };
            let leaves = self.plan.let_through(self.handover, quota);
            let all: Vec<(Minutes, u64)> = leaves.iter().map(|&(_, _, units)| (0, units)).collect();
            if quota.fullest(&all) <= quota.at_most {
                continue;
            }
            let (mut first, mut sum) = (0, 0_u64);
            for (last, &(_, trip, units)) in leaves.iter().enumerate() {
                if let Some(&(_, before, _)) = last.checked_sub(1).and_then(|before| leaves.get(before)) {
                    self.wait(Self::departs(trip), Self::departs(before), 0);
                }
                sum = sum.saturating_add(units);
                while sum > quota.at_most && first < last {
                    self.wait(Self::departs(trip), Self::departs(leaves[first].1), within);
                    sum -= leaves[first].2;
                    first += 1;
                }
            }
        }
    }

    fn order(&mut self) {
        let steps: Vec<BTreeSet<usize>> =
            self.handover.order.iter().map(|step| self.handed_over(step)).filter(|trips| !trips.is_empty()).collect();
        for pair in steps.windows(2) {
            for &later in &pair[1] {
                for &earlier in pair[0].iter().filter(|&&earlier| earlier != later) {
                    self.wait(Self::departs(later), Self::departs(earlier), 0);
                }
            }
        }
    }

    /// Each aircraft that comes to a place with as many stands as that waits for those that left in time for it.
    fn stands(&mut self) {
        let by_vehicle = self.by_vehicle();
        for (index, place) in self.handover.places.iter().enumerate() {
            let Some(stands) = place.stands.and_then(|stands| usize::try_from(stands).ok()) else { continue };
            let mut stays = self.stays(PlaceRef::new(index), &by_vehicle);
            stays.sort_by_key(|stay| self.at[stay.comes.0] - stay.comes.1);
            for (count, stay) in stays.iter().enumerate().skip(stands) {
                let comes = self.at[stay.comes.0] - stay.comes.1;
                let goes = |stay: &Stay| self.at[stay.goes.0] + stay.goes.1;
                let mut gone: Vec<&Stay> = stays[..count].iter().filter(|stay| goes(stay) <= comes).collect();
                gone.sort_by_key(|stay| goes(stay));
                for left in gone.into_iter().take(count + 1 - stands) {
                    self.wait(stay.comes.0, left.goes.0, left.goes.1 + stay.comes.1);
                }
            }
        }
    }

    /// When aircraft stand at a place: from an arrival to the next departure, before the first and after the last for the turnaround.
    fn stays(&self, place: PlaceRef, by_vehicle: &[Vec<usize>]) -> Vec<Stay> {
        let mut stays = Vec::new();
        for (vehicle, trips) in self.handover.vehicles.iter().zip(by_vehicle) {
            if vehicle.mode != Mode::Air {
                continue;
            }
            if let Some(&first) = trips.first().filter(|trip| self.plan.trips[**trip].from == place) {
                let departs = Self::departs(first);
                stays.push(Stay { comes: (departs, vehicle.turnaround), goes: (departs, 0) });
            }
            for (at, &trip) in trips.iter().enumerate().filter(|(_, trip)| self.plan.trips[**trip].to == place) {
                let arrives = self.arrives(trip);
                let goes = trips.get(at + 1).map_or((arrives, vehicle.turnaround), |&next| (Self::departs(next), 0));
                stays.push(Stay { comes: (arrives, 0), goes });
            }
        }
        stays
    }

    /// Who comes into a hall that could not hold all of its guests at once waits for those who left before.
    fn halls(&mut self) {
        let mut guests: BTreeMap<(PlaceRef, usize), Vec<Guest>> = BTreeMap::new();
        for lot in &self.plan.lots {
            for (stop, pair) in lot.rides.windows(2).enumerate() {
                if let Some(&Some(hall)) = lot.halls.get(stop) {
                    let place = self.plan.trips[pair[0]].to;
                    guests.entry((place, hall)).or_default().push(Guest {
                        comes: pair[0],
                        leaves: pair[1],
                        count: lot.count,
                    });
                }
            }
        }
        for ((place, hall), guests) in guests {
            let holds = self.handover.place(place).halls.get(hall).map_or(0, |hall| hall.people_max);
            if guests.iter().fold(0_u64, |sum, guest| sum.saturating_add(guest.count)) <= holds {
                continue;
            }
            let comers: BTreeSet<usize> = guests.iter().map(|guest| guest.comes).collect();
            let leavers: BTreeSet<usize> = guests.iter().map(|guest| guest.leaves).collect();
            for comes in comers {
                let arrives = self.plan.trips[comes].arrives;
                for &leaves in leavers.iter().filter(|&&trip| self.plan.trips[trip].departs <= arrives) {
                    self.wait(self.arrives(comes), Self::departs(leaves), 0);
                }
            }
        }
    }

    /// Who comes to where those it is kept from have been waits for them to leave.
    fn apart(&mut self) {
        for apart in &self.handover.apart {
            for one in self.stops_of(&apart.one) {
                for other in self.stops_of(&apart.other) {
                    if (one.place, one.hall) != (other.place, other.hall) {
                        continue;
                    }
                    for (first, then) in [(&one, &other), (&other, &one)] {
                        if self.plan.trips[first.leaves].departs <= self.plan.trips[then.comes].arrives {
                            self.wait(self.arrives(then.comes), Self::departs(first.leaves), 0);
                        }
                    }
                }
            }
        }
    }

    /// Where lots of these groups wait between two rides.
    fn stops_of(&self, groups: &[GroupRef]) -> Vec<Stop> {
        let lots = self.plan.lots.iter().filter(|lot| groups.contains(&lot.group));
        let stops = lots.flat_map(|lot| {
            lot.rides.windows(2).enumerate().map(|(at, pair)| Stop {
                place: self.plan.trips[pair[0]].to,
                hall: lot.halls.get(at).copied().flatten(),
                comes: pair[0],
                leaves: pair[1],
            })
        });
        stops.collect()
    }
}
