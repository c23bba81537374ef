//! What follows: lags, learned clauses, pairs that cannot run together, the timetable of each resource, and at last (`energy`) its spans.
//!
//! Each push keeps a reason short enough to be made into an explanation when it is needed (`explain`). The timetable is that of
//! A. Aggoun, N. Beldiceanu, "Extending CHIP", 1993, kept by the moment; explained pointwise as in A. Schutt, T. Feydy, P. Stuckey,
//! M. Wallace, "Explaining the cumulative propagator", Constraints 16, 2011.

use super::clauses::{Clauses, Watch};
use super::energy::{Energy, Overwork};
use super::state::{Claim, Push, Reason, State, UNGROWN, small};

/// Claims that all hold and cannot.
#[derive(Debug)]
pub(super) enum Clash {
    /// The side cannot go up so far for this reason, as the other side is where it is.
    Empty(Claim, Reason),
    /// This resource is overused at this moment.
    Overload(usize, i32),
    /// A resource has more to do in a span than it can.
    Overwork(Overwork),
}

/// Propagates; holds what is worked on.
pub(super) struct Propagation {
    next: usize,
    is_looked_at: Vec<bool>,
    pub(super) energy: Energy,
    /// Steps taken: pushes followed and clauses looked at.
    pub(super) work: u64,
}

type Followed = Result<(), Clash>;

impl Propagation {
    pub(super) fn new(activities: usize, resources: usize) -> Self {
        Self { next: 0, is_looked_at: vec![false; activities], energy: Energy::new(resources), work: 0 }
    }

    /// Pushes a side up, if it is not there yet.
    pub(super) fn push(state: &mut State<'_>, side: usize, least: i32, reason: Reason) -> Followed {
        if least <= state.least[side] {
            return Ok(());
        }
        if least + state.least[side ^ 1] > 0 {
            return Err(Clash::Empty(Claim::new(side, least), reason));
        }
        state.assign(side, least, reason);
        Ok(())
    }

    /// Follows every push from `from` on the trail, until nothing more follows.
    pub(super) fn run(&mut self, state: &mut State<'_>, clauses: &mut Clauses, from: usize) -> Followed {
        self.next = from;
        loop {
            while let Some(&push) = state.trail.get(self.next) {
                self.next += 1;
                self.work += 1;
                if let Some((resource, moment)) = state.overload {
                    return Err(Clash::Overload(resource, moment));
                }
                Self::edges(state, push)?;
                Self::orders(state, push)?;
                self.clauses(state, clauses, push)?;
            }
            if let Some((resource, moment)) = state.overload {
                return Err(Clash::Overload(resource, moment));
            }
            self.tables(state)?;
            if self.next < state.trail.len() || state.overload.is_some() || !state.moved.is_empty() {
                continue;
            }
            self.energy.run(state)?;
            if self.next == state.trail.len() {
                return Ok(());
            }
        }
    }

    fn edges(state: &mut State<'_>, push: Push) -> Followed {
        let side = push.side as usize;
        let instance = state.instance;
        let Some(edges) = instance.edges.get(side) else { return Ok(()) };
        for edge in edges {
            let least = state.least[side] + edge.by;
            if least > state.least[edge.to] {
                Self::push(state, edge.to, least, Reason::Edge(push.side, edge.by))?;
            }
        }
        Ok(())
    }

    /// The pairs of an activity that moved, or the pair whose order was found.
    fn orders(state: &mut State<'_>, push: Push) -> Followed {
        let variable = push.side as usize / 2;
        let instance = state.instance;
        if let Some(pair) = variable.checked_sub(instance.count + 1) {
            return Self::ordered(state, pair, push.side.is_multiple_of(2));
        }
        let Some(pairs) = instance.pairs_of.get(variable) else { return Ok(()) };
        for &pair in pairs {
            let (is_first, is_second) =
                (state.least[state.order_side(pair, true)] == 1, state.least[state.order_side(pair, false)] == 0);
            if is_first || is_second {
                Self::ordered(state, pair, is_first)?;
                continue;
            }
            let both = instance.pairs[pair];
            let never = |a: usize, b: usize| state.least[2 * b] + instance.durations[b] > -state.least[2 * a + 1];
            if never(both.first, both.second) {
                Self::push(state, state.order_side(pair, true), 1, Reason::Order(small(pair)))?;
            } else if never(both.second, both.first) {
                Self::push(state, state.order_side(pair, false), 0, Reason::Order(small(pair)))?;
            }
        }
        Ok(())
    }

    /// The pair in its order is a lag.
    fn ordered(state: &mut State<'_>, pair: usize, is_first: bool) -> Followed {
        let both = state.instance.pairs[pair];
        let (before, after) = if is_first { (both.first, both.second) } else { (both.second, both.first) };
        let duration = state.instance.durations[before];
        let least = state.least[2 * before] + duration;
        Self::push(state, 2 * after, least, Reason::Ordered(small(pair), small(2 * before)))?;
        let least = state.least[2 * after + 1] + duration;
        Self::push(state, 2 * before + 1, least, Reason::Ordered(small(pair), small(2 * after + 1)))
    }

    fn clauses(&mut self, state: &mut State<'_>, clauses: &mut Clauses, push: Push) -> Followed {
        let side = push.side as usize;
        for bucket in clauses.bucket(side, push.old + 1)..=clauses.bucket(side, push.new) {
            let mut watchers = clauses.take(bucket);
            if watchers.is_empty() {
                continue;
            }
            let mut kept = 0;
            let mut outcome = Ok(());
            for place in 0..watchers.len() {
                let watch = watchers[place];
                if outcome.is_err() || watch.least > push.new || watch.least <= push.old || state.holds(watch.other) {
                    watchers[kept] = watch;
                    kept += 1;
                    continue;
                }
                self.work += 1;
                match Self::clause(state, clauses, side, watch) {
                    Ok(Some(watch)) => {
                        watchers[kept] = watch;
                        kept += 1;
                    }
                    Ok(None) => {}
                    Err(clash) => {
                        watchers[kept] = watch;
                        kept += 1;
                        outcome = Err(clash);
                    }
                }
            }
            watchers.truncate(kept);
            clauses.put(bucket, watchers);
            outcome?;
        }
        Ok(())
    }

    /// A clause one of whose watched claims is refuted: watches another one (then none is kept), or pushes the last.
    fn clause(state: &mut State<'_>, clauses: &mut Clauses, side: usize, watch: Watch) -> Result<Option<Watch>, Clash> {
        let refuted = Claim::new(side, watch.least).negated();
        let claims = clauses.claims_mut(watch.clause);
        if claims[0] == refuted {
            claims.swap(0, 1);
        }
        let first = claims[0];
        if state.holds(first) {
            return Ok(Some(Watch { other: first, ..watch }));
        }
        if let Some(place) = (2..claims.len()).find(|&place| !state.is_refuted(claims[place])) {
            claims.swap(1, place);
            let claim = claims[1];
            clauses.watch(claim, watch.clause, first);
            return Ok(None);
        }
        Self::push(state, first.side(), first.least, Reason::Clause(watch.clause))?;
        Ok(Some(Watch { other: first, ..watch }))
    }

    /// Looks at the activities that moved, and at those where the use of a resource has grown.
    fn tables(&mut self, state: &mut State<'_>) -> Followed {
        let instance = state.instance;
        let moved = std::mem::take(&mut state.moved);
        for &activity in &moved {
            state.is_moved[activity] = false;
            self.is_looked_at[activity] = true;
        }
        let mut outcome = Ok(());
        'resources: for (resource, users) in instance.users.iter().enumerate() {
            let (from, to) = std::mem::replace(&mut state.grown[resource], UNGROWN);
            self.energy.is_open[resource] |= from < to;
            for &activity in users {
                self.energy.is_open[resource] |= self.is_looked_at[activity];
                let duration = instance.durations[activity];
                let (first, last) = (state.least[2 * activity], -state.least[2 * activity + 1]);
                let is_apart = !self.is_looked_at[activity] && (from >= last + duration || to <= first);
                if first == last || is_apart {
                    continue;
                }
                self.work += 1;
                let need =
                    instance.needs[activity].iter().find(|(its, _)| *its == resource).map_or(0, |&(_, need)| need);
                outcome = Self::fit(state, resource, activity, need);
                if outcome.is_err() {
                    break 'resources;
                }
            }
        }
        for activity in moved {
            self.is_looked_at[activity] = false;
        }
        outcome
    }

    /// Pushes the start past each moment at which the activity finds no room, and its latest start before it.
    fn fit(state: &mut State<'_>, resource: usize, activity: usize, need: i64) -> Followed {
        let duration = state.instance.durations[activity];
        let room = state.instance.capacities[resource] - need;
        loop {
            let (first, last) = (state.least[2 * activity], -state.least[2 * activity + 1]);
            // Where it certainly runs itself, there is room or an overload.
            let to = last.min(first + duration);
            let used = &state.used[resource][first as usize..to as usize];
            let Some(place) = used.iter().rposition(|&used| used > room) else { break };
            let moment = first + i32::try_from(place).unwrap_or(0);
            Self::push(state, 2 * activity, moment + 1, Reason::Table(small(resource), moment))?;
        }
        loop {
            let (first, last) = (state.least[2 * activity], -state.least[2 * activity + 1]);
            let from = last.max(first + duration);
            let used = &state.used[resource][from as usize..(last + duration) as usize];
            let Some(place) = used.iter().position(|&used| used > room) else { break };
            let moment = from + i32::try_from(place).unwrap_or(0);
            Self::push(state, 2 * activity + 1, duration - moment, Reason::Table(small(resource), moment))?;
        }
        Ok(())
    }
}
