//! Lists with an objection window, from the outside: who is struck off or waits, what each reader is told, and what the rest of the
//! command makes of it.

use serde_json::json;

use crate::desk::Desk;

/// A lists five named people and a group of twenty for B, with six places; a court strikes off some. B holds one for A.
fn desk(name: &str) -> Desk {
    let desk = Desk::new(name);
    desk.write(
        "lists/case.toml",
        r#"format = 1
title = "Lists"
zone = "Europe/Oslo"
[parties]
AAA = { name = "Northland" }
BBB = { name = "Southland" }
CCC = { name = "Eastland" }
MED = { name = "Mediator", roles = ["mediator"] }
[people]
ali = { name = "Ali One", holder = "AAA", consent = "given" }
bea = { name = "Bea Two", holder = "AAA", consent = "given" }
cem = { name = "Cem Three", holder = "AAA", consent = "given" }
zoe = { name = "Zoe Nine", holder = "BBB", consent = "given" }
[groups]
men = { name = "Prisoners", holder = "AAA", count = 20 }
[phases]
one = { name = "First day", first_day = 2025-03-05 }
two = { name = "Second day", first_day = 2025-03-06 }
"#,
    );
    desk.write(
        "lists/positions/AAA.toml",
        r#"format = 1
party = "AAA"
standing = "stated"
by = "envoy"
on = 2025-03-01
[holds]
ali = { to = ["BBB"] }
bea = { to = ["BBB"] }
cem = { to = ["BBB"] }
men = { to = ["BBB"] }
[asks]
zoe = { priority = "high" }
[windows]
"the spring list" = { listed = "ali or bea or cem or men", places = 6, opens = 2025-03-02T08:00, closes = 2025-03-04T08:00, published_to = ["BBB"] }
[objections]
men = { count = 17, raised_by = "families of the fallen", raised = 2025-03-03, decision = "upheld", decided = 2025-03-04 }
bea = { raised_by = "a prosecutor", raised = 2025-03-03T17:45, decision = "rejected", decided = 2025-03-05 }
"#,
    );
    desk.write(
        "lists/positions/BBB.toml",
        r#"format = 1
party = "BBB"
standing = "stated"
by = "envoy"
on = 2025-03-01
[holds]
zoe = { to = ["AAA"] }
[asks]
everybody = { of = "ali or bea or cem or men", priority = "high" }
[objections]
cem = { raised_by = "an exile association", raised = 2025-03-02 }
"#,
    );
    desk
}

/// What moves, as `what phase quantity`, in order.
fn moves(report: &serde_json::Value) -> Vec<String> {
    let transfers = report["deals"][0]["transfers"].as_array().cloned().unwrap_or_default();
    let text = |t: &serde_json::Value, key: &str| t[key].as_str().unwrap_or("-").to_owned();
    transfers.iter().map(|t| format!("{} {} {}", text(t, "what"), text(t, "phase"), t["quantity"])).collect()
}

#[test]
fn who_is_struck_off_stays_and_who_is_cleared_late_goes_late() {
    let desk = desk("windows-deal");
    let report = desk.takas(&["deals", "lists", "--json"]).exits(0).json();
    assert_eq!((&report["status"], &report["bound_verified"]), (&json!("optimal"), &json!(true)));
    // Of the group three are left; Bea, cleared on the first day, goes on the second; of Cem nothing is decided.
    assert_eq!(moves(&report), ["ali one 1", "bea two 1", "zoe one 1", "men one 3"]);
    let list = &report["lists"][0];
    assert_eq!((&list["listed"], &list["go"], &list["first_phase"]), (&json!(23), &json!(5), &json!("one")));
    assert_eq!(list["places"], json!([{ "number": 6, "by_phase": "two" }]));
    let objections = list["objections"].as_array().unwrap();
    let told: Vec<_> =
        objections.iter().map(|o| (o["party"].as_str().unwrap(), o["decision"].as_str().unwrap())).collect();
    assert_eq!(told, [("AAA", "upheld"), ("AAA", "rejected"), ("BBB", "pending")]);
    assert_eq!(objections[1]["first_phase"], "two");
    assert_eq!(
        (&objections[1]["raised"], &objections[0]["decided"]),
        (&json!("2025-03-03T17:45"), &json!("2025-03-04"))
    );

    // Decided for Cem, the places are what binds: six of the six who may go. Fewer places, fewer go.
    desk.edit("lists/positions/BBB.toml", "raised = 2025-03-02 }", "raised = 2025-03-02, decision = \"rejected\" }");
    let report = desk.takas(&["deals", "lists", "--json"]).exits(0).json();
    assert_eq!(moves(&report), ["ali one 1", "bea two 1", "cem one 1", "zoe one 1", "men one 3"]);
    desk.edit("lists/positions/AAA.toml", "places = 6", "places = { one = 1, two = 4 }");
    let report = desk.takas(&["deals", "lists", "--json"]).exits(0).json();
    let units = |phase: &str| -> u64 {
        let of = moves(&report).into_iter().filter(|m| m.contains(phase) && !m.starts_with("zoe"));
        of.map(|m| m.rsplit_once(' ').unwrap().1.parse::<u64>().unwrap()).sum()
    };
    assert_eq!((units(" one "), units(" two ")), (1, 3));

    // A window that closes in the middle of the first day leaves the rest of it; one that takes all of it leaves the second.
    desk.edit("lists/positions/AAA.toml", "closes = 2025-03-04T08:00", "closes = 2025-03-05T08:00");
    let report = desk.takas(&["deals", "lists", "--json"]).exits(0).json();
    assert_eq!(report["lists"][0]["first_phase"], "one");
    desk.edit("lists/positions/AAA.toml", "closes = 2025-03-05T08:00", "closes = 2025-03-05");
    let report = desk.takas(&["deals", "lists", "--json"]).exits(0).json();
    assert!(moves(&report).iter().all(|m| m.starts_with("zoe") || m.contains(" two ")), "{:?}", moves(&report));
}

#[test]
fn every_reader_is_told_what_is_theirs() {
    let desk = desk("windows-views");
    desk.takas(&["deals", "lists", "--html", "page.html"])
        .exits(0)
        .says("23 listed, 6 places; 5 of them go in this exchange; 1 objection upheld (17 struck off), 1")
        .says("(1 kept in), 1 rejected; published to Southland.")
        .says("Objections are heard from 2 March 2025, 08:00 until 4 March 2025, 08:00; nobody on the list")
        .says("an exile association")
        .says("families of the fallen");
    let page = desk.read("page.html");
    for words in [
        "Lists open to objection",
        "23 listed, 6 places; 5 of them go",
        "upheld, 4 March 2025",
        "a prosecutor, 3 March 2025, 17:45",
    ] {
        assert!(page.contains(words), "{words} in the page");
    }
    let own = desk.takas(&["deals", "lists", "--view", "AAA"]).exits(0);
    let own = own
        .says("23 listed, 6 places; 5 of them go in this exchange; 1 objection upheld (17 struck off), 1")
        .says("Prisoners: 17")
        .never_says("exile");
    let own = own.never_says("pending");
    assert!(own.stdout.contains("a prosecutor"), "{}", own.stdout);
    let other = desk.takas(&["deals", "lists", "--view", "BBB"]).exits(0);
    let other = other.says("23 listed; 1 objection pending (1 kept in).").says("Cem Three").says("Prisoners: 20");
    for words in ["places", "of them", "spring", "upheld", "families", "prosecutor", "17"] {
        assert!(!other.stdout.contains(words), "B reads `{words}`:\n{}", other.stdout);
    }
    let stranger = desk.takas(&["deals", "lists", "--view", "CCC"]).exits(0);
    for words in ["listed", "objection", "Cem", "Northland"] {
        assert!(!stranger.stdout.contains(words), "C reads `{words}`:\n{}", stranger.stdout);
    }
    let json = desk.takas(&["deals", "lists", "--view", "BBB", "--json"]).exits(0).json();
    assert_eq!(json["lists"][0]["name"], json!(null));
    assert_eq!(json["position"]["objections"][0]["decision"], "pending");
    // Under pseudonyms nobody is named, and who objects is left out.
    let hidden = desk.takas(&["deals", "lists", "--pseudonyms"]).exits(0);
    for words in ["Cem", "Ali", "exile", "families"] {
        assert!(!hidden.stdout.contains(words), "`{words}` under pseudonyms:\n{}", hidden.stdout);
    }
}

#[test]
fn places_are_a_rule_and_an_objection_is_not() {
    let desk = desk("windows-rules");
    // Southland wants seven, and only six places are there: the conflict names them, and a concession widens them.
    desk.edit("lists/positions/BBB.toml", "raised = 2025-03-02 }", "raised = 2025-03-02, decision = \"rejected\" }");
    desk.edit("lists/positions/AAA.toml", "places = 6", "places = 3");
    desk.edit("lists/positions/BBB.toml", "priority = \"high\" }", "priority = \"must\", at_least = 5 }");
    desk.write(
        "lists/mediator/concessions.toml",
        "format = 1\n[AAA]\n\"places the spring list\" = { to = \"at most 5 of ali or bea or cem or men\", difficulty = 2 }\n",
    );
    let report = desk.takas(&["deals", "lists", "--json"]).exits(4).json();
    let rules: Vec<_> =
        report["conflict"]["rules"].as_array().unwrap().iter().map(|r| r["name"].as_str().unwrap()).collect();
    assert_eq!(rules, ["places the spring list", "asks everybody"]);
    let set = &report["concessions"]["sets"][0];
    assert_eq!((&set["cost"], &set["changes"][0]["rule"]["name"]), (&json!(2), &json!("places the spring list")));
    // What objections leave too few for is told when the case is read, and can be conceded by nobody.
    desk.edit("lists/positions/BBB.toml", "at_least = 5", "at_least = 7");
    desk.takas(&["check", "lists"]).tells("W0424");
    desk.write(
        "lists/mediator/concessions.toml",
        "format = 1\n[AAA]\n\"objects men\" = { to = \"dropped\", difficulty = 2 }\n",
    );
    desk.takas(&["check", "lists"]).exits(3).tells("E0601");
}

#[test]
fn no_live_list_makes_protected_people_wait_or_count() {
    let desk = desk("windows-law");
    desk.edit("lists/case.toml", "name = \"Bea Two\",", "name = \"Bea Two\", protected = \"minor\",");
    // Places count her, the late decision has her wait.
    desk.takas(&["check", "lists"]).exits(3).tells("E0701").tells("E0704");
    desk.edit("lists/positions/AAA.toml", "listed = \"ali or bea or cem or men\"", "listed = \"ali or cem or men\"");
    desk.edit("lists/positions/AAA.toml", "bea = { raised_by", "cem = { raised_by");
    let report = desk.takas(&["deals", "lists", "--json"]).exits(0).json();
    assert!(moves(&report).contains(&"bea one 1".to_owned()), "{:?}", moves(&report));
    // Recorded as history it is a warning on every output.
    let past = self::desk("windows-law-past");
    past.edit("lists/case.toml", "zone = ", "historical = true\nzone = ");
    past.edit("lists/case.toml", "name = \"Bea Two\",", "name = \"Bea Two\", protected = \"minor\",");
    past.takas(&["check", "lists"]).exits(0).tells("W0702").tells("W0705");
    past.takas(&["deals", "lists"]).exits(0).says("Historical record: the release of protected people (Bea Two)");
}

#[test]
fn formatting_and_the_rest_of_the_command_know_lists() {
    let desk = desk("windows-rest");
    desk.edit("lists/positions/AAA.toml", "listed = \"ali or bea or cem or men\"", "listed = \"ali  or bea, cem,men\"");
    desk.takas(&["fmt", "lists"]).exits(0);
    let formatted = desk.read("lists/positions/AAA.toml");
    assert!(formatted.contains("listed = \"ali or bea, cem, men\""), "{formatted}");
    assert!(formatted.contains("closes = 2025-03-04T08:00"), "{formatted}");
    desk.takas(&["fmt", "--check", "lists"]).exits(0);
    desk.takas(&["deals", "lists", "--save"]).exits(0);
    desk.takas(&["sequence", "lists"]).exits(0);
    desk.takas(&["explain", "E0472"]).exits(0).says("window");
    // Without what a court decided: another case.
    let evidence = desk.takas(&["deals", "lists", "--json", "--with", "men"]).exits(4).json();
    assert_eq!(evidence["status"], "infeasible");
}

#[test]
fn an_answer_may_bring_an_objection() {
    let desk = desk("windows-answer");
    desk.takas(&["propose", "lists"]).exits(0);
    let objection = r#"{ raised_by = "veterans", raised = 2025-03-03, decision = "upheld" }"#;
    desk.takas(&["respond", "lists", "BBB", "--amend", "--line", "objections.ali", objection]).exits(0);
    let report = desk.takas(&["deals", "lists", "--json"]).exits(0).json();
    assert_eq!(moves(&report), ["bea two 1", "zoe one 1", "men one 3"]);
    // It is B's alone.
    let own = desk.takas(&["deals", "lists", "--view", "AAA"]).exits(0);
    assert!(!own.all().contains("veterans"), "{}", own.all());
    desk.takas(&["deals", "lists", "--view", "BBB"]).exits(0).says("veterans");
    // One that is too late is told, and nothing is written.
    let before = desk.read("lists/positions/BBB.toml");
    desk.takas(&["propose", "lists"]).exits(0);
    let late = r#"{ raised_by = "veterans", raised = 2025-03-05 }"#;
    desk.takas(&["respond", "lists", "BBB", "--amend", "--line", "objections.bea", late]).exits(3).tells("E0472");
    assert_eq!(desk.read("lists/positions/BBB.toml"), before);
}
