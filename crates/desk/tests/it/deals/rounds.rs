//! From a cleared case to answers, on pages; what is written is what the commands write.

use axum::http::StatusCode;
use takas_desk::server::http::Refusal;
use takas_desk::talks::Talks;

use super::{desk, is_done, looked_for, own_id, saved_best, send};
use crate::live::ankara::Ankara;
use crate::live::stand_in::token_of;
use crate::live::tongues::says_no_english;

/// The case with its rounds, as they lie at the desk now.
fn talks_of(desk: &crate::live::stand_in::Desk) -> std::sync::Arc<Talks> {
    let case = desk.app.cases.iter().next().expect("a case");
    tokio::task::block_in_place(|| case.cabinet.talks()).expect("what was written is sound")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deal_is_found_saved_proposed_and_answered_and_the_zone_follows() {
    let ankara = Ankara::new();
    let desk = desk(&ankara);
    let id = saved_best(&desk).await;
    let page = desk.get("anna", &desk.page(&format!("deals/saved/{id}"))).await.text();
    assert!(
        page.contains("<svg") && page.contains("/as/DEU"),
        "the exchange is drawn, and can be seen as Germany does"
    );
    let as_germany = desk.get("anna", &desk.page(&format!("deals/saved/{id}/as/DEU"))).await;
    assert_eq!(as_germany.status, StatusCode::OK);
    // Proposed to everybody concerned; the round is there at once, the zone soon after.
    send(&desk, "anna", "rounds", &format!("deal={id}&note=first")).await;
    let begun = talks_of(&desk).rounds.clone();
    assert_eq!((begun.len(), begun[0].note.as_deref()), (1, Some("first")));
    is_done(&desk).await;
    // One accepts, one refuses with a reason, one would accept something else.
    for (who, answer) in [
        ("deu", "says=accepts"),
        ("rus", "says=refuses&reason=not%20so"),
        ("usa", "says=amends&rule-1=one%20more&sentence-1=all%20of%20gershkovich"),
    ] {
        let own = own_id(&desk, who).await;
        let address = desk.page(&format!("rounds/own/{own}"));
        assert_eq!(desk.get(who, &address).await.status, StatusCode::OK, "{who}");
        let what = format!("rounds/own/{own}");
        let answered = desk.post_form(who, &what, format!("token={}&{answer}", token_of(who))).await;
        if who == "usa" {
            // The rule may or may not mean something in this case: it is kept whole, or refused with the reason.
            assert!(
                [StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY].contains(&answered.status),
                "{:?}",
                answered.refusal
            );
            continue;
        }
        assert_eq!(answered.status, StatusCode::SEE_OTHER, "{who}: {:?}", answered.refusal);
        // A second answer is none, and another party's proposal is not there.
        let again = desk.post_form(who, &what, format!("token={}&{answer}", token_of(who))).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!format!("{:?}", again.refusal).contains("round 1"), "{:?}", again.refusal);
        assert_eq!(desk.get("svn", &address).await.status, StatusCode::NOT_FOUND);
    }
    is_done(&desk).await;
    let read = talks_of(&desk);
    let moved: Vec<&str> = read.rounds[0].moved.iter().map(|moved| read.case.party(moved.party).id.as_str()).collect();
    assert!(moved.contains(&"DEU") && moved.contains(&"RUS"), "{moved:?}");
    assert_ne!(read.rounds[0].zone.state, takas_model::ZoneState::Unknown);
    let page = desk.get("anna", &desk.page("rounds")).await.text();
    assert!(page.contains("not so") && page.contains("Germany"), "the mediators read the answers");
    for who in ["anna", "deu"] {
        says_no_english(&desk, who, &desk.page("rounds")).await;
    }
    // What is agreed on is kept, by the lead alone.
    let form = format!("token={}", token_of("cem"));
    let denied = desk.post_form("cem", &format!("deals/saved/{id}/settle"), form).await;
    assert_eq!(denied.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_keeps_a_deal_from_being_proposed_is_told_in_the_language_of_whoever_asked() {
    let ankara = Ankara::new();
    let desk = desk(&ankara);
    let deal = saved_best(&desk).await;
    send(&desk, "anna", "rounds", &format!("deal={deal}")).await;
    is_done(&desk).await;
    let own = own_id(&desk, "deu").await;
    for (answer, told) in [
        ("drop=asks.nobody", "Pozisyonda çıkarılabilecek asks.nobody satırı yok."),
        ("line=nothing&value=1", "“nothing” bir pozisyonun satırı değil."),
        (
            "line=asks.krieger&value=%7B",
            "“{”, asks.krieger satırında duramaz. Bir tablo yazın, örneğin { priority = \"must\" }.",
        ),
    ] {
        let form = format!("token={}&says=amends&{answer}", token_of("deu"));
        let answered = desk.post_form_in("deu", &format!("rounds/own/{own}"), form, "tr").await;
        let Some(Refusal::Unfit(words)) = &answered.refusal else { panic!("{answer}: {}", answered.status) };
        assert!(words.replace(['\u{2068}', '\u{2069}'], "").starts_with(told), "{words}");
    }
    let amends = "says=amends&rule-1=not%20him&sentence-1=none%20of%20krasikov";
    send(&desk, "deu", &format!("rounds/own/{own}"), amends).await;
    is_done(&desk).await;
    for (language, told) in [
        ("en", "The rule “not him” is broken."),
        ("tr", "“not him” kuralı çiğneniyor."),
        ("ru", "Нарушено правило «not him»."),
        ("ar", "خُرقت القاعدة «not him»."),
    ] {
        let form = format!("token={}&deal={deal}", token_of("anna"));
        let answered = desk.post_form_in("anna", "rounds", form, language).await;
        let Some(Refusal::Unfit(words)) = &answered.refusal else { panic!("{language}: {}", answered.status) };
        assert_eq!(words.replace(['\u{2068}', '\u{2069}'], ""), told, "{language}");
    }
    assert_eq!(talks_of(&desk).rounds.len(), 1, "nothing was laid before anybody");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_that_is_looked_for_is_found_and_shown() {
    let ankara = Ankara::new();
    let desk = desk(&ankara);
    let (_, page) = looked_for(&desk, "find=clear&item-0=without").await;
    assert!(
        page.contains("id=\"question\"") && page.contains("id=\"conflict\""),
        "without whom there is no deal, and why"
    );
    assert!(!page.contains("gershkovich"), "people stand under pseudonyms, also in a question");
    let (_, page) = looked_for(&desk, "find=question").await;
    assert!(page.contains("class=\"found\""));
    let (_, page) = looked_for(&desk, "find=fragility").await;
    assert!(page.contains("spoilers"));
    let id = saved_best(&desk).await;
    let (_, page) = looked_for(&desk, &format!("find=sequence&deal={id}")).await;
    assert!(page.contains("class=\"drawing steps\""), "the imbalance is drawn");
    // Side by side with the deal that lay there before.
    let list = desk.get("anna", &desk.api("deals")).await.json();
    let ids: Vec<&str> =
        list["deals"].as_array().expect("a list").iter().filter_map(|deal| deal["id"].as_str()).collect();
    assert!(ids.contains(&id.as_str()), "{list}");
    if let [one, other, ..] = ids[..] {
        let beside = desk.get("anna", &desk.page(&format!("deals/compare?deal={one}&deal={other}"))).await;
        assert_eq!(beside.status, StatusCode::OK, "{:?}", beside.refusal);
    }
    let few = desk.get("anna", &desk.page(&format!("deals/compare?deal={id}"))).await;
    assert_eq!(few.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_question_that_cannot_be_asked_is_told_in_the_language_of_whoever_asks() {
    let ankara = Ankara::new();
    let desk = desk(&ankara);
    for (language, told) in [
        (
            "en",
            "“all of nobody” cannot be asked: the case has nothing named `nobody`; name a person, group, remains, goods, undertaking or set of case.toml",
        ),
        ("tr", "“all of nobody” sorulamaz: vakada bu adda bir şey yok (E0206)"),
        ("ru", "Нельзя спросить «all of nobody»: в деле нет ничего с таким именем (E0206)"),
        ("ar", "لا يمكن طرح السؤال «all of nobody»: لا شيء في القضية بهذا الاسم (E0206)"),
    ] {
        let form = format!("token={}&find=clear&with=all%20of%20nobody", token_of("anna"));
        let answered = desk.post_form_in("anna", "deals/find", form, language).await;
        let Some(Refusal::Unfit(words)) = &answered.refusal else { panic!("{language}: {}", answered.status) };
        assert_eq!(words.replace(['\u{2068}', '\u{2069}'], ""), told, "{language}");
    }
    assert!(is_done(&desk).await.is_empty(), "nothing is looked for");
}
