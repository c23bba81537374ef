//! `takas record`: verify, show, hand out receipts and exports, witness, sign, erase.

mod erase;
mod export;
mod show;
mod sign;
pub(crate) mod verify;
mod witness;

use std::path::Path;

use takas_ledger::{Checkpoint as Signed, Entry, LedgerError, Receipt, SignedCheckpoint, Tile, prove};
use takas_store::{Checkpoint, Event, LogIndex, Revision, Store, Stream};

use crate::arguments::{RecordCommand, RecordPlace};
use crate::exit;
use crate::failure::Failure;
use crate::folder;
use crate::put;
use crate::running::opening::{Identity, Opening};
use crate::running::place::Place;

/// Leaves read at once.
const READ_MAX: usize = 1_000;

/// Runs the command.
///
/// # Errors
/// When store, keys or files cannot be read or written.
pub(crate) fn run(command: &RecordCommand) -> Result<u8, Failure> {
    match command {
        RecordCommand::Verify { record, receipt, beside, json } => verify::run(record, receipt, beside, *json),
        RecordCommand::Show { record, reader, journal, json } => show::run(record, reader.as_deref(), *journal, *json),
        RecordCommand::Receipt { record, entry, to } => receipt(record, *entry, to.as_deref()),
        RecordCommand::Export { record, reader, to, language } => export::run(record, reader, to, *language),
        RecordCommand::Witness { state, name, log, request } => {
            witness::run(state, name.as_deref(), log, request.as_deref())
        }
        RecordCommand::Ask { record, old, answer } => witness::ask(record, *old, answer.as_deref()),
        RecordCommand::Trust { record } => {
            let opening = Record::open(record)?.identity.opening();
            put(&(String::from_utf8_lossy(&opening.bytes()).into_owned() + "\n"))?;
            Ok(exit::DONE)
        }
        RecordCommand::Key { author, keys } => sign::key(author, keys),
        RecordCommand::Sign(arguments) => sign::run(arguments),
        RecordCommand::Erase { record, unit, confirm } => erase::run(record, unit, confirm.as_deref()),
    }
}

/// A record that is open for reading.
pub(crate) struct Record {
    pub(crate) place: Place,
    pub(crate) store: Store,
    pub(crate) stream: Stream,
    /// The operation's name.
    pub(crate) name: String,
    pub(crate) identity: Identity,
}

impl Record {
    /// Opens the record of an operation.
    ///
    /// # Errors
    /// When there is none, or several and none is named.
    pub(crate) fn open(record: &RecordPlace) -> Result<Self, Failure> {
        let mut place = Place::new(&record.case, &record.place)?;
        let store = place.store(false)?;
        let name = match &record.operation {
            Some(name) => name.clone(),
            None => only(&store, &folder::case_id(&record.case))?,
        };
        let stream = place.stream(&name)?;
        let first = store.read(&stream, Revision(1), 1)?;
        let first =
            first.first().ok_or_else(|| Failure::Usage(format!("there is no operation `{name}` in the store")))?;
        let identity = Opening::read(&first.bytes)?;
        Ok(Self { place, store, stream, name, identity })
    }

    /// Does something with each leaf, in order.
    ///
    /// # Errors
    /// When a leaf cannot be read, or what is done with it fails.
    pub(crate) fn each_leaf(&self, mut act: impl FnMut(&Event) -> Result<(), Failure>) -> Result<(), Failure> {
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
    pub(crate) fn each_private(&self, mut act: impl FnMut(&Event) -> Result<(), Failure>) -> Result<(), Failure> {
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
    pub(crate) fn leaf(&self, index: u64) -> Result<Vec<u8>, Failure> {
        let found = self.store.leaves(&self.stream, LogIndex(index), 1)?;
        let leaf = found.into_iter().next().filter(|leaf| leaf.log_index == Some(LogIndex(index)));
        leaf.map(|leaf| leaf.bytes).ok_or_else(|| Failure::Usage(format!("the record has no entry {index}")))
    }

    /// The last checkpoint, with its cosignatures.
    ///
    /// # Errors
    /// When there is none.
    pub(crate) fn checkpoint(&self) -> Result<SignedCheckpoint, Failure> {
        let last = self.store.checkpoint(&self.stream)?;
        let last = last.ok_or_else(|| Failure::Record("the record has no checkpoint yet".to_owned()))?;
        Ok(SignedCheckpoint::parse(&note(&last))?)
    }

    /// The bytes of a tile.
    pub(crate) fn tile(&self, tile: Tile) -> Option<Vec<u8>> {
        let stored = |tile: &Tile| self.store.tile(&self.stream, &tile.path()).ok().flatten();
        stored(&tile).or_else(|| stored(&tile.full()))
    }

    /// The receipt of an entry, by the last checkpoint.
    ///
    /// # Errors
    /// When it is beyond that, or a tile is missing.
    pub(crate) fn receipt(&self, index: u64) -> Result<Receipt, Failure> {
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
pub(crate) fn note(checkpoint: &Checkpoint) -> Vec<u8> {
    let mut note = checkpoint.note.clone();
    for cosignature in &checkpoint.cosignatures {
        note.extend_from_slice(&cosignature.line);
        if !cosignature.line.ends_with(b"\n") {
            note.push(b'\n');
        }
    }
    note
}

/// Where the record stands, in words.
pub(crate) fn head_words(checkpoint: &Signed) -> String {
    format!("{} entries, root {}", checkpoint.size(), checkpoint.root())
}

fn receipt(record: &RecordPlace, entry: u64, to: Option<&Path>) -> Result<u8, Failure> {
    let record = Record::open(record)?;
    let receipt = record.receipt(entry)?;
    let leaf = record.leaf(entry)?;
    receipt.verify(&leaf, &record.identity.origin, std::slice::from_ref(&record.identity.log))?;
    let path = to.map_or_else(|| format!("{entry}.tlog-proof").into(), Path::to_owned);
    folder::write(&path, receipt.encode().as_bytes())?;
    let beside = path.with_extension("entry");
    folder::write(&beside, &leaf)?;
    let kind = Entry::decode(&leaf).map(|entry| format!("{:?}", entry.kind()).to_lowercase())?;
    tell!("wrote {} and, beside it, the entry ({kind}); the log's key is {}", path.display(), record.identity.log);
    Ok(exit::DONE)
}
