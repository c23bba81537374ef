//! The tests of `takas-formats`, in one binary.

mod base;
mod examples;
mod formatting;
mod mistakes;
mod template;
