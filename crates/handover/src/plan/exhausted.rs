//! Checks and measures for which the hours of all who do them are not enough: a team that is lost, a night that is too short.
//!
//! Counts sittings back to back, however people come, so what is found stands in the way of every plan.

use std::collections::BTreeMap;

use takas_model::{
    CheckRef, Duty, GroupRef, Handover, MeasureRef, Minutes, Obstacle, Occasion, PlaceRef, Plan, PlanConflict, TeamRef,
};

use super::problem::{Problem, works_from};
use super::reasons::conflict;

/// What has begun when a plan is made anew. Nothing for a first plan.
#[derive(Clone, Debug, Default)]
pub(crate) struct Begun {
    /// Nothing else begins before.
    pub(crate) now: Minutes,
    /// Of each group, how many units are or were at a check.
    pub(crate) checked: BTreeMap<(CheckRef, GroupRef), u64>,
    /// Measures that are taken once and have begun.
    pub(crate) taken: Vec<MeasureRef>,
}

impl Begun {
    /// A work of the plan has begun.
    pub(crate) fn note(&mut self, plan: &Plan, duty: Duty) {
        match duty {
            Duty::Check(check, lot) => {
                let of = &plan.lots[lot];
                *self.checked.entry((check, of.group)).or_default() += of.count;
            }
            Duty::Once(measure) => self.taken.push(measure),
            Duty::Measure(..) => {}
        }
    }
}

/// Every check and measure that is short of hours.
pub(crate) fn exhausted(problem: &Problem<'_>, begun: &Begun, found: &mut Vec<PlanConflict>) {
    for check in (0..problem.handover.checks.len()).map(CheckRef::new) {
        found.extend(at_a_check(problem, begun, check));
    }
    for measure in (0..problem.handover.measures.len()).map(MeasureRef::new) {
        found.extend(at_a_measure(problem, begun, measure));
    }
}

fn at_a_check(problem: &Problem<'_>, begun: &Begun, check: CheckRef) -> Option<PlanConflict> {
    let handover = problem.handover;
    let of = handover.check(check);
    let places = |group: GroupRef| {
        let routes = &handover.group(group).routes;
        routes.iter().map(|route| route.places[route.place_of(of.at)]).collect::<Vec<PlaceRef>>()
    };
    let mut waiting: Vec<(u64, GroupRef)> = Vec::new();
    for &group in of.groups.iter().filter(|group| handover.group(**group).stays.is_none()) {
        let done = begun.checked.get(&(check, group)).copied().unwrap_or(0);
        waiting.push((handover.group(group).count.saturating_sub(done), group));
    }
    waiting.retain(|(count, _)| *count > 0);
    let earliest = waiting.iter().map(|(_, group)| handover.group(*group).ready).min()?;
    let here: Vec<PlaceRef> = waiting.iter().flat_map(|(_, group)| places(*group)).collect();
    let teams = problem.check_teams[check.index()].iter().copied();
    let teams: Vec<TeamRef> = teams.filter(|team| here.contains(&handover.team(*team).place)).collect();
    if teams.is_empty() {
        return None;
    }
    let from = earliest.max(begun.now).max(0);
    let room = teams.iter().map(|team| sittings(handover, *team, from, of.takes.usual));
    let room = room.zip(&teams).map(|(sittings, team)| sittings.saturating_mul(handover.team(*team).at_once));
    let room = room.fold(0, u64::saturating_add);
    // The largest groups that are together too many: without any of them the others would find room.
    waiting.sort_by(|one, other| other.cmp(one));
    let mut count = 0_u64;
    let mut obstacles = vec![Obstacle::Check(check)];
    for (units, group) in waiting {
        count = count.saturating_add(units);
        obstacles.push(Obstacle::Group(group));
        if count > room {
            let who = if obstacles.len() == 2 { handover.group(group).id.clone() } else { format!("{count} in all") };
            let words = vec![
                format!("{who} still have to have \"{}\"", of.name),
                format!("{} can do it for {room} before the hours end", names(handover, &teams)),
            ];
            return Some(conflict(obstacles, words));
        }
    }
    None
}

fn at_a_measure(problem: &Problem<'_>, begun: &Begun, measure: MeasureRef) -> Option<PlanConflict> {
    let handover = problem.handover;
    let of = handover.measure(measure);
    let teams = &problem.measure_teams[measure.index()];
    if of.occasion != Occasion::Once || begun.taken.contains(&measure) || teams.is_empty() {
        return None;
    }
    let passes = |group: GroupRef| handover.group(group).routes.iter().all(|route| route.places.contains(&of.place));
    let group = handover.group_refs().find(|group| handover.group(*group).stays.is_none() && passes(*group))?;
    if teams.iter().any(|team| sittings(handover, *team, begun.now, of.takes.usual) > 0) {
        return None;
    }
    let words = vec![
        format!("{} passes {} after \"{}\"", handover.group(group).id, handover.place(of.place).name, of.name),
        format!("the hours of {} end before it is done", names(handover, teams)),
    ];
    Some(conflict(vec![Obstacle::Measure(measure), Obstacle::Group(group)], words))
}

/// How many sittings a team can begin and end within its hours from a moment on; without end where they take no time.
fn sittings(handover: &Handover, team: TeamRef, from: Minutes, takes: Minutes) -> u64 {
    let of = handover.team(team);
    let (mut at, mut count) = (from.max(0), 0_u64);
    // One span of hours after the other: as many as fit, then on to the next that has room for one.
    while let Some(start) = works_from(of, at, takes).filter(|start| start + takes <= handover.ends) {
        if takes == 0 {
            return u64::MAX;
        }
        let ends = of.hours.iter().find(|hours| hours.from <= start && start + takes <= hours.until);
        let until = ends.map_or(handover.ends, |hours| hours.until.min(handover.ends));
        let fit = (until - start) / takes;
        count = count.saturating_add(fit.unsigned_abs());
        at = start + fit * takes;
        if of.hours.is_empty() {
            break;
        }
        at = at.max(until - takes + 1);
    }
    count
}

fn names(handover: &Handover, teams: &[TeamRef]) -> String {
    teams.iter().map(|team| format!("\"{}\"", handover.team(*team).name)).collect::<Vec<_>>().join(", ")
}
