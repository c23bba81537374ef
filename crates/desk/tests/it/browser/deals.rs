//! Ankara cleared in a browser: the landscape is drawn, a deal is saved and proposed, a delegate accepts it in another browser. Work that was
//! going on when the desk was locked goes on when it is opened again.

use std::sync::{Arc, Mutex};

use takas_desk::server::accounts::Membership;
use takas_desk::server::role::Role;

use super::driver::Driver;
use super::entry::{join, sign_in};
use super::gate::opener_with_work;
use super::looks::Looks;
use super::served::{Folder, Served};
use crate::live::ankara::Ankara;

#[tokio::test(flavor = "multi_thread")]
async fn a_mediator_clears_and_proposes_and_a_delegate_accepts() {
    let ankara = Ankara::new();
    let (folder, opened) = (Folder::new(), Arc::new(Mutex::new(None)));
    let opener = opener_with_work(ankara.case(), folder.join("keys"), Arc::clone(&opened));
    let served = Served::with(folder, opener).await;
    let invitation = served.desk.open(None).expect("it opens");
    let app = opened.lock().expect("whole").clone().expect("it is open");
    let case = app.cases.iter().next().expect("a case").key.clone();
    let driver = Driver::start();
    let mut looks = Looks::default();
    let at = |page: &str| served.at(&format!("/c/{}/{page}", case.as_str()));

    let anna = driver.open("anna", "en").await;
    join(&anna, &served.at(&invitation)).await;
    let lead = app.accounts.accounts().first().expect("anna").id;
    let membership = Membership { case: case.clone(), role: Role::Delegate("DEU".to_owned()) };
    let invited = app.accounts.invite(lead, "deu", &[membership], 3_600).expect("there is room");
    let deu = driver.open("deu", "ar").await;
    join(&deu, &served.at(&format!("/join/{}", invited.secret.as_str()))).await;

    anna.client.goto(&at("deals")).await.unwrap();
    anna.wait("button[value=landscape]").await;
    looks.at(&anna, "deals-en").await;
    anna.click("button[value=landscape]").await;
    // What is told while it lasts is replaced by what was found, without anybody's doing.
    anna.wait(".found svg.plot").await;
    looks.at(&anna, "landscape-en").await;
    anna.click(".keep form button").await;
    anna.wait("a[href*='rounds?deal=']").await;
    looks.at(&anna, "deal-en").await;
    anna.click("a[href*='/as/DEU']").await;
    anna.wait(".found #position, .found section").await;
    anna.client.back().await.unwrap();
    anna.click("a[href*='rounds?deal=']").await;
    anna.click("form.stacked button.main").await;
    // When the zone has been found the page is loaded anew: then it stays as it is.
    anna.wait("main:not(:has(#work)) #round-1").await;
    looks.at(&anna, "rounds-en").await;

    deu.client.goto(&at("rounds")).await.unwrap();
    deu.click("a[href*='/rounds/own/']").await;
    deu.wait("input[value=accepts]").await;
    looks.at(&deu, "proposal-ar").await;
    deu.click("input[value=accepts]").await;
    deu.click("form.stacked button.main").await;
    deu.wait(".saved .done").await;
    looks.found_nothing();

    // The desk is locked in the middle of something, and opened again.
    anna.client.goto(&at("deals")).await.unwrap();
    anna.click("button[value=landscape]").await;
    anna.wait("#work").await;
    let address = anna.address().await;
    let desk = served.desk.clone();
    tokio::task::spawn_blocking(move || desk.lock()).await.expect("locked");
    drop(app);
    opened.lock().expect("whole").take();
    let desk = served.desk.clone();
    tokio::task::spawn_blocking(move || desk.open(None).map(drop)).await.expect("it runs").expect("it opens");
    sign_in(&anna, &served).await;
    anna.client.goto(&served.at(&address)).await.unwrap();
    anna.wait(".found svg.plot").await;
}
