//! What the core may not name: clocks, files, sockets, environment, processes, randomness, and
//! collections whose order differs from run to run.
//!
//! The core is every crate left of `store`. Only what is compiled into the product counts: tests may
//! read files and measure time. Names are looked up through `use` lines, not searched as text, so a
//! comment or a domain type of the same name is no finding.

use super::Finding;
use super::arrows::{CORE, left_of};
use super::paths::{self, Named};
use super::rust_text::{self, RustText};
use super::tree::Tree;

/// A prefix of a path that the core may not name.
struct Ban {
    rule: &'static str,
    path: &'static [&'static str],
    mend: &'static str,
}

const TIME: &str = "take the time as a parameter; the caller right of `store` reads the clock";
const TEXT: &str = "take or return the text; `cli`, `desk` and `store` read and write";
const SEED: &str = "take a seed as a parameter and derive everything from it";
const ORDER: &str = "use BTreeMap or BTreeSet: the same input must give the same bytes";
const OUTER: &str = "move it to `store`, `desk` or `cli`, or take what it gives as a parameter";

const BANS: &[Ban] = &[
    Ban { rule: "clock", path: &["std", "time", "Instant"], mend: TIME },
    Ban { rule: "clock", path: &["std", "time", "SystemTime"], mend: TIME },
    Ban { rule: "clock", path: &["std", "time", "UNIX_EPOCH"], mend: TIME },
    Ban { rule: "clock", path: &["std", "time", "*"], mend: "name what you need, such as std::time::Duration" },
    Ban { rule: "files", path: &["std", "fs"], mend: TEXT },
    Ban { rule: "files", path: &["std", "io", "stdin"], mend: TEXT },
    Ban { rule: "files", path: &["std", "io", "stdout"], mend: TEXT },
    Ban { rule: "files", path: &["std", "io", "stderr"], mend: TEXT },
    Ban { rule: "sockets", path: &["std", "net"], mend: OUTER },
    Ban { rule: "sockets", path: &["std", "os", "unix", "net"], mend: OUTER },
    Ban { rule: "environment", path: &["std", "env"], mend: "take the setting as a parameter" },
    Ban {
        rule: "process",
        path: &["std", "process"],
        mend: "return an error or a value; only the binary ends a process",
    },
    Ban { rule: "sleep", path: &["std", "thread", "sleep"], mend: "return, and let the caller wait" },
    Ban { rule: "runtime", path: &["tokio"], mend: OUTER },
    Ban { rule: "random", path: &["rand"], mend: SEED },
    Ban { rule: "random", path: &["getrandom"], mend: SEED },
    Ban { rule: "random", path: &["fastrand"], mend: SEED },
    Ban { rule: "hash-order", path: &["hashbrown"], mend: ORDER },
];

/// Names that are banned wherever in a path they stand.
const BANNED_WORDS: &[(&str, &str, &str)] = &[
    ("hash-order", "HashMap", ORDER),
    ("hash-order", "HashSet", ORDER),
    ("hash-order", "hash_map", ORDER),
    ("hash-order", "hash_set", ORDER),
    ("random", "RandomState", SEED),
    ("random", "thread_rng", SEED),
];

const PRINTING: &[&str] = &["println", "eprintln", "print", "eprint"];

/// Looks at every crate's own sources.
pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut tests_only: Vec<String> = Vec::new();
    let mut sources = Vec::new();
    for (path, text) in tree.rust() {
        let Some((name, _)) = path.strip_prefix("crates/").and_then(|rest| rest.split_once("/src/")) else { continue };
        let RustText { tokens, .. } = rust_text::read(text);
        let (tokens, modules) = rust_text::without_tests(&tokens);
        tests_only.extend(modules.iter().map(|module| module_stem(path, module)));
        sources.push((path, name, tokens));
    }
    let compiled = |path: &str| {
        let inside =
            |stem: &String| path.strip_prefix(stem.as_str()).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'));
        !tests_only.iter().any(inside)
    };
    for (path, name, tokens) in sources.iter().filter(|(path, ..)| compiled(path)) {
        for named in paths::named(tokens) {
            for (rule, mend) in broken(&named, name) {
                let what = format!("`{}` is not for the crate `{name}`", named.shown());
                findings.push(Finding {
                    path: (*path).to_owned(),
                    line: named.line,
                    rule,
                    what,
                    mend: mend.to_owned(),
                });
            }
        }
    }
    findings
}

/// The rules that naming this path breaks in the crate called `name`.
fn broken(named: &Named, name: &str) -> Vec<(&'static str, &'static str)> {
    let mut rules = Vec::new();
    let in_path = named.brought_in || named.segments.len() > 1;
    if CORE.contains(&name) {
        let hit = |ban: &&Ban| in_path && named.begins_with(ban.path);
        rules.extend(BANS.iter().filter(hit).map(|ban| (ban.rule, ban.mend)));
        let has = |word: &str| named.segments.iter().any(|segment| segment == word);
        rules.extend(BANNED_WORDS.iter().filter(|(_, word, _)| has(word)).map(|(rule, _, mend)| (*rule, *mend)));
        if named.segments.len() > 1 && has("now") && rules.is_empty() {
            rules.push(("clock", TIME));
        }
    }
    if left_of(name, "desk") && in_path && named.begins_with(&["anyhow"]) {
        rules.push(("anyhow", "add a variant to the crate's thiserror enum"));
    }
    let is_print = named.called_as_macro && named.segments.last().is_some_and(|last| PRINTING.contains(&last.as_str()));
    if name != "cli" && is_print {
        rules.push(("print", "return the text; the binary prints it"));
    }
    rules.dedup();
    rules
}

/// The path, without `.rs`, of the module `module` declared in the file at `path`.
fn module_stem(path: &str, module: &str) -> String {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    match file {
        "lib.rs" | "main.rs" | "mod.rs" => format!("{folder}/{module}"),
        _ => format!("{folder}/{}/{module}", file.trim_end_matches(".rs")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::named;

    fn in_crate(name: &str, source: &str) -> Vec<(&'static str, usize)> {
        named(&check(&Tree::of(&[(&format!("crates/{name}/src/a.rs"), source)])))
    }

    #[test]
    fn each_planted_defect_is_caught_in_the_core() {
        for (source, rule) in [
            ("use std::time::Instant;", "clock"),
            ("use std::{time::{Duration, SystemTime}};", "clock"),
            ("use std::time; fn f() { time::Instant::now(); }", "clock"),
            ("use std::time::*;", "clock"),
            ("fn f() { chrono::Utc::now(); }", "clock"),
            ("use std::fs;", "files"),
            ("fn f() { std::fs::read(x) }", "files"),
            ("use std::{io::{self, stdin}};", "files"),
            ("use std::net::TcpStream;", "sockets"),
            ("fn f() { std::os::unix::net::UnixStream::pair() }", "sockets"),
            ("fn f() { ::std::env::var(x) }", "environment"),
            ("use std::process::exit;", "process"),
            ("use std::thread; fn f() { thread::sleep(x) }", "sleep"),
            ("use tokio::sync::Mutex;", "runtime"),
            ("extern crate rand;", "random"),
            ("fn f() { getrandom::fill(x) }", "random"),
            ("fn f() { fastrand::u8(..) }", "random"),
            ("fn f() { thread_rng() }", "random"),
            ("use std::hash::RandomState;", "random"),
            ("use std::collections::{BTreeMap, HashMap};", "hash-order"),
            ("struct S { a: std::collections::HashSet<u8> }", "hash-order"),
            ("use std::collections::hash_map::Entry;", "hash-order"),
            ("use hashbrown::raw;", "hash-order"),
            ("use anyhow::Result;", "anyhow"),
            ("fn f() -> anyhow::Result<()> { }", "anyhow"),
            ("fn f() { println!(\"x\") }", "print"),
            ("fn f() { std::eprint!(\"x\") }", "print"),
        ] {
            for crate_name in CORE {
                assert_eq!(in_crate(crate_name, source), [(rule, 1)], "{crate_name}: {source}");
            }
        }
    }

    #[test]
    fn what_only_looks_alike_is_no_finding() {
        for source in [
            "// std::fs is not used here\n/* HashMap */",
            "const A: &str = \"std::fs::read HashMap println!\";",
            "use crate::time::Instant; struct S { at: Instant }",
            "use std::time::Duration;",
            "use std::collections::BTreeMap;",
            "fn f(rand: u8, clock: &C) { rand + clock.now() }",
            "use crate::rule::process; fn f() { process::fs(); self.env.net(); }",
            "fn println() { println(); }",
            "#[cfg(test)] mod tests { use std::fs; use std::collections::HashMap; }",
            "const V: &str = env!(\"CARGO_PKG_VERSION\");",
            "use std::thread; fn f() { thread::scope(|s| s) }",
            "use std::io::{Read, Write};",
        ] {
            assert_eq!(in_crate("clearing", source), [], "{source}");
        }
    }

    #[test]
    fn the_outer_crates_may_do_what_the_core_may_not() {
        assert_eq!(in_crate("store", "use std::fs; use std::collections::HashMap;"), []);
        assert_eq!(in_crate("store", "use anyhow::Result; fn f() { println!() }"), [("anyhow", 1), ("print", 1)]);
        assert_eq!(in_crate("desk", "use anyhow::Result; fn f() { println!() }"), [("print", 1)]);
        assert_eq!(in_crate("cli", "use anyhow::Result; fn f() { println!() }"), []);
    }

    #[test]
    fn test_modules_in_files_of_their_own_are_left_out_and_others_are_not() {
        let tree = Tree::of(&[
            ("crates/model/src/lib.rs", "#[cfg(test)] mod oracle; mod a;"),
            ("crates/model/src/oracle.rs", "mod deep; use std::fs;"),
            ("crates/model/src/oracle/deep.rs", "use std::fs;"),
            ("crates/model/src/oracles.rs", "use std::fs;"),
            ("crates/model/src/a.rs", "#[cfg(test)] mod tests;"),
            ("crates/model/src/a/tests.rs", "use std::fs;"),
            ("crates/model/tests/it/main.rs", "use std::fs;"),
            ("crates/model/build.rs", "use std::fs;"),
        ]);
        let paths: Vec<String> = check(&tree).into_iter().map(|finding| finding.path).collect();
        assert_eq!(paths, ["crates/model/src/oracles.rs"]);
    }
}
