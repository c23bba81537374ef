//! Saved plans of a case: which there are, what each reader may know of one, what moved between two, who approved one, and what is printed of it.
//!
//! - [`shelf`]: plans as they lie in the cabinet, read against the case as it is now and judged again;
//! - [`approvals`]: who approved which plan: kept beside it, of these very bytes;
//! - [`sight`]: what of plans a visitor may see: the mediator all of them, others those that are approved or begun by, each in the reader's
//!   own projection and under an id of the reader's own;
//! - [`making`], [`rehearsing`]: what is done about plans in the background; [`asking`], [`rehearsed`]: where it is asked for and shown;
//! - [`pages`], [`compare`], [`paper`]: pages; [`api`]: the same as JSON.
//!
//! Nothing here decides what a party may know: `views` does.

mod api;
mod approvals;
mod asking;
mod compare;
mod making;
mod pages;
mod paper;
mod rehearsed;
mod rehearsing;
mod shapes;
mod shelf;
mod sight;

use axum::Router;
use axum::routing::{get, post};

pub(in crate::server) use approvals::may_begin;
pub(in crate::server) use making::make;
pub(in crate::server) use rehearsing::RUNS_MAX;
pub(in crate::server) use shelf::Shelf;
pub(in crate::server) use sight::{approved_at, are_shown};

use takas_formats::plans::{ApproveIn, PlanDifferenceOut, PlansOut};
use takas_formats::rehearsals::RehearsalReport;

use super::api::operation::Operation;
use super::app::App;
use super::http::Refusal;

/// The routes of plans.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/c/{case}/plans", get(pages::plans))
        .route("/c/{case}/plans/make", post(asking::of_deal))
        .route("/c/{case}/plans/{plan}", get(pages::plan))
        .route("/c/{case}/plans/{plan}/again", post(asking::after))
        .route("/c/{case}/plans/{plan}/rehearse", post(rehearsed::ask))
        .route("/c/{case}/rehearsals/{work}", get(rehearsed::page))
        .route("/c/{case}/plans/{plan}/approve", post(pages::approve))
        .route("/c/{case}/plans/{plan}/changes", get(compare::changes))
        .route("/c/{case}/plans/{plan}/paper/{sheet}", get(paper::sheet))
}

/// What programs may ask about plans.
pub(in crate::server) fn operations() -> Vec<Operation> {
    vec![
        Operation::get("/cases/{case}/plans", "The plans of the case that whoever asks may see", api::plans)
            .gives::<PlansOut>()
            .tagged(),
        Operation::get("/cases/{case}/plans/{plan}", "A plan, as whoever asks may know it", api::plan)
            .asks::<api::Asked>()
            .gives::<serde_json::Value>()
            .tagged(),
        Operation::post("/cases/{case}/plans/{plan}/approvals", "Approves a plan", api::approve)
            .takes::<ApproveIn>()
            .gives_nothing()
            .refuses(Refusal::Conflict),
        Operation::get("/cases/{case}/plans/{plan}/changes", "What moved since another plan", api::changes)
            .asks::<compare::ChangesAsked>()
            .gives::<PlanDifferenceOut>()
            .refuses(Refusal::Conflict)
            .tagged(),
        Operation::get(
            "/cases/{case}/rehearsals/{work}",
            "What rehearsing a plan in the background has found",
            rehearsed::report,
        )
        .gives::<RehearsalReport>(),
    ]
}
