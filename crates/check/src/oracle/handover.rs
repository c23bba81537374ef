//! The best plan of a tiny handover by trying everything: every way of every vehicle at every time, every lot on every ride, every
//! team at every time.
//!
//! Knows the lines of `docs/reference/plan.md` in a third way: each is looked at where the choice is made that may break it.

use takas_model::{
    Group, GroupRef, Handover, Lot, Minutes, Mode, Nature, PlaceRef, Plan, PlanValue, Quota, QuotaSpan, Room, Trip,
    VehicleRef,
};

use super::handover_works::place_works;

/// There is more to try than was allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany;

/// The best plan of a handover with its value, the first such found; none where there is no plan. Times are tried on the grid of the
/// greatest common divisor of all minutes of the handover: every line keeps two moments so many minutes apart or an order of them, so
/// moments rounded down to that grid keep it too, and the best lies on it. A vehicle makes no empty ride at the end of its day, which
/// helps nobody.
///
/// # Errors
/// When more than `limit` steps are needed.
pub fn best_plan(handover: &Handover, limit: u64) -> Result<Option<(PlanValue, Plan)>, TooMany> {
    let grid = grid(handover);
    let mut budget = Budget { left: limit };
    let mut days = Vec::new();
    for index in 0..handover.vehicles.len() {
        let mut found = vec![Vec::new()];
        all_days(handover, VehicleRef::new(index), grid, &mut Vec::new(), &mut found, &mut budget)?;
        days.push(found);
    }
    let mut trial = Trial { handover, grid, trips: Vec::new(), lots: Vec::new(), best: None, budget };
    trial.choose_days(&days)?;
    Ok(trial.best)
}

/// How much may still be tried.
pub(super) struct Budget {
    left: u64,
}

impl Budget {
    pub(super) fn spend(&mut self) -> Result<(), TooMany> {
        self.left = self.left.checked_sub(1).ok_or(TooMany)?;
        Ok(())
    }
}

/// The greatest common divisor of all minutes.
fn grid(handover: &Handover) -> Minutes {
    let mut all = vec![handover.ends];
    for vehicle in &handover.vehicles {
        all.extend([vehicle.hours.from, vehicle.hours.until, vehicle.turnaround, vehicle.boarding]);
        all.extend(vehicle.duty_max);
        all.extend(vehicle.ways.values().map(|way| way.takes.usual));
    }
    for hours in
        handover.places.iter().flat_map(|one| &one.open).chain(handover.teams.iter().flat_map(|one| &one.hours))
    {
        all.extend([hours.from, hours.until]);
    }
    all.extend(handover.checks.iter().map(|one| one.takes.usual));
    all.extend(handover.measures.iter().map(|one| one.takes.usual));
    all.extend(handover.groups.iter().flat_map(|one| [one.ready, one.due]));
    all.extend(handover.gates.iter().map(|one| one.takes.usual));
    all.extend(handover.gates.iter().filter_map(|one| one.not_before));
    all.extend(handover.simultaneous.iter().map(|one| one.within));
    for quota in &handover.quotas {
        match &quota.span {
            QuotaSpan::Within(within) => all.push(*within),
            QuotaSpan::Days(days) => all.extend(days),
        }
    }
    let divisor = |one: Minutes, other: Minutes| {
        let (mut one, mut other) = (one.abs(), other.abs());
        while other != 0 {
            (one, other) = (other, one % other);
        }
        one
    };
    all.into_iter().fold(0, divisor).max(1)
}

/// Everything that a vehicle can do after these trips.
fn all_days(
    handover: &Handover,
    vehicle_ref: VehicleRef,
    grid: Minutes,
    trips: &mut Vec<Trip>,
    found: &mut Vec<Vec<Trip>>,
    budget: &mut Budget,
) -> Result<(), TooMany> {
    let vehicle = handover.vehicle(vehicle_ref);
    let (place, free) = match trips.last() {
        None => (vehicle.start, 0),
        Some(last) => (last.to, last.arrives + vehicle.turnaround),
    };
    for (&(from, to), way) in vehicle.ways.iter().filter(|((from, _), _)| *from == place) {
        let mut departs = 0;
        while departs + way.takes.usual <= handover.ends.min(vehicle.hours.until) {
            let trip = Trip { vehicle: vehicle_ref, from, to, departs, arrives: departs + way.takes.usual };
            departs += grid;
            let is_early = trip.departs < free.max(vehicle.hours.from);
            if is_early || !is_open(handover, from, trip.departs) || !is_open(handover, to, trip.arrives) {
                continue;
            }
            budget.spend()?;
            trips.push(trip);
            if is_rested(handover, trips) {
                found.push(trips.clone());
                all_days(handover, vehicle_ref, grid, trips, found, budget)?;
            }
            trips.pop();
        }
    }
    Ok(())
}

fn is_open(handover: &Handover, place: PlaceRef, moment: Minutes) -> bool {
    let open = &handover.place(place).open;
    open.is_empty() || open.iter().any(|hours| hours.from <= moment && moment <= hours.until)
}

/// From each departure to the last arrival there is a rest, or not too much time.
fn is_rested(handover: &Handover, trips: &[Trip]) -> bool {
    let Some(last) = trips.last() else { return true };
    let Some(most) = handover.vehicle(last.vehicle).duty_max else { return true };
    (0..trips.len()).all(|first| {
        let rests = trips[first..].windows(2).any(|pair| pair[1].departs - pair[0].arrives >= 600);
        rests || last.arrives - trips[first].departs <= most
    })
}

/// One trial: what has been chosen so far, and the best there was.
struct Trial<'a> {
    handover: &'a Handover,
    grid: Minutes,
    trips: Vec<Trip>,
    lots: Vec<Lot>,
    best: Option<(PlanValue, Plan)>,
    budget: Budget,
}

impl Trial<'_> {
    /// Each day of the next vehicle.
    fn choose_days(&mut self, days: &[Vec<Vec<Trip>>]) -> Result<(), TooMany> {
        let Some((first, rest)) = days.split_first() else {
            if !stands_do(self.handover, &self.trips) {
                return Ok(());
            }
            let groups = self.handover.group_refs().zip(&self.handover.groups);
            let carriers: Vec<Vec<Lot>> = groups.map(|(group_ref, group)| self.carriers(group_ref, group)).collect();
            return if carriers.iter().any(Vec::is_empty) { Ok(()) } else { self.choose_groups(&carriers) };
        };
        for day in first {
            self.budget.spend()?;
            let before = self.trips.len();
            self.trips.extend(day);
            self.choose_days(rest)?;
            self.trips.truncate(before);
        }
        Ok(())
    }

    /// Each way to carry the last groups, these by these carriers.
    fn choose_groups(&mut self, carriers: &[Vec<Lot>]) -> Result<(), TooMany> {
        let Some(first) = carriers.first() else { return self.judge() };
        let one = self.group(&first[0]);
        let (count, least) = (one.count, if one.whole { one.count } else { 1 });
        self.choose_lots(count, least, 0, carriers)
    }

    /// Each way to carry so many units of the first group in lots of at least `least` units, those of this size by this carrier or a
    /// later one.
    fn choose_lots(&mut self, units: u64, least: u64, first: usize, carriers: &[Vec<Lot>]) -> Result<(), TooMany> {
        if units == 0 {
            return self.choose_groups(&carriers[1..]);
        }
        for count in least..=units {
            for (index, carrier) in carriers[0].iter().enumerate().skip(if count == least { first } else { 0 }) {
                self.budget.spend()?;
                self.lots.push(Lot { count, ..carrier.clone() });
                let is_worse = self.best.as_ref().is_some_and(|(best, _)| best.exposure < self.value().exposure);
                if !is_worse && self.has_room() && self.halls_do() && self.keeps_apart() {
                    self.choose_lots(units - count, count, index, carriers)?;
                }
                self.lots.pop();
            }
        }
        Ok(())
    }

    /// Every route, rides and halls that a lot of a group can have.
    fn carriers(&self, group_ref: GroupRef, group: &Group) -> Vec<Lot> {
        let mut all = Vec::new();
        for (route, places) in group.routes.iter().enumerate().map(|(index, route)| (index, &route.places)) {
            let mut partial = vec![Lot { group: group_ref, count: 0, route, rides: Vec::new(), halls: Vec::new() }];
            for step in places.windows(2) {
                let longer = |lot: Lot| {
                    let next = (0..self.trips.len()).filter(|&next| self.may_ride(group, step, lot.rides.last(), next));
                    let next: Vec<usize> = next.collect();
                    next.into_iter().flat_map(move |next| self.longer(group, &lot, next)).collect::<Vec<_>>()
                };
                partial = partial.into_iter().flat_map(longer).collect();
            }
            all.extend(partial);
        }
        let is_due = |lot: &Lot| lot.rides.last().is_none_or(|&last| self.trips[last].arrives <= group.due);
        all.retain(is_due);
        all
    }

    /// Whether a group may go over this step by this trip, after that one.
    fn may_ride(&self, group: &Group, step: &[PlaceRef], before: Option<&usize>, next: usize) -> bool {
        let trip = self.trips[next];
        let vehicle = self.handover.vehicle(trip.vehicle);
        let there = before.map_or(group.ready.max(0), |&before| self.trips[before].arrives);
        let is_way = [trip.from, trip.to] == *step;
        is_way && group.modes.contains(&vehicle.mode) && trip.departs - vehicle.boarding >= there
    }

    /// The lot with one ride more, in every hall in which it may wait for that.
    fn longer(&self, group: &Group, lot: &Lot, next: usize) -> Vec<Lot> {
        let halls = self.handover.place(self.trips[next].from).halls.len();
        let halls: Vec<Option<usize>> =
            if halls == 0 || !group.are_people { vec![None] } else { (0..halls).map(Some).collect() };
        let waits = !lot.rides.is_empty();
        let longer = halls.into_iter().map(|hall| {
            let mut longer = lot.clone();
            longer.rides.push(next);
            longer.halls.extend(waits.then_some(hall));
            longer
        });
        if waits { longer.collect() } else { longer.take(1).collect() }
    }

    fn group(&self, lot: &Lot) -> &Group {
        self.handover.group(lot.group)
    }

    /// Whether everybody chosen so far has room in every vehicle.
    fn has_room(&self) -> bool {
        let fits = |trip: usize| {
            let vehicle = self.handover.vehicle(self.trips[trip].vehicle);
            let (mut seats, mut stretchers, mut load) = (0, 0, 0);
            for lot in self.lots.iter().filter(|lot| lot.rides.contains(&trip)) {
                let group = self.group(lot);
                match group.room {
                    Room::Seat => seats += lot.count,
                    Room::Stretcher => stretchers += lot.count,
                    Room::Load => load += lot.count,
                }
                if group.escorted_by > 0 {
                    seats += lot.count.div_ceil(group.escorted_by);
                }
            }
            seats <= vehicle.seats && stretchers <= vehicle.stretchers && load <= vehicle.load
        };
        (0..self.trips.len()).all(fits)
    }

    /// Whether no hall holds more people than it may, of those chosen so far.
    fn halls_do(&self) -> bool {
        let holds = |moment: Minutes| {
            let waits: Vec<_> = self.lots.iter().filter_map(|lot| self.waits_at(lot, moment)).collect();
            waits.iter().all(|&(place, hall, _)| {
                let Some(hall) = hall else { return true };
                let people = waits.iter().filter(|one| (one.0, one.1) == (place, Some(hall)));
                let people = people.filter(|(_, _, lot)| self.group(lot).are_people);
                people.map(|(_, _, lot)| lot.count).sum::<u64>() <= self.handover.place(place).halls[hall].people_max
            })
        };
        self.handover.places.iter().all(|place| place.halls.is_empty()) || self.moments().all(holds)
    }

    /// Every moment of the grid.
    fn moments(&self) -> impl Iterator<Item = Minutes> + use<> {
        let (grid, ends) = (self.grid, self.handover.ends);
        (0..=ends / grid).map(move |step| step * grid)
    }

    /// The place and hall in which a lot waits at this moment, if it is between two rides.
    fn waits_at<'b>(&self, lot: &'b Lot, moment: Minutes) -> Option<(PlaceRef, Option<usize>, &'b Lot)> {
        let step = lot
            .rides
            .windows(2)
            .position(|pair| self.trips[pair[0]].arrives <= moment && moment < self.trips[pair[1]].departs)?;
        Some((self.trips[lot.rides[step]].to, lot.halls[step], lot))
    }

    /// Whether nobody chosen so far meets whom they are kept apart from.
    fn keeps_apart(&self) -> bool {
        let meet = |one: &Lot, other: &Lot| {
            let rides = one.rides.iter().any(|ride| other.rides.contains(ride));
            let waits = |moment| {
                let (one, other) = (self.waits_at(one, moment), self.waits_at(other, moment));
                one.zip(other).is_some_and(|(one, other)| {
                    let has_halls = !self.handover.place(one.0).halls.is_empty();
                    one.0 == other.0 && if has_halls { one.1.is_some() && one.1 == other.1 } else { true }
                })
            };
            rides || self.moments().any(waits)
        };
        self.handover.apart.iter().all(|apart| {
            let of = |groups: &[GroupRef]| -> Vec<&Lot> {
                self.lots.iter().filter(|lot| groups.contains(&lot.group)).collect()
            };
            let others = of(&apart.other);
            of(&apart.one).iter().all(|one| others.iter().all(|other| !meet(one, other)))
        })
    }

    /// All rides are chosen: whether that is better than the best, can be, and has works and gates that go with it.
    fn judge(&mut self) -> Result<(), TooMany> {
        self.budget.spend()?;
        let is_used = |trip: usize| self.lots.iter().any(|lot| lot.rides.contains(&trip));
        let goes_on = |trip: usize| self.trips[trip + 1..].iter().any(|next| next.vehicle == self.trips[trip].vehicle);
        if (0..self.trips.len()).any(|trip| !is_used(trip) && !goes_on(trip)) {
            return Ok(());
        }
        let value = self.value();
        if self.best.as_ref().is_some_and(|(best, _)| *best <= value) || !self.keeps_terms() {
            return Ok(());
        }
        let (trips, lots) = (self.trips.clone(), self.lots.clone());
        let plan = Plan { trips, lots, works: Vec::new(), gates: Vec::new() };
        if let Some(plan) = place_works(self.handover, self.grid, plan, &mut self.budget)? {
            self.best = Some((value, plan));
        }
        Ok(())
    }

    fn value(&self) -> PlanValue {
        let mut exposure = 0;
        for lot in self.lots.iter().filter(|lot| self.group(lot).are_people) {
            for pair in lot.rides.windows(2) {
                let (arrives, departs) = (&self.trips[pair[0]], self.trips[pair[1]].departs);
                if self.handover.place(arrives.to).is_exchange {
                    exposure += i64::try_from(lot.count).unwrap_or(i64::MAX) * (departs - arrives.arrives);
                }
            }
        }
        let ridden = self.lots.iter().filter_map(|lot| lot.rides.last());
        let makespan = ridden.map(|&trip| self.trips[trip].arrives).max().unwrap_or(0);
        PlanValue { exposure, makespan, rides: u64::try_from(self.trips.len()).unwrap_or(u64::MAX) }
    }

    /// When the lots of these groups leave for their handover.
    fn leaves(&self, groups: &[GroupRef]) -> Vec<Minutes> {
        let lots = self.lots.iter().filter(|lot| groups.contains(&lot.group));
        let rides = lots.filter_map(|lot| lot.rides.get(self.group(lot).routes[lot.route].handover_ride()));
        rides.map(|&ride| self.trips[ride].departs).collect()
    }

    /// Whether no departure is with so many others in the time of a quota that they are too many.
    fn lets_through(&self, quota: &Quota) -> bool {
        let lots = self.lots.iter().filter(|lot| quota.of.contains(&lot.group));
        let leaves = |lot: &Lot| {
            let ride = lot.rides.get(self.group(lot).routes[lot.route].handover_ride())?;
            Some((self.trips[*ride].departs, lot.count))
        };
        let leaves: Vec<(Minutes, u64)> = lots.filter_map(leaves).collect();
        leaves.iter().all(|&(first, _)| {
            let counts_with = |other: Minutes| match &quota.span {
                QuotaSpan::Within(within) => first <= other && other - first < *within,
                QuotaSpan::Days(days) => !days.iter().any(|&day| (first < day) != (other < day)),
            };
            let together = leaves.iter().filter(|(other, _)| counts_with(*other));
            together.map(|(_, units)| units).sum::<u64>() <= quota.at_most
        })
    }

    /// Families, simultaneous departures, quotas, the order, and the protection of the law.
    fn keeps_terms(&self) -> bool {
        let travels = |lot: &&Lot| self.group(lot).stays.is_none();
        let rides_as_one = self.handover.families.iter().all(|family| {
            let members = self.lots.iter().filter(|lot| family.groups.contains(&lot.group)).filter(travels);
            let mut rides = members.map(|lot| &lot.rides);
            let first = rides.next();
            rides.all(|one| Some(one) == first)
        });
        let at_one_time = self.handover.simultaneous.iter().all(|one| {
            let leaves = self.leaves(&one.groups);
            leaves.iter().all(|first| leaves.iter().all(|last| last - first <= one.within))
        });
        let order = &self.handover.order;
        let in_order = (0..order.len()).all(|later| {
            let leaves = self.leaves(&order[later]);
            order[..later]
                .iter()
                .all(|earlier| self.leaves(earlier).iter().all(|earlier| leaves.iter().all(|later| earlier <= later)))
        });
        let lets_through = self.handover.quotas.iter().all(|quota| self.lets_through(quota));
        rides_as_one && at_one_time && lets_through && in_order && self.protects()
    }

    fn protects(&self) -> bool {
        let handover = self.handover;
        let is_bound = |group: GroupRef| {
            handover.gates.iter().any(|gate| gate.holds.contains(&group))
                || handover.simultaneous.iter().any(|one| one.groups.contains(&group))
                || handover.quotas.iter().any(|one| one.of.contains(&group))
                || handover.order.iter().any(|step| step.contains(&group))
        };
        let is_free = |lot: &Lot| {
            let ride = lot.rides.get(self.group(lot).routes[lot.route].handover_ride());
            let others = self.lots.iter().filter(|other| ride.is_some_and(|ride| other.rides.contains(ride)));
            !is_bound(lot.group) && others.into_iter().all(|other| !is_bound(other.group))
        };
        handover.nature == Nature::Historical
            || self.lots.iter().filter(|lot| self.group(lot).is_protected).all(is_free)
    }
}

/// Whether there is a stand for every aircraft at every moment at which one comes.
fn stands_do(handover: &Handover, trips: &[Trip]) -> bool {
    let mut standing: Vec<(PlaceRef, Minutes, Minutes)> = Vec::new();
    for (index, trip) in trips.iter().enumerate() {
        let vehicle = handover.vehicle(trip.vehicle);
        if vehicle.mode != Mode::Air {
            continue;
        }
        let is_mine = |other: &&Trip| other.vehicle == trip.vehicle;
        if trips[..index].iter().find(is_mine).is_none() {
            standing.push((trip.from, trip.departs - vehicle.turnaround, trip.departs));
        }
        let next = trips[index + 1..].iter().find(is_mine);
        standing.push((trip.to, trip.arrives, next.map_or(trip.arrives + vehicle.turnaround, |next| next.departs)));
    }
    standing.iter().all(|&(place, comes, _)| {
        let there = standing.iter().filter(|one| one.0 == place && one.1 <= comes && comes < one.2).count();
        let is_none = standing.iter().all(|one| one.0 != place || one.1 != comes || one.1 >= one.2);
        is_none
            || handover.place(place).stands.is_none_or(|stands| u64::try_from(there).is_ok_and(|there| there <= stands))
    })
}
