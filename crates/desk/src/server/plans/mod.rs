//! Saved plans of a case: which there are, what each reader may know of one, what moved between two, who approved one, and what is printed of it.
//!
//! - [`shelf`]: plans as they lie in the cabinet, read against the case as it is now and judged again;
//! - [`approvals`]: who approved which plan: kept beside it, of these very bytes;
//! - [`sight`]: what of plans a visitor may see: the mediator all of them, others those that are approved or begun by, each in the reader's
//!   own projection and under an id of the reader's own;
//! - [`pages`], [`compare`], [`paper`]: pages; [`api`]: the same as JSON.
//!
//! Nothing here decides what a party may know: `views` does.

mod api;
mod approvals;
mod compare;
mod pages;
mod paper;
mod shapes;
mod shelf;
mod sight;

use axum::Router;
use axum::routing::{get, post};

pub(in crate::server) use approvals::may_begin;
pub(in crate::server) use shelf::{Shelf, atlas};
pub(in crate::server) use sight::are_shown;

use super::app::App;

/// The routes of plans.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/c/{case}/plans", get(pages::plans))
        .route("/c/{case}/plans/{plan}", get(pages::plan))
        .route("/c/{case}/plans/{plan}/approve", post(pages::approve))
        .route("/c/{case}/plans/{plan}/changes", get(compare::changes))
        .route("/c/{case}/plans/{plan}/paper/{sheet}", get(paper::sheet))
        .route("/api/v1/cases/{case}/plans", get(api::plans))
        .route("/api/v1/cases/{case}/plans/{plan}", get(api::plan))
        .route("/api/v1/cases/{case}/plans/{plan}/approvals", post(api::approve))
        .route("/api/v1/cases/{case}/plans/{plan}/changes", get(api::changes))
}
