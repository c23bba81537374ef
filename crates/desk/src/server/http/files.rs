//! Styles and scripts: in the program, under a name that changes with what is in them, so that browsers keep them for long.

use std::sync::LazyLock;

use axum::body::Body;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use sha2::{Digest as _, Sha256};

use super::refusal::Refusal;

/// A file in the program.
struct File {
    name: &'static str,
    content: &'static [u8],
}

/// Every file that pages ask for.
const FILES: &[File] = &[File { name: "desk.css", content: include_bytes!("../../../static/desk.css") }];

/// The route under which they are.
pub const ROUTE: &str = "/static/{file}";
/// Digits of a hash that stand in a name.
const DIGITS: usize = 16;

/// The hashes of all files, in their order: reckoned once.
static HASHES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let hash = |file: &File| data_encoding::HEXLOWER.encode(&Sha256::digest(file.content))[..DIGITS].to_owned();
    FILES.iter().map(hash).collect()
});

/// The address of a file: `/static/NAME.HASH.ENDING`. Of one that there is not, an address under which nothing is.
#[must_use]
pub fn file(name: &str) -> String {
    let found = FILES.iter().zip(HASHES.iter()).find(|(file, _)| file.name == name);
    match (found, name.rsplit_once('.')) {
        (Some((_, hash)), Some((stem, ending))) => format!("/static/{stem}.{hash}.{ending}"),
        _ => "/static/".to_owned(),
    }
}

/// The kind of a file by its ending.
fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

/// `GET /static/{file}`: a file under its present name. Under the name of what it was, it is not there: a page that is older than the program
/// must not be dressed in what is newer.
pub async fn serve(Path(asked): Path<String>, headers: HeaderMap) -> Response {
    let is_asked = |(file, hash): &(&File, &String)| {
        let (stem, ending) = file.name.rsplit_once('.').unwrap_or((file.name, ""));
        let rest = asked.strip_prefix(stem).and_then(|rest| rest.strip_prefix('.'));
        rest.and_then(|rest| rest.strip_prefix(hash.as_str())).and_then(|rest| rest.strip_prefix('.')) == Some(ending)
    };
    let Some((file, hash)) = FILES.iter().zip(HASHES.iter()).find(is_asked) else {
        return Refusal::NotFound.into_response();
    };
    let tag = HeaderValue::from_str(&format!("\"{hash}\"")).expect("digits");
    let kept = HeaderValue::from_static("public, max-age=31536000, immutable");
    let is_known = headers.get(IF_NONE_MATCH).is_some_and(|known| *known == tag);
    if is_known {
        return (StatusCode::NOT_MODIFIED, [(ETAG, tag), (CACHE_CONTROL, kept)]).into_response();
    }
    let kind = HeaderValue::from_static(kind(file.name));
    let length = HeaderValue::from(file.content.len());
    let headers = [(CONTENT_TYPE, kind), (CONTENT_LENGTH, length), (ETAG, tag), (CACHE_CONTROL, kept)];
    (headers, Body::from(file.content)).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_a_kind_and_a_name_of_its_own() {
        for File { name, content } in FILES {
            assert_ne!(kind(name), "application/octet-stream", "{name}");
            assert!(!content.is_empty(), "{name}");
            let address = file(name);
            let (stem, ending) = name.rsplit_once('.').expect("an ending");
            assert!(address.starts_with(&format!("/static/{stem}.")) && address.ends_with(ending), "{address}");
            assert_eq!(FILES.iter().filter(|other| other.name == *name).count(), 1, "{name}");
        }
        assert_eq!(file("absent.css"), "/static/");
    }
}
