//! `takas record`: verify, show, hand out receipts and exports, witness, sign, erase.

mod erase;
mod export;
mod show;
mod sign;
pub(crate) mod verify;
mod witness;

use std::path::Path;

use takas_ledger::{Checkpoint as Signed, Entry};

use crate::arguments::{RecordCommand, RecordPlace};
use crate::exit;
use crate::failure::Failure;
use crate::folder::{self, FileError};
use crate::put;
pub(crate) use crate::running::record::{Record, note};

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
            let opening = open(record)?.identity.opening();
            put(&(String::from_utf8_lossy(&opening.bytes()).into_owned() + "\n"))?;
            Ok(exit::DONE)
        }
        RecordCommand::Key { author, keys } => sign::key(author, keys),
        RecordCommand::Prove { author, account, challenge, keys } => sign::prove(author, account, challenge, keys),
        RecordCommand::Sign(arguments) => sign::run(arguments),
        RecordCommand::Erase { record, unit, confirm } => erase::run(record, unit, confirm.as_deref()),
    }
}

/// Opens the record of an operation.
///
/// # Errors
/// When there is none, or several and none is named.
pub(crate) fn open(record: &RecordPlace) -> Result<Record, Failure> {
    Record::open(&record.case, record.operation.as_deref(), &record.place.named())
}

/// Where the record stands, in words.
pub(crate) fn head_words(checkpoint: &Signed) -> String {
    format!("{} entries, root {}", checkpoint.size(), checkpoint.root())
}

fn receipt(record: &RecordPlace, entry: u64, to: Option<&Path>) -> Result<u8, Failure> {
    let record = open(record)?;
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

/// The bytes of a file that was handed over.
///
/// # Errors
/// When it is not there or cannot be read.
fn read_file(path: &Path) -> Result<Vec<u8>, Failure> {
    let mend = "name a file that is there; one of an export: see that its folder is whole";
    folder::read_capped(path).map_err(|error| FileError::new(path, "cannot be read", mend, error).into())
}
