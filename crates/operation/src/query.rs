//! What boards and pages ask: where everybody is, what each ride and gate waits for, how the parties stand.
//!
//! Answers only; who may know an answer is decided in `views`.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{AuthorRef, GateRef, Instant, PartyRef, Reason, Said, Scope, TargetRef, UnitRef};

use crate::operation::{Digest, Operation};
use crate::state::{Aborted, GateState, PartyState, Request, State, TripState, UnitState, WorkState};

/// How a party stands beside the agreed sequence. Units count; a consignment counts as many as it carries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// What it has given of the sequence,
    pub given: u64,
    /// and what it gives by it in all.
    pub gives: u64,
    /// What it has received of the sequence,
    pub received: u64,
    /// and what it receives by it in all.
    pub receives: u64,
    /// Protected people and whoever else stands outside the sequence: who has left it,
    pub given_outside: u64,
    /// and who has left for it.
    pub received_outside: u64,
    /// What it is owed.
    pub owed: u64,
    /// What it accepts to be owed at most.
    pub accepts: u64,
    /// Since when it is owed something, as far as it did not accept that since.
    pub owed_since: Option<Instant>,
    /// The desk said that something is withheld from it.
    pub is_withheld: bool,
}

impl Operation {
    /// How each party stands.
    pub fn balance(&self, state: &State) -> BTreeMap<PartyRef, Balance> {
        let course = self.course(state);
        let mut parties: BTreeMap<PartyRef, Balance> =
            state.parties.iter().map(|(party, stand)| (*party, balance(stand))).collect();
        for unit in course.steps.values().flatten().filter(|unit| course.step(**unit).is_some()) {
            let one = &course.units[unit.index()];
            parties.entry(one.holder).or_default().gives += one.quantity;
            parties.entry(one.receiver).or_default().receives += one.quantity;
        }
        parties
    }

    /// Whether a unit travels: by the plan, and nobody said otherwise.
    pub fn travels(&self, state: &State, unit: UnitRef) -> bool {
        unit.index() < state.units.len() && state.travels(self.course(state), unit)
    }

    /// Who belongs to a ride by the plan, travels and has not boarded it.
    pub fn expected_on(&self, state: &State, trip: usize) -> Vec<UnitRef> {
        let course = self.course(state);
        let Some(of) = state.trip(trip) else { return Vec::new() };
        let lots = (0..course.lots.len()).filter(|lot| course.lots[*lot].rides.contains(&trip));
        let members = lots.flat_map(|lot| course.members(lot).iter().copied());
        let mut expected: Vec<UnitRef> =
            members.filter(|unit| state.travels(course, *unit) && !of.aboard.contains(unit)).collect();
        expected.sort_unstable();
        expected
    }

    /// What stands against letting everybody board a ride who is expected on it; none, too, where nobody is.
    pub fn what_stands_against_board(&self, state: &State, trip: usize, now: Instant) -> Vec<Reason> {
        if state.trip(trip).is_none() {
            return vec![Reason::Unknown];
        }
        let expected = self.expected_on(state, trip);
        if expected.is_empty() {
            return Vec::new();
        }
        state.against_board(self.course(state), trip, &expected, now)
    }

    /// What stands against the word to go for these rides together.
    pub fn what_stands_against_go(&self, state: &State, trips: &[usize], now: Instant) -> Vec<Reason> {
        if !trips.iter().all(|trip| state.trip(*trip).is_some()) {
            return vec![Reason::Unknown];
        }
        state.against_go(self.course(state), trips, now)
    }

    /// What stands against the opening of a gate; nothing where it has opened.
    pub fn what_stands_against_release(&self, state: &State, gate: GateRef, now: Instant) -> Vec<Reason> {
        let Some(of) = state.gate(gate) else { return vec![Reason::Unknown] };
        if of.opened.is_some() {
            return Vec::new();
        }
        let mut reasons = state.against_release(self.course(state), gate, now);
        let takes_two = self.target(state).gates[gate.index()].two_persons;
        if takes_two && of.by_lead != of.by_co_mediator {
            reasons.push(Reason::SecondPerson(gate));
        }
        reasons
    }

    /// Rides that leave simultaneously with this one and have not left, itself among them, ascending: one word to go is for all.
    pub fn goes_together(&self, state: &State, trip: usize) -> Vec<usize> {
        let course = self.course(state);
        if trip >= course.trips.len() {
            return Vec::new();
        }
        let mut together = BTreeSet::from([trip]);
        loop {
            let before = together.len();
            for one in together.clone().iter().flat_map(|trip| &course.trips[*trip].simultaneous) {
                let lots = course.simultaneous[*one].iter();
                together.extend(lots.filter_map(|lot| crate::safe::still_to_leave(course, state, *lot)));
            }
            if together.len() == before {
                return together.into_iter().collect();
            }
        }
    }
}

impl State {
    /// The number of the next event.
    pub fn next_number(&self) -> u64 {
        self.number
    }

    /// When the last event was accepted; none before the first.
    pub fn last_at(&self) -> Option<Instant> {
        (self.number > 0).then_some(self.at)
    }

    /// Which plan is the target.
    pub fn target(&self) -> TargetRef {
        TargetRef::new(self.targets.len() - 1)
    }

    /// The digests of the plans that were the target, one after the other.
    pub fn targets(&self) -> &[Digest] {
        &self.targets
    }

    /// The number of an author's next command.
    pub fn next_sequence(&self, author: AuthorRef) -> Option<u64> {
        self.authors.get(author.index()).map(|author| author.said + 1)
    }

    /// What has become of a unit.
    pub fn unit(&self, unit: UnitRef) -> Option<&UnitState> {
        self.units.get(unit.index())
    }

    /// What has become of every unit, in order.
    pub fn units(&self) -> &[UnitState] {
        &self.units
    }

    /// What has become of a ride.
    pub fn trip(&self, trip: usize) -> Option<&TripState> {
        self.trips.get(trip)
    }

    /// What has become of every ride, in the order of the plan.
    pub fn trips(&self) -> &[TripState] {
        &self.trips
    }

    /// What has become of every work, in the order of the plan.
    pub fn works(&self) -> &[WorkState] {
        &self.works
    }

    /// What has become of a gate.
    pub fn gate(&self, gate: GateRef) -> Option<&GateState> {
        self.gates.get(gate.index())
    }

    /// What is held.
    pub fn holds(&self) -> &BTreeSet<Scope> {
        &self.holds
    }

    /// Requests, by party and number.
    pub fn requests(&self) -> &BTreeMap<(PartyRef, u32), Request> {
        &self.requests
    }

    /// Reports that wait for what must come before them, by the number of their event.
    pub fn waiting(&self) -> &BTreeMap<u64, Said> {
        &self.waiting
    }

    /// How many units are in a ride that has left and not arrived.
    pub fn under_way(&self) -> u64 {
        self.under_way
    }

    /// Whether and how the exchange was broken off.
    pub fn aborted(&self) -> Option<&Aborted> {
        self.aborted.as_ref()
    }

    /// Whether the operation is over.
    pub fn is_closed(&self) -> bool {
        self.is_closed
    }
}

fn balance(stand: &PartyState) -> Balance {
    Balance {
        given: stand.given,
        received: stand.received,
        given_outside: stand.given_outside,
        received_outside: stand.received_outside,
        owed: stand.owed(),
        accepts: stand.accepts,
        owed_since: stand.owed_since,
        is_withheld: stand.is_withheld,
        ..Balance::default()
    }
}
