//! What is asked twice under one key is done once.

use takas_store::{Location, Options, Store};

use super::world::World;

fn heads<'h>(bearer: &'h str, key: &'h str) -> Vec<(&'h str, &'h str)> {
    vec![("authorization", bearer), ("content-type", "application/json"), ("idempotency-key", key)]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_answer_comes_again_and_another_request_is_told_so() {
    let world = World::new().await;
    let (phrases, bearer) = (world.api("phrases"), world.bearer(0));
    let hold = r#"{"format":1,"words":"hold everything"}"#;
    let first = world.ask("POST", &phrases, &heads(&bearer, "key-1"), hold).await;
    // Nobody signs with the keys of this account: it is as if it were not there, and nothing is kept of that.
    assert_eq!(first.status, 404, "{first:?}");
    let (commands, line) =
        (world.api("commands"), r#"{"envelope":"","format":1,"payload":"","salt":"","signature":""}"#);
    let first = world.ask("POST", &commands, &heads(&bearer, "key-2"), line).await;
    assert_eq!(first.status, 422, "{first:?}");
    let again = world.ask("POST", &commands, &heads(&bearer, "key-2"), line).await;
    assert_eq!((again.status, &again.json()["detail"]), (422, &first.json()["detail"]));
    assert_ne!(again.json()["request"], first.json()["request"], "it is another request all the same");
    for (path, body) in [(&commands, hold), (&phrases, line)] {
        let other = world.ask("POST", path, &heads(&bearer, "key-2"), body).await;
        assert_eq!(other.status, 422);
        assert!(other.json()["detail"].as_str().expect("words").contains("Idempotency-Key"), "{other:?}");
    }
    // Keys are each account's own.
    let theirs = world.ask("POST", &commands, &heads(&world.bearer(3), "key-2"), hold).await;
    assert_eq!(theirs.status, 400, "for this one it is the first: {theirs:?}");
    for wrong in ["", "a b", &"x".repeat(129), "ключ"] {
        assert_eq!(world.ask("POST", &commands, &heads(&bearer, wrong), line).await.status, 400, "{wrong}");
    }
    let without = world.ask("POST", &commands, &heads("Bearer takas_none", "key-2"), line).await;
    assert_eq!(without.status, 401);
    let large = format!("\"{}\"", "x".repeat(200 << 10));
    assert_eq!(world.ask("POST", &commands, &heads(&bearer, "key-3"), &large).await.status, 413);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_kept_lies_sealed_in_the_store_and_is_found_after_a_restart() {
    let world = World::new().await;
    let (commands, bearer) = (world.api("commands"), world.bearer(0));
    let line = r#"{"envelope":"Y2FuYXJ5","format":1,"payload":"","salt":"","signature":""}"#;
    let first = world.ask("POST", &commands, &heads(&bearer, "canary-key-of-a-program"), line).await;
    assert_eq!(first.status, 422, "{first:?}");
    let Location::File(path) = world.app.store.location().clone() else { unreachable!("a file") };
    let folder = path.parent().expect("a folder");
    let files = std::fs::read_dir(folder).expect("a folder").flatten();
    let bytes: Vec<u8> = files.flat_map(|file| std::fs::read(file.path()).unwrap_or_default()).collect();
    let holds = |canary: &str| bytes.windows(canary.len()).any(|part| part == canary.as_bytes());
    let detail = first.json()["detail"].as_str().expect("words").to_owned();
    assert!(holds("desk-answers/"), "the search finds what stands in the clear");
    assert!(!holds("canary-key-of-a-program") && !holds(&detail), "{detail}");
    // A desk that is opened anew on the same store answers as the first did.
    let store = Store::open_to_read(&Location::File(path), Options::default()).expect("a store");
    let kept = store.streams(Some("desk-answers")).expect("streams");
    assert_eq!((kept.len(), kept[0].revision.0), (1, 2), "it was begun, and answered");
}
