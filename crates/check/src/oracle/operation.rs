//! Small operations, each with what makes operations hard: gates that wait for each other, protected people, departures at one time, steps
//! and imbalance, families and people kept apart, two persons for one gate, several legs, another plan. Small enough to try everything.

use takas_model::{
    Act, Apart, Author, AuthorRef, Charter, Check, CheckRef, Duty, Family, GateRef, GateTerms, GroupRef, Handover,
    Instant, ItemRef, Lot, Measure, MeasureRef, Minutes, Mode, Nature, Occasion, OperationKind, PartyRef, Patience,
    PersonGate, PhaseRef, PlaceRef, Plan, Quota, QuotaSpan, Room, Scope, Seat, Simultaneous, Takes, Target, TeamRef,
    Trip, Unit, UnitRef, VehicleRef, Where, Work,
};

use super::handover_parts::{empty, gate, group, place, route, team, vehicle, way};

/// A small operation, and whatever can be said in it.
#[derive(Clone, Debug)]
pub struct SmallOperation {
    /// What it is about.
    pub name: &'static str,
    /// The charter.
    pub charter: Charter,
    /// Plans that may be adopted.
    pub targets: Vec<Target>,
    /// Everything that any author may meaningfully say, and some that they may not.
    pub menu: Vec<(AuthorRef, Act)>,
}

/// When everything that is said here is said.
pub const NOON: Instant = 43_200;

/// Every ride takes so long.
const LEG: Minutes = 10;

/// Eleven small operations.
pub fn small_operations() -> Vec<SmallOperation> {
    vec![
        two_gates(),
        protected(),
        simultaneous(),
        steps(),
        family_and_apart(),
        two_persons(),
        legs(),
        legs_together(),
        another_plan(),
        instead(),
        quota(),
    ]
}

/// Parts of an operation under construction. Place 0 is the exchange point, place `p + 1` the home of party `p`.
pub(super) struct Builder {
    pub(super) handover: Handover,
    pub(super) plan: Plan,
    pub(super) units: Vec<Unit>,
    pub(super) lots: Vec<Vec<UnitRef>>,
    pub(super) terms: Vec<GateTerms>,
}

pub(super) const POINT: usize = 0;

pub(super) fn home(party: usize) -> usize {
    party + 1
}

impl Builder {
    pub(super) fn new(parties: usize) -> Self {
        let mut handover = empty(Nature::Live, 10_000);
        handover.places.push(place("point", true));
        handover.places.extend((0..parties).map(|party| place(&format!("home-{party}"), false)));
        Self { handover, plan: Plan::default(), units: Vec::new(), lots: Vec::new(), terms: Vec::new() }
    }

    /// A vehicle that makes one ride from one place to another at a minute: the index of the trip.
    pub(super) fn ride(&mut self, from: usize, to: usize, departs: Minutes) -> usize {
        let mut one = vehicle(format!("vehicle-{}", self.handover.vehicles.len()), Mode::Road, place_of(from), 10_000);
        (one.seats, one.stretchers, one.load) = (3, 1, 3);
        self.handover.vehicles.push(one);
        self.further_ride(self.handover.vehicles.len() - 1, from, to, departs)
    }

    /// A further ride of a vehicle.
    pub(super) fn further_ride(&mut self, vehicle: usize, from: usize, to: usize, departs: Minutes) -> usize {
        let (from, to) = (place_of(from), place_of(to));
        self.handover.vehicles[vehicle].ways.insert((from, to), way(Takes { shortest: 8, usual: LEG, longest: 15 }));
        let vehicle = VehicleRef::new(vehicle);
        self.plan.trips.push(Trip { vehicle, from, to, departs, arrives: departs + LEG });
        self.plan.trips.len() - 1
    }

    /// So many people of one group, in one lot, by these rides.
    pub(super) fn people(&mut self, count: u64, holder: usize, receiver: usize, rides: &[usize]) -> GroupRef {
        let index = self.handover.groups.len();
        let first = self.plan.trips[rides[0]].from;
        let places = std::iter::once(first).chain(rides.iter().map(|&ride| self.plan.trips[ride].to)).collect();
        let mut one = group(format!("group-{index}"), count, places, 10_000);
        (one.holder, one.receiver) = (PartyRef::new(holder), PartyRef::new(receiver));
        one.item = ItemRef::new(index);
        self.handover.groups.push(one);
        let halls = vec![None; rides.len() - 1];
        self.plan.lots.push(Lot { group: GroupRef::new(index), count, route: 0, rides: rides.to_vec(), halls });
        self.lots.push(Vec::new());
        for number in 1..=count {
            self.lots[index].push(UnitRef::new(self.units.len()));
            self.units.push(Unit {
                item: ItemRef::new(index),
                phase: PhaseRef::new(0),
                number,
                quantity: 1,
                holder: PartyRef::new(holder),
                receiver: PartyRef::new(receiver),
                is_living: true,
                is_protected: false,
                step: None,
                gates: Vec::new(),
            });
        }
        GroupRef::new(index)
    }

    /// The personal gates of a group.
    pub(super) fn personal(&mut self, group: GroupRef, gates: &[PersonGate]) {
        for unit in &self.lots[group.index()] {
            self.units[unit.index()].gates = gates.to_vec();
        }
        self.handover.groups[group.index()].gates = gates.iter().map(|gate| (*gate, String::new())).collect();
    }

    pub(super) fn protect(&mut self, group: GroupRef) {
        self.handover.groups[group.index()].is_protected = true;
        for unit in &self.lots[group.index()] {
            self.units[unit.index()].is_protected = true;
        }
    }

    /// The sequence: the groups of each step.
    pub(super) fn order(&mut self, steps: &[&[GroupRef]]) {
        self.handover.order = steps.iter().map(|step| step.to_vec()).collect();
        for (index, group) in steps.iter().enumerate().flat_map(|(index, step)| step.iter().map(move |g| (index, g))) {
            for unit in &self.lots[group.index()] {
                self.units[unit.index()].step = Some(index);
            }
        }
    }

    /// A gate that opens at a minute.
    pub(super) fn gate(
        &mut self,
        of: &[GroupRef],
        holds: &[GroupRef],
        confirmed_by: &[usize],
        opens: Minutes,
    ) -> GateRef {
        let index = self.handover.gates.len();
        let mut one = gate(format!("gate-{index}"), of.to_vec(), holds.to_vec(), Takes::always(0));
        one.checks = (0..self.handover.checks.len()).map(CheckRef::new).collect();
        self.handover.gates.push(one);
        self.plan.gates.push(opens);
        let confirmed_by = confirmed_by.iter().map(|&party| PartyRef::new(party)).collect();
        self.terms.push(GateTerms { confirmed_by, two_persons: false });
        GateRef::new(index)
    }

    /// A check of these groups where they are handed over, each by a team of its own at this minute: the index of the first work.
    pub(super) fn check(&mut self, groups: &[GroupRef], starts: Minutes) -> usize {
        let (check, first) = (CheckRef::new(self.handover.checks.len()), self.plan.works.len());
        let id = format!("check-{}", check.index());
        let takes = Takes { shortest: 5, usual: LEG, longest: 20 };
        self.handover.checks.push(Check { name: id.clone(), id, at: Where::Exchange, takes, groups: groups.to_vec() });
        for group in groups {
            let route = &self.handover.groups[group.index()].routes[0];
            let at = route.places[route.place_of(Where::Exchange)];
            let mut one = team(format!("team-{}", self.handover.teams.len()), at, 4);
            one.checks.push(check);
            let duty = Duty::Check(check, group.index());
            self.plan.works.push(Work {
                team: TeamRef::new(self.handover.teams.len()),
                duty,
                starts,
                ends: starts + LEG,
            });
            self.handover.teams.push(one);
        }
        first
    }

    /// A measure at a place for every trip of its occasion that carries somebody, at this minute.
    pub(super) fn measure(&mut self, at: usize, occasion: Occasion, starts: Minutes) {
        let (measure, at) = (MeasureRef::new(self.handover.measures.len()), place_of(at));
        let id = format!("measure-{}", measure.index());
        self.handover.measures.push(Measure { name: id.clone(), id, place: at, occasion, takes: Takes::always(LEG) });
        let is_one = |trip: &Trip| match occasion {
            Occasion::Arrival => trip.to == at,
            Occasion::Departure => trip.from == at,
            Occasion::Once => false,
        };
        let trips = (0..self.plan.trips.len()).filter(|&trip| is_one(&self.plan.trips[trip]));
        let duties: Vec<Duty> = match occasion {
            Occasion::Once => vec![Duty::Once(measure)],
            _ => trips.map(|trip| Duty::Measure(measure, trip)).collect(),
        };
        for duty in duties {
            let mut one = team(format!("team-{}", self.handover.teams.len()), at, 1);
            one.measures.push(measure);
            let team = TeamRef::new(self.handover.teams.len());
            self.plan.works.push(Work { team, duty, starts, ends: starts + LEG });
            self.handover.teams.push(one);
        }
    }

    pub(super) fn target(&self, digest: u8) -> Target {
        Target {
            handover: self.handover.clone(),
            plan: self.plan.clone(),
            gates: self.terms.clone(),
            joins: Vec::new(),
            withdrawn: Vec::new(),
            lots: self.lots.clone(),
            digest: [digest; 32],
        }
    }

    pub(super) fn charter(&self, parties: usize) -> Charter {
        Charter {
            kind: OperationKind::Live,
            units: self.units.clone(),
            authors: authors(parties),
            target: self.target(0),
            patience: Patience::default(),
        }
    }
}

pub(super) fn place_of(index: usize) -> PlaceRef {
    PlaceRef::new(index)
}

/// Lead, co-mediator, field, doctor, interviewer, observer, desk; then a delegate of each party.
pub(super) fn authors(parties: usize) -> Vec<Author> {
    let seats =
        [Seat::Lead, Seat::CoMediator, Seat::Field, Seat::Medical, Seat::Interviewer, Seat::Observer, Seat::Desk];
    let delegates = (0..parties).map(|party| Seat::Delegate(PartyRef::new(party)));
    let seats = seats.into_iter().chain(delegates);
    seats.enumerate().map(|(index, seat)| Author { id: format!("author-{index}"), seat }).collect()
}

const LEAD: usize = 0;
const CO_MEDIATOR: usize = 1;
const FIELD: usize = 2;
const MEDICAL: usize = 3;
const INTERVIEWER: usize = 4;
const OBSERVER: usize = 5;

/// The author who is a party's delegate.
fn delegate(party: PartyRef) -> AuthorRef {
    AuthorRef::new(7 + party.index())
}

/// Everything that any author may meaningfully say of a target, and some that they may not: words by a field officer and an observer, a
/// report by a delegate.
pub(super) fn menu(charter: &Charter, target: &Target) -> Vec<(AuthorRef, Act)> {
    let author = AuthorRef::new;
    let mut menu = Vec::new();
    for (index, unit) in charter.units.iter().enumerate() {
        let of = UnitRef::new(index);
        for &gate in &unit.gates {
            let sayers = match gate {
                PersonGate::Consent => vec![author(INTERVIEWER)],
                PersonGate::Fit => vec![author(MEDICAL)],
                PersonGate::Identity => vec![delegate(unit.holder), delegate(unit.receiver)],
                PersonGate::Legal | PersonGate::Document | PersonGate::Family => vec![author(LEAD)],
            };
            for sayer in sayers {
                menu.push((sayer, Act::InHand(of, gate)));
                menu.push((sayer, Act::NotInHand(of, gate)));
            }
        }
        menu.push((author(INTERVIEWER), Act::NotTravelling(of)));
        menu.push((delegate(unit.receiver), Act::Verified(vec![of])));
        menu.push((author(FIELD), Act::HandedOver(vec![of])));
    }
    menu.extend(gates(target));
    menu.extend(rides(target));
    for (index, work) in target.plan.works.iter().enumerate() {
        let units = match work.duty {
            Duty::Check(_, lot) => target.lots[lot].clone(),
            Duty::Measure(..) | Duty::Once(_) => Vec::new(),
        };
        menu.push((author(FIELD), Act::WorkBegun(index)));
        menu.push((author(FIELD), Act::WorkEnded(index, units)));
    }
    menu.push((author(CO_MEDIATOR), Act::Hold(Scope::Everything)));
    menu.push((author(LEAD), Act::Resume(Scope::Everything)));
    menu.push((author(LEAD), Act::Abort));
    menu.push((author(LEAD), Act::Close));
    menu.push((author(FIELD), Act::Abort));
    menu
}

fn gates(target: &Target) -> Vec<(AuthorRef, Act)> {
    let mut menu = Vec::new();
    for (index, terms) in target.gates.iter().enumerate() {
        let gate = GateRef::new(index);
        for &party in &terms.confirmed_by {
            menu.push((delegate(party), Act::Agree(gate)));
            menu.push((delegate(party), Act::TakeBack(gate)));
        }
        menu.push((AuthorRef::new(LEAD), Act::Release(gate)));
        menu.push((AuthorRef::new(CO_MEDIATOR), Act::Release(gate)));
        menu.push((AuthorRef::new(OBSERVER), Act::Release(gate)));
    }
    menu
}

fn rides(target: &Target) -> Vec<(AuthorRef, Act)> {
    let mut menu = Vec::new();
    for (trip, planned) in target.plan.trips.iter().enumerate() {
        let on = target.plan.lots.iter().zip(&target.lots).filter(|(lot, _)| lot.rides.contains(&trip));
        for &unit in on.flat_map(|(_, units)| units) {
            menu.push((AuthorRef::new(LEAD), Act::Board(trip, vec![unit])));
            menu.push((AuthorRef::new(FIELD), Act::Boarded(trip, vec![unit])));
            menu.push((AuthorRef::new(FIELD), Act::Alighted(trip, vec![unit])));
        }
        menu.push((AuthorRef::new(LEAD), Act::Go(vec![trip])));
        menu.push((AuthorRef::new(FIELD), Act::Go(vec![trip])));
        menu.push((AuthorRef::new(FIELD), Act::Departed(trip)));
        menu.push((AuthorRef::new(FIELD), Act::Arrived(trip, planned.to)));
    }
    for one in &target.handover.simultaneous {
        let is_of = |lot: &&Lot| one.groups.contains(&lot.group);
        let handover = |lot: &Lot| target.handover.group(lot.group).routes[lot.route].handover_ride();
        let mut trips: Vec<usize> = target.plan.lots.iter().filter(is_of).map(|lot| lot.rides[handover(lot)]).collect();
        trips.sort_unstable();
        trips.dedup();
        menu.push((AuthorRef::new(LEAD), Act::Go(trips)));
    }
    menu
}

fn small(name: &'static str, builder: &Builder, parties: usize) -> SmallOperation {
    let charter = builder.charter(parties);
    let menu = menu(&charter, &charter.target);
    SmallOperation { name, charter, targets: Vec::new(), menu }
}

/// Three parties, four people, two gates that wait for each other's people.
fn two_gates() -> SmallOperation {
    let mut builder = Builder::new(3);
    let (east, west) = (builder.ride(POINT, home(1), 40), builder.ride(POINT, home(0), 40));
    let north = builder.ride(POINT, home(2), 40);
    let first = builder.people(1, 0, 1, &[east]);
    let second = builder.people(1, 0, 2, &[north]);
    let third = builder.people(1, 1, 0, &[west]);
    let fourth = builder.people(1, 2, 0, &[west]);
    builder.personal(first, &[PersonGate::Identity]);
    builder.check(&[third], 10);
    builder.gate(&[third, fourth], &[first, second], &[0], 30);
    builder.gate(&[first, second], &[third, fourth], &[1], 30);
    small("two gates", &builder, 3)
}

/// A protected person among others whom a gate and the order hold.
fn protected() -> SmallOperation {
    let mut builder = Builder::new(3);
    let alone = builder.ride(POINT, home(1), 40);
    let (east, west) = (builder.ride(POINT, home(1), 40), builder.ride(POINT, home(0), 50));
    let child = builder.people(1, 0, 1, &[alone]);
    let first = builder.people(1, 0, 1, &[east]);
    let second = builder.people(1, 1, 0, &[west]);
    let third = builder.people(1, 2, 0, &[west]);
    builder.protect(child);
    builder.personal(child, &[PersonGate::Consent]);
    builder.check(&[child], 10);
    builder.gate(&[first, second], &[first, second, third], &[0], 30);
    builder.gate(&[third], &[third], &[], 30);
    builder.order(&[&[first], &[second, third]]);
    small("protected", &builder, 3)
}

/// Two rides that leave at one time, one of them for two people, a third person and remains.
fn simultaneous() -> SmallOperation {
    let mut builder = Builder::new(3);
    let (east, west) = (builder.ride(POINT, home(1), 40), builder.ride(POINT, home(0), 40));
    let first = builder.people(1, 0, 1, &[east]);
    let second = builder.people(1, 1, 0, &[west]);
    let third = builder.people(1, 2, 0, &[west]);
    let remains = builder.people(1, 0, 1, &[east]);
    builder.handover.groups[remains.index()].are_people = false;
    builder.handover.groups[remains.index()].room = Room::Load;
    builder.units[3].is_living = false;
    builder.gate(&[first], &[second], &[1], 30);
    builder.gate(&[second, third], &[first, remains], &[0], 30);
    builder.handover.simultaneous.push(Simultaneous {
        name: "together".to_owned(),
        groups: vec![first, second],
        within: 5,
    });
    small("simultaneous", &builder, 3)
}

/// A sequence of four steps between three parties.
fn steps() -> SmallOperation {
    let mut builder = Builder::new(3);
    let first_ride = builder.ride(POINT, home(1), 40);
    let (second_ride, third_ride) = (builder.ride(POINT, home(0), 50), builder.ride(POINT, home(2), 60));
    let fourth_ride = builder.ride(POINT, home(0), 70);
    let first = builder.people(1, 0, 1, &[first_ride]);
    let second = builder.people(1, 1, 0, &[second_ride]);
    let third = builder.people(1, 0, 2, &[third_ride]);
    let fourth = builder.people(1, 2, 0, &[fourth_ride]);
    builder.gate(&[first], &[second], &[], 30);
    builder.gate(&[third], &[fourth], &[2], 30);
    builder.order(&[&[first], &[second], &[third], &[fourth]]);
    let mut small = small("steps", &builder, 3);
    small.menu.push((delegate(PartyRef::new(0)), Act::Accept(1)));
    small.menu.push((delegate(PartyRef::new(1)), Act::Accept(1)));
    small.menu.push((delegate(PartyRef::new(0)), Act::Accept(0)));
    small
}

/// A family of two in one vehicle, and two who are kept apart although one vehicle has room for both.
fn family_and_apart() -> SmallOperation {
    let mut builder = Builder::new(3);
    let (east, west) = (builder.ride(POINT, home(1), 40), builder.ride(POINT, home(0), 40));
    let later = builder.ride(POINT, home(0), 60);
    let mother = builder.people(1, 0, 1, &[east]);
    let daughter = builder.people(1, 0, 1, &[east]);
    let third = builder.people(1, 1, 0, &[west]);
    let fourth = builder.people(1, 2, 0, &[later]);
    builder.handover.families.push(Family { name: "family".to_owned(), groups: vec![mother, daughter] });
    builder.handover.apart.push(Apart { name: "apart".to_owned(), one: vec![third], other: vec![fourth] });
    for group in &mut builder.handover.groups {
        group.whole = true;
    }
    builder.personal(daughter, &[PersonGate::Fit]);
    builder.gate(&[third, fourth], &[mother, daughter], &[0], 30);
    builder.gate(&[mother, daughter], &[third], &[1], 30);
    small("family and apart", &builder, 3)
}

/// A gate that takes two persons, and a group of three of whom some may not travel.
fn two_persons() -> SmallOperation {
    let mut builder = Builder::new(3);
    let (east, west) = (builder.ride(POINT, home(1), 40), builder.ride(POINT, home(2), 40));
    let three = builder.people(3, 0, 1, &[east]);
    let back = builder.people(1, 1, 2, &[west]);
    builder.check(&[three], 10);
    builder.gate(&[three], &[back], &[1], 30);
    builder.gate(&[back], &[three], &[], 30);
    builder.terms[0].two_persons = true;
    builder.order(&[&[three], &[back]]);
    let mut small = small("two persons", &builder, 3);
    // Some of the three pass the check.
    small.menu.push((AuthorRef::new(FIELD), Act::WorkEnded(0, vec![UnitRef::new(0), UnitRef::new(1)])));
    small.menu.push((delegate(PartyRef::new(1)), Act::Accept(1)));
    small
}

/// From home to the exchange point and on: one vehicle brings and takes, with measures, checks and gates at the point.
fn legs() -> SmallOperation {
    let mut builder = Builder::new(2);
    let bring = builder.ride(home(0), POINT, 10);
    let take = builder.further_ride(0, POINT, home(1), 60);
    let other_bring = builder.ride(home(1), POINT, 10);
    let other_take = builder.further_ride(1, POINT, home(0), 60);
    let first = builder.people(1, 0, 1, &[bring, take]);
    let second = builder.people(1, 1, 0, &[other_bring, other_take]);
    builder.measure(POINT, Occasion::Arrival, 20);
    builder.check(&[first], 30);
    builder.gate(&[first, second], &[first, second], &[0, 1], 45);
    small("legs", &builder, 2)
}

/// A departure at one time of which one comes from home, by a ride that hands another over: when it is broken off, that ride is made for the
/// one alone.
fn legs_together() -> SmallOperation {
    let mut builder = Builder::new(3);
    let bring = builder.ride(home(0), POINT, 10);
    let take = builder.further_ride(0, POINT, home(1), 60);
    let west = builder.ride(POINT, home(0), 60);
    let first = builder.people(1, 0, 1, &[bring, take]);
    let second = builder.people(1, 1, 0, &[west]);
    builder.people(1, 0, 2, &[bring]);
    builder.personal(first, &[PersonGate::Fit]);
    builder.gate(&[second], &[first], &[0], 45);
    builder.handover.simultaneous.push(Simultaneous {
        name: "together".to_owned(),
        groups: vec![first, second],
        within: 5,
    });
    small("legs together", &builder, 3)
}

/// Another plan that may be adopted: one person stays, another goes later in another vehicle.
fn another_plan() -> SmallOperation {
    let mut builder = Builder::new(2);
    let (east, west) = (builder.ride(POINT, home(1), 40), builder.ride(POINT, home(0), 40));
    let first = builder.people(1, 0, 1, &[east]);
    let second = builder.people(1, 1, 0, &[west]);
    let third = builder.people(1, 1, 0, &[west]);
    builder.gate(&[first, second], &[first, second], &[0], 30);
    let charter = builder.charter(2);
    // In the other plan the third stays, and the first goes by a vehicle that was not there.
    let bus = builder.ride(POINT, home(1), 90);
    builder.plan.lots[first.index()].rides = vec![bus];
    let stays = &mut builder.handover.groups[third.index()];
    stays.stays = Some("does not travel".to_owned());
    stays.routes = vec![route(vec![place_of(POINT)])];
    builder.plan.lots[third.index()].rides = Vec::new();
    builder.plan.lots[third.index()].halls = Vec::new();
    builder.plan.trips.remove(east);
    for lot in &mut builder.plan.lots {
        lot.rides.iter_mut().for_each(|ride| *ride -= 1);
    }
    builder.handover.vehicles[0].hours.until = 20;
    let other = builder.target(1);
    adopting("another plan", charter, other)
}

/// Another plan in which somebody goes instead of another.
fn instead() -> SmallOperation {
    let mut builder = Builder::new(2);
    let (east, west) = (builder.ride(POINT, home(1), 40), builder.ride(POINT, home(0), 50));
    let first = builder.people(1, 0, 1, &[east]);
    let second = builder.people(1, 1, 0, &[west]);
    builder.gate(&[first], &[second], &[1], 30);
    builder.order(&[&[first], &[second]]);
    let charter = builder.charter(2);
    let third = builder.people(1, 0, 1, &[east]);
    builder.order(&[&[third], &[second]]);
    builder.handover.gates[0].of = vec![third];
    let mut other = builder.target(1);
    other.joins = vec![builder.units[third.index()].clone()];
    other.withdrawn = vec![UnitRef::new(first.index())];
    // The group of who is withdrawn is in this handover no more.
    other.handover.groups.remove(first.index());
    other.plan.lots.remove(first.index());
    other.lots.remove(first.index());
    for lot in &mut other.plan.lots {
        lot.group = GroupRef::new(lot.group.index() - 1);
    }
    let earlier = |group: &mut GroupRef| *group = GroupRef::new(group.index() - 1);
    for gate in &mut other.handover.gates {
        gate.of.iter_mut().for_each(earlier);
        gate.holds.iter_mut().for_each(earlier);
    }
    other.handover.order.iter_mut().flatten().for_each(earlier);
    adopting("instead", charter, other)
}

/// A crossing that lets one through in an hour, and a protected person outside.
fn quota() -> SmallOperation {
    let mut builder = Builder::new(3);
    let (east, later) = (builder.ride(POINT, home(1), 40), builder.ride(POINT, home(1), 100));
    let (west, alone) = (builder.ride(POINT, home(0), 40), builder.ride(POINT, home(2), 40));
    let first = builder.people(1, 0, 1, &[east]);
    let second = builder.people(1, 0, 1, &[later]);
    let third = builder.people(1, 1, 0, &[west]);
    let child = builder.people(1, 0, 2, &[alone]);
    builder.protect(child);
    builder.gate(&[third], &[first], &[], 30);
    builder.gate(&[first], &[third], &[1], 30);
    let groups = vec![first, second];
    builder.handover.quotas.push(Quota {
        name: "crossing".to_owned(),
        of: groups,
        at_most: 1,
        span: QuotaSpan::Within(60),
    });
    small("quota", &builder, 3)
}

fn adopting(name: &'static str, charter: Charter, other: Target) -> SmallOperation {
    let mut menu = menu(&charter, &charter.target);
    menu.push((AuthorRef::new(LEAD), Act::Adopt(other.digest)));
    // What can be said by the other plan alone is said by whoever is at it: indices are read by the plan that is run.
    let mut all = charter.clone();
    all.units.extend(other.joins.iter().cloned());
    for said in self::menu(&all, &other) {
        if !menu.contains(&said) {
            menu.push(said);
        }
    }
    SmallOperation { name, charter, targets: vec![other], menu }
}
