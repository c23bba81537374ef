//! Pages of deals in other languages: nothing on them is said in English but what is marked as such.

use axum::http::StatusCode;

use super::{desk, is_done, looked_for, own_id, saved_best, send};
use crate::live::ankara::Ankara;
use crate::live::stand_in::Desk;
use crate::live::tongues::english;

/// In these languages pages are asked for.
const LANGUAGES: [&str; 3] = ["tr", "ar", "ru"];

/// What a page says in a language, which it has to be in.
async fn in_language(desk: &Desk, who: &str, path: &str, language: &str) -> String {
    let answered = desk.get_with(who, path, &[("accept-language", language)]).await;
    assert_eq!(answered.status, StatusCode::OK, "{who}, {path}: {:?}", answered.refusal);
    let page = answered.text();
    assert!(page.contains(&format!("<html lang=\"{language}\"")), "{path}");
    page
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_of_deals_in_other_languages_say_nothing_in_english() {
    let ankara = Ankara::new();
    let desk = desk(&ankara);
    let id = saved_best(&desk).await;
    let mut pages = vec![desk.page("deals"), desk.page("works"), desk.page(&format!("deals/saved/{id}"))];
    let sequence = format!("find=sequence&deal={id}");
    for fields in
        ["find=clear", "find=clear&item-0=without", "find=concessions", "find=fragility", "find=question", &sequence]
    {
        pages.push(looked_for(&desk, fields).await.0);
    }
    let list = desk.get("anna", &desk.api("deals")).await.json();
    let saved: Vec<&str> =
        list["deals"].as_array().expect("a list").iter().filter_map(|deal| deal["id"].as_str()).collect();
    if let [one, other, ..] = saved[..] {
        pages.push(desk.page(&format!("deals/compare?deal={one}&deal={other}")));
    }
    for party in ["DEU", "RUS", "USA"] {
        pages.push(desk.page(&format!("deals/saved/{id}/as/{party}")));
    }
    for page in &pages {
        // In English the same look finds something.
        let found = english(&in_language(&desk, "anna", page, "en").await.replacen("lang=\"en\"", "", 1));
        assert!(!found.is_empty(), "{page}");
        for language in LANGUAGES {
            let found = english(&in_language(&desk, "anna", page, language).await);
            assert!(found.is_empty(), "{page}, {language}: {found:#?}");
        }
    }
    // What was laid before a party is said in its language, too.
    send(&desk, "anna", "rounds", &format!("deal={id}")).await;
    is_done(&desk).await;
    let own = own_id(&desk, "deu").await;
    for language in LANGUAGES {
        let page = in_language(&desk, "deu", &desk.page(&format!("rounds/own/{own}")), language).await;
        assert!(english(&page).is_empty(), "{language}: {:#?}", english(&page));
    }
    let turkish = in_language(&desk, "deu", &desk.page(&format!("rounds/own/{own}")), "tr").await;
    assert!(turkish.contains("Bıraktığınız:"), "{turkish}");
}
