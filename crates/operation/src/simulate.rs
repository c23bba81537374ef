//! Operations played out: pure, seeded, the same for the same seed.
//!
//! [`rehearse`] is for the mediator: it runs a plan many times against delays and refusals drawn from its ranges and says where it breaks,
//! how often, and how long people wait. [`simulate_run`] is for tests: desk, copy and devices over a network that loses, doubles, delays and
//! reorders, nodes that crash, clocks that are wrong, authors who contradict themselves.

mod cast;
mod chance;
mod device;
mod network;
mod play;
mod rehearse;
mod run;
mod site;

pub use cast::players;
pub use network::SimulationFaults;
pub use rehearse::{
    Break, Distribution, Ending, Obstruction, Rehearsal, RehearsalChances, RehearsalLimits, RideRehearsal, RunReport,
    rehearse, rehearse_run,
};
pub use run::{SimulationReport, simulate_run};
