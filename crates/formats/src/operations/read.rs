//! From names to the model's indices, strictly: every mistake is told, and with any there is nothing.

use takas_model::operation::{
    Act, AuthorRef, Consequence, Happened, OperationEvent, Reason, RequestKind, Said, Scope, TargetRef, UnitRef, Weight,
};
use takas_model::{CheckRef, GateRef, PartyRef, PersonGate, PlaceRef, Room};

use super::names::{OperationNames, Vocabulary};
use super::output::{ActOut, ConsequenceOut, EventOut, HappenedOut, ReasonOut, RequestOut, ScopeOut, WeightOut};
use crate::codes::Code;
use crate::deals::unhex;
use crate::diagnostic::Sink;
use crate::plans::NameList;
use crate::reading::words::{self, Words};
use crate::source::{Place, Text};

const STALE: &str = "use the names of the plan that is run; `takas run` lists them";

/// Reads one command or event by the names of one plan.
pub(super) struct Resolver<'a> {
    pub(super) names: &'a OperationNames,
    pub(super) text: &'a Text,
    pub(super) sink: &'a mut Sink,
}

impl Resolver<'_> {
    /// What is said.
    pub(super) fn act(&mut self, out: &ActOut) -> Option<Act> {
        Some(match out {
            ActOut::InHand { gate, unit } => {
                let (gate, unit) = (self.person_gate(gate), self.unit(unit));
                Act::InHand(unit?, gate?)
            }
            ActOut::NotInHand { gate, unit } => {
                let (gate, unit) = (self.person_gate(gate), self.unit(unit));
                Act::NotInHand(unit?, gate?)
            }
            ActOut::Needs { room, unit } => {
                let (room, unit) = (self.word("room", words::ROOM, room), self.unit(unit));
                Act::Needs(unit?, room?)
            }
            ActOut::NotTravelling { unit } => Act::NotTravelling(self.unit(unit)?),
            ActOut::Begun { work } => Act::WorkBegun(self.work(work)?),
            ActOut::Ended { units, work } => {
                let (units, work) = (self.units(units), self.work(work));
                Act::WorkEnded(work?, units?)
            }
            ActOut::Agree { gate } => Act::Agree(self.gate(gate)?),
            ActOut::TakeBack { gate } => Act::TakeBack(self.gate(gate)?),
            ActOut::Release { gate } => Act::Release(self.gate(gate)?),
            ActOut::Board { ride, units } => {
                let (ride, units) = (self.ride(ride), self.units(units));
                Act::Board(ride?, units?)
            }
            ActOut::Boarded { ride, units } => {
                let (ride, units) = (self.ride(ride), self.units(units));
                Act::Boarded(ride?, units?)
            }
            ActOut::Alighted { ride, units } => {
                let (ride, units) = (self.ride(ride), self.units(units));
                Act::Alighted(ride?, units?)
            }
            ActOut::Go { rides } => Act::Go(self.rides(rides)?),
            ActOut::Departed { ride } => Act::Departed(self.ride(ride)?),
            ActOut::Arrived { place, ride } => {
                let (ride, place) = (self.ride(ride), self.place(place));
                Act::Arrived(ride?, place?)
            }
            ActOut::Verified { units } => Act::Verified(self.units(units)?),
            ActOut::HandedOver { units } => Act::HandedOver(self.units(units)?),
            ActOut::FollowedUp { unit } => Act::FollowedUp(self.unit(unit)?),
            ActOut::Request(request) => self.request(request)?,
            ActOut::Met { number, party } => Act::Met(self.party(party)?, *number),
            ActOut::Hold { scope } => Act::Hold(self.scope(scope)?),
            ActOut::Resume { scope } => Act::Resume(self.scope(scope)?),
            ActOut::Abort {} => Act::Abort,
            ActOut::Adopt { plan } => Act::Adopt(self.digest(plan)?),
            ActOut::Accept { units } => Act::Accept(*units),
            ActOut::Close {} => Act::Close,
        })
    }

    fn request(&mut self, out: &RequestOut) -> Option<Act> {
        let about = match &out.about {
            Some(unit) => self.unit(unit).map(Some),
            None => Some(None),
        };
        let kind: Option<RequestKind> = self.word("kind of request", words::REQUEST, &out.kind);
        let owner = self.author(&out.owner);
        Some(Act::Request { number: out.number, about: about?, kind: kind?, owner: owner?, due: out.due })
    }

    /// What is said by a plan that is or was the target.
    pub(super) fn act_by(&mut self, vocabulary: &Vocabulary, plan: u32, out: &ActOut) -> Option<(TargetRef, Act)> {
        let target = TargetRef::new(usize::try_from(plan).ok()?);
        let Some(names) = vocabulary.of(target) else {
            let message = format!("there is no plan {plan} yet");
            self.error(Code::OperationNumber, "", &message, "count plans from 0: the first; each adoption adds one");
            return None;
        };
        let mut reader = Resolver { names, text: self.text, sink: &mut *self.sink };
        Some((target, reader.act(out)?))
    }

    /// One event.
    pub(super) fn event(&mut self, vocabulary: &Vocabulary, out: &EventOut) -> Option<OperationEvent> {
        let what = match &out.what {
            HappenedOut::Said { author, plan, says, sequence, time, weight } => {
                let (author, weight) = (self.author(author), self.weight(weight));
                let (target, act) = self.act_by(vocabulary, *plan, says)?;
                let said = Said { author: author?, sequence: *sequence, time: *time, target, act };
                Happened::Said(said, weight?)
            }
            HappenedOut::Follows(consequence) => Happened::Follows(self.consequence(consequence)?),
        };
        Some(OperationEvent { number: out.number, at: out.at, what })
    }

    fn weight(&mut self, out: &WeightOut) -> Option<Weight> {
        Some(match out {
            WeightOut::Counts => Weight::Counts,
            WeightOut::Repeats => Weight::Repeats,
            WeightOut::Waits => Weight::Waits,
            WeightOut::Irregular(reasons) => {
                let read: Vec<Option<Reason>> = reasons.iter().map(|reason| self.reason(reason)).collect();
                Weight::Irregular(read.into_iter().collect::<Option<_>>()?)
            }
        })
    }

    fn consequence(&mut self, out: &ConsequenceOut) -> Option<Consequence> {
        Some(match out {
            ConsequenceOut::ClearToTravel { unit } => Consequence::ClearToTravel(self.unit(unit)?),
            ConsequenceOut::NoLongerClear { unit } => Consequence::NoLongerClear(self.unit(unit)?),
            ConsequenceOut::NotTravelling { unit } => Consequence::NotTravelling(self.unit(unit)?),
            ConsequenceOut::Opened { gate } => Consequence::Opened(self.gate(gate)?),
            ConsequenceOut::CountsNow { broken, event } => {
                let read: Vec<Option<Reason>> = broken.iter().map(|reason| self.reason(reason)).collect();
                Consequence::CountsNow(*event, read.into_iter().collect::<Option<_>>()?)
            }
            ConsequenceOut::Lapsed { event } => Consequence::Lapsed(*event),
            ConsequenceOut::Overdue { number, party } => Consequence::Overdue(self.party(party)?, *number),
            ConsequenceOut::Withheld { party, units } => Consequence::Withheld(self.party(party)?, *units),
            ConsequenceOut::Cured { party } => Consequence::Cured(self.party(party)?),
            ConsequenceOut::Safe {} => Consequence::Safe,
        })
    }

    fn reason(&mut self, out: &ReasonOut) -> Option<Reason> {
        Some(match out {
            ReasonOut::Seat {} => Reason::Seat,
            ReasonOut::Sequence { next } => Reason::Sequence(*next),
            ReasonOut::Contradicts { number } => Reason::Contradicts(*number),
            ReasonOut::TooMuch {} => Reason::TooMuch,
            ReasonOut::Unknown {} => Reason::Unknown,
            ReasonOut::NotSo {} => Reason::NotSo,
            ReasonOut::Closed {} => Reason::Closed,
            ReasonOut::Aborted {} => Reason::Aborted,
            ReasonOut::Held { scope } => Reason::Held(self.scope(scope)?),
            ReasonOut::NotClear { unit } => Reason::NotClear(self.unit(unit)?),
            ReasonOut::DoesNotTravel { unit } => Reason::DoesNotTravel(self.unit(unit)?),
            ReasonOut::NotChecked { check, unit } => {
                let (check, unit) = (self.check(check), self.unit(unit));
                Reason::NotChecked(unit?, check?)
            }
            ReasonOut::NotDone { work } => Reason::NotDone(self.work(work)?),
            ReasonOut::NotThere { unit } => Reason::NotThere(self.unit(unit)?),
            ReasonOut::NotPlanned { unit } => Reason::NotPlanned(self.unit(unit)?),
            ReasonOut::NoWord { unit } => Reason::NoWord(self.unit(unit)?),
            ReasonOut::NoGo { ride } => Reason::NoGo(self.ride(ride)?),
            ReasonOut::VehicleElsewhere { ride } => Reason::VehicleElsewhere(self.ride(ride)?),
            ReasonOut::Shut { gate, unit } => Reason::Shut(self.unit(unit)?, self.gate(gate)?),
            ReasonOut::WaitsFor { gate, unit } => Reason::WaitsFor(self.gate(gate)?, self.unit(unit)?),
            ReasonOut::NotConfirmed { gate, party } => Reason::NotConfirmed(self.gate(gate)?, self.party(party)?),
            ReasonOut::SecondPerson { gate } => Reason::SecondPerson(self.gate(gate)?),
            ReasonOut::TooEarly { gate } => Reason::TooEarly(self.gate(gate)?),
            ReasonOut::OutOfOrder { unit, before } => Reason::OutOfOrder(self.unit(unit)?, self.unit(before)?),
            ReasonOut::Owed { party, units } => Reason::Owed(self.party(party)?, *units),
            ReasonOut::NotTogether { ride } => Reason::NotTogether(self.ride(ride)?),
            ReasonOut::NotOver { unit } => Reason::NotOver(self.unit(unit)?),
            ReasonOut::Protected { unit } => Reason::Protected(self.unit(unit)?),
            ReasonOut::NoRoom { unit } => Reason::NoRoom(self.unit(unit)?),
            ReasonOut::Apart { unit, other } => Reason::Apart(self.unit(unit)?, self.unit(other)?),
            ReasonOut::Target {} => Reason::Target,
            ReasonOut::Stale { now } => Reason::Stale(*now),
            ReasonOut::Quota { quota } => Reason::Quota(self.quota(quota)?),
        })
    }

    /// The author of that id.
    pub(super) fn author(&mut self, id: &str) -> Option<AuthorRef> {
        let names = self.names;
        self.find("author", &names.authors, id).map(AuthorRef::new)
    }

    fn unit(&mut self, name: &str) -> Option<UnitRef> {
        let names = self.names;
        self.find("unit", &names.units, name).map(UnitRef::new)
    }

    /// These, ascending; one that is named twice is a mistake.
    fn units(&mut self, named: &[String]) -> Option<Vec<UnitRef>> {
        let found: Vec<Option<UnitRef>> = named.iter().map(|name| self.unit(name)).collect();
        self.ascending(found.into_iter().collect::<Option<_>>()?)
    }

    fn rides(&mut self, named: &[String]) -> Option<Vec<usize>> {
        let found: Vec<Option<usize>> = named.iter().map(|name| self.ride(name)).collect();
        self.ascending(found.into_iter().collect::<Option<_>>()?)
    }

    fn ascending<T: Ord>(&mut self, mut found: Vec<T>) -> Option<Vec<T>> {
        let before = found.len();
        found.sort_unstable();
        found.dedup();
        if found.len() < before {
            self.error(Code::OperationNumber, "", "a name is written twice in one list", "write it once");
            return None;
        }
        Some(found)
    }

    fn ride(&mut self, name: &str) -> Option<usize> {
        let names = self.names;
        self.find("ride", &names.rides, name)
    }

    fn work(&mut self, name: &str) -> Option<usize> {
        let names = self.names;
        self.find("check or measure", &names.works, name)
    }

    fn gate(&mut self, name: &str) -> Option<GateRef> {
        let names = self.names;
        self.find("gate", &names.gates, name).map(GateRef::new)
    }

    fn quota(&mut self, name: &str) -> Option<usize> {
        let names = self.names;
        self.find("quota", &names.quotas, name)
    }

    fn check(&mut self, name: &str) -> Option<CheckRef> {
        let names = self.names;
        self.find("check", &names.checks, name).map(CheckRef::new)
    }

    fn place(&mut self, name: &str) -> Option<PlaceRef> {
        let names = self.names;
        self.find("place", &names.places, name).map(PlaceRef::new)
    }

    fn party(&mut self, id: &str) -> Option<PartyRef> {
        let names = self.names;
        self.find("party", &names.parties, id).map(PartyRef::new)
    }

    fn scope(&mut self, out: &ScopeOut) -> Option<Scope> {
        Some(match out {
            ScopeOut::Everything => Scope::Everything,
            ScopeOut::Ride(ride) => Scope::Trip(self.ride(ride)?),
            ScopeOut::Gate(gate) => Scope::Gate(self.gate(gate)?),
            ScopeOut::Unit(unit) => Scope::Unit(self.unit(unit)?),
        })
    }

    fn person_gate(&mut self, word: &str) -> Option<PersonGate> {
        let found = PersonGate::ALL.into_iter().find(|gate| gate.name() == word);
        if found.is_none() {
            let known = PersonGate::ALL.map(PersonGate::name);
            let help = self.sink.did_you_mean(word, known, "name a personal gate");
            self.error(Code::OperationName, word, &format!("there is no personal gate `{word}`"), &help);
        }
        found
    }

    fn word<T: Copy>(&mut self, what: &str, known: Words<T>, word: &str) -> Option<T> {
        let found = known.iter().find(|(known, _)| *known == word).map(|(_, meaning)| *meaning);
        if found.is_none() {
            let all = known.iter().map(|(known, _)| *known);
            let help = self.sink.did_you_mean(word, all, "use one of the words of docs/reference/run-json.md");
            self.error(Code::OperationName, word, &format!("there is no {what} `{word}`"), &help);
        }
        found
    }

    fn digest(&mut self, digits: &str) -> Option<[u8; 32]> {
        let is_lower = !digits.bytes().any(|digit| digit.is_ascii_uppercase());
        let found = unhex(digits).filter(|_| is_lower).and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        if found.is_none() {
            let help = "write the digest of the plan: 64 hexadecimal digits in small letters";
            self.error(Code::OperationNumber, digits, "this is no digest of a plan", help);
        }
        found
    }

    fn find(&mut self, what: &str, list: &NameList, name: &str) -> Option<usize> {
        let found = list.find(name);
        if found.is_none() {
            let help = self.sink.did_you_mean(name, list.iter(), STALE);
            self.error(Code::OperationName, name, &format!("the operation has no {what} `{name}`"), &help);
        }
        found
    }

    /// Tells a mistake where the word stands.
    pub(super) fn error(&mut self, code: Code, word: &str, message: &str, help: &str) {
        let quoted = serde_json::to_string(word).unwrap_or_default();
        let place = if word.is_empty() { Place { file: 0, start: 0, end: 0 } } else { self.text.find(0, &quoted) };
        self.sink.add(code, place, message, help);
    }
}

/// The word of a room as files write it, read.
pub(super) fn room_of(word: &str) -> Option<Room> {
    words::ROOM.iter().find(|(known, _)| *known == word).map(|(_, room)| *room)
}
