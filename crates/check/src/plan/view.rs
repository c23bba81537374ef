//! A plan with every index followed once; what points nowhere is told and left out of everything that follows.

use takas_model::{
    Duty, Group, GroupRef, Handover, Minutes, Occasion, Place, PlaceRef, Plan, Room, Route, Turned, Vehicle,
};

use super::{Faults, PlanLine};

/// A moment, or minutes between two: wide enough for every sum and product here.
pub(super) type Moment = i128;

/// A trip whose vehicle and places there are.
pub(super) struct Flown<'a> {
    pub(super) vehicle: &'a Vehicle,
    pub(super) from: PlaceRef,
    pub(super) to: PlaceRef,
    pub(super) departs: Moment,
    pub(super) arrives: Moment,
    /// When those who leave board.
    pub(super) boards: Moment,
    /// When those who arrived are there: the end of its last `Arrival` measure, if any.
    pub(super) there: Moment,
    /// The trip of the same vehicle before it and after it.
    pub(super) before: Option<usize>,
    pub(super) after: Option<usize>,
}

/// A lot whose group, route and rides there are, one ride for each step of the route.
pub(super) struct Ridden<'a> {
    pub(super) index: usize,
    pub(super) group: &'a Group,
    pub(super) group_ref: GroupRef,
    pub(super) route: &'a Route,
    pub(super) count: u64,
    pub(super) rides: &'a [usize],
    pub(super) halls: &'a [Option<usize>],
}

impl Ridden<'_> {
    /// The trip of its handover ride; none where it has stayed before that.
    pub(super) fn handover_trip(&self) -> Option<usize> {
        self.rides.get(self.route.handover_ride()).copied()
    }

    /// How it is called in words.
    pub(super) fn name(&self) -> String {
        format!("lot {} ({} of {})", self.index, self.count, self.group.id)
    }
}

/// A plan, followed.
pub(super) struct View<'a> {
    pub(super) handover: &'a Handover,
    pub(super) plan: &'a Plan,
    pub(super) turned: &'a Turned,
    /// By index; none: told already.
    pub(super) trips: Vec<Option<Flown<'a>>>,
    /// By index; none: told already.
    pub(super) lots: Vec<Option<Ridden<'a>>>,
    /// By group: its lots that are followed.
    pub(super) lots_of: Vec<Vec<usize>>,
    /// By trip: the lots that name it, followed or not.
    pub(super) riders: Vec<Vec<usize>>,
    /// By vehicle: its trips in order.
    pub(super) trips_of: Vec<Vec<usize>>,
}

impl<'a> View<'a> {
    pub(super) fn new(handover: &'a Handover, plan: &'a Plan, turned: &'a Turned, faults: &mut Faults) -> Self {
        let mut trips_of: Vec<Vec<usize>> = vec![Vec::new(); handover.vehicles.len()];
        let mut trips: Vec<Option<Flown<'a>>> = Vec::with_capacity(plan.trips.len());
        for (index, trip) in plan.trips.iter().enumerate() {
            let are_places = [trip.from, trip.to].iter().all(|place| place.index() < handover.places.len());
            let Some(vehicle) = handover.vehicles.get(trip.vehicle.index()).filter(|_| are_places) else {
                faults.tell(PlanLine::Works, format!("trip {index} names a vehicle or place that there is not"));
                trips.push(None);
                continue;
            };
            let mine = &mut trips_of[trip.vehicle.index()];
            let before = mine.last().copied();
            if let Some(Some(previous)) = before.map(|before| &mut trips[before]) {
                previous.after = Some(index);
            }
            mine.push(index);
            let (departs, arrives) = (Moment::from(trip.departs), Moment::from(trip.arrives));
            let boards = departs - Moment::from(vehicle.boarding);
            let (from, to) = (trip.from, trip.to);
            trips.push(Some(Flown {
                vehicle,
                from,
                to,
                departs,
                arrives,
                boards,
                there: arrives,
                before,
                after: None,
            }));
        }
        let mut view = Self {
            handover,
            plan,
            turned,
            trips,
            lots: Vec::with_capacity(plan.lots.len()),
            lots_of: vec![Vec::new(); handover.groups.len()],
            riders: vec![Vec::new(); plan.trips.len()],
            trips_of,
        };
        view.follow_measures();
        view.follow_lots(faults);
        view
    }

    /// Those who arrive are there when the last `Arrival` measure of their trip has ended.
    fn follow_measures(&mut self) {
        for work in &self.plan.works {
            let Duty::Measure(measure, trip) = work.duty else { continue };
            let Some(measure) = self.handover.measures.get(measure.index()) else { continue };
            if let Some(Some(trip)) = self.trips.get_mut(trip)
                && measure.occasion == Occasion::Arrival
                && measure.place == trip.to
            {
                trip.there = trip.there.max(Moment::from(work.ends));
            }
        }
    }

    fn follow_lots(&mut self, faults: &mut Faults) {
        for (index, lot) in self.plan.lots.iter().enumerate() {
            for &ride in &lot.rides {
                if let Some(riders) = self.riders.get_mut(ride)
                    && riders.last() != Some(&index)
                {
                    riders.push(index);
                }
            }
            let followed = self.follow_lot(index, faults);
            if followed.is_some() {
                self.lots_of[lot.group.index()].push(index);
            }
            self.lots.push(followed);
        }
    }

    fn follow_lot(&self, index: usize, faults: &mut Faults) -> Option<Ridden<'a>> {
        let lot = &self.plan.lots[index];
        let Some(group) = self.handover.groups.get(lot.group.index()) else {
            faults.tell(PlanLine::Works, format!("lot {index} is of a group that there is not"));
            return None;
        };
        let name = format!("lot {index} ({} of {})", lot.count, group.id);
        let Some(route) = group.routes.get(lot.route) else {
            faults.tell(PlanLine::Works, format!("{name} goes by a route that its group has not"));
            return None;
        };
        if let Some(ride) = lot.rides.iter().find(|&&ride| ride >= self.trips.len()) {
            faults.tell(PlanLine::Works, format!("{name} rides trip {ride}, which there is not"));
            return None;
        }
        let steps = route.places.len().saturating_sub(1);
        if lot.rides.len() != steps {
            let words = format!("{name} has {} rides on a route of {steps} steps", lot.rides.len());
            faults.tell(PlanLine::Route, words);
            return None;
        }
        for (step, &ride) in lot.rides.iter().enumerate() {
            // A trip that is not followed has been told.
            let trip = self.trips[ride].as_ref()?;
            if (trip.from, trip.to) != (route.places[step], route.places[step + 1]) {
                let (from, to) = (self.place(trip.from), self.place(trip.to));
                let words = format!("{name} rides trip {ride} from {} to {}, off its route", from.id, to.id);
                faults.tell(PlanLine::Route, words);
                return None;
            }
        }
        let ridden = Ridden {
            index,
            group,
            group_ref: lot.group,
            route,
            count: lot.count,
            rides: &lot.rides,
            halls: &lot.halls,
        };
        Some(ridden)
    }

    pub(super) fn place(&self, place: PlaceRef) -> &'a Place {
        self.handover.place(place)
    }

    /// The lots that are followed, in order.
    pub(super) fn followed(&self) -> impl Iterator<Item = &Ridden<'a>> {
        self.lots.iter().flatten()
    }

    /// The followed lots of these groups.
    pub(super) fn lots_of_all<'b>(&'b self, groups: &'b [GroupRef]) -> impl Iterator<Item = &'b Ridden<'a>> {
        groups.iter().flat_map(|group| &self.lots_of[group.index()]).filter_map(|&lot| self.lots[lot].as_ref())
    }

    /// The trip behind the ride of a followed lot.
    pub(super) fn trip(&self, ride: usize) -> &Flown<'a> {
        self.trips[ride].as_ref().expect("a lot is followed only where its trips are")
    }

    /// From when on a lot is there at the place of this index of its route.
    pub(super) fn there(&self, lot: &Ridden<'_>, place: usize) -> Moment {
        match place.checked_sub(1) {
            None => Moment::from(lot.group.ready),
            Some(ride) => self.trip(lot.rides[ride]).there,
        }
    }

    /// When a lot boards the ride onward from the place of this index of its route, if it goes on.
    pub(super) fn boards(&self, lot: &Ridden<'_>, place: usize) -> Option<Moment> {
        lot.rides.get(place).map(|&ride| self.trip(ride).boards)
    }

    /// When a lot leaves for its handover.
    pub(super) fn leaves(&self, lot: &Ridden<'_>) -> Option<Moment> {
        lot.handover_trip().map(|trip| self.trip(trip).departs)
    }

    /// The waits of a lot between two rides: the index of the place on its route, the place, arrival and departure.
    pub(super) fn waits(&self, lot: &Ridden<'_>) -> Vec<(usize, PlaceRef, Moment, Moment)> {
        let between = |(index, pair): (usize, &[usize])| {
            let place = lot.route.places[index + 1];
            (index + 1, place, self.trip(pair[0]).arrives, self.trip(pair[1]).departs)
        };
        lot.rides.windows(2).enumerate().map(between).collect()
    }
}

/// The room that a lot takes in a vehicle: seats, stretchers, load.
pub(super) fn room_of(group: &Group, count: u64) -> [u128; 3] {
    let escorts = if group.escorted_by == 0 { 0 } else { count.div_ceil(group.escorted_by) };
    let (units, escorts) = (u128::from(count), u128::from(escorts));
    match group.room {
        Room::Seat => [units + escorts, 0, 0],
        Room::Stretcher => [escorts, units, 0],
        Room::Load => [escorts, 0, units],
    }
}

/// The room that a vehicle has: seats, stretchers, load.
pub(super) fn room_in(vehicle: &Vehicle) -> [u128; 3] {
    [vehicle.seats, vehicle.stretchers, vehicle.load].map(u128::from)
}

/// Something that is there for a span of time: from, until, how much.
pub(super) type Presence = (Moment, Moment, u128);

/// The first moment at which more than `most` is there, and how much that is. What is there grows only where something begins; what
/// ends at a moment is gone then.
pub(super) fn first_excess(spans: &[Presence], most: u128) -> Option<(Moment, u128)> {
    let mut changes: Vec<(Moment, bool, u128)> = Vec::with_capacity(2 * spans.len());
    for &(from, until, much) in spans.iter().filter(|(from, until, _)| from < until) {
        changes.push((from, true, much));
        changes.push((until, false, much));
    }
    changes.sort_unstable();
    let mut there: u128 = 0;
    for (position, &(moment, begins, much)) in changes.iter().enumerate() {
        there = if begins { there.saturating_add(much) } else { there.saturating_sub(much) };
        let is_last_then = changes.get(position + 1).is_none_or(|next| next.0 > moment);
        if is_last_then && there > most {
            return Some((moment, there));
        }
    }
    None
}

/// The minutes of a duration, wide.
pub(super) fn wide(minutes: Minutes) -> Moment {
    Moment::from(minutes)
}
