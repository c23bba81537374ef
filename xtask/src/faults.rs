//! `cargo xtask faults`: harms the store on purpose, in the long form, and says what came of it.
//!
//! It only builds and starts `crates/store/examples/faults`, optimised, and the programs that it drives; the short forms are
//! tests of the crate. What each fault is, and what has to hold, that program explains.

use std::path::Path;

use crate::outcome::Failure;
use crate::shell;

/// The faults with what they do, as `cargo xtask faults` lists them.
const FAULTS: &[(&str, &str)] = &[
    ("power", "cut the power at every step of a recorded run, with torn and reordered sectors"),
    ("kill", "kill the writer, or the database server, at chance moments under load"),
    ("disk", "let every n-th write, creation or sync fail, and fill a small disk"),
    ("canaries", "plant words in what is sealed, and look for them in all that is written"),
];

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
    let mut build = shell::cargo(root, &["build", "--release", "--package", "takas-store", "--examples"]);
    eprintln!("$ {}", shell::shown(&build));
    if !shell::run(&mut build)? {
        return Err(Failure::Missing("The programs that are to be harmed do not compile; see above.".to_owned()));
    }
    let mut command =
        shell::cargo(root, &["run", "--quiet", "--release", "--package", "takas-store", "--example", "faults", "--"]);
    command.arg(name).args(rest);
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
