//! What officers take along without a network, and sheets of paper.

mod delivery;
pub(crate) mod officer;
mod revoked;
mod scripts;
mod sheets;
mod taken;
pub(crate) mod wire;
