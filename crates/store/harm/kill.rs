//! Killing under load: authors append, and at a chance moment their process is killed; again and again, over one store that grows.
//!
//! Each client goes on where the acknowledgements of those before it ended, and sends again what was not answered. After every second
//! kill the store is read on from where it was read before, otherwise the next client finds it as it was left; at the end all of it
//! is read and checked. With PostgreSQL some of the kills are of the whole server, and some of the one process of it
//! that serves the client.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use super::chance::Chance;
use super::claim::{Claim, Held};
use super::server::Server;
use super::subject;

/// A client is in the midst of its work when so much of it was acknowledged.
const IN_THE_MIDST: usize = 8;

/// How much is tried.
#[derive(Debug, Clone)]
pub(crate) struct Kill {
    /// The program that has the mode `client`.
    pub(crate) client: PathBuf,
    /// A file, or the address of a server.
    pub(crate) place: String,
    pub(crate) kills: u32,
    pub(crate) authors: u32,
    pub(crate) seed: u64,
    /// The longest that a client works on before it is killed.
    pub(crate) longest: Duration,
    /// A defect of the client, as its `--defect`; empty for none.
    pub(crate) defect: &'static str,
}

/// What came of it.
#[derive(Debug, Default)]
pub(crate) struct Report {
    pub(crate) kills: u32,
    /// Of these, kills of the whole server, and of one of its processes.
    pub(crate) server_kills: u32,
    pub(crate) process_kills: u32,
    /// Kills before anything was acknowledged.
    pub(crate) idle: u32,
    pub(crate) acknowledged: usize,
    /// Entries that are there in the end.
    pub(crate) held: usize,
    /// Entries that were stored and not acknowledged when the kill came, and answered by their key when they were sent again.
    pub(crate) answered_again: usize,
    pub(crate) violations: Vec<String>,
    pub(crate) took: Duration,
}

/// Kills so often, and tells of it now and then.
pub(crate) fn run(
    kill: &Kill,
    mut server: Option<&mut dyn Server>,
    tell: &mut dyn FnMut(&Report),
) -> Result<Report, String> {
    let started = Instant::now();
    let mut chance = Chance::new(kill.seed);
    let mut report = Report::default();
    let mut last = vec![0; kill.authors as usize];
    let (mut held, mut next) = (Held::default(), 0);
    while report.kills < kill.kills && report.violations.is_empty() {
        let heard = one(kill, &mut server, &last, &mut chance, &mut report)?;
        for line in &heard {
            match Claim::read(line).and_then(|claim| Some((claim, last.get_mut(claim.author as usize)?))) {
                Some((claim, before)) if claim.number == *before + 1 => *before = claim.number,
                _ => report.violations.push(format!("a client acknowledged {line:?} out of turn")),
            }
        }
        report.acknowledged += heard.len();
        report.idle += u32::from(heard.is_empty());
        report.kills += 1;
        if report.kills.is_multiple_of(2) || report.kills == kill.kills {
            next = audit(kill, next, &mut held, &last, &mut report)?;
        }
        report.took = started.elapsed();
        if report.kills.is_multiple_of(100) {
            tell(&report);
        }
    }
    whole(kill, &last, &mut report)?;
    report.took = started.elapsed();
    Ok(report)
}

/// One client and its death; returns what it acknowledged.
fn one(
    kill: &Kill,
    server: &mut Option<&mut dyn Server>,
    last: &[u64],
    chance: &mut Chance,
    report: &mut Report,
) -> Result<Vec<String>, String> {
    let after: Vec<String> = last.iter().map(u64::to_string).collect();
    let mut command = Command::new(&kill.client);
    command.arg("client").arg(&kill.place).args(["--authors", &kill.authors.to_string(), "--after", &after.join(",")]);
    if !kill.defect.is_empty() {
        command.args(["--defect", kill.defect]);
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|error| format!("the client does not run: {error}"))?;
    let (enough, begun) = mpsc::channel();
    let lines = child.stdout.take().map(|pipe| {
        std::thread::spawn(move || {
            let mut heard = Vec::new();
            for line in BufReader::new(pipe).lines().map_while(Result::ok) {
                heard.push(line);
                if heard.len() == IN_THE_MIDST {
                    let _ = enough.send(());
                }
            }
            heard
        })
    });
    // One in eight dies while it opens the store; the others in the midst of their work. One that ends by itself says no more.
    if chance.below(8) > 0 {
        let _ = begun.recv_timeout(Duration::from_secs(30));
    }
    let longest = u64::try_from(kill.longest.as_micros()).unwrap_or(u64::MAX).max(1);
    std::thread::sleep(Duration::from_micros(chance.below(longest)));
    strike(&mut child, server, chance, report)?;
    let heard = lines.map(std::thread::JoinHandle::join).and_then(Result::ok);
    heard.ok_or_else(|| "the client cannot be heard".to_owned())
}

/// Kills the client, or what it leans on and then the client.
fn strike(
    child: &mut Child,
    server: &mut Option<&mut dyn Server>,
    chance: &mut Chance,
    report: &mut Report,
) -> Result<(), String> {
    let mut is_down = false;
    if let Some(server) = server {
        match chance.below(20) {
            0 => {
                server.kill()?;
                report.server_kills += 1;
                is_down = true;
            }
            1 => report.process_kills += u32::from(server.kill_one(chance.below(u64::MAX))?),
            _ => {}
        }
    }
    child.kill().and_then(|()| child.wait()).map_err(|error| format!("the client cannot be killed: {error}"))?;
    match server {
        Some(server) if is_down => server.start(),
        _ => Ok(()),
    }
}

/// Reads on, and holds what is there against what was acknowledged; returns where to read on.
fn audit(kill: &Kill, next: u64, held: &mut Held, last: &[u64], report: &mut Report) -> Result<u64, String> {
    let store = subject::open(&kill.place, Duration::from_secs(1))
        .map_err(|why| format!("the store does not open after kill {}: {why}", report.kills))?;
    let next = match subject::read_into(&store, next, held) {
        Ok(next) => next,
        Err(what) => {
            report.violations.push(format!("after kill {}: {what}", report.kills));
            next
        }
    };
    for (author, acknowledged) in (0u32..).zip(last) {
        let there = held.last(author);
        report.answered_again += usize::from(there == acknowledged + 1);
        if !(*acknowledged..=acknowledged + 1).contains(&there) {
            let what = format!("author {author} was acknowledged {acknowledged} entries and has {there}");
            report.violations.push(format!("after kill {}: {what}", report.kills));
        }
    }
    Ok(next)
}

/// Reads all of it from the beginning, and checks it.
fn whole(kill: &Kill, last: &[u64], report: &mut Report) -> Result<(), String> {
    let store = subject::open(&kill.place, Duration::from_secs(1))?;
    let mut held = Held::default();
    if let Err(what) = subject::read_into(&store, 0, &mut held) {
        report.violations.push(format!("in the end: {what}"));
    }
    report.held = held.count();
    for (author, acknowledged) in
        (0u32..).zip(last).filter(|(author, acknowledged)| held.last(*author) < **acknowledged)
    {
        report.violations.push(format!("in the end: author {author} lost some of {acknowledged} entries"));
    }
    report.violations.extend(subject::check(&store).into_iter().map(|what| format!("in the end: {what}")));
    Ok(())
}
