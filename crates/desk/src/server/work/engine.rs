//! The engine at work in the background: within the limits of the ground it stands on, and told of in messages.

use std::cell::RefCell;
use std::time::{Duration, Instant as Tick};

use takas_clearing::{Engine, Limits, Stage};
use takas_model::Case;

use super::ground::{Ground, Progress};

/// Memory for open nodes and proofs of one work.
const MEMORY_BYTES: usize = 1 << 30;
/// The largest proofs that are kept, in numbers.
const PROOF_NUMBERS: usize = 20_000_000;
/// How often it is told how far it is, at most.
const PAUSE: Duration = Duration::from_millis(200);

/// Does something with an engine that stops when the work is to stop, and says how far it is.
pub(in crate::server) fn with_engine<T>(ground: &Ground, case: &Case, act: impl FnOnce(&mut Engine<'_>) -> T) -> T {
    let last: RefCell<Option<(Tick, Stage)>> = RefCell::new(None);
    let stop = || ground.is_over();
    let limits = Limits { work: u64::MAX, memory_bytes: MEMORY_BYTES, proof_numbers: PROOF_NUMBERS, stop: &stop };
    let mut report = |at: &takas_clearing::Progress| {
        let mut last = last.borrow_mut();
        if last.is_some_and(|(told, stage)| stage == at.stage && told.elapsed() < PAUSE) {
            return;
        }
        *last = Some((Tick::now(), at.stage));
        ground.tell(in_messages(case, at));
    };
    act(&mut Engine::new(limits, &mut report))
}

fn in_messages(case: &Case, at: &takas_clearing::Progress) -> Progress {
    let (phase, of) = match at.stage {
        Stage::Best(party) => ("work-at-best", Some(case.party(party).id.clone())),
        Stage::Objective(objective) => ("work-at-objective", Some(objective.name().to_owned())),
        Stage::Unique => ("work-at-unique", None),
        Stage::Conflict => ("work-at-conflict", None),
        Stage::Shortest => ("work-at-shortest", None),
        Stage::Order => ("work-at-order", None),
        Stage::Concessions => ("work-at-concessions", None),
        Stage::Front(points) => ("work-at-front", Some(points.to_string())),
        Stage::Likely => ("work-at-likely", None),
        Stage::Distinct(before) => ("work-at-distinct", Some(before.to_string())),
        // The last two are asked for by no case.
        Stage::AnyDeal | Stage::Transplants | Stage::Bargain => ("work-at-any-deal", None),
    };
    Progress { phase: phase.to_owned(), of, best: at.incumbent, bound: at.bound, done: Some(at.nodes) }
}
