//! What each reader may see of a case and its deals, as text, HTML, SVG and JSON.
//!
//! Two steps, both pure: no files, no clock, no randomness.
//!
//! 1. [`brief`] makes the mediator's view of the [`Findings`]; [`project`] makes a party's. [`project`] is the only place in
//!    Takas that decides what a party may know.
//! 2. [`text`], [`html`], [`svg`] and [`json`] render a view. A renderer of party pages takes a [`PartyView`] and nothing
//!    else, so that what the projection left out cannot come back.
//!
//! A handover plan goes the same way: [`brief_plan`] for the mediator, [`project_plan`] for a party; then [`text`], [`html`], and
//! [`export`] for calendars, spreadsheets and maps.
//!
//! An operation is told event by event: [`Compartments`] says who may have what of an event, [`project_operation`] folds what one reader was
//! told into an [`OperationView`], the mediator's no less than a party's; then [`text`] (the live board) and [`html`].
//!
//! All words stand in [`words`], in English. What is said of deals, operations, plans and lists is a [`Phrase`], which another language can say, too: whoever
//! speaks it
//! is a [`Tongue`].

#[macro_use]
mod put;
#[macro_use]
pub mod phrase;

pub mod export;
pub mod findings;
pub mod html;
pub mod json;
pub mod mediator;
pub mod operation;
pub mod plan;
pub mod projection;
pub mod reconciliation;
pub mod rehearsal;
pub mod rounds;
pub mod sequence;
pub mod svg;
pub mod text;
pub mod words;

mod contacts;
mod disguise;
mod kept;
mod lists;
mod measure;
mod names;

pub use contacts::{contacts_out, mandate_word, obstacle_word};
pub use disguise::Disguiser;
pub use findings::{Asked, DistinctFound, Findings, FrontFound, Names, Proven, Question};
pub use kept::KeptView;
pub use mediator::{ChancesFound, ChancesView, LikelyFound, MediatorView, RatedDeal, brief, brief_chances, owed};
pub use operation::{Against, Course, OperationView, SafeMoment, safe_moments};
pub use phrase::{English, Phrase, Tongue};
pub use plan::{PlanShown, PlanView, brief_plan, brief_plan_change};
pub use projection::{
    Carried, CarriedPlan, CarriedRide, Compartments, ContactsView, Excerpt, Fact, LiaisonView, NextInLine,
    OperationShown, PartyPlan, PartyView, Reader, Telling, brief_contacts, brief_people, carried_plan, draft_as_known,
    is_private, known_things, may_go_on, may_say, project, project_contacts, project_operation, project_parties,
    project_people, project_plan, project_question, project_rounds, project_sequence, readers, readers_of, told,
};
pub use rehearsal::{RehearsalShown, RehearsalView, brief_rehearsal};
pub use rounds::brief_rounds;
pub use sequence::{Ordered, Orders, brief_sequence};
