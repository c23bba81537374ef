//! The rows, one module each; `main.rs` says how one is added.

pub(crate) mod conflicts;
pub(crate) mod kep_solver;
pub(crate) mod negmas;
pub(crate) mod solvers;
