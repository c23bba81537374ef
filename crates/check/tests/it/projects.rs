//! Schedules of projects: the judge, row by row, and against trying everything.

use takas_check::oracle::project::{TINY_HORIZON, best_schedule, large_project, random_project};
use takas_check::{ScheduleFault, judge_project, plain_bound, schedule_faults};
use takas_model::{Activity, ActivityRef, Lag, Project, ProjectOutcome, Schedule};

/// Three activities of durations 2, 3, 0 on a team of 2, the first two needing 1 and 2; the third 4 after the first and at most 5
/// after it.
fn small() -> Project {
    let one = |duration, need| Activity { duration, needs: vec![need], ..Activity::default() };
    let [first, third] = [0, 2].map(ActivityRef::new);
    let lags = vec![Lag { from: first, to: third, least: 4 }, Lag { from: third, to: first, least: -5 }];
    let mut activities = vec![one(2, 1), one(3, 2), one(0, 9)];
    activities[1].earliest = 1;
    activities[1].latest = Some(6);
    Project::new(activities, vec![2], lags, Some(8)).unwrap()
}

fn faults(starts: [i64; 3]) -> Vec<ScheduleFault> {
    let project = small();
    schedule_faults(&project, &Schedule::new(&project, starts.to_vec()).unwrap())
}

#[test]
fn each_planted_defect_is_caught() {
    let second = ActivityRef::new(1);
    let overload = |at, used| ScheduleFault::Overload { resource: 0, at, used };
    assert_eq!(faults([0, 2, 4]), []);
    assert_eq!(faults([0, 2, 5]), []);
    assert_eq!(faults([0, 2, 3]), [ScheduleFault::Lag(0)]);
    assert_eq!(faults([0, 2, 6]), [ScheduleFault::Lag(1)]);
    assert_eq!(faults([0, 1, 4]), [overload(1, 3)]);
    assert_eq!(faults([1, 0, 5]), [ScheduleFault::Early(second), overload(1, 3)]);
    assert_eq!(faults([0, 7, 4]), [ScheduleFault::Late(second), ScheduleFault::Horizon]);
    assert_eq!(faults([4, 1, 8]), []);
}

#[test]
fn a_schedule_of_another_project_has_another_makespan() {
    let longer = Project::new(vec![Activity { duration: 5, ..Activity::default() }], vec![], vec![], None).unwrap();
    let shorter = Project::new(vec![Activity { duration: 4, ..Activity::default() }], vec![], vec![], None).unwrap();
    let schedule = Schedule::new(&longer, vec![0]).unwrap();
    assert_eq!(schedule_faults(&shorter, &schedule), [ScheduleFault::Makespan(4)]);
    assert_eq!(schedule_faults(&small(), &schedule), [ScheduleFault::Starts]);
}

#[test]
fn an_outcome_is_judged_as_far_as_can_be_without_search() {
    let project = small();
    let schedule = Schedule::new(&project, vec![0, 2, 4]).unwrap();
    let said = |bound| ProjectOutcome::Feasible { schedule: schedule.clone(), bound };
    assert_eq!(plain_bound(&project), Some(4));
    assert_eq!(judge_project(&project, &said(4)), Ok(true));
    assert_eq!(judge_project(&project, &said(5)), Ok(false));
    assert_eq!(judge_project(&project, &said(6)), Err(vec![ScheduleFault::Bound]));
    assert_eq!(judge_project(&project, &ProjectOutcome::Optimal(schedule)), Ok(false));
    assert_eq!(judge_project(&project, &ProjectOutcome::Infeasible), Ok(false));
    assert_eq!(judge_project(&project, &ProjectOutcome::Open { bound: 5 }), Ok(false));
    let [first, second] = [0, 1].map(ActivityRef::new);
    let circle = vec![Lag { from: first, to: second, least: 3 }, Lag { from: second, to: first, least: -2 }];
    let none = Project::new(vec![Activity::default(); 2], vec![], circle, None).unwrap();
    assert_eq!(judge_project(&none, &ProjectOutcome::Infeasible), Ok(true));
}

#[test]
fn the_judge_accepts_what_trying_everything_finds_and_no_shift_of_it_that_breaks() {
    let mut without = 0;
    for seed in 0..400 {
        let project = random_project(seed);
        let plain = plain_bound(&project);
        let Some(starts) = best_schedule(&project, TINY_HORIZON) else {
            without += 1;
            continue;
        };
        let best = Schedule::new(&project, starts.clone()).unwrap();
        assert_eq!(schedule_faults(&project, &best), [], "seed {seed}");
        assert!(plain.is_some_and(|plain| plain <= best.makespan()), "seed {seed}: {plain:?}");
        if best.makespan() > 0 {
            let shorter = best_schedule(&project, best.makespan() - 1);
            assert_eq!(shorter, None, "seed {seed}");
        }
    }
    assert!((20..200).contains(&without), "{without} of 400 have no schedule");
}

#[test]
fn large_projects_have_the_schedule_they_are_made_around() {
    for (is_max, seed) in [(false, 1), (true, 1), (true, 2)] {
        let (project, starts) = large_project(60, is_max, seed);
        assert_eq!(schedule_faults(&project, &Schedule::new(&project, starts).unwrap()), [], "{is_max} {seed}");
    }
}
