//! Looks for everything that can be wrong with a store, in one snapshot, and says all of it with its place.
//!
//! Nothing is believed that can be reckoned: digests of rows, chains, positions, tiles and roots are made again from the
//! events. Projections are compared only with what the caller's projector makes, for the store does not read events.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use takas_ledger::{Tile, TileKind};

use crate::backup::fits;
use crate::decide::Head;
use crate::engine::{Engine, Row, Value};
use crate::error::StoreError;
use crate::facts;
use crate::log::{bundle_of, published};
use crate::look::Found;
use crate::rebuild::{Projected, Projector, project};
use crate::schema::{
    self, ANSWER, CERTIFICATE, CHECKPOINT, COSIGNATURE, EVENT, FORMAT, OUTBOX, PROJECTION, STORE, STREAM, TILE, Table,
    WITHOUT_BUNDLES,
};
use crate::store::Store;
use crate::sum;
use crate::tiles::Edge;
use crate::words::{Kind, RECORD_BYTES_MAX};

/// Something wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Damage {
    /// The code in `docs/reference/store.md`.
    pub code: &'static str,
    /// The table and key, or what else.
    pub place: String,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for Damage {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}: {}", self.code, self.place, self.what)
    }
}

/// What was looked at, and what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// All that is wrong.
    pub damage: Vec<Damage>,
    /// How many events there are.
    pub events: u64,
    /// Whether projections were compared with what events make.
    pub projections_compared: bool,
}

impl Store {
    /// Looks at everything.
    ///
    /// # Errors
    /// When the engine does not answer at all. What can be read and is wrong is in the report.
    pub fn fsck(&self, projector: Option<Projector<'_>>) -> Result<Report, StoreError> {
        self.reading(|engine| {
            let mut found = Found::default();
            let said = engine.integrity();
            for said in found.take(engine, "the engine", said)?.unwrap_or_default() {
                found.say("engine", "the engine", said);
            }
            let format = facts::read(engine);
            let format = found.take(engine, STORE.name, format)?.map_or(FORMAT, |facts| facts.format);
            let streams = rows(engine, format, &mut found)?;
            let mut seen = events(engine, &streams, &mut found)?;
            numbers(engine, &seen, &mut found)?;
            referring(engine, &streams, &seen, &mut found)?;
            for head in streams.values() {
                log(engine, head, &seen, &mut found)?;
            }
            tiles(engine, &streams, &mut seen, format, &mut found)?;
            let projections_compared = projector.is_some();
            if let Some(projector) = projector {
                projections(engine, projector, &mut found)?;
            }
            found.0.sort();
            found.0.dedup();
            Ok(Report { damage: found.0, events: seen.count, projections_compared })
        })
    }
}

/// A stream, and how far its events have been gone through.
struct Walk<'a> {
    head: &'a Head,
    revision: u64,
    log_size: u64,
    chain: [u8; 32],
}

/// What the events are.
#[derive(Default)]
struct Seen {
    count: u64,
    last: u64,
    /// For each event its stream and revision, by number.
    numbers: BTreeMap<u64, (u64, u64)>,
    /// Roots of logs at the sizes of their checkpoints.
    roots: BTreeMap<(u64, u64), [u8; 32]>,
    /// The tiles that leaves make up to the last checkpoint of each log.
    tiles: BTreeMap<(u64, String), [u8; 32]>,
}

/// Looks at the digest of each row, and reads the streams.
fn rows(engine: &mut dyn Engine, format: u64, found: &mut Found) -> Result<BTreeMap<u64, Head>, StoreError> {
    let mut streams = BTreeMap::new();
    for table in schema::tables(format) {
        found.look(engine, table, None, |row, found| {
            if !fits(table, row) {
                found.say("row", table.place(row), "a value is of another kind than its column");
            } else if let Err(StoreError::Damaged { place, what }) = table.verify(row) {
                found.say("row", place, what);
            }
            if table.name == STREAM.name {
                match Head::read(row) {
                    Ok(head) => drop(streams.insert(head.id, head)),
                    Err(fault) => found.say("row", table.place(row), fault.to_string()),
                }
            }
        })?;
    }
    Ok(streams)
}

/// Goes through all events in the order of their numbers, which is that of revisions in each stream.
fn events(engine: &mut dyn Engine, streams: &BTreeMap<u64, Head>, found: &mut Found) -> Result<Seen, StoreError> {
    let mut logs: BTreeMap<u64, Log> = BTreeMap::new();
    for id in streams.keys() {
        let statement = "SELECT size FROM checkpoint WHERE stream = $1 ORDER BY size";
        let rows = engine.query(statement, &[(*id).into()]);
        let rows = found.take(engine, CHECKPOINT.name, rows)?.unwrap_or_default();
        let sizes = rows.iter().filter_map(|row| row.integer(0).ok()).collect();
        logs.insert(*id, Log { sizes, ..Log::default() });
    }
    let walk = |head| Walk { head, revision: 0, log_size: 0, chain: sum::CHAIN_START };
    let mut walks: BTreeMap<u64, Walk<'_>> = streams.iter().map(|(id, head)| (*id, walk(head))).collect();
    let mut seen = Seen::default();
    found.look(engine, &EVENT, None, |row, found| {
        let (Ok(number), Ok(stream), Ok(revision), Ok(log_index), Ok(bytes)) =
            (row.integer(0), row.integer(1), row.integer(2), row.maybe(3), row.bytes(4))
        else {
            return;
        };
        seen.count += 1;
        seen.last = number;
        seen.numbers.insert(number, (stream, revision));
        let Some(walk) = walks.get_mut(&stream) else {
            found.say("gap", EVENT.place(row), "it belongs to no stream");
            return;
        };
        walk.step(row, revision, log_index, bytes, found);
        if let (Some(log), Some(index)) = (logs.get_mut(&stream), log_index) {
            log.push(stream, index, bytes, &mut seen);
        }
    })?;
    for (id, walk) in &walks {
        walk.end(found);
        if let Some(log) = logs.get_mut(id) {
            log.end(*id, &mut seen);
        }
    }
    Ok(seen)
}

impl Walk<'_> {
    fn step(&mut self, row: &Row, revision: u64, log_index: Option<u64>, bytes: &[u8], found: &mut Found) {
        let place = || format!("{}, revision {}", self.head.stream, self.revision + 1);
        if revision != self.revision + 1 {
            found.say("gap", place(), format!("revision {revision} comes next ({})", EVENT.place(row)));
        }
        if let Some(index) = log_index.filter(|index| *index != self.log_size) {
            found.say("gap", place(), format!("log index {index} comes where {} belongs", self.log_size));
        }
        let kind = if log_index.is_some() { Kind::Record } else { Kind::Journal };
        self.chain = sum::link(&self.chain, revision, kind, &sum::entry(bytes));
        self.revision = revision;
        self.log_size = log_index.map_or(self.log_size, |index| index + 1);
    }

    fn end(&self, found: &mut Found) {
        let Head { stream, revision, log_size, chain, .. } = self.head;
        if self.revision != *revision || self.log_size != *log_size {
            let what = format!(
                "it should have {revision} events and {log_size} leaves, and ends with {} and {}",
                self.revision, self.log_size
            );
            found.say("gap", stream.as_str(), what);
        } else if self.chain != *chain {
            found.say("chain", stream.as_str(), "its events do not make its chain");
        }
    }
}

/// The log of a stream as its leaves make it.
#[derive(Default)]
struct Log {
    edge: Edge,
    sizes: Vec<u64>,
}

impl Log {
    fn push(&mut self, stream: u64, index: u64, leaf: &[u8], seen: &mut Seen) {
        let last = self.sizes.last().copied().unwrap_or(0);
        if index != self.edge.size() || index >= last {
            return;
        }
        if index == 0 && self.sizes.first() == Some(&0) {
            seen.roots.insert((stream, 0), self.edge.root());
        }
        // What is longer than a record entry was never stored as one, and has its own finding.
        if leaf.len() > RECORD_BYTES_MAX {
            return;
        }
        self.edge.push(leaf);
        let digests = self.edge.take_full().into_iter();
        seen.tiles.extend(digests.map(|(path, bytes)| ((stream, path), sum::entry(&bytes))));
        if self.sizes.binary_search(&self.edge.size()).is_ok() {
            seen.roots.insert((stream, self.edge.size()), self.edge.root());
        }
    }

    fn end(&mut self, stream: u64, seen: &mut Seen) {
        if self.sizes.first() == Some(&0) && self.edge.size() == 0 {
            seen.roots.insert((stream, 0), self.edge.root());
        }
        let partial = self.edge.partial().into_iter();
        seen.tiles.extend(partial.map(|(path, bytes)| ((stream, path), sum::entry(&bytes))));
    }
}

/// Holds the count of events against the numbers that were given.
fn numbers(engine: &mut dyn Engine, seen: &Seen, found: &mut Found) -> Result<(), StoreError> {
    let counters = match facts::counters(engine) {
        Ok(counters) => counters,
        Err(fault @ (StoreError::Damaged { .. } | StoreError::ReadOnly { .. })) => {
            found.say("row", "store, name counters", fault.to_string());
            return engine.go_on();
        }
        Err(other) => return Err(other),
    };
    let mut destroyed = 0;
    found.look(engine, &CERTIFICATE, None, |row, _| {
        destroyed += row.integer(2).unwrap_or(0);
    })?;
    if seen.count + destroyed != counters.number || seen.last > counters.number {
        let what = format!(
            "{} numbers were given, {destroyed} of them to events that were destroyed, and there are {} events, the last with number {}",
            counters.number, seen.count, seen.last
        );
        found.say("number", "the store", what);
    }
    Ok(())
}

/// Looks whether what refers to events and streams finds them.
fn referring(
    engine: &mut dyn Engine,
    streams: &BTreeMap<u64, Head>,
    seen: &Seen,
    found: &mut Found,
) -> Result<(), StoreError> {
    found.look(engine, &ANSWER, None, |row, found| {
        let (Ok(stream), Ok(revision), Ok(number), Ok(entries)) =
            (row.integer(0), row.integer(3), row.integer(4), row.integer(6))
        else {
            return;
        };
        let there = (0..entries).all(|at| seen.numbers.get(&(number + at)) == Some(&(stream, revision + at)));
        if !there || entries == 0 {
            found.say(
                "answer",
                ANSWER.place(row),
                format!("it is for {entries} events from number {number}, which are not there"),
            );
        }
    })?;
    found.look(engine, &OUTBOX, None, |row, found| {
        let there = row.integer(0).ok().and_then(|number| seen.numbers.get(&number));
        let case = there.and_then(|(stream, _)| streams.get(stream)).map(|head| head.stream.case());
        if case.is_none() || case != row.text(2).ok() {
            found.say("outbox", OUTBOX.place(row), "its event is not there, or of another case");
        }
    })?;
    for (table, code) in [(&CHECKPOINT, "checkpoint"), (&COSIGNATURE, "cosignature")] {
        without_stream(engine, table, code, streams, found)?;
    }
    Ok(())
}

fn without_stream(
    engine: &mut dyn Engine,
    table: &'static Table,
    code: &'static str,
    streams: &BTreeMap<u64, Head>,
    found: &mut Found,
) -> Result<(), StoreError> {
    found.look(engine, table, None, |row, found| {
        if !row.integer(0).is_ok_and(|stream| streams.contains_key(&stream)) {
            found.say(code, table.place(row), "it belongs to no stream");
        }
    })
}

/// Holds the checkpoints of a log against its leaves.
fn log(engine: &mut dyn Engine, head: &Head, seen: &Seen, found: &mut Found) -> Result<(), StoreError> {
    let place = |what: &str| format!("{}, {what}", head.stream);
    let mut sizes = BTreeSet::new();
    found.look(engine, &CHECKPOINT, Some(("stream", head.id.into())), |row, found| {
        let (Ok(size), Ok(root)) = (row.integer(1), row.array::<32>(2)) else { return };
        sizes.insert(size);
        match seen.roots.get(&(head.id, size)) {
            _ if size > head.log_size => {
                found.say("checkpoint", place(&format!("size {size}")), "it is over more leaves than there are");
            }
            Some(made) if *made == root => {}
            _ => found.say("checkpoint", place(&format!("size {size}")), "the leaves make another root"),
        }
    })?;
    let rows = engine.query("SELECT DISTINCT size FROM cosignature WHERE stream = $1", &[head.id.into()]);
    for row in found.take(engine, COSIGNATURE.name, rows)?.unwrap_or_default() {
        if let Some(size) = row.integer(0).ok().filter(|size| !sizes.contains(size)) {
            found.say("cosignature", place(&format!("size {size}")), "there is no checkpoint of this size");
        }
    }
    Ok(())
}

/// Holds the tiles of all logs against those that their leaves make; in a store of an older format bundles, too, where it has them.
fn tiles(
    engine: &mut dyn Engine,
    streams: &BTreeMap<u64, Head>,
    seen: &mut Seen,
    format: u64,
    found: &mut Found,
) -> Result<(), StoreError> {
    let place = |stream: &u64, path: &str| match streams.get(stream) {
        Some(head) => format!("{}, {path}", head.stream),
        None => format!("stream id {stream}, {path}"),
    };
    let mut made = std::mem::take(&mut seen.tiles);
    let mut bundles = Vec::new();
    found.look(engine, &TILE, None, |row, found| {
        let (Ok(stream), Ok(path), Ok(bytes)) = (row.integer(0), row.text(1), row.bytes(2)) else { return };
        match made.remove(&(stream, path.to_owned())) {
            Some(expected) if expected == sum::entry(bytes) => {}
            Some(_) => found.say("tile", place(&stream, path), "the leaves make another"),
            None => match Tile::parse(path).filter(|tile| format < WITHOUT_BUNDLES && tile.kind() == TileKind::Entries)
            {
                Some(bundle) => bundles.push((stream, bundle, sum::entry(bytes))),
                None => found.say("tile", place(&stream, path), "the leaves make none here"),
            },
        }
    })?;
    for (stream, bundle, stored) in bundles {
        let made = published(engine, stream).and_then(|published| bundle_of(engine, stream, bundle, published));
        let made = found.take(engine, TILE.name, made)?.flatten();
        if made.is_none_or(|made| sum::entry(&made) != stored) {
            found.say("tile", place(&stream, &bundle.path()), "the leaves make another");
        }
    }
    for (stream, path) in made.keys() {
        found.say("tile", place(stream, path), "it is missing");
    }
    Ok(())
}

/// Holds projections against what the events make.
fn projections(engine: &mut dyn Engine, projector: Projector<'_>, found: &mut Found) -> Result<(), StoreError> {
    let mut made: Projected = match project(engine, projector) {
        Ok(made) => made,
        Err(fault @ (StoreError::Damaged { .. } | StoreError::ReadOnly { .. })) => {
            found.say("projection", "all", format!("they could not be made anew: {fault}"));
            return engine.go_on();
        }
        Err(other) => return Err(other),
    };
    found.look(engine, &PROJECTION, None, |row, found| {
        let [Value::Text(case), Value::Text(name), Value::Text(key), Value::Bytes(value), ..] = row.0.as_slice() else {
            return;
        };
        match made.remove(&(case.clone(), name.clone(), key.clone())) {
            Some(expected) if expected == *value => {}
            Some(_) => found.say("projection", PROJECTION.place(row), "a rebuild makes another value"),
            None => found.say("projection", PROJECTION.place(row), "a rebuild makes no such row"),
        }
    })?;
    for (case, name, key) in made.into_keys() {
        let place = format!("projection, case_name {case}, name {name}, key {key}");
        found.say("projection", place, "it is missing; a rebuild makes it");
    }
    Ok(())
}
