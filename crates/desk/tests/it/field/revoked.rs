//! A session that runs out takes nothing away; what somebody ended or took away is forgotten at the next contact, opened or sealed.

use std::sync::atomic::Ordering;

use takas_desk::server::accounts::Membership;
use takas_desk::server::role::{CaseKey, Role};

use super::officer::{PASSPHRASE, left, stand, tap, unseal};
use super::wire::{Mode, Outpost};
use crate::browser::driver::Driver;
use crate::browser::looks::Looks;
use crate::live::driven::drive;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_session_that_runs_out_loses_nothing_and_one_whose_part_is_taken_away_forgets() {
    let driver = Driver::start();
    let browser = driver.open("officer", "ar").await;
    let mut outpost = Outpost::new(&browser).await;
    drive(&outpost.desk, &mut outpost.team, 0, 12).await;
    browser.client.goto(&outpost.at("field")).await.unwrap();
    browser.wait("html[lang=ar][dir=rtl] #choose:not([hidden])").await;
    unseal(&browser, "#choose", PASSPHRASE).await;
    browser.wait("#rides details").await;
    browser.wait("#lines .ready").await;
    let mut looks = Looks::default();
    let _ = browser.complaints().await;
    looks.at(&browser, "field-ar").await;
    looks.found_nothing();

    // Four hours without a network: the session has run out. Nothing is lost; who signs in again delivers.
    outpost.wire.becomes(Mode::IsCut);
    tap(&browser, "#rides button[data-act=hold]:not(:disabled)").await;
    browser.wait(".standing[data-reach=without]").await;
    outpost.later.store(4 * 3_600, Ordering::SeqCst);
    outpost.wire.becomes(Mode::Carries);
    browser.wait(".standing[data-reach=out]").await;
    assert_eq!(browser.run("return document.querySelectorAll('#recorded li').length").await, 1);
    tap(&browser, "#sign-in").await;
    browser.click("[data-kind=enter] button:not([hidden])").await;
    browser.wait("#open:not([hidden])").await;
    unseal(&browser, "#open", PASSPHRASE).await;
    stand(&browser, "delivered", 1).await;

    // Sealed again; somebody takes the officer's part away.
    browser.click("#shut").await;
    browser.wait("#open:not([hidden])").await;
    let app = &outpost.desk.app;
    let account = app.accounts.accounts().first().expect("the officer").id;
    let case = CaseKey::parse(&outpost.desk.case).expect("a key");
    app.accounts.revoke(account, account, &Membership { case, role: Role::Field }).expect("it is taken away");
    browser.wait("#forgotten").await;
    assert_eq!(left(&browser).await, serde_json::json!([[], [], 0]));
}
