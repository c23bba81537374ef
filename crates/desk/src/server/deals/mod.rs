//! Deals and rounds of proposals: what the engine finds in the background, shown; saved, put side by side, seen as a party sees it, agreed
//! on; laid before parties, and answered by them.
//!
//! - [`find`]: how the tasks of [`super::work`] about deals are done;
//! - [`saved`]: saved deals in the cabinet;
//! - [`pages`], [`one`]: the mediators' pages of deals; [`rounds`], [`own`]: rounds, the mediators' and each party's; [`hindrance`]: why a
//!   deal cannot be laid before them;
//! - [`api`]: the same as JSON.
//!
//! What a party sees of a deal is made by the projection of `views` and by nothing else; it is asked for by the party's own id of the
//! proposal, and what was never laid before it is not there.

mod api;
pub(in crate::server) mod find;
mod hindrance;
mod one;
mod own;
pub(in crate::server) mod pages;
mod rounds;
pub(in crate::server) mod saved;

use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};
use takas_formats::deals::SavedDeal;
use takas_formats::work::{AnswerIn, DealsOut, DoneOut, NothingIn, ProposalIn, RoundBegunOut, WorkTakenOut};

use super::api::operation::Operation;
use super::app::App;
use super::http::Refusal;

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
}

/// The same for programs.
pub(in crate::server) fn operations() -> Vec<Operation> {
    let unfit = || Refusal::Unfit(String::new());
    vec![
        Operation::get(
            "/cases/{case}/found/{work}",
            "What work about deals has found, as the commands print it",
            api::found,
        )
        .gives::<serde_json::Value>(),
        Operation::get("/cases/{case}/deals", "The saved deals", api::deals).gives::<DealsOut>().refuses(unfit()),
        Operation::get("/cases/{case}/deals/{deal}", "A saved deal", api::deal).gives::<SavedDeal>().refuses(unfit()),
        Operation::post("/cases/{case}/deals/{deal}", "Saves a deal that work has found", api::keep)
            .takes::<WorkTakenOut>()
            .gives::<DoneOut>()
            .refuses(Refusal::Conflict),
        Operation::get("/cases/{case}/deals/{deal}/as/{party}", "A saved deal as a party would see it", api::as_party)
            .gives::<serde_json::Value>()
            .refuses(unfit()),
        Operation::post(
            "/cases/{case}/deals/{deal}/settle",
            "Says that this is the deal that was agreed on",
            api::settle,
        )
        .takes::<NothingIn>()
        .gives::<DoneOut>()
        .refuses(Refusal::Conflict),
        Operation::get("/cases/{case}/rounds", "The rounds, as whoever asks may know them", api::rounds)
            .gives::<serde_json::Value>()
            .refuses(unfit()),
        Operation::post("/cases/{case}/rounds", "Lays a saved deal before parties", api::propose)
            .takes::<ProposalIn>()
            .gives_as::<RoundBegunOut>(StatusCode::CREATED)
            .refuses(Refusal::Conflict)
            .refuses(unfit()),
        Operation::get("/cases/{case}/proposals/{proposal}", "What was laid before one's own party", api::proposal)
            .gives::<serde_json::Value>()
            .refuses(unfit()),
        Operation::post("/cases/{case}/answers", "Answers what was laid before one's own party", api::answer)
            .takes::<AnswerIn>()
            .gives::<DoneOut>()
            .refuses(Refusal::Conflict)
            .refuses(unfit()),
    ]
}
