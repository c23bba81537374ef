//! Every route of the desk, on one page.

use axum::Router;
use axum::routing::{get, post};

use super::app::App;
use super::http;
use super::words;

/// The routes.
pub fn routes(app: App) -> Router {
    Router::new()
        // What is asked by machines.
        .route("/healthz", get(http::health))
        // What nobody has to be signed in for.
        .route("/language", post(words::choose))
        .with_state(app)
}
