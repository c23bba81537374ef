//! Times for choices: rides, works and gates one after the other, each as early as what is there allows.
//!
//! Rides are not ordered beforehand: of those whose people are there, checked and let through, the one that can leave first is put
//! down next (a serial schedule generation scheme; R. Kolisch, 1996). So a plan comes of any choices, or it is told what was
//! in the way. Rides that must leave together are put down together.

use takas_model::{Duty, GateRef, GroupRef, MeasureRef, Minutes, Occasion, PlaceRef, TeamRef, Trip, VehicleRef, Work};

use super::bundles::Bundles;
use super::choices::{Choices, NOWHERE};
use super::layout::{Laid, lay_out};
use super::past::{Past, Planned, WorkKey};
use super::problem::Problem;
use super::resources::{Diary, OPEN_END, Position, Stay, Wait, stand};

/// What was in the way of a ride.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Blocked {
    /// No vehicle was chosen for somebody.
    Unassigned(GroupRef),
    /// Hours of vehicle or places, duty, or the end.
    Hours(VehicleRef),
    /// No stand.
    Stands(PlaceRef),
    /// No hall, or somebody there who is not to be met.
    Halls(PlaceRef),
    /// No team.
    Team(PlaceRef),
    /// It could not leave with the others.
    Together,
    /// What it waits for did not come.
    Waiting,
}

/// Choices with times.
#[derive(Clone, Debug, Default)]
pub(crate) struct Timed {
    pub(crate) lots: Vec<Laid>,
    /// Rides, with their carriage if they carry anybody.
    pub(crate) trips: Vec<(Trip, Option<usize>)>,
    /// The trip of each carriage.
    pub(crate) trip_of: Vec<usize>,
    pub(crate) works: Vec<Work>,
    pub(crate) gates: Vec<Minutes>,
    pub(crate) halls: Vec<Vec<Option<usize>>>,
    /// Minutes over the due times, all together.
    pub(crate) late: Minutes,
    /// Carriages that could not leave, and what was in the way.
    pub(crate) stuck: Vec<(usize, Blocked)>,
}

impl Timed {
    /// Whether everybody is received in time.
    pub(crate) fn is_whole(&self) -> bool {
        self.stuck.is_empty() && self.late == 0
    }
}

/// How a lot stands.
#[derive(Clone, Debug)]
struct Progress {
    /// The index of the place where it is.
    at: usize,
    /// Checked as far as it has to be here, and when.
    ready: Minutes,
    /// Since when it is there.
    there: Minutes,
}

/// What changes while rides are put down.
#[derive(Clone, Debug)]
pub(crate) struct State {
    pub(crate) diaries: Vec<Diary>,
    positions: Vec<Position>,
    stays: Vec<Vec<Stay>>,
    /// For each place, for each of its halls, or once for a place without any.
    waits: Vec<Vec<Vec<Wait>>>,
    progress: Vec<Progress>,
    opened: Vec<Option<Minutes>>,
    /// For each gate: lots that it still waits for, and the latest of the others.
    awaited: Vec<(usize, Minutes)>,
    /// For each place: no lot arrives or boards before.
    secured: Vec<Minutes>,
    trips: Vec<(Trip, Option<usize>)>,
    pub(crate) trip_of: Vec<usize>,
    works: Vec<Work>,
    halls: Vec<Vec<Option<usize>>>,
    late: Minutes,
    evictions: usize,
}

/// Puts down rides.
pub(crate) struct Dispatcher<'d, 'a> {
    problem: &'d Problem<'a>,
    choices: &'d Choices,
    past: &'d Past,
    lots: Vec<Laid>,
    /// For each carriage: its lots, each with which of its rides this is.
    aboard: Vec<Vec<(usize, usize)>>,
    bundles: Bundles,
    state: State,
}

/// Times for these choices. No carriage leaves before what `past` says, no gate opens before.
pub(crate) fn time(problem: &Problem<'_>, choices: &Choices, past: &Past) -> Timed {
    let mut dispatcher = Dispatcher::new(problem, choices, past);
    let missing = dispatcher.begin();
    dispatcher.run();
    dispatcher.finish(missing)
}

impl<'d, 'a> Dispatcher<'d, 'a> {
    fn new(problem: &'d Problem<'a>, choices: &'d Choices, past: &'d Past) -> Self {
        let handover = problem.handover;
        let lots = lay_out(problem, choices);
        let mut aboard = vec![Vec::new(); choices.carriages.len()];
        for (index, lot) in lots.iter().enumerate() {
            for (ride, &carriage) in lot.rides.iter().enumerate() {
                if carriage != NOWHERE {
                    aboard[carriage].push((index, ride));
                }
            }
        }
        let mut positions: Vec<Position> = handover
            .vehicles
            .iter()
            .map(|one| Position {
                place: one.start,
                came: None,
                met: 0,
                free: one.hours.from.max(0),
                duty: None,
                left: 0,
            })
            .collect();
        choices.carriages.iter().for_each(|one| positions[one.vehicle.index()].left += 1);
        let mut awaited = vec![(0, i64::MIN); handover.gates.len()];
        for lot in &lots {
            problem.awaited_by[lot.group.index()].iter().for_each(|gate| awaited[gate.index()].0 += 1);
        }
        let bundles = Bundles::new(problem, choices, &lots, &aboard);
        let halls = handover.places.iter().map(|place| vec![Vec::new(); place.halls.len().max(1)]);
        let state = State {
            diaries: vec![Diary::default(); handover.teams.len()],
            positions,
            stays: vec![Vec::new(); handover.places.len()],
            waits: halls.collect(),
            progress: lots
                .iter()
                .map(|lot| {
                    let ready = handover.group(lot.group).ready.max(0);
                    Progress { at: 0, ready, there: ready }
                })
                .collect(),
            opened: vec![None; handover.gates.len()],
            awaited,
            secured: vec![0; handover.places.len()],
            trips: Vec::new(),
            trip_of: vec![NOWHERE; choices.carriages.len()],
            works: Vec::new(),
            halls: lots.iter().map(|lot| vec![None; lot.rides.len().saturating_sub(1)]).collect(),
            late: 0,
            evictions: 0,
        };
        Self { problem, choices, past, lots, aboard, bundles, state }
    }

    /// What has begun, the measures that are taken once, and what is checked where it sets out; the carriages that cannot be.
    fn begin(&mut self) -> Vec<(usize, Blocked)> {
        let handover = self.problem.handover;
        for planned in self.past.works.values().filter(|planned| planned.has_begun) {
            self.state.diaries[planned.team.index()].take(planned.starts, planned.ends);
        }
        let mut missing = Vec::new();
        let used: Vec<bool> = {
            let mut used = vec![false; handover.places.len()];
            for lot in &self.lots {
                let places = &handover.group(lot.group).routes[lot.route].places;
                places
                    .iter()
                    .take(lot.rides.len() + 1)
                    .filter(|_| places.len() > 1)
                    .for_each(|place| used[place.index()] = true);
            }
            used
        };
        for (index, measure) in handover.measures.iter().enumerate() {
            if measure.occasion == Occasion::Once && used[measure.place.index()] {
                let measure_ref = MeasureRef::new(index);
                let Some(work) = self.take_measure(measure_ref, WorkKey::Once(measure_ref), Duty::Once(measure_ref), 0)
                else {
                    missing.push((NOWHERE, Blocked::Team(measure.place)));
                    continue;
                };
                let secured = &mut self.state.secured[measure.place.index()];
                *secured = (*secured).max(work);
            }
        }
        for lot in 0..self.lots.len() {
            if self.lots[lot].rides.contains(&NOWHERE) {
                missing.push((NOWHERE, Blocked::Unassigned(self.lots[lot].group)));
            }
            if !self.check(lot) {
                missing.push((NOWHERE, Blocked::Team(self.place(lot, 0))));
            }
        }
        for (gate, opens) in &self.past.opened {
            self.state.opened[*gate] = Some(*opens);
        }
        for (trip, carriage) in &self.past.trips {
            let number = self.state.trips.len();
            for &measure in self.problem.measures(trip.from, Occasion::Departure) {
                let known = carriage.and_then(|carriage| self.past.works.get(&WorkKey::Measure(measure, carriage)));
                if let Some(&Planned { team, starts, ends, .. }) = known {
                    self.state.works.push(Work { team, duty: Duty::Measure(measure, number), starts, ends });
                }
            }
            self.depart(*trip, *carriage);
        }
        for (vehicle, free) in &self.past.free {
            let position = &mut self.state.positions[vehicle.index()];
            position.free = position.free.max(*free);
        }
        missing
    }

    fn place(&self, lot: usize, at: usize) -> PlaceRef {
        let lot = &self.lots[lot];
        self.problem.handover.group(lot.group).routes[lot.route].places[at]
    }

    fn run(&mut self) {
        let mut blocked = vec![None; self.bundles.all.len()];
        loop {
            self.open_gates();
            let mut best = None;
            for bundle in 0..self.bundles.all.len() {
                if blocked[bundle].is_none()
                    && let Some(key) = self.key(bundle)
                    && best.is_none_or(|(known, _)| key < known)
                {
                    best = Some((key, bundle));
                }
            }
            let Some((_, bundle)) = best else {
                if self.evict() {
                    blocked.iter_mut().for_each(|mark| *mark = None);
                    continue;
                }
                self.bundles.reasons = blocked;
                return;
            };
            match self.put_down(bundle) {
                Ok(()) => blocked.iter_mut().for_each(|mark| *mark = None),
                Err(reason) => blocked[bundle] = Some(reason),
            }
        }
    }

    /// How soon a bundle can leave, as far as is known without looking at teams, stands and halls; none where it cannot yet.
    fn key(&self, bundle: usize) -> Option<(Minutes, u32, usize)> {
        let of = &self.bundles.all[bundle];
        if self.state.trip_of[of.carriages[0]] != NOWHERE {
            return None;
        }
        if self.bundles.waits_for_order(bundle, &self.state.trip_of) {
            return None;
        }
        let mut key = (0, 0);
        for &carriage in &of.carriages {
            let ready = self.boards(carriage)?;
            let leaves = self.reach(carriage, ready).map_or(OPEN_END - 1, |(leaves, _)| leaves);
            key = key.max((leaves, self.choices.carriages[carriage].rank));
        }
        Some((key.0 + i64::from(key.1), key.1, bundle))
    }

    /// When everybody can have boarded a carriage: who is there, checked, and let through; none while that is not so.
    fn boards(&self, carriage: usize) -> Option<Minutes> {
        let boarding = self.problem.handover.vehicle(self.choices.carriages[carriage].vehicle).boarding;
        let mut latest = self.past.departs.get(&carriage).copied().unwrap_or(0).max(self.past.now);
        for &(lot, ride) in &self.aboard[carriage] {
            let progress = &self.state.progress[lot];
            if progress.at != ride || progress.ready == OPEN_END {
                return None;
            }
            let mut boards = progress.ready.max(self.state.secured[self.place(lot, ride).index()]);
            if self.is_handover(lot, ride) {
                for gate in &self.problem.held_by[self.lots[lot].group.index()] {
                    boards = boards.max(self.state.opened[gate.index()]?);
                }
            }
            latest = latest.max(boards + boarding);
        }
        Some(latest)
    }

    fn is_handover(&self, lot: usize, ride: usize) -> bool {
        let lot = &self.lots[lot];
        let of = self.problem.handover.group(lot.group);
        of.stays.is_none() && of.routes[lot.route].handover_ride() == ride
    }

    /// When a carriage can leave, and when its vehicle would leave to be there, if it is elsewhere.
    fn reach(&self, carriage: usize, ready: Minutes) -> Option<(Minutes, Option<Minutes>)> {
        let one = &self.choices.carriages[carriage];
        let vehicle = one.vehicle;
        let position = &self.state.positions[vehicle.index()];
        let free = position.free.max(position.met).max(self.past.now);
        if position.place == one.ends.0 {
            return Some((position.rested(self.problem, vehicle, one.ends, ready.max(free))?, None));
        }
        let ends = (position.place, one.ends.0);
        let takes = self.problem.way(vehicle, ends.0, ends.1)?.takes.usual;
        let turnaround = self.problem.handover.vehicle(vehicle).turnaround;
        let planned = self.past.empties.get(&carriage).copied();
        let aims = planned.unwrap_or(ready - takes - turnaround - self.before_departure(one.ends.0));
        let leaves = position.rested(self.problem, vehicle, ends, free.max(aims))?;
        let then = self.problem.fit(vehicle, one.ends, ready.max(leaves + takes + turnaround))?;
        Some((then, Some(leaves)))
    }

    /// How long the measures before a departure take.
    fn before_departure(&self, place: PlaceRef) -> Minutes {
        let measures = self.problem.measures(place, Occasion::Departure);
        measures.iter().map(|measure| self.problem.handover.measure(*measure).takes.usual).sum()
    }

    /// Puts down all carriages of a bundle, together where they have to be; or nothing.
    fn put_down(&mut self, bundle: usize) -> Result<(), Blocked> {
        let carriages = self.bundles.all[bundle].carriages.clone();
        let floor = self.bundles.order_floor(bundle, &self.state.trip_of, &self.state.trips);
        if let [carriage] = carriages[..] {
            self.send(carriage, floor)?;
            return Ok(());
        }
        let before = self.state.clone();
        let mut floors = vec![floor; carriages.len()];
        for _ in 0..12 {
            let mut left = Vec::new();
            for (&carriage, &floor) in carriages.iter().zip(&floors) {
                match self.send(carriage, floor) {
                    Ok(leaves) => left.push(leaves),
                    Err(reason) => {
                        self.state = before;
                        return Err(reason);
                    }
                }
            }
            let wanted = self.bundles.spread(bundle, &left);
            if wanted.iter().zip(&left).all(|(wanted, left)| wanted <= left) {
                return Ok(());
            }
            floors = wanted;
            self.state = before.clone();
        }
        Err(Blocked::Together)
    }

    /// Puts down one carriage, with an empty ride before it where its vehicle is elsewhere; when it leaves.
    fn send(&mut self, carriage: usize, floor: Minutes) -> Result<Minutes, Blocked> {
        let (vehicle, ends) = (self.choices.carriages[carriage].vehicle, self.choices.carriages[carriage].ends);
        let ready = self.boards(carriage).ok_or(Blocked::Waiting)?.max(floor);
        let (_, empty) = self.reach(carriage, ready).ok_or(Blocked::Hours(vehicle))?;
        if let Some(leaves) = empty {
            let from = self.state.positions[vehicle.index()].place;
            let leaves = self.land(vehicle, (from, ends.0), leaves, &[])?.0;
            let takes = self.problem.way(vehicle, from, ends.0).ok_or(Blocked::Hours(vehicle))?.takes.usual;
            let trip = Trip { vehicle, from, to: ends.0, departs: leaves, arrives: leaves + takes };
            self.depart(trip, None);
        }
        let (mut leaves, _) = self.reach(carriage, ready).ok_or(Blocked::Hours(vehicle))?;
        let lots = std::mem::take(&mut self.aboard[carriage]);
        let outcome = (|| {
            let boarding = self.problem.handover.vehicle(vehicle).boarding;
            let works = self.measures_before(carriage, &mut leaves, boarding)?;
            let position = self.state.positions[vehicle.index()];
            leaves = position.rested(self.problem, vehicle, ends, leaves).ok_or(Blocked::Hours(vehicle))?;
            let (leaves, halls) = self.land(vehicle, ends, leaves, &lots)?;
            Ok((leaves, halls, works))
        })();
        self.aboard[carriage] = lots;
        let (leaves, halls, works) = outcome?;
        for work in works {
            self.state.diaries[work.team.index()].take(work.starts, work.ends);
            self.state.works.push(work);
        }
        let takes = self.problem.way(vehicle, ends.0, ends.1).ok_or(Blocked::Hours(vehicle))?.takes.usual;
        for (lot, ride, hall) in halls {
            self.state.halls[lot][ride] = Some(hall);
        }
        let trip = Trip { vehicle, from: ends.0, to: ends.1, departs: leaves, arrives: leaves + takes };
        self.depart(trip, Some(carriage));
        Ok(leaves)
    }

    /// The measures before a departure, not yet entered; the departure is moved behind them.
    fn measures_before(&self, carriage: usize, leaves: &mut Minutes, boarding: Minutes) -> Result<Vec<Work>, Blocked> {
        let one = &self.choices.carriages[carriage];
        let position = &self.state.positions[one.vehicle.index()];
        let from = position.came.unwrap_or(0).max(position.met).max(0);
        let mut works: Vec<Work> = Vec::new();
        for &measure in self.problem.measures(one.ends.0, Occasion::Departure) {
            let duty = Duty::Measure(measure, self.state.trips.len());
            let takes = self.problem.handover.measure(measure).takes.usual;
            let planned = self.past.works.get(&WorkKey::Measure(measure, carriage));
            let mut diaries = None;
            if works.iter().any(|work| self.problem.measure_teams[measure.index()].contains(&work.team)) {
                let mut with = self.state.diaries.clone();
                works.iter().for_each(|work| with[work.team.index()].take(work.starts, work.ends));
                diaries = Some(with);
            }
            let teams = self.problem.measure_teams[measure.index()].iter().map(|&team| (team, takes));
            let diaries = diaries.as_ref().unwrap_or(&self.state.diaries);
            let found = self.find(diaries, teams, from, planned).ok_or(Blocked::Team(one.ends.0))?;
            works.push(Work { team: found.0, duty, starts: found.1, ends: found.2 });
            *leaves = (*leaves).max(found.2 + boarding);
        }
        Ok(works)
    }

    /// The team that is done first, from when until when; as planned where that still can be.
    fn find(
        &self,
        diaries: &[Diary],
        teams: impl Iterator<Item = (TeamRef, Minutes)>,
        from: Minutes,
        planned: Option<&Planned>,
    ) -> Option<(TeamRef, Minutes, Minutes)> {
        if let Some(planned) = planned.filter(|planned| planned.has_begun) {
            return Some((planned.team, planned.starts, planned.ends));
        }
        let from = from.max(self.past.now);
        let handover = self.problem.handover;
        let found = teams.filter_map(|(team, takes)| {
            let diary = &diaries[team.index()];
            if let Some(planned) = planned.filter(|planned| planned.team == team && planned.starts >= from)
                && diary.free_from(handover, team, planned.starts, takes) == Some(planned.starts)
            {
                return Some((false, planned.starts + takes, team, planned.starts));
            }
            let starts = diary.free_from(handover, team, from, takes)?;
            Some((true, starts + takes, team, starts))
        });
        found.min().map(|(_, ends, team, starts)| (team, starts, ends))
    }

    /// The first moment from `leaves` on at which a vehicle can leave so that it finds a stand and its lots find halls.
    fn land(
        &self,
        vehicle: VehicleRef,
        ends: (PlaceRef, PlaceRef),
        leaves: Minutes,
        lots: &[(usize, usize)],
    ) -> Result<(Minutes, Vec<(usize, usize, usize)>), Blocked> {
        let handover = self.problem.handover;
        let of = handover.vehicle(vehicle);
        let takes = self.problem.way(vehicle, ends.0, ends.1).ok_or(Blocked::Hours(vehicle))?.takes.usual;
        let position = &self.state.positions[vehicle.index()];
        let left = position.left - usize::from(!lots.is_empty());
        let mut at = leaves;
        for _ in 0..10_000 {
            let arrives = at + takes;
            let until = if left > 0 { OPEN_END } else { arrives + of.turnaround };
            let first = if position.came.is_none() {
                stand(handover, &self.state.stays[ends.0.index()], ends.0, vehicle, (at - of.turnaround, at))
                    .map_err(|next| (next.saturating_add(of.turnaround), Blocked::Stands(ends.0)))
            } else {
                Ok(())
            };
            let landed = first.and_then(|()| {
                let next = |moment: Minutes| if moment == OPEN_END { OPEN_END } else { moment - takes };
                stand(handover, &self.state.stays[ends.1.index()], ends.1, vehicle, (arrives, until))
                    .map_err(|moment| (next(moment), Blocked::Stands(ends.1)))?;
                let secured = self.state.secured[ends.1.index()];
                if !lots.is_empty() && arrives < secured {
                    return Err((secured - takes, Blocked::Halls(ends.1)));
                }
                self.halls(ends.1, arrives, lots).map_err(|moment| (next(moment), Blocked::Halls(ends.1)))
            });
            let (next, reason) = match landed {
                Ok(halls) => return Ok((at, halls)),
                Err(found) => found,
            };
            if next == OPEN_END {
                return Err(reason);
            }
            at = position.rested(self.problem, vehicle, ends, next.max(at + 1)).ok_or(Blocked::Hours(vehicle))?;
        }
        Err(Blocked::Hours(vehicle))
    }

    /// A hall for each lot that goes on from there; or the next moment to try.
    fn halls(
        &self,
        place: PlaceRef,
        arrives: Minutes,
        lots: &[(usize, usize)],
    ) -> Result<Vec<(usize, usize, usize)>, Minutes> {
        let halls = &self.problem.handover.place(place).halls;
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        for &(lot, ride) in lots.iter().filter(|&&(lot, ride)| ride + 1 < self.lots[lot].rides.len()) {
            let mut next = OPEN_END;
            let mut best = None;
            for (index, waits) in self.state.waits[place.index()].iter().enumerate() {
                let here = || waits.iter().filter(|wait| wait.until > arrives);
                let fellows = found.iter().filter(|(_, _, hall)| *hall == index);
                let with: u64 = fellows.clone().map(|&(fellow, _, _)| self.people(fellow)).sum();
                let inside: u64 = here().map(|wait| wait.people).sum();
                let strange = here().any(|wait| self.is_apart(lot, wait.lot))
                    || fellows.clone().any(|&(fellow, _, _)| self.is_apart(lot, fellow));
                let full = halls.get(index).is_some_and(|hall| inside + with + self.people(lot) > hall.people_max);
                if strange || full {
                    next = next.min(here().map(|wait| wait.until).min().unwrap_or(OPEN_END));
                    continue;
                }
                let kin = here().filter(|wait| self.is_kin(lot, wait.lot)).count()
                    + fellows.filter(|(fellow, _, _)| self.is_kin(lot, *fellow)).count();
                let planned = self.past.halls.get(&(lot, ride)) == Some(&index);
                let key = (!planned, std::cmp::Reverse(kin), here().count(), index);
                if best.is_none_or(|known| key < known) {
                    best = Some(key);
                }
            }
            let Some((.., index)) = best else { return Err(next) };
            found.push((lot, ride, index));
        }
        Ok(found)
    }

    fn people(&self, lot: usize) -> u64 {
        let lot = &self.lots[lot];
        if self.problem.handover.group(lot.group).are_people { lot.count } else { 0 }
    }

    fn is_apart(&self, one: usize, other: usize) -> bool {
        self.problem.is_apart(self.lots[one].group, self.lots[other].group)
    }

    /// Whether two lots are better put into one hall: from one holder to one receiver.
    fn is_kin(&self, one: usize, other: usize) -> bool {
        let [one, other] = [one, other].map(|lot| self.problem.handover.group(self.lots[lot].group));
        (one.holder, one.receiver) == (other.holder, other.receiver)
    }

    /// A ride leaves and arrives: everything that follows of itself.
    fn depart(&mut self, trip: Trip, carriage: Option<usize>) {
        let handover = self.problem.handover;
        let vehicle = handover.vehicle(trip.vehicle);
        let number = self.state.trips.len();
        self.state.trips.push((trip, carriage));
        let position = &mut self.state.positions[trip.vehicle.index()];
        let stays = &mut self.state.stays[trip.from.index()];
        if let Some(came) = position.came {
            let open = stays.iter_mut().find(|stay| stay.vehicle == trip.vehicle && stay.from == came);
            open.into_iter().for_each(|stay| stay.until = trip.departs);
        } else {
            stays.push(Stay { vehicle: trip.vehicle, from: trip.departs - vehicle.turnaround, until: trip.departs });
        }
        let rested = position.came.is_none_or(|came| trip.departs - came >= takas_model::handover::REST);
        position.duty = if rested { Some(trip.departs) } else { position.duty.or(Some(trip.departs)) };
        position.left -= usize::from(carriage.is_some());
        let until = if position.left > 0 { OPEN_END } else { trip.arrives + vehicle.turnaround };
        position.place = trip.to;
        position.came = Some(trip.arrives);
        position.free = trip.arrives + vehicle.turnaround;
        position.met = trip.arrives;
        self.state.stays[trip.to.index()].push(Stay { vehicle: trip.vehicle, from: trip.arrives, until });
        let Some(carriage) = carriage else { return };
        self.state.trip_of[carriage] = number;
        let mut met = trip.arrives;
        for &measure in self.problem.measures(trip.to, Occasion::Arrival) {
            let duty = Duty::Measure(measure, number);
            match self.take_measure(measure, WorkKey::Measure(measure, carriage), duty, trip.arrives) {
                Some(ends) => met = met.max(ends),
                None => met = OPEN_END,
            }
        }
        self.state.positions[trip.vehicle.index()].met = met;
        for (lot, ride) in self.aboard[carriage].clone() {
            self.arrive(lot, ride, &trip, met);
        }
    }

    fn arrive(&mut self, lot: usize, ride: usize, trip: &Trip, met: Minutes) {
        if let Some(at) = ride.checked_sub(1) {
            let hall = self.state.halls[lot][at].unwrap_or(0);
            let here = &mut self.state.waits[trip.from.index()][hall];
            here.iter_mut().filter(|wait| wait.lot == lot).for_each(|wait| wait.until = trip.departs);
        }
        let of = self.problem.handover.group(self.lots[lot].group);
        self.state.progress[lot] = Progress { at: ride + 1, ready: met, there: met };
        if ride + 1 < self.lots[lot].rides.len() {
            let people = self.people(lot);
            if self.problem.handover.place(trip.to).halls.is_empty() {
                self.state.halls[lot][ride] = None;
            } else if self.state.halls[lot][ride].is_none() {
                self.state.halls[lot][ride] = Some(self.past.halls.get(&(lot, ride)).copied().unwrap_or(0));
            }
            let hall = self.state.halls[lot][ride].unwrap_or(0);
            let wait = Wait { lot, people, until: OPEN_END };
            self.state.waits[trip.to.index()][hall].push(wait);
        } else {
            self.state.late += (trip.arrives - of.due).max(0);
        }
        if met == OPEN_END || !self.check(lot) {
            self.state.progress[lot].ready = OPEN_END;
        }
    }

    /// Puts down the checks of a lot at the place where it is; whether each has a team.
    fn check(&mut self, lot: usize) -> bool {
        let problem = self.problem;
        let Laid { group, count, route, .. } = self.lots[lot];
        let at = self.state.progress[lot].at;
        let place = self.place(lot, at);
        let mut left: Vec<_> = problem.checks_at(group, route, at).collect();
        if problem.handover.group(group).stays.is_some() {
            left.clear();
        }
        let mut ready = self.state.progress[lot].there;
        while !left.is_empty() {
            let found = left.iter().enumerate().filter_map(|(index, &check)| {
                let teams = problem.teams_at(check, place).map(|team| (team, problem.check_takes(check, team, count)));
                let planned = self.past.works.get(&WorkKey::Check(check, lot));
                self.find(&self.state.diaries, teams, ready, planned)
                    .map(|(team, starts, ends)| (ends, index, team, starts))
            });
            let Some((ends, index, team, starts)) = found.min() else { return false };
            let check = left.remove(index);
            let begun = self.past.works.get(&WorkKey::Check(check, lot)).is_some_and(|planned| planned.has_begun);
            if !begun {
                self.state.diaries[team.index()].take(starts, ends);
            }
            self.state.works.push(Work { team, duty: Duty::Check(check, lot), starts, ends });
            ready = ready.max(ends);
        }
        self.state.progress[lot].ready = ready;
        self.tell_gates(lot);
        true
    }

    /// Tells the gates that wait for a lot once they need wait no more for it.
    fn tell_gates(&mut self, lot: usize) {
        let Laid { group, route, .. } = self.lots[lot];
        let at = self.state.progress[lot].at;
        let handed = self.problem.handover.group(group).routes[route].handover_ride();
        for &gate in &self.problem.awaited_by[group.index()] {
            let checks = &self.problem.handover.gate(gate).checks;
            let route = &self.problem.handover.group(group).routes[route];
            let own = self.problem.checks_of[group.index()].iter().filter(|check| checks.contains(check));
            let last = own.map(|check| route.place_of(self.problem.handover.check(*check).at)).max().unwrap_or(0);
            if at != last.max(handed) {
                continue;
            }
            let checked = self.state.works.iter().rev().filter_map(|work| match work.duty {
                Duty::Check(check, whose) if whose == lot && checks.contains(&check) => Some(work.ends),
                _ => None,
            });
            let there = self.state.progress[lot].there;
            let last = if checks.is_empty() { there } else { checked.max().unwrap_or(there).max(there) };
            let (count, latest) = &mut self.state.awaited[gate.index()];
            *count -= 1;
            *latest = (*latest).max(last);
        }
    }

    fn open_gates(&mut self) {
        for (index, gate) in self.problem.handover.gates.iter().enumerate() {
            let (count, latest) = self.state.awaited[index];
            if count == 0 && self.state.opened[index].is_none() {
                let floor = self.past.opens.get(&index).copied().unwrap_or(0).max(self.past.now);
                let opens = latest.max(0).saturating_add(gate.takes.usual);
                self.state.opened[index] = Some(opens.max(gate.not_before.unwrap_or(0)).max(floor));
            }
        }
    }

    /// Enters a measure; when it ends.
    fn take_measure(&mut self, measure: MeasureRef, key: WorkKey, duty: Duty, from: Minutes) -> Option<Minutes> {
        let takes = self.problem.handover.measure(measure).takes.usual;
        let teams = self.problem.measure_teams[measure.index()].iter().map(|&team| (team, takes));
        let planned = self.past.works.get(&key);
        let (team, starts, ends) = self.find(&self.state.diaries, teams, from, planned)?;
        if !planned.is_some_and(|planned| planned.has_begun) {
            self.state.diaries[team.index()].take(starts, ends);
        }
        self.state.works.push(Work { team, duty, starts, ends });
        Some(ends)
    }

    /// Sends away a vehicle that stands where others want to land and has nothing to take yet; whether there was one.
    fn evict(&mut self) -> bool {
        let handover = self.problem.handover;
        if self.state.evictions >= 2 * handover.vehicles.len() {
            return false;
        }
        let waiting: Vec<(usize, PlaceRef)> = (0..self.choices.carriages.len())
            .filter(|&carriage| self.state.trip_of[carriage] == NOWHERE && self.boards(carriage).is_some())
            .map(|carriage| (self.choices.carriages[carriage].vehicle.index(), self.choices.carriages[carriage].ends.1))
            .collect();
        for vehicle in self.problem.vehicles() {
            let position = self.state.positions[vehicle.index()];
            let is_wanted = waiting.iter().any(|&(other, to)| to == position.place && other != vehicle.index());
            let is_in_the_way = is_wanted
                && position.came.is_some()
                && position.left > 0
                && handover.place(position.place).stands.is_some()
                && !waiting.iter().any(|&(other, _)| other == vehicle.index());
            if !is_in_the_way || position.met == OPEN_END {
                continue;
            }
            let ways = &handover.vehicle(vehicle).ways;
            let away = ways.iter().filter(|((from, to), _)| {
                *from == position.place
                    && *to != position.place
                    && ways.contains_key(&(*to, *from))
                    && !waiting.iter().any(|(_, wanted)| wanted == to)
            });
            for (&(from, to), way) in away {
                let at = position.free.max(position.met).max(self.past.now);
                let Some(leaves) = position.rested(self.problem, vehicle, (from, to), at) else { continue };
                let Ok((leaves, _)) = self.land(vehicle, (from, to), leaves, &[]) else { continue };
                let trip = Trip { vehicle, from, to, departs: leaves, arrives: leaves + way.takes.usual };
                self.state.evictions += 1;
                self.depart(trip, None);
                return true;
            }
        }
        false
    }

    fn finish(self, mut missing: Vec<(usize, Blocked)>) -> Timed {
        let state = self.state;
        for (carriage, _) in state.trip_of.iter().enumerate().filter(|(_, trip)| **trip == NOWHERE) {
            let bundle = self.bundles.of(carriage);
            let reason = self.bundles.reasons.get(bundle).copied().flatten();
            missing.push((carriage, reason.unwrap_or(Blocked::Waiting)));
        }
        let ends = self.problem.handover.ends;
        let opens_late = state.opened.iter().any(|opened| opened.is_none_or(|opens| opens > ends));
        if opens_late && missing.is_empty() {
            missing.push((NOWHERE, Blocked::Waiting));
        }
        if missing.is_empty() && state.progress.iter().any(|progress| progress.ready == OPEN_END) {
            missing.push((NOWHERE, Blocked::Waiting));
        }
        Timed {
            lots: self.lots,
            trips: state.trips,
            trip_of: state.trip_of,
            works: state.works,
            gates: state.opened.iter().map(|opened| opened.unwrap_or(OPEN_END)).collect(),
            halls: state.halls,
            late: state.late,
            stuck: missing,
        }
    }
}

/// The gates that a lot is held by or that wait for it.
pub(crate) fn gates_of(problem: &Problem<'_>, lot: &Laid) -> impl Iterator<Item = GateRef> {
    let group = lot.group.index();
    problem.held_by[group].iter().chain(&problem.awaited_by[group]).copied().collect::<Vec<_>>().into_iter()
}
