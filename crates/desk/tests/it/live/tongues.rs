//! Pages of an operation and of its plan, and what is printed, in other languages: nothing on them is said in English but what is marked as such.

use axum::http::StatusCode;
use takas_store::Location;

use super::ankara::Ankara;
use super::driven::{Team, drive};
use super::stand_in::Desk;
use crate::words::english_sentences;

/// Pages of an operation, one of each kind.
const PAGES: [&str; 13] = [
    "board",
    "board?size=wall",
    "board?part=all",
    "pictures",
    "people",
    "requests",
    "paper",
    "field/sheet/0",
    "say?line=hold%20everything",
    "paper/abort-card",
    "paper/order",
    "paper/gate-0",
    "paper/manifest-0",
];

/// What a page says to its reader outside of code and of what is marked as English: texts, and attributes that are read out.
pub(crate) fn said(page: &str) -> String {
    const READ: [&str; 4] = ["title", "alt", "placeholder", "aria-label"];
    /// Elements that end nowhere.
    const VOID: [&str; 8] = ["br", "hr", "img", "input", "link", "meta", "path", "rect"];
    let mut open: Vec<(String, bool)> = Vec::new();
    let mut said = String::new();
    for piece in page.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or_default();
        if tag.starts_with('/') {
            while open.pop().is_some_and(|(opened, _)| opened != name) {}
        } else {
            let is_hidden = tag.contains("lang=\"en\"") || ["code", "pre", "script", "style"].contains(&name);
            let is_read = !is_hidden && !open.iter().any(|(_, is_hidden)| *is_hidden);
            for attribute in READ.iter().filter(|_| is_read).map(|attribute| format!(" {attribute}=\"")) {
                if let Some(value) = tag.split_once(attribute.as_str()).and_then(|(_, rest)| rest.split('"').next()) {
                    said = format!("{said}\n{value}");
                }
            }
            if !tag.ends_with('/') && !VOID.contains(&name) && !tag.starts_with('!') {
                open.push((name.to_owned(), is_hidden));
            }
        }
        if !open.iter().any(|(_, is_hidden)| *is_hidden) && !text.trim().is_empty() {
            said = format!("{said}\n{}", text.trim());
        }
    }
    said.replace("<bdi>", "").replace(['\u{2068}', '\u{2069}'], "").replace("&#39;", "\u{2019}")
}

/// Lines of a page in which something is said in English.
pub(crate) fn english(page: &str) -> Vec<String> {
    // A name in a sentence is an element of its own, which ends no sentence.
    let page = page.replace("<bdi>", "").replace("</bdi>", "");
    let sentences = english_sentences();
    let is_english = |line: &&str| sentences.iter().any(|sentence| line.contains(sentence.as_str()));
    said(&page).lines().filter(is_english).map(str::to_owned).collect()
}

/// Holds that a page says nothing in English in any other language, where the same look finds something in English.
pub(crate) async fn says_no_english(desk: &Desk, who: &str, path: &str) {
    let page = desk.get_with(who, path, &[("accept-language", "en")]).await;
    assert_eq!(page.status, StatusCode::OK, "{who}, {path}");
    assert!(
        !english(&page.text().replacen("lang=\"en\"", "", 1)).is_empty(),
        "{who}, {path}: nothing is found in English"
    );
    for language in ["tr", "ru", "uk", "ar", "fr"] {
        let page = desk.get_with(who, path, &[("accept-language", language)]).await;
        assert_eq!(page.status, StatusCode::OK, "{who}, {path}, {language}");
        let english = english(&page.text());
        assert!(english.is_empty(), "{who}, {path}, {language}: {english:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_in_other_languages_say_nothing_in_english() {
    let ankara = Ankara::new();
    let desk = Desk::new(&ankara, &Location::File(ankara.store()));
    desk.begin(&ankara).await;
    let mut team = Team::new(&ankara);
    let all = team.speeches.len();
    for (from, to) in [(0, all / 2), (all / 2, all)] {
        drive(&desk, &mut team, from, to).await;
        // In English the same look finds much.
        let board = desk.get("anna", &desk.page("board")).await.text();
        let found = english(&board.replacen("lang=\"en\"", "", 1));
        assert!(found.len() > 5, "{found:?}");
        for who in ["anna", "cem", "rus", "watcher", "doctor"] {
            let plan = format!("plans/{}", ankara.plan);
            for page in PAGES.into_iter().chain([plan.as_str()]) {
                for language in ["tr", "ar"] {
                    let path = desk.page(page);
                    let answered = desk.get_with(who, &path, &[("accept-language", language)]).await;
                    if answered.status != StatusCode::OK {
                        continue;
                    }
                    let english = english(&answered.text());
                    assert!(english.is_empty(), "{who}, {page}, {language}: {english:?}");
                }
            }
        }
    }
}

#[test]
fn what_a_page_says_is_read_without_what_is_marked() {
    for (page, expected) in [
        ("<p>Sign in</p><p lang=\"en\">clear to travel</p><p>off</p>", "\nSign in\noff"),
        ("<div lang=\"en\"><svg><title>Balance</title></svg></div><a title=\"On\">x</a>", "\nOn\nx"),
        ("<p>a<br>b<code>has left</code></p>", "\na\nb"),
    ] {
        assert_eq!(said(page), expected, "{page}");
    }
    assert_eq!(english("<p><bdi>DEU-01</bdi>: not clear to travel yet</p>"), ["DEU-01: not clear to travel yet"]);
    assert!(english("<p lang=\"en\">not clear to travel yet</p>").is_empty());
}
