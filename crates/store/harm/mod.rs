//! Harm done to the store on purpose, and what has to hold all the same. For tests and measurements alone.
//!
//! Mounted by the tests of this crate (short forms) and by `examples/faults` (long forms, `cargo xtask faults`), which has the
//! clients that are harmed, too (`client.rs`):
//!
//! - [`power`]: a run is recorded (`recorder.c`, [`recorder`], [`trace`]), and the power is cut at every step of it ([`replay`]
//!   on [`disk`]); [`power_server`] does so with a database server and all its processes;
//! - [`kill`]: the client, or the database server, is killed under load, again and again;
//! - [`full`]: every n-th write, creation or sync fails, and a small disk fills;
//!
//! [`event`] makes signed and sealed events. [`subject`] is the only file here that knows how the store is called.

pub(crate) mod canaries;
pub(crate) mod chance;
pub(crate) mod claim;
pub(crate) mod disk;
pub(crate) mod event;
pub(crate) mod full;
pub(crate) mod kill;
pub(crate) mod plain;
pub(crate) mod power;
pub(crate) mod power_server;
pub(crate) mod recorder;
pub(crate) mod replay;
pub(crate) mod scratch;
pub(crate) mod server;
pub(crate) mod subject;
pub(crate) mod trace;
