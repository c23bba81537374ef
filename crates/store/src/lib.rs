//! The journal and the record on SQLite and PostgreSQL: the only crate that knows SQL.
//!
//! `docs/reference/store.md` says what is promised. [`Store::append`] stores entries with projections and messages, all or
//! nothing, and answers once they are on the disk; [`Store::read`] and [`Store::subscribe`] give them back in one order.
//! One thread writes, in batches (`writer`); what an append does is decided by a pure function (`decide`); both engines
//! have the same tables (`schema`) behind one small interface (`engine`).
//!
//! It reads none of the bytes it is given, holds no keys, and puts none of them into an error.

mod backup;
mod decide;
mod destroy;
mod engine;
mod error;
mod export;
mod facts;
mod fsck;
mod log;
mod look;
mod migrate;
mod outbox;
mod place;
mod portable;
mod rebuild;
mod schema;
mod second_copy;
mod shipment;
mod signal;
mod store;
mod subscribe;
mod sum;
mod tiles;
mod waiting;
mod words;
mod writer;

pub use destroy::{Certificate, Date, Destroyed, Destruction, Retention};
pub use error::StoreError;
pub use export::{Exported, inspect};
pub use fsck::{Damage, Report};
pub use log::{Checkpoint, Cosignature};
pub use outbox::{MessageId, Taken};
pub use place::{Location, Options, State};
pub use rebuild::{OwnedProjector, Projector};
pub use store::Store;
pub use subscribe::Subscription;
pub use waiting::without_waiting;
pub use words::{
    APPEND_BYTES_MAX, Append, Appended, BYTES_MAX, Change, Confirmation, ENTRIES_MAX, Entry, Event, Kind, LogIndex,
    Message, NAME_BYTES_MAX, Number, RECORD_BYTES_MAX, Revision, Span, Stream, StreamState,
};
