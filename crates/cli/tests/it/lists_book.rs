//! The mediator's book of names from outside: who asked, what was released, who was told, and what is refused.

use serde_json::{Value, json};

use crate::desk::Desk;
use crate::lists::{json_of, with_case};

/// Says that a row was told at a time; the row's release is on 4 March at ten, withdrawn on 1 April.
fn told(desk: &Desk, row: &str, to: &str, at: &str) -> crate::desk::Ran {
    desk.takas(&["lists", "told", "my-case", row, "--to", to, "--by", "Lea", "--at", at])
}

/// What the book says of whom the status calls so.
fn of(statuses: &Value, name: &str) -> Value {
    let is_named =
        |one: &&Value| one["rows"].as_array().unwrap().iter().any(|row| row["name"].as_str().unwrap().contains(name));
    let one = statuses["people"].as_array().unwrap().iter().find(is_named).expect(name);
    json!({ "asked": one["asked"], "told": one["told"], "released": one["released"] })
}

#[test]
fn who_asked_and_who_was_told_is_written_and_shown() {
    let desk = with_case("lists-asked");
    let asked =
        ["lists", "asked", "my-case", "SOU.csv:5", "--by", "NOR", "--heard-by", "Lea", "--at", "2025-03-01T09:30"];
    desk.takas(&[&asked[..], &["--note", "by his \"mother\""]].concat()).exits(0).tells("mediator/lists.toml");
    let release =
        ["lists", "release", "my-case", "SOU.csv:5", "--to", "NOR", "--by", "Lea", "--at", "2025-03-04T10:00"];
    desk.takas(&release).exits(0);
    told(&desk, "SOU.csv:5", "NOR", "2025-03-05T11:00").exits(0).tells("wrote my-case/mediator/lists.toml");
    desk.takas(&["fmt", "--check", "my-case"]).exits(0);
    desk.takas(&["check", "my-case"]).exits(0).never_says("W0367");
    let shown = desk.takas(&["lists", "status", "my-case", "--at", "2025-03-10T12:00"]).exits(0);
    shown
        .says("Northland asked 2025-03-01")
        .says("Northland was told by Lea 2025-03-05")
        .says("released to Northland by Lea");
    let shown = json_of(&desk.takas(&["lists", "status", "my-case", "--at", "2025-03-10T12:00", "--json"]).exits(0));
    let book = of(&shown, "Яхно");
    assert_eq!(
        (book["asked"][0]["party"].as_str(), book["told"][0]["party"].as_str(), book["told"][0]["by"].as_str()),
        (Some("NOR"), Some("NOR"), Some("Lea"))
    );
    assert_eq!(of(&shown, "Nobody"), json!({ "asked": [], "told": [], "released": [] }));
    // No party's sheet says who asked or who was told: not even that of who asked.
    for party in ["NOR", "SOU"] {
        let sheet = ["lists", "match", "my-case", "--view", party, "--at", "2025-03-10T12:00"];
        desk.takas(&sheet).exits(0).never_says("asked").never_says("was told").never_says("mother");
    }
    let asked = |row: &str, by: &str, heard_by: &str| {
        desk.takas(&["lists", "asked", "my-case", row, "--by", by, "--heard-by", heard_by])
    };
    asked("SOU.csv:5", "NRO", "Lea").exits(2).tells("did you mean NOR?");
    asked("SOU.csv:55", "NOR", "Lea").exits(2).tells("names nobody");
    asked("SOU.csv:5", "NOR", " ").exits(2).tells("write who of the mediators heard it");
    desk.takas(&["lists", "asked", "my-case/lists/SOU.csv", "SOU.csv:5", "--by", "NOR", "--heard-by", "Lea"])
        .exits(2)
        .tells("name its folder");
}

#[test]
fn nobody_is_written_down_as_told_of_what_was_not_released() {
    let desk = with_case("lists-told");
    let refused = |row: &str, to: &str, at: &str, why: &str| {
        let before = desk.files().iter().any(|file| file.ends_with("mediator/lists.toml"));
        let text = before.then(|| desk.read("my-case/mediator/lists.toml"));
        let ran = told(&desk, row, to, at).exits(3).tells("E0375").tells(why);
        assert_eq!(ran.stdout, "");
        assert!(!ran.stderr.contains("Яхно") && !ran.stderr.contains("Х-18"), "{}", ran.stderr);
        let after = before.then(|| desk.read("my-case/mediator/lists.toml"));
        assert_eq!(after, text, "a refused word is not written");
    };
    refused("SOU.csv:5", "NOR", "2025-03-05T11:00", "has not been released to NOR");
    let release =
        ["lists", "release", "my-case", "SOU.csv:5", "--to", "NOR", "--by", "Lea", "--at", "2025-03-04T10:00"];
    desk.takas(&release).exits(0);
    refused("SOU.csv:5", "NOR", "2025-03-04T09:59", "had not yet been released to NOR");
    refused("SOU.csv:4", "NOR", "2025-03-05T11:00", "has not been released to NOR");
    told(&desk, "SOU.csv:5", "NOR", "2025-03-04T10:00").exits(0);
    // Whose list it is may be told of its own rows at any time.
    told(&desk, "SOU.csv:5", "SOU", "2020-01-01").exits(0);
    let release = "to = [\"NOR\"]\nby = \"Lea\"\nat = 2025-03-04T07:00:00Z\n";
    desk.edit("my-case/mediator/lists.toml", release, &format!("{release}withdrawn = 2025-04-01\n"));
    refused("SOU.csv:5", "NOR", "2025-04-02", "had been withdrawn");
    // The row is another than was looked at.
    desk.edit("my-case/lists/SOU.csv", "21.04.1977", "21.04.1978");
    refused("SOU.csv:5", "NOR", "2025-03-05T11:00", "has changed since");
}

#[test]
fn a_release_is_withdrawn_by_whom_and_when_and_stays_in_the_book() {
    let desk = with_case("lists-withdrawn");
    let release = |row: &str, more: &[&str]| {
        desk.takas(&[&["lists", "release", "my-case", row, "--to", "NOR", "--by", "Lea"], more].concat())
    };
    let sees = |at: &str| {
        let sheet = ["lists", "match", "my-case", "--view", "NOR", "--at", at];
        desk.takas(&sheet).exits(0).stdout.contains("Яхно")
    };
    let withdraw = ["--withdraw", "--at", "2025-04-01T12:00"];
    release("SOU.csv:5", &withdraw).exits(2).tells("no release of the row to NOR holds at that time");
    release("SOU.csv:5", &["--at", "2025-03-04T10:00", "--why", "agreed"]).exits(0);
    release("SOU.csv:5", &["--at", "2025-03-05T10:00"]).exits(0);
    release("SOU.csv:4", &["--at", "2025-03-05T10:00"]).exits(0);
    assert!(sees("2025-04-01T11:59") && sees("2025-04-02"));
    // Not before it was given, and not with a reason that would be lost.
    release("SOU.csv:5", &["--withdraw", "--at", "2025-03-01"]).exits(2).tells("nothing is withdrawn");
    release("SOU.csv:5", &["--withdraw", "--why", "because"]).exits(2);
    release("SOU.csv:5", &withdraw).exits(0).tells("wrote my-case/mediator/lists.toml");
    assert!(sees("2025-04-01T11:59") && !sees("2025-04-01T12:00"));
    let book = desk.read("my-case/mediator/lists.toml");
    assert_eq!(
        (book.matches("[[released]]").count(), book.matches("withdrawn_by = \"Lea\"").count()),
        (3, 2),
        "{book}"
    );
    assert!(book.contains("why = \"agreed\""), "{book}");
    desk.takas(&["fmt", "--check", "my-case"]).exits(0);
    desk.takas(&["check", "my-case"]).exits(0);
    release("SOU.csv:5", &withdraw).exits(2).tells("nothing is withdrawn");
    // Given anew it holds again.
    release("SOU.csv:5", &["--at", "2025-04-03"]).exits(0);
    assert!(sees("2025-04-03T01:00"));
}

#[test]
fn who_goes_in_whose_place_is_written_if_it_can_be_so() {
    let desk = with_case("lists-substitute");
    let line = |words: &[&str]| desk.takas(&[&["lists", "substitute", "my-case"], words].concat());
    line(&["anders", "--next", "berit", "carl", "--by", "SOU", "--note", "by letter"])
        .exits(0)
        .tells("mediator/lists.toml");
    let book = desk.read("my-case/mediator/lists.toml");
    assert!(
        book.contains("of = \"anders\"\nnext = [\"berit\", \"carl\"]\nby = \"SOU\"\nnote = \"by letter\""),
        "{book}"
    );
    desk.takas(&["fmt", "--check", "my-case"]).exits(0);
    // A second line for one, a circle, oneself, nobody: nothing is written.
    for (words, told) in [
        (&["anders", "--next", "carl"][..], "E0371"),
        (&["berit", "--next", "anders"], "E0371"),
        (&["carl", "--next", "carl"], "E0368"),
        (&["carl", "--next", "davor"], "E0368"),
    ] {
        line(words).exits(3).tells(told).tells("nothing was written");
    }
    line(&["anders", "--next", "gina"]).exits(2).tells("the case has no person `gina`");
    assert_eq!(desk.read("my-case/mediator/lists.toml"), book);
}
