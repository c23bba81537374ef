//! A liaison writes a rule with a mistake, sees what is wrong while typing, mends it and saves; whoever comes second is told.

use std::sync::{Arc, Mutex};

use takas_desk::server::accounts::Membership;
use takas_desk::server::role::Role;

use super::driver::{Browser, Driver};
use super::entry::join;
use super::gate::opener;
use super::looks::Looks;
use super::served::{Folder, Served};
use crate::talks::folder::write;

/// Puts a text into the field as typing does.
async fn type_text(browser: &Browser, change: &str) {
    browser.wait("#text").await;
    let script = format!(
        "const text = document.querySelector('#text'); text.value = (({change})(text.value)); text.dispatchEvent(new Event('input', {{ bubbles: true }}));"
    );
    browser.run(&script).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_liaison_mends_a_rule_and_the_second_of_two_is_told() {
    let root = write();
    let (folder, opened) = (Folder::new(), Arc::new(Mutex::new(None)));
    let opener = opener(root.join("bridge"), folder.join("keys"), Arc::clone(&opened));
    let served = Served::with(folder, opener).await;
    let invitation = served.desk.open(None).expect("it opens");
    let app = opened.lock().expect("whole").clone().expect("it is open");
    let case = app.cases.iter().next().expect("a case").key.clone();
    let driver = Driver::start();
    let anna = driver.open("anna", "en").await;
    join(&anna, &served.at(&invitation)).await;
    let lead = app.accounts.accounts().first().expect("anna").id;
    let membership = Membership { case: case.clone(), role: Role::Liaison("SVN".to_owned()) };
    let invited = app.accounts.invite(lead, "leyla", &[membership], 3_600).expect("there is room");
    let leyla = driver.open("leyla", "ar").await;
    join(&leyla, &served.at(&format!("/join/{}", invited.secret.as_str()))).await;

    // From the list of cases to the case, and on to the position.
    let mut looks = Looks::default();
    leyla.client.goto(&served.at("/cases")).await.unwrap();
    leyla.click("main .cards a").await;
    leyla.wait("#timeline").await;
    looks.at(&leyla, "case-liaison-ar").await;
    let position = served.at(&format!("/c/{}/positions/SVN", case.as_str()));
    for browser in [&leyla, &anna] {
        browser.client.goto(&position).await.unwrap();
        browser.wait("#sheet").await;
    }
    // A name that is misspelt: what is wrong stands there after a pause, and leads to its place.
    let line = "\"family first\" = { say = \"famly together\", standing = \"stated\", by = \"the minister\", on = 2024-07-09 }";
    type_text(&leyla, &format!("(before) => before + {line:?} + '\\n'")).await;
    leyla.wait("#findings li.fault button").await;
    let told = leyla.run("return document.querySelector('#findings li.fault').textContent").await;
    assert!(told.as_str().is_some_and(|told| told.contains("did you mean `family`?")), "{told}");
    leyla.click("#findings li.fault button").await;
    let chosen =
        "const text = document.querySelector('#text'); return text.value.slice(text.selectionStart, text.selectionEnd)";
    assert_eq!(leyla.run(chosen).await, "famly");
    looks.at(&leyla, "position-mistake-ar").await;
    // Mended, nothing is wrong any more, and it is saved.
    type_text(&leyla, "(before) => before.replace('famly', 'family')").await;
    leyla.wait("#sheet[data-checked='0']").await;
    leyla.click("#sheet button[value=save]").await;
    leyla.wait("#history").await;
    // Anna, who had the page open all the time, is told, and sees both texts.
    type_text(&anna, "(before) => before + '# by Anna\\n'").await;
    anna.click("#sheet button[value=save]").await;
    anna.wait("#theirs").await;
    let theirs = anna.run("return document.querySelector('#theirs').textContent").await;
    assert!(theirs.as_str().is_some_and(|theirs| theirs.contains("family first")), "{theirs}");
    let mine = anna.run("return document.querySelector('#text').value").await;
    assert!(mine.as_str().is_some_and(|mine| mine.contains("# by Anna")), "{mine}");
    // The driver writes down that the answer was no: so it was.
    let _ = anna.complaints().await;
    looks.at(&anna, "position-overtaken-en").await;
    for (page, name) in [("", "case-lead-en"), ("/contacts", "contacts-lead-en"), ("/positions", "positions-lead-en")] {
        anna.client.goto(&served.at(&format!("/c/{}{page}", case.as_str()))).await.unwrap();
        anna.wait("h1").await;
        looks.at(&anna, name).await;
    }
    leyla.client.goto(&served.at(&format!("/c/{}/contacts", case.as_str()))).await.unwrap();
    leyla.wait("h1").await;
    looks.at(&leyla, "contacts-liaison-ar").await;
    looks.found_nothing();
    let _ = std::fs::remove_dir_all(&root);
}
