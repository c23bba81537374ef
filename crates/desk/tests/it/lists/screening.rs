//! Who is hired for the operation is held against published lists that somebody brings, and never a person of the exchange; a hit is a question to
//! a human. Everybody here is invented.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use data_encoding::BASE64;
use serde_json::{Value, json};
use takas_desk::server::work;
use takas_ledger::SecretKey;
use tokio::task::block_in_place;

use super::world::{CLAIMED, HELD, River, plain};
use crate::deals::{is_done, send};
use crate::live::stand_in::{Desk, token_of};

/// Who is hired: one who stands on a published list in another script, one under another name, one on none.
const HIRED: &str = "format = 1\n\n[hired]\ncharter = { name = \"Salt Well Air Charter\", as = \"carrier\" }\n\
    bridge = { name = \"Zimnij Most\", as = \"intermediary\" }\n\
    \"Green Valley Coaches\" = { as = \"carrier\" }\n";
/// Entities of Follow the Money.
const ENTITIES: &str = "{\"id\":\"x-1\",\"schema\":\"Company\",\"properties\":{\"name\":[\"Зимний Мост\"],\"topics\":[\"sanction\"]}}\n\
    {\"id\":\"x-2\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Sergei Malinin\"],\"topics\":[\"sanction\"]}}\n";
/// The list of Foreign Assets Control; the name by which the carrier is hired stands in the file beside it alone.
const FOREIGN_ASSETS: &str = "36,\"QUILLFEATHER HOLDINGS\",-0- ,\"FIC\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n";
const FOREIGN_ASSETS_NAMES: &str = "36,12,\"aka\",\"SALT WELL AIR CHARTER\",-0- \r\n";

/// A desk that does its work, of a case for which these are hired.
fn river(hired: &str) -> River {
    let river = River::with(&[("lists/NOR.csv", CLAIMED), ("lists/POL.csv", HELD), ("mediator/operation.toml", hired)]);
    let begin = || river.desk.app.begin_work(&SecretKey::new([5; 32]), Arc::new(work::run));
    block_in_place(begin).expect("it begins");
    river
}

/// Brings files as a browser does: where that leads, or the page.
async fn bring(desk: &Desk, who: &str, files: &[(&str, &str)]) -> (StatusCode, String) {
    let mut body = format!("--b\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n{}\r\n", token_of(who));
    for (name, content) in files {
        let head = format!("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n");
        body.extend([head.as_str(), "Content-Type: text/plain\r\n\r\n", *content, "\r\n"]);
    }
    body += "--b--\r\n";
    let request = Request::post(desk.page("lists/screening/published")).header("x-who", who);
    let request = request.header("cookie", format!("takas-visit={who}"));
    let request = request.header("content-type", "multipart/form-data; boundary=b");
    let response = desk.send(request.body(Body::from(body)).expect("a request")).await;
    let to = response.headers().get("location").and_then(|to| to.to_str().ok()).unwrap_or_default().to_owned();
    let status = response.status();
    let page = axum::body::to_bytes(response.into_body(), 16 << 20).await.expect("a body");
    (status, if to.is_empty() { String::from_utf8_lossy(&page).into_owned() } else { to })
}

async fn page(desk: &Desk, who: &str) -> String {
    let page = desk.get(who, &desk.page("lists/screening")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    plain(&page.text())
}

async fn now(desk: &Desk) -> Value {
    let now = desk.get("anna", &desk.api("lists/screening?names=real")).await;
    assert_eq!(now.status, StatusCode::OK, "{}", now.text());
    now.json()
}

/// For each who was screened the lists on which there is a hit.
fn hits(now: &Value) -> Vec<(String, Vec<String>)> {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let of = |line: &Value| {
        let lists = line["hits"].as_array().expect("hits").iter().map(|hit| text(&hit["row"]["list"]));
        (text(&line["row"]["name"]), lists.collect())
    };
    now["screening"]["lines"].as_array().expect("lines").iter().map(of).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_hired_is_screened_and_a_hit_is_a_question_whose_answer_is_kept() {
    let river = river(HIRED);
    let desk = &river.desk;
    let shown = page(desk, "anna").await;
    for word in ["3 stand under `[hired]`", "No published list lies with the case", "Nothing is fetched"] {
        assert!(shown.contains(word), "{word}: {shown}");
    }
    let to = bring(desk, "anna", &[("SDN.CSV", FOREIGN_ASSETS), ("ALT.CSV", FOREIGN_ASSETS_NAMES)]).await;
    assert!(to.1.ends_with("done=kept"), "{to:?}");
    let to = bring(desk, "analyst", &[("entities.json", ENTITIES)]).await;
    assert!(to.1.ends_with("done=kept"), "{to:?}");
    let shown = page(desk, "anna").await;
    assert!(shown.contains("sdn.csv") && !shown.contains("<code dir=\"ltr\">alt.csv"), "{shown}");
    assert!(shown.contains("has not been screened since") && shown.contains("2 entries"), "{shown}");
    send(desk, "anna", "lists/screening", "").await;
    let works = is_done(desk).await;
    assert_eq!(works[0]["task"], json!({ "screening": {} }), "{works:?}");
    let found = now(desk).await;
    let expected = [
        ("Salt Well Air Charter", vec!["sdn.csv"]),
        ("Zimnij Most", vec!["entities.json"]),
        ("Green Valley Coaches", vec![]),
    ];
    let expected = expected.map(|(who, lists)| (who.to_owned(), lists.into_iter().map(str::to_owned).collect()));
    // Sergei Malinin, who is of the exchange, stands on a published list, too: nobody asks.
    assert_eq!(hits(&found), Vec::from(expected), "{found:#}");
    assert!(!found.to_string().contains("Malinin"));
    // Under pseudonyms nobody is named, and nothing can be said.
    let hidden = page(desk, "anna").await;
    assert!(hidden.contains("Questions that wait: 2") && !hidden.contains("Salt Well"), "{hidden}");
    assert!(!hidden.contains("name=\"says\""), "{hidden}");
    send(desk, "anna", "names", "show=real&back=lists/screening").await;
    let shown = page(desk, "anna").await;
    for word in ["Salt Well Air Charter", "Зимний Мост", "before comparing", "No hit", "5.0"] {
        assert!(shown.contains(word), "{word}: {shown}");
    }
    // The answer is written down with its reason, and survives a new version of the list.
    let hit = &found["open"][0];
    let (id, seen) = (hit["id"].as_str().expect("an id"), hit["seen"].as_str().expect("it"));
    let form = |seen: &str, says: &str| format!("hit={id}&seen={seen}&says={says}&why=another+company");
    let to = send(desk, "anna", "lists/screening/decide", &form("0123", "different")).await;
    assert!(to.ends_with("done=moved"), "{to}");
    assert_eq!(river.file("mediator/screening.toml"), "");
    let to = send(desk, "anna", "lists/screening/decide", &form(seen, "different")).await;
    assert!(to.ends_with("done=written"), "{to}");
    assert!(river.file("mediator/screening.toml").contains("another company"));
    assert_eq!(river.file("lists/decisions.toml"), "", "that is another file");
    let shown = page(desk, "anna").await;
    for word in ["Questions that wait: 1", "anna (#a-anna): different", "another company"] {
        assert!(shown.contains(word), "{word}: {shown}");
    }
    // Whoever says otherwise is told, and nothing is decided.
    let to = send(desk, "analyst", "lists/screening/decide", &form(seen, "same")).await;
    assert!(to.contains("otherwise=anna"), "{to}");
    assert!(page(desk, "anna").await.contains("Questions that wait: 2"));
    send(desk, "analyst", "lists/screening/decide", &form(seen, "taken-back")).await;
    bring(desk, "anna", &[("entities.json", &format!("{ENTITIES}\n"))]).await;
    assert!(page(desk, "anna").await.contains("has not been screened since"), "something has changed");
    send(desk, "anna", "lists/screening", "").await;
    is_done(desk).await;
    assert_eq!(now(desk).await["screening"]["open"], 1);
    // A list that is taken away goes with what lies beside it.
    let to = send(desk, "anna", "lists/screening/published/drop", "file=sdn.csv").await;
    assert!(to.ends_with("done=dropped"), "{to}");
    assert_eq!((river.file("screening/sdn.csv"), river.file("screening/alt.csv")), (String::new(), String::new()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_of_the_exchange_is_never_screened() {
    let hired = format!("{HIRED}go-between = {{ name = \"Сергей Малинин\", as = \"payer\" }}\n");
    let river = river(&hired);
    let desk = &river.desk;
    bring(desk, "anna", &[("entities.json", ENTITIES)]).await;
    send(desk, "anna", "lists/screening", "").await;
    let works = is_done(desk).await;
    assert_eq!(works[0]["found"], Value::Null, "{works:?}");
    let shown = page(desk, "anna").await;
    assert!(shown.contains("E0374") && !shown.contains("Малинин"), "{shown}");
    assert_eq!(now(desk).await["screening"], Value::Null);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_published_list_is_told_and_not_kept() {
    let river = river(HIRED);
    let desk = &river.desk;
    for (name, content) in [("x.csv", "name,born\nAnna Example,1980\n"), ("x.xml", "<a><b>"), ("x.json", "{\"id\":")] {
        let (status, shown) = bring(desk, "anna", &[(name, content)]).await;
        assert_eq!(status, StatusCode::OK, "{name}: {shown}");
        assert!(shown.contains("Nothing is kept") && shown.contains("<code>E03"), "{name}: {shown}");
        assert_eq!(river.file(&format!("screening/{name}")), "");
        let body = json!({ "files": [{ "content": BASE64.encode(content.as_bytes()), "file": name }], "format": 1 });
        let told = desk.post("anna", &desk.api("lists/screening/published"), body.to_string()).await.json();
        assert_eq!((&told["is_kept"], &told["published"][0]["entries"]), (&json!(false), &Value::Null), "{told}");
    }
    // Names of files are no paths, and there are eight lists at most.
    bring(desk, "anna", &[("../../mediator/lists.toml.json", ENTITIES)]).await;
    assert_eq!(river.file("mediator/lists.toml"), "");
    assert_eq!(river.file("screening/lists.toml.json"), ENTITIES);
    for number in 1..8 {
        let to = bring(desk, "anna", &[(&format!("{number}.json"), ENTITIES)]).await;
        assert!(to.1.ends_with("done=kept"), "{number}: {to:?}");
    }
    let to = bring(desk, "anna", &[("9.json", ENTITIES)]).await;
    assert!(to.1.ends_with("done=many"), "{to:?}");
    assert!(bring(desk, "anna", &[("1.json", ENTITIES)]).await.1.ends_with("done=kept"), "one takes another's place");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn programs_screen_and_decide_and_nobody_but_the_mediators_sees_it() {
    let river = river(HIRED);
    let desk = &river.desk;
    let body = json!({ "files": [{ "content": BASE64.encode(ENTITIES.as_bytes()), "file": "e.json" }], "format": 1 });
    for who in ["nor", "liaison-nor", "watcher", "cem", "doctor"] {
        for what in ["lists/screening", "lists/screening?names=real"] {
            assert_eq!(desk.get(who, &desk.api(what)).await.status, StatusCode::NOT_FOUND, "{who}");
        }
        assert_eq!(desk.get(who, &desk.page("lists/screening")).await.status, StatusCode::NOT_FOUND, "{who}");
        for (what, body) in [
            ("lists/screening", "{}".to_owned()),
            ("lists/screening/published", body.to_string()),
            ("lists/screening/decisions", json!({ "format": 1, "pair": "00", "says": "same" }).to_string()),
        ] {
            let denied = desk.post(who, &desk.api(what), body).await;
            assert_eq!(denied.status, StatusCode::NOT_FOUND, "{who} {what}: {}", denied.text());
        }
    }
    let nothing = desk.post("anna", &desk.api("lists/screening"), "{}".to_owned()).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY, "there is no list yet");
    let kept = desk.post("analyst", &desk.api("lists/screening/published"), body.to_string()).await;
    assert_eq!((kept.status, &kept.json()["is_kept"]), (StatusCode::OK, &json!(true)));
    let taken = desk.post("analyst", &desk.api("lists/screening"), "{}".to_owned()).await;
    assert_eq!(taken.status, StatusCode::ACCEPTED, "{}", taken.text());
    is_done(desk).await;
    let hidden = desk.get("analyst", &desk.api("lists/screening")).await;
    assert!(!hidden.text().contains("Zimnij") && !hidden.text().contains("Зимний"), "{}", hidden.text());
    let found = now(desk).await;
    let hit = &found["open"][0];
    assert_eq!(hit["pair"]["one"]["name"], "Zimnij Most", "{found:#}");
    let word = |seen: &str| json!({ "format": 1, "pair": hit["id"], "says": "not-sure", "seen": seen }).to_string();
    let decide = async |body| desk.post("analyst", &desk.api("lists/screening/decisions"), body).await.status;
    assert_eq!(decide(word("other")).await, StatusCode::PRECONDITION_FAILED);
    assert_eq!(decide(word(hit["seen"].as_str().expect("it"))).await, StatusCode::CREATED);
    let gone = json!({ "format": 1, "pair": "0123456789abcdef01234567", "says": "same" }).to_string();
    assert_eq!(decide(gone).await, StatusCode::CONFLICT);
    assert!(river.file("mediator/screening.toml").contains("not sure"));
}
