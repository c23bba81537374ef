//! PostgreSQL 15 or newer: several processes at once, one at a time to write, by an advisory lock that is held until the
//! commit. Numbers and log indices are given under it, so whoever reads in their order misses nothing.

mod durable;

use std::collections::HashMap;
use std::sync::{Arc, Weak};
use std::thread;
use std::time::{Duration, Instant};

use postgres::error::SqlState;
use postgres::fallible_iterator::FallibleIterator;
use postgres::types::private::BytesMut;
use postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, NoTls, Statement};

use super::address::Way;
use super::sqlite::Role;
use super::{Engine, How, Intent, Row, Rows, Value, try_to_write};
use crate::error::StoreError;
use crate::place::Terms;
use crate::schema::{self, Dialect, Holds, Table};
use crate::signal::Signal;

const DIALECT: Dialect = Dialect { integer: "BIGINT", text: "TEXT COLLATE \"C\"", bytes: "BYTEA", end: |_| "" };

/// How long until a listener looks whether anybody still wants to hear.
const LISTEN: Duration = Duration::from_secs(1);

/// How long between two looks at the standbys.
const LOOK: Duration = Duration::from_millis(2);

/// A connection to a server.
pub(crate) struct Postgres {
    address: String,
    role: Role,
    terms: Terms,
    client: Client,
    statements: HashMap<String, Statement>,
    /// The key of the advisory lock of this store.
    lock: i64,
    /// The channel by which its processes tell each other of commits.
    channel: String,
    /// True in a transaction.
    within: bool,
    /// True when the commit is to be told.
    announces: bool,
}

impl Postgres {
    /// Connects and, to write, sees that the server keeps what it acknowledges.
    pub(crate) fn open(address: &str, role: Role, terms: &Terms) -> Result<Self, StoreError> {
        let mut client = connect(address)?;
        durable::fit(&mut client)?;
        if role == Role::Writer {
            durable::keeps_all(&mut client)?;
        }
        let wait = format!("SET lock_timeout TO {}", terms.lock_within.as_millis());
        client.batch_execute(&wait).map_err(|error| failed(&error))?;
        let row = client
            .query_one(
                "SELECT hashtextextended('takas store ' || current_schema(), 0), 'takas_' || md5(current_schema())",
                &[],
            )
            .map_err(|error| failed(&error))?;
        let (Some(lock), Some(channel)) = (row.get(0), row.get(1)) else {
            return Err(StoreError::Unfit { what: "the address leads to a schema that is not there".to_owned() });
        };
        let (address, terms) = (address.to_owned(), terms.clone());
        Ok(Postgres {
            address,
            role,
            terms,
            client,
            statements: HashMap::new(),
            lock,
            channel,
            within: false,
            announces: false,
        })
    }

    fn prepare(&mut self, text: &str) -> Result<Statement, StoreError> {
        if let Some(statement) = self.statements.get(text) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(text).map_err(|error| failed(&error))?;
        self.statements.insert(text.to_owned(), statement.clone());
        Ok(statement)
    }

    fn run(&mut self, text: &str, columns: &[Array<'_>]) -> Result<(), StoreError> {
        let statement = self.prepare(text)?;
        let columns: Vec<&(dyn ToSql + Sync)> = columns.iter().map(Array::bound).collect();
        self.client.execute(&statement, &columns).map(drop).map_err(|error| failed(&error))
    }
}

/// Connects, encrypted or not.
fn connect(address: &str) -> Result<Client, StoreError> {
    match Way::read(address)? {
        Way::Plain(config) => config.connect(NoTls).map_err(|error| failed(&error)),
        #[cfg(feature = "tls")]
        Way::Encrypted(config, roots) => {
            config.connect(super::tls::Tls::trusting(&roots)?).map_err(|error| failed(&error))
        }
        #[cfg(not(feature = "tls"))]
        Way::Encrypted(..) => {
            let what = "this program was built without encryption for PostgreSQL: build it with the feature `tls`, or lead the connection \
                through a tunnel and say `sslmode=disable` in the address";
            Err(StoreError::Unfit { what: what.to_owned() })
        }
    }
}

/// Raises `signal` whenever another process commits, until nobody has the signal any more.
pub(crate) fn listen(address: &str, terms: &Terms, signal: &Arc<Signal>) -> Result<(), StoreError> {
    let mut engine = Postgres::open(address, Role::Reader, terms)?;
    let signal = Arc::downgrade(signal);
    thread::spawn(move || {
        while signal.strong_count() > 0 {
            if hear(&mut engine, &signal).is_err() {
                thread::sleep(LISTEN);
                // Until it answers, subscriptions look by themselves.
                if let Ok(again) = Postgres::open(&engine.address, Role::Reader, &engine.terms) {
                    engine = again;
                }
            }
        }
    });
    Ok(())
}

/// Listens until the connection fails or nobody wants to hear.
fn hear(engine: &mut Postgres, signal: &Weak<Signal>) -> Result<(), postgres::Error> {
    engine.client.batch_execute(&format!("LISTEN {}", engine.channel))?;
    loop {
        let heard = engine.client.notifications().timeout_iter(LISTEN).next()?;
        let Some(signal) = signal.upgrade() else { return Ok(()) };
        if heard.is_some() {
            signal.raise();
        } else {
            engine.client.is_valid(LISTEN)?;
        }
    }
}

impl Engine for Postgres {
    fn begin(&mut self, intent: Intent) -> Result<(), StoreError> {
        self.within = true;
        if intent == Intent::Read {
            let text = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SAVEPOINT beginning";
            return self.client.batch_execute(text).map_err(|error| failed(&error));
        }
        let (lock, ask) = (self.lock, durable::ASK);
        let text = format!("BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock({lock}); {ask}");
        durable::keeps(&self.client.simple_query(&text).map_err(|error| failed(&error))?)
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        let tell =
            if std::mem::take(&mut self.announces) { format!("NOTIFY {}; ", self.channel) } else { String::new() };
        self.client.batch_execute(&format!("{tell}COMMIT")).map_err(|error| failed(&error))?;
        self.within = false;
        Ok(())
    }

    fn rollback(&mut self) {
        self.announces = false;
        if std::mem::take(&mut self.within) {
            // If this fails the connection is gone, and the server takes it back by itself.
            drop(self.client.batch_execute("ROLLBACK"));
        }
    }

    fn go_on(&mut self) -> Result<(), StoreError> {
        self.client.batch_execute("ROLLBACK TO SAVEPOINT beginning").map_err(|error| failed(&error))
    }

    fn query(&mut self, statement: &str, values: &[Value]) -> Result<Vec<Row>, StoreError> {
        let statement = self.prepare(statement)?;
        let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
        let rows = self.client.query(&statement, &values).map_err(|error| failed(&error))?;
        rows.iter().map(read).collect()
    }

    fn find(&mut self, table: &Table, keys: &[Vec<Value>]) -> Result<Vec<Row>, StoreError> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let columns: Vec<Holds> = table.columns[..table.key].iter().map(|(_, holds)| *holds).collect();
        let text = table.select(&format!("WHERE ({}) IN (SELECT * FROM {})", table.keys(), unnest(&columns, 0)));
        let statement = self.prepare(&text)?;
        let keys: Vec<&[Value]> = keys.iter().map(Vec::as_slice).collect();
        let arrays = arrays(&columns, &keys);
        let bound: Vec<&(dyn ToSql + Sync)> = arrays.iter().map(Array::bound).collect();
        let rows = self.client.query(&statement, &bound).map_err(|error| failed(&error))?;
        rows.iter().map(read).collect()
    }

    /// All tables by one statement: on a busy machine each further one waits as long as a sync.
    fn write(&mut self, rows: &[Rows<'_>]) -> Result<(), StoreError> {
        let (mut parts, mut values) = (Vec::new(), Vec::new());
        for (table, how, rows) in rows.iter().filter(|(_, _, rows)| !rows.is_empty()) {
            let mut columns: Vec<Holds> = table.columns.iter().map(|(_, holds)| *holds).collect();
            columns.push(Holds::Bytes);
            let end = if *how == How::Put { table.replace() } else { String::new() };
            let (name, list, from) = (table.name, table.list(), unnest(&columns, values.len()));
            parts.push(format!("{name}_rows AS (INSERT INTO {name} ({list}) SELECT * FROM {from}{end})"));
            let rows: Vec<&[Value]> = rows.iter().map(|row| row.0.as_slice()).collect();
            values.append(&mut arrays(&columns, &rows));
        }
        if parts.is_empty() { Ok(()) } else { self.run(&format!("WITH {} SELECT 1", parts.join(", ")), &values) }
    }

    fn remove(&mut self, table: &Table, columns: &[&str], values: &[Vec<Value>]) -> Result<(), StoreError> {
        if values.is_empty() {
            return Ok(());
        }
        let holds: Vec<Holds> = columns.iter().map(|column| table.columns[table.at(column)].1).collect();
        let list = columns.join(", ");
        let text = format!("DELETE FROM {} WHERE ({list}) IN (SELECT * FROM {})", table.name, unnest(&holds, 0));
        let values: Vec<&[Value]> = values.iter().map(Vec::as_slice).collect();
        self.run(&text, &arrays(&holds, &values))
    }

    fn announce(&mut self) -> Result<(), StoreError> {
        self.announces = true;
        Ok(())
    }

    fn integrity(&mut self) -> Result<Vec<String>, StoreError> {
        let statement = "SELECT coalesce(checksum_failures, 0)::bigint FROM pg_stat_database
            WHERE datname = current_database() AND checksum_failures > 0";
        let rows = self.query(statement, &[])?;
        let failures = rows.iter().map(|row| row.integer(0)).collect::<Result<Vec<_>, _>>()?;
        let failures = failures.iter().map(|count| format!("the server found {count} pages with a wrong checksum"));
        let unlogged = self.query(&durable::unlogged(), &[])?;
        let unlogged = unlogged.iter().map(|row| row.text(0).map(durable::of_unlogged));
        failures.map(Ok).chain(unlogged).collect()
    }

    fn scrub(&mut self) -> Result<(), StoreError> {
        for table in schema::TABLES {
            self.client.batch_execute(&format!("VACUUM (FULL) {}", table.name)).map_err(|error| failed(&error))?;
        }
        Ok(())
    }

    fn tidy_up(&mut self) -> Result<(), StoreError> {
        Ok(())
    }

    fn recover(&mut self) -> Result<(), StoreError> {
        self.rollback();
        if self.client.is_closed() || self.client.batch_execute("").is_err() {
            *self = Postgres::open(&self.address, self.role, &self.terms)?;
        }
        try_to_write(self)
    }

    fn second_copy(&mut self, wait: Duration) -> Result<Option<bool>, StoreError> {
        let began = Instant::now();
        let rows = self.query("SELECT pg_current_wal_flush_lsn()::text", &[])?;
        let place = rows.first().map(|row| row.text(0).map(str::to_owned)).transpose()?.unwrap_or_default();
        loop {
            // A logical subscriber has what it subscribed to and says how far it came all the same; each has a slot.
            let statement = "SELECT count(*) FROM pg_stat_replication AS copy
                WHERE flush_lsn >= $1::text::pg_lsn AND replay_lsn >= $1::text::pg_lsn AND NOT EXISTS (
                    SELECT FROM pg_replication_slots AS slot
                    WHERE slot.active_pid = copy.pid AND slot.slot_type <> 'physical')";
            let rows = self.query(statement, &[place.as_str().into()])?;
            if rows.first().map_or(Ok(0), |row| row.integer(0))? > 0 {
                return Ok(Some(true));
            }
            if began.elapsed() >= wait {
                return Ok(Some(false));
            }
            thread::sleep(LOOK);
        }
    }

    fn is_new(&mut self) -> Result<bool, StoreError> {
        let statement = "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'store'";
        Ok(self.query(statement, &[])?.first().map_or(Ok(0), |row| row.integer(0))? == 0)
    }

    fn create(&mut self, table: &Table) -> Result<(), StoreError> {
        self.client.batch_execute(&table.create(&DIALECT)).map_err(|error| failed(&error))
    }
}

/// One column of several rows.
enum Array<'a> {
    Integers(Vec<Option<i64>>),
    Texts(Vec<Option<&'a str>>),
    Bytes(Vec<Option<&'a [u8]>>),
}

impl Array<'_> {
    fn bound(&self) -> &(dyn ToSql + Sync) {
        match self {
            Array::Integers(integers) => integers,
            Array::Texts(texts) => texts,
            Array::Bytes(bytes) => bytes,
        }
    }
}

/// The rows turned to columns.
fn arrays<'a>(columns: &[Holds], rows: &[&'a [Value]]) -> Vec<Array<'a>> {
    let column = |(at, holds): (usize, &Holds)| {
        let values = rows.iter().map(move |row| &row[at]);
        match holds {
            Holds::Text => Array::Texts(
                values.map(|value| if let Value::Text(text) = value { Some(text.as_str()) } else { None }).collect(),
            ),
            Holds::Bytes => Array::Bytes(
                values
                    .map(|value| if let Value::Bytes(bytes) = value { Some(bytes.as_slice()) } else { None })
                    .collect(),
            ),
            Holds::Integer | Holds::Maybe | Holds::Stream | Holds::Number => Array::Integers(
                values.map(|value| if let Value::Integer(integer) = value { Some(*integer) } else { None }).collect(),
            ),
        }
    };
    columns.iter().enumerate().map(column).collect()
}

/// `unnest` over arrays of these columns, which are bound after so many others.
fn unnest(columns: &[Holds], before: usize) -> String {
    let array = |(at, holds): (usize, &Holds)| {
        let kind = match holds {
            Holds::Text => "text",
            Holds::Bytes => "bytea",
            Holds::Integer | Holds::Maybe | Holds::Stream | Holds::Number => "bigint",
        };
        format!("${}::{kind}[]", before + at + 1)
    };
    format!("unnest({})", columns.iter().enumerate().map(array).collect::<Vec<_>>().join(", "))
}

fn read(row: &postgres::Row) -> Result<Row, StoreError> {
    let value = |(at, column): (usize, &postgres::Column)| -> Result<Value, postgres::Error> {
        Ok(match *column.type_() {
            Type::INT8 => row.try_get::<_, Option<i64>>(at)?.map_or(Value::Null, Value::Integer),
            Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(at)?.map_or(Value::Null, Value::Bytes),
            _ => row.try_get::<_, Option<String>>(at)?.map_or(Value::Null, Value::Text),
        })
    };
    let values: Result<Vec<Value>, _> = row.columns().iter().enumerate().map(value).collect();
    values.map(Row).map_err(|error| failed(&error))
}

impl ToSql for Value {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Integer(integer) => integer.to_sql(kind, out),
            Value::Text(text) => text.to_sql(kind, out),
            Value::Bytes(bytes) => bytes.to_sql(kind, out),
        }
    }

    fn accepts(kind: &Type) -> bool {
        [Type::INT8, Type::TEXT, Type::BYTEA].contains(kind)
    }

    to_sql_checked!();
}

/// What the server said, without its detail, which holds values of rows.
pub(crate) fn failed(error: &postgres::Error) -> StoreError {
    let Some(said) = error.as_db_error() else {
        // What stands behind it says more: which certificate, which file, which part of the address.
        let mut why = error.to_string();
        let mut behind = std::error::Error::source(error);
        while let Some(cause) = behind {
            let said = cause.to_string();
            if !why.ends_with(&said) {
                why = format!("{why}: {said}");
            }
            behind = cause.source();
        }
        return StoreError::Unreachable { why };
    };
    let (code, what) = (said.code(), format!("{} ({})", said.message(), said.code().code()));
    let class = code.code().get(..2).unwrap_or_default();
    if [SqlState::DATA_CORRUPTED, SqlState::INDEX_CORRUPTED].contains(code) {
        return StoreError::damaged("the database", what);
    }
    match class {
        "08" | "57" => StoreError::Unreachable { why: what },
        // No room, no memory, failing disks, a server that only reads, locks not had, changes that collided.
        "53" | "58" | "25" | "55" | "40" => StoreError::ReadOnly { why: what },
        _ => StoreError::Engine { what },
    }
}
