//! Every route of the desk, on one page.

use axum::Router;
use axum::routing::get;

use super::app::App;
use super::http;
use super::live;

/// The routes.
pub fn routes(app: App) -> Router {
    Router::new()
        // What is asked by machines.
        .route("/healthz", get(http::health))
        // Operations: board, people, record, paper, and the same for programs.
        .merge(live::routes())
        .with_state(app)
}
