//! How far the engine reaches: random cases of up to 10,000 people, 50 parties and 5,000 rules, one process each, as `benches/scale.md`.
//!
//! `cargo xtask bench scale [SECONDS] [--print]`: at most so many seconds for each row (60); `--print` prints the page instead of writing it. A row is made by the same program called with
//! `--row FAMILY PEOPLE PARTIES RULES SECONDS`, so that its peak memory is its own.

#[path = "machine/load.rs"]
mod load;
#[path = "machine/memory.rs"]
mod memory;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use takas_check::oracle::scaled_growth_case;
use takas_clearing::{Engine, Limits, Progress, Stage};
use takas_model::{ObjectiveValue, Outcome, Value};

/// People, parties, rules.
const SIZES: [(usize, usize, usize); 6] =
    [(100, 5, 50), (300, 10, 150), (1_000, 20, 500), (3_000, 30, 1_500), (5_000, 40, 2_500), (10_000, 50, 5_000)];

const HEAD: &str = "# Scale\n\n\
    Random cases of named people from seed 1 (`takas_check::oracle::scaled_growth_case`, the rules of benches/growth.md), one rule for every two people; *tight*: every limit lies exactly at what the planted deal needs; *roomy*: with a quarter of room. \
    Each row clears all objectives of the case (protected, people, leximin over all parties, fewest transfers), with proofs, within the time limit, and has the judge look at the deal and replay the proofs. \
    *People*: the people who move in the deal shown, and the bound no deal can exceed. *Open*: the objectives that were not closed when the limit came. *Where the time went*: the questions that took most of it.\n\n";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, family, numbers @ ..] = arguments.as_slice()
        && flag == "--row"
    {
        let numbers: Vec<usize> = numbers.iter().filter_map(|number| number.parse().ok()).collect();
        let [people, parties, rules, seconds] = numbers.as_slice() else { return ExitCode::FAILURE };
        print!("{}", row(family == "roomy", *people, *parties, *rules, *seconds as u64));
        return ExitCode::SUCCESS;
    }
    let seconds = arguments.iter().find_map(|argument| argument.parse::<u64>().ok()).unwrap_or(60);
    let page = page(seconds);
    if arguments.iter().any(|argument| argument == "--print") {
        print!("{page}");
        return ExitCode::SUCCESS;
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../benches/scale.md");
    match std::fs::write(&path, page) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", path.display());
            ExitCode::FAILURE
        }
    }
}

fn page(seconds: u64) -> String {
    let mut page = HEAD.to_owned();
    let _ = writeln!(
        page,
        "Machine: {}, of which a row uses one core. Load before it began: {}. At most {seconds} s a row. Remade by `cargo xtask bench scale`.\n",
        load::machine(),
        load::load()
    );
    page.push_str("| limits | people | parties | rules | variables | rows | status | people moved | open | time (s) | checked (s) | peak memory (MB) | where the time went |\n");
    page.push_str("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
    let mut reach = String::new();
    for family in ["roomy", "tight"] {
        let mut rows = Vec::new();
        for (people, parties, rules) in SIZES {
            eprintln!("scale: {family} {people}");
            let row = in_own_process(family, people, parties, rules, seconds);
            page.push_str(&row);
            rows.push((people, row));
        }
        let _ = writeln!(reach, "- {family}: {}", limited(&rows));
    }
    format!("{page}\nWhat limits it:\n\n{reach}")
}

/// At which sizes everything, and at which *people*, was closed within the time; and what took most of it beyond.
fn limited(rows: &[(usize, String)]) -> String {
    let cell = |row: &str, place: usize| row.split('|').nth(place).unwrap_or_default().trim().to_owned();
    let sizes = |good: &dyn Fn(&str) -> bool| {
        let all: Vec<String> = rows.iter().filter(|(_, row)| good(row)).map(|(people, _)| people.to_string()).collect();
        if all.is_empty() { "in no case".to_owned() } else { format!("with {} people", all.join(", ")) }
    };
    let closed = sizes(&|row| cell(row, 9) == "none");
    let people = sizes(&|row| !cell(row, 8).is_empty() && !cell(row, 8).contains("bound"));
    let largest = rows.last().map_or_else(String::new, |(_, row)| cell(row, 13));
    let memory = rows.iter().filter_map(|(_, row)| cell(row, 12).parse::<u64>().ok()).max().unwrap_or(0);
    format!(
        "every objective closed {closed}; *people* proved most {people}. Time, not memory (at most {memory} MB): in the largest case {largest}."
    )
}

fn in_own_process(family: &str, people: usize, parties: usize, rules: usize, seconds: u64) -> String {
    let own = std::env::current_exe().unwrap_or_else(|_| "scale".into());
    let numbers = [people as u64, parties as u64, rules as u64, seconds].map(|number| number.to_string());
    let failure = match Command::new(own).arg("--row").arg(family).args(numbers).output() {
        Ok(output) if output.status.success() => return String::from_utf8_lossy(&output.stdout).into_owned(),
        Ok(output) => output.status.to_string(),
        Err(error) => error.to_string(),
    };
    format!("| {family} | {people} | {parties} | {rules} | | | failed: {failure} | | | | | | |\n")
}

/// How long the engine was at what, by its reports.
struct Clock {
    began: Instant,
    last: Instant,
    spent: BTreeMap<String, Duration>,
}

impl Clock {
    fn tick(&mut self, stage: &str) {
        let now = Instant::now();
        *self.spent.entry(stage.to_owned()).or_default() += now - self.last;
        self.last = now;
    }

    /// The questions that took at least a tenth of the time, the longest first.
    fn told(&self) -> String {
        let all = self.began.elapsed().as_secs_f64().max(f64::MIN_POSITIVE);
        let mut shares: Vec<(f64, &str)> =
            self.spent.iter().map(|(stage, spent)| (spent.as_secs_f64() / all, stage.as_str())).collect();
        shares.sort_by(|a, b| b.0.total_cmp(&a.0));
        shares.retain(|(share, _)| *share >= 0.1);
        let words: Vec<String> =
            shares.iter().map(|(share, stage)| format!("{stage} {:.0} %", share * 100.0)).collect();
        words.join(", ")
    }
}

fn name(stage: Stage) -> String {
    match stage {
        Stage::AnyDeal => "any deal".to_owned(),
        Stage::Best(_) => "bests of the parties".to_owned(),
        Stage::Objective(objective) => objective.name().to_owned(),
        Stage::Unique => "is it the only one".to_owned(),
        _ => "other".to_owned(),
    }
}

fn row(has_room: bool, people: usize, parties: usize, rules: usize, seconds: u64) -> String {
    let case = scaled_growth_case(1, people, parties, rules, has_room);
    let size = takas_check::encode::FullProgram::new(&case)
        .map_or((0, 0), |full| (full.program().variables.len(), full.program().rows.len()));
    let began = Instant::now();
    let deadline = began + Duration::from_secs(seconds);
    let stop = || Instant::now() >= deadline;
    let limits = Limits { stop: &stop, memory_bytes: 8 << 30, ..Limits::generous() };
    let mut clock = Clock { began, last: began, spent: BTreeMap::new() };
    let mut listen = |at: &Progress| clock.tick(&name(at.stage));
    let outcome = Engine::new(limits, &mut listen).clear(&case);
    let cleared = began.elapsed().as_secs_f64();
    clock.tick("the last question");
    let where_to = clock.told();
    let checking = Instant::now();
    let (status, moved, open) = match &outcome {
        Ok(Outcome::Deal { objectives, closed, .. }) => {
            let verdict = takas_check::verify(&case, outcome.as_ref().expect("matched"));
            let status = match (verdict.faults.is_empty(), closed, verdict.optimal.is_proven()) {
                (false, ..) => "refused by the judge",
                (true, true, true) => "optimal, checked",
                (true, true, false) => "optimal, bound unverified",
                (true, false, _) => "feasible, checked",
            };
            (status, moved(objectives), open(objectives))
        }
        Ok(Outcome::Infeasible { .. }) => ("infeasible", String::new(), String::new()),
        Ok(Outcome::Interrupted) => ("no deal found in time", String::new(), "all".to_owned()),
        Err(_) => ("too large", String::new(), String::new()),
    };
    format!(
        "| {} | {people} | {} | {} | {} | {} | {status} | {moved} | {open} | {cleared:.1} | {:.1} | {} | {where_to} |\n",
        if has_room { "roomy" } else { "tight" },
        case.parties.len(),
        case.rules.len(),
        size.0,
        size.1,
        checking.elapsed().as_secs_f64(),
        memory::peak_megabytes(),
    )
}

fn moved(objectives: &[ObjectiveValue]) -> String {
    let people = objectives.iter().find(|level| level.objective.name() == "people");
    people.map_or_else(String::new, |level| match (&level.value, &level.bound) {
        (Value::Number(value), Some(Value::Number(bound))) if value == bound => value.to_string(),
        (Value::Number(value), Some(Value::Number(bound))) => format!("{value}, bound {bound}"),
        (Value::Number(value), _) => format!("{value}, no bound"),
        _ => String::new(),
    })
}

fn open(objectives: &[ObjectiveValue]) -> String {
    let open: Vec<&str> = objectives
        .iter()
        .filter(|level| level.bound.as_ref() != Some(&level.value))
        .map(|level| level.objective.name())
        .collect();
    if open.is_empty() { "none".to_owned() } else { open.join(", ") }
}
