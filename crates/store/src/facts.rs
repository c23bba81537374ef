//! The facts about the store itself: its format, who it is, and its counters. Cases are elsewhere.

use crate::decide::Counters;
use crate::engine::{Engine, Row, one};
use crate::error::StoreError;
use crate::schema::{FORMAT, STORE};

/// The oldest format whose programs can read what this one writes.
const READABLE_BY: u64 = 1;

/// What a store says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) format: u64,
    pub(crate) readable_by: u64,
    pub(crate) identity: [u8; 16],
}

/// Writes the facts of a new store.
pub(crate) fn write_first(engine: &mut dyn Engine, identity: [u8; 16]) -> Result<(), StoreError> {
    let rows = [
        fact("format", &FORMAT.to_be_bytes()),
        fact("readable_by", &READABLE_BY.to_be_bytes()),
        fact("identity", &identity),
    ];
    engine.add(&STORE, &rows)?;
    write_counters(engine, Counters::default())
}

/// Reads the facts.
pub(crate) fn read(engine: &mut dyn Engine) -> Result<Facts, StoreError> {
    Ok(Facts {
        format: u64::from_be_bytes(value(engine, "format")?.array(1)?),
        readable_by: u64::from_be_bytes(value(engine, "readable_by")?.array(1)?),
        identity: value(engine, "identity")?.array(1)?,
    })
}

/// Reads the counters.
pub(crate) fn counters(engine: &mut dyn Engine) -> Result<Counters, StoreError> {
    read_counters(&value(engine, "counters")?)
}

/// The count of the commit that a row of `store` belongs to, if it is that of the counters.
pub(crate) fn commits_of(row: &Row) -> Option<u64> {
    let counters = row.text(0) == Ok("counters");
    read_counters(row).ok().filter(|_| counters).map(|counters| counters.commits)
}

fn read_counters(row: &Row) -> Result<Counters, StoreError> {
    let bytes: [u8; 24] = row.array(1)?;
    let at = |start: usize| {
        let mut part = [0; 8];
        part.copy_from_slice(&bytes[start..start + 8]);
        u64::from_be_bytes(part)
    };
    Ok(Counters { number: at(0), stream: at(8), commits: at(16) })
}

/// Writes the counters. Who does so in a transaction counts its commit.
pub(crate) fn write_counters(engine: &mut dyn Engine, counters: Counters) -> Result<(), StoreError> {
    engine.put(&STORE, &[counters_row(counters)])
}

/// The row of the counters.
pub(crate) fn counters_row(counters: Counters) -> Row {
    let Counters { number, stream, commits } = counters;
    fact("counters", &[number, stream, commits].map(u64::to_be_bytes).concat())
}

/// The row of a fact.
pub(crate) fn fact(name: &str, value: &[u8]) -> Row {
    STORE.row(vec![name.into(), value.into()])
}

fn value(engine: &mut dyn Engine, name: &str) -> Result<Row, StoreError> {
    one(engine, &STORE, vec![name.into()])?
        .ok_or_else(|| StoreError::damaged(format!("store, name {name}"), "it is missing"))
}
