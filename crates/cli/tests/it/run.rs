//! `takas run`, `takas record`, `takas store`: an operation from its first word to its export; killed in the middle and gone on with; and
//! what is typed wrong.
//!
//! The case is that of `takas new`: live, with a team.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use serde_json::{Value, json};

use crate::desk::{Desk, Ran};

/// Where the case lies.
const CASE: &str = "bridge";
/// How somebody stands where he stands in clear. His id alone is so short that it stands in base64 by chance.
const DAVOR: [&str; 3] = ["\"davor\"", "davor@one", "Davor Ilic"];

/// A new case with a saved plan, and its id.
pub(crate) fn planned(name: &str) -> (Desk, String) {
    let desk = Desk::new(name);
    desk.takas(&["new", CASE]).exits(0);
    let ran = desk.takas(&["plan", CASE, "--save", "--work", "2000", "--quiet"]);
    assert!(matches!(ran.code, Some(0 | 5)), "{ran:?}");
    let plan = desk.files().into_iter().find(|file| file.starts_with("bridge/plans/")).expect("a plan was saved");
    let id = plan.trim_start_matches("bridge/plans/").trim_end_matches(".json").to_owned();
    (desk, id)
}

fn run(desk: &Desk, plan: &str, more: &[&str]) -> Ran {
    desk.takas(&[&["run", CASE, "--plan", plan], more].concat())
}

/// A process that is fed lines of JSON.
pub(crate) struct Fed {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
}

impl Fed {
    pub(crate) fn new(desk: &Desk, plan: &str, more: &[&str]) -> Self {
        let arguments = [&["run", CASE, "--plan", plan, "--json"], more].concat();
        let mut command = desk.command(&arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("the binary runs");
        let (to, from) = (child.stdin.take().expect("a pipe"), child.stdout.take().expect("a pipe"));
        Self { child, to, from: BufReader::new(from) }
    }

    fn say(&mut self, author: &str, says: &Value) -> Value {
        self.line(&json!({ "format": 1, "author": author, "says": says }).to_string())
    }

    pub(crate) fn line(&mut self, line: &str) -> Value {
        self.answer(line)["outcome"].clone()
    }

    /// The whole answer.
    pub(crate) fn answer(&mut self, line: &str) -> Value {
        writeln!(self.to, "{line}").expect("it reads");
        self.next()
    }

    /// The next line.
    pub(crate) fn next(&mut self) -> Value {
        let mut answer = String::new();
        self.from.read_line(&mut answer).expect("it answers");
        let answer: Value = serde_json::from_str(&answer).unwrap_or_else(|error| panic!("{error}: {answer}"));
        assert_eq!(answer["format"], 1);
        answer
    }

    /// Ends it as a power cut would.
    fn kill(mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it ends");
    }

    pub(crate) fn end(self) -> Option<i32> {
        let Self { mut child, to, from } = self;
        drop((to, from));
        child.wait().expect("it ends").code()
    }
}

fn hold() -> Value {
    json!({ "act": "hold", "scope": "everything" })
}

fn resume() -> Value {
    json!({ "act": "resume", "scope": "everything" })
}

/// The numbers of the events of an answer.
fn events(outcome: &Value) -> Vec<u64> {
    let events = outcome["accepted"].as_array().unwrap_or_else(|| panic!("{outcome}"));
    events.iter().map(|event| event["number"].as_u64().expect("a number")).collect()
}

#[test]
fn what_was_answered_is_there_after_a_kill() {
    let (desk, plan) = planned("run-killed");
    let mut fed = Fed::new(&desk, &plan, &[]);
    assert_eq!(events(&fed.say("lead", &hold())), [0]);
    assert_eq!(events(&fed.say("lead", &resume())), [1]);
    // The same number again is answered as before; another word under it is a contradiction.
    let again = json!({ "format": 1, "author": "lead", "sequence": 2, "says": resume() }).to_string();
    assert_eq!(events(&fed.line(&again)), [0; 0]);
    fed.kill();
    let mut fed = Fed::new(&desk, &plan, &[]);
    assert_eq!(events(&fed.say("lead", &hold())), [2], "it goes on where it was");
    let other = json!({ "format": 1, "author": "lead", "sequence": 1, "says": resume() }).to_string();
    let refused = fed.line(&other);
    assert_eq!(refused["refused"][0]["why"]["reason"], "contradicts", "{refused}");
    let beyond = json!({ "format": 1, "author": "lead", "sequence": 9, "says": resume() }).to_string();
    assert_eq!(fed.line(&beyond)["refused"][0]["why"], json!({ "reason": "sequence", "next": 4 }));
    assert_eq!(fed.end(), Some(10), "something was refused");
    desk.takas(&["record", "verify", CASE]).exits(0).says("as it should be");
}

#[test]
fn one_process_runs_a_store() {
    let (desk, plan) = planned("run-busy");
    let mut fed = Fed::new(&desk, &plan, &[]);
    fed.say("lead", &hold());
    run(&desk, &plan, &[]).exits(7).tells("another process runs an operation in this store");
    // What stands can be looked at meanwhile.
    desk.takas(&["record", "verify", CASE]).exits(0);
    assert_eq!(fed.end(), Some(0));
    run(&desk, &plan, &[]).exits(0).says("held");
}

#[test]
fn several_desks_share_a_store_on_postgresql() {
    let (desk, plan) = planned("run-shared");
    let address = crate::postgres::fresh();
    let place = ["--store", address.as_str()];
    let mut one = Fed::new(&desk, &plan, &place);
    assert_eq!(events(&one.say("lead", &hold())), [0]);
    let mut other = Fed::new(&desk, &plan, &place);
    assert_eq!(events(&other.say("lead", &resume())), [1]);
    for round in 1..5 {
        assert_eq!(events(&one.say("lead", &hold())), [2 * round], "round {round}");
        assert_eq!(events(&other.say("lead", &resume())), [2 * round + 1], "round {round}");
    }
    one.kill();
    assert_eq!(events(&other.say("second", &hold())), [10]);
    assert_eq!(other.end(), Some(0));
    desk.takas(&["record", "verify", CASE, "--store", &address]).exits(0).says("as it should be");
}

#[test]
fn lines_that_cannot_be_read_are_told_and_change_nothing() {
    let (desk, plan) = planned("run-mistakes");
    let mut fed = Fed::new(&desk, &plan, &[]);
    let code = |outcome: &Value| outcome["mistakes"][0]["code"].as_str().unwrap_or_default().to_owned();
    for (line, expected) in [
        ("abort", "E0831"),
        ("{}", "E0833"),
        (r#"{"format":2,"author":"lead","says":{"act":"abort"}}"#, "E0832"),
        (r#"{"format":1,"author":"led","says":{"act":"abort"}}"#, "E0835"),
        (r#"{"format":1,"author":"lead","says":{"act":"departed","ride":"north-jet"}}"#, "E0835"),
        (r#"{"format":1,"author":"lead","plan":3,"says":{"act":"abort"}}"#, "E0836"),
    ] {
        let outcome = fed.line(line);
        assert_eq!(code(&outcome), expected, "{line}: {outcome}");
        assert!(outcome["mistakes"][0]["help"].as_str().is_some_and(|help| !help.is_empty()));
    }
    let refused = fed.say("doctor", &json!({ "act": "abort" }));
    assert_eq!(refused["refused"][0]["why"]["reason"], "seat", "{refused}");
    assert!(refused["refused"][0]["words"].as_str().is_some_and(|words| !words.is_empty()));
    assert_eq!(events(&fed.say("lead", &hold())), [0]);
    assert_eq!(fed.end(), Some(10));
}

#[test]
fn a_rehearsal_comes_to_its_end_and_proves_it() {
    let (desk, plan) = planned("run-rehearsed");
    let ran = run(&desk, &plan, &["--rehearsal"]).tells("REHEARSAL");
    assert!(matches!(ran.code, Some(0 | 10)), "{ran:?}");
    let again = run(&desk, &plan, &["--rehearsal"]).tells("goes on after");
    assert!(matches!(again.code, Some(0 | 10)), "{again:?}");
    desk.takas(&["record", "verify", CASE]).exits(0).says("as it should be");
    let verdict = desk.takas(&["record", "verify", CASE, "--json"]).exits(0).json();
    assert_eq!((&verdict["sound"], &verdict["findings"]), (&json!(true), &json!([])));
    assert!(verdict["entries"].as_u64() > Some(20));
}

#[test]
fn a_party_verifies_what_it_was_handed_and_a_changed_byte_is_found() {
    let (desk, plan) = planned("run-handed");
    run(&desk, &plan, &["--rehearsal"]);
    desk.takas(&["record", "export", CASE, "--for", "NOR", "--to", "for-nor"]).exits(0);
    desk.takas(&["record", "verify", "for-nor"]).exits(0).says("as it should be");
    desk.takas(&["record", "export", CASE, "--for", "NOR", "--to", "for-nor"]).exits(2).tells("is there already");
    let files = desk.files();
    let disclosure = files.iter().find(|file| file.starts_with("for-nor/entries/") && file.ends_with(".disclosure"));
    let disclosure = disclosure.expect("something is told").clone();
    let page = desk.read("for-nor/index.html");
    assert!(page.contains("tlog-proof") && page.contains("Northland"), "the page leads to the proofs");
    desk.takas(&["record", "export", CASE, "--for", "mediator", "--to", "all", "--language", "ru"]).exits(0);
    assert!(desk.read("all/index.html").contains("lang=\"ru\""));
    desk.takas(&["record", "verify", "all"]).exits(0);
    for name in ["README.txt", "trust.json", "view.json", "checkpoint"] {
        assert!(files.contains(&format!("for-nor/{name}")), "{name}");
    }
    let text = desk.read(&disclosure);
    let salt = text.lines().find(|line| line.starts_with("salt ")).expect("a salt").to_owned();
    let other =
        if salt.as_bytes()[5] == b'A' { salt.replacen("salt A", "salt B", 1) } else { format!("salt A{}", &salt[6..]) };
    desk.write(&disclosure, text.replace(&salt, &other));
    desk.takas(&["record", "verify", "for-nor"]).exits(9).says("R43");
    desk.write(&disclosure, text);
    let entry = disclosure.replace(".disclosure", ".entry");
    let mut bytes = std::fs::read(desk.path(&entry)).expect("an entry");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    desk.write(&entry, bytes);
    desk.takas(&["record", "verify", "for-nor"]).exits(9).says("NOT as it should be");
}

#[test]
fn a_receipt_is_of_its_entry_and_of_no_other() {
    let (desk, plan) = planned("run-receipt");
    Fed::new(&desk, &plan, &[]).end();
    desk.takas(&["record", "receipt", CASE, "--entry", "0"]).exits(0).tells("0.tlog-proof");
    assert!(desk.read("0.tlog-proof").starts_with("c2sp.org/tlog-proof@v1\nindex 0\n"));
    desk.takas(&["record", "verify", CASE, "--receipt", "0.tlog-proof"]).exits(0);
    let forged = desk.read("0.tlog-proof").replacen("index 0", "index 1", 1);
    desk.write("1.tlog-proof", forged);
    desk.takas(&["record", "verify", CASE, "--receipt", "1.tlog-proof"]).exits(9).says("R32");
    desk.takas(&["record", "receipt", CASE, "--entry", "100000"]).exits(2).tells("there is no receipt of 100000");
}

#[test]
fn who_is_erased_leaves_a_number_and_every_proof() {
    let (desk, plan) = planned("run-erased");
    let mut fed = Fed::new(&desk, &plan, &[]);
    let in_hand = |gate| json!({ "act": "in-hand", "gate": gate, "unit": "davor@one" });
    assert_eq!(events(&fed.say("neutral", &in_hand("consent"))), [0]);
    assert_eq!(events(&fed.say("lead", &in_hand("legal"))), [1]);
    fed.end();
    let shown = desk.takas(&["record", "show", CASE, "--json"]).exits(0);
    assert!(shown.stdout.contains("\"davor\"") && shown.stdout.contains("\"gate\":\"legal\""), "{}", shown.stdout);
    assert!(!shown.stdout.contains("consent\",\"unit"), "what the neutral says is on no record: {}", shown.stdout);
    let journal = ["record", "show", CASE, "--json", "--journal", "--reader"];
    let own = desk.takas(&[&journal[..], &["interviewer"]].concat()).exits(0).says("\"private\"").says("\"consent\"");
    assert!(own.stdout.contains("\"opened\""), "whoever said it reads it: {}", own.stdout);
    for other in ["mediator", "NOR", "SOU", "medical", "field", "observer"] {
        let shown = desk.takas(&[&journal[..], &[other]].concat()).exits(0);
        let opened = shown.stdout.lines().any(|line| line.contains("in-hand") && line.contains("\"consent\""));
        assert!(!opened, "{other} reads what the neutral says: {}", shown.stdout);
    }
    desk.takas(&["record", "erase", CASE, "--unit", "davor"]).exits(2).tells("--confirm davor");
    desk.takas(&["record", "erase", CASE, "--unit", "nobody", "--confirm", "nobody"]).exits(2);
    desk.takas(&["record", "erase", CASE, "--unit", "davor", "--confirm", "davor"]).exits(0).tells("still verify");
    let shown = desk.takas(&["record", "show", CASE, "--json"]).exits(0);
    assert!(!DAVOR.iter().any(|davor| shown.stdout.contains(davor)), "{}", shown.stdout);
    assert!(shown.stdout.contains("\"state\":\"erased\""));
    desk.takas(&["record", "verify", CASE]).exits(0);
    run(&desk, &plan, &[]).exits(9).tells("the keys of others were erased");
}

#[test]
fn keys_lie_apart_and_open_with_their_passphrase_alone() {
    let (desk, plan) = planned("run-keys");
    desk.write("words", "a passphrase\n");
    let with = ["--keys", "locked", "--passphrase-file", "words", "--store", "stores/a.sqlite"];
    run(&desk, &plan, &with).exits(0);
    run(&desk, &plan, &["--keys", "locked", "--store", "stores/a.sqlite"]).exits(2).tells("--passphrase-file");
    desk.write("words", "another\n");
    run(&desk, &plan, &with).exits(2).tells("not their passphrase");
    run(&desk, &plan, &["--keys", "stores/keys", "--store", "stores/b.sqlite"])
        .exits(2)
        .tells("do not lie in one folder");
}

#[test]
fn a_witness_cosigns_and_refuses_a_rollback() {
    let (desk, plan) = planned("run-witness");
    let told = desk.takas(&["record", "witness", "--state", "witness", "--name", "example.org/w"]).exits(0);
    let key = told.stderr.lines().find_map(|line| line.split("key is ").nth(1)).expect("its key").to_owned();
    let wants = ["--witness", &key, "--witnesses-wanted", "1"];
    let mut fed = Fed::new(&desk, &plan, &wants);
    fed.say("lead", &hold());
    fed.end();
    desk.takas(&["record", "verify", CASE]).exits(0).says("not cosigned yet");
    let receipt = desk.takas(&["record", "receipt", CASE, "--entry", "0"]).exits(0);
    let log =
        receipt.stderr.lines().find_map(|line| line.split("log's key is ").nth(1)).expect("the log's key").to_owned();
    let ask = desk.takas(&["record", "ask", CASE]).exits(0);
    desk.write("request", &ask.stdout);
    let unknown = desk.takas(&["record", "witness", "--state", "witness", "--request", "request"]).exits(10);
    assert!(unknown.stderr.contains("404"), "{unknown:?}");
    let ran = desk.takas(&["record", "witness", "--state", "witness", "--log", &log, "--request", "request"]).exits(0);
    desk.write("answer", &ran.stdout);
    desk.takas(&["record", "ask", CASE, "--answer", "answer"]).exits(0).tells("1 cosignatures stored");
    let verified = desk.takas(&["record", "verify", CASE]).exits(0).says("cosigned");
    assert!(!verified.stdout.contains("not cosigned"), "{}", verified.stdout);
    // The witness has seen more than nothing: the same request again is stale.
    let again = desk.takas(&["record", "witness", "--state", "witness", "--request", "request"]).exits(10);
    assert!(again.stderr.contains("409"), "{again:?}");
}

#[test]
fn a_store_is_backed_up_moved_checked_and_destroyed() {
    let (desk, plan) = planned("run-store");
    let mut fed = Fed::new(&desk, &plan, &[]);
    fed.say("lead", &hold());
    fed.end();
    let store = "bridge/operation/store.sqlite";
    desk.takas(&["store", "fsck", store]).exits(0).says("Nothing is damaged");
    desk.takas(&["store", "migrate", store]).exits(0).tells("present format");
    desk.takas(&["store", "scrub", store]).exits(0);
    desk.takas(&["store", "backup", store, "--to", "backup"]).exits(0);
    desk.takas(&["store", "backup", store, "--to", "backup"]).exits(7);
    desk.takas(&["store", "restore", "copies/restored.sqlite", "--from", "backup"]).exits(0);
    desk.takas(&["store", "restore", "copies/restored.sqlite", "--from", "backup"]).exits(7).tells("there already");
    desk.takas(&["store", "export", store, "--case", CASE, "--to", "a.export"]).exits(0);
    desk.takas(&["store", "import", "copies/moved.sqlite", "--from", "a.export"]).exits(0);
    desk.takas(&["store", "rebuild", "copies/moved.sqlite"]).exits(0);
    desk.takas(&["store", "export", "copies/moved.sqlite", "--case", CASE, "--to", "b.export"]).exits(0);
    let bytes = |name: &str| std::fs::read(desk.path(name)).expect("a file");
    assert!(bytes("a.export") == bytes("b.export"), "the export of an import is the same");
    desk.takas(&["record", "verify", CASE, "--store", "copies/restored.sqlite"]).exits(0);
    run(&desk, &plan, &["--store", "copies/restored.sqlite"]).exits(0).tells("goes on after 1 events");
    for file in ["backup", "a.export", store] {
        let text = String::from_utf8_lossy(&bytes(file)).into_owned();
        for secret in DAVOR.into_iter().chain(["everything"]) {
            assert!(!text.contains(secret), "`{secret}` in clear in {file}");
        }
    }
    let destroy = ["store", "destroy", "copies/moved.sqlite", "--case", CASE, "--keys", "own-keys"];
    desk.takas(&destroy).exits(2).tells("--confirm bridge");
    desk.takas(&[&destroy[..], &["--confirm", CASE, "--certificate", "certificate"]].concat()).exits(0);
    assert!(desk.read("certificate").contains("\"case\":\"bridge\""));
    desk.takas(&["store", "fsck", "copies/moved.sqlite"]).exits(0);
    desk.takas(&["store", "import", "copies/moved.sqlite", "--from", "a.export"]).exits(7).tells("destroyed");
    desk.takas(&["store", "fsck", "nowhere.sqlite"]).exits(7);
}

#[test]
fn a_script_is_said_line_by_line_and_its_mistakes_are_told_at_once() {
    let (desk, plan) = planned("run-script");
    desk.write("day.txt", "# a morning\n06:05 lead hold everything\n06:10 lead resume everything\n06:15 lead abort\n");
    run(&desk, &plan, &["--rehearsal", "--script", "day.txt"]).exits(0).says("06:05");
    run(&desk, &plan, &["--rehearsal", "--script", "day.txt"]).exits(0).tells("goes on after");
    desk.write("wrong.txt", "06:05 lead hold everybody\n06:04 boss abort\n");
    let told = run(&desk, &plan, &["--rehearsal", "--operation", "x", "--script", "wrong.txt"]).exits(3);
    for code in ["E0821", "E0822"] {
        assert!(told.stderr.contains(code), "{code} in {}", told.stderr);
    }
    run(&desk, &plan, &["--script", "nowhere.txt"]).exits(7);
}

#[test]
fn the_board_lives_in_a_terminal_and_puts_it_back() {
    let (desk, plan) = planned("run-board");
    // The first in order is the doctor, who holds nothing but people.
    let keys = json!([
        ["H", "refused:"],
        ["\t\t", "lead speaks"],
        ["H", "accepted: event 0"],
        ["flee\r", "nothing that can be said"],
        ["\u{1b}", "> _"],
        ["A", "> abort_"],
        ["\r", "accepted: event 1"],
        ["Q", "\u{1b}[?1049l"],
    ]);
    let mut command = std::process::Command::new(crate::json::python());
    command.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/terminal.py")).arg(keys.to_string());
    command.args([env!("CARGO_BIN_EXE_takas"), "run", CASE, "--plan", &plan]).current_dir(desk.path(""));
    let output = command.output().expect("Python runs");
    let told: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    let texts = told["texts"].as_array().expect("texts");
    for (at, key) in keys.as_array().expect("keys").iter().enumerate() {
        let (text, sign) = (texts[at + 1].as_str().unwrap_or_default(), key[1].as_str().unwrap_or_default());
        assert!(text.contains(sign), "{key}: {text}");
    }
    assert_eq!(told["status"], 0);
    run(&desk, &plan, &[]).exits(0).tells("goes on after").says("broken off");
    desk.takas(&["record", "verify", CASE]).exits(0);
}

#[test]
fn another_plan_is_adopted_and_gone_on_with() {
    let (desk, plan) = planned("run-adopted");
    let file = format!("bridge/plans/{plan}.json");
    let again = ["replan", &file, "--event", "north-jet delayed 40m", "--at", "minute 1", "--save", "--work", "2000"];
    desk.takas(&again).exits(0);
    let mut plans = desk.files().into_iter().filter_map(|file| {
        let id = file.strip_prefix("bridge/plans/")?.strip_suffix(".json")?.to_owned();
        (id != plan).then_some(id)
    });
    let other = plans.next_back().expect("another plan was saved");
    desk.write("day.txt", format!("06:01 lead adopt {other}\n06:02 lead hold ride north-jet/1\n"));
    let script = ["--rehearsal", "--script", "day.txt"];
    run(&desk, &plan, &script).exits(0).says("06:02");
    // It is restored by the plan that was adopted, and everything that was said has been said.
    run(&desk, &plan, &script).exits(0).tells("goes on after 2 events");
    desk.takas(&["record", "verify", CASE]).exits(0);
    desk.write("later.txt", "06:01 lead adopt 0123456789abcdef0123\n");
    let later = ["--rehearsal", "--operation", "x", "--script", "later.txt"];
    run(&desk, &plan, &later).exits(3).tells("E0824");
}

#[test]
fn what_is_typed_wrong_is_told() {
    let (desk, plan) = planned("run-typed");
    desk.takas(&["new", "other"]).exits(0);
    desk.takas(&["run", "other"]).exits(2).tells("takas plan other --save");
    desk.takas(&["run", "nowhere"]).exits(7);
    run(&desk, "0123", &[]).exits(7).tells("takas plan CASE --save");
    run(&desk, &plan, &["--witness", "key"]).exits(2).tells("--witness `key`");
    run(&desk, &plan, &["--view", "XYZ"]).exits(2).tells("no party `XYZ`");
    desk.takas(&["record", "verify", CASE]).exits(7).tells("takas run");
    run(&desk, &plan, &[]).exits(0);
    run(&desk, &plan, &["--rehearsal", "--operation", &format!("live-{plan}")]).exits(2).tells("another kind");
    run(&desk, &plan, &["--rehearsal"]);
    desk.takas(&["record", "verify", CASE]).exits(2).tells("--operation");
    desk.takas(&["record", "show", CASE, "--operation", "none"]).exits(2).tells("no operation `none`");
    let live = format!("live-{plan}");
    desk.takas(&["record", "show", CASE, "--operation", &live, "--reader", "XYZ"]).exits(2).tells("reads nothing here");
    desk.edit("bridge/mediator/team.toml", "\"lead\" }", "\"boss\" }");
    run(&desk, &plan, &["--operation", "another"]).exits(3).tells("E0662");
    std::fs::remove_file(desk.path("bridge/mediator/team.toml")).expect("a file");
    run(&desk, &plan, &["--operation", "another"]).exits(3).tells("E0661");
}
