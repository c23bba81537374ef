//! `cargo xtask bench control [EXECUTIONS]`: how long dynamic controllability takes, by the number of events, and whether certified
//! networks hold in executions.
//!
//! Prints the table of `benches/control.md`. The networks are handovers made from seeds: with two hours at the point they can be kept,
//! with a stay of half an hour they cannot. It tests nothing.

use std::time::Instant;

use takas_check::oracle::network::{controllable_by_play, handover_network, random_network};
use takas_check::{try_out, walk_fault};
use takas_handover::controllability;
use takas_model::{Controllability, Network};

/// The same network is asked about so often; the median is told.
const RUNS: usize = 5;

fn main() {
    let executions = std::env::args().nth(1).and_then(|word| word.parse().ok()).unwrap_or(10_000);
    println!(
        "| events | stay | answer | median of {RUNS}, ms | waits or steps of the walk |\n| --- | --- | --- | --- | --- |"
    );
    for groups in [16, 83, 166, 333] {
        for stay in [120, 30] {
            row(&handover_network(groups, stay, 3), stay);
        }
    }
    println!("\n| certified network | executions | violations |\n| --- | --- | --- |");
    for groups in [7, 16] {
        let network = handover_network(groups, 120, 5);
        let Controllability::Controllable(dispatch) = controllability(&network) else { continue };
        let broken = u32::from(try_out(&network, &dispatch, executions, 5).is_err());
        println!("| {} events | {executions} | {broken} |", network.events().len());
    }
    let agree = (0..2_000).filter(|&seed| {
        let network = random_network(seed);
        controllable_by_play(&network, 16) == matches!(controllability(&network), Controllability::Controllable(_))
    });
    println!("\nSmall random networks on which the game played out agrees: {} of 2,000.", agree.count());
}

fn row(network: &Network, stay: i64) {
    let mut times: Vec<f64> = Vec::new();
    let mut answer = controllability(network);
    for _ in 0..RUNS {
        let start = Instant::now();
        answer = controllability(network);
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    let (words, size) = match &answer {
        Controllability::Controllable(dispatch) => ("controllable", dispatch.waits.len().to_string()),
        Controllability::Conflict(conflict) if walk_fault(network, conflict).is_none() => {
            ("not, walk judged", conflict.walk.as_ref().map_or(0, Vec::len).to_string())
        }
        Controllability::Conflict(_) => ("not, walk not judged", "-".to_owned()),
    };
    println!("| {} | {stay} min | {words} | {:.1} | {size} |", network.events().len(), times[RUNS / 2]);
}
