//! `cargo xtask tidy`: holds the rules of the house that the compiler cannot.
//!
//! Every rule looks at plain values (file texts, manifests, the dependency graph) and returns findings;
//! only this file reads them from disk. All findings are printed at once, each with its place, the
//! name of its rule, and how to mend it. A rule without a planted defect that it catches is no rule:
//! each module tests its own.

mod arrows;
mod bans;
mod everywhere;
mod graph;
mod licences;
mod lock;
mod manifests;
mod paths;
mod rust_text;
mod spdx;
mod tracked;
mod tree;

use std::fmt;
use std::path::Path;

use crate::outcome::Failure;
use crate::project::Features;
use crate::{data, learn, project, shell};
use tree::Tree;

/// One broken rule at one place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    /// Path from the root, with `/`.
    pub(crate) path: String,
    /// Counted from one; 1 also stands for a file as a whole.
    pub(crate) line: usize,
    pub(crate) rule: &'static str,
    pub(crate) what: String,
    pub(crate) mend: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, rule, what, mend } = self;
        write!(out, "{path}:{line}: [{rule}] {what}\n    mend: {mend}")
    }
}

/// Every rule by name, with what it holds.
const RULES: &[(&str, &str)] = &[
    ("arrow", "a crate uses only crates to its left; engines not one another; no crate is unknown to the arrows"),
    ("crate-name", "a folder under crates/ is called as its package without `takas-`; none is utils, common or types"),
    ("core-dependency", "what is left of `store` reaches no runtime, socket or random source, and `model` no serde"),
    ("one-test-binary", "a crate has at most one integration-test binary"),
    ("inherit", "a manifest takes edition, licence, rust-version and lints from the workspace"),
    ("dependency-reason", "a third-party dependency has its line in ARCHITECTURE.md"),
    ("licence", "a dependency's licence is on the allow-list"),
    ("doubled", "no crate is built in two versions"),
    ("lock", "Cargo.lock is tracked and up to date"),
    ("clock", "no wall clock in the core: time is a parameter"),
    ("files", "no files or terminal in the core: texts are parameters"),
    ("sockets", "no sockets in the core"),
    ("environment", "no environment in the core"),
    ("process", "no processes in the core"),
    ("sleep", "no sleeping in the core"),
    ("runtime", "no tokio in the core"),
    ("random", "no unseeded randomness in the core"),
    ("hash-order", "no HashMap or HashSet in the core: their order differs from run to run"),
    ("anyhow", "no anyhow left of `desk`: one thiserror enum per crate"),
    ("print", "a library prints nothing"),
    ("header", "a Rust file opens with `//!`"),
    ("length", "a Rust file has at most 700 lines"),
    ("allow", "no `allow` attribute; `expect` with its reason instead"),
    ("serde-shape", "no serde untagged or flatten"),
    ("unsafe", "no unsafe"),
    ("unfinished", "nothing left undone: no todo, unimplemented or dbg, no mark of work left"),
    ("machine-path", "no absolute path of somebody's machine in a tracked file"),
    ("registry-host", "no address of a package registry in a tracked file"),
    ("data", "the atlas's data and the tables of names and places are as their SHA-256 sums say"),
    ("size", "no tracked file over 4 MiB"),
];

/// Prints the rules; for `cargo xtask tidy --rules`.
pub(crate) fn print_rules() {
    for (name, says) in RULES {
        println!("{name:<18} {says}");
    }
}

/// Checks the repository at `root` and prints every finding.
pub(crate) fn run(root: &Path) -> Result<(), Failure> {
    let findings = check(root)?;
    for finding in &findings {
        println!("{finding}");
    }
    if findings.is_empty() {
        eprintln!("tidy: {} rules hold", RULES.len());
        return Ok(());
    }
    Err(Failure::Check(format!("tidy: {}", counted(&findings))))
}

/// All findings, in order of place.
fn check(root: &Path) -> Result<Vec<Finding>, Failure> {
    let tree = Tree::read(root)?;
    let members = project::members(root)?;
    let mut findings = Vec::new();
    findings.extend(arrows::check(&members, &tree));
    findings.extend(manifests::check(&members, &tree));
    findings.extend(bans::check(&tree));
    findings.extend(everywhere::check(&tree, everywhere::LONG_ALLOWED));
    findings.extend(tracked::check(&tree));
    findings.extend(lock::check_tracked(&tree));
    findings.extend(data::differing(root).into_iter().map(changed_data));
    findings.extend(learn::differing(root).into_iter().map(changed_table));
    findings.extend(lock::check_committed(root, shell::in_ci())?);
    let host = project::host(root)?;
    // A feature of an outer crate may switch on features of what the core uses; what the core asks for is seen without.
    let plain = project::graph(root, Some(&host), Features::Default)?;
    match (project::graph(root, None, Features::All)?, project::graph(root, Some(&host), Features::All)?, plain) {
        (Ok(everywhere), Ok(here), Ok(plain)) => {
            findings.extend(licences::check(&everywhere, licences::EXCEPTIONS));
            findings.extend(graph::check_doubled(&here, graph::DOUBLED_ALLOWED, graph::DOUBLED_UNDER));
            findings.extend(graph::check_core(&plain, &members));
        }
        (Err(said), ..) | (_, Err(said), _) | (_, _, Err(said)) => findings.push(lock::stale(&said)),
    }
    findings.sort();
    findings.dedup();
    Ok(findings)
}

fn changed_data(name: String) -> Finding {
    Finding {
        path: format!("{}/{}", data::FOLDER, data::SUMS),
        line: 1,
        rule: "data",
        what: format!("the file and its sum differ: {name}"),
        mend: "cargo xtask data; never edit these files by hand".to_owned(),
    }
}

fn changed_table((folder, name): (&str, String)) -> Finding {
    Finding {
        path: format!("{folder}/{}", learn::SUMS),
        line: 1,
        rule: "data",
        what: format!("the file and its sum differ: {name}"),
        mend: "cargo xtask learn names FOLDER, or learn places, for tables; never edit these files by hand".to_owned(),
    }
}

/// How many findings of which rule, in one line.
fn counted(findings: &[Finding]) -> String {
    let by_rule = RULES.iter().filter_map(|(name, _)| {
        let count = findings.iter().filter(|finding| finding.rule == *name).count();
        (count > 0).then(|| format!("{count} {name}"))
    });
    let parts: Vec<String> = by_rule.collect();
    let noun = if findings.len() == 1 { "finding" } else { "findings" };
    format!("{} {noun} ({})", findings.len(), parts.join(", "))
}

/// For tests: the rules that `findings` name, with their lines.
#[cfg(test)]
pub(crate) fn named(findings: &[Finding]) -> Vec<(&'static str, usize)> {
    for finding in findings {
        assert!(RULES.iter().any(|(name, _)| *name == finding.rule), "{} is in no list of rules", finding.rule);
        assert!(!finding.mend.is_empty() && !finding.what.is_empty());
    }
    findings.iter().map(|finding| (finding.rule, finding.line)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_says_where_what_and_how_to_mend_it() {
        let finding = Finding {
            path: "crates/model/src/lib.rs".to_owned(),
            line: 7,
            rule: "clock",
            what: "a clock".to_owned(),
            mend: "take the time".to_owned(),
        };
        assert_eq!(finding.to_string(), "crates/model/src/lib.rs:7: [clock] a clock\n    mend: take the time");
        assert_eq!(counted(&[finding.clone(), finding]), "2 findings (2 clock)");
    }

    #[test]
    fn rule_names_are_distinct() {
        let names: std::collections::BTreeSet<_> = RULES.iter().map(|(name, _)| name).collect();
        assert_eq!(names.len(), RULES.len());
    }
}
