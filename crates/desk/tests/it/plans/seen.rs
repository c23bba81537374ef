//! What each reader is shown of plans, and nothing else.

use axum::http::StatusCode;
use serde_json::Value;

use super::{approved, desk, is_read, plan_again};
use crate::live::ankara::{Ankara, POSITION_CANARY};
use crate::live::canaries::named_at;
use crate::live::driven::{Team, drive};
use crate::live::stand_in::{Desk, token_of};
use crate::live::tongues::says_no_english;

/// People whom Slovenia neither lets go nor receives, and the aircraft of others.
const NOT_OF_SLOVENIA: [&str; 11] = [
    "gershkovich",
    "kurmasheva",
    "kara-murza",
    "krieger",
    "krasikov",
    "seleznev",
    "klyushin",
    "rubtsov",
    "the russian aircraft",
    "the german aircraft",
    "the norwegian aircraft",
];

/// Everything about plans that somebody can ask for by this id.
async fn everything(desk: &Desk, who: &str, id: &str) -> String {
    let mut all = String::new();
    let plan = format!("plans/{id}");
    for page in [
        "plans".to_owned(),
        plan.clone(),
        format!("{plan}?as=0"),
        format!("{plan}?as=3"),
        format!("{plan}/changes?since={id}"),
        format!("{plan}/paper/order"),
        format!("{plan}/paper/abort-card"),
        format!("{plan}/paper/gate-0"),
        format!("{plan}/paper/manifest-0"),
        format!("{plan}/paper/own"),
        "pictures".to_owned(),
        "board".to_owned(),
    ] {
        all += &desk.get(who, &desk.page(&page)).await.everything();
    }
    for what in [
        "plans".to_owned(),
        plan.clone(),
        format!("{plan}?names=real"),
        format!("{plan}?as=3"),
        format!("{plan}/changes?since={id}"),
    ] {
        all += &desk.get(who, &desk.api(&what)).await.everything();
    }
    all
}

/// The ids of the plans that somebody is told of.
async fn ids(desk: &Desk, who: &str) -> Vec<String> {
    let plans = desk.get(who, &desk.api("plans")).await;
    assert_eq!(plans.status, StatusCode::OK, "{}", plans.text());
    let plans = plans.json();
    let id = |plan: &Value| plan["id"].as_str().expect("a text").to_owned();
    plans["plans"].as_array().expect("a list").iter().map(id).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_approved_is_the_mediators_alone() {
    let ankara = Ankara::new();
    let desk = desk(&ankara, &[&ankara.plan]).await;
    assert_eq!(ids(&desk, "anna").await, std::slice::from_ref(&ankara.plan));
    for who in ["svn", "rus", "cem", "doctor", "neutral"] {
        assert_eq!(ids(&desk, who).await, [""; 0], "{who}");
        let denied = desk.get(who, &desk.page(&format!("plans/{}", ankara.plan))).await;
        let absent = desk.get(who, &desk.page("plans/0123456789abcdef")).await;
        assert_eq!(denied.status, StatusCode::NOT_FOUND, "{who}");
        assert_eq!(denied.everything(), absent.everything(), "{who}");
    }
    for who in ["watcher", "outsider"] {
        assert_eq!(desk.get(who, &desk.api("plans")).await.status, StatusCode::NOT_FOUND, "{who}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_mediator_sees_the_whole_and_a_party_what_is_its_own_under_an_id_of_its_own() {
    let ankara = Ankara::new();
    let desk = approved(&ankara).await;
    let page = desk.get("anna", &desk.page(&format!("plans/{}", ankara.plan))).await.text();
    for part in
        ["chart", "map", "moment", "movements", "gates", "works", "worth", "critical", "exposed", "safe", "sheets"]
    {
        assert!(page.contains(&format!("id=\"{part}")), "{part}");
    }
    // No style and no script stands in the page but what it names.
    assert!(!page.contains(" style=\"") && !page.contains("<style") && !page.contains("onclick"));
    let scripts: Vec<&str> = page.split("<script").skip(1).collect();
    assert!(scripts.iter().all(|one| one.contains("src=\"/static/") || one.starts_with(" type=\"application/json\"")));

    let [own] = &ids(&desk, "svn").await[..] else { panic!("one plan") };
    let [other] = &ids(&desk, "nor").await[..] else { panic!("one plan") };
    assert!(*own != ankara.plan && *other != ankara.plan && own != other, "each has an id of its own");
    for foreign in [&ankara.plan, other] {
        let denied = desk.get("svn", &desk.page(&format!("plans/{foreign}"))).await;
        let absent = desk.get("svn", &desk.page("plans/0123456789abcdef")).await;
        assert_eq!(denied.everything(), absent.everything(), "an id of somebody else names nothing");
    }
    for path in [desk.page(&format!("plans/{own}")), desk.page(&format!("plans/{own}/paper/own"))] {
        says_no_english(&desk, "svn", &path).await;
    }
    says_no_english(&desk, "anna", &desk.page(&format!("plans/{}", ankara.plan))).await;
    let mut team = Team::new(&ankara);
    desk.begin(&ankara).await;
    let half = team.speeches.len() / 2;
    drive(&desk, &mut team, 0, half).await;
    for who in ["svn", "anna"] {
        let form = format!("token={}&show=real", token_of(who));
        assert_eq!(desk.post_form(who, "names", form).await.status, StatusCode::SEE_OTHER);
    }
    let seen = everything(&desk, "svn", own).await.to_lowercase();
    for canary in NOT_OF_SLOVENIA.iter().chain(&[POSITION_CANARY, "person-minutes", ankara.plan.as_str()]) {
        let at = named_at(&seen, canary);
        let around = at.map(|at| seen[at..].chars().take(200).collect::<String>()).unwrap_or_default();
        assert!(at.is_none(), "`{canary}`: {around}");
    }
    assert!(seen.contains("dultsev") && seen.contains("the slovenian aircraft"), "what is its own stands there");
    assert!(seen.contains("class=\"drawing gantt\"") && seen.contains("class=\"drawing map\""), "in pictures, too");
    // The same search finds what is there.
    let all = everything(&desk, "anna", &ankara.plan).await.to_lowercase();
    for canary in NOT_OF_SLOVENIA.iter().chain(&["person-minutes", ankara.plan.as_str()]) {
        assert!(all.contains(canary), "`{canary}` is not shown to the mediator");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn those_who_accompany_people_have_the_plan_by_pseudonyms_and_not_how_good_it_is() {
    let ankara = Ankara::new();
    let desk = approved(&ankara).await;
    for who in ["cem", "doctor", "neutral"] {
        let form = format!("token={}&show=real", token_of(who));
        desk.post_form(who, "names", form).await;
        let seen = everything(&desk, who, &ankara.plan).await.to_lowercase();
        for canary in ["gershkovich", "krasikov", POSITION_CANARY, "person-minutes"] {
            assert!(!seen.contains(canary), "{who}: `{canary}`");
        }
        for part in ["the russian aircraft", "id=\"gates", "abort card", "class=\"drawing map\""] {
            assert!(seen.contains(part), "{who}: no `{part}`");
        }
        let told = desk.get(who, &desk.api(&format!("plans/{}", ankara.plan))).await.json();
        assert_eq!((&told["deal"], &told["digest"], &told["id"]), (&Value::Null, &"".into(), &Value::Null), "{who}");
        assert_eq!(told["measures"].as_array().map(Vec::len), Some(0), "{who}");
        assert!(told["plan"]["rides"].as_array().is_some_and(|rides| !rides.is_empty()), "{who}: {told}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_party_s_view_is_the_mediators_to_see_and_nobody_elses() {
    let ankara = Ankara::new();
    let desk = approved(&ankara).await;
    let party = |page: &str| page.contains("The Slovenian aircraft") && !page.contains("The German aircraft");
    let parties = desk.get("anna", &desk.page(&format!("plans/{}", ankara.plan))).await.text();
    let option = parties.split("<option value=\"").skip(1).find(|option| option.contains(">Slovenia<"));
    let number = option.and_then(|option| option.split('"').next()).expect("Slovenia is a party");
    let seen = desk.get("anna", &desk.page(&format!("plans/{}?as={number}", ankara.plan))).await;
    assert_eq!(seen.status, StatusCode::OK);
    assert!(party(&seen.text()), "{}", seen.text());
    let [own] = &ids(&desk, "svn").await[..] else { panic!("one plan") };
    for number in ["0", number, "99"] {
        let page = desk.get("svn", &desk.page(&format!("plans/{own}?as={number}"))).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{number}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_moved_between_two_plans_is_told_in_words_and_in_a_chart() {
    let ankara = Ankara::new();
    let again = plan_again(&ankara);
    let desk = approved(&ankara).await;
    is_read(&desk, &[&again]).await;
    let changes = format!("plans/{again}/changes?since={}", ankara.plan);
    let page = desk.get("anna", &desk.page(&changes)).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let page = page.text();
    assert!(page.contains("The Norwegian aircraft") && page.contains("50 min later"), "{page}");
    assert!(page.contains("aria-labelledby=\"change-title change-desc\""), "{page}");
    says_no_english(&desk, "anna", &desk.page(&changes)).await;
    let told = desk.get("anna", &desk.api(&changes)).await.json();
    let moved = told["change"]["moved"].as_array().expect("a list");
    assert!(moved.iter().any(|moved| moved.as_str().is_some_and(|moved| moved.contains("The Norwegian aircraft"))));
    assert!(told["change"]["unchanged"].as_u64().expect("a number") > 0, "not all moves");
    let same = format!("plans/{}/changes?since={}", ankara.plan, ankara.plan);
    assert!(desk.get("anna", &desk.page(&same)).await.text().contains("Nothing has moved."));
    for who in ["rus", "cem"] {
        assert_eq!(desk.get(who, &desk.page(&changes)).await.status, StatusCode::NOT_FOUND, "{who}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sheets_are_printed_before_anything_has_begun() {
    let ankara = Ankara::new();
    let desk = approved(&ankara).await;
    let sheet = |name: &str| desk.page(&format!("plans/{}/paper/{name}", ankara.plan));
    for who in ["anna", "cem"] {
        for name in ["order", "abort-card", "gate-0", "manifest-0"] {
            let printed = desk.get(who, &sheet(name)).await;
            assert_eq!(printed.status, StatusCode::OK, "{who}: {name}");
            let policy = printed.headers["content-security-policy"].to_str().expect("text").to_owned();
            assert!(policy.contains("style-src 'sha256-"), "{policy}");
            assert!(printed.text().contains("By pseudonym") && !printed.text().contains("Gershkovich"), "{name}");
        }
        for name in ["gate-99", "own", "nothing", "manifest-"] {
            assert_eq!(desk.get(who, &sheet(name)).await.status, StatusCode::NOT_FOUND, "{who}: {name}");
        }
    }
    let [own] = &ids(&desk, "svn").await[..] else { panic!("one plan") };
    let printed = desk.get("svn", &desk.page(&format!("plans/{own}/paper/own"))).await;
    assert!(printed.text().contains("Whom it concerns"), "{}", printed.text());
    let denied = desk.get("svn", &desk.page(&format!("plans/{own}/paper/order"))).await;
    assert_eq!(denied.status, StatusCode::NOT_FOUND);
}
