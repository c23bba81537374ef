//! The judge of schedules: every start, every lag, every capacity at every moment, and the makespan.
//!
//! Reads like the definition. It knows of the least makespan only what a chain of lags or the work of one resource shows: where
//! that reaches the makespan, 'optimal' is judged; elsewhere the bound is the engine's word.

use takas_model::{ActivityRef, Project, ProjectOutcome, Schedule};

/// What is wrong with a schedule, or with what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScheduleFault {
    /// There is not one start for each activity.
    Starts,
    /// The activity starts before it may.
    Early(ActivityRef),
    /// The activity starts after it may.
    Late(ActivityRef),
    /// The lag of this index is broken.
    Lag(usize),
    /// More is in use of this resource (its index) at this moment than there is: how much.
    Overload {
        /// The resource's index.
        resource: usize,
        /// The moment.
        at: i64,
        /// What is in use.
        used: u64,
    },
    /// The makespan is another.
    Makespan(i64),
    /// Something ends after the horizon.
    Horizon,
    /// The bound is over the makespan.
    Bound,
    /// It is said that there is no schedule or none so short, and that is not so.
    Refuted,
}

/// Everything that is wrong with the schedule.
pub fn schedule_faults(project: &Project, schedule: &Schedule) -> Vec<ScheduleFault> {
    let starts = schedule.starts();
    let activities = project.activities();
    if starts.len() != activities.len() {
        return vec![ScheduleFault::Starts];
    }
    let mut faults = Vec::new();
    for (index, (&start, one)) in starts.iter().zip(activities).enumerate() {
        if start < one.earliest.max(0) {
            faults.push(ScheduleFault::Early(ActivityRef::new(index)));
        }
        if one.latest.is_some_and(|latest| start > latest) {
            faults.push(ScheduleFault::Late(ActivityRef::new(index)));
        }
    }
    for (index, lag) in project.lags().iter().enumerate() {
        if starts[lag.to.index()] - starts[lag.from.index()] < lag.least {
            faults.push(ScheduleFault::Lag(index));
        }
    }
    faults.extend(overloads(project, starts));
    let ends = starts.iter().zip(activities).map(|(&start, one)| start + one.duration);
    let makespan = ends.max().unwrap_or(0);
    if makespan != schedule.makespan() {
        faults.push(ScheduleFault::Makespan(makespan));
    }
    if project.horizon().is_some_and(|horizon| makespan > horizon) {
        faults.push(ScheduleFault::Horizon);
    }
    faults
}

/// Each moment at which an activity starts and more is in use than there is. What is in use grows at no other moment.
fn overloads(project: &Project, starts: &[i64]) -> Vec<ScheduleFault> {
    let activities = project.activities();
    let mut moments: Vec<i64> = starts.to_vec();
    moments.sort_unstable();
    moments.dedup();
    let mut faults = Vec::new();
    for at in moments {
        for (resource, &capacity) in project.capacities().iter().enumerate() {
            let running =
                starts.iter().zip(activities).filter(|(start, one)| (**start..**start + one.duration).contains(&at));
            let used: u64 = running.map(|(_, one)| u64::from(one.needs[resource])).sum();
            if used > u64::from(capacity) {
                faults.push(ScheduleFault::Overload { resource, at, used });
            }
        }
    }
    faults
}

/// What no makespan can be less than, as a chain of lags or the work of one resource shows; none where that shows that there is no
/// schedule. Source of the second: the sum of duration times need cannot be more than makespan times capacity.
pub fn plain_bound(project: &Project) -> Option<i64> {
    let activities = project.activities();
    let fits = |one: &takas_model::Activity| {
        one.duration == 0 || one.needs.iter().zip(project.capacities()).all(|(need, capacity)| need <= capacity)
    };
    if !activities.iter().all(fits) {
        return None;
    }
    let mut starts: Vec<i64> = activities.iter().map(|one| one.earliest.max(0)).collect();
    // Bellman and Ford: one round more than there are activities changes nothing, unless there is a circle that cannot be kept.
    for round in 0..=activities.len() {
        let mut changed = false;
        for lag in project.lags() {
            let least = starts[lag.from.index()] + lag.least;
            if starts[lag.to.index()] < least {
                starts[lag.to.index()] = least;
                changed = true;
            }
        }
        if !changed {
            break;
        }
        if round == activities.len() {
            return None;
        }
    }
    let late = |(&start, one): (&i64, &takas_model::Activity)| one.latest.is_some_and(|latest| start > latest);
    if starts.iter().zip(activities).any(late) {
        return None;
    }
    let chain = starts.iter().zip(activities).map(|(&start, one)| start + one.duration).max().unwrap_or(0);
    let work =
        project.capacities().iter().enumerate().filter(|(_, capacity)| **capacity > 0).map(|(resource, &capacity)| {
            let area: i128 =
                activities.iter().map(|one| i128::from(one.duration) * i128::from(one.needs[resource])).sum();
            let capacity = i128::from(capacity);
            i64::try_from((area + capacity - 1) / capacity).unwrap_or(i64::MAX)
        });
    let bound = work.max().unwrap_or(0).max(chain);
    if project.horizon().is_some_and(|horizon| bound > horizon) { None } else { Some(bound) }
}

/// Everything that is wrong with an outcome, as far as can be judged without search, and whether what it claims of other schedules
/// is judged: an optimum reached by [`plain_bound`], or that there is none shown by it.
///
/// # Errors
/// The faults.
pub fn judge_project(project: &Project, outcome: &ProjectOutcome) -> Result<bool, Vec<ScheduleFault>> {
    let plain = plain_bound(project);
    let mut faults = outcome.schedule().map(|schedule| schedule_faults(project, schedule)).unwrap_or_default();
    let judged = match outcome {
        ProjectOutcome::Optimal(schedule) => plain == Some(schedule.makespan()),
        ProjectOutcome::Feasible { schedule, bound } => {
            if *bound > schedule.makespan() {
                faults.push(ScheduleFault::Bound);
            }
            plain.is_some_and(|plain| *bound <= plain)
        }
        ProjectOutcome::Infeasible => plain.is_none(),
        ProjectOutcome::Open { bound } => plain.is_some_and(|plain| *bound <= plain),
    };
    if plain.is_none() && outcome.schedule().is_some() && faults.is_empty() {
        faults.push(ScheduleFault::Refuted);
    }
    if faults.is_empty() { Ok(judged) } else { Err(faults) }
}
