//! Plans and pictures in a real browser: looked at, approved, compared, begun by, and printed.

use std::sync::{Arc, Mutex};

use takas_desk::server::App;
use takas_desk::server::accounts::Membership;
use takas_desk::server::role::Role;

use super::driver::{Browser, Driver, Size};
use super::entry::{add_device, join};
use super::gate::{opener, write_team};
use super::looks::Looks;
use super::served::{Folder, Served};
use crate::live::ankara::Ankara;
use crate::plans::plan_again;

/// Goes to a page of the desk until it has something.
async fn see(browser: &Browser, served: &Served, path: &str, selector: &str) {
    browser.see(&served.at(path), selector).await;
}

async fn speak(browser: &Browser, language: &str) {
    browser.click(&format!("#language option[value={language}]")).await;
    browser.click("footer form button").await;
    browser.wait(&format!("html[lang={language}]")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_is_looked_at_approved_compared_printed_and_begun_by() {
    let ankara = Ankara::new();
    let again = plan_again(&ankara);
    let (folder, opened) = (Folder::new(), Arc::new(Mutex::new(None::<App>)));
    let opener = opener(ankara.case(), folder.join("keys"), Arc::clone(&opened));
    let served = Served::with(folder, opener).await;
    let invitation = served.desk.open(None).expect("it opens");
    let app = opened.lock().expect("whole").clone().expect("it is open");
    let case = app.cases.iter().next().expect("a case").key.clone();
    let at = |page: &str| format!("/c/{}/{page}", case.as_str());
    let driver = Driver::start();
    let mut looks = Looks::default();

    let anna = driver.open("plans-anna", "en").await;
    join(&anna, &served.at(&invitation)).await;
    add_device(&anna).await;
    see(&anna, &served, &at("plans"), "ul.cards").await;
    looks.at(&anna, "plans-en").await;
    see(&anna, &served, &at(&format!("plans/{}", ankara.plan)), "#moment:not([hidden])").await;
    // The slider goes through the plan: vehicles are where they then are.
    let first = anna.run("return document.getElementById('clock').textContent").await;
    anna.click("#after").await;
    anna.click("#after").await;
    let then = anna.run("return document.getElementById('clock').textContent").await;
    assert_ne!(first, then, "the slider moves");
    looks.at(&anna, "plan-en").await;
    anna.click("form[action$=approve] button").await;
    anna.wait("p.done").await;
    see(&anna, &served, &at(&format!("plans/{again}/changes?since={}", ankara.plan)), ".gantt").await;
    looks.at(&anna, "plan-changes-en").await;
    speak(&anna, "ar").await;
    see(&anna, &served, &at(&format!("plans/{}", ankara.plan)), "html[dir=rtl] #moment:not([hidden])").await;
    looks.at(&anna, "plan-ar").await;

    // What is carried is printed: the whole order has a sheet for each ride, each gate and more.
    for (sheet, least) in [("order", 12), ("abort-card", 1), ("gate-0", 1), ("manifest-0", 1)] {
        see(&anna, &served, &at(&format!("plans/{}/paper/{sheet}", ankara.plan)), "h1").await;
        let sheets = anna.printed(&format!("paper-{sheet}")).await;
        assert!(sheets >= least, "{sheet}: {sheets} pages");
    }

    // A party's delegate sees and prints what is the party's.
    let lead = app.accounts.accounts().first().expect("anna").id;
    let membership = Membership { case: case.clone(), role: Role::Delegate("RUS".to_owned()) };
    let invited = app.accounts.invite(lead, "rus", &[membership], 3_600).expect("there is room");
    let rus = driver.open("plans-rus", "ru").await;
    join(&rus, &served.at(&format!("/join/{}", invited.secret.as_str()))).await;
    add_device(&rus).await;
    see(&rus, &served, &at("plans"), "ul.cards a").await;
    rus.click("ul.cards a").await;
    rus.wait("#people").await;
    looks.at(&rus, "plan-delegate-ru").await;

    // The operation begins by it, and is drawn as it stands.
    tokio::task::block_in_place(|| write_team(&app));
    see(&anna, &served, &at(&format!("plans/{}", ankara.plan)), "form[action$=begin]").await;
    anna.click("form[action$=begin] button").await;
    see(&anna, &served, &at("board"), "[data-part=gates]").await;
    // While it is being opened, a machine that is busy may have answered that this took too long.
    let _ = anna.complaints().await;
    see(&anna, &served, &at("pictures"), "#pictures svg.map").await;
    anna.wait("#pictures svg.flow").await;
    looks.at(&anna, "pictures-ar").await;
    see(&rus, &served, &at("pictures"), "#pictures svg.flow").await;
    looks.at(&rus, "pictures-delegate-ru").await;
    for language in ["ar", "tr", "ru"] {
        see(&anna, &served, &at(&format!("paper/protocol?language={language}")), "h1").await;
        assert!(anna.printed(&format!("paper-protocol-{language}")).await >= 1);
        anna.resize(Size::Wall).await;
        anna.picture(&format!("paper-protocol-{language}"), Size::Wall).await;
    }
    looks.found_nothing();
}
