//! Lists of persons: claims in, matches out, each with its evidence.
//!
//! A claim is one row of a party's list. What is compared is derived from what was supplied, and what was supplied is
//! never changed. No files, no clock, no randomness, no threads: what takes long is cut into pieces by the caller.

mod assign;
mod block;
pub mod claim;
pub mod date;
pub mod evidence;
mod memory;
pub mod names;
pub mod reconcile;

pub use claim::{Claim, ClaimRef, List, Name, Origin, Sex, Standing};
pub use date::{Calendar, PartialDate, SerialSystem};
