//! What one reader is told holds no byte of another's position and nobody who is not his: pages, events, JSON, errors, headers, files.

use axum::http::StatusCode;
use takas_store::Location;

use super::ankara::{Ankara, POSITION_CANARY, TEAM};
use super::driven::{Team, drive};
use super::stand_in::{Desk, token_of};

/// People whom Slovenia neither lets go nor receives, by names and ids long enough to be found by.
pub(crate) const NOT_OF_SLOVENIA: [&str; 18] = [
    "gershkovich",
    "kurmasheva",
    "kara-murza",
    "skochilenko",
    "chanysheva",
    "fadeyeva",
    "ostanin",
    "pivovarov",
    "krieger",
    "krasikov",
    "seleznev",
    "klyushin",
    "konoshchenok",
    "mikushin",
    "rubtsov",
    "moyzhes",
    "voronin",
    "schöbel",
];
/// Only the mediator and those who accompany people know of these.
pub(crate) const NOT_TOLD: [&str; 2] = [POSITION_CANARY, "for our ally's prisoners"];

/// Pages of a case that somebody can ask for, whether there is anything or not.
pub(crate) const PAGES: [&str; 28] = [
    "board",
    "board?part=all",
    "board?size=wall",
    "people",
    "requests",
    "record",
    "paper",
    "say?line=hold",
    "say?line=hold%20ride%20russia%2F1",
    "paper/abort-card",
    "paper/order",
    "paper/gate-0",
    "paper/manifest-0",
    "paper/protocol?language=ru",
    "record/checkpoint",
    "record/trust.json",
    "record/0.entry",
    "record/9.disclosure",
    "record/999999.entry",
    "record/entries-0.json",
    "nothing",
    "paper/gate-99",
    "contacts",
    "book",
    "positions",
    "positions/SVN",
    "positions/RUS",
    "contacts/RUS",
];
/// What programs can ask for in a case, likewise.
pub(crate) const OPERATIONS: [&str; 10] = [
    "positions",
    "positions/SVN",
    "positions/RUS",
    "contacts",
    "contacts/RUS",
    "operation",
    "operation?names=real",
    "events?limit=1000&names=real",
    "offers",
    "nothing",
];
/// What somebody can say, or try to.
pub(crate) const WORDS: [&str; 8] = [
    "hold unit unit-1",
    "hold ride russia/1",
    "agree \"boarding on the mediator's word\"",
    "verified krasikov",
    "in-hand gershkovich legal",
    "no such words",
    "met RUS 1",
    "hold unit unit-99",
];

/// Everything that somebody can ask for.
async fn everything(desk: &Desk, who: &str) -> String {
    let mut all = String::new();
    for page in PAGES {
        all += &desk.get(who, &desk.page(page)).await.everything();
    }
    all += &desk.get(who, desk.page("").trim_end_matches('/')).await.everything();
    all += &desk.get(who, desk.api("").trim_end_matches('/')).await.everything();
    for what in OPERATIONS {
        all += &desk.get(who, &desk.api(what)).await.everything();
    }
    for words in WORDS {
        let body = serde_json::json!({ "format": 1, "words": words }).to_string();
        all += &desk.post(who, &desk.api("phrases"), body).await.everything();
        all += &desk.post(who, &desk.api("commands"), words.to_owned()).await.everything();
    }
    all + &desk.get(who, "/cases").await.everything() + &desk.get(who, "/api/v1/cases").await.everything()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_told_what_is_not_his() {
    let ankara = Ankara::new();
    let desk = Desk::new(&ankara, &Location::File(ankara.store()));
    desk.begin(&ankara).await;
    let mut team = Team::new(&ankara);
    let half = team.speeches.len() * 2 / 3;
    drive(&desk, &mut team, 0, half).await;
    // The entries of a record name people by their ids: without names, what they say is not shown.
    let record = desk.get("anna", &desk.page("record")).await.text().to_lowercase();
    assert!(!record.contains("gershkovich"), "the page of the record names people who stand under pseudonyms");
    // With names, the way the delegate's own people stand.
    for who in ["svn", "anna"] {
        let form = format!("token={}&show=real", token_of(who));
        assert_eq!(desk.post_form(who, "names", form).await.status, StatusCode::SEE_OTHER);
    }
    let own = everything(&desk, "svn").await.to_lowercase();
    for canary in NOT_OF_SLOVENIA.iter().chain(&NOT_TOLD) {
        let at = named_at(&own, canary);
        assert!(at.is_none(), "`{canary}` in: …{}…", at.map(|at| around(&own, at)).unwrap_or_default());
    }
    assert!(own.contains("dultsev"), "its own people stand by their names");
    let record = desk.get("anna", &desk.page("record")).await.text().to_lowercase();
    assert!(record.contains("gershkovich"), "with names, the page of the record says what its entries say");
    // The same search finds what is there: the mediator is told of everybody.
    let all = everything(&desk, "anna").await.to_lowercase();
    for name in NOT_OF_SLOVENIA {
        assert!(named_at(&all, name).is_some(), "`{name}` is not shown to the mediator");
    }
    // Observers know nobody's name, and say nothing.
    let seen = everything(&desk, "watcher").await.to_lowercase();
    for name in NOT_OF_SLOVENIA.iter().chain(&["dultsev", POSITION_CANARY]) {
        assert!(named_at(&seen, name).is_none(), "`{name}` is shown to an observer");
    }
    assert!(desk.door.names_asked.lock().expect("whole").contains(&"svn".to_owned()), "it is written down");
}

/// Where a name stands in a text, both in small letters. Short ones stand by chance in what is base64, in the midst of letters and digits:
/// that is no name.
pub(crate) fn named_at(text: &str, name: &str) -> Option<usize> {
    let is_other = |beside: Option<char>| beside.is_none_or(|beside| !beside.is_ascii_alphanumeric());
    let stands_alone =
        |at: &usize| is_other(text[..*at].chars().next_back()) || is_other(text[at + name.len()..].chars().next());
    text.match_indices(name).map(|(at, _)| at).find(stands_alone)
}

#[test]
fn a_name_is_found_unless_it_is_in_the_midst_of_letters() {
    for text in
        ["krieger", "\"krieger\"", r"\nkrieger@one", "/krieger/", "herr krieger's", "%20krieger", "akrieger kriegerb"]
    {
        assert!(named_at(text, "krieger").is_some(), "{text}");
    }
    for text in ["", "kriege", "akriegerb", "zx9krieger0akriegery"] {
        assert_eq!(named_at(text, "krieger"), None, "{text}");
    }
}

/// What stands around a place in a text.
pub(crate) fn around(text: &str, at: usize) -> String {
    let from = text[..at].char_indices().rev().nth(120).map_or(0, |(at, _)| at);
    text[from..].chars().take(260).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_denied_looks_like_what_is_not_there() {
    let ankara = Ankara::new();
    let desk = Desk::new(&ankara, &Location::File(ankara.store()));
    desk.begin(&ankara).await;
    let elsewhere = desk.case.chars().rev().collect::<String>();
    for path in ["operation", "events", "offers"] {
        let denied = desk.get("outsider", &desk.api(path)).await;
        let absent = desk.get("outsider", &desk.api(path).replace(&desk.case, &elsewhere)).await;
        assert_eq!(denied.status, StatusCode::NOT_FOUND);
        assert_eq!(denied.everything(), absent.everything(), "{path}");
        assert_eq!(desk.get("nobody", &desk.api(path)).await.status, StatusCode::UNAUTHORIZED);
    }
    for (page, absent) in [("paper/order", "paper/nothing"), ("record/0.nothing", "record/9999999.entry")] {
        let denied = desk.get("rus", &desk.page(page)).await;
        assert_eq!(denied.everything(), desk.get("rus", &desk.page(absent)).await.everything(), "{page}");
    }
    // A unit that is not Slovenia's, and one that there is not; a gate that there is not.
    let foreign = foreign_unit(&desk).await;
    let one = said(&desk, &format!("hold unit {foreign}")).await;
    for absent in ["hold unit unit-99", "hold gate nothing", "hold ride nothing/1", "nonsense"] {
        assert_eq!(said(&desk, absent).await, one, "{absent}");
    }
    assert_eq!(TEAM.len(), 11);
}

/// What Slovenia's delegate is answered to words.
async fn said(desk: &Desk, words: &str) -> String {
    let body = serde_json::json!({ "format": 1, "words": words }).to_string();
    desk.post("svn", &desk.api("phrases"), body).await.everything()
}

/// The number of somebody who is none of Slovenia's: the first whom the lead is offered something about.
async fn foreign_unit(desk: &Desk) -> String {
    let offers = desk.get("anna", &desk.api("offers")).await.json();
    let own = desk.get("svn", &desk.api("offers")).await.text();
    let lines = offers["offers"].as_array().expect("a list").iter().filter_map(|offer| offer["line"].as_str());
    let units = lines.filter_map(|line| line.split(' ').find(|word| word.starts_with("unit-")).map(str::to_owned));
    let mut foreign = units.filter(|unit| !own.contains(&format!("{unit} ")));
    foreign.next().expect("somebody")
}
