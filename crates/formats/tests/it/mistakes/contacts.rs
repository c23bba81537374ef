//! Mistakes of contacts/PARTY.toml and mediator/contacts.toml, which are read beside a case: rows of whole files and what is told of them.

use takas_formats::{Code, Diagnostic, format_file, read_case, read_contacts};

use crate::base::base;

/// What `contacts/AAA.toml` has below its first line, what `mediator/contacts.toml` has, and what is told: one `file:line CODE` for each
/// diagnostic.
type Row = (&'static str, &'static str, &'static [&'static str]);

/// Somebody who speaks, and a word that was heard and one that was told.
const GOOD: &str = r#"party = "AAA"
[interlocutors]
min = { name = "The minister", mandate = "by letter", since = 2025-03-01, until = 2025-04-30, on = ["threes", "dan"] }
wing = { name = "Somebody", group = "the wing", since = 2025-03-01T10:00 }
[channels]
line = { name = "The line", kind = "telephone", until = 2025-05-01 }
[talks]
"hint" = { heard_from = "min", by = "Anna", at = 2025-03-10T10:00, channel = "line", says = "We could.", about = "dan" }
"answer" = { told_to = "wing", by = "Anna", at = "2025-03-11T10:00+01:00", says = "They would." }
[permissions]
"to B" = { of = "hint", to = ["BBB"], by = "min", at = 2025-03-12, not_before = 2025-03-14, until = 2025-03-20, withdrawn = 2025-03-18, named = true }
"#;
/// The mediator's file to it.
const OWN: &str = r#"[passed]
"on" = { from = "AAA/hint", into = "AAA / answer" }
[statements]
"joint" = { says = "We agree.", with = ["AAA", "BBB"], agreed = { AAA = 2025-03-20T12:00 }, said_by = "CCC", embargo = 2025-03-25T18:00 }
[notes]
"tired" = { says = "They are tired.", by = "Anna", at = 2025-03-10 }
"#;

const ROWS: &[Row] = &[
    (GOOD, OWN, &[]),
    ("", "", &["AAA.toml:1 E0114"]),
    ("party = \"BBB\"", "", &["AAA.toml:2 E0401"]),
    ("party = \"AAA\"\n[talkz]", "", &["AAA.toml:3 E0113"]),
    ("party = \"AAA\"\n[talks", "", &["AAA.toml:3 E0106"]),
    // Who speaks, and by which ways.
    ("party = \"AAA\"\n[interlocutors]\nmin = { name = \"M\" }", "", &["AAA.toml:4 E0114"]),
    ("party = \"AAA\"\n[interlocutors]\n\"a b\" = { name = \"M\", since = 2025-03-01 }", "", &["AAA.toml:4 E0202"]),
    (
        "party = \"AAA\"\n[interlocutors]\nmin = { name = \"M\", since = 2025-03-01, until = 2025-02-01 }",
        "",
        &["AAA.toml:4 E0675"],
    ),
    (
        "party = \"AAA\"\n[interlocutors]\nmin = { name = \"M\", since = 2025-03-01, on = [\"den\"] }",
        "",
        &["AAA.toml:4 E0206"],
    ),
    ("party = \"AAA\"\n[interlocutors]\nmin = { name = \"M\", since = \"spring\" }", "", &["AAA.toml:4 E0109"]),
    ("party = \"AAA\"\n[interlocutors]\nmin = { name = \"M\", since = 3 }", "", &["AAA.toml:4 E0115"]),
    ("party = \"AAA\"\n[channels]\nline = { kind = \"telephone\" }", "", &["AAA.toml:4 E0114"]),
    // What was said.
    (
        "party = \"AAA\"\n[talks]\n\"x\" = { heard_from = \"min\", by = \"Anna\", at = 2025-03-10, says = \"…\" }",
        "",
        &["AAA.toml:4 E0631"],
    ),
    ("party = \"AAA\"\n[talks]\n\"x\" = { by = \"Anna\", at = 2025-03-10, says = \"…\" }", "", &["AAA.toml:4 E0634"]),
    (
        "party = \"AAA\"\n[interlocutors]\nmin = { name = \"M\", since = 2025-03-01, until = 2025-03-05 }\n[talks]\n\"x\" = { heard_from = \"min\", by = \"Anna\", at = 2025-03-10, says = \"…\", channel = \"line\" }",
        "",
        &["AAA.toml:6 W0636", "AAA.toml:6 E0632"],
    ),
    (
        "party = \"AAA\"\n[interlocutors]\nmin = { name = \"M\", since = 2025-03-01 }\n[talks]\n\"x\" = { told_to = \"min\", by = \"Anna\", at = 2025-03-10, says = \"…\" }\n[permissions]\n\"p\" = { of = \"x\", to = \"BBB\", by = \"min\", at = 2025-03-10 }\n\"q\" = { of = \"y\", to = \"BBB\", by = \"min\", at = 2025-03-10 }\n\"r\" = { of = \"x\", to = \"BBC\", by = \"mni\", at = 2025-03-10 }",
        "",
        &["AAA.toml:8 E0635", "AAA.toml:9 E0633", "AAA.toml:10 E0635", "AAA.toml:10 E0205", "AAA.toml:10 E0631"],
    ),
    // The clock in Istanbul was put forward on 27 March 2016 and back on 8 November 2015.
    ("party = \"AAA\"\n[interlocutors]\nmin = { name = \"M\", since = 2016-03-27T03:30 }", "", &["AAA.toml:4 E0673"]),
    ("party = \"AAA\"\n[interlocutors]\nmin = { name = \"M\", since = 2015-11-08T03:30 }", "", &["AAA.toml:4 E0674"]),
    // The mediator's own.
    (GOOD, "[passed]\n\"on\" = { from = \"hint\", into = \"AAA/answer\" }", &["contacts.toml:3 E0633"]),
    (GOOD, "[passed]\n\"on\" = { from = \"AAA/hnt\", into = \"AAA/answer\" }", &["contacts.toml:3 E0633"]),
    (GOOD, "[passed]\n\"on\" = { from = \"AAA/answer\", into = \"AAA/hint\" }", &["contacts.toml:3 E0637"]),
    (GOOD, "[passed]\n\"on\" = { from = \"DDD/answer\", into = \"AAA/hint\" }", &["contacts.toml:3 E0205"]),
    (
        GOOD,
        "[statements]\n\"s\" = { says = \"…\", with = [\"AAA\"], agreed = { BBB = 2025-03-20 } }",
        &["contacts.toml:3 E0638"],
    ),
    (
        GOOD,
        "[statements]\n\"s\" = { says = \"…\", agreed = { AAA = 3 } }",
        &["contacts.toml:3 E0114", "contacts.toml:3 E0115"],
    ),
    (GOOD, "[notes]\n\"n\" = { by = \"Anna\" }", &["contacts.toml:3 E0114"]),
    (GOOD, "[nots]", &["contacts.toml:2 E0113"]),
];

fn told(row: &Row) -> Vec<Diagnostic> {
    let mut files = base();
    files.insert("contacts/AAA.toml", format!("format = 1\n{}", row.0));
    files.insert("mediator/contacts.toml", format!("format = 1\n{}", row.1));
    let reading = read_case("base", &files);
    assert!(reading.diagnostics.is_empty(), "contacts are no part of the case: {:?}", reading.diagnostics);
    let case = reading.case.expect("a case");
    let read = read_contacts(&case, &files);
    let has_errors = read.diagnostics.iter().any(|found| found.code.id().starts_with('E'));
    assert_eq!(read.contacts.is_none(), has_errors, "{row:?}");
    read.diagnostics
}

pub(crate) fn codes() -> Vec<Code> {
    ROWS.iter().flat_map(told).map(|found| found.code).collect()
}

#[test]
fn mistakes_of_contacts() {
    for row in ROWS {
        let found = told(row);
        let short = |found: &Diagnostic| {
            let file = found.file.rsplit('/').next().unwrap_or_default();
            format!("{file}:{} {}", found.line, found.code.id())
        };
        let short: Vec<String> = found.iter().map(short).collect();
        assert_eq!(short, row.2, "{}\n---\n{}\n{found:#?}", row.0, row.1);
        assert!(found.iter().all(|found| !found.help.is_empty()));
    }
}

#[test]
fn contacts_are_formatted_and_say_the_same() {
    let text = format!("format=1\n{GOOD}");
    let formatted = format_file("contacts/AAA.toml", &text).expect("no mistakes");
    assert!(formatted.starts_with("format = 1\nparty = \"AAA\"\n\n[interlocutors]\n"), "{formatted}");
    assert_eq!(format_file("contacts/AAA.toml", &formatted).as_deref(), Ok(formatted.as_str()));
    let own = format_file("mediator/contacts.toml", "format=1\n[notes]\n\"n\"={says=\"…\"}\n").expect("no mistakes");
    assert_eq!(own, "format = 1\n\n[notes]\n\"n\" = { says = \"…\" }\n");
}

#[test]
fn an_end_that_is_a_day_counts_to_its_end_in_the_zone_of_the_case() {
    let mut files = base();
    files.insert("contacts/AAA.toml", format!("format = 1\n{GOOD}"));
    let case = read_case("base", &files).case.expect("a case");
    let book = read_contacts(&case, &files).contacts.expect("no mistakes");
    let minister = &book.interlocutors[0];
    // 1 March and 30 April 2025 in Istanbul, three hours ahead of UTC.
    assert_eq!((minister.since, minister.until), (1_740_776_400, Some(1_746_046_800)));
    assert_eq!(book.talks[0].at, 1_741_590_000);
    assert_eq!(book.talks[1].at, 1_741_683_600);
}
