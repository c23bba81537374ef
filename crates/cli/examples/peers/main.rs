//! The peers' bench: Takas and its neighbours on the same instances, each run a process of its own, alternating, as `benches/peers.md`.
//!
//! `cargo xtask bench peers [ROW…] [--runs N] [--seconds N] [--patience N] [--only TEXT] [--print]`: the rows named, or all of them; medians of N runs (5), of fewer
//! where a side's runs of one instance have taken N seconds together (60);
//! a run is given up after N seconds (the row's own limit otherwise) and then told as `open`; `--only` takes the contests whose instance contains the text, and prints;
//! `--print` prints the sections instead of writing them into `benches/peers.md`. Sections of rows that were not run stay as they are.
//!
//! # How a row is added
//!
//! 1. Write `rows/NAME.rs` with a `pub(crate) const ROW: Row` and put it into [`ROWS`]. Python goes into a script beside it, taken in by `include_str!`.
//! 2. `ROW.prepare` gets a [`workshop::Workshop`]: `python(name, requirements)` makes a virtual environment from `PyPI` with these pinned versions, `script(name, text)` lays
//!    a script down, `file(name)` is a path for an instance, `takas()` is the release build of the command. It returns the versions to be told and the
//!    contests: an instance, the Takas side, the peers' sides. What is prepared is not measured; what a side's process does is, from its start to its end.
//! 3. A [`measure::Side`] is a command and a function that reads a value out of what it printed. Two sides agree when their values are the same text: an optimum, a cost, a list of points
//!    written one way. A script that prints a last line `{"value": "146", "proved": true, "solving": 0.31}` is read by [`measure::last_line`]; `solving` is the
//!    peer's own time to solve alone, so that the time to start Python is seen apart.
//! 4. Where Takas has no command for the same question, a side may be this program itself: `workshop.own(ROW.name, arguments)` calls `ROW.own`.
//!
//! Nothing here is part of the tests: peers come from `PyPI`, and times depend on the machine.

#[path = "../machine/load.rs"]
mod load;
mod measure;
mod report;
mod rows;
mod workshop;
#[path = "../../tests/it/write.rs"]
mod write;
#[path = "../../tests/it/write_lists.rs"]
mod write_lists;

use std::process::ExitCode;

use measure::{Contest, Measured};
use workshop::Workshop;

/// All rows, in the order of the page.
const ROWS: &[Row] = &[rows::kep_solver::ROW, rows::solvers::ROW, rows::conflicts::ROW, rows::negmas::ROW];

/// A row: peers that go together, on instances that go together.
pub(crate) struct Row {
    /// The name on the command line, and of the module.
    pub(crate) name: &'static str,
    /// The heading.
    pub(crate) title: &'static str,
    /// What is measured and how it is fair: a paragraph or several.
    pub(crate) about: &'static str,
    /// What is to be reached.
    pub(crate) targets: &'static [Target],
    /// A run longer than so many seconds is open.
    pub(crate) seconds: u64,
    /// Makes what the contests need.
    pub(crate) prepare: fn(&Workshop) -> Result<Prepared, String>,
    /// A side that is this program itself: from its arguments to the line it prints; none where there is no such side.
    pub(crate) own: Option<Own>,
}

/// From the arguments of a side of this program itself to the line that it prints.
type Own = fn(&[String]) -> Result<String, String>;

/// What is to be reached against a peer.
pub(crate) struct Target {
    /// The sides whose names begin so; empty: the best of all peers, contest by contest.
    pub(crate) against: &'static str,
    /// Takas is at least so many times faster in the geometric mean.
    pub(crate) times: f64,
    /// Takas is at no instance slower.
    pub(crate) never_slower: bool,
}

/// What a row has prepared.
#[derive(Default)]
pub(crate) struct Prepared {
    /// Peers and their versions, `highspy 1.16.0`.
    pub(crate) versions: Vec<String>,
    /// What is to be told about these instances, in a paragraph or several; can be empty.
    pub(crate) notes: Vec<String>,
    /// The contests.
    pub(crate) contests: Vec<Contest>,
}

/// The command line.
struct Wanted {
    rows: Vec<&'static Row>,
    runs: usize,
    seconds: Option<u64>,
    patience: u64,
    only: Option<String>,
    print: bool,
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, name, rest @ ..] = words.as_slice()
        && flag == "--own"
    {
        let own = ROWS.iter().find(|row| row.name == name).and_then(|row| row.own);
        return ended(
            own.ok_or_else(|| format!("there is no own side of {name}"))
                .and_then(|own| own(rest))
                .map(|line| println!("{line}")),
        );
    }
    ended(wanted(&words).and_then(|wanted| bench(&wanted)))
}

fn ended(outcome: Result<(), String>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("peers: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn wanted(words: &[String]) -> Result<Wanted, String> {
    let mut wanted = Wanted { rows: Vec::new(), runs: 5, seconds: None, patience: 60, only: None, print: false };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("{word} wants a value"));
        let number = |text: &String| text.parse::<u64>().map_err(|_| format!("{word} {text}: write a number"));
        match word.as_str() {
            "--runs" => wanted.runs = usize::try_from(number(value()?)?).unwrap_or(1).max(1),
            "--seconds" => wanted.seconds = Some(number(value()?)?),
            "--patience" => wanted.patience = number(value()?)?,
            "--only" => wanted.only = Some(value()?.clone()),
            "--print" => wanted.print = true,
            name => {
                let known = || ROWS.iter().map(|row| row.name).collect::<Vec<_>>().join(", ");
                let row = ROWS.iter().find(|row| row.name == name);
                wanted.rows.push(row.ok_or_else(|| format!("there is no row {name}; there is {}", known()))?);
            }
        }
    }
    if wanted.rows.is_empty() {
        wanted.rows = ROWS.iter().collect();
    }
    Ok(wanted)
}

/// Runs the rows, each written down as soon as it is done. A row that cannot be prepared is told and does not end the others.
fn bench(wanted: &Wanted) -> Result<(), String> {
    let workshop = Workshop::open()?;
    let mut failed = Vec::new();
    for row in &wanted.rows {
        eprintln!("peers: {}", row.name);
        let section = (row.prepare)(&workshop).map(|mut prepared| {
            if let Some(text) = &wanted.only {
                prepared.contests.retain(|contest| contest.instance.contains(text));
                if prepared.contests.is_empty() {
                    eprintln!("peers:   no instance of this row contains {text:?}");
                }
            }
            prepared.versions.insert(0, workshop.version());
            let load = load::load();
            let seconds = wanted.seconds.unwrap_or(row.seconds);
            let limits = measure::Limits { runs: wanted.runs, seconds, patience: wanted.patience };
            let measured: Vec<Measured> =
                prepared.contests.drain(..).map(|contest| measure::run(contest, &limits)).collect();
            report::section(row, &prepared, &measured, &limits, &load)
        });
        match section {
            // A part of a row must not take the place of the whole.
            Ok(section) if wanted.print || wanted.only.is_some() => println!("{section}"),
            Ok(section) => report::put(&workshop.page(), row.name, &section, ROWS)?,
            Err(why) => {
                eprintln!("peers: {} could not be prepared: {why}", row.name);
                failed.push(row.name);
            }
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(format!("not measured: {}", failed.join(", "))) }
}
