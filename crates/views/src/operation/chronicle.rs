//! A fold of excerpts: when what was said, as far as one reader knows. It permits and refuses nothing.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{
    Act, AuthorRef, Charter, Consequence, GateRef, Instant, OperationKind, PartyRef, PersonGate, PlaceRef, RequestKind,
    Room, Scope, Target, UnitRef, Weight,
};

use super::course::{Across, Course, handover_ride, origin};
use crate::projection::{Excerpt, Fact};

/// What one reader knows of an operation.
pub(crate) struct Chronicle<'a> {
    charter: &'a Charter,
    /// Every plan that is adopted in the end, in order.
    plans: &'a [Target],
    /// How many of them are adopted by now.
    adopted: usize,
    pub(crate) rides: Vec<RideLog>,
    pub(crate) works: Vec<WorkLog>,
    pub(crate) gates: Vec<GateLog>,
    pub(crate) units: Vec<UnitLog>,
    pub(crate) accepts: BTreeMap<PartyRef, u64>,
    pub(crate) withheld: BTreeMap<PartyRef, (Instant, u64)>,
    pub(crate) requests: BTreeMap<(Option<PartyRef>, u32), RequestLog>,
    pub(crate) holds: BTreeMap<Scope, Instant>,
    /// What was irregular.
    pub(crate) irregular: Vec<Excerpt>,
    /// Reports that came too early, by the number of their event.
    pub(crate) waiting: BTreeMap<u64, Excerpt>,
    pub(crate) aborted: Option<Instant>,
    pub(crate) safe: Option<Instant>,
    pub(crate) closed: Option<Instant>,
}

/// A ride of the plan in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct RideLog {
    pub(crate) let_board: BTreeSet<UnitRef>,
    pub(crate) boarded: BTreeSet<UnitRef>,
    pub(crate) let_go: Option<Instant>,
    pub(crate) departed: Option<Instant>,
    pub(crate) arrived: Option<(Instant, PlaceRef)>,
}

/// A work of the plan in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct WorkLog {
    pub(crate) begun: Option<Instant>,
    pub(crate) ended: Option<Instant>,
    pub(crate) passed: BTreeSet<UnitRef>,
}

/// A gate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct GateLog {
    pub(crate) agreed: BTreeMap<PartyRef, Instant>,
    pub(crate) released: BTreeSet<AuthorRef>,
    pub(crate) opened: Option<Instant>,
}

/// A unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct UnitLog {
    /// Personal gates in hand; identity for each side.
    pub(crate) in_hand: BTreeSet<(PersonGate, Option<PartyRef>)>,
    /// Whether it is clear to travel; none: nobody said so yet.
    pub(crate) clear: Option<bool>,
    pub(crate) stays: bool,
    pub(crate) room: Option<Room>,
    /// The ride that it is on, whether that has left or not.
    pub(crate) on: Option<usize>,
    pub(crate) place: Option<PlaceRef>,
    /// When its handover ride left.
    pub(crate) released: Option<Instant>,
    pub(crate) verified: Option<Instant>,
    pub(crate) handed_over: Option<Instant>,
    pub(crate) followed_up: Option<Instant>,
}

/// A request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RequestLog {
    pub(crate) about: Option<UnitRef>,
    pub(crate) kind: RequestKind,
    pub(crate) owner: AuthorRef,
    pub(crate) due: Instant,
    pub(crate) met: Option<Instant>,
    pub(crate) overdue: Option<Instant>,
}

impl<'a> Chronicle<'a> {
    /// Before anything was said; `plans` are those that were adopted later, in order.
    pub(crate) fn new(charter: &'a Charter, plans: &'a [Target]) -> Self {
        let target = &charter.target;
        let mut chronicle = Self {
            charter,
            plans,
            adopted: 0,
            rides: vec![RideLog::default(); target.plan.trips.len()],
            works: vec![WorkLog::default(); target.plan.works.len()],
            gates: vec![GateLog::default(); target.handover.gates.len()],
            units: vec![UnitLog::default(); charter.units.len()],
            accepts: BTreeMap::new(),
            withheld: BTreeMap::new(),
            requests: BTreeMap::new(),
            holds: BTreeMap::new(),
            irregular: Vec::new(),
            waiting: BTreeMap::new(),
            aborted: None,
            safe: None,
            closed: None,
        };
        chronicle.place_from(0);
        chronicle
    }

    /// The charter and the plans adopted by now.
    pub(crate) fn course(&self) -> Course<'a> {
        Course::after(self.charter, &self.plans[..self.adopted])
    }

    /// The plan in force.
    pub(crate) fn target(&self) -> &'a Target {
        self.course().target()
    }

    /// Puts the units from this one on where they set out; of a historical operation nobody knows that before it is told.
    fn place_from(&mut self, first: usize) {
        if self.charter.kind == OperationKind::Historical {
            return;
        }
        let target = self.target();
        for (lot, members) in target.plan.lots.iter().zip(&target.lots) {
            for unit in members.iter().filter(|unit| unit.index() >= first) {
                self.of_unit(*unit, |log| log.place = origin(target, lot));
            }
        }
    }

    /// What comes next.
    pub(crate) fn see(&mut self, excerpt: &Excerpt) {
        match (&excerpt.fact, &excerpt.weight) {
            (_, Weight::Repeats) => {}
            (Fact::Act(_), Weight::Waits) => {
                self.waiting.insert(excerpt.number, excerpt.clone());
            }
            (Fact::Act(act), weight) => {
                self.act(act, excerpt, excerpt.at);
                if matches!(weight, Weight::Irregular(_)) {
                    self.irregular.push(excerpt.clone());
                    self.hold(Scope::Everything, excerpt.at);
                }
            }
            (Fact::NewPlan, _) => self.adopt(),
            (Fact::Held, _) => self.hold(Scope::Everything, excerpt.at),
            (Fact::Follows(Consequence::CountsNow(number, _)), weight) => self.count(*number, weight, excerpt.at),
            (Fact::Follows(consequence), _) => self.follow(consequence, excerpt.at),
        }
    }

    /// A report that came too early counts.
    fn count(&mut self, number: u64, weight: &Weight, at: Instant) {
        let Some(mut excerpt) = self.waiting.remove(&number) else { return };
        let Fact::Act(act) = excerpt.fact.clone() else { return };
        self.act(&act, &excerpt, at);
        if matches!(weight, Weight::Irregular(_)) {
            excerpt.weight = weight.clone();
            self.irregular.push(excerpt);
            self.hold(Scope::Everything, at);
        }
    }

    /// A hold, which takes back what was let go within its scope and has not left.
    fn hold(&mut self, scope: Scope, at: Instant) {
        self.holds.entry(scope).or_insert(at);
        let target = self.target();
        for (trip, log) in self.rides.iter_mut().enumerate().filter(|(_, log)| log.departed.is_none()) {
            let lots = || target.plan.lots.iter().zip(&target.lots).filter(|(lot, _)| lot.rides.contains(&trip));
            let is_within = match scope {
                Scope::Everything => true,
                Scope::Trip(held) => held == trip,
                Scope::Unit(unit) => lots().any(|(_, members)| members.contains(&unit)),
                Scope::Gate(gate) => lots().any(|(lot, _)| {
                    let gate = target.handover.gates.get(gate.index());
                    gate.is_some_and(|gate| gate.holds.contains(&lot.group)) && handover_ride(target, lot) == Some(trip)
                }),
            };
            log.let_go = log.let_go.filter(|_| !is_within);
        }
    }

    fn act(&mut self, act: &Act, told: &Excerpt, at: Instant) {
        let (by, side) = (told.by, told.side);
        match act {
            Act::InHand(unit, gate) => self.in_hand(*unit, *gate, side, true),
            Act::NotInHand(unit, gate) => self.in_hand(*unit, *gate, side, false),
            Act::Needs(unit, room) => self.of_unit(*unit, |log| log.room = Some(*room)),
            Act::NotTravelling(unit) => self.of_unit(*unit, |log| log.stays = true),
            Act::WorkBegun(work) => self.of_work(*work, |log| {
                log.begun.get_or_insert(at);
            }),
            Act::WorkEnded(work, units) => self.of_work(*work, |log| {
                log.ended.get_or_insert(at);
                log.passed.extend(units);
            }),
            Act::Agree(gate) => self.of_gate(*gate, |log| log.agreed.extend(side.map(|party| (party, at)))),
            Act::TakeBack(gate) => self.of_gate(*gate, |log| log.agreed.retain(|other, _| Some(*other) != side)),
            Act::Release(gate) => self.of_gate(*gate, |log| log.released.extend(by)),
            Act::Board(trip, units) => self.of_ride(*trip, |log| log.let_board.extend(units)),
            Act::Boarded(trip, units) => {
                self.of_ride(*trip, |log| log.boarded.extend(units));
                for &unit in units {
                    self.of_unit(unit, |log| (log.on, log.place) = (Some(*trip), None));
                }
            }
            Act::Alighted(trip, units) => self.alight(*trip, units),
            Act::Go(trips) => trips.iter().for_each(|&trip| self.of_ride(trip, |log| log.let_go = Some(at))),
            Act::Departed(trip) => self.depart(*trip, at),
            Act::Arrived(trip, place) => self.arrive(*trip, *place, at),
            Act::Verified(units) => self.each(units, |log| log.verified = log.verified.or(Some(at))),
            Act::HandedOver(units) => self.each(units, |log| log.handed_over = log.handed_over.or(Some(at))),
            Act::FollowedUp(unit) => self.of_unit(*unit, |log| log.followed_up = log.followed_up.or(Some(at))),
            &Act::Request { number, about, kind, owner, due } => {
                let log = RequestLog { about, kind, owner, due, met: None, overdue: None };
                self.requests.insert((side, number), log);
            }
            Act::Met(party, number) => self.of_request(*party, *number, |log| log.met = Some(at)),
            Act::Hold(scope) => self.hold(*scope, at),
            Act::Resume(scope) => {
                self.holds.remove(scope);
            }
            Act::Abort => {
                self.aborted = self.aborted.or(Some(at));
                self.rides.iter_mut().filter(|ride| ride.departed.is_none()).for_each(|ride| ride.let_go = None);
            }
            Act::Adopt(_) => self.adopt(),
            Act::Accept(units) => {
                if let Some(party) = side {
                    self.accepts.insert(party, *units);
                }
            }
            Act::Close => self.closed = Some(at),
        }
    }

    fn follow(&mut self, consequence: &Consequence, at: Instant) {
        match consequence {
            Consequence::ClearToTravel(unit) => self.of_unit(*unit, |log| log.clear = Some(true)),
            Consequence::NoLongerClear(unit) => self.of_unit(*unit, |log| log.clear = Some(false)),
            Consequence::NotTravelling(unit) => self.of_unit(*unit, |log| log.stays = true),
            Consequence::Opened(gate) => self.of_gate(*gate, |log| log.opened = Some(at)),
            Consequence::CountsNow(number, _) => self.count(*number, &Weight::Counts, at),
            Consequence::Lapsed(number) => {
                self.waiting.remove(number);
            }
            Consequence::Overdue(party, number) => {
                self.of_request(*party, *number, |log| log.overdue = Some(at));
            }
            Consequence::Withheld(party, units) => {
                self.withheld.insert(*party, (at, *units));
            }
            Consequence::Cured(party) => {
                self.withheld.remove(party);
            }
            Consequence::Safe => self.safe = Some(at),
        }
    }

    fn depart(&mut self, trip: usize, at: Instant) {
        self.of_ride(trip, |log| log.departed = log.departed.or(Some(at)));
        let target = self.target();
        for (lot, members) in target.plan.lots.iter().zip(&target.lots) {
            if !lot.rides.contains(&trip) {
                continue;
            }
            let is_handover = handover_ride(target, lot) == Some(trip);
            for unit in members {
                let Some(log) = self.units.get_mut(unit.index()) else { continue };
                let is_historical = self.charter.kind == OperationKind::Historical;
                // Of whom nobody said that he boarded, nobody knows where he is.
                if is_historical && log.on.is_none() {
                    log.place = None;
                }
                if is_handover && (log.on == Some(trip) || (is_historical && !log.stays)) {
                    log.released = log.released.or(Some(at));
                }
            }
        }
    }

    fn arrive(&mut self, trip: usize, place: PlaceRef, at: Instant) {
        self.of_ride(trip, |log| log.arrived = log.arrived.or(Some((at, place))));
        for log in self.units.iter_mut().filter(|log| log.on == Some(trip)) {
            (log.on, log.place) = (None, Some(place));
        }
    }

    /// Off a ride that has not left.
    fn alight(&mut self, trip: usize, units: &[UnitRef]) {
        let place = self.target().plan.trips.get(trip).map(|trip| trip.from);
        self.of_ride(trip, |log| {
            log.boarded.retain(|unit| !units.contains(unit));
            log.let_board.retain(|unit| !units.contains(unit));
        });
        self.each(units, |log| (log.on, log.place) = (None, place));
    }

    /// Another plan: what was known of rides that have left, works that have begun and gates goes over to the same ones of the new plan. What
    /// was said of rides that have not left is void, and who was on board is where they would have left.
    fn adopt(&mut self) {
        if self.adopted == self.plans.len() {
            return;
        }
        for trip in 0..self.rides.len() {
            if self.rides[trip].departed.is_none() {
                let boarded: Vec<UnitRef> = self.rides[trip].boarded.iter().copied().collect();
                self.alight(trip, &boarded);
            }
        }
        let (before, known) = (self.target(), self.units.len());
        self.adopted += 1;
        let after = self.target();
        let across = Across::new(before, after);
        let mut rides = vec![RideLog::default(); after.plan.trips.len()];
        for (old, log) in self.rides.drain(..).enumerate().filter(|(_, log)| log.departed.is_some()) {
            if let Some(new) = across.ride(old) {
                rides[new] = log;
            }
        }
        let mut works = vec![WorkLog::default(); after.plan.works.len()];
        for (old, log) in self.works.drain(..).enumerate().filter(|(_, log)| log.begun.is_some()) {
            if let Some(new) = across.work(old) {
                works[new] = log;
            }
        }
        let mut gates = vec![GateLog::default(); after.handover.gates.len()];
        for (old, log) in self.gates.drain(..).enumerate() {
            let (old, is_open) = (GateRef::new(old), log.opened.is_some());
            if let Some(new) = across.gate(old).filter(|&new| is_open || across.is_same_gate(old, new)) {
                gates[new.index()] = log;
            }
        }
        (self.rides, self.works, self.gates) = (rides, works, gates);
        for log in &mut self.units {
            log.on = log.on.and_then(|trip| across.ride(trip));
        }
        self.units.extend(vec![UnitLog::default(); after.joins.len()]);
        self.place_from(known);
        self.each(&after.withdrawn, |log| log.stays = true);
        for (lot, members) in after.plan.lots.iter().zip(&after.lots) {
            let travels = after.handover.groups.get(lot.group.index()).is_some_and(|group| group.stays.is_none());
            if travels {
                self.each(members, |log| log.stays = false);
            }
        }
    }

    fn in_hand(&mut self, unit: UnitRef, gate: PersonGate, side: Option<PartyRef>, is: bool) {
        let side = side.filter(|_| gate == PersonGate::Identity);
        self.of_unit(unit, |log| {
            if is {
                log.in_hand.insert((gate, side));
            } else {
                log.in_hand.remove(&(gate, side));
            }
        });
    }

    fn each(&mut self, units: &[UnitRef], change: impl Fn(&mut UnitLog)) {
        for &unit in units {
            self.of_unit(unit, &change);
        }
    }

    fn of_unit(&mut self, unit: UnitRef, change: impl FnOnce(&mut UnitLog)) {
        if let Some(log) = self.units.get_mut(unit.index()) {
            change(log);
        }
    }

    fn of_ride(&mut self, trip: usize, change: impl FnOnce(&mut RideLog)) {
        if let Some(log) = self.rides.get_mut(trip) {
            change(log);
        }
    }

    fn of_work(&mut self, work: usize, change: impl FnOnce(&mut WorkLog)) {
        if let Some(log) = self.works.get_mut(work) {
            change(log);
        }
    }

    fn of_gate(&mut self, gate: GateRef, change: impl FnOnce(&mut GateLog)) {
        if let Some(log) = self.gates.get_mut(gate.index()) {
            change(log);
        }
    }

    fn of_request(&mut self, party: PartyRef, number: u32, change: impl FnOnce(&mut RequestLog)) {
        let key = [(Some(party), number), (None, number)].into_iter().find(|key| self.requests.contains_key(key));
        if let Some(log) = key.and_then(|key| self.requests.get_mut(&key)) {
            change(log);
        }
    }
}
