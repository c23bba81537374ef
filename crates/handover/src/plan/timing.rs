//! Times for choices: rides, works and gates one after the other, each as early as what is there allows.
//!
//! Rides are not ordered beforehand: of those whose people are there, checked and let through, the one that can leave first is put
//! down next (a serial schedule generation scheme; R. Kolisch, 1996). So a plan comes of any choices, or it is told what was
//! in the way. Rides that must leave together are put down together.

mod follow;
mod land;
mod outcome;
mod through;

use takas_model::handover::REST;
use takas_model::{CheckRef, Duty, GateRef, GroupRef, MeasureRef, Minutes, Occasion, PlaceRef, Trip, VehicleRef, Work};

use super::bundles::Bundles;
use super::choices::{Choices, NOWHERE};
use super::layout::{Laid, lay_out};
use super::past::{Past, Planned, WorkKey};
use super::problem::Problem;
use super::quotas::{self, Counted, Through};
use super::resources::{Diary, OPEN_END, Position, Stay, Wait};

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
    /// A quota: by number.
    Quota(usize),
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
    /// Carriages that would have to leave later, and when, so that their crews are still on duty for one that is stuck.
    pub(crate) later: Vec<(usize, Minutes)>,
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
    /// Its checks so far, with their ends.
    checked: Vec<(CheckRef, Minutes)>,
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
    through: Through,
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
    /// Whether the lots of the ride that is put down will leave again in the minute in which they come.
    is_passing: bool,
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
                    Progress { at: 0, ready, there: ready, checked: Vec::new() }
                })
                .collect(),
            opened: vec![None; handover.gates.len()],
            awaited,
            through: Through::new(handover),
            secured: vec![0; handover.places.len()],
            trips: Vec::new(),
            trip_of: vec![NOWHERE; choices.carriages.len()],
            works: Vec::new(),
            halls: lots.iter().map(|lot| vec![None; lot.rides.len().saturating_sub(1)]).collect(),
            late: 0,
            evictions: 0,
        };
        Self { problem, choices, past, lots, aboard, bundles, state, is_passing: false }
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
        let count = self.bundles.all.len();
        let mut blocked = vec![None; count];
        // How soon each can leave, and whether that has to be looked at again.
        let (mut keys, mut is_stale) = (vec![None; count], vec![true; count]);
        loop {
            if self.open_gates() {
                is_stale.fill(true);
            }
            let mut best = None;
            for bundle in 0..count {
                if std::mem::take(&mut is_stale[bundle]) {
                    keys[bundle] = self.key(bundle);
                }
                if let (None, Some(key)) = (blocked[bundle], keys[bundle])
                    && best.is_none_or(|(known, _)| key < known)
                {
                    best = Some((key, bundle));
                }
            }
            let Some((_, bundle)) = best else {
                if self.pass_through(&blocked) || self.evict() {
                    blocked.fill(None);
                    is_stale.fill(true);
                    continue;
                }
                self.bundles.reasons = blocked;
                return;
            };
            match self.put_down(bundle) {
                Ok(()) => {
                    blocked.fill(None);
                    self.bundles.touched(bundle, &mut is_stale);
                }
                Err(reason) => {
                    // Its vehicle may have come nearer.
                    blocked[bundle] = Some(reason);
                    self.bundles.touched(bundle, &mut is_stale);
                }
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

    /// What the quotas count of lots, each with which of its rides it makes.
    fn counted(&self, lots: &[(usize, usize)]) -> Counted {
        let mut counted = Counted::new();
        for &(lot, ride) in lots {
            let Laid { group, count, route, .. } = self.lots[lot];
            if self.problem.handover.group(group).routes[route].handover_ride() == ride {
                quotas::count(self.problem, group, count, &mut counted);
            }
        }
        counted
    }

    /// When a carriage can leave; and, if its vehicle is elsewhere, when that would leave to be there and for where first.
    fn reach(&self, carriage: usize, ready: Minutes) -> Option<(Minutes, Option<(Minutes, PlaceRef)>)> {
        let one = &self.choices.carriages[carriage];
        let vehicle = one.vehicle;
        let position = &self.state.positions[vehicle.index()];
        let free = position.free.max(position.met).max(self.past.now);
        if position.place == one.ends.0 {
            return Some((position.rested(self.problem, vehicle, one.ends, ready.max(free))?, None));
        }
        let (takes, next) = self.problem.hop(vehicle, position.place, one.ends.0)?;
        let of = self.problem.handover.vehicle(vehicle);
        // A crew that cannot go on without a rest comes so much sooner.
        let onward = takes + of.turnaround + self.problem.way(vehicle, one.ends.0, one.ends.1)?.takes.usual;
        let rests = of.duty_max.is_some_and(|most| onward > most);
        let stands = if rests { REST.max(of.turnaround) } else { of.turnaround };
        let planned = self.past.empties.get(&carriage).copied();
        let aims = planned.unwrap_or(ready - takes - stands - self.before_departure(one.ends.0));
        let leaves = position.rested(self.problem, vehicle, (position.place, next), free.max(aims))?;
        let then = self.problem.fit(vehicle, one.ends, ready.max(leaves + takes + stands))?;
        Some((then, Some((leaves, next))))
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
        while let (_, Some((leaves, next))) = self.reach(carriage, ready).ok_or(Blocked::Hours(vehicle))? {
            let from = self.state.positions[vehicle.index()].place;
            let leaves = self.land(vehicle, (from, next), leaves, &[])?.0;
            let takes = self.problem.way(vehicle, from, next).ok_or(Blocked::Hours(vehicle))?.takes.usual;
            self.depart(Trip { vehicle, from, to: next, departs: leaves, arrives: leaves + takes }, None);
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
                for work in &works {
                    with[work.team.index()].take(work.starts, work.ends);
                }
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
}

/// The gates that a lot is held by or that wait for it.
pub(crate) fn gates_of(problem: &Problem<'_>, lot: &Laid) -> impl Iterator<Item = GateRef> {
    let group = lot.group.index();
    problem.held_by[group].iter().chain(&problem.awaited_by[group]).copied().collect::<Vec<_>>().into_iter()
}
