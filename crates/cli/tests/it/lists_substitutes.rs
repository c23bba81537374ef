//! From lists to plan and operation: who is next in whose place is proposed and goes by nobody's word but the lead's; nobody is planned,
//! begun with or adopted whom the holder does not acknowledge.

use serde_json::{Value, json};

use crate::desk::{Desk, Ran};
use crate::pty::at_terminal;
use crate::run::Fed;
use crate::signed::either_agent;

const BOOK: &str = "bridge/mediator/lists.toml";
/// If Davor cannot go, Emil does.
const LINE: &str = "format = 1\n\n[[substitutes]]\nof = \"davor\"\nnext = [\"emil\"]\n";
/// What the board says of it.
const NEXT: &str = "next in the line is Emil Kovac";
/// What the holder's own list says of both.
const HELD: &str = "name,person,status\nDavor Ilic,davor,acknowledged\nEmil Kovac,emil,acknowledged\n";

fn run(desk: &Desk, plan: &str, operation: &str, script: &str, more: &[&str]) -> Ran {
    desk.write("day.txt", script);
    let words = ["run", "bridge", "--plan", plan, "--rehearsal", "--operation", operation, "--script", "day.txt"];
    desk.takas(&[&words[..], more].concat())
}

/// A text without the ends of its lines, which come where the page is narrow.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Holds that something is said of who is next; with an exclamation mark before it, that it is not.
#[track_caller]
fn shows(ran: &Ran, words: &[&str]) {
    let shown = flat(&ran.all());
    for word in words {
        let (word, is_wanted) = word.strip_prefix('!').map_or((*word, true), |word| (word, false));
        assert_eq!(shown.contains(word), is_wanted, "{word}: {shown}");
    }
}

/// The id of the deal of a plan.
fn deal_of(desk: &Desk, plan: &str) -> String {
    let plan: Value = serde_json::from_str(&desk.read(&format!("bridge/plans/{plan}.json"))).expect("JSON");
    plan["deal"].as_str().expect("an id").to_owned()
}

/// Holds that there is a plan, whether it was proved best in the time or not.
#[track_caller]
fn planned(ran: Ran) -> Ran {
    assert!(matches!(ran.code, Some(0 | 5)), "{}", ran.all());
    ran
}

/// The case has Emil as no more than claimed.
fn only_claimed(desk: &Desk) {
    desk.edit("bridge/case.toml", "name = \"Emil Kovac\",", "name = \"Emil Kovac\", status = \"claimed\",");
}

#[test]
fn who_is_next_in_the_line_is_proposed_and_goes_by_a_plan_that_is_adopted() {
    let (desk, davors, emils) = either_agent("substitutes");
    desk.write("bridge/lists/NOR.csv", HELD);
    desk.write(BOOK, LINE);
    shows(&desk.takas(&["lists", "status", "bridge"]).exits(0), &["if not, next is emil"]);
    let board = |operation: &str, script: &str, more: &[&str], words: &[&str]| {
        shows(&run(&desk, &davors, operation, script, more).exits(0), words);
    };
    let stays = "06:00 neutral not-travelling davor@one\n";
    board("a", "06:00 lead hold everything\n", &[], &["!in the line"]);
    board("b", stays, &[], &[NEXT, "until a plan of a deal with Emil Kovac is adopted"]);
    // The lines are the mediator's: neither side, nor who watches, is told that there is one.
    for party in ["NOR", "SOU", "HOST"] {
        board("b", stays, &["--view", party], &["!in the line", "!Emil"]);
    }
    board("b", stays, &["--pseudonyms"], &["next in the line is", "!Emil"]);
    // Nothing was said for anybody: the lead adopts a plan, or does not.
    let adopted = format!("{stays}06:01 lead adopt {emils}\n");
    board("b", &adopted, &[], &["Emil Kovac", "!in the line"]);
    // And where he cannot go either, the line is at its end.
    let both = format!("{adopted}06:02 neutral not-travelling emil@one\n");
    board("b", &both, &[], &["nobody is left in the line", "!next in the line"]);
    // Where there is no line, nothing is proposed.
    std::fs::remove_file(desk.path(BOOK)).expect("it is there");
    board("c", stays, &[], &["!in the line"]);
}

#[test]
fn a_line_that_is_written_while_the_operation_runs_counts_for_the_next_who_stays() {
    let (desk, davors, _) = either_agent("substitutes-later");
    desk.write("line.toml", LINE);
    let keys = json!([
        ["\t\t", "lead speaks"],
        ["H", "accepted: event 0"],
        ["\t", "neutral speaks"],
        ["not-travelling davor@one\r", NEXT, ["cp", "line.toml", BOOK]],
        ["Q", "\u{1b}[?1049l"],
    ]);
    at_terminal(&desk, &["run", "bridge", "--plan", &davors], &keys);
}

/// Of a line of several the first is proposed who can go: not who is only claimed, not whom non-refoulement keeps from there, and nobody
/// twice. A book with a mistake in it still says who is next.
#[test]
fn of_a_line_the_first_is_proposed_who_can_go() {
    let (desk, davors, emils) = either_agent("substitutes-several");
    let person = |id: &str, name: &str, more: &str| format!("{id} = {{ name = \"{name}\", holder = \"NOR\"{more} }}\n");
    let case = desk.read("bridge/case.toml");
    let others = person("goran", "Goran Hadar", ", status = \"claimed\"")
        + &person("hanna", "Hanna Ivar", ", no_return_to = [\"SOU\"]")
        + &person("ivo", "Ivo Jansa", "");
    desk.write("bridge/case.toml", case.replace("[people]\n", &format!("[people]\n{others}")));
    let line =
        |next: &str| desk.write(BOOK, format!("format = 1\n\n[[substitutes]]\nof = \"davor\"\nnext = [{next}]\n"));
    let stays = "06:00 neutral not-travelling davor@one\n";
    let board = |operation: &str, script: &str, words: &[&str]| {
        shows(&run(&desk, &davors, operation, script, &[]).exits(0), words);
    };
    line("\"hanna\", \"ivo\", \"emil\"");
    board("a", stays, &["next in the line is Ivo Jansa", "!Hanna", "!Emil"]);
    // Goran is a mistake in a line, and nobody whom it names is there; the others stand.
    line("\"goran\", \"nobody\", \"emil\", \"ivo\"");
    desk.takas(&["check", "bridge"]).exits(3).tells("E0368").tells("`goran`");
    board("b", stays, &[NEXT, "!Goran", "!Ivo"]);
    // Emil goes by the plan that is adopted, and stays, too: the next after him is next for both lines, and is proposed once.
    line("\"emil\", \"ivo\"");
    let both = format!("{stays}06:01 lead adopt {emils}\n06:02 neutral not-travelling emil@one\n");
    board("c", &both, &["next in the line is Ivo Jansa"]);
}

/// Whoever is in the plan already and has yet to set out is looked at, too, when another is adopted.
#[test]
fn nobody_who_has_yet_to_set_out_is_passed_by_when_a_plan_is_adopted() {
    let (desk, davors, emils) = either_agent("substitutes-there");
    run(&desk, &davors, "a", "06:00 lead hold everything\n", &[]).exits(0);
    only_claimed(&desk);
    run(&desk, &davors, "b", &format!("06:00 lead adopt {emils}\n"), &[]).exits(10).tells("E0368").tells("`emil`");
    desk.edit("bridge/case.toml", "name = \"Emil Kovac\", status = \"claimed\",", "name = \"Emil Kovac\",");
    desk.write("bridge/lists/NOR.json", "[{\"name\":\"Emil Kovac\",\"person\":\"emil\",\"status\":\"denied\"}]");
    let script = format!("06:00 neutral not-travelling davor@one\n06:01 lead adopt {emils}\n");
    run(&desk, &davors, "a", &script, &[]).exits(3).tells("E0372").tells("NOR.json");
    // Nor does an operation begin while a holder's own list says so, or cannot be read.
    run(&desk, &davors, "c", "06:00 lead hold everything\n", &[]).exits(3).tells("E0372");
    desk.write("bridge/lists/NOR.json", "[{");
    run(&desk, &davors, "c", "06:00 lead hold everything\n", &[]).exits(3).tells("NOR.json");
}

#[test]
fn nobody_is_adopted_who_is_not_acknowledged() {
    let (desk, davors, emils) = either_agent("substitutes-barred");
    only_claimed(&desk);
    let script = format!("06:00 neutral not-travelling davor@one\n06:01 lead adopt {emils}\n");
    let refused = run(&desk, &davors, "a", &script, &[]).exits(10).tells("E0368");
    let refused = refused.tells("`emil` is not acknowledged by who holds them").tells("nothing has changed");
    refused.never_says("Emil Kovac");
    let hidden = run(&desk, &davors, "b", &script, &["--pseudonyms"]).exits(10).tells("E0368");
    assert!(!hidden.stderr.contains("emil"), "{}", hidden.stderr);
    let mut fed = Fed::new(&desk, &davors, &["--rehearsal", "--operation", "c"]);
    let adopt = |author: &str| json!({ "format": 1, "author": author, "says": { "act": "adopt", "plan": emils } });
    // Whoever may not adopt learns nothing of whom the plan brings.
    let answer = fed.line(&adopt("second").to_string());
    assert_eq!(answer["refused"][0]["why"]["reason"], "seat", "{answer}");
    assert!(!answer.to_string().contains("acknowledged"), "{answer}");
    let answer = fed.line(&adopt("lead").to_string());
    assert_eq!(answer["mistakes"][0]["code"], "E0368", "{answer}");
    // What was refused has used up no number and left nothing behind.
    let says = json!({ "act": "hold", "scope": "everything" });
    assert!(fed.line(&json!({ "format": 1, "author": "lead", "says": says }).to_string())["accepted"].is_array());
    fed.end();
    // A line that names him is a mistake, and an operation does not begin with him.
    desk.write(BOOK, LINE);
    desk.takas(&["check", "bridge"]).exits(3).tells("E0368");
    run(&desk, &emils, "d", "06:00 lead hold everything\n", &[]).exits(3).tells("E0910").tells("`emil`");
}

#[test]
fn nobody_is_planned_who_is_not_acknowledged_whatever_was_saved() {
    let (desk, davors, emils) = either_agent("planned-barred");
    let (his, other) = (deal_of(&desk, &emils), deal_of(&desk, &davors));
    let plan = |deal: &str| desk.takas(&["plan", "bridge", "--deal", deal, "--work", "2000", "--quiet"]);
    planned(plan(&his)).says("Emil Kovac");
    // The holder's own list says that it does not hold him: nothing of the case is planned until it is known what is true.
    desk.write("bridge/lists/NOR.csv", HELD.replace("emil,acknowledged", "emil,denied"));
    assert_eq!(plan(&his).exits(3).tells("E0372").stdout, "");
    plan(&other).exits(3).tells("E0372");
    // The same from a list that is no CSV.
    std::fs::remove_file(desk.path("bridge/lists/NOR.csv")).expect("it is there");
    desk.write("bridge/lists/NOR.json", "[{\"name\":\"Emil Kovac\",\"person\":\"emil\",\"status\":\"denied\"}]");
    assert_eq!(plan(&his).exits(3).tells("E0372").tells("NOR.json").stdout, "");
    plan(&other).exits(3).tells("E0372");
    std::fs::remove_file(desk.path("bridge/lists/NOR.json")).expect("it is there");
    desk.write("bridge/lists/NOR.csv", HELD.replace("emil,acknowledged", "emil,denied"));
    // The case says so, too: the deal that was saved before is not planned, any other is.
    only_claimed(&desk);
    plan(&his).exits(3).tells("E0910").tells("`emil` is not acknowledged").never_says("Emil");
    planned(plan(&other)).says("Davor Ilic").never_says("Emil Kovac");
    let cleared = planned(desk.takas(&["plan", "bridge", "--work", "20000", "--quiet"]));
    cleared.says("Davor Ilic").never_says("Emil Kovac");
    // Neither consent nor non-refoulement is passed over by a deal that was saved.
    desk.edit("bridge/case.toml", "status = \"claimed\",", "no_return_to = [\"SOU\"],");
    desk.write("bridge/lists/NOR.csv", HELD);
    plan(&his).exits(3).tells("E0910").tells("non-refoulement");
}
