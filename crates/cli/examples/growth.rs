//! How the engine grows: random cases of 100 to 3,000 people, tight and roomy, one process each, as a table.
//!
//! `cargo run --release -p takas-cli --example growth -- [SECONDS] [PEOPLE…]` prints the table; a row is
//! made by the same program called with `--row FAMILY PEOPLE SEED SECONDS`, so that its peak memory is its own.

#[path = "machine/memory.rs"]
mod memory;

use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use takas_check::oracle::{growth_case, roomy_growth_case};
use takas_clearing::{Engine, Limits};
use takas_model::{ObjectiveValue, Outcome, Value};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.first().is_some_and(|first| first == "--row") {
        return row(&arguments[1..]);
    }
    let mut numbers = arguments.iter().filter_map(|argument| argument.parse::<u64>().ok());
    let seconds = numbers.next().unwrap_or(300);
    let mut sizes: Vec<u64> = numbers.collect();
    if sizes.is_empty() {
        sizes = vec![100, 300, 1000, 3000];
    }
    println!(
        "| limits | people | parties | rules | seed | variables | status | gap | time (s) | checked (s) | nodes | programs | peak memory (MB) |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    for family in ["tight", "roomy"] {
        for size in &sizes {
            for seed in 1..=3 {
                print_row(family, *size, seed, seconds);
            }
        }
    }
    ExitCode::SUCCESS
}

fn print_row(family: &str, size: u64, seed: u64, seconds: u64) {
    let own = std::env::current_exe().unwrap_or_else(|_| "growth".into());
    let arguments =
        ["--row", family].map(str::to_owned).into_iter().chain([size, seed, seconds].map(|n| n.to_string()));
    let failure = match Command::new(own).args(arguments).output() {
        Ok(output) if output.status.success() => return print!("{}", String::from_utf8_lossy(&output.stdout)),
        Ok(output) => output.status.to_string(),
        Err(error) => error.to_string(),
    };
    println!("| {family} | {size} | | | {seed} | | failed: {failure} | | | | | | |");
}

fn row(arguments: &[String]) -> ExitCode {
    let family = arguments.first().map_or("tight", String::as_str);
    let number = |index: usize| arguments.get(index + 1).and_then(|text| text.parse::<u64>().ok()).unwrap_or(1);
    let (people, seed, seconds) = (number(0), number(1), number(2));
    let make = if family == "roomy" { roomy_growth_case } else { growth_case };
    let case = make(seed, usize::try_from(people).unwrap_or(100));
    let ways: usize = case.positions.iter().flat_map(|position| &position.holds).map(|hold| hold.to.len().max(1)).sum();
    let variables = ways * case.phases.len();
    let started = Instant::now();
    let deadline = started + Duration::from_secs(seconds);
    let stop = || Instant::now() >= deadline;
    let limits = Limits { stop: &stop, memory_bytes: 8 << 30, ..Limits::generous() };
    let mut silent = |_: &takas_clearing::Progress| {};
    let mut engine = Engine::new(limits, &mut silent);
    let outcome = engine.clear(&case);
    let cleared = started.elapsed().as_secs_f64();
    let checking = Instant::now();
    let (status, gap) = match &outcome {
        Ok(Outcome::Deal { objectives, closed, .. }) => {
            let verdict = takas_check::verify(&case, outcome.as_ref().expect("matched"));
            let status = match (closed, verdict.optimal.is_proven()) {
                (true, true) => "optimal, checked",
                (true, false) => "optimal, bound unverified",
                (false, _) => "feasible",
            };
            (status, gap(objectives))
        }
        Ok(Outcome::Infeasible { .. }) => ("infeasible", "-".to_owned()),
        Ok(Outcome::Interrupted) => ("interrupted", "-".to_owned()),
        Err(_) => ("too large", "-".to_owned()),
    };
    let effort = engine.effort();
    println!(
        "| {family} | {people} | {} | {} | {seed} | {variables} | {status} | {gap} | {cleared:.2} | {:.2} | {} | {} | {} |",
        case.parties.len(),
        case.rules.len(),
        checking.elapsed().as_secs_f64(),
        effort.nodes,
        effort.programs,
        memory::peak_megabytes(),
    );
    ExitCode::SUCCESS
}

/// The first objective that is not closed, with its gap.
fn gap(objectives: &[ObjectiveValue]) -> String {
    for level in objectives {
        if level.bound.as_ref() == Some(&level.value) {
            continue;
        }
        let name = level.objective.name();
        return match (&level.value, &level.bound) {
            (Value::Number(value), Some(Value::Number(bound))) => format!("{name}: {value}, bound {bound}"),
            _ => format!("{name}: open"),
        };
    }
    "0".to_owned()
}
