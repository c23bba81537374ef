//! Of two sides that wait for each other one passes through: its people come when the other side is in, and leave when they are checked.
//!
//! Rides that are put down as early as they go bring both sides at once, and all wait for the last of all. Here those of one side
//! are put down from the end of their checks, as close on one another as the teams allow; the gate that holds them opens for the
//! first of them; and all is timed anew with nothing of it earlier. Everybody of the side that is in first waits as long as before,
//! but fewer wait with them.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{CheckRef, Duty, Minutes, Occasion, TeamRef, Trip};

use super::choices::Choices;
use super::late::{self, Moved};
use super::past::Past;
use super::problem::{Mutual, Problem};
use super::resources::Diary;
use super::timing::{Timed, time};
use super::value;

/// So often the times are moved until the sides that are in first have the time they take.
const TRIES: usize = 6;

/// The times of these choices where those sides pass through that are to; none where that is not to be had.
pub(crate) fn passed(problem: &Problem<'_>, choices: &Choices, past: &Past) -> Option<Timed> {
    let first = time(problem, choices, past);
    if !first.is_whole() {
        return None;
    }
    let mut flows = Vec::new();
    for (mutual, side) in problem.mutual.iter().zip(&choices.passing) {
        if let Some(side) = *side {
            let mut flow = Flow::new(problem, &first, mutual, side)?;
            // When the other side is in at the latest, or later.
            flow.shift((first.gates[flow.gate] - flow.opens).max(0));
            flows.push(flow);
        }
    }
    let (mut past, mut best) = (past.clone(), None);
    for _ in 0..TRIES {
        let mut held = past.clone();
        for flow in &flows {
            flow.hold(&mut held);
        }
        let mut found = time(problem, choices, &held);
        if !found.is_whole() {
            break;
        }
        let opened = |flow: &Flow| found.gates[flow.gate] - flow.opens;
        let mut later: Vec<Minutes> = flows.iter().map(opened).collect();
        if later.iter().all(|later| *later <= 0) {
            match late_but(problem, choices, &past, &found, &flows) {
                Moved::Fits(moved) => {
                    found = better(problem, found, moved);
                    if let Moved::Fits(moved) = late_but(problem, choices, &past, &found, &[]) {
                        found = better(problem, found, moved);
                    }
                    later.fill(0);
                }
                Moved::Needs(mut gates, carriages) => {
                    let raised = |flow: &Flow| gates.get(&flow.gate).map_or(0, |to| to - found.gates[flow.gate]);
                    later = flows.iter().map(raised).collect();
                    // The gate that waits for those who pass through opens when they are in.
                    gates.retain(|gate, _| flows.iter().all(|flow| flow.gate != *gate && flow.awaits != *gate));
                    past.raise(&gates, &carriages);
                }
                Moved::Tires(_) | Moved::No => later.fill(0),
            }
            if best.as_ref().is_none_or(|known| value(problem, &found) < value(problem, known)) {
                best = Some(found);
            }
            if later.iter().all(|later| *later <= 0) {
                break;
            }
        }
        flows.iter_mut().zip(later).for_each(|(flow, later)| flow.shift(later.max(0)));
    }
    best
}

/// Everybody as late as it goes, but for those of these flows, and for vehicles whose crews would be on duty too long.
fn late_but(problem: &Problem<'_>, choices: &Choices, past: &Past, timed: &Timed, flows: &[Flow]) -> Moved {
    let carriages = flows.iter().flat_map(|flow| flow.departs.keys());
    let mut kept: BTreeSet<usize> = carriages.map(|&carriage| timed.trip_of[carriage]).collect();
    for _ in 0..TRIES {
        match late::late(problem, choices, past, timed, &kept) {
            Moved::Tires(vehicles) => {
                let of = |(_, (trip, _)): &(usize, &(Trip, Option<usize>))| vehicles.contains(&trip.vehicle);
                kept.extend(timed.trips.iter().enumerate().filter(of).map(|(index, _)| index));
            }
            other => return other,
        }
    }
    Moved::No
}

fn better(problem: &Problem<'_>, one: Timed, other: Timed) -> Timed {
    if value(problem, &other) < value(problem, &one) { other } else { one }
}

/// The rides of a side, put down from the end.
struct Flow {
    /// When each carriage that brings somebody of the side leaves.
    departs: BTreeMap<usize, Minutes>,
    /// The gate that holds the side, and when the first of them can go on.
    gate: usize,
    opens: Minutes,
    /// The gate that waits for the side.
    awaits: usize,
}

impl Flow {
    fn new(problem: &Problem<'_>, timed: &Timed, mutual: &Mutual, side: usize) -> Option<Self> {
        let awaits = mutual.gates[side];
        let by = timed.gates[awaits.index()] - problem.handover.gate(awaits).takes.usual;
        let groups = &mutual.sides[side];
        let mut checks: Vec<Vec<(Minutes, CheckRef)>> = vec![Vec::new(); timed.lots.len()];
        for work in &timed.works {
            if let Duty::Check(check, lot) = work.duty {
                checks[lot].push((work.starts, check));
            }
        }
        let mut carriages: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (lot, laid) in timed.lots.iter().enumerate().filter(|(_, laid)| groups.contains(&laid.group)) {
            let ride = problem.handover.group(laid.group).routes[laid.route].handover_ride().checked_sub(1)?;
            carriages.entry(*laid.rides.get(ride)?).or_default().push(lot);
        }
        let trip = |carriage: usize| timed.trip_of.get(carriage).and_then(|trip| timed.trips.get(*trip));
        let mut order: Vec<(usize, Vec<usize>)> = carriages.into_iter().collect();
        // Who leaves together comes one after the other.
        let leaves = |lot: &usize| {
            let laid = &timed.lots[*lot];
            let ride = problem.handover.group(laid.group).routes[laid.route].handover_ride();
            laid.rides.get(ride).map(|carriage| (trip(*carriage).map(|(trip, _)| trip.departs), *carriage))
        };
        order.sort_by_cached_key(|(carriage, lots)| {
            let first = lots.iter().map(leaves).min();
            std::cmp::Reverse((first, trip(*carriage).map(|(trip, _)| trip.arrives), *carriage))
        });
        let mut flow =
            Self { departs: BTreeMap::new(), gate: mutual.gates[1 - side].index(), opens: 0, awaits: awaits.index() };
        let mut diaries = vec![Diary::default(); problem.handover.teams.len()];
        let mut ready: BTreeMap<usize, Minutes> = BTreeMap::new();
        for (carriage, mut lots) in order {
            let (trip, _) = trip(carriage)?;
            lots.sort_by_key(|&lot| (std::cmp::Reverse(checks[lot].iter().max()), lot));
            let mut met = by;
            for lot in lots {
                let (begins, ends) = check_late(problem, timed, &mut diaries, (lot, &mut checks[lot]), by)?;
                met = met.min(begins);
                let laid = &timed.lots[lot];
                let ride = problem.handover.group(laid.group).routes[laid.route].handover_ride();
                let known = ready.entry(*laid.rides.get(ride)?).or_default();
                *known = (*known).max(ends);
            }
            let mut arrives = met;
            for &measure in problem.measures(trip.to, Occasion::Arrival) {
                let takes = problem.handover.measure(measure).takes.usual;
                let teams = problem.measure_teams[measure.index()].iter().map(|&team| (team, takes));
                arrives = arrives.min(place_late(problem, &mut diaries, teams, met)?.0);
            }
            let takes = trip.arrives - trip.departs;
            flow.departs.insert(carriage, problem.fit_late(trip.vehicle, (trip.from, trip.to), arrives - takes)?);
        }
        flow.opens = ready.into_values().min()?;
        Some(flow)
    }

    /// Nothing of it is earlier.
    fn hold(&self, past: &mut Past) {
        past.raise(&BTreeMap::from([(self.gate, self.opens)]), &self.departs);
    }

    fn shift(&mut self, later: Minutes) {
        self.opens += later;
        self.departs.values_mut().for_each(|departs| *departs += later);
    }
}

/// Puts down the checks of a lot at its exchange point, the last first; when the first begins and the last ends.
fn check_late(
    problem: &Problem<'_>,
    timed: &Timed,
    diaries: &mut [Diary],
    (lot, checks): (usize, &mut Vec<(Minutes, CheckRef)>),
    by: Minutes,
) -> Option<(Minutes, Minutes)> {
    let laid = &timed.lots[lot];
    let route = &problem.handover.group(laid.group).routes[laid.route];
    let at = route.handover_ride();
    let (mut begins, mut ends) = (by, None);
    checks.sort_unstable_by_key(|one| std::cmp::Reverse(*one));
    let here: BTreeSet<CheckRef> = problem.checks_at(laid.group, laid.route, at).collect();
    for &(_, check) in checks.iter().filter(|(_, check)| here.contains(check)) {
        let teams = problem.teams_at(check, route.places[at]);
        let teams = teams.map(|team| (team, problem.check_takes(check, team, laid.count)));
        let (starts, until) = place_late(problem, diaries, teams, begins)?;
        begins = starts;
        ends = ends.max(Some(until));
    }
    Some((begins, ends.unwrap_or(by)))
}

/// Gives a work to the team that can begin it last; from when until when.
fn place_late(
    problem: &Problem<'_>,
    diaries: &mut [Diary],
    teams: impl Iterator<Item = (TeamRef, Minutes)>,
    by: Minutes,
) -> Option<(Minutes, Minutes)> {
    let found = teams.filter_map(|(team, takes)| {
        let ends = diaries[team.index()].free_until(problem.handover, team, by, takes)?;
        Some((ends - takes, std::cmp::Reverse(team), ends))
    });
    let (starts, std::cmp::Reverse(team), ends) = found.max()?;
    diaries[team.index()].take(starts, ends);
    Some((starts, ends))
}
