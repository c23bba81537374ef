//! `takas record` and `takas store` where something is not as usual: somebody was erased, an opening was changed, two witnesses ask at
//! once, another desk runs, logs fork.

use std::fs::File;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use takas_store::{Append, Entry, Location, Options, Revision, Store, Stream};

use crate::desk::{Desk, Ran};
use crate::run::{Fed, planned};

const CASE: &str = "bridge";

fn run(desk: &Desk, plan: &str, more: &[&str]) -> Ran {
    desk.takas(&[&["run", CASE, "--plan", plan], more].concat())
}

fn say(fed: &mut Fed, author: &str, says: &Value) -> Value {
    fed.line(&json!({ "format": 1, "author": author, "says": says }).to_string())
}

fn hold() -> Value {
    json!({ "act": "hold", "scope": "everything" })
}

#[test]
fn what_is_left_of_a_record_is_exported_after_an_erasure() {
    let (desk, plan) = planned("record-erased");
    let mut fed = Fed::new(&desk, &plan, &[]);
    assert!(
        say(&mut fed, "lead", &json!({ "act": "in-hand", "gate": "legal", "unit": "davor@one" }))["accepted"]
            .is_array()
    );
    fed.end();
    let export = |reader: &str, to: &str| desk.takas(&["record", "export", CASE, "--for", reader, "--to", to]);
    export("mediator", "before").exits(0);
    assert!(desk.read("before/index.html").contains("Davor Ilic"));
    desk.takas(&["record", "erase", CASE, "--unit", "davor", "--confirm", "davor"]).exits(0);
    for reader in ["mediator", "NOR", "SOU", "observer"] {
        export(reader, reader).exits(0);
        desk.takas(&["record", "verify", reader]).exits(0).says("as it should be");
        let page = desk.read(&format!("{reader}/index.html"));
        for name in ["Davor", "davor"] {
            assert!(!page.contains(name), "`{name}` is on the page of {reader}");
        }
    }
    let page = desk.read("mediator/index.html");
    assert!(
        page.contains("unit-") && page.contains("Emil Kovac"),
        "the number stands for who was erased, and for nobody else"
    );
    desk.takas(&["record", "verify", CASE, "--beside", "before"]).exits(0);
}

#[test]
fn a_log_that_forks_is_found_beside_what_another_holds() {
    let (desk, plan) = planned("record-beside");
    let export = |reader: &str, to: &str| desk.takas(&["record", "export", CASE, "--for", reader, "--to", to]).exits(0);
    let mut fed = Fed::new(&desk, &plan, &[]);
    say(&mut fed, "lead", &hold());
    fed.end();
    export("NOR", "nor");
    let early = ["--store", "early/store.sqlite"];
    desk.takas(&["store", "backup", CASE, "--to", "backup"]).exits(0);
    desk.takas(&["store", "restore", early[1], "--from", "backup"]).exits(0);
    let goes_on = |place: &[&str], act: &str| {
        let mut fed = Fed::new(&desk, &plan, place);
        let said = say(&mut fed, "lead", &json!({ "act": act, "scope": "everything" }));
        assert!(said["accepted"].is_array(), "{said}");
        fed.end();
    };
    goes_on(&[], "resume");
    export("SOU", "sou");
    desk.takas(&["record", "verify", "nor", "--beside", "sou"]).exits(0).says("as it should be");
    desk.takas(&["record", "verify", "sou", "--beside", "nor", "--beside", "nor/checkpoint"]).exits(0);
    desk.takas(&["record", "verify", CASE, "--beside", "nor"]).exits(0);
    // From the same beginning the desk goes on otherwise.
    goes_on(&early, "hold");
    let fork = ["record", "export", CASE, "--for", "NOR", "--to", "fork"];
    desk.takas(&[&fork[..], &early].concat()).exits(0);
    desk.takas(&["record", "verify", "fork", "--beside", "nor"]).exits(0).never_says("R52");
    let told = desk.takas(&["record", "verify", "fork", "--beside", "sou"]).exits(9);
    assert!(told.stdout.contains("R26") || told.stdout.contains("R35"), "{}", told.stdout);
    desk.takas(&["record", "verify", "nor", "--beside", "nowhere"]).exits(7);
    // Tiles that lie beside are looked at, too.
    let tile = desk.files().into_iter().find(|file| file.starts_with("sou/tile/0/")).expect("a tile");
    let mut bytes = std::fs::read(desk.path(&tile)).expect("a tile");
    bytes[3] ^= 1;
    desk.write(&tile, bytes);
    desk.takas(&["record", "verify", "sou"]).exits(9).says("R36");
}

/// Writes a store in which the first entry of an operation, which nothing signs, is another.
fn with_opening(desk: &Desk, stream: &str, change: impl Fn(&mut Value)) {
    let open = |path: &str| Store::open(&Location::File(desk.path(path)), Options::default()).expect("a store");
    std::fs::create_dir_all(desk.path("forged")).expect("a folder");
    let (from, to) = (open("bridge/operation/store.sqlite"), open("forged/store.sqlite"));
    let stream = Stream::new(stream).expect("a name");
    let events = from.read(&stream, Revision(1), 10_000).expect("events");
    let mut opening: Value = serde_json::from_slice(&events[0].bytes).expect("JSON");
    change(&mut opening);
    let mut entries = vec![Entry::journal(serde_json::to_vec(&opening).expect("JSON"))];
    entries.extend(events[1..].iter().map(|event| match event.log_index {
        Some(_) => Entry::record(event.bytes.clone()),
        None => Entry::journal(event.bytes.clone()),
    }));
    for part in entries.chunks(900) {
        to.append(Append::new(stream.clone(), part.to_vec())).expect("appended");
    }
}

#[test]
fn an_opening_that_is_not_of_the_charter_is_not_gone_on_with() {
    let forge = |name: &str, change: &dyn Fn(&mut Value), told: &str| {
        let (desk, plan) = planned(name);
        Fed::new(&desk, &plan, &[]).end();
        let stream = format!("{CASE}/live-{plan}");
        with_opening(&desk, &stream, change);
        run(&desk, &plan, &["--store", "forged/store.sqlite"]).exits(9).tells(told);
        desk
    };
    // The key by which anybody would then verify what the lead says.
    let other = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    forge("record-opening-author", &|opening| opening["authors"][0]["key"] = json!(other), "other keys of authors");
    forge("record-opening-case", &|opening| opening["case"] = json!("00".repeat(16)), "it is of another operation");
    let log = |opening: &mut Value| {
        opening["log"] = json!("takas/other+6da2c9ad+AVVPJlGUgD8eBBrNlcr6eZd9b37Ogqe3gWDJVk84n3v2");
    };
    let (desk, plan) = planned("record-opening-log");
    Fed::new(&desk, &plan, &[]).end();
    with_opening(&desk, &format!("{CASE}/live-{plan}"), log);
    assert_ne!(run(&desk, &plan, &["--store", "forged/store.sqlite"]).code, Some(0));
}

#[test]
fn a_witness_is_one_process_at_a_time_and_forgets_nothing() {
    let (desk, plan) = planned("record-witness");
    let state = ["record", "witness", "--state", "witness"];
    let told = desk.takas(&[&state[..], &["--name", "example.org/w"]].concat()).exits(0);
    let key = told.stderr.lines().find_map(|line| line.split("key is ").nth(1)).expect("its key").to_owned();
    let mut fed = Fed::new(&desk, &plan, &["--witness", &key, "--witnesses-wanted", "1"]);
    say(&mut fed, "lead", &hold());
    fed.end();
    let receipt = desk.takas(&["record", "receipt", CASE, "--entry", "0"]).exits(0);
    let log = receipt.stderr.lines().find_map(|line| line.split("log's key is ").nth(1)).expect("a key").to_owned();
    desk.write("request", desk.takas(&["record", "ask", CASE]).exits(0).stdout);
    desk.takas(&[&state[..], &["--log", &log, "--request", "request"]].concat()).exits(0);
    let seen = desk.read("witness/witness.json");
    // As it was before, while another process holds the lock: whoever comes now waits, and then knows what that one has seen.
    let mut fresh: Value = serde_json::from_str(&seen).expect("JSON");
    fresh["seen"] = json!([]);
    desk.write("witness/witness.json", fresh.to_string());
    let lock = File::options().write(true).open(desk.path("witness/witness.lock")).expect("a lock");
    lock.lock().expect("nobody else holds it");
    let mut waits: Command = desk.command(&[&state[..], &["--request", "request"]].concat());
    let mut waits = waits.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary runs");
    std::thread::sleep(Duration::from_millis(700));
    assert!(waits.try_wait().expect("it runs").is_none(), "it waits for the lock");
    desk.write("witness/witness.json", &seen);
    lock.unlock().expect("it was held");
    let answer = waits.wait_with_output().expect("it ends");
    assert_eq!(answer.status.code(), Some(10), "a checkpoint that was cosigned is not cosigned again: {answer:?}");
    assert!(String::from_utf8_lossy(&answer.stderr).contains("409"), "{answer:?}");
    // What a later version keeps is not read as if nothing were in it.
    desk.write("witness/witness.json", seen.replace("\"format\": 1", "\"format\": 2"));
    desk.takas(&[&state[..], &["--request", "request"]].concat()).exits(9).tells("its format is not known");
}

#[test]
fn no_cosignature_is_said_to_be_kept_where_no_witness_is_named() {
    let (desk, plan) = planned("record-no-witness");
    Fed::new(&desk, &plan, &[]).end();
    desk.write("answer", "— example.org/w QUJD\n");
    desk.takas(&["record", "ask", CASE, "--answer", "answer"]).exits(2).tells("no cosignature counts and none is kept");
}

#[test]
fn a_guarantor_is_a_reader_like_others() {
    let (desk, plan) = planned("record-guarantor");
    desk.edit("bridge/mediator/team.toml", "[team]", "[team]\nguard = { seat = \"guarantor of HOST\" }");
    let mut fed = Fed::new(&desk, &plan, &[]);
    say(&mut fed, "lead", &json!({ "act": "abort" }));
    fed.end();
    let guarantor = "guarantor of HOST";
    let shown = desk.takas(&["record", "show", CASE, "--reader", guarantor]).exits(0).says("\"abort\"");
    assert!(!shown.stdout.contains("davor"), "{}", shown.stdout);
    desk.takas(&["record", "export", CASE, "--for", guarantor, "--to", "guard"]).exits(0);
    desk.takas(&["record", "verify", "guard"]).exits(0);
    desk.takas(&["record", "show", CASE, "--reader", "guarantor of XYZ"]).exits(2).tells("guarantor of PARTY");
}

#[test]
fn an_erasure_reaches_every_desk_that_shares_the_store() {
    let (desk, plan) = planned("record-shared");
    let address = crate::postgres::fresh();
    let place = ["--store", address.as_str()];
    let mut one = Fed::new(&desk, &plan, &place);
    say(&mut one, "lead", &hold());
    // The other desk has the same keys, in a folder of its own.
    let copied = Command::new("cp").args(["-a", "bridge.keys", "other.keys"]).current_dir(desk.path("")).status();
    assert!(copied.expect("cp runs").success());
    let mut other = Fed::new(&desk, &plan, &[&place[..], &["--keys", "other.keys"]].concat());
    let accepted = say(&mut other, "lead", &json!({ "act": "resume", "scope": "everything" }));
    assert!(accepted["accepted"].is_array(), "{accepted}");
    let erase = ["record", "erase", CASE, "--unit", "davor", "--confirm", "davor"];
    desk.takas(&[&erase[..], &place].concat()).exits(0).tells("still verify");
    for desk in [&mut one, &mut other] {
        let answer = say(desk, "lead", &hold());
        assert!(answer["not-stored"].as_str().is_some_and(|why| why.contains("was erased")), "{answer}");
    }
    one.end();
    other.end();
    let erased = |keys: &str| {
        let files = desk.files().into_iter().filter(|file| file.starts_with(keys) && file.contains("/people/"));
        files.filter(|file| desk.read(file).contains("\"erased\":true")).count()
    };
    assert_eq!((erased("bridge.keys/"), erased("other.keys/")), (1, 1), "the key is gone from both folders");
    desk.takas(&["record", "verify", CASE, "--store", &address]).exits(0);
}

#[test]
fn a_store_is_named_by_its_case_too() {
    let (desk, plan) = planned("record-store");
    Fed::new(&desk, &plan, &[]).end();
    desk.takas(&["store", "fsck", CASE]).exits(0).says("Nothing is damaged");
    desk.takas(&["store", "backup", CASE, "--to", "backup"]).exits(0);
    desk.takas(&["store", "rebuild", CASE]).exits(0);
    desk.takas(&["store", "export", CASE, "--case", CASE, "--to", "export"]).exits(0);
    desk.takas(&["new", "other"]).exits(0);
    desk.takas(&["store", "fsck", "other"]).exits(7);
    desk.takas(&["store", "import", "other", "--from", "export"]).exits(0);
    desk.takas(&["store", "fsck", "other"]).exits(0);
    desk.takas(&["new", "third"]).exits(0);
    desk.takas(&["store", "restore", "third", "--from", "backup"]).exits(0);
    let destroy = ["store", "destroy", "third", "--case", CASE, "--keys", "own", "--confirm", CASE];
    desk.takas(&destroy).exits(0);
    assert!(desk.files().contains(&"other/operation/store.sqlite".to_owned()));
}

#[test]
fn a_plan_that_lies_elsewhere_is_kept_with_the_operation() {
    let (desk, plan) = planned("record-elsewhere");
    let inside = format!("bridge/plans/{plan}.json");
    desk.write("elsewhere.json", desk.read(&inside));
    std::fs::remove_file(desk.path(&inside)).expect("a file");
    run(&desk, "elsewhere.json", &["--rehearsal"]).tells("wrote");
    std::fs::remove_file(desk.path("elsewhere.json")).expect("a file");
    desk.takas(&["record", "export", CASE, "--for", "NOR", "--to", "nor"]).exits(0);
    assert!(matches!(run(&desk, &plan, &["--rehearsal"]).tells("goes on after").code, Some(0 | 10)));
}

/// Makes of a store one of format 1, as `docs/reference/store.md` has them; it may be without bundles, for they are read from the events.
const MAKE_OLDER: &str = r#"
import hashlib, sqlite3, sys
def part(content):
    return len(content).to_bytes(8, "big") + content
store, format = sqlite3.connect(sys.argv[1]), (1).to_bytes(8, "big")
sum = hashlib.sha256(b"takas row 1\0" + part(b"store") + b"\2" + part(b"format") + b"\3" + part(format)).digest()[:16]
store.execute("DROP TABLE opening")
store.execute("UPDATE store SET value = ?, sum = ? WHERE name = 'format'", (format, sum))
store.commit()
"#;

#[test]
fn a_record_in_a_store_of_an_older_format_is_read_as_it_is() {
    let (desk, plan) = planned("record-older");
    let mut fed = Fed::new(&desk, &plan, &[]);
    say(&mut fed, "lead", &hold());
    fed.end();
    let store = "bridge/operation/store.sqlite";
    let new = desk.takas(&["record", "show", CASE, "--json"]).exits(0).stdout;
    let made = Command::new(crate::json::python()).args(["-c", MAKE_OLDER]).arg(desk.path(store)).status();
    assert!(made.expect("Python runs").success());
    let bytes = || std::fs::read(desk.path(store)).expect("a store");
    let before = bytes();
    assert_eq!(desk.takas(&["record", "show", CASE, "--json"]).exits(0).stdout, new, "what is in it is the same");
    desk.takas(&["record", "show", CASE, "--journal", "--reader", "interviewer"]).exits(0);
    desk.takas(&["record", "verify", CASE]).exits(0).says("as it should be");
    desk.takas(&["record", "receipt", CASE, "--entry", "0"]).exits(0);
    desk.takas(&["record", "export", CASE, "--for", "NOR", "--to", "nor"]).exits(0);
    desk.takas(&["record", "trust", CASE]).exits(0);
    desk.takas(&["record", "ask", CASE]);
    assert!(bytes() == before, "nothing of it has changed");
    let backup = format!("{store}.format-1.backup");
    assert!(!desk.files().contains(&backup), "and nothing was migrated");
    // Whoever goes on with the operation writes, and migrates it after a backup.
    run(&desk, &plan, &[]).exits(0).tells("goes on after 1 events");
    assert!(desk.files().contains(&backup) && bytes() != before);
    assert_eq!(desk.takas(&["record", "show", CASE, "--json"]).exits(0).stdout, new);
}
