//! What is so at a moment, folded from what was said: nothing here says whether it ought to be.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};

use takas_model::{
    AuthorRef, Charter, CheckRef, GateRef, GroupRef, Instant, Nature, Occasion, OperationKind, PartyRef, PersonGate,
    PlaceRef, Room, Scope, Unit, UnitRef,
};

use super::course::Course;

/// Where a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whereabouts {
    /// At a place.
    At(PlaceRef),
    /// In a ride, whether it has left or not: an index into the plan's trips.
    Riding(usize),
}

/// What is so of one unit.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct UnitFacts {
    pub(super) whereabouts: Whereabouts,
    /// How many of its own rides have left with it.
    pub(super) made: usize,
    /// Which personal gates are in hand: identity for the holder's side, and once more for the receiver's.
    pub(super) in_hand: BTreeSet<(PersonGate, bool)>,
    /// Nobody said that it does not travel.
    pub(super) travels: bool,
    /// Was clear when it set out, or has become so since: nothing but not travelling takes that back.
    pub(super) stays_clear: bool,
    pub(super) set_out: bool,
    /// Its handover ride has left with it.
    pub(super) is_past: bool,
    pub(super) passed: BTreeSet<CheckRef>,
    pub(super) needs: Option<Room>,
    pub(super) verified: bool,
    pub(super) handed_over: bool,
    pub(super) followed_up: bool,
    /// What the desk has told of it.
    pub(super) told_clear: bool,
    pub(super) told_travels: bool,
}

/// What is so of one ride.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct TripFacts {
    /// Who was let board.
    pub(super) let_board: BTreeSet<UnitRef>,
    /// May leave; with these in one word.
    pub(super) go: Option<Vec<usize>>,
    pub(super) left: bool,
    /// When that was told.
    pub(super) left_at: LeftAt,
    pub(super) arrived: Option<PlaceRef>,
}

/// When a ride left, if that is known. Any is equal to any other: `explore` has all of a history at one moment, and states of it that differ
/// in nothing else are one. Where time moves it would have to count.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LeftAt(pub(super) Option<Instant>);

impl PartialEq for LeftAt {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for LeftAt {}

impl Hash for LeftAt {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

/// What is so of one gate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct GateFacts {
    pub(super) agreed: BTreeSet<PartyRef>,
    pub(super) released_by_lead: bool,
    pub(super) released_by_other: bool,
    pub(super) opened: bool,
}

/// What is so of one work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct WorkFacts {
    pub(super) begun: bool,
    pub(super) ended: bool,
}

/// What is so of one request.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct RequestFacts {
    pub(super) owner: AuthorRef,
    pub(super) due: Instant,
    pub(super) met: bool,
    pub(super) told_overdue: bool,
}

/// What is so.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Facts {
    /// Which of the targets is run.
    pub(super) target: usize,
    pub(super) units: Vec<UnitFacts>,
    pub(super) trips: Vec<TripFacts>,
    pub(super) works: Vec<WorkFacts>,
    pub(super) gates: Vec<GateFacts>,
    pub(super) holds: BTreeSet<Scope>,
    pub(super) accepts: BTreeMap<PartyRef, u64>,
    /// How much a party may be owed over what it accepts, because what happened was told as irregular or could not be foreseen.
    pub(super) excused: BTreeMap<PartyRef, u64>,
    /// From whom the desk said that something is withheld; whether the party accepted that since.
    pub(super) withheld: BTreeMap<PartyRef, bool>,
    pub(super) requests: BTreeMap<(PartyRef, u32), RequestFacts>,
    pub(super) aborted: bool,
    /// The handover rides that are completed after an abort, fixed by it.
    pub(super) completed: BTreeSet<usize>,
    pub(super) told_safe: bool,
    pub(super) closed: bool,
}

impl UnitFacts {
    /// At the first place of its path, and nothing is known.
    fn new(course: &Course<'_>, index: usize) -> Self {
        let (path, unit) = (&course.paths[index], &course.units[index]);
        let travels = path.handover.is_some();
        Self {
            whereabouts: Whereabouts::At(path.places[0]),
            made: 0,
            in_hand: BTreeSet::new(),
            travels,
            stays_clear: false,
            set_out: false,
            is_past: false,
            passed: BTreeSet::new(),
            needs: None,
            verified: false,
            handed_over: false,
            followed_up: false,
            told_clear: travels && (!unit.is_living || unit.gates.is_empty()),
            told_travels: travels,
        }
    }
}

impl Facts {
    /// Before anything was said.
    pub(super) fn new(course: &Course<'_>) -> Self {
        Self {
            target: 0,
            units: (0..course.units.len()).map(|index| UnitFacts::new(course, index)).collect(),
            trips: vec![TripFacts::default(); course.plan.trips.len()],
            works: vec![WorkFacts::default(); course.plan.works.len()],
            gates: vec![GateFacts::default(); course.handover.gates.len()],
            holds: BTreeSet::new(),
            accepts: BTreeMap::new(),
            excused: BTreeMap::new(),
            withheld: BTreeMap::new(),
            requests: BTreeMap::new(),
            aborted: false,
            completed: BTreeSet::new(),
            told_safe: false,
            closed: false,
        }
    }

    pub(super) fn unit(&self, unit: UnitRef) -> &UnitFacts {
        &self.units[unit.index()]
    }

    /// Whether every personal gate of a unit is in hand, identity by both sides.
    pub(super) fn all_in_hand(&self, unit: UnitRef, of: &Unit) -> bool {
        let has = |gate: PersonGate, receiver: bool| self.unit(unit).in_hand.contains(&(gate, receiver));
        let is_in = |gate: &PersonGate| has(*gate, false) && (*gate != PersonGate::Identity || has(*gate, true));
        !of.is_living || of.gates.iter().all(is_in)
    }

    /// Whether a unit is clear to travel.
    pub(super) fn is_clear(&self, unit: UnitRef, of: &Unit) -> bool {
        let facts = self.unit(unit);
        facts.travels && (facts.stays_clear || self.all_in_hand(unit, of))
    }

    /// Who is in a ride.
    pub(super) fn aboard(&self, trip: usize) -> impl Iterator<Item = UnitRef> + '_ {
        let here = move |facts: &UnitFacts| facts.whereabouts == Whereabouts::Riding(trip);
        self.units.iter().enumerate().filter(move |(_, facts)| here(facts)).map(|(index, _)| UnitRef::new(index))
    }

    /// Where the vehicle of a trip stands before it, once its rides before this one are over.
    pub(super) fn vehicle_at(&self, course: &Course<'_>, trip: usize) -> Option<PlaceRef> {
        match course.before[trip] {
            Some(before) => self.trips[before].arrived,
            None => Some(course.handover.vehicle(course.plan.trips[trip].vehicle).start),
        }
    }

    /// Whether a unit is where a trip leaves, having come there by the rides before, so that the trip is its next one.
    pub(super) fn is_there(&self, course: &Course<'_>, unit: UnitRef, trip: usize) -> bool {
        let (facts, path) = (self.unit(unit), course.path_of(unit));
        facts.whereabouts == Whereabouts::At(course.plan.trips[trip].from) && path.rides.get(facts.made) == Some(&trip)
    }

    /// Whether a unit is at the place of this index of its path, or was.
    pub(super) fn has_come(&self, course: &Course<'_>, unit: UnitRef, place: usize) -> bool {
        let (facts, path) = (self.unit(unit), course.path_of(unit));
        let is_there = || match facts.whereabouts {
            Whereabouts::At(at) => path.places.get(place) == Some(&at),
            Whereabouts::Riding(trip) => !self.trips[trip].left,
        };
        facts.made > place || (facts.made == place && is_there())
    }

    /// Whether the rides of a trip's vehicle before it are over.
    pub(super) fn vehicle_is_back(&self, course: &Course<'_>, trip: usize) -> bool {
        course.before[trip].is_none_or(|before| self.trips[before].arrived.is_some())
    }

    /// Whether every check that the plan has for a unit before its ride of this index was passed: else the first that was not.
    pub(super) fn unchecked(&self, course: &Course<'_>, unit: UnitRef, ride: usize) -> Option<CheckRef> {
        let passed = &self.unit(unit).passed;
        let before = course.path_of(unit).checks.iter().filter(|(_, place)| *place <= ride);
        before.map(|(check, _)| *check).find(|check| !passed.contains(check))
    }

    /// Whether every measure for what brought a unit to where it is was taken.
    pub(super) fn is_let_in(&self, course: &Course<'_>, unit: UnitRef) -> bool {
        let facts = self.unit(unit);
        let brought = facts.made.checked_sub(1).and_then(|ride| course.path_of(unit).rides.get(ride));
        let mut works = brought.into_iter().flat_map(|&trip| course.measures(trip, Occasion::Arrival));
        works.all(|work| self.works[work].ended)
    }

    /// What room a unit takes.
    fn room_of(&self, course: &Course<'_>, unit: UnitRef) -> (UnitRef, Room, u64) {
        let room = self.unit(unit).needs.or_else(|| course.group_of(unit).map(|group| group.room));
        (unit, room.unwrap_or(Room::Seat), course.units[unit.index()].quantity)
    }

    /// Whether these have room together in the vehicle of a trip.
    pub(super) fn have_room(&self, course: &Course<'_>, trip: usize, units: &[UnitRef]) -> bool {
        let riders: Vec<(UnitRef, Room, u64)> = units.iter().map(|&unit| self.room_of(course, unit)).collect();
        let vehicle = course.vehicle_of(trip);
        let has = [vehicle.seats, vehicle.stretchers, vehicle.load];
        course.room_taken(&riders).iter().zip(has).all(|(taken, has)| *taken <= has)
    }

    /// How much each party is owed if these left besides those who have: a count for each that is to receive something.
    pub(super) fn owed(&self, course: &Course<'_>, leaving: &BTreeSet<UnitRef>) -> BTreeMap<PartyRef, u64> {
        let has_left = |index: usize| self.units[index].is_past || leaving.contains(&UnitRef::new(index));
        let in_sequence = || {
            let counts = |index: &usize| !is_free(course, UnitRef::new(*index)) && !course.withdrawn[*index];
            let units = course.units.iter().enumerate().filter(move |(index, _)| counts(index));
            units.filter_map(|(index, unit)| unit.step.map(|step| (index, unit, step)))
        };
        let mut furthest: BTreeMap<PartyRef, usize> = BTreeMap::new();
        for (_, unit, step) in in_sequence().filter(|(index, ..)| has_left(*index)) {
            let reached = furthest.entry(unit.holder).or_insert(step);
            *reached = step.max(*reached);
        }
        let mut owed = BTreeMap::new();
        for (index, unit, step) in in_sequence() {
            let is_due = furthest.get(&unit.receiver).is_some_and(|reached| step < *reached);
            let owed: &mut u64 = owed.entry(unit.receiver).or_insert(0);
            *owed = owed.saturating_add(if is_due && !has_left(index) { unit.quantity } else { 0 });
        }
        owed
    }

    /// Who leaves with words that were given: aboard their handover ride, which may go and has not left.
    pub(super) fn about_to_leave(&self, course: &Course<'_>) -> BTreeSet<UnitRef> {
        let may_go = |trip: usize| self.trips[trip].go.is_some() && !self.trips[trip].left;
        let trips = (0..self.trips.len()).filter(|&trip| may_go(trip));
        trips.flat_map(|trip| self.aboard(trip).filter(move |&unit| course.hands_over(unit, trip))).collect()
    }

    /// When a unit left for the handover, if it has.
    pub(super) fn left_for_handover(&self, course: &Course<'_>, unit: UnitRef) -> Option<Instant> {
        let path = course.path_of(unit);
        let made = path.rides.iter().take(self.unit(unit).made).skip(path.handover?);
        made.clone().find_map(|&ride| self.trips[ride].left_at.0)
    }

    /// Whether a unit has still to leave by a handover ride that is one of these completed ones: whom it left behind it completes no more.
    pub(super) fn is_completed_by(&self, course: &Course<'_>, completed: &BTreeSet<usize>, unit: UnitRef) -> bool {
        let is = self.unit(unit);
        let is_open = |trip: usize| completed.contains(&trip) && !self.trips[trip].left;
        is.travels && !is.is_past && course.path_of(unit).handover_trip().is_some_and(is_open)
    }

    /// Whether a unit has still to leave by a handover ride that the abort lets be completed.
    pub(super) fn is_completed(&self, course: &Course<'_>, unit: UnitRef) -> bool {
        self.is_completed_by(course, &self.completed, unit)
    }

    /// Whether a unit goes on after an abort: past the point of no return, protected, or to be completed. By which ride does not matter:
    /// rides by which people come to the one that is completed are made for them alone.
    pub(super) fn goes_on(&self, course: &Course<'_>, unit: UnitRef) -> bool {
        self.unit(unit).is_past || is_free(course, unit) || self.is_completed(course, unit)
    }

    /// What is accepted to be owed, or excused.
    pub(super) fn tolerated(&self, party: PartyRef) -> u64 {
        let of = |map: &BTreeMap<PartyRef, u64>| map.get(&party).copied().unwrap_or(0);
        of(&self.accepts).max(of(&self.excused))
    }

    /// The gates that a unit still waits for on this ride: its handover ride, and they have not opened.
    pub(super) fn shut(
        &self,
        course: &Course<'_>,
        unit: UnitRef,
        trip: usize,
        is_free: bool,
    ) -> impl Iterator<Item = GateRef> + '_ {
        let hands_over = course.hands_over(unit, trip) && !is_free;
        let gates = course.path_of(unit).held_by.clone();
        gates.into_iter().filter(move |gate| hands_over && !self.gates[gate.index()].opened)
    }

    /// Another target is run from now on. What has happened stays as it was: the `n`-th ride of a vehicle stays its `n`-th.
    pub(super) fn adopt(&mut self, old: &Course<'_>, new: &Course<'_>, target: usize) {
        let mut trips = vec![TripFacts::default(); new.plan.trips.len()];
        for (index, trip) in self.trips.iter().enumerate().filter(|(_, trip)| trip.left) {
            if let Some(now) = new.same_trip(old, index) {
                trips[now] = TripFacts { arrived: trip.arrived.and_then(|at| new.same_place(old, at)), ..trip.clone() };
                trips[now].go = None;
            }
        }
        let mut works = vec![WorkFacts::default(); new.plan.works.len()];
        for (index, work) in self.works.iter().enumerate().filter(|(_, work)| work.begun || work.ended) {
            if let Some(now) = new.same_work(old, index) {
                works[now] = *work;
            }
        }
        let mut gates = vec![GateFacts::default(); new.handover.gates.len()];
        for (index, gate) in self.gates.iter().enumerate() {
            let was = GateRef::new(index);
            let Some(now) = new.same_gate(old, was) else { continue };
            let is_same =
                people_of(old, was) == people_of(new, now) && old.target.gates[index] == new.target.gates[now.index()];
            // What was said of a gate for others, or by others, is void.
            if gate.opened || is_same {
                gates[now.index()] = gate.clone();
            }
        }
        for unit in (0..self.units.len()).map(UnitRef::new) {
            self.adopt_unit(old, new, unit);
        }
        for index in self.units.len()..new.units.len() {
            self.units.push(UnitFacts::new(new, index));
        }
        self.holds = self.holds.iter().filter_map(|scope| new.same_scope(old, *scope)).collect();
        (self.trips, self.works, self.gates, self.target) = (trips, works, gates, target);
    }

    fn adopt_unit(&mut self, old: &Course<'_>, new: &Course<'_>, unit: UnitRef) {
        let facts = &mut self.units[unit.index()];
        let at = match facts.whereabouts {
            Whereabouts::Riding(trip) if self.trips[trip].left => {
                facts.whereabouts = new.same_trip(old, trip).map_or(facts.whereabouts, Whereabouts::Riding);
                None
            }
            Whereabouts::Riding(trip) => Some(old.plan.trips[trip].from),
            Whereabouts::At(at) => Some(at),
        };
        if let Some(at) = at.and_then(|at| new.same_place(old, at)) {
            facts.whereabouts = Whereabouts::At(at);
        }
        facts.passed = facts.passed.iter().filter_map(|check| new.same_check(old, *check)).collect();
        let path = new.path_of(unit);
        facts.travels = path.handover.is_some() && path.rides.len() >= facts.made;
    }
}

/// Whether a charter binds words at all: a historical operation permits and refuses nothing.
pub(super) fn binds(charter: &Charter) -> bool {
    charter.kind != OperationKind::Historical
}

/// Whether a unit is protected and this is enforced.
pub(super) fn is_free(course: &Course<'_>, unit: UnitRef) -> bool {
    course.units[unit.index()].is_protected && course.handover.nature == Nature::Live
}

/// Whom a gate is of, and whom it holds.
fn people_of(course: &Course<'_>, gate: GateRef) -> [Vec<UnitRef>; 2] {
    let of = &course.handover.gates[gate.index()];
    let units = |groups: &[GroupRef]| {
        (0..course.units.len()).map(UnitRef::new).filter(|&unit| course.is_of(unit, groups)).collect()
    };
    [units(&of.of), units(&of.holds)]
}
