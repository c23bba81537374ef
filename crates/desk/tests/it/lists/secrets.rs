//! Whoever is bound to a party sees its own rows and what was released to it, and no byte more: not by pages, not by programs, not by errors.

use axum::http::StatusCode;

use takas_formats::claims::{ListLimits, read_claims};
use takas_formats::decisions::RowKey;
use takas_lists::ClaimRef;

use super::world::{HELD, River};
use crate::deals::send;
use crate::live::stand_in::Desk;

/// Words of the second party's list, of the visitors', and of what the mediators think.
const NOT_OF_THE_FIRST: [&str; 11] = [
    "Солмаз",
    "Караджа",
    "Малинин",
    "Эргин",
    "Яхно",
    "Верхний Перевоз",
    "Х-14",
    "سيرغي",
    "طارق",
    "canary-of-a-reason",
    "Hillside's own",
];

/// Everything of lists that can be asked for.
pub(super) async fn everything(desk: &Desk, who: &str) -> String {
    let mut all = String::new();
    for page in [
        "lists",
        "lists?of=POL",
        "lists/statuses",
        "lists/paper",
        "lists/paper?of=POL,DEU",
        "lists/review",
        "lists/of/NOR",
        "lists/of/POL",
        "",
        "work",
    ] {
        all += &desk.get(who, desk.page(page).trim_end_matches('/')).await.everything();
    }
    for what in [
        "lists",
        "lists/reconciliation?names=real",
        "lists/statuses?names=real",
        "lists/pairs?names=real",
        "lists/rows?names=real",
        "lists/of/NOR?names=real",
        "lists/of/POL?names=real",
        "lists/of/ZZZ",
        "work",
        "",
    ] {
        all += &desk.get(who, desk.api(what).trim_end_matches('/')).await.everything();
    }
    all += &desk
        .post_form(who, "lists/compare", format!("token={}&of=POL", crate::live::stand_in::token_of(who)))
        .await
        .everything();
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_party_is_told_nothing_of_the_lists_of_others() {
    let river = River::new();
    let desk = &river.desk;
    for who in ["nor", "liaison-nor", "anna"] {
        send(desk, who, "names", "show=real&back=lists").await;
    }
    for who in ["nor", "liaison-nor"] {
        let told = everything(desk, who).await;
        for secret in NOT_OF_THE_FIRST {
            assert!(!told.contains(secret), "{who}: {secret}");
        }
        // Nor whether an own row has a counterpart, how many rows others have, or what waits for a decision.
        for secret in ["matched", "doubtful", "Hillside", "The visitors", "To be decided", "pairs"] {
            assert!(!told.contains(secret), "{who}: {secret}");
        }
        assert!(told.contains("Sergei Malinin"), "{who} sees the own rows");
    }
    // The same search finds it where it may be seen.
    let all = everything(desk, "anna").await;
    for word in ["Солмаз", "Малинин", "سيرغي", "Верхний Перевоз", "Х-14"] {
        assert!(all.contains(word), "{word}");
    }
    // Whoever watches, or is in the field, has nothing at all.
    for who in ["watcher", "cem", "doctor"] {
        let told = everything(desk, who).await;
        for secret in NOT_OF_THE_FIRST.iter().chain(&["Malinin", "Karaca"]) {
            assert!(!told.contains(secret), "{who}: {secret}");
        }
    }
    // A list that there is, and one that there is not, look alike.
    let (denied, absent) =
        (desk.get("nor", &desk.api("lists/of/POL")).await, desk.get("nor", &desk.api("lists/of/ZZZ")).await);
    assert_eq!((denied.status, denied.everything()), (StatusCode::NOT_FOUND, absent.everything()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_released_is_seen_and_nothing_of_where_it_stands() {
    let river = River::new();
    let desk = &river.desk;
    let list = read_claims(HELD.as_bytes(), "POL.csv", None, &ListLimits::default()).list.expect("a list");
    let at = list.claims.iter().position(|claim| claim.origin.row == 11).expect("the row");
    let RowKey { name, digest, .. } = RowKey::of(&list, ClaimRef(u32::try_from(at).expect("few")));
    let row = format!("{{ list = \"POL.csv\", name = \"{name}\", row = 11, digest = \"{digest}\" }}");
    let rest = "to = [\"NOR\"]\nby = \"Lea\"\nat = 2020-01-01\nwhy = \"canary-of-a-reason\"\n";
    let release = format!("format = 1\n\n[[released]]\nrow = {row}\n{rest}");
    river.put("mediator/lists.toml", &release);
    send(desk, "nor", "names", "show=real&back=lists").await;
    let told = everything(desk, "nor").await;
    assert!(told.contains("Яхно"), "{told}");
    for secret in ["Нижняя Мельница", "Х-18", "canary-of-a-reason", "Lea", "Солмаз", "Малинин"]
    {
        assert!(!told.contains(secret), "{secret}");
    }
    // Another party, to which it was not released, has nothing of it.
    send(desk, "deu", "names", "show=real&back=lists").await;
    assert!(!everything(desk, "deu").await.contains("Яхно"));
}
