//! Running an operation: what is said is signed, sealed and stored, and shown. The engine, the record and the store do the work; clock,
//! keys, files and terminal are here.

pub(crate) mod begin;
pub(crate) mod board;
pub(crate) mod clock;
pub(crate) mod compartments;
pub(crate) mod hex;
pub(crate) mod instead;
pub(crate) mod journal;
pub(crate) mod keys;
pub(crate) mod opening;
pub(crate) mod place;
pub(crate) mod play;
pub(crate) mod script;
pub(crate) mod session;
pub(crate) mod terminal;
