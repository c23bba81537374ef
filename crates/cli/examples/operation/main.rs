//! `cargo xtask bench operation`: the small operations explored and simulated, the engine judged at every event.
//!
//! - `model [--disturbances N] [--states N] [--only NAME]`: every state of each, and how many there are, as the rows of `benches/operation.md`; where
//!   no number is said, without a disturbance and with one.
//! - `defects`: each planted defect, and how it is found.
//! - `simulate [--runs N] [--seed N]`: so many runs on two cores, over networks that fail; `--run N`: that one again, told event by event.
//!
//! The short forms of both are among the tests.

#[path = "../../tests/it/operation_runner.rs"]
mod operation_runner;

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Instant;

use operation_runner::{DEFECTS, Played};
use takas_check::Judge;
use takas_check::oracle::{ExploreLimits, SmallOperation, explore, small_operations};
use takas_operation::{Operation, simulate_run};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |name: &str, usual: u64| {
        let at = arguments.iter().position(|argument| argument == name);
        at.and_then(|at| arguments.get(at + 1)?.parse().ok()).unwrap_or(usual)
    };
    let is_good = match arguments.first().map(String::as_str) {
        Some("model") => {
            let states = usize::try_from(number("--states", 4_000_000)).unwrap_or(usize::MAX);
            let is_said = arguments.iter().any(|argument| argument == "--disturbances");
            let said = u32::try_from(number("--disturbances", 1)).unwrap_or(u32::MAX);
            let disturbances = if is_said { vec![said] } else { vec![0, 1] };
            let only = arguments.iter().position(|argument| argument == "--only");
            model(&disturbances, states, only.and_then(|at| arguments.get(at + 1)).map(String::as_str))
        }
        Some("defects") => defects(),
        Some("simulate") if arguments.iter().any(|argument| argument == "--run") => {
            tell(number("--seed", 1), number("--run", 0))
        }
        Some("simulate") => simulate(number("--seed", 1), number("--runs", 50_000)),
        _ => {
            eprintln!(
                "say: model [--disturbances N] [--states N] [--only NAME], defects, or simulate [--runs N] [--seed N]"
            );
            return ExitCode::from(2);
        }
    };
    if is_good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Every state of every small operation, or of the one of this name, shared among two threads; each row in its place.
fn model(disturbances: &[u32], states: usize, only: Option<&str>) -> bool {
    println!("| operation | disturbances | states | after an abort | granted | refused | steps | all | seconds |");
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    let small = small_operations();
    let asked: Vec<(&SmallOperation, ExploreLimits)> = disturbances
        .iter()
        .flat_map(|&disturbances| small.iter().map(move |small| (small, disturbances)))
        .filter(|(small, _)| only.is_none_or(|only| only == small.name))
        .map(|(small, disturbances)| (small, ExploreLimits { disturbances, states, until: None }))
        .collect();
    let (next, rows) = (AtomicUsize::new(0), Mutex::new(Rows::default()));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some((small, limits)) = asked.get(at) else { return };
                    eprintln!("{}, {} disturbances …", small.name, limits.disturbances);
                    let row = every_state(small, *limits);
                    rows.lock().expect("nothing panics with it").put(at, row);
                }
            });
        }
    });
    let is_good = !rows.into_inner().unwrap_or_default().has_faults;
    !asked.is_empty() && is_good
}

/// Rows that are printed in their order, each as soon as all before it are there.
#[derive(Default)]
struct Rows {
    waiting: BTreeMap<usize, String>,
    printed: usize,
    has_faults: bool,
}

impl Rows {
    fn put(&mut self, at: usize, (row, is_good): (String, bool)) {
        self.has_faults |= !is_good;
        self.waiting.insert(at, row);
        while let Some(row) = self.waiting.remove(&self.printed) {
            print!("{row}");
            self.printed += 1;
        }
    }
}

/// Every state of a small operation: its row, with what is wrong below it, and whether every line is kept.
fn every_state(small: &SmallOperation, limits: ExploreLimits) -> (String, bool) {
    let since = Instant::now();
    let found = explore(small, &Played::whole(small), limits);
    let (name, most, seconds) = (small.name, limits.disturbances, since.elapsed().as_secs());
    let all = if found.is_complete { "yes" } else { "no" };
    let (states, aborted, granted, refused) = (found.states, found.aborted, found.granted, found.refused);
    let depth = found.depth;
    let mut row =
        format!("| {name} | {most} | {states} | {aborted} | {granted} | {refused} | {depth} | {all} | {seconds} |\n");
    for (line, (path, words)) in &found.faults {
        row = format!("{row}{}: {words}, after {path:?}\n", line.name());
    }
    (row, found.faults.is_empty())
}

/// Each planted defect is found.
fn defects() -> bool {
    let mut is_good = true;
    for defect in DEFECTS {
        let Some(small) = small_operations().into_iter().find(|small| small.name == defect.operation) else { continue };
        let limits = ExploreLimits { disturbances: 1, states: 20_000, until: Some(defect.line) };
        let found = explore(&small, &Played::with(&small, *defect), limits);
        if let Some((path, words)) = found.faults.get(&defect.line) {
            println!("found after {} steps: {} ({}): {words}", path.len(), defect.name, defect.line.name());
        } else {
            is_good = false;
            println!("NOT FOUND: {} ({})", defect.name, defect.line.name());
        }
    }
    is_good
}

/// What came of many runs.
#[derive(Default)]
struct Counts {
    runs: AtomicU64,
    events: AtomicU64,
    crashes: AtomicU64,
    aborted: AtomicU64,
}

/// So many runs of a seed, shared among two threads; the first that goes wrong is told with what replays it.
fn simulate(seed: u64, runs: u64) -> bool {
    let since = Instant::now();
    let small = small_operations();
    let operations: Vec<Operation> =
        small.iter().map(|small| Operation::new(small.charter.clone()).expect("a small operation is sound")).collect();
    let (next, counts, wrong) = (AtomicU64::new(0), Counts::default(), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let run = next.fetch_add(1, Ordering::Relaxed);
                    if run >= runs
                        || wrong.lock().is_ok_and(|wrong: std::sync::MutexGuard<'_, Vec<String>>| wrong.len() > 10)
                    {
                        return;
                    }
                    let which = usize::try_from(run).unwrap_or(0) % small.len();
                    if let Some(words) = one(&small[which], &operations[which], (seed, run), &counts) {
                        wrong.lock().expect("nothing panics with it").push(words);
                    }
                    if run % 10_000 == 9_999 {
                        eprintln!("{} runs, {} s", run + 1, since.elapsed().as_secs());
                    }
                }
            });
        }
    });
    let wrong = wrong.into_inner().unwrap_or_default();
    for words in &wrong {
        println!("{words}");
    }
    let load = |count: &AtomicU64| count.load(Ordering::Relaxed);
    println!(
        "{} runs of seed {seed}, {} events, {} crashes of the desk, {} broken off, {} wrong, {} s",
        load(&counts.runs),
        load(&counts.events),
        load(&counts.crashes),
        load(&counts.aborted),
        wrong.len(),
        since.elapsed().as_secs()
    );
    wrong.is_empty()
}

/// One run again, event by event.
fn tell(seed: u64, run: u64) -> bool {
    let small = small_operations();
    let small = &small[usize::try_from(run).unwrap_or(0) % small.len()];
    let operation = Operation::new(small.charter.clone()).expect("a small operation is sound");
    let mut judge = Judge::new(&small.charter, &small.targets);
    let mut is_good = true;
    let report = simulate_run(&operation, seed, run, &mut |event| {
        println!("{event:?}");
        for fault in judge.see(event) {
            is_good = false;
            println!("  {fault:?}");
        }
    });
    println!("{}: {report:#?}", small.name);
    is_good && judge.settle().is_empty()
}

/// One run; what is wrong with it.
fn one(small: &SmallOperation, operation: &Operation, (seed, run): (u64, u64), counts: &Counts) -> Option<String> {
    let mut judge = Judge::new(&small.charter, &small.targets);
    let mut faults = Vec::new();
    let report = simulate_run(operation, seed, run, &mut |event| faults.extend(judge.see(event)));
    faults.extend(judge.settle());
    counts.runs.fetch_add(1, Ordering::Relaxed);
    counts.events.fetch_add(report.events, Ordering::Relaxed);
    counts.crashes.fetch_add(report.desk_crashes, Ordering::Relaxed);
    counts.aborted.fetch_add(u64::from(report.is_aborted), Ordering::Relaxed);
    let is_good = faults.is_empty() && report.is_live() && report.is_replayed;
    (!is_good).then(|| format!("{}, seed {seed}, run {run}: {faults:#?}\n{report:#?}", small.name))
}
