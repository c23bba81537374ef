//! `cargo xtask faults`: harms the store on purpose, in the long form, and says what came of it.
//!
//! It only builds and starts `crates/store/examples/faults`, or `crates/cli/harm` where desks are harmed, optimised, and the
//! programs that they drive; the short forms are tests of the crates. What each fault is, and what has to hold, these explain.

use std::path::Path;

use crate::outcome::Failure;
use crate::shell;

/// The faults with what they do, as `cargo xtask faults` lists them.
const FAULTS: &[(&str, &str)] = &[
    ("power", "cut the power at every step of a recorded run, with torn and reordered sectors"),
    ("kill", "kill the writer, or the database server, at chance moments under load"),
    ("disk", "let every n-th write, creation or sync fail, and fill a small disk"),
    ("canaries", "plant words in what is sealed, and look for them in all that is written"),
    (DESKS, "kill one of two desks, again and again, while a team works at them"),
];

/// The one that is done to desks.
const DESKS: &str = "desks";
/// The package of which the program is an example that harms the store, or desks.
const OF_STORE: [&str; 2] = ["--package", "takas-store"];
const OF_DESKS: [&str; 4] = ["--package", "takas-cli", "--features", "desk"];

/// Runs the fault that is named first with the arguments after it; lists them where none is.
pub(crate) fn run(root: &Path, arguments: &[String]) -> Result<(), Failure> {
    let Some((name, rest)) = arguments.split_first() else {
        for (name, says) in FAULTS {
            println!("{name:<10} {says}");
        }
        return Ok(());
    };
    if !FAULTS.iter().any(|(known, _)| known == name) {
        let list: Vec<&str> = FAULTS.iter().map(|(known, _)| *known).collect();
        return Err(Failure::Usage(format!("There is no fault {name:?}; there is {}.", list.join(", "))));
    }
    let is_of_desks = name == DESKS;
    let (of, targets): (&[&str], &[&str]) =
        if is_of_desks { (&OF_DESKS, &["--bins", "--example", "desk-faults"]) } else { (&OF_STORE, &["--examples"]) };
    let mut build = shell::cargo(root, &[&["build", "--release"], of, targets].concat());
    eprintln!("$ {}", shell::shown(&build));
    if !shell::run(&mut build)? {
        return Err(Failure::Missing("The programs that are to be harmed do not compile; see above.".to_owned()));
    }
    let example: &[&str] = if is_of_desks { &["desk-faults", "--"] } else { &["faults", "--", name] };
    let mut command = shell::cargo(root, &[&["run", "--quiet", "--release"], of, &["--example"], example].concat());
    command.args(rest);
    eprintln!("$ {}", shell::shown(&command));
    if shell::run(&mut command)? { Ok(()) } else { Err(Failure::Check(format!("The fault {name} was not survived."))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_fault_is_a_wrong_argument_and_no_fault_a_list() {
        let failure = run(Path::new("absent"), &["flood".to_owned()]).unwrap_err();
        assert!(matches!(&failure, Failure::Usage(text) if text.contains("power, kill, disk")), "{failure}");
        assert_eq!(run(Path::new("absent"), &[]), Ok(()));
    }
}
