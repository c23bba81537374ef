//! One case as a file that belongs to no store: ids and numbers are counted within the case, digests of rows are left out.
//! So the export of an import is the same to the byte.
//!
//! An import is believed as far as it proves itself: its events must make the chains of its streams.

use std::collections::BTreeMap;
use std::io::{Read, Write};

use crate::backup::{END, ROWS, fits, read_name, read_rows, scan, write_row};
use crate::decide::{Counters, Head};
use crate::engine::{Engine, Row, Value, one};
use crate::error::StoreError;
use crate::facts;
use crate::portable;
use crate::schema::{CERTIFICATE, EVENT, Holds, STREAM, Scope, TABLES, Table};
use crate::store::{Store, heads};
use crate::sum;
use crate::words::{BYTES_MAX, Kind, RECORD_BYTES_MAX, StreamState};

const FIRST_LINE: &str = "takas export 1\n";

impl Store {
    /// Writes all of a case, as it is at one moment, while the store is in use.
    ///
    /// # Errors
    /// When there is no such case, a row is damaged, the engine does not answer, or `out` fails.
    pub fn export(&self, case: &str, out: impl Write) -> Result<(), StoreError> {
        self.reading(|engine| {
            let heads = heads(engine, Some(case))?;
            if heads.is_empty() {
                return Err(StoreError::Absent { what: format!("the case {case}") });
            }
            let mut writer = portable::Writer::new(out, FIRST_LINE);
            writer.text(case);
            let streams = heads.iter().zip(1..).map(|(head, rank)| (head.id, rank)).collect();
            let mut ranks = Ranks { streams, numbers: BTreeMap::new() };
            for table in tables() {
                writer.text(table.name);
                copy_out(engine, table, case, &heads, &mut ranks, &mut writer)?;
                writer.integer(END);
            }
            writer.finish().map(drop)
        })
    }

    /// Takes in an exported case, and says its name. The store must not have it.
    ///
    /// # Errors
    /// When the case is there or was destroyed, the export is damaged, or the store is read-only; then nothing is kept.
    pub fn import(&self, export: impl Read + Send + 'static) -> Result<String, StoreError> {
        self.writing(move |engine| copy_in(engine, export))
    }
}

/// The tables with rows of cases.
fn tables() -> impl Iterator<Item = &'static Table> {
    TABLES.iter().copied().filter(|table| table.scope != Scope::Store)
}

/// Ids and numbers of one store, and what they are called in the export: or the other way round.
#[derive(Default)]
struct Ranks {
    streams: BTreeMap<u64, u64>,
    numbers: BTreeMap<u64, u64>,
}

impl Ranks {
    /// The row with its ids and numbers replaced.
    fn replace(&self, table: &Table, values: &[Value]) -> Option<Vec<Value>> {
        let replaced = table.columns.iter().zip(values).map(|((_, holds), value)| {
            let known = match holds {
                Holds::Stream => &self.streams,
                Holds::Number => &self.numbers,
                _ => return Some(value.clone()),
            };
            let Value::Integer(integer) = value else { return None };
            u64::try_from(*integer).ok().and_then(|integer| known.get(&integer)).map(|rank| (*rank).into())
        });
        replaced.collect()
    }
}

fn copy_out<W: Write>(
    engine: &mut dyn Engine,
    table: &'static Table,
    case: &str,
    heads: &[Head],
    ranks: &mut Ranks,
    writer: &mut portable::Writer<W>,
) -> Result<(), StoreError> {
    let mut write = |row: &Row, ranks: &Ranks| -> Result<(), StoreError> {
        table.verify(row)?;
        let damaged = || StoreError::damaged(table.place(row), "it refers to what is not in its case");
        write_row(writer, &ranks.replace(table, &row.0).ok_or_else(damaged)?)
    };
    if table.name == STREAM.name {
        return heads.iter().try_for_each(|head| write(&head.row(), ranks));
    }
    if table.name == EVENT.name {
        return in_order(engine, case, |row| {
            let rank = ranks.numbers.len() as u64 + 1;
            ranks.numbers.insert(row.integer(0)?, rank);
            write(row, ranks)
        });
    }
    if table.scope == Scope::Case {
        return scan(engine, table, Some(("case_name", case.into())), |row| write(row, ranks));
    }
    for head in heads {
        scan(engine, table, Some(("stream", head.id.into())), |row| write(row, ranks))?;
    }
    Ok(())
}

/// Goes through the events of a case in the order of their numbers.
fn in_order(
    engine: &mut dyn Engine,
    case: &str,
    mut each: impl FnMut(&Row) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let rest = "WHERE stream IN (SELECT id FROM stream WHERE case_name = $1) AND number > $2 ORDER BY number LIMIT $3";
    let statement = EVENT.select(rest);
    let mut next = 0;
    loop {
        let rows = engine.query(&statement, &[case.into(), Value::from(next), ROWS.into()])?;
        let Some(last) = rows.last() else { return Ok(()) };
        next = last.integer(0)?;
        rows.iter().try_for_each(&mut each)?;
    }
}

/// What an export holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The case.
    pub case: String,
    /// Its streams, by name.
    pub streams: Vec<StreamState>,
}

/// Reads an export to its end, as an import would, and says what it holds.
///
/// # Errors
/// When it is damaged.
pub fn inspect(export: impl Read) -> Result<Exported, StoreError> {
    let mut reader = portable::Reader::new(export, FIRST_LINE)?;
    let case = reader.text()?;
    let incoming = Incoming { case: case.clone(), ranks: Ranks::default(), heads: BTreeMap::new() };
    let (heads, _) = incoming.read(reader, Counters::default(), |_, _| Ok(()))?;
    Ok(Exported { case, streams: heads.into_iter().map(Head::into_state).collect() })
}

fn copy_in(engine: &mut dyn Engine, export: impl Read) -> Result<String, StoreError> {
    let mut reader = portable::Reader::new(export, FIRST_LINE)?;
    let case = reader.text()?;
    if one(engine, &CERTIFICATE, vec![case.as_str().into()])?.is_some() {
        return Err(StoreError::Destroyed { case });
    }
    if !heads(engine, Some(&case))?.is_empty() {
        return Err(StoreError::Occupied { what: format!("the case {case}") });
    }
    let counters = facts::counters_to_write(engine)?;
    let incoming = Incoming { case: case.clone(), ranks: Ranks::default(), heads: BTreeMap::new() };
    let (_, counters) = incoming.read(reader, counters, |table, rows| engine.add(table, rows))?;
    facts::write_counters(engine, Counters { commits: counters.commits + 1, ..counters })?;
    Ok(case)
}

/// A case on its way in.
struct Incoming {
    case: String,
    ranks: Ranks,
    /// Each stream as the export says it stands, and as its events make it, by its new id.
    heads: BTreeMap<u64, (Head, Head)>,
}

impl Incoming {
    /// Reads all tables, hands on their rows, and says which streams they make and how far the counters got.
    fn read<R: Read>(
        mut self,
        mut reader: portable::Reader<R>,
        mut counters: Counters,
        mut add: impl FnMut(&'static Table, &[Row]) -> Result<(), StoreError>,
    ) -> Result<(Vec<Head>, Counters), StoreError> {
        for table in tables() {
            read_name(&mut reader, table)?;
            let take = |reader: &portable::Reader<R>, values| {
                let strange = || reader.fault(&format!("a row of {} that does not belong here", table.name));
                self.take(table, values, &mut counters).ok_or_else(strange)
            };
            read_rows(&mut reader, table.columns.len(), take, |rows| add(table, rows))?;
        }
        reader.finish()?;
        if let Some((head, _)) = self.heads.values().find(|(head, made)| head != made) {
            return Err(reader.fault(&format!("the events of {} do not make its chain", head.stream)));
        }
        if self.heads.is_empty() {
            return Err(reader.fault("a case without streams"));
        }
        Ok((self.heads.into_values().map(|(head, _)| head).collect(), counters))
    }

    /// The row under its new ids and numbers, if it belongs to this case.
    fn take(&mut self, table: &Table, values: Vec<Value>, counters: &mut Counters) -> Option<Row> {
        // In place of the digest, which an export does not have.
        let whole = Row(values.iter().cloned().chain([Value::Bytes(Vec::new())]).collect());
        if !fits(table, &whole) {
            return None;
        }
        if table.name == STREAM.name {
            counters.stream += 1;
            self.ranks.streams.insert(whole.integer(0).ok()?, counters.stream);
        }
        if table.name == EVENT.name {
            counters.number += 1;
            self.ranks.numbers.insert(whole.integer(0).ok()?, counters.number);
        }
        let row = table.row(self.ranks.replace(table, &values)?);
        let of_case = table.columns.iter().position(|(name, _)| *name == "case_name");
        if of_case.is_some_and(|at| row.text(at) != Ok(&self.case)) {
            return None;
        }
        if table.name == STREAM.name {
            let head = Head::read(&row).ok().filter(|head| head.stream.case() == self.case)?;
            let made = Head { revision: 0, log_size: 0, chain: sum::CHAIN_START, ..head.clone() };
            self.heads.insert(head.id, (head, made));
        }
        if table.name == EVENT.name {
            let (_, made) = self.heads.get_mut(&row.integer(1).ok()?)?;
            step(made, &row)?;
        }
        Some(row)
    }
}

/// The head after one more event, which must be the next.
fn step(made: &mut Head, row: &Row) -> Option<()> {
    let log_index = row.maybe(3).ok()?;
    made.revision += 1;
    if row.integer(2).ok()? != made.revision || log_index.is_some_and(|index| index != made.log_size) {
        return None;
    }
    let kind = if log_index.is_some() { Kind::Record } else { Kind::Journal };
    let most = if kind == Kind::Record { RECORD_BYTES_MAX } else { BYTES_MAX };
    if row.bytes(4).ok()?.len() > most {
        return None;
    }
    made.log_size += u64::from(kind == Kind::Record);
    made.chain = sum::link(&made.chain, made.revision, kind, &sum::entry(row.bytes(4).ok()?));
    Some(())
}
