//! How an operation begins from a saved plan, or goes on from its store.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use takas_formats::deals::case_digest;
use takas_formats::operations::{
    CharterOut, CharterSource, DeskSays, UnitOut, charter_out, join_charter, parse_charter, read_charter, read_desk,
    read_event, split_charter, target_digest, unit_name, unit_of, write_charter,
};
use takas_formats::{Code, DESK, Diagnostic, Member, Severity, TEAM_FILE, read_team, rehearsal_team};
use takas_ledger::{
    AuthorId, CaseId, DeskId, OperationId, PublicKey, SignatureKind, SigningKey, StreamId, VerifierKey,
};
use takas_model::{Author, Case, Charter, ItemRef, Nature, OperationEvent, OperationKind, Seat, Target, UnitRef};
use takas_operation::{Operation, Terms, charter_of};
use takas_store::{Revision, Store, StoreError};
use takas_views::{Course, Names, readers};

use super::clock::now;
use super::compartments::Compartment;
use super::hex::hex;
use super::instead::{Barred, barred, barred_words, book_now, target_of};
use super::journal::{Beginning, Journal, Kept as Stored, Leaf, Restored};
use super::keys::{KeyFolder, random};
use super::opening::Identity;
use super::place::Place;
use super::record::Record;
use super::session::{Session, brought, desk, unit_leaf};
use crate::dossier::Dossier;
use crate::failure::Failure;
use crate::kept::{self, Kept};
use crate::lists::holding::forbidding;
use crate::reading;
use crate::talks::Talks;

/// What an operation is of.
pub struct Source<'a> {
    /// The files of the case.
    pub dossier: Arc<dyn Dossier>,
    /// The case.
    pub talks: &'a Talks,
    /// The plan.
    pub kept: &'a Kept,
    /// Live, historical, or a rehearsal.
    pub kind: OperationKind,
    /// Its name in the store.
    pub name: &'a str,
    /// The keys of the witnesses that count.
    pub witnesses: Vec<VerifierKey>,
    /// How many of them are wanted.
    pub witnesses_wanted: usize,
    /// Where a second copy of the store is kept.
    pub second_copy: Option<PathBuf>,
}

/// What an operation is restored for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// To be gone on with.
    GoOn,
    /// To be shown: of whoever was erased, the number.
    Show,
}

/// The kind of an operation that is no rehearsal.
pub fn kind_of(nature: Nature) -> OperationKind {
    match nature {
        Nature::Live => OperationKind::Live,
        Nature::Historical => OperationKind::Historical,
    }
}

/// Begins the operation, or goes on where it was left; and whether it goes on.
///
/// # Errors
/// When team, plan or store have mistakes, or something cannot be written.
pub fn open(source: &Source<'_>, place: &mut Place) -> Result<(Session, bool), Failure> {
    let store = place.store_to_run(source.second_copy.as_deref())?;
    open_in(source, place, store)
}

/// Likewise, in a store that is open already.
///
/// # Errors
/// As [`open`].
pub fn open_in(source: &Source<'_>, place: &Place, store: Store) -> Result<(Session, bool), Failure> {
    let stream = place.stream(source.name)?;
    let keys = place.key_folder(source.name)?;
    let goes_on = !store.read(&stream, Revision(1), 1)?.is_empty();
    let mut session = if goes_on {
        let (journal, restored) = Journal::resume(store, stream, &keys)?;
        resume(source, journal, &restored, Purpose::GoOn)?
    } else {
        begin(source, store, place, &keys).map_err(|failure| match failure {
            Failure::Store(StoreError::WrongRevision { .. }) => {
                Failure::Record("another desk is beginning this operation now; run it again in a moment".to_owned())
            }
            other => other,
        })?
    };
    session.book = book_now(&session).unwrap_or_default();
    Ok((session, goes_on))
}

fn begin(source: &Source<'_>, store: Store, place: &Place, keys: &KeyFolder) -> Result<Session, Failure> {
    let Source { talks, kept, .. } = source;
    let (planned, case) = (&kept.planned, &talks.case);
    let team = members(source)?;
    let members = &team.members;
    let operation = operation(charter(source, members))?;
    let charter = operation.charter();
    see_that_all_may_go(source, charter)?;
    let public = public_keys(keys, members)?;
    let identity = identity(source, keys, &public)?;
    for reader in readers(Course::new(charter)) {
        keys.get_or_make(&Compartment::Of(reader).file())?;
    }
    keys.get_or_make(&Compartment::Desk.file())?;
    let digest = case_digest(&talks.files);
    let from = CharterSource { second_copy: team.second_copy, ..source_of(source, &digest) };
    let bytes: Vec<[u8; 32]> = public.iter().map(|key| *key.bytes()).collect();
    let out = charter_out(&from, charter, &bytes);
    let (head, _) = split_charter(&out);
    let leaves = first_leaves(charter, &out);
    let stream = place.stream(source.name)?;
    let at = if source.kind == OperationKind::Live { now() } else { planned.handover.begins };
    kept::keep(&*source.dossier, &kept.saved)?;
    let begins = Beginning { identity, charter: &head, second_copy: team.second_copy, leaves };
    let journal = Journal::begin(store, stream, keys, begins, at)?;
    Ok(Session::new(&source.dossier, case, operation, journal))
}

/// No operation begins with somebody whom the holder does not acknowledge, or who may not go there, whatever was so when the plan was made. A
/// record of what happened tells what happened.
fn see_that_all_may_go(source: &Source<'_>, charter: &Charter) -> Result<(), Failure> {
    if source.kind == OperationKind::Historical {
        return Ok(());
    }
    if let Some(list) = forbidden(&*source.dossier, &source.talks.case)? {
        return Err(list);
    }
    let barred = barred(&source.talks.case, &charter.units);
    if barred.is_empty() {
        return Ok(());
    }
    let (code, words) = (Code::DealBarred.id(), barred_words(&source.talks.case, &barred, Names::Real));
    Err(Failure::Mistakes(format!("{code}: the plan has somebody go who may not: {words}; clear and plan anew")))
}

/// What a holder's own list says against the case, so that nobody sets out before it is known what is true.
fn forbidden(dossier: &dyn Dossier, case: &Case) -> Result<Option<Failure>, Failure> {
    let told = forbidding(dossier, case)?;
    let line = |told: &Diagnostic| format!("{}: {}, row {}: {}", told.code.id(), told.file, told.line, told.message);
    let lines: Vec<String> = told.iter().map(line).collect();
    Ok((!lines.is_empty()).then(|| Failure::Mistakes(lines.join("; "))))
}

/// The charter of the plan, for whoever may speak.
pub fn charter(source: &Source<'_>, members: &[Member]) -> Charter {
    let kept = source.kept;
    let author = |member: &Member| member.author.clone();
    let desk_author = Author { id: DESK.to_owned(), seat: Seat::Desk };
    let terms = Terms {
        kind: source.kind,
        authors: members.iter().map(author).chain([desk_author]).collect(),
        gates: kept.gates.clone(),
        patience: kept.patience,
        digest: target_digest(&kept.saved),
    };
    charter_of(kept.planned.handover.clone(), kept.planned.plan.clone(), terms)
}

/// What a charter is made of and read against.
fn source_of<'a>(source: &Source<'a>, digest: &'a str) -> CharterSource<'a> {
    let Source { talks, kept, .. } = source;
    let (handover, plan) = (&kept.planned.handover, &kept.planned.plan);
    CharterSource { case: &talks.case, digest, saved: &kept.saved, handover, plan, second_copy: false }
}

/// Who is which unit, and that the operation begins.
fn first_leaves(charter: &Charter, out: &CharterOut) -> Vec<Leaf> {
    let unit = |(index, unit): (usize, &takas_formats::operations::UnitOut)| {
        unit_leaf(UnitRef::new(index), &charter.units[index], unit.clone())
    };
    let opens = DeskSays::Opens { charter: charter_digest(out), kind: out.kind };
    let all = readers(Course::new(charter));
    out.units.iter().enumerate().map(unit).chain([desk(opens, all, None)]).collect()
}

/// The digest by which the opening entry names a charter.
fn charter_digest(out: &CharterOut) -> String {
    use sha2::{Digest as _, Sha256};
    hex(&Sha256::digest(write_charter(out)))
}

/// The operation of a charter.
///
/// # Errors
/// When the charter contradicts itself: our defect.
pub fn operation(charter: Charter) -> Result<Operation, Failure> {
    Operation::new(charter).map_err(|faults| {
        let words: Vec<String> = faults.iter().map(|fault| format!("{}: {fault}", fault.code())).collect();
        Failure::Refused { what: "the charter", fault: words.join("; ") }
    })
}

/// Who may speak, and what the team demands.
pub struct Speakers {
    /// Who they are, and by which key they sign.
    pub members: Vec<Member>,
    second_copy: bool,
}

/// Who may speak: as the team has it; in a rehearsal or a record without one, everybody who has to be there.
///
/// # Errors
/// When the team has mistakes.
pub fn members(source: &Source<'_>) -> Result<Speakers, Failure> {
    let Source { talks, kept, kind, dossier, .. } = source;
    let handover = &kept.planned.handover;
    if talks.files.get(TEAM_FILE).is_none() && *kind != OperationKind::Live {
        return Ok(Speakers { members: rehearsal_team(&talks.case, handover), second_copy: false });
    }
    let read = read_team(&talks.case, &talks.files, handover, &kept.gates);
    let told: Vec<&Diagnostic> = read.diagnostics.iter().collect();
    reading::show(&dossier.told(""), &talks.files, &told);
    let summary = || Failure::Mistakes(reading::summary(&read.diagnostics, &dossier.told(TEAM_FILE)));
    let second_copy = read.second_copy;
    read.members.map(|members| Speakers { members, second_copy }).ok_or_else(summary)
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
    mut journal: Journal,
    restored: &Restored,
    purpose: Purpose,
) -> Result<Session, Failure> {
    let case = &source.talks.case;
    let head = parse_charter(&restored.charter).map_err(mistakes)?;
    let mut said = units_said(&restored.units)?;
    let wanted: usize = head.lots.iter().map(Vec::len).sum();
    let gone: Vec<usize> = (0..wanted).filter(|index| !said.contains_key(index)).collect();
    if purpose == Purpose::GoOn && (!gone.is_empty() || !journal.erased.is_empty()) {
        let message = format!(
            "{} of {wanted} people and things can still be read: the keys of others were erased. What happened can be verified and shown (`takas record`), and not gone on with",
            wanted - gone.len()
        );
        return Err(Failure::Record(message));
    }
    if !gone.is_empty() {
        // Which transfers there were stands in the plan, too: what is shown of them names nobody who was erased.
        let planned = units_by_plan(source);
        said.extend(gone.iter().filter_map(|index| Some((*index, planned.get(*index)?.clone()))));
    }
    let out = join_charter(&restored.charter, (0..wanted).filter_map(|index| said.remove(&index)).collect());
    let out = out.map_err(mistakes)?;
    let digest = case_digest(&source.talks.files);
    let (charter, keys) = read_charter(&write_charter(&out), &source_of(source, &digest)).map_err(mistakes)?;
    see_that_it_opened_so(&journal.identity, &out, &keys, restored.opens.as_deref())?;
    journal.demand(out.second_copy);
    let mut session = Session::new(&source.dossier, case, operation(charter)?, journal);
    session.fold_all(&restored.kept)?;
    session.leave_out(&gone);
    Ok(session)
}

/// Who the desk said each unit is, by the unit's place.
fn units_said(said: &[Vec<u8>]) -> Result<BTreeMap<usize, UnitOut>, Failure> {
    let mut units = BTreeMap::new();
    for bytes in said {
        if let DeskSays::Unit(unit) = read_desk(bytes).map_err(mistakes)?
            && let Some(of) = unit_of(&unit.name)
        {
            units.insert(of.index(), unit);
        }
    }
    Ok(units)
}

/// The units as the plan alone has them.
fn units_by_plan(source: &Source<'_>) -> Vec<UnitOut> {
    let digest = case_digest(&source.talks.files);
    charter_out(&source_of(source, &digest), &Charter { authors: Vec::new(), ..charter(source, &[]) }, &[]).units
}

/// The opening, which anybody who writes to the store could change, is that of the charter, which the desk has sealed.
fn see_that_it_opened_so(
    identity: &Identity,
    out: &CharterOut,
    keys: &[[u8; 32]],
    opens: Option<&[u8]>,
) -> Result<(), Failure> {
    let wrong =
        |what: &str| Failure::Record(format!("the opening of the operation is not that of its charter: {what}"));
    if !identity.authors.iter().map(|(_, key)| key.bytes()).eq(keys) {
        return Err(wrong("it names other keys of authors"));
    }
    let Some(bytes) = opens else { return Ok(()) };
    match read_desk(bytes).map_err(mistakes)? {
        DeskSays::Opens { charter, kind } if charter == charter_digest(out) && kind == out.kind => Ok(()),
        _ => Err(wrong("the entry with which the record begins is of another charter")),
    }
}

/// What of an item names a person becomes a number. A group names nobody.
fn forget(case: &mut Case, item: ItemRef, number: &str) {
    if let Some(one) = case.items.get_mut(item.index()).filter(|one| one.quantity == 1) {
        (one.id, one.name, one.pseudonym) = (number.to_owned(), number.to_owned(), number.to_owned());
    }
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
    pub fn catch_up(&mut self) -> Result<(), Failure> {
        let before = self.journal.revision();
        let known = self.events.len();
        let followed = self.journal.catch_up().and_then(|restored| self.fold_all(&restored.kept));
        let events = self.events.get(known..).unwrap_or_default().to_vec();
        self.see_book(&events);
        // What was read and not folded is not read again: from here on the state is none that the store has.
        followed.map_err(|failure| if self.journal.revision() == before { failure } else { self.lose(&failure) })
    }

    fn lose(&mut self, failure: &Failure) -> Failure {
        let why = self.lost.insert(failure.to_string());
        Failure::Lost(why.clone())
    }

    /// Whether what is known here may be behind what is stored, and nothing is decided.
    pub fn is_lost(&self) -> bool {
        self.lost.is_some()
    }

    /// Reads the operation anew from its store, if what is known here may be behind it.
    ///
    /// # Errors
    /// [`Failure::Lost`] when it cannot be followed still.
    pub(super) fn find_place(&mut self) -> Result<(), Failure> {
        if self.lost.is_none() {
            return Ok(());
        }
        let anew = || {
            let talks = crate::talks::read(&*self.dossier)?;
            let (journal, restored) = self.journal.resume_anew()?;
            restore(&self.dossier, &talks, journal, &restored, Purpose::GoOn)
        };
        match anew() {
            Ok(anew) => {
                self.becomes(anew);
                Ok(())
            }
            Err(failure) => Err(self.lose(&failure)),
        }
    }

    fn fold_all(&mut self, kept: &[Stored]) -> Result<(), Failure> {
        for one in kept {
            match one {
                Stored::Plan(id) => {
                    let talks = crate::talks::read(&*self.dossier)?;
                    let kept = self.read_plan(&talks, id)?;
                    self.bring_kept(kept)?;
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
        if let Some(digest) = event.adopts() {
            let found = brought(&self.brought, digest).cloned();
            let (_, target) = found.ok_or_else(|| wrong(&"the plan that was adopted is not there"))?;
            self.adopt(target);
        }
        self.events.push(event);
        Ok(())
    }

    fn adopt(&mut self, target: Target) {
        let authors = &self.operation.charter().authors;
        self.names.adopt(&self.case, authors, &target);
        self.numbers.adopt(&self.case, authors, &target);
        self.adopted.push(target);
    }

    /// From here on nothing shows the names of these and of all who were erased.
    fn leave_out(&mut self, gone: &[usize]) {
        let erased = self.journal.erased.iter().filter_map(|name| unit_of(name));
        let hidden: BTreeSet<UnitRef> = gone.iter().copied().map(UnitRef::new).chain(erased).collect();
        for reference in hidden {
            if let Some(unit) = self.operation.unit(&self.state, reference) {
                forget(&mut self.case, unit.item, &unit_name(reference));
            }
        }
    }

    /// The same words, with the digest of a saved plan where one is to be adopted by its id or its file.
    pub fn with_digests(&self, words: &str) -> String {
        let line = |line: &str| {
            let (before, named) = line.trim_end().rsplit_once(' ')?;
            let is_adopted = before.rsplit(' ').next() == Some("adopt");
            let digest = self.digest_of(named.trim_matches('"')).filter(|_| is_adopted)?;
            Some(format!("{before} {digest}\n"))
        };
        words.split_inclusive('\n').map(|one| line(one).unwrap_or_else(|| one.to_owned())).collect()
    }

    /// The digest of a saved plan, in hexadecimal digits, by its id or its file.
    pub fn digest_of(&self, named: &str) -> Option<String> {
        let saved = kept::saved(&*self.dossier, &self.case, named)?;
        let digest = target_digest(&saved);
        self.named.borrow_mut().insert(digest, saved);
        Some(hex(&digest))
    }

    /// Brings the saved plan of a digest, if the case has it, so that it can be adopted. The answer is who joins by it, or has yet to set
    /// out, and may not go, by the case as it is now.
    ///
    /// # Errors
    /// When the folder cannot be read, or the plan has mistakes.
    pub fn bring(&mut self, digest: [u8; 32]) -> Result<Vec<Barred>, Failure> {
        let talks = crate::talks::read(&*self.dossier)?;
        let Some(kept) = self.find_plan(&talks, digest)? else { return Ok(Vec::new()) };
        match self.bring_kept(kept) {
            // It is refused like any other word, as a plan that does not keep what has happened.
            Err(Failure::Usage(why)) => {
                tell!("takas: {why}");
                Ok(Vec::new())
            }
            Err(failure) => Err(failure),
            Ok(()) => {
                if let Some(list) = forbidden(&*self.dossier, &talks.case)? {
                    return Err(list);
                }
                let Some((_, target)) = brought(&self.brought, &digest) else { return Ok(Vec::new()) };
                Ok(barred(&talks.case, &self.yet_to_set_out(target)))
            }
        }
    }

    /// The plan of a digest: one that was named, or lies with the case.
    fn find_plan(&self, talks: &Talks, digest: [u8; 32]) -> Result<Option<Kept>, Failure> {
        if let Some(saved) = self.named.borrow().get(&digest) {
            return kept::of_saved(saved, &*self.dossier, talks, Severity::Error).map(Some);
        }
        let ids = kept::ids(&*self.dossier)?;
        let is_it = |id: &&String| {
            kept::saved(&*self.dossier, &self.case, id).is_some_and(|saved| target_digest(&saved) == digest)
        };
        ids.iter().find(is_it).map(|id| self.read_plan(talks, id)).transpose()
    }

    /// The plan of an id that lies with the case.
    fn read_plan(&self, talks: &Talks, id: &str) -> Result<Kept, Failure> {
        kept::of_id(id, &*self.dossier, talks, Severity::Error)
    }

    /// Brings a saved plan.
    fn bring_kept(&mut self, kept: Kept) -> Result<(), Failure> {
        let id = kept.saved.id.clone();
        let gone: BTreeSet<UnitRef> = self.adopted.iter().flat_map(|target| target.withdrawn.iter().copied()).collect();
        let target = target_of(&self.operation, &self.state, &gone, kept)?;
        self.operation.bring(&self.state, target.clone()).map_err(|faults| {
            let words: Vec<String> = faults.iter().map(ToString::to_string).collect();
            Failure::Refused { what: "the plan to be adopted", fault: words.join("; ") }
        })?;
        self.brought.retain(|(_, known)| known.digest != target.digest);
        self.brought.push((id, target));
        Ok(())
    }
}

/// An operation as its store has it, to be read: from the plan that its charter names; and for each event the entries of the record that
/// were written with it.
///
/// # Errors
/// When the plan, the store or a key cannot be read.
pub fn reopen(dossier: &Arc<dyn Dossier>, talks: &Talks, record: &Record) -> Result<(Session, Vec<Vec<u64>>), Failure> {
    let keys = record.place.key_folder(&record.name)?;
    let (journal, restored) = Journal::resume(record.store.clone(), record.stream.clone(), &keys)?;
    let session = restore(dossier, talks, journal, &restored, Purpose::Show)?;
    Ok((session, restored.leaves))
}

/// An operation from what its store has: by the plan that its charter names.
fn restore(
    dossier: &Arc<dyn Dossier>,
    talks: &Talks,
    journal: Journal,
    restored: &Restored,
    purpose: Purpose,
) -> Result<Session, Failure> {
    let head = parse_charter(&restored.charter)
        .map_err(|_| Failure::Record("the charter of the operation cannot be read".to_owned()))?;
    let kept = kept::of_id(&head.plan, &**dossier, talks, Severity::Error)?;
    let source = Source {
        dossier: Arc::clone(dossier),
        talks,
        kept: &kept,
        kind: kind_of(talks.case.nature),
        name: "",
        witnesses: Vec::new(),
        witnesses_wanted: 0,
        second_copy: None,
    };
    resume(&source, journal, restored, purpose)
}
