//! A plan rehearsed: run many times against delays and refusals drawn from its ranges.
//!
//! Each run plays the operation with the engine itself: what boards, leaves and opens is what the engine lets. What a run may draw is in
//! [`RehearsalChances`]; durations are triangular between their shortest and longest with the peak at the usual one. A run of a seed is the
//! same whenever and wherever it is run. A rehearsal says what a plan withstands under these assumptions, and no more.

use std::collections::BTreeMap;

use takas_model::{Charter, GateRef, Instant, Minutes, OperationEvent, UnitRef};

use crate::fault::CharterFault;
use crate::operation::Operation;

/// What is rehearsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RehearsalLimits {
    /// The seed.
    pub seed: u64,
    /// How many runs.
    pub runs: u64,
    /// What may go wrong, and how often.
    pub chances: RehearsalChances,
}

/// What may go wrong besides durations, each so many times in a thousand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RehearsalChances {
    /// A living unit does not travel after all, for refusal, illness or identity.
    pub not_travelling: u32,
    /// A ride leaves later than planned for reasons of its own.
    pub vehicle_late: u32,
    /// By so many minutes at most.
    pub vehicle_late_minutes_max: Minutes,
    /// A party confirms a gate late.
    pub gate_late: u32,
    /// By so many minutes at most.
    pub gate_late_minutes_max: Minutes,
    /// A party does not confirm a gate at all: what it was to give in return is withheld.
    pub withheld: u32,
    /// Minutes after the end of the handover at which the lead breaks it off.
    pub patience_minutes: Minutes,
}

impl Default for RehearsalChances {
    fn default() -> Self {
        Self {
            not_travelling: 10,
            vehicle_late: 100,
            vehicle_late_minutes_max: 60,
            gate_late: 100,
            gate_late_minutes_max: 60,
            withheld: 5,
            patience_minutes: 120,
        }
    }
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ending {
    /// Everybody who was to travel has been handed over.
    Complete,
    /// Everybody who still travels has been handed over; somebody does not.
    Partial,
    /// It was broken off, and everybody is safe.
    BrokenOff,
}

/// Where a run broke: what stood in the way when it was broken off, or who did not travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Obstruction {
    /// A gate did not open.
    Gate(GateRef),
    /// A check or measure was not done: an index into the plan's works.
    Work(usize),
    /// A ride did not leave: an index into the plan's trips.
    Ride(usize),
    /// A unit does not travel.
    NotTravelling(UnitRef),
}

/// How often runs broke at one point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Break {
    /// Where.
    pub at: Obstruction,
    /// In how many runs.
    pub runs: u64,
    /// In how many of these it was the first that stood in the way.
    pub first: u64,
}

/// How runs used one ride.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RideRehearsal {
    /// In how many runs it left.
    pub left: u64,
    /// In how many of these later than planned.
    pub late: u64,
    /// How many minutes later than planned it left.
    pub late_minutes: Distribution,
}

/// How often which number of minutes came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distribution {
    /// How often each: minutes, then count.
    counts: BTreeMap<Minutes, u64>,
    total: u64,
}

impl Distribution {
    /// One more.
    pub fn add(&mut self, minutes: Minutes) {
        *self.counts.entry(minutes).or_default() += 1;
        self.total += 1;
    }

    /// How many there are.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// The least number of minutes that so many in a thousand do not exceed; none where there is none at all.
    pub fn quantile(&self, permille: u64) -> Option<Minutes> {
        let wanted = (u128::from(self.total) * u128::from(permille.min(1000))).div_ceil(1000).max(1);
        let mut seen = 0;
        self.counts.iter().find_map(|(minutes, count)| {
            seen += u128::from(*count);
            (seen >= wanted).then_some(*minutes)
        })
    }

    /// The greatest.
    pub fn max(&self) -> Option<Minutes> {
        self.counts.last_key_value().map(|(minutes, _)| *minutes)
    }

    /// Counts by buckets of so many minutes, from the one that holds the least on: where each begins, and how many are in it.
    pub fn buckets(&self, minutes: Minutes) -> Vec<(Minutes, u64)> {
        let width = minutes.max(1);
        let bucket = |at: Minutes| at.div_euclid(width) * width;
        let (Some((&least, _)), Some((&most, _))) = (self.counts.first_key_value(), self.counts.last_key_value())
        else {
            return Vec::new();
        };
        let mut counts: BTreeMap<Minutes, u64> = BTreeMap::new();
        self.counts.iter().for_each(|(at, count)| *counts.entry(bucket(*at)).or_default() += count);
        let mut begins = vec![bucket(least)];
        while begins.len() < BUCKETS_MAX && begins[begins.len() - 1] < bucket(most) {
            begins.push(begins[begins.len() - 1] + width);
        }
        begins.into_iter().map(|begin| (begin, counts.get(&begin).copied().unwrap_or(0))).collect()
    }
}

/// The most buckets that are drawn.
const BUCKETS_MAX: usize = 10_000;

/// What came of one run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunReport {
    /// Which run of the seed.
    pub run: u64,
    /// How it ended.
    pub ending: Ending,
    /// What stood in the way, the first first.
    pub obstructions: Vec<Obstruction>,
    /// Minutes that each living unit waited at an exchange point between two rides, one for each wait.
    pub waits: Vec<Minutes>,
    /// How many minutes later than planned the last was handed over, if somebody was.
    pub end_late: Option<Minutes>,
    /// For each ride by how many minutes later than planned it left, if it left.
    pub rides_late: Vec<Option<Minutes>>,
    /// How many events there were.
    pub events: u64,
    /// When the last was.
    pub ends: Instant,
}

/// What came of all runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rehearsal {
    /// The seed.
    pub seed: u64,
    /// How many runs there were.
    pub runs: u64,
    /// How many ended how.
    pub endings: BTreeMap<Ending, u64>,
    /// Where they broke, the most frequent first.
    pub breaks: Vec<Break>,
    /// How many minutes people waited at exchange points: one for each unit, wait and run.
    pub waits: Distribution,
    /// How many minutes later than planned the last was handed over.
    pub ends_late: Distribution,
    /// For each ride of the plan.
    pub rides: Vec<RideRehearsal>,
}

impl Rehearsal {
    /// Before the first run of a charter.
    pub fn new(charter: &Charter, limits: &RehearsalLimits) -> Self {
        let rides = vec![RideRehearsal::default(); charter.target.plan.trips.len()];
        let (waits, ends_late) = (Distribution::default(), Distribution::default());
        Self { seed: limits.seed, runs: 0, endings: BTreeMap::new(), breaks: Vec::new(), waits, ends_late, rides }
    }

    /// One run more. The order in which runs are added does not matter.
    pub fn add(&mut self, report: &RunReport) {
        self.runs += 1;
        *self.endings.entry(report.ending).or_default() += 1;
        for (index, &at) in report.obstructions.iter().enumerate() {
            let first = u64::from(index == 0);
            match self.breaks.iter_mut().find(|one| one.at == at) {
                Some(one) => (one.runs, one.first) = (one.runs + 1, one.first + first),
                None => self.breaks.push(Break { at, runs: 1, first }),
            }
        }
        self.breaks.sort_by_key(|one| (std::cmp::Reverse(one.runs), one.at));
        report.waits.iter().for_each(|minutes| self.waits.add(*minutes));
        report.end_late.iter().for_each(|minutes| self.ends_late.add(*minutes));
        for (ride, late) in self.rides.iter_mut().zip(&report.rides_late) {
            if let Some(minutes) = *late {
                ride.left += 1;
                ride.late += u64::from(minutes > 0);
                ride.late_minutes.add(minutes);
            }
        }
    }
}

/// Runs a plan so often against what is drawn. Whatever the charter is for and whoever speaks in it, it is rehearsed, by
/// [`players`](super::players).
///
/// # Errors
/// Everything that is wrong with the charter.
pub fn rehearse(charter: &Charter, limits: &RehearsalLimits) -> Result<Rehearsal, Vec<CharterFault>> {
    let operation = Operation::new(super::players(charter))?;
    let mut rehearsal = Rehearsal::new(charter, limits);
    for run in 0..limits.runs {
        rehearsal.add(&rehearse_run(&operation, limits, run, &mut |_| {}));
    }
    Ok(rehearsal)
}

/// One run of a rehearsal, each event shown as it happens: for whoever shows one, and whoever shares runs among threads.
pub fn rehearse_run(
    operation: &Operation,
    limits: &RehearsalLimits,
    run: u64,
    observe: &mut dyn FnMut(&OperationEvent),
) -> RunReport {
    super::play::play(operation, limits, run, observe)
}
