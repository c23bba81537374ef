//! Handover plans as JSON: what `takas plan --json` prints, the file a saved plan is kept in, and the words of events.
//!
//! All of it is the mediator's. What one party may see is decided in `takas-views`. Everything is written by names: a
//! vehicle, team, place, hall, group, check, measure or gate by its id, and every moment as a minute of the handover and an instant.
//! Nothing here plans, judges or applies events: whoever reads a re-planned plan passes in what an event does to a handover.

mod airspace;
mod digest;
mod event;
mod moment;
mod names;
mod output;
mod read;
mod report;
mod saved;
mod shown;
mod tell;
mod time;
mod token;
mod write;

pub use airspace::closed_areas;
pub use digest::operation_digest;
pub use event::{EVENT_FILE, TIME_FILE, event_words, read_event, read_time};
pub use moment::{MINUTE_MAX, local_time, minute_of, moment};
pub use names::{NameList, PlanNames};
pub use output::{GateOut, LotOut, MomentOut, PlanOut, PlanStatus, RideOut, Task, ValueOut, WorkOut};
pub use report::{
    FallbackOut, GateTold, ObstacleOut, PlanChangeOut, PlanConflictOut, PlanControlOut, PlanMeasureOut, PlanReport,
    PlanTold, QuotaTold, ReplanReport, RideTold, SafeOut, SafeStateOut, TimeOut, WorkTold,
};
pub use saved::{
    Against, Apply, PastOut, PastPlan, PlanSource, Planned, ReadPlan, SavedPlan, parse_plan, read_plan, save, status,
    write_plan,
};
pub use shown::{
    ApprovalsFile, ApproveIn, PartyLotOut, PartyPlanOut, PartyRideOut, PlanApprovalOut, PlanDifferenceOut, PlanLineOut,
    PlansOut,
};
pub use tell::Teller;
pub(crate) use time::{Clock, common_zone, time_words};
pub(crate) use token::{Token, name_words, tokens};

/// The version of these formats.
pub const FORMAT: u32 = 1;
