//! `takas kidney`: the most transplants of a pool of kidney exchange, proved and judged. Here to be compared with the neighbours.

use std::path::Path;

use takas_check::verify_pool;
use takas_formats::CaseFiles;
use takas_formats::foreign::{POOL_BYTES_MAX, read_pool};
use takas_model::kidney::{Exchange, ExchangeLimits, Pool, PoolAnswer};

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
    let mend = "name an instance: JSON of kep_solver, or PrefLib's .wmd";
    let bytes = folder::read_at_most(&arguments.file, POOL_BYTES_MAX as u64 + 1)
        .map_err(|error| folder::FileError::new(&arguments.file, "cannot be read", mend, error))?;
    let name = arguments.file.display().to_string();
    let read = read_pool(&name, &bytes);
    let shown: Vec<_> =
        read.diagnostics.iter().filter(|found| found.severity != takas_formats::Severity::Note).collect();
    if !shown.is_empty() {
        let mut files = CaseFiles::new();
        files.insert(name, bytes);
        reading::show(Path::new(""), &files, &shown);
    }
    let Some(pool) = read.pool else {
        return Err(Failure::Mistakes(reading::summary(&read.diagnostics, &arguments.file)));
    };
    let longest = ExchangeLimits { cycle: arguments.max_cycle, chain: arguments.max_chain };
    let answer = with_engine(None, arguments.limits, |engine| engine.kidney(&pool, longest));
    let verdict = verify_pool(&pool, longest, &answer);
    if let Some(fault) = verdict.faults.first() {
        return Err(Failure::Refused { what: "the exchanges", fault: format!("{fault:?}") });
    }
    let proved = verdict.most.is_proven();
    put(&if arguments.json { as_json(&pool, &answer, proved) } else { as_text(&pool, &answer, proved) })?;
    Ok(if proved { exit::DONE } else { exit::NOT_PROVED })
}

fn as_text(pool: &Pool, answer: &PoolAnswer, proved: bool) -> String {
    let mut lines = vec![match (proved, answer.bound) {
        (true, _) => {
            format!("{} transplants; no exchanges make more: the judge replayed the proof", answer.transplants)
        }
        (false, Some(bound)) => format!("{} transplants; at most {bound} are possible", answer.transplants),
        (false, None) => format!("{} transplants; not proved to be the most", answer.transplants),
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

fn as_json(pool: &Pool, answer: &PoolAnswer, proved: bool) -> String {
    let names = |path: &[usize]| path.iter().map(|&recipient| pool.recipients[recipient].clone()).collect::<Vec<_>>();
    let exchanges: Vec<serde_json::Value> = answer
        .exchanges
        .iter()
        .map(|exchange| match exchange {
            Exchange::Cycle(path) => serde_json::json!({ "cycle": names(path) }),
            Exchange::Chain(altruist, path) => {
                serde_json::json!({ "altruist": pool.altruists[*altruist], "chain": names(path) })
            }
        })
        .collect();
    let all = serde_json::json!({
        "format": 1,
        "transplants": answer.transplants,
        "bound": answer.bound,
        "proved": proved,
        "exchanges": exchanges,
    });
    format!("{all:#}\n")
}
