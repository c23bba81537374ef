//! Whether what has to be done within a span of time is more than a resource can do in it, and who therefore cannot start so early.
//!
//! The timetable sees moments, this sees work: time-table edge finding (P. Vilím, "Timetable edge finding filtering algorithm for
//! discrete cumulative resources", 2011), with the part of an activity that has to lie before the span's end even where the rest need
//! not; in both directions of time. Explained as in A. Schutt, T. Feydy, P. Stuckey, "Explaining time-table-edge-finding propagation
//! for the cumulative resource constraint", 2013: lazily, from the span alone.

use super::propagate::{Clash, Propagation};
use super::state::{Claim, Reason, State, small};

/// Looking that finds something once in so many times only is not worth its time, at most levels.
const TRIES_TO_A_FIND: u64 = 10;

/// The same where a bound is to be shown: there is little room, and nothing else to be won.
const TRIES_TO_A_FIND_BELOW: u64 = 60;

/// A resource and a span in which more has to be done than can be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Overwork {
    pub(super) resource: usize,
    pub(super) from: i32,
    pub(super) to: i32,
}

/// An activity as it is seen here: in the direction of time that is looked in.
#[derive(Clone, Copy, Debug)]
struct Body {
    activity: usize,
    first: i32,
    last: i32,
    duration: i32,
    need: i64,
}

/// A side that has to be at least so much, for what has to be done in a span.
#[derive(Clone, Copy, Debug)]
struct Find {
    side: usize,
    least: i32,
    span: Overwork,
}

/// Looks; holds what is worked on, and how often it was of use.
pub(super) struct Energy {
    tries: u64,
    finds: u64,
    tries_to_a_find: u64,
    /// Of each resource, whether something has moved on it since it was last looked at.
    pub(super) is_open: Vec<bool>,
    bodies: Vec<Body>,
    /// What is certainly in use before each moment, in all.
    sums: Vec<i64>,
    ends: Vec<i32>,
    found: Vec<Find>,
}

impl Energy {
    pub(super) fn new(resources: usize) -> Self {
        Self {
            tries: 0,
            finds: 0,
            tries_to_a_find: TRIES_TO_A_FIND,
            is_open: vec![true; resources],
            bodies: Vec::new(),
            sums: Vec::new(),
            ends: Vec::new(),
            found: Vec::new(),
        }
    }

    /// Says whether a bound is to be shown, or a schedule found.
    pub(super) fn turn(&mut self, is_from_below: bool) {
        self.tries_to_a_find = if is_from_below { TRIES_TO_A_FIND_BELOW } else { TRIES_TO_A_FIND };
    }

    /// Pushes what follows from the spans of each resource, if looking is worth its time here.
    pub(super) fn run(&mut self, state: &mut State<'_>) -> Result<(), Clash> {
        let is_of_use = self.tries < 64 || self.finds * self.tries_to_a_find > self.tries;
        if state.level() > 1 && !is_of_use {
            // Now and then it is tried all the same.
            self.tries -= u64::from(self.tries.is_multiple_of(64));
            self.tries += 1;
            return Ok(());
        }
        self.tries += 1;
        let before = state.trail.len();
        let outcome = (0..self.is_open.len()).try_for_each(|resource| {
            if std::mem::replace(&mut self.is_open[resource], false) { self.resource(state, resource) } else { Ok(()) }
        });
        self.finds += u64::from(outcome.is_err() || state.trail.len() > before);
        if self.tries > 1 << 12 {
            self.tries /= 2;
            self.finds /= 2;
        }
        outcome
    }

    fn resource(&mut self, state: &mut State<'_>, resource: usize) -> Result<(), Clash> {
        self.sums.clear();
        self.sums.push(0);
        let mut sum = 0;
        let end = -state.least[2 * state.instance.count + 1];
        for &used in &state.used[resource][..end as usize] {
            sum += used;
            self.sums.push(sum);
        }
        for is_backward in [false, true] {
            self.found.clear();
            if let Some(span) = self.spans(state, resource, is_backward) {
                self.is_open[resource] = true;
                return Err(Clash::Overwork(span));
            }
            for find in self.found.drain(..) {
                let Overwork { resource, from, to } = find.span;
                Propagation::push(state, find.side, find.least, Reason::Work(small(resource), from, to))?;
            }
        }
        Ok(())
    }

    /// A span in which too much has to be done; else what follows from spans is noted.
    fn spans(&mut self, state: &State<'_>, resource: usize, is_backward: bool) -> Option<Overwork> {
        let instance = state.instance;
        let (own, other) = (usize::from(is_backward), usize::from(!is_backward));
        self.bodies.clear();
        self.bodies.extend(instance.users[resource].iter().map(|&activity| {
            let duration = instance.durations[activity];
            let shift = if is_backward { duration } else { 0 };
            Body {
                activity,
                first: state.least[2 * activity + own] - shift,
                last: -state.least[2 * activity + other] - shift,
                duration,
                need: state.need(activity, resource),
            }
        }));
        self.bodies.sort_unstable_by_key(|body| (-body.first, body.activity));
        self.ends.clear();
        self.ends.extend(self.bodies.iter().map(|body| body.last + body.duration));
        self.ends.sort_unstable();
        self.ends.dedup();
        let capacity = instance.capacities[resource];
        for &to in &self.ends {
            let begin = self.bodies.partition_point(|body| body.first >= to);
            let mut work = 0;
            // Who would have to do most more, if it started as early as it can.
            let mut most: Option<(i64, Body)> = None;
            for &body in &self.bodies[begin..] {
                let Body { first, last, duration, need, .. } = body;
                let within = duration.min(to - last).max(0);
                let certain = (to.min(first + duration) - last).max(0);
                work += need * i64::from(within - certain);
                let more = need * i64::from(duration.min(to - first) - within);
                if most.is_none_or(|(least, _)| more > least) {
                    most = Some((more, body));
                }
                let (from, until) = if is_backward { (-to, -first) } else { (first, to) };
                let certain = self.sums[until as usize] - self.sums[from as usize];
                let room = capacity * i64::from(to - first) - certain - work;
                let span = Overwork { resource, from, to: until };
                if room < 0 {
                    return Some(span);
                }
                if let Some((_, body)) = most.filter(|(more, _)| *more > room) {
                    let within = body.duration.min(to - body.last).max(0);
                    let most_within = within + i32::try_from(room / body.need).unwrap_or(0);
                    let shift = if is_backward { body.duration } else { 0 };
                    let (side, least) = (2 * body.activity + own, to - most_within + shift);
                    self.found.push(Find { side, least, span });
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
    explain_work(state, overwork, None, 0, out);
}

/// Adds claims that hold and from which so much has to be done in the span that whose claim this is finds no room earlier.
pub(super) fn explain_push(state: &State<'_>, overwork: Overwork, claim: Claim, out: &mut Vec<Claim>) {
    let Overwork { resource, from, to } = overwork;
    let activity = claim.side() / 2;
    let duration = state.instance.durations[activity];
    // So long it would run within the span at least, if it did not hold.
    let most = duration.min(to - from);
    let (needed, own) = if claim.side().is_multiple_of(2) {
        let needed = most.min(to - (claim.least - 1));
        (needed, from + needed - duration)
    } else {
        let needed = most.min(1 - claim.least + duration - from);
        (needed, needed - to)
    };
    out.push(Claim { side: claim.side, least: own });
    explain_work(state, overwork, Some(activity), state.need(activity, resource) * i64::from(needed), out);
}

/// Adds claims that hold and from which all but one have so much to do in the span that beside `taken` it cannot be done.
fn explain_work(state: &State<'_>, overwork: Overwork, except: Option<usize>, taken: i64, out: &mut Vec<Claim>) {
    let instance = state.instance;
    let Overwork { resource, from, to } = overwork;
    let mut spare = taken - instance.capacities[resource] * i64::from(to - from) - 1;
    let mut there: Vec<(i64, usize, i32, i32)> = Vec::new();
    for &activity in instance.users[resource].iter().filter(|&&activity| Some(activity) != except) {
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
