//! Cycle packing on random directed graphs, as in kidney exchange: the exact core alone, on programs of many columns, as a table.
//!
//! `cargo xtask bench packing [SECONDS] [VERTICES]` solves seeds 1 to 5; `… packing SECONDS VERTICES FOLDER` writes the programs into
//! the folder too, in the LP format, for any other solver to be measured on. An arc from one vertex to another is there with a chance of
//! one in ten and weighs 1 to 100; a column is a cycle of two or three vertices with its weight; each vertex is in one cycle at most.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use takas_check::oracle::SplitMix;
use takas_clearing::integer::{Ending, Hints, Limits, Program, maximise};

/// A cycle: its vertices and its weight.
type Cycle = (Vec<u32>, i64);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |place: usize, usual: u32| arguments.get(place).and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (seconds, vertices) = (number(0, 300), number(1, 200));
    println!("| vertices | seed | columns | status | value | bound | time (s) | nodes | proof (numbers) |");
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    for seed in 1..=5 {
        let cycles = cycles(seed, vertices);
        if let Some(folder) = arguments.get(2)
            && let Err(error) = std::fs::write(Path::new(folder).join(format!("{seed}.lp")), text(vertices, &cycles))
        {
            eprintln!("{folder}: {error}");
            return ExitCode::FAILURE;
        }
        row(seed, vertices, seconds, &cycles);
    }
    ExitCode::SUCCESS
}

fn cycles(seed: u64, vertices: u32) -> Vec<Cycle> {
    let chance = &mut SplitMix::new(seed);
    let weights: Vec<Vec<Option<i64>>> = (0..vertices)
        .map(|from| {
            let arc = |to| (to != from && chance.chance(10)).then(|| chance.between(1, 100).cast_signed());
            (0..vertices).map(arc).collect()
        })
        .collect();
    let arc = |from: u32, to: u32| weights[from as usize][to as usize];
    let mut cycles = Vec::new();
    for a in 0..vertices {
        for b in a + 1..vertices {
            if let (Some(there), Some(back)) = (arc(a, b), arc(b, a)) {
                cycles.push((vec![a, b], there + back));
            }
            for c in a + 1..vertices {
                if let (Some(one), Some(two), Some(three)) = (arc(a, b), arc(b, c), arc(c, a)) {
                    cycles.push((vec![a, b, c], one + two + three));
                }
            }
        }
    }
    cycles
}

fn row(seed: u64, vertices: u32, seconds: u32, cycles: &[Cycle]) {
    let mut program = Program::new();
    let mut objective = Vec::new();
    let mut through = vec![Vec::new(); vertices as usize];
    for (cycle, weight) in cycles {
        let column = program.add_variable(0, 1);
        objective.push((column, *weight));
        for &vertex in cycle {
            through[vertex as usize].push((column, -1));
        }
    }
    for terms in &through {
        program.add_row(terms, -1);
    }
    let started = Instant::now();
    let deadline = started + Duration::from_secs(u64::from(seconds));
    let stop = || Instant::now() >= deadline;
    let limits =
        Limits { work: u64::MAX, nodes: u64::MAX, memory_bytes: 8 << 30, proof_numbers: 100_000_000, stop: &stop };
    let answer = maximise(&program, &objective, Hints::default(), &limits, &mut |_| {});
    let shown = |number: Option<i64>| number.map_or_else(|| "-".to_owned(), |number| number.to_string());
    println!(
        "| {vertices} | {seed} | {} | {} | {} | {} | {:.2} | {} | {} |",
        cycles.len(),
        if answer.ending == Ending::Optimal { "optimal" } else { "feasible" },
        shown(answer.value),
        shown(answer.bound),
        started.elapsed().as_secs_f64(),
        answer.nodes,
        answer.refutation.map_or(0, |refutation| refutation.size()),
    );
}

/// The program in the LP format.
fn text(vertices: u32, cycles: &[Cycle]) -> String {
    let mut text = "Maximize\n total:".to_owned();
    for (column, (_, weight)) in cycles.iter().enumerate() {
        let _ = write!(text, "\n + {weight} c{column}");
    }
    text.push_str("\nSubject To\n");
    for vertex in 0..vertices {
        let through: Vec<usize> = (0..cycles.len()).filter(|&column| cycles[column].0.contains(&vertex)).collect();
        if !through.is_empty() {
            let _ = write!(text, " v{vertex}:");
            for column in through {
                let _ = write!(text, "\n + c{column}");
            }
            text.push_str(" <= 1\n");
        }
    }
    text.push_str("Binary\n");
    for column in 0..cycles.len() {
        let _ = writeln!(text, " c{column}");
    }
    text.push_str("End\n");
    text
}
