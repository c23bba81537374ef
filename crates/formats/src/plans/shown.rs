//! What the desk tells programs of saved plans, version 1: which there are, who approved them, what one party may know of one, what differs between
//! two. The mediator's view of a plan has the shape of `takas plan --json` ([`PlanReport`](super::PlanReport)).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::output::{PlanStatus, ValueOut};
use super::report::PlanChangeOut;
use crate::operations::TimeOut;

/// The plans of a case that a reader may see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlansOut {
    /// Version of this format: 1.
    pub format: u32,
    /// The plans: those in force first, then those approved.
    pub plans: Vec<PlanLineOut>,
}

/// A saved plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanLineOut {
    /// Who approved it, the first first; null for readers to whom that is not told.
    pub approvals: Option<Vec<PlanApprovalOut>>,
    /// The id of the deal; null for readers to whom that is not told.
    pub deal: Option<String>,
    /// The id under which this reader asks for it.
    pub id: String,
    /// Whether as many have approved it as have to.
    pub is_approved: bool,
    /// Whether an operation began by it.
    pub is_begun: bool,
    /// Whether the case, the operation or the deal has changed since it was made; null for readers to whom that is not told.
    pub is_stale: Option<bool>,
    /// How planning ended; null for readers to whom that is not told.
    pub status: Option<PlanStatus>,
    /// What it comes to; null for readers to whom that is not told.
    pub value: Option<ValueOut>,
}

/// That somebody approved a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanApprovalOut {
    /// When, in seconds since the beginning of 1970.
    pub at: i64,
    /// The account's id.
    pub by: String,
}

/// The file in which it is kept who approved a plan: `plans/ID.approved`. The mediator's compartment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ApprovalsFile {
    /// Who and when, the first first; each account once.
    pub approvals: Vec<PlanApprovalOut>,
    /// SHA-256 of the plan's file, as hexadecimal digits: what was approved is these bytes.
    pub digest: String,
    /// Version of this format: 1.
    pub format: u32,
    /// The plan's id.
    pub plan: String,
}

/// That somebody approves the plan that is named in the address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ApproveIn {
    /// Version of this format: 1.
    pub format: u32,
}

/// What one party may know of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartyPlanOut {
    /// Version of this format: 1.
    pub format: u32,
    /// The party's own id of the plan.
    pub id: String,
    /// Whom it lets go and receives.
    pub lots: Vec<PartyLotOut>,
    /// Rides of its own vehicles that carry none of them.
    pub own_rides: Vec<PartyRideOut>,
    /// Whose extract it is.
    pub party: String,
    /// Whether people stand under pseudonyms.
    pub pseudonyms: bool,
    /// Rides that carry them.
    pub rides: Vec<PartyRideOut>,
    /// The title of the case.
    pub title: String,
    /// What goes on every output.
    pub warnings: Vec<String>,
}

/// Units of a party that go together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartyLotOut {
    /// How many.
    pub count: u64,
    /// Whether the party lets them go; else it receives them.
    pub gives: bool,
    /// What they need on the way.
    pub needs: Vec<String>,
    /// The other side.
    pub partner: String,
    /// Their rides, as indices of `rides`.
    pub rides: Vec<usize>,
    /// Whether they do not travel after all.
    pub stays: bool,
    /// Who.
    pub who: String,
}

/// A ride as a party reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartyRideOut {
    /// When it arrives.
    pub arrives: TimeOut,
    /// The party's own vehicle, or how it moves.
    pub by: String,
    /// When it leaves.
    pub departs: TimeOut,
    /// From which place.
    pub from: String,
    /// What names it over re-planning.
    pub key: String,
    /// What of the party is on it.
    pub load: String,
    /// To which place.
    pub to: String,
    /// Who of its people is on it, as indices of `lots`.
    pub who: Vec<usize>,
}

/// What differs between two saved plans of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanDifferenceOut {
    /// The id of the plan that is compared.
    pub after: String,
    /// The id of the plan that it is compared with.
    pub before: String,
    /// What differs.
    pub change: PlanChangeOut,
    /// Version of this format: 1.
    pub format: u32,
}
