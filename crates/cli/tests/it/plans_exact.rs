//! The exact search of handover plans and the judge's own, against trying everything: what is called least is least, no bound is over the
//! best plan, and what is claimed wrongly is not confirmed.

use takas_check::oracle::{best_plan, random_handover};
use takas_check::verify_plan;
use takas_handover::{PlanLimits, plan};
use takas_model::{Handover, PlanFound, PlanOutcome, PlanValue};

/// Plans that are tried by the brute force before it gives up.
const TRIES: u64 = 300_000;

fn found(handover: &Handover, work: u64, patience: u64) -> Option<PlanFound> {
    let limits = PlanLimits { work, patience, ..PlanLimits::default() };
    let PlanOutcome::Found(found) = plan(handover, &limits) else { return None };
    Some(found)
}

/// Random handovers that have a plan, with the best there is.
fn with_best() -> impl Iterator<Item = (u64, Handover, PlanValue)> {
    (0..400).filter_map(|seed| {
        let handover = random_handover(seed);
        let (best, _) = best_plan(&handover, TRIES).ok()??;
        Some((seed, handover, best))
    })
}

#[test]
fn what_is_called_least_is_least_and_the_judge_confirms_it() {
    let (mut tried, mut closed, mut reached) = (0, 0, 0);
    for (seed, handover, best) in with_best() {
        let found = found(&handover, 400_000, 300);
        let found = found.unwrap_or_else(|| panic!("seed {seed}: no plan is found, {best:?} is one"));
        let verdict = verify_plan(&handover, &found);
        assert_eq!(verdict.faults, [], "seed {seed}");
        let shown = verdict.closed(&found);
        assert_eq!(shown, found.closed(), "seed {seed}: the judge does not follow {:?}", found.bound);
        assert!(verdict.verified.exposure, "seed {seed}: the judge does not follow {:?}", found.bound);
        let (value, bound) = (found.value, found.bound);
        assert!(bound.exposure <= best.exposure, "seed {seed}: {bound:?} is over {best:?}");
        if shown >= 1 {
            assert_eq!(value.exposure, best.exposure, "seed {seed}");
            assert!(bound.makespan <= best.makespan, "seed {seed}: {bound:?} is over {best:?}");
        }
        if shown >= 2 {
            assert_eq!(value.makespan, best.makespan, "seed {seed}");
            assert!(bound.rides <= best.rides, "seed {seed}: {bound:?} is over {best:?}");
        }
        if shown == 3 {
            assert_eq!(value, best, "seed {seed}");
        }
        tried += 1;
        closed += usize::from(shown == 3);
        reached += usize::from(value == best);
    }
    assert!(tried >= 80, "only {tried} were tried");
    assert!(closed * 4 >= tried * 3, "only {closed} of {tried} are shown to be least");
    assert!(reached * 8 >= tried * 7, "only {reached} of {tried} are least");
}

#[test]
fn a_bound_over_the_best_plan_is_not_confirmed() {
    let mut refused = [0; 3];
    for (seed, handover, best) in with_best() {
        let Some(found) = found(&handover, 1, 1).filter(|found| found.value > best) else { continue };
        // As if the first plan were least.
        let claimed = PlanFound { bound: found.value, ..found.clone() };
        let verdict = verify_plan(&handover, &claimed);
        let (value, verified) = (found.value, verdict.verified);
        if value.exposure > best.exposure {
            assert!(!verified.exposure, "seed {seed}: {value:?} is called least, {best:?} is");
            refused[0] += 1;
        } else if value.makespan > best.makespan {
            assert!(!verified.makespan, "seed {seed}: {value:?} is called least, {best:?} is");
            refused[1] += 1;
        } else {
            assert!(!verified.rides, "seed {seed}: {value:?} is called least, {best:?} is");
            refused[2] += 1;
        }
    }
    assert!(refused[0] >= 5, "{refused:?}: too few to mean anything");
}
