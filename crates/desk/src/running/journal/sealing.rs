//! Entries and checkpoints made: signed by their author or as they were signed elsewhere, sealed for their readers, accepted by the desk.

use std::collections::BTreeSet;

use takas_ledger::{
    Acceptance, Checkpoint, EntryKind, Envelope, Hash, KeyId, Payload, Recipients, SecretKey, SignedCheckpoint,
    UnacceptedEntry,
};
use takas_model::{AuthorRef, Instant, UnitRef};
use takas_store::Entry as Stored;
use takas_views::Reader;

use super::{CHARTER, EVENT, Elsewhere, Journal, Leaf, OPENS, PLAN, UNIT, person_name};
use crate::failure::Failure;
use crate::running::compartments::Compartment;
use crate::running::keys::random;

/// Who says something, when, as what, and where it is written.
struct Line {
    author: AuthorRef,
    time: Instant,
    kind: EntryKind,
    is_leaf: bool,
}

impl Journal {
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

    pub(super) fn entry(&mut self, leaf: &Leaf, now: Instant) -> Result<Stored, Failure> {
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
