//! A plan rehearsed in the background: what is told of it is what the engine finds, to whom it is told, and that it stops and goes on.

use axum::http::StatusCode;
use takas_desk::rehearsing::{charter, rehearsed, report};
use takas_formats::deals::to_json;
use takas_operation::{RehearsalChances, RehearsalLimits};
use takas_views::{Names, RehearsalShown};
use tokio::task::block_in_place;

use super::made::{cancelled, until};
use crate::deals::{desk, is_done, send, works};
use crate::live::ankara::Ankara;
use crate::live::stand_in::{Desk, token_of};
use crate::live::tongues::says_no_english;

/// Runs that are quickly made.
const FEW: u64 = 24;
/// More than a desk makes while a test waits.
const MANY: u64 = 100_000;

async fn ask(desk: &Desk, plan: &str, runs: u64) -> String {
    send(desk, "anna", &format!("plans/{plan}/rehearse"), &format!("runs={runs}")).await
}

/// The report of the work whose page is there.
fn report_of(desk: &Desk, page: &str) -> String {
    desk.api(&format!("rehearsals/{}", page.rsplit('/').next().expect("an id")))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_comes_of_rehearsing_is_shown_to_the_mediators_alone() {
    let ankara = Ankara::new();
    let desk = desk(&ankara);
    let page = ask(&desk, &ankara.plan, FEW).await;
    assert!(page.starts_with(&desk.page("rehearsals/")), "{page}");
    let done = is_done(&desk).await;
    assert_eq!((&done[0]["how"], &done[0]["has_found"]), (&"done".into(), &true.into()), "{done:?}");
    // The same runs, made here of what lies in the folder, on other threads.
    let (talks, kept) = ankara.read();
    let charter = charter(&kept);
    let limits = RehearsalLimits { seed: 0, runs: FEW, chances: RehearsalChances::default() };
    let here = block_in_place(|| rehearsed(&charter, &limits, 2, &|| false, &mut |_| {})).expect("the judge agrees");
    let shown = RehearsalShown {
        case: &talks.case,
        charter: &charter,
        rehearsal: &here,
        chances: &limits.chances,
        asked: FEW,
        plan_id: Some(&ankara.plan),
    };
    let of = report_of(&desk, &page);
    let told = desk.get("anna", &of).await;
    assert_eq!(told.text(), to_json(&report(&shown, &ankara.plan, Names::Pseudonyms)));
    let json = told.json();
    let ended: u64 = ["complete", "partial", "broken_off"].iter().filter_map(|how| json["endings"][how].as_u64()).sum();
    assert_eq!((ended, json["runs"].as_u64(), json["pseudonyms"].as_bool()), (FEW, Some(FEW), Some(true)));
    assert!(json["waits"]["total"].as_u64().is_some_and(|waits| waits > 0), "{json}");

    let text = desk.get("anna", &page).await.text();
    for part in ["How it ended", "Where it breaks", "How late the end is", "How long people wait", "What is assumed"] {
        assert!(text.contains(part), "{part}");
    }
    assert!(text.contains("<svg"), "the distributions are drawn");
    says_no_english(&desk, "anna", &page).await;
    assert!(
        !text.contains(" style=\"") && !text.contains("Gershkovich"),
        "by pseudonyms, and within the page's policy"
    );
    let shows = format!("token={}&show=real", token_of("anna"));
    assert_eq!(desk.post_form("anna", "names", shows).await.status, StatusCode::SEE_OTHER);
    assert_eq!(desk.get("anna", &of).await.text(), to_json(&report(&shown, &ankara.plan, Names::Real)));

    let absent = "0".repeat(32);
    for who in ["cem", "rus", "watcher", "outsider"] {
        let denied = desk.get(who, &page).await;
        assert_eq!(denied.status, StatusCode::NOT_FOUND, "{who}");
        assert_eq!(denied.everything(), desk.get(who, &desk.page(&format!("rehearsals/{absent}"))).await.everything());
        assert_eq!(desk.get(who, &of).await.status, StatusCode::NOT_FOUND, "{who}");
        let form = format!("token={}&runs=10", token_of(who));
        let asked = desk.post_form(who, &format!("plans/{}/rehearse", ankara.plan), form).await;
        assert_eq!(asked.status, StatusCode::NOT_FOUND, "{who}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rehearsing_stops_with_the_runs_it_has_and_goes_on_after_a_restart() {
    let ankara = Ankara::new();
    let first = desk(&ankara);
    // Where a machine is so busy that the desk gives the work up before it notices, there are no runs: then it is tried once more.
    let mut stopped = None;
    for asked in (MANY - 4..=MANY).rev() {
        let page = ask(&first, &ankara.plan, asked).await;
        let told = until(&first, |work| work["progress"]["done"].as_u64().is_some_and(|done| done > 0)).await;
        let (phase, of) = ("work-at-rehearse".to_owned(), asked.to_string());
        assert_eq!((&told["progress"]["phase"], &told["progress"]["of"]), (&phase.into(), &of.into()));
        assert!(first.get("anna", &page).await.text().contains("Trying the plan out"), "the page says how far it is");
        if cancelled(&first).await["has_found"] == true {
            stopped = Some((asked, page));
            break;
        }
    }
    let (asked, page) = stopped.expect("it stops with the runs that it has");
    let json = first.get("anna", &report_of(&first, &page)).await.json();
    let runs = json["runs"].as_u64().expect("a number");
    assert!((1..asked).contains(&runs) && json["asked"].as_u64() == Some(asked), "{runs}");
    assert!(first.get("anna", &page).await.text().contains("A limit came first"), "it says of how many runs it is");
    // A desk that is killed over it: the next begins it anew, and it is the same.
    let page = ask(&first, &ankara.plan, FEW).await;
    block_in_place(|| first.app.cases.works().expect("it works").die());
    let next = works(Desk::on(&ankara, first.app.store.clone()));
    is_done(&next).await;
    assert_eq!(next.get("anna", &report_of(&next, &page)).await.json()["runs"], FEW);
    // So often or not at all; of a plan that is there.
    for (plan, runs) in [(&*ankara.plan, "0"), (&*ankara.plan, "100001"), ("..", "10"), (&*ankara.plan, "many")] {
        let form = format!("token={}&runs={runs}", token_of("anna"));
        let refused = next.post_form("anna", &format!("plans/{plan}/rehearse"), form).await;
        assert!(refused.status.is_client_error(), "{plan} {runs}: {}", refused.status);
    }
    ask(&next, "0123456789abcdef", 10).await;
    let done = is_done(&next).await;
    assert!(done[0]["how"]["failed"].is_string(), "{done:?}");
}
