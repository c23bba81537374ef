//! The way in: an invitation, a passkey, one's own account, in a language that runs from right to left.

use fantoccini::key::Key;

use super::driver::{Browser, Driver, Size};
use super::looks::{Looks, press, tab_to};
use super::served::{FIRST_CODE, Folder, Served};

/// By which a desk is opened that was set up in a browser.
const PASSPHRASE: &str = "a passphrase of many words";

/// Comes in by an invitation, with a passkey of the authenticator that is plugged in, and goes to the own account.
pub(crate) async fn join(browser: &Browser, address: &str) {
    browser.plug_in_authenticator().await;
    browser.client.goto(address).await.expect("the page is there");
    accept(browser).await;
}

/// Accepts the invitation that the page shows, and goes to the own account.
pub(crate) async fn accept(browser: &Browser) {
    browser.click("[data-passkey] button:not([hidden])").await;
    browser.wait("[data-codes]:not([hidden]) li").await;
    browser.click("[data-codes] a.button").await;
    browser.wait("#passkeys").await;
}

/// Signs in with the passkey of the authenticator that is plugged in.
pub(crate) async fn sign_in(browser: &Browser, served: &Served) {
    browser.client.goto(&served.at("/sign-in")).await.expect("the page is there");
    browser.click("[data-kind=enter] button:not([hidden])").await;
    // The page on which one signs in has the lock, too.
    browser.wait("nav a[aria-current][href='/cases']").await;
}

/// Makes the keys of a new desk on its page, by the code of the terminal and a passphrase; the page that follows is the first invitation.
pub(crate) async fn set_up(browser: &Browser, served: &Served) {
    browser.client.goto(&served.at("/")).await.expect("the page is there");
    for (field, text) in [("#code", FIRST_CODE), ("#passphrase", PASSPHRASE), ("#again", PASSPHRASE)] {
        browser.wait(field).await.send_keys(text).await.expect("it can be typed");
    }
    browser.click("form[action='/unlock'] button.main").await;
    browser.wait("[data-passkey] button:not([hidden])").await;
}

/// Opens a desk that was set up so.
pub(crate) async fn unlock(browser: &Browser, served: &Served) {
    browser.client.goto(&served.at("/unlock")).await.expect("the page is there");
    browser.wait("#passphrase").await.send_keys(PASSPHRASE).await.expect("it can be typed");
    browser.click("form[action='/unlock'] button.main").await;
    browser.wait("body:not(:has(#passphrase))").await;
}

/// Makes the key of this browser, on the page of the account.
pub(crate) async fn add_device(browser: &Browser) {
    browser.click("[data-offer]:not([hidden]) button").await;
    browser.wait("[data-here]:not([hidden])").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_comes_in_by_an_invitation_and_a_passkey_and_reads_from_right_to_left() {
    let served = Served::new(Folder::new(), Vec::new()).await;
    let invitation = served.desk.open(None).expect("it opens");
    let driver = Driver::start();
    let browser = driver.open("lead", "en").await;
    let mut looks = Looks::default();

    browser.plug_in_authenticator().await;
    browser.client.goto(&served.at(&invitation)).await.unwrap();
    browser.wait("[data-passkey] button:not([hidden])").await;
    looks.at(&browser, "join-en").await;
    tab_to(&browser, "[data-passkey] button").await;
    press(&browser, Key::Enter).await;
    browser.wait("[data-codes]:not([hidden]) li").await;
    looks.at(&browser, "codes-en").await;
    browser.click("[data-codes] a.button").await;
    browser.wait("#passkeys").await;
    add_device(&browser).await;
    looks.at(&browser, "account-en").await;

    browser.click("#language option[value=ar]").await;
    browser.click("footer form button").await;
    browser.wait("html[lang=ar][dir=rtl]").await;
    looks.at(&browser, "account-ar").await;
    // The head of the page begins at the right.
    browser.resize(Size::Wall).await;
    let at = browser
        .run("const box = document.querySelector('.mark').getBoundingClientRect(); return (box.left + box.right) / 2")
        .await;
    assert!(at.as_f64().is_some_and(|at| at > 960.0), "{at}");

    browser.click("form[action='/sign-out'] button").await;
    browser.wait("[data-kind=enter] button:not([hidden])").await;
    looks.at(&browser, "sign-in-ar").await;
    tab_to(&browser, "[data-kind=enter] button").await;
    press(&browser, Key::Enter).await;
    browser.wait("form.lock").await;
    browser.client.goto(&served.at("/account")).await.unwrap();
    browser.wait("html[lang=ar] #passkeys").await;
    looks.found_nothing();
}
