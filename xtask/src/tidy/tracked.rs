//! What no file of the repository may hold, whatever its kind: paths of somebody's machine, addresses
//! of package registries, and sheer size.

use super::Finding;
use super::tree::{READ_LIMIT_BYTES, Tree};

/// Folders that begin paths of a particular machine. The slashes are added when looking, so that this
/// file does not find itself.
const MACHINE_FOLDERS: &[&str] = &["home", "root", "work", "Users"];

/// Hosts of package registries, in halves for the same reason.
const HOSTS: &[&str] = &[
    concat!("crates", ".io"),
    concat!("pypi", ".org"),
    concat!("python", "hosted.org"),
    concat!("deb.", "debian.org"),
    concat!("npm", "js.org"),
];

/// Looks at every file.
pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in &tree.files {
        let mut at = |line: usize, rule: &'static str, what: String, mend: &str| {
            findings.push(Finding { path: file.path.clone(), line, rule, what, mend: mend.to_owned() });
        };
        if file.bytes > READ_LIMIT_BYTES {
            let what = format!("{} bytes, more than {READ_LIMIT_BYTES}", file.bytes);
            at(1, "size", what, "generate it, shrink it or split it; history keeps it for ever");
        }
        // Cargo itself writes the source of each package into its lock files.
        let is_lock = file.path.rsplit('/').next() == Some("Cargo.lock");
        for (index, line) in file.text.as_deref().unwrap_or_default().lines().enumerate() {
            if let Some(path) = machine_path(line) {
                let mend = "write it from the repository's root, or find it at run time";
                at(index + 1, "machine-path", format!("the path `{path}` is of one machine"), mend);
            }
            for host in HOSTS.iter().filter(|host| !is_lock && line.contains(**host)) {
                let mend = "name the package alone; the client knows its registry";
                at(index + 1, "registry-host", format!("the address of a package registry, {host}"), mend);
            }
        }
    }
    findings
}

/// The beginning of an absolute path in `line`, if there is one; the path part of a web address is none.
fn machine_path(line: &str) -> Option<String> {
    MACHINE_FOLDERS.iter().find_map(|folder| {
        let wanted = format!("/{folder}/");
        let start = line.match_indices(&wanted).find_map(|(start, _)| {
            let before = line[..start].chars().next_back();
            let after = line[start + wanted.len()..].chars().next();
            let is_file_address = line[..start].ends_with("file://");
            let joined = !is_file_address
                && before.is_some_and(|before| before.is_alphanumeric() || "._-~%/}*>".contains(before));
            let goes_on = after.is_some_and(|after| after.is_alphanumeric() || after == '.' || after == '_');
            (!joined && goes_on).then_some(start)
        })?;
        let path = line[start..].chars().take_while(|next| !next.is_whitespace() && !"\"'`)>,;".contains(*next));
        Some(path.take(80).collect())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::named;

    fn findings(text: &str) -> Vec<(&'static str, usize)> {
        named(&check(&Tree::of(&[("docs/a.md", text)])))
    }

    #[test]
    fn each_planted_defect_is_caught() {
        for folder in MACHINE_FOLDERS {
            for text in [
                format!("/{folder}/main"),
                format!("see \"/{folder}/me\""),
                format!("path=/{folder}/x"),
                format!("file:///{folder}/x"),
                format!("(/{folder}/.cargo)"),
            ] {
                assert_eq!(findings(&format!("\n{text}")), [("machine-path", 2)], "{text}");
            }
        }
        for host in HOSTS {
            assert_eq!(findings(&format!("https://static.{host}/x")), [("registry-host", 1)]);
        }
        let mut tree = Tree::of(&[("data.csv", "")]);
        tree.files[0].bytes = READ_LIMIT_BYTES + 1;
        assert_eq!(named(&check(&tree)), [("size", 1)]);
    }

    #[test]
    fn what_only_looks_alike_is_no_finding() {
        let work = format!("/{}/", MACHINE_FOLDERS[2]);
        for text in [
            format!("https://example.gov{work}2024"),
            format!("frame{work}x and at{work}home"),
            format!("$HOME{work}x ${{DIR}}{work}x"),
            format!("a {work} b"),
            "examples/ankara-2024/positions".to_owned(),
        ] {
            assert_eq!(findings(&text), [], "{text}");
        }
        let lock = format!("source = \"registry+https://github.com/rust-lang/{}-index\"", HOSTS[0]);
        assert_eq!(check(&Tree::of(&[("Cargo.lock", lock.as_str()), ("fuzz/Cargo.lock", lock.as_str())])), []);
    }
}
