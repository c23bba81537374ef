//! A store of format 1, made by its own statements and rows, without the store: `tests/format-1` holds them as the last program of that format
//! wrote them. And backups read by code of their own, so that tables can be compared row by row.

use std::collections::BTreeMap;

use takas_store::Location;

use crate::support::Place;

/// The backup that the last program of format 1 wrote of it.
pub(crate) const BACKUP: &[u8] = include_bytes!("../format-1/store.backup");

/// The name of the file as SQLite keeps it for programs to know theirs.
const APPLICATION: i64 = 0x5461_6b61;

/// A value of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Null,
    Integer(i64),
    Text(String),
    Bytes(Vec<u8>),
}

/// The rows of each table, in the order of the backup.
pub(crate) type Tables = BTreeMap<String, Vec<Vec<Value>>>;

/// The tables of a backup, in their order, with their rows; the digest at its end is not looked at.
pub(crate) fn read(backup: &[u8]) -> Vec<(String, Vec<Vec<Value>>)> {
    let start = backup.iter().position(|byte| *byte == b'\n').expect("a first line") + 1;
    let mut rest = &backup[start..backup.len() - 32];
    let mut tables = Vec::new();
    while !rest.is_empty() {
        let name = String::from_utf8(bytes(&mut rest)).expect("text");
        let width = columns(&name) + 1;
        let mut rows = Vec::new();
        while integer(&mut rest) == 1 {
            rows.push((0..width).map(|_| value(&mut rest)).collect());
        }
        tables.push((name, rows));
    }
    tables
}

/// The same by name.
pub(crate) fn tables(backup: &[u8]) -> Tables {
    read(backup).into_iter().collect()
}

/// How many columns a table has, beside the digest of the row.
fn columns(table: &str) -> usize {
    match table {
        "store" | "retention" | "opening" => 2,
        "tile" => 3,
        "projection" | "checkpoint" | "cosignature" | "certificate" => 4,
        "event" => 5,
        "stream" => 6,
        "answer" | "outbox" => 8,
        other => panic!("the table {other} is not known here"),
    }
}

fn integer(rest: &mut &[u8]) -> u64 {
    let (head, tail) = rest.split_first_chunk().expect("eight bytes");
    *rest = tail;
    u64::from_be_bytes(*head)
}

fn bytes(rest: &mut &[u8]) -> Vec<u8> {
    let length = usize::try_from(integer(rest)).expect("a length");
    let (head, tail) = rest.split_at(length);
    *rest = tail;
    head.to_vec()
}

fn value(rest: &mut &[u8]) -> Value {
    let (tag, tail) = rest.split_first().expect("a tag");
    *rest = tail;
    match tag {
        0 => Value::Null,
        1 => Value::Integer(integer(rest).cast_signed()),
        2 => Value::Text(String::from_utf8(bytes(rest)).expect("text")),
        3 => Value::Bytes(bytes(rest)),
        other => panic!("no value begins with {other}"),
    }
}

/// Makes the store at a new location of this place.
pub(crate) fn make(place: &Place) -> Location {
    let location = place.fresh();
    match &location {
        Location::File(path) => {
            let file = rusqlite::Connection::open(path).expect("opens");
            file.execute_batch(include_str!("../format-1/sqlite.sql")).expect("made");
            file.execute_batch("BEGIN").expect("begun");
            for (table, rows) in read(BACKUP) {
                for row in rows {
                    let bound = row.iter().map(|value| match value {
                        Value::Null => rusqlite::types::Value::Null,
                        Value::Integer(integer) => rusqlite::types::Value::Integer(*integer),
                        Value::Text(text) => rusqlite::types::Value::Text(text.clone()),
                        Value::Bytes(bytes) => rusqlite::types::Value::Blob(bytes.clone()),
                    });
                    let marks = vec!["?"; row.len()].join(", ");
                    let insert = format!("INSERT INTO {table} VALUES ({marks})");
                    file.execute(&insert, rusqlite::params_from_iter(bound)).expect("inserted");
                }
            }
            file.execute_batch("COMMIT").expect("committed");
            file.pragma_update(None, "application_id", APPLICATION).expect("set");
        }
        Location::Server(address) => {
            let mut client = ::postgres::Client::connect(address, ::postgres::NoTls).expect("connects");
            client.batch_execute(include_str!("../format-1/postgresql.sql")).expect("made");
            let mut statements = Vec::new();
            let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
            for (table, rows) in read(BACKUP) {
                for row in rows {
                    let literals = row.iter().map(|value| match value {
                        Value::Null => "NULL".to_owned(),
                        Value::Integer(integer) => integer.to_string(),
                        Value::Text(text) => format!("'{text}'"),
                        Value::Bytes(bytes) => format!("'\\x{}'", hex(bytes)),
                    });
                    let values = literals.collect::<Vec<_>>().join(", ");
                    statements.push(format!("INSERT INTO {table} VALUES ({values})"));
                }
            }
            client.batch_execute(&statements.join("; ")).expect("inserted");
        }
    }
    location
}
