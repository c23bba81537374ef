//! Packs become lots: parts of one group that go the same way are joined, then cut so that several teams can check them at once and halls hold them.

use std::collections::BTreeMap;

use takas_model::GroupRef;

use super::choices::Choices;
use super::problem::Problem;

/// A lot as it is timed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Laid {
    pub(crate) group: GroupRef,
    pub(crate) count: u64,
    pub(crate) route: usize,
    /// The carriages of its rides, in order.
    pub(crate) rides: Vec<usize>,
}

/// The lots of all packs.
pub(crate) fn lay_out(problem: &Problem<'_>, choices: &Choices) -> Vec<Laid> {
    if choices.is_laid_out {
        let parts = choices.packs.iter().zip(&choices.of).flat_map(|(pack, rides)| {
            pack.parts.iter().map(|part| Laid {
                group: part.group,
                count: part.count,
                route: part.route,
                rides: rides.clone(),
            })
        });
        return parts.collect();
    }
    let mut joined: BTreeMap<(GroupRef, usize, &[usize]), u64> = BTreeMap::new();
    for (pack, rides) in choices.packs.iter().zip(&choices.of) {
        for part in &pack.parts {
            *joined.entry((part.group, part.route, rides)).or_default() += part.count;
        }
    }
    let mut lots = Vec::new();
    for ((group, route, rides), count) in joined {
        for size in cut(problem, group, route, count) {
            lots.push(Laid { group, count: size, route, rides: rides.to_vec() });
        }
    }
    lots
}

/// The sizes into which so many units of a group are cut.
fn cut(problem: &Problem<'_>, group: GroupRef, route: usize, count: u64) -> Vec<u64> {
    let of = problem.handover.group(group);
    let is_family = problem.handover.families.iter().any(|family| family.groups.contains(&group));
    if of.whole || is_family || count <= 1 {
        return vec![count];
    }
    let (mut teams, mut at_once) = (1, 1);
    for &check in &problem.checks_of[group.index()] {
        let place = of.routes[route].places[of.routes[route].place_of(problem.handover.check(check).at)];
        let here = problem.teams_at(check, place);
        let sizes: Vec<u64> = here.map(|team| problem.handover.team(team).at_once).collect();
        teams = teams.max(sizes.len());
        at_once = at_once.max(sizes.into_iter().max().unwrap_or(1));
    }
    let escorted = of.escorted_by.max(1);
    let hall = largest_hall(problem, group, route).max(escorted);
    let unit = Some(at_once.next_multiple_of(escorted)).filter(|unit| *unit <= hall).unwrap_or(escorted);
    let units = count.div_ceil(unit);
    let lots = units.min(u64::try_from(teams).unwrap_or(1)).max(units.div_ceil(hall / unit)).max(1);
    let sizes = (0..lots).map(|index| {
        let (from, to) = (units * index / lots, units * (index + 1) / lots);
        (to * unit).min(count) - (from * unit).min(count)
    });
    sizes.filter(|&size| size > 0).collect()
}

/// How many people of a group any one hall on its way holds.
fn largest_hall(problem: &Problem<'_>, group: GroupRef, route: usize) -> u64 {
    let of = problem.handover.group(group);
    let places = &of.routes[route].places;
    let between = places.iter().skip(1).take(places.len().saturating_sub(2)).filter(|_| of.are_people);
    let largest =
        between.filter_map(|place| problem.handover.place(*place).halls.iter().map(|hall| hall.people_max).max());
    largest.min().unwrap_or(u64::MAX)
}
