//! How long a case is kept: its date, what is due, and that nothing is destroyed before its day but on purpose.

use serde_json::{Value, json};

use crate::run::{Fed, planned};
use crate::transcript::Transcript;

const STORE: &str = "bridge/operation/store.sqlite";

#[test]
fn a_case_is_kept_until_its_day_and_destroyed_with_a_certificate() {
    let (desk, plan) = planned("keeping");
    assert_eq!(Fed::new(&desk, &plan, &[]).end(), Some(0));
    let mut transcript = Transcript::at("keeping", desk);
    transcript.run(&["store", "due", STORE]).exits(0).says("No case has a date");
    let retain = ["store", "retain", STORE, "--case", "bridge", "--until"];
    let with = |more: &[&'static str]| [&retain[..], more].concat();
    transcript.note("a day wants a zone, and a case that is there");
    transcript.run(&with(&["2999-07-01"])).exits(2).tells("--zone");
    transcript.run(&with(&["in a while"])).exits(2);
    transcript.run(&with(&["2999-07-01", "--zone", "Europe/Nowhere"])).exits(2).tells("there is no time zone");
    transcript.run(&with(&["1969-07-01", "--zone", "UTC"])).exits(2).tells("1970");
    let other = ["store", "retain", STORE, "--case", "brigde", "--until", "2999-07-01", "--zone", "UTC"];
    transcript.run(&other).exits(7).tells("is not in the store");
    transcript.note("it moves later; earlier on purpose alone");
    transcript.run(&with(&["2999-07-01", "--zone", "Europe/Istanbul"])).exits(0).tells("2999-06-30T21:00Z");
    transcript.run(&with(&["2999-07-02T00:00Z"])).exits(0).tells("it was 2999-06-30T21:00Z");
    transcript.run(&with(&["2999-07-01T23:59:59Z"])).exits(2).tells("--confirm bridge");
    transcript
        .run(&["store", "due", STORE])
        .exits(0)
        .says("due from  2999-07-02T00:00Z  bridge")
        .says("Nothing is due");
    transcript.note("nothing is destroyed before its day");
    let destroy = ["store", "destroy", STORE, "--case", "bridge", "--keys", "own-keys"];
    let confirmed = [&destroy[..], &["--confirm", "bridge", "--certificate", "certificate"]].concat();
    transcript.run(&confirmed).exits(2).tells("--before-its-day");
    assert!(transcript.desk.takas(&["store", "export", STORE, "--case", "bridge", "--to", "kept"]).code == Some(0));
    transcript.note("its day has come");
    transcript.run(&with(&["2001-07-01", "--zone", "UTC", "--confirm", "bridge"])).exits(0);
    transcript
        .run(&["store", "due", STORE])
        .exits(0)
        .says("DUE since 2001-07-01T00:00Z  bridge")
        .says("1 of 1 are due");
    transcript.run(&["store", "fsck", STORE]).exits(0).tells("`bridge` was to be kept until 2001-07-01T00:00Z");
    let told = transcript.desk.takas(&["run", "bridge", "--plan", &plan]).exits(0);
    told.tells("`bridge` was to be kept until 2001-07-01T00:00Z");
    let out: Value =
        serde_json::from_str(&transcript.desk.takas(&["store", "due", STORE, "--json"]).stdout).expect("JSON");
    assert_eq!(out["cases"], json!([{ "case": "bridge", "until": 993_945_600, "is_due": true }]));
    assert!(out["format"] == 1 && out["now"].as_u64().expect("a moment") > 1_700_000_000);
    transcript.run(&confirmed).exits(0);
    assert!(transcript.desk.read("certificate").contains("\"kept_until\":993945600"));
    transcript.run(&["store", "due", STORE]).exits(0).says("No case has a date");
    transcript
        .note("another store has it still, with the date of that time: destroyed early, and the certificate tells");
    transcript.run(&["store", "import", "other.sqlite", "--from", "kept"]).exits(0);
    let elsewhere = confirmed.iter().map(|&word| match word {
        STORE => "other.sqlite",
        "certificate" => "early",
        word => word,
    });
    let early: Vec<&str> = elsewhere.chain(["--before-its-day"]).collect();
    transcript.run(&early).exits(0);
    assert!(transcript.desk.read("early").contains("\"kept_until\":32487868800"));
    transcript.holds();
}
