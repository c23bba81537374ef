//! Scripts and the style of the board: in the program, under names that change with what is in them.

use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use super::turned::{Turned, Why};

/// Every file, by its name.
const FILES: [(&str, &str); 5] = [
    ("board.css", include_str!("../../../static/board.css")),
    ("board.js", include_str!("../../../static/board.js")),
    ("record.js", include_str!("../../../static/record.js")),
    ("sign.js", include_str!("../../../static/sign.js")),
    ("verify.js", include_str!("../../../static/verify.js")),
];

/// The address of a file. Of one that is not here, that of whoever else serves it.
pub(super) fn address(name: &str) -> String {
    let found = FILES.iter().find(|(known, _)| *known == name);
    match (found, name.rsplit_once('.')) {
        (Some((_, content)), Some((stem, ending))) => format!("/static/live/{stem}.{}.{ending}", hash(content)),
        _ => format!("/static/{name}"),
    }
}

fn hash(content: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(content.as_bytes())[..8])
}

/// `GET /static/live/{file}`: a file under its present name.
pub(super) async fn serve(Path(asked): Path<String>, headers: HeaderMap) -> Response {
    let path = format!("/static/live/{asked}");
    let Some((name, content)) = FILES.iter().find(|(name, _)| address(name) == path) else {
        return Turned::page(Why::NotThere).into_response();
    };
    let tag = format!("\"{}\"", hash(content));
    let kept = [(header::ETAG, tag.clone()), (header::CACHE_CONTROL, "public, max-age=31536000, immutable".to_owned())];
    if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return (StatusCode::NOT_MODIFIED, kept).into_response();
    }
    let kind = if name.ends_with(".css") { "text/css; charset=utf-8" } else { "text/javascript; charset=utf-8" };
    (kept, [(header::CONTENT_TYPE, kind)], *content).into_response()
}
