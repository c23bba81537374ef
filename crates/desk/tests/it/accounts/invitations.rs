//! Invitations are good once, for a time, and for whoever has the secret.

use axum::http::StatusCode;
use serde_json::json;
use takas_desk::server::role::Role;

use super::world::{Browser, NAME, World, case, colleague, lead, leads};
use takas_desk::server::accounts::Membership;

const UNFIT: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

#[tokio::test]
async fn an_invitation_that_was_used_is_good_no_more() {
    let world = World::new();
    let desk = world.desk();
    let invited = desk.accounts.first_invitation(NAME, &[leads()]).expect("the store").expect("nobody is here");
    // Two begin with the same link, at two desks; the first to finish is in.
    let (mut one, mut other) = (Browser::new(&desk), Browser::new(&world.desk()));
    let path = format!("/join/{}", invited.secret.as_str());
    let mut answers = Vec::new();
    for browser in [&mut one, &mut other] {
        let options = browser.script(&format!("{path}/start"), &json!({})).await.json();
        answers.push(json!({ "credential": browser.authenticator.create(&options), "label": "Key" }));
    }
    one.script(&format!("{path}/finish"), &answers[0]).await.json();
    assert_eq!(other.script(&format!("{path}/finish"), &answers[1]).await.status, UNFIT, "it was used");
    assert_eq!(other.get(&path).await.status, UNFIT);
    assert_eq!(desk.accounts.accounts().len(), 1);
}

#[tokio::test]
async fn looking_at_an_invitation_uses_nothing_up() {
    let world = World::new();
    let desk = world.desk();
    let invited = desk.accounts.first_invitation(NAME, &[leads()]).expect("the store").expect("nobody is here");
    for _ in 0..3 {
        let page = Browser::new(&desk).get(&format!("/join/{}", invited.secret.as_str())).await;
        assert_eq!(page.status, StatusCode::OK);
    }
    Browser::new(&desk).join(&invited.secret).await.json();
}

#[tokio::test]
async fn an_invitation_ends() {
    let world = World::new();
    let (lead, _) = lead(&world.desk()).await;
    let by = lead.account().id;
    let membership = Membership { case: case(), role: Role::Field };
    let invited = lead.desk.accounts.invite(by, "Late", std::slice::from_ref(&membership), 600).expect("invited");
    let mut begun = Browser::new(&lead.desk);
    world.pass(599);
    let options = begun.script(&format!("/join/{}/start", invited.secret.as_str()), &json!({})).await.json();
    world.pass(1);
    let mut late = Browser::new(&lead.desk);
    assert_eq!(late.join(&invited.secret).await.status, UNFIT, "it has ended");
    let answer = json!({ "credential": begun.authenticator.create(&options), "label": "Key" });
    let path = format!("/join/{}/finish", invited.secret.as_str());
    assert_eq!(begun.script(&path, &answer).await.status, UNFIT, "who began in time has to finish in time");

    let invited = lead.desk.accounts.invite(by, "Withdrawn", &[membership], 600).expect("invited");
    lead.desk.accounts.withdraw_invitation(by, invited.invitation).expect("withdrawn");
    assert_eq!(late.join(&invited.secret).await.status, UNFIT, "it was withdrawn");
    assert_eq!(lead.desk.accounts.accounts().len(), 1);
}

#[tokio::test]
async fn a_secret_is_not_guessed() {
    let world = World::new();
    let (lead, _) = lead(&world.desk()).await;
    colleague(&lead, "Somebody", Role::Field).await;
    let mut guesser = Browser::new(&lead.desk);
    let mut statuses = Vec::new();
    for guess in 0..40_u8 {
        let secret = data_encoding::BASE64URL_NOPAD.encode(&[guess; 32]);
        statuses.push(guesser.get(&format!("/join/{secret}")).await.status);
    }
    let waits = statuses.iter().filter(|status| **status == StatusCode::TOO_MANY_REQUESTS).count();
    assert_eq!(statuses[..20], [UNFIT; 20]);
    assert_eq!(waits, 20, "from the twentieth on an address waits: {statuses:?}");
}

#[tokio::test]
async fn the_first_invitation_is_made_anew_until_somebody_comes() {
    let world = World::new();
    let desk = world.desk();
    let first = desk.accounts.first_invitation(NAME, &[leads()]).expect("the store").expect("nobody is here");
    let second = world.desk().accounts.first_invitation(NAME, &[leads()]).expect("the store").expect("nobody is here");
    assert_eq!(Browser::new(&desk).join(&first.secret).await.status, UNFIT, "a link that was lost is good no more");
    Browser::new(&desk).join(&second.secret).await.json();
}

#[tokio::test]
async fn names_that_change_how_a_page_reads_are_none() {
    let world = World::new();
    let (lead, _) = lead(&world.desk()).await;
    let by = lead.account().id;
    for name in ["", "   ", "two\nlines", "\u{202e}dael", &"x".repeat(81)] {
        assert!(lead.desk.accounts.invite(by, name, &[leads()], 60).is_err(), "{name:?}");
    }
    let shown = lead.desk.accounts.invite(by, "<b>Bold</b>", &[leads()], 60).expect("invited");
    let page = Browser::new(&lead.desk).get(&format!("/join/{}", shown.secret.as_str())).await;
    assert!(!page.text.contains("<b>Bold"), "{}", page.text);
}
