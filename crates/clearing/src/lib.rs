//! The exact engine of Takas: positions in, proven deals out.
//!
//! Pure: no clock, no files, no randomness; a limit on time comes in as a question to be asked
//! ([`Limits::stop`]). Everything it claims is backed by a refutation that `takas-check` replays against a program of its
//! own making; the engine does not judge itself.

mod bargain;
mod candidates;
mod concede;
mod conflict;
mod distinct;
mod encode;
mod engine;
mod error;
mod formula;
mod front;
pub mod integer;
mod kidney;
mod landmarks;
mod likely;
mod parts;
mod search;
mod sequence;
mod shortest;
mod whatif;
mod windows;
mod worlds;

pub use engine::{Effort, Engine, Limits, Progress, Stage};
pub use error::ClearingError;
pub use landmarks::landmarks;
pub use likely::{accepts, chance};
