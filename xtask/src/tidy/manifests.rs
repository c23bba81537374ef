//! The manifests of the members: what they inherit, and why each third-party dependency is there.

use super::Finding;
use super::tree::Tree;
use crate::manifest;
use crate::project::Member;

/// What every member takes from the workspace, as (section, key).
const INHERITED: &[(&str, &str)] =
    &[("package", "edition"), ("package", "rust-version"), ("package", "license"), ("lints", "workspace")];

/// Where every third-party dependency has its line: what for, and what was weighed against it.
const REASONS: &str = "ARCHITECTURE.md";

/// Looks at every member's manifest.
pub(crate) fn check(members: &[Member], tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let reasons = tree.text(REASONS);
    if reasons.is_none() {
        let what = "is not there, so no dependency has its reason".to_owned();
        let mend = "write it, with a table of dependencies: name, what for, what was weighed".to_owned();
        findings.push(Finding { path: REASONS.to_owned(), line: 1, rule: "dependency-reason", what, mend });
    }
    for member in members {
        let text = tree.text(&member.manifest).unwrap_or_default();
        let at = |line, rule, what, mend: String| Finding { path: member.manifest.clone(), line, rule, what, mend };
        let entries = manifest::entries(text);
        for (section, key) in INHERITED {
            let taken = entries.iter().filter(|entry| entry.section == *section).any(|entry| {
                if *key == "workspace" { entry.key == *key && entry.value == "true" } else { entry.inherits(key) }
            });
            if !taken {
                let line = entries.iter().find(|entry| entry.section == *section && entry.key == *key);
                let mend = match *key {
                    "workspace" => "write [lints] with workspace = true".to_owned(),
                    _ => format!("write {key}.workspace = true under [{section}]"),
                };
                let what =
                    format!("does not take its {} from the workspace", if *key == "workspace" { section } else { key });
                findings.push(at(line.map_or(1, |entry| entry.line), "inherit", what, mend));
            }
        }
        let Some(reasons) = reasons else { continue };
        for dependency in member.dependencies.iter().filter(|dependency| dependency.foreign) {
            let name = &dependency.name;
            if !reasons.contains(&format!("`{name}`")) {
                let mend =
                    format!("add a line to its table of dependencies: | `{name}` | what for | what was weighed |");
                let what = format!("`{name}` has no line in {REASONS}");
                findings.push(at(manifest::dependency_line(text, name), "dependency-reason", what, mend));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Dependency;
    use crate::tidy::named;

    const GOOD: &str = "[package]\nedition.workspace = true\nrust-version = { workspace = true }\n\
        license.workspace = true\n[lints]\nworkspace = true\n[dependencies]\nserde = \"1\"\n";

    fn findings(manifest: &str, reasons: Option<&str>) -> Vec<(&'static str, usize)> {
        let path = "crates/model/Cargo.toml";
        let mut files = vec![(path, manifest)];
        files.extend(reasons.map(|text| (REASONS, text)));
        let serde = Dependency { name: "serde".to_owned(), dev: true, foreign: true };
        let model = Dependency { name: "takas-model".to_owned(), dev: false, foreign: false };
        let member = Member {
            name: "takas-model".to_owned(),
            manifest: path.to_owned(),
            dependencies: vec![serde, model],
            test_binaries: 0,
        };
        named(&check(&[member], &Tree::of(&files)))
    }

    #[test]
    fn each_planted_defect_is_caught() {
        let reasons = Some("| `serde` | formats |");
        assert_eq!(findings(GOOD, reasons), []);
        assert_eq!(
            findings(&GOOD.replace("edition.workspace = true", "edition = \"2021\""), reasons),
            [("inherit", 2)]
        );
        assert_eq!(findings(&GOOD.replace("license.workspace = true\n", ""), reasons), [("inherit", 1)]);
        assert_eq!(findings(&GOOD.replace("rust-version", "rust"), reasons), [("inherit", 1)]);
        assert_eq!(findings(&GOOD.replace("[lints]\nworkspace = true\n", ""), reasons), [("inherit", 1)]);
        assert_eq!(
            findings(&GOOD.replace("[lints]\nworkspace = true", "[lints]\nworkspace = false"), reasons),
            [("inherit", 6)]
        );
    }

    #[test]
    fn a_dependency_without_its_reason_is_caught_and_so_is_the_missing_page() {
        assert_eq!(findings(GOOD, Some("serde_json is `serde_json`")), [("dependency-reason", 8)]);
        assert_eq!(findings(GOOD, None), [("dependency-reason", 1)]);
    }
}
