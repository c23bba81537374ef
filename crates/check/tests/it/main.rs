//! Tests of the judge, its programs, its replay, and the oracle: one binary.

mod agreement;
mod build;
mod claims;
mod deals;
mod hard;
mod operations;
mod oracle;
mod plans;
mod projects;
mod protected;
mod refuter;
mod replay;
mod rows;
mod sentences;
mod sound;
mod whole;
mod windows;
