//! The record of an operation that is open for reading: entries, tiles, checkpoints, receipts.

use std::path::Path;

use takas_ledger::{KeyId, Keyring, LedgerError, Receipt, SignedCheckpoint, Tile, prove};
use takas_store::{Checkpoint, Event, LogIndex, Revision, Store, Stream};
use takas_views::Reader;

use super::compartments::Compartment;
use super::journal::Journal;
use super::keys::{Found, KeyFolder};
use super::opening::{Identity, Opening};
use super::place::{Named, Place};
use super::session::Session;
use crate::failure::Failure;
use crate::folder;

/// Leaves read at once.
const READ_MAX: usize = 1_000;

/// A record that is open for reading.
pub struct Record {
    /// Where it is kept.
    pub place: Place,
    /// The store that it is in.
    pub store: Store,
    /// Its stream there.
    pub stream: Stream,
    /// The operation's name.
    pub name: String,
    /// Its ids and public keys.
    pub identity: Identity,
}

impl Record {
    /// Opens the record of an operation.
    ///
    /// # Errors
    /// When there is none, or several and none is named.
    pub fn open(case: &Path, operation: Option<&str>, at: &Named) -> Result<Self, Failure> {
        let place = Place::new(case, at)?;
        let store = place.store_to_read()?;
        let name = match operation {
            Some(name) => name.to_owned(),
            None => only(&store, &folder::case_id(case))?,
        };
        let stream = place.stream(&name)?;
        let first = store.read(&stream, Revision(1), 1)?;
        let first =
            first.first().ok_or_else(|| Failure::Usage(format!("there is no operation `{name}` in the store")))?;
        let identity = Opening::read(&first.bytes)?;
        Ok(Self { place, store, stream, name, identity })
    }

    /// The record of an operation that is run here.
    pub fn of(session: &Session, place: Place, name: &str) -> Self {
        let Journal { store, stream, identity, .. } = &session.journal;
        let (store, stream, identity) = (store.clone(), stream.clone(), identity.clone());
        Self { place, store, stream, name: name.to_owned(), identity }
    }

    /// Does something with each leaf, in order.
    ///
    /// # Errors
    /// When a leaf cannot be read, or what is done with it fails.
    pub fn each_leaf(&self, mut act: impl FnMut(&Event) -> Result<(), Failure>) -> Result<(), Failure> {
        let mut from = 0;
        loop {
            let leaves = self.store.leaves(&self.stream, LogIndex(from), READ_MAX)?;
            for leaf in &leaves {
                act(leaf)?;
            }
            from += leaves.len() as u64;
            if leaves.len() < READ_MAX {
                return Ok(());
            }
        }
    }

    /// Does something with each entry that is on no record, in order; the opening, which is none, is left out.
    ///
    /// # Errors
    /// When an entry cannot be read, or what is done with it fails.
    pub fn each_private(&self, mut act: impl FnMut(&Event) -> Result<(), Failure>) -> Result<(), Failure> {
        let mut from = 2;
        loop {
            let events = self.store.read(&self.stream, Revision(from), READ_MAX)?;
            events.iter().filter(|event| event.log_index.is_none()).try_for_each(&mut act)?;
            from += events.len() as u64;
            if events.len() < READ_MAX {
                return Ok(());
            }
        }
    }

    /// The leaf at an index.
    ///
    /// # Errors
    /// When there is none.
    pub fn leaf(&self, index: u64) -> Result<Vec<u8>, Failure> {
        let found = self.store.leaves(&self.stream, LogIndex(index), 1)?;
        let leaf = found.into_iter().next().filter(|leaf| leaf.log_index == Some(LogIndex(index)));
        leaf.map(|leaf| leaf.bytes).ok_or_else(|| Failure::Usage(format!("the record has no entry {index}")))
    }

    /// The last checkpoint, with its cosignatures.
    ///
    /// # Errors
    /// When there is none.
    pub fn checkpoint(&self) -> Result<SignedCheckpoint, Failure> {
        let last = self.store.checkpoint(&self.stream)?;
        let last = last.ok_or_else(|| Failure::Record("the record has no checkpoint yet".to_owned()))?;
        Ok(SignedCheckpoint::parse(&note(&last))?)
    }

    /// The bytes of a tile.
    pub fn tile(&self, tile: Tile) -> Option<Vec<u8>> {
        let stored = |tile: &Tile| self.store.tile(&self.stream, &tile.path()).ok().flatten();
        stored(&tile).or_else(|| stored(&tile.full()))
    }

    /// The receipt of an entry, by the last checkpoint.
    ///
    /// # Errors
    /// When it is beyond that, or a tile is missing.
    pub fn receipt(&self, index: u64) -> Result<Receipt, Failure> {
        let checkpoint = self.checkpoint()?;
        let size = checkpoint.checkpoint().size();
        let proof = prove::inclusion(index, size, |tile| self.tile(tile)).map_err(|error| match error {
            LedgerError::Beyond { .. } => Failure::Usage(format!(
                "the last checkpoint is over {size} entries, from 0: there is no receipt of {index}"
            )),
            other => other.into(),
        })?;
        Ok(Receipt::new(index, proof, checkpoint)?)
    }
}

/// The keys of one reader, and those of people.
///
/// # Errors
/// When one cannot be read.
pub fn ring_of(keys: &KeyFolder, reader: Reader) -> Result<Keyring, Failure> {
    let key = keys.get(&Compartment::Of(reader).file())?;
    let mut ring = Keyring::new();
    ring.insert(KeyId::new(key.id), key.secret)?;
    for name in keys.names("people")? {
        match keys.find(&name)? {
            Found::Key(key) => ring.insert(KeyId::new(key.id), key.secret)?,
            Found::Erased(id) => ring.erase(KeyId::new(id)),
            Found::Nothing => {}
        }
    }
    Ok(ring)
}

/// The only operation of a case.
fn only(store: &Store, case: &str) -> Result<String, Failure> {
    let prefix = format!("{case}/");
    let names: Vec<String> = store
        .streams(Some(case))?
        .iter()
        .filter_map(|state| state.stream.as_str().strip_prefix(&prefix).map(str::to_owned))
        .collect();
    match names.as_slice() {
        [name] => Ok(name.clone()),
        [] => Err(Failure::Usage(format!("the store has no operation of `{case}`; `takas run` begins one"))),
        several => Err(Failure::Usage(format!(
            "there are several operations: name one with --operation: {}",
            several.join(", ")
        ))),
    }
}

/// A checkpoint as a note with all its signatures.
pub fn note(checkpoint: &Checkpoint) -> Vec<u8> {
    let mut note = checkpoint.note.clone();
    for cosignature in &checkpoint.cosignatures {
        note.extend_from_slice(&cosignature.line);
        if !cosignature.line.ends_with(b"\n") {
            note.push(b'\n');
        }
    }
    note
}
