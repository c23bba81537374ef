//! How long a history takes to become state: `replay [EVENTS] [UNITS]`, 1,000,000 of 1,000 units if nothing is said.
//!
//! Makes an operation of so many people in rides of fifty over an exchange point, plays it from the first clearance to the last
//! hand-over (with doctors who change their minds until there are enough events), and folds the events once more. Prints seconds, memory,
//! and whether the two states are equal.

use std::time::Instant;

use takas_model::case::{ItemRef, PhaseRef};
use takas_model::{
    Act, Author, AuthorRef, Gate, GateRef, GateTerms, Group, GroupRef, Handover, Hours, Lot, Mode, Nature,
    OperationKind, PartyRef, Patience, PersonGate, Place, PlaceRef, Plan, Room, Route, Said, Seat, Takes, Trip,
    UnitRef, Vehicle, VehicleRef,
};
use takas_operation::{Operation, State, Terms, charter_of};

const EACH: usize = 50;
const LEAD: usize = 0;
const DOCTOR: usize = 1;
const NEUTRAL: usize = 2;
const HOLDER: usize = 3;
const RECEIVER: usize = 4;
const FIELD: usize = 5;

fn main() {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse::<usize>().expect("a number"));
    let (events_min, units) = (arguments.next().unwrap_or(1_000_000), arguments.next().unwrap_or(1_000));
    let mut play = Play::new(units.div_ceil(EACH).max(1));
    let began = Instant::now();
    play.change_minds(events_min);
    play.whole_way();
    println!("{} events decided in {:.2} s", play.events.len(), began.elapsed().as_secs_f64());
    println!("memory at most, with all events: {}", memory_max());
    let began = Instant::now();
    let replayed = play.operation.replay(&play.events).expect("a history");
    println!("{} events replayed in {:.2} s", play.events.len(), began.elapsed().as_secs_f64());
    println!(
        "{} units, {} rides, all handed over: {}",
        replayed.units().len(),
        replayed.trips().len(),
        replayed.is_closed()
    );
    let is_same_to_the_byte = format!("{replayed:?}") == format!("{:?}", play.state);
    println!("equal to the live state: {}", replayed == play.state && is_same_to_the_byte);
}

/// The most memory that this process has had, as the system tells it.
fn memory_max() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    line.map_or("not known".to_owned(), |line| line.split_whitespace().skip(1).collect::<Vec<_>>().join(" "))
}

struct Play {
    operation: Operation,
    state: State,
    events: Vec<takas_model::OperationEvent>,
    rides: usize,
    now: i64,
}

impl Play {
    fn new(rides: usize) -> Self {
        let (handover, plan) = (handover(rides), plan(rides));
        let seats = [
            Seat::Lead,
            Seat::Medical,
            Seat::Interviewer,
            Seat::Delegate(PartyRef::new(0)),
            Seat::Delegate(PartyRef::new(1)),
            Seat::Field,
            Seat::Desk,
        ];
        let authors = seats.into_iter().enumerate().map(|(index, seat)| Author { id: index.to_string(), seat });
        let both = GateTerms { confirmed_by: vec![PartyRef::new(0), PartyRef::new(1)], two_persons: false };
        let terms = Terms {
            kind: OperationKind::Rehearsal,
            authors: authors.collect(),
            gates: vec![both; rides],
            patience: Patience::default(),
            digest: [0; 32],
        };
        let operation = Operation::new(charter_of(handover, plan, terms)).expect("a sound charter");
        let state = operation.begin();
        Self { operation, state, events: Vec::new(), rides, now: 0 }
    }

    fn say(&mut self, author: usize, act: Act) {
        self.now += 1;
        let author = AuthorRef::new(author);
        let sequence = self.state.next_sequence(author).expect("an author");
        let said = Said { author, sequence, time: self.now, target: self.state.target(), act };
        let told = self.operation.say(&mut self.state, said, self.now).expect("everything may be said");
        self.events.extend(told);
    }

    /// The doctor finds people fit, and not, until only the way of everybody is missing from so many events.
    fn change_minds(&mut self, events_min: usize) {
        let units = self.rides * EACH;
        let natural = units * 18;
        let mut unit = 0;
        while self.events.len() + natural < events_min {
            let one = UnitRef::new(unit % units);
            self.say(DOCTOR, Act::InHand(one, PersonGate::Fit));
            self.say(DOCTOR, Act::NotInHand(one, PersonGate::Fit));
            unit += 1;
        }
    }

    fn whole_way(&mut self) {
        for ride in 0..self.rides {
            for unit in ride * EACH..(ride + 1) * EACH {
                let unit = UnitRef::new(unit);
                self.say(NEUTRAL, Act::InHand(unit, PersonGate::Consent));
                self.say(DOCTOR, Act::InHand(unit, PersonGate::Fit));
                self.say(HOLDER, Act::InHand(unit, PersonGate::Legal));
                self.say(HOLDER, Act::InHand(unit, PersonGate::Document));
                self.say(HOLDER, Act::InHand(unit, PersonGate::Identity));
                self.say(RECEIVER, Act::InHand(unit, PersonGate::Identity));
            }
            self.ride(ride, 2 * ride, 1);
            self.say(HOLDER, Act::Agree(GateRef::new(ride)));
            self.say(RECEIVER, Act::Agree(GateRef::new(ride)));
            self.say(LEAD, Act::Release(GateRef::new(ride)));
            self.ride(ride, 2 * ride + 1, 2);
            for unit in ride * EACH..(ride + 1) * EACH {
                self.say(RECEIVER, Act::Verified(vec![UnitRef::new(unit)]));
                self.say(FIELD, Act::HandedOver(vec![UnitRef::new(unit)]));
            }
        }
        self.say(LEAD, Act::Close);
    }

    /// One ride, everybody boarding by himself.
    fn ride(&mut self, ride: usize, trip: usize, to: usize) {
        for unit in ride * EACH..(ride + 1) * EACH {
            self.say(LEAD, Act::Board(trip, vec![UnitRef::new(unit)]));
            self.say(FIELD, Act::Boarded(trip, vec![UnitRef::new(unit)]));
        }
        self.say(LEAD, Act::Go(vec![trip]));
        self.say(FIELD, Act::Departed(trip));
        self.say(FIELD, Act::Arrived(trip, PlaceRef::new(to)));
    }
}

fn plan(rides: usize) -> Plan {
    let mut plan = Plan { gates: vec![0; rides], ..Plan::default() };
    for ride in 0..rides {
        let place = PlaceRef::new;
        for step in 0..2 {
            let (from, to) = (place(step), place(step + 1));
            plan.trips.push(Trip { vehicle: VehicleRef::new(ride), from, to, departs: 0, arrives: 0 });
        }
        let rides = vec![2 * ride, 2 * ride + 1];
        plan.lots.push(Lot { group: GroupRef::new(ride), count: EACH as u64, route: 0, rides, halls: vec![None] });
    }
    plan
}

fn handover(rides: usize) -> Handover {
    let vehicle = |ride: usize| Vehicle {
        id: format!("v{ride}"),
        name: format!("v{ride}"),
        mode: Mode::Air,
        registry: None,
        operator: None,
        seats: EACH as u64,
        stretchers: 0,
        load: 0,
        start: PlaceRef::new(0),
        hours: Hours { from: 0, until: 1 },
        turnaround: 0,
        boarding: 0,
        duty_max: None,
        ways: std::collections::BTreeMap::new(),
    };
    let gates = [PersonGate::Consent, PersonGate::Fit, PersonGate::Legal, PersonGate::Document, PersonGate::Identity];
    let group = |ride: usize| Group {
        id: format!("g{ride}"),
        item: ItemRef::new(ride),
        holder: PartyRef::new(0),
        receiver: PartyRef::new(1),
        phase: PhaseRef::new(0),
        count: EACH as u64,
        are_people: true,
        routes: vec![Route { places: (0..3).map(PlaceRef::new).collect(), exchange: Some(1) }],
        whole: true,
        room: Room::Seat,
        escorted_by: 0,
        modes: vec![Mode::Air],
        ready: 0,
        due: 1,
        is_protected: false,
        gates: gates.map(|gate| (gate, String::new())).to_vec(),
        stays: None,
    };
    let gate = |ride: usize| Gate {
        name: format!("gate {ride}"),
        of: vec![GroupRef::new(ride)],
        checks: Vec::new(),
        takes: Takes::always(0),
        not_before: None,
        holds: vec![GroupRef::new(ride)],
    };
    Handover {
        ends: 1,
        places: ["from", "exchange", "to"].map(Place::named).to_vec(),
        vehicles: (0..rides).map(vehicle).collect(),
        groups: (0..rides).map(group).collect(),
        gates: (0..rides).map(gate).collect(),
        order: (0..rides).map(|ride| vec![GroupRef::new(ride)]).collect(),
        ..Handover::empty(Nature::Live)
    }
}
