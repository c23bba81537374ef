//! A mediator and the delegates of two parties in three browsers: what one says is on the boards of the others without their doing.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use takas_desk::failure::Failure;
use takas_desk::server::App;
use takas_desk::server::accounts::{Accounts, Clock, Membership};
use takas_desk::server::app::Inner;
use takas_desk::server::cabinet::Change;
use takas_desk::server::http::Desk;
use takas_desk::server::http::desk::{Opened, Opener};
use takas_desk::server::live::{CaseSource, Cases};
use takas_desk::server::policy::{Doorkeeper, Policy};
use takas_desk::server::role::Role;
use takas_desk::server::vault::Vault;
use takas_desk::server::words::Words;
use takas_desk::server::work::Run;

use super::driver::{Browser, Driver};
use super::entry::{add_device, join};
use super::looks::Looks;
use super::served::{Folder, Served};
use crate::live::ankara::{Ankara, TEAM, key};

/// What a desk has opened, where the test finds it.
pub(crate) type Left = Arc<Mutex<Option<App>>>;

/// Opens a desk of one case.
pub(crate) fn opener(case: PathBuf, keys: PathBuf, opened: Left) -> Opener {
    let vault = Arc::new(Vault::at(&keys).expect("a folder"));
    let own = Arc::clone(&vault);
    Opener::new(vault, move |desk| opened_desk(desk, &own, &case, &opened))
}

fn opened_desk(desk: &Desk, vault: &Arc<Vault>, case: &Path, opened: &Left) -> Result<Opened, Failure> {
    let accounts = Accounts::open(desk.store(), &vault.key("desk/accounts")?.secret, Clock::system())?;
    let source = CaseSource { folder: case.to_owned(), ..CaseSource::default() };
    let cases = Cases::open(desk.store(), vault, vec![source], Arc::new(Doorkeeper))?;
    let leads = cases.iter().map(|case| Membership { case: case.key.clone(), role: Role::Lead });
    let first = accounts.first_invitation("anna", &leads.collect::<Vec<_>>())?;
    let parts = Inner {
        settings: desk.settings().clone(),
        store: desk.store().clone(),
        accounts,
        policy: Policy::default(),
        cases,
        words: Words::new(),
    };
    let app = App::new(parts);
    *opened.lock().expect("whole") = Some(app.clone());
    let leads_to = first.map_or_else(|| "/".to_owned(), |first| format!("/join/{}", first.secret.as_str()));
    Ok(Opened { app, leads_to })
}

/// The same, with work in the background; opened again, nobody is invited a second time.
pub(crate) fn opener_with_work(case: PathBuf, keys: PathBuf, opened: Left) -> Opener {
    opener_working(case, keys, opened, Arc::new(takas_desk::server::work::run))
}

/// The same, with work that is done so.
pub(crate) fn opener_working(case: PathBuf, keys: PathBuf, opened: Left, run: Run) -> Opener {
    let vault = Arc::new(Vault::at(&keys).expect("a folder"));
    let own = Arc::clone(&vault);
    Opener::new(vault, move |desk| {
        let done = opened_desk(desk, &own, &case, &opened)?;
        done.app.begin_work(&takas_ledger::SecretKey::new([5; 32]), Arc::clone(&run))?;
        Ok(done)
    })
}

/// Puts a team into the cabinet of the only case.
pub(crate) fn put_team(app: &App, members: &str) {
    let cabinet = app.cases.iter().next().expect("a case").cabinet.clone();
    let team = format!("format = 1\n\n[team]\n{members}").into_bytes();
    let files = vec![("mediator/team.toml".to_owned(), Some(team))];
    let now = cabinet.now().expect("it can be read").revision;
    cabinet.put(&Change { by: "test".to_owned(), at: 0, files }, now).expect("it is put");
}

/// The team: three by the keys of their browsers, all others by those that the test holds.
pub(crate) fn write_team(app: &App) {
    let line = |(id, seat): &(&str, &str)| {
        let of_browser = app.accounts.accounts().into_iter().find(|account| account.name == *id);
        let of_browser = of_browser.and_then(|account| account.signing_keys().next().map(|key| *key.bytes()));
        let bytes = of_browser.unwrap_or_else(|| *key(id).public().bytes());
        format!("{id} = {{ seat = \"{seat}\", key = \"{}\" }}\n", data_encoding::HEXLOWER.encode(&bytes))
    };
    let text: String = TEAM.iter().map(line).collect();
    put_team(app, &text);
}

/// Says something in words, signed by the key of the browser.
pub(crate) async fn say(browser: &Browser, words: &str) {
    browser.wait("#line").await.send_keys(words).await.expect("it can be typed");
    browser.click("#speak button").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_delegates_confirm_a_gate_in_their_browsers_and_the_mediator_sees_it() {
    let ankara = Ankara::new();
    let (folder, opened) = (Folder::new(), Arc::new(Mutex::new(None)));
    let opener = opener(ankara.case(), folder.join("keys"), Arc::clone(&opened));
    let served = Served::with(folder, opener).await;
    let invitation = served.desk.open(None).expect("it opens");
    let app = opened.lock().expect("whole").clone().expect("it is open");
    let case = app.cases.iter().next().expect("a case").key.clone();
    let driver = Driver::start();

    let anna = driver.open("anna", "en").await;
    join(&anna, &served.at(&invitation)).await;
    add_device(&anna).await;
    let lead = app.accounts.accounts().first().expect("anna").id;
    let mut delegates = Vec::new();
    for (name, party, language) in [("rus", "RUS", "ru"), ("usa", "USA", "en")] {
        let membership = Membership { case: case.clone(), role: Role::Delegate(party.to_owned()) };
        let invited = app.accounts.invite(lead, name, &[membership], 3_600).expect("there is room");
        let browser = driver.open(name, language).await;
        join(&browser, &served.at(&format!("/join/{}", invited.secret.as_str()))).await;
        add_device(&browser).await;
        delegates.push(browser);
    }
    tokio::task::block_in_place(|| write_team(&app));

    // The mediator begins the rehearsal on the board.
    let board = served.at(&format!("/c/{}/board", case.as_str()));
    anna.client.goto(&board).await.unwrap();
    anna.click("form.begin button").await;
    // While it is being opened, a machine that is busy may have answered that this took too long.
    let _ = anna.complaints().await;
    anna.see(&board, "[data-part=gates] .sides li.no").await;
    let mut looks = Looks::default();
    for browser in &delegates {
        browser.see(&board, "[data-part=gates] .sides li").await;
        say(browser, "agree boarding on the mediator's word").await;
        browser.wait("[data-part=gates] .sides li.yes").await;
    }
    // Both stand on the mediator's board, which nobody has loaded anew.
    anna.wait("[data-part=gates] .sides li.yes ~ li.yes, [data-part=gates] .sides li.yes + li ~ li.yes").await;
    looks.at(&anna, "board-lead-en").await;
    looks.at(&delegates[0], "board-delegate-ru").await;
    looks.found_nothing();

    // Who has lost the network is told so as soon as there is something to be had, and sees it afterwards. (A stream that is open already stays
    // open in a browser that is told to be without a network: what cannot be had is what it fetches then.)
    let away = &delegates[1];
    away.go_offline(true).await;
    say(&anna, "hold everything").await;
    anna.wait("[data-part=alerts] li.stands").await;
    away.wait("#connection[data-how=gone]").await;
    away.go_offline(false).await;
    away.wait("[data-part=alerts] li.stands").await;
    // And the connection is said to be there without waiting for what happens next.
    away.wait("#connection[data-how=live]").await;
}
