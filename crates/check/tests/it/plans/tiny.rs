//! Tiny handovers: judge, bounds and trying everything against each other.

use takas_check::oracle::{best_plan, mutual_handover, random_handover};
use takas_check::{handover_faults, plan_bound, plan_faults, plan_value};
use takas_model::Turned;

/// So many steps for each.
const STEPS: u64 = 250_000;

#[test]
fn what_trying_everything_finds_is_faultless_and_no_better_than_the_bounds() {
    let (mut found, mut without, mut too_many) = (0, 0, 0);
    let mut reached = [0; 3];
    for seed in 0..120 {
        let handover = random_handover(seed);
        assert_eq!(handover_faults(&handover), [""; 0], "seed {seed}");
        let best = match best_plan(&handover, STEPS) {
            Ok(Some(best)) => best,
            Ok(None) => {
                without += 1;
                continue;
            }
            Err(_) => {
                too_many += 1;
                continue;
            }
        };
        found += 1;
        let (value, plan) = best;
        assert_eq!(plan_faults(&handover, &plan, &Turned::default()), [], "seed {seed}");
        assert_eq!(plan_value(&handover, &plan), Some(value), "seed {seed}");
        let bound = plan_bound(&handover);
        let is_under =
            bound.exposure <= value.exposure && bound.makespan <= value.makespan && bound.rides <= value.rides;
        assert!(is_under, "seed {seed}: {bound:?} over {value:?}");
        for (reached, is_reached) in reached.iter_mut().zip([
            bound.exposure == value.exposure,
            bound.makespan == value.makespan,
            bound.rides == value.rides,
        ]) {
            *reached += usize::from(is_reached);
        }
    }
    assert!(found >= 30 && without >= 40 && too_many <= 20, "{found} found, {without} without, {too_many} too many");
    assert!(reached.iter().all(|&reached| reached >= 5), "bounds are reached: {reached:?}");
}

#[test]
fn no_plan_of_two_sides_that_wait_for_each_other_is_better_than_the_bound() {
    let (mut found, mut reached, mut too_many) = (0, 0, 0);
    for seed in 0..500 {
        let handover = mutual_handover(seed);
        assert_eq!(handover_faults(&handover), [""; 0], "seed {seed}");
        let Ok(best) = best_plan(&handover, STEPS / 2) else {
            too_many += 1;
            continue;
        };
        let Some((value, plan)) = best else { continue };
        found += 1;
        assert_eq!(plan_faults(&handover, &plan, &Turned::default()), [], "seed {seed}");
        let bound = plan_bound(&handover);
        assert!(bound.exposure <= value.exposure, "seed {seed}: {bound:?} over {value:?}");
        reached += usize::from(bound.exposure == value.exposure);
    }
    assert!(found >= 90 && reached >= 30, "{found} found, {reached} reached, {too_many} too many");
}
