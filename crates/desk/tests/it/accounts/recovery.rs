//! Recovery codes: each once, for a passkey and nothing else, and never by guessing.

use axum::http::StatusCode;
use serde_json::json;

use super::world::{Browser, World, case, lead};

const UNFIT: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

#[tokio::test]
async fn a_code_leads_to_another_passkey_and_strikes_nothing_off() {
    let world = World::new();
    let (mut owner, codes) = lead(&world.desk()).await;
    let mut lost = Browser::new(&world.desk());
    let typed = codes[3].to_lowercase().replace('-', " ");
    let into = lost.form("/sign-in/recover", &[("code", &typed)]).await;
    assert_eq!((into.status, into.to.as_str()), (StatusCode::SEE_OTHER, "/account"));
    assert_eq!(lost.get("/account").await.status, StatusCode::OK);

    // With the code alone there is nothing else to be had.
    let team = format!("/c/{}/team", case().as_str());
    let led = lost.get(&team).await;
    assert_eq!((led.status, led.to.as_str()), (StatusCode::SEE_OTHER, "/account"));
    assert_eq!(lost.script("/account/devices/start", &json!({})).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(lost.form("/account/recovery-codes", &[]).await.status, StatusCode::UNAUTHORIZED);
    let passkey = owner.account().passkeys[0].id;
    let strike_off = format!("/account/passkeys/{passkey}/strike-off");
    assert_eq!(lost.form(&strike_off, &[]).await.status, StatusCode::UNAUTHORIZED);

    let before = lost.cookie_of_session().map(str::to_owned);
    let options = lost.script("/account/passkeys/start", &json!({})).await.json();
    let credential = lost.authenticator.create(&options);
    lost.script("/account/passkeys/finish", &json!({ "credential": credential, "label": "New" })).await.json();
    assert_ne!(lost.cookie_of_session().map(str::to_owned), before, "another session");
    assert_eq!(lost.get(&team).await.status, StatusCode::OK);
    assert_eq!((lost.account().passkeys.len(), lost.account().codes_left), (2, 7));
    owner.sign_out().await;
    owner.sign_in().await.json();

    let mut again = Browser::new(&world.desk());
    assert_eq!(again.form("/sign-in/recover", &[("code", &codes[3])]).await.status, UNFIT, "it was used");
    again.form("/sign-in/recover", &[("code", &codes[4])]).await;
    assert!(again.cookie_of_session().is_some(), "the next one is good");
}

#[tokio::test]
async fn new_codes_make_the_old_ones_worthless() {
    let world = World::new();
    let (mut owner, old) = lead(&world.desk()).await;
    let page = owner.form("/account/recovery-codes", &[]).await;
    assert_eq!(page.status, StatusCode::OK);
    let list = page.text.split("<ol").nth(1).expect("a list");
    let shown: Vec<&str> = list.split("<li>").skip(1).filter_map(|rest| rest.get(..24)).collect();
    assert_eq!(shown.len(), 8, "{}", page.text);
    let mut lost = Browser::new(&world.desk());
    assert_eq!(lost.form("/sign-in/recover", &[("code", &old[0])]).await.status, UNFIT);
    lost.form("/sign-in/recover", &[("code", shown[0])]).await;
    assert!(lost.cookie_of_session().is_some());
}

#[tokio::test]
async fn whoever_fails_too_often_waits() {
    let world = World::new();
    let (_, codes) = lead(&world.desk()).await;
    let mut guesser = Browser::new(&world.desk());
    let wrong = format!("{}-0000-0000-0000-0000", &codes[0][..4]);
    for _ in 0..5 {
        assert_eq!(guesser.form("/sign-in/recover", &[("code", &wrong)]).await.status, UNFIT);
    }
    let waits = StatusCode::TOO_MANY_REQUESTS;
    assert_eq!(guesser.form("/sign-in/recover", &[("code", &codes[0])]).await.status, waits, "even with a good code");
    world.pass(1);
    assert_eq!(guesser.form("/sign-in/recover", &[("code", &codes[0])]).await.status, waits);
    world.pass(1);
    assert_eq!(guesser.form("/sign-in/recover", &[("code", &wrong)]).await.status, UNFIT);
    world.pass(3);
    assert_eq!(guesser.form("/sign-in/recover", &[("code", &codes[0])]).await.status, waits, "twice as long");
    world.pass(1);
    guesser.form("/sign-in/recover", &[("code", &codes[0])]).await;
    assert!(guesser.cookie_of_session().is_some());
}

#[tokio::test]
async fn codes_are_no_way_to_learn_who_is_here() {
    let world = World::new();
    let (_, codes) = lead(&world.desk()).await;
    let mut guesser = Browser::new(&world.desk());
    let of_somebody = format!("{}-0000-0000-0000-0000", &codes[0][..4]);
    let of_nobody = "0000-0000-0000-0000-0000".to_owned();
    let mut answers = Vec::new();
    for code in [&of_somebody, &of_nobody, &"nonsense".to_owned(), &String::new()] {
        let answer = guesser.form("/sign-in/recover", &[("code", code)]).await;
        answers.push((answer.status, answer.text));
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
}
