//! Mistakes of mediator/sequence.toml, which is read beside a case that has none: rows of a whole file and what is told of it.

use std::fmt::Write as _;

use takas_formats::{Code, Severity, read_case, read_sequence};

use crate::base::base;

/// The file below its first line, and what is told: one `line CODE` for each diagnostic.
type Row = (&'static str, &'static [&'static str]);

const ROWS: &[Row] = &[
    // Nothing wrong: every table, sets and everyone, a step named before it is written, an item's own line beside its set's.
    (
        "[batches]\nmen = 3\nthrees = 1\nann = 1\n[together]\n\"doors\" = [\"ann\", \"dan\"]\n[steps]\n\"check\" = { after = \"ann\", after_steps = [\"sign\"] }\n\"sign\" = { before = [\"dan\", \"men\"], at = \"Here\" }\n[order]\n\"first\" = \"bob before dan\"\n[places]\nthrees = \"There\"\n[published]\none = [[\"sign\"], [\"ann\", \"dan\"], \"check\"]\ntwo = [\"ann\"]",
        &[],
    ),
    ("", &[]),
    // The file.
    ("[steps", &["2 E0106"]),
    ("[stages]\n\"x\" = {}", &["2 E0113"]),
    ("batches = 3", &["2 E0115"]),
    ("[batches]\nmen = 1\nmen = 2", &["4 E0108"]),
    ("[batches]\nmen = \"three", &["3 E0107"]),
    // Batches.
    ("[batches]\nman = 3", &["3 E0206"]),
    ("[batches]\nmen = 0", &["3 E0214"]),
    ("[batches]\nmen = -2", &["3 E0214"]),
    ("[batches]\nmen = \"three\"", &["3 E0115"]),
    ("[batches]\nmen = 1000000001", &["3 E0215"]),
    // Together.
    ("[together]\n\"doors\" = \"ann\"", &["3 E0115"]),
    ("[together]\n\"doors\" = [\"ann\", \"and\"]", &["3 E0206"]),
    ("[together]\n\"doors\" = [\"ann\", \"ann\"]", &["3 W0212"]),
    ("[together]\n\"doors\" = [\"ann\", 3]", &["3 E0115"]),
    // Steps.
    ("[steps]\n\"sign\" = \"dan\"", &["3 E0115"]),
    ("[steps]\n\"sign\" = { befor = \"dan\" }", &["3 E0113"]),
    ("[steps]\n\"sign\" = { before = \"den\" }", &["3 E0206"]),
    ("[steps]\n\"sign\" = { after_steps = \"sine\" }", &["3 E0652"]),
    ("[steps]\n\"sign\" = { at = \"\" }", &["3 E0116"]),
    // Order.
    ("[order]\n\"first\" = [\"ann\", \"dan\"]", &["3 E0115"]),
    ("[order]\n\"first\" = \"ann requires dan\"", &["3 E0509", "3 E0502"]),
    ("[order]\n\"first\" = \"ann moves requires dan moves\"", &["3 E0651"]),
    ("[order]\n\"first\" = \"ann in an earlier phase than dan\"", &["3 E0651"]),
    ("[order]\n\"first\" = \"ann before den\"", &["3 E0206"]),
    ("[order]\n\"first\" = \"\"", &["3 E0503"]),
    // Places.
    ("[places]\nden = \"Here\"", &["3 E0206"]),
    ("[places]\ndan = 3", &["3 E0115"]),
    // An order on record.
    ("[published]\nthree = [[\"ann\"]]", &["3 E0220"]),
    ("[published]\none = \"ann\"", &["3 E0115"]),
    ("[published]\none = [[\"ann\"], [\"threes\"]]", &["3 E0653"]),
    ("[published]\none = [[\"ann\", \"sign\"]]", &["3 E0206"]),
    ("[published]\none = [3]", &["3 E0115"]),
    // The law: whoever is protected waits for nobody in a live case.
    ("[together]\n\"doors\" = [\"kid\", \"dan\"]", &["3 E0701"]),
    ("[together]\n\"doors\" = [\"kid\", \"dead\"]", &[]),
    ("[steps]\n\"sign\" = { before = \"kid\" }", &[]),
    ("[steps]\n\"sign\" = { after = \"dan\", before = \"kid\" }", &["3 E0704"]),
    ("[steps]\n\"look\" = { after = \"dan\" }\n\"sign\" = { after_steps = \"look\", before = \"dead\" }", &["4 E0704"]),
    ("[order]\n\"first\" = \"ann before kid\"", &["3 E0701"]),
    // Steps that wait for one another: each circle once, at its first step.
    ("[steps]\n\"sign\" = { after_steps = \"sign\" }", &["3 E0654"]),
    (
        "[steps]\n\"a\" = { after_steps = \"b\" }\n\"b\" = { after_steps = [\"c\"] }\n\"c\" = { after_steps = \"a\" }",
        &["3 E0654"],
    ),
    (
        "[steps]\n\"a\" = { after_steps = \"b\" }\n\"b\" = { after_steps = \"c\" }\n\"c\" = { after_steps = \"b\" }",
        &["4 E0654"],
    ),
    (
        "[steps]\n\"a\" = { after_steps = [\"b\", \"c\"] }\n\"b\" = { after_steps = \"c\" }\n\"c\" = { after = \"dan\" }",
        &[],
    ),
    // Several at once.
    (
        "[batches]\nman = 3\n[places]\nden = 3\n[order]\n\"first\" = \"all of men\"",
        &["3 E0206", "5 E0206", "5 E0115", "7 E0651"],
    ),
];

/// Checks every row, and gives the codes that were told.
pub(super) fn codes() -> Vec<Code> {
    let case = read_case("base", &base()).case.expect("the base case has no mistakes");
    let mut codes = Vec::new();
    let mut failures = String::new();
    for (text, expected) in ROWS {
        let mut files = base();
        files.insert("mediator/sequence.toml", format!("format = 1\n{text}\n"));
        let read = read_sequence(&case, &files);
        let told: Vec<String> = read.diagnostics.iter().map(|d| format!("{} {}", d.line, d.code.id())).collect();
        if told != *expected {
            let _ = writeln!(failures, "{text}\nexpected {expected:?}\ntold {:#?}\n", read.diagnostics);
        }
        let has_errors = read.diagnostics.iter().any(|d| d.severity == Severity::Error);
        assert_eq!(read.terms.is_none(), has_errors, "there are terms exactly when there is no error: {text}");
        for diagnostic in &read.diagnostics {
            assert_eq!(diagnostic.file, "mediator/sequence.toml");
            assert!(!diagnostic.help.is_empty() && !diagnostic.message.is_empty(), "{diagnostic}");
            codes.push(diagnostic.code);
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
    codes
}
