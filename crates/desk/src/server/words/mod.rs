//! What pages say, in six languages.

/// The words of all languages.
#[derive(Debug, Default)]
pub struct Words {}
