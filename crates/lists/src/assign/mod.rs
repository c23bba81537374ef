//! Who goes with whom, over whole lists: the best one-to-one solution, in which a row may be left without a counterpart.
//!
//! Two lists are solved exactly by shortest augmenting paths (`two`), three by branch and bound (`three`), each over
//! separate parts (`parts`). What the weights are, and what is done with the solution, is not decided here.

mod parts;
mod three;
mod two;
mod walk;

pub(crate) use parts::parts;
pub(crate) use three::{Choice, Packing};
pub(crate) use two::{Edge, TwoLists};
pub(crate) use walk::Search;
