//! An event in words, for one reader: names as that reader has them, and nothing that its excerpt does not hold.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{
    Act, AuthorRef, Case, Consequence, Deal, Duty, GateRef, Instant, ItemRef, Kind, OperationEvent, PartyRef,
    PersonGate, PhaseRef, PlaceRef, Scope, Seat, Target, Transfer, Unit, UnitRef, Weight,
};

use super::super::sight::Sight;
use super::{Compartments, Excerpt, Fact, Reader};
use crate::findings::Names;
use crate::names::{Namer, clean};
use crate::operation::Course;
use crate::phrase::Phrase;
use crate::plan::{Clock, Time};
use crate::words::{amounts, operation as said, plan as of_plan, ways};

/// What a reader is told of an event, in a line; none: nothing. The course is that of the moment before the event.
pub fn told(case: &Case, course: Course<'_>, event: &OperationEvent, reader: Reader, names: Names) -> Option<Phrase> {
    Telling::new(case, course, reader, names).told(event)
}

/// What tells one reader of events, while one plan is in force.
pub struct Telling<'a> {
    pub(crate) case: &'a Case,
    pub(crate) course: Course<'a>,
    pub(crate) target: &'a Target,
    pub(crate) reader: Reader,
    pub(crate) namer: Namer<'a>,
    pub(crate) clock: Clock,
    pub(crate) compartments: Compartments<'a>,
    /// How many units each transfer has.
    transfers: BTreeMap<Passage, usize>,
}

/// What makes units one transfer: what moves, when, and between whom.
type Passage = (ItemRef, PhaseRef, PartyRef, PartyRef);

fn passage(unit: &Unit) -> Passage {
    (unit.item, unit.phase, unit.holder, unit.receiver)
}

impl<'a> Telling<'a> {
    /// Tells this reader.
    pub fn new(case: &'a Case, course: Course<'a>, reader: Reader, names: Names) -> Self {
        let (target, mut transfers) = (course.target(), BTreeMap::new());
        for unit in course.units() {
            *transfers.entry(passage(unit)).or_insert(0) += 1;
        }
        let namer = match reader {
            Reader::Party(party) => {
                Namer::party(case, names, party, &Sight::new(case, Some(&deal(course)), party).items)
            }
            Reader::Observer | Reader::Guarantor(_) => Namer::outsider(case),
            Reader::Mediator | Reader::Medical | Reader::Interviewer | Reader::Field => Namer::mediator(case, names),
        };
        let (clock, compartments) = (Clock::of(&target.handover), Compartments::new(course));
        Self { case, course, target, reader, namer, clock, compartments, transfers }
    }

    /// What the reader is told of an event, in a line; none: nothing.
    pub fn told(&self, event: &OperationEvent) -> Option<Phrase> {
        self.excerpt(event).map(|excerpt| self.line(&excerpt))
    }

    /// What an author may say, in words for that author. What it names has to be the reader's to know ([`Compartments::may_name`]).
    pub fn offered(&self, author: AuthorRef, act: &Act) -> Phrase {
        let seat = self.course.charter.authors.get(author.index()).map(|author| author.seat);
        let side = match seat {
            Some(Seat::Delegate(party)) => Some(party),
            _ => None,
        };
        self.act(act, side)
    }

    /// What the reader may have of an event.
    pub fn excerpt(&self, event: &OperationEvent) -> Option<Excerpt> {
        self.compartments.excerpt(event, self.reader)
    }

    /// An excerpt in a line: what, how it counts, who said it.
    pub(crate) fn line(&self, excerpt: &Excerpt) -> Phrase {
        let mut line = self.fact(excerpt);
        if let Some(weight) = weight_in_words(&excerpt.weight) {
            line = amounts::noted(line, weight);
        }
        match excerpt.by {
            Some(author) => amounts::with(self.author(author), line),
            None => line,
        }
    }

    /// What it tells, without who said it.
    pub(crate) fn fact(&self, excerpt: &Excerpt) -> Phrase {
        match &excerpt.fact {
            Fact::Act(act) => self.act(act, excerpt.side),
            Fact::NewPlan => said::NEW_PLAN.phrase(),
            Fact::Held => said::HELD_IRREGULAR.phrase(),
            Fact::Follows(consequence) => self.consequence(consequence),
        }
    }

    fn act(&self, act: &Act, side: Option<PartyRef>) -> Phrase {
        let who = |units: &[UnitRef]| self.units(units);
        let one = |unit: &UnitRef| self.units(&[*unit]);
        match act {
            Act::InHand(unit, gate) => said::in_hand(said::gate(*gate), one(unit)),
            Act::NotInHand(unit, gate) => said::not_in_hand(said::gate(*gate), one(unit)),
            Act::Needs(unit, room) => said::travels(one(unit), *room),
            Act::NotTravelling(unit) => said::not_travelling(one(unit)),
            Act::WorkBegun(work) => said::begun(self.work(*work)),
            Act::WorkEnded(work, units) if self.is_check(*work) => said::passed(self.named_work(*work), who(units)),
            Act::WorkEnded(work, _) => said::done(self.work(*work)),
            Act::Agree(gate) => said::agrees(self.gate(*gate), &self.side(side)),
            Act::TakeBack(gate) => said::takes_back(self.gate(*gate), &self.side(side)),
            Act::Release(gate) => said::releases(self.gate(*gate)),
            Act::Board(trip, units) => said::let_board(self.ride(*trip), who(units)),
            Act::Boarded(trip, units) => said::boarded(self.ride(*trip), who(units)),
            Act::Alighted(trip, units) => said::alighted(self.ride(*trip), who(units)),
            Act::Go(trips) => said::let_go(trips.iter().map(|&trip| self.ride(trip))),
            Act::Departed(trip) => said::departed(self.ride(*trip)),
            Act::Arrived(trip, place) => self.arrived(*trip, *place),
            Act::Verified(units) => said::verified(who(units)),
            Act::HandedOver(units) => said::handed_over(who(units)),
            Act::FollowedUp(unit) => said::followed_up(one(unit)),
            Act::Request { number, about, kind, owner, due } => {
                let what = said::request_what(said::request_kind(*kind), about.as_ref().map(one));
                let number = said::request_number(*number, &self.side(side));
                said::request(number, what, self.owner(*owner), Phrase::figures(self.time(*due).clocks()))
            }
            Act::Met(party, number) => said::met(self.request_number(*party, *number)),
            Act::Hold(scope) => said::held(self.scope(*scope)),
            Act::Resume(scope) => said::resumed(self.scope(*scope)),
            Act::Abort => said::ABORTED.phrase(),
            Act::Adopt(_) => said::NEW_PLAN.phrase(),
            Act::Accept(units) => said::accepts(*units),
            Act::Close => said::CLOSED.phrase(),
        }
    }

    fn consequence(&self, consequence: &Consequence) -> Phrase {
        let one = |unit: &UnitRef| self.units(&[*unit]);
        match consequence {
            Consequence::ClearToTravel(unit) => said::clear(one(unit)),
            Consequence::NoLongerClear(unit) => said::no_longer_clear(one(unit)),
            Consequence::NotTravelling(unit) => said::not_travelling(one(unit)),
            Consequence::Opened(gate) => said::opened(self.gate(*gate)),
            Consequence::CountsNow(number, _) => said::counts_now(*number),
            Consequence::Lapsed(number) => said::lapsed(*number),
            Consequence::Overdue(party, number) => said::overdue(self.request_number(*party, *number)),
            Consequence::Withheld(party, units) => said::withheld(&self.party(*party), *units),
            Consequence::Cured(party) => said::cured(Phrase::supplied(self.party(*party))),
            Consequence::Safe => said::SAFE_NOW.phrase(),
        }
    }

    // ---- names of things ----------------------------------------------------------------------------------------

    /// Units in words: those of one transfer together.
    pub(crate) fn units(&self, units: &[UnitRef]) -> Phrase {
        let mut passages: Vec<(Passage, Vec<&Unit>)> = Vec::new();
        for unit in units.iter().filter_map(|unit| self.course.unit(*unit)) {
            let key = passage(unit);
            match passages.iter_mut().find(|(other, _)| *other == key) {
                Some((_, list)) => list.push(unit),
                None => passages.push((key, vec![unit])),
            }
        }
        Phrase::list(passages.iter().map(|(key, list)| self.of_transfer(*key, list)).collect())
    }

    /// The name of a unit in its own script, where the reader sees names and it is known.
    pub(crate) fn written(&self, unit: UnitRef) -> Option<String> {
        self.course.unit(unit).and_then(|unit| self.namer.written(passage(unit).0))
    }

    fn of_transfer(&self, key: Passage, units: &[&Unit]) -> Phrase {
        let (item, phase, ..) = key;
        let whole = self.case.item(item);
        let mut name = self.namer.item_or_somebody(item);
        if self.case.phases.len() > 1 {
            name = amounts::noted(name, self.supplied(&self.case.phase(phase).name));
        }
        let quantity = units.iter().fold(0_u64, |sum, unit| sum.saturating_add(unit.quantity));
        let count = match &whole.kind {
            Kind::Person(_) => return name,
            Kind::Remains if whole.quantity == 1 => return name,
            Kind::Remains => amounts::remains(quantity),
            Kind::Goods { unit, .. } => amounts::goods(quantity, &self.namer.prose(unit)),
            Kind::Group | Kind::Undertaking => amounts::people(quantity),
        };
        if self.transfers.get(&key) == Some(&units.len()) {
            return amounts::with(name, count);
        }
        let numbers: Vec<u64> = units.iter().map(|unit| unit.number).collect();
        amounts::with(name, amounts::some_of(count, &numbers))
    }

    /// A ride: its vehicle where the reader may know that, else how it moves.
    pub(crate) fn ride(&self, trip: usize) -> Phrase {
        let Some(ride) = self.target.plan.trips.get(trip) else { return said::NOT_KNOWN.phrase() };
        let way = of_plan::way(&self.place(ride.from), &self.place(ride.to));
        Phrase::row(", ", [self.vehicle(trip), Phrase::supplied(way)])
    }

    /// The vehicle of a ride where the reader may know it, else how it moves.
    pub(crate) fn vehicle(&self, trip: usize) -> Phrase {
        let trip = self.target.plan.trips.get(trip);
        let Some(vehicle) = trip.and_then(|trip| self.target.handover.vehicles.get(trip.vehicle.index())) else {
            return said::NOT_KNOWN.phrase();
        };
        let knows = match self.reader {
            Reader::Party(party) => vehicle.operator == Some(party),
            Reader::Observer | Reader::Guarantor(_) => false,
            Reader::Mediator | Reader::Medical | Reader::Interviewer | Reader::Field => true,
        };
        if knows { self.supplied(&vehicle.name) } else { ways::mode(vehicle.mode).phrase() }
    }

    fn arrived(&self, trip: usize, place: PlaceRef) -> Phrase {
        let planned = self.target.plan.trips.get(trip).map(|trip| trip.to);
        if planned == Some(place) {
            return said::arrived(self.ride(trip));
        }
        said::arrived_at(self.ride(trip), Phrase::supplied(self.place(place)))
    }

    /// A place with its airport's code.
    pub(crate) fn place(&self, place: PlaceRef) -> String {
        let place = self.target.handover.places.get(place.index());
        place.map_or_else(
            || said::NOT_KNOWN.to_string(),
            |place| of_plan::place(&self.namer.prose(&place.name), place.airport.as_deref()),
        )
    }

    /// A place in short: its airport's code, else its name.
    pub(crate) fn code(&self, place: PlaceRef) -> String {
        let place = self.target.handover.places.get(place.index());
        place.map_or_else(
            || said::NOT_KNOWN.to_string(),
            |place| place.airport.as_deref().map_or_else(|| self.namer.prose(&place.name), clean),
        )
    }

    pub(super) fn gate(&self, gate: GateRef) -> Phrase {
        said::the_gate(&self.gate_name(gate))
    }

    /// A gate's name.
    pub(crate) fn gate_name(&self, gate: GateRef) -> String {
        let gate = self.target.handover.gates.get(gate.index());
        gate.map_or_else(|| said::NOT_KNOWN.to_string(), |gate| self.namer.prose(&gate.name))
    }

    fn is_check(&self, work: usize) -> bool {
        self.target.plan.works.get(work).is_some_and(|work| matches!(work.duty, Duty::Check(..)))
    }

    /// A check's or measure's name.
    pub(crate) fn work_name(&self, work: usize) -> String {
        let handover = &self.target.handover;
        let name = match self.target.plan.works.get(work).map(|work| work.duty) {
            Some(Duty::Check(check, _)) => handover.checks.get(check.index()).map(|check| &check.name),
            Some(Duty::Measure(measure, _) | Duty::Once(measure)) => {
                handover.measures.get(measure.index()).map(|measure| &measure.name)
            }
            None => None,
        };
        name.map_or_else(|| said::NOT_KNOWN.to_string(), |name| self.namer.prose(name))
    }

    fn named_work(&self, work: usize) -> Phrase {
        Phrase::supplied(self.work_name(work))
    }

    /// A check or measure and whom or what it is for.
    pub(crate) fn work(&self, work: usize) -> Phrase {
        match self.work_of(work) {
            Some(of) => amounts::with(self.named_work(work), of),
            None => self.named_work(work),
        }
    }

    /// Whom or what a check or measure is for.
    pub(crate) fn work_of(&self, work: usize) -> Option<Phrase> {
        match self.target.plan.works.get(work)?.duty {
            Duty::Check(_, lot) => self.target.lots.get(lot).map(|units| self.units(units)),
            Duty::Measure(measure, trip) => {
                let measure = self.target.handover.measures.get(measure.index())?;
                Some(ways::occasion(measure.occasion, self.vehicle(trip)))
            }
            Duty::Once(_) => None,
        }
    }

    /// What is held.
    pub(crate) fn scope(&self, scope: Scope) -> Phrase {
        match scope {
            Scope::Everything => said::EVERYTHING.phrase(),
            Scope::Trip(trip) => self.ride(trip),
            Scope::Gate(gate) => self.gate(gate),
            Scope::Unit(unit) => self.units(&[unit]),
        }
    }

    /// A text of the case.
    pub(crate) fn supplied(&self, text: &str) -> Phrase {
        Phrase::supplied(self.namer.prose(text))
    }

    /// A party's name.
    pub(crate) fn party(&self, party: PartyRef) -> String {
        self.namer.party_name(party).name
    }

    /// A party's id.
    pub(crate) fn party_id(&self, party: PartyRef) -> String {
        self.namer.party_name(party).id
    }

    /// The party for which something was said, where it is not the reader itself.
    fn side(&self, side: Option<PartyRef>) -> String {
        let other = side.filter(|&party| self.reader != Reader::Party(party));
        other.map(|party| self.party(party)).unwrap_or_default()
    }

    /// An author whom the reader may know.
    pub(crate) fn author(&self, author: AuthorRef) -> Phrase {
        let Some(author) = self.course.charter.authors.get(author.index()) else { return said::NOT_KNOWN.phrase() };
        let party = match author.seat {
            takas_model::Seat::Delegate(party) | takas_model::Seat::Guarantor(party) => self.party(party),
            _ => String::new(),
        };
        said::author(self.namer.prose(&author.id), said::seat(author.seat, &party))
    }

    /// Who sees to a request: to a party, by the seat alone.
    pub(crate) fn owner(&self, owner: AuthorRef) -> Phrase {
        let Some(author) = self.course.charter.authors.get(owner.index()) else { return said::NOT_KNOWN.phrase() };
        let own = Reader::of(author.seat) == self.reader;
        match author.seat {
            _ if own || self.reader == Reader::Mediator => self.author(owner),
            takas_model::Seat::Delegate(party) | takas_model::Seat::Guarantor(party) => {
                said::seat(author.seat, &self.party(party))
            }
            seat => said::seat(seat, ""),
        }
    }

    /// A request's number, and whose it is where the reader is not that party.
    pub(crate) fn request_number(&self, party: PartyRef, number: u32) -> Phrase {
        let own = self.reader == Reader::Party(party);
        said::request_number(number, &if own { String::new() } else { self.party(party) })
    }

    /// A request's number, and whose it is where that is known and not the reader.
    pub(crate) fn request(&self, party: Option<PartyRef>, number: u32) -> Phrase {
        match party {
            Some(party) => self.request_number(party, number),
            None => said::request_number(number, ""),
        }
    }

    /// The zone of what belongs to no single place: that of the exchange point, else of the case.
    pub(crate) fn zone(&self) -> &'a str {
        let exchange = self.target.handover.places.iter().find(|place| place.is_exchange);
        exchange.map_or(&self.case.zone, |place| &place.zone)
    }

    /// A moment in the local time of the exchange point.
    pub(crate) fn time(&self, instant: Instant) -> Time {
        self.time_in(instant, self.zone())
    }

    /// A moment in a zone.
    pub(crate) fn time_in(&self, instant: Instant, zone: &str) -> Time {
        self.clock.time(instant.saturating_sub(self.target.handover.begins).div_euclid(60), zone)
    }

    /// Personal gates that a reader may know one by one.
    pub(crate) fn knows_gate(&self, unit: &Unit, gate: PersonGate) -> bool {
        match gate {
            PersonGate::Consent => self.reader == Reader::Interviewer,
            PersonGate::Fit => self.reader == Reader::Medical,
            PersonGate::Legal | PersonGate::Document => {
                [Reader::Mediator, Reader::Party(unit.holder)].contains(&self.reader)
            }
            PersonGate::Family => [Reader::Mediator, Reader::Interviewer].contains(&self.reader),
            PersonGate::Identity => {
                [Reader::Mediator, Reader::Party(unit.holder), Reader::Party(unit.receiver)].contains(&self.reader)
            }
        }
    }
}

fn weight_in_words(weight: &Weight) -> Option<Phrase> {
    match weight {
        Weight::Counts => None,
        Weight::Repeats => Some(said::REPEATS.phrase()),
        Weight::Waits => Some(said::WAITS.phrase()),
        Weight::Irregular(_) => Some(said::IRREGULAR.phrase()),
    }
}

/// The deal that an operation carries out: what gives people the same numbers here as on the party's other pages.
fn deal(course: Course<'_>) -> Deal {
    let mut transfers: BTreeMap<Passage, u64> = BTreeMap::new();
    for unit in course.units() {
        let sum = transfers.entry(passage(unit)).or_default();
        *sum = sum.saturating_add(unit.quantity);
    }
    let transfer = |((item, phase, from, to), quantity)| Transfer { item, from, to: Some(to), phase, quantity };
    Deal::new(transfers.into_iter().map(transfer))
}

/// The parties of an operation: whoever holds or receives, in order.
pub(crate) fn sides(course: Course<'_>) -> BTreeSet<PartyRef> {
    course.units().flat_map(|unit| [unit.holder, unit.receiver]).collect()
}
