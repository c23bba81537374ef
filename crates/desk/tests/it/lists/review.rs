//! Doubtful pairs decided by several people at once: each is given another, nothing that is said is lost, and who is contradicted stays beside
//! whoever contradicts.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use takas_formats::decisions::read_decisions;

use super::world::{River, plain};
use crate::deals::send;
use crate::live::stand_in::{Desk, token_of};

/// The pairs that wait, as the sheet links to them.
async fn waiting(desk: &Desk) -> Vec<String> {
    let page = desk.get("anna", &desk.page("lists")).await.text();
    let ids = page.split("lists/review?pair=").skip(1).map(|rest| rest.chars().take(24).collect());
    ids.collect()
}

/// The page of somebody who has asked for names.
async fn looks_at(desk: &Desk, who: &str, asks: &str) -> String {
    let page = desk.get(who, &desk.page(&format!("lists/review{asks}"))).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    plain(&page.text())
}

/// The pair that a page shows.
fn pair_on(page: &str) -> Option<String> {
    let rest = page.split("name=\"pair\" value=\"").nth(1)?;
    rest.split('"').next().map(str::to_owned)
}

/// What the evidence on a page is known by.
fn seen_on(page: &str) -> String {
    let rest = page.split("name=\"seen\" value=\"").nth(1).expect("a field");
    rest.split('"').next().expect("a value").to_owned()
}

/// Says something of a pair, upon the evidence that its page shows: where that leads.
async fn says(desk: &Desk, who: &str, pair: &str, what: &str) -> String {
    let seen = seen_on(&looks_at(desk, who, &format!("?pair={pair}")).await);
    send(desk, who, "lists/review", &format!("pair={pair}&seen={seen}&says={what}")).await
}

async fn named(river: &River) {
    for who in ["anna", "analyst"] {
        send(&river.desk, who, "names", "show=real&back=lists/review").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pair_is_shown_with_its_evidence_once_names_are_asked_for() {
    let river = River::new();
    let desk = &river.desk;
    let before = looks_at(desk, "anna", "").await;
    assert!(before.contains("it is written down that you saw them"), "{before}");
    for name in ["Malinin", "Малинин", "Солмаз"] {
        assert!(!before.contains(name), "{name}");
    }
    named(&river).await;
    let page = looks_at(desk, "anna", "").await;
    let pair = pair_on(&page).expect("a pair");
    let json = desk.get("anna", &desk.api("lists/pairs?names=real")).await.json();
    let first = json["pairs"].as_array().expect("pairs").iter().find(|one| one["id"] == pair.as_str());
    let first = &first.expect("the pair of the page")["pair"];
    // The weights of the evidence sum to the score.
    let weights = first["evidence"].as_array().expect("evidence").iter();
    let sum: f64 = weights.map(|line| line["weight"].as_f64().expect("a weight")).sum();
    assert!((sum - first["score"].as_f64().expect("a score")).abs() < 1e-6, "{first}");
    for word in ["What speaks for it and against", "before comparing", "Sum", "<kbd>S</kbd>"] {
        assert!(page.contains(word), "{word}: {page}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_each_is_given_another_pair_and_sees_what_the_other_says() {
    let river = River::new();
    let desk = &river.desk;
    named(&river).await;
    let all = waiting(desk).await;
    assert!(all.len() >= 2, "{all:?}");
    let annas = pair_on(&looks_at(desk, "anna", "").await).expect("a pair");
    let others = pair_on(&looks_at(desk, "analyst", "").await).expect("a pair");
    assert_ne!(annas, others);
    // By its address anybody comes to any pair, and is told who else looks at it.
    let both = looks_at(desk, "analyst", &format!("?pair={annas}")).await;
    assert!(both.contains("looks at this pair, too"), "{both}");
    let to = says(desk, "anna", &annas, "same&why=the+same+hand").await;
    assert!(to.contains(&format!("after={annas}")), "{to}");
    let next = pair_on(&looks_at(desk, "anna", &to[to.find('?').expect("a query")..]).await);
    assert_ne!(next.as_deref(), Some(annas.as_str()));
    let told = looks_at(desk, "analyst", &format!("?pair={annas}&part=all")).await;
    assert!(told.contains("anna (#a-anna): the same") && told.contains("the same hand"), "{told}");
    assert!(!waiting(desk).await.contains(&annas), "it waits no more");
    // Whoever says otherwise is told so; both words stand, and the pair waits again.
    let to = says(desk, "analyst", &annas, "different").await;
    assert!(to.contains(&format!("pair={annas}")) && to.contains("otherwise=anna"), "{to}");
    let told = looks_at(desk, "analyst", &to[to.find('?').expect("a query")..]).await;
    for word in [
        "nothing is decided until they agree",
        "anna (#a-anna): the same",
        "analyst (#a-analys): different",
        "Otherwise said",
    ] {
        assert!(told.contains(word), "{word}: {told}");
    }
    assert!(waiting(desk).await.contains(&annas), "it waits again");
    // Taken back, the other word stands alone, and decides.
    send(desk, "analyst", "lists/review/undo", &format!("undoes={annas}")).await;
    assert!(!waiting(desk).await.contains(&annas));
    let to = send(desk, "analyst", "lists/review/undo", &format!("undoes={annas}")).await;
    assert!(to.contains("done=nothing"), "{to}");
    let file = river.file("lists/decisions.toml");
    assert_eq!(file.matches("[[decisions]]").count(), 3, "{file}");
}

/// A desk with two doubtful pairs: names and fathers speak for them, birth dates against them.
fn doubtful() -> River {
    let one = "number,name,father,born\n1,Ivan Petrenko,Stepan,1979-11-30\n2,Pavel Zorin,Mikhail,1982-06-17\n3,Leyla Demiray,,\n";
    let other =
        "number,name,father,born\n1,Ivan Petrenko,Stepan,1976-11-13\n2,Pavel Zorin,,1983-07-17\n3,Tarik Solmaz,,\n";
    River::with(&[("lists/NOR.csv", one), ("lists/POL.csv", other)])
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_presses_twice_takes_back_one_word_and_not_the_one_before() {
    let river = doubtful();
    let desk = &river.desk;
    named(&river).await;
    let pairs = waiting(desk).await;
    for pair in &pairs[..2] {
        says(desk, "anna", pair, "not-sure").await;
    }
    // The page says which word it would take back.
    let page = looks_at(desk, "anna", &format!("?pair={}", pairs[0])).await;
    assert!(page.contains(&format!("name=\"undoes\" value=\"{}\"", pairs[1])), "{page}");
    let undo = format!("undoes={}", pairs[1]);
    send(desk, "anna", "lists/review/undo", &undo).await;
    let fields = format!("token={}&{undo}", token_of("anna"));
    let again = desk.post_form("anna", "lists/review/undo", fields).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.text());
    // Nor is a word taken back that nobody named.
    let unnamed = desk.post_form("anna", "lists/review/undo", format!("token={}", token_of("anna"))).await;
    assert_eq!(unnamed.status, StatusCode::CONFLICT, "{}", unnamed.text());
    assert_eq!(river.file("lists/decisions.toml").matches("taken back").count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_changes_their_name_between_two_words_changes_their_mind_and_contradicts_nobody() {
    let river = doubtful();
    let desk = &river.desk;
    named(&river).await;
    let pair = waiting(desk).await.first().expect("a pair").clone();
    says(desk, "anna", &pair, "different").await;
    // The same account under the name that it had before.
    let file = river.file("lists/decisions.toml");
    assert!(file.contains("\"anna (#a-anna)\""), "{file}");
    river.put("lists/decisions.toml", &file.replace("anna (#a-anna)", "Anna Weber (#a-anna)"));
    let page = looks_at(desk, "anna", &format!("?pair={pair}")).await;
    assert!(page.contains(&format!("name=\"undoes\" value=\"{pair}\"")), "it is her own word: {page}");
    let to = says(desk, "anna", &pair, "same").await;
    assert!(to.contains("done=written"), "nobody has said otherwise: {to}");
    assert!(!waiting(desk).await.contains(&pair), "it is decided");
    // Another of her former name is another.
    let file = river.file("lists/decisions.toml");
    river.put("lists/decisions.toml", &file.replacen("Anna Weber (#a-anna)", "anna (#a-other)", 1));
    assert!(waiting(desk).await.contains(&pair), "two say otherwise");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_without_a_pair_holds_none_that_nobody_has_seen() {
    let river = doubtful();
    let desk = &river.desk;
    named(&river).await;
    let pairs = waiting(desk).await;
    assert_eq!(pairs.len(), 2, "{pairs:?}");
    let annas = pair_on(&looks_at(desk, "anna", "").await).expect("a pair");
    let other = pair_on(&looks_at(desk, "analyst", "").await).expect("a pair");
    // The analyst decides, and nothing is left for them.
    let to = says(desk, "analyst", &other, "same").await;
    let page = looks_at(desk, "analyst", &to[to.find('?').expect("a query")..]).await;
    assert!(pair_on(&page).is_none() && page.contains("Others look at every pair"), "{page}");
    // Anna goes to the other one: hers is free. The analyst's page fetches its parts anew, and says so.
    looks_at(desk, "anna", &format!("?pair={other}")).await;
    let parts = looks_at(desk, "analyst", "?part=all").await;
    assert!(parts.contains("at which nobody else looks"), "{parts}");
    let page = looks_at(desk, "anna", &format!("?pair={annas}&part=all")).await;
    assert!(!page.contains("looks at this pair, too"), "the analyst has not seen it: {page}");
    // Nor is a pair let go of for one that an older page still shows.
    let page = looks_at(desk, "analyst", "").await;
    assert_eq!(pair_on(&page).as_deref(), Some(annas.as_str()));
    looks_at(desk, "analyst", &format!("?pair={other}&part=all")).await;
    let page = looks_at(desk, "anna", &format!("?pair={annas}&part=all")).await;
    assert!(page.contains("looks at this pair, too"), "{page}");
    // A pair of which a row has changed is said to be gone, and is not decided about.
    river.put(
        "lists/POL.csv",
        "number,name,father,born\n1,Ivan Petrenka,Stepan,1976-11-13\n2,Pavel Zorin,Luka,1983-07-17\n",
    );
    let parts = looks_at(desk, "anna", &format!("?pair={annas}&part=all")).await;
    assert!(parts.contains("has changed, or is gone"), "{parts}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_word_is_said_upon_the_evidence_that_was_seen() {
    let one = "number,name,father,born\n1,Ivan Petrenko,Stepan,1979-11-30\n";
    let other = "number,name,father,born\n1,Ivan Petrenko,Stepan,1976-11-13\n";
    let river = River::with(&[("lists/NOR.csv", one), ("lists/POL.csv", other)]);
    let desk = &river.desk;
    named(&river).await;
    let pair = waiting(desk).await.first().expect("a pair").clone();
    let seen = seen_on(&looks_at(desk, "anna", &format!("?pair={pair}")).await);
    let of_programs = async || {
        let json = desk.get("anna", &desk.api("lists/pairs")).await.json();
        let pairs = json["pairs"].as_array().expect("pairs").clone();
        pairs.iter().find(|one| one["id"] == pair.as_str()).expect("the pair")["seen"].as_str().expect("it").to_owned()
    };
    assert_eq!(of_programs().await, seen);
    // Another row comes that fits nearly as well. The two rows are as they were, and so is what the pair is known by.
    river.put("lists/POL.csv", &format!("{other}2,Ivan Petrenko,Stepan,1976-12-31\n"));
    assert!(waiting(desk).await.contains(&pair));
    let to = send(desk, "anna", "lists/review", &format!("pair={pair}&seen={seen}&says=same")).await;
    assert!(to.contains("done=moved") && to.contains(&format!("pair={pair}")), "{to}");
    let word = |seen: &str| format!("{{\"format\":1,\"pair\":\"{pair}\",\"says\":\"same\",\"seen\":\"{seen}\"}}");
    let refused = desk.post("anna", &desk.api("lists/decisions"), word(&seen)).await;
    assert_eq!(refused.status, StatusCode::PRECONDITION_FAILED, "{}", refused.text());
    let unseen = format!("token={}&pair={pair}&says=same", token_of("anna"));
    assert_eq!(desk.post_form("anna", "lists/review", unseen).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(river.file("lists/decisions.toml"), "");
    // Seen anew, it is written; who says otherwise meanwhile, upon the same, is heard, too.
    let now = of_programs().await;
    let page = looks_at(desk, "anna", &to[to.find('?').expect("a query")..]).await;
    assert!(page.contains("Nothing is written") && now != seen && seen_on(&page) == now, "{page}");
    assert_eq!(desk.post("anna", &desk.api("lists/decisions"), word(&now)).await.status, StatusCode::CREATED);
    let to = send(desk, "analyst", "lists/review", &format!("pair={pair}&seen={now}&says=different")).await;
    assert!(to.contains("otherwise=anna"), "{to}");
}

/// So many words are said at once.
const MANY: usize = 24;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nothing_is_lost_of_what_many_say_at_the_same_instant() {
    let river = River::new();
    let desk = &river.desk;
    named(&river).await;
    let pairs = waiting(desk).await;
    let says = ["same", "different", "not-sure"];
    let mut seen = Vec::new();
    for pair in &pairs {
        seen.push(seen_on(&looks_at(desk, "anna", &format!("?pair={pair}")).await));
    }
    let one = |number: usize| {
        let who = if number.is_multiple_of(2) { "anna" } else { "analyst" };
        let (pair, says) = (&pairs[number % pairs.len()], says[number % says.len()]);
        let seen = &seen[number % pairs.len()];
        let body = format!("token={}&pair={pair}&seen={seen}&says={says}&why=reason+{number}+end", token_of(who));
        async move { desk.post_form(who, "lists/review", body).await }
    };
    for answered in futures_util::future::join_all((0..MANY).map(one)).await {
        assert_eq!(answered.status, StatusCode::SEE_OTHER, "{}", answered.text());
    }
    let file = river.file("lists/decisions.toml");
    for number in 0..MANY {
        assert_eq!(file.matches(&format!("reason {number} end")).count(), 1, "{number}: {file}");
    }
    let read = read_decisions("decisions.toml", file.as_bytes(), &[]);
    assert_eq!(read.decisions.map(|read| read.len()), Some(MANY));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pair_that_changed_under_a_word_is_refused_and_programs_may_decide() {
    let river = River::new();
    let desk = &river.desk;
    named(&river).await;
    let pairs: BTreeSet<String> = waiting(desk).await.into_iter().collect();
    let json = desk.get("analyst", &desk.api("lists/pairs")).await;
    assert!(!json.text().contains("Malinin"), "{}", json.text());
    let ids = json.json()["pairs"].as_array().expect("pairs").clone();
    let ids: BTreeSet<String> = ids.iter().map(|one| one["id"].as_str().expect("an id").to_owned()).collect();
    assert_eq!(ids, pairs);
    let pair = pairs.first().expect("a pair");
    let word = |pair: &str| format!("{{\"format\":1,\"pair\":\"{pair}\",\"says\":\"different\",\"why\":\"seen\"}}");
    let done = desk.post("analyst", &desk.api("lists/decisions"), word(pair)).await;
    assert_eq!((done.status, done.json()["otherwise"].clone()), (StatusCode::CREATED, serde_json::json!([])));
    assert!(!waiting(desk).await.contains(pair));
    let gone = desk.post("analyst", &desk.api("lists/decisions"), word("0123456789abcdef01234567")).await;
    assert_eq!(gone.status, StatusCode::CONFLICT, "{}", gone.text());
    // Whoever may not say who is who neither sees the page nor is heard.
    for who in ["nor", "liaison-nor", "watcher", "cem", "doctor"] {
        for page in ["lists/review", "lists/events"] {
            let status = desk.get(who, &desk.page(page)).await.status;
            assert!(status.is_client_error(), "{who} {page}: {status}");
        }
        let status =
            desk.post_form(who, "lists/review", format!("token={}&pair={pair}&says=same", token_of(who))).await.status;
        assert!(status.is_client_error(), "{who}: {status}");
        let status = desk.post(who, &desk.api("lists/decisions"), word(pair)).await.status;
        assert!(status.is_client_error(), "{who}: {status}");
    }
}
