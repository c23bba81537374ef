//! Joining and signing in with a passkey: what is accepted, and what is refused.

use axum::http::StatusCode;
use serde_json::json;
use takas_desk::server::role::Role;

use super::world::{Browser, NAME, World, colleague, lead, leads};

const UNFIT: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

#[tokio::test]
async fn somebody_joins_signs_out_and_signs_in() {
    let world = World::new();
    let desk = world.desk();
    let invited = desk.accounts.first_invitation(NAME, &[leads()]).expect("the store").expect("nobody is here");
    let mut browser = Browser::new(&desk);
    let page = browser.get(&format!("/join/{}", invited.secret.as_str())).await;
    assert!(page.status == StatusCode::OK && page.text.contains(NAME), "{page:?}");
    let told = browser.join(&invited.secret).await.json();
    assert_eq!(told["codes"].as_array().map(Vec::len), Some(8), "{told}");
    assert!(browser.cookie("ceremony").is_none(), "a ceremony that is finished is forgotten");

    let page = browser.get("/account").await;
    assert!(page.status == StatusCode::OK && page.text.contains(NAME), "{page:?}");
    let out = browser.sign_out().await;
    assert_eq!((out.status, out.to.as_str()), (StatusCode::SEE_OTHER, "/sign-in"));
    let page = browser.get("/account?tab=1").await;
    assert_eq!((page.status, page.to.as_str()), (StatusCode::SEE_OTHER, "/sign-in?next=/account%3Ftab%3D1"));
    let refused = browser.script("/account/devices/start", &json!({})).await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "a script is told, and not led");

    let told = browser.sign_in().await.json();
    assert_eq!(told["next"], "/account");
    assert_eq!(browser.account().name, NAME);
    assert!(desk.accounts.first_invitation("Another", &[leads()]).expect("the store").is_none(), "somebody is here");
}

#[tokio::test]
async fn nobody_is_led_elsewhere_after_signing_in() {
    let world = World::new();
    let (mut browser, _) = lead(&world.desk()).await;
    for next in ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", ""] {
        let options = browser.script("/sign-in/start", &json!({})).await.json();
        let credential = browser.authenticator.get(&options);
        let told = browser.script("/sign-in/finish", &json!({ "credential": credential, "next": next })).await.json();
        assert_eq!(told["next"], "/", "{next}");
    }
}

#[tokio::test]
async fn an_answer_for_another_origin_is_refused() {
    let world = World::new();
    let desk = world.desk();
    let invited = desk.accounts.first_invitation(NAME, &[leads()]).expect("the store").expect("nobody is here");
    let mut browser = Browser::new(&desk);
    for origin in ["https://desk.example.evil", "https://evil.example", "http://desk.example", "https://a.desk.example"]
    {
        browser.authenticator.origin = origin.to_owned();
        assert_eq!(browser.join(&invited.secret).await.status, UNFIT, "{origin}");
    }
    browser.authenticator.origin = super::world::ORIGIN.to_owned();
    browser.join(&invited.secret).await.json();
    browser.sign_out().await;
    browser.authenticator.origin = "https://evil.example".to_owned();
    assert_eq!(browser.sign_in().await.status, UNFIT);
    assert!(browser.cookie_of_session().is_none());
}

#[tokio::test]
async fn an_authenticator_that_does_not_look_who_is_there_is_refused() {
    let world = World::new();
    let (mut browser, _) = lead(&world.desk()).await;
    browser.sign_out().await;
    browser.authenticator.verifies = false;
    assert_eq!(browser.sign_in().await.status, UNFIT);
    browser.authenticator.verifies = true;
    browser.sign_in().await.json();
}

#[tokio::test]
async fn a_challenge_is_answered_once_at_whatever_desk() {
    let world = World::new();
    let (mut browser, _) = lead(&world.desk()).await;
    let options = browser.script("/sign-in/start", &json!({})).await.json();
    let before = browser.cookies.clone();
    let credential = browser.authenticator.get(&options);
    let answer = json!({ "credential": credential, "next": "/" });
    browser.script("/sign-in/finish", &answer).await.json();
    let count = browser.desk.accounts.sessions(browser.account().id).len();

    for desk in [browser.desk.clone(), world.desk()] {
        let mut thief = Browser::new(&desk);
        thief.cookies = before.clone();
        assert_eq!(thief.script("/sign-in/finish", &answer).await.status, UNFIT, "the same answer again");
    }
    assert_eq!(browser.desk.accounts.sessions(browser.account().id).len(), count);
}

#[tokio::test]
async fn another_desk_finishes_what_one_began() {
    let world = World::new();
    let (mut browser, _) = lead(&world.desk()).await;
    browser.sign_out().await;
    let options = browser.script("/sign-in/start", &json!({})).await.json();
    browser.desk = world.desk();
    let credential = browser.authenticator.get(&options);
    browser.script("/sign-in/finish", &json!({ "credential": credential })).await.json();
    assert_eq!(browser.account().name, NAME);
}

#[tokio::test]
async fn a_challenge_is_answered_in_time_and_for_what_it_was_given() {
    let world = World::new();
    let (mut browser, _) = lead(&world.desk()).await;
    let options = browser.script("/sign-in/start", &json!({})).await.json();
    let answer = json!({ "credential": browser.authenticator.get(&options) });
    let kept = browser.cookies.clone();

    // The challenge of another ceremony, which is the one that the browser keeps.
    browser.script("/sign-in/start", &json!({})).await.json();
    assert_eq!(browser.script("/sign-in/finish", &answer).await.status, UNFIT, "another challenge");
    browser.script("/account/passkeys/start", &json!({})).await.json();
    assert_eq!(browser.script("/sign-in/finish", &answer).await.status, UNFIT, "another purpose");
    browser.cookies.remove("__Host-takas-ceremony");
    assert_eq!(browser.script("/sign-in/finish", &answer).await.status, UNFIT, "nothing was begun");
    for forged in ["", "AAAA", "no base64!", &"A".repeat(4_000)] {
        browser.cookies.insert("__Host-takas-ceremony".to_owned(), forged.to_owned());
        assert_eq!(browser.script("/sign-in/finish", &answer).await.status, UNFIT, "{forged:?}");
    }
    browser.cookies = kept;
    world.pass(300);
    assert_eq!(browser.script("/sign-in/finish", &answer).await.status, UNFIT, "five minutes later");
}

#[tokio::test]
async fn nobody_signs_in_as_somebody_else() {
    let world = World::new();
    let (one, _) = lead(&world.desk()).await;
    let mut other = colleague(&one, "Somebody Else", Role::Field).await;
    let (own, foreign) = (other.authenticator.held[0].clone(), one.authenticator.held[0].clone());
    other.sign_out().await;

    other.authenticator.held[0].user.clone_from(&foreign.user);
    assert_eq!(other.sign_in().await.status, UNFIT, "one's own passkey, the other's name on it");
    other.authenticator.held[0] = own.clone();
    other.authenticator.held[0].id.clone_from(&foreign.id);
    assert_eq!(other.sign_in().await.status, UNFIT, "the other's passkey, one's own signature");
    other.authenticator.held[0].user.clone_from(&foreign.user);
    assert_eq!(other.sign_in().await.status, UNFIT, "all of the other's but the signature");
    other.authenticator.held[0] = own.clone();
    other.authenticator.held[0].id = vec![7; 32];
    assert_eq!(other.sign_in().await.status, UNFIT, "a passkey of nobody's");
    other.authenticator.held[0] = own;
    other.sign_in().await.json();
    assert_eq!(other.account().name, "Somebody Else");
}

#[tokio::test]
async fn a_copy_of_an_authenticator_that_counts_is_found_out() {
    let world = World::new();
    let (mut browser, _) = lead(&world.desk()).await;
    browser.authenticator.counts = true;
    browser.sign_in().await.json();
    let mut copy = Browser::new(&world.desk());
    copy.authenticator = browser.authenticator.clone();
    browser.sign_in().await.json();
    assert_eq!(copy.sign_in().await.status, UNFIT, "it counts what was counted before, at another desk");
}

#[tokio::test]
async fn a_passkey_is_registered_once() {
    let world = World::new();
    let (one, _) = lead(&world.desk()).await;
    let mut other = colleague(&one, "Somebody Else", Role::Field).await;
    let options = other.script("/account/passkeys/start", &json!({})).await.json();
    let excluded = options["publicKey"]["excludeCredentials"].as_array().map(Vec::len);
    assert_eq!(excluded, Some(1), "the browser is told which are there");
    assert_eq!(options["publicKey"]["authenticatorSelection"]["residentKey"], "required");
    assert_eq!(options["publicKey"]["authenticatorSelection"]["userVerification"], "required");
    // An authenticator that says of a new key that it is the other person's.
    let stolen = one.authenticator.held[0].id.clone();
    let credential = other.authenticator.create_as(&options, &stolen);
    let refused = other.script("/account/passkeys/finish", &json!({ "credential": credential, "label": "Two" })).await;
    assert_eq!(refused.status, UNFIT);
    assert_eq!(other.account().passkeys.len(), 1);
}
