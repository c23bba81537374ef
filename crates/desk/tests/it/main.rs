//! The desk, from outside.

mod accounts;
mod api;
mod browser;
mod deals;
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
mod work;
