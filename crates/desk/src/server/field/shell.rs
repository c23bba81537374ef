//! The page that is installed, and what makes it work without a network: its worker and its manifest.
//!
//! All three lie in the browser, in the clear. So they say nothing but in which language somebody works at a desk of this address: no case, no
//! person, no token, nothing that was taken along.

use askama::Template;
use axum::http::{HeaderName, header};
use axum::response::{IntoResponse as _, Response};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use crate::server::http::through::POLICY;
use crate::server::http::{Page, Refusal, file, show};
use crate::server::live::Wish;
use crate::server::live::visit::Visit;

/// The script of the worker, which is told by its first line what it keeps.
const WORKER: &str = include_str!("../../../static/field-worker.js");
/// What the page is made of besides itself.
const FILES: [&str; 10] = [
    "desk.css",
    "field.css",
    "field.js",
    "field-kept.js",
    "field-clock.js",
    "field-deliver.js",
    "field-draw.js",
    "sign.js",
    "device.js",
    "desk-send.js",
];
/// What it looks like among other programs.
const ICON: &str = "field.svg";

#[derive(Template)]
#[template(path = "field/field.html")]
struct FieldPage {
    page: Page,
    /// The key of the case.
    key: String,
}

/// `GET /c/{case}/field`.
pub(super) async fn page(visit: Visit) -> Result<Response, Refusal> {
    visit.wants(Wish::Say)?;
    let (page, key) = (visit.page.clone(), visit.case.key.as_str().to_owned());
    let policy = format!("{POLICY}; manifest-src 'self'; worker-src 'self'");
    Ok(([(header::CONTENT_SECURITY_POLICY, policy)], show(&FieldPage { page, key })).into_response())
}

/// `GET /c/{case}/field/worker.js`. Its bytes change with everything that it keeps: a browser then keeps it anew.
pub(super) async fn worker(visit: Visit) -> Result<Response, Refusal> {
    visit.wants(Wish::Say)?;
    let shell = address(&visit, "");
    let files: Vec<String> =
        FILES.into_iter().chain([ICON]).map(file).chain([address(&visit, "/manifest.webmanifest")]).collect();
    let page = FieldPage {
        page: Page { token: String::new(), ..visit.page.clone() },
        key: visit.case.key.as_str().to_owned(),
    };
    let page = page.render().map_err(|_| Refusal::Defect)?;
    let mut digest = Sha256::new();
    digest.update(page.as_bytes());
    digest.update(WORKER.as_bytes());
    let version = data_encoding::HEXLOWER.encode(&digest.finalize()[..8]);
    let kept = json!({ "files": files, "shell": shell, "version": version });
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (HeaderName::from_static("service-worker-allowed"), shell.as_str()),
    ];
    Ok((headers, format!("const KEPT = {kept};\n{WORKER}")).into_response())
}

/// `GET /c/{case}/field/manifest.webmanifest`.
pub(super) async fn manifest(visit: Visit) -> Result<Response, Refusal> {
    visit.wants(Wish::Say)?;
    let (shell, speaker) = (address(&visit, ""), &visit.page.speaker);
    let manifest = json!({
        "background_color": "#fbfaf8",
        "dir": speaker.dir(),
        "display": "standalone",
        "icons": [{ "sizes": "any", "src": file(ICON), "type": "image/svg+xml" }],
        "id": shell,
        "lang": speaker.code(),
        "name": "Takas",
        "scope": shell,
        "short_name": "Takas",
        "start_url": shell,
        "theme_color": "#1a4f8b",
    });
    Ok(([(header::CONTENT_TYPE, "application/manifest+json")], manifest.to_string()).into_response())
}

/// An address below that of the page.
fn address(visit: &Visit, rest: &str) -> String {
    format!("/c/{}/field{rest}", visit.case.key.as_str())
}
