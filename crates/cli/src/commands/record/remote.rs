//! `takas record verify | show | receipt | export --desk URL`: the entries of whoever has the token, fetched from a desk on another machine and
//! verified here. Ids and keys are those that the desk says are its own: whoever holds a `trust.json` or a checkpoint from elsewhere lays it
//! beside (`--beside`).

use std::path::{Path, PathBuf};

use takas_desk::remote::Remote;
use takas_desk::remote::record::{FetchedEntry, FetchedRecord, fetch, fetch_entry};
use takas_ledger::{Receipt, SignedCheckpoint, ViewEntry};

use super::export::{CHECKPOINT, ENTRIES, How, TRUST, VIEW, View, is_to_be_made};
use super::head_words;
use super::show::{EntryOut, Shower};
use super::verify::{Log, judged, told};
use crate::arguments::{DeskArguments, RecordAnywhere};
use crate::commands::remote::{desk, key};
use crate::exit;
use crate::failure::Failure;
use crate::folder;
use crate::put;
use crate::running::opening::Opening;

/// A record at a desk.
pub(super) struct At {
    remote: Remote,
    case: String,
}

impl At {
    /// The record of the case of that key at that desk. What only a store that is here can be asked cannot be said.
    ///
    /// # Errors
    /// When there is no token, the address is none, or something is said that is the desk's own to know.
    pub(super) fn of(address: &str, record: &RecordAnywhere, here: &[(&str, bool)]) -> Result<Self, Failure> {
        let DeskArguments { names, .. } = &record.remote;
        let place = &record.record;
        let always = [
            ("--operation", place.operation.is_some()),
            ("--store", place.place.store.is_some()),
            ("--keys", place.place.keys.is_some()),
            ("--names", *names),
        ];
        if let Some((option, _)) = always.iter().chain(here).find(|(_, is_said)| *is_said) {
            return Err(Failure::Usage(format!("{option} is of a record that is here: leave it out with --desk")));
        }
        Ok(Self { remote: desk(address, &record.remote)?, case: key(&place.case)? })
    }

    fn fetch(&mut self) -> Result<FetchedRecord, Failure> {
        fetch(&mut self.remote, &self.case)
    }

    fn entry(&mut self, number: u64) -> Result<FetchedEntry, Failure> {
        fetch_entry(&mut self.remote, &self.case, number)
    }

    /// The entries over which there is a checkpoint, with what proves them.
    fn proved(&mut self, record: &FetchedRecord) -> Result<Vec<(u64, ViewEntry)>, Failure> {
        let mut all = Vec::new();
        for line in record.lines.iter().filter(|line| line.is_covered) {
            let FetchedEntry { entry, receipt, disclosure } = self.entry(line.entry)?;
            let receipt = receipt.ok_or_else(|| no_receipt(line.entry))?;
            all.push((line.entry, ViewEntry { entry, receipt, disclosure }));
        }
        Ok(all)
    }
}

fn no_receipt(entry: u64) -> Failure {
    Failure::Usage(format!("no checkpoint is over entry {entry} yet, so that there is no receipt of it"))
}

/// `takas record verify`.
///
/// # Errors
/// When the desk does not answer or refuses.
pub(super) fn verify(mut at: At, beside: &[PathBuf], json: bool) -> Result<u8, Failure> {
    let beside: Vec<Log> = beside.iter().map(|path| Log::read(path)).collect::<Result<_, _>>()?;
    let record = at.fetch()?;
    let trust = Opening::read(&record.trust)?.trust()?;
    let own = view_of(&record, Vec::new()).authors()?;
    let entries: Vec<ViewEntry> = at.proved(&record)?.into_iter().map(|(_, entry)| entry).collect();
    let mut logs = vec![Log::of_checkpoint(record.checkpoint)];
    logs.extend(beside);
    told(&judged(&trust, &own, &entries, &logs)?, json)
}

/// `takas record show`.
///
/// # Errors
/// As [`verify()`].
pub(super) fn show(mut at: At, json: bool) -> Result<u8, Failure> {
    let mut shower = Shower::new(json);
    for line in at.fetch()?.lines {
        shower.units_of(line.says.as_deref().unwrap_or_default().as_bytes());
        put(&shower.line(&EntryOut::told(line)))?;
    }
    Ok(exit::DONE)
}

/// `takas record receipt`.
///
/// # Errors
/// As [`verify()`]; when no checkpoint is over the entry, or what the desk hands out proves nothing.
pub(super) fn receipt(mut at: At, number: u64, to: Option<&Path>) -> Result<u8, Failure> {
    let record = at.fetch()?;
    let identity = Opening::read(&record.trust)?;
    let fetched = at.entry(number)?;
    let receipt = fetched.receipt.ok_or_else(|| no_receipt(number))?;
    let read = Receipt::decode(&receipt)?;
    read.verify(&fetched.entry, &identity.origin, std::slice::from_ref(&identity.log))?;
    super::write_receipt(number, to, &receipt, &fetched.entry, &identity.log)
}

/// `takas record export`: as of a record that is here, but for the page and the tiles, which want the whole of it.
///
/// # Errors
/// As [`verify()`]; when the folder is there already or cannot be written.
pub(super) fn export(mut at: At, to: &Path) -> Result<u8, Failure> {
    is_to_be_made(to)?;
    let record = at.fetch()?;
    let identity = Opening::read(&record.trust)?;
    let checkpoint = SignedCheckpoint::parse(&record.checkpoint)?;
    let proved = at.proved(&record)?;
    for (number, one) in &proved {
        let part = |ending: &str| to.join(ENTRIES).join(format!("{number}.{ending}"));
        folder::write(&part("entry"), &one.entry)?;
        folder::write(&part("tlog-proof"), &one.receipt)?;
        if let Some(disclosure) = &one.disclosure {
            folder::write(&part("disclosure"), disclosure)?;
        }
    }
    let view = view_of(&record, proved.iter().map(|(number, _)| *number).collect());
    folder::write(&to.join(VIEW), takas_formats::deals::to_json(&view).as_bytes())?;
    folder::write(&to.join(TRUST), &record.trust)?;
    folder::write(&to.join(CHECKPOINT), &record.checkpoint)?;
    let how = How { identity: &identity, head: head_words(checkpoint.checkpoint()), has_whole: false };
    folder::write(&to.join("README.txt"), how.text(&view).as_bytes())?;
    let left = record.lines.len() - proved.len();
    tell!(
        "wrote {}: {} entries{}; `takas record verify {}` verifies it",
        to.display(),
        proved.len(),
        if left == 0 { String::new() } else { format!(", without {left} over which there is no checkpoint yet") },
        to.display()
    );
    Ok(exit::DONE)
}

fn view_of(record: &FetchedRecord, entries: Vec<u64>) -> View {
    View::new(record.authors.clone(), entries)
}
