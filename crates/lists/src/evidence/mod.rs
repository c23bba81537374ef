//! What speaks for and against two rows being one human, in weights that add up.
//!
//! The model is that of Fellegi and Sunter (1969): each field adds the binary logarithm of how much likelier its finding
//! is between two rows of one human than between two humans. What is decided with the sum is not done here.

mod bits;
mod calibrate;
mod dates;
mod documents;
mod explain;
mod finding;
pub mod learning;
mod places;
mod ready;
mod relatives;
mod score;
mod texts;

pub use bits::{Bits, Probability};
pub use finding::{Evidence, Field, Finding, Line};
pub(crate) use ready::{Ready, ready};
pub(crate) use score::{Scorer, Sum};
