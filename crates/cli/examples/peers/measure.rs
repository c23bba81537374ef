//! Running the sides of a contest: a process for each run, one side after the other in turn, with a limit on time.
//!
//! A run is measured from before its process is made until it has closed its output and ended.

use std::ffi::OsString;
use std::io::Read as _;
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// An instance and those who solve it.
pub(crate) struct Contest {
    /// Instances of one kind: means are told for each kind, too.
    pub(crate) family: &'static str,
    /// What the instance is called in the table.
    pub(crate) instance: String,
    /// What the value must be, where it is known.
    pub(crate) expected: Option<String>,
    /// Takas.
    pub(crate) takas: Side,
    /// The others.
    pub(crate) peers: Vec<Side>,
}

/// Who solves, and how.
#[derive(Clone)]
pub(crate) struct Side {
    /// The name in the table: the same for all instances of a row.
    pub(crate) name: String,
    /// The program.
    pub(crate) program: PathBuf,
    /// Its arguments.
    pub(crate) arguments: Vec<OsString>,
    /// Reads the answer from standard output.
    pub(crate) read: fn(&str) -> Option<Answer>,
}

/// What a side says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answer {
    /// The value: the same text for the same answer.
    pub(crate) value: String,
    /// Whether it says that the value is proved.
    pub(crate) proved: bool,
    /// Its own time to solve alone, in seconds, where it tells.
    pub(crate) solving: Option<f64>,
}

/// The runs of a side.
pub(crate) struct Runs {
    pub(crate) name: String,
    /// Seconds of each run that ended by itself, in order of running.
    pub(crate) seconds: Vec<f64>,
    /// The side's own seconds of each such run, where it tells.
    pub(crate) solving: Vec<f64>,
    /// The answer of the last run; none where it gave none.
    pub(crate) answer: Option<Answer>,
    /// Why there are no more runs: a limit, or a failure.
    pub(crate) ended: Option<Ended>,
}

/// Why a side was not run again.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Ended {
    /// It was still at it after so many seconds.
    Open(u64),
    /// It ended without an answer.
    Failed(String),
}

/// What came of a contest.
pub(crate) struct Measured {
    pub(crate) family: &'static str,
    pub(crate) instance: String,
    pub(crate) expected: Option<String>,
    pub(crate) takas: Runs,
    pub(crate) peers: Vec<Runs>,
}

/// How often and how long.
pub(crate) struct Limits {
    /// Runs of each side.
    pub(crate) runs: usize,
    /// A run longer than so many seconds is open.
    pub(crate) seconds: u64,
    /// A side whose runs have taken so many seconds together is not run again.
    pub(crate) patience: u64,
}

/// Runs all sides so many times, in turn; a side that is open, fails or has taken long enough is not run again.
pub(crate) fn run(contest: Contest, limits: &Limits) -> Measured {
    let mut sides: Vec<(Side, Runs)> = std::iter::once(contest.takas)
        .chain(contest.peers)
        .map(|side| {
            let name = side.name.clone();
            (side, Runs { name, seconds: Vec::new(), solving: Vec::new(), answer: None, ended: None })
        })
        .collect();
    for _ in 0..limits.runs {
        for (side, runs) in &mut sides {
            if runs.ended.is_none() && runs.seconds.iter().sum::<f64>() < limits.patience as f64 {
                once(side, runs, limits.seconds);
            }
        }
    }
    let mut all = sides.into_iter().map(|(_, runs)| runs);
    let takas = all.next().expect("a contest has a Takas side");
    let measured = Measured {
        family: contest.family,
        instance: contest.instance,
        expected: contest.expected,
        takas,
        peers: all.collect(),
    };
    for side in std::iter::once(&measured.takas).chain(&measured.peers) {
        let end = side.ended.as_ref().map(|ended| format!(" {ended:?}")).unwrap_or_default();
        let shown = side.median().map_or_else(|| "-".to_owned(), |median| format!("{median:.3} s"));
        eprintln!("peers:   {}: {} {shown}{end}", measured.instance, side.name);
    }
    measured
}

fn once(side: &Side, runs: &mut Runs, limit: u64) {
    let mut command = Command::new(&side.program);
    command.args(&side.arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).process_group(0);
    let begun = Instant::now();
    let child = match command.spawn() {
        Ok(child) => child,
        Err(error) => {
            runs.ended = Some(Ended::Failed(format!("{}: {error}", side.program.display())));
            return;
        }
    };
    let Some(said) = wait(child, begun + Duration::from_secs(limit)) else {
        runs.ended = Some(Ended::Open(limit));
        return;
    };
    let seconds = begun.elapsed().as_secs_f64();
    if let Some(answer) = (side.read)(&said.stdout) {
        runs.seconds.push(seconds);
        runs.solving.extend(answer.solving);
        runs.answer = Some(answer);
    } else {
        let last = said.stderr.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("no answer");
        runs.ended = Some(Ended::Failed(last.trim().to_owned()));
    }
}

struct Said {
    stdout: String,
    stderr: String,
}

/// Waits until the process has closed its output and ended; none when the deadline came first, and then it and what it started is ended.
fn wait(mut child: Child, deadline: Instant) -> Option<Said> {
    let (mut stdout, mut stderr) = (child.stdout.take()?, child.stderr.take()?);
    let (done, listen) = mpsc::channel();
    let talk = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        // What cannot be read any more is not needed either: the answer is on standard output.
        let _ = stderr.read_to_end(&mut bytes);
        bytes
    });
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = stdout.read_to_end(&mut bytes);
        let _ = done.send(bytes);
    });
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let Ok(output) = listen.recv_timeout(deadline.saturating_duration_since(Instant::now())) else {
        // Its group, because a peer may have started a solver of its own.
        let _ = Command::new("kill").args(["-KILL", "--", &format!("-{}", child.id())]).status();
        let _ = child.wait();
        return None;
    };
    let _ = child.wait();
    Some(Said { stdout: text(output), stderr: text(talk.join().unwrap_or_default()) })
}

/// The last line of the output as JSON: `{"value": "146", "proved": true, "solving": 0.31}`; `solving` can be left out.
pub(crate) fn last_line(stdout: &str) -> Option<Answer> {
    let line: serde_json::Value = serde_json::from_str(stdout.lines().last()?).ok()?;
    Some(Answer {
        value: line["value"].as_str()?.to_owned(),
        proved: line["proved"].as_bool()?,
        solving: line["solving"].as_f64(),
    })
}

impl Runs {
    /// The median of the runs.
    pub(crate) fn median(&self) -> Option<f64> {
        median(&self.seconds)
    }

    /// The median of its own times to solve alone.
    pub(crate) fn solving_median(&self) -> Option<f64> {
        median(&self.solving)
    }

    /// The least and the greatest.
    pub(crate) fn range(&self) -> Option<(f64, f64)> {
        let least = self.seconds.iter().copied().reduce(f64::min)?;
        Some((least, self.seconds.iter().copied().fold(least, f64::max)))
    }

    /// The median; for a side that was open, the limit, which it is over.
    pub(crate) fn at_least(&self) -> Option<f64> {
        match self.ended {
            Some(Ended::Open(seconds)) => Some(seconds as f64),
            Some(Ended::Failed(_)) => None,
            None => self.median(),
        }
    }

    /// Whether it was open at the limit.
    pub(crate) fn is_open(&self) -> bool {
        matches!(self.ended, Some(Ended::Open(_)))
    }
}

fn median(numbers: &[f64]) -> Option<f64> {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => None,
        count if count % 2 == 1 => Some(sorted[middle]),
        _ => Some(f64::midpoint(sorted[middle - 1], sorted[middle])),
    }
}
