//! An operation that is run: what is said goes through the engine, into the store, and only then counts.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use takas_formats::Diagnostic;
use takas_formats::list_book::ListBook;
use takas_formats::operations::{
    DeskSays, Spoken, UnitOut, Vocabulary, command_bytes, event_bytes, read_command, unit_out,
};
use takas_formats::plans::SavedPlan;
use takas_ledger::AuthorId;
use takas_model::{
    Act, AuthorRef, Case, Consequence, Happened, Instant, OperationEvent, OperationKind, Reason, Said, Seat, Target,
    Unit, UnitRef, Weight,
};
use takas_operation::{Operation, Refused, State};
use takas_store::StoreError;
use takas_views::phrase::Fixed;
use takas_views::words::reasons;
use takas_views::{Compartments, Course, Fact, Names, Phrase, Reader, Telling, is_private, readers};

use super::clock::now;
use super::instead::Barred;
use super::journal::{Elsewhere, Journal, Leaf};
use crate::dossier::Dossier;
use crate::failure::Failure;
use crate::kept;

/// How often something is tried again where several desks write to one store.
pub const ATTEMPTS: usize = 20;

/// An operation that is run.
pub struct Session {
    /// The files of the case.
    pub dossier: Arc<dyn Dossier>,
    /// The case.
    pub case: Case,
    /// What is fixed, and the plans that were brought.
    pub operation: Operation,
    /// What has become of everybody.
    pub state: State,
    /// Everything that happened.
    pub events: Vec<OperationEvent>,
    /// The plans that were adopted, in order.
    pub adopted: Vec<Target>,
    /// The names that people use.
    pub names: Vocabulary,
    /// The names of what is kept.
    pub numbers: Vocabulary,
    /// The words that were refused lately.
    refused: Refused,
    /// The store.
    pub journal: Journal,
    /// Plans that were brought and may be adopted: their ids and what they are.
    pub brought: Vec<(String, Target)>,
    /// The mediator's book of names, as it stood when somebody last did not travel: who is next in whose place.
    pub book: ListBook,
    /// Saved plans that were named and lie elsewhere than with the case, by digest: one that is adopted is kept with it.
    pub(super) named: RefCell<BTreeMap<[u8; 32], SavedPlan>>,
    /// Why what is known here may be behind what is stored; then nothing is decided from it.
    pub(super) lost: Option<String>,
}

/// What came of something that was said.
pub enum Outcome {
    /// It was accepted, and these events are on the disk; none: it was said before.
    Accepted(Vec<OperationEvent>),
    /// It was refused, and nothing has changed.
    Refused(Vec<Reason>),
    /// It was signed elsewhere and is not what it should be; nothing has changed.
    NotSigned(NotSigned),
    /// It would adopt a plan that brings these, who may not go; nothing has changed.
    Barred(Vec<Barred>),
}

/// Why something that was signed elsewhere is not what it should be. In words for whoever reads all; who reads less is told
/// [`reasons::NOT_YOURS`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotSigned {
    /// In a sentence.
    pub why: Phrase,
    /// What is wrong with what it says, where that cannot be read.
    pub found: Vec<Diagnostic>,
}

impl From<Phrase> for NotSigned {
    fn from(why: Phrase) -> Self {
        Self { why, found: Vec::new() }
    }
}

impl From<Fixed> for NotSigned {
    fn from(why: Fixed) -> Self {
        why.phrase().into()
    }
}

impl fmt::Display for NotSigned {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.why)?;
        self.found.iter().try_for_each(|found| write!(out, "; {}", found.message))
    }
}

impl Session {
    /// An operation in which nothing has been said yet.
    pub fn new(dossier: &Arc<dyn Dossier>, case: &Case, operation: Operation, journal: Journal) -> Self {
        let charter = operation.charter();
        let (names, numbers) = (Vocabulary::new(case, charter), Vocabulary::numbered(case, charter));
        let state = operation.begin();
        Self {
            dossier: Arc::clone(dossier),
            case: case.clone(),
            operation,
            state,
            events: Vec::new(),
            adopted: Vec::new(),
            names,
            numbers,
            refused: Refused::default(),
            journal,
            brought: Vec::new(),
            book: ListBook::default(),
            named: RefCell::default(),
            lost: None,
        }
    }

    /// As one that was read anew from its store, and knows what was refused here.
    pub(super) fn becomes(&mut self, anew: Self) {
        let (refused, named) = (std::mem::take(&mut self.refused), self.named.take());
        let book = std::mem::take(&mut self.book);
        *self = Self { refused, named: named.into(), book, ..anew };
    }

    /// Says something now. When this returns, the disk has it.
    ///
    /// # Errors
    /// When the store does not take it: then it does not count, and can be said again.
    pub fn say(&mut self, spoken: Spoken, now: Instant) -> Result<Outcome, Failure> {
        self.again(|session| session.say_once(&spoken, None, now))
    }

    /// Says something now that its author has signed elsewhere. When this returns, the disk has it, as it was signed.
    ///
    /// # Errors
    /// When the store does not take it: then it does not count, and can be said again.
    pub fn say_signed(&mut self, signed: &Elsewhere, now: Instant) -> Result<Outcome, Failure> {
        self.again(|session| {
            let (author, target, act) = match session.read_signed(signed) {
                Ok(read) => read,
                Err(why) => return Ok(Outcome::NotSigned(why)),
            };
            let envelope = &signed.command.envelope;
            let last = session.journal.last_said(envelope.operation, envelope.author);
            if envelope.sequence <= last {
                let known = session.journal.signed(envelope.operation, envelope.author, envelope.sequence)?;
                let is_same = known.is_some_and(|known| known.envelope == *envelope);
                let contradicts = || Outcome::Refused(vec![Reason::Contradicts(envelope.sequence)]);
                return Ok(if is_same { Outcome::Accepted(Vec::new()) } else { contradicts() });
            }
            if envelope.sequence > last + 1 {
                return Ok(Outcome::Refused(vec![Reason::Sequence(last + 1)]));
            }
            let time = Some(time_of(signed));
            session.say_once(&Spoken { author, sequence: None, time, target, act }, Some(signed), now)
        })
    }

    /// Who says what in something that was signed elsewhere.
    ///
    /// # Errors
    /// Why it is not theirs, or not of this operation.
    pub fn read_signed(&self, signed: &Elsewhere) -> Result<(AuthorRef, takas_model::TargetRef, Act), NotSigned> {
        let identity = &self.journal.identity;
        let envelope = &signed.command.envelope;
        if envelope.case != identity.case || ![identity.operation, identity.journal].contains(&envelope.operation) {
            return Err(reasons::OTHER_OPERATION.into());
        }
        let author = identity.authors.iter().position(|(id, _)| *id == envelope.author);
        // The desk, which is the last, speaks here alone.
        let author = author.filter(|index| index + 1 < identity.authors.len());
        let author = author.ok_or(reasons::NOBODY)?;
        let (_, key) = &identity.authors[author];
        signed.command.verify(key).map_err(|_| reasons::SIGNATURE)?;
        if signed.payload.commitment() != envelope.commitment {
            return Err(reasons::COMMITMENT.into());
        }
        let (target, act) = read_command(&self.numbers, &signed.payload.bytes)
            .map_err(|found| NotSigned { found, ..reasons::UNREADABLE.into() })?;
        let author = AuthorRef::new(author);
        if (envelope.operation == identity.journal) != is_kept_apart(author, target, &act) {
            return Err(reasons::OTHER_RECORD.into());
        }
        Ok((author, target, act))
    }

    /// Tries something again when another desk was faster: what that wrote counts first.
    fn again(&mut self, mut act: impl FnMut(&mut Self) -> Result<Outcome, Failure>) -> Result<Outcome, Failure> {
        self.find_place()?;
        if self.journal.is_shared() {
            // What another desk has written may be what this wants for: nothing is refused for not having looked.
            self.catch_up()?;
        }
        for _ in 0..ATTEMPTS {
            match act(self) {
                Err(Failure::Store(StoreError::WrongRevision { .. })) => self.catch_up()?,
                outcome => return outcome,
            }
        }
        act(self)
    }

    fn say_once(&mut self, spoken: &Spoken, signed: Option<&Elsewhere>, now: Instant) -> Result<Outcome, Failure> {
        let Act::Adopt(digest) = spoken.act else { return self.say_now(spoken, signed, now) };
        // A plan that is refused now fits another moment otherwise: it is brought anew then.
        let before = (self.operation.clone(), self.brought.clone());
        let barred = self.bring(digest)?;
        let outcome = if !barred.is_empty() && self.is_barred_to(spoken.author) {
            Ok(Outcome::Barred(barred))
        } else {
            self.say_now(spoken, signed, now)
        };
        if !matches!(&outcome, Ok(Outcome::Accepted(events)) if !events.is_empty()) {
            (self.operation, self.brought) = before;
        }
        outcome
    }

    fn say_now(&mut self, spoken: &Spoken, signed: Option<&Elsewhere>, now: Instant) -> Result<Outcome, Failure> {
        let &Spoken { author, sequence, time, target, ref act } = spoken;
        let next = self.state.next_sequence(author).unwrap_or(1);
        let sequence = sequence.unwrap_or(next);
        let before = if sequence < next { self.time_of(author, sequence) } else { None };
        let time = time.or(before).unwrap_or(now);
        let said = Said { author, sequence, time, target, act: act.clone() };
        let mut state = self.state.clone();
        // What bears its number and its moment was sent: its double is answered as it was. What is typed is said anew.
        let is_sent = spoken.sequence.is_some() && spoken.time.is_some();
        let answer = if is_sent {
            self.operation.hear(&mut state, &mut self.refused, said, now)
        } else {
            self.operation.say(&mut state, said, now)
        };
        let events = match answer {
            Ok(events) => events,
            Err(reasons) => return Ok(Outcome::Refused(reasons)),
        };
        self.take(&events, signed, state, now)?;
        Ok(Outcome::Accepted(events))
    }

    /// When an author said what bears this number, by the author's clock: said again, it is the same.
    fn time_of(&self, author: AuthorRef, sequence: u64) -> Option<Instant> {
        self.events.iter().rev().find_map(|event| match &event.what {
            Happened::Said(said, _) if (said.author, said.sequence) == (author, sequence) => Some(said.time),
            _ => None,
        })
    }

    /// Whether the clock may bring something by now: something is due, or another desk may have written.
    pub fn is_due(&self, now: Instant) -> bool {
        let is_due = self.operation.next_deadline(&self.state).is_some_and(|due| due <= now);
        !self.is_lost() && (is_due || self.journal.is_shared())
    }

    /// What the clock brings.
    ///
    /// # Errors
    /// When the store does not take it: then it comes again.
    pub fn tick(&mut self, now: Instant) -> Result<Vec<OperationEvent>, Failure> {
        self.find_place()?;
        if self.journal.is_shared() {
            self.catch_up()?;
        }
        let events = self.operation.tick(&self.state, now);
        if events.is_empty() {
            return Ok(events);
        }
        let mut state = self.state.clone();
        for event in &events {
            self.operation.apply(&mut state, event).map_err(|fault| Failure::Record(fault.to_string()))?;
        }
        self.take(&events, None, state, now)?;
        Ok(events)
    }

    /// Writes events, and counts them when the disk has them.
    fn take(
        &mut self,
        events: &[OperationEvent],
        signed: Option<&Elsewhere>,
        state: State,
        now: Instant,
    ) -> Result<(), Failure> {
        if events.is_empty() {
            return Ok(());
        }
        let mut scribe = Scribe {
            case: &self.case,
            operation: &self.operation,
            adopted: Cow::Borrowed(&self.adopted),
            names: Cow::Borrowed(&self.names),
            numbers: Cow::Borrowed(&self.numbers),
            brought: &self.brought,
            signed,
        };
        let mut leaves = Vec::new();
        for event in events {
            scribe.write(event, &mut leaves)?;
        }
        let another = scribe.another();
        self.keep_adopted(events)?;
        self.journal.write(&leaves, now)?;
        if let Some((adopted, names, numbers)) = another {
            (self.adopted, self.names, self.numbers) = (adopted, names, numbers);
        }
        self.state = state;
        self.events.extend_from_slice(events);
        self.see_book(events);
        // What was said is on the disk. A checkpoint that cannot be written now is written with the next.
        if let Err(failure) = self.journal.publish() {
            tell!("takas: no checkpoint could be written: {failure}");
        }
        Ok(())
    }

    /// Keeps a plan that is adopted with the case, if it lies elsewhere: whoever goes on later has to find it.
    fn keep_adopted(&self, events: &[OperationEvent]) -> Result<(), Failure> {
        let named = self.named.borrow();
        let mut adopted = events.iter().filter_map(OperationEvent::adopts).filter_map(|digest| named.get(digest));
        adopted.try_for_each(|saved| kept::keep(&*self.dossier, saved))
    }

    /// The moment that it is: by the clock where it is run live, else the last that anything is known of.
    pub fn moment(&self) -> Instant {
        match self.operation.charter().kind {
            OperationKind::Live => now(),
            OperationKind::Rehearsal | OperationKind::Historical => {
                let begins = self.operation.target(&self.state).handover.begins;
                self.state.last_at().unwrap_or(begins)
            }
        }
    }

    /// Who travels.
    pub fn travels(&self, unit: UnitRef) -> bool {
        self.operation.travels(&self.state, unit)
    }

    /// The author of that id.
    pub fn author(&self, id: &str) -> Option<AuthorRef> {
        self.names.present().authors.find(id).map(AuthorRef::new)
    }

    /// The ids of the authors who speak for a reader.
    pub fn authors_of(&self, reader: Reader) -> Vec<AuthorId> {
        let seats = self.operation.charter().authors.iter().zip(&self.journal.identity.authors);
        let mine = |seat: Seat| seat != Seat::Desk && Reader::of(seat) == reader;
        seats.filter(|(author, _)| mine(author.seat)).map(|(_, (id, _))| *id).collect()
    }

    /// Why something is refused, in words for a reader.
    pub fn words(&self, reasons: &[Reason], reader: Reader, names: Names) -> Vec<Phrase> {
        let course = Course::after(self.operation.charter(), &self.adopted);
        Telling::new(&self.case, course, reader, names).reasons(reasons)
    }
}

/// When something was signed elsewhere, by its author's clock. The record reads no moment after the year 9999, so that each fits; one that
/// did not would be told as too far away, and never taken for now.
pub fn time_of(signed: &Elsewhere) -> Instant {
    Instant::try_from(signed.command.envelope.time).unwrap_or(Instant::MAX)
}

/// The plan of a digest among those that were brought, with its id.
pub(super) fn brought<'b>(all: &'b [(String, Target)], digest: &[u8; 32]) -> Option<&'b (String, Target)> {
    all.iter().find(|(_, target)| target.digest == *digest)
}

/// Whether what an author says is on no record.
pub fn is_kept_apart(author: AuthorRef, target: takas_model::TargetRef, act: &Act) -> bool {
    let said = Said { author, sequence: 1, time: 0, target, act: act.clone() };
    is_private(&OperationEvent { number: 0, at: 0, what: Happened::Said(said, Weight::Counts) })
}

/// Makes entries from events, one after the other.
pub struct Scribe<'a> {
    pub(crate) case: &'a Case,
    pub(crate) operation: &'a Operation,
    pub(crate) adopted: Cow<'a, [Target]>,
    pub(crate) names: Cow<'a, Vocabulary>,
    pub(crate) numbers: Cow<'a, Vocabulary>,
    pub(crate) brought: &'a [(String, Target)],
    /// What was signed elsewhere, if that is what is written.
    pub signed: Option<&'a Elsewhere>,
}

impl Scribe<'_> {
    /// What has become of plans and names, if another plan was adopted.
    pub fn another(self) -> Option<(Vec<Target>, Vocabulary, Vocabulary)> {
        match self.adopted {
            Cow::Owned(adopted) => Some((adopted, self.names.into_owned(), self.numbers.into_owned())),
            Cow::Borrowed(_) => None,
        }
    }

    fn write(&mut self, event: &OperationEvent, leaves: &mut Vec<Leaf>) -> Result<(), Failure> {
        let charter = self.operation.charter();
        let course = Course::after(charter, &self.adopted);
        let compartments = Compartments::new(course);
        let whole = compartments.readers_of(event);
        match &event.what {
            Happened::Said(said, weight) => {
                let payload = command_bytes(&self.numbers, said.target, &said.act).ok_or_else(unwritable)?;
                let about = self.about(&said.act);
                let is_private = is_private(event);
                let readers = if is_private {
                    BTreeSet::from([Reader::of(charter.authors[said.author.index()].seat)])
                } else {
                    whole.clone()
                };
                let (author, time, signed) = (said.author, said.time, self.signed.cloned().map(Box::new));
                leaves.push(Leaf::Said { author, time, payload, is_private, readers, about, signed });
                if !is_private {
                    self.tell_others(&compartments, course, event, &whole, leaves)?;
                }
                if *weight != Weight::Counts && !is_private {
                    let says = DeskSays::weighs(&self.numbers, event.number, weight).ok_or_else(unwritable)?;
                    leaves.push(desk(says, BTreeSet::from([Reader::Mediator]), None));
                }
            }
            Happened::Follows(consequence) => {
                let says = DeskSays::follows(&self.numbers, consequence).ok_or_else(unwritable)?;
                leaves.push(desk(says, whole.clone(), self.of_whom(consequence)));
            }
        }
        let of_digest = |digest: &[u8; 32]| brought(self.brought, digest).ok_or_else(unwritable);
        let adopts = event.adopts().map(of_digest).transpose()?;
        if let Some((id, _)) = adopts {
            leaves.push(Leaf::Plan(id.clone()));
        }
        leaves.push(Leaf::Event(event_bytes(&self.numbers, event).ok_or_else(unwritable)?));
        if let Some((_, target)) = adopts {
            self.adopt(target.clone());
            leaves.extend(self.joined(target));
        }
        Ok(())
    }

    /// Who they are that come with a plan which was adopted just now.
    fn joined(&self, target: &Target) -> Vec<Leaf> {
        let course = Course::after(self.operation.charter(), &self.adopted);
        let first = course.units().count() - target.joins.len();
        let names = self.numbers.present();
        let joins = target.joins.iter().enumerate();
        joins
            .map(|(index, unit)| {
                let index = first + index;
                unit_leaf(UnitRef::new(index), unit, unit_out(self.case, names, index, unit))
            })
            .collect()
    }

    /// Speaks by another plan from now on.
    pub fn adopt(&mut self, target: Target) {
        let authors = &self.operation.charter().authors;
        self.names.to_mut().adopt(self.case, authors, &target);
        self.numbers.to_mut().adopt(self.case, authors, &target);
        self.adopted.to_mut().push(target);
    }

    /// Tells those who may know part of what was said that part, in the desk's words.
    fn tell_others(
        &self,
        compartments: &Compartments<'_>,
        course: Course<'_>,
        event: &OperationEvent,
        whole: &BTreeSet<Reader>,
        leaves: &mut Vec<Leaf>,
    ) -> Result<(), Failure> {
        let mut told: Vec<(Vec<u8>, BTreeSet<Reader>)> = Vec::new();
        for reader in readers(course).difference(whole) {
            let Some(excerpt) = compartments.excerpt(event, *reader) else { continue };
            let says = match &excerpt.fact {
                Fact::Act(act) => DeskSays::told(&self.numbers, act).ok_or_else(unwritable)?,
                Fact::NewPlan => DeskSays::NewPlan,
                Fact::Held => DeskSays::Held,
                Fact::Follows(consequence) => DeskSays::follows(&self.numbers, consequence).ok_or_else(unwritable)?,
            };
            let bytes = says.bytes();
            match told.iter_mut().find(|(known, _)| *known == bytes) {
                Some((_, readers)) => {
                    readers.insert(*reader);
                }
                None => told.push((bytes, BTreeSet::from([*reader]))),
            }
        }
        leaves.extend(told.into_iter().map(|(payload, readers)| Leaf::Desk {
            payload,
            readers,
            about: None,
            is_erasure: false,
        }));
        Ok(())
    }

    /// The one living unit that something concerns.
    fn about(&self, act: &Act) -> Option<UnitRef> {
        let alone = |units: &[UnitRef]| if let [unit] = units { Some(*unit) } else { None };
        let unit = match act {
            Act::InHand(unit, _)
            | Act::NotInHand(unit, _)
            | Act::Needs(unit, _)
            | Act::NotTravelling(unit)
            | Act::FollowedUp(unit)
            | Act::Request { about: Some(unit), .. } => Some(*unit),
            Act::Verified(units) | Act::HandedOver(units) | Act::WorkEnded(_, units) => alone(units),
            _ => None,
        };
        unit.filter(|unit| self.is_living(*unit))
    }

    fn of_whom(&self, consequence: &Consequence) -> Option<UnitRef> {
        let (Consequence::ClearToTravel(unit) | Consequence::NoLongerClear(unit) | Consequence::NotTravelling(unit)) =
            consequence
        else {
            return None;
        };
        Some(*unit).filter(|unit| self.is_living(*unit))
    }

    fn is_living(&self, unit: UnitRef) -> bool {
        let course = Course::after(self.operation.charter(), &self.adopted);
        course.units().nth(unit.index()).is_some_and(|unit| unit.is_living)
    }
}

/// Who a unit is: for the staff, and for the sides whose it is.
pub fn unit_leaf(reference: UnitRef, of: &Unit, unit: UnitOut) -> Leaf {
    let sides = [of.holder, of.receiver].map(Reader::Party);
    let staff = [Reader::Mediator, Reader::Field, Reader::Medical, Reader::Interviewer];
    let who: BTreeSet<Reader> = staff.into_iter().chain(sides).collect();
    desk(DeskSays::Unit(unit), who, Some(reference).filter(|_| of.is_living))
}

/// An entry of the desk.
pub fn desk(says: DeskSays, readers: BTreeSet<Reader>, about: Option<UnitRef>) -> Leaf {
    Leaf::Desk { payload: says.bytes(), readers, about, is_erasure: false }
}

fn unwritable() -> Failure {
    Failure::Record("an event points to what the operation does not have, and cannot be written".to_owned())
}
