//! Writing positions: mistakes are told and mended, nobody is overwritten, what is not seen stays as it was.

use axum::http::StatusCode;
use takas_desk::server::words::{Language, Words};
use takas_formats::Code;

use super::folder::Bridge;
use crate::accounts::world::form;
use crate::live::stand_in::token_of;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_liaison_mends_a_mistake_and_saves() {
    let bridge = Bridge::new();
    let (text, read) = bridge.read("liaison-svn", "SVN").await;
    assert!(text.contains("canary-of-the-mediator"), "a liaison sees what is inferred: {text}");
    let wrong = format!(
        "{text}\"family first\" = {{ say = \"famly together\", standing = \"stated\", by = \"x\", on = 2024-07-09 }}\n"
    );
    let answered =
        bridge.form("liaison-svn", "positions/SVN", &[("action", "save"), ("text", &wrong), ("read", &read)]).await;
    assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answered.text();
    assert!(page.contains("E0206") && page.contains("did you mean `family`?"), "{page}");
    assert_eq!(bridge.file("positions/SVN.toml"), text, "nothing is written");
    let right = wrong.replace("famly", "family");
    let answered =
        bridge.form("liaison-svn", "positions/SVN", &[("action", "save"), ("text", &right), ("read", &read)]).await;
    assert_eq!(answered.status, StatusCode::SEE_OTHER, "{}", answered.text());
    assert_eq!(bridge.file("positions/SVN.toml"), right);
    let page = bridge.desk.get("anna", &bridge.desk.page("positions/SVN")).await.text();
    assert!(
        page.contains("+ &#34;family first&#34;") && page.contains("liaison-svn"),
        "the history tells who and what: {page}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mistake_is_told_in_the_language_of_the_reader() {
    let bridge = Bridge::new();
    let (text, read) = bridge.read("liaison-svn", "SVN").await;
    let wrong = text.replace("dultsev moves", "dultsef moves");
    let words = Words::new();
    for language in Language::ALL {
        let title = words.of(language).title(Code::UnknownName);
        let token = token_of("liaison-svn");
        let fields = [("action", "check"), ("text", wrong.as_str()), ("read", &read), ("token", &token)];
        let page = bridge
            .desk
            .post_form_in("liaison-svn", "positions/SVN", form(fields.into_iter()), language.code())
            .await
            .text();
        let findings =
            page.split("id=\"findings\"").nth(1).and_then(|rest| rest.split("</ol>").next()).expect("findings");
        assert!(findings.contains("E0206"), "{findings}");
        // In English what is said says it already.
        assert_eq!(findings.contains(&format!("<b>{title}</b>")), language != Language::English, "{findings}");
        assert!(findings.contains("<span lang=\"en\" dir=\"ltr\">"), "{findings}");

        let body = serde_json::json!({ "format": 1, "text": wrong }).to_string();
        let path = bridge.desk.api("positions/SVN/check");
        let told = bridge.desk.post_in("liaison-svn", &path, body, language.code()).await.json();
        assert_eq!(told["diagnostics"][0]["title"], title, "{told}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_was_overtaken_is_told_and_loses_nothing() {
    let bridge = Bridge::new();
    let (text, read) = bridge.read("anna", "RUS").await;
    let (one, two) = (format!("{text}\n# the first\n"), format!("{text}\n# the second\n"));
    let save = |text: &str| [("action", "save".to_owned()), ("text", text.to_owned()), ("read", read.clone())];
    let fields = |fields: &[(&'static str, String); 3]| fields.clone();
    let first = fields(&save(&one));
    let first: Vec<(&str, &str)> = first.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(bridge.form("anna", "positions/RUS", &first).await.status, StatusCode::SEE_OTHER);
    let second = fields(&save(&two));
    let second: Vec<(&str, &str)> = second.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answered = bridge.form("analyst", "positions/RUS", &second).await;
    assert_eq!(answered.status, StatusCode::CONFLICT);
    let page = answered.text();
    assert!(page.contains("# the first") && page.contains("# the second"), "{page}");
    assert_eq!(bridge.file("positions/RUS.toml"), one);
    // With what the page says the text is known by now, the second may say it again.
    let now = page.split("name=\"read\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("known by");
    let again = [("action", "save"), ("text", two.as_str()), ("read", now)];
    assert_eq!(bridge.form("analyst", "positions/RUS", &again).await.status, StatusCode::SEE_OTHER);
    assert_eq!(bridge.file("positions/RUS.toml"), two);
    // A change of another file is nobody's affair here.
    let (text, read) = bridge.read("liaison-svn", "SVN").await;
    let (other, known) = bridge.read("anna", "RUS").await;
    let body = serde_json::json!({ "format": 1, "read": known, "text": format!("{other}# more\n") }).to_string();
    assert_eq!(bridge.desk.put("anna", &bridge.desk.api("positions/RUS"), body).await.status, StatusCode::OK);
    let body = serde_json::json!({ "format": 1, "read": read, "text": format!("{text}# more\n") }).to_string();
    assert_eq!(bridge.desk.put("liaison-svn", &bridge.desk.api("positions/SVN"), body).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_delegate_writes_stated_lines_and_what_is_not_seen_stays() {
    let bridge = Bridge::new();
    let (text, read) = bridge.read("svn", "SVN").await;
    assert_eq!(
        text,
        "format = 1\nparty = \"SVN\"\nstanding = \"stated\"\n\n[holds]\ndultsev = { to = [\"RUS\"] }\n\n[rules]\n\"stated rule\" = \"dultsev moves requires dultseva moves\"\n"
    );
    // One line goes, one comes, one takes the place of what was inferred.
    let written = text.replace("dultsev = { to = [\"RUS\"] }", "dultseva = { to = [\"RUS\"] }")
        + "\"both or none\" = \"family together\"\n";
    let body = serde_json::json!({ "format": 1, "read": read, "text": written }).to_string();
    let answered = bridge.desk.put("svn", &bridge.desk.api("positions/SVN"), body).await;
    assert_eq!(answered.status, StatusCode::OK, "{}", answered.text());
    let whole = bridge.file("positions/SVN.toml");
    for kept in [
        "# canary-of-the-mediator",
        "standing = \"inferred\"",
        "\"canary-of-the-mediator\" = \"any of family requires all of designated\"",
        "\"stated rule\" = { say = \"dultsev moves requires dultseva moves\", standing = \"stated\", by = \"the minister\", on = 2024-07-01 }",
    ] {
        assert!(whole.contains(kept), "{kept}: {whole}");
    }
    assert!(!whole.contains("\ndultsev = "), "{whole}");
    assert!(whole.contains("dultseva = { to = [\"RUS\"], standing = \"stated\", by = \"svn\", on = 20"), "{whole}");
    assert!(
        whole.contains("\"both or none\" = { say = \"family together\", standing = \"stated\", by = \"svn\", on = 20"),
        "{whole}"
    );
    // What comes back is what was written.
    assert_eq!(bridge.read("svn", "SVN").await.0, written);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_does_not_fit_with_the_rest_is_kept_as_a_draft_and_the_mediators_see_it() {
    let bridge = Bridge::new();
    let (text, read) = bridge.read("svn", "SVN").await;
    // A concession of the mediator's is for the rule that would go: that is not told, only that it does not fit.
    let written = text.split("\n[rules]").next().expect("a text").to_owned() + "\n";
    let fields = [("action", "save"), ("text", written.as_str()), ("read", read.as_str())];
    let answered = bridge.form("svn", "positions/SVN", &fields).await;
    assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!answered.text().contains("concession") && !answered.text().contains("E0601"), "{}", answered.text());
    let fields = [("action", "draft"), ("text", written.as_str()), ("read", read.as_str())];
    assert_eq!(bridge.form("svn", "positions/SVN", &fields).await.status, StatusCode::OK);
    assert!(bridge.file("positions/SVN.toml").contains("stated rule"), "a draft does not count");
    // Whoever wrote it finds it again; the mediators see that there is one; nobody else does.
    let own = bridge.desk.get("svn", &bridge.desk.page("positions/SVN")).await.text();
    assert!(
        !own.split("<textarea")
            .nth(1)
            .expect("a field")
            .split("</textarea")
            .next()
            .expect("a text")
            .contains("stated rule")
    );
    let mediators = bridge.desk.get("anna", &bridge.desk.page("positions/SVN")).await.text();
    assert!(mediators.contains("id=\"drafts\""), "{mediators}");
    let liaison = bridge.desk.get("liaison-svn", &bridge.desk.page("positions/SVN")).await.text();
    assert!(!liaison.contains("id=\"drafts\""), "{liaison}");
    let case = bridge.desk.get("anna", &bridge.desk.api("")[..bridge.desk.api("").len() - 1]).await.json();
    let kinds: Vec<&str> =
        case["waiting"].as_array().expect("a list").iter().filter_map(|one| one["kind"].as_str()).collect();
    assert!(kinds.contains(&"draft"), "{case}");
    let fields = [("action", "discard"), ("text", ""), ("read", "")];
    assert_eq!(bridge.form("svn", "positions/SVN", &fields).await.status, StatusCode::SEE_OTHER);
    let mediators = bridge.desk.get("anna", &bridge.desk.page("positions/SVN")).await.text();
    assert!(!mediators.contains("id=\"drafts\""));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_line_of_the_form_goes_into_the_text_and_is_formatted() {
    let bridge = Bridge::new();
    let (text, read) = bridge.read("svn", "SVN").await;
    let fields = [
        ("action", "add"),
        ("text", text.as_str()),
        ("read", read.as_str()),
        ("kind", "rules"),
        ("name", "one for one"),
        ("shape", "each-for-each"),
        ("thing", "dultsev"),
        ("other", "dultseva"),
        ("number", "1"),
    ];
    let answered = bridge.form("svn", "positions/SVN", &fields).await;
    assert_eq!(answered.status, StatusCode::OK);
    assert!(answered.text().contains("at least 1 of dultseva for each 1 of dultsev"), "{}", answered.text());
    let fields = [
        ("action", "format"),
        ("text", "format=1\nparty=\"SVN\"\n[rules]\n\"x\"=\"dultsev   moves\"\n"),
        ("read", &read),
    ];
    let answered = bridge.form("svn", "positions/SVN", &fields).await.text();
    assert!(answered.contains("&#34;x&#34; = &#34;dultsev moves&#34;"), "{answered}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_written_into_the_case_by_what_is_not_a_text_of_ours() {
    let bridge = Bridge::new();
    let before = bridge.file("positions/SVN.toml");
    let (_, read) = bridge.read("svn", "SVN").await;
    let long = "#".repeat(300 << 10);
    for text in ["", "[[[", "format = 1\nparty = \"RUS\"\n", "\u{0}", long.as_str()] {
        let body = serde_json::json!({ "format": 1, "read": read, "text": text }).to_string();
        let answered = bridge.desk.put("svn", &bridge.desk.api("positions/SVN"), body).await;
        assert!(answered.status.is_client_error(), "{}: {}", answered.status, answered.text());
        assert_eq!(bridge.file("positions/SVN.toml"), before);
    }
}
