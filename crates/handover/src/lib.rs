//! The planner of Takas: a deal in, an immutable handover plan out.
//!
//! So far: whether a network of uncertain durations is dynamically controllable, how it is then executed, what stands against it
//! and what would mend it. Nothing here reads files, knows the clock or judges its own work: `takas-check` does, with code of its own.

mod control;
mod mend;
mod plan;
mod schedule;

pub use control::{controllability, side_words};
pub use mend::{Loosening, Mend, mends};
pub use plan::{PlanLimits, plan};
pub use schedule::{TimingLimits, least_makespan};
