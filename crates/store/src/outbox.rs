//! The outbox: messages that were committed with their events and have still to be delivered.
//!
//! A message is taken by one at a time, for a time; if it is not reported delivered by then it is taken again. So it is
//! delivered at least once, and its number and place let the receiver see that it came twice.

use std::collections::BTreeSet;

use crate::engine::{Engine, Row, Value, one, select};
use crate::error::StoreError;
use crate::schema::OUTBOX;
use crate::store::Store;
use crate::words::Number;

const WAITING: u64 = 0;
const TAKEN: u64 = 1;
const DELIVERED: u64 = 2;

/// Which message: the number of the last event that it came with, and its place among those of that append.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MessageId {
    /// The number of the last event of its append.
    pub number: Number,
    /// Its place, from 0.
    pub place: u64,
}

/// A message that was taken.
#[derive(Clone, PartialEq, Eq)]
pub struct Taken {
    /// Which.
    pub id: MessageId,
    /// The case it belongs to.
    pub case: String,
    /// How often it has been taken, this time included.
    pub attempts: u64,
    /// The bytes to deliver.
    pub bytes: Vec<u8>,
}

/// The bytes are not shown.
impl std::fmt::Debug for Taken {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Taken({:?}, attempt {}, {} bytes)", self.id, self.attempts, self.bytes.len())
    }
}

impl Store {
    /// Takes at most `max` messages for `destination`, oldest first, until `until`; `now` is the present. Both are seconds since 1970.
    ///
    /// # Errors
    /// When the store is read-only, or a row is damaged.
    pub fn take(&self, destination: &str, max: usize, now: u64, until: u64) -> Result<Vec<Taken>, StoreError> {
        let destination = destination.to_owned();
        self.writing(move |engine| {
            let mut rows = waiting(engine, &destination, WAITING, now, max)?;
            rows.append(&mut waiting(engine, &destination, TAKEN, now, max)?);
            rows.sort();
            rows.truncate(max);
            let taken = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
            let changed = rows.into_iter().map(|row| with_state(row, TAKEN, until, true));
            engine.put(&OUTBOX, &changed.collect::<Result<Vec<_>, _>>()?)?;
            Ok(taken)
        })
    }

    /// Marks messages as delivered; one that is unknown or was delivered before is passed over.
    ///
    /// # Errors
    /// When the store is read-only, or a row is damaged.
    pub fn delivered(&self, ids: &[MessageId]) -> Result<(), StoreError> {
        let ids: BTreeSet<MessageId> = ids.iter().copied().collect();
        self.writing(move |engine| {
            let mut changed = Vec::new();
            for id in ids {
                if let Some(row) = one(engine, &OUTBOX, vec![id.number.0.into(), id.place.into()])? {
                    changed.push(with_state(row, DELIVERED, 0, false)?);
                }
            }
            engine.put(&OUTBOX, &changed)
        })
    }

    /// How many messages for `destination` are not yet delivered.
    ///
    /// # Errors
    /// When the engine does not answer.
    pub fn undelivered(&self, destination: &str) -> Result<u64, StoreError> {
        let statement = "SELECT count(*) FROM outbox WHERE destination = $1 AND state < 2";
        let rows = self.reading(|engine| engine.query(statement, &[destination.into()]))?;
        rows.first().map_or(Ok(0), |row| row.integer(0))
    }
}

/// Messages in `state` whose time is over; those that wait have none.
fn waiting(
    engine: &mut dyn Engine,
    destination: &str,
    state: u64,
    now: u64,
    max: usize,
) -> Result<Vec<Row>, StoreError> {
    let rest = "WHERE destination = $1 AND state = $2 AND taken_until <= $3 ORDER BY number, place LIMIT $4";
    select(engine, &OUTBOX, rest, &[destination.into(), state.into(), now.into(), (max as u64).into()])
}

fn read(row: &Row) -> Result<Taken, StoreError> {
    Ok(Taken {
        id: MessageId { number: Number(row.integer(0)?), place: row.integer(1)? },
        case: row.text(2)?.to_owned(),
        attempts: row.integer(7)? + 1,
        bytes: row.bytes(4)?.to_vec(),
    })
}

/// The row with another state, and one more attempt if so.
fn with_state(row: Row, state: u64, until: u64, attempt: bool) -> Result<Row, StoreError> {
    let attempts = row.integer(7)? + u64::from(attempt);
    let mut values: Vec<Value> = row.0;
    values.truncate(OUTBOX.columns.len());
    values[5] = state.into();
    values[6] = until.into();
    values[7] = attempts.into();
    Ok(OUTBOX.row(values))
}
