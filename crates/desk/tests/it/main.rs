//! The desk, from outside.

mod browser;
mod words;
