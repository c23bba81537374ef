//! Full and failing disks: an enduring client (see [`client`](super::client)) while every n-th write, creation or sync fails.
//!
//! For each n of a whole run and each way to fail: the client is refused with a clear word, reads all that was acknowledged, makes
//! room, and is let in again; after it every acknowledged entry is there once, and nothing is wrong. Where a sync failed, the power is
//! cut afterwards, too: what the system threw away must not be counted on. Then the same on a real small disk, with ever more room,
//! and with PostgreSQL, whose disk fills at chance moments.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use super::chance::Chance;
use super::claim::Held;
use super::disk::{Content, Promise};
use super::power;
use super::recorder::{FAILED_DISK, Failing, NO_SPACE, Recorder};
use super::replay::{self, Plan};
use super::scratch::Scratch;
use super::server::Postgres;
use super::{subject, trace};

/// How much is tried.
#[derive(Debug, Clone)]
pub(crate) struct Full {
    /// The program that has the mode `endure`.
    pub(crate) client: PathBuf,
    /// Entries of each run.
    pub(crate) entries: u64,
    /// Every n-th write is tried for each n that leaves no rest by this; of syncs, which are few, every one.
    pub(crate) stride: u64,
    /// Different disks after a sync that failed.
    pub(crate) disks: usize,
    /// How often the disk of a PostgreSQL server is filled.
    pub(crate) server_runs: u32,
    pub(crate) seed: u64,
}

/// A way in which a disk fails.
#[derive(Debug, Clone, Copy)]
struct Way {
    name: &'static str,
    calls: &'static str,
    error: i32,
    /// It goes on failing until room is made; else one call fails.
    lasts: bool,
    is_short: bool,
}

const WAYS: &[Way] = &[
    Way { name: "disk full", calls: "wc", error: NO_SPACE, lasts: true, is_short: false },
    Way { name: "disk full within a write", calls: "wc", error: NO_SPACE, lasts: true, is_short: true },
    Way { name: "one write fails", calls: "wc", error: FAILED_DISK, lasts: false, is_short: false },
    Way { name: "writes fail", calls: "wc", error: FAILED_DISK, lasts: true, is_short: false },
    Way { name: "one sync fails", calls: "s", error: FAILED_DISK, lasts: false, is_short: false },
    Way { name: "syncs fail", calls: "s", error: FAILED_DISK, lasts: true, is_short: false },
];

/// Entries of each run on a server: so many that its disk fills in their midst.
const SERVER_ENTRIES: u64 = 60;

/// The bytes of the real small disk.
const SMALL_DISK: u64 = 1 << 20;
/// What the room left on it grows by from run to run.
const ROOM_STEP: u64 = 4_096;
/// The most room that is left on it: more than the whole run wants.
const ROOM_MAX: u64 = 600 * 1024;

/// Mounts a small disk that only it sees, fills it up to some room, lets the client work, and copies out what is left.
const SMALL_DISK_SCRIPT: &str = "mount -t tmpfs -o size=$1 none \"$2\" && head -c $3 /dev/zero > \"$2/room\" || exit 77
\"$4\" endure \"$2/takas.db\" --entries $5 --room \"$2/room\"; code=$?; cp \"$2\"/takas* \"$6\" && exit $code";

/// What came of one way to fail.
#[derive(Debug, Default)]
pub(crate) struct Report {
    pub(crate) way: &'static str,
    /// How many n there were.
    pub(crate) runs: u64,
    /// Runs in which the client was refused and let in again.
    pub(crate) refused: u64,
    /// Runs in which the call that failed did no harm to anybody.
    pub(crate) unnoticed: u64,
    /// Disks on which the store was opened after the power was cut, too.
    pub(crate) disks: usize,
    pub(crate) violations: Vec<String>,
    pub(crate) took: Duration,
}

/// Tries all ways, and tells of each as it ends.
pub(crate) fn run(full: &Full, tell: &mut dyn FnMut(&Report)) -> Result<Vec<Report>, String> {
    let scratch = Scratch::in_memory().map_err(|error| format!("no folder to work in: {error}"))?;
    let recorder = Recorder::compile(&scratch)?;
    let mut reports = Vec::new();
    for way in WAYS {
        let trial = Trial { full, recorder: &recorder, scratch: &scratch, way };
        let report = trial.every_n()?;
        tell(&report);
        reports.push(report);
    }
    for one in [small_disk(full, &scratch)?, server(full)?] {
        tell(&one);
        reports.push(one);
    }
    Ok(reports)
}

/// A server whose disk fills at chance moments; it may end over that, and is started again.
fn server(full: &Full) -> Result<Report, String> {
    let started = Instant::now();
    let scratch = Scratch::on_disk().map_err(|error| format!("no folder to work in: {error}"))?;
    let recorder = Recorder::compile(&scratch)?;
    let room = scratch.path().join("room");
    let mut server = Postgres::begin_with(&scratch, |command, data| {
        recorder.record(command, data, Path::new("/dev/null"));
        let while_there = Some(room.clone());
        Failing { from: 1, calls: "wc", error: NO_SPACE, while_there, is_short: false }.put_on(command);
    })?;
    let mut report = Report { way: "the disk of PostgreSQL full", ..Report::default() };
    let (mut chance, mut acknowledged) = (Chance::new(full.seed), Vec::new());
    for run in 0..full.server_runs {
        report.runs += 1;
        let mut command = Command::new(&full.client);
        command.arg("endure").arg(server.address()).arg("--room").arg(&room);
        command.args(["--entries", &SERVER_ENTRIES.to_string(), "--after", &power::after(1, &acknowledged)]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|error| format!("the client does not run: {error}"))?;
        std::thread::sleep(Duration::from_millis(20 + chance.below(100)));
        // The client takes it away when it is refused.
        std::fs::write(&room, "what stands in the way")
            .map_err(|error| format!("the disk cannot be filled: {error}"))?;
        let mut is_up = false;
        while child.try_wait().is_ok_and(|ended| ended.is_none()) {
            if !room.exists() && (!is_up || server.has_ended()) {
                server.keep_up()?;
                is_up = true;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        drop(std::fs::remove_file(&room));
        server.keep_up()?;
        let output = child.wait_with_output().map_err(|error| format!("the client cannot be heard: {error}"))?;
        acknowledged.extend(String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned));
        let told = String::from_utf8_lossy(&output.stderr);
        let was_refused = told.lines().any(|line| line.starts_with("refused"));
        *if was_refused { &mut report.refused } else { &mut report.unnoticed } += 1;
        if !output.status.success() {
            report.violations.push(format!("run {run}: {}", told.trim().replace('\n', "; ")));
        }
    }
    report.violations.extend(audit(&server.address(), &acknowledged).err());
    report.took = started.elapsed();
    Ok(report)
}

/// The client on a real small disk, with ever more room left on it.
fn small_disk(full: &Full, scratch: &Scratch) -> Result<Report, String> {
    let started = Instant::now();
    let mut report = Report { way: "a small disk full", ..Report::default() };
    for room in (ROOM_STEP..=ROOM_MAX).step_by(usize::try_from(ROOM_STEP * full.stride).unwrap_or(usize::MAX)) {
        report.runs += 1;
        if let Err(what) = with_room(full, scratch, room, &mut report)? {
            report.violations.push(format!("a small disk with {room} bytes left: {what}"));
        }
    }
    report.took = started.elapsed();
    Ok(report)
}

/// One run on the small disk; the outer error says that there can be none here.
fn with_room(full: &Full, scratch: &Scratch, room: u64, report: &mut Report) -> Result<Result<(), String>, String> {
    let failed = |error: std::io::Error| format!("a small disk cannot be made: {error}");
    let (disk, copied) = (scratch.folder("small").map_err(failed)?, scratch.path().join("copied"));
    drop(std::fs::remove_dir_all(&copied));
    std::fs::create_dir_all(&copied).map_err(failed)?;
    let mut command = Command::new("unshare");
    command.args(["--mount", "--map-root-user", "sh", "-c", SMALL_DISK_SCRIPT, "sh"]).arg(SMALL_DISK.to_string());
    command.arg(&disk).arg((SMALL_DISK - room).to_string()).arg(&full.client).arg(full.entries.to_string());
    let output = command.arg(&copied).stdin(Stdio::null()).output().map_err(failed)?;
    if output.status.code() == Some(77) {
        let why = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        return Err(format!("this system lets nobody mount a small disk (unshare, tmpfs): {why}"));
    }
    Ok(came_through(full, &output, &copied, report))
}

/// Whether the client came through, and left everything that was acknowledged in `folder`.
fn came_through(full: &Full, output: &Output, folder: &Path, report: &mut Report) -> Result<(), String> {
    let told = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(told.trim().replace('\n', "; "));
    }
    let was_refused = told.lines().any(|line| line.starts_with("refused"));
    *if was_refused { &mut report.refused } else { &mut report.unnoticed } += 1;
    let acknowledged: Vec<String> = String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect();
    if acknowledged.len() as u64 != full.entries {
        return Err(format!("{} of {} entries are acknowledged", acknowledged.len(), full.entries));
    }
    audit(&subject::file_in(folder), &acknowledged)
}

struct Trial<'a> {
    full: &'a Full,
    recorder: &'a Recorder,
    scratch: &'a Scratch,
    way: &'a Way,
}

impl Trial<'_> {
    fn every_n(&self) -> Result<Report, String> {
        let started = Instant::now();
        let mut report = Report { way: self.way.name, ..Report::default() };
        let whole = self.client(0)?;
        if !whole.status.success() {
            return Err(format!("the client fails on a good disk: {}", String::from_utf8_lossy(&whole.stderr)));
        }
        let calls = trace::counted(&trace::read(&self.trace())?, self.way.calls);
        let stride = if self.way.calls == "s" { 1 } else { self.full.stride };
        for n in (1..=calls).filter(|n| n.is_multiple_of(stride)) {
            report.runs += 1;
            if let Err(what) = self.one(n, &mut report) {
                report.violations.push(format!("{}, call {n} of {calls}: {what}", self.way.name));
            }
        }
        report.took = started.elapsed();
        Ok(report)
    }

    /// One run, in which call `n` is the first to fail.
    fn one(&self, n: u64, report: &mut Report) -> Result<(), String> {
        let output = self.client(n)?;
        came_through(self.full, &output, &self.folder(), report)?;
        if self.way.calls == "s" && self.full.disks > 0 {
            self.cut_power(report)?;
        }
        Ok(())
    }

    fn folder(&self) -> PathBuf {
        self.scratch.path().join("failing")
    }

    fn trace(&self) -> PathBuf {
        self.scratch.path().join("trace")
    }

    /// Runs the client on an empty folder with call `n` failing, 0 for none.
    fn client(&self, n: u64) -> Result<Output, String> {
        let failed = |error: std::io::Error| format!("the client cannot be run: {error}");
        let (folder, room) = (self.folder(), self.scratch.path().join("room"));
        if folder.exists() {
            std::fs::remove_dir_all(&folder).map_err(failed)?;
        }
        std::fs::create_dir_all(&folder).map_err(failed)?;
        drop(std::fs::remove_file(self.trace()));
        std::fs::write(&room, "what stands in the way").map_err(failed)?;
        let mut command = Command::new(&self.full.client);
        command.arg("endure").arg(subject::file_in(&folder)).args(["--entries", &self.full.entries.to_string()]);
        command.arg("--room").arg(&room);
        self.recorder.record(&mut command, &folder, &self.trace());
        let Way { calls, error, lasts, is_short, .. } = *self.way;
        Failing { from: n, calls, error, while_there: lasts.then_some(room), is_short }.put_on(&mut command);
        command.stdin(Stdio::null()).output().map_err(failed)
    }

    /// The power is cut in a run with a sync that failed.
    fn cut_power(&self, report: &mut Report) -> Result<(), String> {
        let steps = trace::read(&self.trace())?;
        let plan = Plan {
            disks: self.full.disks,
            left_out: "-shm",
            seed: self.full.seed,
            scratch: self.scratch.path().to_owned(),
            threads: 2,
            violations_max: 5,
            keep: None,
            moments_max: usize::MAX,
            promise: Promise::Strict,
        };
        let replayed = replay::replay(&steps, &Content::new(), &[], &plan, &power::judge);
        report.disks += replayed.disks;
        match replayed.violations.first() {
            None => Ok(()),
            Some(first) => Err(format!("then {first} ({} such)", replayed.violations.len())),
        }
    }
}

/// Opens the store on a disk that is good again: all that was acknowledged is there once.
fn audit(place: &str, acknowledged: &[String]) -> Result<(), String> {
    let store =
        subject::open(place, Duration::from_millis(20)).map_err(|why| format!("does not open afterwards: {why}"))?;
    let mut held = Held::default();
    subject::read_into(&store, 0, &mut held)?;
    let found = subject::check(&store);
    if !found.is_empty() {
        return Err(format!("afterwards fsck finds: {}", found.join("; ")));
    }
    match acknowledged.get(held.first_of(acknowledged)) {
        None => Ok(()),
        Some(lost) => Err(format!("entry {lost} was acknowledged and is lost")),
    }
}
