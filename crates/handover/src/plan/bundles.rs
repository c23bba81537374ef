//! Carriages that leave together, and the order of the sequence among them.
//!
//! A carriage with people of two steps leaves at one moment, so all carriages of steps between them leave then, too.

use std::collections::BTreeMap;

use takas_model::{Minutes, Trip, VehicleRef};

use super::choices::{Choices, NOWHERE};
use super::layout::Laid;
use super::problem::Problem;
use super::timing::Blocked;

/// Carriages that are put down together.
#[derive(Clone, Debug)]
pub(crate) struct Bundle {
    pub(crate) carriages: Vec<usize>,
    /// Which of them (places in `carriages`) leave within how many minutes.
    limits: Vec<(Vec<usize>, Minutes)>,
    /// The greatest step of any.
    last_step: Option<usize>,
}

/// See the module.
#[derive(Clone, Debug)]
pub(crate) struct Bundles {
    pub(crate) all: Vec<Bundle>,
    of: Vec<usize>,
    /// For each carriage: the first and the last step of those whom it hands over.
    steps: Vec<Option<(usize, usize)>>,
    /// For each step: carriages whose first step it is.
    by_first: Vec<Vec<usize>>,
    /// For each bundle: those with which it shares a vehicle or people.
    near: Vec<Vec<usize>>,
    /// For each bundle at the end: what was in its way.
    pub(crate) reasons: Vec<Option<Blocked>>,
}

impl Bundles {
    pub(crate) fn new(problem: &Problem<'_>, choices: &Choices, lots: &[Laid], aboard: &[Vec<(usize, usize)>]) -> Self {
        let count = choices.carriages.len();
        let mut steps: Vec<Option<(usize, usize)>> = vec![None; count];
        let mut together: Vec<Vec<usize>> = vec![Vec::new(); problem.handover.simultaneous.len()];
        for (carriage, lots_aboard) in aboard.iter().enumerate() {
            for &(lot, ride) in lots_aboard {
                let group = lots[lot].group;
                let of = problem.handover.group(group);
                if of.stays.is_some() || of.routes[lots[lot].route].handover_ride() != ride {
                    continue;
                }
                if let Some(step) = problem.step[group.index()] {
                    let known = steps[carriage].unwrap_or((step, step));
                    steps[carriage] = Some((known.0.min(step), known.1.max(step)));
                }
                problem.simultaneous[group.index()].iter().for_each(|index| together[*index].push(carriage));
            }
        }
        let mut limits: Vec<(Vec<usize>, Minutes)> = Vec::new();
        for (index, mut carriages) in together.into_iter().enumerate() {
            carriages.sort_unstable();
            carriages.dedup();
            if carriages.len() > 1 {
                limits.push((carriages, problem.handover.simultaneous[index].within));
            }
        }
        let mut joined: Vec<Vec<usize>> = limits.iter().map(|(carriages, _)| carriages.clone()).collect();
        joined.extend(between(&steps, &joined));
        let mut of: Vec<usize> = (0..count).collect();
        for carriages in &joined {
            let into = of[carriages[0]];
            for &carriage in carriages {
                let old = of[carriage];
                of.iter_mut().filter(|mark| **mark == old).for_each(|mark| *mark = into);
            }
        }
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); count];
        (0..count).for_each(|carriage| members[of[carriage]].push(carriage));
        members.retain(|carriages| !carriages.is_empty());
        let mut number = vec![0; count];
        for (bundle, carriages) in members.iter().enumerate() {
            for &carriage in carriages {
                number[carriage] = bundle;
            }
        }
        let all = members.into_iter().enumerate().map(|(bundle, carriages)| Bundle {
            limits: limits
                .iter()
                .filter(|(whose, _)| number[whose[0]] == bundle)
                .map(|(whose, within)| {
                    let place = |one: &usize| carriages.iter().position(|known| known == one);
                    (whose.iter().filter_map(place).collect(), *within)
                })
                .collect(),
            last_step: carriages.iter().filter_map(|&carriage| steps[carriage]).map(|steps| steps.1).max(),
            carriages,
        });
        let mut by_first = vec![Vec::new(); problem.handover.order.len()];
        for (carriage, steps) in steps.iter().enumerate() {
            if let Some((first, _)) = steps {
                by_first[*first].push(carriage);
            }
        }
        let all: Vec<Bundle> = all.collect();
        let near = near(choices, lots, &number, all.len());
        Self { all, of: number, steps, by_first, near, reasons: Vec::new() }
    }

    pub(crate) fn of(&self, carriage: usize) -> usize {
        self.of[carriage]
    }

    /// Marks the bundles that have to be looked at again after this one was tried.
    pub(crate) fn touched(&self, bundle: usize, is_stale: &mut [bool]) {
        is_stale[bundle] = true;
        for &other in &self.near[bundle] {
            is_stale[other] = true;
        }
        if self.all[bundle].last_step.is_some() {
            for (other, mark) in self.all.iter().zip(is_stale) {
                *mark |= other.last_step.is_some();
            }
        }
    }

    /// The carriages that leave no later than this bundle: some of theirs stand in an earlier step.
    fn before(&self, bundle: usize) -> impl Iterator<Item = usize> + '_ {
        let last = self.all[bundle].last_step.unwrap_or(0);
        let earlier = self.by_first.iter().take(last).flatten().copied();
        earlier.filter(move |&carriage| self.of[carriage] != bundle)
    }

    pub(crate) fn waits_for_order(&self, bundle: usize, trip_of: &[usize]) -> bool {
        self.before(bundle).any(|carriage| trip_of[carriage] == NOWHERE)
    }

    /// No carriage of the bundle that has steps leaves before this.
    pub(crate) fn order_floor(&self, bundle: usize, trip_of: &[usize], trips: &[(Trip, Option<usize>)]) -> Minutes {
        self.before(bundle).map(|carriage| trips[trip_of[carriage]].0.departs).max().unwrap_or(0)
    }

    /// For each carriage: no earlier than this, if they left at these moments.
    pub(crate) fn spread(&self, bundle: usize, left: &[Minutes]) -> Vec<Minutes> {
        let mut wanted = left.to_vec();
        let of = &self.all[bundle];
        let steps: Vec<_> = of.carriages.iter().map(|&carriage| self.steps[carriage]).collect();
        for _ in 0..=of.carriages.len() {
            let before = wanted.clone();
            for (whose, within) in &of.limits {
                let last = whose.iter().map(|&one| wanted[one]).max().unwrap_or(0);
                for &one in whose {
                    wanted[one] = wanted[one].max(last - within);
                }
            }
            for (later, last) in steps.iter().enumerate().filter_map(|(one, steps)| Some((one, (*steps)?.1))) {
                let earlier =
                    steps.iter().enumerate().filter(|(_, steps)| steps.is_some_and(|(first, _)| first < last));
                let floor = earlier.map(|(one, _)| wanted[one]).max().unwrap_or(0);
                wanted[later] = wanted[later].max(floor);
            }
            if wanted == before {
                break;
            }
        }
        wanted
    }
}

/// For each bundle: those with which it shares a vehicle or people.
fn near(choices: &Choices, lots: &[Laid], number: &[usize], count: usize) -> Vec<Vec<usize>> {
    let mut near = vec![Vec::new(); count];
    let mut join = |carriages: &[usize]| {
        for &one in carriages {
            near[number[one]].extend(carriages.iter().map(|&other| number[other]));
        }
    };
    let mut of_vehicle: BTreeMap<VehicleRef, Vec<usize>> = BTreeMap::new();
    for (index, carriage) in choices.carriages.iter().enumerate() {
        of_vehicle.entry(carriage.vehicle).or_default().push(index);
    }
    for carriages in of_vehicle.values() {
        join(carriages);
    }
    for lot in lots {
        let rides: Vec<usize> = lot.rides.iter().copied().filter(|&carriage| carriage != NOWHERE).collect();
        join(&rides);
    }
    for list in &mut near {
        list.sort_unstable();
        list.dedup();
    }
    near
}

/// Sets of carriages that cannot be put down one after the other: one of them, or some that leave together, stand in an earlier
/// and a later step than the others.
fn between(steps: &[Option<(usize, usize)>], together: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut wide: Vec<(usize, usize)> = steps.iter().flatten().copied().collect();
    wide.extend(together.iter().filter_map(|carriages| {
        let theirs = || carriages.iter().filter_map(|&carriage| steps[carriage]);
        theirs().map(|(first, _)| first).min().zip(theirs().map(|(_, last)| last).max())
    }));
    wide.retain(|(first, last)| first < last);
    wide.sort_unstable();
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for (first, last) in wide {
        match spans.last_mut() {
            Some(span) if first < span.1 => span.1 = span.1.max(last),
            _ => spans.push((first, last)),
        }
    }
    let mut sets = Vec::new();
    for span in spans {
        let reaches = |(first, last): (usize, usize)| first < span.1 && (span.0 < last || span.0 < first);
        let inside = steps.iter().enumerate().filter(|(_, steps)| steps.is_some_and(reaches));
        let mut set: Vec<usize> = inside.map(|(index, _)| index).collect();
        let joined = together.iter().filter(|carriages| carriages.iter().any(|one| set.contains(one)));
        let joined: Vec<usize> = joined.flatten().copied().collect();
        set.extend(joined);
        set.sort_unstable();
        set.dedup();
        if set.len() > 1 {
            sets.push(set);
        }
    }
    sets
}
