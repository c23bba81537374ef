//! The licences of everything that cargo could pull in, on any platform.

use super::Finding;
use super::spdx::{self, Refusal};
use crate::project::Graph;

/// Licences under which a dependency may be taken.
const ALLOWED: &[&str] = &[
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "Unicode-3.0",
    "Unlicense",
    "CC0-1.0",
    "0BSD",
    "MPL-2.0",
    "BSL-1.0",
];

/// Packages taken in spite of what their manifest says, each with its reason.
pub(crate) const EXCEPTIONS: &[(&str, &str)] = &[];

/// Looks at every package of the graph that is not ours.
pub(crate) fn check(graph: &Graph, exceptions: &[(&str, &str)]) -> Vec<Finding> {
    let foreign = graph.packages.iter().filter(|(id, _)| !graph.members.contains(*id)).map(|(_, package)| package);
    let mut findings = Vec::new();
    let mut used = Vec::new();
    for package in foreign {
        let what = match package.licence.as_deref().map(|licence| (licence, spdx::evaluate(licence, ALLOWED))) {
            Some((_, Ok(()))) => continue,
            Some((licence, Err(Refusal::NotAllowed(missing)))) => {
                format!("is under `{licence}`; {} is not on the list", missing.join(", "))
            }
            Some((licence, Err(Refusal::Unreadable))) => format!("states `{licence}`, which is no licence expression"),
            None => "states no licence".to_owned(),
        };
        if exceptions.iter().any(|(name, _)| *name == package.name) {
            used.push(package.name.as_str());
            continue;
        }
        let mend = "do without it; or, having read its licence, extend ALLOWED or EXCEPTIONS in xtask with the reason";
        findings.push(finding(format!("`{}` {} {what}", package.name, package.version), mend));
    }
    for (name, reason) in exceptions.iter().filter(|(name, _)| !used.contains(name)) {
        let what = format!("`{name}` is an exception ({reason}) and needs none");
        findings.push(finding(what, "take it off EXCEPTIONS in xtask"));
    }
    findings
}

fn finding(what: String, mend: &str) -> Finding {
    Finding { path: "Cargo.lock".to_owned(), line: 1, rule: "licence", what, mend: mend.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Package;
    use crate::tidy::named;

    fn graph(licence: Option<&str>) -> Graph {
        let package = |name: &str, licence: Option<&str>| Package {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: licence.map(str::to_owned),
        };
        Graph {
            packages: [("o".to_owned(), package("ours", None)), ("t".to_owned(), package("theirs", licence))].into(),
            members: ["o".to_owned()].into(),
            ..Graph::default()
        }
    }

    #[test]
    fn each_planted_defect_is_caught() {
        for (licence, expected) in [
            (Some("MIT/Apache-2.0"), 0),
            (Some("(MIT OR Apache-2.0) AND Unicode-3.0"), 0),
            (Some("GPL-3.0-only"), 1),
            (Some("MIT Apache-2.0"), 1),
            (None, 1),
        ] {
            assert_eq!(named(&check(&graph(licence), &[])).len(), expected, "{licence:?}");
        }
    }

    #[test]
    fn an_exception_serves_only_while_it_is_needed() {
        assert_eq!(check(&graph(None), &[("theirs", "asked its author")]), []);
        assert_eq!(named(&check(&graph(Some("MIT")), &[("theirs", "asked its author")])), [("licence", 1)]);
    }
}
