//! A small live case without a finding, and edits to it.

use std::fmt::Write as _;

use takas_formats::{CaseFiles, Code, Reading, read_case};

/// `case.toml` of the base case.
pub(crate) const CASE: &str = include_str!("base/case.toml");
/// The positions of the base case.
pub(crate) const AAA: &str = include_str!("base/AAA.toml");
/// See [`AAA`].
pub(crate) const BBB: &str = include_str!("base/BBB.toml");
/// The concessions of the base case.
pub(crate) const CONCESSIONS: &str = include_str!("base/concessions.toml");

/// One change: the file, what is found in it exactly once, what takes its place. Nothing to be found: the text is appended to the
/// file, which may be new.
pub(crate) type Edit<'e> = (&'e str, &'e str, &'e str);

/// The base case's files.
pub(crate) fn base() -> CaseFiles {
    [
        ("case.toml", CASE),
        ("positions/AAA.toml", AAA),
        ("positions/BBB.toml", BBB),
        ("mediator/concessions.toml", CONCESSIONS),
    ]
    .into_iter()
    .collect()
}

/// The base case with these edits.
pub(crate) fn edited(edits: &[Edit<'_>]) -> CaseFiles {
    let mut files = base();
    for (path, find, replace) in edits {
        let text = String::from_utf8(files.remove(path).unwrap_or_default()).unwrap();
        let text = if find.is_empty() {
            format!("{text}{replace}")
        } else {
            assert_eq!(text.matches(find).count(), 1, "`{find}` stands once in {path}");
            text.replacen(find, replace, 1)
        };
        files.insert(*path, text);
    }
    files
}

/// So many lines made alike.
pub(crate) fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect::<Vec<_>>().concat()
}

/// What a reading told, one `file:line CODE` for each diagnostic.
pub(crate) fn told(reading: &Reading) -> Vec<String> {
    reading.diagnostics.iter().map(|d| format!("{}:{} {}", short(&d.file), d.line, d.code.id())).collect()
}

fn short(path: &str) -> &str {
    path.strip_prefix("positions/").or_else(|| path.strip_prefix("mediator/")).unwrap_or(path)
}

/// Everything told, in full, for the message of a failing row.
pub(crate) fn in_full(reading: &Reading) -> String {
    reading.diagnostics.iter().fold(String::new(), |mut all, diagnostic| {
        let _ = writeln!(all, "{diagnostic}");
        all
    })
}

/// One row: these edits are told these mistakes, exactly, in the order of files and lines.
pub(crate) type Row<'e> = (&'e [Edit<'e>], &'e [&'e str]);

/// Checks every row, and gives the codes that were told.
pub(crate) fn check(rows: &[Row<'_>]) -> Vec<Code> {
    let mut codes = Vec::new();
    let mut failures = String::new();
    for (edits, expected) in rows {
        let reading = read_case("base", &edited(edits));
        if told(&reading) != *expected {
            let edits: String = format!("{edits:?}").chars().take(400).collect();
            let _ = writeln!(
                failures,
                "edits {edits}\nexpected {expected:?}\ntold {:?}\n{}",
                told(&reading),
                in_full(&reading)
            );
        }
        let has_errors = reading.diagnostics.iter().any(|d| d.severity == takas_formats::Severity::Error);
        assert_eq!(reading.case.is_none(), has_errors, "a case is there exactly when there is no error: {edits:?}");
        for diagnostic in &reading.diagnostics {
            assert!(!diagnostic.help.is_empty() && !diagnostic.message.is_empty(), "{diagnostic}");
            codes.push(diagnostic.code);
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
    codes
}

#[test]
fn the_base_case_has_no_finding() {
    let reading = read_case("base", &base());
    assert_eq!(told(&reading), Vec::<String>::new(), "{}", in_full(&reading));
    assert!(reading.case.is_some());
}
