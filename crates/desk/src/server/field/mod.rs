//! What officers take along where there is no network, and what comes of it when they are back.
//!
//! - [`taken`]: the rides that somebody has to do with, with what may come to be said of them, ready to be signed;
//! - [`delivery`]: a line that was signed without a network, said if nobody has said so before, and if it breaks no line;
//! - [`standing`]: whether a device may keep what it has: asked when a session is over;
//! - [`sheet`], [`sheet_pages`], [`qr`]: a sheet of paper for each ride, printed and read back;
//! - [`shell`]: the page, which can be installed, and what makes it work without a network.
//!
//! The page holds no name of a case, no person and no token: it lies in a browser's cache. What is taken along is sealed there by the script
//! (`static/field-kept.js`); the server never has the key.

mod delivery;
mod qr;
mod sheet;
mod sheet_pages;
mod shell;
mod standing;
mod taken;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use axum::http::StatusCode;
use takas_formats::operations::{DeliveredOut, DeliveryIn, FieldOut};

use super::accounts::Scope;
use super::api::operation::Operation;
use super::app::App;
use super::http::Refusal;

/// The largest body: as that of a signed line.
const BODY_MAX: usize = 128 << 10;

/// The routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/c/{case}/field", get(shell::page))
        .route("/c/{case}/field/worker.js", get(shell::worker))
        .route("/c/{case}/field/manifest.webmanifest", get(shell::manifest))
        .route("/c/{case}/field/contact", get(taken::contact))
        .route("/c/{case}/field/standing", post(standing::standing))
        .route("/c/{case}/field/sheet", get(sheet_pages::read).post(sheet_pages::ticks))
        .route("/c/{case}/field/sheet/lines", post(sheet_pages::lines))
        .route("/c/{case}/field/sheet/{ride}", get(sheet_pages::printed))
        .layer(DefaultBodyLimit::max(BODY_MAX))
}

/// What programs may ask of what is taken along.
pub(in crate::server) fn operations() -> Vec<Operation> {
    vec![
        Operation::get("/cases/{case}/field", "What whoever asks takes along", taken::taken)
            .wants(Scope::Say)
            .gives::<FieldOut>()
            .tagged(),
        Operation::post(
            "/cases/{case}/field/deliveries",
            "Hands in what was signed without a network",
            delivery::deliver,
        )
        .wants(Scope::Say)
        .takes::<DeliveryIn>()
        .gives::<DeliveredOut>()
        .gives_as::<DeliveredOut>(StatusCode::CONFLICT)
        .refuses(Refusal::Unfit(String::new())),
    ]
}
