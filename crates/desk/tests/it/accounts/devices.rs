//! Devices: whoever shows that they have a key may sign with it, until it is struck off.

use axum::http::StatusCode;
use data_encoding::HEXLOWER;
use ed25519_dalek::{Signer as _, SigningKey};
use serde_json::{Value, json};
use takas_desk::server::accounts::{AccountId, device_message};
use takas_desk::server::role::Role;
use takas_ledger::PublicKey;

use super::world::{Browser, World, colleague, lead};

const UNFIT: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

/// What `device.js` does with the options.
fn shown(key: &SigningKey, account: AccountId, options: &Value) -> Value {
    let challenge = options["challenge"].as_str().expect("a text");
    let challenge = HEXLOWER.decode(challenge.as_bytes()).expect("digits").try_into().expect("32 bytes");
    let message = device_message(account, &challenge);
    let signature = key.sign(message.as_bytes()).to_bytes();
    let public = key.verifying_key().to_bytes();
    json!({ "label": "Canary phone", "key": HEXLOWER.encode(&public), "signature": HEXLOWER.encode(&signature) })
}

async fn add(browser: &mut Browser, key: &SigningKey) -> StatusCode {
    let options = browser.script("/account/devices/start", &json!({})).await.json();
    let shown = shown(key, browser.account().id, &options);
    browser.script("/account/devices/finish", &shown).await.status
}

fn public(key: &SigningKey) -> PublicKey {
    PublicKey::new(&key.verifying_key().to_bytes()).expect("a key")
}

#[tokio::test]
async fn a_device_signs_until_it_is_struck_off() {
    let world = World::new();
    let (mut browser, _) = lead(&world.desk()).await;
    let key = SigningKey::from_bytes(&[1; 32]);
    assert_eq!(add(&mut browser, &key).await, StatusCode::OK);
    let own = browser.account();
    let there = world.desk();
    let signer =
        |desk: &takas_desk::server::App| desk.accounts.signer(&public(&key)).expect("the store").map(|one| one.id);
    assert_eq!((signer(&browser.desk), signer(&there)), (Some(own.id), Some(own.id)));
    assert!(browser.get("/account").await.text.contains("Canary phone"));

    let path = format!("/account/devices/{}/strike-off", own.devices[0].id);
    assert_eq!(browser.form(&path, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(signer(&browser.desk), None, "here at once");
    world.pass(1);
    assert_eq!(signer(&there), None, "there within a second");
    assert_eq!(browser.account().signing_keys().count(), 0);
    assert_eq!(browser.account().devices.len(), 1, "that it was there stays known");
    assert_eq!(browser.form(&path, &[]).await.status, StatusCode::NOT_FOUND, "once");
    assert_eq!(add(&mut browser, &key).await, UNFIT, "its key comes back under no name");
}

#[tokio::test]
async fn a_key_in_a_folder_is_shown_by_a_line_that_is_pasted() {
    let world = World::new();
    let (mut browser, _) = lead(&world.desk()).await;
    let key = takas_ledger::SigningKey::from_seed(&[5; 32]);
    let page = browser.get("/account/devices/own").await.text;
    let after = |name: &str| page.split(name).nth(1).expect("it is said").split_whitespace().next().expect("digits");
    let challenge = after("--challenge ").split('<').next().expect("digits");
    let digits: [u8; 32] = HEXLOWER.decode(challenge.as_bytes()).expect("digits").try_into().expect("32 bytes");
    let line = |signature: &[u8]| format!("{} {}\n", HEXLOWER.encode(key.public().bytes()), HEXLOWER.encode(signature));
    let proof = line(&key.shows_device(after("--account "), &digits));
    for wrong in ["", "rubbish", &line(&[0; 64])] {
        let answer = browser.form("/account/devices/own", &[("label", "folder"), ("proof", wrong)]).await;
        assert_eq!(answer.status, UNFIT, "{wrong}");
    }
    let answer = browser.form("/account/devices/own", &[("label", "folder"), ("proof", &proof)]).await;
    assert_eq!((answer.status, answer.to.as_str()), (StatusCode::SEE_OTHER, "/account"));
    assert!(browser.account().signing_keys().any(|own| *own == key.public()));
    let again = browser.form("/account/devices/own", &[("label", "folder"), ("proof", &proof)]).await;
    assert_eq!(again.status, UNFIT, "once");
}

#[tokio::test]
async fn a_key_without_proof_is_refused() {
    let world = World::new();
    let (mut browser, _) = lead(&world.desk()).await;
    let mut other = colleague(&browser, "Somebody Else", Role::Field).await;
    let (key, wrong) = (SigningKey::from_bytes(&[2; 32]), SigningKey::from_bytes(&[3; 32]));
    let own = browser.account().id;
    let options = browser.script("/account/devices/start", &json!({})).await.json();
    let good = shown(&key, own, &options);
    let mut rows = vec![
        ("signed for another account", shown(&key, other.account().id, &options)),
        ("another challenge", shown(&key, own, &json!({ "challenge": "00".repeat(32) }))),
    ];
    let mut signed_by_another = shown(&wrong, own, &options);
    signed_by_another["key"] = good["key"].clone();
    rows.push(("signed by another key", signed_by_another));
    // The neutral element, with which a signature can be made for anything.
    let mut weak = good.clone();
    weak["key"] = format!("01{}", "00".repeat(31)).into();
    weak["signature"] = format!("01{}", "00".repeat(63)).into();
    rows.push(("a weak key", weak));
    for (what, row) in rows {
        assert_eq!(browser.script("/account/devices/finish", &row).await.status, UNFIT, "{what}");
    }
    // A proof is good for whoever asked for it.
    let mine = browser.cookies.get("__Host-takas-ceremony").expect("a ceremony").clone();
    let theirs = other.cookies.insert("__Host-takas-ceremony".to_owned(), mine);
    assert!(theirs.is_none());
    assert_eq!(other.script("/account/devices/finish", &good).await.status, UNFIT);
    browser.script("/account/devices/finish", &good).await.json();
    assert_eq!(add(&mut other, &key).await, UNFIT, "the key of another account");
    assert_eq!(browser.desk.accounts.signer(&public(&key)).expect("the store").map(|one| one.id), Some(own));
}

#[tokio::test]
async fn devices_of_somebody_who_left_sign_no_more() {
    let world = World::new();
    let (lead, _) = lead(&world.desk()).await;
    let mut left = colleague(&lead, "Somebody Else", Role::Field).await;
    let key = SigningKey::from_bytes(&[4; 32]);
    assert_eq!(add(&mut left, &key).await, StatusCode::OK);
    let account = left.account();
    lead.desk.accounts.close_account(lead.account().id, account.id).expect("closed");
    assert_eq!(lead.desk.accounts.signer(&public(&key)).expect("the store").map(|one| one.id), None);
    assert_eq!(left.get("/account").await.status, StatusCode::SEE_OTHER);
    assert_eq!(left.sign_in().await.status, UNFIT);
    assert_eq!(lead.desk.accounts.accounts().len(), 1);
}
