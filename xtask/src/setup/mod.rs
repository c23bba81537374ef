//! `cargo xtask setup`: installs what the tests want on a new machine, and nothing that is there.
//!
//! The product itself needs none of this. Chromium shows the pages to the page tests and its driver presses
//! their buttons, a font lets Cyrillic and Arabic names be seen there, `jsonschema`, `aics-tlog`, `schemathesis` and `zxing-cpp`
//! judge our schemas, records, API and QR codes with code that is not ours, and PostgreSQL is the second engine of the store.
//! Everything is asked for by its package name, from wherever the machine's own clients are set up to look.

mod debian;
mod postgresql;
mod python;

use std::path::{Path, PathBuf};

use crate::outcome::Failure;
use crate::shell;

/// The variable that names the browser, for us and for the tests.
pub(crate) const CHROMIUM_VARIABLE: &str = "TAKAS_CHROMIUM";
/// The variable that names the browser's driver, for us and for the tests.
pub(crate) const CHROMEDRIVER_VARIABLE: &str = "TAKAS_CHROMEDRIVER";
/// The variable that names the Python with `jsonschema`, `aics-tlog`, `schemathesis` and `zxing-cpp`, for the tests.
pub(crate) const PYTHON_VARIABLE: &str = "TAKAS_PYTHON";

/// Debian packages beside Chromium, each with what it is for. Elsewhere than on Debian nothing is said of them.
const PACKAGES: &[(&str, &str)] =
    &[("fonts-dejavu-core", "a font with Latin, Cyrillic and Arabic for the page tests; Chromium brings none")];

/// A program that is looked for, and installed where it is not.
struct Wanted {
    /// What it is called in words.
    called: &'static str,
    /// The variable that names it.
    variable: &'static str,
    /// What it may be called on the path.
    names: &'static [&'static str],
    /// The package that brings it.
    package: &'static str,
    /// What it is for.
    purpose: &'static str,
}

const CHROMIUM: Wanted = Wanted {
    called: "Chromium",
    variable: CHROMIUM_VARIABLE,
    names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    package: "chromium",
    purpose: "for the page tests",
};

const CHROMEDRIVER: Wanted = Wanted {
    called: "driver of Chromium",
    variable: CHROMEDRIVER_VARIABLE,
    names: &["chromedriver"],
    package: "chromium-driver",
    purpose: "for the tests of the desk",
};

/// Something that could not be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) what: String,
    pub(crate) mend: String,
}

/// What is there after setting up.
#[derive(Debug, Default)]
pub(crate) struct Ready {
    pub(crate) chromium: Option<PathBuf>,
    pub(crate) chromedriver: Option<PathBuf>,
    pub(crate) python: Option<PathBuf>,
    pub(crate) problems: Vec<Problem>,
}

impl Ready {
    /// The variables that the tests read.
    pub(crate) fn variables(&self) -> Vec<(&'static str, &Path)> {
        let chromium = self.chromium.as_deref().map(|path| (CHROMIUM_VARIABLE, path));
        let driver = self.chromedriver.as_deref().map(|path| (CHROMEDRIVER_VARIABLE, path));
        let python = self.python.as_deref().map(|path| (PYTHON_VARIABLE, path));
        chromium.into_iter().chain(driver).chain(python).collect()
    }

    /// Every problem with its mend, in words; empty where there is none.
    pub(crate) fn complaint(&self) -> String {
        let lines = self.problems.iter().map(|problem| format!("setup: {}\n    mend: {}", problem.what, problem.mend));
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// Sets up, and says what is there.
pub(crate) fn run(root: &Path) -> Result<(), Failure> {
    let ready = prepare(root);
    for (variable, path) in ready.variables() {
        let shown = path.strip_prefix(root).unwrap_or(path);
        println!("{variable}={}", shown.display());
    }
    if ready.problems.is_empty() { Ok(()) } else { Err(Failure::Missing(ready.complaint())) }
}

/// Installs what is missing; never fails, but says what could not be had.
pub(crate) fn prepare(root: &Path) -> Ready {
    let mut problems = Vec::new();
    let chromium = program(root, &CHROMIUM, &mut problems);
    let chromedriver = program(root, &CHROMEDRIVER, &mut problems);
    packages(root, &mut problems);
    problems.extend(postgresql::prepare(root).err());
    let python = python::prepare(root).map_err(|problem| problems.push(problem)).ok();
    Ready { chromium, chromedriver, python, problems }
}

/// Installs what only the fuzz targets want: libFuzzer is C++, and `cargo fuzz` a program of its own.
pub(crate) fn prepare_fuzzing(root: &Path) -> Result<(), Failure> {
    if shell::find_on_path(&["c++", "g++", "clang++"]).is_none() {
        let why = debian::install(root, &["g++"]);
        why.map_err(|why| Failure::Missing(format!("libFuzzer wants a C++ compiler: {why}.")))?;
    }
    let is_there = || shell::answers(&mut shell::cargo(root, &["fuzz", "--version"]));
    if is_there() {
        return Ok(());
    }
    eprintln!("setup: installing cargo-fuzz (about half a minute)");
    let installed = shell::run(&mut shell::cargo(root, &["install", "--locked", "cargo-fuzz"]))?;
    if installed && is_there() {
        return Ok(());
    }
    let mend = "`cargo install --locked cargo-fuzz` by hand, and see that cargo's bin folder is on PATH";
    Err(Failure::Missing(format!("cargo-fuzz could not be installed.\n    mend: {mend}")))
}

/// The program that was named, or that is on the path, or that its package brings.
fn program(root: &Path, wanted: &Wanted, problems: &mut Vec<Problem>) -> Option<PathBuf> {
    let Wanted { called, variable, names, package, purpose } = wanted;
    if let Some(named) = std::env::var_os(variable).filter(|value| !value.is_empty()) {
        let found = shell::find_on_path(&[&named.to_string_lossy()]);
        if found.is_none() {
            problems.push(Problem {
                what: format!("{variable} names {}, which is no file", named.to_string_lossy()),
                mend: format!("name a {called}, or unset {variable}"),
            });
        }
        return found;
    }
    if let Some(found) = shell::find_on_path(names) {
        return Some(found);
    }
    let installed = debian::install(root, &[package]);
    let found = shell::find_on_path(names);
    if found.is_none() {
        let why = installed.err().unwrap_or_else(|| "the package brought no program of that name".to_owned());
        problems.push(Problem {
            what: format!("no {called} {purpose}: {why}"),
            mend: format!("install it by hand (Debian: {package}) and set {variable} to its path"),
        });
    }
    found
}

/// Installs the Debian packages that have no program by which to know them.
fn packages(root: &Path, problems: &mut Vec<Problem>) {
    if !debian::is_here() {
        return;
    }
    for (package, what_for) in PACKAGES.iter().filter(|(package, _)| !debian::has(root, package)) {
        if let Err(why) = debian::install(root, &[package]) {
            problems.push(Problem {
                what: format!("no {package}, {what_for}: {why}"),
                mend: format!("install {package}, or what serves in its place, by hand"),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ready_is_passed_on_and_what_is_not_is_said_with_its_mend() {
        let problem = Problem { what: "no Chromium".to_owned(), mend: "install it".to_owned() };
        let ready =
            Ready { python: Some("p/python".into()), problems: vec![problem.clone(), problem], ..Ready::default() };
        assert_eq!(ready.variables(), [(PYTHON_VARIABLE, Path::new("p/python"))]);
        assert_eq!(ready.complaint().matches("setup: no Chromium\n    mend: install it").count(), 2);
        assert_eq!(Ready::default().complaint(), "");
    }
}
