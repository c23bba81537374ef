//! Sheets of paper: printed, decoded by a reader that is not ours, and read back; forged, and of before.

use std::path::{Path, PathBuf};
use std::process::Command;

use axum::http::StatusCode;
use fantoccini::Locator;
use takas_model::Act;
use takas_store::Location;

use super::wire::Outpost;
use crate::browser::driver::{Driver, Size};
use crate::browser::looks::Looks;
use crate::live::ankara::Ankara;
use crate::live::driven::{Team, drive};
use crate::live::stand_in::{Desk, token_of};

/// What a picture of a QR code says, and photographs of it with it: askew, from the side, out of focus.
fn decoded(picture: &Path) -> String {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = std::env::var_os("TAKAS_PYTHON").map_or_else(|| own.join("../../.venv/bin/python"), PathBuf::from);
    assert!(
        python.is_file(),
        "there is no Python at {}: run `cargo xtask setup`, or name one that has zxing-cpp in TAKAS_PYTHON",
        python.display()
    );
    let ran = Command::new(python)
        .arg(own.join("tests/it/field/decode.py"))
        .arg(picture)
        .arg("--photographed")
        .output()
        .expect("it runs");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).expect("a text")
}

/// The code that stands on a sheet, and all that stands there.
async fn printed(desk: &Desk, who: &str, ride: usize) -> (String, String) {
    let answered = desk.get(who, &desk.page(&format!("field/sheet/{ride}"))).await;
    assert_eq!(answered.status, StatusCode::OK, "{who}: {}", answered.text());
    let page = answered.text();
    let code = page.split("id=\"code\" dir=\"ltr\">").nth(1).and_then(|rest| rest.split('<').next()).expect("a code");
    (code.to_owned(), page)
}

/// What comes of a form.
async fn handed_in(desk: &Desk, who: &str, what: &str, fields: &str) -> (StatusCode, String) {
    let answered = desk.post_form(who, what, format!("token={}&{fields}", token_of(who))).await;
    (answered.status, answered.text())
}

/// The ride by which most go in the first boarding of many.
fn ride_of_many(team: &Team) -> (usize, usize, Vec<usize>) {
    let boards = |act: &Act| matches!(act, Act::Boarded(_, units) if units.len() >= 5);
    let index = team.speeches.iter().position(|(_, said)| boards(&said.act)).expect("many board at once");
    let Act::Boarded(ride, units) = &team.speeches[index].1.act else { unreachable!("it is a boarding") };
    (index, *ride, units.iter().map(|unit| unit.index() + 1).collect())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sheet_is_known_by_its_code_and_a_forged_one_is_not() {
    let ankara = Ankara::new();
    let desk = Desk::new(&ankara, &Location::File(ankara.store()));
    desk.begin(&ankara).await;
    let mut team = Team::new(&ankara);
    let (index, ride, units) = ride_of_many(&team);
    drive(&desk, &mut team, 0, 3).await;
    let (code, page) = printed(&desk, "cem", ride).await;
    for number in &units {
        assert!(page.contains(&format!("<td class=\"number\">{number}</td>")), "{number} is not on the sheet");
    }
    assert!(!page.to_lowercase().contains("gershkovich") && page.contains("<svg class=\"code\""));
    let on = |what: &str| format!("{what}={}", code.to_lowercase().replace('-', "%20"));
    let (status, read) = handed_in(&desk, "cem", "field/sheet", &on("code")).await;
    assert!(status == StatusCode::OK && read.contains("id=\"ticks\"") && !read.contains("id=\"since\""), "{read}");
    // Every letter counts.
    for at in (0..code.len()).filter(|at| code.as_bytes()[*at] != b'-') {
        let other = if code.as_bytes()[at] == b'7' { "8" } else { "7" };
        let forged = format!("{}{other}{}", &code[..at], &code[at + 1..]);
        let (_, read) = handed_in(&desk, "cem", "field/sheet", &format!("code={forged}")).await;
        assert!(read.contains("id=\"fault\""), "letter {at}: {forged}");
    }
    // Later it is told that it is of before; what is ticked on it is said all the same, by the lead as well.
    drive(&desk, &mut team, 3, index).await;
    let (_, read) = handed_in(&desk, "anna", "field/sheet", &on("code")).await;
    assert!(read.contains("id=\"since\"") && read.contains(&format!("name=\"boarded-{}\"", units[0])), "{read}");
    // Whoever has nothing to do with those on it has nothing to tick.
    let (_, read) = handed_in(&desk, "neutral", "field/sheet", &on("code")).await;
    assert!(!read.contains("name=\"boarded-"), "{read}");
    assert_eq!(desk.get("watcher", &desk.page(&format!("field/sheet/{ride}"))).await.status, StatusCode::NOT_FOUND);
    assert_eq!(desk.get("cem", &desk.page("field/sheet/999")).await.status, StatusCode::NOT_FOUND);

    // Lines: a time is wanted, and it does not lie ahead.
    let code = on("code");
    for (fields, fault) in [
        (format!("{code}&boarded-day=2024-08-01&boarded-{}=on", units[0]), "A time is missing"),
        (format!("{code}&boarded-day=2024-08-01&boarded-at=25:61&boarded-{}=on", units[0]), "A time is missing"),
        (format!("{code}&boarded-day=2124-08-01&boarded-at=10:00&boarded-{}=on", units[0]), "lies ahead"),
        (format!("{code}&boarded-day=2024-08-01&boarded-at=10:00"), "Nothing is ticked"),
    ] {
        let (_, read) = handed_in(&desk, "cem", "field/sheet/lines", &fields).await;
        assert!(read.contains(fault), "{fields}: {read}");
    }
    let fields =
        format!("{code}&boarded-day=2024-08-01&boarded-at=10:05&boarded-{}=on&boarded-{}=on", units[0], units[1]);
    let (_, read) = handed_in(&desk, "cem", "field/sheet/lines", &fields).await;
    assert_eq!(read.matches("data-payload=").count(), 1, "{read}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_printed_code_is_decoded_by_another_reader_and_read_back_with_the_time_on_the_paper() {
    let driver = Driver::start();
    let browser = driver.open("officer", "en").await;
    let mut outpost = Outpost::new(&browser).await;
    let (index, ride, units) = ride_of_many(&outpost.team);
    drive(&outpost.desk, &mut outpost.team, 0, index).await;
    let mut looks = Looks::default();
    let _ = browser.complaints().await;
    browser.client.goto(&outpost.at(&format!("field/sheet/{ride}"))).await.unwrap();
    browser.wait("svg.code").await;
    looks.at(&browser, "field-sheet-en").await;
    browser.resize(Size::Wall).await;
    let picture = browser.wait("svg.code").await.screenshot().await.expect("it can be drawn");
    let file = outpost.ankara.store().with_file_name("code.png");
    std::fs::write(&file, picture).expect("written");
    let text = decoded(&file);
    assert!(text.starts_with("takas.sheet/1\ncase ") && text.contains("\ncode "), "{text}");

    // Somebody who writes another in is found out, whatever line it is.
    let change = |from: &str, to: &str| text.replacen(from, to, 1);
    for forged in [
        change("revision ", "revision 1"),
        change("units ", "units 1 "),
        change("plan 0", "plan 1"),
        change("case ", "case f"),
    ] {
        browser.client.goto(&outpost.at("field/sheet")).await.unwrap();
        let script = format!(
            "document.getElementById('code').value = {forged:?}; document.getElementById('read').requestSubmit()"
        );
        browser.run(&script).await;
        browser.wait("#fault").await;
    }
    looks.at(&browser, "field-read-fault-en").await;
    browser
        .run(&format!(
            "document.getElementById('code').value = {text:?}; document.getElementById('read').requestSubmit()"
        ))
        .await;
    browser.wait("#ticks").await;
    looks.at(&browser, "field-ticks-en").await;
    for number in &units[..2] {
        browser.click(&format!("input[name=boarded-{number}]")).await;
    }
    browser.wait("#boarded-at").await.send_keys("10:05").await.expect("it can be typed");
    browser.click("#ticks button").await;
    browser.click("#sign:not([hidden])").await;
    browser.wait("#lines li[data-state=delivered]").await;
    looks.at(&browser, "field-lines-en").await;
    looks.found_nothing();
    let time = browser.client.find(Locator::Css("#lines li")).await.unwrap().attr("data-time").await.unwrap();
    let time: u64 = time.and_then(|time| time.parse().ok()).expect("a time");
    let clock = time % 86_400 / 60;
    assert!(clock % 60 == 5, "five minutes past an hour: {time}");
    // It is on the record, with that time, by the officer.
    let seen = outpost.desk.get("anna", &outpost.desk.api("events?limit=1000")).await.json();
    let events = seen["events"].as_array().expect("a list").iter();
    let boarded = events.filter(|event| event["by"].as_str().is_some_and(|by| by.contains("cem"))).count();
    assert_eq!(boarded, 1);
}
