//! Mistakes of files as such, and of TOML.

use takas_formats::{CaseFiles, Code, read_case};

use crate::base::{Row, base, check, in_full, lines, told};

const ROWS: &[Row<'_>] = &[
    (&[("case.toml", "format = 1\n", "\u{feff}format = 1\n")], &["case.toml:1 W0102"]),
    (&[("case.toml", "A-land", "A\u{0}land")], &["case.toml:9 E0104"]),
    (&[("case.toml", "\"B-land\" }", "\"B-land }")], &["case.toml:10 E0107"]),
    (&[("case.toml", "name = \"B-land\"", "name = B-land")], &["case.toml:10 E0107"]),
    (&[("case.toml", "consent = \"given\", sources", "consent = \"given\" sources")], &["case.toml:14 E0106"]),
    (&[("case.toml", "of = [\"ann\", \"bob\", \"cat\"]", "of = [\"ann\", \"bob\", \"cat\"")], &["case.toml:34 E0106"]),
    (&[("case.toml", "[groups]", "[groups")], &["case.toml:21 E0106"]),
    // Three independent mistakes of TOML in one file, and one in another, are all told.
    (
        &[
            ("case.toml", "title = \"Base\"", "title = \"Base"),
            ("case.toml", "one = { days = 2 }", "one = { days 2 }"),
            ("case.toml", "\"cap\" = ", "\"cap\" "),
            ("positions/BBB.toml", "by = \"envoy\"", "by = envoy"),
        ],
        &["case.toml:2 E0107", "case.toml:37 E0106", "case.toml:41 E0106", "BBB.toml:4 E0107"],
    ),
    (&[("case.toml", "title = \"Base\"\n", "title = \"Base\"\ntitle = \"Other\"\n")], &["case.toml:3 E0108"]),
    (
        &[(
            "case.toml",
            "holder = \"BBB\", consent = \"given\", sources",
            "holder = \"BBB\", holder = \"BBB\", sources",
        )],
        &["case.toml:14 E0108"],
    ),
    (&[("positions/AAA.toml", "2024-07-01", "2024-02-30")], &["AAA.toml:5 E0109"]),
    (&[("positions/AAA.toml", "2024-07-01", "2024-07-01T10:00:00")], &["AAA.toml:5 E0109"]),
    (&[("positions/AAA.toml", "2024-07-01", "\"yesterday\"")], &["AAA.toml:5 E0115"]),
    (&[("case.toml", "format = 1\n", "")], &["case.toml:1 E0111"]),
    (&[("case.toml", "format = 1\n", "format = 2\n")], &["case.toml:1 E0112"]),
    (&[("positions/AAA.toml", "format = 1\n", "format = \"1\"\n")], &["AAA.toml:1 E0112"]),
    (&[("case.toml", "title = ", "titel = ")], &["case.toml:1 E0114", "case.toml:2 E0113"]),
    (&[("case.toml", "zone = \"Europe/Istanbul\"", "zone = 3")], &["case.toml:3 E0115"]),
    (&[("case.toml", "title = \"Base\"", "title = \" \"")], &["case.toml:2 E0116"]),
    (&[("case.toml", "[groups]\n", "[groups]\nothers = 3\n")], &["case.toml:22 E0115"]),
    (&[("case.toml", "title = \"Base\"", "title = \"Base\"\nhistorical = \"yes\"")], &["case.toml:3 E0115"]),
    (&[("position/CCC.toml", "", "format = 1\n")], &["position/CCC.toml:1 W0117"]),
    (
        &[("positions/CCC.TOML", "", "format = 1\n"), ("lists/AAA.Csv", "", "name,person")],
        &["lists/AAA.Csv:1 W0117", "CCC.TOML:1 W0117"],
    ),
    (&[("README.md", "", "# anything"), ("deals/x.json", "", "{")], &[]),
];

pub(super) fn codes() -> Vec<Code> {
    let mut codes = check(ROWS);
    codes.extend(special());
    codes
}

#[test]
fn rows() {
    check(ROWS);
}

/// Mistakes that no text can hold.
fn special() -> Vec<Code> {
    let mut codes = Vec::new();
    let mut tell = |files: &CaseFiles, expected: &[&str]| {
        let reading = read_case("base", files);
        assert_eq!(told(&reading), expected, "{}", in_full(&reading));
        codes.extend(reading.diagnostics.iter().map(|diagnostic| diagnostic.code));
    };
    let mut missing = base();
    missing.remove("case.toml");
    tell(&missing, &["case.toml:1 E0105"]);
    tell(&CaseFiles::new(), &["case.toml:1 E0105"]);

    let mut latin = base();
    latin.insert("positions/AAA.toml", b"format = 1\nparty = \"AAA\"\nby = \"M\xfcller\"\n".to_vec());
    tell(&latin, &["AAA.toml:3 E0103"]);

    let mut huge = base();
    huge.insert("case.toml", vec![b' '; 50 << 20]);
    tell(&huge, &["case.toml:1 E0101"]);

    let mut deep = base();
    deep.insert("case.toml", format!("{}\nx = {}", crate::base::CASE, "[".repeat(100_000)));
    let reading = read_case("base", &deep);
    assert!(reading.diagnostics.iter().any(|d| d.code == Code::TooDeep), "{}", in_full(&reading));
    codes.push(Code::TooDeep);

    let mut many = base();
    let many_lines = lines(1_001, |n| format!("P{n} = {{ name = \"P\" }}\n"));
    many.insert("case.toml", crate::base::CASE.replace("[parties]\n", &format!("[parties]\n{many_lines}")));
    let reading = read_case("base", &many);
    assert!(reading.diagnostics.iter().any(|d| d.code == Code::TooMany), "{}", in_full(&reading));
    codes.push(Code::TooMany);

    let mut noisy = base();
    let many_lines = lines(500, |n| format!("x{n} = {{ to = [\"AAA\"] }}\n"));
    noisy.insert("positions/BBB.toml", crate::base::BBB.replace("[holds]\n", &format!("[holds]\n{many_lines}")));
    let reading = read_case("base", &noisy);
    assert_eq!(reading.diagnostics.len(), 201);
    assert_eq!(reading.diagnostics.last().map(|d| d.code), Some(Code::MoreFindings));
    codes.push(Code::MoreFindings);
    codes
}

#[test]
fn mistakes_that_no_text_can_hold() {
    special();
}
