//! An officer in a real browser: takes along, loses the network, confirms, closes the browser, opens it again, comes back.

use std::path::Path;

use axum::http::StatusCode;
use serde_json::Value;
use takas_formats::operations::command_bytes;
use takas_ledger::Entry;
use takas_model::Act;

use super::wire::{Mode, Outpost};
use crate::browser::driver::{Browser, Driver};
use crate::browser::looks::Looks;
use crate::live::driven::{drive, line};

/// Under which what is taken along is sealed.
pub(super) const PASSPHRASE: &str = "seven grey herons";
/// Written into the same kind of database without a seal: what the search has to find.
const CONTROL: &str = "canary in the clear beside what is sealed";

/// The moments of all that was recorded.
const TIMES: &str = "return [...document.querySelectorAll('#recorded li')].map((line) => line.dataset.time)";

/// Types a passphrase into a form and hands it in.
pub(crate) async fn unseal(browser: &Browser, form: &str, passphrase: &str) {
    for field in ["#chosen", "#again", "#passphrase"] {
        let selector = format!("{form} {field}");
        if browser.run(&format!("return document.querySelector({selector:?}) !== null")).await == true {
            browser.wait(&selector).await.send_keys(passphrase).await.expect("it can be typed");
        }
    }
    browser.click(&format!("{form} button")).await;
}

/// How many lines of what was recorded stand so.
async fn count(browser: &Browser, state: &str) -> u64 {
    let script = format!("return document.querySelectorAll('#recorded li[data-state={state}]').length");
    browser.run(&script).await.as_u64().expect("a number")
}

/// Waits until so many lines stand so.
pub(super) async fn stand(browser: &Browser, state: &str, wanted: u64) {
    for _ in 0..200 {
        if count(browser, state).await == wanted {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    let text = browser.run("return document.body.innerText").await;
    panic!("{} are {state} and not {wanted}: {text}", count(browser, state).await);
}

/// Waits until so many lines are recorded and not delivered.
async fn are_kept(browser: &Browser, wanted: u64) {
    let lines = format!("#recorded:has(li:nth-child({wanted}))");
    browser.wait(&lines).await;
    assert_eq!(count(browser, "waits").await + count(browser, "sent").await, wanted);
}

/// Taps what a selector finds, when it is there: in the middle of the page, and not under its head.
pub(super) async fn tap(browser: &Browser, selector: &str) {
    browser.wait(selector).await;
    browser.run(&format!("document.querySelector({selector:?}).scrollIntoView({{ block: 'center' }})")).await;
    browser.click(selector).await;
}

/// Taps that somebody has boarded.
async fn board(browser: &Browser, ride: usize, unit: &str) {
    browser.run(&format!("document.getElementById('ride-{ride}').open = true")).await;
    tap(browser, &format!("#ride-{ride} [data-unit={unit}] button[data-act=boarded]:not(:disabled)")).await;
    browser.wait(&format!("#ride-{ride} [data-unit={unit}] button[data-act=boarded]:disabled")).await;
}

/// What an author has signed on the record: number and time of each envelope. Entries that were read are not read again.
struct Signed {
    author: String,
    read: u64,
    found: Vec<(u64, u64)>,
}

impl Signed {
    /// Everything by now.
    async fn now(&mut self, outpost: &Outpost) -> Vec<(u64, u64)> {
        let checkpoint = outpost.desk.get("anna", &outpost.desk.page("record/checkpoint")).await.text();
        let size: u64 = checkpoint.lines().nth(1).and_then(|size| size.parse().ok()).expect("a size");
        while self.read < size {
            let answered = outpost.desk.get("anna", &outpost.desk.page(&format!("record/{}.entry", self.read))).await;
            self.read += 1;
            // Entries that are not the lead's to read are left out.
            if answered.status == StatusCode::OK {
                let entry = Entry::decode(&answered.body).expect("an entry");
                let envelope = &entry.command().envelope;
                if envelope.author.to_string() == self.author {
                    self.found.push((envelope.sequence, envelope.time));
                }
            }
        }
        self.found.clone()
    }
}

/// Whether something stands in any file below a folder, as letters of one byte or of two.
fn stands_on_disk(folder: &Path, text: &str) -> Option<String> {
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                waiting.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).unwrap_or_default();
            let has = |wanted: &[u8]| bytes.windows(wanted.len()).any(|part| part == wanted);
            if has(text.as_bytes()) || has(&wide) {
                return Some(path.display().to_string());
            }
        }
    }
    None
}

/// Puts something into a database of the same kind without a seal.
async fn put_control(browser: &Browser) {
    let script = format!(
        "return new Promise((done) => {{ const asked = indexedDB.open('control', 1); \
         asked.onupgradeneeded = () => asked.result.createObjectStore('kept'); \
         asked.onsuccess = () => {{ const t = asked.result.transaction('kept', 'readwrite'); \
         t.objectStore('kept').put({{ text: {CONTROL:?} }}, 'one'); t.oncomplete = () => {{ asked.result.close(); done(true); }}; }}; }})"
    );
    assert_eq!(browser.run(&script).await, true);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn five_confirmations_without_a_network_are_on_the_record_once_each_with_the_times_of_the_taps() {
    let driver = Driver::start();
    let mut browser = driver.open("officer", "en").await;
    let mut outpost = Outpost::new(&browser).await;
    // Until a ride waits for so many who were let board.
    let boards = |act: &Act| matches!(act, Act::Boarded(_, units) if units.len() >= 8);
    let index = outpost.team.speeches.iter().position(|(_, said)| boards(&said.act)).expect("many board at once");
    drive(&outpost.desk, &mut outpost.team, 0, index).await;
    let Act::Boarded(ride, units) = outpost.team.speeches[index].1.act.clone() else {
        unreachable!("it is a boarding")
    };
    let units: Vec<String> = units.iter().map(|unit| format!("unit-{}", unit.index() + 1)).collect();

    browser.client.goto(&outpost.at("field")).await.unwrap();
    browser.wait("#choose:not([hidden])").await;
    let mut looks = Looks::default();
    let _ = browser.complaints().await;
    looks.at(&browser, "field-choose-en").await;
    unseal(&browser, "#choose", PASSPHRASE).await;
    browser.wait(&format!("#ride-{ride} [data-unit={}]", units[0])).await;
    browser.wait("#lines .ready").await;
    let installable = browser.chromium("Page.getInstallabilityErrors", serde_json::json!({})).await;
    assert_eq!(installable["installabilityErrors"], serde_json::json!([]), "{installable}");
    let taken = browser
        .run("return fetch(location.pathname.replace('/c/', '/api/v1/cases/')).then((answer) => answer.json())")
        .await;
    let author = taken["speaker"]["author"].as_str().expect("an id").to_owned();
    let mut signed = Signed { author, read: 0, found: Vec::new() };

    // The network goes; five are confirmed; it is plain what is where.
    outpost.wire.becomes(Mode::IsCut);
    for unit in &units[..5] {
        board(&browser, ride, unit).await;
    }
    browser.wait(".standing[data-reach=without]").await;
    are_kept(&browser, 5).await;
    assert_eq!(signed.now(&outpost).await, [], "nothing of it has come to the desk");
    let times = |of: &Value| -> Vec<u64> {
        let list = of.as_array().expect("a list").iter();
        let mut times: Vec<u64> =
            list.map(|one| one.as_str().and_then(|one| one.parse().ok()).expect("a time")).collect();
        times.sort_unstable();
        times
    };
    let tapped = times(&browser.run(TIMES).await);
    let _ = browser.complaints().await;
    looks.at(&browser, "field-without-en").await;

    // The browser is closed; what lies on the disk is searched; it is opened again, still without a network.
    put_control(&browser).await;
    browser.client.close().await.unwrap();
    let profile = driver.profile("officer");
    assert!(stands_on_disk(&profile, CONTROL).is_some(), "the search finds what stands in the clear");
    let people =
        taken["rides"].as_array().expect("rides").iter().flat_map(|ride| ride["people"].as_array().expect("people"));
    let pseudonyms: Vec<&str> = people.filter_map(|one| one["who"].as_str()).filter(|who| who.len() > 5).collect();
    let ride_name = taken["rides"][0]["name"].as_str().expect("a name");
    let payload = taken["rides"][0]["phrases"][0]["payload"].as_str().expect("a payload");
    for canary in
        pseudonyms.iter().chain(&[ride_name, payload, PASSPHRASE, "unit-1", "\"boarded\"", "handed-over aboard"])
    {
        let found = stands_on_disk(&profile, canary);
        assert_eq!(found, None, "`{canary}` stands in the clear");
    }
    browser = driver.open("officer", "en").await;
    browser.client.goto(&outpost.at("field")).await.unwrap();
    browser.wait("#open:not([hidden])").await;
    unseal(&browser, "#open", "seven grey horses").await;
    browser.wait("#open .fault:not([hidden])").await;
    browser.wait("#passphrase").await.clear().await.unwrap();
    unseal(&browser, "#open", PASSPHRASE).await;
    are_kept(&browser, 5).await;

    // The network is back: once each, with the times of the taps.
    outpost.wire.becomes(Mode::Carries);
    stand(&browser, "delivered", 5).await;
    let (numbers, at): (Vec<u64>, Vec<u64>) = signed.now(&outpost).await.into_iter().unzip();
    assert_eq!((numbers, at), ((1..=5).collect::<Vec<_>>(), tapped));

    // An answer is lost: it is sent again as it was, and counts once.
    outpost.wire.becomes(Mode::LosesAnswers);
    board(&browser, ride, &units[5]).await;
    for _ in 0..100 {
        if signed.now(&outpost).await.len() == 6 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    assert_eq!((signed.now(&outpost).await.len(), count(&browser, "delivered").await), (6, 5), "its answer is lost");
    outpost.wire.becomes(Mode::Carries);
    stand(&browser, "delivered", 6).await;
    assert_eq!(signed.now(&outpost).await.len(), 6);

    // Somebody else has said so meanwhile: both sides are shown, and nothing is said until the officer decides. What he said after it goes on,
    // under the number that is next.
    outpost.wire.becomes(Mode::IsCut);
    board(&browser, ride, &units[6]).await;
    board(&browser, ride, &units[7]).await;
    let lead = outpost.desk.get("anna", &outpost.desk.api("field")).await.json();
    lead_says_boarded(&outpost, &lead, ride, &units[6]).await;
    outpost.wire.becomes(Mode::Carries);
    browser.wait("#conflicts:not([hidden]) li").await;
    stand(&browser, "delivered", 7).await;
    let shown = browser.wait("#conflicts li").await.text().await.unwrap();
    assert!(shown.contains("Somebody has said so already") && shown.matches("oard").count() >= 2, "{shown}");
    assert_eq!(
        signed.now(&outpost).await.iter().map(|(number, _)| *number).collect::<Vec<_>>(),
        (1..=7).collect::<Vec<_>>()
    );
    let _ = browser.complaints().await;
    looks.at(&browser, "field-conflict-en").await;
    tap(&browser, "#conflicts button[id^=drop]").await;
    browser.wait("#conflicts[hidden]").await;
    stand(&browser, "dropped", 1).await;
    assert_eq!(signed.now(&outpost).await.len(), 7, "what was let be was never said");
    looks.found_nothing();

    // One press forgets everything.
    browser.click("#forget").await;
    browser.wait("#forgotten").await;
    assert_eq!(left(&browser).await, serde_json::json!([["control"], [], 0]));
    // Who signed in here is signed in no more.
    browser.client.goto(&outpost.at("field")).await.unwrap();
    browser.wait("[data-kind=enter]").await;
}

/// What is left in a browser: databases, caches, workers.
pub(super) async fn left(browser: &Browser) -> Value {
    browser
        .run(
            "return Promise.all([indexedDB.databases().then((all) => all.map((one) => one.name)), caches.keys(), \
             navigator.serviceWorker.getRegistrations().then((all) => all.length)])",
        )
        .await
}

/// The lead tells that somebody has boarded.
async fn lead_says_boarded(outpost: &Outpost, lead: &Value, ride: usize, unit: &str) {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let (speaker, chain) = (&lead["speaker"], &lead["chains"][0]);
    let ids = (
        takas_ledger::AuthorId::parse(&text(&speaker["author"])).expect("an id"),
        takas_ledger::CaseId::parse(&text(&speaker["case"])).expect("an id"),
        takas_ledger::OperationId::parse(&text(&chain["operation"])).expect("an id"),
    );
    let number: usize = unit.strip_prefix("unit-").and_then(|number| number.parse().ok()).expect("a number");
    let act = Act::Boarded(ride, vec![takas_model::UnitRef::new(number - 1)]);
    let payload = command_bytes(&outpost.team.numbers, takas_model::TargetRef::new(0), &act).expect("something");
    let clock = lead["clock"].as_i64().expect("a moment");
    let line = line("anna", ids, chain["next"].as_u64().expect("a number"), clock, payload);
    let answered = outpost.desk.post("anna", &outpost.desk.api("commands"), line).await;
    assert_eq!(answered.status, StatusCode::OK, "{}", answered.text());
}
