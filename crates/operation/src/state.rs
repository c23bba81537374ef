//! What has become of everybody: folded from events, and from nothing else.
//!
//! Its size is bounded by units, rides, authors and requests, not by how much was said. It decides nothing; how events change it is in
//! `fold`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use takas_model::{
    AuthorRef, Charter, CheckRef, Instant, PartyRef, PersonGate, PlaceRef, RequestKind, Room, Said, Scope, UnitRef,
};

use crate::course::Course;
use crate::operation::Digest;

/// The most reports that wait at one time.
pub const WAITING_MAX: usize = 1024;
/// The most requests of one operation.
pub const REQUESTS_MAX: usize = 4096;
/// Of so many of an author's last commands the content is known.
pub const REMEMBERED: usize = 16;

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The number of the next event.
    pub(crate) number: u64,
    /// When the last event was accepted.
    pub(crate) at: Instant,
    /// The plans that were the target, one after the other.
    pub(crate) targets: Vec<Digest>,
    pub(crate) authors: Vec<AuthorState>,
    pub(crate) units: Vec<UnitState>,
    pub(crate) trips: Vec<TripState>,
    pub(crate) works: Vec<WorkState>,
    pub(crate) gates: Vec<GateState>,
    pub(crate) vehicles: Vec<PlaceRef>,
    pub(crate) parties: BTreeMap<PartyRef, PartyState>,
    /// For each step, how many of its units travel and have not left for the handover; nothing where none.
    pub(crate) missing: BTreeMap<usize, u64>,
    pub(crate) holds: BTreeSet<Scope>,
    /// Rides that have the word to go and have not left.
    pub(crate) going: BTreeSet<usize>,
    pub(crate) requests: BTreeMap<(PartyRef, u32), Request>,
    /// Open requests that are not overdue, by when they are due.
    pub(crate) due: BTreeSet<(Instant, PartyRef, u32)>,
    /// Reports that wait, by the number of their event.
    pub(crate) waiting: BTreeMap<u64, Said>,
    /// How many units are in a ride that has left and not arrived.
    pub(crate) under_way: u64,
    pub(crate) aborted: Option<Aborted>,
    pub(crate) is_closed: bool,
}

/// What is known of an author.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct AuthorState {
    /// How many commands were accepted.
    pub(crate) said: u64,
    /// The last of them.
    pub(crate) last: VecDeque<Said>,
}

/// Where somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whereabouts {
    /// At a place.
    Place(PlaceRef),
    /// In a ride: an index into the plan's trips.
    Ride(usize),
}

/// What has become of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitState {
    /// Where it is.
    pub at: Whereabouts,
    /// The rides that it left with, in order: indices into the plan's trips.
    pub ridden: Vec<usize>,
    /// Its personal gates that are in hand; identity by the holder's side,
    pub in_hand: BTreeSet<PersonGate>,
    /// and whether the receiver's side confirmed identity.
    pub receiver_identified: bool,
    /// It is clear to travel.
    pub is_clear: bool,
    /// It was said that it does not travel.
    pub is_stopped: bool,
    /// What it was said to need; none: as its group.
    pub room: Option<Room>,
    /// The checks that it passed.
    pub passed: BTreeSet<CheckRef>,
    /// Its handover ride has left: it is past the point of no return.
    pub is_past: bool,
    /// The receiver verified it.
    pub is_verified: bool,
    /// When it was handed over.
    pub handed_over: Option<Instant>,
    /// When it was last seen again afterwards.
    pub followed_up: Option<Instant>,
}

impl UnitState {
    /// Whether it has set out.
    pub fn has_set_out(&self) -> bool {
        !self.ridden.is_empty()
    }
}

/// What has become of a ride.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TripState {
    /// Who was let board by the mediator's word.
    pub let_board: BTreeSet<UnitRef>,
    /// Who has boarded; after it has left, who left with it.
    pub aboard: BTreeSet<UnitRef>,
    /// Who has got off again.
    pub alighted: BTreeSet<UnitRef>,
    /// The number of the event that gave it the word to go, if it has it.
    pub go: Option<u64>,
    /// Whether it has left.
    pub has_left: bool,
    /// When, if that is known.
    pub left_at: Option<Instant>,
    /// Where it arrived,
    pub arrived: Option<PlaceRef>,
    /// and when.
    pub arrived_at: Option<Instant>,
}

/// What has become of a work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WorkState {
    /// When it began.
    pub began: Option<Instant>,
    /// When it ended.
    pub ended: Option<Instant>,
}

/// What has become of a gate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GateState {
    /// The parties that confirm it.
    pub agreed: BTreeSet<PartyRef>,
    /// Whether the lead has released it,
    pub by_lead: bool,
    /// and the co-mediator.
    pub by_co_mediator: bool,
    /// When it opened.
    pub opened: Option<Instant>,
}

/// How a party stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PartyState {
    pub(crate) given: u64,
    pub(crate) received: u64,
    pub(crate) given_outside: u64,
    pub(crate) received_outside: u64,
    /// The furthest step in which a unit of its own has left.
    pub(crate) furthest: Option<usize>,
    /// For each step, how much it was to receive that has not left for it; nothing where none.
    pub(crate) outstanding: BTreeMap<usize, u64>,
    pub(crate) accepts: u64,
    /// Since when it is owed something; none once it has accepted that anew.
    pub(crate) owed_since: Option<Instant>,
    pub(crate) is_withheld: bool,
}

/// A request of a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// About whom, if anybody.
    pub about: Option<UnitRef>,
    /// What.
    pub kind: RequestKind,
    /// Who sees to it.
    pub owner: AuthorRef,
    /// By when.
    pub due: Instant,
    /// The desk said that it is overdue.
    pub is_overdue: bool,
    /// When it was met.
    pub met: Option<Instant>,
}

/// The exchange was broken off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aborted {
    /// When.
    pub at: Instant,
    /// Rides that are completed although it was, because others that leave simultaneously with them had left, ascending.
    pub completed: BTreeSet<usize>,
    /// The desk said that everybody is safe.
    pub is_safe: bool,
}

impl State {
    pub(crate) fn new(charter: &Charter, course: &Course) -> Self {
        let mut state = Self {
            number: 0,
            at: Instant::MIN,
            targets: vec![course.target.digest],
            authors: vec![AuthorState::default(); charter.authors.len()],
            units: Vec::new(),
            trips: vec![TripState::default(); course.target.plan.trips.len()],
            works: vec![WorkState::default(); course.target.plan.works.len()],
            gates: vec![GateState::default(); course.target.handover.gates.len()],
            vehicles: course.target.handover.vehicles.iter().map(|vehicle| vehicle.start).collect(),
            parties: BTreeMap::new(),
            missing: BTreeMap::new(),
            holds: BTreeSet::new(),
            going: BTreeSet::new(),
            requests: BTreeMap::new(),
            due: BTreeSet::new(),
            waiting: BTreeMap::new(),
            under_way: 0,
            aborted: None,
            is_closed: false,
        };
        (0..course.units.len()).for_each(|unit| state.join(course, UnitRef::new(unit)));
        state.count_steps(course);
        state
    }

    /// A unit comes in, at the origin of its route.
    pub(crate) fn join(&mut self, course: &Course, unit: UnitRef) {
        let one = &course.units[unit.index()];
        let origin = course.lot(unit).map(|lot| lot.places[0]).expect("a unit that comes in is in a lot");
        self.parties.entry(one.holder).or_default();
        let receiver = self.parties.entry(one.receiver).or_default();
        if let Some(step) = course.step(unit) {
            *receiver.outstanding.entry(step).or_default() += one.quantity;
        }
        self.units.push(UnitState {
            at: Whereabouts::Place(origin),
            ridden: Vec::new(),
            in_hand: BTreeSet::new(),
            receiver_identified: false,
            is_clear: one.gates.is_empty(),
            is_stopped: false,
            room: None,
            passed: BTreeSet::new(),
            is_past: false,
            is_verified: false,
            handed_over: None,
            followed_up: None,
        });
    }

    /// Counts for each step who travels and has not left for the handover.
    pub(crate) fn count_steps(&mut self, course: &Course) {
        self.missing.clear();
        for (step, units) in &course.steps {
            let missing = units.iter().filter(|unit| self.is_awaited(course, **unit)).count();
            if missing > 0 {
                self.missing.insert(*step, missing as u64);
            }
        }
    }

    /// Whether a unit travels: by the plan, and nobody said otherwise.
    pub(crate) fn travels(&self, course: &Course, unit: UnitRef) -> bool {
        !self.units[unit.index()].is_stopped && course.lot(unit).is_some_and(|lot| !lot.stays)
    }

    /// Whether a unit travels and has not left for the handover.
    pub(crate) fn is_awaited(&self, course: &Course, unit: UnitRef) -> bool {
        !self.units[unit.index()].is_past && self.travels(course, unit)
    }

    /// Whether the vehicle's rides before this one are over.
    pub(crate) fn is_next(&self, course: &Course, trip: usize) -> bool {
        course.trips[trip].previous.is_none_or(|before| self.trips[before].arrived.is_some())
    }

    /// The ride that a unit is in.
    pub(crate) fn ride(&self, unit: UnitRef) -> Option<usize> {
        match self.units[unit.index()].at {
            Whereabouts::Ride(trip) => Some(trip),
            Whereabouts::Place(_) => None,
        }
    }

    /// Whether a unit is in a ride that has left.
    pub(crate) fn is_under_way(&self, unit: UnitRef) -> bool {
        self.ride(unit).is_some_and(|trip| self.trips[trip].has_left)
    }

    /// The place where a unit is: that where it boarded, while its ride has not left.
    pub(crate) fn place(&self, course: &Course, unit: UnitRef) -> Option<PlaceRef> {
        match self.units[unit.index()].at {
            Whereabouts::Place(place) => Some(place),
            Whereabouts::Ride(trip) if !self.trips[trip].has_left => Some(self.leaves_from(course, trip)),
            Whereabouts::Ride(_) => None,
        }
    }

    /// Where a ride leaves or left: where its vehicle landed before, be that elsewhere than planned; by the plan while that is to come.
    pub(crate) fn leaves_from(&self, course: &Course, trip: usize) -> PlaceRef {
        match course.trips[trip].previous {
            None => course.trip(trip).from,
            Some(before) => self.trips[before].arrived.unwrap_or(course.trip(trip).from),
        }
    }
}
