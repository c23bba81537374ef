//! The tests of `takas-formats`, in one binary.

mod examples;
