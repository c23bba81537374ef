//! The store as the fault harness calls it: one place for all that depends on its interface.
//!
//! Every claim is one append: an entry (a leaf of the log for every second one), a row of a projection that holds the author's last
//! number, and for every fourth a message. So an append that was stored in part shows.

use std::fmt;
use std::path::Path;
use std::time::Duration;

use takas_store::{Append, Change, Entry, Event, Location, Message, Number, Options, Store, StoreError, Stream};

use super::claim::{Claim, Held};

/// The file of the store within a folder.
pub(crate) const FILE: &str = "takas.db";
/// How many entries are read at a time.
const PAGE: usize = 1_000;
/// The write-ahead log is moved often, so that moving it and beginning it anew are harmed, too.
const LOG_BYTES: u64 = 100 << 10;

/// Why the store did not take an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// It says that it is read-only for now, and why.
    ReadOnly(String),
    /// Anything else.
    Other(String),
}

impl Refusal {
    fn of(error: StoreError) -> Self {
        match error {
            StoreError::ReadOnly { why } => Self::ReadOnly(why),
            other => Self::Other(other.to_string()),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::ReadOnly(why) | Self::Other(why)) = self;
        out.write_str(why)
    }
}

/// The file of the store in `folder`, as its clients are told it.
pub(crate) fn file_in(folder: &Path) -> String {
    folder.join(FILE).to_string_lossy().into_owned()
}

/// Opens the store at `place`, a file or the address of a server; tries so often whether a failed disk is good again.
pub(crate) fn open(place: &str, probe_every: Duration) -> Result<Store, String> {
    let options = Options { probe_every, log_bytes: LOG_BYTES, ..Options::default() };
    open_with(place, options)
}

/// Opens it with these options.
pub(crate) fn open_with(place: &str, options: Options) -> Result<Store, String> {
    Store::open(&Location::read(place), options).map_err(|error| error.to_string())
}

/// Appends a claim under a key, and returns when it is acknowledged.
pub(crate) fn append(store: &Store, claim: Claim, key: Option<String>) -> Result<(), Refusal> {
    let bytes = claim.bytes();
    let entry = if claim.number.is_multiple_of(2) { Entry::record(bytes) } else { Entry::journal(bytes) };
    let mut append = Append { key, ..Append::new(stream()?, vec![entry]) };
    append.changes.push(change(claim));
    if claim.number.is_multiple_of(4) {
        append.messages.push(Message { destination: "field".to_owned(), bytes: claim.bytes() });
    }
    store.append(append).map(drop).map_err(Refusal::of)
}

/// Reads all entries from the number `from` on into `held`; returns the number after the last.
pub(crate) fn read_into(store: &Store, mut from: u64, held: &mut Held) -> Result<u64, String> {
    loop {
        let page = store.read_all(Number(from), PAGE).map_err(|error| error.to_string())?;
        for event in &page {
            held.take(&event.bytes)?;
            from = event.number.0 + 1;
        }
        if page.len() < PAGE {
            return Ok(from);
        }
    }
}

/// Has the log published up to now. The note is no real one: what is signed is not looked at here.
pub(crate) fn publish(store: &Store) -> Result<(), Refusal> {
    store.publish(&stream()?, |size, _| Ok(format!("{size} leaves").into_bytes())).map(drop).map_err(Refusal::of)
}

/// All that the store finds wrong with itself, projections included.
pub(crate) fn check(store: &Store) -> Vec<String> {
    let mut projector = |event: &Event| Claim::of(&event.bytes).map(|claim| vec![change(claim)]).ok_or(String::new());
    match store.fsck(Some(&mut projector)) {
        Ok(report) => report.damage.iter().map(ToString::to_string).collect(),
        Err(error) => vec![error.to_string()],
    }
}

fn stream() -> Result<Stream, Refusal> {
    Stream::new("harm/operation").map_err(Refusal::of)
}

/// The row of the projection that comes with a claim: the last number of its author.
fn change(claim: Claim) -> Change {
    let value = Some(claim.number.to_le_bytes().to_vec());
    Change { projection: "last".to_owned(), key: claim.author.to_string(), value }
}
