//! `cargo xtask bench plan project [SET…] [--every N] [--seconds N] [--print]`: the timing core of the planner and OR-Tools CP-SAT on
//! the same projects, one after the other, as `benches/project.md`.
//!
//! Sets: `j30` and `j60` (PSPLIB, R. Kolisch, A. Sprecher, 1996), `ubo50` and `ubo100` (ProGen/max, C. Schwindt, 1998), read from
//! `target/peers/psplib/SET/` where they have been put, and `made50` and `made100`, which are made here from seeds. `--every N` takes
//! every Nth instance; a side that takes longer than `--seconds` (60) is stopped. Takas runs on one thread, CP-SAT on two, from `PyPI` in an
//! environment of its own. Every schedule of either side is judged by `check`. `cargo xtask bench plan handover` is told in its own file.
//! It tests nothing.

mod handover;
#[path = "../machine/load.rs"]
mod load;
mod peer;
mod project;
mod psplib;
mod sets;

use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match words.split_first() {
        Some((first, rest)) if first == "project" => project::bench(rest),
        Some((first, rest)) if first == "handover" => handover::bench(rest),
        _ => Err("say what to measure: project, handover".to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("plan: {failure}");
            ExitCode::FAILURE
        }
    }
}
