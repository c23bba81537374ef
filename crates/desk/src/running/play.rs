//! A rehearsal without a script: what everybody would say, drawn from the plan's ranges with a seed.

use takas_model::{Happened, Instant, OperationEvent, Said};
use takas_operation::{Operation, RehearsalChances, RehearsalLimits, rehearse_run};

/// What is said, and when.
pub fn speeches(operation: &Operation, seed: u64) -> Vec<(Instant, Said)> {
    let chances = RehearsalChances { not_travelling: 0, withheld: 0, ..RehearsalChances::default() };
    let limits = RehearsalLimits { seed, runs: 1, chances };
    let mut said = Vec::new();
    rehearse_run(operation, &limits, 0, &mut |event: &OperationEvent| {
        if let Happened::Said(speech, _) = &event.what {
            said.push((event.at, speech.clone()));
        }
    });
    said
}
