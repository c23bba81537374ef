//! `takas plan` and `takas replan` from outside: a small live case, its plan, what happens to it, and every way of going wrong.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::desk::{Desk, Ran};
use crate::transcript::Transcript;

const CASE: &str = r#"format = 1
title = "Two sides and a host"
zone = "Europe/Istanbul"
objectives = ["people", "fewest-transfers"]

[parties]
NOR = { name = "Northland" }
SOU = { name = "Southland" }
HOST = { name = "The host", roles = ["mediator", "host"] }

[people]
anders = { name = "Anders Lund", holder = "SOU", consent = "given" }
davor = { name = "Davor Ilic", holder = "NOR", consent = "given" }

[groups]
soldiers = { name = "Soldiers", holder = "NOR", count = 6 }
"#;

const NOR: &str = r#"format = 1
party = "NOR"
standing = "stated"
by = "head of delegation"
on = 2025-03-02

[holds]
davor = { to = ["SOU"] }
soldiers = { to = ["SOU"] }

[asks]
anders = { priority = "must" }
"#;

const SOU: &str = r#"format = 1
party = "SOU"
standing = "stated"
by = "special envoy"
on = 2025-03-04

[holds]
anders = { to = ["NOR"] }

[asks]
davor = { priority = "must" }
soldiers = { priority = "must" }
"#;

const OPERATION: &str = r#"format = 1
begins = "2025-03-10 06:00"
ends = "2025-03-11 06:00"
host = "HOST"

[places]
ankara = { airport = "LTAC", exchange = true, stands = 4, halls = { "hall 1" = 20, "hall 2" = 20 } }
oslo = { airport = "ENGM" }
athens = { airport = "LGAV" }

[vehicles]
N-1 = { kind = "aircraft", type = "A320", registry = "NOR", operator = "NOR", seats = 20, start = "oslo", turnaround = 45, boarding = 20 }
S-1 = { kind = "aircraft", type = "A320", registry = "GRC", operator = "SOU", seats = 20, start = "athens", turnaround = 45, boarding = 20 }
S-2 = { kind = "aircraft", type = "A320", registry = "GRC", operator = "SOU", seats = 20, start = "athens", turnaround = 45, boarding = 20 }

[travel]
"everyone from NOR" = { from = "oslo", through = "ankara", to = "athens" }
"everyone from SOU" = { from = "athens", through = "ankara", to = "oslo" }

[cleared]
everyone = { consent = "since 2025-03-08", fit = "since 2025-03-09", legal = "since 2025-03-08", document = "since 2025-03-08", identity = "since 2025-03-09", family = "since 2025-03-09" }

[checks]
identity = { name = "Who they are", where = "exchange", takes = [5, 10, 20] }

[measures]
perimeter = { at = "ankara", when = "once", takes = 60 }
search = { at = "ankara", when = "departure", takes = [10, 15, 20] }

[teams]
clerks = { at = "ankara", does = ["identity"], at_once = 4 }
guards = { at = "ankara", does = ["perimeter", "search"] }

[gates]
"all verified" = { of = "everyone", checks = ["identity"], takes = [5, 5, 10], holds = "everyone" }

[simultaneous]
"both at once" = { of = "everyone", within = 30 }

[apart]
"the two sides" = { one = "everyone from NOR", other = "everyone from SOU" }
"#;

const OPERATION_FILE: &str = "swap/mediator/operation.toml";

pub(crate) fn put_case(desk: &Desk) {
    desk.write("swap/case.toml", CASE);
    desk.write("swap/positions/NOR.toml", NOR);
    desk.write("swap/positions/SOU.toml", SOU);
    desk.write(OPERATION_FILE, OPERATION);
}

fn the_desk(name: &str) -> Desk {
    let desk = Desk::new(name);
    put_case(&desk);
    desk
}

/// A plan is found; whether it is proved best is the engine's business.
#[track_caller]
fn plans(desk: &Desk, arguments: &[&str]) -> Ran {
    let ran = desk.takas(arguments);
    assert!(matches!(ran.code, Some(0 | 5)), "takas {}\n{}", arguments.join(" "), ran.all());
    ran
}

/// Saves a plan: its file.
#[track_caller]
pub(crate) fn saved(desk: &Desk) -> String {
    plans(desk, &["plan", "swap", "--save"]).tells("saved as swap/deals/").tells("saved as swap/plans/");
    newest(desk, &[])
}

/// The file of a plan that was not there before.
#[track_caller]
fn newest(desk: &Desk, before: &[&str]) -> String {
    let mut fresh = desk.files().into_iter().filter(|file| file.starts_with("swap/plans/"));
    fresh.find(|file| !before.contains(&file.as_str())).expect("a new plan")
}

/// How many of each group are in lots.
fn counts(plan: &Value) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for lot in plan["lots"].as_array().expect("lots") {
        *counts.entry(lot["group"].as_str().expect("a name").to_owned()).or_default() +=
            lot["count"].as_u64().expect("a count");
    }
    counts
}

fn everybody() -> BTreeMap<String, u64> {
    [("anders", 1), ("davor", 1), ("soldiers", 6)].into_iter().map(|(name, count)| (name.to_owned(), count)).collect()
}

#[test]
fn a_deal_becomes_a_plan_and_nobody_is_left_out() {
    let desk = the_desk("plan-whole");
    let text = plans(&desk, &["plan", "swap"]);
    for said in [
        "the handover plan",
        "Anders Lund",
        "Davor Ilic",
        "gate “all verified” opens",
        "If it is broken off",
        "Z (",
        "+03:00",
    ] {
        assert!(text.stdout.contains(said), "{said} in {}", text.stdout);
    }
    let report = plans(&desk, &["plan", "swap", "--json"]).json();
    assert_eq!(counts(&report["plan"]), everybody());
    assert_eq!(report["deal"], Value::Null, "nothing was saved");
    let measures = report["measures"].as_array().expect("measures");
    assert_eq!(
        measures.iter().map(|one| one["measure"].as_str().unwrap()).collect::<Vec<_>>(),
        ["exposure", "makespan", "rides"]
    );
    for measure in measures {
        let (value, bound) = (measure["value"].as_i64().unwrap(), measure["bound"].as_i64().expect("confirmed"));
        assert!(bound <= value && measure["gap"].as_i64() == Some(value - bound), "{measure}");
    }
    let optimal = measures.iter().all(|one| one["gap"] == 0);
    assert_eq!(report["status"], if optimal { "optimal" } else { "feasible" });
    // At every moment it says of everybody where they are safe, and nobody goes back into custody.
    let rank = |hands: &Value| ["holder", "host", "receiver"].iter().position(|known| hands == known).expect("hands");
    let safe = report["safe"].as_array().expect("safe states");
    assert!(safe.len() >= 3, "{safe:?}");
    for pair in safe.windows(2) {
        for (before, after) in pair[0]["lots"].as_array().unwrap().iter().zip(pair[1]["lots"].as_array().unwrap()) {
            assert!(rank(&before["hands"]) <= rank(&after["hands"]), "{before} {after}");
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let desk = the_desk("plan-seed");
    let arguments = ["plan", "swap", "--json", "--seed", "3", "--fallbacks", "--control"];
    assert_eq!(plans(&desk, &arguments).stdout, plans(&desk, &arguments).stdout);
}

#[test]
fn control_and_fallbacks_are_told() {
    let desk = the_desk("plan-control");
    let report = plans(&desk, &["plan", "swap", "--json", "--fallbacks", "--control"]).json();
    let control = &report["control"];
    if control["controllable"] == true {
        assert!(
            control["executions"].as_u64().unwrap() > 0 && control["conflict"] == serde_json::json!([]),
            "{control}"
        );
    } else {
        assert!(!control["conflict"].as_array().unwrap().is_empty(), "{control}");
    }
    let fallbacks = report["fallbacks"].as_array().expect("fallbacks");
    let events: Vec<&str> = fallbacks.iter().map(|one| one["event"].as_str().unwrap()).collect();
    // One for each single failure of what the plan uses.
    for event in [
        "team clerks lost",
        "team guards lost",
        "gate \"all verified\" refused",
        "1 of anders not travelling",
        "1 of davor not travelling",
        "vehicle N-1 lost",
    ] {
        assert!(events.contains(&event), "{event} in {events:?}");
    }
    for fallback in fallbacks.iter().filter(|one| one["plan"] != Value::Null) {
        let total: u64 = counts(&fallback["plan"]).values().sum();
        assert_eq!(total, 8, "nobody is left out when {}", fallback["event"]);
    }
}

#[test]
fn a_saved_plan_is_planned_again_and_again() {
    let desk = the_desk("plan-again");
    let first = saved(&desk);
    let id =
        desk.read(&first).lines().find_map(|line| line.trim().strip_prefix("\"id\": \"").map(str::to_owned)).unwrap();
    assert!(first.contains(id.trim_end_matches("\",")), "{first} {id}");
    let arguments = ["replan", &first, "--at", "10:00", "--event", "N-1 delayed 40m", "--save", "--json"];
    let report = desk.takas(&arguments).exits(0).json();
    assert_eq!(report["events"], serde_json::json!(["N-1 delayed 40m"]));
    assert_eq!(report["at"]["local"], "2025-03-10 10:00 +03:00");
    assert_eq!(counts(&report["after"]["plan"]), everybody());
    assert!(report["change"]["unchanged"].as_u64().unwrap() > 0, "{}", report["change"]);
    let second = newest(&desk, &[&first]);
    // What is known stays known: without --at the same moment, and never an earlier one.
    let ran = desk.takas(&[
        "replan",
        &second,
        "--event",
        "2 of soldiers not travelling",
        "--event",
        "S-2 delayed 1h",
        "--save",
        "--json",
    ]);
    let report = ran.exits(0).tells("as of 2025-03-10T07:00:00Z").json();
    let staying: u64 = report["after"]["plan"]["lots"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|lot| lot["rides"].as_array().unwrap().is_empty())
        .map(|lot| lot["count"].as_u64().unwrap())
        .sum();
    assert_eq!(staying, 2, "nobody is left out: {}", report["after"]["plan"]);
    let third = newest(&desk, &[&first, &second]);
    let history: Value = serde_json::from_str(&desk.read(&third)).unwrap();
    let history = history["history"].as_array().unwrap();
    assert_eq!(history.iter().map(|past| past["events"].as_array().unwrap().len()).collect::<Vec<_>>(), [1, 2]);
    desk.takas(&["replan", &third, "--at", "09:00", "--event", "N-1 lost"])
        .exits(2)
        .tells("what was known before stays known");
    let last = desk.takas(&["replan", &third, "--at", "12:00", "--event", "all verified refused until 16:00"]);
    last.exits(0).says("Known at 2025-03-10T09:00:00Z (2025-03-10 12:00 +03:00):").says("opens 13:00Z (16:00 +03:00)");
}

#[test]
fn who_stays_on_the_way_is_sheltered() {
    let desk = the_desk("plan-shelter");
    let plan = saved(&desk);
    // Everybody is at the exchange point a minute before the gate opens.
    let report: Value = serde_json::from_str(&desk.read(&plan)).unwrap();
    let opens = report["plan"]["gates"][0]["opens"]["minute"].as_i64().unwrap();
    let at = format!("minute {}", opens - 1);
    let report =
        desk.takas(&["replan", &plan, "--at", &at, "--event", "davor not travelling", "--json"]).exits(0).json();
    assert_eq!(report["after"]["plan"]["staying"], serde_json::json!(["davor"]));
    let safe = report["after"]["safe"].as_array().unwrap().last().unwrap()["lots"].as_array().unwrap().clone();
    let davor = safe.iter().find(|lot| lot["group"] == "davor").expect("nobody is left out");
    assert_eq!((&davor["hands"], &davor["place"]), (&Value::from("host"), &Value::from("ankara")));
    let anders = safe.iter().find(|lot| lot["group"] == "anders").expect("nobody is left out");
    assert_eq!(anders["hands"], "receiver", "the others go on");
}

#[test]
fn every_event_of_the_guide_is_understood() {
    let desk = the_desk("plan-events");
    let plan = saved(&desk);
    for (event, canonical) in [
        ("S-2 lost", "vehicle S-2 lost"),
        ("clerks lost", "team clerks lost"),
        ("davor not travelling", "1 of davor not travelling"),
        ("2 of soldiers not travelling", "2 of soldiers not travelling"),
        ("anders asks for athens", "anders asks for athens"),
        ("LTAC closed 14:00-15:00", "ankara closed 2025-03-10 11:00Z - 2025-03-10 12:00Z"),
        ("gate \"all verified\" refused", "gate \"all verified\" refused"),
        ("all verified refused until 16:00", "gate \"all verified\" refused until 2025-03-10 13:00Z"),
    ] {
        let ran = desk.takas(&["replan", &plan, "--at", "08:00", "--event", event, "--json"]);
        let report = ran.json();
        assert!(matches!(ran.code, Some(0 | 4 | 6)), "{event}: {}", ran.all());
        assert_eq!(report["events"], serde_json::json!([canonical]));
        if ran.code == Some(0) {
            assert_eq!(counts(&report["after"]["plan"]).values().sum::<u64>(), 8, "nobody is left out: {event}");
        } else {
            let lots = report["safe"]["lots"].as_array().expect("a safe state");
            assert_eq!(lots.iter().map(|lot| lot["count"].as_u64().unwrap()).sum::<u64>(), 8, "{event}");
            assert_eq!(report["change"], Value::Null);
        }
    }
}

#[test]
fn where_there_is_no_plan_any_more_everybody_has_a_safe_place() {
    let desk = the_desk("plan-held");
    let plan = saved(&desk);
    let ran = desk.takas(&["replan", &plan, "--at", "08:00", "--event", "clerks lost"]);
    assert!(matches!(ran.code, Some(4 | 6)), "{}", ran.all());
    ran.says("At that moment everybody is safe so:").says("davor (1): oslo [NOR], with NOR, where they are");
}

#[test]
fn why_there_is_no_plan_is_told_to_the_mediator_alone() {
    let desk = the_desk("plan-none");
    // The gate opens when everything is over.
    desk.edit(
        OPERATION_FILE,
        "takes = [5, 5, 10], holds",
        "takes = [5, 5, 10], not_before = \"2025-03-11 05:30\", holds",
    );
    let ran =
        desk.takas(&["plan", "swap"]).exits(4).says("There is no plan that keeps everything.").says("all verified");
    ran.never_says("defect");
    let report = desk.takas(&["plan", "swap", "--json"]).exits(4).json();
    assert_eq!((&report["status"], &report["plan"]), (&Value::from("infeasible"), &Value::Null));
    let conflict = &report["conflicts"][0];
    assert!(!conflict["words"].as_array().unwrap().is_empty() && !conflict["obstacles"].as_array().unwrap().is_empty());
    let party = desk.takas(&["plan", "swap", "--view", "NOR"]).exits(4).tells("there is no plan to show");
    party.never_says("all verified");
}

#[test]
fn a_party_reads_its_own_movements_alone() {
    let desk = the_desk("plan-party");
    let arguments = [
        "--view",
        "NOR",
        "--view",
        "SOU",
        "--html",
        "p.html",
        "--ics",
        "p.ics",
        "--csv",
        "p.csv",
        "--geojson",
        "p.json",
    ];
    let ran = plans(&desk, &[&["plan", "swap"][..], &arguments].concat());
    let mut all = vec![ran.stdout.clone()];
    for party in ["NOR", "SOU"] {
        all.extend(["html", "ics", "csv", "json"].map(|ending| desk.read(&format!("p-{party}.{ending}"))));
    }
    for text in &all {
        for secret in ["all verified", "clerks", "guards", "perimeter", "Who they are", "hall 1", "bound"] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    }
    plans(&desk, &["plan", "swap", "--view", "HOST"]).never_says("Anders");
    desk.takas(&["plan", "swap", "--view", "NRO"]).exits(2).tells("did you mean NOR?");
    desk.takas(&["plan", "swap", "--view", "NOR", "--json"]).exits(2);
}

#[test]
fn under_pseudonyms_nothing_names_anybody() {
    let desk = the_desk("plan-pseudonyms");
    let files =
        ["--html", "p.html", "--print", "print.html", "--ics", "p.ics", "--csv", "p.csv", "--geojson", "p.json"];
    let wanted = ["plan", "swap", "--pseudonyms", "--fallbacks", "--control"];
    let ran = plans(&desk, &[&wanted[..], &files].concat());
    let json = plans(&desk, &[&wanted[..], &["--json"]].concat());
    let mut all = vec![ran.all(), json.all()];
    all.extend(files.iter().skip(1).step_by(2).map(|file| desk.read(file)));
    let plan = saved(&desk);
    for shape in [&["--json"][..], &[]] {
        let arguments = ["replan", &plan, "--at", "08:00", "--event", "davor not travelling", "--pseudonyms"];
        all.push(desk.takas(&[&arguments[..], shape].concat()).exits(0).stdout);
    }
    for text in all {
        let small = text.to_lowercase();
        for name in ["anders", "lund", "davor", "ilic"] {
            assert!(!small.contains(name), "{name} in {text}");
        }
    }
}

#[test]
fn files_for_others_are_what_they_say() {
    let desk = the_desk("plan-files");
    plans(
        &desk,
        &[
            "plan",
            "swap",
            "--html",
            "p.html",
            "--print",
            "print.html",
            "--ics",
            "p.ics",
            "--csv",
            "p.csv",
            "--geojson",
            "p.json",
        ],
    );
    assert!(desk.read("p.ics").starts_with("BEGIN:VCALENDAR\r\n"));
    assert!(desk.read("p.csv").lines().count() > 4);
    let map: Value = serde_json::from_str(&desk.read("p.json")).expect("JSON");
    assert_eq!(map["type"], "FeatureCollection");
    for page in ["p.html", "print.html"] {
        assert!(
            desk.read(page).starts_with("<!doctype html>") || desk.read(page).starts_with("<!DOCTYPE html>"),
            "{page}"
        );
    }
}

#[test]
fn a_limit_gives_the_best_so_far_and_says_so() {
    let desk = the_desk("plan-limit");
    saved(&desk);
    let id = desk
        .files()
        .into_iter()
        .find_map(|file| Some(file.strip_prefix("swap/deals/")?.strip_suffix(".json")?.to_owned()));
    let id = id.expect("a saved deal");
    let ran = desk.takas(&["plan", "swap", "--deal", &id, "--time", "0", "--json"]).exits(5);
    let ran = ran.tells("this is the best plan so far");
    assert_eq!(counts(&ran.json()["plan"]), everybody());
    assert_eq!(ran.json()["deal"], Value::from(id));
}

#[test]
fn mistakes_have_codes_and_places() {
    let mut transcript = Transcript::new("plan-mistakes", &[]);
    put_case(&transcript.desk);
    let plan = saved(&transcript.desk);
    // Under a name that does not change from run to run.
    let text = transcript.desk.read(&plan);
    transcript.desk.write("swap/plans/p.json", &text);
    let replan = ["replan", "swap/plans/p.json", "--at", "08:00", "--event"];
    for (event, code) in [
        ("N1 lost", "E0812"),
        ("N-1 delayd 40m", "E0811"),
        ("N-1 delayed 40", "E0813"),
        ("7 of soldiers not travelling", "E0814"),
        ("anders asks for LIRF", "E0812"),
        ("ankara closed 2pm-6pm", "E0813"),
    ] {
        transcript.run(&[&replan[..], &[event]].concat()).exits(2).tells(code);
    }
    transcript.run(&["replan", "swap/plans/p.json", "--at", "noon", "--event", "N-1 lost"]).exits(2).tells("E0813");
    transcript.run(&["replan", "swap/plans/p.json"]).exits(2);
    transcript.run(&["replan", "swap/plans/q.json", "--event", "N-1 lost"]).exits(7);
    transcript.run(&["replan", "p.json", "--event", "N-1 lost"]).exits(2).tells("--case");
    transcript.desk.write("swap/plans/p.json", text.replacen("\"rides\": ", "\"riides\": ", 1));
    let changed = transcript.desk.takas(&["replan", "swap/plans/p.json", "--event", "N-1 lost"]).exits(3);
    changed.tells("E0983").tells("unknown field `riides`");
    transcript.desk.write("swap/plans/p.json", text.replacen("\"vehicle\": \"N-1\"", "\"vehicle\": \"S-1\"", 1));
    let changed = transcript.desk.takas(&["replan", "swap/plans/p.json", "--event", "N-1 lost"]).exits(3);
    changed.tells("E0989");
    transcript.note("no operation");
    std::fs::remove_file(transcript.desk.path(OPERATION_FILE)).expect("it was there");
    transcript.run(&["plan", "swap"]).exits(3).tells("E0671");
    transcript.run(&["plan", "swap", "--published"]).exits(2).tells("--published");
    transcript.holds();
}

#[test]
fn a_changed_operation_is_told_and_a_broken_plan_is_not_built_upon() {
    let desk = the_desk("plan-stale");
    let plan = saved(&desk);
    desk.edit(OPERATION_FILE, "boarding = 20 }\nS-1", "boarding = 19 }\nS-1");
    let arguments = ["replan", plan.as_str(), "--at", "08:00", "--event", "N-1 delayed 5m"];
    desk.takas(&arguments).exits(0).tells("has changed since the plan was saved");
    desk.edit(OPERATION_FILE, "takes = [5, 10, 20]", "takes = [5, 25, 30]");
    desk.takas(&arguments).exits(3).tells("does not keep everything any more").tells("takas plan");
    desk.edit(OPERATION_FILE, "begins = \"2025-03-10 06:00\"", "begins = \"2025-03-10 05:00\"");
    desk.takas(&arguments).exits(3).tells("E0988");
}
