//! The desk while it is locked, and the languages of its pages.

use fantoccini::key::Key;

use super::driver::{Browser, Driver};
use super::looks::{Looks, press, tab_to, write};
use super::served::{FIRST_CODE, Folder, Served};

/// Chooses a language at the foot of the page.
async fn choose(browser: &Browser, code: &str) {
    browser.click(&format!("#language option[value={code}]")).await;
    browser.click("footer form button").await;
    browser.wait(&format!("html[lang={code}]")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_that_unlocks_speaks_every_language_and_is_used_without_a_mouse() {
    let served = Served::new(Folder::new(), Vec::new()).await;
    let driver = Driver::start();
    let browser = driver.open("lead", "ar-EG,ar,fr").await;
    let mut looks = Looks::default();
    // What the browser would rather have.
    browser.client.goto(&served.at("/")).await.unwrap();
    browser.wait("html[lang=ar][dir=rtl]").await;
    assert_eq!(browser.address().await, "/unlock");
    looks.at(&browser, "unlock-new-ar").await;
    for code in ["en", "tr", "ru", "uk", "fr"] {
        choose(&browser, code).await;
        assert_eq!(browser.address().await, "/unlock");
        looks.at(&browser, &format!("unlock-new-{code}")).await;
    }
    // It is kept on this machine.
    browser.client.goto(&served.at("/unlock")).await.unwrap();
    browser.wait("html[lang=fr]").await;
    choose(&browser, "en").await;

    // By the keyboard alone: a mistake, what is said of it, and then the right ones.
    for (again, leads_on) in [("another passphrase", false), ("a passphrase of many words", true)] {
        tab_to(&browser, "#code").await;
        write(&browser, FIRST_CODE).await;
        press(&browser, Key::Tab).await;
        write(&browser, "a passphrase of many words").await;
        press(&browser, Key::Tab).await;
        write(&browser, again).await;
        press(&browser, Key::Enter).await;
        if !leads_on {
            browser.wait("#fault[role=alert]").await;
            // The driver writes down that the answer was no: so it was.
            let _ = browser.complaints().await;
            looks.at(&browser, "unlock-fault-en").await;
        }
    }
    browser.wait("body:not(:has(#passphrase))").await;
    let _ = browser.complaints().await;
    browser.client.goto(&served.at("/nowhere")).await.unwrap();
    browser.wait("h1").await;
    let _ = browser.complaints().await;
    looks.at(&browser, "not-found-en").await;
    looks.found_nothing();
}
