//! The arrows between the crates of this workspace.
//!
//! `model <- {clearing, lists, atlas, check, ledger} <- {handover, operation, formats} <- views <- store <- desk <- cli`:
//! a crate may use anything to its left that it needs, and nothing beside it or to its right, in its
//! tests no more than in its code. Tests that need both an engine and its judge live in `cli`, or in a
//! crate called `tests` to the right of everything.

use super::Finding;
use super::tree::Tree;
use crate::manifest;
use crate::project::{Dependency, Member};

/// The crates from left to right; those in one layer do not see one another.
const LAYERS: &[&[&str]] = &[
    &["model"],
    &["clearing", "lists", "atlas", "check", "ledger"],
    &["handover", "operation", "formats"],
    &["views"],
    &["store"],
    &["desk"],
    &["cli"],
    &["tests"],
];

/// The crates left of `store`: pure, with clock, files and randomness handed in.
pub(crate) const CORE: &[&str] =
    &["model", "clearing", "lists", "atlas", "check", "ledger", "handover", "operation", "formats", "views"];

/// The crates that search: none may lean on another, so that each can be replaced and judged alone.
const ENGINES: &[&str] = &["clearing", "lists", "atlas", "handover"];

/// The one engine that may use another: distances and routes are facts to a plan.
const ENGINE_EXCEPTION: (&str, &str) = ("handover", "atlas");

const VAGUE: &[&str] = &["utils", "util", "common", "types", "helpers", "misc", "shared"];

/// The layer of the crate called `name`, without its `takas-`.
fn layer(name: &str) -> Option<usize> {
    LAYERS.iter().position(|names| names.contains(&name))
}

/// True when `name` stands left of `other`.
pub(crate) fn left_of(name: &str, other: &str) -> bool {
    matches!((layer(name), layer(other)), (Some(one), Some(two)) if one < two)
}

/// Looks at what every member declares.
pub(crate) fn check(members: &[Member], tree: &Tree) -> Vec<Finding> {
    members.iter().flat_map(|member| check_member(member, tree)).collect()
}

fn check_member(member: &Member, tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let text = tree.text(&member.manifest).unwrap_or_default();
    let mut at = |line: usize, rule: &'static str, what: String, mend: &str| {
        findings.push(Finding { path: member.manifest.clone(), line, rule, what, mend: mend.to_owned() });
    };
    let short = member.name.strip_prefix("takas-").unwrap_or(&member.name);
    if let Some(folder) = member.manifest.strip_prefix("crates/").and_then(|rest| rest.strip_suffix("/Cargo.toml"))
        && member.name != format!("takas-{folder}")
    {
        let what = format!("the package `{}` stands in the folder `{folder}`", member.name);
        at(1, "crate-name", what, "call the package takas-FOLDER");
    }
    if VAGUE.contains(&short) {
        let what = format!("a crate called `{short}` says nothing about what belongs in it");
        at(1, "crate-name", what, "name it by what it does, or make it a module of the crate that needs it");
    } else if short != "xtask" && layer(short).is_none() {
        let what = format!("the crate `{short}` has no place among the arrows");
        at(1, "arrow", what, "a module may do; if not, give it a place in LAYERS in xtask and in ARCHITECTURE.md");
    }
    if member.test_binaries > 1 {
        let what = format!("{} integration-test binaries, each linked for itself", member.test_binaries);
        at(1, "one-test-binary", what, "make them modules of tests/it/main.rs");
    }
    // A crate may ask for features of its own in its tests.
    let is_own = |dependency: &Dependency| dependency.dev && dependency.name == member.name;
    let is_other = |dependency: &&Dependency| !dependency.foreign && !is_own(dependency);
    for dependency in member.dependencies.iter().filter(is_other) {
        let target = dependency.name.strip_prefix("takas-").unwrap_or(&dependency.name);
        let Some(why) = forbidden(short, target) else { continue };
        let line = manifest::dependency_line(text, &dependency.name);
        let only = if dependency.dev { ", even in its tests" } else { "" };
        let mend = "hand the value in as a parameter, or move the code (joint tests go to crates/cli/tests)";
        at(line, "arrow", format!("`{short}` may not use `{target}`{only}: {why}"), mend);
    }
    findings
}

/// Why the crate `from` may not use `to`; none where it may. Unknown crates have their own finding.
fn forbidden(from: &str, to: &str) -> Option<&'static str> {
    if to == "xtask" || from == "xtask" {
        return Some("the chores are no part of the product");
    }
    let (from_layer, to_layer) = (layer(from)?, layer(to)?);
    if to_layer > from_layer {
        return Some("it stands to its right");
    }
    if to_layer == from_layer {
        return Some("they stand side by side");
    }
    let engines = ENGINES.contains(&from) && ENGINES.contains(&to);
    (engines && (from, to) != ENGINE_EXCEPTION).then_some("engines do not lean on one another")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::named;

    fn member(name: &str, dependencies: &[(&str, bool)]) -> Member {
        Member {
            name: name.to_owned(),
            manifest: format!("crates/{}/Cargo.toml", name.trim_start_matches("takas-")),
            dependencies: dependencies
                .iter()
                .map(|(name, dev)| Dependency { name: (*name).to_owned(), dev: *dev, foreign: false })
                .collect(),
            test_binaries: 1,
        }
    }

    #[test]
    fn arrows_point_left_only() {
        for (from, to, allowed) in [
            ("clearing", "model", true),
            ("check", "model", true),
            ("formats", "model", true),
            ("handover", "atlas", true),
            ("handover", "check", true),
            ("views", "formats", true),
            ("cli", "check", true),
            ("cli", "clearing", true),
            ("tests", "cli", true),
            ("model", "formats", false),
            ("check", "clearing", false),
            ("clearing", "check", false),
            ("clearing", "lists", false),
            ("handover", "clearing", false),
            ("handover", "lists", false),
            ("formats", "operation", false),
            ("views", "store", false),
            ("store", "cli", false),
            ("xtask", "model", false),
            ("cli", "xtask", false),
        ] {
            for dev in [false, true] {
                let members = [member(&format!("takas-{from}"), &[(&format!("takas-{to}"), dev)])];
                let found = named(&check(&members, &Tree::default()));
                let arrows = found.iter().filter(|(rule, _)| *rule == "arrow").count();
                assert_eq!(arrows, usize::from(!allowed), "{from} -> {to}, dev {dev}: {found:?}");
            }
        }
    }

    #[test]
    fn a_finding_stands_on_the_line_of_the_dependency() {
        let tree = Tree::of(&[("crates/check/Cargo.toml", "[dev-dependencies]\ntakas-clearing.workspace = true\n")]);
        let found = check(&[member("takas-check", &[("takas-clearing", true)])], &tree);
        assert_eq!(named(&found), [("arrow", 2)]);
        assert!(found[0].what.contains("even in its tests"), "{}", found[0].what);
    }

    #[test]
    fn names_places_and_test_binaries_are_checked() {
        assert_eq!(named(&check(&[member("takas-common", &[])], &Tree::default())), [("crate-name", 1)]);
        assert_eq!(named(&check(&[member("takas-novel", &[])], &Tree::default())), [("arrow", 1)]);
        let misnamed = Member { manifest: "crates/model/Cargo.toml".to_owned(), ..member("takas-views", &[]) };
        assert_eq!(named(&check(&[misnamed], &Tree::default())), [("crate-name", 1)]);
        let doubled = Member { test_binaries: 2, ..member("takas-model", &[]) };
        assert_eq!(named(&check(&[doubled], &Tree::default())), [("one-test-binary", 1)]);
        let foreign = Dependency { name: "clearing".to_owned(), dev: false, foreign: true };
        let innocent = Member { dependencies: vec![foreign], ..member("takas-check", &[]) };
        assert_eq!(named(&check(&[innocent], &Tree::default())), []);
    }

    #[test]
    fn the_core_is_what_stands_left_of_the_store() {
        let left: Vec<&str> = LAYERS.concat().into_iter().filter(|name| left_of(name, "store")).collect();
        assert_eq!(left, CORE);
        assert!(left_of("store", "desk") && !left_of("desk", "desk") && !left_of("xtask", "desk"));
    }
}
