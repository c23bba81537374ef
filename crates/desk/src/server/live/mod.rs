//! The cases of a desk, and the operations that run.
//!
//! - [`cases`], and what they stand on, [`ground`]: each case has a random key, which is all that stands in addresses, and an operation, if one has begun;
//! - [`actor`]: the thread that has an operation, and the handle by which all others ask it;
//! - [`running`]: what is asked: a reader's view, what somebody may say next, and a word that was signed elsewhere;
//! - [`door`]: who comes, and what they may: accounts and policies are asked, and nothing is decided here;
//! - [`subscribe`]: live events, of one size for all;
//! - [`begin`]: where one is begun; [`pages`], [`say`], [`pictures`], [`record`], [`paper`]: pages; [`api`]: the same as JSON.
//!
//! The server holds no author's key. A page is handed what is to be signed; the browser makes salt, commitment and envelope, signs, and
//! posts the line (`static/sign.js`); without a script the line is signed by `takas record sign` and pasted.

mod actor;
pub(in crate::server) mod api;
mod begin;
mod cases;
mod door;
pub(in crate::server) mod frame;
mod ground;
mod offer;
mod pages;
mod paper;
mod pictures;
mod player;
mod record;
pub(in crate::server) mod running;
mod say;
pub(in crate::server) mod shapes;
mod subscribe;
pub(in crate::server) mod visit;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::routing::{get, post};
use takas_formats::operations::{
    CasesOut, EventsOut, OffersOut, OperationNowOut, PhraseIn, RecordEntryOut, RecordNowOut, SaidOut, SignedOut,
};

pub use actor::{Away, LiveHandle, Pulse, Standing};
pub use cases::{CaseSource, Cases, LiveCase};
pub use door::{Asks, Caller, Door, Guest, Shut, Wish, reader_of};
pub use offer::{Offer, OfferKind, Speaker};
pub(in crate::server) use paper::document;
pub use running::{Answer, Extent, Played};

use super::accounts::Scope;
use super::api::operation::Operation;
use super::app::App;
use super::http::Refusal;

/// The largest body that is read: a signed line has a payload of 49,118 bytes at most, in base64.
const BODY_MAX: usize = 128 << 10;

/// The routes of operations.
pub fn routes() -> Router<App> {
    Router::new()
        // Pages.
        .route("/cases", get(pages::cases))
        .route("/c/{case}/board", get(pages::board))
        .route("/c/{case}/events", get(pages::events))
        .route("/c/{case}/names", post(pages::names))
        .route("/c/{case}/people", get(pages::people))
        .route("/c/{case}/requests", get(pages::requests))
        .route("/c/{case}/pictures", get(pictures::pictures))
        .route("/c/{case}/begin", post(begin::begin))
        .route("/c/{case}/say", get(say::say).post(say::said))
        .route("/c/{case}/record", get(record::record))
        .route("/c/{case}/record/{file}", get(record::file))
        .route("/c/{case}/paper", get(paper::paper))
        .route("/c/{case}/paper/{sheet}", get(paper::sheet))
        .layer(DefaultBodyLimit::max(BODY_MAX))
}

/// What programs may ask of operations.
pub(in crate::server) fn operations() -> Vec<Operation> {
    vec![
        Operation::get("/cases", "The cases of whoever asks", api::cases).gives::<CasesOut>().tagged(),
        Operation::get("/cases/{case}/operation", "The operation, as whoever asks knows it", api::operation)
            .asks::<api::AskedNames>()
            .gives::<OperationNowOut>()
            .tagged(),
        Operation::get("/cases/{case}/events", "What was said, as whoever asks is told it", api::events)
            .asks::<api::Asked>()
            .gives::<EventsOut>()
            .gives_kind("text/event-stream")
            .tagged()
            .paged(),
        Operation::get("/cases/{case}/record", "The record, as far as it is the reader's", record::listed)
            .asks::<record::RecordAsked>()
            .gives::<RecordNowOut>()
            .paged(),
        Operation::get("/cases/{case}/record/{entry}", "An entry of the record, with what proves it", record::proved)
            .gives::<RecordEntryOut>(),
        Operation::get("/cases/{case}/offers", "What may be said next, as it is signed", api::offers)
            .wants(Scope::Say)
            .gives::<OffersOut>()
            .tagged(),
        Operation::post("/cases/{case}/phrases", "Words in, what is to be signed out", api::phrases)
            .wants(Scope::Say)
            .takes::<PhraseIn>()
            .gives::<OffersOut>()
            .refuses(Refusal::Unfit(String::new())),
        Operation::post("/cases/{case}/commands", "Says what was signed", api::commands)
            .wants(Scope::Say)
            .takes::<SignedOut>()
            .gives::<SaidOut>()
            .gives_as::<SaidOut>(StatusCode::CONFLICT)
            .refuses(Refusal::Unfit(String::new())),
    ]
}
