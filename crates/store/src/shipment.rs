//! What one commit wrote, as bytes for a second copy: the same rows put, added and taken away, and the count of the commit.
//!
//! A shipment is applied after the one before it and to nothing else.

use std::time::Duration;

use crate::engine::{Engine, How, Intent, Row, Rows, Value, within};
use crate::error::StoreError;
use crate::facts;
use crate::portable::{Reader, Writer};
use crate::schema::{OPENING, STORE, TABLES, Table};

const FIRST_LINE: &str = "takas shipment 1\n";
const ADD: u64 = 1;
const PUT: u64 = 2;
const REMOVE: u64 = 3;
const END: u64 = 0;

/// What one commit wrote.
#[derive(Clone)]
pub(crate) struct Shipment {
    /// The commit, counted from the beginning of the store.
    pub(crate) commit: u64,
    /// None where it is too large to be kept: then the copy is made anew from the store.
    pub(crate) bytes: Option<Vec<u8>>,
}

/// An engine that writes down what is written through it, and counts the commit, unless what writes does so itself. With the first
/// commit of an opening of the store it writes that opening down.
pub(crate) struct Recorder<'a> {
    inner: &'a mut dyn Engine,
    /// None where nobody wants shipments, or no longer this one.
    written: Option<Writer<Vec<u8>>>,
    /// The most bytes of a shipment that are kept; none where nobody wants shipments.
    bytes_max: Option<usize>,
    /// Whether nothing was committed before since the store was opened.
    is_first: bool,
    wrote: bool,
    commit: Option<u64>,
}

impl<'a> Recorder<'a> {
    /// Records what is written through `inner`, if it is wanted and has no more bytes than this.
    pub(crate) fn new(inner: &'a mut dyn Engine, bytes_max: Option<usize>, is_first: bool) -> Self {
        let written = bytes_max.map(|_| Writer::new(Vec::new(), FIRST_LINE));
        Recorder { inner, written, bytes_max, is_first, wrote: false, commit: None }
    }

    /// Whether there is something to commit that counts.
    pub(crate) fn has_written(&self) -> bool {
        self.commit.is_some()
    }

    /// What was written, if anything was and it was wanted.
    pub(crate) fn into_shipment(self) -> Option<Shipment> {
        let commit = self.commit.filter(|_| self.bytes_max.is_some())?;
        let finish = |mut written: Writer<Vec<u8>>| {
            written.integer(END);
            written.finish().ok()
        };
        Some(Shipment { commit, bytes: self.written.and_then(finish) })
    }

    /// Gives up what has become too large to be kept.
    fn keep_small(&mut self) {
        let bytes_max = self.bytes_max.unwrap_or(0);
        self.written.take_if(|written| written.written().len() > bytes_max);
    }

    fn record(&mut self, what: u64, table: &Table, rows: &[Row]) {
        self.wrote |= !rows.is_empty();
        let Some(written) = self.written.as_mut().filter(|_| !rows.is_empty()) else { return };
        written.integer(what);
        written.text(table.name);
        written.integer(rows.len() as u64);
        for row in rows {
            let Some(written) = self.written.as_mut() else { return };
            written.values(&row.0);
            self.keep_small();
        }
    }
}

impl Engine for Recorder<'_> {
    fn begin(&mut self, intent: Intent) -> Result<(), StoreError> {
        self.inner.begin(intent)
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        if self.wrote && self.commit.is_none() {
            let mut counters = facts::counters_to_write(self.inner)?;
            counters.commits += 1;
            facts::write_counters(self, counters)?;
            self.inner.announce()?;
        }
        if let Some(commit) = self.commit.filter(|_| self.is_first) {
            self.add(&OPENING, &[facts::opening(commit)?])?;
        }
        self.inner.commit()
    }

    fn rollback(&mut self) {
        self.inner.rollback();
    }

    fn go_on(&mut self) -> Result<(), StoreError> {
        self.inner.go_on()
    }

    fn query(&mut self, statement: &str, values: &[Value]) -> Result<Vec<Row>, StoreError> {
        self.inner.query(statement, values)
    }

    fn find(&mut self, table: &Table, keys: &[Vec<Value>]) -> Result<Vec<Row>, StoreError> {
        self.inner.find(table, keys)
    }

    fn write(&mut self, rows: &[Rows<'_>]) -> Result<(), StoreError> {
        for (table, how, rows) in rows {
            self.record(if *how == How::Add { ADD } else { PUT }, table, rows);
            if table.name == STORE.name {
                self.commit = rows.iter().find_map(facts::commits_of).or(self.commit);
            }
        }
        self.inner.write(rows)
    }

    fn remove(&mut self, table: &Table, columns: &[&str], values: &[Vec<Value>]) -> Result<(), StoreError> {
        self.wrote |= !values.is_empty();
        if let Some(written) = self.written.as_mut().filter(|_| !values.is_empty()) {
            written.integer(REMOVE);
            written.text(table.name);
            written.integer(columns.len() as u64);
            for column in columns {
                written.text(column);
            }
            written.integer(values.len() as u64);
            for row in values {
                written.values(row);
            }
            self.keep_small();
        }
        self.inner.remove(table, columns, values)
    }

    fn announce(&mut self) -> Result<(), StoreError> {
        self.inner.announce()
    }

    fn integrity(&mut self) -> Result<Vec<String>, StoreError> {
        self.inner.integrity()
    }

    fn scrub(&mut self) -> Result<(), StoreError> {
        self.inner.scrub()
    }

    fn tidy_up(&mut self) -> Result<(), StoreError> {
        self.inner.tidy_up()
    }

    fn recover(&mut self) -> Result<(), StoreError> {
        self.inner.recover()
    }

    fn second_copy(&mut self, wait: Duration) -> Result<Option<bool>, StoreError> {
        self.inner.second_copy(wait)
    }

    fn is_new(&mut self) -> Result<bool, StoreError> {
        self.inner.is_new()
    }

    fn create(&mut self, table: &Table) -> Result<(), StoreError> {
        self.inner.create(table)
    }
}

/// Applies a shipment to a copy that has everything before it.
pub(crate) fn apply(engine: &mut dyn Engine, bytes: &[u8]) -> Result<(), StoreError> {
    within(engine, Intent::Write, |engine| {
        let before = facts::counters(engine)?.commits;
        let mut reader = Reader::new(bytes, FIRST_LINE)?;
        loop {
            match reader.integer()? {
                END => break,
                what @ (ADD | PUT) => {
                    let table = named(&mut reader)?;
                    let count = reader.integer()?;
                    for _ in 0..count {
                        let row = Row(reader.values(table.columns.len() + 1)?);
                        table.verify(&row)?;
                        if what == ADD { engine.add(table, &[row])? } else { engine.put(table, &[row])? }
                    }
                }
                REMOVE => {
                    let table = named(&mut reader)?;
                    let columns = read_columns(&mut reader, table)?;
                    for _ in 0..reader.integer()? {
                        engine.remove(table, &columns, &[reader.values(columns.len())?])?;
                    }
                }
                _ => return Err(reader.fault("no such part of a shipment")),
            }
        }
        reader.finish()?;
        let after = facts::counters(engine)?.commits;
        if after == before + 1 {
            return Ok(());
        }
        Err(StoreError::Refused { why: format!("the shipment is of commit {after}, and the copy has {before}") })
    })
}

fn named(reader: &mut Reader<&[u8]>) -> Result<&'static Table, StoreError> {
    let name = reader.text()?;
    TABLES.iter().find(|table| table.name == name).copied().ok_or_else(|| reader.fault("no such table"))
}

fn read_columns(reader: &mut Reader<&[u8]>, table: &'static Table) -> Result<Vec<&'static str>, StoreError> {
    let count = reader.integer()?;
    let mut columns = Vec::new();
    for _ in 0..count {
        let name = reader.text()?;
        let known = table.columns.iter().find(|(known, _)| *known == name);
        columns.push(known.ok_or_else(|| reader.fault("no such column"))?.0);
    }
    // Without a column every row would be taken away.
    if columns.is_empty() || table.name == STORE.name {
        return Err(reader.fault("a removal of everything"));
    }
    Ok(columns)
}
