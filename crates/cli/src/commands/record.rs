//! `takas record`: verify, show, hand out receipts and exports, witness, sign, erase.

mod erase;
mod export;
#[cfg(feature = "desk")]
mod remote;
mod show;
mod sign;
pub(crate) mod verify;
mod witness;

use std::path::Path;

use takas_ledger::{Checkpoint as Signed, Entry, VerifierKey};

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
        RecordCommand::Verify { record, receipt, beside, json } => {
            #[cfg(feature = "desk")]
            if let Some(address) = &record.remote.desk {
                let at = remote::At::of(address, record, &[("--receipt", !receipt.is_empty())])?;
                return remote::verify(at, beside, *json);
            }
            verify::run(&record.record, receipt, beside, *json)
        }
        RecordCommand::Show { record, reader, journal, json } => {
            #[cfg(feature = "desk")]
            if let Some(address) = &record.remote.desk {
                let here = [("--reader", reader.is_some()), ("--journal", *journal)];
                return remote::show(remote::At::of(address, record, &here)?, *json);
            }
            show::run(&record.record, reader.as_deref(), *journal, *json)
        }
        RecordCommand::Receipt { record, entry, to } => {
            #[cfg(feature = "desk")]
            if let Some(address) = &record.remote.desk {
                return remote::receipt(remote::At::of(address, record, &[])?, *entry, to.as_deref());
            }
            receipt(&record.record, *entry, to.as_deref())
        }
        RecordCommand::Export { record, reader, to, language } => {
            #[cfg(feature = "desk")]
            if let Some(address) = &record.remote.desk {
                let at = remote::At::of(address, record, &[("--for", reader.is_some())])?;
                return remote::export(at, to);
            }
            let reader = reader.as_deref().ok_or_else(|| Failure::Usage("say for whom: --for READER".to_owned()))?;
            export::run(&record.record, reader, to, *language)
        }
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
    write_receipt(entry, to, receipt.encode().as_bytes(), &leaf, &record.identity.log)
}

/// Writes a receipt that has been verified, and beside it the entry.
///
/// # Errors
/// When a file cannot be written, or the entry is none.
fn write_receipt(entry: u64, to: Option<&Path>, receipt: &[u8], leaf: &[u8], log: &VerifierKey) -> Result<u8, Failure> {
    let path = to.map_or_else(|| format!("{entry}.tlog-proof").into(), Path::to_owned);
    folder::write(&path, receipt)?;
    let beside = path.with_extension("entry");
    folder::write(&beside, leaf)?;
    let kind = Entry::decode(leaf).map(|entry| format!("{:?}", entry.kind()).to_lowercase())?;
    tell!("wrote {} and, beside it, the entry ({kind}); the log's key is {log}", path.display());
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
