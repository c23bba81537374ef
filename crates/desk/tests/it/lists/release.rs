//! A name goes to a party in two steps, and is seen by that party alone; and what was settled becomes people of the case.

use axum::http::StatusCode;
use serde_json::json;
use takas_desk::server::http::Refusal;

use super::world::River;
use crate::deals::send;
use crate::live::stand_in::{Answered, Desk, token_of};

/// The id of the row of that number in that list.
pub(super) async fn row(desk: &Desk, list: &str, number: u64) -> String {
    let rows = desk.get("anna", &desk.api("lists/rows")).await.json()["rows"].as_array().expect("rows").clone();
    let is_it = |one: &&serde_json::Value| {
        one["row"]["list"].as_str().is_some_and(|own| own.starts_with(list)) && one["row"]["row"] == number
    };
    rows.iter().find(is_it).expect("the row")["id"].as_str().expect("an id").to_owned()
}

async fn ask(desk: &Desk, who: &str, fields: &str) -> Answered {
    desk.post_form(who, "lists/row", format!("token={}&{fields}", token_of(who))).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_name_goes_to_one_party_after_it_was_asked_twice() {
    let river = River::new();
    let desk = &river.desk;
    for who in ["nor", "deu", "anna"] {
        send(desk, who, "names", "show=real&back=lists").await;
    }
    let row = row(desk, "POL", 11).await;
    let name = "Яхно";
    let page = desk.get("anna", &desk.page(&format!("lists/row?row={row}"))).await.text();
    assert!(page.contains(name), "{page}");
    // The first step writes nothing.
    let asked = ask(desk, "anna", &format!("row={row}&to=NOR&why=the+family+asks")).await;
    assert_eq!(asked.status, StatusCode::OK);
    assert!(asked.text().contains("What was read cannot be taken back"), "{}", asked.text());
    assert_eq!(river.file("mediator/lists.toml"), "");
    let to = send(desk, "anna", "lists/row", &format!("row={row}&to=NOR&why=the+family+asks&sure=yes")).await;
    assert!(to.contains("done=released"), "{to}");
    assert!(river.file("mediator/lists.toml").contains("the family asks"));
    let sees = async |who: &str| desk.get(who, &desk.page("lists")).await.text().contains(name);
    assert_eq!((sees("nor").await, sees("deu").await), (true, false));
    let told = desk.get("nor", &desk.page("lists")).await.text();
    assert!(!told.contains("the family asks"), "why is the mediators' own");
    // It is taken back, and the party sees it no more.
    let to = send(desk, "anna", "lists/row", &format!("row={row}&withdraw=0")).await;
    assert!(to.contains("done=withdrawn"), "{to}");
    assert!(!sees("nor").await);
    assert_eq!(ask(desk, "anna", &format!("row={row}&withdraw=0")).await.status, StatusCode::CONFLICT);
    // Neither whoever is bound to a party, nor an analyst, lets a name go.
    for who in ["nor", "liaison-nor", "analyst", "watcher", "cem"] {
        let fields = format!("row={row}&to=DEU&sure=yes");
        assert!(ask(desk, who, &fields).await.status.is_client_error(), "{who}");
        let body = json!({ "format": 1, "row": row, "sure": true, "to": "DEU" }).to_string();
        assert!(desk.post(who, &desk.api("lists/releases"), body).await.status.is_client_error(), "{who}");
    }
    let body = json!({ "format": 1, "row": row, "sure": true, "to": "DEU", "why": null }).to_string();
    assert_eq!(desk.post("anna", &desk.api("lists/releases"), body).await.status, StatusCode::CREATED);
    assert_eq!((sees("nor").await, sees("deu").await), (false, true));
    // Nobody is released their own list; a row that is not there is a conflict.
    for (row, to, status) in [(row.as_str(), "POL", 404), ("0123456789abcdef01234567", "NOR", 409)] {
        let body = json!({ "format": 1, "row": row, "sure": true, "to": to }).to_string();
        assert_eq!(desk.post("anna", &desk.api("lists/releases"), body).await.status.as_u16(), status);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_name_that_was_released_twice_is_taken_back_whole() {
    let river = River::new();
    let desk = &river.desk;
    for who in ["nor", "anna"] {
        send(desk, who, "names", "show=real&back=lists").await;
    }
    let row = row(desk, "POL", 11).await;
    let sees = async || desk.get("nor", &desk.page("lists")).await.text().contains("Яхно");
    let releases = || river.file("mediator/lists.toml").matches("[[released]]").count();
    let release = async || send(desk, "anna", "lists/row", &format!("row={row}&to=NOR&sure=yes")).await;
    // A double click, and a program that tries again, write one release.
    for _ in 0..2 {
        assert!(release().await.contains("done=released"));
        let body = json!({ "format": 1, "row": row, "sure": true, "to": "NOR" }).to_string();
        assert_eq!(desk.post("anna", &desk.api("lists/releases"), body).await.status, StatusCode::CREATED);
    }
    assert_eq!((releases(), sees().await), (1, true));
    // A book that has it twice, as the shell or two who were as fast may have written it.
    let book = river.file("mediator/lists.toml");
    let once = &book[book.find("[[released]]").expect("a release")..];
    river.put("mediator/lists.toml", &format!("{book}\n{once}"));
    assert_eq!((releases(), sees().await), (2, true));
    let to = send(desk, "anna", "lists/row", &format!("row={row}&withdraw=1")).await;
    assert!(to.contains("done=withdrawn"), "{to}");
    assert!(!sees().await, "{}", river.file("mediator/lists.toml"));
    assert_eq!(river.file("mediator/lists.toml").matches("withdrawn = ").count(), 2);
    // Released anew it is written, for none holds.
    release().await;
    assert_eq!((releases(), sees().await), (3, true));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn programs_let_a_name_go_in_two_steps_and_take_it_back() {
    let river = River::new();
    let desk = &river.desk;
    send(desk, "nor", "names", "show=real&back=lists").await;
    let row = row(desk, "POL", 11).await;
    let sees = async || desk.get("nor", &desk.page("lists")).await.text().contains("Яхно");
    let body = |sure: bool| json!({ "format": 1, "row": row, "sure": sure, "to": "NOR" }).to_string();
    // The first step says what would go out to whom, by no name, and writes nothing.
    for first in [body(false), json!({ "format": 1, "row": row, "to": "NOR" }).to_string()] {
        let asked = desk.post("anna", &desk.api("lists/releases"), first).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", asked.text());
        let Some(Refusal::Unfit(told)) = &asked.refusal else { panic!("{:?}", asked.refusal) };
        for word in ["POL.csv, row 11", "Riverland", "the birth date", "What was read cannot be taken back"] {
            assert!(told.contains(word), "{word}: {told}");
        }
        assert!(!told.contains("Яхно"), "{told}");
    }
    assert_eq!(river.file("mediator/lists.toml"), "");
    // Whoever may not, is not told what would go out.
    for who in ["nor", "liaison-nor", "analyst", "watcher"] {
        let denied = desk.post(who, &desk.api("lists/releases"), body(false)).await;
        assert_eq!(denied.status, StatusCode::NOT_FOUND, "{who}: {}", denied.text());
        let withdrawal = json!({ "format": 1, "row": row, "to": "NOR" }).to_string();
        let denied = desk.post(who, &desk.api("lists/withdrawals"), withdrawal).await;
        assert_eq!(denied.status, StatusCode::NOT_FOUND, "{who}: {}", denied.text());
    }
    let withdraw = async || {
        let body = json!({ "format": 1, "row": row, "to": "NOR" }).to_string();
        desk.post("anna", &desk.api("lists/withdrawals"), body).await.status
    };
    assert_eq!(withdraw().await, StatusCode::CONFLICT, "nothing is released yet");
    assert_eq!(desk.post("anna", &desk.api("lists/releases"), body(true)).await.status, StatusCode::CREATED);
    assert!(sees().await);
    assert_eq!((withdraw().await, sees().await), (StatusCode::CREATED, false));
    assert_eq!(withdraw().await, StatusCode::CONFLICT);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_settled_becomes_people_of_the_case() {
    let river = River::new();
    let desk = &river.desk;
    assert_eq!(river.file("lists/people.csv"), "");
    let denied = desk.post("analyst", &desk.api("lists/settle"), "{}".to_owned()).await;
    assert_eq!(denied.status, StatusCode::NOT_FOUND);
    let to = send(desk, "anna", "lists/settle", "").await;
    assert!(to.contains("lists/statuses?done="), "{to}");
    let people = river.file("lists/people.csv");
    assert!(people.starts_with("id,name,holder,status") && people.contains("Ivan Petrenko"), "{people}");
    let page = desk.get("anna", to.as_str()).await.text();
    assert!(page.contains("Added or changed among the people of the case"), "{page}");
    // Once more, nothing is added.
    let again = desk.post("anna", &desk.api("lists/settle"), "{}".to_owned()).await.json();
    assert_eq!((&again["added"], &again["changed"]), (&json!(0), &json!(0)), "{again}");
    assert_eq!(river.file("lists/people.csv"), people);
}
