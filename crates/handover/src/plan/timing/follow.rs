//! What follows a ride of itself: measures, checks, gates that open; and vehicles that make room.

use takas_model::{Duty, MeasureRef, Minutes, Occasion, PlaceRef, Trip, Work};

use super::super::choices::NOWHERE;
use super::super::layout::Laid;
use super::super::past::WorkKey;
use super::super::resources::{OPEN_END, Stay, Wait};
use super::{Dispatcher, Progress};

impl Dispatcher<'_, '_> {
    /// A ride leaves and arrives: everything that follows of itself.
    pub(super) fn depart(&mut self, trip: Trip, carriage: Option<usize>) {
        let handover = self.problem.handover;
        let vehicle = handover.vehicle(trip.vehicle);
        let number = self.state.trips.len();
        self.state.trips.push((trip, carriage));
        let position = &mut self.state.positions[trip.vehicle.index()];
        let stays = &mut self.state.stays[trip.from.index()];
        if let Some(came) = position.came {
            let open = stays.iter_mut().find(|stay| stay.vehicle == trip.vehicle && stay.from == came);
            if let Some(stay) = open {
                stay.until = trip.departs;
            }
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
        let counted = self.counted(&self.aboard[carriage]);
        self.state.through.leave(&counted, trip.departs);
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

    pub(super) fn arrive(&mut self, lot: usize, ride: usize, trip: &Trip, met: Minutes) {
        if let Some(at) = ride.checked_sub(1) {
            let hall = self.state.halls[lot][at].unwrap_or(0);
            let here = &mut self.state.waits[trip.from.index()][hall];
            here.iter_mut().filter(|wait| wait.lot == lot).for_each(|wait| wait.until = trip.departs);
        }
        let of = self.problem.handover.group(self.lots[lot].group);
        let checked = std::mem::take(&mut self.state.progress[lot].checked);
        self.state.progress[lot] = Progress { at: ride + 1, ready: met, there: met, checked };
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
    pub(super) fn check(&mut self, lot: usize) -> bool {
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
            self.state.progress[lot].checked.push((check, ends));
            ready = ready.max(ends);
        }
        self.state.progress[lot].ready = ready;
        self.tell_gates(lot);
        true
    }

    /// Tells the gates that wait for a lot once they need wait no more for it.
    pub(super) fn tell_gates(&mut self, lot: usize) {
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
            let known = self.state.progress[lot].checked.iter();
            let checked = known.filter(|(check, _)| checks.contains(check)).map(|(_, ends)| *ends);
            let there = self.state.progress[lot].there;
            let last = if checks.is_empty() { there } else { checked.max().unwrap_or(there).max(there) };
            let (count, latest) = &mut self.state.awaited[gate.index()];
            *count -= 1;
            *latest = (*latest).max(last);
        }
    }

    /// Opens the gates that wait for nobody any more; whether there was one.
    pub(super) fn open_gates(&mut self) -> bool {
        let mut any = false;
        for (index, gate) in self.problem.handover.gates.iter().enumerate() {
            let (count, latest) = self.state.awaited[index];
            if count == 0 && self.state.opened[index].is_none() {
                let floor = self.past.opens.get(&index).copied().unwrap_or(0).max(self.past.now);
                let opens = latest.max(0).saturating_add(gate.takes.usual);
                self.state.opened[index] = Some(opens.max(gate.not_before.unwrap_or(0)).max(floor));
                any = true;
            }
        }
        any
    }

    /// Enters a measure; when it ends.
    pub(super) fn take_measure(
        &mut self,
        measure: MeasureRef,
        key: WorkKey,
        duty: Duty,
        from: Minutes,
    ) -> Option<Minutes> {
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
    pub(super) fn evict(&mut self) -> bool {
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
}
