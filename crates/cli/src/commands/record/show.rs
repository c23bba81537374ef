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
pub(super) struct EntryOut {
    format: u32,
    entry: u64,
    /// `command`, `desk` or `erasure`; `private` for what is on no record, which is numbered apart.
    kind: String,
    /// The author's id.
    author: String,
    sequence: u64,
    /// When its author says it was, and when the desk accepted it, in seconds since 1970.
    time: u64,
    accepted: u64,
    leaf: String,
    /// `opened`, `sealed` or `erased`.
    state: String,
    /// What it says, if it was opened.
    says: Option<serde_json::Value>,
}

#[cfg(feature = "desk")]
impl EntryOut {
    /// As a desk tells it.
    pub(super) fn told(line: takas_formats::operations::RecordLineOut) -> Self {
        Self {
            format: 1,
            entry: line.entry,
            kind: line.kind,
            author: line.author,
            sequence: line.sequence,
            time: line.time,
            accepted: line.accepted,
            leaf: line.leaf,
            state: line.state,
            says: line.says.and_then(|says| serde_json::from_str(&says).ok()),
        }
    }
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
    let mut shower = Shower::new(json);
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
        shower.units_of(payload.as_deref().unwrap_or_default());
        let says = payload.as_deref().and_then(|bytes| serde_json::from_slice(bytes).ok());
        let kind = if is_private { "private" } else { kind(&entry) };
        put(&shower.line(&EntryOut { kind: kind.to_owned(), ..shown(&entry, state, says) }))
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

/// Shows entries one after the other: units by their names where they were opened before.
pub(super) struct Shower {
    units: Vec<UnitOut>,
    is_json: bool,
}

impl Shower {
    /// As text or as JSON.
    pub(super) fn new(is_json: bool) -> Self {
        Self { units: Vec::new(), is_json }
    }

    /// Learns the name of a unit, if that is what was opened.
    pub(super) fn units_of(&mut self, opened: &[u8]) {
        if let Ok(DeskSays::Unit(unit)) = read_desk(opened) {
            self.units.push(unit);
        }
    }

    /// The line of an entry.
    pub(super) fn line(&self, entry: &EntryOut) -> String {
        if self.is_json {
            return serde_json::to_string(entry).expect("texts and numbers alone") + "\n";
        }
        line(entry, &self.units)
    }
}

fn shown(entry: &Entry, state: &str, says: Option<serde_json::Value>) -> EntryOut {
    let envelope = &entry.command().envelope;
    EntryOut {
        format: 1,
        entry: entry.number(),
        kind: kind(entry).to_owned(),
        author: envelope.author.to_string(),
        sequence: envelope.sequence,
        time: envelope.time,
        accepted: entry.accepted(),
        leaf: hex(entry.leaf_hash().bytes()),
        state: state.to_owned(),
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
    let is_desk = ["desk", "erasure"].contains(&entry.kind.as_str());
    let author = if is_desk { entry.kind.as_str() } else { entry.author.get(..8).unwrap_or(&entry.author) };
    format!("{:>6}  {}Z  {author:<8} {:>4}  ", entry.entry, local(at, "UTC"), entry.sequence)
}
