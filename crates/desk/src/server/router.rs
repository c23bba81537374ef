//! Every route of the open desk, on one page. Those that are there while it is locked, too, are in [`http::whole`].

use axum::Router;
use axum::middleware::from_fn;
use axum::routing::post;

use super::app::App;
use super::http;

/// The routes.
pub fn routes(app: App) -> Router {
    Router::new()
        // The duress lock.
        .route("/lock", post(http::unlock::lock))
        .method_not_allowed_fallback(http::wrong_method)
        .fallback(http::nowhere)
        .layer(from_fn(http::through::pattern))
        .with_state(app)
}
