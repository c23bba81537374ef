//! The tables, once for both engines: their columns, keys and statements. How a value is bound and a statement run is
//! the engine's.

use std::fmt::Write;

use crate::engine::{Row, Value};
use crate::error::StoreError;
use crate::sum;

/// The format that this program writes.
pub(crate) const FORMAT: u64 = 3;

/// The first format without bundles of entries among the tiles: they are made of the events when they are asked for.
pub(crate) const WITHOUT_BUNDLES: u64 = 3;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    Integer,
    /// An integer or nothing.
    Maybe,
    Text,
    Bytes,
    /// The id of a stream; differs between stores.
    Stream,
    /// The number of an event; differs between stores.
    Number,
}

/// What of a table belongs to one case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Nothing: it is about the store.
    Store,
    /// The rows whose `case_name` it is.
    Case,
    /// The rows whose `stream` is one of its streams.
    Stream,
}

/// A table; `sum` follows the columns.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) name: &'static str,
    pub(crate) columns: &'static [(&'static str, Holds)],
    /// How many of the first columns are the key.
    pub(crate) key: usize,
    pub(crate) unique: &'static [&'static str],
    /// The format that brought it.
    pub(crate) since: u64,
    /// A column, and what it refers to.
    pub(crate) refers: Option<(&'static str, &'static str)>,
    pub(crate) scope: Scope,
}

pub(crate) static STORE: Table = Table {
    name: "store",
    columns: &[("name", Holds::Text), ("value", Holds::Bytes)],
    key: 1,
    unique: &[],
    refers: None,
    since: 1,
    scope: Scope::Store,
};

pub(crate) static STREAM: Table = Table {
    name: "stream",
    columns: &[
        ("id", Holds::Stream),
        ("case_name", Holds::Text),
        ("name", Holds::Text),
        ("revision", Holds::Integer),
        ("log_size", Holds::Integer),
        ("chain", Holds::Bytes),
    ],
    key: 1,
    unique: &["name"],
    refers: None,
    since: 1,
    scope: Scope::Case,
};

pub(crate) static EVENT: Table = Table {
    name: "event",
    columns: &[
        ("number", Holds::Number),
        ("stream", Holds::Stream),
        ("revision", Holds::Integer),
        ("log_index", Holds::Maybe),
        ("bytes", Holds::Bytes),
    ],
    key: 1,
    unique: &["stream, revision", "stream, log_index"],
    refers: Some(("stream", "stream (id)")),
    since: 1,
    scope: Scope::Stream,
};

pub(crate) static ANSWER: Table = Table {
    name: "answer",
    columns: &[
        ("stream", Holds::Stream),
        ("key", Holds::Bytes),
        ("content", Holds::Bytes),
        ("revision", Holds::Integer),
        ("number", Holds::Number),
        ("log_index", Holds::Integer),
        ("entries", Holds::Integer),
        ("records", Holds::Integer),
    ],
    key: 2,
    unique: &[],
    refers: Some(("stream", "stream (id)")),
    since: 1,
    scope: Scope::Stream,
};

pub(crate) static PROJECTION: Table = Table {
    name: "projection",
    columns: &[("case_name", Holds::Text), ("name", Holds::Text), ("key", Holds::Text), ("value", Holds::Bytes)],
    key: 3,
    unique: &[],
    refers: None,
    since: 1,
    scope: Scope::Case,
};

pub(crate) static OUTBOX: Table = Table {
    name: "outbox",
    columns: &[
        ("number", Holds::Number),
        ("place", Holds::Integer),
        ("case_name", Holds::Text),
        ("destination", Holds::Text),
        ("bytes", Holds::Bytes),
        ("state", Holds::Integer),
        ("taken_until", Holds::Integer),
        ("attempts", Holds::Integer),
    ],
    key: 2,
    unique: &["destination, state, number, place"],
    refers: Some(("number", "event (number)")),
    since: 1,
    scope: Scope::Case,
};

pub(crate) static TILE: Table = Table {
    name: "tile",
    columns: &[("stream", Holds::Stream), ("path", Holds::Text), ("bytes", Holds::Bytes)],
    key: 2,
    unique: &[],
    refers: Some(("stream", "stream (id)")),
    since: 1,
    scope: Scope::Stream,
};

pub(crate) static CHECKPOINT: Table = Table {
    name: "checkpoint",
    columns: &[("stream", Holds::Stream), ("size", Holds::Integer), ("root", Holds::Bytes), ("note", Holds::Bytes)],
    key: 2,
    unique: &[],
    refers: Some(("stream", "stream (id)")),
    since: 1,
    scope: Scope::Stream,
};

pub(crate) static COSIGNATURE: Table = Table {
    name: "cosignature",
    columns: &[("stream", Holds::Stream), ("size", Holds::Integer), ("witness", Holds::Text), ("line", Holds::Bytes)],
    key: 3,
    unique: &[],
    refers: Some(("stream", "stream (id)")),
    since: 1,
    scope: Scope::Stream,
};

pub(crate) static RETENTION: Table = Table {
    name: "retention",
    columns: &[("case_name", Holds::Text), ("until", Holds::Integer)],
    key: 1,
    unique: &[],
    refers: None,
    since: 1,
    scope: Scope::Case,
};

pub(crate) static CERTIFICATE: Table = Table {
    name: "certificate",
    columns: &[
        ("case_name", Holds::Text),
        ("destroyed", Holds::Integer),
        ("events", Holds::Integer),
        ("bytes", Holds::Bytes),
    ],
    key: 1,
    unique: &[],
    refers: None,
    since: 1,
    scope: Scope::Store,
};

/// One for each opening of the store in which something was written. Two stores that were one have different ones from where they
/// parted, however they did: by a restored backup, a copied file, a second copy that took over.
pub(crate) static OPENING: Table = Table {
    name: "opening",
    columns: &[("first_commit", Holds::Integer), ("mark", Holds::Bytes)],
    key: 1,
    unique: &[],
    refers: None,
    since: 2,
    scope: Scope::Store,
};

/// All tables, each after those it refers to.
pub(crate) static TABLES: &[&Table] = &[
    &STORE,
    &STREAM,
    &EVENT,
    &ANSWER,
    &PROJECTION,
    &OUTBOX,
    &TILE,
    &CHECKPOINT,
    &COSIGNATURE,
    &RETENTION,
    &CERTIFICATE,
    &OPENING,
];

/// The tables of a store of this format.
pub(crate) fn tables(format: u64) -> impl DoubleEndedIterator<Item = &'static Table> {
    TABLES.iter().copied().filter(move |table| table.since <= format)
}

/// How an engine writes its types.
pub(crate) struct Dialect {
    pub(crate) integer: &'static str,
    pub(crate) text: &'static str,
    pub(crate) bytes: &'static str,
    /// What follows the closing bracket of a table: SQLite keeps a table in the order of its key only if that is said.
    pub(crate) end: fn(&Table) -> &'static str,
}

impl Table {
    /// All columns and `sum`, as a statement lists them.
    pub(crate) fn list(&self) -> String {
        let mut list: Vec<&str> = self.columns.iter().map(|(name, _)| *name).collect();
        list.push("sum");
        list.join(", ")
    }

    /// The columns of the key.
    pub(crate) fn keys(&self) -> String {
        self.columns[..self.key].iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    }

    /// The statements that make it.
    pub(crate) fn create(&self, dialect: &Dialect) -> String {
        let mut text = format!("CREATE TABLE {} (", self.name);
        for (name, holds) in self.columns {
            let kind = match holds {
                Holds::Text => dialect.text,
                Holds::Bytes => dialect.bytes,
                Holds::Integer | Holds::Maybe | Holds::Stream | Holds::Number => dialect.integer,
            };
            let null = if *holds == Holds::Maybe { "" } else { " NOT NULL" };
            write!(text, "{name} {kind}{null}, ").expect("writing to a string");
        }
        write!(text, "sum {} NOT NULL, PRIMARY KEY ({})", dialect.bytes, self.keys()).expect("writing to a string");
        if let Some((column, target)) = self.refers {
            write!(text, ", FOREIGN KEY ({column}) REFERENCES {target}").expect("writing to a string");
        }
        write!(text, "){};", (dialect.end)(self)).expect("writing to a string");
        for (index, columns) in self.unique.iter().enumerate() {
            write!(text, " CREATE UNIQUE INDEX {0}_{1} ON {0} ({columns});", self.name, index + 1)
                .expect("writing to a string");
        }
        text
    }

    /// What follows an `INSERT` so that a row under the same key is replaced.
    pub(crate) fn replace(&self) -> String {
        let rest = self.columns[self.key..].iter().map(|(name, _)| *name).chain(["sum"]);
        let sets: Vec<String> = rest.map(|name| format!("{name} = excluded.{name}")).collect();
        format!(" ON CONFLICT ({}) DO UPDATE SET {}", self.keys(), sets.join(", "))
    }

    /// `SELECT` of all columns and `sum`; `rest` begins with `WHERE` or `ORDER`.
    pub(crate) fn select(&self, rest: &str) -> String {
        format!("SELECT {} FROM {} {rest}", self.list(), self.name)
    }

    /// A row of these values, with its digest.
    pub(crate) fn row(&self, mut values: Vec<Value>) -> Row {
        assert_eq!(values.len(), self.columns.len(), "a row of {} has its columns", self.name);
        let sum = sum::row(self.name, &values);
        values.push(Value::Bytes(sum.to_vec()));
        Row(values)
    }

    /// Whether a row is what was written.
    pub(crate) fn verify(&self, row: &Row) -> Result<(), StoreError> {
        let Some((Value::Bytes(sum), values)) = row.0.split_last() else {
            return Err(StoreError::damaged(self.name, "a row has no digest"));
        };
        let sound = values.len() == self.columns.len() && sum.as_slice() == sum::row(self.name, values);
        if sound { Ok(()) } else { Err(StoreError::damaged(self.place(row), "its digest is that of another row")) }
    }

    /// The table and the key of a row, for a message: never the bytes, which are nobody's to print.
    pub(crate) fn place(&self, row: &Row) -> String {
        let parts = self.columns[..self.key].iter().zip(&row.0).map(|((name, _), value)| match value {
            Value::Null => format!("{name} missing"),
            Value::Integer(integer) => format!("{name} {integer}"),
            Value::Text(text) => format!("{name} {text}"),
            Value::Bytes(_) => format!("{name} of bytes"),
        });
        format!("{}, {}", self.name, parts.collect::<Vec<_>>().join(", "))
    }

    /// The place of a column.
    pub(crate) fn at(&self, column: &str) -> usize {
        self.columns.iter().position(|(name, _)| *name == column).expect("a column of the table")
    }
}
