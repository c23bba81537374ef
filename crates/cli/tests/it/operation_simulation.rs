//! Operations over a network that fails: safety by the judge, event by event; liveness once the faults have stopped; the same seed is the same
//! again.

use takas_check::oracle::{SmallOperation, random_charter, small_operations};
use takas_check::{Judge, OperationFault};
use takas_operation::{Operation, SimulationReport, simulate_run};

/// One run, and everything that the judge finds.
fn judged(
    small: &SmallOperation,
    operation: &Operation,
    seed: u64,
    run: u64,
) -> (SimulationReport, Vec<OperationFault>) {
    let mut judge = Judge::new(&small.charter, &small.targets);
    let mut faults = Vec::new();
    let report = simulate_run(operation, seed, run, &mut |event| faults.extend(judge.see(event)));
    faults.extend(judge.settle());
    (report, faults)
}

/// Runs of one seed over all small operations, each judged.
fn runs(seed: u64, each: u64) {
    let mut crashes = 0;
    for small in small_operations() {
        let operation = Operation::new(small.charter.clone()).expect("a small operation is sound");
        for run in 0..each {
            let (report, faults) = judged(&small, &operation, seed, run);
            assert!(faults.is_empty(), "{}, seed {seed}, run {run}: {faults:#?}\n{report:#?}", small.name);
            assert!(report.is_live(), "{}, seed {seed}, run {run} does not end: {report:#?}", small.name);
            assert!(report.is_replayed, "{}, seed {seed}, run {run}: {report:#?}", small.name);
            crashes += report.desk_crashes;
        }
    }
    assert!(crashes > each, "desks crash");
}

// 20,000 runs, shared among processes.
#[test]
fn five_thousand_runs_of_the_first_seed() {
    runs(1, 556);
}

#[test]
fn five_thousand_runs_of_the_second_seed() {
    runs(2, 556);
}

#[test]
fn five_thousand_runs_of_the_third_seed() {
    runs(3, 556);
}

#[test]
fn five_thousand_runs_of_the_fourth_seed() {
    runs(4, 556);
}

#[test]
fn random_operations_keep_every_line_and_end() {
    for seed in 0..600 {
        let charter = random_charter(seed, 5);
        let operation = Operation::new(charter.clone()).expect("a random operation is sound");
        let small = SmallOperation { name: "random", charter, targets: Vec::new(), menu: Vec::new() };
        for run in 0..2 {
            let (report, faults) = judged(&small, &operation, seed, run);
            assert!(faults.is_empty(), "charter {seed}, run {run}: {faults:#?}\n{report:#?}");
            assert!(report.is_live() && report.is_replayed, "charter {seed}, run {run}: {report:#?}");
        }
    }
}

#[test]
fn a_run_is_the_same_again() {
    for small in small_operations() {
        let operation = Operation::new(small.charter.clone()).expect("a small operation is sound");
        for run in 0..20 {
            let mut events = Vec::new();
            let first = simulate_run(&operation, 9, run, &mut |event| events.push(event.clone()));
            let mut again = Vec::new();
            assert_eq!(first, simulate_run(&operation, 9, run, &mut |event| again.push(event.clone())));
            assert_eq!(events, again);
        }
    }
}

/// The engine lets words be good for ever; the judge does not.
#[test]
fn an_engine_that_takes_a_word_however_late_its_double_comes_is_found() {
    let mut found = 0;
    for small in small_operations() {
        let mut charter = small.charter.clone();
        charter.patience.words = i64::MAX;
        let operation = Operation::new(charter).expect("a small operation is sound");
        for run in 0..20 {
            let (_, faults) = judged(&small, &operation, 3, run);
            found += faults.iter().filter(|fault| fault.words.contains("away from when it was said")).count();
        }
    }
    assert!(found > 20, "{found} words counted long after they were said");
}

#[test]
fn a_double_of_a_word_that_was_refused_is_refused_though_nothing_stands_against_it_any_more() {
    let mut again = 0;
    for small in small_operations() {
        let operation = Operation::new(small.charter.clone()).expect("a small operation is sound");
        for run in 0..100 {
            let (report, _) = judged(&small, &operation, 4, run);
            again += report.refused_again;
        }
    }
    assert!(again > 5, "{again} doubles of words that were refused");
}
