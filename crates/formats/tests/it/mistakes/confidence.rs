//! Mistakes of mediator/confidence.toml, and what is read of one without any.

use takas_formats::{Code, format_file, read_case};
use takas_model::{DoubtedLine, ItemRef, Version};

use crate::base::{Edit, Row, check, edited, in_full};

const FILE: &str = "mediator/confidence.toml";

/// A file of these lines after `format = 1`, on line 2 and on.
macro_rules! rows {
    ($(($text:literal, [$($told:literal),*])),* $(,)?) => {
        const ROWS: &[Row<'_>] = &[$((&[(FILE, "", concat!("format = 1\n", $text))], &[$($told),*])),*];
    };
}

rows! {
    ("[AAA]\n\"ours first\" = 70\n\"asks ann\" = 90\n\"holds dan\" = 60\n\"undertakes truce\" = 0\n[BBB]\n\"refuses eve\" = 100\n", []),
    ("[AAA]\n\"ours first\" = 0.7\n", ["confidence.toml:3 E0621"]),
    ("[AAA]\n\"ours first\" = 101\n\"holds dan\" = -1\n", ["confidence.toml:3 E0621", "confidence.toml:4 E0621"]),
    ("[AAA]\n\"ours first\" = \"70\"\n", ["confidence.toml:3 E0115"]),
    ("[AAA]\n\"ours frist\" = 70\n\"dan\" = 60\n", ["confidence.toml:3 E0622", "confidence.toml:4 E0622"]),
    ("[BBB]\n\"ours first\" = 70\n", ["confidence.toml:3 E0622"]),
    ("[AAX]\n\"ours first\" = 70\n", ["confidence.toml:2 E0205"]),
    ("[case]\n\"cap\" = 70\n", ["confidence.toml:2 E0624"]),
    ("[AAA]\n\"asks threes\" = 70\n", ["confidence.toml:3 E0624"]),
    ("[AAA]\n\"ours first\" = []\n", ["confidence.toml:3 E0625"]),
    ("[AAA]\n\"ours first\" = [{ say = \"dropped\", weight = 1 }, { say = \"dropped\", weight = 2 }]\n", ["confidence.toml:3 E0626"]),
    ("[AAA]\n\"ours first\" = [{ say = \"as written\", weight = 1 }, { say = \"all of threes\", weight = 2 }]\n", ["confidence.toml:3 E0626"]),
    ("[AAA]\n\"ours first\" = [{ say = \"any of threes\", weight = 0 }, { weight = 2 }, { say = \"dropped\" }, 3]\n",
        ["confidence.toml:3 E0214", "confidence.toml:3 E0114", "confidence.toml:3 E0114", "confidence.toml:3 E0115"]),
    ("[AAA]\n\"ours first\" = [{ say = \"any of thres\", weight = 1, sure = true }]\n", ["confidence.toml:3 E0206", "confidence.toml:3 E0113"]),
    ("[AAA]\n\"holds dan\" = [{ say = \"as written\", weight = 2 }, { say = \"dan to CCC\", weight = 1 }]\n", ["confidence.toml:3 E0115"]),
    ("[AAA]\n\"ours first\" = [1, 2, 3, 4, 5, 6, 7, 8, 9]\n", ["confidence.toml:3 E0628"]),
    ("[together.AAA]\n\"all\" = { lines = [\"ours first\"], confidence = 60 }\n", ["confidence.toml:3 E0627"]),
    ("[together.AAA]\n\"all\" = { lines = [\"ours first\", \"holds dan\"] }\n\"more\" = { confidence = 3 }\n", ["confidence.toml:3 E0114", "confidence.toml:4 E0114"]),
    ("[together.AAA]\n\"all\" = { lines = [\"ours first\", \"holds dan\"], confidence = 60 }\n[AAA]\n\"holds dan\" = 50\n", ["confidence.toml:5 E0623"]),
    ("[together]\nAAA = 3\nBBX = {}\n", ["confidence.toml:3 E0115", "confidence.toml:4 E0205"]),
    ("together = 3\nAAA = 4\n", ["confidence.toml:2 E0115", "confidence.toml:3 E0115"]),
    ("[default]\ninferred = 70\nguessed = 40\nassumed = 300\n", ["confidence.toml:4 E0113", "confidence.toml:5 E0621"]),
    ("default = 70\n", ["confidence.toml:2 E0115"]),
    ("[AAA]\n\"holds kid\" = 60\n[together.BBB]\n\"all\" = { lines = [\"holds dead\", \"holds ann\", \"holds bob\"], confidence = 5 }\n",
        ["confidence.toml:3 E0629", "confidence.toml:5 E0629"]),
}

const MORE: &[Row<'_>] = &[
    (&[(FILE, "", "[AAA]\n\"ours first\" = 70\n")], &["confidence.toml:1 E0111"]),
    (&[(FILE, "", "format = 1\n[AAA]\n\"ours first\" = \n")], &["confidence.toml:3 E0107"]),
    // In a past case it is part of the record.
    (
        &[("case.toml", "zone =", "historical = true\nzone ="), (FILE, "", "format = 1\n[AAA]\n\"holds kid\" = 60\n")],
        &[],
    ),
    (
        &[("positions/BBB.toml", "eve = {}", "kid = {}"), (FILE, "", "format = 1\n[BBB]\n\"refuses kid\" = 60\n")],
        &["confidence.toml:3 E0629"],
    ),
    // What a live case may not hold it may not suppose either: a version that makes a child's release depend on something.
    (
        &[(FILE, "", "format = 1\n[AAA]\n\"ours first\" = [{ say = \"kid moves requires ann moves\", weight = 1 }]\n")],
        &["confidence.toml:3 E0701"],
    ),
    (
        &[
            ("case.toml", "", "[families]\nf = [\"ann\", \"bob\"]\n"),
            (FILE, "", "format = 1\n[case]\n\"family f\" = 3\n"),
        ],
        &["confidence.toml:2 E0624"],
    ),
];

pub(super) fn codes() -> Vec<Code> {
    let mut codes = check(ROWS);
    codes.extend(check(MORE));
    codes
}

#[test]
fn rows() {
    codes();
}

#[test]
fn doubts_are_read_by_party_with_their_versions() {
    let text = "format = 1\n[default]\nstated = 80\n[AAA]\n\"ours first\" = [{ say = \"as written\", weight = 3 }, \
                { say = \"any of threes\", weight = 2 }, { say = \"dropped\", weight = 1 }]\n\"holds eve\" = 100\n\
                [together.AAA]\n\"soft\" = { lines = [\"holds dan\", \"asks ann\"], confidence = 40 }\n";
    let edits: &[Edit<'_>] = &[(FILE, "", text)];
    let reading = read_case("base", &edited(edits));
    let case = reading.case.clone().unwrap_or_else(|| panic!("{}", in_full(&reading)));
    let doubts = &reading.doubts;
    let first = doubts.iter().find(|doubt| doubt.readings.len() == 3).expect("three versions");
    assert_eq!(first.total(), 6);
    let DoubtedLine::Rule(rule) = first.lines[0] else { panic!("a rule") };
    assert_eq!(case.rule(rule).name, "ours first");
    assert!(matches!(&first.readings[1].versions[0], Version::Instead { text, .. } if text.contains("requires")));
    let soft = doubts.iter().find(|doubt| doubt.lines.len() == 2).expect("two lines together");
    assert_eq!(soft.readings.iter().map(|reading| reading.weight).collect::<Vec<_>>(), [40, 60]);
    let held =
        |id: &str| DoubtedLine::Hold(case.item_refs().find(|&item: &ItemRef| case.item(item).id == id).expect("there"));
    assert!(doubts.iter().all(|doubt| !doubt.lines.contains(&held("eve"))), "of what is sure there is no doubt");
    let by_default = doubts.iter().find(|doubt| doubt.lines == [held("men")]).expect("by its standing");
    assert_eq!(by_default.readings[0].weight, 80);
    let owed = [held("kid"), held("dead")];
    assert!(
        doubts.iter().all(|doubt| !doubt.lines.iter().any(|line| owed.contains(line))),
        "what is owed is not weighed"
    );
    // Worlds are cases: the rule says something else, the hold is gone.
    let choices: Vec<usize> =
        doubts.iter().map(|doubt| usize::from(doubt.readings.len() == 3 || *doubt == *soft)).collect();
    let world = case.in_world(doubts, &choices);
    assert!(world.rules.len() < case.rules.len() && world.rules.iter().any(|rule| rule.text.contains("any of threes")));
    assert!(world.positions[0].holds.len() < case.positions[0].holds.len());
}

#[test]
fn formatting_keeps_what_stands_for_itself() {
    let text = "format = 1\n[AAA]\n\"ours first\" = [ {say=\"as written\",weight=3},{say=\"dropped\",weight=1}, { say = \"any  of threes\", weight = 2 } ]\n";
    let once = format_file(FILE, text).expect("it can be formatted");
    assert!(
        once.contains("\"as written\"") && once.contains("\"dropped\"") && once.contains("\"any of threes\""),
        "{once}"
    );
    assert_eq!(format_file(FILE, &once).as_deref(), Ok(once.as_str()));
}
