//! The desk, from outside.

mod policy;
mod vault;
