//! Whether what has to be done within a span of time is more than a resource can do in it.
//!
//! The timetable sees moments, this sees work: the overload check of time-table edge finding (P. Vilím, "Timetable edge finding filtering
//! algorithm for discrete cumulative resources", 2011), with the part of an activity that has to lie before the span's end even where the
//! rest need not. It pushes nothing; it ends branches. Explained as in A. Schutt, T. Feydy, P. Stuckey, "Explaining
//! time-table-edge-finding propagation for the cumulative resource constraint", 2013.

use super::state::{Claim, State};

/// A check that finds so few clashes is not worth its time, at most levels.
const TRIES_TO_A_CLASH: u64 = 30;

/// A resource and a span in which more has to be done than can be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Overwork {
    pub(super) resource: usize,
    pub(super) from: i32,
    pub(super) to: i32,
}

/// Checks; holds what is worked on, and how often it was of use.
pub(super) struct Energy {
    tries: u64,
    clashes: u64,
    /// Activities by falling first start.
    order: Vec<usize>,
    /// What is certainly in use before each moment, in all.
    sums: Vec<i64>,
    ends: Vec<i32>,
}

impl Energy {
    pub(super) fn new() -> Self {
        Self { tries: 0, clashes: 0, order: Vec::new(), sums: Vec::new(), ends: Vec::new() }
    }

    /// A span in which too much has to be done, if the check is worth making here.
    pub(super) fn check(&mut self, state: &State<'_>) -> Option<Overwork> {
        let is_of_use = self.tries < 16 || self.clashes * TRIES_TO_A_CLASH > self.tries;
        if state.level() > 1 && !is_of_use {
            // Now and then it is tried all the same.
            self.tries -= u64::from(self.tries.is_multiple_of(64));
            self.tries += 1;
            return None;
        }
        self.tries += 1;
        let found = (0..state.instance.users.len()).find_map(|resource| self.span(state, resource));
        self.clashes += u64::from(found.is_some());
        if self.tries > 1 << 12 {
            self.tries /= 2;
            self.clashes /= 2;
        }
        found
    }

    fn span(&mut self, state: &State<'_>, resource: usize) -> Option<Overwork> {
        let instance = state.instance;
        let users = &instance.users[resource];
        self.order.clear();
        self.order.extend(users.iter().copied());
        self.order.sort_unstable_by_key(|&activity| (-state.least[2 * activity], activity));
        self.ends.clear();
        self.ends.extend(users.iter().map(|&activity| instance.durations[activity] - state.least[2 * activity + 1]));
        self.ends.sort_unstable();
        self.ends.dedup();
        self.sums.clear();
        self.sums.push(0);
        let mut sum = 0;
        for &used in &state.used[resource] {
            sum += used;
            self.sums.push(sum);
        }
        let capacity = instance.capacities[resource];
        for &to in &self.ends {
            let mut work = 0;
            for &activity in &self.order {
                let (first, last) = (state.least[2 * activity], -state.least[2 * activity + 1]);
                if first >= to {
                    continue;
                }
                let duration = instance.durations[activity];
                let within = duration.min(to - last);
                if within > 0 {
                    let certain = (to.min(first + duration) - last).max(0);
                    work += state.need(activity, resource) * i64::from(within - certain);
                    let certain = self.sums[to as usize] - self.sums[first as usize];
                    if work + certain > capacity * i64::from(to - first) {
                        return Some(Overwork { resource, from: first, to });
                    }
                }
            }
        }
        None
    }
}

/// How long an activity certainly runs within a span, by the bounds of its start given.
fn within(first: i32, last: i32, duration: i32, (from, to): (i32, i32)) -> i32 {
    (first + duration - from).min(to - last).min(duration).min(to - from).max(0)
}

/// Adds claims that hold and from which so much has to be done in the span that it cannot be.
pub(super) fn explain_overwork(state: &State<'_>, overwork: Overwork, out: &mut Vec<Claim>) {
    let instance = state.instance;
    let Overwork { resource, from, to } = overwork;
    let mut spare = -instance.capacities[resource] * i64::from(to - from) - 1;
    let mut there: Vec<(i64, usize, i32, i32)> = Vec::new();
    for &activity in &instance.users[resource] {
        let duration = instance.durations[activity];
        let by = |sides: &[i32]| within(sides[2 * activity], -sides[2 * activity + 1], duration, (from, to));
        let (now, given) = (by(&state.least), by(&state.root));
        let need = state.need(activity, resource);
        spare += need * i64::from(now);
        if now > given {
            there.push((need * i64::from(now - given), activity, now, given));
        }
    }
    debug_assert!(spare >= 0, "the span has to be overworked");
    there.sort_unstable();
    for (more, activity, now, given) in there {
        if more <= spare {
            spare -= more;
            continue;
        }
        let need = state.need(activity, resource);
        let less = i32::try_from(spare / need).unwrap_or(0);
        debug_assert!(now - less > given, "not all of it is spare");
        spare -= need * i64::from(less);
        let needed = now - less;
        out.push(Claim::new(2 * activity, from + needed - instance.durations[activity]));
        out.push(Claim::new(2 * activity + 1, needed - to));
    }
}
