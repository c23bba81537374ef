//! The shapes of a plan in JSON.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use takas_model::PlanValue;

/// A moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MomentOut {
    /// Minutes since the handover begins.
    pub minute: i64,
    /// The instant, as RFC 3339 writes it: `2024-08-01T07:00:00Z`; null outside the years 1900 to 2999.
    pub utc: Option<String>,
}

/// What planning came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PlanStatus {
    /// A plan, and none is better: every measure equals a bound that the judge confirms.
    Optimal,
    /// A plan; how much better one could be is told by the bounds.
    Feasible,
    /// There is no plan, and why.
    Infeasible,
    /// None was found, and whether there is one is not known.
    Open,
    /// A limit or Ctrl-C came before a plan.
    Interrupted,
}

/// What a plan comes to, or a bound of it: one measure after the other, less is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ValueOut {
    /// Person-minutes at exchange points between two rides.
    pub exposure: i64,
    /// The minute of the last arrival that brings somebody or something.
    pub makespan: i64,
    /// How many rides there are, empty ones counted.
    pub rides: u64,
}

impl From<PlanValue> for ValueOut {
    fn from(value: PlanValue) -> Self {
        Self { exposure: value.exposure, makespan: value.makespan, rides: value.rides }
    }
}

impl From<ValueOut> for PlanValue {
    fn from(value: ValueOut) -> Self {
        Self { exposure: value.exposure, makespan: value.makespan, rides: value.rides }
    }
}

/// A plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanOut {
    /// Rides; those of one vehicle in the order in which it makes them.
    pub rides: Vec<RideOut>,
    /// Who rides.
    pub lots: Vec<LotOut>,
    /// What teams do.
    pub works: Vec<WorkOut>,
    /// When each gate of the handover opens, in its order.
    pub gates: Vec<GateOut>,
}

/// One ride of one vehicle, empty or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RideOut {
    /// Its number: its place in this list, from 1.
    pub ride: usize,
    /// The vehicle.
    pub vehicle: String,
    /// The place it leaves.
    pub from: String,
    /// The place it goes to.
    pub to: String,
    /// When it leaves.
    pub departs: MomentOut,
    /// When it arrives.
    pub arrives: MomentOut,
    /// Minutes under way, where that turned out other than usual; else null.
    pub took: Option<i64>,
}

/// Units of one group that go together all the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LotOut {
    /// Its number: its place in this list, from 1.
    pub lot: usize,
    /// The group.
    pub group: String,
    /// How many.
    pub count: u64,
    /// The places that it passes, from the first to the last.
    pub route: Vec<String>,
    /// Which of them is its exchange point, counted from 1; null: it is handed over where it sets out.
    pub exchange: Option<usize>,
    /// The numbers of its rides: one from each place to the next.
    pub rides: Vec<usize>,
    /// In which hall it waits at each place between two rides; null where the place has no halls.
    pub halls: Vec<Option<String>>,
}

/// What a team does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Task {
    /// A check of a lot.
    Check,
    /// A measure for a ride.
    Measure,
    /// A measure that is taken once for a place.
    Once,
}

/// A team's work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkOut {
    /// The team.
    pub team: String,
    /// What it does.
    pub task: Task,
    /// Which check or measure.
    pub of: String,
    /// The number of the lot that is checked; null for measures.
    pub lot: Option<usize>,
    /// The number of the ride that the measure is for; null for checks, and for measures that are taken once.
    pub ride: Option<usize>,
    /// When it begins.
    pub starts: MomentOut,
    /// When it ends.
    pub ends: MomentOut,
    /// Its minutes, where they turned out other than usual; else null.
    pub took: Option<i64>,
}

/// A gate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GateOut {
    /// The gate.
    pub gate: String,
    /// When it opens.
    pub opens: MomentOut,
    /// Minutes of its confirmation, where they turned out other than usual; else null.
    pub took: Option<i64>,
}
