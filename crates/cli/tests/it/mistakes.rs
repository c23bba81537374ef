//! Mistakes end to end: real folders, the real command. Each is told with its code, its file and line and a way to mend it, the exit
//! code is 3, and nothing ever panics. `takas-formats` has the whole table of codes; here is what a user would come to see.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::desk::{Desk, Ran};

const CASE: &str = r#"format = 1
title = "Two lands"
zone = "UTC"

[sources]
press = "A newspaper"

[parties]
AA = { name = "A-land" }
BB = { name = "B-land" }
CC = { name = "The host", roles = ["host"] }

[people]
ann = { name = "Ann", holder = "AA", consent = "given", sources = ["press"] }
ben = { name = "Ben", holder = "AA", consent = "given" }
cora = { name = "Cora", holder = "BB", consent = "given" }

[groups]
men = { name = "Men", holder = "BB", count = 8 }

[goods]
aid = { name = "Aid", holder = "CC", unit = "truck", total = 60, per_day = 10 }

[undertakings]
truce = { name = "Truce", party = "AA" }

[sets]
pair = { name = "The pair", of = ["ann", "ben"] }

[phases]
one = { first_day = 2024-02-28, days = 2 }
two = { first_day = 2024-03-01, days = 3 }

[rules]
"cap" = { say = "at most 9 of everyone", standing = "stated", by = "all" }
"#;

const AA: &str = r#"format = 1
party = "AA"
standing = "stated"
by = "envoy"
on = 2024-02-01

[holds]
pair = { to = ["BB"] }

[undertakes]
truce = {}

[asks]
cora = { priority = "must" }

[rules]
"one for one" = "ann moves requires cora moves"
"#;

const BB: &str = r#"format = 1
party = "BB"
standing = "stated"
by = "envoy"
on = 2024-02-01

[holds]
cora = { to = ["AA"] }
men = { to = ["AA"] }

[asks]
pair = { priority = "high" }
"#;

const CONCESSIONS: &str = r#"format = 1

[AA]
"one for one" = { to = "any of cora, men", difficulty = 2 }
"#;

const C: &str = "case.toml";
const A: &str = "positions/AA.toml";
const B: &str = "positions/BB.toml";
const K: &str = "mediator/concessions.toml";
const L: &str = "lists/people.csv";

/// File, what stands in it once (nothing: the text is added at its end), what takes its place; the code, and the line where it is told.
type Row = (&'static str, &'static str, &'static str, &'static str, usize);

const ROWS: &[Row] = &[
    // TOML that is none.
    (C, "\"A-land\" }", "\"A-land }", "E0107", 9),
    (C, "title = \"Two lands\"", "title = Two lands", "E0107", 2),
    (C, "[groups]", "[groups", "E0106", 18),
    (C, "of = [\"ann\", \"ben\"]", "of = [\"ann\", \"ben\"", "E0106", 28),
    (B, "men = { to", "men { to", "E0106", 9),
    (A, "by = \"envoy\"", "by = \"envoy\"\nby = \"other\"", "E0108", 5),
    (A, "on = 2024-02-01", "on = 2024-02-30", "E0109", 5),
    (C, "title = \"Two lands\"", "title = \"Two\u{0}lands\"", "E0104", 2),
    (A, "by = \"envoy\"", "by = \"env\u{7}oy\"", "E0104", 4),
    // Keys and kinds.
    (C, "format = 1\n", "", "E0111", 1),
    (C, "format = 1\n", "format = 7\n", "E0112", 1),
    (C, "title = ", "titel = ", "E0113", 2),
    (A, "cora = { priority = \"must\" }", "cora = { priorty = \"must\" }", "E0113", 14),
    (C, "name = \"Ben\", ", "", "E0114", 15),
    (C, "zone = \"UTC\"", "zone = 7", "E0115", 3),
    (B, "men = { to = [\"AA\"] }", "men = { to = \"AA\" }", "E0115", 9),
    (C, "\"Two lands\"", "\"  \"", "E0116", 2),
    // Names.
    (C, "[people]\n", "[people]\n\"2nd\" = { name = \"X\", holder = \"AA\" }\n", "E0202", 14),
    (C, "[people]\n", "[people]\nmoves = { name = \"X\", holder = \"AA\" }\n", "E0203", 14),
    (C, "[groups]\n", "[groups]\nann = { name = \"X\", holder = \"AA\", count = 2 }\n", "E0204", 19),
    (C, "name = \"Ben\", holder = \"AA\"", "name = \"Ben\", holder = \"AB\"", "E0205", 15),
    (A, "pair = { to = [\"BB\"] }", "pair = { to = [\"BBB\"] }", "E0205", 8),
    (A, "cora = { priority", "corra = { priority", "E0206", 14),
    (C, "of = [\"ann\", \"ben\"]", "of = [\"ann\", \"benn\"]", "E0206", 28),
    (C, "name = \"Ben\",", "name = \"Ben\", status = \"aknowledged\",", "E0207", 15),
    (
        C,
        "name = \"Ben\", holder = \"AA\", consent = \"given\"",
        "name = \"Ben\", holder = \"AA\", consent = \"yes\"",
        "E0208",
        15,
    ),
    (C, "name = \"Ben\",", "name = \"Ben\", protected = \"old\",", "E0209", 15),
    (C, "roles = [\"host\"]", "roles = [\"hots\"]", "E0210", 11),
    (C, "zone = \"UTC\"", "zone = \"UTC\"\nobjectives = [\"persons\"]", "E0211", 4),
    (C, "zone = \"UTC\"", "zone = \"somewhere warm\"", "E0213", 3),
    // Numbers.
    (C, "count = 8", "count = 0", "E0214", 19),
    (C, "count = 8", "count = -8", "E0214", 19),
    (C, "count = 8", "count = 8_000_000_000", "E0215", 19),
    (C, "count = 8", "count = 99999999999999999999999999999", "E0215", 19),
    (C, "days = 3", "days = 0", "E0214", 32),
    (A, "\"one for one\"", "\"big\" = \"at least 10000000000000000000000 of men\"\n\"one for one\"", "E0215", 17),
    // Sets, phases, families: circles and contradictions.
    (C, "[sets]\n", "[sets]\nx = { of = [\"y\"] }\ny = { of = [\"x\"] }\n", "E0217", 28),
    (C, "[sets]\n", "[sets]\nx = { of = [\"x\", \"ann\"] }\n", "E0217", 28),
    (C, "[sets]\n", "[sets]\nx = { of = [\"pair\"] }\n", "E0218", 28),
    (C, "of = [\"ann\", \"ben\"]", "of = []", "E0216", 28),
    (C, "of = [\"ann\", \"ben\"]", "of = [\"ann\", \"aid\"]", "E0219", 28),
    (C, "first_day = 2024-03-01", "first_day = 2024-02-29", "E0221", 32),
    (B, "men = { to = [\"AA\"] }", "men = { to = [\"AA\"], in = \"three\" }", "E0220", 9),
    (C, "", "[families]\nhome = [\"ann\", \"men\"]\n", "E0223", 37),
    // Positions.
    (A, "party = \"AA\"", "party = \"BB\"", "E0401", 2),
    (A, "standing = \"stated\"", "standing = \"certain\"", "E0402", 3),
    (B, "standing = \"stated\"\n", "", "E0403", 7),
    (A, "[holds]\n", "[holds]\nmen = { to = [\"BB\"] }\n", "E0405", 8),
    (C, "name = \"Ann\",", "name = \"Ann\", status = \"denied\",", "E0406", 0),
    (B, "cora = { to = [\"AA\"] }", "cora = { to = [\"BB\"] }", "E0411", 8),
    (B, "cora = { to = [\"AA\"] }", "cora = {}", "E0412", 8),
    (A, "[holds]\n", "[holds]\ntruce = { to = [\"BB\"] }\n", "E0414", 8),
    (B, "pair = { priority = \"high\" }", "pair = { priority = \"high\" }\nann = { value = 5 }", "E0416", 13),
    (B, "pair = { priority = \"high\" }", "pair = {}", "E0417", 12),
    (B, "pair = { priority = \"high\" }", "pair = { priority = \"urgent\" }", "E0418", 12),
    (B, "pair = { priority = \"high\" }", "pair = { priority = \"must\", at_least = 3 }", "E0420", 12),
    (B, "pair = { priority = \"high\" }", "pair = { priority = \"must\", at_least = 2, at_most = 1 }", "E0422", 12),
    (
        A,
        "cora = { priority = \"must\" }",
        "cora = { priority = \"must\", to = [\"AA\"] }\n[refuses]\ncora = {}",
        "E0423",
        14,
    ),
    (A, "\"one for one\"", "\"asks cora\" = \"any of men\"\n\"one for one\"", "E0432", 17),
    // Sentences.
    (A, "ann moves requires cora moves", "ann moves requires cora moves!", "E0501", 17),
    (A, "ann moves requires cora moves", "ann moves reqires cora moves", "E0502", 17),
    (A, "ann moves requires cora moves", "", "E0503", 17),
    (A, "ann moves requires cora moves", "at least 0 of men", "E0506", 17),
    (A, "ann moves requires cora moves", "at least -3 of men", "E0507", 17),
    (A, "ann moves requires cora moves", "at least 9 of men", "E0508", 17),
    (A, "ann moves requires cora moves", "men moves requires ann moves", "E0509", 17),
    (A, "ann moves requires cora moves", "ann is undertaken", "E0510", 17),
    (A, "ann moves requires cora moves", "any of ann or aid", "E0511", 17),
    (A, "ann moves requires cora moves", "any of men after phase two", "E0516", 17),
    (A, "ann moves requires cora moves", "sum of pain over everyone at most 3", "E0521", 17),
    (A, "ann moves requires cora moves", "what we receive is worth at least what we give", "E0522", 17),
    (A, "ann moves requires cora moves", "at least 2.5 of men", "E0523", 17),
    // Concessions and lists.
    (K, "\"one for one\"", "\"one for tow\"", "E0601", 4),
    (K, "", "[case]\n\"consent\" = { to = \"dropped\", difficulty = 1 }\n", "E0602", 6),
    (K, "{ to = \"any of cora, men\", difficulty = 2 }", "[]", "E0605", 4),
    (K, "difficulty = 2", "difficulty = 0", "E0214", 4),
    (L, "", "id,name\nfay,Fay\n", "E0301", 1),
    (L, "", "id,name,holder,age\nfay,Fay,AA,30\n", "E0302", 1),
    (L, "", "id,name,holder,id\nfay,Fay,AA,fay\n", "E0303", 1),
    (L, "", "id,name,holder\nfay,Fay\n", "E0304", 2),
    (L, "", "id,name,holder\nfay,\"Fay,AA\n", "E0305", 2),
    (L, "", "id,name,holder\nfay,,AA\n", "E0307", 2),
    (L, "", "id,name,holder\nann,Ann,AA\n", "E0204", 2),
    (L, "", "id,name,holder\nfay,Fay,AX\n", "E0205", 2),
];

fn set_up(desk: &Desk) {
    for (file, text) in [(C, CASE), (A, AA), (B, BB), (K, CONCESSIONS)] {
        desk.write(&format!("case/{file}"), text);
    }
    let _ = std::fs::remove_dir_all(desk.path("case/lists"));
}

/// What is missing of a mistake well told.
fn complaint(ran: &Ran, file: &str, code: &str, line: usize) -> Option<String> {
    let mut wrong = Vec::new();
    if ran.code != Some(3) {
        wrong.push(format!("exit {:?}", ran.code));
    }
    let at = if line == 0 { String::new() } else { format!("{file}:{line}:") };
    for part in [code, file, &at, "help: "] {
        if !ran.stderr.contains(part) {
            wrong.push(format!("no `{part}`"));
        }
    }
    if !ran.stdout.is_empty() || ran.stderr.contains("panicked") {
        wrong.push("not only talk".to_owned());
    }
    (!wrong.is_empty()).then(|| format!("{}\n{}", wrong.join(", "), ran.all()))
}

#[test]
fn the_base_has_no_mistake() {
    let desk = Desk::new("mistakes-base");
    set_up(&desk);
    desk.takas(&["check", "case"]).exits(0).tells("0 errors, 0 warnings");
    desk.takas(&["deals", "case"]).exits(0);
}

#[test]
fn every_mistake_is_told_with_code_place_and_mend() {
    let desk = Desk::new("mistakes");
    let mut told = String::new();
    for &(file, find, replace, code, line) in ROWS {
        set_up(&desk);
        let path = format!("case/{file}");
        if file == L {
            desk.write(&path, replace);
        } else if find.is_empty() {
            desk.write(&path, format!("{}{replace}", desk.read(&path)));
        } else {
            desk.edit(&path, find, replace);
        }
        let file = if code == "E0406" { A } else { file };
        if let Some(words) = complaint(&desk.takas(&["check", "case"]), file, code, line) {
            let _ = writeln!(told, "{file}: `{replace}`: {words}");
        }
        // What cannot be checked cannot be cleared.
        if desk.takas(&["deals", "case", "--json"]).code != Some(3) {
            let _ = writeln!(told, "{file}: `{replace}`: deals does not refuse it");
        }
    }
    assert!(told.is_empty(), "{told}");
    let kinds: BTreeSet<&str> = ROWS.iter().map(|row| row.3).collect();
    assert!(ROWS.len() >= 80 && kinds.len() >= 60, "{} rows, {} codes", ROWS.len(), kinds.len());
}

#[test]
fn files_that_are_no_text_of_a_sensible_size_are_told() {
    let desk = Desk::new("mistakes-files");
    let deep = format!("{CASE}\nx = {}", "[".repeat(200_000));
    let long = AA.replace("ann moves requires cora moves", &"not ".repeat(100_000));
    let wide = AA.replace("ann moves requires cora moves", &format!("any of ann{}", " or ann".repeat(100_000)));
    let lines: Vec<String> = (0..2_000).map(|n| format!("P{n} = {{ name = \"P\" }}\n")).collect();
    let many = CASE.replace("[parties]\n", &format!("[parties]\n{}", lines.concat()));
    let noisy = BB.replace("[holds]\n", &format!("[holds]\n{}", "x = { too = 1 }\n".repeat(3_000)));
    let rows: Vec<(&str, Vec<u8>, &str)> = vec![
        (C, vec![b' '; 50 << 20], "E0101"),
        (A, vec![b'a'; 50 << 20], "E0101"),
        (L, vec![b','; 50 << 20], "E0101"),
        (A, b"format = 1\nparty = \"AA\"\nby = \"M\xfcller\"\n".to_vec(), "E0103"),
        (C, vec![0xff, 0xfe, b'f', 0, b'o', 0], "E0103"),
        (L, b"id,name,holder\nfay,F\xe9,AA\n".to_vec(), "E0103"),
        (B, vec![0; 4_096], "E0104"),
        (C, deep.into_bytes(), "E0110"),
        (A, long.into_bytes(), "E0505"),
        (A, wide.into_bytes(), "E0505"),
        (C, many.into_bytes(), "E0118"),
        (B, noisy.into_bytes(), "E0108"),
        (C, Vec::new(), "E0111"),
        (K, b"\"\"\"".to_vec(), "E0107"),
        (L, Vec::new(), "E0306"),
        (L, b"\"".to_vec(), "E0305"),
    ];
    let mut told = String::new();
    for (file, content, code) in rows {
        set_up(&desk);
        desk.write(&format!("case/{file}"), content);
        let started = std::time::Instant::now();
        let ran = desk.takas(&["check", "case"]);
        if let Some(mut words) = complaint(&ran, file, code, 0) {
            words.truncate(words.char_indices().nth(600).map_or(words.len(), |(at, _)| at));
            let _ = writeln!(told, "{file} {code}: {words}");
        }
        assert!(ran.stderr.len() < 2 << 20, "{file} {code}: {} bytes of talk", ran.stderr.len());
        assert!(started.elapsed().as_secs() < 10, "{file} {code}: {:?}", started.elapsed());
    }
    assert!(told.is_empty(), "{told}");
}

/// All mistakes of all files at once, in the order of files and lines, as text and as JSON.
#[test]
fn all_mistakes_are_told_at_once() {
    let desk = Desk::new("mistakes-all");
    set_up(&desk);
    desk.edit("case/case.toml", "count = 8", "count = 0");
    desk.edit("case/case.toml", "roles = [\"host\"]", "roles = [\"hots\"]");
    desk.edit("case/positions/AA.toml", "priority = \"must\"", "priority = \"mustt\"");
    desk.edit("case/positions/BB.toml", "party = \"BB\"", "party = \"BC\"");
    desk.edit("case/mediator/concessions.toml", "one for one", "one for tow");
    let ran = desk.takas(&["check", "case"]).exits(3);
    let codes = ["E0210", "E0214", "E0601", "E0418", "E0401"];
    let places: Vec<usize> =
        codes.iter().map(|code| ran.stderr.find(code).unwrap_or_else(|| panic!("{code} in {}", ran.stderr))).collect();
    assert!(places.is_sorted(), "{places:?} {}", ran.stderr);
    let ran = ran.tells("did you mean").tells("5 errors");
    assert!(ran.stdout.is_empty());
    let json = desk.takas(&["check", "case", "--json"]).exits(3).json();
    let found = json["diagnostics"].as_array().expect("a list");
    let told: Vec<&str> =
        found.iter().filter(|d| d["severity"] == "error").filter_map(|d| d["code"].as_str()).collect();
    assert_eq!(told, codes);
    for diagnostic in found {
        for key in ["file", "message", "help"] {
            assert!(diagnostic[key].as_str().is_some_and(|text| !text.is_empty()), "{diagnostic}");
        }
        assert!(diagnostic["line"].as_u64().is_some_and(|line| line > 0), "{diagnostic}");
    }
}
