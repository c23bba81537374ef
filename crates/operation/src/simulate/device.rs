//! An author's device: what it has seen of the log, what its author means to say, what it has said and has no answer to.
//!
//! It sends one command at a time, again and again until there is an answer. What it has not sent survives a crash; what it has seen does
//! not, and is fetched anew.

use std::cmp::Ordering;
use std::collections::{BTreeMap, VecDeque};

use takas_model::{
    Act, AuthorRef, GateRef, Instant, OperationEvent, PartyRef, Reason, Said, Scope, Seat, TargetRef, UnitRef, Weight,
};

use super::cast::confirms;
use super::chance::Chance;
use super::site;
use crate::operation::Operation;
use crate::state::{State, Whereabouts};

/// A device.
pub(super) struct Device {
    pub(super) author: AuthorRef,
    seat: Seat,
    /// How wrong its clock is.
    drift: Instant,
    /// What it has seen, folded.
    pub(super) view: State,
    /// Events that overtook others.
    early: BTreeMap<u64, OperationEvent>,
    /// Meant, and not answered; the first is under way.
    outbox: VecDeque<Meant>,
    /// The number of the next command.
    number: u64,
    /// When what it has begun in the world ends: works and rides.
    works: BTreeMap<usize, Instant>,
    rides: BTreeMap<usize, Instant>,
    /// Seconds until it looks again if it hears nothing.
    pub(super) patience: Instant,
}

/// What an author means to say, from when and by which plan: sent again, it is the same word.
#[derive(Clone, Debug)]
struct Meant {
    time: Instant,
    target: TargetRef,
    act: Act,
}

/// How much there is to do about being stuck.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Urgency {
    /// All goes its way.
    None,
    /// What is owed is accepted.
    Accept,
    /// It is broken off.
    BreakOff,
    /// Whoever cannot be brought does not travel.
    GiveUp,
}

/// The first pause between two looks.
pub(super) const PAUSE: Instant = 120;
/// The longest.
const PAUSE_MAX: Instant = 3600;

impl Device {
    pub(super) fn new(operation: &Operation, author: AuthorRef, drift: Instant) -> Self {
        Self {
            author,
            seat: operation.charter().authors[author.index()].seat,
            drift,
            view: operation.begin(),
            early: BTreeMap::new(),
            outbox: VecDeque::new(),
            number: 1,
            works: BTreeMap::new(),
            rides: BTreeMap::new(),
            patience: PAUSE,
        }
    }

    /// What it has seen is lost.
    pub(super) fn crash(&mut self, operation: &Operation) {
        self.view = operation.begin();
        self.early.clear();
        self.patience = PAUSE;
    }

    /// Events come in, in any order, once or more often.
    pub(super) fn hear(&mut self, operation: &Operation, events: &[OperationEvent]) {
        for event in events {
            match event.number.cmp(&self.view.next_number()) {
                Ordering::Less => continue,
                Ordering::Equal => self.see(operation, event),
                Ordering::Greater => _ = self.early.insert(event.number, event.clone()),
            }
            while let Some(event) = self.early.remove(&self.view.next_number()) {
                self.see(operation, &event);
            }
        }
    }

    fn see(&mut self, operation: &Operation, event: &OperationEvent) {
        operation.apply(&mut self.view, event).expect("the desk sends its log");
        self.patience = PAUSE;
    }

    /// The command under way.
    pub(super) fn command(&self) -> Option<Said> {
        let Meant { time, target, act } = self.outbox.front()?.clone();
        Some(Said { author: self.author, sequence: self.number, time, target, act })
    }

    /// Means to say something from now on, by its own clock.
    fn mean(&mut self, act: Act, now: Instant) {
        self.outbox.push_back(Meant { time: now.saturating_add(self.drift), target: self.view.target(), act });
    }

    /// An answer to a command: it is taken off, or said again under the number that is expected.
    pub(super) fn answered(&mut self, number: u64, answer: &Result<(), Vec<Reason>>, now: Instant) {
        if number != self.number || self.outbox.is_empty() {
            return;
        }
        match answer {
            Ok(()) => {
                self.outbox.pop_front();
                self.number += 1;
            }
            Err(reasons) => match reasons.first() {
                Some(Reason::Sequence(expected)) => self.number = *expected,
                // What was refused under this number before came once more, late, and was accepted then.
                Some(Reason::Contradicts(_)) => self.number += 1,
                Some(Reason::Stale(desk)) => {
                    // The author sets the clock, and says it anew if he still means it.
                    self.drift = desk.saturating_sub(now);
                    self.outbox.pop_front();
                }
                _ => {
                    self.outbox.pop_front();
                }
            },
        }
    }

    /// Waits longer when nothing is heard.
    pub(super) fn pause(&mut self) -> Instant {
        let pause = self.patience;
        self.patience = (pause * 2).min(PAUSE_MAX);
        pause
    }

    /// What the author says now, by what he sees; nothing while something is under way. Whether there is something new to be sent.
    pub(super) fn intend(
        &mut self,
        operation: &Operation,
        now: Instant,
        urgency: Urgency,
        chance: &mut Chance,
    ) -> bool {
        if !self.outbox.is_empty() {
            return false;
        }
        let acts = self.intentions(operation, now, urgency);
        let counts = |act: &Act| {
            let weight = operation.ask(&self.view, self.author, act.clone(), now);
            matches!(weight, Ok(Weight::Counts | Weight::Irregular(_)))
        };
        if let Some(act) = acts.into_iter().find(counts) {
            self.begin(operation, &act, now, chance);
            self.mean(act, now);
            return true;
        }
        false
    }

    /// What is said happens in the world, and takes its time there.
    fn begin(&mut self, operation: &Operation, act: &Act, now: Instant, chance: &mut Chance) {
        let target = operation.target(&self.view);
        match act {
            Act::WorkBegun(work) => {
                let takes = site::work_takes(target, *work);
                self.works.insert(*work, now.saturating_add(chance.takes(takes)));
            }
            Act::Departed(trip) => {
                let takes = site::ride_takes(target, *trip);
                self.rides.insert(*trip, now.saturating_add(chance.takes(takes)));
            }
            _ => {}
        }
    }

    fn intentions(&self, operation: &Operation, now: Instant, urgency: Urgency) -> Vec<Act> {
        match self.seat {
            Seat::Lead => self.of_lead(operation, urgency),
            Seat::CoMediator => {
                self.gates(operation).filter(|gate| self.takes_two(operation, *gate)).map(Act::Release).collect()
            }
            Seat::Field => self.of_field(operation, now),
            Seat::Delegate(party) => self.of_delegate(operation, party, urgency),
            Seat::Medical => self.confirmations(operation),
            Seat::Interviewer => {
                let gives_up = urgency >= Urgency::GiveUp && self.view.aborted().is_some();
                let waits = |unit: &UnitRef| gives_up && operation.travels(&self.view, *unit) && !self.is_past(*unit);
                let drops = self.units().filter(waits).map(Act::NotTravelling);
                drops.chain(self.confirmations(operation)).collect()
            }
            Seat::Guarantor(_) | Seat::Observer | Seat::Desk => Vec::new(),
        }
    }

    fn units(&self) -> impl Iterator<Item = UnitRef> + use<> {
        (0..self.view.units().len()).map(UnitRef::new)
    }

    fn is_past(&self, unit: UnitRef) -> bool {
        self.view.units()[unit.index()].is_past
    }

    fn gates(&self, operation: &Operation) -> impl Iterator<Item = GateRef> + use<> {
        (0..operation.target(&self.view).handover.gates.len()).map(GateRef::new)
    }

    fn takes_two(&self, operation: &Operation, gate: GateRef) -> bool {
        operation.target(&self.view).gates[gate.index()].two_persons
    }

    /// Rides that have not left.
    fn waiting_rides(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.view.trips().len()).filter(|&trip| !self.view.trips()[trip].has_left)
    }

    fn of_lead(&self, operation: &Operation, urgency: Urgency) -> Vec<Act> {
        let mut acts: Vec<Act> = vec![Act::Close];
        if urgency >= Urgency::BreakOff && self.view.aborted().is_none() {
            acts.push(Act::Abort);
        }
        acts.extend(self.view.holds().iter().map(|scope| Act::Resume(*scope)));
        acts.extend(self.gates(operation).filter(|gate| self.is_shut(*gate)).map(Act::Release));
        for trip in self.waiting_rides() {
            let state = &self.view.trips()[trip];
            let unasked = |unit: &UnitRef| !state.let_board.contains(unit);
            let expected = operation.expected_on(&self.view, trip);
            let aboard = state.aboard.iter().copied();
            acts.extend(expected.into_iter().chain(aboard).filter(unasked).map(|unit| Act::Board(trip, vec![unit])));
            // Whoever is expected is waited for, until it is urgent.
            let waits = !operation.expected_on(&self.view, trip).is_empty() && urgency == Urgency::None;
            let is_wanted = !state.aboard.is_empty() || site::brings(operation, &self.view, trip);
            if state.go.is_none() && is_wanted && !waits {
                acts.push(Act::Go(operation.goes_together(&self.view, trip)));
                acts.push(Act::Go(vec![trip]));
            }
        }
        acts.extend(self.confirmations(operation));
        acts
    }

    fn is_shut(&self, gate: GateRef) -> bool {
        self.view.gate(gate).is_some_and(|gate| gate.opened.is_none())
    }

    fn confirmations(&self, operation: &Operation) -> Vec<Act> {
        let units = operation.units(&self.view);
        let mut acts = Vec::new();
        for unit in self.units().filter(|unit| !self.view.units()[unit.index()].is_clear) {
            let of = &units[unit.index()];
            let mine = of.gates.iter().filter(|gate| confirms(of, **gate).contains(&self.seat));
            acts.extend(mine.map(|gate| Act::InHand(unit, *gate)));
        }
        acts
    }

    fn of_field(&self, operation: &Operation, now: Instant) -> Vec<Act> {
        let target = operation.target(&self.view);
        let mut acts = Vec::new();
        for (index, trip) in self.view.trips().iter().enumerate() {
            if trip.has_left {
                let is_due = self.rides.get(&index).is_none_or(|due| now >= *due);
                acts.extend(
                    (is_due && trip.arrived.is_none()).then(|| Act::Arrived(index, target.plan.trips[index].to)),
                );
                continue;
            }
            acts.extend(trip.go.map(|_| Act::Departed(index)));
            for &unit in &trip.aboard {
                let is_clear = self.view.units()[unit.index()].is_clear && operation.travels(&self.view, unit);
                acts.extend((!is_clear || !trip.let_board.contains(&unit)).then(|| Act::Alighted(index, vec![unit])));
            }
            let boards = |unit: &&UnitRef| {
                let one = &self.view.units()[unit.index()];
                let is_here = one.at == Whereabouts::Place(target.plan.trips[index].from);
                is_here && one.is_clear && operation.travels(&self.view, **unit)
            };
            acts.extend(trip.let_board.iter().filter(boards).map(|&unit| Act::Boarded(index, vec![unit])));
        }
        for (index, work) in self.view.works().iter().enumerate().filter(|(_, work)| work.ended.is_none()) {
            if work.began.is_none() {
                acts.extend(site::can_begin(operation, &self.view, index).then_some(Act::WorkBegun(index)));
            } else if self.works.get(&index).is_none_or(|due| now >= *due) {
                acts.push(Act::WorkEnded(index, site::checked_by(operation, &self.view, index)));
            }
        }
        let verified = self.units().filter(|unit| {
            let one = &self.view.units()[unit.index()];
            one.is_verified && one.handed_over.is_none()
        });
        acts.extend(verified.map(|unit| Act::HandedOver(vec![unit])));
        acts
    }

    fn of_delegate(&self, operation: &Operation, party: PartyRef, urgency: Urgency) -> Vec<Act> {
        let units = operation.units(&self.view);
        let mut acts = self.confirmations(operation);
        let terms = &operation.target(&self.view).gates;
        let mine = |gate: &GateRef| {
            let agreed = self.view.gate(*gate).is_some_and(|state| state.agreed.contains(&party));
            terms[gate.index()].confirmed_by.contains(&party) && self.is_shut(*gate) && !agreed
        };
        acts.extend(self.gates(operation).filter(mine).map(Act::Agree));
        let arrived = self.units().filter(|unit| {
            let one = &self.view.units()[unit.index()];
            let is_landed = matches!(one.at, Whereabouts::Place(_));
            units[unit.index()].receiver == party && one.is_past && is_landed && !one.is_verified
        });
        acts.extend(arrived.map(|unit| Act::Verified(vec![unit])));
        // It accepts to get nothing of what it was to get.
        let balance = operation.balance(&self.view).get(&party).copied().filter(|_| urgency >= Urgency::Accept);
        acts.extend(balance.filter(|of| of.accepts < of.receives).map(|of| Act::Accept(of.receives)));
        acts
    }

    /// Something that the author should not say, or says too early, or takes back.
    pub(super) fn mischief(&mut self, operation: &Operation, now: Instant, chance: &mut Chance) {
        let any = |chance: &mut Chance, count: usize| usize::try_from(chance.below(count.max(1) as u64)).unwrap_or(0);
        let (units, trips) = (self.view.units().len(), self.view.trips().len());
        let (gates, works) = (operation.target(&self.view).gates.len(), self.view.works().len());
        let unit = UnitRef::new(any(chance, units));
        let trip = any(chance, trips);
        let place = operation.target(&self.view).plan.trips.get(trip).map(|trip| trip.to);
        let of = operation.units(&self.view)[unit.index()].gates.first().copied();
        let act = match (chance.below(14), place, of) {
            (0, ..) => Act::Hold(Scope::Everything),
            (1, ..) => Act::Hold(Scope::Trip(trip)),
            (2, ..) if chance.happens(300) => Act::NotTravelling(unit),
            (3, _, Some(gate)) => Act::NotInHand(unit, gate),
            (4, ..) if gates > 0 => Act::TakeBack(GateRef::new(any(chance, gates))),
            (5, Some(place), _) => Act::Arrived(trip, place),
            (6, ..) => Act::Departed(trip),
            (7, ..) => Act::Boarded(trip, vec![unit]),
            (8, ..) => Act::Alighted(trip, vec![unit]),
            (9, ..) if works > 0 => Act::WorkEnded(any(chance, works), vec![]),
            (10, ..) => Act::Verified(vec![unit]),
            (11, ..) => Act::Board(trip, vec![unit]),
            (12, ..) => Act::Go(vec![trip]),
            (13, ..) if chance.happens(50) => Act::Abort,
            _ => Act::Accept(chance.below(2)),
        };
        let is_real = matches!(
            operation.ask(&self.view, self.author, act.clone(), now),
            Ok(Weight::Counts | Weight::Irregular(_))
        );
        if is_real {
            self.begin(operation, &act, now, chance);
        }
        self.mean(act, now);
    }

    /// Something else under the number of the command under way.
    pub(super) fn contradiction(&self) -> Option<Said> {
        let act = Act::Hold(Scope::Everything);
        self.command().filter(|said| said.act != act).map(|said| Said { act, ..said })
    }
}
