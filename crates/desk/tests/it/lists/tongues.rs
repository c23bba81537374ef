//! Pages of lists in other languages: nothing on them is said in English but what is marked as such.

use axum::http::StatusCode;

use super::world::River;
use crate::deals::send;
use crate::live::tongues::{english, said};

const LANGUAGES: [&str; 5] = ["tr", "ru", "uk", "ar", "fr"];
/// What stands in Latin letters whatever the language: names of the case, of files and of those who speak, pseudonyms (`released-01`).
const NAMES: &str = "Takas UTC Europe The river Riverland Hillside visitors Türkiye NOR POL DEU csv nor pol deu anna analyst analys released";

/// A desk on which two have said otherwise of a pair, a third name went out.
async fn river() -> River {
    let river = River::new();
    let desk = &river.desk;
    for who in ["anna", "analyst"] {
        send(desk, who, "names", "show=real&back=lists/review").await;
    }
    let pairs = desk.get("anna", &desk.api("lists/pairs")).await.json()["pairs"].as_array().expect("pairs").clone();
    let known = |number: usize, what: &str| pairs[number][what].as_str().expect("a text").to_owned();
    let of = |number: usize| format!("pair={}&seen={}", known(number, "id"), known(number, "seen"));
    for (who, says) in [("anna", "same"), ("analyst", "different")] {
        send(desk, who, "lists/review", &format!("{}&says={says}&why=7", of(0))).await;
    }
    send(desk, "anna", "lists/review", &format!("{}&says=not-sure", of(1))).await;
    let rows = desk.get("anna", &desk.api("lists/rows")).await.json()["rows"].as_array().expect("rows").clone();
    let of = |list: &str| {
        let is_of = |row: &&serde_json::Value| row["row"]["list"].as_str().is_some_and(|own| own.starts_with(list));
        rows.iter().find(is_of).expect("a row")["id"].as_str().expect("an id").to_owned()
    };
    send(desk, "anna", "lists/row", &format!("row={}&to=NOR&sure=yes", of("POL"))).await;
    river
}

/// Who looks at which pages.
async fn pages(river: &River) -> Vec<(&'static str, String)> {
    let desk = &river.desk;
    let rows = desk.get("anna", &desk.api("lists/rows")).await.json();
    let row = format!("lists/row?row={}", rows["rows"][0]["id"].as_str().expect("an id"));
    let pairs = desk.get("anna", &desk.api("lists/pairs")).await.json();
    let pair = format!("lists/review?pair={}", pairs["pairs"][0]["id"].as_str().expect("an id"));
    let own = ["lists", "lists/paper"].map(|page| ("nor", page.to_owned()));
    let all = ["lists", "lists/paper", "lists/statuses"].map(|page| ("anna", page.to_owned()));
    all.into_iter().chain([("anna", row), ("anna", pair)]).chain(own).collect()
}

async fn page_in(river: &River, who: &str, page: &str, language: &str) -> String {
    let desk = &river.desk;
    let answered = desk.get_with(who, &desk.page(page), &[("accept-language", language)]).await;
    assert_eq!(answered.status, StatusCode::OK, "{who}, {page}: {}", answered.text());
    answered.text()
}

/// Words in Latin letters that are no names.
fn latin(page: &str) -> Vec<String> {
    let text = said(page);
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 2);
    let latin = words.filter(|word| word.is_ascii() && !NAMES.split(' ').any(|name| name == *word));
    latin.map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_of_lists_say_nothing_in_english_in_other_languages() {
    let river = river().await;
    for (who, page) in pages(&river).await {
        // In English the same look finds much.
        let own = english(&page_in(&river, who, &page, "en").await.replacen("lang=\"en\"", "", 1));
        assert!(own.len() > 3, "{who}, {page}: {own:?}");
        for language in LANGUAGES {
            let english = english(&page_in(&river, who, &page, language).await);
            assert!(english.is_empty(), "{who}, {page}, {language}: {english:?}");
        }
    }
}

/// Under pseudonyms a page holds no name in Latin letters but those of parties and files: what else there is in them, nobody has translated.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_in_other_scripts_have_no_word_in_latin_letters_that_is_no_name() {
    let river = river().await;
    let desk = &river.desk;
    for who in ["anna", "nor"] {
        send(desk, who, "names", "show=pseudonyms&back=lists").await;
    }
    for (who, page) in pages(&river).await {
        for language in ["ru", "uk", "ar"] {
            let page_there = page_in(&river, who, &page, language).await;
            assert_eq!(latin(&page_there), Vec::<String>::new(), "{who}, {page}, {language}: {}", said(&page_there));
        }
    }
    let own = page_in(&river, "anna", "lists", "en").await.replacen("lang=\"en\"", "", 1);
    assert!(latin(&own).len() > 20, "in English there are many");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn evidence_statuses_and_numbers_are_those_of_the_language() {
    let river = river().await;
    let there = pages(&river).await;
    let (_, review) = there.iter().find(|(_, page)| page.contains("review")).expect("the review");
    let plain = |page: String| super::world::plain(&page).replace("<bdi>", "").replace("</bdi>", "");
    for (language, expected) in [
        ("tr", ["karşılaştırmadan önce", "insanlar farklı karar verdi", "farklı"]),
        ("ru", ["до сравнения", "люди решили по-разному", "различается"]),
        ("uk", ["до порівняння", "люди вирішили по-різному", "відрізняється"]),
        ("ar", ["قبل المقارنة", "قرّر الناس قرارات مختلفة", "مختلف"]),
        ("fr", ["avant de comparer", "des humains ont décidé différemment", "différent"]),
    ] {
        for page in [review.as_str(), "lists"] {
            let page_there = plain(page_in(&river, "anna", page, language).await);
            for words in expected {
                assert!(page_there.contains(words), "{page}, {language}: {words}: {page_there}");
            }
        }
    }
    let sheet = plain(page_in(&river, "nor", "lists", "ar").await);
    assert!(sheet.contains("ما أُفصح لكم عنه") && sheet.contains("في هذه الورقة صفوفكم"), "{sheet}");
    let statuses = plain(page_in(&river, "anna", "lists/statuses", "tr").await);
    assert!(statuses.contains("önce kimin kim olduğuna karar verilmeli"), "{statuses}");
}
