//! Operations played out: pure, seeded, the same for the same seed.
//!
//! [`rehearse`] is for the mediator: it runs a plan many times against delays and refusals drawn from its ranges and says where it breaks,
//! how often, and how long people wait.

mod cast;
mod chance;
mod play;
mod rehearse;

pub use cast::players;
pub use rehearse::{
    Break, Distribution, Ending, Obstruction, Rehearsal, RehearsalChances, RehearsalLimits, RideRehearsal, RunReport,
    rehearse, rehearse_run,
};
