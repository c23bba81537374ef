//! Tests of the store: one suite for both engines, one binary.

mod appends;
mod damage;
mod durable;
mod faults;
mod faults_model;
mod format_1;
#[path = "../../harm/mod.rs"]
mod harm;
mod interleavings;
mod log_growth;
mod maintenance;
mod migration;
mod postgres;
#[path = "../../harm/programs.rs"]
mod programs;
mod support;
#[cfg(feature = "tls")]
mod tls;
mod trouble;
