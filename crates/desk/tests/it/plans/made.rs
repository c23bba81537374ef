//! Plans made in the background: of a saved deal and after an event; told of while it lasts, cancelled, and gone on with after a restart.

use std::time::{Duration, Instant};

use axum::http::StatusCode;
use serde_json::Value;
use takas_desk::kept::{self, Kept};
use takas_formats::Severity;
use takas_model::PlanEvent;
use tokio::task::block_in_place;

use super::{approve, is_read};
use crate::deals::{desk, is_done, send, works};
use crate::live::ankara::Ankara;
use crate::live::stand_in::{Desk, token_of};

/// The saved deal of Ankara.
fn deal(desk: &Desk) -> String {
    let cabinet = &desk.app.cases.iter().next().expect("a case").cabinet;
    let contents = block_in_place(|| cabinet.now()).expect("it can be read");
    let id = |name: &String| name.strip_prefix("deals/")?.strip_suffix(".json").map(str::to_owned);
    contents.files.keys().find_map(id).expect("a deal")
}

/// The ids of all plans, as the mediator is told of them.
pub(super) async fn plans(desk: &Desk) -> Vec<String> {
    let plans = desk.get("anna", &desk.api("plans")).await.json();
    let id = |plan: &Value| plan["id"].as_str().expect("a text").to_owned();
    plans["plans"].as_array().expect("a list").iter().map(id).collect()
}

/// The one plan that was not there before.
async fn new_plan(desk: &Desk, before: &[String]) -> String {
    let now = plans(desk).await;
    let new: Vec<&String> = now.iter().filter(|id| !before.contains(id)).collect();
    assert_eq!(new.len(), 1, "{now:?}, before: {before:?}");
    new[0].clone()
}

/// A plan as it lies in the cabinet, judged again.
fn lying(desk: &Desk, plan: &str) -> Kept {
    let cabinet = desk.app.cases.iter().next().expect("a case").cabinet.clone();
    block_in_place(|| {
        let talks = cabinet.talks().expect("the case is sound");
        kept::of_id(plan, &cabinet, &talks, Severity::Error).expect("the plan is sound")
    })
}

/// Waits until the newest work is as is wanted.
pub(super) async fn until(desk: &Desk, is: impl Fn(&Value) -> bool) -> Value {
    let begun = Instant::now();
    loop {
        let work = desk.get("anna", &desk.api("works")).await.json()["works"][0].clone();
        if is(&work) {
            return work;
        }
        assert!(begun.elapsed() < Duration::from_secs(120), "{work}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Cancels the newest work by its form, and waits until it has ended. Within which time that is, the tests of work hold.
pub(super) async fn cancelled(desk: &Desk) -> Value {
    let work = until(desk, |work| work["standing"] == "running").await;
    let id = work["id"].as_str().expect("an id").to_owned();
    send(desk, "anna", &format!("works/{id}/cancel"), "").await;
    let work = until(desk, |work| work["standing"] == "ended").await;
    assert_eq!(work["how"], "cancelled");
    work
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_plan_is_made_of_a_saved_deal_and_another_after_an_event() {
    let ankara = Ankara::new();
    let desk = desk(&ankara);
    let (before, deal) = (plans(&desk).await, deal(&desk));
    let to = send(&desk, "anna", "plans/make", &format!("deal={deal}")).await;
    assert_eq!(to, desk.page("works"));
    // It is told how far it is, while it lasts; the page says the same in words.
    let going = until(&desk, |work| work["progress"].is_object() || work["standing"] == "ended").await;
    if let Some(phase) = going["progress"]["phase"].as_str() {
        assert!(["work-at-order", "work-at-plan"].contains(&phase), "{going}");
    }
    let done = is_done(&desk).await;
    assert_eq!((&done[0]["how"], &done[0]["task"]["plan"]["deal"]), (&"done".into(), &deal.clone().into()), "{done:?}");
    assert!(done[0]["headline"].as_str().is_some_and(|line| line.contains("person-minutes")), "{done:?}");
    let page = desk.get("anna", &to).await.text();
    assert!(page.contains(&format!("href=\"{}\"", desk.page("plans"))), "it leads to the plans");
    let made = new_plan(&desk, &before).await;
    let kept = lying(&desk, &made);
    assert_eq!((kept.saved.deal.as_str(), kept.planned.history.len()), (deal.as_str(), 0));
    // Nothing is approved by being made; approved it is seen by those who carry it out.
    is_read(&desk, &[&made]).await;
    assert_eq!(desk.get("cem", &desk.page(&format!("plans/{made}"))).await.status, StatusCode::NOT_FOUND);
    assert_eq!(approve(&desk, "anna", &made).await.status, StatusCode::SEE_OTHER);
    assert_eq!(desk.get("cem", &desk.page(&format!("plans/{made}"))).await.status, StatusCode::OK);

    let before = plans(&desk).await;
    send(&desk, "anna", &format!("plans/{made}/again"), "happened=norway%20delayed%2050m%0A%0A").await;
    let done = is_done(&desk).await;
    assert_eq!(done[0]["how"], "done", "{done:?}");
    let again = new_plan(&desk, &before).await;
    let (kept, earlier) = (lying(&desk, &again), lying(&desk, &made));
    // It holds what happened, and the plan that it befell.
    let [past] = &kept.planned.history[..] else { panic!("one event befell it") };
    assert_eq!(past.plan, earlier.planned.plan);
    assert!(matches!(past.events[..], [PlanEvent::Delayed { by: 50, .. }]), "{past:?}");
    // No aircraft of Norway leaves earlier than before, and the first leaves as much later as it has to.
    let path = desk.api(&format!("plans/{again}/changes?since={made}&names=real"));
    is_read(&desk, &[&again]).await;
    let change = desk.get("anna", &path).await;
    assert_eq!(change.status, StatusCode::OK, "{}", change.text());
    assert!(change.text().to_lowercase().contains("norwegian"), "{}", change.text());
    let listed = desk.get("anna", &desk.api("plans")).await.json();
    let line = listed["plans"].as_array().expect("a list").iter().find(|plan| plan["id"] == *again).expect("listed");
    assert_eq!(line["is_approved"], false, "another plan is approved anew");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_planned_says_why_and_puts_nothing_beside_the_plans() {
    let ankara = Ankara::new();
    let desk = desk(&ankara);
    let before = plans(&desk).await;
    for (what, fields, why) in [
        ("plans/make".to_owned(), "deal=0123456789abcdef".to_owned(), "no such saved deal"),
        (format!("plans/{}/again", ankara.plan), "happened=it%20snowed".to_owned(), "`it snowed` cannot be told"),
    ] {
        send(&desk, "anna", &what, &fields).await;
        let done = is_done(&desk).await;
        let failed = done[0]["how"]["failed"].as_str().unwrap_or_else(|| panic!("{done:?}"));
        assert!(failed.contains(why), "{failed}");
        assert!(desk.get("anna", &desk.page("works")).await.text().contains("could not be done"));
    }
    assert_eq!(plans(&desk).await, before);
    // What is no id, says nothing, or says too much is not asked for; and nobody else asks.
    let much = format!("happened={}", "norway+delayed+50m%0A".repeat(21));
    let again = format!("plans/{}/again", ankara.plan);
    for (who, what, fields, status) in [
        ("anna", "plans/make", "deal=..%2Fteam", StatusCode::BAD_REQUEST),
        ("anna", &*again, "happened=%0A%20%0A", StatusCode::BAD_REQUEST),
        ("anna", &*again, &*much, StatusCode::BAD_REQUEST),
        ("cem", "plans/make", "deal=0123456789abcdef", StatusCode::NOT_FOUND),
        ("rus", &*again, "happened=norway+delayed+50m", StatusCode::NOT_FOUND),
        ("watcher", &*again, "happened=norway+delayed+50m", StatusCode::NOT_FOUND),
    ] {
        let answered = desk.post_form(who, what, format!("token={}&{fields}", token_of(who))).await;
        assert_eq!(answered.status, status, "{who}: {what} {fields}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn planning_is_cancelled_in_time_and_goes_on_after_a_restart() {
    let ankara = Ankara::new();
    let first = desk(&ankara);
    let deal = deal(&first);
    send(&first, "anna", "plans/make", &format!("deal={deal}")).await;
    cancelled(&first).await;
    // What it had by then may lie there: a plan like others, which nobody has approved.
    let before = plans(&first).await;
    for plan in &before {
        lying(&first, plan);
    }
    // A desk that is killed over it has made nothing; the next one does it, once.
    send(&first, "anna", &format!("plans/{}/again", ankara.plan), "happened=norway%20delayed%2050m").await;
    until(&first, |work| work["standing"] == "running").await;
    block_in_place(|| first.app.cases.works().expect("it works").die());
    assert_eq!(plans(&first).await, before);
    let next = works(Desk::on(&ankara, first.app.store.clone()));
    let done = is_done(&next).await;
    assert_eq!(done[0]["how"], "done", "{done:?}");
    let made = new_plan(&next, &before).await;
    assert_eq!(lying(&next, &made).planned.history.len(), 1);
}
