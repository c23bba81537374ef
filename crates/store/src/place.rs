//! Where a store is, how it is opened, and whether it takes appends. Opening itself is in `store`.

use std::path::PathBuf;
use std::time::Duration;

use crate::engine::Engine;
use crate::engine::postgres::Postgres;
use crate::engine::sqlite::{LOG_BYTES, Role, Sqlite};
use crate::error::StoreError;

/// Where a store is.
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// A SQLite file.
    File(PathBuf),
    /// A PostgreSQL server, by its address `postgres://…`.
    Server(String),
}

impl Location {
    /// Reads what a user wrote: an address of PostgreSQL, or the path of a file.
    pub fn read(text: &str) -> Self {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            Location::Server(text.to_owned())
        } else {
            Location::File(PathBuf::from(text))
        }
    }

    /// A connection that makes what is not there.
    pub(crate) fn connect_to_restore(&self, options: &Options) -> Result<Box<dyn Engine>, StoreError> {
        self.connect(&options.terms(), Role::Writer)
    }

    pub(crate) fn connect(&self, terms: &Terms, role: Role) -> Result<Box<dyn Engine>, StoreError> {
        Ok(match self {
            Location::File(path) => {
                Box::new(Sqlite::open(path, role, terms.lock_within)?.with_log_bytes(terms.log_bytes))
            }
            Location::Server(address) => Box::new(Postgres::open(address, role, terms)?),
        })
    }
}

/// An address may hold a password, so it is not shown.
impl std::fmt::Debug for Location {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Location::File(path) => write!(out, "File({})", path.display()),
            Location::Server(_) => out.write_str("Server"),
        }
    }
}

/// How a store is opened.
#[derive(Debug, Clone)]
pub struct Options {
    /// How often it is tried whether a disk that was full or failed takes writes again.
    pub probe_every: Duration,
    /// How long to wait for another process that writes.
    pub lock_within: Duration,
    /// How often a subscription looks even if nobody told it of anything new.
    pub poll_every: Duration,
    /// How long an append that demands a second copy waits for it; with zero it is answered at once, and [`crate::Store::confirmed`] says
    /// later what the copy has.
    pub confirm_within: Duration,
    /// The file of the second copy of a store in a file, best on another disk. PostgreSQL has standbys of its own.
    pub second_copy: Option<PathBuf>,
    /// The bytes of SQLite's write-ahead log from which it is moved into the file while writing goes on.
    pub log_bytes: u64,
    /// Where the backup of a store of an older format goes before it is migrated: a new file. Without it that is beside the file of the store, and
    /// a store on a server is refused with [`StoreError::Older`].
    pub backup_to: Option<PathBuf>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            probe_every: Duration::from_secs(1),
            lock_within: Duration::from_secs(20),
            poll_every: Duration::from_millis(500),
            confirm_within: Duration::from_secs(5),
            second_copy: None,
            log_bytes: LOG_BYTES,
            backup_to: None,
        }
    }
}

/// What a connection takes beside the location.
#[derive(Debug, Clone)]
pub(crate) struct Terms {
    /// How long to wait for another process that writes.
    pub(crate) lock_within: Duration,
    /// The bytes of SQLite's write-ahead log from which it is moved.
    pub(crate) log_bytes: u64,
}

impl Options {
    pub(crate) fn terms(&self) -> Terms {
        Terms { lock_within: self.lock_within, log_bytes: self.log_bytes }
    }
}

/// Whether a store takes appends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It does.
    Writing,
    /// It does not for now.
    ReadOnly {
        /// What the engine said.
        why: String,
    },
    /// It never does: a newer program wrote it.
    Newer {
        /// The format of the store.
        format: u64,
    },
}
