//! Groups cut to packs, each with a route.

use std::collections::BTreeMap;

use takas_model::{GateRef, PlaceRef, VehicleRef};

use super::super::choices::{Pack, pack};
use super::super::problem::Problem;
use super::super::quotas;
use super::shortest;

/// In so many packs at most, about, the people of all groups are cut.
const PACKS: u64 = 400;

/// The groups cut to packs.
pub(super) fn packs(problem: &Problem<'_>) -> Vec<Pack> {
    let handover = problem.handover;
    let total: u64 = handover.groups.iter().map(|group| group.count).fold(0, u64::saturating_add);
    let block = total.div_ceil(PACKS).max(1);
    let routes = routes(problem);
    let mut packs = Vec::new();
    for (cluster, &route) in problem.clusters.iter().zip(&routes) {
        let all: Vec<_> = cluster.iter().map(|&group| (group, handover.group(group).count)).collect();
        let alone = handover.group(cluster[0]);
        if cluster.len() > 1 || alone.whole || alone.count == 1 {
            packs.extend(pack(problem, &all, route));
            continue;
        }
        let most = carried(problem, cluster[0], route).min(quotas::most(problem, cluster[0]));
        let mut size = block.min(most).max(1);
        if alone.escorted_by > 1 {
            size = size.next_multiple_of(alone.escorted_by).min(most).max(1);
        }
        let parts = alone.count.div_ceil(size).min(100_000);
        for index in 0..parts {
            let (from, to) = (alone.count * index / parts, alone.count * (index + 1) / parts);
            packs.extend(pack(problem, &[(cluster[0], to - from)], route));
        }
    }
    packs
}

/// The most units of a group that one vehicle carries over each ride of a route.
fn carried(problem: &Problem<'_>, group: takas_model::GroupRef, route: usize) -> u64 {
    let of = problem.handover.group(group);
    let places = &of.routes[route].places;
    let over = |ends: (PlaceRef, PlaceRef)| {
        let able = problem.vehicles().filter(|&vehicle| {
            of.modes.contains(&problem.handover.vehicle(vehicle).mode) && problem.way(vehicle, ends.0, ends.1).is_some()
        });
        able.map(|vehicle| most(problem, group, vehicle)).max().unwrap_or(0)
    };
    places.windows(2).map(|pair| over((pair[0], pair[1]))).min().unwrap_or(of.count)
}

/// The most units of a group that a vehicle has room for.
fn most(problem: &Problem<'_>, group: takas_model::GroupRef, vehicle: VehicleRef) -> u64 {
    let room = problem.room(vehicle);
    let (mut fits, mut too_many) = (0, problem.handover.group(group).count + 1);
    while too_many - fits > 1 {
        let middle = fits + (too_many - fits) / 2;
        if problem.need(group, middle).fits(room) { fits = middle } else { too_many = middle }
    }
    fits
}

/// For each cluster, a route: short, and over exchange points that are not crowded; those whom one gate joins over the same.
fn routes(problem: &Problem<'_>) -> Vec<usize> {
    let handover = problem.handover;
    let mut crowd: BTreeMap<PlaceRef, i64> = BTreeMap::new();
    let mut of_gate: BTreeMap<GateRef, PlaceRef> = BTreeMap::new();
    let mut chosen = Vec::new();
    for cluster in &problem.clusters {
        let group = handover.group(cluster[0]);
        let gates = || {
            cluster
                .iter()
                .flat_map(|group| problem.held_by[group.index()].iter().chain(&problem.awaited_by[group.index()]))
        };
        let cost = |route: &takas_model::Route| {
            let ways = route.places.windows(2).map(|pair| shortest(problem, (pair[0], pair[1])));
            let mut cost: i64 = ways.sum();
            if let Some(exchange) = route.exchange.map(|at| route.places[at]) {
                let teams = handover.teams.iter().filter(|team| team.place == exchange).count();
                let strangers =
                    gates().filter(|gate| of_gate.get(gate).is_some_and(|place| *place != exchange)).count();
                cost += crowd.get(&exchange).copied().unwrap_or(0) / i64::try_from(teams.max(1)).unwrap_or(1);
                cost += 10_000 * i64::try_from(strangers).unwrap_or(0);
            }
            cost
        };
        let routes = group.routes.iter().enumerate();
        let usable = routes.filter(|(index, _)| {
            let all: Vec<_> = cluster.iter().map(|&group| (group, 1)).collect();
            pack(problem, &all, *index).is_some()
        });
        let best = usable.min_by_key(|(index, route)| (cost(route), *index)).map_or(0, |(index, _)| index);
        if let Some(route) = group.routes.get(best)
            && let Some(exchange) = route.exchange.map(|at| route.places[at])
        {
            *crowd.entry(exchange).or_default() += i64::try_from(group.count).unwrap_or(i64::MAX / 2);
            gates().for_each(|gate| {
                of_gate.entry(*gate).or_insert(exchange);
            });
        }
        chosen.push(best);
    }
    chosen
}
