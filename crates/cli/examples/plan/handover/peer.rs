//! CP-SAT in a process of its own, asked one handover after the other.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};
use takas_model::{Handover, Plan};

use super::export;
use crate::peer::environment;

/// See the module.
pub(crate) struct Peer {
    child: Child,
    asked: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

/// What it is given beyond the plain model.
#[derive(Clone, Copy, Default)]
pub(crate) struct More<'a> {
    /// A plan to begin with.
    pub(crate) hint: Option<&'a Plan>,
    /// What a queue before a gate comes to at least.
    pub(crate) has_queues: bool,
}

/// What it says.
pub(crate) struct Answer {
    /// The exposure of its best plan, if it found one.
    pub(crate) value: Option<i64>,
    pub(crate) bound: i64,
    /// After how many seconds it had its first plan.
    pub(crate) first: Option<f64>,
}

impl Peer {
    /// Makes the environment where it is not there yet, and starts the peer.
    pub(crate) fn start() -> Result<Self, String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/peers");
        let python = environment(&folder)?;
        let script = folder.join("peer_cpsat_handover.py");
        std::fs::write(&script, include_str!("cpsat.py")).map_err(|error| format!("{}: {error}", script.display()))?;
        let spawned = Command::new(python).arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut child = spawned.map_err(|error| format!("CP-SAT: {error}"))?;
        let answers = BufReader::new(child.stdout.take().ok_or("CP-SAT has no output")?);
        Ok(Self { asked: child.stdin.take(), answers, child })
    }

    /// The least exposure it finds in so many seconds, without the building of its model.
    pub(crate) fn solve(&mut self, handover: &Handover, seconds: f64, more: More<'_>) -> Result<Answer, String> {
        self.ask(&json!({
            "handover": export::handover(handover),
            "plan": more.hint.map(export::plan),
            "queues": more.has_queues,
            "fixed": false,
            "seconds": seconds,
        }))
    }

    /// Whether its model holds a plan that is given whole, and finds it to come to that much.
    pub(crate) fn holds(&mut self, handover: &Handover, plan: &Plan, exposure: i64) -> Result<(), String> {
        let answer = self.ask(&json!({
            "handover": export::handover(handover),
            "plan": export::plan(plan),
            "queues": true,
            "fixed": true,
            "seconds": 60,
        }))?;
        match answer.value {
            Some(value) if value == exposure => Ok(()),
            other => Err(format!("in CP-SAT's model a plan that comes to {exposure} comes to {other:?}")),
        }
    }

    fn ask(&mut self, question: &Value) -> Result<Answer, String> {
        let pipe = self.asked.as_mut().ok_or("CP-SAT has ended")?;
        writeln!(pipe, "{question}").map_err(|error| format!("CP-SAT: {error}"))?;
        let mut line = String::new();
        self.answers.read_line(&mut line).map_err(|error| format!("CP-SAT: {error}"))?;
        let answer: Value = serde_json::from_str(&line).map_err(|error| format!("CP-SAT: {error}"))?;
        Ok(Answer {
            value: answer["value"].as_i64(),
            bound: answer["bound"].as_i64().ok_or("CP-SAT tells no bound")?,
            first: answer["first"][0].as_f64(),
        })
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // It ends when there is nothing more to read.
        self.asked = None;
        let _ = self.child.wait();
    }
}
