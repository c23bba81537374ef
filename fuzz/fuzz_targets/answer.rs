//! An answer written into a position: the first line is the address of a line, the second its value, the third the reason; the rest is the position.
//! What was a position stays one, keeps every other line, and holds the answer.
#![no_main]

use libfuzzer_sys::fuzz_target;
use takas_formats::rounds::{NewAnswer, NewLine, write_answer};
use takas_model::{Date, Says, Standing};

fuzz_target!(|text: &str| {
    let mut parts = text.splitn(4, '\n');
    let mut next = || parts.next().unwrap_or_default();
    let (address, value, reason, position) = (next(), next(), next(), next());
    let value = if value.is_empty() { None } else { Some(value) };
    let lines: Vec<NewLine> = NewLine::at(address, value).into_iter().collect();
    let answer = NewAnswer {
        round: 3,
        says: Says::Amends,
        proposal: "0a",
        reason: Some(reason),
        standing: Standing::Hinted,
        by: Some(value.unwrap_or("an envoy")),
        on: Date { year: 2024, month: 7, day: 10 },
        lines: &lines,
    };
    let Ok(written) = write_answer("positions/AAA.toml", "AAA", position, &answer) else { return };
    let before: toml::Table = position.parse().unwrap_or_default();
    let after: toml::Table = written.parse().expect("what is written is TOML");
    if before.get("answers").is_none_or(|answers| answers.is_table()) {
        let said = &after["answers"]["round-3"];
        assert_eq!(said["reason"].as_str(), Some(reason));
    }
    for (key, kept) in before.iter().filter(|(key, _)| *key != "answers") {
        let is_touched = lines.iter().any(|line| line.table.name() == key);
        assert!(is_touched || after.get(key) == Some(kept), "{key} is gone or changed");
    }
});
