//! Tests of the engine of an operation: one binary. Rows are scripts that anyone can add to.

mod abort;
mod adopt;
mod balance;
mod charters;
mod gates;
mod historical;
mod people;
mod properties;
mod quotas;
mod reports;
mod rides;
mod script;
mod seats;
mod stale;
mod world;
mod worlds;
