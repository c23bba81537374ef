//! Plans that are adopted at one desk and have to be found at another, and at this one later: what a desk cannot follow it decides nothing by.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::desk::Desk;
use crate::run::{Fed, planned};

const CASE: &str = "bridge";

/// A case with a plan, and another that changes it.
fn replanned(name: &str) -> (Desk, String, String) {
    let (desk, plan) = planned(name);
    let file = format!("bridge/plans/{plan}.json");
    let again = ["replan", &file, "--event", "north-jet delayed 40m", "--at", "minute 1", "--save", "--work", "2000"];
    desk.takas(&again).exits(0);
    let mut plans = desk.files().into_iter().filter_map(|file| {
        let id = file.strip_prefix("bridge/plans/")?.strip_suffix(".json")?.to_owned();
        (id != plan).then_some(id)
    });
    let other = plans.next_back().expect("another plan was saved");
    (desk, plan, other)
}

fn says(author: &str, says: &Value) -> String {
    json!({ "format": 1, "author": author, "says": says }).to_string()
}

/// The answer to a line: what the clock brought before it is let go by.
fn answer(fed: &mut Fed, line: &str) -> Value {
    let mut answer = fed.line(line);
    while answer["clock"].is_array() {
        answer = fed.next()["outcome"].clone();
    }
    answer
}

#[test]
fn a_desk_that_cannot_follow_another_decides_nothing_until_it_can() {
    let (desk, plan, other) = replanned("followed");
    let address = crate::postgres::fresh();
    let place = ["--store", address.as_str()];
    let (hold, resume) =
        (json!({ "act": "hold", "scope": "everything" }), json!({ "act": "resume", "scope": "everything" }));
    let mut one = Fed::new(&desk, &plan, &place);
    assert!(answer(&mut one, &says("lead", &hold))["accepted"].is_array());
    // The second desk has not the plan that the first adopts.
    let second = desk.copied("followed-second");
    let theirs = format!("bridge/plans/{other}.json");
    std::fs::remove_file(second.path(&theirs)).expect("a file");
    let mut two = Fed::new(&second, &plan, &place);
    assert!(answer(&mut two, &says("lead", &resume))["accepted"].is_array());
    let adopted = answer(&mut one, &says("lead", &json!({ "act": "adopt", "plan": other })));
    assert!(adopted["accepted"].is_array(), "{adopted}");
    for round in 0..3 {
        let lost = answer(&mut two, &says("second", &hold));
        let why = lost["not-stored"].as_str().unwrap_or_else(|| panic!("round {round}: {lost}"));
        assert!(why.contains("nothing is decided here"), "round {round}: {why}");
    }
    // As soon as it has it, it goes on from what is stored.
    second.write(&theirs, desk.read(&theirs));
    let found = answer(&mut two, &says("second", &hold));
    assert_eq!(found["accepted"][0]["number"], 3, "{found}");
    let next = answer(&mut two, &says("second", &json!({ "act": "hold", "scope": { "ride": "north-jet/1" } })));
    assert_eq!(next["accepted"][0]["what"]["said"]["plan"], 1, "it speaks by the plan that was adopted: {next}");
    assert_eq!(answer(&mut one, &says("lead", &resume))["accepted"][0]["number"], 5);
    one.end();
    two.end();
    desk.takas(&["record", "verify", CASE, "--store", &address]).exits(0).says("as it should be");
}

#[test]
fn a_board_that_cannot_follow_another_desk_ends_with_the_reason_and_puts_the_terminal_back() {
    let (desk, plan, other) = replanned("followed-board");
    let address = crate::postgres::fresh();
    let mut one = Fed::new(&desk, &plan, &["--store", &address]);
    let hold = json!({ "act": "hold", "scope": "everything" });
    assert!(answer(&mut one, &says("lead", &hold))["accepted"].is_array());
    let second = desk.copied("followed-board-second");
    std::fs::remove_file(second.path(&format!("bridge/plans/{other}.json"))).expect("a file");
    // Without another key: what ends the board is what it reads.
    let keys = json!([["\t\t", "lead speaks"], ["R", "accepted: event 1"], ["", "nothing is decided here"]]);
    let mut board = Command::new(crate::json::python());
    board.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/terminal.py")).arg(keys.to_string());
    board.args([env!("CARGO_BIN_EXE_takas"), "run", CASE, "--plan", &plan, "--store", &address]);
    let board = board.current_dir(second.path("")).stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
    let board = board.expect("Python runs");
    let show = ["record", "show", CASE, "--json", "--store", &address];
    let since = Instant::now();
    while !desk.takas(&show).exits(0).stdout.contains("\"resume\"") {
        assert!(since.elapsed() < Duration::from_secs(60), "the board says what was asked of it");
        std::thread::sleep(Duration::from_millis(200));
    }
    let adopted = answer(&mut one, &says("lead", &json!({ "act": "adopt", "plan": other })));
    assert!(adopted["accepted"].is_array(), "{adopted}");
    let told = board.wait_with_output().expect("it ends");
    let told: Value = serde_json::from_slice(&told.stdout).expect("JSON");
    assert_eq!(told["status"], 9, "{told}");
    let last = told["texts"].as_array().and_then(|texts| texts.last()?.as_str()).expect("a text");
    let (back, why) = (last.find("\u{1b}[?1049l"), last.find("nothing is decided here"));
    assert!(back.is_some() && back < why, "the words come when the terminal is put back: {last}");
    one.end();
    desk.takas(&["record", "verify", CASE, "--store", &address]).exits(0);
}

#[test]
fn a_plan_that_lies_elsewhere_is_kept_with_the_case_when_it_is_adopted_and_not_before() {
    let (desk, plan, other) = replanned("adopted-elsewhere");
    let inside = format!("bridge/plans/{other}.json");
    desk.write("elsewhere.json", desk.read(&inside));
    std::fs::remove_file(desk.path(&inside)).expect("a file");
    let is_kept = || desk.path(&inside).is_file();
    let adopt = json!({ "act": "adopt", "plan": "elsewhere.json" });
    let mut fed = Fed::new(&desk, &plan, &["--rehearsal"]);
    let refused = fed.line(&says("second", &adopt));
    assert_eq!(refused["refused"][0]["why"]["reason"], "seat", "{refused}");
    assert!(!is_kept(), "what is refused leaves nothing behind");
    fed.end();
    // Nor does a script that is read and comes to a mistake, or does not come so far.
    desk.write("day.txt", "06:01 lead flee\n06:02 lead adopt elsewhere.json\n");
    let script = ["run", CASE, "--plan", &plan, "--rehearsal", "--script", "day.txt"];
    desk.takas(&script).exits(3);
    assert!(!is_kept(), "a script that cannot be read adopts nothing");
    desk.write("day.txt", "06:02 lead adopt elsewhere.json\n06:03 lead hold everything\n");
    desk.takas(&script).exits(0).says("06:03");
    assert!(is_kept(), "whoever goes on later finds it");
    std::fs::remove_file(desk.path("elsewhere.json")).expect("a file");
    desk.takas(&[&script[..5], &["--json"]].concat()).exits(0).tells("goes on after 2 events");
    desk.takas(&["record", "verify", CASE]).exits(0);
}
