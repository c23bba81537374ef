//! Who asked about a name and who was told of it is written down by the mediators alone; and nobody was to be told of what had not been released
//! to them.

use axum::http::StatusCode;
use serde_json::json;
use takas_desk::server::http::Refusal;

use super::release::row;
use super::world::River;
use crate::deals::send;
use crate::live::stand_in::{Answered, Desk, token_of};

async fn tell(desk: &Desk, who: &str, fields: &str) -> Answered {
    desk.post_form(who, "lists/row/told", format!("token={}&{fields}", token_of(who))).await
}

/// Why it was refused.
fn why(answered: &Answered) -> String {
    let Some(Refusal::Unfit(told)) = &answered.refusal else { panic!("{}: {:?}", answered.status, answered.refusal) };
    told.replace(['\u{2068}', '\u{2069}'], "")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_asked_and_who_was_told_stands_in_the_history_of_the_person() {
    let river = River::new();
    let desk = &river.desk;
    send(desk, "anna", "names", "show=real&back=lists").await;
    let row = row(desk, "POL", 11).await;
    let to = send(
        desk,
        "anna",
        "lists/row/asked",
        &format!("row={row}&party=NOR&at=2024-03-01T10:00&who=Lea&note=by+telephone"),
    )
    .await;
    assert!(to.contains("done=noted"), "{to}");
    let page = desk.get("anna", &to).await.text();
    assert!(page.contains("asked, ") && page.contains("Riverland"), "{page}");
    let book = || river.file("mediator/lists.toml");
    for word in ["[[asked]]", "by = \"NOR\"", "heard_by = \"Lea\"", "by telephone", "2024-03-01T"] {
        assert!(book().contains(word), "{word}: {}", book());
    }
    // Pressed twice it is written once.
    let again = format!("row={row}&party=NOR&at=2024-03-01T10:00&who=Lea&note=by+telephone");
    send(desk, "anna", "lists/row/asked", &again).await;
    assert_eq!(book().matches("[[asked]]").count(), 1);
    // Nobody was to be told of what was not released; nor before it was, nor after it was taken back.
    let refused = tell(desk, "anna", &format!("row={row}&party=NOR")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(why(&refused).contains("E0375") && why(&refused).contains("not been released to Riverland"));
    send(desk, "anna", "lists/row", &format!("row={row}&to=NOR&sure=yes")).await;
    let refused = tell(desk, "anna", &format!("row={row}&party=NOR&at=2024-03-01T10:00")).await;
    assert!(why(&refused).contains("not yet been released"));
    let refused = tell(desk, "anna", &format!("row={row}&party=DEU")).await;
    assert!(why(&refused).contains("not been released to The visitors"));
    assert!(!book().contains("[[told]]"), "{}", book());
    let told = tell(desk, "anna", &format!("row={row}&party=NOR&note=the+family")).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.text());
    // Whoever writes it told it, where nobody else is named.
    assert!(book().contains("[[told]]") && book().contains("by = \"anna (#a-anna)\""), "{}", book());
    let statuses = desk.get("anna", &desk.page("lists/statuses")).await.text().replace(['\u{2068}', '\u{2069}'], "");
    for word in ["Riverland asked, ", "Riverland was told by anna (#a-anna)"] {
        assert!(statuses.contains(word), "{word}: {statuses}");
    }
    send(desk, "anna", "lists/row", &format!("row={row}&withdraw=0")).await;
    let refused = tell(desk, "anna", &format!("row={row}&party=NOR&note=once+more")).await;
    assert!(why(&refused).contains("withdrawn"));
    // Of its own row a party may be told anything.
    assert_eq!(tell(desk, "anna", &format!("row={row}&party=POL")).await.status, StatusCode::SEE_OTHER);
    // What is no time, or is still to come, is not written.
    for at in ["yesterday", "2999-01-01T10:00"] {
        let fields = format!("token={}&row={row}&party=NOR&at={at}", token_of("anna"));
        let refused = desk.post_form("anna", "lists/row/asked", fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{at}");
    }
    assert_eq!((book().matches("[[asked]]").count(), book().matches("[[told]]").count()), (1, 2));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_row_that_has_changed_since_it_was_released_is_not_told() {
    let river = River::new();
    let desk = &river.desk;
    let before = row(desk, "POL", 11).await;
    let body = json!({ "format": 1, "row": before, "sure": true, "to": "NOR" }).to_string();
    assert_eq!(desk.post("anna", &desk.api("lists/releases"), body).await.status, StatusCode::CREATED);
    river.put(
        "lists/POL.csv",
        &river.file("lists/POL.csv").replace("21.04.1977;Нижняя Мельница", "21.04.1977;Верхний Перевоз"),
    );
    let tell = async |row: &str| {
        let body = json!({ "at": null, "format": 1, "row": row, "to": "NOR" }).to_string();
        desk.post("anna", &desk.api("lists/told"), body).await
    };
    assert_eq!(tell(&before).await.status, StatusCode::CONFLICT, "there is no such row any more");
    let now = row(desk, "POL", 11).await;
    let refused = tell(&now).await;
    assert!(why(&refused).contains("changed since"), "{}", why(&refused));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn programs_write_it_down_and_nobody_but_the_mediators_does() {
    let river = River::new();
    let desk = &river.desk;
    let row = row(desk, "POL", 11).await;
    let asked = json!({ "by": "NOR", "format": 1, "heard_by": "Lea", "row": row }).to_string();
    let told = json!({ "format": 1, "row": row, "to": "POL" }).to_string();
    for who in ["nor", "pol", "liaison-nor", "analyst", "watcher", "cem", "doctor"] {
        for (what, body) in [("lists/asked", &asked), ("lists/told", &told)] {
            let denied = desk.post(who, &desk.api(what), body.clone()).await;
            assert_eq!(denied.status, StatusCode::NOT_FOUND, "{who} {what}: {}", denied.text());
        }
        let form = format!("token={}&row={row}&party=NOR", token_of(who));
        let denied = desk.post_form(who, "lists/row/asked", form).await;
        assert_eq!(denied.status, StatusCode::NOT_FOUND, "{who}: {}", denied.text());
    }
    assert_eq!(river.file("mediator/lists.toml"), "");
    for (what, body) in [("lists/asked", &asked), ("lists/told", &told)] {
        let done = desk.post("anna", &desk.api(what), body.clone()).await;
        assert_eq!(done.status, StatusCode::CREATED, "{what}: {}", done.text());
    }
    let book = river.file("mediator/lists.toml");
    assert!(book.contains("heard_by = \"Lea\"") && book.contains("[[told]]"), "{book}");
    // An analyst sees the row, and no form that would not be theirs.
    send(desk, "analyst", "names", "show=real&back=lists").await;
    let page = desk.get("analyst", &desk.page(&format!("lists/row?row={row}"))).await.text();
    assert!(page.contains("Riverland") && page.contains("asked, ") && !page.contains("lists/row/asked"), "{page}");
}
