//! Ankara's whole day in three browsers: a mediator and the liaisons to two parties come in by invitations, sign in with their passkeys, and
//! press what their boards offer, gate by gate, until the operation is over. Everybody else is played by the desk, as in a rehearsal.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use data_encoding::{BASE64, HEXLOWER};
use takas_desk::server::App;
use takas_desk::server::accounts::Membership;
use takas_desk::server::live::Played;
use takas_desk::server::role::Role;
use takas_formats::operations::command_bytes;

use super::driver::{Browser, Driver};
use super::entry::{add_device, join};
use super::gate::{Left, opener};
use super::looks::Looks;
use super::served::{Folder, Served};
use crate::live::ankara::{Ankara, TEAM};

/// Those who sit at browsers: who, to which party they are the liaison, and what their browser speaks.
const AT_BROWSERS: [(&str, Option<&str>, &str); 3] =
    [("anna", None, "en"), ("rus", Some("RUS"), "ru"), ("usa", Some("USA"), "ar")];
/// How long nothing may be there to press before something is wrong.
const QUIET: Duration = Duration::from_secs(60);

/// Somebody at a browser, and what they still have to say, as it is signed.
struct Person {
    name: &'static str,
    browser: Browser,
    left: BTreeSet<String>,
    pressed: usize,
}

impl Person {
    /// Presses the first of what the board offers that is theirs to say; whether there was any.
    async fn press(&mut self) -> bool {
        let script = "return Array.from(document.querySelectorAll('button.offer:not([disabled])'), (one) => one.dataset.payload)";
        let offered = self.browser.run(script).await;
        let offered = offered.as_array().into_iter().flatten().filter_map(|payload| payload.as_str());
        let Some(payload) = offered.filter(|payload| self.left.contains(*payload)).map(str::to_owned).next() else {
            return false;
        };
        // The board changes under one's finger: then it is looked at again.
        let pressed = format!(
            "const button = document.querySelector('button.offer[data-payload=\"{payload}\"]'); \
             if (!button) return false; document.getElementById('said').textContent = ''; button.scrollIntoView(); return true"
        );
        if self.browser.run(&pressed).await != true {
            return true;
        }
        let selector = format!("button.offer[data-payload=\"{payload}\"]");
        let found = self.browser.client.find(fantoccini::Locator::Css(&selector)).await;
        let Ok(button) = found else { return true };
        if button.click().await.is_err() {
            return true;
        }
        if self.accepted().await {
            self.left.remove(&payload);
            self.pressed += 1;
        }
        true
    }

    /// Waits until the desk has answered: whether it has what was said.
    async fn accepted(&self) -> bool {
        let script = "const { textContent, dataset } = document.getElementById('said'); \
            if (textContent === '' || textContent === dataset.signing) return null; \
            return textContent === dataset.accepted";
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(20) {
            if let Some(accepted) = self.browser.run(script).await.as_bool() {
                return accepted;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        false
    }

    async fn text(&self) -> String {
        self.browser.run("return document.body.innerText").await.as_str().unwrap_or_default().to_owned()
    }
}

/// The team: those at browsers by the keys of these, all others by keys that the desk has, for it plays them.
fn write_team(ankara: &Ankara, app: &App) {
    let line = |(id, seat): &(&str, &str)| {
        let account = app.accounts.accounts().into_iter().find(|account| account.name == *id);
        let key = account.and_then(|account| account.signing_keys().next().map(|key| HEXLOWER.encode(key.bytes())));
        let key = key.map(|key| format!(", key = \"{key}\"")).unwrap_or_default();
        format!("{id} = {{ seat = \"{seat}\"{key} }}\n")
    };
    let text: String = TEAM.iter().map(line).collect();
    std::fs::write(ankara.case().join("mediator/team.toml"), format!("format = 1\n\n[team]\n{text}")).expect("written");
}

/// What somebody has to say on this day, as it is signed.
fn said_by(ankara: &Ankara, who: &str) -> BTreeSet<String> {
    let (speeches, numbers, authors) = ankara.speeches();
    let own = speeches.iter().filter(|(_, said)| authors[said.author.index()] == who);
    let payload = own.map(|(_, said)| command_bytes(&numbers, said.target, &said.act).expect("it points to something"));
    payload.map(|payload| BASE64.encode(&payload)).collect()
}

/// Everybody comes in by an invitation, and has a key made in the browser.
async fn gather(ankara: &Ankara, served: &Served, opened: &Left, driver: &Driver) -> Vec<Person> {
    let invitation = served.desk.open(None).expect("it opens");
    let app = opened.lock().expect("whole").clone().expect("it is open");
    let case = app.cases.iter().next().expect("a case").key.clone();
    let mut people = Vec::new();
    for (name, party, language) in AT_BROWSERS {
        let browser = driver.open(name, language).await;
        let address = match party {
            None => served.at(&invitation),
            Some(party) => {
                let lead = app.accounts.accounts().first().expect("anna").id;
                let membership = Membership { case: case.clone(), role: Role::Liaison(party.to_owned()) };
                let invited = app.accounts.invite(lead, name, &[membership], 3_600).expect("there is room");
                served.at(&format!("/join/{}", invited.secret.as_str()))
            }
        };
        join(&browser, &address).await;
        add_device(&browser).await;
        people.push(Person { name, browser, left: said_by(ankara, name), pressed: 0 });
    }
    write_team(ankara, &app);
    people
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mediator_and_two_liaisons_run_ankara_to_its_end_in_their_browsers() {
    let ankara = Ankara::new();
    let (folder, opened): (Folder, Left) = (Folder::new(), Arc::new(Mutex::new(None)));
    let plays = Some(Played { pace: 0, seed: 0 });
    let opener = opener(ankara.case(), folder.join("keys"), Arc::clone(&opened), plays);
    let served = Served::with(folder, opener).await;
    let driver = Driver::start();
    let mut people = gather(&ankara, &served, &opened, &driver).await;

    // The lead locks the desk, which signs everybody out; it is opened again, and each signs in with the passkey.
    people[0].browser.click("form.lock button").await;
    people[0].browser.wait("form[action='/unlock']").await;
    assert_eq!(served.desk.open(None).expect("it opens again"), "/");
    let case = opened.lock().expect("whole").as_ref().and_then(|app| Some(app.cases.iter().next()?.key.clone()));
    let board = served.at(&format!("/c/{}/board", case.expect("a case").as_str()));
    for person in &people {
        person.browser.client.goto(&served.at("/sign-in")).await.expect("the page is there");
        person.browser.click("[data-kind=enter] button:not([hidden])").await;
        person.browser.wait("form.lock").await;
        person.browser.client.goto(&board).await.expect("the board is there");
        person.browser.wait("[data-part=gates] .gate").await;
    }

    let mut moved = Instant::now();
    while people[0].browser.run("return document.querySelector('.head.closed') === null").await == true {
        let mut is_quiet = true;
        for person in &mut people {
            is_quiet &= !person.press().await;
        }
        if !is_quiet {
            moved = Instant::now();
        } else if moved.elapsed() > QUIET {
            for person in &people {
                eprintln!("{}: {} left, on the board:\n{}", person.name, person.left.len(), person.text().await);
            }
            panic!("nothing is there to press, and it is not over");
        } else {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
    let mut looks = Looks::default();
    for person in &people {
        person.browser.wait(".head.closed").await;
        let closed = "return document.querySelectorAll('.gate:not(.open)').length";
        assert_eq!(person.browser.run(closed).await, 0, "{}: {}", person.name, person.text().await);
        assert!(person.left.is_empty() && person.pressed > 0, "{}: {} left", person.name, person.left.len());
        looks.at(&person.browser, &format!("board-over-{}", person.name)).await;
    }
    looks.found_nothing();
}
