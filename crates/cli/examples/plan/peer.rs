//! CP-SAT in a process of its own, asked one project after the other.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};
use takas_model::{Project, ProjectOutcome, Schedule};

use crate::project::Answer;

/// The peer's version.
pub(crate) const REQUIREMENT: &str = "ortools==9.15.6755";

/// See the module.
pub(crate) struct Peer {
    child: Child,
    asked: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Peer {
    /// Makes the environment where it is not there yet, and starts the peer.
    pub(crate) fn start() -> Result<Self, String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/peers");
        let python = environment(&folder)?;
        let script = folder.join("peer_cpsat.py");
        std::fs::write(&script, include_str!("cpsat.py")).map_err(|error| format!("{}: {error}", script.display()))?;
        let mut command = Command::new(python);
        let spawned = command.arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut child = spawned.map_err(|error| format!("CP-SAT: {error}"))?;
        let answers = BufReader::new(child.stdout.take().ok_or("CP-SAT has no output")?);
        Ok(Self { asked: child.stdin.take(), answers, child })
    }

    /// What it says of the project within so many seconds, and how long solving took it, without the building of its model.
    pub(crate) fn solve(&mut self, project: &Project, seconds: f64) -> Result<Answer, String> {
        let pipe = self.asked.as_mut().ok_or("CP-SAT has ended")?;
        writeln!(pipe, "{}", question(project, seconds)).map_err(|error| format!("CP-SAT: {error}"))?;
        let mut line = String::new();
        self.answers.read_line(&mut line).map_err(|error| format!("CP-SAT: {error}"))?;
        let answer: Value = serde_json::from_str(&line).map_err(|error| format!("CP-SAT: {error}"))?;
        let bound = answer["bound"].as_i64().unwrap_or(0);
        let starts = answer["starts"].as_array().map(|all| all.iter().filter_map(Value::as_i64).collect());
        let schedule = starts.map(|starts| Schedule::new(project, starts)).transpose();
        let schedule = schedule.map_err(|fault| format!("CP-SAT: {fault:?}"))?;
        let outcome = match (answer["status"].as_str().unwrap_or(""), schedule) {
            ("OPTIMAL", Some(schedule)) => ProjectOutcome::Optimal(schedule),
            ("INFEASIBLE", _) => ProjectOutcome::Infeasible,
            (_, Some(schedule)) => ProjectOutcome::Feasible { schedule, bound },
            (_, None) => ProjectOutcome::Open { bound },
        };
        let number = |key: &str| answer[key].as_f64().unwrap_or(seconds);
        Ok(Answer { outcome, seconds: number("seconds"), processor: number("processor") })
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // It ends when there is nothing more to read.
        self.asked = None;
        let _ = self.child.wait();
    }
}

fn question(project: &Project, seconds: f64) -> Value {
    let activities = project.activities();
    let lags: Vec<_> = project.lags().iter().map(|lag| json!([lag.from.index(), lag.to.index(), lag.least])).collect();
    json!({
        "durations": activities.iter().map(|one| one.duration).collect::<Vec<_>>(),
        "needs": activities.iter().map(|one| &one.needs).collect::<Vec<_>>(),
        "capacities": project.capacities(),
        "lags": lags,
        "seconds": seconds,
    })
}

/// The Python of a virtual environment with the peer in it.
pub(crate) fn environment(folder: &Path) -> Result<PathBuf, String> {
    let environment = folder.join("venv-plan");
    let python = environment.join("bin/python");
    let note = environment.join("requirements.txt");
    if !std::fs::read_to_string(&note).is_ok_and(|there| there == REQUIREMENT) {
        eprintln!("plan: making an environment with {REQUIREMENT} (PyPI)");
        let run = |command: &mut Command| match command.stdout(std::io::stderr()).status() {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(format!("making the environment ended with {status}")),
            Err(error) => Err(format!("python3: {error}")),
        };
        run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&environment))?;
        run(Command::new(&python).args([
            "-m",
            "pip",
            "--disable-pip-version-check",
            "install",
            "--quiet",
            REQUIREMENT,
        ]))?;
        std::fs::write(&note, REQUIREMENT).map_err(|error| format!("{}: {error}", note.display()))?;
    }
    Ok(python)
}
