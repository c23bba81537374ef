//! The words of Takas as types: cases, positions, rules, deals, outcomes, proofs.
//!
//! No serde, no files, no clock, no search: a reader of this crate learns what the words mean. The
//! meaning of every rule is written once more, in sentences, in `docs/reference/rules.md`; the
//! integer program that stands for a case, in `docs/reference/encoding.md`.

pub mod bargain;
pub mod case;
pub mod contact;
pub mod deal;
pub mod doubt;
pub mod fraction;
pub mod front;
pub mod handover;
pub mod kidney;
pub mod natural;
pub mod network;
pub mod operation;
pub mod outcome;
pub mod plan;
pub mod project;
pub mod proof;
mod reference;
pub mod round;
pub mod rule;
pub mod sequence;
pub mod variant;
pub mod window;

pub use case::{
    Ask, Case, Concession, ConcessionOption, Consent, Date, Hold, Item, ItemRef, Kind, Lasting, Line, Nature,
    Objective, OwnName, Party, PartyRef, Person, Phase, PhaseRef, Position, Priority, Protection, Role, Run, Set,
    Source, Standing, Status, Undertaking,
};
pub use contact::{
    Channel, ChannelRef, Contacts, Direction, Interlocutor, InterlocutorRef, Note, Passing, Permission, PermissionRef,
    Statement, StatementRef, Subject, Talk, TalkRef,
};
pub use deal::{Deal, Transfer};
pub use doubt::{Chance, Doubt, DoubtReading, DoubtedLine, Inquiry, Likely, LikelyDeal, Version, Worlds};
pub use fraction::Fraction;
pub use front::{ClosedCorner, Distinct, DistinctDeal, Front, FrontPoint, Landmarks, Satisfactions};
pub use handover::{
    Apart, Check, CheckRef, Family, Gate, GateRef, Group, GroupRef, Hall, Handover, Hours, Measure, MeasureRef,
    Minutes, Mode, Occasion, PersonGate, Place, PlaceRef, Quota, QuotaSpan, Room, Route, Simultaneous, Takes, Team,
    TeamRef, Vehicle, VehicleRef, Way, Where,
};
pub use natural::Natural;
pub use network::{
    Contingent, Controllability, Dispatch, EventRef, Network, NetworkConflict, NetworkFault, Requirement, Side, Wait,
};
pub use operation::{
    Act, Author, AuthorRef, Charter, Consequence, GateTerms, Happened, Instant, OperationEvent, OperationKind,
    Patience, Reason, RequestKind, Said, Scope, Seat, Target, TargetRef, Unit, UnitRef, Weight,
};
pub use outcome::{
    Alternative, Certificate, ConcessionSet, Concessions, Conflict, ConflictMember, Decisive, Fragility, LevelProof,
    Loss, ObjectiveValue, Outcome, PartyBest, Shortest, Value,
};
pub use plan::{
    Duty, Hands, Lot, Obstacle, Plan, PlanConflict, PlanEvent, PlanFound, PlanNetwork, PlanOutcome, PlanValue, Safe,
    SafeState, Trip, Turned, Work,
};
pub use project::{Activity, ActivityRef, Lag, Project, ProjectFault, ProjectOutcome, Schedule};
pub use round::{Answer, Moved, Reach, Round, Says, Zone, ZoneState};
pub use rule::{Bound, Condition, Flow, Origin, Owner, Rule, RuleRef, Selection, Sentence, Span, Spread};
pub use sequence::{
    Mark, OrderRule, OrderValue, PublishedName, Sequence, SequenceFound, SequenceOutcome, SequenceTerms, Stand, Stands,
    Step, TogetherGroup,
};
pub use window::{Decision, Moment, Objection, Window};
