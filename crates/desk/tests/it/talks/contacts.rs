//! Contacts at the desk: who may, what is shown, writing.

use axum::http::StatusCode;

use super::folder::Bridge;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_liaison_sees_the_talks_with_the_own_party_and_the_mediators_all() {
    let bridge = Bridge::new();
    let own = bridge.desk.get("liaison-svn", &bridge.desk.page("contacts")).await.text();
    assert!(own.contains("words-for-svn") && own.contains("words-of-svn"), "{own}");
    assert!(!own.contains("canary-of-rus") && !own.contains("canary-of-the-book") && !own.contains("hint"), "{own}");
    let all = bridge.desk.get("anna", &bridge.desk.page("contacts")).await.text();
    for word in ["words-for-svn", "canary-of-rus: we could.", "canary-of-the-book"] {
        assert!(all.contains(word), "{word}: {all}");
    }
    let json = bridge.desk.get("anna", &bridge.desk.api("contacts")).await.json();
    let hint = json["talks"].as_array().expect("a list").iter().find(|talk| talk["name"] == "hint").expect("the hint");
    let goes: Vec<(&str, usize)> = hint["may_go"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| (one["to"].as_str().expect("an id"), one["obstacles"].as_array().expect("a list").len()))
        .collect();
    assert_eq!(goes, [("SVN", 0), ("USA", 1), ("TUR", 1)]);
    // Analysts, delegates, observers: as what is not there.
    let absent = bridge.desk.get("analyst", &bridge.desk.page("nothing-there")).await;
    for who in ["analyst", "svn", "watcher", "cem"] {
        for page in ["contacts", "contacts/SVN", "book", "contacts/ZZZ"] {
            let denied = bridge.desk.get(who, &bridge.desk.page(page)).await;
            assert_eq!(denied.status, StatusCode::NOT_FOUND, "{who} {page}");
        }
    }
    assert_eq!(absent.status, StatusCode::NOT_FOUND);
    for page in ["contacts/RUS", "contacts/ZZZ", "book"] {
        assert_eq!(
            bridge.desk.get("liaison-svn", &bridge.desk.page(page)).await.status,
            StatusCode::NOT_FOUND,
            "{page}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_liaison_writes_down_what_was_said() {
    let bridge = Bridge::new();
    let page = bridge.desk.get("liaison-svn", &bridge.desk.page("contacts/SVN")).await.text();
    let read = page.split("name=\"read\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("known by");
    let before = bridge.file("contacts/SVN.toml");
    let line = "\"more\" = { heard_from = \"ministr\", by = \"Leyla\", at = 2024-07-07, says = \"newly said\" }\n";
    let wrong = format!("{before}{line}");
    let fields = [("action", "save"), ("text", wrong.as_str()), ("read", read)];
    let answered = bridge.form("liaison-svn", "contacts/SVN", &fields).await;
    assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answered.text().contains("did you mean `minister`?"), "{}", answered.text());
    let right = wrong.replace("ministr", "minister");
    let fields = [("action", "save"), ("text", right.as_str()), ("read", read)];
    assert_eq!(bridge.form("liaison-svn", "contacts/SVN", &fields).await.status, StatusCode::SEE_OTHER);
    let own = bridge.desk.get("liaison-svn", &bridge.desk.page("contacts")).await.text();
    assert!(own.contains("newly said"), "{own}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_page_of_a_case_says_what_happened_and_what_waits() {
    let bridge = Bridge::new();
    let page = bridge.desk.get("anna", bridge.desk.page("").trim_end_matches('/')).await;
    assert_eq!(page.status, StatusCode::OK);
    let text = page.text();
    for word in ["The bridge", "Russia", "RUS-01", "hint", "/positions/SVN"] {
        assert!(text.contains(word), "{word}: {text}");
    }
    assert!(!text.contains("Gershkovich"), "people stand under pseudonyms until names are asked for");
    let own = bridge.desk.get("svn", bridge.desk.page("").trim_end_matches('/')).await.text();
    assert!(own.contains("SVN-01") && own.contains("Türkiye") && !own.contains("United States"), "{own}");
    // Only pages that may be opened are led to.
    assert!(!own.contains("/contacts\"") && own.contains("/positions\""), "{own}");
    let cases = bridge.desk.get("anna", "/cases").await.text();
    assert!(cases.contains(&format!("href=\"/c/{}\"", bridge.desk.case)), "{cases}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn programs_write_talks_and_the_book_as_pages_do() {
    let bridge = Bridge::new();
    let (desk, line) = (
        &bridge.desk,
        "\"sent\" = { heard_from = \"minister\", by = \"Leyla\", at = 2024-07-08, says = \"by a program\" }\n",
    );
    let sent = |text: &str, read: &str| serde_json::json!({ "format": 1, "read": read, "text": text }).to_string();
    let text = |json: &serde_json::Value, key: &str| json[key].as_str().expect("a text").to_owned();
    let path = desk.api("contacts/SVN");
    let now = desk.get("liaison-svn", &path).await.json();
    assert_eq!(text(&now, "text"), bridge.file("contacts/SVN.toml"));
    let right = text(&now, "text") + line;
    // What has mistakes is not written; what was read before somebody else wrote is not written over.
    let wrong =
        sent(&right.replace("\"minister\", by = \"Leyla\"", "\"ministr\", by = \"Leyla\""), &text(&now, "read"));
    assert_eq!(desk.put("liaison-svn", &path, wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let written = desk.put("liaison-svn", &path, sent(&right, &text(&now, "read"))).await;
    assert_eq!(written.status, StatusCode::OK, "{}", written.text());
    assert_eq!(bridge.file("contacts/SVN.toml"), right);
    let late = desk.put("anna", &path, sent("format = 1\nparty = \"SVN\"\n", &text(&now, "read"))).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert_eq!(text(&desk.get("anna", &path).await.json(), "read"), text(&written.json(), "read"));
    assert!(desk.get("anna", &desk.api("contacts")).await.text().contains("by a program"));
    // The mediators' own book; a liaison has none of it, nor another party's talks.
    let book = desk.api("book");
    let now = desk.get("anna", &book).await.json();
    let more = text(&now, "text") + "\"noted\" = { says = \"noted by a program\" }\n";
    assert_eq!(desk.put("anna", &book, sent(&more, &text(&now, "read"))).await.status, StatusCode::OK);
    assert_eq!(bridge.file("mediator/contacts.toml"), more);
    let absent = desk.get("liaison-svn", &desk.api("contacts/ZZZ")).await;
    for (who, what) in [
        ("liaison-svn", "contacts/RUS"),
        ("liaison-svn", "book"),
        ("svn", "contacts/SVN"),
        ("analyst", "contacts/SVN"),
        ("watcher", "book"),
        ("cem", "contacts/SVN"),
    ] {
        let denied = desk.get(who, &desk.api(what)).await;
        assert_eq!((denied.status, denied.text()), (StatusCode::NOT_FOUND, absent.text()), "{who} {what}");
        let denied = desk.put(who, &desk.api(what), sent("format = 1\n", "")).await;
        assert_eq!(denied.status, StatusCode::NOT_FOUND, "{who} {what}");
    }
}
