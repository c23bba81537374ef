//! From the model's indices to names.

use takas_model::operation::{Act, Consequence, Happened, OperationEvent, Reason, RequestKind, Scope, UnitRef, Weight};
use takas_model::{GateRef, PartyRef, Room};

use super::FORMAT;
use super::names::{OperationNames, Vocabulary};
use super::output::{ActOut, ConsequenceOut, EventOut, HappenedOut, ReasonOut, RequestOut, ScopeOut, WeightOut};
use crate::deals::hex;
use crate::reading::words;

/// What is said, by names. None when an index points to nothing: a command that the operation refuses as unknown cannot be written.
pub fn act_out(names: &OperationNames, act: &Act) -> Option<ActOut> {
    let writer = Writer { names };
    Some(match act {
        Act::InHand(unit, gate) => ActOut::InHand { unit: writer.unit(*unit)?, gate: gate.name().to_owned() },
        Act::NotInHand(unit, gate) => ActOut::NotInHand { unit: writer.unit(*unit)?, gate: gate.name().to_owned() },
        Act::Needs(unit, room) => ActOut::Needs { unit: writer.unit(*unit)?, room: room_word(*room).to_owned() },
        Act::NotTravelling(unit) => ActOut::NotTravelling { unit: writer.unit(*unit)? },
        Act::WorkBegun(work) => ActOut::Begun { work: writer.work(*work)? },
        Act::WorkEnded(work, units) => ActOut::Ended { work: writer.work(*work)?, units: writer.units(units)? },
        Act::Agree(gate) => ActOut::Agree { gate: writer.gate(*gate)? },
        Act::TakeBack(gate) => ActOut::TakeBack { gate: writer.gate(*gate)? },
        Act::Release(gate) => ActOut::Release { gate: writer.gate(*gate)? },
        Act::Board(ride, units) => ActOut::Board { ride: writer.ride(*ride)?, units: writer.units(units)? },
        Act::Boarded(ride, units) => ActOut::Boarded { ride: writer.ride(*ride)?, units: writer.units(units)? },
        Act::Alighted(ride, units) => ActOut::Alighted { ride: writer.ride(*ride)?, units: writer.units(units)? },
        Act::Go(rides) => {
            let rides: Option<Vec<String>> = rides.iter().map(|ride| writer.ride(*ride)).collect();
            ActOut::Go { rides: rides? }
        }
        Act::Departed(ride) => ActOut::Departed { ride: writer.ride(*ride)? },
        Act::Arrived(ride, place) => {
            let place = writer.names.places.name(place.index())?.to_owned();
            ActOut::Arrived { ride: writer.ride(*ride)?, place }
        }
        Act::Verified(units) => ActOut::Verified { units: writer.units(units)? },
        Act::HandedOver(units) => ActOut::HandedOver { units: writer.units(units)? },
        Act::FollowedUp(unit) => ActOut::FollowedUp { unit: writer.unit(*unit)? },
        Act::Request { number, about, kind, owner, due } => ActOut::Request(RequestOut {
            number: *number,
            about: match about {
                Some(unit) => Some(writer.unit(*unit)?),
                None => None,
            },
            kind: request_word(*kind).to_owned(),
            owner: names.authors.name(owner.index())?.to_owned(),
            due: *due,
        }),
        Act::Met(party, number) => ActOut::Met { party: writer.party(*party)?, number: *number },
        Act::Hold(scope) => ActOut::Hold { scope: writer.scope(*scope)? },
        Act::Resume(scope) => ActOut::Resume { scope: writer.scope(*scope)? },
        Act::Abort => ActOut::Abort {},
        Act::Adopt(digest) => ActOut::Adopt { plan: hex(digest) },
        Act::Accept(units) => ActOut::Accept { units: *units },
        Act::Close => ActOut::Close {},
    })
}

/// An event by the names of the target that was in force when it was accepted; what is said, by those of the plan by which its author
/// spoke. None when an index points to nothing.
pub fn event_out(vocabulary: &Vocabulary, event: &OperationEvent) -> Option<EventOut> {
    let names = vocabulary.present();
    let what = match &event.what {
        Happened::Said(said, weight) => HappenedOut::Said {
            author: names.authors.name(said.author.index())?.to_owned(),
            sequence: said.sequence,
            time: said.time,
            plan: u32::try_from(said.target.index()).ok()?,
            says: act_out(vocabulary.of(said.target)?, &said.act)?,
            weight: weight_out(names, weight)?,
        },
        Happened::Follows(consequence) => HappenedOut::Follows(consequence_out(names, consequence)?),
    };
    Some(EventOut { format: FORMAT, number: event.number, at: event.at, what })
}

pub(super) fn weight_out(names: &OperationNames, weight: &Weight) -> Option<WeightOut> {
    Some(match weight {
        Weight::Counts => WeightOut::Counts,
        Weight::Repeats => WeightOut::Repeats,
        Weight::Waits => WeightOut::Waits,
        Weight::Irregular(reasons) => {
            let reasons: Option<Vec<ReasonOut>> = reasons.iter().map(|reason| reason_out(names, reason)).collect();
            WeightOut::Irregular(reasons?)
        }
    })
}

pub(super) fn consequence_out(names: &OperationNames, consequence: &Consequence) -> Option<ConsequenceOut> {
    let writer = Writer { names };
    Some(match consequence {
        Consequence::CountsNow(event, broken) => {
            let broken: Option<Vec<ReasonOut>> = broken.iter().map(|reason| reason_out(names, reason)).collect();
            ConsequenceOut::CountsNow { event: *event, broken: broken? }
        }
        Consequence::Lapsed(event) => ConsequenceOut::Lapsed { event: *event },
        &Consequence::ClearToTravel(unit) => ConsequenceOut::ClearToTravel { unit: writer.unit(unit)? },
        &Consequence::NoLongerClear(unit) => ConsequenceOut::NoLongerClear { unit: writer.unit(unit)? },
        &Consequence::NotTravelling(unit) => ConsequenceOut::NotTravelling { unit: writer.unit(unit)? },
        &Consequence::Opened(gate) => ConsequenceOut::Opened { gate: writer.gate(gate)? },
        &Consequence::Overdue(party, number) => ConsequenceOut::Overdue { party: writer.party(party)?, number },
        &Consequence::Withheld(party, units) => ConsequenceOut::Withheld { party: writer.party(party)?, units },
        &Consequence::Cured(party) => ConsequenceOut::Cured { party: writer.party(party)? },
        Consequence::Safe => ConsequenceOut::Safe {},
    })
}

/// A reason by names. None when an index points to nothing.
pub fn reason_out(names: &OperationNames, reason: &Reason) -> Option<ReasonOut> {
    let writer = Writer { names };
    Some(match *reason {
        Reason::Seat => ReasonOut::Seat {},
        Reason::Sequence(next) => ReasonOut::Sequence { next },
        Reason::Contradicts(number) => ReasonOut::Contradicts { number },
        Reason::TooMuch => ReasonOut::TooMuch {},
        Reason::Unknown => ReasonOut::Unknown {},
        Reason::NotSo => ReasonOut::NotSo {},
        Reason::Closed => ReasonOut::Closed {},
        Reason::Aborted => ReasonOut::Aborted {},
        Reason::Held(scope) => ReasonOut::Held { scope: writer.scope(scope)? },
        Reason::NotClear(unit) => ReasonOut::NotClear { unit: writer.unit(unit)? },
        Reason::DoesNotTravel(unit) => ReasonOut::DoesNotTravel { unit: writer.unit(unit)? },
        Reason::NotChecked(unit, check) => {
            let check = names.checks.name(check.index())?.to_owned();
            ReasonOut::NotChecked { unit: writer.unit(unit)?, check }
        }
        Reason::NotDone(work) => ReasonOut::NotDone { work: writer.work(work)? },
        Reason::NotThere(unit) => ReasonOut::NotThere { unit: writer.unit(unit)? },
        Reason::NotPlanned(unit) => ReasonOut::NotPlanned { unit: writer.unit(unit)? },
        Reason::NoWord(unit) => ReasonOut::NoWord { unit: writer.unit(unit)? },
        Reason::NoGo(ride) => ReasonOut::NoGo { ride: writer.ride(ride)? },
        Reason::VehicleElsewhere(ride) => ReasonOut::VehicleElsewhere { ride: writer.ride(ride)? },
        Reason::Shut(unit, gate) => ReasonOut::Shut { unit: writer.unit(unit)?, gate: writer.gate(gate)? },
        Reason::WaitsFor(gate, unit) => ReasonOut::WaitsFor { gate: writer.gate(gate)?, unit: writer.unit(unit)? },
        Reason::NotConfirmed(gate, party) => {
            ReasonOut::NotConfirmed { gate: writer.gate(gate)?, party: writer.party(party)? }
        }
        Reason::SecondPerson(gate) => ReasonOut::SecondPerson { gate: writer.gate(gate)? },
        Reason::TooEarly(gate) => ReasonOut::TooEarly { gate: writer.gate(gate)? },
        Reason::OutOfOrder(unit, before) => {
            ReasonOut::OutOfOrder { unit: writer.unit(unit)?, before: writer.unit(before)? }
        }
        Reason::Owed(party, units) => ReasonOut::Owed { party: writer.party(party)?, units },
        Reason::NotTogether(ride) => ReasonOut::NotTogether { ride: writer.ride(ride)? },
        Reason::NotOver(unit) => ReasonOut::NotOver { unit: writer.unit(unit)? },
        Reason::Protected(unit) => ReasonOut::Protected { unit: writer.unit(unit)? },
        Reason::NoRoom(unit) => ReasonOut::NoRoom { unit: writer.unit(unit)? },
        Reason::Apart(unit, other) => ReasonOut::Apart { unit: writer.unit(unit)?, other: writer.unit(other)? },
        Reason::Target => ReasonOut::Target {},
        Reason::Stale(now) => ReasonOut::Stale { now },
        Reason::Quota(quota) => ReasonOut::Quota { quota: names.quotas.name(quota)?.to_owned() },
    })
}

struct Writer<'a> {
    names: &'a OperationNames,
}

impl Writer<'_> {
    fn unit(&self, unit: UnitRef) -> Option<String> {
        self.names.units.name(unit.index()).map(str::to_owned)
    }

    fn units(&self, units: &[UnitRef]) -> Option<Vec<String>> {
        units.iter().map(|unit| self.unit(*unit)).collect()
    }

    fn ride(&self, ride: usize) -> Option<String> {
        self.names.rides.name(ride).map(str::to_owned)
    }

    fn work(&self, work: usize) -> Option<String> {
        self.names.works.name(work).map(str::to_owned)
    }

    fn gate(&self, gate: GateRef) -> Option<String> {
        self.names.gates.name(gate.index()).map(str::to_owned)
    }

    fn party(&self, party: PartyRef) -> Option<String> {
        self.names.parties.name(party.index()).map(str::to_owned)
    }

    fn scope(&self, scope: Scope) -> Option<ScopeOut> {
        Some(match scope {
            Scope::Everything => ScopeOut::Everything,
            Scope::Trip(ride) => ScopeOut::Ride(self.ride(ride)?),
            Scope::Gate(gate) => ScopeOut::Gate(self.gate(gate)?),
            Scope::Unit(unit) => ScopeOut::Unit(self.unit(unit)?),
        })
    }
}

/// The word of a room.
pub(super) fn room_word(room: Room) -> &'static str {
    words::ROOM.iter().find(|(_, known)| *known == room).map_or("seat", |(word, _)| word)
}

/// The word of a kind of request.
pub(super) fn request_word(kind: RequestKind) -> &'static str {
    words::REQUEST.iter().find(|(_, known)| *known == kind).map_or("other", |(word, _)| word)
}
