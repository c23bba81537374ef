//! The cases of a desk, and the operations that run.

/// The cases of a desk.
#[derive(Debug, Default)]
pub struct Cases {}
