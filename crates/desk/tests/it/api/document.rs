//! The document of the API: what it says is what is there.

use std::path::Path;

use serde_json::Value;
use takas_desk::server::api::{BASE, document};

use super::world::World;

fn read() -> Value {
    serde_json::from_str(document()).expect("JSON")
}

#[test]
fn the_committed_document_is_the_one_that_is_served() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/schema/openapi.json");
    let kept = std::fs::read_to_string(path).expect("cargo xtask schemas writes it");
    assert!(kept == document(), "docs/reference/schema/openapi.json is another: cargo xtask schemas");
}

/// Every operation, as method and path.
fn operations(document: &Value) -> Vec<(String, String, Value)> {
    let mut all = Vec::new();
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (method, operation) in methods.as_object().expect("methods") {
            all.push((method.to_uppercase(), path.clone(), operation.clone()));
        }
    }
    all
}

#[test]
fn every_operation_has_a_name_of_its_own_and_says_what_it_refuses() {
    let document = read();
    let mut names = std::collections::BTreeSet::new();
    for (method, path, operation) in operations(&document) {
        let name = operation["operationId"].as_str().expect("a name").to_owned();
        assert!(names.insert(name.clone()), "{name} twice");
        assert!(operation["summary"].as_str().is_some_and(|says| !says.is_empty()), "{name}");
        let responses = operation["responses"].as_object().expect("answers");
        let wants = |statuses: &[&str]| statuses.iter().all(|status| responses.contains_key(*status));
        assert!(wants(&["408", "429", "500", "503"]), "{name}");
        let is_for_anybody = operation["security"] == serde_json::json!([]);
        assert!(is_for_anybody || wants(&["401", "403"]), "{name}");
        assert!(!path.contains('{') || wants(&["400", "404"]), "{name}");
        assert!(method == "GET" || operation["requestBody"].is_null() || wants(&["413", "415"]), "{name}");
    }
    // Whatever is referred to is there.
    let text = document.to_string();
    for part in text.split("\"$ref\":\"#/").skip(1) {
        let pointer = format!("/{}", part.split('"').next().expect("an end"));
        assert!(document.pointer(&pointer).is_some(), "{pointer}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_document_names_is_there_and_it_is_served_to_anybody() {
    let world = World::new().await;
    let served = world.ask("GET", &format!("{BASE}/openapi.json"), &[], "").await;
    assert_eq!((served.status, served.body.as_str()), (200, document()));
    let again = [("if-none-match", served.header("etag"))];
    assert_eq!(world.ask("GET", &format!("{BASE}/openapi.json"), &again, "").await.status, 304);
    for (method, path, operation) in operations(&read()) {
        let named = path.replace("{case}", world.case.as_str()).replace(['{', '}'], "");
        let path = format!("{BASE}{named}");
        let is_for_anybody = operation["security"] == serde_json::json!([]);
        // Without a token nobody is let in; with any other method it is said which there are.
        let answer = world.ask(&method, &path, &[("content-type", "application/json")], "{}").await;
        assert_eq!(answer.status, if is_for_anybody { 200 } else { 401 }, "{method} {path}");
        let other = world.ask("DELETE", &path, &[], "").await;
        assert_eq!((other.status, other.header("content-type")), (405, "application/problem+json"), "{path}");
        assert!(other.header("allow").contains(&method), "{path}: {}", other.header("allow"));
    }
    for absent in ["/api/v1/absent", "/api/v2/cases", "/api/", &world.api("absent")] {
        let answer = world.get(absent).await;
        assert_eq!((answer.status, answer.header("content-type")), (404, "application/problem+json"), "{absent}");
    }
}
