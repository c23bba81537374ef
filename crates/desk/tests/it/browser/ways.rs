//! The locked desk is opened by what a passkey gives for a salt (the extension prf): by one who may alone, and by two leads together.

use std::sync::Arc;

use takas_desk::server::accounts::Membership;
use takas_desk::server::role::Role;

use super::driver::{Browser, Driver};
use super::entry::{accept, join, set_up, sign_in};
use super::gate::{Left, opener};
use super::looks::Looks;
use super::served::{Folder, Served};
use crate::live::ankara::Ankara;

/// The button by which a passkey opens the desk.
const UNLOCK: &str = "[data-prf=unlock] button:not([hidden]):not([disabled])";

/// A desk that the lead has set up in a browser, with a passkey of her own.
async fn set_up_by(lead: &Browser, ankara: &Ankara, opened: &Left) -> Served {
    let folder = Folder::new();
    let opener = opener(ankara.case(), folder.join("keys"), Arc::clone(opened));
    let served = Served::with(folder, opener).await;
    lead.plug_in_authenticator().await;
    set_up(lead, &served).await;
    accept(lead).await;
    served
}

/// Makes the passkey of a browser a way to open the desk: the ways that there are then.
async fn add_way(browser: &Browser, served: &Served, opens: &str) {
    browser.client.goto(&served.at("/keys")).await.expect("the page is there");
    browser.wait("#add-passkey").await;
    let before = browser.run("return document.querySelectorAll('[aria-labelledby=ways] li').length").await;
    browser.click(&format!("#passkey-opens option[value={opens}]")).await;
    browser.click("[data-prf=add] button:not([hidden])").await;
    browser.wait(&format!("[aria-labelledby=ways] li:nth-child({})", before.as_u64().expect("a number") + 1)).await;
}

/// Strikes off the passphrase by which the desk was set up.
async fn strike_off_the_passphrase(browser: &Browser) {
    let first = browser.wait("[aria-labelledby=ways] li:first-child strong").await.text().await.expect("a text");
    assert_eq!(first, "Passphrase");
    let ways = "return document.querySelectorAll('[aria-labelledby=ways] li').length";
    let before = browser.run(ways).await.as_u64().expect("a number");
    browser.click("[aria-labelledby=ways] li:first-child form button").await;
    browser.wait(&format!("main:not(:has([aria-labelledby=ways] li:nth-child({before})))")).await;
}

/// Presses the lock.
async fn lock(browser: &Browser, served: &Served) {
    browser.click("form.lock button").await;
    browser.wait(UNLOCK).await;
    assert!(!served.desk.is_open());
    assert_eq!(browser.run("return document.getElementById('passphrase')").await, serde_json::Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_opens_the_locked_desk_and_nothing_is_asked_but_the_passkey() {
    let (ankara, opened, driver) = (Ankara::new(), Left::default(), Driver::start());
    let lead = driver.open("lead", "en").await;
    let served = set_up_by(&lead, &ankara, &opened).await;
    add_way(&lead, &served, "alone").await;
    strike_off_the_passphrase(&lead).await;
    let mut looks = Looks::default();
    looks.at(&lead, "keys-en").await;
    opened.lock().expect("whole").take();
    lock(&lead, &served).await;
    looks.at(&lead, "unlock-passkey-en").await;

    // For another salt the passkey gives something else, and that opens nothing.
    lead.run(
        "const part = document.querySelector('[data-prf=unlock]'); const [way, credential] = part.dataset.ways.split(':'); \
         part.dataset.ways = [way, credential, '00'.repeat(32)].join(':')",
    )
    .await;
    lead.click(UNLOCK).await;
    lead.wait("[data-prf=unlock] [role=status]:not(:empty)").await;
    lead.wait(UNLOCK).await;
    assert!(!served.desk.is_open());
    assert_eq!(lead.address().await, "/unlock");
    // The browser writes down that the answer was no: so it was.
    let _ = lead.complaints().await;

    lead.client.goto(&served.at("/unlock")).await.expect("the page is there");
    lead.click(UNLOCK).await;
    lead.wait("[data-kind=enter]").await;
    assert!(served.desk.is_open());
    sign_in(&lead, &served).await;
    looks.found_nothing();
}

#[tokio::test(flavor = "multi_thread")]
async fn two_leads_open_the_locked_desk_together_and_neither_does_alone() {
    let (ankara, opened, driver) = (Ankara::new(), Left::default(), Driver::start());
    let [lead, other] = [driver.open("lead", "en").await, driver.open("other", "tr").await];
    let served = set_up_by(&lead, &ankara, &opened).await;
    {
        let app = opened.lock().expect("whole").take().expect("it is open");
        let leads = app.cases.iter().map(|case| Membership { case: case.key.clone(), role: Role::Lead });
        let first = app.accounts.accounts().first().expect("the lead").id;
        let invited = app.accounts.invite(first, "second", &leads.collect::<Vec<_>>(), 3_600).expect("there is room");
        join(&other, &served.at(&format!("/join/{}", invited.secret.as_str()))).await;
        let second = app.accounts.accounts().into_iter().map(|account| account.id).find(|id| *id != first);
        app.accounts.name_keeper(first, second.expect("the second")).expect("named");
    }
    add_way(&lead, &served, "together").await;
    add_way(&other, &served, "together").await;
    lead.client.goto(&served.at("/keys")).await.expect("the page is there");
    strike_off_the_passphrase(&lead).await;
    lock(&lead, &served).await;

    let mut looks = Looks::default();
    for attempt in ["first", "once more"] {
        // Not the page of before: whoever comes twice is one still.
        lead.run("document.body.id = 'before'").await;
        lead.click(UNLOCK).await;
        lead.wait("body:not(#before) #half-open").await;
        assert!(!served.desk.is_open(), "{attempt}");
    }
    looks.at(&lead, "unlock-half-en").await;
    other.client.goto(&served.at("/unlock")).await.expect("the page is there");
    other.click(UNLOCK).await;
    other.wait("[data-kind=enter]").await;
    assert!(served.desk.is_open());
    for browser in [&lead, &other] {
        sign_in(browser, &served).await;
    }
    looks.found_nothing();
}
