//! The words of the store as types: streams, entries, appends, events. Nothing here touches an engine.

use std::fmt;

use crate::error::StoreError;
use crate::sum;

/// The most bytes of a name or a key.
pub const NAME_BYTES_MAX: usize = 200;
/// The most bytes of a record entry, which the public format of tiles sets.
pub const RECORD_BYTES_MAX: usize = 65_535;
/// The most bytes of a journal entry, a value or a message.
pub const BYTES_MAX: usize = 16 << 20;
/// The most entries, changes or messages of one append.
pub const ENTRIES_MAX: usize = 1_000;
/// The most bytes of all entries, values and messages of one append.
pub const APPEND_BYTES_MAX: usize = 64 << 20;

/// The name of a stream, `CASE/NAME`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stream(String);

impl Stream {
    /// Takes `CASE/NAME`; no part may be empty or hold control characters.
    ///
    /// # Errors
    /// Says what a name may not be.
    pub fn new(name: &str) -> Result<Self, StoreError> {
        name_is_good(name)?;
        if !name.contains('/') {
            return Err(StoreError::Name { what: "without a case before a `/`" });
        }
        if name.split('/').any(|part| part.is_empty() || part == "." || part == "..") {
            return Err(StoreError::Name { what: "with an empty part, or one of dots" });
        }
        Ok(Stream(name.to_owned()))
    }

    /// The case: what stands before the first `/`.
    pub fn case(&self) -> &str {
        self.0.split_once('/').map_or(self.0.as_str(), |(case, _)| case)
    }

    /// The whole name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Stream {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Whether `name` can be a name of anything in the store.
pub(crate) fn name_is_good(name: &str) -> Result<(), StoreError> {
    if name.is_empty() {
        return Err(StoreError::Name { what: "empty" });
    }
    if name.len() > NAME_BYTES_MAX {
        return Err(StoreError::Name { what: "longer than 200 bytes" });
    }
    if name.chars().any(char::is_control) {
        return Err(StoreError::Name { what: "with a control character" });
    }
    Ok(())
}

/// Whether `case` can be the name of a case.
pub(crate) fn case_is_good(case: &str) -> Result<(), StoreError> {
    name_is_good(case)?;
    if case.contains('/') {
        return Err(StoreError::Name { what: "with a `/`, which no case has" });
    }
    Ok(())
}

/// The place of an event in its stream, from 1; 0 is the revision of a stream without events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Revision(pub u64);

/// The place of an event among all of the store, from 1. Numbers rise; some may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(pub u64);

/// The place of a record entry in the log of its stream, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LogIndex(pub u64);

macro_rules! shown_as_a_number {
    ($($name:ident),*) => {$(
        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(out)
            }
        }
    )*};
}

shown_as_a_number!(Revision, Number, LogIndex);

/// Whether an entry is a leaf of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// In the store only.
    Journal,
    /// A leaf of the Merkle log of its stream, too.
    Record,
}

/// What is appended: bytes that the store does not read.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    /// Whether it is a leaf of the log.
    pub kind: Kind,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Entry {
    /// An entry that stays in the store.
    pub fn journal(bytes: impl Into<Vec<u8>>) -> Self {
        Entry { kind: Kind::Journal, bytes: bytes.into() }
    }

    /// An entry that becomes a leaf.
    pub fn record(bytes: impl Into<Vec<u8>>) -> Self {
        Entry { kind: Kind::Record, bytes: bytes.into() }
    }
}

/// The bytes are not shown, so that no log gets them.
impl fmt::Debug for Entry {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Entry({:?}, {} bytes)", self.kind, self.bytes.len())
    }
}

/// A change of a projection: a row is put, or taken away.
#[derive(Clone, PartialEq, Eq)]
pub struct Change {
    /// The projection, within the case of the stream.
    pub projection: String,
    /// The row.
    pub key: String,
    /// What it becomes; none takes it away.
    pub value: Option<Vec<u8>>,
}

/// The value is not shown.
impl fmt::Debug for Change {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Change({}, {:?} bytes)", self.projection, self.value.as_ref().map(Vec::len))
    }
}

/// A message to deliver.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    /// For whom: a name that takers ask by.
    pub destination: String,
    /// What.
    pub bytes: Vec<u8>,
}

/// The bytes are not shown.
impl fmt::Debug for Message {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Message({}, {} bytes)", self.destination, self.bytes.len())
    }
}

/// How far something is confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confirmation {
    /// On the disk of this store.
    Durable,
    /// On the disk of a second copy, too.
    Replicated,
}

/// Entries for one stream, with all that is to be stored with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Append {
    /// The stream; it begins with its first append.
    pub stream: Stream,
    /// The revision that the stream must have; none accepts any.
    pub expected: Option<Revision>,
    /// An idempotency key, within the stream.
    pub key: Option<String>,
    /// What is appended, at least one.
    pub entries: Vec<Entry>,
    /// Changes of projections, applied in this order.
    pub changes: Vec<Change>,
    /// Messages for the outbox.
    pub messages: Vec<Message>,
    /// What is demanded before the answer, if it comes in time.
    pub demand: Confirmation,
}

impl Append {
    /// Entries for `stream` at whatever revision it has, and nothing else.
    pub fn new(stream: Stream, entries: Vec<Entry>) -> Self {
        Append {
            stream,
            expected: None,
            key: None,
            entries,
            changes: Vec::new(),
            messages: Vec::new(),
            demand: Confirmation::Durable,
        }
    }

    /// The same, only if the stream is at `revision`.
    #[must_use]
    pub fn expecting(self, revision: Revision) -> Self {
        Append { expected: Some(revision), ..self }
    }

    /// The same, under an idempotency key.
    #[must_use]
    pub fn with_key(self, key: impl Into<String>) -> Self {
        Append { key: Some(key.into()), ..self }
    }

    /// The bytes of all entries, values and messages.
    pub(crate) fn bytes(&self) -> usize {
        let entries = self.entries.iter().map(|entry| &entry.bytes);
        let values = self.changes.iter().filter_map(|change| change.value.as_ref());
        let messages = self.messages.iter().map(|message| &message.bytes);
        entries.chain(values).chain(messages).map(Vec::len).sum()
    }

    /// Whether it is within the limits.
    pub(crate) fn check(&self) -> Result<(), StoreError> {
        let limit = |what: &str| Err(StoreError::Limit { what: what.to_owned() });
        if self.entries.is_empty() {
            return limit("an append has no entry");
        }
        if [self.entries.len(), self.changes.len(), self.messages.len()].iter().any(|count| *count > ENTRIES_MAX) {
            return limit("an append has more than 1,000 entries, changes or messages");
        }
        let too_long = |entry: &Entry| match entry.kind {
            Kind::Journal => entry.bytes.len() > BYTES_MAX,
            Kind::Record => entry.bytes.len() > RECORD_BYTES_MAX,
        };
        if self.entries.iter().any(too_long) {
            return limit("an entry is longer than 65,535 bytes (record) or 16 MiB (journal)");
        }
        let values = self.changes.iter().filter_map(|change| change.value.as_ref());
        if values.chain(self.messages.iter().map(|message| &message.bytes)).any(|bytes| bytes.len() > BYTES_MAX) {
            return limit("a value or a message is longer than 16 MiB");
        }
        if self.bytes() > APPEND_BYTES_MAX {
            return limit("an append has more than 64 MiB");
        }
        if let Some(key) = &self.key {
            name_is_good(key)?;
        }
        for change in &self.changes {
            name_is_good(&change.projection)?;
            name_is_good(&change.key)?;
        }
        self.messages.iter().try_for_each(|message| name_is_good(&message.destination))
    }

    /// The digest by which two appends under one key are told apart: of the entries alone.
    pub(crate) fn content(&self) -> [u8; 16] {
        sum::content(self.entries.iter().map(|entry| (entry.kind, entry.bytes.as_slice())))
    }
}

/// The answer to an append.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    /// The revision of the stream after it, which is that of its last entry.
    pub revision: Revision,
    /// The numbers of its entries, the first and how many: they follow one another.
    pub numbers: Span,
    /// The log indices of its record entries, the first and how many.
    pub log_indices: Span,
    /// How far it is confirmed so far.
    pub confirmation: Confirmation,
    /// True when the key had been used and nothing new was stored.
    pub repeated: bool,
}

/// Consecutive numbers or indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first; where there are none, the one that would come next.
    pub first: u64,
    /// How many.
    pub count: u64,
}

impl Span {
    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = u64> {
        self.first..self.first + self.count
    }
}

/// An entry as it is stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Event {
    /// Its stream.
    pub stream: Stream,
    /// Its place there.
    pub revision: Revision,
    /// Its place in the store.
    pub number: Number,
    /// Its place in the log; none for a journal entry.
    pub log_index: Option<LogIndex>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Event {
    /// Whether it is a leaf of the log.
    pub fn kind(&self) -> Kind {
        if self.log_index.is_some() { Kind::Record } else { Kind::Journal }
    }
}

/// The bytes are not shown.
impl fmt::Debug for Event {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Event { stream, revision, number, log_index, bytes } = self;
        write!(out, "Event({stream} {revision}, number {number}, log {log_index:?}, {} bytes)", bytes.len())
    }
}

/// A stream and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreamState {
    /// Its name.
    pub stream: Stream,
    /// The revision of its last event.
    pub revision: Revision,
    /// How many leaves its log has.
    pub log_size: u64,
    /// The chain over its events.
    pub chain: [u8; 32],
}
