//! Accounts, from outside: what a browser and an authenticator can do over the desk's routes, and what a store keeps of it.

pub(crate) mod authenticator;
mod ceremonies;
mod devices;
mod invitations;
mod keepers;
mod kept;
mod recovery;
mod sessions;
mod team;
mod tokens;
pub(crate) mod world;
