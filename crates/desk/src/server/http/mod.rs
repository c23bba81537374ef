//! What every request and answer goes through, and the listener.
//!
//! - [`desk`]: the desk as a process: locked or open; [`start`] brings it up, [`listener`] takes connections, [`tls`] encrypts them;
//! - [`through`]: request ids, limits of time and rate, the lock, checks of where a request comes from, headers, log;
//! - [`refusal`]: errors, as pages or as `application/problem+json`;
//! - [`token`]: forms that only our own pages send; [`upload`]: with files in them;
//! - [`page`]: what every page needs; [`files`]: styles and scripts in the program;
//! - [`watch`]: `/healthz`, `/readyz`, `/metrics`; [`log`]: lines of JSON;
//! - [`unlock`]: the page that opens the desk, and the duress lock.
//!
//! It knows nobody's name, no case and no policy.

pub mod desk;
pub mod files;
pub mod limits;
pub mod listener;
pub mod log;
pub mod outgoing;
pub mod page;
pub mod peer;
pub mod rates;
pub mod refusal;
pub mod start;
pub mod through;
pub mod tls;
pub mod token;
pub mod unlock;
pub mod upload;
pub mod watch;

pub use desk::Desk;
pub use files::file;
pub use limits::Limits;
pub use page::{Page, show};
pub use refusal::Refusal;
pub use token::{Form, Json};
pub use upload::Upload;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};

use super::words;

/// Every route of the desk, whether it is locked or open, with all that a request goes through.
pub fn whole(desk: Desk) -> Router {
    let body_bytes_max = desk.limits().body_bytes_max;
    Router::new()
        .route("/healthz", get(watch::health))
        .route("/readyz", get(watch::ready))
        .route("/metrics", get(watch::metrics))
        .route(files::ROUTE, get(files::serve))
        .route("/unlock", get(unlock::page).post(unlock::open))
        .route("/unlock/key-file", post(unlock::open_by_file))
        .route("/unlock/passkey", post(unlock::open_by_passkey))
        // Also whoever cannot unlock it may read why.
        .route("/language", post(words::choose))
        .method_not_allowed_fallback(wrong_method)
        .layer(from_fn(through::pattern))
        .fallback(desk::through_the_lock)
        .layer(DefaultBodyLimit::max(body_bytes_max))
        .layer(from_fn_with_state(desk.clone(), through::through))
        .with_state(desk)
}

/// Where nothing is.
pub async fn nowhere() -> Response {
    Refusal::NotFound.into_response()
}

/// Where something is that cannot be asked in this way.
pub async fn wrong_method() -> Response {
    Refusal::Method.into_response()
}
