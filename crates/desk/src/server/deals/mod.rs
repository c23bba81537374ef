//! Deals and rounds of proposals: what the engine finds in the background, shown; saved, put side by side, seen as a party sees it, agreed
//! on; laid before parties, and answered by them.
//!
//! - [`find`]: how the tasks of [`super::work`] about deals are done; [`body`]: what they find, as it is kept sealed;
//! - [`saved`]: saved deals in the cabinet;
//! - [`pages`], [`one`]: the mediators' pages of deals; [`rounds`], [`own`]: rounds, the mediators' and each party's;
//! - [`api`]: the same as JSON.
//!
//! What a party sees of a deal is made by the projection of `views` and by nothing else; it is asked for by the party's own id of the
//! proposal, and what was never laid before it is not there.

mod api;
mod body;
pub(in crate::server) mod find;
mod one;
mod own;
pub(in crate::server) mod pages;
mod rounds;
pub(in crate::server) mod saved;

use axum::Router;
use axum::routing::{get, post};

use super::app::App;

/// The routes.
pub(in crate::server) fn routes() -> Router<App> {
    Router::new()
        .route("/c/{case}/deals", get(pages::page))
        .route("/c/{case}/deals/find", post(pages::find))
        .route("/c/{case}/deals/compare", get(pages::compare))
        .route("/c/{case}/deals/found/{work}", get(pages::found))
        .route("/c/{case}/deals/found/{work}/keep", post(pages::keep))
        .route("/c/{case}/deals/saved/{deal}", get(one::page))
        .route("/c/{case}/deals/saved/{deal}/as/{party}", get(one::as_party))
        .route("/c/{case}/deals/saved/{deal}/settle", post(one::settle))
        .route("/c/{case}/rounds", get(rounds::page).post(rounds::propose))
        .route("/c/{case}/rounds/own/{proposal}", get(own::page).post(own::answer))
        .route("/api/v1/cases/{case}/found/{work}", get(api::found))
        .route("/api/v1/cases/{case}/deals", get(api::deals))
        .route("/api/v1/cases/{case}/deals/{deal}", get(api::deal).post(api::keep))
        .route("/api/v1/cases/{case}/deals/{deal}/as/{party}", get(api::as_party))
        .route("/api/v1/cases/{case}/deals/{deal}/settle", post(api::settle))
        .route("/api/v1/cases/{case}/rounds", get(api::rounds).post(api::propose))
        .route("/api/v1/cases/{case}/proposals/{proposal}", get(api::proposal))
        .route("/api/v1/cases/{case}/answers", post(api::answer))
}
