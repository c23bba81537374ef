//! Who may do what, by policies that can be read. What no policy allows is denied.

/// The policies of a desk.
#[derive(Debug, Default)]
pub struct Policy {}
