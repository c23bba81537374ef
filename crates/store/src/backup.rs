//! Backups: the whole store, from one snapshot, in the portable format; restored into an empty store of either engine.

use std::io::{Read, Write};

use crate::engine::{Engine, Intent, Row, Value, within};
use crate::error::StoreError;
use crate::facts;
use crate::migrate;
use crate::place::{Location, Options};
use crate::portable;
use crate::schema::{self, FORMAT, Holds, TABLES, Table};
use crate::store::Store;

/// What the first line begins with; its version is the format of the store.
const KIND: &str = "takas backup";

/// How many rows are read or written at a time: few, for each may have 16 MiB.
pub(crate) const ROWS: u64 = 64;

/// What follows the last row of a table.
pub(crate) const END: u64 = 0;

/// What stands before a row.
const ROW: u64 = 1;

impl Store {
    /// Writes all of the store, as it is at one moment, while it is in use.
    ///
    /// # Errors
    /// When a row is damaged, the engine does not answer, or `out` fails.
    pub fn backup(&self, out: impl Write) -> Result<(), StoreError> {
        self.reading(|engine| copy_out(engine, out).map(drop))
    }

    /// Makes the store at `location` from a backup of either engine. Nothing may be there.
    ///
    /// # Errors
    /// When something is there, or the backup is damaged; then nothing is kept.
    pub fn restore(location: &Location, options: Options, mut backup: impl Read) -> Result<Self, StoreError> {
        let mut engine = location.connect_to_restore(&options)?;
        within(engine.as_mut(), Intent::Write, |engine| {
            if !engine.is_new()? {
                return Err(StoreError::Occupied { what: "a store".to_owned() });
            }
            copy_in(engine, &mut backup, |engine, format| {
                schema::tables(format).try_for_each(|table| engine.create(table))
            })
        })?;
        drop(engine);
        Store::open(location, options)
    }
}

/// Writes a backup, in a snapshot of its own; says how many commits it holds.
pub(crate) fn write(engine: &mut dyn Engine, out: impl Write) -> Result<u64, StoreError> {
    within(engine, Intent::Read, |engine| copy_out(engine, out))
}

/// Makes the store of `engine` what the backup holds, whatever it was.
pub(crate) fn replace(engine: &mut dyn Engine, backup: &mut dyn Read) -> Result<(), StoreError> {
    within(engine, Intent::Write, |engine| {
        if engine.is_new()? {
            TABLES.iter().try_for_each(|table| engine.create(table))?;
        } else {
            migrate::migrate(engine)?;
            for table in TABLES.iter().rev() {
                let first = table.columns[0].0;
                let rows = engine.query(&format!("SELECT DISTINCT {first} FROM {}", table.name), &[])?;
                let keys: Vec<Vec<Value>> = rows.into_iter().map(|row| row.0).collect();
                engine.remove(table, &[first], &keys)?;
            }
        }
        copy_in(engine, backup, |_, _| Ok(()))
    })
}

/// Writes a backup in the transaction that is under way; says how many commits it holds.
pub(crate) fn copy_out(engine: &mut dyn Engine, out: impl Write) -> Result<u64, StoreError> {
    let (format, commits) = (facts::read(engine)?.format, facts::counters(engine)?.commits);
    if format > FORMAT {
        // What its tables beside those known here hold would be missing.
        return Err(StoreError::Newer { found: format, known: FORMAT });
    }
    let mut writer = portable::Writer::new(out, &format!("{KIND} {format}\n"));
    for table in schema::tables(format) {
        writer.text(table.name);
        scan(engine, table, None, |row| {
            table.verify(row)?;
            write_row(&mut writer, &row.0)
        })?;
        writer.integer(END);
    }
    writer.finish()?;
    Ok(commits)
}

/// Reads a backup into tables that are empty, or that `make` makes for its format; then they are of the present format.
fn copy_in(
    engine: &mut dyn Engine,
    backup: &mut dyn Read,
    make: impl FnOnce(&mut dyn Engine, u64) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let (mut reader, format) = portable::Reader::of_version(backup, KIND, FORMAT)?;
    make(engine, format)?;
    for table in schema::tables(format) {
        read_name(&mut reader, table)?;
        let take = |reader: &portable::Reader<_>, values| {
            let row = Row(values);
            if !fits(table, &row) || table.verify(&row).is_err() {
                return Err(reader.fault(&format!("a row of {} that is none", table.name)));
            }
            Ok(row)
        };
        read_rows(&mut reader, table.columns.len() + 1, take, |rows| engine.add(table, rows))?;
    }
    reader.finish()?;
    if facts::read(engine)?.format != format {
        return Err(reader.fault("the store in it is of another format than its first line says"));
    }
    migrate::migrate(engine)
}

/// Writes a row of a table; after the last of them comes [`END`].
pub(crate) fn write_row<W: Write>(writer: &mut portable::Writer<W>, values: &[Value]) -> Result<(), StoreError> {
    writer.integer(ROW);
    writer.values(values);
    writer.check()
}

/// Reads the name of the table that follows, which must be this one.
pub(crate) fn read_name<R: Read>(reader: &mut portable::Reader<R>, table: &Table) -> Result<(), StoreError> {
    if reader.text()? == table.name {
        return Ok(());
    }
    Err(reader.fault(&format!("the table {} is not where it belongs", table.name)))
}

/// Reads the rows of a table, each of so many values, to their end; `take` makes rows of them, and `add` gets these, few at a time.
pub(crate) fn read_rows<R: Read>(
    reader: &mut portable::Reader<R>,
    width: usize,
    mut take: impl FnMut(&portable::Reader<R>, Vec<Value>) -> Result<Row, StoreError>,
    mut add: impl FnMut(&[Row]) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut rows = Vec::new();
    loop {
        let more = match reader.integer()? {
            ROW => true,
            END => false,
            _ => return Err(reader.fault("neither a row nor the end of a table")),
        };
        if more {
            let values = reader.values(width)?;
            rows.push(take(reader, values)?);
        }
        if !more || rows.len() as u64 >= ROWS {
            add(&rows)?;
            rows.clear();
        }
        if !more {
            return Ok(());
        }
    }
}

/// Whether each value is of the kind of its column.
pub(crate) fn fits(table: &Table, row: &Row) -> bool {
    let kinds = table.columns.iter().map(|(_, holds)| *holds).chain([Holds::Bytes]);
    kinds.zip(&row.0).all(|(holds, value)| match holds {
        Holds::Text => matches!(value, Value::Text(_)),
        Holds::Bytes => matches!(value, Value::Bytes(_)),
        Holds::Maybe => matches!(value, Value::Integer(_) | Value::Null),
        Holds::Integer | Holds::Stream | Holds::Number => matches!(value, Value::Integer(_)),
    })
}

/// The order in which a table is gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Up,
    Down,
}

/// The rows of a table, unverified, by their keys: all, or those with one value in one column.
pub(crate) struct Scan {
    pub(crate) table: &'static Table,
    condition: String,
    bound: Vec<Value>,
}

impl Scan {
    pub(crate) fn new(table: &'static Table, only: Option<(&str, Value)>) -> Self {
        let (condition, bound) = match only {
            Some((column, value)) => (format!("{column} = $1"), vec![value]),
            None => ("1 = 1".to_owned(), Vec::new()),
        };
        Scan { table, condition, bound }
    }

    /// At most so many rows that follow after this one.
    pub(crate) fn rows(
        &self,
        engine: &mut dyn Engine,
        way: Way,
        after: Option<&Row>,
        rows: u64,
    ) -> Result<Vec<Row>, StoreError> {
        let Scan { table, condition, bound } = self;
        let columns: Vec<&str> = table.columns[..table.key].iter().map(|(name, _)| *name).collect();
        let (than, order) =
            if way == Way::Up { (">", columns.join(", ")) } else { ("<", columns.join(" DESC, ") + " DESC") };
        let from = match after {
            Some(_) => {
                let marks: Vec<String> = (1..=table.key).map(|at| format!("${}", bound.len() + at)).collect();
                format!("AND ({}) {than} ({})", columns.join(", "), marks.join(", "))
            }
            None => String::new(),
        };
        let statement = table.select(&format!("WHERE {condition} {from} ORDER BY {order} LIMIT {rows}"));
        let key = after.map_or(&[][..], |row| &row.0[..table.key]);
        engine.query(&statement, &[bound.as_slice(), key].concat())
    }
}

/// Goes through the rows of a table in the order of their keys, unverified: all, or those with this value in this column.
pub(crate) fn scan(
    engine: &mut dyn Engine,
    table: &'static Table,
    only: Option<(&str, Value)>,
    mut each: impl FnMut(&Row) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let scan = Scan::new(table, only);
    let mut last = None;
    loop {
        let mut rows = scan.rows(engine, Way::Up, last.as_ref(), ROWS)?;
        rows.iter().try_for_each(&mut each)?;
        last = rows.pop();
        if last.is_none() {
            return Ok(());
        }
    }
}
