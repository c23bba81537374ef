//! `cargo xtask schemas`: writes the JSON Schemas of the file formats where the reference shows them.
//!
//! The schemas come from the program itself: `takas schema` prints the names, one a line, and
//! `takas schema NAME` prints one schema. Nothing here knows which there are. It is built with the desk, which has one of its own.

use std::collections::BTreeMap;
use std::path::Path;

use crate::outcome::Failure;
use crate::shell;

/// Where the schemas are kept.
const FOLDER: &str = "docs/reference/schema";

/// Writes those that differ, and removes those that are no more.
pub(crate) fn write(root: &Path) -> Result<(), Failure> {
    let (printed, kept) = (printed(root)?, kept(&root.join(FOLDER)));
    std::fs::create_dir_all(root.join(FOLDER)).map_err(|error| cannot_write(FOLDER, &error))?;
    for name in differing(&printed, &kept) {
        let path = format!("{FOLDER}/{name}.json");
        match printed.get(name) {
            Some(schema) => std::fs::write(root.join(&path), schema),
            None => std::fs::remove_file(root.join(&path)),
        }
        .map_err(|error| cannot_write(&path, &error))?;
        println!("{} {path}", if printed.contains_key(name) { "wrote" } else { "removed" });
    }
    eprintln!("schemas: {} in {FOLDER}", printed.len());
    Ok(())
}

/// Says which differ from what the program prints.
pub(crate) fn check(root: &Path) -> Result<(), Failure> {
    let (printed, kept) = (printed(root)?, kept(&root.join(FOLDER)));
    let stale = differing(&printed, &kept);
    if stale.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = stale.iter().map(|name| format!("{FOLDER}/{name}.json")).collect();
    Err(Failure::Check(format!("Not as the program prints it: {}.\n    mend: cargo xtask schemas", names.join(", "))))
}

/// Names in either whose text is not the same in both.
fn differing<'a>(printed: &'a BTreeMap<String, String>, kept: &'a BTreeMap<String, String>) -> Vec<&'a String> {
    let mut names: Vec<&String> = printed.keys().chain(kept.keys()).collect();
    names.sort();
    names.dedup();
    names.retain(|name| printed.get(*name) != kept.get(*name));
    names
}

/// What the program prints, by name.
fn printed(root: &Path) -> Result<BTreeMap<String, String>, Failure> {
    let names = takas(root, &["schema"])?;
    let names: Vec<&str> = names.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if let Some(odd) = names.iter().find(|name| !is_name(name)) {
        return Err(Failure::Check(format!("`takas schema` must print one name a line, and prints {odd:?}.")));
    }
    names.iter().map(|name| Ok(((*name).to_owned(), takas(root, &["schema", name])?))).collect()
}

/// Small letters, digits and hyphens: it becomes the name of a file.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|next| next.is_ascii_lowercase() || next.is_ascii_digit() || next == '-')
}

/// What the program prints to standard output, called with `arguments`.
fn takas(root: &Path, arguments: &[&str]) -> Result<String, Failure> {
    let mut command =
        shell::cargo(root, &["run", "--quiet", "--package", "takas-cli", "--features", "desk", "--bin", "takas", "--"]);
    command.args(arguments);
    let captured = shell::capture(&mut command)?;
    if !captured.good {
        return Err(Failure::Check(format!("`{}` failed:\n{}", shell::shown(&command), captured.stderr.trim())));
    }
    String::from_utf8(captured.stdout)
        .map_err(|_| Failure::Check(format!("`{}` prints no text.", shell::shown(&command))))
}

/// The schemas in `folder`, by name.
fn kept(folder: &Path) -> BTreeMap<String, String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return BTreeMap::new() };
    let paths = entries.flatten().map(|entry| entry.path());
    let schemas = paths.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    let read = |path: std::path::PathBuf| {
        Some((path.file_stem()?.to_string_lossy().into_owned(), std::fs::read_to_string(&path).ok()?))
    };
    schemas.filter_map(read).collect()
}

fn cannot_write(path: &str, error: &std::io::Error) -> Failure {
    Failure::Missing(format!("Cannot write {path}: {error}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn new_changed_and_vanished_schemas_differ() {
        let printed = texts(&[("same", "1"), ("changed", "2"), ("new", "3")]);
        let kept = texts(&[("same", "1"), ("changed", "1"), ("gone", "4")]);
        assert_eq!(differing(&printed, &kept), ["changed", "gone", "new"]);
        assert!(differing(&kept, &kept).is_empty());
    }

    #[test]
    fn a_name_cannot_lead_out_of_the_folder() {
        for (name, good) in
            [("deal", true), ("deal-1", true), ("", false), ("../x", false), ("a b", false), ("A", false)]
        {
            assert_eq!(is_name(name), good, "{name:?}");
        }
    }
}
