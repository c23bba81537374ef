//! The desk, from outside.

mod http;
