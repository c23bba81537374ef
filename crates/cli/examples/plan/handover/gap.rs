//! Value and bound of both sides on the same handovers.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::time::Instant;

use takas_check::oracle::{HandoverShape, large_handover};
use takas_check::verify_plan;
use takas_handover::{PlanLimits, plan};
use takas_model::{Handover, PlanFound, PlanOutcome};

use super::peer::{Answer, More, Peer};
use super::{THOUSAND, Wanted, ample, gap};
use crate::peer::REQUIREMENT;

const WORDS: &str = "## Exposure of 1,000 people

80 groups, 1,000 people, 12 aircraft, 2 exchange points. *Value* is the exposure of the best plan in person-minutes, *bound* what no plan is below, *gap* what lies between as a share of the
value. Takas has one thread, CP-SAT two. The bound of Takas is the judge's. *All together*: nobody leaves a point before all there are verified; *side by side*: each side leaves when the other is
verified. With *few* stands three to six aircraft find room at a point, else all.

CP-SAT's model is made from the same handover (`handover/cpsat.py`): rides that may be there on every leg, with a vehicle each, in order by pairs; parts of groups to rides; checks and searches as intervals on
cumulative teams; gates; stands. Each last plan of Takas is put into it whole, to see that the model holds it and values it alike. What is left out only helps CP-SAT, so its values are optimistic: those who go directly, the duty
of crews, the halls (they hold everybody), an aircraft that stands longer than its turnaround. What may harm it: groups are cut beforehand into parts of at most 20, a leg has at most one ride more than middling
aircraft would need, nothing lies after the second day.

Two rows give it more. *First plan*: it begins with Takas' first plan, cut as there. *Queues*: its model has what a queue of checks before a gate comes to at least, for each beginning of the queue, the idea on which the
bound of Takas rests; it then counts parts as they are cut, so that its bound is one of plans so cut, not of all.
";

struct Kind {
    words: &'static str,
    is_mutual: bool,
    has_room: bool,
    seeds: u64,
}

const KINDS: [Kind; 3] = [
    Kind { words: "all together", is_mutual: false, has_room: true, seeds: 3 },
    Kind { words: "side by side", is_mutual: true, has_room: true, seeds: 1 },
    Kind { words: "all together, few stands", is_mutual: false, has_room: false, seeds: 1 },
];

struct Row {
    kind: &'static str,
    seed: u64,
    first: (f64, i64),
    takas: PlanFound,
    bound: i64,
    peer: Answer,
    more: Vec<(&'static str, Answer)>,
}

pub(super) fn measure(wanted: &Wanted) -> Result<String, String> {
    let mut peer = Peer::start()?;
    let mut rows = Vec::new();
    for kind in &KINDS {
        for seed in 0..wanted.seeds.unwrap_or(kind.seeds) {
            let shape = HandoverShape { is_mutual: kind.is_mutual, ..THOUSAND };
            let handover = if kind.has_room { ample(&shape, seed) } else { large_handover(&shape, seed) };
            let row = row(kind, seed, &handover, &mut peer, wanted.seconds)?;
            eprintln!("plan: {}", line(&row));
            rows.push(row);
        }
    }
    Ok(section(wanted, &rows))
}

fn row(kind: &Kind, seed: u64, handover: &Handover, peer: &mut Peer, seconds: f64) -> Result<Row, String> {
    let first = planned(handover, &|told| told > 0)?.1.plan;
    let begun = Instant::now();
    let (told, takas) = planned(handover, &|_| begun.elapsed().as_secs_f64() > seconds)?;
    let verdict = verify_plan(handover, &takas);
    if let Some(fault) = verdict.faults.first() {
        return Err(format!("{}, seed {seed}: {fault:?}", kind.words));
    }
    peer.holds(handover, &takas.plan, takas.value.exposure)?;
    let plain = peer.solve(handover, seconds, More::default())?;
    let mut more = Vec::new();
    if seed == 0 && kind.has_room && !kind.is_mutual {
        for (words, hint, has_queues) in
            [("first plan", Some(&first), false), ("queues", None, true), ("first plan and queues", Some(&first), true)]
        {
            more.push((words, peer.solve(handover, seconds, More { hint, has_queues })?));
        }
    }
    let first = told.first().copied().ok_or("Takas told of no plan")?;
    Ok(Row { kind: kind.words, seed, first, takas, bound: verdict.bound.exposure, peer: plain, more })
}

/// Plans until `stop` of the number of plans told is true: when each better plan came and what it comes to, and the best.
fn planned(handover: &Handover, stop: &dyn Fn(usize) -> bool) -> Result<(Vec<(f64, i64)>, PlanFound), String> {
    let begun = Instant::now();
    let told = RefCell::new(Vec::new());
    let limits = PlanLimits {
        stop: &|| stop(told.borrow().len()),
        patience: u64::MAX,
        tell: &|value, _| told.borrow_mut().push((begun.elapsed().as_secs_f64(), value.exposure)),
        ..PlanLimits::default()
    };
    match plan(handover, &limits) {
        PlanOutcome::Found(found) => Ok((told.into_inner(), found)),
        other => Err(format!("Takas found no plan: {other:?}")),
    }
}

fn line(row: &Row) -> String {
    format!(
        "{}, {} | {} in {:.2} s | {} | {} | {:.1} % | {}",
        row.kind,
        row.seed,
        row.first.1,
        row.first.0,
        row.takas.value.exposure,
        row.bound,
        gap(row.takas.value.exposure, row.bound),
        peer_words(&row.peer),
    )
}

fn peer_words(answer: &Answer) -> String {
    let value = answer.value.map_or("none".to_owned(), |value| value.to_string());
    let first = answer.first.map_or("none".to_owned(), |seconds| format!("{seconds:.1} s"));
    format!("{value} | {} | {:.1} % | {first}", answer.bound, peer_gap(answer))
}

/// The gap of the peer; all of it where it found no plan.
fn peer_gap(answer: &Answer) -> f64 {
    answer.value.map_or(100.0, |value| gap(value, answer.bound))
}

fn section(wanted: &Wanted, rows: &[Row]) -> String {
    let mut text = format!(
        "{WORDS}\n{}; {} s for each side. Command: `cargo xtask bench plan handover gap --seconds {}`.\n\n",
        REQUIREMENT.replace("==", " "),
        wanted.seconds,
        wanted.seconds
    );
    text.push_str(
        "| handover, seed | Takas: first plan | value | bound | gap | CP-SAT: value | bound | gap | first plan |\n",
    );
    text.push_str("| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
    for row in rows {
        let _ = writeln!(text, "| {} |", line(row));
        for (words, answer) in &row.more {
            let _ =
                writeln!(text, "| {}, {}, CP-SAT with {words} | | | | | {} |", row.kind, row.seed, peer_words(answer));
        }
    }
    for kind in &KINDS {
        let of: Vec<&Row> = rows.iter().filter(|row| row.kind == kind.words).collect();
        if of.is_empty() {
            continue;
        }
        let mean = |gap: &dyn Fn(&Row) -> f64| of.iter().map(|row| gap(row)).sum::<f64>() / of.len() as f64;
        let takas = mean(&|row| gap(row.takas.value.exposure, row.bound));
        let peer = mean(&|row| peer_gap(&row.peer));
        let words = kind.words;
        let _ = write!(
            text,
            "\nMean gap, {words}: Takas {takas:.1} %, CP-SAT {peer:.1} %, a ratio of {:.2}.",
            takas / peer
        );
    }
    text.push('\n');
    text
}
