//! What is delivered late: once, and nothing over the head of a human.

use axum::http::StatusCode;
use serde_json::{Value, json};
use takas_formats::operations::command_bytes;
use takas_ledger::{AuthorId, CaseId, OperationId};
use takas_model::{Act, Said};
use takas_store::Location;

use crate::live::ankara::Ankara;
use crate::live::driven::{Team, drive, line};
use crate::live::stand_in::Desk;

/// An officer with a pencil: what a speech would be, signed under any number.
struct Officer {
    ids: (AuthorId, CaseId, OperationId),
    clock: i64,
    next: u64,
}

impl Officer {
    async fn of(desk: &Desk, who: &str) -> Self {
        let taken = desk.get(who, &desk.api("field")).await.json();
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        let chain = &taken["chains"][0];
        Self {
            ids: (
                AuthorId::parse(&text(&taken["speaker"]["author"])).expect("an id"),
                CaseId::parse(&text(&taken["speaker"]["case"])).expect("an id"),
                OperationId::parse(&text(&chain["operation"])).expect("an id"),
            ),
            clock: taken["clock"].as_i64().expect("a moment"),
            next: chain["next"].as_u64().expect("a number"),
        }
    }
}

async fn deliver(desk: &Desk, who: &str, line: &str, is_sure: bool) -> (StatusCode, Value) {
    let line: Value = serde_json::from_str(line).expect("JSON");
    let body = json!({ "format": 1, "is_sure": is_sure, "line": line }).to_string();
    let answered = desk.post(who, &desk.api("field/deliveries"), body).await;
    (answered.status, answered.json()["outcome"].clone())
}

/// Where the first boarding of a day is told, and what is told.
fn first_boarding(team: &Team) -> (usize, Said) {
    let boarding = |(_, said): &&(i64, Said)| matches!(said.act, Act::Boarded(..));
    let index = team.speeches.iter().position(|speech| boarding(&speech)).expect("somebody boards");
    (index, team.speeches[index].1.clone())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_line_counts_once_and_what_was_said_meanwhile_is_laid_before_a_human() {
    let ankara = Ankara::new();
    let desk = Desk::new(&ankara, &Location::File(ankara.store()));
    desk.begin(&ankara).await;
    let mut team = Team::new(&ankara);
    let (index, said) = first_boarding(&team);
    drive(&desk, &mut team, 0, index).await;
    let payload = command_bytes(&team.numbers, said.target, &said.act).expect("something");
    let cem = Officer::of(&desk, "cem").await;

    // Under a number that is not the next, nothing counts, and the next is told; then it counts once, however often it comes.
    let early = line("cem", cem.ids, cem.next + 3, cem.clock, payload.clone());
    assert_eq!(
        deliver(&desk, "cem", &early, false).await,
        (StatusCode::CONFLICT, json!({ "number": { "next": cem.next } }))
    );
    let own = line("cem", cem.ids, cem.next, cem.clock, payload.clone());
    let (status, outcome) = deliver(&desk, "cem", &own, false).await;
    assert_eq!(status, StatusCode::OK, "{outcome}");
    assert!(outcome["accepted"]["first"].is_u64(), "{outcome}");
    for is_sure in [false, true] {
        let again = deliver(&desk, "cem", &own, is_sure).await;
        assert_eq!(again, (StatusCode::OK, json!({ "accepted": { "first": null, "last": null } })));
    }
    // Another word under a used number.
    let other = line("cem", cem.ids, cem.next, cem.clock + 1, payload.clone());
    let next = json!({ "number": { "next": cem.next + 1 } });
    assert_eq!(deliver(&desk, "cem", &other, true).await, (StatusCode::CONFLICT, next));

    // The lead tells the same: somebody has said so already, and who and what is laid before her; if she means it, it stands as a repetition.
    let anna = Officer::of(&desk, "anna").await;
    let same = line("anna", anna.ids, anna.next, anna.clock, payload.clone());
    let before = desk.get("anna", &desk.api("operation")).await.json()["revision"].clone();
    let (status, outcome) = deliver(&desk, "anna", &same, false).await;
    assert_eq!(status, StatusCode::CONFLICT);
    let told = outcome["already"]["told"][0].as_str().unwrap_or_default();
    assert!(told.contains("cem") && told.contains("board"), "{outcome}");
    assert_eq!(desk.get("anna", &desk.api("operation")).await.json()["revision"], before, "nothing has changed");
    let (status, outcome) = deliver(&desk, "anna", &same, true).await;
    assert_eq!(status, StatusCode::OK, "{outcome}");

    // A departure without the word to go would hold everything: that, too, is asked first. Which lines it breaks an officer is not told.
    let Act::Boarded(trip, _) = said.act else { unreachable!("it is a boarding") };
    let departed = command_bytes(&team.numbers, said.target, &Act::Departed(trip)).expect("something");
    let cem = Officer::of(&desk, "cem").await;
    let gone = line("cem", cem.ids, cem.next, cem.clock, departed);
    let asked = deliver(&desk, "cem", &gone, false).await;
    assert_eq!(asked, (StatusCode::CONFLICT, json!({ "irregular": { "reasons": [] } })));
    assert_eq!(desk.get("anna", &desk.api("operation")).await.json()["stage"], "running");
    assert_eq!(deliver(&desk, "cem", &gone, true).await.0, StatusCode::OK);
    assert_eq!(desk.get("anna", &desk.api("operation")).await.json()["stage"], "held");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_delivers_what_another_has_signed() {
    let ankara = Ankara::new();
    let desk = Desk::new(&ankara, &Location::File(ankara.store()));
    desk.begin(&ankara).await;
    let team = Team::new(&ankara);
    let (_, said) = first_boarding(&team);
    let payload = command_bytes(&team.numbers, said.target, &said.act).expect("something");
    let cem = Officer::of(&desk, "cem").await;
    let own = line("cem", cem.ids, cem.next, cem.clock, payload.clone());
    let forged = line("anna", cem.ids, cem.next, cem.clock, payload);
    for (who, line) in [("anna", &own), ("rus", &own), ("cem", &forged)] {
        let line: Value = serde_json::from_str(line).expect("JSON");
        let body = json!({ "format": 1, "is_sure": true, "line": line }).to_string();
        let answered = desk.post(who, &desk.api("field/deliveries"), body).await;
        assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY, "{who}: {}", answered.text());
    }
    let watcher = desk
        .post(
            "watcher",
            &desk.api("field/deliveries"),
            json!({ "format": 1, "is_sure": true, "line": serde_json::from_str::<Value>(&own).expect("JSON") })
                .to_string(),
        )
        .await;
    assert_eq!(watcher.status, StatusCode::NOT_FOUND);
}
