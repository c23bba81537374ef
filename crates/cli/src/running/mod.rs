//! Running an operation from a terminal.

pub(crate) mod screen;
pub(crate) mod terminal;

pub(crate) use takas_desk::running::*;
