//! An operation in the store: what is said becomes signed and sealed entries there, and comes back as events.
//!
//! Three kinds of entry. A *leaf* of the record: a command as its author signed it, or what the desk says. A *private* entry of the journal:
//! a command that is on no record, sealed for its speaker's compartment. A *kept* entry of the journal, sealed for the desk alone: charter
//! and events, from which a process that starts again is what the one before was. Each author has two chains of numbers, one on the
//! record and one in the journal, each without a gap.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use takas_formats::operations::{DeskSays, read_desk};
use takas_ledger::{
    Acceptance, AuthorId, Checkpoint, Entry, EntryKind, Envelope, Hash, KeyId, Keyring, NoteSigner, Opened,
    OperationId, Payload, Recipients, SecretKey, SignatureKind, SignedCheckpoint, SignedEnvelope, SigningKey,
    UnacceptedEntry,
};
use takas_model::{AuthorRef, Instant, UnitRef};
use takas_store::{Append, Confirmation, Entry as Stored, Event, Location, Revision, Store, Stream};
use takas_views::Reader;

use super::compartments::Compartment;
use super::keys::{Found, KeyFolder, random};
use super::opening::{Identity, Opening};
use crate::failure::Failure;

/// What stands before each kept payload, so that one kind is never read as another.
const CHARTER: &[u8] = b"charter/1\n";
const EVENT: &[u8] = b"event/1\n";
const PLAN: &[u8] = b"plan/1\n";
/// The longest part of a charter in one entry.
const CHUNK: usize = 40_000;
/// Entries of one append.
const ENTRIES_MAX: usize = 900;
/// Entries read at once.
const READ_MAX: usize = 1_000;

/// What is to be written.
pub enum Leaf {
    /// What an author said.
    Said {
        /// Who.
        author: AuthorRef,
        /// By the author's clock.
        time: Instant,
        /// The canonical bytes.
        payload: Vec<u8>,
        /// Whether it is on no record.
        is_private: bool,
        /// For whom.
        readers: BTreeSet<Reader>,
        /// The one unit that it concerns, if it concerns one.
        about: Option<UnitRef>,
        /// As its author signed it elsewhere; none: it is signed here.
        signed: Option<Box<Elsewhere>>,
    },
    /// What the desk says on the record.
    Desk {
        /// The canonical bytes.
        payload: Vec<u8>,
        /// For whom.
        readers: BTreeSet<Reader>,
        /// The one unit that it concerns, if it concerns one.
        about: Option<UnitRef>,
        /// Whether it says that a key was erased.
        is_erasure: bool,
    },
    /// An event, to be restored from.
    Event(Vec<u8>),
    /// The id of a saved plan that is adopted by the next event.
    Plan(String),
    /// A part of the charter.
    Charter(Vec<u8>),
}

/// What its author signed elsewhere, with what it says.
#[derive(Clone)]
pub struct Elsewhere {
    /// The envelope and the signature.
    pub command: SignedEnvelope,
    /// What the envelope commits to.
    pub payload: Payload,
}

/// What was kept, in the order in which it was written.
pub enum Kept {
    /// An event.
    Event(Vec<u8>),
    /// The id of a saved plan that the next event adopts.
    Plan(String),
}

/// What an operation is restored from.
pub struct Restored {
    /// The bytes of the charter without its units.
    pub charter: Vec<u8>,
    /// What the desk said on the record of who is which unit.
    pub units: Vec<Vec<u8>>,
    /// What the desk said on the record of its charter, if a key that is here opens it.
    pub opens: Option<Vec<u8>>,
    /// Events and plans.
    pub kept: Vec<Kept>,
    /// For each event the entries of the record that were written with it.
    pub leaves: Vec<Vec<u64>>,
}

/// An operation's stream in the store, open for writing.
pub struct Journal {
    /// Where it is written.
    pub store: Store,
    /// Under which name.
    pub stream: Stream,
    /// Its ids and public keys.
    pub identity: Identity,
    revision: Revision,
    log_size: u64,
    private_size: u64,
    /// How much each author has said on the record, and in the journal.
    said: BTreeMap<(OperationId, AuthorId), u64>,
    signers: Vec<Option<SigningKey>>,
    desk: SigningKey,
    log: NoteSigner,
    compartments: BTreeMap<Compartment, (KeyId, SecretKey)>,
    people: BTreeMap<usize, (KeyId, SecretKey)>,
    /// Whatever the keys that are here open.
    ring: Keyring,
    keys: KeyFolder,
    /// Whose keys were erased: `unit-7`.
    pub erased: Vec<String>,
    /// What an append waits for before it is answered.
    demand: Confirmation,
    /// How many events were kept so far, and of which the store's numbers are not known to be on a second copy.
    events: u64,
    unconfirmed: VecDeque<(u64, u64)>,
    confirmed: u64,
}

/// What an operation begins with.
pub struct Beginning<'a> {
    /// Ids and keys.
    pub identity: Identity,
    /// The bytes of the charter without its units.
    pub charter: &'a [u8],
    /// Whether nothing is confirmed before a second copy has it.
    pub second_copy: bool,
    /// The first entries of the record.
    pub leaves: Vec<Leaf>,
}

impl Journal {
    /// Begins an operation: its opening, its charter, and the first entries of its record. Nothing may be in the stream.
    ///
    /// # Errors
    /// When something is there, or it cannot be written.
    pub fn begin(
        store: Store,
        stream: Stream,
        keys: &KeyFolder,
        begins: Beginning<'_>,
        now: Instant,
    ) -> Result<Self, Failure> {
        let Beginning { identity, charter, second_copy, leaves } = begins;
        let mut journal = Self::open(store, stream, identity, keys)?;
        journal.demand(second_copy);
        let opening = Stored::journal(journal.identity.opening().bytes());
        let parts = charter.chunks(CHUNK).map(|part| Leaf::Charter(part.to_vec()));
        let leaves: Vec<Leaf> = parts.chain(leaves).collect();
        journal.people()?;
        // In one append with what is read first when it goes on: killed in between, neither is there.
        let mut parts = leaves.chunks(ENTRIES_MAX);
        journal.put(vec![opening], parts.next().unwrap_or(&[]), now)?;
        for part in parts {
            journal.put(Vec::new(), part, now)?;
        }
        journal.publish()?;
        Ok(journal)
    }

    /// Opens an operation that began before, and gives what was kept of it.
    ///
    /// # Errors
    /// When there is none, a key is missing, or an entry is not what was written.
    pub fn resume(store: Store, stream: Stream, keys: &KeyFolder) -> Result<(Self, Restored), Failure> {
        let first = store.read(&stream, Revision(1), 1)?;
        let opening = first.first().ok_or_else(|| Failure::Record(format!("{stream}: no operation began here")))?;
        let mut journal = Self::open(store, stream, Opening::read(&opening.bytes)?, keys)?;
        journal.revision = Revision(1);
        let restored = journal.catch_up()?;
        journal.people()?;
        Ok((journal, restored))
    }

    /// Takes into account what was written since: by a process before, or by another desk.
    ///
    /// # Errors
    /// When an entry is not what was written, or a key is missing.
    pub fn catch_up(&mut self) -> Result<Restored, Failure> {
        let mut restored = Restored {
            charter: Vec::new(),
            units: Vec::new(),
            opens: None,
            kept: Vec::new(),
            leaves: vec![Vec::new()],
        };
        loop {
            let events = self.store.read(&self.stream, Revision(self.revision.0 + 1), READ_MAX)?;
            for event in &events {
                self.take(event, &mut restored)?;
            }
            if let Some(last) = events.last() {
                self.unconfirmed.push_back((last.number.0, self.events));
            }
            if events.len() < READ_MAX {
                return Ok(restored);
            }
        }
    }

    /// Whether nothing is called confirmed before a second copy has it.
    pub fn demand(&mut self, second_copy: bool) {
        self.demand = if second_copy { Confirmation::Replicated } else { Confirmation::Durable };
    }

    /// How many events, from the first, a second copy has; none where none is demanded.
    pub fn confirmed(&self) -> Option<u64> {
        if self.demand == Confirmation::Durable {
            return None;
        }
        let number = self.store.confirmed().0;
        let has = self.unconfirmed.partition_point(|(last, _)| *last <= number);
        let last = has.checked_sub(1).and_then(|last| self.unconfirmed.get(last));
        Some(last.map_or(self.confirmed, |(_, events)| *events))
    }

    /// Forgets what is confirmed, but for how much that is.
    fn settle(&mut self) {
        if let Some(confirmed) = self.confirmed() {
            self.confirmed = confirmed;
            self.unconfirmed.retain(|(_, events)| *events > confirmed);
        }
    }

    /// What an author has said so far on the record, or in the journal: the last number.
    pub fn last_said(&self, operation: OperationId, author: AuthorId) -> u64 {
        self.said.get(&(operation, author)).copied().unwrap_or(0)
    }

    /// What an author signed under a number, as it was stored.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn signed(
        &self,
        operation: OperationId,
        author: AuthorId,
        sequence: u64,
    ) -> Result<Option<SignedEnvelope>, Failure> {
        let mut from = Revision(2);
        loop {
            let events = self.store.read(&self.stream, from, READ_MAX)?;
            for event in &events {
                let command = *Entry::decode(&event.bytes)?.command();
                let envelope = &command.envelope;
                if (envelope.operation, envelope.author, envelope.sequence) == (operation, author, sequence) {
                    return Ok(Some(command));
                }
            }
            if events.len() < READ_MAX {
                return Ok(None);
            }
            from = Revision(from.0 + READ_MAX as u64);
        }
    }

    /// Whether other processes may write to the store, too.
    pub fn is_shared(&self) -> bool {
        matches!(self.store.location(), Location::Server(_))
    }

    fn open(store: Store, stream: Stream, identity: Identity, keys: &KeyFolder) -> Result<Self, Failure> {
        let signing = |name: &str| keys.get(name).map(|key| SigningKey::from_seed(key.secret.expose()));
        let log = NoteSigner::new(&identity.origin, SignatureKind::Note, signing("log")?)?;
        if *log.verifier() != identity.log {
            let message = format!("{stream}: the log's key in the store is not the one in the folder of keys");
            return Err(Failure::Record(message));
        }
        let mut compartments = BTreeMap::new();
        for name in keys.names("compartments")? {
            if let (Some(compartment), Found::Key(key)) = (Compartment::of_file(&name), keys.find(&name)?) {
                compartments.insert(compartment, (KeyId::new(key.id), key.secret));
            }
        }
        let mut journal = Self {
            store,
            stream,
            revision: Revision(0),
            log_size: 0,
            private_size: 0,
            said: BTreeMap::new(),
            signers: Vec::new(),
            desk: signing("desk")?,
            log,
            compartments,
            people: BTreeMap::new(),
            ring: keyring(keys)?,
            keys: keys.clone(),
            erased: Vec::new(),
            demand: Confirmation::Durable,
            events: 0,
            unconfirmed: VecDeque::new(),
            confirmed: 0,
            identity,
        };
        journal.signers = journal.signers_of(keys)?;
        Ok(journal)
    }

    /// The keys by which authors sign here: of the others, each has its own elsewhere.
    fn signers_of(&self, keys: &KeyFolder) -> Result<Vec<Option<SigningKey>>, Failure> {
        let mut known: BTreeMap<[u8; 32], SigningKey> = BTreeMap::new();
        for name in keys.names("authors")? {
            if let Found::Key(key) = keys.find(&name)? {
                let key = SigningKey::from_seed(key.secret.expose());
                known.insert(*key.public().bytes(), key);
            }
        }
        known.insert(*self.desk.public().bytes(), self.desk.clone());
        Ok(self.identity.authors.iter().map(|(_, key)| known.get(key.bytes()).cloned()).collect())
    }

    /// Takes what stands in the store into account.
    fn take(&mut self, event: &Event, restored: &mut Restored) -> Result<(), Failure> {
        let stream = self.stream.clone();
        let place = || format!("{stream} {}", event.revision);
        let entry = Entry::decode(&event.bytes).map_err(|error| Failure::Record(format!("{}: {error}", place())))?;
        let envelope = &entry.command().envelope;
        let Identity { case, operation, journal, stream: id, .. } = &self.identity;
        if envelope.case != *case || entry.stream() != *id || ![operation, journal].contains(&&envelope.operation) {
            return Err(Failure::Record(format!("{}: it is of another operation", place())));
        }
        let is_ours = envelope.author == AuthorId::from(self.identity.desk);
        let said = self.said.entry((envelope.operation, envelope.author)).or_default();
        *said = (*said).max(envelope.sequence);
        self.revision = event.revision;
        if let Some(index) = event.log_index {
            self.log_size += 1;
            if let Some(leaves) = restored.leaves.last_mut() {
                leaves.push(index.0);
            }
        } else {
            self.private_size += 1;
        }
        if !is_ours {
            return Ok(());
        }
        let is_kept = event.log_index.is_none();
        let payload = match entry.open(&self.ring) {
            Ok(Opened::Opened(payload)) => payload.bytes,
            Ok(_) if entry.kind() == EntryKind::Erasure => {
                self.erased.push("somebody".to_owned());
                return Ok(());
            }
            Ok(Opened::Sealed | Opened::Erased) if !is_kept => return Ok(()),
            Ok(_) => return Err(Failure::Record(format!("{}: no key of this folder opens it", place()))),
            Err(error) => return Err(Failure::Record(format!("{}: {error}", place()))),
        };
        if !is_kept {
            let (is_unit, is_opening) = (payload.starts_with(UNIT), payload.starts_with(OPENS));
            // Who is who, and that it begins, belongs to no event.
            if let Some(leaves) = restored.leaves.last_mut().filter(|_| is_unit || is_opening) {
                leaves.pop();
            }
            if entry.kind() == EntryKind::Erasure {
                self.forget(&payload)?;
            } else if is_unit {
                restored.units.push(payload);
            } else if is_opening {
                restored.opens = Some(payload);
            }
        } else if let Some(part) = payload.strip_prefix(CHARTER) {
            restored.charter.extend_from_slice(part);
        } else if let Some(bytes) = payload.strip_prefix(EVENT) {
            self.events += 1;
            restored.kept.push(Kept::Event(bytes.to_vec()));
            restored.leaves.push(Vec::new());
        } else if let Some(id) = payload.strip_prefix(PLAN).and_then(|id| std::str::from_utf8(id).ok()) {
            restored.kept.push(Kept::Plan(id.to_owned()));
        } else {
            return Err(Failure::Record(format!("{}: it is nothing that this version of Takas keeps", place())));
        }
        Ok(())
    }

    /// Whether this author's key is here.
    pub fn can_sign(&self, author: AuthorRef) -> bool {
        self.signers.get(author.index()).is_some_and(Option::is_some)
    }

    /// Reads the keys of people.
    fn people(&mut self) -> Result<(), Failure> {
        for name in self.keys.names("people")? {
            let number = name.rsplit('-').next().and_then(|number| number.parse::<usize>().ok());
            if let (Some(index), Found::Key(key)) =
                (number.and_then(|number| number.checked_sub(1)), self.keys.find(&name)?)
            {
                self.people.insert(index, (KeyId::new(key.id), key.secret));
            }
        }
        Ok(())
    }

    /// Makes the keys that are missing of those who first come up in these leaves.
    fn secure(&mut self, leaves: &[Leaf]) -> Result<(), Failure> {
        for leaf in leaves {
            let (Leaf::Said { about, readers, .. } | Leaf::Desk { about, readers, .. }) = leaf else { continue };
            if let Some(unit) = about.filter(|unit| !self.people.contains_key(&unit.index())) {
                let key = self.keys.get_or_make(&person_name(unit))?;
                self.ring.insert(KeyId::new(key.id), key.secret.clone())?;
                self.people.insert(unit.index(), (KeyId::new(key.id), key.secret));
            }
            for reader in readers.iter().map(|reader| Compartment::Of(*reader)) {
                if !self.compartments.contains_key(&reader) {
                    let key = self.keys.get_or_make(&reader.file())?;
                    self.ring.insert(KeyId::new(key.id), key.secret.clone())?;
                    self.compartments.insert(reader, (KeyId::new(key.id), key.secret));
                }
            }
        }
        Ok(())
    }

    /// Somebody was erased at another desk: the key goes from this folder, too, and nothing is gone on with.
    fn forget(&mut self, payload: &[u8]) -> Result<(), Failure> {
        let Ok(DeskSays::Erased { unit }) = read_desk(payload) else { return Ok(()) };
        let number = unit.strip_prefix("unit-").and_then(|number| number.parse::<usize>().ok());
        if let Some(index) = number.and_then(|number| number.checked_sub(1)) {
            let name = person_name(UnitRef::new(index));
            if let Found::Key(_) = self.keys.find(&name)? {
                self.ring.erase(KeyId::new(self.keys.erase(&name)?));
            }
            self.people.remove(&index);
        }
        self.erased.push(unit);
        Ok(())
    }

    /// Nothing but another erasure is written after one.
    fn refuse_if_erased(&self, leaves: &[Leaf]) -> Result<(), Failure> {
        let erases = |leaf: &Leaf| matches!(leaf, Leaf::Desk { is_erasure: true, .. });
        match self.erased.first() {
            Some(unit) if !leaves.iter().all(erases) => Err(Failure::Record(format!(
                "the key of {unit} was erased: this operation can be verified and shown, and not gone on with"
            ))),
            _ => Ok(()),
        }
    }

    /// Writes what came of one command or of the clock: all of it or nothing; returns when the disk has it.
    ///
    /// # Errors
    /// When the store does not take it; nothing of it counts then.
    pub fn write(&mut self, leaves: &[Leaf], now: Instant) -> Result<(), Failure> {
        self.put(Vec::new(), leaves, now)
    }

    fn put(&mut self, mut entries: Vec<Stored>, leaves: &[Leaf], now: Instant) -> Result<(), Failure> {
        self.refuse_if_erased(leaves)?;
        self.secure(leaves)?;
        let before = (self.log_size, self.private_size, self.said.clone());
        let made: Result<Vec<Stored>, Failure> = leaves.iter().map(|leaf| self.entry(leaf, now)).collect();
        let appended = made.and_then(|made| {
            entries.extend(made);
            let append = Append::new(self.stream.clone(), entries).expecting(self.revision);
            Ok(self.store.append(Append { demand: self.demand, ..append })?)
        });
        match appended {
            Ok(appended) => {
                self.revision = appended.revision;
                self.events += leaves.iter().filter(|leaf| matches!(leaf, Leaf::Event(_))).count() as u64;
                let last = appended.numbers.first + appended.numbers.count.saturating_sub(1);
                if self.demand == Confirmation::Replicated {
                    self.unconfirmed.push_back((last, self.events));
                    self.settle();
                }
                Ok(())
            }
            Err(failure) => {
                (self.log_size, self.private_size, self.said) = before;
                Err(failure)
            }
        }
    }

    /// Signs a checkpoint over all that is committed.
    ///
    /// # Errors
    /// When the store does not take it. What was said is on the disk all the same.
    pub fn publish(&self) -> Result<(), Failure> {
        let (origin, log) = (self.identity.origin.clone(), self.log.clone());
        let sign = move |size: u64, root: [u8; 32]| {
            let checkpoint = Checkpoint::new(&origin, size, Hash::new(root)).map_err(|error| error.to_string())?;
            let signed = SignedCheckpoint::sign(checkpoint, &log).map_err(|error| error.to_string())?;
            Ok(signed.encode().into_bytes())
        };
        self.store.publish(&self.stream, sign)?;
        Ok(())
    }

    fn entry(&mut self, leaf: &Leaf, now: Instant) -> Result<Stored, Failure> {
        let desk = AuthorRef::new(self.identity.authors.len() - 1);
        let nobody = BTreeSet::new();
        let shown = |readers: &BTreeSet<Reader>| readers.iter().map(|reader| Compartment::Of(*reader)).collect();
        let kept = |tag: &[u8], bytes: &[u8]| [tag, bytes].concat();
        let (payload, readers, about) = match leaf {
            Leaf::Said { author, time, payload, is_private, readers, about, signed } => {
                let line = Line { author: *author, time: *time, kind: EntryKind::Command, is_leaf: !is_private };
                let word = match signed {
                    Some(signed) => self.as_signed(signed),
                    None => self.signed_here(&line, payload.clone())?,
                };
                return self.sealed(&line, word, shown(readers), *about, now);
            }
            Leaf::Desk { payload, readers, about, is_erasure } => {
                let kind = if *is_erasure { EntryKind::Erasure } else { EntryKind::Desk };
                let mut readers: BTreeSet<Compartment> = shown(readers);
                if *is_erasure || payload.starts_with(UNIT) || payload.starts_with(OPENS) {
                    readers.insert(Compartment::Desk);
                }
                let line = Line { author: desk, time: now, kind, is_leaf: true };
                let word = self.signed_here(&line, payload.clone())?;
                return self.sealed(&line, word, readers, *about, now);
            }
            Leaf::Event(bytes) => (kept(EVENT, bytes), &nobody, None),
            Leaf::Plan(id) => (kept(PLAN, id.as_bytes()), &nobody, None),
            Leaf::Charter(bytes) => (kept(CHARTER, bytes), &nobody, None),
        };
        let mut readers: BTreeSet<Compartment> = shown(readers);
        readers.insert(Compartment::Desk);
        let line = Line { author: desk, time: now, kind: EntryKind::Desk, is_leaf: false };
        let word = self.signed_here(&line, payload)?;
        self.sealed(&line, word, readers, about, now)
    }

    /// What was signed elsewhere, under the number that it bears.
    fn as_signed(&mut self, signed: &Elsewhere) -> Elsewhere {
        let envelope = &signed.command.envelope;
        self.said.insert((envelope.operation, envelope.author), envelope.sequence);
        signed.clone()
    }

    /// Signs what is said under the author's next number.
    fn signed_here(&mut self, line: &Line, bytes: Vec<u8>) -> Result<Elsewhere, Failure> {
        let payload = Payload { salt: random()?, bytes };
        let operation = if line.is_leaf { self.identity.operation } else { self.identity.journal };
        let (author, _) = self.identity.authors[line.author.index()];
        let said = self.said.entry((operation, author)).or_default();
        *said += 1;
        let envelope = Envelope {
            case: self.identity.case,
            operation,
            author,
            sequence: *said,
            time: u64::try_from(line.time).unwrap_or(0),
            commitment: payload.commitment(),
        };
        let key = self.signers[line.author.index()].as_ref().ok_or_else(|| {
            Failure::Usage("the key of this author is not in the folder of keys: nobody else signs for them".to_owned())
        })?;
        Ok(Elsewhere { command: envelope.sign(key)?, payload })
    }

    /// Seals and accepts one entry.
    fn sealed(
        &mut self,
        line: &Line,
        Elsewhere { command, payload }: Elsewhere,
        readers: BTreeSet<Compartment>,
        about: Option<UnitRef>,
        now: Instant,
    ) -> Result<Stored, Failure> {
        // What nobody may read is still kept: for the desk.
        let readers = if readers.is_empty() { BTreeSet::from([Compartment::Desk]) } else { readers };
        // An entry that is not sealed for somebody now never can be: then it is not written.
        let no_key = |of: &str| Failure::Record(format!("there is no key `{of}` in the folder of keys"));
        let mut locks: Vec<(KeyId, &SecretKey)> = Vec::with_capacity(readers.len());
        for reader in &readers {
            let (id, key) = self.compartments.get(reader).ok_or_else(|| no_key(&reader.file()))?;
            locks.push((*id, key));
        }
        let person = match about.filter(|_| line.kind != EntryKind::Erasure) {
            Some(unit) => Some(self.people.get(&unit.index()).ok_or_else(|| no_key(&person_name(unit)))?),
            None => None,
        };
        let recipients = Recipients { compartments: &locks, person: person.map(|(id, key)| (*id, key)) };
        let entry = UnacceptedEntry::new(line.kind, self.identity.stream, command, &payload, &recipients, &random()?)?;
        let number = if line.is_leaf { &mut self.log_size } else { &mut self.private_size };
        let acceptance = Acceptance {
            origin: &self.identity.origin,
            number: *number,
            time: u64::try_from(now).unwrap_or(0),
            desk: self.identity.desk,
            key: &self.desk,
        };
        let entry = entry.accept(&acceptance)?;
        *number += 1;
        let bytes = entry.encode();
        Ok(if line.is_leaf { Stored::record(bytes) } else { Stored::journal(bytes) })
    }
}

/// How the payload that says who a unit is begins.
const UNIT: &[u8] = b"{\"desk\":{\"unit\":";
/// And the one that says that an operation begins.
const OPENS: &[u8] = b"{\"desk\":{\"opens\":";

/// Who says something, when, as what, and where it is written.
struct Line {
    author: AuthorRef,
    time: Instant,
    kind: EntryKind,
    is_leaf: bool,
}

/// The name of a unit's key.
pub fn person_name(unit: UnitRef) -> String {
    format!("people/unit-{}", unit.index() + 1)
}

/// Every key of a folder that opens something; those that were erased, as erased.
///
/// # Errors
/// When one cannot be read.
pub fn keyring(keys: &KeyFolder) -> Result<Keyring, Failure> {
    let mut ring = Keyring::new();
    for under in ["compartments", "people"] {
        for name in keys.names(under)? {
            match keys.find(&name)? {
                Found::Key(key) => ring.insert(KeyId::new(key.id), key.secret)?,
                Found::Erased(id) => ring.erase(KeyId::new(id)),
                Found::Nothing => {}
            }
        }
    }
    Ok(ring)
}
