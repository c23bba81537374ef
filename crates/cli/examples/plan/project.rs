//! Runs both sides on the sets and writes the page.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use takas_check::judge_project;
use takas_handover::{TimingLimits, least_makespan};
use takas_model::{Project, ProjectOutcome};

use crate::load;
use crate::peer::{Peer, REQUIREMENT};
use crate::sets::{Instance, SETS, folder, instances};

const HEAD: &str = "# Projects

The timing core of the planner (`takas_handover::least_makespan`) and OR-Tools CP-SAT on resource-constrained projects: the schedule with the least makespan, with precedence alone
or with least and greatest lags. One instance after the other, both sides in turn on the same machine; Takas on one thread, CP-SAT on two, with the usual model (starts, intervals, one
cumulative constraint for each resource). Times are of solving alone: without reading, and without building CP-SAT's model; *processor* is what all threads of the side's process used
meanwhile, which matters where other work shares the machine. A time below a millisecond counts as one; a time that ran into the limit counts as the limit. *Ratio* is the geometric mean of Takas' times
over that of CP-SAT's: below 1, Takas is faster. Every schedule of either side passed the judge, and neither side contradicts the other or the optima that are known; *settled* is proved optimal or
shown to have no schedule, by the side's own word.

Remade by `cargo xtask bench plan project [SET…]`, which makes its own Python environment from PyPI. The public instances carry no licence that is known to us and are not in the repository: copy
PSPLIB's `j30` and `j60` (`*.sm`) and the `ubo50` and `ubo100` of ProGen/max (`*.sch`), for instance from the repository ptal/kobe-scheduling
(`data/rcpsp/j30.sm`, `data/rcpsp-max/testset_ubo50`, with `optimum/optimum.csv` beside the instances where optima are known), into `target/peers/psplib/j30/` and so on. The other sets need no files.
";

struct Wanted {
    sets: Vec<&'static str>,
    every: usize,
    seconds: f64,
    print: bool,
}

/// One side's answer, how long it took, and how much of the processor.
pub(crate) struct Answer {
    pub(crate) outcome: ProjectOutcome,
    pub(crate) seconds: f64,
    pub(crate) processor: f64,
}

/// Runs what is wanted, each set written down as soon as it is done.
pub(crate) fn bench(words: &[String]) -> Result<(), String> {
    let wanted = wanted(words)?;
    let mut peer = Peer::start()?;
    for &set in &wanted.sets {
        let Some(instances) = instances(set, wanted.every)? else {
            eprintln!("plan: no instances of {set}: put its files into {}", folder().join(set).display());
            continue;
        };
        let load = load::load();
        let begun = Instant::now();
        let mut rows = Vec::new();
        for instance in instances {
            let takas = solve(&instance.project, wanted.seconds);
            let peer = peer.solve(&instance.project, wanted.seconds)?;
            judge(&instance, &takas, &peer)?;
            eprintln!("plan: {set} {}: {} | {}", instance.name, shown(&takas), shown(&peer));
            rows.push((instance, takas, peer));
        }
        let load = format!("{load} before it began, {} after {:.0} s", load::load(), begun.elapsed().as_secs_f64());
        let section = section(set, &wanted, &load, &rows);
        if wanted.print {
            println!("{section}");
        } else {
            put(set, &section)?;
        }
    }
    Ok(())
}

fn wanted(words: &[String]) -> Result<Wanted, String> {
    let mut wanted = Wanted { sets: Vec::new(), every: 1, seconds: 60.0, print: false };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let mut number = || {
            let value = words.next().and_then(|value| value.parse::<u32>().ok()).filter(|&value| value > 0);
            value.ok_or_else(|| format!("{word} wants a number over 0"))
        };
        match word.as_str() {
            "--every" => wanted.every = usize::try_from(number()?).unwrap_or(1),
            "--seconds" => wanted.seconds = f64::from(number()?),
            "--print" => wanted.print = true,
            name => {
                let known = SETS.iter().map(|(set, _)| *set);
                let set = known.clone().find(|set| *set == name);
                let list = || known.collect::<Vec<_>>().join(", ");
                wanted.sets.push(set.ok_or_else(|| format!("there is no set {name}; there is {}", list()))?);
            }
        }
    }
    if wanted.sets.is_empty() {
        wanted.sets = SETS.iter().map(|(set, _)| *set).collect();
    }
    Ok(wanted)
}

fn solve(project: &Project, seconds: f64) -> Answer {
    let (begun, begun_processor) = (Instant::now(), processor_seconds());
    let stop = || begun.elapsed().as_secs_f64() > seconds;
    let outcome = least_makespan(project, None, &TimingLimits { stop: &stop, ..TimingLimits::default() });
    let seconds = begun.elapsed().as_secs_f64();
    let processor = begun_processor.zip(processor_seconds()).map_or(seconds, |(from, to)| to - from);
    Answer { outcome, seconds, processor }
}

/// Judges both answers, and that they and what is known do not contradict one another.
fn judge(instance: &Instance, takas: &Answer, peer: &Answer) -> Result<(), String> {
    let mut least = i64::MIN;
    let mut most = i64::MAX;
    for (side, answer) in [("Takas", takas), ("CP-SAT", peer)] {
        judge_project(&instance.project, &answer.outcome)
            .map_err(|faults| format!("{}: {side}: {faults:?}", instance.name))?;
        least = least.max(answer.outcome.bound().unwrap_or(i64::MAX));
        most = most.min(answer.outcome.schedule().map_or(i64::MAX, takas_model::Schedule::makespan));
    }
    // `43`, `281..400` or `..87`; what is no number says nothing.
    if let Some(known) = instance.known.as_deref().filter(|known| *known != "unsat") {
        let (from, to) = known.split_once("..").unwrap_or((known, known));
        least = least.max(from.parse().unwrap_or(i64::MIN));
        most = most.min(to.parse().unwrap_or(i64::MAX));
    } else if instance.known.is_some() {
        least = i64::MAX;
    }
    if least > most {
        let (takas, peer) = (shown(takas), shown(peer));
        return Err(format!("{}: {takas} | {peer}, and known is {:?}", instance.name, instance.known));
    }
    Ok(())
}

fn value(outcome: &ProjectOutcome) -> String {
    match outcome {
        ProjectOutcome::Optimal(schedule) => schedule.makespan().to_string(),
        ProjectOutcome::Feasible { schedule, bound } => format!("{bound}..{}", schedule.makespan()),
        ProjectOutcome::Infeasible => "none".to_owned(),
        ProjectOutcome::Open { bound } => format!("{bound}..?"),
    }
}

fn shown(answer: &Answer) -> String {
    format!("{} in {:.3} s", value(&answer.outcome), answer.seconds)
}

/// What this thread has used of a processor so far, where the system tells.
fn processor_seconds() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: f64 = text.split_whitespace().next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}

type Row = (Instance, Answer, Answer);

fn section(set: &str, wanted: &Wanted, load: &str, rows: &[Row]) -> String {
    let what = SETS.iter().find(|(name, _)| *name == set).map_or("", |(_, what)| what);
    let every = if wanted.every > 1 { format!(" --every {}", wanted.every) } else { String::new() };
    let limit = wanted.seconds;
    let mean = |time: &dyn Fn(&Row) -> f64| {
        let logarithms = rows.iter().map(|row| time(row).max(0.001).ln());
        (logarithms.sum::<f64>() / rows.len() as f64).exp()
    };
    let settled = |side: fn(&Row) -> &Answer| rows.iter().filter(|row| side(row).outcome.is_settled()).count();
    let (takas, peer) = (mean(&|row| row.1.seconds.min(limit)), mean(&|row| row.2.seconds.min(limit)));
    let (takas_processor, peer_processor) = (mean(&|row| row.1.processor), mean(&|row| row.2.processor));
    let mut text = format!(
        "## {what}\n\nMachine: {}. Load: {load}. takas {}, {}; {} instances, at most {} s each. Command: `cargo xtask bench plan project {set}{every} --seconds {}`.\n\n",
        load::machine(),
        env!("CARGO_PKG_VERSION"),
        REQUIREMENT.replace("==", " "),
        rows.len(),
        wanted.seconds,
        wanted.seconds,
    );
    text.push_str("| side | settled | geometric mean of times (s) | ratio | of processor times (s) | ratio |\n");
    text.push_str("| --- | --- | --- | --- | --- | --- |\n");
    let _ = writeln!(
        text,
        "| Takas, one thread | {} of {} | {takas:.4} | {:.3} | {takas_processor:.4} | {:.3} |",
        settled(|row| &row.1),
        rows.len(),
        takas / peer,
        takas_processor / peer_processor
    );
    let _ = writeln!(
        text,
        "| CP-SAT, two threads | {} of {} | {peer:.4} | | {peer_processor:.4} | |",
        settled(|row| &row.2),
        rows.len()
    );
    let open = |row: &&Row| !row.1.outcome.is_settled() || !row.2.outcome.is_settled();
    let open: Vec<&Row> = rows.iter().filter(open).collect();
    if !open.is_empty() {
        let _ = writeln!(
            text,
            "\nNot settled by both:\n\n| instance | Takas | CP-SAT | known |\n| --- | --- | --- | --- |"
        );
        for (instance, takas, peer) in open {
            let known = instance.known.as_deref().unwrap_or("");
            let _ = writeln!(text, "| {} | {} | {} | {known} |", instance.name, shown(takas), shown(peer));
        }
    }
    text
}

fn page() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../benches/project.md")
}

/// Writes the section of a set into the page; the others stay as they are.
fn put(set: &str, section: &str) -> Result<(), String> {
    let page = page();
    let before = std::fs::read_to_string(&page).unwrap_or_default();
    let mut text = HEAD.to_owned();
    for (name, _) in SETS {
        let (from, to) = (format!("<!-- set {name} -->\n"), format!("<!-- end {name} -->\n"));
        let kept = before.split_once(&from).and_then(|(_, rest)| rest.split_once(&to)).map(|(kept, _)| kept);
        if let Some(body) = if *name == set { Some(section) } else { kept } {
            let _ = write!(text, "\n{from}{body}{to}");
        }
    }
    std::fs::write(&page, text).map_err(|error| format!("{}: {error}", page.display()))
}
