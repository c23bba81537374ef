//! `lists/decisions.toml` beside two lists: no panic, words exactly when nothing is an error, and a word written at its end changes none before it
//! and is read as what it is.
#![no_main]

use libfuzzer_sys::fuzz_target;
use takas_formats::Severity;
use takas_formats::claims::{ListLimits, read_claims};
use takas_formats::decisions::{DECISIONS_FILE, Decision, RowKey, Verdict, append_decision, read_decisions};
use takas_lists::{ClaimRef, List};

/// A list of two people who have the same name.
fn list(title: &str) -> List {
    let text = b"Key,Name,Born\n1,Ann Example,1980\n2,Ann Example,1981\n";
    read_claims(text, title, None, &ListLimits::default()).list.expect("a list")
}

fuzz_target!(|bytes: &[u8]| {
    let (one, other) = (list("NOR.csv"), list("SOU.csv"));
    let read = |bytes: &[u8]| read_decisions(DECISIONS_FILE, bytes, &[&one, &other]);
    let before = read(bytes);
    assert_eq!(before.decisions.is_none(), before.diagnostics.iter().any(|found| found.severity == Severity::Error));
    takas_fuzz::format_twice(DECISIONS_FILE, bytes);
    let (Some(words), Ok(text)) = (before.decisions, std::str::from_utf8(bytes)) else { return };
    let word = Decision {
        one: RowKey::of(&one, ClaimRef(0)),
        other: RowKey::of(&other, ClaimRef(1)),
        says: Verdict::NotSure,
        by: "Lea \"the\\first\"\n\u{202b}".trim().to_owned(),
        at: 1_741_082_400,
        why: Some("a \"reason\"\twith \\ and\nlines".to_owned()),
    };
    let after = read(append_decision(text, &word).as_bytes()).decisions.expect("one word more is no mistake");
    assert_eq!(after[..words.len()], words[..]);
    assert_eq!(after[words.len()..], [word]);
});
