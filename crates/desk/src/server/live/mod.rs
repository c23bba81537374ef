//! The cases of a desk, and the operations that run.
//!
//! - [`cases`]: each case has a random key, which is all that stands in addresses, and an operation, if one has begun;
//! - [`actor`]: the thread that has an operation, and the handle by which all others ask it;
//! - [`running`]: what is asked: a reader's view, what somebody may say next, and a word that was signed elsewhere;
//! - [`door`]: who comes, and what they may: accounts and policies are asked, and nothing is decided here;
//! - [`subscribe`]: live events, of one size for all;
//! - [`pages`], [`pictures`], [`record`], [`paper`]: pages; [`api`]: the same as JSON.
//!
//! The server holds no author's key. A page is handed what is to be signed; the browser makes salt, commitment and envelope, signs, and
//! posts the line (`static/sign.js`); without a script the line is signed by `takas record sign` and pasted.

mod actor;
mod api;
mod cases;
mod door;
pub(in crate::server) mod frame;
mod offer;
mod pages;
mod paper;
mod pictures;
mod player;
mod record;
mod running;
mod shapes;
mod subscribe;
pub(in crate::server) mod visit;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

pub use actor::{Away, LiveHandle, Pulse, Standing};
pub(in crate::server) use api::tagged;
pub use cases::{CaseSource, Cases, LiveCase};
pub use door::{Asks, Door, Guest, Shut, Wish, reader_of};
pub use offer::{Offer, OfferKind, Speaker};
pub(in crate::server) use paper::document;
pub use running::{Answer, Extent, Played};

use super::app::App;

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
        .route("/c/{case}/begin", post(pages::begin))
        .route("/c/{case}/say", get(pages::say).post(pages::said))
        .route("/c/{case}/record", get(record::record))
        .route("/c/{case}/record/{file}", get(record::file))
        .route("/c/{case}/paper", get(paper::paper))
        .route("/c/{case}/paper/{sheet}", get(paper::sheet))
        // The same for programs.
        .route("/api/v1/cases", get(api::cases))
        .route("/api/v1/cases/{case}/operation", get(api::operation))
        .route("/api/v1/cases/{case}/events", get(api::events))
        .route("/api/v1/cases/{case}/offers", get(api::offers))
        .route("/api/v1/cases/{case}/phrases", post(api::phrases))
        .route("/api/v1/cases/{case}/commands", post(api::commands))
        .layer(DefaultBodyLimit::max(BODY_MAX))
}
