//! Running an operation: what is said is signed, sealed and stored, and shown. The engine, the record and the store do the work; clock,
//! keys, files and terminal are here.

pub mod begin;
pub mod board;
pub mod clock;
pub mod compartments;
pub(crate) mod guarded;
pub mod hex;
pub mod instead;
pub mod journal;
pub mod keys;
pub mod opening;
pub mod place;
pub mod play;
pub mod record;
pub mod script;
pub mod session;
pub mod signed;
