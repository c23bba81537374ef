//! The planner: choices and times for a handover, improved and bounded.

use takas_model::{Handover, PlanOutcome, PlanValue};

/// When to stop looking for something better, and whom to tell of it.
#[derive(Clone, Copy)]
pub struct PlanLimits<'a> {
    /// So many steps of work at most.
    pub work: u64,
    /// Where the choices of the search begin: the same seed and work, the same plan.
    pub seed: u64,
    /// Asked every few steps; true to stop.
    pub stop: &'a dyn Fn() -> bool,
    /// Told what the best plan comes to and the bound, whenever either gets better.
    pub tell: &'a dyn Fn(PlanValue, PlanValue),
}

impl Default for PlanLimits<'_> {
    /// Never.
    fn default() -> Self {
        Self { work: u64::MAX, seed: 0, stop: &|| false, tell: &|_, _| {} }
    }
}

/// Finds a plan, as good as the limits allow, with bounds; or says why there is none.
pub fn plan(handover: &Handover, limits: &PlanLimits<'_>) -> PlanOutcome {
    let _ = (handover, limits);
    PlanOutcome::Open { words: Vec::new() }
}
