//! What comes of rehearsing a plan, as JSON: version 1 of `rehearsal.schema.json`.
//!
//! Names instead of references: ids of the case and the operation, or pseudonyms where asked for. What it means is told in
//! `docs/guide/rehearse.md`.

use schemars::JsonSchema;
use serde::Serialize;

/// What `takas rehearse` says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RehearsalReport {
    /// Version of this form: 1.
    pub format: u8,
    /// The id of the case.
    pub case: String,
    /// The id of the plan.
    pub plan: String,
    /// Whether people stand under pseudonyms.
    pub pseudonyms: bool,
    /// Where drawing began: the same seed and the same number of runs, the same report.
    pub seed: u64,
    /// How many runs were made.
    pub runs: u64,
    /// How many were asked for; more than `runs` where a limit came first.
    pub asked: u64,
    /// What could go wrong, and how often.
    pub chances: RehearsalChancesOut,
    /// How many runs ended how.
    pub endings: EndingsOut,
    /// Minutes later than planned at which the last was handed over, in runs in which somebody was.
    pub ends_late: DistributionOut,
    /// Minutes that people waited at exchange points: one for each person, wait and run.
    pub waits: DistributionOut,
    /// Where runs broke, the most frequent first.
    pub breaks: Vec<BreakOut>,
    /// Rides, in the order of the plan.
    pub rides: Vec<RehearsedRideOut>,
}

/// What could go wrong: each so many times in a thousand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RehearsalChancesOut {
    /// A living person does not travel after all.
    pub not_travelling: u32,
    /// A ride leaves late for reasons of its own.
    pub vehicle_late: u32,
    /// By so many minutes at most.
    pub vehicle_late_minutes_max: i64,
    /// A party confirms a gate late.
    pub gate_late: u32,
    /// By so many minutes at most.
    pub gate_late_minutes_max: i64,
    /// A party does not confirm a gate at all.
    pub withheld: u32,
    /// Minutes after the end of the handover at which it is broken off.
    pub patience_minutes: i64,
}

/// How many runs ended how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndingsOut {
    /// Everybody was handed over.
    pub complete: u64,
    /// Everybody but who does not travel.
    pub partial: u64,
    /// It was broken off, and everybody is safe.
    pub broken_off: u64,
}

/// How often which number of minutes came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DistributionOut {
    /// How many there are.
    pub total: u64,
    /// What half do not exceed; null where there is nothing.
    pub half: Option<i64>,
    /// What nine of ten do not exceed.
    pub nine_of_ten: Option<i64>,
    /// What 99 of 100 do not exceed.
    pub nearly_all: Option<i64>,
    /// The most.
    pub all: Option<i64>,
    /// How often each number of minutes came, ascending.
    pub counts: Vec<CountOut>,
}

/// A number of minutes and how often it came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CountOut {
    /// Minutes.
    pub minutes: i64,
    /// How often.
    pub count: u64,
}

/// A point at which runs broke.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BreakOut {
    /// `gate`, `work`, `ride` or `not-travelling`.
    pub kind: &'static str,
    /// The gate's name; the check or measure and whom it is for; the ride; the item and which unit of it.
    pub name: String,
    /// In how many runs.
    pub runs: u64,
    /// In how many of these it was the first that stood in the way.
    pub first: u64,
}

/// How runs used a ride.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RehearsedRideOut {
    /// The vehicle's id.
    pub vehicle: String,
    /// From: the place's id.
    pub from: String,
    /// To.
    pub to: String,
    /// When it was to leave: minutes since the handover begins.
    pub departs: i64,
    /// In how many runs it left.
    pub left: u64,
    /// In how many of these later than planned.
    pub late: u64,
    /// How many minutes later than planned it left.
    pub minutes: DistributionOut,
}
