//! Requests to the API that are nearly right, by the thousand, through the routes of an open desk: each answer is one that is described.

use axum::body::to_bytes;
use serde_json::Value;
use takas_desk::server::api::{BASE, document};
use takas_desk::server::http::whole;
use tower::ServiceExt as _;

use super::requests::request;
use super::world::World;

const ROUNDS: usize = 5_000;

/// A small generator (`SplitMix64`; Steele, Lea, Flood, 2014): the same requests in every run.
fn bytes(seed: u64) -> Vec<u8> {
    let one = |index: u64| {
        let mut mixed = seed.wrapping_mul(64).wrapping_add(index).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)).to_be_bytes()[0]
    };
    (0..48).map(one).collect()
}

/// What the document says of an answer to this; none: there is no such operation.
fn described<'d>(document: &'d Value, method: &str, path: &str, case: &str) -> Option<&'d Value> {
    let asked: Vec<&str> = path.strip_prefix(BASE)?.split('/').collect();
    let is_it = |written: &str| {
        let written: Vec<&str> = written.split('/').collect();
        let fits = |(written, asked): (&&str, &&str)| {
            *written == *asked
                || (*written == "{case}" && *asked == case)
                || (written.starts_with('{') && *written != "{case}" && !asked.is_empty())
        };
        written.len() == asked.len() && written.iter().zip(&asked).all(fits)
    };
    let method = if method == "HEAD" { "get".to_owned() } else { method.to_lowercase() };
    // Where a name and a parameter fit, the name is meant.
    let mut fitting: Vec<&String> = document["paths"].as_object()?.keys().filter(|written| is_it(written)).collect();
    fitting.sort_by_key(|written| written.matches('{').count());
    document["paths"].get(fitting.first()?.as_str())?.get(method)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_that_are_nearly_right_are_answered_as_the_document_says() {
    let world = World::new().await;
    let document: Value = serde_json::from_str(document()).expect("JSON");
    let mut statuses = std::collections::BTreeMap::new();
    for seed in 0..ROUNDS {
        let bytes = bytes(seed as u64);
        let request = request(&bytes, world.case.as_str(), &world.bearer(seed % world.tokens.len()));
        let asked = format!("{} {}", request.method(), request.uri());
        let operation = described(&document, request.method().as_str(), request.uri().path(), world.case.as_str());
        let operation = operation.cloned();
        let response = whole(world.desk.clone()).oneshot(request).await.expect("an answer");
        let status = response.status().as_u16();
        *statuses.entry(status).or_insert(0_u32) += 1;
        let kind = response.headers().get("content-type").map(|kind| kind.to_str().expect("a text").to_owned());
        assert!(status < 500 || status == 503, "{asked} {seed}: {status}");
        if let Some(operation) = operation {
            let told = operation["responses"].get(status.to_string());
            assert!(told.is_some(), "{asked} {seed}: {status} is not described");
        } else {
            // A place that is not there, a way that is none, and what comes in from elsewhere.
            assert!([401, 403, 404, 405].contains(&status), "{asked} {seed}: {status}");
        }
        if status >= 400 && !asked.starts_with("HEAD") {
            assert_eq!(kind.as_deref(), Some("application/problem+json"), "{asked} {seed}");
            let body = to_bytes(response.into_body(), 1 << 20).await.expect("a body");
            let problem: Value = serde_json::from_slice(&body).expect("JSON");
            assert_eq!(problem["status"], status, "{asked} {seed}");
        }
    }
    // All of it was met.
    for status in [200, 304, 400, 401, 403, 404, 405, 413, 415, 422] {
        assert!(statuses.contains_key(&status), "{statuses:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_desk_that_is_fuzzed_is_whole() {
    let folder = std::env::temp_dir().join(format!("takas-fuzzed-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let (routes, case) = super::open::open(&folder);
    let mut statuses = std::collections::BTreeSet::new();
    for seed in 0..400 {
        let request = request(&bytes(seed), &case, "Bearer takas_somebody");
        statuses.insert(routes.clone().oneshot(request).await.expect("an answer").status().as_u16());
    }
    assert!([200, 304, 400, 404, 405, 415].iter().all(|status| statuses.contains(status)), "{statuses:?}");
    assert!(!statuses.contains(&500), "{statuses:?}");
    let _ = std::fs::remove_dir_all(&folder);
}
