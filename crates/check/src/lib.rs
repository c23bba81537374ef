//! The independent judge of Takas: deals, optima and conflicts.
//!
//! Everything the engine claims is checked here by other means, in plain code:
//!
//! - [`judge`] reads the sentences of the rules as `docs/reference/rules.md` puts them, straight over the transfers of a
//!   deal, without any encoding;
//! - [`encode`] makes the integer programs that stand for a case, from `docs/reference/encoding.md`;
//! - [`replay`] follows a refutation of such a program step by step, in exact integers;
//! - [`verify`] and its companions put these together and say precisely what has been verified;
//! - [`execute`] follows a dispatch through given durations, [`walk_fault`] a conflict of durations around its walk;
//! - [`schedule_faults`] follows a schedule of a project moment by moment;
//! - [`plan_faults`] looks at every line that a handover plan has to keep, [`plan_bound`] says how good one can be, [`verify_plan`]
//!   puts these together, [`try_out_plan`] follows it through other durations, [`safe_faults`] through being broken off;
//! - [`judge_operation`] folds the events of an operation and looks at what holds in every state;
//! - [`may_go_on`] says whether a word may go on to a party, by the largest set of words that contradicts no permission;
//! - [`route_faults`] measures a flown route against the land it was to keep away from;
//! - [`Canaries`] finds planted words in bytes that should not hold them.
//!
//! It shares no code with the engine, does no search, and but for places on the earth holds no floating-point number. Sums are 128-bit integers with
//! checked arithmetic: what does not fit is refused. The module `oracle` (feature
//! `oracle`) is no part of the judge: it answers small cases by enumeration, for tests and teaching.

mod bargain;
mod canary;
mod chances;
mod contacts;
pub mod encode;
mod fault;
mod formula;
mod front;
mod judge;
mod kidney;
mod landmarks;
mod meaning;
mod network;
mod operation;
#[cfg(any(test, feature = "oracle"))]
pub mod oracle;
mod plan;
mod program;
mod project;
mod protect;
mod refusal;
mod replay;
mod route;
mod sequence;
mod shortest;
mod verdict;
mod verify;
mod windows;

pub use bargain::{BargainFault, BargainVerdict, verify_bargain};
pub use canary::{CANARY_BYTES_MIN, Canaries, Sighting, Spelling};
pub use chances::{chance_of, undoubted_faults, verify_likely};
pub use contacts::may_go_on;
pub use fault::Fault;
pub use front::{verify_distinct, verify_front};
pub use judge::{Judgement, Totals, judge, sound};
pub use kidney::{PoolFault, PoolVerdict, constant as pool_constant, pool_program, verify_pool};
pub use landmarks::landmark_faults;
pub use network::{ExecutionFault, WalkFault, execute, try_out, walk_fault};
pub use operation::{Judge, OperationFault, OperationLine, Whereabouts, judge_operation};
pub use plan::{
    PlanFault, PlanLine, PlanVerdict, SafeFault, TrialFault, Verified, handover_faults, plan_bound, plan_faults,
    plan_value, safe_faults, try_out_plan, verify_plan,
};
pub use program::{Bounds, Inequality, Program};
pub use project::{ScheduleFault, judge_project, plain_bound, schedule_faults};
pub use protect::protected_free;
pub use refusal::Refusal;
pub use replay::{PROOF_SIZE_MAX, WORK_MAX, replay};
pub use route::{Land, Place, Ring, RouteFault, TERRITORIAL_SEA_METRES, direct, inverse, route_faults};
pub use sequence::{
    SequenceFault, SequenceVerdict, measure_sequence, order_faults, pieces as sequence_pieces, verify_sequence,
};
pub use verdict::{
    ConcessionsVerdict, ConflictVerdict, DistinctVerdict, Finding, FrontVerdict, SetVerdict, Verdict, Why,
};
pub use verify::{verify, verify_alternative, verify_concessions, verify_conflict};
