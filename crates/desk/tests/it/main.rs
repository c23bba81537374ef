//! The desk, from outside.

mod accounts;
mod browser;
mod cabinet;
mod http;
mod live;
mod policy;
#[path = "../../../store/tests/it/postgres.rs"]
#[expect(dead_code, reason = "this crate starts no server of its own")]
mod postgres;
#[path = "../../../store/harm/programs.rs"]
mod programs;
mod vault;
mod words;
