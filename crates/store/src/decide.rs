//! Decides appends, one after the other, against what the store has. Pure: what is to be written comes out as rows.
//!
//! Each append is decided by itself, over those before it in the same batch, so that a refused one leaves nothing behind.

use std::collections::BTreeMap;

use crate::engine::{Row, Value};
use crate::error::StoreError;
use crate::schema::{ANSWER, EVENT, OUTBOX, PROJECTION, STREAM};
use crate::sum;
use crate::words::{Append, Appended, Confirmation, Kind, Revision, Span, Stream, StreamState};

/// An append with the digests that can be made before its turn comes.
#[derive(Debug)]
pub(crate) struct Prepared {
    pub(crate) append: Append,
    pub(crate) key: Option<[u8; 16]>,
    content: [u8; 16],
    digests: Vec<[u8; 32]>,
}

impl Prepared {
    /// Checks the limits, and makes the digests.
    pub(crate) fn new(append: Append) -> Result<Self, StoreError> {
        append.check()?;
        let key = append.key.as_deref().map(sum::key);
        let content = if key.is_some() { append.content() } else { [0; 16] };
        let digests = append.entries.iter().map(|entry| sum::entry(&entry.bytes)).collect();
        Ok(Prepared { append, key, content, digests })
    }
}

/// Where a stream stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) id: u64,
    pub(crate) stream: Stream,
    pub(crate) revision: u64,
    pub(crate) log_size: u64,
    pub(crate) chain: [u8; 32],
}

impl Head {
    /// Reads a row of `stream`.
    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        let damaged = |_| StoreError::damaged(STREAM.place(row), "no name of a stream");
        Ok(Head {
            id: row.integer(0)?,
            stream: Stream::new(row.text(2)?).map_err(damaged)?,
            revision: row.integer(3)?,
            log_size: row.integer(4)?,
            chain: row.array(5)?,
        })
    }

    /// The same for those outside.
    pub(crate) fn into_state(self) -> StreamState {
        let Head { stream, revision, log_size, chain, .. } = self;
        StreamState { stream, revision: Revision(revision), log_size, chain }
    }

    /// Its row.
    pub(crate) fn row(&self) -> Row {
        STREAM.row(vec![
            self.id.into(),
            self.stream.case().into(),
            self.stream.as_str().into(),
            self.revision.into(),
            self.log_size.into(),
            self.chain.as_slice().into(),
        ])
    }
}

/// What was answered under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    content: [u8; 16],
    revision: u64,
    number: u64,
    log_index: u64,
    entries: u64,
    records: u64,
}

impl Answer {
    /// Reads a row of `answer`.
    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        if row.integer(3)? == 0 || row.integer(6)? == 0 {
            return Err(StoreError::damaged(ANSWER.place(row), "an answer to an append of nothing"));
        }
        Ok(Answer {
            content: row.array(2)?,
            revision: row.integer(3)?,
            number: row.integer(4)?,
            log_index: row.integer(5)?,
            entries: row.integer(6)?,
            records: row.integer(7)?,
        })
    }

    fn row(&self, stream: u64, key: [u8; 16]) -> Row {
        ANSWER.row(vec![
            stream.into(),
            key.as_slice().into(),
            self.content.as_slice().into(),
            self.revision.into(),
            self.number.into(),
            self.log_index.into(),
            self.entries.into(),
            self.records.into(),
        ])
    }

    fn appended(&self, repeated: bool) -> Appended {
        Appended {
            revision: Revision(self.revision + self.entries - 1),
            numbers: Span { first: self.number, count: self.entries },
            log_indices: Span { first: self.log_index, count: self.records },
            confirmation: Confirmation::Durable,
            repeated,
        }
    }
}

/// The counters of the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Counters {
    /// The last number that was given.
    pub(crate) number: u64,
    /// The last id of a stream that was given.
    pub(crate) stream: u64,
    /// How many transactions were committed.
    pub(crate) commits: u64,
}

/// What the decisions need to know of the store.
#[derive(Debug, Default)]
pub(crate) struct Book {
    pub(crate) counters: Counters,
    pub(crate) heads: BTreeMap<Stream, Head>,
    pub(crate) answers: BTreeMap<(u64, [u8; 16]), Answer>,
    /// Cases that were destroyed.
    pub(crate) destroyed: Vec<String>,
    /// Streams of which a row is damaged.
    pub(crate) faults: BTreeMap<Stream, StoreError>,
}

/// The key of a row of a projection: case, projection, key.
type ProjectionKey = (String, String, String);

/// What accepted appends write.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    pub(crate) events: Vec<Row>,
    pub(crate) answers: Vec<Row>,
    pub(crate) messages: Vec<Row>,
    projections: BTreeMap<ProjectionKey, Option<Vec<u8>>>,
    touched: Vec<Stream>,
}

impl Batch {
    /// True when there is nothing to write.
    pub(crate) fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// The rows of the streams that were appended to.
    pub(crate) fn heads(&mut self, book: &Book) -> Vec<Row> {
        self.touched.sort_unstable();
        self.touched.dedup();
        self.touched.iter().filter_map(|stream| book.heads.get(stream)).map(Head::row).collect()
    }

    /// The rows of projections to put, and the keys of those to take away.
    pub(crate) fn projections(&self) -> (Vec<Row>, Vec<Vec<Value>>) {
        let (mut put, mut taken) = (Vec::new(), Vec::new());
        for ((case, name, key), value) in &self.projections {
            let mut values: Vec<Value> = vec![case.as_str().into(), name.as_str().into(), key.as_str().into()];
            match value {
                Some(value) => {
                    values.push(value.as_slice().into());
                    put.push(PROJECTION.row(values));
                }
                None => taken.push(values),
            }
        }
        (put, taken)
    }
}

/// Decides one append: the answer to give once the batch is on the disk, or why it is refused.
pub(crate) fn decide(book: &mut Book, batch: &mut Batch, prepared: &Prepared) -> Result<Appended, StoreError> {
    let Prepared { append, key, content, digests } = prepared;
    let stream = append.stream.clone();
    if book.destroyed.iter().any(|case| case == stream.case()) {
        return Err(StoreError::Destroyed { case: stream.case().to_owned() });
    }
    if let Some(fault) = book.faults.get(&stream) {
        return Err(fault.clone());
    }
    let head = book.heads.get(&stream);
    if let (Some(head), Some(key)) = (head, key)
        && let Some(answer) = book.answers.get(&(head.id, *key))
    {
        let same = answer.content == *content;
        return if same { Ok(answer.appended(true)) } else { Err(StoreError::OtherContent { stream }) };
    }
    let current = Revision(head.map_or(0, |head| head.revision));
    if let Some(expected) = append.expected.filter(|expected| *expected != current) {
        return Err(StoreError::WrongRevision { stream, expected, current });
    }
    let counters = &mut book.counters;
    let head = book.heads.entry(stream.clone()).or_insert_with(|| {
        counters.stream += 1;
        Head { id: counters.stream, stream: stream.clone(), revision: 0, log_size: 0, chain: sum::CHAIN_START }
    });
    let before = head.clone();
    let first = counters.number + 1;
    let count = append.entries.len() as u64;
    batch.write(head, counters, append, digests);
    let answer = Answer {
        content: *content,
        revision: before.revision + 1,
        number: first,
        log_index: before.log_size,
        entries: count,
        records: head.log_size - before.log_size,
    };
    let appended = answer.appended(false);
    if let Some(key) = key {
        batch.answers.push(answer.row(before.id, *key));
        book.answers.insert((before.id, *key), answer);
    }
    batch.touched.push(stream);
    Ok(appended)
}

impl Batch {
    /// Writes the entries of one append, with its changes and messages.
    fn write(&mut self, head: &mut Head, counters: &mut Counters, append: &Append, digests: &[[u8; 32]]) {
        for (entry, digest) in append.entries.iter().zip(digests) {
            counters.number += 1;
            head.revision += 1;
            head.chain = sum::link(&head.chain, head.revision, entry.kind, digest);
            let log_index = match entry.kind {
                Kind::Journal => Value::Null,
                Kind::Record => head.log_size.into(),
            };
            head.log_size += u64::from(entry.kind == Kind::Record);
            self.events.push(EVENT.row(vec![
                counters.number.into(),
                head.id.into(),
                head.revision.into(),
                log_index,
                entry.bytes.as_slice().into(),
            ]));
        }
        let case = head.stream.case().to_owned();
        for change in &append.changes {
            let key = (case.clone(), change.projection.clone(), change.key.clone());
            self.projections.insert(key, change.value.clone());
        }
        for (place, message) in append.messages.iter().enumerate() {
            self.messages.push(OUTBOX.row(vec![
                counters.number.into(),
                (place as u64).into(),
                Value::Text(case.clone()),
                message.destination.as_str().into(),
                message.bytes.as_slice().into(),
                Value::Integer(0),
                Value::Integer(0),
                Value::Integer(0),
            ]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Entry;

    fn stream() -> Stream {
        Stream::new("case/stream").expect("a good name")
    }

    fn one(bytes: &str) -> Append {
        Append::new(stream(), vec![Entry::record(bytes)])
    }

    #[test]
    fn a_batch_is_decided_append_by_append() {
        let mut book = Book::default();
        let mut batch = Batch::default();
        let mut decided = |append: Append| {
            decide(&mut book, &mut batch, &Prepared::new(append).expect("within the limits")).map(|appended| {
                (appended.revision.0, appended.numbers.first, appended.log_indices.first, appended.repeated)
            })
        };
        assert_eq!(decided(one("a").expecting(Revision(0)).with_key("k")), Ok((1, 1, 0, false)));
        let refused = StoreError::WrongRevision { stream: stream(), expected: Revision(0), current: Revision(1) };
        assert_eq!(decided(one("b").expecting(Revision(0))), Err(refused));
        assert_eq!(decided(one("a").with_key("k")), Ok((1, 1, 0, true)), "the revision expected counts no more");
        assert_eq!(decided(one("c").with_key("k")), Err(StoreError::OtherContent { stream: stream() }));
        assert_eq!(decided(Append::new(stream(), vec![Entry::journal("d")])), Ok((2, 2, 1, false)));
        assert_eq!(decided(one("e")), Ok((3, 3, 1, false)));
        assert_eq!(batch.events.len(), 3);
        assert_eq!(batch.heads(&book).len(), 1);
    }

    #[test]
    fn the_last_change_of_a_row_counts() {
        let change = |value: Option<&str>| crate::words::Change {
            projection: "p".to_owned(),
            key: "k".to_owned(),
            value: value.map(|value| value.as_bytes().to_vec()),
        };
        let mut book = Book::default();
        let mut batch = Batch::default();
        for changes in [vec![change(Some("1")), change(None)], vec![change(Some("2"))]] {
            let append = Append { changes, ..one("x") };
            decide(&mut book, &mut batch, &Prepared::new(append).expect("within the limits")).expect("accepted");
        }
        let (put, taken) = batch.projections();
        assert_eq!((put.len(), taken.len()), (1, 0));
        assert_eq!(put[0].bytes(3), Ok(&b"2"[..]));
    }
}
