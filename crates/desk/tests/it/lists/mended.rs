//! A list that cannot be read, or of which it is said wrongly what its columns hold, is told on its page and mended there.

use axum::http::StatusCode;

use super::upload::{page, take};
use super::world::{CLAIMED, HELD, River};
use crate::deals::send;

/// What columns hold, said wrongly.
const BROKEN: [&str; 3] = [
    "format = 1\nrole = \"canary-of-a-role\"\n",
    "format = 1\n[columns]\n\"no such heading\" = \"name\"\n",
    "format = 1\n[columns\n",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mapping_with_mistakes_is_told_and_said_anew() {
    for broken in BROKEN {
        let river = River::with(&[("lists/NOR.csv", CLAIMED), ("lists/POL.csv", HELD)]);
        let desk = &river.desk;
        river.put("lists/POL.mapping.toml", broken);
        send(desk, "anna", "names", "show=real&back=lists").await;
        let shown = desk.get("anna", &desk.page("lists")).await;
        assert_eq!(shown.status, StatusCode::OK, "{broken}: {}", shown.text());
        let shown = shown.text();
        for word in ["nothing else of the case can be worked on", "<code>E0", "Sergei Malinin", "Say anew what"] {
            assert!(shown.contains(word), "{broken}: {word}: {shown}");
        }
        // The other party is told nothing of it, and neither is this one's list gone.
        let other = desk.get("nor", &desk.page("lists")).await;
        assert_eq!(other.status, StatusCode::OK, "{}", other.text());
        assert!(!other.text().contains("<code>E0") && !other.text().contains("canary"), "{}", other.text());
        let to = send(desk, "anna", "lists/of/POL/columns", "do=again").await;
        assert!(to.ends_with("done=again"), "{to}");
        let shown = page(desk, "anna", "POL").await;
        assert!(shown.contains("Солмаз") && shown.contains("Take the list"), "{broken}: {shown}");
        let to = take(desk, "anna", "POL", "headings=1&role=acknowledges").await;
        assert!(to.ends_with("done=taken"), "{broken}: {to}");
        assert_eq!(river.file("lists/POL.csv"), HELD);
        let mapping = river.file("lists/POL.mapping.toml");
        assert!(mapping.contains("role = \"acknowledges\"") && !mapping.contains("canary"), "{mapping}");
        let shown = desk.get("anna", &desk.page("lists")).await.text();
        assert!(!shown.contains("nothing else of the case") && shown.contains("Солмаз"), "{shown}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_columns_of_a_good_list_hold_can_be_said_anew_by_whoever_hands_it_in() {
    let river = River::with(&[("lists/NOR.csv", CLAIMED), ("lists/POL.csv", HELD)]);
    let desk = &river.desk;
    for who in ["watcher", "cem", "pol"] {
        let fields = format!("token={}&do=again", crate::live::stand_in::token_of(who));
        let denied = desk.post_form(who, "lists/of/NOR/columns", fields).await;
        assert_eq!(denied.status, StatusCode::NOT_FOUND, "{who}: {}", denied.text());
    }
    send(desk, "nor", "lists/of/NOR/columns", "do=again").await;
    let to = take(desk, "nor", "NOR", "headings=1&role=saw").await;
    assert!(to.ends_with("done=taken"), "{to}");
    assert!(river.file("lists/NOR.mapping.toml").contains("role = \"saw\""));
    assert_eq!(river.file("lists/NOR.csv"), CLAIMED);
    // Of a party that has no list there is none to take up.
    let fields = format!("token={}&do=again", crate::live::stand_in::token_of("anna"));
    let none = desk.post_form("anna", "lists/of/DEU/columns", fields).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND, "{}", none.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_case_whose_mistakes_lie_elsewhere_is_mended_there() {
    let river = River::with(&[("lists/NOR.csv", CLAIMED)]);
    let desk = &river.desk;
    river.put("positions/NOR.toml", "format = 1\nparty = \"NOR\"\nwants = 7\n");
    let shown = desk.get("anna", &desk.page("lists")).await;
    assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
}
