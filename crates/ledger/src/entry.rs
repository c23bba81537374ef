//! The entry: one leaf of the record. A signed envelope, the sealed payload, and the desk's acceptance of both.
//!
//! `docs/reference/record.md`, section 3. An [`UnacceptedEntry`] becomes an [`Entry`] when the desk knows its number and signs. An entry that was decoded is well formed;
//! whether its signatures are good is asked apart.

use crate::bytes::{NUMBER_MAX, Reader, put_counted};
use crate::envelope::SignedEnvelope;
use crate::error::LedgerError;
use crate::id::{DeskId, KeyId, StreamId};
use crate::key::{PublicKey, SigningKey};
use crate::keyring::Keyring;
use crate::merkle::{Hash, leaf_hash};
use crate::seal::{
    LOCK_SIZE, LOCKS_MAX, Lock, Opened, Payload, Recipients, Sealed, is_bucket, open, person_bytes, seal,
};
use crate::time::TIME_MAX;

/// The largest entry, in bytes: what the length in a bundle can say.
pub const ENTRY_SIZE_MAX: usize = 65_535;

const LABEL: &[u8] = b"takas.entry/1\n";
const ACCEPTED_WORDS: &[u8] = b"takas.acceptance/1\n";

/// Who speaks in an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// An author, whose command the desk accepted.
    Command,
    /// The desk itself: a timer, an agreed text, a state.
    Desk,
    /// The desk, which has erased a person's key.
    Erasure,
}

impl EntryKind {
    fn byte(self) -> u8 {
        match self {
            Self::Command => 1,
            Self::Desk => 2,
            Self::Erasure => 3,
        }
    }

    fn of(byte: u8) -> Option<Self> {
        [Self::Command, Self::Desk, Self::Erasure].into_iter().find(|kind| kind.byte() == byte)
    }
}

/// Where and when a desk takes an entry into the record.
#[derive(Clone, Copy, Debug)]
pub struct Acceptance<'a> {
    /// The origin of the log.
    pub origin: &'a str,
    /// The index of the leaf, from 0.
    pub number: u64,
    /// When, in seconds since 1970.
    pub time: u64,
    /// The desk.
    pub desk: DeskId,
    /// The desk's key.
    pub key: &'a SigningKey,
}

/// An entry before the desk accepts it: sealed, but without a place in the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnacceptedEntry {
    kind: EntryKind,
    stream: StreamId,
    command: SignedEnvelope,
    sealed: Sealed,
}

impl UnacceptedEntry {
    /// Seals the payload of a command. The seed is 32 fresh random bytes.
    ///
    /// # Errors
    /// When the payload is not what the envelope commits to, cannot be sealed, or an erasure is to concern a person.
    pub fn new(
        kind: EntryKind,
        stream: StreamId,
        command: SignedEnvelope,
        payload: &Payload,
        recipients: &Recipients<'_>,
        seed: &[u8; 32],
    ) -> Result<Self, LedgerError> {
        if payload.commitment() != command.envelope.commitment {
            return Err(LedgerError::Commitment);
        }
        if kind == EntryKind::Erasure && recipients.person.is_some() {
            let why = "it concerns a person, whose key it says is gone";
            return Err(LedgerError::Unwritable { what: "an erasure", why });
        }
        let sealed = seal(payload, stream, &command.envelope.encode()?, recipients, seed)?;
        Ok(Self { kind, stream, command, sealed })
    }

    /// The command in it.
    pub fn command(&self) -> &SignedEnvelope {
        &self.command
    }

    /// Takes it into the record.
    ///
    /// # Errors
    /// When number or time is out of range.
    pub fn accept(self, acceptance: &Acceptance<'_>) -> Result<Entry, LedgerError> {
        let Acceptance { origin, number, time, desk, key } = *acceptance;
        if number > NUMBER_MAX || time > TIME_MAX {
            return Err(LedgerError::Unwritable { what: "an acceptance", why: "its number or time is out of range" });
        }
        let Self { kind, stream, command, sealed } = self;
        let mut entry = Entry { kind, stream, number, accepted: time, command, sealed, desk, acceptance: [0; 64] };
        entry.acceptance = key.sign(&accepted_message(origin, &entry.accepted_bytes()?));
        Ok(entry)
    }
}

/// One leaf of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    kind: EntryKind,
    stream: StreamId,
    number: u64,
    accepted: u64,
    command: SignedEnvelope,
    sealed: Sealed,
    desk: DeskId,
    acceptance: [u8; 64],
}

impl Entry {
    /// Its bytes.
    ///
    /// # Panics
    /// Never: what was decoded or accepted can be written.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = self.accepted_bytes().expect("an entry that was made can be written");
        out.extend(self.acceptance);
        out
    }

    /// Reads the bytes of an entry; its signatures are not verified.
    ///
    /// # Errors
    /// When they are anything but what [`Entry::encode`] writes.
    pub fn decode(bytes: &[u8]) -> Result<Self, LedgerError> {
        if bytes.len() > ENTRY_SIZE_MAX {
            return Err(LedgerError::TooLarge { what: "an entry", limit: ENTRY_SIZE_MAX });
        }
        let mut reader = Reader::new("the entry", bytes);
        reader.expect(LABEL, "it does not begin with takas.entry/1")?;
        let kind = EntryKind::of(reader.byte()?).ok_or_else(|| reader.wrong("its kind is none of 1, 2, 3"))?;
        let stream = StreamId::new(reader.array()?);
        let number = reader.number()?;
        let accepted = reader.number()?;
        if accepted > TIME_MAX {
            return Err(reader.wrong("it was accepted after the year 9999"));
        }
        let envelope = reader.counted()?;
        let command = SignedEnvelope::decode(envelope, reader.array()?)?;
        let sealed = decode_sealed(&mut reader)?;
        if kind == EntryKind::Erasure && sealed.person.is_some() {
            return Err(reader.wrong("an erasure concerns no person"));
        }
        let desk = DeskId::new(reader.array()?);
        let acceptance = reader.array()?;
        reader.end()?;
        Ok(Self { kind, stream, number, accepted, command, sealed, desk, acceptance })
    }

    /// Who speaks.
    pub fn kind(&self) -> EntryKind {
        self.kind
    }

    /// The stream of the store that it belongs to.
    pub fn stream(&self) -> StreamId {
        self.stream
    }

    /// Its number in the record: the index of its leaf, from 0.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// When the desk accepted it, in seconds since 1970.
    pub fn accepted(&self) -> u64 {
        self.accepted
    }

    /// The command in it.
    pub fn command(&self) -> &SignedEnvelope {
        &self.command
    }

    /// The sealed payload.
    pub fn sealed(&self) -> &Sealed {
        &self.sealed
    }

    /// The desk that accepted it.
    pub fn desk(&self) -> DeskId {
        self.desk
    }

    /// The desk's signature.
    pub fn acceptance(&self) -> &[u8; 64] {
        &self.acceptance
    }

    /// The hash of its leaf.
    pub fn leaf_hash(&self) -> Hash {
        leaf_hash(&self.encode())
    }

    /// Opens its payload with whatever keys there are.
    ///
    /// # Errors
    /// When keys are there and do not open it, or what they open is not what the author committed to.
    pub fn open(&self, keys: &Keyring) -> Result<Opened, LedgerError> {
        open(self, keys)
    }

    /// Verifies the desk's acceptance into the log `origin`.
    ///
    /// # Errors
    /// When it is not good.
    pub fn verify_acceptance(&self, origin: &str, key: &PublicKey) -> Result<(), LedgerError> {
        let message = accepted_message(origin, &self.accepted_bytes()?);
        if key.verifies(&message, &self.acceptance) {
            Ok(())
        } else {
            Err(LedgerError::BadSignature { signer: self.desk.to_string() })
        }
    }

    /// Everything that the desk signs, which is all but its signature.
    fn accepted_bytes(&self) -> Result<Vec<u8>, LedgerError> {
        let mut out = LABEL.to_vec();
        out.push(self.kind.byte());
        out.extend(self.stream.bytes());
        out.extend(self.number.to_be_bytes());
        out.extend(self.accepted.to_be_bytes());
        put_counted(&mut out, &self.command.envelope.encode()?);
        out.extend(self.command.signature);
        out.extend(person_bytes(self.sealed.person));
        let locks: Vec<u8> = self.sealed.locks.iter().flat_map(lock_bytes).collect();
        put_counted(&mut out, &locks);
        put_counted(&mut out, &self.sealed.ciphertext);
        out.extend(self.desk.bytes());
        Ok(out)
    }
}

fn accepted_message(origin: &str, bytes: &[u8]) -> Vec<u8> {
    [ACCEPTED_WORDS, origin.as_bytes(), b"\n", bytes].concat()
}

fn lock_bytes(lock: &Lock) -> Vec<u8> {
    [lock.compartment.bytes().as_slice(), &lock.nonce, &lock.wrapped].concat()
}

fn decode_sealed(reader: &mut Reader<'_>) -> Result<Sealed, LedgerError> {
    let person = match reader.byte()? {
        0 => None,
        1 => Some(KeyId::new(reader.array()?)),
        _ => return Err(reader.wrong("a person is there or not: 0 or 1")),
    };
    let locks = reader.counted()?;
    let count = locks.len() / LOCK_SIZE;
    if locks.len() % LOCK_SIZE != 0 || !(1..=LOCKS_MAX).contains(&count) {
        return Err(reader.wrong("it has not 1 to 64 whole locks"));
    }
    let mut inner = Reader::new("a lock", locks);
    let mut found: Vec<Lock> = Vec::with_capacity(count);
    while !inner.is_done() {
        let compartment = KeyId::new(inner.array()?);
        if found.last().is_some_and(|last| last.compartment >= compartment) {
            return Err(inner.wrong("the compartments do not ascend"));
        }
        found.push(Lock { compartment, nonce: inner.array()?, wrapped: inner.array()? });
    }
    let ciphertext = reader.counted()?;
    if !is_bucket(ciphertext.len()) {
        return Err(reader.wrong("the ciphertext has none of the lengths there are"));
    }
    Ok(Sealed { person, locks: found, ciphertext: ciphertext.to_vec() })
}
