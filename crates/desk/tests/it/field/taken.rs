//! What each takes along: what that role may know, by pseudonyms, and nothing else.

use axum::http::StatusCode;
use serde_json::Value;
use takas_store::Location;

use crate::live::ankara::{Ankara, POSITION_CANARY};
use crate::live::driven::{Team, drive};
use crate::live::stand_in::{Desk, token_of};

/// The acts that somebody takes along.
fn acts(taken: &Value) -> Vec<String> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let rides = list(&taken["rides"]);
    let people = rides.iter().flat_map(|ride| list(&ride["people"])).flat_map(|one| list(&one["phrases"]));
    let phrases = rides.iter().flat_map(|ride| list(&ride["phrases"])).chain(people);
    let mut acts: Vec<String> = phrases.filter_map(|phrase| phrase["act"].as_str().map(str::to_owned)).collect();
    acts.sort();
    acts.dedup();
    acts
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_takes_along_what_that_seat_may_say_and_know() {
    let ankara = Ankara::new();
    let desk = Desk::new(&ankara, &Location::File(ankara.store()));
    desk.begin(&ankara).await;
    let mut team = Team::new(&ankara);
    drive(&desk, &mut team, 0, 30).await;
    // Whoever has asked for names takes none along.
    for who in ["anna", "cem", "svn"] {
        let form = format!("token={}&show=real", token_of(who));
        assert_eq!(desk.post_form(who, "names", form).await.status, StatusCode::SEE_OTHER);
    }
    for (who, expected) in [
        ("cem", &["alighted", "arrived", "begun", "boarded", "departed", "ended", "handed-over", "hold"][..]),
        ("svn", &["hold", "in-hand", "not-travelling", "verified"]),
        ("neutral", &["followed-up", "hold", "in-hand", "not-travelling"]),
        ("doctor", &["followed-up", "hold", "in-hand", "not-travelling"]),
    ] {
        let answered = desk.get(who, &desk.api("field")).await;
        assert_eq!(answered.status, StatusCode::OK, "{who}: {}", answered.text());
        let own = acts(&answered.json());
        assert!(own.iter().all(|act| expected.contains(&act.as_str())), "{who}: {own:?}");
        assert!(own.len() > 1, "{who}: {own:?}");
        let text = answered.text().to_lowercase();
        for name in ["gershkovich", "krieger", "krasikov", "dultsev", POSITION_CANARY] {
            assert!(!text.contains(name), "{who} takes `{name}` along");
        }
    }
    let whole = desk.get("cem", &desk.api("field")).await.json();
    let carried = |taken: &Value| {
        let rides = taken["rides"].as_array().expect("rides").iter();
        rides.flat_map(|ride| ride["people"].as_array().expect("people").clone()).collect::<Vec<_>>()
    };
    let (all, own) = (carried(&whole), carried(&desk.get("svn", &desk.api("field")).await.json()));
    assert!(own.len() < all.len() && !own.is_empty(), "{} of {}", own.len(), all.len());
    // Slovenia lets two go, and two children go with them; it receives nobody.
    let own: std::collections::BTreeSet<&str> = own.iter().filter_map(|one| one["unit"].as_str()).collect();
    let units = desk.get("svn", &desk.api("operation")).await.json();
    let known: u64 = units["people"].as_array().expect("people").iter().filter_map(|one| one["units"].as_u64()).sum();
    assert!(own.len() as u64 <= known, "{own:?}");
    assert_eq!(desk.get("watcher", &desk.api("field")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(desk.get("outsider", &desk.api("field")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(desk.get("nobody", &desk.api("field")).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_lies_in_the_browser_in_the_clear_says_nothing() {
    let ankara = Ankara::new();
    let desk = Desk::new(&ankara, &Location::File(ankara.store()));
    desk.begin(&ankara).await;
    for (what, kind) in [
        ("field", "text/html"),
        ("field/worker.js", "text/javascript"),
        ("field/manifest.webmanifest", "application/manifest+json"),
    ] {
        let answered = desk.get("cem", &desk.page(what)).await;
        assert_eq!(answered.status, StatusCode::OK, "{what}");
        assert!(answered.headers["content-type"].to_str().expect("a text").starts_with(kind), "{what}");
        let text = answered.text();
        for secret in ["Ankara", "ankara", "unit-", &token_of("cem"), "a-cem", "s-cem", "LTAC"] {
            assert!(!text.contains(secret), "{what} says `{secret}`");
        }
        assert_eq!(desk.get("watcher", &desk.page(what)).await.status, StatusCode::NOT_FOUND, "{what}");
    }
    let page = desk.get("cem", &desk.page("field")).await;
    let policy = page.headers["content-security-policy"].to_str().expect("a text");
    assert!(
        policy.contains("worker-src 'self'") && policy.contains("manifest-src 'self'") && !policy.contains("unsafe")
    );
    let worker = desk.get("cem", &desk.page("field/worker.js")).await;
    assert_eq!(worker.headers["service-worker-allowed"], desk.page("field"));
    // Everything that it keeps is there.
    let text = worker.text();
    let kept = text.strip_prefix("const KEPT = ").and_then(|rest| rest.split_once(";\n")).expect("its first line").0;
    let kept: Value = serde_json::from_str(kept).expect("JSON");
    let files = kept["files"].as_array().expect("files");
    let known = [
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
    for name in known {
        assert!(files.iter().any(|file| *file == *takas_desk::server::http::file(name)), "{name} in {files:?}");
    }
}
