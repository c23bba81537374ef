//! The judge of controllability: follows a dispatch through given durations, and a conflict around its walk.
//!
//! A dispatch is judged by executions, one set of durations after the other; it is no proof for those that were not tried. A conflict's
//! walk is a proof: P. Morris, "A structural characterization of temporal dynamic controllability", CP 2006, Theorem 3.

use takas_model::{Dispatch, EventRef, Network, NetworkConflict, Side};

/// What goes wrong in an execution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExecutionFault {
    /// There is not one duration within its range for each contingent duration.
    NoSuchDurations,
    /// These events are never executed.
    Stuck(Vec<EventRef>),
    /// A requirement is broken: its index.
    Broken(usize),
}

/// Why a conflict proves nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WalkFault {
    /// The walk is too long to have been written down.
    Unwritten,
    /// It names a side that the network has not.
    UnknownSide(Side),
    /// It is empty, not closed, or has a gap after this step.
    Gap(usize),
    /// Its sum is not negative.
    Sum(i128),
    /// At this step it relies on a duration being short, and nothing that follows outweighs that before the duration's end is needed.
    Unreduced(usize),
    /// The sides that are told are not those of the walk.
    Sides,
}

/// Executes the network: contingent durations take what `durations` says (one each, in their order), every other event comes as
/// soon as the waits allow; what happens at one moment is seen at that moment. Gives the times of the events.
///
/// # Errors
/// When an event never comes, or the first requirement that is broken.
pub fn execute(network: &Network, dispatch: &Dispatch, durations: &[i64]) -> Result<Vec<i64>, ExecutionFault> {
    let contingent = network.contingent();
    let within = contingent.iter().zip(durations).all(|(one, taken)| (one.least..=one.most).contains(taken));
    if !within || durations.len() != contingent.len() {
        return Err(ExecutionFault::NoSuchDurations);
    }
    let count = network.events().len();
    let mut times: Vec<Option<i64>> = vec![None; count];
    let mut ends: Vec<Option<usize>> = vec![None; count];
    for (index, one) in contingent.iter().enumerate() {
        ends[one.to.index()] = Some(index);
    }
    let mut waits: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (index, wait) in dispatch.waits.iter().enumerate() {
        match waits.get_mut(wait.event.index()) {
            Some(list) if wait.after.index() < count => list.push(index),
            _ => return Err(ExecutionFault::Stuck(vec![wait.event])),
        }
    }
    for _ in 0..count {
        // Nature first: what ends at a moment is known when others are decided at that moment.
        let mut next: Option<(i64, bool, usize)> = None;
        for event in 0..count {
            if times[event].is_some() {
                continue;
            }
            let time = match ends[event] {
                Some(index) => times[contingent[index].from.index()].map(|begun| begun + durations[index]),
                None => ready(&waits[event], network, dispatch, &times),
            };
            let offer = time.map(|time| (time, ends[event].is_none(), event));
            next = match (next, offer) {
                (Some(best), Some(offer)) => Some(best.min(offer)),
                (best, offer) => best.or(offer),
            };
        }
        let Some((time, _, event)) = next else { break };
        times[event] = Some(time);
    }
    let never = times.iter().enumerate().filter(|(_, time)| time.is_none()).map(|(event, _)| EventRef::new(event));
    let never: Vec<EventRef> = never.collect();
    if !never.is_empty() {
        return Err(ExecutionFault::Stuck(never));
    }
    let times: Vec<i64> = times.into_iter().flatten().collect();
    for (index, one) in network.requirements().iter().enumerate() {
        let distance = times[one.to.index()] - times[one.from.index()];
        if one.least.is_some_and(|least| distance < least) || one.most.is_some_and(|most| distance > most) {
            return Err(ExecutionFault::Broken(index));
        }
    }
    Ok(times)
}

/// The moment at which an event's waits are over, as far as known.
fn ready(waits: &[usize], network: &Network, dispatch: &Dispatch, times: &[Option<i64>]) -> Option<i64> {
    let mut latest = 0;
    for &index in waits {
        let wait = dispatch.waits[index];
        let ended = wait.unless.and_then(|link| times[network.contingent().get(link)?.to.index()]);
        let over = times[wait.after.index()].map(|after| after + wait.by);
        latest = latest.max(match (ended, over) {
            (Some(ended), Some(over)) => ended.min(over),
            (ended, over) => ended.or(over)?,
        });
    }
    Some(latest)
}

/// What is wrong with a conflict, if anything.
pub fn walk_fault(network: &Network, conflict: &NetworkConflict) -> Option<WalkFault> {
    let Some(walk) = &conflict.walk else { return Some(WalkFault::Unwritten) };
    let mut edges = Vec::with_capacity(walk.len());
    for &side in walk {
        match side.edge(network) {
            Some(edge) => edges.push(edge),
            None => return Some(WalkFault::UnknownSide(side)),
        }
    }
    if edges.is_empty() {
        return Some(WalkFault::Gap(0));
    }
    for (step, &(_, to, _)) in edges.iter().enumerate() {
        if to != edges[(step + 1) % edges.len()].0 {
            return Some(WalkFault::Gap(step));
        }
    }
    let sum: i128 = edges.iter().map(|&(_, _, weight)| i128::from(weight)).sum();
    if sum >= 0 {
        return Some(WalkFault::Sum(sum));
    }
    let mut sides = walk.clone();
    sides.sort_unstable();
    sides.dedup();
    if sides != conflict.sides {
        return Some(WalkFault::Sides);
    }
    (0..walk.len()).find(|&step| !is_outweighed(walk, &edges, step)).map(WalkFault::Unreduced)
}

/// Whether a step that relies on a short duration is followed, around the walk, by steps whose sum is negative before the walk comes
/// back to it; the last of them, where the sum falls below 0, is not the same duration being long.
fn is_outweighed(walk: &[Side], edges: &[(EventRef, EventRef, i64)], step: usize) -> bool {
    let Side::Shortest(duration) = walk[step] else { return true };
    let mut sum = 0i128;
    for place in (step + 1..step + walk.len()).map(|place| place % walk.len()) {
        sum += i128::from(edges[place].2);
        if sum < 0 {
            return walk[place] != Side::Longest(duration);
        }
    }
    false
}

/// Executes so many times with durations from a seed, each the shortest, the longest or any between with the same chance.
///
/// # Errors
/// The first durations that break something, and what.
pub fn try_out(
    network: &Network,
    dispatch: &Dispatch,
    executions: u64,
    seed: u64,
) -> Result<(), (Vec<i64>, ExecutionFault)> {
    let mut draws = Draws::new(seed);
    for _ in 0..executions {
        let durations = draws.durations(network);
        if let Err(fault) = execute(network, dispatch, &durations) {
            return Err((durations, fault));
        }
    }
    Ok(())
}

/// Durations from a seed.
#[derive(Debug)]
pub(crate) struct Draws {
    state: u64,
}

impl Draws {
    pub(crate) fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// A number below another: `splitmix64`, G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
    fn next(&mut self, below: u64) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % below
    }

    /// One for each contingent duration: the shortest, the longest or any between, with the same chance.
    pub(crate) fn durations(&mut self, network: &Network) -> Vec<i64> {
        let mut durations = Vec::with_capacity(network.contingent().len());
        for one in network.contingent() {
            durations.push(match self.next(3) {
                0 => one.least,
                1 => one.most,
                _ => one.least + i64::try_from(self.next((one.most - one.least).unsigned_abs() + 1)).unwrap_or(0),
            });
        }
        durations
    }
}
