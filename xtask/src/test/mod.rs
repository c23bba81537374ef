//! `cargo xtask test`: everything that must be good before a change is, in one command.
//!
//! Each step prints what it does and what it took; the first that fails ends the run and is named. In CI,
//! where nobody reads warnings, a missing tool or a skipped test fails too. Nothing else decides what is
//! green.

mod tally;

use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::outcome::Failure;
use crate::setup::{self, Ready};
use crate::{shell, tidy};
use tally::Tally;

/// One step of the run: its name and what it needs from the run.
type Step = fn(&mut Run) -> Result<(), Failure>;

/// What is built and tested beside what is on by itself.
const FEATURES: [&str; 2] = ["--features", "takas-cli/desk"];

const STEPS: &[(&str, Step)] = &[
    ("setup", Run::setup),
    ("format", Run::format),
    ("tidy", Run::tidy),
    ("clippy", Run::clippy),
    ("doc-tests", Run::doc_tests),
    ("tests", Run::tests),
];

/// What the steps share.
struct Run {
    root: PathBuf,
    in_ci: bool,
    ready: Ready,
    tally: Tally,
}

/// Runs all steps, or up to the first that fails.
pub(crate) fn run(root: &Path) -> Result<(), Failure> {
    let mut run =
        Run { root: root.to_owned(), in_ci: shell::in_ci(), ready: Ready::default(), tally: Tally::default() };
    let mut took = Vec::new();
    for (name, step) in STEPS {
        eprintln!("\n== {name}");
        let start = Instant::now();
        let result = step(&mut run);
        took.push((*name, start.elapsed()));
        if let Err(failure) = result {
            eprintln!("\n{}", table(&took, Some(name)));
            let text = format!("test: the step `{name}` failed.\n{failure}");
            return Err(match failure {
                Failure::Missing(_) => Failure::Missing(text),
                Failure::Check(_) | Failure::Usage(_) => Failure::Check(text),
            });
        }
    }
    eprintln!("\n{}", table(&took, None));
    println!("{}", run.tally);
    Ok(())
}

impl Run {
    fn setup(&mut self) -> Result<(), Failure> {
        self.ready = setup::prepare(&self.root);
        let complaint = self.ready.complaint();
        if self.in_ci && !complaint.is_empty() {
            return Err(Failure::Missing(complaint));
        }
        if !complaint.is_empty() {
            eprintln!("{complaint}\nsetup: going on without; the tests that want it will fail");
        }
        Ok(())
    }

    fn format(&mut self) -> Result<(), Failure> {
        must(&mut shell::cargo(&self.root, &["fmt", "--all", "--check"]), "cargo fmt --all")
    }

    fn tidy(&mut self) -> Result<(), Failure> {
        tidy::run(&self.root)
    }

    fn clippy(&mut self) -> Result<(), Failure> {
        let mut command = shell::cargo(&self.root, &["clippy", "--workspace", "--all-targets", "--locked"]);
        must(command.args(FEATURES).args(["--", "-D", "warnings"]), "mend what clippy says above")?;
        // What a new user builds first is the program without them, and it shall greet nobody with warnings.
        let mut command = shell::cargo(&self.root, &["clippy", "--workspace", "--locked", "--", "-D", "warnings"]);
        must(&mut command, "mend what clippy says above of the program without the desk")
    }

    /// Before the other tests, so that their count, which is what one wants to see, comes last.
    fn doc_tests(&mut self) -> Result<(), Failure> {
        let mut command = shell::cargo(&self.root, &["test", "--doc", "--workspace", "--locked", "--no-fail-fast"]);
        self.count(command.args(FEATURES), "documentation tests")
    }

    fn tests(&mut self) -> Result<(), Failure> {
        let before = self.tally.executed();
        let mut command = if shell::answers(&mut shell::cargo(&self.root, &["nextest", "--version"])) {
            let config = "xtask/nextest.toml";
            let arguments = ["nextest", "run", "--workspace", "--locked", "--no-fail-fast", "--config-file", config];
            let mut command = shell::cargo(&self.root, &arguments);
            command.args(["--test-threads", &places().to_string()]);
            if self.in_ci {
                command.args(["--status-level", "all"]);
            } else if io::stderr().is_terminal() {
                command.args(["--color", "always"]);
            }
            command
        } else {
            eprintln!("cargo-nextest is not installed; using cargo test");
            shell::cargo(&self.root, &["test", "--workspace", "--tests", "--examples", "--locked", "--no-fail-fast"])
        };
        self.count(command.args(FEATURES), "tests")?;
        if self.tally.executed() == before {
            return Err(Failure::Check("No test was run.".to_owned()));
        }
        Ok(())
    }

    /// Runs a test runner and counts what it says.
    fn count(&mut self, command: &mut Command, noun: &str) -> Result<(), Failure> {
        eprintln!("$ {}", shell::shown(command));
        command.envs(self.ready.variables());
        let (good, counted) = watch(command)?;
        self.tally.add(&counted);
        let again = format!("To see them alone: `{}`", shell::shown(command));
        if !good {
            return Err(Failure::Check(format!("{noun}: {}. Each failure stands above. {again}.", counted.summary())));
        }
        if counted.skipped > 0 {
            let text = format!("{noun}: {} skipped: {}", counted.skipped, counted.names());
            if self.in_ci {
                return Err(Failure::Check(format!(
                    "{text}.\n    mend: run it or remove it; a skipped test says nothing"
                )));
            }
            eprintln!("{text} (a failure in CI)");
        }
        Ok(())
    }
}

/// So many tests run at the same time: one more than there are processors, for browsers and servers are waited for a quarter of the time.
fn places() -> usize {
    std::thread::available_parallelism().map_or(2, |processors| processors.get() + 1)
}

/// Runs a command that must end well.
fn must(command: &mut Command, mend: &str) -> Result<(), Failure> {
    eprintln!("$ {}", shell::shown(command));
    if shell::run(command)? {
        return Ok(());
    }
    Err(Failure::Check(format!("`{}` found something.\n    mend: {mend}", shell::shown(command))))
}

/// Runs `command` with its output going through as it comes, and counts the tests it reports.
fn watch(command: &mut Command) -> Result<(bool, Tally), Failure> {
    let spawned = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = spawned.map_err(|error| shell::cannot_run(command, &error))?;
    let tally = Mutex::new(Tally::default());
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    std::thread::scope(|scope| {
        scope.spawn(|| stdout.map(|pipe| pass_through(pipe, io::stdout(), &tally)));
        if let Some(pipe) = stderr {
            pass_through(pipe, io::stderr(), &tally);
        }
    });
    let status = child.wait().map_err(|error| shell::cannot_run(command, &error))?;
    let counted = tally.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    Ok((status.success(), counted))
}

/// Copies line by line; output that is no text is copied all the same.
fn pass_through(pipe: impl Read, mut out: impl Write, tally: &Mutex<Tally>) {
    let mut reader = BufReader::new(pipe);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
        // Nobody may be reading any more, as in `… | head`; the tests are to run to their end all the same.
        let _ = out.write_all(&line).and_then(|()| out.flush());
        if let Ok(mut tally) = tally.lock() {
            tally.read_line(&String::from_utf8_lossy(&line));
        }
        line.clear();
    }
}

/// What each step took; the one that failed, if any, is marked.
fn table(took: &[(&str, Duration)], failed: Option<&str>) -> String {
    let row = |(name, time): &(&str, Duration)| {
        let verdict = if failed == Some(*name) { "FAILED" } else { "ok" };
        format!("{name:<10} {:>8.1} s  {verdict}\n", time.as_secs_f64())
    };
    let total: Duration = took.iter().map(|(_, time)| *time).sum();
    let rows: String = took.iter().map(row).collect();
    format!("{rows}{:<10} {:>8.1} s", "all", total.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_names_the_step_that_failed() {
        let took = [("setup", Duration::from_millis(40)), ("format", Duration::from_millis(1460))];
        let expected = "setup           0.0 s  ok\nformat          1.5 s  FAILED\nall             1.5 s";
        assert_eq!(table(&took, Some("format")), expected);
        assert!(!table(&took, None).contains("FAILED"));
    }

    #[test]
    fn output_goes_through_unchanged_and_is_counted() {
        let text = b"\xff\ntest result: FAILED. 2 passed; 1 failed; 1 ignored; 0 measured\nend";
        let tally = Mutex::new(Tally::default());
        let mut out = Vec::new();
        pass_through(&text[..], &mut out, &tally);
        assert_eq!(out, text);
        let tally = tally.into_inner().unwrap();
        assert_eq!((tally.passed, tally.failed, tally.skipped), (2, 1, 1));
    }

    #[test]
    fn a_runner_that_fails_is_seen_to_fail() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let (good, _) = watch(shell::cargo(here, &["no-such-subcommand"]).env("CARGO_TERM_QUIET", "true")).unwrap();
        assert!(!good);
    }
}
