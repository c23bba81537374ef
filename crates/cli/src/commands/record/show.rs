//! `takas record show`: each entry, and what the keys that are here open of it.

use serde::Serialize;
use takas_formats::operations::{DeskSays, UnitOut, read_desk};
use takas_ledger::{Entry, EntryKind, Opened};
use takas_model::Case;
use takas_views::Reader;

use crate::arguments::RecordPlace;
use crate::exit;
use crate::failure::Failure;
use crate::put;
use crate::running::clock::local;
use crate::running::compartments::{READERS, reader};
use crate::running::hex::hex;
use crate::running::journal::keyring;
use crate::running::record::ring_of;
use crate::{folder, reading};

/// An entry, as JSON.
#[derive(Serialize)]
struct EntryOut {
    format: u32,
    entry: u64,
    /// `command`, `desk` or `erasure`; `private` for what is on no record, which is numbered apart.
    kind: &'static str,
    /// The author's id.
    author: String,
    sequence: u64,
    /// When its author says it was, and when the desk accepted it, in seconds since 1970.
    time: u64,
    accepted: u64,
    leaf: String,
    /// `opened`, `sealed` or `erased`.
    state: &'static str,
    /// What it says, if it was opened.
    says: Option<serde_json::Value>,
}

/// Runs the command.
///
/// # Errors
/// When store or keys cannot be read, or an entry is not what was written.
pub(super) fn run(place: &RecordPlace, named: Option<&str>, journal: bool, json: bool) -> Result<u8, Failure> {
    let record = super::open(place)?;
    let case = reading::case_or_report(&place.case, &folder::read(&place.case)?)?;
    let keys = record.place.key_folder(&record.name)?;
    let ring = match named {
        None => keyring(&keys)?,
        Some(named) => ring_of(&keys, named_reader(&case, named)?)?,
    };
    let mut units: Vec<UnitOut> = Vec::new();
    let mut show = |bytes: &[u8], is_private: bool| {
        let entry = Entry::decode(bytes)?;
        // What the desk keeps to start again from is nothing that was said.
        if is_private && entry.kind() != EntryKind::Command {
            return Ok(());
        }
        let (state, payload) = match entry.open(&ring)? {
            Opened::Opened(payload) => ("opened", Some(payload.bytes)),
            Opened::Sealed => ("sealed", None),
            Opened::Erased => ("erased", None),
        };
        if let Some(DeskSays::Unit(unit)) = payload.as_deref().and_then(|bytes| read_desk(bytes).ok()) {
            units.push(unit);
        }
        let says = payload.as_deref().and_then(|bytes| serde_json::from_slice(bytes).ok());
        let shown = EntryOut { kind: if is_private { "private" } else { kind(&entry) }, ..shown(&entry, state, says) };
        put(&if json {
            serde_json::to_string(&shown).expect("texts and numbers alone") + "\n"
        } else {
            line(&shown, &units)
        })
    };
    record.each_leaf(|leaf| show(&leaf.bytes, false))?;
    if journal {
        record.each_private(|event| show(&event.bytes, true))?;
    }
    Ok(exit::DONE)
}

/// The reader of that name.
fn named_reader(case: &Case, named: &str) -> Result<Reader, Failure> {
    reader(case, named).ok_or_else(|| Failure::Usage(format!("`{named}` reads nothing here: name {READERS}")))
}

fn shown(entry: &Entry, state: &'static str, says: Option<serde_json::Value>) -> EntryOut {
    let envelope = &entry.command().envelope;
    EntryOut {
        format: 1,
        entry: entry.number(),
        kind: kind(entry),
        author: envelope.author.to_string(),
        sequence: envelope.sequence,
        time: envelope.time,
        accepted: entry.accepted(),
        leaf: hex(entry.leaf_hash().bytes()),
        state,
        says,
    }
}

fn kind(entry: &Entry) -> &'static str {
    match entry.kind() {
        EntryKind::Command => "command",
        EntryKind::Desk => "desk",
        EntryKind::Erasure => "erasure",
    }
}

/// A line: number, moment, who, what; units by their names where they were opened before.
fn line(entry: &EntryOut, units: &[UnitOut]) -> String {
    let says = match &entry.says {
        Some(says) => {
            let mut text = says.to_string();
            if says["desk"]["unit"].is_object() {
                return head(entry) + &text + "\n";
            }
            // From the last, so that `unit-1` is not found in `unit-10`.
            for unit in units.iter().rev() {
                text = text.replace(&format!("\"{}\"", unit.name), &format!("\"{}\"", unit.item));
            }
            text
        }
        None => format!("({})", entry.state),
    };
    head(entry) + &says + "\n"
}

fn head(entry: &EntryOut) -> String {
    let at = i64::try_from(entry.accepted).unwrap_or(i64::MAX);
    let author = if ["desk", "erasure"].contains(&entry.kind) { entry.kind } else { &entry.author[..8] };
    format!("{:>6}  {}Z  {author:<8} {:>4}  ", entry.entry, local(at, "UTC"), entry.sequence)
}
