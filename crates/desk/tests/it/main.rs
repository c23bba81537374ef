//! The desk, from outside.

mod browser;
mod http;
mod words;
