//! The timing core: the engine against trying everything, its schedules under the judge, its bounds against known schedules.

use takas_check::oracle::project::{TINY_HORIZON, best_schedule, large_project, random_project};
use takas_check::{judge_project, plain_bound};
use takas_handover::{TimingLimits, least_makespan};
use takas_model::{Activity, ActivityRef, Lag, Project, ProjectOutcome, Schedule};

fn solved(project: &Project) -> ProjectOutcome {
    let outcome = least_makespan(project, None, &TimingLimits::default());
    let judged = judge_project(project, &outcome);
    assert!(judged.is_ok(), "{judged:?}: {outcome:?} {project:#?}");
    outcome
}

#[test]
fn random_projects_agree_with_trying_everything() {
    let mut without = 0;
    for seed in 0..1_500 {
        let project = random_project(seed);
        let expected = best_schedule(&project, TINY_HORIZON);
        match (solved(&project), expected) {
            (ProjectOutcome::Optimal(schedule), Some(starts)) => {
                let best = Schedule::new(&project, starts).unwrap();
                assert_eq!(schedule.makespan(), best.makespan(), "seed {seed}: {project:#?}");
            }
            (ProjectOutcome::Infeasible, None) => without += 1,
            (outcome, expected) => panic!("seed {seed}: {outcome:?}, and {expected:?}: {project:#?}"),
        }
    }
    assert!(without >= 150, "too one-sided to say much: {without}");
}

/// The project with every lag and activity turned around in time: its least makespan is the same.
fn turned(project: &Project) -> Project {
    let duration = |activity: ActivityRef| project.activities()[activity.index()].duration;
    let turn = |lag: &Lag| Lag { from: lag.to, to: lag.from, least: lag.least + duration(lag.to) - duration(lag.from) };
    let lags = project.lags().iter().map(turn).collect();
    Project::new(project.activities().to_vec(), project.capacities().to_vec(), lags, None).unwrap()
}

#[test]
fn larger_projects_are_no_longer_than_the_schedule_they_are_made_around_and_the_same_backwards() {
    for seed in 0..24 {
        let (project, starts) = large_project(16 + usize::try_from(seed).unwrap(), seed % 3 != 0, seed);
        let planted = Schedule::new(&project, starts).unwrap();
        let ProjectOutcome::Optimal(schedule) = solved(&project) else { panic!("seed {seed}: not proved") };
        assert!(schedule.makespan() <= planted.makespan(), "seed {seed}");
        assert!(plain_bound(&project).unwrap() <= schedule.makespan(), "seed {seed}");
        let ProjectOutcome::Optimal(other) = solved(&turned(&project)) else { panic!("seed {seed}: not proved") };
        assert_eq!(schedule.makespan(), other.makespan(), "seed {seed}");
        let shorter = Project::new(
            project.activities().to_vec(),
            project.capacities().to_vec(),
            project.lags().to_vec(),
            Some(schedule.makespan() - 1),
        );
        assert_eq!(solved(&shorter.unwrap()), ProjectOutcome::Infeasible, "seed {seed}");
    }
}

#[test]
fn what_is_stopped_says_how_far_it_came_and_is_the_same_each_time() {
    let (project, starts) = large_project(90, true, 7);
    let best = |work: u64| {
        let outcome = least_makespan(&project, None, &TimingLimits { work, ..TimingLimits::default() });
        assert!(judge_project(&project, &outcome).is_ok(), "{outcome:?}");
        outcome
    };
    let early = best(1_000);
    assert!(!early.is_settled(), "{early:?}");
    assert_eq!(best(200_000), best(200_000));
    let stopped = least_makespan(&project, None, &TimingLimits { stop: &|| true, ..TimingLimits::default() });
    assert!(!stopped.is_settled() && stopped.bound().is_some(), "{stopped:?}");
    let known = Schedule::new(&project, starts).unwrap();
    let limits = TimingLimits { stop: &|| true, ..TimingLimits::default() };
    let led = least_makespan(&project, Some(&known), &limits);
    assert!(led.schedule().is_some_and(|schedule| schedule.makespan() <= known.makespan()), "{led:?}");
}

#[test]
fn a_schedule_that_is_none_is_not_taken_for_one() {
    let (project, _) = large_project(20, true, 3);
    let never = Schedule::new(&project, vec![0; 20]).unwrap();
    let outcome = least_makespan(&project, Some(&never), &TimingLimits::default());
    assert_eq!(outcome, solved(&project));
}

#[test]
fn what_cannot_be_is_said_to_be_so() {
    let one = |duration, need, latest| Activity { duration, needs: vec![need], earliest: 0, latest };
    let lag = |from, to, least| Lag { from: ActivityRef::new(from), to: ActivityRef::new(to), least };
    let none = |activities, lags, horizon| {
        let project = Project::new(activities, vec![2], lags, horizon).unwrap();
        assert_eq!(solved(&project), ProjectOutcome::Infeasible, "{project:#?}");
    };
    none(vec![one(1, 3, None)], vec![], None);
    none(vec![one(2, 2, Some(1)), one(2, 1, Some(1))], vec![], None);
    none(vec![one(2, 1, None), one(2, 1, None), one(2, 1, None)], vec![], Some(3));
    // A circle that asks for one moment more each time round, beside something that takes very long.
    let circle = vec![lag(0, 1, 5), lag(1, 0, -4)];
    none(vec![one(0, 0, None), one(0, 0, None), one(1 << 20, 1, None)], circle, None);
    let nothing = Project::new(vec![], vec![], vec![], None).unwrap();
    assert_eq!(solved(&nothing).bound(), Some(0));
    // Times beyond any table: what is known is said.
    let long = Project::new(vec![one(1 << 20, 1, None); 400], vec![2], vec![], None).unwrap();
    let outcome = solved(&long);
    assert!(outcome.bound() >= Some(1 << 20), "{outcome:?}");
}
