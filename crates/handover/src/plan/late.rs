//! People come as late as their gates allow: everything before a handover is moved towards it.
//!
//! A plan made from the beginning brings people as soon as can be, and they wait. Here what leads up to the handover rides is put
//! down once more, from its end (the backward half of forward-backward scheduling; P. Tormos, A. Lova, 2001), teams chosen anew. What
//! would have to begin before it can is told, so that the gates can be opened later and all be tried again.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::handover::REST;
use takas_model::{CheckRef, Duty, GateRef, Minutes, Occasion, TeamRef, Trip, VehicleRef};

use super::choices::Choices;
use super::past::Past;
use super::problem::Problem;
use super::resources::Diary;
use super::timing::{Timed, gates_of};

/// What came of moving.
pub(crate) enum Moved {
    /// Everybody comes later, and everything fits.
    Fits(Timed),
    /// So much more time is needed before these gates open, and these carriages leave.
    Needs(BTreeMap<usize, Minutes>, BTreeMap<usize, Minutes>),
    /// The crews of these vehicles would be on duty too long, and else everything fits.
    Tires(BTreeSet<VehicleRef>),
    /// Not to be had this way.
    No,
}

/// Moves what leads up to the handover rides as late as it goes, but for these trips.
pub(crate) fn late(
    problem: &Problem<'_>,
    choices: &Choices,
    past: &Past,
    timed: &Timed,
    kept: &BTreeSet<usize>,
) -> Moved {
    let mut mover = Mover::new(problem, choices, past, timed, kept);
    match mover.run() {
        Some(()) => mover.outcome(),
        None => Moved::No,
    }
}

struct Mover<'m, 'a> {
    problem: &'m Problem<'a>,
    choices: &'m Choices,
    past: &'m Past,
    old: &'m Timed,
    new: Timed,
    diaries: Vec<Diary>,
    /// Trips that keep their times.
    is_fixed: Vec<bool>,
    /// For each trip: the next one of its vehicle, and the one before.
    next: Vec<Option<usize>>,
    before: Vec<Option<usize>>,
    /// For each trip: its works by index.
    works_of: Vec<Vec<usize>>,
    /// For each lot: its checks by index of the work.
    checks_of: Vec<Vec<usize>>,
    /// For each carriage: its lots, each with which of its rides this is.
    aboard: Vec<Vec<(usize, usize)>>,
}

impl<'m, 'a> Mover<'m, 'a> {
    fn new(
        problem: &'m Problem<'a>,
        choices: &'m Choices,
        past: &'m Past,
        old: &'m Timed,
        kept: &BTreeSet<usize>,
    ) -> Self {
        let count = old.trips.len();
        let mut is_fixed: Vec<bool> = (0..count).map(|index| index < past.trips.len()).collect();
        for &trip in kept {
            is_fixed[trip] = true;
        }
        for lot in &old.lots {
            let group = problem.handover.group(lot.group);
            let from = if group.stays.is_some() { 0 } else { group.routes[lot.route].handover_ride() };
            lot.rides.iter().skip(from).for_each(|&carriage| is_fixed[old.trip_of[carriage]] = true);
        }
        let (mut next, mut before) = (vec![None; count], vec![None; count]);
        let mut last: BTreeMap<_, usize> = BTreeMap::new();
        for (index, (trip, _)) in old.trips.iter().enumerate() {
            if let Some(earlier) = last.insert(trip.vehicle, index) {
                next[earlier] = Some(index);
                before[index] = Some(earlier);
            }
        }
        // An empty ride after a handover is as it was, too.
        for index in 0..count {
            is_fixed[index] |= old.trips[index].1.is_none() && before[index].is_some_and(|before| is_fixed[before]);
        }
        let (mut works_of, mut checks_of) = (vec![Vec::new(); count], vec![Vec::new(); old.lots.len()]);
        for (index, work) in old.works.iter().enumerate() {
            match work.duty {
                Duty::Measure(_, trip) => works_of[trip].push(index),
                Duty::Check(_, lot) => checks_of[lot].push(index),
                Duty::Once(_) => {}
            }
        }
        let diaries = vec![Diary::default(); problem.handover.teams.len()];
        let mut aboard = vec![Vec::new(); old.trip_of.len()];
        for (lot, laid) in old.lots.iter().enumerate() {
            laid.rides.iter().enumerate().for_each(|(ride, &carriage)| aboard[carriage].push((lot, ride)));
        }
        Self {
            problem,
            choices,
            past,
            old,
            new: old.clone(),
            diaries,
            is_fixed,
            next,
            before,
            works_of,
            checks_of,
            aboard,
        }
    }

    fn run(&mut self) -> Option<()> {
        self.keep();
        let mut order: Vec<usize> = (0..self.old.trips.len()).collect();
        order.sort_by_key(|&index| {
            let trip = &self.old.trips[index].0;
            (std::cmp::Reverse(trip.arrives), std::cmp::Reverse(trip.departs), std::cmp::Reverse(index))
        });
        for trip in order {
            if !self.is_fixed[trip] {
                self.arrive_late(trip)?;
            }
            self.depart_late(trip)?;
        }
        Some(())
    }

    /// Enters the works that stay where they are.
    fn keep(&mut self) {
        for index in 0..self.old.works.len() {
            let work = self.old.works[index];
            let stays = match work.duty {
                Duty::Once(_) => true,
                Duty::Measure(measure, trip) => {
                    let is_arrival = self.problem.handover.measure(measure).occasion == Occasion::Arrival;
                    self.is_fixed[trip] && is_arrival || trip < self.past.trips.len()
                }
                Duty::Check(check, lot) => {
                    let at = self.place_of(check, lot);
                    at > 0 && self.is_fixed[self.old.trip_of[self.old.lots[lot].rides[at - 1]]]
                        || at == 0 && self.old.lots[lot].rides.is_empty()
                }
            };
            if stays || work.starts < self.past.now {
                self.diaries[work.team.index()].take(work.starts, work.ends);
            }
        }
    }

    fn place_of(&self, check: CheckRef, lot: usize) -> usize {
        let lot = &self.old.lots[lot];
        let route = &self.problem.handover.group(lot.group).routes[lot.route];
        route.place_of(self.problem.handover.check(check).at)
    }

    fn trip(&self, index: usize) -> Trip {
        self.new.trips[index].0
    }

    /// When the people of a trip have boarded.
    fn boards(&self, trip: usize) -> Minutes {
        self.trip(trip).departs - self.problem.handover.vehicle(self.trip(trip).vehicle).boarding
    }

    /// Moves a ride, and what follows its arrival, as late as it goes.
    fn arrive_late(&mut self, index: usize) -> Option<()> {
        let handover = self.problem.handover;
        let trip = self.trip(index);
        let vehicle = handover.vehicle(trip.vehicle);
        let mut met_by = handover.ends;
        let mut by = handover.ends;
        if let Some(next) = self.next[index] {
            met_by = met_by.min(self.trip(next).departs);
            let rests = self.has_to_rest(index, next);
            by = self.trip(next).departs - if rests { REST.max(vehicle.turnaround) } else { vehicle.turnaround };
            for &work in &self.works_of[next] {
                let work = self.new.works[work];
                if let Duty::Measure(measure, _) = work.duty
                    && handover.measure(measure).occasion == Occasion::Departure
                {
                    met_by = met_by.min(work.starts);
                }
            }
        }
        if let Some(carriage) = self.old.trips[index].1 {
            let mut lots = self.aboard[carriage].clone();
            // Who was checked last is checked last again.
            lots.sort_by_key(|&(lot, _)| {
                let ends = self.checks_of[lot].iter().map(|&work| self.old.works[work].ends).max();
                (std::cmp::Reverse(ends), lot)
            });
            for (lot, ride) in lots {
                met_by = met_by.min(self.check_late(lot, ride + 1)?);
            }
        }
        by = by.min(met_by);
        for work in self.works_of[index].clone() {
            if let Duty::Measure(measure, _) = self.new.works[work].duty
                && handover.measure(measure).occasion == Occasion::Arrival
            {
                let takes = handover.measure(measure).takes.usual;
                let teams = self.problem.measure_teams[measure.index()].iter().map(|&team| (team, takes)).collect();
                by = by.min(self.place_late(work, teams, met_by)?);
            }
        }
        let takes = trip.arrives - trip.departs;
        let departs = self.problem.fit_late(trip.vehicle, (trip.from, trip.to), by - takes)?;
        let one = &mut self.new.trips[index].0;
        (one.departs, one.arrives) = (departs, departs + takes);
        Some(())
    }

    /// Whether a crew that has rested between two rides has to: without it, the rides before and after would be too much.
    fn has_to_rest(&self, index: usize, next: usize) -> bool {
        let of = |trip: usize| self.old.trips[trip].0;
        let rested = |one: usize, then: usize| of(then).departs - of(one).arrives >= REST;
        let vehicle = self.problem.handover.vehicle(of(index).vehicle);
        let Some(most) = vehicle.duty_max.filter(|_| rested(index, next)) else { return false };
        let mut span = vehicle.turnaround;
        let (mut first, mut last) = (index, next);
        while let Some(before) = self.before[first].filter(|&before| !rested(before, first)) {
            first = before;
        }
        while let Some(then) = self.next[last].filter(|&then| !rested(last, then)) {
            last = then;
        }
        span += of(index).arrives - of(first).departs + of(last).arrives - of(next).departs;
        span > most
    }

    /// Moves the checks of a lot at a place of its route; by when it has to be there.
    fn check_late(&mut self, lot: usize, at: usize) -> Option<Minutes> {
        let laid = &self.old.lots[lot];
        let (group, count) = (laid.group, laid.count);
        let place = self.problem.handover.group(group).routes[laid.route].places[at];
        let mut by = match laid.rides.get(at) {
            Some(&carriage) => self.boards(self.old.trip_of[carriage]),
            None => self.problem.handover.ends,
        };
        let handed = self.problem.handover.group(group).routes[laid.route].handover_ride();
        if at == handed {
            for &gate in &self.problem.awaited_by[group.index()] {
                by = by.min(self.asked(gate));
            }
        }
        let mut works: Vec<usize> =
            self.checks_of[lot].iter().copied().filter(|&work| self.is_at(work, lot, at)).collect();
        works.sort_by_key(|&work| std::cmp::Reverse((self.old.works[work].starts, work)));
        for work in works {
            let Duty::Check(check, _) = self.new.works[work].duty else { continue };
            let gates = self.problem.awaited_by[group.index()].iter();
            let gated = gates.filter(|gate| self.problem.handover.gate(**gate).checks.contains(&check));
            let limit = gated.map(|gate| self.asked(*gate)).min().unwrap_or(by).min(by);
            let teams = self.problem.teams_at(check, place);
            let teams = teams.map(|team| (team, self.problem.check_takes(check, team, count))).collect();
            by = by.min(self.place_late(work, teams, limit)?);
        }
        Some(by)
    }

    fn is_at(&self, work: usize, lot: usize, at: usize) -> bool {
        matches!(self.old.works[work].duty, Duty::Check(check, _) if self.place_of(check, lot) == at)
    }

    /// When the confirmation of a gate begins.
    fn asked(&self, gate: GateRef) -> Minutes {
        self.old.gates[gate.index()] - self.problem.handover.gate(gate).takes.usual
    }

    /// Gives a work to the team that can begin it last; when it begins.
    fn place_late(&mut self, work: usize, teams: Vec<(TeamRef, Minutes)>, by: Minutes) -> Option<Minutes> {
        let handover = self.problem.handover;
        if self.old.works[work].starts < self.past.now {
            return Some(self.old.works[work].starts);
        }
        let found = teams.into_iter().filter_map(|(team, takes)| {
            let ends = self.diaries[team.index()].free_until(handover, team, by, takes)?;
            Some((ends - takes, std::cmp::Reverse(team), ends))
        });
        let (starts, std::cmp::Reverse(team), ends) = found.max()?;
        self.diaries[team.index()].take(starts, ends);
        let one = &mut self.new.works[work];
        (one.team, one.starts, one.ends) = (team, starts, ends);
        Some(starts)
    }

    /// Moves what comes before a departure: measures, and the checks of those who set out.
    fn depart_late(&mut self, index: usize) -> Option<()> {
        if index < self.past.trips.len() {
            return Some(());
        }
        let boards = self.boards(index);
        for work in self.works_of[index].clone() {
            if let Duty::Measure(measure, _) = self.new.works[work].duty
                && self.problem.handover.measure(measure).occasion == Occasion::Departure
            {
                let takes = self.problem.handover.measure(measure).takes.usual;
                let teams = self.problem.measure_teams[measure.index()].iter().map(|&team| (team, takes)).collect();
                self.place_late(work, teams, boards)?;
            }
        }
        if let Some(carriage) = self.old.trips[index].1 {
            for (lot, ride) in self.aboard[carriage].clone() {
                if ride == 0 {
                    self.check_late(lot, 0)?;
                }
            }
        }
        Some(())
    }

    /// Whether everything begins no earlier than it can.
    fn outcome(self) -> Moved {
        let handover = self.problem.handover;
        let mut short: BTreeMap<usize, Minutes> = BTreeMap::new();
        let mut note = |trip: usize, needs: Minutes, has: Minutes| {
            if has < needs {
                let known = short.entry(trip).or_default();
                *known = (*known).max(needs - has);
            }
        };
        for (index, (trip, carriage)) in self.new.trips.iter().enumerate().skip(self.past.trips.len()) {
            let vehicle = handover.vehicle(trip.vehicle);
            let (mut free, mut met) = (vehicle.hours.from.max(self.past.now), 0);
            if let Some(before) = self.before[index] {
                free = free.max(self.trip(before).arrives + vehicle.turnaround);
                met = self.trip(before).arrives;
                for &work in &self.works_of[before] {
                    if let Duty::Measure(measure, _) = self.new.works[work].duty
                        && handover.measure(measure).occasion == Occasion::Arrival
                    {
                        met = met.max(self.new.works[work].ends);
                    }
                }
            }
            note(index, free.max(met), trip.departs);
            for &work in &self.works_of[index] {
                let work = self.new.works[work];
                let Duty::Measure(measure, _) = work.duty else { continue };
                match handover.measure(measure).occasion {
                    Occasion::Departure => note(index, met.max(self.past.now), work.starts),
                    _ => note(index, trip.arrives, work.starts),
                }
            }
            note(index, self.past.departs.get(&carriage.unwrap_or(usize::MAX)).copied().unwrap_or(0), trip.departs);
        }
        let secured = |place: takas_model::PlaceRef| {
            let once = self.new.works.iter().filter_map(|work| match work.duty {
                Duty::Once(measure) if handover.measure(measure).place == place => Some(work.ends),
                _ => None,
            });
            once.max().unwrap_or(0)
        };
        let secured: Vec<Minutes> =
            (0..handover.places.len()).map(|one| secured(takas_model::PlaceRef::new(one))).collect();
        for (lot, laid) in self.new.lots.iter().enumerate() {
            let group = handover.group(laid.group);
            for (ride, &carriage) in laid.rides.iter().enumerate() {
                let trip = self.new.trip_of[carriage];
                if trip < self.past.trips.len() {
                    continue;
                }
                let start = if ride == 0 { group.ready.max(self.past.now) } else { self.met(laid.rides[ride - 1]) };
                note(trip, start.max(secured[self.trip(trip).from.index()]), self.boards(trip));
                note(trip, secured[self.trip(trip).to.index()], self.trip(trip).arrives);
                for &work in self.checks_of[lot].iter().filter(|&&work| self.is_at(work, lot, ride)) {
                    note(trip, start, self.new.works[work].starts);
                }
            }
        }
        if short.is_empty() {
            return match super::upset::tired(self.problem, &self.new) {
                _ if !self.holds() => Moved::No,
                tired if tired.is_empty() => Moved::Fits(self.new),
                tired => Moved::Tires(tired),
            };
        }
        self.needs(&short)
    }

    /// When those who came by a carriage are there.
    fn met(&self, carriage: usize) -> Minutes {
        let trip = self.new.trip_of[carriage];
        let arrival = self.works_of[trip].iter().map(|&work| self.new.works[work]).filter(|work| {
            matches!(work.duty, Duty::Measure(measure, _)
                if self.problem.handover.measure(measure).occasion == Occasion::Arrival)
        });
        arrival.map(|work| work.ends).chain([self.trip(trip).arrives]).max().unwrap_or(0)
    }

    /// Which gates and handover rides have to wait longer so that these trips can leave so much later.
    fn needs(&self, short: &BTreeMap<usize, Minutes>) -> Moved {
        let (mut gates, mut carriages) = (BTreeMap::new(), BTreeMap::new());
        let raise = |map: &mut BTreeMap<usize, Minutes>, key: usize, to: Minutes| {
            let known: &mut Minutes = map.entry(key).or_insert(to);
            *known = (*known).max(to);
        };
        for (&trip, &by) in short {
            // The people of this trip, or of the next that its vehicle takes.
            let mut at = Some(trip);
            while let Some(index) = at.filter(|&index| self.old.trips[index].1.is_none()) {
                at = self.next[index];
            }
            let Some(carriage) = at.and_then(|index| self.old.trips[index].1) else { return Moved::No };
            for laid in self.old.lots.iter().filter(|laid| laid.rides.contains(&carriage)) {
                let mut is_gated = false;
                for gate in gates_of(self.problem, laid) {
                    is_gated = true;
                    raise(&mut gates, gate.index(), self.old.gates[gate.index()] + by);
                }
                let handed = self.problem.handover.group(laid.group).routes[laid.route].handover_ride();
                if !is_gated && let Some(&handover_ride) = laid.rides.get(handed) {
                    raise(
                        &mut carriages,
                        handover_ride,
                        self.old.trips[self.old.trip_of[handover_ride]].0.departs + by,
                    );
                }
            }
        }
        Moved::Needs(gates, carriages)
    }

    /// Stands, halls and people kept apart, which moving may have upset.
    fn holds(&self) -> bool {
        super::upset::has_room(self.problem, self.choices, &self.new)
    }
}
