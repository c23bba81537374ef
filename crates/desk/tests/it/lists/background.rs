//! A comparison that takes longer than a page may: it is made in the background, told while it goes on, stopped when somebody says so, and found
//! again after a restart.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use serde_json::Value;
use takas_desk::server::work::{self, Pace};
use takas_ledger::SecretKey;
use tokio::task::block_in_place;

use super::upload::{hand_in, take};
use super::world::{River, plain};
use crate::deals::is_done;
use crate::live::stand_in::{Desk, token_of};

const SYLLABLES: [&str; 16] =
    ["ba", "ro", "mi", "tu", "ke", "la", "zo", "ni", "da", "pe", "su", "vi", "go", "ha", "ly", "ra"];

/// A list of so many invented people, of whom those beyond `from` are others; made of syllables, so that no two are alike.
fn list(key: &str, from: usize, count: usize) -> String {
    let word = |mut number: usize| {
        let mut word = String::new();
        for _ in 0..4 {
            word += SYLLABLES[number % SYLLABLES.len()];
            number /= SYLLABLES.len();
        }
        word
    };
    let mut text = "key,name,born\n".to_owned();
    for number in from..from + count {
        let (given, family) = (word(number * 7_919 + 13), word(number * 104_729 + 5));
        writeln!(text, "{key}-{number},{given} {family},{}", 1950 + number % 50).expect("a text");
    }
    text
}

/// How far something is is written down as often as anybody looks, so that it is told of a comparison of a second, too.
fn begin(desk: &Desk) {
    let pace = Pace { at_once: 2, beat: Duration::from_millis(50), lapse: Duration::ZERO };
    block_in_place(|| desk.app.begin_work_at(&SecretKey::new([5; 32]), Arc::new(work::run), pace)).expect("it begins");
}

async fn works(desk: &Desk) -> Vec<Value> {
    desk.get("anna", &desk.api("works")).await.json()["works"].as_array().expect("a list").clone()
}

async fn page(desk: &Desk) -> String {
    let page = desk.get("anna", &desk.page("lists")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    plain(&page.text())
}

/// Asks for the comparison, waits until it is told how far it is, and stops it; whether that came before it had found something.
async fn is_stopped_while_it_goes_on(desk: &Desk) -> bool {
    // Nobody waits for it: the page says that it goes on, and programs are told which work it is.
    let shown = page(desk).await;
    assert!(shown.contains("id=\"work-") && !shown.contains("On several lists"), "{shown}");
    let asked = desk.get("anna", &desk.api("lists/reconciliation")).await;
    if asked.status == StatusCode::OK {
        return false;
    }
    assert_eq!(asked.status, StatusCode::ACCEPTED, "{}", asked.text());
    let id = asked.json()["work"].as_str().expect("a work").to_owned();
    // Asked for again, it is the same.
    let again = desk.get("anna", &desk.api("lists/reconciliation")).await;
    if again.status == StatusCode::OK {
        return false;
    }
    assert_eq!(again.json()["work"], id.as_str());
    let work = async || works(desk).await.into_iter().find(|work| work["id"] == id.as_str()).expect("the work");
    let progress = loop {
        let work = work().await;
        if work["standing"] == "ended" {
            return false;
        }
        if let Some(of) = work["progress"]["of"].as_str() {
            break of.to_owned();
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    };
    let far = progress.split_once(" / ").and_then(|(done, all)| Some((done.parse().ok()?, all.parse().ok()?)));
    assert!(far.is_some_and(|(done, all): (u64, u64)| 0 < done && done <= all), "{progress}");
    let cancelled = desk.post_form("anna", &format!("works/{id}/cancel"), format!("token={}", token_of("anna"))).await;
    if cancelled.status == StatusCode::NOT_FOUND {
        return false;
    }
    assert_eq!(cancelled.status, StatusCode::SEE_OTHER, "{}", cancelled.text());
    is_done(desk).await;
    work().await["has_found"] == false
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_long_comparison_goes_on_in_the_background_is_stopped_and_is_found_after_a_restart() {
    let river = River::with(&[("lists/NOR.csv", &list("N", 0, 4_000))]);
    begin(&river.desk);
    let desk = &river.desk;
    hand_in(desk, "anna", "POL", "held.csv", list("P", 1_200, 8_000).as_bytes()).await;
    assert!(take(desk, "anna", "POL", "headings=1").await.ends_with("done=taken"));
    let mut rows = 8_000;
    while !is_stopped_while_it_goes_on(desk).await {
        // Too little for a machine as quick as this one.
        rows *= 2;
        assert!(rows < 300_000, "it is to be stopped while it goes on");
        river.put("lists/POL.csv", &list("P", 1_200, rows));
    }
    let shown = page(desk).await;
    assert!(shown.contains("Compare anew") && !shown.contains("On several lists"), "{shown}");
    let count = works(desk).await.len();
    assert_eq!(desk.get("anna", &desk.api("lists/reconciliation")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(works(desk).await.len(), count, "what was stopped is not begun again by itself");
    // With another list it is another comparison, and this one comes to its end.
    river.put("lists/NOR.csv", &list("N", 0, 370));
    river.put("lists/POL.csv", &list("P", 100, 370));
    assert_eq!(desk.get("anna", &desk.api("lists/reconciliation")).await.status, StatusCode::ACCEPTED);
    is_done(desk).await;
    let shown = page(desk).await;
    assert!(shown.contains("270 on several lists"), "{shown}");
    let before = desk.get("anna", &desk.api("lists/reconciliation")).await.json();
    let count = works(desk).await.len();
    // Another desk of the same store, as after a restart: it is there at once, and is not made again.
    let again = river.again();
    begin(&again);
    let shown = page(&again).await;
    assert!(shown.contains("270 on several lists"), "{shown}");
    let after = again.get("anna", &again.api("lists/reconciliation")).await.json();
    assert_eq!(after["counts"], before["counts"]);
    assert_eq!(after["one_sided"], before["one_sided"]);
    assert_eq!(works(&again).await.len(), count);
}
