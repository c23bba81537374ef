//! What no Rust file of the repository may have, tests and chores included.

use super::Finding;
use super::rust_text::{self, RustText, Token};
use super::tree::Tree;

/// The most lines a Rust file may have; about 400 is the aim.
const LINES_MAX: usize = 700;

/// Files that may be longer, each with its reason. Keep it empty if you can.
pub(crate) const LONG_ALLOWED: &[(&str, &str)] = &[];

/// The marks of work left undone, spelled in halves so that this file has none itself.
const MARKS: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];

const UNFINISHED: &[&str] = &[concat!("to", "do"), concat!("unimpl", "emented"), concat!("d", "bg")];

/// Looks at every Rust file; `long_allowed` names the files that may exceed the length, with reasons.
pub(crate) fn check(tree: &Tree, long_allowed: &[(&str, &str)]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.rust() {
        let mut at = |line: usize, rule: &'static str, what: String, mend: &str| {
            findings.push(Finding { path: path.to_owned(), line, rule, what, mend: mend.to_owned() });
        };
        if !text.starts_with("//!") {
            at(1, "header", "does not open with `//!`".to_owned(), "say first what the file does and what it does not");
        }
        let lines = text.lines().count();
        if lines > LINES_MAX && !long_allowed.iter().any(|(allowed, _)| *allowed == path) {
            let what = format!("{lines} lines, more than {LINES_MAX}");
            at(
                lines,
                "length",
                what,
                "split it where the ideas part; or add it to LONG_ALLOWED in xtask with a reason",
            );
        }
        let RustText { tokens, comments } = rust_text::read(text);
        check_words(&tokens, &mut at);
        for attribute in rust_text::attributes(&tokens) {
            check_attribute(attribute, &mut at);
        }
        for (line, comment) in &comments {
            for mark in MARKS.iter().filter(|mark| has_word(comment, mark)) {
                at(
                    *line,
                    "unfinished",
                    format!("the comment has a mark {mark}"),
                    "do it now, or file it and say why not",
                );
            }
        }
    }
    for (allowed, reason) in long_allowed {
        let long = tree.text(allowed).is_some_and(|text| text.lines().count() > LINES_MAX);
        if !long {
            let what = format!("is allowed to be long ({reason}) and is not");
            let mend = "take it off LONG_ALLOWED in xtask".to_owned();
            findings.push(Finding { path: (*allowed).to_owned(), line: 1, rule: "length", what, mend });
        }
    }
    findings
}

fn check_words(tokens: &[Token], at: &mut impl FnMut(usize, &'static str, String, &str)) {
    for (index, token) in tokens.iter().enumerate() {
        let Some(word) = token.word() else { continue };
        let called = tokens.get(index + 1).is_some_and(|next| next.is('!'));
        if word == "unsafe" {
            at(token.line, "unsafe", "unsafe code".to_owned(), "use a safe way; there is always one for what we do");
        }
        if called && UNFINISHED.contains(&word) {
            at(token.line, "unfinished", format!("`{word}!` is left in"), "finish it, or return an error that says so");
        }
    }
}

fn check_attribute(attribute: &[Token], at: &mut impl FnMut(usize, &'static str, String, &str)) {
    let Some(first) = attribute.first() else { return };
    let has = |wanted: &str| attribute.iter().any(|token| token.word() == Some(wanted));
    let opens = |wanted: &str| {
        attribute.windows(2).any(|pair| pair[0].word() == Some(wanted) && pair[1].is('('))
            && matches!(first.word(), Some("cfg_attr")) | (first.word() == Some(wanted))
    };
    if opens("allow") {
        let mend = "use #[expect(…, reason = \"…\")], or mend what the lint says";
        at(first.line, "allow", "an `allow` attribute".to_owned(), mend);
    }
    if opens("expect") && !has("reason") {
        at(first.line, "allow", "an `expect` attribute without its reason".to_owned(), "add reason = \"…\"");
    }
    for shape in ["untagged", "flatten"] {
        if opens("serde") && has(shape) {
            let mend =
                "write the fields out, or tag the variants: such formats cannot be told apart or versioned later";
            at(first.line, "serde-shape", format!("serde({shape})"), mend);
        }
    }
}

/// True when `text` has `word` with no letter, digit or underscore beside it.
fn has_word(text: &str, word: &str) -> bool {
    let part = |character: char| character.is_alphanumeric() || character == '_';
    text.match_indices(word).any(|(start, _)| {
        !text[..start].chars().next_back().is_some_and(part)
            && !text[start + word.len()..].chars().next().is_some_and(part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::named;

    fn findings(source: &str) -> Vec<(&'static str, usize)> {
        named(&check(&Tree::of(&[("xtask/src/a.rs", source)]), &[]))
    }

    #[test]
    fn each_planted_defect_is_caught() {
        let mark = MARKS[0];
        for (source, rule) in [
            ("#[allow(dead_code)]".to_owned(), "allow"),
            ("#![allow(dead_code, reason = \"x\")]".to_owned(), "allow"),
            ("#[cfg_attr(test, allow(dead_code))]".to_owned(), "allow"),
            ("macro_rules! m { () => { #[allow(x)] fn f() {} } }".to_owned(), "allow"),
            ("#[expect(dead_code)]".to_owned(), "allow"),
            ("#[serde(untagged)]".to_owned(), "serde-shape"),
            ("#[serde(default, flatten)]".to_owned(), "serde-shape"),
            ("#[cfg_attr(x, serde(flatten))]".to_owned(), "serde-shape"),
            ("unsafe fn f() {}".to_owned(), "unsafe"),
            (format!("fn f() {{ {}!() }}", UNFINISHED[0]), "unfinished"),
            (format!("fn f() {{ std::{}!() }}", UNFINISHED[1]), "unfinished"),
            (format!("fn f() {{ {}!(x) }}", UNFINISHED[2]), "unfinished"),
            (format!("// {mark}: later"), "unfinished"),
            (format!("/* one\n{mark} */"), "unfinished"),
        ] {
            let found = findings(&format!("//! x\n{source}"));
            assert_eq!(found.iter().map(|(rule, _)| *rule).collect::<Vec<_>>(), [rule], "{source}");
            assert!(found[0].1 >= 2, "{source}");
        }
        assert_eq!(findings("// x\n"), [("header", 1)]);
        assert_eq!(findings(""), [("header", 1)]);
        assert_eq!(findings(&"//! x\n".repeat(701)), [("length", 701)]);
    }

    #[test]
    fn what_only_looks_alike_is_no_finding() {
        let literal = format!("const A: &str = \"{} unsafe #[allow(x)]\";", MARKS[1]);
        for source in [
            "#[expect(dead_code, reason = \"x\")]",
            "#[should_panic(expected = \"x\")]",
            "#[command(flatten)]",
            "#[serde(rename = \"flatten\")]",
            "#[arg(allow_hyphen_values = true)]",
            "#![forbid(unsafe_code)]",
            "fn f(x: u8) { x.expect(\"y\").allow(z); flatten(untagged) }",
            "/// a list to do; unsafe places",
            &literal,
        ] {
            assert_eq!(findings(&format!("//! x\n{source}")), [], "{source}");
        }
        assert_eq!(findings(&"//! x\n".repeat(700)), []);
    }

    #[test]
    fn a_long_file_needs_its_reason_and_a_reason_its_long_file() {
        let long = "//! x\n".repeat(701);
        let tree = Tree::of(&[("a.rs", long.as_str()), ("b.rs", "//! x\n")]);
        assert_eq!(named(&check(&tree, &[("a.rs", "a table")])), []);
        assert_eq!(named(&check(&tree, &[("a.rs", "a table"), ("b.rs", "no")])), [("length", 1)]);
    }

    #[test]
    fn words_end_where_letters_end() {
        assert!(has_word("a XY-b", "XY"));
        assert!(!has_word("XYZ", "XY"));
        assert!(!has_word("aXY", "XY"));
        assert!(!has_word("", "XY"));
    }
}
