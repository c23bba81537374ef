//! Which reader may know which event of an operation, and how much of it. Words come later; what is kept back here cannot come back.
//!
//! | who | knows |
//! | --- | --- |
//! | mediator (lead, co-mediator) | everything but the words of the doctor, of the neutral and of a side that say why somebody does not travel |
//! | a party | its own words; of people whom it lets go or receives: clear to travel, needs, not travelling, boarded, verified, handed over; gates that it confirms; rides that carry them and rides of its own vehicles; its own requests and what it is owed; holds of any of these, the end |
//! | field officers | what is let and done at places and in vehicles; no personal gates, requests or balance |
//! | doctors, the neutral | where people are, their own words, requests that they see to |
//! | observers, guarantors | rides, gates, the end; guarantors also what is withheld; nobody's name |
//!
//! - **Consent, health and why somebody does not travel** are in the compartment of whoever said it, and of nobody else: the mediator, too,
//!   reads only what the desk says for all reasons alike ([`is_private`]). That a side doubts an identity is as private as a refusal.
//! - Of a word or report that names several units or rides, a party gets those that are its to know; [`Compartments::readers_of`] names
//!   those who may have all of it.
//! - **Who said it** is told to the mediator and to the speaker's own compartment. A hold of a party looks like one of the mediator.
//! - Which lines something irregular broke is the mediator's.
//! - Nobody is told what is not his by number, gap or count: all that is sealed looks alike.

mod carried;
mod project;
mod reasons;
mod telling;

use std::collections::BTreeSet;

use takas_model::{
    Act, AuthorRef, Consequence, GateRef, Happened, Instant, OperationEvent, PartyRef, PersonGate, Reason, Said, Scope,
    Seat, UnitRef, Weight,
};

use crate::operation::Course;

pub use carried::{Carried, CarriedRide};
pub use project::{NextInLine, OperationShown, project_operation};
pub use telling::{Telling, told};

pub(crate) use telling::sides;

/// A compartment of readers of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reader {
    /// The mediators, and the desk.
    Mediator,
    /// A party's delegates.
    Party(PartyRef),
    /// The doctors.
    Medical,
    /// The neutral who interviews people.
    Interviewer,
    /// The field officers.
    Field,
    /// Observers.
    Observer,
    /// A guarantor.
    Guarantor(PartyRef),
}

impl Reader {
    /// The compartment of whoever has this seat.
    pub fn of(seat: Seat) -> Self {
        match seat {
            Seat::Lead | Seat::CoMediator | Seat::Desk => Self::Mediator,
            Seat::Field => Self::Field,
            Seat::Medical => Self::Medical,
            Seat::Interviewer => Self::Interviewer,
            Seat::Delegate(party) => Self::Party(party),
            Seat::Guarantor(party) => Self::Guarantor(party),
            Seat::Observer => Self::Observer,
        }
    }

    /// Whether it sees where people are: the mediator and the neutral staff.
    fn accompanies(self) -> bool {
        matches!(self, Self::Mediator | Self::Field | Self::Medical | Self::Interviewer)
    }

    /// Whether it watches that what was agreed comes to be, and knows nobody's name.
    fn watches(self) -> bool {
        matches!(self, Self::Observer | Self::Guarantor(_))
    }
}

/// Every compartment of an operation: of the staff whether somebody has the seat or not, of parties and guarantors as charter and plan have
/// them.
pub fn readers(course: Course<'_>) -> BTreeSet<Reader> {
    let staff = [Reader::Mediator, Reader::Medical, Reader::Interviewer, Reader::Field, Reader::Observer];
    let seats = course.charter.authors.iter().map(|author| Reader::of(author.seat));
    let sides = course.units().flat_map(|unit| [unit.holder, unit.receiver]);
    let confirm = course.target().gates.iter().flat_map(|gate| gate.confirmed_by.iter().copied());
    staff.into_iter().chain(seats).chain(sides.chain(confirm).map(Reader::Party)).collect()
}

/// What one reader may have of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Excerpt {
    /// The number of the event.
    pub number: u64,
    /// When it was accepted, by the desk's clock.
    pub at: Instant,
    /// Who said it; none where that is not the reader's to know, or the desk says it.
    pub by: Option<AuthorRef>,
    /// The party for which it was said: where the reader knows who said it, and of confirmations of gates.
    pub side: Option<PartyRef>,
    /// When, by the speaker's clock; none where there is none or the speaker is not told.
    pub time: Option<Instant>,
    /// What.
    pub fact: Fact,
    /// How it counts; without the lines that were broken for all but the mediator.
    pub weight: Weight,
}

impl Excerpt {
    /// As the desk says it.
    fn of_desk(event: &OperationEvent, fact: Fact, weight: Weight) -> Self {
        Self { number: event.number, at: event.at, by: None, side: None, time: None, fact, weight }
    }
}

/// What an excerpt tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Something was said: with the units and rides that are the reader's to know.
    Act(Act),
    /// Another plan is in force; which, is not told.
    NewPlan,
    /// Everything is held, for something irregular happened that is not the reader's to know.
    Held,
    /// Something follows.
    Follows(Consequence),
}

/// Whether an event stays in the compartment of whoever said it, and out of the record: consent, health, and why somebody does not travel.
/// What all others may know follows from it in an event of the desk.
pub fn is_private(event: &OperationEvent) -> bool {
    match &event.what {
        Happened::Said(said, _) => is_private_act(&said.act),
        Happened::Follows(_) => false,
    }
}

fn is_private_act(act: &Act) -> bool {
    match act {
        Act::NotTravelling(_) => true,
        Act::InHand(_, gate) => matches!(gate, PersonGate::Consent | PersonGate::Fit),
        Act::NotInHand(_, gate) => matches!(gate, PersonGate::Consent | PersonGate::Fit | PersonGate::Identity),
        _ => false,
    }
}

/// Who may have all of what an event says. See [`Compartments::readers_of`].
pub fn readers_of(course: Course<'_>, event: &OperationEvent) -> BTreeSet<Reader> {
    Compartments::new(course).readers_of(event)
}

/// The compartments of an operation while one plan is its target.
#[derive(Clone, Debug)]
pub struct Compartments<'a> {
    course: Course<'a>,
    /// For each ride the parties whose people or vehicle it is.
    rides: Vec<BTreeSet<PartyRef>>,
}

impl<'a> Compartments<'a> {
    /// While the last of these plans is in force.
    pub fn new(course: Course<'a>) -> Self {
        let target = course.target();
        let operator = |trip: &takas_model::Trip| target.handover.vehicles.get(trip.vehicle.index())?.operator;
        let mut rides: Vec<BTreeSet<PartyRef>> =
            target.plan.trips.iter().map(|trip| operator(trip).into_iter().collect()).collect();
        for (lot, units) in target.plan.lots.iter().zip(&target.lots) {
            let sides = units.iter().filter_map(|unit| course.unit(*unit));
            let sides: BTreeSet<PartyRef> = sides.flat_map(|unit| [unit.holder, unit.receiver]).collect();
            for &ride in &lot.rides {
                if let Some(parties) = rides.get_mut(ride) {
                    parties.extend(&sides);
                }
            }
        }
        Self { course, rides }
    }

    /// Who may have all of what an event says. Whoever is not among them has at most the [excerpt](Self::excerpt) that leaves out units and
    /// rides which are not its to know. The lines that something irregular broke are the mediator's whoever reads.
    pub fn readers_of(&self, event: &OperationEvent) -> BTreeSet<Reader> {
        let whole = |reader: &Reader| {
            self.excerpt(event, *reader).is_some_and(|excerpt| match (&excerpt.fact, &event.what) {
                (Fact::Act(told), Happened::Said(said, _)) => self.course.in_present(said).as_ref() == Some(told),
                (Fact::Follows(_), _) => true,
                _ => false,
            })
        };
        readers(self.course).into_iter().filter(whole).collect()
    }

    /// What a reader may have of an event; none: nothing.
    pub fn excerpt(&self, event: &OperationEvent, reader: Reader) -> Option<Excerpt> {
        let excerpt = |fact, weight| Excerpt::of_desk(event, fact, weight);
        let (said, weight) = match &event.what {
            Happened::Said(said, weight) => (said, weight),
            Happened::Follows(consequence) => {
                return self.follows(consequence, reader).map(|(fact, weight)| excerpt(fact, weight));
            }
        };
        let weight = match weight {
            Weight::Irregular(_) if reader != Reader::Mediator => Weight::Irregular(Vec::new()),
            other => other.clone(),
        };
        let Some(fact) = self.said(said, reader) else {
            return matches!(weight, Weight::Irregular(_)).then(|| excerpt(Fact::Held, Weight::Counts));
        };
        let knows_speaker = reader == Reader::Mediator || self.speaker(said) == Some(reader);
        let (by, time) = if knows_speaker { (Some(said.author), Some(said.time)) } else { (None, None) };
        let is_confirmation = matches!(said.act, Act::Agree(_) | Act::TakeBack(_));
        let side = match self.seat(said.author) {
            Some(Seat::Delegate(party)) if knows_speaker || is_confirmation => Some(party),
            _ => None,
        };
        Some(Excerpt { by, side, time, ..excerpt(fact, weight) })
    }

    fn speaker(&self, said: &Said) -> Option<Reader> {
        self.seat(said.author).map(Reader::of)
    }

    fn seat(&self, author: AuthorRef) -> Option<Seat> {
        self.course.charter.authors.get(author.index()).map(|author| author.seat)
    }

    /// Whether all that an act names is a reader's to know. One that names anything else is to be answered as if that were not there, whoever
    /// may say it.
    pub fn may_name(&self, act: &Act, reader: Reader) -> bool {
        let unit = |unit: &UnitRef| reader.accompanies() || self.is_side(*unit, reader);
        let units = |units: &[UnitRef]| units.iter().all(unit);
        let ride = |trip: &usize| self.may_know_ride(*trip, reader);
        let works = matches!(reader, Reader::Mediator | Reader::Field | Reader::Medical);
        match act {
            Act::InHand(one, _)
            | Act::NotInHand(one, _)
            | Act::Needs(one, _)
            | Act::NotTravelling(one)
            | Act::FollowedUp(one) => unit(one),
            Act::WorkBegun(_) => works,
            Act::WorkEnded(_, passed) => works && units(passed),
            Act::Agree(gate) | Act::TakeBack(gate) | Act::Release(gate) => self.may_know_gate(*gate, reader),
            Act::Board(trip, who) | Act::Boarded(trip, who) | Act::Alighted(trip, who) => ride(trip) && units(who),
            Act::Go(trips) => trips.iter().all(ride),
            Act::Departed(trip) | Act::Arrived(trip, _) => ride(trip),
            Act::Verified(who) | Act::HandedOver(who) => units(who),
            Act::Request { about, .. } => about.iter().all(unit),
            Act::Met(party, _) => reader.accompanies() || Reader::Party(*party) == reader,
            Act::Hold(scope) | Act::Resume(scope) => match scope {
                Scope::Everything => true,
                Scope::Trip(trip) => ride(trip),
                Scope::Gate(gate) => self.may_know_gate(*gate, reader),
                Scope::Unit(one) => unit(one),
            },
            Act::Abort | Act::Adopt(_) | Act::Accept(_) | Act::Close => true,
        }
    }

    /// Whether the reader is the party that lets a unit go or receives it.
    fn is_side(&self, unit: UnitRef, reader: Reader) -> bool {
        self.course.unit(unit).is_some_and(|unit| [unit.holder, unit.receiver].map(Reader::Party).contains(&reader))
    }

    fn holds(&self, unit: UnitRef, reader: Reader) -> bool {
        self.course.unit(unit).is_some_and(|unit| Reader::Party(unit.holder) == reader)
    }

    /// Whether a reader may know when a ride leaves and arrives.
    pub(crate) fn may_know_ride(&self, trip: usize, reader: Reader) -> bool {
        reader.accompanies() || reader.watches() || self.is_on_ride(trip, reader)
    }

    /// Whether a reader may know when a gate opens.
    pub(crate) fn may_know_gate(&self, gate: GateRef, reader: Reader) -> bool {
        reader.accompanies() || reader.watches() || self.confirms(gate, reader)
    }

    /// Whether the reader is a party that confirms a gate.
    pub(crate) fn confirms(&self, gate: GateRef, reader: Reader) -> bool {
        let terms = self.course.target().gates.get(gate.index());
        terms.is_some_and(|terms| terms.confirmed_by.iter().any(|&party| Reader::Party(party) == reader))
    }

    /// Whether the reader is a party whose people or vehicle a ride is.
    fn is_on_ride(&self, trip: usize, reader: Reader) -> bool {
        let parties = self.rides.get(trip);
        parties.is_some_and(|parties| parties.iter().any(|&party| Reader::Party(party) == reader))
    }

    /// What a reader may have of something that was said.
    fn said(&self, said: &Said, reader: Reader) -> Option<Fact> {
        let act = self.course.in_present(said)?;
        if self.speaker(said) == Some(reader) {
            return Some(Fact::Act(act));
        }
        let mine = |units: &[UnitRef]| self.of_units(units, reader);
        let part = match &act {
            Act::Board(trip, units) if !matches!(reader, Reader::Medical | Reader::Interviewer) => {
                Act::Board(*trip, mine(units)?)
            }
            Act::Board(..) => return None,
            Act::Boarded(trip, units) => Act::Boarded(*trip, mine(units)?),
            Act::Alighted(trip, units) => Act::Alighted(*trip, mine(units)?),
            Act::Verified(units) => Act::Verified(mine(units)?),
            Act::HandedOver(units) => Act::HandedOver(mine(units)?),
            Act::Go(trips) => {
                let all = matches!(reader, Reader::Mediator | Reader::Field);
                let trips: Vec<usize> =
                    trips.iter().copied().filter(|&trip| all || self.is_on_ride(trip, reader)).collect();
                if trips.is_empty() {
                    return None;
                }
                Act::Go(trips)
            }
            Act::Adopt(_) if !matches!(reader, Reader::Mediator | Reader::Field) => return Some(Fact::NewPlan),
            whole => return self.may_read(whole, reader).then(|| Fact::Act(whole.clone())),
        };
        Some(Fact::Act(part))
    }

    /// Of units, those whom a reader may know of.
    fn of_units(&self, units: &[UnitRef], reader: Reader) -> Option<Vec<UnitRef>> {
        let known = |unit: &UnitRef| reader.accompanies() || self.is_side(*unit, reader);
        let units: Vec<UnitRef> = units.iter().copied().filter(known).collect();
        (!units.is_empty()).then_some(units)
    }

    /// Whether a reader may have all of what somebody else said.
    fn may_read(&self, act: &Act, reader: Reader) -> bool {
        let is_mediator = reader == Reader::Mediator;
        match act {
            private if is_private_act(private) => false,
            Act::InHand(unit, gate) | Act::NotInHand(unit, gate) => match gate {
                PersonGate::Legal | PersonGate::Document => is_mediator || self.holds(*unit, reader),
                PersonGate::Family => is_mediator || reader == Reader::Interviewer,
                PersonGate::Identity | PersonGate::Consent | PersonGate::Fit => is_mediator,
            },
            Act::Needs(unit, _) => reader.accompanies() || self.is_side(*unit, reader),
            Act::WorkBegun(_) | Act::WorkEnded(..) => is_mediator || matches!(reader, Reader::Field | Reader::Medical),
            Act::Agree(gate) | Act::TakeBack(gate) => is_mediator || self.confirms(*gate, reader),
            Act::Release(_) | Act::Adopt(_) => is_mediator || reader == Reader::Field,
            Act::Departed(trip) | Act::Arrived(trip, _) => self.may_know_ride(*trip, reader),
            Act::FollowedUp(_) => is_mediator || matches!(reader, Reader::Medical | Reader::Interviewer),
            Act::Request { owner, .. } => is_mediator || self.seat(*owner).map(Reader::of) == Some(reader),
            Act::Met(party, _) => is_mediator || Reader::Party(*party) == reader,
            Act::Hold(scope) | Act::Resume(scope) => self.may_know_scope(*scope, reader),
            Act::Abort | Act::Close => true,
            Act::Accept(_) => is_mediator,
            // Private, or dealt with by whoever calls, with what is left of it.
            Act::NotTravelling(_)
            | Act::Board(..)
            | Act::Boarded(..)
            | Act::Alighted(..)
            | Act::Verified(_)
            | Act::HandedOver(_)
            | Act::Go(_) => false,
        }
    }

    fn may_know_scope(&self, scope: Scope, reader: Reader) -> bool {
        match scope {
            Scope::Everything => true,
            Scope::Trip(trip) => self.may_know_ride(trip, reader),
            Scope::Gate(gate) => matches!(reader, Reader::Mediator | Reader::Field) || self.confirms(gate, reader),
            Scope::Unit(unit) => reader.accompanies() || self.is_side(unit, reader),
        }
    }

    fn follows(&self, consequence: &Consequence, reader: Reader) -> Option<(Fact, Weight)> {
        let is_mediator = reader == Reader::Mediator;
        let may = match consequence {
            Consequence::ClearToTravel(unit) | Consequence::NoLongerClear(unit) | Consequence::NotTravelling(unit) => {
                reader.accompanies() || self.is_side(*unit, reader)
            }
            Consequence::Opened(gate) => self.may_know_gate(*gate, reader),
            Consequence::CountsNow(number, reasons) => return counts_now(*number, reasons, reader),
            // Told to whoever knows of the report, by whoever tells him of the report.
            Consequence::Lapsed(_) => is_mediator || reader == Reader::Field,
            Consequence::Overdue(party, _) => is_mediator || Reader::Party(*party) == reader,
            Consequence::Withheld(party, _) | Consequence::Cured(party) => {
                is_mediator || matches!(reader, Reader::Guarantor(_)) || Reader::Party(*party) == reader
            }
            Consequence::Safe => true,
        };
        may.then(|| (Fact::Follows(consequence.clone()), Weight::Counts))
    }
}

/// That a report counts which came too early: whoever is told of the report is told of it by whoever tells the report. To all others,
/// something irregular is a hold of everything.
fn counts_now(number: u64, reasons: &[Reason], reader: Reader) -> Option<(Fact, Weight)> {
    let (is_mediator, is_irregular) = (reader == Reader::Mediator, !reasons.is_empty());
    if !is_mediator && reader != Reader::Field {
        return is_irregular.then_some((Fact::Held, Weight::Counts));
    }
    let reasons = if is_mediator { reasons.to_vec() } else { Vec::new() };
    let weight = if is_irregular { Weight::Irregular(reasons) } else { Weight::Counts };
    Some((Fact::Follows(Consequence::CountsNow(number, Vec::new())), weight))
}
