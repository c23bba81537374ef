//! Tests of the store: one suite for both engines, one binary.

mod appends;
mod damage;
mod interleavings;
mod maintenance;
mod postgres;
mod support;
mod trouble;
