//! `takas deals --front` and `--distinct` from outside: text, JSON, page, saved deals, limits, and what it refuses.

use serde_json::Value;

use crate::browser::{dom, pages, words};
use crate::desk::Desk;

/// A case in which one party holds people, each of whom any of the others asks for: numbers fixed, so that much can be
/// divided.
pub(crate) fn division(desk: &Desk, folder: &str, people: usize, parties: &[&str]) {
    let named = |list: &mut dyn Iterator<Item = String>| list.collect::<Vec<_>>().concat();
    let sides = named(&mut parties.iter().map(|party| format!("{party} = {{ name = \"Land of {party}\" }}\n")));
    let who = named(&mut (0..people).map(|i| format!("p{i} = {{ name = \"Person {i}\", holder = \"HLD\" }}\n")));
    let head = "format = 1\ntitle = \"Division\"\nzone = \"UTC\"\n\n[parties]\nHLD = { name = \"Holder\" }\n";
    desk.write(&format!("{folder}/case.toml"), format!("{head}{sides}\n[people]\n{who}"));
    let to: Vec<String> = parties.iter().map(|party| format!("\"{party}\"")).collect();
    let holds = named(&mut (0..people).map(|i| format!("p{i} = {{ to = [{}] }}\n", to.join(", "))));
    let position =
        |party: &str| format!("format = 1\nparty = \"{party}\"\nstanding = \"stated\"\nby = \"its envoy\"\n\n");
    desk.write(&format!("{folder}/positions/HLD.toml"), format!("{}[holds]\n{holds}", position("HLD")));
    for (at, party) in parties.iter().enumerate() {
        let value = |i: usize| 1 + (i * (at * 3 + 2) + at) % 7;
        let asks = named(&mut (0..people).map(|i| format!("p{i} = {{ value = {}, to = [\"{party}\"] }}\n", value(i))));
        desk.write(&format!("{folder}/positions/{party}.toml"), format!("{}[asks]\n{asks}", position(party)));
    }
}

fn met(report: &Value) -> Vec<Vec<u64>> {
    let numbers = |point: &Value| point["met"].as_array().expect("a list").iter().filter_map(Value::as_u64).collect();
    report["front"]["points"].as_array().expect("a list").iter().map(numbers).collect()
}

#[test]
fn a_front_is_told_in_json_with_its_deals_and_their_files() {
    let desk = Desk::new("landscape-json");
    division(&desk, "case", 8, &["AAA", "BBB"]);
    let report = desk.takas(&["deals", "case", "--front", "--distinct", "2", "--save", "--json"]).exits(0).json();
    let front = &report["front"];
    assert_eq!((&front["tolerance_permille"], &front["verified"]), (&0.into(), &true.into()));
    assert_eq!(front["parties"], serde_json::json!(["AAA", "BBB"]));
    let points = met(&report);
    assert!(points.len() > 5 && points.windows(2).all(|two| two[0][0] > two[1][0] && two[0][1] < two[1][1]));
    let mut saved = 0;
    for (index, point) in front["points"].as_array().expect("a list").iter().enumerate() {
        assert_eq!(point["verified"], true);
        assert!(!point["deal"]["transfers"].as_array().expect("a list").is_empty());
        let named = ["nash", "kalai_smorodinsky", "egalitarian", "utilitarian"];
        let stands_out = named.iter().any(|name| front[name].as_array().expect("a list").contains(&index.into()));
        let id = &point["deal"]["id"];
        assert_eq!(id.is_string(), stands_out, "those that stand out are saved");
        if let Some(id) = id.as_str() {
            saved += 1;
            desk.takas(&["check", "case", "--deal", id]).exits(0).says("every rule of every party holds");
        }
    }
    assert!(saved > 0);
    let distinct = &report["distinct"];
    assert_eq!(
        (&distinct["differ"], &distinct["verified"], &distinct["exhausted"]),
        (&3.into(), &true.into(), &Value::Null)
    );
    assert_eq!(distinct["deals"].as_array().map(Vec::len), Some(2));
    for deal in distinct["deals"].as_array().expect("a list") {
        let id = deal["id"].as_str().expect("it is saved");
        desk.takas(&["check", "case", "--deal", id]).exits(0);
    }
    let coarse = desk.takas(&["deals", "case", "--front", "--tolerance", "12.5", "--json"]).exits(0).json();
    assert_eq!(coarse["front"]["tolerance_permille"], 125);
    assert!(met(&coarse).len() < points.len() && met(&coarse).iter().all(|point| points.contains(point)));
}

#[test]
fn a_front_is_told_in_words() {
    let desk = Desk::new("landscape-text");
    division(&desk, "case", 8, &["AAA", "BBB", "CCC"]);
    let ran = desk.takas(&["deals", "case", "--front", "--distinct", "2"]).exits(0);
    ran.says("the front is complete, and the judge replayed the proof").says("Nash").says("utilitarian");
    let ran = desk.takas(&["deals", "case", "--distinct", "1", "--differ", "99"]).exits(0);
    ran.says("No deal differs from the one shown by 99 transfers or more.").says("There is no further one");
    let view = desk.takas(&["deals", "case", "--front", "--distinct", "2", "--view", "AAA"]).exits(0);
    view.never_says("landscape").never_says("Nash").never_says("differ");
}

/// The same work gives the same bytes, says how much is covered, and does not call it all.
#[test]
fn a_limit_leaves_what_is_proved_so_far() {
    let desk = Desk::new("landscape-limits");
    division(&desk, "case", 12, &["AAA", "BBB", "CCC"]);
    let plain = ["deals", "case", "--front", "--alternatives", "0", "--decisive", "no"];
    // So much work that the deal is proved and the front is not: how much that is, is the engine's own affair.
    let cut_short = |work: &u64| {
        let report = desk.takas(&[&plain[..], &["--json", "--work", &work.to_string()]].concat()).json();
        report["status"] == "optimal" && !report["front"].is_null() && report["front"]["tolerance_permille"] != 0
    };
    let work = (0..40).map(|doubled| 50_000 << doubled).find(cut_short).expect("some work is too little").to_string();
    let arguments = [&plain[..], &["--work", &work]].concat();
    let ran = desk.takas(&arguments).exits(5);
    let ran = ran.says("A limit came before all of the front was seen.").says("of each party's best;");
    let ran = ran.says("The names are given among the points found");
    assert_eq!(desk.takas(&arguments).stdout, ran.stdout, "the same work gives the same bytes");
    let report = desk.takas(&[&arguments[..], &["--json"]].concat()).exits(5).json();
    let permille = report["front"]["tolerance_permille"].as_u64().expect("a number");
    assert!((1..1000).contains(&permille) && report["front"]["verified"] == true, "{permille}");
}

#[test]
fn what_cannot_be_asked_is_refused() {
    let desk = Desk::new("landscape-refused");
    division(&desk, "case", 3, &["AAA", "BBB"]);
    for wrong in ["101", "-1", "x", "1.25", "", "99999999999999999999999"] {
        desk.takas(&["deals", "case", "--front", &format!("--tolerance={wrong}")]).exits(2).tells("from 0 to 100");
    }
    desk.takas(&["deals", "case", "--tolerance", "5"]).exits(2).tells("--front");
    desk.takas(&["deals", "case", "--differ", "5"]).exits(2).tells("--distinct");
    desk.takas(&["deals", "case", "--distinct", "1", "--differ", "0"]).exits(2);
}

#[test]
fn the_plot_opens_its_deals_and_prints() {
    let desk = Desk::new("landscape-page");
    for (folder, parties, mark) in
        [("two", &["AAA", "BBB"][..], "<circle"), ("three", &["AAA", "BBB", "CCC"], "<polyline")]
    {
        division(&desk, folder, 6, parties);
        let page = format!("{folder}.html");
        desk.takas(&["deals", folder, "--front", "--distinct", "2", "--html", &page]).exits(0);
        let seen = dom(&desk, &page, folder);
        let plot =
            seen.split("class=\"drawing plot\"").nth(1).and_then(|rest| rest.split("</svg>").next()).expect("a plot");
        assert!(plot.contains(mark) && plot.contains("<title") && plot.contains("<desc"), "{plot}");
        let links: Vec<&str> = plot.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(links.len() > 3, "{links:?}");
        for link in &links {
            assert_eq!(seen.matches(&format!("id=\"{link}\"")).count(), 1, "{link} is there once");
        }
        assert!(words(&seen).contains("known as"), "the table stands beside it");
        assert!((1..=14).contains(&pages(&desk, &page, &format!("{folder}-print"))), "it prints");
    }
}

#[test]
fn the_page_of_chances_opens_and_prints() {
    let desk = Desk::new("landscape-chances");
    desk.takas(&["new", "fresh"]).exits(0);
    desk.edit("fresh/mediator/confidence.toml", "hinted = 80", "hinted = 80\nstated = 70");
    desk.takas(&["chances", "fresh", "--html", "page.html"]).exits(0);
    let seen = words(&dom(&desk, "page.html", "chances"));
    for said in ["The deal most likely to be accepted", "What to ask next", "line in doubt", "on average, against"] {
        assert!(seen.contains(said), "{said} in\n{seen}");
    }
    assert!((1..=8).contains(&pages(&desk, "page.html", "chances-print")), "it prints");
}
