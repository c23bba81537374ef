//! What the resolved graph of dependencies, on this platform, may not hold: one crate in two versions,
//! and anything impure within reach of the core.

use std::collections::{BTreeMap, BTreeSet};

use super::Finding;
use super::arrows::CORE;
use crate::project::{Graph, Member};

/// Crates that are built in two versions for now, each with its reason.
pub(crate) const DOUBLED_ALLOWED: &[(&str, &str)] = &[
    ("fallible-iterator", "postgres is on 0.2 and rusqlite on 0.3; a trait and its adapters, quick to build"),
    (
        "getrandom",
        "ring is on 0.2 and all else on 0.4; a few lines over a call of the system, and with the feature `tls` alone",
    ),
    ("syn", "miette's derive macro is still on 2 while thiserror's is on 3; both run only while building"),
    ("unicode-width", "miette 7 needs 0.1 itself and 0.2 through textwrap; two tables of character widths"),
];

/// Crates below which other versions of what is there already are taken as they come, each with its reason.
pub(crate) const DOUBLED_UNDER: &[(&str, &str)] = &[
    (
        "serde_with",
        "cedar-policy needs it; it may serve other crates' types in each of their versions, and builds none of them here",
    ),
    (
        "webauthn-rs",
        "its cryptography is a step behind ours; it verifies passkeys, which nobody should do twice, and comes with the feature `server` alone",
    ),
];

/// Crates that nothing left of `store` may reach, however far down.
const IMPURE: &[&str] =
    &["tokio", "mio", "socket2", "rand", "getrandom", "fastrand", "hyper", "axum", "rusqlite", "sqlx"];

/// Crates that `model` may not reach: its types are words, and their written form is another crate's.
const WRITTEN_FORM: &[&str] = &["serde", "serde_core", "serde_json", "schemars", "toml", "toml_edit", "csv"];

/// Finds crates that the members need in more than one version; what is needed below those of `under` alone does not count.
pub(crate) fn check_doubled(graph: &Graph, allowed: &[(&str, &str)], under: &[(&str, &str)]) -> Vec<Finding> {
    let came_from = reach(graph, &graph.members, under);
    let mut versions: BTreeMap<&str, Vec<&String>> = BTreeMap::new();
    for id in came_from.keys() {
        if let Some(package) = graph.packages.get(*id) {
            versions.entry(&package.name).or_default().push(id);
        }
    }
    let mut findings = Vec::new();
    for (name, ids) in versions.iter().filter(|(_, ids)| ids.len() > 1) {
        if allowed.iter().any(|(allowed, _)| allowed == name) {
            continue;
        }
        let ways: Vec<String> = ids.iter().map(|id| way(graph, &came_from, id)).collect();
        let mend = "move the older user to the newer version; or add it to DOUBLED_ALLOWED in xtask with the reason";
        findings.push(finding("Cargo.lock", "doubled", format!("{} versions: {}", ids.len(), ways.join("; ")), mend));
    }
    for (name, reason) in allowed {
        if versions.get(name).is_some_and(|ids| ids.len() == 1) {
            let what = format!("`{name}` is allowed twice ({reason}) and is there once");
            findings.push(finding("Cargo.lock", "doubled", what, "take it off DOUBLED_ALLOWED in xtask"));
        }
    }
    findings
}

/// Finds impure crates that a core crate reaches.
pub(crate) fn check_core(graph: &Graph, members: &[Member]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for id in &graph.members {
        let Some(name) = graph.packages.get(id).map(|package| package.name.as_str()) else { continue };
        let short = name.strip_prefix("takas-").unwrap_or(name);
        if !CORE.contains(&short) {
            continue;
        }
        let manifest =
            members.iter().find(|member| member.name == name).map_or("Cargo.toml", |member| &member.manifest);
        let start = BTreeSet::from([id.clone()]);
        let came_from = reach(graph, &start, &[]);
        for found in came_from.keys() {
            let Some(package) = graph.packages.get(*found) else { continue };
            let banned = IMPURE.contains(&package.name.as_str())
                || (short == "model" && WRITTEN_FORM.contains(&package.name.as_str()));
            if banned {
                let what = format!("`{short}` reaches `{}`: {}", package.name, way(graph, &came_from, found));
                let mend = "drop the dependency or its feature, or move the code to the right of the arrows";
                findings.push(finding(manifest, "core-dependency", what, mend));
            }
        }
    }
    findings
}

fn finding(path: &str, rule: &'static str, what: String, mend: &str) -> Finding {
    Finding { path: path.to_owned(), line: 1, rule, what, mend: mend.to_owned() }
}

/// Every package that `starts` need to run, each with the one it was first reached from. What is below the crates of `under` is not looked at.
fn reach<'a>(
    graph: &'a Graph,
    starts: &'a BTreeSet<String>,
    under: &[(&str, &str)],
) -> BTreeMap<&'a String, Option<&'a String>> {
    let mut came_from: BTreeMap<&String, Option<&String>> = starts.iter().map(|id| (id, None)).collect();
    let mut waiting: Vec<&String> = starts.iter().collect();
    while let Some(id) = waiting.pop() {
        let name = graph.packages.get(id).map(|package| package.name.as_str());
        if under.iter().any(|(owner, _)| Some(*owner) == name) {
            continue;
        }
        for next in graph.normal.get(id).into_iter().flatten() {
            if !came_from.contains_key(next) {
                came_from.insert(next, Some(id));
                waiting.push(next);
            }
        }
    }
    came_from
}

/// `ours 0.1.0 -> theirs 1.2.3`: how a package was reached.
fn way(graph: &Graph, came_from: &BTreeMap<&String, Option<&String>>, id: &String) -> String {
    let mut steps = Vec::new();
    let mut next = Some(id);
    while let Some(id) = next {
        steps.extend(graph.packages.get(id).map(|package| format!("{} {}", package.name, package.version)));
        next = came_from.get(id).copied().flatten();
    }
    steps.reverse();
    steps.join(" -> ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Package;
    use crate::tidy::named;

    /// A graph from lines such as `a@1 b@2`: the first needs the others; `takas-…` and `xtask` are members.
    fn graph(lines: &[&str]) -> Graph {
        let mut graph = Graph::default();
        for line in lines {
            let ids: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            for id in &ids {
                let (name, version) = id.split_once('@').unwrap_or((id, "1"));
                let package = Package { name: name.to_owned(), version: version.to_owned(), licence: None };
                graph.packages.insert(id.clone(), package);
                if name.starts_with("takas-") || name == "xtask" {
                    graph.members.insert(id.clone());
                }
            }
            graph.normal.insert(ids[0].clone(), ids[1..].to_vec());
        }
        graph
    }

    #[test]
    fn a_crate_in_two_versions_is_caught_with_both_ways_to_it() {
        let doubled = graph(&["takas-cli@0 a@1 b@1", "a@1 c@1", "b@1 c@2"]);
        let found = check_doubled(&doubled, &[], &[]);
        assert_eq!(named(&found), [("doubled", 1)]);
        for way in ["takas-cli 0 -> a 1 -> c 1", "takas-cli 0 -> b 1 -> c 2"] {
            assert!(found[0].what.contains(way), "{}", found[0].what);
        }
        assert_eq!(check_doubled(&doubled, &[("c", "b is slow to move")], &[]), []);
        assert_eq!(check_doubled(&graph(&["takas-cli@0 a@1", "x@1 a@2"]), &[], &[]), [], "x is reached by nobody");
    }

    #[test]
    fn what_is_below_one_that_is_allowed_to_bring_its_own_counts_only_where_others_need_it_too() {
        let under = [("a", "it is a step behind")];
        assert_eq!(check_doubled(&graph(&["takas-cli@0 a@1 c@2", "a@1 c@1"]), &[], &under), []);
        let needed = graph(&["takas-cli@0 a@1 b@1 c@2", "a@1 c@1", "b@1 c@1"]);
        assert_eq!(named(&check_doubled(&needed, &[], &under)), [("doubled", 1)]);
    }

    #[test]
    fn an_allowance_that_is_not_needed_is_caught() {
        let found = check_doubled(&graph(&["takas-cli@0 a@1"]), &[("a", "x"), ("b", "y")], &[]);
        assert_eq!(named(&found), [("doubled", 1)]);
    }

    #[test]
    fn the_core_reaches_nothing_impure_and_model_no_written_form() {
        let reached = |lines: &[&str]| named(&check_core(&graph(lines), &[])).len();
        assert_eq!(reached(&["takas-views@0 a@1", "a@1 tokio@1"]), 1);
        assert_eq!(reached(&["takas-views@0 serde@1"]), 0);
        assert_eq!(reached(&["takas-model@0 thiserror@2", "thiserror@2 serde@1"]), 1);
        assert_eq!(reached(&["takas-cli@0 getrandom@1 takas-model@0"]), 0);
        assert_eq!(reached(&["takas-formats@0 takas-model@0 getrandom@1"]), 1);
    }
}
