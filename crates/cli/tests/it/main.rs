//! The `takas` command from outside, and engine, judge and brute force together: one binary.

mod browser;
mod canaries;
#[cfg(feature = "desk")]
#[path = "../../../store/harm/chance.rs"]
mod chance;
mod chances;
mod conflicts;
mod controllability;
mod desk;
#[cfg(feature = "desk")]
mod desks;
mod examples;
mod examples_packages;
mod export;
mod followed;
mod front;
mod fuzz_targets;
mod guide;
#[cfg(feature = "desk")]
#[path = "../../harm/mod.rs"]
mod harm;
mod json;
mod keeping;
mod kidney;
mod landscape;
mod legs;
mod limits;
mod lists;
mod lists_book;
mod lists_errors;
mod lists_review;
mod lists_screening;
mod lists_substitutes;
mod metamorphic;
mod mistakes;
mod negotiate;
mod operation;
mod operation_model;
mod operation_rehearsal;
mod operation_runner;
mod operation_simulation;
mod oracle;
mod plan_commands;
mod plan_slack;
mod plans;
mod plans_exact;
mod plans_kept;
#[path = "../../../store/tests/it/postgres.rs"]
#[expect(dead_code, reason = "these tests want a server and no more")]
mod postgres;
#[path = "../../../store/harm/programs.rs"]
mod programs;
mod projects;
mod protection;
mod pty;
mod record;
mod rehearse;
#[cfg(feature = "desk")]
mod remote;
mod rounds;
mod run;
mod sequence;
mod signed;
mod transcript;
mod transcripts;
mod windows;
mod write;
mod write_lists;
