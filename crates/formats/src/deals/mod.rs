//! Deals as JSON: what `takas deals --json` prints, and the file a saved deal is kept in.

mod digest;

pub use digest::case_digest;
