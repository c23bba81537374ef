//! Who approved a plan: kept, once each, of these very bytes; by two where the case says so; and the operation itself begins by no other.

use std::fs;

use axum::http::StatusCode;
use serde_json::{Value, json};
use takas_desk::server::cabinet::Change;
use tokio::task::block_in_place;

use super::{approve, desk, is_read};
use crate::live::ankara::Ankara;
use crate::live::stand_in::{Desk, token_of};

/// The file in which it is kept who approved a plan.
fn approvals(desk: &Desk, plan: &str) -> String {
    let cabinet = &desk.app.cases.iter().next().expect("a case").cabinet;
    let contents = block_in_place(|| cabinet.now()).expect("it can be read");
    let bytes = contents.files.get(&format!("plans/{plan}.approved")).expect("it is there").to_vec();
    String::from_utf8(bytes).expect("text")
}

/// Puts another text in its place.
fn put(desk: &Desk, plan: &str, text: &str) {
    let cabinet = &desk.app.cases.iter().next().expect("a case").cabinet;
    let files = vec![(format!("plans/{plan}.approved"), Some(text.as_bytes().to_vec()))];
    let change = Change { by: "test".to_owned(), at: 0, files };
    block_in_place(|| cabinet.put(&change, cabinet.now().expect("it can be read").revision)).expect("it is put");
}

async fn line(desk: &Desk) -> Value {
    desk.get("anna", &desk.api("plans")).await.json()["plans"][0].clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_kept_who_approved_a_plan_and_each_does_so_once() {
    let ankara = Ankara::new();
    let first = desk(&ankara, &[&ankara.plan]).await;
    assert_eq!(line(&first).await["is_approved"], false);
    for who in ["cem", "rus", "watcher", "outsider"] {
        let denied = approve(&first, who, &ankara.plan).await;
        assert_eq!(denied.status, StatusCode::NOT_FOUND, "{who}");
    }
    assert_eq!(approve(&first, "anna", "0123456789abcdef").await.status, StatusCode::NOT_FOUND);
    assert_eq!(approve(&first, "anna", "..%2Fteam").await.status, StatusCode::NOT_FOUND);
    assert_eq!(approve(&first, "anna", &ankara.plan).await.status, StatusCode::SEE_OTHER);
    assert_eq!(approve(&first, "anna", &ankara.plan).await.status, StatusCode::CONFLICT);
    let told = line(&first).await;
    assert_eq!((&told["is_approved"], &told["approvals"][0]["by"]), (&true.into(), &"a-anna".into()), "{told}");
    // Programs approve with their token, and not without.
    let path = first.api(&format!("plans/{}/approvals", ankara.plan));
    assert_eq!(first.post("anna", &path, json!({ "format": 1 }).to_string()).await.status, StatusCode::CONFLICT);
    assert_eq!(first.post("cem", &path, json!({ "format": 1 }).to_string()).await.status, StatusCode::NOT_FOUND);
    // It stands after a restart.
    let again = Desk::on(&ankara, first.app.store.clone());
    is_read(&again, &[&ankara.plan]).await;
    assert_eq!(line(&again).await, told);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_approved_of_other_bytes_does_not_count() {
    let ankara = Ankara::new();
    let desk = desk(&ankara, &[&ankara.plan]).await;
    assert_eq!(approve(&desk, "anna", &ankara.plan).await.status, StatusCode::SEE_OTHER);
    let text = approvals(&desk, &ankara.plan);
    let kept: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(kept["plan"], ankara.plan);
    for (planted, is_good) in [
        (text.clone(), true),
        (text.replace("\"digest\": \"", "\"digest\": \"0"), false),
        (text.replace(&ankara.plan, "0123456789abcdef"), false),
        (text.replace("\"format\": 1", "\"format\": 2"), false),
        ("no JSON".to_owned(), false),
    ] {
        put(&desk, &ankara.plan, &planted);
        assert_eq!(line(&desk).await["is_approved"], is_good, "{planted}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_different_people_approve_where_the_case_says_so() {
    let ankara = Ankara::new();
    let team = ankara.case().join("mediator/team.toml");
    let text = fs::read_to_string(&team).expect("it is there");
    fs::write(&team, text.replace("format = 1\n", "format = 1\ntwo_approve = true\n")).expect("written");
    let desk = desk(&ankara, &[&ankara.plan]).await;
    assert_eq!(approve(&desk, "anna", &ankara.plan).await.status, StatusCode::SEE_OTHER);
    assert_eq!(line(&desk).await["is_approved"], false, "one is not enough");
    assert_eq!(approve(&desk, "anna", &ankara.plan).await.status, StatusCode::CONFLICT);
    let page = desk.get("anna", &desk.page(&format!("plans/{}", ankara.plan))).await.text();
    assert!(page.contains("more person has to approve it"), "{page}");
    // One line takes the place of another mediator, whom the team of the test has not.
    let mut kept: Value = serde_json::from_str(&approvals(&desk, &ankara.plan)).expect("JSON");
    let second = json!({ "at": 1_722_000_000, "by": "a-bora" });
    kept["approvals"].as_array_mut().expect("a list").push(second);
    put(&desk, &ankara.plan, &kept.to_string());
    assert_eq!(line(&desk).await["is_approved"], true);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_operation_itself_begins_by_an_approved_plan_alone() {
    let ankara = Ankara::new();
    let desk = desk(&ankara, &[&ankara.plan]).await;
    let form = || format!("token={}&plan={}&kind=own", token_of("anna"), ankara.plan);
    assert_eq!(desk.post_form("anna", "begin", form()).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(approve(&desk, "anna", &ankara.plan).await.status, StatusCode::SEE_OTHER);
    assert_eq!(desk.post_form("anna", "begin", form()).await.status, StatusCode::SEE_OTHER);
}
