//! The planner of Takas: a deal in, an immutable handover plan out.
//!
//! [`plan`] makes a plan and bounds it, or says why there is none; [`plan_control`] says whether it can be kept whatever flights and checks
//! take; [`safe_states`] where everybody is if it is broken off. Beside them stand what they rest on: controllability of networks of
//! uncertain durations and its mends, and the exact timing of projects. Nothing here reads files, knows the clock or judges its own work: `takas-check` does, with code of its own.

mod control;
mod mend;
mod plan;
mod plan_control;
mod plan_network;
mod safe;
mod schedule;

pub use control::{controllability, side_words};
pub use mend::{Loosening, Mend, mends};
pub use plan::{Fallback, PlanLimits, Replanned, after_events, fallbacks, plan, replan};
pub use plan_control::{PlanControl, PlanMend, plan_control};
pub use safe::safe_states;
pub use schedule::{TimingLimits, least_makespan};
