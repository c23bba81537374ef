//! What a delegate is told of deals and rounds holds no byte of another's position, nor of anybody who is not his, nor of the mediators'.

use super::{desk, is_done, own_id, saved_best, send};
use crate::live::ankara::{Ankara, POSITION_CANARY};
use crate::live::canaries::named_at;
use crate::live::stand_in::{Desk, token_of};

/// People whom Slovenia neither lets go nor receives.
const NOT_OF_SLOVENIA: [&str; 8] =
    ["gershkovich", "kurmasheva", "kara-murza", "krieger", "krasikov", "seleznev", "klyushin", "skochilenko"];
/// Of the mediators alone, or of another party.
const NOT_TOLD: [&str; 4] =
    [POSITION_CANARY, "for our ally's prisoners", "canary-of-the-remark", "canary-of-the-reason"];

/// Everything that somebody can ask for.
async fn everything(desk: &Desk, who: &str, pages: &[String]) -> String {
    let mut all = String::new();
    for page in pages {
        all += &desk.get(who, &desk.page(page)).await.everything();
    }
    for what in ["works", "deals", "rounds", "found/0", "proposals/0"] {
        all += &desk.get(who, &desk.api(what)).await.everything();
    }
    let own = desk.get(who, &desk.api("rounds")).await;
    if own.status == axum::http::StatusCode::OK {
        for proposal in own.json()["proposals"].as_array().into_iter().flatten() {
            let id = proposal["id"].as_str().expect("an id");
            all += &desk.get(who, &desk.page(&format!("rounds/own/{id}"))).await.everything();
            all += &desk.get(who, &desk.api(&format!("proposals/{id}"))).await.everything();
            for answer in [
                "says=amends",
                "says=refuses&line=asks.nothing&value=x",
                "says=amends&rule-1=a&sentence-1=all%20of%20krasikov",
            ] {
                let form = format!("token={}&{answer}", token_of(who));
                all += &desk.post_form(who, &format!("rounds/own/{id}"), form).await.everything();
            }
        }
    }
    all.to_lowercase()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_delegate_is_told_nothing_of_others() {
    let ankara = Ankara::new();
    let desk = desk(&ankara);
    let id = saved_best(&desk).await;
    send(&desk, "anna", "rounds", &format!("deal={id}&note=canary-of-the-remark")).await;
    is_done(&desk).await;
    let own = own_id(&desk, "rus").await;
    send(&desk, "rus", &format!("rounds/own/{own}"), "says=refuses&reason=canary-of-the-reason").await;
    is_done(&desk).await;
    for who in ["svn", "anna"] {
        send(&desk, who, "names", "show=real&back=rounds").await;
    }
    let pages = [
        "deals".to_owned(),
        "rounds".to_owned(),
        "works".to_owned(),
        "deals/compare?deal=1&deal=2".to_owned(),
        format!("deals/saved/{id}"),
        format!("deals/saved/{id}/as/RUS"),
        format!("deals/saved/{id}/as/SVN"),
        format!("rounds/own/{own}"),
    ];
    let told = everything(&desk, "svn", &pages).await;
    for canary in NOT_OF_SLOVENIA.iter().filter(|name| **name != "krasikov").chain(&NOT_TOLD) {
        let at = named_at(&told, canary);
        assert!(
            at.is_none(),
            "`{canary}`: …{}…",
            at.map_or("", |at| &told[at.saturating_sub(200)..(at + 60).min(told.len())])
        );
    }
    assert!(!told.contains(&id), "the mediators' id of the deal is not told");
    assert!(told.contains("dultsev"), "its own people stand by their names");
    // The same search finds what is there.
    let all = everything(&desk, "anna", &pages).await;
    for name in NOT_OF_SLOVENIA.iter().chain(&["canary-of-the-remark", "canary-of-the-reason"]) {
        assert!(all.contains(name), "`{name}` is not shown to the mediators");
    }
    // Whoever watches has nothing at all.
    let seen = everything(&desk, "watcher", &pages).await;
    for name in NOT_OF_SLOVENIA.iter().chain(&NOT_TOLD) {
        assert!(named_at(&seen, name).is_none(), "`{name}` is shown to an observer");
    }
}
