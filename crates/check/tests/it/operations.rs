//! The judge of operations: histories that keep every line, and histories in which one is broken.

mod broken;
mod clean;
mod history;

use takas_check::oracle::small_operations;
use takas_check::{Judge, handover_faults, plan_faults};
use takas_model::Turned;

#[test]
fn small_operations_have_sound_handovers_and_plans() {
    for small in small_operations() {
        for target in std::iter::once(&small.charter.target).chain(&small.targets) {
            assert_eq!(handover_faults(&target.handover), Vec::<String>::new(), "{}", small.name);
            let faults = plan_faults(&target.handover, &target.plan, &Turned::default());
            assert!(faults.is_empty(), "{}: {faults:?}", small.name);
        }
        let mut judge = Judge::new(&small.charter, &small.targets);
        assert_eq!(judge.settle(), [], "{}", small.name);
    }
}
