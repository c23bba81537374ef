//! A saved plan run many times against delays and refusals, by the engine itself, each run judged. Who asks for it, and within which time, is
//! the business of the command and of the desk; what a report of it shows is in [`report`].

mod report;

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use takas_check::Judge;
use takas_model::{Author, Charter, OperationKind, Seat, Target};
use takas_operation::{Operation, Rehearsal, RehearsalLimits, RunReport, Terms, charter_of, players, rehearse_run};

use crate::failure::Failure;
use crate::kept::Kept;

pub use report::report;

/// How often it is asked whether to stop while no run comes to its end.
const GLANCE: Duration = Duration::from_millis(100);

/// The charter of a rehearsal: gates as the operation has them, and every seat is played.
#[must_use]
pub fn charter(kept: &Kept) -> Charter {
    let terms = Terms {
        kind: OperationKind::Rehearsal,
        authors: vec![Author { id: "desk".to_owned(), seat: Seat::Desk }],
        gates: kept.gates.clone(),
        patience: kept.patience,
        digest: [0; 32],
    };
    players(&charter_of(kept.planned.handover.clone(), kept.planned.plan.clone(), terms))
}

/// All runs, shared among so many threads, each judged by its events; or as many as were made before `stop` said so. How many are made is
/// told after each.
///
/// # Errors
/// When the plan makes no operation, or the judge refuses a run.
pub fn rehearsed(
    charter: &Charter,
    limits: &RehearsalLimits,
    threads: usize,
    stop: &dyn Fn() -> bool,
    tell: &mut dyn FnMut(u64),
) -> Result<Rehearsal, Failure> {
    let operation = Operation::new(charter.clone())
        .map_err(|faults| Failure::Refused { what: "the operation of the plan", fault: format!("{faults:?}") })?;
    let (next, stopped) = (AtomicU64::new(0), AtomicBool::new(false));
    let (sender, receiver) = mpsc::channel();
    let work = |sender: mpsc::Sender<Result<RunReport, String>>| {
        while !stopped.load(Ordering::Relaxed) {
            let run = next.fetch_add(1, Ordering::Relaxed);
            if run >= limits.runs || sender.send(judged_run(&operation, charter, limits, run)).is_err() {
                break;
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..threads.max(1) {
            let sender = sender.clone();
            scope.spawn(|| work(sender));
        }
        drop(sender);
        let mut rehearsal = Rehearsal::new(charter, limits);
        let mut refused = None;
        loop {
            match receiver.recv_timeout(GLANCE) {
                Ok(Ok(report)) => rehearsal.add(&report),
                Ok(Err(fault)) => refused = refused.or(Some(fault)),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            tell(rehearsal.runs);
            if refused.is_some() || stop() {
                stopped.store(true, Ordering::Relaxed);
            }
        }
        match refused {
            Some(fault) => Err(Failure::Refused { what: "a run of the rehearsal", fault }),
            None => Ok(rehearsal),
        }
    })
}

/// One run, and what the judge says of its events.
fn judged_run(
    operation: &Operation,
    charter: &Charter,
    limits: &RehearsalLimits,
    run: u64,
) -> Result<RunReport, String> {
    let none: [Target; 0] = [];
    let mut judge = Judge::new(charter, &none);
    let mut fault = None;
    let report = rehearse_run(operation, limits, run, &mut |event| {
        let found = judge.see(event);
        fault = fault.take().or_else(|| found.into_iter().next());
    });
    let fault = fault.or_else(|| judge.settle().into_iter().next());
    match fault {
        Some(fault) => Err(format!("seed {}, run {run}: {fault:?}", limits.seed)),
        None => Ok(report),
    }
}
