//! `cargo xtask bench plan handover [PART…] [--seeds N] [--seconds N] [--print]`: plans of large handovers, as `benches/handover.md`.
//!
//! Parts: `gap` (Takas and OR-Tools CP-SAT on the same handovers), `large` (a first plan for thousands), `replan` (one event after
//! the other at chance moments) and `control` (plans through durations as they turn out). All handovers are made from seeds
//! (`check/src/oracle/handover_large.rs`), all plans of Takas judged. `--seeds N` takes so many handovers of each kind, `--seconds N`
//! gives each side so long for each. It tests nothing.

mod execute;
mod export;
mod gap;
mod large;
mod peer;
mod replan;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use takas_check::oracle::{HandoverShape, large_handover};
use takas_model::Handover;

use crate::load;

const HEAD: &str = "# Handovers

Plans of synthetic handovers from one generator: two sides, custody places and exchange points, aircraft with ways everywhere, groups from one person to some dozens, some of them whole,
families, wounded who go directly, people kept apart, departures at one time, checks by teams, the search of aircraft, halls, stands, gates, crews that rest. What a plan keeps and is worth is
fixed by `docs/reference/plan.md`. Every plan of Takas passed the judge; its bounds are those of the judge, which has them by itself.

Remade by `cargo xtask bench plan handover`, or part by part (`gap`, `large`, `replan`, `control`).
";

const PARTS: [(&str, Part); 4] =
    [("gap", gap::measure), ("large", large::measure), ("replan", replan::measure), ("control", execute::measure)];

type Part = fn(&Wanted) -> Result<String, String>;

/// What is to be measured.
pub(crate) struct Wanted {
    /// How many handovers of each kind; none: as many as the part says.
    seeds: Option<u64>,
    /// Seconds for each plan.
    seconds: f64,
}

/// Measures the parts that are wanted, each written down as soon as it is done.
pub(crate) fn bench(words: &[String]) -> Result<(), String> {
    let (mut wanted, mut parts, mut print) = (Wanted { seeds: None, seconds: 40.0 }, Vec::new(), false);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let mut number = || {
            let value = words.next().and_then(|value| value.parse::<u32>().ok()).filter(|&value| value > 0);
            value.ok_or_else(|| format!("{word} wants a number over 0"))
        };
        match word.as_str() {
            "--seeds" => wanted.seeds = Some(u64::from(number()?)),
            "--seconds" => wanted.seconds = f64::from(number()?),
            "--print" => print = true,
            name => {
                let part = PARTS.into_iter().find(|(part, _)| *part == name);
                parts.push(part.ok_or_else(|| format!("there is no part {name}"))?);
            }
        }
    }
    if parts.is_empty() {
        parts = PARTS.to_vec();
    }
    for (name, part) in parts {
        let (load, begun) = (load::load(), Instant::now());
        let table = part(&wanted)?;
        let section = format!(
            "{table}\nMachine: {}. Load: {load} before it began, {} after {:.0} s. takas {}.\n",
            load::machine(),
            load::load(),
            begun.elapsed().as_secs_f64(),
            env!("CARGO_PKG_VERSION"),
        );
        if print {
            println!("{section}");
        } else {
            put(name, &section)?;
        }
    }
    Ok(())
}

/// Writes the section of a part into the page; the others stay as they are.
fn put(part: &str, section: &str) -> Result<(), String> {
    let page = page();
    let before = std::fs::read_to_string(&page).unwrap_or_default();
    let mut text = HEAD.to_owned();
    for (name, _) in PARTS {
        let (from, to) = (format!("<!-- part {name} -->\n"), format!("<!-- end {name} -->\n"));
        let kept = before.split_once(&from).and_then(|(_, rest)| rest.split_once(&to)).map(|(kept, _)| kept);
        if let Some(body) = if name == part { Some(section) } else { kept } {
            let _ = write!(text, "\n{from}{body}{to}");
        }
    }
    std::fs::write(&page, text).map_err(|error| format!("{}: {error}", page.display()))
}

fn page() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../benches/handover.md")
}

/// The shape of the rows on 1,000 people.
const THOUSAND: HandoverShape =
    HandoverShape { people: 1_000, groups: 80, vehicles: 12, points: 2, teams: 4, is_mutual: false };

/// A handover in which every aircraft has a stand wherever it is.
fn ample(shape: &HandoverShape, seed: u64) -> Handover {
    let mut handover = large_handover(shape, seed);
    let vehicles = u64::try_from(shape.vehicles).unwrap_or(u64::MAX);
    for stands in handover.places.iter_mut().filter_map(|place| place.stands.as_mut()) {
        *stands = (*stands).max(vehicles);
    }
    handover
}

/// So many of a hundred: how far a value is from its bound.
fn gap(value: i64, bound: i64) -> f64 {
    100.0 * (value - bound) as f64 / value.max(1) as f64
}

/// Of sorted numbers the one below which lie so many of a hundred.
fn percentile(sorted: &[f64], percent: usize) -> f64 {
    sorted.get((sorted.len() * percent).div_ceil(100).saturating_sub(1)).copied().unwrap_or(f64::NAN)
}
