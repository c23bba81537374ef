//! The shape of `takas plan --json` and `takas replan --json`, version 1. The mediator's.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::output::{LotOut, PlanStatus, Task};

/// What came of planning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanReport {
    /// Version of this format: 1.
    pub format: u32,
    /// The case's id.
    pub case: String,
    /// Digest of its files.
    pub digest: String,
    /// The id of the saved deal; null where the deal was not saved.
    pub deal: Option<String>,
    /// The id under which the plan is saved; null where it is not.
    pub id: Option<String>,
    /// Warnings that go on every output.
    pub warnings: Vec<String>,
    /// How planning ended.
    pub status: PlanStatus,
    /// What the plan comes to, the first measure first; empty where there is none.
    pub measures: Vec<PlanMeasureOut>,
    /// The plan; null where there is none.
    pub plan: Option<PlanTold>,
    /// Why there is no plan: each of these by itself.
    pub conflicts: Vec<PlanConflictOut>,
    /// What was in the way most often, where no plan was found and it is not known whether there is one.
    pub in_the_way: Vec<String>,
    /// Whether the plan can be kept whatever the durations turn out to be; null where that was not asked.
    pub control: Option<PlanControlOut>,
    /// What is prepared for single failures; null where that was not asked.
    pub fallbacks: Option<Vec<FallbackOut>>,
    /// Where everybody is safe if it is broken off: span after span.
    pub safe: Vec<SafeStateOut>,
}

/// What came of planning again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplanReport {
    /// Version of this format: 1.
    pub format: u32,
    /// The id of the plan before.
    pub before: String,
    /// When it became known.
    pub at: TimeOut,
    /// What happened.
    pub events: Vec<String>,
    /// What is otherwise; null where there is no plan any more.
    pub change: Option<PlanChangeOut>,
    /// Where there is no plan any more: where everybody is safe by the plan before, if the exchange is broken off at that moment.
    pub safe: Option<SafeStateOut>,
    /// The plan as it now is.
    pub after: PlanReport,
}

/// What is otherwise in one plan than in the one before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanChangeOut {
    /// Movements of the plan before.
    pub before: usize,
    /// How many of them stay as they were.
    pub unchanged: usize,
    /// Movements that go otherwise, in words.
    pub moved: Vec<String>,
    /// Movements that are new, in words.
    pub added: Vec<String>,
    /// Movements that are gone, in words.
    pub dropped: Vec<String>,
    /// Gates that open at another time, in words.
    pub gates: Vec<String>,
}

/// A moment, in UTC and by the clock of its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TimeOut {
    /// Minutes since the handover begins.
    pub minute: i64,
    /// The instant, `2024-08-01T07:00:00Z`; null outside the years 1900 to 2999.
    pub utc: Option<String>,
    /// By the clock of the place, with its offset: `2024-08-01 10:00 +03:00`; null likewise.
    pub local: Option<String>,
    /// The IANA zone of the place.
    pub zone: String,
}

/// One measure of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanMeasureOut {
    /// `exposure`, `makespan` or `rides`.
    pub measure: String,
    /// Its unit: `person-minutes`, `minutes` or `rides`.
    pub unit: String,
    /// What the plan comes to.
    pub value: i64,
    /// No plan has less, taken by itself; null where the judge does not confirm it.
    pub bound: Option<i64>,
    /// The value less the bound; null where there is none.
    pub gap: Option<i64>,
}

/// A plan with its times as they are read at each place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanTold {
    /// Rides; those of one vehicle in the order in which it makes them.
    pub rides: Vec<RideTold>,
    /// Who rides.
    pub lots: Vec<LotOut>,
    /// Groups that do not travel on.
    pub staying: Vec<String>,
    /// What teams do.
    pub works: Vec<WorkTold>,
    /// When gates open.
    pub gates: Vec<GateTold>,
    /// Quotas, and how many leave.
    pub quotas: Vec<QuotaTold>,
}

/// One ride of one vehicle, empty or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RideTold {
    /// Its number.
    pub ride: usize,
    /// The vehicle.
    pub vehicle: String,
    /// The place it leaves.
    pub from: String,
    /// The place it goes to.
    pub to: String,
    /// When it leaves, by the clock there.
    pub departs: TimeOut,
    /// When it arrives, by the clock there.
    pub arrives: TimeOut,
    /// The numbers of the lots on it.
    pub lots: Vec<usize>,
    /// What it hangs on: clearances and guarantees, by whom, until when.
    pub conditions: Vec<String>,
}

/// A team's work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkTold {
    /// The team.
    pub team: String,
    /// The place.
    pub place: String,
    /// What it does.
    pub task: Task,
    /// Which check or measure.
    pub of: String,
    /// The number of the lot that is checked; null for measures.
    pub lot: Option<usize>,
    /// The number of the ride that the measure is for; null otherwise.
    pub ride: Option<usize>,
    /// When it begins.
    pub starts: TimeOut,
    /// When it ends.
    pub ends: TimeOut,
}

/// A gate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GateTold {
    /// The gate.
    pub gate: String,
    /// When it opens.
    pub opens: TimeOut,
    /// The numbers of the lots that it waits for.
    pub of: Vec<usize>,
    /// The numbers of the lots that it holds.
    pub holds: Vec<usize>,
}

/// A quota.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuotaTold {
    /// The quota.
    pub quota: String,
    /// How many it lets through in its time.
    pub at_most: u64,
    /// In any so many minutes; null: on each civil day.
    pub within: Option<i64>,
    /// How many leave in its time at the most.
    pub fullest: u64,
    /// The numbers of the rides by which those leave whom it counts.
    pub rides: Vec<usize>,
}

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanConflictOut {
    /// What cannot hold together; without any one of them this reason falls.
    pub obstacles: Vec<ObstacleOut>,
    /// The reason, one sentence a step.
    pub words: Vec<String>,
}

/// Something that stands in the way.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ObstacleOut {
    /// `group`, `gate`, `simultaneous`, `quota`, `family`, `apart`, `order`, `vehicle`, `place`, `check` or `measure`.
    pub kind: String,
    /// Its name; empty for the order.
    pub name: String,
}

/// Whether a plan can be kept whatever its durations turn out to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanControlOut {
    /// Whether there is a way to react that keeps everything.
    pub controllable: bool,
    /// How many executions with random durations the judge went through, all without anything broken.
    pub executions: u64,
    /// What cannot all be so; empty where it is controllable.
    pub conflict: Vec<String>,
    /// Each of these by itself would mend it.
    pub mends: Vec<String>,
}

/// What is prepared for one failure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FallbackOut {
    /// If this happens.
    pub event: String,
    /// Then this is done, in words.
    pub words: Vec<String>,
    /// The plan for it; null where there is none, and the exchange is broken off.
    pub plan: Option<PlanTold>,
}

/// The safe state of a span of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SafeStateOut {
    /// From this minute until the next state begins.
    pub from: TimeOut,
    /// One for each lot.
    pub lots: Vec<SafeOut>,
    /// The numbers of rides that are made although it is broken off: others that leave at the same time have left.
    pub completed: Vec<usize>,
}

/// Where a lot is safe.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SafeOut {
    /// Its number.
    pub lot: usize,
    /// The group.
    pub group: String,
    /// How many.
    pub count: u64,
    /// Where.
    pub place: String,
    /// In whose jurisdiction: the code of the state or area; null where that is not told.
    pub state: Option<String>,
    /// `holder`: has not set out, and is in the hands of the party that held it. `host`: is sheltered by the state of the place, in nobody's
    /// custody, and is sent back to nobody. `receiver`: received, or on the way to the receiver.
    pub hands: String,
    /// The party of these hands; null for a host that is no party.
    pub party: Option<String>,
}
