//! Sessions end: by time, by idleness, one by one, all at once, and at every desk.

use axum::http::StatusCode;
use takas_desk::server::role::Role;

use super::world::{Browser, World, colleague, lead};

async fn is_in(browser: &mut Browser) -> bool {
    browser.get("/account").await.status == StatusCode::OK
}

#[tokio::test]
async fn a_session_ends_by_idleness_and_by_time() {
    let world = World::new();
    let (mut browser, _) = lead(&world.desk()).await;
    world.pass(2 * 3600 - 1);
    assert!(is_in(&mut browser).await, "it was used just in time");
    world.pass(2 * 3600 - 1);
    assert!(is_in(&mut browser).await, "and again");
    world.pass(2 * 3600);
    assert!(!is_in(&mut browser).await, "two hours of nothing");

    browser.sign_in().await.json();
    for _ in 0..16 {
        assert!(is_in(&mut browser).await);
        world.pass(3600);
    }
    assert!(!is_in(&mut browser).await, "sixteen hours, however busy");
}

#[tokio::test]
async fn a_session_of_one_desk_is_good_at_all_and_ended_at_all() {
    let world = World::new();
    let (mut here, _) = lead(&world.desk()).await;
    let other = world.desk();
    let mut there = Browser::new(&other);
    there.authenticator = here.authenticator.clone();
    there.sign_in().await.json();
    // What was begun there is good here this very moment.
    let mut both = Browser::new(&here.desk);
    both.cookies = there.cookies.clone();
    assert!(is_in(&mut both).await);

    let page = here.get("/account").await;
    assert!(page.text.matches("Firefox on Linux").count() >= 2, "{}", page.text);
    let own = here.account().id;
    let sessions = here.desk.accounts.sessions(own);
    assert_eq!(sessions.len(), 2);
    let id =
        there.desk.accounts.find_session(there.cookie_of_session().expect("one")).expect("store").expect("one").1.id;
    let ended = here.form(&format!("/account/sessions/{id}/end"), &[]).await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER);
    assert!(!is_in(&mut both).await, "here at once");
    world.pass(1);
    assert!(!is_in(&mut there).await, "there within a second");
    assert!(is_in(&mut here).await);
}

#[tokio::test]
async fn others_sessions_are_not_ones_own_to_end() {
    let world = World::new();
    let (owner, _) = lead(&world.desk()).await;
    let mut other = colleague(&owner, "Somebody Else", Role::Field).await;
    let session = owner.desk.accounts.sessions(owner.account().id)[0].id;
    let answer = other.form(&format!("/account/sessions/{session}/end"), &[]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    let nonsense = other.form("/account/sessions/0123/end", &[]).await;
    assert_eq!((nonsense.status, nonsense.text), (answer.status, answer.text), "as if there were none");
}

#[tokio::test]
async fn all_others_are_ended_at_once() {
    let world = World::new();
    let (mut here, _) = lead(&world.desk()).await;
    let mut there = Browser::new(&here.desk);
    there.authenticator = here.authenticator.clone();
    there.sign_in().await.json();
    here.form("/account/sessions/end-others", &[]).await;
    assert!(is_in(&mut here).await && !is_in(&mut there).await);
}

#[tokio::test]
async fn under_duress_every_session_of_everybody_ends() {
    let world = World::new();
    let (mut one, _) = lead(&world.desk()).await;
    let mut other = colleague(&one, "Somebody Else", Role::Field).await;
    other.desk = world.desk();
    assert!(is_in(&mut one).await && is_in(&mut other).await);
    one.desk.accounts.close_all_sessions().expect("closed");
    assert!(!is_in(&mut one).await, "here at once");
    world.pass(1);
    assert!(!is_in(&mut other).await, "there within a second");
    other.sign_in().await.json();
    assert!(is_in(&mut other).await, "whoever has a passkey comes in again");
}

#[tokio::test]
async fn under_duress_sessions_end_here_even_if_the_store_takes_no_writes() {
    let world = World::new();
    let (browser, _) = lead(&world.desk()).await;
    let secret = browser.cookie_of_session().expect("a session").to_owned();
    let location = takas_store::Location::File(world.folder.path().join("desk.store"));
    let read_only = takas_store::Store::open_to_read(&location, takas_store::Options::default()).expect("a store");
    let clock = takas_desk::server::accounts::Clock::of(|| super::world::BEGINNING + 60);
    let desk = takas_desk::server::accounts::Accounts::open(&read_only, &World::key(), clock).expect("accounts");
    assert!(desk.find_session(&secret).expect("the store").is_some());
    assert!(desk.close_all_sessions().is_err(), "it is said that others go on");
    assert!(desk.find_session(&secret).expect("the store").is_none());
}

#[tokio::test]
async fn a_passkey_that_is_struck_off_takes_its_sessions_along() {
    let world = World::new();
    let (mut here, _) = lead(&world.desk()).await;
    let first = here.account().passkeys[0].id;
    let strike_off = format!("/account/passkeys/{first}/strike-off");
    assert_eq!(here.form(&strike_off, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "it is the only one");

    let mut lost = Browser::new(&here.desk);
    lost.authenticator = here.authenticator.clone();
    lost.sign_in().await.json();
    let options = here.script("/account/passkeys/start", &serde_json::json!({})).await.json();
    let credential = here.authenticator.create(&options);
    let answer = serde_json::json!({ "credential": credential, "label": "Another" });
    here.script("/account/passkeys/finish", &answer).await.json();
    assert_eq!(here.form(&strike_off, &[]).await.status, StatusCode::SEE_OTHER);
    assert!(is_in(&mut here).await && !is_in(&mut lost).await);
    assert_eq!(lost.sign_in().await.status, StatusCode::UNPROCESSABLE_ENTITY, "it is good no more");
    here.sign_out().await;
    here.sign_in().await.json();
}

#[tokio::test]
async fn keys_are_changed_only_soon_after_signing_in() {
    let world = World::new();
    let (mut browser, _) = lead(&world.desk()).await;
    world.pass(15 * 60);
    let unfit = StatusCode::UNPROCESSABLE_ENTITY;
    let nothing = serde_json::json!({});
    assert_eq!(browser.script("/account/passkeys/start", &nothing).await.status, unfit);
    assert_eq!(browser.script("/account/devices/start", &nothing).await.status, unfit);
    assert_eq!(browser.form("/account/recovery-codes", &[]).await.status, unfit);
    browser.sign_in().await.json();
    browser.script("/account/passkeys/start", &nothing).await.json();
}
