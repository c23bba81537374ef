//! What a plan that is timed anew has to keep: what has happened, and, as far as it can, what was planned.

use std::collections::BTreeMap;

use takas_model::{CheckRef, MeasureRef, Minutes, TeamRef, Trip, VehicleRef};

/// A work by what it is for: lots and carriages by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum WorkKey {
    Check(CheckRef, usize),
    Measure(MeasureRef, usize),
    Once(MeasureRef),
}

/// A work as planned or as it was.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Planned {
    pub(crate) team: TeamRef,
    pub(crate) starts: Minutes,
    pub(crate) ends: Minutes,
    /// It has begun: it is as it is.
    pub(crate) has_begun: bool,
}

/// See the module. Empty for a new plan.
#[derive(Clone, Debug, Default)]
pub(crate) struct Past {
    /// Nothing that has not begun begins before.
    pub(crate) now: Minutes,
    /// Rides that have left, each vehicle's in order; with their carriage if they carry anybody.
    pub(crate) trips: Vec<(Trip, Option<usize>)>,
    pub(crate) works: BTreeMap<WorkKey, Planned>,
    /// Gates that have opened.
    pub(crate) opened: BTreeMap<usize, Minutes>,
    /// No carriage leaves before: by number.
    pub(crate) departs: BTreeMap<usize, Minutes>,
    /// The empty ride that a carriage's vehicle was planned to take before it leaves at this minute, if it can: by number.
    pub(crate) empties: BTreeMap<usize, Minutes>,
    /// No vehicle leaves on a further ride before.
    pub(crate) free: BTreeMap<VehicleRef, Minutes>,
    /// No gate opens before: by number.
    pub(crate) opens: BTreeMap<usize, Minutes>,
    /// In which hall a lot waits at the place of this index of its route.
    pub(crate) halls: BTreeMap<(usize, usize), usize>,
}

impl Past {
    /// These gates and carriages, by number, are no earlier than this either.
    pub(crate) fn raise(&mut self, gates: &BTreeMap<usize, Minutes>, carriages: &BTreeMap<usize, Minutes>) {
        for (known, more) in [(&mut self.opens, gates), (&mut self.departs, carriages)] {
            for (&number, &minutes) in more {
                let at = known.entry(number).or_default();
                *at = (*at).max(minutes);
            }
        }
    }
}
