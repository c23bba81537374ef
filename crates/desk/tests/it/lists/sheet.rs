//! The sheet: what matches, what is doubtful, what stands alone; by numbers of rows until names are asked for.

use axum::http::StatusCode;
use serde_json::Value;

use super::world::River;
use crate::deals::send;

fn count(json: &Value, key: &str) -> usize {
    json[key].as_array().expect(key).len()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lists_are_laid_side_by_side_under_numbers_until_names_are_asked_for() {
    let river = River::new();
    let desk = &river.desk;
    let page = desk.get("anna", &desk.page("lists")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let text = page.text();
    for word in ["Riverland", "Hillside", "The visitors", "NOR-08", "POL-07", "To be decided"] {
        assert!(text.contains(word), "{word}: {text}");
    }
    for name in ["Malinin", "Малинин", "سيرغي", "1990-12-04"] {
        assert!(!text.contains(name), "{name} stands there before anybody asked for names");
    }
    send(desk, "anna", "names", "show=real&back=lists").await;
    let named = desk.get("anna", &desk.page("lists")).await.text();
    for name in ["Sergei Malinin", "Малинин", "سيرغي مالينين", "1990-12-04"] {
        assert!(named.contains(name), "{name}: {named}");
    }
    assert!(desk.door.names_asked.lock().expect("whole").contains(&"anna".to_owned()), "it is written down");
    // Every row of every list stands in exactly one place.
    let json = desk.get("anna", &desk.api("lists/reconciliation?names=real")).await.json();
    let rows = |json: &Value| -> Option<u64> {
        json["lists"].as_array().expect("lists").iter().map(|one| one["rows"].as_u64()).sum()
    };
    assert_eq!(rows(&json), Some(16 + 14 + 4));
    assert!(count(&json, "doubtful") > 0 && count(&json, "one_sided") > 0 && count(&json, "matched") > 0, "{json}");
    let hidden = desk.get("anna", &desk.api("lists/reconciliation")).await;
    assert!(!hidden.text().contains("Malinin") && hidden.text().contains("NOR-08"), "{}", hidden.text());
    // The case says that somebody has to look at it.
    let case = desk.get("anna", desk.api("").trim_end_matches('/')).await.json();
    let waits = case["waiting"].as_array().expect("a list").iter().find(|one| one["kind"] == "pairs").expect("pairs");
    assert_eq!(waits["of"][0], count(&json, "doubtful").to_string().as_str());
    let paper = desk.get("anna", &desk.page("lists/paper")).await;
    assert!(paper.text().contains("<!doctype html>") && paper.text().contains("lists side by side"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_mapping_says_of_a_list_is_what_it_means_to_stand_on_it() {
    let river = River::new();
    let desk = &river.desk;
    let roles = async || -> Vec<(String, String)> {
        let json = desk.get("anna", &desk.api("lists")).await.json();
        let text = |one: &Value, key: &str| one[key].as_str().expect(key).to_owned();
        let lists = json["lists"].as_array().expect("lists").clone();
        lists.iter().map(|one| (text(one, "party"), text(one, "role"))).collect()
    };
    let told = |all: &[(&str, &str)]| -> Vec<(String, String)> {
        all.iter().map(|(party, role)| ((*party).to_owned(), (*role).to_owned())).collect()
    };
    assert_eq!(roles().await, told(&[("NOR", "claims"), ("POL", "acknowledges"), ("DEU", "saw")]));
    river.put("lists/NOR.mapping.toml", "format = 1\nrole = \"acknowledges\"\n");
    river.put("lists/POL.mapping.toml", "format = 1\nrole = \"claims\"\n");
    assert_eq!(roles().await, told(&[("NOR", "acknowledges"), ("POL", "claims"), ("DEU", "saw")]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn statuses_say_of_each_what_the_lists_say() {
    let river = River::new();
    let desk = &river.desk;
    send(desk, "anna", "names", "show=real&back=lists/statuses").await;
    let page = desk.get("anna", &desk.page("lists/statuses")).await.text();
    for word in ["Ivan Petrenko", "dead", "unknown", "it has to be decided first who is who", "pol-002"] {
        assert!(page.contains(word), "{word}: {page}");
    }
    let json = desk.get("anna", &desk.api("lists/statuses?names=real")).await.json();
    let people = json["people"].as_array().expect("people");
    let status = |name: &str| {
        let one = people.iter().find(|one| one["name"] == name).expect(name);
        one["status"].as_str().expect("a status").to_owned()
    };
    assert_eq!((status("Ivan Petrenko"), status("Yusuf Aksoy")), ("dead".to_owned(), "missing".to_owned()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_case_without_lists_says_so() {
    let river = River::with(&[]);
    let desk = &river.desk;
    let page = desk.get("anna", &desk.page("lists")).await;
    assert!(page.text().contains("There are no lists yet."), "{}", page.text());
    assert_eq!(desk.get("anna", &desk.page("lists/paper")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(desk.get("anna", &desk.api("lists/reconciliation")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(desk.get("anna", &desk.api("lists")).await.json()["lists"], serde_json::json!([]));
}
