//! What can go wrong, in words. No error holds a byte of any entry, value or message.

use thiserror::Error;

use crate::words::{Revision, Stream};

/// Why the store did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum StoreError {
    /// The stream is at another revision than the author of the append saw.
    #[error("the stream {stream} is at revision {current}, not {expected}")]
    WrongRevision {
        /// The stream appended to.
        stream: Stream,
        /// What the append named.
        expected: Revision,
        /// What it is.
        current: Revision,
    },
    /// The idempotency key was used before, with other entries.
    #[error("the idempotency key was used in the stream {stream} before, with other entries")]
    OtherContent {
        /// The stream appended to.
        stream: Stream,
    },
    /// The append is over a limit of `docs/reference/store.md`, or empty.
    #[error("{what}")]
    Limit {
        /// Which limit.
        what: String,
    },
    /// A name that no stream, case or projection can have.
    #[error("a name is {what}")]
    Name {
        /// What is wrong with it.
        what: &'static str,
    },
    /// The disk or the server does not take writes at present. Reading goes on; nothing is lost that was acknowledged.
    #[error("the store is read-only for now: {why}")]
    ReadOnly {
        /// What the engine said.
        why: String,
    },
    /// The database server does not answer. Nothing is lost that was acknowledged.
    #[error("the database server does not answer: {why}")]
    Unreachable {
        /// What the connection said.
        why: String,
    },
    /// The store was written by a newer program.
    #[error(
        "the store has format {found}, and this program writes format {known}: use a newer program to write, or at all"
    )]
    Newer {
        /// The format of the store.
        found: u64,
        /// The format that this program writes.
        known: u64,
    },
    /// The store was written by an older program, and opening it to write would change its tables.
    #[error(
        "the store has format {found}, and this program writes format {known}: migrate it first (`takas store migrate`), with a place for the backup that is made before"
    )]
    Older {
        /// The format of the store.
        found: u64,
        /// The format that this program writes.
        known: u64,
    },
    /// The second copy has what the store does not.
    #[error(
        "the second copy has {copy} commits, some of which the store with its {store} does not have: the store was restored from something older, or the copy went on \
         without it. Use the second copy as the store, for it is a whole one; or put its file aside, and a new copy is made"
    )]
    Ahead {
        /// The commits of the store.
        store: u64,
        /// The commits of the second copy.
        copy: u64,
    },
    /// The engine is too old, or set so that it could lose what it acknowledged.
    #[error("{what}")]
    Unfit {
        /// What is wanted.
        what: String,
    },
    /// A row is not what was written, or is missing.
    #[error("{place} is damaged: {what}")]
    Damaged {
        /// Table and key.
        place: String,
        /// What is wrong.
        what: String,
    },
    /// The case was destroyed; its name is not given again.
    #[error("the case {case} was destroyed")]
    Destroyed {
        /// The case.
        case: String,
    },
    /// The case is to be kept for longer than it would be.
    #[error("the case {case} is to be kept until {until} seconds after the beginning of 1970")]
    Kept {
        /// The case.
        case: String,
        /// Until when, in seconds since 1970.
        until: u64,
    },
    /// An import or a restore would fall on something that is there.
    #[error("{what} is there already")]
    Occupied {
        /// What.
        what: String,
    },
    /// A backup or an export that cannot be read.
    #[error("byte {at} of the backup or export: {what}")]
    Portable {
        /// How many bytes were read before.
        at: u64,
        /// What is wrong.
        what: String,
    },
    /// Something named is not in the store.
    #[error("{what} is not in the store")]
    Absent {
        /// What.
        what: String,
    },
    /// The caller's signer or projector refused.
    #[error("{why}")]
    Refused {
        /// What it said.
        why: String,
    },
    /// The engine failed in another way.
    #[error("the database failed: {what}")]
    Engine {
        /// What it said.
        what: String,
    },
    /// A file could not be read or written.
    #[error("{what}: {why}")]
    File {
        /// Which, or what for.
        what: String,
        /// What the system said.
        why: String,
    },
    /// What was destroyed is gone from the tables, and the engine could not overwrite all of it yet.
    #[error(
        "what was destroyed is gone from the store, but not yet overwritten everywhere on the disk: {why}. Do so later, with `takas store scrub`"
    )]
    Lingering {
        /// What is in the way.
        why: String,
    },
    /// The store was closed, or its writer ended.
    #[error("the store is closed")]
    Closed,
}

impl StoreError {
    pub(crate) fn damaged(place: impl Into<String>, what: impl Into<String>) -> Self {
        StoreError::Damaged { place: place.into(), what: what.into() }
    }

    pub(crate) fn file(what: impl Into<String>, why: &std::io::Error) -> Self {
        StoreError::File { what: what.into(), why: why.to_string() }
    }
}
