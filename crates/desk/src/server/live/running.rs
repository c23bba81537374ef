//! An operation that is open in this process: its session, what its readers are shown, and what somebody may say next. One thread has
//! it, and nobody else.

use std::collections::BTreeMap;
use std::sync::Arc;

use takas_formats::operations::{Moment, act_words, command_bytes, read_act};
use takas_formats::{Diagnostic, Severity};
use takas_model::{Act, AuthorRef, Instant, OperationKind, Reason, Scope, TargetRef};
use takas_store::Store;
use takas_views::words::reasons;
use takas_views::{Compartments, Course, Names, OperationView, Phrase, Reader, Telling};

use super::offer::{Offer, Speaker};
use super::player::Player;
use crate::failure::Failure;
use crate::kept;
use crate::running::begin::{self, Source};
use crate::running::board;
use crate::running::compartments::Compartment;
use crate::running::journal::Elsewhere;
use crate::running::place::Place;
use crate::running::record::{Record, ring_of};
use crate::running::session::{NotSigned, Outcome, Session, is_kept_apart};
use crate::server::cabinet::Cabinet;
use crate::server::policy::CaseState;
use crate::server::role::CaseKey;
use crate::server::vault::Vault;

/// How far ahead a signed word may move the clock of what is no live operation at once, in seconds: a day.
const LEAP_MAX: Instant = 86_400;
/// So long a view is good while nothing happens, in seconds: what is late is told late by no more.
const VIEW_SECONDS: Instant = 5;

/// What an operation is opened from.
#[derive(Clone, Debug)]
pub(super) struct Opening {
    /// The key of the case.
    pub(super) key: CaseKey,
    /// The files of the case.
    pub(super) cabinet: Cabinet,
    /// Where the keys of the operation are.
    pub(super) vault: Arc<Vault>,
    /// The id of the plan.
    pub(super) plan: String,
    /// What is run.
    pub(super) kind: OperationKind,
    /// The name in the store.
    pub(super) name: String,
    /// Plays those whose keys are here; in a rehearsal alone.
    pub(super) played: Option<Played>,
}

/// How a rehearsal is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Played {
    /// How many times faster than the clock; 0: without waiting.
    pub pace: u32,
    /// From which seed.
    pub seed: u64,
}

/// How much of an operation a view tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// The last events.
    Board,
    /// Every event.
    Told,
    /// Every event, and for the mediator where everybody was safe.
    Whole,
}

/// What came of something that was said, for whoever said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The disk has it: the first and the last event that came of it; none: it was said before.
    Accepted(Option<(u64, u64)>),
    /// It was refused, for these reasons in the reader's words, and nothing has changed.
    Refused {
        /// Every reason.
        reasons: Vec<Phrase>,
        /// The number that is expected of its author, if that was why.
        next: Option<u64>,
        /// Whether it was too old: then it is said anew.
        is_stale: bool,
    },
    /// It is not what it should be.
    NotTaken(NotSigned),
    /// The store takes nothing now: nothing has changed, and it can be sent again as it is.
    NotStored,
}

/// An operation that is open.
pub(in crate::server) struct Running {
    /// What is run.
    pub(in crate::server) session: Session,
    /// What plays the rehearsal.
    pub(super) player: Option<Player>,
    opening: Opening,
    views: BTreeMap<(Reader, bool, Extent), Shown>,
}

/// A view, and when it was made.
struct Shown {
    revision: u64,
    at: Instant,
    view: Arc<OperationView>,
}

impl Running {
    /// Opens it: begins it, or goes on.
    ///
    /// # Errors
    /// When case, plan, team, keys or store have mistakes, or do not answer.
    pub(super) fn open(opening: &Opening, store: &Store) -> Result<Self, Failure> {
        let talks = opening.cabinet.talks()?;
        let kept = kept::of_id(&opening.plan, &opening.cabinet, &talks, Severity::Error)?;
        let source = Source {
            dossier: Arc::new(opening.cabinet.clone()),
            talks: &talks,
            kept: &kept,
            kind: opening.kind,
            name: &opening.name,
            witnesses: Vec::new(),
            witnesses_wanted: 0,
            second_copy: None,
        };
        see_that_everybody_signs_elsewhere(&source)?;
        let place = opening.place(store);
        let (session, _) = begin::open_in(&source, &place, store.clone())?;
        if session.operation.charter().kind != opening.kind {
            return Err(Failure::Usage("an operation of another kind has this name".to_owned()));
        }
        let played = opening.played.filter(|_| opening.kind == OperationKind::Rehearsal);
        let player = played.map(|played| Player::new(&session, played));
        Ok(Self { session, player, opening: opening.clone(), views: BTreeMap::new() })
    }

    /// How many events there are.
    pub(in crate::server) fn revision(&self) -> u64 {
        self.session.state.next_number()
    }

    /// Reads what other desks wrote, where this one knows of fewer events than whoever asks was told of at another. Where the store does not
    /// answer, what is known here stands.
    pub(super) fn reach(&mut self, told: Option<u64>) {
        if self.session.journal.is_shared() && told.is_some_and(|told| self.revision() < told) {
            let _ = self.tick();
        }
    }

    /// How far it has come, as the policies have it.
    pub(super) fn stage(&self) -> CaseState {
        let state = &self.session.state;
        if state.is_closed() {
            CaseState::Over
        } else if state.aborted().is_some() {
            CaseState::Aborted
        } else if state.holds().contains(&Scope::Everything) {
            CaseState::Held
        } else {
            CaseState::Running
        }
    }

    /// The record, to be read by anybody.
    pub(super) fn record(&self) -> Record {
        let place = self.opening.place(&self.session.journal.store);
        Record::of(&self.session, place, &self.opening.name)
    }

    /// The keys by which a reader opens what is sealed for them.
    ///
    /// # Errors
    /// When one cannot be read.
    pub(super) fn ring(&self, reader: Reader) -> Result<takas_ledger::Keyring, Failure> {
        ring_of(self.session.journal.keys(), reader)
    }

    /// What the clock brings, and what is played.
    ///
    /// # Errors
    /// When the store takes or gives nothing.
    pub(super) fn tick(&mut self) -> Result<(), Failure> {
        self.session.tick(self.session.moment())?;
        match &mut self.player {
            Some(player) => player.play(&mut self.session),
            None => Ok(()),
        }
    }

    /// What a reader may know.
    pub(in crate::server) fn view(&mut self, reader: Reader, names: Names, extent: Extent) -> Arc<OperationView> {
        let (revision, now) = (self.revision(), self.session.moment());
        let key = (reader, names == Names::Real, extent);
        if let Some(known) = self.views.get(&key)
            && known.revision == revision
            && now.abs_diff(known.at) < VIEW_SECONDS.unsigned_abs()
        {
            return Arc::clone(&known.view);
        }
        let view = Arc::new(match extent {
            Extent::Board => board::view(&self.session, reader, names, now),
            Extent::Told => board::told(&self.session, reader, names, now),
            Extent::Whole => board::page(&self.session, reader, names, now),
        });
        self.views.insert(key, Shown { revision, at: now, view: Arc::clone(&view) });
        view
    }

    /// Forgets what was shown: what stands on it beside the events has changed.
    pub(super) fn forget_views(&mut self) {
        self.views.clear();
    }

    /// Who speaks with one of these keys, as far as this reader may.
    pub(in crate::server) fn speaker(&self, keys: &[[u8; 32]], reader: Reader) -> Option<Speaker> {
        let charter = self.session.operation.charter();
        let identity = &self.session.journal.identity;
        let authors = charter.authors.iter().zip(&identity.authors).enumerate();
        // The last is the desk, which speaks here alone.
        let mut own = authors
            .take(charter.authors.len().saturating_sub(1))
            .filter(|(_, (author, (_, key)))| Reader::of(author.seat) == reader && keys.contains(key.bytes()));
        let (index, (author, (id, key))) = own.next()?;
        Some(Speaker {
            author: AuthorRef::new(index),
            name: author.id.clone(),
            id: *id,
            key: *key.bytes(),
            case: identity.case,
            operation: identity.operation,
            journal: identity.journal,
            next: self.session.journal.last_said(identity.operation, *id) + 1,
            next_private: self.session.journal.last_said(identity.journal, *id) + 1,
            clock: self.session.moment(),
            is_live: charter.kind == OperationKind::Live,
        })
    }

    /// What a speaker may say next: each counts if it is said now.
    pub(in crate::server) fn offers(&self, speaker: &Speaker, reader: Reader, names: Names) -> Vec<Offer> {
        let session = &self.session;
        let acts = session.operation.allowed(&session.state, speaker.author, session.moment());
        acts.iter().filter_map(|act| self.offer(speaker, reader, names, act)).collect()
    }

    /// What a speaker would say by these words.
    ///
    /// # Errors
    /// Why they cannot be read, for the mediator; for others nothing, so that nobody is told of what is not theirs to know.
    pub(in crate::server) fn phrase(
        &self,
        speaker: &Speaker,
        reader: Reader,
        names: Names,
        words: &str,
    ) -> Result<Offer, Vec<Diagnostic>> {
        let session = &self.session;
        let handover = &session.operation.target(&session.state).handover;
        let minute = session.moment().saturating_sub(handover.begins).div_euclid(60);
        let travels = |unit| session.travels(unit);
        let words = session.with_digests(words);
        let mut told = Vec::new();
        // By the numbers of the record, and by the names that people use.
        for vocabulary in [&session.numbers, &session.names] {
            let moment = Moment { names: vocabulary.present(), handover, now: minute, travels: &travels };
            match read_act(moment, words.trim()) {
                Ok(act) if self.may_name(&act, reader) => {
                    return self.offer(speaker, reader, names, &act).ok_or_else(Vec::new);
                }
                Ok(_) => return Err(Vec::new()),
                Err(mistakes) => told = mistakes,
            }
        }
        Err(if reader == Reader::Mediator { told } else { Vec::new() })
    }

    /// An act as a speaker would say it; none where it points to nothing.
    pub(in crate::server) fn offer(&self, speaker: &Speaker, reader: Reader, names: Names, act: &Act) -> Option<Offer> {
        let session = &self.session;
        let target = session.numbers.present_target();
        let handover = &session.operation.target(&session.state).handover;
        let telling = Telling::new(&session.case, self.course(), reader, names);
        Some(Offer {
            words: telling.offered(speaker.author, act),
            line: act_words(session.numbers.present(), handover, act)?,
            payload: command_bytes(&session.numbers, target, act)?,
            is_private: is_kept_apart(speaker.author, target, act),
            kind: act.into(),
        })
    }

    /// Says something that was signed elsewhere, for a guest who reads so much and signs by these keys.
    pub(super) fn say(&mut self, signed: &Elsewhere, keys: &[[u8; 32]], reader: Reader, names: Names) -> Answer {
        if let Err(why) = self.own(signed, keys, reader) {
            return Answer::NotTaken(why);
        }
        match self.say_own(signed) {
            Ok(Outcome::Accepted(events)) => {
                let span = events.first().zip(events.last());
                Answer::Accepted(span.map(|(first, last)| (first.number, last.number)))
            }
            Ok(Outcome::Refused(reasons)) => self.refused(&reasons, reader, names),
            Ok(Outcome::NotSigned(why)) => Answer::NotTaken(why),
            Ok(Outcome::Barred(who)) => Answer::NotTaken(self.session.barred(&who, names).into()),
            Err(_) => Answer::NotStored,
        }
    }

    /// What a guest who reads so much has signed by one of these keys.
    ///
    /// # Errors
    /// Why it is not theirs, in words that tell the reader of nothing that is not the reader's to know.
    pub(in crate::server) fn own(
        &self,
        signed: &Elsewhere,
        keys: &[[u8; 32]],
        reader: Reader,
    ) -> Result<(AuthorRef, TargetRef, Act), NotSigned> {
        let (author, target, act) = match self.session.read_signed(signed) {
            Ok(read) => read,
            Err(why) if reader == Reader::Mediator => return Err(why),
            Err(_) => return Err(reasons::NOT_YOURS.into()),
        };
        let identity = &self.session.journal.identity;
        let is_own = identity.authors.get(author.index()).is_some_and(|(_, key)| keys.contains(key.bytes()));
        let seat = self.session.operation.author(author).map(|author| Reader::of(author.seat));
        if !is_own || seat != Some(reader) || !self.may_name_by(target, &act, reader) {
            return Err(reasons::NOT_YOURS.into());
        }
        Ok((author, target, act))
    }

    /// Says what was found to be its author's own.
    ///
    /// # Errors
    /// When the store does not take it.
    pub(in crate::server) fn say_own(&mut self, signed: &Elsewhere) -> Result<Outcome, Failure> {
        let at = self.moves_to(signed)?;
        self.session.say_signed(signed, at)
    }

    /// The moment at which something that was signed is weighed. Where the operation is none that is live, its clock has moved there.
    ///
    /// # Errors
    /// When the store does not take what the clock brings.
    pub(in crate::server) fn moves_to(&mut self, signed: &Elsewhere) -> Result<Instant, Failure> {
        let at = self.clock_for(signed);
        if self.session.operation.charter().kind != OperationKind::Live {
            self.session.tick(at)?;
        }
        Ok(at)
    }

    /// The desk's own key of this operation, which no reader has.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(in crate::server) fn key_of_desk(&self) -> Result<takas_ledger::SecretKey, Failure> {
        Ok(self.session.journal.keys().get(&Compartment::Desk.file())?.secret)
    }

    fn refused(&self, reasons: &[Reason], reader: Reader, names: Names) -> Answer {
        let next = reasons.iter().find_map(|reason| match reason {
            Reason::Sequence(next) => Some(*next),
            _ => None,
        });
        let is_stale = reasons.iter().any(|reason| matches!(reason, Reason::Stale(_)));
        Answer::Refused { reasons: self.session.words(reasons, reader, names), next, is_stale }
    }

    /// The moment at which something that was signed is weighed. In what is no live operation the clock is that of what is told.
    fn clock_for(&self, signed: &Elsewhere) -> Instant {
        let moment = self.session.moment();
        match self.session.operation.charter().kind {
            OperationKind::Live => moment,
            OperationKind::Rehearsal | OperationKind::Historical => {
                let told = Instant::try_from(signed.command.envelope.time).unwrap_or(moment);
                told.clamp(moment, moment.saturating_add(LEAP_MAX))
            }
        }
    }

    /// Whether all that an act names is a reader's to know.
    pub(in crate::server) fn may_name(&self, act: &Act, reader: Reader) -> bool {
        Compartments::new(self.course()).may_name(act, reader)
    }

    /// Likewise, of an act that speaks by a plan that was in force before.
    fn may_name_by(&self, target: TargetRef, act: &Act, reader: Reader) -> bool {
        let adopted = self.session.adopted.get(..target.index()).unwrap_or(&self.session.adopted);
        Compartments::new(Course::after(self.session.operation.charter(), adopted)).may_name(act, reader)
    }

    /// What is fixed by now.
    pub(in crate::server) fn course(&self) -> Course<'_> {
        Course::after(self.session.operation.charter(), &self.session.adopted)
    }
}

impl Opening {
    fn place(&self, store: &Store) -> Place {
        let chest = Arc::<Vault>::clone(&self.vault);
        Place::on_desk(self.key.as_str(), store, chest, &format!("cases/{}/operations", self.key.as_str()))
    }
}

/// The server holds no author's key: in a live operation each signs on a machine of their own.
fn see_that_everybody_signs_elsewhere(source: &Source<'_>) -> Result<(), Failure> {
    if source.kind != OperationKind::Live {
        return Ok(());
    }
    let members = begin::members(source)?.members;
    let without: Vec<&str> =
        members.iter().filter(|member| member.key.is_none()).map(|member| member.author.id.as_str()).collect();
    if without.is_empty() {
        return Ok(());
    }
    Err(Failure::Usage(format!(
        "mediator/team.toml: no key stands beside {}: at a desk everybody signs by a key of their own (`takas record key`, or that of a device)",
        without.join(", ")
    )))
}
