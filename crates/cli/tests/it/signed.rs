//! What is signed elsewhere, a script that is stopped and begun again, refusals without names, a plan with somebody instead of another, and a
//! second copy that has to have it.

use serde_json::{Value, json};

use crate::desk::{Desk, Ran};
use crate::run::{Fed, planned};

const CASE: &str = "bridge";

fn run(desk: &Desk, plan: &str, more: &[&str]) -> Ran {
    desk.takas(&[&["run", CASE, "--plan", plan], more].concat())
}

/// The lead's key is in a folder of their own, and its public half in the team.
fn lead_elsewhere(name: &str) -> (Desk, String) {
    let (desk, plan) = planned(name);
    let made = desk.takas(&["record", "key", "--author", "lead", "--keys", "lead.keys"]).exits(0);
    let again = desk.takas(&["record", "key", "--author", "lead", "--keys", "lead.keys"]).exits(0);
    assert_eq!(made.stdout, again.stdout, "the key is made once");
    let key = made.stdout.trim();
    desk.edit("bridge/mediator/team.toml", "seat = \"lead\" }", &format!("seat = \"lead\", key = \"{key}\" }}"));
    (desk, plan)
}

fn trust(desk: &Desk) {
    desk.write("trust.json", desk.takas(&["record", "trust", CASE]).exits(0).stdout);
}

/// A line that the lead signs.
fn signed(desk: &Desk, plan: &str, sequence: u64, words: &str) -> String {
    let sequence = sequence.to_string();
    let from = ["record", "sign", CASE, "--trust", "trust.json", "--plan", plan, "--keys", "lead.keys"];
    let who = ["--author", "lead", "--sequence", &sequence, words];
    desk.takas(&[&from[..], &who].concat()).exits(0).stdout.trim().to_owned()
}

#[test]
fn what_is_signed_elsewhere_is_taken_as_it_is_or_not_at_all() {
    let (desk, plan) = lead_elsewhere("signed-lead");
    let mut fed = Fed::new(&desk, &plan, &[]);
    let own = json!({ "format": 1, "author": "lead", "says": { "act": "hold", "scope": "everything" } }).to_string();
    let refused = fed.line(&own);
    assert!(refused["not-stored"].as_str().is_some_and(|why| why.contains("the key of `lead`")), "{refused}");
    trust(&desk);
    let line = signed(&desk, &plan, 1, "hold everything");
    let parts: Value = serde_json::from_str(&line).expect("JSON");
    // Any byte of it changed: nothing is taken.
    for part in ["envelope", "payload", "salt", "signature"] {
        let text = parts[part].as_str().expect("base64");
        for at in [0, text.len() / 2] {
            let other = if text.as_bytes()[at] == b'A' { "B" } else { "A" };
            let mut forged = parts.clone();
            forged[part] = json!(format!("{}{other}{}", &text[..at], &text[at + 1..]));
            let answer = fed.line(&forged.to_string());
            assert_eq!(answer["mistakes"][0]["code"], "E0838", "{part} {at}: {answer}");
        }
    }
    let accepted = fed.line(&line);
    assert_eq!(accepted["accepted"][0]["what"]["said"]["author"], "lead", "{accepted}");
    // Doubled on the way it is answered as before; another word under the number contradicts; a number beyond waits.
    assert_eq!(fed.line(&line), json!({ "accepted": [] }));
    let other = signed(&desk, &plan, 1, "resume everything");
    assert_eq!(fed.line(&other)["refused"][0]["why"], json!({ "reason": "contradicts", "number": 1 }));
    let beyond = signed(&desk, &plan, 3, "resume everything");
    assert_eq!(fed.line(&beyond)["refused"][0]["why"], json!({ "reason": "sequence", "next": 2 }));
    // What the engine refuses uses up no number.
    let refused = fed.line(&signed(&desk, &plan, 2, "close"));
    assert!(refused["refused"].as_array().is_some_and(|reasons| !reasons.is_empty()), "{refused}");
    assert!(fed.line(&signed(&desk, &plan, 2, "resume everything"))["accepted"].is_array());
    fed.end();
    desk.takas(&["record", "verify", CASE]).exits(0).says("as it should be");
    // It is on the record in the very bytes that were signed.
    let shown = desk.takas(&["record", "show", CASE, "--json"]).exits(0);
    assert!(shown.stdout.lines().any(|line| line.contains("\"kind\":\"command\"") && line.contains("\"hold\"")));
    let files = desk.files();
    assert!(
        !files.iter().any(|file| file == &format!("bridge.keys/live-{plan}/authors/lead.json")),
        "the desk has no key of the lead"
    );
    // After a restart the double is known as well.
    let mut fed = Fed::new(&desk, &plan, &[]);
    assert_eq!(fed.line(&line), json!({ "accepted": [] }));
    fed.end();
}

/// What nobody has signed moves no clock: in a rehearsal the desk's is that of what is said.
#[test]
fn a_line_that_does_not_verify_moves_no_clock() {
    let (desk, plan) = lead_elsewhere("signed-clock");
    let mut fed = Fed::new(&desk, &plan, &["--rehearsal"]);
    assert!(fed.line("{}")["mistakes"].is_array(), "it has begun");
    trust(&desk);
    let sign = |time: &str| {
        let from =
            ["record", "sign", CASE, "--rehearsal", "--trust", "trust.json", "--plan", &plan, "--keys", "lead.keys"];
        let who = ["--author", "lead", "--sequence", "1", "--time", time, "hold everything"];
        let line = desk.takas(&[&from[..], &who].concat()).exits(0).stdout;
        serde_json::from_str::<Value>(&line).expect("JSON")
    };
    let resume = json!({ "format": 1, "author": "second", "says": { "act": "hold", "scope": "everything" } });
    let (far, soon) = (4_000_000_000_i64, 3_000_000_000_i64);
    let mut forged = sign(&far.to_string());
    forged["signature"] = sign(&soon.to_string())["signature"].clone();
    assert_eq!(fed.line(&forged.to_string())["mistakes"][0]["code"], "E0838");
    let at = |answer: &Value| answer["accepted"][0]["at"].as_i64().unwrap_or_else(|| panic!("{answer}"));
    assert!(at(&fed.line(&resume.to_string())) < soon, "the clock is where it was");
    assert_eq!(at(&fed.line(&sign(&far.to_string()).to_string())), far, "and one that is signed moves it");
    fed.end();
}

#[test]
fn words_on_no_record_are_signed_for_the_journal() {
    let (desk, plan) = planned("signed-neutral");
    let made = desk.takas(&["record", "key", "--author", "neutral", "--keys", "own.keys"]).exits(0);
    let seat = "seat = \"interviewer\" }";
    let with_key = format!("seat = \"interviewer\", key = \"{}\" }}", made.stdout.trim());
    desk.edit("bridge/mediator/team.toml", seat, &with_key);
    let mut fed = Fed::new(&desk, &plan, &[]);
    assert!(fed.line("{}")["mistakes"].is_array(), "it has begun");
    trust(&desk);
    let sign = |sequence: &str, words: &str| {
        let from = ["record", "sign", CASE, "--trust", "trust.json", "--plan", &plan, "--keys", "own.keys"];
        desk.takas(&[&from[..], &["--author", "neutral", "--sequence", sequence, words]].concat()).exits(0)
    };
    let consent = sign("1", "in-hand davor@one consent").tells("on no record");
    let identity = sign("1", "in-hand davor@one legal").tells("for the record");
    assert!(fed.line(consent.stdout.trim())["accepted"].is_array());
    // Each chain has numbers of its own, so that neither has a gap that tells of the other.
    let answer = fed.line(identity.stdout.trim());
    assert!(answer["accepted"].is_array() || answer["refused"][0]["why"]["reason"] == "seat", "{answer}");
    fed.end();
    let shown = desk.takas(&["record", "show", CASE, "--json"]).exits(0);
    assert!(!shown.stdout.contains("\"gate\":\"consent\""), "{}", shown.stdout);
    desk.takas(&["record", "verify", CASE]).exits(0);
}

#[test]
fn what_cannot_be_signed_is_told() {
    let (desk, plan) = lead_elsewhere("signed-typed");
    Fed::new(&desk, &plan, &[]).end();
    trust(&desk);
    let sign = |more: &[&str]| {
        let from = ["record", "sign", CASE, "--trust", "trust.json", "--plan", &plan, "--sequence", "1"];
        desk.takas(&[&from[..], more].concat())
    };
    let at = |time: &str| sign(&["--author", "lead", "--keys", "lead.keys", time, "abort"]);
    at("--time=-5").exits(2).tells("since the beginning of 1970");
    assert_ne!(at("--time=253402300800").code, Some(0), "an envelope bears a year of four digits");
    at("--time=253402300799").exits(0);
    sign(&["--author", "lead", "--keys", "lead.keys", "flee"]).exits(2).tells("E0821");
    sign(&["--author", "second", "--keys", "lead.keys", "abort"]).exits(2).tells("there is no key");
    desk.takas(&["record", "key", "--author", "second", "--keys", "lead.keys"]).exits(0);
    sign(&["--author", "second", "--keys", "lead.keys", "abort"]).exits(2).tells("knows no key of `second`");
    desk.takas(&["record", "key", "--author", "../desk", "--keys", "lead.keys"]).exits(2);
    desk.write("trust.json", "{}");
    sign(&["--author", "lead", "--keys", "lead.keys", "abort"]).exits(9);
}

#[test]
fn a_script_that_was_stopped_goes_on_exactly_where_it_was() {
    let (desk, plan) = planned("script-stopped");
    let script = ["--rehearsal", "--script", "day.txt"];
    // The second line is refused, and leaves nothing behind; the first and the last are the same.
    let day =
        "06:05 lead hold everything\n06:06 doctor abort\n06:07 lead resume everything\n06:07 lead hold everything\n";
    desk.write("day.txt", day);
    run(&desk, &plan, &script).exits(10).tells("refused");
    desk.write(
        "day.txt",
        format!("{day}06:08 doctor abort\n06:09 lead resume everything\n06:10 second hold everything\n"),
    );
    let ran =
        run(&desk, &plan, &script).exits(10).tells("goes on after 3 events").tells("4 of 7 lines were gone through");
    assert!(!ran.stderr.contains("line 2") && ran.stderr.contains("line 5"), "{ran:?}");
    let held = |ran: &Ran| ran.stdout.lines().filter(|line| line.starts_with("06:07")).count();
    assert_eq!(held(&ran), 0, "nothing is said twice: {}", ran.stdout);
    run(&desk, &plan, &script).exits(0).tells("goes on after 5 events").tells("7 of 7 lines");
    // What others said meanwhile is not taken for lines of the script.
    let mut fed = Fed::new(&desk, &plan, &["--rehearsal"]);
    let said = json!({ "format": 1, "author": "lead", "says": { "act": "resume", "scope": "everything" } }).to_string();
    assert!(fed.line(&said)["accepted"].is_array());
    fed.end();
    desk.write("day.txt", format!("{}06:12 lead hold everything\n", desk.read("day.txt")));
    run(&desk, &plan, &script).exits(0).tells("7 of 8 lines").says("06:12");
}

#[test]
fn refusals_name_nobody_where_pseudonyms_are_asked_for() {
    let (desk, plan) = planned("refused-names");
    desk.write("day.txt", "06:05 lead board north-jet/1\n06:06 lead board south-jet/1\n");
    let script = ["--rehearsal", "--operation", "a", "--script", "day.txt"];
    let named = run(&desk, &plan, &script).exits(10).tells("refused");
    let names =
        ["Davor", "davor", "Emil", "emil@", "Anders", "anders", "Berit", "berit", "Nina", "nina@", "Vera", "vera@"];
    assert!(names.iter().any(|name| named.stderr.contains(name)), "the desk is told who: {}", named.stderr);
    let script = ["--rehearsal", "--operation", "b", "--pseudonyms", "--script", "day.txt"];
    let ran = run(&desk, &plan, &script).exits(10).tells("refused");
    for name in names {
        assert!(!ran.all().contains(name), "`{name}` in {}", ran.all());
    }
    run(&desk, &plan, &["--json", "--pseudonyms"]).exits(2);
}

/// Says something, and reads on until so many events are confirmed: by the answer, or where the disk is slow by what is told after it.
fn until_confirmed(fed: &mut Fed, line: &str, events: u64) {
    let mut told = fed.answer(line);
    while told["confirmed"] != events {
        told = fed.next();
    }
}

#[test]
fn nothing_is_confirmed_before_the_second_copy_has_it_and_a_lost_one_stops_nothing() {
    let (desk, plan) = planned("second-copy");
    desk.edit("bridge/mediator/team.toml", "format = 1", "format = 1\nsecond_copy = true");
    let hold = json!({ "format": 1, "author": "lead", "says": { "act": "hold", "scope": "everything" } }).to_string();
    let resume = hold.replace("hold", "resume");
    // None is named: what is said is stored and never confirmed.
    let mut fed = Fed::new(&desk, &plan, &[]);
    assert_eq!(fed.answer(&hold)["confirmed"], 0);
    fed.end();
    run(&desk, &plan, &[]).exits(0).tells("nothing is confirmed").says("NOT YET CONFIRMED");
    // The copy is lost: words are still taken, and not confirmed.
    let copy = ["--second-copy", "copy"];
    desk.write("copy", "no folder");
    let mut fed = Fed::new(&desk, &plan, &copy);
    let lost = fed.answer(&resume);
    assert_eq!(
        (lost["outcome"]["accepted"].as_array().map(Vec::len), &lost["confirmed"]),
        (Some(1), &json!(0)),
        "{lost}"
    );
    // And back: what was said meanwhile is confirmed without another word, or with the next.
    std::fs::remove_file(desk.path("copy")).expect("a file");
    std::fs::create_dir(desk.path("copy")).expect("a folder");
    until_confirmed(&mut fed, &hold, 3);
    fed.end();
    // With the copy there, all is confirmed, what was before, too.
    let mut fed = Fed::new(&desk, &plan, &copy);
    until_confirmed(&mut fed, &resume, 4);
    fed.end();
    desk.takas(&["store", "fsck", "copy/store.sqlite"]).exits(0);
    desk.takas(&["record", "verify", CASE, "--store", "copy/store.sqlite"]).exits(0).says("as it should be");
    // The copy of one store is never made that of another.
    let other = ["--operation", "other", "--store", "elsewhere/store.sqlite"];
    run(&desk, &plan, &[&other[..], &copy].concat()).exits(7);
    desk.takas(&["record", "verify", CASE, "--store", "copy/store.sqlite"]).exits(0);
    run(&desk, &plan, &["--second-copy", "bridge/operation"]).exits(2).tells("the store itself");
    run(&desk, &plan, &["--second-copy", "bridge.keys"]).exits(2).tells("do not lie in one folder");
}

#[test]
fn the_board_tells_the_mediator_alone_why_a_second_copy_is_behind() {
    let (desk, plan) = planned("second-copy-board");
    desk.edit("bridge/mediator/team.toml", "format = 1", "format = 1\nsecond_copy = true");
    desk.write("day.txt", "06:05 lead hold everything\n");
    desk.write("later.txt", "06:05 lead hold everything\n06:10 lead resume everything\n");
    let script = |file: &str, more: &[&str]| {
        run(&desk, &plan, &[&["--rehearsal", "--second-copy", "copy", "--script", file], more].concat())
    };
    // Where the copy's folder should be, there is a file.
    desk.write("copy", "no folder");
    let told = script("day.txt", &[]).exits(0).says("THE SECOND COPY IS BEHIND").says("NOT YET CONFIRMED");
    let line = told.stdout.lines().find(|line| line.contains("THE SECOND COPY IS BEHIND")).expect("it stands there");
    assert!(line.contains("unable to open"), "why: {line}");
    script("later.txt", &["--view", "NOR"]).exits(0).never_says("SECOND COPY").never_says("CONFIRMED");
    // With the folder there, a word brings it, and nothing is told of it any more; how long that takes is the disk's.
    std::fs::remove_file(desk.path("copy")).expect("a file");
    let mut said = desk.read("later.txt");
    for minute in 11..60 {
        let act = if minute % 2 == 1 { "hold" } else { "resume" };
        said = format!("{said}06:{minute} lead {act} everything\n");
        desk.write("more.txt", &said);
        let told = script("more.txt", &[]).exits(0).stdout;
        if !told.contains("SECOND COPY") && !told.contains("NOT YET CONFIRMED") {
            return;
        }
    }
    panic!("the copy comes");
}

/// A case in which one of two agents goes: the plan for one of them, and the plan for the other.
pub(crate) fn either_agent(name: &str) -> (Desk, String, String) {
    let desk = Desk::new(name);
    desk.takas(&["new", CASE]).exits(0);
    let without = |file: &str, lines: &[&str]| {
        let kept = |line: &&str| !lines.iter().any(|start| line.starts_with(start));
        let text: Vec<String> = desk.read(file).lines().filter(kept).map(str::to_owned).collect();
        desk.write(file, text.join("\n") + "\n");
    };
    desk.edit("bridge/positions/SOU.toml", "davor = { priority = \"must\" }", "davor = { priority = \"high\" }");
    without("bridge/positions/SOU.toml", &["soldiers =", "\"visits if"]);
    without("bridge/positions/NOR.toml", &["soldiers =", "\"one for three"]);
    without("bridge/mediator/concessions.toml", &["\"asks davor", "\"one for three"]);
    let case = desk.read("bridge/case.toml");
    desk.write("bridge/case.toml", format!("{case}\"one agent\" = \"exactly 1 of agents\"\n"));
    let planned = |without: &str| {
        let known = desk.files();
        let new = |under: &str| {
            let mut files = desk.files().into_iter().filter(|file| file.starts_with(under) && !known.contains(file));
            let file = files.next().expect("it was saved");
            file.trim_start_matches(under).trim_end_matches(".json").to_owned()
        };
        desk.takas(&["deals", CASE, "--without", without, "--work", "20000", "--save", "--quiet"]);
        let deal = new("bridge/deals/");
        desk.takas(&["plan", CASE, "--deal", &deal, "--save", "--work", "2000", "--quiet"]);
        new("bridge/plans/")
    };
    let (davors, emils) = (planned("emil"), planned("davor"));
    (desk, davors, emils)
}

#[test]
fn somebody_goes_instead_of_another() {
    let (desk, davors, emils) = either_agent("instead");
    desk.write(
        "day.txt",
        format!(
            "06:00 neutral not-travelling davor@one\n06:01 lead adopt {emils}\n06:02 neutral in-hand emil@one consent\n"
        ),
    );
    let script = ["--rehearsal", "--script", "day.txt"];
    run(&desk, &davors, &script).exits(0).says("06:01").says("Emil Kovac");
    run(&desk, &davors, &script).exits(0).tells("3 of 3 lines were gone through");
    let mut fed = Fed::new(&desk, &davors, &["--rehearsal"]);
    let says = json!({ "act": "in-hand", "gate": "legal", "unit": "emil@one" });
    let line = json!({ "format": 1, "author": "lead", "says": says }).to_string();
    assert!(fed.line(&line)["accepted"].is_array());
    fed.end();
    // Who came with the plan stands in an entry of its own, like everybody before.
    let shown = desk.takas(&["record", "show", CASE, "--reader", "SOU"]).exits(0);
    assert!(
        shown.stdout.lines().any(|line| line.contains("\"emil\"") && line.contains("\"unit-7\"")),
        "{}",
        shown.stdout
    );
    desk.takas(&["record", "export", CASE, "--for", "SOU", "--to", "sou"]).exits(0);
    desk.takas(&["record", "verify", "sou"]).exits(0);
    assert!(desk.read("sou/index.html").contains("Emil Kovac"));
    // And is erased like everybody.
    desk.takas(&["record", "erase", CASE, "--unit", "emil", "--confirm", "emil"]).exits(0);
    desk.takas(&["record", "export", CASE, "--for", "mediator", "--to", "after"]).exits(0);
    let page = desk.read("after/index.html");
    assert!(!page.contains("Emil") && page.contains("unit-7") && page.contains("Davor Ilic"));
    desk.takas(&["record", "verify", "after"]).exits(0);
    run(&desk, &davors, &["--rehearsal"]).exits(9).tells("not gone on with");
}

#[test]
fn a_plan_is_adopted_by_its_id_or_its_file_and_signed_elsewhere_too() {
    let (desk, davors, emils) = either_agent("adopted-by");
    let made = desk.takas(&["record", "key", "--author", "lead", "--keys", "lead.keys"]).exits(0);
    let with_key = format!("seat = \"lead\", key = \"{}\" }}", made.stdout.trim());
    desk.edit("bridge/mediator/team.toml", "seat = \"lead\" }", &with_key);
    let by = |operation: &str, second: &str, plan: &str| {
        let mut fed = Fed::new(&desk, &davors, &["--rehearsal", "--operation", operation]);
        let says = json!({ "act": "adopt", "plan": plan });
        let answer = fed.line(&json!({ "format": 1, "author": second, "says": says }).to_string());
        (answer, fed)
    };
    // A co-mediator adopts nothing, but the plan is found.
    desk.write("elsewhere.json", desk.read(&format!("bridge/plans/{emils}.json")));
    for named in ["elsewhere.json", &emils] {
        let (answer, fed) = by("a", "second", named);
        assert_eq!(answer["refused"][0]["why"]["reason"], "seat", "{answer}");
        fed.end();
    }
    let (answer, fed) = by("b", "second", "0123");
    assert_eq!(answer["mistakes"][0]["code"], "E0836", "{answer}");
    fed.end();
    let mut fed = Fed::new(&desk, &davors, &["--rehearsal", "--operation", "c"]);
    assert!(fed.line("{}")["mistakes"].is_array(), "it has begun");
    desk.write("trust.json", desk.takas(&["record", "trust", CASE, "--operation", "c"]).exits(0).stdout);
    let sign = |sequence: &str, plans: &[&str], words: &str| {
        let from = ["record", "sign", CASE, "--rehearsal", "--trust", "trust.json", "--keys", "lead.keys"];
        let who = ["--author", "lead", "--time", "1743487200", "--sequence", sequence];
        let plans: Vec<&str> = plans.iter().flat_map(|plan| ["--plan", plan]).collect();
        desk.takas(&[&from[..], &who, &plans, &[words]].concat()).exits(0).stdout.trim().to_owned()
    };
    let adopted = fed.line(&sign("1", &[&davors], "adopt elsewhere.json"));
    assert!(adopted["accepted"].is_array(), "{adopted}");
    // By the plan in force the numbers of units are those that came with it.
    let held = fed.line(&sign("2", &[&davors, &emils], "hold unit emil@one"));
    assert_eq!(held["accepted"][0]["what"]["said"]["says"]["scope"]["unit"], "emil@one", "{held}");
    // And by the one after it: who comes back comes under another number, and whoever came between has kept theirs.
    let back = fed.line(&sign("3", &[&davors, &emils], &format!("adopt {davors}")));
    assert!(back["accepted"].is_array(), "{back}");
    let held = fed.line(&sign("4", &[&davors, &emils, &davors], "hold unit davor@one"));
    assert_eq!(held["accepted"][0]["what"]["said"]["says"]["scope"]["unit"], "davor@one", "{held}");
    fed.end();
    let shown = desk.takas(&["record", "show", CASE, "--operation", "c", "--json"]).exits(0);
    let holds: Vec<&str> =
        shown.stdout.lines().filter(|line| line.contains("\"hold\"") && line.contains("command")).collect();
    let named = |hold: &str, unit: &str| hold.contains(&format!("\"{unit}\""));
    assert!(holds.len() == 2 && named(holds[0], "unit-7") && named(holds[1], "unit-8"), "{holds:#?}");
    desk.takas(&["record", "verify", CASE, "--operation", "c"]).exits(0);
}
