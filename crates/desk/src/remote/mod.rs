//! Working against a desk on another machine, by its API and with a token: what `takas … --desk URL` stands on.
//!
//! - [`client`]: asks the desk;
//! - [`board`]: an operation as text; [`record`]: its record, fetched to be verified here;
//! - [`speaking`]: what is said is signed here, by a key that the desk never has.
//!
//! It knows of the desk what the desk tells whoever has the token, and decides nothing.

pub mod board;
pub mod client;
pub mod record;
pub mod speaking;

pub use client::{Answer, Remote, Token};
