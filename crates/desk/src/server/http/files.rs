//! Styles and scripts: in the program, under a name that changes with what is in them, so that browsers keep them for long.

use std::sync::LazyLock;

use axum::body::{Body, Bytes};
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

/// A file of this name in `static`.
macro_rules! file {
    ($name:literal) => {
        File { name: $name, content: include_bytes!(concat!("../../../static/", $name)) }
    };
}

/// Every file that pages ask for; a script stands after those that it imports.
const FILES: &[File] = &[
    file!("desk.css"),
    file!("desk-send.js"),
    file!("device.js"),
    file!("passkey.js"),
    file!("prf.js"),
    file!("board.css"),
    // Drawings, the slider of a plan and what a rehearsal looks like are those of `views`.
    File { name: "picture.css", content: takas_views::svg::SHEET.as_bytes() },
    File { name: "plan.js", content: takas_views::html::PLAN_SCRIPT.as_bytes() },
    file!("sign.js"),
    file!("verify.js"),
    file!("board.js"),
    file!("record.js"),
    File { name: "drawing.css", content: takas_views::svg::STYLE.as_bytes() },
    file!("deals.css"),
    File { name: "rehearsal.css", content: takas_views::html::REHEARSAL_STYLE.as_bytes() },
    file!("work.js"),
    file!("lists.css"),
    file!("review.js"),
    file!("talks.css"),
    file!("talks.js"),
    file!("field.css"),
    file!("field.svg"),
    file!("field-kept.js"),
    file!("field-clock.js"),
    file!("field-deliver.js"),
    file!("field-draw.js"),
    file!("field.js"),
    file!("sheet.css"),
    file!("sheet.js"),
    file!("pictures.js"),
];

/// The route under which they are.
pub const ROUTE: &str = "/static/{file}";
/// Digits of a hash that stand in a name.
const DIGITS: usize = 16;

/// A file as it is served.
struct Served {
    name: &'static str,
    content: Bytes,
    hash: String,
}

impl Served {
    /// `NAME.HASH.ENDING`.
    fn hashed_name(&self) -> String {
        let (stem, ending) = self.name.rsplit_once('.').unwrap_or((self.name, ""));
        format!("{stem}.{}.{ending}", self.hash)
    }
}

/// All files, in their order, made once. What a script imports it names as it lies beside it (`"./desk-send.js"`); it is served with the name that
/// this has at present, so that its own name changes with it.
static SERVED: LazyLock<Vec<Served>> = LazyLock::new(|| {
    let mut all: Vec<Served> = Vec::with_capacity(FILES.len());
    for File { name, content } in FILES {
        let content = match std::str::from_utf8(content) {
            Ok(text) if kind(name) == SCRIPT => Bytes::from(all.iter().fold(text.to_owned(), |text, imported| {
                text.replace(&format!("\"./{}\"", imported.name), &format!("\"./{}\"", imported.hashed_name()))
            })),
            _ => Bytes::from_static(content),
        };
        let hash = data_encoding::HEXLOWER.encode(&Sha256::digest(&content))[..DIGITS].to_owned();
        all.push(Served { name, content, hash });
    }
    all
});

/// The address of a file: `/static/NAME.HASH.ENDING`. Of one that there is not, an address under which nothing is.
#[must_use]
pub fn file(name: &str) -> String {
    let found = SERVED.iter().find(|file| file.name == name);
    format!("/static/{}", found.map_or_else(String::new, Served::hashed_name))
}

/// The kind of scripts.
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// The kind of a file by its ending.
fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => SCRIPT,
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

/// `GET /static/{file}`: a file under its present name. Under the name of what it was, it is not there: a page that is older than the program
/// must not be dressed in what is newer.
pub async fn serve(Path(asked): Path<String>, headers: HeaderMap) -> Response {
    let Some(file) = SERVED.iter().find(|file| file.hashed_name() == asked) else {
        return Refusal::NotFound.into_response();
    };
    let tag = HeaderValue::from_str(&format!("\"{}\"", file.hash)).expect("digits");
    let kept = HeaderValue::from_static("public, max-age=31536000, immutable");
    let is_known = headers.get(IF_NONE_MATCH).is_some_and(|known| *known == tag);
    if is_known {
        return (StatusCode::NOT_MODIFIED, [(ETAG, tag), (CACHE_CONTROL, kept)]).into_response();
    }
    let kind = HeaderValue::from_static(kind(file.name));
    let length = HeaderValue::from(file.content.len());
    let headers = [(CONTENT_TYPE, kind), (CONTENT_LENGTH, length), (ETAG, tag), (CACHE_CONTROL, kept)];
    (headers, Body::from(file.content.clone())).into_response()
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

    #[test]
    fn scripts_import_what_is_there() {
        for file in SERVED.iter().filter(|file| kind(file.name) == SCRIPT) {
            let text = std::str::from_utf8(&file.content).expect("a text");
            for imported in text.split("from \"./").skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(SERVED.iter().any(|other| other.hashed_name() == imported), "{}: {imported}", file.name);
            }
        }
        let script = SERVED.iter().find(|file| file.name == "passkey.js").expect("a script");
        assert!(!script.content.windows(14).any(|part| part == b"\"./desk-send.js"), "it names what it imports");
    }
}
