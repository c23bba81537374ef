//! The same for programs.

use crate::api::world::World;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_program_clears_keeps_and_proposes_and_a_party_answers() {
    let world = World::new().await;
    let ask = async |who: usize, method: &str, what: &str, body: &str| {
        let bearer = world.bearer(who);
        let heads = [("authorization", bearer.as_str()), ("content-type", "application/json")];
        world.ask(method, &world.api(what), &heads, body).await
    };
    let taken = ask(0, "POST", "works", r#"{"format":1,"task":{"clear":{"with":[],"without":[]}}}"#).await;
    assert_eq!(taken.status, 202, "{}", taken.body);
    let work = taken.json()["work"].as_str().expect("an id").to_owned();
    let done = async || {
        for _ in 0..2_400 {
            let works = ask(0, "GET", "works", "").await.json();
            if works["works"].as_array().expect("a list").iter().all(|work| work["standing"] == "ended") {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        panic!("the work does not end");
    };
    done().await;
    let one = ask(0, "GET", &format!("works/{work}"), "").await.json();
    assert_eq!(
        (&one["how"], &one["has_found"], &one["is_current"]),
        (&"done".into(), &true.into(), &true.into()),
        "{one}"
    );
    let found = ask(0, "GET", &format!("found/{work}"), "").await.json();
    let id = found["id"].as_str().or_else(|| found["deals"][0]["id"].as_str()).expect("an id").to_owned();
    let kept = ask(0, "POST", &format!("deals/{id}"), &format!(r#"{{"format":1,"work":"{work}"}}"#)).await;
    assert_eq!(kept.status, 200, "{}", kept.body);
    let begun = ask(0, "POST", "rounds", &format!(r#"{{"format":1,"deal":"{id}","to":["DEU","RUS"]}}"#)).await;
    assert_eq!((begun.status, &begun.json()["round"]), (201, &1.into()), "{}", begun.body);
    done().await;
    // Germany's delegate has Germany's own id of it, and answers.
    let own = ask(2, "GET", "rounds", "").await.json()["proposals"][0]["id"].as_str().expect("an id").to_owned();
    assert_ne!(own, id);
    assert_eq!(ask(2, "GET", &format!("proposals/{own}"), "").await.status, 200);
    assert_eq!(ask(3, "GET", &format!("proposals/{own}"), "").await.status, 404, "it is nobody else's");
    let answer = format!(r#"{{"format":1,"proposal":"{own}","says":"accepts"}}"#);
    assert_eq!(ask(3, "POST", "answers", &answer).await.status, 404);
    assert_eq!(ask(2, "POST", "answers", &answer).await.status, 200);
    done().await;
    let rounds = ask(0, "GET", "rounds", "").await.json();
    assert_eq!(rounds["answers"][0]["says"], "accepts", "{rounds}");
    assert_eq!(rounds["rounds"][0]["moved"][0]["party"], "DEU");
    // Whoever is bound to a party, and whoever watches, has nothing of the mediators'.
    for who in [2, 3, 4, 5] {
        for what in ["works", "deals", &format!("deals/{id}"), &format!("found/{work}"), &format!("works/{work}")] {
            assert_eq!(ask(who, "GET", what, "").await.status, 404, "{who}: {what}");
        }
        assert_eq!(ask(who, "POST", "works", r#"{"format":1,"task":{"fragility":{}}}"#).await.status, 404);
    }
}
