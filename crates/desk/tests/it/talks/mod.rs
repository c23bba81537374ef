//! The page of a case, contacts, positions.

mod contacts;
pub(crate) mod folder;
mod positions;
mod secrets;
