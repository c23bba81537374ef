//! The headers of every answer, and the shape of what is refused.

use takas_desk::server::http::through::{HEADERS, ONLY_SECURE};
use takas_desk::server::http::{Desk, file};

use super::*;

/// Ways in to every kind of answer: of each, method, address and the status that is expected of an open and of a locked desk.
fn rows() -> Vec<(&'static str, String, u16, u16)> {
    [
        ("GET", "/healthz", 200, 200),
        ("GET", "/readyz", 200, 503),
        ("GET", "/metrics", 404, 404),
        ("GET", "/unlock", 303, 200),
        ("POST", "/unlock", 415, 415),
        ("DELETE", "/unlock", 405, 405),
        ("GET", "/lock", 405, 303),
        ("POST", "/lock", 401, 503),
        ("GET", "/nothing", 404, 303),
        ("GET", "/api/v1/nothing", 404, 503),
        ("OPTIONS", "/nothing", 404, 503),
        ("BREW", "/healthz", 405, 405),
        ("GET", "/test/c/0123", 200, 303),
        ("GET", "/test/panic", 500, 303),
        ("GET", "/test/defect", 500, 303),
        ("POST", "/test/form", 415, 503),
        ("GET", "/test/events", 200, 303),
        ("GET", "/static/absent.css", 404, 404),
        ("GET", "/static/desk.0000000000000000.css", 404, 404),
        ("GET", "/static/..%2f..%2fCargo.toml", 404, 404),
    ]
    .into_iter()
    .map(|(method, address, open, locked)| (method, address.to_owned(), open, locked))
    .chain([("GET", file("desk.css"), 200, 200)])
    .collect()
}

async fn look(desk: &Desk, method: &str, address: &str) -> Answer {
    let response = whole(desk.clone()).oneshot(request(method, address, &[], "")).await.expect("an answer");
    // Events have no end.
    let (parts, _) = response.into_parts();
    Answer { status: parts.status.as_u16(), headers: parts.headers, body: String::new() }
}

#[tokio::test]
async fn every_answer_has_every_header() {
    let (open, locked) = (Folder::new(), Folder::new());
    for (origin, only_secure) in [(ORIGIN, ONLY_SECURE), ("http://localhost:8400", "")] {
        let desks = [open.open_at(origin, Edge::default()), locked.locked_at(origin, Edge::default())];
        for (method, address, expected_open, expected_locked) in rows() {
            for (desk, expected) in desks.iter().zip([expected_open, expected_locked]) {
                let answer = look(desk, method, &address).await;
                let what = format!("{method} {address} {origin} open: {}", desk.is_open());
                assert_eq!(answer.status, expected, "{what}");
                for (name, value) in &HEADERS {
                    assert_eq!(answer.header(name.as_str()), *value, "{what}: {name}");
                }
                assert_eq!(answer.header("strict-transport-security"), only_secure, "{what}");
                let is_kept = address.starts_with("/static/") && answer.status == 200;
                let kept = if is_kept { "public, max-age=31536000, immutable" } else { "no-store" };
                assert_eq!(answer.header("cache-control"), kept, "{what}");
                let id = answer.header("x-request-id");
                assert!(id.len() == 16 && id.bytes().all(|digit| digit.is_ascii_hexdigit()), "{what}: {id}");
                assert_eq!(answer.header("server"), "", "{what}");
            }
        }
    }
}

#[tokio::test]
async fn a_program_gets_a_problem_and_a_person_a_page() {
    let folder = Folder::new();
    let desk = folder.open(Edge::default());
    for (address, headers, expected) in [
        ("/nothing", &[("accept", "text/html,*/*")][..], "text/html; charset=utf-8"),
        ("/nothing", &[], "text/html; charset=utf-8"),
        ("/nothing", &[("accept", "application/json")], "application/problem+json"),
        ("/nothing", &[("accept", "text/event-stream")], "application/problem+json"),
        ("/nothing", &[("accept", "text/html, application/json")], "text/html; charset=utf-8"),
        ("/nothing", &[("x-takas-token", "0")], "application/problem+json"),
        ("/api/nothing", &[("accept", "text/html")], "application/problem+json"),
    ] {
        let answer = ask(&desk, request("GET", address, headers, "")).await;
        assert_eq!((answer.status, answer.header("content-type")), (404, expected), "{address} {headers:?}");
    }
    let answer = ask(&desk, request("GET", "/api/nothing", &[], "")).await;
    let problem: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
    assert_eq!(problem["type"], "/problems/not-found");
    assert_eq!(problem["status"], 404);
    assert_eq!(problem["request"], answer.header("x-request-id"));
}

#[tokio::test]
async fn what_went_wrong_inside_is_not_told() {
    let folder = Folder::new();
    let desk = folder.open(Edge::default());
    for address in ["/test/panic", "/test/defect"] {
        for accept in ["text/html", "application/json"] {
            let answer = ask(&desk, request("GET", address, &[("accept", accept)], "")).await;
            assert_eq!(answer.status, 500, "{address}");
            assert!(!answer.body.contains("a name that") && !answer.body.contains("words of"), "{}", answer.body);
        }
    }
}

#[tokio::test]
async fn the_ways_in_which_something_can_be_asked_are_told() {
    let folder = Folder::new();
    let answer = ask(&folder.open(Edge::default()), request("DELETE", "/unlock", &[], "")).await;
    assert_eq!((answer.status, answer.header("allow")), (405, "GET,HEAD,POST"));
}

#[tokio::test]
async fn a_file_is_known_by_its_hash() {
    let folder = Folder::new();
    let desk = folder.locked(Edge::default());
    let answer = ask(&desk, request("GET", &file("desk.css"), &[], "")).await;
    assert_eq!(answer.header("content-type"), "text/css; charset=utf-8");
    assert_eq!(answer.header("content-length"), answer.body.len().to_string());
    let tag = answer.header("etag").to_owned();
    let again = ask(&desk, request("GET", &file("desk.css"), &[("if-none-match", &tag)], "")).await;
    assert_eq!((again.status, again.body.as_str()), (304, ""));
}

#[tokio::test]
async fn a_page_says_its_language_and_its_direction() {
    let folder = Folder::new();
    let desk = folder.locked(Edge::default());
    for (language, expected) in [("ar", r#"<html lang="ar" dir="rtl">"#), ("uk", r#"<html lang="uk" dir="ltr">"#)] {
        let answer = ask(&desk, request("GET", "/unlock", &[("accept-language", language)], "")).await;
        assert!(answer.body.contains(expected), "{}", answer.body);
        // Neither script nor style stands in a page: the policy would not let it.
        assert!(!answer.body.contains("<script>") && !answer.body.contains("style="), "{}", answer.body);
    }
}
