//! Ankara's whole day in browsers, as if it were tomorrow and no rehearsal: a mediator and the liaisons to two parties set the desk up, come in by invitations, sign in with their
//! passkeys, and say by taps on their boards what is theirs to say, gate by gate, until the operation is over. A delegate of a fourth party has
//! his board open all the while, and everything that he is sent is searched. All others sign on machines of their own.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use axum::http::StatusCode;
use data_encoding::BASE64;
use fantoccini::Locator;
use serde_json::{Value as Json, json};
use takas_desk::running::opening::Opening;
use takas_desk::running::record;
use takas_desk::server::App;
use takas_desk::server::accounts::Membership;
use takas_desk::server::role::{CaseKey, Role};
use takas_ledger::{Evidence, verify_record};
use takas_model::{Act, Instant, Said};
use takas_store::{LogIndex, Store, Stream};

use super::colleagues::Colleagues;
use super::driver::{Browser, Driver};
use super::entry::{accept, add_device, join, set_up, sign_in, unlock};
use super::gate::{Left, opener, write_team};
use super::heard::{Heard, found};
use super::looks::Looks;
use super::served::{Folder, Served};
use crate::live::ankara::{Ankara, TEAM};
use crate::live::canaries::{NOT_OF_SLOVENIA, NOT_TOLD, OPERATIONS, PAGES, WORDS};
use crate::live::driven::{Team, ids_of};
use crate::live::stand_in::role;

/// So much is pressed by one script, which a browser lets run for some minutes.
const AT_ONCE: usize = 8;
/// What counts the tones of a page's sound.
const COUNT_TONES: &str = "window.tones = 0; const make = AudioContext.prototype.createOscillator; \
     AudioContext.prototype.createOscillator = function () { window.tones += 1; return make.call(this); };";

/// Somebody who says by taps what is theirs to say.
struct Person {
    name: &'static str,
    browser: Browser,
}

impl Person {
    /// Presses what the board offers, one after the other.
    async fn press(&self, payloads: &[String]) {
        for some in payloads.chunks(AT_ONCE) {
            self.is_taken(some, false).await;
        }
    }

    /// Taps a button with a finger, that is by the driver and not by a script, and waits until the desk has what it says.
    async fn tap(&self, payload: &str) {
        let selector = format!("button.offer[data-payload=\"{payload}\"]:not([disabled])");
        let ready = format!(
            "document.getElementById('said').textContent = ''; \
             document.querySelector({selector:?})?.scrollIntoView({{ block: 'center' }})"
        );
        for _ in 0..20 {
            self.browser.wait(&selector).await;
            self.browser.run(&ready).await;
            // The board may change under a finger: then it is looked at again.
            let Ok(button) = self.browser.client.find(Locator::Css(&selector)).await else { continue };
            if button.click().await.is_ok() {
                return self.is_taken(&[payload.to_owned()], true).await;
            }
        }
        panic!("{}: {selector} does not stand still", self.name);
    }

    async fn is_taken(&self, payloads: &[String], is_pressed: bool) {
        let told = self.browser.run_with(include_str!("press.js"), vec![json!(payloads), json!(is_pressed)]).await;
        assert_eq!(told, Json::Null, "{}: {payloads:?}", self.name);
    }
}

/// Whether the lead is called when a gate waits for nobody else: by the title of the page, and by a sound.
struct Calls {
    heard: u64,
}

impl Calls {
    async fn of(lead: &Browser) -> Self {
        lead.run(COUNT_TONES).await;
        lead.click("#sound").await;
        lead.wait("#sound[aria-pressed=true]").await;
        assert_eq!(tones(lead).await, 2, "that it sounds is heard at once");
        assert!(!title(lead).await.starts_with('('), "nothing waits for the lead");
        Self { heard: 2 }
    }

    /// A gate waits for the lead.
    async fn come(&mut self, lead: &Browser) {
        lead.wait("[data-waits]:not([data-waits='0'])").await;
        let (title, tones) = (title(lead).await, tones(lead).await);
        let called = (title.starts_with("(1) "), tones > self.heard);
        assert_eq!(called, (true, true), "by title and by sound: {title}, {tones} tones after {}", self.heard);
        self.heard = tones;
    }

    /// Nothing waits for the lead any more.
    async fn end(&mut self, lead: &Browser) {
        lead.wait("[data-waits='0']").await;
        let (title, tones) = (title(lead).await, tones(lead).await);
        assert!(!title.starts_with('('), "{title}");
        assert_eq!(tones, self.heard, "what was said calls nobody");
    }
}

async fn title(browser: &Browser) -> String {
    browser.run("return document.title").await.as_str().expect("a title").to_owned()
}

async fn tones(browser: &Browser) -> u64 {
    browser.run("return window.tones").await.as_u64().expect("a number")
}

/// Everybody, and the desk.
struct Day {
    served: Served,
    case: CaseKey,
    team: Team,
    lead: Person,
    liaisons: [Person; 2],
    delegate: Browser,
    colleagues: Colleagues,
    /// What the lead and the delegate were sent.
    heard: [Heard; 2],
    _driver: Driver,
}

impl Day {
    /// The lead sets the desk up, and three more come in by browsers. The desk is locked and opened again, everybody signs in with a passkey,
    /// and the rest of the team comes in from elsewhere.
    async fn begins(ankara: &Ankara) -> Self {
        let (folder, opened) = (Folder::new(), Left::default());
        let opener = opener(ankara.case(), folder.join("keys"), Arc::clone(&opened));
        let served = Served::with(folder, opener).await;
        let heard = [Heard::of(&served).await, Heard::of(&served).await];
        let driver = Driver::start();
        let anna = driver.open_finding("anna", "en", &heard[0].rules()).await;
        anna.plug_in_authenticator().await;
        set_up(&anna, &served).await;
        accept(&anna).await;
        add_device(&anna).await;
        let [rus, usa] = [driver.open("rus", "ru").await, driver.open("usa", "ar").await];
        let svn = driver.open_finding("svn", "fr", &heard[1].rules()).await;
        for (browser, name, role) in [
            (&rus, "rus", Role::Liaison("RUS".to_owned())),
            (&usa, "usa", Role::Liaison("USA".to_owned())),
            (&svn, "svn", Role::Delegate("SVN".to_owned())),
        ] {
            join(browser, &served.at(&invitation(&open(&opened), name, role))).await;
        }
        add_device(&rus).await;
        add_device(&usa).await;

        anna.click("form.lock button").await;
        anna.wait("form[action='/unlock']").await;
        opened.lock().expect("whole").take();
        unlock(&anna, &served).await;
        for browser in [&anna, &rus, &usa, &svn] {
            sign_in(browser, &served).await;
        }
        let app = open(&opened);
        let case = only_case(&app);
        let colleagues = tokio::task::block_in_place(|| colleagues(&served, &app, &case));
        let lead = Person { name: "anna", browser: anna };
        let liaisons = [Person { name: "rus", browser: rus }, Person { name: "usa", browser: usa }];
        let (team, delegate) = (Team::new(ankara), svn);
        Self { served, case, team, lead, liaisons, delegate, colleagues, heard, _driver: driver }
    }

    fn at(&self, what: &str) -> String {
        self.served.at(&format!("/c/{}/{what}", self.case.as_str()))
    }

    fn browsers(&self) -> [&Browser; 4] {
        let [one, other] = &self.liaisons;
        [&self.lead.browser, &one.browser, &other.browser, &self.delegate]
    }

    /// The lead approves the plan and begins the operation; everybody looks at the board, and the colleagues learn under which ids they sign.
    async fn is_begun(&mut self, plan: &str) {
        let lead = &self.lead.browser;
        lead.see(&self.at(&format!("plans/{plan}")), "form[action$=approve] button").await;
        lead.click("form[action$=approve] button").await;
        lead.wait("p.done").await;
        lead.click("form[action$=begin]:has(input[value=own]) button").await;
        lead.see(&self.at("board"), "[data-part=gates] .sides li.no").await;
        let trust = lead
            .run_with(
                "return fetch(arguments[0]).then((answer) => answer.json())",
                vec![json!(self.at("record/trust.json"))],
            )
            .await;
        for browser in &self.browsers()[1..] {
            browser.see(&self.at("board"), "[data-part=gates] .gate").await;
            browser.wait("#connection[data-how=live]").await;
        }
        for who in self.colleagues.names() {
            let offers = self.colleagues.read(&who, "offers").await;
            self.team.learns(&who, ids_of(&trust, &offers));
        }
    }

    /// Everything that is said on this day, in its order.
    async fn is_run(&mut self) {
        let mut calls = Calls::of(&self.lead.browser).await;
        let speeches = self.team.speeches.clone();
        let mut rest = speeches.as_slice();
        while let Some((_, said)) = rest.first() {
            let who = self.team.author(said);
            let Some(person) =
                [&self.lead, &self.liaisons[0], &self.liaisons[1]].into_iter().find(|one| one.name == who)
            else {
                let (who, line) = self.team.signed(now(), said);
                let (status, told) = self.colleagues.hand_in(&who, &line).await;
                assert_eq!(status, StatusCode::OK, "{who}: {:?}: {told}", said.act);
                rest = &rest[1..];
                continue;
            };
            if is_of_gate(said) {
                if who == "anna" {
                    calls.come(&person.browser).await;
                }
                person.tap(&self.payload(said)).await;
                if who == "anna" {
                    calls.end(&person.browser).await;
                }
                rest = &rest[1..];
                continue;
            }
            let own = rest.iter().take_while(|(_, said)| self.team.author(said) == who && !is_of_gate(said));
            let payloads: Vec<String> = own.map(|(_, said)| self.payload(said)).collect();
            person.press(&payloads).await;
            rest = &rest[payloads.len()..];
        }
    }

    fn payload(&self, said: &Said) -> String {
        BASE64.encode(&self.team.payload(said))
    }

    /// Every board says that it is over, and that every gate has opened.
    async fn is_over(&self) {
        for browser in self.browsers() {
            browser.wait(".head.closed").await;
            let shut = "return document.querySelectorAll('.gate:not(.open)').length";
            assert_eq!(browser.run(shut).await, 0);
        }
    }

    /// The kinds of what happened, as somebody's page of the case has them.
    async fn happened(&self, browser: &Browser) -> Vec<String> {
        let case = "return fetch(arguments[0]).then((answer) => answer.json())";
        let path = format!("/api/v1/cases/{}", self.case.as_str());
        let case = browser.run_with(case, vec![json!(path)]).await;
        let kind = |one: &Json| one["kind"].as_str().expect("a text").to_owned();
        case["timeline"].as_array().expect("a list").iter().map(kind).collect()
    }

    /// The record verifies in a browser: how many entries there are for whoever sits there.
    async fn verifies(&self, browser: &Browser) -> usize {
        browser.client.goto(&self.at("record")).await.expect("the record is there");
        browser.click("#verify-all:not([hidden])").await;
        browser.wait("#verify-all:not([disabled])").await;
        let told = browser.run(VERDICTS).await;
        let rows: Vec<&str> = told["rows"].as_array().expect("rows").iter().filter_map(Json::as_str).collect();
        assert_eq!(told["is_sound"], true, "{told}");
        assert!(!rows.is_empty() && rows.iter().all(|row| *row == "✓"), "{told}");
        rows.len()
    }

    /// A browser asks for everything that somebody can ask for, by names: pages, what programs read, and what is refused.
    async fn asks_for_everything(&self, browser: &Browser) -> Vec<(String, u64)> {
        browser.client.goto(&self.at("board")).await.expect("the board is there");
        browser.click("form[action$='/names'] input[value=real] ~ button").await;
        browser.wait("form[action$='/names'] input[value=pseudonyms]").await;
        let case = self.case.as_str();
        let pages = PAGES.iter().chain(&MORE_PAGES).map(|page| format!("/c/{case}/{page}"));
        let operations = OPERATIONS.iter().map(|what| format!("/api/v1/cases/{case}/{what}"));
        let others = ["/cases", "/api/v1/cases", "/account", "/keys", "/nowhere"].map(str::to_owned);
        let gets: Vec<String> = pages.chain(operations).chain(others).collect();
        let phrase = |words: &&str| {
            [format!("/api/v1/cases/{case}/phrases"), json!({ "format": 1, "words": words }).to_string()]
        };
        let command = |words: &&str| [format!("/api/v1/cases/{case}/commands"), (*words).to_owned()];
        let posts: Vec<[String; 2]> = WORDS.iter().map(phrase).chain(WORDS.iter().map(command)).collect();
        let mut told = Vec::new();
        for some in gets.chunks(AT_ONCE) {
            let statuses = browser.run_with(ASK, vec![json!(some), json!([])]).await;
            let statuses = statuses.as_array().expect("a list").iter().filter_map(Json::as_u64);
            told.extend(some.iter().cloned().zip(statuses.collect::<Vec<_>>()));
        }
        browser.run_with(ASK, vec![json!([]), json!(posts)]).await;
        told
    }

    /// The record as a whole is sound for whoever verifies it by the program, and is not when a bit of it is another.
    async fn is_sound(&self, plan: &str) -> u64 {
        let trust = "return fetch(arguments[0]).then((answer) => answer.text())";
        let trust = self.lead.browser.run_with(trust, vec![json!(self.at("record/trust.json"))]).await;
        let trust = Opening::read(trust.as_str().expect("a text").as_bytes()).expect("it can be read");
        let trust = trust.trust().expect("it is sound");
        let stream = Stream::new(&format!("{}/live-{plan}", self.case.as_str())).expect("a name");
        let store = self.served.desk.store();
        let mut leaves = tokio::task::block_in_place(|| leaves(store, &stream));
        let checkpoints = tokio::task::block_in_place(|| store.checkpoints(&stream)).expect("it can be read");
        let evidence = Evidence { checkpoints: checkpoints.iter().map(record::note).collect(), ..Evidence::default() };
        let verdict = verify_record(&trust, &evidence, &leaves);
        assert!(verdict.is_sound() && verdict.covered == verdict.entries, "{:?}", verdict.findings);
        let middle = leaves.len() / 2;
        *leaves[middle].last_mut().expect("bytes") ^= 1;
        assert!(!verify_record(&trust, &evidence, &leaves).is_sound(), "a bit is another, and nothing is found");
        verdict.entries
    }
}

/// What says how the verification on the page of the record came out.
const VERDICTS: &str = "const rows = document.querySelectorAll('tr[data-entry] .verdict'); \
     const is_sound = document.getElementById('verdict').textContent.startsWith(document.getElementById('verify').dataset.sound); \
     return { is_sound, rows: Array.from(rows, (row) => row.textContent) }";
/// Asks for what is there to be asked, and gives the statuses.
const ASK: &str = "const [gets, posts] = arguments; const token = document.getElementById('board').dataset.token; \
     const headers = { 'content-type': 'application/json', 'x-takas-token': token }; \
     const asked = async (path, how) => { const answer = await fetch(path, how); await answer.text(); return answer.status; }; \
     return (async () => { const statuses = []; \
         for (const path of gets) statuses.push(await asked(path)); \
         for (const [path, body] of posts) statuses.push(await asked(path, { method: 'POST', headers, body })); \
         return statuses; })()";
/// Pages of a case beside those of the operation.
const MORE_PAGES: [&str; 8] = ["pictures", "plans", "deals", "rounds", "works", "field", "timeline", "positions/DEU"];

/// The present moment, in seconds.
fn now() -> Instant {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970");
    Instant::try_from(since.as_secs()).expect("in range")
}

fn is_of_gate(said: &Said) -> bool {
    matches!(said.act, Act::Agree(_) | Act::TakeBack(_) | Act::Release(_))
}

fn open(opened: &Left) -> App {
    opened.lock().expect("whole").clone().expect("it is open")
}

fn only_case(app: &App) -> CaseKey {
    app.cases.iter().next().expect("a case").key.clone()
}

/// Where somebody comes in who is invited by the lead.
fn invitation(app: &App, name: &str, role: Role) -> String {
    let lead = app.accounts.accounts().first().expect("the lead").id;
    let membership = Membership { case: only_case(app), role };
    let invited = app.accounts.invite(lead, name, &[membership], 3_600).expect("there is room");
    format!("/join/{}", invited.secret.as_str())
}

/// Everybody who has no browser that signs for them; and the team, which is made of all keys there are.
fn colleagues(served: &Served, app: &App, case: &CaseKey) -> Colleagues {
    let mut colleagues = Colleagues::new(served, case);
    for (name, seat) in TEAM {
        match app.accounts.accounts().iter().find(|account| account.name == name) {
            None => colleagues.join(app, name, role(seat)),
            Some(account) if account.signing_keys().next().is_none() => colleagues.equip(app, account.id, name),
            Some(_) => {}
        }
    }
    write_team(app);
    colleagues
}

fn leaves(store: &Store, stream: &Stream) -> Vec<Vec<u8>> {
    let mut all: Vec<Vec<u8>> = Vec::new();
    loop {
        let more = store.leaves(stream, LogIndex(all.len() as u64), 1_000).expect("it can be read");
        if more.is_empty() {
            return all;
        }
        all.extend(more.into_iter().map(|leaf| leaf.bytes));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_mediator_and_two_liaisons_run_ankara_to_its_end_in_their_browsers() {
    let ankara = Ankara::of_tomorrow();
    let mut day = Day::begins(&ankara).await;
    day.is_begun(&ankara.plan).await;
    day.is_run().await;
    day.is_over().await;
    let mut looks = Looks::default();
    for person in [&day.lead, &day.liaisons[1]] {
        // That a word came too late stands in the browser's own log.
        let _ = person.browser.complaints().await;
        looks.at(&person.browser, &format!("board-over-{}", person.name)).await;
    }
    looks.found_nothing();
    let entries = day.is_sound(&ankara.plan).await;
    let [lead, rus, usa, _] = day.browsers();
    for browser in [lead, rus, usa] {
        let verified = day.verifies(browser).await;
        assert!(verified as u64 <= entries);
    }

    // What happened stands in the timeline of the case: the mediators' has when they approved, no party's does.
    for (browser, is_approved) in [(lead, true), (rus, false)] {
        let kinds = day.happened(browser).await;
        let has = |kind: &str| kinds.iter().any(|one| one == kind);
        assert!(["begun", "gate-opened", "arrived"].into_iter().all(has), "{kinds:?}");
        assert_eq!(has("approved"), is_approved, "{kinds:?}");
    }

    // What the delegate of a fourth party was sent on this day holds nothing of any other.
    let told = day.asks_for_everything(&day.delegate).await;
    let status =
        |of: &[(String, u64)], page: &str| of.iter().find(|(path, _)| path.ends_with(page)).map(|(_, status)| *status);
    for (page, expected) in
        [("/people", 200), ("/record", 200), ("/positions/SVN", 200), ("/positions/RUS", 404), ("/paper/order", 404)]
    {
        assert_eq!(status(&told, page), Some(expected), "{page}");
    }
    let sent = day.heard[1].everything();
    for canary in NOT_OF_SLOVENIA.iter().chain(&NOT_TOLD) {
        assert_eq!(found(&sent, canary), None);
    }
    assert!(found(&sent, "dultsev").is_some(), "its own people stand by their names");
    // The same search finds what is there: the lead was sent all of it.
    day.asks_for_everything(&day.lead.browser).await;
    let sent = day.heard[0].everything();
    for canary in NOT_OF_SLOVENIA.iter().chain(&NOT_TOLD[..1]) {
        assert!(found(&sent, canary).is_some(), "`{canary}` was not sent to the lead");
    }
}
