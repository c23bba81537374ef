//! Power cuts of PostgreSQL under the store: all processes of a server and a client of it are recorded, and the server is started over what each cut
//! leaves of its files, by which the store is opened and judged.
//!
//! What PostgreSQL does for itself is its own; what has to hold is that nothing is acknowledged before its commit is on the disk, and that the store,
//! recovered, is what it was. So the server is set to acknowledge early (`synchronous_commit` off), which the store does not let it. A small
//! cache and a small log make it write pages and take checkpoints all the time. The disk is one with a journal of names ([`Promise`]):
//! PostgreSQL counts on that, and on sectors that are written or not.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::chance::Chance;
use super::disk::{self, Content, Disk, Promise};
use super::power::{self, Planted};
use super::recorder::Recorder;
use super::replay::{self, Plan, Report, Verdict};
use super::scratch::Scratch;
use super::server::{Postgres, Server as _};
use super::trace;

/// How much is tried.
#[derive(Debug, Clone)]
pub(crate) struct ServerPower {
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
    pub(crate) planted: Planted,
    pub(crate) keep: Option<PathBuf>,
}

/// The server while it is recorded. It acknowledges early unless a session says otherwise.
const RECORDED: &[&str] = &[
    "shared_buffers=512kB",
    "min_wal_size=2MB",
    "max_wal_size=2MB",
    "bgwriter_delay=10ms",
    "bgwriter_lru_maxpages=20",
    "wal_writer_delay=10s",
    "synchronous_commit=off",
];

/// The database that is left in the cluster: the fewer files, the sooner a disk is laid out.
const DATABASE: &str = "template1";

/// The file that says which process has the server's files. After a cut it may be empty, and the server then leaves it to people to take it away.
const PROCESS_FILE: &str = "postmaster.pid";

/// Runs all rounds, and tells of each as it ends.
pub(crate) fn run(power: &ServerPower, tell: &mut dyn FnMut(&Report)) -> Result<Vec<Report>, String> {
    let failed = |error: std::io::Error| format!("the harness cannot work with its folder: {error}");
    let scratch = Scratch::in_memory().map_err(failed)?;
    let recorder = Recorder::compile(&scratch)?;
    let mut chance = Chance::new(power.seed);
    let mut begin = cluster(&scratch)?;
    let mut before: Vec<String> = Vec::new();
    let mut reports = Vec::new();
    for round in 0..power.rounds {
        begin.remove(PROCESS_FILE);
        let trace = scratch.path().join(format!("trace-{round}"));
        record(power, &recorder, &scratch, (&begin, &before), &trace)?;
        let steps = power::planted(trace::read(&trace)?, power.planted);
        let disks = power.disks / power.rounds;
        let plan = Plan {
            disks,
            left_out: PROCESS_FILE,
            seed: power.seed.wrapping_add(round as u64),
            scratch: scratch.path().to_owned(),
            threads: power.threads,
            violations_max: 5,
            keep: power.keep.clone(),
            moments_max: disks.div_ceil(3),
            promise: Promise::Journaled,
        };
        let report = replay::replay(&steps, &begin, &before, &plan, &judge);
        tell(&report);
        let is_bad = !report.violations.is_empty();
        reports.push(report);
        if is_bad {
            break;
        }
        let disk = Disk::holding(&begin).promising(Promise::Journaled);
        (begin, before) = power::cut_somewhere(&steps, disk, &before, &mut chance);
    }
    Ok(reports)
}

/// The files of a new cluster that was ended as it is meant to be.
fn cluster(scratch: &Scratch) -> Result<Content, String> {
    let mut server = Postgres::made(scratch, &["--wal-segsize=1", "--data-checksums"])?;
    server.start()?;
    let asked = |error: postgres::Error| format!("the cluster cannot be made small: {error}");
    let mut client = postgres::Client::connect(&address(&server), postgres::NoTls).map_err(asked)?;
    for statement in ["ALTER DATABASE template0 IS_TEMPLATE false", "DROP DATABASE template0", "DROP DATABASE postgres"]
    {
        client.batch_execute(statement).map_err(asked)?;
    }
    drop(client);
    server.stop()?;
    disk::read(&server.data()).map_err(|error| format!("the cluster cannot be read: {error}"))
}

/// The address of the database that is left.
fn address(server: &Postgres) -> String {
    server.address().replacen("@/postgres?", &format!("@/{DATABASE}?"), 1)
}

/// Records a server over these files, with a client that goes on after what was acknowledged.
fn record(
    power: &ServerPower,
    recorder: &Recorder,
    scratch: &Scratch,
    (begin, before): (&Content, &[String]),
    trace: &Path,
) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("a server cannot be recorded: {error}");
    let (data, run) = (scratch.path().join("recorded"), scratch.folder("recorded-run").map_err(failed)?);
    let mut server = Postgres::over(&data, &run, RECORDED.to_vec())?;
    lay_out(&server, begin)?;
    std::fs::write(trace, "").map_err(failed)?;
    server.give(trace)?;
    server.add(|command, data| recorder.record(command, data, trace));
    server.start_once()?;
    let mut client = Command::new(&power.client);
    client.arg("client").arg(address(&server)).args(["--authors", &power.authors.to_string()]);
    client.args(["--entries", &power.entries.to_string(), "--after", &power::after(power.authors, before)]);
    recorder.record(&mut client, &data, trace);
    let output = client.stdin(Stdio::null()).output().map_err(failed)?;
    server.stop_at_once()?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("the client failed: {}", String::from_utf8_lossy(&output.stderr)))
}

/// Makes the folder of the server's files hold just that, as the server wants its files.
fn lay_out(server: &Postgres, content: &Content) -> Result<(), String> {
    let data = server.data();
    disk::lay_out(content, &data).map_err(|error| format!("the harness cannot lay out the disk: {error}"))?;
    own(server, &data, content)
}

fn own(server: &Postgres, data: &Path, content: &Content) -> Result<(), String> {
    use std::os::unix::fs::PermissionsExt as _;
    let private = std::fs::Permissions::from_mode(0o700);
    std::fs::set_permissions(data, private).map_err(|error| format!("the files cannot be made private: {error}"))?;
    server.give(data)?;
    content.keys().try_for_each(|path| server.give(&data.join(path)))
}

/// Starts the server over what a cut left, opens the store, and says what it holds.
fn judge(folder: &Path, acknowledged: &[String]) -> Verdict {
    match judged(folder, acknowledged) {
        Ok(verdict) => verdict,
        Err(why) => Verdict::Refused(why),
    }
}

fn judged(folder: &Path, acknowledged: &[String]) -> Result<Verdict, String> {
    let failed = |error: std::io::Error| format!("the harness cannot work with its folder: {error}");
    let run = folder.with_extension("run");
    std::fs::create_dir_all(&run).map_err(failed)?;
    drop(std::fs::remove_file(folder.join(PROCESS_FILE)));
    let mut server = Postgres::over(folder, &run, Vec::new())?;
    own(&server, folder, &disk::read(folder).map_err(failed)?)?;
    server.start_once()?;
    let verdict = power::judge_at(&address(&server), acknowledged);
    server.stop_at_once()?;
    std::fs::remove_dir_all(&run).map_err(failed)?;
    Ok(verdict)
}
