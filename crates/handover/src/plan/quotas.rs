//! Quotas: how many may leave for the handover in how much time, and how many have.
//!
//! Departures are put down in any order, so a moment has to leave room in each span of time that holds it, whatever comes before or after.

use takas_model::{GroupRef, Handover, Minutes, Obstacle, PlanConflict, Quota, QuotaSpan, Simultaneous};

use super::earliest::{Lines, Moments, earliest};
use super::problem::Problem;
use super::reasons::conflict;

/// Units by the quota that counts them: by number, each once.
pub(crate) type Counted = Vec<(usize, u64)>;

/// Adds units of a group to what the quotas count.
pub(crate) fn count(problem: &Problem<'_>, group: GroupRef, units: u64, counted: &mut Counted) {
    for &quota in &problem.quotas[group.index()] {
        match counted.iter_mut().find(|(known, _)| *known == quota) {
            Some((_, sum)) => *sum = sum.saturating_add(units),
            None => counted.push((quota, units)),
        }
    }
}

/// Whether no quota lets fewer through in its time than these, who leave at one moment.
pub(crate) fn lets(handover: &Handover, counted: &Counted) -> bool {
    counted.iter().all(|&(quota, units)| units <= handover.quotas[quota].at_most)
}

/// Whether whoever leaves simultaneously counts together.
pub(crate) fn is_one_time(quota: &Quota, together: &Simultaneous) -> bool {
    match quota.span {
        QuotaSpan::Within(within) => together.within < within,
        QuotaSpan::Days(_) => together.within == 0,
    }
}

/// The most units of a group that may leave at one moment.
pub(crate) fn most(problem: &Problem<'_>, group: GroupRef) -> u64 {
    let quotas = problem.quotas[group.index()].iter().map(|&quota| problem.handover.quotas[quota].at_most);
    quotas.min().unwrap_or(u64::MAX)
}

/// Who has left so far: for each quota the moments with their units, ascending.
#[derive(Clone, Debug)]
pub(crate) struct Through(Vec<Vec<(Minutes, u64)>>);

impl Through {
    pub(crate) fn new(handover: &Handover) -> Self {
        Self(vec![Vec::new(); handover.quotas.len()])
    }

    /// Enters a departure.
    pub(crate) fn leave(&mut self, counted: &Counted, at: Minutes) {
        for &(quota, units) in counted {
            let left = &mut self.0[quota];
            let place = left.partition_point(|(other, _)| *other <= at);
            left.insert(place, (at, units));
        }
    }

    /// Nothing if these may leave at this moment; else the quota in the way, and the next moment at which it is not, if there is one.
    pub(crate) fn may_leave(
        &self,
        handover: &Handover,
        counted: &Counted,
        at: Minutes,
    ) -> Result<(), (Option<Minutes>, usize)> {
        let next = |&(number, units): &(usize, u64)| {
            let quota = &handover.quotas[number];
            if self.has_room(quota, number, units, at) {
                return None;
            }
            // It begins to have room where the time of some departure is over, or a day begins.
            let later: Vec<Minutes> = match &quota.span {
                QuotaSpan::Within(within) => self.0[number].iter().map(|(left, _)| left + within).collect(),
                QuotaSpan::Days(days) => days.clone(),
            };
            let mut later = later.into_iter().filter(|moment| *moment > at);
            Some((later.find(|moment| self.has_room(quota, number, units, *moment)), number))
        };
        match counted.iter().find_map(next) {
            Some(in_the_way) => Err(in_the_way),
            None => Ok(()),
        }
    }

    fn has_room(&self, quota: &Quota, number: usize, units: u64, at: Minutes) -> bool {
        let left = &self.0[number];
        let fits = |count: u64| count.saturating_add(units) <= quota.at_most;
        match &quota.span {
            QuotaSpan::Within(within) => {
                let from = left.partition_point(|(moment, _)| moment + within <= at);
                let until = left.partition_point(|(moment, _)| *moment < at + within);
                let near = &left[from..until];
                let begins = near.iter().map(|(moment, _)| *moment).filter(|moment| *moment < at).chain([at]);
                begins.into_iter().all(|begin| {
                    let inside = near.iter().filter(|(moment, _)| begin <= *moment && moment - begin < *within);
                    fits(inside.map(|(_, units)| units).sum())
                })
            }
            QuotaSpan::Days(_) => {
                let day = quota.span.day(at);
                let same = left.iter().filter(|(moment, _)| quota.span.day(*moment) == day);
                fits(same.map(|(_, units)| units).sum())
            }
        }
    }
}

/// Quotas that cannot be kept: who has to leave at one moment, or in too short a time, is more than they let through.
pub(crate) fn too_narrow(problem: &Problem<'_>, found: &mut Vec<PlanConflict>) {
    for (number, quota) in problem.handover.quotas.iter().enumerate() {
        let known = found.len();
        at_one_moment(problem, number, quota, found);
        if found.len() == known {
            found.extend(in_too_short_a_time(problem, number, quota));
        }
    }
}

/// The largest of these that are together more than the quota lets through: without any of them the others would be let.
fn too_many(problem: &Problem<'_>, quota: &Quota, groups: &[GroupRef]) -> Option<(u64, Vec<Obstacle>)> {
    let of = |group: &GroupRef| problem.handover.group(*group);
    let counts = groups.iter().filter(|group| quota.of.contains(group) && of(group).stays.is_none());
    let mut counted: Vec<(u64, GroupRef)> = counts.map(|group| (of(group).count, *group)).collect();
    counted.sort_by(|one, other| other.cmp(one));
    let (mut sum, mut obstacles) = (0_u64, Vec::new());
    for (units, group) in counted {
        sum = sum.saturating_add(units);
        obstacles.push(Obstacle::Group(group));
        if sum > quota.at_most {
            return Some((sum, obstacles));
        }
    }
    None
}

/// Whole groups, families and simultaneous departures that are larger than a quota.
fn at_one_moment(problem: &Problem<'_>, number: usize, quota: &Quota, found: &mut Vec<PlanConflict>) {
    let handover = problem.handover;
    let mut tell = |(sum, mut obstacles): (u64, Vec<Obstacle>), with: Option<Obstacle>, why: String| {
        obstacles.push(Obstacle::Quota(number));
        obstacles.extend(with);
        let lets = format!("they are {sum}, and \"{}\" lets {} through in its time", quota.name, quota.at_most);
        found.push(conflict(obstacles, vec![why, lets]));
    };
    let mut alone = Vec::new();
    for &group in &quota.of {
        let of = handover.group(group);
        if let Some(many) = too_many(problem, quota, &[group]).filter(|_| of.whole) {
            alone.push(group);
            tell(many, None, format!("all of {} go in the same vehicles", of.id));
        }
    }
    let others = |groups: &[GroupRef]| -> Vec<GroupRef> {
        groups.iter().copied().filter(|group| !alone.contains(group)).collect()
    };
    for (index, family) in handover.families.iter().enumerate() {
        if let Some(many) = too_many(problem, quota, &others(&family.groups)) {
            let why = format!("\"{}\" keeps all of them in the same vehicles", family.name);
            tell(many, Some(Obstacle::Family(index)), why);
        }
    }
    for (index, together) in handover.simultaneous.iter().enumerate() {
        if !is_one_time(quota, together) {
            continue;
        }
        if let Some(many) = too_many(problem, quota, &others(&together.groups)) {
            let why = format!("\"{}\" makes all of them leave within {} minutes", together.name, together.within);
            tell(many, Some(Obstacle::Simultaneous(index)), why);
        }
    }
}

/// Groups for all of which there is not time enough between when they can leave first and when they have to have left.
fn in_too_short_a_time(problem: &Problem<'_>, number: usize, quota: &Quota) -> Option<PlanConflict> {
    let handover = problem.handover;
    let Moments::Kept(early) = earliest(problem, &Lines::none(problem)) else { return None };
    let travel = quota.of.iter().copied().filter(|group| handover.group(*group).stays.is_none());
    let mut between: Vec<(Minutes, Minutes, GroupRef)> =
        travel.map(|group| (last(problem, group), early[group.index()].leaves, group)).collect();
    between.retain(|(last, first, _)| first <= last);
    between.sort_unstable();
    let room = |groups: &[(Minutes, Minutes, GroupRef)]| {
        let first = groups.iter().map(|(_, first, _)| *first).min().unwrap_or(0);
        let last = groups.iter().map(|(last, ..)| *last).max().unwrap_or(0);
        let spans = match &quota.span {
            QuotaSpan::Within(within) => (last - first) / within + 1,
            QuotaSpan::Days(_) => {
                i64::try_from(quota.span.day(last) - quota.span.day(first)).unwrap_or(i64::MAX - 1) + 1
            }
        };
        quota.at_most.saturating_mul(spans.unsigned_abs())
    };
    let units = |groups: &[(Minutes, Minutes, GroupRef)]| {
        groups.iter().map(|(.., group)| handover.group(*group).count).fold(0, u64::saturating_add)
    };
    let is_too_much = |groups: &[(Minutes, Minutes, GroupRef)]| units(groups) > room(groups);
    let until = (1..=between.len()).find(|until| is_too_much(&between[..*until]))?;
    let mut kept = between[..until].to_vec();
    // One after the other is left out, where the rest is still too much.
    let without = |kept: &[(Minutes, Minutes, GroupRef)], at: usize| [&kept[..at], &kept[at + 1..]].concat();
    while let Some(at) = (0..kept.len()).find(|at| is_too_much(&without(&kept, *at))) {
        kept = without(&kept, at);
    }
    let mut obstacles: Vec<Obstacle> = kept.iter().map(|(.., group)| Obstacle::Group(*group)).collect();
    obstacles.push(Obstacle::Quota(number));
    let who = if let [(.., group)] = kept[..] { handover.group(group).id.clone() } else { "they".to_owned() };
    let words = vec![
        format!("{who} are {} in all", units(&kept)),
        format!("\"{}\" lets {} of them through before they are due", quota.name, room(&kept)),
    ];
    Some(conflict(obstacles, words))
}

/// The last minute at which a group can leave for its handover, however many vehicles there were.
fn last(problem: &Problem<'_>, group: GroupRef) -> Minutes {
    let of = problem.handover.group(group);
    let shortest = of.routes.iter().map(|route| {
        let onward = route.places[route.handover_ride()..].windows(2);
        let ride = |pair: &[takas_model::PlaceRef]| {
            let ways = problem.vehicles().filter_map(|vehicle| problem.way(vehicle, pair[0], pair[1]));
            ways.map(|way| way.takes.usual).min().unwrap_or(0)
        };
        onward.map(ride).sum::<Minutes>()
    });
    of.due.min(problem.handover.ends) - shortest.min().unwrap_or(0)
}
