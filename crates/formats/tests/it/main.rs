//! The tests of `takas-formats`, in one binary.

mod base;
mod claims;
mod compartments;
mod deals;
mod decisions;
mod examples;
mod formatting;
mod mistakes;
mod mutation;
mod operation;
mod operations;
mod plan_events;
mod plan_report;
mod plans;
mod protection;
mod questions;
mod random;
mod settled;
mod template;
