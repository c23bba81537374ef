//! A rehearsal that is open gives way to the operation itself, and to nothing else; it stays in the store, apart.

use axum::http::StatusCode;
use takas_store::Location;
use tokio::task::block_in_place;

use super::ankara::Ankara;
use super::driven::{Team, drive};
use super::stand_in::{Desk, token_of};
use super::streams::{Listener, id};

async fn begins(desk: &Desk, ankara: &Ankara, kind: &str) -> StatusCode {
    let form = format!("token={}&plan={}&kind={kind}", token_of("anna"), ankara.plan);
    desk.post_form("anna", "begin", form).await.status
}

/// The kind and the number of events of what is open.
async fn open(desk: &Desk) -> (String, u64) {
    desk.is_open().await;
    let now = desk.get("anna", &desk.api("operation")).await.json();
    (now["kind"].as_str().expect("a text").to_owned(), now["revision"].as_u64().expect("a number"))
}

/// The names of the operations that lie in the store.
fn streams(desk: &Desk) -> Vec<String> {
    let states = block_in_place(|| desk.app.store.streams(Some(&desk.case))).expect("it answers");
    let name = |state: &takas_store::StreamState| state.stream.as_str().rsplit('/').next().map(str::to_owned);
    let mut names: Vec<String> = states.iter().filter_map(name).filter(|name| name.contains('-')).collect();
    names.sort();
    names
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_operation_itself_begins_while_a_rehearsal_is_open_and_stays() {
    let ankara = Ankara::new();
    let desk = Desk::new(&ankara, &Location::File(ankara.store()));
    desk.begin(&ankara).await;
    let mut team = Team::new(&ankara);
    drive(&desk, &mut team, 0, 6).await;
    let (kind, rehearsed) = open(&desk).await;
    assert_eq!(kind, "rehearsal");
    let trust = desk.get("anna", &desk.page("record/trust.json")).await.text();
    assert!(desk.get("anna", &desk.page("board")).await.text().contains("every confirmation in it is played"));
    // By a plan that nobody approved nothing begins, and the rehearsal goes on.
    assert_eq!(begins(&desk, &ankara, "own").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(open(&desk).await, ("rehearsal".to_owned(), rehearsed));
    let seen = format!("{rehearsed:020}");
    let mut listener = Listener::new(&desk, "svn", Some(&seen)).await;
    let path = format!("plans/{}/approve", ankara.plan);
    loop {
        let approved = desk.post_form("anna", &path, format!("token={}", token_of("anna"))).await;
        if approved.status == StatusCode::SEE_OTHER {
            break;
        }
        assert_eq!(approved.status, StatusCode::SERVICE_UNAVAILABLE, "{}", approved.text());
    }
    let page = desk.get("anna", &desk.page(&format!("plans/{}", ankara.plan))).await.text();
    assert!(page.contains("Begin the operation itself") && !page.contains("Begin a rehearsal"), "{page}");
    assert_eq!(begins(&desk, &ankara, "own").await, StatusCode::SEE_OTHER);
    let (kind, revision) = open(&desk).await;
    assert!(kind == "historical" && revision < rehearsed, "{kind} {revision}");
    // It has a record of its own.
    assert_ne!(desk.get("anna", &desk.page("record/trust.json")).await.text(), trust);
    // Whoever looked at the rehearsal is told, comes again, and is told at once, however many events there are.
    let last =
        tokio::time::timeout(std::time::Duration::from_secs(10), listener.next_in_time()).await.expect("in time");
    assert_eq!(id(&last), u64::MAX);
    let again = Listener::new(&desk, "svn", Some(&u64::MAX.to_string())).await.next_in_time().await;
    assert_eq!(id(&again), revision);
    assert!(!desk.get("anna", &desk.page("board")).await.text().contains("every confirmation in it is played"));
    // Nothing takes its place: no rehearsal, and it does not begin twice; nor after a restart.
    for kind in ["rehearsal", "own"] {
        assert_eq!(begins(&desk, &ankara, kind).await, StatusCode::SEE_OTHER);
        assert_eq!(open(&desk).await.0, "historical");
    }
    let plan = &ankara.plan;
    let expected = [format!("historical-{plan}"), format!("rehearsal-{plan}")];
    assert!(expected.iter().all(|name| streams(&desk).contains(name)), "{:?}", streams(&desk));
    let next = Desk::on(&ankara, desk.app.store.clone());
    assert_eq!(open(&next).await.0, "historical");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_timeline_of_a_case_has_what_happened_and_not_what_was_played() {
    let ankara = Ankara::new();
    let desk = Desk::new(&ankara, &Location::File(ankara.store()));
    let kinds = async |who: &str| {
        let case = desk.get(who, &format!("/api/v1/cases/{}", desk.case)).await.json();
        let kind = |one: &serde_json::Value| one["kind"].as_str().expect("a text").to_owned();
        case["timeline"].as_array().expect("a list").iter().map(kind).collect::<Vec<_>>()
    };
    desk.begin(&ankara).await;
    let mut team = Team::new(&ankara);
    drive(&desk, &mut team, 0, 20).await;
    let has = |kinds: &[String], wanted: &str| kinds.iter().any(|kind| kind == wanted);
    let played = kinds("anna").await;
    assert!(
        !["begun", "arrived", "gate-opened", "held", "approved"].iter().any(|kind| has(&played, kind)),
        "{played:?}"
    );
    let path = format!("plans/{}/approve", ankara.plan);
    while desk.post_form("anna", &path, format!("token={}", token_of("anna"))).await.status != StatusCode::SEE_OTHER {}
    assert_eq!(begins(&desk, &ankara, "own").await, StatusCode::SEE_OTHER);
    desk.is_open().await;
    let (lead, party, watcher) = (kinds("anna").await, kinds("svn").await, kinds("watcher").await);
    assert!(has(&lead, "approved"), "{lead:?}");
    // When the mediators approved is no party's to know.
    assert!(!has(&party, "approved") && !has(&watcher, "approved"), "{party:?} {watcher:?}");
}
