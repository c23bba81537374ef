//! No word of one party's position in a diagnostic about another file: canary words stand in every name, remark and sentence of
//! one position, and mistakes of every kind in the others.

use takas_formats::{CaseFiles, read_case};

use crate::base::{AAA, CASE, CONCESSIONS};

/// A position in which everything that can be named is a canary.
const CANARY: &str = r#"
format = 1
party = "BBB"
standing = "hinted"
by = "canary-source"
source = ["canary interview"]
[holds]
ann = { to = ["AAA"], note = "canary remark", legal = "canary act" }
threes = { to = ["CCC"], after = "one" }
[asks]
"canary ask" = { of = "men except dan", priority = "must", at_least = 7 }
[refuses]
"canary refusal" = { of = "dan or eve or kid", to = ["BBB"] }
[windows]
"canary list" = { listed = "ann or threes", places = 2, opens = "one", closes = "one", published_to = ["AAA"] }
[objections]
"canary objection" = { of = "bob", raised_by = "canary families", raised = "one", decision = "upheld" }
[rules]
"canary order" = "dan before ann"
"canary price" = "ann moves requires at least 7 of men"
"canary worth" = "what we receive is worth at least 3/4 of what we give"
[values]
men = 3141
threes = 2718
"#;

/// What case.toml and the other position say wrongly, in turn.
const MISTAKES: &[(&str, &str, &str)] = &[
    ("case.toml", "count = 8", "count = 5"),
    ("case.toml", "name = \"Ann\", holder = \"BBB\"", "name = \"Ann\", holder = \"AAA\""),
    ("case.toml", "name = \"Bob\",", "name = \"Bob\", status = \"denied\","),
    (
        "case.toml",
        "name = \"Cat\", holder = \"BBB\", consent = \"given\"",
        "name = \"Cat\", holder = \"BBB\", consent = \"refused\"",
    ),
    ("case.toml", "one = { days = 2 }\n", ""),
    ("case.toml", "BBB = { name = \"B-land\" }\n", ""),
    ("case.toml", "title = \"Base\"", "title = \"Base"),
    ("positions/AAA.toml", "ann = { priority = \"must\" }", "bob = { priority = \"must\", in = \"one\" }"),
    (
        "positions/AAA.toml",
        "ann = { priority = \"must\" }",
        "threes = { priority = \"must\", to = [\"AAA\"] }\nbob = { priority = \"wish\" }",
    ),
    ("positions/AAA.toml", "threes = { priority = \"high\" }", "\"cnary ask\" = { priority = \"high\" }"),
    ("positions/AAA.toml", "dan moves requires all of threes", "dan moves requires all of canary"),
    ("positions/AAA.toml", "\"ours first\" = ", "\"other\" = \"ann before dan\"\n\"ours first\" = "),
    ("positions/AAA.toml", "men = { to = [\"BBB\"] }", "men = { to = [\"CCC\"] }"),
    ("positions/AAA.toml", "dan moves requires all of threes", "sum of w over threes at most 5"),
    // Objections to those on the other's list, out of time; and to those on none.
    (
        "positions/AAA.toml",
        "[rules]",
        "[objections]\nann = { raised_by = \"x\", raised = \"two\" }\ndan = { raised_by = \"x\", raised = \"one\" }\n[rules]",
    ),
];

#[test]
fn a_diagnostic_about_one_file_quotes_no_other_position() {
    let mut told = 0;
    for (file, find, replace) in MISTAKES {
        let edit =
            |path: &str, text: &str| if path == *file { text.replacen(find, replace, 1) } else { text.to_owned() };
        let files: CaseFiles = [
            ("case.toml", edit("case.toml", CASE)),
            ("positions/AAA.toml", edit("positions/AAA.toml", AAA)),
            ("positions/BBB.toml", CANARY.to_owned()),
            ("mediator/concessions.toml", CONCESSIONS.to_owned()),
        ]
        .into_iter()
        .collect();
        for diagnostic in read_case("base", &files).diagnostics {
            if diagnostic.file == "positions/BBB.toml" {
                continue;
            }
            told += 1;
            let mut words = format!("{} {}", diagnostic.message, diagnostic.help);
            for label in diagnostic.labels.iter().chain(diagnostic.related.iter().map(|related| &related.label)) {
                words.push_str(&label.text);
            }
            let quoted = ["canary ", "3141", "2718", "3/4"].iter().any(|word| words.contains(word));
            let own = diagnostic.message.contains("`canary`") || diagnostic.message.contains("cnary");
            assert!(!quoted || own, "{diagnostic}");
            assert!(diagnostic.related.iter().all(|related| !related.file.starts_with("positions/")), "{diagnostic:?}");
        }
    }
    assert!(told >= MISTAKES.len(), "{told} findings");
}
