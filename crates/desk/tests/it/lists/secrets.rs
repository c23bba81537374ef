//! Whoever is bound to a party sees its own rows and what was released to it, and no byte more: not by pages, not by programs, not by errors.

use axum::http::StatusCode;

use takas_formats::claims::{ListLimits, read_claims};
use takas_formats::decisions::RowKey;
use takas_lists::ClaimRef;

use super::upload::{hand_in, page, seen_on, take};
use super::world::{CLAIMED, HELD, River};
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
        "lists/screening",
        "lists/of/NOR",
        "lists/of/POL",
        "",
        "works",
    ] {
        all += &desk.get(who, desk.page(page).trim_end_matches('/')).await.everything();
    }
    for what in [
        "lists",
        "lists/reconciliation?names=real",
        "lists/statuses?names=real",
        "lists/pairs?names=real",
        "lists/rows?names=real",
        "lists/screening?names=real",
        "lists/of/NOR?names=real",
        "lists/of/POL?names=real",
        "lists/of/ZZZ",
        "works",
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

/// Somebody whom the second party holds.
const PEOPLE: &str = "id,name,holder,status\npol-002,Canary of a person,POL,dead\n";

/// A list as programs hand it in.
fn list_in(content: &str, mapping: Option<&str>) -> String {
    let content = data_encoding::BASE64.encode(content.as_bytes());
    serde_json::json!({ "format": 1, "file": "x.csv", "content": content, "mapping": mapping }).to_string()
}

/// A column of ids says to the mediators whom the case has and how it stands with them. A party that writes ids into its list could so go through
/// the people of all others.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ids_that_a_party_hands_in_are_looked_up_nowhere() {
    let river = River::with(&[("lists/NOR.csv", CLAIMED), ("lists/people.csv", PEOPLE)]);
    let desk = &river.desk;
    // The second party's list has a heading that means ids: its mapping would do for another list with the same headings.
    let theirs = list_in("name,ref,standing\nX,,seen\n", Some("format = 1\n[columns]\nref = \"person\"\n"));
    let taken = desk.post("anna", &desk.api("lists/of/POL"), theirs).await;
    assert_eq!(taken.status, StatusCode::OK, "{}", taken.text());
    let said = |word: &str, field: &str| Some(format!("format = 1\n[columns]\n\"{word}\" = \"{field}\"\n"));
    for (heading, mapping) in [
        ("person", None),
        ("ref", None),
        ("whoever", said("whoever", "person")),
        ("person of the case", None),
        ("person of the case", said("person of the case", "other")),
    ] {
        let list = |id: &str| format!("name,{heading},standing\nAda Example,{id},claimed\n");
        let mut told = Vec::new();
        for who in ["nor", "liaison-nor", "anna"] {
            for id in ["pol-002", "pol-999"] {
                let path = format!("{}?names=real", desk.api("lists/of/NOR/check"));
                let tried = desk.post(who, &path, list_in(&list(id), mapping.as_deref())).await;
                assert_eq!(tried.status, StatusCode::OK, "{}", tried.text());
                told.push(tried.text());
            }
        }
        let [nor, nor_of_nobody, liaison, liaison_of_nobody, anna, anna_of_nobody] = told.as_slice() else {
            panic!("three ask twice: {told:?}")
        };
        assert_eq!((nor, liaison), (nor_of_nobody, liaison_of_nobody), "{heading}");
        assert!(nor.contains("\"is_fit\":true") && !nor.contains("pol-"), "{heading}: {nor}");
        assert!(anna.contains("dead") && anna_of_nobody.contains("no person"), "{heading}: {anna} {anna_of_nobody}");
    }
    let list = |id: &str| format!("name,person,standing\nAda Example,{id},claimed\n");
    let mut pages = Vec::new();
    for id in ["pol-002", "pol-999"] {
        hand_in(desk, "nor", "NOR", "own.csv", list(id).as_bytes()).await;
        let shown = page(desk, "nor", "NOR").await;
        pages.push(shown.replace(id, "the id").replace(&seen_on(&shown), "what is seen"));
    }
    assert_eq!(pages[0], pages[1]);
    assert!(!pages[0].contains("value=\"person\"") && pages[0].contains("Take the list"), "{}", pages[0]);
    // What is taken stops nobody's work, by forms and by programs.
    let to = take(desk, "nor", "NOR", "headings=1&column-0=name&column-1=person&column-2=standing").await;
    assert!(to.ends_with("done=taken"), "{to}");
    assert!(river.file("lists/NOR.mapping.toml").contains("person = \"other\""));
    assert_eq!(desk.get("anna", &desk.page("lists")).await.status, StatusCode::OK);
    let taken = desk.post("nor", &desk.api("lists/of/NOR"), list_in(&list("pol-999"), None)).await;
    assert_eq!(taken.status, StatusCode::OK, "{}", taken.text());
    assert!(river.file("lists/NOR.mapping.toml").contains("person = \"other\""));
    assert_eq!(desk.get("anna", &desk.page("lists")).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_party_does_not_see_that_another_has_handed_in_a_list() {
    let river = River::with(&[("lists/POL.csv", HELD)]);
    let desk = &river.desk;
    let seen = async || {
        let mut all = Vec::new();
        for path in [desk.page("lists"), desk.page("lists/paper"), desk.api("lists"), desk.api("lists/of/POL")] {
            let answered = desk.get("pol", &path).await;
            assert_eq!(answered.status, StatusCode::OK, "{path}");
            all.push((path, format!("{:?}", answered.headers.get("etag")), answered.text()));
        }
        all
    };
    let alone = seen().await;
    assert!(alone[2].2.contains("\"role\":\"acknowledges\""), "{}", alone[2].2);
    river.put("lists/NOR.csv", CLAIMED);
    assert_eq!(seen().await, alone);
}
