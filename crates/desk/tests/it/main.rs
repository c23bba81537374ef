//! The desk, from outside.

mod accounts;
