//! The engine of an operation: a plan being run. Commands in, events out, state folded from events.
//!
//! [`Operation`] holds what is fixed: the charter, and the plans that were brought. [`State`] is what has become of everybody, folded from
//! events by [`Operation::apply`] and from nothing else. [`Operation::say`] weighs a command at a moment that is handed in: its events and
//! what follows from them, or every reason why not; [`Operation::tick`] is what the clock brings. What the words mean is fixed by
//! `docs/reference/run.md`, which `takas-check` follows apart. The engine makes no choice: those are the plan's. No clock, no chance,
//! no files; nothing here says who may know what.

mod adopt;
mod balance;
mod board;
mod charter;
mod course;
mod decide;
mod fault;
mod fold;
mod follow;
mod gate;
mod happen;
mod known;
mod lots;
mod operation;
mod query;
mod quota;
mod report;
mod safe;
mod seats;
mod simulate;
mod sound;
mod stale;
mod state;
mod suggest;

pub use charter::{Terms, charter_of, unit_of, usual_terms};
pub use fault::{CharterFault, HistoryFault};
pub use lots::{LotsFault, lots_for};
pub use operation::{Digest, Operation};
pub use query::Balance;
pub use safe::{SafeNow, SafeUnit};
pub use simulate::{
    Break, Distribution, Ending, Obstruction, Rehearsal, RehearsalChances, RehearsalLimits, RideRehearsal, RunReport,
    SimulationFaults, SimulationReport, players, rehearse, rehearse_run, simulate_run,
};
pub use sound::QUANTITY_MAX;
pub use stale::Refused;
pub use state::{
    Aborted, GateState, REMEMBERED, REQUESTS_MAX, Request, State, TripState, UnitState, WAITING_MAX, Whereabouts,
    WorkState,
};
pub use suggest::ALLOWED_MAX;
