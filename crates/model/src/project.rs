//! Projects: activities that take time and share teams, with lags between their starts; and schedules of them.
//!
//! The resource-constrained project scheduling problem with generalised time lags (RCPSP/max; K. Neumann, C. Schwindt,
//! J. Zimmermann, *Project Scheduling with Time Windows and Scarce Resources*, 2003): renewable resources, no interruption, whole
//! numbers of one unit of time that the caller chooses. Nothing here decides whether a project has a schedule.

use crate::reference::reference;

reference! {
    "a project",
    /// An activity: an index into [`Project::activities`].
    ActivityRef
}

/// The greatest absolute value of a duration, a lag, a start or a horizon: two years in minutes.
pub const TIME_MAX: i64 = 1 << 20;

/// The most activities of a project.
pub const ACTIVITIES_MAX: usize = 1 << 16;

/// Something that is done without interruption.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Activity {
    /// How long it takes; 0 for a moment, which uses nothing.
    pub duration: i64,
    /// What it uses of each resource while it runs, in the order of [`Project::capacities`].
    pub needs: Vec<u32>,
    /// It starts no earlier than this; at least 0.
    pub earliest: i64,
    /// It starts no later than this, if anything.
    pub latest: Option<i64>,
}

/// `start(to) - start(from) >= least`. A greatest lag from `a` to `b` is a negative least lag from `b` to `a`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lag {
    /// From the start of this one
    pub from: ActivityRef,
    /// to the start of this one
    pub to: ActivityRef,
    /// at least so long.
    pub least: i64,
}

/// Why something is no project, or no schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProjectFault {
    /// There are more than [`ACTIVITIES_MAX`] activities.
    TooMany,
    /// The activity has not one need for each resource.
    Needs(ActivityRef),
    /// A duration or a start is negative or over [`TIME_MAX`], or the latest start is before the earliest.
    Times(ActivityRef),
    /// The lag of this index names an activity that is not there.
    UnknownActivity(usize),
    /// The lag of this index goes from an activity to itself.
    Loop(usize),
    /// The lag of this index is over [`TIME_MAX`], either way.
    LagSize(usize),
    /// The horizon is negative or over [`TIME_MAX`].
    Horizon,
    /// There is not one start for each activity.
    Starts,
}

/// A project. Made by [`Project::new`], so that every reference and number in it is sound; it may still have no schedule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Project {
    activities: Vec<Activity>,
    capacities: Vec<u32>,
    lags: Vec<Lag>,
    horizon: Option<i64>,
}

impl Project {
    /// A project of these activities, resources with these capacities, and lags, all done by the horizon where there is one.
    ///
    /// # Errors
    /// Every fault there is, not the first alone.
    pub fn new(
        activities: Vec<Activity>,
        capacities: Vec<u32>,
        lags: Vec<Lag>,
        horizon: Option<i64>,
    ) -> Result<Self, Vec<ProjectFault>> {
        let mut faults = Vec::new();
        if activities.len() > ACTIVITIES_MAX {
            return Err(vec![ProjectFault::TooMany]);
        }
        let is_time = |time: i64| (0..=TIME_MAX).contains(&time);
        for (index, one) in activities.iter().enumerate() {
            if one.needs.len() != capacities.len() {
                faults.push(ProjectFault::Needs(ActivityRef::new(index)));
            }
            let latest = one.latest.is_none_or(|latest| is_time(latest) && latest >= one.earliest);
            if !is_time(one.duration) || !is_time(one.earliest) || !latest {
                faults.push(ProjectFault::Times(ActivityRef::new(index)));
            }
        }
        for (index, lag) in lags.iter().enumerate() {
            if lag.from.index().max(lag.to.index()) >= activities.len() {
                faults.push(ProjectFault::UnknownActivity(index));
            } else if lag.from == lag.to {
                faults.push(ProjectFault::Loop(index));
            }
            if !(-TIME_MAX..=TIME_MAX).contains(&lag.least) {
                faults.push(ProjectFault::LagSize(index));
            }
        }
        if !horizon.is_none_or(is_time) {
            faults.push(ProjectFault::Horizon);
        }
        if faults.is_empty() { Ok(Self { activities, capacities, lags, horizon }) } else { Err(faults) }
    }

    /// The activities.
    pub fn activities(&self) -> &[Activity] {
        &self.activities
    }

    /// How much there is of each resource at any moment.
    pub fn capacities(&self) -> &[u32] {
        &self.capacities
    }

    /// The lags.
    pub fn lags(&self) -> &[Lag] {
        &self.lags
    }

    /// The moment by which everything is done, if any.
    pub fn horizon(&self) -> Option<i64> {
        self.horizon
    }
}

/// When each activity starts. Says nothing of whether the lags and capacities are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    starts: Vec<i64>,
    makespan: i64,
}

impl Schedule {
    /// A schedule with these starts, one for each activity of the project in its order; 0 is the beginning.
    ///
    /// # Errors
    /// When there is not one start for each, or a start that is negative or beyond any time of a project.
    pub fn new(project: &Project, starts: Vec<i64>) -> Result<Self, ProjectFault> {
        if starts.len() != project.activities.len() {
            return Err(ProjectFault::Starts);
        }
        // No chain of activities and lags is longer.
        let most = TIME_MAX.saturating_mul(i64::try_from(starts.len()).unwrap_or(i64::MAX)).saturating_add(TIME_MAX);
        let mut makespan = 0;
        for (index, (&start, one)) in starts.iter().zip(&project.activities).enumerate() {
            if !(0..=most).contains(&start) {
                return Err(ProjectFault::Times(ActivityRef::new(index)));
            }
            makespan = makespan.max(start + one.duration);
        }
        Ok(Self { starts, makespan })
    }

    /// The starts, one for each activity.
    pub fn starts(&self) -> &[i64] {
        &self.starts
    }

    /// When the last activity ends; 0 where there is none.
    pub fn makespan(&self) -> i64 {
        self.makespan
    }
}

/// What is known of the least makespan of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProjectOutcome {
    /// No schedule has a lesser makespan.
    Optimal(Schedule),
    /// A schedule; no makespan is less than `bound`, and whether one is less than the schedule's is not known.
    Feasible {
        /// The best schedule found.
        schedule: Schedule,
        /// At most the least makespan.
        bound: i64,
    },
    /// There is no schedule.
    Infeasible,
    /// No schedule was found, and whether there is one is not known.
    Open {
        /// At most the least makespan, if there is one.
        bound: i64,
    },
}

impl ProjectOutcome {
    /// The best schedule found, if any.
    pub fn schedule(&self) -> Option<&Schedule> {
        match self {
            Self::Optimal(schedule) | Self::Feasible { schedule, .. } => Some(schedule),
            Self::Infeasible | Self::Open { .. } => None,
        }
    }

    /// What no makespan is less than; none where there is no schedule at all.
    pub fn bound(&self) -> Option<i64> {
        match self {
            Self::Optimal(schedule) => Some(schedule.makespan),
            Self::Feasible { bound, .. } | Self::Open { bound } => Some(*bound),
            Self::Infeasible => None,
        }
    }

    /// Whether the question is settled: an optimum, or that there is none.
    pub fn is_settled(&self) -> bool {
        matches!(self, Self::Optimal(_) | Self::Infeasible)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_is_told_at_once() {
        let good = Activity { duration: 2, needs: vec![1], ..Activity::default() };
        let bad = Activity { duration: -1, needs: vec![], ..Activity::default() };
        let late = Activity { earliest: 3, latest: Some(2), needs: vec![1], ..Activity::default() };
        let [first, second, absent] = [0, 1, 9].map(ActivityRef::new);
        let lags = vec![
            Lag { from: first, to: absent, least: 0 },
            Lag { from: second, to: second, least: 0 },
            Lag { from: first, to: second, least: TIME_MAX + 1 },
        ];
        let faults = Project::new(vec![good.clone(), bad, late], vec![1], lags, Some(-1)).unwrap_err();
        let expected = [
            ProjectFault::Needs(second),
            ProjectFault::Times(second),
            ProjectFault::Times(ActivityRef::new(2)),
            ProjectFault::UnknownActivity(0),
            ProjectFault::Loop(1),
            ProjectFault::LagSize(2),
            ProjectFault::Horizon,
        ];
        assert_eq!(faults, expected);
        let project = Project::new(vec![good], vec![1], vec![], None).unwrap();
        assert_eq!(Schedule::new(&project, vec![]), Err(ProjectFault::Starts));
        assert_eq!(Schedule::new(&project, vec![-1]), Err(ProjectFault::Times(first)));
        assert_eq!(Schedule::new(&project, vec![3]).unwrap().makespan(), 5);
    }
}
