//! The desk, from outside.

mod accounts;
mod api;
mod browser;
mod cabinet;
mod deals;
mod field;
mod http;
mod lists;
mod live;
mod plans;
mod policy;
#[path = "../../../store/tests/it/postgres.rs"]
#[expect(dead_code, reason = "this crate starts no server of its own")]
mod postgres;
#[path = "../../../store/harm/programs.rs"]
mod programs;
mod talks;
mod vault;
mod words;
mod work;
