//! `takas kidney`: the most transplants or the greatest weight of a pool of kidney exchange, proved and judged. Here to be compared with the neighbours.

use std::path::Path;

use takas_check::verify_pool;
use takas_formats::CaseFiles;
use takas_formats::deals::to_json;
use takas_formats::foreign::{POOL_BYTES_MAX, PoolReport, pool_value, read_pool};
use takas_model::kidney::{Exchange, ExchangeLimits, Pool, PoolAnswer, PoolObjective};

use crate::arguments::Kidney;
use crate::exit;
use crate::failure::Failure;
use crate::folder;
use crate::limits::with_engine;
use crate::put;
use crate::reading;

/// Runs the command.
///
/// # Errors
/// When the file cannot be read or has mistakes, or the judge refuses the exchanges.
pub(crate) fn run(arguments: &Kidney) -> Result<u8, Failure> {
    let objective = objective(&arguments.objective);
    let pool = pool(&arguments.file, objective)?;
    let longest = ExchangeLimits { cycle: arguments.max_cycle, chain: arguments.max_chain };
    let answer = with_engine(None, arguments.limits, |engine| engine.kidney(&pool, longest, objective));
    let verdict = verify_pool(&pool, longest, &answer);
    if let Some(fault) = verdict.faults.first() {
        return Err(Failure::Refused { what: "the exchanges", fault: format!("{fault:?}") });
    }
    let proved = verdict.most.is_proven();
    put(&if arguments.json {
        to_json(&PoolReport::new(&pool, &answer, proved))
    } else {
        as_text(&pool, &answer, proved)
    })?;
    Ok(if proved { exit::DONE } else { exit::NOT_PROVED })
}

/// The pool in a file; reports errors and warnings on standard error.
///
/// # Errors
/// When the file cannot be read or has mistakes, or weights are asked for and a match has none.
pub(crate) fn pool(path: &Path, objective: PoolObjective) -> Result<Pool, Failure> {
    let mend = "name an instance: JSON of kep_solver, or PrefLib's .wmd";
    let bytes = folder::read_at_most(path, POOL_BYTES_MAX as u64 + 1)
        .map_err(|error| folder::FileError::new(path, "cannot be read", mend, error))?;
    let name = path.display().to_string();
    let read = read_pool(&name, &bytes);
    let files = CaseFiles::from_iter([(name, bytes)]);
    let pool = reading::foreign(read.pool, &read.diagnostics, &files, path)?;
    if objective == PoolObjective::Weight && read.weightless > 0 {
        let count = read.weightless;
        let matches = if count == 1 { "1 match has".to_owned() } else { format!("{count} matches have") };
        return Err(Failure::Mistakes(format!(
            "{}: {matches} no weight, so that the greatest weight is unknown; give each a score, or ask for transplants",
            path.display()
        )));
    }
    Ok(pool)
}

/// The objective of the command line.
pub(crate) fn objective(name: &str) -> PoolObjective {
    if name == "weight" { PoolObjective::Weight } else { PoolObjective::Transplants }
}

fn as_text(pool: &Pool, answer: &PoolAnswer, proved: bool) -> String {
    let value = |value| pool_value(pool, answer.objective, value);
    let (what, none) = match answer.objective {
        PoolObjective::Transplants => (format!("{} transplants", answer.transplants), "make more"),
        PoolObjective::Weight => {
            (format!("weight {} by {} transplants", value(answer.value), answer.transplants), "weigh more")
        }
    };
    let mut lines = vec![match (proved, answer.bound) {
        (true, _) => format!("{what}; no exchanges {none}: the judge replayed the proof"),
        (false, Some(bound)) => format!("{what}; at most {} is possible", value(bound)),
        (false, None) => format!("{what}; not proved to be the most"),
    }];
    for exchange in &answer.exchanges {
        let names = |path: &[usize]| {
            path.iter().map(|&recipient| pool.recipients[recipient].as_str()).collect::<Vec<_>>().join(" → ")
        };
        lines.push(match exchange {
            Exchange::Cycle(path) => format!("cycle  {} → {}", names(path), pool.recipients[path[0]]),
            Exchange::Chain(altruist, path) if path.is_empty() => {
                format!("chain  {} → the waiting list", pool.altruists[*altruist])
            }
            Exchange::Chain(altruist, path) => {
                format!("chain  {} → {} → the waiting list", pool.altruists[*altruist], names(path))
            }
        });
    }
    lines.join("\n") + "\n"
}
