//! Damaged files and sentences: whatever the bytes, no panic, and a case exactly when there is no error.

use takas_formats::{
    CaseFiles, Severity, deals, format_file, new_case, parse_question_with, parse_question_without, read_case,
    read_sequence,
};

use crate::base::base;
use crate::examples::examples;
use crate::random::Random;

/// Pieces that break things.
const PIECES: &[&str] = &[
    "\"",
    "'",
    "\"\"\"",
    "[",
    "]",
    "{",
    "}",
    "=",
    ",",
    "#",
    "\n",
    "\r\n",
    "\u{feff}",
    "\u{0}",
    "(",
    ")",
    "not ",
    "and ",
    "or ",
    "except ",
    "moves ",
    "requires ",
    "at least 0 of ",
    "99999999999999999999",
    "-1",
    "é",
    "\\u0041",
    "\\",
    "everyone ",
    "protected ",
    "for each ",
    "per day",
    "in phase ",
    "[holds]\n",
    "[windows]\nl = { listed = \"men\", opens = \"one\", closes = 2024-01-01T10:00 }\n",
    "[objections]\nmen = { count = 1, raised_by = \"x\", raised = \"one\" }\n",
    "[[people]]\n",
    "a.b.c = 1\n",
    "format = 1\n",
    "to = [\"AAA\"]",
    "2024-13-45",
];

pub(crate) fn damage(bytes: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    let at = random.below(bytes.len() + 1);
    match random.below(8) {
        0 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
        1 => bytes.truncate(at),
        2 => {
            let end = (at + random.below(40)).min(bytes.len());
            bytes.drain(at..end);
        }
        3 => {
            let from = random.below(other.len() + 1);
            let to = (from + random.below(200)).min(other.len());
            bytes.splice(at..at, other[from..to].iter().copied());
        }
        4 if at < bytes.len() => bytes[at] = u8::try_from(random.below(256)).unwrap(),
        5 => {
            let end = (at + random.below(60)).min(bytes.len());
            let again = bytes[at..end].to_vec();
            bytes.splice(at..at, again);
        }
        _ => {
            let piece = random.pick(PIECES);
            bytes.splice(at..at, piece.bytes());
        }
    }
}

/// The base case with doubts about it and an order.
fn doubted() -> CaseFiles {
    let mut files = base();
    let confidence = "format = 1\n[default]\nstated = 80\n[AAA]\n\"ours first\" = [{ say = \"as written\", weight = 3 }, { say = \"any of threes\", weight = 2 }]\n[together.BBB]\n\"soft\" = { lines = [\"refuses eve\", \"holds ann\"], confidence = 60 }\n";
    files.insert("mediator/confidence.toml", confidence);
    let order = "format = 1\n[batches]\nthrees = 2\n[together]\n\"doors\" = [\"ann\", \"dan\"]\n[steps]\n\"proof of life\" = { before = [\"dan\"], at = \"Here\" }\n\"check\" = { after = \"ann\", after_steps = [\"proof of life\"] }\n[order]\n\"ours first\" = \"bob before dan\"\n[places]\ndan = \"Here\"\n[published]\none = [[\"proof of life\"], [\"ann\", \"dan\"]]\n";
    files.insert("mediator/sequence.toml", order);
    files
}

fn sound(id: &str, files: &CaseFiles) {
    let reading = read_case(id, files);
    let errors = reading.diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
    assert_eq!(reading.case.is_none(), errors > 0);
    let order = reading.case.as_ref().map(|case| read_sequence(case, files));
    if let Some(order) = &order {
        let failed = order.diagnostics.iter().any(|d| d.severity == Severity::Error);
        assert_eq!(order.terms.is_none(), failed);
    }
    for diagnostic in reading.diagnostics.iter().chain(order.iter().flat_map(|order| &order.diagnostics)) {
        assert!(
            !diagnostic.help.is_empty()
                && !diagnostic.message.is_empty()
                && diagnostic.line > 0
                && diagnostic.column > 0
        );
        assert!(diagnostic.span.start <= diagnostic.span.end);
    }
}

#[test]
fn what_is_to_be_damaged_is_sound() {
    let files = doubted();
    let case = read_case("base", &files).case.unwrap();
    let order = read_sequence(&case, &files);
    assert!(order.diagnostics.is_empty(), "{:?}", order.diagnostics);
}

#[test]
fn damaged_files_never_panic() {
    let mut cases: Vec<(String, CaseFiles)> = vec![("base".to_owned(), doubted()), ("new".to_owned(), new_case("new"))];
    let mut random = Random(20_240_801);
    for round in 0..12_000 {
        if round == 11_700 {
            // The examples are larger: fewer rounds of them.
            cases = examples();
        }
        let (id, files) = &cases[random.below(cases.len())];
        let paths: Vec<&str> = files.iter().map(|(path, _)| path).filter(|path| path.contains(".toml")).collect();
        let (path, other) = (random.pick(&paths), random.pick(&paths));
        let mut bytes = files.get(path).unwrap().to_vec();
        for _ in 0..=random.below(4) {
            damage(&mut bytes, files.get(other).unwrap(), &mut random);
        }
        if round % 8 == 0
            && let Ok(text) = std::str::from_utf8(&bytes)
            && let Ok(once) = format_file(path, text)
        {
            assert_eq!(format_file(path, &once).as_deref(), Ok(once.as_str()), "formatting twice: {path}\n{text}");
            let mut formatted = files.clone();
            formatted.insert(path, once);
            let mut plain = files.clone();
            plain.insert(path, bytes.clone());
            assert_eq!(read_case(id, &formatted).case, read_case(id, &plain).case, "{path}\n{text}");
        }
        let mut damaged = files.clone();
        damaged.insert(path, bytes);
        sound(id, &damaged);
    }
}

#[test]
fn damaged_sentences_never_panic() {
    let case = read_case("base", &base()).case.unwrap();
    let sentences = [
        "dan moves requires at least 2 of threes or men from AAA to BBB by phase one",
        "if not (any of threes and truce is undertaken) then none of men except protected",
        "at least 1 of threes for each 2 of men in each phase",
        "sum of w over everyone at most -3 at each phase boundary",
        "what we receive is worth at least 4/5 of what we give overall",
        "ann, bob and cat in an earlier phase than dan",
        "dan=AAA->BBB",
    ];
    let mut random = Random(7);
    for _ in 0..8_000 {
        let mut bytes = random.pick(&sentences.map(str::as_bytes)).to_vec();
        for _ in 0..=random.below(4) {
            let other = random.pick(&sentences);
            damage(&mut bytes, other.as_bytes(), &mut random);
        }
        let text = String::from_utf8_lossy(&bytes);
        for diagnostics in
            [parse_question_with(&case, &text).err(), parse_question_without(&case, &text).err()].into_iter().flatten()
        {
            assert!(!diagnostics.is_empty(), "{text}");
        }
    }
}

#[test]
fn damaged_saved_deals_never_panic() {
    let files = base();
    let case = read_case("base", &files).case.unwrap();
    let digest = deals::case_digest(&files);
    let text = crate::deals::saved(&case, &digest);
    let mut random = Random(99);
    for _ in 0..3_000 {
        let mut bytes = text.clone().into_bytes();
        damage(&mut bytes, text.as_bytes(), &mut random);
        let read = deals::read_deal("deals/x.json", &bytes, &case, &digest);
        assert!(read.deal.is_some() || !read.diagnostics.is_empty());
    }
}
