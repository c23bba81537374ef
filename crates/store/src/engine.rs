//! What the two engines have in common: transactions, and rows of a few kinds of values. What they mean is not known here.

mod address;
pub(crate) mod postgres;
pub(crate) mod sqlite;
#[cfg(feature = "tls")]
mod tls;

use std::time::Duration;

use crate::error::StoreError;
use crate::schema::{STORE, Table};
use crate::{facts, sum};

/// The bytes of a trial write.
const TRIAL_BYTES: usize = 64 << 10;

/// A value of a column.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Value {
    Null,
    Integer(i64),
    Text(String),
    Bytes(Vec<u8>),
}

impl From<u64> for Value {
    /// What does not fit is kept at the largest that does: no counter gets there.
    fn from(integer: u64) -> Self {
        Value::Integer(i64::try_from(integer).unwrap_or(i64::MAX))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<&[u8]> for Value {
    fn from(bytes: &[u8]) -> Self {
        Value::Bytes(bytes.to_vec())
    }
}

/// The values of a row, in the order asked for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Row(pub(crate) Vec<Value>);

impl Row {
    /// The integer at `at`.
    pub(crate) fn integer(&self, at: usize) -> Result<u64, StoreError> {
        match self.0.get(at) {
            Some(Value::Integer(integer)) => {
                u64::try_from(*integer).map_err(|_| StoreError::damaged("a row", "a negative number"))
            }
            _ => Err(StoreError::damaged("a row", "no integer where one belongs")),
        }
    }

    /// The integer at `at`, or nothing.
    pub(crate) fn maybe(&self, at: usize) -> Result<Option<u64>, StoreError> {
        if matches!(self.0.get(at), Some(Value::Null)) { Ok(None) } else { self.integer(at).map(Some) }
    }

    /// The text at `at`.
    pub(crate) fn text(&self, at: usize) -> Result<&str, StoreError> {
        match self.0.get(at) {
            Some(Value::Text(text)) => Ok(text),
            _ => Err(StoreError::damaged("a row", "no text where some belongs")),
        }
    }

    /// The bytes at `at`.
    pub(crate) fn bytes(&self, at: usize) -> Result<&[u8], StoreError> {
        match self.0.get(at) {
            Some(Value::Bytes(bytes)) => Ok(bytes),
            _ => Err(StoreError::damaged("a row", "no bytes where some belong")),
        }
    }

    /// The bytes at `at`, of a known length.
    pub(crate) fn array<const LENGTH: usize>(&self, at: usize) -> Result<[u8; LENGTH], StoreError> {
        self.bytes(at)?.try_into().map_err(|_| StoreError::damaged("a row", "bytes of another length"))
    }
}

/// What a transaction is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Intent {
    /// Reading from one snapshot.
    Read,
    /// Writing: nobody else writes until it ends.
    Write,
}

/// How rows are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    /// They must be new.
    Add,
    /// In place of those under the same keys.
    Put,
}

/// Rows for one table.
pub(crate) type Rows<'a> = (&'a Table, How, &'a [Row]);

/// One connection. Statements use `$1`, `$2`, … in the order in which they first appear.
pub(crate) trait Engine: Send {
    /// Begins a transaction.
    fn begin(&mut self, intent: Intent) -> Result<(), StoreError>;
    /// Ends it: everything written is on the disk when this returns.
    fn commit(&mut self) -> Result<(), StoreError>;
    /// Ends it and takes back all of it. Never fails: a connection that cannot is given up.
    fn rollback(&mut self);
    /// In a transaction that reads, after a statement failed: lets the next ones go on from the same snapshot.
    fn go_on(&mut self) -> Result<(), StoreError>;
    /// Reads rows.
    fn query(&mut self, statement: &str, values: &[Value]) -> Result<Vec<Row>, StoreError>;
    /// The rows of `table` under these keys, as many as there are.
    fn find(&mut self, table: &Table, keys: &[Vec<Value>]) -> Result<Vec<Row>, StoreError>;
    /// Stores rows of several tables, each table once and after those it refers to.
    fn write(&mut self, rows: &[Rows<'_>]) -> Result<(), StoreError>;
    /// Stores rows that must be new.
    fn add(&mut self, table: &Table, rows: &[Row]) -> Result<(), StoreError> {
        self.write(&[(table, How::Add, rows)])
    }
    /// Stores rows in place of those under the same keys.
    fn put(&mut self, table: &Table, rows: &[Row]) -> Result<(), StoreError> {
        self.write(&[(table, How::Put, rows)])
    }
    /// Takes away the rows whose `columns` have any of these `values`.
    fn remove(&mut self, table: &Table, columns: &[&str], values: &[Vec<Value>]) -> Result<(), StoreError>;
    /// Tells other processes, with the commit, that there is something new.
    fn announce(&mut self) -> Result<(), StoreError>;
    /// What the engine itself finds wrong with its files; empty where all is well.
    fn integrity(&mut self) -> Result<Vec<String>, StoreError>;
    /// Overwrites what was deleted, as far as it can. Outside of a transaction.
    fn scrub(&mut self) -> Result<(), StoreError>;
    /// Between transactions: work that would otherwise pile up.
    fn tidy_up(&mut self) -> Result<(), StoreError>;
    /// Makes the connection good again after a failure: reconnects, and sees that a trial write reaches the disk.
    fn recover(&mut self) -> Result<(), StoreError>;
    /// Waits until a standby has applied all that is committed by now; none where the engine has no standbys of its own.
    fn second_copy(&mut self, wait: Duration) -> Result<Option<bool>, StoreError>;
    /// Whether there are no tables yet. In a transaction.
    fn is_new(&mut self) -> Result<bool, StoreError>;
    /// Makes a table. In a transaction.
    fn create(&mut self, table: &Table) -> Result<(), StoreError>;
}

/// The rows of `table` for which `rest` holds, each as it was written.
pub(crate) fn select(
    engine: &mut dyn Engine,
    table: &Table,
    rest: &str,
    values: &[Value],
) -> Result<Vec<Row>, StoreError> {
    let rows = engine.query(&table.select(rest), values)?;
    rows.iter().try_for_each(|row| table.verify(row))?;
    Ok(rows)
}

/// The one row of `table` under `key`, if it is there, as it was written.
pub(crate) fn one(engine: &mut dyn Engine, table: &Table, key: Vec<Value>) -> Result<Option<Row>, StoreError> {
    let row = engine.find(table, &[key])?.pop();
    row.iter().try_for_each(|row| table.verify(row))?;
    Ok(row)
}

/// Runs `work` in a transaction; what it wrote is kept only if it and the commit succeed.
pub(crate) fn within<T>(
    engine: &mut dyn Engine,
    intent: Intent,
    work: impl FnOnce(&mut dyn Engine) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let worked = engine.begin(intent).and_then(|()| work(engine));
    let result = match worked {
        // What was read was read. SQLite tells of a page that could not be read once more when the transaction ends.
        Ok(done) if intent == Intent::Read => {
            if engine.commit().is_err() {
                engine.rollback();
            }
            return Ok(done);
        }
        worked => worked.and_then(|done| engine.commit().map(|()| done)),
    };
    if result.is_err() {
        engine.rollback();
    }
    result
}

/// A trial write that reaches the disk and leaves nothing. Its bytes do not compress.
pub(crate) fn try_to_write(engine: &mut dyn Engine) -> Result<(), StoreError> {
    within(engine, Intent::Write, |engine| {
        let mut part = [0; 32];
        let mut bytes = Vec::new();
        for _ in 0..TRIAL_BYTES / part.len() {
            part = sum::entry(&part);
            bytes.extend_from_slice(&part);
        }
        engine.put(&STORE, &[facts::fact("trial", &bytes)])?;
        engine.remove(&STORE, &["name"], &[vec!["trial".into()]])
    })
}
