//! Deals and rounds at the desk: looked for in the background, saved, proposed, answered; and told to each as far as is his.

mod canaries;
mod programs;
mod rounds;
mod tongues;

use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use serde_json::Value;
use takas_desk::server::router;
use takas_desk::server::work;
use takas_ledger::SecretKey;
use takas_store::Location;
use tokio::task::block_in_place;

use crate::live::ankara::Ankara;
use crate::live::stand_in::{Desk, token_of};

/// A desk with Ankara, every route, and work in the background.
pub(crate) fn desk(ankara: &Ankara) -> Desk {
    works(Desk::new(ankara, &Location::File(ankara.store())))
}

/// The same desk with every route, and work in the background that goes on where it was.
pub(crate) fn works(mut desk: Desk) -> Desk {
    block_in_place(|| desk.app.begin_work(&SecretKey::new([5; 32]), Arc::new(work::run))).expect("it begins");
    desk.routes = router::routes(desk.app.clone());
    desk
}

/// Sends a form and says where it led.
pub(crate) async fn send(desk: &Desk, who: &str, what: &str, fields: &str) -> String {
    let answered = desk.post_form(who, what, format!("token={}&{fields}", token_of(who))).await;
    assert_eq!(answered.status, StatusCode::SEE_OTHER, "{what} {fields}: {} {:?}", answered.text(), answered.refusal);
    answered.headers["location"].to_str().expect("an address").to_owned()
}

/// Waits until all work has ended; tells of it.
pub(crate) async fn is_done(desk: &Desk) -> Vec<Value> {
    for _ in 0..2_400 {
        let works = desk.get("anna", &desk.api("works")).await.json()["works"].as_array().expect("a list").clone();
        if works.iter().all(|work| work["standing"] == "ended") {
            return works;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the work does not end");
}

/// Looks for something: the page of what was found.
pub(crate) async fn looked_for(desk: &Desk, fields: &str) -> (String, String) {
    let address = send(desk, "anna", "deals/find", fields).await;
    is_done(desk).await;
    let page = desk.get("anna", &address).await;
    assert_eq!(page.status, StatusCode::OK);
    (address, page.text())
}

/// Clears the case and saves the best deal: its id.
pub(crate) async fn saved_best(desk: &Desk) -> String {
    let (address, page) = looked_for(desk, "find=clear").await;
    let at = page.find("name=\"deal\" value=\"").expect("a deal to be kept");
    let id: String =
        page[at..].chars().skip("name=\"deal\" value=\"".len()).take_while(char::is_ascii_hexdigit).collect();
    let base = desk.page("");
    let keep = format!("{}/keep", address.strip_prefix(&base).expect("a page of the case"));
    send(desk, "anna", &keep, &format!("deal={id}")).await;
    id
}

/// The party's own id of the only proposal that was laid before it.
pub(crate) async fn own_id(desk: &Desk, who: &str) -> String {
    let rounds = desk.get(who, &desk.api("rounds")).await.json();
    rounds["proposals"].as_array().expect("a list").last().expect("a proposal")["id"]
        .as_str()
        .expect("a text")
        .to_owned()
}
