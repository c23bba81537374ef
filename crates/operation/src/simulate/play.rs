//! One run of a rehearsal, played out: an agenda of moments, and at each whatever the engine then lets.
//!
//! Nothing happens before its planned time. A ride waits for everybody who is expected on it; a team does one thing after the other.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{
    Act, AuthorRef, GateRef, Instant, Minutes, OperationEvent, PartyRef, QuotaSpan, Reason, Said, Seat, UnitRef,
};

use super::cast::{author, confirms, seat_of};
use super::chance::Chance;
use super::rehearse::{Ending, Obstruction, RehearsalLimits, RunReport};
use super::site;
use crate::operation::Operation;
use crate::state::{State, Whereabouts};

/// What is to be done at a moment.
#[derive(Clone, Debug)]
enum Deed {
    /// Every personal gate of a unit is confirmed.
    Confirm(UnitRef),
    /// A unit does not travel.
    Drop(UnitRef),
    /// A work ends.
    End(usize),
    /// A party confirms a gate.
    Agree(GateRef, PartyRef),
    /// A gate has been asked for long enough.
    Confirmed(GateRef),
    /// A ride arrives.
    Arrive(usize),
    /// The lead breaks it off.
    BreakOff,
    /// Something may be possible from now on.
    Wake,
}

/// A run.
struct Play<'a> {
    operation: &'a Operation,
    limits: &'a RehearsalLimits,
    run: u64,
    chance: Chance,
    state: State,
    now: Instant,
    agenda: BTreeMap<(Instant, u64), Deed>,
    entered: u64,
    /// From when on each ride may leave.
    ready: Vec<Instant>,
    /// Gates that were asked for.
    asked: BTreeSet<GateRef>,
    /// Gates whose confirmation takes its time still.
    takes: BTreeSet<GateRef>,
    obstructions: Vec<Obstruction>,
    observe: &'a mut dyn FnMut(&OperationEvent),
}

/// Plays one run.
pub(super) fn play(
    operation: &Operation,
    limits: &RehearsalLimits,
    run: u64,
    observe: &mut dyn FnMut(&OperationEvent),
) -> RunReport {
    let begins = operation.charter().target.handover.begins;
    let mut play = Play {
        operation,
        limits,
        run,
        chance: Chance::of_run(limits.seed, run),
        state: operation.begin(),
        now: begins,
        agenda: BTreeMap::new(),
        entered: 0,
        ready: Vec::new(),
        asked: BTreeSet::new(),
        takes: BTreeSet::new(),
        obstructions: Vec::new(),
        observe,
    };
    play.enter_all();
    while let Some(((at, _), deed)) = play.agenda.pop_first() {
        play.pass_until(at);
        play.perform(deed);
        play.all_that_is_possible();
        if play.is_over() {
            break;
        }
    }
    play.end()
}

impl Play<'_> {
    fn enter(&mut self, at: Instant, deed: Deed) {
        self.entered += 1;
        self.agenda.insert((at, self.entered), deed);
    }

    fn moment(&self, minute: Minutes) -> Instant {
        let begins = self.operation.charter().target.handover.begins;
        begins.saturating_add(minute.saturating_mul(60))
    }

    /// Everything that does not wait for anything else.
    fn enter_all(&mut self) {
        let target = &self.operation.charter().target;
        let chances = self.limits.chances;
        for (lot, units) in target.plan.lots.iter().zip(&target.lots) {
            let ready = self.moment(target.handover.group(lot.group).ready);
            let leaves = lot.rides.last().map(|&ride| self.moment(target.plan.trips[ride].departs));
            for &unit in units {
                self.enter(ready, Deed::Confirm(unit));
                let is_living = self.operation.charter().units[unit.index()].is_living;
                let drops = self.chance.happens(chances.not_travelling) && is_living;
                if let Some(leaves) = leaves.filter(|_| drops) {
                    let at = self.chance.between(ready, leaves.max(ready));
                    self.enter(at, Deed::Drop(unit));
                }
            }
        }
        for trip in &target.plan.trips {
            let is_late = self.chance.happens(chances.vehicle_late);
            let late = self.chance.between(0, chances.vehicle_late_minutes_max.saturating_mul(60));
            let boarding = target.handover.vehicle(trip.vehicle).boarding;
            let ready = self.moment(trip.departs).saturating_add(if is_late { late } else { 0 });
            self.ready.push(ready);
            self.enter(self.moment(trip.departs - boarding), Deed::Wake);
            self.enter(ready, Deed::Wake);
        }
        for work in &target.plan.works {
            self.enter(self.moment(work.starts), Deed::Wake);
        }
        for gate in target.handover.gates.iter().filter_map(|gate| gate.not_before) {
            self.enter(self.moment(gate), Deed::Wake);
        }
        let patience = target.handover.ends.saturating_add(chances.patience_minutes);
        self.enter(self.moment(patience), Deed::BreakOff);
    }

    /// Says something, if the engine lets it.
    fn say(&mut self, author: Option<AuthorRef>, act: Act) -> bool {
        let Some(author) = author else { return false };
        let Some(sequence) = self.state.next_sequence(author) else { return false };
        let said = Said { author, sequence, time: self.now, target: self.state.target(), act };
        match self.operation.say(&mut self.state, said, self.now) {
            Ok(events) => {
                for event in &events {
                    (self.observe)(event);
                }
                true
            }
            Err(_) => false,
        }
    }

    /// Says what one seat alone says.
    fn tell(&mut self, act: Act) -> bool {
        let speaker = author(self.operation.charter(), seat_of(&act));
        self.say(speaker, act)
    }

    /// Lets time pass: what the clock brings on the way comes at its moment.
    fn pass_until(&mut self, at: Instant) {
        while let Some(deadline) = self.operation.next_deadline(&self.state).filter(|deadline| *deadline < at) {
            self.now = self.now.max(deadline);
            self.tick();
        }
        self.now = self.now.max(at);
        self.tick();
    }

    fn tick(&mut self) {
        for event in self.operation.tick(&self.state, self.now) {
            self.operation.apply(&mut self.state, &event).expect("what the clock brings follows from the state");
            (self.observe)(&event);
        }
    }

    fn perform(&mut self, deed: Deed) {
        let charter = self.operation.charter();
        match deed {
            Deed::Confirm(unit) => {
                let of = &charter.units[unit.index()];
                for (gate, seat) in
                    of.gates.iter().flat_map(|gate| confirms(of, *gate).into_iter().map(move |s| (gate, s)))
                {
                    self.say(author(charter, seat), Act::InHand(unit, *gate));
                }
            }
            Deed::Drop(unit) => {
                let is_open = self.operation.travels(&self.state, unit) && !self.state.units()[unit.index()].is_past;
                if is_open && self.state.aborted().is_none() {
                    self.obstructions.push(Obstruction::NotTravelling(unit));
                    self.drop_out(unit);
                }
            }
            Deed::End(work) => {
                let units = site::checked_by(self.operation, &self.state, work);
                self.tell(Act::WorkEnded(work, units));
            }
            Deed::Agree(gate, party) => {
                self.say(author(charter, Seat::Delegate(party)), Act::Agree(gate));
            }
            Deed::Confirmed(gate) => {
                self.takes.remove(&gate);
            }
            Deed::Arrive(trip) => self.arrive(trip),
            Deed::BreakOff => {
                self.obstructions.extend(self.in_the_way());
                self.tell(Act::Abort);
            }
            Deed::Wake => {}
        }
    }

    /// A unit does not travel; if it is in a vehicle that stands, it gets off.
    fn drop_out(&mut self, unit: UnitRef) {
        self.tell(Act::NotTravelling(unit));
        if let Whereabouts::Ride(trip) = self.state.units()[unit.index()].at
            && !self.state.trips()[trip].has_left
        {
            self.tell(Act::Alighted(trip, vec![unit]));
        }
    }

    fn arrive(&mut self, trip: usize) {
        let target = &self.operation.charter().target;
        self.tell(Act::Arrived(trip, target.plan.trips[trip].to));
    }

    /// Works that can begin, gates that can be asked for and opened, people who can board, rides that can leave: until there is no more.
    fn all_that_is_possible(&mut self) {
        loop {
            let before = self.state.next_number();
            self.begin_works();
            self.ask_for_gates();
            self.board();
            self.leave();
            self.hand_over();
            if self.state.next_number() == before {
                return;
            }
        }
    }

    fn begin_works(&mut self) {
        let plan = &self.operation.charter().target.plan;
        for (index, work) in plan.works.iter().enumerate() {
            let is_due = self.now >= self.moment(work.starts) && self.state.works()[index].began.is_none();
            if !is_due || !self.is_team_free(index) || !site::can_begin(self.operation, &self.state, index) {
                continue;
            }
            if self.tell(Act::WorkBegun(index)) {
                let takes = site::work_takes(&self.operation.charter().target, index);
                let ends = self.now.saturating_add(self.chance.takes(takes));
                self.enter(ends, Deed::End(index));
            }
        }
    }

    fn is_team_free(&self, work: usize) -> bool {
        let works = &self.operation.charter().target.plan.works;
        let same = works.iter().zip(self.state.works()).filter(|(other, _)| other.team == works[work].team);
        same.into_iter().all(|(_, state)| state.began.is_none() || state.ended.is_some())
    }

    /// Gates for which everybody is there and checked are asked for; those that were confirmed are released.
    fn ask_for_gates(&mut self) {
        let charter = self.operation.charter();
        for index in 0..charter.target.handover.gates.len() {
            let gate = GateRef::new(index);
            if self.state.gate(gate).is_some_and(|state| state.opened.is_some()) {
                continue;
            }
            let against = self.operation.what_stands_against_release(&self.state, gate, self.now);
            let is_confirmation =
                |reason: &Reason| matches!(reason, Reason::NotConfirmed(..) | Reason::SecondPerson(_));
            if !against.iter().all(is_confirmation) {
                continue;
            }
            if self.asked.insert(gate) {
                self.ask_for(gate);
            }
            let is_confirmed = against.iter().all(|reason| matches!(reason, Reason::SecondPerson(_)));
            if is_confirmed && !self.takes.contains(&gate) {
                self.say(author(charter, Seat::Lead), Act::Release(gate));
                if charter.target.gates[index].two_persons {
                    self.say(author(charter, Seat::CoMediator), Act::Release(gate));
                }
            }
        }
    }

    /// Each party confirms, in its time, or not at all; and the confirmation takes what it takes.
    fn ask_for(&mut self, gate: GateRef) {
        let charter = self.operation.charter();
        let chances = self.limits.chances;
        let takes = self.chance.takes(charter.target.handover.gate(gate).takes);
        self.takes.insert(gate);
        self.enter(self.now.saturating_add(takes), Deed::Confirmed(gate));
        for &party in &charter.target.gates[gate.index()].confirmed_by {
            let is_late = self.chance.happens(chances.gate_late);
            let late = self.chance.between(0, chances.gate_late_minutes_max.saturating_mul(60));
            if !self.chance.happens(chances.withheld) {
                let at = self.now.saturating_add(if is_late { late } else { 0 });
                self.enter(at, Deed::Agree(gate, party));
            }
        }
    }

    /// Whoever may, from the time on at which boarding is planned.
    fn board(&mut self) {
        let target = &self.operation.charter().target;
        let lead = author(self.operation.charter(), Seat::Lead);
        for (trip, planned) in target.plan.trips.iter().enumerate() {
            let boarding = target.handover.vehicle(planned.vehicle).boarding;
            let is_due = self.now >= self.moment(planned.departs - boarding);
            if !is_due || self.state.trips()[trip].has_left {
                continue;
            }
            let may = |unit: &UnitRef| {
                let act = Act::Board(trip, vec![*unit]);
                lead.is_some_and(|lead| self.operation.ask(&self.state, lead, act, self.now).is_ok())
            };
            let units: Vec<UnitRef> = self.operation.expected_on(&self.state, trip).into_iter().filter(may).collect();
            if !units.is_empty() && self.tell(Act::Board(trip, units.clone())) {
                self.tell(Act::Boarded(trip, units));
            }
        }
    }

    /// Rides leave when they are ready and everybody is aboard; those that leave simultaneously, together.
    fn leave(&mut self) {
        for trip in 0..self.state.trips().len() {
            let together = self.operation.goes_together(&self.state, trip);
            let is_ready = |trip: &usize| {
                let waits = !self.operation.expected_on(&self.state, *trip).is_empty();
                self.now >= self.ready[*trip] && !waits && !self.state.trips()[*trip].has_left
            };
            if !together.iter().all(is_ready) || !self.is_wanted(trip) || !self.tell(Act::Go(together.clone())) {
                continue;
            }
            for trip in together {
                self.tell(Act::Departed(trip));
                self.wake_for_quotas();
                let takes = site::ride_takes(&self.operation.charter().target, trip);
                let arrives = self.now.saturating_add(self.chance.takes(takes));
                self.enter(arrives, Deed::Arrive(trip));
            }
        }
    }

    /// What has just left counts no more when its time is over: then others may leave.
    fn wake_for_quotas(&mut self) {
        for quota in &self.operation.charter().target.handover.quotas {
            let until = match &quota.span {
                QuotaSpan::Within(within) => Some(self.now.saturating_add(within.saturating_mul(60))),
                QuotaSpan::Days(begins) => {
                    begins.iter().map(|begin| self.moment(*begin)).find(|begin| *begin > self.now)
                }
            };
            if let Some(until) = until {
                self.enter(until, Deed::Wake);
            }
        }
    }

    /// Whether a ride carries somebody, or brings its vehicle to a ride that will.
    fn is_wanted(&self, trip: usize) -> bool {
        site::carries(self.operation, &self.state, trip) || site::brings(self.operation, &self.state, trip)
    }

    /// Whoever is at the end of the route is verified and handed over.
    fn hand_over(&mut self) {
        for index in 0..self.state.units().len() {
            let unit = UnitRef::new(index);
            let one = &self.state.units()[index];
            if !one.is_past || one.handed_over.is_some() || matches!(one.at, Whereabouts::Ride(_)) {
                continue;
            }
            let receiver = self.operation.charter().units[index].receiver;
            let receiver = author(self.operation.charter(), Seat::Delegate(receiver));
            let can = |act: Act| receiver.is_some_and(|author| self.counts(author, act));
            if !one.is_verified && can(Act::Verified(vec![unit])) {
                self.say(receiver, Act::Verified(vec![unit]));
                self.tell(Act::HandedOver(vec![unit]));
            }
        }
    }

    fn counts(&self, author: AuthorRef, act: Act) -> bool {
        let weight = self.operation.ask(&self.state, author, act, self.now);
        matches!(weight, Ok(takas_model::Weight::Counts))
    }

    /// Over: everybody who travels is handed over, or it was broken off and everybody is safe; or nothing is to come that could help.
    fn is_over(&mut self) -> bool {
        if self.tell(Act::Close) {
            return true;
        }
        if self.agenda.is_empty() && self.state.aborted().is_some() {
            // Whoever has to be completed or is protected, and cannot go, does not travel.
            let completed = self.operation.safe_now(&self.state).completed;
            let waits = completed.iter().flat_map(|&trip| self.operation.expected_on(&self.state, trip));
            let units = (0..self.state.units().len()).map(UnitRef::new);
            let is_protected = |unit: &UnitRef| self.operation.units(&self.state)[unit.index()].is_protected;
            let waits: BTreeSet<UnitRef> = waits.chain(units.filter(is_protected)).collect();
            for unit in waits {
                if self.operation.travels(&self.state, unit) && !self.state.units()[unit.index()].is_past {
                    self.drop_out(unit);
                }
            }
            return self.tell(Act::Close) || self.agenda.is_empty();
        }
        false
    }

    /// What is not done and should have been, in the order of the plan.
    fn in_the_way(&self) -> Vec<Obstruction> {
        let target = &self.operation.charter().target;
        let mut found: Vec<(Minutes, Obstruction)> = Vec::new();
        for (index, work) in target.plan.works.iter().enumerate() {
            let is_open =
                self.state.works()[index].ended.is_none() && site::can_begin(self.operation, &self.state, index);
            found.extend(is_open.then_some((work.starts, Obstruction::Work(index))));
        }
        for (index, opens) in target.plan.gates.iter().enumerate() {
            let gate = GateRef::new(index);
            let is_open = self.state.gate(gate).is_some_and(|state| state.opened.is_none());
            let against = self.operation.what_stands_against_release(&self.state, gate, self.now);
            let waits = against.iter().any(|reason| matches!(reason, Reason::WaitsFor(..)));
            found.extend((is_open && !waits).then_some((*opens, Obstruction::Gate(gate))));
        }
        for (index, trip) in target.plan.trips.iter().enumerate() {
            let is_open = !self.state.trips()[index].has_left && self.is_wanted(index);
            found.extend(is_open.then_some((trip.departs, Obstruction::Ride(index))));
        }
        found.sort_unstable();
        found.into_iter().map(|(_, obstruction)| obstruction).collect()
    }

    fn end(self) -> RunReport {
        let target = &self.operation.charter().target;
        let units = self.state.units();
        let some_do_not = (0..units.len()).any(|unit| {
            let planned = target.plan.lots.iter().zip(&target.lots).any(|(lot, units)| {
                units.contains(&UnitRef::new(unit)) && target.handover.group(lot.group).stays.is_none()
            });
            planned && units[unit].handed_over.is_none()
        });
        let ending = match (self.state.aborted().is_some(), some_do_not) {
            (true, true) => Ending::BrokenOff,
            (false, true) => Ending::Partial,
            (_, false) => Ending::Complete,
        };
        let minutes = |from: Instant, until: Instant| (until - from).div_euclid(60);
        let mut waits = Vec::new();
        for unit in
            units.iter().zip(&self.operation.charter().units).filter(|(_, of)| of.is_living).map(|(unit, _)| unit)
        {
            for pair in unit.ridden.windows(2) {
                let (came, went) = (&self.state.trips()[pair[0]], &self.state.trips()[pair[1]]);
                let exposed = target.handover.place(target.plan.trips[pair[1]].from).is_exchange;
                let wait = came.arrived_at.zip(went.left_at).filter(|_| exposed);
                waits.extend(wait.map(|(came, went)| minutes(came, went)));
            }
        }
        let last = units.iter().filter_map(|unit| unit.handed_over).max();
        let planned = target.plan.lots.iter().flat_map(|lot| &lot.rides).map(|&ride| target.plan.trips[ride].arrives);
        let end_late = last.zip(planned.max()).map(|(last, planned)| minutes(self.moment(planned), last));
        let rides = self.state.trips().iter().zip(&target.plan.trips);
        let rides_late = rides.map(|(trip, planned)| {
            let left = trip.left_at.filter(|_| trip.has_left);
            left.map(|left| minutes(self.moment(planned.departs), left))
        });
        RunReport {
            run: self.run,
            ending,
            rides_late: rides_late.collect(),
            obstructions: self.obstructions,
            waits,
            end_late,
            events: self.state.next_number(),
            ends: self.now,
        }
    }
}
