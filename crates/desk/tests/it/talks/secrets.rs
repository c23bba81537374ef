//! Whoever is bound to a party is told nothing from elsewhere: not by pages, not by what is wrong with a text, not by which names there are.

use axum::http::StatusCode;

use super::folder::{Bridge, CANARIES};

/// Everything that somebody can ask for, and everything that can be written.
async fn everything(bridge: &Bridge, who: &str) -> String {
    let mut all = String::new();
    let parties = ["SVN", "RUS", "USA", "ZZZ"];
    let mut pages: Vec<String> = ["contacts", "book", "positions", ""].iter().map(|&page| page.to_owned()).collect();
    pages.extend(parties.iter().flat_map(|party| [format!("positions/{party}"), format!("contacts/{party}")]));
    for page in &pages {
        let path = bridge.desk.page(page);
        all += &bridge.desk.get(who, path.trim_end_matches('/')).await.everything();
        let path = bridge.desk.api(page);
        all += &bridge.desk.get(who, path.trim_end_matches('/')).await.everything();
    }
    for party in parties {
        for text in texts(party) {
            let body = serde_json::json!({ "format": 1, "text": text, "read": "0" }).to_string();
            all += &bridge
                .desk
                .post(who, &bridge.desk.api(&format!("positions/{party}/check")), body.clone())
                .await
                .everything();
            all += &bridge
                .desk
                .post(who, &bridge.desk.api(&format!("contacts/{party}/check")), body.clone())
                .await
                .everything();
            all += &bridge.desk.put(who, &bridge.desk.api(&format!("positions/{party}")), body).await.everything();
            for action in ["check", "save", "format"] {
                let fields = [("action", action), ("text", text.as_str()), ("read", "0")];
                all += &bridge.form(who, &format!("positions/{party}"), &fields).await.everything();
            }
        }
    }
    all += &bridge.desk.get(who, "/cases").await.everything();
    all
}

/// Texts that fish: for names, for what others hold, for numbers, for consent.
fn texts(party: &str) -> Vec<String> {
    let head = format!("format = 1\nparty = \"{party}\"\nstanding = \"stated\"\nby = \"x\"\non = 2024-07-01\n");
    [
        "[asks]\ngershkovic = { priority = \"must\" }\n",
        "[asks]\ndesignate = { priority = \"must\" }\n",
        "[asks]\nx = { priority = \"must\" }\n",
        "[holds]\ndultsev = { to = [\"US\"] }\n",
        "[holds]\ndultseva = { to = [\"TUR\"] }\n",
        "[holds]\nwhela = { to = [\"RUS\"] }\n",
        "[rules]\n\"a\" = \"at least 7 of designated\"\n\"b\" = \"familie together\"\n",
        "[rules]\n\"canary\" = \"at most 5 of everyone\"\n",
        "[refuses]\nselezne = {}\n",
    ]
    .iter()
    .map(|text| format!("{head}{text}"))
    .collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_bound_to_a_party_is_told_nothing_from_elsewhere() {
    let bridge = Bridge::new();
    let delegate = everything(&bridge, "svn").await;
    for (canary, _) in CANARIES {
        assert!(!delegate.contains(canary), "{canary}: {}", around(&delegate, canary));
    }
    // Nobody whom Slovenia neither holds nor names, by name or id; no party that it does not name.
    for secret in [
        "Gershkovich",
        "Whelan",
        "Seleznev",
        "seleznev",
        "United States",
        "did you mean `gershkovich`",
        "did you mean `designated`",
    ] {
        assert!(!delegate.contains(secret), "{secret}: {}", around(&delegate, secret));
    }
    // The liaison reads what is inferred of the own party, and no more.
    let liaison = everything(&bridge, "liaison-svn").await;
    for (canary, whose) in CANARIES.iter().filter(|(canary, _)| *canary != "canary-of-the-mediator") {
        assert!(!liaison.contains(canary), "{canary} of {whose}: {}", around(&liaison, canary));
    }
    for secret in ["Seleznev", "seleznev", "United States"] {
        assert!(!liaison.contains(secret), "{secret}: {}", around(&liaison, secret));
    }
    // The same search finds all of it where it may be seen.
    let lead = everything(&bridge, "anna").await;
    for word in
        ["canary-of-rus", "canary-of-the-mediator", "canary-of-the-book", "seleznev", "did you mean `gershkovich`"]
    {
        assert!(lead.contains(word), "{word}");
    }
    // Observers and field officers have no part in it.
    for who in ["watcher", "cem"] {
        let seen = everything(&bridge, who).await;
        for (canary, _) in CANARIES {
            assert!(!seen.contains(canary), "{who}: {canary}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_name_that_is_not_known_looks_like_one_that_there_is_not() {
    let bridge = Bridge::new();
    let ask = async |thing: &str| {
        let text = format!(
            "format = 1\nparty = \"SVN\"\nstanding = \"stated\"\n[asks]\n{thing} = {{ priority = \"high\" }}\n"
        );
        let body = serde_json::json!({ "format": 1, "text": text }).to_string();
        let answered = bridge.desk.post("svn", &bridge.desk.api("positions/SVN/check"), body).await;
        answered.text().replace(thing, "NAME")
    };
    let absent = ask("wallenbergs").await;
    assert!(absent.contains("E0206"), "{absent}");
    for there in ["gershkovich", "designated0".trim_end_matches('0')] {
        let same_length = "w".repeat(there.len());
        assert_eq!(ask(there).await, ask(&same_length).await, "{there}");
    }
    let party = async |party: &str| {
        let text = format!(
            "format = 1\nparty = \"SVN\"\nstanding = \"stated\"\n[holds]\ndultsev = {{ to = [\"{party}\"] }}\n"
        );
        let body = serde_json::json!({ "format": 1, "text": text }).to_string();
        let answered = bridge.desk.post("svn", &bridge.desk.api("positions/SVN/check"), body).await;
        answered.text().replace(party, "NAME")
    };
    // One as near to a party that it knows.
    assert_eq!(party("USA").await, party("USB").await);
    // Of a party that there is not, and of one that is not theirs.
    for path in ["positions/RUS", "positions/ZZZ"] {
        assert_eq!(bridge.desk.get("svn", &bridge.desk.page(path)).await.status, StatusCode::NOT_FOUND);
    }
    let (denied, absent) = (
        bridge.desk.get("svn", &bridge.desk.page("positions/RUS")).await,
        bridge.desk.get("svn", &bridge.desk.page("positions/ZZZ")).await,
    );
    assert_eq!(denied.everything(), absent.everything());
}

fn around(text: &str, word: &str) -> String {
    let Some(at) = text.find(word) else { return String::new() };
    let from = text[..at].char_indices().rev().nth(200).map_or(0, |(at, _)| at);
    text[from..].chars().take(400).collect()
}
