//! The record of an operation that another machine's desk runs: the entries of whoever has the token, fetched. Nothing is verified here, and
//! nothing believed: whoever fetches verifies.

use data_encoding::BASE64;
use takas_formats::operations::{FORMAT, RecordEntryOut, RecordLineOut, RecordNowOut};

use super::client::Remote;
use crate::failure::Failure;

/// What a desk tells of a record.
#[derive(Clone, Debug)]
pub struct FetchedRecord {
    /// The text of `trust.json`.
    pub trust: Vec<u8>,
    /// The signed head.
    pub checkpoint: Vec<u8>,
    /// The ids of the reader's own authors.
    pub authors: Vec<String>,
    /// The reader's entries, in order.
    pub lines: Vec<RecordLineOut>,
}

/// An entry with what proves it.
#[derive(Clone, Debug)]
pub struct FetchedEntry {
    /// Its bytes.
    pub entry: Vec<u8>,
    /// The receipt; none: no checkpoint is over it yet.
    pub receipt: Option<Vec<u8>>,
    /// What it says, for whom it is opened.
    pub disclosure: Option<Vec<u8>>,
}

/// Every entry of a record that is the reader's, with the head as it was when the first of them were told.
///
/// # Errors
/// When the desk does not answer or refuses, or tells what this program does not know.
pub fn fetch(remote: &mut Remote, case: &str) -> Result<FetchedRecord, Failure> {
    let first: RecordNowOut = remote.read(&format!("/cases/{case}/record"))?;
    let RecordNowOut { authors, checkpoint, entries: mut lines, format, mut next, trust } = first;
    is_known(format)?;
    while let Some(from) = next {
        let page: RecordNowOut = remote.read(&format!("/cases/{case}/record?from={from}"))?;
        is_known(page.format)?;
        // A desk that leads in a circle is not followed.
        next = page.next.filter(|next| *next > from);
        lines.extend(page.entries);
    }
    Ok(FetchedRecord { trust: trust.into_bytes(), checkpoint: checkpoint.into_bytes(), authors, lines })
}

/// One entry.
///
/// # Errors
/// As [`fetch`].
pub fn fetch_entry(remote: &mut Remote, case: &str, number: u64) -> Result<FetchedEntry, Failure> {
    let RecordEntryOut { disclosure, entry, format, receipt } =
        remote.read(&format!("/cases/{case}/record/{number}"))?;
    is_known(format)?;
    let entry = BASE64.decode(entry.as_bytes());
    let entry = entry.map_err(|_| Failure::Desk(format!("{}: entry {number} is no base64", remote.origin())))?;
    Ok(FetchedEntry { entry, receipt: receipt.map(String::into_bytes), disclosure: disclosure.map(String::into_bytes) })
}

fn is_known(format: u32) -> Result<(), Failure> {
    if format == FORMAT {
        return Ok(());
    }
    Err(Failure::Desk("the desk tells of its record in a format that this program does not know".to_owned()))
}
