//! SQLite in one file: write-ahead log, full synchronisation, one writer.
//!
//! The write-ahead log is moved into the file in two steps when it has grown: by a thread of its own while writing goes on,
//! then the rest between two transactions, so that no append waits for the whole, unless that thread cannot keep up.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags, ToSql};

use super::{Engine, How, Intent, Row, Rows, Value, try_to_write};
use crate::error::StoreError;
use crate::schema::{Dialect, Table};

/// The first version without the fault that could lose commits when the write-ahead log begins anew.
const VERSION_MIN: i32 = 3_051_003;

/// `Taka`, so that a file is known as ours.
const APPLICATION: i32 = 0x5461_6b61;

/// The bytes of write-ahead log from which it is moved into the file, where nothing else is said.
pub(crate) const LOG_BYTES: u64 = 64 << 20;

/// When it has grown to so many times as much nevertheless, writing waits until it is moved.
const LOG_TIMES_MAX: u64 = 4;

/// How long readers are waited for when what was deleted is to be overwritten.
const SCRUB: Duration = Duration::from_secs(2);

/// How soon a change of the file's mode is tried again when another one was in the way.
const AGAIN: Duration = Duration::from_millis(5);

/// The bytes of a page of a new file. Events of a kilobyte or two come into one by the ten, so that a commit writes few of them.
const PAGE_BYTES: u32 = 16_384;

/// The bytes of the head of a page in the write-ahead log.
const FRAME_HEAD_BYTES: u64 = 24;

const DIALECT: Dialect = Dialect {
    integer: "INTEGER",
    text: "TEXT",
    bytes: "BLOB",
    // A lone integer is the row's own number; any other key is where the row is kept.
    end: |table| match table.columns[0].0 {
        "number" | "id" if table.key == 1 => " STRICT",
        _ => " STRICT, WITHOUT ROWID",
    },
};

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The one that writes.
    Writer,
    /// One that only reads.
    Reader,
}

/// A connection to a file.
pub(crate) struct Sqlite {
    path: PathBuf,
    role: Role,
    lock_within: Duration,
    connection: Connection,
    /// The bytes of a page in the write-ahead log, with its head.
    frame_bytes: u64,
    /// The bytes of write-ahead log from which it is moved into the file.
    log_bytes: u64,
    /// The bytes from which it is moved next: more, once readers kept it from beginning anew.
    next_move: u64,
    /// The thread that moves the write-ahead log, if one was started; it ends before the connection does.
    mover: Option<JoinHandle<()>>,
    /// True while it does.
    moving: Arc<AtomicBool>,
    /// True when one has, and the rest is to be moved.
    moved: Arc<AtomicBool>,
    /// True after a write failed: what the system has in its cache may not be on the disk.
    doubtful: bool,
}

impl Sqlite {
    /// Opens the file; the writer makes it if it is not there.
    pub(crate) fn open(path: &Path, role: Role, lock_within: Duration) -> Result<Self, StoreError> {
        let version = rusqlite::version_number();
        if version < VERSION_MIN {
            let what = format!(
                "SQLite {} can lose commits when its write-ahead log begins anew: 3.51.3 or newer is wanted",
                rusqlite::version()
            );
            return Err(StoreError::Unfit { what });
        }
        let connection = connect(path, role, lock_within)?;
        let page_bytes: u32 = connection.pragma_query_value(None, "page_size", |row| row.get(0)).map_err(failed)?;
        let mut sqlite = Sqlite {
            path: path.to_owned(),
            role,
            lock_within,
            connection,
            frame_bytes: u64::from(page_bytes) + FRAME_HEAD_BYTES,
            log_bytes: LOG_BYTES,
            next_move: LOG_BYTES,
            mover: None,
            moving: Arc::default(),
            moved: Arc::default(),
            doubtful: false,
        };
        if role == Role::Writer {
            sqlite.settle()?;
        }
        Ok(sqlite)
    }

    /// The same, moving the write-ahead log into the file when it has grown to so many bytes.
    pub(crate) fn with_log_bytes(mut self, log_bytes: u64) -> Self {
        self.log_bytes = log_bytes;
        self.next_move = log_bytes;
        self
    }

    /// Copies the whole file, page by page, to `target`, while it is in use.
    pub(crate) fn copy_to(&mut self, target: &Path) -> Result<(), StoreError> {
        if target.exists() {
            return Err(StoreError::Occupied { what: format!("{}", target.display()) });
        }
        let mut copy = Connection::open(target).map_err(failed)?;
        let backup = rusqlite::backup::Backup::new(&self.connection, &mut copy).map_err(failed)?;
        backup.run_to_completion(1_000, Duration::ZERO, None).map_err(failed)?;
        drop(backup);
        copy.close().map_err(|(_, error)| failed(error))?;
        sync(target)?;
        sync_folder(target)
    }

    /// Sees that everything that can be read is on the disk: after a kill, the write-ahead log may hold a commit that
    /// was never synced and would be taken for an old answer. The file itself is left to SQLite: closing it here would
    /// let go of the locks that this process has on it.
    fn settle(&mut self) -> Result<(), StoreError> {
        let log = log_of(&self.path);
        if log.exists() {
            sync(&log)?;
        }
        // Readers of another process may be in the way; then that process has the log, and it is synced.
        self.move_log("TRUNCATE", Duration::ZERO)?;
        // Now the log is there. SQLite syncs its name, too, but does not tell when that fails.
        sync_folder(&self.path)
    }

    /// Moves the write-ahead log into the file and begins it anew; false when readers were in the way for so long.
    fn move_log(&mut self, how: &str, wait: Duration) -> Result<bool, StoreError> {
        self.connection.busy_timeout(wait).map_err(failed)?;
        let statement = format!("PRAGMA wal_checkpoint({how})");
        let busy: rusqlite::Result<i64> = self.connection.query_row(&statement, [], |row| row.get(0));
        self.connection.busy_timeout(self.lock_within).map_err(failed)?;
        match busy {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => Ok(false),
            busy => Ok(busy.map_err(failed)? == 0),
        }
    }

    fn run(&mut self, table: &Table, rows: &[Row], end: &str) -> Result<(), StoreError> {
        let marks: Vec<String> = (1..=table.columns.len() + 1).map(|at| format!("?{at}")).collect();
        let statement = format!("INSERT INTO {} ({}) VALUES ({}){end}", table.name, table.list(), marks.join(", "));
        let mut statement = self.connection.prepare_cached(&statement).map_err(failed)?;
        for row in rows {
            statement.execute(rusqlite::params_from_iter(&row.0)).map_err(failed)?;
        }
        Ok(())
    }
}

/// Nobody may find the file in use after it was closed.
impl Drop for Sqlite {
    fn drop(&mut self) {
        if let Some(mover) = self.mover.take() {
            drop(mover.join());
        }
    }
}

fn connect(path: &Path, role: Role, lock_within: Duration) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let flags = if role == Role::Writer { flags | OpenFlags::SQLITE_OPEN_CREATE } else { flags };
    let connection = Connection::open_with_flags(path, flags).map_err(failed)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.busy_timeout(lock_within).map_err(failed)?;
    let settings = "PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;
        PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;";
    connection.execute_batch(settings).map_err(failed)?;
    if role == Role::Reader {
        connection.execute_batch("PRAGMA query_only = ON; PRAGMA cache_size = -8192;").map_err(failed)?;
        return Ok(connection);
    }
    // A file that there is keeps what it was made with.
    connection.pragma_update(None, "page_size", PAGE_BYTES).map_err(failed)?;
    let mode = keep_a_log(&connection, lock_within)?;
    let settings = "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -65536;";
    connection.execute_batch(settings).map_err(failed)?;
    let level: i64 = connection.pragma_query_value(None, "synchronous", |row| row.get(0)).map_err(failed)?;
    if mode != "wal" || level < 2 {
        let what = format!("SQLite gives journal mode {mode} and synchronisation {level} here: wal and 2 are wanted");
        return Err(StoreError::Unfit { what });
    }
    Ok(connection)
}

/// Has the file keep a write-ahead log, whatever it kept until now; how it says that it does. Where another one writes or changes the same, SQLite
/// refuses at once: it has begun to read already, and two that do so would wait for one another. So it is begun anew until it is let.
fn keep_a_log(connection: &Connection, within: Duration) -> Result<String, StoreError> {
    let until = Instant::now() + within;
    loop {
        match keep_a_log_at_once(connection) {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) && Instant::now() < until => {
                thread::sleep(AGAIN);
            }
            mode => return mode.map_err(failed),
        }
    }
}

fn keep_a_log_at_once(connection: &Connection) -> rusqlite::Result<String> {
    // To the end of the statement: the row comes before the change is committed, and a commit that fails then leaves the
    // file in a mode that keeps less than is promised.
    let mut statement = connection.prepare("PRAGMA journal_mode = WAL")?;
    let mut rows = statement.query(())?;
    let mut mode = String::new();
    while let Some(row) = rows.next()? {
        mode = row.get(0)?;
    }
    Ok(mode)
}

impl Engine for Sqlite {
    fn begin(&mut self, intent: Intent) -> Result<(), StoreError> {
        let statement = if intent == Intent::Write { "BEGIN IMMEDIATE" } else { "BEGIN" };
        self.connection.prepare_cached(statement).and_then(|mut begin| begin.execute([])).map(drop).map_err(failed)
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        let done = self.connection.prepare_cached("COMMIT").and_then(|mut commit| commit.execute([]));
        self.doubtful |= done.is_err() && self.role == Role::Writer;
        done.map(drop).map_err(failed)
    }

    fn rollback(&mut self) {
        if !self.connection.is_autocommit() && self.connection.execute_batch("ROLLBACK").is_err() {
            self.doubtful = true;
        }
    }

    fn go_on(&mut self) -> Result<(), StoreError> {
        Ok(())
    }

    fn query(&mut self, statement: &str, values: &[Value]) -> Result<Vec<Row>, StoreError> {
        let mut statement = self.connection.prepare_cached(statement).map_err(failed)?;
        let columns = statement.column_count();
        let mut rows = statement.query(rusqlite::params_from_iter(values)).map_err(failed)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().map_err(failed)? {
            let values = (0..columns).map(|at| row.get_ref(at).map_err(failed).and_then(read));
            found.push(Row(values.collect::<Result<_, _>>()?));
        }
        Ok(found)
    }

    fn find(&mut self, table: &Table, keys: &[Vec<Value>]) -> Result<Vec<Row>, StoreError> {
        let columns: Vec<&str> = table.columns[..table.key].iter().map(|(name, _)| *name).collect();
        let statement = table.select(&matching(&columns));
        let mut found = Vec::new();
        for key in keys {
            found.append(&mut self.query(&statement, key)?);
        }
        Ok(found)
    }

    fn write(&mut self, rows: &[Rows<'_>]) -> Result<(), StoreError> {
        rows.iter().try_for_each(|(table, how, rows)| match how {
            How::Add => self.run(table, rows, ""),
            How::Put => self.run(table, rows, &table.replace()),
        })
    }

    fn remove(&mut self, table: &Table, columns: &[&str], values: &[Vec<Value>]) -> Result<(), StoreError> {
        let statement = format!("DELETE FROM {} {}", table.name, matching(columns));
        let mut statement = self.connection.prepare_cached(&statement).map_err(failed)?;
        for row in values {
            statement.execute(rusqlite::params_from_iter(row)).map_err(failed)?;
        }
        Ok(())
    }

    fn announce(&mut self) -> Result<(), StoreError> {
        Ok(())
    }

    fn integrity(&mut self) -> Result<Vec<String>, StoreError> {
        let mut found = Vec::new();
        for row in self.query("PRAGMA integrity_check", &[])? {
            found.extend(row.text(0).ok().filter(|said| *said != "ok").map(str::to_owned));
        }
        for row in self.query("PRAGMA foreign_key_check", &[])? {
            found.push(format!("a row of {} refers to nothing", row.text(0).unwrap_or("a table")));
        }
        Ok(found)
    }

    fn scrub(&mut self) -> Result<(), StoreError> {
        if self.move_log("TRUNCATE", SCRUB)? {
            return Ok(());
        }
        Err(StoreError::ReadOnly { why: "a reader keeps the write-ahead log from being emptied".to_owned() })
    }

    fn tidy_up(&mut self) -> Result<(), StoreError> {
        if self.moved.swap(false, Ordering::AcqRel) {
            // Busy readers are no failure: it is tried again when the log has grown further.
            return self.move_log("RESTART", Duration::ZERO).map(drop);
        }
        // The file keeps its length when the log begins anew, so the pages in use are asked for.
        let pages: i64 =
            self.connection.query_row("PRAGMA wal_checkpoint(NOOP)", [], |row| row.get(1)).map_err(failed)?;
        let bytes = u64::try_from(pages).unwrap_or(0) * self.frame_bytes;
        if bytes <= self.log_bytes {
            self.next_move = self.log_bytes;
        }
        if bytes <= self.next_move {
            return Ok(());
        }
        if bytes > self.log_bytes * LOG_TIMES_MAX {
            self.next_move = bytes + self.log_bytes;
            drop(self.mover.take().map(JoinHandle::join));
            return self.move_log("RESTART", Duration::ZERO).map(drop);
        }
        if !self.moving.swap(true, Ordering::AcqRel) {
            self.next_move = bytes + self.log_bytes;
            let (path, moving, moved) = (self.path.clone(), Arc::clone(&self.moving), Arc::clone(&self.moved));
            let lock_within = self.lock_within;
            self.mover = Some(thread::spawn(move || {
                // What fails here fails again where it is reported: in the writer.
                let done = connect(&path, Role::Writer, lock_within)
                    .and_then(|mover| mover.execute_batch("PRAGMA wal_checkpoint(PASSIVE)").map_err(failed));
                moved.store(done.is_ok(), Ordering::Release);
                moving.store(false, Ordering::Release);
            }));
        }
        Ok(())
    }

    fn recover(&mut self) -> Result<(), StoreError> {
        self.rollback();
        if self.doubtful {
            self.connection = connect(&self.path, self.role, self.lock_within)?;
            // Pages whose sync failed count as clean in the system's cache. Moving the log writes them anew, to the
            // file, and syncs that.
            if !self.move_log("TRUNCATE", self.lock_within)? {
                return Err(StoreError::ReadOnly {
                    why: "readers keep the write-ahead log from being moved".to_owned(),
                });
            }
        }
        try_to_write(self)?;
        self.doubtful = false;
        Ok(())
    }

    fn second_copy(&mut self, _wait: Duration) -> Result<Option<bool>, StoreError> {
        Ok(None)
    }

    fn create(&mut self, table: &Table) -> Result<(), StoreError> {
        self.connection.execute_batch(&table.create(&DIALECT)).map_err(failed)?;
        self.connection.pragma_update(None, "application_id", APPLICATION).map_err(failed)
    }

    fn is_new(&mut self) -> Result<bool, StoreError> {
        let tables: i64 =
            self.connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).map_err(failed)?;
        let application: i32 =
            self.connection.pragma_query_value(None, "application_id", |row| row.get(0)).map_err(failed)?;
        if tables > 0 && application != APPLICATION {
            return Err(StoreError::Unfit { what: "the file is a database of another program".to_owned() });
        }
        Ok(tables == 0)
    }
}

fn read(value: ValueRef<'_>) -> Result<Value, StoreError> {
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(integer) => Value::Integer(integer),
        ValueRef::Real(_) => return Err(StoreError::damaged("a row", "a fraction where none belongs")),
        ValueRef::Text(text) => Value::Text(
            String::from_utf8(text.to_vec()).map_err(|_| StoreError::damaged("a row", "text that is not UTF-8"))?,
        ),
        ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
    })
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Integer(integer) => ValueRef::Integer(*integer),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

/// The condition that `columns` have the values bound, in this order.
fn matching(columns: &[&str]) -> String {
    let each: Vec<String> = columns.iter().enumerate().map(|(at, name)| format!("{name} = ${}", at + 1)).collect();
    format!("WHERE {}", each.join(" AND "))
}

/// What SQLite said; none of it holds values of rows.
fn failed(error: rusqlite::Error) -> StoreError {
    let code = error.sqlite_error_code();
    let said = error.to_string();
    match code {
        Some(
            ErrorCode::DiskFull
            | ErrorCode::SystemIoFailure
            | ErrorCode::ReadOnly
            | ErrorCode::CannotOpen
            | ErrorCode::DatabaseBusy
            | ErrorCode::DatabaseLocked
            | ErrorCode::NoLargeFileSupport
            | ErrorCode::FileLockingProtocolFailed,
        ) => StoreError::ReadOnly { why: said },
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => StoreError::damaged("the database file", said),
        _ => StoreError::Engine { what: said },
    }
}

/// The write-ahead log of the file at `path`.
fn log_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    PathBuf::from(name)
}

/// Sees that the bytes of a file are on the disk.
pub(crate) fn sync(path: &Path) -> Result<(), StoreError> {
    File::open(path)
        .and_then(|file| file.sync_all())
        .map_err(|error| StoreError::file(path.display().to_string(), &error))
}

/// Syncs the folder that holds `path`, so that the names of new files outlive a power cut.
pub(crate) fn sync_folder(path: &Path) -> Result<(), StoreError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    sync(folder)
}
