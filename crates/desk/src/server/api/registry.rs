//! All operations of the API, on one page: each part hands in its own.

use axum::Router;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse as _, Response};

use super::answer::tagged_text;
use super::document::document;
use super::operation::Operation;
use crate::server::app::App;
use crate::server::{deals, field, lists, live, plans, talks, work};

/// The operations, part by part: what they have in common in the document, and what they are.
pub(super) fn parts() -> Vec<(&'static str, Vec<Operation>)> {
    vec![
        ("this API", own()),
        ("cases and operations", live::operations()),
        ("cases, contacts, positions", talks::operations()),
        ("lists", lists::operations()),
        ("deals and rounds", deals::operations()),
        ("work in the background", work::pages::operations()),
        ("plans", plans::operations()),
        ("without a network", field::operations()),
    ]
}

fn own() -> Vec<Operation> {
    vec![
        Operation::get("/openapi.json", "This document", the_document)
            .for_anybody()
            .gives::<serde_json::Value>()
            .tagged(),
    ]
}

/// `GET /api/v1/openapi.json`.
async fn the_document(headers: HeaderMap) -> Response {
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (kind, tagged_text(&headers, document().as_bytes().to_vec())).into_response()
}

/// The routes of all operations.
pub fn routes(app: &App) -> Router<App> {
    let operations = parts().into_iter().flat_map(|(_, operations)| operations);
    operations.fold(Router::new(), |router, operation| operation.join(router, app))
}
