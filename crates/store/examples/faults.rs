//! `cargo xtask faults NAME [ARGUMENTS]`: harms the store on purpose, in the long form, and says what came of it.
//!
//! `power [--engine sqlite|postgres] [--disks N] [--rounds N] [--planted wal|file|folders] [--bare FULL|NORMAL|OFF] [--keep FOLDER]`, `kill [--kills N] [--engine sqlite|postgres]`, `disk [--entries N] [--stride N]`,
//! `canaries`; each takes `--seed N`. It exits with 1 where anything was lost, doubled or damaged. The modes of a client, which it
//! starts in processes of its own, are no use by themselves.

#[path = "../harm/client.rs"]
mod client;
#[path = "../harm/mod.rs"]
mod harm;
#[path = "../harm/programs.rs"]
mod programs;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use harm::canaries::{self, CONTROL, SEALED};
use harm::full::{self, Full};
use harm::kill::{self, Kill};
use harm::power::{self, Planted, Power, Subject};
use harm::power_server::{self, ServerPower};
use harm::replay::Report;
use harm::scratch::Scratch;
use harm::server::{Postgres, Server};
use harm::subject;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (name, rest) = words.split_first().map_or(("", &[][..]), |(name, rest)| (name.as_str(), rest));
    let result = match client::run(name, rest) {
        Some(result) => result,
        None => Wanted::read(rest).and_then(|wanted| match name {
            "power" => cut_power(&wanted),
            "kill" => kill_clients(&wanted),
            "disk" => fill_disk(&wanted),
            "canaries" => plant_words(),
            other => Err(format!("there is no fault {other:?}: power, kill, disk, canaries")),
        }),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            eprintln!("{what}");
            ExitCode::FAILURE
        }
    }
}

/// What is asked for beside the fault.
struct Wanted {
    seed: u64,
    disks: Option<usize>,
    rounds: usize,
    kills: u32,
    engine: String,
    entries: u64,
    stride: u64,
    planted: Planted,
    subject: Subject,
    keep: Option<PathBuf>,
}

impl Wanted {
    fn read(words: &[String]) -> Result<Self, String> {
        let engine = "both".to_owned();
        let (planted, subject) = (Planted::Nothing, Subject::Store);
        let (disks, rounds, kills, entries) = (None, 10, 2_000, 40);
        let mut wanted =
            Self { seed: 1, disks, rounds, kills, engine, entries, stride: 1, planted, subject, keep: None };
        for pair in words.chunks(2) {
            let [word, value] = pair else { return Err(format!("{} wants a value", pair[0])) };
            let number = || value.parse::<u64>().map_err(|_| format!("{word} wants a number, not {value:?}"));
            let size = || number().and_then(|number| usize::try_from(number).map_err(|_| format!("{word}: too many")));
            match word.as_str() {
                "--seed" => wanted.seed = number()?,
                "--disks" => wanted.disks = Some(size()?),
                "--rounds" => wanted.rounds = size()?.max(1),
                "--kills" => wanted.kills = u32::try_from(number()?).map_err(|_| "--kills: too many".to_owned())?,
                "--engine" => wanted.engine.clone_from(value),
                "--entries" => wanted.entries = number()?,
                "--stride" => wanted.stride = number()?.max(1),
                "--keep" => wanted.keep = Some(value.into()),
                "--planted" => {
                    wanted.planted = match value.as_str() {
                        "wal" => Planted::NoSyncOf("-wal"),
                        "file" => Planted::NoSyncOf(subject::FILE),
                        "folders" => Planted::NoSyncOfFolders,
                        other => return Err(format!("--planted wants wal, file or folders, not {other:?}")),
                    }
                }
                "--bare" => {
                    let values = ["FULL", "NORMAL", "OFF"].into_iter().find(|known| known == value);
                    let synchronous = values.ok_or("--bare wants FULL, NORMAL or OFF")?;
                    wanted.subject = Subject::Plain { synchronous };
                }
                other => return Err(format!("{other} is not known")),
            }
        }
        Ok(wanted)
    }
}

/// This program, which has the modes of a client.
fn itself() -> Result<PathBuf, String> {
    std::env::current_exe().map_err(|error| format!("this program does not find itself: {error}"))
}

fn verdict(violations: usize) -> Result<(), String> {
    if violations == 0 { Ok(()) } else { Err(format!("{violations} violations; they stand above")) }
}

fn cut_power(wanted: &Wanted) -> Result<(), String> {
    println!(
        "| engine | round | steps | cuts | different disks | acknowledged | did not open, nothing acknowledged | violations | s |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    let (mut disks, mut violations) = (0, 0);
    for engine in ["sqlite", "postgres"] {
        // What is planted in the files of one engine, and what stands in the place of the store, is SQLite's.
        let is_of_sqlite =
            matches!(wanted.planted, Planted::NoSyncOf(_)) || matches!(wanted.subject, Subject::Plain { .. });
        let is_wanted =
            if wanted.engine == "both" { engine == "sqlite" || !is_of_sqlite } else { wanted.engine == engine };
        if !is_wanted {
            continue;
        }
        let mut round = 0;
        let mut tell = |report: &Report| {
            round += 1;
            told(engine, round, report);
        };
        let reports = if engine == "sqlite" { cut_file(wanted, &mut tell)? } else { cut_server(wanted, &mut tell)? };
        disks += reports.iter().map(|report| report.disks).sum::<usize>();
        violations += reports.iter().map(|report| report.violations.len()).sum::<usize>();
    }
    println!("\n{disks} different disks opened and judged.");
    verdict(violations)
}

fn told(engine: &str, round: u32, report: &Report) {
    let (moments, cuts, disks, acknowledged) = (report.moments, report.cuts, report.disks, report.acknowledged);
    let (refused, violations, took) = (report.refused, report.violations.len(), report.took.as_secs_f64());
    println!(
        "| {engine} | {round} | {moments} | {cuts} | {disks} | {acknowledged} | {refused} | {violations} | {took:.1} |"
    );
    for violation in &report.violations {
        eprintln!("round {round}: {violation}");
    }
    if let Some(why) = &report.refusal {
        eprintln!("round {round}: the first that did not open: {why}");
    }
}

fn cut_file(wanted: &Wanted, tell: &mut dyn FnMut(&Report)) -> Result<Vec<Report>, String> {
    let power = Power {
        client: itself()?,
        disks: wanted.disks.unwrap_or(120_000),
        rounds: wanted.rounds,
        entries: wanted.entries,
        authors: 3,
        seed: wanted.seed,
        threads: 2,
        planted: wanted.planted,
        subject: wanted.subject,
        keep: wanted.keep.clone(),
    };
    power::run(&power, tell)
}

/// A server takes as long to start as many files take to be opened, so there are fewer disks, with more on each.
fn cut_server(wanted: &Wanted, tell: &mut dyn FnMut(&Report)) -> Result<Vec<Report>, String> {
    let power = ServerPower {
        client: itself()?,
        disks: wanted.disks.unwrap_or(3_000),
        rounds: wanted.rounds,
        entries: wanted.entries * 5,
        authors: 3,
        seed: wanted.seed,
        threads: 2,
        planted: if wanted.planted == Planted::NoSyncOf("-wal") {
            Planted::NoSyncWithin("pg_wal")
        } else {
            wanted.planted
        },
        keep: wanted.keep.clone(),
    };
    power_server::run(&power, tell)
}

fn kill_clients(wanted: &Wanted) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("no folder to work in: {error}");
    println!(
        "| engine | kills | of the server | of one of its processes | idle | acknowledged | held | answered again | violations | s |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    let mut violations = 0;
    for engine in ["sqlite", "postgres"] {
        if wanted.engine != "both" && wanted.engine != engine {
            continue;
        }
        let scratch = Scratch::on_disk().map_err(failed)?;
        let mut server = if engine == "postgres" { Some(Postgres::begin(&scratch)?) } else { None };
        let place = server.as_ref().map_or_else(|| subject::file_in(scratch.path()), Postgres::address);
        let kill = Kill {
            client: itself()?,
            place,
            kills: wanted.kills,
            authors: 8,
            seed: wanted.seed,
            longest: Duration::from_millis(120),
            defect: "",
        };
        let server = server.as_mut().map(|server| server as &mut dyn Server);
        let report = kill::run(&kill, server, &mut |report| {
            eprintln!("{engine}: {} kills, {} acknowledged", report.kills, report.acknowledged);
        })?;
        let kill::Report { kills, server_kills, process_kills, idle, acknowledged, held, answered_again, .. } = report;
        let (bad, took) = (report.violations.len(), report.took.as_secs_f64());
        println!(
            "| {engine} | {kills} | {server_kills} | {process_kills} | {idle} | {acknowledged} | {held} | {answered_again} | {bad} | {took:.0} |"
        );
        report.violations.iter().for_each(|violation| eprintln!("{engine}: {violation}"));
        violations += bad;
    }
    verdict(violations)
}

fn fill_disk(wanted: &Wanted) -> Result<(), String> {
    let full = Full {
        client: itself()?,
        entries: wanted.entries.min(12),
        stride: wanted.stride,
        disks: wanted.disks.unwrap_or(200),
        server_runs: 30,
        seed: wanted.seed,
    };
    println!(
        "| fault | every n of | refused, read on, recovered | unnoticed | disks after a power cut | violations | s |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    let reports = full::run(&full, &mut |report| {
        let full::Report { way, runs, refused, unnoticed, disks, .. } = report;
        let (violations, took) = (report.violations.len(), report.took.as_secs_f64());
        println!("| {way} | {runs} | {refused} | {unnoticed} | {disks} | {violations} | {took:.1} |");
        report.violations.iter().for_each(|violation| eprintln!("{violation}"));
    })?;
    verdict(reports.iter().map(|report| report.violations.len()).sum())
}

fn plant_words() -> Result<(), String> {
    let failed = |error: std::io::Error| format!("no folder to work in: {error}");
    let words = takas_check::Canaries::new(SEALED.into_iter().chain([CONTROL]));
    let mut sealed_seen = 0;
    println!("| engine | control | sealed words seen | control seen in |");
    println!("| --- | --- | --- | --- |");
    for engine in ["sqlite", "postgres"] {
        let scratch = Scratch::on_disk().map_err(failed)?;
        let server = if engine == "postgres" { Some(Postgres::begin(&scratch)?) } else { None };
        for with_control in [false, true] {
            let folder = scratch.folder(if with_control { "control" } else { "sealed" }).map_err(failed)?;
            // One database for each, so that the control is nowhere in the other.
            let run = canaries::Run { folder: &folder, server: server.as_ref(), with_control };
            let seen = run.search(&words)?;
            let (control, sealed): (Vec<_>, Vec<_>) = seen.into_iter().partition(|sighting| sighting.word == CONTROL);
            for sighting in &sealed {
                eprintln!("{engine}: {sighting}");
            }
            sealed_seen += sealed.len();
            let kinds: Vec<&str> = canaries::kinds_of(&control).into_iter().collect();
            println!("| {engine} | {with_control} | {} | {} |", sealed.len(), kinds.join(", "));
            if with_control && kinds != canaries::KINDS || !with_control && !kinds.is_empty() {
                return Err(format!("{engine}: the control was seen in {kinds:?}: the search cannot be trusted"));
            }
        }
    }
    verdict(sealed_seen)
}
