//! How an operation begins from a saved plan, or goes on from its store.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use takas_formats::deals::case_digest;
use takas_formats::operations::{
    CharterOut, CharterSource, DeskSays, charter_out, join_charter, parse_charter, read_charter, read_desk, read_event,
    split_charter, target_digest, write_charter,
};
use takas_formats::{DESK, Diagnostic, Member, Severity, TEAM_FILE, read_team, rehearsal_team};
use takas_ledger::{
    AuthorId, CaseId, DeskId, OperationId, PublicKey, SignatureKind, SigningKey, StreamId, VerifierKey,
};
use takas_model::{
    Act, Author, Charter, Happened, Nature, OperationEvent, OperationKind, Said, Seat, Target, UnitRef, Weight,
};
use takas_operation::{Operation, Terms, charter_of, lots_for};
use takas_store::{Revision, Store, StoreError};
use takas_views::{Course, Reader, readers};

use super::clock::now;
use super::compartments::Compartment;
use super::hex::hex;
use super::journal::{Journal, Kept as Stored, Leaf};
use super::keys::{KeyFolder, random};
use super::opening::Identity;
use super::place::Place;
use super::session::{Scribe, Session, desk};
use crate::commands::record::Record;
use crate::failure::Failure;
use crate::kept::{self, Kept};
use crate::reading;
use crate::talks::Talks;

/// What an operation is of.
pub(crate) struct Source<'a> {
    pub(crate) folder: &'a Path,
    pub(crate) talks: &'a Talks,
    pub(crate) kept: &'a Kept,
    pub(crate) kind: OperationKind,
    /// Its name in the store.
    pub(crate) name: &'a str,
    pub(crate) witnesses: Vec<VerifierKey>,
    pub(crate) witnesses_wanted: usize,
}

/// The kind of an operation that is no rehearsal.
pub(crate) fn kind_of(nature: Nature) -> OperationKind {
    match nature {
        Nature::Live => OperationKind::Live,
        Nature::Historical => OperationKind::Historical,
    }
}

/// Begins the operation, or goes on where it was left; and whether it goes on.
///
/// # Errors
/// When team, plan or store have mistakes, or something cannot be written.
pub(crate) fn open(source: &Source<'_>, place: &mut Place) -> Result<(Session, bool), Failure> {
    let store = place.store(true)?;
    let stream = place.stream(source.name)?;
    let keys = place.key_folder(source.name)?;
    let goes_on = !store.read(&stream, Revision(1), 1)?.is_empty();
    let session = if goes_on {
        let (journal, restored) = Journal::resume(store, stream, &keys)?;
        resume(source, journal, &restored.charter, restored.units, &restored.kept)?
    } else {
        begin(source, store, place, &keys).map_err(|failure| match failure {
            Failure::Store(StoreError::WrongRevision { .. }) => {
                Failure::Record("another desk is beginning this operation now; run it again in a moment".to_owned())
            }
            other => other,
        })?
    };
    Ok((session, goes_on))
}

fn begin(source: &Source<'_>, store: Store, place: &Place, keys: &KeyFolder) -> Result<Session, Failure> {
    let Source { talks, kept, .. } = source;
    let (planned, case) = (&kept.planned, &talks.case);
    let members = members(source)?;
    let author = |member: &Member| member.author.clone();
    let desk_author = Author { id: DESK.to_owned(), seat: Seat::Desk };
    let authors: Vec<Author> = members.iter().map(author).chain([desk_author]).collect();
    let terms = Terms {
        kind: source.kind,
        authors,
        gates: kept.gates.clone(),
        patience: kept.patience,
        digest: target_digest(&kept.saved),
    };
    let charter = charter_of(planned.handover.clone(), planned.plan.clone(), terms);
    let operation = operation(charter)?;
    let charter = operation.charter();
    let public = public_keys(keys, &members)?;
    let identity = identity(source, keys, &public)?;
    for reader in readers(Course::new(charter)) {
        keys.get_or_make(&Compartment::Of(reader).file())?;
    }
    keys.get_or_make(&Compartment::Desk.file())?;
    let digest = case_digest(&talks.files);
    let from =
        CharterSource { case, digest: &digest, saved: &kept.saved, handover: &planned.handover, plan: &planned.plan };
    let bytes: Vec<[u8; 32]> = public.iter().map(|key| *key.bytes()).collect();
    let out = charter_out(&from, charter, &bytes);
    let (head, _) = split_charter(&out);
    let leaves = first_leaves(charter, &out);
    let stream = place.stream(source.name)?;
    let at = if source.kind == OperationKind::Live { now() } else { planned.handover.begins };
    let journal = Journal::begin(store, stream, identity, keys, &head, leaves, at)?;
    Ok(Session::new(source.folder, case, operation, journal))
}

/// Who is which unit, and that the operation begins.
fn first_leaves(charter: &Charter, out: &CharterOut) -> Vec<Leaf> {
    let unit = |(index, unit): (usize, &takas_formats::operations::UnitOut)| {
        let reference = UnitRef::new(index);
        let of = &charter.units[index];
        let sides = [of.holder, of.receiver].map(Reader::Party);
        let staff = [Reader::Mediator, Reader::Field, Reader::Medical, Reader::Interviewer];
        let who: BTreeSet<Reader> = staff.into_iter().chain(sides).collect();
        desk(DeskSays::Unit(unit.clone()), who, Some(reference).filter(|_| of.is_living))
    };
    let opens = DeskSays::Opens { charter: hex(&sha256(&write_charter(out))), kind: out.kind };
    let all = readers(Course::new(charter));
    out.units.iter().enumerate().map(unit).chain([desk(opens, all, None)]).collect()
}

fn sha256(bytes: &[u8]) -> [u8; 32] {
    use sha2::{Digest as _, Sha256};
    Sha256::digest(bytes).into()
}

fn operation(charter: Charter) -> Result<Operation, Failure> {
    Operation::new(charter).map_err(|faults| {
        let words: Vec<String> = faults.iter().map(|fault| format!("{}: {fault}", fault.code())).collect();
        Failure::Refused { what: "the charter", fault: words.join("; ") }
    })
}

/// Who may speak: as the team has it; in a rehearsal or a record without one, everybody who has to be there.
fn members(source: &Source<'_>) -> Result<Vec<Member>, Failure> {
    let Source { talks, kept, kind, folder, .. } = source;
    let handover = &kept.planned.handover;
    if talks.files.get(TEAM_FILE).is_none() && *kind != OperationKind::Live {
        return Ok(rehearsal_team(&talks.case, handover));
    }
    let read = read_team(&talks.case, &talks.files, handover, &kept.gates);
    let told: Vec<&Diagnostic> = read.diagnostics.iter().collect();
    reading::show(folder, &talks.files, &told);
    let summary = || Failure::Mistakes(reading::summary(&read.diagnostics, &folder.join(TEAM_FILE)));
    read.members.ok_or_else(summary)
}

/// The public key of each author, the desk's last: as the team says, or of the key that is here.
fn public_keys(keys: &KeyFolder, members: &[Member]) -> Result<Vec<PublicKey>, Failure> {
    let mut public = Vec::with_capacity(members.len() + 1);
    for member in members {
        public.push(match &member.key {
            Some(bytes) => PublicKey::new(bytes).ok_or_else(|| {
                let id = &member.author.id;
                Failure::Mistakes(format!("{TEAM_FILE}: the key of `{id}` is no Ed25519 public key (E0663)"))
            })?,
            None => signing(keys, &format!("authors/{}", member.author.id))?.public(),
        });
    }
    public.push(signing(keys, "desk")?.public());
    Ok(public)
}

fn signing(keys: &KeyFolder, name: &str) -> Result<SigningKey, Failure> {
    Ok(SigningKey::from_seed(keys.get_or_make(name)?.secret.expose()))
}

fn identity(source: &Source<'_>, keys: &KeyFolder, public: &[PublicKey]) -> Result<Identity, Failure> {
    let operation = OperationId::new(random()?);
    let origin = format!("takas/{operation}");
    let log = VerifierKey::new(&origin, SignatureKind::Note, signing(keys, "log")?.public())?;
    let desk = DeskId::new(random()?);
    let mut authors = Vec::with_capacity(public.len());
    for key in public {
        authors.push((AuthorId::new(random()?), *key));
    }
    if let Some(last) = authors.last_mut() {
        last.0 = AuthorId::from(desk);
    }
    Ok(Identity {
        case: CaseId::new(random()?),
        operation,
        journal: OperationId::new(random()?),
        stream: StreamId::new(random()?),
        desk,
        origin,
        authors,
        log,
        witnesses: source.witnesses.clone(),
        witnesses_wanted: source.witnesses_wanted,
    })
}

fn resume(
    source: &Source<'_>,
    journal: Journal,
    head: &[u8],
    said: Vec<Vec<u8>>,
    kept: &[Stored],
) -> Result<Session, Failure> {
    let Source { talks, kept: of, .. } = source;
    let case = &talks.case;
    let mut units = Vec::with_capacity(said.len());
    for bytes in &said {
        if let DeskSays::Unit(unit) = read_desk(bytes).map_err(mistakes)? {
            units.push(unit);
        }
    }
    let head_out = parse_charter(head).map_err(mistakes)?;
    let wanted: usize = head_out.lots.iter().map(Vec::len).sum();
    if units.len() != wanted {
        let message = format!(
            "{} of {wanted} people and things can still be read: the keys of others were erased. What happened can be verified and shown (`takas record`), and not gone on with",
            units.len()
        );
        return Err(Failure::Record(message));
    }
    let out = join_charter(head, units).map_err(mistakes)?;
    let digest = case_digest(&talks.files);
    let from = CharterSource {
        case,
        digest: &digest,
        saved: &of.saved,
        handover: &of.planned.handover,
        plan: &of.planned.plan,
    };
    let (charter, _) = read_charter(&write_charter(&out), &from).map_err(mistakes)?;
    let mut session = Session::new(source.folder, case, operation(charter)?, journal);
    session.fold_all(kept)?;
    Ok(session)
}

/// Mistakes in something that was kept, in words.
fn mistakes(told: Vec<Diagnostic>) -> Failure {
    let words: Vec<String> = told.iter().map(|one| format!("{}: {}", one.code.id(), one.message)).collect();
    Failure::Mistakes(words.join("\n  "))
}

impl Session {
    /// Takes into account what another desk has written.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(crate) fn catch_up(&mut self) -> Result<(), Failure> {
        let restored = self.journal.catch_up()?;
        self.fold_all(&restored.kept)
    }

    fn fold_all(&mut self, kept: &[Stored]) -> Result<(), Failure> {
        for one in kept {
            match one {
                Stored::Plan(id) => {
                    let talks = crate::talks::read(&self.folder)?;
                    self.bring_saved(&talks, id)?;
                }
                Stored::Event(bytes) => {
                    let event = read_event(&self.numbers, bytes).map_err(mistakes)?;
                    self.fold(event)?;
                }
            }
        }
        Ok(())
    }

    /// Folds an event that was kept.
    fn fold(&mut self, event: OperationEvent) -> Result<(), Failure> {
        let wrong = |fault: &dyn std::fmt::Display| Failure::Record(format!("event {}: {fault}", event.number));
        self.operation.apply(&mut self.state, &event).map_err(|fault| wrong(&fault))?;
        if let Happened::Said(Said { act: Act::Adopt(digest), .. }, Weight::Counts) = &event.what {
            let found = self.brought.iter().find(|(_, target)| target.digest == *digest).cloned();
            let (_, target) = found.ok_or_else(|| wrong(&"the plan that was adopted is not there"))?;
            self.adopt(target);
        }
        self.events.push(event);
        Ok(())
    }

    fn adopt(&mut self, target: Target) {
        let mut scribe = Scribe {
            case: &self.case,
            operation: &self.operation,
            adopted: std::borrow::Cow::Borrowed(&self.adopted),
            names: std::borrow::Cow::Borrowed(&self.names),
            numbers: std::borrow::Cow::Borrowed(&self.numbers),
            brought: &self.brought,
        };
        scribe.adopt(target);
        if let Some((adopted, names, numbers)) = scribe.another() {
            (self.adopted, self.names, self.numbers) = (adopted, names, numbers);
        }
    }

    /// The same words, with the digest of a saved plan where one is to be adopted by its id.
    pub(crate) fn with_digests(&self, words: &str) -> String {
        let line = |line: &str| {
            let (before, id) = line.trim_end().rsplit_once(' ')?;
            if before.rsplit(' ').next() != Some("adopt") || !id.bytes().all(|digit| digit.is_ascii_hexdigit()) {
                return None;
            }
            let saved = kept::by_id(&self.folder, &self.case, id)?;
            Some(format!("{before} {}\n", hex(&target_digest(&saved))))
        };
        words.split_inclusive('\n').map(|one| line(one).unwrap_or_else(|| one.to_owned())).collect()
    }

    /// Brings the saved plan of a digest, if the case has it, so that it can be adopted.
    ///
    /// # Errors
    /// When the folder cannot be read, or the plan has mistakes.
    pub(crate) fn bring(&mut self, digest: [u8; 32]) -> Result<(), Failure> {
        if self.brought.iter().any(|(_, target)| target.digest == digest) {
            return Ok(());
        }
        let talks = crate::talks::read(&self.folder)?;
        let Ok(entries) = fs::read_dir(self.folder.join("plans")) else { return Ok(()) };
        let mut ids: Vec<String> = entries
            .filter_map(Result::ok)
            .filter_map(|entry| entry.file_name().to_str()?.strip_suffix(".json").map(str::to_owned))
            .collect();
        ids.sort();
        for id in ids {
            let Some(saved) = kept::by_id(&self.folder, &self.case, &id) else { continue };
            if target_digest(&saved) == digest {
                return self.bring_saved(&talks, &id);
            }
        }
        Ok(())
    }

    /// Brings a saved plan by its id.
    fn bring_saved(&mut self, talks: &Talks, id: &str) -> Result<(), Failure> {
        let path = self.folder.join("plans").join(format!("{id}.json"));
        let Kept { saved, planned, gates, .. } = kept::read(&path, &self.folder, talks, Severity::Error)?;
        let lots = lots_for(&self.operation, &self.state, &planned.handover, &planned.plan, &[], &[])
            .map_err(|fault| Failure::Usage(format!("the plan {id} cannot be adopted: {fault}")))?;
        let target = Target {
            handover: planned.handover,
            plan: planned.plan,
            gates,
            joins: Vec::new(),
            withdrawn: Vec::new(),
            lots,
            digest: target_digest(&saved),
        };
        self.operation.bring(&self.state, target.clone()).map_err(|faults| {
            let words: Vec<String> = faults.iter().map(ToString::to_string).collect();
            Failure::Refused { what: "the plan to be adopted", fault: words.join("; ") }
        })?;
        self.brought.retain(|(_, known)| known.digest != target.digest);
        self.brought.push((id.to_owned(), target));
        Ok(())
    }
}

/// An operation as its store has it, to be read: from the plan that its charter names; and for each event the entries of the record that
/// were written with it.
///
/// # Errors
/// When the plan, the store or a key cannot be read.
pub(crate) fn reopen(folder: &Path, talks: &Talks, record: &Record) -> Result<(Session, Vec<Vec<u64>>), Failure> {
    let keys = record.place.key_folder(&record.name)?;
    let (journal, restored) = Journal::resume(record.store.clone(), record.stream.clone(), &keys)?;
    let head = parse_charter(&restored.charter)
        .map_err(|_| Failure::Record("the charter of the operation cannot be read".to_owned()))?;
    let kept = kept::read(&kept::file(folder, &head.plan), folder, talks, Severity::Error)?;
    let source = Source {
        folder,
        talks,
        kept: &kept,
        kind: kind_of(talks.case.nature),
        name: &record.name,
        witnesses: Vec::new(),
        witnesses_wanted: 0,
    };
    let session = resume(&source, journal, &restored.charter, restored.units, &restored.kept)?;
    Ok((session, restored.leaves))
}
