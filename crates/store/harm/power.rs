//! Power cuts: a client of the store is recorded, and the store is opened after every cut that one can think of.
//!
//! In rounds: the first begins without a store, each later one with a disk that a cut of the round before has left, so that
//! recovery itself is cut, too. In every second round the client dies at some sync and another goes on from what the
//! system still has in its cache: what the second takes for stored, the disk may not have.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use super::chance::Chance;
use super::claim::{Claim, Held};
use super::disk::{self, Content, Cut, Disk, Promise};
use super::plain;
use super::recorder::{self, Failing, Recorder};
use super::replay::{self, Plan, Report, Verdict};
use super::scratch::Scratch;
use super::subject;
use super::trace::{self, Step};

/// How much is tried.
#[derive(Debug, Clone)]
pub(crate) struct Power {
    /// The program that has the mode `client`.
    pub(crate) client: PathBuf,
    /// Different disks in all.
    pub(crate) disks: usize,
    pub(crate) rounds: usize,
    /// Entries of each round.
    pub(crate) entries: u64,
    pub(crate) authors: u32,
    pub(crate) seed: u64,
    pub(crate) threads: usize,
    /// What is left out of the trace before it is replayed, to see that it is missed.
    pub(crate) planted: Planted,
    pub(crate) subject: Subject,
    /// Where disks that break something are kept.
    pub(crate) keep: Option<PathBuf>,
}

impl Subject {
    fn is_plain(self) -> bool {
        self != Self::Store
    }
}

/// What is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    Store,
    /// Bare SQLite, with that value of `synchronous`.
    Plain {
        synchronous: &'static str,
    },
}

/// A defect that the harness plants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Planted {
    Nothing,
    /// Syncs of files whose names end so are not there.
    NoSyncOf(&'static str),
    /// Syncs of what lies in the folder of that name are not there.
    NoSyncWithin(&'static str),
    /// Syncs of folders are not there.
    NoSyncOfFolders,
}

/// Runs all rounds, and tells of each as it ends.
pub(crate) fn run(power: &Power, tell: &mut dyn FnMut(&Report)) -> Result<Vec<Report>, String> {
    let failed = |error: std::io::Error| format!("the harness cannot work with its folder: {error}");
    let scratch = Scratch::in_memory().map_err(failed)?;
    let recorder = Recorder::compile(&scratch)?;
    let mut chance = Chance::new(power.seed);
    let mut begin = Content::new();
    let mut before: Vec<String> = Vec::new();
    let mut reports = Vec::new();
    for round in 0..power.rounds {
        let folder = scratch.path().join("recorded");
        let trace = scratch.path().join(format!("trace-{round}"));
        disk::lay_out(&begin, &folder).map_err(failed)?;
        let client = Recording { power, recorder: &recorder, folder: &folder, trace: &trace };
        let mut so_far = before.clone();
        if round % 2 == 1 {
            client.run(&so_far, Some(2 + chance.below(power.entries)))?;
            so_far.extend(replay::lines(&trace::read(&trace)?));
        }
        client.run(&so_far, None)?;
        let steps = planted(trace::read(&trace)?, power.planted);
        let plan = Plan {
            disks: power.disks / power.rounds,
            left_out: "-shm",
            seed: power.seed.wrapping_add(round as u64),
            scratch: scratch.path().to_owned(),
            threads: power.threads,
            violations_max: 20,
            keep: power.keep.clone(),
            moments_max: usize::MAX,
            promise: Promise::Strict,
        };
        let report = replay::replay(
            &steps,
            &begin,
            &before,
            &plan,
            if power.subject.is_plain() { &plain::judge } else { &judge },
        );
        tell(&report);
        let is_bad = !report.violations.is_empty();
        reports.push(report);
        if is_bad {
            break;
        }
        (begin, before) = cut_somewhere(&steps, Disk::holding(&begin), &before, &mut chance);
    }
    Ok(reports)
}

/// Clients that are recorded one after the other, in one folder and one trace.
struct Recording<'a> {
    power: &'a Power,
    recorder: &'a Recorder,
    folder: &'a Path,
    trace: &'a Path,
}

impl Recording<'_> {
    /// Runs a client that goes on after what was acknowledged; with `dies_at`, until that sync.
    fn run(&self, acknowledged: &[String], dies_at: Option<u64>) -> Result<(), String> {
        let mut command = Command::new(&self.power.client);
        let mode = if self.power.subject.is_plain() { "plain" } else { "client" };
        command.arg(mode).arg(subject::file_in(self.folder)).args(["--authors", &self.power.authors.to_string()]);
        command.args(["--entries", &self.power.entries.to_string()]);
        command.args(["--after", &after(self.power.authors, acknowledged)]);
        if let Subject::Plain { synchronous } = self.power.subject {
            command.args(["--synchronous", synchronous]);
        }
        self.recorder.record(&mut command, self.folder, self.trace);
        if let Some(from) = dies_at {
            Failing { from, calls: "s", error: recorder::ENDS, while_there: None, is_short: false }
                .put_on(&mut command);
        }
        let output =
            command.stdin(Stdio::null()).output().map_err(|error| format!("the client does not run: {error}"))?;
        if output.status.success() || dies_at.is_some() {
            return Ok(());
        }
        Err(format!("the client failed: {}", String::from_utf8_lossy(&output.stderr)))
    }
}

/// The last acknowledged number of each author, as a client is told it.
pub(crate) fn after(authors: u32, acknowledged: &[String]) -> String {
    let claims: Vec<Claim> = acknowledged.iter().filter_map(|line| Claim::read(line)).collect();
    let last = |author: u32| claims.iter().filter(|claim| claim.author == author).map(|claim| claim.number).max();
    (0..authors).map(|author| last(author).unwrap_or(0).to_string()).collect::<Vec<_>>().join(",")
}

/// Leaves the planted defect in the trace.
pub(super) fn planted(steps: Vec<Step>, defect: Planted) -> Vec<Step> {
    let mut paths = std::collections::BTreeMap::new();
    let mut dropped = std::collections::BTreeSet::new();
    for step in &steps {
        match step {
            Step::Opened { fd, path, .. } => drop(paths.insert(*fd, path.clone())),
            Step::SyncBegun { fd, ticket } => {
                let path = paths.get(fd).map_or("", String::as_str);
                let is_meant = match defect {
                    Planted::NoSyncOf(end) => path.ends_with(end),
                    Planted::NoSyncWithin(folder) => path.split('/').next() == Some(folder),
                    Planted::NoSyncOfFolders => path.is_empty(),
                    Planted::Nothing => false,
                };
                if is_meant {
                    dropped.insert(*ticket);
                }
            }
            _ => {}
        }
    }
    let stays = |step: &Step| match step {
        Step::SyncBegun { ticket, .. } | Step::SyncEnded { ticket } => !dropped.contains(ticket),
        _ => true,
    };
    steps.into_iter().filter(stays).collect()
}

/// A disk that a cut has left somewhere in the round, and what was acknowledged by then.
pub(super) fn cut_somewhere(
    steps: &[Step],
    mut disk: Disk,
    before: &[String],
    chance: &mut Chance,
) -> (Content, Vec<String>) {
    let count = steps.len() as u64;
    let end = usize::try_from(count / 4 + chance.below((count * 3 / 4).max(1))).unwrap_or(0);
    for step in &steps[..end] {
        disk.take(step);
    }
    let acknowledged = before.iter().cloned().chain(replay::lines(&steps[..end])).collect();
    (disk.after(Cut::Mixed(chance.below(u64::MAX))), acknowledged)
}

/// Opens the store in `folder` by its ordinary way, and says what it holds.
pub(crate) fn judge(folder: &Path, acknowledged: &[String]) -> Verdict {
    judge_at(&subject::file_in(folder), acknowledged)
}

/// The same of a store wherever it is.
pub(super) fn judge_at(place: &str, acknowledged: &[String]) -> Verdict {
    let store = match subject::open(place, Duration::from_millis(20)) {
        Ok(store) => store,
        Err(why) => return Verdict::Refused(why),
    };
    let mut held = Held::default();
    if let Err(what) = subject::read_into(&store, 0, &mut held) {
        return Verdict::Wrong(what);
    }
    let found = subject::check(&store);
    if !found.is_empty() {
        return Verdict::Wrong(format!("fsck finds: {}", found.join("; ")));
    }
    // It goes on: an author that was not there before is taken in.
    let next = Claim { author: u32::MAX, number: held.last(u32::MAX) + 1 };
    if let Err(why) = subject::append(&store, next, Some(next.key())) {
        return Verdict::Wrong(format!("takes nothing new: {why}"));
    }
    if let Err(why) = subject::publish(&store) {
        return Verdict::Wrong(format!("publishes nothing new: {why}"));
    }
    Verdict::Holds(held.first_of(acknowledged))
}
