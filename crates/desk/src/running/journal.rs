//! An operation in the store: what is said becomes signed and sealed entries there, and comes back as events.
//!
//! Three kinds of entry. A *leaf* of the record: a command as its author signed it, or what the desk says. A *private* entry of the journal:
//! a command that is on no record, sealed for its speaker's compartment. A *kept* entry of the journal, sealed for the desk alone: charter
//! and events, from which a process that starts again is what the one before was. Each author has two chains of numbers, one on the
//! record and one in the journal, each without a gap.

mod marks;
mod reading;
mod sealing;
mod writing;

use std::collections::{BTreeMap, BTreeSet};

use takas_formats::operations::{unit_name, unit_of};
use takas_ledger::{
    AuthorId, Entry, KeyId, Keyring, NoteSigner, OperationId, Payload, SecretKey, SignatureKind, SignedEnvelope,
    SigningKey,
};
use takas_model::{AuthorRef, Instant, UnitRef};
use takas_store::{Confirmation, Entry as Stored, Location, Revision, Store, Stream};
use takas_views::Reader;

use self::marks::Marks;
use super::compartments::Compartment;
use super::keys::{Found, KeyFolder};
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
    /// How many events were kept so far.
    events: u64,
    /// How many of them a second copy has.
    unconfirmed: Marks,
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
        let restored = journal.read_on()?;
        journal.people()?;
        Ok((journal, restored))
    }

    /// The same operation, read anew from its store.
    ///
    /// # Errors
    /// As [`resume`](Self::resume).
    pub fn resume_anew(&self) -> Result<(Self, Restored), Failure> {
        Self::resume(self.store.clone(), self.stream.clone(), &self.keys)
    }

    /// Up to where it was read or written.
    pub fn revision(&self) -> Revision {
        self.revision
    }

    /// Takes into account what was written since: by a process before, or by another desk.
    ///
    /// # Errors
    /// When an entry is not what was written, or a key is missing.
    pub fn catch_up(&mut self) -> Result<Restored, Failure> {
        let restored = self.read_on();
        self.settle();
        restored
    }

    fn read_on(&mut self) -> Result<Restored, Failure> {
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
                self.unconfirmed.add(last.number.0, self.events);
            }
            if events.len() < READ_MAX {
                return Ok(restored);
            }
        }
    }

    /// Whether nothing is called confirmed before a second copy has it.
    pub fn demand(&mut self, second_copy: bool) {
        self.demand = if second_copy { Confirmation::Replicated } else { Confirmation::Durable };
        self.settle();
    }

    /// How many events, from the first, a second copy has; none where none is demanded.
    pub fn confirmed(&self) -> Option<u64> {
        if self.demand == Confirmation::Durable {
            return None;
        }
        Some(self.unconfirmed.up_to(self.store.confirmed().0))
    }

    /// Forgets what is confirmed, but for how much that is; and everything where nobody asks for it.
    fn settle(&mut self) {
        match self.demand {
            Confirmation::Durable => self.unconfirmed.clear(),
            Confirmation::Replicated => self.unconfirmed.pass(self.store.confirmed().0),
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

    /// The folder of its keys, open: to open it again costs as much as guessing its passphrase does.
    pub fn keys(&self) -> &KeyFolder {
        &self.keys
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
            unconfirmed: Marks::default(),
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

    /// Whether this author's key is here.
    pub fn can_sign(&self, author: AuthorRef) -> bool {
        self.signers.get(author.index()).is_some_and(Option::is_some)
    }

    /// Reads the keys of people.
    fn people(&mut self) -> Result<(), Failure> {
        for name in self.keys.names(PEOPLE)? {
            let unit = name.rsplit('/').next().and_then(unit_of);
            if let (Some(unit), Found::Key(key)) = (unit, self.keys.find(&name)?) {
                self.people.insert(unit.index(), (KeyId::new(key.id), key.secret));
            }
        }
        Ok(())
    }
}

/// How the payload that says who a unit is begins.
const UNIT: &[u8] = b"{\"desk\":{\"unit\":";
/// And the one that says that an operation begins.
const OPENS: &[u8] = b"{\"desk\":{\"opens\":";

/// The folder of people's keys.
const PEOPLE: &str = "people";

/// The name of a unit's key.
pub fn person_name(unit: UnitRef) -> String {
    format!("{PEOPLE}/{}", unit_name(unit))
}

/// Every key of a folder that opens something; those that were erased, as erased.
///
/// # Errors
/// When one cannot be read.
pub fn keyring(keys: &KeyFolder) -> Result<Keyring, Failure> {
    let mut ring = Keyring::new();
    for under in ["compartments", PEOPLE] {
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
