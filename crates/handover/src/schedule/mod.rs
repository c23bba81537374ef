//! The timing core: a schedule of a project with the least makespan, by construction, improvement and exact search.
//!
//! [`least_makespan`] decides nothing but starts: which activities there are and what they use is given. `instance` reads the project,
//! `construct` makes good schedules quickly, `search` searches exactly. Does not judge its own work.

mod clauses;
mod construct;
mod energy;
mod explain;
mod instance;
mod learn;
mod order;
mod propagate;
mod search;
mod state;
#[cfg(test)]
mod tiny;

use takas_model::{Project, ProjectOutcome, Schedule};

use construct::Construction;
use instance::{Instance, Read};
use search::{Ended, Search};

/// When to stop looking for something better, and whom to tell of it.
#[derive(Clone, Copy)]
pub struct TimingLimits<'a> {
    /// So many steps of work at most.
    pub work: u64,
    /// Asked every few steps; true to stop.
    pub stop: &'a dyn Fn() -> bool,
    /// Told the makespan of the best schedule, if there is one, and the bound, whenever either gets better.
    pub tell: &'a dyn Fn(Option<i64>, i64),
}

impl Default for TimingLimits<'_> {
    /// Never.
    fn default() -> Self {
        Self { work: u64::MAX, stop: &|| false, tell: &|_, _| {} }
    }
}

/// Clashes of the first run from above.
const FIRST_RUN: u64 = 500;

/// Orders tried before any search.
const FIRST_TRIES: u64 = 12;

/// After so many clashes of a run one order is tried: about a tenth of the time.
const TRIES: u64 = 16;

/// A run from below has one in so many of the clashes of one from above.
const BELOW: u64 = 3;

/// Finds the schedule with the least makespan, or shows that there is none, or says how far it came. A schedule that is known already
/// leads the search; where it keeps everything, no worse one is given.
pub fn least_makespan(project: &Project, known: Option<&Schedule>, limits: &TimingLimits<'_>) -> ProjectOutcome {
    let instance = match Instance::read(project) {
        Read::Infeasible => return ProjectOutcome::Infeasible,
        Read::TooLong(bound) => return ProjectOutcome::Open { bound },
        Read::Ready(instance) => instance,
    };
    let mut search = Search::new(&instance, limits.work, limits.stop);
    if !search.begin() {
        return ProjectOutcome::Infeasible;
    }
    let construction = Construction::new(&instance);
    let mut timing = Timing { project, limits, search, construction, best: None, told: None };
    let ended = timing.run(known.and_then(|known| starts_of(&instance, known)));
    let bound = i64::from(timing.search.bound());
    match (ended, timing.best) {
        (Ended::Exhausted, Some(schedule)) => ProjectOutcome::Optimal(schedule),
        (Ended::Exhausted, None) => ProjectOutcome::Infeasible,
        (_, Some(schedule)) => ProjectOutcome::Feasible { schedule, bound },
        (_, None) => ProjectOutcome::Open { bound },
    }
}

/// The starts in 32 bits, if they are in number and size of this instance.
fn starts_of(instance: &Instance, known: &Schedule) -> Option<Vec<i32>> {
    let starts: Vec<i32> = known.starts().iter().map(|&start| i32::try_from(start).ok()).collect::<Option<_>>()?;
    (starts.len() == instance.count).then_some(starts)
}

struct Timing<'a> {
    project: &'a Project,
    limits: &'a TimingLimits<'a>,
    search: Search<'a>,
    construction: Option<Construction<'a>>,
    best: Option<Schedule>,
    told: Option<(Option<i64>, i64)>,
}

impl Timing<'_> {
    /// Runs from above and from below in turn, until nothing is left or the limits are reached.
    fn run(&mut self, known: Option<Vec<i32>>) -> Ended {
        if let Some(starts) = known {
            if self.search.keeps_all(&starts) {
                if !self.improve(&starts) {
                    return Ended::Exhausted;
                }
            } else {
                self.search.follow(&starts);
            }
        }
        if !self.construct(FIRST_TRIES) {
            return Ended::Exhausted;
        }
        let mut grant = FIRST_RUN;
        let mut is_from_below = false;
        let mut end = grant;
        loop {
            self.tell();
            let most = self.best.as_ref().map(Schedule::makespan).filter(|_| is_from_below);
            // One below the best, both runs are the same.
            let most = most.map(|_| self.search.bound()).filter(|&bound| most > Some(i64::from(bound) + 1));
            match self.search.run(end.saturating_sub(self.search.clashes), most) {
                Ended::Found => {
                    let starts = self.search.found.clone();
                    if !self.improve(&starts) {
                        return Ended::Exhausted;
                    }
                }
                Ended::Paused if self.search.clashes < end => {}
                Ended::Paused => {
                    if !self.construct(grant / TRIES) {
                        return Ended::Exhausted;
                    }
                    grant += if is_from_below { grant / 2 } else { 0 };
                    is_from_below = !is_from_below;
                    end = self.search.clashes + if is_from_below { grant / BELOW } else { grant };
                }
                ended @ (Ended::Exhausted | Ended::Stopped) => return ended,
            }
        }
    }

    /// Looks for a better schedule by construction. Whether there can be one still.
    fn construct(&mut self, tries: u64) -> bool {
        let bound = self.search.bound();
        let Some(construction) = &mut self.construction else { return true };
        let found = construction.run(tries, bound, self.limits.stop);
        self.search.work(tries * self.search.state.instance.count as u64);
        let Some(starts) = found.map(<[i32]>::to_vec) else { return true };
        self.improve(&starts)
    }

    /// These starts are the best; whether there can be better ones.
    fn improve(&mut self, starts: &[i32]) -> bool {
        let starts_long = starts.iter().copied().map(i64::from).collect();
        let schedule = Schedule::new(self.project, starts_long).expect("the starts are within the horizon");
        let makespan = i32::try_from(schedule.makespan()).expect("within the horizon");
        self.best = Some(schedule);
        if let Some(construction) = &mut self.construction {
            construction.learn(starts, makespan);
        }
        self.search.follow(starts);
        self.search.below(makespan)
    }

    fn tell(&mut self) {
        let now = (self.best.as_ref().map(Schedule::makespan), i64::from(self.search.bound()));
        if self.told != Some(now) {
            (self.limits.tell)(now.0, now.1);
            self.told = Some(now);
        }
    }
}
